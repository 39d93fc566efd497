/* Posts of people: by the titles before their names (某高新区党工委副书记、管委会主任张三), behind
   them (张三，某公司董事长), and by verbs (张三出任某公司总经理). */
#include "relation/event.h"

#include <string.h>

enum {
    EMPLOYERS = PG_CLASS_BIT(PG_CLASS_COMPANY) | PG_CLASS_BIT(PG_CLASS_ORGANIZATION) |
                PG_CLASS_BIT(PG_CLASS_PARK),
    NEIGHBOURS = PG_CLASS_BIT(PG_CLASS_PROJECT) | PG_CLASS_BIT(PG_CLASS_PERSON),
    MAX_TITLE = 40, /* from an employer to the end of the titles */
    MAX_POST = 24,
};

/* The facts that posts state, and who employs whom by now. */
typedef struct {
    PgFinder *finder;
    uint32_t *employers; /* by entity: whom the last of the posts is at, 0 for none */
} People;

static bool is_separator(uint32_t c) {
    return c == U'、' || c == U'兼' || c == ' ';
}

static bool ends_title(const PgReading *reading, uint32_t at) {
    return pg_reading_entry_before(reading, at, PG_LEX_TITLE, PG_CLASS_NONE, NULL) != NULL;
}

/* 公司|总经理, 高新区|党工委书记: a word for the employer is none of the title's. */
static uint32_t behind_anaphor(const PgReading *reading, PgSpan post) {
    uint32_t length = 0;
    if (!pg_reading_entry_at(reading, post.start, PG_LEX_ANAPHOR, PG_CLASS_COMPANY, &length))
        pg_reading_entry_at(reading, post.start, PG_LEX_ANAPHOR, PG_CLASS_PARK, &length);
    return length && post.start + length + 2 <= post.end ? post.start + length : post.start;
}

/* One post: state it and count the person to the employer. */
static void add_post(People *people, const PgMention *person, PgSpan post, uint32_t employer,
                     const char *rule) {
    PgFinder *finder = people->finder;
    PgReading *reading = finder->reading;
    while (post.start < post.end && is_separator(reading->text[post.start]))
        post.start++;
    while (post.end > post.start && is_separator(reading->text[post.end - 1]))
        post.end--;
    post.start = behind_anaphor(reading, post);
    uint32_t n = post.end - post.start;
    if (n < 2 || n > MAX_POST)
        return;
    pg_fact_add(finder,
                (PgFact){.property = finder->known->position,
                         .subject = person->entity,
                         .text = pg_arena_utf8(reading->arena, reading->text + post.start, n),
                         .sentence = person->sentence,
                         .rule = rule});
    if (employer)
        people->employers[person->entity] = employer;
    if (employer)
        pg_relation_add(finder, finder->known->works_for, person->entity, employer,
                        person->sentence, rule);
}

/* ---- who employs, where the title names nobody ---- */

/* Firms have 董事长 and 总经理, a park's administration 管委会主任. */
static bool is_company_post(const PgReading *reading, PgSpan run) {
    for (uint32_t i = run.start; i < run.end; i++)
        if (pg_reading_entry_at(reading, i, PG_LEX_COMPANY_POST, PG_CLASS_NONE, NULL))
            return true;
    return false;
}

static bool is_park_post(const PgReading *reading, PgSpan run) {
    for (uint32_t i = run.start; i + 1 < run.end; i++)
        if ((reading->text[i] == U'管' && reading->text[i + 1] == U'委') ||
            (reading->text[i] == U'工' && reading->text[i + 1] == U'委'))
            return true;
    return false;
}

/* Is nothing named before 党工委 or 管委会 but a park by a word that stands for it? */
static bool is_own_park_post(const PgReading *reading, PgSpan run) {
    uint32_t length;
    while (run.start < run.end && is_separator(reading->text[run.start]))
        run.start++;
    if (pg_reading_entry_at(reading, run.start, PG_LEX_ANAPHOR, PG_CLASS_PARK, &length))
        run.start += length;
    else if (reading->text[run.start] == U'区')
        run.start++;
    uint32_t c = reading->text[run.start];
    return is_park_post(reading, run) && (c == U'党' || c == U'工' || c == U'管');
}

