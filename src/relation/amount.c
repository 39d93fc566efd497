/* Which amounts are attributes of what a sentence speaks of, and which only statistics of it: what
   is spent in a year, a phase's land, the staff of a park's firms. */
#include "relation/match.h"

#include "relation/statistic.h"

/* 一, 二 …, 首 */
static bool is_ordinal(uint32_t c) {
    return pg_char_is_han_numeral(c) || c == U'首';
}

/* 一期|工程…，…，投资2亿元: a sentence or a part of it opens with a phase and names nobody. */
static bool is_in_phase(const PgReading *reading, uint32_t at, uint32_t from) {
    enum { FAR = 120 };
    uint32_t start = at;
    while (start > from && at - start < FAR && reading->text[start - 1] != U'；')
        start--;
    if (at - start == FAR || start + 2 >= at || reading->text[start + 1] != U'期' ||
        !is_ordinal(reading->text[start]))
        return false;
    for (uint32_t i = reading->mentions_at[start]; i < reading->mentions_at[at]; i++)
        if (reading->mentions[i].entity)
            return false;
    return true;
}

static bool is_known_project(const PgReading *reading, uint32_t at) {
    uint32_t mention = pg_mention_starting(reading, at, PG_CLASS_BIT(PG_CLASS_PROJECT));
    return mention && reading->mentions[mention - 1].entity;
}

/* 其中一期投资2亿元，|占地50亩: the clause before it is about a phase, this one names nobody. */
static bool goes_on_phase(const PgReading *reading, uint32_t at, uint32_t from) {
    enum { LONGEST = 24 };
    uint32_t start = at;
    while (start > from && at - start < LONGEST && !pg_ends_slot(reading->text[start - 1]))
        start--;
    if (start == from || reading->text[start - 1] != U'，' ||
        pg_clause_head(reading, (PgSpan){start, at}))
        return false;
    uint32_t before = start - 1;
    while (before > from && start - before < LONGEST && !pg_ends_slot(reading->text[before - 1]))
        before--;
    for (uint32_t i = before; i + 1 < start; i++)
        if (reading->text[i + 1] == U'期' && is_ordinal(reading->text[i]))
            return !is_known_project(reading, i + 2) &&
                   !pg_is_inside_name(reading, (PgSpan){i, i + 2});
    return false;
}

/* 一期用地, 二期投资: of a part only, which is a statistic of the whole. */
static bool is_of_phase(const PgReading *reading, uint32_t at, uint32_t from) {
    if (is_in_phase(reading, at, from))
        return true;
    for (uint32_t i = at; i > from && i + 6 > at; i--) {
        uint32_t c = reading->text[i - 1];
        bool is_stage = c == U'段' && i > 1 && reading->text[i - 2] == U'阶';
        if (c == U'期' || is_stage) /* 期, but not in the name of 某某二期项目, nor 二期|项目 */
            return !pg_is_inside_name(reading, (PgSpan){i - 1, i}) && !is_known_project(reading, i);
        if (c == U'，' || c == U'。' || c == U'；')
            break;
    }
    return false;
}

/* 59平方公里（其中城市规划区内面积19平方公里）: of a part. */
static bool is_of_bracketed_part(const PgReading *reading, uint32_t at, uint32_t from) {
    enum { LONGEST = 24 };
    for (uint32_t i = at; i > from && at - i < LONGEST; i--)
        if (reading->text[i - 1] == U'（' || reading->text[i - 1] == U'，')
            return reading->text[i] == U'其' && reading->text[i + 1] == U'中';
    return false;
}

/* 核心区面积, 启动区占地: of a part of the park. */
static bool is_of_sub_area(const PgReading *reading, uint32_t at) {
    return at > 1 && reading->text[at - 1] == U'区' && reading->text[at - 2] != U'厂' &&
           !pg_mention_ending(reading, at, PG_CLASS_BIT(PG_CLASS_PARK) | PG_CLASSES_PLACE) &&
           !pg_reading_entry_before(reading, at, PG_LEX_ANAPHOR, PG_CLASS_PARK, NULL);
}

