/* Every other number that is said of an entity. */
#include "relation/statistic.h"

#include <string.h>

enum {
    AREAS = PG_CLASS_BIT(PG_CLASS_PARK) | PG_CLASS_BIT(PG_CLASS_CITY) |
            PG_CLASS_BIT(PG_CLASS_DISTRICT) | PG_CLASS_BIT(PG_CLASS_PROVINCE) |
            PG_CLASS_BIT(PG_CLASS_REGION),
    OWNERS = AREAS | PG_CLASS_BIT(PG_CLASS_COMPANY) | PG_CLASS_BIT(PG_CLASS_PROJECT) |
             PG_CLASS_BIT(PG_CLASS_ORGANIZATION),
    MAX_DISTANCE = 240, /* of a date or a subject before a number, in characters */
};

/* Inside a name, an honour in quotes or a title, a number counts nothing. */
static bool is_in_name(const PgReading *reading, PgSpan span) {
    const PgMention *mention;
    for (uint32_t i = pg_mention_around(reading, span.start); i; i = mention->outer) {
        mention = &reading->mentions[i - 1];
        if (span.end <= mention->span.end && mention->class != PG_CLASS_PROJECT)
            return true;
    }
    return false;
}

/* The project whose name holds the number: 年产11万吨…项目. */
static uint32_t project_around(const PgReading *reading, PgSpan span) {
    uint32_t project = pg_project_around(reading, span);
    return project ? reading->mentions[project - 1].entity : 0;
}

static bool sentence_has(const PgReading *reading, const PgValue *value, PgLexKind kind) {
    return (reading->kinds_in[value->sentence] & pg_lex_bit(kind)) != 0;
}

/* 项目|共|16个, 项目|总投资|5亿元, but not 项目二期建设厂房8栋: nothing else is done there. */
static bool leads_on(const PgReading *reading, uint32_t at, uint32_t number) {
    for (uint32_t i = at; i < number; i++)
        if ((reading->tags[i] == PG_TAG_VERB && !reading->word_starts[i + 1]) ||
            reading->text[i] == U'期') /* 期; 有 and 达 lead on */
            return false;
    return true;
}

/* 栋, 条, 台: no measure of projects or companies. */
static bool counts_things(const PgValue *value) {
    static const char *const units[] = {"栋", "幢", "座", "间", "条", "台", "套", "层"};
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++)
        if (!strcmp(value->unit, units[i]))
            return true;
    return false;
}

static bool is_named_project(const PgReading *reading, uint32_t end) {
    uint32_t mention = pg_mention_ending(reading, end, PG_CLASS_BIT(PG_CLASS_PROJECT));
    return mention && reading->mentions[mention - 1].kind == PG_MENTION_NAME;
}

/* 先进制造业发展工程|52个: works that stay unnamed. */
static bool is_count_of_works(const PgReading *reading, const PgValue *value, uint32_t at) {
    return value->kind == PG_VALUE_COUNT &&
           (!strcmp(value->unit, "个") || !strcmp(value->unit, "项")) &&
           pg_reading_entry_before(reading, at, PG_LEX_WEAK_ENDING, PG_CLASS_PROJECT, NULL) &&
           !pg_mention_ending(reading, at, (PgClassSet)-1);
}

/* 为区内企业|输送毕业生|4000名: of who does it. */
static bool is_done_for_them(const PgReading *reading, uint32_t from, uint32_t to) {
    bool has_verb = false;
    for (uint32_t i = from; i < to; i++) {
        has_verb |= reading->tags[i] == PG_TAG_VERB;
        if (has_verb && reading->tags[i] == PG_TAG_NOUN)
            return true;
    }
    return false;
}

/* Does the count speak of projects or companies that stay unnamed? 12个项目, 重点项目16个, 13家企业
 */
static bool counts_unnamed(const PgReading *reading, PgSpan sentence, const PgValue *value,
                           bool *are_projects) {
    uint32_t length;
    *are_projects = false;
    if (value->kind == PG_VALUE_AREA || (value->kind == PG_VALUE_COUNT && counts_things(value)))
        return false;
    for (uint32_t i = value->span.end; i < sentence.end && i < value->span.end + 14; i++) {
        if (pg_ends_clause(reading->text[i]) || reading->text[i] == U'、')
            break;
        *are_projects = pg_reading_entry_at(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL);
        if (*are_projects ||
            (pg_reading_entry_at(reading, i, PG_LEX_GROUP, PG_CLASS_NONE, &length) &&
             reading->word_starts[i + length]))
            return true;
    }
    for (uint32_t i = value->span.start; i > sentence.start && i + 8 > value->span.start; i--) {
        if (pg_ends_clause(reading->text[i - 1]) ||
            (value->kind == PG_VALUE_MONEY && is_named_project(reading, i)))
            break; /* 某某甲醇项目|今年计划投资 */
        *are_projects =
            (pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL) ||
             is_count_of_works(reading, value, i)) &&
            leads_on(reading, i, value->span.start);
        if (*are_projects ||
            (pg_reading_entry_before(reading, i, PG_LEX_GROUP, PG_CLASS_NONE, NULL) &&
             !is_done_for_them(reading, i, value->span.start) &&
             (value->kind == PG_VALUE_COUNT || reading->tags[i] == PG_TAG_VERB ||
              pg_reading_entry_at(reading, i, PG_LEX_MONEY, PG_CLASS_NONE, NULL))))
            return true; /* 企业120家, 企业营收5亿元, but not 企业所得税5亿元 */
    }
    return false;
}

