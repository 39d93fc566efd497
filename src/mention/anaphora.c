/* What stands for a name said before: 该公司, 园区, 项目, 它. */
#include "mention/internal.h"

/* 企业 in 8家企业 or 日资背景的企业 is no particular one. */
static bool stands_alone(const PgReading *reading, uint32_t at, uint32_t from) {
    uint32_t c = reading->text[at];
    if (at == from || c == U'该' || c == U'这' || c == U'此' || c == U'我' || c == U'本')
        return true;
    if (!pg_char_is_han(reading->text[at - 1]))
        return reading->text[at - 1] != U'”' && reading->text[at - 1] != U'、';
    if (at > from + 2 && (reading->text[at - 1] == U'日' || reading->text[at - 1] == U'月') &&
        pg_char_is_digit(reading->text[at - 2])) /* 今年2月18日|项目正式开工 */
        return true;
    if (pg_reading_entry_before(reading, at, PG_LEX_TITLE, PG_CLASS_NONE, NULL))
        return false;
    if (pg_reading_entry_before(reading, at, PG_LEX_PERIOD, PG_CLASS_NONE, NULL))
        return true; /* 前三季度|高新区 */
    switch (reading->tags[at - 1]) {
    case PG_TAG_VERB:
    case PG_TAG_ADVERB:
    case PG_TAG_PREPOSITION:
    case PG_TAG_CONJUNCTION:
    case PG_TAG_TIME:
    case PG_TAG_POSITION:
        return true;
    default:
        return false;
    }
}

/* 企业 in 规上企业25家: counted, or of a kind. */
static bool is_counted(const PgReading *reading, const PgHit *hit, PgClass class, uint32_t from) {
    if (class == PG_CLASS_PARK)
        return false;
    uint32_t length, next = reading->text[hit->end];
    if (next == U'数' || (next == U'总' && reading->text[hit->end + 1] == U'数'))
        return true; /* 企业|数, 企业|总数 */
    return pg_char_is_digit(next) ||
           (reading->tags[hit->end] == PG_TAG_NUMBER && reading->word_starts[hit->end]) ||
           (pg_reading_entry_before(reading, hit->start, PG_LEX_NOT_A_NAME, class, &length) &&
            hit->start - length >= from && length > 1);
}

/* 集中区|内: no 区内 */
static bool ends_zone(const PgReading *reading, uint32_t at) {
    uint32_t length;
    return (pg_reading_entry_before(reading, at, PG_LEX_ENDING, PG_CLASS_PARK, &length) ||
            pg_reading_entry_before(reading, at, PG_LEX_WEAK_ENDING, PG_CLASS_PARK, &length)) &&
           length > 1;
}

static void add_anaphor(PgReader *reader, const PgHit *hit, PgClass class, uint32_t number) {
    PgCandidate candidate = {{.span = {hit->start, hit->end},
                              .class = class,
                              .kind = PG_MENTION_ANAPHOR,
                              .sentence = number},
                             20 + (int)MIN(hit->end - hit->start, 6)};
    g_array_append_val(reader->candidates, candidate);
}

static bool opens_clause(const PgReading *reading, uint32_t at, uint32_t from) {
    return at == from || reading->text[at - 1] == U'，' || reading->text[at - 1] == U'；';
}

/* 研究院已取得…, 目前，指挥中心接入…: what ends names opens a clause, by itself, and does
 * something. */
static bool is_bare_ending(const PgReading *reading, const PgHit *hit) {
    static const PgClass CLASSES[] = {PG_CLASS_ORGANIZATION, PG_CLASS_PROJECT, PG_CLASS_PARK,
                                      PG_CLASS_COMPANY};
    enum { SHORTEST = 2, LONGEST = 5 };
    PgSpan span = {hit->start, hit->end};
    if (!(hit->kinds & (pg_lex_bit(PG_LEX_ENDING) | pg_lex_bit(PG_LEX_WEAK_ENDING) |
                        pg_lex_bit(PG_LEX_PARK_PART))) ||
        pg_span_length(span) < SHORTEST || pg_span_length(span) > LONGEST ||
        !reading->word_starts[span.start] || !reading->word_starts[span.end])
        return false;
    uint8_t next = reading->tags[span.end];
    if (next != PG_TAG_VERB && next != PG_TAG_ADVERB && next != PG_TAG_PREPOSITION &&
        next != PG_TAG_TIME && !pg_char_is_digit(reading->text[span.end]))
        return false;
    if (hit->kinds & pg_lex_bit(PG_LEX_PARK_PART)) /* 基地 */
        return true;
    for (size_t i = 0; i < G_N_ELEMENTS(CLASSES); i++)
        if (pg_reading_entry_of(reading, span, PG_LEX_ENDING, CLASSES[i]) ||
            pg_reading_entry_of(reading, span, PG_LEX_WEAK_ENDING, CLASSES[i]))
            return true;
    return false;
}

/* 该公司, 园区, 它: a word that may stand for something. */
static void take_word(PgReader *reader, const PgHit *hit, uint32_t from, uint32_t number) {
    const PgReading *reading = reader->reading;
    bool on_words = reading->word_starts[hit->start] && reading->word_starts[hit->end];
    if (hit->kinds & pg_lex_bit(PG_LEX_PRONOUN) && on_words)
        add_anaphor(reader, hit, PG_CLASS_NONE, number);
    if ((!reading->word_starts[hit->end] && hit->end - hit->start <= 2) ||
        !(hit->kinds & pg_lex_bit(PG_LEX_ANAPHOR)) || !stands_alone(reading, hit->start, from))
        return;
    const PgLexEntry *entry = pg_reading_entry(reading, hit->entry);
    for (; entry; entry = pg_reading_entry(reading, entry->next))
        if (entry->kind == PG_LEX_ANAPHOR &&
            !(entry->class == PG_CLASS_PARK && ends_zone(reading, hit->start + 1)) &&
            !is_counted(reading, hit, entry->class, from))
            add_anaphor(reader, hit, entry->class, number);
}

void pg_anaphors_find(PgReader *reader, uint32_t number) {
    const PgReading *reading = reader->reading;
    PgSpan sentence = reading->page->sentences[number].span;
    for (uint32_t t = reading->telling_in[number]; t < reading->telling_in[number + 1]; t++) {
        const PgHit *hit = &reading->hits[reading->telling[t]];
        if (hit->kinds & (pg_lex_bit(PG_LEX_ANAPHOR) | pg_lex_bit(PG_LEX_PRONOUN)))
            take_word(reader, hit, sentence.start, number);
        else if (opens_clause(reading, hit->start, sentence.start) && is_bare_ending(reading, hit))
            add_anaphor(reader, hit, PG_CLASS_ORGANIZATION, number);
    }
}
