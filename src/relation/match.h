/* A pattern that was found in a sentence, and what it states. */
#ifndef PG_RELATION_MATCH_H
#define PG_RELATION_MATCH_H

#include "relation/internal.h"

/* Where a sentence, a mention or a value begins, and what can fill slots around the text from there
   to the next such place. */
typedef struct {
    uint32_t start;
    uint32_t sentence;
    uint32_t name_end;        /* the farthest end of the names that begin up to here */
    PgSlotSet before, behind; /* in the sentence; what begins here stands before */
} PgSite;

typedef struct {
    PgFinder *finder;
    const PgSlotSet *filled; /* by mention: the slots that it can fill */
    const PgPattern *pattern;
    PgSpan sentence;
    uint32_t number;
    uint32_t slots[32]; /* by element: mention or value, index + 1; of an enumeration the first */
    uint32_t lasts[32]; /* by element: the last of the enumeration */
    uint32_t start;     /* where what was matched begins */
    GArray *subjects, *objects; /* what it states: entities */
    GArray *owners;             /* whose the fields are that begin at … */
    uint32_t owned_at;
    GArray *parts; /* PgPart: kept for the end */
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

/* The slots that each mention of a page can fill; in its arena. */
PgSlotSet *pg_filled_by_mentions(const PgReading *reading);

/* The sites of a page by place, and one behind the last that has nothing but its start; in its
 * arena.
 */
PgSite *pg_sites_find(const PgReading *reading, const PgSlotSet *filled);

/* What ends, or begins, at a place. */
PgEdge pg_edge_before(const PgMatch *match, uint32_t at);
PgEdge pg_edge_behind(const PgMatch *match, uint32_t at);

/* May what is wanted stand at the edge? One look, no proof. */
static inline bool pg_edge_fits(PgEdge edge, PgEdge wanted) {
    return (edge.chars & wanted.chars) | (edge.slots & wanted.slots);
}

/* Behind what brackets add to a name: 某某股份有限公司（以下简称某某股份）; `at` where there are
   none. The same from right to left; and behind 约 and the like before a number. */
uint32_t pg_skip_bracket(const PgMatch *match, uint32_t at);
uint32_t pg_skip_bracket_back(const PgMatch *match, uint32_t at);
uint32_t pg_skip_approximations(const PgReading *reading, uint32_t at);

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
