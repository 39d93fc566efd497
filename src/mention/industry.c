/* Industries: terms of the scheme, what stands before 产业 or 领域, and the other items of a list
   that holds such terms. */
#include "mention/internal.h"

enum { MAX_ITEM = 14, MAX_ITEMS = 40 };

/* A noun phrase that could be the name of a field. */
static bool could_be_field(const PgReading *reading, PgSpan item) {
    uint32_t n = item.end - item.start;
    if (n < 2 || n > MAX_ITEM || pg_reading_is_made_of(reading, item, PG_LEX_NOT_A_NAME, PG_CLASS_INDUSTRY))
        return false;
    uint32_t first = item.start + 1;
    while (first < item.end && !reading->word_starts[first])
        first++;
    if (reading->tags[item.start] == PG_TAG_VERB && first - item.start > 1 &&
        !pg_reading_entry_at(reading, item.start, PG_LEX_PART, PG_CLASS_INDUSTRY, NULL) &&
        !pg_reading_entry_at(reading, item.start, PG_LEX_INDUSTRY, PG_CLASS_NONE, NULL))
        return false; /* 加快推进…产业 */
    for (uint32_t i = item.start; i < item.end; i++) {
        uint32_t c = reading->text[i];
        if (!pg_char_is_han(c) && !pg_char_is_latin(c) && !pg_char_is_digit(c) && c != '+' &&
            c != '-' && c != 0xff08 && c != 0xff09)
            return false;
        switch (reading->tags[i]) {
        case PG_TAG_PARTICLE:
        case PG_TAG_PRONOUN:
        case PG_TAG_PREPOSITION:
        case PG_TAG_ADVERB:
        case PG_TAG_MEASURE:
            if (reading->word_starts[i])
                return false;
            break;
        case PG_TAG_PERSON:
            break;
        default:
            break;
        }
        uint32_t length;
        if (pg_reading_entry_at(reading, i, PG_LEX_ENDING, PG_CLASS_COMPANY, &length) ||
            pg_reading_entry_at(reading, i, PG_LEX_ENDING, PG_CLASS_PARK, &length) ||
            pg_reading_entry_at(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, &length) ||
            pg_reading_entry_at(reading, i, PG_LEX_ENDING, PG_CLASS_ORGANIZATION, &length) ||
            (i == item.start &&
             pg_reading_entry_at(reading, i, PG_LEX_PLACE, PG_CLASS_NONE, &length)))
            return false;
    }
    return true;
}

/* 高端装备制造三大产业, 跨境电商三条产业链: the count behind the list is no part of its last item. */
static PgSpan without_count(const PgReading *reading, PgSpan item) {
    while (item.end > item.start + 2) {
        uint32_t at = item.end - 1;
        while (at > item.start && !reading->word_starts[at])
            at--;
        uint8_t tag = reading->tags[at];
        bool is_big = item.end - at == 1 && reading->text[at] == 0x5927 && at > item.start &&
                      reading->tags[at - 1] == PG_TAG_NUMBER; /* 三大 */
        if (tag != PG_TAG_NUMBER && tag != PG_TAG_MEASURE && !is_big)
            break;
        item.end = at;
    }
    return item;
}

static const PgLexEntry *known_field(const PgReading *reading, PgSpan item) {
    const PgLexEntry *entry = pg_reading_entry_of(reading, item, PG_LEX_INDUSTRY, PG_CLASS_NONE);
    uint32_t length;
    if (!entry &&
        pg_reading_entry_before(reading, item.end, PG_LEX_FIELD, PG_CLASS_NONE, &length) &&
        item.start + length < item.end)
        entry = pg_reading_entry_of(reading, (PgSpan){item.start, item.end - length},
                                    PG_LEX_INDUSTRY, PG_CLASS_NONE);
    return entry;
}

/* 医药产业园, 冷链物流基地二期项目: behind the term nothing but generic words up to the kind of thing
   that the name names. */
static bool is_before_kind(const PgReading *reading, uint32_t at) {
    for (uint32_t i = at; i < at + 8;) {
        uint32_t length;
        for (PgClass class = PG_CLASS_PARK; class <= PG_CLASS_PROJECT; class ++)
            if (class != PG_CLASS_COMPANY &&
                (pg_reading_entry_at(reading, i, PG_LEX_ENDING, class, &length) ||
                 pg_reading_entry_at(reading, i, PG_LEX_WEAK_ENDING, class, &length)))
                return true;
        if (!pg_reading_entry_at(reading, i, PG_LEX_NOT_A_NAME, PG_CLASS_PROJECT, &length))
            return false;
        i += length;
    }
    return false;
}

static void find_terms(PgReader *reader, PgSpan sentence, uint32_t number) {
    const PgReading *reading = reader->reading;
    for (uint32_t h = reading->hits_at[sentence.start]; h < reading->hits_at[sentence.end]; h++) {
        PgSpan span = {reading->hits[h].start, reading->hits[h].end};
        const PgLexEntry *entry =
            pg_reading_entry_of(reading, span, PG_LEX_INDUSTRY, PG_CLASS_NONE);
        if (!entry || !reading->word_starts[span.start])
            continue;
        uint32_t length;
        bool has_field =
            pg_reading_entry_at(reading, span.end, PG_LEX_FIELD, PG_CLASS_NONE, &length) != NULL;
        has_field |= is_before_kind(reading, span.end);
        bool ambiguous = pg_ontology_industry(reading->ontology, entry->value)->is_ambiguous;
        if (!has_field && (ambiguous || !reading->word_starts[span.end]))
            continue;
        pg_candidate_add(reader, span, PG_CLASS_INDUSTRY, number,
                         34 + (int)MIN(span.end - span.start, 10));
    }
}

