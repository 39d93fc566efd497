#include "rdf/rdf.h"

#include "graph/vocabulary.h"
#include "rdf/check.h"
#include "rdf/nquads.h"
#include "rdf/order.h"
#include "rdf/prefix.h"
#include "rdf/sink.h"

#include <errno.h>
#include <glib.h>
#include <string.h>

static const PgRdfSyntax syntaxes[] = {
    {"nquads", "N-Quads: everything, each fact in the graph of its sentence"},
    {"trig", "TriG: Turtle with the graphs"},
    {"turtle", "Turtle"},
    {"ntriples", "N-Triples"},
    {"rdfxml", "RDF/XML"},
    {"rdfxml-abbrev", "RDF/XML (abbreviated)"},
    {"rdfxml-xmp", "RDF/XML (XMP profile, one subject only)"},
    {"json", "RDF/JSON by resource"},
    {"json-triples", "RDF/JSON as triples"},
    {"rss-1.0", "RSS 1.0 (channels and items only)"},
    {"atom", "Atom 1.0 (feeds and entries only)"},
    {"dot", "Graphviz DOT, every statement an edge"},
    {"html", "HTML table"},
    {"jsonld", "JSON-LD: everything, with its graphs"},
    {"nquads-ascii", "N-Quads with escapes for what is not ASCII"},
    {"ntriples-ascii", "N-Triples with escapes for what is not ASCII"},
    {NULL, NULL},
};

/* How a syntax is written: which statements, in which order, by whom, under which limits. */
typedef enum { NQUADS, TURTLE, JSON, JSONLD, DOT, RAPTOR } Writer;

typedef struct {
    Writer writer;
    bool has_graphs, is_ordered;
    bool is_lossy; /* Raptor leaves out what the syntax has no place for, and says nothing */
    PgTermRules rules;
} Manner;

/* In the order of `syntaxes`. */
static const Manner manners[] = {
    {NQUADS, true, false, false, PG_RULES_TEXT},
    {TURTLE, true, true, false, PG_RULES_TURTLE},
    {TURTLE, false, true, false, PG_RULES_TURTLE},
    {NQUADS, false, false, false, PG_RULES_TEXT},
    {RAPTOR, false, true, false, PG_RULES_XML},
    {RAPTOR, false, true, false, PG_RULES_XML_ABBREV},
    {RAPTOR, false, true, true, PG_RULES_XML_ABBREV},
    {JSON, false, true, false, PG_RULES_TEXT},
    {JSON, false, true, false, PG_RULES_TEXT},
    {RAPTOR, false, true, true, PG_RULES_XML_ABBREV},
    {RAPTOR, false, true, true, PG_RULES_XML_ABBREV},
    {DOT, false, true, false, PG_RULES_TEXT},
    {RAPTOR, false, true, false, PG_RULES_HTML},
    {JSONLD, true, true, false, PG_RULES_JSONLD},
    {NQUADS, true, false, false, PG_RULES_TEXT},
    {NQUADS, false, false, false, PG_RULES_TEXT},
};
G_STATIC_ASSERT(G_N_ELEMENTS(manners) + 1 == G_N_ELEMENTS(syntaxes));

const PgRdfSyntax *pg_rdf_syntaxes(void) {
    return syntaxes;
}

typedef struct {
    const PgGraph *graph;
    const char *syntax;
    const Manner *manner;
    PgWorld world;
    PgNquads *nquads;    /* writes instead of a sink; else NULL */
    raptor_term **terms; /* of a sink, by id; NULL until one is used */
    uint8_t *roles;      /* by id: a bit for each PgTermRole in which the term was checked */
    PgTermId type;       /* rdf:type */
    bool used[PG_N_PREFIXES];
    GString *name; /* scratch */
} Run;

/* Remember by which prefix an IRI will be written. */
static void note_prefix(Run *run, PgTermId id) {
    PgTerm iri = pg_graph_term(run->graph, id);
    size_t start;
    int which = run->manner->writer == TURTLE
                    ? pg_prefix_abbreviate(iri.value, iri.length, run->name)
                    : pg_prefix_find(iri.value, iri.length, &start);
    if (which >= 0)
        run->used[which] = true;
}

