/* All parts, each node and edge at its place, in one graph that Graphviz only has to render. */
#include "draw/sheet.h"

static void append_point(GString *out, pointf point, PgPoint move) {
    pg_element_append_number(out, point.x + move.x);
    g_string_append_c(out, ',');
    pg_element_append_number(out, point.y + move.y);
}

/* Give an edge the way that it has in its part's layout. */
static void place_edge(Agedge_t *edge, Agedge_t *laid_out, PgPoint move) {
    const splines *way = ED_spl(laid_out);
    if (!way)
        return;
    GString *out = g_string_new(NULL);
    for (int i = 0; i < way->size; i++) {
        const bezier *curve = &way->list[i];
        g_string_append(out, i ? ";" : "");
        if (curve->sflag) {
            g_string_append(out, "s,");
            append_point(out, curve->sp, move);
            g_string_append_c(out, ' ');
        }
        if (curve->eflag) {
            g_string_append(out, "e,");
            append_point(out, curve->ep, move);
            g_string_append_c(out, ' ');
        }
        for (int k = 0; k < curve->size; k++) {
            g_string_append(out, k ? " " : "");
            append_point(out, curve->list[k], move);
        }
    }
    pg_element_set(edge, "pos", out->str);
    g_string_free(out, TRUE);
}

static void place_label(Agedge_t *edge, bool shown, PgPoint at) {
    if (!shown) {
        pg_element_set(edge, "label", "");
        return;
    }
    GString *out = g_string_new(NULL);
    append_point(out, (pointf){at.x, at.y}, (PgPoint){0, 0});
    pg_element_set(edge, "lp", out->str);
    g_string_free(out, TRUE);
}

PgStatus pg_sheet_make(const PgSheet *sheet, Agraph_t **result) {
    const PgView *view = sheet->view;
    PgLayout layout;
    PgStatus status = pg_layout_make(sheet, &layout);
    if (status != PG_OK) {
        pg_layout_clear(sheet, &layout);
        return status;
    }
    Agraph_t *graph = pg_element_graph(sheet);
    pg_element_set(graph, "pad", "0.2");
    PgPoint *labels = g_new0(PgPoint, view->n_edges + 1);
    bool *shown = g_new0(bool, view->n_edges + 1);
    pg_label_place(sheet, &layout, labels, shown);
    double width = MAX(layout.width, pg_legend_width(sheet));
    double aside = (width - layout.width) / 2;
    for (size_t i = 0; i < view->n_nodes; i++)
        if (!view->nodes[i].hidden)
            pg_element_place(pg_element_node(sheet, graph, i), layout.nodes[i].x + aside,
                             layout.nodes[i].y);
    for (size_t i = 0; i < view->n_edges; i++)
        if (!view->edges[i].hidden) {
            PgPoint move = layout.edge_move[i];
            move.x += aside;
            Agedge_t *edge = pg_element_edge(sheet, graph, i);
            place_edge(edge, layout.edges[i], move);
            place_label(edge, shown[i], (PgPoint){labels[i].x + aside, labels[i].y});
        }
    g_free(shown);
    g_free(labels);
    pg_legend_add(sheet, graph, width, layout.height);
    pg_layout_clear(sheet, &layout);
    if (gvLayout(sheet->gvc, graph, "nop2") != 0) {
        agclose(graph);
        pg_log(sheet->log, PG_LOG_ERROR, NULL, "Graphviz could not assemble the picture");
        return PG_ERROR_LIBRARY;
    }
    *result = graph;
    return PG_OK;
}
