/* SHA-256 by Nettle, which uses what the processor has for it: GLib's took a thirtieth of the time
   of a whole page. */
#ifndef PG_BASE_DIGEST_H
#define PG_BASE_DIGEST_H

#include <stddef.h>

enum { PG_DIGEST_ROOM = 2 * 32 + 1 };

/* The digest of `size` bytes in lower-case hexadecimal digits, with a final NUL. */
void pg_digest(const void *data, size_t size, char digits[PG_DIGEST_ROOM]);

#endif
