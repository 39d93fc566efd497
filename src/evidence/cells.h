/* Inside evidence/: what the cells of a table's row write, each with the words over its column. */
#ifndef PG_EVIDENCE_CELLS_H
#define PG_EVIDENCE_CELLS_H

#include "ontology/ontology.h"
#include "page/page.h"

/* Does a cell of the row write the amount, in the unit that stands in it, over its column, over the
   table or in a cell beside it? With a `code` of "" any unit or none will do. False for a sentence
   that is no row. */
bool pg_cells_write_amount(const PgPage *page, const PgSentence *sentence,
                           const PgOntology *ontology, double amount, const char *code);
/* Does a cell, a head or the title of the row's table write the date, with its year? */
bool pg_cells_write_date(const PgPage *page, const PgSentence *sentence, const PgOntology *ontology,
                         const char *date);

#endif
