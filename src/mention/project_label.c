/* Reports that take one project a paragraph: 1、某某换热器：总投资1.2亿元，占地100亩. */
#include "mention/internal.h"

enum { LONGEST_NUMBER = 6, SHORTEST_LABEL = 4, LONGEST_LABEL = 40 };

/* 1、 （一） ① —— before the label. */
static uint32_t behind_number(const PgReading *reading, PgSpan sentence) {
    uint32_t at = sentence.start, limit = MIN(sentence.end, at + LONGEST_NUMBER);
    for (uint32_t i = at; i < limit; i++) {
        uint32_t c = reading->text[i];
        bool is_number = pg_char_is_digit(c) || reading->tags[i] == PG_TAG_NUMBER;
        if (c == 0x3001 || c == '.' || c == 0xff0e || c == 0xff09 || c == 0x2014) /* 、 . ） — */
            at = i + 1;
        else if (!is_number && c != 0xff08 && pg_char_is_han(c))
            break;
    }
    return at;
}

static PgSpan label_of(const PgReading *reading, PgSpan sentence) {
    PgSpan label = {behind_number(reading, sentence), 0};
    for (uint32_t i = label.start; i < sentence.end && i - label.start <= LONGEST_LABEL; i++) {
        uint32_t c = reading->text[i];
        if (c == 0xff1a) { /* ： */
            label.end = i;
            break;
        }
        if (pg_is_stop(c) || c == 0x3001 || (c == 0x7684 && reading->word_starts[i])) /* 、 的 */
            break;
    }
    return label.end >= label.start + SHORTEST_LABEL ? label : (PgSpan){0, 0};
}

/* Does what is invested, or how much land it takes, follow: 总投资1.2亿元, 占地100亩? */
static bool tells_cost(const PgReading *reading, uint32_t at, uint32_t end) {
    enum { FAR = 24 };
    const PgValue *value = pg_reading_value_at(reading, at);
    for (; value && value < reading->values + reading->n_values && value->span.end <= end &&
           value->span.start < at + FAR;
         value++) {
        if (value->kind != PG_VALUE_MONEY && value->kind != PG_VALUE_AREA)
            continue;
        for (uint32_t i = at; i + 1 < value->span.start; i++)
            if ((reading->text[i] == 0x6295 && reading->text[i + 1] == 0x8d44) || /* 投资 */
                (reading->text[i] == 0x5360 && reading->text[i + 1] == 0x5730))   /* 占地 */
                return true;
    }
    return false;
}

/* 2、在建项目： or a heading that speaks of projects, not far above. */
static bool is_under_projects(const PgReading *reading, uint32_t number) {
    enum { FAR = 24, LONGEST_HEADING = 30 };
    const PgSentence *sentences = reading->page->sentences;
    for (uint32_t s = number; s > 0 && number - s < FAR; s--) {
        PgSpan span = sentences[s - 1].span;
        if (sentences[s - 1].article != sentences[number].article)
            return false;
        if (span.end - span.start > LONGEST_HEADING ||
            !(sentences[s - 1].is_heading || reading->text[span.end - 1] == 0xff1a)) /* ： */
            continue;
        for (uint32_t i = span.start; i < span.end; i++)
            if (pg_reading_entry_at(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL))
                return true;
    }
    return false;
}

void pg_project_labels_find(PgReader *reader, uint32_t number) {
    const PgReading *reading = reader->reading;
    PgSpan sentence = reading->page->sentences[number].span;
    PgSpan label = label_of(reading, sentence);
    if (label.end <= label.start || !tells_cost(reading, label.end + 1, sentence.end))
        return;
    PgSpan core = label;
    uint32_t length;
    bool is_project =
        pg_reading_entry_before(reading, label.end, PG_LEX_ENDING, PG_CLASS_PROJECT, &length);
    if (is_project)
        core.end -= length;
    for (PgClass class = PG_CLASS_PARK; class <= PG_CLASS_ORGANIZATION; class ++)
        if (class != PG_CLASS_PROJECT &&
            pg_reading_entry_before(reading, label.end, PG_LEX_ENDING, class, NULL))
            return;
    if (core.end <= core.start || pg_is_generic_project(reading, core) ||
        pg_reading_entry_of(reading, label, PG_LEX_PLACE, PG_CLASS_NONE) ||
        pg_reading_entry_before(reading, label.end, PG_LEX_ZONE, PG_CLASS_NONE, NULL) ||
        !(is_project || pg_has_proper_part(reading, core)))
        return;
    if (!is_project && !is_under_projects(reading, number))
        return;
    pg_candidate_add(reader, label, PG_CLASS_PROJECT, number, PG_SCORE_LISTED_PROJECT);
}
