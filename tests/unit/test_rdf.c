#include "graph/vocabulary.h"
#include "rdf/rdf.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

/* What the library said. */
typedef struct {
    GString *text;
} Heard;

static void listen(void *data, PgLogLevel level, const char *place, const char *message) {
    Heard *heard = data;
    const char *base = place ? strrchr(place, '/') : NULL;
    g_string_append_printf(heard->text, "%d %s: %s\n", (int)level,
                           base    ? base + 1
                           : place ? place
                                   : "-",
                           message);
}

static char *folder; /* of this run's files */

static char *put(const char *name, const char *contents, size_t length) {
    char *path = g_build_filename(folder, name, NULL);
    g_assert_true(g_file_set_contents(path, contents, (gssize)length, NULL));
    return path;
}

/* Statements as lines "LINE SUBJECT PREDICATE OBJECT[^DATATYPE][@LANGUAGE] GRAPH". */
static PgStatus show(void *data, const PgStatement *s) {
    g_string_append_printf(data, "%d %s %s %s%s%s%s%s%s%s\n", s->line, s->subject, s->predicate,
                           s->object, s->datatype ? "^" : "", s->datatype ? s->datatype : "",
                           s->language ? "@" : "", s->language ? s->language : "",
                           s->graph ? " " : "", s->graph ? s->graph : "");
    return PG_OK;
}

typedef struct {
    PgStatus status;
    char *statements, *messages;
} Outcome;

static Outcome parse_bytes(const char *name, const char *text, size_t length) {
    char *path = put(name, text, length);
    GString *out = g_string_new(NULL);
    Heard heard = {g_string_new(NULL)};
    PgLog log = {listen, &heard};
    PgStatus status = pg_rdf_parse(path, NULL, show, out, &log);
    g_unlink(path);
    g_free(path);
    return (Outcome){status, g_string_free(out, FALSE), g_string_free(heard.text, FALSE)};
}

static Outcome parse(const char *name, const char *text) {
    return parse_bytes(name, text, strlen(text));
}

static void clear(Outcome *outcome) {
    g_free(outcome->statements);
    g_free(outcome->messages);
}

static void expect(const char *name, const char *text, const char *statements) {
    Outcome outcome = parse(name, text);
    g_assert_cmpstr(outcome.messages, ==, "");
    g_assert_cmpint(outcome.status, ==, PG_OK);
    g_assert_cmpstr(outcome.statements, ==, statements);
    clear(&outcome);
}

static void expect_failure(const char *name, const char *text, size_t length, PgStatus status,
                           const char *message) {
    Outcome outcome = parse_bytes(name, text, length);
    g_assert_cmpint(outcome.status, ==, status);
    if (!strstr(outcome.messages, message))
        g_error("expected %s, heard %s", message, outcome.messages);
    clear(&outcome);
}

static void test_line_of_each_object(void) {
    expect("a.ttl",
           "@prefix x: <http://x/> .\n"
           "# x:comment it's \"no string .\n"
           "PREFIX y: <http://y/>\n"
           "x:a x:p 'l4' ; # more\n"
           "    x:q \"l5\"@zh , \"l5\"^^x:t,\n"
           "  \"\"\"l6 . ;\n"
           "\"quoted\" \"\"\" , \"l7\" ;\n"
           "    a y:B ; ; .\n"
           "x:b x:p 9 , 9.5 , -9e1 , true , x:n.9 , <http://x/#9> . x:c x:p 'l9' .\n"
           "x:d.e x:p\\;q\n"
           "    \"l11\".\n",
           "4 http://x/a http://x/p l4\n"
           "5 http://x/a http://x/q l5@zh\n"
           "5 http://x/a http://x/q l5^http://x/t\n"
           "6 http://x/a http://x/q l6 . ;\n\"quoted\" \n"
           "7 http://x/a http://x/q l7\n"
           "8 http://x/a " RDF_NS "type http://y/B\n"
           "9 http://x/b http://x/p 9^" XSD_NS "integer\n"
           "9 http://x/b http://x/p 9.5^" XSD_NS "decimal\n"
           "9 http://x/b http://x/p -9e1^" XSD_NS "double\n"
           "9 http://x/b http://x/p true^" XSD_NS "boolean\n"
           "9 http://x/b http://x/p http://x/n.9\n"
           "9 http://x/b http://x/p http://x/#9\n"
           "9 http://x/c http://x/p l9\n"
           "11 http://x/d.e http://x/p;q l11\n");
}

