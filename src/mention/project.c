/* Projects: names that end in 项目, 工程, 生产线 …, and the items of lists of projects. */
#include "mention/internal.h"

#include <string.h>

enum { MAX_ITEM = 70, MAX_ITEMS = 64, MIN_PRODUCT = 4, LISTED = 78 /* score */ };

/* Generic words, counts and dates at the end of what stands before 项目. */
static PgSpan without_generic_tail(const PgReading *reading, PgSpan core, bool *is_counted) {
    uint32_t limit = core.end;
    *is_counted = false;
    while (core.end > core.start) {
        uint32_t length, at = core.end - 1;
        if (pg_reading_entry_before(reading, core.end, PG_LEX_NOT_A_NAME, PG_CLASS_PROJECT,
                                    &length) &&
            length <= core.end - core.start && reading->word_starts[core.end - length]) {
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

/* 重点项目, 怀化高新区6个项目, 2023年产业项目: nothing but generic words, a count, a place or park.
 */
static bool is_generic_core(const PgReading *reading, PgSpan core) {
    bool is_counted;
    PgSpan rest = without_generic_tail(reading, core, &is_counted);
    uint32_t ceremony;
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
        (reading->text[rest.start] == 0xff08 && reading->text[rest.end - 1] == 0xff09))
        return true;
    /* 东湾开发区引进外资项目: nothing of its own behind the zone. */
    for (uint32_t i = rest.start + 2; i < rest.end; i++)
        if (pg_reading_entry_before(reading, i, PG_LEX_ZONE, PG_CLASS_NONE, NULL) &&
            !has_content(reading, (PgSpan){i, rest.end}))
            return true;
    /* A park by its ending alone: 怀化 高新区 */
    return pg_reading_entry_before(reading, rest.end, PG_LEX_ZONE, PG_CLASS_NONE, NULL) ||
           pg_reading_entry_before(reading, rest.end, PG_LEX_ENDING, PG_CLASS_REGION, NULL) ||
           (was_cut &&
            pg_reading_entry_before(reading, rest.end, PG_LEX_WEAK_ENDING, PG_CLASS_PARK, NULL));
}

/* Something in the name that only one thing has: a brand, a place, a company, a number. */
static bool has_proper_part(const PgReading *reading, PgSpan core) {
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
    if (end + 3 < limit && text[end] == 0xff08) {
        uint32_t close = end + 1;
        while (close < limit && close - end < 6 && text[close] != 0xff09)
            close++;
        if (close < limit && text[close] == 0xff09 && text[close - 1] == 0x671f)
            end = close + 1;
    }
    if (end + 1 < limit && text[end + 1] == 0x671f &&
        (text[end] == 0x4e00 || text[end] == 0x4e8c || text[end] == 0x4e09 || text[end] == 0x56db))
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
    if (reading->word_starts[last] && reading->tags[last] == PG_TAG_VERB &&
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

bool pg_has_owner(const PgReading *reading, uint32_t at) {
    return at > 1 && reading->text[at - 1] == 0x7684 && /* 的, but not 投资3亿元的 */
           reading->text[at - 2] != 0x5143;
}

/* 某某公司的车载模块项目, 投资2.6亿元的二期扩产项目: whose it is or what it costs makes it one of
   its own. */
static bool is_owned(const PgReader *reader, uint32_t at, uint32_t number) {
    enum { MAX_CANDIDATES = 200 };
    const PgReading *reading = reader->reading;
    if (!at || reading->text[at - 1] != 0x7684) /* 的 */
        return false;
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
        if (before == 0x6700 && reading->word_starts[i - 1]) /* 最 */
            return true;
        is_output |= before == 0x4ea7 || /* 年产, 年处理 */
                     (before == 0x7406 && i > core.start + 2 && reading->text[i - 3] == 0x5e74);
        bool is_number = pg_char_is_digit(before) || before == 0x9996 || before == 0x4e00 ||
                         before == 0x4f59 || before == 0x591a; /* 首 一 余 多 */
        if ((c == 0x4e2a || c == 0x6761 || c == 0x9879) && is_number && !is_output) /* 个 条 项 */
            return true;
    }
    return false;
}

/* 2栋宿舍楼 */
static bool is_counted_building(const PgReading *reading, PgSpan name) {
    if (!pg_char_is_digit(reading->text[name.start]))
        return false;
    const PgValue *value = pg_reading_value_at(reading, name.start);
    if (!value || value->number.start != name.start || value->number.end >= name.end)
        return false;
    uint32_t c = reading->text[value->number.end];
    return c == 0x680b || c == 0x5e62 || c == 0x95f4 || c == 0x5ea7; /* 栋 幢 间 座 */
}

/* 人才创业项目60个: a kind of project. */
static bool is_counted_behind(const PgReading *reading, PgSpan span, bool strong) {
    if (!pg_char_is_digit(reading->text[span.end]))
        return false;
    const PgValue *value = pg_reading_value_at(reading, span.end);
    if (!value || value->number.start != span.end || value->span.end == value->number.end)
        return false;
    uint32_t c = reading->text[value->number.end];
    bool is_measure = c == 0x4e2a || c == 0x9879;                /* 个 项 */
    bool is_of_line = c == 0x6761 || c == 0x5ea7 || c == 0x680b; /* 条 座 栋 */
    return (is_measure || (!strong && is_of_line)) &&
           !pg_reading_entry_at(reading, value->span.end, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL);
}

/* 引进28亿元|高标准建设|某某物流城 */
static uint32_t behind_building(const PgReading *reading, uint32_t start, uint32_t end) {
    enum { LONGEST_MANNER = 3 };
    uint32_t length;
    for (uint32_t i = start; i < end && i <= start + LONGEST_MANNER; i++)
        if (pg_reading_entry_at(reading, i, PG_LEX_BUILDING, PG_CLASS_NONE, &length) &&
            i + length + 1 < end && reading->word_starts[i + length])
            return i + length;
    return start;
}

/* What stands before the name without 的: 总投资5亿元某某项目, 省重大项目某某项目, 四季度. */
static uint32_t behind_opening(const PgReading *reading, uint32_t start, uint32_t end) {
    const PgValue *value = pg_reading_value_at(reading, start);
    if (value && value->number.start == start && value->kind == PG_VALUE_MONEY &&
        value->span.end < end)
        start = behind_building(reading, value->span.end, end);
    uint32_t length;
    while (pg_reading_entry_at(reading, start, PG_LEX_PERIOD, PG_CLASS_NONE, &length) &&
           start + length < end)
        start += length;
    for (uint32_t i = end; i-- > start + 3;)
        if (pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, &length) &&
            i >= start + length &&
            pg_reading_is_made_of(reading, (PgSpan){start, i}, PG_LEX_NOT_A_NAME, PG_CLASS_PROJECT))
            return i;
    return start;
}

/* 全员招商服务重点项目动员大会 */
static bool is_of_meeting(const PgReading *reading, uint32_t end) {
    return pg_reading_entry_at(reading, end, PG_LEX_CEREMONY, PG_CLASS_NONE, NULL) != NULL;
}

/* 某某公司开关、低压电器、管材生产项目: a company before the first of several products opens the
   name. */
static uint32_t over_products(const PgReading *reading, uint32_t start, uint32_t from) {
    enum { LONGEST_PRODUCT = 10, FAR = 60 };
    if (start < from + 6 || reading->text[start - 1] != 0x3001) /* 、 */
        return start;
    uint32_t n = 0; /* characters of the product read so far */
    for (uint32_t i = start - 1; i > from + 4 && start - i < FAR; i--) {
        uint32_t length;
        if (reading->text[i - 1] == 0x3001) {
            n = 0;
            continue;
        }
        if (!pg_char_is_han(reading->text[i - 1]) || n > LONGEST_PRODUCT ||
            pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL) ||
            (n && pg_reading_entry_before(reading, i, PG_LEX_BOUNDARY, PG_CLASS_NONE, &length) &&
             reading->word_starts[i - length]))
            return start;
        if (n > 1 &&
            pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_COMPANY, &length) &&
            length > 2) {
            int fit;
            return pg_name_start(reading, PG_CLASS_COMPANY, (PgSpan){i - length, i}, from, &fit);
        }
        n++;
    }
    return start;
}

