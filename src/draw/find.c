/* Which entity a user means by a name. */
#include "draw/text.h"
#include "draw/view.h"

#include <string.h>

enum { MAX_OFFERED = 5, MAX_COMPARED = 80 };

typedef struct {
    uint32_t node;
    const char *name; /* borrowed from the graph */
    char *key;
    double distance; /* of a name that is offered */
} Candidate;

static void clear_candidate(void *data) {
    g_free(((Candidate *)data)->key);
}

/* Every form of every name, sorted by nothing yet. */
static GArray *collect(const PgView *view, const PgGraph *graph) {
    GArray *all = g_array_new(FALSE, FALSE, sizeof(Candidate));
    g_array_set_clear_func(all, clear_candidate);
    size_t n_quads, n_terms = pg_graph_n_terms(graph);
    const PgQuad *quads = pg_graph_quads(graph, &n_quads);
    uint32_t *node_of = g_new0(uint32_t, n_terms + 1); /* plus one */
    for (uint32_t i = 0; i < view->n_nodes; i++) {
        node_of[view->nodes[i].term] = i + 1;
        Candidate candidate = {i, view->nodes[i].name, pg_text_key(view->nodes[i].name), 0};
        g_array_append_val(all, candidate);
    }
    for (size_t i = 0; i < n_quads; i++) {
        if (!node_of[quads[i].subject] || !pg_view_name_kind(graph, quads[i].predicate))
            continue;
        const char *name = pg_graph_term(graph, quads[i].object).value;
        Candidate candidate = {node_of[quads[i].subject] - 1, name, pg_text_key(name), 0};
        g_array_append_val(all, candidate);
    }
    g_free(node_of);
    return all;
}

static size_t degree(const PgView *view, uint32_t node) {
    size_t n = 0;
    for (size_t i = 0; i < view->n_edges; i++)
        n += view->edges[i].from == node || view->edges[i].to == node;
    return n;
}

/* The entities whose names match, each once, in the order of the nodes. */
static GArray *matches(const PgView *view, const GArray *all, const char *key, bool whole) {
    bool *hit = g_new0(bool, view->n_nodes + 1);
    for (size_t i = 0; i < all->len; i++) {
        const Candidate *candidate = &g_array_index(all, Candidate, i);
        if (whole ? g_str_equal(candidate->key, key) : strstr(candidate->key, key) != NULL)
            hit[candidate->node] = true;
    }
    GArray *found = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    for (uint32_t i = 0; i < view->n_nodes; i++)
        if (hit[i])
            g_array_append_val(found, i);
    g_free(hit);
    return found;
}

/* Levenshtein's distance of two texts over the length of the longer one, less what share of the
   wanted characters occurs at all: small is near. */
static double distance(const char *wanted, const char *name) {
    glong n, m;
    gunichar *a = g_utf8_to_ucs4_fast(wanted, -1, &n), *b = g_utf8_to_ucs4_fast(name, -1, &m);
    n = MIN(n, MAX_COMPARED);
    m = MIN(m, MAX_COMPARED);
    unsigned row[MAX_COMPARED + 1] = {0}, shared = 0;
    for (glong j = 0; j <= m; j++)
        row[j] = (unsigned)j;
    for (glong i = 1; i <= n; i++) {
        unsigned diagonal = row[0];
        bool seen = false;
        row[0] = (unsigned)i;
        for (glong j = 1; j <= m; j++) {
            unsigned change = diagonal + (a[i - 1] != b[j - 1]);
            seen = seen || a[i - 1] == b[j - 1];
            diagonal = row[j];
            row[j] = MIN(change, MIN(row[j], row[j - 1]) + 1);
        }
        shared += seen;
    }
    double result = (double)row[m] / (double)MAX(1, MAX(n, m));
    result -= (double)shared / (double)MAX(1, n);
    g_free(a);
    g_free(b);
    return result;
}

static int compare_offers(const void *a, const void *b) {
    const Candidate *x = a, *y = b;
    if (x->distance < y->distance || x->distance > y->distance)
        return x->distance < y->distance ? -1 : 1;
    return x->node < y->node ? -1 : x->node > y->node;
}

/* "A、B、C" of the names of some nodes. */
static char *list(const PgView *view, const uint32_t *nodes, size_t n) {
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < n && i < MAX_OFFERED; i++)
        g_string_append_printf(out, "%s%s", i ? "、" : "", view->nodes[nodes[i]].name);
    if (n > MAX_OFFERED)
        g_string_append(out, " …");
    return g_string_free(out, FALSE);
}

static char *nearest(const PgView *view, GArray *all, const char *key) {
    for (size_t i = 0; i < all->len; i++) {
        Candidate *candidate = &g_array_index(all, Candidate, i);
        candidate->distance = distance(key, candidate->key);
    }
    g_array_sort(all, compare_offers);
    uint32_t offers[MAX_OFFERED];
    size_t n = 0;
    for (size_t i = 0; i < all->len && n < MAX_OFFERED; i++) {
        const Candidate *candidate = &g_array_index(all, Candidate, i);
        bool twin = candidate->distance > 0.7;
        for (size_t k = 0; k < n; k++)
            twin = twin || offers[k] == candidate->node;
        if (!twin)
            offers[n++] = candidate->node;
    }
    return n ? list(view, offers, n) : NULL;
}

/* The best of several entities of the same name is the one that most is said about. */
static uint32_t best_connected(const PgView *view, const GArray *found) {
    uint32_t best = g_array_index(found, uint32_t, 0);
    for (size_t i = 1; i < found->len; i++) {
        uint32_t node = g_array_index(found, uint32_t, i);
        if (degree(view, node) > degree(view, best))
            best = node;
    }
    return best;
}

PgStatus pg_view_find(const PgView *view, const PgGraph *graph, const char *name, uint32_t *found,
                      const PgLog *log) {
    *found = pg_view_node_of(view, name);
    if (*found != PG_VIEW_NOBODY)
        return PG_OK;
    char *shown = pg_text_clean(name, PG_TEXT_MAX_CHARS), *key = pg_text_key(name);
    GArray *all = collect(view, graph);
    GArray *exact = matches(view, all, key, true);
    GArray *part = *key ? matches(view, all, key, false) : g_array_new(FALSE, FALSE, 4);
    PgStatus status = PG_OK;
    if (exact->len && *key) {
        *found = best_connected(view, exact);
        if (exact->len > 1)
            pg_log(log, PG_LOG_WARNING, NULL, "%u entities are named \"%s\"; took %s", exact->len,
                   shown, view->nodes[*found].iri);
    } else if (part->len == 1) {
        *found = g_array_index(part, uint32_t, 0);
    } else {
        status = PG_ERROR_ARGUMENT;
        char *offer = part->len ? list(view, (const uint32_t *)(const void *)part->data, part->len)
                                : nearest(view, all, key);
        if (part->len)
            pg_log(log, PG_LOG_ERROR, NULL, "\"%s\" is in the names of %u entities: %s", shown,
                   part->len, offer);
        else if (offer)
            pg_log(log, PG_LOG_ERROR, NULL, "no entity is named \"%s\"; the nearest: %s", shown,
                   offer);
        else
            pg_log(log, PG_LOG_ERROR, NULL, "no entity is named \"%s\" or nearly so", shown);
        g_free(offer);
    }
    g_array_free(part, TRUE);
    g_array_free(exact, TRUE);
    g_array_free(all, TRUE);
    g_free(key);
    g_free(shown);
    return status;
}