static void test_line_inside_brackets(void) {
    expect("b.ttl",
           "@prefix x: <http://x/> .\n"
           "x:s x:p [\n"
           "    x:q 'l3' ;\n"
           "    x:r ( 'l4'\n"
           "        'l5' ) ;\n"
           "    x:t [ ] ] ,\n"
           "  'l7' .\n"
           "[ x:q 'l8' ] x:p () ,\n"
           "  'l9' .\n"
           "x:z x:p 'l10' .\n",
           "5 _:node1 " RDF_NS "first l5\n"
           "5 _:node1 " RDF_NS "rest " RDF_NS "nil\n"
           "4 _:node2 " RDF_NS "first l4\n"
           "4 _:node2 " RDF_NS "rest _:node1\n"
           "3 _:node4 http://x/q l3\n"
           "4 _:node4 http://x/r _:node2\n"
           "6 _:node4 http://x/t _:node3\n"
           "2 http://x/s http://x/p _:node4\n"
           "7 http://x/s http://x/p l7\n"
           "8 _:node5 http://x/q l8\n"
           "8 _:node5 http://x/p " RDF_NS "nil\n"
           "9 _:node5 http://x/p l9\n"
           "10 http://x/z http://x/p l10\n");
}

static void test_lines_of_other_syntaxes(void) {
    expect("a.trig",
           "@prefix x: <http://x/> .\nx:g {\n  x:a x:p 'l3' .\n  x:a x:p 'l4'\n}\n<http://x/h> { "
           "x:a x:p 'l6' . }\n",
           "3 http://x/a http://x/p l3 http://x/g\n"
           "4 http://x/a http://x/p l4 http://x/g\n"
           "6 http://x/a http://x/p l6 http://x/h\n");
    expect("a.nq",
           "# it's a comment\n<http://x/a> <http://x/p> \"it's # l2\" <http://x/g> . # isn't\n"
           "\r\n_:b <http://x/p> \"l4\"@en-GB .\n",
           "2 http://x/a http://x/p it's # l2 http://x/g\n"
           "4 _:b http://x/p l4@en-gb\n");
    expect("a.nt", "\xef\xbb\xbf<http://x/a> <http://x/p> \"\\u4E00\\U0001F600\" .",
           "1 http://x/a http://x/p 一😀\n");
    expect("a.json",
           "{\"http://x/a\": {\"http://x/p\": [{\"type\": \"literal\", \"value\": \"v\"}]}}",
           "0 http://x/a http://x/p v\n");
    expect("empty.ttl", "", "");
    expect("empty.nq", "", "");
}

static void test_errors_have_places(void) {
    const char turtle[] = "@prefix x: <http://x/> .\n\nx:a x:p \"\"\"a\nb\"\"\" .\nx:b x:p ; .\n";
    expect_failure("e.ttl", turtle, strlen(turtle), PG_ERROR_SYNTAX, "2 e.ttl:5: syntax error");
    const char unknown[] = "\ny:a y:p y:b .\n";
    expect_failure("e.ttl", unknown, strlen(unknown), PG_ERROR_SYNTAX, "2 e.ttl:2: ");
    const char open[] = "<http://x/a> <http://x/p> \"a\n";
    expect_failure("e.ttl", open, strlen(open), PG_ERROR_SYNTAX, "2 e.ttl:1: ");
    const char quads[] = "<http://x/a> <http://x/p> \"a\" .\n<http://x/a> b .\n";
    expect_failure("e.nq", quads, strlen(quads), PG_ERROR_SYNTAX, "2 e.nq:2:");
    const char xml[] = "<rdf:RDF\n xmlns:rdf='" RDF_NS "'>\n<open></rdf:RDF>";
    expect_failure("e.rdf", xml, strlen(xml), PG_ERROR_SYNTAX, "2 e.rdf:3:");
    const char json[] = "{\"http://x/a\": ";
    expect_failure("e.json", json, strlen(json), PG_ERROR_SYNTAX, "2 e.json");
}

