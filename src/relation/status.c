/* How far projects are, and since when: each event for whom it is said of, and what an article
   reports of many projects at once for those that it lists. */
#include "relation/event.h"

#include <string.h>

enum {
    REACH = 300, /* how far back in its sentence an event may find its project */
    PROJECT = PG_CLASS_BIT(PG_CLASS_PROJECT),
    PARK = PG_CLASS_BIT(PG_CLASS_PARK),
    RIVALS = PG_CLASS_BIT(PG_CLASS_COMPANY) | PG_CLASS_BIT(PG_CLASS_PARK) |
             PG_CLASS_BIT(PG_CLASS_ORGANIZATION)
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

/* ---- whom an event is said of ---- */

static bool is_project(const PgMention *mention) {
    return mention->class == PG_CLASS_PROJECT && mention->entity && !mention->outer;
}

static bool opens_clause(const PgReading *reading, const PgMention *mention) {
    uint32_t at = mention->span.start;
    for (int i = 0; at && i < 3; i++, at--)
        if (pg_ends_clause(reading->text[at - 1]))
            return true;
    return !at;
}

/* 某镇与某某项目签约: what is signed may stand behind 与. */
static bool is_signed_with(const PgReading *reading, const PgEvent *event,
                           const PgMention *mention) {
    const PgProjectStatus *status = pg_ontology_status(reading->ontology, event->status);
    return event->status && status->rank == 1 && mention->span.start &&
           reading->text[mention->span.start - 1] == 0x4e0e;
}

static bool is_oblique(const PgReading *reading, const PgMention *mention) {
    uint32_t at = mention->span.start;
    return at && reading->word_starts[at] && pg_char_is_han(reading->text[at - 1]) &&
           reading->tags[at - 1] == PG_TAG_PREPOSITION;
}

/* 用于兴建X加工厂: a part of what was named before it. */
static bool is_being_built(const PgReading *reading, const PgMention *mention) {
    for (uint32_t at = mention->span.start, n = 0; at > 1 && n < 4; at--, n++) {
        if (pg_ends_clause(reading->text[at - 1]) || reading->text[at - 1] == 0x7684)
            return false;
        if (pg_reading_entry_before(reading, at, PG_LEX_BUILDING, PG_CLASS_NONE, NULL))
            return true;
    }
    return false;
}

/* Nothing but a date and adverbs between the name of a park and the event. */
static bool is_bare(const PgReading *reading, PgSpan between, uint32_t limit) {
    uint32_t n = between.end - between.start;
    for (const PgValue *value = pg_reading_value_at(reading, between.start);
         value && value < reading->values + reading->n_values && value->span.end <= between.end;
         value++)
        if (value->kind == PG_VALUE_DATE)
            n -= MIN(n, value->span.end - value->span.start);
    return n <= limit;
}

/* 产业园 where a project was named …产业园项目 just before; index + 1 or 0. */
static uint32_t project_meant(const PgReading *reading, uint32_t anaphor) {
    const PgMention *short_form = &reading->mentions[anaphor - 1];
    uint32_t n = short_form->span.end - short_form->span.start;
    const PgSentence *sentences = reading->page->sentences;
    for (uint32_t i = anaphor - 1; i > 0; i--) {
        const PgMention *mention = &reading->mentions[i - 1];
        if (mention->sentence + 2 < short_form->sentence ||
            sentences[mention->sentence].article != sentences[short_form->sentence].article)
            return 0;
        if (!is_project(mention))
            continue;
        for (uint32_t k = mention->span.start; k + n <= mention->span.end; k++)
            if (!memcmp(reading->text + k, reading->text + short_form->span.start,
                        n * sizeof(uint32_t)))
                return i;
        return 0;
    }
    return 0;
}

/* 2006年设立|某某出口加工区: the park that the clause ends with. Index + 1; 0 for none. */
static uint32_t park_founded(const PgReading *reading, const PgEvent *event) {
    uint32_t at = event->word.end, length;
    if (reading->text[at] == 0x4e86) /* 了 */
        at++;
    while (at < event->clause.end &&
           pg_reading_entry_at(reading, at, PG_LEX_NOT_A_NAME, PG_CLASS_PARK, &length) &&
           !pg_mention_starting(reading, at, PG_CLASS_BIT(PG_CLASS_PARK)))
        at += length; /* 省级 */
    uint32_t park = pg_mention_starting(reading, at, PG_CLASS_BIT(PG_CLASS_PARK));
    return park && reading->mentions[park - 1].kind == PG_MENTION_NAME &&
                   reading->mentions[park - 1].entity &&
                   reading->mentions[park - 1].span.end + 1 >= event->clause.end
               ? park
               : 0;
}

/* The project (or park, for a date) before an event: the nearest in its sentence, unless the text
   has turned to somebody else since. Index + 1; 0 for none, UINT32_MAX for somebody else. */
static uint32_t mention_before(const PgFinder *finder, const PgEvent *event) {
    const PgReading *reading = finder->reading;
    PgSpan sentence = reading->page->sentences[event->sentence].span;
    uint32_t from = sentence.start, part = 0, site = 0;
    if (event->word.start > from + REACH)
        from = event->word.start - REACH;
    bool has_rival = false;
    uint32_t founded = event->is_founding ? park_founded(reading, event) : 0;
    if (founded)
        return founded;
    for (uint32_t i = reading->mentions_at[event->word.start]; i > reading->mentions_at[from];
         i--) {
        const PgMention *mention = &reading->mentions[i - 1];
        if (!mention->entity || mention->outer || mention->span.end > event->word.start)
            continue;
        bool is_here = mention->span.start >= event->clause.start;
        if (is_project(mention)) {
            if (is_here && is_signed_with(reading, event, mention))
                return i;
            if (is_oblique(reading, mention)) { /* 甲项目在乙基地奠基 */
                site = site ? site : i;
                continue;
            }
            if (!is_here && (has_rival || (event->is_batch && !event->is_ceremony)))
                return part ? part : UINT32_MAX;
            if (is_here || !is_being_built(reading, mention))
                return i;
            if (!part)
                part = i;
            continue;
        }
        if (!(PG_CLASS_BIT(mention->class) & RIVALS) || is_oblique(reading, mention))
            continue;
        if (mention->class == PG_CLASS_PARK && !part) {
            uint32_t project = mention->kind == PG_MENTION_ANAPHOR ? project_meant(reading, i) : 0;
            if (project)
                return project;
            PgSpan between = {is_here ? mention->span.end : event->clause.start, event->word.start};
            if (!has_rival && (!event->is_batch || event->is_of_one) &&
                is_bare(reading, between, event->is_founding ? 8 : 4) &&
                (is_here || mention->entity == finder->subjects[event->sentence]))
                return i;
        }
        has_rival |= !part && (opens_clause(reading, mention) || event->is_founding);
    }
    if (!part && site && !has_rival)
        return site;
    return part ? part : has_rival || event->is_batch ? UINT32_MAX : 0;
}

/* The project right behind an event: 签下X项目, 奠基的X项目; 0 for none. */
static uint32_t mention_behind(const PgReading *reading, const PgEvent *event) {
    uint32_t at = event->word.end, end = MIN(event->clause.end, at + 40);
    bool attributive = at < end && reading->text[at] == 0x7684;   /* 的 */
    if (at < end && (attributive || reading->text[at] == 0x4e86)) /* 了 */
        at++;
    for (uint32_t i = reading->mentions_at[at]; i < reading->mentions_at[end]; i++) {
        const PgMention *mention = &reading->mentions[i];
        if (!is_project(mention) || mention->kind != PG_MENTION_NAME)
            continue;
        uint32_t start = mention->span.start;
        while (start > at &&
               (reading->text[start - 1] == 0x201c || reading->text[start - 1] == 0x300a))
            start--;
        if (start == at)
            return i + 1;
        if (!attributive)
            return 0;
        for (uint32_t k = at; k < start; k++)
            if (pg_reading_entry_at(reading, k, PG_LEX_STATUS, PG_CLASS_NONE, NULL))
                return 0;
        return i + 1;
    }
    return 0;
}

static void add_target(GArray *targets, uint32_t mention) {
    for (guint i = 0; i < targets->len; i++)
        if (g_array_index(targets, uint32_t, i) == mention)
            return;
    g_array_append_val(targets, mention);
}

static void add_list(const PgReading *reading, GArray *targets, uint32_t mention, bool backward) {
    enum { MAX_LIST = 64 };
    for (int n = 0; mention && n < MAX_LIST; n++) {
        add_target(targets, mention);
        mention = backward ? pg_list_previous(reading, mention) : pg_list_next(reading, mention);
    }
}

static void add_rest(const PgReading *reading, GArray *targets, uint32_t from, uint32_t to) {
    to = MIN(to, from + 4 * REACH);
    for (uint32_t i = reading->mentions_at[from]; i < reading->mentions_at[to]; i++)
        if (is_project(&reading->mentions[i]) && reading->mentions[i].kind == PG_MENTION_NAME)
            add_target(targets, i + 1);
}

/* 一期项目已投产, where 项目 is not resolved: the one project that the paragraph names. */
static uint32_t only_project(const PgReading *reading, const PgEvent *event) {
    enum { MAX_MENTIONS = 120 };
    const PgSentence *sentences = reading->page->sentences;
    uint32_t found = 0, n = 0, first = reading->mentions_at[event->word.start];
    bool is_asked = false;
    for (uint32_t i = first; i > 0 && n < MAX_MENTIONS; i--, n++) {
        const PgMention *mention = &reading->mentions[i - 1];
        if (sentences[mention->sentence].paragraph != sentences[event->sentence].paragraph)
            break;
        if (mention->class != PG_CLASS_PROJECT || mention->outer)
            continue;
        is_asked |=
            mention->kind == PG_MENTION_ANAPHOR && mention->span.start >= event->clause.start;
        if (!mention->entity || mention->kind != PG_MENTION_NAME)
            continue;
        if (found && reading->mentions[found - 1].entity != mention->entity)
            return 0;
        found = i;
    }
    return is_asked ? found : 0;
}

/* Where 其中 opens one of the clauses behind an event; 0 for none. */
static uint32_t among_them(const PgReading *reading, const PgEvent *event, PgSpan sentence) {
    uint32_t end = MIN(sentence.end, event->word.end + REACH);
    for (uint32_t i = event->clause.end; i + 2 < end; i++)
        if (pg_ends_clause(reading->text[i]) && reading->text[i + 1] == 0x5176 &&
            reading->text[i + 2] == 0x4e2d) /* 其中 */
            return i + 3;
    return 0;
}

/* Does a sentence go on about what was said before it: 目前…, 已…, 一期…, 主体…? Not one that opens
   with a noun of its own. */
static bool goes_on(const PgReading *reading, PgSpan sentence, uint32_t at) {
    uint32_t start = sentence.start;
    const PgValue *value = pg_reading_value_at(reading, start);
    if (start >= at || (value && value->span.start == start) ||
        pg_reading_entry_at(reading, start, PG_LEX_MONEY, PG_CLASS_NONE, NULL) ||
        pg_reading_entry_at(reading, start + 2, PG_LEX_MONEY, PG_CLASS_NONE,
                            NULL) || /* 概算|投资 */
        pg_reading_entry_at(reading, start, PG_LEX_PARTIAL, PG_CLASS_NONE, NULL) ||
        pg_reading_entry_at(reading, start, PG_LEX_PERIOD, PG_CLASS_NONE, NULL) ||
        pg_reading_entry_at(reading, start, PG_LEX_ANAPHOR, PG_CLASS_NONE, NULL))
        return true;
    switch (reading->tags[start]) {
    case PG_TAG_NOUN:
    case PG_TAG_UNKNOWN:
    case PG_TAG_PLACE:
    case PG_TAG_PERSON:
    case PG_TAG_VERB_NOUN:
        return false;
    default:
        return true;
    }
}

/* 项目计划于…: of a project that is not told, and so of no park. */
static bool is_of_unnamed(const PgReading *reading, PgSpan sentence) {
    uint32_t first = reading->mentions_at[sentence.start];
    const PgMention *mention = &reading->mentions[first];
    return first < reading->mentions_at[sentence.start + 1] && !mention->entity &&
           mention->class == PG_CLASS_PROJECT && mention->kind == PG_MENTION_ANAPHOR;
}

/* Something else that is built in the same breath: 建成厂房5栋. */
static bool has_object(const PgReading *reading, const PgEvent *event) {
    uint32_t at = event->word.end;
    if (at >= event->clause.end)
        return false;
    if (reading->text[at] == 0x4e86) /* 了 */
        return at + 1 < event->clause.end;
    if (pg_reading_entry_at(reading, at, PG_LEX_STATUS, PG_CLASS_NONE, NULL))
        return false; /* 建成|投入使用 */
    uint8_t tag = reading->tags[at];
    if (reading->text[at - 1] == 0x6210 && event->word.end - event->word.start == 2 && /* 建成 */
        (tag == PG_TAG_NOUN || tag == PG_TAG_ADJECTIVE || tag == PG_TAG_VERB_NOUN))
        return true; /* 建成标准厂房 */
    const PgValue *value = pg_reading_value_at(reading, at);
    return value && value < reading->values + reading->n_values &&
           value->span.end <= event->clause.end && value->kind == PG_VALUE_COUNT;
}

/* 某某园区|浩洋服饰二期工程|开工: something in the park, whose name we do not know. */
static bool is_of_work_within(const PgReading *reading, const PgEvent *event,
                              const PgMention *park) {
    if (park->span.start < event->clause.start)
        return false;
    for (uint32_t i = park->span.end + 1; i <= event->word.start; i++)
        if (pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL) ||
            (reading->text[i - 1] == 0x7a0b && reading->text[i - 2] == 0x5de5)) /* 工程 */
            return true;
    return false;
}

