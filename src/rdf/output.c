#include "rdf/output.h"

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
    output->used = 0;
}

void pg_output_write_slowly(PgOutput *output, const char *text, size_t length) {
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

void pg_append_quoted(GString *out, const char *text, size_t length, const char *backslash) {
    static const bool is_escaped[256] = {
        [0 ... 0x1f] = true, ['"'] = true, ['\\'] = true, [0x7f] = true};
    g_string_append_c(out, '"');
    const char *end = text + length;
    for (const char *plain = text; text <= end; text++) {
        while (end - text >= 8 && is_plain(text))
            text += 8;
        if (text < end && !is_escaped[(unsigned char)*text])
            continue;
        g_string_append_len(out, plain, text - plain);
        plain = text + 1;
        if (text == end)
            break;
        char c = *text, name = c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\t' ? 't' : '\0';
        if (c == '\\')
            g_string_append(out, backslash);
        else if (c == '"')
            g_string_append(out, "\\\"");
        else if (name)
            g_string_append_len(out, (const char[]){'\\', name}, 2);
        else
            g_string_append_printf(out, "\\u%04X", (unsigned)c);
    }
    g_string_append_c(out, '"');
}
