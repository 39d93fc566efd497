/* Inside page/: line ends that got lost. */
#ifndef PG_PAGE_BREAKS_H
#define PG_PAGE_BREAKS_H

#include "ontology/ontology.h"
#include "page/columns.h"

/* The lines, parted where a paragraph begins inside of one: its indent stands behind a sentence, or
   a dateline (本报讯) behind a sentence or a headline. *n is their number, before and after; they
   are the arena's. */
PgColumnLine *pg_breaks_restore(const PgOntology *ontology, const PgTables *tables,
                                const uint32_t *chars, const uint32_t *folded,
                                const PgColumnLine *lines, uint32_t *n, PgArena *arena);

#endif
