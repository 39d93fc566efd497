/* Plain text: every physical line as it stands; mending is the work of page/. */
#include "base/chars.h"
#include "source/builder.h"

void pg_text_lines(PgBuilder *builder, const char *text, size_t size) {
    const char *p = text, *end = text + size;
    uint32_t origin = 0;
    bool gap = false;
    while (p < end) {
        uint32_t c = pg_utf8_next(&p);
        bool feed = c == '\f' || c == 0x2029;
        if (c != '\n' && c != '\r' && c != 0x2028 && !feed) {
            pg_builder_add(builder, c, origin++);
            continue;
        }
        origin++;
        if (c == '\r' && p < end && *p == '\n') {
            p++;
            origin++;
        }
        gap = !pg_builder_end_line(builder, PG_LINE_WRAPPED, 0, gap) || feed;
    }
    pg_builder_end_line(builder, PG_LINE_WRAPPED, 0, gap);
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
