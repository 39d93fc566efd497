/* The time that a number is of, as its sentence or one before it tells. */
#include "relation/statistic.h"

#include <string.h>

enum { MAX_DISTANCE = 240 /* of a date before a number, in characters */ };

bool pg_is_task(const PgReading *reading, uint32_t at) {
    uint32_t first = reading->text[at], second = reading->text[at + 1];
    return (first == U'任' && second == U'务') || (first == U'计' && second == U'划') ||
           (first == U'目' && second == U'标');
}

bool pg_is_period_word(const PgReading *reading, uint32_t at, uint32_t *length) {
    return pg_reading_entry_at(reading, at, PG_LEX_PERIOD, PG_CLASS_NONE, length) &&
           !pg_is_task(reading, at + *length);
}

/* 较2023年末净增, 比上年增长: what the number is measured against. */
static bool is_comparison(const PgReading *reading, uint32_t at) {
    return at && (reading->text[at - 1] == U'较' || reading->text[at - 1] == U'比' ||
                  reading->text[at - 1] == U'与' || reading->text[at - 1] == U'是');
}

/* 2023|年末: a word for the time goes on from the date, which is what the number is measured
 * against. */
static bool goes_on_comparison(const PgReading *reading, uint32_t from, uint32_t at) {
    for (const PgValue *date = pg_reading_value_at(reading, from);
         date && date < reading->values + reading->n_values && date->span.start < at; date++)
        if (date->kind == PG_VALUE_DATE && date->span.end >= at &&
            is_comparison(reading, date->span.start))
            return true;
    return false;
}

/* 将于|今年一季度入驻，…: when something happens, not the time of what follows the clause. */
static bool is_when(const PgReading *reading, PgSpan time, uint32_t to) {
    uint32_t at = time.end;
    if (!time.start || reading->text[time.start - 1] != U'于')
        return false;
    while (at < to && !pg_ends_clause(reading->text[at]))
        at++;
    return at < to;
}

/* 2月19日|开工，…: the day of that, not the time of what follows the clause. */
static bool is_of_work(const PgReading *reading, const PgValue *date, uint32_t to) {
    uint32_t at = date->span.end, length = 0;
    if (strlen(date->date) <= strlen("2022") || strchr(date->date, '/') ||
        !pg_reading_entry_at(reading, at, PG_LEX_STATUS, PG_CLASS_NONE, &length))
        return false;
    return at + length < to && pg_ends_clause(reading->text[at + length]);
}

/* 2012年升格为国家级，|现有企业152家: as it is now. */
static bool is_now(const PgReading *reading, uint32_t from, uint32_t to) {
    for (uint32_t i = from + 1; (i = pg_char_find(reading->text, i, to, U'现')) < to; i++)
        if (pg_ends_clause(reading->text[i - 1]) && reading->word_starts[i])
            return true;
    return false;
}

/* 较2019年的|8000万元: what is compared with has a time of its own. */
static bool is_base(const PgReading *reading, PgSpan date, uint32_t to) {
    return date.end == to || (date.end + 1 == to && reading->text[date.end] == U'的');
}

/* 7月|以后引进，…: since then. */
static bool is_since(const PgReading *reading, const PgValue *date, uint32_t to) {
    uint32_t at = date->span.end;
    if (reading->text[at] == U'以' || reading->text[at] == U'之')
        at++;
    if (reading->text[at] != U'后')
        return false;
    while (at < to && !pg_ends_clause(reading->text[at]))
        at++;
    return at < to;
}

/* 年产10万吨, 年处理3万吨, 产能: what can be made in any year; but 2022年产出. */
static bool is_capacity(const PgReading *reading, PgSpan sentence, uint32_t at) {
    for (uint32_t i = at; i > sentence.start + 1 && !pg_ends_clause(reading->text[i - 1]); i--) {
        uint32_t first = reading->text[i - 2], second = reading->text[i - 1];
        if ((first == U'产' && second == U'能') ||
            (first == U'年' && (second == U'产' || second == U'加' || second == U'处') &&
             !pg_char_is_digit(reading->text[i - 3])))
            return true;
    }
    return false;
}

