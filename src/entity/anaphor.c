/* What stands for a name: 该公司 is the company that the sentences before are about, 园区 the
   article's park, 它 who the clause before is about, 后者 the second of two. */
#include "entity/internal.h"

#include <string.h>

static bool is_demonstrative(const PgReading *reading, const PgMention *mention) {
    uint32_t c = reading->text[mention->span.start];
    return c == U'该' || c == U'这' || c == U'此';
}

/* Can a name be what later sentences go on about? Not behind a preposition, not one of a list, not
   inside another name. */
static bool can_be_focus(const PgReading *reading, const PgMention *mention) {
    if (mention->outer && reading->mentions[mention->outer - 1].class != PG_CLASS_PROJECT)
        return false;
    uint32_t start = mention->span.start, end = mention->span.end;
    if (start && reading->text[start - 1] == U'“' && reading->text[end] == U'、')
        return false; /* “甲、乙”四大功能区 */
    if (start && (reading->text[start - 1] == U'、' || reading->text[end] == U'、'))
        return mention->class == PG_CLASS_PROJECT;
    /* 在某某产业园，… at the head of a sentence sets the scene. */
    if (start && mention->class == PG_CLASS_PARK && reading->text[end] == U'，' &&
        start - 1 == reading->page->sentences[mention->sentence].span.start)
        return true;
    return !(start && pg_char_is_han(reading->text[start - 1]) && reading->word_starts[start] &&
             reading->tags[start - 1] == PG_TAG_PREPOSITION);
}

/* How many names of projects an article has. */
static uint32_t count_projects(const PgReading *reading, uint32_t article) {
    const PgArticle *whole = &reading->page->articles[article];
    const PgSentence *first = &reading->page->sentences[whole->first_sentence];
    uint32_t n = 0, last = 0;
    for (uint32_t i = reading->mentions_at[first->span.start];
         i < reading->mentions_at[first[whole->n_sentences - 1].span.end]; i++) {
        const PgMention *mention = &reading->mentions[i];
        if (mention->class != PG_CLASS_PROJECT || mention->kind != PG_MENTION_NAME ||
            mention->entity == last)
            continue;
        n++;
        last = mention->entity;
    }
    return n;
}

/* Who has been named so far in the article. */
typedef struct {
    uint32_t entity, sentence;
    uint32_t end; /* of its name */
} Named;

/* What is asked again and again of a park. */
typedef struct {
    PgNameKeys *keys; /* of its names; NULL until asked for */
    bool is_zone, is_searched;
} Park;

typedef struct {
    PgCast *cast;
    Park *parks; /* by entity */
    uint32_t article, n_projects;
    Named last[PG_MAX_CLASSES + 1];    /* by class: what the text goes on about */
    Named nearest[PG_MAX_CLASSES + 1]; /* by class: named last, even behind a preposition */
    Named subject;                     /* who the last clause begins with, or founded */
} Context;

/* Is the park of the kind that the anaphor names: 小镇 of a town, 综保区 of a bonded area? 园区
   alone is any. */
static bool is_of_kind(const Context *context, uint32_t park, const PgMention *anaphor) {
    const PgReading *reading = context->cast->reading;
    PgSpan span = anaphor->span;
    span.start += is_demonstrative(reading, anaphor);
    if (span.end - span.start < 2)
        return false;
    PgChars kind = pg_name_chars(reading, span);
    const char *ending = pg_name_text(reading, kind);
    const PgEntity *entity = &context->cast->entities[park];
    for (uint32_t i = 0; i < entity->n_names; i++)
        if (g_str_has_suffix(entity->names[i].text, ending))
            return true;
    PgNameKeys **keys = &context->parks[park].keys; /* other forms, made only where none has it */
    if (!*keys) {
        *keys = PG_ARENA_NEW(reading->arena, PgNameKeys, entity->n_names + 1);
        for (uint32_t i = 0; i < entity->n_names; i++)
            pg_name_keys(reading, PG_CLASS_PARK, pg_name_of_text(reading, entity->names[i].text),
                         &(*keys)[i]);
    }
    for (uint32_t i = 0; i < entity->n_names; i++)
        for (uint32_t k = 0; k < (*keys)[i].n; k++)
            if (pg_name_ends_with((*keys)[i].keys[k], kind))
                return true;
    return false;
}

