/* What tells a brand in a company's name from the words around it. */
#include "mention/name_brand.h"

bool pg_opens_odd_brand(const PgReading *reading, PgSpan word, uint32_t from) {
    uint32_t length, c = reading->text[word.start];
    if (word.end - word.start != 1 || !pg_char_is_han(reading->text[word.end]) ||
        !reading->word_starts[word.end + 1])
        return false;
    if (c == U'和')
        return word.start > from + 1 && reading->word_starts[word.start - 1] &&
               reading->text[word.start - 2] == U'的';
    return (c == U'同' || c == U'顺') &&
           (word.start == from || !pg_char_is_han(reading->text[word.start - 1]) ||
            (pg_reading_entry_before(reading, word.start, PG_LEX_PLACE, PG_CLASS_NONE, &length) &&
             length > 1));
}

bool pg_is_place_and_brand(const PgReading *reading, PgClass class, PgSpan word, uint32_t from) {
    uint32_t length;
    if (pg_opens_odd_brand(reading, word, from))
        return true;
    /* 宁波臻至…有限公司: a character that is no word between the place and a function word. */
    if (class == PG_CLASS_COMPANY && word.end - word.start == 1 && word.start > from &&
        !pg_reading_entry_before(reading, word.start, PG_LEX_PLACE, PG_CLASS_NONE, NULL) &&
        reading->word_starts[word.start - 1] && pg_char_is_han(reading->text[word.start - 1]) &&
        pg_reading_entry_before(reading, word.start - 1, PG_LEX_PLACE, PG_CLASS_NONE, &length) &&
        length > 1)
        return true;
    if (class != PG_CLASS_COMPANY || word.end - word.start < 2 ||
        pg_reading_entry_of(reading, word, PG_LEX_BUILDING, PG_CLASS_NONE) || /* 肇东市引进… */
        !pg_reading_entry_before(reading, word.start, PG_LEX_PLACE, PG_CLASS_NONE, &length))
        return false;
    uint32_t start = word.start - length;
    return start <= from || !(pg_char_is_han(reading->text[start - 1]) ||
                              pg_char_is_latin(reading->text[start - 1]));
}

/* Can nothing but a name begin at `at`: behind a mark or a word that no name goes across? */
static bool is_edge(const PgReading *reading, uint32_t at, uint32_t from) {
    uint32_t length;
    if (at == from)
        return true;
    uint32_t before = reading->text[at - 1];
    if (!pg_char_is_han(before))
        return !pg_is_closing(before) && !pg_char_is_latin(before) && !pg_char_is_digit(before);
    bool is_function =
        reading->word_starts[at - 1] &&
        (reading->tags[at - 1] == PG_TAG_PARTICLE || reading->tags[at - 1] == PG_TAG_PREPOSITION);
    return is_function ||
           (pg_reading_entry_before(reading, at, PG_LEX_BOUNDARY, PG_CLASS_NONE, &length) &&
            at >= from + length && reading->word_starts[at - length]);
}

bool pg_is_in_registered_brand(const PgReading *reading, PgSpan word, uint32_t from) {
    uint32_t length, c = reading->text[word.start], at = word.start;
    bool is_followed =
        reading->word_starts[word.end + 1] && pg_char_is_han(reading->text[word.end]);
    if (word.end - at != 1 || !pg_char_is_han(c) || at == from)
        return false;
    if (c == U'中')
        return is_edge(reading, at, from) &&
               (is_followed || reading->tags[word.end] == PG_TAG_PERSON);
    if (c == U'和')
        return is_followed &&
               pg_reading_entry_before(reading, at, PG_LEX_PLACE, PG_CLASS_NONE, &length) &&
               length > 1 && at >= from + length && is_edge(reading, at - length, from);
    if (c == U'与' || c == U'及' || c == U'跟' || c == U'的' || !reading->word_starts[at - 1] ||
        !pg_char_is_han(reading->text[at - 1]) || at < from + 1)
        return false;
    switch (reading->tags[at - 1]) {
    case PG_TAG_PREPOSITION:
    case PG_TAG_PARTICLE:
    case PG_TAG_PRONOUN:
    case PG_TAG_CONJUNCTION:
    case PG_TAG_ADVERB:
    case PG_TAG_MEASURE:
        return false;
    default:
        return reading->text[at - 1] != U'县' && reading->text[at - 1] != U'市' &&
               reading->text[at - 1] != U'省' && is_edge(reading, at - 1, from);
    }
}

