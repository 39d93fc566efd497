/* Inside browse/. */
#ifndef PG_BROWSE_INTERNAL_H
#define PG_BROWSE_INTERNAL_H

#include "browse/browse.h"

#include <glib.h>
#include <jansson.h>

/* ---- articles.c ---- */

typedef struct {
    const char *text;    /* as the graph quotes it */
    uint32_t start, end; /* in the decoded document */
    uint32_t article;    /* of the document */
    bool starts_paragraph, is_heading;
} PgArticleSentence;

typedef struct {
    const char *iri;        /* of the document */
    const char **headlines; /* by article */
    PgArticleSentence *sentences;
    uint32_t n_sentences;
} PgArticleDocument;

struct PgArticles {
    PgArena *arena;
    GPtrArray *documents; /* PgArticleDocument, in the order of reading */
    GString *buffer;
    size_t n_bytes; /* of all sentences */
};

/* ---- json.c: JSON that may stand inside an HTML element ---- */

/* Write a value, which is taken over, after `before`. No character of it can end the element or
   the line. Errors stay with the stream. */
void pg_json_put(FILE *out, const char *before, json_t *value);

/* ---- data.c ---- */

/* Write all that the page knows as one JSON object; what it holds tells model.js. */
void pg_browse_data_write(const PgGraph *graph, const PgBrowseOptions *options, FILE *out);

/* ---- pinyin.c ---- */

/* Notes the Chinese characters of texts and tells with which letters their readings begin. */
typedef struct PgInitials PgInitials;
PgInitials *pg_initials_new(void);
void pg_initials_free(PgInitials *initials);
void pg_initials_add(PgInitials *initials, const char *text);
/* {"a": "阿啊…", …}: a character with two readings stands behind two letters. The caller's. */
json_t *pg_initials_to_json(const PgInitials *initials);

#endif
