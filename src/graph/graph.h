/* An RDF data set in memory: interned terms and quads of their ids, in the order they came. */
#ifndef PG_GRAPH_GRAPH_H
#define PG_GRAPH_GRAPH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct PgGraph PgGraph;

typedef uint32_t PgTermId; /* 0 is no term; as a quad's graph it is the default graph */

typedef struct {
    PgTermId subject, predicate, object, graph;
} PgQuad;

typedef struct {
    bool is_literal;
    const char *value;    /* UTF-8 with a final NUL; an IRI without its brackets */
    uint32_t length;      /* bytes */
    PgTermId datatype;    /* of a literal; 0 for a plain one or one with a language */
    const char *language; /* of a literal, "" when it has none */
} PgTerm;

PgGraph *pg_graph_new(void);
void pg_graph_free(PgGraph *graph); /* NULL is legal */

/* The id of a term, the same for the same term. The text is copied when new. It must be valid
   UTF-8; an IRI must be absolute and hold nothing that N-Quads forbids in one. */
PgTermId pg_graph_iri(PgGraph *graph, const char *iri, size_t length);
PgTermId pg_graph_literal(PgGraph *graph, const char *value, size_t length, PgTermId datatype,
                          const char *language);

/* Look a term up without making it; 0 when it is not there. */
PgTermId pg_graph_find_iri(const PgGraph *graph, const char *iri, size_t length);

/* Borrowed; valid until the next term is interned (the strings until the graph is freed). */
PgTerm pg_graph_term(const PgGraph *graph, PgTermId id);
size_t pg_graph_n_terms(const PgGraph *graph); /* ids run from 1 to this */

/* Twins are dropped. */
void pg_graph_add(PgGraph *graph, PgTermId subject, PgTermId predicate, PgTermId object,
                  PgTermId in_graph);
/* Borrowed, in the order of adding; valid until the next add. */
const PgQuad *pg_graph_quads(const PgGraph *graph, size_t *n_quads);

#endif
