#include "store/plan.h"

#include <string.h>

/* Terms */

static void append_iri(const PgPlan *plan, PgTermId id, GString *text) {
    PgTerm iri = pg_graph_term(plan->graph, id);
    g_string_append_c(text, '<');
    g_string_append_len(text, iri.value, iri.length);
    g_string_append_c(text, '>');
}

/* SPARQL replaces \u escapes before it looks for quotes, so there is none here: of the control
   characters only line ends have to be escaped. */
static void append_literal(const PgPlan *plan, const PgTerm *literal, GString *text) {
    const char *p = literal->value, *end = p + literal->length;
    g_string_append_c(text, '"');
    while (p < end) {
        const char *plain = p;
        while (p < end && *p != '"' && *p != '\\' && *p != '\n' && *p != '\r')
            p++;
        g_string_append_len(text, plain, p - plain);
        if (p < end) {
            g_string_append_c(text, '\\');
            g_string_append_c(text, (char)(*p == '\n' ? 'n' : *p == '\r' ? 'r' : *p));
            p++;
        }
    }
    g_string_append_c(text, '"');
    if (*literal->language) {
        g_string_append_c(text, '@');
        g_string_append(text, literal->language);
    } else if (literal->datatype) {
        g_string_append(text, "^^");
        append_iri(plan, literal->datatype, text);
    }
}

static void append_triple(const PgPlan *plan, const PgQuad *quad, GString *text) {
    append_iri(plan, quad->subject, text);
    g_string_append_c(text, ' ');
    append_iri(plan, quad->predicate, text);
    g_string_append_c(text, ' ');
    PgTerm object = pg_graph_term(plan->graph, quad->object);
    if (object.is_literal)
        append_literal(plan, &object, text);
    else
        append_iri(plan, quad->object, text);
    g_string_append(text, " .\n");
}

void pg_plan_append_triples(const PgPlan *plan, PgBatch batch, GString *text) {
    for (size_t i = batch.start; i < batch.end; i++)
        append_triple(plan, &plan->quads[i], text);
}

static bool starts_graph(const PgPlan *plan, PgBatch batch, size_t i) {
    return i == batch.start || plan->quads[i].graph != plan->quads[i - 1].graph;
}

void pg_plan_append_graphs(const PgPlan *plan, PgBatch batch, GString *text) {
    for (size_t i = batch.start; i < batch.end; i++) {
        if (starts_graph(plan, batch, i)) {
            g_string_append(text, i == batch.start ? "GRAPH " : "}\nGRAPH ");
            append_iri(plan, plan->quads[i].graph, text);
            g_string_append(text, " {\n");
        }
        append_triple(plan, &plan->quads[i], text);
    }
    g_string_append(text, "}\n");
}

void pg_plan_append_names(const PgPlan *plan, PgBatch batch, const char *before, const char *after,
                          GString *text) {
    for (size_t i = batch.start; i < batch.end; i++) {
        if (!starts_graph(plan, batch, i))
            continue;
        g_string_append(text, before);
        append_iri(plan, plan->quads[i].graph, text);
        g_string_append(text, after);
    }
}

/* The plan */

/* Sort by graph, the graphs and their quads in the order given: a counting sort. */
static void group_quads(PgPlan *plan) {
    size_t n_quads, n_terms = pg_graph_n_terms(plan->graph);
    const PgQuad *quads = pg_graph_quads(plan->graph, &n_quads);
    size_t *places = g_new0(size_t, n_terms + 1); /* by graph: first how many, then where to put */
    for (size_t i = 0; i < n_quads; i++)
        places[quads[i].graph]++;
    plan->n_quads = n_quads;
    plan->n_default = places[0];
    size_t place = places[0];
    places[0] = 0;
    bool *seen = g_new0(bool, n_terms + 1);
    seen[0] = true;
    for (size_t i = 0; i < n_quads; i++) {
        PgTermId graph = quads[i].graph;
        if (seen[graph])
            continue;
        seen[graph] = true;
        plan->n_graphs++;
        size_t n = places[graph];
        places[graph] = place;
        place += n;
    }
    plan->quads = g_new0(PgQuad, n_quads);
    for (size_t i = 0; i < n_quads; i++)
        plan->quads[places[quads[i].graph]++] = quads[i];
    g_free(seen);
    g_free(places);
}

static void cut(PgPlan *plan, size_t piece, size_t bundle) {
    for (size_t i = 0; i < plan->n_default; i += piece) {
        PgBatch batch = {i, MIN(i + piece, plan->n_default)};
        g_array_append_val(plan->pieces, batch);
    }
    PgBatch batch = {plan->n_default, plan->n_default};
    for (size_t i = plan->n_default; i < plan->n_quads; i++) {
        batch.end = i + 1;
        bool is_last = batch.end == plan->n_quads;
        if (is_last || (batch.end - batch.start >= bundle &&
                        plan->quads[i].graph != plan->quads[batch.end].graph)) {
            g_array_append_val(plan->bundles, batch);
            batch.start = batch.end;
        }
    }
}

static PgStatus check_terms(const PgGraph *graph, size_t longest_iri, const PgLog *log) {
    for (PgTermId id = 1; id <= pg_graph_n_terms(graph); id++) {
        PgTerm term = pg_graph_term(graph, id);
        if (term.is_literal)
            continue;
        if (strncmp(term.value, "_:", 2) == 0) {
            pg_log(log, PG_LOG_ERROR, NULL,
                   "a blank node would become another one with every batch: %s", term.value);
            return PG_ERROR_ARGUMENT;
        }
        if (longest_iri && term.length > longest_iri) {
            pg_log(log, PG_LOG_ERROR, NULL, "this store takes IRIs of up to %zu bytes: %.120s…",
                   longest_iri, term.value);
            return PG_ERROR_LIMIT;
        }
    }
    return PG_OK;
}

static char *digest(const PgPlan *plan) {
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    GString *text = g_string_new(NULL);
    const GArray *parts[] = {plan->pieces, plan->bundles};
    for (size_t part = 0; part < G_N_ELEMENTS(parts); part++)
        for (guint i = 0; i < parts[part]->len; i++) {
            g_string_assign(text, "batch\n");
            PgBatch batch = g_array_index(parts[part], PgBatch, i);
            if (part)
                pg_plan_append_graphs(plan, batch, text);
            else
                pg_plan_append_triples(plan, batch, text);
            g_checksum_update(sum, (const guchar *)text->str, (gssize)text->len);
        }
    char *result = g_strdup(g_checksum_get_string(sum));
    g_string_free(text, TRUE);
    g_checksum_free(sum);
    return result;
}

PgStatus pg_plan_make(const PgGraph *graph, size_t piece, size_t bundle, size_t longest_iri,
                      PgPlan *plan, const PgLog *log) {
    *plan = (PgPlan){.graph = graph};
    plan->pieces = g_array_new(FALSE, FALSE, sizeof(PgBatch));
    plan->bundles = g_array_new(FALSE, FALSE, sizeof(PgBatch));
    TRY(check_terms(graph, longest_iri, log));
    group_quads(plan);
    cut(plan, piece, bundle);
    plan->digest = digest(plan);
    return PG_OK;
}

void pg_plan_free(PgPlan *plan) {
    g_array_free(plan->pieces, TRUE);
    g_array_free(plan->bundles, TRUE);
    g_free(plan->quads);
    g_free(plan->digest);
}
