/* Projects: names that end in 项目, 工程, 生产线 … */
#include "mention/internal.h"

#include <string.h>

/* Generic words, counts and dates at the end of what stands before 项目. */
static PgSpan without_generic_tail(const PgReading *reading, PgSpan core, bool *is_counted) {
    uint32_t limit = core.end;
    *is_counted = false;
    while (core.end > core.start) {
        uint32_t length, at = core.end - 1;
        if (pg_reading_entry_before(reading, core.end, PG_LEX_ZONE, PG_CLASS_NONE, NULL))
            break; /* no 区 in 经开区 */
        if (pg_reading_entry_before(reading, core.end, PG_LEX_NOT_A_NAME, PG_CLASS_PROJECT,
                                    &length) &&
            length <= core.end - core.start && reading->word_starts[core.end - length]) {
            *is_counted |= length > 1 && reading->text[core.end - 1] == U'大' && /* 三大 */
                           reading->tags[core.end - length] == PG_TAG_NUMBER;
            core.end -= length;
            continue;
        }
        while (at > core.start && !reading->word_starts[at])
            at--;
        uint8_t tag = reading->tags[at];
        if (core.end < limit &&
            pg_reading_entry_before(reading, core.end, PG_LEX_PLACE, PG_CLASS_NONE, &length) &&
            length <= core.end - core.start) {
            core.end -= length; /* 6个江苏省重大项目 */
            continue;
        }
        bool is_verb =
            (tag == PG_TAG_VERB || tag == PG_TAG_ADVERB) && core.end - at > 1 &&
            !pg_reading_entry_before(reading, core.end, PG_LEX_PART, PG_CLASS_PROJECT, NULL);
        if (!is_verb && tag != PG_TAG_NUMBER && tag != PG_TAG_MEASURE && tag != PG_TAG_TIME &&
            tag != PG_TAG_CONJUNCTION)
            break;
        *is_counted |=
            tag == PG_TAG_NUMBER && core.end < limit && reading->tags[core.end] == PG_TAG_MEASURE;
        core.end = at;
    }
    return core;
}

/* A word that tells one project from another: no verb, count or time, no 重点. */
static bool has_content(const PgReading *reading, PgSpan core) {
    uint32_t n_single = 0, park;
    PgSpan own = core;
    while (pg_reading_entry_at(reading, own.start, PG_LEX_PLACE, PG_CLASS_NONE, &park) &&
           own.start + park < own.end)
        own.start += park;
    /* 三新产业园 */
    if (pg_reading_entry_before(reading, core.end, PG_LEX_ENDING, PG_CLASS_PARK, &park) &&
        own.end - own.start >= park + 2)
        return true;
    for (uint32_t at = core.start, length; at < core.end; at += length) {
        if (pg_reading_entry_at(reading, at, PG_LEX_INDUSTRY, PG_CLASS_NONE, &length) ||
            pg_reading_entry_at(reading, at, PG_LEX_NAME, PG_CLASS_NONE, &length))
            return true;
        if (pg_reading_entry_at(reading, at, PG_LEX_PLACE, PG_CLASS_NONE, &length) && length > 1)
            continue;
        for (length = 1; at + length < core.end && !reading->word_starts[at + length];)
            length++;
        PgSpan word = {at, at + length};
        bool is_name = pg_char_is_han(reading->text[at]) || pg_char_is_latin(reading->text[at]);
        n_single += at == core.start && length == 1 && reading->text[at] == U'中'; /* 中 in 中佳 */
        if (!is_name || pg_reading_entry_of(reading, word, PG_LEX_NOT_A_NAME, PG_CLASS_PROJECT) ||
            pg_reading_entry_of(reading, word, PG_LEX_PART, PG_CLASS_PROJECT))
            continue;
        /* Single characters side by side are a brand; one alone is none. */
        if (length == 1 && pg_char_is_han(reading->text[at])) {
            n_single++;
            if (n_single > 1)
                return true;
            continue;
        }
        n_single = 0;
        switch (reading->tags[at]) {
        case PG_TAG_VERB:
        case PG_TAG_ADVERB:
        case PG_TAG_PREPOSITION:
        case PG_TAG_PARTICLE:
        case PG_TAG_PRONOUN:
        case PG_TAG_CONJUNCTION:
        case PG_TAG_TIME:
        case PG_TAG_NUMBER:
        case PG_TAG_MEASURE:
            continue;
        default:
            return true;
        }
    }
    return false;
}

