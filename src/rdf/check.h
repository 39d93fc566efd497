/* What a syntax cannot hold, found before anything is written. */
#ifndef PG_RDF_CHECK_H
#define PG_RDF_CHECK_H

#include "graph/graph.h"

/* Hidden is a datatype that goes without saying. */
typedef enum { PG_ROLE_SUBJECT, PG_ROLE_PREDICATE, PG_ROLE_NODE, PG_ROLE_HIDDEN } PgTermRole;

typedef enum {
    PG_RULES_TEXT, /* anything that RDF allows */
    PG_RULES_TURTLE,
    PG_RULES_JSONLD,
    PG_RULES_XML,        /* RDF/XML */
    PG_RULES_XML_ABBREV, /* with classes as elements */
    PG_RULES_HTML,
} PgTermRules;

/* A constant phrase, or NULL when the term can be written in that place and read back. */
const char *pg_term_problem(const PgGraph *graph, PgTermId id, PgTermRole role, PgTermRules rules);

#endif
