/* Inside mention/: the steps of reading, in their order. */
#ifndef PG_MENTION_INTERNAL_H
#define PG_MENTION_INTERNAL_H

#include "mention/reading.h"

#include <glib.h>
#include <string.h>

/* A mention that is still a guess: overlapping ones are weighed against each other. */
typedef struct {
    PgMention mention;
    int score;
} PgCandidate;

/* Where which two characters stand side by side in sentences: names are found again by their first
   two, without going over the page. Place 0 is none: no sentence begins there. */
typedef struct {
    uint32_t *firsts; /* by pg_pair_key & mask */
    uint32_t mask;   /* a quarter of the page has places: few share a key, and the table is small */
    uint32_t *nexts; /* by place: the next one of the same key */
} PgPairPlaces;

typedef struct {
    PgReading *reading;
    GArray *candidates; /* PgCandidate */
    PgPairPlaces *pairs;
} PgReader;

static inline uint32_t pg_pair_key(const uint32_t *chars) {
    return chars[0] * 31 + chars[1];
}

/* The next place behind `*at`, of all when it is 0, that has the same two characters as `name`;
   false when there is none. */
static inline bool pg_pair_next(const PgReader *reader, uint32_t name, uint32_t *at) {
    const uint32_t *text = reader->reading->text;
    const PgPairPlaces *pairs = reader->pairs;
    uint32_t i = *at ? pairs->nexts[*at] : pairs->firsts[pg_pair_key(text + name) & pairs->mask];
    while (i && (text[i] != text[name] || text[i + 1] != text[name + 1]))
        i = pairs->nexts[i];
    *at = i;
    return i;
}

/* Of all sentences; the caller frees it. */
PgPairPlaces *pg_pair_places_new(const PgReading *reading);
void pg_pair_places_free(PgPairPlaces *pairs);

/* Does the text of a span stand at `at`, too? */
static inline bool pg_is_same_text(const PgReading *reading, PgSpan span, uint32_t at) {
    return reading->n - at >= pg_span_length(span) &&
           !memcmp(reading->text + at, reading->text + span.start,
                   pg_span_length(span) * sizeof *reading->text);
}

/* The sentence that a character is in, or the last one before it. */
uint32_t pg_sentence_at(const PgReading *reading, uint32_t at);

/* Where the word at `at` ends, or `end`. */
static inline uint32_t pg_next_word(const PgReading *reading, uint32_t at, uint32_t end) {
    uint32_t i = at + 1;
    while (i < end && !reading->word_starts[i])
        i++;
    return i;
}

/* What of the lexicon stands in the text. */
void pg_hits_find(PgReading *reading);
void pg_values_find(PgReading *reading);

/* The finders of candidates; `number` is the sentence. */

void pg_candidate_add(PgReader *reader, PgSpan span, PgClass class, uint32_t sentence, int score);
void pg_places_find(PgReader *reader, uint32_t number);
/* The names in a row of a table; `first` is the first of the sentence's candidates. */
void pg_cells_find(PgReader *reader, uint32_t number, guint first);
void pg_names_find(PgReader *reader, uint32_t number);
/* Where the office ends that is called by its rank, which stands at `at`: 县人民医院; `at` for
 * none. */
uint32_t pg_office_end(const PgReading *reading, uint32_t at, PgSpan sentence);
void pg_offices_find(PgReader *reader, uint32_t number);
/* `first_candidate` is the first of the sentence's candidates. */
void pg_institutes_find(PgReader *reader, uint32_t number, guint first_candidate);
void pg_company_lists_find(PgReader *reader, uint32_t number, guint first_candidate);
/* A、B|等12家企业: what stands behind 等, at `at`, up to the next stop says that they are
 * companies.
 */
bool pg_are_called_companies(const PgReading *reading, uint32_t at, uint32_t end);
enum { PG_SCORE_PARK_PART = 64 };
/* The items of lists that the text calls parts of a park. */
void pg_park_parts_find(PgReader *reader, uint32_t number);
void pg_bringers_find(PgReader *reader, uint32_t number);
/* Does a name end here that is a project only in a list: …研究平台? */
bool pg_ends_weakly(const PgReading *reading, uint32_t at);

enum { PG_SCORE_LISTED_PROJECT = 78 };
/* The items of lists that the text calls projects. */
void pg_project_lists_find(PgReader *reader, uint32_t number);
void pg_project_sites_find(PgReader *reader, uint32_t number);
/* What stands before the colon of a report's paragraph. */
void pg_project_labels_find(PgReader *reader, uint32_t number);
void pg_projects_find(PgReader *reader, uint32_t number);
void pg_projects_repeat(PgReader *reader);
/* The firms whose brands open the projects' names. */
void pg_project_brands_find(PgReader *reader);
/* A word that says what a company does, as against its brand. */
bool pg_is_business_word(const PgReading *reading, PgSpan word);
/* Firms that only a list calls so, wherever the page names them again. */
void pg_firms_repeat(PgReader *reader);
/* The firms that open the names of their branches. */
void pg_branch_owners_find(PgReader *reader);
/* What a firm among the candidates builds, where no other project ends. */
void pg_firm_projects_find(PgReader *reader);
/* 嘉定园 of a zone, and what lists call parts of a park, wherever the page has them by themselves;
   behind all zones and lists of the page. */
void pg_park_gardens_find(PgReader *reader);
/* Zones without their places, where the page names them with them. */
void pg_parks_repeat(PgReader *reader);
void pg_people_find(PgReader *reader, uint32_t number);
/* The people found so far, wherever the page names them again. */
void pg_people_repeat(PgReader *reader);
void pg_employers_find(PgReader *reader, uint32_t number, guint first);
void pg_industries_find(PgReader *reader, uint32_t number);
void pg_anaphors_find(PgReader *reader, uint32_t number);
/* Short forms of the names found so far, wherever the page uses them. */
void pg_short_names_find(PgReader *reader);

