/* The brand that opens a project's name: 大研 in 大研工业机器人项目. */
#include "mention/internal.h"

enum { MAX_BRAND = 4 };

/* 环|海大|数据: where in a word the name of a product starts that goes on behind it; else its end.
 */
static uint32_t product_start(const PgReading *reading, PgSpan word) {
    uint32_t length;
    for (uint32_t i = word.start + 1; i < word.end; i++)
        if (pg_reading_entry_at(reading, i, PG_LEX_INDUSTRY, PG_CLASS_NONE, &length) &&
            i + length > word.end)
            return i;
    return word.end;
}

/* 吴淞江|智能计算中心: where it lies; 中德|产业园: who works together; 慈|湖码头, 塘下|大桥: of
   these no company builds for itself, but 铁路配件. */
static bool is_no_firm(const PgReading *reading, PgSpan brand) {
    uint32_t length, place;
    PgSpan last = {brand.end - 1, brand.end};
    if (pg_reading_entry_of(reading, brand, PG_LEX_NO_BRAND, PG_CLASS_NONE) ||
        pg_reading_entry_of(reading, last, PG_LEX_NO_BRAND, PG_CLASS_NONE))
        return true;
    if (!pg_reading_entry_at(reading, brand.end, PG_LEX_NO_BRAND, PG_CLASS_NONE, &length) ||
        (pg_reading_entry_at(reading, brand.end, PG_LEX_PLACE, PG_CLASS_NONE, &place) &&
         !reading->word_starts[brand.end + place + 1]))
        return false; /* none, or 海辰|江苏基地; but 南淞湖北|侧, a lone character behind a place */
    uint32_t end = brand.end + length;
    PgSpan behind = {end, pg_next_word(reading, end, reading->n)};
    bool is_made = length > 1 && pg_is_business_word(reading, behind) &&
                   !pg_reading_entry_of(reading, behind, PG_LEX_PART, PG_CLASS_PROJECT) &&
                   !pg_reading_entry_at(reading, end, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL) &&
                   !pg_reading_entry_at(reading, end, PG_LEX_WEAK_ENDING, PG_CLASS_PROJECT, NULL) &&
                   !pg_reading_entry_at(reading, end, PG_LEX_PLACE, PG_CLASS_NONE, NULL);
    return !is_made;
}

/* 东风 in 东风自动驾驶项目: a firm whose name is a word as well, where no place is called so. */
static uint32_t ambiguous_brand(const PgReading *reading, uint32_t at) {
    uint32_t length;
    bool is_brand = pg_reading_entry_at(reading, at, PG_LEX_AMBIGUOUS, PG_CLASS_COMPANY, &length) &&
                    reading->word_starts[at] && reading->word_starts[at + length] &&
                    (pg_char_is_han(reading->text[at + length]) ||
                     pg_char_is_digit(reading->text[at + length])) &&
                    !pg_reading_entry_at(reading, at, PG_LEX_AMBIGUOUS, PG_CLASS_DISTRICT, NULL) &&
                    !pg_reading_entry_at(reading, at, PG_LEX_PLACE, PG_CLASS_NONE, NULL);
    return is_brand ? at + length : at;
}

/* A place or a noun that few have heard of, and no gazetteer: 西卡, 中材; but 新加坡, 飞机 */
static bool is_rare(const PgReading *reading, PgSpan word) {
    enum { RARE_PLACE = 155, RARE_NOUN = 188, PAIR = 2 };
    PgTag tags[PG_MAX_WORD];
    uint8_t costs[PG_MAX_WORD], tag = reading->tags[word.start];
    return pg_span_length(word) == PAIR && (tag == PG_TAG_PLACE || tag == PG_TAG_NOUN) &&
           !pg_reading_entry_at(reading, word.start, PG_LEX_PLACE, PG_CLASS_NONE, NULL) &&
           !pg_reading_entry_at(reading, word.start, PG_LEX_INDUSTRY, PG_CLASS_NONE, NULL) &&
           !pg_reading_entry_of(reading, word, PG_LEX_PART, PG_CLASS_INDUSTRY) &&
           !pg_reading_entry_of(reading, word, PG_LEX_PART, PG_CLASS_PROJECT) &&
           !pg_reading_entry_of(reading, word, PG_LEX_NOT_A_NAME, PG_CLASS_COMPANY) &&
           !pg_reading_entry_of(reading, word, PG_LEX_WEAK_ENDING, PG_CLASS_COMPANY) &&
           pg_words_match(reading->text + word.start, PAIR, tags, costs) & PAIR &&
           costs[PAIR - 1] >= (tag == PG_TAG_PLACE ? RARE_PLACE : RARE_NOUN);
}

/* 高 in 雄创|高纯铋锑; but 蓝空复材 */
static bool is_quality(const PgReading *reading, uint32_t at) {
    PgSpan word = {at, at + 1};
    return !reading->word_starts[at + 1] ||
           pg_reading_entry_of(reading, word, PG_LEX_NOT_A_NAME, PG_CLASS_PROJECT) ||
           pg_reading_entry_of(reading, word, PG_LEX_PART, PG_CLASS_PROJECT) ||
           pg_reading_entry_of(reading, word, PG_LEX_PART, PG_CLASS_INDUSTRY);
}

