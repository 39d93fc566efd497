/* What a result is, for catalogues: VoID, DCAT and PROV-O, as Turtle. */
#include "command/describe.h"

#include "graph/graph.h"
#include "graph/vocabulary.h"

#include <glib.h>
#include <string.h>

#define VOID "http://rdfs.org/ns/void#"
#define DCAT "http://www.w3.org/ns/dcat#"
#define HERE PG_LOADED "#"

typedef struct {
    PgGraph *out;
    PgTermId in; /* the graph of all that is said; Turtle shows it not */
} Description;

static PgTermId iri(Description *d, const char *text) {
    return pg_graph_iri(d->out, text, strlen(text));
}

static void say(Description *d, const char *subject, const char *predicate, const char *object) {
    pg_graph_add(d->out, iri(d, subject), iri(d, predicate), iri(d, object), d->in);
}

static void say_text(Description *d, const char *subject, const char *predicate, const char *text,
                     const char *language) {
    pg_graph_add(d->out, iri(d, subject), iri(d, predicate),
                 pg_graph_literal(d->out, text, strlen(text), 0, language), d->in);
}

static void say_number(Description *d, const char *subject, const char *predicate, size_t number) {
    char *text = g_strdup_printf("%zu", number);
    pg_graph_add(d->out, iri(d, subject), iri(d, predicate),
                 pg_graph_literal(d->out, text, strlen(text), iri(d, XSD_NS "integer"), ""), d->in);
    g_free(text);
}

static void say_what_it_is(Description *d) {
    static const char *const types[] = {VOID "Dataset", DCAT "Dataset", PROV_NS "Entity"};
    for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
        say(d, PG_LOADED, RDF_NS "type", types[i]);
    say_text(d, PG_LOADED, DCTERMS_NS "title", "园区新闻知识图谱", "zh");
    say_text(d, PG_LOADED, DCTERMS_NS "title", "Knowledge graph of news about industrial parks",
             "en");
    say_text(d, PG_LOADED, DCTERMS_NS "rights", "引文的权利属于其发表者。", "zh");
    say_text(d, PG_LOADED, DCTERMS_NS "rights", "Quotations belong to their publishers.", "en");
    say(d, PG_LOADED, VOID "vocabulary", PG_NS);
    say(d, PG_LOADED, PROV_NS "wasGeneratedBy", HERE "build");
    say(d, HERE "build", RDF_NS "type", PROV_NS "Activity");
    say(d, HERE "build", PROV_NS "wasAssociatedWith", HERE "parkgraph");
    say(d, HERE "parkgraph", RDF_NS "type", PROV_NS "SoftwareAgent");
    say_text(d, HERE "parkgraph", RDFS_NS "label", "parkgraph " PG_VERSION, "");
}

static void say_files(Description *d) {
    static const struct {
        const char *iri, *name, *type;
    } files[] = {{HERE "graph.ttl", "graph.ttl", "text/turtle"},
                 {HERE "graph.nq", "graph.nq", "application/n-quads"},
                 {HERE "graph.graphml", "graph.graphml", "application/graphml+xml"}};
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        say(d, PG_LOADED, DCAT "distribution", files[i].iri);
        say(d, files[i].iri, RDF_NS "type", DCAT "Distribution");
        say_text(d, files[i].iri, DCTERMS_NS "title", files[i].name, "");
        say_text(d, files[i].iri, DCAT "mediaType", files[i].type, "");
    }
}

/* A part of the data set for each class or property, with its number. */
static void say_parts(Description *d, const PgGraph *graph, const size_t *counts,
                      const char *partition, const char *what, const char *number) {
    for (PgTermId id = 1; id <= pg_graph_n_terms(graph); id++) {
        const char *name = pg_graph_term(graph, id).value;
        if (!counts[id] || !g_str_has_prefix(name, PG_NS))
            continue;
        char *part = g_strconcat(HERE, name + strlen(PG_NS), NULL);
        say(d, PG_LOADED, partition, part);
        say(d, part, what, name);
        say_number(d, part, number, counts[id]);
        g_free(part);
    }
}

