/* Who an industry is said of: the park, company or project that the clause is about. */
#include "relation/internal.h"

enum {
    OWNER_CLASSES = PG_CLASS_BIT(PG_CLASS_PARK) | PG_CLASS_BIT(PG_CLASS_COMPANY) |
                    PG_CLASS_BIT(PG_CLASS_PROJECT),
    SUBJECT_CLASSES = OWNER_CLASSES | PG_CLASS_BIT(PG_CLASS_ORGANIZATION) |
                      PG_CLASS_BIT(PG_CLASS_PERSON) | PG_CLASS_BIT(PG_CLASS_PROVINCE) |
                      PG_CLASS_BIT(PG_CLASS_CITY) | PG_CLASS_BIT(PG_CLASS_DISTRICT)
};

static bool is_clause_end(uint32_t c) {
    return c == 0xff0c || c == 0xff1b || c == 0xff1a || c == 0x3002;
}

static bool is_mark(uint32_t c) {
    return c == 0x201c || c == 0x201d || c == 0x300a || c == 0x300b;
}

/* 位于X, 在X, 引进X: X is not what the clause is about. */
static bool is_governed(const PgReading *reading, const PgMention *mention, uint32_t from) {
    uint32_t at = mention->span.start;
    while (at > from && is_mark(reading->text[at - 1]))
        at--;
    if (at <= from || !pg_char_is_han(reading->text[at - 1]))
        return false;
    if (pg_reading_entry_before(reading, at, PG_LEX_PLACING, PG_CLASS_NONE, NULL))
        return true;
    uint8_t tag = reading->tags[at - 1];
    return tag == PG_TAG_PREPOSITION || tag == PG_TAG_VERB ||
           (reading->text[at - 1] == 0x4e86 && tag == PG_TAG_PARTICLE); /* 了 */
}

/* X的Y, X旗下Y: about Y. */
static bool is_modifier(const PgReading *reading, const PgMention *mention, uint32_t next) {
    if (!next)
        return false;
    const PgMention *other = &reading->mentions[next - 1];
    uint32_t gap = other->span.start - mention->span.end;
    if (other->span.start < mention->span.end || gap > 8)
        return false;
    for (uint32_t i = mention->span.end; i < other->span.start; i++)
        if (reading->tags[i] == PG_TAG_VERB || reading->tags[i] == PG_TAG_PREPOSITION ||
            reading->text[i] == 0x3001 || reading->text[i] == 0xff0c)
            return false;
    return gap == 0 || reading->text[other->span.start - 1] == 0x7684 || gap <= 3;
}

/* The first mention of a clause that can be its subject; index + 1. */
static uint32_t subject_of_clause(const PgReading *reading, PgSpan clause) {
    uint32_t found = 0;
    for (uint32_t i = reading->mentions_at[clause.start]; i < reading->mentions_at[clause.end];
         i++) {
        const PgMention *mention = &reading->mentions[i];
        if (mention->outer || !mention->entity || mention->span.end > clause.end ||
            !(PG_CLASS_BIT(mention->class) & SUBJECT_CLASSES))
            continue;
        if (found && !is_modifier(reading, &reading->mentions[found - 1], i + 1))
            break;
        if (!found && is_governed(reading, mention, clause.start))
            continue;
        found = i + 1;
    }
    return found;
}

/* 12个项目, 这些项目, 签约项目: a batch of unnamed ones before `at`; where it ends, 0 for none. */
static uint32_t batch_before(const PgReading *reading, PgSpan range) {
    uint32_t found = 0;
    for (uint32_t h = reading->hits_at[range.start]; h < reading->hits_at[range.end]; h++) {
        PgSpan word = {reading->hits[h].start, reading->hits[h].end};
        if (word.end > range.end ||
            !pg_reading_entry_of(reading, word, PG_LEX_ENDING, PG_CLASS_PROJECT))
            continue;
        uint32_t from = word.start > range.start + 10 ? word.start - 10 : range.start;
        bool is_counted = false;
        for (uint32_t i = from; i < word.start; i++) {
            uint32_t c = reading->text[i];
            is_counted |= c == 0x4e2a || c == 0x6279 || c == 0x4e9b || c == 0x5404; /* 个批些各 */
            is_counted |=
                pg_reading_entry_at(reading, i, PG_LEX_STATUS, PG_CLASS_NONE, NULL) != NULL;
        }
        for (uint32_t i = reading->mentions_at[from]; i < reading->mentions_at[word.end]; i++)
            if (reading->mentions[i].class == PG_CLASS_PROJECT &&
                reading->mentions[i].kind == PG_MENTION_NAME &&
                reading->mentions[i].span.end >= word.end)
                is_counted = false;
        if (is_counted)
            found = word.end;
    }
    return found;
}