bool pg_is_generic_project(const PgReading *reading, PgSpan core) {
    if (core.end > core.start && reading->text[core.end - 1] == U'的') /* 投资最大的 */
        return true;
    bool is_counted;
    PgSpan rest = without_generic_tail(reading, core, &is_counted);
    uint32_t ceremony;
    if (rest.end > rest.start && rest.end < core.end && reading->text[rest.end - 1] == U'的')
        return true; /* 浙商回归的重点 */
    if (rest.end == rest.start || is_counted || !has_content(reading, rest) ||
        (pg_reading_entry_before(reading, rest.end, PG_LEX_CEREMONY, PG_CLASS_NONE, &ceremony) &&
         ceremony > 1))
        return true;
    bool was_cut = rest.end < core.end;
    uint32_t length;
    while (rest.start < rest.end &&
           pg_reading_entry_at(reading, rest.start, PG_LEX_PLACE, PG_CLASS_NONE, &length) &&
           length <= rest.end - rest.start)
        rest.start += length;
    if (rest.start == rest.end ||
        (reading->text[rest.start] == U'（' && reading->text[rest.end - 1] == U'）'))
        return true;
    /* 2023奉贤新城: a place and what it is. */
    while (rest.start < rest.end && pg_char_is_digit(reading->text[rest.start]))
        rest.start++;
    PgSpan zone = rest;
    if (pg_reading_entry_at(reading, zone.start, PG_LEX_PLACE, PG_CLASS_NONE, &length))
        zone.start += length;
    if (zone.start == zone.end ||
        (zone.start > core.start && zone.start < zone.end &&
         pg_reading_entry_of(reading, zone, PG_LEX_WEAK_ENDING, PG_CLASS_PARK)))
        return true;
    /* 东湾开发区引进外资项目: nothing of its own behind the zone; but 新材料产业园及基础设施项目.
     */
    for (uint32_t i = rest.start + 2; i < rest.end; i++)
        if (reading->tags[i] != PG_TAG_CONJUNCTION &&
            pg_reading_entry_before(reading, i, PG_LEX_ZONE, PG_CLASS_NONE, NULL) &&
            !has_content(reading, (PgSpan){i, rest.end}))
            return true;
    /* 新材料产业园|及配套基础设施: more than the park */
    if (was_cut && rest.end + 2 < core.end && reading->tags[rest.end] == PG_TAG_CONJUNCTION &&
        !pg_reading_entry_before(reading, rest.end, PG_LEX_ZONE, PG_CLASS_NONE, NULL))
        return false;
    /* 康龙化成|宁波新园区: a company's */
    if (pg_reading_entry_at(reading, core.start, PG_LEX_NAME, PG_CLASS_COMPANY, &length) &&
        core.start + length < core.end)
        return false;
    /* A park by its ending alone: 怀化 高新区 */
    return pg_reading_entry_before(reading, rest.end, PG_LEX_ZONE, PG_CLASS_NONE, NULL) ||
           pg_reading_entry_before(reading, rest.end, PG_LEX_ENDING, PG_CLASS_REGION, NULL) ||
           (was_cut &&
            (pg_reading_entry_of(reading, rest, PG_LEX_AMBIGUOUS, PG_CLASS_DISTRICT) ||
             pg_reading_entry_before(reading, rest.end, PG_LEX_WEAK_ENDING, PG_CLASS_PARK, NULL) ||
             pg_reading_entry_before(reading, rest.end, PG_LEX_WEAK_ENDING, PG_CLASS_REGION,
                                     NULL)));
}

bool pg_has_proper_part(const PgReading *reading, PgSpan core) {
    for (uint32_t i = core.start; i < core.end; i++) {
        if (!reading->word_starts[i])
            continue;
        uint32_t length;
        if ((pg_reading_entry_at(reading, i, PG_LEX_PLACE, PG_CLASS_NONE, &length) ||
             pg_reading_entry_at(reading, i, PG_LEX_NAME, PG_CLASS_NONE, &length)) &&
            i + length <= core.end && length > 1)
            return true;
        if (reading->tags[i] == PG_TAG_PERSON ||
            (pg_char_is_digit(reading->text[i]) && i > core.start))
            return true;
        /* Two single characters side by side are no words: 汇 通 */
        if (i + 1 < core.end && reading->word_starts[i + 1] &&
            (i + 2 >= core.end || reading->word_starts[i + 2]) &&
            pg_char_is_han(reading->text[i]) && pg_char_is_han(reading->text[i + 1]) &&
            reading->tags[i] != PG_TAG_CONJUNCTION && reading->tags[i + 1] != PG_TAG_CONJUNCTION)
            return true;
        if (pg_char_is_latin(reading->text[i]))
            return true;
    }
    return false;
}

