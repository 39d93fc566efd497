/* Inside page/: does one piece of text go on with another? */
#ifndef PG_PAGE_SEAM_H
#define PG_PAGE_SEAM_H

#include "base/chars.h"
#include "ontology/ontology.h"

/* How much speaks for (positive) or against (negative) `after` going on with what `before` breaks
   off; both are folded text without blanks, the end and the start of what may be longer. 0: nothing
   tells; PG_SEAM_SURE and more: a word, a number or a bracket goes through the seam. */
enum { PG_SEAM_SURE = 6 };

int pg_seam_score(const PgOntology *ontology, const uint32_t *before, uint32_t n_before,
                  const uint32_t *after, uint32_t n_after);

/* Does text begin with the number or the mark of an item: （二）, 1., ①, ——? */
bool pg_seam_is_enumerated(const uint32_t *text, uint32_t n);

/* Does text begin as paragraphs do: 据悉, （二）, 1. and the like? */
bool pg_seam_opens_paragraph(const PgOntology *ontology, const uint32_t *text, uint32_t n);

#endif
