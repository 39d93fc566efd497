/* How values are written: looked for here on its own, so that what extraction read can be checked.
 */
#ifndef PG_EVIDENCE_WRITTEN_H
#define PG_EVIDENCE_WRITTEN_H

#include "evidence/plain.h"
#include "ontology/ontology.h"

/* Is the amount written in the text, in figures or numerals, with whatever magnitude, and in a unit
   of the code: 5.6亿 is 560000000, 百亩 66667 in "m2"? With a `code` of NULL or "" any unit or none
   will do. */
bool pg_amount_is_written(const PgOntology *ontology, const PgPlain *text, double amount,
                          const char *code);

/* How many characters a value of the kind takes that starts at a place; 0 for none. */
uint32_t pg_value_length(const PgOntology *ontology, const PgPlain *text, uint32_t at,
                         PgValueKind kind);

typedef enum { PG_DATE_ABSENT, PG_DATE_WITHOUT_YEAR, PG_DATE_WRITTEN } PgDateWriting;

/* Is the date (2021-07-08, 2021-07, 2021, --07-08, --07, or two of them with a / between, as one or
   two ends of a period) written in the text? Months and days must stand there; the year may not. */
PgDateWriting pg_date_is_written(const PgOntology *ontology, const PgPlain *text, const char *date);
/* Is it such a date at all? */
bool pg_date_is_date(const char *text);
/* Does the text hold the year of the date, or has the date none? */
bool pg_year_is_written(const PgPlain *text, const char *date);

#endif
