#include "rdf/output.h"

#include "base/chars.h"

#include <stdint.h>

static void flush(PgOutput *output) {
    if (output->used && fwrite(output->bytes, 1, output->used, output->file) != output->used)
        output->failed = true;
    output->used = 0;
}

/* The bytes need no clearing. */
void pg_output_init(PgOutput *output, FILE *file) {
    output->file = file;
    output->failed = false;
    output->is_ascii = false;
    output->used = 0;
}

static void write_ascii(PgOutput *output, const char *text, size_t length) {
    const char *end = text + length;
    while (text < end) {
        char escape[11] = {*text, '\0'};
        uint32_t c = pg_utf8_next(&text);
        if (c >= 0x80)
            snprintf(escape, sizeof escape, c < 0x10000 ? "\\u%04X" : "\\U%08X", c);
        size_t size = strlen(escape);
        if (size > PG_OUTPUT_ROOM - output->used)
            flush(output);
        memcpy(output->bytes + output->used, escape, size);
        output->used += size;
    }
}

void pg_output_write_slowly(PgOutput *output, const char *text, size_t length) {
    if (output->is_ascii) {
        write_ascii(output, text, length);
        return;
    }
    flush(output);
    if (length > PG_OUTPUT_ROOM) {
        if (fwrite(text, 1, length, output->file) != length)
            output->failed = true;
        return;
    }
    memcpy(output->bytes, text, length);
    output->used = length;
}

PgStatus pg_output_finish(PgOutput *output) {
    flush(output);
    if (fflush(output->file) != 0 || ferror(output->file))
        output->failed = true;
    return output->failed ? PG_ERROR_IO : PG_OK;
}

/* Eight bytes none of which is escaped: controls, the quotation mark, the backslash and DEL, each
   looked for in all bytes at once. */
static bool is_plain(const char *text) {
    const uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;
    uint64_t word;
    memcpy(&word, text, sizeof word);
    uint64_t quotes = word ^ ones * '"', backslashes = word ^ ones * '\\',
             dels = word ^ ones * 0x7f;
    /* A byte below n: subtracting n borrows from its high bit, which it has not got itself. */
    return !(((word - ones * 0x20) & ~word & highs) | ((quotes - ones) & ~quotes & highs) |
             ((backslashes - ones) & ~backslashes & highs) | ((dels - ones) & ~dels & highs));
}

void pg_output_quoted(PgOutput *output, const char *text, size_t length, const char *backslash) {
    static const char hex[] = "0123456789ABCDEF";
    static const bool is_escaped[256] = {
        [0 ... 0x1f] = true, ['"'] = true, ['\\'] = true, [0x7f] = true};
    pg_output_write(output, "\"", 1);
    const char *end = text + length;
    for (const char *plain = text; text <= end; text++) {
        while (end - text >= 8 && is_plain(text))
            text += 8;
        if (text < end && !is_escaped[(unsigned char)*text])
            continue;
        pg_output_write(output, plain, (size_t)(text - plain));
        plain = text + 1;
        if (text == end)
            break;
        unsigned char c = (unsigned char)*text;
        const char *name = c == '\n' ? "n" : c == '\r' ? "r" : c == '\t' ? "t" : NULL;
        if (c == '\\') {
            pg_output_puts(output, backslash);
        } else if (c == '"') {
            pg_output_write(output, "\\\"", 2);
        } else if (name) {
            pg_output_write(output, (const char[]){'\\', *name}, 2);
        } else {
            pg_output_write(output, (const char[]){'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]},
                            6);
        }
    }
    pg_output_write(output, "\"", 1);
}
