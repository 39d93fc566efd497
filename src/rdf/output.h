/* A buffer before a FILE that remembers whether a write failed. */
#ifndef PG_RDF_OUTPUT_H
#define PG_RDF_OUTPUT_H

#include "base/status.h"

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

enum { PG_OUTPUT_ROOM = 1 << 16 };

typedef struct {
    FILE *file; /* borrowed */
    bool failed;
    size_t used;
    char bytes[PG_OUTPUT_ROOM];
} PgOutput;

void pg_output_init(PgOutput *output, FILE *file);
void pg_output_write_slowly(PgOutput *output, const char *text, size_t length);
/* Hand everything to the FILE and flush that; PG_ERROR_IO when any write failed. */
PgStatus pg_output_finish(PgOutput *output) PG_CHECKED;

static inline void pg_output_write(PgOutput *output, const char *text, size_t length) {
    if (length > PG_OUTPUT_ROOM - output->used) {
        pg_output_write_slowly(output, text, length);
        return;
    }
    memcpy(output->bytes + output->used, text, length);
    output->used += length;
}

static inline void pg_output_puts(PgOutput *output, const char *text) {
    pg_output_write(output, text, strlen(text));
}

/* Append a literal with its quotes, escaped as N-Triples and Turtle want it, nothing more;
   `backslash` is what stands for one. */
void pg_append_quoted(GString *out, const char *text, size_t length, const char *backslash);

#endif
