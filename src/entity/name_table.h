/* Inside entity/: the entities of a page by names, and by parts of names. */
#ifndef PG_ENTITY_NAME_TABLE_H
#define PG_ENTITY_NAME_TABLE_H

#include "ontology/ontology.h"

/* What leads to an entity of a class. */
typedef enum {
    PG_NAME_SURFACE,
    PG_NAME_KEY, /* one of pg_name_keys */
    PG_NAME_ENDING, /* so that 沙文生态科技产业园 finds 贵阳高新区沙文生态科技产业园 */
    PG_NAME_STEM, /* the beginning: so that 沙文园区 finds it */
} PgNamePart;

enum { PG_NAME_SEVERAL = UINT32_MAX }; /* no index: more than one entity has the part */

typedef struct {
    struct PgNameEntry *entries; /* that of index 0 is none */
    uint32_t *slots;             /* open addressing: indexes of entries */
    uint32_t room, n;
    /* A pair of characters that is not marked opens none of the names that will be looked for. */
    bool marks[1024];
} PgNameTable;

/* A table for the names of so many mentions. */
void pg_name_table_init(PgNameTable *table, uint32_t n_mentions);
void pg_name_table_clear(PgNameTable *table);

/* What is kept for a part; 0 at first. The characters must live as long as the table; the pointer
   is valid until the next call. */
uint32_t *pg_name_table_at(PgNameTable *table, PgNamePart part, PgClass class, PgChars chars);
/* What is kept, without making room for it; 0 for nothing or PG_NAME_SEVERAL. */
uint32_t pg_name_table_find(const PgNameTable *table, PgNamePart part, PgClass class,
                            PgChars chars);
/* Keep an index, or that there are several. */
void pg_name_table_note(PgNameTable *table, PgNamePart part, PgClass class, PgChars chars,
                        uint32_t index);

/* A name that will be looked for by its ending: only such endings are noted. */
void pg_name_table_expect(PgNameTable *table, PgChars name);
/* Note every ending of a name, the name itself not among them, that is not too short to tell. */
void pg_name_table_note_endings(PgNameTable *table, PgClass class, PgChars name, uint32_t index);

#endif
