/* An article is usually about one park, and what it presents is in it. */
#include "relation/event.h"
#include "relation/presence.h"

/* How a company that the text names may have a part in what others do here. */
enum {
    OWNER = 1,  /* of a company that is here */
    BACKER = 2, /* invests in what is here, or works with who is */
    WHOLE = 4   /* another park is part of it */
};

typedef struct {
    PgFinder *finder;
    bool *placed;     /* by entity: the text says in which park it is */
    uint32_t *areas;  /* by entity: the gazetteer's place that the text puts it in, 0 for none */
    uint8_t *roles;   /* by entity: OWNER, BACKER, WHOLE */
    uint32_t *wholes; /* by entity: the park that it lies in or is part of, 0 for none told */
} Setting;

static bool lies_in(const PgOntology *ontology, uint32_t inner, uint32_t outer) {
    for (uint32_t up = inner; up; up = pg_ontology_place(ontology, up)->parent)
        if (up == outer)
            return true;
    return false;
}

static bool is_near(const PgOntology *ontology, uint32_t place, uint32_t area) {
    return lies_in(ontology, place, area) || lies_in(ontology, area, place);
}

/* 二期项目: who builds a second phase is there already. */
static bool is_phase(const PgFinder *finder, uint32_t project) {
    PgSpan name = finder->reading->mentions[finder->cast->entities[project].first_mention].span;
    return pg_class_of(finder, project) == PG_CLASS_PROJECT && name.end - name.start > 1 &&
           finder->reading->text[name.start + 1] == U'期';
}

/* What the facts found so far say of where things are. */
static void read_facts(Setting *setting) {
    const PgFinder *finder = setting->finder;
    const PgKnownProperties *known = finder->known;
    for (guint i = 0; i < finder->facts->len; i++) {
        const PgFact *fact = &g_array_index(finder->facts, PgFact, i);
        if (fact->property == known->located_in || fact->property == known->part_of) {
            if (pg_class_of(finder, fact->object) == PG_CLASS_PARK) {
                setting->wholes[fact->subject] = fact->object;
                if (fact->property == known->part_of &&
                    pg_class_of(finder, fact->subject) == PG_CLASS_PARK)
                    setting->roles[fact->object] |= WHOLE;
            }
            uint32_t place = finder->cast->entities[fact->object].place;
            uint32_t known_place = setting->areas[fact->subject];
            if (fact->property == known->part_of &&
                pg_class_of(finder, fact->object) != PG_CLASS_PARK)
                continue; /* of a university: it may be here */
            if (!place || pg_class_of(finder, fact->object) == PG_CLASS_PARK)
                setting->placed[fact->subject] = true;
            else if (!known_place || lies_in(finder->reading->ontology, place, known_place))
                setting->areas[fact->subject] = place;
        }
        if (fact->property == known->subsidiary_of)
            setting->roles[fact->object] |= OWNER;
        if ((fact->property == known->investor && !is_phase(finder, fact->subject)) ||
            fact->property == known->cooperates_with)
            setting->roles[fact->object] |= BACKER;
    }
}

static bool is_called(const PgReading *reading, const PgMention *park, PgLexKind kind) {
    uint32_t end = park->span.end;
    if (end && reading->text[end - 1] == U'）') /* 某某高新区（某某区） */
        while (end > park->span.start && reading->text[end - 1] != U'（')
            end--;
    return pg_reading_entry_before(reading, end, kind, PG_CLASS_NONE, NULL) ||
           (end > park->span.start &&
            pg_reading_entry_before(reading, end - 1, kind, PG_CLASS_NONE, NULL));
}

/* The place that a company's name gives it: 深圳某某公司, 某某（深圳）公司. */
static uint32_t home_of(const PgReading *reading, const PgMention *company) {
    uint32_t index = (uint32_t)(company - reading->mentions), place = 0;
    for (uint32_t i = index + 1;
         i < reading->n_mentions && reading->mentions[i].span.start < company->span.end; i++) {
        const PgMention *inner = &reading->mentions[i];
        bool opens = inner->span.start == company->span.start;
        if (inner->place && (opens || reading->text[inner->span.start - 1] == U'（'))
            place = inner->place;
    }
    return place;
}