/* The company that the paragraph is about: the last that one of its sentences up to here has as
   subject; else the last named before in the article. */
static uint32_t company_in_focus(const PgFinder *finder, uint32_t s, uint32_t at) {
    const PgReading *reading = finder->reading;
    const PgSentence *sentences = reading->page->sentences;
    enum { FAR = 8, MAX_MENTIONS = 100 };
    uint32_t first = s;
    while (first > 0 && s - first < FAR && sentences[first - 1].paragraph == sentences[s].paragraph)
        first--;
    for (uint32_t k = s + 1; k-- > first;) {
        uint32_t subject = finder->subjects[k];
        if (subject && pg_class_of(finder, subject) == PG_CLASS_COMPANY)
            return subject;
    }
    uint32_t last = reading->mentions_at[at];
    for (uint32_t i = last; i > 0 && last - i < MAX_MENTIONS; i--) {
        const PgMention *mention = &reading->mentions[i - 1];
        if (sentences[mention->sentence].article != sentences[s].article ||
            mention->sentence + FAR < s)
            break;
        if (mention->class == PG_CLASS_COMPANY && mention->entity && !mention->outer)
            return mention->entity;
    }
    return 0;
}

/* 市委书记, 副市长: employed by a city or a party committee that the text leaves unnamed. */
static bool is_office(const PgReading *reading, PgSpan run) {
    for (uint32_t i = run.start; i < run.end; i++)
        if (pg_reading_entry_at(reading, i, PG_LEX_OFFICE, PG_CLASS_NONE, NULL))
            return true;
    return false;
}

/* 局长, not 省商务厅巡视员: a title with nothing before it. */
static bool is_bare(const PgReading *reading, PgSpan run) {
    while (run.start < run.end && is_separator(reading->text[run.start]))
        run.start++;
    return pg_reading_entry_at(reading, run.start, PG_LEX_TITLE, PG_CLASS_NONE, NULL) != NULL;
}

static uint32_t implied_employer(const PgFinder *finder, uint32_t s, PgSpan run) {
    const PgReading *reading = finder->reading;
    if (is_office(reading, run))
        return 0;
    if (is_company_post(reading, run)) {
        uint32_t company = company_in_focus(finder, s, run.start);
        if (company)
            return company;
    }
    uint32_t topic = pg_cast_topic(finder->cast, s);
    if (is_own_park_post(reading, run) && topic)
        return topic;
    if (!is_bare(reading, run))
        return 0;
    /* 总经理某某: of whom the sentence, or the one before, speaks. */
    uint32_t subject = finder->subjects[s];
    if (subject && PG_CLASS_BIT(pg_class_of(finder, subject)) & EMPLOYERS)
        return subject;
    return pg_subject_before(finder, run.start, s, EMPLOYERS);
}

static bool is_park(const PgFinder *finder, uint32_t entity) {
    return entity && pg_class_of(finder, entity) == PG_CLASS_PARK;
}

/* The posts of a run such as 党工委副书记、管委会主任. In 某市副市长、园区管委会主任 the city
   employs nobody, the park does. */
static void add_posts(People *people, const PgMention *person, PgSpan run, uint32_t employer,
                      const char *rule) {
    const PgFinder *finder = people->finder;
    const PgReading *reading = finder->reading;
    uint32_t topic = pg_cast_topic(finder->cast, person->sentence);
    bool is_firm = employer && pg_class_of(finder, employer) == PG_CLASS_COMPANY;
    uint32_t at = run.start;
    for (uint32_t k = run.start; k <= run.end; k++)
        if (k == run.end || is_separator(reading->text[k])) {
            PgSpan post = {at, k};
            add_post(people, person, post,
                     is_own_park_post(reading, post) && topic && !is_firm &&
                             !is_park(finder, employer)
                         ? topic
                         : employer,
                     rule);
            at = k + 1;
        }
}

/* ---- titles before the name ---- */

/* What a run of titles begins with. */
typedef struct {
    uint32_t start;    /* of the first title */
    uint32_t employer; /* entity, 0 for none named */
    uint32_t before;   /* where the employer's or place's name starts */
    bool is_placed;    /* the office of a place: 某市副市长 */
} Run;

