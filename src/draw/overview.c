/* The overview: parks by province and city, the largest projects with their investors, and numbers
   in place of the rest. */
#include "draw/view.h"
#include "graph/vocabulary.h"

#include <stdlib.h>
#include <string.h>

#define NOBODY PG_VIEW_NOBODY
enum {
    MAX_PARKS = 48,
    MAX_PROJECTS = 30,
    PER_PARK = 4, /* projects of a park, or more where parks are few */
    MAX_PER_PARK = 12,
    MAX_INVESTORS = 2, /* of a project */
    MAX_TITLES = 4,    /* cities in the title of a group that has no province's name */
};

typedef struct {
    PgView *view;
    PgViewHome *homes;
    uint32_t (*members)[PG_N_CLASSES]; /* by park or city: how many of each class belong to it */
    double *weights;                   /* by park: what is invested in it */
    bool *shown;
} Overview;

static bool is_place(const PgView *view, uint32_t node) {
    return view->nodes[node].class <= PG_CLASS_REGION;
}

/* ---- What is shown ---- */

/* The park or, without one, the city that an entity is counted with. */
static uint32_t count_at(const Overview *overview, uint32_t node) {
    const PgViewHome *home = &overview->homes[node];
    return home->park != NOBODY ? home->park : home->city;
}

static void count_members(Overview *overview) {
    const PgView *view = overview->view;
    for (uint32_t i = 0; i < view->n_nodes; i++) {
        uint32_t at = count_at(overview, i);
        if (at == NOBODY)
            continue;
        overview->members[at][view->nodes[i].class]++;
        overview->weights[at] += view->nodes[i].investment;
    }
    for (uint32_t i = 0; i < view->n_nodes; i++)
        overview->weights[i] += overview->members[i][PG_CLASS_PROJECT] * 1e6 +
                                overview->members[i][PG_CLASS_COMPANY] * 1e5;
}

typedef struct {
    uint32_t node;
    double weight;
} Ranked;

static int compare_ranked(const void *a, const void *b) {
    const Ranked *x = a, *y = b;
    if (x->weight < y->weight || x->weight > y->weight)
        return x->weight > y->weight ? -1 : 1;
    return x->node < y->node ? -1 : x->node > y->node;
}

/* The nodes of a class, the heaviest first. */
static GArray *rank(const Overview *overview, PgClass class) {
    const PgView *view = overview->view;
    GArray *all = g_array_new(FALSE, FALSE, sizeof(Ranked));
    for (uint32_t i = 0; i < view->n_nodes; i++)
        if (view->nodes[i].class == class) {
            Ranked ranked = {i, class == PG_CLASS_PROJECT ? view->nodes[i].investment
                                                          : overview->weights[i]};
            g_array_append_val(all, ranked);
        }
    g_array_sort(all, compare_ranked);
    return all;
}

/* The heaviest parks, and of every province the heaviest one. */
static void choose_parks(Overview *overview) {
    GArray *parks = rank(overview, PG_CLASS_PARK);
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < parks->len; i++) {
        uint32_t node = g_array_index(parks, Ranked, i).node;
        const char *region = overview->homes[node].region;
        bool first = g_hash_table_add(seen, (void *)(region ? region : ""));
        overview->shown[node] = i < MAX_PARKS || first;
    }
    g_hash_table_unref(seen);
    g_array_free(parks, TRUE);
}

/* The largest projects whose amount is known; of a graph with few all of them. */
static void choose_projects(Overview *overview) {
    GArray *projects = rank(overview, PG_CLASS_PROJECT);
    unsigned n_parks = 0;
    for (size_t i = 0; i < overview->view->n_nodes; i++)
        n_parks += overview->shown[i];
    unsigned most = CLAMP(MAX_PROJECTS / MAX(n_parks, 1), PER_PARK, MAX_PER_PARK);
    unsigned *of_park = g_new0(unsigned, overview->view->n_nodes + 1), n = 0;
    for (guint i = 0; i < projects->len && n < MAX_PROJECTS; i++) {
        const Ranked *project = &g_array_index(projects, Ranked, i);
        uint32_t at = count_at(overview, project->node);
        if (at == NOBODY || of_park[at] == most ||
            (project->weight <= 0 && projects->len > MAX_PROJECTS) ||
            (overview->view->nodes[at].class == PG_CLASS_PARK && !overview->shown[at]))
            continue;
        of_park[at]++;
        n++;
        overview->shown[project->node] = true;
    }
    g_free(of_park);
    g_array_free(projects, TRUE);
}

