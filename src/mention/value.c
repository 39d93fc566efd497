/* Numbers with their units, and dates. */
#include "mention/internal.h"

#include <math.h>
#include <string.h>

static int han_digit(uint32_t c) {
    int number = pg_char_number(c);
    return c > '9' && number < 10 ? number : -1;
}

/* 十二, 二十, 三百, 两; at most a few characters. Returns the length, 0 for none. */
static uint32_t han_number(const uint32_t *text, uint32_t n, double *amount) {
    double total = 0, digit = -1;
    uint32_t i = 0;
    for (; i < n && i < 8; i++) {
        int value = han_digit(text[i]);
        int factor = pg_char_number(text[i]);
        if (value >= 0 && digit < 0)
            digit = value;
        else if (factor >= 10) {
            total += (digit < 0 ? 1 : digit) * factor;
            digit = -1;
        } else
            break;
    }
    if (digit >= 0)
        total += digit;
    if (i && i + 1 < n && text[i] == U'点' && han_digit(text[i + 1]) >= 0) { /* 四点二 */
        double scale = 1;
        for (i++; i < n && han_digit(text[i]) >= 0; i++) {
            scale /= 10;
            total += han_digit(text[i]) * scale;
        }
    }
    *amount = total;
    return i;
}

/* 1,234.5 → 1234.5; returns the length. */
static uint32_t latin_number(const uint32_t *text, uint32_t n, double *amount) {
    double value = 0, scale = 0;
    uint32_t i = 0;
    for (; i < n; i++) {
        if (pg_char_is_digit(text[i])) {
            if (scale > 0) {
                value += (text[i] - '0') * scale;
                scale /= 10;
            } else
                value = value * 10 + (text[i] - '0');
        } else if (text[i] == '.' && scale == 0 && i + 1 < n && pg_char_is_digit(text[i + 1]) && i)
            scale = 0.1;
        else if (text[i] == ',' && scale == 0 && i + 3 < n && pg_char_is_digit(text[i + 1]) &&
                 pg_char_is_digit(text[i + 2]) && pg_char_is_digit(text[i + 3]) &&
                 !(i + 4 < n && pg_char_is_digit(text[i + 4])) && i && i <= 12)
            continue;
        else
            break;
    }
    *amount = value;
    return i;
}

/* 11, 十一: a month or day; returns the length. */
static uint32_t calendar_number(const uint32_t *text, uint32_t n, double *number) {
    enum { LONGEST = 3 }; /* 二十六 */
    uint32_t length = latin_number(text, MIN(n, LONGEST), number);
    return length ? length : han_number(text, MIN(n, LONGEST), number);
}

static uint32_t skip_approximation(const PgReading *reading, uint32_t at) {
    uint32_t length;
    while (pg_reading_entry_at(reading, at, PG_LEX_APPROXIMATION, PG_CLASS_NONE, &length))
        at += length;
    return at;
}

/* 万, 亿, 万亿: multiplies and returns the place behind. 千 in 千瓦时 is the unit's. */
static uint32_t take_magnitudes(const PgReading *reading, uint32_t at, double *amount) {
    uint32_t length, unit;
    const PgLexEntry *entry;
    while (
        (entry = pg_reading_entry_at(reading, at, PG_LEX_MAGNITUDE, PG_CLASS_NONE, &length)) &&
        !(pg_reading_entry_at(reading, at, PG_LEX_UNIT, PG_CLASS_NONE, &unit) && unit > length)) {
        *amount *= pg_ontology_magnitude(reading->ontology, entry->value);
        at += length;
    }
    return at;
}

/* 一亿|二千万, 十亿|零五百万, 1亿|2000万: what follows with a smaller magnitude is added. */
static uint32_t take_lower_parts(const PgReading *reading, uint32_t at, uint32_t end,
                                 double *amount, double *factor) {
    const uint32_t *text = reading->text;
    while (at < end) {
        uint32_t i = at + (text[at] == U'零');
        double part, part_factor = 1;
        uint32_t length = i >= end                    ? 0
                          : pg_char_is_digit(text[i]) ? latin_number(text + i, end - i, &part)
                                                      : han_number(text + i, end - i, &part);
        if (!length || (!pg_char_is_digit(text[i]) && han_digit(text[i]) <= 0))
            break; /* 2.4亿|千瓦时 */
        uint32_t behind = take_magnitudes(reading, i + length, &part_factor);
        if (part_factor >= *factor || (part_factor <= 1 && pg_char_is_digit(text[i])))
            break; /* 3亿5家 */
        *amount = *amount * (*factor / part_factor) + part;
        *factor = part_factor;
        at = behind;
    }
    return at;
}

