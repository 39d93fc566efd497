/* What names carry by themselves: a park's city, an organisation's founder, a project's builder. */
#include "relation/internal.h"

static const PgMention *outer_of(const PgReading *reading, const PgMention *mention) {
    return mention->outer ? &reading->mentions[mention->outer - 1] : NULL;
}

/* The most specific place that opens a name: of 浙江宁波北仑… it is 北仑. */
static uint32_t last_opening_place(const PgFinder *finder, const PgMention *name, uint32_t first) {
    const PgReading *reading = finder->reading;
    uint32_t at = name->span.start, found = 0;
    for (uint32_t i = first + 1;
         i < reading->n_mentions && reading->mentions[i].span.start < name->span.end; i++) {
        const PgMention *inner = &reading->mentions[i];
        bool is_bracketed = inner->span.start == at + 1 && reading->text[at] == U'（';
        if (inner->span.start > at && !is_bracketed)
            break;
        if (!(PG_CLASS_BIT(inner->class) & PG_CLASSES_PLACE) || !inner->entity)
            continue;
        /* 东部 in 成都东部新区 says nothing that 成都 does not. */
        if (found && inner->class == PG_CLASS_REGION)
            continue;
        found = inner->entity;
        at = inner->span.end;
    }
    return found;
}

static void park_facts(PgFinder *finder, uint32_t i) {
    const PgReading *reading = finder->reading;
    const PgMention *park = &reading->mentions[i];
    uint32_t place = last_opening_place(finder, park, i), whole = 0, inside = 0;
    for (uint32_t k = i + 1;
         k < reading->n_mentions && reading->mentions[k].span.start < park->span.end; k++) {
        const PgMention *inner = &reading->mentions[k];
        /* 蔗糖产业园区 is 蔗糖产业园. */
        bool is_same =
            inner->span.end + 1 == park->span.end && reading->text[park->span.end - 1] == U'区';
        if (inner->class == PG_CLASS_PARK && inner->span.start == park->span.start && !is_same)
            whole = inner->entity;
        /* 富士康贵州园: who opens the name has built it. */
        if (inner->class == PG_CLASS_COMPANY && inner->span.start == park->span.start &&
            !park->outer && reading->text[park->span.end - 1] != U'区' &&
            !pg_reading_entry_of(reading, inner->span, PG_LEX_PLACE, PG_CLASS_NONE))
            pg_relation_add(finder, finder->known->investor, park->entity, inner->entity,
                            park->sentence, "park name");
        /* 湖南自贸区郴州片区 is in 郴州. */
        if ((PG_CLASS_BIT(inner->class) & PG_CLASSES_PLACE) && inner->entity && whole &&
            pg_reading_entry_at(reading, inner->span.end, PG_LEX_SUB_PARK, PG_CLASS_NONE, NULL))
            inside = inner->entity;
    }
    /* 某某开发区某某产业园: in the one whose name stands right before. */
    uint32_t before =
        park->outer ? 0 : pg_mention_ending(reading, park->span.start, PG_CLASS_BIT(PG_CLASS_PARK));
    if (before && !reading->mentions[before - 1].outer &&
        reading->mentions[before - 1].sentence == park->sentence)
        pg_relation_add(finder, finder->known->located_in, park->entity,
                        reading->mentions[before - 1].entity, park->sentence, "parks in a row");
    if (inside)
        pg_relation_add(finder, finder->known->located_in, park->entity, inside, park->sentence,
                        "park name");
    /* 高新区某某工业园: the article's zone */
    uint32_t topic = pg_cast_topic(finder->cast, park->sentence), zone;
    if (!whole && !park->outer && topic && topic != park->entity &&
        pg_reading_entry_at(reading, park->span.start, PG_LEX_ZONE, PG_CLASS_NONE, &zone) &&
        zone + 2 < park->span.end - park->span.start && pg_is_zone(finder, topic))
        whole = topic;
    if (whole && whole != park->entity)
        pg_relation_add(finder, finder->known->part_of, park->entity, whole, park->sentence,
                        "park name");
    else if (place)
        pg_relation_add(finder, finder->known->located_in, park->entity, place, park->sentence,
                        "park name");
}

static void organization_facts(PgFinder *finder, uint32_t i) {
    const PgReading *reading = finder->reading;
    const PgMention *organization = &reading->mentions[i];
    /* 新区经济发展局, 区经信科技局: of the article's park; but 区政府. */
    uint32_t topic = pg_cast_topic(finder->cast, organization->sentence);
    uint32_t length;
    bool is_of_zone = topic && reading->text[organization->span.start] == U'区' &&
                      reading->text[organization->span.end - 1] != U'府' &&
                      pg_is_zone(finder, topic);
    if (topic && ((pg_reading_entry_at(reading, organization->span.start, PG_LEX_ANAPHOR,
                                       PG_CLASS_PARK, &length) &&
                   length < organization->span.end - organization->span.start) ||
                  is_of_zone))
        pg_relation_add(finder, finder->known->part_of, organization->entity, topic,
                        organization->sentence, "organisation name");
    for (uint32_t k = i + 1;
         k < reading->n_mentions && reading->mentions[k].span.start < organization->span.end; k++) {
        const PgMention *inner = &reading->mentions[k];
        if (inner->span.start != organization->span.start)
            continue;
        /* 某某高新区管委会招商局 is the park's, not the committee's. */
        if (inner->class == PG_CLASS_ORGANIZATION &&
            pg_reading_entry_before(reading, inner->span.end, PG_LEX_COMMITTEE, PG_CLASS_NONE,
                                    NULL))
            continue;
        if (inner->class == PG_CLASS_ORGANIZATION || inner->class == PG_CLASS_PARK ||
            inner->class == PG_CLASS_COMPANY) {
            pg_relation_add(finder, finder->known->part_of, organization->entity, inner->entity,
                            organization->sentence, "organisation name");
            break;
        }
    }
}

