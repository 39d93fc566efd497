#include "relation/event.h"

#include <string.h>

static uint32_t fact_hash(const PgFact *fact) {
    uint32_t hash = fact->subject;
    hash = hash * 31 + fact->object;
    hash = hash * 31 + fact->sentence;
    return hash * 31 + fact->property;
}

static bool fact_equal(const PgFact *x, const PgFact *y) {
    return x->property == y->property && x->status == y->status && x->subject == y->subject &&
           x->object == y->object && x->sentence == y->sentence && x->amount == y->amount &&
           !g_strcmp0(x->text, y->text) && !g_strcmp0(x->unit, y->unit);
}

/* As many hashes as a page of so many sentences and entities will have facts, or more. */
static void prepare_hashes(PgFinder *finder) {
    uint32_t least = finder->reading->page->n_sentences + finder->cast->n_entities;
    while (finder->hash_mask < least)
        finder->hash_mask = 2 * finder->hash_mask + 1;
    finder->hashed = PG_ARENA_NEW(finder->reading->arena, uint32_t, finder->hash_mask + 1);
}

/* Has the sentence stated it before? Else the fact is kept in mind. */
static bool is_twin(PgFinder *finder, const PgFact *fact) {
    uint32_t *last = &finder->hashed[fact_hash(fact) & finder->hash_mask];
    for (uint32_t i = *last; i; i = g_array_index(finder->alike, uint32_t, i - 1))
        if (fact_equal(&g_array_index(finder->facts, PgFact, i - 1), fact))
            return true;
    g_array_append_val(finder->alike, *last);
    *last = finder->alike->len;
    return false;
}

const PgRowFacts *pg_row_of(const PgFinder *finder, uint32_t sentence) {
    uint32_t row = finder->reading->page->sentences[sentence].row;
    return row ? &finder->rows[row - 1] : NULL;
}

uint32_t pg_row_subject(const PgFinder *finder, uint32_t sentence, PgClassSet classes) {
    uint32_t subject = pg_row_of(finder, sentence)->subject;
    return PG_CLASS_BIT(pg_class_of(finder, subject)) & classes ? subject : 0;
}

/* Of what running text states, the row of a table takes how much its own subject measures, and
   where all that the article lists is, if it has no place of its own. */
static bool fits_row(const PgFinder *finder, const PgFact *fact) {
    const PgRowFacts *row = pg_row_of(finder, fact->sentence);
    return !row ||
           (row->subject && row->subject == fact->subject &&
            (fact->unit || (fact->property == finder->known->located_in && !row->is_placed)));
}

void pg_fact_add(PgFinder *finder, PgFact fact) {
    if (finder->rows_are_read && !fits_row(finder, &fact))
        return;
    if (!fact.subject || fact.subject == fact.object || is_twin(finder, &fact))
        return;
    g_array_append_val(finder->facts, fact);
    if (fact.property == finder->known->works_for && !finder->employers[fact.subject])
        finder->employers[fact.subject] = fact.object;
}

PgClass pg_class_of(const PgFinder *finder, uint32_t entity) {
    return finder->cast->entities[entity].class;
}

bool pg_is_zone(const PgFinder *finder, uint32_t park) {
    const PgReading *reading = finder->reading;
    const PgEntity *entity = &finder->cast->entities[park];
    return entity->place ||
           pg_reading_entry_before(reading, reading->mentions[entity->first_mention].span.end,
                                   PG_LEX_ZONE, PG_CLASS_NONE, NULL);
}

/* A zone of the gazetteer lies in no industrial park. */
static bool is_upside_down(const PgFinder *finder, uint32_t inner, uint32_t outer) {
    return pg_class_of(finder, inner) == PG_CLASS_PARK && finder->cast->entities[inner].place &&
           pg_class_of(finder, outer) == PG_CLASS_PARK && !pg_is_zone(finder, outer);
}