static double tidy(double amount) {
    double rounded = round(amount * 1e6) / 1e6;
    return rounded;
}

typedef struct {
    PgReading *reading;
    GArray *values;
    uint32_t sentence, end; /* of the sentence */
} Finder;

static void add_date(Finder *finder, uint32_t start, uint32_t end, const char *date) {
    PgValue value = {.span = {start, end},
                     .number = {start, end},
                     .kind = PG_VALUE_DATE,
                     .date = pg_arena_strndup(finder->reading->arena, date, strlen(date)),
                     .sentence = finder->sentence};
    g_array_append_val(finder->values, value);
}

/* 上半年, 前三季度: the months; returns the length, 0 for none. */
static uint32_t named_period(const PgOntology *ontology, const uint32_t *text, uint32_t n,
                             int *first, int *last) {
    uint32_t n_months;
    const PgMonths *months = pg_ontology_months(ontology, &n_months);
    for (uint32_t i = 0; i < n_months; i++) {
        uint32_t chars[24];
        const char *written = months[i].written;
        size_t size = strlen(written);
        if (!n || pg_utf8_next(&written) != *text || size > G_N_ELEMENTS(chars))
            continue;
        size_t length = pg_chars_from_utf8(months[i].written, size, chars);
        if (length > n || memcmp(text, chars, length * sizeof *chars) != 0)
            continue;
        *first = months[i].first;
        *last = months[i].last;
        return (uint32_t)length;
    }
    return 0;
}

/* 前11个月, 2023年前十个月: from January on; returns the place behind, or `at`. */
static uint32_t take_first_months(Finder *finder, uint32_t at) {
    const uint32_t *text = finder->reading->text;
    double months;
    uint32_t n = finder->end - at;
    uint32_t length = latin_number(text + at, MIN(n, 3), &months);
    if (!length)
        length = han_number(text + at, MIN(n, 2), &months);
    if (!at || text[at - 1] != U'前' || !length || length + 2 > n || months < 2 || months > 11)
        return at;
    uint32_t unit = at + length + (text[at + length] == U'个');
    if (text[unit] != U'月' || pg_char_is_digit(text[unit + 1]))
        return at;
    PgValue *last = finder->values->len
                        ? &g_array_index(finder->values, PgValue, finder->values->len - 1)
                        : NULL;
    bool has_year =
        last && last->kind == PG_VALUE_DATE && last->span.end == at - 1 && strlen(last->date) == 4;
    char year[8] = "-", date[40];
    if (has_year)
        g_strlcpy(year, last->date, sizeof year);
    g_snprintf(date, sizeof date, "%s-01/%s-%02d", year, year, (int)months);
    uint32_t start = at - 1;
    if (has_year) {
        start = last->span.start;
        g_array_set_size(finder->values, finder->values->len - 1);
    }
    add_date(finder, start, unit + 1, date);
    return unit + 1;
}

/* 08年, 13年底, 12年3月: a year without its century. */
static bool is_short_year(const uint32_t *text, uint32_t at, uint32_t end) {
    if (at + 3 >= end || !pg_char_is_digit(text[at]) || !pg_char_is_digit(text[at + 1]) ||
        text[at + 2] != U'年' || text[at] > '2')
        return false;
    uint32_t c = text[at + 3];
    return text[at] == '0' || c == U'初' || c == U'底' || c == U'末' ||
           (pg_char_is_digit(c) && at + 5 < end &&
            (text[at + 4] == U'月' || text[at + 5] == U'月'));
}

