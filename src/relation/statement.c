/* What a pattern states where it was found: relations between what fills its slots, or what the
   clause leaves out, and values. */
#include "relation/match.h"

#include "relation/statistic.h"

#include <string.h>

/* A count of unnamed projects between the subject and the amount: a batch, no single project. */
static bool is_of_batch(const PgReading *reading, uint32_t at, uint32_t from) {
    enum { MAX_DISTANCE = 240 };
    from = MAX(from, at > MAX_DISTANCE ? at - MAX_DISTANCE : 0);
    for (PgValue *value = pg_reading_value_at(reading, from);
         value && value < reading->values + reading->n_values && value->span.end <= at; value++) {
        if (value->kind != PG_VALUE_COUNT || value->is_han)
            continue;
        for (uint32_t i = value->span.start; i > from && i + 6 > value->span.start; i--)
            if (pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL))
                return true; /* 重点项目共16个 */
        for (uint32_t i = value->span.end; i < at && i < value->span.end + 14; i++)
            if (pg_reading_entry_at(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL) ||
                pg_reading_entry_at(reading, i, PG_LEX_ZONE, PG_CLASS_NONE, NULL))
                return true;
    }
    return false;
}

bool pg_is_inside_name(const PgReading *reading, PgSpan span) {
    uint32_t from = span.start > 80 ? span.start - 80 : 0;
    for (uint32_t i = reading->mentions_at[from]; i < reading->mentions_at[span.start + 1]; i++) {
        const PgMention *mention = &reading->mentions[i];
        if (mention->span.start <= span.start && span.end <= mention->span.end &&
            mention->kind == PG_MENTION_NAME)
            return true;
    }
    return false;
}

/* 一 二 三 四 五 首 */
static bool is_ordinal(uint32_t c) {
    return c == 0x4e00 || c == 0x4e8c || c == 0x4e09 || c == 0x56db || c == 0x4e94 || c == 0x9996;
}

/* 一期|工程…，…，投资2亿元: a sentence or a part of it opens with a phase and names nobody. */
static bool is_in_phase(const PgReading *reading, uint32_t at, uint32_t from) {
    enum { FAR = 120 };
    uint32_t start = at;
    while (start > from && at - start < FAR && reading->text[start - 1] != 0xff1b) /* ； */
        start--;
    if (at - start == FAR || start + 2 >= at || reading->text[start + 1] != 0x671f || /* 期 */
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
    if (start == from || reading->text[start - 1] != 0xff0c ||
        pg_clause_head(reading, (PgSpan){start, at}))
        return false;
    uint32_t before = start - 1;
    while (before > from && start - before < LONGEST && !pg_ends_slot(reading->text[before - 1]))
        before--;
    for (uint32_t i = before; i + 1 < start; i++)
        if (reading->text[i + 1] == 0x671f && is_ordinal(reading->text[i])) /* 期 */
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
        bool is_stage = c == 0x6bb5 && i > 1 && reading->text[i - 2] == 0x9636; /* 阶段 */
        if (c == 0x671f || is_stage) /* 期, but not in the name of 某某二期项目, nor 二期|项目 */
            return !pg_is_inside_name(reading, (PgSpan){i - 1, i}) && !is_known_project(reading, i);
        if (c == 0xff0c || c == 0x3002 || c == 0xff1b)
            break;
    }
    return false;
}

/* 59平方公里（其中城市规划区内面积19平方公里）: of a part. */
static bool is_of_bracketed_part(const PgReading *reading, uint32_t at, uint32_t from) {
    enum { LONGEST = 24 };
    for (uint32_t i = at; i > from && at - i < LONGEST; i--)
        if (reading->text[i - 1] == 0xff08 || reading->text[i - 1] == 0xff0c) /* （ ， 其中 */
            return reading->text[i] == 0x5176 && reading->text[i + 1] == 0x4e2d;
    return false;
}

/* 核心区面积, 启动区占地: of a part of the park. */
static bool is_of_sub_area(const PgReading *reading, uint32_t at) {
    return at > 1 && reading->text[at - 1] == 0x533a &&
           reading->text[at - 2] != 0x5382 && /* 区 厂 */
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
    return (first == 0x56fa && second == 0x5b9a) || (first == 0x8d44 && second == 0x4ea7);
}

