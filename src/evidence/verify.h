/* Whether a graph's evidence bears it: every quotation and every fact against the documents. */
#ifndef PG_EVIDENCE_VERIFY_H
#define PG_EVIDENCE_VERIFY_H

#include "evidence/evidence.h"
#include "source/document.h"

typedef enum {
    PG_CHECK_DOCUMENT,  /* the document is there and its sha256 is the graph's */
    PG_CHECK_QUOTATION, /* its characters stand at their place, in their order, from end to end */
    PG_CHECK_NAME,      /* a name or class: the sentence has the name */
    PG_CHECK_SUBJECT,   /* of a fact or statistic */
    PG_CHECK_OBJECT,    /* of a relation */
    PG_CHECK_VALUE,     /* amount, date, status, text, indicator, period */
    PG_CHECK_GRAPH,     /* the graph's own make: every graph described, every place told */
    PG_N_CHECKS
} PgCheck;

/* How a check came out, the best first. */
typedef enum {
    PG_OUTCOME_HELD,    /* the sentence itself has it */
    PG_OUTCOME_ANAPHOR, /* the sentence has an anaphor; the name stands before it in the article */
    PG_OUTCOME_CARRIED, /* carried over from elsewhere in the article: PgCarriedFrom */
    PG_OUTCOME_FAILED,
    PG_N_OUTCOMES
} PgOutcome;

/* From where something is carried over. */
typedef enum {
    PG_CARRIED_FROM_PREVIOUS, /* the sentence right before */
    PG_CARRIED_FROM_NEAR,     /* at most PG_CARRY_LIMIT sentences before */
    PG_CARRIED_FROM_OPENING,  /* the article's headline or first paragraph */
    PG_CARRIED_FROM_ARTICLE,  /* a park, named further up: what the article is about */
    PG_CARRIED_FROM_SPEAKER,  /* the sentence right behind speech, which tells who speaks */
    PG_N_CARRIED
} PgCarriedFrom;

enum { PG_CARRY_LIMIT = 6 };

typedef struct {
    size_t checks[PG_N_CHECKS][PG_N_OUTCOMES];
    size_t carried[PG_N_CARRIED];
    size_t n_documents, n_sentences, n_facts; /* of the graph */
    size_t n_unknown;            /* documents that were read and are not in the graph */
    size_t n_interrupted;        /* quotations with other readable text between their characters */
    size_t longest_interruption; /* characters of readable text, white space left out */
    char longest_place[256];     /* where that is; "" when there is none */
} PgVerification;

/* Gets every check that failed, as "NAME:char=START,END" and what is wrong; both UTF-8 from data.
 */
typedef void (*PgFailureSink)(void *data, const char *place, const char *reason);

typedef struct PgVerifier PgVerifier;

/* The counts are set to zero here and are right after pg_verifier_finish. */
PgVerifier *pg_verifier_new(const PgEvidence *evidence, PgVerification *counts, PgFailureSink sink,
                            void *data);
/* Check all that the graph quotes from a document, which has kept its decoded text. */
void pg_verifier_check(PgVerifier *verifier, const PgDocument *document);
/* Check what needs no document, and name the documents that did not come. */
void pg_verifier_finish(PgVerifier *verifier);
void pg_verifier_free(PgVerifier *verifier); /* NULL is legal */

#endif
