/* The compiled word list: a double array over 16-bit characters. */
#ifndef PG_WORDS_FORMAT_H
#define PG_WORDS_FORMAT_H

#include "base/pairs.h"

#include <stdint.h>

/* A node, in one number because nearly every step of a walk waits for memory. From its lowest bits
   on: the character by which it is a child; the word that ends there, 0 for none; its base b. Its
   own child by character c stands at the place b + c, if it says so there: no two nodes have the
   same base. Characters are numbered by how often they occur, so that the array stays dense. */
typedef uint64_t PgWordNode;
enum { PG_WORD_AT = 14, PG_BASE_AT = 32 };

/* A word is, from its lowest bits on: its tag, its length less one, and what it gains: by how much
   it is cheaper than PG_WORD_DEAREST a character. */
enum {
    PG_WORD_LENGTH_AT = 6,
    PG_WORD_GAIN_AT = 8,
    PG_WORD_DEAREST = 256 /* more than any character alone costs: 0, no word, is never chosen */
};

static inline uint32_t pg_node_char(PgWordNode node) {
    return node & ((1u << PG_WORD_AT) - 1);
}

static inline uint32_t pg_node_word(PgWordNode node) {
    return (uint32_t)node >> PG_WORD_AT;
}

static inline uint32_t pg_node_base(PgWordNode node) {
    return (uint32_t)(node >> PG_BASE_AT);
}

/* Place 0 stays empty, so that it leads nowhere; place 1 is the root's; all bases are higher. */
enum { PG_NO_NODE, PG_ROOT, PG_FIRST_BASE };

typedef struct {
    uint32_t n_nodes;
    uint32_t reserved;
    PgPairs pairs; /* of characters that stand side by side in a word */
    /* The root's child by a character, or a node without children; its word is what the character
       is when it stands alone, in the list or not. */
    PgWordNode chars[65536];
    uint16_t simplified[65536]; /* of a traditional character; 0 for all others */
    PgWordNode nodes[];
} PgWordFile;

#endif
