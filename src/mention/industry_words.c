/* Which words belong to the name of a field of business, and where it begins and ends. */
#include "mention/industry.h"

void pg_field_add(PgReader *reader, PgSpan span, uint32_t number, int score, bool is_called) {
    enum { MAX_BONUS = 12 };
    pg_candidate_add(reader, span, PG_CLASS_INDUSTRY, number,
                     score + (int)MIN(span.end - span.start, MAX_BONUS));
    if (span.end > span.start)
        g_array_index(reader->candidates, PgCandidate, reader->candidates->len - 1)
            .mention.is_called = is_called;
}

bool pg_is_by_the_way(const PgReading *reading, uint32_t at) {
    return at > 0 &&
           (reading->tags[at - 1] == PG_TAG_PREPOSITION || reading->text[at - 1] == U'集');
}

/* Words behind which no field's name goes on. */
static PgLexSet breaking_kinds(void) {
    return pg_lex_bit(PG_LEX_BOUNDARY) | pg_lex_bit(PG_LEX_FIELD_CUE) |
           pg_lex_bit(PG_LEX_BUSINESS_CUE);
}

bool pg_breaks_field(const PgReading *reading, PgSpan word) {
    const PgLexSet part = pg_lex_bit_of(PG_LEX_PART, PG_CLASS_INDUSTRY),
                   term = pg_lex_bit(PG_LEX_INDUSTRY),
                   breaking = breaking_kinds() | pg_lex_bit(PG_LEX_PLACE);
    uint32_t c = reading->text[word.start];
    PgLexSet kinds = reading->kinds_at[word.start] & (part | term | breaking)
                         ? pg_reading_kinds_of(reading, word)
                         : 0;
    if (kinds & part || (kinds & term && pg_span_length(word) > 1))
        return false;
    if (!pg_char_is_han(c) && !pg_char_is_latin(c) && !pg_char_is_digit(c) && c != '+' && c != '-')
        return true;
    if (kinds & breaking)
        return true;
    switch (reading->tags[word.start]) {
    case PG_TAG_PARTICLE:
    case PG_TAG_PRONOUN:
    case PG_TAG_PREPOSITION:
    case PG_TAG_ADVERB:
    case PG_TAG_CONJUNCTION:
    case PG_TAG_TIME:
    case PG_TAG_POSITION:
    case PG_TAG_MEASURE:
    case PG_TAG_VERB:
    case PG_TAG_PLACE:
        return true;
    case PG_TAG_NUMBER:
        return pg_char_is_han(c) && c != U'零'; /* 零部件 */
    default:
        return false;
    }
}

bool pg_could_be_field(const PgReading *reading, PgSpan item) {
    uint32_t n = item.end - item.start;
    if (n < 2 || n > PG_MAX_FIELD)
        return false;
    if (pg_reading_entry_of(reading, item, PG_LEX_INDUSTRY, PG_CLASS_NONE))
        return true;
    /* 产业高质量, but 产业运营服务 */
    uint32_t length;
    if (pg_reading_entry_at(reading, item.start, PG_LEX_FIELD, PG_CLASS_NONE, NULL) &&
        (!pg_reading_entry_before(reading, item.end, PG_LEX_PART, PG_CLASS_INDUSTRY, &length) ||
         length < 2))
        return false;
    uint32_t last = reading->text[item.end - 1];
    if (pg_char_joins(last) || (last == U'全' && n > 2))
        return false;
    if (pg_reading_is_made_of(reading, item, PG_LEX_NOT_A_NAME, PG_CLASS_INDUSTRY))
        return false;
    if (n < 4 && pg_reading_is_made_of(reading, item, PG_LEX_PART, PG_CLASS_INDUSTRY))
        return false;
    for (uint32_t i = item.start; i < item.end; i++) {
        uint32_t c = reading->text[i];
        if (!pg_char_is_han(c) && !pg_char_is_latin(c) && !pg_char_is_digit(c) && c != '+' &&
            c != '-')
            return false;
    }
    bool is_ending = reading->kinds_ending[item.end] & pg_lex_bit(PG_LEX_ENDING);
    for (PgClass class = PG_CLASS_PARK; is_ending && class <= PG_CLASS_ORGANIZATION; class ++)
        if (pg_reading_entry_before(reading, item.end, PG_LEX_ENDING, class, NULL))
            return false;
    return !pg_reading_entry_at(reading, item.start, PG_LEX_PLACE, PG_CLASS_NONE, NULL);
}

