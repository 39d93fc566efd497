#include "ontology/trie.h"

#include <glib.h>

enum { ROOT = 1, N_DIRECT = U'𐀀', FIRST_ROOM = 1 << 16 };

/* An edge, in one word so that a step looks into memory once: the node it leaves, its character,
   the node it enters. 0 is an empty place. */
typedef uint64_t Edge;
enum { NODE_BITS = 21, CHAR_BITS = 21, MAX_NODES = 1 << NODE_BITS };

typedef struct {
    uint64_t children; /* bit c % 64 of every child's character: most characters are none */
    uint32_t value;
} Node;

struct PgTrie {
    Edge *edges; /* an open-addressing hash table by node and character */
    size_t mask, n_edges;
    Node *nodes;
    uint32_t n_nodes, nodes_room;
    uint32_t *direct; /* the root's children by character: every walk starts there */
};

PgTrie *pg_trie_new(void) {
    PgTrie *trie = g_new0(PgTrie, 1);
    trie->mask = 2 * FIRST_ROOM - 1;
    trie->edges = g_new0(Edge, trie->mask + 1);
    trie->nodes_room = FIRST_ROOM;
    trie->nodes = g_new0(Node, trie->nodes_room);
    trie->n_nodes = ROOT + 1;
    trie->direct = g_new0(uint32_t, N_DIRECT);
    return trie;
}

void pg_trie_free(PgTrie *trie) {
    if (!trie)
        return;
    g_free(trie->edges);
    g_free(trie->nodes);
    g_free(trie->direct);
    g_free(trie);
}

static inline uint64_t edge_key(uint32_t node, uint32_t c) {
    return (uint64_t)node << CHAR_BITS | c;
}

static inline uint32_t edge_child(Edge edge) {
    return (uint32_t)(edge & (MAX_NODES - 1));
}

/* The edge of a key, or the empty place where it may be put. */
static inline Edge *find_edge(const PgTrie *trie, uint64_t key) {
    size_t i = (size_t)((key * 0x9e3779b97f4a7c15ULL) >> 32);
    while (trie->edges[i & trie->mask] && trie->edges[i & trie->mask] >> NODE_BITS != key)
        i++;
    return &trie->edges[i & trie->mask];
}

static void grow_edges(PgTrie *trie) {
    Edge *old = trie->edges;
    size_t n = trie->mask + 1;
    trie->mask = 2 * n - 1;
    trie->edges = g_new0(Edge, trie->mask + 1);
    for (size_t i = 0; i < n; i++)
        if (old[i])
            *find_edge(trie, old[i] >> NODE_BITS) = old[i];
    g_free(old);
}

static uint32_t add_node(PgTrie *trie) {
    if (trie->n_nodes == MAX_NODES)
        g_error("trie: no room for another node"); /* as with exhausted memory */
    if (trie->n_nodes == trie->nodes_room) {
        trie->nodes_room *= 2;
        trie->nodes = g_renew(Node, trie->nodes, trie->nodes_room);
    }
    trie->nodes[trie->n_nodes] = (Node){0, 0};
    return trie->n_nodes++;
}

/* The child by a character; 0 is none. */
static inline uint32_t step(const PgTrie *trie, uint32_t node, uint32_t c) {
    if (node == ROOT && c < N_DIRECT)
        return trie->direct[c];
    if (!(trie->nodes[node].children >> c % 64 & 1))
        return 0;
    return edge_child(*find_edge(trie, edge_key(node, c)));
}

static uint32_t add_child(PgTrie *trie, uint32_t node, uint32_t c) {
    uint32_t child = add_node(trie);
    if (node == ROOT && c < N_DIRECT) {
        trie->direct[c] = child;
        return child;
    }
    if (2 * ++trie->n_edges > trie->mask)
        grow_edges(trie);
    uint64_t key = edge_key(node, c);
    *find_edge(trie, key) = key << NODE_BITS | child;
    trie->nodes[node].children |= UINT64_C(1) << c % 64;
    return child;
}

uint32_t *pg_trie_insert(PgTrie *trie, const uint32_t *chars, size_t n) {
    uint32_t node = ROOT;
    for (size_t i = 0; i < n; i++) {
        uint32_t child = step(trie, node, chars[i]);
        node = child ? child : add_child(trie, node, chars[i]);
    }
    return &trie->nodes[node].value;
}

void pg_trie_match(const PgTrie *trie, const uint32_t *chars, size_t n, PgTrieSink found,
                   void *data) {
    uint32_t node = ROOT;
    for (size_t i = 0; i < n && (node = step(trie, node, chars[i])); i++)
        if (trie->nodes[node].value)
            found(data, (uint32_t)i + 1, trie->nodes[node].value);
}

uint32_t pg_trie_find(const PgTrie *trie, const uint32_t *chars, size_t n) {
    uint32_t node = ROOT;
    for (size_t i = 0; i < n && node; i++)
        node = step(trie, node, chars[i]);
    return node ? trie->nodes[node].value : 0;
}
