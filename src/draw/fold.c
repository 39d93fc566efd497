/* Making a view small enough to be read: a neighbourhood, or counts in place of the many. */
#include "draw/view.h"

#include <stdlib.h>
#include <string.h>

#define NOBODY PG_VIEW_NOBODY
enum { MAX_CHAIN = 8, MAX_INDUSTRIES = 4, HUB = 12 /* relations */ };

/* What does not lead on: through a city everything is near everything. */
static bool *find_ends(const PgView *view, uint32_t focus) {
    bool *ends = g_new0(bool, view->n_nodes + 1);
    unsigned *degrees = g_new0(unsigned, view->n_nodes + 1);
    for (size_t i = 0; i < view->n_edges; i++) {
        degrees[view->edges[i].from]++;
        degrees[view->edges[i].to]++;
    }
    for (uint32_t i = 0; i < view->n_nodes; i++)
        ends[i] = i != focus && (view->nodes[i].class <= PG_CLASS_REGION ||
                                 (view->nodes[i].class == PG_CLASS_INDUSTRY && degrees[i] > HUB));
    g_free(degrees);
    return ends;
}

void pg_view_focus(PgView *view, uint32_t node, unsigned depth) {
    unsigned *steps = g_new(unsigned, view->n_nodes);
    for (size_t i = 0; i < view->n_nodes; i++)
        steps[i] = G_MAXUINT;
    steps[node] = 0;
    bool *ends = find_ends(view, node), grew = true;
    for (unsigned step = 0; step < MAX(depth, 1) && grew; step++) {
        grew = false;
        for (size_t i = 0; i < view->n_edges; i++) {
            uint32_t from = view->edges[i].from, to = view->edges[i].to;
            uint32_t reached = steps[from] == step && !ends[from] ? to
                               : steps[to] == step && !ends[to]   ? from
                                                                  : node;
            if (steps[reached] == G_MAXUINT) {
                steps[reached] = step + 1;
                grew = true;
            }
        }
    }
    for (size_t i = 0; i < view->n_nodes; i++)
        view->nodes[i].hidden = steps[i] == G_MAXUINT;
    g_free(ends);
    g_free(steps);
    view->focus = node;
    pg_view_hide_loose(view);
}

/* ---- Industries as text ---- */

static void append_industry(GString *text, unsigned n, const char *name) {
    if (n < MAX_INDUSTRIES)
        g_string_append_printf(text, "%s%s", n ? "、" : "", name);
}

size_t pg_view_fold_industries(PgView *view) {
    size_t relation = pg_relation_find("industry"), n_folded = 0;
    GString **texts = g_new0(GString *, view->n_nodes);
    unsigned *counts = g_new0(unsigned, view->n_nodes);
    for (size_t i = 0; i < view->n_edges; i++) {
        PgViewEdge *edge = &view->edges[i];
        if (edge->hidden || edge->relation != relation || edge->to == view->focus ||
            view->nodes[edge->to].class != PG_CLASS_INDUSTRY)
            continue;
        if (!texts[edge->from])
            texts[edge->from] = g_string_new(NULL);
        append_industry(texts[edge->from], counts[edge->from]++, view->nodes[edge->to].name);
    }
    for (size_t i = 0; i < view->n_nodes; i++) {
        PgViewNode *node = &view->nodes[i];
        if (texts[i]) {
            if (counts[i] > MAX_INDUSTRIES)
                g_string_append_printf(texts[i], "等%u个产业", counts[i]);
            node->industries = pg_arena_strndup(view->arena, texts[i]->str, texts[i]->len);
            g_string_free(texts[i], TRUE);
        }
        if (node->class == PG_CLASS_INDUSTRY && !node->hidden && i != view->focus) {
            node->hidden = true;
            n_folded++;
        }
    }
    g_free(counts);
    g_free(texts);
    pg_view_hide_loose(view);
    return n_folded;
}

/* ---- Counts ---- */

/* A node that may be folded, and where it belongs. */
typedef struct {
    uint32_t node, owner; /* the place or park that all of the group belong to, or NOBODY */
    double weight;
    size_t degree;
} Member;

/* The members of one class that belong to one owner; those from `n_kept` on are folded. */
typedef struct {
    const Member *members;
    size_t n, n_kept;
    uint32_t count_node;
} Group;

