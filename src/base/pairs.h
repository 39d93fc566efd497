/* Which characters may stand side by side: a set that is asked before dearer questions. */
#ifndef PG_BASE_PAIRS_H
#define PG_BASE_PAIRS_H

#include <stdbool.h>
#include <stdint.h>

/* A bit by hash: a pair that it has not was never put in; one that it has may not have been. */
enum { PG_PAIRS_LOG = 22 };
typedef struct {
    uint64_t bits[(1 << PG_PAIRS_LOG) / 64];
} PgPairs;

static inline uint32_t pg_pairs_place(uint32_t a, uint32_t b) {
    return (uint32_t)(((uint64_t)a << 32 | b) * 0x9e3779b97f4a7c15u >> (64 - PG_PAIRS_LOG));
}

static inline void pg_pairs_add(PgPairs *pairs, uint32_t a, uint32_t b) {
    uint32_t place = pg_pairs_place(a, b);
    pairs->bits[place / 64] |= UINT64_C(1) << place % 64;
}

static inline bool pg_pairs_may_have(const PgPairs *pairs, uint32_t a, uint32_t b) {
    uint32_t place = pg_pairs_place(a, b);
    return pairs->bits[place / 64] >> place % 64 & 1;
}

#endif