/* 2023年11月挂牌的某某片区, 某某园区地处…，2012年4月开园: the park that a beginning is said of. */
static bool add_park(const PgFinder *finder, const PgEvent *event, GArray *targets) {
    const PgReading *reading = finder->reading;
    const PgProjectStatus *status = pg_ontology_status(reading->ontology, event->status);
    if ((!event->is_founding && (!event->status || status->rank != 2)) || !event->date ||
        event->is_batch || has_object(reading, event))
        return false;
    uint32_t park = 0, at = event->word.end;
    if (at < event->clause.end && reading->text[at] == 0x7684) { /* 的 */
        uint32_t behind = pg_mention_starting(reading, at + 1, PARK);
        if (behind)
            add_target(targets, behind);
        return behind != 0;
    }
    park = pg_focus_before(finder, event->word.start, event->sentence, PARK | PROJECT | RIVALS);
    if (!park || pg_class_of(finder, park) != PG_CLASS_PARK)
        return false;
    for (uint32_t i = reading->mentions_at[event->word.start]; i > 0; i--)
        if (reading->mentions[i - 1].entity == park && !reading->mentions[i - 1].outer) {
            if (reading->mentions[i - 1].sentence != event->sentence ||
                is_oblique(reading, &reading->mentions[i - 1]) ||
                is_of_work_within(reading, event, &reading->mentions[i - 1]))
                return false;
            add_target(targets, i);
            return true;
        }
    return false;
}

