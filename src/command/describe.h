/* What a result is, for catalogues. */
#ifndef PG_COMMAND_DESCRIBE_H
#define PG_COMMAND_DESCRIBE_H

#include "parkgraph.h"

/* Write counts, classes, properties, files and sources of a graph as VoID, DCAT and PROV-O in
   Turtle. `license` is a legal IRI, or NULL where none is told. It depends on these alone. */
PgStatus pg_description_write(const PgGraph *graph, const char *license, FILE *out,
                              const PgLog *log) PG_CHECKED;

#endif
