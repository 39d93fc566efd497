/* Tables of a graph for spreadsheets. */
#ifndef PG_COMMAND_TABLES_H
#define PG_COMMAND_TABLES_H

#include "base/log.h"
#include "base/status.h"
#include "graph/graph.h"

/* Write entities.csv, relations.csv, attributes.csv and statistics.csv into a folder: UTF-8 with a
   BOM, RFC 4180, a cell that a spreadsheet would take for a formula behind an apostrophe. Rows come
   in the order of the graph. */
PgStatus pg_tables_write(const PgGraph *graph, const char *folder, const PgLog *log) PG_CHECKED;

#endif
