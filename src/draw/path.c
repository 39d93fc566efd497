/* How two entities hang together. */
#include "draw/view.h"

#include <string.h>

enum { MAX_WAYS = 8, HUB = 12 };

typedef struct {
    PgView *view;
    uint32_t from, to;
    bool *closed;    /* nodes that no way may pass through */
    uint32_t *steps; /* by node: to the goal, or UINT32_MAX */
    uint32_t *first; /* by node: of `links`, and one more at the end */
    uint32_t *links; /* edges by node */
    bool *nodes_taken, *edges_taken;
    unsigned n_ways;
} Search;

/* Lists of the edges of each node. */
static void make_links(Search *search) {
    const PgView *view = search->view;
    search->first = g_new0(uint32_t, view->n_nodes + 2);
    search->links = g_new(uint32_t, view->n_edges * 2 + 1);
    for (size_t i = 0; i < view->n_edges; i++) {
        search->first[view->edges[i].from + 1]++;
        search->first[view->edges[i].to + 1]++;
    }
    for (size_t i = 0; i < view->n_nodes; i++)
        search->first[i + 1] += search->first[i];
    uint32_t *at = g_memdup2(search->first, sizeof *at * (view->n_nodes + 1));
    for (uint32_t i = 0; i < view->n_edges; i++) {
        search->links[at[view->edges[i].from]++] = i;
        search->links[at[view->edges[i].to]++] = i;
    }
    g_free(at);
}

static uint32_t other_end(const PgViewEdge *edge, uint32_t node) {
    return edge->from == node ? edge->to : edge->from;
}

/* The steps of every node to the goal; whether the start can be reached. */
static bool measure(Search *search) {
    const PgView *view = search->view;
    for (size_t i = 0; i < view->n_nodes; i++)
        search->steps[i] = UINT32_MAX;
    uint32_t *queue = g_new(uint32_t, view->n_nodes + 1);
    size_t head = 0, tail = 0;
    queue[tail++] = search->to;
    search->steps[search->to] = 0;
    while (head < tail) {
        uint32_t node = queue[head++];
        if (search->closed[node] && node != search->to)
            continue;
        for (uint32_t k = search->first[node]; k < search->first[node + 1]; k++) {
            uint32_t next = other_end(&view->edges[search->links[k]], node);
            if (search->steps[next] == UINT32_MAX) {
                search->steps[next] = search->steps[node] + 1;
                queue[tail++] = next;
            }
        }
    }
    g_free(queue);
    return search->steps[search->from] != UINT32_MAX;
}

/* Take the ways from a node to the goal, up to MAX_WAYS. Whether there was one. */
static bool take_ways(Search *search, uint32_t node) {
    if (node == search->to) {
        search->n_ways++;
        search->nodes_taken[node] = true;
        return true;
    }
    bool any = false;
    for (uint32_t k = search->first[node]; k < search->first[node + 1] && search->n_ways < MAX_WAYS;
         k++) {
        const PgViewEdge *edge = &search->view->edges[search->links[k]];
        uint32_t next = other_end(edge, node);
        if (search->steps[next] + 1 != search->steps[node] ||
            (search->closed[next] && next != search->to) || !take_ways(search, next))
            continue;
        any = true;
        search->edges_taken[search->links[k]] = true;
    }
    search->nodes_taken[node] |= any;
    return any;
}

/* What a way may pass through, at three levels: neither places nor industries nor what very many
   have to do with; no places; anything. */
static void close_nodes(Search *search, int level) {
    const PgView *view = search->view;
    for (uint32_t i = 0; i < view->n_nodes; i++) {
        bool place = view->nodes[i].class <= PG_CLASS_REGION,
             hub = view->nodes[i].class == PG_CLASS_INDUSTRY ||
                   (search->first[i + 1] - search->first[i] > HUB &&
                    view->nodes[i].class != PG_CLASS_PARK);
        search->closed[i] = (level < 2 && place) || (level < 1 && hub);
    }
    search->closed[search->from] = false;
}

bool pg_view_path(PgView *view, uint32_t from, uint32_t to) {
    Search search = {.view = view,
                     .from = from,
                     .to = to,
                     .closed = g_new0(bool, view->n_nodes + 1),
                     .steps = g_new(uint32_t, view->n_nodes + 1),
                     .nodes_taken = g_new0(bool, view->n_nodes + 1),
                     .edges_taken = g_new0(bool, view->n_edges + 1)};
    make_links(&search);
    bool found = false;
    for (int level = 0; level < 3 && !found; level++) {
        close_nodes(&search, level);
        found = measure(&search);
    }
    if (found) {
        take_ways(&search, from);
        for (size_t i = 0; i < view->n_nodes; i++)
            view->nodes[i].hidden = !search.nodes_taken[i];
        for (size_t i = 0; i < view->n_edges; i++)
            view->edges[i].hidden = !search.edges_taken[i];
        for (size_t i = 0; i < view->n_edges; i++) {
            PgViewEdge *edge = &view->edges[i];
            uint32_t a = search.steps[edge->from], b = search.steps[edge->to];
            edge->order = a > b ? PG_ORDER_FROM_FIRST : PG_ORDER_TO_FIRST;
            edge->step = MAX(a, b);
        }
        view->focus = from;
        view->goal = to;
        if (search.n_ways > 1)
            view->note =
                g_strdup_printf("%u 条最短的路径，每条 %u 步%s", search.n_ways, search.steps[from],
                                search.n_ways == MAX_WAYS ? "，更多的未画" : "");
    }
    g_free(search.closed);
    g_free(search.steps);
    g_free(search.first);
    g_free(search.links);
    g_free(search.nodes_taken);
    g_free(search.edges_taken);
    return found;
}