/* Only what the ontology allows between the two classes is stated. */
void pg_relation_add(PgFinder *finder, uint16_t property, uint32_t subject, uint32_t object,
                     uint32_t sentence, const char *rule) {
    if (!subject || !object || subject == object)
        return;
    const PgProperty *schema = pg_ontology_property(finder->reading->ontology, property);
    if (!(PG_CLASS_BIT(pg_class_of(finder, subject)) & schema->domain) ||
        !(PG_CLASS_BIT(pg_class_of(finder, object)) & schema->range))
        return;
    if ((property == finder->known->located_in || property == finder->known->part_of) &&
        is_upside_down(finder, subject, object))
        return;
    if (property == finder->known->part_of && pg_class_of(finder, subject) == PG_CLASS_PARK &&
        pg_class_of(finder, object) != PG_CLASS_PARK)
        return; /* who founds a park owns it, and it is no part of him */
    pg_fact_add(finder, (PgFact){.property = property,
                                 .subject = subject,
                                 .object = object,
                                 .sentence = sentence,
                                 .rule = rule});
}

uint32_t pg_mention_starting(const PgReading *reading, uint32_t at, PgClassSet classes) {
    for (uint32_t i = reading->mentions_at[at]; i < reading->mentions_at[at + 1]; i++)
        if (reading->mentions[i].entity && PG_CLASS_BIT(reading->mentions[i].class) & classes)
            return i + 1;
    return 0;
}

uint32_t pg_mention_ending(const PgReading *reading, uint32_t at, PgClassSet classes) {
    if (!reading->mention_ends[at])
        return 0;
    for (uint32_t i = pg_reading_first_ending(reading, at); i < reading->mentions_at[at]; i++)
        if (reading->mentions[i].span.end == at && reading->mentions[i].entity &&
            PG_CLASS_BIT(reading->mentions[i].class) & classes)
            return i + 1;
    return 0;
}

uint32_t pg_mention_around(const PgReading *reading, uint32_t at) {
    uint32_t mention = reading->mentions_at[at + 1];
    while (mention && reading->mentions[mention - 1].span.end <= at)
        mention = reading->mentions[mention - 1].outer;
    return mention;
}

uint32_t pg_project_around(const PgReading *reading, PgSpan span) {
    uint32_t mention = pg_mention_around(reading, span.start);
    while (mention && (reading->mentions[mention - 1].class != PG_CLASS_PROJECT ||
                       reading->mentions[mention - 1].span.end < span.end))
        mention = reading->mentions[mention - 1].outer;
    return mention;
}

/* 、 和 与 及 以及 and quotation marks between two names of an enumeration. */
static uint32_t skip_separator(const PgReading *reading, uint32_t at) {
    const uint32_t *text = reading->text;
    uint32_t i = at;
    while (i < reading->n && pg_is_name_mark(text[i]))
        i++;
    if (i < reading->n && text[i] == U'以' && i + 1 < reading->n && text[i + 1] == U'及')
        i += 2;
    else if (i < reading->n && (text[i] == U'、' || pg_char_joins(text[i])))
        i++;
    else
        return 0;
    while (i < reading->n && pg_is_name_mark(text[i]))
        i++;
    return i;
}

enum { MAX_AMOUNT_WORD = 6, MAX_BETWEEN = 24 };

/* Words such as 产业 and brackets behind a name of an enumeration. */
static uint32_t skip_tail(const PgReading *reading, const PgMention *mention) {
    uint32_t length, at = mention->span.end;
    if (mention->class == PG_CLASS_INDUSTRY &&
        pg_reading_entry_at(reading, at, PG_LEX_FIELD, PG_CLASS_NONE, &length))
        at += length;
    return at;
}

/* 甲项目、总投资20亿元的乙项目: behind what the next one costs. */
static uint32_t skip_amount(const PgReading *reading, uint32_t at) {
    const PgValue *value = pg_reading_value_at(reading, at);
    if (!value || value >= reading->values + reading->n_values || value->kind != PG_VALUE_MONEY ||
        value->span.start > at + MAX_AMOUNT_WORD || reading->text[value->span.end] != U'的')
        return at;
    return value->span.end + 1;
}

/* 甲项目、由某某公司开发的乙项目, 甲工程和全长2公里的乙工程: the project behind what is told of it;
   0 for none. */