const PgLexEntry *pg_term_before(const PgReading *reading, uint32_t end, uint32_t from,
                                 uint32_t *length) {
    const PgLexEntry *entry =
        pg_reading_entry_before(reading, end, PG_LEX_INDUSTRY, PG_CLASS_NONE, length);
    return entry && *length > 1 && end - *length >= from ? entry : NULL;
}

/* Does the word end a field even inside a list, where commas bound what tags do not? */
static bool breaks_item(const PgReading *reading, PgSpan word) {
    if (!pg_char_is_han(reading->text[word.start]) ||
        pg_reading_kinds_of(reading, word) & breaking_kinds())
        return true;
    switch (reading->tags[word.start]) {
    case PG_TAG_PARTICLE:
    case PG_TAG_PRONOUN:
    case PG_TAG_PREPOSITION:
    case PG_TAG_CONJUNCTION:
    case PG_TAG_NUMBER:
    case PG_TAG_MEASURE:
        return true;
    default:
        return false;
    }
}

/* 重点推进|现代蒙医药: back to a cue across a word that by its tag belongs to no field; `at` where
   none stands near. */
static uint32_t back_to_cue(const PgReading *reading, uint32_t at, uint32_t end, uint32_t from) {
    uint32_t i = at;
    while (i > from && end - i < PG_MAX_FIELD) {
        uint32_t start = i - 1;
        while (start > from && !reading->word_starts[start])
            start--;
        if (breaks_item(reading, (PgSpan){start, i}))
            return at;
        bool opens = !pg_breaks_field(reading, (PgSpan){start, i});
        i = start;
        if (pg_reading_entry_before(reading, i, PG_LEX_FIELD_CUE, PG_CLASS_NONE, NULL))
            return opens ? i : at;
    }
    return at;
}

/* Where the words that can belong to a field ending at `end` begin. */
uint32_t pg_field_start(const PgReading *reading, uint32_t end, uint32_t from) {
    const PgLexSet cues =
        pg_lex_bit(PG_LEX_FIELD_CUE) | pg_lex_bit(PG_LEX_BUSINESS_CUE) | pg_lex_bit(PG_LEX_FIELD);
    uint32_t at = end, length;
    while (at > from && end - at < PG_MAX_FIELD) {
        if (pg_term_before(reading, at, from, &length)) {
            at -= length;
            continue;
        }
        if (reading->kinds_ending[at] & cues)
            break;
        uint32_t start = at - 1, c = reading->text[at - 1];
        while (start > from && !reading->word_starts[start])
            start--;
        /* 汽车整车及零部件 */
        bool joins = (c == U'及' || c == U'其' || c == U'与') && at < end &&
                     (pg_term_before(reading, start, from, &length) ||
                      reading->text[start] == U'及' || reading->text[start] == U'其');
        if (!joins &&
            pg_reading_entry_before(reading, at, PG_LEX_BOUNDARY, PG_CLASS_NONE, &length) &&
            length > 1)
            break;
        if (!joins && pg_breaks_field(reading, (PgSpan){start, at})) {
            at = at < end ? back_to_cue(reading, at, end, from) : at;
            break;
        }
        at = start;
    }
    while (at < end && (pg_char_joins(reading->text[at]) || reading->text[at] == U'其'))
        at++;
    /* A verb of one character, or 预计, opens the phrase, not the field. */
    while (at + 2 < end &&
           !pg_reading_entry_at(reading, at, PG_LEX_INDUSTRY, PG_CLASS_NONE, NULL) &&
           !pg_reading_entry_at(reading, at, PG_LEX_PART, PG_CLASS_INDUSTRY, NULL) &&
           (reading->word_starts[at + 1] || reading->tags[at] == PG_TAG_VERB_NOUN)) {
        at++;
        while (at < end && !reading->word_starts[at])
            at++;
    }
    if (at < end && at > from && reading->text[at] == U'级' && /* 千亿|级 */
        reading->tags[at - 1] == PG_TAG_NUMBER)
        at++;
    /* 重点, 全市, 千亿级: said of a field, no part of its name. */
    while (
        at < end &&
        pg_reading_entry_at(reading, at, PG_LEX_NOT_A_NAME, PG_CLASS_INDUSTRY, &length) &&
        at + length < end &&
        !pg_reading_entry_of(reading, (PgSpan){at, at + length}, PG_LEX_PART, PG_CLASS_INDUSTRY) &&
        !pg_reading_entry_of(reading, (PgSpan){at, end}, PG_LEX_INDUSTRY, PG_CLASS_NONE))
        at += length;
    return at;
}

