/* Inside page/: what a newspaper or a web page prints around its sentences. */
#ifndef PG_PAGE_FURNITURE_H
#define PG_PAGE_FURNITURE_H

#include "base/chars.h"
#include "ontology/ontology.h"

/* All of them look at a span of folded text. */

PgSpan pg_span_trim(const uint32_t *folded, PgSpan span); /* blanks at its ends left out */
/* Is its last character, but for closing quotation marks, the end of a sentence? */
bool pg_ends_sentence(const uint32_t *folded, PgSpan span);

/* What stands somewhere in a line: without it, most of what is asked below is answered. */
typedef struct {
    bool has_blank;  /* behind its first character */
    bool has_credit; /* 供图: a picture's */
    bool has_photo;  /* 摄影: who took it */
    bool has_wire;   /* 电, 讯, 本报讯: what a dateline ends with */
} PgLineWords;

/* Look for them, once for all that is asked of the line. */
PgLineWords pg_furniture_words(const PgOntology *ontology, const uint32_t *folded, PgSpan line);

/* A line that names who wrote or edited what, when and for whom: 本报记者 某某, 来源：某某网.
   `words` are those of the line, or of more. */
bool pg_furniture_is_byline(const PgOntology *ontology, const uint32_t *folded, PgSpan line,
                            PgLineWords words);
/* A day with its year and nothing else. */
bool pg_furniture_is_date(const uint32_t *folded, PgSpan line);
/* The caption or the credit of a picture; `words` as above. */
bool pg_furniture_is_caption(const PgOntology *ontology, const uint32_t *folded, PgSpan line,
                             PgLineWords words);
/* A line about the page: its number, its date, the way to other pages. */
bool pg_furniture_is_folio(const PgOntology *ontology, const uint32_t *folded, PgSpan line);

/* How many characters before the first sentence tell who reports from where: 本报讯,
   本报北京1月5日电, （记者 某某）. `words` as above. */
uint32_t pg_furniture_dateline(const PgOntology *ontology, const uint32_t *folded, PgSpan span,
                               PgLineWords words);
/* Where what a newspaper calls itself, or an agency, stands first: 本报, 新华社; span.end for none.
 */
uint32_t pg_furniture_find_newspaper(const PgOntology *ontology, const uint32_t *folded,
                                     PgSpan span);
/* Where the by-line behind the last sentence of a paragraph starts; span.end when there is none. A
   wrapped line goes on below: one name alone must stand apart there. */
uint32_t pg_furniture_trailing_byline(const PgOntology *ontology, const uint32_t *folded,
                                      PgSpan span, bool is_wrapped);

#endif
