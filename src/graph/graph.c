#include "graph/graph.h"

#include "base/arena.h"
#include "base/hash.h"
#include "graph/vocabulary.h"

#include <glib.h>
#include <string.h>

typedef struct {
    const char *value;
    const char *language; /* NULL for an IRI, "" for a literal without one */
    uint32_t length;
    PgTermId datatype;
} Term;

/* The hash stands beside the entry, so that a search seldom leaves the table, and growing never
   does: both would wait for memory at every step. */
typedef struct {
    uint32_t hash;
    uint32_t entry; /* an id or an index + 1; one that is gone is free */
} Slot;

/* Open addressing with linear probing. GHashTable with its chained calls and 64-bit keys took three
   times as long here. */
typedef struct {
    Slot *slots;
    size_t mask; /* the number of slots is a power of two */
    size_t used;
    uint32_t gone; /* entries up to this one are no longer in the table */
} Table;

struct PgGraph {
    PgArena *strings;
    GStringChunk *languages; /* each tag once */
    const char *last_language;
    Term *terms; /* the term of id i is terms[i - 1] */
    size_t n_terms, terms_room;
    Table term_table;
    PgQuad *quads;
    size_t n_quads, quads_room;
    Table quad_table;
    PgTermId xsd_string; /* 0 until somebody names it */
};

enum { FIRST_SLOTS = 1024 };

static void table_init(Table *table, size_t n_slots, uint32_t gone) {
    table->slots = g_new0(Slot, n_slots);
    table->mask = n_slots - 1;
    table->used = 0;
    table->gone = gone;
}

static bool is_free(const Table *table, size_t i) {
    return table->slots[i].entry <= table->gone;
}

static bool table_is_full(const Table *table) {
    return table->used > table->mask / 8 * 5;
}

static void table_put(Table *table, uint32_t hash, uint32_t entry) {
    size_t i = hash & table->mask;
    while (!is_free(table, i))
        i = (i + 1) & table->mask;
    table->slots[i] = (Slot){hash, entry};
    table->used++;
}

/* Put an entry that is not in the table yet. */
static void table_add(Table *table, uint32_t hash, uint32_t entry) {
    if (table_is_full(table)) {
        Table larger;
        table_init(&larger, 2 * (table->mask + 1), table->gone);
        for (size_t i = 0; i <= table->mask; i++)
            if (!is_free(table, i))
                table_put(&larger, table->slots[i].hash, table->slots[i].entry);
        g_free(table->slots);
        *table = larger;
    }
    table_put(table, hash, entry);
}

static uint32_t term_hash(const char *value, size_t length, PgTermId datatype, char kind) {
    return (uint32_t)pg_bytes_hash(value, length, (uint64_t)datatype << 8 | (unsigned char)kind);
}

static uint32_t quad_hash(const PgQuad *quad) {
    return (uint32_t)pg_bytes_hash((const char *)quad, sizeof *quad, 0);
}

PgGraph *pg_graph_new(void) {
    PgGraph *graph = g_new0(PgGraph, 1);
    graph->strings = pg_arena_new();
    graph->languages = g_string_chunk_new(256);
    graph->last_language = "";
    table_init(&graph->term_table, FIRST_SLOTS, 0);
    table_init(&graph->quad_table, FIRST_SLOTS, 0);
    return graph;
}

void pg_graph_free(PgGraph *graph) {
    if (!graph)
        return;
    pg_arena_free(graph->strings);
    g_string_chunk_free(graph->languages);
    g_free(graph->terms);
    g_free(graph->term_table.slots);
    g_free(graph->quads);
    g_free(graph->quad_table.slots);
    g_free(graph);
}

static PgTermId find_term(const PgGraph *graph, uint32_t hash, const char *value, size_t length,
                          PgTermId datatype, const char *language) {
    const Table *table = &graph->term_table;
    for (size_t i = hash & table->mask; !is_free(table, i); i = (i + 1) & table->mask) {
        if (table->slots[i].hash != hash)
            continue;
        const Term *term = &graph->terms[table->slots[i].entry - 1];
        if (term->length == length && term->datatype == datatype && !term->language == !language &&
            memcmp(term->value, value, length) == 0 &&
            (!language || strcmp(term->language, language) == 0))
            return table->slots[i].entry;
    }
    return 0;
}

