/* Companies in enumerations: where one item of A、B和C is known to be a company, or the text calls
   them companies behind the end, an item that could be one is one, too. */
#include "mention/internal.h"

enum { MAX_ITEMS = 24, MAX_ITEM = 16, SCORE_LISTED = 50, SCORE_CALLED = 58 };

static bool is_cut(const PgReading *reading, uint32_t i) {
    uint32_t c = reading->text[i];
    return c == U'、' || (pg_char_joins(c) && reading->word_starts[i] &&
                          reading->word_starts[i + 1] && i && reading->text[i - 1] != U'、');
}

/* 从芯片设计、晶圆制造|到封装测试: steps of one thing. */
static bool is_range_word(const PgReading *reading, uint32_t i) {
    return reading->text[i] == U'到' && reading->word_starts[i] && reading->word_starts[i + 1];
}

static bool opens_range(const PgReading *reading, uint32_t at, uint32_t from) {
    enum { FAR = 30 };
    for (uint32_t i = at; i > from && at - i < FAR && !pg_is_stop(reading->text[i - 1]); i--)
        if (reading->text[i - 1] == U'从')
            return true;
    return false;
}

static bool ends_list(const PgReading *reading, uint32_t i) {
    uint32_t c = reading->text[i];
    if (pg_is_stop(c) || c == U'“' || c == U'”' || c == U'《')
        return true;
    if (!reading->word_starts[i])
        return false;
    if (is_range_word(reading, i))
        return true;
    /* 锐明智通6家公司, but 58科创 */
    if (pg_char_is_digit(c) && pg_char_is_han(reading->text[i - 1])) {
        const PgValue *value = pg_reading_value_at(reading, i);
        return value && value->number.start == i && value->kind == PG_VALUE_COUNT;
    }
    switch (reading->tags[i]) {
    case PG_TAG_PARTICLE:
    case PG_TAG_PREPOSITION:
    case PG_TAG_ADVERB:
        return reading->word_starts[i + 1] || reading->tags[i] == PG_TAG_ADVERB;
    case PG_TAG_VERB:
        return !reading->word_starts[i + 1];
    default:
        return false;
    }
}

/* 越众 behind 、: a function word of one character and another that is no word */
static bool opens_brand(const PgReading *reading, uint32_t at) {
    return reading->word_starts[at + 1] && reading->word_starts[at + 2] &&
           reading->tags[at] == PG_TAG_ADVERB && pg_char_is_han(reading->text[at + 1]);
}

/* The companies among a sentence's candidates, by where they end. */
typedef struct {
    const PgReader *reader;
    uint32_t from;    /* the sentence's first character */
    guint first;      /* the sentence's first candidate */
    uint32_t *ending; /* by place: the last that ends there; NULL where there are no companies */
    uint32_t *before; /* by candidate: the one before that ends there, too */
} Known;              /* all of them by place in the sentence's candidates + 1; 0 for none */

static Known known_companies(const PgReader *reader, PgSpan sentence, guint first) {
    Known known = {.reader = reader, .from = sentence.start, .first = first};
    guint n = reader->candidates->len - first;
    for (guint c = 0; c < n; c++) {
        const PgMention *mention =
            &g_array_index(reader->candidates, PgCandidate, first + c).mention;
        if (mention->class != PG_CLASS_COMPANY || mention->kind != PG_MENTION_NAME)
            continue;
        if (!known.ending) {
            known.ending = g_new0(uint32_t, pg_span_length(sentence) + 1 + n);
            known.before = known.ending + pg_span_length(sentence) + 1;
        }
        uint32_t *last = &known.ending[mention->span.end - sentence.start];
        known.before[c] = *last;
        *last = c + 1;
    }
    return known;
}

static bool ends_known(const Known *known, uint32_t at) {
    return known->ending && known->ending[at - known->from];
}

