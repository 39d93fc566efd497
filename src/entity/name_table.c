#include "entity/name_table.h"

#include <glib.h>
#include <string.h>

enum { SHORTEST_ENDING = 3 /* characters */ };

struct PgNameEntry {
    uint64_t hash; /* of the characters, the part and the class */
    PgChars chars;
    uint32_t index;
};

/* It grows with the name from the back, so that all endings of one are hashed in one go. */
static uint64_t grow_hash(uint64_t hash, uint32_t c) {
    return hash * 0x9e3779b97f4a7c15u + c; /* mixed when it is used */
}

static uint64_t hash_of(PgChars chars) {
    uint64_t hash = 0;
    for (uint32_t i = chars.n; i > 0; i--)
        hash = grow_hash(hash, chars.chars[i - 1]);
    return hash;
}

static uint64_t mix(uint64_t hash, PgNamePart part, PgClass class) {
    hash = (hash ^ (uint64_t)part << 40 ^ (uint64_t) class << 32) * 0x9e3779b97f4a7c15u;
    return hash ^ hash >> 32;
}

/* The slot of the characters, or the free one where they may be put. */
static uint32_t *slot_of(const PgNameTable *table, uint64_t hash, PgChars chars) {
    for (uint32_t i = (uint32_t)(hash >> 32);; i++) {
        uint32_t *slot = &table->slots[i & (table->room - 1)];
        const struct PgNameEntry *entry = &table->entries[*slot];
        if (!*slot || (entry->hash == hash && entry->chars.n == chars.n &&
                       !memcmp(entry->chars.chars, chars.chars, chars.n * sizeof *chars.chars)))
            return slot;
    }
}

static void make_room(PgNameTable *table) {
    g_free(table->slots);
    table->slots = g_new0(uint32_t, table->room);
    table->entries = g_renew(struct PgNameEntry, table->entries, table->room / 2 + 1);
    for (uint32_t i = 1; i <= table->n; i++)
        *slot_of(table, table->entries[i].hash, table->entries[i].chars) = i;
}

void pg_name_table_init(PgNameTable *table, uint32_t n_mentions) {
    *table = (PgNameTable){.room = 64};
    while (table->room < 4 * (size_t)n_mentions)
        table->room *= 2;
    make_room(table);
    table->entries[0] = (struct PgNameEntry){0};
}

void pg_name_table_clear(PgNameTable *table) {
    g_free(table->slots);
    g_free(table->entries);
    *table = (PgNameTable){0};
}

static uint32_t *index_at(PgNameTable *table, uint64_t hash, PgChars chars) {
    uint32_t *slot = slot_of(table, hash, chars);
    if (*slot)
        return &table->entries[*slot].index;
    if (2 * table->n >= table->room) {
        table->room *= 2;
        make_room(table);
        slot = slot_of(table, hash, chars);
    }
    *slot = ++table->n;
    table->entries[*slot] = (struct PgNameEntry){hash, chars, 0};
    return &table->entries[*slot].index;
}

uint32_t *pg_name_table_at(PgNameTable *table, PgNamePart part, PgClass class, PgChars chars) {
    return index_at(table, mix(hash_of(chars), part, class), chars);
}

uint32_t pg_name_table_find(const PgNameTable *table, PgNamePart part, PgClass class,
                            PgChars chars) {
    uint32_t index = table->entries[*slot_of(table, mix(hash_of(chars), part, class), chars)].index;
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