/* Projects or firms that stand at a place or, behind 以上, a few characters on. */
static bool counts_from(const PgReading *reading, uint32_t at, uint32_t reach) {
    for (uint32_t i = at; i <= at + reach && i < reading->n; i++) {
        uint32_t c = reading->text[i];
        if (pg_ends_clause(c) || c == U'、' || pg_char_is_digit(c))
            return false;
        if (pg_reading_entry_at(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL) ||
            pg_reading_entry_at(reading, i, PG_LEX_GROUP, PG_CLASS_NONE, NULL))
            return true;
    }
    return false;
}

/* 6000万美元|韩资项目|1个, 30亿元|工业项目|6个; but 总投资6000万美元工业项目1个. */
static bool is_class_of_projects(const PgReading *reading, const PgValue *value, uint32_t count) {
    enum { LONGEST = 8 };
    uint32_t at = value->span.end;
    if (count <= at || count - at > LONGEST || !reading->word_starts[count] ||
        !(pg_reading_entry_before(reading, count, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL) ||
          pg_reading_entry_before(reading, count, PG_LEX_GROUP, PG_CLASS_NONE, NULL)) ||
        pg_reading_entry_before(reading, value->span.start, PG_LEX_MONEY, PG_CLASS_NONE, NULL))
        return false;
    for (uint32_t i = at; i < count; i++)
        if (!pg_char_is_han(reading->text[i]) || reading->tags[i] == PG_TAG_VERB)
            return false;
    return true;
}

/* Does a project's name hold a firm's or a place's? */
static bool holds_name(const PgReading *reading, uint32_t mention) {
    const PgMention *whole = &reading->mentions[mention - 1];
    for (uint32_t i = mention;
         i < reading->n_mentions && reading->mentions[i].span.start < whole->span.end; i++)
        if (PG_CLASS_BIT(reading->mentions[i].class) &
            (PG_CLASS_BIT(PG_CLASS_COMPANY) | PG_CLASSES_PLACE))
            return whole->kind == PG_MENTION_NAME;
    return false;
}

bool pg_value_is_threshold(const PgReading *reading, const PgValue *value) {
    enum { MAX_BETWEEN = 8 };
    uint32_t at = value->span.end, length, reach = 0;
    if (value->kind != PG_VALUE_MONEY && value->kind != PG_VALUE_AREA)
        return false;
    uint32_t next = reading->text[at];
    const PgValue *other = value + 1, *end = reading->values + reading->n_values;
    if ((next == U'和' || next == U'或' || next == U'、') && other < end &&
        other->span.start == at + 1 && other->kind == value->kind)
        return pg_value_is_threshold(reading, other); /* 5亿元和3000万美元以上项目 */
    if (next == U'、' && reading->text[at + 2] == U'亿' && reading->text[at + 3] == U'元' &&
        reading->text[at + 4] == U'级')
        return true; /* 50亿元、百亿元级项目 */
    if (pg_reading_entry_at(reading, at, PG_LEX_THRESHOLD, PG_CLASS_NONE, &length)) {
        at += length;
        uint32_t named = reading->text[at] == U'的'
                             ? pg_mention_starting(reading, at + 1, PG_CLASS_BIT(PG_CLASS_PROJECT))
                             : 0;
        if (named && holds_name(reading, named))
            return false; /* 50亿元以上的|某某精密制造项目, but not 50万元以上的技改项目 */
        if ((reading->text[at] == U'、' && other < end && other->span.start == at + 1) ||
            reading->text[at] == U'以')
            return true; /* 30亿元以上、50亿元以上以及…, but not 1.6亿元以上、提供就业 */
        reach = MAX_BETWEEN;
    }
    if (value->kind == PG_VALUE_MONEY && other < end && other->kind == PG_VALUE_COUNT &&
        (other->span.start == at || is_class_of_projects(reading, value, other->span.start)))
        return true; /* 50亿元1个、5亿元以上4个 */
    if (reading->text[at] == U'的')
        at++;
    if (reading->text[at] == U'大')
        at++;
    return counts_from(reading, at, reach);
}

