/* From one input file to its documents. */
#include "source/builder.h"
#include "source/format.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SIZE_LIMIT ((size_t)256 * 1024 * 1024)
enum { FIRST_ROOM = 64 * 1024 };

/* Read all of it, with room for a NUL behind; NULL when it fails, which is logged. */
static char *slurp(int fd, size_t expected, size_t *size, const char *path, const PgLog *log) {
    size_t room = MAX(expected + 1, (size_t)FIRST_ROOM), n = 0;
    char *bytes = g_malloc(room + 1);
    for (;;) {
        if (n == room) {
            room *= 2;
            bytes = g_realloc(bytes, room + 1);
        }
        ssize_t got = read(fd, bytes + n, room - n);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            pg_log(log, PG_LOG_ERROR, path, "cannot be read: %s", g_strerror(errno));
            g_free(bytes);
            return NULL;
        }
        if (got == 0)
            break;
        n += (size_t)got;
        if (n > SIZE_LIMIT) {
            pg_log(log, PG_LOG_ERROR, path, "is larger than 256 MiB");
            g_free(bytes);
            return NULL;
        }
    }
    *size = n;
    return bytes;
}

static char *load(const char *path, size_t *size, const PgLog *log) {
    bool standard = !strcmp(path, "-");
    int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    struct stat info;
    if (fd < 0 || fstat(fd, &info) != 0) {
        pg_log(log, PG_LOG_ERROR, path, "cannot be opened: %s", g_strerror(errno));
        if (fd >= 0 && !standard)
            close(fd);
        return NULL;
    }
    char *bytes = NULL;
    size_t expected = S_ISREG(info.st_mode) ? (size_t)info.st_size : 0;
    if (S_ISDIR(info.st_mode))
        pg_log(log, PG_LOG_ERROR, path, "is a folder");
    else if (expected > SIZE_LIMIT)
        pg_log(log, PG_LOG_ERROR, path, "is larger than 256 MiB");
    else
        bytes = slurp(fd, expected, size, path, log);
    if (!standard)
        close(fd);
    return bytes;
}

static PgFormat format_of(const char *path, const PgDecoded *decoded) {
    PgFormat format = pg_format_by_name(path);
    if (format == PG_FORMAT_UNKNOWN)
        return pg_format_by_text(decoded->text, decoded->size);
    if (format == PG_FORMAT_XML && pg_format_is_html(decoded->text, decoded->size))
        return PG_FORMAT_HTML;
    return format;
}

static PgDocument *read_page(const PgPage *page, PgFormat format) {
    if (!page->decoded->size) {
        pg_log(page->log, PG_LOG_ERROR, page->path, "holds no text");
        return NULL;
    }
    switch (format) {
    case PG_FORMAT_MARKDOWN:
        return pg_markdown_read(page);
    case PG_FORMAT_HTML:
        return pg_html_read(page);
    case PG_FORMAT_XML:
        return pg_xml_read(page);
    default:
        return pg_text_read(page);
    }
}

static PgStatus read_decoded(const PgPage *page, const char *sha256, PgDocumentSink sink,
                             void *data, PgReadReport *report) {
    PgFormat format = format_of(page->path, page->decoded);
    report->n_repaired += page->decoded->repaired;
    if (format == PG_FORMAT_JSON_LINES || format == PG_FORMAT_JSON)
        return pg_jsonl_read(page, format == PG_FORMAT_JSON, sink, data, report);
    PgDocument *document = read_page(page, format);
    if (!document) {
        report->n_failed++;
        return PG_OK;
    }
    memcpy(document->sha256, sha256, sizeof document->sha256);
    if (page->keeps_decoded)
        document->decoded = g_steal_pointer(&page->decoded->text);
    report->n_documents++;
    return sink(data, document);
}

PgStatus pg_input_read(const PgInput *input, PgDocumentSink sink, void *data, PgReadReport *report,
                       const PgLog *log) {
    size_t size = 0;
    char *bytes = load(input->path, &size, log);
    if (bytes && !size) {
        pg_log(log, PG_LOG_ERROR, input->name, "is empty");
        g_free(bytes);
        bytes = NULL;
    }
    if (!bytes) {
        report->n_failed++;
        return PG_OK;
    }
    char sha256[PG_DIGEST_ROOM];
    pg_digest(bytes, size, sha256);
    PgDecoded decoded;
    PgStatus status = PG_OK;
    if (pg_decode(&decoded, bytes, size, input->name, log) == PG_OK) {
        PgPage page = {.path = input->name,
                       .decoded = &decoded,
                       .log = log,
                       .keeps_decoded = input->keeps_decoded};
        status = read_decoded(&page, sha256, sink, data, report);
        g_free(decoded.text);
    } else {
        report->n_failed++;
    }
    return status;
}
