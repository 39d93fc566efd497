#include "base/sort.h"

#include <glib.h>
#include <string.h>

void pg_sort_by(uint32_t *order, uint32_t n, const uint32_t *keys, uint32_t limit) {
    uint32_t *ends = g_new0(uint32_t, (size_t)limit + 1); /* by key: where its next one goes */
    for (uint32_t i = 0; i < n; i++)
        ends[keys[order[i]] + 1]++;
    for (uint32_t key = 0; key < limit; key++)
        ends[key + 1] += ends[key];
    uint32_t *sorted = g_new(uint32_t, n + 1);
    for (uint32_t i = 0; i < n; i++)
        sorted[ends[keys[order[i]]]++] = order[i];
    memcpy(order, sorted, n * sizeof *order);
    g_free(sorted);
    g_free(ends);
}
