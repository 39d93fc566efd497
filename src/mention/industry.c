/* Industries: terms of the scheme, what stands before 产业 or 领域 or behind 主要从事, and the
   other items of a list that holds such terms. What the names of parks and projects say is found
   when the names are (name_field.c). */
#include "mention/internal.h"

enum {
    MAX_FIELD = 16,
    MAX_ITEMS = 40,
    SCORE_WEAK = 24,    /* a word that is a term of the scheme as well */
    SCORE_TERM = 34,    /* of the scheme, by itself */
    SCORE_BESIDE = 44,  /* with 产业, 领域 behind it */
    SCORE_UNKNOWN = 33, /* such a word alone tells it */
    SCORE_CUED = 45,
    SCORE_LISTED = 58,
};

/* What the words around it call a field, be it anybody's or not; 在A、B等领域 and
   集研发、代工于一体 say it by the way. */
static void add_called(PgReader *reader, PgSpan span, uint32_t number, int score, uint32_t first) {
    const PgReading *reading = reader->reading;
    pg_candidate_add(reader, span, PG_CLASS_INDUSTRY, number,
                     score + (int)MIN(span.end - span.start, 12));
    if (span.end > span.start && first > 0 && reading->tags[first - 1] != PG_TAG_PREPOSITION &&
        reading->text[first - 1] != 0x96c6)
        g_array_index(reader->candidates, PgCandidate, reader->candidates->len - 1)
            .mention.is_called = true;
}

static bool is_conjunction(uint32_t c) {
    return c == 0x548c || c == 0x4e0e || c == 0x53ca || c == 0x66a8; /* 和 与 及 暨 */
}

static bool is_enumeration_comma(uint32_t c) {
    return c == 0x3001;
}

bool pg_breaks_field(const PgReading *reading, PgSpan word) {
    uint32_t n = word.end - word.start, c = reading->text[word.start];
    if (pg_reading_entry_of(reading, word, PG_LEX_PART, PG_CLASS_INDUSTRY) ||
        (n > 1 && pg_reading_entry_of(reading, word, PG_LEX_INDUSTRY, PG_CLASS_NONE)))
        return false;
    if (!pg_char_is_han(c) && !pg_char_is_latin(c) && !pg_char_is_digit(c) && c != '+' && c != '-')
        return true;
    if (pg_reading_entry_of(reading, word, PG_LEX_BOUNDARY, PG_CLASS_NONE) ||
        pg_reading_entry_of(reading, word, PG_LEX_FIELD_CUE, PG_CLASS_NONE) ||
        pg_reading_entry_of(reading, word, PG_LEX_BUSINESS_CUE, PG_CLASS_NONE) ||
        pg_reading_entry_of(reading, word, PG_LEX_PLACE, PG_CLASS_NONE))
        return true;
    switch (reading->tags[word.start]) {
    case PG_TAG_PARTICLE:
    case PG_TAG_PRONOUN:
    case PG_TAG_PREPOSITION:
    case PG_TAG_ADVERB:
    case PG_TAG_CONJUNCTION:
    case PG_TAG_TIME:
    case PG_TAG_POSITION:
    case PG_TAG_MEASURE:
    case PG_TAG_VERB:
    case PG_TAG_PLACE:
        return true;
    case PG_TAG_NUMBER:
        return pg_char_is_han(c) && c != 0x96f6; /* 零部件 */
    default:
        return false;
    }
}

bool pg_could_be_field(const PgReading *reading, PgSpan item) {
    uint32_t n = item.end - item.start;
    if (n < 2 || n > MAX_FIELD)
        return false;
    if (pg_reading_entry_of(reading, item, PG_LEX_INDUSTRY, PG_CLASS_NONE))
        return true;
    /* 产业高质量, but 产业运营服务 */
    uint32_t length;
    if (pg_reading_entry_at(reading, item.start, PG_LEX_FIELD, PG_CLASS_NONE, NULL) &&
        (!pg_reading_entry_before(reading, item.end, PG_LEX_PART, PG_CLASS_INDUSTRY, &length) ||
         length < 2))
        return false;
    uint32_t last = reading->text[item.end - 1]; /* 和 与 及 全 */
    if (last == 0x548c || last == 0x4e0e || last == 0x53ca || (last == 0x5168 && n > 2))
        return false;
    if (pg_reading_is_made_of(reading, item, PG_LEX_NOT_A_NAME, PG_CLASS_INDUSTRY))
        return false;
    if (n < 4 && pg_reading_is_made_of(reading, item, PG_LEX_PART, PG_CLASS_INDUSTRY))
        return false;
    for (uint32_t i = item.start; i < item.end; i++) {
        uint32_t c = reading->text[i];
        if (!pg_char_is_han(c) && !pg_char_is_latin(c) && !pg_char_is_digit(c) && c != '+' &&
            c != '-')
            return false;
    }
    for (PgClass class = PG_CLASS_PARK; class <= PG_CLASS_ORGANIZATION; class ++)
        if (pg_reading_entry_before(reading, item.end, PG_LEX_ENDING, class, NULL))
            return false;
    return !pg_reading_entry_at(reading, item.start, PG_LEX_PLACE, PG_CLASS_NONE, NULL);
}

