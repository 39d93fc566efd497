/* Where a name begins that ends in a telling word: walk left over the words before the ending and
   weigh every place where it could begin. */
#include "mention/name_brand.h"

enum {
    BONUS_EDGE = 30,        /* punctuation or a function word stands before it */
    BONUS_PLACE = 24,       /* it opens with a place */
    BONUS_REGISTERED = 40,  /* a company does, as registered names do */
    COST_OPENING_VERB = 14, /* it opens with a word that is a verb as often as a noun */
    BONUS_BRAND = 12,       /* it opens with characters that are no word: a brand */
    BONUS_BEHIND_VERB = 8,
    COST_VERB = 13,      /* a verb inside */
    GAIN_OF_PROJECT = 5, /* a verb costs less where 项目 ends the name */
    COST_CONJUNCTION = 16,
    COST_ADVERB = 26,
    COST_TIME = 14,
    COST_NUMBER = 30,
    COST_POSITION = 10,
    COST_CHARACTER = 1,      /* length */
    MAX_BEHIND_COMPANY = 40, /* what may stand between a company and the ending of its project */
    MAX_NAME = 30,
    MAX_PROJECT = 70,
};

bool pg_is_on_words(const PgReading *reading, PgSpan span) {
    if (reading->word_starts[span.start] && reading->word_starts[span.end])
        return true;
    for (uint32_t i = span.start + 1; i < span.end; i++)
        if (reading->word_starts[i])
            return false;
    return reading->tags[span.start] == PG_TAG_PLACE;
}

static bool is_place_opening(const PgReading *reading, uint32_t at, uint32_t limit) {
    uint32_t length;
    const PgLexEntry *entry =
        pg_reading_entry_at(reading, at, PG_LEX_PLACE, PG_CLASS_NONE, &length);
    return entry && at + length <= limit && reading->word_starts[at];
}

/* 江宁—明光合作产业园: a dash between two places. */
static bool joins_places(const PgReading *reading, uint32_t dash, uint32_t from) {
    uint32_t c = reading->text[dash];
    if ((c != U'—' && c != U'–' && c != '-' && c != 0xb7) || dash < from + 2)
        return false;
    return pg_reading_entry_before(reading, dash, PG_LEX_PLACE, PG_CLASS_NONE, NULL) &&
           pg_reading_entry_at(reading, dash + 1, PG_LEX_PLACE, PG_CLASS_NONE, NULL);
}

/* 己内酰胺—聚酰胺: a single dash between words of which the second is no place. */
static bool joins_products(const PgReading *reading, uint32_t dash, uint32_t from) {
    uint32_t c = reading->text[dash];
    return (c == U'—' || c == U'–') && dash > from + 1 && pg_char_is_han(reading->text[dash - 1]) &&
           pg_char_is_han(reading->text[dash + 1]) && reading->tags[dash - 1] != PG_TAG_TIME;
}

/* The start of a bracket or quotation that closes before `end`, or `end` when it opens too far. */
static uint32_t opening_of(const PgReading *reading, uint32_t end, uint32_t from, uint32_t limit) {
    static const struct {
        uint32_t close, open;
    } pairs[] = {{U'”', U'“'}, {U'）', U'（'}, {U'》', U'《'}, {U'’', U'‘'}};
    uint32_t open = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++)
        if (pairs[i].close == reading->text[end - 1])
            open = pairs[i].open;
    for (uint32_t i = end - 1; i > from && end - i < limit; i--) {
        if (reading->text[i - 1] == open)
            return i - 1;
        if (pg_is_stop(reading->text[i - 1]))
            break;
    }
    return end;
}

bool pg_is_measure(uint32_t c) {
    return c == U'份' || c == U'家' || c == U'个' || c == U'座' || c == U'批' || c == U'条' ||
           c == U'名' || c == U'所' || c == U'项' || c == U'类';
}

/* 活动, 签约仪式, 动员会, 开工 */
static bool ends_event(const PgReading *reading, uint32_t at) {
    return pg_reading_entry_before(reading, at, PG_LEX_CEREMONY, PG_CLASS_NONE, NULL) ||
           pg_reading_entry_before(reading, at, PG_LEX_STATUS, PG_CLASS_NONE, NULL) ||
           (at > 1 && reading->text[at - 2] == U'活' && reading->text[at - 1] == U'动');
}

