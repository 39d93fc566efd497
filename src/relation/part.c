/* Parts of a park that an announcement of so many opens: 形成“一区三园”的格局：A园…；B园…；C园…. */
#include "relation/internal.h"

#include "relation/event.h"

enum { PARK = PG_CLASS_BIT(PG_CLASS_PARK), MAX_PARTS = 16 };

/* 两 二 … 十, 3: more than one. */
static bool is_many(const PgReading *reading, uint32_t at) {
    uint32_t c = reading->text[at];
    if (c == U'两' || (c != U'一' && pg_char_is_han_numeral(c)))
        return true;
    return c >= '2' && c <= '9' && !pg_char_is_digit(reading->text[at + 1]);
}

/* Is what ends at `end` so many parts of a park: 四园区, 三大板块, 5个功能区? */
static bool is_count_of_parts(const PgReading *reading, uint32_t end, uint32_t from) {
    enum { LONGEST_NOUN = 6 };
    if (!pg_reading_entry_before(reading, end, PG_LEX_PARK_PART, PG_CLASS_NONE, NULL))
        return false;
    for (uint32_t i = end - 1; i > from && i + LONGEST_NOUN > end; i--)
        if (is_many(reading, i - 1))
            return true;
    return false;
}

/* Where the parts follow that a sentence announces, behind a ： not far from their count; 0 where
   it announces none. */
static uint32_t announced_in(const PgReading *reading, PgSpan sentence) {
    enum { FAR = 12 }; /* …”的发展格局： */
    for (uint32_t at = sentence.start, colon;
         (colon = pg_char_find(reading->text, at, sentence.end, U'：')) < sentence.end;
         at = colon + 1)
        for (uint32_t end = colon; end > sentence.start + 2 && colon - end < FAR; end--) {
            if (is_count_of_parts(reading, end, sentence.start))
                return colon + 1;
            if (pg_ends_clause(reading->text[end - 1]))
                break;
        }
    return 0;
}

/* The parks that open the clauses between semicolons from `at` on; how many. */
static uint32_t collect_parts(const PgReading *reading, uint32_t at, uint32_t limit,
                              uint32_t parts[MAX_PARTS]) {
    uint32_t n = 0;
    for (uint32_t i = at; i < limit && n < MAX_PARTS; i++) {
        if (i > at && reading->text[i - 1] != U'；')
            continue;
        uint32_t park = pg_mention_starting(reading, i, PARK);
        if (park && reading->mentions[park - 1].kind == PG_MENTION_NAME &&
            reading->mentions[park - 1].entity)
            parts[n++] = reading->mentions[park - 1].entity;
    }
    return n;
}

/* What parts of a park stand in a row, each with what is said of it. */
void pg_find_parts(PgFinder *finder) {
    const PgReading *reading = finder->reading;
    for (uint32_t s = 0; s < reading->page->n_sentences; s++) {
        PgSpan sentence = reading->page->sentences[s].span;
        if (!(reading->kinds_in[s] & pg_lex_bit(PG_LEX_PARK_PART)) || pg_row_of(finder, s))
            continue;
        uint32_t at = announced_in(reading, sentence);
        uint32_t parts[MAX_PARTS], n = at ? collect_parts(reading, at, sentence.end, parts) : 0;
        uint32_t whole = n > 1 ? pg_subject_before(finder, at, s, PARK) : 0;
        for (uint32_t i = 0; whole && i < n; i++)
            if (parts[i] != whole)
                pg_relation_add(finder, finder->known->part_of, parts[i], whole, s,
                                "announced parts");
    }
}
