/* What stands between the commas of a list of projects. */
#include "mention/project_item.h"

/* 康达机械有限公司轻卡后桥生产: a company by its ending, and what it does. */
static bool opens_with_company(const PgReading *reading, PgSpan item) {
    for (uint32_t i = item.start + 4; i + 2 <= item.end; i++)
        if (pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_COMPANY, NULL))
            return pg_char_is_han(reading->text[i]) || pg_char_is_digit(reading->text[i]);
    return false;
}

/* 高照新能源2GW超薄硅片: so much of what is made */
static bool says_output(const PgReading *reading, PgSpan item) {
    const PgValue *value = pg_reading_value_at(reading, item.start);
    return value && value < reading->values + reading->n_values && value->span.start > item.start &&
           value->span.end + 2 <= item.end && value->kind == PG_VALUE_COUNT && !value->is_ordinal &&
           pg_char_is_digit(reading->text[value->span.start]);
}

/* 大庆炼化增产石蜡: an item without an ending counts where a brand, a place or a known name opens
 * it. */
bool pg_item_opens_properly(const PgReading *reading, PgSpan item) {
    uint32_t length;
    if (opens_with_company(reading, item) ||
        pg_reading_entry_at(reading, item.start, PG_LEX_PLACE, PG_CLASS_NONE, &length) ||
        pg_reading_entry_at(reading, item.start, PG_LEX_NAME, PG_CLASS_NONE, &length) ||
        pg_reading_entry_at(reading, item.start, PG_LEX_AMBIGUOUS, PG_CLASS_COMPANY, &length))
        return true;
    return item.end - item.start >= 4 &&
           (pg_has_proper_part(reading, (PgSpan){item.start, item.start + 4}) ||
            says_output(reading, item));
}

/* 甲产业中心和|新加坡乙项目: a name that is whole before 和, and a place behind it. */
static bool joins_sites(const PgReading *reading, PgSpan span, uint32_t i) {
    uint32_t last = reading->text[i - 1], before = i > span.start + 1 ? reading->text[i - 2] : 0;
    bool is_whole = (before == U'基' && last == U'地') || (before == U'中' && last == U'心') ||
                    pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_PARK, NULL);
    return is_whole && i + 1 < span.end &&
           (reading->tags[i + 1] == PG_TAG_PLACE ||
            pg_reading_entry_at(reading, i + 1, PG_LEX_PLACE, PG_CLASS_NONE, NULL));
}

/* The length of the joint at `i` behind which another project is named: A项目以及B项目, but not
   A项目及配套工程. */
static uint32_t joint_of_projects(const PgReading *reading, PgSpan span, uint32_t i) {
    uint32_t c = reading->text[i];
    if ((!pg_char_joins(c) && reading->tags[i] != PG_TAG_CONJUNCTION) || i == span.start ||
        !reading->word_starts[i] ||
        !(pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL) ||
          (c == U'和' && joins_sites(reading, span, i))))
        return 0;
    uint32_t next = i + 1;
    while (next < span.end && !reading->word_starts[next])
        next++;
    uint32_t length;
    PgSpan rest = {next, next};
    while (rest.end < span.end && reading->text[rest.end] != U'、')
        rest.end++;
    bool is_generic =
        pg_reading_entry_at(reading, next, PG_LEX_NOT_A_NAME, PG_CLASS_PROJECT, &length) &&
        length > 1 && (c == U'及' || pg_is_generic_project(reading, rest));
    return is_generic || next + 4 > span.end ? 0 : next - i;
}

/* Cut a list into items. What stands inside brackets or quotes does not cut. */
uint32_t pg_items_cut(const PgReading *reading, PgSpan span, PgSpan items[PG_MAX_ITEMS]) {
    uint32_t n = 0, start = span.start;
    int depth = 0;
    for (uint32_t i = span.start; i <= span.end; i++) {
        uint32_t c = i < span.end ? reading->text[i] : U'、';
        if (c == U'“' && depth <= 0 && i > start && reading->text[i - 1] == U'”') {
            if (n < PG_MAX_ITEMS) /* “甲项目”|“乙项目” */
                items[n++] = (PgSpan){start, i};
            start = i;
        }
        depth += c == U'（' || c == U'“' || c == U'《';
        depth -= c == U'）' || c == U'”' || c == U'》';
        uint32_t joint = i == span.end || c == U'、' ? 1 : joint_of_projects(reading, span, i);
        if ((joint && depth <= 0) || i == span.end) {
            if (i > start && n < PG_MAX_ITEMS)
                items[n++] = (PgSpan){start, i};
            start = i + joint;
        }
    }
    return n;
}