static bool is_known(const Known *known, PgSpan span) {
    const GArray *candidates = known->reader->candidates;
    uint32_t c = known->ending ? known->ending[span.end - known->from] : 0;
    while (c && g_array_index(candidates, PgCandidate, known->first + c - 1).mention.span.start !=
                    span.start)
        c = known->before[c - 1];
    return c;
}

static bool could_be_company(const PgReading *reading, PgSpan item) {
    uint32_t n = item.end - item.start, length;
    if (n < 2 || n > MAX_ITEM ||
        pg_reading_entry_of(reading, item, PG_LEX_INDUSTRY, PG_CLASS_NONE) ||
        pg_reading_entry_of(reading, item, PG_LEX_PLACE, PG_CLASS_NONE) ||
        pg_reading_entry_of(reading, item, PG_LEX_NOT_A_NAME, PG_CLASS_COMPANY) ||
        (pg_reading_entry_before(reading, item.end, PG_LEX_WEAK_ENDING, PG_CLASS_PROJECT,
                                 &length) &&
         length > 2) || /* 示范基地 */
        (pg_reading_entry_at(reading, item.start, PG_LEX_PLACE, PG_CLASS_ORGANIZATION, &length) &&
         length > 2)) /* 中科院苏州纳米材料 */
        return false;
    if (pg_reading_entry_of(reading, item, PG_LEX_AMBIGUOUS, PG_CLASS_COMPANY))
        return true;
    bool has_brand = false;
    for (uint32_t i = item.start; i < item.end; i++) {
        uint32_t c = reading->text[i];
        if (!pg_char_is_han(c) && !pg_char_is_latin(c) && !pg_char_is_digit(c) && c != U'（' &&
            c != U'）' && c != 0xb7)
            return false;
        uint8_t tag = reading->tags[i];
        has_brand |= tag == PG_TAG_PERSON || tag == PG_TAG_UNKNOWN || pg_char_is_latin(c) ||
                     (reading->word_starts[i] && i + 1 < item.end && reading->word_starts[i + 1] &&
                      (i + 2 == item.end || reading->word_starts[i + 2]));
        for (PgClass class = PG_CLASS_PARK; class <= PG_CLASS_ORGANIZATION; class ++)
            if (class != PG_CLASS_COMPANY &&
                pg_reading_entry_at(reading, i, PG_LEX_ENDING, class, &length))
                return false;
    }
    return has_brand ||
           pg_reading_entry_before(reading, item.end, PG_LEX_WEAK_ENDING, PG_CLASS_COMPANY, NULL) ||
           pg_reading_entry_at(reading, item.start, PG_LEX_PLACE, PG_CLASS_NONE, NULL);
}

/* 太平洋, 远征, 亲亲: an everyday word of a list that the text calls companies. */
static bool could_be_called(const PgReading *reading, PgSpan item) {
    enum { LONGEST = 4 };
    if (item.end - item.start < 2 || item.end - item.start > LONGEST ||
        pg_reading_entry_of(reading, item, PG_LEX_INDUSTRY, PG_CLASS_NONE) ||
        pg_reading_entry_of(reading, item, PG_LEX_PLACE, PG_CLASS_NONE) ||
        pg_reading_entry_of(reading, item, PG_LEX_PART, PG_CLASS_INDUSTRY) ||
        pg_reading_is_made_of(reading, item, PG_LEX_NOT_A_NAME, PG_CLASS_INDUSTRY) ||
        pg_reading_is_made_of(reading, item, PG_LEX_NOT_A_NAME, PG_CLASS_COMPANY))
        return false;
    for (uint32_t i = item.start; i < item.end; i++) {
        uint8_t tag = reading->tags[i];
        bool is_single = reading->word_starts[i] && reading->word_starts[i + 1];
        if (!pg_char_is_han(reading->text[i]) ||
            (!is_single && tag != PG_TAG_NOUN && tag != PG_TAG_PLACE && tag != PG_TAG_UNKNOWN &&
             tag != PG_TAG_PERSON))
            return false;
        for (PgClass class = PG_CLASS_PARK; class <= PG_CLASS_ORGANIZATION; class ++)
            if (class != PG_CLASS_COMPANY &&
                pg_reading_entry_at(reading, i, PG_LEX_ENDING, class, NULL))
                return false;
    }
    return true;
}

