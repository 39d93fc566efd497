/* A trie over folded code points: filled first, then sealed, then walked. */
#ifndef PG_ONTOLOGY_TRIE_H
#define PG_ONTOLOGY_TRIE_H

#include <stddef.h>
#include <stdint.h>

/* A node of the sealed trie, in one number because nearly every step of a walk waits for memory.
   From its lowest bits on: the code of the character by which it is a child; the value of the text
   that ends there, 0 for none; its base. Its own child by a character stands at the base XOR the
   character's code, if it says so there: no two nodes have the same base. 0 is no node: what leads
   nowhere leads there. */
typedef uint64_t PgTrieNode;
enum { PG_TRIE_VALUE_AT = 16, PG_TRIE_VALUE_BITS = 24, PG_TRIE_BASE_AT = 40 };
#define PG_TRIE_ROOT ((PgTrieNode)1 << PG_TRIE_BASE_AT)

typedef struct {
    /* By code point: the root's child, or a node without children. Its code is the character's:
       they are numbered as they come; 0 is in no text. */
    PgTrieNode *chars;
    uint32_t n_codes;
    PgTrieNode *nodes;             /* when it is sealed */
    uint32_t most;                 /* that many texts at most begin one text */
    struct PgTrieFilling *filling; /* while it is filled */
} PgTrie;

PgTrie *pg_trie_new(void);
void pg_trie_free(PgTrie *trie); /* NULL is legal */

/* The value kept for a text, 0 at first; the pointer is valid until the next insertion. */
uint32_t *pg_trie_insert(PgTrie *trie, const uint32_t *chars, size_t n);
/* All values kept, and 0 where none is; the trie's, valid until the next insertion. */
uint32_t *pg_trie_values(PgTrie *trie, size_t *n);
/* Nothing can be inserted any more; only now it can be walked. */
void pg_trie_seal(PgTrie *trie);

static inline uint32_t pg_trie_code(PgTrieNode node) {
    return node & ((1u << PG_TRIE_VALUE_AT) - 1);
}

/* The value of the text that leads to a node; 0 is none. */
static inline uint32_t pg_trie_value(PgTrieNode node) {
    return (uint32_t)(node >> PG_TRIE_VALUE_AT) & ((1u << PG_TRIE_VALUE_BITS) - 1);
}

/* The node to which a character, trie->chars of it, leads; no node when there is none, and from
   there on nowhere else. A walk begins at PG_TRIE_ROOT or at its first character. */
static inline PgTrieNode pg_trie_step(const PgTrie *trie, PgTrieNode from, PgTrieNode c) {
    PgTrieNode node = trie->nodes[(from >> PG_TRIE_BASE_AT) ^ pg_trie_code(c)];
    return node & -(PgTrieNode)(pg_trie_code(node) == pg_trie_code(c)); /* no jump */
}

/* A walk over all texts that one text begins with, the shortest first; it starts at {PG_TRIE_ROOT,
 * 0}.
 */
typedef struct {
    PgTrieNode node;
    uint32_t length; /* of the text that was found last */
} PgTrieWalk;

/* The value of the next of them, or 0 when there is none any more. */
static inline uint32_t pg_trie_next(const PgTrie *trie, PgTrieWalk *walk, const uint32_t *chars,
                                    size_t n) {
    while (walk->length < n &&
           (walk->node = pg_trie_step(trie, walk->node, trie->chars[chars[walk->length]]))) {
        walk->length++;
        if (pg_trie_value(walk->node))
            return pg_trie_value(walk->node);
    }
    return 0;
}

/* The value of a whole text, or 0. */
uint32_t pg_trie_find(const PgTrie *trie, const uint32_t *chars, size_t n);

#endif
