/* From input files to a graph. */
#ifndef PG_PIPELINE_H
#define PG_PIPELINE_H

#include "corpus/corpus.h"
#include "source/document.h"

/* Read the inputs, find what they say and state it in a new graph, which is the caller's.
   Documents that cannot be read are logged and counted in `report`; the others are processed.
   `counts` may be NULL. */
PgStatus pg_pipeline_run(const char *const *paths, size_t n_paths, const PgOntology *ontology,
                         PgGraph **graph, PgCorpusCounts *counts, PgReadReport *report,
                         const PgLog *log) PG_CHECKED;

#endif