static void add(GArray *owners, uint32_t entity) {
    if (entity)
        g_array_append_val(owners, entity);
}

static void add_topics(const PgFinder *finder, uint32_t sentence, GArray *owners) {
    uint32_t article = finder->reading->page->sentences[sentence].article;
    add(owners, pg_cast_topic(finder->cast, sentence));
    add(owners, finder->cast->second_topics[article]);
}

/* Of a speaker it is the park or company that the speaker works for. */
static uint32_t employer_of(const PgFinder *finder, uint32_t person) {
    for (guint i = 0; i < finder->facts->len; i++) {
        const PgFact *fact = &g_array_index(finder->facts, PgFact, i);
        if (fact->property == finder->known->works_for && fact->subject == person)
            return fact->object;
    }
    return 0;
}

static void add_subject(const PgFinder *finder, uint32_t entity, uint32_t sentence,
                        GArray *owners) {
    PgClass class = pg_class_of(finder, entity);
    if (class == PG_CLASS_PERSON) {
        entity = employer_of(finder, entity);
        class = entity ? pg_class_of(finder, entity) : PG_CLASS_NONE;
    }
    if (PG_CLASS_BIT(class) & OWNER_CLASSES)
        add(owners, entity);
    else if (class == PG_CLASS_ORGANIZATION)
        add_topics(finder, sentence, owners);
}

void pg_industry_owners(const PgFinder *finder, uint32_t at, uint32_t sentence, GArray *owners) {
    const PgReading *reading = finder->reading;
    PgSpan range = {reading->page->sentences[sentence].span.start, at};
    uint32_t batch = batch_before(reading, range);
    /* Clause by clause to the left. */
    for (uint32_t end = at; end > range.start;) {
        uint32_t start = end;
        while (start > range.start && !is_clause_end(reading->text[start - 1]))
            start--;
        uint32_t subject = subject_of_clause(reading, (PgSpan){start, end});
        if (batch > start && (!subject || reading->mentions[subject - 1].span.start < batch)) {
            add_topics(finder, sentence, owners);
            return;
        }
        if (subject) {
            const PgMention *mention = &reading->mentions[subject - 1];
            add_subject(finder, mention->entity, sentence, owners);
            /* 甲、乙均…: of each. */
            for (uint32_t next = subject; (next = pg_list_next(reading, next)) &&
                                          reading->mentions[next - 1].span.end <= end;)
                add_subject(finder, reading->mentions[next - 1].entity, sentence, owners);
            return;
        }
        end = start > range.start ? start - 1 : start;
    }
    /* Nobody before it in the sentence: who the sentence before is about, in the same paragraph. */
    const PgSentence *here = &reading->page->sentences[sentence];
    if (sentence && here[-1].article == here->article && here[-1].paragraph == here->paragraph &&
        !here[-1].is_heading && finder->subjects[sentence - 1])
        add_subject(finder, finder->subjects[sentence - 1], sentence, owners);
    else
        add_topics(finder, sentence, owners);
}

/* A field that opens a sentence is what the article's park has: 跨境电商是另一番景象. */
void pg_find_fields(PgFinder *finder) {
    const PgReading *reading = finder->reading;
    for (uint32_t s = 0; s < reading->page->n_sentences; s++) {
        const PgSentence *sentence = &reading->page->sentences[s];
        if (sentence->is_heading)
            continue;
        uint32_t i =
            pg_mention_starting(reading, sentence->span.start, PG_CLASS_BIT(PG_CLASS_INDUSTRY));
        if (!i)
            continue;
        const PgMention *field = &reading->mentions[i - 1];
        /* What is said of it: it is the subject, no modifier of a noun. */
        uint32_t at = field->span.end, length;
        bool has_word = pg_reading_entry_at(reading, at, PG_LEX_FIELD, PG_CLASS_NONE, &length);
        if (has_word)
            at += length;
        uint8_t tag = reading->tags[at];
        bool is_subject = has_word || tag == PG_TAG_VERB || tag == PG_TAG_ADVERB ||
                          tag == PG_TAG_IDIOM || tag == PG_TAG_POSITION;
        if (is_subject && !field->outer)
            pg_relation_add(finder, finder->known->industry, pg_cast_topic(finder->cast, s),
                            field->entity, s, "a field opens the sentence");
    }
}
