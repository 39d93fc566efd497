#include "evidence/written.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static int han_digit(uint32_t c) {
    static const uint32_t digits[] = {U'零', U'一', U'二', U'三', U'四',
                                      U'五', U'六', U'七', U'八', U'九'};
    for (int i = 0; i < 10; i++)
        if (digits[i] == c)
            return i;
    return c == U'〇' ? 0 : c == U'两' ? 2 : -1;
}

static double han_factor(uint32_t c) {
    return c == U'十' ? 10 : c == U'百' ? 100 : c == U'千' ? 1000 : 0;
}

/* 1,234.5 or 三百二十 at the start of chars; the length, 0 for none. */
static uint32_t read_number(const uint32_t *chars, uint32_t n, double *amount) {
    uint32_t i = 0;
    *amount = 0;
    if (n && pg_char_is_digit(chars[0])) {
        double scale = 0;
        for (; i < n; i++) {
            bool digit_follows = i + 1 < n && pg_char_is_digit(chars[i + 1]);
            if (pg_char_is_digit(chars[i])) {
                *amount = scale > 0 ? *amount + (chars[i] - '0') * scale
                                    : *amount * 10 + (chars[i] - '0');
                scale /= 10;
            } else if (chars[i] == '.' && scale <= 0 && digit_follows) {
                scale = 0.1;
            } else if (chars[i] != ',' || scale > 0 || !digit_follows) {
                break;
            }
        }
        return i;
    }
    double digit = -1;
    for (; i < n; i++) {
        int value = han_digit(chars[i]);
        double factor = han_factor(chars[i]);
        if (value >= 0)
            digit = value;
        else if (factor > 0) {
            *amount += (digit < 0 ? 1 : digit) * factor;
            digit = -1;
        } else
            break;
    }
    *amount += digit > 0 ? digit : 0;
    if (i && i + 1 < n && chars[i] == U'点' && han_digit(chars[i + 1]) >= 0) { /* 四点二 */
        double scale = 1;
        for (i++; i < n && han_digit(chars[i]) >= 0; i++) {
            scale /= 10;
            *amount += han_digit(chars[i]) * scale;
        }
    }
    return i;
}

/* ---- amounts ---- */

typedef struct {
    const PgOntology *ontology;
    const PgPlain *text;
    double wanted;
    const char *code;
} AmountSearch;

typedef struct {
    uint32_t lengths[16], values[16], n;
} Surfaces;

/* The surfaces of a kind that start at a place, shortest first. */
static Surfaces surfaces_at(const AmountSearch *search, uint32_t at, PgLexKind kind) {
    const PgTrie *trie = pg_ontology_surfaces(search->ontology);
    const PgPlain *text = search->text;
    Surfaces surfaces = {.n = 0};
    PgTrieWalk walk = {PG_TRIE_ROOT, 0};
    for (uint32_t entry; (entry = pg_trie_next(trie, &walk, text->chars + at, text->n - at));)
        for (const PgLexEntry *e = pg_ontology_entry(search->ontology, entry); e;
             e = pg_ontology_entry(search->ontology, e->next))
            if (e->kind == kind && surfaces.n < G_N_ELEMENTS(surfaces.lengths)) {
                surfaces.lengths[surfaces.n] = walk.length;
                surfaces.values[surfaces.n++] = e->value;
            }
    return surfaces;
}

static uint32_t skip_approximations(const AmountSearch *search, uint32_t at) {
    for (Surfaces words; (words = surfaces_at(search, at, PG_LEX_APPROXIMATION)).n;)
        at += words.lengths[words.n - 1];
    return at;
}

static bool is_wanted(const AmountSearch *search, double amount) {
    double slack = fabs(search->wanted) * 1e-6 + 1e-6;
    if (search->code && !strcmp(search->code, "m2"))
        slack += 0.5; /* areas are rounded to square metres */
    return fabs(amount - search->wanted) <= slack;
}