/* What a word inside a name costs; a negative value is a place where the name cannot go on. */
static int word_cost(const PgReading *reading, PgClass class, PgSpan word) {
    uint32_t length = word.end - word.start;
    if (reading->text[word.start] == U'暨' && ends_event(reading, word.start))
        return -1; /* …活动暨某某项目开工仪式, 集中开工暨某某项目 */
    PgLexSet kinds = pg_reading_kinds_of(reading, word);
    if (kinds &
            (pg_lex_bit(PG_LEX_PLACE) | pg_lex_bit(PG_LEX_NAME) | pg_lex_bit(PG_LEX_INDUSTRY)) ||
        (kinds & pg_lex_bit(PG_LEX_PART) &&
         pg_reading_entry_of(reading, word, PG_LEX_PART, class)) ||
        (length == 2 && reading->text[word.start + 1] == U'期')) /* 一期 */
        return 0;
    if (kinds & pg_lex_bit(PG_LEX_BOUNDARY) ||
        (length > 1 && kinds & pg_lex_bit(PG_LEX_HONOUR_CUE)))
        return -1;
    if (class == PG_CLASS_PARK && length > 1 && kinds & pg_lex_bit(PG_LEX_AMBIGUOUS) &&
        pg_reading_entry_of(reading, word, PG_LEX_AMBIGUOUS, PG_CLASS_DISTRICT)) /* 应城开发区 */
        return 0;
    bool is_project = class == PG_CLASS_PROJECT;
    uint32_t last = reading->text[word.end - 1];
    if (!is_project && length == 1 && word.start &&
        pg_char_is_digit(reading->text[word.start - 1]) &&
        (last == U'年' || last == U'月' || last == U'日')) /* 2015年|某某公司 */
        return COST_NUMBER;
    switch (reading->tags[word.start]) {
    case PG_TAG_VERB:
        if (length == 1)
            return 4;
        return is_project || class == PG_CLASS_COMPANY ? COST_VERB : -1;
    case PG_TAG_ADVERB:
        return length == 1 ? 8 : COST_ADVERB;
    case PG_TAG_PREPOSITION:
    case PG_TAG_PARTICLE:
    case PG_TAG_PRONOUN:
        return -1;
    case PG_TAG_CONJUNCTION:
        return (is_project || class == PG_CLASS_ORGANIZATION) && reading->text[word.start] != U'而'
                   ? COST_CONJUNCTION
                   : -1;
    case PG_TAG_NUMBER:
        if (!is_project && length > 1 && pg_is_measure(reading->text[word.end - 1]))
            return -1; /* 一份, 两家 */
        return is_project                                  ? 2
               : pg_char_is_han(reading->text[word.start]) ? 10
               : class == PG_CLASS_COMPANY                 ? 12
                                                           : COST_NUMBER;
    case PG_TAG_MEASURE: /* 一座: what is counted is no name */
        if (!is_project && word.start && reading->tags[word.start - 1] == PG_TAG_NUMBER)
            return -1;
        return is_project ? 4 : length == 1 ? 8 : COST_NUMBER;
    case PG_TAG_TIME:
        return COST_TIME;
    case PG_TAG_POSITION:
        return COST_POSITION;
    case PG_TAG_IDIOM:
        return length >= 4 ? 8 : 0;
    default:
        return 0;
    }
}

static bool is_name_char(uint32_t c) {
    return pg_char_is_han(c) || pg_char_is_latin(c) || pg_char_is_digit(c);
}

/* Signs that join the parts of a name. */
static bool is_joint(uint32_t c) {
    return c == 0xb7 || c == '-' || c == '+' || c == '&' || c == '/' || c == '.' || c == '%' ||
           c == ' ' || c == '#' || c == ',' || c == '~';
}

static uint32_t word_before(const PgReading *reading, uint32_t end, uint32_t from) {
    uint32_t start = end - 1;
    while (start > from && !reading->word_starts[start])
        start--;
    return start;
}

/* 中顺 before 电子商务（新疆）有限公司, 云上 before 贵州公司: on to what tells the company from
   others, as far as the clause lets a name reach. */
static uint32_t widen_to_brand(const PgReading *reading, uint32_t start, uint32_t end,
                               uint32_t from) {
    enum { MAX_WIDER = 8 };
    if (!pg_lacks_brand(reading, start, end))
        return start;
    uint32_t at = start;
    while (at > from && start - at < MAX_WIDER &&
           (at == start || pg_lacks_brand(reading, at, end))) {
        uint32_t c = reading->text[at - 1];
        if (!is_name_char(c))
            break;
        PgSpan word = {word_before(reading, at, from), at};
        if (word_cost(reading, PG_CLASS_COMPANY, word) < 0 ||
            pg_reading_entry_of(reading, word, PG_LEX_TITLE, PG_CLASS_NONE))
            break;
        at = word.start;
        /* A brand of single characters: 中 顺 */
        while (word.end - word.start == 1 && at > from && start - at < MAX_WIDER &&
               pg_char_is_han(reading->text[at - 1]) && reading->word_starts[at - 1] &&
               word_cost(reading, PG_CLASS_COMPANY, (PgSpan){at - 1, at}) >= 0 &&
               !pg_reading_entry_before(reading, at, PG_LEX_BOUNDARY, PG_CLASS_NONE, NULL))
            at--;
    }
    return at < start && pg_lacks_brand(reading, at, end) ? start : at;
}

