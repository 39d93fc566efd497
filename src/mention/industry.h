/* Inside mention/: the words of fields of business. */
#ifndef PG_MENTION_INDUSTRY_H
#define PG_MENTION_INDUSTRY_H

#include "mention/internal.h"

enum { PG_MAX_FIELD = 16 /* characters */ };

enum {
    PG_SCORE_WEAK_TERM = 24,     /* a word that is a term of the scheme as well */
    PG_SCORE_TERM = 34,          /* of the scheme, by itself */
    PG_SCORE_FIELD_BESIDE = 44,  /* with 产业, 领域 behind it */
    PG_SCORE_FIELD_UNKNOWN = 33, /* such a word alone tells it */
    PG_SCORE_FIELD_CUED = 45,
    PG_SCORE_FIELD_LISTED = 58,
};

/* Where the words that can belong to a field ending at `end` begin. */
uint32_t pg_field_start(const PgReading *reading, uint32_t end, uint32_t from);
/* Where they end, from `start` on. 与 and 及 stay inside; who cuts the list decides about them. */
uint32_t pg_field_end(const PgReading *reading, uint32_t start, uint32_t limit);
/* Without 生产 before it. */
uint32_t pg_without_verb(const PgReading *reading, uint32_t start, uint32_t end);
/* Without 研发、生产和销售 behind what a company makes. */
uint32_t pg_without_tail(const PgReading *reading, uint32_t start, uint32_t end);
/* A term of the scheme, or ending in one. */
bool pg_is_known_field(const PgReading *reading, PgSpan item, bool even_ambiguous);

/* What the words around it call a field, be it anybody's or not (`is_called`). */
void pg_field_add(PgReader *reader, PgSpan span, uint32_t number, int score, bool is_called);
/* 在A、B等领域, 集研发、代工于一体: what stands before says them by the way. */
bool pg_is_by_the_way(const PgReading *reading, uint32_t at);

/* The fields of a sentence's lists. */
void pg_industry_lists_find(PgReader *reader, PgSpan sentence, uint32_t number);

#endif
