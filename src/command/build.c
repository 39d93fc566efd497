/* parkgraph build: pages in; graph, pictures and a report out. */
#include "command/command.h"

#include "command/describe.h"
#include "command/pictures.h"
#include "command/report.h"

#include "base/file.h"
#include "browse/browse.h"
#include "pipeline.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>

/* What stands in the folder afterwards, written in this order. */
enum {
    GRAPH_NQ,
    GRAPH_TTL,
    TABLES,
    GRAPHML = TABLES + PG_N_TABLES,
    DATASET,
    SVG,
    PNG,
    CHAIN,
    TIMELINE,
    PAGE,
    REPORT,
    N_RESULTS
};
static const char *const NAMES[N_RESULTS] = {
    [GRAPH_NQ] = "graph.nq",
    [GRAPH_TTL] = "graph.ttl",
    [TABLES + PG_TABLE_ENTITIES] = "entities.csv",
    [TABLES + PG_TABLE_RELATIONS] = "relations.csv",
    [TABLES + PG_TABLE_ATTRIBUTES] = "attributes.csv",
    [TABLES + PG_TABLE_STATISTICS] = "statistics.csv",
    [TABLES + PG_TABLE_PARKS] = "parks.csv",
    [TABLES + PG_TABLE_COMPANIES] = "companies.csv",
    [TABLES + PG_TABLE_PROJECTS] = "projects.csv",
    [TABLES + PG_TABLE_PEOPLE] = "people.csv",
    [GRAPHML] = "graph.graphml",
    [DATASET] = "dataset.ttl",
    [SVG] = "overview.svg",
    [PNG] = "overview.png",
    [CHAIN] = "chain.svg",
    [TIMELINE] = "timeline.svg",
    [PAGE] = "index.html",
    [REPORT] = "report.txt",
};

/* What all results are made of. */
typedef struct {
    const PgGraph *graph;
    const PgArticles *articles;
    const PgOntology *ontology;
    const char *report;
    const char *title;   /* or NULL */
    const char *license; /* or NULL */
    PgPicturePlan plan;
} Made;

/* The name of a result: of the fixed ones first, then of the plan's. */
static const char *name_of(const Made *made, size_t result) {
    return result < N_RESULTS ? NAMES[result] : made->plan.pictures[result - N_RESULTS].name;
}

static PgStatus open_results(const Made *made, PgOutFile *files, const char *folder,
                             const PgLog *log) {
    char *pictures = g_build_filename(folder, PG_PICTURES_FOLDER, NULL);
    PgStatus status = PG_OK;
    if (g_mkdir_with_parents(made->plan.n ? pictures : folder, 0777) != 0) {
        pg_log(log, PG_LOG_ERROR, folder, "cannot be made: %s", g_strerror(errno));
        status = PG_ERROR_IO;
    }
    for (size_t i = 0; i < N_RESULTS + made->plan.n && status == PG_OK; i++) {
        char *path = g_build_filename(folder, name_of(made, i), NULL);
        status = pg_out_file_open(&files[i], path, log);
        g_free(path);
    }
    g_free(pictures);
    return status;
}

/* The views that are drawn: into which results, and into the page to browse. */
enum { NO_RESULT = -1 };
static const struct {
    PgPictureView view;
    const char *name;
    int svg, png; /* results, or NO_RESULT */
} DRAWN[] = {{PG_VIEW_OVERVIEW, "overview", SVG, PNG},
             {PG_VIEW_CHAIN, "chain", CHAIN, NO_RESULT},
             {PG_VIEW_TIMELINE, "timeline", TIMELINE, NO_RESULT}};
enum { N_DRAWN = G_N_ELEMENTS(DRAWN) };

/* Draw the views of the whole, each into memory and where a PNG is wanted into its file, and the
   plan's pictures into theirs. */
static PgStatus draw_into(const Made *made, PgOutFile *files, FILE *const copies[N_DRAWN],
                          const PgLog *log) {
    size_t n = N_DRAWN + made->plan.n;
    PgDrawJob *jobs = g_new0(PgDrawJob, n);
    PgDrawOptions options[N_DRAWN];
    PgPicture views[N_DRAWN][2], *single = g_new0(PgPicture, made->plan.n + 1);
    for (size_t i = 0; i < N_DRAWN; i++) {
        options[i] = (PgDrawOptions){.view = DRAWN[i].view,
                                     .title = i == 0 ? made->title : NULL,
                                     .ontology = made->ontology};
        views[i][0] = (PgPicture){PG_PICTURE_SVG, copies[i]};
        bool png = DRAWN[i].png != NO_RESULT;
        if (png)
            views[i][1] = (PgPicture){PG_PICTURE_PNG, files[DRAWN[i].png].stream};
        jobs[i] = (PgDrawJob){&options[i], views[i], png ? 2 : 1};
    }
    for (size_t i = 0; i < made->plan.n; i++) {
        single[i] = (PgPicture){PG_PICTURE_SVG, files[N_RESULTS + i].stream};
        jobs[N_DRAWN + i] = (PgDrawJob){&made->plan.pictures[i].options, &single[i], 1};
    }
    PgStatus status = pg_draw_all(made->graph, made->ontology, jobs, n, log);
    g_free(single);
    g_free(jobs);
    return status;
}

/* What was drawn in memory goes into its file and into the page. */
static PgStatus write_views(const Made *made, PgOutFile *files, char *const svgs[N_DRAWN],
                            const size_t lengths[N_DRAWN], const PgLog *log) {
    PgBrowsePicture pictures[N_DRAWN];
    for (size_t i = 0; i < N_DRAWN; i++) {
        pictures[i] =
            (PgBrowsePicture){.view = DRAWN[i].name, .svg = svgs[i], .length = lengths[i]};
        if (DRAWN[i].svg != NO_RESULT) /* committing looks whether it could */
            fwrite(svgs[i], 1, lengths[i], files[DRAWN[i].svg].stream);
    }
    const PgBrowseOptions page = {made->title, made->ontology, made->articles, pictures, N_DRAWN};
    return pg_browse_write(made->graph, &page, files[PAGE].stream, log);
}

