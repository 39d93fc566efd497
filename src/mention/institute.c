/* Institutes of others: 中科院上海微系统所, 中电科三十八所, 中科院某某研究所甲城智能感知研究院. */
#include "mention/internal.h"

static bool opens_item(const PgReading *reading, PgSpan sentence, uint32_t at) {
    return at == sentence.start || reading->text[at - 1] == U'、' ||
           pg_is_stop(reading->text[at - 1]);
}

static bool ends_item(const PgReading *reading, PgSpan sentence, uint32_t at) {
    return at == sentence.end || reading->text[at] == U'、' ||
           (reading->text[at] == U'等' && reading->word_starts[at]);
}

/* Where the item that goes on behind an organisation ends as an organisation does; `at` where it
   does not. */
static uint32_t item_end(const PgReading *reading, PgSpan sentence, uint32_t at) {
    enum { LONGEST = 16 };
    for (uint32_t end = at; end <= sentence.end && end - at <= LONGEST; end++) {
        if (ends_item(reading, sentence, end)) {
            uint32_t length;
            bool is_whole = pg_reading_entry_before(reading, end, PG_LEX_ENDING,
                                                    PG_CLASS_ORGANIZATION, &length) &&
                            length < end - at;
            return is_whole ? end : at;
        }
        if (!pg_char_is_han(reading->text[end]) ||
            pg_reading_entry_at(reading, end, PG_LEX_BOUNDARY, PG_CLASS_NONE, NULL))
            break;
    }
    return at;
}

/* 与 和 及 */
static bool is_and(const PgReading *reading, uint32_t at) {
    uint32_t c = reading->text[at];
    return pg_char_joins(c) && reading->word_starts[at] && reading->word_starts[at + 1];
}

/* Can the word stand in the name of an academy's institute: 上海 微 系统? */
static bool could_be_inside(const PgReading *reading, PgSpan word) {
    if (!pg_char_is_han(reading->text[word.start]) ||
        pg_reading_entry_of(reading, word, PG_LEX_BOUNDARY, PG_CLASS_NONE) ||
        pg_reading_entry_of(reading, word, PG_LEX_BUILDING, PG_CLASS_NONE) ||
        pg_reading_entry_of(reading, word, PG_LEX_STATUS, PG_CLASS_NONE) ||
        pg_reading_entry_of(reading, word, PG_LEX_TITLE, PG_CLASS_NONE))
        return false;
    switch (reading->tags[word.start]) {
    case PG_TAG_PREPOSITION:
    case PG_TAG_PARTICLE:
    case PG_TAG_PRONOUN:
    case PG_TAG_ADVERB:
        return false;
    default:
        return true;
    }
}

/* 研究所, 所, 院: an institute ends here, behind `least`. */
static bool ends_institute(const PgReading *reading, uint32_t end, uint32_t least) {
    uint32_t length, last = reading->text[end - 1];
    if (pg_reading_entry_before(reading, end, PG_LEX_ENDING, PG_CLASS_ORGANIZATION, &length))
        return length > 1 && end >= least + length;
    return (last == U'所' || last == U'院') && end > least + 1;
}

/* 中科院|苏州纳米技术与纳米仿生研究所: where the institute's name ends that opens with the
   academy's; `at` for none. */
static uint32_t academy_institute_end(const PgReading *reading, PgSpan sentence, uint32_t at) {
    enum { LONGEST = 22 };
    uint32_t limit = MIN(sentence.end, at + LONGEST);
    for (uint32_t i = at; i < limit;) {
        PgSpan word = {i, pg_next_word(reading, i, limit)};
        if (is_and(reading, i) ? i == at || ends_institute(reading, i, at)
                               : !could_be_inside(reading, word))
            return at;
        i = word.end;
        if (i < limit + 1 && reading->word_starts[i] && ends_institute(reading, i, at))
            return i;
    }
    return at;
}

/* 中科院, 中国科学院, 农科院 */
static bool is_academy(const PgReading *reading, PgSpan name) {
    uint32_t before = reading->text[name.end - 2];
    return pg_span_length(name) > 2 && reading->text[name.end - 1] == U'院' &&
           (before == U'科' || before == U'学' || before == U'程');
}

/* 中电科|三十八所: where the institute's number and 所 or 院 end; `at` for none. */
static uint32_t numbered_end(const PgReading *reading, uint32_t at) {
    enum { MAX_NUMERALS = 4 };
    uint32_t i = at + (reading->text[at] == U'第');
    uint32_t from = i;
    while (i - from < MAX_NUMERALS &&
           (pg_char_is_digit(reading->text[i]) || pg_char_is_han_numeral(reading->text[i])))
        i++;
    uint32_t c = reading->text[i];
    return i > from && (c == U'所' || c == U'院') ? i + 1 : at;
}

void pg_institutes_find(PgReader *reader, uint32_t number, guint first) {
    enum { SCORE = 72 };
    const PgReading *reading = reader->reading;
    PgSpan sentence = reading->page->sentences[number].span;
    bool has_organization = false;
    for (guint c = first, n = reader->candidates->len; c < n; c++) {
        const PgMention *mention = &g_array_index(reader->candidates, PgCandidate, c).mention;
        PgSpan name = mention->span;
        if (mention->kind != PG_MENTION_NAME)
            continue;
        uint32_t end = name.end;
        bool is_organization = mention->class == PG_CLASS_ORGANIZATION;
        if (mention->class == PG_CLASS_COMPANY)
            end = numbered_end(reading, name.end);
        else if (is_organization && is_academy(reading, name))
            end = academy_institute_end(reading, sentence, name.end);
        has_organization |= is_organization || end > name.end;
        if (end > name.end)
            pg_candidate_add(reader, (PgSpan){name.start, end}, PG_CLASS_ORGANIZATION, number,
                             SCORE);
    }
    for (guint c = first, n = reader->candidates->len; has_organization && c < n; c++) {
        const PgMention *mention = &g_array_index(reader->candidates, PgCandidate, c).mention;
        PgSpan name = mention->span;
        if (mention->class != PG_CLASS_ORGANIZATION || mention->kind != PG_MENTION_NAME ||
            !opens_item(reading, sentence, name.start))
            continue;
        uint32_t end = item_end(reading, sentence, name.end);
        if (end > name.end)
            pg_candidate_add(reader, (PgSpan){name.start, end}, PG_CLASS_ORGANIZATION, number,
                             SCORE);
    }
}