/* The last word for a time, as no comparison, from `from` on; empty for none. */
static PgSpan last_word(const PgReading *reading, uint32_t from, uint32_t to) {
    PgSpan word = {0};
    for (uint32_t i = from; i < to; i++) {
        uint32_t length;
        if (!(reading->kinds_at[i] & pg_lex_bit(PG_LEX_PERIOD)))
            continue; /* as for most places */
        if (!pg_is_period_word(reading, i, &length) || is_comparison(reading, i) ||
            goes_on_comparison(reading, from, i) || i + length <= word.end ||
            (length < 3 && !reading->word_starts[i]))
            continue;
        if (is_when(reading, (PgSpan){i, i + length}, to)) {
            i += length - 1;
            continue;
        }
        word = (PgSpan){i, i + length};
    }
    return word;
}

/* The last time that a sentence, of which `span` may be a part, names before a place. */
static const char *last_period(const PgReading *reading, uint32_t sentence, PgSpan span,
                               uint32_t to) {
    const PgValue *date = NULL, *last = reading->values + reading->n_values;
    uint32_t from = MAX(span.start, to > MAX_DISTANCE ? to - MAX_DISTANCE : 0);
    for (const PgValue *other = pg_reading_value_at(reading, from);
         other && other < last && other->span.start < to; other++)
        if (other->kind == PG_VALUE_DATE && !is_now(reading, other->span.end, to) &&
            (!is_comparison(reading, other->span.start) || is_base(reading, other->span, to)) &&
            !is_when(reading, other->span, to) && !is_since(reading, other, to) &&
            !is_of_work(reading, other, to))
            date = other;
    if (date && strlen(date->date) > strlen("2022") && is_capacity(reading, span, to))
        date = NULL; /* 2022年3月开工，年产… */
    PgSpan word = {0};
    if (reading->kinds_in[sentence] & pg_lex_bit(PG_LEX_PERIOD))
        word = last_word(reading, from, to);
    bool is_whole_year = date && strlen(date->date) == strlen("2022") && /* 2009年，某某区|全年 */
                         *date->date != '-' && word.end > word.start &&
                         reading->text[word.start] == U'全' &&
                         reading->text[word.start + 1] == U'年';
    if (date && (word.end <= date->span.end || word.start > to || is_whole_year))
        return date->date;
    if (word.end <= word.start)
        return "";
    return pg_arena_utf8(reading->arena, reading->text + word.start, pg_span_length(word));
}

/* The same for a number. */
static const char *own_period(const PgReading *reading, PgSpan sentence, const PgValue *value) {
    return last_period(reading, value->sentence, sentence, value->span.start);
}

/* 2022年, 2022-01/2022-06: the year that a period is in; 0 for none. */
static uint32_t year_of(const char *period) {
    enum { DIGITS = 4 };
    for (uint32_t i = 0; i < DIGITS; i++)
        if (!g_ascii_isdigit(period[i]))
            return 0;
    return (uint32_t)g_ascii_strtoull(period, NULL, 10);
}

/* 上半年, 2022年, 1-9月: a length of time, no day or month on which something happened, no 目前. */
static bool is_length(const char *period) {
    if (!strchr(period, '/') &&
        (*period == '-' || (year_of(period) && strlen(period) > strlen("2022"))))
        return false;
    return year_of(period) || *period == '-' || strstr(period, "半年") || strstr(period, "季度") ||
           strstr(period, "月");
}

/* The length of time that a sentence names before its first figure; "" for none. */
static const char *opening_period(const PgReading *reading, uint32_t sentence) {
    enum { LONGEST_OPENING = 7 }; /* 据不完全统计 */
    PgSpan span = reading->page->sentences[sentence].span;
    uint32_t end = span.start;
    if (reading->kinds_in[sentence] & pg_lex_bit(PG_LEX_FOUNDING))
        return ""; /* 1984年国务院批准成立… */
    while (end < span.end && !pg_ends_clause(reading->text[end]))
        end++;
    if (end - span.start <= LONGEST_OPENING && reading->text[span.start] == U'据')
        for (end++; end < span.end && !pg_ends_clause(reading->text[end]);)
            end++;
    const PgValue *next = pg_reading_value_at(reading, end);
    uint32_t to = next ? MIN(next->span.start, span.end) : span.end;
    const char *period = last_period(reading, sentence, (PgSpan){span.start, end}, to);
    return is_length(period) ? period : "";
}