/* Who pays for the projects that are shown, and the cities of all that is. */
static void choose_others(Overview *overview) {
    PgView *view = overview->view;
    size_t investor = pg_relation_find("investor");
    unsigned *n_investors = g_new0(unsigned, view->n_nodes + 1);
    for (size_t i = 0; i < view->n_edges; i++) {
        const PgViewEdge *edge = &view->edges[i];
        if (edge->relation == investor && view->nodes[edge->from].class == PG_CLASS_PROJECT &&
            overview->shown[edge->from] && n_investors[edge->from]++ < MAX_INVESTORS)
            overview->shown[edge->to] = true;
    }
    for (uint32_t i = 0; i < view->n_nodes; i++)
        if (overview->shown[i] && overview->homes[i].city != NOBODY &&
            (view->nodes[i].class == PG_CLASS_PARK || view->nodes[i].class == PG_CLASS_PROJECT))
            overview->shown[overview->homes[i].city] = true;
    g_free(n_investors);
}

/* Of what a card counts, parks that have a card themselves are left out. */
static void leave_shown_parks(Overview *overview) {
    const PgView *view = overview->view;
    for (uint32_t i = 0; i < view->n_nodes; i++) {
        uint32_t at = count_at(overview, i);
        if (view->nodes[i].class == PG_CLASS_PARK && overview->shown[i] && at != NOBODY)
            overview->members[at][PG_CLASS_PARK]--;
    }
}

/* ---- Groups ---- */

/* "34" for a node in 安徽; "" where nothing tells. An investor stands with its project. */
static const char **find_regions(const Overview *overview) {
    const PgView *view = overview->view;
    const char **regions = g_new0(const char *, view->n_nodes + 1);
    for (size_t i = 0; i < view->n_nodes; i++)
        regions[i] = overview->homes[i].region ? overview->homes[i].region : "";
    size_t investor = pg_relation_find("investor");
    for (size_t i = view->n_edges; i-- > 0;) {
        const PgViewEdge *edge = &view->edges[i];
        if (edge->relation == investor && overview->shown[edge->from] &&
            !is_place(view, edge->to) && view->nodes[edge->to].class != PG_CLASS_PARK)
            regions[edge->to] = regions[edge->from];
    }
    return regions;
}

static int compare_regions(const void *a, const void *b) {
    const char *x = *(const char *const *)a, *y = *(const char *const *)b;
    if (!*x || !*y) /* what is nowhere comes last */
        return !*x - !*y;
    return strcmp(x, y);
}

/* The places of a class in a group, "合肥市、芜湖市"; how many there are. */
static unsigned append_places(const Overview *overview, GString *title, PgClass class,
                              uint32_t group) {
    const PgView *view = overview->view;
    unsigned n = 0;
    for (size_t i = 0; i < view->n_nodes; i++)
        if ((overview->shown[i] || class == PG_CLASS_DISTRICT) && view->nodes[i].group == group &&
            view->nodes[i].class == class && n++ < MAX_TITLES)
            g_string_append_printf(title, "%s%s", n > 1 ? "、" : "", view->nodes[i].name);
    if (n > MAX_TITLES)
        g_string_append(title, "等");
    return n;
}

/* "安徽省 · 合肥市", "安徽省", or the names of cities. */
static const char *make_title(const Overview *overview, const char *region, uint32_t group) {
    PgView *view = overview->view;
    if (!*region)
        return "所在地未写明";
    char *iri = g_strdup_printf(PG_ID_NS "place/%s0000", region);
    uint32_t province = pg_view_node_of(view, g_str_has_prefix(region, "http") ? region : iri);
    g_free(iri);
    GString *title = g_string_new(NULL);
    unsigned n = append_places(overview, title, PG_CLASS_CITY, group);
    if (!n)
        n = append_places(overview, title, PG_CLASS_DISTRICT, group);
    if (province != NOBODY && n != 1) /* several cities have nodes of their own */
        g_string_assign(title, view->nodes[province].name);
    else if (province != NOBODY)
        g_string_prepend(g_string_prepend(title, " · "), view->nodes[province].name);
    if (!title->len)
        g_string_append(title, "其他地区");
    const char *result = pg_arena_strndup(view->arena, title->str, title->len);
    g_string_free(title, TRUE);
    return result;
}

