/* Each connected part of a view is laid out alone, by the engine that suits its size; then the
   parts are packed like boxes on a shelf. */
#include "draw/sheet.h"

#include <math.h>
#include <string.h>

enum {
    GAP = 36,      /* points between parts */
    LONE_GAP = 14, /* between nodes without relations */
    MAX_TREE = 60, /* nodes of a part up to which dot's columns are the most readable */
};
#define ASPECT 1.5 /* width to height of the whole, about that of a screen */

typedef struct {
    Agraph_t *graph;
    double x, y, width, height; /* the upper left corner, y downwards */
    size_t first;               /* the lowest index of its nodes */
    bool lone;                  /* the nodes without relations, already in rows */
} Part;

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

/* The index in the view, which our names "n12" and "e7" tell. */
static size_t index_of(void *object) {
    return (size_t)g_ascii_strtoull(agnameof(object) + 1, NULL, 10) - 1;
}

/* A part's corner is at 0, 0 here. */
static void read_places(PgLayout *layout, Part *part) {
    boxf box = GD_bb(part->graph);
    part->width = box.UR.x - box.LL.x;
    part->height = box.UR.y - box.LL.y;
    for (Agnode_t *node = agfstnode(part->graph); node; node = agnxtnode(part->graph, node)) {
        size_t index = index_of(node);
        layout->nodes[index] = (PgPoint){ND_coord(node).x - box.LL.x, ND_coord(node).y - box.LL.y};
        layout->sizes[index] = (PgPoint){ND_width(node) * 72, ND_height(node) * 72};
        for (Agedge_t *edge = agfstout(part->graph, node); edge;
             edge = agnxtout(part->graph, edge)) {
            size_t at = index_of(edge);
            layout->edges[at] = edge;
            layout->edge_move[at] = (PgPoint){-box.LL.x, -box.LL.y};
        }
    }
}

/* Rows of nodes without relations, each class from a new row, not wider than `limit`. */
static void place_lone(const PgSheet *sheet, PgLayout *layout, Part *part, double limit) {
    double x = 0, y = 0, row = 0, width = 0;
    for (int class = 0; class < PG_N_CLASSES; class ++) {
        for (Agnode_t *node = agfstnode(part->graph); node; node = agnxtnode(part->graph, node)) {
            size_t index = index_of(node);
            if ((int)sheet->view->nodes[index].class != class)
                continue;
            double w = layout->sizes[index].x, h = layout->sizes[index].y;
            if (x > 0 && x + w > limit) {
                y += row + LONE_GAP;
                x = row = 0;
            }
            layout->nodes[index] = (PgPoint){x + w / 2, -(y + h / 2)};
            x += w + LONE_GAP;
            width = MAX(width, x - LONE_GAP);
            row = MAX(row, h);
        }
    }
    part->width = width;
    part->height = y + row;
    for (size_t i = 0; i < sheet->view->n_nodes; i++)
        if (layout->nodes[i].y < 0) /* turned: y was measured downwards */
            layout->nodes[i].y += part->height;
}

/* ---- Packing ---- */

static int compare_parts(const void *a, const void *b) {
    const Part *x = a, *y = b;
    if (x->lone != y->lone)
        return x->lone ? 1 : -1;
    if (x->height < y->height || x->height > y->height)
        return x->height > y->height ? -1 : 1;
    return x->first < y->first ? -1 : 1;
}

/* How low the parts placed so far reach between two x. */
static double reach(const Part *parts, size_t n, double left, double right) {
    double y = 0;
    for (size_t i = 0; i < n; i++)
        if (parts[i].x < right && parts[i].x + parts[i].width + GAP > left)
            y = MAX(y, parts[i].y + parts[i].height + GAP);
    return y;
}

/* The highest place where a part fits, the leftmost of these. */
static void place_part(Part *parts, size_t n, double limit) {
    Part *part = &parts[n];
    part->x = 0;
    part->y = reach(parts, n, 0, part->width + GAP);
    for (size_t i = 0; i < n; i++) {
        double x = parts[i].x + parts[i].width + GAP;
        double y = reach(parts, n, x, x + part->width + GAP);
        if (x + part->width <= limit && (y < part->y || (y <= part->y && x < part->x))) {
            part->x = x;
            part->y = y;
        }
    }
}

