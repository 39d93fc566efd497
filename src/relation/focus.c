/* Whom a clause that names nobody speaks of. Chinese drops subjects: a figure is said of whom its
   clause opens with; else of whom the clauses before it opened with, or of what they brought into
   the world (…组建乙公司，注册资本…); else of whom the sentences before spoke; else of the
   article's park. A speaker is not spoken of: his company or his park is. */
#include "relation/internal.h"

enum {
    FAR = 400,         /* characters that a sentence is searched for */
    MAX_SENTENCES = 3, /* before this one */
    MAX_BRACKET = 60,  /* characters of one that are looked at */
    OPEN = U'（',
    CLOSE = U'）',
};

#define NOBODY UINT32_MAX /* of whom a clause speaks that the page does not name */

bool pg_clause_has(const PgReading *reading, uint32_t number, uint32_t at, PgLexKind kind) {
    enum { MAX_BEFORE = 32, MAX_BEHIND = 12 };
    if (!(reading->kinds_in[number] & pg_lex_bit(kind)))
        return false;
    PgSpan sentence = reading->page->sentences[number].span;
    uint32_t start = at, end = at;
    while (start > sentence.start && at - start < MAX_BEFORE &&
           !pg_ends_clause(reading->text[start - 1]) && reading->text[start - 1] != OPEN)
        start--;
    while (end < sentence.end && end - at < MAX_BEHIND && !pg_ends_clause(reading->text[end]) &&
           reading->text[end] != U'、' && reading->text[end] != CLOSE)
        end++;
    for (uint32_t i = start; i < end; i++)
        if (pg_reading_entry_at(reading, i, kind, PG_CLASS_NONE, NULL))
            return true;
    return false;
}

/* 某某说, 某某介绍说：, 记者获悉 */
static bool is_speech(const PgReading *reading, PgSpan clause) {
    uint32_t end = clause.end;
    while (end > clause.start &&
           (pg_ends_clause(reading->text[end - 1]) || pg_is_name_mark(reading->text[end - 1])))
        end--;
    return end > clause.start &&
           pg_reading_entry_before(reading, end, PG_LEX_SPEECH, PG_CLASS_NONE, NULL);
}

/* What the clause ends with and brings into the world: …设立某某公司, …带来某某项目. */
static uint32_t brought(const PgReading *reading, PgSpan clause) {
    uint32_t end = clause.end;
    while (end > clause.start &&
           (pg_ends_clause(reading->text[end - 1]) || pg_is_name_mark(reading->text[end - 1])))
        end--;
    for (uint32_t i = reading->mentions_at[end]; i > reading->mentions_at[clause.start]; i--) {
        const PgMention *mention = &reading->mentions[i - 1];
        if (mention->outer || !mention->entity || mention->span.end != end ||
            mention->kind != PG_MENTION_NAME)
            continue;
        uint32_t at = mention->span.start;
        while (at > clause.start && pg_is_name_mark(reading->text[at - 1]))
            at--;
        if (at > clause.start && reading->text[at - 1] == U'了')
            at--;
        if (mention->class == PG_CLASS_PARK &&
            pg_reading_entry_before(reading, at, PG_LEX_PLACING, PG_CLASS_NONE, NULL))
            continue; /* 某某项目落户某某园: only where it is */
        if (pg_reading_entry_before(reading, at, PG_LEX_BUILDING, PG_CLASS_NONE, NULL) ||
            pg_reading_entry_before(reading, at, PG_LEX_FOUNDING, PG_CLASS_NONE, NULL) ||
            (mention->class == PG_CLASS_PROJECT && reading->text[at - 1] != U'是' &&
             reading->text[at - 1] != U'为' &&
             (pg_reading_entry_before(reading, at, PG_LEX_LIST_CUE, PG_CLASS_NONE, NULL) ||
              pg_reading_entry_before(reading, at, PG_LEX_STATUS, PG_CLASS_NONE, NULL))))
            return mention->entity;
    }
    return 0;
}

