#include "source/charset.h"

#include "base/chars.h"

#include <errno.h>
#include <glib.h>
#include <string.h>

#define REPLACEMENT "\xEF\xBF\xBD"

enum {
    DECLARATION_WINDOW = 8192, /* where an encoding is declared, if at all */
    UTF8_EVIDENCE = 4,         /* so many valid sequences for each wrong one prove UTF-8 */
};

bool pg_charset_is_utf16(const char *bytes, size_t size) {
    return size >= 2 && (!memcmp(bytes, "\xFF\xFE", 2) || !memcmp(bytes, "\xFE\xFF", 2) ||
                         !memcmp(bytes, "<\0", 2) || !memcmp(bytes, "\0<", 2));
}

/* The length of the UTF-8 sequence at p, or of the wrong one there. */
static inline size_t sequence(const unsigned char *p, size_t left, bool *valid) {
    unsigned char c = p[0], low = 0x80, high = 0xBF;
    size_t length;
    *valid = true;
    if (c < 0x80)
        return 1;
    if (c >= 0xE1 && c <= 0xEC && left > 2 && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80)
        return 3; /* as nearly all of a page */
    if (c >= 0xC2 && c <= 0xDF) {
        length = 2;
    } else if (c >= 0xE0 && c <= 0xEF) {
        length = 3;
        low = c == 0xE0 ? 0xA0 : 0x80;
    } else if (c >= 0xF0 && c <= 0xF4) {
        length = 4;
        low = c == 0xF0 ? 0x90 : 0x80;
        high = c == 0xF4 ? 0x8F : 0xBF;
    } else {
        *valid = false;
        return 1;
    }
    for (size_t i = 1; i < length; i++, low = 0x80, high = 0xBF)
        if (i >= left || p[i] < low || p[i] > high) {
            *valid = false;
            return i;
        }
    if (c == 0xED && p[1] >= 0xA0) /* a surrogate, which is one wrong character */
        *valid = false;
    return length;
}

static bool is_utf8(const char *bytes, size_t size) {
    size_t i = 0, n_chars = 0;
    bool valid = true;
    while (i < size && valid) {
        i += pg_utf8_plain_length(bytes + i, size - i, &n_chars);
        if (i < size)
            i += sequence((const unsigned char *)bytes + i, size - i, &valid);
    }
    return valid;
}

static size_t count_wrong_utf8(const char *bytes, size_t size, size_t *n_valid) {
    size_t wrong = 0;
    bool valid;
    *n_valid = 0;
    for (size_t i = 0, length; i < size; i += length) {
        if ((unsigned char)bytes[i] < 0x80) {
            length = 1;
            continue;
        }
        length = sequence((const unsigned char *)bytes + i, size - i, &valid);
        if (valid)
            ++*n_valid;
        else
            wrong++;
    }
    return wrong;
}

static void note_wrong(PgWrongBytes *wrong, size_t offset, char byte, GString *text,
                       const char *encoding) {
    if (!wrong->count++) {
        wrong->offset = offset;
        wrong->byte = (uint8_t)byte;
        wrong->place = text->len;
        wrong->encoding = encoding;
    }
    g_string_append(text, REPLACEMENT);
}

static GString *repair_utf8(const char *bytes, size_t size, PgWrongBytes *wrong) {
    GString *text = g_string_sized_new(size + 64);
    bool valid;
    size_t run = 0;
    for (size_t i = 0, length; i < size; i += length) {
        length = sequence((const unsigned char *)bytes + i, size - i, &valid);
        if (valid)
            continue;
        g_string_append_len(text, bytes + run, (gssize)(i - run));
        note_wrong(wrong, i, bytes[i], text, "UTF-8");
        run = i + length;
    }
    g_string_append_len(text, bytes + run, (gssize)(size - run));
    return text;
}

static GString *from_utf16(const char *bytes, size_t size, PgWrongBytes *wrong) {
    bool big = !memcmp(bytes, "\xFE\xFF", 2) || bytes[0] == '\0';
    bool bom = (unsigned char)bytes[0] >= 0xFE;
    const unsigned char *p = (const unsigned char *)bytes;
    GString *text = g_string_sized_new(size + size / 2);
    for (size_t i = bom ? 2 : 0; i < size; i += 2) {
        if (i + 1 == size) {
            note_wrong(wrong, i, bytes[i], text, "UTF-16");
            break;
        }
        uint32_t c = big ? (uint32_t)(p[i] << 8 | p[i + 1]) : (uint32_t)(p[i + 1] << 8 | p[i]);
        if (c < 0xD800 || c > 0xDFFF) {
            g_string_append_unichar(text, c);
            continue;
        }
        uint32_t low = 0;
        if (c < 0xDC00 && i + 3 < size)
            low = big ? (uint32_t)(p[i + 2] << 8 | p[i + 3]) : (uint32_t)(p[i + 3] << 8 | p[i + 2]);
        if (low >= 0xDC00 && low <= 0xDFFF) {
            g_string_append_unichar(text, 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00));
            i += 2;
        } else {
            note_wrong(wrong, i, bytes[i], text, "UTF-16");
        }
    }
    return text;
}

