/* Reports that take one project a paragraph: 1、某某换热器：总投资1.2亿元，占地100亩. */
#include "mention/internal.h"

enum { LONGEST_NUMBER = 6, SHORTEST_LABEL = 4, LONGEST_LABEL = 40 };

/* 1、 （一） ① —— before the label. */
static uint32_t behind_number(const PgReading *reading, PgSpan sentence) {
    uint32_t at = sentence.start, limit = MIN(sentence.end, at + LONGEST_NUMBER);
    for (uint32_t i = at; i < limit; i++) {
        uint32_t c = reading->text[i];
        bool is_number = pg_char_is_digit(c) || reading->tags[i] == PG_TAG_NUMBER;
        if (c == U'、' || c == '.' || c == U'．' || c == U'）' || c == U'—')
            at = i + 1;
        else if (!is_number && c != U'（' && pg_char_is_han(c))
            break;
    }
    return at;
}

/* What stands before the first colon, if it could be a name; empty for none. */
static PgSpan label_of(const PgReading *reading, PgSpan sentence) {
    const PgSpan none = {0, 0};
    uint32_t limit = MIN(sentence.end, sentence.start + LONGEST_NUMBER + LONGEST_LABEL + 1);
    PgSpan label = {0, pg_char_find(reading->text, sentence.start, limit, U'：')};
    if (label.end == limit)
        return none;
    label.start = behind_number(reading, sentence);
    for (uint32_t i = label.start; i < label.end; i++) {
        uint32_t c = reading->text[i];
        if (pg_is_stop(c) || c == U'、' || (c == U'的' && reading->word_starts[i]))
            return none;
    }
    return label.end >= label.start + SHORTEST_LABEL && label.end <= label.start + LONGEST_LABEL
               ? label
               : none;
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
            if ((reading->text[i] == U'投' && reading->text[i + 1] == U'资') ||
                (reading->text[i] == U'占' && reading->text[i + 1] == U'地'))
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
            !(sentences[s - 1].is_heading || reading->text[span.end - 1] == U'：'))
            continue;
        for (uint32_t i = span.start; i < span.end; i++)
            if (pg_reading_entry_at(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL))
                return true;
    }
    return false;
}

/* 南山生态园|总投资80亿元: what costs so much, from the last cut on; empty for none. */
static PgSpan costed_before(const PgReading *reading, uint32_t at, uint32_t from) {
    uint32_t length; /* 预计, 计划 */
    while (at > from + 2 && reading->word_starts[at] &&
           (pg_reading_entry_before(reading, at, PG_LEX_APPROXIMATION, PG_CLASS_NONE, &length) ||
            (reading->text[at - 2] == U'计' && reading->text[at - 1] == U'划' && (length = 2))))
        at -= length;
    PgSpan name = {at, at};
    while (name.start > from && at - name.start <= LONGEST_LABEL) {
        uint32_t c = reading->text[name.start - 1];
        if (pg_is_stop(c) || c == U'、')
            break;
        if (c == U'的' || pg_char_is_digit(c))
            return (PgSpan){at, at};
        name.start--;
    }
    return name;
}

