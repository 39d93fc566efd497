/* Inside page/: which paragraphs make an article. */
#ifndef PG_PAGE_ARTICLE_H
#define PG_PAGE_ARTICLE_H

#include "page/paragraph.h"

/* Number the articles of a page: sets `article`, `continues` and `continued_by` of the paragraphs.
   A headline whose article is not found keeps -1. Returns the number of articles. */
uint32_t pg_articles_number(const PgLayout *layout, GArray *paragraphs);

#endif