static uint32_t described_project(const PgReading *reading, uint32_t at) {
    for (uint32_t i = at; i < reading->n && i < at + MAX_BETWEEN; i++) {
        uint32_t c = reading->text[i];
        if (c == U'、' || c == U'，' || c == U'。' || c == U'；' || c == U'：' ||
            pg_mention_starting(reading, i, PG_CLASS_BIT(PG_CLASS_PARK) | PG_CLASSES_PLACE))
            break; /* …、丙园区的乙项目: each where it is */
        uint32_t next =
            c == U'的' ? pg_mention_starting(reading, i + 1, PG_CLASS_BIT(PG_CLASS_PROJECT)) : 0;
        if (next)
            return next;
    }
    return 0;
}

/* 甲旗下乙、丙|旗下丁: 丙 is no member of the enumeration. */
static bool owns_next(const PgReading *reading, uint32_t at) {
    return at + 1 < reading->n && reading->text[at] == U'旗' && reading->text[at + 1] == U'下';
}

enum { ACTOR_CLASSES = PG_CLASS_BIT(PG_CLASS_COMPANY) | PG_CLASS_BIT(PG_CLASS_ORGANIZATION) };

uint32_t pg_list_next(const PgReading *reading, uint32_t mention) {
    const PgMention *from = &reading->mentions[mention - 1];
    uint32_t at = skip_separator(reading, skip_tail(reading, from));
    PgClassSet classes = PG_CLASS_BIT(from->class);
    if (classes & PG_CLASSES_PLACE)
        classes = PG_CLASSES_PLACE;
    if (classes & ACTOR_CLASSES)
        classes = ACTOR_CLASSES;
    if (!at)
        return 0;
    uint32_t kind;
    if (classes & ACTOR_CLASSES &&
        pg_reading_entry_at(reading, at, PG_LEX_FIRM_KIND, PG_CLASS_NONE, &kind))
        at += kind; /* 甲公司和台资企业|乙公司 */
    uint32_t next = pg_mention_starting(reading, at, classes);
    if (next && owns_next(reading, reading->mentions[next - 1].span.end))
        return 0;
    if (!next && from->class == PG_CLASS_PROJECT)
        next = described_project(reading, at);
    return next ? next : pg_mention_starting(reading, skip_amount(reading, at), classes);
}

/* Behind 、 or 和, behind what such a member is called, or behind 的: else a mention follows no
   other in an enumeration. */
static bool may_follow(const PgReading *reading, const PgMention *mention) {
    uint32_t at = mention->span.start;
    if (reading->kinds_ending[at] & pg_lex_bit(PG_LEX_FIRM_KIND))
        return true;
    while (at && pg_is_name_mark(reading->text[at - 1]))
        at--;
    uint32_t c = at ? reading->text[at - 1] : 0;
    return c == U'、' || c == U'的' || pg_char_joins(c);
}

uint32_t pg_list_previous(const PgReading *reading, uint32_t mention) {
    const PgMention *from = &reading->mentions[mention - 1];
    if (!may_follow(reading, from))
        return 0;
    uint32_t sentence = reading->page->sentences[from->sentence].span.start;
    for (uint32_t i = mention - 1; i > 0; i--) {
        const PgMention *other = &reading->mentions[i - 1];
        if (other->outer && other->outer != from->outer)
            continue; /* inside the name before */
        if (other->span.start < sentence || from->span.start - other->span.end > MAX_BETWEEN)
            break;
        if (pg_list_next(reading, i) == mention)
            return i;
    }
    return 0;
}

/* ---- what a sentence is about ---- */

enum {
    SUBJECT_CLASSES = PG_CLASS_BIT(PG_CLASS_PARK) | PG_CLASS_BIT(PG_CLASS_COMPANY) |
                      PG_CLASS_BIT(PG_CLASS_PROJECT) | PG_CLASS_BIT(PG_CLASS_ORGANIZATION) |
                      PG_CLASS_BIT(PG_CLASS_CITY) | PG_CLASS_BIT(PG_CLASS_DISTRICT)
};