static bool is_counter(uint32_t c) {
    switch (c) {
    case U'大':
    case U'条':
    case U'个':
    case U'类':
    case U'项':
    case U'种':
    case U'业':
    case U'款':
    case U'者':
        return true;
    default:
        return false;
    }
}

/* 三大, 3条, 两个: counts what stands before it. */
static bool is_count(const PgReading *reading, uint32_t at) {
    const uint32_t *text = reading->text;
    uint32_t i = at;
    if (pg_char_is_digit(text[at]))
        while (i < reading->n && pg_char_is_digit(text[i]))
            i++;
    else if (text[at] == U'几' || text[at] == U'两' || pg_char_is_han_numeral(text[at]))
        i += reading->word_starts[at];
    return i > at && i < reading->n && is_counter(text[i]);
}

/* Does the character end the items of lists? */
static bool ends_items(uint32_t c) {
    return pg_char_is_common_han(c) ? c == U'等' || c == U'和'
                                    : c == U'、' || pg_is_stop(c) || pg_is_closing(c);
}

/* 神经修复、: a verb that nothing of the item follows is its head. */
static bool ends_item(const PgReading *reading, uint32_t at, uint32_t limit) {
    return at >= limit || ends_items(reading->text[at]) || is_count(reading, at) ||
           reading->kinds_at[at] & (pg_lex_bit(PG_LEX_FIELD) | pg_lex_bit(PG_LEX_FIELD_ROLE));
}

/* 现代蒙|医药、: on to the end of a list's item across a word that by its tag belongs to none;
   `at` where the item does not end soon. */
static uint32_t on_to_item_end(const PgReading *reading, uint32_t at, uint32_t start,
                               uint32_t limit) {
    uint32_t i = at;
    while (!ends_item(reading, i, limit)) {
        uint32_t end = pg_next_word(reading, i, limit);
        if (end - start > PG_MAX_FIELD || breaks_item(reading, (PgSpan){i, end}))
            return at;
        i = end;
    }
    return i < limit ? i : at;
}

