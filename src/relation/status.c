/* How far projects are, and since when: each event for whom it is said of, and what an article
   reports of many projects at once for those that it lists. */
#include "relation/event.h"

#include <string.h>

enum {
    REACH = 300, /* how far back in its sentence a place may stand */
    FINISHED = 3 /* the rank of what is completed */
};

/* What is known of a project, not yet stated: only its latest status will be. */
typedef struct {
    PgFact fact;
    uint8_t rank; /* of a status; of a date how good its source is */
} Claim;

typedef struct {
    PgFinder *finder;
    const PgReading *reading;
    GArray *events; /* PgEvent */
    GArray *claims; /* Claim */
} Statuses;

/* ---- claims ---- */

static void claim(Statuses *statuses, PgFact fact, uint8_t rank) {
    Claim claim = {fact, rank};
    g_array_append_val(statuses->claims, claim);
}

static void claim_status(Statuses *statuses, uint32_t project, uint32_t status, uint32_t sentence,
                         const char *rule) {
    claim(statuses,
          (PgFact){.property = statuses->finder->known->status,
                   .status = (uint16_t)status,
                   .subject = project,
                   .sentence = sentence,
                   .rule = rule},
          pg_ontology_status(statuses->reading->ontology, status)->rank);
}

static void claim_date(Statuses *statuses, uint32_t subject, uint16_t property, const char *date,
                       uint32_t sentence, uint8_t rank, const char *rule) {
    const PgProperty *schema = pg_ontology_property(statuses->reading->ontology, property);
    if (!date || !property ||
        !(schema->domain & PG_CLASS_BIT(pg_class_of(statuses->finder, subject))))
        return;
    claim(statuses,
          (PgFact){.property = property,
                   .subject = subject,
                   .text = date,
                   .sentence = sentence,
                   .rule = rule},
          rank);
}

/* 首批6栋厂房|通过竣工验收, 1号厂房已投产, but not 10栋厂房全部竣工 */
static bool is_of_buildings(const PgReading *reading, const PgEvent *event) {
    enum { FAR_BACK = 24 };
    PgSpan sentence = reading->page->sentences[event->sentence].span;
    bool found = false;
    for (const PgValue *value = pg_reading_value_at(reading, event->clause.start);
         value && value < reading->values + reading->n_values &&
         value->span.end <= event->word.start;
         value++) {
        uint32_t unit = reading->text[value->span.end - 1];
        found |= value->kind == PG_VALUE_COUNT && !value->is_ordinal &&
                 (unit == U'栋' || unit == U'幢' || unit == U'座');
    }
    uint32_t from = event->clause.start; /* 14号厂房已完成基础建设，|预计3月完工 */
    while (reading->mentions_at[event->clause.start] == reading->mentions_at[event->word.start] &&
           from > sentence.start && event->clause.start - from < FAR_BACK &&
           (from == event->clause.start || !pg_ends_clause(reading->text[from - 1])))
        from--;
    for (uint32_t i = from; i + 2 < event->word.start; i++) {
        if (reading->text[i] == U'全' && reading->text[i + 1] == U'部')
            return false;
        uint32_t next = reading->text[i + 1];
        found |= reading->text[i] == U'号' && i > from && /* 1号|厂房 楼 车间 */
                 pg_char_is_digit(reading->text[i - 1]) &&
                 (next == U'厂' || next == U'楼' || next == U'车');
    }
    return found;
}

/* 主体完工: building goes on. */
static bool is_partial(const PgReading *reading, const PgEvent *event) {
    if (is_of_buildings(reading, event))
        return true;
    if (!(reading->kinds_in[event->sentence] & pg_lex_bit(PG_LEX_PARTIAL)))
        return false;
    for (uint32_t i = event->word.start; i > event->clause.start && event->word.start - i < 6; i--)
        if (pg_reading_entry_before(reading, i, PG_LEX_PARTIAL, PG_CLASS_NONE, NULL))
            return true;
    return false;
}

static uint32_t status_of_rank(const PgOntology *ontology, uint8_t rank) {
    for (uint32_t i = 1; pg_ontology_status(ontology, i); i++)
        if (pg_ontology_status(ontology, i)->rank == rank)
            return i;
    return 0;
}

