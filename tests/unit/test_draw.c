/* Pictures: what is drawn, where, and that hostile text stays text. */
#include "draw/text.h"
#include "draw/view.h"
#include "graph/vocabulary.h"
#include "rdf/rdf.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <graphviz/cgraph.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

/* ---- Helpers ---- */

static PgOntology *ontology; /* for all tests */

static void collect(void *data, PgLogLevel level, const char *place, const char *message) {
    (void)place;
    g_string_append_printf(data, "%s: %s\n", level == PG_LOG_ERROR ? "error" : "note", message);
}

static PgGraph *load(const char *name) {
    PgGraph *graph = pg_graph_new();
    char *path = g_strdup_printf("tests/data/draw/%s", name);
    g_assert_cmpint(pg_rdf_load(path, NULL, graph, NULL), ==, PG_OK);
    g_free(path);
    return graph;
}

static PgTermId iri(PgGraph *graph, const char *prefix, const char *local) {
    char *text = g_strconcat(prefix, local, NULL);
    PgTermId id = pg_graph_iri(graph, text, strlen(text));
    g_free(text);
    return id;
}

static PgTermId add_entity(PgGraph *graph, const char *class, const char *name) {
    PgTermId id = iri(graph, PG_ID_NS, name);
    pg_graph_add(graph, id, iri(graph, RDF_NS, "type"), iri(graph, PG_NS, class), 0);
    pg_graph_add(graph, id, iri(graph, RDFS_NS, "label"),
                 pg_graph_literal(graph, name, strlen(name), 0, "zh"), 0);
    return id;
}

static void relate(PgGraph *graph, PgTermId from, const char *relation, PgTermId to) {
    pg_graph_add(graph, from, iri(graph, PG_NS, relation), to, 0);
}

static void invest(PgGraph *graph, PgTermId project, unsigned amount) {
    char *number = g_strdup_printf("%u.0", amount);
    pg_graph_add(graph, project, iri(graph, PG_NS, "investment"),
                 pg_graph_literal(graph, number, strlen(number), iri(graph, XSD_NS, "decimal"), ""),
                 0);
    g_free(number);
}

/* Parks of two cities with as many projects, companies, people and industries as wanted. */
static PgGraph *make_parks(unsigned n_parks, unsigned n_members) {
    static const char *const PLACES[] = {"湘江", "望岳", "青岚", "云溪", "东篱", "白鹭", "柳湖"};
    PgGraph *graph = pg_graph_new();
    for (unsigned p = 0; p < n_parks; p++) {
        char name[128];
        g_snprintf(name, sizeof name, "%s市", PLACES[p % 2]);
        PgTermId city = add_entity(graph, "City", name);
        g_snprintf(name, sizeof name, "%s%u高新技术产业开发区", PLACES[p % 7], p);
        PgTermId park = add_entity(graph, "Park", name);
        relate(graph, park, "locatedIn", city);
        for (unsigned i = 0; i < n_members; i++) {
            unsigned k = p * n_members + i;
            g_snprintf(name, sizeof name, "年产%u万套智能装备生产线项目", k);
            PgTermId project = add_entity(graph, "Project", name);
            relate(graph, project, "locatedIn", park);
            invest(graph, project, (k * 7919 % 97 + 1) * 10000000);
            g_snprintf(name, sizeof name, "%s%u精密制造有限公司", PLACES[k % 7], k);
            PgTermId company = add_entity(graph, "Company", name);
            relate(graph, project, "investor", company);
            g_snprintf(name, sizeof name, "产业%u", k % 11);
            relate(graph, company, "industry", add_entity(graph, "Industry", name));
            if (k % 3 == 0) {
                g_snprintf(name, sizeof name, "张%u", k);
                relate(graph, add_entity(graph, "Person", name), "worksFor", company);
            }
        }
    }
    return graph;
}

/* One picture as text. */
static char *draw_text(const PgGraph *graph, const PgDrawOptions *options, PgPictureFormat format,
                       size_t *length) {
    char *folder = g_dir_make_tmp("draw-XXXXXX", NULL);
    char *path = g_build_filename(folder, "picture", NULL);
    PgPicture picture = {format, fopen(path, "wb")};
    GString *messages = g_string_new(NULL);
    PgLog log = {collect, messages};
    PgDrawOptions labelled = *options;
    labelled.ontology = ontology;
    g_assert_cmpint(pg_draw(graph, &labelled, &picture, 1, &log), ==, PG_OK);
    g_assert_cmpstr(messages->str, ==, "");
    g_assert_cmpint(fclose(picture.out), ==, 0);
    char *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, length, NULL));
    g_unlink(path);
    g_rmdir(folder);
    g_string_free(messages, TRUE);
    g_free(path);
    g_free(folder);
    return text;
}

static char *svg_of(const char *name, const PgDrawOptions *options) {
    PgGraph *graph = load(name);
    char *svg = draw_text(graph, options, PG_PICTURE_SVG, NULL);
    pg_graph_free(graph);
    return svg;
}