/* 其中6个已开工: some, and it is not told which. */
static bool is_of_some(const PgReading *reading, const PgEvent *event) {
    uint32_t at = event->clause.start;
    if (reading->text[at] != 0x5176 || reading->text[at + 1] != 0x4e2d) /* 其中 */
        return false;
    const PgValue *value = pg_reading_value_at(reading, at);
    return value && value < reading->values + reading->n_values && value->kind == PG_VALUE_COUNT &&
           value->span.end <= event->word.start &&
           reading->mentions_at[at] == reading->mentions_at[event->word.start];
}

/* 与6家企业|签订入园协议: nobody named signs, and no project is. */
static bool is_with_unnamed(const PgReading *reading, const PgEvent *event) {
    const PgProjectStatus *status = pg_ontology_status(reading->ontology, event->status);
    if (!event->status || status->rank != 1)
        return false;
    const PgValue *value = pg_reading_value_at(reading, event->clause.start);
    for (; value && value < reading->values + reading->n_values &&
           value->span.end <= event->word.start;
         value++) {
        uint32_t before = value->span.start ? reading->text[value->span.start - 1] : 0;
        if (value->kind == PG_VALUE_COUNT && (before == 0x4e0e || before == 0x548c) && /* 与 和 */
            pg_reading_entry_before(reading, event->word.start, PG_LEX_GROUP, PG_CLASS_NONE, NULL))
            return true;
    }
    return false;
}