static PgStatus check_term(Run *run, PgTermId id, PgTermRole role) {
    const char *problem = pg_term_problem(run->graph, id, role, run->manner->rules);
    if (!problem)
        return PG_OK;
    PgTerm term = pg_graph_term(run->graph, id);
    pg_log(run->world.log, PG_LOG_ERROR, NULL, "%s cannot hold this: %s: %.*s", run->syntax,
           problem, (int)MIN(term.length, 200), term.value);
    return PG_ERROR_LIBRARY;
}

static PgStatus prepare_new_term(Run *run, PgTermId id, PgTermRole role);

static inline PgStatus prepare_term(Run *run, PgTermId id, PgTermRole role) {
    return run->roles[id] & 1u << role ? PG_OK : prepare_new_term(run, id, role);
}

static PgStatus make_literal(Run *run, PgTermId id, const PgTerm *term) {
    raptor_uri *datatype = NULL;
    if (term->datatype) {
        const char *name = pg_graph_term(run->graph, term->datatype).value;
        bool is_hidden = run->manner->writer == TURTLE &&
                         pg_turtle_is_bare_number(term->value, term->length, name);
        TRY(prepare_term(run, term->datatype, is_hidden ? PG_ROLE_HIDDEN : PG_ROLE_NODE));
        datatype = run->terms[term->datatype]->value.uri;
    }
    size_t length = strlen(term->language);
    run->terms[id] = raptor_new_term_from_counted_literal(
        run->world.raptor, (const unsigned char *)term->value, term->length, datatype,
        length ? (const unsigned char *)term->language : NULL, (unsigned char)length);
    return PG_OK;
}

static PgStatus make_term(Run *run, PgTermId id, PgTermRole role) {
    PgTerm term = pg_graph_term(run->graph, id);
    bool is_blank = !term.is_literal && strncmp(term.value, "_:", 2) == 0;
    if (!term.is_literal && !is_blank && role != PG_ROLE_HIDDEN &&
        (run->manner->writer == TURTLE ? role != PG_ROLE_PREDICATE || id != run->type
                                       : role == PG_ROLE_PREDICATE))
        note_prefix(run, id);
    if (run->terms[id])
        return PG_OK;
    const unsigned char *value = (const unsigned char *)term.value;
    if (term.is_literal)
        TRY(make_literal(run, id, &term));
    else if (is_blank)
        run->terms[id] =
            raptor_new_term_from_counted_blank(run->world.raptor, value + 2, term.length - 2);
    else
        run->terms[id] =
            raptor_new_term_from_counted_uri_string(run->world.raptor, value, term.length);
    if (run->terms[id])
        return PG_OK;
    pg_log(run->world.log, PG_LOG_ERROR, NULL, "the RDF library refuses a term");
    return PG_ERROR_LIBRARY;
}

/* Check a term once for each role in which it is used, and make it the writer's or Raptor's once.
 */
static PgStatus prepare_new_term(Run *run, PgTermId id, PgTermRole role) {
    TRY(check_term(run, id, role));
    run->roles[id] |= (uint8_t)(1u << role);
    if (!run->nquads)
        return make_term(run, id, role);
    PgTermId datatype = pg_graph_term(run->graph, id).datatype;
    if (datatype)
        TRY(prepare_term(run, datatype, PG_ROLE_NODE));
    pg_nquads_add_term(run->nquads, id);
    return PG_OK;
}

static PgStatus prepare_terms(Run *run, const PgQuad *quads, size_t n_quads) {
    for (size_t i = 0; i < n_quads; i++) {
        TRY(prepare_term(run, quads[i].subject, PG_ROLE_SUBJECT));
        TRY(prepare_term(run, quads[i].predicate, PG_ROLE_PREDICATE));
        TRY(prepare_term(run, quads[i].object, PG_ROLE_NODE));
        if (quads[i].graph)
            TRY(prepare_term(run, quads[i].graph, PG_ROLE_SUBJECT));
        if (quads[i].predicate == run->type && run->manner->writer == RAPTOR)
            note_prefix(run, quads[i].object); /* classes may become elements */
    }
    return PG_OK;
}

static PgStatus send_all(Run *run, PgSink *sink, const PgQuad *quads, size_t n_quads) {
    TRY(sink->begin(sink, run->used));
    for (size_t i = 0; i < n_quads; i++) {
        raptor_statement statement;
        raptor_statement_init(&statement, run->world.raptor);
        statement.subject = run->terms[quads[i].subject];
        statement.predicate = run->terms[quads[i].predicate];
        statement.object = run->terms[quads[i].object];
        statement.graph = quads[i].graph ? run->terms[quads[i].graph] : NULL;
        TRY(sink->statement(sink, &statement));
    }
    return sink->end(sink);
}

