/* parkgraph draw: a picture of a graph that was built before. */
#include "command/command.h"

#include "base/file.h"
#include "rdf/rdf.h"

static PgStatus draw(const PgGraph *graph, const PgDrawOptions *options, PgPictureFormat format,
                     const char *path, const PgLog *log) {
    PgOutFile file;
    TRY(pg_out_file_open(&file, path, log));
    PgPicture picture = {format, file.stream};
    PgStatus status = pg_draw(graph, options, &picture, 1, log);
    if (status == PG_OK)
        return pg_out_file_commit(&file, log);
    pg_out_file_discard(&file);
    return status;
}

int pg_command_draw(int argc, char **argv, const PgLog *log) {
    char *focus = NULL, *layout = NULL, *format = NULL, *output = NULL, *title = NULL;
    char **extra = NULL;
    int depth = 1;
    const GOptionEntry entries[] = {
        {"focus", 0, 0, G_OPTION_ARG_STRING, &focus, "Draw the neighbourhood of one entity",
         "NAME"},
        {"depth", 0, 0, G_OPTION_ARG_INT, &depth, "Steps around the focus (1)", "N"},
        {"layout", 0, 0, G_OPTION_ARG_STRING, &layout, "Graphviz engine (chosen by size)", "NAME"},
        {"title", 0, 0, G_OPTION_ARG_STRING, &title, "Title of the picture", "TEXT"},
        {"format", 'f', 0, G_OPTION_ARG_STRING, &format, "svg, png, pdf or dot (svg)", "NAME"},
        {"ontology", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &extra,
         "Read a Turtle file beside the ontology; may be given again", "FILE"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "Write here (standard output)", "FILE"},
        {NULL, 0, 0, 0, NULL, NULL, NULL}};
    int exit_status = PG_EXIT_USAGE;
    PgPictureFormat picture_format;
    if (!pg_options_parse(&argc, &argv, entries, "GRAPH",
                          "Draws the entities of an RDF file of ours and their relations."))
        goto done;
    if (argc != 2 || depth < 1) {
        g_printerr("parkgraph: draw needs one GRAPH%s\nTry 'parkgraph draw --help'.\n",
                   depth < 1 ? " and a depth of 1 or more" : "");
        goto done;
    }
    if (!pg_picture_format_parse(format ? format : "svg", &picture_format)) {
        g_printerr("parkgraph: no picture format is called '%s': svg, png, pdf, dot\n", format);
        goto done;
    }
    exit_status = PG_EXIT_FAILURE;
    PgOntology *ontology;
    if (pg_command_load_ontology(extra, &ontology, log) != PG_OK)
        goto done;
    PgGraph *graph = pg_graph_new();
    if (pg_rdf_load(argv[1], NULL, graph, log) == PG_OK) {
        PgDrawOptions options = {.focus = focus,
                                 .depth = (unsigned)depth,
                                 .layout = layout,
                                 .title = title,
                                 .ontology = ontology};
        if (draw(graph, &options, picture_format, output ? output : "-", log) == PG_OK)
            exit_status = PG_EXIT_SUCCESS;
    }
    pg_graph_free(graph);
    pg_ontology_free(ontology);
done:
    g_free(focus);
    g_free(layout);
    g_free(format);
    g_free(output);
    g_free(title);
    g_strfreev(extra);
    return exit_status;
}