/* 某某公司甘肃分公司 belongs to the company that opens its name. */
static void company_facts(PgFinder *finder, uint32_t i) {
    const PgReading *reading = finder->reading;
    const PgMention *company = &reading->mentions[i];
    for (uint32_t k = i + 1;
         k < reading->n_mentions && reading->mentions[k].span.start < company->span.end; k++) {
        const PgMention *inner = &reading->mentions[k];
        if (inner->class == PG_CLASS_COMPANY && inner->span.start == company->span.start)
            pg_relation_add(finder, finder->known->subsidiary_of, company->entity, inner->entity,
                            company->sentence, "company name");
    }
}

/* 宝丰县, but 宝丰: a brand as well. */
static bool is_full(const PgReading *reading, PgSpan district) {
    return pg_char_ends_full_area(reading->text[district.end - 1]);
}

static void project_facts(PgFinder *finder, uint32_t i) {
    const PgReading *reading = finder->reading;
    const PgMention *project = &reading->mentions[i];
    uint32_t before = project->outer ? 0
                                     : pg_mention_ending(reading, project->span.start,
                                                         PG_CLASS_BIT(PG_CLASS_PARK));
    if (before && !reading->mentions[before - 1].outer) /* 某某高新区|甲项目 */
        pg_relation_add(finder, finder->known->located_in, project->entity,
                        reading->mentions[before - 1].entity, project->sentence,
                        "park before the project");
    for (uint32_t k = i + 1;
         k < reading->n_mentions && reading->mentions[k].span.start < project->span.end; k++) {
        const PgMention *inner = &reading->mentions[k];
        if (outer_of(reading, inner) == project && inner->span.start == project->span.start &&
            (inner->class == PG_CLASS_PARK ||
             (inner->class == PG_CLASS_DISTRICT && is_full(reading, inner->span))))
            pg_relation_add(finder, finder->known->located_in, project->entity, inner->entity,
                            project->sentence, "project name");
    }
}

/* 浙江宁波北仑: each lies in the one before it, when the gazetteer agrees. */
static void place_facts(PgFinder *finder, uint32_t i) {
    const PgReading *reading = finder->reading;
    const PgMention *place = &reading->mentions[i];
    if (!place->place || i + 1 >= reading->n_mentions)
        return;
    uint32_t next = pg_mention_starting(reading, place->span.end, PG_CLASSES_ADMINISTRATIVE);
    if (!next || !reading->mentions[next - 1].place)
        return;
    /* 某某市甲区、乙区和丙区: all of them, when the gazetteer agrees. */
    for (; next && reading->mentions[next - 1].place; next = pg_list_next(reading, next)) {
        const PgMention *inner = &reading->mentions[next - 1];
        uint32_t up = inner->place;
        do
            up = pg_ontology_place(reading->ontology, up)->parent;
        while (up && up != place->place);
        if (up)
            pg_relation_add(finder, finder->known->located_in, inner->entity, place->entity,
                            inner->sentence, "places in a row");
    }
}

/* 跨境电商 in 某某跨境电商产业园: of the innermost park or project that is one of its own. */
static void industry_fact(PgFinder *finder, const PgMention *industry) {
    const PgReading *reading = finder->reading;
    const PgMention *name = outer_of(reading, industry);
    while (name &&
           (!name->entity || (name->class != PG_CLASS_PARK && name->class != PG_CLASS_PROJECT)))
        name = outer_of(reading, name);
    if (name)
        pg_relation_add(finder, finder->known->industry, name->entity, industry->entity,
                        name->sentence, "name");
}

void pg_find_by_names(PgFinder *finder) {
    const PgReading *reading = finder->reading;
    for (uint32_t i = 0; i < reading->n_mentions; i++) {
        const PgMention *mention = &reading->mentions[i];
        if (mention->kind != PG_MENTION_NAME || !mention->entity)
            continue;
        switch (mention->class) {
        case PG_CLASS_PARK:
            park_facts(finder, i);
            break;
        case PG_CLASS_COMPANY:
            company_facts(finder, i);
            break;
        case PG_CLASS_ORGANIZATION:
            organization_facts(finder, i);
            break;
        case PG_CLASS_PROJECT:
            project_facts(finder, i);
            break;
        case PG_CLASS_INDUSTRY:
            if (mention->is_carried)
                industry_fact(finder, mention);
            break;
        case PG_CLASS_PROVINCE:
        case PG_CLASS_CITY:
        case PG_CLASS_DISTRICT:
            if (!mention->outer || outer_of(reading, mention)->class == PG_CLASS_PARK)
                place_facts(finder, i);
            break;
        default:
            break;
        }
    }
}