/* 连续3年, 5年累计, 前8个月: when, not how much. */
static bool is_time(const PgReading *reading, const PgValue *value) {
    static const char *const lengths[] = {"年", "个月", "天", "小时", "周", "分钟", "秒"};
    uint32_t next = reading->text[value->span.end];
    if (!strcmp(value->unit, "周年"))
        return true; /* an anniversary */
    if ((value->amount == 24 && !strcmp(value->unit, "小时") &&
         (next == U'服' || next == U'自' || next == U'在' || next == U'不')) ||
        (value->amount == 365 && !strcmp(value->unit, "天")))
        return true; /* 24小时服务, 24小时不停 */
    if (!pg_reading_entry_before(reading, value->span.start, PG_LEX_SPAN, PG_CLASS_NONE, NULL) &&
        !pg_reading_entry_at(reading, value->span.end, PG_LEX_SPAN, PG_CLASS_NONE, NULL))
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(lengths); i++)
        if (!strcmp(value->unit, lengths[i]))
            return true;
    return false;
}

/* “奋战100天”: what a campaign is called. */
static bool is_in_slogan(const PgReading *reading, PgSpan sentence, const PgValue *value) {
    enum { LONGEST = 12 };
    uint32_t start = value->span.start, end = value->span.end;
    uint32_t from = MAX(sentence.start, start > LONGEST ? start - LONGEST - 1 : 0);
    if (pg_char_find(reading->text, from, start, U'“') == start)
        return false; /* as nearly always */
    while (start > sentence.start && value->span.start - start < LONGEST &&
           reading->text[start - 1] != U'“' && reading->text[start - 1] != U'”')
        start--;
    while (end < sentence.end && end - value->span.end < LONGEST && reading->text[end] != U'”' &&
           reading->text[end] != U'“')
        end++;
    return start > sentence.start && reading->text[start - 1] == U'“' && end < sentence.end &&
           reading->text[end] == U'”' && end - start <= LONGEST;
}

/* 《促进产业发展十条措施》, 《规划（2021-2035）》: in the name of a document. */
static bool is_in_title(const PgReading *reading, PgSpan sentence, uint32_t at) {
    enum { LONGEST = 60 };
    uint32_t from = MAX(sentence.start, at > LONGEST ? at - LONGEST : 0), open = at;
    for (uint32_t i = from; (i = pg_char_find(reading->text, i, at, U'《')) < at; i++)
        open = i;
    return open < at && pg_char_find(reading->text, open, at, U'》') == at;
}

/* 前30位, 后30位: a part of a ranking. */
static bool is_part_of_ranking(const PgReading *reading, const PgValue *value) {
    uint32_t before = value->span.start ? reading->text[value->span.start - 1] : 0;
    return (before == U'前' || before == U'后') && !strcmp(value->unit, "位");
}

/* 未满20岁的他, 成立8年: somebody's age; but 平均年龄35岁. */
static bool is_age(const PgReading *reading, const PgValue *value) {
    uint32_t at = value->span.start;
    if (at > 1 && reading->text[at - 2] == U'成' && reading->text[at - 1] == U'立' &&
        !strcmp(value->unit, "年"))
        return true;
    return !strcmp(value->unit, "岁") && at && reading->text[at - 1] != U'龄';
}

/* 这6栋已建成, 上述9个项目: told before. */
static bool is_told_before(const PgReading *reading, PgSpan sentence, const PgValue *value) {
    uint32_t at = value->span.start;
    return value->kind == PG_VALUE_COUNT && at > sentence.start &&
           (reading->text[at - 1] == U'这' || reading->text[at - 1] == U'该' ||
            (reading->text[at - 2] == U'上' && reading->text[at - 1] == U'述'));
}

/* 全球|, 全球仅有|, 国外和国内分别有| */
static bool is_behind_whole(const PgReading *reading, PgSpan sentence, uint32_t at) {
    enum { MAX_BETWEEN = 4 };
    for (uint32_t i = at; i > sentence.start && at - i <= MAX_BETWEEN; i--) {
        if (pg_reading_entry_before(reading, i, PG_LEX_WHOLE, PG_CLASS_NONE, NULL))
            return true;
        uint8_t tag = reading->tags[i - 1];
        if (reading->text[i - 1] != U'有' && tag != PG_TAG_ADVERB)
            return false;
    }
    return false;
}

/* 全市6个, 我省8家 */
static bool is_of_place(const PgReading *reading, PgSpan sentence, uint32_t at) {
    if (at < sentence.start + 2)
        return false;
    uint32_t first = reading->text[at - 2], second = reading->text[at - 1];
    return (first == U'全' || first == U'我') && pg_char_is_wide_area(second);
}