/* 2021年计划投资12亿元, 完成投资9600万元: what is spent in a time, no investment of a project. */
static bool is_progress(const PgMatch *match) {
    const PgReading *reading = match->finder->reading;
    uint32_t at = match->start;
    while (at > match->sentence.start + 2 && is_fixed(reading, at))
        at -= 2; /* 完成|固定资产|投资 */
    if (at < match->sentence.start + 2)
        return false;
    if (reading->text[at - 2] == 0x5b8c && reading->text[at - 1] == 0x6210) /* 完成 */
        return true;
    if (reading->text[at - 1] == 0x5df2) /* 已 */
        return true;
    if (reading->text[at - 2] == 0x8ba1 && reading->text[at - 1] == 0x5212) /* 计划 */
        at -= 2;
    else if (reading->text[at] != 0x8ba1)
        return false;
    if (reading->text[at - 1] == 0xff0c) /* 2017年，计划投资 */
        at--;
    return pg_reading_entry_before(reading, at, PG_LEX_PERIOD, PG_CLASS_NONE, NULL) ||
           (at > 1 && reading->text[at - 2] == 0x5e74 && reading->text[at - 1] == 0x5ea6) ||
           ends_date(reading, at); /* 年度 */
}

/* 科技投入1053万元, 去年投入1800万元, 投入3000万元，用于…: what a firm spends, nothing it builds.
 */
static bool is_expense(const PgMatch *match, const PgValue *value) {
    const PgReading *reading = match->finder->reading;
    const uint32_t *text = reading->text;
    uint32_t at = match->start, end = value->span.end;
    if (text[at] != 0x6295 || text[at + 1] != 0x5165) /* 投入 */
        return false;
    end += text[end] == 0xff0c;
    if (text[end] == 0x7528 && text[end + 1] == 0x4e8e && /* 用于 */
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
        if (text[i - 1] == 0x52a8 &&
            (text[i - 2] == 0x5e26 || text[i - 2] == 0x62c9)) /* 带动 拉动 */
            return true;
    return false;
}

/* 上半年产值3亿元, 月产值3000万元: what a firm brings in within a part of a year. */
static bool is_of_part_of_year(const PgMatch *match, const PgValue *value) {
    PgReading *reading = match->finder->reading;
    for (uint32_t i = match->start; i < value->span.start; i++)
        if (reading->text[i] == 0x5e74) /* 年产值 */
            return false;
    uint32_t before = match->start > match->sentence.start ? reading->text[match->start - 1] : 0;
    return before == 0x6708 || before == 0x65e5 || /* 月 日 */
           pg_is_of_months(reading, match->sentence, value);
}

/* 某某园区的高端芯片项目总投资…，建筑面积…: of a project of the park's that has no name. */
static bool is_of_unnamed_project(const PgMatch *match, uint32_t park) {
    const PgReading *reading = match->finder->reading;
    uint32_t head =
        pg_mention_starting(reading, match->sentence.start, PG_CLASS_BIT(PG_CLASS_PARK));
    uint32_t at = head ? reading->mentions[head - 1].span.end : 0;
    if (!head || reading->mentions[head - 1].entity != park || reading->text[at] != 0x7684) /* 的 */
        return false;
    for (; at < match->start && !pg_ends_slot(reading->text[at]); at++)
        if (pg_reading_entry_at(reading, at, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL))
            return true;
    return false;
}

/* 总投资3亿元的某某集团电动车研发、制造及销售项目: of a project that bears its firm's name. */
static bool is_of_project_behind(const PgMatch *match, uint32_t subject, const PgValue *value) {
    const PgReading *reading = match->finder->reading;
    uint32_t at = value->span.end, last = match->sentence.end;
    at += reading->text[at] == 0x7684; /* 的 */
    uint32_t firm = pg_mention_starting(reading, at, PG_CLASS_BIT(PG_CLASS_COMPANY));
    if (!firm || reading->mentions[firm - 1].entity != subject)
        return false;
    for (at = reading->mentions[firm - 1].span.end; at < last && !pg_ends_figure(reading->text[at]);
         at++)
        if (pg_reading_entry_at(reading, at, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL) &&
            reading->word_starts[at])
            return true;
        else if (pg_char_is_digit(reading->text[at]))
            break;
    return false;
}

/* 总投资11亿元的8个项目: of so many together. */
static bool is_of_many(const PgReading *reading, const PgValue *value) {
    if (reading->text[value->span.end] != 0x7684) /* 的 */
        return false;
    const PgValue *count = pg_reading_value_at(reading, value->span.end + 1);
    return count && count->span.start == value->span.end + 1 && count->kind == PG_VALUE_COUNT &&
           count->amount > 1 && reading->text[count->number.end] == 0x4e2a; /* 个 */
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
        reading->text[at - 1] == 0x603b || pg_mention_ending(reading, at, (PgClassSet)-1)) /* 总 */
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
        if (reading->text[i] == 0x603b && reading->text[i + 1] == 0x6295) /* 总投 */
            return true;
    return false;
}