/* 金秋|十月: no date, but a mood. */
static bool opens_season(const PgReading *reading, uint32_t at, uint32_t length) {
    uint32_t before = reading->text[at - 1], next = reading->text[at + length];
    uint8_t tag = reading->tags[at - 1];
    return pg_char_is_han(before) && (tag == PG_TAG_NOUN || tag == PG_TAG_VERB_NOUN) &&
           han_digit(next) < 0 && next != U'十';
}

/* 1月|至4月: the last of several months, into *last; returns the place behind it, or `at`. */
static uint32_t take_last_month(const uint32_t *text, uint32_t at, uint32_t end, int first,
                                int *last) {
    double number;
    uint32_t k = at;
    while (k < end && text[k] == U'—')
        k++;
    if (k < end && k == at &&
        (text[k] == '-' || text[k] == U'至' || text[k] == '~' || text[k] == U'到'))
        k++;
    uint32_t n = k > at && k < end ? calendar_number(text + k, end - k, &number) : 0;
    if (!n || number <= first || number > 12 || k + n >= end || text[k + n] != U'月')
        return at;
    *last = (int)number;
    k += n + 1;
    return k < end && text[k] == U'份' ? k + 1 : k;
}

/* 2021年7月8日, 7月8日, 2021年1-9月, 2023年; returns the place behind, or `at`. */
static uint32_t take_date(Finder *finder, uint32_t at) {
    const uint32_t *text = finder->reading->text;
    uint32_t end = finder->end, i = at;
    double number;
    uint32_t length = latin_number(text + i, MIN(end - i, 5), &number);
    uint32_t han_year = 0;
    int year = 0, month = 0, day = 0, last_month = 0;
    if (!length) { /* 二〇二一年, 二００八年, 十一月 */
        for (; han_year < 4 && i + han_year < end; han_year++) {
            uint32_t c = text[i + han_year];
            if (han_digit(c) < 0 && c != '0')
                break;
            year = year * 10 + (c == '0' ? 0 : han_digit(c));
        }
        if (han_year == 4 && i + 4 < end && text[i + 4] == U'年') {
            length = 4;
            number = year;
        } else {
            year = 0;
            length = calendar_number(text + i, end - i, &number);
            if (!length || i + length >= end || text[i + length] != U'月' ||
                opens_season(finder->reading, i, length + 1))
                return at;
        }
    }
    if (is_short_year(text, at, end))
        number += 2000;
    if (i + length < end && text[i + length] == U'年' && number > 1900 && number < 2100) {
        year = (int)number;
        i += length + 1;
        if (i < end &&
            (text[i] == U'度' || text[i] == U'初' || text[i] == U'底' || text[i] == U'末'))
            i++;
        uint32_t period =
            named_period(finder->reading->ontology, text + i, end - i, &month, &last_month);
        i += period;
        length = i < end && !period ? calendar_number(text + i, end - i, &number) : 0;
    } else if (i + length < end && length == 4 && number > 1900 && number < 2100 &&
               (text[i + length] == '-' || text[i + length] == '/' || text[i + length] == '.')) {
        /* 2021-07-08 */
        double m, d;
        uint32_t k = i + length + 1, n = latin_number(text + k, MIN(end - k, 2), &m);
        uint32_t separator = text[i + length];
        if (n && m >= 1 && m <= 12 && k + n + 1 < end && text[k + n] == separator) {
            uint32_t q = k + n + 1, nd = latin_number(text + q, MIN(end - q, 2), &d);
            if (nd && d >= 1 && d <= 31) {
                char date[32];
                g_snprintf(date, sizeof date, "%04d-%02d-%02d", (int)number, (int)m, (int)d);
                add_date(finder, at, q + nd, date);
                return q + nd;
            }
        }
        /* 2023-2025年: a span of years */
        n = latin_number(text + k, MIN(end - k, 5), &m);
        if (n == 4 && m > number && m < 2100 && k + n < end && text[k + n] == U'年') {
            char date[32];
            g_snprintf(date, sizeof date, "%04d/%04d", (int)number, (int)m);
            add_date(finder, at, k + n + 1, date);
            return k + n + 1;
        }
        return at;
    }
    if (length && i + length < end && number >= 1 && number <= 12) {
        uint32_t k = i + length;
        if (text[k] == U'月') {
            month = (int)number;
            i = k + 1;
        } else if (text[k] == '-' || text[k] == U'至' || text[k] == '~' || text[k] == U'—' ||
                   text[k] == U'到') {
            double to;
            while (k < end && text[k] == U'—')
                k++;
            if (text[k] == '-' || text[k] == U'至' || text[k] == '~' || text[k] == U'到')
                k++;
            uint32_t n = calendar_number(text + k, end - k, &to);
            if (n && to >= 1 && to <= 12 && k + n < end && text[k + n] == U'月') {
                month = (int)number;
                last_month = (int)to;
                i = k + n + 1;
                if (i < end && text[i] == U'份')
                    i++;
            }
        }
        if (month && !last_month)
            i = take_last_month(text, i, end, month, &last_month);
        if (month && !last_month) {
            if (i < end &&
                (text[i] == U'份' || text[i] == U'底' || text[i] == U'初' || text[i] == U'末')) {
                i++;
            } else if (i < end) {
                length = calendar_number(text + i, end - i, &number);
                if (length && number >= 1 && number <= 31 && i + length < end &&
                    (text[i + length] == U'日' || text[i + length] == U'号' ||
                     text[i + length] == '-' || text[i + length] == U'至')) {
                    day = (int)number;
                    i += length;
                    if (text[i] == '-' || text[i] == U'至') { /* 8日至10日: the first */
                        double to;
                        uint32_t n = calendar_number(text + i + 1, end - i - 1, &to);
                        if (n)
                            i += 1 + n;
                    }
                    if (i < end && (text[i] == U'日' || text[i] == U'号'))
                        i++;
                }
            }
        }
    }
    char date[40];
    if (year && last_month)
        g_snprintf(date, sizeof date, "%04d-%02d/%04d-%02d", year, month, year, last_month);
    else if (last_month)
        g_snprintf(date, sizeof date, "--%02d/--%02d", month, last_month);
    else if (year && month && day)
        g_snprintf(date, sizeof date, "%04d-%02d-%02d", year, month, day);
    else if (year && month)
        g_snprintf(date, sizeof date, "%04d-%02d", year, month);
    else if (year)
        g_snprintf(date, sizeof date, "%04d", year);
    else if (month && day)
        g_snprintf(date, sizeof date, "--%02d-%02d", month, day);
    else if (month)
        g_snprintf(date, sizeof date, "--%02d", month);
    else
        return at;
    add_date(finder, at, i, date);
    return i;
}