static bool may_fold(const PgView *view, uint32_t node, unsigned level) {
    switch (view->nodes[node].class) {
    case PG_CLASS_COMPANY:
    case PG_CLASS_PROJECT:
    case PG_CLASS_PERSON:
    case PG_CLASS_ORGANIZATION:
    case PG_CLASS_INDUSTRY:
    case PG_CLASS_OTHER:
        return node != view->focus;
    case PG_CLASS_PARK:
    case PG_CLASS_DISTRICT:
    case PG_CLASS_REGION:
        return level >= 1 && node != view->focus;
    default:
        return level >= 2 && node != view->focus;
    }
}

/* By class and owner; the heaviest first. */
static int compare_members(const void *a, const void *b, void *data) {
    const PgView *view = data;
    const Member *x = a, *y = b;
    PgClass p = view->nodes[x->node].class, q = view->nodes[y->node].class;
    if (p != q)
        return p < q ? -1 : 1;
    if (x->owner != y->owner)
        return x->owner < y->owner ? -1 : 1;
    if (x->weight < y->weight || x->weight > y->weight)
        return x->weight > y->weight ? -1 : 1;
    if (x->degree != y->degree)
        return x->degree > y->degree ? -1 : 1;
    return x->node < y->node ? -1 : 1;
}

/* Investments; a company counts with what it puts into projects, a park with what is in it. */
static Member *weigh(const PgView *view) {
    Member *all = g_new0(Member, view->n_nodes);
    size_t investor = pg_relation_find("investor"), located = pg_relation_find("locatedIn");
    for (uint32_t i = 0; i < view->n_nodes; i++)
        all[i].weight = view->nodes[i].investment;
    for (size_t i = 0; i < view->n_edges; i++) {
        const PgViewEdge *edge = &view->edges[i];
        if (edge->hidden)
            continue;
        all[edge->from].degree++;
        all[edge->to].degree++;
        if (edge->relation == investor ||
            (edge->relation == located && view->nodes[edge->to].class == PG_CLASS_PARK))
            all[edge->to].weight += view->nodes[edge->from].investment;
    }
    return all;
}

static GArray *find_members(const PgView *view, unsigned level) {
    uint32_t *owners = pg_view_owners(view, false);
    Member *all = weigh(view);
    GArray *members = g_array_new(FALSE, FALSE, sizeof(Member));
    for (uint32_t i = 0; i < view->n_nodes; i++) {
        if (view->nodes[i].hidden || !may_fold(view, i, level))
            continue;
        uint32_t owner = owners[i];
        for (int steps = 0; owner != NOBODY && may_fold(view, owner, level); steps++)
            owner = steps < MAX_CHAIN ? owners[owner] : NOBODY;
        all[i].node = i;
        all[i].owner = owner;
        g_array_append_val(members, all[i]);
    }
    g_array_sort_with_data(members, compare_members, (void *)view);
    g_free(all);
    g_free(owners);
    return members;
}

static GArray *find_groups(const PgView *view, const GArray *members) {
    GArray *groups = g_array_new(FALSE, FALSE, sizeof(Group));
    const Member *all = (const Member *)(const void *)members->data;
    for (size_t i = 0; i < members->len;) {
        size_t end = i + 1;
        while (end < members->len && all[end].owner == all[i].owner &&
               view->nodes[all[end].node].class == view->nodes[all[i].node].class)
            end++;
        Group group = {&all[i], end - i, end - i, NOBODY};
        g_array_append_val(groups, group);
        i = end;
    }
    return groups;
}

/* How many nodes are left when each group keeps its `n` heaviest; sets what each keeps. */
static size_t keep(GArray *groups, size_t n_fixed, size_t n) {
    size_t total = n_fixed;
    for (size_t i = 0; i < groups->len; i++) {
        Group *group = &g_array_index(groups, Group, i);
        bool all = group->n <= n + 1; /* a count of one would save nothing */
        group->n_kept = all ? group->n : n;
        total += group->n_kept + !all;
    }
    return total;
}

/* Use what room is left for the heaviest of all that would be folded; what has no weight only if
   that is wanted. */
static void keep_more(GArray *groups, size_t room, bool weightless) {
    while (room > 0) {
        Group *best = NULL;
        for (size_t i = 0; i < groups->len; i++) {
            Group *group = &g_array_index(groups, Group, i);
            if (group->n_kept == group->n)
                continue;
            double weight = group->members[group->n_kept].weight;
            if (weight <= 0 && !weightless)
                continue;
            double best_weight = best ? best->members[best->n_kept].weight : -1;
            if (weight > best_weight ||
                (best && weight >= best_weight && group->n_kept < best->n_kept))
                best = group;
        }
        if (!best)
            return;
        /* The last two take the room of one and of the count. */
        best->n_kept = best->n_kept + 2 >= best->n ? best->n : best->n_kept + 1;
        room--;
    }
}

