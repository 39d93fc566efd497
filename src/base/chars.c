#include "base/chars.h"

#include <glib.h>
#include <string.h>

uint32_t pg_char_fold(uint32_t c) {
    if (c >= 0x3400 && c < 0xff00)    /* Han, most of any page */
        return c == 0x4e28 ? '|' : c; /* 丨 of headlines */
    if (c < 0x80) {
        switch (c) {
        case '(':
            return 0xff08;
        case ')':
            return 0xff09;
        case ':':
            return 0xff1a;
        case ';':
            return 0xff1b;
        case '?':
            return 0xff1f;
        case '!':
            return 0xff01;
        case '[':
            return 0x3010;
        case ']':
            return 0x3011;
        default:
            return c;
        }
    }
    if (c >= 0xff01 && c <= 0xff5e) {
        switch (c) {
        case 0xff01: /* ！ */
        case 0xff08: /* （ */
        case 0xff09: /* ） */
        case 0xff0c: /* ， */
        case 0xff1a: /* ： */
        case 0xff1b: /* ； */
        case 0xff1f: /* ？ */
            return c;
        case 0xff02:
            return '"';
        case 0xff3b:
            return 0x3010;
        case 0xff3d:
            return 0x3011;
        default:
            return c - 0xfee0;
        }
    }
    switch (c) {
    case 0x2010: /* dashes */
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2212:
        return '-';
    case 0x2015:
    case 0x2500:
        return 0x2014;
    case 0x223c:
    case 0x301c:
        return '~';
    case 0x2022: /* dots inside names */
    case 0x2027:
    case 0x30fb:
    case 0xff65:
    case 0x2219:
    case 0x22c5:
        return 0xb7;
    case 0x300c: /* corner brackets are quotation marks */
    case 0x300e:
    case 0x201f:
    case 0x301d:
        return 0x201c;
    case 0x300d:
    case 0x300f:
    case 0x301e:
        return 0x201d;
    case 0xff61:
        return 0x3002;
    case 0xff64:
        return 0x3001;
    case 0xff5c:
        return '|';
    case 0x3008: /* single title marks */
        return 0x300a;
    case 0x3009:
        return 0x300b;
    case 0xa0:
    case 0x3000:
        return ' ';
    default:
        return c;
    }
}

/* Can a sentence end behind it? Then a dot is OCR's 。 */
static bool ends_word(uint32_t c) {
    return pg_char_is_han(c) || c == 0x201d || c == 0x2019 || c == 0xff09 || c == 0x300b ||
           c == '%';
}

/* Four digits: 57。6亿元 is a number, but 编号12。2024年… are two. */
static bool begins_year(const uint32_t *chars, size_t n) {
    enum { YEAR = 4 };
    size_t i = 0;
    while (i < n && i < YEAR && pg_char_is_digit(pg_char_fold(chars[i])))
        i++;
    return i == YEAR;
}

void pg_fold(const uint32_t *chars, size_t n, uint32_t *folded) {
    bool quote_open = false;
    uint32_t before = 0; /* the folded character before */
    uint32_t after = n ? pg_char_fold(chars[0]) : 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t c = after;
        after = i + 1 < n ? pg_char_fold(chars[i + 1]) : 0;
        if (c >= 0x3400 && c < 0xff00) {
            folded[i] = before = c;
            continue;
        }
        bool in_number = pg_char_is_digit(before) && pg_char_is_digit(after);
        bool in_latin = (before < 0x80 && before > ' ') && (after < 0x80 && after > ' ');
        if (c == ',' || c == 0xff0c)
            c = in_number ? ',' : 0xff0c;
        else if (c == 0x3002 && in_number && !begins_year(chars + i + 1, n - i - 1))
            c = '.';
        else if (c == '.' && !in_number && !in_latin && ends_word(before))
            c = 0x3002;
        else if (c == 0xff1a && (in_number || in_latin))
            c = ':';
        else if (c == '"') {
            c = quote_open ? 0x201d : 0x201c;
        }
        if (c == 0x201c)
            quote_open = true;
        else if (c == 0x201d || c == '\n')
            quote_open = false;
        folded[i] = c;
        before = c;
    }
}

unsigned pg_text_hash(const void *text) {
    const uint64_t mix = 0x9e3779b97f4a7c15u;
    const char *p = text;
    size_t left = strlen(p);
    uint64_t hash = left, word;
    for (; left >= sizeof word; p += sizeof word, left -= sizeof word) {
        memcpy(&word, p, sizeof word);
        hash = (hash ^ word) * mix;
        hash ^= hash >> 29;
    }
    word = 0;
    memcpy(&word, p, left);
    return (unsigned)(((hash ^ word) * mix) >> 32);
}

size_t pg_chars_from_utf8(const char *text, size_t size, uint32_t *out) {
    size_t n = 0;
    for (const char *p = text; p < text + size;)
        out[n++] = pg_utf8_next(&p);
    return n;
}

char *pg_chars_to_utf8(const uint32_t *chars, size_t n) {
    char *text = g_malloc(n * 4 + 1), *p = text;
    for (size_t i = 0; i < n; i++)
        p = pg_utf8_put(p, chars[i]);
    *p = 0;
    return text;
}

bool pg_char_is_han_numeral(uint32_t c) {
    static const uint32_t NUMERALS[] = {U'一', U'二', U'三', U'四', U'五',
                                        U'六', U'七', U'八', U'九', U'十'};
    for (uint32_t i = 0; i < 10; i++)
        if (c == NUMERALS[i])
            return true;
    return false;
}