/* A name that grammar alone makes one: all of it nouns, places and characters that are no word. */
static bool could_bring(const PgReading *reading, PgSpan item) {
    uint32_t last = reading->text[item.end - 1];
    if (last == U'村' || last == U'镇' || last == U'乡')
        return false;
    for (uint32_t i = item.start; i < item.end; i++) {
        if (reading->text[i] == U'最') /* 单厂规模最大 */
            return false;
        if (!reading->word_starts[i])
            continue;
        switch (reading->tags[i]) {
        case PG_TAG_VERB:
            if (reading->word_starts[i + 1])
                break;
            return false;
        case PG_TAG_PREPOSITION:
        case PG_TAG_PARTICLE:
        case PG_TAG_PRONOUN:
        case PG_TAG_CONJUNCTION:
            return false;
        case PG_TAG_ADVERB:
        case PG_TAG_TIME:
        case PG_TAG_MEASURE:
            if (reading->word_starts[i + 1] && i > item.start)
                break; /* 创天电子 */
            return false;
        case PG_TAG_NUMBER:
            if (reading->word_starts[i + 1] && pg_char_is_han(reading->text[i]))
                break; /* 瑞一堂 */
            return false;
        default:
            break;
        }
        if (pg_reading_entry_at(reading, i, PG_LEX_BOUNDARY, PG_CLASS_NONE, NULL) ||
            pg_reading_entry_at(reading, i, PG_LEX_ANAPHOR, PG_CLASS_NONE, NULL) ||
            pg_reading_entry_at(reading, i, PG_LEX_PERIOD, PG_CLASS_NONE, NULL))
            return false;
    }
    return could_be_company(reading, item);
}

/* 中航吉发总经理韩炎: who is named only by a manager's title is a company, unless it is a
   department of one. `first` is the first of the sentence's candidates. */
void pg_employers_find(PgReader *reader, uint32_t number, guint first) {
    enum { MAX_NAME = 10 };
    const PgReading *reading = reader->reading;
    PgSpan sentence = reading->page->sentences[number].span;
    guint n = reader->candidates->len;
    for (guint c = first; c < n; c++) {
        const PgMention *person = &g_array_index(reader->candidates, PgCandidate, c).mention;
        if (person->class != PG_CLASS_PERSON)
            continue;
        uint32_t end = person->span.start, length;
        if (!pg_reading_entry_before(reading, end, PG_LEX_TITLE, PG_CLASS_NONE, &length) ||
            !pg_reading_entry_before(reading, end, PG_LEX_COMPANY_POST, PG_CLASS_NONE, NULL))
            continue;
        end -= length;
        /* 某某党委委员、副总经理张三: on to the first of the titles. */
        while (end > sentence.start + 2 && reading->text[end - 1] == U'、' &&
               pg_reading_entry_before(reading, end - 1, PG_LEX_TITLE, PG_CLASS_NONE, &length))
            end -= length + 1;
        uint32_t start = end;
        while (start > sentence.start && end - start <= MAX_NAME &&
               !pg_is_stop(reading->text[start - 1]) && reading->text[start - 1] != U'、' &&
               !pg_is_closing(reading->text[start - 1]) && reading->text[start - 1] != U'“' &&
               !pg_reading_entry_before(reading, start, PG_LEX_BOUNDARY, PG_CLASS_NONE, NULL))
            start--;
        PgSpan name = {start, end};
        if (end - start < 3 || end - start > MAX_NAME ||
            pg_reading_entry_before(reading, end, PG_LEX_WEAK_ENDING, PG_CLASS_ORGANIZATION,
                                    NULL) ||
            pg_reading_entry_before(reading, end, PG_LEX_DEPARTMENT, PG_CLASS_NONE, NULL) ||
            pg_reading_entry_before(reading, end, PG_LEX_TITLE, PG_CLASS_NONE, NULL) ||
            pg_reading_entry_before(reading, end, PG_LEX_ANAPHOR, PG_CLASS_NONE, NULL) ||
            !could_bring(reading, name))
            continue;
        pg_candidate_add(reader, name, PG_CLASS_COMPANY, number, 51);
    }
}