static void state_event(Statuses *statuses, const PgEvent *event, PgEventMode mode,
                        const uint32_t *targets, guint n_targets) {
    const PgReading *reading = statuses->reading;
    const PgKnownProperties *known = statuses->finder->known;
    uint32_t status = event->status;
    const char *date = event->is_undated ? NULL : event->date;
    uint8_t rank = status ? pg_ontology_status(reading->ontology, status)->rank : 0;
    if ((rank == 3 && is_partial(reading, event)) ||
        (rank > 3 && is_of_buildings(reading, event))) {
        status = status_of_rank(reading->ontology, 2);
        date = NULL;
    }
    for (guint i = 0; i < n_targets; i++) {
        const PgMention *mention = &reading->mentions[targets[i] - 1];
        uint8_t goodness = mode == PG_EVENT_REACHED ? 3 : 2;
        if (mention->class == PG_CLASS_PROJECT) {
            if (!status || (status == event->status && pg_event_has_object(reading, event) &&
                            mention->span.end <= event->word.start))
                continue;
            if (mode == PG_EVENT_REACHED)
                claim_status(statuses, mention->entity, status, event->sentence, "status word");
            claim_date(statuses, mention->entity,
                       pg_ontology_status(reading->ontology, status)->date_property, date,
                       event->sentence, goodness, "status word");
        } else if (event->is_founding) {
            if (mode == PG_EVENT_REACHED)
                claim_date(statuses, mention->entity, known->start_date, date, event->sentence,
                           goodness, "founding of a park");
        } else if (status && pg_ontology_status(reading->ontology, status)->rank > 1 &&
                   !pg_event_has_object(reading, event)) {
            claim_date(statuses, mention->entity,
                       pg_ontology_status(reading->ontology, status)->date_property, date,
                       event->sentence, goodness, "status word");
        }
    }
}

/* ---- articles about many projects ---- */

/* What an article reports of all the projects that it goes on to name. */
typedef struct {
    uint32_t status; /* 0 for none */
    const char *date;
    bool is_settled; /* a sentence, not only the headline, has said so */
} Batch;

static bool speaks_of_projects(const PgReading *reading, PgSpan clause) {
    for (uint32_t i = clause.start; i < clause.end; i++)
        if (pg_reading_entry_at(reading, i, PG_LEX_ANAPHOR, PG_CLASS_PROJECT, NULL))
            return true;
    return false;
}

/* A number of projects that is told farther down is of a year or a plan. */
static bool is_in_lead(const PgPage *page, uint32_t sentence) {
    enum { MAX_LEAD = 3 };
    const PgArticle *article = &page->articles[page->sentences[sentence].article];
    if (sentence && page->sentences[sentence - 1].is_heading)
        return true; /* 某某镇 over the paragraph that tells of its projects */
    return sentence < article->first_sentence + article->n_headings + MAX_LEAD;
}

/* The batch that a sentence's events (first … last) report; false when they report none. */
static bool find_batch(const PgFinder *finder, const PgEvent *events, guint n, Batch *batch) {
    const PgReading *reading = finder->reading;
    uint32_t status = 0;
    const char *date = NULL;
    for (guint i = 0; i < n; i++) {
        const PgEvent *event = &events[i];
        if (!event->status || event->is_undated || !event->is_batch || event->is_yearly ||
            event->mode != PG_EVENT_REACHED ||
            !(speaks_of_projects(reading, event->clause) || event->is_joint) ||
            (!event->is_together && !is_in_lead(reading->page, event->sentence)))
            continue;
        uint32_t before = pg_event_mention_before(finder, event);
        /* A、B等9个项目开工 is about those named. */
        if (before && before != UINT32_MAX && !event->is_together &&
            reading->mentions[before - 1].span.start >= event->clause.start)
            continue;
        /* X项目开工仪式 is about one. */
        if (event->is_ceremony && !event->is_joint && before && before != UINT32_MAX &&
            event->word.start - reading->mentions[before - 1].span.end <= 6)
            continue;
        if (status && status != event->status)
            return false;
        status = event->status;
        if (event->date)
            date = event->date;
    }
    if (!status)
        return false;
    bool is_settled = !reading->page->sentences[events[0].sentence].is_heading;
    uint32_t here = events[0].sentence;
    bool is_new = date && here && reading->page->sentences[here - 1].is_heading;
    if (batch->status == status && (batch->is_settled || !date) && !is_new)
        date = batch->date; /* of another batch: 就在1月9日，… */
    *batch = (Batch){status, date, is_settled || (batch->status == status && batch->is_settled)};
    return true;
}

