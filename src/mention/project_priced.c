/* Projects by what a clause says of them first:
   甲电子信息产业园乙导航产业基地二期项目总投资7.3亿元. All that stands before the amount is the
   name, parks and firms in it included. */
#include "mention/internal.h"

enum { SCORE = 84, SHORTEST = 6, LONGEST = 60 };

/* 总投资 and 投资, where money follows. */
static bool is_price(const PgReading *reading, PgSpan word) {
    return reading->text[word.end - 1] == 0x8d44 && /* 资 */
           pg_reading_entry_of(reading, word, PG_LEX_MONEY, PG_CLASS_NONE) &&
           pg_costs(reading, word.end);
}

/* Where the clause begins that ends at `end`; `end` where it is no name's length. */
static uint32_t clause_start(const PgReading *reading, uint32_t end, uint32_t from) {
    uint32_t start = end;
    while (start > from && end - start <= LONGEST && !pg_is_stop(reading->text[start - 1]) &&
           reading->text[start - 1] != 0x3001) /* 、 */
        start--;
    return end - start > LONGEST ? end : start;
}

/* The ending of a project before `end`, its phase and 项目 behind it included: where it begins. */
static uint32_t ending_start(const PgReading *reading, PgSpan name) {
    uint32_t end = name.end, length;
    if (reading->text[end - 1] == 0xff09 && end >= name.start + SHORTEST) { /* （二期） */
        end -= 2;
        while (end > name.start && reading->text[end - 1] != 0xff08)
            end--;
        end -= end > name.start;
    }
    if (!pg_reading_entry_before(reading, end, PG_LEX_ENDING, PG_CLASS_PROJECT, &length) &&
        !pg_reading_entry_before(reading, end, PG_LEX_WEAK_ENDING, PG_CLASS_PROJECT, &length))
        return name.end;
    return end - MIN(length, end - name.start);
}

/* Words that a name may hold, the first of them no verb. */
static bool is_name(const PgReading *reading, PgSpan name) {
    if (reading->tags[name.start] == PG_TAG_VERB || reading->tags[name.start] == PG_TAG_ADVERB ||
        reading->tags[name.start] == PG_TAG_VERB_NOUN)
        return false;
    for (uint32_t i = name.start; i < name.end; i++) {
        if (!reading->word_starts[i])
            continue;
        uint8_t tag = reading->tags[i];
        if (tag == PG_TAG_PARTICLE || tag == PG_TAG_PREPOSITION || tag == PG_TAG_PRONOUN ||
            tag == PG_TAG_TIME ||
            pg_reading_entry_at(reading, i, PG_LEX_BUILDING, PG_CLASS_NONE, NULL))
            return false;
    }
    return true;
}

void pg_projects_priced_find(PgReader *reader, uint32_t number) {
    const PgReading *reading = reader->reading;
    PgSpan sentence = reading->page->sentences[number].span;
    for (uint32_t h = reading->hits_at[sentence.start]; h < reading->hits_at[sentence.end]; h++) {
        const PgHit *hit = &reading->hits[h];
        if (!(hit->kinds & pg_lex_bit(PG_LEX_MONEY)) ||
            !is_price(reading, (PgSpan){hit->start, hit->end}))
            continue;
        PgSpan name = {clause_start(reading, hit->start, sentence.start), hit->start};
        if (name.end < name.start + SHORTEST)
            continue;
        PgSpan core = {name.start, ending_start(reading, name)};
        if (core.end < name.end && core.end >= core.start + 2 && is_name(reading, name) &&
            pg_has_proper_part(reading, core) && !pg_is_generic_project(reading, core))
            pg_candidate_add(reader, name, PG_CLASS_PROJECT, number, SCORE);
    }
}
