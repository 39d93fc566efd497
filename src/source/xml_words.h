/* What elements of news XML mean by their names. */
#ifndef PG_SOURCE_XML_WORDS_H
#define PG_SOURCE_XML_WORDS_H

#include <stdbool.h>
#include <stdint.h>

typedef enum {
    PG_ROLE_GENERIC, /* its text stands in lines of its own */
    PG_ROLE_INLINE,  /* part of the text around it */
    PG_ROLE_PARAGRAPH,
    PG_ROLE_ROW,
    PG_ROLE_CELL,
    PG_ROLE_CAPTION,
    PG_ROLE_HEADLINE, /* the article's headline from its metadata */
    PG_ROLE_TITLE,    /* a heading of level 1 */
    PG_ROLE_SUBTITLE, /* a heading below it */
    PG_ROLE_DATE,
    PG_ROLE_SOURCE,
    PG_ROLE_HEAD, /* of the document: metadata, or a heading when it stands deep */
    PG_ROLE_SKIP, /* about the file, no text */
} PgRole;

/* By the local name in lower case. */
PgRole pg_xml_role(const char *name);

typedef enum { PG_TELLS_NOTHING, PG_TELLS_DATE, PG_TELLS_SOURCE } PgTells;

/* What an attribute says about the document. */
PgTells pg_xml_attribute(const char *element, const char *attribute);

#endif
