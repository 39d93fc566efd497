#include "pipeline.h"

#include "entity/entity.h"
#include "mention/reading.h"
#include "page/page.h"
#include "relation/relation.h"

typedef struct {
    const PgOntology *ontology;
    PgCorpus *corpus;
    PgPageSink sink;
    void *data;
} Pipeline;

/* The way of one document: page, mentions, entities, facts. Its memory is one arena. */
static PgStatus process(void *data, PgDocument *document) {
    Pipeline *pipeline = data;
    PgArena *arena = pg_arena_new();
    PgPage *page = pg_page_new(document, pipeline->ontology, arena);
    PgReading *reading = pg_reading_new(page, pipeline->ontology, arena);
    PgCast *cast = pg_cast_new(reading);
    PgFindings *findings = pg_findings_new(cast);
    const char *name = pg_corpus_add(pipeline->corpus, findings);
    if (pipeline->sink)
        pipeline->sink(pipeline->data, page, name);
    pg_arena_free(arena);
    pg_document_free(document);
    return PG_OK;
}

PgStatus pg_pipeline_run(const char *const *paths, size_t n_paths, const PgOntology *ontology,
                         PgPageSink sink, void *data, PgGraph **graph, PgCorpusCounts *counts,
                         PgReadReport *report, const PgLog *log) {
    Pipeline pipeline = {ontology, pg_corpus_new(ontology), sink, data};
    size_t n_inputs;
    PgInput *inputs = pg_inputs_list(paths, n_paths, &n_inputs, report, log);
    PgStatus status = PG_OK;
    for (size_t i = 0; i < n_inputs && status == PG_OK; i++)
        status = pg_input_read(&inputs[i], process, &pipeline, report, log);
    if (status == PG_OK)
        *graph = pg_corpus_to_graph(pipeline.corpus, counts);
    pg_inputs_free(inputs, n_inputs);
    pg_corpus_free(pipeline.corpus);
    return status;
}

PgStatus pg_graph_build(const char *const *paths, size_t n_paths, const PgOntology *ontology,
                        PgGraph **graph, PgReadReport *report, const PgLog *log) {
    *graph = NULL;
    return pg_pipeline_run(paths, n_paths, ontology, NULL, NULL, graph, NULL, report, log);
}