const PgLexEntry *pg_term_before(const PgReading *reading, uint32_t end, uint32_t from,
                                 uint32_t *length) {
    const PgLexEntry *entry =
        pg_reading_entry_before(reading, end, PG_LEX_INDUSTRY, PG_CLASS_NONE, length);
    return entry && *length > 1 && end - *length >= from ? entry : NULL;
}

/* Does the word end a field even inside a list, where commas bound what tags do not? */
static bool breaks_item(const PgReading *reading, PgSpan word) {
    uint32_t c = reading->text[word.start];
    if (!pg_char_is_han(c) || pg_reading_entry_of(reading, word, PG_LEX_BOUNDARY, PG_CLASS_NONE) ||
        pg_reading_entry_of(reading, word, PG_LEX_FIELD_CUE, PG_CLASS_NONE) ||
        pg_reading_entry_of(reading, word, PG_LEX_BUSINESS_CUE, PG_CLASS_NONE))
        return true;
    switch (reading->tags[word.start]) {
    case PG_TAG_PARTICLE:
    case PG_TAG_PRONOUN:
    case PG_TAG_PREPOSITION:
    case PG_TAG_CONJUNCTION:
    case PG_TAG_NUMBER:
    case PG_TAG_MEASURE:
        return true;
    default:
        return false;
    }
}

/* 重点推进|现代蒙医药: back to a cue across a word that by its tag belongs to no field; `at` where
   none stands near. */
static uint32_t back_to_cue(const PgReading *reading, uint32_t at, uint32_t end, uint32_t from) {
    uint32_t i = at;
    while (i > from && end - i < MAX_FIELD) {
        uint32_t start = i - 1;
        while (start > from && !reading->word_starts[start])
            start--;
        if (breaks_item(reading, (PgSpan){start, i}))
            return at;
        bool opens = !pg_breaks_field(reading, (PgSpan){start, i});
        i = start;
        if (pg_reading_entry_before(reading, i, PG_LEX_FIELD_CUE, PG_CLASS_NONE, NULL))
            return opens ? i : at;
    }
    return at;
}

/* Where the words that can belong to a field ending at `end` begin. */
static uint32_t scan_left(const PgReading *reading, uint32_t end, uint32_t from) {
    uint32_t at = end, length;
    while (at > from && end - at < MAX_FIELD) {
        if (pg_term_before(reading, at, from, &length)) {
            at -= length;
            continue;
        }
        if (pg_reading_entry_before(reading, at, PG_LEX_FIELD_CUE, PG_CLASS_NONE, NULL) ||
            pg_reading_entry_before(reading, at, PG_LEX_BUSINESS_CUE, PG_CLASS_NONE, NULL) ||
            pg_reading_entry_before(reading, at, PG_LEX_FIELD, PG_CLASS_NONE, NULL))
            break;
        uint32_t start = at - 1, c = reading->text[at - 1];
        while (start > from && !reading->word_starts[start])
            start--;
        /* 汽车整车及零部件 */
        bool joins = (c == 0x53ca || c == 0x5176 || c == 0x4e0e) && at < end &&
                     (pg_term_before(reading, start, from, &length) ||
                      reading->text[start] == 0x53ca || reading->text[start] == 0x5176);
        if (!joins &&
            pg_reading_entry_before(reading, at, PG_LEX_BOUNDARY, PG_CLASS_NONE, &length) &&
            length > 1)
            break;
        if (!joins && pg_breaks_field(reading, (PgSpan){start, at})) {
            at = at < end ? back_to_cue(reading, at, end, from) : at;
            break;
        }
        at = start;
    }
    while (at < end && (is_conjunction(reading->text[at]) || reading->text[at] == 0x5176))
        at++;
    /* A verb of one character, or 预计, opens the phrase, not the field. */
    while (at + 2 < end &&
           !pg_reading_entry_at(reading, at, PG_LEX_INDUSTRY, PG_CLASS_NONE, NULL) &&
           !pg_reading_entry_at(reading, at, PG_LEX_PART, PG_CLASS_INDUSTRY, NULL) &&
           (reading->word_starts[at + 1] || reading->tags[at] == PG_TAG_VERB_NOUN)) {
        at++;
        while (at < end && !reading->word_starts[at])
            at++;
    }
    if (at < end && at > from && reading->text[at] == 0x7ea7 && /* 千亿|级 */
        reading->tags[at - 1] == PG_TAG_NUMBER)
        at++;
    /* 重点, 全市, 千亿级: said of a field, no part of its name. */
    while (
        at < end &&
        pg_reading_entry_at(reading, at, PG_LEX_NOT_A_NAME, PG_CLASS_INDUSTRY, &length) &&
        at + length < end &&
        !pg_reading_entry_of(reading, (PgSpan){at, at + length}, PG_LEX_PART, PG_CLASS_INDUSTRY) &&
        !pg_reading_entry_of(reading, (PgSpan){at, end}, PG_LEX_INDUSTRY, PG_CLASS_NONE))
        at += length;
    return at;
}

