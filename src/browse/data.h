/* Inside browse/: a graph on its way to the page. */
#ifndef PG_BROWSE_DATA_H
#define PG_BROWSE_DATA_H

#include "browse/internal.h"

/* What a term is on the page. */
enum {
    PG_KIND_NONE,
    PG_KIND_ENTITY,
    PG_KIND_OBSERVATION,
    PG_KIND_DOCUMENT,
    PG_KIND_SENTENCE,
    PG_KIND_CLASS,
    PG_KIND_PROPERTY
};

/* What a quad becomes; rows of one fact stand together when they are sorted. */
typedef struct {
    uint32_t subject, property; /* indexes */
    PgTermId object;
    uint32_t sentence; /* index, PG_NO_SENTENCE for background */
} PgDataRow;

enum { PG_NO_SENTENCE = UINT32_MAX };
enum { PG_CELL_ABOUT, PG_CELL_INDICATOR, PG_CELL_VALUE, PG_CELL_UNIT, PG_CELL_PERIOD, PG_N_CELLS };

typedef struct {
    const PgGraph *graph;
    const PgArticles *articles;
    FILE *out;
    PgTermId type, label, pref_label, alt_label, exact, headline, quoted_from;
    PgTermId cells[PG_N_CELLS];
    uint32_t *index;      /* by term: its index in the list of its kind, + 1 */
    uint8_t *kind;        /* by term */
    GArray *entities;     /* PgTermId */
    GArray *observations; /* PgTermId */
    GArray *documents;    /* PgTermId */
    GArray *sentences;    /* PgTermId: those that the graph quotes */
    GArray *classes;      /* PgTermId */
    GArray *properties;   /* PgTermId */
    uint32_t *class_of;   /* by entity */
    GArray *names;        /* PgDataRow: property is 0 for the label, 1 for others */
    GArray *facts;        /* PgDataRow */
    GArray *figures;      /* PgDataRow of observations: property is the cell */
    PgInitials *initials;
    uint32_t n_placed;  /* sentences that have their number on the page */
    uint32_t *place_of; /* by sentence of the graph: its number on the page + 1 */
} PgData;

const char *pg_data_text(const PgData *data, PgTermId term);
/* The local name of a term of ours, or NULL. */
const char *pg_data_name(const PgData *data, PgTermId term);
/* Orders rows by the fact that they state; 0 for the same one. */
int pg_data_compare_facts(const PgDataRow *x, const PgDataRow *y);

/* ---- texts.c ---- */

/* Write "sentences" and "articles", and number the sentences on the page. */
void pg_data_put_texts(PgData *data);

/* ---- drawn.c ---- */

/* Write "pictures" and which of their shapes are which entities and facts. */
void pg_data_put_pictures(const PgData *data, const PgBrowseOptions *options);

#endif
