/* Names that end in a telling word: companies, parks, organisations and what else the ontology
   gives endings to; and known names. */
#include "mention/internal.h"

#include <string.h>

enum { GAIN_OF_GROUP = 4 /* score */ };

/* 下称某某产业园, 简称“某某” */
static bool introduces(const PgReading *reading, uint32_t from, uint32_t end) {
    for (uint32_t i = from; i < end; i++)
        if (reading->text[i] == U'称')
            return true;
    return false;
}

uint32_t pg_park_end(const PgReading *reading, uint32_t end, uint32_t limit) {
    const uint32_t *text = reading->text;
    uint32_t length;
    if (end + 2 < limit && text[end] == U'（') {
        uint32_t close = end + 1;
        while (close < limit && close - end < 12 && text[close] != U'）')
            close++;
        if (close < limit && text[close] == U'）' && !introduces(reading, end + 1, close)) {
            uint32_t last = text[close - 1];
            bool is_part = last == U'区' || last == U'期' || last == U'园';
            if (is_part &&
                !pg_reading_entry_at(reading, end + 1, PG_LEX_BOUNDARY, PG_CLASS_NONE, &length))
                return close + 1;
        }
    }
    if (end + 1 < limit && text[end + 1] == U'期' &&
        (reading->tags[end] == PG_TAG_NUMBER || reading->tags[end] == PG_TAG_TIME ||
         pg_char_is_han_numeral(text[end])))
        return end + 2;
    return end;
}

