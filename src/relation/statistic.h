/* Numbers said of entities: what they count, and when. */
#ifndef PG_RELATION_STATISTIC_H
#define PG_RELATION_STATISTIC_H

#include "relation/internal.h"

/* 10亿元以上项目48项, 1-10亿元项目: what is counted is at least so dear. */
bool pg_value_is_threshold(const PgReading *reading, const PgValue *value);

/* Is a field of business what a clause, as far as `at`, is about: 生物医药产业产值…? It is said of
   the area that has the industry. */
bool pg_figure_of_field(const PgReading *reading, PgSpan sentence, uint32_t at);

/* The first of the numbers of one kind that stand in a row with `value`. */
const PgValue *pg_first_in_row(const PgReading *reading, PgSpan sentence, const PgValue *value);

/* How many numbers of one kind stand in a row from `first` on, with nothing but 、 and 和 between
   them, at most as far as `end`. */
uint32_t pg_values_in_row(const PgReading *reading, const PgValue *first, uint32_t end);

/* 分别, 依次, but no 各 in 各类. `length` is set only where there is one. */
bool pg_is_each_word(const PgReading *reading, uint32_t at, uint32_t *length);

/* Whose a number is in 甲、乙分别增长1%、2%; 0 where none are shared out. */
uint32_t pg_shared_to(const PgFinder *finder, PgSpan sentence, const PgValue *value);

/* What a number counts: the words before it in its clause and, of a count, those behind it. Of
   甲、乙分别增长1%、2% each has its own. Words such as 同比增长 say nothing by themselves and are
   put behind `carried`, the indicator before in the sentence; NULL for none. */
typedef struct {
    const char *text; /* in the arena */
    bool is_growth;   /* the words only say how much the number before it has grown */
} PgIndicator;
PgIndicator pg_indicator_of(PgReading *reading, PgSpan sentence, const PgValue *value,
                            const char *carried);

/* 分|三期|建设: in how many phases something is built? */
bool pg_is_count_of_phases(const PgReading *reading, const PgValue *value);

/* 今年有望突破|4亿元|，: do nothing but verbs and times tell what it is? */
bool pg_is_bare_figure(const PgReading *reading, PgSpan sentence, const PgValue *value);

/* 任务, 计划, 目标 */
bool pg_is_task(const PgReading *reading, uint32_t at);

/* 上半年, 目前; but 全年 in 全年计划 says which plan. `length` is set only where there is one. */
bool pg_is_period_word(const PgReading *reading, uint32_t at, uint32_t *length);

/* The date or word for a time that stands last before a number in its sentence, else the one that a
   sentence before it in the paragraph opened with: 上半年，…。全区…; "" for none. */
const char *pg_period_of(const PgFinder *finder, PgSpan sentence, const PgValue *value);

/* Is that time some months of a year: 上半年, 1-9月, 4月份? */
bool pg_is_of_months(PgReading *reading, PgSpan sentence, const PgValue *value);

#endif
