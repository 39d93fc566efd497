/* Text of the data made fit for a picture: harmless, short, wrapped. Knows no Graphviz but its
   escapes. */
#ifndef PG_DRAW_TEXT_H
#define PG_DRAW_TEXT_H

#include <glib.h>

enum { PG_TEXT_MAX_CHARS = 60 };

/* A copy without control characters, bidirectional marks, other invisible format characters and
   what XML forbids; white space becomes single blanks; cut after `max_chars` with an ellipsis.
   The caller frees it with g_free. */
char *pg_text_clean(const char *text, size_t max_chars);

/* The width in columns: an ideograph is 2, a letter 1, a combining mark 0. */
unsigned pg_text_columns(const char *text);

/* The width in points of one line of text of that size, rather too much than too little. */
double pg_text_width(const char *text, double size);

/* Append cleaned text as one line or, where it is wider than `columns`, as up to three of about
   the same width, joined by "\n". Words and numbers in Latin letters stay whole, no line starts
   with a closing bracket or comma. */
void pg_text_wrap(GString *out, const char *text, unsigned columns);

/* Append cleaned text in lines as full as a width in points allows; what does not fit into the last
   one is cut with an ellipsis. Returns the number of lines. */
unsigned pg_text_fill(GString *out, const char *text, double size, double width,
                      unsigned max_lines);

/* Append one wrapped, escaped string as a Graphviz label takes it: every backslash of the text
   doubled, every '&' that would start a character reference broken, line ends as "\n". */
void pg_text_escape(GString *out, const char *text);

/* The same for a tooltip, which Graphviz expands twice, so that doubling alone is no help. */
void pg_text_escape_tooltip(GString *out, const char *text);

/* The form under which names are compared: NFKC, lower case, no blanks, quotes or marks. The
   caller frees it with g_free. */
char *pg_text_key(const char *text);

/* "5.6亿元", "3500万元"; a currency other than "CNY" by its Chinese name where it has one. The
   caller frees it with g_free. */
char *pg_text_amount(double value, const char *currency);

/* Append a day, month, year or two of them, "2021-01/2021-09": one without its year, "--05-18", as
   "5月18日"; other words as they are. */
void pg_text_date(GString *out, const char *date);

/* "30.5万㎡", "12平方公里". The caller frees it with g_free. */
char *pg_text_area(double square_metres);

#endif
