/* parkgraph build: pages in; graph, pictures and a report out. */
#include "command/command.h"

#include "command/tables.h"

#include "base/file.h"
#include "draw/draw.h"
#include "pipeline.h"
#include "rdf/rdf.h"

#include <errno.h>
#include <string.h>

static PgStatus write_rdf(const PgGraph *graph, const char *folder, const char *name,
                          const char *syntax, const PgLog *log) {
    char *path = g_build_filename(folder, name, NULL);
    PgOutFile out;
    PgStatus status = pg_out_file_open(&out, path, log);
    if (status == PG_OK) {
        status = pg_rdf_write(graph, syntax, out.stream, log);
        if (status == PG_OK)
            status = pg_out_file_commit(&out, log);
        else
            pg_out_file_discard(&out);
    }
    g_free(path);
    return status;
}

static PgStatus write_pictures(const PgGraph *graph, const char *folder, const char *title,
                               const PgLog *log) {
    char *svg = g_build_filename(folder, "overview.svg", NULL);
    char *png = g_build_filename(folder, "overview.png", NULL);
    PgDrawOptions options = {.title = title};
    PgPicture pictures[] = {{PG_PICTURE_SVG, svg}, {PG_PICTURE_PNG, png}};
    PgStatus status = pg_draw(graph, &options, pictures, G_N_ELEMENTS(pictures), log);
    g_free(svg);
    g_free(png);
    return status;
}

static void print_table(const PgOntology *ontology, const PgCorpusCounts *counts, double seconds,
                        const char *folder) {
    g_print("\n");
    for (PgClass class = 1; class < pg_ontology_n_classes(ontology); class ++)
        if (counts->n_entities[class])
            g_print("  %-14s%8zu\n", pg_ontology_class_name(ontology, class),
                    counts->n_entities[class]);
    g_print("  ----------------------\n");
    g_print("  facts         %8zu\n", counts->n_facts);
    g_print("  statistics    %8zu\n", counts->n_statistics);
    g_print("  documents     %8zu\n", counts->n_documents);
    g_print("  articles      %8zu\n", counts->n_articles);
    g_print("  seconds       %8.2f\n\n", seconds);
    g_print("Look at %s/overview.svg (or .png); the graph is in %s/graph.ttl,\n"
            "with the sentence behind every fact in %s/graph.nq.\n",
            folder, folder, folder);
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
            "Builds the graph of the inputs (files, folders, or - for standard "
            "input): graph.ttl, graph.nq, tables (CSV) and an overview as SVG and PNG in DIR."))
        goto done;
    if (argc < 2) {
        g_printerr("parkgraph: build needs an INPUT\nTry 'parkgraph build --help'.\n");
        goto done;
    }
    exit_status = PG_EXIT_FAILURE;
    if (!folder)
        folder = g_strdup("parkgraph-out");
    gint64 begin = g_get_monotonic_time();
    PgOntology *ontology;
    if (pg_command_load_ontology(extra, &ontology, log) != PG_OK)
        goto done;
    PgGraph *graph = NULL;
    PgReadReport report = {0};
    PgCorpusCounts counts = {0};
    PgStatus status = pg_pipeline_run((const char *const *)argv + 1, (size_t)argc - 1, ontology,
                                      &graph, &counts, &report, log);
    if (status == PG_OK && !report.n_documents) {
        pg_log(log, PG_LOG_ERROR, NULL, "nothing was read: earlier results stay as they are");
        status = PG_ERROR_ARGUMENT;
    }
    if (status == PG_OK && g_mkdir_with_parents(folder, 0777) != 0) {
        pg_log(log, PG_LOG_ERROR, folder, "cannot be made: %s", g_strerror(errno));
        status = PG_ERROR_IO;
    }
    if (status == PG_OK)
        status = write_rdf(graph, folder, "graph.nq", "nquads", log);
    if (status == PG_OK)
        status = write_rdf(graph, folder, "graph.ttl", "turtle", log);
    if (status == PG_OK)
        status = pg_tables_write(graph, folder, log);
    if (status == PG_OK)
        status = write_pictures(graph, folder, title, log);
    if (status == PG_OK) {
        print_table(ontology, &counts, (double)(g_get_monotonic_time() - begin) / 1e6, folder);
        if (!report.n_failed)
            exit_status = PG_EXIT_SUCCESS;
        else
            g_printerr("parkgraph: %zu of the inputs could not be read\n", report.n_failed);
    }
    pg_graph_free(graph);
    pg_ontology_free(ontology);
done:
    g_free(folder);
    g_free(title);
    g_strfreev(extra);
    return exit_status;
}
