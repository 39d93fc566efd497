/* Inside page/: columns that stand side by side in one line of text, as pdftotext -layout leaves
   them. */
#ifndef PG_PAGE_COLUMNS_H
#define PG_PAGE_COLUMNS_H

#include "base/arena.h"
#include "page/furniture.h"
#include "page/table.h"
#include "source/document.h"

#include "base/chars.h"

/* A line of the document, or its half in one of two columns. */
typedef struct {
    PgSpan span;        /* of the document's characters, blanks around it included */
    uint32_t line;      /* of the document */
    bool starts_column; /* the first of the right column */
    PgLineWords words;  /* in it, or in more */
} PgColumnLine;

/* The document's lines in the order of reading: where two columns stand side by side, the left one
   first; tables are left as they are. `folded` are its characters folded line by line, *n is the
   number of lines. */
PgColumnLine *pg_columns_read(const PgDocument *document, const PgOntology *ontology,
                              const uint32_t *folded, const PgTables *tables, PgArena *arena,
                              uint32_t *n);

#endif
