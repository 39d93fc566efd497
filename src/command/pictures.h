/* The pictures of single parks and articles that build leaves beside those of the whole graph. */
#ifndef PG_COMMAND_PICTURES_H
#define PG_COMMAND_PICTURES_H

#include "parkgraph.h"

#define PG_PICTURES_FOLDER "pictures"

typedef struct {
    PgDrawOptions options; /* borrow from the plan */
    char *name;            /* "pictures/park-合肥高新区.svg" */
} PgPlannedPicture;

/* The parks and articles of which most is said, each with a file's name that no other has. */
typedef struct {
    PgPlannedPicture *pictures;
    size_t n;
    PgDrawSubject *parks, *articles;
    size_t n_parks, n_articles;
} PgPicturePlan;

void pg_pictures_plan(PgPicturePlan *plan, const PgGraph *graph, const PgOntology *ontology);
void pg_pictures_clear(PgPicturePlan *plan);

/* Remove what an earlier run has left in the folder's pictures/ and this plan does not have. What
   can't be removed is logged as a warning. */
void pg_pictures_remove_others(const PgPicturePlan *plan, const char *folder, const PgLog *log);

#endif
