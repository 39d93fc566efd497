/* Inside page/: does one piece of text go on with another? */
#ifndef PG_PAGE_SEAM_H
#define PG_PAGE_SEAM_H

#include "base/arena.h"
#include "base/chars.h"
#include "ontology/ontology.h"

/* Folded text in which seams are looked for. */
typedef struct {
    const PgOntology *ontology;
    const uint32_t *folded;
    const uint64_t *marks; /* a bit a character: those that are blanks or brackets */
} PgSeamText;

/* Lives in the arena, and as long as the characters. */
PgSeamText pg_seam_text_new(const PgOntology *ontology, const uint32_t *folded, uint32_t n,
                            PgArena *arena);

enum {
    PG_SEAM_SEEN = 60, /* characters on a side in which brackets are looked for */
    PG_SEAM_KEPT = 16  /* and those at the seam, in which all else is */
};

/* The number or the like at the end of a text. */
typedef enum {
    PG_SEAM_NO_NUMBER,
    PG_SEAM_STAMP,     /* 2013-03-02, 10:30 */
    PG_SEAM_DIGITS,    /* 2021, 1. */
    PG_SEAM_MAGNITUDE, /* 1.7亿 */
    PG_SEAM_DATE,      /* 2021年 */
    PG_SEAM_ABOUT      /* 约 */
} PgSeamNumber;

/* One side of a seam: text without blanks, the end or the start of what may be longer. What it says
   by itself is read once, however many other sides it is held against. */
typedef struct {
    uint32_t kept[PG_SEAM_KEPT]; /* those of an end stand at the end, of a start at the start */
    uint32_t n, n_seen;          /* how many characters are kept, and seen at all */
    int depth;      /* brackets that open towards the seam by those that close, or the other way */
    uint32_t n_han; /* of the few characters at the seam: a word may go on with them */
    int score;      /* what the word at the seam says by itself for going on */
    bool has_open_bracket; /* an end: one is left open; a start: one is closed, open before */
    bool is_figure;        /* an end: of a number with its unit */
    bool opens_paragraph;  /* a start: as paragraphs do, 据悉, （二）, 1. */
    PgSeamNumber number;   /* of an end */
} PgSeamSide;

/* Put text before what a side, an end, has so far; or behind what a start has. As much as fits. */
void pg_seam_add_end(const PgSeamText *text, PgSpan span, PgSeamSide *side);
void pg_seam_add_start(const PgSeamText *text, PgSpan span, PgSeamSide *side);

/* Read what has been added as the end, or the start, of a text. */
void pg_seam_read_end(const PgSeamText *text, PgSeamSide *side);
void pg_seam_read_start(const PgSeamText *text, PgSeamSide *side);

/* A side of one span. */
PgSeamSide pg_seam_end_of(const PgSeamText *text, PgSpan span);
PgSeamSide pg_seam_start_of(const PgSeamText *text, PgSpan span);

/* How much speaks for (positive) or against (negative) `after` going on with what `before` breaks
   off. 0: nothing tells; PG_SEAM_SURE and more: a word, a number or a bracket goes through the
   seam. What is surely below `least` is not looked at closely: the result is below it, too. */
enum { PG_SEAM_SURE = 6 };

int pg_seam_score(const PgSeamText *text, const PgSeamSide *before, const PgSeamSide *after,
                  int least);

/* May a word go through the seam of two lines, blanks around them left out? A first look, much
   quicker than a score. */
bool pg_seam_may_hold_word(const uint32_t *folded, PgSpan before, PgSpan after);

/* Does text begin with the number or the mark of an item: （二）, 1., ①, ——? */
bool pg_seam_is_enumerated(const uint32_t *text, uint32_t n);

#endif
