/* Posts of people, by the titles before their names: 某某高新区党工委副书记、管委会主任某某. */
#include "relation/internal.h"

#include <string.h>

enum {
    EMPLOYERS = PG_CLASS_BIT(PG_CLASS_COMPANY) | PG_CLASS_BIT(PG_CLASS_ORGANIZATION) |
                PG_CLASS_BIT(PG_CLASS_PARK),
    MAX_TITLE = 40,
};

static bool is_separator(uint32_t c) {
    return c == 0x3001 || c == 0x517c || c == ' '; /* 、 兼 */
}

/* One post: state it and count the person to the employer. */
static void add_post(PgFinder *finder, const PgMention *person, PgSpan post, uint32_t employer) {
    PgReading *reading = finder->reading;
    while (post.start < post.end && is_separator(reading->text[post.start]))
        post.start++;
    while (post.end > post.start && is_separator(reading->text[post.end - 1]))
        post.end--;
    uint32_t n = post.end - post.start;
    if (n < 2 || n > 24)
        return;
    char *text = pg_chars_to_utf8(reading->text + post.start, n);
    pg_fact_add(finder, (PgFact){.property = finder->known->position,
                                 .subject = person->entity,
                                 .text = pg_arena_strndup(reading->arena, text, strlen(text)),
                                 .sentence = person->sentence,
                                 .rule = "title before the name"});
    g_free(text);
    if (employer)
        pg_relation_add(finder, finder->known->works_for, person->entity, employer,
                        person->sentence, "title before the name");
}

/* Where the run of titles that ends at `end` begins, and the employer named before it. */
static uint32_t titles_start(const PgFinder *finder, uint32_t end, uint32_t from,
                             uint32_t *employer) {
    const PgReading *reading = finder->reading;
    uint32_t at = end;
    *employer = 0;
    while (at > from && end - at < MAX_TITLE) {
        uint32_t mention = pg_mention_ending(reading, at, EMPLOYERS | PG_CLASSES_PLACE);
        if (mention && at < end) {
            const PgMention *found = &reading->mentions[mention - 1];
            if (PG_CLASS_BIT(found->class) & EMPLOYERS) {
                *employer = found->entity;
                return at;
            }
            return at; /* a place: 当地 */
        }
        uint32_t c = reading->text[at - 1];
        if (!pg_char_is_han(c) && !pg_char_is_latin(c) && !is_separator(c))
            return at;
        uint32_t length;
        if (pg_reading_entry_before(reading, at, PG_LEX_BOUNDARY, PG_CLASS_NONE, &length) &&
            reading->word_starts[at - length])
            return at;
        at--;
    }
    return at;
}

void pg_find_people(PgFinder *finder) {
    const PgReading *reading = finder->reading;
    for (uint32_t i = 0; i < reading->n_mentions; i++) {
        const PgMention *person = &reading->mentions[i];
        if (person->class != PG_CLASS_PERSON || !person->entity)
            continue;
        uint32_t from = reading->page->sentences[person->sentence].span.start;
        uint32_t length, employer;
        uint32_t end = person->span.start;
        /* 副主任张三、李四: the title of the one before serves both. */
        while (end > from && reading->text[end - 1] == 0x3001) {
            uint32_t previous = pg_mention_ending(reading, end - 1, PG_CLASS_BIT(PG_CLASS_PERSON));
            if (!previous)
                break;
            end = reading->mentions[previous - 1].span.start;
        }
        if (end == from ||
            !pg_reading_entry_before(reading, end, PG_LEX_TITLE, PG_CLASS_NONE, &length))
            continue;
        uint32_t start = titles_start(finder, end, from, &employer);
        if (!employer) {
            /* 总经理某某: of whom the sentence, or the one before, speaks. */
            uint32_t subject = finder->subjects[person->sentence];
            if (subject && PG_CLASS_BIT(pg_class_of(finder, subject)) & EMPLOYERS)
                employer = subject;
            if (!employer)
                employer = pg_subject_before(finder, start, person->sentence, EMPLOYERS);
        }
        uint32_t at = start;
        for (uint32_t k = start; k <= end; k++)
            if (k == end || is_separator(reading->text[k])) {
                add_post(finder, person, (PgSpan){at, k}, employer);
                at = k + 1;
            }
    }
}
