#include "browse/internal.h"

#include <stdlib.h>
#include <string.h>

/* '<', '>' and '&' stand only inside strings, where an escape means the same; so do the two line
   ends that only Unicode knows, whose UTF-8 is E2 80 A8 and A9. */
static void put_escaped(const char *text, size_t length, FILE *out) {
    const char *end = text + length, *plain = text;
    for (const char *p = text; p < end; p++) {
        const char *escape = NULL;
        size_t width = 1;
        if (*p == '<')
            escape = "\\u003c";
        else if (*p == '>')
            escape = "\\u003e";
        else if (*p == '&')
            escape = "\\u0026";
        else if (end - p >= 3 && !memcmp(p, "\xe2\x80\xa8", 3))
            escape = "\\u2028", width = 3;
        else if (end - p >= 3 && !memcmp(p, "\xe2\x80\xa9", 3))
            escape = "\\u2029", width = 3;
        if (!escape)
            continue;
        fwrite(plain, 1, (size_t)(p - plain), out);
        fputs(escape, out);
        p += width - 1;
        plain = p + 1;
    }
    fwrite(plain, 1, (size_t)(end - plain), out);
}

void pg_json_put(FILE *out, const char *before, json_t *value) {
    fputs(before, out);
    char *text = value ? json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY) : NULL;
    if (text)
        put_escaped(text, strlen(text), out);
    else
        fputs("null", out);
    free(text);
    json_decref(value);
}