static void test_bad_bytes(void) {
    const char latin[] =
        "<http://x/a> <http://x/p> \"v\" .\n<http://x/a> <http://x/p> \"甲\xe9\" .\n";
    expect_failure("l.nq", latin, strlen(latin), PG_ERROR_ENCODING, "2 l.nq:2:29: ");
    expect_failure("l.ttl", latin, strlen(latin), PG_ERROR_ENCODING, "2 l.ttl:2:29: ");
    const char nul[] = "<http://x/a> <http://x/p> \"v\0w\" .\n";
    expect_failure("n.ttl", nul, sizeof nul - 1, PG_ERROR_ENCODING, "2 n.ttl:1:29: a NUL byte");
    const char surrogate[] = "\n<http://x/a> <http://x/p> \"\\uD800\" .\n";
    expect_failure("s.nt", surrogate, strlen(surrogate), PG_ERROR_SYNTAX, "2 s.nt:2:28: ");
    const char zero[] = "<http://x/a> <http://x/p> '''\n\\U00000000''' .\n";
    expect_failure("z.ttl", zero, strlen(zero), PG_ERROR_SYNTAX, "2 z.ttl:2:1: ");
    const char json[] =
        "{\"http://x/a\": {\"http://x/p\": [{\"type\": \"literal\", \"value\": \"\\u0000\"}]}}";
    expect_failure("z.json", json, strlen(json), PG_ERROR_SYNTAX, "2 z.json:1:");
    const char escaped[] = "<http://x/a> <http://x/p> \"\\\\u0000\" .\n";
    expect("ok.nt", escaped, "1 http://x/a http://x/p \\u0000\n");
}

/* Raptor writes past the end of its buffer there. */
static void test_long_language_tags(void) {
    char *tag = g_strnfill(300, 'a');
    static const struct {
        const char *name, *format;
    } cases[] = {
        {"t.nt", "<http://x/a> <http://x/p> \"v\"@%s .\n"},
        {"t.ttl", "<http://x/a> <http://x/p> 'v'\n @%s .\n"},
        {"t.json", "{\"http://x/a\":{\"http://x/p\":[{\"type\":\"literal\",\"value\":\"v\","
                   "\"l\\u0061ng\":\"%s\"}]}}"},
        {"t.rdf",
         "<rdf:RDF xmlns:rdf='" RDF_NS "' xmlns:x='http://x/'><rdf:Description "
         "rdf:about='http://x/a'><x:p xml:lang = '%s'>v</x:p></rdf:Description></rdf:RDF>"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        char **parts = g_strsplit(cases[i].format, "%s", 2);
        char *text = g_strjoinv(tag, parts);
        expect_failure(cases[i].name, text, strlen(text), PG_ERROR_SYNTAX, "255 bytes");
        g_free(text);
        g_strfreev(parts);
    }
    g_free(tag);
}

static void test_nothing_is_fetched(void) {
    char *secret = put("secret.txt", "secret", 6);
    char *text = g_strdup_printf(
        "<!DOCTYPE r [<!ENTITY e SYSTEM 'file://%s'>]><rdf:RDF xmlns:rdf='" RDF_NS
        "' xmlns:x='http://x/'><rdf:Description rdf:about='http://x/a'><x:p>[&e;]</x:p>"
        "</rdf:Description></rdf:RDF>",
        secret);
    Outcome outcome = parse("entity.rdf", text);
    g_assert_null(strstr(outcome.statements, "secret"));
    clear(&outcome);
    g_free(text);
    g_unlink(secret);
    g_free(secret);
}

static void test_iris_are_checked(void) {
    const char space[] =
        "{\"http://x/a b\": {\"http://x/p\": [{\"type\": \"literal\", \"value\": \"v\"}]}}";
    expect_failure("i.json", space, strlen(space), PG_ERROR_SYNTAX, "not an IRI: http://x/a b");
    const char relative[] = "<a> <http://x/p> \"v\" .\n";
    expect_failure("i.nt", relative, strlen(relative), PG_ERROR_SYNTAX, "2 i.nt:1:");
}

static PgStatus stop_at_two(void *data, const PgStatement *statement) {
    (void)statement;
    return ++*(int *)data == 2 ? PG_ERROR_CANCELLED : PG_OK;
}

static void test_sink_stops_the_parser(void) {
    const char *endings[] = {"s.ttl", "s.nq", "s.trig"};
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
        const char text[] = "<http://x/a> <http://x/p> \"1\" .\n<http://x/a> <http://x/p> \"2\" .\n"
                            "<http://x/a> <http://x/p> \"3\" .\n";
        char *path = put(endings[i], text, strlen(text));
        int n = 0;
        g_assert_cmpint(pg_rdf_parse(path, NULL, stop_at_two, &n, NULL), ==, PG_ERROR_CANCELLED);
        g_assert_cmpint(n, ==, 2);
        g_free(path);
    }
}

