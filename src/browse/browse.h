/* A graph as one page to browse: HTML that holds its data, script, style and pictures and asks no
   server for anything. */
#ifndef PG_BROWSE_BROWSE_H
#define PG_BROWSE_BROWSE_H

#include "base/log.h"
#include "base/status.h"
#include "graph/graph.h"
#include "ontology/ontology.h"
#include "page/page.h"

/* The text of the articles, kept while the pages go by, so that evidence can be shown in it. */
typedef struct PgArticles PgArticles;

PgArticles *pg_articles_new(void);
void pg_articles_free(PgArticles *articles); /* NULL is legal */
/* Copy a page's text; `name` is what its document is called in the graph. */
void pg_articles_add(PgArticles *articles, const PgPage *page, const char *name);

typedef struct {
    const char *view;  /* "overview", "chain": as the view is called that draws it */
    const char *title; /* what tells it from others of that view, or NULL */
    const char *svg;   /* a whole SVG document, UTF-8 */
    size_t length;     /* bytes */
} PgBrowsePicture;

typedef struct {
    const char *title;          /* or NULL */
    const PgOntology *ontology; /* what it calls its terms; NULL: as the page knows them */
    const PgArticles *articles; /* or NULL */
    const PgBrowsePicture *pictures;
    size_t n_pictures;
} PgBrowseOptions;

/* Write the page. Of a document whose text is not among the articles it shows the sentences that
   the graph quotes; when there is more text than a browser likes, the others are left out, too. The
   stream is flushed, not closed. */
PgStatus pg_browse_write(const PgGraph *graph, const PgBrowseOptions *options, FILE *out,
                         const PgLog *log) PG_CHECKED;

#endif
