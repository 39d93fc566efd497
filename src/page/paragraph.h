/* Inside page/: the paragraphs of a document, put together from its lines. */
#ifndef PG_PAGE_PARAGRAPH_H
#define PG_PAGE_PARAGRAPH_H

#include "page/layout.h"
#include "page/seam.h"

#include <glib.h>

/* Pieces of lines that belong together, in their order. */
typedef struct {
    const PgSpan *pieces; /* of the document's characters; in the arena */
    uint32_t n_pieces;
    PgPart part;
    bool is_markup;    /* a heading because the mark-up says so */
    bool is_whole;     /* a paragraph because the mark-up says so */
    bool is_cut;       /* breaks off inside a sentence */
    bool block_before; /* stands farther from what is above than lines usually do */
    bool after_break;  /* something else stands between it and the body paragraph before */
    bool joins_above;  /* a heading's further line */
    bool starts_article, ends_article;
    bool new_topic;   /* a heading that names a place of which only the text below tells */
    uint32_t row;     /* of a table: index + 1; 0 for none */
    int article;      /* -1: not yet */
    int continues;    /* the paragraph that breaks off and goes on here; -1: none */
    int continued_by; /* where it goes on, when it breaks off; -1: nowhere */
} PgParagraph;

/* GArray of PgParagraph: body, headings and by-lines in the order of the document; captions are
   left out. The caller unrefs it. */
GArray *pg_paragraphs_new(const PgLayout *layout, PgArena *arena);

/* The two sides of a seam, and how much speaks for the one going on with what the other breaks off
   (see page/seam.h). */
PgSeamSide pg_paragraph_end(const PgLayout *layout, const PgParagraph *paragraph);
PgSeamSide pg_paragraph_start(const PgLayout *layout, const PgParagraph *paragraph);
int pg_paragraph_seam(const PgLayout *layout, const PgSeamSide *before, const PgSeamSide *after,
                      int least);

#endif