/* 三大, 3条, 两个: counts what stands before it. */
static bool is_count(const PgReading *reading, uint32_t at) {
    static const uint32_t counters[] = {0x5927, 0x6761, 0x4e2a, 0x7c7b, 0x9879,
                                        0x79cd, 0x4e1a, 0x6b3e, 0x8005}; /* 大条个类项种业款者 */
    uint32_t i = at;
    while (i < reading->n && pg_char_is_digit(reading->text[i]))
        i++;
    if (i == at && !reading->word_starts[at])
        return false;
    static const uint32_t numbers[] = {0x4e00, 0x4e8c, 0x4e24, 0x4e09, 0x56db, 0x4e94, 0x516d,
                                       0x4e03, 0x516b, 0x4e5d, 0x5341, 0x51e0}; /* 一 … 十 几 */
    for (size_t k = 0; i == at && k < G_N_ELEMENTS(numbers); k++)
        if (reading->text[at] == numbers[k])
            i++;
    if (i == at)
        return false;
    for (size_t k = 0; k < G_N_ELEMENTS(counters); k++)
        if (i < reading->n && reading->text[i] == counters[k])
            return true;
    return false;
}

/* 神经修复、: a verb that nothing of the item follows is its head. */
static bool ends_item(const PgReading *reading, uint32_t at, uint32_t limit) {
    if (at >= limit)
        return true;
    uint32_t c = reading->text[at];
    return is_enumeration_comma(c) || pg_is_stop(c) || pg_is_closing(c) || c == 0x7b49 ||
           c == 0x548c || is_count(reading, at) ||
           pg_reading_entry_at(reading, at, PG_LEX_FIELD, PG_CLASS_NONE, NULL) ||
           pg_reading_entry_at(reading, at, PG_LEX_FIELD_ROLE, PG_CLASS_NONE, NULL);
}

/* 现代蒙|医药、: on to the end of a list's item across a word that by its tag belongs to none;
   `at` where the item does not end soon. */
static uint32_t on_to_item_end(const PgReading *reading, uint32_t at, uint32_t start,
                               uint32_t limit) {
    uint32_t i = at;
    while (!ends_item(reading, i, limit)) {
        uint32_t end = pg_next_word(reading, i, limit);
        if (end - start > MAX_FIELD || breaks_item(reading, (PgSpan){i, end}))
            return at;
        i = end;
    }
    return i < limit ? i : at;
}

