/* The field that the name of a park or project says: 跨境电商 in 某某跨境电商产业园. Only what
   stands right before 产业园, 产业基地 or 项目 counts. */
#include "mention/internal.h"

enum { LONGEST_HEAD = 6, MAX_EXTENSION = 10, MAX_CORE = 14 };

/* Is this nothing but the ending of a name of the class, with generic words before it? */
static bool is_head(const PgReading *reading, PgClass class, PgSpan span) {
    uint32_t at = span.start, length;
    while (at < span.end) {
        PgSpan rest = {at, span.end};
        if (pg_reading_entry_of(reading, rest, PG_LEX_ENDING, class) ||
            pg_reading_entry_of(reading, rest, PG_LEX_WEAK_ENDING, class))
            return true;
        if (!pg_reading_entry_at(reading, at, PG_LEX_NOT_A_NAME, class, &length) ||
            at + length > span.end)
            return false;
        at += length;
    }
    return false;
}

/* Words before a term that narrow it: 防水新材料, 高端船舶装备. */
uint32_t pg_extend_left(const PgReading *reading, uint32_t at, uint32_t from, uint32_t limit,
                        bool in_name) {
    uint32_t end = at;
    while (at > from && end - at < limit) {
        uint32_t length, start = at - 1;
        if (pg_term_before(reading, at, from, &length)) {
            at -= length;
            continue;
        }
        while (start > from && !reading->word_starts[start])
            start--;
        PgSpan word = {start, at};
        if ((start > from && pg_char_is_digit(reading->text[start - 1])) || /* 8英寸, 150兆瓦 */
            reading->text[at - 1] == U'期')                                 /* 二期 */
            break;
        if (in_name && pg_reading_entry_of(reading, word, PG_LEX_NAME, PG_CLASS_COMPANY))
            break; /* 中化|精细化工 */
        bool is_part = pg_reading_entry_of(reading, word, PG_LEX_PART, PG_CLASS_INDUSTRY) != NULL;
        if (!is_part &&
            (at - start < 2 || !pg_char_is_han(reading->text[start]) ||
             reading->tags[start] == PG_TAG_UNKNOWN || reading->tags[start] == PG_TAG_PERSON ||
             reading->tags[start] == PG_TAG_NUMBER))
            break;
        /* 防水新材料 in a name */
        bool is_verb = in_name && reading->tags[start] == PG_TAG_VERB && at - start == 2 &&
                       !pg_reading_entry_of(reading, word, PG_LEX_BOUNDARY, PG_CLASS_NONE) &&
                       !pg_reading_entry_of(reading, word, PG_LEX_BUILDING, PG_CLASS_NONE) &&
                       !pg_reading_entry_of(reading, word, PG_LEX_NOT_A_NAME, PG_CLASS_PROJECT);
        if (pg_breaks_field(reading, word) ||
            pg_reading_entry_of(reading, word, PG_LEX_NOT_A_NAME, PG_CLASS_PROJECT) ||
            pg_reading_entry_of(reading, word, PG_LEX_NOT_A_NAME, PG_CLASS_PARK))
            if (!is_part && !is_verb)
                break;
        at = start;
    }
    /* A character of a brand, as in 卫光生命科学园, is no 光; but 高 in 三期高多层板项目 */
    if (end - at > 2 && reading->word_starts[at + 1] && at > from &&
        reading->tags[at] != PG_TAG_ADJECTIVE && pg_char_is_han(reading->text[at - 1]) &&
        pg_reading_entry_of(reading, (PgSpan){at, at + 1}, PG_LEX_PART, PG_CLASS_INDUSTRY))
        at++;
    /* No joint in front. */
    while (at < end && pg_char_joins(reading->text[at]))
        at++;
    return at;
}

/* What narrows the field of a park's name: nouns before it are rather a brand. */
static uint32_t extend_by_parts(const PgReading *reading, uint32_t at, uint32_t from) {
    uint32_t end = at;
    while (at > from && end - at < MAX_EXTENSION) {
        uint32_t length, start = at - 1;
        if (pg_term_before(reading, at, from, &length)) {
            at -= length;
            continue;
        }
        while (start > from && !reading->word_starts[start])
            start--;
        if (at - start < 2 ||
            !pg_reading_entry_of(reading, (PgSpan){start, at}, PG_LEX_PART, PG_CLASS_INDUSTRY))
            break;
        at = start;
    }
    return at;
}

