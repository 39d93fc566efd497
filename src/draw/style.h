/* How classes and relations look in a picture. */
#ifndef PG_DRAW_STYLE_H
#define PG_DRAW_STYLE_H

#include <stdbool.h>
#include <stddef.h>

/* In the order of the legend. */
typedef enum {
    PG_CLASS_PROVINCE,
    PG_CLASS_CITY,
    PG_CLASS_DISTRICT,
    PG_CLASS_REGION,
    PG_CLASS_PARK,
    PG_CLASS_PROJECT,
    PG_CLASS_COMPANY,
    PG_CLASS_ORGANIZATION,
    PG_CLASS_PERSON,
    PG_CLASS_INDUSTRY,
    PG_CLASS_OTHER, /* a class that the ontology has and this table has not */
    PG_N_CLASSES
} PgClass;

typedef struct {
    const char *local; /* the name in the ontology's namespace; NULL for PG_CLASS_OTHER */
    const char *shape, *style, *fill, *border;
    double font_size;
    unsigned columns; /* where a name is wrapped */
} PgClassStyle;

const PgClassStyle *pg_class_style(PgClass which);
/* The class of a local name; false for one that is never drawn. */
bool pg_class_find(const char *local, PgClass *which);

typedef struct {
    const char *local;
    const char *colour, *line; /* of the edge: "solid", "dashed", "dotted", "bold" */
    bool backwards;            /* the object stands before the subject in reading order */
    bool symmetric;
    bool evident; /* what the two shapes at its ends already tell; unlabelled in large pictures */
} PgRelationStyle;

enum { PG_N_RELATIONS = 8 };

const PgRelationStyle *pg_relation_style(size_t which); /* PG_N_RELATIONS: any other */
size_t pg_relation_find(const char *local);             /* PG_N_RELATIONS when not in the table */

/* pg:signed … pg:operating; 0 for none. Their order is that of time. */
enum { PG_N_STATUSES = 5 };
unsigned pg_status_find(const char *local);
const char *pg_status_name(unsigned status);

#endif
