/* The attributes of entities: what stands under a name, what only the tooltip says. */
#include "draw/text.h"
#include "draw/view.h"
#include "graph/vocabulary.h"

#include <math.h>
#include <string.h>

enum { MAX_TEXTS = 3 };

typedef enum { MONEY, AREA, COUNT, TEXT, STATUS } ValueKind;

static const struct {
    const char *local;
    ValueKind kind;
} ATTRIBUTES[] = {
    {"investment", MONEY},    {"status", STATUS}, {"annualOutput", MONEY}, {"landArea", AREA},
    {"floorArea", AREA},      {"jobs", COUNT},    {"signDate", TEXT},      {"startDate", TEXT},
    {"completionDate", TEXT}, {"position", TEXT}, {"honour", TEXT},
};
enum {
    INVESTMENT,
    STATUS_AT,
    OUTPUT,
    LAND,
    SIGN_DATE = 6,
    COMPLETION_DATE = 8,
    POSITION = 9,
    N_ATTRIBUTES = 11
};

typedef struct {
    const PgGraph *graph;
    const PgQuad *quads;
    size_t n_quads;
    PgTermId background, currency, value;
    const uint32_t *node_of; /* by term */
} Maker;

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
    const char *local = pg_view_local(maker->graph, quad->predicate);
    *value = (Value){.node = maker->node_of[quad->subject], .text = ""};
    if (!local || value->node == PG_VIEW_NOBODY)
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
        local = pg_view_local(maker->graph, quad->object);
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
        g_string_append(out, n_out++ ? "、" : "");
        if (values->attribute >= SIGN_DATE && values->attribute <= COMPLETION_DATE)
            pg_text_date(out, clean);
        else
            g_string_append(out, clean);
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
    if (texts[INVESTMENT]) {
        char *amount =
            g_strdup_printf("%s %s", pg_view_label(view, "investment"), texts[INVESTMENT]);
        node->amount = pg_arena_strndup(view->arena, amount, strlen(amount));
        g_free(amount);
    }
    if (figures->len)
        node->figures = pg_arena_strndup(view->arena, figures->str, figures->len);
    if (details->len)
        node->details = pg_arena_strndup(view->arena, details->str, details->len);
    g_string_free(figures, TRUE);
    g_string_free(details, TRUE);
}

/* The date that tells most; of two the earlier one. A day without its year says least. */
static const char *best_date(const Value *values, size_t n) {
    const char *best = NULL;
    size_t best_length = 0;
    for (size_t i = 0; i < n; i++) {
        size_t length = *values[i].text == '-' ? 1 : strlen(values[i].text);
        if (length > best_length) {
            best = values[i].text;
            best_length = length;
        }
    }
    return best;
}

/* The values of one attribute of one node. */
static void take_values(PgViewNode *node, const Value *values, size_t n) {
    uint32_t attribute = values->attribute;
    if (attribute == INVESTMENT)
        node->investment = values->number;
    else if (attribute == STATUS_AT)
        node->status = (unsigned)values->number;
    else if (attribute >= SIGN_DATE && attribute <= COMPLETION_DATE)
        node->dates[attribute - SIGN_DATE + 1] = best_date(values, n);
}

static Maker make_maker(const PgGraph *graph, PgTermId background, const uint32_t *node_of) {
    static const char CURRENCY[] = SCHEMA_NS "currency", VALUE[] = SCHEMA_NS "value";
    Maker maker = {.graph = graph,
                   .background = background,
                   .currency = pg_graph_find_iri(graph, CURRENCY, strlen(CURRENCY)),
                   .value = pg_graph_find_iri(graph, VALUE, strlen(VALUE)),
                   .node_of = node_of};
    maker.quads = pg_graph_quads(graph, &maker.n_quads);
    return maker;
}

void pg_view_each_figure(const PgView *view, const PgGraph *graph, const uint32_t *node_of,
                         PgFigureSink sink, void *data) {
    Maker maker = make_maker(graph, 0, node_of);
    GHashTable *amounts = make_amounts(&maker);
    for (size_t i = 0; i < maker.n_quads; i++) {
        Value value;
        if (!make_value(&maker, amounts, &maker.quads[i], &value))
            continue;
        char *text = format_values(view, &value, 1);
        sink(data, &maker.quads[i], value.node,
             pg_view_label(view, ATTRIBUTES[value.attribute].local), text);
        g_free(text);
    }
    g_hash_table_unref(amounts);
}

static GArray *make_values(const Maker *maker) {
    GHashTable *amounts = make_amounts(maker);
    GArray *values = g_array_new(FALSE, FALSE, sizeof(Value));
    for (size_t i = 0; i < maker->n_quads; i++) {
        Value value;
        bool stated = !maker->background || maker->quads[i].graph != maker->background;
        if (stated && make_value(maker, amounts, &maker->quads[i], &value))
            g_array_append_val(values, value);
    }
    g_array_sort(values, compare_values);
    g_hash_table_unref(amounts);
    return values;
}

void pg_view_add_figures(PgView *view, const PgGraph *graph, const uint32_t *node_of,
                         PgTermId background) {
    Maker maker = make_maker(graph, background, node_of);
    GArray *values = make_values(&maker);
    const Value *all = (const Value *)(const void *)values->data;
    for (size_t i = 0; i < values->len;) {
        PgViewNode *node = &view->nodes[all[i].node];
        size_t first = i;
        char *texts[N_ATTRIBUTES] = {0};
        while (i < values->len && all[i].node == all[first].node) {
            size_t end = i;
            while (end < values->len && all[end].node == all[i].node &&
                   all[end].attribute == all[i].attribute)
                end++;
            texts[all[i].attribute] = format_values(view, &all[i], end - i);
            take_values(node, &all[i], end - i);
            i = end;
        }
        describe(view, node, texts);
        for (size_t k = 0; k < N_ATTRIBUTES; k++)
            g_free(texts[k]);
    }
    g_array_free(values, TRUE);
}
