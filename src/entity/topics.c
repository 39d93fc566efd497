/* The park, and the company or project, that an article is about. */
#include "entity/internal.h"

/* Is the mention joined by 、 or 和 to one of the entity? */
static bool stands_beside(const PgReading *reading, const PgMention *mention, uint32_t entity) {
    uint32_t from = mention->span.start > 40 ? mention->span.start - 40 : 0;
    for (uint32_t i = reading->mentions_at[from]; i < reading->mentions_at[mention->span.end + 2];
         i++) {
        const PgMention *other = &reading->mentions[i];
        if (other->entity != entity || other->outer)
            continue;
        uint32_t gap = other->span.end < mention->span.start ? other->span.end : mention->span.end;
        uint32_t next =
            other->span.end < mention->span.start ? mention->span.start : other->span.start;
        if (next == gap + 1 && (reading->text[gap] == U'、' || reading->text[gap] == U'和' ||
                                reading->text[gap] == U'与' || reading->text[gap] == ' '))
            return true;
    }
    return false;
}

/* 某某产业园一期, with 某某产业园 as the mention behind it */
static bool is_phase(const PgReading *reading, const PgMention *mention) {
    const PgMention *whole = mention + 1;
    return reading->text[mention->span.end - 1] == U'期' &&
           whole < reading->mentions + reading->n_mentions && whole->class == PG_CLASS_PARK &&
           whole->span.start == mention->span.start && whole->entity;
}

/* 甲园、乙园、丙园等已成为…: does the opening sentence name three or more in a row, no headline
 * any? */
static bool opens_with_many(const PgReading *reading, const PgArticle *article) {
    enum { MANY = 3 };
    const PgSentence *first = &reading->page->sentences[article->first_sentence];
    uint32_t n = 0;
    if (article->n_headings >= article->n_sentences)
        return false;
    PgSpan opening = first[article->n_headings].span;
    for (uint32_t i = reading->mentions_at[first->span.start];
         i < reading->mentions_at[opening.end]; i++) {
        const PgMention *mention = &reading->mentions[i];
        if (mention->class != PG_CLASS_PARK || !mention->entity || mention->outer ||
            mention->kind != PG_MENTION_NAME)
            continue;
        if (mention->span.start < opening.start)
            return false; /* the headline's */
        n += reading->text[mention->span.end] == U'、' ||
             reading->text[mention->span.start - 1] == U'、';
    }
    return n >= MANY;
}

static bool names_other_project(const PgReading *reading, PgSpan span, const PgMention *project) {
    for (uint32_t i = reading->mentions_at[span.start]; i < reading->mentions_at[span.end]; i++)
        if (reading->mentions[i].class == PG_CLASS_PROJECT &&
            reading->mentions[i].kind == PG_MENTION_NAME && reading->mentions[i].entity &&
            reading->mentions[i].entity != project->entity)
            return true;
    return false;
}

/* …包括甲产业园、乙项目等75个项目: named in enumerations and in no headline, it is one of what the
   article tells, not whom it tells of. */
static bool is_only_listed(const PgReading *reading, const PgArticle *article, uint32_t park,
                           PgSpan span) {
    for (uint32_t i = reading->mentions_at[span.start]; i < reading->mentions_at[span.end]; i++) {
        const PgMention *mention = &reading->mentions[i];
        if (mention->entity != park || mention->kind != PG_MENTION_NAME)
            continue;
        if (mention->outer && reading->mentions[mention->outer - 1].class == PG_CLASS_PROJECT &&
            names_other_project(reading, span, &reading->mentions[mention->outer - 1]))
            continue; /* 某某产业园区玉米加工项目, and other projects elsewhere */
        if (mention->outer || mention->sentence < article->first_sentence + article->n_headings ||
            (reading->text[mention->span.end] != U'、' &&
             reading->text[mention->span.start - 1] != U'、'))
            return false;
    }
    return true;
}

/* Does a headline name a place, if only as an office's? */
static bool is_of_place(const PgReading *reading, const PgArticle *article) {
    enum { PLACES = PG_CLASS_BIT(PG_CLASS_CITY) | PG_CLASS_BIT(PG_CLASS_DISTRICT) };
    if (!article->n_headings)
        return false;
    const PgSentence *first = &reading->page->sentences[article->first_sentence];
    PgSpan span = {first->span.start, first[article->n_headings - 1].span.end};
    for (uint32_t i = reading->mentions_at[span.start]; i < reading->mentions_at[span.end]; i++)
        if (PG_CLASS_BIT(reading->mentions[i].class) & PLACES)
            return true;
    return false;
}

