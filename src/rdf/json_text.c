#include "rdf/json_text.h"

void pg_json_write_string(PgOutput *output, const char *prefix, const char *text, size_t length) {
    static const char hex[] = "0123456789abcdef";
    const char *end = text + length, *plain = text;
    pg_output_write(output, "\"", 1);
    pg_output_puts(output, prefix);
    for (; text < end; text++) {
        unsigned char c = (unsigned char)*text;
        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f)
            continue;
        pg_output_write(output, plain, (size_t)(text - plain));
        plain = text + 1;
        if (c == '"' || c == '\\')
            pg_output_write(output, (const char[]){'\\', *text}, 2);
        else
            pg_output_write(output, (const char[]){'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]},
                            6);
    }
    pg_output_write(output, plain, (size_t)(text - plain));
    pg_output_write(output, "\"", 1);
}

void pg_json_write_uri(PgOutput *output, raptor_uri *uri) {
    size_t length;
    const char *text = (const char *)raptor_uri_as_counted_string(uri, &length);
    pg_json_write_string(output, "", text, length);
}

void pg_json_write_resource(PgOutput *output, const raptor_term *term) {
    if (term->type == RAPTOR_TERM_TYPE_BLANK)
        pg_json_write_string(output, "_:", (const char *)term->value.blank.string,
                             term->value.blank.string_len);
    else
        pg_json_write_uri(output, term->value.uri);
}
