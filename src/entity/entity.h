/* Who the mentions of a page name: full and short names brought together. */
#ifndef PG_ENTITY_ENTITY_H
#define PG_ENTITY_ENTITY_H

#include "mention/reading.h"

/* A surface form and the first sentence that has it. */
typedef struct {
    const char *text; /* UTF-8, folded, without blanks and quotation marks */
    uint32_t sentence;
} PgName;

typedef struct {
    PgClass class;
    const char *label; /* the fullest of the names */
    PgName *names;     /* the label first */
    uint32_t n_names;
    const char *key;   /* the form under which documents share it */
    uint32_t place;    /* index in the gazetteer, 0 for none */
    uint32_t industry; /* index in the scheme of industries, 0 for none */
    uint32_t n_mentions;
    uint32_t first_mention; /* index */
} PgEntity;

typedef struct {
    PgReading *reading;
    PgEntity *entities;     /* index 0 is none */
    uint32_t n_entities;    /* one more than the highest index */
    uint32_t *topics;       /* by article: the park that it is about, 0 for none */
    uint32_t *topics_since; /* by article: the first sentence that names its topic */
    uint32_t *portrayed; /* by article: the company that its headline names, if no park, else 0 */
    uint32_t *reported;  /* by article: the one project that its headline names, if neither park nor
                            company, else 0 */
    uint32_t *second_topics; /* a second park that its headline names, else 0 */
    uint32_t *items;    /* by sentence: the project whose name alone opens the paragraph, else 0 */
    uint32_t *sections; /* by sentence: the park or place that its subheading opens with, else 0 */
} PgCast;

/* Gather the entities of a page and set the `entity` of every mention, anaphors included (0 where
   nothing fits). Everything lives in the reading's arena. */
PgCast *pg_cast_new(PgReading *reading);

/* The park that a sentence's section is about, else its article, from where it is named on; before,
   and where there is none, 0. */
uint32_t pg_cast_topic(const PgCast *cast, uint32_t sentence);

#endif