/* 项目 at the end, or what stands for it: 一期, （二期） */
static uint32_t extend(const PgReading *reading, uint32_t end, uint32_t limit) {
    const uint32_t *text = reading->text;
    if (end + 3 < limit && text[end] == U'（') {
        uint32_t close = end + 1;
        while (close < limit && close - end < 6 && text[close] != U'）')
            close++;
        if (close < limit && text[close] == U'）' && text[close - 1] == U'期')
            end = close + 1;
    }
    if (end + 1 < limit && text[end + 1] == U'期' && pg_char_is_han_numeral(text[end]))
        end += 2;
    uint32_t length;
    /* 基地二期项目, 生产线技改工程 */
    if (pg_reading_entry_at(reading, end, PG_LEX_ENDING, PG_CLASS_PROJECT, &length))
        end += length;
    return end;
}

/* 抓项目, 谈项目: what is done with projects, not what one is called. */
static bool is_activity(const PgReading *reading, PgSpan core) {
    uint32_t last = core.end - 1, length;
    bool is_brand = last > core.start && /* 吉香居 */
                    (reading->word_starts[last - 1] || reading->tags[last - 1] == PG_TAG_UNKNOWN);
    if (reading->word_starts[last] && reading->tags[last] == PG_TAG_VERB && !is_brand &&
        !pg_reading_entry_before(reading, core.end, PG_LEX_PART, PG_CLASS_PROJECT, NULL))
        return true;
    while (last > core.start && !reading->word_starts[last])
        last--;
    uint32_t verbs = last; /* 研|产销 */
    while (
        verbs > core.start + 1 && reading->word_starts[verbs - 1] &&
        (reading->tags[verbs - 1] == PG_TAG_VERB || reading->tags[verbs - 1] == PG_TAG_VERB_NOUN))
        verbs--;
    return reading->tags[last] == PG_TAG_VERB &&
           !pg_reading_entry_before(reading, core.end, PG_LEX_PART, PG_CLASS_PROJECT, NULL) &&
           !pg_reading_entry_before(reading, core.end, PG_LEX_INDUSTRY, PG_CLASS_NONE, NULL) &&
           !pg_term_before(reading, verbs, core.start, &length); /* 医疗器械研产销 */
}

/* 建设…研发制造中心, 打造…生产基地 */
static bool is_being_built(const PgReading *reading, uint32_t at, uint32_t from) {
    for (uint32_t i = at; i > from && at - i < 4; i--)
        if (pg_reading_entry_before(reading, i, PG_LEX_BUILDING, PG_CLASS_NONE, NULL))
            return true;
    return false;
}

/* 生产线, 车间: a plant has many. */
static bool is_of_plant(const PgReading *reading, PgSpan name) {
    uint32_t last = reading->text[name.end - 1], before = reading->text[name.end - 2];
    return (before == U'产' && last == U'线') || (before == U'车' && last == U'间');
}

/* 项目计划投资10亿元，建设某某研发中心: what is built is a part of it. */
static bool speaks_of_project(const PgReading *reading, uint32_t at, uint32_t from) {
    for (uint32_t i = from; i < at; i++)
        if (pg_reading_entry_at(reading, i, PG_LEX_ANAPHOR, PG_CLASS_PROJECT, NULL) &&
            (i == from || pg_is_stop(reading->text[i - 1])))
            return true;
    return false;
}