/* ---- parts of a park ---- */

/* What a part of a park can be called: it ends in 园, 区, 城 or the like. */
static bool could_be_part(const PgReading *reading, PgSpan item) {
    uint32_t n = item.end - item.start, length;
    if (n < 3 || n > 10 ||
        !pg_reading_entry_before(reading, item.end, PG_LEX_PARK_PART, PG_CLASS_NONE, NULL) ||
        pg_reading_entry_of(reading, item, PG_LEX_PLACE, PG_CLASS_NONE) ||
        pg_reading_entry_of(reading, item, PG_LEX_NOT_A_NAME, PG_CLASS_PARK) ||
        (pg_reading_entry_before(reading, item.end, PG_LEX_NOT_A_NAME, PG_CLASS_PARK, &length) &&
         length > 2) || /* 钣金生产区 */
        pg_reading_entry_of(reading, item, PG_LEX_ANAPHOR, PG_CLASS_PARK))
        return false;
    for (uint32_t i = item.start; i < item.end; i++)
        if (!pg_char_is_han(reading->text[i]) && !pg_char_is_latin(reading->text[i]))
            return false;
    return true;
}

/* Where the item that starts at `at` ends: at the next cut, or behind the last 区 or 园 before the
   clause goes on. */
static uint32_t part_end(const PgReading *reading, uint32_t at, uint32_t limit) {
    uint32_t found = at;
    for (uint32_t end = at + 1; end < limit && end - at <= 10; end++) {
        if (is_cut(reading, end))
            return end;
        if (pg_is_stop(reading->text[end - 1]) || pg_char_is_digit(reading->text[end]))
            break;
        if (reading->word_starts[end] && reading->tags[end] == PG_TAG_NUMBER)
            return end;
        if (pg_reading_entry_before(reading, end, PG_LEX_PARK_PART, PG_CLASS_NONE, NULL))
            found = end;
    }
    return found;
}

/* 分为七大产业区块：…, 下设四个功能区，分别是… */
static bool announces_parts(const PgReading *reading, uint32_t colon, uint32_t from) {
    enum { FAR = 14 };
    if (colon <= from || reading->text[colon - 1] != U'：')
        return false;
    for (uint32_t i = colon - 1; i > from && i + FAR > colon; i--) {
        if (pg_reading_entry_before(reading, i, PG_LEX_DIVIDING, PG_CLASS_NONE, NULL))
            return true;
        if (pg_is_stop(reading->text[i - 1]))
            return false;
    }
    return false;
}

/* Does a word for a part of a park stand before a comma of lists? */
static bool lists_parts(const PgReading *reading, PgSpan sentence) {
    uint32_t i = sentence.start;
    for (; (i = pg_char_find(reading->text, i, sentence.end, U'、')) < sentence.end; i++)
        if (reading->kinds_ending[i] & pg_lex_bit(PG_LEX_PARK_PART))
            return true;
    return false;
}

