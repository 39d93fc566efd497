/* Industries: terms of the scheme, what stands before 产业 or 领域 or behind 主要从事. Lists of
   fields are read apart (industry_list.c). What the names of parks and projects say is found when
   the names are (name_field.c). */
#include "mention/industry.h"

static bool has_noun(const PgReading *reading, PgSpan core) {
    for (uint32_t i = core.start; i < core.end; i++)
        if (reading->tags[i] == PG_TAG_NOUN && !reading->word_starts[i + 1])
            return true;
    return false;
}

/* 产业 behind it; not of 新型工业化产业示范基地, an honour. */
static bool has_field_word(const PgReading *reading, uint32_t at) {
    uint32_t length;
    return pg_reading_entry_at(reading, at, PG_LEX_FIELD, PG_CLASS_NONE, &length) &&
           reading->text[at + length] != U'化' && /* 产业|化 */
           !pg_reading_entry_at(reading, at + length, PG_LEX_HONOUR, PG_CLASS_NONE, NULL);
}

static void take_term(PgReader *reader, const PgHit *hit, uint32_t number) {
    const PgReading *reading = reader->reading;
    PgSpan span = {hit->start, hit->end};
    uint32_t n = pg_span_length(span);
    bool has_field = has_field_word(reading, span.end);
    bool is_ambiguous = hit->kinds & pg_lex_bit(PG_LEX_AMBIGUOUS) &&
                        pg_hit_entry_of(reading, hit, PG_LEX_AMBIGUOUS, PG_CLASS_INDUSTRY);
    bool on_words = reading->word_starts[span.start] && reading->word_starts[span.end];
    bool has_tail = on_words && n > 2 &&
                    pg_reading_entry_at(reading, span.end, PG_LEX_FIELD_TAIL, PG_CLASS_NONE, NULL);
    if (!has_field && ((is_ambiguous && !has_tail) || (!on_words && n < 4)))
        return;
    if (!reading->word_starts[span.start] && n < 3)
        return;
    uint32_t zone; /* 临港|经济开发区 */
    if (n > 2 && pg_reading_entry_at(reading, span.end - 2, PG_LEX_ZONE, PG_CLASS_NONE, &zone) &&
        zone > 4)
        return;
    pg_candidate_add(reader, span, PG_CLASS_INDUSTRY, number,
                     (has_field      ? PG_SCORE_FIELD_BESIDE
                      : is_ambiguous ? PG_SCORE_WEAK_TERM
                                     : PG_SCORE_TERM) +
                         (int)MIN(n, 10));
}

/* X产业, X领域, with all that belongs to X. */
static void find_before_field_word(PgReader *reader, const PgHit *hit, PgSpan sentence,
                                   uint32_t number) {
    const PgReading *reading = reader->reading;
    uint32_t length; /* 特色产业, not its 产业 */
    if (!pg_reading_entry_before(reading, hit->end, PG_LEX_FIELD, PG_CLASS_NONE, &length) ||
        length != hit->end - hit->start || !has_field_word(reading, hit->start))
        return;
    PgSpan core = {pg_field_start(reading, hit->start, sentence.start), hit->start};
    if (!pg_could_be_field(reading, core) ||
        (core.start > sentence.start && pg_char_joins(reading->text[core.start - 1]) &&
         !pg_is_known_field(reading, core, true)))
        return;
    bool known = pg_term_before(reading, core.end, core.start, &length) != NULL;
    if (known)
        core.start = pg_extend_left(reading, core.end - length, core.start, PG_MAX_FIELD, false);
    /* By itself such a word makes a field only of nouns. */
    if (known || (has_noun(reading, core) && core.end - core.start > 2 &&
                  hit->end - hit->start >= 2 && reading->word_starts[core.start]))
        pg_candidate_add(reader, core, PG_CLASS_INDUSTRY, number,
                         (known ? PG_SCORE_FIELD_BESIDE : PG_SCORE_FIELD_UNKNOWN) +
                             (int)MIN(core.end - core.start, 12));
}

