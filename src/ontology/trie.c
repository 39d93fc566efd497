#include "ontology/trie.h"

#include <glib.h>
#include <string.h>

/* An edge: the node it leaves (high 32 bits), its character (low 21), to the node it enters. */
typedef struct {
    uint64_t key; /* 0 is an empty place */
    uint32_t child;
} Edge;

struct PgTrie {
    Edge *edges;
    size_t mask, n_edges;
    uint32_t *values; /* by node */
    uint32_t n_nodes, nodes_room;
};

static uint64_t edge_key(uint32_t node, uint32_t c) {
    return (uint64_t)node << 32 | c;
}

static size_t edge_hash(uint64_t key) {
    return (size_t)((key * 0x9e3779b97f4a7c15ULL) >> 29);
}

PgTrie *pg_trie_new(void) {
    PgTrie *trie = g_new0(PgTrie, 1);
    trie->mask = (1u << 17) - 1;
    trie->edges = g_new0(Edge, trie->mask + 1);
    trie->nodes_room = 1u << 15;
    trie->values = g_new0(uint32_t, trie->nodes_room);
    trie->n_nodes = PG_TRIE_ROOT + 1;
    return trie;
}

void pg_trie_free(PgTrie *trie) {
    if (!trie)
        return;
    g_free(trie->edges);
    g_free(trie->values);
    g_free(trie);
}

static Edge *find_edge(const PgTrie *trie, uint64_t key) {
    size_t i = edge_hash(key) & trie->mask;
    while (trie->edges[i].key && trie->edges[i].key != key)
        i = (i + 1) & trie->mask;
    return &trie->edges[i];
}

static void grow_edges(PgTrie *trie) {
    Edge *old = trie->edges;
    size_t n = trie->mask + 1;
    trie->mask = 2 * n - 1;
    trie->edges = g_new0(Edge, trie->mask + 1);
    for (size_t i = 0; i < n; i++)
        if (old[i].key)
            *find_edge(trie, old[i].key) = old[i];
    g_free(old);
}

uint32_t *pg_trie_insert(PgTrie *trie, const uint32_t *chars, size_t n) {
    uint32_t node = PG_TRIE_ROOT;
    for (size_t i = 0; i < n; i++) {
        uint64_t key = edge_key(node, chars[i]);
        Edge *edge = find_edge(trie, key);
        if (!edge->key) {
            if (trie->n_edges * 2 > trie->mask) {
                grow_edges(trie);
                edge = find_edge(trie, key);
            }
            if (trie->n_nodes == trie->nodes_room) {
                trie->values = g_renew(uint32_t, trie->values, trie->nodes_room * 2);
                memset(trie->values + trie->nodes_room, 0, trie->nodes_room * sizeof(uint32_t));
                trie->nodes_room *= 2;
            }
            *edge = (Edge){key, trie->n_nodes++};
            trie->n_edges++;
        }
        node = edge->child;
    }
    return &trie->values[node];
}

uint32_t pg_trie_step(const PgTrie *trie, uint32_t node, uint32_t c) {
    return find_edge(trie, edge_key(node, c))->child;
}

uint32_t pg_trie_value(const PgTrie *trie, uint32_t node) {
    return trie->values[node];
}

uint32_t pg_trie_find(const PgTrie *trie, const uint32_t *chars, size_t n) {
    uint32_t node = PG_TRIE_ROOT;
    for (size_t i = 0; i < n && node; i++)
        node = pg_trie_step(trie, node, chars[i]);
    return node ? trie->values[node] : 0;
}