/* The relation that all folded members have to their owner, or PG_N_RELATIONS. */
static uint32_t common_relation(const PgView *view, const Group *group) {
    bool *folded = g_new0(bool, view->n_nodes);
    for (size_t k = group->n_kept; k < group->n; k++)
        folded[group->members[k].node] = true;
    uint32_t common = NOBODY;
    for (size_t i = 0; i < view->n_edges; i++) {
        const PgViewEdge *edge = &view->edges[i];
        if (edge->hidden || edge->to != group->members->owner || !folded[edge->from])
            continue;
        common = common == NOBODY || common == edge->relation ? edge->relation : PG_N_RELATIONS;
    }
    g_free(folded);
    return common == NOBODY ? PG_N_RELATIONS : common;
}

static void add_count_node(PgView *view, Group *group, GArray *edges) {
    size_t n = group->n - group->n_kept;
    PgClass class = view->nodes[group->members->node].class;
    GString *name = g_string_new(group->n_kept ? "另有 " : "共 ");
    pg_view_count(view, class, n, name);
    PgViewNode node = {.iri = "",
                       .name = pg_arena_strndup(view->arena, name->str, name->len),
                       .class = class,
                       .n_folded = (unsigned)n};
    g_string_free(name, TRUE);
    group->count_node = (uint32_t)view->n_nodes;
    view->nodes = g_renew(PgViewNode, view->nodes, view->n_nodes + 1);
    view->nodes[view->n_nodes++] = node;
    if (group->members->owner != NOBODY) {
        uint32_t relation = common_relation(view, group);
        PgViewEdge edge = {.from = group->count_node,
                           .to = group->members->owner,
                           .relation = relation,
                           .label = relation == PG_N_RELATIONS
                                        ? ""
                                        : pg_view_label(view, pg_relation_style(relation)->local)};
        g_array_append_val(edges, edge);
    }
    for (size_t k = group->n_kept; k < group->n; k++)
        view->nodes[group->members[k].node].hidden = true;
}

/* What was kept and had relations only to what was folded hangs on the count. */
static void hold_on(PgView *view, const GArray *groups, GArray *edges) {
    uint32_t *count_of = g_new(uint32_t, view->n_nodes);
    bool *linked = g_new0(bool, view->n_nodes);
    for (uint32_t i = 0; i < view->n_nodes; i++)
        count_of[i] = i;
    for (size_t i = 0; i < groups->len; i++) {
        const Group *group = &g_array_index(groups, Group, i);
        for (size_t k = group->n_kept; k < group->n; k++)
            count_of[group->members[k].node] = group->count_node;
    }
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < view->n_edges; i++) {
            PgViewEdge edge = view->edges[i];
            bool from_hidden = view->nodes[edge.from].hidden,
                 to_hidden = view->nodes[edge.to].hidden;
            if (edge.hidden || (from_hidden && to_hidden))
                continue;
            if (pass == 0) {
                if (!from_hidden && !to_hidden)
                    linked[edge.from] = linked[edge.to] = true;
            } else if (from_hidden != to_hidden && !linked[from_hidden ? edge.to : edge.from] &&
                       count_of[edge.from] != count_of[edge.to]) {
                linked[from_hidden ? edge.to : edge.from] = true;
                edge.from = count_of[edge.from];
                edge.to = count_of[edge.to];
                g_array_append_val(edges, edge);
            }
        }
    g_free(linked);
    g_free(count_of);
}

static void fold_groups(PgView *view, GArray *groups, size_t counts[PG_N_CLASSES]) {
    GArray *edges = g_array_new(FALSE, TRUE, sizeof(PgViewEdge));
    for (size_t i = 0; i < groups->len; i++) {
        Group *group = &g_array_index(groups, Group, i);
        if (group->n_kept == group->n)
            continue;
        counts[view->nodes[group->members->node].class] += group->n - group->n_kept;
        add_count_node(view, group, edges);
    }
    hold_on(view, groups, edges);
    pg_view_hide_loose(view);
    view->edges = g_renew(PgViewEdge, view->edges, view->n_edges + edges->len);
    if (edges->len)
        memcpy(view->edges + view->n_edges, edges->data, edges->len * sizeof(PgViewEdge));
    view->n_edges += edges->len;
    g_array_free(edges, TRUE);
}

