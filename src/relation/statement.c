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
    const PgMention *mention;
    for (uint32_t i = pg_mention_around(reading, span.start); i; i = mention->outer) {
        mention = &reading->mentions[i - 1];
        if (span.end <= mention->span.end && mention->kind == PG_MENTION_NAME)
            return true;
    }
    return false;
}

/* 总投资3亿元的某某集团电动车研发、制造及销售项目: of a project that bears its firm's name. */
static bool is_of_project_behind(const PgMatch *match, uint32_t subject, const PgValue *value) {
    const PgReading *reading = match->finder->reading;
    uint32_t at = value->span.end, last = match->sentence.end;
    at += reading->text[at] == U'的';
    uint32_t firm = pg_mention_starting(reading, at, PG_CLASS_BIT(PG_CLASS_COMPANY));
    if (!firm || reading->mentions[firm - 1].entity != subject)
        return false;
    for (at = reading->mentions[firm - 1].span.end; at < last && !pg_ends_clause(reading->text[at]);
         at++)
        if (pg_reading_entry_at(reading, at, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL) &&
            reading->word_starts[at])
            return true;
        else if (pg_char_is_digit(reading->text[at]))
            break;
    return false;
}

/* The entities that fill the slots of a set, bit 1 << index. */
static void collect(const PgMatch *match, uint32_t slots, GArray *entities) {
    const PgReading *reading = match->finder->reading;
    for (; slots; slots &= slots - 1) {
        uint32_t i = (uint32_t)__builtin_ctz(slots);
        for (uint32_t m = match->slots[i]; m;
             m = pg_match_next(match, &match->pattern->elements[i], m)) {
            const PgMention *mention = &reading->mentions[m - 1];
            /* A field inside a name is said of what has the name. */
            if (mention->class != PG_CLASS_INDUSTRY || !mention->outer)
                g_array_append_val(entities, mention->entity);
            if (m == match->lasts[i])
                break;
        }
    }
}

/* Where what was matched, or else the first of the mentions that fill the slots, begins. */
static uint32_t first_of(const PgMatch *match, uint32_t slots) {
    const PgReading *reading = match->finder->reading;
    uint32_t first = match->start;
    for (; slots; slots &= slots - 1)
        first = MIN(first, reading->mentions[match->slots[__builtin_ctz(slots)] - 1].span.start);
    return first;
}

/* 从事体外诊断试剂研发的|某某公司: whom a clause of its field stands before; 0 for nobody. */
static uint32_t described_by(const PgMatch *match) {
    enum { MAX_TAIL = 8 }; /* characters between the field and 的 */
    const PgReading *reading = match->finder->reading;
    uint32_t end = match->start;
    for (uint32_t slots = match->pattern->objects; slots; slots &= slots - 1)
        end = MAX(end, reading->mentions[match->lasts[__builtin_ctz(slots)] - 1].span.end);
    uint32_t limit = MIN(match->sentence.end, end + MAX_TAIL);
    for (uint32_t i = end; i < limit && pg_char_is_han(reading->text[i]); i++) {
        if (reading->text[i] != U'的')
            continue;
        uint32_t named = pg_mention_starting(
            reading, i + 1, PG_CLASS_BIT(PG_CLASS_COMPANY) | PG_CLASS_BIT(PG_CLASS_PARK));
        return named ? reading->mentions[named - 1].entity : 0;
    }
    return 0;
}

