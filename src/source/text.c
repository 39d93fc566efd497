/* Plain text: every physical line as it stands; mending is the work of page/. */
#include "base/chars.h"
#include "source/builder.h"
#include "source/places.h"

#include <string.h>

/* Does one of these start here? */
static bool starts_markup(const char *p, size_t size) {
    static const char *const MARKS[] = {"![",  "](",  "</",  "<br", "<BR",
                                        "<p>", "<P>", "<p ", "<!--"};
    for (size_t i = 0; i < G_N_ELEMENTS(MARKS); i++)
        if (!strncmp(p, MARKS[i], strlen(MARKS[i])))
            return true;
    uint32_t c;
    size_t used = *p == '&' ? pg_reference_decode(p, size, &c) : 0;
    return used && p[used - 1] == ';';
}

/* What was copied out of a page or written by OCR has pieces of HTML and Markdown left in it. */
static bool holds_markup(const char *text, size_t size) {
    size_t n_bold = 0;
    for (const char *p = text, *end = text + size; p < end; p++) {
        p += strcspn(p, "<&*!]");
        if (p < end && starts_markup(p, (size_t)(end - p)))
            return true;
        if (p[0] == '*' && p[1] == '*') {
            n_bold++;
            p++;
        }
        if (n_bold > 1)
            return true;
    }
    return false;
}

static inline bool ends_line(uint32_t c) {
    if (c >= ' ')
        return (c & ~1u) == 0x2028;
    return c == '\n' || c == '\r' || c == '\f';
}

static void plain_lines(PgBuilder *builder, const char *text, size_t size) {
    const char *p = text, *end = text + size;
    uint32_t origin = 0;
    bool gap = false;
    while (p < end) {
        size_t run = strcspn(p, "\n\r\f\xE2"); /* U+2028 begins with the last */
        origin = pg_builder_add_text(builder, p, p + run, origin);
        p += run;
        if (p == end)
            break;
        uint32_t c = pg_utf8_next(&p);
        if (!ends_line(c)) {
            pg_builder_add(builder, c, origin++);
            continue;
        }
        bool feed = c == '\f' || c == 0x2029;
        origin++;
        if (c == '\r' && p < end && *p == '\n') {
            p++;
            origin++;
        }
        gap = !pg_builder_end_line(builder, PG_LINE_WRAPPED, 0, gap) || feed;
    }
    pg_builder_end_line(builder, PG_LINE_WRAPPED, 0, gap);
}

void pg_text_lines(PgBuilder *builder, const char *text, size_t size) {
    if (holds_markup(text, size))
        pg_markdown_lines(builder, text, size);
    else
        plain_lines(builder, text, size);
}

PgDocument *pg_text_read(const PgPage *page) {
    PgBuilder builder;
    pg_builder_init(&builder, page->decoded->length);
    pg_text_lines(&builder, page->decoded->text, page->decoded->size);
    PgDocument *document = pg_builder_finish(&builder, page);
    if (!document)
        pg_log(page->log, PG_LOG_ERROR, page->path, "holds no text");
    return document;
}