static bool follows(const AmountSearch *search, uint32_t at, const double *amounts, uint32_t n);

/* 一亿|二千万元, 十亿|零五百万元: a smaller part behind `amount`, and what follows that. */
static bool lower_part_follows(const AmountSearch *search, uint32_t at, double amount,
                               double factor) {
    const PgPlain *text = search->text;
    double part, total;
    if (at < text->n && text->chars[at] == U'零')
        at++;
    uint32_t length = at < text->n ? read_number(text->chars + at, text->n - at, &part) : 0;
    if (!length)
        return false;
    Surfaces magnitudes = surfaces_at(search, at + length, PG_LEX_MAGNITUDE);
    double lower = 1;
    if (magnitudes.n) {
        lower = pg_ontology_magnitude(search->ontology, magnitudes.values[magnitudes.n - 1]);
        length += magnitudes.lengths[magnitudes.n - 1];
    }
    total = amount * factor + part * lower;
    return lower < factor && follows(search, at + length, &total, 1);
}

/* What stands behind a number: magnitudes, then a unit. True when it makes one of the amounts the
   wanted one. Every number of `amounts` shares what follows: 3至5亿元. */
static bool follows(const AmountSearch *search, uint32_t at, const double *amounts, uint32_t n) {
    double factor = 1;
    for (int round = 0; round < 4; round++) {
        at = skip_approximations(search, at);
        Surfaces units = surfaces_at(search, at, PG_LEX_UNIT);
        for (uint32_t u = 0; u < units.n; u++) {
            const PgUnit *unit = pg_ontology_unit(search->ontology, units.values[u]);
            uint32_t end = at + units.lengths[u];
            bool half = end < search->text->n && search->text->chars[end] == U'半';
            for (uint32_t i = 0; i < n; i++)
                if ((!search->code || !*search->code || !strcmp(search->code, unit->code)) &&
                    (is_wanted(search, amounts[i] * factor * unit->factor) ||
                     (half && is_wanted(search, (amounts[i] + 0.5) * factor * unit->factor))))
                    return true;
        }
        /* 总投资50亿: without 元 */
        bool needs_unit =
            search->code && *search->code && !(factor >= 1e8 && !strcmp(search->code, "CNY"));
        for (uint32_t i = 0; i < n && !needs_unit; i++)
            if (is_wanted(search, amounts[i] * factor))
                return true;
        Surfaces magnitudes = surfaces_at(search, at, PG_LEX_MAGNITUDE);
        if (!magnitudes.n)
            break;
        factor *= pg_ontology_magnitude(search->ontology, magnitudes.values[magnitudes.n - 1]);
        at += magnitudes.lengths[magnitudes.n - 1];
        if (n == 1 && lower_part_follows(search, at, amounts[0], factor))
            return true;
    }
    return false;
}

/* The place behind a mark that joins two numbers of one unit, or `at`. */
static uint32_t skip_joint(const PgPlain *text, uint32_t at) {
    while (at < text->n &&
           (text->chars[at] == '-' || text->chars[at] == '~' || text->chars[at] == U'—' ||
            text->chars[at] == U'至' || text->chars[at] == U'到' || text->chars[at] == U'、' ||
            text->chars[at] == U'和'))
        at++;
    return at;
}

/* 三分之二 and 3/5 of the whole, in per cent. */
static bool is_fraction(const AmountSearch *search, uint32_t at, double whole) {
    const PgPlain *text = search->text;
    if (at + 2 >= text->n || text->chars[at] != U'分' || text->chars[at + 1] != U'之' || whole <= 0)
        return false;
    double part;
    return read_number(text->chars + at + 2, text->n - at - 2, &part) &&
           is_wanted(search, part / whole * 100);
}

