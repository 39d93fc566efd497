/* The items of lists of projects: 包括A、B等10个项目. */
#include "mention/internal.h"

enum { MAX_ITEM = 70, MAX_ITEMS = 64, MIN_PRODUCT = 4 };

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
static bool opens_properly(const PgReading *reading, PgSpan item) {
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
    bool is_whole = (before == 0x57fa && last == 0x5730) || (before == 0x4e2d && last == 0x5fc3) ||
                    pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_PARK, NULL);
    return is_whole && i + 1 < span.end && /* 基地 中心 */
           (reading->tags[i + 1] == PG_TAG_PLACE ||
            pg_reading_entry_at(reading, i + 1, PG_LEX_PLACE, PG_CLASS_NONE, NULL));
}

/* The length of the joint at `i` behind which another project is named: A项目以及B项目, but not
   A项目及配套工程. */
static uint32_t joint_of_projects(const PgReading *reading, PgSpan span, uint32_t i) {
    uint32_t c = i < span.end ? reading->text[i] : 0;
    if (i == span.start || !reading->word_starts[i] ||
        (c != 0x548c && c != 0x4e0e && c != 0x53ca && reading->tags[i] != PG_TAG_CONJUNCTION) ||
        !(pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL) ||
          (c == 0x548c && joins_sites(reading, span, i))))
        return 0;
    uint32_t next = i + 1;
    while (next < span.end && !reading->word_starts[next])
        next++;
    uint32_t length;
    PgSpan rest = {next, next};
    while (rest.end < span.end && reading->text[rest.end] != 0x3001) /* 、 */
        rest.end++;
    bool is_generic =
        pg_reading_entry_at(reading, next, PG_LEX_NOT_A_NAME, PG_CLASS_PROJECT, &length) &&
        length > 1 && (c == 0x53ca || pg_is_generic_project(reading, rest)); /* 及 */
    return is_generic || next + 4 > span.end ? 0 : next - i;
}