/* 全国217家国家级开发区, 21家自贸试验区: nobody's who is spoken of. */
static bool is_of_all(const PgReading *reading, PgSpan sentence, const PgValue *value) {
    if (value->kind != PG_VALUE_COUNT)
        return false;
    uint32_t end = MIN(sentence.end, value->span.end + 12);
    bool is_placed = is_of_place(reading, sentence, value->span.start);
    for (uint32_t i = value->span.end, length; i < end; i++) {
        if (pg_ends_clause(reading->text[i]) || reading->text[i] == U'、' ||
            pg_reading_entry_at(reading, i, PG_LEX_PLACING, PG_CLASS_NONE, NULL))
            break; /* 20家|在开发区设厂, 9个项目|落户高新区 */
        if ((reading->text[i] == U'之' && reading->text[i + 1] == U'一') ||
            (reading->text[i] == U'中' && /* 中|排名第一 */
             pg_reading_entry_at(reading, i + 1, PG_LEX_RANK, PG_CLASS_NONE, NULL)))
            return true;
        if (!is_placed && pg_reading_entry_at(reading, i, PG_LEX_ZONE, PG_CLASS_NONE, &length) &&
            reading->text[i + length] != U'的' &&
            !pg_reading_entry_at(reading, i + length, PG_LEX_GROUP, PG_CLASS_NONE, NULL))
            return true;
    }
    return is_behind_whole(reading, sentence, value->span.start);
}

/* 博士工作站2家: what is counted is nobody. */
static bool is_counted(const PgReading *reading, const PgMention *mention, uint32_t number) {
    return mention->span.end == number && pg_char_is_digit(reading->text[number]) &&
           (mention->class == PG_CLASS_ORGANIZATION || mention->class == PG_CLASS_PROJECT);
}

/* 30个项目，包括甲、乙等，累计投资100亿元: those named are only some of what is counted. */
static bool is_example(const PgReading *reading, uint32_t at, uint32_t from) {
    while (at > from && !pg_ends_clause(reading->text[at - 1]))
        at--;
    uint32_t first = reading->text[at], second = reading->text[at + 1];
    return at > from &&
           ((first == U'包' && (second == U'括' || second == U'含')) ||
            (first == U'涵' && second == U'盖') || (first == U'涉' && second == U'及'));
}

/* 占江苏省的11.3%、苏州市的42%: what a number is a share of. */
static bool is_whole_of_share(const PgReading *reading, const PgMention *mention, uint32_t number) {
    const PgValue *value = pg_reading_value_at(reading, number);
    return (PG_CLASS_BIT(mention->class) & PG_CLASSES_PLACE) && value &&
           value->kind == PG_VALUE_PERCENT && mention->span.end + 1 == number &&
           reading->text[mention->span.end] == U'的';
}

/* Does anybody come to be spoken of between two numbers? */
static bool names_someone(const PgReading *reading, uint32_t from, uint32_t to) {
    for (uint32_t i = reading->mentions_at[from]; i < reading->mentions_at[to]; i++)
        if (!reading->mentions[i].outer && reading->mentions[i].entity &&
            !is_counted(reading, &reading->mentions[i], to) &&
            !is_whole_of_share(reading, &reading->mentions[i], to) &&
            reading->mentions[i].span.start > from && /* 6个江苏省重大项目 */
            !is_example(reading, reading->mentions[i].span.start, from) &&
            PG_CLASS_BIT(reading->mentions[i].class) & OWNERS)
            return true;
    return false;
}

/* 全市, 全省, 全县 or 全区 in the clause: the place of the office that speaks in the sentence. */
static uint32_t whole_place(const PgFinder *finder, PgSpan sentence, const PgValue *value) {
    const PgReading *reading = finder->reading;
    uint32_t kind = 0;
    for (uint32_t i = value->span.start;
         i > sentence.start + 1 && !pg_ends_clause(reading->text[i - 1]); i--) {
        uint32_t c = reading->text[i - 1];
        if (reading->text[i - 2] == U'全' && pg_char_is_area(c))
            kind = c;
    }
    for (uint32_t i = reading->mentions_at[value->span.start];
         kind && i > reading->mentions_at[sentence.start]; i--) {
        const PgMention *mention = &reading->mentions[i - 1];
        if (pg_is_place_of_kind(reading, mention, kind) && mention->entity && mention->outer &&
            reading->mentions[mention->outer - 1].class == PG_CLASS_ORGANIZATION)
            return mention->entity;
    }
    return 0;
}

/* The class of who the clause of a number names as its subject, or, where it names nobody, the
   clause before it; PG_CLASS_NONE for nobody. */