/* Where two to four characters that are no words, and open what a project is called, end; `start`
   for none. */
static uint32_t brand_end_in(const PgReading *reading, uint32_t start, uint32_t end,
                             bool has_place) {
    uint32_t i = ambiguous_brand(reading, start), length;
    if (i > start)
        return i;
    while (i < end && i - start <= MAX_BRAND) {
        PgSpan word = {i, pg_next_word(reading, i, end)};
        /* 红星美凯|龙: a fifth character only where it is no word. */
        if (i - start == MAX_BRAND &&
            (word.end - word.start > 1 || reading->tags[i] == PG_TAG_ADJECTIVE))
            break;
        bool is_rare_here = i == start && is_rare(reading, word);
        if (!pg_char_is_han(reading->text[i]) ||
            (pg_is_business_word(reading, word) && !is_rare_here) ||
            (pg_reading_entry_at(reading, i, PG_LEX_NOT_A_NAME, PG_CLASS_PROJECT, &length) &&
             length > 1) ||
            pg_reading_entry_at(reading, i, PG_LEX_INDUSTRY, PG_CLASS_NONE, NULL) ||
            pg_reading_entry_at(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL) ||
            (pg_reading_entry_at(reading, i, PG_LEX_PLACE, PG_CLASS_NONE, &length) &&
             (i - start < 3 || reading->word_starts[i + length])))
            break;
        uint8_t tag = reading->tags[i];
        if (word.end - word.start >= 2 && tag != PG_TAG_PERSON && tag != PG_TAG_UNKNOWN &&
            !(tag == PG_TAG_PLACE && i == start + 1) && /* 迈|巴克 */
            !is_rare_here &&                            /* 西卡|德高 */
            !(tag == PG_TAG_VERB && has_place))
            break;
        /* 雄创|高纯铋锑: a quality behind two characters opens the product. */
        if (i - start >= 2 &&
            (tag == PG_TAG_NUMBER || (tag == PG_TAG_ADJECTIVE && is_quality(reading, i))))
            break;
        i = product_start(reading, word);
        if (i < word.end)
            break;
    }
    if (i - start < 2 || i - start > MAX_BRAND + 1 || i >= end ||
        pg_reading_entry_of(reading, (PgSpan){i - 1, i}, PG_LEX_PART, PG_CLASS_INDUSTRY))
        return start; /* 全钒, 永磁: of what it is made */
    return is_no_firm(reading, (PgSpan){start, i}) ? start : i;
}

/* 苏宁物流|二期项目, 丽豪半导体|10万吨…, 明峰影像|华南总部, 星辉机械|扩建项目: no product follows.
 */
static bool ends_firm(const PgReading *reading, uint32_t at, uint32_t end) {
    uint32_t length;
    if (pg_char_is_digit(reading->text[at]) || reading->tags[at] == PG_TAG_NUMBER ||
        reading->text[at] == U'年' || /* 年产 */
        (at + 1 < end && reading->text[at + 1] == U'期') ||
        (pg_reading_entry_at(reading, at, PG_LEX_PLACE, PG_CLASS_NONE, &length) && length > 1))
        return true;
    if (pg_reading_entry_before(reading, end, PG_LEX_ENDING, PG_CLASS_PROJECT, &length) &&
        end > at + length)
        end -= length;
    PgSpan rest = {at, end};
    return pg_reading_entry_of(reading, rest, PG_LEX_BUILDING, PG_CLASS_NONE) ||
           (end - at == 2 && reading->text[at] == U'总' && reading->text[at + 1] == U'部');
}

/* 青海高景太阳能|年产50GW…: where a brand opens it, all before what is made a year is the firm. */
static uint32_t firm_of_output(const PgReading *reading, uint32_t brand_end, uint32_t end) {
    enum { LONGEST_TRADE = 6 };
    uint32_t i = brand_end;
    while (i + 2 < end && i - brand_end <= LONGEST_TRADE && pg_char_is_han(reading->text[i])) {
        if (reading->text[i] == U'年' && reading->text[i + 1] == U'产')
            return i;
        if (pg_reading_entry_at(reading, i, PG_LEX_BUILDING, PG_CLASS_NONE, NULL) ||
            pg_reading_entry_at(reading, i, PG_LEX_PLACE, PG_CLASS_NONE, NULL) ||
            reading->text[i + 1] == U'期')
            return brand_end;
        i++;
    }
    return brand_end;
}

/* 药业, 酒业, 制药: only firms are called so, whatever stands before it; but 产业, 农业, 渔业. */
static bool is_firm_form(const PgReading *reading, uint32_t end, uint32_t *length) {
    uint32_t last = reading->text[end - 1];
    if (!pg_reading_entry_before(reading, end, PG_LEX_WEAK_ENDING, PG_CLASS_COMPANY, length) ||
        *length != 2)
        return false;
    if (last == U'药')
        return reading->text[end - 2] == U'制';
    return last == U'业' &&
           !pg_reading_entry_of(reading, (PgSpan){end - 2, end}, PG_LEX_INDUSTRY, PG_CLASS_NONE) &&
           reading->text[end - 2] != U'工';
}

