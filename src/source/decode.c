#include "source/decode.h"

#include "base/chars.h"
#include "source/charset.h"

#include <glib.h>
#include <string.h>

/* Controls in this share of a file say that it is no text. */
enum { BINARY_FEW = 8, BINARY_SHARE = 50, BINARY_SMALL_SHARE = 3 };

/* How often something was replaced in cleaning, and where first (a byte of the cleaned text). */
typedef struct {
    size_t count, place;
    uint32_t c;
} Seen;

static const struct {
    const char *magic;
    uint8_t length;
    const char *name;
} MAGICS[] = {
    {"%PDF-", 5, "a PDF file"},
    {"PK\3\4", 4, "a ZIP archive or office document"},
    {"\xD0\xCF\x11\xE0", 4, "an old office document"},
    {"\x89PNG", 4, "a PNG picture"},
    {"\xFF\xD8\xFF", 3, "a JPEG picture"},
    {"GIF8", 4, "a GIF picture"},
    {"\x1F\x8B", 2, "a gzip archive"},
    {"7z\xBC\xAF", 4, "a 7z archive"},
    {"Rar!", 4, "a RAR archive"},
    {"\x7F"
     "ELF",
     4, "a program"},
};

char *pg_decode_place(const char *path, const char *text, size_t size, size_t byte) {
    size_t line = 1, column = 1;
    byte = MIN(byte, size);
    for (size_t i = 0; i < byte; i++) {
        if (text[i] == '\n' || (text[i] == '\r' && !(i + 1 < size && text[i + 1] == '\n'))) {
            line++;
            column = 1;
        } else if (((unsigned char)text[i] & 0xC0) != 0x80) {
            column++;
        }
    }
    return g_strdup_printf("%s:%zu:%zu", path, line, column);
}

uint32_t pg_decode_clean(uint32_t c) {
    if (c < 0x20)
        return c == '\t' || c == '\n' || c == '\r' || c == '\f' ? c : ' ';
    if (c >= 0x7F && c < 0xA0)
        return ' ';
    if ((c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF) || (c >= 0xD800 && c < 0xE000) ||
        c > 0x10FFFF)
        return 0xFFFD;
    return c;
}

static bool is_control_byte(unsigned char c) {
    return c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B;
}

/* PG_ERROR_ENCODING when the bytes begin as those of a file that is no text; logged. */
static PgStatus check_magic(const char *bytes, size_t size, const char *path, const PgLog *log) {
    for (size_t i = 0; i < G_N_ELEMENTS(MAGICS); i++)
        if (size >= MAGICS[i].length && !memcmp(bytes, MAGICS[i].magic, MAGICS[i].length)) {
            char *place = g_strdup_printf("%s:1:1", path);
            pg_log(log, PG_LOG_ERROR, place, "is %s, not text", MAGICS[i].name);
            g_free(place);
            return PG_ERROR_ENCODING;
        }
    return PG_OK;
}

/* The same when there are too many controls among them, which are of no wide encoding. */
static PgStatus check_controls(const char *bytes, size_t size, const char *path, const PgLog *log) {
    size_t controls = 0, first = 0;
    for (size_t i = 0; i < size; i++)
        if (is_control_byte((unsigned char)bytes[i]) && !controls++)
            first = i;
    if (controls * BINARY_SMALL_SHARE <= size &&
        (controls <= BINARY_FEW || controls * BINARY_SHARE <= size))
        return PG_OK;
    char *place = pg_decode_place(path, bytes, size, first);
    pg_log(log, PG_LOG_ERROR, place, "binary data, not text: byte 0x%02X at offset %zu",
           (unsigned char)bytes[first], first);
    g_free(place);
    return PG_ERROR_ENCODING;
}

static void see(Seen *seen, size_t place, uint32_t c) {
    if (!seen->count++) {
        seen->place = place;
        seen->c = c;
    }
}

/* Replace what is valid UTF-8 but no text, in place: the result is never longer. `wrong_place`
   moves along. */
