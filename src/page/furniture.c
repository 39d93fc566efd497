#include "page/furniture.h"

#include "words/words.h"

#include <glib.h>

static bool is_blank(uint32_t c) {
    return c == ' '; /* all are, when they are folded */
}

PgSpan pg_span_trim(const uint32_t *folded, PgSpan span) {
    while (span.start < span.end && is_blank(folded[span.start]))
        span.start++;
    while (span.end > span.start && is_blank(folded[span.end - 1]))
        span.end--;
    return span;
}

static bool is_closer(uint32_t c) {
    return !pg_char_is_common_han(c) &&
           (c == U'”' || c == U'’' || c == U'）' || c == U'》' || c == U'】' || c == '"');
}

static bool is_sentence_end(uint32_t c) {
    return !pg_char_is_common_han(c) &&
           (c == U'。' || c == U'！' || c == U'？' || c == U'…' || c == U'；');
}

bool pg_ends_sentence(const uint32_t *folded, PgSpan span) {
    while (span.end > span.start && is_closer(folded[span.end - 1]))
        span.end--;
    return span.end > span.start && is_sentence_end(folded[span.end - 1]);
}

/* ---- words of the newspaper's own ---- */

/* The length of the longest word of a kind that starts at a place; 0 for none. */
static uint32_t word_at(const PgOntology *ontology, const uint32_t *folded, uint32_t at,
                        uint32_t end, PgLexKind kind) {
    return at < end ? pg_ontology_word_at(ontology, folded + at, end - at, pg_lex_bit(kind)) : 0;
}

/* Where the first word of a kind starts; span.end for none. */
static uint32_t find_word(const PgOntology *ontology, const uint32_t *folded, PgSpan span,
                          PgLexKind kind) {
    for (uint32_t i = span.start; i < span.end; i++) {
        i += (uint32_t)pg_ontology_skip(ontology, folded + i, span.end - i, pg_lex_bit(kind));
        if (word_at(ontology, folded, i, span.end, kind))
            return i;
    }
    return span.end;
}

static bool holds(const PgOntology *ontology, const uint32_t *folded, PgSpan span, PgLexKind kind) {
    return find_word(ontology, folded, span, kind) < span.end;
}

static uint32_t find_word_before(const PgOntology *ontology, const uint32_t *folded, PgSpan span,
                                 PgLexKind kind) {
    enum { LONGEST = 8 };
    uint32_t length = 0;
    for (uint32_t i = span.end; i > span.start && span.end - i < LONGEST; i--)
        if (word_at(ontology, folded, i - 1, span.end, kind) == span.end - i + 1)
            length = span.end - i + 1;
    return length;
}

/* The length of the longest word of a kind that the span ends with. */
static inline uint32_t word_before(const PgOntology *ontology, const uint32_t *folded, PgSpan span,
                                   PgLexKind kind) {
    bool may_be = span.end > span.start &&
                  pg_ontology_can_end(ontology, folded[span.end - 1], kind); /* hardly ever */
    return may_be ? find_word_before(ontology, folded, span, kind) : 0;
}

PgLineWords pg_furniture_words(const PgOntology *ontology, const uint32_t *folded, PgSpan line) {
    const PgLexSet credit = pg_lex_bit(PG_LEX_CREDIT), photo = pg_lex_bit(PG_LEX_PHOTO);
    const PgLexSet wire = pg_lex_bit(PG_LEX_WIRE) | pg_lex_bit(PG_LEX_DATELINE);
    PgLineWords words = {.has_blank = false};
    while (line.start < line.end && is_blank(folded[line.start]))
        line.start++;
    words.has_blank = pg_char_find(folded, line.start, line.end, ' ') < line.end;
    for (uint32_t i = line.start; i < line.end; i++) {
        i += (uint32_t)pg_ontology_skip(ontology, folded + i, line.end - i, credit | photo | wire);
        const uint32_t *at = folded + i;
        size_t n = line.end - i;
        if (!pg_ontology_word_at(ontology, at, n, credit | photo | wire))
            continue;
        words.has_credit |= pg_ontology_word_at(ontology, at, n, credit) > 0;
        words.has_photo |= pg_ontology_word_at(ontology, at, n, photo) > 0;
        words.has_wire |= pg_ontology_word_at(ontology, at, n, wire) > 0;
    }
    return words;
}

