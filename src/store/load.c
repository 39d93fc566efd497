/* Loading a graph into a running store, so that nobody ever sees half of a graph.

   Statements of the default graph go in pieces into a staging graph whose name follows from what is
   sent; a load that was cut off finds it again and goes on where its count says. Named graphs are
   small: each is replaced whole, many of them in one update, and a graph beside the staging graph
   remembers how many updates there were. Only when the counts are right does the staging graph take
   the place of the target. */
#include "store/plan.h"
#include "store/store.h"

#include "base/digest.h"
#include "graph/vocabulary.h"

#include <string.h>

enum { PIECE = 10000, BUNDLE = 2000, TIMEOUT = 600, MAX_STALE = 200 };

#define DONE PG_NS "loadedBundle"

typedef struct {
    const PgLoadOptions *options;
    const char *target;
    char *staging, *progress; /* graphs */
    PgPlan plan;
    PgStore store;
    GString *text; /* scratch */
    PgLoadReport *report;
    const PgLog *log;
} Load;

static PgBatch batch_at(const GArray *batches, size_t i) {
    return g_array_index(batches, PgBatch, i);
}

static void tell_progress(const Load *load, size_t done) {
    if (load->options->progress)
        load->options->progress(load->options->data, done, load->plan.n_quads);
}

static PgStatus update(Load *load, const char *format, ...) G_GNUC_PRINTF(2, 3) PG_CHECKED;
static PgStatus update(Load *load, const char *format, ...) {
    va_list values;
    va_start(values, format);
    g_string_vprintf(load->text, format, values);
    va_end(values);
    return pg_store_update(&load->store, load->text->str, load->text->len);
}

static PgStatus drop_staging(Load *load) {
    return update(load, "DROP SILENT GRAPH <%s> ; DROP SILENT GRAPH <%s>", load->staging,
                  load->progress);
}

static PgStatus wrong_count(Load *load, const char *what, size_t found, size_t wanted) {
    pg_log(load->log, PG_LOG_ERROR, NULL,
           "%s: the store has %zu statements instead of %zu, so it lost or changed some", what,
           found, wanted);
    return PG_ERROR_IO;
}

/* Sending */

static PgStatus send_piece(Load *load, const char *method, const char *graph, PgBatch batch) {
    g_string_truncate(load->text, 0);
    pg_plan_append_triples(&load->plan, batch, load->text);
    return pg_store_send(&load->store, method, graph, load->text->str, load->text->len);
}

/* How many pieces an earlier try has left whole in the staging graph. */
static PgStatus find_pieces(Load *load, guint *first) {
    size_t n;
    *first = 0;
    TRY(pg_store_count(&load->store, load->staging, &n));
    if (n > load->plan.n_default)
        return drop_staging(load);
    while (*first < load->plan.pieces->len && batch_at(load->plan.pieces, *first).end <= n)
        ++*first;
    if (*first)
        load->report->n_resumed += batch_at(load->plan.pieces, *first - 1).end;
    return PG_OK;
}

static PgStatus send_pieces(Load *load) {
    guint first;
    TRY(find_pieces(load, &first));
    for (guint i = first; i < load->plan.pieces->len; i++) {
        PgBatch batch = batch_at(load->plan.pieces, i);
        tell_progress(load, batch.start);
        TRY(send_piece(load, "POST", load->staging, batch));
    }
    return PG_OK;
}

static PgStatus send_bundle(Load *load, guint i) {
    PgBatch batch = batch_at(load->plan.bundles, i);
    GString *text = load->text;
    g_string_truncate(text, 0);
    if (!load->options->adds)
        pg_plan_append_names(&load->plan, batch, "CLEAR SILENT GRAPH ", " ;\n", text);
    g_string_append(text, "INSERT DATA {\n");
    pg_plan_append_graphs(&load->plan, batch, text);
    g_string_append_printf(text, "GRAPH <%s> { <%s> <" DONE "> %u }\n}", load->progress,
                           load->staging, i);
    return pg_store_update(&load->store, text->str, text->len);
}

static PgStatus send_bundles(Load *load) {
    size_t first;
    TRY(pg_store_count(&load->store, load->progress, &first));
    for (guint i = (guint)MIN(first, load->plan.bundles->len); i < load->plan.bundles->len; i++) {
        tell_progress(load, batch_at(load->plan.bundles, i).start);
        TRY(send_bundle(load, i));
    }
    if (first && first <= load->plan.bundles->len)
        load->report->n_resumed +=
            batch_at(load->plan.bundles, (guint)first - 1).end - load->plan.n_default;
    return PG_OK;
}