/* Is a company one of those that the park has? */
static bool has_company(const Setting *setting, const PgMention *company, uint32_t area) {
    const PgReading *reading = setting->finder->reading;
    uint8_t roles = setting->roles[company->entity];
    uint32_t home = home_of(reading, company);
    if (roles & OWNER)
        return false;
    if (roles & BACKER)
        return area && home && is_near(reading->ontology, home, area) &&
               !pg_is_in_list(reading, company) && pg_starts_clause(reading, company);
    if (home && area && !is_near(reading->ontology, home, area))
        return false;
    bool is_foreign = !home && reading->tags[company->span.start] == PG_TAG_PLACE &&
                      !reading->word_starts[company->span.start + 1]; /* a brand's 瑞|峰 is none */
    return (pg_is_counted(reading, company) && !pg_is_dealt_with(reading, company)) ||
           (pg_is_presented(reading, company) && !is_foreign);
}

/* A whole zone is in another only where that is wider, as a 新区 is, or it is a bonded area. */
static bool has_zone(const Setting *setting, const PgMention *zone, uint32_t topic, uint32_t area) {
    const PgFinder *finder = setting->finder;
    const PgReading *reading = finder->reading;
    const PgMention *whole = &reading->mentions[finder->cast->entities[topic].first_mention];
    uint32_t home = zone->place ? zone->place : home_of(reading, zone);
    if (!area || !home || !is_near(reading->ontology, home, area) ||
        is_called(reading, zone, PG_LEX_WIDE_ZONE) || is_called(reading, whole, PG_LEX_INNER_ZONE))
        return false;
    return is_called(reading, whole, PG_LEX_WIDE_ZONE) ||
           (is_called(reading, zone, PG_LEX_INNER_ZONE) && is_called(reading, whole, PG_LEX_ZONE));
}

/* 某某实验室揭牌, 集聚了甲研究院、乙研究院等机构: an organisation that has settled. */
static bool has_settled(const PgFinder *finder, const PgMention *organization) {
    enum { MAX_DISTANCE = 10 };
    const PgReading *reading = finder->reading;
    if (organization->outer || pg_is_bureau(finder, organization->entity) ||
        pg_is_dealt_with(reading, organization))
        return false;
    if (pg_is_counted(reading, organization))
        return true;
    uint32_t end = pg_list_end(reading, organization);
    for (uint32_t i = end; i < reading->n && i < end + MAX_DISTANCE; i++) {
        if (pg_ends_clause(reading->text[i]) ||
            pg_mention_starting(reading, i, (PgClassSet)-1 & ~PG_CLASS_BIT(PG_CLASS_INDUSTRY)))
            return false;
        if (reading->word_starts[i] &&
            pg_reading_entry_at(reading, i, PG_LEX_SETTLING, PG_CLASS_NONE, NULL))
            return true;
    }
    return false;
}

/* A park of one of the city's counties is in none of its zones. */
static bool is_of_county(const PgOntology *ontology, uint32_t place, uint32_t area) {
    return place && !lies_in(ontology, area, place) &&
           pg_ontology_place(ontology, place)->class == PG_CLASS_DISTRICT &&
           !g_str_has_suffix(pg_ontology_place(ontology, place)->label, "区");
}

/* Does the text say that `inner` lies in `outer`? */
static bool lies_around(const Setting *setting, uint32_t outer, uint32_t inner) {
    enum { DEEPEST = 8 };
    for (uint32_t n = 0; inner && n < DEEPEST; n++) {
        inner = setting->wholes[inner];
        if (inner == outer)
            return true;
    }
    return false;
}

static bool belongs(const Setting *setting, const PgMention *mention, uint32_t topic,
                    uint32_t area) {
    const PgReading *reading = setting->finder->reading;
    uint32_t place = setting->areas[mention->entity];
    if (setting->placed[mention->entity] ||
        (place && !(area && is_near(reading->ontology, place, area))))
        return false;
    switch (mention->class) {
    case PG_CLASS_PROJECT: /* one in a county is in no zone of the city around it */
        return !is_of_county(reading->ontology, place, area) &&
               !pg_is_placed_unknown(reading, mention);
    case PG_CLASS_COMPANY:
        return !pg_only_attends(reading, mention) && !pg_is_placed_unknown(reading, mention) &&
               has_company(setting, mention, area);
    case PG_CLASS_PARK:
        if (mention->outer || is_of_county(reading->ontology, place, area) ||
            pg_is_dealt_with(reading, mention) || pg_is_basis(reading, mention) ||
            lies_around(setting, mention->entity, topic) ||
            ((setting->roles[mention->entity] & WHOLE) &&
             pg_class_of(setting->finder, topic) == PG_CLASS_PARK))
            return false;
        return mention->place || is_called(reading, mention, PG_LEX_ZONE)
                   ? has_zone(setting, mention, topic, area)
                   : true;
    case PG_CLASS_ORGANIZATION:
        return has_settled(setting->finder, mention);
    default:
        return false;
    }
}

