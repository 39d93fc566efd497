#include "rdf/rdf.h"

#include "base/packing.h"
#include "rdf/scan.h"
#include "rdf/world.h"

#include <errno.h>
#include <glib.h>
#include <string.h>

/* Raptor has more parsers (HTML, feeds, GRDDL), which fetch, guess or overflow. */
typedef enum { TURTLE, NTRIPLES, XML, JSON } Family;

static const struct {
    const char *name, *endings;
    Family family;
} parsers[] = {
    {"turtle", ".ttl ", TURTLE},        {"trig", ".trig ", TURTLE},
    {"ntriples", ".nt ", NTRIPLES},     {"nquads", ".nq ", NTRIPLES},
    {"rdfxml", ".rdf .owl .xml ", XML}, {"json", ".json .rj ", JSON},
};

enum {
    LARGEST_FILE = 1 << 30, /* Raptor's lexer counts in int */
    PIECE = 1 << 20,
};

enum { SUBJECT, PREDICATE, OBJECT, GRAPH, N_ROLES };

typedef struct {
    PgWorld world;
    raptor_parser *parser;
    PgStatementSink sink;
    void *data;
    PgStatus status;
    GArray *lines; /* of the triples to come, when the parser does not know them */
    guint n_seen;
    GString *blanks[N_ROLES];   /* "_:label" */
    raptor_uri *valid[N_ROLES]; /* the last IRIs, which need no second look */
} Run;

static int find_parser(const char *path, const char *syntax) {
    char *ending = NULL;
    int found = -1;
    if (!syntax) {
        size_t length;
        pg_packing_of(path, &length);
        const char *dot = g_strrstr_len(path, (gssize)length, ".");
        ending = dot ? g_strdup_printf("%.*s ", (int)(path + length - dot), dot) : g_strdup(" ");
    }
    for (int i = 0; found < 0 && i < (int)G_N_ELEMENTS(parsers); i++)
        if (syntax ? strcmp(syntax, parsers[i].name) == 0
                   : *ending == '.' && strstr(parsers[i].endings, ending) != NULL)
            found = i;
    g_free(ending);
    return found;
}

static void fail_at(Run *run, int line, const char *message, const char *detail) {
    char *place = g_strdup_printf("%s:%d", run->world.file, line);
    pg_log(run->world.log, PG_LOG_ERROR, place, "%s: %s", message, detail);
    g_free(place);
    run->status = PG_ERROR_SYNTAX;
    raptor_parser_parse_abort(run->parser);
}

static const char *resource(Run *run, const raptor_term *term, int role, int line) {
    if (term->type == RAPTOR_TERM_TYPE_BLANK) {
        g_string_printf(run->blanks[role], "_:%s", (const char *)term->value.blank.string);
        return run->blanks[role]->str;
    }
    size_t length;
    const char *iri = (const char *)raptor_uri_as_counted_string(term->value.uri, &length);
    if (term->value.uri == run->valid[role])
        return iri;
    if (!pg_iri_is_valid(iri, length))
        fail_at(run, line, "not an IRI", iri);
    if (run->valid[role])
        raptor_free_uri(run->valid[role]);
    run->valid[role] = raptor_uri_copy(term->value.uri);
    return iri;
}

static void take_statement(void *data, raptor_statement *statement) {
    Run *run = data;
    if (run->status != PG_OK || run->world.n_errors > 0)
        return;
    int line = raptor_locator_line(raptor_parser_get_locator(run->parser));
    if (run->lines)
        line = run->n_seen < run->lines->len ? (int)g_array_index(run->lines, guint32, run->n_seen)
                                             : line;
    run->n_seen++;
    line = MAX(line, 0);
    PgStatement out = {.line = line,
                       .subject = resource(run, statement->subject, SUBJECT, line),
                       .predicate = resource(run, statement->predicate, PREDICATE, line)};
    const raptor_term *object = statement->object;
    if (object->type == RAPTOR_TERM_TYPE_LITERAL) {
        out.object_is_literal = true;
        out.object = (const char *)object->value.literal.string;
        out.language = (const char *)object->value.literal.language;
        if (object->value.literal.datatype)
            out.datatype = (const char *)raptor_uri_as_string(object->value.literal.datatype);
    } else {
        out.object = resource(run, object, OBJECT, line);
    }
    if (statement->graph)
        out.graph = resource(run, statement->graph, GRAPH, line);
    if (run->status != PG_OK)
        return;
    run->status = run->sink(run->data, &out);
    if (run->status != PG_OK)
        raptor_parser_parse_abort(run->parser);
}

