/* Names that end in a telling word: companies, parks, organisations and what else the ontology
   gives endings to. Where such a name begins is decided by walking left over the words before the
   ending and weighing every place where it could begin. */
#include "mention/internal.h"

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

/* Do words start where the place does and behind it? 辽宁大连 may be one word of the list, and is
   two places all the same. */
static bool is_on_words(const PgReading *reading, PgSpan span) {
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
    if ((c != 0x2014 && c != 0x2013 && c != '-' && c != 0xb7) || dash < from + 2)
        return false;
    return pg_reading_entry_before(reading, dash, PG_LEX_PLACE, PG_CLASS_NONE, NULL) &&
           pg_reading_entry_at(reading, dash + 1, PG_LEX_PLACE, PG_CLASS_NONE, NULL);
}

/* The start of a bracket or quotation that closes before `end`, or `end` when it opens too far. */
static uint32_t opening_of(const PgReading *reading, uint32_t end, uint32_t from, uint32_t limit) {
    static const struct {
        uint32_t close, open;
    } pairs[] = {{0x201d, 0x201c}, {0xff09, 0xff08}, {0x300b, 0x300a}, {0x2019, 0x2018}};
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

/* A measure that ends a count: 份 家 个 座 批 条 名 所 项 类 */
static bool is_count(uint32_t c) {
    return c == 0x4efd || c == 0x5bb6 || c == 0x4e2a || c == 0x5ea7 || c == 0x6279 || c == 0x6761 ||
           c == 0x540d || c == 0x6240 || c == 0x9879 || c == 0x7c7b;
}

/* What a word inside a name costs; a negative value is a place where the name cannot go on. */
static int word_cost(const PgReading *reading, PgClass class, PgSpan word) {
    uint32_t length = word.end - word.start;
    if (pg_reading_entry_of(reading, word, PG_LEX_PART, class) ||
        pg_reading_entry_of(reading, word, PG_LEX_PLACE, PG_CLASS_NONE) ||
        pg_reading_entry_of(reading, word, PG_LEX_NAME, PG_CLASS_NONE) ||
        pg_reading_entry_of(reading, word, PG_LEX_INDUSTRY, PG_CLASS_NONE) ||
        (length == 2 && reading->text[word.start + 1] == 0x671f)) /* 一期 */
        return 0;
    if (pg_reading_entry_of(reading, word, PG_LEX_BOUNDARY, PG_CLASS_NONE))
        return -1;
    bool is_project = class == PG_CLASS_PROJECT;
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
        return (is_project || class == PG_CLASS_ORGANIZATION) &&
                       reading->text[word.start] != 0x800c /* 而 */
                   ? COST_CONJUNCTION
                   : -1;
    case PG_TAG_NUMBER:
        if (!is_project && length > 1 && is_count(reading->text[word.end - 1]))
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

/* 乌鲁木齐汇聚…有限公司: a verb is a brand where a place that opens the clause stands before it. */
static bool is_place_and_brand(const PgReading *reading, PgClass class, PgSpan word,
                               uint32_t from) {
    uint32_t length;
    /* 宁波臻至…有限公司: a character that is no word between the place and a function word. */
    if (class == PG_CLASS_COMPANY && word.end - word.start == 1 && word.start > from &&
        !pg_reading_entry_before(reading, word.start, PG_LEX_PLACE, PG_CLASS_NONE, NULL) &&
        reading->word_starts[word.start - 1] && pg_char_is_han(reading->text[word.start - 1]) &&
        pg_reading_entry_before(reading, word.start - 1, PG_LEX_PLACE, PG_CLASS_NONE, &length) &&
        length > 1)
        return true;
    if (class != PG_CLASS_COMPANY || word.end - word.start < 2 ||
        pg_reading_entry_of(reading, word, PG_LEX_BUILDING, PG_CLASS_NONE) || /* 肇东市引进… */
        !pg_reading_entry_before(reading, word.start, PG_LEX_PLACE, PG_CLASS_NONE, &length))
        return false;
    uint32_t start = word.start - length;
    return start <= from || !(pg_char_is_han(reading->text[start - 1]) ||
                              pg_char_is_latin(reading->text[start - 1]));
}

/* Does nothing in [start, end) tell one company from another: 西宁（有限公司）, 信息技术, 飞机? */
static bool lacks_brand(const PgReading *reading, uint32_t start, uint32_t end) {
    for (uint32_t at = start, length; at < end; at += length) {
        if (reading->text[at] == 0xff08 || reading->text[at] == 0xff09) {
            length = 1;
            continue;
        }
        if (pg_reading_entry_at(reading, at, PG_LEX_PLACE, PG_CLASS_NONE, &length) ||
            pg_reading_entry_at(reading, at, PG_LEX_INDUSTRY, PG_CLASS_NONE, &length))
            continue;
        for (length = 1; at + length < end && !reading->word_starts[at + length];)
            length++;
        PgSpan word = {at, at + length};
        if (!pg_reading_entry_of(reading, word, PG_LEX_PART, PG_CLASS_COMPANY) &&
            !pg_reading_entry_of(reading, word, PG_LEX_NOT_A_NAME, PG_CLASS_COMPANY) &&
            !pg_reading_entry_of(reading, word, PG_LEX_WEAK_ENDING, PG_CLASS_COMPANY))
            return false;
    }
    return true;
}

/* 中顺 before 电子商务（新疆）有限公司, 云上 before 贵州公司: on to what tells the company from
   others, as far as the clause lets a name reach. */
static uint32_t widen_to_brand(const PgReading *reading, uint32_t start, uint32_t end,
                               uint32_t from) {
    enum { MAX_WIDER = 8 };
    uint32_t at = start;
    while (at > from && start - at < MAX_WIDER && lacks_brand(reading, at, end)) {
        uint32_t c = reading->text[at - 1];
        if (!pg_char_is_han(c) && !pg_char_is_latin(c) && !pg_char_is_digit(c))
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
    return lacks_brand(reading, at, end) ? start : at;
}

/* （一）, （2） before an item of a list */
static uint32_t skip_numbering(const PgReading *reading, uint32_t start, uint32_t end) {
    static const uint32_t numerals[] = {0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94,
                                        0x516d, 0x4e03, 0x516b, 0x4e5d, 0x5341};
    if (start >= end || reading->text[start] != 0xff08)
        return start;
    uint32_t at = start + 1;
    for (bool is_numeral = true; at < end && is_numeral; at += is_numeral) {
        is_numeral = pg_char_is_digit(reading->text[at]);
        for (size_t i = 0; i < G_N_ELEMENTS(numerals); i++)
            is_numeral |= reading->text[at] == numerals[i];
    }
    return at < end && at > start + 1 && reading->text[at] == 0xff09 ? at + 1 : start;
}

/* 富锦 in 的|鸿富锦精密电子: a character that is no word stands between the place and what a name
   can begin behind. */
static bool is_inside_brand(const PgReading *reading, PgSpan place, uint32_t from) {
    uint32_t at = place.start;
    if (place.end - at > 2 || at <= from + 1 || !pg_char_is_han(reading->text[at - 1]) ||
        !reading->word_starts[at - 1])
        return false;
    PgSpan before = {at - 1, at};
    switch (reading->tags[at - 1]) {
    case PG_TAG_VERB:
    case PG_TAG_ADVERB:
    case PG_TAG_PREPOSITION:
    case PG_TAG_PARTICLE:
    case PG_TAG_CONJUNCTION:
    case PG_TAG_MEASURE:
    case PG_TAG_PRONOUN:
    case PG_TAG_POSITION:
        return false;
    default:
        break;
    }
    if (pg_reading_entry_of(reading, before, PG_LEX_BOUNDARY, PG_CLASS_NONE) ||
        pg_reading_entry_of(reading, before, PG_LEX_PLACE, PG_CLASS_NONE))
        return false;
    return pg_reading_entry_before(reading, at - 1, PG_LEX_BOUNDARY, PG_CLASS_NONE, NULL) ||
           !pg_char_is_han(reading->text[at - 2]);
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
           (word.end - word.start > 1 && reading->text[at - 2] == 0x4f01 && /* 企业 */
            reading->text[at - 1] == 0x4e1a);
}

/* 区委 in 黄埔区委广州开发区 */
static bool ends_committee(const PgReading *reading, uint32_t at) {
    return reading->text[at - 1] == 0x59d4 && /* 委 */
           pg_reading_entry_before(reading, at, PG_LEX_ENDING, PG_CLASS_ORGANIZATION, NULL);
}

/* Does the name of a company end at `at`, by an ending of more than one word's length? */
static bool company_ends(const PgReading *reading, uint32_t at, uint32_t *length) {
    return pg_reading_entry_before(reading, at, PG_LEX_ENDING, PG_CLASS_COMPANY, length) &&
           (*length > 2 || reading->text[at - 1] == 0x56e2); /* 团 */
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
           !reading->word_starts[at + 3];
}

/* A function word of one character behind 、, where nothing but a name can begin. */
static bool opens_item(const PgReading *reading, PgSpan word, uint32_t from) {
    return word.end - word.start == 1 && word.start > from &&
           reading->text[word.start - 1] == 0x3001 && pg_char_is_han(reading->text[word.start]);
}

uint32_t pg_name_start(const PgReading *reading, PgClass class, PgSpan ending, uint32_t from,
                       int *score) {
    const uint32_t *text = reading->text;
    bool is_project = class == PG_CLASS_PROJECT;
    bool is_strong = is_project && pg_reading_entry_of(reading, ending, PG_LEX_ENDING, class);
    uint32_t limit = is_project ? MAX_PROJECT : MAX_NAME;
    uint32_t best = ending.start, at = ending.start;
    int best_value = -1000, cost = 0;
    uint32_t n_chars = 0;
    bool was_place = false, has_content = false;
    bool is_branch = class == PG_CLASS_COMPANY && text[ending.start] == 0x5206; /* 分公司 */
    int place_bonus = is_branch                        ? 0
                      : class == PG_CLASS_COMPANY      ? BONUS_REGISTERED
                      : class == PG_CLASS_ORGANIZATION ? BONUS_PLACE / 2
                                                       : BONUS_PLACE;
    while (at > from && ending.start - at < limit) {
        uint32_t before = at;
        uint32_t c = text[at - 1];
        uint32_t length;
        if (pg_is_closing(c)) {
            at = opening_of(reading, at, from, is_project ? 24 : 14);
            if (at == before)
                break;
            cost += 4;
        } else if (pg_char_is_han(c) || pg_char_is_latin(c) || pg_char_is_digit(c)) {
            /* A name of the gazetteer counts as one word even where the words cut it otherwise. */
            if (pg_reading_entry_before(reading, at, PG_LEX_PLACE, PG_CLASS_NONE, &length) &&
                length > 1 && at - length >= from &&
                is_on_words(reading, (PgSpan){at - length, at}) &&
                !(class == PG_CLASS_COMPANY &&
                  is_inside_brand(reading, (PgSpan){at - length, at}, from)) &&
                !pg_reading_entry_before(reading, at, PG_LEX_BOUNDARY, PG_CLASS_NONE, NULL)) {
                at -= length;
                was_place = true;
            } else if (is_project && company_before(reading, at, from, &length)) {
                at -= length;
                was_place = false;
                has_content = true;
            } else if ((is_project || class == PG_CLASS_PARK) &&
                       pg_term_before(reading, at, from, &length) && length > 2 &&
                       reading->word_starts[at - length] && reading->word_starts[at]) {
                /* 新型显示 is one, though 显示 is a verb. */
                at -= length;
                was_place = false;
                has_content = true;
            } else if (is_project && at < ending.start && cost < MAX_BEHIND_COMPANY &&
                       company_ends(reading, at, &length) && at > from + length) {
                /* 某某有限公司公共服务平台建设项目: on to where the company's name begins. */
                int fit;
                best =
                    pg_name_start(reading, PG_CLASS_COMPANY, (PgSpan){at - length, at}, from, &fit);
                best_value = BONUS_EDGE - cost;
                break;
            } else {
                if (was_place && class == PG_CLASS_COMPANY && has_content) {
                    /* Nothing stands before the place in a registered name but the group that
                       the company belongs to: 国家能源集团宁夏煤业公司. */
                    if (pg_reading_entry_before(reading, at, PG_LEX_NAME, class, &length) &&
                        length > 2 && at - length >= from) {
                        best = at - length;
                        best_value += BONUS_EDGE;
                    }
                    break;
                }
                was_place = false;
                has_content = true;
                if (ends_boundary(reading, class, at, from, &length) &&
                    !(is_project && opens_item(reading, (PgSpan){at - length, at}, from)) &&
                    !is_place_and_brand(reading, class, (PgSpan){at - length, at}, from))
                    break;
                PgSpan word = {word_before(reading, at, from), at};
                int here = word_cost(reading, class, word);
                if ((class == PG_CLASS_COMPANY && at < ending.start &&
                     ends_description(reading, at, word)) ||
                    (class == PG_CLASS_PARK && ends_committee(reading, at)))
                    here = -1;
                if (is_project && here < 0 && opens_item(reading, word, from))
                    here = 4; /* 比 in 、比逗仕休闲食品项目 */
                if (is_project && word.end + 1 < ending.start &&
                    pg_reading_entry_of(reading, word, PG_LEX_BUILDING, PG_CLASS_NONE) &&
                    !is_noun_of_building(reading, word, ending.start, from))
                    break; /* 建设某某项目, but 某某建设项目 */
                if (is_project &&
                    (reading->tags[word.start] == PG_TAG_CONJUNCTION ||
                     (word.end - word.start == 1 &&
                      (text[word.start] == 0x548c || text[word.start] == 0x4e0e))) && /* 和 与 */
                    (pg_reading_entry_before(reading, word.start, PG_LEX_ENDING, class, NULL) ||
                     (text[word.start] != 0x53ca && /* 及 */
                      (pg_reading_entry_before(reading, word.start, PG_LEX_WEAK_ENDING, class,
                                               NULL) ||
                       pg_reading_entry_before(reading, word.start, PG_LEX_ENDING, PG_CLASS_PARK,
                                               NULL)))) &&
                    !(pg_reading_entry_at(reading, at, PG_LEX_NOT_A_NAME, class, &length) &&
                      length > 1))
                    break; /* A项目以及B项目, but A项目及配套工程 */
                if (here < 0 && is_place_and_brand(reading, class, word, from))
                    here = 4;
                if (here == COST_VERB && is_strong)
                    here -= GAIN_OF_PROJECT;
                if (here < 0)
                    break;
                cost += here;
                at = word.start;
            }
        } else if (joins_places(reading, at - 1, from)) {
            at--;
        } else if (is_joint(c)) {
            if (c == ' ' && !(at >= from + 2 && pg_char_is_latin(text[at - 2])))
                break;
            at--;
        } else {
            break;
        }
        n_chars += before - at;
        /* How good is a start here? */
        int value = -cost - (int)(is_project ? n_chars / 2 : n_chars) * COST_CHARACTER;
        uint32_t previous = at > from ? text[at - 1] : 0;
        bool edge = !previous || !(pg_char_is_han(previous) || pg_char_is_latin(previous) ||
                                   pg_char_is_digit(previous) || is_joint(previous));
        edge &= !pg_is_closing(previous) || previous == 0x201d;
        edge &= at <= from + 2 || !joins_places(reading, at - 1, from);
        if (!edge && at > from && !pg_is_closing(previous)) {
            PgSpan word = {word_before(reading, at, from), at};
            edge = !(is_project && opens_item(reading, word, from)) &&
                   (word_cost(reading, class, word) < 0 ||
                    (class == PG_CLASS_COMPANY && ends_description(reading, at, word)) ||
                    (class == PG_CLASS_PARK && ends_committee(reading, at)) ||
                    (pg_reading_entry_of(reading, word, PG_LEX_BUILDING, PG_CLASS_NONE) &&
                     !(is_project && is_noun_of_building(reading, word, ending.start, from))) ||
                    ends_boundary(reading, class, at, from, &length));
            if (!edge && reading->tags[word.start] == PG_TAG_VERB && word.end - word.start > 1)
                value += BONUS_BEHIND_VERB;
        }
        if (edge)
            value += BONUS_EDGE;
        if (was_place || is_place_opening(reading, at, ending.start))
            value += place_bonus;
        else if (is_project && edge && opens_brand(reading, at))
            value += place_bonus;
        else if (reading->tags[at] == PG_TAG_UNKNOWN)
            value += BONUS_BRAND;
        else if (reading->tags[at] == PG_TAG_VERB_NOUN)
            value -= COST_OPENING_VERB;
        else if (reading->tags[at] == PG_TAG_VERB && !reading->word_starts[at + 1] &&
                 !(is_project && previous == 0x7684)) /* 的超高… */
            value -= 2 * COST_OPENING_VERB;
        bool can_open = (text[at] != 0xff08 || skip_numbering(reading, at, ending.start) > at) &&
                        reading->tags[at] != PG_TAG_CONJUNCTION && !opens_with_idiom(reading, at) &&
                        !(reading->tags[at] == PG_TAG_ADVERB && reading->word_starts[at + 1] &&
                          !(is_project && edge && opens_brand(reading, at)) &&
                          !(class == PG_CLASS_COMPANY && at + 2 == ending.start)); /* 正威集团 */
        if ((reading->word_starts[at] || was_place) && can_open && value > best_value) {
            best_value = value;
            best = at;
        } else if (was_place && value == best_value) {
            best = at;
        }
    }
    if (class == PG_CLASS_COMPANY && best < ending.start)
        best = widen_to_brand(reading, best, ending.start, from);
    best = skip_numbering(reading, best, ending.start);
    /* Generic words in front belong to the sentence: 民营企业某某公司. */
    uint32_t length, term;
    while (best < ending.start &&
           pg_reading_entry_at(reading, best, PG_LEX_NOT_A_NAME, class, &length) &&
           !pg_reading_entry_of(reading, (PgSpan){best, best + length}, PG_LEX_PART, class) &&
           !(is_project && pg_reading_entry_of(reading, (PgSpan){best, best + length}, PG_LEX_PART,
                                               PG_CLASS_INDUSTRY)) && /* 高端医疗器械项目 */
           !(pg_reading_entry_at(reading, best, PG_LEX_INDUSTRY, PG_CLASS_NONE, &term) &&
             term > length) && /* 智能 in 智能制造 */
           best + length < ending.start &&
           reading->word_starts[best + length] && pg_char_is_han(text[best + length]) &&
           (length > 1 || !reading->word_starts[best + 2]))
        best += length;
    while (is_project && best < ending.start && reading->word_starts[best + 1] &&
           (text[best] == 0x4e0e || text[best] == 0x548c || text[best] == 0x53ca ||
            text[best] == 0x66a8)) /* 与 和 及 暨 */
        best++;
    while (best < ending.start && (text[best] == '-' || text[best] == 0xb7 || text[best] == ' ' ||
                                   pg_is_closing(text[best])))
        best++;
    *score = best < ending.start ? best_value : -1000;
    return best;
}

/* （高港区）, (二期) or 一期 behind a park's name belong to it. */
static uint32_t extend_park(const PgReading *reading, uint32_t end, uint32_t limit) {
    const uint32_t *text = reading->text;
    uint32_t length;
    if (end + 2 < limit && text[end] == 0xff08) {
        uint32_t close = end + 1;
        while (close < limit && close - end < 12 && text[close] != 0xff09)
            close++;
        if (close < limit && text[close] == 0xff09) {
            uint32_t last = text[close - 1];
            bool is_part = last == 0x533a || last == 0x671f || last == 0x56ed; /* 区 期 园 */
            if (is_part &&
                !pg_reading_entry_at(reading, end + 1, PG_LEX_BOUNDARY, PG_CLASS_NONE, &length))
                return close + 1;
        }
    }
    if (end + 1 < limit && text[end + 1] == 0x671f && /* 期 */
        (reading->tags[end] == PG_TAG_NUMBER || reading->tags[end] == PG_TAG_TIME ||
         text[end] == 0x4e00 || text[end] == 0x4e8c || text[end] == 0x4e09))
        return end + 2;
    return end;
}

/* 某某产业园 in 某某产业园一期 is a park of its own, the larger one. */
static void add_whole(PgReader *reader, PgSpan park, uint32_t end, uint32_t number, int score) {
    if (reader->reading->text[park.end - 1] == 0x671f) /* 期 */
        pg_candidate_add(reader, (PgSpan){park.start, end}, PG_CLASS_PARK, number, score);
}

static uint32_t name_length(PgSpan span) {
    return span.end - span.start;
}

static int base_score(PgClass class, bool strong) {
    switch (class) {
    case PG_CLASS_COMPANY:
        return strong ? 80 : 52;
    case PG_CLASS_PARK:
        return strong ? 72 : 50;
    case PG_CLASS_ORGANIZATION:
        return strong ? 66 : 48;
    case PG_CLASS_PROJECT:
        return strong ? 76 : 54;
    default:
        return strong ? 60 : 44;
    }
}

/* Characters that are no word, or a word that is a name: 蓝 思, 汇 通. */
static bool is_brand(const PgReading *reading, PgSpan core) {
    uint32_t n = name_length(core);
    if (n < 2 || n > 5)
        return false;
    for (uint32_t i = core.start; i < core.end; i++) {
        if (pg_char_is_latin(reading->text[i]) || pg_char_is_digit(reading->text[i]))
            continue;
        if (!pg_char_is_han(reading->text[i]))
            return false;
        bool is_single = reading->word_starts[i] && reading->word_starts[i + 1];
        bool is_name = reading->tags[i] == PG_TAG_PERSON || reading->tags[i] == PG_TAG_UNKNOWN ||
                       (reading->tags[i] == PG_TAG_PLACE && n == 3 && /* 中加 in 中加特 */
                        reading->tags[core.end - 1] == PG_TAG_ADVERB);
        if (!is_single && !is_name)
            return false;
        if (is_single &&
            (reading->tags[i] == PG_TAG_PARTICLE || reading->tags[i] == PG_TAG_PREPOSITION ||
             reading->tags[i] == PG_TAG_PRONOUN || reading->tags[i] == PG_TAG_NUMBER ||
             reading->tags[i] == PG_TAG_MEASURE))
            return false;
    }
    return true;
}

/* Behind the places that open it. */
static PgSpan without_places(const PgReading *reading, PgSpan core) {
    uint32_t length;
    while (core.start < core.end &&
           pg_reading_entry_at(reading, core.start, PG_LEX_PLACE, PG_CLASS_NONE, &length) &&
           core.start + length <= core.end)
        core.start += length;
    return core;
}

/* A weak ending (…科技, …园区) makes a name only behind a brand or, for a park, a place. */
/* What may stand behind a company's name that only a weak ending tells. A clause that opens with a
   brand and a form such as 科技 needs nothing. */
static bool can_end_company(const PgReading *reading, PgSpan core, uint32_t end, PgSpan sentence) {
    return pg_can_end_name(reading, end, sentence.end) || reading->tags[end] == PG_TAG_NUMBER ||
           (pg_reading_entry_of(reading, (PgSpan){core.end, end}, PG_LEX_FORM, PG_CLASS_NONE) &&
            (core.start == sentence.start || pg_is_stop(reading->text[core.start - 1])));
}

/* 深圳普门科技: behind a province or city two or three characters are a brand, word or not. */
static bool is_firm_of_place(const PgReading *reading, PgSpan core, PgSpan rest, uint32_t end) {
    uint32_t n = name_length(rest);
    const PgLexEntry *place =
        pg_reading_entry_at(reading, core.start, PG_LEX_PLACE, PG_CLASS_NONE, NULL);
    bool is_verb = n == 2 && reading->tags[rest.start] == PG_TAG_VERB &&
                   !reading->word_starts[rest.start + 1]; /* 苏州强化科技… */
    uint32_t business; /* 江西智能无损检测: a trade opens no brand */
    bool is_trade =
        pg_reading_entry_at(reading, rest.start, PG_LEX_WEAK_ENDING, PG_CLASS_COMPANY, &business) &&
        business > 1 && business < n;
    return n >= 2 && n <= 4 && place && !is_verb && !is_trade &&
           (place->class == PG_CLASS_PROVINCE || place->class == PG_CLASS_CITY) &&
           !pg_reading_is_made_of(reading, rest, PG_LEX_NOT_A_NAME, PG_CLASS_COMPANY) &&
           !pg_reading_is_made_of(reading, rest, PG_LEX_PART, PG_CLASS_COMPANY) &&
           !pg_reading_entry_of(reading, rest, PG_LEX_INDUSTRY, PG_CLASS_NONE) &&
           !pg_reading_entry_of(reading, (PgSpan){rest.start, end}, PG_LEX_INDUSTRY,
                                PG_CLASS_NONE) && /* 鄂州人工智能 */
           !pg_reading_entry_before(reading, rest.end, PG_LEX_ENDING, PG_CLASS_PARK, NULL) &&
           !pg_reading_entry_before(reading, rest.end, PG_LEX_WEAK_ENDING, PG_CLASS_PARK, NULL);
}

/* 民乐 in 民乐高新区: a place whose short form is a word of everyday speech as well. */
static const PgLexEntry *ambiguous_place(const PgReading *reading, PgSpan span, uint32_t end) {
    if (!pg_reading_entry_of(reading, (PgSpan){span.end, end}, PG_LEX_ZONE, PG_CLASS_NONE) ||
        end - span.end < 3) /* 滨江新区 */
        return NULL;
    const PgLexEntry *entry =
        pg_reading_entry_of(reading, span, PG_LEX_AMBIGUOUS, PG_CLASS_DISTRICT);
    return entry ? entry : pg_reading_entry_of(reading, span, PG_LEX_AMBIGUOUS, PG_CLASS_CITY);
}

/* 格致 in 格致汽车|科技: without the fields behind the brand. */
static PgSpan without_business(const PgReading *reading, PgSpan core) {
    uint32_t length;
    while (core.end > core.start + 2 &&
           (pg_term_before(reading, core.end, core.start, &length) ||
            pg_reading_entry_before(reading, core.end, PG_LEX_WEAK_ENDING, PG_CLASS_COMPANY,
                                    &length)) &&
           core.end >= core.start + length + 2)
        core.end -= length;
    return core;
}

static bool supports_weak(const PgReading *reading, PgClass class, PgSpan core, uint32_t end,
                          PgSpan sentence) {
    PgSpan rest = without_places(reading, core);
    bool has_place = rest.start > core.start;
    if (class == PG_CLASS_COMPANY)
        return (is_brand(reading, rest) ||
                (pg_reading_entry_of(reading, (PgSpan){core.end, end}, PG_LEX_FORM,
                                     PG_CLASS_NONE) &&
                 is_brand(reading, without_business(reading, rest))) ||
                (has_place && is_firm_of_place(reading, core, rest, end) &&
                 !pg_reading_entry_at(reading, end, PG_LEX_ENDING, PG_CLASS_NONE, NULL))) &&
               can_end_company(reading, core, end, sentence);
    if (class == PG_CLASS_PARK && !has_place && ambiguous_place(reading, core, end))
        return true;
    if (reading->tags[core.start] == PG_TAG_PLACE && !has_place && class == PG_CLASS_PARK)
        return true; /* 江北分园: a place that the gazetteer takes for a word */
    if (has_place) {
        const PgLexEntry *place =
            pg_reading_entry_at(reading, core.start, PG_LEX_PLACE, PG_CLASS_NONE, NULL);
        return name_length(rest) ||
               (place->class != PG_CLASS_PROVINCE && place->class != PG_CLASS_REGION);
    }
    /* 新青科技工业园: a brand and what such parks are called. */
    uint32_t length;
    while (class == PG_CLASS_PARK && rest.end > rest.start + 2 &&
           pg_reading_entry_before(reading, rest.end, PG_LEX_NOT_A_NAME, class, &length) &&
           length > 1 && rest.end - length >= rest.start + 2)
        rest.end -= length;
    return is_brand(reading, rest);
}

/* A strong ending of a park may stand behind what it is for: 先进计算产业园; but not behind a
   verb or an adjective alone: 丰富园区. */
static bool supports_park(const PgReading *reading, PgSpan core) {
    PgSpan rest = without_places(reading, core);
    if (rest.start > core.start || is_brand(reading, core))
        return true;
    for (uint32_t i = core.start; i < core.end; i++) {
        uint8_t tag = reading->tags[i];
        if (tag == PG_TAG_NOUN || tag == PG_TAG_PERSON || tag == PG_TAG_UNKNOWN ||
            tag == PG_TAG_PLACE || (tag == PG_TAG_VERB_NOUN && name_length(core) > 2))
            return true;
    }
    return false;
}

/* 省 市 州 县 区 */
static bool is_area(uint32_t c) {
    return c == 0x7701 || c == 0x5e02 || c == 0x5dde || c == 0x53bf || c == 0x533a;
}

static void try_ending(PgReader *reader, PgSpan ending, PgClass class, bool strong, PgSpan sentence,
                       uint32_t number) {
    const PgReading *reading = reader->reading;
    int fit;
    uint32_t start = pg_name_start(reading, class, ending, sentence.start, &fit);
    PgSpan core = {start, ending.start};
    uint32_t n = name_length(core);
    if (n < 1 || (n < 2 && class != PG_CLASS_ORGANIZATION) ||
        pg_reading_is_made_of(reading, core, PG_LEX_NOT_A_NAME, class))
        return;
    /* 宁波市中心, 某某有限公司办公室: a place and a room. */
    if (class == PG_CLASS_ORGANIZATION &&
        ((!strong && without_places(reading, core).start == core.end) ||
         pg_reading_entry_before(reading, ending.start, PG_LEX_ENDING, PG_CLASS_COMPANY, NULL)))
        return;
    /* 贵州省一类工业园区, 浙江省特色小镇: what it is, not what it is called. */
    PgSpan rest = without_places(reading, core);
    if (class == PG_CLASS_PARK && rest.start > core.start + 2 && rest.end > rest.start &&
        is_area(reading->text[rest.start - 1]) &&
        pg_reading_is_made_of(reading, rest, PG_LEX_NOT_A_NAME, class) &&
        !pg_reading_entry_of(reading, ending, PG_LEX_ZONE, PG_CLASS_NONE))
        return;
    /* 新疆维吾尔自治区级高新技术产业园区 */
    if (class == PG_CLASS_PARK && rest.start > core.start && rest.end > rest.start &&
        reading->text[rest.start] == 0x7ea7) /* 级 */
        return;
    /* 淮南市委市政府 is two: the first says it. */
    if (class == PG_CLASS_ORGANIZATION && reading->text[ending.start - 1] == 0x59d4 && /* 委 */
        pg_reading_entry_before(reading, ending.start, PG_LEX_ENDING, class, NULL))
        return;
    /* 在高新区投资: a verb */
    if (!strong && class == PG_CLASS_COMPANY &&
        pg_reading_entry_before(reading, ending.start, PG_LEX_ZONE, PG_CLASS_NONE, NULL))
        return;
    /* 表上显示：…: a verb, no 某某显示. */
    if (!strong && class == PG_CLASS_COMPANY && reading->text[ending.end] == 0xff1a)
        return;
    if (!strong && !supports_weak(reading, class, core, ending.end, sentence) &&
        !(class == PG_CLASS_PARK && /* 医药高新区（高港区） */
          extend_park(reading, ending.end, sentence.end) > ending.end + 2))
        return;
    if (strong && class == PG_CLASS_PARK && !supports_park(reading, core))
        return;
    /* 珠海四大工业园, 高新区两个产业园 */
    if (class == PG_CLASS_PARK && reading->word_starts[ending.start] &&
        (reading->tags[ending.start - 1] == PG_TAG_NUMBER ||
         reading->tags[ending.start - 1] == PG_TAG_MEASURE))
        return;
    if (strong && class == PG_CLASS_COMPANY && fit < -40)
        return;
    /* 第一家商业遥感卫星公司: what it is. */
    if (class == PG_CLASS_COMPANY && name_length(ending) == 2 && start > sentence.start &&
        rest.start == core.start && reading->text[start - 1] == 0x5bb6 && /* 家 */
        (reading->tags[start - 1] == PG_TAG_MEASURE || reading->tags[start - 1] == PG_TAG_NUMBER))
        return;
    /* 看到公司 */
    if (class == PG_CLASS_COMPANY && n == 2 && name_length(ending) == 2 &&
        reading->tags[core.start] == PG_TAG_VERB && !reading->word_starts[core.start + 1])
        return;
    /* 湖北子公司: what it is. */
    uint32_t generic;
    if (class == PG_CLASS_COMPANY &&
        pg_reading_entry_before(reading, ending.end, PG_LEX_NOT_A_NAME, class, &generic) &&
        generic > name_length(ending) && ending.end - generic <= rest.start)
        return;
    /* 又一个综合性产业园 */
    if (class == PG_CLASS_PARK && rest.start == core.start && start > sentence.start &&
        (reading->tags[start - 1] == PG_TAG_MEASURE || reading->tags[start - 1] == PG_TAG_NUMBER) &&
        is_count(reading->text[start - 1]))
        return;
    PgSpan span = {start, ending.end};
    int score = base_score(class, strong);
    if (class == PG_CLASS_PARK) {
        span.end = extend_park(reading, span.end, sentence.end);
        add_whole(reader, span, ending.end, number, score + fit / 20);
        const PgLexEntry *place = strong ? NULL : ambiguous_place(reading, core, ending.end);
        if (place)
            pg_candidate_add(reader, core, place->class, number, 42);
        if (!strong && (place || rest.start > core.start))
            score = base_score(class, true) - 2;
    }
    pg_candidate_add(reader, span, class, number, score + fit / 20);
}

/* Does a word start before the span and end inside it? */
static bool crosses_word(const PgReading *reading, PgSpan span) {
    if (reading->word_starts[span.start])
        return false;
    for (uint32_t i = span.start + 1; i < span.end; i++)
        if (reading->word_starts[i])
            return true;
    return false;
}

/* Does a zone's ending start before the place and end behind it? */
static bool cuts_zone(const PgReading *reading, uint32_t at) {
    uint32_t length;
    return at > 1 && pg_reading_entry_at(reading, at - 2, PG_LEX_ZONE, PG_CLASS_NONE, &length) &&
           length > 2;
}

uint32_t pg_with_form(const PgReading *reading, uint32_t end, uint32_t limit) {
    uint32_t length, longer;
    if (!pg_reading_entry_at(reading, end, PG_LEX_FORM, PG_CLASS_NONE, &length) ||
        end + length > limit)
        return end;
    for (PgClass class = PG_CLASS_PARK; class <= PG_CLASS_ORGANIZATION; class ++)
        if (pg_reading_entry_at(reading, end, PG_LEX_ENDING, class, &longer) && longer > length)
            return end; /* 科技园 */
    return end + length;
}

bool pg_costs(const PgReading *reading, uint32_t at) {
    uint32_t length;
    while (pg_reading_entry_at(reading, at, PG_LEX_APPROXIMATION, PG_CLASS_NONE, &length))
        at += length;
    const PgValue *value = pg_reading_value_at(reading, at);
    return value && value < reading->values + reading->n_values && value->kind == PG_VALUE_MONEY &&
           value->span.start == at;
}

/* 西安 in 西安隆基: the province or city that a known brand goes by. */
static uint32_t with_home(const PgReading *reading, uint32_t start, uint32_t from) {
    uint32_t length;
    const PgLexEntry *place =
        pg_reading_entry_before(reading, start, PG_LEX_PLACE, PG_CLASS_NONE, &length);
    bool is_home = place && length > 1 && start >= from + length &&
                   (place->class == PG_CLASS_PROVINCE || place->class == PG_CLASS_CITY) &&
                   reading->word_starts[start - length] && reading->text[start - 1] != 0x7701 &&
                   reading->text[start - 1] != 0x5e02; /* 省市 */
    return is_home ? start - length : start;
}

void pg_names_find(PgReader *reader, uint32_t number) {
    const PgReading *reading = reader->reading;
    PgSpan sentence = reading->page->sentences[number].span;
    for (uint32_t h = reading->hits_at[sentence.start]; h < reading->hits_at[sentence.end]; h++) {
        const PgHit *hit = &reading->hits[h];
        if (!(hit->kinds & (pg_lex_bit(PG_LEX_ENDING) | pg_lex_bit(PG_LEX_WEAK_ENDING) |
                            pg_lex_bit(PG_LEX_NAME))))
            continue;
        const PgLexEntry *entry = pg_reading_entry(reading, hit->entry);
        for (; entry; entry = pg_reading_entry(reading, entry->next)) {
            PgSpan span = {hit->start, hit->end};
            bool on_words = reading->word_starts[hit->start] && reading->word_starts[hit->end];
            uint32_t title;
            switch (entry->kind) {
            case PG_LEX_ENDING:
            case PG_LEX_WEAK_ENDING: {
                if (entry->class == PG_CLASS_PROJECT)
                    break;
                if (entry->kind == PG_LEX_WEAK_ENDING && entry->class == PG_CLASS_COMPANY &&
                    pg_costs(reading, hit->end))
                    break; /* 某某投资1.8亿元 */
                /* 公司 in 公司化, 局 in 布局 */
                if (!reading->word_starts[hit->end] && name_length(span) < 3 &&
                    !pg_reading_entry_at(reading, hit->end, PG_LEX_TITLE, PG_CLASS_NONE, NULL))
                    break;
                if (name_length(span) == 1 && !reading->word_starts[hit->start])
                    break;
                if (entry->class == PG_CLASS_PARK && !reading->word_starts[hit->end])
                    break; /* 核心区 in 核心|区域 */
                /* 管委会 of 管委会主任 is part of the title. */
                if (entry->class == PG_CLASS_ORGANIZATION &&
                    pg_reading_entry_at(reading, hit->start, PG_LEX_TITLE, PG_CLASS_NONE, &title) &&
                    title > name_length(span))
                    break;
                /* The longer ending speaks for both: 股份有限公司, 公司; 示范园区, 示范园. */
                uint32_t longest;
                if ((pg_reading_entry_at(reading, hit->start, PG_LEX_ENDING, entry->class,
                                         &longest) &&
                     longest > name_length(span)) ||
                    (pg_reading_entry_at(reading, hit->start, PG_LEX_WEAK_ENDING, entry->class,
                                         &longest) &&
                     longest > name_length(span)))
                    break;
                if (pg_reading_entry_before(reading, hit->end, PG_LEX_ENDING, entry->class,
                                            &longest) &&
                    longest > name_length(span))
                    break;
                if (entry->class == PG_CLASS_COMPANY && name_length(span) <= 3 &&
                    crosses_word(reading, span))
                    break; /* 化工厂 in 数字化|工厂 */
                /* 光谷 is in the gazetteer: nothing before it belongs to it. */
                if (entry->class == PG_CLASS_PARK && name_length(span) <= 2 &&
                    pg_reading_entry_before(reading, hit->end, PG_LEX_PLACE, PG_CLASS_PARK, NULL))
                    break;
                try_ending(reader, span, entry->class, entry->kind == PG_LEX_ENDING, sentence,
                           number);
                break;
            }
            case PG_LEX_NAME:
                if (entry->class == PG_CLASS_COMPANY && cuts_zone(reading, hit->end))
                    break; /* 长春高新 in 长春高新区 */
                if (entry->class == PG_CLASS_COMPANY) {
                    span.end = pg_with_form(reading, span.end, sentence.end);
                    span.start = with_home(reading, span.start, sentence.start);
                    on_words = is_on_words(reading, span);
                }
                if (on_words || name_length(span) > 3)
                    pg_candidate_add(reader, span, entry->class, number,
                                     56 + (int)MIN(name_length(span), 8));
                break;
            default:
                break;
            }
        }
    }
}

/* ---- places and zones of the gazetteer ---- */

/* Does a title that a place confers follow? */
static bool is_of_title(const PgReading *reading, uint32_t at) {
    uint32_t length;
    return (pg_reading_entry_at(reading, at, PG_LEX_GRADE, PG_CLASS_NONE, &length) &&
            !pg_char_is_digit(reading->text[at + length]) && /* 首批217个项目 */
            reading->tags[at + length] != PG_TAG_VERB &&
            reading->tags[at + length] != PG_TAG_VERB_NOUN) || /* 首批签约项目 */
           (pg_reading_entry_at(reading, at, PG_LEX_KNOWN_HONOUR, PG_CLASS_NONE, &length) &&
            length > 3);
}

void pg_places_find(PgReader *reader, uint32_t number) {
    const PgReading *reading = reader->reading;
    PgSpan sentence = reading->page->sentences[number].span;
    for (uint32_t h = reading->hits_at[sentence.start]; h < reading->hits_at[sentence.end]; h++) {
        const PgHit *hit = &reading->hits[h];
        if (!(hit->kinds & pg_lex_bit(PG_LEX_PLACE)))
            continue;
        PgSpan span = {hit->start, hit->end};
        const PgLexEntry *entry = pg_reading_entry(reading, hit->entry);
        for (; entry; entry = pg_reading_entry(reading, entry->next)) {
            if (entry->kind != PG_LEX_PLACE)
                continue;
            bool is_short = name_length(span) <= 2;
            if ((is_short || (entry->class == PG_CLASS_ORGANIZATION && name_length(span) == 3)) &&
                !is_on_words(reading, span)) /* 天工大 in 天工|大道 */
                continue;
            /* 西亚 in 马来西亚 */
            if (entry->class == PG_CLASS_REGION && !reading->word_starts[span.start])
                continue;
            /* 湖南省著名商标, 江苏省一类园区: whose it is. */
            if (is_of_title(reading, span.end))
                continue;
            /* 中山大道, 南京路: no place by itself. */
            if (is_short && entry->class == PG_CLASS_DISTRICT &&
                reading->tags[span.start] != PG_TAG_PLACE && reading->word_starts[span.start + 1])
                continue;
            /* 通海路, 松山湖; but the harbour of a park is its city's: 钦州港片区 */
            uint32_t feature;
            if (is_short &&
                pg_reading_entry_at(reading, span.end, PG_LEX_FEATURE, PG_CLASS_NONE, &feature) &&
                reading->word_starts[span.end + feature] &&
                !(reading->text[span.end] == 0x6e2f && /* 港 */
                  pg_reading_entry_at(reading, span.end + feature, PG_LEX_WEAK_ENDING,
                                      PG_CLASS_PARK, NULL)))
                continue;
            if (entry->class == PG_CLASS_PARK)
                span.end = extend_park(reading, span.end, sentence.end);
            int score = entry->class == PG_CLASS_PARK ? 73 : 40 + (int)MIN(name_length(span), 9);
            if (entry->class == PG_CLASS_PARK)
                add_whole(reader, span, hit->end, number, score);
            pg_candidate_add(reader, span, entry->class, number, score);
            span.end = hit->end;
            break;
        }
    }
}

/* ---- anaphors ---- */

/* 企业 in 8家企业 or 日资背景的企业 is no particular one. */
static bool stands_alone(const PgReading *reading, uint32_t at, uint32_t from) {
    uint32_t c = reading->text[at];
    if (at == from || c == 0x8be5 || c == 0x8fd9 || c == 0x6b64 || c == 0x6211 || c == 0x672c)
        return true;
    if (!pg_char_is_han(reading->text[at - 1]))
        return reading->text[at - 1] != 0x201d && reading->text[at - 1] != 0x3001;
    if (pg_reading_entry_before(reading, at, PG_LEX_TITLE, PG_CLASS_NONE, NULL))
        return false;
    switch (reading->tags[at - 1]) {
    case PG_TAG_VERB:
    case PG_TAG_ADVERB:
    case PG_TAG_PREPOSITION:
    case PG_TAG_CONJUNCTION:
    case PG_TAG_TIME:
    case PG_TAG_POSITION:
        return true;
    default:
        return false;
    }
}

/* 企业 in 规上企业25家: counted, or of a kind. */
static bool is_counted(const PgReading *reading, const PgHit *hit, PgClass class, uint32_t from) {
    if (class == PG_CLASS_PARK)
        return false;
    uint32_t length;
    return pg_char_is_digit(reading->text[hit->end]) ||
           (reading->tags[hit->end] == PG_TAG_NUMBER && reading->word_starts[hit->end]) ||
           (pg_reading_entry_before(reading, hit->start, PG_LEX_NOT_A_NAME, class, &length) &&
            hit->start - length >= from && length > 1);
}

static void add_anaphor(PgReader *reader, const PgHit *hit, PgClass class, uint32_t number) {
    PgCandidate candidate = {{.span = {hit->start, hit->end},
                              .class = class,
                              .kind = PG_MENTION_ANAPHOR,
                              .sentence = number,
                              .trust = 30},
                             20 + (int)MIN(hit->end - hit->start, 6)};
    g_array_append_val(reader->candidates, candidate);
}

void pg_anaphors_find(PgReader *reader, uint32_t number) {
    const PgReading *reading = reader->reading;
    PgSpan sentence = reading->page->sentences[number].span;
    for (uint32_t h = reading->hits_at[sentence.start]; h < reading->hits_at[sentence.end]; h++) {
        const PgHit *hit = &reading->hits[h];
        if (!(hit->kinds & (pg_lex_bit(PG_LEX_ANAPHOR) | pg_lex_bit(PG_LEX_PRONOUN))))
            continue;
        const PgLexEntry *entry = pg_reading_entry(reading, hit->entry);
        for (; entry; entry = pg_reading_entry(reading, entry->next)) {
            if (entry->kind == PG_LEX_PRONOUN && reading->word_starts[hit->start] &&
                reading->word_starts[hit->end]) {
                add_anaphor(reader, hit, PG_CLASS_NONE, number);
                continue;
            }
            if (entry->kind != PG_LEX_ANAPHOR)
                continue;
            if (!reading->word_starts[hit->end] && hit->end - hit->start <= 2)
                continue;
            if (!stands_alone(reading, hit->start, sentence.start) ||
                is_counted(reading, hit, entry->class, sentence.start))
                continue;
            add_anaphor(reader, hit, entry->class, number);
        }
    }
}
