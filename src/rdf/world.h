/* One Raptor world for one call of ours; it does not outlive the call. */
#ifndef PG_RDF_WORLD_H
#define PG_RDF_WORLD_H

#include "base/log.h"
#include "base/status.h"

#include <raptor2.h>
#include <stdbool.h>

typedef struct {
    raptor_world *raptor;
    const PgLog *log;
    const char *file; /* that is parsed, or NULL; stands before the line in messages */
    int n_errors;     /* what Raptor reported so far */
} PgWorld;

/* Interned URIs cost a tree search each. Raptor's parsers of N-Triples and N-Quads forget to free
   datatypes, of which interning leaves one each. Opens no network library. `world` must stay where
   it is until it is closed. */
PgStatus pg_world_open(PgWorld *world, const char *file, bool interned,
                       const PgLog *log) PG_CHECKED;
void pg_world_close(PgWorld *world);

/* May this be written between < and >: absolute, without what N-Triples forbids? */
bool pg_iri_is_valid(const char *iri, size_t length);

#endif
