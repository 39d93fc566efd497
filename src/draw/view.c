#include "draw/view.h"

#include "draw/text.h"
#include "graph/vocabulary.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NO_NODE = UINT32_MAX, MAX_TEXTS = 3 };

/* Everything that is looked up by a term's id while a view is made. */
typedef struct {
    const PgGraph *graph;
    const PgQuad *quads;
    size_t n_quads;
    PgTermId type, label, pref_label, background, currency, value;
    uint32_t *node_of; /* by term */
} Maker;

static PgTermId find(const PgGraph *graph, const char *iri) {
    return pg_graph_find_iri(graph, iri, strlen(iri));
}

/* The part of an IRI after our ontology's namespace; NULL for a term outside of it. */
static const char *ontology_local(const PgGraph *graph, PgTermId id) {
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
        const char *local = ontology_local(maker->graph, quad->object);
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

/* ---- Figures ---- */

typedef enum { MONEY, AREA, COUNT, TEXT, STATUS } ValueKind;

static const struct {
    const char *local;
    ValueKind kind;
} ATTRIBUTES[] = {
    {"investment", MONEY},    {"status", STATUS}, {"annualOutput", MONEY}, {"landArea", AREA},
    {"floorArea", AREA},      {"jobs", COUNT},    {"signDate", TEXT},      {"startDate", TEXT},
    {"completionDate", TEXT}, {"position", TEXT}, {"honour", TEXT},
};
enum { INVESTMENT, STATUS_AT, OUTPUT, LAND, POSITION = 9, N_ATTRIBUTES = 11 };

typedef struct {
    uint32_t node, attribute;
    double number;
    const char *text; /* of TEXT; the currency of MONEY */
} Value;

/* By node and attribute; the largest number first. */
static int compare_values(const void *a, const void *b) {
    const Value *x = a, *y = b;
    if (x->node != y->node)
        return x->node < y->node ? -1 : 1;
    if (x->attribute != y->attribute)
        return x->attribute < y->attribute ? -1 : 1;
    if (x->number < y->number || x->number > y->number)
        return x->number > y->number ? -1 : 1;
    return strcmp(x->text, y->text);
}

static bool parse_number(const char *text, double *number) {
    char *end;
    *number = g_ascii_strtod(text, &end);
    return end != text && !*end && isfinite(*number);
}

/* The amount behind a schema:MonetaryAmount. */
static bool find_amount(GHashTable *amounts, PgTermId id, Value *value) {
    const Value *amount = g_hash_table_lookup(amounts, GUINT_TO_POINTER(id));
    if (!amount || isnan(amount->number))
        return false;
    value->number = amount->number;
    value->text = amount->text;
    return true;
}

static GHashTable *make_amounts(const Maker *maker) {
    GHashTable *amounts = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    if (!maker->currency || !maker->value)
        return amounts;
    for (size_t i = 0; i < maker->n_quads; i++) {
        const PgQuad *quad = &maker->quads[i];
        if (quad->predicate != maker->currency && quad->predicate != maker->value)
            continue;
        Value *amount = g_hash_table_lookup(amounts, GUINT_TO_POINTER(quad->subject));
        if (!amount) {
            amount = g_new(Value, 1);
            *amount = (Value){.number = NAN, .text = "CNY"};
            g_hash_table_insert(amounts, GUINT_TO_POINTER(quad->subject), amount);
        }
        PgTerm term = pg_graph_term(maker->graph, quad->object);
        double number;
        if (quad->predicate == maker->currency)
            amount->text = term.value;
        else if (parse_number(term.value, &number))
            amount->number = number;
    }
    return amounts;
}

static size_t find_attribute(const char *local) {
    size_t i = 0;
    while (i < N_ATTRIBUTES && !g_str_equal(local, ATTRIBUTES[i].local))
        i++;
    return i;
}

static bool make_value(const Maker *maker, GHashTable *amounts, const PgQuad *quad, Value *value) {
    const char *local = ontology_local(maker->graph, quad->predicate);
    *value = (Value){.node = maker->node_of[quad->subject], .text = ""};
    if (!local || value->node == NO_NODE)
        return false;
    value->attribute = (uint32_t)find_attribute(local);
    if (value->attribute == N_ATTRIBUTES)
        return false;
    PgTerm term = pg_graph_term(maker->graph, quad->object);
    switch (ATTRIBUTES[value->attribute].kind) {
    case MONEY:
        value->text = "CNY";
        return term.is_literal ? parse_number(term.value, &value->number)
                               : find_amount(amounts, quad->object, value);
    case AREA:
    case COUNT:
        return term.is_literal && parse_number(term.value, &value->number);
    case STATUS:
        local = ontology_local(maker->graph, quad->object);
        value->number = local ? pg_status_find(local) : 0;
        return value->number > 0;
    case TEXT:
        value->text = term.value;
        return term.is_literal && *term.value;
    }
    return false;
}

/* The values of one attribute of one node, the best or all of them as one text. */
static char *format_values(const PgView *view, const Value *values, size_t n) {
    switch (ATTRIBUTES[values->attribute].kind) {
    case MONEY:
        return pg_text_amount(values->number, values->text);
    case AREA:
        return pg_text_area(values->number);
    case COUNT:
        return g_strdup_printf("%.0f 人", values->number);
    case STATUS:
        return g_strdup(pg_view_label(view, pg_status_name((unsigned)values->number)));
    case TEXT:
        break;
    }
    GString *out = g_string_new(NULL);
    size_t n_out = 0;
    for (size_t i = 0; i < n; i++) {
        if (i && g_str_equal(values[i].text, values[i - 1].text))
            continue;
        if (n_out == MAX_TEXTS) {
            g_string_append(out, "等");
            break;
        }
        char *clean = pg_text_clean(values[i].text, 30);
        g_string_append_printf(out, "%s%s", n_out++ ? "、" : "", clean);
        g_free(clean);
    }
    return g_string_free(out, FALSE);
}

/* What stands under a name, and what only the tooltip says. */
static void describe(PgView *view, PgViewNode *node, char *const texts[N_ATTRIBUTES]) {
    GString *figures = g_string_new(NULL), *details = g_string_new(NULL);
    size_t n_figures = 0;
    bool person = node->class == PG_CLASS_PERSON;
    for (size_t i = 0; i < N_ATTRIBUTES; i++) {
        if (!texts[i])
            continue;
        const char *label = pg_view_label(view, ATTRIBUTES[i].local);
        bool key = person ? i == POSITION : i <= LAND && n_figures < 2;
        if (key) {
            const char *between = n_figures++ ? " · " : "";
            if (i == STATUS_AT || i == POSITION)
                g_string_append_printf(figures, "%s%s", between, texts[i]);
            else
                g_string_append_printf(figures, "%s%s %s", between, label, texts[i]);
        }
        g_string_append_printf(details, "%s%s：%s", details->len ? "\n" : "", label, texts[i]);
    }
    if (figures->len)
        node->figures = pg_arena_strndup(view->arena, figures->str, figures->len);
    if (details->len)
        node->details = pg_arena_strndup(view->arena, details->str, details->len);
    g_string_free(figures, TRUE);
    g_string_free(details, TRUE);
}

static void make_figures(PgView *view, const Maker *maker) {
    GHashTable *amounts = make_amounts(maker);
    GArray *values = g_array_new(FALSE, FALSE, sizeof(Value));
    for (size_t i = 0; i < maker->n_quads; i++) {
        Value value;
        bool stated = !maker->background || maker->quads[i].graph != maker->background;
        if (stated && make_value(maker, amounts, &maker->quads[i], &value))
            g_array_append_val(values, value);
    }
    g_array_sort(values, compare_values);
    const Value *all = (const Value *)(const void *)values->data;
    for (size_t i = 0; i < values->len;) {
        uint32_t node = all[i].node;
        char *texts[N_ATTRIBUTES] = {0};
        while (i < values->len && all[i].node == node) {
            size_t end = i;
            while (end < values->len && all[end].node == node &&
                   all[end].attribute == all[i].attribute)
                end++;
            texts[all[i].attribute] = format_values(view, &all[i], end - i);
            if (all[i].attribute == INVESTMENT)
                view->nodes[node].investment = all[i].number;
            i = end;
        }
        describe(view, &view->nodes[node], texts);
        for (size_t k = 0; k < N_ATTRIBUTES; k++)
            g_free(texts[k]);
    }
    g_array_free(values, TRUE);
    g_hash_table_unref(amounts);
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
        const char *local = ontology_local(maker->graph, quad->predicate);
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

void pg_view_init(PgView *view, const PgGraph *graph, const PgOntology *ontology) {
    *view = (PgView){.arena = pg_arena_new(), .focus = UINT32_MAX, .ontology = ontology};
    Maker maker = {.graph = graph,
                   .type = find(graph, RDF_NS "type"),
                   .label = find(graph, RDFS_NS "label"),
                   .pref_label = find(graph, SKOS_NS "prefLabel"),
                   .background = find(graph, PG_BACKGROUND),
                   .currency = find(graph, SCHEMA_NS "currency"),
                   .value = find(graph, SCHEMA_NS "value")};
    maker.quads = pg_graph_quads(graph, &maker.n_quads);
    size_t n_terms = pg_graph_n_terms(graph);
    maker.node_of = g_new(uint32_t, n_terms + 1);
    for (size_t i = 0; i <= n_terms; i++)
        maker.node_of[i] = NO_NODE;
    make_nodes(view, &maker);
    make_names(view, &maker);
    make_figures(view, &maker);
    make_edges(view, &maker);
    g_free(maker.node_of);
}

void pg_view_clear(PgView *view) {
    g_free(view->nodes);
    g_free(view->edges);
    g_free(view->note);
    pg_arena_free(view->arena);
    *view = (PgView){0};
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
