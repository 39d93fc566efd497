/* Triple stores: where each kind has its doors, and what goes through them. */
#ifndef PG_STORE_STORE_H
#define PG_STORE_STORE_H

#include "store/http.h"

typedef struct {
    const char *name;
    /* Behind the URL that the user gives; NULL: the store is not asked that way. */
    const char *graphs, *query, *update;
    const char *triples; /* what it calls N-Triples */
    PgHttpAuth auth;
    bool copies;        /* COPY and ADD are right and fast */
    bool wants_forms;   /* takes an update as a form's field only */
    size_t longest_iri; /* bytes; 0 for any */
} PgStoreKind;

/* NULL for an unknown name. */
const PgStoreKind *pg_store_kind_find(const char *name);

typedef struct {
    const PgStoreKind *kind;
    PgHttp *http;
    char *graphs, *query, *update; /* addresses, or NULL */
    GString *answer, *form;        /* scratch */
    const PgLog *log;
} PgStore;

/* `query` is the address for queries of a store whose kind has none, or NULL. Strings are borrowed
   as by pg_http_new. */
PgStatus pg_store_open(PgStore *store, const PgStoreKind *kind, const char *url, const char *query,
                       const PgHttpOptions *options, const PgLog *log) PG_CHECKED;
void pg_store_close(PgStore *store);

/* Graph Store Protocol: "POST" adds N-Triples to a graph, "PUT" replaces it by them. */
PgStatus pg_store_send(PgStore *store, const char *method, const char *graph, const char *triples,
                       size_t length) PG_CHECKED;
/* One SPARQL Update, which must be such that it may be tried again. */
PgStatus pg_store_update(PgStore *store, const char *update, size_t length) PG_CHECKED;
/* The number that a query's one row and column is. */
PgStatus pg_store_query_number(PgStore *store, const char *query, size_t *number) PG_CHECKED;
/* The cells of a query's one column, to which char* are appended. */
PgStatus pg_store_query_column(PgStore *store, const char *query, GPtrArray *cells) PG_CHECKED;
/* How many statements a graph has: by query, or by fetching the graph where there is no query. */
PgStatus pg_store_count(PgStore *store, const char *graph, size_t *n) PG_CHECKED;

#endif