/* 分为A区、B区和C区: parts of a park, where a verb before says so, or where they are many. */
void pg_park_parts_find(PgReader *reader, uint32_t number) {
    const PgReading *reading = reader->reading;
    PgSpan sentence = reading->page->sentences[number].span;
    if (!(reading->kinds_in[number] & pg_lex_bit(PG_LEX_PARK_PART)) ||
        !lists_parts(reading, sentence))
        return;
    uint32_t i = sentence.start;
    for (; (i = pg_char_find(reading->text, i, sentence.end, U'、')) < sentence.end; i++) {
        PgSpan items[MAX_ITEMS] = {{i, i}};
        uint32_t n = 1, at = i;
        while (at < sentence.end && is_cut(reading, at) && n < MAX_ITEMS) {
            uint32_t end = part_end(reading, at + 1, sentence.end);
            items[n++] = (PgSpan){at + 1, end};
            at = end;
        }
        i = at - 1;
        uint32_t start = items[0].end;
        while (start > sentence.start && items[0].end - start < 12 &&
               !pg_is_stop(reading->text[start - 1]) &&
               !pg_reading_entry_before(reading, start, PG_LEX_DIVIDING, PG_CLASS_NONE, NULL))
            start--;
        items[0].start = start;
        uint32_t n_parts = 0;
        while (n_parts < n && could_be_part(reading, items[n_parts]))
            n_parts++;
        enum { MANY = 4 }; /* so many alike need no word beside them */
        if (n_parts < n ||
            (n < MANY &&
             !pg_reading_entry_before(reading, start, PG_LEX_DIVIDING, PG_CLASS_NONE, NULL) &&
             !announces_parts(reading, start, sentence.start)))
            continue;
        for (uint32_t k = 0; k < n; k++)
            pg_candidate_add(reader, items[k], PG_CLASS_PARK, number, PG_SCORE_PARK_PART);
    }
}

/* A、B等12家企业: what stands behind 等 up to the next stop says that they are companies. */
bool pg_are_called_companies(const PgReading *reading, uint32_t at, uint32_t end) {
    enum { MAX_DISTANCE = 16 };
    /* 等12家企业, or 6家公司 at once */
    if (at >= end || (reading->text[at] != U'等' && !pg_char_is_digit(reading->text[at])))
        return false;
    for (uint32_t i = at + 1; i < end && i - at < MAX_DISTANCE; i++) {
        uint32_t length;
        if (pg_is_stop(reading->text[i]) || reading->text[i] == U'、')
            return false;
        if (pg_reading_entry_at(reading, i, PG_LEX_ANAPHOR, PG_CLASS_COMPANY, &length) &&
            reading->word_starts[i + length])
            return true;
        /* Other things are counted: 等12个项目 */
        if (pg_reading_entry_at(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL))
            return false;
    }
    return false;
}

/* 广东山晟|投资15亿元的某某项目: who puts money into what is named behind it. */
static void find_payer(PgReader *reader, uint32_t at, PgSpan sentence, uint32_t number) {
    enum { MAX_NAME = 12, MIN_NAME = 3 };
    const PgReading *reading = reader->reading;
    const PgValue *money = pg_reading_value_at(reading, at + 2);
    uint32_t behind = money->span.end;
    if (reading->text[behind] != U'的' &&
        !pg_reading_entry_at(reading, behind, PG_LEX_BUILDING, PG_CLASS_NONE, NULL))
        return;
    if (reading->text[at - 2] == U'计' && reading->text[at - 1] == U'划')
        at -= 2;
    uint32_t start = at;
    while (start > sentence.start && at - start <= MAX_NAME &&
           !pg_is_stop(reading->text[start - 1]) && reading->text[start - 1] != U'、' &&
           reading->text[start - 1] != U'的' &&
           !pg_reading_entry_before(reading, start, PG_LEX_LIST_CUE, PG_CLASS_NONE, NULL))
        start--;
    if (at - start >= MIN_NAME && at - start <= MAX_NAME && reading->word_starts[at] &&
        !pg_reading_entry_before(reading, at, PG_LEX_WEAK_ENDING, PG_CLASS_PROJECT, NULL) &&
        !pg_reading_entry_before(reading, at, PG_LEX_WEAK_ENDING, PG_CLASS_ORGANIZATION, NULL) &&
        could_bring(reading, (PgSpan){start, at}))
        pg_candidate_add(reader, (PgSpan){start, at}, PG_CLASS_COMPANY, number, 50);
}