/* 科尔沁药业|蒙药加工基地, 东方钛业|硫酸法…: where such a firm's name ends that opens a project's;
   `start` for none. */
static uint32_t firm_end_in(const PgReading *reading, uint32_t start, uint32_t end) {
    enum { LONGEST = 10, SHORTEST = 4 };
    uint32_t length;
    for (uint32_t at = start; at < end && at - start < LONGEST;) {
        PgSpan word = {at, pg_next_word(reading, at, end)};
        uint8_t tag = reading->tags[at];
        if (!pg_char_is_han(reading->text[at]) || tag == PG_TAG_PARTICLE || tag == PG_TAG_NUMBER ||
            pg_reading_entry_of(reading, word, PG_LEX_BUILDING, PG_CLASS_NONE) ||
            (at == start &&
             pg_reading_entry_of(reading, word, PG_LEX_NOT_A_NAME, PG_CLASS_PROJECT)))
            return start;
        at = word.end;
        if (at >= start + SHORTEST && is_firm_form(reading, at, &length) &&
            !pg_reading_is_made_of(reading, (PgSpan){start, at - length}, PG_LEX_NOT_A_NAME,
                                   PG_CLASS_COMPANY) &&
            !pg_reading_entry_of(reading, (PgSpan){start, at - length}, PG_LEX_PLACE,
                                 PG_CLASS_PROVINCE) &&
            !pg_reading_entry_of(reading, (PgSpan){start, at - length}, PG_LEX_PLACE,
                                 PG_CLASS_CITY))
            return at;
    }
    return start;
}

/* HPE in HPE昆山数字创新谷: letters before a place; `at` for none. */
static uint32_t latin_brand_end(const PgReading *reading, uint32_t at, uint32_t end) {
    enum { SHORTEST = 2 };
    uint32_t i = at, length;
    while (i < end && pg_char_is_latin(reading->text[i]))
        i++;
    bool is_brand = i >= at + SHORTEST && i + 1 < end &&
                    pg_reading_entry_at(reading, i, PG_LEX_PLACE, PG_CLASS_NONE, &length) &&
                    length >= SHORTEST &&
                    !pg_reading_entry_of(reading, (PgSpan){at, i}, PG_LEX_INDUSTRY, PG_CLASS_NONE);
    return is_brand ? i : at;
}

/* 大研 in 大研工业机器人项目 */
void pg_project_brands_find(PgReader *reader) {
    const PgReading *reading = reader->reading;
    guint n = reader->candidates->len;
    for (guint c = 0; c < n; c++) {
        const PgMention *mention = &g_array_index(reader->candidates, PgCandidate, c).mention;
        if (mention->class != PG_CLASS_PROJECT || mention->kind == PG_MENTION_ANAPHOR)
            continue;                       /* 这一|项目 */
        const PgMention project = *mention; /* adding moves them */
        uint32_t at = project.span.start, length;
        if (pg_has_owner(reading, at) ||
            pg_reading_entry_at(reading, at, PG_LEX_ZONE, PG_CLASS_NONE, NULL))
            continue; /* 高新区草堂科技产业基地 */
        bool has_place = pg_reading_entry_at(reading, at, PG_LEX_PLACE, PG_CLASS_NONE, &length) &&
                         reading->word_starts[at + length];
        uint32_t start = has_place ? at + length : at;
        if (reading->text[at] == U'中' && reading->text[at + 1] == U'国' && /* 中国|重燃 */
            reading->word_starts[at + 2])
            start = at + 2;
        uint32_t i = firm_end_in(reading, at, project.span.end);
        if (i == at)
            i = latin_brand_end(reading, at, project.span.end);
        if (i > at && i + 1 < project.span.end) {
            pg_candidate_add(reader, (PgSpan){at, i}, PG_CLASS_COMPANY, project.sentence, 55);
            continue;
        }
        i = brand_end_in(reading, start, project.span.end, has_place);
        if (i == start)
            continue;
        /* The business, too, where no product follows. */
        if (pg_reading_entry_at(reading, i, PG_LEX_WEAK_ENDING, PG_CLASS_COMPANY, &length)) {
            uint32_t behind = i + length;
            if (behind == project.span.end)
                continue; /* 德方纳米 of a list: the firm is called like the project */
            if (behind < project.span.end && ends_firm(reading, behind, project.span.end))
                i = behind;
        }
        i = pg_with_form(reading, i, project.span.end);
        i = firm_of_output(reading, i, project.span.end);
        /* 广南县 before 赛拉弗 says where, 浙江 before 星链 is its name. */
        if (has_place && start - at > 2 && reading->text[start - 1] != U'省' &&
            pg_char_is_area(reading->text[start - 1]))
            at = start;
        pg_candidate_add(reader, (PgSpan){at, i}, PG_CLASS_COMPANY, project.sentence, 54);
    }
}
