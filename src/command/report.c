#include "command/report.h"

#include <glib.h>

static void put_count(GString *text, const char *name, size_t count) {
    g_string_append_printf(text, "  %-14s%8zu\n", name, count);
}

char *pg_report_text(const PgOntology *ontology, const PgCorpusCounts *counts,
                     const PgReadReport *report) {
    GString *text = g_string_new(NULL);
    for (PgClass class = 1; class < pg_ontology_n_classes(ontology); class ++)
        if (counts->n_entities[class])
            put_count(text, pg_ontology_class_name(ontology, class), counts->n_entities[class]);
    g_string_append(text, "  ----------------------\n");
    put_count(text, "facts", counts->n_facts);
    put_count(text, "statistics", counts->n_statistics);
    put_count(text, "documents", counts->n_documents);
    put_count(text, "articles", counts->n_articles);
    put_count(text, "sentences", counts->n_sentences);
    if (report->n_repaired)
        put_count(text, "repaired", report->n_repaired);
    if (report->n_failed)
        put_count(text, "not read", report->n_failed);
    return g_string_free(text, FALSE);
}
