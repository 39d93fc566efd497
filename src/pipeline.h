/* From input files to a graph. */
#ifndef PG_PIPELINE_H
#define PG_PIPELINE_H

#include "corpus/corpus.h"
#include "page/page.h"
#include "source/document.h"

/* Gets every page and what its document is called in the graph; both are borrowed. */
typedef void (*PgPageSink)(void *data, const PgPage *page, const char *name);

/* Read the inputs, find what they say and state it in a new graph, which is the caller's.
   Documents that cannot be read are logged and counted in `report`; the others are processed, as
   many at once as there are processors. `sink` is called by the caller's thread, in the order of
   the inputs. `counts` and `sink` may be NULL. */
PgStatus pg_pipeline_run(const char *const *paths, size_t n_paths, const PgOntology *ontology,
                         PgPageSink sink, void *data, PgGraph **graph, PgCorpusCounts *counts,
                         PgReadReport *report, const PgLog *log) PG_CHECKED;

#endif