/* 现代物流产业项目, 新材料项目: a kind of project. */
static bool is_kind(const PgReading *reading, PgSpan core) {
    uint32_t length;
    if (pg_reading_entry_before(reading, core.end, PG_LEX_FIELD, PG_CLASS_NONE, &length) &&
        length < core.end - core.start)
        core.end -= length;
    else
        return false;
    return pg_reading_entry_of(reading, core, PG_LEX_INDUSTRY, PG_CLASS_NONE) != NULL;
}

/* 新能源类项目, 制造类产业项目, 新材料等项目: an enumeration of fields is no name. */
static bool ends_with_class(const PgReading *reading, PgSpan core) {
    uint32_t length;
    if (pg_reading_entry_before(reading, core.end, PG_LEX_FIELD, PG_CLASS_NONE, &length) &&
        length < core.end - core.start)
        core.end -= length;
    return reading->text[core.end - 1] == 0x7c7b || reading->text[core.end - 1] == 0x7b49;
}

static void find_by_ending(PgReader *reader, uint32_t number) {
    const PgReading *reading = reader->reading;
    PgSpan sentence = reading->page->sentences[number].span;
    for (uint32_t h = reading->hits_at[sentence.start]; h < reading->hits_at[sentence.end]; h++) {
        const PgHit *hit = &reading->hits[h];
        if (!(hit->kinds & (pg_lex_bit(PG_LEX_ENDING) | pg_lex_bit(PG_LEX_WEAK_ENDING))))
            continue;
        PgSpan ending = {hit->start, hit->end};
        bool strong = pg_reading_entry_of(reading, ending, PG_LEX_ENDING, PG_CLASS_PROJECT) != NULL;
        if (!strong && !pg_reading_entry_of(reading, ending, PG_LEX_WEAK_ENDING, PG_CLASS_PROJECT))
            continue;
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
        span.start = behind_opening(reading, span.start, ending.start);
        if (strong)
            span.start = over_products(reading, span.start, sentence.start);
        PgSpan core = {span.start, ending.start};
        uint32_t n = core.end - core.start;
        /* 某某及项目负责人 */
        if (n < 2 || is_generic_core(reading, core) ||
            (reading->tags[core.end - 1] == PG_TAG_CONJUNCTION &&
             pg_reading_entry_at(reading, span.end, PG_LEX_TITLE, PG_CLASS_NONE, NULL)) ||
            is_counted_behind(reading, span, strong))
            continue;
        /* 打造一个…示范基地: a goal. */
        if (!strong && span.start > sentence.start &&
            reading->tags[span.start - 1] == PG_TAG_MEASURE)
            continue;
        /* 将成为亚洲最大的…生产基地 */
        if (!strong && span.start > sentence.start + 1 && reading->text[span.start - 1] == 0x4e3a &&
            reading->text[span.start - 2] == 0x6210)
            continue;
        /* 生产线上, 车间里: a scene */
        if (!strong && reading->tags[span.end] == PG_TAG_POSITION && /* 线 间 */
            (reading->text[span.end - 1] == 0x7ebf || reading->text[span.end - 1] == 0x95f4))
            continue;
        /* 在某某展示中心举行 */
        if (!strong && pg_reading_entry_at(reading, span.end, PG_LEX_HOLDING, PG_CLASS_NONE, NULL))
            continue;
        /* 某某有限公司生产线: what the company has. */
        if (!strong &&
            pg_reading_entry_before(reading, ending.start, PG_LEX_ENDING, PG_CLASS_COMPANY, NULL))
            continue;
        bool owned = n >= 3 && is_owned(reader, span.start, number);
        bool proper =
            owned || has_proper_part(reading, core) ||
            (n >= (strong ? 4 : 6) && is_being_built(reading, span.start, sentence.start));
        if ((!proper && (!strong || n < 6)) || (!owned && is_activity(reading, core)) ||
            (!owned && is_kind(reading, core)) || is_counted_line(reading, core) ||
            is_counted_building(reading, span) || (!proper && is_of_meeting(reading, span.end)))
            continue;
        if (ends_with_class(reading, core))
            continue;
        pg_candidate_add(reader, span, PG_CLASS_PROJECT, number, (strong ? 76 : 47) + fit / 20);
    }
}