/* X产业, X领域 where X is no term of the scheme. */
static void find_before_field_word(PgReader *reader, PgSpan sentence, uint32_t number) {
    const PgReading *reading = reader->reading;
    for (uint32_t h = reading->hits_at[sentence.start]; h < reading->hits_at[sentence.end]; h++) {
        PgSpan word = {reading->hits[h].start, reading->hits[h].end};
        if (!pg_reading_entry_of(reading, word, PG_LEX_FIELD, PG_CLASS_NONE))
            continue;
        int fit;
        uint32_t start = pg_name_start(reading, PG_CLASS_INDUSTRY, word, sentence.start, &fit);
        PgSpan core = without_count(reading, (PgSpan){start, word.start});
        if (fit < -20 || !could_be_field(reading, core) ||
            pg_reading_entry_before(reading, word.start, PG_LEX_INDUSTRY, PG_CLASS_NONE, NULL))
            continue;
        pg_candidate_add(reader, core, PG_CLASS_INDUSTRY, number, 33);
    }
}

/* A、B、C和D: when a third of the items are known fields, the others are fields, too. */
static void take_list(PgReader *reader, PgSpan *items, uint32_t n, uint32_t number, bool announced,
                      bool has_cue) {
    const PgReading *reading = reader->reading;
    uint32_t n_known = 0;
    for (uint32_t i = 0; i < n; i++)
        n_known += known_field(reading, items[i]) != NULL;
    if (n < 2 || (!has_cue && (!n_known || (!announced && n_known * 3 < n))))
        return;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t length;
        PgSpan item = without_count(reading, items[i]);
        if (pg_reading_entry_before(reading, item.end, PG_LEX_FIELD, PG_CLASS_NONE, &length) &&
            item.start + length + 1 < item.end)
            item.end -= length;
        if (could_be_field(reading, item))
            pg_candidate_add(reader, item, PG_CLASS_INDUSTRY, number,
                             36 + (int)MIN(item.end - item.start, 10));
    }
}

/* The item that ends the list: up to 等, a field word, or the end of the clause. */
static uint32_t item_end(const PgReading *reading, uint32_t start, uint32_t limit) {
    uint32_t i = start;
    for (; i < limit; i++) {
        uint32_t c = reading->text[i];
        if (c == 0x3001 || pg_is_stop(c) || c == 0x201d || c == 0x201c)
            break;
        if (i > start && reading->word_starts[i] &&
            (reading->tags[i] == PG_TAG_PARTICLE || c == 0x7b49 ||
             reading->tags[i] == PG_TAG_CONJUNCTION || c == 0x548c || c == 0x4e0e || c == 0x53ca ||
             pg_reading_entry_at(reading, i, PG_LEX_FIELD, PG_CLASS_NONE, NULL)))
            break;
    }
    return i;
}

static void find_lists(PgReader *reader, PgSpan sentence, uint32_t number) {
    const PgReading *reading = reader->reading;
    const uint32_t *text = reading->text;
    for (uint32_t i = sentence.start; i < sentence.end; i++) {
        if (text[i] != 0x3001)
            continue;
        /* The first item ends here: where does it begin? */
        PgSpan items[MAX_ITEMS];
        uint32_t n = 0;
        int fit;
        uint32_t first =
            pg_name_start(reading, PG_CLASS_INDUSTRY, (PgSpan){i, i}, sentence.start, &fit);
        uint32_t known;
        if (pg_reading_entry_before(reading, i, PG_LEX_INDUSTRY, PG_CLASS_NONE, &known) &&
            i - known < first)
            first = i - known;
        if (first < i)
            items[n++] = (PgSpan){first, i};
        uint32_t at = i;
        for (;;) {
            uint32_t start = at + 1;
            uint32_t c = at < sentence.end ? text[at] : 0;
            if (c == 0x4ee5 && at + 1 < sentence.end && text[at + 1] == 0x53ca) /* 以及 */
                start = at + 2;
            else if (c != 0x3001 && c != 0x548c && c != 0x4e0e && c != 0x53ca)
                break;
            uint32_t end = item_end(reading, start, sentence.end);
            if (end <= start || n == MAX_ITEMS)
                break;
            items[n++] = (PgSpan){start, end};
            at = end;
            uint32_t length;
            if (pg_reading_entry_at(reading, at, PG_LEX_FIELD, PG_CLASS_NONE, &length))
                at += length;
        }
        bool announced = false;
        for (uint32_t k = at; k < sentence.end && k < at + 8 && !pg_is_stop(text[k]); k++)
            announced |= pg_reading_entry_at(reading, k, PG_LEX_FIELD, PG_CLASS_NONE, NULL) != NULL;
        uint32_t before = n ? items[0].start : i;
        while (before > sentence.start && text[before - 1] == 0x201c)
            before--;
        bool has_cue =
            pg_reading_entry_before(reading, before, PG_LEX_FIELD_CUE, PG_CLASS_NONE, NULL) != NULL;
        take_list(reader, items, n, number, announced, has_cue);
        i = at > i ? at : i;
    }
}

void pg_industries_find(PgReader *reader, uint32_t number) {
    PgSpan sentence = reader->reading->page->sentences[number].span;
    find_terms(reader, sentence, number);
    find_before_field_word(reader, sentence, number);
    find_lists(reader, sentence, number);
}
