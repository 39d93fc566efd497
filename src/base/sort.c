#include "base/sort.h"

#include <glib.h>
#include <string.h>

/* By one byte of the keys. */
static void sort_by_byte(const uint32_t *order, uint32_t n, const uint64_t *keys, unsigned shift,
                         uint32_t *sorted) {
    uint32_t ends[257] = {0}; /* by byte: where its next one goes */
    for (uint32_t i = 0; i < n; i++)
        ends[(keys[i] >> shift & 0xff) + 1]++;
    for (unsigned byte = 0; byte < 255; byte++)
        ends[byte + 1] += ends[byte];
    for (uint32_t i = 0; i < n; i++)
        sorted[ends[keys[order[i]] >> shift & 0xff]++] = order[i];
}

void pg_sort_by(uint32_t *order, uint32_t n, const uint64_t *keys) {
    uint32_t *sorted = g_new(uint32_t, n + 1);
    uint64_t used = 0;
    for (uint32_t i = 0; i < n; i++)
        used |= keys[i];
    for (unsigned shift = 0; shift < 64 && used >> shift; shift += 8) {
        sort_by_byte(order, n, keys, shift, sorted);
        memcpy(order, sorted, n * sizeof *order);
    }
    g_free(sorted);
}
