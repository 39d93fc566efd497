/* A program of somebody else's: reads pages through the installed library, as parkgraph.h tells.
   usage: client FOLDER PAGE…   leaves client.ttl, client.svg and entities.csv where it stands */
#include <parkgraph.h>

#include <stdlib.h>
#include <string.h>

static void tell(void *data, PgLogLevel level, const char *place, const char *message) {
    unsigned *n_errors = data;
    *n_errors += level == PG_LOG_ERROR;
    fprintf(stderr, "%s: %s\n", place ? place : "client", message);
}

static PgStatus write_results(const PgGraph *graph, const PgOntology *ontology, const PgLog *log) {
    FILE *turtle = fopen("client.ttl", "wb"), *picture = fopen("client.svg", "wb"),
         *table = fopen("entities.csv", "wb");
    if (!turtle || !picture || !table)
        return PG_ERROR_IO;
    PgDrawOptions options = {.depth = 1, .ontology = ontology};
    PgPicture pictures[] = {{PG_PICTURE_SVG, picture}};
    FILE *const tables[PG_N_TABLES] = {[PG_TABLE_ENTITIES] = table};
    PgStatus status = pg_rdf_write(graph, "turtle", turtle, log);
    if (status == PG_OK)
        status = pg_draw(graph, &options, pictures, 1, log);
    if (status == PG_OK)
        status = pg_tables_write(graph, tables, log);
    fclose(turtle);
    fclose(picture);
    fclose(table);
    return status;
}

static void print_parks(const PgGraph *graph) {
    const char *type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    const char *park = "https://w3id.org/parkgraph/ontology#Park";
    PgTermId is_a = pg_graph_find_iri(graph, type, strlen(type));
    PgTermId wanted = pg_graph_find_iri(graph, park, strlen(park));
    size_t n;
    const PgQuad *quads = pg_graph_quads(graph, &n);
    for (size_t i = 0; i < n; i++)
        if (quads[i].graph && quads[i].predicate == is_a && quads[i].object == wanted)
            printf("%s\n", pg_graph_term(graph, quads[i].subject).value);
}

int main(int argc, char **argv) {
    unsigned n_errors = 0;
    PgLog log = {tell, &n_errors};
    if (argc < 3)
        return 2;
    PgOntology *ontology;
    PgGraph *graph = NULL, *again = pg_graph_new();
    PgReadReport report = {0};
    PgStatus status = pg_ontology_load(argv[1], NULL, 0, &ontology, &log);
    if (status == PG_OK)
        status = pg_graph_build((const char *const *)argv + 2, (size_t)argc - 2, ontology, &graph,
                                &report, &log);
    if (status == PG_OK)
        status = write_results(graph, ontology, &log);
    if (status == PG_OK)
        status = pg_rdf_load("client.ttl", NULL, again, &log);
    if (status == PG_OK) {
        size_t n_facts;
        pg_graph_quads(again, &n_facts);
        printf("parkgraph %s: %zu documents, %zu not read, %u errors, %zu facts\n", PG_VERSION,
               report.n_documents, report.n_failed, n_errors, n_facts);
        print_parks(graph);
    } else {
        fprintf(stderr, "client: %s\n", pg_strerror(status));
    }
    pg_graph_free(again);
    pg_graph_free(graph);
    pg_ontology_free(ontology);
    return status == PG_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