/* 此前…X项目; 今年计划铺排401个项目，X列入: not what the article reports. */
static bool is_elsewhere(const PgReading *reading, PgSpan sentence, uint32_t at) {
    uint32_t from = at > sentence.start + REACH ? at - REACH : sentence.start;
    for (uint32_t i = from; i < at; i++) {
        uint32_t length;
        if (pg_reading_entry_at(reading, i, PG_LEX_ELSEWHEN, PG_CLASS_NONE, &length) &&
            reading->word_starts[i])
            return true;
    }
    return false;
}

/* Is a project a part of the one before it: A项目…，主要建设B生产线? Not so behind a semicolon. */
static bool is_part(const PgReading *reading, const PgMention *last, const PgMention *mention) {
    bool is_built = false;
    for (uint32_t i = last->span.end; i < mention->span.start; i++) {
        uint32_t c = reading->text[i];
        if (c == U'；' || c == U'。')
            return false;
        if (pg_ends_clause(c) || c == U'的')
            is_built = false;
        else if (reading->word_starts[i] &&
                 pg_reading_entry_at(reading, i, PG_LEX_BUILDING, PG_CLASS_NONE, NULL))
            is_built = true;
    }
    return is_built;
}

/* X项目现场: where it took place. */
static bool is_site(const PgReading *reading, const PgMention *mention) {
    return mention->span.end + 1 < reading->n && reading->text[mention->span.end] == U'现' &&
           reading->text[mention->span.end + 1] == U'场';
}

/* A、B等相继签约, in an article about what has been started: does an event of the sentence tell
   that of the project itself? */
static bool has_own_status(const Statuses *statuses, guint first_claim, uint32_t project,
                           uint32_t status) {
    for (guint i = first_claim; i < statuses->claims->len; i++) {
        const PgFact *fact = &g_array_index(statuses->claims, Claim, i).fact;
        if (fact->subject == project && fact->status && fact->status != status)
            return true;
    }
    return false;
}

/* 2017年以来，已签约…; 今年1-8月…: a sentence that opens with another time tells of other projects.
 */
static bool opens_with_other_time(const PgReading *reading, PgSpan span) {
    const PgValue *value = pg_reading_value_at(reading, span.start);
    bool is_date = value && value < reading->values + reading->n_values &&
                   value->kind == PG_VALUE_DATE && value->span.start <= span.start + 2 &&
                   (strlen(value->date) == 4 || strchr(value->date, '/'));
    return is_date && reading->text[value->span.end] == U'以'; /* 以来 */
}

/* 将投资5亿元建设某某项目: in an article about what has been finished, this one has not. */
static bool is_planned(const PgReading *reading, const PgMention *project, PgSpan sentence) {
    enum { FAR = 40 };
    for (uint32_t i = project->span.start; i > sentence.start && project->span.start - i < FAR &&
                                           !pg_ends_clause(reading->text[i - 1]);
         i--)
        if (reading->word_starts[i - 1] &&
            pg_reading_entry_at(reading, i - 1, PG_LEX_PLANNED, PG_CLASS_NONE, NULL))
            return true;
    return false;
}

static void apply_batch(Statuses *statuses, Batch batch, uint32_t s, guint first_claim) {
    const PgReading *reading = statuses->reading;
    PgSpan span = reading->page->sentences[s].span;
    if (opens_with_other_time(reading, span))
        return;
    const PgMention *last = NULL;
    for (uint32_t i = reading->mentions_at[span.start]; i < reading->mentions_at[span.end]; i++) {
        const PgMention *mention = &reading->mentions[i];
        if (!pg_is_project(mention) || is_elsewhere(reading, span, mention->span.start) ||
            is_site(reading, mention) || (last && is_part(reading, last, mention)))
            continue;
        last = mention;
        if (mention->kind != PG_MENTION_NAME ||
            has_own_status(statuses, first_claim, mention->entity, batch.status) ||
            (pg_ontology_status(reading->ontology, batch.status)->rank >= FINISHED &&
             is_planned(reading, mention, span)))
            continue;
        claim_status(statuses, mention->entity, batch.status, s, "status of the batch");
        claim_date(statuses, mention->entity,
                   pg_ontology_status(reading->ontology, batch.status)->date_property, batch.date,
                   s, 1, "status of the batch");
    }
}

/* Is a date later than the day on which the article's event took place? */
static bool is_after(const char *date, const char *day) {
    if (!date || !day || date[0] == '-' || day[0] == '-')
        return false;
    return strncmp(date, day, MIN(strlen(date), strlen(day))) > 0;
}

/* 2、在建项目： and the like: what the paragraphs below have in common. */
static bool is_header(const PgReading *reading, const PgSentence *sentence) {
    enum { LONGEST = 30 };
    PgSpan span = sentence->span;
    return span.end - span.start <= LONGEST &&
           (sentence->is_heading || reading->text[span.end - 1] == U'：');
}