/* 主要从事X的研发: what such a cue is about is a field, known or not. */
static void find_behind_cue(PgReader *reader, const PgHit *hit, PgSpan sentence, uint32_t number) {
    const PgReading *reading = reader->reading;
    bool strong = hit->kinds & pg_lex_bit(PG_LEX_BUSINESS_CUE);
    bool may_be_known = reading->kinds_in[number] & pg_lex_bit(PG_LEX_INDUSTRY);
    if (!reading->word_starts[hit->end] || (!strong && !may_be_known))
        return;
    uint32_t start = hit->end;
    while (start < sentence.end && (reading->text[start] == U'”' || reading->text[start] == U'“' ||
                                    reading->text[start] == U'了' || reading->text[start] == U'于'))
        start++;
    uint32_t end = pg_field_end(reading, start, sentence.end);
    PgSpan core = {pg_without_verb(reading, start, end), pg_without_tail(reading, start, end)};
    if (core.end <= core.start || !pg_could_be_field(reading, core))
        return;
    if (pg_is_known_field(reading, core, strong) ||
        (strong && has_noun(reading, core) && core.end - core.start > 2))
        pg_field_add(reader, core, number, PG_SCORE_FIELD_CUED,
                     !pg_is_by_the_way(reading, core.start));
}

/* 以X为主: so does what these words hold between them. */
static void find_between(PgReader *reader, PgSpan sentence, uint32_t number) {
    const PgReading *reading = reader->reading;
    if (!(reading->kinds_in[number] & pg_lex_bit(PG_LEX_FIELD_ROLE)))
        return;
    for (uint32_t i = pg_char_find(reading->text, sentence.start, sentence.end, U'以');
         i < sentence.end; i = pg_char_find(reading->text, i + 1, sentence.end, U'以')) {
        if (!reading->word_starts[i])
            continue;
        PgSpan core = {i + 1, pg_field_end(reading, i + 1, sentence.end)};
        if (core.end < sentence.end &&
            pg_reading_entry_at(reading, core.end, PG_LEX_FIELD_ROLE, PG_CLASS_NONE, NULL) &&
            core.end - core.start > 2 && pg_could_be_field(reading, core))
            pg_field_add(reader, core, number, PG_SCORE_FIELD_CUED,
                         !pg_is_by_the_way(reading, core.start));
    }
}

/* X制造商, X高新技术企业 */
static void find_before_maker(PgReader *reader, const PgHit *hit, PgSpan sentence,
                              uint32_t number) {
    const PgReading *reading = reader->reading;
    PgSpan core = {pg_field_start(reading, hit->start, sentence.start), hit->start};
    if (core.end - core.start > 2 && core.end > core.start && has_noun(reading, core) &&
        pg_could_be_field(reading, core) &&
        !(core.start > sentence.start && reading->text[core.start - 1] == U'、'))
        pg_candidate_add(reader, core, PG_CLASS_INDUSTRY, number,
                         PG_SCORE_FIELD_UNKNOWN + (int)MIN(core.end - core.start, 12));
}

/* The fields that one word tells of: a term, 产业 behind it, a cue before it. */
static void find_by_words(PgReader *reader, PgSpan sentence, uint32_t number) {
    const PgReading *reading = reader->reading;
    const PgLexSet cues = pg_lex_bit(PG_LEX_BUSINESS_CUE) | pg_lex_bit(PG_LEX_FIELD_CUE);
    const PgLexSet telling =
        cues | pg_lex_bit(PG_LEX_INDUSTRY) | pg_lex_bit(PG_LEX_FIELD) | pg_lex_bit(PG_LEX_MAKER);
    if (!(reading->kinds_in[number] & telling))
        return;
    for (uint32_t t = reading->telling_in[number]; t < reading->telling_in[number + 1]; t++) {
        const PgHit *hit = &reading->hits[reading->telling[t]];
        if (!(hit->kinds & telling))
            continue;
        if (hit->kinds & pg_lex_bit(PG_LEX_INDUSTRY))
            take_term(reader, hit, number);
        if (hit->kinds & pg_lex_bit(PG_LEX_FIELD))
            find_before_field_word(reader, hit, sentence, number);
        if (hit->kinds & cues)
            find_behind_cue(reader, hit, sentence, number);
        if (hit->kinds & pg_lex_bit(PG_LEX_MAKER))
            find_before_maker(reader, hit, sentence, number);
    }
}

void pg_industries_find(PgReader *reader, uint32_t number) {
    PgSpan sentence = reader->reading->page->sentences[number].span;
    find_by_words(reader, sentence, number);
    find_between(reader, sentence, number);
    pg_industry_lists_find(reader, sentence, number);
}
