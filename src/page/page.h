/* A document put in order: articles with their headlines, paragraphs and sentences. */
#ifndef PG_PAGE_PAGE_H
#define PG_PAGE_PAGE_H

#include "base/arena.h"
#include "base/chars.h"
#include "ontology/ontology.h"
#include "source/document.h"

typedef struct {
    PgSpan span;        /* of the page's characters */
    uint32_t paragraph; /* counted through the page */
    uint32_t article;
    bool is_heading; /* a headline or a heading inside an article */
    uint32_t row;    /* of a table: index + 1 in the page's rows; 0 for running text */
} PgSentence;

/* A cell of a table with what stands over its column, of the page's characters; empty where there
   is none. */
typedef struct {
    PgSpan head, text;
    PgSpan upper; /* what stands over several heads */
} PgCell;

/* A row of a table is one sentence: the lines over the table, the heads of its columns and its
   cells, as they follow one another in the document. In `folded`, bars stand between them. */
typedef struct {
    PgSpan title, unit;
    uint32_t first_cell, n_cells;
} PgRow;

typedef struct {
    const char *headline; /* UTF-8; "" when the article has none */
    uint32_t first_sentence, n_sentences;
    uint32_t n_headings; /* how many of the first sentences are the headline */
} PgArticle;

/* `chars` are the repaired characters as written; `folded[i]` is the form of chars[i] under which
   text is compared (see base/chars.h), what OCR misread put right; `origins[i]` its place in the
   decoded document. Paragraphs are separated by a '\n' that belongs to no sentence, and before the
   first stand PG_PAGE_LEAD of them, so that what stands before a name can always be asked.
   Everything lives in the arena. */
enum { PG_PAGE_LEAD = 4 };

typedef struct {
    const PgDocument *document;
    uint32_t *chars, *folded, *origins;
    uint32_t n_chars;
    PgArticle *articles;
    uint32_t n_articles;
    PgSentence *sentences;
    uint32_t n_sentences;
    PgRow *rows;
    uint32_t n_rows;
    PgCell *cells;
} PgPage;

/* Repair a document: undo wraps, take captions, by-lines and datelines out, put paragraphs that
   other text interrupts together again, find the articles and their headlines. The document must
   live as long as the page. Never fails: a page without text has no articles. */
PgPage *pg_page_new(const PgDocument *document, const PgOntology *ontology, PgArena *arena);

/* Where a run of the page's characters stands in the decoded document: from the first of them to
   the last, whatever stood in between. */
PgSpan pg_page_place(const PgPage *page, PgSpan span);

#endif
