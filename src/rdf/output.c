#include "rdf/output.h"

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

void pg_output_quoted(PgOutput *output, const char *text, size_t length, const char *backslash) {
    static const char hex[] = "0123456789ABCDEF";
    static const bool is_escaped[256] = {
        [0 ... 0x1f] = true, ['"'] = true, ['\\'] = true, [0x7f] = true};
    pg_output_write(output, "\"", 1);
    const char *end = text + length;
    for (const char *plain = text; text <= end; text++) {
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