/* "12 个项目、3 家企业", or NULL. */
static const char *make_counts(PgView *view, const uint32_t counts[PG_N_CLASSES],
                               const char *before) {
    static const PgClass COUNTED[] = {PG_CLASS_PARK, PG_CLASS_PROJECT, PG_CLASS_COMPANY,
                                      PG_CLASS_ORGANIZATION};
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(COUNTED); i++)
        if (counts[COUNTED[i]]) {
            g_string_append(text, text->len ? "、" : before);
            pg_view_count(view, COUNTED[i], counts[COUNTED[i]], text);
        }
    const char *result = text->len ? pg_arena_strndup(view->arena, text->str, text->len) : NULL;
    g_string_free(text, TRUE);
    return result;
}

/* What has no card that counts it: parks that are not shown with all that is in them, and what is
   only in the province or nowhere. */
static void make_footers(Overview *overview, const char *const *regions) {
    PgView *view = overview->view;
    uint32_t(*counts)[PG_N_CLASSES] = g_malloc0(sizeof(*counts) * (view->n_groups + 1));
    GHashTable *groups = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < view->n_nodes; i++)
        if (overview->shown[i])
            g_hash_table_insert(groups, (void *)regions[i],
                                GUINT_TO_POINTER(view->nodes[i].group + 1));
    for (uint32_t i = 0; i < view->n_nodes; i++) {
        uint32_t at = count_at(overview, i);
        uint32_t group = GPOINTER_TO_UINT(g_hash_table_lookup(groups, regions[i]));
        if (!overview->shown[i] && group && (at == NOBODY || !overview->shown[at]))
            counts[group - 1][view->nodes[i].class]++;
    }
    for (size_t i = 0; i < view->n_groups; i++)
        view->groups[i].footer = make_counts(view, counts[i], "另有 ");
    g_hash_table_unref(groups);
    g_free(counts);
}

static void make_groups(Overview *overview) {
    PgView *view = overview->view;
    const char **regions = find_regions(overview);
    GPtrArray *sorted = g_ptr_array_new();
    for (size_t i = 0; i < view->n_nodes; i++)
        if (overview->shown[i])
            g_ptr_array_add(sorted, (void *)regions[i]);
    g_ptr_array_sort(sorted, compare_regions);
    GHashTable *groups = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < sorted->len; i++)
        if (!g_hash_table_contains(groups, sorted->pdata[i]))
            g_hash_table_insert(groups, sorted->pdata[i],
                                GUINT_TO_POINTER(g_hash_table_size(groups)));
    view->n_groups = g_hash_table_size(groups);
    view->groups = PG_ARENA_NEW(view->arena, PgViewGroup, view->n_groups + 1);
    for (size_t i = 0; i < view->n_nodes; i++)
        view->nodes[i].group = g_hash_table_contains(groups, regions[i])
                                   ? GPOINTER_TO_UINT(g_hash_table_lookup(groups, regions[i]))
                                   : NOBODY;
    GHashTableIter each;
    void *region, *group;
    g_hash_table_iter_init(&each, groups);
    while (g_hash_table_iter_next(&each, &region, &group))
        view->groups[GPOINTER_TO_UINT(group)].title =
            make_title(overview, region, GPOINTER_TO_UINT(group));
    make_footers(overview, regions);
    g_hash_table_unref(groups);
    g_ptr_array_free(sorted, TRUE);
    g_free((void *)regions);
}

/* A city that is alone in its group stands in the title and needs no node, unless something else
   than a park is in it. */
static void drop_lone_cities(Overview *overview) {
    PgView *view = overview->view;
    unsigned *n_cities = g_new0(unsigned, view->n_groups + 1);
    for (size_t i = 0; i < view->n_nodes; i++)
        if (overview->shown[i] && view->nodes[i].class == PG_CLASS_CITY)
            n_cities[view->nodes[i].group]++;
    for (size_t i = 0; i < view->n_nodes; i++)
        if (overview->shown[i] && view->nodes[i].class == PG_CLASS_CITY &&
            n_cities[view->nodes[i].group] == 1 && !overview->members[i][PG_CLASS_PROJECT] &&
            !overview->members[i][PG_CLASS_COMPANY])
            overview->shown[i] = false;
    g_free(n_cities);
}

