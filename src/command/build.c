/* parkgraph build: pages in; graph, pictures and a report out. */
#include "command/command.h"

#include "command/report.h"

#include "base/file.h"
#include "browse/browse.h"
#include "pipeline.h"

#include <errno.h>
#include <stdlib.h>

/* What stands in the folder afterwards, written in this order. */
enum { GRAPH_NQ, GRAPH_TTL, TABLES, SVG = TABLES + PG_N_TABLES, PNG, PAGE, REPORT, N_RESULTS };
static const char *const NAMES[N_RESULTS] = {
    [GRAPH_NQ] = "graph.nq",
    [GRAPH_TTL] = "graph.ttl",
    [TABLES + PG_TABLE_ENTITIES] = "entities.csv",
    [TABLES + PG_TABLE_RELATIONS] = "relations.csv",
    [TABLES + PG_TABLE_ATTRIBUTES] = "attributes.csv",
    [TABLES + PG_TABLE_STATISTICS] = "statistics.csv",
    [SVG] = "overview.svg",
    [PNG] = "overview.png",
    [PAGE] = "index.html",
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

/* What all results are made of. */
typedef struct {
    const PgGraph *graph;
    const PgArticles *articles;
    const PgOntology *ontology;
    const char *report;
    const char *title; /* or NULL */
} Made;

/* The views that are drawn: into which results, and into the page to browse. */
enum { NO_RESULT = -1 };
static const struct {
    PgPictureView view;
    const char *name;
    int svg, png; /* results, or NO_RESULT */
} DRAWN[] = {{PG_VIEW_OVERVIEW, "overview", SVG, PNG}};

/* Draw one view into its files; the SVG is left in *svg, too, which the caller frees. */
static PgStatus draw(const Made *made, size_t which, PgOutFile *files, char **svg, size_t *length,
                     const PgLog *log) {
    FILE *copy = open_memstream(svg, length);
    if (!copy) {
        pg_log(log, PG_LOG_ERROR, NULL, "cannot draw: %s", g_strerror(errno));
        return PG_ERROR_IO;
    }
    PgDrawOptions options = {
        .view = DRAWN[which].view, .title = made->title, .ontology = made->ontology};
    PgPicture pictures[2] = {{PG_PICTURE_SVG, copy}};
    size_t n = 1;
    if (DRAWN[which].png != NO_RESULT)
        pictures[n++] = (PgPicture){PG_PICTURE_PNG, files[DRAWN[which].png].stream};
    PgStatus status = pg_draw(made->graph, &options, pictures, n, log);
    if (fclose(copy) != 0 && status == PG_OK)
        status = PG_ERROR_IO;
    if (status == PG_OK && DRAWN[which].svg != NO_RESULT) /* committing looks whether it could */
        fwrite(*svg, 1, *length, files[DRAWN[which].svg].stream);
    return status;
}

static PgStatus draw_all(const Made *made, PgOutFile *files, const PgLog *log) {
    enum { N_DRAWN = G_N_ELEMENTS(DRAWN) };
    char *svgs[N_DRAWN] = {0};
    PgBrowsePicture pictures[N_DRAWN];
    PgStatus status = PG_OK;
    for (size_t i = 0; i < N_DRAWN && status == PG_OK; i++) {
        pictures[i] = (PgBrowsePicture){.view = DRAWN[i].name};
        status = draw(made, i, files, &svgs[i], &pictures[i].length, log);
        pictures[i].svg = svgs[i];
    }
    if (status == PG_OK) {
        const PgBrowseOptions page = {made->title, made->ontology, made->articles, pictures,
                                      N_DRAWN};
        status = pg_browse_write(made->graph, &page, files[PAGE].stream, log);
    }
    for (size_t i = 0; i < N_DRAWN; i++)
        free(svgs[i]); /* NOLINT(bugprone-multi-level-implicit-pointer-conversion) */
    return status;
}

static PgStatus fill_results(const Made *made, PgOutFile *files, const PgLog *log) {
    const PgGraph *graph = made->graph;
    TRY(pg_rdf_write(graph, "nquads", files[GRAPH_NQ].stream, log));
    TRY(pg_rdf_write(graph, "turtle", files[GRAPH_TTL].stream, log));
    FILE *tables[PG_N_TABLES];
    for (int i = 0; i < PG_N_TABLES; i++)
        tables[i] = files[TABLES + i].stream;
    TRY(pg_tables_write(graph, tables, log));
    TRY(draw_all(made, files, log));
    fputs(made->report, files[REPORT].stream); /* likewise */
    return PG_OK;
}

/* All results take the place of earlier ones together, when all of them are whole. */
static PgStatus write_results(const Made *made, const char *folder, const PgLog *log) {
    PgOutFile files[N_RESULTS] = {0};
    PgStatus status = open_results(files, folder, log);
    if (status == PG_OK)
        status = fill_results(made, files, log);
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
            "Open %s/index.html in a browser; the graph is in %s/graph.ttl,\n"
            "with the sentence behind every fact in %s/graph.nq and in the tables (.csv).\n",
            table, seconds, folder, folder, folder);
    return pg_out_file_commit(&out, log);
}

static void keep_text(void *articles, const PgPage *page, const char *name) {
    pg_articles_add(articles, page, name);
}

static PgStatus build(const char *const *paths, size_t n_paths, const PgOntology *ontology,
                      const char *folder, const char *title, PgReadReport *report,
                      const PgLog *log) {
    gint64 begin = g_get_monotonic_time();
    PgGraph *graph = NULL;
    PgCorpusCounts counts = {0};
    PgArticles *articles = pg_articles_new();
    PgStatus status = pg_pipeline_run(paths, n_paths, ontology, keep_text, articles, &graph,
                                      &counts, report, log);
    char *table = pg_report_text(ontology, &counts, report);
    const Made made = {graph, articles, ontology, table, title};
    if (status == PG_OK && report->n_documents) {
        status = write_results(&made, folder, log);
    } else if (status == PG_OK) {
        status = PG_ERROR_ARGUMENT;
        pg_log(log, PG_LOG_ERROR, NULL, "nothing was read: earlier results stay as they are");
    }
    if (status == PG_OK)
        status = tell(table, (double)(g_get_monotonic_time() - begin) / 1e6, folder, log);
    g_free(table);
    pg_articles_free(articles);
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
            "graph.nq, tables (CSV), an overview as SVG and PNG, a page to browse it all and a "
            "report in DIR."))
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
