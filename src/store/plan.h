/* What is sent, cut into batches: the default graph's statements in pieces, the named graphs whole.
 */
#ifndef PG_STORE_PLAN_H
#define PG_STORE_PLAN_H

#include "base/log.h"
#include "base/status.h"
#include "graph/graph.h"

#include <glib.h>

typedef struct {
    size_t start, end; /* of the plan's quads */
} PgBatch;

typedef struct {
    const PgGraph *graph; /* borrowed */
    PgQuad *quads;        /* those of the default graph first, then graph by graph */
    size_t n_quads, n_default, n_graphs;
    GArray *pieces;  /* PgBatch of the default graph */
    GArray *bundles; /* PgBatch of whole named graphs */
    char *digest;    /* of everything that will be sent, in hexadecimal */
} PgPlan;

/* Up to `piece` statements go into a piece, about `bundle` into a bundle. What a store cannot hold
   is logged: a blank node, which would become another one in each batch, and an IRI of more than
   `longest_iri` bytes (0: any). Free in every case. */
PgStatus pg_plan_make(const PgGraph *graph, size_t piece, size_t bundle, size_t longest_iri,
                      PgPlan *plan, const PgLog *log) PG_CHECKED;
void pg_plan_free(PgPlan *plan);

/* Append the triples of a batch as N-Triples, which is Turtle too and fits into SPARQL. */
void pg_plan_append_triples(const PgPlan *plan, PgBatch batch, GString *text);
/* The same as "GRAPH <name> { … }" for each graph of a bundle. */
void pg_plan_append_graphs(const PgPlan *plan, PgBatch batch, GString *text);
/* "before <graph> after" for each graph of a bundle. */
void pg_plan_append_names(const PgPlan *plan, PgBatch batch, const char *before, const char *after,
                          GString *text);

#endif
