/* Text as names and values are looked for in it: folded and mended as the page stage does, without
   blanks and quotation marks. */
#ifndef PG_EVIDENCE_PLAIN_H
#define PG_EVIDENCE_PLAIN_H

#include "base/arena.h"
#include "base/chars.h"
#include "ontology/ontology.h"

typedef struct {
    uint32_t *chars;
    uint32_t n;
    const char *text; /* the same as UTF-8 */
} PgPlain;

/* Of valid UTF-8, or of code points; everything lives in the arena. */
PgPlain pg_plain_new(PgArena *arena, const PgOntology *ontology, const char *text);
PgPlain pg_plain_of_chars(PgArena *arena, const PgOntology *ontology, const uint32_t *chars,
                          uint32_t n);

/* Does the text hold the part, which is not empty? */
bool pg_plain_holds(const PgPlain *text, const PgPlain *part);
/* Can the part be laid out of a few pieces of the text, in whatever order? 签约入驻|物流企业 out of
   物流企业签约入驻 */
bool pg_plain_holds_in_pieces(const PgPlain *text, const PgPlain *part);
/* Do the part's characters stand in the text in their order, with others between them? */
bool pg_plain_holds_in_order(const PgPlain *text, const PgPlain *part);

#endif