/* 1., 2), ③ before an item of a list */
static uint32_t skip_figure(const PgReading *reading, uint32_t start, uint32_t end) {
    enum { MAX_DIGITS = 2 };
    uint32_t at = start;
    if (at < end && reading->text[at] >= 0x2460 && reading->text[at] <= 0x2473)
        return at + 1;
    while (at < end && at - start < MAX_DIGITS && pg_char_is_digit(reading->text[at]))
        at++;
    bool is_numbering = at > start && at + 1 < end && pg_char_is_han(reading->text[at + 1]) &&
                        (reading->text[at] == '.' || reading->text[at] == ')' ||
                         reading->text[at] == U'）' || reading->text[at] == U'、');
    return is_numbering ? at + 1 : start;
}

/* （一）, （2） before an item of a list */
static uint32_t skip_numbering(const PgReading *reading, uint32_t start, uint32_t end) {
    if (start >= end || reading->text[start] != U'（')
        return skip_figure(reading, start, end);
    uint32_t at = start + 1;
    while (at < end &&
           (pg_char_is_digit(reading->text[at]) || pg_char_is_han_numeral(reading->text[at])))
        at++;
    return at < end && at > start + 1 && reading->text[at] == U'）' ? at + 1 : start;
}

/* 顺丰, though 顺 is a preposition: a known company at the edge of a clause or a list. */
static bool company_before(const PgReading *reading, uint32_t at, uint32_t from, uint32_t *length) {
    if ((!pg_reading_entry_before(reading, at, PG_LEX_NAME, PG_CLASS_COMPANY, length) &&
         !pg_reading_entry_before(reading, at, PG_LEX_AMBIGUOUS, PG_CLASS_COMPANY, length)) ||
        *length < 2 || at - *length < from)
        return false;
    uint32_t start = at - *length;
    return start == from || !pg_char_is_han(reading->text[start - 1]);
}

/* 龙头企业海升集团, 总经理某某带领公司: what the company is, or who speaks for it, is no part of
   its name. */
static bool ends_description(const PgReading *reading, uint32_t at, PgSpan word) {
    return pg_reading_entry_of(reading, word, PG_LEX_COMPANY_POST, PG_CLASS_NONE) ||
           pg_reading_entry_before(reading, at, PG_LEX_MAKER, PG_CLASS_NONE, NULL) ||
           (word.end - word.start > 1 && reading->text[at - 2] == U'企' &&
            reading->text[at - 1] == U'业');
}

/* Nothing but a trade: 发电, 建设投资 */
static bool is_trade(const PgReading *reading, uint32_t start, uint32_t end) {
    for (uint32_t i = start; i < end; i++)
        if (reading->tags[i] != PG_TAG_VERB && reading->tags[i] != PG_TAG_VERB_NOUN)
            return false;
    return true;
}

/* 公有资产经营, 城市运营: everyday words, as the firms of a zone itself are called */
static bool is_everyday(const PgReading *reading, uint32_t start, uint32_t end) {
    for (uint32_t at = start; at < end;) {
        PgSpan word = {at, pg_next_word(reading, at, end)};
        uint8_t tag = reading->tags[at];
        if (pg_span_length(word) < 2 || !pg_char_is_han(reading->text[at]) ||
            (tag != PG_TAG_NOUN && tag != PG_TAG_VERB && tag != PG_TAG_VERB_NOUN &&
             tag != PG_TAG_PLACE) || /* 城市 */
            pg_reading_entry_at(reading, at, PG_LEX_PLACE, PG_CLASS_NONE, NULL))
            return false;
        at = word.end;
    }
    return end > start;
}