/* 平整土地7000亩, 盘活低效用地300亩 */
static bool is_land_deal(const PgReading *reading, uint32_t at, uint32_t from) {
    for (uint32_t i = at; i > from && i + 6 > at && !pg_ends_slot(reading->text[i - 1]); i--)
        if (pg_reading_entry_before(reading, i, PG_LEX_LAND_DEAL, PG_CLASS_NONE, NULL))
            return true;
    return false;
}

static bool ends_date(const PgReading *reading, uint32_t at) {
    enum { LONGEST = 12 };
    const PgValue *value = pg_reading_value_at(reading, at > LONGEST ? at - LONGEST : 0);
    for (; value && value < reading->values + reading->n_values && value->span.start < at; value++)
        if (value->span.end == at && value->kind == PG_VALUE_DATE)
            return true;
    return false;
}

/* 固定, 资产 */
static bool is_fixed(const PgReading *reading, uint32_t at) {
    uint32_t first = reading->text[at - 2], second = reading->text[at - 1];
    return (first == U'固' && second == U'定') || (first == U'资' && second == U'产');
}

/* 2021年计划投资12亿元, 完成投资9600万元: what is spent in a time, no investment of a project. */
static bool is_progress(const PgMatch *match) {
    const PgReading *reading = match->finder->reading;
    uint32_t at = match->start;
    while (at > match->sentence.start + 2 && is_fixed(reading, at))
        at -= 2; /* 完成|固定资产|投资 */
    if (at < match->sentence.start + 2)
        return false;
    if (reading->text[at - 2] == U'完' && reading->text[at - 1] == U'成')
        return true;
    if (reading->text[at - 1] == U'已')
        return true;
    if (reading->text[at - 2] == U'计' && reading->text[at - 1] == U'划')
        at -= 2;
    else if (reading->text[at] != U'计')
        return false;
    if (reading->text[at - 1] == U'，') /* 2017年，计划投资 */
        at--;
    return pg_reading_entry_before(reading, at, PG_LEX_PERIOD, PG_CLASS_NONE, NULL) ||
           (at > 1 && reading->text[at - 2] == U'年' && reading->text[at - 1] == U'度') ||
           ends_date(reading, at);
}

/* 科技投入1053万元, 去年投入1800万元, 投入3000万元，用于…: what a firm spends, nothing it builds.
 */
static bool is_expense(const PgMatch *match, const PgValue *value) {
    const PgReading *reading = match->finder->reading;
    const uint32_t *text = reading->text;
    uint32_t at = match->start, end = value->span.end;
    if (text[at] != U'投' || text[at + 1] != U'入')
        return false;
    end += text[end] == U'，';
    if (text[end] == U'用' && text[end + 1] == U'于' &&
        !pg_reading_entry_at(reading, end + 2, PG_LEX_BUILDING, PG_CLASS_NONE, NULL))
        return true;
    if (at == match->sentence.start)
        return false;
    uint8_t tag = reading->tags[at - 1];
    return tag == PG_TAG_NOUN || tag == PG_TAG_VERB_NOUN || ends_date(reading, at) ||
           pg_reading_entry_before(reading, at, PG_LEX_PERIOD, PG_CLASS_NONE, NULL);
}

/* 带动上下游产业产值1000亿元: of others. */
static bool is_of_others(const PgMatch *match) {
    const uint32_t *text = match->finder->reading->text;
    for (uint32_t i = match->start; i > match->sentence.start + 1 && !pg_ends_slot(text[i - 1]);
         i--)
        if (text[i - 1] == U'动' && (text[i - 2] == U'带' || text[i - 2] == U'拉'))
            return true;
    return false;
}

/* 上半年产值3亿元, 月产值3000万元: what a firm brings in within a part of a year. */
static bool is_of_part_of_year(const PgMatch *match, const PgValue *value) {
    PgReading *reading = match->finder->reading;
    for (uint32_t i = match->start; i < value->span.start; i++)
        if (reading->text[i] == U'年') /* 年产值 */
            return false;
    uint32_t before = match->start > match->sentence.start ? reading->text[match->start - 1] : 0;
    return before == U'月' || before == U'日' || pg_is_of_months(reading, match->sentence, value);
}

