/* Inside page/: numbers for the pairs of Han characters of a text, by which texts are compared. */
#ifndef PG_PAGE_BIGRAMS_H
#define PG_PAGE_BIGRAMS_H

#include "base/chars.h"

/* Number the pairs: numbers[i] is that of the pair that starts at chars[i], from 1, or 0 where two
   Han characters don't stand; the same pair has the same number. Returns the highest. */
uint32_t pg_bigrams_number(const uint32_t *chars, uint32_t n, uint32_t *numbers);

#endif
