/* Whom an event is said of: the project, or projects, or for a founding the park. */
#include "relation/event.h"

enum {
    REACH = 300, /* how far back in its sentence an event may find its project */
    PROJECT = PG_CLASS_BIT(PG_CLASS_PROJECT),
    PARK = PG_CLASS_BIT(PG_CLASS_PARK),
    RIVALS = PG_CLASS_BIT(PG_CLASS_COMPANY) | PG_CLASS_BIT(PG_CLASS_PARK) |
             PG_CLASS_BIT(PG_CLASS_ORGANIZATION)
};

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
           reading->text[mention->span.start - 1] == U'与';
}

static bool is_oblique(const PgReading *reading, const PgMention *mention) {
    uint32_t at = mention->span.start;
    return at && reading->word_starts[at] && pg_char_is_han(reading->text[at - 1]) &&
           reading->tags[at - 1] == PG_TAG_PREPOSITION;
}

/* 用于兴建X加工厂: a part of what was named before it. */
static bool is_being_built(const PgReading *reading, const PgMention *mention) {
    for (uint32_t at = mention->span.start, n = 0; at > 1 && n < 4; at--, n++) {
        if (pg_ends_clause(reading->text[at - 1]) || reading->text[at - 1] == U'的')
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
        if (!pg_is_project(mention))
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
    if (reading->text[at] == U'了')
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
uint32_t pg_event_mention_before(const PgFinder *finder, const PgEvent *event) {
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
        if (pg_is_project(mention)) {
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
    bool attributive = at < end && reading->text[at] == U'的';
    if (at < end && (attributive || reading->text[at] == U'了'))
        at++;
    for (uint32_t i = reading->mentions_at[at]; i < reading->mentions_at[end]; i++) {
        const PgMention *mention = &reading->mentions[i];
        if (!pg_is_project(mention) || mention->kind != PG_MENTION_NAME)
            continue;
        uint32_t start = mention->span.start;
        while (start > at &&
               (reading->text[start - 1] == U'“' || reading->text[start - 1] == U'《'))
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
        if (pg_is_project(&reading->mentions[i]) && reading->mentions[i].kind == PG_MENTION_NAME)
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
        if (pg_ends_clause(reading->text[i]) && reading->text[i + 1] == U'其' &&
            reading->text[i + 2] == U'中')
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
bool pg_event_has_object(const PgReading *reading, const PgEvent *event) {
    uint32_t at = event->word.end;
    if (at >= event->clause.end)
        return false;
    if (reading->text[at] == U'了')
        return at + 1 < event->clause.end;
    if (pg_reading_entry_at(reading, at, PG_LEX_STATUS, PG_CLASS_NONE, NULL))
        return false; /* 建成|投入使用 */
    uint8_t tag = reading->tags[at];
    if (reading->text[at - 1] == U'成' && event->word.end - event->word.start == 2 && /* 建成 */
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
            (reading->text[i - 1] == U'程' && reading->text[i - 2] == U'工'))
            return true;
    return false;
}

/* 2023年11月挂牌的某某片区, 某某园区地处…，2012年4月开园: the park that a beginning is said of. */
static bool add_park(const PgFinder *finder, const PgEvent *event, GArray *targets) {
    const PgReading *reading = finder->reading;
    const PgProjectStatus *status = pg_ontology_status(reading->ontology, event->status);
    if ((!event->is_founding && (!event->status || status->rank != 2)) || !event->date ||
        event->is_batch || pg_event_has_object(reading, event))
        return false;
    uint32_t park = 0, at = event->word.end;
    if (at < event->clause.end && reading->text[at] == U'的') {
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
    if (reading->text[at] != U'其' || reading->text[at + 1] != U'中')
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
        if (value->kind == PG_VALUE_COUNT && (before == U'与' || before == U'和') &&
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
        if (!pg_is_project(mention) || mention->kind != PG_MENTION_NAME)
            continue;
        uint32_t next = reading->text[mention->span.end];
        return next == U'是' || next == U'为' ? i : 0;
    }
    return 0;
}

/* The mentions (index + 1) that an event is said of. */
void pg_event_targets(const PgFinder *finder, const PgEvent *event, GArray *targets) {
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
    if (event->word.end < event->clause.end && reading->text[event->word.end] == U'的' &&
        !event->is_ceremony)
        return; /* 投产的企业 */
    uint32_t before = pg_event_mention_before(finder, event);
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