/* 康达机械有限公司轻卡后桥生产: a company by its ending, and what it does. */
static bool opens_with_company(const PgReading *reading, PgSpan item) {
    for (uint32_t i = item.start + 4; i + 2 <= item.end; i++)
        if (pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_COMPANY, NULL))
            return pg_char_is_han(reading->text[i]) || pg_char_is_digit(reading->text[i]);
    return false;
}

/* 大庆炼化增产石蜡: an item without an ending counts where a brand, a place or a known name opens
 * it. */
static bool opens_properly(const PgReading *reading, PgSpan item) {
    uint32_t length;
    if (opens_with_company(reading, item) ||
        pg_reading_entry_at(reading, item.start, PG_LEX_PLACE, PG_CLASS_NONE, &length) ||
        pg_reading_entry_at(reading, item.start, PG_LEX_NAME, PG_CLASS_NONE, &length) ||
        pg_reading_entry_at(reading, item.start, PG_LEX_AMBIGUOUS, PG_CLASS_COMPANY, &length))
        return true;
    return item.end - item.start >= 4 &&
           has_proper_part(reading, (PgSpan){item.start, item.start + 4});
}

/* The length of the joint at `i` behind which another project is named: A项目以及B项目, but not
   A项目及配套工程. */
static uint32_t joint_of_projects(const PgReading *reading, PgSpan span, uint32_t i) {
    uint32_t c = i < span.end ? reading->text[i] : 0;
    if (i == span.start || !reading->word_starts[i] ||
        (c != 0x548c && c != 0x4e0e && c != 0x53ca && reading->tags[i] != PG_TAG_CONJUNCTION) ||
        !pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL))
        return 0;
    uint32_t next = i + 1;
    while (next < span.end && !reading->word_starts[next])
        next++;
    uint32_t length;
    bool is_generic =
        pg_reading_entry_at(reading, next, PG_LEX_NOT_A_NAME, PG_CLASS_PROJECT, &length) &&
        length > 1;
    return is_generic || next + 4 > span.end ? 0 : next - i;
}