/* 惠安县, 滁州市: no firm but a registered one begins so. */
static bool opens_with_full_place(const PgReading *reading, PgSpan item) {
    uint32_t length;
    if (!pg_reading_entry_at(reading, item.start, PG_LEX_PLACE, PG_CLASS_NONE, &length))
        return false;
    return pg_char_ends_full_area(reading->text[item.start + length - 1]);
}

/* 由甲和乙|投资建设: who is named between 由 and a verb of building, in a list or alone. */
static void find_builders(PgReader *reader, uint32_t by, PgSpan sentence, uint32_t number) {
    enum { MAX_NAME = 12, MIN_NAME = 3, MAX_BUILDERS = 4 };
    const PgReading *reading = reader->reading;
    PgSpan items[MAX_BUILDERS];
    uint32_t n = 0, start = by + 1, end = start;
    for (; end < sentence.end && end - start <= MAX_NAME; end++) {
        bool is_verb = reading->word_starts[end] &&
                       pg_reading_entry_at(reading, end, PG_LEX_BUILDING, PG_CLASS_NONE, NULL);
        if (!is_verb && !is_cut(reading, end)) {
            if (pg_is_stop(reading->text[end]))
                return;
            continue;
        }
        if (n == MAX_BUILDERS)
            return;
        items[n++] = (PgSpan){start, end};
        start = end + 1;
        if (is_verb)
            break;
    }
    if (start != end + 1) /* no verb */
        return;
    for (uint32_t k = 0; k < n; k++)
        if (pg_span_length(items[k]) >= MIN_NAME && could_bring(reading, items[k]) &&
            !opens_with_full_place(reading, items[k]))
            pg_candidate_add(reader, items[k], PG_CLASS_COMPANY, number, 50);
}

/* 浙江瑞一堂带来的, 陈李济药厂的: who stands at the start of a clause before the name of a project
   brings it. */
static void find_bringers(PgReader *reader, PgSpan sentence, uint32_t number) {
    enum { MAX_NAME = 12 };
    const PgReading *reading = reader->reading;
    uint32_t next = sentence.start + 2;
    for (uint32_t i;
         (i = pg_char_find(reading->text, next, sentence.end, U'的')) + 2 < sentence.end;
         next = i + 1) {
        if (!reading->word_starts[i])
            continue;
        uint32_t length, end = i, stop = i + 1;
        if (pg_reading_entry_before(reading, end, PG_LEX_BUILDING, PG_CLASS_NONE, &length))
            end -= length;
        /* 某某党委委员、副总经理张三: on to the first of the titles. */
        while (end > sentence.start + 2 && reading->text[end - 1] == U'、' &&
               pg_reading_entry_before(reading, end - 1, PG_LEX_TITLE, PG_CLASS_NONE, &length))
            end -= length + 1;
        uint32_t start = end;
        while (start > sentence.start && end - start <= MAX_NAME &&
               !pg_is_stop(reading->text[start - 1]) && reading->text[start - 1] != U'、')
            start--;
        if (end - start > MAX_NAME || end - start < 2 || !reading->word_starts[end] ||
            pg_char_is_digit(reading->text[stop])) /* 本县亮相的4个项目 */
            continue;
        while (stop < sentence.end && stop - i < 24 && !pg_is_stop(reading->text[stop]) &&
               reading->text[stop] != U'、' &&
               !pg_reading_entry_at(reading, stop, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL))
            stop++;
        if (stop < sentence.end &&
            pg_reading_entry_at(reading, stop, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL) &&
            could_bring(reading, (PgSpan){start, end}))
            pg_candidate_add(reader, (PgSpan){start, end}, PG_CLASS_COMPANY, number, 50);
    }
}

