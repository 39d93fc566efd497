/* Inside mention/: what stands between the commas of a list of projects. */
#ifndef PG_MENTION_PROJECT_ITEM_H
#define PG_MENTION_PROJECT_ITEM_H

#include "mention/internal.h"

enum { PG_MAX_ITEMS = 64, PG_MIN_PRODUCT = 4 /* characters of an item that names what is made */ };

/* Cut a list into items; how many. What stands inside brackets or quotes does not cut. */
uint32_t pg_items_cut(const PgReading *reading, PgSpan span, PgSpan items[PG_MAX_ITEMS]);
/* B和C at the end of A、B和C: two, where C opens with a name; how many items there are then. */
uint32_t pg_items_split_last(const PgReading *reading, PgSpan items[PG_MAX_ITEMS], uint32_t n);

/* Does it open with a brand, a place or a known name, or say how much is made? */
bool pg_item_opens_properly(const PgReading *reading, PgSpan item);
/* Does it end as a project's name does, or a park's? */
bool pg_item_is_project(const PgReading *reading, PgSpan item);
/* The same, or as that of a base or a centre. */
bool pg_item_is_site(const PgReading *reading, PgSpan item);
bool pg_item_is_field(const PgReading *reading, PgSpan item);
/* A sentence, no name: …仪式在某地举行. */
bool pg_item_is_event(const PgReading *reading, PgSpan item);
/* 落地（占全省的12%）: what is told of them, no name. */
bool pg_item_holds_share(const PgReading *reading, PgSpan item);

/* The name in it, without what it costs and whose it is. */
PgSpan pg_item_without_terms(const PgReading *reading, PgSpan item);
/* Where the name starts behind a verb, and ends before one. */
uint32_t pg_item_behind_verb(const PgReading *reading, PgSpan item);
uint32_t pg_item_before_predicate(const PgReading *reading, PgSpan item);

#endif
