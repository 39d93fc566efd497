/* Inside page/: sets of pairs of Han characters, by which paragraphs and headlines are compared. */
#ifndef PG_PAGE_BIGRAMS_H
#define PG_PAGE_BIGRAMS_H

#include "base/chars.h"

/* An open-addressing hash table; all zero is the empty set. */
typedef struct {
    uint64_t *slots; /* 0 is an empty place */
    size_t room;     /* a power of two, or 0 */
    uint32_t n;
} PgBigrams;

void pg_bigrams_clear(PgBigrams *set);
/* Add every pair of neighbours that are both Han. */
void pg_bigrams_add(PgBigrams *set, const uint32_t *chars, size_t n);
/* How many of the set are in `other` and not in `but_not`, which may be NULL. */
uint32_t pg_bigrams_count_shared(const PgBigrams *set, const PgBigrams *other,
                                 const PgBigrams *but_not);

#endif
