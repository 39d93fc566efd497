/* Bytes to text: whatever the encoding, what comes out is clean UTF-8. */
#ifndef PG_SOURCE_DECODE_H
#define PG_SOURCE_DECODE_H

#include "base/log.h"
#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A decoded file. `text` is valid UTF-8 without BOM, with a final NUL that does not count, and
   holds no controls but tab, line feed, carriage return and form feed, and no noncharacters. */
typedef struct {
    char *text;      /* owned: g_free */
    size_t size;     /* in bytes */
    uint32_t length; /* in code points */
    bool repaired;   /* U+FFFD stands for wrong bytes, or a space for controls */
} PgDecoded;

/* Decode `size` bytes, of which `bytes[size]` must be writable; takes ownership of them (g_free).
   A BOM decides; else valid UTF-8; else what HTML or XML declares; else GB18030 where it fits
   better. What is wrong is replaced and the first place logged as a warning; binary data are
   PG_ERROR_ENCODING, logged, and leave nothing to free. */
PgStatus pg_decode(PgDecoded *decoded, char *bytes, size_t size, const char *path,
                   const PgLog *log) PG_CHECKED;

/* "path:line:column" of a byte of a text; both count from 1, columns in code points. The
   caller's: g_free. */
char *pg_decode_place(const char *path, const char *text, size_t size, size_t byte);

/* A code point that may stand in text: itself, a space for a control, U+FFFD for what is no
   character at all. */
uint32_t pg_decode_clean(uint32_t c);

#endif