/* ---- names ---- */

enum { LONGEST_NAME = 4 };

static bool is_bullet(uint32_t c) {
    return c == U'▶' || c == U'►' || c == U'▲' || c == U'■' || c == U'□' || c == U'◆' ||
           c == U'●' || c == U'○' || c == U'★' || c == U'◇' || c == U'▼' || c == U'△';
}

static bool is_han(const uint32_t *folded, PgSpan span) {
    for (uint32_t i = span.start; i < span.end; i++)
        if (!pg_char_is_han(folded[i]))
            return false;
    return span.end > span.start;
}

/* Does the span begin with a word that is no person's name? 高能, 项目占, 江苏. */
static bool begins_with_word(const uint32_t *folded, PgSpan span) {
    PgTag tags[PG_MAX_WORD];
    uint8_t costs[PG_MAX_WORD];
    uint32_t n = span.end - span.start;
    unsigned found = pg_words_match(folded + span.start, n, tags, costs);
    for (uint32_t k = 1; k < PG_MAX_WORD && k < n; k++)
        if (found & 1u << k && tags[k] != PG_TAG_PERSON && tags[k] != PG_TAG_UNKNOWN)
            return true;
    return false;
}

/* Two to four Han characters, the first a surname: a name as by-lines print it. */
static bool is_person_name(const PgOntology *ontology, const uint32_t *folded, PgSpan span) {
    uint32_t n = span.end - span.start;
    if (n < 2 || n > LONGEST_NAME || !is_han(folded, span) || begins_with_word(folded, span))
        return false;
    uint32_t surname =
        n == LONGEST_NAME || (n == 3 && pg_ontology_find_kind(ontology, folded + span.start, 2,
                                                              PG_LEX_SURNAME, PG_CLASS_NONE))
            ? 2
            : 1;
    return pg_ontology_find_kind(ontology, folded + span.start, surname, PG_LEX_SURNAME,
                                 PG_CLASS_NONE) != NULL;
}

static bool parts_names(uint32_t c) {
    return is_blank(c) || c == U'、' || c == '/';
}

/* The next stretch without blanks, 、 and /, or as much of it as tells that it is no name. */
static PgSpan next_name(const uint32_t *folded, PgSpan *rest) {
    while (rest->start < rest->end && parts_names(folded[rest->start]))
        rest->start++;
    PgSpan name = {rest->start, rest->start};
    while (name.end < rest->end && name.end - name.start <= LONGEST_NAME &&
           !parts_names(folded[name.end]))
        name.end++;
    rest->start = name.end;
    return name;
}

/* Does a name of two characters stand there with a blank inside? Moves `rest` behind it. */
static bool takes_parted_name(const uint32_t *folded, PgSpan first, PgSpan *rest,
                              uint32_t pair[2]) {
    PgSpan behind = *rest;
    if (first.end - first.start != 1)
        return false;
    PgSpan second = next_name(folded, &behind);
    if (second.end - second.start != 1)
        return false;
    pair[0] = folded[first.start];
    pair[1] = folded[second.start];
    *rest = behind;
    return true;
}

/* How many names stand there, and nothing else: 许莉莎 竹滢艳, 王 琪. Beside two known ones every
   third may be a name of which the surname is not known; `marked`: beside one. */
static uint32_t count_names(const PgOntology *ontology, const uint32_t *folded, PgSpan span,
                            bool marked) {
    enum { MOST = 6 };
    uint32_t n_names = 0, n_unknown = 0;
    while (n_names + n_unknown <= MOST) {
        PgSpan name = next_name(folded, &span);
        if (name.start == name.end)
            break;
        uint32_t pair[2];
        if (takes_parted_name(folded, name, &span, pair)) {
            if (!is_person_name(ontology, pair, (PgSpan){0, 2}))
                return 0;
            n_names++;
        } else if (is_person_name(ontology, folded, name)) {
            n_names++;
        } else if (name.end - name.start < LONGEST_NAME && is_han(folded, name)) {
            n_unknown++;
        } else {
            return 0;
        }
    }
    return n_names + n_unknown <= MOST && n_unknown * (marked ? 1 : 2) <= n_names
               ? n_names + n_unknown
               : 0;
}

