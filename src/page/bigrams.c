#include "page/bigrams.h"

#include <glib.h>

typedef struct {
    uint32_t pair;
    uint32_t number; /* 0: an empty place */
} Slot;

/* Where the pair stands in an open-addressing hash table, or the empty place where it may be put:
   nearly always the first one looked at. */
static inline Slot *find(Slot *slots, unsigned log_room, uint32_t pair) {
    size_t i = (pair * 0x9e3779b97f4a7c15ULL) >> (64 - log_room);
    while ((slots[i].pair ^ pair) & -(uint32_t)(slots[i].number != 0)) /* one jump, hardly taken */
        i = (i + 1) & (((size_t)1 << log_room) - 1);
    return &slots[i];
}

uint32_t pg_bigrams_number(const uint32_t *chars, uint32_t n, uint32_t *numbers) {
    unsigned log_room = 1;
    while ((size_t)1 << log_room < 2 * (size_t)n)
        log_room++;
    Slot *slots = g_new0(Slot, (size_t)1 << log_room);
    uint32_t n_pairs = 0;
    bool is_han = n && pg_char_is_han(chars[0]);
    for (uint32_t i = 0; i < n; i++) {
        bool was_han = is_han;
        is_han = i + 1 < n && pg_char_is_han(chars[i + 1]);
        numbers[i] = 0;
        if (!was_han || !is_han)
            continue;
        uint32_t pair = chars[i] << 16 | (chars[i + 1] & 0xffff);
        Slot *slot = find(slots, log_room, pair);
        n_pairs += !slot->number;
        numbers[i] = slot->number ? slot->number : n_pairs;
        *slot = (Slot){pair, numbers[i]};
    }
    g_free(slots);
    return n_pairs;
}