static bool names_subject(const PgPattern *pattern) {
    for (uint32_t i = 0; i < pattern->n_elements; i++)
        if (pattern->elements[i].role == PG_ROLE_SUBJECT &&
            pattern->elements[i].kind == PG_ELEMENT_CLASS)
            return true;
    return false;
}

/* The money and jobs of a whole park are statistics, not attributes of it. */
static bool is_statistic(const PgMatch *match, uint32_t subject, const PgValue *value) {
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
        reading->text[match->start] == 0x9762 && reading->text[match->start + 1] == 0x79ef)
        return true; /* 生产线面积, 配套设施面积 */
    if (is_of_phase(reading, match->start, match->sentence.start) ||
        (is_told(finder, subject, property) &&
         is_of_bracketed_part(reading, match->start, match->sentence.start)) ||
        (is_told(finder, subject, property) &&
         goes_on_phase(reading, match->start, match->sentence.start)) ||
        (property == known->land_area &&
         (is_land_deal(reading, match->start, match->sentence.start) ||
          is_of_sub_area(reading, match->start))))
        return true;
    if (property == known->floor_area && reading->text[value->span.end - 1] == 0x91cc)
        return true; /* 建设面积11平方公里: no building is as large */
    if (entity->class == PG_CLASS_PARK &&
        (property == known->jobs || property == known->annual_output))
        return true; /* of its firms */
    uint32_t article = reading->page->sentences[match->number].article;
    bool is_topic =
        subject == finder->cast->topics[article] || subject == finder->cast->second_topics[article];
    bool is_whole = entity->place || (is_topic && !names_subject(match->pattern) &&
                                      (pg_is_zone(finder, subject) || !is_total(match)));
    if (property == known->floor_area)
        is_whole = is_whole && pg_is_zone(finder, subject);
    return entity->class == PG_CLASS_PARK && is_whole && property != known->land_area;
}

static void collect(const PgMatch *match, PgRole role, GArray *entities) {
    const PgReading *reading = match->finder->reading;
    for (uint32_t i = 0; i < match->pattern->n_elements; i++) {
        const PgElement *element = &match->pattern->elements[i];
        if (element->kind != PG_ELEMENT_CLASS || element->role != role)
            continue;
        for (uint32_t m = match->slots[i]; m; m = pg_match_next(match, element, m)) {
            const PgMention *mention = &reading->mentions[m - 1];
            /* A field inside a name is said of what has the name. */
            if (mention->class != PG_CLASS_INDUSTRY || !mention->outer)
                g_array_append_val(entities, mention->entity);
            if (m == match->lasts[i])
                break;
        }
    }
}

/* Where the first of the mentions that fill a role's slots begins. */
static uint32_t first_in_role(const PgMatch *match, PgRole role) {
    const PgReading *reading = match->finder->reading;
    uint32_t first = match->sentence.end;
    for (uint32_t i = 0; i < match->pattern->n_elements; i++) {
        const PgElement *element = &match->pattern->elements[i];
        if (element->role != role || element->kind != PG_ELEMENT_CLASS)
            continue;
        first = MIN(first, reading->mentions[match->slots[i] - 1].span.start);
    }
    return first;
}

