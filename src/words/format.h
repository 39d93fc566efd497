/* The compiled word list: a double array over 16-bit characters. */
#ifndef PG_WORDS_FORMAT_H
#define PG_WORDS_FORMAT_H

#include <stdint.h>

/* Node n's child by character c is base[n] + c when check of that place is n. A word that ends in
   a node leaves its tag and cost there; tag 0 and cost 0 is no word. As small as can be: nearly
   every step of a walk waits for memory. */
typedef struct {
    uint32_t check : 24, cost : 8; /* check 0 is a free place */
    uint32_t base : 24, tag : 8;
} PgWordNode;

typedef struct {
    uint32_t n_nodes;
    uint32_t reserved;
    /* Characters are numbered by how often they occur, so that the array stays dense; 0 is none. */
    uint16_t codes[65536];
    uint16_t simplified[65536]; /* of a traditional character; 0 for all others */
    PgWordNode nodes[];
} PgWordFile;

#endif