/* 西宁开发区|晶科能源公司: where it is; but 苏州工业园区 opens registered names. */
static bool ends_zone(const PgReading *reading, uint32_t at, uint32_t from, uint32_t end) {
    uint32_t length, place;
    if ((!pg_reading_entry_before(reading, at, PG_LEX_ZONE, PG_CLASS_NONE, &length) &&
         !pg_reading_entry_before(reading, at, PG_LEX_WEAK_ENDING, PG_CLASS_PARK, &length)) ||
        length < 3 || at < from + length || pg_lacks_brand(reading, at, end) ||
        is_trade(reading, at, end) || is_everyday(reading, at, end))
        return false;
    return !(length == 4 && /* 工业园区 */ pg_reading_entry_before(
                                reading, at - length, PG_LEX_PLACE, PG_CLASS_CITY, &place));
}

/* 区委 in 黄埔区委广州开发区 */
static bool ends_committee(const PgReading *reading, uint32_t at) {
    return reading->text[at - 1] == U'委' &&
           pg_reading_entry_before(reading, at, PG_LEX_ENDING, PG_CLASS_ORGANIZATION, NULL);
}

/* Does the name of a company end at `at`, by an ending of more than one word's length? */
static bool company_ends(const PgReading *reading, uint32_t at, uint32_t *length) {
    return pg_reading_entry_before(reading, at, PG_LEX_ENDING, PG_CLASS_COMPANY, length) &&
           (*length > 2 || reading->text[at - 1] == U'团');
}

/* Does a word end at `at` that no name of the class goes across? */
static bool ends_boundary(const PgReading *reading, PgClass class, uint32_t at, uint32_t from,
                          uint32_t *length) {
    return pg_reading_entry_before(reading, at, PG_LEX_BOUNDARY, PG_CLASS_NONE, length) &&
           at >= from + *length && reading->word_starts[at - *length] &&
           !pg_reading_entry_before(reading, at, PG_LEX_PART, class, NULL);
}

/* 公园建设改造项目, 高端建设装备制造项目: what is done there, no verb before the name. */
static bool is_noun_of_building(const PgReading *reading, PgSpan verb, uint32_t end,
                                uint32_t from) {
    return pg_reading_is_made_of(reading, (PgSpan){verb.end, end}, PG_LEX_PART, PG_CLASS_PROJECT) ||
           (verb.start > from &&
            pg_reading_entry_before(reading, verb.start, PG_LEX_PART, PG_CLASS_INDUSTRY, NULL) &&
            reading->tags[verb.start - 1] != PG_TAG_VERB);
}

/* 极星成都生产基地: a function word and a character before a place, no words where a clause or a
   bracket begins. */
static bool opens_brand(const PgReading *reading, uint32_t at) {
    return at + 2 < reading->n && reading->word_starts[at + 1] && reading->word_starts[at + 2] &&
           pg_char_is_han(reading->text[at + 1]) &&
           pg_reading_entry_at(reading, at + 2, PG_LEX_PLACE, PG_CLASS_NONE, NULL);
}

/* 全力以赴 */
static bool opens_with_idiom(const PgReading *reading, uint32_t at) {
    return reading->tags[at] == PG_TAG_IDIOM && at + 4 <= reading->n &&
           !reading->word_starts[at + 1] && !reading->word_starts[at + 2] &&
           !reading->word_starts[at + 3] &&
           !pg_reading_entry_at(reading, at, PG_LEX_NAME, PG_CLASS_NONE, NULL); /* 可口可乐 */
}

/* 循环经济, 再生铝: a field begins, be its first word a verb elsewhere. */
static bool opens_field(const PgReading *reading, uint32_t at) {
    uint32_t length;
    return (pg_reading_entry_at(reading, at, PG_LEX_INDUSTRY, PG_CLASS_NONE, &length) &&
            length > 2 && reading->word_starts[at + length]) ||
           (pg_reading_entry_at(reading, at, PG_LEX_PART, PG_CLASS_INDUSTRY, &length) &&
            length > 1 && reading->word_starts[at + length] &&
            pg_reading_entry_at(reading, at + length, PG_LEX_PART, PG_CLASS_INDUSTRY, NULL));
}

/* A function word of one character behind 、, where nothing but a name can begin. */
static bool opens_item(const PgReading *reading, PgSpan word, uint32_t from) {
    return word.end - word.start == 1 && word.start > from &&
           reading->text[word.start - 1] == U'、' && pg_char_is_han(reading->text[word.start]);
}

/* 开工|年产2万吨基础油项目 */
static bool opens_output(const PgReading *reading, uint32_t at, uint32_t from) {
    return reading->text[at] == U'年' && reading->text[at + 1] == U'产' && at > from &&
           pg_reading_entry_before(reading, at, PG_LEX_STATUS, PG_CLASS_NONE, NULL);
}

static bool ends_building(const PgReading *reading, uint32_t at) {
    return pg_reading_entry_before(reading, at, PG_LEX_BUILDING, PG_CLASS_NONE, NULL) != NULL;
}