/* 位居全国第一, 排名第13位: a number behind 第 that says who comes when all are put in order. */
static bool is_rank(const Finder *finder, PgSpan number, bool has_unit) {
    enum { MAX_BEFORE = 12 };
    const PgReading *reading = finder->reading;
    const uint32_t *text = reading->text;
    if (!number.start || text[number.start - 1] != U'第')
        return false;
    uint32_t behind = number.end < finder->end ? text[number.end] : 0;
    if (!has_unit && pg_char_is_han(behind) && behind != U'的' && behind != U'和')
        return false; /* 第一方阵; but 第一的, 第二和第三 */
    for (uint32_t i = number.start - 1; i && number.start - i < MAX_BEFORE; i--) {
        if (pg_is_stop(text[i - 1]))
            return false;
        if (pg_reading_entry_before(reading, i, PG_LEX_RANK, PG_CLASS_NONE, NULL))
            return true;
    }
    return false;
}

/* 总投资50亿: 元 is left out. */
static bool is_money(const Finder *finder, PgSpan number) {
    const PgReading *reading = finder->reading;
    uint32_t at = number.start, length;
    if (number.end < finder->end && pg_char_is_han(reading->text[number.end]) &&
        reading->text[number.end] != U'的')
        return false;
    while (pg_reading_entry_before(reading, at, PG_LEX_APPROXIMATION, PG_CLASS_NONE, &length))
        at -= length;
    return pg_reading_entry_before(reading, at, PG_LEX_MONEY, PG_CLASS_NONE, NULL) != NULL;
}

