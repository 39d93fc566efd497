/* Inside corpus/: what is kept of each document. */
#ifndef PG_CORPUS_INTERNAL_H
#define PG_CORPUS_INTERNAL_H

#include "corpus/corpus.h"

#include <glib.h>

typedef struct {
    PgSpan place;          /* in the decoded document */
    const char *quotation; /* as written, without wraps */
    const char *headline;
} KeptSentence;

/* Names and facts still count sentences as the page did: see sentence_of. */
typedef struct {
    PgClass class; /* PG_CLASS_NONE: not spoken of, left out */
    const char *label, *key;
    PgName *names;
    uint32_t n_names;
    uint32_t place, industry;
    uint32_t merged; /* index of the run's entity */
} KeptEntity;

typedef struct {
    const char *name, *title, *date, *publisher, *sha256;
    KeptEntity *entities; /* as in the cast: index 0 is none */
    uint32_t n_entities;
    KeptSentence *sentences;
    uint32_t n_sentences;
    uint32_t *sentence_of; /* by sentence of the page: index of the kept one */
    PgFact *facts;
    uint32_t n_facts;
    PgStatistic *statistics;
    uint32_t n_statistics;
    uint32_t n_articles;
} KeptDocument;

struct PgCorpus {
    const PgOntology *ontology;
    PgArena *arena;
    GPtrArray *documents; /* KeptDocument */
    GHashTable *names;    /* of documents */
};

/* One entity of the run. */
typedef struct {
    PgClass class;
    const char *label;
    const char *iri;
    uint32_t place, industry;
    uint32_t owner;  /* the entity that a person's or a generic project's IRI needs; 0 for none */
    uint16_t status; /* the latest that any sentence states */
} RunEntity;

/* Bring the entities of all documents together: fills the `merged` of each and returns the run's
   entities (RunEntity, index 0 is none), IRIs minted. */
GArray *pg_corpus_merge(PgCorpus *corpus);

#endif
