/* Inside entity/: the forms under which names are taken for the same. */
#ifndef PG_ENTITY_NORMAL_H
#define PG_ENTITY_NORMAL_H

#include "mention/reading.h"

#include <glib.h>

/* The text of a span as a name: folded, without blanks, quotation and title marks. In the arena. */
const char *pg_name_text(const PgReading *reading, PgSpan span);

/* Add to `keys` the strings under which a name of a class may be found again, the most certain
   first: the name itself, then forms without bracket, place, form of company, 项目 …  The strings
   are in the arena. */
void pg_name_keys(const PgReading *reading, PgClass class, const char *name, GPtrArray *keys);

#endif
