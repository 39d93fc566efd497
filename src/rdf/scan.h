/* One look over a text before Raptor gets it, for what Raptor does not check or tell by itself:
   it cuts literals at \u0000, lets surrogates through, writes past its buffer at a language tag of
   more than 255 bytes, loses lines of N-Triples after an apostrophe in a comment, and knows of a
   Turtle statement only the line of the last prefixed name before its end. */
#ifndef PG_RDF_SCAN_H
#define PG_RDF_SCAN_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct {
    const char *message; /* constant; NULL when nothing is wrong */
    size_t offset;       /* bytes from the start of the text */
} PgScanFault;

/* Valid UTF-8 without NUL? */
bool pg_scan_utf8(const char *text, size_t length, PgScanFault *fault);

/* Turtle and TriG. Appends to `lines` (guint32) the line on which the object of each triple starts,
   in the order in which Raptor hands the triples over. Malformed text gives any lines. */
bool pg_scan_turtle(const char *text, size_t length, GArray *lines, PgScanFault *fault);

/* N-Triples and N-Quads. Overwrites comments with spaces. */
bool pg_scan_ntriples(char *text, size_t length, PgScanFault *fault);

bool pg_scan_json(const char *text, size_t length, PgScanFault *fault);
bool pg_scan_xml(const char *text, size_t length, PgScanFault *fault);

/* The line and column (in characters) of an offset, both from 1. */
void pg_scan_place(const char *text, size_t offset, int *line, int *column);

#endif