/* Is the park a whole zone, by any of its names? */
static bool is_zone_name(const Context *context, uint32_t park) {
    const PgReading *reading = context->cast->reading;
    Park *known = &context->parks[park];
    if (known->is_searched)
        return known->is_zone;
    known->is_searched = true;
    known->is_zone = context->cast->entities[park].place;
    for (uint32_t i = 0; !known->is_zone && i < reading->n_mentions; i++) {
        const PgMention *mention = &reading->mentions[i];
        uint32_t end = mention->span.end;
        if (mention->entity == park && mention->kind == PG_MENTION_NAME &&
            (reading->text[end - 1] == U'）' ||
             pg_reading_entry_before(reading, end, PG_LEX_ZONE, PG_CLASS_NONE, NULL)))
            known->is_zone = true;
    }
    return known->is_zone;
}

/* 园区, 园内, 该园: any park; but 产业园 */
static bool is_generic_park(const PgReading *reading, const PgMention *anaphor) {
    bool found = false;
    for (uint32_t i = anaphor->span.start; i < anaphor->span.end; i++) {
        uint32_t c = reading->text[i];
        found |= c == U'园';
        if (c != U'园' && c != U'区' && c != U'内' &&
            !(i == anaphor->span.start && (is_demonstrative(reading, anaphor) || c == U'入')))
            return false;
    }
    return found;
}

/* 设立的某某公司, 引进某某公司。: the text goes on about it. */
static bool is_introduced(const PgReading *reading, const PgMention *mention) {
    uint32_t at = mention->span.start, next = reading->text[mention->span.end];
    if (mention->class != PG_CLASS_COMPANY)
        return false;
    while (at && (reading->text[at - 1] == U'“' || reading->text[at - 1] == U'的' ||
                  reading->text[at - 1] == U'了'))
        at--;
    bool ends = next == U'。' || next == U'，' || next == U'”';
    return pg_reading_entry_before(reading, at, PG_LEX_FOUNDING, PG_CLASS_NONE, NULL) ||
           (ends && pg_reading_entry_before(reading, at, PG_LEX_BUILDING, PG_CLASS_NONE, NULL));
}

static bool has_semicolon(const PgReading *reading, uint32_t from, uint32_t to) {
    enum { FAR = 300 };
    from = MAX(from, to > FAR ? to - FAR : 0);
    return from < to && pg_char_find(reading->text, from, to, U'；') < to;
}

static bool begins_clause(const PgReading *reading, const PgMention *mention) {
    uint32_t at = mention->span.start;
    if (at == reading->page->sentences[mention->sentence].span.start)
        return true;
    uint32_t before = reading->text[at - 1];
    return before == U'，' || before == U'；' || before == U'：' || before == U'“';
}

/* In a sentence, or a part of one up to a semicolon, the first name is what it is about. */
static void note_name(Context *context, const PgMention *mention) {
    const PgReading *reading = context->cast->reading;
    Named *last = &context->last[mention->class];
    Named now = {mention->entity, mention->sentence, mention->span.end};
    if (mention->entity && !mention->outer)
        context->nearest[mention->class] = now;
    if (!mention->entity || !can_be_focus(reading, mention))
        return;
    bool is_new = is_introduced(reading, mention);
    if (!last->entity || last->sentence != mention->sentence ||
        mention->class == PG_CLASS_PROJECT || is_new ||
        has_semicolon(reading, last->end, mention->span.start))
        *last = now;
    bool can_be_it = PG_CLASS_BIT(mention->class) &
                     (PG_CLASS_BIT(PG_CLASS_COMPANY) | PG_CLASS_BIT(PG_CLASS_PARK) |
                      PG_CLASS_BIT(PG_CLASS_PROJECT) | PG_CLASS_BIT(PG_CLASS_ORGANIZATION));
    if (can_be_it && (context->subject.sentence != mention->sentence || !context->subject.entity ||
                      is_new || begins_clause(reading, mention)))
        context->subject = now;
}

