/* A trie over folded code points: filled first, then sealed, then walked. */
#ifndef PG_ONTOLOGY_TRIE_H
#define PG_ONTOLOGY_TRIE_H

#include <stddef.h>
#include <stdint.h>

/* Sealed, it is a double array: the child of a node by a character stands at the node's base XOR
   the character's code, and is one if that place is checked as the node's. */
typedef struct {
    uint32_t check, base;
    uint32_t value; /* 0: no text ends here */
} PgTrieNode;

typedef struct {
    uint16_t *codes; /* by code point: characters are numbered as they come; 0 is in no text */
    uint32_t n_codes;
    PgTrieNode *nodes;             /* when it is sealed */
    uint32_t most;                 /* that many texts at most begin one text */
    struct PgTrieFilling *filling; /* while it is filled */
} PgTrie;

enum { PG_TRIE_ROOT = 1 };

PgTrie *pg_trie_new(void);
void pg_trie_free(PgTrie *trie); /* NULL is legal */

/* The value kept for a text, 0 at first; the pointer is valid until the next insertion. */
uint32_t *pg_trie_insert(PgTrie *trie, const uint32_t *chars, size_t n);
/* All values kept, and 0 where none is; the trie's, valid until the next insertion. */
uint32_t *pg_trie_values(PgTrie *trie, size_t *n);
/* Nothing can be inserted any more; only now it can be walked. */
void pg_trie_seal(PgTrie *trie);

/* The node that a character leads to; 0 is none. A walk begins at PG_TRIE_ROOT. */
static inline uint32_t pg_trie_child(const PgTrie *trie, uint32_t node, uint32_t c) {
    uint32_t child = trie->nodes[node].base ^ trie->codes[c];
    return trie->nodes[child].check == node ? child : 0;
}

/* The value of the text that leads to a node; 0 is none. */
static inline uint32_t pg_trie_value(const PgTrie *trie, uint32_t node) {
    return trie->nodes[node].value;
}

/* A walk over all texts that one text begins with, the shortest first; it starts at {PG_TRIE_ROOT,
 * 0}.
 */
typedef struct {
    uint32_t node;
    uint32_t length; /* of the text that was found last */
} PgTrieWalk;

/* The value of the next of them, or 0 when there is none any more. */
static inline uint32_t pg_trie_next(const PgTrie *trie, PgTrieWalk *walk, const uint32_t *chars,
                                    size_t n) {
    while (walk->length < n &&
           (walk->node = pg_trie_child(trie, walk->node, chars[walk->length]))) {
        walk->length++;
        if (pg_trie_value(trie, walk->node))
            return pg_trie_value(trie, walk->node);
    }
    return 0;
}

/* The value of a whole text, or 0. */
uint32_t pg_trie_find(const PgTrie *trie, const uint32_t *chars, size_t n);

#endif
