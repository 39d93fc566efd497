/* What of a graph is worth drawing: entities and the relations between them. Knows no Graphviz. */
#ifndef PG_DRAW_VIEW_H
#define PG_DRAW_VIEW_H

#include "base/arena.h"
#include "base/log.h"
#include "base/status.h"
#include "draw/style.h"
#include "graph/graph.h"

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

enum { PG_VIEW_MAX_NODES = 150 }; /* above it a picture at 100 % can no longer be read */

typedef struct {
    PgTermId term; /* 0 for a count node */
    const char *iri;
    const char *name;       /* cleaned and cut, for the picture */
    const char *name_raw;   /* as the graph has it; NULL when only the IRI names it */
    const char *figures;    /* "投资 5.6亿元 · 已开工", "管委会主任"; or NULL */
    const char *details;    /* further lines for the tooltip; or NULL */
    const char *industries; /* folded into this node as text; or NULL */
    PgClass class;
    double investment; /* the number alone, for ranking */
    unsigned n_folded; /* of a count node: how many entities it stands for; else 0 */
    bool hidden;       /* not in this picture */
} PgViewNode;

typedef struct {
    uint32_t from, to; /* indices of nodes */
    uint32_t relation; /* of pg_relation_style */
    const char *label;
    bool hidden;
} PgViewEdge;

typedef struct {
    PgArena *arena;
    PgViewNode *nodes; /* in the order of their IRIs, count nodes at the end */
    size_t n_nodes;
    PgViewEdge *edges; /* each relation between two entities once, sorted */
    size_t n_edges;
    uint32_t focus;             /* index of a node, or UINT32_MAX */
    const PgOntology *ontology; /* borrowed, or NULL */
    char *note;                 /* what was folded, for the picture; or NULL */
} PgView;

/* All entities of a graph and the relations between them. The view borrows from the graph and the
   ontology, which may be NULL. Deterministic whatever the order of the quads. */
void pg_view_init(PgView *view, const PgGraph *graph, const PgOntology *ontology);
void pg_view_clear(PgView *view);

/* What a class, a relation or another term is called in the picture; NULL stands for any other.
   Borrowed. */
const char *pg_view_label(const PgView *view, const char *local);
/* "37 家企业" into a text. */
void pg_view_count(const PgView *view, PgClass class, size_t n, GString *text);

/* The nodes and edges that are not hidden. */
size_t pg_view_count_nodes(const PgView *view);
size_t pg_view_count_edges(const PgView *view);

/* Whether a predicate gives a name: 1 for the canonical one, 2 for another, else 0. */
int pg_view_name_kind(const PgGraph *graph, PgTermId predicate);

/* Find an entity by any of its names: exact, else the only one whose name contains it.
   PG_ERROR_ARGUMENT, logged with the nearest names, when there is none or it is not clear. */
PgStatus pg_view_find(const PgView *view, const PgGraph *graph, const char *name, uint32_t *found,
                      const PgLog *log) PG_CHECKED;

/* Hide all but the entities within `depth` steps of a node, and remember it as the focus. */
void pg_view_focus(PgView *view, uint32_t node, unsigned depth);

/* Fold until at most `max_nodes` are left: industries become text of their owners, then the
   smaller entities of each place one count node a class. view->note says what was folded. */
void pg_view_fold(PgView *view, size_t max_nodes);

#endif
