/* Turtle, and TriG when statements have graphs. Raptor's writer changes datatypes
   ("10"^^xsd:decimal is written bare), leaves carriage returns raw, knows no graphs, and takes five
   times as long. */
#include "graph/vocabulary.h"
#include "rdf/output.h"
#include "rdf/prefix.h"
#include "rdf/sink.h"

#include <string.h>

typedef struct {
    PgSink sink;
    raptor_term *graph, *subject, *predicate; /* of the last statement; borrowed */
    bool is_first;
    GString *scratch;
    PgOutput output;
} TurtleSink;

static void write_iri(TurtleSink *self, raptor_uri *uri) {
    size_t length;
    const char *text = (const char *)raptor_uri_as_counted_string(uri, &length);
    if (pg_prefix_abbreviate(text, length, self->scratch) >= 0) {
        pg_output_write(&self->output, self->scratch->str, self->scratch->len);
        return;
    }
    pg_output_write(&self->output, "<", 1);
    pg_output_write(&self->output, text, length);
    pg_output_write(&self->output, ">", 1);
}

/* May a number stand without quotes and datatype? Only in the form that every reader keeps: serd,
   Raptor and rdflib agree on these; rdflib turns longer fractions into exponents. */
bool pg_turtle_is_bare_number(const char *text, size_t length, const char *datatype) {
    bool is_decimal = strcmp(datatype, XSD_NS "decimal") == 0;
    if (!is_decimal && strcmp(datatype, XSD_NS "integer") != 0)
        return false;
    const char *p = text, *end = text + length;
    if (p < end && *p == '-')
        p++;
    const char *digits = p;
    while (p < end && g_ascii_isdigit(*p))
        p++;
    if (p == digits || (*digits == '0' && (p - digits > 1 || (digits > text && !is_decimal))))
        return false;
    if (!is_decimal)
        return p == end;
    const char *point = p;
    if (p == end || *p++ != '.')
        return false;
    while (p < end && g_ascii_isdigit(*p))
        p++;
    return p == end && p - point >= 2 && p - point <= 7;
}

static void write_term(TurtleSink *self, const raptor_term *term) {
    PgOutput *output = &self->output;
    if (term->type == RAPTOR_TERM_TYPE_URI) {
        write_iri(self, term->value.uri);
    } else if (term->type == RAPTOR_TERM_TYPE_BLANK) {
        pg_output_write(output, "_:", 2);
        pg_output_puts(output, (const char *)term->value.blank.string);
    } else {
        const raptor_term_literal_value *literal = &term->value.literal;
        const char *text = (const char *)literal->string;
        if (literal->datatype &&
            pg_turtle_is_bare_number(text, literal->string_len,
                                     (const char *)raptor_uri_as_string(literal->datatype))) {
            pg_output_write(output, text, literal->string_len);
            return;
        }
        g_string_truncate(self->scratch, 0);
        pg_append_quoted(self->scratch, text, literal->string_len, "\\\\");
        pg_output_write(output, self->scratch->str, self->scratch->len);
        if (literal->language) {
            pg_output_write(output, "@", 1);
            pg_output_puts(output, (const char *)literal->language);
        } else if (literal->datatype) {
            pg_output_write(output, "^^", 2);
            write_iri(self, literal->datatype);
        }
    }
}

static void write_predicate(TurtleSink *self, const raptor_term *predicate) {
    if (strcmp((const char *)raptor_uri_as_string(predicate->value.uri), RDF_NS "type") == 0)
        pg_output_write(&self->output, "a", 1);
    else
        write_term(self, predicate);
}

static PgStatus begin(PgSink *sink, const bool *used) {
    TurtleSink *self = (TurtleSink *)sink;
    for (int i = 0; i < PG_N_PREFIXES; i++) {
        if (!used[i])
            continue;
        pg_output_puts(&self->output, "@prefix ");
        pg_output_puts(&self->output, PG_PREFIXES[i].name);
        pg_output_puts(&self->output, ": <");
        pg_output_puts(&self->output, PG_PREFIXES[i].iri);
        pg_output_puts(&self->output, "> .\n");
    }
    return self->output.failed ? PG_ERROR_IO : PG_OK;
}

static void close_graph(TurtleSink *self) {
    if (!self->is_first)
        pg_output_puts(&self->output, self->graph ? " .\n}\n" : " .\n");
}

static PgStatus take_statement(PgSink *sink, const raptor_statement *statement) {
    TurtleSink *self = (TurtleSink *)sink;
    PgOutput *output = &self->output;
    const char *indent = statement->graph ? "    " : "";
    if (self->is_first || statement->graph != self->graph) {
        close_graph(self);
        pg_output_puts(output, "\n");
        if (statement->graph) {
            write_term(self, statement->graph);
            pg_output_puts(output, " {\n");
        }
        self->subject = NULL;
    } else if (statement->subject != self->subject) {
        pg_output_puts(output, statement->graph ? " .\n" : " .\n\n");
    }
    if (statement->subject != self->subject) {
        pg_output_puts(output, indent);
        write_term(self, statement->subject);
        pg_output_puts(output, " ");
        self->predicate = NULL;
    } else if (statement->predicate != self->predicate) {
        pg_output_puts(output, " ;\n    ");
        pg_output_puts(output, indent);
    } else {
        pg_output_puts(output, " ,\n        ");
        pg_output_puts(output, indent);
    }
    if (statement->predicate != self->predicate) {
        write_predicate(self, statement->predicate);
        pg_output_puts(output, " ");
    }
    write_term(self, statement->object);
    self->is_first = false;
    self->graph = statement->graph;
    self->subject = statement->subject;
    self->predicate = statement->predicate;
    return output->failed ? PG_ERROR_IO : PG_OK;
}

static PgStatus end(PgSink *sink) {
    TurtleSink *self = (TurtleSink *)sink;
    close_graph(self);
    return pg_output_finish(&self->output);
}

static void free_sink(PgSink *sink) {
    g_string_free(((TurtleSink *)sink)->scratch, TRUE);
    g_free(sink);
}

PgSink *pg_turtle_sink_new(FILE *out) {
    TurtleSink *self = g_new(TurtleSink, 1);
    self->sink = (PgSink){begin, take_statement, end, free_sink};
    self->graph = self->subject = self->predicate = NULL;
    self->is_first = true;
    self->scratch = g_string_new(NULL);
    pg_output_init(&self->output, out);
    return &self->sink;
}