/* Cut a list into items. What stands inside brackets or quotes does not cut. */
static uint32_t cut_items(const PgReading *reading, PgSpan span, PgSpan items[MAX_ITEMS]) {
    uint32_t n = 0, start = span.start;
    int depth = 0;
    for (uint32_t i = span.start; i <= span.end; i++) {
        uint32_t c = i < span.end ? reading->text[i] : 0x3001;
        depth += c == 0xff08 || c == 0x201c || c == 0x300a;
        depth -= c == 0xff09 || c == 0x201d || c == 0x300b;
        uint32_t joint = i == span.end || c == 0x3001 ? 1 : joint_of_projects(reading, span, i);
        if ((joint && depth <= 0) || i == span.end) {
            if (i > start && n < MAX_ITEMS)
                items[n++] = (PgSpan){start, i};
            start = i + joint;
        }
    }
    return n;
}

static bool ends_like_project(const PgReading *reading, PgSpan item) {
    if (pg_reading_entry_before(reading, item.end, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL) ||
        pg_reading_entry_before(reading, item.end, PG_LEX_WEAK_ENDING, PG_CLASS_PROJECT, NULL) ||
        pg_reading_entry_before(reading, item.end, PG_LEX_ENDING, PG_CLASS_PARK, NULL))
        return true;
    uint32_t last = reading->text[item.end - 1];
    return last == 0xff09 || last == 0x671f; /* ） 期 */
}

static bool is_field(const PgReading *reading, PgSpan item) {
    if (pg_reading_entry_of(reading, item, PG_LEX_INDUSTRY, PG_CLASS_NONE))
        return true;
    uint32_t length;
    return pg_reading_entry_before(reading, item.end, PG_LEX_FIELD, PG_CLASS_NONE, &length) &&
           length < item.end - item.start &&
           pg_reading_entry_of(reading, (PgSpan){item.start, item.end - length}, PG_LEX_INDUSTRY,
                               PG_CLASS_NONE);
}

/* 某某公司（投资）的甲项目（投资2亿元）, 总投资2亿元的甲项目: the name is 甲项目. */
static PgSpan without_terms(const PgReading *reading, PgSpan item) {
    item.start = behind_opening(reading, item.start, item.end);
    if (reading->text[item.end - 1] == 0xff09) {
        uint32_t open = item.end - 1;
        bool has_amount = false;
        while (open > item.start && reading->text[open] != 0xff08) {
            has_amount |= reading->text[open] == 0x5143; /* 元 */
            open--;
        }
        if (has_amount && open > item.start)
            item.end = open;
    }
    for (uint32_t i = item.start + 4; i + 4 < item.end; i++)
        if (reading->text[i] == 0x7684 &&      /* 的 */
            (reading->text[i - 1] == 0x5143 || /* 元 */
             pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_COMPANY, NULL) ||
             pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_PARK, NULL) ||
             pg_reading_entry_before(reading, i, PG_LEX_ZONE, PG_CLASS_NONE, NULL) ||
             pg_reading_entry_before(reading, i, PG_LEX_BUILDING, PG_CLASS_NONE, NULL))) {
            item.start = i + 1;
            break;
        }
    return item;
}