/* Cut a list into items. What stands inside brackets or quotes does not cut. */
static uint32_t cut_items(const PgReading *reading, PgSpan span, PgSpan items[MAX_ITEMS]) {
    uint32_t n = 0, start = span.start;
    int depth = 0;
    for (uint32_t i = span.start; i <= span.end; i++) {
        uint32_t c = i < span.end ? reading->text[i] : 0x3001;
        if (c == 0x201c && depth <= 0 && i > start && reading->text[i - 1] == 0x201d) {
            if (n < MAX_ITEMS) /* “甲项目”|“乙项目” */
                items[n++] = (PgSpan){start, i};
            start = i;
        }
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

/* 某某制造基地, 某某检测中心: whole names, though no project's by themselves. */
static bool ends_like_site(const PgReading *reading, PgSpan item) {
    uint32_t last = reading->text[item.end - 1], before = reading->text[item.end - 2];
    return (before == 0x57fa && last == 0x5730) || (before == 0x4e2d && last == 0x5fc3) ||
           ends_like_project(reading, item);
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
    item.start = pg_behind_opening(reading, item.start, item.end);
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
    for (uint32_t i = item.start + MIN_PRODUCT; i + 4 < item.end; i++)
        if (reading->text[i] == 0x6295 && reading->text[i + 1] == 0x8d44 && /* 投资 */
            pg_costs(reading, i + 2)) {
            item.end = i - (reading->text[i - 1] == 0x603b); /* 总 */
            break;
        }
    for (uint32_t i = item.start + 2; i + 4 < item.end; i++)
        if (reading->text[i] == 0x7684 && /* 的 */
            (pg_reading_entry_before(reading, i, PG_LEX_PLACE, PG_CLASS_NONE, NULL) ||
             reading->text[i - 1] == 0x5143 ||                                     /* 元 */
             (reading->text[i - 2] == 0x4ee5 && reading->text[i - 1] == 0x4e0a) || /* 以上 */
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
static uint32_t behind_verb(const PgReading *reading, PgSpan item) {
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
    return last == 0x6bb5 || last == 0x94c1 || last == 0x8def || last == 0x901f || /* 段铁路速 */
           ends_like_project(reading, item);
}

/* …仪式在某地举行, 某某公司得到了…: a sentence, no name. */
static bool is_event(const PgReading *reading, PgSpan item) {
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
        bool joins = (reading->text[i] == 0x4e0e || reading->text[i] == 0x548c) && /* 与 和 */
                     !pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_COMPANY, NULL);
        /* 给袋式包装机智造项目 */
        joins |= reading->text[i] == 0x7ed9 && i > item.start && ends_like_project(reading, item);
        joins |= reading->text[i] == 0x81f3 && ends_like_road(reading, item); /* 铜仁至吉首高铁 */
        if ((reading->tags[i] == PG_TAG_PREPOSITION && !joins) ||
            reading->text[i] == 0x4e86) /* 了 */
            return true;
    }
    bool has_brand = item.start + 2 <= last && reading->word_starts[item.start + 1] &&
                     pg_has_proper_part(reading, (PgSpan){item.start, item.start + 2});
    return reading->tags[last] == PG_TAG_VERB && item.end - last > 1 && !has_brand && /* 中佳合成 */
           !ends_like_project(reading, item) && !opens_with_company(reading, item) &&
           !pg_reading_entry_before(reading, item.end, PG_LEX_PART, PG_CLASS_PROJECT, NULL) &&
           !pg_reading_entry_before(reading, item.end, PG_LEX_INDUSTRY, PG_CLASS_NONE, NULL);
}

/* 落地（占全省的12%）: what is told of them, no name. */
static bool holds_share(const PgReading *reading, PgSpan item) {
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
static uint32_t split_last(const PgReading *reading, PgSpan items[MAX_ITEMS], uint32_t n) {
    PgSpan last = items[n - 1];
    for (uint32_t i = last.start + 4; n > 1 && n < MAX_ITEMS && i + 5 <= last.end; i++) {
        bool is_phase = reading->text[i - 1] == 0x671f; /* 甲一期和乙生产线项目 */
        bool is_joint = reading->text[i] == 0x548c ||   /* 和; 甲校区及乙产业园 */
                        (reading->text[i] == 0x53ca && ends_like_institution(reading, i) &&
                         ends_like_project(reading, last));
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
static uint32_t before_predicate(const PgReading *reading, PgSpan item) {
    for (uint32_t i = item.start + MIN_PRODUCT; i < item.end; i++)
        if (reading->word_starts[i] && (reading->text[i] == 0x5df2 || reading->text[i] == 0x5747))
            return i; /* 已 均 */
    return item.end;
}

/* The items of a list that the text calls projects; `are_all` where it counts just these. One
   without an ending of its own goes on in the next: 金属铅、锌深加工项目. */
static void take_items(PgReader *reader, PgSpan list, uint32_t number, bool are_all) {
    const PgReading *reading = reader->reading;
    PgSpan items[MAX_ITEMS];
    uint32_t n = cut_items(reading, list, items), n_ending = 0, n_fields = 0;
    n = n ? split_last(reading, items, n) : 0;
    if (n) {
        items[n - 1].end = before_predicate(reading, items[n - 1]);
        if (reading->text[items[n - 1].end - 1] == 0x7b49) /* 分别为A项目、B项目等 */
            items[n - 1].end--;
        items[0].start = behind_verb(reading, items[0]);
        if (reading->text[items[0].start] == 0x5168 || /* 全区, 全市, 我县 */
            reading->text[items[0].start] == 0x6211)
            while (!reading->word_starts[++items[0].start])
                ;
    }
    for (uint32_t i = 0; i < n; i++) {
        n_ending += ends_like_site(reading, items[i]);
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
        while (join && i + 1 < n && !ends_like_site(reading, item) &&
               !(item.end - item.start >= 8 && opens_properly(reading, item)))
            item.end = items[++i].end;
        item = without_terms(reading, item);
        uint32_t length = item.end - item.start;
        if (length < 4 || length > MAX_ITEM)
            continue;
        if (!ends_like_project(reading, item) && !opens_properly(reading, item) &&
            !(mostly && length >= MIN_PRODUCT && !is_field(reading, item)))
            continue;
        PgSpan core = item; /* 市重点 in 省、市重点项目 */
        if (pg_reading_entry_before(reading, item.end, PG_LEX_ENDING, PG_CLASS_PROJECT, &length))
            core.end -= length;
        if (core.end <= core.start || pg_is_generic_project(reading, core) ||
            is_event(reading, item) || holds_share(reading, item) ||
            pg_is_counted_building(reading, item))
            continue;
        pg_candidate_add(reader, item, PG_CLASS_PROJECT, number, PG_SCORE_LISTED_PROJECT);
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
        if (depth <= 0 && i > from + 2 && reading->word_starts[i - 1] && /* 项目8个和 */
            (reading->text[i - 1] == 0x548c || reading->text[i - 1] == 0x4e0e) &&
            reading->tags[i - 2] == PG_TAG_MEASURE && reading->tags[i - 3] == PG_TAG_NUMBER)
            return i;
        if (depth <= 0 && reading->text[i - 1] == 0x4e86 && /* 带动了 */
            reading->tags[i - 1] == PG_TAG_PARTICLE && reading->word_starts[i - 1] &&
            reading->word_starts[i])
            return i;
        uint32_t length; /* no 有 in 有限公司, no 为 in 华为 */
        if (depth <= 0 && reading->word_starts[i] &&
            pg_reading_entry_before(reading, i, PG_LEX_LIST_CUE, PG_CLASS_NONE, &length) &&
            (reading->word_starts[i - length] || reading->text[i - 1] != 0x4e3a)) /* 为 */
            return i;
    }
    return from;
}

bool pg_closes_project_list(const PgReading *reading, uint32_t at, uint32_t from) {
    PgSpan list = {list_start(reading, at, from), at}, items[MAX_ITEMS];
    uint32_t n = cut_items(reading, list, items);
    for (uint32_t i = 0; i + 1 < n; i++)
        if (pg_reading_entry_before(reading, items[i].end, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL))
            return true;
    return false;
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
    enum { NEAR = 14, FAR = 24 };
    bool is_counted = false;
    for (uint32_t i = at; i < end && i - at < (is_counted ? FAR : NEAR);) {
        uint32_t length;
        if (is_project_noun(reading, i, end, &length) ||
            (i > at && reading->text[i] == 0x5de5 && reading->text[i + 1] == 0x7a0b)) /* 重大工程 */
            return true;
        bool is_quality = is_counted && reading->text[i] == 0x3001 && /* 26个含量高、规模大的项目 */
                          reading->tags[i - 1] == PG_TAG_ADJECTIVE;
        if (pg_is_stop(reading->text[i]) || (reading->text[i] == 0x3001 && !is_quality))
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

/* 等业态融合项目: whatever says what they are, where one of the items before 等 ends or opens like
   a project. */
static bool calls_projects(const PgReading *reading, uint32_t at, uint32_t end) {
    enum { LONGEST_KIND = 12 };
    for (uint32_t i = at; i < end && i - at <= LONGEST_KIND; i++) {
        if (is_project_noun(reading, i, end, NULL))
            return i > at;
        uint32_t c = reading->text[i];
        if (!pg_char_is_han(c) && c != 0x201c && c != 0x201d)
            return false;
        if (reading->word_starts[i] && reading->tags[i] == PG_TAG_PREPOSITION)
            return false;
    }
    return false;
}

static bool has_named_project(const PgReading *reading, PgSpan list) {
    PgSpan items[MAX_ITEMS];
    uint32_t n = cut_items(reading, list, items);
    for (uint32_t i = 0; i < n; i++)
        if (pg_reading_entry_before(reading, items[i].end, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL) ||
            pg_reading_entry_before(reading, items[i].end, PG_LEX_WEAK_ENDING, PG_CLASS_PROJECT,
                                    NULL))
            return n > 1;
    return false;
}

/* 包括中建材、某某集团和某某公司: who has them, no projects. */
static bool are_firms(const PgReading *reading, PgSpan list) {
    PgSpan items[MAX_ITEMS];
    uint32_t n = cut_items(reading, list, items), n_firms = 0;
    for (uint32_t i = 0; i < n; i++)
        n_firms += pg_reading_entry_before(reading, items[i].end, PG_LEX_ENDING, PG_CLASS_COMPANY,
                                           NULL) != NULL;
    return n && n_firms * 2 >= n;
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

/* 吸引一批光伏项目入驻，如 */
static bool many_projects_before(const PgReading *reading, uint32_t at, uint32_t from) {
    enum { NEAR = 6, FAR = 40 };
    bool are_projects = false;
    for (uint32_t i = at; i > from && at - i < FAR && !pg_is_stop(reading->text[i - 1]); i--) {
        are_projects |= at - i < NEAR &&
                        pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL);
        if (are_projects && reading->text[i - 1] == 0x6279) /* 批 */
            return true;
    }
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
    if (at > from + 4 && reading->text[at - 1] == 0xff0c &&
        many_projects_before(reading, at - 1, from))
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

bool pg_ends_weakly(const PgReading *reading, uint32_t at) {
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
             pg_ends_weakly(reading, i)))
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
        uint32_t noun = value->span.start; /* 工业项目占到5个 */
        while (noun > from && value->span.start - noun < 2 &&
               (reading->text[noun - 1] == 0x5230 || reading->text[noun - 1] == 0x5360 ||
                reading->text[noun - 1] == 0x6709 ||
                reading->text[noun - 1] == 0x5171)) /* 到占有共 */
            noun--;
        bool are_projects =
            pg_reading_entry_before(reading, noun, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL) != NULL;
        /* 另外5个…，分别是: of those told before */
        are_projects |=
            pg_reading_entry_before(reading, value->span.start, PG_LEX_REST, PG_CLASS_NONE, NULL) &&
            counts_projects_before(reading, at, sentence);
        n = are_projects || announces_projects(reading, value->number.end, at)
                ? (uint32_t)value->amount
                : 0;
    }
    return n;
}

/* 14个重点项目 right before */
static bool is_counted_noun(const PgReading *reading, uint32_t at, uint32_t from) {
    enum { FAR = 14 };
    if (!pg_reading_entry_before(reading, at, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL))
        return false;
    const PgValue *value = pg_reading_value_at(reading, MAX(from, at > FAR ? at - FAR : 0));
    for (; value && value < reading->values + reading->n_values && value->span.end < at; value++)
        if (value->kind == PG_VALUE_COUNT && value->amount > 1 && !value->is_ordinal &&
            announces_projects(reading, value->number.end, at))
            return true;
    return false;
}

static bool holds_cut(const PgReading *reading, uint32_t start, uint32_t end) {
    for (uint32_t i = start; i < end; i++)
        if (reading->text[i] == 0x3001) /* 、 */
            return true;
    return false;
}

/* 、B项目均投资10亿元: the last item ends where the sentence goes on. */
static uint32_t end_of_last(const PgReading *reading, PgSpan item) {
    for (uint32_t i = item.start + MIN_PRODUCT; i < item.end; i++)
        if (reading->word_starts[i] &&
            pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL) &&
            !pg_reading_entry_at(reading, i, PG_LEX_PART, PG_CLASS_PROJECT, NULL))
            return i;
    return item.end;
}

/* A项目、某某产业园、B项目: among projects a park or a centre is one, too. */
static void take_neighbours(PgReader *reader, PgSpan list, uint32_t number) {
    const PgReading *reading = reader->reading;
    PgSpan items[MAX_ITEMS];
    uint32_t n = cut_items(reading, list, items), n_strong = 0, length;
    if (n)
        items[n - 1].end = end_of_last(reading, items[n - 1]);
    for (uint32_t i = 0; i < n; i++)
        n_strong += pg_reading_entry_before(reading, items[i].end, PG_LEX_ENDING, PG_CLASS_PROJECT,
                                            NULL) != NULL;
    if (n < 3 || n_strong < 2 || n_strong * 3 < n * 2)
        return;
    for (uint32_t i = 1; i < n; i++) {
        PgSpan item = without_terms(reading, items[i]);
        length = item.end - item.start;
        if (length < MIN_PRODUCT || length > MAX_ITEM || !ends_like_site(reading, item))
            continue;
        PgSpan core = item;
        if (pg_reading_entry_before(reading, item.end, PG_LEX_ENDING, PG_CLASS_PROJECT, &length))
            core.end -= length;
        if (core.end > core.start + 2 && !is_field(reading, core) &&
            !pg_is_generic_project(reading, core) && !is_event(reading, item) &&
            reading->tags[item.start] != PG_TAG_VERB)
            pg_candidate_add(reader, item, PG_CLASS_PROJECT, number, PG_SCORE_LISTED_PROJECT);
    }
}

/* Lists between two stops, whatever the text calls them. */
static void find_neighbours(PgReader *reader, PgSpan sentence, uint32_t number) {
    const PgReading *reading = reader->reading;
    PgSpan list = {sentence.start, sentence.start};
    bool has_cut = false;
    for (uint32_t i = sentence.start; i <= sentence.end; i++) {
        uint32_t c = i < sentence.end ? reading->text[i] : 0x3002;
        has_cut |= c == 0x3001;                                          /* 、 */
        if (!pg_is_stop(c) && !(c == 0x7b49 && reading->word_starts[i])) /* 等 */
            continue;
        list.end = i;
        if (has_cut)
            take_neighbours(reader, list, number);
        list.start = i + 1;
        has_cut = false;
    }
}

/* 某某机场项目 before 是某某新城配套工程: what it is, no list of one. */
static bool names_project(const PgReader *reader, uint32_t end, uint32_t number) {
    for (guint c = reader->candidates->len; c > 0; c--) {
        const PgMention *mention = &g_array_index(reader->candidates, PgCandidate, c - 1).mention;
        if (mention->sentence != number)
            return false;
        if (mention->class == PG_CLASS_PROJECT && mention->span.end == end)
            return true;
    }
    return false;
}

/* A、B、C等3个项目, A、B等商贸项目2个: as many as are counted. */
static bool are_all_told(const PgReading *reading, PgSpan list, uint32_t end) {
    enum { FAR = 16 };
    PgSpan items[MAX_ITEMS];
    uint32_t n = cut_items(reading, list, items);
    const PgValue *value = pg_reading_value_at(reading, list.end);
    return n > 1 && value && value < reading->values + reading->n_values &&
           value->span.end <= end && value->span.start < list.end + FAR &&
           value->kind == PG_VALUE_COUNT && value->amount == n;
}

/* A、B等一批|新能源汽车龙头企业 */
static bool calls_companies(const PgReading *reading, uint32_t at, uint32_t end) {
    enum { LONGEST_KIND = 14 };
    for (uint32_t i = at; i < end && i - at < LONGEST_KIND && pg_char_is_han(reading->text[i]); i++)
        if (pg_reading_entry_at(reading, i, PG_LEX_ANAPHOR, PG_CLASS_COMPANY, NULL))
            return true;
    return false;
}

/* 领域, 行业, 产业 */
static bool is_sphere(const PgReading *reading, uint32_t at) {
    uint32_t c = reading->text[at], next = reading->text[at + 1];
    return (c == 0x9886 && next == 0x57df) || ((c == 0x884c || c == 0x4ea7) && next == 0x4e1a);
}

void pg_project_lists_find(PgReader *reader, uint32_t number) {
    const PgReading *reading = reader->reading;
    PgSpan sentence = reading->page->sentences[number].span;
    uint32_t done = sentence.start;
    find_neighbours(reader, sentence, number);
    for (uint32_t i = sentence.start; i < sentence.end; i++) {
        if (reading->text[i] == 0x7b49 && reading->word_starts[i] && i > done &&
            (announces_projects(reading, i + 1, sentence.end) ||
             (calls_projects(reading, i + 1, sentence.end) &&
              (has_named_project(reading, (PgSpan){list_start(reading, i, done), i}) ||
               are_all_told(reading, (PgSpan){list_start(reading, i, done), i}, sentence.end))))) {
            PgSpan list = {list_start(reading, i, done), i};
            take_items(reader, list, number, are_all_told(reading, list, sentence.end));
            done = i + 1;
            continue;
        }
        uint32_t listed;
        /* 功能项目11个，A、B名列其中; 项目45个，其中A、B等都… */
        if (i > done + 4 && pg_reading_entry_at(reading, i, PG_LEX_AMONG, PG_CLASS_NONE, &listed) &&
            !calls_companies(reading, i + listed, sentence.end) &&
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
        /* 今年安排14个重点项目：A、B、C。 */
        if (i >= done && reading->text[i] == 0xff1a &&
            is_counted_noun(reading, i, sentence.start)) {
            PgSpan list = {i + 1, i + 1};
            while (list.end < sentence.end && !pg_is_stop(reading->text[list.end]) &&
                   !(reading->text[list.end] == 0x7b49 && reading->word_starts[list.end])) /* 等 */
                list.end++;
            if (holds_cut(reading, list.start, list.end))
                take_items(reader, list, number, true);
            done = i = list.end;
            continue;
        }
        /* 3个项目签约，分别是A、B和C */
        if (i >= done && reading->text[i] == 0x5206 &&
            pg_reading_entry_at(reading, i, PG_LEX_LIST_CUE, PG_CLASS_NONE, &length)) {
            PgSpan list = {i + length, i + length}, items[MAX_ITEMS];
            if (reading->text[list.start] == 0xff1a) /* ： */
                list.end = ++list.start;
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
        /* 涉及食品、物流等领域; 该项目是…的重要载体: a sentence, no list. */
        bool are_fields =
            end + 1 < sentence.end && reading->text[end] == 0x7b49 && is_sphere(reading, end + 1);
        are_fields |= (reading->text[i] == 0x6d89 || reading->text[i] == 0x6db5) && /* 涉及 涵盖 */
                      !has_named_project(reading, (PgSpan){start, end});
        if (are_fields || are_firms(reading, (PgSpan){start, end}))
            ;
        else if (holds_cut(reading, start, end) ||
                 (ends_like_project(reading, (PgSpan){start, end}) &&
                  !names_project(reader, i, number)))
            take_items(reader, (PgSpan){start, end}, number, false);
        done = end;
        i = end;
    }
}
