#include "base/arena.h"

#include "base/chars.h"

#include <glib.h>
#include <stdalign.h>
#include <stdint.h>
#include <string.h>

enum {
    BLOCK_SIZE = 256 * 1024,
    MOST_SPARE = 16, /* blocks: what a page of 50 kB takes */
};

typedef struct Block {
    struct Block *next;
    size_t used, size;
    alignas(max_align_t) unsigned char bytes[];
} Block;

struct PgArena {
    Block *blocks; /* in use, the newest first */
    Block *spare;  /* of BLOCK_SIZE */
};

PgArena *pg_arena_new(void) {
    return g_new0(PgArena, 1);
}

/* Take the first block off a list; NULL when there is none. */
static Block *take(Block **list) {
    Block *block = *list;
    if (block)
        *list = block->next;
    return block;
}

static void put(Block **list, Block *block) {
    block->next = *list;
    *list = block;
}

void pg_arena_reset(PgArena *arena) {
    unsigned n_spare = 0;
    for (Block *block = take(&arena->spare); block; block = take(&arena->spare))
        put(&arena->blocks, block);
    for (Block *block = take(&arena->blocks); block; block = take(&arena->blocks)) {
        if (block->size == BLOCK_SIZE && n_spare++ < MOST_SPARE)
            put(&arena->spare, block);
        else
            g_free(block);
    }
}

void pg_arena_free(PgArena *arena) {
    if (!arena)
        return;
    for (Block *block = take(&arena->blocks); block; block = take(&arena->blocks))
        g_free(block);
    for (Block *block = take(&arena->spare); block; block = take(&arena->spare))
        g_free(block);
    g_free(arena);
}

static size_t aligned(size_t size) {
    const size_t align = alignof(max_align_t);
    return (size + align - 1) / align * align;
}

static Block *block_new(size_t size) {
    if (size > SIZE_MAX - sizeof(Block) - alignof(max_align_t))
        g_error("arena: impossible size %zu", size);
    size = aligned(size);
    Block *block = g_malloc(sizeof(Block) + size);
    block->size = size;
    return block;
}

/* Bytes that need no alignment, at the end of what is used. */
static void *reserve(PgArena *arena, size_t size) {
    Block *block = arena->blocks;
    if (!block || block->size - block->used < size) {
        block = size <= BLOCK_SIZE ? take(&arena->spare) : block_new(size);
        if (!block)
            block = block_new(BLOCK_SIZE);
        block->used = 0;
        put(&arena->blocks, block);
    }
    void *result = block->bytes + block->used;
    block->used += size;
    return result;
}

void *pg_arena_reserve(PgArena *arena, size_t size) {
    if (arena->blocks) /* a text before may end anywhere */
        arena->blocks->used = aligned(arena->blocks->used);
    return reserve(arena, size);
}

void *pg_arena_alloc(PgArena *arena, size_t size) {
    return memset(pg_arena_reserve(arena, size), 0, size);
}

char *pg_arena_strndup(PgArena *arena, const char *text, size_t length) {
    char *copy = reserve(arena, length + 1);
    memcpy(copy, text, length);
    copy[length] = 0;
    return copy;
}

char *pg_arena_utf8(PgArena *arena, const uint32_t *chars, size_t n) {
    const size_t longest = 4 * n;
    char *text = reserve(arena, longest + 1), *end = text;
    for (size_t i = 0; i < n; i++)
        end = pg_utf8_put(end, chars[i]);
    *end = 0;
    arena->blocks->used -= (size_t)(text + longest - end);
    return text;
}

void *pg_arena_memdup(PgArena *arena, const void *data, size_t size) {
    if (!size)
        return NULL;
    return memcpy(pg_arena_reserve(arena, size), data, size);
}
