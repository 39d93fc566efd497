#include "graph/graph.h"
#include "graph/vocabulary.h"

#include <glib.h>
#include <string.h>

static PgTermId iri(PgGraph *graph, const char *text) {
    return pg_graph_iri(graph, text, strlen(text));
}

static PgTermId literal(PgGraph *graph, const char *text, PgTermId datatype, const char *language) {
    return pg_graph_literal(graph, text, strlen(text), datatype, language);
}

static void test_same_term_same_id(void) {
    PgGraph *graph = pg_graph_new();
    PgTermId a = iri(graph, "http://x/甲");
    g_assert_cmpuint(a, ==, 1);
    g_assert_cmpuint(iri(graph, "http://x/甲"), ==, a);
    g_assert_cmpuint(pg_graph_find_iri(graph, "http://x/甲", strlen("http://x/甲")), ==, a);
    g_assert_cmpuint(pg_graph_find_iri(graph, "http://x/乙", strlen("http://x/乙")), ==, 0);
    g_assert_cmpuint(pg_graph_n_terms(graph), ==, 1);
    pg_graph_free(graph);
}

static void test_terms_differ_by_every_part(void) {
    PgGraph *graph = pg_graph_new();
    PgTermId decimal = iri(graph, XSD_NS "decimal"), integer = iri(graph, XSD_NS "integer");
    PgTermId ids[] = {
        iri(graph, "10"),
        literal(graph, "10", 0, ""),
        literal(graph, "10", decimal, ""),
        literal(graph, "10", integer, ""),
        literal(graph, "10", 0, "zh"),
        literal(graph, "10", 0, "zh-Hans"),
        literal(graph, "10.0", decimal, ""),
        literal(graph, "", 0, ""),
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ids); i++)
        for (size_t k = 0; k < i; k++)
            g_assert_cmpuint(ids[i], !=, ids[k]);
    PgTerm term = pg_graph_term(graph, ids[4]);
    g_assert_true(term.is_literal);
    g_assert_cmpstr(term.value, ==, "10");
    g_assert_cmpuint(term.length, ==, 2);
    g_assert_cmpstr(term.language, ==, "zh");
    g_assert_cmpuint(term.datatype, ==, 0);
    g_assert_cmpuint(pg_graph_term(graph, ids[2]).datatype, ==, decimal);
    g_assert_cmpstr(pg_graph_term(graph, ids[2]).language, ==, "");
    g_assert_false(pg_graph_term(graph, ids[0]).is_literal);
    pg_graph_free(graph);
}

static void test_plain_is_xsd_string(void) {
    PgGraph *graph = pg_graph_new();
    PgTermId plain = literal(graph, "甲", 0, NULL);
    PgTermId string = iri(graph, XSD_NS "string");
    g_assert_cmpuint(literal(graph, "甲", string, ""), ==, plain);
    g_assert_cmpuint(literal(graph, "甲", string, "zh"), ==, literal(graph, "甲", 0, "zh"));
    pg_graph_free(graph);
}

static void test_unknown_ids(void) {
    PgGraph *graph = pg_graph_new();
    g_assert_cmpstr(pg_graph_term(graph, 0).value, ==, "");
    g_assert_cmpstr(pg_graph_term(graph, 77).value, ==, "");
    size_t n_quads;
    pg_graph_quads(graph, &n_quads);
    g_assert_cmpuint(n_quads, ==, 0);
    pg_graph_free(graph);
    pg_graph_free(NULL);
}

static void test_text_is_copied(void) {
    PgGraph *graph = pg_graph_new();
    char text[] = "http://x/abc-and-more"; /* only a part is the term */
    PgTermId id = pg_graph_iri(graph, text, 12);
    memset(text, '?', strlen(text));
    g_assert_cmpstr(pg_graph_term(graph, id).value, ==, "http://x/abc");
    pg_graph_free(graph);
}

static void test_twins_are_dropped_in_order(void) {
    PgGraph *graph = pg_graph_new();
    enum { N = 5000 };
    for (int round = 0; round < 2; round++)
        for (PgTermId i = 1; i <= N; i++) {
            pg_graph_add(graph, i, 1, N - i, 0);
            pg_graph_add(graph, i, 1, N - i, 7);
            pg_graph_add(graph, i, 1, N - i, 0);
        }
    size_t n_quads;
    const PgQuad *quads = pg_graph_quads(graph, &n_quads);
    g_assert_cmpuint(n_quads, ==, 2 * N);
    for (size_t i = 0; i < n_quads; i++) {
        g_assert_cmpuint(quads[i].subject, ==, i / 2 + 1);
        g_assert_cmpuint(quads[i].graph, ==, i % 2 ? 7 : 0);
    }
    pg_graph_free(graph);
}

static void test_twins_are_looked_for_in_a_section(void) {
    enum { N_SECTIONS = 5, N_QUADS = 2000 }; /* more than the table has room for at first */
    PgGraph *graph = pg_graph_new();
    PgTermId a = iri(graph, "http://x/a");
    for (PgTermId g = 1; g <= N_SECTIONS; g++) {
        pg_graph_start_section(graph);
        for (int twice = 0; twice < 2; twice++)
            for (PgTermId o = 1; o <= N_QUADS; o++)
                pg_graph_add(graph, a, a, o, g);
    }
    size_t n;
    const PgQuad *quads = pg_graph_quads(graph, &n);
    g_assert_cmpuint(n, ==, N_SECTIONS * N_QUADS);
    for (size_t i = 0; i < n; i++) {
        g_assert_cmpuint(quads[i].object, ==, i % N_QUADS + 1);
        g_assert_cmpuint(quads[i].graph, ==, i / N_QUADS + 1);
    }
    pg_graph_free(graph);
}

static void test_many_terms(void) {
    PgGraph *graph = pg_graph_new();
    enum { N = 100000 };
    char text[64];
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < N; i++) {
            int length = g_snprintf(text, sizeof text, "http://x/园区%d", i);
            g_assert_cmpuint(pg_graph_iri(graph, text, (size_t)length), ==, i + 1);
        }
    g_assert_cmpuint(pg_graph_n_terms(graph), ==, N);
    g_assert_cmpstr(pg_graph_term(graph, 43).value, ==, "http://x/园区42");
    pg_graph_free(graph);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/graph/same-term-same-id", test_same_term_same_id);
    g_test_add_func("/graph/terms-differ-by-every-part", test_terms_differ_by_every_part);
    g_test_add_func("/graph/plain-is-xsd-string", test_plain_is_xsd_string);
    g_test_add_func("/graph/unknown-ids", test_unknown_ids);
    g_test_add_func("/graph/text-is-copied", test_text_is_copied);
    g_test_add_func("/graph/twins-are-dropped-in-order", test_twins_are_dropped_in_order);
    g_test_add_func("/graph/twins-are-looked-for-in-a-section",
                    test_twins_are_looked_for_in_a_section);
    g_test_add_func("/graph/many-terms", test_many_terms);
    return g_test_run();
}
