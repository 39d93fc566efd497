/* The one way by which library code speaks: a sink that the caller gives. */
#ifndef PG_BASE_LOG_H
#define PG_BASE_LOG_H

#include "parkgraph.h"

/* Format one message and hand it to the sink. Control characters that come from data are shown
   as '?' so that no text can drive a terminal. `log` may be NULL. */
void pg_log(const PgLog *log, PgLogLevel level, const char *place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Show controls and bidirectional overrides of valid UTF-8 as '?', in place: for whatever else of
   the data goes to a terminal. */
void pg_text_make_printable(char *text);

#endif