/* 某某项目总投资5亿元，主要建设研发中心、瓶体生产车间: so are these. */
static bool is_part_of_priced(const PgReading *reading, uint32_t at, uint32_t from) {
    enum { FAR = 120, MAX_ADVERB = 4 };
    uint32_t clause = at;
    from = MAX(from, at > FAR ? at - FAR : 0);
    while (clause > from && !pg_is_stop(reading->text[clause - 1]))
        clause--;
    bool is_built = false;
    for (uint32_t i = clause; i < at && i < clause + MAX_ADVERB && !is_built; i++)
        is_built = pg_reading_entry_at(reading, i, PG_LEX_BUILDING, PG_CLASS_NONE, NULL) != NULL;
    for (uint32_t i = clause; is_built && i > from; i--) {
        uint32_t c = reading->text[i - 1];
        if (c == U'；' || c == ';')
            return false;
        if (pg_reading_entry_at(reading, i, PG_LEX_MONEY, PG_CLASS_NONE, NULL) &&
            (c == U'）' || /* （二期） */
             pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL)))
            return true;
    }
    return false;
}

/* 位于某某镇的: where it lies, not whose it is */
static bool lies_before(const PgReading *reading, uint32_t at) {
    enum { MAX_PLACE = 16 };
    for (uint32_t i = at; i > 1 && at - i < MAX_PLACE && !pg_is_stop(reading->text[i - 1]); i--)
        if (reading->text[i - 2] == U'位' && reading->text[i - 1] == U'于')
            return true;
    return false;
}

bool pg_has_owner(const PgReading *reading, uint32_t at) {
    return at > 1 && reading->text[at - 1] == U'的' && /* 的, but not 投资3亿元的 */
           !pg_ends_amount(reading->text[at - 2]) && !lies_before(reading, at - 1) &&
           /* 新开工的, 某某高新区的 */
           !pg_reading_entry_before(reading, at - 1, PG_LEX_STATUS, PG_CLASS_NONE, NULL) &&
           !pg_reading_entry_before(reading, at - 1, PG_LEX_ZONE, PG_CLASS_NONE, NULL) &&
           !pg_reading_entry_before(reading, at - 1, PG_LEX_PLACE, PG_CLASS_NONE, NULL) &&
           !pg_reading_entry_before(reading, at - 1, PG_LEX_ENDING, PG_CLASS_PARK, NULL);
}

/* 某某公司的车载模块项目, 投资2.6亿元的二期扩产项目: whose it is or what it costs makes it one of
   its own. */
static bool is_owned(const PgReader *reader, uint32_t at, uint32_t number) {
    enum { MAX_CANDIDATES = 200 };
    const PgReading *reading = reader->reading;
    if (!at || reading->text[at - 1] != U'的')
        return false;
    /* 位于西安区江滨大街的福利家园项目 */
    for (uint32_t i = at - 1; i > 0 && at - i < 20 && !pg_is_stop(reading->text[i]); i--)
        if (reading->text[i] == U'位' && reading->text[i + 1] == U'于')
            return true;
    /* 由甲公司与乙公司共建的某某基地 */
    if (pg_reading_entry_before(reading, at - 1, PG_LEX_BUILDING, PG_CLASS_NONE, NULL))
        return true;
    const PgValue *value = pg_reading_value_at(reading, at > 24 ? at - 24 : 0);
    for (; value && value < reading->values + reading->n_values && value->span.end < at; value++)
        if (value->span.end == at - 1 && value->kind == PG_VALUE_MONEY)
            return true;
    const GArray *candidates = reader->candidates;
    for (guint c = candidates->len, n = 0; c > 0 && n < MAX_CANDIDATES; c--, n++) {
        const PgMention *mention = &g_array_index(candidates, PgCandidate, c - 1).mention;
        if (mention->sentence != number)
            break;
        if (mention->class == PG_CLASS_COMPANY && mention->span.end == at - 1)
            return true;
    }
    return false;
}

/* 6条生产线, 首条…生产线, 16个平台项目, 世界最大…车间: counted or praised, not named; but
   年产1500万条轮胎项目. */
static bool is_counted_line(const PgReading *reading, PgSpan core) {
    bool is_output = false;
    for (uint32_t i = core.start + 1; i < core.end; i++) {
        uint32_t c = reading->text[i], before = reading->text[i - 1];
        if (before == U'最' && reading->word_starts[i - 1])
            return true;
        is_output |= before == U'产' || /* 年产, 年处理 */
                     (before == U'理' && i > core.start + 2 && reading->text[i - 3] == U'年');
        bool is_number = pg_char_is_digit(before) || before == U'首' || before == U'一' ||
                         before == U'余' || before == U'多' || /* 首 一 余 多, 五个 */
                         (i == core.start + 1 && reading->tags[core.start] == PG_TAG_NUMBER);
        if ((c == U'个' || c == U'条' || c == U'项') && is_number && !is_output)
            return true;
    }
    return false;
}

