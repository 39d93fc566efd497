/* An article is usually about one park, and what it presents is in it. */
#include "relation/internal.h"

/* Is the entity placed somewhere already? */
static bool *placed_entities(const PgFinder *finder) {
    bool *placed = g_new0(bool, finder->cast->n_entities);
    for (guint i = 0; i < finder->facts->len; i++) {
        const PgFact *fact = &g_array_index(finder->facts, PgFact, i);
        if (fact->property == finder->known->located_in || fact->property == finder->known->part_of)
            placed[fact->subject] = true;
    }
    return placed;
}

/* Companies that only bring a project, own another or are bought from: their seat is elsewhere. */
static bool *outside_entities(const PgFinder *finder) {
    bool *outside = g_new0(bool, finder->cast->n_entities);
    for (guint i = 0; i < finder->facts->len; i++) {
        const PgFact *fact = &g_array_index(finder->facts, PgFact, i);
        if (fact->property == finder->known->investor ||
            fact->property == finder->known->subsidiary_of ||
            fact->property == finder->known->acquired ||
            fact->property == finder->known->cooperates_with)
            outside[fact->object] = true;
    }
    return outside;
}

/* A company is presented where a clause starts with its name: 某某公司是…, 走进某某公司. */
static bool starts_clause(const PgReading *reading, const PgMention *mention) {
    uint32_t start = mention->span.start;
    if (start == reading->page->sentences[mention->sentence].span.start)
        return true;
    uint32_t before = reading->text[start - 1];
    return before == 0xff0c || before == 0xff1b || before == 0x201d || before == 0xff1a ||
           before == 0x201c;
}

static bool is_presented(const PgReading *reading, const PgMention *mention) {
    if (mention->outer)
        return false;
    uint32_t start = mention->span.start, end = mention->span.end;
    if (reading->text[end] == 0x3001 || (start && reading->text[start - 1] == 0x3001))
        return false; /* one of a list: who lists it says where it is */
    return starts_clause(reading, mention) ||
           pg_reading_entry_before(reading, start, PG_LEX_VISIT, PG_CLASS_NONE, NULL) != NULL;
}

/* Does the text turn to this park: 在某某园区, 走进某某园区, or a clause that it opens? */
static bool turns_to(const PgReading *reading, const PgMention *park) {
    uint32_t start = park->span.start;
    return starts_clause(reading, park) ||
           pg_reading_entry_before(reading, start, PG_LEX_PLACING, PG_CLASS_NONE, NULL) ||
           pg_reading_entry_before(reading, start, PG_LEX_VISIT, PG_CLASS_NONE, NULL);
}

void pg_find_by_topic(PgFinder *finder) {
    const PgReading *reading = finder->reading;
    bool *placed = placed_entities(finder), *outside = outside_entities(finder);
    uint32_t here = 0, paragraph = UINT32_MAX; /* the park that the paragraph has turned to */
    for (uint32_t i = 0; i < reading->n_mentions; i++) {
        const PgMention *mention = &reading->mentions[i];
        if (!mention->entity || mention->kind != PG_MENTION_NAME)
            continue;
        uint32_t article = reading->page->sentences[mention->sentence].article;
        uint32_t topic = pg_cast_topic(finder->cast, mention->sentence);
        uint32_t second = finder->cast->second_topics[article];
        if (reading->page->sentences[mention->sentence].paragraph != paragraph) {
            paragraph = reading->page->sentences[mention->sentence].paragraph;
            here = 0;
        }
        if (mention->class == PG_CLASS_PARK && !mention->outer && turns_to(reading, mention))
            here = mention->entity != topic && mention->entity != second ? mention->entity : 0;
        if (!topic || mention->entity == topic || placed[mention->entity] ||
            reading->page->sentences[mention->sentence].is_heading)
            continue;
        bool belongs = false;
        switch (mention->class) {
        case PG_CLASS_PROJECT:
            belongs = true;
            break;
        case PG_CLASS_COMPANY:
            belongs = !outside[mention->entity] && is_presented(reading, mention);
            break;
        case PG_CLASS_PARK:
            belongs = !mention->outer && mention->place == 0;
            break;
        default:
            break;
        }
        if (!belongs)
            continue;
        placed[mention->entity] = true;
        if (mention->class == PG_CLASS_PARK &&
            pg_reading_entry_before(reading, mention->span.end, PG_LEX_SUB_PARK, PG_CLASS_NONE,
                                    NULL)) {
            pg_relation_add(finder, finder->known->part_of, mention->entity, topic,
                            mention->sentence, "the article's park");
            continue;
        }
        uint32_t near = mention->class == PG_CLASS_PARK ? 0 : here;
        pg_relation_add(finder, finder->known->located_in, mention->entity, near ? near : topic,
                        mention->sentence, near ? "the paragraph's park" : "the article's park");
        if (second && !near && mention->class == PG_CLASS_PROJECT)
            pg_relation_add(finder, finder->known->located_in, mention->entity, second,
                            mention->sentence, "the article's park");
    }
    g_free(placed);
    g_free(outside);
}
