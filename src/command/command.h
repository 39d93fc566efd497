/* The commands of the program. Each takes its arguments as main does, its own name first, and
   returns the exit status: 0 success, 1 failure, 2 usage. */
#ifndef PG_COMMAND_COMMAND_H
#define PG_COMMAND_COMMAND_H

#include "base/log.h"
#include "ontology/ontology.h"

#include <glib.h>

enum { PG_EXIT_SUCCESS, PG_EXIT_FAILURE, PG_EXIT_USAGE };

int pg_command_build(int argc, char **argv, const PgLog *log);
int pg_command_extract(int argc, char **argv, const PgLog *log);
int pg_command_verify(int argc, char **argv, const PgLog *log);
int pg_command_explain(int argc, char **argv, const PgLog *log);
int pg_command_draw(int argc, char **argv, const PgLog *log);
int pg_command_load(int argc, char **argv, const PgLog *log);

/* Parse options with GLib; the rest of the arguments stays in argv. False when they are off, which
   is said on standard error. `summary` is the text of --help behind the usage line. */
bool pg_options_parse(int *argc, char ***argv, const GOptionEntry *entries, const char *arguments,
                      const char *summary);

/* Load the ontology that belongs to the program and the files that --ontology names. */
PgStatus pg_command_load_ontology(char **extra, PgOntology **ontology, const PgLog *log);
/* The same for a command that only shows what there is. */
PgStatus pg_command_load_labels(char **extra, PgOntology **ontology, const PgLog *log);

#endif