/* 2006年招商引资情况通报: what an article's headline says it is an account of; "" for none. */
static const char *headline_period(const PgReading *reading, const PgArticle *article) {
    for (uint32_t s = article->first_sentence; s < article->first_sentence + article->n_headings;
         s++) {
        PgSpan heading = reading->page->sentences[s].span;
        const char *period = reading->kinds_in[s] & pg_lex_bit(PG_LEX_ACCOUNT)
                                 ? last_period(reading, s, heading, heading.end)
                                 : "";
        if (*period && is_length(period))
            return period;
    }
    return "";
}

/* What a sentence before it in the paragraph opened with, 上半年，…。全区…, else the headline's; ""
   for none. */
static const char *period_before(const PgFinder *finder, const PgValue *value) {
    enum { MAX_SENTENCES = 3 };
    const PgReading *reading = finder->reading;
    const PgSentence *sentences = reading->page->sentences;
    uint32_t s = value->sentence;
    for (uint32_t n = 0; n < MAX_SENTENCES && s > 0; n++, s--) {
        if (sentences[s - 1].paragraph != sentences[value->sentence].paragraph ||
            sentences[s - 1].is_heading)
            break;
        const char **period = &finder->openings[s - 1];
        if (!*period)
            *period = opening_period(reading, s - 1);
        if (**period)
            return *period;
    }
    uint32_t article = sentences[value->sentence].article;
    const char **period = &finder->headlines[article];
    if (!*period)
        *period = headline_period(reading, &reading->page->articles[article]);
    return *period;
}

/* 园区|现有企业8家: as it is now, whatever the sentence before was of. */
static bool is_present(const PgReading *reading, PgSpan sentence, uint32_t at) {
    for (; at > sentence.start + 1 && !pg_ends_clause(reading->text[at - 1]); at--)
        if (reading->text[at - 2] == U'现' && reading->text[at - 1] == U'有')
            return true;
    return false;
}

const char *pg_period_of(const PgFinder *finder, PgSpan sentence, const PgValue *value) {
    const PgReading *reading = finder->reading;
    const char *own = own_period(reading, sentence, value);
    bool is_of_year = !strcmp(own, "全年") || !strcmp(own, "当年") || !strcmp(own, "一年来");
    if (*own && !is_of_year)
        return own;
    uint32_t opening = reading->text[sentence.start];
    if (is_capacity(reading, sentence, value->span.start) ||
        is_present(reading, sentence, value->span.start) || opening == U'已' ||
        opening == U'现') /* 已入驻企业8家, 现有…: as it is now */
        return own;
    const char *before = period_before(finder, value);
    if (!is_of_year)
        return before;
    return year_of(before) ? pg_arena_strndup(reading->arena, before, strlen("2022")) : own;
}

/* 成立于2010年3月，…: when something happened, not the time of what is counted behind it. */
static bool is_of_event(const PgReading *reading, PgSpan sentence, const PgValue *value) {
    const PgValue *date = value;
    while (date > reading->values && date->span.start >= sentence.start &&
           date->kind != PG_VALUE_DATE)
        date--;
    uint32_t end = date->span.end;
    if (date->span.start > sentence.start &&
        reading->tags[date->span.start - 1] == PG_TAG_PREPOSITION)
        return true;
    while (end < value->span.start && !pg_ends_clause(reading->text[end]))
        end++;
    return end > date->span.end && end < value->span.start;
}

bool pg_is_of_months(PgReading *reading, PgSpan sentence, const PgValue *value) {
    const char *period = own_period(reading, sentence, value);
    bool is_date = g_ascii_isdigit(*period) || *period == '-';
    if (!is_date)
        return strstr(period, "半年") || strstr(period, "季度") || strstr(period, "月");
    if (strchr(period, '/'))
        return strchr(period, '-') != NULL;
    size_t n = strlen(period); /* 2023-04, --04 */
    return (n == 7 || n == 4) && strchr(period, '-') && !is_of_event(reading, sentence, value);
}