/* 某某项目（总投资3亿元，年产值5亿元）: what a bracket says is said of the name right before it. */
static uint32_t bracketed(const PgFinder *finder, uint32_t at, uint32_t sentence,
                          PgClassSet classes) {
    const PgReading *reading = finder->reading;
    uint32_t from = reading->page->sentences[sentence].span.start, i = at;
    if (at > from + MAX_BRACKET)
        from = at - MAX_BRACKET;
    if (pg_char_find(reading->text, from, at, OPEN) == at)
        return 0;
    while (i > from && reading->text[i - 1] != OPEN && reading->text[i - 1] != CLOSE)
        i--;
    if (i == from || reading->text[i - 1] == CLOSE)
        return 0;
    i--;
    while (i > from && pg_is_name_mark(reading->text[i - 1]))
        i--;
    uint32_t name = pg_mention_ending(reading, i, classes);
    return name ? reading->mentions[name - 1].entity : 0;
}

bool pg_is_bureau(const PgFinder *finder, uint32_t entity) {
    const PgReading *reading = finder->reading;
    const PgMention *first = &reading->mentions[finder->cast->entities[entity].first_mention];
    return first->class == PG_CLASS_ORGANIZATION &&
           pg_reading_entry_before(reading, first->span.end, PG_LEX_BUREAU, PG_CLASS_NONE, NULL);
}

/* The entity that a mention at the head of a clause makes it speak of; 0 for none of the classes.
 */
static uint32_t spoken_of(const PgFinder *finder, const PgMention *head, PgClassSet classes) {
    uint32_t entity = head->entity;
    PgClass class = pg_class_of(finder, entity);
    if (class == PG_CLASS_PERSON) {
        entity = finder->employers[entity];
        if (!entity)
            return 0;
        class = pg_class_of(finder, entity);
    }
    if (pg_is_bureau(finder, entity))
        return 0; /* it speaks for its area */
    return PG_CLASS_BIT(class) & classes ? entity : 0;
}

/* 甲、乙等12家企业: whoever has them is spoken of. */
static bool is_listed(const PgReading *reading, const PgMention *mention) {
    uint32_t start = mention->span.start, end = mention->span.end;
    while (start && pg_is_name_mark(reading->text[start - 1]))
        start--;
    while (pg_is_name_mark(reading->text[end]))
        end++;
    if (reading->text[end] == U'、' || reading->text[end] == U'等')
        return true;
    uint32_t before = start ? reading->text[start - 1] : 0;
    return before == U'、' || (pg_char_joins(before) && reading->word_starts[start - 1]);
}

/* 江苏省 in 6个江苏省重大项目, 杭州 in 距杭州主城区: a place that the clause does not open with. */
static bool is_incidental(const PgReading *reading, const PgMention *head, uint32_t clause) {
    if (!(PG_CLASS_BIT(head->class) & PG_CLASSES_PLACE) || head->span.start == clause)
        return false;
    uint32_t at = head->span.start;
    uint32_t outer = pg_mention_ending(reading, at, PG_CLASSES_PLACE);
    if (outer) /* 武汉市|新洲区 */
        at = reading->mentions[outer - 1].span.start;
    if (at <= clause)
        return false;
    uint32_t before = reading->text[at - 1];
    return !((pg_is_name_mark(before) && at == clause + 1) || before == U'年' || before == U'月' ||
             before == U'日' ||
             pg_reading_entry_before(reading, at, PG_LEX_PERIOD, PG_CLASS_NONE, NULL));
}

/* The project that a sentence opens with, or the only one that it names; 0 for none. */
static uint32_t only_project_in(const PgFinder *finder, const PgSentence *sentence) {
    const PgReading *reading = finder->reading;
    uint32_t found = 0;
    for (uint32_t i = reading->mentions_at[sentence->span.start];
         i < reading->mentions_at[sentence->span.end]; i++) {
        const PgMention *mention = &reading->mentions[i];
        if (mention->class != PG_CLASS_PROJECT || !mention->entity || mention->outer)
            continue;
        if (mention->span.start == sentence->span.start)
            return mention->entity;
        if (found && found != mention->entity)
            return 0;
        found = mention->entity;
    }
    return found;
}

/* 项目占地… at the head of a sentence, where it is not told which: the only one that a sentence
   just before it names. */
static uint32_t unnamed_project(const PgFinder *finder, PgSpan clause, uint32_t sentence) {
    const PgReading *reading = finder->reading;
    const PgSentence *sentences = reading->page->sentences;
    uint32_t first = reading->mentions_at[clause.start], found = 0;
    if (clause.start != sentences[sentence].span.start ||
        first >= reading->mentions_at[clause.start + 1] ||
        reading->mentions[first].kind != PG_MENTION_ANAPHOR ||
        reading->mentions[first].class != PG_CLASS_PROJECT || reading->mentions[first].entity)
        return 0;
    for (uint32_t s = sentence; s > 0 && sentence - s < MAX_SENTENCES && !found; s--)
        if (sentences[s - 1].article == sentences[sentence].article)
            found = only_project_in(finder, &sentences[s - 1]);
    return found;
}

