#include "rdf/rdf.h"

#include "graph/vocabulary.h"
#include "rdf/check.h"
#include "rdf/order.h"
#include "rdf/prefix.h"
#include "rdf/sink.h"

#include <errno.h>
#include <glib.h>
#include <string.h>

/* How a syntax is written: which statements, in which order, by whom, under which limits. */
typedef struct {
    bool has_graphs, is_ordered;
    enum { NQUADS, TURTLE, RAPTOR } writer;
    PgTermRules rules;
} Manner;

static const PgRdfSyntax syntaxes[] = {
    {"nquads", "N-Quads: everything, each fact in the graph of its sentence"},
    {"trig", "TriG: Turtle with graphs"},
    {"turtle", "Turtle: the facts"},
    {"ntriples", "N-Triples"},
    {"rdfxml", "RDF/XML"},
    {"rdfxml-abbrev", "RDF/XML (Abbreviated)"},
    {"rdfxml-xmp", "RDF/XML (XMP Profile)"},
    {"rss-1.0", "RSS 1.0"},
    {"atom", "Atom 1.0"},
    {"dot", "GraphViz DOT format"},
    {"json-triples", "RDF/JSON Triples"},
    {"json", "RDF/JSON Resource-Centric"},
    {"html", "HTML Table"},
    {NULL, NULL},
};

/* In the same order. */
static const Manner manners[] = {
    {true, false, NQUADS, PG_RULES_LINES},  {true, true, TURTLE, PG_RULES_TURTLE},
    {false, true, TURTLE, PG_RULES_TURTLE}, {false, false, NQUADS, PG_RULES_LINES},
    {false, true, RAPTOR, PG_RULES_XML},    {false, true, RAPTOR, PG_RULES_XML},
    {false, true, RAPTOR, PG_RULES_XML},    {false, true, RAPTOR, PG_RULES_XML},
    {false, true, RAPTOR, PG_RULES_XML},    {false, true, RAPTOR, PG_RULES_TEXT},
    {false, true, RAPTOR, PG_RULES_TEXT},   {false, true, RAPTOR, PG_RULES_TEXT},
    {false, true, RAPTOR, PG_RULES_XML},
};

const PgRdfSyntax *pg_rdf_syntaxes(void) {
    return syntaxes;
}

typedef struct {
    const PgGraph *graph;
    const char *syntax;
    const Manner *manner;
    PgWorld world;
    raptor_term **terms; /* by id; NULL until one is used */
    bool used[PG_N_PREFIXES];
    GString *name; /* scratch */
} Run;

static PgStatus no_memory(const Run *run) {
    pg_log(run->world.log, PG_LOG_ERROR, NULL, "the RDF library refuses a term");
    return PG_ERROR_LIBRARY;
}

static void note_prefix(Run *run, const PgTerm *iri, bool is_predicate) {
    int which = -1;
    size_t start;
    if (run->manner->writer == TURTLE)
        which = pg_prefix_abbreviate(iri->value, iri->length, run->name);
    else if (is_predicate) /* RDF/XML has names for nothing else */
        which = pg_prefix_find(iri->value, iri->length, &start);
    if (which >= 0)
        run->used[which] = true;
}

/* Check a term that is used and make it Raptor's, once. */
static PgStatus prepare_term(Run *run, PgTermId id, PgTermRole role) {
    PgTerm term = pg_graph_term(run->graph, id);
    bool is_iri = !term.is_literal && strncmp(term.value, "_:", 2) != 0;
    /* A predicate is written as a name even where the same IRI was seen as a node. */
    if (run->terms[id] && (role != PG_ROLE_PREDICATE || run->manner->writer != RAPTOR))
        return PG_OK;
    const char *problem = pg_term_problem(&term, role, run->manner->rules);
    if (problem) {
        pg_log(run->world.log, PG_LOG_ERROR, NULL, "%s cannot hold this: %s: %.*s", run->syntax,
               problem, (int)MIN(term.length, 200), term.value);
        return PG_ERROR_LIBRARY;
    }
    if (is_iri)
        note_prefix(run, &term, role == PG_ROLE_PREDICATE);
    if (run->terms[id])
        return PG_OK;
    raptor_world *raptor = run->world.raptor;
    const unsigned char *value = (const unsigned char *)term.value;
    if (is_iri) {
        run->terms[id] = raptor_new_term_from_counted_uri_string(raptor, value, term.length);
    } else if (!term.is_literal) {
        run->terms[id] = raptor_new_term_from_counted_blank(raptor, value + 2, term.length - 2);
    } else {
        raptor_uri *datatype = NULL;
        if (term.datatype) {
            TRY(prepare_term(run, term.datatype, PG_ROLE_NODE));
            datatype = run->terms[term.datatype]->value.uri;
        }
        size_t language_length = strlen(term.language);
        run->terms[id] = raptor_new_term_from_counted_literal(
            raptor, value, term.length, datatype,
            language_length ? (const unsigned char *)term.language : NULL,
            (unsigned char)language_length);
    }
    return run->terms[id] ? PG_OK : no_memory(run);
}

static PgStatus prepare_terms(Run *run, const PgQuad *quads, size_t n_quads) {
    /* Sentences name most graphs and predicates many times in a row. */
    PgQuad last = {0};
    for (size_t i = 0; i < n_quads; i++) {
        PgQuad quad = quads[i];
        if (quad.subject != last.subject)
            TRY(prepare_term(run, quad.subject, PG_ROLE_SUBJECT));
        TRY(prepare_term(run, quad.predicate, PG_ROLE_PREDICATE));
        TRY(prepare_term(run, quad.object, PG_ROLE_NODE));
        if (quad.graph && quad.graph != last.graph)
            TRY(prepare_term(run, quad.graph, PG_ROLE_SUBJECT));
        last = quad;
    }
    return PG_OK;
}

static PgStatus send(Run *run, PgSink *sink, const PgQuad *quads, size_t n_quads) {
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

static PgStatus write_quads(Run *run, const PgQuad *quads, size_t n_quads, FILE *out) {
    TRY(prepare_terms(run, quads, n_quads));
    PgSink *sink = run->manner->writer == NQUADS ? pg_nquads_sink_new(out)
                   : run->manner->writer == TURTLE
                       ? pg_turtle_sink_new(out)
                       : pg_raptor_sink_new(&run->world, run->syntax, out);
    errno = 0;
    PgStatus status = send(run, sink, quads, n_quads);
    if (status == PG_ERROR_IO)
        pg_log(run->world.log, PG_LOG_ERROR, NULL, "cannot write: %s",
               errno ? g_strerror(errno) : "unknown reason");
    sink->free(sink);
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
    Run run = {.graph = graph, .syntax = syntaxes[which].name, .manner = &manners[which]};
    TRY(pg_world_open(&run.world, NULL, log));
    run.terms = g_new0(raptor_term *, pg_graph_n_terms(graph) + 1);
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
    for (size_t id = 1; id <= pg_graph_n_terms(graph); id++)
        if (run.terms[id])
            raptor_free_term(run.terms[id]);
    g_free(run.terms);
    g_string_free(run.name, TRUE);
    pg_world_close(&run.world);
    return status;
}
