#include "ontology/trie.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

enum { ROOT = 1, N_DIRECT = 0x10000 };

/* An edge: the node it leaves (high 32 bits), its character (low 21), to the node it enters. */
typedef struct {
    uint64_t key; /* 0 is an empty place */
    uint32_t child;
} Edge;

/* The children of a node stand side by side, in the order of their characters. */
typedef struct {
    uint32_t c; /* that leads to it */
    uint32_t value;
    uint32_t children, n_children;
    uint32_t mask; /* bit c % 32 of every child: most characters are no child, and are told by it */
} Node;

struct PgTrie {
    /* While it is filled: all edges in one open-addressing hash table. */
    Edge *edges;
    size_t mask, n_edges;
    uint32_t *values; /* by node */
    uint32_t n_nodes, nodes_room;
    /* When it is sealed. */
    Node *nodes;
    uint32_t *direct; /* the root's children by character: every walk starts there */
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
    trie->n_nodes = ROOT + 1;
    return trie;
}

void pg_trie_free(PgTrie *trie) {
    if (!trie)
        return;
    g_free(trie->edges);
    g_free(trie->values);
    g_free(trie->nodes);
    g_free(trie->direct);
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
    uint32_t node = ROOT;
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

static int by_character(const void *a, const void *b) {
    uint32_t x = ((const Node *)a)->c, y = ((const Node *)b)->c;
    return x < y ? -1 : x > y;
}

static void sort_siblings(Node *nodes, uint32_t n) {
    enum { FEW = 16 }; /* as nearly all have: qsort would take longer to begin */
    if (n > FEW) {
        qsort(nodes, n, sizeof *nodes, by_character);
        return;
    }
    for (uint32_t i = 1; i < n; i++) {
        Node node = nodes[i];
        uint32_t k = i;
        for (; k && nodes[k - 1].c > node.c; k--)
            nodes[k] = nodes[k - 1];
        nodes[k] = node;
    }
}

/* Sealed, a node has another number than while it was filled: siblings are numbered in a row. */
void pg_trie_seal(PgTrie *trie) {
    uint32_t n = trie->n_nodes;
    uint32_t *first = g_new0(uint32_t, n + 1); /* by old number: where its children begin */
    for (size_t i = 0; i <= trie->mask; i++)
        if (trie->edges[i].key)
            first[(trie->edges[i].key >> 32) + 1]++;
    first[ROOT] = ROOT + 1;
    for (uint32_t old = ROOT; old < n; old++)
        first[old + 1] += first[old];
    Node *nodes = trie->nodes = g_new0(Node, n);
    uint32_t *filled = g_new0(uint32_t, n);
    for (size_t i = 0; i <= trie->mask; i++)
        if (trie->edges[i].key) {
            uint32_t parent = (uint32_t)(trie->edges[i].key >> 32);
            uint32_t place = first[parent] + filled[parent]++;
            /* Until its siblings are sorted a node keeps its old number in `children`. */
            nodes[place] =
                (Node){.c = (uint32_t)trie->edges[i].key, .children = trie->edges[i].child};
        }
    for (uint32_t old = ROOT; old < n; old++)
        sort_siblings(nodes + first[old], filled[old]);
    nodes[ROOT].children = ROOT;
    for (uint32_t i = ROOT; i < n; i++) {
        uint32_t old = nodes[i].children;
        nodes[i].value = trie->values[old];
        nodes[i].children = first[old];
        nodes[i].n_children = filled[old];
        for (uint32_t k = first[old]; k < first[old + 1]; k++)
            nodes[i].mask |= 1u << nodes[k].c % 32;
    }
    trie->direct = g_new0(uint32_t, N_DIRECT);
    for (uint32_t k = first[ROOT]; k < first[ROOT + 1] && nodes[k].c < N_DIRECT; k++)
        trie->direct[nodes[k].c] = k;
    g_free(filled);
    g_free(first);
    g_free(trie->edges);
    g_free(trie->values);
    trie->edges = NULL;
    trie->values = NULL;
}

/* The child by a character; 0 is none. */
static inline uint32_t step(const PgTrie *trie, uint32_t node, uint32_t c) {
    if (node == ROOT && c < N_DIRECT)
        return trie->direct[c];
    const Node *at = &trie->nodes[node];
    if (!(at->mask >> c % 32 & 1))
        return 0;
    /* Halving without a branch, which nothing could predict. */
    uint32_t low = at->children;
    for (uint32_t n = at->n_children; n > 1; n -= n / 2)
        low += trie->nodes[low + n / 2 - 1].c < c ? n / 2 : 0;
    return trie->nodes[low].c == c ? low : 0;
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
