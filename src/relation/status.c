/* How far projects are, and since when: words such as 签约 and 开工 near their names. */
#include "relation/internal.h"

#include <string.h>

/* A date of the sentence before the place, else after it, when the sentence has just one. */
static const PgValue *date_near(const PgReading *reading, PgSpan sentence, uint32_t at) {
    const PgValue *before = NULL;
    for (const PgValue *value = pg_reading_value_at(reading, sentence.start);
         value && value < reading->values + reading->n_values && value->span.start < at; value++)
        if (value->kind == PG_VALUE_DATE && !strchr(value->date, '/'))
            before = value;
    return before;
}

static void add_status(PgFinder *finder, uint32_t project, uint32_t status, uint32_t sentence,
                       const PgValue *date, const char *rule) {
    const PgProjectStatus *known = pg_ontology_status(finder->reading->ontology, status);
    pg_fact_add(finder, (PgFact){.property = finder->known->status,
                                 .status = (uint16_t)status,
                                 .subject = project,
                                 .sentence = sentence,
                                 .rule = rule});
    if (date && known->date_property)
        pg_fact_add(finder, (PgFact){.property = known->date_property,
                                     .subject = project,
                                     .text = date->date,
                                     .sentence = sentence,
                                     .rule = rule});
}

static bool is_planned(const PgReading *reading, PgSpan sentence, uint32_t at) {
    for (uint32_t i = at; i > sentence.start && at - i < 16; i--) {
        if (reading->text[i - 1] == 0x3002 || reading->text[i - 1] == 0xff1b ||
            reading->text[i - 1] == 0xff0c)
            return false;
        if (pg_reading_entry_before(reading, i, PG_LEX_PLANNED, PG_CLASS_NONE, NULL))
            return true;
    }
    return false;
}

static bool is_in_name(const PgReading *reading, uint32_t start, uint32_t end) {
    uint32_t from = start > 80 ? start - 80 : 0;
    for (uint32_t i = reading->mentions_at[from]; i < reading->mentions_at[start + 1]; i++)
        if (reading->mentions[i].span.start <= start && end <= reading->mentions[i].span.end &&
            reading->mentions[i].kind == PG_MENTION_NAME)
            return true;
    return false;
}

/* The status word that the article opens with (its headline, or its first sentence about projects)
   holds for the projects that it lists. */
typedef struct {
    uint32_t status;
    const PgValue *date;
    bool is_batch;
} ArticleStatus;

static ArticleStatus article_status(const PgFinder *finder, const PgArticle *article) {
    const PgReading *reading = finder->reading;
    ArticleStatus found = {0};
    uint32_t last = MIN(article->n_sentences, article->n_headings + 2);
    for (uint32_t k = 0; k < last; k++) {
        PgSpan span = reading->page->sentences[article->first_sentence + k].span;
        for (uint32_t h = reading->hits_at[span.start]; h < reading->hits_at[span.end]; h++) {
            PgSpan word = {reading->hits[h].start, reading->hits[h].end};
            const PgLexEntry *entry =
                pg_reading_entry_of(reading, word, PG_LEX_STATUS, PG_CLASS_NONE);
            if (!entry || is_planned(reading, span, word.start))
                continue;
            if (!found.status)
                found.status = entry->value;
            if (entry->value == found.status && !found.date)
                found.date = date_near(reading, span, word.start);
        }
    }
    return found;
}

void pg_find_status(PgFinder *finder) {
    const PgReading *reading = finder->reading;
    const PgPage *page = reading->page;
    for (uint32_t a = 0; a < page->n_articles; a++) {
        const PgArticle *article = &page->articles[a];
        ArticleStatus whole = article_status(finder, article);
        for (uint32_t k = 0; k < article->n_sentences; k++) {
            uint32_t s = article->first_sentence + k;
            PgSpan span = page->sentences[s].span;
            /* Status words of the sentence, each for the projects around it. */
            uint32_t status = 0;
            const PgValue *date = NULL;
            for (uint32_t h = reading->hits_at[span.start]; h < reading->hits_at[span.end]; h++) {
                PgSpan word = {reading->hits[h].start, reading->hits[h].end};
                const PgLexEntry *entry =
                    pg_reading_entry_of(reading, word, PG_LEX_STATUS, PG_CLASS_NONE);
                if (!entry || is_in_name(reading, word.start, word.end) ||
                    is_planned(reading, span, word.start))
                    continue;
                if (!status || pg_ontology_status(reading->ontology, entry->value)->rank >
                                   pg_ontology_status(reading->ontology, status)->rank) {
                    status = entry->value;
                    date = date_near(reading, span, word.start);
                }
            }
            for (uint32_t i = reading->mentions_at[span.start];
                 i < reading->mentions_at[span.end]; i++) {
                const PgMention *mention = &reading->mentions[i];
                if (mention->class != PG_CLASS_PROJECT || !mention->entity || mention->outer)
                    continue;
                if (status)
                    add_status(finder, mention->entity, status, s, date ? date : whole.date,
                               "status word");
                else if (whole.status && mention->kind == PG_MENTION_NAME)
                    add_status(finder, mention->entity, whole.status, s, whole.date,
                               "status of the batch");
            }
        }
    }
}

void pg_find_honours(PgFinder *finder) {
    PgReading *reading = finder->reading;
    const PgPage *page = reading->page;
    enum {
        MAX_HONOUR = 40,
        HOLDERS = PG_CLASS_BIT(PG_CLASS_COMPANY) | PG_CLASS_BIT(PG_CLASS_PROJECT) |
                  PG_CLASS_BIT(PG_CLASS_PARK) | PG_CLASS_BIT(PG_CLASS_ORGANIZATION)
    };
    for (uint32_t s = 0; s < page->n_sentences; s++) {
        PgSpan span = page->sentences[s].span;
        if (page->sentences[s].is_heading)
            continue;
        uint32_t done = span.start;
        for (uint32_t i = span.start; i < span.end; i++) {
            uint32_t length;
            if (i < done ||
                !pg_reading_entry_at(reading, i, PG_LEX_HONOUR_CUE, PG_CLASS_NONE, &length))
                continue;
            uint32_t start = i + length, stop = start, ending = 0, at = start;
            while (at < span.end && at - start < MAX_HONOUR && reading->text[at] != 0x3002 &&
                   reading->text[at] != 0xff0c && reading->text[at] != 0xff1b) {
                if (pg_reading_entry_at(reading, at, PG_LEX_HONOUR, PG_CLASS_NONE, &length)) {
                    ending = at + length;
                    at = ending;
                    stop = ending;
                    continue;
                }
                at++;
            }
            if (!ending)
                continue;
            while (start < stop &&
                   (reading->text[start] == 0x201c || reading->text[start] == 0x300a ||
                    reading->text[start] == 0x4e86 || reading->text[start] == 0x4e3a))
                start++;
            if (stop < span.end && reading->text[stop] == 0x201d)
                stop++;
            char *text = pg_chars_to_utf8(reading->text + start, stop - start);
            uint32_t holder = pg_subject_before(finder, i, s, HOLDERS);
            if (holder && stop - start >= 4)
                pg_fact_add(finder,
                            (PgFact){.property = finder->known->honour,
                                     .subject = holder,
                                     .text = pg_arena_strndup(reading->arena, text, strlen(text)),
                                     .sentence = s,
                                     .rule = "honour"});
            g_free(text);
            done = stop;
        }
    }
}