static double sheet_width(const Part *parts, size_t n, double least) {
    double area = 0, width = least;
    for (size_t i = 0; i < n; i++) {
        area += (parts[i].width + GAP) * (parts[i].height + GAP);
        width = MAX(width, parts[i].width);
    }
    return MAX(width, sqrt(area * 1.15 * ASPECT));
}

static void pack(const PgSheet *sheet, PgLayout *layout, GArray *parts) {
    Part *all = (Part *)(void *)parts->data;
    size_t n = parts->len;
    double limit = sheet_width(all, n, pg_legend_width(sheet));
    for (size_t i = 0; i < n; i++)
        if (all[i].lone)
            place_lone(sheet, layout, &all[i], limit);
    g_array_sort(parts, compare_parts);
    layout->width = layout->height = 0;
    for (size_t i = 0; i < n; i++) {
        place_part(all, i, limit);
        layout->width = MAX(layout->width, all[i].x + all[i].width);
        layout->height = MAX(layout->height, all[i].y + all[i].height);
    }
    for (size_t i = 0; i < n; i++) {
        double x = all[i].x, y = layout->height - all[i].y - all[i].height;
        Agraph_t *graph = all[i].graph;
        for (Agnode_t *node = agfstnode(graph); node; node = agnxtnode(graph, node)) {
            size_t index = index_of(node);
            layout->nodes[index].x += x;
            layout->nodes[index].y += y;
            for (Agedge_t *edge = agfstout(graph, node); edge; edge = agnxtout(graph, edge)) {
                size_t at = index_of(edge);
                layout->edge_move[at].x += x;
                layout->edge_move[at].y += y;
            }
        }
    }
}

/* ---- All ---- */

static Part *part_at(const PgSheet *sheet, PgLayout *layout, GArray *parts, size_t first,
                     bool lone) {
    for (size_t i = 0; i < parts->len; i++) {
        Part *part = &g_array_index(parts, Part, i);
        if (part->lone == lone && (lone || part->first == first))
            return part;
    }
    Part part = {.graph = pg_element_graph(sheet), .first = first, .lone = lone};
    g_ptr_array_add(layout->parts, part.graph);
    g_array_append_val(parts, part);
    return &g_array_index(parts, Part, parts->len - 1);
}

PgStatus pg_layout_make(const PgSheet *sheet, PgLayout *layout) {
    const PgView *view = sheet->view;
    *layout = (PgLayout){.parts = g_ptr_array_new(),
                         .nodes = g_new0(PgPoint, view->n_nodes + 1),
                         .sizes = g_new0(PgPoint, view->n_nodes + 1),
                         .edges = g_new0(Agedge_t *, view->n_edges + 1),
                         .edge_move = g_new0(PgPoint, view->n_edges + 1)};
    GArray *parts = g_array_new(FALSE, FALSE, sizeof(Part));
    uint32_t *part_of = find_parts(view);
    bool *linked = g_new0(bool, view->n_nodes + 1);
    for (size_t i = 0; i < view->n_edges; i++)
        if (!view->edges[i].hidden)
            linked[view->edges[i].from] = linked[view->edges[i].to] = true;
    for (size_t i = 0; i < view->n_nodes; i++)
        if (!view->nodes[i].hidden)
            pg_element_node(sheet, part_at(sheet, layout, parts, part_of[i], !linked[i])->graph, i);
    for (size_t i = 0; i < view->n_edges; i++)
        if (!view->edges[i].hidden)
            pg_element_edge(
                sheet, part_at(sheet, layout, parts, part_of[view->edges[i].from], false)->graph,
                i);
    PgStatus status = PG_OK;
    for (size_t i = 0; i < parts->len && status == PG_OK; i++) {
        Part *part = &g_array_index(parts, Part, i);
        status = lay_out(sheet, part->graph);
        if (status == PG_OK)
            read_places(layout, part);
    }
    if (status == PG_OK)
        pack(sheet, layout, parts);
    g_free(linked);
    g_free(part_of);
    g_array_free(parts, TRUE);
    return status;
}

void pg_layout_clear(const PgSheet *sheet, PgLayout *layout) {
    for (size_t i = 0; i < layout->parts->len; i++) {
        Agraph_t *graph = layout->parts->pdata[i];
        gvFreeLayout(sheet->gvc, graph);
        agclose(graph);
    }
    g_ptr_array_free(layout->parts, TRUE);
    g_free(layout->nodes);
    g_free(layout->sizes);
    g_free(layout->edges);
    g_free(layout->edge_move);
    *layout = (PgLayout){0};
}