/* 2020年|公司, 今年1|月公司: when, no part of a name. */
static uint32_t skip_date(const PgReading *reading, uint32_t at, uint32_t end) {
    const uint32_t *text = reading->text;
    uint32_t i = at;
    while (i < end && pg_char_is_digit(text[i]))
        i++;
    bool is_dated = i > at || (at && pg_char_is_digit(text[at - 1]));
    return is_dated && i < end && (text[i] == U'年' || text[i] == U'月' || text[i] == U'日')
               ? skip_date(reading, i + 1, end)
               : at;
}

/* A walk to the left over the words before an ending. */
typedef struct {
    const PgReading *reading;
    PgClass class;
    PgSpan ending;
    uint32_t from; /* no name begins before it */
    bool is_project, is_branch;
    bool is_strong;     /* a project's 项目 */
    bool is_registered; /* a company's 有限公司 */
    PgLexSet known; /* what may count as one word, however the words cut it, is of these kinds */
} Walk;

/* The word before a place of the walk: what it would cost to go on over it. */
typedef struct {
    PgSpan span;
    uint32_t boundary; /* the length of the word at its end that no name goes across; 0 for none */
    int cost;          /* negative where the name cannot go on */
} Word;

static Word word_left_of(const Walk *walk, uint32_t at) {
    const PgReading *reading = walk->reading;
    Word word = {.span = {word_before(reading, at, walk->from), at}};
    if (!ends_boundary(reading, walk->class, at, walk->from, &word.boundary))
        word.boundary = 0;
    word.cost = word_cost(reading, walk->class, word.span);
    if (word.cost >= 0 && ((walk->class == PG_CLASS_COMPANY && at < walk->ending.start &&
                            (ends_description(reading, at, word.span) ||
                             ends_zone(reading, at, walk->from, walk->ending.start))) ||
                           (walk->class == PG_CLASS_PARK && ends_committee(reading, at))))
        word.cost = -1;
    return word;
}

/* What a word that ends other names costs in a project's. */
static int cost_in_project(const Walk *walk, PgSpan word) {
    const PgReading *reading = walk->reading;
    uint8_t before = word.start > walk->from ? reading->tags[word.start - 1] : PG_TAG_UNKNOWN;
    bool is_fine = (reading->text[word.start] == U'用' && before == PG_TAG_NOUN) || /* 矿用 */
                   (pg_span_length(word) == 1 && /* 顺 in 10万吨|顺酐项目 */
                    (before == PG_TAG_MEASURE || before == PG_TAG_NUMBER) &&
                    !pg_is_measure(reading->text[word.start])) ||
                   opens_item(reading, word, walk->from); /* 比 in 、比逗仕休闲食品项目 */
    return is_fine ? 4 : -1;
}

/* A项目以及B项目, but A项目及配套工程 */
static bool joins_projects(const Walk *walk, PgSpan word) {
    const PgReading *reading = walk->reading;
    uint32_t length, c = reading->text[word.start];
    if (reading->tags[word.start] != PG_TAG_CONJUNCTION &&
        !(pg_span_length(word) == 1 && (c == U'和' || c == U'与')))
        return false;
    bool ends_name =
        pg_reading_entry_before(reading, word.start, PG_LEX_ENDING, walk->class, NULL) ||
        (c != U'及' &&
         (pg_reading_entry_before(reading, word.start, PG_LEX_WEAK_ENDING, walk->class, NULL) ||
          pg_reading_entry_before(reading, word.start, PG_LEX_ENDING, PG_CLASS_PARK, NULL)));
    return ends_name &&
           !(pg_reading_entry_at(reading, word.end, PG_LEX_NOT_A_NAME, walk->class, &length) &&
             length > 1);
}

/* 建设 in 建设某某项目, but not in 某某建设项目 */
static bool leads_to_project(const Walk *walk, PgSpan word) {
    return pg_reading_entry_of(walk->reading, word, PG_LEX_BUILDING, PG_CLASS_NONE) &&
           !(walk->is_project &&
             is_noun_of_building(walk->reading, word, walk->ending.start, walk->from));
}

/* A function word that is a character of a brand, or opens one. */
static bool is_of_brand(const Walk *walk, PgSpan word) {
    return pg_is_place_and_brand(walk->reading, walk->class, word, walk->from) ||
           (walk->is_registered && pg_is_in_registered_brand(walk->reading, word, walk->from));
}

