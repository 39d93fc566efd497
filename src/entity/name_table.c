#include "entity/name_table.h"

#include <glib.h>
#include <string.h>

enum { SHORTEST_ENDING = 3 /* characters */ };

/* Open addressing. */
struct PgNameSlot {
    uint64_t hash; /* of the characters, the part and the class; 0 is free */
    PgChars chars;
    uint32_t index;
};

/* It grows with the name from the back, so that all endings of one are hashed in one go. */
static uint64_t grow_hash(uint64_t hash, uint32_t c) {
    hash = (hash ^ c) * 0x9e3779b97f4a7c15u;
    return hash ^ hash >> 32;
}

static uint64_t hash_of(PgChars chars) {
    uint64_t hash = 0;
    for (uint32_t i = chars.n; i > 0; i--)
        hash = grow_hash(hash, chars.chars[i - 1]);
    return hash;
}

static uint64_t mix(uint64_t hash, PgNamePart part, PgClass class) {
    return (hash + ((uint64_t)part << 8) + class + 1) * 0x9e3779b97f4a7c15u | 1;
}

/* Where the characters stand, or where they may be put. */
static struct PgNameSlot *slot_of(const PgNameTable *table, uint64_t hash, PgChars chars) {
    for (size_t i = (size_t)(hash >> 32);; i++) {
        struct PgNameSlot *slot = &table->slots[i & (table->room - 1)];
        if (!slot->hash || (slot->hash == hash && slot->chars.n == chars.n &&
                            !memcmp(slot->chars.chars, chars.chars, chars.n * sizeof *chars.chars)))
            return slot;
    }
}

void pg_name_table_init(PgNameTable *table, uint32_t n_mentions) {
    *table = (PgNameTable){.room = 64};
    while (table->room < 4 * (size_t)n_mentions)
        table->room *= 2;
    table->slots = g_new0(struct PgNameSlot, table->room);
}

void pg_name_table_clear(PgNameTable *table) {
    g_free(table->slots);
    *table = (PgNameTable){0};
}

static void grow(PgNameTable *table) {
    PgNameTable old = *table;
    table->room *= 2;
    table->slots = g_new0(struct PgNameSlot, table->room);
    for (size_t i = 0; i < old.room; i++)
        if (old.slots[i].hash)
            *slot_of(table, old.slots[i].hash, old.slots[i].chars) = old.slots[i];
    g_free(old.slots);
}

static uint32_t *index_at(PgNameTable *table, uint64_t hash, PgChars chars) {
    if (2 * table->n >= table->room)
        grow(table);
    struct PgNameSlot *slot = slot_of(table, hash, chars);
    if (!slot->hash) {
        *slot = (struct PgNameSlot){hash, chars, 0};
        table->n++;
    }
    return &slot->index;
}

uint32_t *pg_name_table_at(PgNameTable *table, PgNamePart part, PgClass class, PgChars chars) {
    return index_at(table, mix(hash_of(chars), part, class), chars);
}

uint32_t pg_name_table_find(const PgNameTable *table, PgNamePart part, PgClass class,
                            PgChars chars) {
    uint32_t index = slot_of(table, mix(hash_of(chars), part, class), chars)->index;
    return index == PG_NAME_SEVERAL ? 0 : index;
}

static void note(uint32_t *kept, uint32_t index) {
    *kept = !*kept || *kept == index ? index : PG_NAME_SEVERAL;
}

void pg_name_table_note(PgNameTable *table, PgNamePart part, PgClass class, PgChars chars,
                        uint32_t index) {
    note(pg_name_table_at(table, part, class, chars), index);
}

static size_t mark_of(const uint32_t *chars) {
    return (chars[0] * 31 + chars[1]) % G_N_ELEMENTS(((PgNameTable *)0)->marks);
}

void pg_name_table_expect(PgNameTable *table, PgChars name) {
    if (name.n >= SHORTEST_ENDING)
        table->marks[mark_of(name.chars)] = true;
}

void pg_name_table_note_endings(PgNameTable *table, PgClass class, PgChars name, uint32_t index) {
    uint64_t hash = 0;
    for (uint32_t i = name.n; i > 1; i--) {
        hash = grow_hash(hash, name.chars[i - 1]);
        PgChars ending = {name.chars + i - 1, name.n - i + 1};
        if (ending.n >= SHORTEST_ENDING && table->marks[mark_of(ending.chars)])
            note(index_at(table, mix(hash, PG_NAME_ENDING, class), ending), index);
    }
}
