/* What stands above the drawing: title, numbers, and what colours, shapes and lines mean. */
#include "draw/sheet.h"
#include "draw/text.h"

#include <string.h>

enum {
    MIN_WIDTH = 480,
    TITLE_SIZE = 18,
    NOTE_SIZE = 10,
    ROW = 26,    /* points from one line of the legend to the next */
    SAMPLE = 20, /* the height of a sample */
    LINE = 30,   /* the length of a sample of an edge */
    PAD = 8,
};

/* The width of text of that size, in points; an ideograph is as wide as high. */
static double text_width(const char *text, double size) {
    return pg_text_columns(text) * size * 0.52;
}

double pg_legend_width(const PgSheet *sheet) {
    return MAX(MIN_WIDTH, sheet->title ? text_width(sheet->title, TITLE_SIZE) + 2 * PAD : 0);
}

static Agnode_t *add_box(Agraph_t *graph, const char *id, double left, double top, double width,
                         double height) {
    Agnode_t *node = agnode(graph, (char *)id, 1);
    pg_element_set(node, "id", id);
    pg_element_set(node, "shape", "box");
    pg_element_set(node, "fixedsize", "true");
    GString *inches = g_string_new(NULL);
    pg_element_append_number(inches, width / 72);
    pg_element_set(node, "width", inches->str);
    g_string_truncate(inches, 0);
    pg_element_append_number(inches, height / 72);
    pg_element_set(node, "height", inches->str);
    g_string_free(inches, TRUE);
    pg_element_set(node, "margin", "0");
    pg_element_set(node, "tooltip", " ");
    pg_element_place(node, left + width / 2, top - height / 2);
    return node;
}

/* A line of text that starts at `left`. */
static void add_text(Agraph_t *graph, const char *id, const char *text, double left, double top,
                     double width, int size, const char *colour) {
    Agnode_t *node = add_box(graph, id, left, top, width, size * 1.4);
    pg_element_set(node, "shape", "plaintext");
    char number[16];
    g_snprintf(number, sizeof number, "%d", size);
    pg_element_set(node, "fontsize", number);
    pg_element_set(node, "fontcolor", colour);
    GString *label = g_string_new(NULL);
    pg_text_escape(label, text);
    g_string_append(label, "\\l");
    pg_element_set(node, "label", label->str);
    g_string_free(label, TRUE);
}

/* Where the next item of the legend goes. */
typedef struct {
    Agraph_t *graph;
    double x, y, width; /* y of the row's top, as seen from above: rows go down */
    bool dry;           /* only measure */
} Pen;

static void advance(Pen *pen, double item) {
    if (pen->x > PAD && pen->x + item > pen->width - PAD) {
        pen->x = PAD;
        pen->y -= ROW;
    }
}

static void add_class(Pen *pen, const PgView *view, int class) {
    const PgClassStyle *style = pg_class_style((PgClass) class);
    const char *label = pg_view_label(view, style->local);
    double width = text_width(label, NOTE_SIZE) + 26;
    advance(pen, width);
    if (!pen->dry) {
        char id[32];
        g_snprintf(id, sizeof id, "legend_class%d", class);
        Agnode_t *node = add_box(pen->graph, id, pen->x, pen->y, width, SAMPLE);
        pg_element_set(node, "shape", style->shape);
        pg_element_set(node, "style", style->style);
        pg_element_set(node, "fillcolor", style->fill);
        pg_element_set(node, "color", style->border);
        pg_element_set(node, "fontsize", "10");
        pg_element_set(node, "label", label);
    }
    pen->x += width + PAD;
}

static Agnode_t *add_point(Pen *pen, const char *id, double x, double y) {
    Agnode_t *node = add_box(pen->graph, id, x, y, 0.01, 0.01);
    pg_element_set(node, "style", "invis");
    return node;
}