/* …仪式在某地举行, 某某公司得到了…: a sentence, no name. */
static bool is_event(const PgReading *reading, PgSpan item) {
    uint32_t last = item.start;
    for (uint32_t i = item.start; i < item.end; i++) {
        if (!reading->word_starts[i])
            continue;
        last = i;
        /* 材料与器件测试平台, but not 某某公司与政府的签约项目 */
        bool joins = (reading->text[i] == 0x4e0e || reading->text[i] == 0x548c) && /* 与 和 */
                     !pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_COMPANY, NULL);
        if ((reading->tags[i] == PG_TAG_PREPOSITION && !joins) ||
            reading->text[i] == 0x4e86) /* 了 */
            return true;
    }
    return reading->tags[last] == PG_TAG_VERB && item.end - last > 1 &&
           !ends_like_project(reading, item) && !opens_with_company(reading, item) &&
           !pg_reading_entry_before(reading, item.end, PG_LEX_PART, PG_CLASS_PROJECT, NULL) &&
           !pg_reading_entry_before(reading, item.end, PG_LEX_INDUSTRY, PG_CLASS_NONE, NULL);
}

/* B和C at the end of A、B和C: two, where C opens with a name. */
static uint32_t split_last(const PgReading *reading, PgSpan items[MAX_ITEMS], uint32_t n) {
    PgSpan last = items[n - 1];
    for (uint32_t i = last.start + 4; n > 1 && n < MAX_ITEMS && i + 5 <= last.end; i++) {
        if (reading->text[i] != 0x548c || !reading->word_starts[i] ||
            !reading->word_starts[i + 1]) /* 和 */
            continue;
        uint8_t tag = reading->tags[i + 1];
        if (tag != PG_TAG_PLACE && tag != PG_TAG_PERSON && tag != PG_TAG_UNKNOWN)
            continue;
        items[n - 1].end = i;
        items[n] = (PgSpan){i + 1, last.end};
        return n + 1;
    }
    return n;
}

/* The items of a list that the text calls projects; `are_all` where it counts just these. One
   without an ending of its own goes on in the next: 金属铅、锌深加工项目. */
static void take_items(PgReader *reader, PgSpan list, uint32_t number, bool are_all) {
    const PgReading *reading = reader->reading;
    PgSpan items[MAX_ITEMS];
    uint32_t n = cut_items(reading, list, items), n_ending = 0, n_fields = 0;
    n = n ? split_last(reading, items, n) : 0;
    for (uint32_t i = 0; i < n; i++) {
        n_ending += ends_like_project(reading, items[i]);
        n_fields += is_field(reading, items[i]);
    }
    if (n_fields * 2 > n)
        return;
    bool join =
        !are_all && n_ending * 3 >= n * 2; /* nearly all have endings: one without is torn */
    uint32_t n_proper = 0;
    for (uint32_t i = 0; i < n; i++)
        n_proper += ends_like_project(reading, items[i]) || opens_properly(reading, items[i]);
    /* Then the others are projects, too. */
    bool mostly = are_all || (n_proper * 2 >= n && n > 2);
    for (uint32_t i = 0; i < n; i++) {
        PgSpan item = items[i];
        while (join && i + 1 < n && !ends_like_project(reading, item) &&
               !(item.end - item.start >= 8 && opens_properly(reading, item)))
            item.end = items[++i].end;
        item = without_terms(reading, item);
        uint32_t length = item.end - item.start;
        if (length < 4 || length > MAX_ITEM)
            continue;
        if (!ends_like_project(reading, item) && !opens_properly(reading, item) &&
            !(mostly && length >= MIN_PRODUCT && !is_field(reading, item)))
            continue;
        if (is_generic_core(reading, item) || is_event(reading, item) ||
            is_counted_building(reading, item))
            continue;
        pg_candidate_add(reader, item, PG_CLASS_PROJECT, number, LISTED);
    }
}

