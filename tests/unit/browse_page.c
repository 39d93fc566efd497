/* Not a test: writes the page to browse of an RDF file, without pages and pictures, for
   tests/browse. Usage: browse_page GRAPH [SVG] >index.html */
#include "browse/browse.h"

#include <glib.h>
#include <stdio.h>

static void show(void *data, PgLogLevel level, const char *place, const char *message) {
    (void)data;
    fprintf(stderr, "%d %s: %s\n", (int)level, place ? place : "-", message);
}

int main(int argc, char **argv) {
    const PgLog log = {show, NULL};
    if (argc < 2)
        return 2;
    PgBrowsePicture picture = {0};
    char *svg = NULL;
    if (argc > 2 && !g_file_get_contents(argv[2], &svg, &picture.length, NULL))
        return 2;
    picture.svg = svg;
    picture.view = "overview";
    const PgBrowseOptions options = {.pictures = &picture, .n_pictures = svg ? 1 : 0};
    PgGraph *graph = pg_graph_new();
    PgStatus status = pg_rdf_load(argv[1], NULL, graph, &log);
    if (status == PG_OK)
        status = pg_browse_write(graph, &options, stdout, &log);
    pg_graph_free(graph);
    g_free(svg);
    return status == PG_OK ? 0 : 1;
}
