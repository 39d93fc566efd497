/* Who builds a project that no phrase gives to anybody: the company that its clause speaks of when
   a verb of building stands before it (…，在园区新建某某项目), whose speaker presents it
   (公司总经理 张三介绍，某某项目…), or whose brand opens its name. */
#include "relation/event.h"

#include <string.h>

enum {
    BUILDERS = PG_CLASS_BIT(PG_CLASS_COMPANY),
    ACTORS = BUILDERS | PG_CLASS_BIT(PG_CLASS_PARK) | PG_CLASS_BIT(PG_CLASS_ORGANIZATION) |
             PG_CLASS_BIT(PG_CLASS_CITY) | PG_CLASS_BIT(PG_CLASS_DISTRICT),
    MAX_MODIFIER = 12, /* characters between the verb and the project */
    MAX_APART = 6,     /* sentences between a project's name and its builder's */
    SHORTEST_BRAND = 2,
    LONGEST_BRAND = 4,
};

typedef struct {
    PgFinder *finder;
    bool *has_builder;  /* by entity */
    bool *stands_alone; /* by entity: it is also named outside the names of projects */
    GHashTable *brands; /* 某某 of 某某能源: its company, 0 where several have it */
} Builders;

/* ---- names ---- */

/* 某某公司“某某项目”: whose name stands right before it. */
static const PgMention *name_before(const PgReading *reading, const PgMention *project) {
    uint32_t at = project->span.start;
    while (at && (reading->text[at - 1] == U'“' || reading->text[at - 1] == U'《'))
        at--;
    uint32_t builder = pg_mention_ending(reading, at, BUILDERS);
    const PgMention *found = builder ? &reading->mentions[builder - 1] : NULL;
    return found && found->sentence == project->sentence && found->outer == project->outer ? found
                                                                                           : NULL;
}

/* 某某公司甲项目: whose name opens the project's own. */
static const PgMention *name_inside(const PgReading *reading, uint32_t index) {
    const PgMention *project = &reading->mentions[index];
    for (uint32_t k = index + 1;
         k < reading->n_mentions && reading->mentions[k].span.start == project->span.start; k++) {
        const PgMention *inner = &reading->mentions[k];
        uint32_t outer =
            inner->outer; /* 某某医药产业园 in 某某医药产业园项目 is no name of its own */
        while (outer && !reading->mentions[outer - 1].entity)
            outer = reading->mentions[outer - 1].outer;
        if (outer == index + 1 && inner->entity &&
            (inner->class == PG_CLASS_COMPANY || inner->class == PG_CLASS_ORGANIZATION))
            return inner;
    }
    return NULL;
}

/* 申丰 in 申丰纺织项目: a brand, and no 某某药业 or 某某有限公司. */
static bool is_bare(const PgReading *reading, PgSpan name) {
    return !pg_reading_entry_before(reading, name.end, PG_LEX_ENDING, PG_CLASS_COMPANY, NULL) &&
           !pg_reading_entry_before(reading, name.end, PG_LEX_WEAK_ENDING, PG_CLASS_COMPANY, NULL);
}

static uint32_t builder_by_brand(const Builders *builders, const PgMention *project) {
    const PgReading *reading = builders->finder->reading;
    for (uint32_t n = LONGEST_BRAND; n >= SHORTEST_BRAND; n--) {
        if (project->span.start + n >= project->span.end)
            continue;
        char *key = pg_chars_to_utf8(reading->text + project->span.start, n);
        uint32_t found = GPOINTER_TO_UINT(g_hash_table_lookup(builders->brands, key));
        g_free(key);
        if (found)
            return found;
    }
    return 0;
}

/* A brand that only the project's name has gives way to whom a phrase or a known brand names. */
static void state_name(Builders *builders, uint32_t index) {
    PgFinder *finder = builders->finder;
    const PgMention *project = &finder->reading->mentions[index];
    const PgMention *builder = name_before(finder->reading, project);
    const char *rule = "name before the project";
    if (!builder) {
        builder = name_inside(finder->reading, index);
        rule = "project name";
    }
    if (!builder ||
        (!builders->stands_alone[builder->entity] && is_bare(finder->reading, builder->span) &&
         (builders->has_builder[project->entity] || builder_by_brand(builders, project))))
        return;
    pg_relation_add(finder, finder->known->investor, project->entity, builder->entity,
                    project->sentence, rule);
}

/* ---- verbs of building ---- */

static uint32_t clause_start(const PgReading *reading, uint32_t at, uint32_t from) {
    while (at > from && !pg_ends_clause(reading->text[at - 1]))
        at--;
    return at;
}