/* 前者, 后者: of two names joined in the sentence before it, or of the last two. */
static uint32_t one_of_two(const PgReading *reading, uint32_t pronoun) {
    enum { MAX_BACK = 24, TWO = 2 };
    const PgMention *self = &reading->mentions[pronoun];
    bool is_latter = reading->text[self->span.start] == U'后';
    const PgMention *last = NULL;
    for (uint32_t i = pronoun; i > 0 && pronoun - i < MAX_BACK; i--) {
        const PgMention *mention = &reading->mentions[i - 1];
        if (mention->sentence + TWO <= self->sentence)
            break;
        if (mention->outer || !mention->entity || mention->class == PG_CLASS_PERSON ||
            pg_reading_entry_of(reading, mention->span, PG_LEX_PRONOUN, PG_CLASS_NONE) ||
            mention->class == PG_CLASS_INDUSTRY || PG_CLASS_BIT(mention->class) & PG_CLASSES_PLACE)
            continue;
        if (!last)
            last = mention;
        else if ((mention->class == last->class ||
                  (is_latter && last->class == PG_CLASS_COMPANY &&
                   mention->class == PG_CLASS_ORGANIZATION)) && /* 某市政府与某某公司签约。后者… */
                 mention->entity != last->entity)
            return is_latter ? last->entity : mention->entity;
    }
    return 0;
}

/* The company whose title stands before a person's name: 某某公司总经理王某. */
static uint32_t employer_before(const PgReading *reading, uint32_t person) {
    enum { LONGEST_TITLE = 20 };
    const PgMention *named = &reading->mentions[person];
    for (uint32_t i = person; i > 0; i--) {
        const PgMention *mention = &reading->mentions[i - 1];
        if (mention->sentence != named->sentence || mention->span.end > named->span.start ||
            named->span.start - mention->span.end > LONGEST_TITLE)
            return 0;
        if (mention->outer || mention->class != PG_CLASS_COMPANY)
            continue;
        for (uint32_t at = mention->span.end; at < named->span.start; at++)
            if (reading->text[at] == U'，' || reading->text[at] == U'；')
                return 0;
        return mention->entity;
    }
    return 0;
}

static uint32_t employer_of(const PgReading *reading, uint32_t person) {
    enum { FAR = 200 }; /* mentions */
    uint32_t entity = reading->mentions[person].entity;
    for (uint32_t i = person + 1; i > 0 && person - i + 1 < FAR; i--) {
        const PgMention *mention = &reading->mentions[i - 1];
        uint32_t employer = mention->class == PG_CLASS_PERSON && mention->entity == entity
                                ? employer_before(reading, i - 1)
                                : 0;
        if (employer)
            return employer;
    }
    return 0;
}

/* “公司目前…。”某某公司经理王某说: whom the sentence behind a quotation names first; index + 1, 0
   for none. */
static uint32_t person_behind(const PgReading *reading, const PgMention *pronoun) {
    const PgPage *page = reading->page;
    uint32_t next = pronoun->sentence + 1;
    if (reading->text[page->sentences[pronoun->sentence].span.start] != U'“' ||
        next >= page->n_sentences ||
        page->sentences[next].paragraph != page->sentences[pronoun->sentence].paragraph)
        return 0;
    PgSpan span = page->sentences[next].span;
    for (uint32_t i = reading->mentions_at[span.start]; i < reading->mentions_at[span.end]; i++)
        if (reading->mentions[i].class == PG_CLASS_PERSON && reading->mentions[i].entity)
            return i + 1;
    return 0;
}

static uint32_t company_of_next(const Context *context, const PgMention *pronoun) {
    const PgReading *reading = context->cast->reading;
    uint32_t person = person_behind(reading, pronoun);
    return person ? employer_before(reading, person - 1) : 0;
}