static bool is_names(const PgOntology *ontology, const uint32_t *folded, PgSpan span) {
    return count_names(ontology, folded, span, false) > 0;
}

/* ---- whole lines ---- */

/* 2023-05-26 09:12:30, 2023年3月1日 星期三 第A05版: a date, a time, a page, in any order. */
static PgSpan skip_date(const PgOntology *ontology, const uint32_t *folded, PgSpan span) {
    for (;;) {
        uint32_t c = span.start < span.end ? folded[span.start] : 0;
        uint32_t word = word_at(ontology, folded, span.start, span.end, PG_LEX_CALENDAR);
        if (word)
            span.start += word;
        else if (pg_char_is_latin(c) && span.start + 1 < span.end &&
                 pg_char_is_digit(folded[span.start + 1]))
            span.start++; /* A05 */
        else if (pg_char_is_digit(c) || is_blank(c) || c == '-' || c == '/' || c == ':' ||
                 c == U'：' || c == '.' || c == 0xb7 || c == '|' || c == U'—' || c == '~' ||
                 c == '*' || c == '=' || c == '_')
            span.start++;
        else
            return span;
    }
}

/* What stands behind 记者 or 来源: a blank or a colon soon, a name, another such word. */
static bool names_somebody(const PgOntology *ontology, const uint32_t *folded, PgSpan rest) {
    enum { SOON = 3 };
    for (uint32_t i = rest.start; i < rest.end; i++)
        if (folded[i] == U'，' || folded[i] == U'。')
            return false;
    uint32_t before = folded[rest.start - 1];
    if (rest.start == rest.end || before == U'：' || before == '/')
        return true;
    for (uint32_t i = rest.start; i < rest.end && i <= rest.start + SOON; i++)
        if (is_blank(folded[i]) || folded[i] == U'：' || folded[i] == '/' || folded[i] == '|')
            return true;
    return word_at(ontology, folded, rest.start, rest.end, PG_LEX_BYLINE) ||
           count_names(ontology, folded, rest, true);
}

static uint32_t count_printed(const uint32_t *folded, PgSpan span) {
    uint32_t n = 0;
    for (uint32_t i = span.start; i < span.end; i++)
        n += !is_blank(folded[i]);
    return n;
}

/* （浒新轩）: what an office signs with. */
static bool is_signature(const uint32_t *folded, PgSpan line) {
    enum { LONGEST = 8 };
    if (line.end - line.start > LONGEST || folded[line.start] != U'（' ||
        folded[line.end - 1] != U'）')
        return false;
    for (uint32_t i = line.start + 1; i + 1 < line.end; i++)
        if (!pg_char_is_han(folded[i]) && !is_blank(folded[i]))
            return false;
    return true;
}

/* 某某融媒体中心 2024-11-23 20:26: stamped with the minute. */
static bool is_stamped(const uint32_t *folded, PgSpan line) {
    enum { LONGEST = 40, STAMP = 5, DAY = 6 /* digits */ };
    uint32_t n_digits = 0, at = line.start, blank;
    for (; (blank = pg_char_find(folded, at, line.end, ' ')) + STAMP <= line.end; at++) {
        for (; at < blank; at++)
            n_digits += pg_char_is_digit(folded[at]);
        if (n_digits >= DAY && pg_char_is_digit(folded[blank + 1]) &&
            (folded[blank + 2] == ':' || folded[blank + 3] == ':'))
            return count_printed(folded, line) <= LONGEST;
    }
    return false;
}

/* Up to `most` digits: how many. */
static uint32_t count_digits(const uint32_t *folded, PgSpan span, uint32_t most) {
    uint32_t n = 0;
    while (span.start + n < span.end && n < most && pg_char_is_digit(folded[span.start + n]))
        n++;
    return n;
}

/* 2017-11-17, 2017年11月17日 at the start of a span: where it ends; its start where there is none.
 */
