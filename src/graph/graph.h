/* An RDF data set in memory: interned terms and quads of their ids, in the order they came. How it
   is read stands in parkgraph.h. */
#ifndef PG_GRAPH_GRAPH_H
#define PG_GRAPH_GRAPH_H

#include "parkgraph.h"

/* The id of a term, the same for the same term. The text is copied when new. It must be valid
   UTF-8; an IRI must be absolute and hold nothing that N-Quads forbids in one. */
PgTermId pg_graph_iri(PgGraph *graph, const char *iri, size_t length);
PgTermId pg_graph_literal(PgGraph *graph, const char *value, size_t length, PgTermId datatype,
                          const char *language);

/* Twins of the same section are dropped. */
void pg_graph_add(PgGraph *graph, PgTermId subject, PgTermId predicate, PgTermId object,
                  PgTermId in_graph);

/* What comes from here on has no twin among what was added before, where it is no longer looked
   for: the table of a whole graph does not fit into any cache. */
void pg_graph_start_section(PgGraph *graph);

#endif
