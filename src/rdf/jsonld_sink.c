/* JSON-LD 1.1 in its flattened form with whole IRIs: an array of nodes, and of named graphs that
   hold nodes. No context, so that no IRI can be taken for a prefix and a name; every value is a
   string with its datatype, so that none is made a number. */
#include "graph/vocabulary.h"
#include "rdf/json_text.h"
#include "rdf/sink.h"

#include <glib.h>

typedef struct {
    PgSink sink;
    raptor_term *graph, *subject, *predicate; /* of the last statement; borrowed */
    bool is_first, was_type;                  /* was the last one said by "@type"? */
    PgOutput output;
} JsonldSink;

static void write_object(PgOutput *output, const raptor_term *term) {
    if (term->type != RAPTOR_TERM_TYPE_LITERAL) {
        pg_output_puts(output, "{\"@id\": ");
        pg_json_write_resource(output, term);
    } else {
        const raptor_term_literal_value *literal = &term->value.literal;
        pg_output_puts(output, "{\"@value\": ");
        pg_json_write_string(output, "", (const char *)literal->string, literal->string_len);
        if (literal->language) {
            pg_output_puts(output, ", \"@language\": ");
            pg_json_write_string(output, "", (const char *)literal->language,
                                 strlen((const char *)literal->language));
        } else if (literal->datatype) {
            pg_output_puts(output, ", \"@type\": ");
            pg_json_write_uri(output, literal->datatype);
        }
    }
    pg_output_puts(output, "}");
}

static PgStatus begin(PgSink *sink, const bool *used) {
    JsonldSink *self = (JsonldSink *)sink;
    (void)used;
    pg_output_puts(&self->output, "[");
    return self->output.failed ? PG_ERROR_IO : PG_OK;
}

static void close_node(JsonldSink *self) {
    if (self->subject)
        pg_output_puts(&self->output, "]}");
    self->subject = NULL;
}

static void turn_to_graph(JsonldSink *self, raptor_term *graph) {
    close_node(self);
    if (!self->is_first)
        pg_output_puts(&self->output, self->graph ? "]},\n" : ",\n");
    else
        pg_output_puts(&self->output, "\n");
    if (graph) {
        pg_output_puts(&self->output, "{\"@id\": ");
        pg_json_write_resource(&self->output, graph);
        pg_output_puts(&self->output, ", \"@graph\": [\n");
    }
    self->graph = graph;
}

static bool is_said_by_type(const raptor_statement *statement) {
    return statement->object->type != RAPTOR_TERM_TYPE_LITERAL &&
           strcmp((const char *)raptor_uri_as_string(statement->predicate->value.uri),
                  RDF_NS "type") == 0;
}

static PgStatus take_statement(PgSink *sink, const raptor_statement *statement) {
    JsonldSink *self = (JsonldSink *)sink;
    PgOutput *output = &self->output;
    bool is_type = is_said_by_type(statement);
    if (self->is_first || statement->graph != self->graph)
        turn_to_graph(self, statement->graph);
    if (statement->subject != self->subject) {
        bool follows = self->subject != NULL;
        close_node(self);
        pg_output_puts(output, follows ? ",\n{\"@id\": " : "{\"@id\": ");
        pg_json_write_resource(output, statement->subject);
        self->predicate = NULL;
    }
    bool opens = self->predicate == NULL;
    if (opens || statement->predicate != self->predicate || is_type != self->was_type) {
        pg_output_puts(output, !opens ? "],\n  " : ",\n  ");
        if (is_type)
            pg_output_puts(output, "\"@type\"");
        else
            pg_json_write_uri(output, statement->predicate->value.uri);
        pg_output_puts(output, ": [");
    } else {
        pg_output_puts(output, ", ");
    }
    if (is_type)
        pg_json_write_resource(output, statement->object);
    else
        write_object(output, statement->object);
    self->is_first = false;
    self->was_type = is_type;
    self->subject = statement->subject;
    self->predicate = statement->predicate;
    return output->failed ? PG_ERROR_IO : PG_OK;
}

static PgStatus end(PgSink *sink) {
    JsonldSink *self = (JsonldSink *)sink;
    close_node(self);
    pg_output_puts(&self->output, self->graph ? "]}\n]\n" : "\n]\n");
    return pg_output_finish(&self->output);
}

static void free_sink(PgSink *sink) {
    g_free(sink);
}

PgSink *pg_jsonld_sink_new(FILE *out) {
    JsonldSink *self = g_new(JsonldSink, 1);
    self->sink = (PgSink){begin, take_statement, end, free_sink};
    self->graph = self->subject = self->predicate = NULL;
    self->is_first = true;
    self->was_type = false;
    pg_output_init(&self->output, out);
    return &self->sink;
}
