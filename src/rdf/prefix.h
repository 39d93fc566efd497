/* The prefixes of our Turtle, and the names that they make. */
#ifndef PG_RDF_PREFIX_H
#define PG_RDF_PREFIX_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

enum { PG_N_PREFIXES = 24 };

typedef struct {
    const char *name, *iri;
} PgPrefix;

extern const PgPrefix PG_PREFIXES[PG_N_PREFIXES];

/* The namespace that an IRI is one name below: an index of PG_PREFIXES, and where the name starts;
   -1 when there is none. */
int pg_prefix_find(const char *iri, size_t length, size_t *start);

/* Set `name` to the IRI as `prefix:local` with the escapes that Turtle wants. -1 when no prefix or
   no such name fits, else the prefix. */
int pg_prefix_abbreviate(const char *iri, size_t length, GString *name);

/* Would a reader that resolves it against a base change it? */
bool pg_iri_has_dot_segment(const char *iri, size_t length);

/* May this be what follows "_:"? */
bool pg_label_is_valid(const char *label, size_t length);

#endif