bool pg_amount_is_written(const PgOntology *ontology, const PgPlain *text, double amount,
                          const char *code) {
    enum { MAX_JOINED = 8 };
    AmountSearch search = {ontology, text, amount, code};
    for (uint32_t i = 0; i < text->n; i++) {
        if (i && pg_char_is_digit(text->chars[i]) && pg_char_is_digit(text->chars[i - 1]))
            continue;
        double amounts[MAX_JOINED];
        uint32_t n = 0, at = i;
        while (n < MAX_JOINED) {
            uint32_t length = read_number(text->chars + at, text->n - at, &amounts[n]);
            if (!length)
                break;
            n++;
            at += length;
            bool is_rank = code && !strcmp(code, "位") && i && text->chars[i - 1] == U'第';
            if (is_fraction(&search, at, amounts[n - 1]) || follows(&search, at, amounts, n) ||
                (is_rank && is_wanted(&search, amounts[n - 1])))
                return true;
            uint32_t next = skip_joint(text, at);
            if (next == at)
                break;
            at = next;
        }
        /* 百亿级, 千亩: the magnitude alone */
        double one = 1;
        if (!n && surfaces_at(&search, i, PG_LEX_MAGNITUDE).n && follows(&search, i, &one, 1))
            return true;
    }
    return false;
}

uint32_t pg_value_length(const PgOntology *ontology, const PgPlain *text, uint32_t at,
                         PgValueKind kind) {
    AmountSearch search = {.ontology = ontology, .text = text};
    double amount;
    uint32_t from = at, length;
    if (kind == PG_VALUE_DATE) { /* 2021年7月8日, 7月 */
        while ((length = read_number(text->chars + at, text->n - at, &amount)) &&
               at + length < text->n &&
               (text->chars[at + length] == U'年' || text->chars[at + length] == U'月' ||
                text->chars[at + length] == U'日'))
            at += length + 1;
        return at - from;
    }
    length = read_number(text->chars + at, text->n - at, &amount);
    if (!length && !surfaces_at(&search, at, PG_LEX_MAGNITUDE).n)
        return 0;
    at += length;
    for (int round = 0; round < 4; round++) {
        at = skip_approximations(&search, at);
        Surfaces magnitudes = surfaces_at(&search, at, PG_LEX_MAGNITUDE);
        if (!magnitudes.n)
            break;
        at += magnitudes.lengths[magnitudes.n - 1];
    }
    Surfaces units = surfaces_at(&search, at, PG_LEX_UNIT);
    for (uint32_t u = units.n; u > 0; u--)
        if (pg_ontology_unit(ontology, units.values[u - 1])->kind == kind)
            return at + units.lengths[u - 1] - from;
    return 0;
}

/* ---- dates ---- */

typedef struct {
    int year, month, day; /* 0 for none */
} Date;

static bool read_digits(const char **text, int n, int *value) {
    *value = 0;
    for (int i = 0; i < n; i++) {
        if (!g_ascii_isdigit((*text)[i]))
            return false;
        *value = *value * 10 + ((*text)[i] - '0');
    }
    *text += n;
    return true;
}

static bool read_date(const char **text, Date *date) {
    const char *p = *text;
    *date = (Date){0};
    if (g_str_has_prefix(p, "--")) {
        p++;
    } else if (!read_digits(&p, 4, &date->year)) {
        return false;
    }
    if (*p == '-') {
        p++;
        if (!read_digits(&p, 2, &date->month))
            return false;
        if (*p == '-') {
            p++;
            if (!read_digits(&p, 2, &date->day))
                return false;
        }
    }
    *text = p;
    return true;
}

/* One or two dates; the number of them, 0 when the text is something else. */
static int read_dates(const char *text, Date *dates) {
    if (!read_date(&text, &dates[0]))
        return 0;
    if (!*text)
        return 1;
    if (*text++ != '/' || !read_date(&text, &dates[1]) || *text)
        return 0;
    return 2;
}

bool pg_date_is_date(const char *text) {
    Date dates[2];
    return read_dates(text, dates) > 0;
}