/* …王某|说。 */
static bool is_speaking(const PgReading *reading, const PgMention *person) {
    return pg_reading_entry_at(reading, person->span.end, PG_LEX_SPEECH, PG_CLASS_NONE, NULL);
}

/* 我们: the company of who speaks: the person named before it in the paragraph, else behind it; of
   whoever the article portrays where nobody speaks. */
static uint32_t company_speaking(const Context *context, uint32_t pronoun) {
    const PgReading *reading = context->cast->reading;
    const PgSentence *sentences = reading->page->sentences;
    uint32_t paragraph = sentences[reading->mentions[pronoun].sentence].paragraph;
    uint32_t person = person_behind(reading, &reading->mentions[pronoun]);
    if (person && is_speaking(reading, &reading->mentions[person - 1]))
        return employer_of(reading, person - 1);
    for (uint32_t i = pronoun; i > 0; i--) {
        const PgMention *mention = &reading->mentions[i - 1];
        if (sentences[mention->sentence].paragraph != paragraph)
            break;
        if (mention->class == PG_CLASS_PERSON && mention->entity)
            return employer_of(reading, i - 1);
    }
    for (uint32_t i = pronoun + 1; i < reading->n_mentions; i++) {
        const PgMention *mention = &reading->mentions[i];
        if (sentences[mention->sentence].paragraph != paragraph)
            break;
        if (mention->class == PG_CLASS_PERSON && mention->entity)
            return employer_of(reading, i);
    }
    return context->cast->portrayed[context->article];
}

/* 它: who the clauses before it are about; 我们: whoever says it. */
static void resolve_pronoun(Context *context, uint32_t index) {
    PgReading *reading = context->cast->reading;
    PgMention *mention = &reading->mentions[index];
    if (reading->text[mention->span.start] == U'我') /* 我们 */
        mention->entity = company_speaking(context, index);
    else if (mention->span.end - mention->span.start > 1)
        mention->entity = one_of_two(reading, index);
    else if (context->subject.entity && mention->sentence - context->subject.sentence <= 1)
        mention->entity = context->subject.entity;
    if (mention->entity)
        mention->class = context->cast->entities[mention->entity].class;
}

/* 新区, where the article's park is none: the last that was named. */
static uint32_t last_of_kind(const Context *context, const PgMention *anaphor) {
    enum { FAR = 100 }; /* mentions */
    const PgReading *reading = context->cast->reading;
    uint32_t index = (uint32_t)(anaphor - reading->mentions), tried = 0;
    for (uint32_t i = index; i > 0 && index - i < FAR; i--) {
        const PgMention *mention = &reading->mentions[i - 1];
        if (reading->page->sentences[mention->sentence].article != context->article)
            break;
        if (mention->class != PG_CLASS_PARK || mention->kind != PG_MENTION_NAME ||
            !mention->entity || mention->entity == tried)
            continue;
        if (is_of_kind(context, mention->entity, anaphor))
            return mention->entity;
        tried = mention->entity;
    }
    /* 综保区 before the page gives its full name */
    tried = 0;
    for (uint32_t i = index + 1; i < reading->n_mentions && i - index < FAR; i++) {
        const PgMention *mention = &reading->mentions[i];
        if (reading->page->sentences[mention->sentence].article != context->article)
            break;
        if (mention->class != PG_CLASS_PARK || mention->kind != PG_MENTION_NAME ||
            !mention->entity || mention->entity == tried)
            continue;
        if (is_of_kind(context, mention->entity, anaphor))
            return mention->entity;
        tried = mention->entity;
    }
    return 0;
}

/* 新区, 产业园, 小镇; not 全区, 区内, 园区 */
static bool names_kind(const PgReading *reading, const PgMention *anaphor) {
    PgSpan span = anaphor->span;
    uint32_t first = reading->text[span.start], last = reading->text[span.end - 1];
    return !is_generic_park(reading, anaphor) && first != U'全' && first != U'我' && last != U'内';
}

