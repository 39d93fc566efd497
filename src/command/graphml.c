/* GraphML of the entities and relations, as Gephi, Cytoscape and yEd read it. */
#include "base/log.h"
#include "graph/vocabulary.h"

#include <errno.h>
#include <glib.h>
#include <string.h>

static const char HEAD[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\""
    " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
    " xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns"
    " http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n"
    "<key id=\"label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n"
    "<key id=\"class\" for=\"node\" attr.name=\"class\" attr.type=\"string\"/>\n"
    "<key id=\"names\" for=\"node\" attr.name=\"names\" attr.type=\"string\"/>\n"
    "<key id=\"iri\" for=\"node\" attr.name=\"iri\" attr.type=\"string\"/>\n"
    "<key id=\"relation\" for=\"edge\" attr.name=\"label\" attr.type=\"string\"/>\n"
    "<key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>\n"
    "<graph id=\"parkgraph\" edgedefault=\"directed\">\n";

typedef struct {
    const char *class, *label;
    GString *names;
} Node;

typedef struct {
    PgTermId subject, predicate, object;
    size_t weight;
} Edge;

static const char *local_name(const char *iri) {
    return g_str_has_prefix(iri, PG_NS) ? iri + strlen(PG_NS) : NULL;
}

static bool is_said(const PgGraph *graph, const PgQuad *quad) {
    return quad->graph && strcmp(pg_graph_term(graph, quad->graph).value, PG_BACKGROUND) != 0;
}

static Node *gather_nodes(const PgGraph *graph) {
    size_t n;
    const PgQuad *quads = pg_graph_quads(graph, &n);
    Node *nodes = g_new0(Node, pg_graph_n_terms(graph) + 1);
    for (size_t i = 0; i < n; i++) {
        if (!is_said(graph, &quads[i]))
            continue;
        Node *node = &nodes[quads[i].subject];
        const char *property = pg_graph_term(graph, quads[i].predicate).value;
        const char *value = pg_graph_term(graph, quads[i].object).value;
        if (!strcmp(property, RDF_NS "type") && local_name(value)) {
            node->class = local_name(value);
        } else if (!strcmp(property, RDFS_NS "label") || !strcmp(property, SKOS_NS "prefLabel")) {
            node->label = value;
        } else if (!strcmp(property, SKOS_NS "altLabel")) {
            node->names = node->names ? g_string_append(node->names, "；") : g_string_new(NULL);
            g_string_append(node->names, value);
        }
    }
    return nodes;
}

static bool is_node(const Node *node) {
    return node->class && node->label;
}

static unsigned hash_edge(const void *data) {
    const Edge *edge = data;
    return (edge->subject * 31 + edge->predicate) * 31 + edge->object;
}

static gboolean equal_edges(const void *a, const void *b) {
    const Edge *x = a, *y = b;
    return x->subject == y->subject && x->predicate == y->predicate && x->object == y->object;
}

/* The relations, each once, in the order of the graph. */
static GPtrArray *gather_edges(const PgGraph *graph, const Node *nodes) {
    size_t n;
    const PgQuad *quads = pg_graph_quads(graph, &n);
    GPtrArray *edges = g_ptr_array_new_with_free_func(g_free);
    GHashTable *known = g_hash_table_new(hash_edge, equal_edges);
    for (size_t i = 0; i < n; i++) {
        const PgQuad *quad = &quads[i];
        if (!is_said(graph, quad) || !is_node(&nodes[quad->subject]) ||
            !is_node(&nodes[quad->object]) ||
            !local_name(pg_graph_term(graph, quad->predicate).value))
            continue;
        Edge key = {quad->subject, quad->predicate, quad->object, 1};
        Edge *edge = g_hash_table_lookup(known, &key);
        if (edge) {
            edge->weight++;
            continue;
        }
        edge = g_memdup2(&key, sizeof key);
        g_hash_table_add(known, edge);
        g_ptr_array_add(edges, edge);
    }
    g_hash_table_destroy(known);
    return edges;
}

/* XML has no way to write most control characters. */
static void put_data(FILE *out, const char *key, const char *text) {
    fprintf(out, "<data key=\"%s\">", key);
    for (const char *p = text; *p; p++) {
        unsigned char c = (unsigned char)*p;
        if (c == '<')
            fputs("&lt;", out);
        else if (c == '>')
            fputs("&gt;", out);
        else if (c == '&')
            fputs("&amp;", out);
        else
            putc(c < 0x20 || c == 0x7f ? ' ' : c, out);
    }
    fputs("</data>", out);
}

static void put_node(FILE *out, PgTermId id, const Node *node, const char *iri) {
    fprintf(out, "<node id=\"n%u\">", (unsigned)id);
    put_data(out, "label", node->label);
    put_data(out, "class", node->class);
    put_data(out, "names", node->names ? node->names->str : "");
    put_data(out, "iri", iri);
    fputs("</node>\n", out);
}

PgStatus pg_graphml_write(const PgGraph *graph, FILE *out, const PgLog *log) {
    size_t n_terms = pg_graph_n_terms(graph);
    Node *nodes = gather_nodes(graph);
    GPtrArray *edges = gather_edges(graph, nodes);
    fputs(HEAD, out);
    for (PgTermId id = 1; id <= n_terms; id++)
        if (is_node(&nodes[id]))
            put_node(out, id, &nodes[id], pg_graph_term(graph, id).value);
    for (guint i = 0; i < edges->len; i++) {
        const Edge *edge = edges->pdata[i];
        fprintf(out, "<edge id=\"e%u\" source=\"n%u\" target=\"n%u\">", i, (unsigned)edge->subject,
                (unsigned)edge->object);
        put_data(out, "relation", local_name(pg_graph_term(graph, edge->predicate).value));
        fprintf(out, "<data key=\"weight\">%zu.0</data></edge>\n", edge->weight);
    }
    fputs("</graph>\n</graphml>\n", out);
    for (size_t id = 1; id <= n_terms; id++)
        if (nodes[id].names)
            g_string_free(nodes[id].names, TRUE);
    g_free(nodes);
    g_ptr_array_free(edges, TRUE);
    if (!fflush(out) && !ferror(out))
        return PG_OK;
    pg_log(log, PG_LOG_ERROR, NULL, "cannot write: %s", g_strerror(errno));
    return PG_ERROR_IO;
}
