#include "ontology/trie.h"

#include "base/sort.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

enum { N_CHARS = 0x110000, FIRST_ROOM = 1 << 16, ROOT = 1 };

/* An edge, in one word so that a step looks into memory once: the node it leaves, the code of its
   character, the node it enters. 0 is an empty place. */
typedef uint64_t Edge;
enum { NODE_BITS = 24, CODE_BITS = PG_TRIE_VALUE_AT, MAX_NODES = 1 << NODE_BITS };

typedef struct {
    uint32_t code, parent;
    uint32_t child, sibling; /* the last child, and the one before this; 0 for none */
    uint32_t n_children;
    uint32_t place, base; /* of the sealed node; no place of the root */
    uint32_t n_values;    /* on the way from the root to here */
} Node;

typedef struct PgTrieFilling {
    Edge *edges; /* an open-addressing hash table by node and character */
    size_t mask, n_edges;
    Node *nodes;      /* 0 is none */
    uint32_t *values; /* by node */
    uint32_t n_nodes, room;
    uint32_t chars[1 << CODE_BITS]; /* by code */
} Filling;

PgTrie *pg_trie_new(void) {
    PgTrie *trie = g_new0(PgTrie, 1);
    trie->chars = g_new0(PgTrieNode, N_CHARS);
    trie->n_codes = 1;
    Filling *filling = g_new0(Filling, 1);
    trie->filling = filling;
    filling->mask = 2 * FIRST_ROOM - 1;
    filling->edges = g_new0(Edge, filling->mask + 1);
    filling->room = FIRST_ROOM;
    filling->nodes = g_new(Node, filling->room);
    filling->values = g_new(uint32_t, filling->room);
    for (; filling->n_nodes <= ROOT; filling->n_nodes++) {
        filling->nodes[filling->n_nodes] = (Node){0};
        filling->values[filling->n_nodes] = 0;
    }
    return trie;
}

static void free_filling(Filling *filling) {
    g_free(filling->edges);
    g_free(filling->nodes);
    g_free(filling->values);
    g_free(filling);
}

void pg_trie_free(PgTrie *trie) {
    if (!trie)
        return;
    if (trie->filling)
        free_filling(trie->filling);
    g_free(trie->chars);
    g_free(trie->nodes);
    g_free(trie);
}

/* ---- filling ---- */

static uint64_t edge_key(uint32_t node, uint32_t code) {
    return (uint64_t)node << CODE_BITS | code;
}

/* The edge of a key, or the empty place where it may be put. */
static Edge *find_edge(const Filling *filling, uint64_t key) {
    size_t i = (size_t)((key * 0x9e3779b97f4a7c15ULL) >> 32);
    while (filling->edges[i & filling->mask] &&
           filling->edges[i & filling->mask] >> NODE_BITS != key)
        i++;
    return &filling->edges[i & filling->mask];
}

static void grow_edges(Filling *filling) {
    Edge *old = filling->edges;
    size_t n = filling->mask + 1;
    filling->mask = 2 * n - 1;
    filling->edges = g_new0(Edge, filling->mask + 1);
    for (size_t i = 0; i < n; i++)
        if (old[i])
            *find_edge(filling, old[i] >> NODE_BITS) = old[i];
    g_free(old);
}

static uint32_t add_child(Filling *filling, uint32_t parent, uint32_t code) {
    uint32_t child = filling->n_nodes++;
    if (child == MAX_NODES)
        g_error("trie: no room for another node"); /* as with exhausted memory */
    if (child == filling->room) {
        filling->room *= 2;
        filling->nodes = g_renew(Node, filling->nodes, filling->room);
        filling->values = g_renew(uint32_t, filling->values, filling->room);
    }
    Node *above = &filling->nodes[parent];
    filling->nodes[child] = (Node){.code = code, .parent = parent, .sibling = above->child};
    filling->values[child] = 0;
    above->child = child;
    above->n_children++;
    if (2 * ++filling->n_edges > filling->mask)
        grow_edges(filling);
    uint64_t key = edge_key(parent, code);
    *find_edge(filling, key) = key << NODE_BITS | child;
    return child;
}

static uint32_t code_of(PgTrie *trie, uint32_t c) {
    if (!trie->chars[c]) {
        if (trie->n_codes >> CODE_BITS)
            g_error("trie: no room for another character");
        trie->filling->chars[trie->n_codes] = c;
        trie->chars[c] = trie->n_codes++;
    }
    return pg_trie_code(trie->chars[c]);
}

uint32_t *pg_trie_insert(PgTrie *trie, const uint32_t *chars, size_t n) {
    Filling *filling = trie->filling;
    uint32_t node = ROOT;
    for (size_t i = 0; i < n; i++) {
        uint32_t code = code_of(trie, chars[i]);
        Edge edge = *find_edge(filling, edge_key(node, code));
        node = edge ? (uint32_t)(edge & (MAX_NODES - 1)) : add_child(filling, node, code);
    }
    return &filling->values[node];
}

uint32_t *pg_trie_values(PgTrie *trie, size_t *n) {
    *n = trie->filling->n_nodes;
    return trie->filling->values;
}

