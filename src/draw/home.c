/* Where entities belong: to a park, a city, a province. */
#include "draw/view.h"
#include "graph/vocabulary.h"

#include <string.h>

enum {
    MAX_CHAIN = 8,
    CODE_DIGITS = 6,
    FAR = 4, /* relations from this rank on say nothing of where an entity is */
    NONE = 10,
};

/* What makes the other end of an edge the owner of a node; the smallest wins, NONE is no owner. */
static unsigned owner_rank(const PgView *view, const PgViewEdge *edge, bool outgoing) {
    static const char *const OUT[] = {"locatedIn", "partOf", "worksFor", "subsidiaryOf"};
    const char *local = pg_relation_style(edge->relation)->local;
    for (unsigned i = 0; local && i < G_N_ELEMENTS(OUT); i++)
        if (g_str_equal(local, OUT[i])) {
            /* A park in a park belongs there before it belongs to the city. */
            bool in_park = i < 2 && view->nodes[edge->to].class == PG_CLASS_PARK;
            return !outgoing ? NONE : in_park ? 0 : i + 1;
        }
    if (local && g_str_equal(local, "investor"))
        return outgoing ? NONE - 1 : 3;
    return NONE - 2;
}

uint32_t *pg_view_owners(const PgView *view, bool near) {
    uint32_t *owner = g_new(uint32_t, view->n_nodes + 1);
    unsigned *rank = g_new(unsigned, view->n_nodes + 1);
    for (size_t i = 0; i < view->n_nodes; i++) {
        owner[i] = PG_VIEW_NOBODY;
        rank[i] = near ? FAR : NONE;
    }
    for (size_t i = 0; i < view->n_edges; i++) {
        const PgViewEdge *edge = &view->edges[i];
        if (edge->hidden)
            continue;
        for (int out = 0; out < 2; out++) {
            uint32_t node = out ? edge->from : edge->to, other = out ? edge->to : edge->from;
            unsigned this_rank = owner_rank(view, edge, out);
            if (this_rank < rank[node]) {
                rank[node] = this_rank;
                owner[node] = other;
            }
        }
    }
    g_free(rank);
    return owner;
}

/* The digits of an administrative area's IRI; NULL for any other. */
static const char *code_of(const char *iri) {
    static const char PLACE[] = PG_ID_NS "place/";
    if (strncmp(iri, PLACE, strlen(PLACE)) != 0)
        return NULL;
    const char *code = iri + strlen(PLACE);
    return strspn(code, "0123456789") == CODE_DIGITS && !code[CODE_DIGITS] ? code : NULL;
}

static void take_region(PgView *view, PgViewHome *home, const char *iri, bool is_place) {
    const char *code = code_of(iri);
    if (code)
        home->region = pg_arena_strndup(view->arena, code, 2);
    else if (is_place)
        home->region = iri;
}

static PgViewHome find_home(PgView *view, const uint32_t *owners, uint32_t node) {
    PgViewHome home = {PG_VIEW_NOBODY, PG_VIEW_NOBODY, NULL};
    uint32_t at = node;
    for (int step = 0; step < MAX_CHAIN && !home.region; step++) {
        const PgViewNode *here = &view->nodes[at];
        if (at != node && here->class == PG_CLASS_PARK && home.park == PG_VIEW_NOBODY)
            home.park = at;
        if (at != node && here->class == PG_CLASS_CITY)
            home.city = at;
        if (here->class <= PG_CLASS_CITY)
            take_region(view, &home, here->iri, true);
        if (owners[at] != PG_VIEW_NOBODY) {
            at = owners[at];
        } else if (here->known_in) {
            uint32_t place = pg_view_node_of(view, here->known_in);
            if (place == PG_VIEW_NOBODY)
                take_region(view, &home, here->known_in, false);
            else
                at = place;
        } else {
            if (here->class <= PG_CLASS_REGION)
                take_region(view, &home, here->iri, true);
            break;
        }
    }
    return home;
}

PgViewHome *pg_view_homes(PgView *view) {
    uint32_t *owners = pg_view_owners(view, true);
    PgViewHome *homes = g_new(PgViewHome, view->n_nodes + 1);
    for (uint32_t i = 0; i < view->n_nodes; i++)
        homes[i] = find_home(view, owners, i);
    g_free(owners);
    return homes;
}