/* Counting */

static PgStatus count_bundle(Load *load, PgBatch batch, size_t *n) {
    if (!load->store.query)
        return pg_store_count(
            &load->store,
            pg_graph_term(load->plan.graph, load->plan.quads[batch.start].graph).value, n);
    g_string_assign(load->text, "SELECT (COUNT(*) AS ?n) WHERE { VALUES ?g {");
    pg_plan_append_names(&load->plan, batch, " ", "", load->text);
    g_string_append(load->text, " } GRAPH ?g { ?s ?p ?o } }");
    return pg_store_query_number(&load->store, load->text->str, n);
}

static PgStatus check_bundles(Load *load) {
    for (guint i = 0; i < load->plan.bundles->len; i++) {
        PgBatch batch = batch_at(load->plan.bundles, i);
        size_t n, wanted = batch.end - batch.start;
        TRY(count_bundle(load, batch, &n));
        if (load->options->adds ? n < wanted : n != wanted)
            return wrong_count(load, "graphs of sentences", n, wanted);
        load->report->n_counted += wanted;
    }
    return PG_OK;
}

static PgStatus check_staging(Load *load) {
    size_t n;
    TRY(pg_store_count(&load->store, load->staging, &n));
    if (n != load->plan.n_default)
        return wrong_count(load, "the staging graph", n, load->plan.n_default);
    return check_bundles(load);
}

/* Taking the place of what was there */

/* Graphs of sentences that the target lists and the new one does not are dropped. */
static PgStatus drop_stale(Load *load) {
    for (bool more = true; more;) {
        char *query =
            g_strdup_printf("SELECT DISTINCT ?g WHERE { GRAPH <%s> { ?g a <" PG_NS "Sentence> } "
                            "GRAPH ?g { ?s ?p ?o } FILTER NOT EXISTS { GRAPH <%s> { ?g a <" PG_NS
                            "Sentence> } } } LIMIT %d",
                            load->target, load->staging, MAX_STALE);
        GPtrArray *graphs = g_ptr_array_new_with_free_func(g_free);
        PgStatus status = pg_store_query_column(&load->store, query, graphs);
        g_free(query);
        g_string_truncate(load->text, 0);
        for (guint i = 0; i < graphs->len; i++)
            g_string_append_printf(load->text, "%sDROP SILENT GRAPH <%s>", i ? " ;\n" : "",
                                   (char *)graphs->pdata[i]);
        more = graphs->len > 0;
        load->report->n_dropped += graphs->len;
        g_ptr_array_free(graphs, TRUE);
        if (status == PG_OK && more)
            status = pg_store_update(&load->store, load->text->str, load->text->len);
        TRY(status);
    }
    return PG_OK;
}

/* One update, which stores carry out as a whole; said again it does the same, so it may be tried
   again. Not MOVE: a second one would replace the target by nothing. */
static PgStatus fill_target(Load *load) {
    bool adds = load->options->adds;
    if (load->store.kind->copies)
        return update(load, "%s GRAPH <%s> TO GRAPH <%s>", adds ? "ADD" : "COPY", load->staging,
                      load->target);
    return update(load,
                  "%s GRAPH <%s> ; INSERT { GRAPH <%s> { ?s ?p ?o } } "
                  "WHERE { GRAPH <%s> { ?s ?p ?o } }",
                  adds ? "CREATE SILENT" : "CLEAR SILENT", load->target, load->target,
                  load->staging);
}

static PgStatus replace_target(Load *load) {
    TRY(drop_stale(load));
    if (!load->plan.n_default)
        return update(load, "CLEAR SILENT GRAPH <%s>", load->target);
    TRY(fill_target(load));
    size_t n;
    TRY(pg_store_count(&load->store, load->target, &n));
    return n == load->plan.n_default ? PG_OK
                                     : wrong_count(load, load->target, n, load->plan.n_default);
}

static PgStatus add_to_target(Load *load) {
    if (!load->plan.n_default)
        return PG_OK;
    TRY(fill_target(load));
    char *query = g_strdup_printf("SELECT (COUNT(*) AS ?n) WHERE { GRAPH <%s> { ?s ?p ?o } "
                                  "GRAPH <%s> { ?s ?p ?o } }",
                                  load->staging, load->target);
    size_t n;
    PgStatus status = pg_store_query_number(&load->store, query, &n);
    g_free(query);
    TRY(status);
    return n == load->plan.n_default ? PG_OK
                                     : wrong_count(load, load->target, n, load->plan.n_default);
}