/* A和B: two where the text counts two. */
static void take_pair(PgReader *reader, PgSpan list, uint32_t number) {
    const PgReading *reading = reader->reading;
    for (uint32_t i = list.start + 4; i + 5 <= list.end; i++)
        if ((reading->text[i] == 0x548c || reading->text[i] == 0x4e0e) && /* 和 与 */
            reading->word_starts[i] && reading->word_starts[i + 1]) {
            take_items(reader, (PgSpan){list.start, i}, number, true);
            take_items(reader, (PgSpan){i + 1, list.end}, number, true);
            return;
        }
}

/* Where the list that ends at `end` starts: behind the last stop or the cue before it. */
static uint32_t list_start(const PgReading *reading, uint32_t end, uint32_t from) {
    int depth = 0;
    for (uint32_t i = end; i > from; i--) {
        uint32_t c = reading->text[i - 1];
        depth += c == 0xff09 || c == 0x201d;
        depth -= c == 0xff08 || c == 0x201c;
        if (depth <= 0 && (pg_is_stop(c) || depth < 0))
            return i;
        if (depth <= 0 && reading->text[i - 1] == 0x4e86 && /* 带动了 */
            reading->tags[i - 1] == PG_TAG_PARTICLE && reading->word_starts[i - 1] &&
            reading->word_starts[i])
            return i;
        if (depth <= 0 && reading->word_starts[i] && /* no 有 in 有限公司 */
            pg_reading_entry_before(reading, i, PG_LEX_LIST_CUE, PG_CLASS_NONE, NULL))
            return i;
    }
    return from;
}

static bool is_project_noun(const PgReading *reading, uint32_t at, uint32_t end, uint32_t *length) {
    (void)end;
    return pg_reading_entry_at(reading, at, PG_LEX_ENDING, PG_CLASS_PROJECT, length) != NULL;
}

/* 城市建设类项目 */
static bool is_of_class(const PgReading *reading, uint32_t at, uint32_t end) {
    enum { LONGEST_CLASS = 8 };
    uint32_t length;
    for (uint32_t i = at; i + 1 < end && i - at < LONGEST_CLASS && pg_char_is_han(reading->text[i]);
         i++)
        if (reading->text[i] == 0x7c7b) /* 类 */
            return is_project_noun(reading, i + 1, end, &length);
    return false;
}

/* 包括A、B等10个重点项目: behind 等 nothing but counts and generic words up to 项目; behind a count
   (等一批投资过亿元的绿色环保项目) whatever says what they are. */
static bool announces_projects(const PgReading *reading, uint32_t at, uint32_t end) {
    enum { NEAR = 14, FAR = 20 };
    bool is_counted = false;
    for (uint32_t i = at; i < end && i - at < (is_counted ? FAR : NEAR);) {
        uint32_t length;
        if (is_project_noun(reading, i, end, &length))
            return true;
        if (pg_is_stop(reading->text[i]) || reading->text[i] == 0x3001)
            return false;
        bool is_number = pg_char_is_digit(reading->text[i]) || reading->tags[i] == PG_TAG_NUMBER ||
                         reading->tags[i] == PG_TAG_MEASURE;
        is_counted |= is_number;
        if (pg_reading_entry_at(reading, i, PG_LEX_NOT_A_NAME, PG_CLASS_PROJECT, &length))
            i += length;
        else if (is_counted || is_number)
            i++;
        else
            return is_of_class(reading, i, end);
        is_counted &= !pg_reading_entry_at(reading, i, PG_LEX_ANAPHOR, PG_CLASS_COMPANY, NULL);
    }
    return false;
}

/* 余下三个是: of the projects that were told before. */
static bool counts_the_rest(const PgReading *reading, uint32_t at, uint32_t from) {
    enum { LONGEST_COUNT = 4 };
    if (at == from || reading->text[at - 1] != 0x4e2a) /* 个 */
        return false;
    for (uint32_t start = at - 1; start > from && at - start <= LONGEST_COUNT; start--)
        if (pg_reading_entry_before(reading, start, PG_LEX_REST, PG_CLASS_NONE, NULL))
            return true;
    return false;
}