static PgStatus draw_all(const Made *made, PgOutFile *files, const PgLog *log) {
    char *svgs[N_DRAWN] = {0};
    size_t lengths[N_DRAWN] = {0};
    FILE *copies[N_DRAWN] = {0};
    PgStatus status = PG_OK;
    for (size_t i = 0; i < N_DRAWN && status == PG_OK; i++) {
        copies[i] = open_memstream(&svgs[i], &lengths[i]);
        if (!copies[i]) {
            pg_log(log, PG_LOG_ERROR, NULL, "cannot draw: %s", g_strerror(errno));
            status = PG_ERROR_IO;
        }
    }
    if (status == PG_OK)
        status = draw_into(made, files, copies, log);
    for (size_t i = 0; i < N_DRAWN; i++)
        if (copies[i] && fclose(copies[i]) != 0 && status == PG_OK)
            status = PG_ERROR_IO;
    if (status == PG_OK)
        status = write_views(made, files, svgs, lengths, log);
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
    TRY(pg_graphml_write(graph, files[GRAPHML].stream, log));
    TRY(pg_description_write(graph, made->license, files[DATASET].stream, log));
    TRY(draw_all(made, files, log));
    fputs(made->report, files[REPORT].stream); /* likewise */
    return PG_OK;
}

/* All results take the place of earlier ones together, when all of them are whole. */
static PgStatus write_results(const Made *made, const char *folder, const PgLog *log) {
    size_t n = N_RESULTS + made->plan.n;
    PgOutFile *files = g_new0(PgOutFile, n);
    PgStatus status = open_results(made, files, folder, log);
    if (status == PG_OK)
        status = fill_results(made, files, log);
    if (status == PG_OK) {
        status = pg_out_files_commit(files, n, log);
        if (status == PG_OK)
            pg_pictures_remove_others(&made->plan, folder, log);
    } else {
        pg_out_files_discard(files, n);
        char *pictures = g_build_filename(folder, PG_PICTURES_FOLDER, NULL);
        g_rmdir(pictures); /* unless there are earlier ones */
        g_free(pictures);
        pg_log(log, PG_LOG_ERROR, folder, "earlier results stay as they are");
    }
    g_free(files);
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
                      const char *folder, const char *title, const char *license,
                      PgReadReport *report, const PgLog *log) {
    gint64 begin = g_get_monotonic_time();
    PgGraph *graph = NULL;
    PgCorpusCounts counts = {0};
    PgArticles *articles = pg_articles_new();
    PgStatus status = pg_pipeline_run(paths, n_paths, ontology, keep_text, articles, &graph,
                                      &counts, report, log);
    char *table = pg_report_text(ontology, &counts, report);
    Made made = {graph, articles, ontology, table, title, license, {0}};
    if (status == PG_OK && report->n_documents) {
        pg_pictures_plan(&made.plan, graph, ontology);
        status = write_results(&made, folder, log);
        pg_pictures_clear(&made.plan);
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

/* GLib forgives what RDF does not. */
static bool is_web_address(const char *text) {
    return !strpbrk(text, " <>\"{}|\\^`\t\r\n") &&
           (g_str_has_prefix(text, "http://") || g_str_has_prefix(text, "https://")) &&
           g_uri_is_valid(text, G_URI_FLAGS_NONE, NULL);
}

int pg_command_build(int argc, char **argv, const PgLog *log) {
    char *folder = NULL, *title = NULL, *license = NULL;
    char **extra = NULL;
    const GOptionEntry entries[] = {
        {"out", 'o', 0, G_OPTION_ARG_FILENAME, &folder, "Folder of the results (parkgraph-out)",
         "DIR"},
        {"title", 0, 0, G_OPTION_ARG_STRING, &title, "Title of the overview", "TEXT"},
        {"license", 0, 0, G_OPTION_ARG_STRING, &license, "Licence of the result, for dataset.ttl",
         "URL"},
        {"ontology", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &extra,
         "Read a Turtle file beside the ontology; may be given again", "FILE"},
        {NULL, 0, 0, 0, NULL, NULL, NULL}};
    int exit_status = PG_EXIT_USAGE;
    if (!pg_options_parse(
            &argc, &argv, entries, "INPUT…",
            "Builds the graph of the inputs (files, folders, or - for standard input): graph.ttl, "
            "graph.nq, tables (CSV), pictures, a page to browse it all and a report in DIR."))
        goto done;
    if (argc < 2) {
        g_printerr("parkgraph: build needs an INPUT\nTry 'parkgraph build --help'.\n");
        goto done;
    }
    if (license && !is_web_address(license)) {
        g_printerr("parkgraph: --license is no http or https address\n");
        goto done;
    }
    exit_status = PG_EXIT_FAILURE;
    PgOntology *ontology;
    if (pg_command_load_ontology(extra, &ontology, log) != PG_OK)
        goto done;
    PgReadReport report = {0};
    if (build((const char *const *)argv + 1, (size_t)argc - 1, ontology,
              folder ? folder : "parkgraph-out", title, license, &report, log) == PG_OK &&
        !report.n_failed)
        exit_status = PG_EXIT_SUCCESS;
    if (report.n_failed && report.n_documents)
        g_printerr("parkgraph: %zu of the inputs could not be read\n", report.n_failed);
    pg_ontology_free(ontology);
done:
    g_free(folder);
    g_free(title);
    g_free(license);
    g_strfreev(extra);
    return exit_status;
}