bool pg_is_counted_building(const PgReading *reading, PgSpan name) {
    if (!pg_char_is_digit(reading->text[name.start]))
        return false;
    const PgValue *value = pg_reading_value_at(reading, name.start);
    if (!value || value->number.start != name.start || value->number.end >= name.end)
        return false;
    uint32_t c = reading->text[value->number.end];
    return c == U'栋' || c == U'幢' || c == U'间' || c == U'座';
}

/* 人才创业项目60个, 涂布生产线共有16条: a kind of project. */
static bool is_counted_behind(const PgReading *reading, PgSpan span, bool strong) {
    enum { FAR = 24 };
    uint32_t length, at = span.end;
    while (at < span.end + 3 && (reading->text[at] == U'达' || reading->text[at] == U'占' ||
                                 reading->text[at] == U'到' || reading->text[at] == U'了' ||
                                 reading->text[at] == U'共' || reading->text[at] == U'有'))
        at++;
    if (pg_reading_entry_at(reading, at, PG_LEX_APPROXIMATION, PG_CLASS_NONE, &length))
        at += length;
    const PgValue *value = pg_reading_value_at(reading, at);
    if (!value || value->number.start != at || value->span.end == value->number.end)
        return false;
    uint32_t c = reading->text[value->number.end];
    /* A项目、B项目3项: how many the list has. */
    bool is_list =
        span.start && reading->text[span.start - 1] == U'、' &&
        pg_reading_entry_before(reading, span.start - 1, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL);
    for (uint32_t i = span.start; !is_list && i > 1 && span.start - i < FAR; i--)
        is_list = reading->text[i - 1] == U'、' && /* A项目、某某投资15亿元的B项目2个 */
                  pg_reading_entry_before(reading, i - 1, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL);
    bool is_measure = (c == U'个' || c == U'项') && !is_list;
    bool is_of_line = c == U'条' || c == U'座' || c == U'栋';
    return (is_measure || (!strong && is_of_line)) &&
           !pg_reading_entry_at(reading, value->span.end, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL);
}

/* 全员招商服务重点项目动员大会 */
static bool is_of_meeting(const PgReading *reading, uint32_t end) {
    return pg_reading_entry_at(reading, end, PG_LEX_CEREMONY, PG_CLASS_NONE, NULL) != NULL;
}

/* 新材料产业园及配套基础设施 */
static bool holds_park(const PgReading *reading, PgSpan core) {
    for (uint32_t i = core.start + 4; i < core.end; i++)
        if (pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_PARK, NULL))
            return true;
    return false;
}

/* 现代物流产业项目, 新材料项目: a kind of project. */
static bool is_kind(const PgReading *reading, PgSpan core) {
    uint32_t length;
    /* 集成电路重点项目 */
    if (core.end - core.start > 3 && reading->text[core.end - 2] == U'重' &&
        reading->word_starts[core.end - 2])
        core.end -= 2;
    else if (pg_reading_entry_before(reading, core.end, PG_LEX_FIELD, PG_CLASS_NONE, &length) &&
             length < core.end - core.start)
        core.end -= length;
    else
        return false;
    return pg_reading_entry_of(reading, core, PG_LEX_INDUSTRY, PG_CLASS_NONE) != NULL;
}

/* 新能源类项目, 制造类产业项目, 新材料等项目: an enumeration of fields is no name. */
static bool ends_with_class(const PgReading *reading, PgSpan core) {
    uint32_t length, last = reading->text[core.end - 1], before = reading->text[core.end - 2];
    if ((before == U'领' && last == U'域') || (before == U'行' && last == U'业'))
        return true;
    if (pg_reading_entry_before(reading, core.end, PG_LEX_FIELD, PG_CLASS_NONE, &length) &&
        length < core.end - core.start)
        core.end -= length;
    if (last == U'型' || last == U'性' || (last == U'级' && before != U'升'))
        return true; /* 型 性 级, but 升级 */
    return reading->text[core.end - 1] == U'类' || reading->text[core.end - 1] == U'等';
}

