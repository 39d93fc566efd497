/* Inside page/: does one piece of text go on with another? */
#ifndef PG_PAGE_SEAM_H
#define PG_PAGE_SEAM_H

#include "base/chars.h"
#include "ontology/ontology.h"
#include "words/words.h"

enum { PG_SEAM_SEEN = 60 };

/* One side of a seam: folded text without blanks, the end or the start of what may be longer. What
   it says by itself is read once, however many other sides it is held against. */
typedef struct {
    uint32_t chars[PG_SEAM_SEEN], n;
    PgWord word;          /* the one at the seam, where it is Han */
    uint32_t n_han;       /* of the few characters at the seam that are cut into words */
    int score;            /* what the word at the seam says by itself for going on */
    bool opens_bracket;   /* an end: leaves one open */
    bool closes_bracket;  /* a start: closes one that was open before */
    bool is_figure;       /* an end: of a number with its unit */
    bool opens_paragraph; /* a start: as paragraphs do, 据悉, （二）, 1. */
} PgSeamSide;

/* Put text before what a side, an end, has so far; or behind what a start has. As much as fits. */
void pg_seam_add_end(PgSeamSide *side, const uint32_t *folded, PgSpan span);
void pg_seam_add_start(PgSeamSide *side, const uint32_t *folded, PgSpan span);

/* Read what chars[0…n) say as the end, or the start, of a text. */
void pg_seam_read_end(const PgOntology *ontology, PgSeamSide *side);
void pg_seam_read_start(const PgOntology *ontology, PgSeamSide *side);

/* A side of one span. */
PgSeamSide pg_seam_end_of(const PgOntology *ontology, const uint32_t *folded, PgSpan span);
PgSeamSide pg_seam_start_of(const PgOntology *ontology, const uint32_t *folded, PgSpan span);

/* How much speaks for (positive) or against (negative) `after` going on with what `before` breaks
   off. 0: nothing tells; PG_SEAM_SURE and more: a word, a number or a bracket goes through the
   seam. */
enum { PG_SEAM_SURE = 6 };

int pg_seam_score(const PgOntology *ontology, const PgSeamSide *before, const PgSeamSide *after);

/* May a word go through the seam of two lines, blanks around them left out? A first look, much
   quicker than a score. */
bool pg_seam_may_hold_word(const uint32_t *folded, PgSpan before, PgSpan after);

/* Does text begin with the number or the mark of an item: （二）, 1., ①, ——? */
bool pg_seam_is_enumerated(const uint32_t *text, uint32_t n);

#endif
