/* Memory that is freed all at once: one arena a document. */
#ifndef PG_BASE_ARENA_H
#define PG_BASE_ARENA_H

#include <stddef.h>
#include <stdint.h>

typedef struct PgArena PgArena;

PgArena *pg_arena_new(void);
void pg_arena_free(PgArena *arena); /* NULL is legal */
/* End the life of all that is in the arena. It keeps some memory for what comes next, which is
   cheaper than to hand it back and ask for it again. */
void pg_arena_reset(PgArena *arena);

/* Zeroed memory, aligned for any type, that lives as long as the arena. Never NULL: like GLib's
   allocators it ends the program when memory is exhausted. */
void *pg_arena_alloc(PgArena *arena, size_t size);
/* The same, but not zeroed: for what is written before it is read. */
void *pg_arena_reserve(PgArena *arena, size_t size);
/* A copy of `length` bytes with a final NUL. */
char *pg_arena_strndup(PgArena *arena, const char *text, size_t length);
/* UTF-8 of code points, with a final NUL. */
char *pg_arena_utf8(PgArena *arena, const uint32_t *chars, size_t n);
/* A copy of `size` bytes; NULL for none. */
void *pg_arena_memdup(PgArena *arena, const void *data, size_t size);

#define PG_ARENA_NEW(arena, type, count) ((type *)pg_arena_alloc(arena, sizeof(type) * (count)))
#define PG_ARENA_RESERVE(arena, type, count)                                                       \
    ((type *)pg_arena_reserve(arena, sizeof(type) * (count)))

#endif