/* 3个签约落户的汽车工业项目: a kind of which there are many. */
static bool counts_before(const PgReading *reading, uint32_t at) {
    enum { FAR = 12 };
    uint32_t from = at > FAR ? at - FAR : 0;
    for (const PgValue *value = pg_reading_value_at(reading, from);
         value && value < reading->values + reading->n_values && value->span.end < at; value++) {
        bool is_here = value->kind == PG_VALUE_COUNT && value->amount > 1 && !value->is_ordinal &&
                       reading->text[value->span.end - 1] == U'个' &&
                       reading->tags[value->span.end] == PG_TAG_VERB;
        for (uint32_t i = value->span.end; is_here && i < at; i++)
            is_here = !pg_is_stop(reading->text[i]) && reading->text[i] != U'、';
        if (is_here)
            return true;
    }
    return false;
}

/* 等“高精尖”项目, 一批强链项目, 某某项目之一: what projects are like, no name. */
static bool is_description(const PgReading *reading, PgSpan span, PgSpan core, uint32_t from) {
    enum { LONGEST_QUALITY = 6 }; /* with the quotes */
    const uint32_t *text = reading->text;
    if (text[span.end] == U'之' && text[span.end + 1] == U'一')
        return true;
    for (uint32_t i = span.start; i + 1 < core.end; i++)
        if ((text[i] == U'中' && text[i + 1] == U'的') ||
            (text[i] == U'又' && text[i + 1] == U'一'))
            return true;
    if (core.start > 1 && text[core.start - 1] == U'一' && text[core.start - 2] == U'又')
        return true; /* 又一总部经济项目 */
    if (core.start && text[core.start - 1] == U'的' && counts_before(reading, core.start))
        return true;
    if ((text[core.start] == U'千' || text[core.start] == U'百') && text[core.start + 1] == U'亿')
        return true;
    if (text[core.start] == U'省' || text[core.start] == U'市') /* 省“三早”项目 */
        core.start += core.start + 1 < core.end && text[core.start + 1] == U'“';
    if (core.start > 1 && text[core.start - 1] == U'的' && text[core.start - 2] == U'体')
        return true; /* 集…于一体的某某中心 */
    if (core.start > 2 && text[core.start - 1] == U'等' && reading->word_starts[core.start - 1] &&
        pg_closes_project_list(reading, core.start - 1, from))
        return true; /* A项目、B煤矿等地下资源开发项目 */
    uint32_t start = core.start;
    bool is_quoted = text[core.end - 1] == U'”' && core.end - core.start <= LONGEST_QUALITY;
    for (uint32_t i = core.start + 1; i + 1 < core.end; i++)
        is_quoted &= text[i] != U'”';
    if (text[start] != U'“') {
        is_quoted &= start > 0 && text[start - 1] == U'“';
        start -= is_quoted;
    }
    uint32_t before = start ? text[start - 1] : 0;
    return before == U'批' ||
           (is_quoted && (before == U'等' || before == U'的' || before == U'类'));
}

/* 属于国家鼓励类的|有色金属材料制造项目: a class of projects. */
static bool is_of_class(const PgReading *reading, uint32_t at) {
    enum { FAR = 12 };
    if (!at || reading->text[at - 1] != U'的')
        return false;
    for (uint32_t i = at - 1; i > 1 && at - i < FAR && !pg_is_stop(reading->text[i - 1]); i--)
        if (reading->text[i - 2] == U'属' && reading->text[i - 1] == U'于')
            return true;
    return false;
}

/* 某某项目是某某新城核心配套工程: what the project before it is. */
static bool is_predicate(const PgReading *reading, PgSpan span, uint32_t number) {
    if (is_of_class(reading, span.start))
        return true;
    if (!span.start || reading->text[span.start - 1] != U'是' ||
        !reading->word_starts[span.start - 1])
        return false;
    PgSpan sentence = reading->page->sentences[number].span;
    for (uint32_t i = sentence.start; i < span.start; i++)
        if (pg_reading_entry_at(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL))
            return true;
    return false;
}

/* 产业项目|集中签约: many, unless it is the last of those named. */
static bool is_plural(const PgReading *reading, PgSpan span, uint32_t from) {
    uint32_t before = span.start > from ? reading->text[span.start - 1] : 0;
    return reading->text[span.end] == U'集' && before != U'、' && !pg_char_joins(before) &&
           pg_reading_entry_at(reading, span.end, PG_LEX_TOGETHER, PG_CLASS_NONE, NULL);
}

