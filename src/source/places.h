/* Where in the source a parser's text stands. */
#ifndef PG_SOURCE_PLACES_H
#define PG_SOURCE_PLACES_H

#include "source/decode.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Line ends as HTML and XML see them, and form feeds as blanks, without moving a byte. */
void pg_places_normalise(PgDecoded *decoded);

/* A cursor over UTF-8 source that only goes forward: bytes to code points in linear time. */
typedef struct {
    const char *text;
    size_t size;
    size_t byte;    /* what lies before has been placed */
    uint32_t point; /* the same place in code points */
} PgPlaces;

/* The code point of a byte, to which the cursor moves; never back. */
uint32_t pg_places_move(PgPlaces *places, size_t byte);

typedef void (*PgPlacesSink)(void *data, uint32_t c, uint32_t origin);

/* Hand each character of a chunk that a parser gave to the sink, with its place in the source.
   The parser stands at `position` (a byte), which is right behind the chunk's source, or at its
   last character, or at its start. The place of a character from a reference is that of the '&'. */
void pg_places_align(PgPlaces *places, const char *chunk, size_t length, size_t position,
                     PgPlacesSink sink, void *data);

/* The source place of the start tag `name` whose parsing has come to `position`; false when an
   element has no tag of its own. The cursor stays. */
bool pg_places_find_tag(const PgPlaces *places, const char *name, size_t position, size_t *start);

/* How many bytes the character reference at text (an '&') takes, 0 for none; *c is what it
   means, made clean. HTML's names, XML's, decimal and hexadecimal numbers. */
size_t pg_reference_decode(const char *text, size_t size, uint32_t *c);
/* The character that a name stands for in HTML; 0 for none. */
uint32_t pg_reference_by_name(const char *name);

#endif