static PgTermId add_term(PgGraph *graph, uint32_t hash, const char *value, size_t length,
                         PgTermId datatype, const char *language) {
    if (graph->n_terms >= UINT32_MAX - 1 || length >= UINT32_MAX)
        g_error("graph: no room for another term"); /* as with exhausted memory */
    if (graph->n_terms == graph->terms_room) {
        graph->terms_room = graph->terms_room ? 2 * graph->terms_room : FIRST_SLOTS / 2;
        graph->terms = g_renew(Term, graph->terms, graph->terms_room);
    }
    if (language && strcmp(language, graph->last_language) != 0)
        graph->last_language =
            *language ? g_string_chunk_insert_const(graph->languages, language) : "";
    graph->terms[graph->n_terms++] =
        (Term){.value = pg_arena_strndup(graph->strings, value, length),
               .language = language ? graph->last_language : NULL,
               .length = (uint32_t)length,
               .datatype = datatype};
    PgTermId id = (PgTermId)graph->n_terms;
    table_add(&graph->term_table, hash, id);
    return id;
}

PgTermId pg_graph_iri(PgGraph *graph, const char *iri, size_t length) {
    uint32_t hash = term_hash(iri, length, 0, 'i');
    PgTermId id = find_term(graph, hash, iri, length, 0, NULL);
    if (id)
        return id;
    id = add_term(graph, hash, iri, length, 0, NULL);
    if (!graph->xsd_string && length == strlen(XSD_NS "string") &&
        memcmp(iri, XSD_NS "string", length) == 0)
        graph->xsd_string = id;
    return id;
}

PgTermId pg_graph_literal(PgGraph *graph, const char *value, size_t length, PgTermId datatype,
                          const char *language) {
    if (!language)
        language = "";
    /* RDF 1.1: a plain literal is an xsd:string, and a language excludes another datatype. */
    if (*language || datatype == graph->xsd_string)
        datatype = 0;
    uint32_t hash = term_hash(value, length, datatype, *language ? *language : 'l');
    PgTermId id = find_term(graph, hash, value, length, datatype, language);
    return id ? id : add_term(graph, hash, value, length, datatype, language);
}

PgTermId pg_graph_find_iri(const PgGraph *graph, const char *iri, size_t length) {
    return find_term(graph, term_hash(iri, length, 0, 'i'), iri, length, 0, NULL);
}

PgTerm pg_graph_term(const PgGraph *graph, PgTermId id) {
    if (id == 0 || id > graph->n_terms)
        return (PgTerm){.value = "", .language = ""};
    const Term *term = &graph->terms[id - 1];
    return (PgTerm){.is_literal = term->language != NULL,
                    .value = term->value,
                    .length = term->length,
                    .datatype = term->datatype,
                    .language = term->language ? term->language : ""};
}

size_t pg_graph_n_terms(const PgGraph *graph) {
    return graph->n_terms;
}

void pg_graph_add(PgGraph *graph, PgTermId subject, PgTermId predicate, PgTermId object,
                  PgTermId in_graph) {
    PgQuad quad = {subject, predicate, object, in_graph};
    uint32_t hash = quad_hash(&quad);
    const Table *table = &graph->quad_table;
    for (size_t i = hash & table->mask; !is_free(table, i); i = (i + 1) & table->mask)
        if (table->slots[i].hash == hash &&
            memcmp(&graph->quads[table->slots[i].entry - 1], &quad, sizeof quad) == 0)
            return;
    if (graph->n_quads >= UINT32_MAX - 1)
        g_error("graph: no room for another quad"); /* as with exhausted memory */
    if (graph->n_quads == graph->quads_room) {
        graph->quads_room = graph->quads_room ? 2 * graph->quads_room : FIRST_SLOTS / 2;
        graph->quads = g_renew(PgQuad, graph->quads, graph->quads_room);
    }
    graph->quads[graph->n_quads++] = quad;
    table_add(&graph->quad_table, hash, (uint32_t)graph->n_quads);
}

void pg_graph_start_section(PgGraph *graph) {
    graph->quad_table.gone = (uint32_t)graph->n_quads;
    graph->quad_table.used = 0;
}

const PgQuad *pg_graph_quads(const PgGraph *graph, size_t *n_quads) {
    *n_quads = graph->n_quads;
    return graph->quads;
}