static void test_what_cannot_be_read(void) {
    PgGraph *graph = pg_graph_new();
    g_assert_cmpint(pg_rdf_load("/nonexistent/a.ttl", NULL, graph, NULL), ==, PG_ERROR_IO);
    g_assert_cmpint(pg_rdf_load(folder, "turtle", graph, NULL), ==, PG_ERROR_IO);
    g_assert_cmpint(pg_rdf_load("a.doc", NULL, graph, NULL), ==, PG_ERROR_ARGUMENT);
    g_assert_cmpint(pg_rdf_load("a.ttl", "grddl", graph, NULL), ==, PG_ERROR_ARGUMENT);
    pg_graph_free(graph);
}

static char *write_graph(const PgGraph *graph, const char *syntax, PgStatus expected) {
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    g_assert_cmpint(pg_rdf_write(graph, syntax, out, NULL), ==, expected);
    g_assert_cmpint(fclose(out), ==, 0);
    return text;
}

static void load_text(PgGraph *graph, const char *name, const char *text) {
    char *path = put(name, text, strlen(text));
    g_assert_cmpint(pg_rdf_load(path, NULL, graph, NULL), ==, PG_OK);
    g_unlink(path);
    g_free(path);
}

#define CO "<" PG_ID_NS "company/"
#define SENTENCE "<" PG_DOC_NS "a.txt#char=0,9>"

static PgGraph *small_graph(void) {
    PgGraph *graph = pg_graph_new();
    load_text(graph, "small.nq",
              SENTENCE " <" RDF_NS "type> <" PG_NS "Sentence> .\n" CO "乙> <" PG_NS
                       "investment> \"10\"^^<" XSD_NS "decimal> " SENTENCE " .\n" CO "乙> <" PG_NS
                       "investment> \"10.0\"^^<" XSD_NS "decimal> " SENTENCE " .\n" CO "乙> <" PG_NS
                       "jobs> \"300\"^^<" XSD_NS "integer> " SENTENCE " .\n" CO "乙> <" PG_NS
                       "jobs> \"0300\"^^<" XSD_NS "integer> " SENTENCE " .\n" CO "乙> <" SKOS_NS
                       "altLabel> \"乙\"@zh " SENTENCE " .\n" CO "乙> <" RDFS_NS
                       "label> \"乙\\\"公司\\\"\"@zh " SENTENCE " .\n" CO "乙> <" RDF_NS
                       "type> <" PG_NS "Company> " SENTENCE " .\n" CO "甲（集团）> <" RDF_NS
                       "type> <" PG_NS "Company> " SENTENCE " .\n" CO "甲（集团）> <" RDF_NS
                       "type> <" PG_NS "Company> <" PG_DOC_NS "b.txt#char=0,9> .\n"
                       "<" PG_ID_NS "park/丙·丁> <" RDF_NS "type> <" PG_NS "Park> " SENTENCE " .\n"
                       "<" PG_ID_NS "park/丙·丁> <" PG_NS "locatedIn> <" PG_ID_NS
                       "place/330100> <" PG_BACKGROUND "> .\n");
    return graph;
}

