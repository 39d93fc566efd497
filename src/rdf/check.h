/* What a syntax cannot hold, found before anything is written. */
#ifndef PG_RDF_CHECK_H
#define PG_RDF_CHECK_H

#include "graph/graph.h"

typedef enum { PG_ROLE_SUBJECT, PG_ROLE_PREDICATE, PG_ROLE_NODE } PgTermRole;

typedef enum { PG_RULES_LINES, PG_RULES_TURTLE, PG_RULES_TEXT, PG_RULES_XML } PgTermRules;

/* A constant phrase, or NULL when the term can be written in that place and read back. */
const char *pg_term_problem(const PgTerm *term, PgTermRole role, PgTermRules rules);

#endif
