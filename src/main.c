/* parkgraph: a knowledge-graph builder for news about high-tech zones and industrial parks. */
#include "base/file.h"
#include "command/command.h"

#include <locale.h>
#include <signal.h>
#include <string.h>

static void print_message(void *data, PgLogLevel level, const char *place, const char *message) {
    (void)data;
    static const char *const kinds[] = {"", "warning: ", "error: "};
    g_printerr("parkgraph: %s%s%s%s\n", place ? place : "", place ? ": " : "", kinds[level],
               message);
}

static const struct {
    const char *name;
    int (*run)(int argc, char **argv, const PgLog *log);
    const char *does;
} commands[] = {
    {"build", pg_command_build, "pages in; graph, pictures and a report out"},
    {"extract", pg_command_extract, "pages in; RDF on standard output"},
    {"explain", pg_command_explain, "the sentences behind an entity's facts"},
    {"verify", pg_command_verify, "every quotation and fact checked against the pages"},
    {"draw", pg_command_draw, "a picture of a graph that was built before"},
    {"load", pg_command_load, "a graph that was built before into a triple store"},
};

static void print_usage(gboolean is_error) {
    void (*print)(const char *, ...) = is_error ? g_printerr : g_print;
    print("usage: parkgraph COMMAND [OPTION…] ARGUMENT…\n\n");
    for (size_t i = 0; i < G_N_ELEMENTS(commands); i++)
        print("  %-10s%s\n", commands[i].name, commands[i].does);
    print("\n'parkgraph COMMAND --help' tells a command's options.\n");
}

int main(int argc, char **argv) {
    setlocale(LC_ALL, "");
    setlocale(LC_NUMERIC, "C"); /* numbers in files are written one way everywhere */
    signal(SIGPIPE, SIG_IGN);   /* a closed pipe is a failed write like any other, */
    signal(SIGXFSZ, SIG_IGN);   /* and so is a file that may grow no further */
    pg_out_file_catch_signals();
    PgLog log = {print_message, NULL};
    if (argc >= 2 && (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h"))) {
        print_usage(FALSE);
        return PG_EXIT_SUCCESS;
    }
    if (argc >= 2 && !strcmp(argv[1], "--version")) {
        g_print("parkgraph " PG_VERSION "\n");
        return PG_EXIT_SUCCESS;
    }
    for (size_t i = 0; argc >= 2 && i < G_N_ELEMENTS(commands); i++)
        if (!strcmp(argv[1], commands[i].name))
            return commands[i].run(argc - 1, argv + 1, &log);
    if (argc >= 2)
        g_printerr("parkgraph: no command is called '%s'\n", argv[1]);
    print_usage(TRUE);
    return PG_EXIT_USAGE;
}