/* A总投资3亿元、B总投资2亿元: whoever stands in such a list is a project. */
static void find_costed(PgReader *reader, PgSpan sentence, uint32_t number) {
    enum { MAX_COSTED = 24, FEWEST = 2, MIN_CALLED = 8 };
    const PgReading *reading = reader->reading;
    PgSpan names[MAX_COSTED];
    uint32_t n = 0, next = sentence.start;
    for (uint32_t i;
         (i = pg_char_find(reading->text, next, sentence.end, U'总')) + 3 < sentence.end &&
         n < MAX_COSTED;
         next = i + 1) {
        if (reading->text[i + 1] != U'投' || reading->text[i + 2] != U'资' ||
            !pg_costs(reading, i + 3))
            continue;
        PgSpan name = costed_before(reading, i, sentence.start), core = name;
        uint32_t length;
        bool is_called = /* 西山经济区基础设施配套项目 */
            pg_reading_entry_before(reading, core.end, PG_LEX_ENDING, PG_CLASS_PROJECT, &length) &&
            core.end - core.start > MIN_CALLED &&
            pg_reading_entry_at(reading, name.start, PG_LEX_PLACE, PG_CLASS_NONE, NULL);
        if (pg_reading_entry_before(reading, core.end, PG_LEX_ENDING, PG_CLASS_PROJECT, &length))
            core.end -= MIN(length, core.end - core.start);
        if (name.end - name.start >= SHORTEST_LABEL && core.end > core.start &&
            (is_called || !pg_is_generic_project(reading, core)) &&
            pg_has_proper_part(reading, core) &&
            !pg_reading_entry_of(reading, name, PG_LEX_PLACE, PG_CLASS_NONE) &&
            !pg_reading_entry_before(reading, name.end, PG_LEX_ZONE, PG_CLASS_NONE, NULL))
            names[n++] = name;
    }
    for (uint32_t k = 0; n >= FEWEST && k < n; k++)
        pg_candidate_add(reader, names[k], PG_CLASS_PROJECT, number, PG_SCORE_LISTED_PROJECT);
}

/* 同时, 已, 将, 开工: the sentence goes on behind a name. */
static bool goes_on(const PgReading *reading, uint32_t at) {
    if (!reading->word_starts[at])
        return false;
    uint32_t end = at + 1;
    while (!reading->word_starts[end])
        end++;
    return pg_reading_entry_at(reading, at, PG_LEX_STATUS, PG_CLASS_NONE, NULL) ||
           ((reading->tags[at] == PG_TAG_ADVERB || reading->tags[at] == PG_TAG_CONJUNCTION) &&
            end - at > 1 && reading->text[end - 1] != U'期') ||
           ((reading->text[at] == U'已' || reading->text[at] == U'均' ||
             reading->text[at] == U'将') &&
            end - at == 1);
}

/* Does the sentence speak of firms: 这些企业中，有总投资10亿元的某某集团? */
static bool is_of_firms(const PgReading *reading, PgSpan sentence) {
    for (uint32_t i = sentence.start; i + 2 < sentence.end; i++)
        if (reading->text[i] == U'企' && reading->text[i + 1] == U'业' &&
            reading->text[i + 2] == U'中')
            return true;
    return false;
}

/* Where the name ends that starts at `at`: at the next cut, or before 项目3个 or 等. */
static uint32_t costed_end(const PgReading *reading, uint32_t at, uint32_t limit) {
    uint32_t end = at, length;
    while (end < limit && end - at <= LONGEST_LABEL) {
        uint32_t c = reading->text[end];
        if (pg_is_stop(c) || c == U'、' || (c == U'等' && reading->word_starts[end]))
            return end;
        if (c == U'的')
            return at;
        if (end > at + 2 &&
            (goes_on(reading, end) || /* 某某二期|同时开工, 某某项目|也 */
             (reading->tags[end] != PG_TAG_NOUN && reading->word_starts[end] && c != U'（' &&
              !pg_char_is_digit(c) &&
              pg_reading_entry_before(reading, end, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL) &&
              reading->text[end + 1] != U'期'))) /* 项目一期 */
            return end;
        if (end > at && pg_char_is_digit(c) &&
            pg_reading_entry_before(reading, end, PG_LEX_ENDING, PG_CLASS_PROJECT, &length))
            return end - length;
        end++;
    }
    return at;
}