/* Of the facts, each once, as graph.ttl holds them. */
static void say_counts(Description *d, const PgGraph *graph) {
    size_t n, n_facts, n_terms = pg_graph_n_terms(graph), n_subjects = 0;
    const PgQuad *quads = pg_graph_quads(graph, &n);
    PgTermId background = pg_graph_find_iri(graph, PG_BACKGROUND, strlen(PG_BACKGROUND));
    PgTermId type = pg_graph_find_iri(graph, RDF_NS "type", strlen(RDF_NS "type"));
    PgGraph *facts = pg_graph_new(); /* holds only quads, of the ids of `graph` */
    for (size_t i = 0; i < n; i++)
        if (quads[i].graph && quads[i].graph != background)
            pg_graph_add(facts, quads[i].subject, quads[i].predicate, quads[i].object, 0);
    const PgQuad *fact = pg_graph_quads(facts, &n_facts);
    size_t *classes = g_new0(size_t, n_terms + 1), *properties = g_new0(size_t, n_terms + 1);
    bool *seen = g_new0(bool, n_terms + 1);
    for (size_t i = 0; i < n_facts; i++) {
        if (fact[i].predicate == type)
            classes[fact[i].object]++;
        properties[fact[i].predicate]++;
        n_subjects += !seen[fact[i].subject];
        seen[fact[i].subject] = true;
    }
    say_number(d, PG_LOADED, VOID "triples", n_facts);
    say_number(d, PG_LOADED, VOID "distinctSubjects", n_subjects);
    say_parts(d, graph, classes, VOID "classPartition", VOID "class", VOID "entities");
    say_parts(d, graph, properties, VOID "propertyPartition", VOID "property", VOID "triples");
    g_free(classes);
    g_free(properties);
    g_free(seen);
    pg_graph_free(facts);
}

static void say_sources(Description *d, const PgGraph *graph) {
    size_t n, n_documents = 0;
    const PgQuad *quads = pg_graph_quads(graph, &n);
    bool *seen = g_new0(bool, pg_graph_n_terms(graph) + 1);
    for (size_t i = 0; i < n; i++) {
        if (quads[i].graph || seen[quads[i].object] ||
            strcmp(pg_graph_term(graph, quads[i].predicate).value, PROV_NS "wasQuotedFrom") != 0)
            continue;
        seen[quads[i].object] = true;
        const char *document = pg_graph_term(graph, quads[i].object).value;
        say(d, PG_LOADED, PROV_NS "wasDerivedFrom", document);
        say(d, HERE "build", PROV_NS "used", document);
        n_documents++;
    }
    say_number(d, PG_LOADED, VOID "documents", n_documents);
    g_free(seen);
}

/* The day at the start of a date as pages have it, 2023-11-09… or 20231109…, in ten characters. */
static bool parse_day(const char *text, char day[11]) {
    size_t n = 0;
    for (const char *p = text; *p && n < 10; p++) {
        if (n == 4 || n == 7) {
            day[n++] = '-';
            if (*p == '-')
                continue;
        }
        if (!g_ascii_isdigit(*p))
            return false;
        day[n++] = *p;
    }
    day[n] = '\0';
    return n == 10;
}

/* As new as its newest document: the day of the build is no property of the result. */
static void say_date(Description *d, const PgGraph *graph) {
    size_t n;
    const PgQuad *quads = pg_graph_quads(graph, &n);
    char newest[11] = "", day[11];
    for (size_t i = 0; i < n; i++)
        if (!quads[i].graph &&
            !strcmp(pg_graph_term(graph, quads[i].predicate).value, DCTERMS_NS "date") &&
            parse_day(pg_graph_term(graph, quads[i].object).value, day) && strcmp(day, newest) > 0)
            memcpy(newest, day, sizeof day);
    if (*newest)
        pg_graph_add(d->out, iri(d, PG_LOADED), iri(d, DCTERMS_NS "modified"),
                     pg_graph_literal(d->out, newest, strlen(newest), iri(d, XSD_NS "date"), ""),
                     d->in);
}

PgStatus pg_description_write(const PgGraph *graph, const char *license, FILE *out,
                              const PgLog *log) {
    Description d = {.out = pg_graph_new()};
    d.in = iri(&d, HERE "description");
    say_what_it_is(&d);
    if (license)
        say(&d, PG_LOADED, DCTERMS_NS "license", license);
    say_files(&d);
    say_counts(&d, graph);
    say_sources(&d, graph);
    say_date(&d, graph);
    PgStatus status = pg_rdf_write(d.out, "turtle", out, log);
    pg_graph_free(d.out);
    return status;
}
