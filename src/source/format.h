/* Which format a file is in. */
#ifndef PG_SOURCE_FORMAT_H
#define PG_SOURCE_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

typedef enum {
    PG_FORMAT_UNKNOWN,
    PG_FORMAT_TEXT,
    PG_FORMAT_MARKDOWN,
    PG_FORMAT_HTML,
    PG_FORMAT_XML,
    PG_FORMAT_JSON_LINES,
    PG_FORMAT_JSON,
} PgFormat;

PgFormat pg_format_by_name(const char *name);
/* By the first characters of decoded text; never PG_FORMAT_UNKNOWN. */
PgFormat pg_format_by_text(const char *text, size_t size);
/* Does the text say that it is a page of HTML, though it may be called XML? */
bool pg_format_is_html(const char *text, size_t size);
/* Does a file of this name count as a page when it stands in a folder? */
bool pg_format_is_page(const char *name);

#endif
