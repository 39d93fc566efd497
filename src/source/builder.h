/* Grows a document: characters with their origins, and the lines that they make. */
#ifndef PG_SOURCE_BUILDER_H
#define PG_SOURCE_BUILDER_H

#include "source/decode.h"
#include "source/document.h"

#include <glib.h>

/* What a reader of one format gets. */
typedef struct {
    const char *path;   /* for messages, and as the document's name */
    PgDecoded *decoded; /* the reader may change its bytes, but not their number */
    const PgLog *log;
    bool keeps_decoded;
} PgPage;

typedef struct {
    uint32_t *chars, *origins;
    size_t n, room;
    size_t start;  /* of the line that grows */
    GArray *lines; /* of PgLine */
} PgBuilder;

void pg_builder_init(PgBuilder *builder, size_t expected); /* expected: characters, a guess */
void pg_builder_clear(PgBuilder *builder);
void pg_builder_grow(PgBuilder *builder);

/* Is it nothing on paper: a soft hyphen, a joiner, a mark of direction? */
static inline bool pg_char_is_invisible(uint32_t c) {
    if (c > 0x206f || c < 0xad) /* nearly all characters of a page */
        return c == 0xfeff;
    return c == 0xad || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || c >= 0x2060;
}

/* What is invisible is left out. */
static inline void pg_builder_add(PgBuilder *builder, uint32_t c, uint32_t origin) {
    if (pg_char_is_invisible(c))
        return;
    if (builder->n == builder->room)
        pg_builder_grow(builder);
    builder->chars[builder->n] = c;
    builder->origins[builder->n++] = origin;
}

/* The same for the characters from `text` to `end`, the first of which is from `origin`. Returns
   what the next one's is. */
uint32_t pg_builder_add_text(PgBuilder *builder, const char *text, const char *end,
                             uint32_t origin);

/* Make a line of what was added since the last one. A line of blanks is dropped: false. */
bool pg_builder_end_line(PgBuilder *builder, PgLineKind kind, uint8_t level, bool gap_before);
/* The same without the blanks at the end. */
bool pg_builder_end_trimmed(PgBuilder *builder, PgLineKind kind, uint8_t level, bool gap_before);

/* The document, with its name, decoded_length, characters and lines; the builder is cleared.
   NULL when there is no line. */
PgDocument *pg_builder_finish(PgBuilder *builder, const PgPage *page);

/* Of those between ASCII and U+3000. */
bool pg_char_is_rare_blank(uint32_t c);

/* Is it white space in any script (also U+3000 and U+00A0)? */
static inline bool pg_char_is_blank(uint32_t c) {
    if (c > 0x3000) /* nearly all characters of a page */
        return c == 0xFEFF;
    if (c < 0x80)
        return c == ' ' || (c >= '\t' && c <= '\r');
    return c == 0x3000 || pg_char_is_rare_blank(c);
}
/* chars[start..end) as UTF-8 without white space: for comparing. The caller's: g_free. */
char *pg_chars_to_squeezed(const uint32_t *chars, size_t start, size_t end);
/* The text of metadata without blanks around it; NULL when nothing is left. Frees `text`. */
char *pg_metadata_take(char *text);
/* The alternative text of a picture that says nothing: a file name or "image". */
bool pg_caption_is_empty(const uint32_t *chars, size_t start, size_t end);

/* The readers: each logs why there is no document and then gives NULL. */
PgDocument *pg_text_read(const PgPage *page);
PgDocument *pg_markdown_read(const PgPage *page);
PgDocument *pg_html_read(const PgPage *page);
PgDocument *pg_xml_read(const PgPage *page);
/* One object a line, or (`whole`) a file that is one object or an array of them. */
PgStatus pg_jsonl_read(const PgPage *page, bool whole, PgDocumentSink sink, void *data,
                       PgReadReport *report) PG_CHECKED;

/* Plain text's lines into a builder, mark-up that was left in it taken out; origins count from 0.
 */
void pg_text_lines(PgBuilder *builder, const char *text, size_t size);
/* The same of Markdown. */
void pg_markdown_lines(PgBuilder *builder, const char *text, size_t size);

#endif