static uint32_t full_date_end(const uint32_t *folded, PgSpan span) {
    static const uint32_t marks[][3] = {
        {U'年', U'月', U'日'}, {'-', '-', 0}, {'.', '.', 0}, {'/', '/', 0}};
    uint32_t year = count_digits(folded, span, 5), at = span.start + year;
    if (year != 4 || at >= span.end)
        return span.start;
    for (size_t k = 0; k < G_N_ELEMENTS(marks); k++) {
        if (folded[at] != marks[k][0])
            continue;
        uint32_t month = count_digits(folded, (PgSpan){at + 1, span.end}, 2), i = at + 1 + month;
        if (!month || i >= span.end || folded[i] != marks[k][1])
            continue;
        uint32_t day = count_digits(folded, (PgSpan){i + 1, span.end}, 2);
        i += 1 + day;
        if (day && (!marks[k][2] || (i < span.end && folded[i] == marks[k][2])))
            return i + (marks[k][2] != 0);
    }
    return span.start;
}

/* What a line that only tells who and when doesn't have; 项目 and 公司 are of a table's row. */
static bool tells_more(const uint32_t *folded, PgSpan line) {
    for (uint32_t i = line.start; i < line.end; i++)
        if (folded[i] == U'，' || folded[i] == U'。' || folded[i] == U'；' ||
            (folded[i] == U'项' && folded[i + 1] == U'目') ||
            (folded[i] == U'公' && folded[i + 1] == U'司'))
            return true;
    return false;
}

/* A date behind the first blank that a digit follows, with nothing behind it but a by-line's word.
 */
static bool ends_with_date(const PgOntology *ontology, const uint32_t *folded, PgSpan line) {
    uint32_t at = line.start;
    do
        at = pg_char_find(folded, at, line.end, ' ') + 1;
    while (at < line.end && !pg_char_is_digit(folded[at]));
    if (at >= line.end)
        return false;
    uint32_t end = full_date_end(folded, (PgSpan){at, line.end});
    PgSpan rest = pg_span_trim(folded, (PgSpan){end, line.end});
    return end > at && (rest.start == rest.end ||
                        word_at(ontology, folded, rest.start, rest.end, PG_LEX_BYLINE));
}

/* 2017-11-17 某某网, 某某统计局 2023年7月25日, 某某日报 2024-01-18 记者
   某某, （2024年1月18日在某某会议上）: a date that blanks or
   brackets set off. */
static bool is_dated(const PgOntology *ontology, const uint32_t *folded, PgSpan line,
                     PgLineWords words) {
    enum { LONGEST = 36 };
    if (line.end - line.start > LONGEST)
        return false;
    uint32_t end = full_date_end(folded, line);
    bool is_dated;
    if (folded[line.start] == U'（' && folded[line.end - 1] == U'）')
        is_dated = full_date_end(folded, (PgSpan){line.start + 1, line.end}) > line.start + 1;
    else if (end > line.start)
        is_dated = end == line.end || is_blank(folded[end]);
    else
        is_dated = words.has_blank && ends_with_date(ontology, folded, line);
    return is_dated && !tells_more(folded, line);
}

bool pg_furniture_is_date(const uint32_t *folded, PgSpan line) {
    return full_date_end(folded, line) == line.end && line.end > line.start;
}

bool pg_furniture_is_byline(const PgOntology *ontology, const uint32_t *folded, PgSpan line,
                            PgLineWords words) {
    enum { LONGEST = 60, LONGEST_UNMARKED = 40 };
    if (pg_ends_sentence(folded, line) ||
        (line.end - line.start > LONGEST && count_printed(folded, line) > LONGEST))
        return false;
    if (is_signature(folded, line) || (words.has_blank && is_stamped(folded, line)) ||
        is_dated(ontology, folded, line, words))
        return true;
    bool bullet = is_bullet(folded[line.start]);
    PgSpan rest = pg_span_trim(folded, (PgSpan){line.start + bullet, line.end});
    bool dated = !bullet && pg_char_is_digit(folded[line.start]);
    if (dated)
        rest = skip_date(ontology, folded, rest);
    /* Behind a bullet or a date the word may stand behind others: □某某日报记者. */
    uint32_t at = bullet || dated ? find_word(ontology, folded, rest, PG_LEX_BYLINE) : rest.start;
    uint32_t word = word_at(ontology, folded, at, rest.end, PG_LEX_BYLINE);
    if (word)
        return (dated || count_printed(folded, line) <= LONGEST_UNMARKED) &&
               names_somebody(ontology, folded, (PgSpan){at + word, rest.end});
    return count_names(ontology, folded, rest, bullet) > 0;
}