/* Does a headline name a park? */
static bool has_park(const PgReading *reading, PgSpan span) {
    for (uint32_t i = reading->mentions_at[span.start]; i < reading->mentions_at[span.end]; i++)
        if (reading->mentions[i].class == PG_CLASS_PARK && reading->mentions[i].entity)
            return true;
    return false;
}

/* 全市现场会在某某园区召开: a park that is only named as where something is held. */
static bool is_only_venue(const PgReading *reading, uint32_t park, PgSpan span) {
    enum { MAX_BETWEEN = 8 };
    bool found = false;
    for (uint32_t i = reading->mentions_at[span.start]; i < reading->mentions_at[span.end]; i++) {
        const PgMention *mention = &reading->mentions[i];
        if (mention->entity != park || mention->kind != PG_MENTION_NAME || mention->outer)
            continue;
        if (!mention->span.start || reading->tags[mention->span.start - 1] != PG_TAG_PREPOSITION)
            return false;
        bool is_held = false;
        for (uint32_t at = mention->span.end; at < mention->span.end + MAX_BETWEEN; at++)
            is_held |=
                pg_reading_entry_at(reading, at, PG_LEX_HOLDING, PG_CLASS_NONE, NULL) != NULL;
        if (!is_held)
            return false;
        found = true;
    }
    return found;
}

/* A report of a county whose headline names it, and of its parks only one that the rest hardly
   names, is no report of that park; nor a city's whose opening does not name the park. */
static bool is_of_county(const PgReading *reading, const PgArticle *article, uint32_t park,
                         PgSpan span, bool is_opening) {
    enum { OFTEN = 3 };
    bool has_county = false;
    uint32_t n = 0, headings = article->first_sentence + article->n_headings;
    for (uint32_t i = reading->mentions_at[span.start]; i < reading->mentions_at[span.end]; i++) {
        const PgMention *mention = &reading->mentions[i];
        if (mention->sentence < headings) {
            if (mention->class == PG_CLASS_PARK && mention->entity)
                return false;
            has_county |= !mention->outer && PG_CLASS_BIT(mention->class) &
                                                 (is_opening ? PG_CLASS_BIT(PG_CLASS_DISTRICT)
                                                             : PG_CLASSES_ADMINISTRATIVE);
        }
        if (mention->entity != park)
            continue;
        if (!mention->outer && /* 某某高新区…: a sentence is about it */
            mention->span.start == reading->page->sentences[mention->sentence].span.start)
            return false;
        n++;
    }
    return has_county && n < OFTEN;
}

static void choose_topics(PgCast *cast, uint32_t n_entities) {
    enum { MANY_PARKS = 3 };
    PgReading *reading = cast->reading;
    const PgPage *page = reading->page;
    cast->topics = PG_ARENA_NEW(reading->arena, uint32_t, page->n_articles + 1);
    cast->topics_since = PG_ARENA_NEW(reading->arena, uint32_t, page->n_articles + 1);
    cast->second_topics = PG_ARENA_NEW(reading->arena, uint32_t, page->n_articles + 1);
    uint32_t *weights = g_new0(uint32_t, n_entities);
    uint32_t *parks = g_new(uint32_t, reading->n_mentions + 1); /* mentions of an article */
    for (uint32_t a = 0; a < page->n_articles; a++) {
        const PgArticle *article = &page->articles[a];
        if (!article->n_sentences)
            continue;
        uint32_t from = page->sentences[article->first_sentence].span.start;
        uint32_t to = page->sentences[article->first_sentence + article->n_sentences - 1].span.end;
        uint32_t best = 0, second = 0, runner_up = 0, total = 0; /* the last two are weights */
        uint32_t n_parks = 0;
        bool is_opening = false; /* does the opening name one? */
        uint32_t n = 0;
        for (uint32_t i = reading->mentions_at[from]; i < reading->mentions_at[to]; i++)
            if (reading->mentions[i].class == PG_CLASS_PARK && reading->mentions[i].entity)
                parks[n++] = i;
        for (uint32_t i = 0; i < n; i++) {
            const PgMention *mention = &reading->mentions[parks[i]];
            bool in_headline = mention->sentence < article->first_sentence + article->n_headings;
            bool opens = mention->sentence <= article->first_sentence + article->n_headings;
            uint32_t weight = mention->outer ? (in_headline ? 6
                                                : opens     ? 3
                                                            : 1)
                                             : (in_headline ? 24
                                                : opens     ? 6
                                                            : 2);
            /* What opens in 某某产业园一期 is 某某产业园. */
            const PgMention *whole = is_phase(reading, mention) ? mention + 1 : mention;
            n_parks += !weights[whole->entity];
            weights[whole->entity] += weight;
            total += weight;
            is_opening |= opens;
        }
        for (uint32_t i = 0; i < n; i++) {
            uint32_t e = reading->mentions[parks[i]].entity;
            if (!best || weights[e] > weights[best])
                best = e;
        }
        for (uint32_t i = 0; i < n; i++) {
            const PgMention *mention = &reading->mentions[parks[i]];
            /* 甲高新区、乙片区举行…签约仪式: the headline or the opening sentence names both. */
            bool opens = mention->sentence <= article->first_sentence + article->n_headings;
            if (mention->entity == best)
                continue;
            if (opens && !mention->outer && mention->kind == PG_MENTION_NAME &&
                stands_beside(reading, mention, best))
                second = mention->entity;
            runner_up = MAX(runner_up, weights[mention->entity]);
            weights[mention->entity] = 0;
        }
        bool is_one_of_many =
            (runner_up * 2 > weights[best] && opens_with_many(reading, article)) ||
            /* a county's report on all of its parks */
            (!is_opening && (weights[best] * 2 < total ||
                             (n_parks >= MANY_PARKS && is_of_place(reading, article))));
        weights[best] = 0;
        PgSpan headline = {
            from, page->sentences[article->first_sentence + article->n_headings].span.start};
        if (best &&
            (is_only_listed(reading, article, best, (PgSpan){from, to}) ||
             is_of_county(reading, article, best, (PgSpan){from, to}, is_opening) ||
             (article->n_headings < article->n_sentences && is_of_place(reading, article) &&
              !has_park(reading, headline) && is_only_venue(reading, best, (PgSpan){from, to}))))
            best = 0;
        cast->topics[a] = is_one_of_many ? 0 : best;
        cast->second_topics[a] = is_one_of_many ? 0 : second;
    }
    g_free(weights);
    g_free(parks);
}

