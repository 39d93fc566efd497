/* RDF in and out, through Raptor. The only folder that names Raptor. */
#ifndef PG_RDF_RDF_H
#define PG_RDF_RDF_H

#include "base/log.h"
#include "base/status.h"
#include "graph/graph.h"

#include <stdio.h>

/* One statement as a parser hands it over; all strings are borrowed and UTF-8. */
typedef struct {
    const char *subject, *predicate; /* IRIs; a blank node's subject starts with "_:" */
    const char *object;
    bool object_is_literal;
    const char *datatype; /* IRI or NULL */
    const char *language; /* or NULL */
    const char *graph;    /* IRI or NULL */
    int line;             /* of the file; 0 when the parser does not tell */
} PgStatement;

/* Anything but PG_OK stops the parser and is returned. */
typedef PgStatus (*PgStatementSink)(void *data, const PgStatement *statement);

/* Parse a file; `syntax` is a name of Raptor's ("turtle", "nquads", …) or NULL to tell by the
   ending. A syntax error is logged as file:line:column and returned as PG_ERROR_SYNTAX. Raptor
   opens no network and no file of its own. */
PgStatus pg_rdf_parse(const char *path, const char *syntax, PgStatementSink sink, void *data,
                      const PgLog *log) PG_CHECKED;

/* Parse a file into a graph. */
PgStatus pg_rdf_load(const char *path, const char *syntax, PgGraph *graph,
                     const PgLog *log) PG_CHECKED;

/* The names that pg_rdf_write takes, with their labels; ends with a NULL name. Constant. */
typedef struct {
    const char *name, *label;
} PgRdfSyntax;
const PgRdfSyntax *pg_rdf_syntaxes(void);

/* Write a graph. "nquads" writes everything with its graphs; every other syntax the facts
   without graphs: neither the default graph's statements about sentences and documents nor the
   background. An unknown syntax is PG_ERROR_ARGUMENT; a failed write PG_ERROR_IO. */
PgStatus pg_rdf_write(const PgGraph *graph, const char *syntax, FILE *out,
                      const PgLog *log) PG_CHECKED;

#endif