/* …项目包括, …项目10个，包括, 此外签约的还有 */
static bool speaks_of_projects(const PgReading *reading, uint32_t at, uint32_t from) {
    /* 开工项目113个，包括 */
    if (at > from + 4 && reading->text[at - 1] == 0xff0c) {
        uint32_t end = at - 1;
        while (end > from && (reading->tags[end - 1] == PG_TAG_MEASURE ||
                              reading->tags[end - 1] == PG_TAG_NUMBER))
            end--;
        if (end < at - 1)
            at = end;
    }
    if (pg_reading_entry_before(reading, at, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL) ||
        counts_the_rest(reading, at, from))
        return true;
    return at > from + 2 && reading->text[at - 1] == 0x7684 && /* 的 */
           pg_reading_entry_before(reading, at - 1, PG_LEX_STATUS, PG_CLASS_NONE, NULL);
}

/* 两个项目, 2个人才项目 behind a list */
static bool is_count_of_projects(const PgReading *reading, uint32_t at, uint32_t end) {
    const PgValue *value = reading->word_starts[at] ? pg_reading_value_at(reading, at) : NULL;
    return value && value->number.start == at && value->kind == PG_VALUE_COUNT &&
           value->amount > 1 && value->amount <= MAX_ITEMS &&
           reading->text[value->number.end] == 0x4e2a && /* 个 */
           announces_projects(reading, at, end);
}

static bool ends_weakly(const PgReading *reading, uint32_t at) {
    return pg_reading_entry_before(reading, at, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL) ||
           pg_reading_entry_before(reading, at, PG_LEX_WEAK_ENDING, PG_CLASS_PROJECT, NULL) ||
           (at > 1 && reading->text[at - 2] == 0x5e73 &&
            reading->text[at - 1] == 0x53f0); /* 平台 */
}

/* 和, 与, 及 or 以及 between two names that an item still holds; {0, 0} for none. */
static PgSpan last_joint(const PgReading *reading, PgSpan item) {
    for (uint32_t i = item.end; i > item.start + MIN_PRODUCT; i--) {
        uint32_t c = reading->text[i - 1];
        if ((c != 0x548c && c != 0x4e0e && c != 0x53ca) || /* 和 与 及 */
            !reading->word_starts[i] || i + MIN_PRODUCT > item.end)
            continue;
        uint32_t start = i - 1;
        while (start > item.start && !reading->word_starts[start])
            start--;
        return start > item.start ? (PgSpan){start, i} : (PgSpan){0, 0};
    }
    return (PgSpan){0, 0};
}

/* 项目11个, 新启动的平台中 somewhere before in the sentence */
static bool counts_projects_before(const PgReading *reading, uint32_t at, uint32_t from) {
    enum { FAR = 160 };
    for (uint32_t i = at; i > from && at - i < FAR; i--)
        if ((pg_char_is_digit(reading->text[i]) &&
             pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL)) ||
            (reading->text[i] == 0x4e2d && reading->text[i + 1] == 0xff0c && /* 中， */
             ends_weakly(reading, i)))
            return true;
    return false;
}

/* How many projects the sentence counts before 分别是: 3个项目签约，, 项目2个，; 0 for none. */
static uint32_t counted_before(const PgReading *reading, uint32_t at, uint32_t from) {
    enum { FAR = 40 };
    uint32_t sentence = from, n = 0;
    from = MAX(from, at > FAR ? at - FAR : 0);
    for (const PgValue *value = pg_reading_value_at(reading, from);
         value && value < reading->values + reading->n_values && value->span.end <= at; value++) {
        if (value->kind != PG_VALUE_COUNT || reading->text[value->number.end] != 0x4e2a) /* 个 */
            continue;
        bool are_projects = pg_reading_entry_before(reading, value->span.start, PG_LEX_ENDING,
                                                    PG_CLASS_PROJECT, NULL) != NULL;
        /* 另外5个…，分别是: of those told before */
        are_projects |=
            pg_reading_entry_before(reading, value->span.start, PG_LEX_REST, PG_CLASS_NONE, NULL) &&
            counts_projects_before(reading, at, sentence);
        n = are_projects || announces_projects(reading, value->span.end, at)
                ? (uint32_t)value->amount
                : 0;
    }
    return n;
}

static bool holds_cut(const PgReading *reading, uint32_t start, uint32_t end) {
    for (uint32_t i = start; i < end; i++)
        if (reading->text[i] == 0x3001) /* 、 */
            return true;
    return false;
}