/* 从事体外诊断试剂研发的|某某公司: whom a clause of its field stands before; 0 for nobody. */
static uint32_t described_by(const PgMatch *match) {
    enum { MAX_TAIL = 8 }; /* characters between the field and 的 */
    const PgReading *reading = match->finder->reading;
    uint32_t end = match->start;
    for (uint32_t i = 0; i < match->pattern->n_elements; i++) {
        const PgElement *element = &match->pattern->elements[i];
        if (element->role == PG_ROLE_OBJECT && element->kind == PG_ELEMENT_CLASS)
            end = MAX(end, reading->mentions[match->lasts[i] - 1].span.end);
    }
    uint32_t limit = MIN(match->sentence.end, end + MAX_TAIL);
    for (uint32_t i = end; i < limit && pg_char_is_han(reading->text[i]); i++) {
        if (reading->text[i] != 0x7684) /* 的 */
            continue;
        uint32_t named = pg_mention_starting(
            reading, i + 1, PG_CLASS_BIT(PG_CLASS_COMPANY) | PG_CLASS_BIT(PG_CLASS_PARK));
        return named ? reading->mentions[named - 1].entity : 0;
    }
    return 0;
}

static PgClassSet object_classes(const PgPattern *pattern) {
    PgClassSet classes = 0;
    for (uint32_t i = 0; i < pattern->n_elements; i++)
        if (pattern->elements[i].role == PG_ROLE_OBJECT)
            classes |= pattern->elements[i].classes;
    return classes;
}

/* The project that a verb of building behind the match has for its object; 0 for none. */
static uint32_t project_to_build(const PgMatch *match) {
    enum { MAX_DISTANCE = 40 };
    const PgReading *reading = match->finder->reading;
    uint32_t end = MIN(match->sentence.end, match->start + MAX_DISTANCE);
    for (uint32_t i = reading->mentions_at[match->start]; i < reading->mentions_at[end]; i++) {
        const PgMention *mention = &reading->mentions[i];
        if (mention->outer || !mention->entity)
            continue;
        if (mention->class == PG_CLASS_PARK && /* a park only right behind the verb */
            pg_reading_entry_before(reading, mention->span.start, PG_LEX_BUILDING, PG_CLASS_NONE,
                                    NULL))
            return mention->entity;
        if (mention->class != PG_CLASS_PROJECT)
            continue;
        for (uint32_t at = mention->span.start; at > match->start && mention->span.start - at < 8;
             at--)
            if (pg_reading_entry_before(reading, at, PG_LEX_BUILDING, PG_CLASS_NONE, NULL))
                return mention->entity;
        return 0;
    }
    return 0;
}

/* 斥资2亿元成立了某某公司: the firm that the money founds; 0 for none. */
static uint32_t firm_founded(const PgMatch *match) {
    enum { MAX_DISTANCE = 30 };
    const PgReading *reading = match->finder->reading;
    uint32_t end = MIN(match->sentence.end, match->start + MAX_DISTANCE);
    for (uint32_t i = reading->mentions_at[match->start]; i < reading->mentions_at[end]; i++) {
        const PgMention *mention = &reading->mentions[i];
        uint32_t at = mention->span.start;
        if (mention->outer || !mention->entity || mention->class != PG_CLASS_COMPANY)
            continue;
        if (reading->text[at - 1] == 0x4e86) /* 了 */
            at--;
        return pg_reading_entry_before(reading, at, PG_LEX_FOUNDING, PG_CLASS_NONE, NULL)
                   ? mention->entity
                   : 0;
    }
    return 0;
}