/* 该项目 at the head of a clause, of one that the page does not name. */
static bool is_of_unnamed(const PgReading *reading, PgSpan clause) {
    enum { DEFINITE = 3 }; /* characters: 该项目, but not 项目; 一期工程 is a part */
    uint32_t first = reading->mentions_at[clause.start];
    if (first >= reading->mentions_at[clause.start + 1])
        return false;
    const PgMention *mention = &reading->mentions[first];
    return mention->class == PG_CLASS_PROJECT && mention->kind == PG_MENTION_ANAPHOR &&
           !mention->entity && mention->span.end - mention->span.start >= DEFINITE &&
           reading->text[mention->span.start + 1] != U'期';
}

/* 在某某产业园，…, 走进某某产业园，…: where what the next clauses tell is to be found. */
static uint32_t scene(const PgFinder *finder, PgSpan clause) {
    const PgReading *reading = finder->reading;
    uint32_t start = clause.start, length;
    while (start < clause.end && pg_is_name_mark(reading->text[start]))
        start++;
    bool is_placed =
        reading->tags[start] == PG_TAG_PREPOSITION && /* but 位于: that tells where something is */
        pg_reading_entry_at(reading, start, PG_LEX_PLACING, PG_CLASS_NONE, &length);
    if (!is_placed && !pg_reading_entry_at(reading, start, PG_LEX_VISIT, PG_CLASS_NONE, &length))
        return 0;
    uint32_t place = pg_mention_starting(reading, start + length, PG_CLASS_BIT(PG_CLASS_PARK));
    const PgMention *mention = place ? &reading->mentions[place - 1] : NULL;
    bool is_whole = mention && mention->kind == PG_MENTION_NAME &&
                    mention->span.end <= clause.end && clause.end - mention->span.end <= 1; /* 内 */
    return is_whole ? mention->entity : 0;
}

static bool is_whole_word(const PgReading *reading, uint32_t at) {
    uint32_t c = reading->text[at + 1];
    return (reading->text[at] == U'全' || reading->text[at] == U'我' ||
            reading->text[at] == U'该') &&
           pg_char_is_wide_area(c) && reading->word_starts[at] && reading->word_starts[at + 2];
}

bool pg_is_place_of_kind(const PgReading *reading, const PgMention *mention, uint32_t kind) {
    switch (kind) {
    case U'省':
        return mention->class == PG_CLASS_PROVINCE;
    case U'市': /* 市, which may be a county's rank */
        return mention->class == PG_CLASS_CITY || (mention->class == PG_CLASS_DISTRICT &&
                                                   reading->text[mention->span.end - 1] == U'市');
    case U'州':
        return mention->class == PG_CLASS_CITY;
    default: /* 县, 区 */
        return mention->class == PG_CLASS_DISTRICT;
    }
}

/* 全市, 我县 at the head of a clause, before it nothing but time: the article's first place of that
   kind; NOBODY where it names none. 全区 is the park. */
static uint32_t whole_place(const PgFinder *finder, PgSpan clause, uint32_t sentence) {
    const PgReading *reading = finder->reading;
    uint32_t kind = 0;
    for (uint32_t i = clause.start; i + 1 < clause.end && !kind; i++) {
        uint8_t tag = reading->tags[i];
        if (is_whole_word(reading, i))
            kind = reading->text[i + 1];
        else if (tag != PG_TAG_TIME && tag != PG_TAG_NUMBER && tag != PG_TAG_MEASURE &&
                 tag != PG_TAG_POSITION && !pg_is_name_mark(reading->text[i]))
            return 0;
    }
    if (!kind)
        return 0;
    uint32_t article = reading->page->sentences[sentence].article,
             area = pg_area_of_article(finder, article);
    if (area && pg_is_place_of_kind(
                    reading, &reading->mentions[finder->cast->entities[area].first_mention], kind))
        return area;
    PgSpan first = reading->page->sentences[reading->page->articles[article].first_sentence].span;
    for (uint32_t i = reading->mentions_at[first.start]; i < reading->mentions_at[clause.start];
         i++)
        if (pg_is_place_of_kind(reading, &reading->mentions[i], kind) &&
            reading->mentions[i].entity)
            return reading->mentions[i].entity;
    return NOBODY;
}

