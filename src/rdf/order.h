/* The order of statements in Turtle and RDF/XML, for a reader's eye and the same on every run. */
#ifndef PG_RDF_ORDER_H
#define PG_RDF_ORDER_H

#include "graph/graph.h"

/* Sort quads: by graph (the default graph first, then in the order given), by subject (its class,
   then its IRI), by predicate (type, labels, then as one tells it), by object. */
void pg_order_quads(const PgGraph *graph, PgQuad *quads, size_t n_quads);

#endif
