/* Which documents a graph was read from, for the line below a picture. */
#ifndef PG_DRAW_SOURCES_H
#define PG_DRAW_SOURCES_H

#include "parkgraph.h"

/* "来源：胶州湾园区报等 12 篇文档，2022-03-11 至 2023-09-08", or what `otherwise` says where the
   graph tells of no documents; both cleaned. Only the document of that IRI, unless it is NULL. The
   caller frees it with g_free. */
char *pg_sources_line(const PgGraph *graph, const char *document, const char *otherwise);

#endif