static PgClassSet object_classes(const PgPattern *pattern) {
    PgClassSet classes = 0;
    for (uint32_t slots = pattern->objects; slots; slots &= slots - 1)
        classes |= pattern->elements[__builtin_ctz(slots)].classes;
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
        if (reading->text[at - 1] == U'了')
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
        while (clause.end < start && !pg_ends_clause(reading->text[clause.end]))
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
        if ((first == U'全' || first == U'我') && pg_char_is_wide_area(second) &&
            reading->word_starts[start] && reading->word_starts[start + 2])
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
        reading->text[value->span.end] != U'的' ||
        (match->start > match->sentence.start && !pg_ends_slot(reading->text[match->start - 1]) &&
         reading->text[match->start - 1] != U'、' &&
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
    uint32_t start = first_of(match, match->pattern->objects);
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
    if ((pg_clause_has(reading, match->number, match->start, PG_LEX_AREA_FIGURE) &&
         !is_of_project(match)) ||
        pg_figure_of_field(reading, match->sentence, match->start))
        domain &= PG_CLASS_BIT(PG_CLASS_PARK) | PG_CLASSES_PLACE;
    bool is_floor = match->pattern->property == finder->known->floor_area; /* 8万平方米的厂房 */
    if ((!is_floor && is_of_what_follows(match)) || is_of_whole_place(match))
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
    return is_of_batch(reading, start, from) || pg_is_of_these(reading, (PgSpan){from, start})
               ? 0
               : subject;
}

/* 投资200亿元，建设甲、乙等项目: what several cost together is no one's. */
static bool is_one_of_several(const PgMatch *match) {
    const PgReading *reading = match->finder->reading;
    if (!match->pattern->subjects)
        return false;
    uint32_t first = match->slots[__builtin_ctz(match->pattern->subjects)];
    const PgMention *mention = &reading->mentions[first - 1];
    uint32_t next = pg_list_next(reading, first);
    return mention->class == PG_CLASS_PROJECT && next &&
           reading->mentions[next - 1].class == PG_CLASS_PROJECT &&
           reading->mentions[next - 1].span.start == mention->span.end + 1 &&
           mention->span.start > match->start;
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
        pg_class_of(finder, subject) == PG_CLASS_PARK || !pg_amount_is_of_part(match))
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

/* Whose the fields are, where the pattern does not say. Often several say the same of one place. */
static void add_owners(PgMatch *match, GArray *subjects) {
    uint32_t at = first_of(match, match->pattern->objects);
    if (at != match->owned_at) {
        g_array_set_size(match->owners, 0);
        pg_industry_owners(match->finder, at, match->number, match->owners);
        match->owned_at = at;
    }
    g_array_append_vals(subjects, match->owners->data, match->owners->len);
}

void pg_match_state(PgMatch *match) {
    PgFinder *finder = match->finder;
    PgReading *reading = finder->reading;
    const PgPattern *pattern = match->pattern;
    const PgProperty *property = pg_ontology_property(reading->ontology, pattern->property);
    if (pattern->partners) {
        pg_match_state_partners(match, pattern->partners - 1);
        return;
    }
    PgValue *value =
        pattern->amount ? &reading->values[match->slots[pattern->amount - 1] - 1] : NULL;
    if (value && value->is_used)
        return; /* another fact has taken it */
    GArray *subjects = match->subjects, *objects = match->objects;
    g_array_set_size(subjects, 0);
    g_array_set_size(objects, 0);
    collect(match, pattern->subjects, subjects);
    collect(match, pattern->objects, objects);
    /* 甲项目总投资35亿元，建设乙生产线: what 甲项目 costs; but 甲项目、35亿元的乙生产线. */
    uint32_t first = reading->text[match->start];
    uint32_t project =
        pattern->property == finder->known->investment && subjects->len && first != U'、' &&
                first != U'和'
            ? pg_mention_ending(reading, match->start, PG_CLASS_BIT(PG_CLASS_PROJECT))
            : 0;
    if (project && reading->mentions[project - 1].entity)
        g_array_index(subjects, uint32_t, 0) = reading->mentions[project - 1].entity;
    bool has_subject = pattern->subjects != 0, is_taken = false;
    uint32_t described =
        !has_subject && pattern->property == finder->known->industry ? described_by(match) : 0;
    if (described) {
        g_array_append_val(subjects, described);
    } else if (!has_subject && pattern->property == finder->known->industry) {
        add_owners(match, subjects);
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
        uint32_t start = first_of(match, match->pattern->subjects);
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
        } else if (value && !pg_amount_is_statistic(match, subject, value)) {
            PgFact fact = fact_of(match, subject, value);
            if (PG_CLASS_BIT(pg_class_of(finder, subject)) & property->domain)
                pg_fact_add(finder, fact);
            is_taken = true;
        } else if (value) {
            keep_part(match, subject, value);
        }
        for (guint o = 0; o < objects->len; o++)
            pg_relation_add(finder, pattern->property, subject, g_array_index(objects, uint32_t, o),
                            match->number, pattern->text);
    }
    if (is_taken && !value->date)
        value->is_used = true;
}
