/* Each connected part of a view, or each of its groups, is laid out alone, by the engine that
   suits its size. */
#include "draw/sheet.h"

#include <string.h>

enum { MAX_TREE = 150 /* nodes of a part up to which dot's columns are the most readable */ };

/* ---- Connected parts ---- */

static uint32_t find_root(uint32_t *parent, uint32_t i) {
    while (parent[i] != i)
        i = parent[i] = parent[parent[i]];
    return i;
}

/* By node: the lowest index of its part. */
static uint32_t *find_parts(const PgView *view) {
    uint32_t *parent = g_new(uint32_t, view->n_nodes + 1);
    for (uint32_t i = 0; i < view->n_nodes; i++)
        parent[i] = i;
    for (size_t i = 0; i < view->n_edges; i++) {
        if (view->edges[i].hidden)
            continue;
        uint32_t a = find_root(parent, view->edges[i].from);
        uint32_t b = find_root(parent, view->edges[i].to);
        parent[MAX(a, b)] = MIN(a, b);
    }
    for (uint32_t i = 0; i < view->n_nodes; i++)
        parent[i] = find_root(parent, i);
    return parent;
}

/* ---- One part ---- */

static const char *choose_engine(const PgSheet *sheet, Agraph_t *graph) {
    if (sheet->layout)
        return sheet->layout;
    return agnnodes(graph) <= MAX_TREE ? "dot" : "sfdp";
}

static PgStatus lay_out(const PgSheet *sheet, Agraph_t *graph) {
    const char *engine = choose_engine(sheet, graph);
    pg_element_set(graph, "rankdir", "LR");
    pg_element_set(graph, "nodesep", "0.14");
    pg_element_set(graph, "ranksep", "0.45");
    pg_element_set(graph, "overlap", "prism");
    pg_element_set(graph, "sep", "+8");
    pg_element_set(graph, "splines", "true");
    if (gvLayout(sheet->gvc, graph, engine) == 0)
        return PG_OK;
    pg_log(sheet->log, PG_LOG_ERROR, NULL, "the layout \"%s\" failed", engine);
    return PG_ERROR_LIBRARY;
}

size_t pg_layout_index(void *object) {
    return (size_t)g_ascii_strtoull(agnameof(object) + 1, NULL, 10) - 1;
}

/* A part's corner is at 0, 0 here. */
static void read_places(PgLayout *layout, PgPart *part) {
    boxf box = GD_bb(part->graph);
    part->width = box.UR.x - box.LL.x;
    part->height = box.UR.y - box.LL.y;
    for (Agnode_t *node = agfstnode(part->graph); node; node = agnxtnode(part->graph, node)) {
        size_t index = pg_layout_index(node);
        layout->nodes[index] = (PgPoint){ND_coord(node).x - box.LL.x, ND_coord(node).y - box.LL.y};
        layout->sizes[index] = (PgPoint){ND_width(node) * 72, ND_height(node) * 72};
        for (Agedge_t *edge = agfstout(part->graph, node); edge;
             edge = agnxtout(part->graph, edge)) {
            size_t at = pg_layout_index(edge);
            layout->edges[at] = edge;
            layout->edge_move[at] = (PgPoint){-box.LL.x, -box.LL.y};
        }
    }
}

/* ---- All ---- */

/* By node: what its part is found by. A group is one part, and one for its lone nodes. */
static uint32_t *find_keys(const PgView *view) {
    uint32_t *keys = find_parts(view);
    for (size_t i = 0; view->n_groups && i < view->n_nodes; i++)
        keys[i] = view->nodes[i].group;
    return keys;
}

static Agraph_t *part_at(const PgSheet *sheet, PgLayout *layout, size_t first, bool lone) {
    bool one_for_all = lone && !sheet->view->n_groups;
    for (size_t i = 0; i < layout->parts->len; i++) {
        PgPart *part = &g_array_index(layout->parts, PgPart, i);
        if (part->lone == lone && (one_for_all || part->first == first))
            return part->graph;
    }
    PgPart part = {.graph = pg_element_graph(sheet), .first = first, .lone = lone};
    g_array_append_val(layout->parts, part);
    return part.graph;
}

static void make_parts(const PgSheet *sheet, PgLayout *layout) {
    const PgView *view = sheet->view;
    uint32_t *keys = find_keys(view);
    bool *linked = g_new0(bool, view->n_nodes + 1);
    for (size_t i = 0; i < view->n_edges; i++)
        if (!view->edges[i].hidden)
            linked[view->edges[i].from] = linked[view->edges[i].to] = true;
    for (size_t i = 0; i < view->n_nodes; i++)
        if (!view->nodes[i].hidden)
            pg_element_node(sheet, part_at(sheet, layout, keys[i], !linked[i]), i);
    for (size_t i = 0; i < view->n_edges; i++)
        if (!view->edges[i].hidden)
            pg_element_edge(sheet, part_at(sheet, layout, keys[view->edges[i].from], false), i);
    g_free(linked);
    g_free(keys);
}

PgStatus pg_layout_make(const PgSheet *sheet, PgLayout *layout) {
    const PgView *view = sheet->view;
    *layout = (PgLayout){.parts = g_array_new(FALSE, FALSE, sizeof(PgPart)),
                         .nodes = g_new0(PgPoint, view->n_nodes + 1),
                         .sizes = g_new0(PgPoint, view->n_nodes + 1),
                         .edges = g_new0(Agedge_t *, view->n_edges + 1),
                         .edge_move = g_new0(PgPoint, view->n_edges + 1),
                         .frames = g_array_new(FALSE, TRUE, sizeof(PgFrame))};
    make_parts(sheet, layout);
    PgStatus status = PG_OK;
    for (size_t i = 0; i < layout->parts->len && status == PG_OK; i++) {
        PgPart *part = &g_array_index(layout->parts, PgPart, i);
        status = lay_out(sheet, part->graph);
        if (status == PG_OK)
            read_places(layout, part);
    }
    if (status == PG_OK && view->n_groups)
        pg_pack_frames(sheet, layout);
    else if (status == PG_OK)
        pg_pack_parts(sheet, layout);
    return status;
}

void pg_layout_clear(const PgSheet *sheet, PgLayout *layout) {
    for (size_t i = 0; i < layout->parts->len; i++) {
        Agraph_t *graph = g_array_index(layout->parts, PgPart, i).graph;
        gvFreeLayout(sheet->gvc, graph);
        agclose(graph);
    }
    g_array_free(layout->parts, TRUE);
    g_array_free(layout->frames, TRUE);
    g_free(layout->nodes);
    g_free(layout->sizes);
    g_free(layout->edges);
    g_free(layout->edge_move);
    *layout = (PgLayout){0};
}
