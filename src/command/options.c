#include "command/command.h"

bool pg_options_parse(int *argc, char ***argv, const GOptionEntry *entries, const char *arguments,
                      const char *summary) {
    GOptionContext *context = g_option_context_new(arguments);
    g_option_context_set_summary(context, summary);
    g_option_context_add_main_entries(context, entries, NULL);
    GError *error = NULL;
    bool fits = g_option_context_parse(context, argc, argv, &error);
    if (!fits) {
        g_printerr("parkgraph: %s\n", error->message);
        g_printerr("Try 'parkgraph %s --help'.\n", (*argv)[0]);
        g_error_free(error);
    }
    g_option_context_free(context);
    return fits;
}

typedef PgStatus (*Load)(const char *folder, const char *const *extra, size_t n_extra,
                         PgOntology **result, const PgLog *log);

static PgStatus load(Load load_from, char **extra, PgOntology **ontology, const PgLog *log) {
    char *folder = pg_ontology_find_folder();
    if (!folder) {
        pg_log(log, PG_LOG_ERROR, NULL, "the folder of the ontology is not beside the program");
        return PG_ERROR_IO;
    }
    PgStatus status = load_from(folder, (const char *const *)extra,
                                extra ? g_strv_length(extra) : 0, ontology, log);
    g_free(folder);
    return status;
}

PgStatus pg_command_load_ontology(char **extra, PgOntology **ontology, const PgLog *log) {
    return load(pg_ontology_load, extra, ontology, log);
}

PgStatus pg_command_load_labels(char **extra, PgOntology **ontology, const PgLog *log) {
    return load(pg_ontology_load_labels, extra, ontology, log);
}
