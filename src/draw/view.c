#include "draw/view.h"

#include "draw/text.h"
#include "graph/vocabulary.h"

#include <stdlib.h>
#include <string.h>

#define NO_NODE PG_VIEW_NOBODY

/* Everything that is looked up by a term's id while a view is made. */
typedef struct {
    const PgGraph *graph;
    const PgQuad *quads;
    size_t n_quads;
    PgTermId type, label, pref_label, background;
    uint32_t *node_of; /* by term */
} Maker;

static PgTermId find(const PgGraph *graph, const char *iri) {
    return pg_graph_find_iri(graph, iri, strlen(iri));
}

const char *pg_view_local(const PgGraph *graph, PgTermId id) {
    PgTerm term = pg_graph_term(graph, id);
    if (term.is_literal || !g_str_has_prefix(term.value, PG_NS))
        return NULL;
    return term.value + strlen(PG_NS);
}

const char *pg_view_label(const PgView *view, const char *local) {
    const char *label = view->ontology && local ? pg_ontology_label(view->ontology, local) : local;
    return label ? label : local ? local : "其他";
}

void pg_view_count(const PgView *view, PgClass class, size_t n, GString *text) {
    const char *local = pg_class_style(class)->local;
    const char *word =
        view->ontology && local ? pg_ontology_measure_word(view->ontology, local) : NULL;
    g_string_append_printf(text, "%zu %s%s", n, word ? word : "个", pg_view_label(view, local));
}

int pg_view_name_kind(const PgGraph *graph, PgTermId predicate) {
    const char *iri = pg_graph_term(graph, predicate).value;
    if (g_str_equal(iri, RDFS_NS "label") || g_str_equal(iri, SKOS_NS "prefLabel"))
        return 1;
    return g_str_equal(iri, SKOS_NS "altLabel") ? 2 : 0;
}

/* ---- Nodes ---- */

static int compare_nodes(const void *a, const void *b) {
    return strcmp(((const PgViewNode *)a)->iri, ((const PgViewNode *)b)->iri);
}

/* The entities: what has one of our classes and is in a statement of a document. */
static void make_nodes(PgView *view, Maker *maker) {
    size_t n_terms = pg_graph_n_terms(maker->graph);
    uint8_t *class_of = g_malloc(n_terms + 1); /* PG_N_CLASSES: no entity */
    memset(class_of, PG_N_CLASSES, n_terms + 1);
    for (size_t i = 0; i < maker->n_quads; i++) {
        const PgQuad *quad = &maker->quads[i];
        if (quad->predicate != maker->type)
            continue;
        const char *local = pg_view_local(maker->graph, quad->object);
        PgClass which;
        if (local && pg_class_find(local, &which) && which < class_of[quad->subject])
            class_of[quad->subject] = (uint8_t)which;
    }
    bool *stated = g_new0(bool, n_terms + 1);
    for (size_t i = 0; i < maker->n_quads; i++)
        if (!maker->background || maker->quads[i].graph != maker->background) {
            stated[maker->quads[i].subject] = true;
            stated[maker->quads[i].object] = true;
        }
    GArray *nodes = g_array_new(FALSE, TRUE, sizeof(PgViewNode));
    for (PgTermId id = 1; id <= n_terms; id++)
        if (class_of[id] < PG_N_CLASSES && stated[id]) {
            PgViewNode node = {.term = id,
                               .iri = pg_graph_term(maker->graph, id).value,
                               .class = (PgClass)class_of[id]};
            g_array_append_val(nodes, node);
        }
    view->n_nodes = nodes->len;
    view->nodes = (PgViewNode *)(void *)g_array_free(nodes, FALSE);
    if (view->n_nodes)
        qsort(view->nodes, view->n_nodes, sizeof(PgViewNode), compare_nodes);
    for (uint32_t i = 0; i < view->n_nodes; i++)
        maker->node_of[view->nodes[i].term] = i;
    g_free(stated);
    g_free(class_of);
}

