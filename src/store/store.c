#include "store/store.h"

#include <string.h>

#define NTRIPLES "application/n-triples"

/* Virtuoso wants Digest at the doors with "-auth", takes IRIs up to about 1,800 bytes, and some of
   its versions know no N-Triples by that name. COPY of Jena's TDB2 loses statements when the target
   is there, so only Virtuoso, which is ten times faster that way, is told to copy; and Virtuoso
   lets one wait for ever for the bare text of an update, while the others' servers (RDF4J's) limit
   a form to 200 kB. QLever has one door for everything and no MOVE, a plain graph store none but
   the graphs. */
static const PgStoreKind kinds[] = {
    {"virtuoso", "/sparql-graph-crud-auth", "/sparql-auth", "/sparql-auth", "text/turtle",
     PG_HTTP_DIGEST, true, true, 1800},
    {"fuseki", "/data", "/query", "/update", NTRIPLES, PG_HTTP_ANY, false, false, 0},
    {"oxigraph", "/store", "/query", "/update", NTRIPLES, PG_HTTP_BASIC, false, false, 0},
    {"rdf4j", "/rdf-graphs/service", "", "/statements", NTRIPLES, PG_HTTP_BASIC, false, false, 0},
    {"graphdb", "/rdf-graphs/service", "", "/statements", NTRIPLES, PG_HTTP_BASIC, false, false, 0},
    {"qlever", "", "", NULL, NTRIPLES, PG_HTTP_BASIC, false, false, 0},
    {"gsp", "", NULL, NULL, NTRIPLES, PG_HTTP_ANY, false, false, 0},
};

const PgStoreKind *pg_store_kind_find(const char *name) {
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (strcmp(kinds[i].name, name) == 0)
            return &kinds[i];
    return NULL;
}

static char *address(const char *url, const char *door) {
    if (!door)
        return NULL;
    size_t length = strlen(url);
    if (*door == '/' && length && url[length - 1] == '/')
        length--;
    return g_strdup_printf("%.*s%s", (int)length, url, door);
}

PgStatus pg_store_open(PgStore *store, const PgStoreKind *kind, const char *url, const char *query,
                       const PgHttpOptions *options, const PgLog *log) {
    *store = (PgStore){.kind = kind, .log = log};
    if (!pg_http_url_is_plain(url, log) || (query && !pg_http_url_is_plain(query, log)))
        return PG_ERROR_ARGUMENT;
    PgHttpOptions manner = *options;
    manner.auth = kind->auth;
    TRY(pg_http_new(&manner, &store->http, log));
    store->graphs = address(url, kind->graphs);
    store->query = query ? g_strdup(query) : address(url, kind->query);
    store->update = address(url, kind->update);
    store->answer = g_string_new(NULL);
    store->form = g_string_new(NULL);
    return PG_OK;
}

void pg_store_close(PgStore *store) {
    pg_http_free(store->http);
    g_free(store->graphs);
    g_free(store->query);
    g_free(store->update);
    if (store->answer)
        g_string_free(store->answer, TRUE);
    if (store->form)
        g_string_free(store->form, TRUE);
    *store = (PgStore){0};
}

static char *graph_address(const PgStore *store, const char *graph) {
    GString *url = g_string_new(store->graphs);
    g_string_append_c(url, '?');
    pg_http_append_field(url, "graph", graph, strlen(graph));
    return g_string_free(url, FALSE);
}

PgStatus pg_store_send(PgStore *store, const char *method, const char *graph, const char *triples,
                       size_t length) {
    char *url = graph_address(store, graph);
    PgHttpRequest request = {.method = method,
                             .url = url,
                             .type = store->kind->triples,
                             .body = triples,
                             .length = length};
    PgStatus status = pg_http_send(store->http, &request, store->answer);
    g_free(url);
    return status;
}

/* As a form, which every store takes. */
static PgStatus send_form(PgStore *store, const char *url, const char *name, const char *text,
                          size_t length) {
    g_string_truncate(store->form, 0);
    pg_http_append_field(store->form, name, text, length);
    PgHttpRequest request = {.method = "POST",
                             .url = url,
                             .type = "application/x-www-form-urlencoded",
                             .accept = *name == 'q' ? "text/csv" : NULL,
                             .body = store->form->str,
                             .length = store->form->len};
    return pg_http_send(store->http, &request, store->answer);
}

PgStatus pg_store_update(PgStore *store, const char *update, size_t length) {
    if (store->kind->wants_forms)
        return send_form(store, store->update, "update", update, length);
    PgHttpRequest request = {.method = "POST",
                             .url = store->update,
                             .type = "application/sparql-update; charset=utf-8",
                             .body = update,
                             .length = length};
    return pg_http_send(store->http, &request, store->answer);
}

/* One column of CSV with its head: a line a cell, in quotes or not. */
PgStatus pg_store_query_column(PgStore *store, const char *query, GPtrArray *cells) {
    TRY(send_form(store, store->query, "query", query, strlen(query)));
    char **lines = g_strsplit(store->answer->str, "\n", -1);
    for (size_t i = 0; lines[0] && lines[i + 1]; i++) {
        char *cell = g_strstrip(lines[i]);
        size_t length = strlen(cell);
        bool is_quoted = length >= 2 && *cell == '"' && cell[length - 1] == '"';
        if (i > 0 && length)
            g_ptr_array_add(cells, g_strndup(cell + is_quoted, length - 2 * (size_t)is_quoted));
    }
    g_strfreev(lines);
    return PG_OK;
}

static bool parse_number(const char *text, size_t *number) {
    guint64 value;
    if (!g_ascii_string_to_unsigned(text, 10, 0, G_MAXSIZE, &value, NULL))
        return false;
    *number = (size_t)value;
    return true;
}

PgStatus pg_store_query_number(PgStore *store, const char *query, size_t *number) {
    GPtrArray *cells = g_ptr_array_new_with_free_func(g_free);
    PgStatus status = pg_store_query_column(store, query, cells);
    if (status == PG_OK && (cells->len != 1 || !parse_number(cells->pdata[0], number))) {
        pg_log(store->log, PG_LOG_ERROR, NULL, "%s: the answer to a count is no number: %.200s",
               store->query, store->answer->str);
        status = PG_ERROR_IO;
    }
    g_ptr_array_free(cells, TRUE);
    return status;
}

/* Without a query: fetch the graph and count the lines that end in a full stop. */
static PgStatus count_by_fetching(PgStore *store, const char *graph, size_t *n) {
    char *url = graph_address(store, graph);
    PgHttpRequest request = {.method = "GET", .url = url, .accept = NTRIPLES};
    PgStatus status = pg_http_send(store->http, &request, store->answer);
    g_free(url);
    *n = 0;
    const char *text = store->answer->str, *end;
    for (; status == PG_OK && (end = strchr(text, '\n')); text = end + 1) {
        while (end > text && g_ascii_isspace(end[-1]))
            end--;
        *n += end > text && end[-1] == '.' && *text != '#';
        end = strchr(end, '\n');
    }
    return status;
}

PgStatus pg_store_count(PgStore *store, const char *graph, size_t *n) {
    if (!store->query)
        return count_by_fetching(store, graph, n);
    char *query =
        g_strdup_printf("SELECT (COUNT(*) AS ?n) WHERE { GRAPH <%s> { ?s ?p ?o } }", graph);
    PgStatus status = pg_store_query_number(store, query, n);
    g_free(query);
    return status;
}
