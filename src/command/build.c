/* parkgraph build: pages in; graph, pictures and a report out. */
#include "command/command.h"

#include "command/report.h"

#include "base/file.h"
#include "pipeline.h"

#include <errno.h>

/* What stands in the folder afterwards, written in this order. */
enum { GRAPH_NQ, GRAPH_TTL, TABLES, SVG = TABLES + PG_N_TABLES, PNG, REPORT, N_RESULTS };
static const char *const NAMES[N_RESULTS] = {
    [GRAPH_NQ] = "graph.nq",
    [GRAPH_TTL] = "graph.ttl",
    [TABLES + PG_TABLE_ENTITIES] = "entities.csv",
    [TABLES + PG_TABLE_RELATIONS] = "relations.csv",
    [TABLES + PG_TABLE_ATTRIBUTES] = "attributes.csv",
    [TABLES + PG_TABLE_STATISTICS] = "statistics.csv",
    [SVG] = "overview.svg",
    [PNG] = "overview.png",
    [REPORT] = "report.txt",
};

static PgStatus open_results(PgOutFile *files, const char *folder, const PgLog *log) {
    if (g_mkdir_with_parents(folder, 0777) != 0) {
        pg_log(log, PG_LOG_ERROR, folder, "cannot be made: %s", g_strerror(errno));
        return PG_ERROR_IO;
    }
    PgStatus status = PG_OK;
    for (int i = 0; i < N_RESULTS && status == PG_OK; i++) {
        char *path = g_build_filename(folder, NAMES[i], NULL);
        status = pg_out_file_open(&files[i], path, log);
        g_free(path);
    }
    return status;
}

static PgStatus fill_results(const PgGraph *graph, const char *table, const PgDrawOptions *options,
                             PgOutFile *files, const PgLog *log) {
    TRY(pg_rdf_write(graph, "nquads", files[GRAPH_NQ].stream, log));
    TRY(pg_rdf_write(graph, "turtle", files[GRAPH_TTL].stream, log));
    FILE *tables[PG_N_TABLES];
    for (int i = 0; i < PG_N_TABLES; i++)
        tables[i] = files[TABLES + i].stream;
    TRY(pg_tables_write(graph, tables, log));
    PgPicture pictures[] = {{PG_PICTURE_SVG, files[SVG].stream},
                            {PG_PICTURE_PNG, files[PNG].stream}};
    TRY(pg_draw(graph, options, pictures, G_N_ELEMENTS(pictures), log));
    fputs(table, files[REPORT].stream); /* committing looks whether it could */
    return PG_OK;
}

/* All results take the place of earlier ones together, when all of them are whole. */
static PgStatus write_results(const PgGraph *graph, const char *table, const PgDrawOptions *options,
                              const char *folder, const PgLog *log) {
    PgOutFile files[N_RESULTS] = {0};
    PgStatus status = open_results(files, folder, log);
    if (status == PG_OK)
        status = fill_results(graph, table, options, files, log);
    if (status == PG_OK)
        return pg_out_files_commit(files, N_RESULTS, log);
    pg_out_files_discard(files, N_RESULTS);
    pg_log(log, PG_LOG_ERROR, folder, "earlier results stay as they are");
    return status;
}

static PgStatus tell(const char *table, double seconds, const char *folder, const PgLog *log) {
    PgOutFile out;
    TRY(pg_out_file_open(&out, "-", log));
    fprintf(out.stream,
            "\n%s  seconds       %8.2f\n\n"
            "Look at %s/overview.svg (or .png); the graph is in %s/graph.ttl,\n"
            "with the sentence behind every fact in %s/graph.nq and in the tables (.csv).\n",
            table, seconds, folder, folder, folder);
    return pg_out_file_commit(&out, log);
}

static PgStatus build(const char *const *paths, size_t n_paths, const PgOntology *ontology,
                      const char *folder, const char *title, PgReadReport *report,
                      const PgLog *log) {
    gint64 begin = g_get_monotonic_time();
    PgGraph *graph = NULL;
    PgCorpusCounts counts = {0};
    TRY(pg_pipeline_run(paths, n_paths, ontology, &graph, &counts, report, log));
    PgStatus status = PG_ERROR_ARGUMENT;
    PgDrawOptions options = {.title = title, .ontology = ontology};
    char *table = pg_report_text(ontology, &counts, report);
    if (report->n_documents)
        status = write_results(graph, table, &options, folder, log);
    else
        pg_log(log, PG_LOG_ERROR, NULL, "nothing was read: earlier results stay as they are");
    if (status == PG_OK)
        status = tell(table, (double)(g_get_monotonic_time() - begin) / 1e6, folder, log);
    g_free(table);
    pg_graph_free(graph);
    return status;
}

int pg_command_build(int argc, char **argv, const PgLog *log) {
    char *folder = NULL, *title = NULL;
    char **extra = NULL;
    const GOptionEntry entries[] = {
        {"out", 'o', 0, G_OPTION_ARG_FILENAME, &folder, "Folder of the results (parkgraph-out)",
         "DIR"},
        {"title", 0, 0, G_OPTION_ARG_STRING, &title, "Title of the picture", "TEXT"},
        {"ontology", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &extra,
         "Read a Turtle file beside the ontology; may be given again", "FILE"},
        {NULL, 0, 0, 0, NULL, NULL, NULL}};
    int exit_status = PG_EXIT_USAGE;
    if (!pg_options_parse(
            &argc, &argv, entries, "INPUT…",
            "Builds the graph of the inputs (files, folders, or - for standard input): graph.ttl, "
            "graph.nq, tables (CSV), an overview as SVG and PNG, and a report in DIR."))
        goto done;
    if (argc < 2) {
        g_printerr("parkgraph: build needs an INPUT\nTry 'parkgraph build --help'.\n");
        goto done;
    }
    exit_status = PG_EXIT_FAILURE;
    PgOntology *ontology;
    if (pg_command_load_ontology(extra, &ontology, log) != PG_OK)
        goto done;
    PgReadReport report = {0};
    if (build((const char *const *)argv + 1, (size_t)argc - 1, ontology,
              folder ? folder : "parkgraph-out", title, &report, log) == PG_OK &&
        !report.n_failed)
        exit_status = PG_EXIT_SUCCESS;
    if (report.n_failed && report.n_documents)
        g_printerr("parkgraph: %zu of the inputs could not be read\n", report.n_failed);
    pg_ontology_free(ontology);
done:
    g_free(folder);
    g_free(title);
    g_strfreev(extra);
    return exit_status;
}