/* ---- Names ---- */

static char *name_from_iri(PgArena *arena, const char *iri) {
    const char *last = strrchr(iri, '/');
    const char *hash = strrchr(iri, '#');
    const char *segment = hash && (!last || hash > last) ? hash + 1 : last ? last + 1 : iri;
    char *decoded = g_uri_unescape_string(segment, NULL);
    char *clean = pg_text_clean(decoded ? decoded : segment, PG_TEXT_MAX_CHARS);
    char *name = pg_arena_strndup(arena, clean, strlen(clean));
    g_free(clean);
    g_free(decoded);
    return name;
}

/* Chinese first, then a document's word before the gazetteer's, then the order of the bytes. */
static void make_names(PgView *view, const Maker *maker) {
    unsigned *rank_of = g_new0(unsigned, view->n_nodes + 1);
    for (size_t i = 0; i < maker->n_quads; i++) {
        const PgQuad *quad = &maker->quads[i];
        uint32_t at = maker->node_of[quad->subject];
        if (at == NO_NODE ||
            (quad->predicate != maker->label && quad->predicate != maker->pref_label))
            continue;
        PgTerm term = pg_graph_term(maker->graph, quad->object);
        if (!term.is_literal)
            continue;
        bool stated = !maker->background || quad->graph != maker->background;
        unsigned rank = 1 + (stated ? 1 : 0) + (term.language[0] == '\0' ? 2 : 0) +
                        (g_str_has_prefix(term.language, "zh") ? 4 : 0);
        PgViewNode *node = &view->nodes[at];
        if (rank > rank_of[at] || (rank == rank_of[at] && strcmp(term.value, node->name_raw) < 0)) {
            rank_of[at] = rank;
            node->name_raw = term.value;
        }
    }
    for (size_t i = 0; i < view->n_nodes; i++) {
        PgViewNode *node = &view->nodes[i];
        if (node->name_raw) {
            char *clean = pg_text_clean(node->name_raw, PG_TEXT_MAX_CHARS);
            node->name = pg_arena_strndup(view->arena, clean, strlen(clean));
            g_free(clean);
        }
        if (!node->name || !*node->name)
            node->name = name_from_iri(view->arena, node->iri);
    }
    g_free(rank_of);
}

/* ---- Edges ---- */

static int compare_edges(const void *a, const void *b) {
    const PgViewEdge *x = a, *y = b;
    if (x->relation != y->relation)
        return x->relation < y->relation ? -1 : 1;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    if (x->to != y->to)
        return x->to < y->to ? -1 : 1;
    return strcmp(x->label, y->label);
}

static void make_edges(PgView *view, const Maker *maker) {
    GArray *edges = g_array_new(FALSE, TRUE, sizeof(PgViewEdge));
    for (size_t i = 0; i < maker->n_quads; i++) {
        const PgQuad *quad = &maker->quads[i];
        PgViewEdge edge = {.from = maker->node_of[quad->subject],
                           .to = maker->node_of[quad->object]};
        const char *local = pg_view_local(maker->graph, quad->predicate);
        if (edge.from == NO_NODE || edge.to == NO_NODE || edge.from == edge.to || !local ||
            (maker->background && quad->graph == maker->background))
            continue;
        edge.relation = (uint32_t)pg_relation_find(local);
        const PgRelationStyle *style = pg_relation_style(edge.relation);
        edge.label = pg_view_label(view, local);
        if (style->symmetric && edge.from > edge.to) {
            uint32_t from = edge.from;
            edge.from = edge.to;
            edge.to = from;
        }
        g_array_append_val(edges, edge);
    }
    g_array_sort(edges, compare_edges);
    view->n_edges = edges->len;
    view->edges = (PgViewEdge *)(void *)g_array_free(edges, FALSE);
    size_t n = 0;
    for (size_t i = 0; i < view->n_edges; i++)
        if (!i || compare_edges(&view->edges[i], &view->edges[n - 1]))
            view->edges[n++] = view->edges[i];
    view->n_edges = n;
    for (size_t i = 0; i < n; i++)
        if (view->edges[i].relation == PG_N_RELATIONS) {
            char *clean = pg_text_clean(view->edges[i].label, 16);
            view->edges[i].label = pg_arena_strndup(view->arena, clean, strlen(clean));
            g_free(clean);
        }
}