/* Where they end, from `start` on. 与 and 及 stay inside; who cuts the list decides about them. */
uint32_t pg_field_end(const PgReading *reading, uint32_t start, uint32_t limit) {
    uint32_t i = start;
    while (i < limit && i - start < PG_MAX_FIELD + 8) {
        uint32_t c = reading->text[i], length;
        if (ends_items(c) || c == U'“' || c == U'（' || (i > start && is_count(reading, i)))
            break;
        if (pg_reading_entry_at(reading, i, PG_LEX_INDUSTRY, PG_CLASS_NONE, &length) &&
            length > 1 && i + length <= limit) {
            i += length;
            continue;
        }
        if (i > start && pg_reading_entry_at(reading, i, PG_LEX_FIELD_ROLE, PG_CLASS_NONE, NULL))
            break;
        if (i > start && pg_reading_entry_at(reading, i, PG_LEX_FIELD, PG_CLASS_NONE, &length) &&
            reading->word_starts[i] && reading->word_starts[i + length]) {
            /* 高端制造业 is a field as a whole. */
            if (reading->text[i + length - 1] == U'业' && length == 3 &&
                pg_reading_is_made_of(reading, (PgSpan){start, i}, PG_LEX_PART, PG_CLASS_INDUSTRY))
                i += length;
            break;
        }
        if (pg_reading_entry_at(reading, i, PG_LEX_PART, PG_CLASS_INDUSTRY, &length) &&
            i + length <= limit && length > 1) {
            i += length;
            continue;
        }
        uint32_t end = i + 1;
        while (end < limit && !reading->word_starts[end])
            end++;
        bool joins = (c == U'与' || c == U'及') && i > start; /* 与 及 及其 */
        if (c == U'以' && i + 1 < limit && reading->text[i + 1] == U'及')
            break;
        bool heads = i > start && reading->tags[i] == PG_TAG_VERB && end - i == 2 &&
                     !pg_reading_entry_at(reading, i, PG_LEX_BOUNDARY, PG_CLASS_NONE, NULL) &&
                     ends_item(reading, end, limit);
        if (!joins && !heads && pg_breaks_field(reading, (PgSpan){i, end})) {
            if (i > start)
                i = on_to_item_end(reading, i, start, limit);
            break;
        }
        i = end;
    }
    /* 装备制造业 without 业 */
    uint32_t length;
    if (i > start + 2 && reading->text[i - 1] == U'业' &&
        pg_term_before(reading, i - 1, start, &length) &&
        !pg_reading_entry_of(reading, (PgSpan){start, i}, PG_LEX_INDUSTRY, PG_CLASS_NONE))
        i--;
    return i;
}

/* 生产 before it. */
uint32_t pg_without_verb(const PgReading *reading, uint32_t start, uint32_t end) {
    uint32_t length;
    while (pg_reading_entry_at(reading, start, PG_LEX_FIELD_TAIL, PG_CLASS_NONE, &length) &&
           start + length + 1 < end && reading->text[start + length] != U'性' && /* 生产性服务 */
           !pg_reading_entry_at(reading, start, PG_LEX_INDUSTRY, PG_CLASS_NONE, NULL))
        start += length;
    return start;
}

/* 研发、生产和销售 behind what a company makes. */
uint32_t pg_without_tail(const PgReading *reading, uint32_t start, uint32_t end) {
    uint32_t length;
    while (end > start &&
           !pg_reading_entry_of(reading, (PgSpan){start, end}, PG_LEX_INDUSTRY, PG_CLASS_NONE)) {
        if (pg_reading_entry_before(reading, end, PG_LEX_FIELD_TAIL, PG_CLASS_NONE, &length) &&
            end - start > length + 1)
            end -= length;
        else if (pg_char_joins(reading->text[end - 1]) && end - start > 2)
            end--;
        else
            break;
    }
    return end;
}

bool pg_is_known_field(const PgReading *reading, PgSpan item, bool even_ambiguous) {
    uint32_t length;
    if (pg_reading_entry_of(reading, item, PG_LEX_INDUSTRY, PG_CLASS_NONE))
        return even_ambiguous ||
               !pg_reading_entry_of(reading, item, PG_LEX_AMBIGUOUS, PG_CLASS_INDUSTRY);
    if (pg_term_before(reading, item.end, item.start, &length))
        return even_ambiguous ||
               !pg_reading_entry_of(reading, (PgSpan){item.end - length, item.end},
                                    PG_LEX_AMBIGUOUS, PG_CLASS_INDUSTRY);
    return false;
}
