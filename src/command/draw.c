/* parkgraph draw: a picture of a graph that was built before. */
#include "command/command.h"

#include "base/file.h"
#include "rdf/rdf.h"

/* As they were given; NULL for what was not. */
typedef struct {
    char *view, *focus, *from, *to, *article, *layout, *format, *output, *title;
    char **extra;
    int depth;
} Arguments;

static void clear_arguments(Arguments *arguments) {
    char *const texts[] = {arguments->view,  arguments->focus,   arguments->from,
                           arguments->to,    arguments->article, arguments->layout,
                           arguments->title, arguments->format,  arguments->output};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
    g_strfreev(arguments->extra);
}

static bool parse(int *argc, char ***argv, Arguments *arguments) {
    const GOptionEntry entries[] = {
        {"view", 0, 0, G_OPTION_ARG_STRING, &arguments->view,
         "overview, neighbourhood, path, chain, timeline or article", "NAME"},
        {"focus", 0, 0, G_OPTION_ARG_STRING, &arguments->focus,
         "Draw the neighbourhood of one entity, or the time line of one park", "NAME"},
        {"depth", 0, 0, G_OPTION_ARG_INT, &arguments->depth, "Steps around the focus (1)", "N"},
        {"from", 0, 0, G_OPTION_ARG_STRING, &arguments->from, "Draw how two entities hang together",
         "NAME"},
        {"to", 0, 0, G_OPTION_ARG_STRING, &arguments->to, "The other one", "NAME"},
        {"article", 0, 0, G_OPTION_ARG_STRING, &arguments->article,
         "Draw what one article says: its headline or document", "NAME"},
        {"layout", 0, 0, G_OPTION_ARG_STRING, &arguments->layout,
         "Graphviz engine (chosen by size)", "NAME"},
        {"title", 0, 0, G_OPTION_ARG_STRING, &arguments->title, "Title of the picture", "TEXT"},
        {"format", 'f', 0, G_OPTION_ARG_STRING, &arguments->format, "svg, png, pdf or dot (svg)",
         "NAME"},
        {"ontology", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &arguments->extra,
         "Read a Turtle file beside the ontology; may be given again", "FILE"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &arguments->output,
         "Write here (standard output)", "FILE"},
        {NULL, 0, 0, 0, NULL, NULL, NULL}};
    return pg_options_parse(argc, argv, entries, "GRAPH",
                            "Draws the entities of an RDF file of ours and their relations.");
}

/* The view that was named, else the one that the other options want. */
static bool choose_view(const Arguments *arguments, PgPictureView *view) {
    *view = arguments->from || arguments->to ? PG_VIEW_PATH
            : arguments->article             ? PG_VIEW_ARTICLE
            : arguments->focus               ? PG_VIEW_NEIGHBOURHOOD
                                             : PG_VIEW_OVERVIEW;
    if (arguments->view && !pg_picture_view_parse(arguments->view, view)) {
        g_printerr("parkgraph: no view is called '%s': overview, neighbourhood, path, chain, "
                   "timeline, article\n",
                   arguments->view);
        return false;
    }
    const char *missing = NULL;
    if (*view == PG_VIEW_PATH && !(arguments->from && arguments->to))
        missing = "a path needs --from and --to";
    else if (*view == PG_VIEW_NEIGHBOURHOOD && !arguments->focus)
        missing = "a neighbourhood needs --focus";
    else if (*view == PG_VIEW_ARTICLE && !arguments->article)
        missing = "a view of an article needs --article";
    if (missing)
        g_printerr("parkgraph: %s\nTry 'parkgraph draw --help'.\n", missing);
    return !missing;
}

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

static PgStatus load_and_draw(const char *path, const Arguments *arguments, PgPictureView view,
                              PgPictureFormat format, const PgLog *log) {
    PgOntology *ontology;
    TRY(pg_command_load_labels(arguments->extra, &ontology, log));
    PgGraph *graph = pg_graph_new();
    PgStatus status = pg_rdf_load(path, NULL, graph, log);
    char *source = g_path_get_basename(path);
    PgDrawOptions options = {.view = view,
                             .focus = arguments->focus,
                             .depth = (unsigned)arguments->depth,
                             .from = arguments->from,
                             .to = arguments->to,
                             .article = arguments->article,
                             .layout = arguments->layout,
                             .title = arguments->title,
                             .source = source,
                             .ontology = ontology};
    if (status == PG_OK)
        status = draw(graph, &options, format, arguments->output ? arguments->output : "-", log);
    g_free(source);
    pg_graph_free(graph);
    pg_ontology_free(ontology);
    return status;
}

int pg_command_draw(int argc, char **argv, const PgLog *log) {
    Arguments arguments = {.depth = 1};
    int exit_status = PG_EXIT_USAGE;
    PgPictureFormat format;
    PgPictureView view;
    if (!parse(&argc, &argv, &arguments))
        goto done;
    if (argc != 2 || arguments.depth < 1) {
        g_printerr("parkgraph: draw needs one GRAPH%s\nTry 'parkgraph draw --help'.\n",
                   arguments.depth < 1 ? " and a depth of 1 or more" : "");
        goto done;
    }
    if (!pg_picture_format_parse(arguments.format ? arguments.format : "svg", &format)) {
        g_printerr("parkgraph: no picture format is called '%s': svg, png, pdf, dot\n",
                   arguments.format);
        goto done;
    }
    if (!choose_view(&arguments, &view))
        goto done;
    exit_status = load_and_draw(argv[1], &arguments, view, format, log) == PG_OK ? PG_EXIT_SUCCESS
                                                                                 : PG_EXIT_FAILURE;
done:
    clear_arguments(&arguments);
    return exit_status;
}