/* Where the gazetteer says that a park or place is. */
static void make_known_places(PgView *view, const Maker *maker) {
    PgTermId located = find(maker->graph, PG_NS "locatedIn");
    if (!located || !maker->background)
        return;
    for (size_t i = 0; i < maker->n_quads; i++) {
        const PgQuad *quad = &maker->quads[i];
        uint32_t at = maker->node_of[quad->subject];
        if (quad->graph != maker->background || quad->predicate != located || at == NO_NODE)
            continue;
        const char *iri = pg_graph_term(maker->graph, quad->object).value;
        PgViewNode *node = &view->nodes[at];
        if (!node->known_in || strcmp(iri, node->known_in) < 0)
            node->known_in = iri;
    }
}

void pg_view_init(PgView *view, const PgGraph *graph, const PgOntology *ontology) {
    *view = (PgView){.arena = pg_arena_new(),
                     .focus = PG_VIEW_NOBODY,
                     .goal = PG_VIEW_NOBODY,
                     .ontology = ontology};
    Maker maker = {.graph = graph,
                   .type = find(graph, RDF_NS "type"),
                   .label = find(graph, RDFS_NS "label"),
                   .pref_label = find(graph, SKOS_NS "prefLabel"),
                   .background = find(graph, PG_BACKGROUND)};
    maker.quads = pg_graph_quads(graph, &maker.n_quads);
    size_t n_terms = pg_graph_n_terms(graph);
    maker.node_of = g_new(uint32_t, n_terms + 1);
    for (size_t i = 0; i <= n_terms; i++)
        maker.node_of[i] = NO_NODE;
    make_nodes(view, &maker);
    make_names(view, &maker);
    pg_view_add_figures(view, graph, maker.node_of, maker.background);
    make_known_places(view, &maker);
    make_edges(view, &maker);
    g_free(maker.node_of);
}

void pg_view_copy(PgView *copy, const PgView *view) {
    *copy = *view;
    copy->arena = pg_arena_new();
    copy->nodes = g_memdup2(view->nodes, view->n_nodes * sizeof *view->nodes);
    copy->edges = g_memdup2(view->edges, view->n_edges * sizeof *view->edges);
    copy->note = g_strdup(view->note);
}

void pg_view_clear(PgView *view) {
    g_free(view->nodes);
    g_free(view->edges);
    g_free(view->note);
    pg_arena_free(view->arena);
    *view = (PgView){0};
}

uint32_t pg_view_node_of(const PgView *view, const char *iri) {
    PgViewNode key = {.iri = iri};
    const PgViewNode *found =
        view->n_nodes ? bsearch(&key, view->nodes, view->n_nodes, sizeof(PgViewNode), compare_nodes)
                      : NULL;
    return found ? (uint32_t)(found - view->nodes) : NO_NODE;
}

void pg_view_hide_loose(PgView *view) {
    for (size_t i = 0; i < view->n_edges; i++) {
        PgViewEdge *edge = &view->edges[i];
        if (view->nodes[edge->from].hidden || view->nodes[edge->to].hidden)
            edge->hidden = true;
    }
}

size_t pg_view_count_nodes(const PgView *view) {
    size_t n = 0;
    for (size_t i = 0; i < view->n_nodes; i++)
        n += !view->nodes[i].hidden;
    return n;
}

size_t pg_view_count_edges(const PgView *view) {
    size_t n = 0;
    for (size_t i = 0; i < view->n_edges; i++)
        n += !view->edges[i].hidden;
    return n;
}
