/* Parts of parks that nothing but 园 ends: 嘉定园 of 张江高新区嘉定园, where a place says which,
   and 金沙园 of 三明高新区金沙园, where the page has it by itself, too; and those that a list names
   (分为科技创新区、航空物流区) by themselves. */
#include "mention/internal.h"

#include "words/words.h"

#include <string.h>

enum {
    GARDEN = U'园',
    MAX_PARTS = 24,
    SHORTEST = 2,
    LONGEST = 3, /* characters before 园 */
    SCORE = 60,
};

typedef struct {
    PgSpan whole, part;
    uint32_t sentence;
    int score;
    bool is_sure, is_repeated, is_listed;
} Part;

typedef struct {
    Part parts[MAX_PARTS];
    uint32_t n;
} Parts;

/* 公园, 花园, 校园 */
static bool is_word(const PgReading *reading, uint32_t at) {
    PgTag tags[PG_MAX_WORD];
    uint8_t costs[PG_MAX_WORD];
    return pg_words_match(reading->text + at, 2, tags, costs) & 2;
}

/* Where the part ends that begins right behind a zone; `at` where none does. */
static uint32_t part_end(const PgReading *reading, uint32_t at, uint32_t limit, bool *is_sure) {
    for (uint32_t n = SHORTEST; n <= LONGEST && at + n < limit; n++) {
        if (!pg_char_is_han(reading->text[at + n - 1]))
            break;
        uint32_t end = at + n + 1;
        if (reading->text[at + n] != GARDEN || reading->text[end] == U'区' || /* 园区 */
            pg_reading_entry_before(reading, end, PG_LEX_ENDING, PG_CLASS_PARK, NULL) ||
            pg_reading_entry_before(reading, end, PG_LEX_WEAK_ENDING, PG_CLASS_PARK, NULL))
            continue;
        PgSpan core = {at, at + n};
        *is_sure = pg_reading_entry_of(reading, core, PG_LEX_PLACE, PG_CLASS_NONE) != NULL;
        if (*is_sure || (!is_word(reading, at + n - 1) &&
                         !pg_reading_is_made_of(reading, core, PG_LEX_NOT_A_NAME, PG_CLASS_PARK)))
            return end;
    }
    return at;
}

static void collect(const PgReader *reader, Parts *parts) {
    const PgReading *reading = reader->reading;
    for (guint i = 0; i < reader->candidates->len && parts->n < MAX_PARTS; i++) {
        const PgCandidate *candidate = &g_array_index(reader->candidates, PgCandidate, i);
        const PgMention *park = &candidate->mention;
        uint32_t at = park->span.end;
        if (park->class == PG_CLASS_PARK && candidate->score == PG_SCORE_PARK_PART) {
            parts->parts[parts->n++] = (Part){.part = park->span, .is_listed = true};
            continue;
        }
        if (park->class != PG_CLASS_PARK || park->kind != PG_MENTION_NAME ||
            !(pg_reading_entry_before(reading, at, PG_LEX_ZONE, PG_CLASS_NONE, NULL) ||
              pg_reading_entry_before(reading, at, PG_LEX_PLACE, PG_CLASS_PARK, NULL)))
            continue;
        Part part = {.whole.start = park->span.start,
                     .sentence = park->sentence,
                     .score = candidate->score + 2};
        uint32_t limit = reading->page->sentences[park->sentence].span.end;
        part.whole.end = part_end(reading, at, limit, &part.is_sure);
        part.part = (PgSpan){at, part.whole.end};
        if (part.whole.end == at)
            continue;
        parts->parts[parts->n++] = part;
    }
}

/* A place that has a part without its zone, or outside of its list. */
static void repeat_at(PgReader *reader, Parts *parts, uint32_t at) {
    const PgReading *reading = reader->reading;
    uint32_t number = pg_sentence_at(reading, at);
    uint32_t end = reading->page->sentences[number].span.end;
    const Part *found = NULL;
    for (uint32_t k = 0; k < parts->n; k++) {
        PgSpan part = parts->parts[k].part;
        if (at == part.start)
            return;
        if (at + pg_span_length(part) > end || !pg_is_same_text(reading, part, at))
            continue;
        parts->parts[k].is_repeated = true;
        if (!found)
            found = &parts->parts[k];
    }
    if (found)
        pg_candidate_add(reader, (PgSpan){at, at + pg_span_length(found->part)}, PG_CLASS_PARK,
                         number, found->is_listed ? PG_SCORE_PARK_PART : SCORE);
}

static void repeat(PgReader *reader, Parts *parts) {
    const uint32_t *text = reader->reading->text;
    for (uint32_t k = 0; k < parts->n; k++) {
        uint32_t start = parts->parts[k].part.start;
        bool is_new = true; /* no part before begins with the same two characters */
        for (uint32_t i = 0; i < k; i++)
            is_new &=
                memcmp(text + parts->parts[i].part.start, text + start, 2 * sizeof *text) != 0;
        for (uint32_t at = 0; is_new && pg_pair_next(reader, start, &at);)
            repeat_at(reader, parts, at);
    }
}

/* “某某三园”: the third park of a firm; but “一区三园”. */
static void find_numbered(PgReader *reader) {
    enum { SHORTEST_NAME = 4, LONGEST_NAME = 6, SCORE_QUOTED = 80 };
    const PgReading *reading = reader->reading;
    uint32_t n = reading->page->n_sentences, end = n ? reading->page->sentences[n - 1].span.end : 0;
    for (uint32_t open, next = 0; (open = pg_char_find(reading->text, next, end, U'“')) < end;
         next = open + 1) {
        PgSpan name = {open + 1, open + 1};
        while (name.end < end && pg_span_length(name) <= LONGEST_NAME &&
               pg_char_is_han(reading->text[name.end]))
            name.end++;
        if (name.end == end || reading->text[name.end] != U'”' ||
            pg_span_length(name) < SHORTEST_NAME || reading->text[name.end - 1] != GARDEN ||
            !pg_char_is_han_numeral(reading->text[name.end - 2]) ||
            reading->tags[name.start] == PG_TAG_NUMBER ||
            pg_char_is_han_numeral(reading->text[name.start]))
            continue;
        uint32_t number = pg_sentence_at(reading, open);
        PgSpan sentence = reading->page->sentences[number].span;
        if (open >= sentence.start && name.end < sentence.end)
            pg_candidate_add(reader, name, PG_CLASS_PARK, number, SCORE_QUOTED);
    }
}

void pg_park_gardens_find(PgReader *reader) {
    find_numbered(reader);
    Parts parts = {0};
    collect(reader, &parts);
    if (!parts.n)
        return;
    repeat(reader, &parts);
    for (uint32_t k = 0; k < parts.n; k++)
        if (!parts.parts[k].is_listed && (parts.parts[k].is_sure || parts.parts[k].is_repeated))
            pg_candidate_add(reader, parts.parts[k].whole, PG_CLASS_PARK, parts.parts[k].sentence,
                             parts.parts[k].score);
}
