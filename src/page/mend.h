/* Characters that OCR took for others. */
#ifndef PG_PAGE_MEND_H
#define PG_PAGE_MEND_H

#include "ontology/ontology.h"

/* Put the right character in the place of one that OCR misread (日标, 年未, 3O亿元), where no word
   holds the one and a word holds the other. `folded` is text as pg_fold leaves it. */
void pg_mend_characters(const PgOntology *ontology, uint32_t *folded, size_t n);

#endif
