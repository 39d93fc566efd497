#include "pipeline.h"

#include "entity/entity.h"
#include "mention/reading.h"
#include "page/page.h"
#include "relation/relation.h"

#include <glib.h>
#include <sched.h>
#include <signal.h>

/* A document on its way through page, mentions, entities and facts. Its memory is one arena, which
   goes to another document afterwards. */
typedef struct {
    PgDocument *document;
    PgArena *arena;
    const PgPage *page;
    PgFindings *findings; /* NULL while it is under way */
} Job;

/* Documents are read one after the other and kept in that order, so that the graph does not depend
   on the number of processors; between the two each is worked on by a thread of its own where there
   are processors for that. */
typedef struct {
    const PgOntology *ontology;
    PgCorpus *corpus;
    PgPageSink sink;
    void *data;
    GThreadPool *workers; /* NULL on one processor */
    GMutex mutex;         /* of the jobs' findings and the arenas */
    GPtrArray *arenas;    /* PgArena, empty ones */
    GCond is_done;
    GQueue jobs; /* Job, in the order of reading */
    guint max_jobs;
} Pipeline;

static PgArena *take_arena(Pipeline *pipeline) {
    g_mutex_lock(&pipeline->mutex);
    guint n = pipeline->arenas->len;
    PgArena *arena = n ? g_ptr_array_steal_index(pipeline->arenas, n - 1) : pg_arena_new();
    g_mutex_unlock(&pipeline->mutex);
    return arena;
}

static void give_arena_back(Pipeline *pipeline, PgArena *arena) {
    pg_arena_reset(arena);
    g_mutex_lock(&pipeline->mutex);
    g_ptr_array_add(pipeline->arenas, arena);
    g_mutex_unlock(&pipeline->mutex);
}

static void work(void *data, void *user_data) {
    Job *job = data;
    Pipeline *pipeline = user_data;
    job->arena = take_arena(pipeline);
    job->page = pg_page_new(job->document, pipeline->ontology, job->arena);
    PgReading *reading = pg_reading_new(job->page, pipeline->ontology, job->arena);
    PgFindings *findings = pg_findings_new(pg_cast_new(reading));
    g_mutex_lock(&pipeline->mutex);
    job->findings = findings;
    g_cond_signal(&pipeline->is_done);
    g_mutex_unlock(&pipeline->mutex);
}

/* Wait for the oldest job and keep what it has found. */
static void finish(Pipeline *pipeline) {
    Job *job = g_queue_pop_head(&pipeline->jobs);
    g_mutex_lock(&pipeline->mutex);
    while (!job->findings)
        g_cond_wait(&pipeline->is_done, &pipeline->mutex);
    g_mutex_unlock(&pipeline->mutex);
    const char *name = pg_corpus_add(pipeline->corpus, job->findings);
    if (pipeline->sink)
        pipeline->sink(pipeline->data, job->page, name);
    give_arena_back(pipeline, job->arena);
    pg_document_free(job->document);
    g_free(job);
}

/* What is done goes at once: its memory serves the next document while it is still in the cache. */
static bool may_finish(Pipeline *pipeline) {
    const Job *oldest = g_queue_peek_head(&pipeline->jobs);
    g_mutex_lock(&pipeline->mutex);
    bool is_done = oldest->findings != NULL;
    g_mutex_unlock(&pipeline->mutex);
    return is_done || pipeline->jobs.length == pipeline->max_jobs;
}

/* The processors that this process may use, which GLib need not know: taskset takes some away. */
static guint count_processors(void) {
    cpu_set_t allowed;
    bool is_known = sched_getaffinity(0, sizeof allowed, &allowed) == 0;
    return is_known ? (guint)CPU_COUNT(&allowed) : g_get_num_processors();
}

/* Signals stay with the thread that writes: it holds them back while results get their names. */
static void hire_workers(Pipeline *pipeline, guint n) {
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    pipeline->workers = g_thread_pool_new(work, pipeline, (gint)n, TRUE, NULL);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static PgStatus start(void *data, PgDocument *document) {
    Pipeline *pipeline = data;
    Job *job = g_new0(Job, 1);
    job->document = document;
    g_queue_push_tail(&pipeline->jobs, job);
    if (pipeline->workers && g_thread_pool_get_num_threads(pipeline->workers))
        g_thread_pool_push(pipeline->workers, job, NULL);
    else
        work(job, pipeline); /* one processor, or no thread was to be had */
    while (pipeline->jobs.length && may_finish(pipeline))
        finish(pipeline);
    return PG_OK;
}

PgStatus pg_pipeline_run(const char *const *paths, size_t n_paths, const PgOntology *ontology,
                         PgPageSink sink, void *data, PgGraph **graph, PgCorpusCounts *counts,
                         PgReadReport *report, const PgLog *log) {
    enum { WAITING_PER_WORKER = 4 };
    guint n_workers = count_processors();
    Pipeline pipeline = {.ontology = ontology,
                         .corpus = pg_corpus_new(ontology),
                         .sink = sink,
                         .data = data,
                         .arenas = g_ptr_array_new_with_free_func((GDestroyNotify)pg_arena_free),
                         .max_jobs = n_workers * WAITING_PER_WORKER};
    g_mutex_init(&pipeline.mutex);
    g_cond_init(&pipeline.is_done);
    if (n_workers > 1)
        hire_workers(&pipeline, n_workers);
    size_t n_inputs;
    PgInput *inputs = pg_inputs_list(paths, n_paths, &n_inputs, report, log);
    PgStatus status = PG_OK;
    for (size_t i = 0; i < n_inputs && status == PG_OK; i++)
        status = pg_input_read(&inputs[i], start, &pipeline, report, log);
    while (pipeline.jobs.length)
        finish(&pipeline);
    g_ptr_array_unref(pipeline.arenas);
    if (status == PG_OK)
        *graph = pg_corpus_to_graph(pipeline.corpus, counts);
    pg_inputs_free(inputs, n_inputs);
    if (pipeline.workers)
        g_thread_pool_free(pipeline.workers, FALSE, TRUE);
    g_cond_clear(&pipeline.is_done);
    g_mutex_clear(&pipeline.mutex);
    pg_corpus_free(pipeline.corpus);
    return status;
}

PgStatus pg_graph_build(const char *const *paths, size_t n_paths, const PgOntology *ontology,
                        PgGraph **graph, PgReadReport *report, const PgLog *log) {
    *graph = NULL;
    return pg_pipeline_run(paths, n_paths, ontology, NULL, NULL, graph, NULL, report, log);
}