bool pg_item_is_project(const PgReading *reading, PgSpan item) {
    if (pg_reading_entry_before(reading, item.end, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL) ||
        pg_reading_entry_before(reading, item.end, PG_LEX_WEAK_ENDING, PG_CLASS_PROJECT, NULL) ||
        pg_reading_entry_before(reading, item.end, PG_LEX_ENDING, PG_CLASS_PARK, NULL))
        return true;
    uint32_t last = reading->text[item.end - 1];
    return last == U'）' || last == U'期';
}

/* 某某制造基地, 某某检测中心: whole names, though no project's by themselves. */
bool pg_item_is_site(const PgReading *reading, PgSpan item) {
    uint32_t last = reading->text[item.end - 1], before = reading->text[item.end - 2];
    return (before == U'基' && last == U'地') || (before == U'中' && last == U'心') ||
           pg_item_is_project(reading, item);
}

bool pg_item_is_field(const PgReading *reading, PgSpan item) {
    if (pg_reading_entry_of(reading, item, PG_LEX_INDUSTRY, PG_CLASS_NONE))
        return true;
    uint32_t length;
    return pg_reading_entry_before(reading, item.end, PG_LEX_FIELD, PG_CLASS_NONE, &length) &&
           length < item.end - item.start &&
           pg_reading_entry_of(reading, (PgSpan){item.start, item.end - length}, PG_LEX_INDUSTRY,
                               PG_CLASS_NONE);
}

/* 某某公司（投资）的甲项目（投资2亿元）, 总投资2亿元的甲项目: the name is 甲项目. */
PgSpan pg_item_without_terms(const PgReading *reading, PgSpan item) {
    item.start = pg_behind_opening(reading, item.start, item.end);
    if (reading->text[item.end - 1] == U'）') {
        uint32_t open = item.end - 1;
        bool has_amount = false;
        while (open > item.start && reading->text[open] != U'（') {
            has_amount |= pg_ends_amount(reading->text[open]); /* 元 */
            open--;
        }
        if (has_amount && open > item.start)
            item.end = open;
    }
    for (uint32_t i = item.start + PG_MIN_PRODUCT; i + 4 < item.end; i++)
        if (reading->text[i] == U'投' && reading->text[i + 1] == U'资' &&
            pg_costs(reading, i + 2)) {
            item.end = i - (reading->text[i - 1] == U'总');
            break;
        }
    for (uint32_t i = item.start + 2; i + 4 < item.end; i++)
        if (reading->text[i] == U'的' &&
            (pg_reading_entry_before(reading, i, PG_LEX_PLACE, PG_CLASS_NONE, NULL) ||
             pg_ends_amount(reading->text[i - 1]) || /* 元 */
             (reading->text[i - 2] == U'以' && reading->text[i - 1] == U'上') ||
             pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_COMPANY, NULL) ||
             pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_PARK, NULL) ||
             pg_reading_entry_before(reading, i, PG_LEX_ZONE, PG_CLASS_NONE, NULL) ||
             pg_reading_entry_before(reading, i, PG_LEX_BUILDING, PG_CLASS_NONE, NULL))) {
            item.start = i + 1;
            break;
        }
    return item;
}

/* 同时积极跟进某某小镇: an adverb before the first item opens a sentence up to its verb. */
uint32_t pg_item_behind_verb(const PgReading *reading, PgSpan item) {
    enum { MAX_WORDS = 4 };
    uint32_t at = item.start;
    bool is_open = false;
    for (int n = 0; n < MAX_WORDS && at + 4 < item.end; n++) {
        uint8_t tag = reading->tags[at];
        uint32_t next = at + 1;
        while (next < item.end && !reading->word_starts[next])
            next++;
        if (tag == PG_TAG_VERB && is_open)
            return next;
        is_open |= tag == PG_TAG_ADVERB || (tag == PG_TAG_CONJUNCTION && next - at > 1);
        if (!is_open ||
            (tag != PG_TAG_ADVERB && tag != PG_TAG_CONJUNCTION && tag != PG_TAG_ADJECTIVE))
            break;
        at = next;
    }
    return item.start;
}

/* 某某高速公路长沙至安化段, 高铁, 公路扩容 */
static bool ends_like_road(const PgReading *reading, PgSpan item) {
    uint32_t last = reading->text[item.end - 1];
    return last == U'段' || last == U'铁' || last == U'路' || last == U'速' ||
           pg_item_is_project(reading, item);
}