/* What it costs to go on over a word; negative where the name ends there. */
static int cost_of(const Walk *walk, const Word *word) {
    const PgReading *reading = walk->reading;
    PgSpan boundary = {word->span.end - word->boundary, word->span.end};
    if (word->boundary && !(walk->is_project && opens_item(reading, boundary, walk->from)) &&
        !is_of_brand(walk, boundary))
        return -1;
    int cost = word->cost;
    if (walk->is_project) {
        if (cost < 0)
            cost = cost_in_project(walk, word->span);
        if ((word->span.end + 1 < walk->ending.start &&
             pg_reading_entry_of(reading, word->span, PG_LEX_BUILDING, PG_CLASS_NONE) &&
             (reading->text[word->span.end] == U'“' || /* 建设“某某园”项目 */
              leads_to_project(walk, word->span))) ||
            joins_projects(walk, word->span))
            return -1;
    }
    if (cost < 0 && is_of_brand(walk, word->span))
        return 4;
    return cost == COST_VERB && walk->is_strong ? cost - GAIN_OF_PROJECT : cost;
}

/* Can the name not go on over the word, be it that a name begins right behind it? */
static bool is_edge_behind(const Walk *walk, const Word *word) {
    const PgReading *reading = walk->reading;
    return (word->cost < 0 || word->boundary || leads_to_project(walk, word->span)) &&
           !(walk->is_project && opens_item(reading, word->span, walk->from)) &&
           !pg_opens_odd_brand(reading, word->span, walk->from) &&
           !(walk->is_registered && pg_is_in_registered_brand(reading, word->span, walk->from));
}

static bool is_joined(const Walk *walk, uint32_t at) {
    return joins_places(walk->reading, at - 1, walk->from) ||
           (walk->is_project && joins_products(walk->reading, at - 1, walk->from));
}

/* A name of the gazetteer counts as one word even where the words cut it otherwise. */
static bool ends_place(const Walk *walk, uint32_t at, uint32_t *length) {
    const PgReading *reading = walk->reading;
    if (!pg_reading_entry_before(reading, at, PG_LEX_PLACE, PG_CLASS_NONE, length) || *length < 2 ||
        at - *length < walk->from || reading->kinds_ending[at] & pg_lex_bit(PG_LEX_BOUNDARY))
        return false;
    PgSpan place = {at - *length, at};
    return pg_is_on_words(reading, place) &&
           !(walk->class == PG_CLASS_COMPANY &&
             (pg_is_inside_brand(reading, place, walk->from) ||
              (at < walk->ending.start && ends_zone(reading, at, walk->from, walk->ending.start))));
}

/* Other names and terms that count as one word: a firm, 新型显示 though 显示 is a verb, 经开区 in
   某某经开区城市运营有限公司. */
static bool ends_known(const Walk *walk, uint32_t at, uint32_t *length) {
    const PgReading *reading = walk->reading;
    if ((walk->is_project || (walk->class == PG_CLASS_COMPANY && at == walk->ending.start)) &&
        company_before(reading, at, walk->from, length))
        return true;
    if ((walk->is_project || walk->class == PG_CLASS_PARK) &&
        pg_term_before(reading, at, walk->from, length) && *length > 2 &&
        reading->word_starts[at - *length] && reading->word_starts[at])
        return true;
    return walk->is_registered && at < walk->ending.start &&
           (pg_reading_entry_before(reading, at, PG_LEX_ZONE, PG_CLASS_NONE, length) ||
            pg_reading_entry_before(reading, at, PG_LEX_ENDING, PG_CLASS_PARK, length)) &&
           *length > 2 && at > walk->from + *length &&
           !ends_zone(reading, at, walk->from, walk->ending.start);
}

/* The kinds of what ends_place, ends_known and company_ends find: most places have none of them. */
static PgLexSet known_kinds(const Walk *walk) {
    const PgLexSet firms = pg_lex_bit(PG_LEX_NAME) | pg_lex_bit(PG_LEX_AMBIGUOUS);
    PgLexSet kinds = pg_lex_bit(PG_LEX_PLACE);
    if (walk->is_project)
        kinds |= firms | pg_lex_bit_of(PG_LEX_ENDING, PG_CLASS_COMPANY);
    if (walk->is_project || walk->class == PG_CLASS_PARK)
        kinds |= pg_lex_bit(PG_LEX_INDUSTRY);
    if (walk->class == PG_CLASS_COMPANY)
        kinds |= firms | pg_lex_bit(PG_LEX_ZONE) | pg_lex_bit_of(PG_LEX_ENDING, PG_CLASS_PARK) |
                 pg_lex_bit_of(PG_LEX_ENDING, PG_CLASS_COMPANY);
    return kinds;
}