/* NULL when iconv does not know the encoding. */
static GString *from_encoding(const char *bytes, size_t size, const char *encoding,
                              const char *shown, PgWrongBytes *wrong) {
    GIConv converter = g_iconv_open("UTF-8", encoding);
    if (converter == (GIConv)-1)
        return NULL;
    GString *text = g_string_sized_new(size + size / 2);
    char buffer[16384];
    gchar *in = (gchar *)bytes; /* iconv does not write there; its prototype is older than const */
    gsize left = size;
    while (left) {
        gchar *out = buffer;
        gsize room = sizeof buffer;
        gsize result = g_iconv(converter, &in, &left, &out, &room);
        int problem = errno;
        g_string_append_len(text, buffer, (gssize)(sizeof buffer - room));
        if (result != (gsize)-1 || problem == E2BIG)
            continue;
        note_wrong(wrong, size - left, *in, text, shown);
        gsize skip = problem == EINVAL ? left : 1; /* cut off at the end, or no such sequence */
        in += skip;
        left -= skip;
        g_iconv(converter, NULL, NULL, NULL, NULL);
    }
    g_iconv_close(converter);
    return text;
}

/* The value after `key`, blanks, '=' and a quote; NULL when there is none. */
static char *value_after(const char *text, const char *key) {
    const char *p = strstr(text, key);
    for (; p; p = strstr(p + 1, key)) {
        const char *q = p + strlen(key);
        q += strspn(q, " \t\r\n");
        if (*q++ != '=')
            continue;
        q += strspn(q, " \t\r\n\"'");
        size_t length = strspn(q, "abcdefghijklmnopqrstuvwxyz0123456789-_:.");
        if (length)
            return g_strndup(q, length);
    }
    return NULL;
}

/* What HTML or XML says about its encoding, in lower case; NULL for nothing. */
static char *declared_encoding(const char *bytes, size_t size) {
    size_t start = 0;
    while (start < size && g_ascii_isspace(bytes[start]))
        start++;
    if (start == size || bytes[start] != '<')
        return NULL;
    char *head = g_ascii_strdown(bytes + start, (gssize)MIN(size - start, DECLARATION_WINDOW));
    for (char *p = head; p < head + MIN(size - start, DECLARATION_WINDOW); p++)
        if (!*p)
            *p = ' ';
    char *found = NULL;
    if (g_str_has_prefix(head, "<?xml")) {
        char *end = strstr(head, "?>");
        char *declaration = end ? g_strndup(head, (gsize)(end - head)) : NULL;
        if (declaration)
            found = value_after(declaration, "encoding");
        g_free(declaration);
    }
    for (char *meta = strstr(head, "<meta"); meta && !found; meta = strstr(meta + 1, "<meta")) {
        char *end = strchr(meta, '>');
        if (!end)
            break;
        char *tag = g_strndup(meta, (gsize)(end - meta));
        found = value_after(tag, "charset");
        g_free(tag);
    }
    g_free(head);
    return found;
}

/* Another encoding than UTF-8 and the GB family, which the bytes tell apart by themselves. Latin
   encodings are what careless servers declare of Chinese pages, so they say nothing. */
static bool is_telling(const char *encoding) {
    static const char *const SILENT[] = {"utf",   "unicode",     "ucs",      "gb",
                                         "x-gb",  "cp936",       "hz",       "iso-8859",
                                         "latin", "windows-125", "us-ascii", "ascii"};
    for (size_t i = 0; i < G_N_ELEMENTS(SILENT); i++)
        if (g_str_has_prefix(encoding, SILENT[i]))
            return false;
    return true;
}

static GString *convert(const char *bytes, size_t size, PgWrongBytes *wrong) {
    size_t n_valid, n_wrong = count_wrong_utf8(bytes, size, &n_valid);
    if (n_valid > UTF8_EVIDENCE * n_wrong)
        return repair_utf8(bytes, size, wrong);
    char *declared = declared_encoding(bytes, size);
    GString *text = NULL;
    if (declared && is_telling(declared))
        text = from_encoding(bytes, size, declared, "text in its declared encoding", wrong);
    g_free(declared);
    if (text)
        return text;
    text = from_encoding(bytes, size, "GB18030", "GB18030", wrong);
    if (text && wrong->count < n_wrong)
        return text;
    if (text)
        g_string_free(text, TRUE);
    *wrong = (PgWrongBytes){0};
    return repair_utf8(bytes, size, wrong);
}

char *pg_charset_to_utf8(char *bytes, size_t size, size_t *result_size, PgWrongBytes *wrong) {
    size_t bom = size >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3) ? 3 : 0;
    *wrong = (PgWrongBytes){0};
    if (!pg_charset_is_utf16(bytes, size) && is_utf8(bytes, size)) {
        memmove(bytes, bytes + bom, size - bom + 1);
        *result_size = size - bom;
        return bytes;
    }
    GString *text;
    if (pg_charset_is_utf16(bytes, size)) {
        text = from_utf16(bytes, size, wrong);
    } else if (bom) {
        text = repair_utf8(bytes + bom, size - bom, wrong);
        wrong->offset += bom;
    } else {
        text = convert(bytes, size, wrong);
        if (text->len >= 3 && !memcmp(text->str, "\xEF\xBB\xBF", 3)) { /* GB18030 has a BOM too */
            g_string_erase(text, 0, 3);
            wrong->place -= MIN(wrong->place, 3);
        }
    }
    g_free(bytes);
    *result_size = text->len;
    return g_string_free(text, FALSE);
}