/* …仪式在某地举行, 某某公司得到了…: a sentence, no name. */
bool pg_item_is_event(const PgReading *reading, PgSpan item) {
    uint32_t last = item.start, length;
    /* 某某公司|投资建设 */
    if (pg_reading_entry_before(reading, item.end, PG_LEX_BUILDING, PG_CLASS_NONE, &length) &&
        pg_reading_entry_before(reading, item.end - length, PG_LEX_ENDING, PG_CLASS_COMPANY, NULL))
        return true;
    for (uint32_t i = item.start; i < item.end; i++) {
        if (!reading->word_starts[i])
            continue;
        last = i;
        /* 材料与器件测试平台, but not 某某公司与政府的签约项目 */
        bool joins = (reading->text[i] == U'与' || reading->text[i] == U'和') &&
                     !pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_COMPANY, NULL);
        /* 给袋式包装机智造项目 */
        joins |= reading->text[i] == U'给' && i > item.start && pg_item_is_project(reading, item);
        /* 安可因生物科技园 */
        joins |=
            i > item.start && i - item.start < 4 && reading->word_starts[i + 1] &&
            (reading->tags[i - 1] == PG_TAG_PERSON || reading->tags[i - 1] == PG_TAG_UNKNOWN) &&
            pg_item_is_project(reading, item);
        joins |= reading->text[i] == U'至' && ends_like_road(reading, item); /* 铜仁至吉首高铁 */
        if ((reading->tags[i] == PG_TAG_PREPOSITION && !joins) || reading->text[i] == U'了')
            return true;
    }
    bool has_brand = item.start + 2 <= last && reading->word_starts[item.start + 1] &&
                     pg_has_proper_part(reading, (PgSpan){item.start, item.start + 2});
    return reading->tags[last] == PG_TAG_VERB && item.end - last > 1 && !has_brand && /* 中佳合成 */
           !pg_item_is_project(reading, item) && !opens_with_company(reading, item) &&
           !pg_reading_entry_before(reading, item.end, PG_LEX_PART, PG_CLASS_PROJECT, NULL) &&
           !pg_reading_entry_before(reading, item.end, PG_LEX_INDUSTRY, PG_CLASS_NONE, NULL);
}

/* 落地（占全省的12%）: what is told of them, no name. */
bool pg_item_holds_share(const PgReading *reading, PgSpan item) {
    for (uint32_t i = item.start; i < item.end; i++)
        if (reading->text[i] == '%')
            return true;
    return false;
}

static bool ends_like_institution(const PgReading *reading, uint32_t at) {
    return pg_reading_entry_before(reading, at, PG_LEX_ENDING, PG_CLASS_ORGANIZATION, NULL) ||
           pg_reading_entry_before(reading, at, PG_LEX_ENDING, PG_CLASS_PARK, NULL);
}

/* B和C at the end of A、B和C: two, where C opens with a name. */
uint32_t pg_items_split_last(const PgReading *reading, PgSpan items[PG_MAX_ITEMS], uint32_t n) {
    PgSpan last = items[n - 1];
    for (uint32_t i = last.start + 4; n > 1 && n < PG_MAX_ITEMS && i + 5 <= last.end; i++) {
        bool is_phase = reading->text[i - 1] == U'期'; /* 甲一期和乙生产线项目 */
        bool is_joint = reading->text[i] == U'和' ||   /* 和; 甲校区及乙产业园 */
                        (reading->text[i] == U'及' && ends_like_institution(reading, i) &&
                         pg_item_is_project(reading, last));
        if (!is_joint || !reading->word_starts[i] || !reading->word_starts[i + 1])
            continue;
        uint8_t tag = reading->tags[i + 1];
        if (!is_phase && !pg_reading_entry_at(reading, i + 1, PG_LEX_PLACE, PG_CLASS_NONE, NULL) &&
            tag != PG_TAG_PLACE && tag != PG_TAG_PERSON && tag != PG_TAG_UNKNOWN)
            continue;
        items[n - 1].end = i;
        items[n] = (PgSpan){i + 1, last.end};
        return n + 1;
    }
    return n;
}

/* 某某零部件|已运行投产, 某某项目|均已开工 */
uint32_t pg_item_before_predicate(const PgReading *reading, PgSpan item) {
    for (uint32_t i = item.start + PG_MIN_PRODUCT; i < item.end; i++)
        if (reading->word_starts[i] && (reading->text[i] == U'已' || reading->text[i] == U'均'))
            return i;
    return item.end;
}
