/* What the parts of the HTML reader share. A page becomes a flat list of blocks, each in a tree
   of containers; then the container that holds the article is chosen. */
#ifndef PG_SOURCE_HTML_H
#define PG_SOURCE_HTML_H

#include "source/builder.h"

#define PG_NO_CONTAINER UINT32_MAX

/* A stretch of text between two breaks: chars[start..end) of the page's text. */
typedef struct {
    size_t start, end;
    PgLineKind kind;
    uint8_t level;
    uint8_t breaks;    /* <br>s before it, 0 at the edge of an element, 2 for more */
    bool indented;     /* starts with wide blanks, as a paragraph does */
    bool rule;         /* an <hr> stands before it */
    bool preformatted; /* its ends are line ends of the source */
    bool is_row;       /* of a table: three cells or more */
    bool weak;         /* in an element that looks like navigation by its name */
    uint32_t text;     /* characters that are no blanks */
    uint32_t linked;   /* those of them that stand in a link */
    uint32_t container;
} PgBlock;

/* How much an element's name, class or id promises that the article is in it. */
typedef enum { PG_HINT_NONE, PG_HINT_SOME, PG_HINT_STRONG } PgHint;

typedef struct {
    uint32_t parent;
    guint first, end; /* its blocks */
    PgHint hint;
    size_t good; /* characters of article text in it */
    guint good_blocks;
} PgContainer;

typedef struct {
    PgBuilder text;         /* all of the page's characters; no lines */
    GArray *blocks;         /* of PgBlock, in the order of the page */
    GArray *containers;     /* of PgContainer, parents first; the first is the page */
    char *date, *publisher; /* from meta elements */
} PgHtmlPage;

/* Parse; false when the parser gave up, which has been logged. */
bool pg_html_parse(PgHtmlPage *html, const PgPage *page);
/* Choose the article and make it a document; clears the page in every case. NULL, logged, when
   there is none. */
PgDocument *pg_html_select(PgHtmlPage *html, const PgPage *page);

/* What is known of elements, classes and phrases. */
typedef enum {
    PG_TAG_INLINE,
    PG_TAG_BLOCK,
    PG_TAG_CONTAINER, /* a block that can hold an article */
    PG_TAG_SKIP,      /* never text of an article */
    PG_TAG_WEAK,      /* seldom text of an article */
} PgTag;

PgTag pg_html_tag(const char *name);
/* Judge the words of a class or id: *weak is set when they say navigation. */
PgHint pg_html_judge(const char *words, bool *weak);
/* Is the squeezed line about the page instead of its subject: copyright, ICP, "print"? */
bool pg_html_is_furniture(const char *line);

#endif
