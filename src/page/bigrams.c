#include "page/bigrams.h"

#include <glib.h>

enum { FIRST_ROOM = 64 };

/* Where the pair stands, or the empty place where it may be put. */
static size_t find(const PgBigrams *set, uint64_t pair) {
    size_t i = (size_t)((pair * 0x9e3779b97f4a7c15ULL) >> 32);
    while (set->slots[i & (set->room - 1)] && set->slots[i & (set->room - 1)] != pair)
        i++;
    return i & (set->room - 1);
}

static void grow(PgBigrams *set) {
    PgBigrams old = *set;
    set->room = old.room ? 2 * old.room : FIRST_ROOM;
    set->slots = g_new0(uint64_t, set->room);
    for (size_t i = 0; i < old.room; i++)
        if (old.slots[i])
            set->slots[find(set, old.slots[i])] = old.slots[i];
    g_free(old.slots);
}

void pg_bigrams_clear(PgBigrams *set) {
    g_free(set->slots);
    *set = (PgBigrams){0};
}

void pg_bigrams_add(PgBigrams *set, const uint32_t *chars, size_t n) {
    for (size_t i = 0; i + 1 < n; i++) {
        if (2 * (size_t)set->n >= set->room)
            grow(set); /* also where no pair follows: a set with room has been filled */
        if (!pg_char_is_han(chars[i]) || !pg_char_is_han(chars[i + 1]))
            continue;
        uint64_t pair = (uint64_t)chars[i] << 32 | chars[i + 1];
        uint64_t *slot = &set->slots[find(set, pair)];
        set->n += !*slot;
        *slot = pair;
    }
}

static bool holds(const PgBigrams *set, uint64_t pair) {
    return set->n && set->slots[find(set, pair)];
}

uint32_t pg_bigrams_count_shared(const PgBigrams *set, const PgBigrams *other,
                                 const PgBigrams *but_not) {
    uint32_t n = 0;
    for (size_t i = 0; i < set->room; i++)
        n += set->slots[i] && holds(other, set->slots[i]) &&
             !(but_not && holds(but_not, set->slots[i]));
    return n;
}