/* Can a name open with the character? */
static bool can_open(const Walk *walk, uint32_t at, bool is_edge) {
    const PgReading *reading = walk->reading;
    if (reading->text[at] == U'（' && skip_numbering(reading, at, walk->ending.start) == at)
        return false;
    return reading->tags[at] != PG_TAG_CONJUNCTION && !opens_with_idiom(reading, at) &&
           !(reading->tags[at] == PG_TAG_ADVERB && reading->word_starts[at + 1] &&
             !(walk->is_project && is_edge && opens_brand(reading, at)) &&
             !(walk->class == PG_CLASS_COMPANY && at + 2 == walk->ending.start)); /* 正威集团 */
}

/* What speaks for and against a name that opens with the word at `at`. */
static int value_of_opening(const Walk *walk, uint32_t at, bool is_place, bool is_edge) {
    const PgReading *reading = walk->reading;
    if (is_place || is_place_opening(reading, at, walk->ending.start) ||
        (walk->is_project && is_edge && opens_brand(reading, at)))
        return walk->is_branch                        ? 0
               : walk->class == PG_CLASS_COMPANY      ? BONUS_REGISTERED
               : walk->class == PG_CLASS_ORGANIZATION ? BONUS_PLACE / 2
                                                      : BONUS_PLACE;
    switch (reading->tags[at]) {
    case PG_TAG_UNKNOWN:
        return BONUS_BRAND;
    case PG_TAG_VERB_NOUN:
        return walk->is_project && opens_field(reading, at) ? 0 : -COST_OPENING_VERB;
    case PG_TAG_VERB:
        if (reading->word_starts[at + 1] ||
            (walk->is_project &&
             ((at > walk->from && reading->text[at - 1] == U'的') || /* 的超高… */
              (walk->is_strong && ends_building(reading, at)) ||     /* 建设喷水织布项目 */
              opens_field(reading, at)))) /* 循环经济产业园项目: no verb */
            return 0;
        return -2 * COST_OPENING_VERB;
    default:
        return 0;
    }
}

/* Where what the company or project is called begins, by the places where it could. */
static uint32_t best_start(const Walk *walk, int *best_value) {
    const PgReading *reading = walk->reading;
    const uint32_t *text = reading->text;
    uint32_t limit = walk->is_project ? MAX_PROJECT : MAX_NAME, from = walk->from;
    uint32_t best = walk->ending.start, at = walk->ending.start, length;
    int cost = 0, fit;
    bool was_place = false, has_content = false;
    Word word = {.span = {at, 0}};
    while (at > from && walk->ending.start - at < limit) {
        uint32_t c = text[at - 1];
        if (is_name_char(c)) {
            bool is_known = reading->kinds_ending[at] & walk->known;
            if (is_known && ends_place(walk, at, &length)) {
                at -= length;
                was_place = true;
            } else if (is_known && ends_known(walk, at, &length)) {
                at -= length;
                was_place = false;
                has_content = true;
            } else if (is_known && walk->is_project && at < walk->ending.start &&
                       cost < MAX_BEHIND_COMPANY && company_ends(reading, at, &length) &&
                       at > from + length) {
                /* 某某有限公司公共服务平台建设项目: on to where the company's name begins. */
                best =
                    pg_name_start(reading, PG_CLASS_COMPANY, (PgSpan){at - length, at}, from, &fit);
                *best_value = BONUS_EDGE - cost;
                break;
            } else if (is_known && walk->is_branch && was_place &&
                       company_ends(reading, at, &length) && at > from + length) {
                /* 牧原集团|永济分公司 */
                best = pg_name_start(reading, walk->class, (PgSpan){at - length, at}, from, &fit);
                *best_value = BONUS_EDGE;
                break;
            } else {
                if (was_place && walk->class == PG_CLASS_COMPANY && has_content) {
                    /* Nothing stands before the place in a registered name but the group that
                       the company belongs to: 国家能源集团宁夏煤业公司. */
                    if (pg_opens_group(reading, at, from, &length)) {
                        best = at - length;
                        *best_value += BONUS_EDGE;
                    }
                    break;
                }
                was_place = false;
                has_content = true;
                if (word.span.end != at)
                    word = word_left_of(walk, at);
                int here = cost_of(walk, &word);
                if (here < 0)
                    break;
                cost += here;
                at = word.span.start;
            }
        } else if (pg_is_closing(c)) {
            uint32_t open = opening_of(reading, at, from, walk->is_project ? 24 : 14);
            if (open == at)
                break;
            at = open;
            cost += 4;
        } else if ((is_joint(c) &&
                    (c != ' ' || (at >= from + 2 && pg_char_is_latin(text[at - 2])))) ||
                   is_joined(walk, at)) {
            at--;
        } else {
            break;
        }
        /* How good is a start here? */
        uint32_t n_chars = walk->ending.start - at, previous = at > from ? text[at - 1] : 0;
        int value = -cost - (int)(walk->is_project ? n_chars / 2 : n_chars) * COST_CHARACTER;
        bool is_edge = !is_name_char(previous) && !is_joint(previous) &&
                       (!pg_is_closing(previous) || previous == U'”') &&
                       (at <= from + 2 || !is_joined(walk, at));
        if (!is_edge && at > from && !pg_is_closing(previous)) {
            word = word_left_of(walk, at);
            is_edge = is_edge_behind(walk, &word);
            if (!is_edge && reading->tags[word.span.start] == PG_TAG_VERB &&
                pg_span_length(word.span) > 1)
                value += BONUS_BEHIND_VERB;
        }
        bool is_output = walk->is_project && opens_output(reading, at, from);
        is_edge |= is_output;
        if (is_edge)
            value += BONUS_EDGE;
        value += value_of_opening(walk, at, was_place, is_edge);
        if (value > *best_value
                ? (reading->word_starts[at] || was_place) && can_open(walk, at, is_edge)
                : was_place && value == *best_value) {
            *best_value = value;
            best = at;
        }
        if (is_output)
            break;
    }
    return best;
}