/* Does a list with a named project among its items end at `at`? */
bool pg_closes_project_list(const PgReading *reading, uint32_t at, uint32_t from);

/* 重点项目, 怀化高新区6个项目, 2023年产业项目: nothing but generic words, a count, a place or park.
 */
bool pg_is_generic_project(const PgReading *reading, PgSpan core);
/* Something in the name that only one thing has: a brand, a place, a company, a number. */
bool pg_has_proper_part(const PgReading *reading, PgSpan core);
/* 2栋宿舍楼 */
bool pg_is_counted_building(const PgReading *reading, PgSpan name);
/* What stands before the name without 的: 总投资5亿元某某项目, 省重大项目某某项目, 四季度. */
uint32_t pg_behind_opening(const PgReading *reading, uint32_t start, uint32_t end);
/* On to the company or the cost before the first of several products: 某某公司开关、管材生产项目.
 */
uint32_t pg_over_products(const PgReading *reading, uint32_t start, uint32_t from);
/* Back to right behind 投资1.6亿元的, where nothing but a name stands between; else `start`. */
uint32_t pg_behind_cost(const PgReading *reading, uint32_t start, uint32_t end, uint32_t from);
/* A place that a cost right before it makes a project: 投资300亿元的崇礼新城建设项目. */
bool pg_is_costed_site(const PgReading *reading, PgSpan core);

/* The mentions of the reading, out of the candidates. */
void pg_mentions_choose(PgReader *reader);

/* Does 的 say whose the project is whose name starts at `at`? Then no brand opens the name. */
bool pg_has_owner(const PgReading *reading, uint32_t at);

/* Where the name that ends with `ending` begins, not before `from`; ending.start when nothing
   stands before the ending that could belong to it. */
uint32_t pg_name_start(const PgReading *reading, PgClass class, PgSpan ending, uint32_t from,
                       int *score);

/* Do words start where the place does and behind it? 辽宁大连 may be one word of the list, and is
   two places all the same. */
bool pg_is_on_words(const PgReading *reading, PgSpan span);
/* A measure that ends a count: 份 家 个 座 批 条 名 所 项 类 */
bool pg_is_measure(uint32_t c);

/* （高港区）, (二期) or 一期 behind a park's name belong to it. */
uint32_t pg_park_end(const PgReading *reading, uint32_t end, uint32_t limit);
/* 某某产业园 in 某某产业园一期 is a park of its own, the larger one. */
void pg_whole_park_add(PgReader *reader, PgSpan park, uint32_t end, uint32_t number, int score);

/* Could a name end before this place? What follows must start a word of its own. */
bool pg_can_end_name(const PgReading *reading, uint32_t at, uint32_t end);

/* Does an amount of money follow: 1.8亿元, 约1.8亿元? Then 投资 before it ends no name. */
bool pg_costs(const PgReading *reading, uint32_t at);

/* 控股 in 国药控股: where a name goes on to when a company's brand ends at `end`. */
uint32_t pg_with_form(const PgReading *reading, uint32_t end, uint32_t limit);

/* 5亿元的, 5亿的: an amount of money ends with this character, as those of counts do not. */
static inline bool pg_ends_amount(uint32_t c) {
    return c == U'元' || c == U'亿';
}

/* Both are asked at every character: Han characters are told by one comparison. */
static inline bool pg_is_closing(uint32_t c) {
    return !pg_char_is_common_han(c) &&
           (c == U'”' || c == U'）' || c == U'》' || c == U'】' || c == U'’');
}

/* Punctuation that no name goes across. */
static inline bool pg_is_stop(uint32_t c) {
    return !pg_char_is_common_han(c) && (pg_ends_clause(c) || c == U'…' || c == U'—' || c == '|');
}

/* Can the word be no part of the name of a field? */
bool pg_breaks_field(const PgReading *reading, PgSpan word);
/* A noun phrase that could be the name of a field. */
bool pg_could_be_field(const PgReading *reading, PgSpan item);
/* The longest term of the scheme, of more than one character, that ends at a place. */
const PgLexEntry *pg_term_before(const PgReading *reading, uint32_t end, uint32_t from,
                                 uint32_t *length);
/* Where a field begins whose last words begin at `at`: words before them may narrow it, in a name
   even a verb. */
uint32_t pg_extend_left(const PgReading *reading, uint32_t at, uint32_t from, uint32_t limit,
                        bool in_name);
/* What stands in a name before the part that may say a field. */
typedef enum {
    PG_OWNER_NONE,  /* nothing: it is the whole name */
    PG_OWNER_PLACE, /* where: a place, a park */
    PG_OWNER_FIRM,  /* who */
} PgNameOwner;

/* The names of the page's firms, behind their places. */
typedef struct PgFirmStems PgFirmStems;
PgFirmStems *pg_firm_stems_new(const PgReading *reading, const GArray *mentions);
void pg_firm_stems_free(PgFirmStems *stems);
/* Where the name of a firm that the page knows ends in front of a name; its start for none. */
uint32_t pg_firm_end(const PgReading *reading, const PgFirmStems *stems, PgSpan name);

/* The field that the name of a park or project says; empty for none. `name` is the whole name, or
   what stands behind who and where in it. */
PgSpan pg_name_field(const PgReading *reading, PgClass class, PgSpan name, PgNameOwner owner);

#endif