/* In 在X, 与X, 由X the X is no subject. */
static bool is_oblique(const PgReading *reading, const PgMention *mention) {
    uint32_t at = mention->span.start;
    while (at && pg_is_name_mark(reading->text[at - 1]))
        at--;
    if (!at || !reading->word_starts[at])
        return false;
    uint8_t tag = reading->tags[at - 1];
    return tag == PG_TAG_PREPOSITION && pg_char_is_han(reading->text[at - 1]);
}

/* 引进X, 卖给X、Y: X and Y are objects. */
static bool is_object(const PgReading *reading, const PgMention *mention) {
    uint32_t at = mention->span.start;
    while (at && pg_is_name_mark(reading->text[at - 1]))
        at--;
    if (!at)
        return false;
    uint32_t c = reading->text[at - 1];
    return c == U'、' || (reading->word_starts[at] && reading->tags[at - 1] == PG_TAG_VERB &&
                          pg_char_is_han(c) && c != U'是');
}

enum { MAX_CLAUSE = 120 };
void pg_find_subjects(PgFinder *finder) {
    const PgReading *reading = finder->reading;
    const PgPage *page = reading->page;
    finder->subjects = PG_ARENA_NEW(reading->arena, uint32_t, page->n_sentences + 1);
    finder->companies = PG_ARENA_NEW(reading->arena, uint32_t, page->n_sentences + 1);
    finder->areas = PG_ARENA_NEW(reading->arena, uint32_t, page->n_articles + 1);
    uint32_t article = UINT32_MAX, current = 0, paragraph = UINT32_MAX;
    uint32_t portrayed = 0, company = 0; /* the article's company, the one last spoken of */
    for (uint32_t s = 0; s < page->n_sentences; s++) {
        const PgSentence *sentence = &page->sentences[s];
        if (sentence->article != article) {
            article = sentence->article;
            current = company = portrayed = finder->cast->portrayed[article];
        }
        uint32_t topic = pg_cast_topic(finder->cast, s);
        if (!current)
            current = topic;
        uint32_t found = 0;
        for (uint32_t i = reading->mentions_at[sentence->span.start];
             i < reading->mentions_at[sentence->span.end] && !found; i++) {
            const PgMention *mention = &reading->mentions[i];
            if (mention->outer || !mention->entity ||
                !(PG_CLASS_BIT(mention->class) & SUBJECT_CLASSES) || is_oblique(reading, mention) ||
                is_object(reading, mention) || pg_list_previous(reading, i + 1))
                continue;
            /* A city counts only at the very start; elsewhere it is where something happens. */
            if ((PG_CLASS_BIT(mention->class) & PG_CLASSES_PLACE) &&
                mention->span.start > sentence->span.start)
                continue;
            found = mention->entity;
            /* 距离甲几百米的乙, 甲投资的乙项目: who the clause is about. */
            PgSpan clause = {mention->span.start, mention->span.end};
            while (clause.end < sentence->span.end && clause.end < clause.start + MAX_CLAUSE &&
                   !pg_ends_clause(reading->text[clause.end]))
                clause.end++;
            uint32_t head = pg_clause_head(reading, clause);
            if (head && PG_CLASS_BIT(reading->mentions[head - 1].class) & SUBJECT_CLASSES &
                            ~PG_CLASSES_PLACE)
                found = reading->mentions[head - 1].entity;
        }
        if (finder->cast->items[s])
            found = finder->cast->items[s];
        if (sentence->is_heading)
            found = found ? found : current;
        else if (found)
            current = found;
        else if (sentence->paragraph != paragraph && portrayed)
            current = portrayed;
        else if (sentence->paragraph != paragraph && topic &&
                 pg_class_of(finder, current) != PG_CLASS_COMPANY)
            current = topic;
        if (pg_class_of(finder, current) == PG_CLASS_COMPANY)
            company = current;
        else if (sentence->paragraph != paragraph)
            company = portrayed;
        finder->companies[s] = company;
        paragraph = sentence->paragraph;
        finder->subjects[s] = found ? found : current;
    }
}

