#include "entity/internal.h"

#include <string.h>

static uint32_t hash_of(const PgReading *reading, const PgMention *mention) {
    const uint64_t mix = 0x9e3779b97f4a7c15u;
    uint64_t hash = mention->class;
    for (uint32_t i = mention->span.start; i < mention->span.end; i++)
        hash = (hash ^ reading->text[i]) * mix;
    return (uint32_t)(hash >> 32);
}

static bool is_same(const PgReading *reading, const PgMention *one, const PgMention *other) {
    uint32_t n = pg_span_length(one->span);
    return one->class == other->class && pg_span_length(other->span) == n &&
           !memcmp(reading->text + one->span.start, reading->text + other->span.start,
                   n * sizeof *reading->text);
}

uint32_t pg_surfaces_number(const PgReading *reading, uint32_t *surfaces) {
    uint32_t room = 16, n = 0;
    while (room < 2 * reading->n_mentions)
        room *= 2;
    uint32_t *slots = g_new0(uint32_t, room); /* open addressing: index + 1 of a surface's first */
    for (uint32_t i = 0; i < reading->n_mentions; i++) {
        const PgMention *mention = &reading->mentions[i];
        uint32_t slot = hash_of(reading, mention) & (room - 1);
        while (slots[slot] && !is_same(reading, &reading->mentions[slots[slot] - 1], mention))
            slot = (slot + 1) & (room - 1);
        if (!slots[slot])
            slots[slot] = i + 1;
        uint32_t first = slots[slot] - 1;
        surfaces[i] = first == i ? n++ : surfaces[first];
    }
    g_free(slots);
    return n;
}
