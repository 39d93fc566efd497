#include "page/bigrams.h"

#include <glib.h>

enum { FIRST_ROOM = 2048 };

typedef struct {
    uint32_t pair;
    uint32_t number; /* 0: an empty place */
} Slot;

/* An open-addressing hash table. */
typedef struct {
    Slot *slots;
    uint32_t room; /* a power of two */
    uint32_t n;
} Table;

/* Where the pair stands, or the empty place where it may be put. */
static Slot *find(const Table *table, uint32_t pair) {
    uint32_t i = (uint32_t)((pair * 0x9e3779b97f4a7c15ULL) >> 32);
    while (table->slots[i & (table->room - 1)].number &&
           table->slots[i & (table->room - 1)].pair != pair)
        i++;
    return &table->slots[i & (table->room - 1)];
}

static void grow(Table *table) {
    Table old = *table;
    table->room = 2 * old.room;
    table->slots = g_new0(Slot, table->room);
    for (uint32_t i = 0; i < old.room; i++)
        if (old.slots[i].number)
            *find(table, old.slots[i].pair) = old.slots[i];
    g_free(old.slots);
}

uint32_t pg_bigrams_number(const uint32_t *chars, uint32_t n, uint32_t *numbers) {
    Table table = {g_new0(Slot, FIRST_ROOM), FIRST_ROOM, 0};
    for (uint32_t i = 0; i < n; i++) {
        numbers[i] = 0;
        if (i + 1 == n || !pg_char_is_han(chars[i]) || !pg_char_is_han(chars[i + 1]))
            continue;
        if (2 * table.n >= table.room)
            grow(&table);
        uint32_t pair = chars[i] << 16 | (chars[i + 1] & 0xffff);
        Slot *slot = find(&table, pair);
        if (!slot->number)
            *slot = (Slot){pair, ++table.n};
        numbers[i] = slot->number;
    }
    g_free(table.slots);
    return table.n;
}
