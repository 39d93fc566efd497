/* IRIs that can be read, the same on every run and machine. */
#ifndef PG_CORPUS_IRI_H
#define PG_CORPUS_IRI_H

#include <glib.h>

/* Append a name as one path segment: NFKC, blanks and quotation marks left out, what an IRI's
   segment may not hold percent-encoded, cut to `limit` bytes at a character with a digest behind
   when it is longer. */
void pg_iri_append_segment(GString *iri, const char *name, gsize limit);

/* Append a document's name, '/' kept, everything else as above; blanks are encoded, not dropped. */
void pg_iri_append_path(GString *iri, const char *path);

/* The name itself, or name~2, name~3 … when a document before has it: of two records with one id.
   Added to `taken` (which frees its keys with g_free) and borrowed from there. */
char *pg_iri_unique_name(GHashTable *taken, const char *name);

#endif