uint32_t pg_subject_before(const PgFinder *finder, uint32_t at, uint32_t sentence,
                           PgClassSet classes) {
    const PgReading *reading = finder->reading;
    PgSpan span = reading->page->sentences[sentence].span;
    if (pg_row_of(finder, sentence))
        return pg_row_subject(finder, sentence, classes);
    uint32_t oblique = 0, last = reading->mentions_at[at], first = reading->mentions_at[span.start];
    enum { MAX_MENTIONS = 200 }; /* in sentences without end */
    for (uint32_t i = last; i > first && last - i < MAX_MENTIONS; i--) {
        const PgMention *mention = &reading->mentions[i - 1];
        /* 某某项目总投资: the phrase may begin inside the name. */
        bool is_before = mention->span.end <= at || mention->class == PG_CLASS_PROJECT;
        if (mention->outer || !mention->entity || !is_before ||
            !(PG_CLASS_BIT(mention->class) & classes))
            continue;
        if (is_oblique(reading, mention)) {
            if (!oblique)
                oblique = mention->entity;
            continue;
        }
        return mention->entity;
    }
    if (oblique)
        return oblique;
    uint32_t subject = finder->subjects[sentence];
    if (subject && PG_CLASS_BIT(pg_class_of(finder, subject)) & classes)
        return subject;
    if (finder->companies[sentence] && PG_CLASS_BIT(PG_CLASS_COMPANY) & classes)
        return finder->companies[sentence];
    uint32_t topic = pg_cast_topic(finder->cast, sentence);
    return topic && PG_CLASS_BIT(PG_CLASS_PARK) & classes ? topic : 0;
}

uint32_t pg_project_before(const PgFinder *finder, uint32_t at, uint32_t sentence) {
    const PgReading *reading = finder->reading;
    const PgSentence *sentences = reading->page->sentences;
    uint32_t first = sentence && sentences[sentence - 1].article == sentences[sentence].article
                         ? sentence - 1
                         : sentence;
    for (uint32_t i = reading->mentions_at[at];
         i > reading->mentions_at[sentences[first].span.start]; i--) {
        const PgMention *mention = &reading->mentions[i - 1];
        if (mention->class == PG_CLASS_PROJECT && mention->entity && !mention->outer)
            return mention->entity;
    }
    return 0;
}

PgFindings *pg_findings_new(PgCast *cast) {
    enum { MANY = 256 }; /* facts: most pages have fewer */
    PgReading *reading = cast->reading;
    PgFinder finder = {.cast = cast,
                       .reading = reading,
                       .known = pg_ontology_known(reading->ontology),
                       .facts = g_array_sized_new(FALSE, FALSE, sizeof(PgFact), MANY),
                       .statistics = g_array_new(FALSE, FALSE, sizeof(PgStatistic)),
                       .alike = g_array_sized_new(FALSE, FALSE, sizeof(uint32_t), MANY),
                       .employers = PG_ARENA_NEW(reading->arena, uint32_t, cast->n_entities + 1)};
    prepare_hashes(&finder);
    pg_find_subjects(&finder);
    pg_find_by_names(&finder);
    pg_find_in_rows(&finder);
    finder.rows_are_read = true;
    pg_find_people(&finder);
    pg_find_shares(&finder);
    pg_find_parts(&finder);
    pg_find_by_patterns(&finder);
    pg_find_in_row_texts(&finder);
    pg_find_builders(&finder);
    pg_find_status(&finder);
    pg_find_honours(&finder);
    pg_find_fields(&finder);
    pg_find_by_topic(&finder);
    pg_find_statistics(&finder);
    PgFindings *findings = PG_ARENA_NEW(reading->arena, PgFindings, 1);
    *findings =
        (PgFindings){.cast = cast,
                     .facts = pg_arena_memdup(reading->arena, finder.facts->data,
                                              finder.facts->len * sizeof(PgFact)),
                     .n_facts = finder.facts->len,
                     .statistics = pg_arena_memdup(reading->arena, finder.statistics->data,
                                                   finder.statistics->len * sizeof(PgStatistic)),
                     .n_statistics = finder.statistics->len};
    g_array_unref(finder.facts);
    g_array_unref(finder.statistics);
    g_array_unref(finder.alike);
    return findings;
}
