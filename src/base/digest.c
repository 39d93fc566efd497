#include "base/digest.h"

#include <nettle/sha2.h>
#include <stdint.h>

void pg_digest(const void *data, size_t size, char digits[PG_DIGEST_ROOM]) {
    static const char hex[] = "0123456789abcdef";
    struct sha256_ctx context;
    uint8_t bytes[SHA256_DIGEST_SIZE];
    sha256_init(&context);
    sha256_update(&context, size, data);
    sha256_digest(&context, sizeof bytes, bytes);
    for (size_t i = 0; i < sizeof bytes; i++) {
        digits[2 * i] = hex[bytes[i] >> 4];
        digits[2 * i + 1] = hex[bytes[i] & 15];
    }
    digits[PG_DIGEST_ROOM - 1] = '\0';
}
