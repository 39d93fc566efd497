/* Nodes and edges of a view in Graphviz' terms. Text of the data reaches labels and tooltips only,
   cleaned and escaped; names and ids are our own numbers. */
#include "base/digest.h"
#include "draw/sheet.h"
#include "draw/text.h"

#include <string.h>

void pg_element_set(void *object, const char *name, const char *value) {
    /* Graphviz takes char * and copies. */
    agsafeset(object, (char *)name, (char *)value, (char *)"");
}

void pg_element_append_number(GString *out, double value) {
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append(out, g_ascii_formatd(buffer, sizeof buffer, "%.2f", value));
}

static void set_number(void *object, const char *name, double value) {
    GString *text = g_string_new(NULL);
    pg_element_append_number(text, value);
    pg_element_set(object, name, text->str);
    g_string_free(text, TRUE);
}

static void set_default(Agraph_t *graph, int kind, const char *name, const char *value) {
    agattr(graph, kind, (char *)name, (char *)value);
}

Agraph_t *pg_element_graph(const PgSheet *sheet) {
    Agraph_t *graph = agopen((char *)"parkgraph", Agdirected, NULL);
    set_default(graph, AGRAPH, "charset", "UTF-8");
    set_default(graph, AGRAPH, "fontname", sheet->fonts);
    set_default(graph, AGRAPH, "outputorder", "edgesfirst");
    set_default(graph, AGRAPH, "bgcolor", "white");
    set_default(graph, AGNODE, "fontname", sheet->fonts);
    set_default(graph, AGNODE, "label", "");
    set_default(graph, AGNODE, "fontcolor", "#1a1a1a");
    set_default(graph, AGNODE, "margin", "0.11,0.055");
    set_default(graph, AGNODE, "height", "0.3");
    set_default(graph, AGNODE, "width", "0.5");
    set_default(graph, AGEDGE, "fontname", sheet->fonts);
    set_default(graph, AGEDGE, "fontsize", "9");
    set_default(graph, AGEDGE, "arrowsize", "0.6");
    return graph;
}

void pg_element_set_tooltip(void *object, const char *name, const char *text) {
    GString *escaped = g_string_new(NULL);
    pg_text_escape_tooltip(escaped, text);
    pg_element_set(object, name, escaped->str);
    g_string_free(escaped, TRUE);
}

void pg_element_set_id(void *object, char kind, const char *iri, const char *relation,
                       const char *object_iri) {
    /* Anything short will do that is the same everywhere and holds nothing of the data. */
    char *text = g_strjoin("\n", iri, relation, object_iri, NULL);
    char digest[PG_DIGEST_ROOM], id[32];
    pg_digest(text, strlen(text), digest);
    g_snprintf(id, sizeof id, "%c%.16s", kind, digest);
    pg_element_set(object, "id", id);
    g_free(text);
}

static void set_escaped(void *object, const char *name, const char *text) {
    GString *escaped = g_string_new(NULL);
    pg_text_escape(escaped, text);
    pg_element_set(object, name, escaped->str);
    g_string_free(escaped, TRUE);
}

static void set_label(const PgView *view, const PgViewNode *node, Agnode_t *drawn) {
    const PgClassStyle *style = pg_class_style(node->class);
    GString *label = g_string_new(NULL);
    pg_text_wrap(label, node->name, style->columns);
    if (node->figures) {
        g_string_append_c(label, '\n');
        pg_text_wrap(label, node->figures, 30);
    }
    if (node->counts) {
        g_string_append_c(label, '\n');
        pg_text_wrap(label, node->counts, 30);
    }
    if (node->industries) {
        char *line = g_strconcat(pg_view_label(view, "industry"), "：", node->industries, NULL);
        g_string_append_c(label, '\n');
        pg_text_wrap(label, line, 30);
        g_free(line);
    }
    set_escaped(drawn, "label", label->str);
    g_string_free(label, TRUE);
}

