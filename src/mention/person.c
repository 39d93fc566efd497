/* People: a surname and a given name behind a title, or before a verb of speech. */
#include "mention/internal.h"

bool pg_can_end_name(const PgReading *reading, uint32_t at, uint32_t end) {
    if (at >= end || !pg_char_is_han(reading->text[at]))
        return true;
    if (pg_reading_entry_at(reading, at, PG_LEX_SPEECH, PG_CLASS_NONE, NULL) ||
        pg_reading_entry_at(reading, at, PG_LEX_BOUNDARY, PG_CLASS_NONE, NULL) ||
        pg_reading_entry_at(reading, at, PG_LEX_TITLE, PG_CLASS_NONE, NULL))
        return true;
    PgTag tags[PG_MAX_WORD];
    uint8_t costs[PG_MAX_WORD];
    unsigned found = pg_words_match(reading->text + at, end - at, tags, costs);
    for (unsigned k = 0; k < PG_MAX_WORD; k++) {
        if (!(found & 1u << k))
            continue;
        if (k ? tags[k] == PG_TAG_VERB || tags[k] == PG_TAG_VERB_NOUN || tags[k] == PG_TAG_ADVERB ||
                    tags[k] == PG_TAG_TIME
              : tags[k] == PG_TAG_PREPOSITION || tags[k] == PG_TAG_PARTICLE ||
                    tags[k] == PG_TAG_CONJUNCTION || tags[k] == PG_TAG_ADVERB)
            return true;
    }
    return false;
}

static bool is_common_word(const PgReading *reading, uint32_t start, uint32_t n) {
    PgTag tags[PG_MAX_WORD];
    uint8_t costs[PG_MAX_WORD];
    unsigned found = pg_words_match(reading->text + start, n, tags, costs);
    return found & 1u << (n - 1) && tags[n - 1] != PG_TAG_PERSON && tags[n - 1] != PG_TAG_PLACE;
}

/* 鲁道夫·沙尔平: the length of a foreign name with its dots, 0 for none. */
static uint32_t dotted_name(const PgReading *reading, uint32_t start, uint32_t end) {
    uint32_t i = start, parts = 1, run = 0, last = 0;
    for (; i < end; i++) {
        if (pg_char_is_han(reading->text[i]) && run < 7) {
            if (parts > 1 && run >= 2 && pg_can_end_name(reading, i, end))
                break;
            run++;
            last = i + 1;
        } else if (reading->text[i] == 0xb7 && run) {
            parts++;
            run = 0;
        } else {
            break;
        }
    }
    return parts > 1 && run ? last - start : 0;
}

/* The length of the name of a person at `start`; 0 for none. */
static uint32_t person_at(const PgReading *reading, uint32_t start, uint32_t end) {
    uint32_t dotted = dotted_name(reading, start, end);
    if (dotted)
        return dotted;
    uint32_t surname;
    if (!pg_reading_entry_at(reading, start, PG_LEX_SURNAME, PG_CLASS_NONE, &surname))
        return 0;
    for (uint32_t given = 2; given >= 1; given--) {
        uint32_t n = surname + given;
        bool all_han = start + n <= end;
        for (uint32_t i = start; all_han && i < start + n; i++)
            all_han = pg_char_is_han(reading->text[i]);
        if (!all_han || !pg_can_end_name(reading, start + n, end))
            continue;
        if (n <= 3 && is_common_word(reading, start, n))
            continue;
        /* 王力强调: the shorter name, when a verb of speech follows it. */
        if (given == 2 &&
            pg_reading_entry_at(reading, start + n - 1, PG_LEX_SPEECH, PG_CLASS_NONE, NULL) &&
            !pg_reading_entry_at(reading, start + n, PG_LEX_SPEECH, PG_CLASS_NONE, NULL))
            continue;
        return n;
    }
    return 0;
}

static bool starts_clause(const PgReading *reading, uint32_t at, uint32_t from) {
    if (at == from)
        return true;
    uint32_t c = reading->text[at - 1];
    return pg_is_stop(c) || pg_is_closing(c) || c == 0x201c || c == 0x3001;
}

void pg_people_find(PgReader *reader, uint32_t number) {
    const PgReading *reading = reader->reading;
    PgSpan sentence = reading->page->sentences[number].span;
    uint32_t done = sentence.start;
    for (uint32_t i = sentence.start; i < sentence.end; i++) {
        if (i < done)
            continue;
        bool has_title = i > sentence.start && pg_reading_entry_before(reading, i, PG_LEX_TITLE,
                                                                       PG_CLASS_NONE, NULL) != NULL;
        bool opens = starts_clause(reading, i, sentence.start);
        if (!has_title && !opens)
            continue;
        uint32_t n = person_at(reading, i, sentence.end);
        if (!n)
            continue;
        bool speaks =
            pg_reading_entry_at(reading, i + n, PG_LEX_SPEECH, PG_CLASS_NONE, NULL) != NULL;
        if (!has_title && !speaks)
            continue;
        pg_candidate_add(reader, (PgSpan){i, i + n}, PG_CLASS_PERSON, number, has_title ? 68 : 46);
        done = i + n;
        /* 副主任张三、李四 */
        while (has_title && done + 1 < sentence.end && reading->text[done] == 0x3001) {
            uint32_t next = person_at(reading, done + 1, sentence.end);
            if (!next || pg_reading_entry_at(reading, done + 1, PG_LEX_PLACE, PG_CLASS_NONE, NULL))
                break;
            uint32_t after = done + 1 + next;
            bool closes = after >= sentence.end || !pg_char_is_han(reading->text[after]) ||
                          reading->text[after] == 0x7b49; /* 等 */
            if (!closes)
                break;
            pg_candidate_add(reader, (PgSpan){done + 1, after}, PG_CLASS_PERSON, number, 60);
            done = after;
        }
    }
}