static void test_turtle(void) {
    PgGraph *graph = small_graph();
    char *text = write_graph(graph, "turtle", PG_OK);
    g_assert_cmpstr(text, ==,
                    "@prefix pg: <" PG_NS "> .\n"
                    "@prefix rdfs: <" RDFS_NS "> .\n"
                    "@prefix xsd: <" XSD_NS "> .\n"
                    "@prefix skos: <" SKOS_NS "> .\n"
                    "@prefix park: <" PG_ID_NS "park/> .\n"
                    "@prefix company: <" PG_ID_NS "company/> .\n"
                    "\n"
                    "park:丙·丁 a pg:Park .\n"
                    "\n"
                    "company:乙 a pg:Company ;\n"
                    "    rdfs:label \"乙\\\"公司\\\"\"@zh ;\n"
                    "    skos:altLabel \"乙\"@zh ;\n"
                    "    pg:investment \"10\"^^xsd:decimal ,\n"
                    "        10.0 ;\n"
                    "    pg:jobs \"0300\"^^xsd:integer ,\n"
                    "        300 .\n"
                    "\n"
                    "company:甲（集团） a pg:Company .\n");
    free(text);
    pg_graph_free(graph);
}

static void test_nquads_keep_order_and_everything(void) {
    PgGraph *graph = small_graph();
    char *text = write_graph(graph, "nquads", PG_OK);
    g_assert_true(g_str_has_prefix(text, SENTENCE " <" RDF_NS "type> <" PG_NS "Sentence> .\n" CO
                                                  "乙> <" PG_NS "investment> \"10\"^^<" XSD_NS
                                                  "decimal> " SENTENCE " .\n"));
    g_assert_true(g_str_has_suffix(text, "<" PG_ID_NS "place/330100> <" PG_BACKGROUND "> .\n"));
    PgGraph *again = pg_graph_new();
    load_text(again, "again.nq", text);
    char *text_again = write_graph(again, "nquads", PG_OK);
    g_assert_cmpstr(text, ==, text_again);
    free(text_again);
    pg_graph_free(again);
    free(text);
    pg_graph_free(graph);
}

static void test_triples_are_facts_once(void) {
    PgGraph *graph = small_graph();
    char *text = write_graph(graph, "ntriples", PG_OK);
    char **lines = g_strsplit(text, "\n", -1);
    g_assert_cmpuint(g_strv_length(lines), ==, 10); /* 9 and what follows the last line end */
    g_assert_null(strstr(text, "Sentence"));
    g_assert_null(strstr(text, "locatedIn"));
    g_strfreev(lines);
    free(text);
    pg_graph_free(graph);
}

static void test_trig_has_graphs(void) {
    PgGraph *graph = small_graph();
    char *text = write_graph(graph, "trig", PG_OK);
    PgGraph *again = pg_graph_new();
    load_text(again, "again.trig", text);
    size_t n, n_again;
    pg_graph_quads(graph, &n);
    pg_graph_quads(again, &n_again);
    g_assert_cmpuint(n, ==, n_again);
    g_assert_nonnull(strstr(text, "\n" SENTENCE " {\n    park:丙·丁 a pg:Park .\n"));
    char *text_again = write_graph(again, "trig", PG_OK);
    g_assert_cmpstr(text, ==, text_again);
    free(text_again);
    pg_graph_free(again);
    free(text);
    pg_graph_free(graph);
}

static void test_every_syntax_takes_the_empty_graph(void) {
    PgGraph *graph = pg_graph_new();
    for (const PgRdfSyntax *syntax = pg_rdf_syntaxes(); syntax->name; syntax++) {
        bool is_feed = strcmp(syntax->name, "rss-1.0") == 0 || strcmp(syntax->name, "atom") == 0;
        free(write_graph(graph, syntax->name, is_feed ? PG_ERROR_LIBRARY : PG_OK));
        g_assert_nonnull(syntax->label);
    }
    free(write_graph(graph, "csv", PG_ERROR_ARGUMENT));
    pg_graph_free(graph);
}

