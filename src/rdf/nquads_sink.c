/* N-Triples and N-Quads in UTF-8. Raptor's writer escapes CJK to \uXXXX, which doubles the size,
   and takes three times as long. */
#include "rdf/output.h"
#include "rdf/sink.h"

#include <glib.h>

typedef struct {
    PgSink sink;
    PgOutput output;
} NquadsSink;

static void write_uri(PgOutput *output, raptor_uri *uri) {
    size_t length;
    const char *text = (const char *)raptor_uri_as_counted_string(uri, &length);
    pg_output_write(output, "<", 1);
    pg_output_write(output, text, length);
    pg_output_write(output, ">", 1);
}

static void write_term(PgOutput *output, const raptor_term *term) {
    if (term->type == RAPTOR_TERM_TYPE_URI) {
        write_uri(output, term->value.uri);
    } else if (term->type == RAPTOR_TERM_TYPE_BLANK) {
        pg_output_write(output, "_:", 2);
        pg_output_puts(output, (const char *)term->value.blank.string);
    } else {
        const raptor_term_literal_value *literal = &term->value.literal;
        /* rdflib 6 takes "\\\\n" for a backslash and a line end. */
        pg_output_quoted(output, (const char *)literal->string, literal->string_len, "\\u005C");
        if (literal->language) {
            pg_output_write(output, "@", 1);
            pg_output_puts(output, (const char *)literal->language);
        } else if (literal->datatype) {
            pg_output_write(output, "^^", 2);
            write_uri(output, literal->datatype);
        }
    }
}

static PgStatus begin(PgSink *sink, const bool *used) {
    (void)sink, (void)used;
    return PG_OK;
}

static PgStatus take_statement(PgSink *sink, const raptor_statement *statement) {
    PgOutput *output = &((NquadsSink *)sink)->output;
    write_term(output, statement->subject);
    pg_output_write(output, " ", 1);
    write_term(output, statement->predicate);
    pg_output_write(output, " ", 1);
    write_term(output, statement->object);
    if (statement->graph) {
        pg_output_write(output, " ", 1);
        write_term(output, statement->graph);
    }
    pg_output_write(output, " .\n", 3);
    return output->failed ? PG_ERROR_IO : PG_OK;
}

static PgStatus end(PgSink *sink) {
    return pg_output_finish(&((NquadsSink *)sink)->output);
}

static void free_sink(PgSink *sink) {
    g_free(sink);
}

PgSink *pg_nquads_sink_new(FILE *out, bool is_ascii) {
    NquadsSink *self = g_new(NquadsSink, 1);
    self->sink = (PgSink){begin, take_statement, end, free_sink};
    pg_output_init(&self->output, out);
    self->output.is_ascii = is_ascii;
    return &self->sink;
}