/* 某某园区的高端芯片项目总投资…，建筑面积…: of a project of the park's that has no name. */
static bool is_of_unnamed_project(const PgMatch *match, uint32_t park) {
    const PgReading *reading = match->finder->reading;
    uint32_t head =
        pg_mention_starting(reading, match->sentence.start, PG_CLASS_BIT(PG_CLASS_PARK));
    uint32_t at = head ? reading->mentions[head - 1].span.end : 0;
    if (!head || reading->mentions[head - 1].entity != park || reading->text[at] != U'的')
        return false;
    for (; at < match->start && !pg_ends_slot(reading->text[at]); at++)
        if (pg_reading_entry_at(reading, at, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL))
            return true;
    return false;
}

/* 总投资11亿元的8个项目: of so many together. */
static bool is_of_many(const PgReading *reading, const PgValue *value) {
    if (reading->text[value->span.end] != U'的')
        return false;
    const PgValue *count = pg_reading_value_at(reading, value->span.end + 1);
    return count && count->span.start == value->span.end + 1 && count->kind == PG_VALUE_COUNT &&
           count->amount > 1 && reading->text[count->number.end] == U'个';
}

/* Has the whole a value already? */
static bool is_told(const PgFinder *finder, uint32_t subject, uint16_t property) {
    enum { MAX_BACK = 40 };
    guint n = finder->facts->len;
    for (guint i = n; i > 0 && n - i < MAX_BACK; i--) {
        const PgFact *fact = &g_array_index(finder->facts, PgFact, i - 1);
        if (fact->subject == subject && fact->property == property)
            return true;
    }
    return false;
}

/* 工业固定资产|投资1.4亿元, 项目引进协议|投资额: a noun says which, and it is not the park's own.
 */
static bool is_qualified(const PgMatch *match) {
    const PgReading *reading = match->finder->reading;
    uint32_t at = match->start;
    if (at == match->sentence.start || !pg_char_is_han(reading->text[at - 1]) ||
        reading->text[at - 1] == U'总' || pg_mention_ending(reading, at, (PgClassSet)-1))
        return false;
    return reading->tags[at - 1] == PG_TAG_NOUN || reading->tags[at - 1] == PG_TAG_IDIOM;
}

/* 某某产业园占地50公顷，|总投资3.6亿元: the park's own, where no firms or projects are spoken of.
 */
static bool is_total(const PgMatch *match) {
    enum { LONGEST = 6, FAR = 240 };
    const PgReading *reading = match->finder->reading;
    uint32_t at = match->start, from = MAX(match->sentence.start, at > FAR ? at - FAR : 0);
    if (at > from && pg_char_is_han(reading->text[at - 1]) &&
        !pg_mention_ending(reading, at, PG_CLASS_BIT(PG_CLASS_PARK)))
        return false;
    for (uint32_t i = from; i < at; i++)
        if (pg_reading_entry_at(reading, i, PG_LEX_GROUP, PG_CLASS_NONE, NULL) ||
            pg_reading_entry_at(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL))
            return false;
    for (uint32_t i = at; i + 1 < at + LONGEST; i++)
        if (reading->text[i] == U'总' && reading->text[i + 1] == U'投')
            return true;
    return false;
}

static bool is_topic(const PgMatch *match, uint32_t subject) {
    const PgCast *cast = match->finder->cast;
    uint32_t article = match->finder->reading->page->sentences[match->number].article;
    return subject == cast->topics[article] || subject == cast->second_topics[article];
}

/* 全部建成后可提供岗位1.2万个: what a park is to bring. Staff that there is belongs to its firms,
   and what projects bring is theirs. */