static bool is_subject_of_status(const PgReading *reading, PgSpan span, PgSpan sentence) {
    uint8_t first = reading->tags[span.start]; /* no 全力冲刺项目建成 */
    if ((span.start > sentence.start && !pg_is_stop(reading->text[span.start - 1])) ||
        first == PG_TAG_VERB || first == PG_TAG_ADVERB || first == PG_TAG_VERB_NOUN)
        return false;
    return pg_reading_entry_at(reading, span.end, PG_LEX_STATUS, PG_CLASS_NONE, NULL) ||
           pg_reading_entry_at(reading, span.end, PG_LEX_PLACING, PG_CLASS_NONE, NULL);
}

static void find_by_ending(PgReader *reader, uint32_t number) {
    const PgReading *reading = reader->reading;
    PgSpan sentence = reading->page->sentences[number].span;
    const PgLexSet endings = pg_lex_bit_of(PG_LEX_ENDING, PG_CLASS_PROJECT),
                   weak_endings = pg_lex_bit_of(PG_LEX_WEAK_ENDING, PG_CLASS_PROJECT);
    if (!(reading->kinds_in[number] & (endings | weak_endings)))
        return;
    for (uint32_t t = reading->telling_in[number]; t < reading->telling_in[number + 1]; t++) {
        const PgHit *hit = &reading->hits[reading->telling[t]];
        if (!(hit->kinds & (endings | weak_endings)))
            continue;
        PgSpan ending = {hit->start, hit->end};
        bool strong = hit->kinds & endings;
        uint32_t length;
        if (pg_reading_entry_before(reading, ending.end, PG_LEX_ENDING, PG_CLASS_PROJECT,
                                    &length) &&
            length > ending.end - ending.start)
            continue;
        if (pg_reading_entry_at(reading, ending.start, PG_LEX_TITLE, PG_CLASS_NONE, &length) &&
            length > ending.end - ending.start)
            continue; /* 工程 in 工程师 */
        /* 项目孵化, 项目库: longer words that name nothing. */
        if (pg_reading_entry_at(reading, ending.start, PG_LEX_NOT_A_NAME, PG_CLASS_PROJECT,
                                &length) &&
            length > ending.end - ending.start)
            continue;
        int fit;
        PgSpan span = {pg_name_start(reading, PG_CLASS_PROJECT, ending, sentence.start, &fit),
                       extend(reading, ending.end, sentence.end)};
        span.start = pg_behind_opening(reading, span.start, ending.start);
        if (strong) {
            span.start = pg_over_products(reading, span.start, sentence.start);
            span.start = pg_behind_cost(reading, span.start, ending.start, sentence.start);
        }
        PgSpan core = {span.start, ending.start};
        uint32_t n = core.end - core.start;
        /* 某某及项目负责人 */
        if (n < 2 || (pg_is_generic_project(reading, core) && !pg_is_costed_site(reading, core)) ||
            (reading->tags[core.end - 1] == PG_TAG_CONJUNCTION &&
             pg_reading_entry_at(reading, span.end, PG_LEX_TITLE, PG_CLASS_NONE, NULL)) ||
            is_counted_behind(reading, span, strong))
            continue;
        /* 打造一个…示范基地: a goal. */
        if (!strong && span.start > sentence.start &&
            reading->tags[span.start - 1] == PG_TAG_MEASURE)
            continue;
        /* 将成为亚洲最大的…生产基地 */
        if (!strong && span.start > sentence.start + 1 && reading->text[span.start - 1] == U'为' &&
            reading->text[span.start - 2] == U'成')
            continue;
        /* 生产线上, 车间里: a scene */
        if (!strong && reading->tags[span.end] == PG_TAG_POSITION &&
            (reading->text[span.end - 1] == U'线' || reading->text[span.end - 1] == U'间'))
            continue;
        /* 在某某展示中心举行 */
        if (!strong && pg_reading_entry_at(reading, span.end, PG_LEX_HOLDING, PG_CLASS_NONE, NULL))
            continue;
        /* 某某有限公司生产线: what the company has. */
        if (!strong &&
            pg_reading_entry_before(reading, ending.start, PG_LEX_ENDING, PG_CLASS_COMPANY, NULL))
            continue;
        /* 建设…生产线: what somebody builds or has built with it. */
        if (!strong && is_being_built(reading, span.start, sentence.start) &&
            (is_of_plant(reading, span) || speaks_of_project(reading, span.start, sentence.start)))
            continue;
        if (!strong && is_part_of_priced(reading, span.start, sentence.start))
            continue;
        bool is_costed = span.start > 1 && reading->text[span.start - 1] == U'的' &&
                         pg_ends_amount(reading->text[span.start - 2]); /* 元的 */
        bool owned = (n >= 3 || (strong && is_costed)) && is_owned(reader, span.start, number);
        bool proper =
            owned || pg_has_proper_part(reading, core) ||
            (n >= (strong ? 4 : 6) && is_being_built(reading, span.start, sentence.start));
        /* 星光电子项目落户某地 */
        proper |= strong && n >= 4 && reading->tags[core.end - 1] == PG_TAG_NOUN &&
                  is_subject_of_status(reading, span, sentence);
        bool has_builder =
            pg_reading_entry_at(reading, core.start, PG_LEX_NAME, PG_CLASS_COMPANY, NULL) != NULL;
        if ((!proper && (!strong || n < 6)) ||
            (!owned && !has_builder && is_activity(reading, core)) ||
            (!owned && is_kind(reading, core)) || is_counted_line(reading, core) ||
            pg_is_counted_building(reading, span) ||
            (!proper && is_of_meeting(reading, span.end) && !holds_park(reading, core)))
            continue;
        if (ends_with_class(reading, core) || is_description(reading, span, core, sentence.start) ||
            is_predicate(reading, span, number) || is_plural(reading, span, sentence.start))
            continue;
        pg_candidate_add(reader, span, PG_CLASS_PROJECT, number, (strong ? 76 : 47) + fit / 20);
    }
}

