#include "base/chars.h"

#include <glib.h>
#include <string.h>

/* What a character below U+3100 is folded to; 0: to itself. */
static const uint16_t FOLDED[0x3100] = {
    ['('] = U'（',
    [')'] = U'）',
    [':'] = U'：',
    [';'] = U'；',
    ['?'] = U'？',
    ['!'] = U'！',
    ['['] = U'【',
    [']'] = U'】',
    [0xa0] = ' ',
    [U'　'] = ' ',
    [0x2010] = '-',
    [0x2011] = '-',
    [0x2012] = '-',
    [0x2013] = '-',
    [0x2212] = '-',
    [0x2015] = U'—',
    [0x2500] = U'—',
    [0x223c] = '~',
    [0x301c] = '~',
    [0x2022] = 0xb7,
    [0x2027] = 0xb7,
    [0x30fb] = 0xb7,
    [0x2219] = 0xb7,
    [0x22c5] = 0xb7,
    [0x300c] = U'“',
    [0x300e] = U'“',
    [0x201f] = U'“',
    [0x301d] = U'“',
    [0x300d] = U'”',
    [0x300f] = U'”',
    [0x301e] = U'”',
    [0x3008] = U'《',
    [0x3009] = U'》',
    ['\t'] = ' ',
    ['\r'] = ' ',
    ['\f'] = ' ',
    [0x2000 ... 0x200b] = ' ',
    [0x2060] = ' ',
};

/* Is it what most of any page is: Han that is folded to itself? */
static inline bool is_plain(uint32_t c) {
    return c >= 0x3400 && c < 0xff00 && c != 0x4e28;
}

static inline uint32_t fold_other(uint32_t c) {
    if (c >= 0xff01 && c <= 0xff5e && c != U'，')
        c -= 0xfee0; /* full-width forms of ASCII */
    if (c < G_N_ELEMENTS(FOLDED))
        return FOLDED[c] ? FOLDED[c] : c;
    switch (c) {
    case 0x4e28: /* 丨 of headlines */
        return '|';
    case 0xff61: /* half-width 。, 、 and the dot of names */
        return U'。';
    case 0xff64:
        return U'、';
    case 0xff65:
        return 0xb7;
    case 0xfeff:
        return ' ';
    default:
        return c;
    }
}

static uint32_t fold_char(uint32_t c) {
    return is_plain(c) ? c : fold_other(c);
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
    while (i < n && i < YEAR && pg_char_is_digit(fold_char(chars[i])))
        i++;
    return i == YEAR;
}

/* A comma, a stop or a colon, by what stands beside it. */
static uint32_t fold_mark(uint32_t c, uint32_t before, const uint32_t *rest, size_t n) {
    uint32_t after = n ? fold_char(rest[0]) : 0;
    bool in_number = pg_char_is_digit(before) && pg_char_is_digit(after);
    bool in_latin = (before < 0x80 && before > ' ') && (after < 0x80 && after > ' ');
    switch (c) {
    case ',':
    case U'，':
        return in_number ? ',' : U'，';
    case U'。':
        return in_number && !begins_year(rest, n) ? '.' : U'。';
    case U'：':
        return in_number || in_latin ? ':' : U'：';
    default: /* a dot */
        return !in_number && !in_latin && ends_word(before) ? U'。' : '.';
    }
}

bool pg_fold(const uint32_t *chars, size_t n, uint32_t *folded) {
    bool quote_open = false, has_idle = false;
    for (size_t i = 0; i < n; i++) {
        uint32_t c = chars[i];
        if (is_plain(c)) {
            folded[i] = c;
            continue;
        }
        uint32_t before = i ? folded[i - 1] : 0;
        c = fold_other(c);
        if (c == U'，' || c == U'。' || c == ',' || c == '.' || c == U'：')
            c = fold_mark(c, before, chars + i + 1, n - i - 1);
        else if (c == '"')
            c = quote_open ? U'”' : U'“';
        if (c == U'“')
            quote_open = true;
        else if (c == U'”' || c == '\n')
            quote_open = false;
        folded[i] = c;
        has_idle |=
            ((before == U'，') | (before == U'、')) & ((c == U'，') | (c == U'、') | (c == U'。'));
    }
    return has_idle;
}

static inline bool is_continuation(unsigned char c) {
    return (c & 0xc0) == 0x80;
}

/* Are eight bytes ASCII and no controls? */
static bool is_ascii_word(const char *text) {
    const uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;
    uint64_t word;
    memcpy(&word, text, sizeof word);
    /* A byte below a blank lends from its high bit, DEL carries into it. */
    return !((word | (word - ones * ' ') | (word + ones)) & highs);
}

size_t pg_utf8_plain_length(const char *text, size_t size, size_t *n_chars) {
    size_t n = 0;
    while (size - n >= 8 && is_ascii_word(text + n)) /* an IRI begins with many */
        n += 8;
    const unsigned char *p = (const unsigned char *)text + n;
    for (;; n++) {
        if (*p < 0x80) {
            bool is_line_end = *p == '\n' || *p == '\r' || *p == '\t' || *p == '\f';
            if ((*p < ' ' && !is_line_end) || *p == 0x7f)
                break;
            p++;
            continue;
        }
        /* U+1000 … U+CFFF and U+FF00 … U+FF7F, with one branch for all of them */
        bool is_lead_of_3 = (p[0] >= 0xe1) & (p[0] <= 0xec);
        is_lead_of_3 |= (p[0] == 0xef) & ((p[1] & 0xfe) == 0xbc);
        if (is_lead_of_3 && is_continuation(p[1]) && is_continuation(p[2]))
            p += 3;
        else if (p[0] >= 0xc2 && p[0] <= 0xdf && is_continuation(p[1]) &&
                 (p[0] > 0xc2 || p[1] >= 0xa0)) /* what is below U+00A0 are controls */
            p += 2;
        else
            break;
    }
    *n_chars += n;
    return (size_t)(p - (const unsigned char *)text);
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

#define NUMERAL(c, number) [(c) % 128] = {(c), (number)}
const PgNumeral pg_numerals[128] = {
    NUMERAL(U'0', 0),    NUMERAL(U'1', 1),  NUMERAL(U'2', 2),   NUMERAL(U'3', 3),
    NUMERAL(U'4', 4),    NUMERAL(U'5', 5),  NUMERAL(U'6', 6),   NUMERAL(U'7', 7),
    NUMERAL(U'8', 8),    NUMERAL(U'9', 9),  NUMERAL(U'〇', 0),  NUMERAL(U'零', 0),
    NUMERAL(U'一', 1),   NUMERAL(U'二', 2), NUMERAL(U'两', 2),  NUMERAL(U'三', 3),
    NUMERAL(U'四', 4),   NUMERAL(U'五', 5), NUMERAL(U'六', 6),  NUMERAL(U'七', 7),
    NUMERAL(U'八', 8),   NUMERAL(U'九', 9), NUMERAL(U'十', 10), NUMERAL(U'百', 100),
    NUMERAL(U'千', 1000)};
