/* N-Triples and N-Quads in UTF-8, from the graph itself: most of what is ever written. Raptor's
   writer escapes CJK to \uXXXX, which doubles the size, and takes three times as long. */
#ifndef PG_RDF_NQUADS_H
#define PG_RDF_NQUADS_H

#include "base/status.h"
#include "graph/graph.h"

#include <stdbool.h>
#include <stdio.h>

/* Terms as they are written, each put down once: a statement is then but a few copies. */
typedef struct PgNquads PgNquads;

/* The graph is borrowed and must not grow. `is_ascii`: \uXXXX for what is none. */
PgNquads *pg_nquads_new(const PgGraph *graph, bool is_ascii);
void pg_nquads_free(PgNquads *nquads); /* NULL is legal */

/* Put down a term that can be written, before the first quad with it. Nothing happens when it was
   before. */
void pg_nquads_add_term(PgNquads *nquads, PgTermId id);

/* Write quads; PG_ERROR_IO when that fails. Everything is at the FILE then, and flushed. */
PgStatus pg_nquads_write(const PgNquads *nquads, const PgQuad *quads, size_t n_quads,
                         FILE *out) PG_CHECKED;

#endif