static PgSink *new_sink(Run *run, FILE *out) {
    switch (run->manner->writer) {
    case TURTLE:
        return pg_turtle_sink_new(out);
    case JSON:
        return pg_json_sink_new(out, strcmp(run->syntax, "json") == 0);
    case JSONLD:
        return pg_jsonld_sink_new(out);
    case DOT:
        return pg_dot_sink_new(out);
    case RAPTOR:
    default:
        return pg_raptor_sink_new(&run->world, run->syntax, out);
    }
}

static PgStatus send(Run *run, const PgQuad *quads, size_t n_quads, FILE *out) {
    PgSink *sink = new_sink(run, out);
    PgStatus status = send_all(run, sink, quads, n_quads);
    sink->free(sink);
    return status;
}

static PgStatus write_quads(Run *run, const PgQuad *quads, size_t n_quads, FILE *out) {
    TRY(prepare_terms(run, quads, n_quads));
    errno = 0;
    PgStatus status = run->nquads ? pg_nquads_write(run->nquads, quads, n_quads, out)
                                  : send(run, quads, n_quads, out);
    if (status == PG_ERROR_IO)
        pg_log(run->world.log, PG_LOG_ERROR, NULL, "cannot write: %s",
               errno ? g_strerror(errno) : "unknown reason");
    return status;
}

/* The facts without graphs, each once, in the order of the graph. Free with pg_graph_free. */
static PgGraph *collect_facts(const PgGraph *graph) {
    PgGraph *facts = pg_graph_new(); /* holds only quads, of the ids of `graph` */
    PgTermId background = pg_graph_find_iri(graph, PG_BACKGROUND, strlen(PG_BACKGROUND));
    size_t n_quads;
    const PgQuad *quads = pg_graph_quads(graph, &n_quads);
    for (size_t i = 0; i < n_quads; i++)
        if (quads[i].graph && quads[i].graph != background)
            pg_graph_add(facts, quads[i].subject, quads[i].predicate, quads[i].object, 0);
    return facts;
}

PgStatus pg_rdf_write(const PgGraph *graph, const char *syntax, FILE *out, const PgLog *log) {
    size_t which = 0;
    while (syntaxes[which].name && strcmp(syntaxes[which].name, syntax) != 0)
        which++;
    if (!syntaxes[which].name) {
        pg_log(log, PG_LOG_ERROR, NULL, "not an RDF syntax that can be written: %s", syntax);
        return PG_ERROR_ARGUMENT;
    }
    if (manners[which].is_lossy)
        pg_log(log, PG_LOG_WARNING, NULL, "%s leaves out what it has no place for", syntax);
    Run run = {.graph = graph, .syntax = syntaxes[which].name, .manner = &manners[which]};
    TRY(pg_world_open(&run.world, NULL, false, log));
    if (run.manner->writer == NQUADS)
        run.nquads = pg_nquads_new(graph, g_str_has_suffix(run.syntax, "-ascii"));
    else
        run.terms = g_new0(raptor_term *, pg_graph_n_terms(graph) + 1);
    run.roles = g_new0(uint8_t, pg_graph_n_terms(graph) + 1);
    run.type = pg_graph_find_iri(graph, RDF_NS "type", strlen(RDF_NS "type"));
    run.name = g_string_new(NULL);
    PgGraph *facts = run.manner->has_graphs ? NULL : collect_facts(graph);
    size_t n_quads;
    const PgQuad *quads = pg_graph_quads(facts ? facts : graph, &n_quads);
    PgQuad *ordered = NULL;
    if (run.manner->is_ordered) {
        ordered = g_memdup2(quads, n_quads * sizeof *quads);
        pg_order_quads(graph, ordered, n_quads);
    }
    PgStatus status = write_quads(&run, ordered ? ordered : quads, n_quads, out);
    g_free(ordered);
    pg_graph_free(facts);
    for (size_t id = 1; run.terms && id <= pg_graph_n_terms(graph); id++)
        if (run.terms[id])
            raptor_free_term(run.terms[id]);
    g_free(run.terms);
    pg_nquads_free(run.nquads);
    g_free(run.roles);
    g_string_free(run.name, TRUE);
    pg_world_close(&run.world);
    return status;
}
