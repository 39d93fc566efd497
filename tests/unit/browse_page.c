/* Not a test: writes the page to browse of an RDF file, without its articles' full text, for
   tests/browse. Usage: browse_page GRAPH [VIEW SVG]… >index.html */
#include "browse/browse.h"

#include <glib.h>
#include <stdio.h>

enum { MAX_PICTURES = 8 };

static void show(void *data, PgLogLevel level, const char *place, const char *message) {
    (void)data;
    fprintf(stderr, "%d %s: %s\n", (int)level, place ? place : "-", message);
}

int main(int argc, char **argv) {
    const PgLog log = {show, NULL};
    PgBrowsePicture pictures[MAX_PICTURES] = {0};
    char *svgs[MAX_PICTURES] = {0};
    size_t n = 0;
    if (argc < 2)
        return 2;
    for (int i = 2; i + 1 < argc && n < MAX_PICTURES; i += 2, n++) {
        if (!g_file_get_contents(argv[i + 1], &svgs[n], &pictures[n].length, NULL))
            return 2;
        pictures[n].view = argv[i];
        pictures[n].svg = svgs[n];
    }
    const PgBrowseOptions options = {.pictures = pictures, .n_pictures = n};
    PgGraph *graph = pg_graph_new();
    PgStatus status = pg_rdf_load(argv[1], NULL, graph, &log);
    if (status == PG_OK)
        status = pg_browse_write(graph, &options, stdout, &log);
    pg_graph_free(graph);
    for (size_t i = 0; i < n; i++)
        g_free(svgs[i]);
    return status == PG_OK ? 0 : 1;
}
