/* RDF terms as strings of JSON. */
#ifndef PG_RDF_JSON_TEXT_H
#define PG_RDF_JSON_TEXT_H

#include "rdf/output.h"

#include <raptor2.h>

/* A string in its quotes; the prefix needs no escapes. */
void pg_json_write_string(PgOutput *output, const char *prefix, const char *text, size_t length);
void pg_json_write_uri(PgOutput *output, raptor_uri *uri);
/* An IRI, or a blank node's label behind "_:". */
void pg_json_write_resource(PgOutput *output, const raptor_term *term);

#endif