/* 某某项目|是今年新开工项目: the project that is called so, index + 1; 0 for none. */
static uint32_t called_so(const PgReading *reading, const PgEvent *event) {
    enum { MAX_NOUN = 4 };
    if (event->clause.end > event->word.end + MAX_NOUN)
        return 0;
    for (uint32_t i = reading->mentions_at[event->word.start];
         i > reading->mentions_at[event->clause.start]; i--) {
        const PgMention *mention = &reading->mentions[i - 1];
        if (!is_project(mention) || mention->kind != PG_MENTION_NAME)
            continue;
        uint32_t next = reading->text[mention->span.end];
        return next == 0x662f || next == 0x4e3a ? i : 0; /* 是 为 */
    }
    return 0;
}

/* The mentions (index + 1) that an event is said of. */
static void find_targets(const PgFinder *finder, const PgEvent *event, GArray *targets) {
    const PgReading *reading = finder->reading;
    PgSpan sentence = reading->page->sentences[event->sentence].span;
    if (is_of_some(reading, event) || is_with_unnamed(reading, event))
        return;
    uint32_t behind = mention_behind(reading, event);
    if (behind) {
        add_list(reading, targets, behind, false);
        return;
    }
    uint32_t among = event->is_batch ? among_them(reading, event, sentence) : 0;
    if (among) { /* 签约项目45个，其中A、B */
        add_rest(reading, targets, among, pg_clause_end(reading, among, sentence.end));
        return;
    }
    uint32_t called = event->is_noun ? called_so(reading, event) : 0;
    if (called) {
        add_target(targets, called);
        return;
    }
    if (event->is_noun) { /* 开工的项目包括A、B */
        add_rest(reading, targets, event->word.end, event->list_end);
        return;
    }
    if (event->word.end < event->clause.end && reading->text[event->word.end] == 0x7684 &&
        !event->is_ceremony)
        return; /* 投产的企业 */
    uint32_t before = mention_before(finder, event);
    if (before && before != UINT32_MAX) {
        add_list(reading, targets, before, true);
        return;
    }
    const PgProjectStatus *status = pg_ontology_status(reading->ontology, event->status);
    if (event->status && status->rank == 1 && event->mode == PG_EVENT_REACHED && !event->is_batch) {
        /* 双方签约，将投资50亿元建设X项目 */
        add_rest(reading, targets, event->word.end, sentence.end);
        return;
    }
    uint32_t only = before ? 0 : only_project(reading, event);
    if (only)
        add_target(targets, only);
    bool is_unnamed = is_of_unnamed(reading, sentence);
    if (!only && !is_unnamed && add_park(finder, event, targets))
        return;
    if (only || before || event->sentence == 0)
        return;
    const PgSentence *here = &reading->page->sentences[event->sentence], *last = here - 1;
    if (here->article != last->article || here->paragraph != last->paragraph || last->is_heading ||
        !goes_on(reading, here->span, event->word.start))
        return;
    uint32_t subject = finder->subjects[event->sentence - 1];
    PgClass class = subject ? pg_class_of(finder, subject) : PG_CLASS_NONE;
    if (class != PG_CLASS_PROJECT && class != PG_CLASS_PARK)
        return;
    if (class == PG_CLASS_PARK && (is_unnamed || !event->is_founding))
        return;
    if (class == PG_CLASS_PARK &&
        !is_bare(reading, (PgSpan){event->clause.start, event->word.start}, 4))
        return;
    uint32_t first = reading->mentions_at[here->span.start];
    for (uint32_t i = first; i > 0 && first - i < REACH; i--)
        if (reading->mentions[i - 1].entity == subject) {
            add_target(targets, i);
            return;
        }
}

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
                 (unit == 0x680b || unit == 0x5e62 || unit == 0x5ea7); /* 栋 幢 座 */
    }
    uint32_t from = event->clause.start; /* 14号厂房已完成基础建设，|预计3月完工 */
    while (reading->mentions_at[event->clause.start] == reading->mentions_at[event->word.start] &&
           from > sentence.start && event->clause.start - from < FAR_BACK &&
           (from == event->clause.start || !pg_ends_clause(reading->text[from - 1])))
        from--;
    for (uint32_t i = from; i + 2 < event->word.start; i++) {
        if (reading->text[i] == 0x5168 && reading->text[i + 1] == 0x90e8) /* 全部 */
            return false;
        uint32_t next = reading->text[i + 1];
        found |= reading->text[i] == 0x53f7 && i > from && /* 1号|厂房 楼 车间 */
                 pg_char_is_digit(reading->text[i - 1]) &&
                 (next == 0x5382 || next == 0x697c || next == 0x8f66);
    }
    return found;
}

