/* Tables: what stands in which, and that spreadsheets take every cell for what it is. */
#include "graph/graph.h"
#include "graph/vocabulary.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

static PgTermId iri(PgGraph *graph, const char *prefix, const char *local) {
    char *text = g_strconcat(prefix, local, NULL);
    PgTermId id = pg_graph_iri(graph, text, strlen(text));
    g_free(text);
    return id;
}

static PgTermId text(PgGraph *graph, const char *value) {
    return pg_graph_literal(graph, value, strlen(value), 0, "zh");
}

static PgTermId add_entity(PgGraph *graph, const char *class, const char *local, const char *label,
                           PgTermId sentence) {
    PgTermId id = iri(graph, PG_ID_NS, local);
    pg_graph_add(graph, id, iri(graph, RDF_NS, "type"), iri(graph, PG_NS, class), sentence);
    pg_graph_add(graph, id, iri(graph, RDFS_NS, "label"), text(graph, label), sentence);
    return id;
}

static PgTermId add_sentence(PgGraph *graph, const char *place, const char *quotation) {
    PgTermId id = iri(graph, PG_DOC_NS, place);
    pg_graph_add(graph, id, iri(graph, OA_NS, "exact"), text(graph, quotation), 0);
    return id;
}

/* A table; the caller's: g_free. */
static char *table_of(const PgGraph *graph, PgTable which) {
    char *data = NULL;
    size_t length;
    FILE *out[PG_N_TABLES] = {0};
    out[which] = open_memstream(&data, &length);
    g_assert_cmpint(pg_tables_write(graph, out, NULL), ==, PG_OK);
    fclose(out[which]);
    char *table = g_strndup(data, length);
    free(data); /* NOLINT(bugprone-multi-level-implicit-pointer-conversion) */
    return table;
}

/* The lines behind the head, which only tells the columns. */
static void assert_rows(const PgGraph *graph, PgTable which, const char *rows) {
    char *table = table_of(graph, which);
    g_assert_true(g_str_has_prefix(table, "\xef\xbb\xbf\""));
    const char *head = strstr(table, "\r\n");
    g_assert_nonnull(head);
    g_assert_cmpstr(head + 2, ==, rows);
    g_free(table);
}

static void test_rows(void) {
    PgGraph *graph = pg_graph_new();
    PgTermId sentence = add_sentence(graph, "a.txt#char=0,9", "沃甲公司位于望岳高新区。");
    PgTermId company = add_entity(graph, "Company", "company/w", "沃甲公司", sentence);
    PgTermId park = add_entity(graph, "Park", "park/w", "望岳高新区", sentence);
    pg_graph_add(graph, park, iri(graph, SKOS_NS, "altLabel"), text(graph, "望岳高新"), sentence);
    pg_graph_add(graph, park, iri(graph, SKOS_NS, "altLabel"), text(graph, "望高"), sentence);
    pg_graph_add(graph, company, iri(graph, PG_NS, "locatedIn"), park, sentence);
    pg_graph_add(graph, company, iri(graph, PG_NS, "jobs"), text(graph, "300"), sentence);
    pg_graph_add(graph, company, iri(graph, PG_NS, "investment"),
                 iri(graph, PG_ID_NS, "amount/USD5000"), sentence);
    PgTermId figure = iri(graph, PG_ID_NS, "observation/1");
    pg_graph_add(graph, figure, iri(graph, PG_NS, "about"), park, sentence);
    pg_graph_add(graph, figure, iri(graph, PG_NS, "indicator"), text(graph, "工业总产值"),
                 sentence);
    pg_graph_add(graph, figure, iri(graph, PG_NS, "value"), text(graph, "5.0"), sentence);
    /* What the gazetteer knows is in no table. */
    pg_graph_add(graph, park, iri(graph, PG_NS, "locatedIn"), company,
                 iri(graph, PG_BACKGROUND, ""));
    assert_rows(graph, PG_TABLE_ENTITIES,
                "\"沃甲公司\",\"Company\",\"\",\"" PG_ID_NS "company/w\"\r\n"
                "\"望岳高新区\",\"Park\",\"望岳高新；望高\",\"" PG_ID_NS "park/w\"\r\n");
    assert_rows(graph, PG_TABLE_RELATIONS,
                "\"沃甲公司\",\"Company\",\"locatedIn\",\"望岳高新区\",\"Park\","
                "\"沃甲公司位于望岳高新区。\",\"a.txt#char=0,9\"\r\n");
    assert_rows(graph, PG_TABLE_ATTRIBUTES,
                "\"沃甲公司\",\"Company\",\"jobs\",\"300\","
                "\"沃甲公司位于望岳高新区。\",\"a.txt#char=0,9\"\r\n"
                "\"沃甲公司\",\"Company\",\"investment\",\"USD5000\","
                "\"沃甲公司位于望岳高新区。\",\"a.txt#char=0,9\"\r\n");
    assert_rows(graph, PG_TABLE_STATISTICS,
                "\"望岳高新区\",\"工业总产值\",\"5.0\",\"\",\"\","
                "\"沃甲公司位于望岳高新区。\",\"a.txt#char=0,9\"\r\n");
    pg_graph_free(graph);
}

