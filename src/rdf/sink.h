/* Where statements go: one interface before our writers and Raptor's. N-Quads go their own, shorter
   way: see nquads.h. */
#ifndef PG_RDF_SINK_H
#define PG_RDF_SINK_H

#include "base/status.h"
#include "rdf/world.h"

#include <raptor2.h>
#include <stdbool.h>
#include <stdio.h>

/* Statements must come grouped for Turtle, JSON and JSON-LD: by graph, subject and predicate; equal
   terms are one pointer. The calls are begin, statement…, end; after a failure only free. */
typedef struct PgSink PgSink;
struct PgSink {
    /* `used` tells for each of PG_PREFIXES whether a term is abbreviated by it. */
    PgStatus (*begin)(PgSink *sink, const bool *used) PG_CHECKED;
    PgStatus (*statement)(PgSink *sink, const raptor_statement *statement) PG_CHECKED;
    PgStatus (*end)(PgSink *sink) PG_CHECKED; /* everything is at the FILE then, and flushed */
    void (*free)(PgSink *sink);
};

/* The FILE and the world are borrowed. Never NULL. Turtle is TriG without graphs. */
PgSink *pg_turtle_sink_new(FILE *out);
/* Does our Turtle leave quotes and datatype of such a literal away? */
bool pg_turtle_is_bare_number(const char *text, size_t length, const char *datatype);
PgSink *pg_json_sink_new(FILE *out, bool by_resource);
PgSink *pg_jsonld_sink_new(FILE *out);
PgSink *pg_dot_sink_new(FILE *out);
/* Any serializer of Raptor's, by its name. */
PgSink *pg_raptor_sink_new(PgWorld *world, const char *syntax, FILE *out);

#endif
