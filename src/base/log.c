#include "base/log.h"

#include <glib.h>
#include <stdarg.h>

/* C0, DEL and C1 controls, and bidirectional overrides. */
void pg_text_make_printable(char *text) {
    for (char *p = text; *p;) {
        char *next = g_utf8_next_char(p);
        gunichar c = g_utf8_get_char(p);
        if (c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) ||
            (c >= 0x2066 && c <= 0x2069))
            while (p < next)
                *p++ = '?';
        p = next;
    }
}

void pg_log(const PgLog *log, PgLogLevel level, const char *place, const char *format, ...) {
    if (!log || !log->sink)
        return;
    va_list arguments;
    va_start(arguments, format);
    char *raw = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    char *message = g_utf8_make_valid(raw, -1);
    char *where = place ? g_utf8_make_valid(place, -1) : NULL;
    pg_text_make_printable(message);
    if (where)
        pg_text_make_printable(where);
    log->sink(log->data, level, where, message);
    g_free(where);
    g_free(message);
    g_free(raw);
}