/* ---- the park that the text has turned to ---- */

/* Of a paragraph, or of what stands between two semicolons; 0 for the article's own. */
typedef struct {
    uint32_t paragraph, sentence;   /* that they are of */
    uint32_t semicolon;             /* where the part of the sentence ends */
    uint32_t of_paragraph, of_part; /* parks */
    bool is_set;                    /* the part has turned to a park, be it the article's */
    uint32_t scene; /* the park in which the sentence opens: 在某某园区，… */
} Turn;

/* Is it who its clause is about? */
static bool is_subject(const PgReading *reading, const PgMention *park) {
    enum { NEAR = 120 }; /* characters of a clause, to each side */
    PgSpan sentence = reading->page->sentences[park->sentence].span;
    PgSpan clause = {park->span.start, park->span.end};
    sentence.start = MAX(sentence.start, clause.start > NEAR ? clause.start - NEAR : 0);
    sentence.end = MIN(sentence.end, clause.end + NEAR);
    while (clause.start > sentence.start && !pg_ends_clause(reading->text[clause.start - 1]))
        clause.start--;
    while (clause.end < sentence.end && !pg_ends_clause(reading->text[clause.end]))
        clause.end++;
    uint32_t head = pg_clause_head(reading, clause);
    return head && &reading->mentions[head - 1] == park && !pg_is_in_list(reading, park);
}

/* Does the text turn to this park: 在某某园区, 走进某某园区, 某某园区的…? */
static bool is_entered(const PgReading *reading, const PgMention *park) {
    return pg_reading_entry_before(reading, park->span.start, PG_LEX_PLACING, PG_CLASS_NONE,
                                   NULL) ||
           pg_reading_entry_before(reading, park->span.start, PG_LEX_VISIT, PG_CLASS_NONE, NULL);
}

/* 在某某园区，…; 走进某某园区内，… at the head of a sentence: what the paragraph goes on with is
   there. */
static bool is_opening(const PgReading *reading, const PgMention *park) {
    enum { LONGEST_OPENING = 8 }; /* 日前，记者走进 */
    uint32_t start = reading->page->sentences[park->sentence].span.start, end = park->span.end;
    end += reading->tags[end] == PG_TAG_POSITION; /* 内 里 */
    return is_entered(reading, park) && reading->text[end] == U'，' &&
           park->span.start <= start + LONGEST_OPENING;
}

/* 在某某园区，… at the head of a sentence or behind a semicolon */
static bool is_scene(const PgReading *reading, const PgMention *park) {
    uint32_t start = park->span.start, end = park->span.end;
    end += reading->tags[end] == PG_TAG_POSITION; /* 内 里 */
    bool opens = start && (start - 1 == reading->page->sentences[park->sentence].span.start ||
                           reading->text[start - 2] == U'；');
    return opens && reading->text[start - 1] == U'在' && reading->text[end] == U'，';
}

static void follow(const PgFinder *finder, Turn *turn, const PgMention *mention) {
    const PgReading *reading = finder->reading;
    const PgSentence *sentence = &reading->page->sentences[mention->sentence];
    if (sentence->paragraph != turn->paragraph)
        turn->of_paragraph = finder->cast->sections[mention->sentence];
    if (mention->sentence != turn->sentence || mention->span.start >= turn->semicolon) {
        turn->is_set = false;
        turn->scene = 0;
        turn->semicolon =
            pg_char_find(reading->text, mention->span.start, sentence->span.end, U'；');
    }
    turn->paragraph = sentence->paragraph;
    turn->sentence = mention->sentence;
}

/* 甲园区党工委副书记张某介绍: who speaks, not where. */
static bool is_in_title(const PgReading *reading, const PgMention *park) {
    enum { LONGEST_TITLE = 12 };
    if (!(reading->kinds_in[park->sentence] & pg_lex_bit(PG_LEX_TITLE)))
        return false;
    for (uint32_t i = park->span.end; i < reading->n && i < park->span.end + LONGEST_TITLE; i++)
        if (pg_ends_clause(reading->text[i]) || reading->text[i] == U'、' ||
            pg_mention_starting(reading, i, PG_CLASS_BIT(PG_CLASS_PERSON)))
            return pg_reading_entry_before(reading, i, PG_LEX_TITLE, PG_CLASS_NONE, NULL);
    return false;
}

