/* Every statement as an edge, for Graphviz. Raptor's writer compares every node with all others
   (100,000 statements take 30 s) and lets literals break its record shapes. The picture that people
   want is drawn by src/draw. */
#include "rdf/output.h"
#include "rdf/prefix.h"
#include "rdf/sink.h"

typedef struct {
    PgSink sink;
    raptor_term *subject; /* of the last statement; borrowed */
    GString *name;        /* scratch */
    PgOutput output;
} DotSink;

/* Inside quotes; DOT knows no escapes but these, and no control characters. */
static void write_text(PgOutput *output, const char *text, size_t length) {
    for (const char *end = text + length; text < end; text++) {
        if (*text == '"' || *text == '\\')
            pg_output_write(output, (const char[]){'\\', *text}, 2);
        else if (*text == '\n')
            pg_output_write(output, "\\n", 2);
        else if ((unsigned char)*text < 0x20 || *text == 0x7f)
            pg_output_write(output, " ", 1);
        else
            pg_output_write(output, text, 1);
    }
}

static void write_uri(DotSink *self, raptor_uri *uri) {
    size_t length;
    const char *text = (const char *)raptor_uri_as_counted_string(uri, &length);
    if (pg_prefix_abbreviate(text, length, self->name) >= 0)
        write_text(&self->output, self->name->str, self->name->len);
    else
        write_text(&self->output, text, length);
}

/* A node's name is its label: terms of one look are one node, but for the letter that keeps
   literals, IRIs and blank nodes apart. */
static void write_label(DotSink *self, const raptor_term *term) {
    if (term->type == RAPTOR_TERM_TYPE_URI) {
        write_uri(self, term->value.uri);
    } else if (term->type == RAPTOR_TERM_TYPE_BLANK) {
        pg_output_puts(&self->output, "_:");
        pg_output_puts(&self->output, (const char *)term->value.blank.string);
    } else {
        const raptor_term_literal_value *literal = &term->value.literal;
        write_text(&self->output, (const char *)literal->string, literal->string_len);
        if (literal->language) {
            pg_output_puts(&self->output, " @");
            pg_output_puts(&self->output, (const char *)literal->language);
        } else if (literal->datatype) {
            pg_output_puts(&self->output, " ^^");
            write_uri(self, literal->datatype);
        }
    }
}

static void write_name(DotSink *self, const raptor_term *term) {
    pg_output_puts(&self->output, term->type == RAPTOR_TERM_TYPE_LITERAL ? "\"L" : "\"R");
    write_label(self, term);
    pg_output_puts(&self->output, "\"");
}

static void write_node(DotSink *self, const raptor_term *term) {
    pg_output_puts(&self->output, "  ");
    write_name(self, term);
    pg_output_puts(&self->output, " [label=\"");
    write_label(self, term);
    pg_output_puts(&self->output,
                   term->type == RAPTOR_TERM_TYPE_LITERAL ? "\", shape=box];\n" : "\"];\n");
}

static PgStatus begin(PgSink *sink, const bool *used) {
    DotSink *self = (DotSink *)sink;
    (void)used;
    pg_output_puts(&self->output, "digraph {\n  rankdir=LR;\n  charset=\"utf-8\";\n");
    return self->output.failed ? PG_ERROR_IO : PG_OK;
}

static PgStatus take_statement(PgSink *sink, const raptor_statement *statement) {
    DotSink *self = (DotSink *)sink;
    if (statement->subject != self->subject)
        write_node(self, statement->subject);
    self->subject = statement->subject;
    write_node(self, statement->object);
    pg_output_puts(&self->output, "  ");
    write_name(self, statement->subject);
    pg_output_puts(&self->output, " -> ");
    write_name(self, statement->object);
    pg_output_puts(&self->output, " [label=\"");
    write_label(self, statement->predicate);
    pg_output_puts(&self->output, "\"];\n");
    return self->output.failed ? PG_ERROR_IO : PG_OK;
}

static PgStatus end(PgSink *sink) {
    DotSink *self = (DotSink *)sink;
    pg_output_puts(&self->output, "}\n");
    return pg_output_finish(&self->output);
}

static void free_sink(PgSink *sink) {
    g_string_free(((DotSink *)sink)->name, TRUE);
    g_free(sink);
}

PgSink *pg_dot_sink_new(FILE *out) {
    DotSink *self = g_new(DotSink, 1);
    self->sink = (PgSink){begin, take_statement, end, free_sink};
    self->subject = NULL;
    self->name = g_string_new(NULL);
    pg_output_init(&self->output, out);
    return &self->sink;
}
