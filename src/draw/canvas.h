/* Boxes, lines and text at places of our choosing, for what no layout engine places: legends,
   titles, tables, axes. Internal to src/draw. */
#ifndef PG_DRAW_CANVAS_H
#define PG_DRAW_CANVAS_H

#include <glib.h>
#include <graphviz/gvc.h>
#include <stdbool.h>

/* x runs to the right and y down, in points; 0, 0 is the upper left corner of the drawing, and
   title and legend stand above it. */
typedef struct {
    Agraph_t *graph;
    unsigned n_items; /* they are named by number */
} PgCanvas;

typedef enum { PG_ALIGN_LEFT, PG_ALIGN_CENTRE, PG_ALIGN_RIGHT } PgAlign;

typedef struct {
    const char *shape, *style, *fill, *border;
} PgLook;

/* A shape of exactly that size, with text in its middle. `text` may be NULL and is escaped here;
   it must fit. */
Agnode_t *pg_canvas_shape(PgCanvas *canvas, const PgLook *look, double left, double top,
                          double width, double height, const char *text, double size);
/* Lines of text in a box of that width, one below the other. */
Agnode_t *pg_canvas_text(PgCanvas *canvas, const char *text, double left, double top, double width,
                         double size, const char *colour, PgAlign align);
/* A straight line; `arrow` at its end. */
Agedge_t *pg_canvas_line(PgCanvas *canvas, double x1, double y1, double x2, double y2,
                         const char *colour, const char *style, bool arrow);
/* The height of one line of text. */
double pg_canvas_line_height(double size);

#endif
