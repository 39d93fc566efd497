/* What is built and named after itself: 总投资12亿元的某某总部大楼, 新建某某人才公寓、某某变电站.
   The words alone would be places to go to; what it costs, or that it is built, makes them
   projects. */
#include "mention/internal.h"

enum { TRUST = 46, MAX_AFTER_AMOUNT = 6 /* characters: 建设的 */ };

/* 3亿元|的, 3亿元|兴建的 right before. */
static bool costs_money(const PgReading *reading, uint32_t at, uint32_t from) {
    if (at <= from + 1 || reading->text[at - 1] != U'的')
        return false;
    uint32_t first = at > from + MAX_AFTER_AMOUNT ? at - MAX_AFTER_AMOUNT : from;
    for (uint32_t i = at - 1; i >= first && i > from; i--)
        if (reading->text[i - 1] == U'元')
            return i == at - 1 ||
                   pg_reading_entry_before(reading, at - 1, PG_LEX_BUILDING, PG_CLASS_NONE, NULL);
    return false;
}

/* 建设, 新建了, 续建 right before. */
static bool is_built(const PgReading *reading, uint32_t at, uint32_t from) {
    if (at > from && reading->text[at - 1] == U'了')
        at--;
    return at > from && pg_reading_entry_before(reading, at, PG_LEX_BUILDING, PG_CLASS_NONE, NULL);
}

/* 年产280万吨洁净煤选煤厂 */
static bool has_output(const PgReading *reading, PgSpan core) {
    for (uint32_t i = core.start; i + 2 < core.end; i++)
        if (reading->text[i] == U'年' && reading->text[i + 1] == U'产' &&
            pg_char_is_digit(reading->text[i + 2]))
            return true;
    return false;
}

/* Behind 、 or 和, where what stands before it was one, too: its end is `last`. */
static bool goes_on(const PgReading *reading, uint32_t at, uint32_t last) {
    return last && at == last + 1 &&
           (reading->text[last] == U'、' || pg_char_joins(reading->text[last]));
}

/* 甲研究院和|乙检测中心: two. */
static uint32_t behind_joint(const PgReading *reading, PgSpan name) {
    for (uint32_t i = name.end - 1; i > name.start; i--)
        if (pg_char_joins(reading->text[i]) && reading->word_starts[i] &&
            reading->word_starts[i + 1])
            return i + 1;
    return name.start;
}

void pg_project_sites_find(PgReader *reader, uint32_t number) {
    enum { MIN_CORE = 2 };
    const PgReading *reading = reader->reading;
    PgSpan sentence = reading->page->sentences[number].span;
    uint32_t last = 0;
    if (!(reading->kinds_in[number] & pg_lex_bit(PG_LEX_SITE)))
        return;
    for (uint32_t t = reading->telling_in[number]; t < reading->telling_in[number + 1]; t++) {
        const PgHit *hit = &reading->hits[reading->telling[t]];
        PgSpan ending = {hit->start, hit->end};
        if (!(hit->kinds & pg_lex_bit(PG_LEX_SITE)) || !reading->word_starts[hit->end] ||
            !pg_reading_entry_of(reading, ending, PG_LEX_SITE, PG_CLASS_NONE))
            continue;
        int fit;
        PgSpan name = {pg_name_start(reading, PG_CLASS_PROJECT, ending, sentence.start, &fit),
                       ending.end};
        name.start = pg_behind_opening(reading, name.start, name.end);
        name.start = behind_joint(reading, name);
        PgSpan core = {name.start, ending.start};
        if (core.end < core.start + MIN_CORE || !pg_has_proper_part(reading, core))
            continue;
        uint32_t from = sentence.start, start = name.start;
        if (start > from && reading->text[start - 1] == U'“')
            start--;
        if (!has_output(reading, core) && !costs_money(reading, start, from) &&
            !is_built(reading, start, from) && !goes_on(reading, start, last))
            continue;
        last = name.end;
        pg_candidate_add(reader, name, PG_CLASS_PROJECT, number, TRUST);
    }
}