static int refuse_uri(void *data, raptor_uri *uri) {
    (void)data, (void)uri;
    return 1;
}

/* Labels that Raptor makes for nodes without one must not be labels of the file. */
static void name_blanks(raptor_world *world, const char *text, size_t length) {
    GString *prefix = g_string_new("node");
    while (memmem(text, length, prefix->str, prefix->len))
        g_string_append_c(prefix, 'x');
    raptor_world_set_generate_bnodeid_parameters(world, prefix->str, 1);
    g_string_free(prefix, TRUE);
}

static PgStatus feed(Run *run, const char *text, size_t length, Family family) {
    char *base_text = g_filename_to_uri(run->world.file, NULL, NULL);
    if (!base_text) { /* a relative path */
        char *absolute = g_canonicalize_filename(run->world.file, NULL);
        base_text = g_filename_to_uri(absolute, NULL, NULL);
        g_free(absolute);
    }
    raptor_uri *base = raptor_new_uri(run->world.raptor, (const unsigned char *)base_text);
    g_free(base_text);
    int failed = !base || raptor_parser_parse_start(run->parser, base);
    const unsigned char *bytes = (const unsigned char *)text;
    while (!failed && family == NTRIPLES && length > PIECE && run->status == PG_OK &&
           run->world.n_errors == 0) {
        /* A piece that leaves a bit of a line behind makes Raptor drop the lines it has read. */
        const unsigned char *newline = memrchr(bytes, '\n', PIECE);
        size_t piece = newline && newline > bytes ? (size_t)(newline - bytes) : PIECE;
        failed = raptor_parser_parse_chunk(run->parser, bytes, piece, 0);
        bytes += piece;
        length -= piece;
    }
    if (!failed && run->status == PG_OK && run->world.n_errors == 0)
        failed = raptor_parser_parse_chunk(run->parser, bytes, length, 1);
    if (base)
        raptor_free_uri(base);
    if (run->status != PG_OK)
        return run->status;
    if (failed && run->world.n_errors == 0)
        pg_log(run->world.log, PG_LOG_ERROR, run->world.file, "malformed RDF");
    return failed || run->world.n_errors > 0 ? PG_ERROR_SYNTAX : PG_OK;
}

static PgStatus parse_text(Run *run, const char *syntax, Family family, const char *text,
                           size_t length, const PgLog *log) {
    TRY(pg_world_open(&run->world, run->world.file, family == NTRIPLES, log));
    name_blanks(run->world.raptor, text, length);
    PgStatus status = PG_ERROR_LIBRARY;
    run->parser = raptor_new_parser(run->world.raptor, syntax);
    if (run->parser) {
        raptor_parser_set_option(run->parser, RAPTOR_OPTION_NO_NET, NULL, 1);
        raptor_parser_set_option(run->parser, RAPTOR_OPTION_NO_FILE, NULL, 1);
        raptor_parser_set_option(run->parser, RAPTOR_OPTION_LOAD_EXTERNAL_ENTITIES, NULL, 0);
        raptor_parser_set_uri_filter(run->parser, refuse_uri, NULL);
        raptor_parser_set_statement_handler(run->parser, run, take_statement);
        status = feed(run, text, length, family);
        raptor_free_parser(run->parser);
        for (int role = 0; role < N_ROLES; role++)
            if (run->valid[role])
                raptor_free_uri(run->valid[role]);
    } else {
        pg_log(log, PG_LOG_ERROR, run->world.file, "the RDF library has no parser for %s", syntax);
    }
    pg_world_close(&run->world);
    return status;
}

/* What Raptor would cut, corrupt or crash at is found before. */
static PgStatus scan(char *text, size_t length, Family family, GArray *lines, const char *path,
                     const PgLog *log) {
    PgScanFault fault = {0};
    PgStatus status = PG_OK;
    if (!pg_scan_utf8(text, length, &fault))
        status = PG_ERROR_ENCODING;
    else if (!(family == TURTLE     ? pg_scan_turtle(text, length, lines, &fault)
               : family == NTRIPLES ? pg_scan_ntriples(text, length, &fault)
               : family == JSON     ? pg_scan_json(text, length, &fault)
                                    : pg_scan_xml(text, length, &fault)))
        status = PG_ERROR_SYNTAX;
    if (status == PG_OK)
        return PG_OK;
    int line, column;
    pg_scan_place(text, fault.offset, &line, &column);
    char *place = g_strdup_printf("%s:%d:%d", path, line, column);
    pg_log(log, PG_LOG_ERROR, place, "%s", fault.message);
    g_free(place);
    return status;
}