/* 总投资3亿元的A、1亿元的B: so is whoever stands behind the costs of such a list. */
static void find_costed_behind(PgReader *reader, PgSpan sentence, uint32_t number) {
    enum { MAX_COSTED = 24, FEWEST = 2 };
    const PgReading *reading = reader->reading;
    PgSpan names[MAX_COSTED];
    uint32_t n = 0;
    for (const PgValue *value = pg_reading_value_at(reading, sentence.start);
         value && value < reading->values + reading->n_values && value->span.end < sentence.end &&
         n < MAX_COSTED;
         value++) {
        if (value->kind != PG_VALUE_MONEY || reading->text[value->span.end] != U'的')
            continue;
        PgSpan name = {value->span.end + 1, 0};
        name.end = costed_end(reading, name.start, sentence.end);
        bool is_item = reading->text[name.end] == U'、' || n > 0;
        if (!is_item || name.end < name.start + 3)
            continue;
        PgSpan core = name;
        uint32_t length;
        if (pg_reading_entry_before(reading, core.end, PG_LEX_ENDING, PG_CLASS_PROJECT, &length))
            core.end -= MIN(length, core.end - core.start);
        bool is_other = false;
        for (PgClass class = PG_CLASS_PARK; class <= PG_CLASS_ORGANIZATION; class ++)
            is_other |= class != PG_CLASS_PROJECT &&
                        pg_reading_entry_before(reading, name.end, PG_LEX_ENDING, class, NULL);
        if (!is_other && core.end > core.start && !pg_is_generic_project(reading, core) &&
            reading->tags[name.start] != PG_TAG_VERB)
            names[n++] = name;
    }
    if (n < FEWEST || is_of_firms(reading, sentence))
        return;
    for (uint32_t k = 0; k < n; k++)
        pg_candidate_add(reader, names[k], PG_CLASS_PROJECT, number, PG_SCORE_LISTED_PROJECT);
}

/* 35个项目中: does one of the sentences just before, or this one, count projects? */
static bool counts_projects(const PgReading *reading, uint32_t number) {
    enum { BACK = 2, FAR = 16 };
    const PgSentence *sentences = reading->page->sentences;
    for (uint32_t s = number > BACK ? number - BACK : 0; s <= number; s++) {
        PgSpan span = sentences[s].span;
        if (sentences[s].article != sentences[number].article)
            continue;
        for (const PgValue *value = pg_reading_value_at(reading, span.start);
             value && value < reading->values + reading->n_values && value->span.end < span.end;
             value++)
            for (uint32_t i = value->span.end;
                 value->kind == PG_VALUE_COUNT && i < span.end && i < value->span.end + FAR &&
                 !pg_is_stop(reading->text[i]);
                 i++)
                if (pg_reading_entry_at(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL))
                    return true;
    }
    return false;
}

/* 一个是某某产业园，…; 另一个是某某项目，…: of projects that are counted, one after the other. */
static void find_singled(PgReader *reader, PgSpan sentence, uint32_t number) {
    const PgReading *reading = reader->reading;
    if (!(reading->kinds_in[number] & pg_lex_bit(PG_LEX_SINGLING)))
        return;
    for (uint32_t i = sentence.start; i < sentence.end; i++) {
        uint32_t length;
        if (!pg_reading_entry_at(reading, i, PG_LEX_SINGLING, PG_CLASS_NONE, &length))
            continue;
        PgSpan name = {i + length, i + length};
        while (name.end < sentence.end && pg_span_length(name) <= LONGEST_LABEL &&
               !pg_is_stop(reading->text[name.end]) && reading->text[name.end] != U'的')
            name.end++;
        bool is_called =
            pg_reading_entry_before(reading, name.end, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL) ||
            pg_reading_entry_before(reading, name.end, PG_LEX_ENDING, PG_CLASS_PARK, NULL) ||
            pg_reading_entry_before(reading, name.end, PG_LEX_WEAK_ENDING, PG_CLASS_PARK, NULL);
        if (is_called && pg_span_length(name) > SHORTEST_LABEL &&
            pg_span_length(name) <= LONGEST_LABEL && reading->tags[name.start] != PG_TAG_VERB &&
            reading->tags[name.start] != PG_TAG_NUMBER && pg_has_proper_part(reading, name) &&
            counts_projects(reading, number))
            pg_candidate_add(reader, name, PG_CLASS_PROJECT, number, PG_SCORE_LISTED_PROJECT);
    }
}

void pg_project_labels_find(PgReader *reader, uint32_t number) {
    const PgReading *reading = reader->reading;
    PgSpan sentence = reading->page->sentences[number].span;
    find_singled(reader, sentence, number);
    if (!pg_reading_has_value(reading, sentence))
        return; /* nothing costs anything */
    find_costed(reader, sentence, number);
    find_costed_behind(reader, sentence, number);
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
