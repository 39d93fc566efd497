/* parkgraph verify: every quotation and every fact of a graph checked against the pages. */
#include "command/command.h"

#include "base/file.h"
#include "evidence/verify.h"
#include "rdf/rdf.h"

typedef struct {
    PgVerifier *verifier;
    FILE *out;
} Reading;

static void print_failure(void *data, const char *place, const char *reason) {
    char *line = g_strdup_printf("%s: %s", place, reason);
    pg_text_make_printable(line);
    fprintf(((Reading *)data)->out, "%s\n", line);
    g_free(line);
}

static PgStatus take_document(void *data, PgDocument *document) {
    pg_verifier_check(((Reading *)data)->verifier, document);
    pg_document_free(document);
    return PG_OK;
}

static size_t n_checked(const size_t *outcomes) {
    size_t n = 0;
    for (int i = 0; i < PG_N_OUTCOMES; i++)
        n += outcomes[i];
    return n;
}

static void print_table(FILE *out, const PgVerification *counts) {
    static const char *const names[PG_N_CHECKS] = {"documents", "quotations", "names", "subjects",
                                                   "objects",   "values",     "graph"};
    size_t all[PG_N_OUTCOMES] = {0};
    fprintf(out, "%-12s%9s%9s%9s%9s%9s%9s\n", "", "checked", "held", "anaphor", "carried", "failed",
            "passed");
    for (int check = 0; check < PG_N_CHECKS; check++) {
        const size_t *outcomes = counts->checks[check];
        size_t n = n_checked(outcomes);
        fprintf(out, "%-12s%9zu%9zu%9zu%9zu%9zu%8.2f%%\n", names[check], n,
                outcomes[PG_OUTCOME_HELD], outcomes[PG_OUTCOME_ANAPHOR],
                outcomes[PG_OUTCOME_CARRIED], outcomes[PG_OUTCOME_FAILED],
                n ? 100.0 * (double)(n - outcomes[PG_OUTCOME_FAILED]) / (double)n : 100.0);
        for (int i = 0; i < PG_N_OUTCOMES; i++)
            all[i] += outcomes[i];
    }
    fprintf(out, "%-12s%9zu%9zu%9zu%9zu%9zu\n", "all", n_checked(all), all[PG_OUTCOME_HELD],
            all[PG_OUTCOME_ANAPHOR], all[PG_OUTCOME_CARRIED], all[PG_OUTCOME_FAILED]);
    fprintf(out,
            "\n%zu documents, %zu sentences, %zu statements.\n"
            "Carried over: %zu from the sentence before, %zu from at most %d before, %zu from the "
            "headline or the article's first paragraph, %zu from further up (the article's park), "
            "%zu from behind speech (the speaker's).\n",
            counts->n_documents, counts->n_sentences, counts->n_facts,
            counts->carried[PG_CARRIED_FROM_PREVIOUS], counts->carried[PG_CARRIED_FROM_NEAR],
            PG_CARRY_LIMIT, counts->carried[PG_CARRIED_FROM_OPENING],
            counts->carried[PG_CARRIED_FROM_ARTICLE], counts->carried[PG_CARRIED_FROM_SPEAKER]);
    if (counts->n_interrupted) {
        char *place = g_utf8_make_valid(counts->longest_place, -1);
        pg_text_make_printable(place);
        fprintf(out,
                "Other text stands inside %zu quotations, at most %zu characters in a row (%s).\n",
                counts->n_interrupted, counts->longest_interruption, place);
        g_free(place);
    }
    if (counts->n_unknown)
        fprintf(out, "%zu of the documents that were read are not in the graph.\n",
                counts->n_unknown);
}

/* Read the pages again, in the order in which they were read for the graph. */
static PgStatus check_pages(char **paths, int n_paths, Reading *reading, PgReadReport *report,
                            const PgLog *log) {
    size_t n_inputs;
    PgInput *inputs =
        pg_inputs_list((const char *const *)paths, (size_t)n_paths, &n_inputs, report, log);
    PgStatus status = PG_OK;
    for (size_t i = 0; i < n_inputs && status == PG_OK; i++) {
        inputs[i].keeps_decoded = true;
        status = pg_input_read(&inputs[i], take_document, reading, report, log);
    }
    pg_inputs_free(inputs, n_inputs);
    return status;
}

static bool has_failure(const PgVerification *counts) {
    for (int check = 0; check < PG_N_CHECKS; check++)
        if (counts->checks[check][PG_OUTCOME_FAILED])
            return true;
    return false;
}

static int verify(const PgGraph *graph, const PgOntology *ontology, char **paths, int n_paths,
                  const PgLog *log) {
    PgOutFile out;
    if (pg_out_file_open(&out, "-", log) != PG_OK)
        return PG_EXIT_FAILURE;
    PgEvidence *evidence = pg_evidence_new(graph, ontology);
    PgVerification counts;
    PgReadReport report = {0};
    Reading reading = {.out = out.stream};
    reading.verifier = pg_verifier_new(evidence, &counts, print_failure, &reading);
    PgStatus status = check_pages(paths, n_paths, &reading, &report, log);
    pg_verifier_finish(reading.verifier);
    print_table(out.stream, &counts);
    if (status == PG_OK && !counts.n_sentences) {
        pg_log(log, PG_LOG_ERROR, NULL,
               "the graph describes no sentence: evidence is in N-Quads and TriG only");
        status = PG_ERROR_ARGUMENT;
    }
    pg_verifier_free(reading.verifier);
    pg_evidence_free(evidence);
    if (pg_out_file_commit(&out, log) != PG_OK || status != PG_OK || report.n_failed)
        return PG_EXIT_FAILURE;
    return has_failure(&counts) ? PG_EXIT_FAILURE : PG_EXIT_SUCCESS;
}

int pg_command_verify(int argc, char **argv, const PgLog *log) {
    char **extra = NULL;
    const GOptionEntry entries[] = {{"ontology", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &extra,
                                     "Read a Turtle file beside the ontology; may be given again",
                                     "FILE"},
                                    {NULL, 0, 0, 0, NULL, NULL, NULL}};
    int exit_status = PG_EXIT_USAGE;
    if (!pg_options_parse(&argc, &argv, entries, "GRAPH INPUT…",
                          "Reads the pages of a graph in N-Quads again and checks that every "
                          "quotation stands in them at its place and that every fact's sentence "
                          "holds its names and values. Prints each check that fails, and a table."))
        goto done;
    if (argc < 3) {
        g_printerr("parkgraph: verify needs a GRAPH and an INPUT\n"
                   "Try 'parkgraph verify --help'.\n");
        goto done;
    }
    exit_status = PG_EXIT_FAILURE;
    PgOntology *ontology;
    if (pg_command_load_ontology(extra, &ontology, log) != PG_OK)
        goto done;
    PgGraph *graph = pg_graph_new();
    if (pg_rdf_load(argv[1], NULL, graph, log) == PG_OK)
        exit_status = verify(graph, ontology, argv + 2, argc - 2, log);
    pg_graph_free(graph);
    pg_ontology_free(ontology);
done:
    g_strfreev(extra);
    return exit_status;
}
