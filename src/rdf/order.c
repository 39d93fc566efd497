#include "rdf/order.h"

#include "graph/vocabulary.h"

#include <glib.h>
#include <string.h>

static const char *const classes[] = {
    PG_NS "Park",   PG_NS "Province", PG_NS "City",        PG_NS "District",
    PG_NS "Region", PG_NS "Company",  PG_NS "Project",     PG_NS "Organization",
    PG_NS "Person", PG_NS "Industry", PG_NS "Observation",
};

static const char *const predicates[] = {
    RDF_NS "type",        RDFS_NS "label",         SKOS_NS "prefLabel",    SKOS_NS "altLabel",
    PG_NS "partOf",       PG_NS "locatedIn",       PG_NS "subsidiaryOf",   PG_NS "worksFor",
    PG_NS "position",     PG_NS "investor",        PG_NS "acquired",       PG_NS "cooperatesWith",
    PG_NS "industry",     PG_NS "honour",          PG_NS "status",         PG_NS "investment",
    PG_NS "annualOutput", PG_NS "landArea",        PG_NS "floorArea",      PG_NS "jobs",
    PG_NS "signDate",     PG_NS "startDate",       PG_NS "completionDate", PG_NS "about",
    PG_NS "indicator",    PG_NS "value",           PG_NS "unit",           PG_NS "period",
    OA_NS "exact",        PROV_NS "wasQuotedFrom", SCHEMA_NS "headline",   PG_NS "rule",
    DCTERMS_NS "title",   DCTERMS_NS "source",
};

typedef struct {
    PgTerm term;
    const char *datatype;
    PgTermId id;
} Named;

/* IRIs before literals, then by bytes. */
static int compare_named(const void *a, const void *b) {
    const Named *x = a, *y = b;
    if (x->term.is_literal != y->term.is_literal)
        return x->term.is_literal ? 1 : -1;
    size_t shorter = MIN(x->term.length, y->term.length);
    int order = memcmp(x->term.value, y->term.value, shorter);
    if (order == 0 && x->term.length != y->term.length)
        order = x->term.length < y->term.length ? -1 : 1;
    if (order == 0)
        order = strcmp(x->term.language, y->term.language);
    return order ? order : strcmp(x->datatype, y->datatype);
}

/* The place of every term that is used among all of them, by id; the others' stay 0. */
static uint32_t *rank_terms(const PgGraph *graph, const PgQuad *quads, size_t n_quads) {
    size_t n_terms = pg_graph_n_terms(graph), n_used = 0;
    uint32_t *ranks = g_new0(uint32_t, n_terms + 1);
    Named *named = g_new(Named, n_terms + 1);
    for (size_t i = 0; i < n_quads; i++) {
        const PgTermId ids[] = {quads[i].subject, quads[i].predicate, quads[i].object};
        for (int k = 0; k < 3; k++) {
            if (ranks[ids[k]])
                continue;
            ranks[ids[k]] = 1;
            PgTerm term = pg_graph_term(graph, ids[k]);
            const char *datatype = term.datatype ? pg_graph_term(graph, term.datatype).value : "";
            named[n_used++] = (Named){term, datatype, ids[k]};
        }
    }
    if (n_used)
        qsort(named, n_used, sizeof *named, compare_named);
    for (size_t i = 0; i < n_used; i++)
        ranks[named[i].id] = (uint32_t)i + 1;
    g_free(named);
    return ranks;
}

/* Of every term: where its id stands in a list of IRIs; `n_names` when it does not. */
static uint8_t *list_ranks(const PgGraph *graph, const char *const *names, size_t n_names) {
    size_t n_terms = pg_graph_n_terms(graph);
    uint8_t *ranks = g_malloc(n_terms + 1);
    memset(ranks, (int)n_names, n_terms + 1);
    for (size_t i = 0; i < n_names; i++) {
        PgTermId id = pg_graph_find_iri(graph, names[i], strlen(names[i]));
        if (id)
            ranks[id] = (uint8_t)i;
    }
    return ranks;
}

/* The first of its classes, by subject; a class that is said anywhere counts everywhere. */
static uint8_t *subject_classes(const PgGraph *graph) {
    size_t n_terms = pg_graph_n_terms(graph), n_quads;
    uint8_t *of_class = list_ranks(graph, classes, G_N_ELEMENTS(classes));
    uint8_t *of_subject = g_malloc(n_terms + 1);
    memset(of_subject, G_N_ELEMENTS(classes), n_terms + 1);
    PgTermId type = pg_graph_find_iri(graph, RDF_NS "type", strlen(RDF_NS "type"));
    const PgQuad *quads = pg_graph_quads(graph, &n_quads);
    for (size_t i = 0; type && i < n_quads; i++)
        if (quads[i].predicate == type)
            of_subject[quads[i].subject] =
                MIN(of_subject[quads[i].subject], of_class[quads[i].object]);
    g_free(of_class);
    return of_subject;
}

typedef struct {
    uint64_t major, minor;
    PgQuad quad;
} Entry;

static int compare_entries(const void *a, const void *b) {
    const Entry *x = a, *y = b;
    if (x->major != y->major)
        return x->major < y->major ? -1 : 1;
    return x->minor < y->minor ? -1 : x->minor > y->minor;
}

void pg_order_quads(const PgGraph *graph, PgQuad *quads, size_t n_quads) {
    uint32_t *ranks = rank_terms(graph, quads, n_quads);
    uint8_t *of_subject = subject_classes(graph);
    uint8_t *of_predicate = list_ranks(graph, predicates, G_N_ELEMENTS(predicates));
    uint32_t *graphs = g_new0(uint32_t, pg_graph_n_terms(graph) + 1);
    uint32_t n_graphs = 0;
    Entry *entries = g_new(Entry, n_quads);
    for (size_t i = 0; i < n_quads; i++) {
        PgQuad quad = quads[i];
        if (quad.graph && !graphs[quad.graph])
            graphs[quad.graph] = ++n_graphs;
        /* 28 bits of graph, 4 of class, 32 of subject; 6 of known predicate, 26 of predicate, 32
           of object: more than fits comes out in another order, but complete. */
        entries[i].major = (uint64_t)graphs[quad.graph] << 36 |
                           (uint64_t)of_subject[quad.subject] << 32 | ranks[quad.subject];
        entries[i].minor = (uint64_t)of_predicate[quad.predicate] << 58 |
                           (uint64_t)(ranks[quad.predicate] & 0x3ffffff) << 32 | ranks[quad.object];
        entries[i].quad = quad;
    }
    if (n_quads)
        qsort(entries, n_quads, sizeof *entries, compare_entries);
    for (size_t i = 0; i < n_quads; i++)
        quads[i] = entries[i].quad;
    g_free(entries);
    g_free(graphs);
    g_free(of_predicate);
    g_free(of_subject);
    g_free(ranks);
}
