#include "corpus/iri.h"

#include "base/chars.h"
#include "base/digest.h"

#include <stdbool.h>
#include <string.h>

static gboolean is_allowed(gunichar c) {
    if (c < 0x80)
        return g_ascii_isalnum((gchar)c) || strchr("-._~!$&'()*+,;=:@", (int)c) != NULL;
    /* RFC 3987 ucschar: no private use, no noncharacters, no bidirectional controls. */
    return c >= 0xa0 && !(c >= 0xe000 && c <= 0xf8ff) && !(c >= 0xfdd0 && c <= 0xfdef) &&
           c < 0xf0000 && (c & 0xfffe) != 0xfffe && !(c >= 0xfff0 && c <= 0xffff) &&
           !(c >= 0x200e && c <= 0x200f) && !(c >= 0x202a && c <= 0x202e) &&
           !(c >= 0x2066 && c <= 0x2069) && !g_unichar_isspace(c);
}

static void append_char(GString *iri, gunichar c) {
    static const char hex[] = "0123456789ABCDEF";
    char bytes[4], *end = pg_utf8_put(bytes, c);
    if (is_allowed(c)) {
        g_string_append_len(iri, bytes, end - bytes);
        return;
    }
    for (const char *p = bytes; p < end; p++) {
        g_string_append_c(iri, '%');
        g_string_append_c(iri, hex[(unsigned char)*p >> 4]);
        g_string_append_c(iri, hex[*p & 15]);
    }
}

static gboolean is_dropped(gunichar c) {
    return g_unichar_isspace(c) || c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201f) ||
           c == U'《' || c == U'》' || c == 0x200b;
}

typedef enum {
    PLAIN,  /* nothing but Han characters, ASCII letters, digits and - . _ ~: an IRI takes it as is
             */
    SIMPLE, /* NFKC does nothing but make full-width ASCII plain */
    OTHER,
} NameKind;

static bool is_wide(gunichar c) {
    return c >= 0xff01 && c <= 0xff5e;
}

/* Of those above ASCII that are no Han characters: quotation marks, brackets, dots. */
static bool is_simple(gunichar c) {
    return (c >= 0x2018 && c <= 0x201f) || (c >= 0x3001 && c <= 0x3011) || c == 0xb7 || is_wide(c);
}

/* Most names are plain. */
static NameKind kind_of(const char *name) {
    static const bool is_plain[128] = {
        ['0' ... '9'] = true, ['A' ... 'Z'] = true, ['a' ... 'z'] = true, ['-'] = true,
        ['.'] = true,         ['_'] = true,         ['~'] = true};
    NameKind kind = PLAIN;
    for (const unsigned char *p = (const unsigned char *)name; *p;) {
        bool is_han = p[0] >= 0xe4 && p[0] <= 0xe9 && p[1] >= 0x80 && p[2] >= 0x80 &&
                      !(p[0] == 0xe4 && p[1] < 0xb8); /* U+4E00 … U+9FFF */
        if (!is_han && *p >= 0x80 && !is_simple(g_utf8_get_char((const char *)p)))
            return OTHER;
        if (!is_han && (*p >= 0x80 || !is_plain[*p]))
            kind = SIMPLE;
        p = (const unsigned char *)g_utf8_next_char(p);
    }
    return kind;
}

void pg_iri_append_segment(GString *iri, const char *name, gsize limit) {
    NameKind kind = kind_of(name);
    gsize length = strlen(name);
    if (kind == PLAIN && length && length <= limit) {
        g_string_append_len(iri, name, (gssize)length);
        return;
    }
    char *normal = kind == OTHER ? g_utf8_normalize(name, -1, G_NORMALIZE_NFKC) : NULL;
    const char *text = normal ? normal : name;
    gsize start = iri->len;
    gboolean cut = FALSE;
    for (const char *p = text; *p && !cut; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (is_wide(c))
            c -= 0xfee0;
        if (is_dropped(c))
            continue;
        append_char(iri, c);
        cut = iri->len - start > limit;
    }
    if (cut) {
        if (!normal)
            text = normal = g_utf8_normalize(name, -1, G_NORMALIZE_NFKC);
        char digest[PG_DIGEST_ROOM];
        pg_digest(text, strlen(text), digest);
        g_string_append_printf(iri, "~%.12s", digest);
    }
    if (iri->len == start)
        g_string_append_c(iri, '_');
    g_free(normal);
}

char *pg_iri_unique_name(GHashTable *taken, const char *name) {
    char *unique = g_strdup(name);
    for (unsigned n = 2; g_hash_table_contains(taken, unique); n++) {
        g_free(unique);
        unique = g_strdup_printf("%s~%u", name, n);
    }
    g_hash_table_add(taken, unique);
    return unique;
}

void pg_iri_append_path(GString *iri, const char *path) {
    for (const char *p = path; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c == '/')
            g_string_append_c(iri, '/');
        else
            append_char(iri, c);
    }
}