/* The contents, unpacked, or NULL; g_free. */
static PgStatus read_file(const char *path, char **contents, size_t *length, const PgLog *log) {
    GError *error = NULL;
    if (!g_file_get_contents(path, contents, length, &error)) {
        pg_log(log, PG_LOG_ERROR, path, "%s", error->message);
        g_error_free(error);
        *contents = NULL;
        *length = 0;
        return PG_ERROR_IO;
    }
    PgStatus status = PG_OK;
    size_t rest;
    PgPacking packing = pg_packing_of(path, &rest);
    if (packing != PG_PACKING_NONE) {
        char *packed = *contents;
        status = pg_packing_unpack(packing, packed, *length, LARGEST_FILE, contents, length);
        g_free(packed);
    }
    if (*length > LARGEST_FILE)
        status = PG_ERROR_LIMIT;
    if (status == PG_ERROR_LIMIT)
        pg_log(log, PG_LOG_ERROR, path, "more than 1 GiB of RDF in a file");
    else if (status != PG_OK)
        pg_log(log, PG_LOG_ERROR, path, "damaged or cut off: it cannot be unpacked");
    return status;
}

PgStatus pg_rdf_parse(const char *path, const char *syntax, PgStatementSink sink, void *data,
                      const PgLog *log) {
    int which = find_parser(path, syntax);
    if (which < 0) {
        pg_log(log, PG_LOG_ERROR, path, "not an RDF syntax that can be read: %s",
               syntax ? syntax : "unknown ending");
        return PG_ERROR_ARGUMENT;
    }
    char *contents;
    size_t length;
    PgStatus status = read_file(path, &contents, &length, log);
    bool has_mark = contents && length >= 3 && memcmp(contents, "\xef\xbb\xbf", 3) == 0;
    char *text = contents ? contents + (has_mark ? 3 : 0) : NULL;
    length -= has_mark ? 3 : 0;
    Family family = parsers[which].family;
    Run run = {.world.file = path, .sink = sink, .data = data};
    run.lines = family == TURTLE ? g_array_new(FALSE, FALSE, sizeof(guint32)) : NULL;
    for (int i = 0; i < N_ROLES; i++)
        run.blanks[i] = g_string_new(NULL);
    if (status == PG_OK)
        status = scan(text, length, family, run.lines, path, log);
    if (status == PG_OK)
        status = parse_text(&run, parsers[which].name, family, text, length, log);
    for (int i = 0; i < N_ROLES; i++)
        g_string_free(run.blanks[i], TRUE);
    if (run.lines)
        g_array_free(run.lines, TRUE);
    g_free(contents);
    return status;
}

/* Loading */

typedef struct {
    PgGraph *graph;
    char *scope; /* put before blank labels; "" for the first file of a graph */
} Load;

static PgTermId intern_resource(const Load *load, const char *value) {
    if (!g_str_has_prefix(value, "_:") || !*load->scope)
        return pg_graph_iri(load->graph, value, strlen(value));
    char *label = g_strconcat("_:", load->scope, value + 2, NULL);
    PgTermId id = pg_graph_iri(load->graph, label, strlen(label));
    g_free(label);
    return id;
}

static PgStatus add_statement(void *data, const PgStatement *statement) {
    const Load *load = data;
    PgGraph *graph = load->graph;
    PgTermId subject = intern_resource(load, statement->subject);
    PgTermId predicate = intern_resource(load, statement->predicate);
    PgTermId object, in_graph = 0;
    if (statement->object_is_literal) {
        PgTermId datatype = statement->datatype ? pg_graph_iri(graph, statement->datatype,
                                                               strlen(statement->datatype))
                                                : 0;
        object = pg_graph_literal(graph, statement->object, strlen(statement->object), datatype,
                                  statement->language);
    } else {
        object = intern_resource(load, statement->object);
    }
    if (statement->graph)
        in_graph = intern_resource(load, statement->graph);
    pg_graph_add(graph, subject, predicate, object, in_graph);
    return PG_OK;
}

PgStatus pg_rdf_load(const char *path, const char *syntax, PgGraph *graph, const PgLog *log) {
    size_t n_terms = pg_graph_n_terms(graph);
    Load load = {graph, n_terms ? g_strdup_printf("f%zux", n_terms) : g_strdup("")};
    PgStatus status = pg_rdf_parse(path, syntax, add_statement, &load, log);
    g_free(load.scope);
    return status;
}