/* ---- Edges ---- */

/* A line from every park that is in no other one to its city, and from a project without a park. */
static void add_city_edges(Overview *overview) {
    PgView *view = overview->view;
    GArray *edges = g_array_new(FALSE, TRUE, sizeof(PgViewEdge));
    uint32_t located = (uint32_t)pg_relation_find("locatedIn");
    for (uint32_t i = 0; i < view->n_nodes; i++) {
        uint32_t park = overview->homes[i].park, city = overview->homes[i].city;
        bool hangs =
            view->nodes[i].class == PG_CLASS_PARK || view->nodes[i].class == PG_CLASS_PROJECT;
        if (!overview->shown[i] || !hangs || (park != NOBODY && overview->shown[park]) ||
            city == NOBODY || !overview->shown[city])
            continue;
        PgViewEdge edge = {
            .from = i, .to = city, .relation = located, .label = pg_view_label(view, "locatedIn")};
        g_array_append_val(edges, edge);
    }
    view->edges = g_renew(PgViewEdge, view->edges, view->n_edges + edges->len + 1);
    if (edges->len)
        memcpy(view->edges + view->n_edges, edges->data, edges->len * sizeof(PgViewEdge));
    view->n_edges += edges->len;
    g_array_free(edges, TRUE);
}

/* The frames tell the places; lines from one frame into another would cross everything. Returns
   how many of these there are. */
static size_t hide_edges(PgView *view) {
    size_t n_across = 0;
    for (size_t i = 0; i < view->n_edges; i++) {
        PgViewEdge *edge = &view->edges[i];
        if (edge->hidden)
            continue;
        bool across = view->nodes[edge->from].group != view->nodes[edge->to].group;
        n_across += across;
        edge->hidden = across || is_place(view, edge->to) || is_place(view, edge->from);
    }
    return n_across;
}

/* ---- All ---- */

static void fold(Overview *overview) {
    PgView *view = overview->view;
    size_t n_before = view->n_nodes;
    count_members(overview);
    choose_parks(overview);
    choose_projects(overview);
    choose_others(overview);
    leave_shown_parks(overview);
    make_groups(overview);
    drop_lone_cities(overview);
    for (uint32_t i = 0; i < view->n_nodes; i++) {
        PgViewNode *node = &view->nodes[i];
        node->hidden = !overview->shown[i];
        if (!node->hidden && (node->class == PG_CLASS_PARK || node->class == PG_CLASS_CITY))
            node->counts = make_counts(view, overview->members[i], "");
    }
    pg_view_hide_loose(view);
    pg_view_thin(view);
    size_t n_across = hide_edges(view);
    add_city_edges(overview);
    GString *note = g_string_new(NULL);
    g_string_append_printf(
        note, "全部 %zu 个实体按省、市、园区归并：其余园区、项目和企业计数，产业写在名下",
        n_before);
    size_t n_people = 0;
    for (size_t i = 0; i < n_before; i++)
        n_people += view->nodes[i].class == PG_CLASS_PERSON && view->nodes[i].hidden;
    if (n_people) {
        g_string_append(note, "；未画的还有 ");
        pg_view_count(view, PG_CLASS_PERSON, n_people, note);
    }
    if (n_across)
        g_string_append_printf(note, "；%zu 条跨地区的关系未画", n_across);
    g_free(view->note);
    view->note = g_string_free(note, FALSE);
}

void pg_view_overview(PgView *view) {
    /* Few entities that are much interwoven are no more readable than many. */
    if (view->n_nodes <= PG_VIEW_ALL && view->n_edges * 4 <= view->n_nodes * 5)
        return;
    pg_view_fold_industries(view);
    Overview overview = {
        .view = view,
        .homes = pg_view_homes(view),
        .members = g_malloc0(sizeof(*overview.members) * (view->n_nodes + 1)),
        .weights = g_new0(double, view->n_nodes + 1),
        .shown = g_new0(bool, view->n_nodes + 1),
    };
    fold(&overview);
    g_free(overview.homes);
    g_free(overview.members);
    g_free(overview.weights);
    g_free(overview.shown);
}