/* Where the verb of building begins that has the project for its object; UINT32_MAX for none. */
static uint32_t verb_before(const PgReading *reading, const PgMention *project) {
    uint32_t from = clause_start(reading, project->span.start,
                                 reading->page->sentences[project->sentence].span.start);
    uint32_t length;
    for (uint32_t at = project->span.start; at > from && project->span.start - at <= MAX_MODIFIER;
         at--) {
        if (pg_mention_ending(reading, at, ACTORS | PG_CLASS_BIT(PG_CLASS_PROJECT)))
            return UINT32_MAX;
        if (pg_reading_entry_before(reading, at, PG_LEX_BUILDING, PG_CLASS_NONE, &length) &&
            reading->word_starts[at - length])
            return at - length;
    }
    return UINT32_MAX;
}

static uint32_t builder_by_verb(const PgFinder *finder, const PgMention *project) {
    uint32_t verb = verb_before(finder->reading, project);
    if (verb == UINT32_MAX)
        return 0;
    const PgReading *reading = finder->reading;
    uint32_t actor = pg_focus_before(finder, verb, project->sentence, ACTORS);
    if (!actor || !(PG_CLASS_BIT(pg_class_of(finder, actor)) & BUILDERS))
        return 0;
    uint32_t from = reading->page->sentences[project->sentence].span.start;
    for (uint32_t i = reading->mentions_at[from]; i < reading->mentions_at[verb]; i++)
        if (reading->mentions[i].entity == actor)
            return actor;
    return 0;
}

/* ---- speakers ---- */

/* 公司总经理张三介绍，某某项目…: the speaker's company. */
static uint32_t builder_by_speaker(const PgFinder *finder, const PgMention *project) {
    const PgReading *reading = finder->reading;
    uint32_t from = reading->page->sentences[project->sentence].span.start;
    uint32_t start = project->span.start;
    if (start == from || !pg_ends_clause(reading->text[start - 1]))
        return 0;
    uint32_t end = start - 1;
    if (!pg_reading_entry_before(reading, end, PG_LEX_SPEECH, PG_CLASS_NONE, NULL))
        return 0;
    uint32_t begin = clause_start(reading, end, from);
    for (uint32_t i = reading->mentions_at[end]; i > reading->mentions_at[begin]; i--) {
        const PgMention *speaker = &reading->mentions[i - 1];
        if (speaker->class != PG_CLASS_PERSON || !speaker->entity)
            continue;
        uint32_t employer = finder->employers[speaker->entity];
        return employer && PG_CLASS_BIT(pg_class_of(finder, employer)) & BUILDERS ? employer : 0;
    }
    return 0;
}

/* 某某公司也没闲着，年产5000吨某某项目手续办结: the clause before tells of the company. */
static uint32_t builder_by_clause(const PgFinder *finder, const PgMention *project) {
    const PgReading *reading = finder->reading;
    uint32_t from = reading->page->sentences[project->sentence].span.start;
    uint32_t start = project->span.start;
    if (start == from || reading->text[start - 1] != U'，')
        return 0;
    uint32_t begin = clause_start(reading, start - 1, from);
    uint32_t head = pg_clause_head(reading, (PgSpan){begin, start - 1});
    const PgMention *company = head ? &reading->mentions[head - 1] : NULL;
    return company && company->class == PG_CLASS_COMPANY && !pg_list_next(reading, head)
               ? company->entity
               : 0;
}

/* ---- brands ---- */

/* 宝丰 of 宝丰能源, 隆达 of 隆达集团 */
static void note_brand(Builders *builders, const PgMention *company) {
    const PgReading *reading = builders->finder->reading;
    PgSpan brand = company->span;
    uint32_t length;
    while (pg_reading_entry_before(reading, brand.end, PG_LEX_ENDING, PG_CLASS_COMPANY, &length) ||
           pg_reading_entry_before(reading, brand.end, PG_LEX_WEAK_ENDING, PG_CLASS_COMPANY,
                                   &length)) {
        if (brand.end - brand.start < length + SHORTEST_BRAND)
            break;
        brand.end -= length;
    }
    if (brand.end == company->span.end || brand.end - brand.start > LONGEST_BRAND ||
        pg_reading_entry_of(reading, brand, PG_LEX_PLACE, PG_CLASS_NONE) ||
        pg_reading_is_made_of(reading, brand, PG_LEX_NOT_A_NAME, PG_CLASS_COMPANY))
        return;
    char *key = pg_chars_to_utf8(reading->text + brand.start, brand.end - brand.start);
    void *known = NULL;
    bool is_known = g_hash_table_lookup_extended(builders->brands, key, NULL, &known);
    bool is_same = is_known && known == GUINT_TO_POINTER(company->entity);
    if (is_same)
        g_free(key);
    else
        g_hash_table_replace(builders->brands, key,
                             is_known ? NULL : GUINT_TO_POINTER(company->entity));
}

