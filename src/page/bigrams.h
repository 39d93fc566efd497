/* Inside page/: which articles hold which pairs of Han characters, by which text is compared. */
#ifndef PG_PAGE_BIGRAMS_H
#define PG_PAGE_BIGRAMS_H

#include "base/chars.h"

typedef struct {
    uint64_t articles; /* a bit each */
    uint32_t pair;     /* 0: an empty place */
    uint32_t seen;     /* the last comparison that counted it */
} PgBigram;

/* An open-addressing hash table; all zero is the empty one. */
typedef struct {
    PgBigram *slots;
    uint32_t room; /* a power of two, or 0 */
    uint32_t n;
} PgBigrams;

void pg_bigrams_clear(PgBigrams *bigrams);

static inline bool pg_bigram_is(const uint32_t *chars) {
    return pg_char_is_han(chars[0]) && pg_char_is_han(chars[1]);
}

/* The place of two Han characters; NULL when they have none and `add` is not set. It is valid until
   the next one is added. */
PgBigram *pg_bigrams_at(PgBigrams *bigrams, const uint32_t *chars, bool add);

#endif