static PgSpan of_park(const PgReading *reading, PgSpan name) {
    enum { FULL_ZONE = 6 /* 经济技术开发区, but 经济区 */, LONG_TERM = 3 };
    PgSpan none = {0, 0};
    uint32_t zone = 0;
    if (!pg_reading_entry_before(reading, name.end, PG_LEX_ZONE, PG_CLASS_NONE, &zone) ||
        zone < FULL_ZONE)
        zone = 0;
    for (uint32_t end = name.end - 1; end > name.start + 1 && name.end - end <= LONGEST_HEAD;
         end--) {
        uint32_t length;
        if (!pg_term_before(reading, end, name.start, &length) || name.end - end < zone)
            continue; /* 临港|经济技术开发区 */
        PgSpan head = {end, name.end};
        /* 总部经济区 is 总部经济 and 区. */
        uint32_t last = reading->text[end];
        bool is_rest = (name.end - end == 1 && (last == U'区' || last == U'园' || last == U'城' ||
                                                last == U'港' || last == U'谷')) ||
                       (name.end - end == 2 && last == U'基'); /* 基地 */
        if (!is_rest && !is_head(reading, PG_CLASS_PARK, head) &&
            !is_head(reading, PG_CLASS_PROJECT, head))
            continue;
        PgSpan term = {end - length, end};
        uint32_t word; /* 电子信息 in 电子信息产业|园 */
        if (pg_reading_entry_before(reading, end, PG_LEX_FIELD, PG_CLASS_NONE, &word) &&
            word + 2 <= length) {
            term.end -= word;
            if (pg_term_before(reading, term.end, name.start, &length)) /* 医养健康|产业 */
                term.start = MIN(term.start, term.end - length);
        }
        term.start = term.end - term.start < LONG_TERM
                         ? pg_extend_left(reading, term.start, name.start, MAX_EXTENSION, true)
                         : extend_by_parts(reading, term.start, name.start);
        /* 临空产业: no 临空 */
        if (term.end < end && !pg_could_be_field(reading, term))
            term.end = end;
        /* 化工 alone, as in 某某化工园区, or 旅游 in 旅游度假区: a kind of park; but 能源化工 */
        if (pg_reading_entry_of(reading, term, PG_LEX_NOT_A_NAME, PG_CLASS_PARK) ||
            pg_reading_entry_of(reading, (PgSpan){term.start, name.end}, PG_LEX_NO_FIELD,
                                PG_CLASS_NONE))
            continue;
        return term;
    }
    /* 人力资源产业园: what stands before 产业园 is a field even where the scheme has no such term.
     */
    uint32_t length;
    if (pg_reading_entry_before(reading, name.end, PG_LEX_FIELD_SITE, PG_CLASS_NONE, &length) &&
        name.end - name.start > length + 2) {
        PgSpan core = {name.end - length, name.end - length};
        core.start = pg_extend_left(reading, core.end, name.start, MAX_CORE, false);
        if (core.end - core.start >= 4)
            return core;
    }
    return none;
}

/* Would the longest ending before `end` cut a term of the scheme? `length` is then what stands
   behind the term. */
static bool is_cut_term(const PgReading *reading, uint32_t end, uint32_t from, uint32_t *length) {
    uint32_t ending, term;
    if (!pg_reading_entry_before(reading, end, PG_LEX_WEAK_ENDING, PG_CLASS_PROJECT, &ending))
        return false;
    for (uint32_t at = end - 1; at > end - ending && at > from; at--)
        if (pg_term_before(reading, at, from, &term) && at - term < end - ending && term > 2) {
            *length = end - at;
            return true;
        }
    return false;
}

/* 基地, but no 研发基地: what is made there is the field, what is studied need not be. */
static bool holds_base(const PgReading *reading, PgSpan head) {
    bool is_base = false;
    for (uint32_t i = head.start; i + 1 < head.end; i++) {
        is_base |= reading->text[i] == U'基' && reading->text[i + 1] == U'地';
        if (reading->text[i] == U'研')
            return false;
    }
    return is_base;
}

/* Heads of a project's name that say nothing of the field, from the end on; 0 where the name of a
   firm stands before them. Where 生产线, 扩建 or 二期 stand between it and 项目 (`is_apart`), what
   stands there may be a mere product. */