/* 百分之三十一点六, 百分之5; returns the place behind, or `at`. */
static uint32_t take_percent(Finder *finder, uint32_t at) {
    enum { LEAD = 3 };
    const uint32_t *text = finder->reading->text;
    if (at + LEAD >= finder->end || text[at] != U'百' || text[at + 1] != U'分' ||
        text[at + 2] != U'之')
        return at;
    uint32_t start = at + LEAD, room = finder->end - start;
    double part;
    uint32_t n = pg_char_is_digit(text[start]) ? latin_number(text + start, room, &part)
                                               : han_number(text + start, room, &part);
    if (!n)
        return at;
    PgValue value = {.span = {at, start + n},
                     .number = {at, start + n},
                     .kind = PG_VALUE_PERCENT,
                     .amount = tidy(part),
                     .unit = "%",
                     .sentence = finder->sentence};
    g_array_append_val(finder->values, value);
    return start + n;
}

static bool is_project_word(const uint32_t *text) {
    return text[0] == U'项' && text[1] == U'目';
}

/* A number at `at` with whatever unit follows; returns the place behind what was taken. */
static uint32_t take_quantity(Finder *finder, uint32_t at) {
    PgReading *reading = finder->reading;
    const uint32_t *text = reading->text;
    uint32_t end = finder->end;
    double amount, factor = 1;
    bool is_han = !pg_char_is_digit(text[at]);
    uint32_t length = is_han ? han_number(text + at, end - at, &amount)
                             : latin_number(text + at, end - at, &amount);
    uint32_t before = at ? text[at - 1] : 0;
    if (!length || (is_han && (han_digit(before) > 0 || before == U'数' || before == U'几')))
        return at; /* 三|四百人, 数|十年, 几|十家 */
    uint32_t i = at + length;
    /* 三分之一 */
    if (is_han && i + 2 < end && text[i] == U'分' && text[i + 1] == U'之') {
        double part;
        uint32_t n = han_number(text + i + 2, end - i - 2, &part);
        if (n && amount > 0) {
            PgValue value = {.span = {at, i + 2 + n},
                             .number = {at, i + 2 + n},
                             .kind = PG_VALUE_PERCENT,
                             .amount = tidy(100 * part / amount),
                             .unit = "%",
                             .sentence = finder->sentence};
            g_array_append_val(finder->values, value);
            return i + 2 + n;
        }
    }
    i = skip_approximation(reading, i);
    uint32_t scaled = take_magnitudes(reading, i, &factor);
    bool has_magnitude = scaled > i;
    if (has_magnitude)
        scaled = take_lower_parts(reading, scaled, end, &amount, &factor);
    i = skip_approximation(reading, scaled);
    if (has_magnitude) { /* 3万余亿 does not occur, 1.2万余 does */
        i = take_magnitudes(reading, i, &factor);
    }
    uint32_t unit_length;
    const PgLexEntry *entry =
        pg_reading_entry_at(reading, i, PG_LEX_UNIT, PG_CLASS_NONE, &unit_length);
    if (entry && factor >= 1e8 && is_project_word(text + i)) /* 10亿|项目 */
        entry = NULL;
    /* 70%-80%, 5000万元至1亿元: the upper bound is passed over, its unit may serve both. */
    uint32_t after = entry ? i + unit_length : i;
    PgSpan number = {at, i};
    if (after < end &&
        (text[after] == '-' || text[after] == U'至' || text[after] == '~' || text[after] == U'—')) {
        uint32_t k = after;
        while (k < end && (text[k] == '-' || text[k] == U'至' || text[k] == '~' || text[k] == U'—'))
            k++;
        double upper, upper_factor = 1;
        uint32_t n =
            k < end && pg_char_is_digit(text[k]) ? latin_number(text + k, end - k, &upper) : 0;
        if (n) {
            uint32_t q =
                take_magnitudes(reading, skip_approximation(reading, k + n), &upper_factor);
            q = skip_approximation(reading, q);
            uint32_t upper_length;
            const PgLexEntry *upper_entry =
                pg_reading_entry_at(reading, q, PG_LEX_UNIT, PG_CLASS_NONE, &upper_length);
            if (upper_entry && !(upper_factor >= 1e8 && is_project_word(text + q))) {
                if (!entry) {
                    entry = upper_entry;
                    if (!has_magnitude)
                        factor = upper_factor;
                }
                after = q + upper_length;
            }
        }
    }
    if (!entry && factor >= 1e8 && is_money(finder, number)) {
        PgValue value = {.span = number,
                         .number = number,
                         .kind = PG_VALUE_MONEY,
                         .amount = tidy(amount * factor),
                         .unit = "CNY",
                         .sentence = finder->sentence};
        g_array_append_val(finder->values, value);
        return i;
    }
    bool has_rank_unit = i < end && (text[i] == U'位' || text[i] == U'名');
    if ((!entry || has_rank_unit) && is_rank(finder, number, has_rank_unit)) {
        i += has_rank_unit;
        PgValue value = {.span = {at, i},
                         .number = number,
                         .kind = PG_VALUE_COUNT,
                         .amount = amount,
                         .unit = "位",
                         .sentence = finder->sentence,
                         .is_han = is_han,
                         .is_ordinal = true,
                         .is_rank = true};
        g_array_append_val(finder->values, value);
        return i;
    }
    if (!entry) {
        if (is_han)
            return at;
        PgValue value = {.span = {at, i},
                         .number = number,
                         .amount = tidy(amount * factor),
                         .unit = "",
                         .sentence = finder->sentence};
        g_array_append_val(finder->values, value);
        return i;
    }
    const PgUnit *unit = pg_ontology_unit(reading->ontology, entry->value);
    bool half = after < end && text[after] == U'半' && /* 两年半, but 18家半导体… */
                reading->word_starts[after] && reading->word_starts[after + 1];
    PgValue value = {.span = {at, after + half},
                     .number = number,
                     .kind = unit->kind,
                     .amount = tidy((amount + (half ? 0.5 : 0)) * factor * unit->factor),
                     .unit = unit->code,
                     .is_han = is_han,
                     .sentence = finder->sentence};
    value.is_ordinal =
        at > 0 &&
        (text[at - 1] == U'第' || text[at - 1] == '-' ||
         (pg_char_is_latin(text[at - 1]) && unit->kind != PG_VALUE_MONEY)); /* GDP762亿元 */
    g_array_append_val(finder->values, value);
    return after + half;
}

