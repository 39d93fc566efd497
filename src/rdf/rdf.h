/* RDF in and out, through Raptor. The only folder that names Raptor. How a graph is loaded and
   written stands in parkgraph.h.

   One call at a time: Raptor's lexers share a jump buffer, and closing it, as every call does at
   its end, cleans up libxml2 for the whole process, so no other thread may be inside libxml2 then.
 */
#ifndef PG_RDF_RDF_H
#define PG_RDF_RDF_H

#include "base/log.h"
#include "base/status.h"
#include "graph/graph.h"

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

/* Parse a file in UTF-8 of up to 1 GiB, packed when its name ends in .gz or .zst; `syntax` is
   turtle, trig, ntriples, nquads, rdfxml or json, or NULL to tell by the ending. IRIs come absolute
   and legal; the labels of nodes that have none are the same on every run. A syntax error is logged
   as file:line or file:line:column, as far as Raptor tells, and returned as PG_ERROR_SYNTAX, bytes
   that are no UTF-8 as PG_ERROR_ENCODING. Raptor opens no network and no file of its own. */
PgStatus pg_rdf_parse(const char *path, const char *syntax, PgStatementSink sink, void *data,
                      const PgLog *log) PG_CHECKED;

#endif
