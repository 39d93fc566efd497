/* RDF/JSON by resource ("json") and as a list of triples ("json-triples"), both as Raptor reads
   them. Its own writer makes \U0001F600 of a character beyond the BMP, which is no JSON, and needs
   370 MB for a million triples. */
#include "rdf/json_text.h"
#include "rdf/sink.h"

#include <glib.h>

typedef struct {
    PgSink sink;
    bool by_resource, is_first;
    raptor_term *subject, *predicate; /* of the last statement; borrowed */
    PgOutput output;
} JsonSink;

static void write_object(PgOutput *output, const raptor_term *term) {
    pg_output_puts(output, "{\"type\": ");
    if (term->type != RAPTOR_TERM_TYPE_LITERAL) {
        pg_output_puts(output, term->type == RAPTOR_TERM_TYPE_URI ? "\"uri\"" : "\"bnode\"");
        pg_output_puts(output, ", \"value\": ");
        pg_json_write_resource(output, term);
    } else {
        const raptor_term_literal_value *literal = &term->value.literal;
        pg_output_puts(output, "\"literal\", \"value\": ");
        pg_json_write_string(output, "", (const char *)literal->string, literal->string_len);
        if (literal->language) {
            pg_output_puts(output, ", \"lang\": ");
            pg_json_write_string(output, "", (const char *)literal->language,
                                 strlen((const char *)literal->language));
        } else if (literal->datatype) {
            pg_output_puts(output, ", \"datatype\": ");
            pg_json_write_uri(output, literal->datatype);
        }
    }
    pg_output_puts(output, "}");
}

static PgStatus begin(PgSink *sink, const bool *used) {
    JsonSink *self = (JsonSink *)sink;
    (void)used;
    pg_output_puts(&self->output, self->by_resource ? "{" : "{\"triples\": [");
    return self->output.failed ? PG_ERROR_IO : PG_OK;
}

static void take_triple(JsonSink *self, const raptor_statement *statement) {
    PgOutput *output = &self->output;
    pg_output_puts(output, self->is_first ? "\n{\"subject\": " : ",\n{\"subject\": ");
    write_object(output, statement->subject);
    pg_output_puts(output, ", \"predicate\": ");
    write_object(output, statement->predicate);
    pg_output_puts(output, ", \"object\": ");
    write_object(output, statement->object);
    pg_output_puts(output, "}");
}

static void take_property(JsonSink *self, const raptor_statement *statement) {
    PgOutput *output = &self->output;
    bool same_subject = statement->subject == self->subject;
    bool same_predicate = same_subject && statement->predicate == self->predicate;
    if (!same_subject) {
        pg_output_puts(output, self->is_first ? "\n  " : "]\n  },\n  ");
        pg_json_write_resource(output, statement->subject);
        pg_output_puts(output, ": {\n    ");
    } else if (!same_predicate) {
        pg_output_puts(output, "],\n    ");
    } else {
        pg_output_puts(output, ",\n      ");
    }
    if (!same_predicate) {
        pg_json_write_resource(output, statement->predicate);
        pg_output_puts(output, ": [\n      ");
    }
    write_object(output, statement->object);
    self->subject = statement->subject;
    self->predicate = statement->predicate;
}

static PgStatus take_statement(PgSink *sink, const raptor_statement *statement) {
    JsonSink *self = (JsonSink *)sink;
    if (self->by_resource)
        take_property(self, statement);
    else
        take_triple(self, statement);
    self->is_first = false;
    return self->output.failed ? PG_ERROR_IO : PG_OK;
}

static PgStatus end(PgSink *sink) {
    JsonSink *self = (JsonSink *)sink;
    if (!self->by_resource)
        pg_output_puts(&self->output, "\n]}\n");
    else
        pg_output_puts(&self->output, self->is_first ? "}\n" : "]\n  }\n}\n");
    return pg_output_finish(&self->output);
}

static void free_sink(PgSink *sink) {
    g_free(sink);
}

PgSink *pg_json_sink_new(FILE *out, bool by_resource) {
    JsonSink *self = g_new(JsonSink, 1);
    self->sink = (PgSink){begin, take_statement, end, free_sink};
    self->by_resource = by_resource;
    self->is_first = true;
    self->subject = self->predicate = NULL;
    pg_output_init(&self->output, out);
    return &self->sink;
}
