/* Offices called by their rank alone: 省科技厅, 县政府, 县招商和营商服务中心. The page's area is
   whose they are. */
#include "mention/internal.h"

enum { MAX_OFFICE = 22, SCORE_OFFICE = 68 };

/* Can a name begin at `at`: behind a mark, a function word or a verb, or behind 市委? */
static bool can_begin(const PgReading *reading, uint32_t at, uint32_t from) {
    if (at == from)
        return true;
    uint32_t before = reading->text[at - 1];
    if (!pg_char_is_han(before))
        return !pg_is_closing(before) && !pg_char_is_latin(before) && !pg_char_is_digit(before);
    if (!reading->word_starts[at])
        return false;
    if ((before == U'委' && at > from + 1 && pg_char_is_area(reading->text[at - 2])) ||
        pg_reading_entry_before(reading, at, PG_LEX_BOUNDARY, PG_CLASS_NONE, NULL))
        return true;
    switch (reading->tags[at - 1]) {
    case PG_TAG_VERB:
    case PG_TAG_PREPOSITION:
    case PG_TAG_CONJUNCTION:
    case PG_TAG_ADVERB:
    case PG_TAG_TIME:
        return true;
    default:
        return false;
    }
}

/* Can the word stand between the rank and the ending: 科学 技术, 招商 引资 和 营商 环境? */
static bool could_be_task(const PgReading *reading, PgSpan word) {
    uint32_t first = reading->text[word.start];
    if (first == U'和' && pg_span_length(word) == 1)
        return true;
    if (!pg_char_is_han(first) ||
        pg_reading_entry_of(reading, word, PG_LEX_BOUNDARY, PG_CLASS_NONE))
        return false;
    const PgLexEntry *place =
        pg_reading_entry_at(reading, word.start, PG_LEX_PLACE, PG_CLASS_NONE, NULL);
    if (place && PG_CLASS_BIT(place->class) & PG_CLASSES_ADMINISTRATIVE)
        return false;
    switch (reading->tags[word.start]) {
    case PG_TAG_PREPOSITION:
    case PG_TAG_PARTICLE:
    case PG_TAG_PRONOUN:
    case PG_TAG_ADVERB:
    case PG_TAG_TIME:
        return false;
    default:
        return true;
    }
}

/* 政府 alone makes an office of a rank where it acts: 区政府拿出…; but 在市委、市政府的领导下. */
static bool acts(const PgReading *reading, uint32_t at, uint32_t end, uint32_t from) {
    uint32_t before = at > from ? reading->text[at - 1] : 0, behind = reading->text[end];
    return reading->text[end - 1] == U'府' && (!before || before == U'，' || before == U'“') &&
           behind != U'的' && behind != U'、' && !pg_is_stop(behind);
}

/* Is the rank and what ends with this ending an office? */
static bool is_office(const PgReading *reading, uint32_t at, PgSpan ending, uint32_t from) {
    uint32_t before = reading->text[ending.end - 2];
    if (before == U'工' || before == U'常' || /* 党工委, 常委 */
        pg_reading_entry_before(reading, ending.end, PG_LEX_COMMITTEE, PG_CLASS_NONE, NULL) ||
        (reading->text[ending.start] == U'办' && !reading->word_starts[ending.start])) /* 主办 */
        return false;
    if (pg_span_length(ending) == 1 && /* 布局, 格局 */
        (reading->tags[ending.start] == PG_TAG_VERB || reading->text[ending.start - 1] == U'格'))
        return false;
    for (uint32_t i = at + 1; i < ending.end - 1; i++)
        if (pg_char_is_area(reading->text[i]) &&
            reading->text[i - 1] == U'委') /* 市委市政府 is two */
            return false;
    /* 发改委, 政协 need nothing before them, 局 and 委 do. */
    bool speaks = pg_span_length(ending) > 1 && reading->text[ending.end - 1] != U'府';
    return ending.start > at + 1 || speaks || acts(reading, at, ending.end, from);
}

uint32_t pg_office_end(const PgReading *reading, uint32_t at, PgSpan sentence) {
    if (!pg_char_is_area(reading->text[at]) || !can_begin(reading, at, sentence.start))
        return at;
    uint32_t limit = MIN(sentence.end, at + MAX_OFFICE), found = at, length, title;
    for (uint32_t start = at + 1; start < limit;) {
        PgSpan word = {start, pg_next_word(reading, start, limit)};
        if (!could_be_task(reading, word))
            break;
        for (uint32_t end = word.start + 1; end <= word.end; end++) {
            bool is_whole = end == word.end ||
                            pg_reading_entry_at(reading, end, PG_LEX_TITLE, PG_CLASS_NONE, NULL);
            if (is_whole && end > at + 2 &&
                pg_reading_entry_before(reading, end, PG_LEX_BUREAU, PG_CLASS_NONE, &length) &&
                end - length > at &&
                is_office(reading, at, (PgSpan){end - length, end}, sentence.start))
                found = end;
        }
        start = word.end;
    }
    /* 市委书记 */
    return pg_reading_entry_at(reading, at, PG_LEX_TITLE, PG_CLASS_NONE, &title) &&
                   at + title > found
               ? at
               : found;
}

void pg_offices_find(PgReader *reader, uint32_t number) {
    const PgReading *reading = reader->reading;
    PgSpan sentence = reading->page->sentences[number].span;
    if (!(reading->kinds_in[number] & pg_lex_bit(PG_LEX_BUREAU)))
        return;
    for (uint32_t i = sentence.start; i < sentence.end; i++) {
        uint32_t end = pg_char_is_area(reading->text[i]) ? pg_office_end(reading, i, sentence) : i;
        if (end > i)
            pg_candidate_add(reader, (PgSpan){i, end}, PG_CLASS_ORGANIZATION, number, SCORE_OFFICE);
    }
}
