/* A view as a Graphviz graph with places: title, legend, the drawing itself and its source.
   Internal to src/draw. Not thread-safe: Graphviz is not. */
#ifndef PG_DRAW_SHEET_H
#define PG_DRAW_SHEET_H

#include "draw/canvas.h"
#include "draw/sentences.h"
#include "draw/view.h"
#include "parkgraph.h"

#include <graphviz/gvc.h>

/* A sign that the legend explains beside classes and relations. */
typedef struct {
    PgLook look;
    const char *label;
} PgSign;

typedef struct PgSheet PgSheet;

/* Draw something into the graph, from 0, 0 to the right and down; tell its size. Takes the signs
   that it uses into sheet->signs. */
typedef PgStatus (*PgContent)(PgSheet *sheet, PgCanvas *canvas, double *width, double *height);

struct PgSheet {
    GVC_t *gvc;
    const PgGraph *graph;
    PgView *view;
    const char *fonts;  /* a list of families */
    const char *layout; /* a Graphviz engine, or NULL */
    const char *title, *source;
    char *own_title;            /* what a view is called when the user does not say */
    const GArray *sentences;    /* PgSentence: all of the graph's */
    GArray *article;            /* of these, those of the article that is drawn; or NULL */
    bool sparse_labels;         /* too many edges to label what the shapes already tell */
    bool classes[PG_N_CLASSES]; /* that occur, for the legend */
    bool relations[PG_N_RELATIONS + 1];
    const PgSign *signs; /* likewise; constant */
    size_t n_signs;
    const PgLog *log;
};

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
/* The id in SVG of what stands for an entity or a relation: the same in every picture. */
void pg_element_set_id(void *object, char kind, const char *iri, const char *relation,
                       const char *object_iri);
void pg_element_set_tooltip(void *object, const char *name, const char *text);

/* ---- layout.c, pack.c ---- */

typedef struct {
    double x, y;
} PgPoint;

/* One piece of a drawing, laid out alone. */
typedef struct {
    Agraph_t *graph;
    double x, y, width, height; /* the upper left corner, y downwards */
    size_t first;               /* the lowest index of its nodes, or its group's */
    bool lone;                  /* nodes without relations, in rows */
} PgPart;

/* The frame of a group, y downwards. */
typedef struct {
    double x, y, width, height;
    size_t group;
} PgFrame;

/* Where everything of a view goes, in points, y upwards. The graphs of the parts are laid out
   and hold the ways of the edges. */
typedef struct {
    GArray *parts;      /* PgPart */
    PgPoint *nodes;     /* centres, by index of the view */
    PgPoint *sizes;     /* width and height, likewise */
    Agedge_t **edges;   /* by index of the view; NULL where hidden */
    PgPoint *edge_move; /* what to add to an edge's points */
    GArray *frames;     /* PgFrame */
    double width, height;
} PgLayout;

PgStatus pg_layout_make(const PgSheet *sheet, PgLayout *layout) PG_CHECKED;
void pg_layout_clear(const PgSheet *sheet, PgLayout *layout);
/* The index in the view of a node or edge of ours. */
size_t pg_layout_index(void *object);

/* Give every part its place and move what is in it: parts close together, or each group in a
   frame of its own, in columns. */
void pg_pack_parts(const PgSheet *sheet, PgLayout *layout);
void pg_pack_frames(const PgSheet *sheet, PgLayout *layout);
/* Draw the frames with titles and footers. */
void pg_pack_draw_frames(const PgSheet *sheet, const PgLayout *layout, PgCanvas *canvas,
                         double aside);

/* ---- label.c ---- */

/* Find places for the labels of edges, by index of the view; an edge whose label finds none is
   not `shown`. Both arrays are the caller's. */
void pg_label_place(const PgSheet *sheet, const PgLayout *layout, PgPoint *places, bool *shown);

/* ---- legend.c ---- */

/* Add title and legend above a drawing and its source below. */
void pg_legend_add(const PgSheet *sheet, PgCanvas *canvas, double width, double height);
/* The least width of a drawing under which title and legend look well. */
double pg_legend_width(const PgSheet *sheet);

/* ---- Contents, of type PgContent ---- */

/* sheet.c: nodes and edges; with the sentences that state them below. */
PgStatus pg_sheet_fill_network(PgSheet *sheet, PgCanvas *canvas, double *width,
                               double *height) PG_CHECKED;
PgStatus pg_sheet_fill_quoted(PgSheet *sheet, PgCanvas *canvas, double *width,
                              double *height) PG_CHECKED;
/* chain.c: which parks have which industries, as a table. */
PgStatus pg_chain_fill(PgSheet *sheet, PgCanvas *canvas, double *width, double *height) PG_CHECKED;
/* timeline.c: the projects of the focus, or all, along the time. */
PgStatus pg_timeline_fill(PgSheet *sheet, PgCanvas *canvas, double *width,
                          double *height) PG_CHECKED;
/* article.c: find the article that a name means, by headline or document, and its sentences. */
PgStatus pg_article_find(PgSheet *sheet, const char *name) PG_CHECKED;
/* article.c: sentences, and beside each the facts that it states. */
PgStatus pg_article_fill(PgSheet *sheet, PgCanvas *canvas, double *width,
                         double *height) PG_CHECKED;

/* ---- sheet.c ---- */

/* The whole sheet, laid out and ready to be rendered; free it with gvFreeLayout and agclose. */
PgStatus pg_sheet_make(PgSheet *sheet, PgContent content, Agraph_t **result) PG_CHECKED;

#endif
