/* Kinds of characters, as Chinese pages use them, and the folding under which text is compared. */
#ifndef PG_BASE_CHARS_H
#define PG_BASE_CHARS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <wchar.h>

/* A run of characters, the end exclusive. */
typedef struct {
    uint32_t start, end;
} PgSpan;

/* A text that lives elsewhere, in code points. */
typedef struct {
    const uint32_t *chars;
    uint32_t n;
} PgChars;

static inline uint32_t pg_span_length(PgSpan span) {
    return span.end - span.start;
}

/* The characters of numbers and what each says, by code point modulo 128: no two fall together. */
typedef struct {
    uint32_t c;
    int number;
} PgNumeral;
extern const PgNumeral pg_numerals[128];

/* 0 to 9 of 0 to 9, 〇 to 九, 零 and 两, 10 of 十, 100 of 百, 1000 of 千; -1 of all others. */
static inline int pg_char_number(uint32_t c) {
    const PgNumeral *numeral = &pg_numerals[c % 128];
    return numeral->c == c ? numeral->number : -1;
}

/* 一 to 十 */
static inline bool pg_char_is_han_numeral(uint32_t c) {
    int number = pg_char_number(c);
    return number > 0 && number <= 10 && c > '9' && c != U'两';
}

/* The block that nearly all Han characters of a page are from. */
static inline bool pg_char_is_common_han(uint32_t c) {
    return c - 0x4e00 <= 0x9fff - 0x4e00;
}

static inline bool pg_char_is_han(uint32_t c) {
    return pg_char_is_common_han(c) || (c >= 0x3400 && c <= 0x4dbf) ||
           (c >= 0x20000 && c <= 0x323af) || c == 0x3007;
}

/* Where `c` stands first from `at` on; `end` for nowhere before it. Many times quicker than looking
   at each character. */
static inline uint32_t pg_char_find(const uint32_t *chars, uint32_t at, uint32_t end, uint32_t c) {
    _Static_assert(sizeof(wchar_t) == sizeof(uint32_t), "wmemchr looks for code points");
    const wchar_t *found =
        at < end ? wmemchr((const wchar_t *)chars + at, (wchar_t)c, end - at) : NULL;
    return found ? (uint32_t)((const uint32_t *)found - chars) : end;
}

/* 和 与 及 暨: joins the last two of several */
static inline bool pg_char_joins(uint32_t c) {
    return c == U'和' || c == U'与' || c == U'及' || c == U'暨';
}

/* 省 市 州 县 区 旗: what areas with a government are called */
static inline bool pg_char_is_area(uint32_t c) {
    return c == U'省' || c == U'市' || c == U'州' || c == U'县' || c == U'区' || c == U'旗';
}

/* The same of what only full names end in: 滁州 is a short one, 滁州市 is not. */
static inline bool pg_char_ends_full_area(uint32_t c) {
    return pg_char_is_area(c) && c != U'州';
}

/* The same of areas that hold parks: 全区 may be the whole of a park. */
static inline bool pg_char_is_wide_area(uint32_t c) {
    return pg_char_is_area(c) && c != U'区';
}

/* How often `c` stands from `at` on and before `end`: seldom, or there are quicker ways. */
static inline uint32_t pg_char_count(const uint32_t *chars, uint32_t at, uint32_t end, uint32_t c) {
    uint32_t n = 0;
    for (; (at = pg_char_find(chars, at, end, c)) < end; at++)
        n++;
    return n;
}

static inline bool pg_char_is_digit(uint32_t c) {
    return c >= '0' && c <= '9';
}

static inline bool pg_char_is_latin(uint32_t c) {
    return c <= 0x24f && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0xc0);
}

static inline bool pg_char_is_space(uint32_t c) {
    if (c > 0x3000) /* nearly all characters of a page */
        return c == 0xfeff;
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0xa0 ||
           c == 0x3000 || (c >= 0x2000 && c <= 0x200b) || c == 0x2060;
}

/* Fold text: folded[i] stands for chars[i]. The two may be the same array. Full-width Latin
   letters, digits and signs become ASCII, the punctuation that structures Chinese text becomes its
   full-width form, variants of dashes, dots and quotation marks one form each, and all blanks but
   '\n' become ' '. Commas, stops, colons and dots go by what stands beside them. Returns whether a
   comma stands idle, right before another or a stop: ，，. */
bool pg_fold(const uint32_t *chars, size_t n, uint32_t *folded);

/* The code point at *text, which is valid UTF-8 and moves behind it. */
static inline uint32_t pg_utf8_next(const char **text) {
    const unsigned char *p = (const unsigned char *)*text;
    if (p[0] < 0x80) {
        *text += 1;
        return p[0];
    }
    if (p[0] < 0xe0) {
        *text += 2;
        return (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu);
    }
    if (p[0] < 0xf0) {
        *text += 3;
        return (p[0] & 0xfu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
    }
    *text += 4;
    return (p[0] & 7u) << 18 | (p[1] & 0x3fu) << 12 | (p[2] & 0x3fu) << 6 | (p[3] & 0x3fu);
}

/* Write a code point as UTF-8, up to four bytes; returns the place behind it. */
static inline char *pg_utf8_put(char *out, uint32_t c) {
    if (c < 0x80) {
        *out++ = (char)c;
    } else if (c < 0x800) {
        *out++ = (char)(0xc0 | c >> 6);
        *out++ = (char)(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        *out++ = (char)(0xe0 | c >> 12);
        *out++ = (char)(0x80 | (c >> 6 & 0x3f));
        *out++ = (char)(0x80 | (c & 0x3f));
    } else {
        *out++ = (char)(0xf0 | c >> 18);
        *out++ = (char)(0x80 | (c >> 12 & 0x3f));
        *out++ = (char)(0x80 | (c >> 6 & 0x3f));
        *out++ = (char)(0x80 | (c & 0x3f));
    }
    return out;
}

/* How many bytes of a text with a final NUL are surely well: up to the first that is a control but
   tab and line ends, no UTF-8, or one of the characters that are rare and need a closer look. Adds
   the characters in them to *n_chars. */
size_t pg_utf8_plain_length(const char *text, size_t size, size_t *n_chars);

/* Code points of valid UTF-8 into `out`, which has room for `size` of them; returns their number.
 */
size_t pg_chars_from_utf8(const char *text, size_t size, uint32_t *out);
/* UTF-8 of code points, with a final NUL; the caller frees it with g_free. */
char *pg_chars_to_utf8(const uint32_t *chars, size_t n);

#endif
