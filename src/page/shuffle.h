/* Inside page/: the lines of columns that were read across the page. */
#ifndef PG_PAGE_SHUFFLE_H
#define PG_PAGE_SHUFFLE_H

#include "page/columns.h"
#include "page/seam.h"

/* `seams` are in the document's characters folded line by line. Where lines of two or three columns
   stand in turn (left, right, left, right), or side by side with a blank between them, put the
   columns one behind the other. What a line breaks off tells: not the next line goes on with it but
   the one after. `lines` has room for twice as many as *n, which may grow. */
void pg_shuffle_undo(const PgSeamText *seams, const uint32_t *chars, PgColumnLine *lines,
                     uint32_t *n);

#endif