static PgClass class_of_subject(const PgReading *reading, PgSpan sentence, uint32_t at,
                                bool *is_own) {
    uint32_t head = 0;
    *is_own = true;
    for (uint32_t n = 0; n < 2 && !head && at > sentence.start; n++) {
        uint32_t start = at;
        while (start > sentence.start && at - start < MAX_DISTANCE &&
               !pg_ends_clause(reading->text[start - 1]))
            start--;
        head = pg_clause_head(reading, (PgSpan){start, at});
        *is_own = !n;
        at = start > sentence.start && reading->text[start - 1] == U'，' ? start - 1
                                                                         : sentence.start;
    }
    return head ? reading->mentions[head - 1].class : PG_CLASS_NONE;
}

/* 项目投产后，…: what a finished project brings. */
static bool is_after_completion(const PgReading *reading, PgSpan sentence, uint32_t at) {
    uint32_t from = at > sentence.start + MAX_DISTANCE ? at - MAX_DISTANCE : sentence.start;
    for (uint32_t i = from + 1; (i = pg_char_find(reading->text, i, at, U'后')) < at; i++) {
        uint32_t c = reading->text[i - 1];
        if (c == U'产' || c == U'成' || c == U'用' || c == U'营' || c == U'工')
            return true;
    }
    return false;
}

/* 10户企业入选, 另有30个项目: firms or projects open the clause, and none of them is named. */
static bool opens_with_unnamed(const PgReading *reading, PgSpan sentence, const PgValue *value) {
    uint32_t at = value->span.start;
    while (at > sentence.start &&
           (reading->tags[at - 1] == PG_TAG_ADVERB || reading->text[at - 1] == U'有'))
        at--;
    return at == sentence.start || pg_ends_clause(reading->text[at - 1]);
}

/* 甲园区22平方公里、乙园区9平方公里: each with its own behind its name. */
static uint32_t right_before(const PgReading *reading, const PgValue *value) {
    /* 甲园区19.4亿元；乙园区12.8亿元 */
    bool is_area = value->kind == PG_VALUE_AREA;
    if (!is_area && value->kind != PG_VALUE_MONEY && value->kind != PG_VALUE_COUNT &&
        value->kind != PG_VALUE_PERCENT)
        return 0;
    uint32_t at = value->span.start, length;
    while (pg_reading_entry_before(reading, at, PG_LEX_APPROXIMATION, PG_CLASS_NONE, &length))
        at -= length;
    uint32_t mention =
        pg_mention_ending(reading, at, is_area ? OWNERS : PG_CLASS_BIT(PG_CLASS_PARK));
    if (!mention && value->kind == PG_VALUE_COUNT) { /* 定远县14个，凤阳县13个 */
        mention = pg_mention_ending(reading, at, PG_CLASSES_PLACE);
        uint32_t start = mention ? reading->mentions[mention - 1].span.start : 0;
        if (!start || !pg_ends_clause(reading->text[start - 1]))
            mention = 0;
    }
    return mention ? reading->mentions[mention - 1].entity : 0;
}

/* 新材料、装备制造|等三个|产业产值: where the word for fields may stand. */
static uint32_t behind_how_many(const PgReading *reading, uint32_t at) {
    if (reading->text[at] == U'等')
        at++;
    uint32_t start = at;
    while (reading->tags[at] == PG_TAG_NUMBER && at < start + 2)
        at++;
    uint32_t c = reading->text[at];
    return at > start && (c == U'个' || c == U'大') ? at + 1 : at;
}

bool pg_figure_of_field(const PgReading *reading, PgSpan sentence, uint32_t at) {
    uint32_t start = at, length;
    while (start > sentence.start && at - start < MAX_DISTANCE &&
           !pg_ends_clause(reading->text[start - 1]))
        start--;
    for (uint32_t i = reading->mentions_at[start]; i < reading->mentions_at[at]; i++) {
        const PgMention *mention = &reading->mentions[i];
        uint32_t end = mention->span.end;
        if (!mention->entity || mention->outer || PG_CLASS_BIT(mention->class) & AREAS)
            continue; /* 甲区|集成电路产业产值 */
        if (mention->class != PG_CLASS_INDUSTRY)
            return false;
        if (pg_reading_entry_at(reading, behind_how_many(reading, end), PG_LEX_FIELD, PG_CLASS_NONE,
                                &length) ||
            pg_reading_entry_before(reading, end, PG_LEX_FIELD, PG_CLASS_NONE, &length))
            return true;
    }
    return false;
}

static bool is_of_field(const PgReading *reading, PgSpan sentence, const PgValue *value) {
    return sentence_has(reading, value, PG_LEX_FIELD) &&
           pg_figure_of_field(reading, sentence, value->span.start);
}

