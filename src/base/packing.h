/* gzip and Zstandard, told by a file's ending. The only file that names zlib and libzstd. */
#ifndef PG_BASE_PACKING_H
#define PG_BASE_PACKING_H

#include "base/status.h"

#include <stddef.h>
#include <stdio.h>

typedef enum { PG_PACKING_NONE, PG_PACKING_GZIP, PG_PACKING_ZSTD } PgPacking;

/* By ".gz" or ".zst"; `length` becomes the length of the path without that. */
PgPacking pg_packing_of(const char *path, size_t *length);

/* A stream that packs what is written to it and hands it to `out`, which must outlive it. Closing
   it writes the end and leaves `out` open; what could not be written is a failed write or close of
   its own. NULL when memory or the library fails. The same bytes for the same input. */
FILE *pg_packing_stream_new(PgPacking packing, FILE *out);

/* Unpack all of it. PG_ERROR_LIMIT above `limit` bytes, PG_ERROR_SYNTAX when it is damaged or cut
   off. *text, with a final NUL, is the caller's: g_free. */
PgStatus pg_packing_unpack(PgPacking packing, const char *bytes, size_t n, size_t limit,
                           char **text, size_t *length) PG_CHECKED;

#endif