/* 图/某某, …（摄影：某某）, 签约现场。 摄影 某某: whose picture it is stands first or last. */
static bool tells_photographer(const PgOntology *ontology, const uint32_t *folded, PgSpan line) {
    enum { LONGEST_NAMES = 16, LONGEST_CREDIT = 24 };
    uint32_t behind = line.start + word_at(ontology, folded, line.start, line.end, PG_LEX_PHOTO);
    if (behind > line.start && behind < line.end && line.end - line.start <= LONGEST_CREDIT &&
        folded[line.start] != U'文' &&
        (folded[behind - 1] == '/' || folded[behind] == '/' || folded[behind] == U'：'))
        return true;
    PgSpan inside = line;
    while (inside.end > inside.start && is_closer(folded[inside.end - 1]))
        inside.end--;
    if (word_before(ontology, folded, inside, PG_LEX_PHOTO))
        return true;
    for (uint32_t i = line.end; i > line.start && line.end - i < LONGEST_NAMES; i--) {
        uint32_t c = folded[i - 1];
        if (!is_blank(c) && c != '/' && c != U'：')
            continue;
        PgSpan before = pg_span_trim(folded, (PgSpan){line.start, i - 1});
        if (word_before(ontology, folded, before, PG_LEX_PHOTO) &&
            count_names(ontology, folded, (PgSpan){i, line.end}, true))
            return true;
    }
    return false;
}

bool pg_furniture_is_caption(const PgOntology *ontology, const uint32_t *folded, PgSpan line,
                             PgLineWords words) {
    enum { LONGEST = 60 };
    if (line.end - line.start > LONGEST)
        return false;
    return (words.has_credit && holds(ontology, folded, line, PG_LEX_CREDIT)) ||
           (words.has_photo && tells_photographer(ontology, folded, line)) ||
           (!pg_ends_sentence(folded, line) &&
            word_before(ontology, folded, line, PG_LEX_CAPTION_END));
}

/* 2013-03-02 */
static bool begins_with_day(const uint32_t *folded, PgSpan line) {
    static const uint32_t LONGEST[] = {4, 2, 2};
    uint32_t at = line.start, mark = 0;
    for (int k = 0; k < 3; k++) {
        uint32_t start = at;
        while (at < line.end && at - start < LONGEST[k] && pg_char_is_digit(folded[at]))
            at++;
        if (at == start || (k == 0 && at - start < LONGEST[k]))
            return false;
        uint32_t c = at < line.end ? folded[at] : 0;
        if (k < 2 && ((c != '-' && c != '/' && c != '.') || (mark && c != mark)))
            return false;
        mark = c;
        at += k < 2;
    }
    return true;
}

/* A4 要闻, B02版 经济: the page of a newspaper. */
static bool is_page_label(const uint32_t *folded, PgSpan line) {
    enum { MOST_DIGITS = 2, LONGEST = 6 };
    uint32_t at = line.start;
    if (at < line.end && pg_char_is_latin(folded[at]))
        at++;
    uint32_t digits = at;
    while (at < line.end && at - digits < MOST_DIGITS && pg_char_is_digit(folded[at]))
        at++;
    if (at == digits || digits == line.start)
        return false;
    bool is_set_off = at < line.end && (is_blank(folded[at]) || folded[at] == U'版');
    PgSpan rest = pg_span_trim(folded, (PgSpan){at, line.end});
    return is_set_off && rest.end - rest.start <= LONGEST && is_han(folded, rest);
}

