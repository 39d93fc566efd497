/* Sections of an article about many places: what stands under 天山区：…, or behind it in the same
   paragraph, is told of that place. */
#include "entity/internal.h"

enum {
    COLON = 0xff1a,
    AREAS =
        PG_CLASS_BIT(PG_CLASS_PARK) | PG_CLASS_BIT(PG_CLASS_CITY) | PG_CLASS_BIT(PG_CLASS_DISTRICT),
};

/* The park or place that a line opens with, before a colon or all by itself. */
static uint32_t opening_place(const PgReading *reading, PgSpan line) {
    for (uint32_t i = reading->mentions_at[line.start]; i < reading->mentions_at[line.start + 1];
         i++) {
        const PgMention *mention = &reading->mentions[i];
        uint32_t end = mention->span.end;
        if (mention->outer || !mention->entity || !(PG_CLASS_BIT(mention->class) & AREAS))
            continue;
        if (reading->text[end] == 0xff08) /* 高新区（新市区）： */
            while (end < line.end && reading->text[end++] != 0xff09)
                ;
        return end >= line.end || reading->text[end] == COLON ? mention->entity : 0;
    }
    return 0;
}

void pg_sections_find(PgCast *cast) {
    const PgReading *reading = cast->reading;
    const PgPage *page = reading->page;
    for (uint32_t a = 0; a < page->n_articles; a++) {
        const PgArticle *article = &page->articles[a];
        uint32_t of_heading = 0, of_paragraph = 0, paragraph = UINT32_MAX;
        for (uint32_t i = article->n_headings; i < article->n_sentences; i++) {
            uint32_t s = article->first_sentence + i;
            const PgSentence *sentence = &page->sentences[s];
            if (sentence->is_heading) {
                of_heading = opening_place(reading, sentence->span);
                continue;
            }
            if (sentence->paragraph != paragraph)
                of_paragraph = opening_place(reading, sentence->span);
            paragraph = sentence->paragraph;
            cast->sections[s] = of_paragraph ? of_paragraph : of_heading;
        }
    }
}