/* The first company, or the one project, that an article's headline names where it names no park,
   and for a project no company: a portrait, an interview, the report of a building site. */
static uint32_t headline_entity(const PgReading *reading, const PgArticle *article, PgClass class) {
    if (!article->n_headings)
        return 0;
    const PgSentence *first = &reading->page->sentences[article->first_sentence];
    uint32_t found = 0;
    for (uint32_t i = reading->mentions_at[first->span.start];
         i < reading->mentions_at[first[article->n_headings - 1].span.end]; i++) {
        const PgMention *mention = &reading->mentions[i];
        if (mention->outer || !mention->entity)
            continue;
        bool is_rival = class == PG_CLASS_PROJECT &&
                        (mention->class == PG_CLASS_COMPANY ||
                         (mention->class == class && found && found != mention->entity));
        if (mention->class == PG_CLASS_PARK || is_rival)
            return 0;
        if (mention->class == class && !found)
            found = mention->entity;
    }
    return found;
}

static void find_portrayed(PgCast *cast, const PgReading *reading) {
    const PgPage *page = reading->page;
    cast->portrayed = PG_ARENA_NEW(reading->arena, uint32_t, page->n_articles + 1);
    cast->reported = PG_ARENA_NEW(reading->arena, uint32_t, page->n_articles + 1);
    for (uint32_t a = 0; a < page->n_articles; a++) {
        cast->portrayed[a] = headline_entity(reading, &page->articles[a], PG_CLASS_COMPANY);
        cast->reported[a] = headline_entity(reading, &page->articles[a], PG_CLASS_PROJECT);
    }
}

static void find_topics_named(PgCast *cast, const PgReading *reading) {
    const PgPage *page = reading->page;
    for (uint32_t a = 0; a < page->n_articles; a++)
        cast->topics_since[a] = UINT32_MAX;
    for (uint32_t i = 0; i < reading->n_mentions; i++) {
        const PgMention *mention = &reading->mentions[i];
        uint32_t article = page->sentences[mention->sentence].article;
        if (mention->kind == PG_MENTION_NAME && mention->entity &&
            mention->entity == cast->topics[article])
            cast->topics_since[article] = MIN(cast->topics_since[article], mention->sentence);
    }
}

void pg_topics_choose(PgCast *cast, uint32_t n_entities) {
    choose_topics(cast, n_entities);
    find_topics_named(cast, cast->reading);
    find_portrayed(cast, cast->reading);
}

uint32_t pg_cast_topic(const PgCast *cast, uint32_t sentence) {
    uint32_t article = cast->reading->page->sentences[sentence].article;
    uint32_t section = cast->sections[sentence];
    if (section)
        return cast->entities[section].class == PG_CLASS_PARK ? section : 0;
    return cast->topics_since[article] <= sentence ? cast->topics[article] : 0;
}
