/* Shared by the tests of src/source/: read something and see everything that came of it. */
#ifndef TESTS_SOURCE_READING_H
#define TESTS_SOURCE_READING_H

#include "source/document.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#define PAGES "tests/data/source/"

typedef struct {
    GPtrArray *documents; /* of PgDocument */
    GString *log;         /* "place: message\n" */
    PgReadReport report;
} Reading;

static inline void reading_log(void *data, PgLogLevel level, const char *place,
                               const char *message) {
    static const char *const LEVELS[] = {"note", "warning", "error"};
    g_string_append_printf(data, "%s: %s: %s\n", place ? place : "-", LEVELS[level], message);
}

static inline PgStatus reading_take(void *data, PgDocument *document) {
    g_ptr_array_add(data, document);
    return PG_OK;
}

static inline void reading_free_document(gpointer document) {
    pg_document_free(document);
}

static inline Reading read_path(const char *path) {
    Reading reading = {.documents = g_ptr_array_new_with_free_func(reading_free_document),
                       .log = g_string_new(NULL)};
    PgLog log = {reading_log, reading.log};
    PgInput input = {.path = g_strdup(path), .name = g_path_get_basename(path)};
    PgStatus status = pg_input_read(&input, reading_take, reading.documents, &reading.report, &log);
    g_assert_cmpint(status, ==, PG_OK);
    g_free(input.path);
    g_free(input.name);
    return reading;
}

/* Read bytes as a file called "page" with this ending. */
static inline Reading read_bytes(const char *ending, const char *bytes, size_t size) {
    char *folder = g_dir_make_tmp("source-XXXXXX", NULL);
    g_assert_nonnull(folder);
    char *name = g_strconcat("page", ending, NULL);
    char *path = g_build_filename(folder, name, NULL);
    g_assert_true(g_file_set_contents(path, bytes, (gssize)size, NULL));
    Reading reading = read_path(path);
    g_unlink(path);
    g_rmdir(folder);
    g_free(path);
    g_free(name);
    g_free(folder);
    return reading;
}

static inline Reading read_text(const char *ending, const char *text) {
    return read_bytes(ending, text, strlen(text));
}

static inline void reading_clear(Reading *reading) {
    g_ptr_array_free(reading->documents, TRUE);
    g_string_free(reading->log, TRUE);
}

static inline PgDocument *document_of(const Reading *reading) {
    if (reading->documents->len != 1)
        g_error("%u documents: %s", reading->documents->len, reading->log->str);
    return g_ptr_array_index(reading->documents, 0);
}

static inline char *chars_to_text(const uint32_t *chars, size_t n) {
    return g_ucs4_to_utf8((const gunichar *)chars, (glong)n, NULL, NULL, NULL);
}

/* Every line as its kind (W, P, H, T, C), the level of a heading, '^' for a gap, and its text. */
static inline char *show(const PgDocument *document) {
    GString *shown = g_string_new(NULL);
    for (uint32_t i = 0; i < document->n_lines; i++) {
        const PgLine *line = &document->lines[i];
        g_string_append_c(shown, "WPHTC"[line->kind]);
        if (line->kind == PG_LINE_HEADING)
            g_string_append_printf(shown, "%u", line->level);
        char *text = chars_to_text(document->chars + line->start, line->end - line->start);
        g_string_append_printf(shown, "%s %s\n", line->gap_before ? "^" : "", text);
        g_free(text);
    }
    return g_string_free(shown, FALSE);
}

/* The document is well-formed in itself: origins rise, lines follow one another. */
static inline void check_document(const PgDocument *document) {
    for (uint32_t i = 0; i < document->n_chars; i++) {
        g_assert_cmpuint(document->origins[i], <, document->decoded_length);
        if (i)
            g_assert_cmpuint(document->origins[i], >, document->origins[i - 1]);
    }
    g_assert_cmpuint(document->n_lines, >, 0);
    for (uint32_t i = 0; i < document->n_lines; i++) {
        const PgLine *line = &document->lines[i];
        g_assert_cmpuint(line->start, <, line->end);
        g_assert_cmpuint(line->end, <=, document->n_chars);
        if (i)
            g_assert_cmpuint(line->start, >=, line[-1].end);
    }
    g_assert_cmpuint(strlen(document->sha256), ==, 64);
}

static inline void assert_shows(const Reading *reading, const char *expected) {
    const PgDocument *document = document_of(reading);
    check_document(document);
    char *shown = show(document);
    g_assert_cmpstr(shown, ==, expected);
    g_free(shown);
}

/* Reading gave no document, and the log holds these words. */
static inline void assert_fails(Reading reading, const char *words) {
    g_assert_cmpuint(reading.documents->len, ==, 0);
    g_assert_cmpuint(reading.report.n_failed, ==, 1);
    if (!strstr(reading.log->str, words))
        g_error("\"%s\" is not in the log: %s", words, reading.log->str);
    reading_clear(&reading);
}

#endif
