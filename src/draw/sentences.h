/* The sentences that a graph was read from, and what they say. */
#ifndef PG_DRAW_SENTENCES_H
#define PG_DRAW_SENTENCES_H

#include "draw/view.h"

typedef struct {
    PgTermId graph;        /* the name of its graph */
    const char *iri;       /* of that */
    const char *quotation; /* as the graph has it: clean it before use */
    const char *headline;  /* likewise; "" for none */
    const char *document;  /* IRI */
    unsigned long start;   /* its place in the document */
} PgSentence;

/* By document and place: PgSentence. Empty for a graph without them. The caller frees it. */
GArray *pg_sentences_list(const PgGraph *graph);

/* Give each edge that is not hidden the first of the sentences that states it. */
void pg_sentences_quote(PgView *view, const PgGraph *graph, const GArray *sentences);

#endif
