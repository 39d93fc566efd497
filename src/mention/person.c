/* People: a surname and a given name behind or before a title, or before a verb of speech; and the
   same name wherever the page has it again. */
#include "mention/internal.h"

#include <string.h>

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

enum { DOT = 0xb7 /* in foreign names */ };

/* 鲁道夫·沙尔平: the length of a foreign name with its dots, 0 for none. */
static uint32_t dotted_name(const PgReading *reading, uint32_t start, uint32_t end) {
    enum { MAX_RUN = 7 };
    uint32_t i = start, parts = 1, run = 0, last = 0, first_end = MIN(end, start + MAX_RUN + 1);
    if (pg_char_find(reading->text, start, first_end, DOT) == first_end)
        return 0;
    for (; i < end; i++) {
        if (pg_char_is_han(reading->text[i]) && run < MAX_RUN) {
            if (parts > 1 && run >= 2 && pg_can_end_name(reading, i, end))
                break;
            run++;
            last = i + 1;
        } else if (reading->text[i] == DOT && run) {
            parts++;
            run = 0;
        } else {
            break;
        }
    }
    return parts > 1 && run ? last - start : 0;
}

/* 王力算过账: behind a title a name may end before any word that the segmentation sets apart. */
static bool can_end_behind_title(const PgReading *reading, uint32_t at, uint32_t end) {
    if (!reading->word_starts[at])
        return false;
    PgTag tags[PG_MAX_WORD];
    uint8_t costs[PG_MAX_WORD];
    unsigned found = pg_words_match(reading->text + at, end - at, tags, costs);
    return found >> 1 || (found & 1 && tags[0] == PG_TAG_VERB);
}

static bool is_all_han(const PgReading *reading, uint32_t start, uint32_t n, uint32_t end) {
    for (uint32_t i = start; i < start + n; i++)
        if (i >= end || !pg_char_is_han(reading->text[i]))
            return false;
    return true;
}

/* 高新区, 方圆: what the lexicon knows as a place, a park or a name is no person. */
static bool is_known_otherwise(const PgReading *reading, uint32_t start, uint32_t n) {
    static const PgLexKind kinds[] = {PG_LEX_PLACE,   PG_LEX_NAME,     PG_LEX_ENDING,
                                      PG_LEX_ANAPHOR, PG_LEX_INDUSTRY, PG_LEX_WEAK_ENDING,
                                      PG_LEX_STATUS,  PG_LEX_HONOUR};
    for (unsigned k = 0; k < G_N_ELEMENTS(kinds); k++) {
        uint32_t length;
        if (pg_reading_entry_at(reading, start, kinds[k], PG_CLASS_NONE, &length) && length >= n)
            return true;
    }
    return false;
}

/* 王力|正在: 正 seldom ends a name. */
static bool starts_adverb(const PgReading *reading, uint32_t at, uint32_t end) {
    if (reading->text[at] != U'正' || at + 1 >= end)
        return false;
    PgTag tags[PG_MAX_WORD];
    uint8_t costs[PG_MAX_WORD];
    return pg_words_match(reading->text + at, end - at, tags, costs) & 2 ||
           (pg_words_match(reading->text + at + 1, end - at - 1, tags, costs) & 1 &&
            (tags[0] == PG_TAG_VERB || tags[0] == PG_TAG_PREPOSITION));
}

/* The length of the name of a person at `start`; 0 for none. `is_sure` where a title before it says
   that a name must follow. */
