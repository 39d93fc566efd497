/* What the sentences of a page say of its entities: relations, attributes and statistics. */
#ifndef PG_RELATION_RELATION_H
#define PG_RELATION_RELATION_H

#include "entity/entity.h"

/* A relation to `object`, or an attribute whose value is a status, a text or an amount. */
typedef struct {
    uint16_t property;
    uint16_t status;   /* index of a status, else 0 */
    uint32_t subject;  /* entity */
    uint32_t object;   /* entity, 0 for an attribute */
    const char *text;  /* UTF-8: a position, an honour, or a date in the form of xsd; else NULL */
    double amount;     /* where `unit` is set */
    const char *unit;  /* "CNY", "m2", "人" …; NULL when the value is no amount */
    uint32_t sentence; /* that states it */
    const char *rule;  /* the pattern or the name of the inference; constant */
} PgFact;

typedef struct {
    uint32_t about; /* entity */
    const char *indicator;
    double value;
    const char *unit;
    const char *period; /* "" when the text gives none */
    uint32_t sentence;
    const char *rule;
} PgStatistic;

typedef struct {
    PgCast *cast;
    PgFact *facts; /* no twins but for the sentence */
    uint32_t n_facts;
    PgStatistic *statistics;
    uint32_t n_statistics;
} PgFindings;

/* Find the facts of a page. Everything lives in the reading's arena. */
PgFindings *pg_findings_new(PgCast *cast);

#endif
