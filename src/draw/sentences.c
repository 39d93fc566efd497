#include "draw/sentences.h"

#include "draw/text.h"
#include "graph/vocabulary.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_QUOTED = 160 /* characters of a quotation */ };

static PgTermId find(const PgGraph *graph, const char *iri) {
    return pg_graph_find_iri(graph, iri, strlen(iri));
}

static int compare_sentences(const void *a, const void *b) {
    const PgSentence *x = a, *y = b;
    int order = strcmp(x->document, y->document);
    if (order)
        return order;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return x->graph < y->graph ? -1 : x->graph > y->graph;
}

/* "#char=START,END", or 0 where the IRI tells nothing. */
static unsigned long start_of(const char *iri) {
    const char *place = strstr(iri, "#char=");
    return place ? strtoul(place + strlen("#char="), NULL, 10) : 0;
}

GArray *pg_sentences_list(const PgGraph *graph) {
    GArray *all = g_array_new(FALSE, TRUE, sizeof(PgSentence));
    PgTermId exact = find(graph, OA_NS "exact"), headline = find(graph, SCHEMA_NS "headline"),
             quoted = find(graph, PROV_NS "wasQuotedFrom");
    if (!exact)
        return all;
    size_t n;
    const PgQuad *quads = pg_graph_quads(graph, &n);
    uint32_t *at = g_new0(uint32_t, pg_graph_n_terms(graph) + 1); /* by term, plus one */
    for (size_t i = 0; i < n; i++) {
        const PgQuad *quad = &quads[i];
        if (quad->graph ||
            (quad->predicate != exact && quad->predicate != headline && quad->predicate != quoted))
            continue;
        if (!at[quad->subject]) {
            const char *iri = pg_graph_term(graph, quad->subject).value;
            PgSentence sentence = {quad->subject, iri, "", "", "", start_of(iri)};
            g_array_append_val(all, sentence);
            at[quad->subject] = all->len;
        }
        PgSentence *sentence = &g_array_index(all, PgSentence, at[quad->subject] - 1);
        const char *value = pg_graph_term(graph, quad->object).value;
        if (quad->predicate == exact)
            sentence->quotation = value;
        else if (quad->predicate == headline)
            sentence->headline = value;
        else
            sentence->document = value;
    }
    g_free(at);
    g_array_sort(all, compare_sentences);
    return all;
}

/* ---- The sentence behind an edge ---- */

static guint hash_edge(const void *key) {
    const PgViewEdge *edge = key;
    return edge->from * 31 + edge->to * 131071 + edge->relation;
}

static gboolean equal_edges(const void *a, const void *b) {
    const PgViewEdge *x = a, *y = b;
    return x->from == y->from && x->to == y->to && x->relation == y->relation;
}

static GHashTable *index_edges(PgView *view) {
    GHashTable *edges = g_hash_table_new(hash_edge, equal_edges);
    for (size_t i = 0; i < view->n_edges; i++)
        if (!view->edges[i].hidden)
            g_hash_table_add(edges, &view->edges[i]);
    return edges;
}

void pg_sentences_quote(PgView *view, const PgGraph *graph, const GArray *sentences) {
    if (!sentences->len)
        return;
    size_t n, n_terms = pg_graph_n_terms(graph);
    const PgQuad *quads = pg_graph_quads(graph, &n);
    uint32_t *node_of = g_new0(uint32_t, n_terms + 1), *place = g_new0(uint32_t, n_terms + 1);
    for (uint32_t i = 0; i < view->n_nodes; i++)
        if (view->nodes[i].term)
            node_of[view->nodes[i].term] = i + 1;
    for (guint i = 0; i < sentences->len; i++)
        place[g_array_index(sentences, PgSentence, i).graph] = i + 1;
    GHashTable *edges = index_edges(view);
    uint32_t *first = g_new0(uint32_t, view->n_edges + 1);
    for (size_t i = 0; i < n; i++) {
        const PgQuad *quad = &quads[i];
        if (!place[quad->graph] || !node_of[quad->subject] || !node_of[quad->object])
            continue;
        const char *local = pg_view_local(graph, quad->predicate);
        if (!local)
            continue;
        PgViewEdge key = {.from = node_of[quad->subject] - 1,
                          .to = node_of[quad->object] - 1,
                          .relation = (uint32_t)pg_relation_find(local)};
        PgViewEdge *edge = g_hash_table_lookup(edges, &key);
        if (!edge && pg_relation_style(key.relation)->symmetric) {
            PgViewEdge turned = {.from = key.to, .to = key.from, .relation = key.relation};
            edge = g_hash_table_lookup(edges, &turned);
        }
        uint32_t *here = edge ? &first[edge - view->edges] : NULL;
        if (here && (!*here || place[quad->graph] < *here))
            *here = place[quad->graph];
    }
    for (size_t i = 0; i < view->n_edges; i++)
        if (first[i]) {
            char *clean = pg_text_clean(
                g_array_index(sentences, PgSentence, first[i] - 1).quotation, MAX_QUOTED);
            view->edges[i].quotation = pg_arena_strndup(view->arena, clean, strlen(clean));
            g_free(clean);
        }
    g_free(first);
    g_hash_table_unref(edges);
    g_free(place);
    g_free(node_of);
}