static uint32_t without_heads(const PgReading *reading, PgSpan name, bool *is_apart) {
    uint32_t end = name.end, length, part, term;
    *is_apart = false;
    for (;;) {
        uint32_t c = reading->text[end - 1];
        if (end < name.end &&
            pg_reading_entry_before(reading, end, PG_LEX_ENDING, PG_CLASS_COMPANY, &length) &&
            !pg_reading_entry_before(reading, end, PG_LEX_INDUSTRY, PG_CLASS_NONE, NULL))
            return 0;
        if (pg_reading_entry_before(reading, end, PG_LEX_INDUSTRY, PG_CLASS_NONE, &length) &&
            length > 3)
            break;
        if (c == U'）') { /* （二期） */
            uint32_t open = end - 1;
            while (open > name.start && reading->text[open] != U'（')
                open--;
            if (open == name.start)
                break;
            end = open;
        } else if (c == U'期' && end > name.start + 3) { /* 二期 */
            end -= 2;
            *is_apart = true;
        } else if ((pg_reading_entry_before(reading, end, PG_LEX_FIELD_SITE, PG_CLASS_NONE,
                                            &length) ||
                    pg_reading_entry_before(reading, end, PG_LEX_ENDING, PG_CLASS_PARK, &length) ||
                    (pg_reading_entry_before(reading, end, PG_LEX_WEAK_ENDING, PG_CLASS_PARK,
                                             &length) &&
                     length > 2)) && /* 工业园 */
                   end - name.start > length + 1) {
            end -= length;
        } else if (is_cut_term(reading, end, name.start, &length)) {
            end -= length; /* 智能制造 in 智能制造基地 */
            break;
        } else if ((pg_reading_entry_before(reading, end, PG_LEX_ENDING, PG_CLASS_PROJECT,
                                            &length) ||
                    pg_reading_entry_before(reading, end, PG_LEX_WEAK_ENDING, PG_CLASS_PROJECT,
                                            &length)) &&
                   end - name.start > length + 1) {
            *is_apart |= length > 2;
            end -= length;
        } else if (pg_reading_entry_before(reading, end, PG_LEX_NOT_A_NAME, PG_CLASS_PROJECT,
                                           &length) &&
                   end - name.start > length + 1 &&
                   !pg_term_before(reading, end, name.start, &term) &&
                   !(pg_reading_entry_before(reading, end, PG_LEX_PART, PG_CLASS_INDUSTRY, &part) &&
                     (part > length ||
                      !pg_reading_entry_before(reading, end - length, PG_LEX_NOT_A_NAME,
                                               PG_CLASS_PROJECT, NULL)) &&
                     !pg_reading_entry_before(reading, end, PG_LEX_FIELD_TAIL, PG_CLASS_NONE,
                                              NULL))) {
            end -= length;
            *is_apart = true;
        } else if (end > name.start + 2 && end < name.end &&
                   pg_char_joins(reading->text[end - 1])) {
            end--; /* 科研及产业化项目 */
        } else {
            return end;
        }
    }
    return end;
}

/* 轴承研发及 before 制造: what is done with it, behind what is made. */
static uint32_t without_tails(const PgReading *reading, uint32_t end, uint32_t from) {
    enum { SHORTEST = 2 };
    uint32_t length;
    while (end > from + SHORTEST && !pg_term_before(reading, end, from, &length)) {
        uint32_t last = reading->text[end - 1];
        if (pg_reading_entry_before(reading, end, PG_LEX_FIELD_TAIL, PG_CLASS_NONE, &length))
            ;
        else if (pg_char_joins(last))
            length = 1;
        else
            break;
        if (end - length < from + SHORTEST)
            break;
        end -= length;
    }
    return end;
}

/* Where a firm stands before it, what is left of the name is the field, be its words in the
   dictionary or not: 四川鸿科|永磁电机. */
static uint32_t behind_firm(const PgReading *reading, PgSpan name, uint32_t start) {
    enum { LONGEST_GAP = 6 };
    if (start - name.start > LONGEST_GAP || start - name.start == 1) /* 吉诺|卫 */
        return start;
    for (uint32_t i = name.start; i < start; i++)
        if (!pg_char_is_han(reading->text[i]) || reading->tags[i] == PG_TAG_NUMBER ||
            reading->tags[i] == PG_TAG_MEASURE || reading->tags[i] == PG_TAG_PARTICLE ||
            reading->tags[i] == PG_TAG_CONJUNCTION || reading->tags[i] == PG_TAG_TIME ||
            reading->tags[i] == PG_TAG_PLACE ||
            pg_reading_entry_at(reading, i, PG_LEX_NOT_A_NAME, PG_CLASS_PROJECT, NULL) ||
            pg_reading_entry_at(reading, i, PG_LEX_PLACE, PG_CLASS_NONE, NULL) ||
            pg_reading_entry_at(reading, i, PG_LEX_WEAK_ENDING, PG_CLASS_COMPANY, NULL))
            return start;
    return name.start;
}