/* Where they end, from `start` on. 与 and 及 stay inside; who cuts the list decides about them. */
static uint32_t scan_right(const PgReading *reading, uint32_t start, uint32_t limit) {
    uint32_t i = start;
    while (i < limit && i - start < MAX_FIELD + 8) {
        uint32_t c = reading->text[i], length;
        if (is_enumeration_comma(c) || pg_is_stop(c) || pg_is_closing(c) || c == 0x7b49 || /* 等 */
            c == 0x548c || c == 0x201c || c == 0xff08 || (i > start && is_count(reading, i)))
            break;
        if (pg_reading_entry_at(reading, i, PG_LEX_INDUSTRY, PG_CLASS_NONE, &length) &&
            length > 1 && i + length <= limit) {
            i += length;
            continue;
        }
        if (i > start && pg_reading_entry_at(reading, i, PG_LEX_FIELD, PG_CLASS_NONE, &length) &&
            reading->word_starts[i] && reading->word_starts[i + length]) {
            /* 高端制造业 is a field as a whole. */
            if (reading->text[i + length - 1] == 0x4e1a && length == 3 &&
                pg_reading_is_made_of(reading, (PgSpan){start, i}, PG_LEX_PART, PG_CLASS_INDUSTRY))
                i += length;
            break;
        }
        if (pg_reading_entry_at(reading, i, PG_LEX_PART, PG_CLASS_INDUSTRY, &length) &&
            i + length <= limit && length > 1) {
            i += length;
            continue;
        }
        uint32_t end = i + 1;
        while (end < limit && !reading->word_starts[end])
            end++;
        bool joins = (c == 0x4e0e || c == 0x53ca) && i > start;             /* 与 及 及其 */
        if (c == 0x4ee5 && i + 1 < limit && reading->text[i + 1] == 0x53ca) /* 以及 */
            break;
        bool heads = i > start && reading->tags[i] == PG_TAG_VERB && end - i == 2 &&
                     ends_item(reading, end, limit);
        if (!joins && !heads && pg_breaks_field(reading, (PgSpan){i, end})) {
            if (i > start)
                i = on_to_item_end(reading, i, start, limit);
            break;
        }
        i = end;
    }
    /* 装备制造业 without 业 */
    uint32_t length;
    if (i > start + 2 && reading->text[i - 1] == 0x4e1a &&
        pg_term_before(reading, i - 1, start, &length) &&
        !pg_reading_entry_of(reading, (PgSpan){start, i}, PG_LEX_INDUSTRY, PG_CLASS_NONE))
        i--;
    return i;
}

/* 生产 before it. */
static uint32_t without_verb(const PgReading *reading, uint32_t start, uint32_t end) {
    uint32_t length;
    while (pg_reading_entry_at(reading, start, PG_LEX_FIELD_TAIL, PG_CLASS_NONE, &length) &&
           start + length + 1 < end &&
           !pg_reading_entry_at(reading, start, PG_LEX_INDUSTRY, PG_CLASS_NONE, NULL))
        start += length;
    return start;
}

/* 研发、生产和销售 behind what a company makes. */
static uint32_t without_tail(const PgReading *reading, uint32_t start, uint32_t end) {
    uint32_t length;
    while (end > start &&
           !pg_reading_entry_of(reading, (PgSpan){start, end}, PG_LEX_INDUSTRY, PG_CLASS_NONE)) {
        if (pg_reading_entry_before(reading, end, PG_LEX_FIELD_TAIL, PG_CLASS_NONE, &length) &&
            end - start > length + 1)
            end -= length;
        else if (is_conjunction(reading->text[end - 1]) && end - start > 2)
            end--;
        else
            break;
    }
    return end;
}

static bool is_known(const PgReading *reading, PgSpan item, bool even_ambiguous) {
    uint32_t length;
    if (pg_reading_entry_of(reading, item, PG_LEX_INDUSTRY, PG_CLASS_NONE))
        return even_ambiguous ||
               !pg_reading_entry_of(reading, item, PG_LEX_AMBIGUOUS, PG_CLASS_INDUSTRY);
    if (pg_term_before(reading, item.end, item.start, &length))
        return even_ambiguous ||
               !pg_reading_entry_of(reading, (PgSpan){item.end - length, item.end},
                                    PG_LEX_AMBIGUOUS, PG_CLASS_INDUSTRY);
    return false;
}

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
           reading->text[at + length] != 0x5316 && /* 产业|化 */
           !pg_reading_entry_at(reading, at + length, PG_LEX_HONOUR, PG_CLASS_NONE, NULL);
}

static void take_term(PgReader *reader, const PgHit *hit, uint32_t number) {
    const PgReading *reading = reader->reading;
    PgSpan span = {hit->start, hit->end};
    if (!pg_reading_entry_of(reading, span, PG_LEX_INDUSTRY, PG_CLASS_NONE))
        return;
    uint32_t n = span.end - span.start;
    bool has_field = has_field_word(reading, span.end);
    bool is_ambiguous =
        pg_reading_entry_of(reading, span, PG_LEX_AMBIGUOUS, PG_CLASS_INDUSTRY) != NULL;
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
                     (has_field      ? SCORE_BESIDE
                      : is_ambiguous ? SCORE_WEAK
                                     : SCORE_TERM) +
                         (int)MIN(n, 10));
}

