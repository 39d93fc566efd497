/* What a result is, for catalogues. */
#ifndef PG_COMMAND_DESCRIBE_H
#define PG_COMMAND_DESCRIBE_H

#include "parkgraph.h"

/* Write counts, classes, properties, files and sources of a graph as VoID, DCAT and PROV-O in
   Turtle. It depends on the graph alone. */
PgStatus pg_description_write(const PgGraph *graph, FILE *out, const PgLog *log) PG_CHECKED;

#endif