void pg_whole_park_add(PgReader *reader, PgSpan park, uint32_t end, uint32_t number, int score) {
    if (reader->reading->text[park.end - 1] == U'期')
        pg_candidate_add(reader, (PgSpan){park.start, end}, PG_CLASS_PARK, number, score);
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

/* Can the character be one of a brand's: no word by itself but a function word, or of a name? */
static bool could_be_in_brand(const PgReading *reading, uint32_t at) {
    uint32_t c = reading->text[at];
    if (!pg_char_is_han(c))
        return pg_char_is_latin(c) || pg_char_is_digit(c);
    bool is_single = reading->word_starts[at] && reading->word_starts[at + 1];
    switch (reading->tags[at]) {
    case PG_TAG_PARTICLE:
    case PG_TAG_PREPOSITION:
    case PG_TAG_PRONOUN:
    case PG_TAG_NUMBER:
        return false;
    case PG_TAG_PERSON:
    case PG_TAG_UNKNOWN:
    case PG_TAG_PLACE:
        return true;
    default:
        return is_single;
    }
}

/* Characters that are no word, or a word that is a name: 蓝 思, 汇 通. */
static bool is_brand(const PgReading *reading, PgSpan core) {
    uint32_t n = pg_span_length(core);
    if (n < 2 || n > 5)
        return false;
    for (uint32_t i = core.start; i < core.end; i++) {
        if (!could_be_in_brand(reading, i))
            return false;
        if (!pg_char_is_han(reading->text[i]))
            continue;
        bool is_single = reading->word_starts[i] && reading->word_starts[i + 1];
        if (reading->tags[i] == PG_TAG_PLACE && !is_single && /* 中加 in 中加特 */
            (n != 3 || reading->tags[core.end - 1] != PG_TAG_ADVERB))
            return false;
        if (reading->tags[i] == PG_TAG_MEASURE &&
            (n == 2 || i == core.start || reading->tags[i - 1] == PG_TAG_NUMBER)) /* 洋口港 */
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
    uint32_t n = pg_span_length(rest);
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

/* Does an item of a list end as parks do, behind two characters or more that tell which? */
static bool is_park_item(const PgReading *reading, uint32_t end, uint32_t from) {
    enum { SHORTEST = 2, LONGEST = 16 };
    uint32_t length, start = end;
    while (start > from && end - start < LONGEST && reading->text[start - 1] != U'、' &&
           !pg_is_stop(reading->text[start - 1]))
        start--;
    if (end - start == LONGEST ||
        (!pg_reading_entry_before(reading, end, PG_LEX_ENDING, PG_CLASS_PARK, &length) &&
         !pg_reading_entry_before(reading, end, PG_LEX_WEAK_ENDING, PG_CLASS_PARK, &length)) ||
        end < start + length + SHORTEST)
        return false;
    PgSpan core = {start, end - length};
    return !pg_reading_is_made_of(reading, core, PG_LEX_NOT_A_NAME, PG_CLASS_PARK);
}

/* 汽车工业园、航空工业园: an item of a list of parks. */
static bool is_listed_with_parks(const PgReading *reading, uint32_t start, uint32_t end,
                                 PgSpan sentence) {
    enum { LONGEST = 16 };
    if (start > sentence.start && reading->text[start - 1] == U'、' &&
        is_park_item(reading, start - 1, sentence.start))
        return true;
    if (end >= sentence.end || reading->text[end] != U'、')
        return false;
    for (uint32_t i = end + 1; i <= sentence.end && i - end <= LONGEST; i++)
        if (is_park_item(reading, i, end + 1))
            return true;
        else if (i < sentence.end && (reading->text[i] == U'、' || pg_is_stop(reading->text[i])))
            break;
    return false;
}

/* 狮子岭工业园, 药谷工业园: called by a place that no gazetteer has, or by a park. */
static bool is_called_by_site(const PgReading *reading, PgSpan core) {
    enum { LONGEST = 4 };
    return core.end >= core.start + 2 && core.end - core.start <= LONGEST &&
           (pg_reading_entry_of(reading, (PgSpan){core.end - 1, core.end}, PG_LEX_PART,
                                PG_CLASS_REGION) ||
            pg_reading_entry_before(reading, core.end, PG_LEX_ENDING, PG_CLASS_PARK, NULL));
}

/* Can what stands right before a company's weak ending be a brand, or two to four characters behind
   a place, as is_firm_of_place wants it? Tells most words that are no such ending. */
static bool has_brand_before(const PgReading *reading, PgSpan ending, PgSpan sentence) {
    if (ending.start < sentence.start + 2)
        return false;
    bool has_brand = could_be_in_brand(reading, ending.start - 1) &&
                     could_be_in_brand(reading, ending.start - 2);
    for (uint32_t n = 2; !has_brand && n <= 4 && ending.start - sentence.start > n; n++)
        has_brand = reading->kinds_ending[ending.start - n] & pg_lex_bit(PG_LEX_PLACE);
    return has_brand;
}

/* Could a company's name end with this weak ending? Told before a name is looked for. */
static bool could_end_company(const PgReading *reading, const PgHit *hit, PgSpan sentence) {
    PgSpan ending = {hit->start, hit->end};
    if (hit->kinds & pg_lex_bit(PG_LEX_FORM))
        return ending.start >= sentence.start + 2;
    return has_brand_before(reading, ending, sentence) &&
           (pg_can_end_name(reading, ending.end, sentence.end) ||
            reading->tags[ending.end] == PG_TAG_NUMBER);
}

static bool supports_weak(const PgReading *reading, PgClass class, PgSpan core, uint32_t end,
                          PgSpan sentence) {
    PgSpan rest = without_places(reading, core);
    bool has_place = rest.start > core.start;
    if (class == PG_CLASS_COMPANY)
        return ((is_brand(reading, rest) && /* 物联网|通信: a field */
                 !pg_reading_entry_of(reading, rest, PG_LEX_INDUSTRY, PG_CLASS_NONE)) ||
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
        return pg_span_length(rest) ||
               (place->class != PG_CLASS_PROVINCE && place->class != PG_CLASS_REGION);
    }
    if (class == PG_CLASS_PARK && (is_called_by_site(reading, core) ||
                                   is_listed_with_parks(reading, core.start, end, sentence)))
        return true;
    /* 新青科技工业园, 袁桥纺织工业园: a brand and what such parks are called or are for. */
    uint32_t length;
    while (class == PG_CLASS_PARK && rest.end > rest.start + 2 &&
           (pg_reading_entry_before(reading, rest.end, PG_LEX_NOT_A_NAME, class, &length) ||
            pg_term_before(reading, rest.end, rest.start, &length)) &&
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
            tag == PG_TAG_PLACE || (tag == PG_TAG_VERB_NOUN && pg_span_length(core) > 2))
            return true;
    }
    return false;
}

/* 江西省建筑陶瓷产业基地: what ends as projects do is a park where nothing but a field stands
   between its place and its ending. */
static bool is_shared_park(const PgReading *reading, PgSpan core, PgSpan ending) {
    uint32_t length;
    if (!pg_reading_entry_of(reading, ending, PG_LEX_WEAK_ENDING, PG_CLASS_PROJECT))
        return true;
    PgSpan rest = without_places(reading, core);
    const PgLexEntry *place =
        pg_reading_entry_at(reading, core.start, PG_LEX_PLACE, PG_CLASS_NONE, &length);
    return place && place->class != PG_CLASS_REGION && rest.end > rest.start &&
           pg_term_before(reading, rest.end, rest.start, &length) &&
           pg_extend_left(reading, rest.end - length, rest.start, pg_span_length(rest), false) ==
               rest.start;
}

/* 某某集团建设 before 公司: one of a group's companies, not the group. */
static bool is_of_group(const PgReading *reading, PgSpan core) {
    for (uint32_t i = core.end - 1; i > core.start + 2; i--)
        if (pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_COMPANY, NULL))
            return core.end - i >= 2 && !pg_reading_is_made_of(reading, (PgSpan){i, core.end},
                                                               PG_LEX_NOT_A_NAME, PG_CLASS_COMPANY);
    return false;
}

/* 省级, 一流, 同类, 全省 behind a place: a zone of a kind, or all of them. */
static bool is_of_kind(const PgReading *reading, PgSpan rest) {
    uint32_t length, first = reading->text[rest.start];
    if (rest.end < rest.start + 2 ||
        !pg_reading_entry_at(reading, rest.start, PG_LEX_NOT_A_NAME, PG_CLASS_PARK, &length) ||
        length != 2)
        return false;
    uint32_t last = reading->text[rest.start + 1];
    return first == U'全' || last == U'级' || last == U'流' || last == U'类';
}

/* 20GWh动力, 2条光伏: how much of it; but 3M, 58科创. */
static bool begins_with_quantity(const PgReading *reading, PgSpan core) {
    const PgValue *count = pg_reading_value_at(reading, core.start);
    if (count && count->span.start == core.start && count->kind == PG_VALUE_COUNT &&
        count->span.end >= core.end)
        return true;
    uint32_t at = core.start;
    while (at < core.end && pg_char_is_digit(reading->text[at]))
        at++;
    return at > core.start && pg_char_is_latin(reading->text[at]) &&
           pg_reading_entry_at(reading, at, PG_LEX_UNIT, PG_CLASS_NONE, NULL) &&
           at + 1 < core.end && pg_char_is_latin(reading->text[at + 1]);
}

/* 东 南 西 北 中 部 城 */
static bool is_side(uint32_t c) {
    return c == U'东' || c == U'南' || c == U'西' || c == U'北' || c == U'中' || c == U'部' ||
           c == U'城';
}

/* 一, 二 …, A to F */
static bool is_mark_of_part(uint32_t c) {
    return pg_char_is_han_numeral(c) || (c >= 'A' && c <= 'F');
}

/* 二区, A区 behind a park, 西部片区 behind a zone: a part of it, named with it. */
static void add_side(PgReader *reader, PgSpan zone, uint32_t number, int score) {
    enum { MAX_SIDE = 2 };
    const PgReading *reading = reader->reading;
    bool is_scheme = reading->text[zone.end + 1] == U'区' && /* 某某高新区|“一区多园” */
                     reading->text[zone.end + 3] == U'园';
    if (is_mark_of_part(reading->text[zone.end]) && reading->text[zone.end + 1] == U'区' &&
        !is_scheme)
        pg_candidate_add(reader, (PgSpan){zone.start, zone.end + 2}, PG_CLASS_PARK, number,
                         score + 1);
    if (!pg_reading_entry_before(reading, zone.end, PG_LEX_ZONE, PG_CLASS_NONE, NULL))
        return;
    uint32_t end = zone.end, length;
    while (end - zone.end < MAX_SIDE && is_side(reading->text[end]))
        end++;
    if (end > zone.end &&
        pg_reading_entry_at(reading, end, PG_LEX_WEAK_ENDING, PG_CLASS_PARK, &length) &&
        reading->word_starts[end + length])
        pg_candidate_add(reader, (PgSpan){zone.start, end + length}, PG_CLASS_PARK, number,
                         score + 1);
}

/* 江苏|产业园区, 永州|园区: those of a province or city. */
static bool is_any_of_area(const PgReading *reading, PgSpan core, PgSpan rest, PgSpan ending) {
    if (rest.end > rest.start || reading->text[ending.end - 1] != U'区' ||
        reading->text[ending.end - 2] != U'园')
        return false;
    const PgLexEntry *place = /* 云南砚山|产业园区 is one */
        pg_reading_entry_of(reading, core, PG_LEX_PLACE, PG_CLASS_NONE);
    return place && (place->class == PG_CLASS_PROVINCE ||
                     (place->class == PG_CLASS_CITY && pg_span_length(ending) == 2));
}

/* 打造规模最大、产品最全的|新材料产业园区, 成为全国重要的|电路板产业集聚区: what a park is to be,
   not what it is called; but 占地1200亩的|新材料产业园, 某某公司建设的|新材料产业园. */
static bool is_described(const PgReading *reading, uint32_t start, uint32_t from) {
    enum { FAR = 48 };
    if (start <= from || reading->text[start - 1] != U'的')
        return false;
    from = MAX(from, start > FAR ? start - FAR : 0);
    for (uint32_t i = start - 2; i > from && !pg_is_stop(reading->text[i]); i--) {
        if (pg_char_is_digit(reading->text[i]))
            return false;
        if (reading->word_starts[i] && i + 3 < start &&
            pg_reading_entry_at(reading, i, PG_LEX_BECOMING, PG_CLASS_NONE, NULL))
            return true;
    }
    return false;
}

static void try_ending(PgReader *reader, PgSpan ending, PgClass class, bool strong, PgSpan sentence,
                       uint32_t number) {
    const PgReading *reading = reader->reading;
    int fit;
    uint32_t start = pg_name_start(reading, class, ending, sentence.start, &fit);
    PgSpan core = {start, ending.start};
    uint32_t n = pg_span_length(core);
    if (n < 1 || (n < 2 && class != PG_CLASS_ORGANIZATION) ||
        pg_reading_is_made_of(reading, core, PG_LEX_NOT_A_NAME, class))
        return;
    /* 全国2000所|中小学: counted */
    if (class == PG_CLASS_ORGANIZATION && pg_span_length(ending) == 1 &&
        pg_char_is_digit(reading->text[ending.start - 1]))
        return;
    /* 宁波市中心, 某某有限公司办公室: a place and a room. */
    if (class == PG_CLASS_ORGANIZATION &&
        ((!strong && without_places(reading, core).start == core.end) ||
         pg_reading_entry_before(reading, ending.start, PG_LEX_ENDING, PG_CLASS_COMPANY, NULL)))
        return;
    /* 贵州省一类工业园区, 浙江省特色小镇: what it is, not what it is called. */
    PgSpan rest = without_places(reading, core);
    if (class == PG_CLASS_PARK && rest.start > core.start + 2 && rest.end > rest.start &&
        pg_char_is_area(reading->text[rest.start - 1]) &&
        reading->text[rest.start - 1] != U'县' && /* 旬阳县|生态工业集中区: the only one */
        pg_reading_is_made_of(reading, rest, PG_LEX_NOT_A_NAME, class) &&
        !pg_reading_entry_of(reading, ending, PG_LEX_ZONE, PG_CLASS_NONE))
        return;
    if (class == PG_CLASS_PARK && rest.start > core.start &&
        (is_of_kind(reading, rest) || is_any_of_area(reading, core, rest, ending)))
        return;
    /* 长春新区产业园区: the zone's parks, all of them */
    if (class == PG_CLASS_PARK && reading->text[ending.end - 1] == U'区' &&
        pg_span_length(ending) > 2 &&
        pg_reading_entry_before(reading, ending.start, PG_LEX_ZONE, PG_CLASS_NONE, NULL) &&
        !pg_reading_entry_of(reading, ending, PG_LEX_ZONE, PG_CLASS_NONE))
        return;
    /* 高新区|园区: the zone */
    if (class == PG_CLASS_PARK && reading->text[ending.start] == U'园' &&
        pg_reading_entry_of(reading, core, PG_LEX_ZONE, PG_CLASS_NONE))
        return;
    /* 东北最大钢管制造工业园 */
    for (uint32_t i = core.start; class == PG_CLASS_PARK && i + 1 < core.end; i++)
        if (reading->text[i] == U'最' && reading->text[i + 1] == U'大')
            return;
    if (class == PG_CLASS_PARK && rest.start == core.start &&
        is_described(reading, core.start, sentence.start))
        return;
    /* 沧州十大科技示范园区 */
    if (class != PG_CLASS_ORGANIZATION && rest.end > rest.start + 2 &&
        reading->text[rest.start + 1] == U'大' &&
        pg_reading_entry_of(reading, (PgSpan){rest.start, rest.start + 2}, PG_LEX_NOT_A_NAME,
                            PG_CLASS_PARK))
        return;
    /* 新疆维吾尔自治区级高新技术产业园区 */
    if (class == PG_CLASS_PARK && rest.start > core.start && rest.end > rest.start &&
        reading->text[rest.start] == U'级')
        return;
    /* 淮南市委市政府 is two: the first says it. */
    if (class == PG_CLASS_ORGANIZATION && reading->text[ending.start - 1] == U'委' &&
        pg_reading_entry_before(reading, ending.start, PG_LEX_ENDING, class, NULL))
        return;
    /* 在高新区投资: a verb */
    if (!strong && class == PG_CLASS_COMPANY &&
        pg_reading_entry_before(reading, ending.start, PG_LEX_ZONE, PG_CLASS_NONE, NULL))
        return;
    /* 大型|电子商务公司: what it is */
    if (class == PG_CLASS_COMPANY && start > sentence.start && reading->text[start - 1] == U'型' &&
        pg_span_length(ending) == 2)
        return;
    /* 农洽会投资|说明会 */
    if (!strong && class == PG_CLASS_COMPANY && reading->text[ending.end - 1] == U'资' &&
        pg_reading_entry_at(reading, ending.end, PG_LEX_CEREMONY, PG_CLASS_NONE, NULL))
        return;
    /* 中科院苏州纳米材料: of an academy's institute */
    uint32_t academy;
    if (!strong && class == PG_CLASS_COMPANY &&
        pg_reading_entry_at(reading, core.start, PG_LEX_PLACE, PG_CLASS_ORGANIZATION, &academy) &&
        academy > 2)
        return;
    /* 表上显示：…: a verb, no 某某显示. */
    if (!strong && class == PG_CLASS_COMPANY && reading->text[ending.end] == U'：')
        return;
    if (!strong && !supports_weak(reading, class, core, ending.end, sentence) &&
        !(class == PG_CLASS_PARK && /* 医药高新区（高港区） */
          pg_park_end(reading, ending.end, sentence.end) > ending.end + 2))
        return;
    if (strong && class == PG_CLASS_PARK && !supports_park(reading, core))
        return;
    if (class == PG_CLASS_PARK && !is_shared_park(reading, core, ending))
        return;
    /* 珠海四大工业园, 高新区两个产业园 */
    if (class == PG_CLASS_PARK && reading->word_starts[ending.start] &&
        (reading->tags[ending.start - 1] == PG_TAG_NUMBER ||
         reading->tags[ending.start - 1] == PG_TAG_MEASURE))
        return;
    if (strong && class == PG_CLASS_COMPANY && fit < -40)
        return;
    if (!strong && class == PG_CLASS_COMPANY && begins_with_quantity(reading, core))
        return;
    /* 第一家商业遥感卫星公司: what it is. */
    if (class == PG_CLASS_COMPANY && pg_span_length(ending) == 2 && start > sentence.start &&
        rest.start == core.start && reading->text[start - 1] == U'家' &&
        (reading->tags[start - 1] == PG_TAG_MEASURE || reading->tags[start - 1] == PG_TAG_NUMBER))
        return;
    /* 管委会+运营公司, 龙头项目+产业园区: a formula */
    for (uint32_t i = core.start;
         (class == PG_CLASS_COMPANY || class == PG_CLASS_PARK) && i < core.end; i++)
        if (reading->text[i] == '+')
            return;
    /* 看到公司 */
    if (class == PG_CLASS_COMPANY && n == 2 && pg_span_length(ending) == 2 &&
        reading->tags[core.start] == PG_TAG_VERB && !reading->word_starts[core.start + 1])
        return;
    /* 2020年|公司, 某某集团子公司 */
    uint32_t before = reading->text[ending.start - 1];
    if (class == PG_CLASS_COMPANY &&
        (((before == U'年' || before == U'月' || before == U'日') && n > 1 &&
          pg_char_is_digit(reading->text[ending.start - 2])) ||
         (pg_span_length(ending) == 2 && reading->text[ending.start] == U'公' &&
          (before == U'子' || before == U'孙'))))
        return;
    /* 湖北子公司: what it is. */
    uint32_t generic;
    if (class == PG_CLASS_COMPANY &&
        pg_reading_entry_before(reading, ending.end, PG_LEX_NOT_A_NAME, class, &generic) &&
        generic > pg_span_length(ending) && ending.end - generic <= rest.start)
        return;
    /* 古镇旁长出“小医谷”: a headline's nickname */
    if (!strong && class == PG_CLASS_PARK && reading->page->sentences[number].is_heading &&
        start > sentence.start && reading->text[start - 1] == U'“' &&
        reading->text[ending.end] == U'”')
        return;
    /* 又一个综合性产业园 */
    if (class == PG_CLASS_PARK && rest.start == core.start && start > sentence.start &&
        (reading->tags[start - 1] == PG_TAG_MEASURE || reading->tags[start - 1] == PG_TAG_NUMBER) &&
        pg_is_measure(reading->text[start - 1]))
        return;
    PgSpan span = {start, ending.end};
    int score = base_score(class, strong);
    if (class == PG_CLASS_COMPANY && is_of_group(reading, core))
        score += GAIN_OF_GROUP;
    if (class == PG_CLASS_PARK) {
        add_side(reader, span, number, score + fit / 20);
        span.end = pg_park_end(reading, span.end, sentence.end);
        pg_whole_park_add(reader, span, ending.end, number, score + fit / 20);
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
                   reading->word_starts[start - length] && reading->text[start - 1] != U'省' &&
                   reading->text[start - 1] != U'市';
    return is_home ? start - length : start;
}

/* 东风 in 东风李尔: two firms' names side by side are one of both. */
static uint32_t with_partner(const PgReading *reading, uint32_t start, uint32_t from) {
    uint32_t length;
    bool is_partner =
        (pg_reading_entry_before(reading, start, PG_LEX_NAME, PG_CLASS_COMPANY, &length) ||
         pg_reading_entry_before(reading, start, PG_LEX_AMBIGUOUS, PG_CLASS_COMPANY, &length)) &&
        start >= from + length && length > 1 && reading->word_starts[start - length];
    return is_partner ? start - length : start;
}

/* 某某公司投资|兴建的, 投资|开工的: a verb */
static bool invests(const PgReading *reading, PgSpan ending) {
    return reading->text[ending.start] == U'投' && reading->text[ending.end - 1] == U'资' &&
           (pg_reading_entry_at(reading, ending.end, PG_LEX_BUILDING, PG_CLASS_NONE, NULL) ||
            pg_reading_entry_at(reading, ending.end, PG_LEX_STATUS, PG_CLASS_NONE, NULL));
}

/* Can the ending's word end a name of some class here? */
static bool is_end_of_word(const PgReading *reading, PgSpan ending, PgSpan sentence) {
    bool is_short = pg_span_length(ending) < 3;
    /* 公司 in 公司化, 局 in 布局 */
    if (is_short && !reading->word_starts[ending.end] &&
        !(reading->kinds_at[ending.end] & pg_lex_bit(PG_LEX_TITLE)))
        return false;
    /* 石桥镇 is one word to the dictionary, too, 城镇 no town. */
    return pg_span_length(ending) > 1 || reading->word_starts[ending.start] ||
           (ending.start > sentence.start + 1 && !reading->word_starts[ending.start - 1]);
}

/* Does a longer ending of the class speak for this one: 股份有限公司, 公司; 示范园区, 示范园? */
static bool is_in_longer_ending(const PgReading *reading, PgSpan ending, PgClass class) {
    uint32_t length, n = pg_span_length(ending);
    return (pg_reading_entry_at(reading, ending.start, PG_LEX_ENDING, class, &length) &&
            length > n) ||
           (pg_reading_entry_at(reading, ending.start, PG_LEX_WEAK_ENDING, class, &length) &&
            length > n) ||
           (pg_reading_entry_before(reading, ending.end, PG_LEX_ENDING, class, &length) &&
            length > n);
}

static bool could_end_park(const PgReading *reading, PgSpan ending, PgSpan sentence) {
    uint32_t end = ending.end;
    if (!reading->word_starts[end])
        return false; /* 核心区 in 核心|区域 */
    /* 高台|谷满仓: the first character of a brand */
    if (pg_span_length(ending) == 1 && pg_char_is_han(reading->text[end]) &&
        reading->word_starts[end + 1] && end + 1 < sentence.end &&
        pg_char_is_han(reading->text[end + 1]) && reading->word_starts[end + 2])
        return false;
    /* 光谷 is in the gazetteer: nothing before it belongs to it. */
    return pg_span_length(ending) > 2 ||
           !pg_reading_entry_before(reading, end, PG_LEX_PLACE, PG_CLASS_PARK, NULL);
}

/* Is what an entry of a hit says an ending that a name may stand before? */
static bool is_ending(const PgReading *reading, const PgHit *hit, const PgLexEntry *entry,
                      PgSpan sentence) {
    PgSpan ending = {hit->start, hit->end};
    uint32_t title;
    switch (entry->class) {
    case PG_CLASS_PROJECT:
        return false;
    case PG_CLASS_COMPANY:
        if (entry->kind == PG_LEX_WEAK_ENDING &&
            (!could_end_company(reading, hit, sentence) ||
             pg_costs(reading, ending.end) || /* 某某投资1.8亿元 */
             invests(reading, ending)))
            return false;
        if (pg_span_length(ending) <= 3 && crosses_word(reading, ending))
            return false; /* 化工厂 in 数字化|工厂 */
        break;
    case PG_CLASS_PARK:
        if (!could_end_park(reading, ending, sentence))
            return false;
        break;
    case PG_CLASS_ORGANIZATION:
        /* 管委会 of 管委会主任 is part of the title. */
        if (pg_reading_entry_at(reading, ending.start, PG_LEX_TITLE, PG_CLASS_NONE, &title) &&
            title > pg_span_length(ending))
            return false;
        break;
    default:
        break;
    }
    return (entry->class == PG_CLASS_REGION || pg_span_length(ending) > 1 ||
            reading->word_starts[ending.start]) &&
           !is_in_longer_ending(reading, ending, entry->class);
}

static void add_known(PgReader *reader, PgSpan span, PgClass class, PgSpan sentence,
                      uint32_t number) {
    const PgReading *reading = reader->reading;
    if (class == PG_CLASS_COMPANY) {
        if (cuts_zone(reading, span.end))
            return; /* 长春高新 in 长春高新区 */
        span.end = pg_with_form(reading, span.end, sentence.end);
        span.start = with_partner(reading, span.start, sentence.start);
        span.start = with_home(reading, span.start, sentence.start);
    }
    if (class == PG_CLASS_ORGANIZATION && !reading->word_starts[span.end])
        return; /* 大连理工 in 大连理工大学 */
    bool is_on_words = class == PG_CLASS_COMPANY
                           ? pg_is_on_words(reading, span)
                           : reading->word_starts[span.start] && reading->word_starts[span.end];
    if (is_on_words || pg_span_length(span) > 3)
        pg_candidate_add(reader, span, class, number, 56 + (int)MIN(pg_span_length(span), 8));
}

/* The names that end with a hit of endings. */
static void try_endings(PgReader *reader, const PgHit *hit, PgSpan sentence, uint32_t number) {
    const PgReading *reading = reader->reading;
    PgSpan ending = {hit->start, hit->end};
    const PgLexEntry *entry = pg_lex_of_kind(&reading->entries[hit->entry], PG_LEX_ENDING);
    for (; entry && entry->kind <= PG_LEX_WEAK_ENDING;
         entry = pg_reading_entry(reading, entry->next))
        if (is_ending(reading, hit, entry, sentence))
            try_ending(reader, ending, entry->class, entry->kind == PG_LEX_ENDING, sentence,
                       number);
}

void pg_names_find(PgReader *reader, uint32_t number) {
    const PgReading *reading = reader->reading;
    const PgLexSet endings = pg_lex_bit(PG_LEX_ENDING) | pg_lex_bit(PG_LEX_WEAK_ENDING);
    PgSpan sentence = reading->page->sentences[number].span;
    for (uint32_t t = reading->telling_in[number]; t < reading->telling_in[number + 1]; t++) {
        const PgHit *hit = &reading->hits[reading->telling[t]];
        if (!(hit->kinds & (endings | pg_lex_bit(PG_LEX_NAME))))
            continue;
        PgSpan span = {hit->start, hit->end};
        if (hit->kinds & pg_lex_bit(PG_LEX_NAME)) {
            const PgLexEntry *name = pg_hit_entry(reading, hit, PG_LEX_NAME, PG_CLASS_NONE);
            for (; name && name->kind == PG_LEX_NAME; name = pg_reading_entry(reading, name->next))
                add_known(reader, span, name->class, sentence, number);
        }
        if (hit->kinds & endings && is_end_of_word(reading, span, sentence))
            try_endings(reader, hit, sentence, number);
    }
}

/* 稀土高新区 of 包头稀土高新区: what tells the zone from others stands behind its place. */
static PgSpan behind_place(const PgReading *reading, PgSpan name) {
    enum { MIN_CORE = 2 };
    uint32_t length;
    if (!pg_reading_entry_before(reading, name.end, PG_LEX_ENDING, PG_CLASS_PARK, &length) &&
        !pg_reading_entry_before(reading, name.end, PG_LEX_WEAK_ENDING, PG_CLASS_PARK, &length))
        return (PgSpan){0, 0};
    PgSpan core = {name.start, MAX(name.start, name.end - MIN(length, name.end))};
    if (core.end <= core.start + MIN_CORE)
        return (PgSpan){0, 0}; /* 包头|高新区: no room for more than the place */
    PgSpan own = core;
    static const PgClass places[] = {PG_CLASS_PROVINCE, PG_CLASS_CITY, PG_CLASS_DISTRICT};
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
        if (pg_reading_entry_at(reading, own.start, PG_LEX_PLACE, places[i], &length) &&
            own.start + length < own.end)
            own.start += length;
    bool is_pair = reading->text[own.start] == 0xb7; /* 哈尔滨|·深圳产业园 */
    if (own.start == core.start || own.end < own.start + MIN_CORE || is_pair ||
        pg_reading_is_made_of(reading, own, PG_LEX_NOT_A_NAME, PG_CLASS_PARK))
        return (PgSpan){0, 0};
    return (PgSpan){own.start, name.end};
}

void pg_parks_repeat(PgReader *reader) {
    enum { MAX_NAMES = 32, TRUST = 60 };
    const PgReading *reading = reader->reading;
    PgSpan names[MAX_NAMES];
    uint32_t n = 0;
    for (guint i = 0; i < reader->candidates->len && n < MAX_NAMES; i++) {
        const PgMention *park = &g_array_index(reader->candidates, PgCandidate, i).mention;
        if (park->class != PG_CLASS_PARK || park->kind != PG_MENTION_NAME)
            continue;
        PgSpan name = behind_place(reading, park->span);
        bool is_known = name.end == name.start;
        for (uint32_t k = 0; k < n && !is_known; k++)
            is_known = pg_span_length(names[k]) == pg_span_length(name) &&
                       pg_is_same_text(reading, name, names[k].start);
        if (!is_known)
            names[n++] = name;
    }
    const PgLexSet endings = pg_lex_bit(PG_LEX_ENDING) | pg_lex_bit(PG_LEX_WEAK_ENDING);
    for (uint32_t k = 0; k < n; k++)
        for (uint32_t at = 0; pg_pair_next(reader, names[k].start, &at);) {
            uint32_t end = at + pg_span_length(names[k]);
            if (at == names[k].start || !pg_is_same_text(reading, names[k], at) ||
                !(reading->kinds_ending[end] & endings))
                continue;
            uint32_t number = pg_sentence_at(reading, at);
            if (end <= reading->page->sentences[number].span.end)
                pg_candidate_add(reader, (PgSpan){at, end}, PG_CLASS_PARK, number, TRUST);
        }
}
