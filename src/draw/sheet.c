/* A drawing with title, legend and source in one graph that Graphviz only has to render. */
#include "draw/sheet.h"
#include "draw/text.h"

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

/* Bring the parts together; `move` leads from the layout's corner to the sheet's. */
static void place_all(const PgSheet *sheet, const PgLayout *layout, Agraph_t *graph, PgPoint move) {
    const PgView *view = sheet->view;
    PgPoint *labels = g_new0(PgPoint, view->n_edges + 1);
    bool *shown = g_new0(bool, view->n_edges + 1);
    pg_label_place(sheet, layout, labels, shown);
    for (size_t i = 0; i < view->n_nodes; i++)
        if (!view->nodes[i].hidden)
            pg_element_place(pg_element_node(sheet, graph, i), layout->nodes[i].x + move.x,
                             layout->nodes[i].y + move.y);
    for (size_t i = 0; i < view->n_edges; i++)
        if (!view->edges[i].hidden) {
            PgPoint way = {layout->edge_move[i].x + move.x, layout->edge_move[i].y + move.y};
            Agedge_t *edge = pg_element_edge(sheet, graph, i);
            place_edge(edge, layout->edges[i], way);
            place_label(edge, shown[i], (PgPoint){labels[i].x + move.x, labels[i].y + move.y});
        }
    g_free(shown);
    g_free(labels);
}

/* The legend explains what occurs. */
static void tell_legend(PgSheet *sheet) {
    const PgView *view = sheet->view;
    for (size_t i = 0; i < view->n_nodes; i++)
        if (!view->nodes[i].hidden)
            sheet->classes[view->nodes[i].class] = true;
    for (size_t i = 0; i < view->n_edges; i++)
        if (!view->edges[i].hidden && *view->edges[i].label)
            sheet->relations[view->edges[i].relation] = true;
}

/* How much is drawn, before what was folded. */
static void tell_numbers(PgView *view) {
    char *note = g_strdup_printf("画出 %zu 个实体、%zu 条关系%s%s", pg_view_count_nodes(view),
                                 pg_view_count_edges(view), view->note ? "；" : "",
                                 view->note ? view->note : "");
    g_free(view->note);
    view->note = note;
}

PgStatus pg_sheet_fill_network(PgSheet *sheet, PgCanvas *canvas, double *width, double *height) {
    enum { MAX_LABELLED = 14 /* edges up to which every one of them says what it is */ };
    sheet->sparse_labels = pg_view_count_edges(sheet->view) > MAX_LABELLED;
    tell_legend(sheet);
    tell_numbers(sheet->view);
    PgLayout layout;
    PgStatus status = pg_layout_make(sheet, &layout);
    if (status == PG_OK) {
        *width = MAX(layout.width, pg_legend_width(sheet));
        *height = layout.height;
        double aside = (*width - layout.width) / 2;
        pg_pack_draw_frames(sheet, &layout, canvas, aside);
        place_all(sheet, &layout, canvas->graph, (PgPoint){aside, -layout.height});
    }
    pg_layout_clear(sheet, &layout);
    return status;
}

/* Along the way. */
static int compare_steps(const void *a, const void *b) {
    const PgViewEdge *x = *(PgViewEdge *const *)a, *y = *(PgViewEdge *const *)b;
    if (x->step != y->step)
        return x->step > y->step ? -1 : 1;
    return x < y ? -1 : x > y;
}

/* "甲 投资方 乙：“……”" for every edge. */
static void add_quotations(const PgView *view, PgCanvas *canvas, double width, double *height) {
    enum { SIZE = 10, GAP = 18, BETWEEN = 4, MAX_LINES = 4 };
    double y = *height + GAP;
    GPtrArray *quoted = g_ptr_array_new();
    for (size_t i = 0; i < view->n_edges; i++)
        if (!view->edges[i].hidden && view->edges[i].quotation)
            g_ptr_array_add(quoted, &view->edges[i]);
    g_ptr_array_sort(quoted, compare_steps);
    for (guint i = 0; i < quoted->len; i++) {
        const PgViewEdge *edge = quoted->pdata[i];
        char *line = g_strdup_printf("%s —%s→ %s：“%s”", view->nodes[edge->from].name, edge->label,
                                     view->nodes[edge->to].name, edge->quotation);
        GString *text = g_string_new(NULL);
        unsigned n = pg_text_fill(text, line, SIZE, width, MAX_LINES);
        pg_canvas_text(canvas, text->str, 0, y, width, SIZE, "#1a1a1a", PG_ALIGN_LEFT);
        *height = y + n * pg_canvas_line_height(SIZE);
        y = *height + BETWEEN;
        g_string_free(text, TRUE);
        g_free(line);
    }
    g_ptr_array_free(quoted, TRUE);
}

PgStatus pg_sheet_fill_quoted(PgSheet *sheet, PgCanvas *canvas, double *width, double *height) {
    TRY(pg_sheet_fill_network(sheet, canvas, width, height));
    add_quotations(sheet->view, canvas, *width, height);
    return PG_OK;
}

PgStatus pg_sheet_make(PgSheet *sheet, PgContent content, Agraph_t **result) {
    PgCanvas canvas = {pg_element_graph(sheet), 0};
    pg_element_set(canvas.graph, "pad", "0.2");
    double width = 0, height = 0;
    PgStatus status = content(sheet, &canvas, &width, &height);
    if (status == PG_OK) {
        pg_legend_add(sheet, &canvas, width, height);
        if (gvLayout(sheet->gvc, canvas.graph, "nop2") != 0) {
            pg_log(sheet->log, PG_LOG_ERROR, NULL, "Graphviz could not assemble the picture");
            status = PG_ERROR_LIBRARY;
        }
    }
    if (status != PG_OK) {
        agclose(canvas.graph);
        return status;
    }
    *result = canvas.graph;
    return PG_OK;
}