/* 主体完工: building goes on. */
static bool is_partial(const PgReading *reading, const PgEvent *event) {
    if (is_of_buildings(reading, event))
        return true;
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
            if (!status || (status == event->status && has_object(reading, event) &&
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
                   !has_object(reading, event)) {
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
        uint32_t before = mention_before(finder, event);
        /* A、B等9个项目开工 is about those named. */
        if (before && before != UINT32_MAX && !event->is_together &&
            reading->mentions[before - 1].span.start >= event->clause.start)
            continue;
        /* X项目开工仪式 is about one. */
        if (event->is_ceremony && before && before != UINT32_MAX &&
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
        if (c == 0xff1b || c == 0x3002)
            return false;
        if (pg_ends_clause(c) || c == 0x7684) /* 的 */
            is_built = false;
        else if (reading->word_starts[i] &&
                 pg_reading_entry_at(reading, i, PG_LEX_BUILDING, PG_CLASS_NONE, NULL))
            is_built = true;
    }
    return is_built;
}

/* X项目现场: where it took place. */
static bool is_site(const PgReading *reading, const PgMention *mention) {
    return mention->span.end + 1 < reading->n && reading->text[mention->span.end] == 0x73b0 &&
           reading->text[mention->span.end + 1] == 0x573a;
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
    return is_date && reading->text[value->span.end] == 0x4ee5; /* 以来 */
}

static void apply_batch(Statuses *statuses, Batch batch, uint32_t s, guint first_claim) {
    const PgReading *reading = statuses->reading;
    PgSpan span = reading->page->sentences[s].span;
    if (opens_with_other_time(reading, span))
        return;
    const PgMention *last = NULL;
    for (uint32_t i = reading->mentions_at[span.start]; i < reading->mentions_at[span.end]; i++) {
        const PgMention *mention = &reading->mentions[i];
        if (!is_project(mention) || is_elsewhere(reading, span, mention->span.start) ||
            is_site(reading, mention) || (last && is_part(reading, last, mention)))
            continue;
        last = mention;
        if (mention->kind != PG_MENTION_NAME ||
            has_own_status(statuses, first_claim, mention->entity, batch.status))
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
           (sentence->is_heading || reading->text[span.end - 1] == 0xff1a); /* ： */
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
        if (is_project(&reading->mentions[i]) && reading->mentions[i].kind == PG_MENTION_NAME)
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
            find_targets(statuses->finder, &events[i], targets);
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
    GHashTable *best = g_hash_table_new(g_direct_hash, g_direct_equal);
    for (guint i = 0; i < statuses->claims->len; i++) {
        const Claim *c = &g_array_index(statuses->claims, Claim, i);
        gpointer key = GUINT_TO_POINTER(c->fact.subject << 8 | c->fact.property);
        if (c->rank > GPOINTER_TO_UINT(g_hash_table_lookup(best, key)))
            g_hash_table_insert(best, key, GUINT_TO_POINTER(c->rank));
    }
    for (guint i = 0; i < statuses->claims->len; i++) {
        const Claim *c = &g_array_index(statuses->claims, Claim, i);
        gpointer key = GUINT_TO_POINTER(c->fact.subject << 8 | c->fact.property);
        if (c->rank == GPOINTER_TO_UINT(g_hash_table_lookup(best, key)))
            pg_fact_add(statuses->finder, c->fact);
    }
    g_hash_table_unref(best);
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
