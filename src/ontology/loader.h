/* Inside ontology/: what the parts of loading share. Statements are gathered by subject; everything
   lives in the ontology's arena or is interned in the loader. */
#ifndef PG_ONTOLOGY_LOADER_H
#define PG_ONTOLOGY_LOADER_H

#include "ontology/internal.h"

typedef struct PgTriple {
    struct PgTriple *next;
    const char *predicate; /* interned */
    const char *object;
    bool is_literal, is_chinese;
    const char *file;
    int line;
} PgTriple;

typedef struct {
    const char *iri;
    PgTriple *first, *last;
} PgSubject;

typedef struct {
    PgOntology *ontology;
    const PgLog *log;
    GHashTable *subjects; /* iri → PgSubject */
    GPtrArray *order;
    GHashTable *predicates; /* interned strings */
    GHashTable *words;      /* interned predicates of words → what they say */
    GPtrArray *imports;
    bool labels_only;
    GHashTable *declared;   /* interned predicates that were found to be declared */
    const char *last_class; /* that was looked up */
    const char *file;
    PgSubject *current;
    uint32_t n_errors;
} PgLoader;

/* A fault of the Turtle, told by its file and line: of a statement, or of the file that is read. */
void pg_loader_report(PgLoader *loader, const PgTriple *at, const char *format, const char *detail);

/* Text that lives as long as the ontology. */
const char *pg_loader_copy(PgLoader *loader, const char *text);

/* What follows a namespace in an IRI; NULL for one outside of it. */
const char *pg_local_name(const char *iri, const char *namespace);
PgClass pg_loader_class(const PgOntology *ontology, const char *name);
/* The object of the first statement of a predicate; NULL for none. */
const char *pg_subject_object(const PgSubject *subject, const char *predicate);
bool pg_subject_has_type(const PgSubject *subject, const char *type);
bool pg_loader_is_true(const char *text);

/* ---- load_names.c: the gazetteer and the forms of names ---- */

void pg_loader_add_forms(PgLoader *loader, const PgSubject *subject);
void pg_loader_sort_forms(PgLoader *loader); /* when all were added, before the first place */
void pg_loader_add_place(PgLoader *loader, const PgSubject *subject, PgClass class);
void pg_loader_link_places(PgLoader *loader); /* when all were added */
void pg_loader_add_industry(PgLoader *loader, const PgSubject *subject);

#endif