/* 年产11万吨|磷酸锰铁锂正极材料: behind so much of it, all is what is made. */
static uint32_t behind_amount(const PgReading *reading, PgSpan name, uint32_t start) {
    enum { LONGEST_GAP = 6 };
    uint32_t behind = start;
    for (const PgValue *value = pg_reading_value_at(reading, name.start);
         value && value < reading->values + reading->n_values && value->span.end <= start; value++)
        if (value->kind == PG_VALUE_COUNT && !value->is_ordinal)
            behind = value->span.end;
    if (start - behind > LONGEST_GAP)
        return start;
    for (uint32_t i = behind; i < start; i++)
        if (!pg_char_is_han(reading->text[i]) || reading->tags[i] == PG_TAG_PARTICLE ||
            reading->tags[i] == PG_TAG_CONJUNCTION || reading->tags[i] == PG_TAG_VERB)
            return start;
    return behind;
}

static PgSpan of_project(const PgReading *reading, PgSpan name, PgNameOwner owner) {
    PgSpan none = {0, 0};
    bool is_apart;
    uint32_t end = without_heads(reading, name, &is_apart), length;
    if (end == name.end || end < name.start + 2)
        return none; /* no head: a name of a list */
    is_apart &= !holds_base(reading, (PgSpan){end, name.end});
    /* 服装生产加工: what is made counts where it is known. */
    end = without_tails(reading, end, name.start);
    bool known = pg_term_before(reading, end, name.start, &length);
    PgSpan term = {known ? end - length : end, end};
    if (known) {
        bool is_ambiguous =
            pg_reading_entry_of(reading, term, PG_LEX_AMBIGUOUS, PG_CLASS_INDUSTRY) != NULL;
        if (is_apart && is_ambiguous)
            return none;
        term.start = pg_extend_left(reading, term.start, name.start, MAX_EXTENSION, true);
        if (owner == PG_OWNER_FIRM)
            term.start = behind_firm(reading, name, term.start);
        term.start = behind_amount(reading, name, term.start);
        return term;
    }
    if (is_apart)
        return none;
    term.start = pg_extend_left(reading, end, name.start, MAX_CORE, false);
    /* 智能配电设备, but no 高速公路 */
    bool is_named =
        pg_reading_entry_before(reading, term.end, PG_LEX_PART, PG_CLASS_INDUSTRY, NULL);
    return term.end - term.start >= 3 &&
                   (is_named || !pg_reading_entry_before(reading, term.end, PG_LEX_NO_FIELD,
                                                         PG_CLASS_NONE, NULL))
               ? term
               : none;
}

/* Nothing but nouns and characters that are no word. */
static bool is_nominal(const PgReading *reading, PgSpan span) {
    for (uint32_t i = span.start; i < span.end; i++) {
        if (!reading->word_starts[i])
            continue;
        uint8_t tag = reading->tags[i];
        if (!pg_char_is_han(reading->text[i]) ||
            (tag != PG_TAG_NOUN && tag != PG_TAG_UNKNOWN && tag != PG_TAG_VERB_NOUN &&
             tag != PG_TAG_ADJECTIVE && !reading->word_starts[i + 1]))
            return false;
    }
    return true;
}

PgSpan pg_name_field(const PgReading *reading, PgClass class, PgSpan name, PgNameOwner owner) {
    bool is_whole = owner == PG_OWNER_NONE;
    PgSpan field =
        class == PG_CLASS_PARK ? of_park(reading, name) : of_project(reading, name, owner);
    if (field.end <= field.start || field.start < name.start ||
        !pg_could_be_field(reading, field) ||
        (pg_reading_is_made_of(reading, field, PG_LEX_PART, PG_CLASS_INDUSTRY) &&
         !pg_reading_entry_of(reading, field, PG_LEX_INDUSTRY, PG_CLASS_NONE)))
        return (PgSpan){0, 0};
    /* 某某公司的热敏灸装备项目: no brand opens it, so all of it is the field. */
    if (is_whole && class == PG_CLASS_PROJECT && pg_has_owner(reading, name.start)) {
        PgSpan all = {name.start, field.end};
        if (all.end - all.start <= MAX_CORE && pg_could_be_field(reading, all) &&
            is_nominal(reading, (PgSpan){name.start, field.start}))
            return all;
        return field;
    }
    /* The word that opens the whole name is a brand: 大研 in 大研工业机器人项目. */
    uint32_t second = field.start + 1, length;
    while (second < field.end && !reading->word_starts[second])
        second++;
    PgSpan first = {field.start, second}, rest = {second, field.end};
    if (is_whole && field.start == name.start && second < field.end &&
        pg_term_before(reading, field.end, second, &length) && length == field.end - second &&
        length > 2 && !pg_reading_entry_of(reading, first, PG_LEX_PART, PG_CLASS_INDUSTRY) &&
        !pg_reading_entry_of(reading, first, PG_LEX_INDUSTRY, PG_CLASS_NONE))
        return rest;
    return field;
}
