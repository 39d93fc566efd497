#include "entity/endings.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

enum { SHORTEST = 3 /* characters */, FIRST_ROOM = 256 };

/* Open addressing. The hash of an ending grows with it from the back, so that all endings of a name
   are hashed in one go. */
struct PgEnding {
    uint64_t hash;
    const char *text; /* NULL is free */
    uint32_t index;   /* 0: of several */
};

static uint64_t grow_hash(uint64_t hash, char byte) {
    hash = (hash ^ (unsigned char)byte) * 0x9e3779b97f4a7c15u;
    return hash ^ hash >> 32;
}

static bool starts_character(char byte) {
    return ((unsigned char)byte & 0xc0) != 0x80;
}

/* Where the ending stands, or where it may be put. */
static struct PgEnding *slot_of(const PgEndings *endings, uint64_t hash, const char *text) {
    for (size_t i = (size_t)hash;; i++) {
        struct PgEnding *slot = &endings->slots[i & (endings->room - 1)];
        if (!slot->text || (slot->hash == hash && !strcmp(slot->text, text)))
            return slot;
    }
}

static void grow(PgEndings *endings) {
    PgEndings old = *endings;
    endings->room = old.room ? 2 * old.room : FIRST_ROOM;
    endings->slots = g_new0(struct PgEnding, endings->room);
    for (size_t i = 0; i < old.room; i++)
        if (old.slots[i].text)
            *slot_of(endings, old.slots[i].hash, old.slots[i].text) = old.slots[i];
    g_free(old.slots);
}

void pg_endings_clear(PgEndings *endings) {
    g_free(endings->slots);
    *endings = (PgEndings){0};
}

void pg_endings_note(PgEndings *endings, const char *name, uint32_t index) {
    uint64_t hash = 0;
    uint32_t n_chars = 0;
    for (const char *at = name + strlen(name); --at > name;) {
        hash = grow_hash(hash, *at);
        n_chars += starts_character(*at);
        if (n_chars < SHORTEST || !starts_character(*at))
            continue;
        if (2 * endings->n >= endings->room)
            grow(endings);
        struct PgEnding *slot = slot_of(endings, hash, at);
        if (!slot->text) {
            *slot = (struct PgEnding){hash, at, index};
            endings->n++;
        } else if (slot->index != index) {
            slot->index = 0;
        }
    }
}

uint32_t pg_endings_find(const PgEndings *endings, const char *ending) {
    uint64_t hash = 0;
    uint32_t n_chars = 0;
    for (const char *at = ending + strlen(ending); at-- > ending;) {
        hash = grow_hash(hash, *at);
        n_chars += starts_character(*at);
    }
    return n_chars >= SHORTEST && endings->n ? slot_of(endings, hash, ending)->index : 0;
}