/* ---- sealing ---- */

typedef struct {
    const Filling *filling;
    PgTrieNode *nodes; /* 0 where a place is free */
    bool *is_base;     /* by place */
    /* Codes are below a block's size, a power of two: a place XOR a code stays in its block. */
    uint32_t n, block;
} Sealer;

static void add_block(Sealer *sealer) {
    uint32_t n = sealer->n + sealer->block;
    if (n > MAX_NODES)
        g_error("trie: no room for another block");
    sealer->nodes = g_renew(PgTrieNode, sealer->nodes, n);
    sealer->is_base = g_renew(bool, sealer->is_base, n);
    memset(sealer->nodes + sealer->n, 0, sealer->block * sizeof *sealer->nodes);
    memset(sealer->is_base + sealer->n, 0, sealer->block * sizeof *sealer->is_base);
    sealer->n = n;
}

/* Are a base and by it the places of a child and of those before it free? */
static bool is_free(const Sealer *sealer, uint32_t child, uint32_t base) {
    const Node *nodes = sealer->filling->nodes;
    if (sealer->is_base[base])
        return false;
    for (; child; child = nodes[child].sibling)
        if (sealer->nodes[base ^ nodes[child].code])
            return false;
    return true;
}

static void settle_children(Sealer *sealer, Node *parent, uint32_t base) {
    Node *nodes = sealer->filling->nodes;
    parent->base = base;
    sealer->is_base[base] = true;
    for (uint32_t child = parent->child; child; child = nodes[child].sibling) {
        nodes[child].place = base ^ nodes[child].code;
        sealer->nodes[nodes[child].place] = nodes[child].code; /* it is taken */
    }
}

/* Find places for the children of a node, for one of them at `from` or later; returns where. */
static uint32_t place_children(Sealer *sealer, Node *parent, uint32_t from) {
    const Node *first = &sealer->filling->nodes[parent->child];
    for (;; from++) {
        if (from == sealer->n)
            add_block(sealer);
        if (!sealer->nodes[from] && is_free(sealer, first->sibling, from ^ first->code))
            break;
    }
    settle_children(sealer, parent, from ^ first->code);
    return from;
}

/* All nodes, those with most children first: they fit while much is free. */
static uint32_t *by_size(const Filling *filling) {
    uint32_t n = filling->n_nodes, most = 0;
    uint32_t *order = g_new(uint32_t, n);
    uint64_t *keys = g_new(uint64_t, n);
    for (uint32_t i = 0; i < n; i++)
        most = MAX(most, filling->nodes[i].n_children);
    for (uint32_t i = 0; i < n; i++) {
        keys[i] = most - filling->nodes[i].n_children;
        order[i] = i;
    }
    pg_sort_by(order, n, keys);
    g_free(keys);
    return order;
}

/* Places for all nodes but the root. */
static void place_all(Sealer *sealer) {
    const Filling *filling = sealer->filling;
    add_block(sealer);
    sealer->is_base[0] = true; /* of nodes without children */
    settle_children(sealer, &filling->nodes[ROOT], PG_TRIE_ROOT >> PG_TRIE_BASE_AT);
    uint32_t *order = by_size(filling), from = 0, last_size = 0;
    /* The search goes on where it ended: linear. What is passed over is left to single children. */
    for (uint32_t i = 0; i < filling->n_nodes; i++) {
        Node *parent = &filling->nodes[order[i]];
        if (!parent->n_children)
            break;
        if (parent->base) /* the root */
            continue;
        if (parent->n_children == 1 && last_size != 1)
            from = 0;
        last_size = parent->n_children;
        from = place_children(sealer, parent, from);
    }
    g_free(order);
}

void pg_trie_seal(PgTrie *trie) {
    Filling *filling = trie->filling;
    Sealer sealer = {.filling = filling, .block = 2};
    while (sealer.block < trie->n_codes)
        sealer.block *= 2;
    place_all(&sealer);
    for (uint32_t i = ROOT + 1; i < filling->n_nodes; i++) { /* parents come first */
        Node *node = &filling->nodes[i];
        uint32_t value = filling->values[i];
        if (value >> PG_TRIE_VALUE_BITS)
            g_error("trie: no room for another value");
        node->n_values = filling->nodes[node->parent].n_values + (value != 0);
        trie->most = MAX(trie->most, node->n_values);
        PgTrieNode sealed = (PgTrieNode)node->base << PG_TRIE_BASE_AT |
                            (PgTrieNode)value << PG_TRIE_VALUE_AT | node->code;
        sealer.nodes[node->place] = sealed;
        if (node->parent == ROOT)
            trie->chars[filling->chars[node->code]] = sealed;
    }
    g_free(sealer.is_base);
    trie->nodes = sealer.nodes;
    free_filling(filling);
    trie->filling = NULL;
}

uint32_t pg_trie_find(const PgTrie *trie, const uint32_t *chars, size_t n) {
    PgTrieNode node = PG_TRIE_ROOT;
    for (size_t i = 0; i < n && node; i++)
        node = pg_trie_step(trie, node, trie->chars[chars[i]]);
    return pg_trie_value(node);
}