/* 某公司办公室主任, 某高新区党工委书记: the department belongs to the post, the company or park
   employs. */
static bool split_department(const PgReading *reading, uint32_t mention, Run *run) {
    const PgMention *whole = &reading->mentions[mention - 1];
    if (whole->class != PG_CLASS_ORGANIZATION)
        return false;
    for (uint32_t i = mention;
         i < reading->n_mentions && reading->mentions[i].span.start == whole->span.start; i++) {
        const PgMention *inner = &reading->mentions[i];
        bool employs = inner->class == PG_CLASS_COMPANY ||
                       (inner->class == PG_CLASS_PARK &&
                        is_park_post(reading, (PgSpan){inner->span.end, whole->span.end}));
        if (!employs || !inner->entity)
            continue;
        run->employer = inner->entity;
        run->start = inner->span.end;
        run->before = whole->span.start;
        return true;
    }
    return false;
}

/* A run without an employer that the page knows: 佰才邦CEO without its brand. */
static Run run_without_brand(const PgReading *reading, uint32_t start, uint32_t end) {
    Run run = {start, 0, start, false};
    for (uint32_t i = start; i + 1 < end; i++)
        if (reading->tags[i] == PG_TAG_UNKNOWN && reading->word_starts[i + 1] &&
            reading->tags[i + 1] != PG_TAG_UNKNOWN && !ends_title(reading, i + 1))
            run.start = run.before = i + 1;
    return run;
}

/* Where the run of titles that ends at `end` begins, and the employer named before it. */
static Run titles_before(const PgFinder *finder, uint32_t end, uint32_t from) {
    const PgReading *reading = finder->reading;
    uint32_t at = end, length;
    if (pg_reading_entry_before(reading, at, PG_LEX_TITLE, PG_CLASS_NONE, &length))
        at -= length;
    for (;;) {
        uint32_t mention =
            at < end ? pg_mention_ending(reading, at, EMPLOYERS | PG_CLASSES_PLACE | NEIGHBOURS)
                     : 0;
        if (mention) {
            const PgMention *found = &reading->mentions[mention - 1];
            Run run = {at, 0, found->span.start, true};
            if (found->class == PG_CLASS_PERSON) /* 书记张三、副主任李四 */
                return run_without_brand(reading, at, end);
            if (!(PG_CLASS_BIT(found->class) & EMPLOYERS) ||
                split_department(reading, mention, &run))
                return run;
            run.employer = found->entity;
            return run;
        }
        if (at <= from || end - at >= MAX_TITLE)
            return run_without_brand(reading, at, end);
        uint32_t c = reading->text[at - 1];
        if (!pg_char_is_han(c) && !pg_char_is_latin(c) && !is_separator(c))
            return run_without_brand(reading, at, end);
        if (pg_reading_entry_before(reading, at, PG_LEX_BOUNDARY, PG_CLASS_NONE, &length) &&
            reading->word_starts[at - length])
            return run_without_brand(reading, at, end);
        at--;
    }
}

/* 某某公司董事长张三、|副总裁李四: the employer of the one before in the list, where the title is
   all that is said; 0 for none. */
static uint32_t colleague_employer(const People *people, PgSpan run) {
    const PgReading *reading = people->finder->reading;
    if (reading->text[run.start] != U'、' || !is_bare(reading, run) || is_office(reading, run))
        return 0;
    uint32_t colleague = pg_mention_ending(reading, run.start, PG_CLASS_BIT(PG_CLASS_PERSON));
    return colleague ? people->employers[reading->mentions[colleague - 1].entity] : 0;
}

