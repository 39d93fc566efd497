/* Inside page/: what each line of a document is. */
#ifndef PG_PAGE_LAYOUT_H
#define PG_PAGE_LAYOUT_H

#include "page/page.h"
#include "page/seam.h"
#include "page/table.h"

typedef enum {
    PG_PART_BODY,
    PG_PART_HEADLINE,
    PG_PART_SUBHEADING,
    PG_PART_BYLINE,
    PG_PART_CAPTION, /* or what is about the page itself: no text of an article */
} PgPart;

/* A line that is not empty; the span is trimmed and of the document's characters. */
typedef struct {
    PgSpan span;
    PgPart part;
    PgLineKind kind;
    uint8_t level;
    bool gap_before;
    bool block_before;   /* a gap that is larger than between most lines */
    bool close_above;    /* the gap is smaller, or there is none at all */
    bool indented;       /* begins with blanks: a new paragraph in many layouts */
    bool is_whole;       /* a paragraph of its own, as mark-up says */
    bool ends_sentence;  /* its last character ends one */
    bool ends_article;   /* a by-line stood behind its last sentence; the span leaves it out */
    bool starts_article; /* a dateline (本报讯) stood before it; the span leaves it out */
    uint32_t width;      /* half-width columns */
    uint32_t row;        /* of a table: index + 1; 0 for none */
} PgLayoutLine;

typedef struct {
    PgLayoutLine *lines;
    uint32_t n_lines;
    const PgOntology *ontology;
    PgTables tables;
    uint32_t n_chars;
    const uint32_t *chars;  /* of the document */
    const uint32_t *folded; /* line by line */
    PgSeamText seams;       /* the same */
    uint32_t *fours; /* by pg_four_hash: 1 + where four such characters stand last in a line */
    uint32_t *fours_before; /* by character: where such ones stand before; 0 for nowhere */
    bool is_traditional;    /* folded to simplified characters */
    bool has_idle_commas;   /* in some line: ，， */
    bool is_wrapped;        /* lines break where the column ends, not where paragraphs do */
    bool drops_indents;     /* wrapped, and the indents of first lines got lost: they are short */
} PgLayout;

/* Sequences of four characters are chained by their hash; a sequence is a number, 16 bits for each,
   to which the next character is added. */
enum { PG_N_FOURS = 1 << 11 };
static inline uint64_t pg_four_add(uint64_t four, uint32_t c) {
    return four << 16 ^ c;
}
static inline uint32_t pg_four_hash(uint64_t four) {
    return (uint32_t)((four * 0x9e3779b97f4a7c15u) >> 32) % PG_N_FOURS;
}

PgLayout pg_layout_new(const PgDocument *document, const PgOntology *ontology, PgArena *arena);

#endif
