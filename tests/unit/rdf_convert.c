/* Not a test: reads RDF files into one graph and writes it in another syntax, for
   tests/rdf/roundtrip.py. Usage: rdf_convert SYNTAX FILE… ; "list" prints the syntaxes. */
#include "rdf/rdf.h"

#include <stdio.h>
#include <string.h>

static void show(void *data, PgLogLevel level, const char *place, const char *message) {
    (void)data;
    fprintf(stderr, "%d %s: %s\n", (int)level, place ? place : "-", message);
}

int main(int argc, char **argv) {
    const PgLog log = {show, NULL};
    if (argc == 2 && strcmp(argv[1], "list") == 0) {
        for (const PgRdfSyntax *syntax = pg_rdf_syntaxes(); syntax->name; syntax++)
            puts(syntax->name);
        return 0;
    }
    if (argc < 3)
        return 2;
    PgGraph *graph = pg_graph_new();
    PgStatus status = PG_OK;
    for (int i = 2; i < argc && status == PG_OK; i++)
        status = pg_rdf_load(argv[i], NULL, graph, &log);
    if (status == PG_OK)
        status = pg_rdf_write(graph, argv[1], stdout, &log);
    pg_graph_free(graph);
    if (status != PG_OK)
        fprintf(stderr, "%s\n", pg_strerror(status));
    return status == PG_OK ? 0 : (int)status + 1;
}