void pg_values_find(PgReading *reading) {
    Finder finder = {.reading = reading, .values = g_array_new(FALSE, FALSE, sizeof(PgValue))};
    const uint32_t *text = reading->text;
    for (uint32_t s = 0; s < reading->page->n_sentences; s++) {
        PgSpan span = reading->page->sentences[s].span;
        finder.sentence = s;
        finder.end = span.end;
        for (uint32_t i = span.start; i < span.end;) {
            int number = pg_char_number(text[i]);
            if (number < 0) { /* as most */
                i++;
                continue;
            }
            bool is_digit = pg_char_is_digit(text[i]);
            if (number > 10) {
                uint32_t behind = take_percent(&finder, i);
                i = behind > i ? behind : i + 1;
                continue;
            }
            bool is_word_part =
                !is_digit && !reading->word_starts[i] && reading->tags[i] != PG_TAG_NUMBER;
            uint32_t next = is_word_part ? i : take_first_months(&finder, i);
            if (next == i && !is_word_part)
                next = take_date(&finder, i);
            if (next == i && !is_word_part)
                next = take_quantity(&finder, i);
            if (next == i) {
                next = i + 1;
                while (is_digit && next < span.end && pg_char_is_digit(text[next]))
                    next++;
            }
            i = next;
        }
    }
    reading->n_values = finder.values->len;
    reading->values =
        pg_arena_memdup(reading->arena, finder.values->data, finder.values->len * sizeof(PgValue));
    g_array_unref(finder.values);
    reading->values_at = PG_ARENA_RESERVE(reading->arena, uint32_t, reading->n + 2);
    uint32_t place = 0;
    for (uint32_t i = 0; i < reading->n_values; i++)
        while (place <= reading->values[i].span.start)
            reading->values_at[place++] = i;
    while (place <= reading->n + 1)
        reading->values_at[place++] = reading->n_values;
}
