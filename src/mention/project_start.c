/* Where a project's name begins where more than its words tell: behind what it costs, what it is
   one of, and the first of its products. */
#include "mention/internal.h"

/* 引进28亿元|高标准建设|某某物流城 */
static uint32_t behind_building(const PgReading *reading, uint32_t start, uint32_t end) {
    enum { LONGEST_MANNER = 3 };
    uint32_t length;
    for (uint32_t i = start; i < end && i <= start + LONGEST_MANNER; i++)
        if (pg_reading_entry_at(reading, i, PG_LEX_BUILDING, PG_CLASS_NONE, &length) &&
            i + length + 1 < end && reading->word_starts[i + length])
            return i + length;
    return start;
}

uint32_t pg_behind_opening(const PgReading *reading, uint32_t start, uint32_t end) {
    const PgValue *value = pg_reading_value_at(reading, start);
    if (value && value->number.start == start && value->kind == PG_VALUE_MONEY &&
        value->span.end < end) {
        start = behind_building(reading, value->span.end, end);
        start += reading->text[start] == U'的' && start + 1 < end; /* 5亿元的某某项目 */
    }
    uint32_t length;
    while (pg_reading_entry_at(reading, start, PG_LEX_PERIOD, PG_CLASS_NONE, &length) &&
           start + length < end)
        start += length;
    if (pg_reading_entry_at(reading, start, PG_LEX_ANAPHOR, PG_CLASS_COMPANY, &length) &&
        start + length + 2 < end && reading->word_starts[start + length])
        start += length; /* 公司|基于某某的智能工厂项目 */
    for (uint32_t i = end; i-- > start + 3;)
        if (pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, &length) &&
            i >= start + length &&
            pg_reading_is_made_of(reading, (PgSpan){start, i}, PG_LEX_NOT_A_NAME, PG_CLASS_PROJECT))
            return i;
    return start;
}

/* 某某公司开关、低压电器、管材生产项目: a company before the first of several products opens the
   name. */
uint32_t pg_over_products(const PgReading *reading, uint32_t start, uint32_t from) {
    enum { LONGEST_PRODUCT = 12, FAR = 60 };
    uint32_t joint =
        start > from + 6 && reading->text[start - 2] == U'以' && reading->text[start - 1] == U'及'
            ? 2
            : 1;
    if (start < from + 6 || (joint == 1 && reading->text[start - 1] != U'、'))
        return start;
    uint32_t n = 0; /* characters of the product read so far */
    for (uint32_t i = start - joint; i > from + 4 && start - i < FAR; i--) {
        uint32_t length;
        if (reading->text[i - 1] == U'、') {
            n = 0;
            continue;
        }
        if (n > 1 && reading->text[i - 1] == U'的' &&
            (pg_ends_amount(reading->text[i - 2]) ||
             pg_reading_entry_before(reading, i - 1, PG_LEX_STATUS, PG_CLASS_NONE, NULL) ||
             pg_reading_entry_before(reading, i - 1, PG_LEX_BUILDING, PG_CLASS_NONE, NULL)))
            return i; /* 投资3000万元的|道路绿化、亮化建设项目 */
        bool is_word = pg_char_is_han(reading->text[i - 1]) ||
                       pg_char_is_digit(reading->text[i - 1]); /* 10万吨 */
        if (!is_word || n > LONGEST_PRODUCT ||
            pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL) ||
            pg_reading_entry_before(reading, i, PG_LEX_WEAK_ENDING, PG_CLASS_PROJECT, NULL) ||
            (n && pg_reading_entry_before(reading, i, PG_LEX_BOUNDARY, PG_CLASS_NONE, &length) &&
             reading->word_starts[i - length]))
            return start;
        if (n > 1 &&
            pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_COMPANY, &length) &&
            length > 2) {
            int fit;
            return pg_name_start(reading, PG_CLASS_COMPANY, (PgSpan){i - length, i}, from, &fit);
        }
        n++;
    }
    return start;
}

/* 投资1.6亿元的|共享智能助力单车产业基地项目: all that stands behind what it costs is its name, be
   a word of it a verb elsewhere. */
uint32_t pg_behind_cost(const PgReading *reading, uint32_t start, uint32_t end, uint32_t from) {
    enum { LONGEST = 30, SHORTEST = 4 };
    if (start >= end || reading->text[start - (start > from)] == U'的')
        return start;
    uint32_t length, i = start;
    while (i > from + 1 && end - i < LONGEST) {
        uint32_t c = reading->text[i - 1];
        if (c == U'的')
            break;
        if (!(pg_char_is_han(c) || pg_char_is_latin(c) || pg_char_is_digit(c)) ||
            pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL) ||
            (pg_reading_entry_before(reading, i, PG_LEX_BUILDING, PG_CLASS_NONE, &length) &&
             reading->word_starts[i - length]))
            return start;
        i--;
    }
    return i < start && i > from + 1 && reading->text[i - 1] == U'的' &&
                   pg_ends_amount(reading->text[i - 2]) && end - i >= SHORTEST /* 元 */
               ? i
               : start;
}

/* 投资300亿元的|崇礼新城|建设项目: what it costs makes more than a place of it. */
bool pg_is_costed_site(const PgReading *reading, PgSpan core) {
    enum { SHORTEST = 4 };
    return core.start > 1 && core.end - core.start >= SHORTEST &&
           reading->text[core.start - 1] == U'的' &&
           pg_ends_amount(reading->text[core.start - 2]) &&
           pg_reading_entry_at(reading, core.start, PG_LEX_PLACE, PG_CLASS_NONE, NULL) &&
           pg_reading_entry_before(reading, core.end, PG_LEX_WEAK_ENDING, PG_CLASS_PARK, NULL) &&
           !pg_reading_entry_before(reading, core.end, PG_LEX_ZONE, PG_CLASS_NONE, NULL);
}