static uint32_t person_at(const PgReading *reading, uint32_t start, uint32_t end, bool is_sure) {
    uint32_t dotted = dotted_name(reading, start, end);
    if (dotted)
        return dotted;
    uint32_t surname;
    if (!pg_reading_entry_at(reading, start, PG_LEX_SURNAME, PG_CLASS_NONE, &surname))
        return 0;
    for (uint32_t given = 2; given >= 1; given--) {
        uint32_t n = surname + given, last = start + n - 1;
        if (!is_all_han(reading, start, n, end))
            continue;
        /* No 和园区 in 专家和园区企业家: what follows the surname is a word. */
        bool is_given = !is_common_word(reading, start + surname, given) || given == 1;
        if (!pg_can_end_name(reading, start + n, end) &&
            !pg_reading_entry_at(reading, start + n, PG_LEX_APPOINT, PG_CLASS_NONE, NULL) &&
            !(is_sure && is_given && can_end_behind_title(reading, start + n, end)))
            continue;
        if ((n <= 3 && is_common_word(reading, start, n)) || is_known_otherwise(reading, start, n))
            continue;
        if (pg_reading_entry_of(reading, (PgSpan){last, last + 1}, PG_LEX_NOT_A_NAME,
                                PG_CLASS_PERSON))
            continue;
        /* 王力|强调, 王力|正在: the shorter name, when a verb of speech or an adverb follows it. */
        if (given == 2 &&
            (pg_reading_entry_at(reading, last, PG_LEX_SPEECH, PG_CLASS_NONE, NULL) ||
             starts_adverb(reading, last, end)) &&
            !pg_reading_entry_at(reading, start + n, PG_LEX_SPEECH, PG_CLASS_NONE, NULL))
            continue;
        return n;
    }
    return 0;
}

static bool starts_clause(const PgReading *reading, uint32_t at, uint32_t from) {
    uint32_t c = reading->text[at - 1];
    return at == from || (!pg_char_is_common_han(c) &&
                          (pg_is_stop(c) || pg_is_closing(c) || c == U'“' || c == U'、'));
}

/* A title in the clause that starts at `at`, as its last word when `is_last`. */
static bool clause_has_title(const PgReading *reading, uint32_t at, uint32_t end, bool is_last) {
    enum { MAX_CLAUSE = 36 };
    uint32_t stop = at;
    bool found = false;
    while (stop < end && stop - at < MAX_CLAUSE && !pg_is_stop(reading->text[stop]) &&
           reading->text[stop] != U'）') {
        found |= pg_reading_entry_at(reading, stop, PG_LEX_TITLE, PG_CLASS_NONE, NULL) != NULL;
        stop++;
    }
    if (!is_last)
        return found;
    return stop > at && pg_reading_entry_before(reading, stop, PG_LEX_TITLE, PG_CLASS_NONE, NULL);
}

/* 张三任…董事长; 张三，…董事长，: the title behind the name. */
static bool has_title_behind(const PgReading *reading, uint32_t at, uint32_t end) {
    uint32_t length;
    if (at >= end)
        return false;
    if (pg_reading_entry_at(reading, at, PG_LEX_APPOINT, PG_CLASS_NONE, &length))
        return clause_has_title(reading, at + length, end, false);
    return (reading->text[at] == U'，' || reading->text[at] == U'（') &&
           clause_has_title(reading, at + 1, end, true);
}

/* A title ends here inside what the segmentation takes for a word. */
static bool is_torn_title(const PgReading *reading, uint32_t at) {
    uint32_t length;
    return !reading->word_starts[at] &&
           pg_reading_entry_before(reading, at, PG_LEX_TITLE, PG_CLASS_NONE, &length) &&
           length > 1 && reading->word_starts[at - length];
}

/* What a person's name stands behind. */
#define CUES (pg_lex_bit(PG_LEX_TITLE) | pg_lex_bit(PG_LEX_PERSON_NOUN))

/* How sure it is that a person is named at `at`; 0 when nothing says so. */
static int evidence_at(const PgReading *reading, PgSpan sentence, uint32_t at, uint32_t *n) {
    bool is_behind_cue = reading->kinds_ending[at] & CUES && at > sentence.start;
    bool opens = starts_clause(reading, at, sentence.start);
    if (!is_behind_cue && !opens)
        return 0;
    /* No 程量 in 总工程量: the title ends a word. */
    bool has_title = is_behind_cue && reading->word_starts[at];
    if (!has_title && is_behind_cue && is_torn_title(reading, at)) {
        /* 副厅长|江明成介绍, cut as 长江: sure where the name ends beyond doubt. */
        *n = person_at(reading, at, sentence.end, true);
        return *n > 1 && (at + *n >= sentence.end || pg_is_stop(reading->text[at + *n]) ||
                          pg_reading_entry_at(reading, at + *n, PG_LEX_SPEECH, PG_CLASS_NONE, NULL))
                   ? 68
                   : 0;
    }
    if (!has_title && !opens)
        return 0;
    *n = person_at(reading, at, sentence.end, has_title);
    if (!*n)
        return 0;
    if (has_title)
        return 68;
    if (pg_reading_entry_at(reading, at, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL))
        return 0; /* 项目名|称 */
    if (pg_reading_entry_at(reading, at + *n, PG_LEX_SPEECH, PG_CLASS_NONE, NULL) ||
        pg_reading_entry_at(reading, at + *n, PG_LEX_PERSON_NOUN, PG_CLASS_NONE, NULL))
        return 46;
    return has_title_behind(reading, at + *n, sentence.end) ? 46 : 0;
}

