#include "draw/canvas.h"

#include "draw/sheet.h"
#include "draw/text.h"

double pg_canvas_line_height(double size) {
    return size * 1.4;
}

static void set_number(void *object, const char *name, double value) {
    GString *text = g_string_new(NULL);
    pg_element_append_number(text, value);
    pg_element_set(object, name, text->str);
    g_string_free(text, TRUE);
}

static Agnode_t *add_node(PgCanvas *canvas, const char *kind, double left, double top, double width,
                          double height) {
    char id[32];
    g_snprintf(id, sizeof id, "%s%u", kind, ++canvas->n_items);
    Agnode_t *node = agnode(canvas->graph, id, 1);
    pg_element_set(node, "id", id);
    pg_element_set(node, "fixedsize", "true");
    set_number(node, "width", width / 72);
    set_number(node, "height", height / 72);
    pg_element_set(node, "margin", "0");
    pg_element_set(node, "tooltip", " ");
    pg_element_place(node, left + width / 2, -(top + height / 2));
    return node;
}

/* Every line of the text ends as its alignment says. */
static void set_text(Agnode_t *node, const char *text, double size, PgAlign align) {
    static const char *const ENDS[] = {"\\l", "\\n", "\\r"};
    GString *label = g_string_new(NULL);
    char **lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++) {
        pg_text_escape(label, *line);
        if (align != PG_ALIGN_CENTRE || line[1])
            g_string_append(label, ENDS[align]);
    }
    pg_element_set(node, "label", label->str);
    set_number(node, "fontsize", size);
    g_strfreev(lines);
    g_string_free(label, TRUE);
}

Agnode_t *pg_canvas_shape(PgCanvas *canvas, const PgLook *look, double left, double top,
                          double width, double height, const char *text, double size) {
    Agnode_t *node = add_node(canvas, text ? "box" : "shape", left, top, width, height);
    pg_element_set(node, "shape", look->shape);
    pg_element_set(node, "style", look->style);
    pg_element_set(node, "fillcolor", look->fill);
    pg_element_set(node, "color", look->border);
    if (text)
        set_text(node, text, size, PG_ALIGN_CENTRE);
    return node;
}

Agnode_t *pg_canvas_text(PgCanvas *canvas, const char *text, double left, double top, double width,
                         double size, const char *colour, PgAlign align) {
    unsigned n_lines = 1;
    for (const char *p = text; *p; p++)
        n_lines += *p == '\n';
    /* The node can't be seen, but Graphviz warns where a font is wider than we take it for. */
    double slack = 4 + width * 0.04;
    left -= align == PG_ALIGN_LEFT ? 0 : align == PG_ALIGN_CENTRE ? slack / 2 : slack;
    width += slack;
    Agnode_t *node =
        add_node(canvas, "text", left, top, width, n_lines * pg_canvas_line_height(size));
    pg_element_set(node, "shape", "plaintext");
    pg_element_set(node, "fontcolor", colour);
    set_text(node, text, size, align);
    return node;
}

static Agnode_t *add_point(PgCanvas *canvas, double x, double y) {
    Agnode_t *node = add_node(canvas, "point", x, y, 0.01, 0.01);
    pg_element_set(node, "shape", "box");
    pg_element_set(node, "style", "invis");
    return node;
}

Agedge_t *pg_canvas_line(PgCanvas *canvas, double x1, double y1, double x2, double y2,
                         const char *colour, const char *style, bool arrow) {
    enum { HEAD = 6 };
    Agnode_t *from = add_point(canvas, x1, y1), *to = add_point(canvas, x2, y2);
    char id[32];
    g_snprintf(id, sizeof id, "line%u", ++canvas->n_items);
    Agedge_t *edge = agedge(canvas->graph, from, to, id, 1);
    pg_element_set(edge, "id", id);
    pg_element_set(edge, "color", colour);
    pg_element_set(edge, "style", style);
    pg_element_set(edge, "dir", arrow ? "forward" : "none");
    pg_element_set(edge, "tooltip", " ");
    double length = MAX(1, ABS(x2 - x1) + ABS(y2 - y1)); /* right for the straight ones */
    double share = arrow ? 1 - HEAD / length : 1;
    GString *way = g_string_new(NULL);
    if (arrow)
        g_string_append(way, "e,");
    for (int i = arrow ? -1 : 0; i < 4; i++) {
        double at = i < 0 ? 1 : share * i / 3;
        g_string_append(way, i > (arrow ? -1 : 0) ? " " : "");
        pg_element_append_number(way, x1 + (x2 - x1) * at);
        g_string_append_c(way, ',');
        pg_element_append_number(way, -(y1 + (y2 - y1) * at));
    }
    pg_element_set(edge, "pos", way->str);
    g_string_free(way, TRUE);
    return edge;
}
