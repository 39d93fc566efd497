/* Inside page/: text that a printed shadow, or a second layer, doubled. */
#ifndef PG_PAGE_DOUBLE_H
#define PG_PAGE_DOUBLE_H

#include <stdbool.h>
#include <stdint.h>

/* Clear keep[i], all true before, for the second copy of what text[0..n) has twice; false when it
   has nothing twice. A heading may be doubled piece by piece: 数字经济数字经济，，. */
bool pg_double_find(const uint32_t *text, uint32_t n, bool is_heading, bool *keep);

#endif