/* Generic words in front belong to the sentence: 民营企业某某公司. */
static uint32_t behind_generic(const Walk *walk, uint32_t start) {
    const PgReading *reading = walk->reading;
    uint32_t length, term, end = walk->ending.start;
    while (start < end &&
           pg_reading_entry_at(reading, start, PG_LEX_NOT_A_NAME, walk->class, &length) &&
           start + length < end) {
        PgSpan word = {start, start + length};
        if (!reading->word_starts[word.end] || !pg_char_is_han(reading->text[word.end]) ||
            (length == 1 && reading->word_starts[start + 2]) ||
            pg_reading_entry_of(reading, word, PG_LEX_PART, walk->class) ||
            (pg_reading_entry_at(reading, start, PG_LEX_INDUSTRY, PG_CLASS_NONE, &term) &&
             term > length)) /* 智能 in 智能制造 */
            break;
        if (walk->is_project &&
            (pg_reading_entry_of(reading, word, PG_LEX_PART, PG_CLASS_INDUSTRY) || /* 高端医疗… */
             reading->text[word.end] == U'及' || /* 工业及医疗气体项目 */
             pg_office_end(reading, start, (PgSpan){walk->from, end}) > start)) /* 县人民医院… */
            break;
        start = word.end;
    }
    return start;
}

uint32_t pg_name_start(const PgReading *reading, PgClass class, PgSpan ending, uint32_t from,
                       int *score) {
    const uint32_t *text = reading->text;
    Walk walk = {.reading = reading, .class = class, .ending = ending, .from = from};
    walk.is_project = class == PG_CLASS_PROJECT;
    walk.is_strong = walk.is_project && pg_reading_entry_of(reading, ending, PG_LEX_ENDING, class);
    walk.is_branch = class == PG_CLASS_COMPANY && text[ending.start] == U'分'; /* 分公司 */
    walk.is_registered = class == PG_CLASS_COMPANY && pg_span_length(ending) >= 4;
    walk.known = known_kinds(&walk);
    *score = -1000;
    uint32_t best = best_start(&walk, score);
    if (class == PG_CLASS_COMPANY && best < ending.start)
        best = widen_to_brand(reading, best, ending.start, from);
    if (class == PG_CLASS_PARK && best < ending.start)
        best = pg_with_builder(reading, best, ending.start, from);
    best = skip_numbering(reading, best, ending.start);
    if (!walk.is_project)
        best = skip_date(reading, best, ending.start);
    best = behind_generic(&walk, best);
    if (walk.is_project && best + 6 < ending.start && pg_char_is_digit(text[best]) &&
        text[best + 4] == U'年' && text[best + 5] == U'年') /* 2012年|年产10万吨…项目 */
        best += 5;
    while (walk.is_project && best < ending.start && reading->word_starts[best + 1] &&
           pg_char_joins(text[best]))
        best++;
    while (best < ending.start && (text[best] == '-' || text[best] == 0xb7 || text[best] == ' ' ||
                                   pg_is_closing(text[best])))
        best++;
    if (best == ending.start)
        *score = -1000;
    return best;
}