static uint32_t header_status(const PgEvent *events, guint n) {
    for (guint i = 0; i < n; i++)
        if (events[i].is_noun && events[i].status)
            return events[i].status;
    return 0;
}

/* The project that a paragraph opens with, behind a number at most; 0 for none. */
static uint32_t project_at_head(const PgReading *reading, uint32_t s) {
    enum { LONGEST_NUMBER = 6 };
    const PgSentence *sentences = reading->page->sentences;
    if (s && sentences[s - 1].paragraph == sentences[s].paragraph)
        return 0;
    uint32_t start = sentences[s].span.start;
    uint32_t end = MIN(sentences[s].span.end, start + LONGEST_NUMBER);
    for (uint32_t i = reading->mentions_at[start]; i < reading->mentions_at[end]; i++)
        if (pg_is_project(&reading->mentions[i]) && reading->mentions[i].kind == PG_MENTION_NAME)
            return reading->mentions[i].entity;
    return 0;
}

static void article_statuses(Statuses *statuses, const PgArticle *article, guint *next) {
    const PgReading *reading = statuses->reading;
    const PgEvent *events = (const PgEvent *)statuses->events->data;
    uint32_t header = 0, first = article->first_sentence, last = first + article->n_sentences;
    const char *day = NULL; /* of the event that the article opens with */
    for (guint i = *next; i < statuses->events->len && events[i].sentence < last; i++)
        if (!day && !events[i].is_founding &&
            events[i].sentence < first + article->n_headings + 2 &&
            events[i].mode == PG_EVENT_REACHED && events[i].date && strlen(events[i].date) == 10)
            day = events[i].date;
    Batch batch = {0};
    GArray *targets = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    for (uint32_t s = first; s < last; s++) {
        guint from = *next;
        while (*next < statuses->events->len && events[*next].sentence == s)
            ++*next;
        find_batch(statuses->finder, events + from, *next - from, &batch);
        if (batch.status && !batch.date)
            batch.date = pg_lead_day(reading, article, s);
        guint first_claim = statuses->claims->len;
        for (guint i = from; i < *next; i++) {
            PgEventMode mode = events[i].mode;
            if (mode == PG_EVENT_OPEN)
                continue;
            if (is_after(events[i].date, day))
                mode = PG_EVENT_PLANNED;
            g_array_set_size(targets, 0);
            pg_event_targets(statuses->finder, &events[i], targets);
            state_event(statuses, &events[i], mode, (const uint32_t *)targets->data, targets->len);
        }
        if (batch.status)
            apply_batch(statuses, batch, s, first_claim);
        if (is_header(reading, &reading->page->sentences[s]))
            header = header_status(events + from, *next - from);
        uint32_t listed = header ? project_at_head(reading, s) : 0;
        if (listed)
            claim_status(statuses, listed, header, s, "heading of a list");
    }
    g_array_unref(targets);
}

/* Of every entity the latest status, and of its dates those from the best source. */
static void state_claims(Statuses *statuses) {
    if (!statuses->claims->len)
        return;
    uint32_t n_properties = pg_ontology_n_properties(statuses->reading->ontology);
    uint32_t n_entities = statuses->finder->cast->n_entities + 1;
    uint8_t *best = g_new0(uint8_t, (size_t)n_entities * n_properties);
    for (guint i = 0; i < statuses->claims->len; i++) {
        const Claim *c = &g_array_index(statuses->claims, Claim, i);
        uint8_t *rank = &best[(size_t)c->fact.subject * n_properties + c->fact.property];
        *rank = MAX(*rank, c->rank);
    }
    for (guint i = 0; i < statuses->claims->len; i++) {
        const Claim *c = &g_array_index(statuses->claims, Claim, i);
        if (c->rank == best[(size_t)c->fact.subject * n_properties + c->fact.property])
            pg_fact_add(statuses->finder, c->fact);
    }
    g_free(best);
}

void pg_find_status(PgFinder *finder) {
    const PgPage *page = finder->reading->page;
    Statuses statuses = {finder, finder->reading, pg_events_find(finder),
                         g_array_new(FALSE, FALSE, sizeof(Claim))};
    guint next = 0;
    for (uint32_t a = 0; a < page->n_articles; a++)
        article_statuses(&statuses, &page->articles[a], &next);
    state_claims(&statuses);
    g_array_unref(statuses.events);
    g_array_unref(statuses.claims);
}