bool pg_lacks_brand(const PgReading *reading, uint32_t start, uint32_t end) {
    for (uint32_t at = start, length; at < end; at += length) {
        if (reading->text[at] == U'（' || reading->text[at] == U'）') {
            length = 1;
            continue;
        }
        if (pg_reading_entry_at(reading, at, PG_LEX_PLACE, PG_CLASS_NONE, &length) ||
            pg_reading_entry_at(reading, at, PG_LEX_INDUSTRY, PG_CLASS_NONE, &length))
            continue;
        for (length = 1; at + length < end && !reading->word_starts[at + length];)
            length++;
        PgSpan word = {at, at + length};
        if (!pg_reading_entry_of(reading, word, PG_LEX_PART, PG_CLASS_COMPANY) &&
            !pg_reading_entry_of(reading, word, PG_LEX_NOT_A_NAME, PG_CLASS_COMPANY) &&
            !pg_reading_entry_of(reading, word, PG_LEX_WEAK_ENDING, PG_CLASS_COMPANY))
            return false;
    }
    return true;
}

bool pg_is_inside_brand(const PgReading *reading, PgSpan place, uint32_t from) {
    uint32_t at = place.start;
    if (place.end - at > 2 || at <= from + 1 || !pg_char_is_han(reading->text[at - 1]) ||
        !reading->word_starts[at - 1])
        return false;
    PgSpan before = {at - 1, at};
    switch (reading->tags[at - 1]) {
    case PG_TAG_VERB:
    case PG_TAG_ADVERB:
    case PG_TAG_PREPOSITION:
    case PG_TAG_PARTICLE:
    case PG_TAG_CONJUNCTION:
    case PG_TAG_MEASURE:
    case PG_TAG_PRONOUN:
    case PG_TAG_POSITION:
        return false;
    default:
        break;
    }
    if (pg_reading_entry_of(reading, before, PG_LEX_BOUNDARY, PG_CLASS_NONE) ||
        pg_reading_entry_of(reading, before, PG_LEX_PLACE, PG_CLASS_NONE))
        return false;
    uint32_t length; /* 湖北|信|安达工业气体 */
    return pg_reading_entry_before(reading, at - 1, PG_LEX_BOUNDARY, PG_CLASS_NONE, NULL) ||
           (pg_reading_entry_before(reading, at - 1, PG_LEX_PLACE, PG_CLASS_NONE, &length) &&
            length > 1 && reading->word_starts[at - 1 - length]) ||
           !pg_char_is_han(reading->text[at - 2]);
}

bool pg_opens_group(const PgReading *reading, uint32_t at, uint32_t from, uint32_t *length) {
    if (at >= from + 2 && reading->text[at - 2] == U'中' && is_edge(reading, at - 2, from)) {
        *length = 2;
        return true;
    }
    if (!pg_reading_entry_before(reading, at, PG_LEX_NAME, PG_CLASS_COMPANY, length) ||
        at < from + *length)
        return false;
    return *length > 2 ||
           (reading->word_starts[at - *length] && is_edge(reading, at - *length, from));
}

uint32_t pg_with_builder(const PgReading *reading, uint32_t start, uint32_t end, uint32_t from) {
    enum { LONGEST = 6 };
    uint32_t length;
    for (uint32_t at = start; at < end && at - start < LONGEST; at++)
        if (pg_reading_entry_before(reading, at, PG_LEX_NAME, PG_CLASS_COMPANY, &length) &&
            length > 2 && at - length < start && at >= from + length &&
            is_edge(reading, at - length, from))
            return at - length;
    return start;
}
