/* Pictures of a graph, through Graphviz. The only folder that names Graphviz and fontconfig. */
#ifndef PG_DRAW_DRAW_H
#define PG_DRAW_DRAW_H

#include "base/log.h"
#include "base/status.h"
#include "graph/graph.h"

typedef struct {
    const char *focus;  /* a name of the entity in the middle; NULL draws the overview */
    unsigned depth;     /* steps around the focus, from 1 */
    const char *layout; /* a Graphviz engine, or NULL to choose by size */
    const char *title;  /* or NULL */
} PgDrawOptions;

typedef enum { PG_PICTURE_SVG, PG_PICTURE_PNG, PG_PICTURE_PDF, PG_PICTURE_DOT } PgPictureFormat;

/* "svg", "png", "pdf", "dot"; false for another name. */
bool pg_picture_format_parse(const char *name, PgPictureFormat *format);

/* Draw the entities of a graph and the relations between them into one or more files (one layout,
   `n` renderings). The files are written beside and renamed. A focus that names no entity is
   PG_ERROR_ARGUMENT, logged with the nearest names. Not thread-safe: Graphviz is not. */
typedef struct {
    PgPictureFormat format;
    const char *path; /* "-" is standard output */
} PgPicture;
PgStatus pg_draw(const PgGraph *graph, const PgDrawOptions *options, const PgPicture *pictures,
                 size_t n, const PgLog *log) PG_CHECKED;

#endif
