/* An article is usually about one park, and what it presents is in it. */
#include "relation/internal.h"

typedef struct {
    PgFinder *finder;
    bool *placed;  /* by entity: the text says where it is */
    bool *outside; /* by entity: a company that only brings, owns or buys what is here */
} Setting;

/* What the facts found so far say of where things are. */
static void read_facts(Setting *setting) {
    const PgFinder *finder = setting->finder;
    const PgKnownProperties *known = finder->known;
    for (guint i = 0; i < finder->facts->len; i++) {
        const PgFact *fact = &g_array_index(finder->facts, PgFact, i);
        if (fact->property == known->located_in || fact->property == known->part_of)
            setting->placed[fact->subject] = true;
        if (fact->property == known->investor || fact->property == known->subsidiary_of ||
            fact->property == known->acquired || fact->property == known->cooperates_with)
            setting->outside[fact->object] = true;
    }
}

/* A clause starts here: 某某公司是… */
static bool starts_clause(const PgReading *reading, const PgMention *mention) {
    uint32_t start = mention->span.start;
    if (start == reading->page->sentences[mention->sentence].span.start)
        return true;
    uint32_t before = reading->text[start - 1];
    return before == 0xff0c || before == 0xff1b || before == 0x201d || before == 0xff1a ||
           before == 0x201c;
}

/* Is a company presented as one of the park's, or only mentioned? Household names are mentioned for
   comparison, as customers and as owners unless a clause is about them; who stands behind a
   preposition takes part in what somebody else does. */
static bool is_presented(const PgReading *reading, const PgMention *mention) {
    if (mention->outer)
        return false;
    uint32_t start = mention->span.start, end = mention->span.end;
    bool is_listed = reading->text[end] == 0x3001 || (start && reading->text[start - 1] == 0x3001);
    if (!is_listed && (starts_clause(reading, mention) ||
                       pg_reading_entry_before(reading, start, PG_LEX_VISIT, PG_CLASS_NONE, NULL)))
        return true;
    return !pg_reading_entry_of(reading, mention->span, PG_LEX_NAME, PG_CLASS_COMPANY) &&
           !pg_reading_entry_of(reading, mention->span, PG_LEX_AMBIGUOUS, PG_CLASS_COMPANY) &&
           !(start && reading->tags[start - 1] == PG_TAG_PREPOSITION);
}

/* Does the text turn to this park: 在某某园区, 走进某某园区, 某某园区的…, or a clause about it? */
static bool turns_to(const PgReading *reading, const PgMention *park) {
    uint32_t start = park->span.start, end = park->span.end;
    if (pg_reading_entry_before(reading, start, PG_LEX_PLACING, PG_CLASS_NONE, NULL) ||
        pg_reading_entry_before(reading, start, PG_LEX_VISIT, PG_CLASS_NONE, NULL))
        return true;
    uint32_t next = reading->text[end];
    bool opens_name = reading->tags[end] == PG_TAG_NOUN || reading->tags[end] == PG_TAG_UNKNOWN ||
                      reading->tags[end] == PG_TAG_VERB_NOUN || next == 0x3001;
    return starts_clause(reading, park) && !(pg_char_is_han(next) && opens_name) && next != 0x3001;
}

static bool is_called(const PgReading *reading, const PgMention *park, PgLexKind kind) {
    uint32_t end = park->span.end;
    if (end && reading->text[end - 1] == 0xff09) /* 某某高新区（某某区） */
        while (end > park->span.start && reading->text[end - 1] != 0xff08)
            end--;
    return pg_reading_entry_before(reading, end, kind, PG_CLASS_NONE, NULL) ||
           (end > park->span.start &&
            pg_reading_entry_before(reading, end - 1, kind, PG_CLASS_NONE, NULL));
}

/* The administrative place that an entity lies in, as its name or the text says; 0 if unknown. */
static uint32_t area_of(const Setting *setting, uint32_t entity) {
    const PgFinder *finder = setting->finder;
    for (guint i = 0; i < finder->facts->len; i++) {
        const PgFact *fact = &g_array_index(finder->facts, PgFact, i);
        if (fact->property == finder->known->located_in && fact->subject == entity &&
            finder->cast->entities[fact->object].class != PG_CLASS_PARK &&
            finder->cast->entities[fact->object].place)
            return finder->cast->entities[fact->object].place;
    }
    return 0;
}

static bool lies_in(const PgOntology *ontology, uint32_t inner, uint32_t outer) {
    for (uint32_t up = inner; up; up = pg_ontology_place(ontology, up)->parent)
        if (up == outer)
            return true;
    return false;
}

/* 深圳某某公司 in a park of another city, 某某（深圳）公司, 新加坡某某公司. */
static bool is_from_elsewhere(const PgReading *reading, const PgMention *company, uint32_t area) {
    uint32_t index = (uint32_t)(company - reading->mentions), place = 0;
    for (uint32_t i = index + 1;
         i < reading->n_mentions && reading->mentions[i].span.start < company->span.end; i++) {
        const PgMention *inner = &reading->mentions[i];
        bool is_bracketed = reading->text[inner->span.start - 1] == 0xff08;
        if (inner->place && (is_bracketed || inner->span.start == company->span.start))
            place = inner->place;
    }
    if (!place)
        return reading->tags[company->span.start] == PG_TAG_PLACE;
    return area && !lies_in(reading->ontology, place, area) &&
           !lies_in(reading->ontology, area, place);
}

static bool belongs(const Setting *setting, const PgMention *mention, uint32_t area) {
    const PgReading *reading = setting->finder->reading;
    switch (mention->class) {
    case PG_CLASS_PROJECT:
        return true;
    case PG_CLASS_COMPANY:
        return !setting->outside[mention->entity] && is_presented(reading, mention) &&
               !is_from_elsewhere(reading, mention, area);
    case PG_CLASS_PARK:
        return !mention->outer && mention->place == 0 && !is_called(reading, mention, PG_LEX_ZONE);
    default:
        return false;
    }
}

void pg_find_by_topic(PgFinder *finder) {
    const PgReading *reading = finder->reading;
    Setting setting = {finder, g_new0(bool, finder->cast->n_entities),
                       g_new0(bool, finder->cast->n_entities)};
    read_facts(&setting);
    uint32_t here = 0, paragraph = UINT32_MAX; /* the park that the paragraph has turned to */
    uint32_t topic = 0, area = 0;
    for (uint32_t i = 0; i < reading->n_mentions; i++) {
        const PgMention *mention = &reading->mentions[i];
        if (!mention->entity || mention->kind != PG_MENTION_NAME)
            continue;
        const PgSentence *sentence = &reading->page->sentences[mention->sentence];
        uint32_t now = pg_cast_topic(finder->cast, mention->sentence);
        if (now && now != topic)
            area = area_of(&setting, now);
        topic = now;
        uint32_t second = finder->cast->second_topics[sentence->article];
        if (sentence->paragraph != paragraph) {
            paragraph = sentence->paragraph;
            here = 0;
        }
        if (mention->class == PG_CLASS_PARK && !mention->outer && turns_to(reading, mention))
            here = mention->entity != topic && mention->entity != second ? mention->entity : 0;
        if (!topic || mention->entity == topic || setting.placed[mention->entity] ||
            sentence->is_heading || !belongs(&setting, mention, area))
            continue;
        setting.placed[mention->entity] = true;
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
    g_free(setting.placed);
    g_free(setting.outside);
}
