#include "base/hash.h"

#include <string.h>

static uint64_t word_at(const char *bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

/* Both halves of the product depend on all bits of the two words. */
static uint64_t mix(uint64_t a, uint64_t b) {
    unsigned __int128 product = (unsigned __int128)a * (b ^ 0x9e3779b97f4a7c15u);
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* Two words at a time, as wyhash does; the last two may overlap what was read before. */
uint64_t pg_bytes_hash(const char *bytes, size_t size, uint64_t seed) {
    const char *end = bytes + size;
    uint64_t hash = mix(seed ^ 0xa0761d6478bd642fu, size), a = 0, b = 0;
    for (; end - bytes > 16; bytes += 16)
        hash = mix(hash ^ word_at(bytes), word_at(bytes + 8));
    if (size >= 16) {
        a = word_at(end - 16);
        b = word_at(end - 8);
    } else if (size >= 8) {
        a = word_at(bytes);
        b = word_at(end - 8);
    } else {
        memcpy(&a, bytes, size);
    }
    return mix(hash ^ a, b);
}

unsigned pg_text_hash(const void *text) {
    return (unsigned)pg_bytes_hash(text, strlen(text), 0);
}