/* 高端装备在某某园集中布局。 at the head of a paragraph names nobody yet: those who follow are
 * there.
 */
static bool is_stage(const PgReading *reading, const PgMention *park) {
    const PgSentence *sentences = reading->page->sentences;
    const PgSentence *sentence = &sentences[park->sentence];
    if (park->sentence && sentences[park->sentence - 1].paragraph == sentence->paragraph)
        return false;
    for (uint32_t i = reading->mentions_at[sentence->span.start];
         i < reading->mentions_at[sentence->span.end]; i++)
        if (&reading->mentions[i] != park && !reading->mentions[i].outer &&
            reading->mentions[i].class != PG_CLASS_INDUSTRY)
            return false;
    return true;
}

static void turn_to(const Setting *setting, Turn *turn, const PgMention *park, uint32_t topic) {
    const PgReading *reading = setting->finder->reading;
    uint32_t article = reading->page->sentences[park->sentence].article;
    if (is_in_title(reading, park))
        return;
    bool is_spoken_of = is_subject(reading, park) || is_opening(reading, park) ||
                        (is_entered(reading, park) && is_stage(reading, park));
    if ((!is_spoken_of && !is_entered(reading, park)) || pg_only_attends(reading, park) ||
        pg_is_partner(reading, park))
        return;
    if (is_scene(reading, park))
        turn->scene = park->entity;
    bool is_own =
        park->entity == topic || park->entity == setting->finder->cast->second_topics[article];
    turn->is_set = true;
    turn->of_part = is_own ? 0 : park->entity;
    if (is_spoken_of)
        turn->of_paragraph = turn->of_part;
}

/* 在某市某县，… at the head of a paragraph: what it tells of is there. */
static void turn_to_town(const PgReading *reading, Turn *turn, const PgMention *town) {
    enum { LONGEST_OPENING = 16 };
    const PgSentence *sentences = reading->page->sentences;
    uint32_t start = sentences[town->sentence].span.start;
    bool opens = town->sentence == 0 ||
                 sentences[town->sentence - 1].paragraph != sentences[town->sentence].paragraph;
    if (!opens || reading->text[start] != U'在' || reading->text[town->span.end] != U'，' ||
        town->span.end - start > LONGEST_OPENING)
        return;
    for (uint32_t i = start; i < town->span.end; i++)
        if (pg_ends_clause(reading->text[i]))
            return;
    turn->of_paragraph = town->entity;
}

/* Is the article's park one that neither headline nor opening paragraph name, and hardly the rest?
 */
static bool is_weak(const PgFinder *finder, uint32_t article) {
    enum { OFTEN = 3 };
    const PgPage *page = finder->reading->page;
    const PgArticle *whole = &page->articles[article];
    uint32_t since = finder->cast->topics_since[article];
    uint32_t body = MIN(whole->first_sentence + whole->n_headings,
                        whole->first_sentence + whole->n_sentences - 1);
    return since < page->n_sentences &&
           page->sentences[since].paragraph > page->sentences[body].paragraph &&
           finder->cast->entities[finder->cast->topics[article]].n_mentions < OFTEN;
}

/* 某某区领导赴某地考察: whom they meet there is not from here. */
static bool is_trip(const PgReading *reading, const PgArticle *article) {
    enum { OPENING = 2 }; /* sentences behind the headline */
    const PgSentence *first = &reading->page->sentences[article->first_sentence];
    uint32_t n = MIN(article->n_headings + OPENING, article->n_sentences);
    uint32_t end = n ? first[n - 1].span.end : 0;
    for (uint32_t i = first->span.start; (i = pg_char_find(reading->text, i, end, U'赴')) < end;
         i++)
        if (pg_mention_starting(reading, i + 1, PG_CLASSES_PLACE | PG_CLASS_BIT(PG_CLASS_PARK)))
            return true;
    return false;
}

static bool is_headline_topic(const PgFinder *finder, uint32_t article) {
    const PgArticle *whole = &finder->reading->page->articles[article];
    return finder->cast->topics_since[article] < whole->first_sentence + whole->n_headings;
}

/* The park or town that the text has turned to; 0 for the article's park. */
static uint32_t place_here(const Turn *turn, const PgMention *mention) {
    if (mention->class == PG_CLASS_PARK)
        return mention->entity == turn->scene ? 0 : turn->scene;
    return turn->is_set ? turn->of_part : turn->of_paragraph;
}