static bool will_employ(const PgMatch *match, const PgValue *value) {
    enum { FAR = 120 };
    const PgReading *reading = match->finder->reading;
    const uint32_t *text = reading->text;
    uint32_t at = match->start, length;
    uint32_t from = MAX(match->sentence.start, at > FAR ? at - FAR : 0);
    bool is_job = false, is_planned = false;
    for (uint32_t i = at; i + 1 < value->span.end + 4 && i + 1 < match->sentence.end; i++)
        is_job |= (text[i] == U'就' && text[i + 1] == U'业') ||
                  (text[i] == U'岗' && text[i + 1] == U'位');
    for (uint32_t i = from; i < at && is_job; i++) {
        if (pg_reading_entry_at(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL))
            return false;
        is_planned |= (pg_reading_entry_at(reading, i, PG_LEX_PLANNED, PG_CLASS_NONE, &length) &&
                       reading->word_starts[i] && reading->word_starts[i + length]) ||
                      (text[i] == U'后' && i > from &&
                       pg_reading_entry_before(reading, i, PG_LEX_STATUS, PG_CLASS_NONE, NULL));
    }
    return is_planned;
}

/* A whole zone's 新开工建筑面积, 建设面积11平方公里: no building of its own. Each phase's has a
 * row. */
static bool is_statistic_of_floors(const PgMatch *match, uint32_t subject, const PgValue *value) {
    const PgFinder *finder = match->finder;
    const uint32_t *text = finder->reading->text;
    uint32_t unit = text[value->span.end - 1];
    if (unit == U'里' || unit == U'亩' || unit == U'顷') /* 里 亩 顷: no building is as large */
        return true;
    bool is_whole = finder->cast->entities[subject].place ||
                    (is_topic(match, subject) && !match->pattern->subjects);
    return is_whole && pg_is_zone(finder, subject) &&
           (text[match->start + 1] == U'筑' || text[match->start + 2] == U'筑'); /* 总建筑 */
}

bool pg_amount_is_of_part(const PgMatch *match) {
    return !is_progress(match) &&
           is_of_phase(match->finder->reading, match->start, match->sentence.start);
}

bool pg_amount_is_statistic(const PgMatch *match, uint32_t subject, const PgValue *value) {
    const PgFinder *finder = match->finder;
    const PgReading *reading = finder->reading;
    uint16_t property = match->pattern->property;
    const PgKnownProperties *known = finder->known;
    if (property != known->investment && property != known->annual_output &&
        property != known->jobs && property != known->land_area && property != known->floor_area)
        return false;
    const PgEntity *entity = &finder->cast->entities[subject];
    if (entity->class == PG_CLASS_PARK && (is_of_unnamed_project(match, subject) ||
                                           (property == known->investment && is_qualified(match))))
        return true;
    if ((property == known->investment && (is_progress(match) || is_of_many(reading, value))) ||
        (property == known->investment && entity->class == PG_CLASS_COMPANY &&
         is_expense(match, value)) ||
        (property == known->annual_output &&
         (is_of_part_of_year(match, value) || is_of_others(match))))
        return true;
    if (property == known->land_area && entity->class != PG_CLASS_PARK &&
        reading->text[match->start] == U'面' && reading->text[match->start + 1] == U'积')
        return true; /* 生产线面积, 配套设施面积 */
    if (property == known->floor_area)
        return is_statistic_of_floors(match, subject, value);
    if (is_of_phase(reading, match->start, match->sentence.start) ||
        (is_told(finder, subject, property) &&
         is_of_bracketed_part(reading, match->start, match->sentence.start)) ||
        (is_told(finder, subject, property) &&
         goes_on_phase(reading, match->start, match->sentence.start)) ||
        (property == known->land_area &&
         (is_land_deal(reading, match->start, match->sentence.start) ||
          is_of_sub_area(reading, match->start))))
        return true;
    if (entity->class == PG_CLASS_PARK && property == known->jobs)
        return !will_employ(match, value);
    if (entity->class == PG_CLASS_PARK && property == known->annual_output)
        return true; /* of its firms */
    bool is_whole = entity->place || (is_topic(match, subject) && !match->pattern->subjects &&
                                      (pg_is_zone(finder, subject) || !is_total(match)));
    return entity->class == PG_CLASS_PARK && is_whole && property != known->land_area;
}