/* 某某新材料基地项目总投资2亿元。该基地…, 产业园…: the project, where no park is of this kind. */
static uint32_t project_meant(const Context *context, const PgMention *mention) {
    enum { FAR = 2 }; /* sentences */
    const PgCast *cast = context->cast;
    const PgReading *reading = cast->reading;
    const Named *nearest = &context->nearest[PG_CLASS_PROJECT];
    uint32_t park = context->nearest[PG_CLASS_PARK].entity;
    uint32_t topic = pg_cast_topic(cast, mention->sentence);
    PgSpan kind = mention->span;
    kind.start += is_demonstrative(reading, mention);
    if (!nearest->entity || mention->sentence - nearest->sentence > FAR ||
        kind.end - kind.start < 2 ||
        (kind.end - kind.start == 2 && !names_kind(reading, mention)) ||
        (park && is_of_kind(context, park, mention)) ||
        (topic && is_of_kind(context, topic, mention)))
        return 0;
    const char *tail = pg_name_text(reading, pg_name_chars(reading, kind));
    const char *label = cast->entities[nearest->entity].label;
    char *with_noun = g_strconcat(tail, "项目", NULL);
    bool is_same = g_str_has_suffix(label, tail) || g_str_has_suffix(label, with_noun);
    g_free(with_noun);
    return is_same ? nearest->entity : 0;
}

/* 某某产业园位于…。园区聚焦…: the project that the paragraph is about, where it is a park to be. */
static uint32_t park_project_meant(const Context *context, const PgMention *mention) {
    const PgReading *reading = context->cast->reading;
    const Named *subject = &context->subject;
    if (!subject->entity || !is_generic_park(reading, mention) ||
        context->cast->entities[subject->entity].class != PG_CLASS_PROJECT ||
        reading->page->sentences[subject->sentence].paragraph !=
            reading->page->sentences[mention->sentence].paragraph)
        return 0;
    uint32_t last = reading->text[subject->end - 1];
    bool has_noun = subject->end > 2 && last == U'目'; /* 产业园|项目 */
    uint32_t kind = has_noun ? reading->text[subject->end - 3] : last;
    return kind == U'园' || kind == U'城' || kind == U'谷' ? subject->entity : 0;
}

/* 园区: the article's park, or another that the sentences before are about. */
static uint32_t park_meant(const Context *context, const PgMention *mention) {
    const PgCast *cast = context->cast;
    const PgReading *reading = cast->reading;
    const Named *last = &context->last[PG_CLASS_PARK];
    uint32_t found = last->entity, distance = mention->sentence - last->sentence;
    uint32_t topic = pg_cast_topic(cast, mention->sentence);
    const Named *nearest = &context->nearest[PG_CLASS_PARK];
    /* 记者从某某园区了解到，该园区… */
    if (is_demonstrative(reading, mention) && is_generic_park(reading, mention) &&
        nearest->entity && nearest->sentence == mention->sentence)
        return nearest->entity;
    /* 小镇, 综保区: the one of its kind, though the article is about another park. */
    bool other = found && topic && found != topic && distance <= 3 &&
                 is_of_kind(context, found, mention) && !is_of_kind(context, topic, mention);
    /* 园区 behind a park that the paragraph is about is that park. */
    other |= found && topic && found != topic && is_generic_park(reading, mention) &&
             reading->page->sentences[last->sentence].paragraph ==
                 reading->page->sentences[mention->sentence].paragraph;
    bool is_zone = pg_reading_entry_of(reading, mention->span, PG_LEX_ZONE, PG_CLASS_NONE) != NULL;
    bool pointed = is_demonstrative(reading, mention);
    if (topic && !other && !pointed && names_kind(reading, mention) &&
        !is_of_kind(context, topic, mention)) {
        uint32_t same = last_of_kind(context, mention);
        /* 高新区, where the article's park is none; 产业园, where it is a zone: not known which. */
        if (same || is_zone != is_zone_name(context, topic))
            return same;
    }
    if (topic && !other && (!pointed || !found || distance > 3))
        found = topic;
    /* 该产业园 is one, not the zone named before it. */
    if (!topic && found && names_kind(reading, mention) && !is_of_kind(context, found, mention)) {
        uint32_t same = last_of_kind(context, mention);
        found = same ? same : found;
    }
    bool is_particular = pointed && mention->span.end - mention->span.start > 3 && !is_zone &&
                         !is_of_kind(context, found, mention);
    return is_particular && is_zone_name(context, found) ? 0 : found;
}