static void clean(PgDecoded *decoded, size_t *wrong_place, Seen *controls, Seen *noncharacters) {
    const char *read = decoded->text, *end = read + decoded->size;
    const char *place = read + *wrong_place;
    char *write = decoded->text;
    size_t length = 0;
    for (;; length++) {
        size_t run = pg_utf8_plain_length(read, (size_t)(end - read), &length);
        memmove(write, read, run);
        write += run;
        read += run;
        if (read == end)
            break;
        if (read == place)
            *wrong_place = (size_t)(write - decoded->text);
        uint32_t c = g_utf8_get_char(read), kept = pg_decode_clean(c);
        if (kept != c)
            see(kept == ' ' ? controls : noncharacters, (size_t)(write - decoded->text), c);
        read = g_utf8_next_char(read);
        write = pg_utf8_put(write, kept);
    }
    *write = '\0';
    decoded->size = (size_t)(write - decoded->text);
    decoded->length = (uint32_t)length;
}

static void warn(const PgDecoded *decoded, size_t byte, size_t count, const char *path,
                 const PgLog *log, const char *message) {
    char *place = pg_decode_place(path, decoded->text, decoded->size, byte);
    if (count > 1)
        pg_log(log, PG_LOG_WARNING, place, "%s (and %zu more)", message, count - 1);
    else
        pg_log(log, PG_LOG_WARNING, place, "%s", message);
    g_free(place);
}

static void report(const PgDecoded *decoded, const PgWrongBytes *wrong, const Seen *controls,
                   const Seen *noncharacters, const char *path, const PgLog *log) {
    char message[160];
    if (wrong->count) {
        g_snprintf(message, sizeof message,
                   "byte 0x%02X at offset %zu is no %s, replaced by U+FFFD", wrong->byte,
                   wrong->offset, wrong->encoding);
        warn(decoded, wrong->place, wrong->count, path, log, message);
    }
    if (noncharacters->count) {
        g_snprintf(message, sizeof message, "U+%04X is no character, replaced by U+FFFD",
                   noncharacters->c);
        warn(decoded, noncharacters->place, noncharacters->count, path, log, message);
    }
    if (controls->count) {
        g_snprintf(message, sizeof message, "control character U+%04X made a space", controls->c);
        warn(decoded, controls->place, controls->count, path, log, message);
    }
}

PgStatus pg_decode(PgDecoded *decoded, char *bytes, size_t size, const char *path,
                   const PgLog *log) {
    *decoded = (PgDecoded){0};
    bytes[size] = '\0';
    PgStatus status = check_magic(bytes, size, path, log);
    size_t length = 0;
    if (status == PG_OK &&
        pg_utf8_plain_length(bytes, size, &length) == size) { /* as most pages are */
        *decoded = (PgDecoded){.text = bytes, .size = size, .length = (uint32_t)length};
        return PG_OK;
    }
    if (status == PG_OK && !pg_charset_is_utf16(bytes, size))
        status = check_controls(bytes, size, path, log);
    if (status != PG_OK) {
        g_free(bytes);
        return status;
    }
    PgWrongBytes wrong = {0};
    Seen controls = {0}, noncharacters = {0};
    decoded->text = pg_charset_to_utf8(bytes, size, &decoded->size, &wrong);
    clean(decoded, &wrong.place, &controls, &noncharacters);
    size_t bad = wrong.count + controls.count + noncharacters.count;
    if (bad > BINARY_FEW && bad * BINARY_SMALL_SHARE > decoded->length) {
        char *place = g_strdup_printf("%s:1:1", path);
        pg_log(log, PG_LOG_ERROR, place, "binary data, not text: %zu of %u characters are wrong",
               bad, decoded->length);
        g_free(place);
        g_free(decoded->text);
        *decoded = (PgDecoded){0};
        return PG_ERROR_ENCODING;
    }
    report(decoded, &wrong, &controls, &noncharacters, path, log);
    decoded->repaired = wrong.count || noncharacters.count || controls.count;
    return PG_OK;
}
