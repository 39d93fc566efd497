/* Inside relation/: the ways by which facts are found, in their order. */
#ifndef PG_RELATION_INTERNAL_H
#define PG_RELATION_INTERNAL_H

#include "relation/relation.h"

#include <glib.h>

/* Whom a row of a table is about, 0 for nobody, and whether it says where that is. */
typedef struct {
    uint32_t subject;
    bool is_placed;
} PgRowFacts;

typedef struct {
    PgCast *cast;
    PgReading *reading;
    const PgKnownProperties *known;
    GArray *facts;       /* PgFact */
    GArray *statistics;  /* PgStatistic */
    GArray *alike;       /* by fact: the one before with the same hash, index + 1; 0 for none */
    uint32_t *hashed;    /* by hash: the last of such facts, likewise */
    uint32_t hash_mask;  /* the hashes are up to it */
    uint32_t *subjects;  /* by sentence: the entity that it is about, 0 for none */
    uint32_t *areas;     /* by article, once asked for: pg_area_of_article + 1 */
    uint32_t *companies; /* by sentence: the company last spoken of in the paragraph, 0 for none */
    uint32_t *employers; /* by entity: whom a person works for, 0 for none */
    bool rows_are_read;  /* what follows reads running text */
    PgRowFacts *rows;    /* by row of the page's tables */
    const char **openings;  /* by sentence: the time that it opens with, NULL until asked for */
    const char **headlines; /* by article: the time that its headline tells of, likewise */
} PgFinder;

void pg_fact_add(PgFinder *finder, PgFact fact);
void pg_relation_add(PgFinder *finder, uint16_t property, uint32_t subject, uint32_t object,
                     uint32_t sentence, const char *rule);

/* A mark that may stand around a name. */
static inline bool pg_is_name_mark(uint32_t c) {
    return c == U'“' || c == U'”' || c == U'《' || c == U'》';
}

/* Is a park a high-tech zone or its like, no industrial park? */
bool pg_is_zone(const PgFinder *finder, uint32_t park);

/* The class of an entity. */
PgClass pg_class_of(const PgFinder *finder, uint32_t entity);

/* The entity of one of the classes that a phrase at `at` speaks of when it names none: the nearest
   before it in the sentence, else what the sentence is about, else the article's park. */
uint32_t pg_subject_before(const PgFinder *finder, uint32_t at, uint32_t sentence,
                           PgClassSet classes);

/* The first mention of a clause that can be its subject; index + 1, 0 for none. */
uint32_t pg_clause_head(const PgReading *reading, PgSpan clause);

/* Does a mention name a 省, 市, 州, 县 or 区, as the character `kind` says? */
bool pg_is_place_of_kind(const PgReading *reading, const PgMention *mention, uint32_t kind);

/* 12个项目, 这些项目, 签约项目: where a batch of unnamed ones ends in a span; 0 for none. */
uint32_t pg_batch_before(const PgReading *reading, PgSpan range);

/* 这些项目总投资30亿元, 这一批新开工项目建成后，…: does a span speak of all of them? */
bool pg_is_of_these(const PgReading *reading, PgSpan range);

/* A word of the kind in the clause around a place, up to the next stop or 、? */
bool pg_clause_has(const PgReading *reading, uint32_t sentence, uint32_t at, PgLexKind kind);

/* The entity of one of the classes that a clause without a subject, as far as `at`, speaks of. */
uint32_t pg_focus_before(const PgFinder *finder, uint32_t at, uint32_t sentence,
                         PgClassSet classes);

/* “…”: the entity of one of the classes for which the person speaks who says so afterwards, 0 for
   none; a company's own people speak of it, even of its 工业总产值. */
uint32_t pg_speaker_behind(const PgFinder *finder, uint32_t sentence, PgClassSet classes);

/* Is it an office that speaks for its area: 某某市发改委? */
bool pg_is_bureau(const PgFinder *finder, uint32_t entity);

/* The project last named in this sentence or the one before it; 0 for none. */
uint32_t pg_project_before(const PgFinder *finder, uint32_t at, uint32_t sentence);

/* The mention (index + 1, 0 for none) of one of the classes that starts, or ends, at a place. */
uint32_t pg_mention_starting(const PgReading *reading, uint32_t at, PgClassSet classes);
uint32_t pg_mention_ending(const PgReading *reading, uint32_t at, PgClassSet classes);

/* The innermost mention that covers a character, and the project whose name covers a span; index +
   1, 0 for none. */
uint32_t pg_mention_around(const PgReading *reading, uint32_t at);
uint32_t pg_project_around(const PgReading *reading, PgSpan span);

/* The mention next in an enumeration, to the right or left; index + 1, 0 for none. */
uint32_t pg_list_next(const PgReading *reading, uint32_t mention);
uint32_t pg_list_previous(const PgReading *reading, uint32_t mention);

/* Whom a sentence says an industry of that it names from `at` on: entities, added to `owners`. */
void pg_industry_owners(const PgFinder *finder, uint32_t at, uint32_t sentence, GArray *owners);

/* The city, county or town that an article's first clauses are about; 0 for none. */
uint32_t pg_area_of_article(const PgFinder *finder, uint32_t article);

void pg_find_subjects(PgFinder *finder);
void pg_find_by_names(PgFinder *finder);
void pg_find_people(PgFinder *finder);
void pg_find_shares(PgFinder *finder);
void pg_find_parts(PgFinder *finder);
void pg_find_by_patterns(PgFinder *finder);
void pg_find_builders(PgFinder *finder);
void pg_find_status(PgFinder *finder);
void pg_find_honours(PgFinder *finder);
void pg_find_fields(PgFinder *finder);
void pg_find_by_topic(PgFinder *finder);
void pg_find_statistics(PgFinder *finder);
void pg_find_in_rows(PgFinder *finder);
void pg_find_in_row_texts(PgFinder *finder);
/* The row of a sentence; NULL for running text. */
const PgRowFacts *pg_row_of(const PgFinder *finder, uint32_t sentence);
/* Whom all of a row is about, if of one of the classes; else 0. */
uint32_t pg_row_subject(const PgFinder *finder, uint32_t sentence, PgClassSet classes);

#endif