static unsigned count(const char *text, const char *part) {
    unsigned n = 0;
    for (const char *at = strstr(text, part); at; at = strstr(at + 1, part))
        n++;
    return n;
}

/* ---- Text ---- */

static void check_wrap(const char *text, unsigned columns, const char *expected) {
    GString *out = g_string_new(NULL);
    pg_text_wrap(out, text, columns);
    g_assert_cmpstr(out->str, ==, expected);
    g_string_free(out, TRUE);
}

static void test_wrap(void) {
    check_wrap("湘江新区", 20, "湘江新区");
    check_wrap("", 20, "");
    check_wrap("郴州高新技术产业开发区", 20, "郴州高新技术\n产业开发区");
    check_wrap("日精微电机（中国）有限公司", 22, "日精微电机\n（中国）有限公司");
    check_wrap("HPE昆山国际 Innovation 谷", 16, "HPE昆山国际\nInnovation 谷");
    check_wrap("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", 20, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
}

static void test_wrap_any(void) {
    /* Whatever the text, nothing is lost and there are at most three lines. */
    GRand *random = g_rand_new_with_seed(5);
    for (int round = 0; round < 500; round++) {
        static const char *const PIECES[] = {"园", "区", "（", "）", "，",
                                             "a",  "B",  "7",  "、", "”"};
        GString *text = g_string_new(NULL), *out = g_string_new(NULL);
        for (int n = g_rand_int_range(random, 0, 60); n > 0; n--)
            g_string_append(text, PIECES[g_rand_int_range(random, 0, 10)]);
        pg_text_wrap(out, text->str, 20);
        char **lines = g_strsplit(out->str, "\n", -1);
        g_assert_cmpuint(g_strv_length(lines), <=, 3);
        char *joined = g_strjoinv("", lines);
        g_assert_cmpstr(joined, ==, text->str);
        g_free(joined);
        g_strfreev(lines);
        g_string_free(out, TRUE);
        g_string_free(text, TRUE);
    }
    g_rand_free(random);
}

static void check_clean(const char *text, size_t max, const char *expected) {
    char *clean = pg_text_clean(text, max);
    g_assert_cmpstr(clean, ==, expected);
    g_free(clean);
}

static void test_clean(void) {
    check_clean("  怀化\r\n\t高新区 ", 60, "怀化 高新区");
    check_clean("反\u202e转\u200f的\u2066名\ufeff", 60, "反转的名");
    check_clean("响\a铃\x1b[31m", 60, "响铃[31m");
    check_clean("一二三四五", 5, "一二三四五");
    check_clean("一二三四五六", 5, "一二三四五…");
    check_clean("e\u0301\u0301\u0301\u0301", 5, "e\u0301\u0301");
    check_clean("坏\xff\xfe字", 60, "坏\ufffd\ufffd字");
    char *long_text = g_strnfill(60000, 'x');
    char *clean = pg_text_clean(long_text, 60);
    g_assert_cmpuint(strlen(clean), ==, 60 + strlen("…"));
    g_free(clean);
    g_free(long_text);
}

static void check_amount(double value, const char *currency, const char *expected) {
    char *amount = pg_text_amount(value, currency);
    g_assert_cmpstr(amount, ==, expected);
    g_free(amount);
}

static void test_amounts(void) {
    check_amount(560000000, "CNY", "5.6亿元");
    check_amount(35000000, "CNY", "3500万元");
    check_amount(10500000000, "CNY", "105亿元");
    check_amount(1250000000000, "CNY", "1.25万亿元");
    check_amount(123456789, "CNY", "1.23亿元");
    check_amount(100000000, "CNY", "1亿元");
    check_amount(8000, "CNY", "8000元");
    check_amount(30000000, "USD", "3000万美元");
    check_amount(20000, "XYZ", "2万 XYZ");
}

static void test_keys(void) {
    char *a = pg_text_key("“ＨＰＥ　昆山（国际）” 谷"), *b = pg_text_key("hpe昆山(国际)谷");
    g_assert_cmpstr(a, ==, b);
    g_free(a);
    g_free(b);
}

static void check_fill(const char *text, double width, unsigned max_lines, const char *expected) {
    GString *out = g_string_new(NULL);
    unsigned n = pg_text_fill(out, text, 10, width, max_lines);
    g_assert_cmpstr(out->str, ==, expected);
    g_assert_cmpuint(n, ==, 1 + (strchr(expected, '\n') != NULL));
    g_string_free(out, TRUE);
}

static void test_fill(void) {
    check_fill("", 50, 3, "");
    check_fill("一二三四五", 50, 3, "一二三四五");
    check_fill("一二三四五六七", 50, 3, "一二三四五\n六七");
    check_fill("一二三四，五六", 40, 3, "一二三\n四，五六"); /* no comma starts a line */
    check_fill("一二三四五六七", 50, 1, "一二三四…");
    check_fill("一二 Innovation", 60, 3, "一二 \nInnovation");
    /* Rather too wide than too narrow, and a line always has room for one character. */
    g_assert_cmpfloat(pg_text_width("园区", 10), >=, 20);
    g_assert_cmpfloat(pg_text_width("WWW", 10), >=, 26);
    GString *out = g_string_new(NULL);
    g_assert_cmpuint(pg_text_fill(out, "一二三", 10, 1, 3), ==, 3);
    g_assert_cmpstr(out->str, ==, "一\n二\n三");
    g_string_free(out, TRUE);
}

static void check_date(const char *date, const char *expected) {
    GString *out = g_string_new(NULL);
    pg_text_date(out, date);
    g_assert_cmpstr(out->str, ==, expected);
    g_string_free(out, TRUE);
}

static void test_dates(void) {
    check_date("2023-03-16", "2023-03-16");
    check_date("--05-18", "5月18日");
    check_date("--11", "11月");
    check_date("--01/--08", "1月至8月");
    check_date("2021-01/2021-09", "2021-01至2021-09");
    check_date("去年", "去年");
    check_date("--", "--");
}

/* ---- What is drawn ---- */

static void test_view(void) {
    PgGraph *graph = load("evidence.nq");
    PgView view;
    pg_view_init(&view, graph, ontology);
    /* City, park, project, company, person, industry; no province, which only the background
       has, no sentence, no observation. */
    g_assert_cmpuint(view.n_nodes, ==, 6);
    /* 位于 of three sentences is one edge. */
    g_assert_cmpuint(view.n_edges, ==, 5);
    for (size_t i = 0; i < view.n_nodes; i++)
        if (view.nodes[i].class == PG_CLASS_PROJECT)
            g_assert_cmpstr(view.nodes[i].figures, ==, "投资额 5.6亿元 · 已开工");
        else if (view.nodes[i].class == PG_CLASS_PERSON)
            g_assert_cmpstr(view.nodes[i].figures, ==, "董事长");
    pg_view_clear(&view);
    pg_graph_free(graph);
}

static void test_symmetric(void) {
    PgGraph *graph = load("list.ttl");
    PgView view;
    pg_view_init(&view, graph, ontology);
    unsigned n = 0;
    for (size_t i = 0; i < view.n_edges; i++)
        n += g_str_equal(view.edges[i].label, "合作");
    g_assert_cmpuint(n, ==, 1);
    for (size_t i = 0; i < view.n_nodes; i++)
        g_assert_cmpstr(view.nodes[i].name, !=, "electronics"); /* Chinese goes first */
    pg_view_clear(&view);
    pg_graph_free(graph);
}

static void test_overview(void) {
    PgDrawOptions options = {.title = "郴州高新区项目集中签约"};
    char *svg = svg_of("list.ttl", &options);
    const char *const HAS[] = {"郴州高新区项目集中签约",
                               ">投资额 105亿元 · 已签约<",
                               ">投资额 3000万美元 · 已签约<",
                               ">党工委副书记、管委会主任<",
                               ">投资方<",
                               ">湖南省<",
                               ">园区<",
                               "sans-serif"};
    for (size_t i = 0; i < G_N_ELEMENTS(HAS); i++)
        if (!strstr(svg, HAS[i]))
            g_error("the picture lacks %s", HAS[i]);
    g_assert_null(strstr(svg, ">机构<")); /* no such class occurs */
    g_assert_null(strstr(svg, "w3id.org"));
    g_assert_cmpuint(count(svg, "class=\"node\""), >=, 24);
    g_free(svg);
}

static void test_nothing(void) {
    PgGraph *graph = pg_graph_new();
    PgDrawOptions options = {0};
    char *svg = draw_text(graph, &options, PG_PICTURE_SVG, NULL);
    g_assert_nonnull(strstr(svg, "</svg>"));
    g_free(svg);
    pg_graph_free(graph);
}

static void test_formats(void) {
    static const char *const STARTS[] = {[PG_PICTURE_SVG] = "<?xml",
                                         [PG_PICTURE_PNG] = "\x89PNG",
                                         [PG_PICTURE_PDF] = "%PDF",
                                         [PG_PICTURE_DOT] = "digraph"};
    PgGraph *graph = load("evidence.nq");
    PgDrawOptions options = {0};
    for (int i = 0; i < 4; i++) {
        size_t length;
        char *data = draw_text(graph, &options, (PgPictureFormat)i, &length);
        g_assert_true(g_str_has_prefix(data, STARTS[i]));
        g_free(data);
    }
    PgPictureFormat format;
    g_assert_true(pg_picture_format_parse("pdf", &format));
    g_assert_cmpint(format, ==, PG_PICTURE_PDF);
    g_assert_false(pg_picture_format_parse("gif", &format));
    pg_graph_free(graph);
}

/* The same statements the other way round. */
static PgGraph *turn(const PgGraph *graph) {
    PgGraph *turned = pg_graph_new();
    size_t n;
    const PgQuad *quads = pg_graph_quads(graph, &n);
    for (size_t i = n; i-- > 0;) {
        PgTermId ids[3] = {quads[i].subject, quads[i].predicate, quads[i].object}, copies[3];
        for (int k = 0; k < 3; k++) {
            PgTerm term = pg_graph_term(graph, ids[k]);
            PgTerm type = {0};
            if (term.datatype)
                type = pg_graph_term(graph, term.datatype);
            copies[k] = term.is_literal
                            ? pg_graph_literal(turned, term.value, term.length,
                                               term.datatype ? iri(turned, type.value, "") : 0,
                                               term.language)
                            : pg_graph_iri(turned, term.value, term.length);
        }
        pg_graph_add(turned, copies[0], copies[1], copies[2], 0);
    }
    return turned;
}

/* Statements in another order give the same bytes, of every view. */
static void test_deterministic(void) {
    static const PgDrawOptions OPTIONS[] = {
        {.title = "签约"},
        {.view = PG_VIEW_CHAIN},
        {.view = PG_VIEW_TIMELINE},
        {.view = PG_VIEW_NEIGHBOURHOOD, .focus = "高新技术产业开发区", .depth = 2},
    };
    PgGraph *graphs[] = {load("list.ttl"), make_parks(1, 40)};
    for (size_t g = 0; g < G_N_ELEMENTS(graphs); g++) {
        PgGraph *turned = turn(graphs[g]);
        for (size_t i = 0; i < G_N_ELEMENTS(OPTIONS); i++) {
            char *a = draw_text(graphs[g], &OPTIONS[i], PG_PICTURE_SVG, NULL);
            char *b = draw_text(turned, &OPTIONS[i], PG_PICTURE_SVG, NULL);
            g_assert_cmpstr(a, ==, b);
            g_free(a);
            g_free(b);
        }
        pg_graph_free(turned);
        pg_graph_free(graphs[g]);
    }
}

/* ---- Folding ---- */

enum { MAX_NODES = 150 };

static void check_fold(unsigned n_parks, unsigned n_members) {
    PgGraph *graph = make_parks(n_parks, n_members);
    PgView view;
    pg_view_init(&view, graph, ontology);
    size_t n_before = view.n_nodes, n_shown = 0, n_counted = 0, n_industries = 0;
    pg_view_fold(&view, MAX_NODES);
    g_assert_cmpuint(pg_view_count_nodes(&view), <=, MAX_NODES);
    g_assert_cmpuint(pg_view_count_nodes(&view), >, MAX_NODES / 3);
    for (size_t i = 0; i < view.n_nodes; i++) {
        n_shown += !view.nodes[i].hidden && !view.nodes[i].n_folded;
        n_counted += view.nodes[i].hidden ? 0 : view.nodes[i].n_folded;
        n_industries += view.nodes[i].class == PG_CLASS_INDUSTRY;
    }
    g_assert_cmpuint(n_shown + n_counted + n_industries, ==, n_before);
    for (size_t i = 0; i < view.n_edges; i++)
        if (!view.edges[i].hidden) {
            g_assert_false(view.nodes[view.edges[i].from].hidden);
            g_assert_false(view.nodes[view.edges[i].to].hidden);
        }
    g_assert_nonnull(strstr(view.note, "合并为计数"));
    pg_view_clear(&view);
    pg_graph_free(graph);
}

static void test_fold(void) {
    check_fold(3, 60);
    check_fold(40, 6);
    check_fold(300, 3);
}

/* The largest investments stay, the rest is counted. */
static void test_fold_largest(void) {
    PgGraph *graph = make_parks(1, 150);
    PgView view;
    pg_view_init(&view, graph, ontology);
    pg_view_fold(&view, MAX_NODES);
    double least_shown = 1e300, most_hidden = 0;
    for (size_t i = 0; i < view.n_nodes; i++) {
        const PgViewNode *node = &view.nodes[i];
        if (node->class == PG_CLASS_PROJECT && node->hidden)
            most_hidden = MAX(most_hidden, node->investment);
        else if (node->class == PG_CLASS_PROJECT && !node->n_folded)
            least_shown = MIN(least_shown, node->investment);
    }
    g_assert_cmpfloat(least_shown, >=, most_hidden);
    g_assert_cmpfloat(most_hidden, >, 0);
    pg_view_clear(&view);
    pg_graph_free(graph);
}

/* ---- Neighbourhood ---- */

static void check_find(const char *name, const char *expected) {
    PgGraph *graph = load("evidence.nq");
    PgView view;
    GString *messages = g_string_new(NULL);
    PgLog log = {collect, messages};
    pg_view_init(&view, graph, ontology);
    uint32_t found;
    PgStatus status = pg_view_find(&view, graph, name, &found, &log);
    if (g_str_has_prefix(expected, "error: ")) {
        g_assert_cmpint(status, ==, PG_ERROR_ARGUMENT);
        if (!g_str_has_prefix(messages->str, expected))
            g_error("%s: %s", name, messages->str);
    } else {
        g_assert_cmpint(status, ==, PG_OK);
        g_assert_cmpstr(view.nodes[found].name, ==, expected);
        g_assert_cmpstr(messages->str, ==, "");
    }
    g_string_free(messages, TRUE);
    pg_view_clear(&view);
    pg_graph_free(graph);
}

static void test_find(void) {
    check_find("怀化高新技术产业开发区", "怀化高新技术产业开发区");
    check_find("怀化高新区", "怀化高新技术产业开发区");
    check_find("怀化", "怀化市"); /* whole before part */
    check_find(" 「怀化高新」 ", "怀化高新技术产业开发区");
    check_find("云帆", "云帆智能装备有限公司");
    check_find("装备", "error: \"装备\" is in the names of 3 entities: ");
    check_find("怀化高薪区", "error: no entity is named \"怀化高薪区\"; the nearest: 怀化");
    check_find("qqq", "error: no entity is named \"qqq\"");
    check_find("", "error: no entity is named");
}

static void test_focus(void) {
    PgDrawOptions options = {.view = PG_VIEW_NEIGHBOURHOOD, .focus = "李明华", .depth = 1};
    char *svg = svg_of("evidence.nq", &options);
    g_assert_nonnull(strstr(svg, ">云帆智能装备有限公司<"));
    g_assert_null(strstr(svg, ">已开工"));
    g_free(svg);
    options.depth = 2;
    svg = svg_of("evidence.nq", &options);
    g_assert_nonnull(strstr(svg, "投资额 5.6亿元"));
    g_assert_null(strstr(svg, ">怀化市<"));
    g_free(svg);
}

static void test_bad_options(void) {
    PgGraph *graph = load("evidence.nq");
    PgPicture picture = {PG_PICTURE_SVG, stdout};
    PgDrawOptions options = {.layout = "dot -Tpng"};
    g_assert_cmpint(pg_draw(graph, &options, &picture, 1, NULL), ==, PG_ERROR_ARGUMENT);
    options = (PgDrawOptions){.view = PG_VIEW_NEIGHBOURHOOD, .focus = "没有这个"};
    g_assert_cmpint(pg_draw(graph, &options, &picture, 1, NULL), ==, PG_ERROR_ARGUMENT);
    pg_graph_free(graph);
}

/* ---- Overview ---- */

static void add_place(PgGraph *graph, const char *class, const char *code, const char *name) {
    char *local = g_strconcat("place/", code, NULL);
    PgTermId id = iri(graph, PG_ID_NS, local);
    pg_graph_add(graph, id, iri(graph, RDF_NS, "type"), iri(graph, PG_NS, class), 0);
    pg_graph_add(graph, id, iri(graph, RDFS_NS, "label"),
                 pg_graph_literal(graph, name, strlen(name), 0, "zh"), 0);
    g_free(local);
}

/* Parks stand in the frame of their province, even where only the code of a city tells it; what is
   nowhere stands last. Every entity is drawn or counted. */
static void test_groups(void) {
    PgGraph *graph = make_parks(3, 30);
    add_place(graph, "Province", "430000", "湖南省");
    add_place(graph, "City", "430100", "长沙市");
    add_place(graph, "City", "340100", "合肥市");
    relate(graph, add_entity(graph, "Park", "岳麓高新区"), "locatedIn",
           iri(graph, PG_ID_NS, "place/430100"));
    relate(graph, add_entity(graph, "Park", "蜀山高新区"), "locatedIn",
           iri(graph, PG_ID_NS, "place/340100"));
    add_entity(graph, "Park", "不知何处高新区");
    PgView view;
    pg_view_init(&view, graph, ontology);
    pg_view_overview(&view);
    const char *const TITLES[] = {"合肥市", "湖南省 · 长沙市", NULL, NULL, "所在地未写明"};
    g_assert_cmpuint(view.n_groups, ==, G_N_ELEMENTS(TITLES));
    for (size_t i = 0; i < view.n_groups; i++)
        if (TITLES[i])
            g_assert_cmpstr(view.groups[i].title, ==, TITLES[i]);
    g_assert_cmpuint(pg_view_count_nodes(&view), <, 120);
    unsigned n_projects = 0;
    for (size_t i = 0; i < view.n_nodes; i++) {
        const PgViewNode *node = &view.nodes[i];
        n_projects += node->class == PG_CLASS_PROJECT && !node->hidden;
        if (node->class == PG_CLASS_PARK && g_str_has_prefix(node->name, "湘江0"))
            g_assert_cmpstr(node->counts, ==, "30 个项目、30 家企业");
    }
    g_assert_cmpuint(n_projects, ==, 15); /* five of each park */
    for (size_t i = 0; i < view.n_edges; i++)
        if (!view.edges[i].hidden)
            g_assert_cmpuint(view.nodes[view.edges[i].from].group, ==,
                             view.nodes[view.edges[i].to].group);
    pg_view_clear(&view);
    pg_graph_free(graph);
}

/* ---- Paths ---- */

static uint32_t node_named(const PgView *view, const char *name) {
    for (uint32_t i = 0; i < view->n_nodes; i++)
        if (g_str_equal(view->nodes[i].name, name))
            return i;
    g_error("no node %s", name);
}

static void test_path(void) {
    PgGraph *graph = load("list.ttl");
    PgView view;
    pg_view_init(&view, graph, ontology);
    uint32_t from = node_named(&view, "江铜控股集团"), to = node_named(&view, "郴州市");
    g_assert_true(pg_view_path(&view, from, to));
    g_assert_cmpuint(pg_view_count_nodes(&view), ==, 5);
    g_assert_cmpuint(pg_view_count_edges(&view), ==, 4);
    g_assert_cmpuint(view.focus, ==, from);
    g_assert_cmpuint(view.goal, ==, to);
    pg_view_clear(&view);
    /* Two ways of the same length are both shown; the way to oneself is the node. */
    pg_view_init(&view, graph, ontology);
    from = node_named(&view, "深圳市远音电子股份有限公司");
    g_assert_true(pg_view_path(&view, from, node_named(&view, "郴州高新技术产业开发区")));
    g_assert_cmpuint(pg_view_count_nodes(&view), ==, 4);
    g_assert_nonnull(strstr(view.note, "2 条"));
    pg_view_clear(&view);
    pg_view_init(&view, graph, ontology);
    g_assert_true(pg_view_path(&view, from, from));
    g_assert_cmpuint(pg_view_count_nodes(&view), ==, 1);
    pg_view_clear(&view);
    add_entity(graph, "Company", "无关公司");
    pg_view_init(&view, graph, ontology);
    g_assert_false(pg_view_path(&view, from, node_named(&view, "无关公司")));
    pg_view_clear(&view);
    pg_graph_free(graph);
}

/* ---- Tables ---- */

static void test_timeline(void) {
    PgDrawOptions options = {.view = PG_VIEW_TIMELINE};
    char *svg = svg_of("list.ttl", &options);
    g_assert_nonnull(strstr(svg, ">石墨烯导热膜项目<"));
    g_assert_nonnull(strstr(svg, ">12 个项目<"));
    g_free(svg);
}

static void test_chain(void) {
    PgDrawOptions options = {.view = PG_VIEW_CHAIN};
    char *svg = svg_of("list.ttl", &options);
    g_assert_nonnull(strstr(svg, "1 个园区；列按园区数排列"));
    g_assert_nonnull(strstr(svg, "郴州高新技术产业开发区 · 新材料"));
    g_free(svg);
}

static void test_subjects(void) {
    PgGraph *graph = load("evidence.nq");
    size_t n;
    PgDrawSubject *parks = pg_draw_subjects(graph, PG_VIEW_NEIGHBOURHOOD, 5, &n);
    g_assert_cmpuint(n, ==, 1);
    g_assert_cmpstr(parks[0].title, ==, "怀化高新技术产业开发区");
    pg_draw_subjects_free(parks, n);
    g_assert_null(pg_draw_subjects(graph, PG_VIEW_CHAIN, 5, &n));
    g_assert_cmpuint(n, ==, 0);
    pg_graph_free(graph);
}

/* ---- Readable ---- */

typedef struct {
    double left, bottom, right, top;
    char name[32];
} Box;

static bool apart(const Box *a, const Box *b) {
    const double slack = 0.5;
    return a->left >= b->right - slack || b->left >= a->right - slack ||
           a->bottom >= b->top - slack || b->bottom >= a->top - slack;
}

static Box box_of(void *object, const char *attribute, double width, double height) {
    Box box = {0};
    char *end;
    double x = g_ascii_strtod(agget(object, (char *)attribute), &end);
    double y = g_ascii_strtod(end + 1, NULL);
    box = (Box){x - width / 2, y - height / 2, x + width / 2, y + height / 2, ""};
    g_strlcpy(box.name, agnameof(object), sizeof box.name);
    return box;
}

/* No node lies on another, no name of an edge on a node or another name; from 9 points up. */
static void check_readable(PgGraph *graph, const PgDrawOptions *options) {
    char *dot = draw_text(graph, options, PG_PICTURE_DOT, NULL);
    Agraph_t *drawn = agmemread(dot);
    GArray *boxes = g_array_new(FALSE, FALSE, sizeof(Box));
    for (Agnode_t *node = agfstnode(drawn); node; node = agnxtnode(drawn, node)) {
        if (g_str_has_prefix(agnameof(node), "shape"))
            continue; /* a frame around others */
        Box box = box_of(node, "pos", g_ascii_strtod(agget(node, (char *)"width"), NULL) * 72,
                         g_ascii_strtod(agget(node, (char *)"height"), NULL) * 72);
        g_array_append_val(boxes, box);
        const char *size = agget(node, (char *)"fontsize");
        g_assert_true(!size || !*size || g_ascii_strtod(size, NULL) >= 9);
    }
    for (Agnode_t *node = agfstnode(drawn); node; node = agnxtnode(drawn, node))
        for (Agedge_t *edge = agfstout(drawn, node); edge; edge = agnxtout(drawn, edge)) {
            g_assert_cmpstr(agget(edge, (char *)"pos"), !=, "");
            const char *place = agget(edge, (char *)"lp"), *label = agget(edge, (char *)"label");
            if (!place || !*place || !label || !*label)
                continue;
            Box box = box_of(edge, "lp", pg_text_columns(label) * 4.5, 9);
            g_array_append_val(boxes, box);
        }
    for (guint i = 0; i < boxes->len; i++)
        for (guint k = 0; k < i; k++) {
            const Box *a = &g_array_index(boxes, Box, i), *b = &g_array_index(boxes, Box, k);
            if (!apart(a, b))
                g_error("%s lies on %s", a->name, b->name);
        }
    g_array_free(boxes, TRUE);
    agclose(drawn);
    g_free(dot);
}

static void test_readable(void) {
    static const struct { unsigned parks, members; } SIZES[] = {{1, 1}, {1, 3}, {2, 7}, {3, 30}};
    for (size_t i = 0; i < G_N_ELEMENTS(SIZES); i++) {
        PgGraph *graph = make_parks(SIZES[i].parks, SIZES[i].members);
        check_readable(graph, &(PgDrawOptions){.title = "总览"});
        pg_graph_free(graph);
    }
    PgGraph *graph = load("list.ttl");
    check_readable(graph, &(PgDrawOptions){0});
    check_readable(
        graph, &(PgDrawOptions){.view = PG_VIEW_NEIGHBOURHOOD, .focus = "郴州高新区", .depth = 1});
    check_readable(graph, &(PgDrawOptions){.layout = "sfdp"});
    pg_graph_free(graph);
}

/* WCAG's relative luminance of "#rrggbb". */
static double luminance(const char *colour) {
    static const double WEIGHTS[] = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        double c = (g_ascii_xdigit_value(colour[1 + 2 * i]) * 16 +
                    g_ascii_xdigit_value(colour[2 + 2 * i])) /
                   255.0;
        sum += WEIGHTS[i] * (c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
}

static double contrast(const char *a, const char *b) {
    double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
    return x > y ? x / y : y / x;
}

static void test_contrast(void) {
    for (int i = 0; i < PG_N_CLASSES; i++) {
        const PgClassStyle *style = pg_class_style((PgClass)i);
        g_assert_cmpfloat(contrast("#1a1a1a", style->fill), >=, 4.5);
        g_assert_cmpfloat(contrast(style->border, "#ffffff"), >=, 3);
        for (int k = 0; k < i; k++) { /* colour or no colour, two classes differ */
            const PgClassStyle *other = pg_class_style((PgClass)k);
            g_assert_true(!g_str_equal(style->shape, other->shape) ||
                          !g_str_equal(style->style, other->style));
        }
    }
    for (size_t i = 0; i <= PG_N_RELATIONS; i++)
        g_assert_cmpfloat(contrast(pg_relation_style(i)->colour, "#ffffff"), >=, 4.5);
}

/* ---- Hostile text ---- */

static void on_element(GMarkupParseContext *context, const char *element, const char **names,
                       const char **values, void *data, GError **error) {
    static const char *const KNOWN[] = {"svg",     "g",    "title",    "polygon", "path",
                                        "ellipse", "text", "polyline", "a"};
    (void)context;
    (void)data;
    (void)error;
    bool known = false;
    for (size_t i = 0; i < G_N_ELEMENTS(KNOWN); i++)
        known = known || g_str_equal(element, KNOWN[i]);
    if (!known)
        g_error("an element <%s>", element);
    for (size_t i = 0; names[i]; i++) {
        g_assert_false(g_str_has_prefix(names[i], "on"));
        g_assert_null(strstr(names[i], "href"));
        if (g_str_equal(names[i], "id"))
            g_assert_true(strspn(values[i], "abcdefghijklmnopqrstuvwxyz_-0123456789") ==
                          strlen(values[i]));
        g_assert_null(strstr(values[i], "\u202e"));
    }
}

static void on_text(GMarkupParseContext *context, const char *text, gsize length, void *data,
                    GError **error) {
    (void)context;
    (void)error;
    g_string_append_len(data, text, (gssize)length);
    g_string_append_c(data, '\n');
}

static void test_hostile(void) {
    PgDrawOptions options = {.title = "<b>x</b> \\N \"><script>"};
    char *svg = svg_of("hostile.nq", &options);
    g_assert_null(strstr(svg, "<script"));
    g_assert_null(strstr(svg, "<img"));
    g_assert_null(strstr(svg, "href"));
    g_assert_null(strstr(svg, "passwd"));
    g_assert_null(strstr(svg, "\u202e"));
    g_assert_null(strstr(svg, "\u200f"));
    g_assert_null(strstr(svg, "\x1b"));
    g_assert_cmpuint(strlen(svg), <, 100000);
    /* GMarkup knows no DOCTYPE. */
    GString *text = g_string_new(NULL);
    GMarkupParser parser = {.start_element = on_element, .text = on_text};
    GMarkupParseContext *context = g_markup_parse_context_new(&parser, 0, text, NULL);
    const char *root = strstr(svg, "<svg");
    GError *error = NULL;
    g_assert_true(g_markup_parse_context_parse(context, root, -1, &error));
    g_assert_true(g_markup_parse_context_end_parse(context, &error));
    /* As written, nothing expanded. */
    const char *const SHOWN[] = {"\"><script>alert(1)</script>\n",
                                 "\\N \\G \\n \\l \\E\n",
                                 "<b>粗体</b>\n",
                                 "&\u200bamp;",
                                 "A & B; AT&\u200bT;",
                                 "尾\\\n",
                                 "反转的名\n",
                                 "<b>x</b> \\N \"><script>\n"};
    for (size_t i = 0; i < G_N_ELEMENTS(SHOWN); i++)
        if (!strstr(text->str, SHOWN[i]))
            g_error("not shown as written: %s", SHOWN[i]);
    g_assert_cmpuint(count(svg, "parkgraph"), ==, 3); /* no \G expanded: title, comment, source */
    g_markup_parse_context_free(context);
    g_string_free(text, TRUE);
    g_free(svg);
}

/* ---- Files and fonts ---- */

static void test_write_error(void) {
    PgGraph *graph = load("evidence.nq");
    GString *messages = g_string_new(NULL);
    PgLog log = {collect, messages};
    PgDrawOptions options = {0};
    PgPicture full = {PG_PICTURE_SVG, fopen("/dev/full", "wb")};
    g_assert_cmpint(pg_draw(graph, &options, &full, 1, &log), ==, PG_ERROR_IO);
    g_assert_true(g_str_has_prefix(messages->str, "error: "));
    fclose(full.out);
    g_string_free(messages, TRUE);
    pg_graph_free(graph);
}

static void test_no_font(void) {
    if (g_test_subprocess()) {
        char *folder = g_dir_make_tmp("draw-XXXXXX", NULL);
        char *path = g_build_filename(folder, "fonts.conf", NULL);
        g_assert_true(g_file_set_contents(
            path, "<?xml version=\"1.0\"?><fontconfig><dir>/nonexistent</dir></fontconfig>", -1,
            NULL));
        g_setenv("FONTCONFIG_FILE", path, TRUE);
        PgGraph *graph = load("list.ttl");
        GString *messages = g_string_new(NULL);
        PgLog log = {collect, messages};
        PgDrawOptions options = {0};
        PgPicture picture = {PG_PICTURE_DOT, fopen("/dev/null", "wb")};
        PgStatus status = pg_draw(graph, &options, &picture, 1, &log);
        g_assert_cmpint(status, ==, PG_OK);
        g_assert_nonnull(strstr(messages->str, "no font for Chinese"));
        fclose(picture.out);
        g_unlink(path);
        g_rmdir(folder);
        g_string_free(messages, TRUE);
        pg_graph_free(graph);
        g_free(path);
        g_free(folder);
        return;
    }
    g_test_trap_subprocess(NULL, 0, 0);
    g_test_trap_assert_passed();
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/draw/text/wrap", test_wrap);
    g_test_add_func("/draw/text/wrap-any", test_wrap_any);
    g_test_add_func("/draw/text/clean", test_clean);
    g_test_add_func("/draw/text/fill", test_fill);
    g_test_add_func("/draw/text/dates", test_dates);
    g_test_add_func("/draw/text/amounts", test_amounts);
    g_test_add_func("/draw/text/keys", test_keys);
    g_test_add_func("/draw/view", test_view);
    g_test_add_func("/draw/view/symmetric", test_symmetric);
    g_test_add_func("/draw/overview", test_overview);
    g_test_add_func("/draw/nothing", test_nothing);
    g_test_add_func("/draw/formats", test_formats);
    g_test_add_func("/draw/deterministic", test_deterministic);
    g_test_add_func("/draw/fold", test_fold);
    g_test_add_func("/draw/fold/largest", test_fold_largest);
    g_test_add_func("/draw/groups", test_groups);
    g_test_add_func("/draw/path", test_path);
    g_test_add_func("/draw/timeline", test_timeline);
    g_test_add_func("/draw/chain", test_chain);
    g_test_add_func("/draw/subjects", test_subjects);
    g_test_add_func("/draw/find", test_find);
    g_test_add_func("/draw/focus", test_focus);
    g_test_add_func("/draw/bad-options", test_bad_options);
    g_test_add_func("/draw/readable", test_readable);
    g_test_add_func("/draw/contrast", test_contrast);
    g_test_add_func("/draw/hostile", test_hostile);
    g_test_add_func("/draw/write-error", test_write_error);
    g_test_add_func("/draw/no-font", test_no_font);
    g_assert_cmpint(pg_ontology_load("ontology", NULL, 0, &ontology, NULL), ==, PG_OK);
    int result = g_test_run();
    pg_ontology_free(ontology);
    return result;
}