/* 二期项目, after 某某公司一期项目: of the same builder. */
static uint32_t builder_of_phase(const Builders *builders, uint32_t index) {
    enum { NEAR = 60 }; /* mentions */
    const PgFinder *finder = builders->finder;
    const PgReading *reading = finder->reading;
    const PgMention *project = &reading->mentions[index];
    if (reading->text[project->span.start + 1] != U'期')
        return 0;
    for (uint32_t i = index, n = 0; i > 0 && n < NEAR; i--, n++) {
        const PgMention *other = &reading->mentions[i - 1];
        if (other->sentence + 1 < project->sentence)
            break;
        if (other->class != PG_CLASS_PROJECT || other->outer || !other->entity ||
            other->entity == project->entity)
            continue;
        for (guint k = finder->facts->len; k > 0; k--) {
            const PgFact *fact = &g_array_index(finder->facts, PgFact, k - 1);
            if (fact->property == finder->known->investor && fact->subject == other->entity)
                return fact->object;
        }
        break;
    }
    return 0;
}

static void note_builders(Builders *builders) {
    const PgFinder *finder = builders->finder;
    for (guint i = 0; i < finder->facts->len; i++) {
        const PgFact *fact = &g_array_index(finder->facts, PgFact, i);
        if (fact->property == finder->known->investor)
            builders->has_builder[fact->subject] = true;
    }
}

static void collect(Builders *builders) {
    const PgFinder *finder = builders->finder;
    note_builders(builders);
    for (uint32_t i = 0; i < finder->reading->n_mentions; i++) {
        const PgMention *company = &finder->reading->mentions[i];
        if (company->class == PG_CLASS_COMPANY && company->kind == PG_MENTION_NAME &&
            company->entity && !company->outer) {
            builders->stands_alone[company->entity] = true;
            note_brand(builders, company);
        }
    }
}

/* Who builds the project that mention `index` names, though no phrase and no name says so. */
static uint32_t infer(const Builders *builders, uint32_t index, const char **rule) {
    const PgMention *project = &builders->finder->reading->mentions[index];
    uint32_t builder = builder_by_verb(builders->finder, project);
    *rule = "a verb of building";
    if (!builder) {
        *rule = "a speaker's project";
        builder = builder_by_speaker(builders->finder, project);
    }
    if (!builder) {
        *rule = "a brand in the project's name";
        builder = builder_by_brand(builders, project);
    }
    if (!builder) {
        *rule = "the company of the clause before";
        builder = builder_by_clause(builders->finder, project);
    }
    if (!builder) {
        *rule = "another phase's builder";
        builder = builder_of_phase(builders, index);
    }
    return builder;
}

void pg_find_builders(PgFinder *finder) {
    const PgReading *reading = finder->reading;
    Builders builders = {finder, g_new0(bool, finder->cast->n_entities + 1),
                         g_new0(bool, finder->cast->n_entities + 1),
                         g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    collect(&builders);
    for (uint32_t i = 0; i < reading->n_mentions; i++) {
        const PgMention *project = &reading->mentions[i];
        if (project->class != PG_CLASS_PROJECT || project->kind != PG_MENTION_NAME ||
            !project->entity)
            continue;
        state_name(&builders, i);
    }
    note_builders(&builders);
    for (uint32_t i = 0; i < reading->n_mentions; i++) {
        const PgMention *project = &reading->mentions[i];
        if (project->class != PG_CLASS_PROJECT || project->kind != PG_MENTION_NAME ||
            !project->entity || project->outer || builders.has_builder[project->entity] ||
            reading->page->sentences[project->sentence].is_heading)
            continue;
        const char *rule;
        uint32_t builder = infer(&builders, i, &rule);
        if (!builder)
            continue;
        /* 华芯无人机项目开工。建设方华芯智造集团…: the sentence that names the second of them. */
        uint32_t named = reading->mentions[finder->cast->entities[builder].first_mention].sentence;
        uint32_t sentence = MAX(project->sentence, named);
        if (sentence - project->sentence > MAX_APART)
            continue;
        builders.has_builder[project->entity] = true;
        pg_relation_add(finder, finder->known->investor, project->entity, builder, sentence, rule);
    }
    g_hash_table_unref(builders.brands);
    g_free(builders.stands_alone);
    g_free(builders.has_builder);
}
