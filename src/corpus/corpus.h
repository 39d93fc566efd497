/* What all documents of a run say, before it becomes RDF: kept compact, so that a document's
   memory can go when the next one comes. */
#ifndef PG_CORPUS_CORPUS_H
#define PG_CORPUS_CORPUS_H

#include "graph/graph.h"
#include "relation/relation.h"

typedef struct PgCorpus PgCorpus;

PgCorpus *pg_corpus_new(const PgOntology *ontology);
void pg_corpus_free(PgCorpus *corpus); /* NULL is legal */

/* Copy what a page says. Returns what its document is called in the graph, which is the corpus's.
 */
const char *pg_corpus_add(PgCorpus *corpus, const PgFindings *findings);

typedef struct {
    size_t n_documents, n_articles, n_sentences, n_facts, n_statistics;
    size_t n_entities[PG_MAX_CLASSES + 1]; /* by class, after merging */
} PgCorpusCounts;

/* Bring the entities of all documents together and state everything in a new graph, which is the
   caller's. `counts` may be NULL. */
PgGraph *pg_corpus_to_graph(PgCorpus *corpus, PgCorpusCounts *counts);

#endif