/* X产业, X领域, with all that belongs to X. */
static void find_before_field_word(PgReader *reader, const PgHit *hit, PgSpan sentence,
                                   uint32_t number) {
    const PgReading *reading = reader->reading;
    uint32_t length; /* 特色产业, not its 产业 */
    if (!pg_reading_entry_before(reading, hit->end, PG_LEX_FIELD, PG_CLASS_NONE, &length) ||
        length != hit->end - hit->start)
        return;
    PgSpan core = {scan_left(reading, hit->start, sentence.start), hit->start};
    if (!has_field_word(reading, hit->start) || !pg_could_be_field(reading, core) ||
        (core.start > sentence.start && is_conjunction(reading->text[core.start - 1]) &&
         !is_known(reading, core, true)))
        return;
    bool known = pg_term_before(reading, core.end, core.start, &length) != NULL;
    if (known)
        core.start = pg_extend_left(reading, core.end - length, core.start, MAX_FIELD, false);
    /* By itself such a word makes a field only of nouns. */
    if (known || (has_noun(reading, core) && core.end - core.start > 2 &&
                  hit->end - hit->start >= 2 && reading->word_starts[core.start]))
        pg_candidate_add(reader, core, PG_CLASS_INDUSTRY, number,
                         (known ? SCORE_BESIDE : SCORE_UNKNOWN) +
                             (int)MIN(core.end - core.start, 12));
}

/* 主要从事X的研发: what such a cue is about is a field, known or not. */
static void find_behind_cue(PgReader *reader, const PgHit *hit, PgSpan sentence, uint32_t number) {
    const PgReading *reading = reader->reading;
    PgSpan cue = {hit->start, hit->end};
    bool strong = pg_reading_entry_of(reading, cue, PG_LEX_BUSINESS_CUE, PG_CLASS_NONE);
    if ((!strong && !pg_reading_entry_of(reading, cue, PG_LEX_FIELD_CUE, PG_CLASS_NONE)) ||
        !reading->word_starts[hit->end])
        return;
    uint32_t start = hit->end;
    while (start < sentence.end &&
           (reading->text[start] == 0x201d || reading->text[start] == 0x201c ||
            reading->text[start] == 0x4e86 || reading->text[start] == 0x4e8e)) /* ”“了于 */
        start++;
    uint32_t end = scan_right(reading, start, sentence.end);
    PgSpan core = {without_verb(reading, start, end), without_tail(reading, start, end)};
    if (core.end <= core.start || !pg_could_be_field(reading, core))
        return;
    if (is_known(reading, core, strong) ||
        (strong && has_noun(reading, core) && core.end - core.start > 2))
        add_called(reader, core, number, SCORE_CUED, core.start);
}

/* 以X为主: so does what these words hold between them. */
static void find_between(PgReader *reader, PgSpan sentence, uint32_t number) {
    const PgReading *reading = reader->reading;
    for (uint32_t i = sentence.start; i < sentence.end; i++) {
        if (reading->text[i] != 0x4ee5 || !reading->word_starts[i]) /* 以 */
            continue;
        PgSpan core = {i + 1, scan_right(reading, i + 1, sentence.end)};
        if (core.end < sentence.end &&
            pg_reading_entry_at(reading, core.end, PG_LEX_FIELD_ROLE, PG_CLASS_NONE, NULL) &&
            core.end - core.start > 2 && pg_could_be_field(reading, core))
            add_called(reader, core, number, SCORE_CUED, core.start);
    }
}

/* X制造商, X高新技术企业 */
static void find_before_maker(PgReader *reader, const PgHit *hit, PgSpan sentence,
                              uint32_t number) {
    const PgReading *reading = reader->reading;
    if (!pg_reading_entry_of(reading, (PgSpan){hit->start, hit->end}, PG_LEX_MAKER, PG_CLASS_NONE))
        return;
    PgSpan core = {scan_left(reading, hit->start, sentence.start), hit->start};
    if (core.end - core.start > 2 && core.end > core.start && has_noun(reading, core) &&
        pg_could_be_field(reading, core) &&
        !(core.start > sentence.start && is_enumeration_comma(reading->text[core.start - 1])))
        pg_candidate_add(reader, core, PG_CLASS_INDUSTRY, number,
                         SCORE_UNKNOWN + (int)MIN(core.end - core.start, 12));
}