/* 市政府拿出1亿元: an office speaks for its area, but its money is its own. */
static uint32_t spender(const PgFinder *finder, PgSpan sentence, const PgValue *value) {
    const PgReading *reading = finder->reading;
    uint32_t start = value->span.start;
    bool is_spent = false;
    if (value->kind != PG_VALUE_MONEY || !sentence_has(reading, value, PG_LEX_SPENDING))
        return 0;
    while (start > sentence.start && value->span.start - start < MAX_DISTANCE &&
           !pg_ends_clause(reading->text[start - 1]))
        is_spent |=
            pg_reading_entry_at(reading, --start, PG_LEX_SPENDING, PG_CLASS_NONE, NULL) != NULL;
    uint32_t head = is_spent ? pg_clause_head(reading, (PgSpan){start, value->span.start}) : 0;
    return head && reading->mentions[head - 1].class == PG_CLASS_ORGANIZATION
               ? reading->mentions[head - 1].entity
               : 0;
}

/* 50余个项目|落户某某园区, 20家企业入驻园区: where what is counted has come to; 0 for none. */
static uint32_t place_come_to(const PgReading *reading, PgSpan sentence, const PgValue *value) {
    enum { FAR = 40 };
    uint32_t end = MIN(sentence.end, value->span.end + FAR), length;
    for (uint32_t i = value->span.end; i < end && !pg_ends_clause(reading->text[i]); i++) {
        if (!reading->word_starts[i] ||
            !pg_reading_entry_at(reading, i, PG_LEX_PLACING, PG_CLASS_NONE, &length) || length < 2)
            continue;
        uint32_t at = i + length;
        at += reading->text[at] == U'了';
        uint32_t place = pg_mention_starting(reading, at, AREAS);
        if (place && reading->mentions[place - 1].kind == PG_MENTION_NAME)
            return reading->mentions[place - 1].entity;
    }
    return 0;
}

/* Of whom a number is said. What only areas have is an area's, what only firms have a firm's where
   one is spoken of. */
static uint32_t owner_of(const PgFinder *finder, PgSpan sentence, const PgValue *value) {
    const PgReading *reading = finder->reading;
    uint32_t each = right_before(reading, value);
    if (!each)
        each = whole_place(finder, sentence, value);
    if (each)
        return each;
    each = spender(finder, sentence, value);
    if (each)
        return each;
    PgClassSet classes = OWNERS;
    bool is_own;
    PgClass subject = class_of_subject(reading, sentence, value->span.start, &is_own);
    bool is_firm = (is_own && (subject == PG_CLASS_COMPANY || subject == PG_CLASS_PROJECT)) ||
                   is_after_completion(reading, sentence, value->span.start);
    bool are_projects, are_unnamed = false;
    if ((!is_firm &&
         pg_clause_has(reading, value->sentence, value->span.end, PG_LEX_AREA_FIGURE)) ||
        is_of_field(reading, sentence, value) ||
        pg_is_of_these(reading, (PgSpan){sentence.start, value->span.start}))
        classes = AREAS;
    else if (pg_clause_has(reading, value->sentence, value->span.end, PG_LEX_FIRM_FIGURE))
        classes = OWNERS & ~(PG_CLASS_BIT(PG_CLASS_CITY) | PG_CLASS_BIT(PG_CLASS_DISTRICT) |
                             PG_CLASS_BIT(PG_CLASS_PROVINCE));
    else if (counts_unnamed(reading, sentence, value, &are_projects)) {
        are_unnamed = true;
        each = opens_with_unnamed(reading, sentence, value)
                   ? place_come_to(reading, sentence, value)
                   : 0;
        if (each)
            return each;
        classes = AREAS | PG_CLASS_BIT(PG_CLASS_ORGANIZATION);
        if ((!are_projects || subject == PG_CLASS_COMPANY) &&
            !opens_with_unnamed(reading, sentence, value))
            classes = AREAS | PG_CLASS_BIT(PG_CLASS_COMPANY);
    }
    if (value->kind == PG_VALUE_AREA)
        classes &= ~PG_CLASS_BIT(PG_CLASS_ORGANIZATION);
    uint32_t owner = pg_focus_before(finder, value->span.start, value->sentence, classes);
    are_unnamed |=
        !is_firm && pg_batch_before(reading, (PgSpan){sentence.start, value->span.start});
    if (!owner && are_unnamed)
        owner = pg_focus_before(finder, value->span.start, value->sentence, AREAS);
    return owner || !are_unnamed ? owner
                                 : pg_focus_before(finder, value->span.start, value->sentence,
                                                   PG_CLASS_BIT(PG_CLASS_PROJECT));
}

