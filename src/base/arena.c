#include "base/arena.h"

#include <glib.h>
#include <stdalign.h>
#include <stdint.h>
#include <string.h>

enum { BLOCK_SIZE = 256 * 1024 };

typedef struct Block {
    struct Block *next;
    size_t used, size;
    alignas(max_align_t) unsigned char bytes[];
} Block;

struct PgArena {
    Block *blocks; /* the newest first */
};

PgArena *pg_arena_new(void) {
    return g_new0(PgArena, 1);
}

void pg_arena_free(PgArena *arena) {
    if (!arena)
        return;
    for (Block *block = arena->blocks; block;) {
        Block *next = block->next;
        g_free(block);
        block = next;
    }
    g_free(arena);
}

/* Memory as malloc gives it. */
static void *reserve(PgArena *arena, size_t size) {
    const size_t align = alignof(max_align_t);
    if (size > SIZE_MAX - sizeof(Block) - align)
        g_error("arena: impossible size %zu", size);
    size = (size + align - 1) / align * align;
    Block *block = arena->blocks;
    if (!block || block->size - block->used < size) {
        size_t room = MAX(size, (size_t)BLOCK_SIZE);
        block = g_malloc(sizeof(Block) + room);
        block->used = 0;
        block->size = room;
        block->next = arena->blocks;
        arena->blocks = block;
    }
    void *result = block->bytes + block->used;
    block->used += size;
    return result;
}

void *pg_arena_alloc(PgArena *arena, size_t size) {
    return memset(reserve(arena, size), 0, size);
}

char *pg_arena_strndup(PgArena *arena, const char *text, size_t length) {
    char *copy = reserve(arena, length + 1);
    memcpy(copy, text, length);
    copy[length] = 0;
    return copy;
}

void *pg_arena_memdup(PgArena *arena, const void *data, size_t size) {
    if (!size)
        return NULL;
    return memcpy(reserve(arena, size), data, size);
}
