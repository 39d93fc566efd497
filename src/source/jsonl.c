/* JSON Lines: a record a line. Also files that are one record, or an array of them. */
#include "source/builder.h"

#include <jansson.h>
#include <string.h>

typedef struct {
    const PgPage *page;
    PgDocumentSink sink;
    void *data;
    PgReadReport *report;
} Reader;

static void fail(Reader *reader, size_t line, size_t column, const char *message) {
    char *place = column ? g_strdup_printf("%s:%zu:%zu", reader->page->path, line, column)
                         : g_strdup_printf("%s:%zu", reader->page->path, line);
    pg_log(reader->page->log, PG_LOG_ERROR, place, "%s", message);
    reader->report->n_failed++;
    g_free(place);
}

/* Is it \uXXXX with a value of low..high? */
static bool is_escape(const char *p, const char *end, unsigned low, unsigned high) {
    unsigned value = 0;
    if (end - p < 6 || p[0] != '\\' || p[1] != 'u')
        return false;
    for (int i = 2; i < 6; i++) {
        if (!g_ascii_isxdigit(p[i]))
            return false;
        value = value * 16 + (unsigned)g_ascii_xdigit_value(p[i]);
    }
    return value >= low && value <= high;
}

/* A lone surrogate is no character, and Jansson would give up the whole record for it. */
static void replace_lone_surrogates(char *text, size_t size) {
    const char *end = text + size;
    for (char *p = text; p < end; p++) {
        if (*p != '\\')
            continue;
        if (!is_escape(p, end, 0xD800, 0xDFFF))
            p++;
        else if (is_escape(p, end, 0xD800, 0xDBFF) && is_escape(p + 6, end, 0xDC00, 0xDFFF))
            p += 11;
        else
            memcpy(p + 2, "FFFD", 4);
    }
}

static char *string_of(const json_t *object, const char *key) {
    const json_t *value = json_object_get(object, key);
    if (json_is_string(value))
        return pg_metadata_take(g_strndup(json_string_value(value), json_string_length(value)));
    if (json_is_integer(value))
        return g_strdup_printf("%" JSON_INTEGER_FORMAT, json_integer_value(value));
    if (json_is_real(value))
        return g_strdup_printf("%.17g", json_real_value(value));
    return NULL;
}

/* The text as it is in the record, controls replaced: what origins count in. */
static PgDecoded text_of(const json_t *value) {
    GString *text = g_string_sized_new(json_string_length(value) + 1);
    PgDecoded decoded = {0};
    const char *p = json_string_value(value), *end = p + json_string_length(value);
    while (p < end) {
        uint32_t c = *p ? g_utf8_get_char(p) : 0;
        g_string_append_unichar(text, pg_decode_clean(c));
        p = *p ? g_utf8_next_char(p) : p + 1;
        decoded.length++;
    }
    decoded.size = text->len;
    decoded.text = g_string_free(text, FALSE);
    return decoded;
}

static PgStatus read_record(Reader *reader, const json_t *object, size_t line) {
    const json_t *value = json_is_object(object) ? json_object_get(object, "text") : NULL;
    if (!json_is_string(value)) {
        fail(reader, line, 0,
             json_is_object(object) ? "the record has no \"text\" that is a string"
                                    : "not a JSON object");
        return PG_OK;
    }
    PgDecoded decoded = text_of(value);
    PgPage page = {.path = reader->page->path, .decoded = &decoded, .log = reader->page->log};
    PgBuilder builder;
    pg_builder_init(&builder, decoded.length);
    pg_text_lines(&builder, decoded.text, decoded.size);
    PgDocument *document = pg_builder_finish(&builder, &page);
    if (document && reader->page->keeps_decoded)
        document->decoded = g_steal_pointer(&decoded.text);
    g_free(decoded.text);
    if (!document) {
        fail(reader, line, 0, "the record's \"text\" is empty");
        return PG_OK;
    }
    char *id = string_of(object, "id");
    g_free(document->name);
    document->name = id ? id : g_strdup_printf("%s#%zu", reader->page->path, line);
    document->title = string_of(object, "title");
    document->date = string_of(object, "date");
    document->publisher = string_of(object, "source");
    pg_digest(json_string_value(value), json_string_length(value), document->sha256);
    reader->report->n_documents++;
    return reader->sink(reader->data, document);
}

static PgStatus read_lines(Reader *reader) {
    char *p = reader->page->decoded->text, *end = p + reader->page->decoded->size;
    for (size_t line = 1; p < end; line++) {
        char *stop = memchr(p, '\n', (size_t)(end - p));
        size_t size = (size_t)((stop ? stop : end) - p);
        while (size && g_ascii_isspace(p[size - 1]))
            size--;
        if (size) {
            json_error_t error;
            replace_lone_surrogates(p, size);
            json_t *object = json_loadb(p, size, JSON_ALLOW_NUL, &error);
            PgStatus status = PG_OK;
            if (object)
                status = read_record(reader, object, line);
            else
                fail(reader, line, (size_t)MAX(error.column, 1), error.text);
            json_decref(object);
            TRY(status);
        }
        p = stop ? stop + 1 : end;
    }
    return PG_OK;
}

/* Is the first line with anything in it a whole record? */
static bool first_line_is_record(const PgDecoded *decoded) {
    size_t start = 0;
    while (start < decoded->size && g_ascii_isspace(decoded->text[start]))
        start++;
    size_t length = strcspn(decoded->text + start, "\n");
    if (start + length == decoded->size)
        return false; /* the only line: the same either way */
    json_t *value = json_loadb(decoded->text + start, length, JSON_ALLOW_NUL, NULL);
    bool record = json_is_object(value);
    json_decref(value);
    return record;
}

static PgStatus read_whole(Reader *reader) {
    PgDecoded *decoded = reader->page->decoded;
    json_error_t error;
    replace_lone_surrogates(decoded->text, decoded->size);
    json_t *value = json_loadb(decoded->text, decoded->size, JSON_ALLOW_NUL, &error);
    if (!value) {
        fail(reader, (size_t)MAX(error.line, 1), (size_t)MAX(error.column, 1), error.text);
        return PG_OK;
    }
    PgStatus status = PG_OK;
    if (!json_is_array(value))
        status = read_record(reader, value, 1);
    for (size_t i = 0; json_is_array(value) && i < json_array_size(value) && status == PG_OK; i++)
        status = read_record(reader, json_array_get(value, i), i + 1);
    json_decref(value);
    return status;
}

PgStatus pg_jsonl_read(const PgPage *page, bool whole, PgDocumentSink sink, void *data,
                       PgReadReport *report) {
    Reader reader = {.page = page, .sink = sink, .data = data, .report = report};
    size_t before = report->n_documents + report->n_failed;
    const PgDecoded *decoded = page->decoded;
    size_t start = strspn(decoded->text, " \t\r\n\f");
    /* a record that is laid out over several lines starts with a bare brace */
    bool laid_out = decoded->text[start] == '{' && strspn(decoded->text + start + 1, " \t\r") ==
                                                       strcspn(decoded->text + start + 1, "\n");
    bool lines = whole ? first_line_is_record(decoded) : !laid_out;
    TRY(lines ? read_lines(&reader) : read_whole(&reader));
    if (before == report->n_documents + report->n_failed) {
        pg_log(page->log, PG_LOG_ERROR, page->path, "holds no record");
        report->n_failed++;
    }
    return PG_OK;
}