bool pg_furniture_is_folio(const PgOntology *ontology, const uint32_t *folded, PgSpan line) {
    enum { LONGEST = 60, LONGEST_MEDIUM = 8 };
    uint32_t n = line.end - line.start;
    if (n > LONGEST || pg_ends_sentence(folded, line))
        return false;
    if (word_at(ontology, folded, line.start, line.end, PG_LEX_FURNITURE) ||
        is_page_label(folded, line))
        return true;
    if (n <= LONGEST_MEDIUM && word_before(ontology, folded, line, PG_LEX_MEDIA) > 1 &&
        is_han(folded, line))
        return true;
    PgSpan rest = skip_date(ontology, folded, line);
    bool is_dated = rest.start > line.start &&
                    holds(ontology, folded, (PgSpan){line.start, rest.start}, PG_LEX_CALENDAR);
    return rest.start == rest.end &&
           (n <= LONGEST_MEDIUM || is_dated || begins_with_day(folded, line));
}

/* ---- before the first sentence ---- */

/* Where a date of month and day that starts at a place ends; the place itself when none does. */
static uint32_t date_end(const uint32_t *folded, uint32_t at, uint32_t end) {
    static const uint32_t UNITS[] = {U'月', U'日'};
    uint32_t i = at;
    for (int k = 0; k < 2; k++) {
        while (i < end && is_blank(folded[i]))
            i++;
        uint32_t digits = i;
        while (i < end && pg_char_is_digit(folded[i]))
            i++;
        while (i < end && is_blank(folded[i]))
            i++;
        if (i == digits || i == end || folded[i] != UNITS[k])
            return at;
        i++;
    }
    return i;
}

/* 本报长沙1月8日电, 新华社北京3月1日电, 某某网5月25日讯, 国际在线江苏报道; 0 when it is none. */
static uint32_t wire_length(const PgOntology *ontology, const uint32_t *folded, PgSpan rest) {
    enum { LONGEST = 30, LOOK = 40, LONGEST_MEDIUM = 10 };
    PgSpan seen = {rest.start, MIN(rest.end, rest.start + LOOK)};
    if (!holds(ontology, folded, seen, PG_LEX_WIRE))
        return 0;
    uint32_t medium = word_at(ontology, folded, rest.start, rest.end, PG_LEX_NEWSPAPER);
    bool known = medium > 0;
    for (uint32_t i = rest.start + 1; !known && i < rest.end && i <= rest.start + LONGEST_MEDIUM &&
                                      pg_char_is_han(folded[i - 1]);
         i++)
        if (word_before(ontology, folded, (PgSpan){rest.start, i}, PG_LEX_MEDIA))
            medium = i - rest.start;
    uint32_t place = rest.start + medium;
    for (uint32_t i = place; i < rest.end && i - rest.start < LONGEST; i++) {
        uint32_t c = folded[i];
        if (c == U'，' || c == U'。' || c == U'：')
            break;
        uint32_t word = word_at(ontology, folded, i, rest.end, PG_LEX_WIRE);
        if (!word)
            continue;
        PgSpan between = pg_span_trim(folded, (PgSpan){place, i});
        uint32_t after = i + word < rest.end ? folded[i + word] : ' ';
        uint32_t day = between.start;
        while (day < between.end && !pg_char_is_digit(folded[day]))
            day++;
        bool is_dated = day < between.end && date_end(folded, day, between.end) == between.end;
        PgSpan where = pg_span_trim(folded, (PgSpan){between.start, is_dated ? day : between.end});
        bool is_placed =
            where.start < where.end &&
            pg_ontology_find_kind(ontology, folded + where.start, where.end - where.start,
                                  PG_LEX_PLACE, PG_CLASS_NONE) != NULL;
        bool set_off = is_blank(after) || after == U'（' || after == U'：';
        if (known ? is_dated || is_placed || (set_off && where.end - where.start <= 6)
                  : is_dated &&
                        (medium ? set_off || where.start == where.end || is_placed : is_placed))
            return i + word - rest.start;
        if (medium && !known && set_off && (is_placed || where.start == where.end))
            return i + word - rest.start;
    }
    return 0;
}