/* 中电科三十九所|某某产业基地: which institute, in a project's name. */
static bool is_number_of_institute(const PgReading *reading, const PgValue *value) {
    return value->is_han && !strcmp(value->unit, "所") && project_around(reading, value->span);
}

/* 两条投影仪组装线, but 一条线 */
static bool counts_lines(const PgReading *reading, PgSpan sentence, const PgValue *value) {
    enum { LONGEST = 16 };
    if (!value->is_han || value->amount < 2 || strcmp(value->unit, "条"))
        return false;
    uint32_t end = MIN(sentence.end, value->span.end + LONGEST);
    for (uint32_t i = value->span.end; i + 1 < end && !pg_ends_clause(reading->text[i]); i++)
        if ((reading->text[i] == U'产' || reading->text[i] == U'装') &&
            reading->text[i + 1] == U'线' && reading->word_starts[i + 2])
            return true;
    return false;
}

static bool is_figure(const PgReading *reading, PgSpan sentence, const PgValue *value) {
    if (value->kind == PG_VALUE_DATE || value->kind == PG_VALUE_NONE || value->is_used ||
        reading->page->sentences[value->sentence].is_heading ||
        (value->is_ordinal && !value->is_rank) || pg_value_is_threshold(reading, value) ||
        is_number_of_institute(reading, value) || is_time(reading, value) ||
        is_age(reading, value) || is_part_of_ranking(reading, value) ||
        is_told_before(reading, sentence, value) || is_in_slogan(reading, sentence, value) ||
        is_in_title(reading, sentence, value->span.start) || is_in_name(reading, value->span))
        return false;
    return !value->is_han || value->is_rank || value->kind == PG_VALUE_PERCENT ||
           value->kind == PG_VALUE_AREA || value->amount >= 10 ||
           pg_is_count_of_phases(reading, value) || counts_lines(reading, sentence, value);
}

/* 销售额3.2亿元，|同比增长20%: is more said of an attribute than what was told last? */
static bool goes_on_from(const PgReading *reading, const PgValue *attribute, const PgValue *told,
                         const PgValue *value) {
    return attribute && attribute->sentence == value->sentence && !(told && told > attribute) &&
           !names_someone(reading, attribute->span.end, value->span.start);
}

/* 去年产值1.8亿元，今年有望突破|3亿元: the same of another year. Returns whether it is stated. */
static bool state_further_output(PgFinder *finder, PgSpan sentence, const PgValue *attribute,
                                 const PgValue *value) {
    PgReading *reading = finder->reading;
    if (value->kind != PG_VALUE_MONEY || strcmp(value->unit, attribute->unit) ||
        !pg_is_bare_figure(reading, sentence, value) || pg_is_of_months(reading, sentence, value))
        return false;
    for (guint i = finder->facts->len; i > 0; i--) {
        PgFact fact = g_array_index(finder->facts, PgFact, i - 1);
        if (fact.sentence != value->sentence || fact.amount != attribute->amount ||
            fact.property != finder->known->annual_output)
            continue;
        fact.amount = value->amount;
        pg_fact_add(finder, fact);
        return true;
    }
    return false;
}

/* 35个项目|中，… */
static bool is_taken_up(const PgReading *reading, const PgValue *value) {
    enum { LONGEST = 8 };
    for (uint32_t i = value->span.end; i < value->span.end + LONGEST && i + 1 < reading->n; i++)
        if (reading->text[i] == U'中' && reading->text[i + 1] == U'，')
            return true;
    return false;
}

/* …签约项目10个。…10个项目包括…: told already, in as many words or more. */
static bool is_repeated(const PgFinder *finder, const PgStatistic *statistic,
                        const PgValue *value) {
    enum { MAX_BACK = 60 };
    const PgSentence *sentences = finder->reading->page->sentences;
    guint n = finder->statistics->len;
    for (guint i = n; i > 0 && n - i < MAX_BACK; i--) {
        const PgStatistic *other = &g_array_index(finder->statistics, PgStatistic, i - 1);
        if (sentences[other->sentence].article != sentences[statistic->sentence].article)
            break;
        if (other->value == statistic->value &&
            (other->about == statistic->about || is_taken_up(finder->reading, value)) &&
            !strcmp(other->unit, statistic->unit) && strstr(other->indicator, statistic->indicator))
            return true;
    }
    return false;
}

/* 乙园区9平方公里: nothing but the name; NULL where none stands there. */
static const char *name_before(const PgReading *reading, const PgValue *value) {
    uint32_t mention = pg_mention_ending(reading, value->span.start, OWNERS);
    if (!mention)
        return NULL;
    PgSpan name = reading->mentions[mention - 1].span;
    return pg_arena_utf8(reading->arena, reading->text + name.start, pg_span_length(name));
}

