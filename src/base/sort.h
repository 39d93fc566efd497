/* Sorting by small numbers, in linear time. */
#ifndef PG_BASE_SORT_H
#define PG_BASE_SORT_H

#include <stdint.h>

/* Put `order`, which holds the n indexes of `keys`, in the order of their keys. What has the same
   key stays in its order, so that sorting by the least important key first and by the most
   important one last sorts by all. Takes time for n and for the bytes of the highest key. */
void pg_sort_by(uint32_t *order, uint32_t n, const uint64_t *keys);

#endif