/* 公司…, 该公司… of one that the page does not let us know: what it tells is no area's. */
static bool is_of_unknown_company(const PgReading *reading, PgSpan clause) {
    uint32_t first = reading->mentions_at[clause.start];
    const PgMention *mention = &reading->mentions[first];
    return first < reading->mentions_at[clause.start + 1] && mention->kind == PG_MENTION_ANAPHOR &&
           mention->class == PG_CLASS_COMPANY && !mention->entity &&
           reading->text[mention->span.end - 1] == U'司';
}

/* 一期年底投产，二期今年开工，全部建成后|…: of all of it, no more of a phase. */
static bool is_phase_of_all(const PgReading *reading, const PgMention *head, uint32_t from,
                            uint32_t at) {
    enum { LONGEST = 4 }; /* 二期项目 */
    if (head->span.end - head->span.start > LONGEST || reading->text[head->span.start + 1] != U'期')
        return false;
    for (uint32_t i = from; i + 2 < at; i++)
        if (reading->text[i] == U'全' && reading->text[i + 1] == U'部')
            return true;
    return false;
}

/* Within a sentence, up to `at`. *stop: the search must not go on to the sentences before.
 *classes loses those that the sentence turns away from. */
static uint32_t focus_in(const PgFinder *finder, uint32_t at, uint32_t sentence,
                         PgClassSet *classes, bool *stop) {
    const PgReading *reading = finder->reading;
    uint32_t from = reading->page->sentences[sentence].span.start;
    if (at > from + FAR)
        from = at - FAR;
    bool is_own = true;
    for (uint32_t end = at; end > from; is_own = false) {
        uint32_t start = end;
        while (start > from && !pg_ends_clause(reading->text[start - 1]))
            start--;
        PgSpan clause = {start, end};
        uint32_t entity = is_own ? 0 : brought(reading, clause);
        if (entity && PG_CLASS_BIT(pg_class_of(finder, entity)) & *classes)
            return entity;
        if (is_of_unknown_company(reading, clause))
            *classes &= ~(PG_CLASS_BIT(PG_CLASS_PARK) | PG_CLASSES_PLACE);
        entity = whole_place(finder, clause, sentence);
        if (entity == NOBODY)
            return NOBODY;
        if (entity && PG_CLASS_BIT(pg_class_of(finder, entity)) & *classes)
            return entity;
        uint32_t project = PG_CLASS_BIT(PG_CLASS_PROJECT) & *classes
                               ? unnamed_project(finder, clause, sentence)
                               : 0;
        if (project)
            return project;
        if (PG_CLASS_BIT(PG_CLASS_PROJECT) & *classes && is_of_unnamed(reading, clause))
            *classes &= PG_CLASS_BIT(PG_CLASS_PROJECT) | PG_CLASS_BIT(PG_CLASS_COMPANY);
        uint32_t head = pg_clause_head(reading, clause);
        if (head && (is_listed(reading, &reading->mentions[head - 1]) ||
                     is_incidental(reading, &reading->mentions[head - 1], start) ||
                     is_phase_of_all(reading, &reading->mentions[head - 1], end, at)))
            head = 0;
        if (head && !is_own && is_speech(reading, clause)) {
            /* Who speaks for a company speaks of it; who speaks for an area, of the area. */
            entity = spoken_of(finder, &reading->mentions[head - 1], *classes);
            *stop = true;
            PgClass class = entity ? pg_class_of(finder, entity) : PG_CLASS_NONE;
            bool is_named =
                class == PG_CLASS_COMPANY ||
                (class == PG_CLASS_PARK && reading->mentions[head - 1].entity == entity);
            return is_named ? entity : 0;
        }
        if (head) {
            entity = spoken_of(finder, &reading->mentions[head - 1], *classes);
            if (entity)
                return entity;
        }
        /* …, unless the article is a company's portrait. */
        bool is_portrait = PG_CLASS_BIT(PG_CLASS_COMPANY) & *classes &&
                           finder->cast->portrayed[reading->page->sentences[sentence].article];
        entity = head || is_own || is_portrait ? 0 : scene(finder, clause);
        if (entity && PG_CLASS_BIT(PG_CLASS_PARK) & *classes)
            return entity;
        end = start > from ? start - 1 : start;
    }
    return 0;
}

