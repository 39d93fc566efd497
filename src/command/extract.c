/* parkgraph extract: RDF of the inputs on standard output. */
#include "command/command.h"

#include "base/file.h"
#include "pipeline.h"
#include "rdf/rdf.h"

#include <string.h>

int pg_command_extract(int argc, char **argv, const PgLog *log) {
    char *format = NULL, *output = NULL;
    gboolean is_ascii = FALSE;
    char **extra = NULL;
    const GOptionEntry entries[] = {
        {"format", 'f', 0, G_OPTION_ARG_STRING, &format, "Syntax of the output (nquads)", "NAME"},
        {"ascii", 0, 0, G_OPTION_ARG_NONE, &is_ascii,
         "Escape what is not ASCII (N-Quads, N-Triples)", NULL},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
         "Write here (standard output), packed when it ends in .gz or .zst", "FILE"},
        {"ontology", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &extra,
         "Read a Turtle file beside the ontology; may be given again", "FILE"},
        {NULL, 0, 0, 0, NULL, NULL, NULL}};
    int exit_status = PG_EXIT_USAGE;
    if (!pg_options_parse(&argc, &argv, entries, "INPUT…",
                          "Writes what the inputs say as RDF to standard output."))
        goto done;
    if (argc < 2) {
        g_printerr("parkgraph: extract needs an INPUT\nTry 'parkgraph extract --help'.\n");
        goto done;
    }
    if (is_ascii) {
        char *plain = format;
        format = g_strconcat(plain ? plain : "nquads", "-ascii", NULL);
        g_free(plain);
    }
    const char *syntax = format ? format : "nquads";
    bool is_count = !strcmp(syntax, "count"), is_known = is_count;
    for (const PgRdfSyntax *known = pg_rdf_syntaxes(); known->name; known++)
        is_known |= !strcmp(known->name, syntax);
    if (!is_known) {
        g_printerr("parkgraph: no syntax is called '%s'; there are:\n", syntax);
        for (const PgRdfSyntax *known = pg_rdf_syntaxes(); known->name; known++)
            g_printerr("  %-14s %s\n", known->name, known->label);
        goto done;
    }
    exit_status = PG_EXIT_FAILURE;
    PgOntology *ontology;
    if (pg_command_load_ontology(extra, &ontology, log) != PG_OK)
        goto done;
    PgGraph *graph = NULL;
    PgReadReport report = {0};
    PgCorpusCounts counts = {0};
    PgStatus status = pg_pipeline_run((const char *const *)argv + 1, (size_t)argc - 1, ontology,
                                      NULL, NULL, &graph, &counts, &report, log);
    if (status == PG_OK) {
        PgOutFile out;
        status = pg_out_file_open(&out, output ? output : "-", log);
        if (status == PG_OK) {
            if (is_count) /* for measuring: the work without the writing */
                fprintf(out.stream, "%zu facts %zu statistics\n", counts.n_facts,
                        counts.n_statistics);
            else
                status = pg_rdf_write(graph, syntax, out.stream, log);
            if (status == PG_OK)
                status = pg_out_file_commit(&out, log);
            else
                pg_out_file_discard(&out);
        }
    }
    if (status == PG_OK && !report.n_failed)
        exit_status = PG_EXIT_SUCCESS;
    pg_graph_free(graph);
    pg_ontology_free(ontology);
done:
    g_free(format);
    g_free(output);
    g_strfreev(extra);
    return exit_status;
}
