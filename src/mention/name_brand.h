/* Inside name_start: brands, of which a word of everyday speech may be a part. `from` is where the
   sentence begins that is walked over to the left. */
#ifndef PG_MENTION_NAME_BRAND_H
#define PG_MENTION_NAME_BRAND_H

#include "mention/internal.h"

/* 上海同捷, 深圳顺丰, 的保和堂: 同, 顺 or 和 beside a character that is no word */
bool pg_opens_odd_brand(const PgReading *reading, PgSpan word, uint32_t from);
/* 乌鲁木齐汇聚…有限公司: a verb is a brand where a place that opens the clause stands before it. */
bool pg_is_place_and_brand(const PgReading *reading, PgClass class, PgSpan word, uint32_t from);
/* 中 in 的|中复神鹰…有限公司, 本 in 雅本精细化学…有限公司, 和 in 沈阳和世…有限公司: a function word
   that is the first or second character of a registered brand. */
bool pg_is_in_registered_brand(const PgReading *reading, PgSpan word, uint32_t from);
/* Does nothing in [start, end) tell one company from another: 西宁（有限公司）, 信息技术, 飞机? */
bool pg_lacks_brand(const PgReading *reading, uint32_t start, uint32_t end);
/* 富锦 in 的|鸿富锦精密电子: a character that is no word stands between the place and what a name
   can begin behind. */
bool pg_is_inside_brand(const PgReading *reading, PgSpan place, uint32_t from);
/* 国家能源集团|宁夏煤业公司, 中车|长春轨道客车股份有限公司: the group that a firm with its place
   belongs to; one of two characters only where nothing else can stand before it. */
bool pg_opens_group(const PgReading *reading, uint32_t at, uint32_t from, uint32_t *length);
/* 中国电子 in 中国电子|北海产业园: back to where a known firm begins that opens the park's name. */
uint32_t pg_with_builder(const PgReading *reading, uint32_t start, uint32_t end, uint32_t from);

#endif
