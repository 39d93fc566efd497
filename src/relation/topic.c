/* An article is usually about one park, and what it presents is in it. */
#include "relation/internal.h"

/* Is the entity placed somewhere already? */
static bool *placed_entities(const PgFinder *finder) {
    bool *placed = g_new0(bool, finder->cast->n_entities);
    for (guint i = 0; i < finder->facts->len; i++) {
        const PgFact *fact = &g_array_index(finder->facts, PgFact, i);
        if (fact->property == finder->known->located_in ||
            fact->property == finder->known->part_of)
            placed[fact->subject] = true;
    }
    return placed;
}

/* Whom the article presents, as against whom it only names: something is said of it. */
static bool *presented_entities(const PgFinder *finder) {
    bool *presented = g_new0(bool, finder->cast->n_entities);
    for (guint i = 0; i < finder->facts->len; i++) {
        const PgFact *fact = &g_array_index(finder->facts, PgFact, i);
        if (fact->property == finder->known->works_for && fact->object)
            presented[fact->object] = true;
        if (fact->property == finder->known->honour || fact->property == finder->known->industry)
            presented[fact->subject] = true;
    }
    return presented;
}

void pg_find_by_topic(PgFinder *finder) {
    const PgReading *reading = finder->reading;
    bool *placed = placed_entities(finder), *presented = presented_entities(finder);
    for (uint32_t i = 0; i < reading->n_mentions; i++) {
        const PgMention *mention = &reading->mentions[i];
        if (!mention->entity || mention->kind != PG_MENTION_NAME)
            continue;
        uint32_t article = reading->page->sentences[mention->sentence].article;
        uint32_t topic = finder->cast->topics[article];
        uint32_t second = finder->cast->second_topics[article];
        if (!topic || mention->entity == topic || placed[mention->entity] ||
            reading->page->sentences[mention->sentence].is_heading)
            continue;
        const PgEntity *entity = &finder->cast->entities[mention->entity];
        bool belongs = false;
        if (entity->class == PG_CLASS_PROJECT)
            belongs = true;
        else if (entity->class == PG_CLASS_COMPANY)
            belongs = !mention->outer && (presented[mention->entity] || entity->n_mentions >= 3);
        else if (entity->class == PG_CLASS_PARK)
            belongs = !mention->outer && mention->place == 0;
        if (!belongs)
            continue;
        placed[mention->entity] = true;
        pg_relation_add(finder, finder->known->located_in, mention->entity, topic,
                        mention->sentence, "the article's park");
        if (second && entity->class == PG_CLASS_PROJECT)
            pg_relation_add(finder, finder->known->located_in, mention->entity, second,
                            mention->sentence, "the article's park");
    }
    g_free(placed);
    g_free(presented);
}
