#include "draw/sources.h"

#include "draw/text.h"
#include "graph/vocabulary.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

enum { MAX_NAMED = 3, MAX_NAME = 24 };

static PgTermId find(const PgGraph *graph, const char *iri) {
    return pg_graph_find_iri(graph, iri, strlen(iri));
}

static int compare_texts(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The different literals of a property in the default graph, sorted, and how many subjects. */
static GPtrArray *collect(const PgGraph *graph, PgTermId property, const char *document,
                          size_t *n_subjects) {
    GPtrArray *texts = g_ptr_array_new();
    PgTermId only = document ? find(graph, document) : 0;
    size_t n;
    const PgQuad *quads = pg_graph_quads(graph, &n);
    *n_subjects = 0;
    for (size_t i = 0; property && i < n; i++)
        if (quads[i].predicate == property && !quads[i].graph &&
            (!document || quads[i].subject == only)) {
            ++*n_subjects;
            g_ptr_array_add(texts, (void *)pg_graph_term(graph, quads[i].object).value);
        }
    g_ptr_array_sort(texts, compare_texts);
    guint kept = 0;
    for (guint i = 0; i < texts->len; i++)
        if (!i || strcmp(texts->pdata[i], texts->pdata[i - 1]) != 0)
            texts->pdata[kept++] = texts->pdata[i];
    g_ptr_array_set_size(texts, (gint)kept);
    return texts;
}

/* Whether it starts with a year, a month or a day. */
static bool is_date(const char *text) {
    return strspn(text, "0123456789") == 4 && (!text[4] || text[4] == '-') &&
           strspn(text, "0123456789-T:+.Z") == strlen(text);
}

static void append_dates(GString *line, const GPtrArray *dates) {
    const char *first = NULL, *last = NULL;
    for (guint i = 0; i < dates->len; i++)
        if (is_date(dates->pdata[i])) {
            first = first ? first : dates->pdata[i];
            last = dates->pdata[i];
        }
    if (!first)
        g_string_append(line, "，文档未注明日期");
    else if (!strncmp(first, last, 10))
        g_string_append_printf(line, "，%.10s", first);
    else
        g_string_append_printf(line, "，%.10s 至 %.10s", first, last);
}

char *pg_sources_line(const PgGraph *graph, const char *document, const char *otherwise) {
    size_t n_documents, n_dated;
    GPtrArray *sources = collect(graph, find(graph, DCTERMS_NS "source"), document, &n_documents);
    GPtrArray *dates = collect(graph, find(graph, DCTERMS_NS "date"), document, &n_dated);
    GString *line = g_string_new("来源：");
    if (n_documents) {
        for (guint i = 0; i < sources->len && i < MAX_NAMED; i++) {
            /* Of a path, the file's name. */
            const char *slash = strrchr(sources->pdata[i], '/');
            char *name = pg_text_clean(slash && slash[1] ? slash + 1 : sources->pdata[i], MAX_NAME);
            g_string_append_printf(line, "%s%s", i ? "、" : "", name);
            g_free(name);
        }
        if (n_documents > 1)
            g_string_append_printf(line, "%s %zu 篇文档", sources->len > MAX_NAMED ? "等" : "，共",
                                   n_documents);
        append_dates(line, dates);
    } else {
        char *name = pg_text_clean(otherwise ? otherwise : "图中未注明", PG_TEXT_MAX_CHARS);
        g_string_append(line, name);
        g_free(name);
    }
    g_string_append(line, " · parkgraph " PG_VERSION);
    g_ptr_array_free(dates, TRUE);
    g_ptr_array_free(sources, TRUE);
    return g_string_free(line, FALSE);
}