static void test_bad_terms_are_refused(void) {
    enum { N_BAD = 9 };
    for (int i = 0; i < N_BAD; i++) {
        PgGraph *graph = pg_graph_new();
        PgTermId s = pg_graph_iri(graph, "http://x/s", 10);
        PgTermId v = pg_graph_literal(graph, "v", 1, 0, "");
        PgTermId bad[N_BAD] = {
            pg_graph_iri(graph, "http://x/a b", 12),      pg_graph_iri(graph, "relative", 8),
            pg_graph_iri(graph, "http://x/>", 10),        pg_graph_iri(graph, "_:a b", 5),
            pg_graph_literal(graph, "\xff", 1, 0, ""),    pg_graph_literal(graph, "a\0b", 3, 0, ""),
            pg_graph_literal(graph, "v", 1, 0, "not ok"), pg_graph_literal(graph, "v", 1, 0, "en-"),
            pg_graph_literal(graph, "w", 1, v, ""),
        };
        pg_graph_add(graph, s, s, s, s);
        pg_graph_add(graph, s, s, bad[i], s);
        char *text = write_graph(graph, "nquads", PG_ERROR_LIBRARY);
        g_assert_cmpstr(text, ==, "");
        free(text);
        pg_graph_free(graph);
    }
}

static void test_full_disk(void) {
    PgGraph *graph = small_graph();
    FILE *full = fopen("/dev/full", "w");
    if (!full) {
        g_test_skip("no /dev/full");
    } else {
        g_assert_cmpint(pg_rdf_write(graph, "nquads", full, NULL), ==, PG_ERROR_IO);
        g_assert_cmpint(pg_rdf_write(graph, "turtle", full, NULL), ==, PG_ERROR_IO);
        g_assert_cmpint(pg_rdf_write(graph, "rdfxml", full, NULL), ==, PG_ERROR_IO);
        fclose(full);
    }
    pg_graph_free(graph);
}

static void test_blank_nodes_of_two_files_differ(void) {
    PgGraph *graph = pg_graph_new();
    load_text(graph, "b1.nt", "_:a <http://x/p> \"1\" .\n");
    load_text(graph, "b2.nt", "_:a <http://x/p> \"2\" .\n");
    size_t n_quads;
    const PgQuad *quads = pg_graph_quads(graph, &n_quads);
    g_assert_cmpuint(n_quads, ==, 2);
    g_assert_cmpuint(quads[0].subject, !=, quads[1].subject);
    char *text = write_graph(graph, "nquads", PG_OK);
    g_assert_true(g_str_has_prefix(text, "_:a <http://x/p> \"1\" .\n_:f"));
    free(text);
    pg_graph_free(graph);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    folder = g_dir_make_tmp("parkgraph-rdf-XXXXXX", NULL);
    g_test_add_func("/rdf/line-of-each-object", test_line_of_each_object);
    g_test_add_func("/rdf/line-inside-brackets", test_line_inside_brackets);
    g_test_add_func("/rdf/lines-of-other-syntaxes", test_lines_of_other_syntaxes);
    g_test_add_func("/rdf/errors-have-places", test_errors_have_places);
    g_test_add_func("/rdf/bad-bytes", test_bad_bytes);
    g_test_add_func("/rdf/long-language-tags", test_long_language_tags);
    g_test_add_func("/rdf/nothing-is-fetched", test_nothing_is_fetched);
    g_test_add_func("/rdf/iris-are-checked", test_iris_are_checked);
    g_test_add_func("/rdf/sink-stops-the-parser", test_sink_stops_the_parser);
    g_test_add_func("/rdf/what-cannot-be-read", test_what_cannot_be_read);
    g_test_add_func("/rdf/turtle", test_turtle);
    g_test_add_func("/rdf/nquads-keep-order-and-everything", test_nquads_keep_order_and_everything);
    g_test_add_func("/rdf/triples-are-facts-once", test_triples_are_facts_once);
    g_test_add_func("/rdf/trig-has-graphs", test_trig_has_graphs);
    g_test_add_func("/rdf/every-syntax-takes-the-empty-graph",
                    test_every_syntax_takes_the_empty_graph);
    g_test_add_func("/rdf/bad-terms-are-refused", test_bad_terms_are_refused);
    g_test_add_func("/rdf/full-disk", test_full_disk);
    g_test_add_func("/rdf/blank-nodes-of-two-files-differ", test_blank_nodes_of_two_files_differ);
    int failed = g_test_run();
    GDir *left = g_dir_open(folder, 0, NULL);
    for (const char *name; left && (name = g_dir_read_name(left));) {
        char *path = g_build_filename(folder, name, NULL);
        g_unlink(path);
        g_free(path);
    }
    if (left)
        g_dir_close(left);
    g_rmdir(folder);
    g_free(folder);
    return failed;
}