/* 项目总投资… at the start of a clause goes on about the only project of the one before. */
static bool goes_on(const Context *context, const PgMention *mention) {
    const PgReading *reading = context->cast->reading;
    const Named *last = &context->last[mention->class];
    if (!begins_clause(reading, mention) || mention->sentence - last->sentence > 1)
        return false;
    PgSpan before = reading->page->sentences[last->sentence].span;
    for (uint32_t i = reading->mentions_at[before.start]; i < reading->mentions_at[before.end]; i++)
        if (reading->mentions[i].class == PG_CLASS_PROJECT && reading->mentions[i].entity &&
            reading->mentions[i].entity != last->entity)
            return false;
    return true;
}

/* 此次签约项目: of a ceremony for one project, or for many. */
static bool is_of_occasion(const PgReading *reading, const PgMention *mention) {
    return mention->class == PG_CLASS_PROJECT && reading->text[mention->span.start + 1] == U'次';
}

/* Are two sentences of one paragraph? */
static bool is_beside(const Context *context, uint32_t one, uint32_t other) {
    const PgSentence *sentences = context->cast->reading->page->sentences;
    return sentences[one].paragraph == sentences[other].paragraph;
}

/* 甲项目、乙项目|等11个项目签约: it is not told which of them is spoken of next. */
static bool ends_list(const PgReading *reading, uint32_t at) {
    uint32_t c = reading->text[at];
    return c == U'、' || c == U'等';
}

/* 该公司 is the company that the sentences before are about; 项目 alone is a batch where the
   article names several. */
static uint32_t other_meant(const Context *context, const PgMention *mention) {
    const Named *last = &context->last[mention->class],
                *nearest = &context->nearest[mention->class];
    bool pointed = is_demonstrative(context->cast->reading, mention);
    if (mention->class == PG_CLASS_PROJECT && context->cast->items[mention->sentence])
        return context->cast->items[mention->sentence];
    if (is_of_occasion(context->cast->reading, mention) && context->n_projects != 1)
        return 0;
    /* 在某某公司采访时，记者得知该企业…; 由某某公司打造的基地开工。该公司… */
    if (pointed && nearest->entity && nearest->sentence > last->sentence &&
        (mention->sentence - nearest->sentence <= 1 ||
         (is_beside(context, nearest->sentence, mention->sentence) &&
          !is_beside(context, last->sentence, mention->sentence))))
        return nearest->entity;
    if (mention->class == PG_CLASS_PROJECT && pointed && context->n_projects == 1)
        return last->entity;
    if (mention->class == PG_CLASS_PROJECT && pointed &&
        ends_list(context->cast->reading, last->end))
        return 0;
    /* 市委 is one whose name ends so. */
    if (mention->class == PG_CLASS_ORGANIZATION && !pointed && last->entity &&
        !g_str_has_suffix(context->cast->entities[last->entity].label,
                          pg_name_text(context->cast->reading,
                                       pg_name_chars(context->cast->reading, mention->span))))
        return 0;
    if (mention->sentence - last->sentence > (pointed ? 4u : 3u) ||
        (mention->class == PG_CLASS_PROJECT && !pointed && context->n_projects > 2 &&
         !goes_on(context, mention)))
        return 0;
    return last->entity;
}

/* 某某产业园总投资5亿元。该项目占地…: the park, no zone, that the sentence before is about, where
   no project has been named since. */