/* ---- lists ---- */

typedef struct {
    PgSpan items[MAX_ITEMS];
    uint32_t n;
    uint32_t end;   /* behind the last */
    bool has_comma; /* 、 */
} List;

static void add_item(const PgReading *reading, List *list, PgSpan item) {
    uint32_t length;
    while (item.start < item.end && (reading->text[item.start] == 0x201c))
        item.start++;
    /* 锂电池产业 without 产业 */
    if (pg_reading_entry_before(reading, item.end, PG_LEX_FIELD, PG_CLASS_NONE, &length) &&
        item.start + length + 1 < item.end &&
        !pg_reading_entry_of(reading, item, PG_LEX_INDUSTRY, PG_CLASS_NONE))
        item.end -= length;
    if (item.end > item.start)
        item.start = without_verb(reading, item.start, item.end);
    if (item.end > item.start && list->n < MAX_ITEMS)
        list->items[list->n++] = item;
}

/* A与B as the last item is two items where nothing but the conjunction can join the list. */
static void split_last(const PgReading *reading, List *list, bool is_open) {
    PgSpan last = list->items[list->n - 1];
    if (is_open || list->n == MAX_ITEMS ||
        pg_reading_entry_of(reading, last, PG_LEX_INDUSTRY, PG_CLASS_NONE))
        return;
    for (uint32_t i = last.start + 1; i + 1 < last.end; i++) {
        uint32_t c = reading->text[i];
        if ((c != 0x4e0e && c != 0x53ca) || !reading->word_starts[i] ||
            reading->text[i + 1] == 0x5176) /* 及其 */
            continue;
        PgSpan left = {last.start, i}, right = {i + 1, last.end};
        if (is_known(reading, left, true) && is_known(reading, right, true)) {
            list->items[list->n - 1] = left;
            list->items[list->n++] = right;
        }
        return;
    }
}

static void read_list(const PgReading *reading, PgSpan sentence, uint32_t comma, List *list) {
    const uint32_t *text = reading->text;
    *list = (List){.n = 0};
    uint32_t first_end = comma;
    while (first_end > sentence.start && pg_is_closing(text[first_end - 1]))
        first_end--;
    uint32_t first = scan_left(reading, first_end, sentence.start);
    uint32_t length;
    if (first == first_end &&
        pg_reading_entry_before(reading, first_end, PG_LEX_FIELD, PG_CLASS_NONE, &length)) {
        first_end -= length;
        first = scan_left(reading, first_end, sentence.start);
    }
    if (first < first_end)
        add_item(reading, list, (PgSpan){first, first_end});
    uint32_t at = comma;
    while (at < sentence.end) {
        uint32_t start;
        if (is_enumeration_comma(text[at])) {
            list->has_comma = true;
            start = at + 1;
        } else if (text[at] == 0x4ee5 && at + 1 < sentence.end && text[at + 1] == 0x53ca) {
            start = at + 2;
        } else if (is_conjunction(text[at]) && reading->word_starts[at]) {
            start = at + 1;
        } else {
            break;
        }
        while (start < sentence.end && text[start] == 0x201c)
            start++;
        uint32_t end = scan_right(reading, start, sentence.end);
        if (end <= start)
            break;
        add_item(reading, list, (PgSpan){start, end});
        at = end;
        /* 新材料（先进陶瓷） */
        if (at < sentence.end && text[at] == 0xff08) {
            uint32_t inner = scan_right(reading, at + 1, sentence.end);
            if (inner < sentence.end && text[inner] == 0xff09 && inner > at + 1) {
                add_item(reading, list, (PgSpan){at + 1, inner});
                at = inner + 1;
            }
        }
        if (pg_reading_entry_at(reading, at, PG_LEX_FIELD, PG_CLASS_NONE, &length))
            at += length;
        while (at < sentence.end && text[at] == 0x201d)
            at++;
    }
    list->end = at;
    if (list->n)
        split_last(reading, list, at < sentence.end && text[at] == 0x7b49);
}