static char *make_note(const PgView *view, size_t n_industries, const size_t counts[PG_N_CLASSES]) {
    GString *note = g_string_new(NULL);
    if (n_industries)
        g_string_append_printf(note, "%zu 个产业写在所属实体名下", n_industries);
    bool any = false;
    for (size_t i = 0; i < PG_N_CLASSES; i++)
        if (counts[i]) {
            g_string_append(note, any ? "、" : note->len ? "；" : "");
            pg_view_count(view, (PgClass)i, counts[i], note);
            any = true;
        }
    if (any)
        g_string_append(note, "合并为计数");
    return g_string_free(note, FALSE);
}

void pg_view_fold(PgView *view, size_t max_nodes) {
    if (pg_view_count_nodes(view) <= max_nodes)
        return;
    size_t n_industries = pg_view_fold_industries(view), counts[PG_N_CLASSES] = {0};
    for (unsigned level = 0; level < 3 && pg_view_count_nodes(view) > max_nodes; level++) {
        GArray *members = find_members(view, level);
        GArray *groups = find_groups(view, members);
        size_t n_fixed = pg_view_count_nodes(view) - members->len;
        if (keep(groups, n_fixed, 0) <= max_nodes || level == 2) {
            size_t low = 0, high = max_nodes; /* the most that fits is in [low, high) */
            while (high - low > 1) {
                size_t middle = (low + high) / 2;
                if (keep(groups, n_fixed, middle) <= max_nodes)
                    low = middle;
                else
                    high = middle;
            }
            size_t total = keep(groups, n_fixed, low);
            keep_more(groups, max_nodes - MIN(total, max_nodes), level == 0);
            fold_groups(view, groups, counts);
        }
        g_array_free(groups, TRUE);
        g_array_free(members, TRUE);
    }
    pg_view_thin(view);
    g_free(view->note);
    view->note = make_note(view, n_industries, counts);
}

/* ---- Clearing up ---- */

/* By node: the park or place that it is in, or NOBODY. */
static uint32_t *find_sites(const PgView *view) {
    size_t located = pg_relation_find("locatedIn");
    uint32_t *sites = g_new(uint32_t, view->n_nodes + 1);
    for (size_t i = 0; i < view->n_nodes; i++)
        sites[i] = NOBODY;
    for (size_t i = 0; i < view->n_edges; i++)
        if (!view->edges[i].hidden && view->edges[i].relation == located)
            sites[view->edges[i].from] = view->edges[i].to;
    return sites;
}

void pg_view_thin(PgView *view) {
    size_t located = pg_relation_find("locatedIn"), investor = pg_relation_find("investor");
    uint32_t *sites = find_sites(view);
    bool *told = g_new0(bool, view->n_nodes + 1);
    for (size_t i = 0; i < view->n_edges; i++) {
        const PgViewEdge *edge = &view->edges[i];
        if (!edge->hidden && edge->relation == investor && sites[edge->from] != NOBODY &&
            sites[edge->from] == sites[edge->to])
            told[edge->to] = true;
    }
    for (size_t i = 0; i < view->n_edges; i++) {
        PgViewEdge *edge = &view->edges[i];
        if (edge->relation == located && told[edge->from] && sites[edge->from] == edge->to)
            edge->hidden = true;
    }
    g_free(told);
    g_free(sites);
}

void pg_view_drop_loose(PgView *view) {
    bool *linked = g_new0(bool, view->n_nodes + 1), grew = true;
    linked[view->focus] = true;
    while (grew) {
        grew = false;
        for (size_t i = 0; i < view->n_edges; i++) {
            const PgViewEdge *edge = &view->edges[i];
            if (edge->hidden || linked[edge->from] == linked[edge->to])
                continue;
            linked[edge->from] = linked[edge->to] = grew = true;
        }
    }
    size_t n = 0;
    for (size_t i = 0; i < view->n_nodes; i++)
        if (!view->nodes[i].hidden && !linked[i]) {
            view->nodes[i].hidden = true;
            n++;
        }
    g_free(linked);
    pg_view_hide_loose(view);
    if (!n)
        return;
    char *note = g_strdup_printf("%s%s%zu 个只与未画的实体相连", view->note ? view->note : "",
                                 view->note ? "；" : "", n);
    g_free(view->note);
    view->note = note;
}
