/* What the two halves of the Markdown reader share: blocks and what stands inside of a line. */
#ifndef PG_SOURCE_MARKDOWN_H
#define PG_SOURCE_MARKDOWN_H

#include "base/chars.h"
#include "source/builder.h"

/* A stretch of one line of the source. */
typedef struct {
    const char *p, *end;
    uint32_t origin; /* of p, in code points */
} PgSlice;

typedef struct {
    PgBuilder builder;
    PgLineKind kind; /* of the line that grows */
    uint8_t level;
    bool gap;        /* before it */
    bool in_comment; /* an HTML comment goes on */
    bool in_row;     /* of a table: '|' parts cells */
} PgMarkdown;

/* The next character, or 0 at the end. */
static inline uint32_t pg_slice_next(PgSlice *slice) {
    if (slice->p >= slice->end)
        return 0;
    slice->origin++;
    return pg_utf8_next(&slice->p);
}

/* Add the text inside of a line: emphasis, links, code marks, tags and comments left out; a
   picture's alternative text becomes a line of its own. The caller ends the line. */
void pg_markdown_inline(PgMarkdown *markdown, PgSlice slice);
void pg_markdown_end_line(PgMarkdown *markdown);

#endif