/* 全部达产后，年销售收入可达…: of the project that was spoken of last. */
static bool is_after_building(const PgReading *reading, uint32_t sentence, uint32_t at) {
    uint32_t start = reading->page->sentences[sentence].span.start;
    start = MAX(start, at > FAR ? at - FAR : 0);
    for (uint32_t i = start; i < at; i++)
        if (pg_reading_entry_at(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL))
            return false; /* 所有项目投产后 */
    for (uint32_t i = start; i + 2 < at; i++)
        if (reading->text[i] == U'届' && reading->text[i + 1] == U'时')
            return true;
        else if (reading->text[i + 2] == U'后' &&
                 (pg_reading_entry_at(reading, i, PG_LEX_STATUS, PG_CLASS_NONE, NULL) ||
                  pg_reading_entry_at(reading, i, PG_LEX_CONDITION, PG_CLASS_NONE, NULL)))
            return true;
    return false;
}

uint32_t pg_speaker_behind(const PgFinder *finder, uint32_t sentence, PgClassSet classes) {
    const PgReading *reading = finder->reading;
    const PgPage *page = reading->page;
    if (reading->text[page->sentences[sentence].span.start] != U'“')
        return 0;
    for (uint32_t s = sentence; s < page->n_sentences && s <= sentence + 1; s++) {
        const PgSentence *other = &page->sentences[s];
        if (other->paragraph != page->sentences[sentence].paragraph)
            break;
        for (uint32_t i = reading->mentions_at[other->span.start];
             i < reading->mentions_at[other->span.end]; i++) {
            const PgMention *mention = &reading->mentions[i];
            if (mention->class != PG_CLASS_PERSON || !mention->entity)
                continue;
            return spoken_of(finder, mention,
                             PG_CLASS_BIT(PG_CLASS_PARK) & classes
                                 ? classes | PG_CLASS_BIT(PG_CLASS_COMPANY)
                                 : classes);
        }
    }
    return 0;
}

static uint32_t find_area(const PgFinder *finder, const PgArticle *article) {
    enum { MAX_SENTENCES_READ = 3, MAX_CLAUSE = 200 };
    const PgReading *reading = finder->reading;
    uint32_t last = MIN(article->n_sentences, article->n_headings + MAX_SENTENCES_READ);
    for (uint32_t s = 0; s < last; s++) {
        PgSpan span = reading->page->sentences[article->first_sentence + s].span;
        for (uint32_t start = span.start; start < span.end;) {
            uint32_t end = start;
            while (end < span.end && end - start < MAX_CLAUSE &&
                   !pg_ends_clause(reading->text[end]))
                end++;
            uint32_t head = pg_clause_head(reading, (PgSpan){start, end});
            const PgMention *mention = head ? &reading->mentions[head - 1] : NULL;
            if (head && PG_CLASS_BIT(mention->class) & PG_CLASSES_PLACE &&
                mention->kind == PG_MENTION_NAME && !is_incidental(reading, mention, start) &&
                !is_listed(reading, mention))
                return mention->entity;
            start = end + 1;
        }
    }
    /* 某某县人民政府县长某某: whose report it is */
    PgSpan headlines = {reading->page->sentences[article->first_sentence].span.start, 0};
    if (!article->n_headings)
        return 0;
    headlines.end =
        reading->page->sentences[article->first_sentence + article->n_headings - 1].span.end;
    for (uint32_t i = reading->mentions_at[headlines.start];
         i < reading->mentions_at[headlines.end]; i++) {
        const PgMention *mention = &reading->mentions[i];
        const PgMention *outer = mention->outer ? &reading->mentions[mention->outer - 1] : NULL;
        if (PG_CLASS_BIT(mention->class) & PG_CLASSES_PLACE && mention->entity && outer &&
            outer->class == PG_CLASS_ORGANIZATION && outer->span.start == mention->span.start)
            return mention->entity;
    }
    return 0;
}

uint32_t pg_area_of_article(const PgFinder *finder, uint32_t article) {
    if (!finder->areas[article])
        finder->areas[article] = find_area(finder, &finder->reading->page->articles[article]) + 1;
    return finder->areas[article] - 1;
}

