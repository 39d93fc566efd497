/* Inside entity/: the forms under which names are taken for the same, and what stands for names. */
#ifndef PG_ENTITY_INTERNAL_H
#define PG_ENTITY_INTERNAL_H

#include "entity/entity.h"

#include <glib.h>

/* The characters of a span as a name: folded, without blanks, quotation and title marks. They are
   the page's own or in the arena, and so is all that follows. */
PgChars pg_name_chars(const PgReading *reading, PgSpan span);
const char *pg_name_text(const PgReading *reading, PgChars name); /* UTF-8 */
PgChars pg_name_of_text(const PgReading *reading, const char *text);
bool pg_name_ends_with(PgChars name, PgChars ending);
/* Two texts as one; in the arena, or the first itself where the second is empty. */
PgChars pg_name_joined(const PgReading *reading, PgChars first, PgChars second);

typedef struct {
    PgChars keys[8];
    uint32_t n;
} PgNameKeys;

/* Under what a name of a class may be found again, the most certain first: the name itself, then
   forms without bracket, place, form of company, 项目 … */
void pg_name_keys(const PgReading *reading, PgClass class, PgChars name, PgNameKeys *keys);

/* What documents share an organisation by: 湖南省科技厅 for 省科技厅 on a page about places of that
   province alone, else the label itself. */
const char *pg_office_key(const PgReading *reading, uint32_t first_mention, const char *label);

/* Set what each article is about; `n_entities` counts the entities found so far. */
void pg_topics_choose(PgCast *cast, uint32_t n_entities);

/* Set the entity of every mention that is no name: 该公司, 园区, 它. */
void pg_anaphors_resolve(PgCast *cast);

/* Set cast->items, once the names are resolved. */
void pg_items_find(PgCast *cast);

/* Set cast->sections, once the anaphors are resolved. */
void pg_sections_find(PgCast *cast);

#endif