bool pg_is_called(const PgReading *reading, uint32_t end, PgLexKind kind, uint32_t limit) {
    uint32_t i = end, length;
    if (kind == PG_LEX_FIELD && pg_reading_entry_before(reading, i, kind, PG_CLASS_NONE, NULL))
        return true;
    while (i < limit && i < end + 14) {
        if (pg_reading_entry_at(reading, i, kind, PG_CLASS_NONE, &length))
            return true;
        uint8_t tag = reading->tags[i];
        if (reading->text[i] == 0x7b49 || reading->text[i] == 0x201d || reading->text[i] == 0x201c)
            i++;
        else if (pg_reading_entry_at(reading, i, PG_LEX_NOT_A_NAME, PG_CLASS_INDUSTRY, &length))
            i += length;
        else if (tag == PG_TAG_NUMBER || tag == PG_TAG_MEASURE || tag == PG_TAG_ADJECTIVE)
            i++;
        else
            return false;
    }
    return false;
}

typedef enum { CUE_NONE, CUE_FIELD, CUE_BUSINESS } Cue;

static Cue cue_before(const PgReading *reading, uint32_t at, uint32_t from) {
    while (at > from && (reading->text[at - 1] == 0x4e86 || reading->text[at - 1] == 0x201c ||
                         reading->text[at - 1] == 0x4e8e || reading->text[at - 1] == 0xff1a))
        at--;
    if (pg_reading_entry_before(reading, at, PG_LEX_BUSINESS_CUE, PG_CLASS_NONE, NULL))
        return CUE_BUSINESS;
    if (at > from && reading->text[at - 1] == 0x96c6 && reading->word_starts[at - 1]) /* 集 */
        return CUE_FIELD;
    return pg_reading_entry_before(reading, at, PG_LEX_FIELD_CUE, PG_CLASS_NONE, NULL) ? CUE_FIELD
                                                                                       : CUE_NONE;
}

/* 与 in 人工智能与机器视觉: between two terms of the scheme; 0 for none. */
static uint32_t joint_of_terms(const PgReading *reading, PgSpan item) {
    if (pg_reading_entry_of(reading, item, PG_LEX_INDUSTRY, PG_CLASS_NONE))
        return 0;
    for (uint32_t i = item.start + 2; i + 2 < item.end; i++)
        if ((reading->text[i] == 0x4e0e || reading->text[i] == 0x53ca) && /* 与 及 */
            pg_reading_entry_of(reading, (PgSpan){item.start, i}, PG_LEX_INDUSTRY, PG_CLASS_NONE) &&
            pg_reading_entry_of(reading, (PgSpan){i + 1, item.end}, PG_LEX_INDUSTRY, PG_CLASS_NONE))
            return i;
    return 0;
}

/* 硅烷科技, 平煤隆基新能源: a brand stands before the field, or a firm's form behind it. */
static bool is_like_firm(const PgReading *reading, PgSpan item) {
    uint32_t length;
    if (pg_reading_entry_of(reading, item, PG_LEX_INDUSTRY, PG_CLASS_NONE))
        return false;
    if (pg_reading_entry_before(reading, item.end, PG_LEX_FORM, PG_CLASS_NONE, NULL))
        return true;
    return pg_term_before(reading, item.end, item.start, &length) &&
           pg_extend_left(reading, item.end - length, item.start, MAX_FIELD, false) > item.start &&
           pg_has_proper_part(reading, (PgSpan){item.start, item.end - length});
}

/* 甲新材料、乙轮胎、法雷|克等12家企业 */
static bool ends_with_companies(const PgReading *reading, uint32_t at, uint32_t end) {
    enum { LONGEST_REST = 4 };
    for (uint32_t i = at; i < end && i - at <= LONGEST_REST; i++) {
        if (pg_are_called_companies(reading, i, end))
            return true;
        if (!pg_char_is_han(reading->text[i]) && !pg_char_is_latin(reading->text[i]))
            return false;
    }
    return false;
}

/* 企业服务, 现代服务: of generic words alone, a field where a list of fields has it. */
static bool is_generic_field(const PgReading *reading, PgSpan item) {
    enum { SHORTEST = 4 };
    uint32_t n = item.end - item.start;
    return n >= SHORTEST && n <= MAX_FIELD &&
           pg_reading_is_made_of(reading, item, PG_LEX_NOT_A_NAME, PG_CLASS_INDUSTRY);
}

