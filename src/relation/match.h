/* A pattern that was found in a sentence, and what it states. */
#ifndef PG_RELATION_MATCH_H
#define PG_RELATION_MATCH_H

#include "relation/internal.h"

typedef struct {
    PgFinder *finder;
    const PgPattern *pattern;
    PgSpan sentence;
    uint32_t number;
    uint32_t slots[32]; /* by element: mention or value, index + 1; of an enumeration the first */
    uint32_t lasts[32]; /* by element: the last of the enumeration */
    uint32_t start;     /* where what was matched begins */
    GArray *subjects, *objects; /* what it states: entities */
    GArray *parts;              /* PgPart: kept for the end */
} PgMatch;

/* What a part of a project costs, for where nothing is said of the whole. */
typedef struct {
    PgFact fact;
    PgValue *value;
} PgPart;

/* The end of a clause, as far as patterns go. */
static inline bool pg_ends_slot(uint32_t c) {
    if (pg_char_is_common_han(c))
        return false;
    return c == U'，' || c == U'；' || c == U'。' || c == U'：' || c == '\n';
}

/* The mention after `last` in an enumeration that fills a slot; 0 for none. */
uint32_t pg_match_next(const PgMatch *match, const PgElement *slot, uint32_t last);

/* Inside the name of a project, a company or an organisation nothing is stated. */
bool pg_is_inside_name(const PgReading *reading, PgSpan span);

/* Each of an enumeration with each: the slot of `element`. */
void pg_match_state_partners(const PgMatch *match, uint32_t element);

/* 双方将共建…, …签约，共建…: add those that the sentence, or the one before it, says work together.
 */
void pg_match_add_parties(const PgMatch *match, GArray *objects);

/* Is the amount that was matched no attribute of the subject? The money and jobs of a whole park
   are statistics. */
bool pg_amount_is_statistic(const PgMatch *match, uint32_t subject, const PgValue *value);

/* 一期投资2亿元: only of a part, and not what is spent in a time? */
bool pg_amount_is_of_part(const PgMatch *match);

/* State the facts of a match. */
void pg_match_state(PgMatch *match);

/* When all is matched: let what parts cost stand for the wholes of which nothing is said. */
void pg_match_state_parts(const PgMatch *match);

#endif
