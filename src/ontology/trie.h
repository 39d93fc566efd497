/* A trie over folded code points. */
#ifndef PG_ONTOLOGY_TRIE_H
#define PG_ONTOLOGY_TRIE_H

#include <stddef.h>
#include <stdint.h>

typedef struct PgTrie PgTrie;

PgTrie *pg_trie_new(void);
void pg_trie_free(PgTrie *trie); /* NULL is legal */

/* The value kept for a text, 0 at first; the pointer is valid until the next insertion. */
uint32_t *pg_trie_insert(PgTrie *trie, const uint32_t *chars, size_t n);

/* Call `found` with the length and value of every text that the characters start with. */
typedef void (*PgTrieSink)(void *data, uint32_t length, uint32_t value);
void pg_trie_match(const PgTrie *trie, const uint32_t *chars, size_t n, PgTrieSink found,
                   void *data);
/* The value of a whole text, or 0. */
uint32_t pg_trie_find(const PgTrie *trie, const uint32_t *chars, size_t n);

#endif