static void take_list(PgReader *reader, const List *list, PgSpan sentence, uint32_t number) {
    const PgReading *reading = reader->reading;
    bool is_named = !list->has_comma &&
                    pg_reading_entry_before(reading, list->end, PG_LEX_FIELD, PG_CLASS_NONE, NULL);
    if (list->n < 2 || /* 新能源和汽车产业|配套企业 */
        (!is_named && pg_is_called(reading, list->end, PG_LEX_NO_FIELD, sentence.end)))
        return;
    bool named = pg_is_called(reading, list->end, PG_LEX_FIELD, sentence.end);
    uint32_t first = list->items[0].start;
    Cue cue = cue_before(reading, first, sentence.start);
    /* 在A、B等领域 */
    if (named && cue == CUE_NONE && first > sentence.start &&
        reading->tags[first - 1] == PG_TAG_PREPOSITION)
        cue = CUE_FIELD;
    uint32_t n_known = 0, n_possible = 0, n_long = 0, n_firms = 0, n_terms = 0;
    for (uint32_t i = 0; i < list->n; i++) {
        n_firms += is_like_firm(reading, list->items[i]);
        n_terms +=
            pg_reading_entry_of(reading, list->items[i], PG_LEX_INDUSTRY, PG_CLASS_NONE) != NULL;
        n_long += list->items[i].end - list->items[i].start >= 4;
        n_known += is_known(reading, list->items[i], named || cue != CUE_NONE);
        n_possible += pg_could_be_field(reading, list->items[i]) ||
                      (named && is_generic_field(reading, list->items[i]));
    }
    if (n_possible * 2 < list->n || n_possible < 2 ||
        (n_firms * 2 >= list->n && !named && cue != CUE_BUSINESS) ||
        (!n_terms && ends_with_companies(reading, list->end, sentence.end)))
        return;
    bool is_list_of_fields = cue == CUE_BUSINESS ||
                             (named && (n_known * 4 >= list->n || cue != CUE_NONE)) ||
                             (cue != CUE_NONE && n_known) || n_known * 2 >= list->n;
    /* 绿色轻纺和绿色生物制造产业, but 储能和动力电池产业 */
    if (!list->has_comma && n_known < list->n && !(named && n_known && n_long == list->n))
        return;
    for (uint32_t i = 0; is_list_of_fields && i < list->n; i++) {
        PgSpan item = list->items[i];
        uint32_t joint = cue == CUE_BUSINESS ? joint_of_terms(reading, item) : 0;
        if (joint) {
            add_called(reader, (PgSpan){item.start, joint}, number, SCORE_LISTED, first);
            item.start = joint + 1;
        }
        if (i + 1 == list->n)
            item.end = without_tail(reading, item.start, item.end);
        if (pg_could_be_field(reading, item) ||
            ((named || cue != CUE_NONE) && is_generic_field(reading, item)))
            add_called(reader, item, number, SCORE_LISTED, first);
    }
}

static void find_lists(PgReader *reader, PgSpan sentence, uint32_t number) {
    const PgReading *reading = reader->reading;
    uint32_t done = sentence.start;
    for (uint32_t i = sentence.start; i < sentence.end; i++) {
        uint32_t c = reading->text[i];
        /* 与 and 及 alone stay in the field's name. */
        bool joins = c == 0x548c && reading->word_starts[i] && reading->word_starts[i + 1];
        if (i < done || (!is_enumeration_comma(c) && !joins))
            continue;
        List list;
        read_list(reading, sentence, i, &list);
        take_list(reader, &list, sentence, number);
        done = MAX(list.end, i + 1);
    }
}

void pg_industries_find(PgReader *reader, uint32_t number) {
    const PgReading *reading = reader->reading;
    PgSpan sentence = reading->page->sentences[number].span;
    for (uint32_t h = reading->hits_at[sentence.start]; h < reading->hits_at[sentence.end]; h++) {
        const PgHit *hit = &reading->hits[h];
        if (hit->kinds & pg_lex_bit(PG_LEX_INDUSTRY))
            take_term(reader, hit, number);
        if (hit->kinds & pg_lex_bit(PG_LEX_FIELD))
            find_before_field_word(reader, hit, sentence, number);
        if (hit->kinds & (pg_lex_bit(PG_LEX_BUSINESS_CUE) | pg_lex_bit(PG_LEX_FIELD_CUE)))
            find_behind_cue(reader, hit, sentence, number);
        if (hit->kinds & pg_lex_bit(PG_LEX_MAKER))
            find_before_maker(reader, hit, sentence, number);
    }
    find_between(reader, sentence, number);
    find_lists(reader, sentence, number);
}