static void test_hostile_cells(void) {
    static const struct {
        const char *name, *cell;
    } cases[] = {
        {"甲\"乙\"", "甲\"\"乙\"\""},
        {"\"", "\"\""},
        {"甲,乙;丙\t丁", "甲,乙;丙\t丁"},
        {"甲\n乙\r\n丙", "甲\n乙\r\n丙"},
        {"=1+1", "'=1+1"},
        {"=HYPERLINK(\"http://x/\",\"甲\")", "'=HYPERLINK(\"\"http://x/\"\",\"\"甲\"\")"},
        {"+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"},
        {"-2+3", "'-2+3"},
        {"-甲", "'-甲"},
        {"@SUM(1)", "'@SUM(1)"},
        {"\t=1", "'\t=1"},
        {"\r=1", "'\r=1"},
        {"\n=1", "'\n=1"},
        {"＝1+1", "'＝1+1"},
        {"＠SUM(1)", "'＠SUM(1)"},
        {"-5", "-5"}, /* a number is one */
        {"-5.25", "-5.25"},
        {"+3", "+3"},
        {"3-5", "3-5"},
        {"甲=乙", "甲=乙"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        PgGraph *graph = pg_graph_new();
        PgTermId sentence = add_sentence(graph, "=a.txt#char=0,9", cases[i].name);
        PgTermId company = add_entity(graph, "Company", "company/w", cases[i].name, sentence);
        pg_graph_add(graph, company, iri(graph, PG_NS, "jobs"), text(graph, cases[i].name),
                     sentence);
        char *wanted =
            g_strdup_printf("\"%s\",\"Company\",\"\",\"" PG_ID_NS "company/w\"\r\n", cases[i].cell);
        assert_rows(graph, PG_TABLE_ENTITIES, wanted);
        g_free(wanted);
        wanted =
            g_strdup_printf("\"%s\",\"Company\",\"jobs\",\"%s\",\"%s\",\"'=a.txt#char=0,9\"\r\n",
                            cases[i].cell, cases[i].cell, cases[i].cell);
        assert_rows(graph, PG_TABLE_ATTRIBUTES, wanted);
        g_free(wanted);
        pg_graph_free(graph);
    }
}

static void test_full_disk(void) {
    PgGraph *graph = pg_graph_new();
    FILE *out[PG_N_TABLES] = {[PG_TABLE_RELATIONS] = fopen("/dev/full", "wb")};
    g_assert_cmpint(pg_tables_write(graph, out, NULL), ==, PG_ERROR_IO);
    fclose(out[PG_TABLE_RELATIONS]);
    pg_graph_free(graph);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/tables/rows", test_rows);
    g_test_add_func("/tables/hostile-cells", test_hostile_cells);
    g_test_add_func("/tables/full-disk", test_full_disk);
    return g_test_run();
}