/* Does the clause before `at` have a subject of its own? */
static bool opens_with_head(const PgFinder *finder, uint32_t at, uint32_t sentence) {
    const PgReading *reading = finder->reading;
    uint32_t from = reading->page->sentences[sentence].span.start, start = at;
    while (start > from && !pg_ends_clause(reading->text[start - 1]))
        start--;
    return pg_clause_head(reading, (PgSpan){start, at}) != 0;
}

/* 某某县今年…。…。…。工业项目29个: the county that the paragraph opens with, where the sentences
   between name nobody else. */
static uint32_t area_opening(const PgFinder *finder, uint32_t sentence, PgClassSet classes) {
    enum { MAX_BACK = 12, MAX_MENTIONS = 200 };
    const PgReading *reading = finder->reading;
    const PgSentence *sentences = reading->page->sentences;
    uint32_t first = sentence;
    while (first > 0 && sentence - first < MAX_BACK && !sentences[first - 1].is_heading &&
           sentences[first - 1].paragraph == sentences[sentence].paragraph)
        first--;
    if (sentence - first < MAX_SENTENCES || !(classes & PG_CLASSES_PLACE))
        return 0;
    PgSpan clause = {sentences[first].span.start, sentences[first].span.start};
    while (clause.end < sentences[first].span.end && !pg_ends_clause(reading->text[clause.end]))
        clause.end++;
    uint32_t head = pg_clause_head(reading, clause);
    const PgMention *mention = head ? &reading->mentions[head - 1] : NULL;
    if (!head || !(PG_CLASS_BIT(mention->class) & PG_CLASSES_PLACE & classes) ||
        mention->span.start != clause.start)
        return 0;
    uint32_t last = reading->mentions_at[sentences[sentence].span.start];
    if (last - head > MAX_MENTIONS)
        return 0;
    for (uint32_t i = head; i < last; i++)
        if (reading->mentions[i].class == PG_CLASS_PARK && !reading->mentions[i].outer)
            return 0;
    return mention->entity;
}

uint32_t pg_focus_before(const PgFinder *finder, uint32_t at, uint32_t sentence,
                         PgClassSet classes) {
    const PgSentence *sentences = finder->reading->page->sentences;
    bool stop = false;
    if (pg_row_of(finder, sentence))
        return pg_row_subject(finder, sentence, classes);
    uint32_t found = bracketed(finder, at, sentence, classes);
    if (!found && PG_CLASS_BIT(PG_CLASS_PROJECT) & classes &&
        !opens_with_head(finder, at, sentence))
        found = finder->cast->items[sentence];
    if (!found)
        found = focus_in(finder, at, sentence, &classes, &stop);
    if (!found && !stop && PG_CLASS_BIT(PG_CLASS_PROJECT) & classes &&
        is_after_building(finder->reading, sentence, at))
        found = pg_project_before(finder, at, sentence);
    if (!found && !stop)
        found = pg_speaker_behind(finder, sentence, classes);
    for (uint32_t s = sentence; !found && !stop && s > 0 && sentence - s < MAX_SENTENCES; s--) {
        const PgSentence *before = &sentences[s - 1];
        if (before->paragraph != sentences[sentence].paragraph || before->is_heading)
            break;
        found = focus_in(finder, before->span.end, s - 1, &classes, &stop);
    }
    if (!found && !stop)
        found = area_opening(finder, sentence, classes);
    if (found)
        return found == NOBODY ? 0 : found;
    uint32_t topic = pg_cast_topic(finder->cast, sentence);
    uint32_t reported = finder->cast->reported[sentences[sentence].article];
    if (reported && !topic && PG_CLASS_BIT(PG_CLASS_PROJECT) & classes)
        return reported;
    uint32_t portrayed = finder->cast->portrayed[sentences[sentence].article];
    if (portrayed && PG_CLASS_BIT(PG_CLASS_COMPANY) & classes && !(stop && topic))
        return portrayed;
    if (topic)
        return PG_CLASS_BIT(PG_CLASS_PARK) & classes ? topic : 0;
    uint32_t section = finder->cast->sections[sentence];
    uint32_t area = section ? section : pg_area_of_article(finder, sentences[sentence].article);
    return area && !(PG_CLASS_BIT(PG_CLASS_COMPANY) & classes) &&
                   PG_CLASS_BIT(pg_class_of(finder, area)) & classes
               ? area
               : 0;
}