/* 完成年任务75亿元的|23.7%: a share of the number before it. */
static bool is_share_of(const PgReading *reading, const PgValue *before, const PgValue *value) {
    return before && value->kind == PG_VALUE_PERCENT && before->kind == PG_VALUE_MONEY &&
           before->span.end + 1 == value->span.start && reading->text[before->span.end] == U'的';
}

/* Does a number of the same kind follow a name, as the one before it did? */
static bool goes_round(const PgReading *reading, const PgValue *former, const PgValue *value) {
    return former && former->kind == value->kind && !strcmp(former->unit, value->unit) &&
           pg_mention_ending(reading, value->span.start, OWNERS);
}

void pg_find_statistics(PgFinder *finder) {
    PgReading *reading = finder->reading;
    finder->openings = PG_ARENA_NEW(reading->arena, const char *, reading->page->n_sentences + 1);
    finder->headlines = PG_ARENA_NEW(reading->arena, const char *, reading->page->n_articles + 1);
    const PgValue *last = NULL; /* the statistic before, and whose it is */
    uint32_t last_about = 0;
    bool last_of_all = false;   /* 全国120家: it is nobody's */
    const char *carried = NULL; /* what it counted */
    const char *told_of = NULL; /* the same in all its words */
    const PgValue *attribute = NULL, *told = NULL, *named_last = NULL;
    for (uint32_t v = 0; v < reading->n_values; v++) {
        PgValue *value = &reading->values[v];
        PgSpan sentence = reading->page->sentences[value->sentence].span;
        if (value->is_used && value->kind == PG_VALUE_MONEY)
            attribute = value;
        if (reading->page->sentences[value->sentence].row || !is_figure(reading, sentence, value) ||
            (goes_on_from(reading, attribute, told, value) &&
             state_further_output(finder, sentence, attribute, value)))
            continue;
        const PgValue *former = last && last->sentence == value->sentence ? named_last : NULL;
        bool is_share = is_share_of(reading, told, value);
        const char *former_indicator = carried;
        uint32_t about = project_around(reading, value->span);
        bool is_in_project = about != 0;
        /* …296个，同比增长22.1%，投资额1783亿元: all of the same. */
        bool goes_on = last && (last_about || !value->is_rank) &&
                       last->sentence == value->sentence &&
                       !names_someone(reading, last->span.end, value->span.start) &&
                       !(last_about && !(PG_CLASS_BIT(pg_class_of(finder, last_about)) & AREAS) &&
                         is_of_field(reading, sentence, value));
        uint32_t share =
            sentence_has(reading, value, PG_LEX_EACH) ? pg_shared_to(finder, sentence, value) : 0;
        if (share)
            about = share;
        else if (is_of_all(reading, sentence, value))
            about = 0;
        else if (!about)
            about = goes_on && (last_about || last_of_all) ? last_about
                                                           : owner_of(finder, sentence, value);
        last_of_all = !about && (is_of_all(reading, sentence, value) || (goes_on && last_of_all));
        if (!is_in_project) { /* behind 年产5GW电池项目 another may be spoken of */
            last = value;
            last_about = about;
        }
        if (!about)
            continue;
        const char *before = goes_on ? carried : NULL;
        if (goes_on_from(reading, attribute, told, value))
            before = pg_indicator_of(reading, sentence, attribute, NULL).text;
        told = value;
        /* 甲、乙分别完成投资3亿元、4亿元: all that is shared out is called as the first is. */
        const PgValue *named = share ? pg_first_in_row(reading, sentence, value) : value;
        PgIndicator words = pg_indicator_of(reading, sentence, named, before);
        const char *indicator = words.text;
        if (!is_in_project)
            carried = before && words.is_growth ? before : indicator;
        if (*indicator && !words.is_growth)
            named_last = value;
        if (!*indicator && goes_round(reading, former, value) &&
            g_utf8_strlen(former_indicator, -1) > 2) { /* longer than a name we do not know */
            indicator = former_indicator; /* 甲园区营业收入9亿元；|乙园区7亿元 */
            carried = indicator;
        }
        if (!*indicator)
            indicator = name_before(reading, value);
        if (!indicator)
            continue; /* nothing tells what it counts */
        if (is_share)
            indicator = told_of;
        told_of = indicator;
        PgStatistic statistic = {.about = about,
                                 .indicator = indicator,
                                 .value = value->amount,
                                 .unit = value->unit,
                                 .period =
                                     is_in_project ? "" : pg_period_of(finder, sentence, value),
                                 .sentence = value->sentence,
                                 .rule = "number"};
        if (!is_repeated(finder, &statistic, value))
            g_array_append_val(finder->statistics, statistic);
    }
}
