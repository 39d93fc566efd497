/* What of a graph deserves a picture of its own. */
#include "draw/sentences.h"
#include "draw/text.h"

#include <string.h>

enum { MIN_WEIGHT = 3 /* relations or statements */ };

typedef struct {
    guint index;
    unsigned weight;
} Ranked;

static int compare_ranked(const void *a, const void *b) {
    const Ranked *x = a, *y = b;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

/* The heaviest of what `weights` are of. */
static GArray *rank(const unsigned *weights, guint n, size_t max) {
    GArray *ranked = g_array_new(FALSE, FALSE, sizeof(Ranked));
    for (guint i = 0; i < n; i++)
        if (weights[i] >= MIN_WEIGHT) {
            Ranked one = {i, weights[i]};
            g_array_append_val(ranked, one);
        }
    g_array_sort(ranked, compare_ranked);
    if (ranked->len > max)
        g_array_set_size(ranked, (guint)max);
    return ranked;
}

static PgDrawSubject make_subject(const char *iri, const char *title) {
    return (PgDrawSubject){g_strdup(iri), pg_text_clean(title, PG_TEXT_MAX_CHARS)};
}

static PgDrawSubject *rank_parks(const PgGraph *graph, size_t max, size_t *n) {
    PgView view;
    pg_view_init(&view, graph, NULL);
    unsigned *weights = g_new0(unsigned, view.n_nodes + 1);
    for (size_t i = 0; i < view.n_edges; i++) {
        weights[view.edges[i].from]++;
        weights[view.edges[i].to]++;
    }
    for (size_t i = 0; i < view.n_nodes; i++)
        if (view.nodes[i].class != PG_CLASS_PARK)
            weights[i] = 0;
    GArray *ranked = rank(weights, (guint)view.n_nodes, max);
    PgDrawSubject *subjects = g_new(PgDrawSubject, ranked->len + 1);
    for (guint i = 0; i < ranked->len; i++) {
        const PgViewNode *node = &view.nodes[g_array_index(ranked, Ranked, i).index];
        subjects[i] = make_subject(node->iri, node->name);
    }
    *n = ranked->len;
    g_array_free(ranked, TRUE);
    g_free(weights);
    pg_view_clear(&view);
    return subjects;
}

/* How many statements of our vocabulary each sentence's graph holds, by term. */
static unsigned *count_statements(const PgGraph *graph) {
    unsigned *counts = g_new0(unsigned, pg_graph_n_terms(graph) + 1);
    size_t n;
    const PgQuad *quads = pg_graph_quads(graph, &n);
    for (size_t i = 0; i < n; i++)
        if (pg_view_local(graph, quads[i].predicate))
            counts[quads[i].graph]++;
    return counts;
}

/* An article is known by its first sentence. */
static PgDrawSubject *rank_articles(const PgGraph *graph, size_t max, size_t *n) {
    GArray *sentences = pg_sentences_list(graph);
    const PgSentence *all = (const PgSentence *)(const void *)sentences->data;
    unsigned *counts = count_statements(graph), *weights = g_new0(unsigned, sentences->len + 1);
    GHashTable *first_of = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < sentences->len; i++) {
        char *article = g_strjoin("\n", all[i].document, all[i].headline, NULL);
        void *first = g_hash_table_lookup(first_of, article);
        weights[first ? GPOINTER_TO_UINT(first) - 1 : i] += counts[all[i].graph];
        if (first)
            g_free(article);
        else
            g_hash_table_insert(first_of, article, GUINT_TO_POINTER(i + 1));
    }
    GArray *ranked = rank(weights, sentences->len, max);
    PgDrawSubject *subjects = g_new(PgDrawSubject, ranked->len + 1);
    for (guint i = 0; i < ranked->len; i++) {
        const PgSentence *sentence = &all[g_array_index(ranked, Ranked, i).index];
        const char *slash = strrchr(sentence->document, '/');
        const char *document = slash ? slash + 1 : sentence->document;
        subjects[i] =
            make_subject(sentence->iri, *sentence->headline ? sentence->headline : document);
    }
    *n = ranked->len;
    g_array_free(ranked, TRUE);
    g_hash_table_unref(first_of);
    g_free(weights);
    g_free(counts);
    g_array_free(sentences, TRUE);
    return subjects;
}

PgDrawSubject *pg_draw_subjects(const PgGraph *graph, PgPictureView view, size_t max, size_t *n) {
    *n = 0;
    return view == PG_VIEW_NEIGHBOURHOOD ? rank_parks(graph, max, n)
           : view == PG_VIEW_ARTICLE     ? rank_articles(graph, max, n)
                                         : NULL;
}

void pg_draw_subjects_free(PgDrawSubject *subjects, size_t n) {
    for (size_t i = 0; i < n; i++) {
        g_free(subjects[i].iri);
        g_free(subjects[i].title);
    }
    g_free(subjects);
}