/* 记者某某报道： behind a dateline. */
static uint32_t report_length(const PgOntology *ontology, const uint32_t *folded, PgSpan rest) {
    enum { LONGEST = 24 };
    if (!word_at(ontology, folded, rest.start, rest.end, PG_LEX_BYLINE))
        return 0;
    for (uint32_t i = rest.start; i < rest.end && i - rest.start < LONGEST; i++) {
        uint32_t word = word_at(ontology, folded, i, rest.end, PG_LEX_WIRE);
        uint32_t after = word && i + word < rest.end ? folded[i + word] : 0;
        if (after == U'：' || is_blank(after))
            return i + word - rest.start;
        if (folded[i] == U'，' || folded[i] == U'。' || folded[i] == U'：')
            break;
    }
    return 0;
}

/* （记者 某某）, 【某某网】 */
static uint32_t bracket_length(const PgOntology *ontology, const uint32_t *folded, PgSpan rest) {
    enum { LONGEST = 40 };
    if (folded[rest.start] != U'（' && folded[rest.start] != U'【')
        return 0;
    uint32_t close = folded[rest.start] == U'（' ? U'）' : U'】';
    uint32_t i = rest.start;
    while (i < rest.end && i - rest.start < LONGEST && folded[i] != close)
        i++;
    PgSpan inside = {rest.start + 1, i};
    if (i == rest.end || folded[i] != close ||
        !(holds(ontology, folded, inside, PG_LEX_BYLINE) || is_names(ontology, folded, inside)))
        return 0;
    return i + 1 - rest.start;
}

uint32_t pg_furniture_find_newspaper(const PgOntology *ontology, const uint32_t *folded,
                                     PgSpan span) {
    return find_word(ontology, folded, span, PG_LEX_NEWSPAPER);
}

uint32_t pg_furniture_dateline(const PgOntology *ontology, const uint32_t *folded, PgSpan span,
                               PgLineWords words) {
    uint32_t start = span.start;
    for (;;) {
        PgSpan rest = pg_span_trim(folded, span);
        if (rest.start == rest.end)
            break;
        if (span.start > start && folded[rest.start] == U'：') {
            span.start = rest.start + 1;
            continue;
        }
        uint32_t taken = bracket_length(ontology, folded, rest);
        if (!taken && words.has_wire)
            taken = word_at(ontology, folded, rest.start, rest.end, PG_LEX_DATELINE);
        if (!taken && words.has_wire)
            taken = wire_length(ontology, folded, rest);
        if (!taken && words.has_wire)
            taken = report_length(ontology, folded, rest);
        if (!taken)
            break;
        span.start = rest.start + taken;
    }
    return span.start - start;
}

/* ---- behind the last sentence ---- */

/* Something parts the last characters from those before, or they stand in brackets. */
static bool may_end_with_name(const uint32_t *folded, PgSpan span) {
    if (folded[span.end - 1] == U'）')
        return true;
    for (uint32_t i = span.end - 1 - LONGEST_NAME; i < span.end; i++)
        if (parts_names(folded[i]) || is_sentence_end(folded[i]))
            return true;
    return false;
}

uint32_t pg_furniture_trailing_byline(const PgOntology *ontology, const uint32_t *folded,
                                      PgSpan span, bool is_wrapped) {
    enum { LONGEST = 30, LONGEST_BRACKET = 40 };
    if (span.end - span.start < 6 || !may_end_with_name(folded, span))
        return span.end;
    if (folded[span.end - 1] == U'）') { /* （记者 某某） */
        uint32_t open = span.end - 1;
        while (open > span.start && folded[open] != U'（' && span.end - open < LONGEST_BRACKET)
            open--;
        PgSpan inside = {open + 1, span.end - 1};
        if (folded[open] == U'（' && open > span.start &&
            pg_ends_sentence(folded, (PgSpan){span.start, open}) &&
            (holds(ontology, folded, inside, PG_LEX_BYLINE) || is_names(ontology, folded, inside)))
            return open;
        return span.end;
    }
    for (uint32_t i = span.end; i > span.start + 2 && span.end - i < LONGEST; i--) {
        if (!is_sentence_end(folded[i - 1]))
            continue;
        PgSpan tail = pg_span_trim(folded, (PgSpan){i, span.end});
        uint32_t n_names = count_names(ontology, folded, tail, false);
        bool stands_apart = tail.start > i || n_names > 1 || !is_wrapped;
        return n_names && stands_apart ? i : span.end;
    }
    return span.end;
}