void pg_bringers_find(PgReader *reader, uint32_t number) {
    const PgReading *reading = reader->reading;
    const uint32_t *text = reading->text;
    PgSpan sentence = reading->page->sentences[number].span;
    uint32_t next = sentence.start + 2, end = sentence.end;
    bool has_value = pg_reading_has_value(reading, sentence);
    for (uint32_t i; has_value && (i = pg_char_find(text, next, end, U'投')) + 4 < end;
         next = i + 1)
        if (text[i + 1] == U'资' && pg_costs(reading, i + 2) && text[i - 1] != U'总')
            find_payer(reader, i, sentence, number);
    bool is_built = reading->kinds_in[number] & pg_lex_bit(PG_LEX_BUILDING);
    next = sentence.start;
    for (uint32_t i; is_built && (i = pg_char_find(text, next, end, U'由')) + 4 < end; next = i + 1)
        if (reading->word_starts[i] && reading->word_starts[i + 1])
            find_builders(reader, i, sentence, number);
    if (reading->kinds_in[number] & pg_lex_bit_of(PG_LEX_ENDING, PG_CLASS_PROJECT))
        find_bringers(reader, sentence, number);
}

void pg_company_lists_find(PgReader *reader, uint32_t number, guint first_candidate) {
    const PgReading *reading = reader->reading;
    PgSpan sentence = reading->page->sentences[number].span;
    uint32_t i = pg_char_find(reading->text, sentence.start, sentence.end, U'、');
    if (i == sentence.end)
        return;
    Known known = known_companies(reader, sentence, first_candidate);
    if (!known.ending && !(reading->kinds_in[number] & pg_lex_bit(PG_LEX_ANAPHOR)))
        return; /* nothing says that they are companies */
    for (; (i = pg_char_find(reading->text, i, sentence.end, U'、')) < sentence.end; i++) {
        /* Back to where the first item starts: only a known company tells that. */
        bool first = ends_known(&known, i);
        PgSpan items[MAX_ITEMS];
        uint32_t n = 0, at = i;
        while (at < sentence.end && is_cut(reading, at) && n < MAX_ITEMS) {
            uint32_t end = at + 1;
            if (opens_brand(reading, end))
                end++;
            while (end < sentence.end && !is_cut(reading, end) && !ends_list(reading, end))
                end++;
            items[n++] = (PgSpan){at + 1, end};
            at = end;
        }
        if (is_range_word(reading, at) && opens_range(reading, i, sentence.start)) {
            i = at;
            continue;
        }
        uint32_t n_known = first;
        for (uint32_t k = 0; k < n; k++)
            n_known += is_known(&known, items[k]);
        bool are_called = pg_are_called_companies(reading, at, sentence.end);
        n_known += are_called;
        uint32_t n_possible = 0, n_words = 0;
        for (uint32_t k = 0; are_called && k < n; k++) {
            bool is_possible = could_be_company(reading, items[k]);
            n_possible += is_possible;
            n_words += !is_possible && could_be_called(reading, items[k]);
        }
        are_called &= n_possible && (n_possible * 2 >= n || n_possible + n_words == n);
        if (n_known && !first && i > sentence.start) {
            /* A、B: where B is a company, A may be one that a boundary opens. */
            int fit;
            uint32_t start =
                pg_name_start(reading, PG_CLASS_COMPANY, (PgSpan){i, i}, sentence.start, &fit);
            if (could_be_company(reading, (PgSpan){start, i}) ||
                (are_called && could_be_called(reading, (PgSpan){start, i})))
                pg_candidate_add(reader, (PgSpan){start, i}, PG_CLASS_COMPANY, number,
                                 SCORE_LISTED);
        }
        for (uint32_t k = 0; n_known && k < n; k++)
            if (could_be_company(reading, items[k]) ||
                (are_called && could_be_called(reading, items[k])))
                pg_candidate_add(reader, items[k], PG_CLASS_COMPANY, number,
                                 are_called ? SCORE_CALLED : SCORE_LISTED);
        i = at > i ? at - 1 : i;
    }
    g_free(known.ending);
}