static void find_in_lists(PgReader *reader, uint32_t number) {
    const PgReading *reading = reader->reading;
    PgSpan sentence = reading->page->sentences[number].span;
    uint32_t done = sentence.start;
    for (uint32_t i = sentence.start; i < sentence.end; i++) {
        if (reading->text[i] == 0x7b49 && reading->word_starts[i] && i > done &&
            announces_projects(reading, i + 1, sentence.end)) {
            uint32_t start = list_start(reading, i, done);
            take_items(reader, (PgSpan){start, i}, number, false);
            done = i + 1;
            continue;
        }
        uint32_t listed;
        /* 功能项目11个，A、B名列其中; 项目45个，其中A、B等都… */
        if (i > done + 4 && pg_reading_entry_at(reading, i, PG_LEX_AMONG, PG_CLASS_NONE, &listed) &&
            counts_projects_before(reading, i, sentence.start)) {
            PgSpan list = {list_start(reading, i, done), i};
            if (holds_cut(reading, list.start, list.end))
                take_items(reader, list, number, false);
            done = i + listed;
            continue;
        }
        if (i > done && is_count_of_projects(reading, i, sentence.end)) {
            PgSpan list = {list_start(reading, i, done), i};
            PgSpan items[MAX_ITEMS];
            uint32_t n = cut_items(reading, list, items);
            uint32_t counted = (uint32_t)pg_reading_value_at(reading, i)->amount;
            /* A、B两个项目, A和B两个项目: the count says that these are all. */
            if (n == counted)
                take_items(reader, list, number, true);
            else if (n == 1 && counted == 2)
                take_pair(reader, list, number);
            continue;
        }
        uint32_t length;
        /* 3个项目签约，分别是A、B和C */
        if (i >= done && reading->text[i] == 0x5206 &&
            pg_reading_entry_at(reading, i, PG_LEX_LIST_CUE, PG_CLASS_NONE, &length)) {
            PgSpan list = {i + length, i + length}, items[MAX_ITEMS];
            while (list.end < sentence.end && !pg_is_stop(reading->text[list.end]))
                list.end++;
            uint32_t n = cut_items(reading, list, items);
            uint32_t counted = n ? counted_before(reading, i, sentence.start) : 0;
            PgSpan joint =
                n + 1 == counted ? last_joint(reading, items[n - 1]) : (PgSpan){list.end, list.end};
            if (counted > 1 && (n == counted || joint.end)) {
                take_items(reader, (PgSpan){list.start, joint.start}, number, true);
                take_items(reader, (PgSpan){joint.end, list.end}, number, true);
                done = i = list.end;
                continue;
            }
        }
        /* 开工的项目包括：A、B、C。 */
        if (!pg_reading_entry_at(reading, i, PG_LEX_LIST_CUE, PG_CLASS_NONE, &length) || i < done ||
            !speaks_of_projects(reading, i, sentence.start))
            continue;
        uint32_t start = i + length;
        if (start < sentence.end && reading->text[start] == 0xff1a)
            start++;
        uint32_t end = start;
        while (end < sentence.end && reading->text[end] != 0x3002 && reading->text[end] != 0xff0c &&
               reading->text[end] != 0xff1b &&
               !(reading->text[end] == 0x7b49 && reading->word_starts[end]))
            end++;
        /* 该项目是…的重要载体: a sentence, no list. */
        if (holds_cut(reading, start, end) || ends_like_project(reading, (PgSpan){start, end}))
            take_items(reader, (PgSpan){start, end}, number, false);
        done = end;
        i = end;
    }
}

void pg_projects_find(PgReader *reader, uint32_t number) {
    find_by_ending(reader, number);
    find_in_lists(reader, number);
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
        if (candidate->mention.class == PG_CLASS_PROJECT && candidate->score == LISTED &&
            name.end - name.start >= MIN_NAME && ends_weakly(reading, name.end))
            names[n++] = name;
    }
    for (uint32_t k = 0; k < n; k++) {
        uint32_t length = names[k].end - names[k].start;
        for (uint32_t s = 0; s < reading->page->n_sentences; s++) {
            PgSpan sentence = reading->page->sentences[s].span;
            uint32_t at = MAX(sentence.start, names[k].end);
            for (; at + length <= sentence.end; at++)
                if (reading->text[at] == reading->text[names[k].start] &&
                    !memcmp(reading->text + at, reading->text + names[k].start,
                            length * sizeof(uint32_t)))
                    pg_candidate_add(reader, (PgSpan){at, at + length}, PG_CLASS_PROJECT, s, TRUST);
        }
    }
}