/* 某某镇还与…, 某某市同…: what a place does is said of no company. */
static bool is_of_place(const PgMatch *match, uint32_t at) {
    const PgReading *reading = match->finder->reading;
    enum { MAX_CLAUSES = 2 }; /* this one and, where it names nobody, the one before */
    for (uint32_t n = 0; n < MAX_CLAUSES && at > match->sentence.start; n++) {
        uint32_t start = at;
        while (start > match->sentence.start && !pg_ends_slot(reading->text[start - 1]))
            start--;
        for (uint32_t i = reading->mentions_at[start]; i < reading->mentions_at[at]; i++) {
            const PgMention *mention = &reading->mentions[i];
            if (mention->outer || !mention->entity)
                continue;
            return PG_CLASS_BIT(mention->class) & PG_CLASSES_PLACE &&
                   !pg_reading_entry_before(reading, mention->span.start, PG_LEX_PLACING,
                                            PG_CLASS_NONE, NULL);
        }
        at = start > match->sentence.start ? start - 1 : start;
    }
    return false;
}

/* Does the paragraph, up to the end of this sentence, speak of the entity? */
static bool is_in_paragraph(const PgMatch *match, uint32_t entity) {
    enum { FAR = 400 }; /* characters */
    const PgReading *reading = match->finder->reading;
    const PgSentence *sentences = reading->page->sentences;
    uint32_t at = match->sentence.end;
    for (uint32_t i = reading->mentions_at[at]; i > reading->mentions_at[at > FAR ? at - FAR : 0];
         i--) {
        const PgMention *mention = &reading->mentions[i - 1];
        if (sentences[mention->sentence].paragraph != sentences[match->number].paragraph)
            break;
        if (mention->entity == entity)
            return true;
    }
    return entity == match->finder->cast->portrayed[sentences[match->number].article];
}

/* 某某产业园，由某某公司投资建设: a park that the sentence's first clause is about, no zone, and no
 * project since. */
static uint32_t park_at_head(const PgMatch *match, uint32_t start) {
    const PgReading *reading = match->finder->reading;
    PgSpan clause = {match->sentence.start, match->sentence.start};
    uint32_t head = 0;
    for (; !head && clause.end < start; clause.start = clause.end + 1) { /* 据了解，某某产业园… */
        clause.end = clause.start;
        while (clause.end < start && !pg_ends_figure(reading->text[clause.end]))
            clause.end++;
        head = pg_clause_head(reading, clause);
    }
    if (!head || reading->mentions[head - 1].class != PG_CLASS_PARK ||
        reading->mentions[head - 1].kind != PG_MENTION_NAME ||
        pg_is_zone(match->finder, reading->mentions[head - 1].entity))
        return 0;
    for (uint32_t i = head; i < reading->mentions_at[start]; i++)
        if (reading->mentions[i].class == PG_CLASS_PROJECT && reading->mentions[i].entity)
            return 0;
    return reading->mentions[head - 1].entity;
}

/* 该项目|固定资产投资3亿元: no area's. */
static bool is_of_project(const PgMatch *match) {
    const PgReading *reading = match->finder->reading;
    uint32_t start = match->start;
    while (start > match->sentence.start && !pg_ends_slot(reading->text[start - 1]))
        start--;
    uint32_t head = pg_clause_head(reading, (PgSpan){start, match->start});
    return head && reading->mentions[head - 1].class == PG_CLASS_PROJECT;
}

/* 全县辖17个乡镇，区域面积1329平方公里: of the county, where nobody is named since. */
static bool is_of_whole_place(const PgMatch *match) {
    const PgReading *reading = match->finder->reading;
    enum { FAR = 240 };
    uint32_t end = match->start, from = MAX(match->sentence.start, end > FAR ? end - FAR : 0);
    while (end > from) {
        uint32_t start = end;
        while (start > from && !pg_ends_slot(reading->text[start - 1]))
            start--;
        uint32_t first = reading->text[start], second = reading->text[start + 1];
        if ((first == 0x5168 || first == 0x6211) &&                      /* 全 我 */
            (second == 0x53bf || second == 0x5e02 || second == 0x7701 || /* 县 市 省 */
             second == 0x5dde) &&                                        /* 州 */
            reading->word_starts[start] &&
            reading->word_starts[start + 2])
            return true;
        if (pg_clause_head(reading, (PgSpan){start, end}))
            return false;
        end = start > from ? start - 1 : start;
    }
    return false;
}

