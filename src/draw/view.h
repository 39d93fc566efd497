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

enum {
    PG_VIEW_ALL = 60,   /* up to so many an overview shows every entity, unless much interwoven */
    PG_VIEW_AROUND = 40 /* so many at most are drawn around a focus */
};
#define PG_VIEW_NOBODY UINT32_MAX

typedef struct {
    PgTermId term; /* 0 for a count node */
    const char *iri;
    const char *name;       /* cleaned and cut, for the picture */
    const char *name_raw;   /* as the graph has it; NULL when only the IRI names it */
    const char *amount;     /* "投资额 5.6亿元"; or NULL */
    const char *figures;    /* "投资 5.6亿元 · 已开工", "管委会主任"; or NULL */
    const char *details;    /* further lines for the tooltip; or NULL */
    const char *industries; /* folded into this node as text; or NULL */
    const char *counts;     /* "12 个项目、3 家企业" folded into this node; or NULL */
    const char *known_in;   /* IRI of the place that the gazetteer tells; or NULL */
    PgClass class;
    double investment;                /* the number alone, for ranking */
    unsigned status;                  /* of pg_status_find */
    const char *dates[PG_N_STATUSES]; /* by status, as the graph writes them; or NULL */
    unsigned n_folded;                /* of a count node: how many entities it stands for; else 0 */
    uint32_t group;                   /* of view->groups, where there are any */
    bool hidden;                      /* not in this picture */
} PgViewNode;

typedef struct {
    uint32_t from, to; /* indices of nodes */
    uint32_t relation; /* of pg_relation_style */
    const char *label;
    const char *quotation; /* a sentence that states it, cleaned; or NULL */
    enum { PG_ORDER_USUAL, PG_ORDER_FROM_FIRST, PG_ORDER_TO_FIRST } order; /* of reading */
    uint32_t step; /* of a path: how far from its goal */
    bool hidden;
} PgViewEdge;

/* Nodes that stand together in a frame. */
typedef struct {
    const char *title;
    const char *footer; /* what was folded here; or NULL */
} PgViewGroup;

typedef struct {
    PgArena *arena;    /* a copy's own */
    PgViewNode *nodes; /* in the order of their IRIs, count nodes at the end */
    size_t n_nodes;
    PgViewEdge *edges; /* each relation between two entities once, sorted */
    size_t n_edges;
    PgViewGroup *groups; /* the arena's */
    size_t n_groups;
    uint32_t goal;              /* a second focus, or PG_VIEW_NOBODY */
    uint32_t focus;             /* index of a node, or PG_VIEW_NOBODY */
    const PgOntology *ontology; /* borrowed, or NULL */
    char *note;                 /* what was folded, for the picture; or NULL */
} PgView;

/* All entities of a graph and the relations between them. The view borrows from the graph and the
   ontology, which may be NULL. Deterministic whatever the order of the quads. */
void pg_view_init(PgView *view, const PgGraph *graph, const PgOntology *ontology);
void pg_view_clear(PgView *view);
/* The same again, to hide other things in; the first must live as long. */
void pg_view_copy(PgView *copy, const PgView *view);

/* What a class, a relation or another term is called in the picture; NULL stands for any other.
   Borrowed. */
const char *pg_view_label(const PgView *view, const char *local);
/* "37 家企业" into a text. */
void pg_view_count(const PgView *view, PgClass class, size_t n, GString *text);

/* The nodes and edges that are not hidden. */
size_t pg_view_count_nodes(const PgView *view);
size_t pg_view_count_edges(const PgView *view);
/* Hide the edges of which an end is hidden. */
void pg_view_hide_loose(PgView *view);
/* A node by its IRI, or PG_VIEW_NOBODY; not for a view that has count nodes. */
uint32_t pg_view_node_of(const PgView *view, const char *iri);

/* The part of an IRI after our ontology's namespace; NULL for a term outside of it. */
const char *pg_view_local(const PgGraph *graph, PgTermId id);
/* Whether a predicate gives a name: 1 for the canonical one, 2 for another, else 0. */
int pg_view_name_kind(const PgGraph *graph, PgTermId predicate);

/* Find an entity by its IRI or any of its names: exact, else the only one whose name contains it.
   PG_ERROR_ARGUMENT, logged with the nearest names, when there is none or it is not clear. */
PgStatus pg_view_find(const PgView *view, const PgGraph *graph, const char *name, uint32_t *found,
                      const PgLog *log) PG_CHECKED;

/* ---- figures.c ---- */

/* Attributes of the nodes, as text and as what they are ranked by. `node_of` is by term. */
void pg_view_add_figures(PgView *view, const PgGraph *graph, const uint32_t *node_of,
                         PgTermId background);

/* Hand over every attribute that a quad states of a node: "投资额", "5.6亿元". `node_of` is by
   term; texts are borrowed for the call. */
typedef void (*PgFigureSink)(void *data, const PgQuad *quad, uint32_t node, const char *label,
                             const char *text);
void pg_view_each_figure(const PgView *view, const PgGraph *graph, const uint32_t *node_of,
                         PgFigureSink sink, void *data);

/* ---- home.c: where entities belong ---- */

typedef struct {
    uint32_t park, city; /* the nearest above it, itself not counted; or PG_VIEW_NOBODY */
    const char *region;  /* the province's two digits or, without a code, a place's IRI; or NULL */
} PgViewHome;

/* By node: what it belongs to directly, or PG_VIEW_NOBODY; `near` leaves out what says nothing of
   where it is, such as a partner. The caller frees it with g_free. */
uint32_t *pg_view_owners(const PgView *view, bool near);
/* By node, from its owners and from the gazetteer. The caller frees it with g_free. */
PgViewHome *pg_view_homes(PgView *view);

/* ---- What a picture shows: each of these hides the rest ---- */

/* fold.c: everything within `depth` steps of a node, which is the focus then. Places lead no
   further, nor does what very many have to do with. */
void pg_view_focus(PgView *view, uint32_t node, unsigned depth);
/* fold.c: until at most `max_nodes` are left: industries become text of their owners, then the
   smaller entities of each place one count node a class. view->note says what was folded. */
void pg_view_fold(PgView *view, size_t max_nodes);
/* fold.c: write the industries under the names of those that they are said of; their number. */
size_t pg_view_fold_industries(PgView *view);
/* fold.c: hide that a company is in a park where a project of its own that is shown says so too. */
void pg_view_thin(PgView *view);
/* fold.c: hide what nothing connects with the focus any more; view->note says how much. */
void pg_view_drop_loose(PgView *view);
/* overview.c: all, where they are few; else the parks by province and city with their largest
   projects and numbers of the rest. view->groups tells what stands together. */
void pg_view_overview(PgView *view);
/* path.c: the shortest ways between two nodes; false when there is none. */
bool pg_view_path(PgView *view, uint32_t from, uint32_t to);

#endif