static void set_node_tooltip(const PgView *view, const PgViewNode *node, Agnode_t *drawn) {
    GString *tooltip = g_string_new(NULL);
    g_string_append_printf(tooltip, "%s（%s）", node->name,
                           pg_view_label(view, pg_class_style(node->class)->local));
    if (node->details)
        g_string_append_printf(tooltip, "\n%s", node->details);
    if (node->industries)
        g_string_append_printf(tooltip, "\n%s：%s", pg_view_label(view, "industry"),
                               node->industries);
    pg_element_set_tooltip(drawn, "tooltip", tooltip->str);
    g_string_free(tooltip, TRUE);
}

Agnode_t *pg_element_node(const PgSheet *sheet, Agraph_t *graph, size_t index) {
    const PgViewNode *node = &sheet->view->nodes[index];
    const PgClassStyle *style = pg_class_style(node->class);
    char id[32];
    g_snprintf(id, sizeof id, "n%zu", index + 1);
    Agnode_t *drawn = agnode(graph, id, 1);
    if (*node->iri)
        pg_element_set_id(drawn, 'n', node->iri, NULL, NULL);
    else
        pg_element_set(drawn, "id", id);
    pg_element_set(drawn, "shape", style->shape);
    pg_element_set(drawn, "fillcolor", style->fill);
    pg_element_set(drawn, "color", style->border);
    set_number(drawn, "fontsize", style->font_size);
    char *look = g_strconcat(style->style, node->n_folded ? ",dashed" : "", NULL);
    pg_element_set(drawn, "style", look);
    g_free(look);
    if (index == sheet->view->focus || index == sheet->view->goal)
        pg_element_set(drawn, "penwidth", "3.5");
    set_label(sheet->view, node, drawn);
    set_node_tooltip(sheet->view, node, drawn);
    return drawn;
}

static Agnode_t *find_node(Agraph_t *graph, size_t index) {
    char id[32];
    g_snprintf(id, sizeof id, "n%zu", index + 1);
    return agnode(graph, id, 0);
}

Agedge_t *pg_element_edge(const PgSheet *sheet, Agraph_t *graph, size_t index) {
    const PgView *view = sheet->view;
    const PgViewEdge *edge = &view->edges[index];
    const PgRelationStyle *style = pg_relation_style(edge->relation);
    char id[32];
    g_snprintf(id, sizeof id, "e%zu", index + 1);
    /* What contains stands before what it contains, whichever way the relation points. */
    bool backwards = edge->order ? edge->order == PG_ORDER_TO_FIRST : style->backwards;
    Agedge_t *drawn = agedge(graph, find_node(graph, backwards ? edge->to : edge->from),
                             find_node(graph, backwards ? edge->from : edge->to), id, 1);
    const char *from = view->nodes[edge->from].iri, *to = view->nodes[edge->to].iri;
    if (style->local && *from && *to)
        pg_element_set_id(drawn, 'e', from, style->local, to);
    else
        pg_element_set(drawn, "id", id);
    pg_element_set(drawn, "color", style->colour);
    pg_element_set(drawn, "fontcolor", style->colour);
    pg_element_set(drawn, "style", style->line);
    pg_element_set(drawn, "dir", style->symmetric ? "none" : backwards ? "back" : "forward");
    if (*edge->label && !(sheet->sparse_labels && style->evident))
        set_escaped(drawn, "label", edge->label);
    char *tooltip = g_strdup_printf("%s %s %s%s%s", view->nodes[edge->from].name, edge->label,
                                    view->nodes[edge->to].name, edge->quotation ? "：" : "",
                                    edge->quotation ? edge->quotation : "");
    pg_element_set_tooltip(drawn, "tooltip", tooltip);
    pg_element_set_tooltip(drawn, "labeltooltip", tooltip);
    g_free(tooltip);
    return drawn;
}

void pg_element_place(Agnode_t *node, double x, double y) {
    GString *place = g_string_new(NULL);
    pg_element_append_number(place, x);
    g_string_append_c(place, ',');
    pg_element_append_number(place, y);
    pg_element_set(node, "pos", place->str);
    g_string_free(place, TRUE);
}
