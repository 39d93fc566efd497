/* Projects that nothing but the firm that opens their names tells: 比亚迪项目,
   华兴源创西部总部项目, 北汽新能源汽车一期全面竣工. */
#include "mention/internal.h"

enum { SCORE = 74, MAX_BETWEEN = 16, PHASE = 2 };

static bool is_phase(const PgReading *reading, uint32_t at) {
    uint32_t c = reading->text[at];
    return reading->text[at + 1] == U'期' && (pg_char_is_han_numeral(c) || c == U'首');
}

/* 一期|全面竣工, 二期|预计年底投产 */
static bool has_status(const PgReading *reading, uint32_t at, uint32_t limit) {
    enum { NEAR = 6 };
    for (uint32_t i = at; i < limit && i <= at + NEAR && pg_char_is_han(reading->text[i]); i++)
        if (reading->word_starts[i] &&
            pg_reading_entry_at(reading, i, PG_LEX_STATUS, PG_CLASS_NONE, NULL))
            return true;
    return false;
}

/* Can the word stand between a firm and what its project is called? */
static bool can_stand_between(const PgReading *reading, PgSpan word) {
    if (pg_reading_entry_of(reading, word, PG_LEX_BUILDING, PG_CLASS_NONE) ||
        pg_reading_entry_at(reading, word.start, PG_LEX_STATUS, PG_CLASS_NONE, NULL) ||
        pg_reading_entry_of(reading, word, PG_LEX_BOUNDARY, PG_CLASS_NONE))
        return false;
    if (pg_reading_entry_of(reading, word, PG_LEX_PART, PG_CLASS_PROJECT) ||
        pg_reading_entry_of(reading, word, PG_LEX_INDUSTRY, PG_CLASS_NONE))
        return true;
    switch (reading->tags[word.start]) {
    case PG_TAG_NOUN:
    case PG_TAG_VERB_NOUN:
    case PG_TAG_ADJECTIVE:
    case PG_TAG_UNKNOWN:
    case PG_TAG_PLACE:
    case PG_TAG_POSITION:
        return true;
    default:
        return false;
    }
}

/* Does what stands between a firm and 项目 tell nothing? But 总部. */
static bool is_generic(const PgReading *reading, PgSpan between) {
    return between.end > between.start &&
           pg_reading_is_made_of(reading, between, PG_LEX_NOT_A_NAME, PG_CLASS_PROJECT) &&
           !(reading->text[between.end - 2] == U'总' && reading->text[between.end - 1] == U'部');
}

/* Where the project's name ends that goes on behind the firm; 0 for none. */
static uint32_t end_of_project(const PgReading *reading, PgSpan firm, PgSpan sentence) {
    uint32_t length, other;
    for (uint32_t i = firm.end; i + PHASE <= sentence.end && i - firm.end <= MAX_BETWEEN;) {
        PgSpan between = {firm.end, i};
        if (reading->word_starts[i] &&
            pg_reading_entry_at(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, &length)) {
            bool is_other =
                (pg_reading_entry_at(reading, i, PG_LEX_NOT_A_NAME, PG_CLASS_PROJECT, &other) ||
                 pg_reading_entry_at(reading, i, PG_LEX_TITLE, PG_CLASS_NONE, &other)) &&
                other > length; /* 项目部, 项目经理 */
            uint32_t end = i + length;
            return is_generic(reading, between) || is_other || pg_char_is_digit(reading->text[end])
                       ? 0
                       : end;
        }
        if (is_phase(reading, i))
            return i > firm.end + 1 && !is_generic(reading, between) &&
                           !pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_PARK,
                                                    NULL) &&
                           !pg_reading_entry_at(reading, i + PHASE, PG_LEX_WEAK_ENDING,
                                                PG_CLASS_PROJECT, NULL) && /* 一期工程 */
                           has_status(reading, i + PHASE, sentence.end)
                       ? i + PHASE
                       : 0;
        PgSpan word = {i, i + 1};
        while (word.end < sentence.end && !reading->word_starts[word.end])
            word.end++;
        if (!pg_char_is_han(reading->text[i]) || !can_stand_between(reading, word))
            return 0;
        i = word.end;
    }
    return 0;
}

/* 外商投资|项目, 某某建设|项目: a verb as often as the end of a firm's name */
static bool is_activity(const PgReading *reading, PgSpan firm, uint32_t end) {
    uint32_t last = firm.end - 1;
    while (last > firm.start && !reading->word_starts[last])
        last--;
    return end == firm.end + 2 && reading->tags[last] == PG_TAG_VERB_NOUN;
}

void pg_firm_projects_find(PgReader *reader) {
    const PgReading *reading = reader->reading;
    guint n = reader->candidates->len;
    bool *is_end = PG_ARENA_NEW(reading->arena, bool, reading->n + 1); /* of a project's name */
    for (guint c = 0; c < n; c++) {
        const PgCandidate *other = &g_array_index(reader->candidates, PgCandidate, c);
        if (other->mention.class == PG_CLASS_PROJECT && other->score >= SCORE &&
            other->mention.kind == PG_MENTION_NAME)
            is_end[other->mention.span.end] = true;
    }
    for (guint c = 0; c < n; c++) {
        const PgMention *mention = &g_array_index(reader->candidates, PgCandidate, c).mention;
        if (mention->class != PG_CLASS_COMPANY || mention->kind != PG_MENTION_NAME)
            continue;
        const PgMention firm = *mention; /* adding moves them */
        PgSpan sentence = reading->page->sentences[firm.sentence].span;
        uint32_t end = end_of_project(reading, firm.span, sentence);
        if (!end || end - firm.span.start < 4 || is_activity(reading, firm.span, end) ||
            is_end[end])
            continue;
        is_end[end] = true;
        pg_candidate_add(reader, (PgSpan){firm.span.start, end}, PG_CLASS_PROJECT, firm.sentence,
                         SCORE);
    }
}
