/* Inside evidence/: a document under verification. */
#ifndef PG_EVIDENCE_VERIFY_INTERNAL_H
#define PG_EVIDENCE_VERIFY_INTERNAL_H

#include "evidence/verify.h"
#include "page/page.h"

/* What a sentence's facts may lean on: the sentences of its page. */
typedef struct {
    const PgPage *page;
    PgPlain *plain;     /* by sentence of the page */
    GHashTable *places; /* (start << 32 | end) → sentence of the page + 1 */
} PgContext;

struct PgVerifier {
    const PgEvidence *evidence;
    PgVerification *counts;
    PgFailureSink sink;
    void *data;
    bool *is_read;       /* by document of the graph */
    GHashTable *names;   /* of the documents read */
    GHashTable *digests; /* sha256 → document of the graph + 1, first come */
};

void pg_verifier_fail(PgVerifier *verifier, PgCheck check, const char *place, const char *format,
                      ...) __attribute__((format(printf, 4, 5)));
/* "NAME:char=START,END"; the caller's. */
char *pg_verifier_place(const char *name, const PgQuotedSentence *sentence);

/* Check the facts of one sentence. */
void pg_verifier_check_facts(PgVerifier *verifier, const PgContext *context,
                             const PgQuotedSentence *sentence, const char *place);

#endif
