/* Raptor's own serializers behind our sink. What they would drop or garble is refused before, by
   the checks of write.c; what they report themselves counts as a failure. */
#include "rdf/prefix.h"
#include "rdf/sink.h"

#include <string.h>

typedef struct {
    PgSink sink;
    PgWorld *world;
    const char *syntax;
    FILE *out;
    raptor_serializer *serializer;
    raptor_iostream *stream;
} RaptorSink;

static PgStatus result(RaptorSink *self, int failed) {
    if (ferror(self->out))
        return PG_ERROR_IO;
    return failed || self->world->n_errors > 0 ? PG_ERROR_LIBRARY : PG_OK;
}

static PgStatus begin(PgSink *sink, const bool *used) {
    RaptorSink *self = (RaptorSink *)sink;
    raptor_world *raptor = self->world->raptor;
    self->serializer = raptor_new_serializer(raptor, self->syntax);
    self->stream = raptor_new_iostream_to_file_handle(raptor, self->out);
    if (!self->serializer || !self->stream) {
        pg_log(self->world->log, PG_LOG_ERROR, NULL, "the RDF library has no writer for %s",
               self->syntax);
        return PG_ERROR_LIBRARY;
    }
    for (int i = 0; i < PG_N_PREFIXES; i++) {
        /* The prefix of RDF itself is always declared; JSON and HTML refuse any. */
        if (!used[i] || strcmp(PG_PREFIXES[i].name, "rdf") == 0)
            continue;
        raptor_uri *uri = raptor_new_uri(raptor, (const unsigned char *)PG_PREFIXES[i].iri);
        if (!uri)
            return PG_ERROR_LIBRARY;
        raptor_serializer_set_namespace(self->serializer, uri,
                                        (const unsigned char *)PG_PREFIXES[i].name);
        raptor_free_uri(uri);
    }
    /* No base: the JSON writer would make IRIs relative to it. */
    int failed = raptor_serializer_start_to_iostream(self->serializer, NULL, self->stream);
    return result(self, failed);
}

static PgStatus take_statement(PgSink *sink, const raptor_statement *statement) {
    RaptorSink *self = (RaptorSink *)sink;
    int failed =
        raptor_serializer_serialize_statement(self->serializer, (raptor_statement *)statement);
    return result(self, failed);
}

static PgStatus end(PgSink *sink) {
    RaptorSink *self = (RaptorSink *)sink;
    int failed = raptor_serializer_serialize_end(self->serializer);
    return fflush(self->out) != 0 ? PG_ERROR_IO : result(self, failed);
}

static void free_sink(PgSink *sink) {
    RaptorSink *self = (RaptorSink *)sink;
    if (self->serializer)
        raptor_free_serializer(self->serializer);
    if (self->stream)
        raptor_free_iostream(self->stream);
    g_free(self);
}

PgSink *pg_raptor_sink_new(PgWorld *world, const char *syntax, FILE *out) {
    RaptorSink *self = g_new0(RaptorSink, 1);
    self->sink = (PgSink){begin, take_statement, end, free_sink};
    self->world = world;
    self->syntax = syntax;
    self->out = out;
    return &self->sink;
}