void pg_people_find(PgReader *reader, uint32_t number) {
    const PgReading *reading = reader->reading;
    PgSpan sentence = reading->page->sentences[number].span;
    uint32_t done = sentence.start, n;
    if (!(reading->kinds_in[number] & (CUES | pg_lex_bit(PG_LEX_SPEECH))))
        return;
    bool has_dot = pg_char_find(reading->text, sentence.start, sentence.end, DOT) < sentence.end;
    for (uint32_t i = sentence.start; i < sentence.end; i++) {
        if (!(reading->kinds_at[i] & pg_lex_bit(PG_LEX_SURNAME)) && !has_dot)
            continue;
        int score = i < done ? 0 : evidence_at(reading, sentence, i, &n);
        if (!score)
            continue;
        pg_candidate_add(reader, (PgSpan){i, i + n}, PG_CLASS_PERSON, number, score);
        done = i + n;
        /* 副主任张三、李四 */
        while (score > 60 && done + 1 < sentence.end && reading->text[done] == U'、') {
            uint32_t next = person_at(reading, done + 1, sentence.end, false);
            if (!next || pg_reading_entry_at(reading, done + 1, PG_LEX_PLACE, PG_CLASS_NONE, NULL))
                break;
            uint32_t after = done + 1 + next;
            pg_candidate_add(reader, (PgSpan){done + 1, after}, PG_CLASS_PERSON, number, 60);
            done = after;
        }
    }
}

/* ---- people named before ---- */

/* 高强 in 高强度 is no person: a longer word starts here. */
static bool is_in_longer_word(const PgReading *reading, uint32_t at, uint32_t n, uint32_t end) {
    PgTag tags[PG_MAX_WORD];
    uint8_t costs[PG_MAX_WORD];
    unsigned found = pg_words_match(reading->text + at, end - at, tags, costs);
    return n < PG_MAX_WORD && found >> n;
}

static void repeat(PgReader *reader, PgSpan name) {
    const PgReading *reading = reader->reading;
    uint32_t n = pg_span_length(name);
    for (uint32_t at = 0; pg_pair_next(reader, name.start, &at);) {
        if (at == name.start ||
            (!reading->word_starts[at] && pg_char_is_han(reading->text[at - 1])) ||
            !pg_is_same_text(reading, name, at))
            continue;
        uint32_t number = pg_sentence_at(reading, at);
        uint32_t end = reading->page->sentences[number].span.end;
        if (at + n <= end && !is_in_longer_word(reading, at, n, end))
            pg_candidate_add(reader, (PgSpan){at, at + n}, PG_CLASS_PERSON, number, 44);
    }
}

void pg_people_repeat(PgReader *reader) {
    guint n_found = reader->candidates->len;
    /* By the first place of its first two characters: is a name known? */
    bool *is_known = g_new0(bool, reader->reading->n + 1);
    for (guint i = 0; i < n_found; i++) {
        const PgMention *mention = &g_array_index(reader->candidates, PgCandidate, i).mention;
        PgSpan name = mention->span;
        uint32_t first = 0;
        if (mention->class != PG_CLASS_PERSON || pg_span_length(name) < 2 ||
            !pg_pair_next(reader, name.start, &first) || is_known[first])
            continue;
        is_known[first] = true;
        repeat(reader, name);
    }
    g_free(is_known);
}