/* 投资20亿元|建设…, with nothing between */
static bool is_spent_on_building(const PgMatch *match) {
    const PgReading *reading = match->finder->reading;
    const PgValue *value = pg_reading_value_at(reading, match->start);
    return value && value < reading->values + reading->n_values &&
           value->span.end < match->sentence.end &&
           pg_reading_entry_at(reading, value->span.end, PG_LEX_BUILDING, PG_CLASS_NONE, NULL);
}

/* 投资15亿元的|某某药产业园…, at the head of a clause: of what stands behind 的, though we do not
   know its name; but 总投资15亿元的10个项目. */
static bool is_of_what_follows(const PgMatch *match) {
    const PgReading *reading = match->finder->reading;
    const PgValue *value = pg_reading_value_at(reading, match->start);
    if (!value || value >= reading->values + reading->n_values ||
        reading->text[value->span.end] != 0x7684 || /* 的 */
        (match->start > match->sentence.start && !pg_ends_slot(reading->text[match->start - 1]) &&
         reading->text[match->start - 1] != 0x3001 && /* 、 */
         !pg_reading_entry_before(reading, match->start, PG_LEX_BUILDING, PG_CLASS_NONE, NULL)))
        return false;
    uint32_t at = value->span.end + 1;
    return pg_char_is_han(reading->text[at]) && reading->tags[at] != PG_TAG_NUMBER;
}

static uint32_t implied_subject(PgMatch *match) {
    PgFinder *finder = match->finder;
    const PgReading *reading = finder->reading;
    const PgProperty *property = pg_ontology_property(reading->ontology, match->pattern->property);
    PgClassSet domain = property->domain;
    uint32_t start = MIN(match->start, first_in_role(match, PG_ROLE_OBJECT));
    /* Who builds is said of a project where one is spoken of: 投资方某某公司. */
    if (match->pattern->property == finder->known->investor) {
        uint32_t park = park_at_head(match, start);
        if (park)
            return park;
        return pg_project_before(finder, start, match->number);
    }
    if (property->is_symmetric) {
        /* 由甲公司与乙公司共建: who stands before 与, even if behind a preposition. */
        uint32_t partner = pg_mention_ending(reading, start, domain);
        if (partner)
            return reading->mentions[partner - 1].entity;
        if (is_of_place(match, start))
            return 0;
        domain &= object_classes(match->pattern); /* companies have companies for customers */
    }
    if (match->pattern->property == finder->known->located_in)
        return pg_focus_before(finder, start, match->number, domain & ~PG_CLASSES_PLACE);
    if (property->range) {
        uint32_t subject = pg_subject_before(finder, start, match->number, domain);
        return property->is_symmetric && !is_in_paragraph(match, subject) ? 0 : subject;
    }
    if ((pg_clause_has(reading, match->sentence, match->start, PG_LEX_AREA_FIGURE) &&
         !is_of_project(match)) ||
        pg_figure_of_field(reading, match->sentence, match->start))
        domain &= PG_CLASS_BIT(PG_CLASS_PARK) | PG_CLASSES_PLACE;
    if (is_of_what_follows(match) || is_of_whole_place(match))
        return 0;
    uint32_t subject = domain ? pg_focus_before(finder, start, match->number, domain) : 0;
    /* 某某公司投资3亿元，在某地建设某某项目: what it costs. */
    if (match->pattern->property == finder->known->investment && subject &&
        (pg_class_of(finder, subject) == PG_CLASS_COMPANY ||
         (pg_class_of(finder, subject) == PG_CLASS_PARK && is_spent_on_building(match)))) {
        uint32_t project = project_to_build(match);
        if (!project)
            project = firm_founded(match);
        if (project)
            return project;
    }
    /* An amount behind "10个项目" is the batch's. */
    uint32_t from = match->sentence.start;
    for (uint32_t i = reading->mentions_at[start]; i > reading->mentions_at[match->sentence.start];
         i--)
        if (reading->mentions[i - 1].entity == subject) {
            from = reading->mentions[i - 1].span.end;
            break;
        }
    return is_of_batch(reading, start, from) ? 0 : subject;
}

