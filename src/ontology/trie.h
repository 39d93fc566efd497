/* A trie over folded code points, kept in one open-addressing hash table. */
#ifndef PG_ONTOLOGY_TRIE_H
#define PG_ONTOLOGY_TRIE_H

#include <stddef.h>
#include <stdint.h>

typedef struct PgTrie PgTrie;

PgTrie *pg_trie_new(void);
void pg_trie_free(PgTrie *trie); /* NULL is legal */

/* The value kept for a text, 0 at first; the pointer is valid until the next insertion. */
uint32_t *pg_trie_insert(PgTrie *trie, const uint32_t *chars, size_t n);

/* Walking: start at PG_TRIE_ROOT; 0 is no node. */
enum { PG_TRIE_ROOT = 1 };
uint32_t pg_trie_step(const PgTrie *trie, uint32_t node, uint32_t c);
uint32_t pg_trie_value(const PgTrie *trie, uint32_t node);
/* The value of a whole text, or 0. */
uint32_t pg_trie_find(const PgTrie *trie, const uint32_t *chars, size_t n);

#endif