static bool is_date_mark(uint32_t c) {
    return c == '-' || c == '/' || c == '.' || c == '~' || c == U'—' || c == U'至' || c == U'到' ||
           c == U'、' || c == U'和';
}

/* A number of the value with one of the words behind it, or beside a mark that joins dates. */
static bool has_part(const PgPlain *text, int value, uint32_t word, uint32_t other_word,
                     bool may_be_joined) {
    for (uint32_t i = 0; i < text->n; i++) {
        if (i && pg_char_is_digit(text->chars[i]) && pg_char_is_digit(text->chars[i - 1]))
            continue;
        uint32_t length = 0;
        double number = 0;
        if (pg_char_is_digit(text->chars[i]))
            while (i + length < text->n && pg_char_is_digit(text->chars[i + length]))
                number = number * 10 + (text->chars[i + length++] - '0');
        else
            length = read_number(text->chars + i, text->n - i, &number);
        if (!length || fabs(number - value) > 0.5)
            continue;
        uint32_t behind = i + length < text->n ? text->chars[i + length] : 0;
        uint32_t before = i ? text->chars[i - 1] : 0;
        if (behind == word || behind == other_word ||
            (may_be_joined && (is_date_mark(before) || is_date_mark(behind))))
            return true;
    }
    return false;
}

static bool has_year(const PgPlain *text, int year) {
    char digits[16];
    g_snprintf(digits, sizeof digits, "%04d", year);
    if (strstr(text->text, digits) || has_part(text, year % 100, U'年', U'年', false))
        return true;
    for (uint32_t i = 0; i + 4 <= text->n; i++) { /* 二〇二一 */
        uint32_t k = 0;
        while (k < 4 && han_digit(text->chars[i + k]) == digits[k] - '0')
            k++;
        if (k == 4)
            return true;
    }
    return false;
}

/* 上半年 is a period of months, too. */
static bool is_named_period(const PgOntology *ontology, const PgPlain *text, int first, int last) {
    uint32_t n;
    const PgMonths *months = pg_ontology_months(ontology, &n);
    for (uint32_t i = 0; i < n; i++)
        if (months[i].first == first && months[i].last == last &&
            strstr(text->text, months[i].written))
            return true;
    char words[64], digits[64];
    static const char *const numerals[] = {"一", "二", "三", "四", "五",   "六",
                                           "七", "八", "九", "十", "十一", "十二"};
    g_snprintf(words, sizeof words, "前%s个月", last >= 1 && last <= 12 ? numerals[last - 1] : "");
    g_snprintf(digits, sizeof digits, "前%d个月", last);
    return first == 1 && (strstr(text->text, words) || strstr(text->text, digits));
}

PgDateWriting pg_date_is_written(const PgOntology *ontology, const PgPlain *text,
                                 const char *date) {
    Date dates[2];
    int n = read_dates(date, dates);
    if (!n)
        return PG_DATE_ABSENT;
    bool as_named = n == 2 && is_named_period(ontology, text, dates[0].month, dates[1].month);
    bool has_years = true, has_more = false;
    for (int i = 0; i < n; i++) {
        if (dates[i].month && !as_named && !has_part(text, dates[i].month, U'月', U'月', true))
            return PG_DATE_ABSENT;
        if (dates[i].day && !has_part(text, dates[i].day, U'日', U'号', true))
            return PG_DATE_ABSENT;
        has_more |= dates[i].month != 0;
        has_years &= !dates[i].year || has_year(text, dates[i].year);
    }
    return has_years ? PG_DATE_WRITTEN : has_more ? PG_DATE_WITHOUT_YEAR : PG_DATE_ABSENT;
}

bool pg_year_is_written(const PgPlain *text, const char *date) {
    Date dates[2];
    int n = read_dates(date, dates);
    for (int i = 0; i < n; i++)
        if (dates[i].year && !has_year(text, dates[i].year))
            return false;
    return true;
}