/* 投资3500万元的|一期项目: a phase by itself is a project, too. */
static void find_phases(PgReader *reader, uint32_t number) {
    enum { TRUST = 50 };
    const PgReading *reading = reader->reading;
    const uint32_t *text = reading->text;
    PgSpan sentence = reading->page->sentences[number].span;
    if (!(reading->kinds_in[number] & pg_lex_bit_of(PG_LEX_ENDING, PG_CLASS_PROJECT)))
        return;
    for (uint32_t i, next = sentence.start + 1;
         (i = pg_char_find(text, next, sentence.end, U'期')) + 2 < sentence.end; next = i + 1)
        if (text[i + 1] == U'项' && text[i + 2] == U'目' && pg_char_is_han_numeral(text[i - 1]) &&
            !(i > 1 && pg_char_is_han_numeral(text[i - 2])))
            pg_candidate_add(reader, (PgSpan){i - 1, i + 3}, PG_CLASS_PROJECT, number, TRUST);
}

void pg_projects_find(PgReader *reader, uint32_t number) {
    find_by_ending(reader, number);
    find_phases(reader, number);
    pg_project_lists_find(reader, number);
    pg_project_labels_find(reader, number);
    pg_project_sites_find(reader, number);
}

/* Names from lists where the text uses them again. Elsewhere nothing but a list tells that 激光加速
   创新中心 is a project. */
void pg_projects_repeat(PgReader *reader) {
    enum { MIN_NAME = 6, MAX_NAMES = 64, TRUST = 46 };
    const PgReading *reading = reader->reading;
    PgSpan names[MAX_NAMES];
    uint32_t n = 0;
    for (guint i = 0; i < reader->candidates->len && n < MAX_NAMES; i++) {
        const PgCandidate *candidate = &g_array_index(reader->candidates, PgCandidate, i);
        PgSpan name = candidate->mention.span;
        if (candidate->mention.class != PG_CLASS_PROJECT ||
            candidate->score != PG_SCORE_LISTED_PROJECT || name.end - name.start < MIN_NAME ||
            !pg_ends_weakly(reading, name.end))
            continue;
        names[n++] = name;
    }
    for (uint32_t k = 0; k < n; k++) {
        uint32_t length = pg_span_length(names[k]);
        for (uint32_t at = 0; pg_pair_next(reader, names[k].start, &at);) {
            if (at < names[k].end || !pg_is_same_text(reading, names[k], at))
                continue;
            uint32_t number = pg_sentence_at(reading, at);
            if (at + length <= reading->page->sentences[number].span.end)
                pg_candidate_add(reader, (PgSpan){at, at + length}, PG_CLASS_PROJECT, number,
                                 TRUST);
        }
    }
}
