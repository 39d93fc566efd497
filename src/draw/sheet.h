/* A view as a Graphviz graph with places: title, legend and the drawing itself. Internal to
   src/draw. Not thread-safe: Graphviz is not. */
#ifndef PG_DRAW_SHEET_H
#define PG_DRAW_SHEET_H

#include "draw/view.h"
#include "parkgraph.h"

#include <graphviz/gvc.h>

typedef struct {
    GVC_t *gvc;
    const PgView *view;
    const char *fonts;  /* a list of families */
    const char *layout; /* a Graphviz engine, or NULL */
    const char *title;  /* or NULL */
    bool sparse_labels; /* too many edges to label what the shapes already tell */
    const PgLog *log;
} PgSheet;

/* ---- element.c: single nodes and edges ---- */

/* Set an attribute of a graph, node or edge. */
void pg_element_set(void *object, const char *name, const char *value);
/* "3.25": a number as Graphviz reads it in every locale. */
void pg_element_append_number(GString *out, double value);
/* A new graph with the defaults that all of ours share. */
Agraph_t *pg_element_graph(const PgSheet *sheet);
Agnode_t *pg_element_node(const PgSheet *sheet, Agraph_t *graph, size_t index);
/* Its two nodes must be in the graph already. */
Agedge_t *pg_element_edge(const PgSheet *sheet, Agraph_t *graph, size_t index);
void pg_element_place(Agnode_t *node, double x, double y);

/* ---- layout.c ---- */

typedef struct {
    double x, y;
} PgPoint;

/* Where everything of a view goes, in points, y upwards. The graphs of the parts are laid out
   and hold the ways of the edges. */
typedef struct {
    GPtrArray *parts;   /* Agraph_t, laid out */
    PgPoint *nodes;     /* centres, by index of the view */
    PgPoint *sizes;     /* width and height, likewise */
    Agedge_t **edges;   /* by index of the view; NULL where hidden */
    PgPoint *edge_move; /* what to add to an edge's points */
    double width, height;
} PgLayout;

PgStatus pg_layout_make(const PgSheet *sheet, PgLayout *layout) PG_CHECKED;
void pg_layout_clear(const PgSheet *sheet, PgLayout *layout);

/* ---- label.c ---- */

/* Find places for the labels of edges, by index of the view; an edge whose label finds none is
   not `shown`. Both arrays are the caller's. */
void pg_label_place(const PgSheet *sheet, const PgLayout *layout, PgPoint *places, bool *shown);

/* ---- legend.c ---- */

/* Add title and legend above a drawing of that size, whose lower left corner is at 0, 0. */
void pg_legend_add(const PgSheet *sheet, Agraph_t *graph, double width, double height);
/* The least width of a drawing under which title and legend look well. */
double pg_legend_width(const PgSheet *sheet);

/* ---- sheet.c ---- */

/* The whole sheet, laid out and ready to be rendered; free it with gvFreeLayout and agclose. */
PgStatus pg_sheet_make(const PgSheet *sheet, Agraph_t **result) PG_CHECKED;

#endif
