/* Which encoding bytes are in, and the way from it to UTF-8. */
#ifndef PG_SOURCE_CHARSET_H
#define PG_SOURCE_CHARSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The byte sequences that were no characters. */
typedef struct {
    size_t count;
    size_t offset;        /* of the first, in the file */
    size_t place;         /* of its U+FFFD, in the UTF-8 text */
    uint8_t byte;         /* the first */
    const char *encoding; /* that it does not fit; static */
} PgWrongBytes;

/* Do the bytes start with a UTF-16 BOM, or as UTF-16 XML does? */
bool pg_charset_is_utf16(const char *bytes, size_t size);

/* The bytes as UTF-8 without BOM, each wrong sequence as one U+FFFD, with a final NUL. Takes
   ownership of `bytes` (g_free), where bytes[size] is NUL; the result is the caller's (g_free). */
char *pg_charset_to_utf8(char *bytes, size_t size, size_t *result_size, PgWrongBytes *wrong);

#endif
