/* Inside page/ and for who reads its rows: tables, row by row, each cell below its head. */
#ifndef PG_PAGE_TABLE_H
#define PG_PAGE_TABLE_H

#include "base/arena.h"
#include "base/chars.h"
#include "ontology/ontology.h"
#include "source/document.h"

enum { PG_MAX_COLUMNS = 24 };

/* The words over a column: what is compared, and the unit that stands behind them. */
typedef struct {
    uint32_t chars[PG_MAX_COLUMNS]; /* 总投资 of 总投资（亿元）: without blanks and brackets */
    uint32_t n;
    PgSpan unit; /* 亿元; empty for none */
} PgColumnHead;

/* Read a head, folded text. */
PgColumnHead pg_column_head(const uint32_t *folded, PgSpan span);
/* What a head says of its column; NULL when it is not known. Other entries of the kind may stand
   behind it. */
const PgLexEntry *pg_column_find(const PgOntology *ontology, const PgColumnHead *head);
/* 单位：亿元: the unit that a line over a table gives; empty when the line is none such. */
PgSpan pg_unit_line(const uint32_t *folded, PgSpan line);

/* A row: the spans of its cells and of their heads, by column, empty where there is none; of the
   document's characters. */
typedef struct {
    PgSpan heads[PG_MAX_COLUMNS], cells[PG_MAX_COLUMNS];
    PgSpan uppers[PG_MAX_COLUMNS]; /* a head that stands over several: 投资 over 总投资, 年度投资 */
    uint32_t n_columns;
    PgSpan title, unit; /* the lines over the table: what it is of, and 单位：亿元; or empty */
} PgTableRow;

/* What a line is to a table. */
typedef enum { PG_TABLE_NONE, PG_TABLE_FRAME /* heads, rules */, PG_TABLE_ROW } PgTablePart;

typedef struct {
    PgTablePart *parts; /* by line of the document; NULL when it has no table */
    uint32_t *rows;     /* by line: index of its row */
    PgTableRow *table;
    uint32_t n_rows;
} PgTables;

/* Find the tables of a document whose heads are known, and the rows that mark-up tells. `folded`
   are its characters folded line by line. */
PgTables pg_tables_find(const PgDocument *document, const PgOntology *ontology,
                        const uint32_t *folded, PgArena *arena);

static inline PgTablePart pg_table_part(const PgTables *tables, uint32_t line) {
    return tables->parts ? tables->parts[line] : PG_TABLE_NONE;
}

#endif
