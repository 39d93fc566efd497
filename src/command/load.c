/* parkgraph load: a graph that was built before into a running triple store. */
#include "command/command.h"

#include "base/file.h"
#include "rdf/rdf.h"
#include "store/store.h"

#include <string.h>
#include <unistd.h>

enum { BAR = 30, RETRIES = 6, MOST_RETRIES = 20 };

typedef struct {
    gint64 begin, last; /* microseconds */
} Progress;

static void draw_bar(void *data, size_t done, size_t total) {
    Progress *progress = data;
    gint64 now = g_get_monotonic_time();
    if (done < total && now - progress->last < G_USEC_PER_SEC / 10)
        return;
    progress->last = now;
    char bar[BAR + 1];
    size_t filled = total ? done * BAR / total : BAR;
    memset(bar, '#', filled);
    memset(bar + filled, '.', BAR - filled);
    bar[BAR] = '\0';
    double seconds = (double)(now - progress->begin) / G_USEC_PER_SEC;
    g_printerr("\r[%s] %3zu%%  %zu of %zu  %.0f/s ", bar, total ? done * 100 / total : 100, done,
               total, seconds > 0 ? (double)done / seconds : 0);
    if (done == total)
        g_printerr("\n");
}

/* A secret from a file, else from the environment; NULL when there is none. The caller's. */
static PgStatus find_secret(const char *path, const char *variable, char **secret,
                            const PgLog *log) {
    *secret = NULL;
    if (!path) {
        *secret = g_strdup(g_getenv(variable));
        return PG_OK;
    }
    GError *error = NULL;
    if (!g_file_get_contents(path, secret, NULL, &error)) {
        pg_log(log, PG_LOG_ERROR, path, "%s", error->message);
        g_error_free(error);
        return PG_ERROR_IO;
    }
    (*secret)[strcspn(*secret, "\r\n")] = '\0';
    return PG_OK;
}

static PgStatus tell(const PgLoadReport *report, double seconds, const PgLog *log) {
    PgOutFile out;
    TRY(pg_out_file_open(&out, "-", log));
    fprintf(out.stream, "%zu statements loaded and counted, %zu named graphs, %.1f s\n",
            report->n_counted, report->n_graphs, seconds);
    if (report->n_resumed)
        fprintf(out.stream, "%zu of them an earlier load had brought already\n", report->n_resumed);
    if (report->n_dropped)
        fprintf(out.stream, "%zu graphs of sentences that are no more were dropped\n",
                report->n_dropped);
    return pg_out_file_commit(&out, log);
}

static PgStatus load(const char *path, PgLoadOptions *options, const char *password_file,
                     const char *token_file, const PgLog *log) {
    char *password = NULL, *token = NULL;
    PgGraph *graph = pg_graph_new();
    Progress progress = {.begin = g_get_monotonic_time()};
    PgStatus status = find_secret(password_file, "PARKGRAPH_PASSWORD", &password, log);
    if (status == PG_OK)
        status = find_secret(token_file, "PARKGRAPH_TOKEN", &token, log);
    if (status == PG_OK)
        status = pg_rdf_load(path, NULL, graph, log);
    if (status == PG_OK) {
        PgLoadReport report;
        options->password = password;
        options->token = token;
        if (isatty(STDERR_FILENO)) {
            options->progress = draw_bar;
            options->data = &progress;
        }
        status = pg_store_load(graph, options, &report, log);
        double seconds = (double)(g_get_monotonic_time() - progress.begin) / G_USEC_PER_SEC;
        if (status == PG_OK)
            status = tell(&report, seconds, log);
    }
    pg_graph_free(graph);
    g_free(password);
    g_free(token);
    return status;
}

int pg_command_load(int argc, char **argv, const PgLog *log) {
    char *kind = NULL, *graph = NULL, *user = NULL, *query = NULL, *passwords = NULL,
         *tokens = NULL;
    gboolean adds = FALSE;
    int batch = 0, retries = RETRIES;
    const GOptionEntry entries[] = {
        {"store", 's', 0, G_OPTION_ARG_STRING, &kind,
         "virtuoso, fuseki, oxigraph, rdf4j, graphdb, qlever or gsp", "KIND"},
        {"graph", 0, 0, G_OPTION_ARG_STRING, &graph,
         "Graph for what stands in no graph (https://w3id.org/parkgraph/graph)", "IRI"},
        {"add", 0, 0, G_OPTION_ARG_NONE, &adds, "Add to what is there instead of replacing it",
         NULL},
        {"user", 0, 0, G_OPTION_ARG_STRING, &user,
         "User; the password is in PARKGRAPH_PASSWORD, or a token in PARKGRAPH_TOKEN", "NAME"},
        {"password-file", 0, 0, G_OPTION_ARG_FILENAME, &passwords,
         "The password is the first line of this file", "FILE"},
        {"token-file", 0, 0, G_OPTION_ARG_FILENAME, &tokens,
         "A bearer token is the first line of this file", "FILE"},
        {"query", 0, 0, G_OPTION_ARG_STRING, &query, "Address for queries of a gsp store", "URL"},
        {"batch", 0, 0, G_OPTION_ARG_INT, &batch, "Statements a request (10000)", "N"},
        {"retries", 0, 0, G_OPTION_ARG_INT, &retries,
         "Tries after one that failed for a passing reason (6)", "N"},
        {NULL, 0, 0, 0, NULL, NULL, NULL}};
    int exit_status = PG_EXIT_USAGE;
    if (!pg_options_parse(&argc, &argv, entries, "GRAPH URL",
                          "Loads an RDF file of ours into a running triple store, and counts."))
        goto done;
    if (argc != 3 || !kind || batch < 0 || retries < 0 || retries > MOST_RETRIES) {
        g_printerr("parkgraph: load needs a GRAPH, the URL of a store and its --store KIND\n"
                   "Try 'parkgraph load --help'.\n");
        goto done;
    }
    if (!pg_store_kind_find(kind)) {
        g_printerr("parkgraph: no kind of store is called '%s': virtuoso, fuseki, oxigraph, rdf4j, "
                   "graphdb, qlever, gsp\n",
                   kind);
        goto done;
    }
    PgLoadOptions options = {.kind = kind,
                             .url = argv[2],
                             .query = query,
                             .graph = graph,
                             .adds = adds,
                             .user = user,
                             .batch = (size_t)batch,
                             .retries = (unsigned)retries};
    exit_status = load(argv[1], &options, passwords, tokens, log) == PG_OK ? PG_EXIT_SUCCESS
                                                                           : PG_EXIT_FAILURE;
done:
    g_free(kind);
    g_free(graph);
    g_free(user);
    g_free(query);
    g_free(passwords);
    g_free(tokens);
    return exit_status;
}