/* 投资200亿元，建设甲、乙等项目: what several cost together is no one's. */
static bool is_one_of_several(const PgMatch *match) {
    const PgReading *reading = match->finder->reading;
    for (uint32_t i = 0; i < match->pattern->n_elements; i++) {
        const PgElement *element = &match->pattern->elements[i];
        if (element->role != PG_ROLE_SUBJECT || element->kind != PG_ELEMENT_CLASS)
            continue;
        const PgMention *mention = &reading->mentions[match->slots[i] - 1];
        uint32_t next = pg_list_next(reading, match->slots[i]);
        return mention->class == PG_CLASS_PROJECT && next &&
               reading->mentions[next - 1].class == PG_CLASS_PROJECT &&
               reading->mentions[next - 1].span.start == mention->span.end + 1 &&
               mention->span.start > match->start;
    }
    return false;
}

enum {
    ACTING_CLASSES = PG_CLASS_BIT(PG_CLASS_PARK) | PG_CLASS_BIT(PG_CLASS_COMPANY) |
                     PG_CLASS_BIT(PG_CLASS_ORGANIZATION) | PG_CLASS_BIT(PG_CLASS_CITY) |
                     PG_CLASS_BIT(PG_CLASS_DISTRICT)
};

/* 联合甲、乙、丙等14家企业，出资成立丁公司; 甲、乙|已与丙签约: all that stand in a row with the
 * last of them. */
static void add_list(const PgMatch *match, uint32_t at, uint32_t last, GArray *objects) {
    enum { MAX_MEMBERS = 20 };
    const PgReading *reading = match->finder->reading;
    uint32_t mention = reading->mentions_at[at];
    while (mention > reading->mentions_at[match->sentence.start] &&
           reading->mentions[mention - 1].entity != last)
        mention--;
    if (mention == reading->mentions_at[match->sentence.start])
        return;
    for (uint32_t n = 0; n < MAX_MEMBERS && (mention = pg_list_previous(reading, mention)); n++)
        g_array_append_val(objects, reading->mentions[mention - 1].entity);
}

static PgFact fact_of(const PgMatch *match, uint32_t subject, const PgValue *value) {
    return (PgFact){.property = match->pattern->property,
                    .subject = subject,
                    .text = value->date,
                    .amount = value->amount,
                    .unit = value->date ? NULL : value->unit,
                    .sentence = match->number,
                    .rule = match->pattern->text};
}

static void keep_part(PgMatch *match, uint32_t subject, PgValue *value) {
    const PgFinder *finder = match->finder;
    if (match->pattern->property != finder->known->investment ||
        pg_class_of(finder, subject) == PG_CLASS_PARK || is_progress(match) ||
        !is_of_phase(finder->reading, match->start, match->sentence.start))
        return;
    PgPart part = {fact_of(match, subject, value), value};
    g_array_append_val(match->parts, part);
}

void pg_match_state_parts(const PgMatch *match) {
    PgFinder *finder = match->finder;
    bool *has_whole = g_new0(bool, finder->cast->n_entities + 1);
    for (guint i = 0; i < finder->facts->len; i++) {
        const PgFact *fact = &g_array_index(finder->facts, PgFact, i);
        if (fact->property == finder->known->investment)
            has_whole[fact->subject] = true;
    }
    for (guint i = 0; i < match->parts->len; i++) {
        const PgPart *part = &g_array_index(match->parts, PgPart, i);
        if (has_whole[part->fact.subject] || part->value->is_used)
            continue;
        pg_fact_add(finder, part->fact);
        part->value->is_used = true;
    }
    g_free(has_whole);
}

