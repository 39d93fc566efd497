#include "base/file.h"

#include "base/packing.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_OPEN = 64 };

/* The names that a signal handler has to remove. A slot is set and cleared atomically; the string
   is freed only after its slot is cleared. The one mutable global: signals have no argument. */
static char *volatile open_temporaries[MAX_OPEN];

static void remember(char *name) {
    for (int i = 0; i < MAX_OPEN; i++)
        if (g_atomic_pointer_compare_and_exchange(&open_temporaries[i], NULL, name))
            return;
}

static void forget(char *name) {
    for (int i = 0; i < MAX_OPEN; i++)
        if (g_atomic_pointer_compare_and_exchange(&open_temporaries[i], name, NULL))
            return;
}

static void on_signal(int number) {
    for (int i = 0; i < MAX_OPEN; i++)
        if (open_temporaries[i])
            unlink(open_temporaries[i]);
    signal(number, SIG_DFL);
    raise(number);
}

void pg_out_file_catch_signals(void) {
    struct sigaction action = {.sa_handler = on_signal};
    sigemptyset(&action.sa_mask);
    const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
        sigaction(numbers[i], &action, NULL);
}

/* A signal waits until `before` is set again. */
static void hold_signals(sigset_t *before) {
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, before);
}

/* A new file beside the one that it will become; no signal finds it without its name. */
static int open_temporary(char *name) {
    mode_t mask = umask(0);
    umask(mask);
    sigset_t before;
    hold_signals(&before);
    int descriptor = g_mkstemp_full(name, O_WRONLY | O_CLOEXEC, 0666 & ~mask);
    int reason = errno;
    if (descriptor >= 0)
        remember(name);
    sigprocmask(SIG_SETMASK, &before, NULL);
    errno = reason;
    return descriptor;
}

static PgStatus cannot_write(const char *path, int reason, const PgLog *log) {
    pg_log(log, PG_LOG_ERROR, strcmp(path, "-") ? path : "standard output", "cannot be written: %s",
           g_strerror(reason));
    return PG_ERROR_IO;
}

PgStatus pg_out_file_open(PgOutFile *file, const char *path, const PgLog *log) {
    *file = (PgOutFile){.path = g_strdup(path)};
    if (!strcmp(path, "-")) {
        file->stream = stdout;
        return PG_OK;
    }
    /* A device such as /dev/full, or a pipe, is written where it is: it can't be renamed over. */
    struct stat what;
    bool is_there = !stat(path, &what);
    if (is_there && S_ISDIR(what.st_mode)) {
        errno = EISDIR;
    } else if (is_there && !S_ISREG(what.st_mode)) {
        file->stream = fopen(path, "wb");
    } else {
        file->temporary = g_strdup_printf("%s.XXXXXX", path);
        int descriptor = open_temporary(file->temporary);
        if (descriptor >= 0)
            file->stream = fdopen(descriptor, "wb");
    }
    size_t length;
    PgPacking packing = pg_packing_of(path, &length);
    if (file->stream && packing != PG_PACKING_NONE) {
        file->file = file->stream;
        file->stream = pg_packing_stream_new(packing, file->file);
    }
    if (file->stream)
        return PG_OK;
    PgStatus status = cannot_write(path, errno, log);
    pg_out_file_discard(file);
    return status;
}

PgStatus pg_out_file_commit(PgOutFile *file, const PgLog *log) {
    return pg_out_files_commit(file, 1, log);
}

static PgStatus finish(PgOutFile *file, const PgLog *log) {
    bool failed = fflush(file->stream) != 0 || ferror(file->stream) != 0;
    int reason = errno;
    if (file->file) { /* the last of what was packed goes there now */
        if (fclose(file->stream) != 0 && !failed) {
            failed = true;
            reason = errno;
        }
        file->stream = file->file;
        file->file = NULL;
    }
    if (file->stream != stdout && fclose(file->stream) != 0 && !failed) {
        failed = true;
        reason = errno;
    }
    file->stream = NULL;
    return failed ? cannot_write(file->path, reason, log) : PG_OK;
}

static PgStatus put_in_place(PgOutFile *file, const PgLog *log) {
    if (!file->temporary)
        return PG_OK;
    if (rename(file->temporary, file->path) != 0)
        return cannot_write(file->path, errno, log);
    forget(file->temporary);
    g_clear_pointer(&file->temporary, g_free);
    return PG_OK;
}

PgStatus pg_out_files_commit(PgOutFile *files, size_t n, const PgLog *log) {
    PgStatus status = PG_OK;
    for (size_t i = 0; i < n && status == PG_OK; i++)
        status = finish(&files[i], log);
    /* A signal waits until all have their names. */
    sigset_t before;
    hold_signals(&before);
    for (size_t i = 0; i < n && status == PG_OK; i++)
        status = put_in_place(&files[i], log);
    sigprocmask(SIG_SETMASK, &before, NULL);
    pg_out_files_discard(files, n);
    return status;
}

void pg_out_files_discard(PgOutFile *files, size_t n) {
    for (size_t i = 0; i < n; i++)
        pg_out_file_discard(&files[i]);
}

void pg_out_file_discard(PgOutFile *file) {
    if (file->stream && file->stream != stdout)
        fclose(file->stream);
    if (file->file)
        fclose(file->file);
    if (file->temporary) {
        unlink(file->temporary);
        forget(file->temporary);
    }
    g_free(file->temporary);
    g_free(file->path);
    *file = (PgOutFile){0};
}
