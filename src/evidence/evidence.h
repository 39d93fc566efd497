/* A graph read as what it claims: which sentence of which document states which facts about whom.
 */
#ifndef PG_EVIDENCE_EVIDENCE_H
#define PG_EVIDENCE_EVIDENCE_H

#include "evidence/plain.h"
#include "graph/graph.h"
#include "ontology/ontology.h"

#include <glib.h>

typedef struct {
    PgTermId iri;
    const char *name;   /* as the IRI tells it, percent-decoded */
    const char *sha256; /* NULL when the graph does not tell */
    GArray *sentences;  /* uint32_t: indexes, by place */
} PgQuotedDocument;

typedef struct {
    PgTermId iri;
    uint32_t document;            /* index */
    uint32_t start, end;          /* in the decoded document */
    const char *quotation;        /* oa:exact */
    const char *headline;         /* of the article; NULL for none */
    PgPlain plain;                /* of the quotation */
    GPtrArray *rules;             /* const char * */
    uint32_t first_quad, n_quads; /* of PgEvidence.quads */
} PgQuotedSentence;

typedef struct {
    PgTermId iri;
    PgClass class;     /* PG_CLASS_NONE when the graph tells none that the ontology knows */
    const char *label; /* rdfs:label or skos:prefLabel, else any name; the IRI when nameless */
    GArray *names;     /* PgPlain: every label and alternative label */
} PgNamedEntity;

/* What is wrong with the graph as such. */
typedef struct {
    PgTermId graph;
    const char *reason; /* constant */
} PgEvidenceFault;

typedef struct {
    const PgGraph *graph;
    const PgOntology *ontology;
    PgArena *arena;
    GArray *documents; /* PgQuotedDocument, in the graph's order; index 0 is none */
    GArray *sentences; /* PgQuotedSentence, in the graph's order; index 0 is none */
    GArray *entities;  /* PgNamedEntity, in the graph's order; index 0 is none */
    GArray *quads;     /* PgQuad of the sentences' graphs, by sentence */
    GArray *faults;    /* PgEvidenceFault */
    uint32_t *document_of, *sentence_of, *entity_of; /* by term; 0 for none */
} PgEvidence;

/* The graph and the ontology must live as long and not change. Never fails: what does not hold
   together is among the faults. */
PgEvidence *pg_evidence_new(const PgGraph *graph, const PgOntology *ontology);
void pg_evidence_free(PgEvidence *evidence); /* NULL is legal */

static inline const PgQuotedSentence *pg_evidence_sentence(const PgEvidence *evidence, uint32_t i) {
    return &g_array_index(evidence->sentences, PgQuotedSentence, i);
}
static inline const PgQuotedDocument *pg_evidence_document(const PgEvidence *evidence, uint32_t i) {
    return &g_array_index(evidence->documents, PgQuotedDocument, i);
}
static inline const PgNamedEntity *pg_evidence_entity(const PgEvidence *evidence, uint32_t i) {
    return &g_array_index(evidence->entities, PgNamedEntity, i);
}

/* How a term is shown to people: an entity's label, a literal's text, what tells an IRI apart.
   Borrowed. */
const char *pg_evidence_show(const PgEvidence *evidence, PgTermId term);

/* Does the text name the entity? With the name that stands there, unless `name` is NULL. */
bool pg_entity_is_named(const PgNamedEntity *entity, const PgPlain *text, const PgPlain **name);
/* Does the text hold an anaphor of the class? */
bool pg_anaphor_is_there(const PgOntology *ontology, PgClass class, const PgPlain *text);

#endif