static void place(Setting *setting, const PgMention *mention, uint32_t here, uint32_t topic) {
    PgFinder *finder = setting->finder;
    const PgReading *reading = finder->reading;
    const PgKnownProperties *known = finder->known;
    uint32_t article = reading->page->sentences[mention->sentence].article;
    uint32_t second = finder->cast->second_topics[article];
    setting->placed[mention->entity] = true;
    if (mention->class == PG_CLASS_PARK) {
        bool is_part = pg_reading_entry_before(reading, mention->span.end, PG_LEX_SUB_PARK,
                                               PG_CLASS_NONE, NULL) != NULL;
        pg_relation_add(finder, is_part ? known->part_of : known->located_in, mention->entity,
                        here ? here : topic, mention->sentence,
                        here ? "the paragraph's place" : "the article's park");
        return;
    }
    pg_relation_add(finder, known->located_in, mention->entity, here ? here : topic,
                    mention->sentence,
                    here                                              ? "the paragraph's place"
                    : pg_class_of(finder, topic) == PG_CLASS_DISTRICT ? "the article's county"
                                                                      : "the article's park");
    if (second && !here && mention->class == PG_CLASS_PROJECT)
        pg_relation_add(finder, known->located_in, mention->entity, second, mention->sentence,
                        "the article's park");
}

void pg_find_by_topic(PgFinder *finder) {
    enum { /* who may be here, and where */
           TOLD = PG_CLASS_BIT(PG_CLASS_PARK) | PG_CLASS_BIT(PG_CLASS_COMPANY) |
                  PG_CLASS_BIT(PG_CLASS_PROJECT) | PG_CLASS_BIT(PG_CLASS_ORGANIZATION) |
                  PG_CLASS_BIT(PG_CLASS_DISTRICT)
    };
    const PgReading *reading = finder->reading;
    Setting setting = {
        finder, g_new0(bool, finder->cast->n_entities), g_new0(uint32_t, finder->cast->n_entities),
        g_new0(uint8_t, finder->cast->n_entities), g_new0(uint32_t, finder->cast->n_entities)};
    read_facts(&setting);
    Turn turn = {.paragraph = UINT32_MAX, .sentence = UINT32_MAX};
    uint32_t article = UINT32_MAX;
    bool abroad = false, is_ours = false; /* is the article's park its headline's? */
    for (uint32_t i = 0; i < reading->n_mentions; i++) {
        const PgMention *mention = &reading->mentions[i];
        if (!mention->entity || !(PG_CLASS_BIT(mention->class) & TOLD))
            continue;
        const PgSentence *sentence = &reading->page->sentences[mention->sentence];
        uint32_t topic = pg_cast_topic(finder->cast, mention->sentence);
        if (sentence->article != article) {
            article = sentence->article;
            abroad = is_trip(reading, &reading->page->articles[article]);
            is_ours = is_headline_topic(finder, article);
        }
        follow(finder, &turn, mention);
        if (mention->class == PG_CLASS_PARK && !mention->outer)
            turn_to(&setting, &turn, mention, topic);
        if (mention->class == PG_CLASS_DISTRICT && !mention->outer)
            turn_to_town(reading, &turn, mention);
        if (!topic && mention->class != PG_CLASS_PARK) /* but a paragraph may have one */
            topic = turn.is_set ? turn.of_part : turn.of_paragraph;
        if (!topic && /* a county's projects and parks are there */
            (mention->class == PG_CLASS_PROJECT || mention->class == PG_CLASS_PARK) &&
            pg_class_of(finder, pg_area_of_article(finder, article)) == PG_CLASS_DISTRICT)
            topic = pg_area_of_article(finder, article);
        if (mention->kind != PG_MENTION_NAME || mention->entity == topic || !topic ||
            sentence->is_heading || (mention->class == PG_CLASS_PARK && is_weak(finder, article)) ||
            (abroad && (mention->class != PG_CLASS_PROJECT || !is_ours)))
            continue;
        uint32_t here = place_here(&turn, mention);
        const PgEntity *town = here ? &finder->cast->entities[here] : NULL;
        uint32_t area = town && town->class != PG_CLASS_PARK ? town->place
                        : setting.areas[here]                ? setting.areas[here]
                                                             : setting.areas[topic];
        if (belongs(&setting, mention, topic, area))
            place(&setting, mention, here, topic);
    }
    g_free(setting.placed);
    g_free(setting.areas);
    g_free(setting.roles);
    g_free(setting.wholes);
}