static PgStatus load_staged(Load *load) {
    TRY(send_pieces(load));
    TRY(send_bundles(load));
    tell_progress(load, load->plan.n_quads);
    PgStatus status = check_staging(load);
    if (status != PG_OK) {
        /* What the store has changed is no start for another try. */
        if (drop_staging(load) != PG_OK)
            pg_log(load->log, PG_LOG_WARNING, NULL, "<%s> stays in the store", load->staging);
        return status;
    }
    TRY(load->options->adds ? add_to_target(load) : replace_target(load));
    load->report->n_counted += load->plan.n_default;
    return drop_staging(load);
}

/* A store that knows no MOVE: PUT replaces a graph in one request. */
static PgStatus load_whole(Load *load) {
    const PgPlan *plan = &load->plan;
    const char *method = load->options->adds ? "POST" : "PUT";
    for (guint i = 0; i < plan->pieces->len; i++)
        TRY(send_piece(load, method, load->target, batch_at(plan->pieces, i)));
    for (guint i = 0; i < plan->bundles->len; i++) {
        PgBatch batch = batch_at(plan->bundles, i);
        tell_progress(load, batch.start);
        const char *name = pg_graph_term(plan->graph, plan->quads[batch.start].graph).value;
        TRY(send_piece(load, method, name, batch));
    }
    tell_progress(load, plan->n_quads);
    if (plan->n_default) {
        size_t n;
        TRY(pg_store_count(&load->store, load->target, &n));
        if (load->options->adds ? n < plan->n_default : n != plan->n_default)
            return wrong_count(load, load->target, n, plan->n_default);
        load->report->n_counted += plan->n_default;
    }
    return check_bundles(load);
}

static PgStatus run(Load *load, const PgGraph *graph) {
    const PgLoadOptions *options = load->options;
    bool is_staged = load->store.update != NULL;
    size_t piece = options->batch ? options->batch : PIECE;
    size_t bundle = options->batch ? MIN(options->batch, BUNDLE) : BUNDLE;
    if (!is_staged) {
        piece = options->adds ? piece : G_MAXSSIZE;
        bundle = 1; /* each graph alone */
    }
    TRY(pg_plan_make(graph, piece, bundle, load->store.kind->longest_iri, &load->plan, load->log));
    char *name = g_strconcat(load->plan.digest, options->adds ? "+" : "=", load->target, NULL);
    char digest[PG_DIGEST_ROOM];
    pg_digest(name, strlen(name), digest);
    load->staging = g_strdup_printf("urn:parkgraph:staging:%.16s", digest);
    load->progress = g_strconcat(load->staging, ":progress", NULL);
    g_free(name);
    load->report->n_graphs = load->plan.n_graphs;
    load->report->n_statements = load->plan.n_quads;
    return is_staged ? load_staged(load) : load_whole(load);
}

static bool is_graph_name(const char *iri) {
    return g_ascii_isalpha(*iri) && strchr(iri, ':') && !strpbrk(iri, " <>\"{}|^`\\\t\r\n");
}

PgStatus pg_store_load(const PgGraph *graph, const PgLoadOptions *options, PgLoadReport *report,
                       const PgLog *log) {
    *report = (PgLoadReport){0};
    const PgStoreKind *kind = pg_store_kind_find(options->kind);
    const char *target = options->graph ? options->graph : PG_LOADED;
    size_t n_quads;
    pg_graph_quads(graph, &n_quads);
    const char *problem = !kind                    ? "no kind of store is called that"
                          : !is_graph_name(target) ? "the name of a graph is an absolute IRI"
                          : !n_quads               ? "there are no statements to load"
                                                   : NULL;
    if (problem) {
        pg_log(log, PG_LOG_ERROR, NULL, "%s", problem);
        return PG_ERROR_ARGUMENT;
    }
    Load load = {.options = options, .target = target, .report = report, .log = log};
    PgHttpOptions http = {.user = options->user,
                          .password = options->password,
                          .token = options->token,
                          .retries = options->retries,
                          .timeout = TIMEOUT};
    PgStatus status = pg_store_open(&load.store, kind, options->url, options->query, &http, log);
    load.text = g_string_new(NULL);
    if (status == PG_OK) {
        status = run(&load, graph);
        pg_plan_free(&load.plan);
    }
    pg_store_close(&load.store);
    g_string_free(load.text, TRUE);
    g_free(load.staging);
    g_free(load.progress);
    return status;
}