static uint32_t park_as_project(const Context *context, const PgMention *mention) {
    const PgCast *cast = context->cast;
    const Named *park = &context->last[PG_CLASS_PARK];
    const Named *project = &context->last[PG_CLASS_PROJECT];
    bool has_project = project->entity && project->sentence >= park->sentence;
    if (mention->class != PG_CLASS_PROJECT || has_project || !park->entity ||
        !is_demonstrative(cast->reading, mention) || mention->sentence - park->sentence > 1 ||
        !is_beside(context, park->sentence, mention->sentence) ||
        is_zone_name(context, park->entity))
        return 0;
    return park->entity;
}

/* …共建某某研究院。研究院已取得…: the last named of those that the word ends. */
static uint32_t last_that_ends_so(const Context *context, const PgMention *anaphor) {
    enum { FAR = 60, MAX_SENTENCES = 3 };
    const PgReading *reading = context->cast->reading;
    uint32_t index = (uint32_t)(anaphor - reading->mentions);
    uint32_t length = anaphor->span.end - anaphor->span.start;
    const uint32_t *kind = reading->text + anaphor->span.start;
    for (uint32_t i = index; i > 0 && index - i < FAR; i--) {
        const PgMention *mention = &reading->mentions[i - 1];
        if (reading->page->sentences[mention->sentence].article != context->article ||
            anaphor->sentence - mention->sentence > MAX_SENTENCES)
            break;
        uint32_t end = mention->span.end;
        if (mention->class == PG_CLASS_PROJECT && end - mention->span.start > length + 2 &&
            reading->text[end - 1] == U'目' && reading->text[end - 2] == U'项')
            end -= 2;
        if (mention->kind == PG_MENTION_NAME && mention->entity &&
            end - mention->span.start > length &&
            !memcmp(reading->text + end - length, kind, length * sizeof *kind))
            return mention->entity;
    }
    return 0;
}

/* 研究院, no 该研究院 or 管委会 */
static bool is_bare_ending(const PgReading *reading, const PgMention *mention) {
    return mention->class == PG_CLASS_ORGANIZATION &&
           !pg_reading_entry_of(reading, mention->span, PG_LEX_ANAPHOR, PG_CLASS_ORGANIZATION);
}

void pg_anaphors_resolve(PgCast *cast) {
    PgReading *reading = cast->reading;
    Park *parks = g_new0(Park, cast->n_entities);
    Context context = {.cast = cast, .parks = parks, .article = UINT32_MAX};
    for (uint32_t i = 0; i < reading->n_mentions; i++) {
        PgMention *mention = &reading->mentions[i];
        uint32_t here = reading->page->sentences[mention->sentence].article;
        if (here != context.article)
            context = (Context){.cast = cast,
                                .parks = parks,
                                .article = here,
                                .n_projects = count_projects(reading, here)};
        if (mention->kind == PG_MENTION_NAME) {
            note_name(&context, mention);
            continue;
        }
        if (mention->class == PG_CLASS_NONE) {
            resolve_pronoun(&context, i);
            continue;
        }
        if (is_bare_ending(reading, mention)) {
            mention->entity = last_that_ends_so(&context, mention);
            if (mention->entity)
                mention->class = cast->entities[mention->entity].class;
            continue;
        }
        mention->entity =
            mention->class == PG_CLASS_COMPANY && reading->text[mention->span.start] == U'公'
                ? company_of_next(&context, mention) /* 公司 */
                : 0;
        if (mention->class == PG_CLASS_PARK &&
            ((mention->entity = project_meant(&context, mention)) ||
             (mention->entity = park_project_meant(&context, mention))))
            mention->class = PG_CLASS_PROJECT;
        if (!mention->entity)
            mention->entity = mention->class == PG_CLASS_PARK ? park_meant(&context, mention)
                                                              : other_meant(&context, mention);
        if (!mention->entity && (mention->entity = park_as_project(&context, mention)))
            mention->class = PG_CLASS_PARK;
        Named *last = &context.last[mention->class];
        if (mention->entity && mention->sentence != last->sentence)
            last->sentence = mention->sentence;
    }
    g_free(parks);
}