static void state_titles_before(People *people, const PgMention *person) {
    const PgFinder *finder = people->finder;
    const PgReading *reading = finder->reading;
    uint32_t from = reading->page->sentences[person->sentence].span.start;
    uint32_t end = person->span.start;
    /* 副主任张三、李四: the title of the one before serves both. */
    while (end > from && reading->text[end - 1] == U'、') {
        uint32_t previous = pg_mention_ending(reading, end - 1, PG_CLASS_BIT(PG_CLASS_PERSON));
        if (!previous)
            break;
        end = reading->mentions[previous - 1].span.start;
    }
    if (end == from || !ends_title(reading, end))
        return;
    /* 某市副市长、某经开区党工委书记张三: one run of titles an employer. */
    for (int n = 0; n < 4 && end > from && ends_title(reading, end); n++) {
        Run run = titles_before(finder, end, from);
        uint32_t employer = run.employer;
        if (!employer && !run.is_placed)
            employer = colleague_employer(people, (PgSpan){run.start, end});
        if (!employer && !run.is_placed)
            employer = implied_employer(finder, person->sentence, (PgSpan){run.start, end});
        add_posts(people, person, (PgSpan){run.start, end}, employer, "title before the name");
        if (run.before == run.start || run.before <= from)
            return;
        uint32_t c = reading->text[run.before - 1];
        if (!is_separator(c) && c != U'，')
            return;
        end = run.before - 1;
    }
}

/* ---- titles behind the name ---- */

/* The posts in a clause that starts at `at`: an employer, then titles up to `stop`. */
static void state_clause(People *people, const PgMention *person, uint32_t at, uint32_t stop,
                         uint32_t employer, const char *rule) {
    const PgFinder *finder = people->finder;
    const PgReading *reading = finder->reading;
    uint32_t last = 0, length;
    for (uint32_t i = at; i < stop; i++)
        if (pg_reading_entry_at(reading, i, PG_LEX_TITLE, PG_CLASS_NONE, &length) &&
            i + length <= stop) {
            last = i + length;
            i = last - 1;
        }
    if (!last || last - at > MAX_TITLE + 20)
        return;
    Run run = titles_before(finder, last, at);
    if (run.employer)
        employer = run.employer;
    if (!employer && !run.is_placed && !people->employers[person->entity])
        employer = implied_employer(finder, person->sentence, (PgSpan){run.start, last});
    add_posts(people, person, (PgSpan){run.start, last}, employer, rule);
}

static uint32_t clause_stop(const PgReading *reading, uint32_t at, uint32_t end) {
    while (at < end && !pg_ends_clause(reading->text[at]) && reading->text[at] != U'）')
        at++;
    return at;
}

static void state_titles_behind(People *people, const PgMention *person) {
    const PgFinder *finder = people->finder;
    const PgReading *reading = finder->reading;
    PgSpan sentence = reading->page->sentences[person->sentence].span;
    uint32_t at = person->span.end, length;
    if (at >= sentence.end)
        return;
    /* 继续出任, 现任 */
    uint32_t verb = at;
    while (verb < sentence.end && verb - at < 3 &&
           !pg_reading_entry_at(reading, verb, PG_LEX_APPOINT, PG_CLASS_NONE, NULL))
        verb++;
    if (pg_reading_entry_at(reading, verb, PG_LEX_APPOINT, PG_CLASS_NONE, &length)) {
        uint32_t start = verb + length, stop = clause_stop(reading, start, sentence.end);
        uint32_t employer = 0;
        for (uint32_t i = start; i < stop; i++)
            if (reading->text[i] == U'的' && ends_title(reading, i)) { /* 任董事长的某公司 */
                uint32_t company = pg_mention_starting(reading, i + 1, EMPLOYERS);
                employer = company ? reading->mentions[company - 1].entity : 0;
                stop = i;
            }
        state_clause(people, person, start, stop, employer, "title behind the name");
        return;
    }
    if (reading->text[at] != U'，' && reading->text[at] != U'（')
        return;
    uint32_t stop = clause_stop(reading, at + 1, sentence.end);
    /* 张三，某公司董事长: nothing but the employer and the titles */
    if (ends_title(reading, stop) &&
        pg_mention_starting(reading, at + 1, EMPLOYERS | PG_CLASSES_PLACE))
        state_clause(people, person, at + 1, stop, 0, "title behind the name");
}

void pg_find_people(PgFinder *finder) {
    const PgReading *reading = finder->reading;
    People people = {finder, g_new0(uint32_t, finder->cast->n_entities + 1)};
    for (uint32_t i = 0; i < reading->n_mentions; i++) {
        const PgMention *person = &reading->mentions[i];
        if (person->class != PG_CLASS_PERSON || !person->entity)
            continue;
        state_titles_before(&people, person);
        state_titles_behind(&people, person);
    }
    g_free(people.employers);
}
