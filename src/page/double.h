/* Inside page/: text that a printed shadow, or a second layer, doubled. */
#ifndef PG_PAGE_DOUBLE_H
#define PG_PAGE_DOUBLE_H

#include <stdbool.h>
#include <stdint.h>

/* Drop the second copy of what text[0..n) has twice, and its origins; returns what is left of n. A
   heading may be doubled piece by piece: 数字经济数字经济，，. */
uint32_t pg_double_drop(uint32_t *text, uint32_t *origins, uint32_t n, bool is_heading);

#endif
