/* RDF in and out, through Raptor. The only folder that names Raptor.

   One call at a time: Raptor's lexers share a jump buffer, and closing it, as every call does at
   its end, cleans up libxml2 for the whole process, so no other thread may be inside libxml2 then.
 */
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
    int line;             /* where the object begins; 0 when the parser does not tell (JSON) */
} PgStatement;

/* Anything but PG_OK stops the parser and is returned. */
typedef PgStatus (*PgStatementSink)(void *data, const PgStatement *statement);

/* Parse a file in UTF-8 of up to 1 GiB; `syntax` is turtle, trig, ntriples, nquads, rdfxml or json,
   or NULL to tell by the ending. IRIs come absolute and legal; the labels of nodes that have none
   are the same on every run. A syntax error is logged as file:line or file:line:column, as far as
   Raptor tells, and returned as PG_ERROR_SYNTAX, bytes that are no UTF-8 as PG_ERROR_ENCODING.
   Raptor opens no network and no file of its own. */
PgStatus pg_rdf_parse(const char *path, const char *syntax, PgStatementSink sink, void *data,
                      const PgLog *log) PG_CHECKED;

/* Parse a file into a graph; what came before an error stays in it. Blank nodes of a second file
   get labels of their own. */
PgStatus pg_rdf_load(const char *path, const char *syntax, PgGraph *graph,
                     const PgLog *log) PG_CHECKED;

/* The names that pg_rdf_write takes, with their labels; ends with a NULL name. Constant. */
typedef struct {
    const char *name, *label;
} PgRdfSyntax;
const PgRdfSyntax *pg_rdf_syntaxes(void);

/* Write a graph. "nquads" and "trig" write everything with its graphs; every other syntax the facts
   without graphs: neither the default graph's statements about sentences and documents nor the
   background. N-Quads and N-Triples keep the graph's order, the others sort. An unknown syntax is
   PG_ERROR_ARGUMENT; a failed write PG_ERROR_IO; a term that the syntax cannot hold is logged and
   PG_ERROR_LIBRARY, before anything is written. rdfxml-xmp, rss-1.0 and atom have no place for most
   of a graph, which is logged as a warning. `out` is flushed, not closed. */
PgStatus pg_rdf_write(const PgGraph *graph, const char *syntax, FILE *out,
                      const PgLog *log) PG_CHECKED;

#endif