static void add_relation(Pen *pen, const PgView *view, size_t relation) {
    const PgRelationStyle *style = pg_relation_style(relation);
    const char *label = pg_view_label(view, style->local);
    double text = text_width(label, NOTE_SIZE) + 4, width = LINE + 4 + text;
    advance(pen, width);
    if (!pen->dry) {
        char id[40];
        double y = pen->y - SAMPLE / 2.0;
        g_snprintf(id, sizeof id, "legend_from%zu", relation);
        Agnode_t *from = add_point(pen, id, pen->x, y);
        g_snprintf(id, sizeof id, "legend_to%zu", relation);
        Agnode_t *to = add_point(pen, id, pen->x + LINE, y);
        g_snprintf(id, sizeof id, "legend_relation%zu", relation);
        Agedge_t *edge = agedge(pen->graph, from, to, id, 1);
        pg_element_set(edge, "id", id);
        pg_element_set(edge, "color", style->colour);
        pg_element_set(edge, "style", style->line);
        pg_element_set(edge, "dir", style->symmetric ? "none" : "forward");
        pg_element_set(edge, "tooltip", " ");
        GString *way = g_string_new(NULL);
        double end = pen->x + LINE - (style->symmetric ? 0 : 6);
        if (!style->symmetric) {
            g_string_append(way, "e,");
            pg_element_append_number(way, pen->x + LINE);
            g_string_append_c(way, ',');
            pg_element_append_number(way, y);
            g_string_append_c(way, ' ');
        }
        for (int i = 0; i < 4; i++) {
            g_string_append(way, i ? " " : "");
            pg_element_append_number(way, pen->x + (end - pen->x) * i / 3);
            g_string_append_c(way, ',');
            pg_element_append_number(way, y);
        }
        pg_element_set(edge, "pos", way->str);
        g_string_free(way, TRUE);
        g_snprintf(id, sizeof id, "legend_text%zu", relation);
        add_text(pen->graph, id, label, pen->x + LINE + 4, y + NOTE_SIZE * 0.7, text, NOTE_SIZE,
                 "#1a1a1a");
    }
    pen->x += width + 2 * PAD;
}

/* Only what occurs is explained. Returns the height of the legend. */
static double add_items(const PgView *view, Pen *pen) {
    bool classes[PG_N_CLASSES] = {0}, relations[PG_N_RELATIONS + 1] = {0};
    for (size_t i = 0; i < view->n_nodes; i++)
        if (!view->nodes[i].hidden)
            classes[view->nodes[i].class] = true;
    for (size_t i = 0; i < view->n_edges; i++)
        if (!view->edges[i].hidden && *view->edges[i].label)
            relations[view->edges[i].relation] = true;
    double top = pen->y;
    pen->x = PAD;
    for (int i = 0; i < PG_N_CLASSES; i++)
        if (classes[i])
            add_class(pen, view, i);
    for (size_t i = 0; i <= PG_N_RELATIONS; i++)
        if (relations[i])
            add_relation(pen, view, i);
    return top - pen->y + ROW;
}

static char *make_note(const PgView *view, double width) {
    GString *text = g_string_new(NULL), *wrapped = g_string_new(NULL);
    g_string_append_printf(text, "图中实体 %zu 个，关系 %zu 条", pg_view_count_nodes(view),
                           pg_view_count_edges(view));
    if (view->note && *view->note)
        g_string_append_printf(text, "。为便于阅读：%s", view->note);
    pg_text_wrap(wrapped, text->str, (unsigned)(width / (NOTE_SIZE * 0.52)));
    g_string_free(text, TRUE);
    return g_string_free(wrapped, FALSE);
}

void pg_legend_add(const PgSheet *sheet, Agraph_t *graph, double width, double height) {
    char *note = make_note(sheet->view, width - 2 * PAD);
    char **lines = g_strsplit(note, "\n", -1);
    Pen measure = {.width = width, .dry = true};
    double legend = add_items(sheet->view, &measure) + PAD;
    double top = height + 18 + legend;
    Agnode_t *frame = add_box(graph, "legend", 0, top, width, legend);
    pg_element_set(frame, "color", "#bbbbbb");
    Pen pen = {.graph = graph, .y = top - (ROW - SAMPLE) / 2.0 - PAD / 2.0, .width = width};
    add_items(sheet->view, &pen);
    double y = top + 6;
    for (guint i = g_strv_length(lines); i-- > 0;) {
        char id[32];
        g_snprintf(id, sizeof id, "note%u", i);
        y += NOTE_SIZE * 1.4;
        add_text(graph, id, lines[i], 0, y, width, NOTE_SIZE, "#444444");
    }
    if (sheet->title)
        add_text(graph, "title", sheet->title, 0, y + TITLE_SIZE * 1.4 + 2, width, TITLE_SIZE,
                 "#1a1a1a");
    g_strfreev(lines);
    g_free(note);
}
