/* Files that appear whole or not at all. */
#ifndef PG_BASE_FILE_H
#define PG_BASE_FILE_H

#include "base/log.h"
#include "base/status.h"

#include <stddef.h>
#include <stdio.h>

typedef struct {
    FILE *stream;    /* write here */
    FILE *file;      /* where the stream puts what it packs; NULL when it packs nothing */
    char *path;      /* the final name */
    char *temporary; /* where it grows; NULL for standard output */
} PgOutFile;

/* Open a file beside `path` for writing; "-" is standard output. What is written is packed when the
   name ends in .gz or .zst. Errors are logged. */
PgStatus pg_out_file_open(PgOutFile *file, const char *path, const PgLog *log) PG_CHECKED;
/* Flush, check and rename to the final name; on failure the temporary file is removed, an earlier
   file of that name is untouched, and the failure is logged. Clears `file` in every case. */
PgStatus pg_out_file_commit(PgOutFile *file, const PgLog *log) PG_CHECKED;
/* Give up: remove the temporary file. Legal on a cleared file. */
void pg_out_file_discard(PgOutFile *file);

/* The same for files that belong together: all are flushed and checked before the first takes its
   final name, so that they change together or not at all. */
PgStatus pg_out_files_commit(PgOutFile *files, size_t n, const PgLog *log) PG_CHECKED;
void pg_out_files_discard(PgOutFile *files, size_t n);

/* From the first call on SIGINT, SIGTERM and SIGHUP remove the temporary files that are open and
   end the program by that signal. */
void pg_out_file_catch_signals(void);

#endif
