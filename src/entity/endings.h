/* Inside entity/: entities by how their names end, so that 沙文生态科技产业园 finds
   贵阳高新区沙文生态科技产业园. */
#ifndef PG_ENTITY_ENDINGS_H
#define PG_ENTITY_ENDINGS_H

#include <stddef.h>
#include <stdint.h>

/* All zero is the empty table. */
typedef struct {
    struct PgEnding *slots;
    size_t room, n;
} PgEndings;

void pg_endings_clear(PgEndings *endings);
/* Remember every ending of a name, the name itself not among them, that is not too short to tell.
   The name must live as long as the table. */
void pg_endings_note(PgEndings *endings, const char *name, uint32_t index);
/* The only index whose names have the ending; 0 for none or several. */
uint32_t pg_endings_find(const PgEndings *endings, const char *ending);

#endif
