#include "page/bigrams.h"

#include <glib.h>

enum { FIRST_ROOM = 256 };

/* Where the pair stands, or the empty place where it may be put. */
static PgBigram *find(const PgBigrams *bigrams, uint32_t pair) {
    uint32_t i = (uint32_t)((pair * 0x9e3779b97f4a7c15ULL) >> 32);
    while (bigrams->slots[i & (bigrams->room - 1)].pair &&
           bigrams->slots[i & (bigrams->room - 1)].pair != pair)
        i++;
    return &bigrams->slots[i & (bigrams->room - 1)];
}

static void grow(PgBigrams *bigrams) {
    PgBigrams old = *bigrams;
    bigrams->room = old.room ? 2 * old.room : FIRST_ROOM;
    bigrams->slots = g_new0(PgBigram, bigrams->room);
    for (uint32_t i = 0; i < old.room; i++)
        if (old.slots[i].pair)
            *find(bigrams, old.slots[i].pair) = old.slots[i];
    g_free(old.slots);
}

void pg_bigrams_clear(PgBigrams *bigrams) {
    g_free(bigrams->slots);
    *bigrams = (PgBigrams){0};
}

PgBigram *pg_bigrams_at(PgBigrams *bigrams, const uint32_t *chars, bool add) {
    uint32_t pair = chars[0] << 16 | (chars[1] & 0xffff);
    if (add && 2 * bigrams->n >= bigrams->room)
        grow(bigrams);
    if (!bigrams->room)
        return NULL;
    PgBigram *bigram = find(bigrams, pair);
    if (bigram->pair || !add)
        return bigram->pair ? bigram : NULL;
    bigram->pair = pair;
    bigrams->n++;
    return bigram;
}
