/* What a build found, as a table for people. */
#ifndef PG_COMMAND_REPORT_H
#define PG_COMMAND_REPORT_H

#include "corpus/corpus.h"

/* Entities by class, facts, statistics, documents and articles, and what could not be read as it
   was: lines of text that depend on the input alone. The caller's: g_free. */
char *pg_report_text(const PgOntology *ontology, const PgCorpusCounts *counts,
                     const PgReadReport *report);

#endif