void pg_match_state(PgMatch *match) {
    PgFinder *finder = match->finder;
    PgReading *reading = finder->reading;
    const PgPattern *pattern = match->pattern;
    const PgProperty *property = pg_ontology_property(reading->ontology, pattern->property);
    for (uint32_t i = 0; i < pattern->n_elements; i++)
        if (pattern->elements[i].role == PG_ROLE_BOTH) {
            pg_match_state_partners(match, i);
            return;
        }
    GArray *subjects = match->subjects, *objects = match->objects;
    g_array_set_size(subjects, 0);
    g_array_set_size(objects, 0);
    collect(match, PG_ROLE_SUBJECT, subjects);
    collect(match, PG_ROLE_OBJECT, objects);
    /* 甲项目总投资35亿元，建设乙生产线: what 甲项目 costs; but 甲项目、35亿元的乙生产线. */
    uint32_t first = reading->text[match->start];
    uint32_t project =
        pattern->property == finder->known->investment && subjects->len && first != 0x3001 &&
                first != 0x548c /* 、 和 */
            ? pg_mention_ending(reading, match->start, PG_CLASS_BIT(PG_CLASS_PROJECT))
            : 0;
    if (project && reading->mentions[project - 1].entity)
        g_array_index(subjects, uint32_t, 0) = reading->mentions[project - 1].entity;
    bool has_subject = false, is_taken = false;
    PgValue *value = NULL;
    for (uint32_t i = 0; i < pattern->n_elements; i++) {
        has_subject |= pattern->elements[i].role == PG_ROLE_SUBJECT;
        if (pattern->elements[i].role == PG_ROLE_OBJECT &&
            pattern->elements[i].kind == PG_ELEMENT_VALUE)
            value = &reading->values[match->slots[i] - 1];
    }
    uint32_t described =
        !has_subject && pattern->property == finder->known->industry ? described_by(match) : 0;
    if (described) {
        g_array_append_val(subjects, described);
    } else if (!has_subject && pattern->property == finder->known->industry) {
        pg_industry_owners(finder, MIN(match->start, first_in_role(match, PG_ROLE_OBJECT)),
                           match->number, subjects);
    } else if (!has_subject) {
        uint32_t implied = implied_subject(match);
        if (implied)
            g_array_append_val(subjects, implied);
        if (implied && property->is_symmetric)
            add_list(match, match->start, implied, subjects);
    }
    if (pattern->property == finder->known->part_of && !objects->len)
        pg_match_add_parties(match, objects);
    if (property->range && !objects->len) {
        /* Who else acts stands nearer: then nobody of the range does it. */
        uint32_t start = MIN(match->start, first_in_role(match, PG_ROLE_SUBJECT));
        uint32_t implied =
            pattern->property == finder->known->located_in
                ? pg_focus_before(finder, start, match->number, property->range | ACTING_CLASSES)
                : pg_subject_before(finder, start, match->number, property->range | ACTING_CLASSES);
        PgClassSet wanted = property->range;
        if (pattern->property == finder->known->located_in) /* 我省引进了…: too far to tell */
            wanted &= ~(PG_CLASS_BIT(PG_CLASS_PROVINCE) | PG_CLASS_BIT(PG_CLASS_REGION));
        if (implied && PG_CLASS_BIT(pg_class_of(finder, implied)) & wanted)
            g_array_append_val(objects, implied);
        if (objects->len && pattern->property == finder->known->subsidiary_of)
            add_list(match, start, implied, objects);
    }
    for (guint s = 0; s < subjects->len; s++) {
        uint32_t subject = g_array_index(subjects, uint32_t, s);
        if (pattern->constant) {
            pg_fact_add(finder, (PgFact){.property = pattern->property,
                                         .status = pattern->constant,
                                         .subject = subject,
                                         .sentence = match->number,
                                         .rule = pattern->text});
        } else if (value && pattern->property == finder->known->investment &&
                   (is_of_project_behind(match, subject, value) || is_one_of_several(match))) {
            is_taken = true; /* and nobody's who is known */
        } else if (value && !value->is_used && !is_statistic(match, subject, value)) {
            PgFact fact = fact_of(match, subject, value);
            if (PG_CLASS_BIT(pg_class_of(finder, subject)) & property->domain)
                pg_fact_add(finder, fact);
            is_taken = true;
        } else if (value && !value->is_used) {
            keep_part(match, subject, value);
        }
        for (guint o = 0; o < objects->len; o++)
            pg_relation_add(finder, pattern->property, subject, g_array_index(objects, uint32_t, o),
                            match->number, pattern->text);
    }
    if (is_taken && !value->date)
        value->is_used = true;
}
