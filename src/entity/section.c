/* Sections of an article about many places: what stands under 天山区：…, or behind it in the same
   paragraph, is told of that place. Items of an official list: what stands behind 1.某某项目。 in
   the same paragraph is told of that project. */
#include "entity/internal.h"

enum {
    COLON = U'：',
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
        if (reading->text[end] == U'（') /* 高新区（新市区）： */
            while (end < line.end && reading->text[end++] != U'）')
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

/* The project whose name is all that a sentence says, but for its number; 0 for none. */
static uint32_t only_project(const PgReading *reading, PgSpan sentence) {
    enum { MAX_NUMBERING = 4, LABEL = 5 };
    if (sentence.end > sentence.start + LABEL && reading->text[sentence.start + 4] == COLON)
        sentence.start += LABEL; /* 项目名称： */
    while (sentence.end > sentence.start &&
           (reading->text[sentence.end - 1] == U'。' || reading->text[sentence.end - 1] == COLON))
        sentence.end--;
    for (uint32_t i = reading->mentions_at[sentence.start]; i < reading->mentions_at[sentence.end];
         i++) {
        const PgMention *mention = &reading->mentions[i];
        if (mention->outer)
            continue;
        return mention->class == PG_CLASS_PROJECT && mention->kind == PG_MENTION_NAME &&
                       mention->span.start <= sentence.start + MAX_NUMBERING &&
                       mention->span.end == sentence.end
                   ? mention->entity
                   : 0;
    }
    return 0;
}

/* 建设单位：…: a line of a form. */
static bool opens_with_label(const PgReading *reading, PgSpan line) {
    enum { LONGEST_LABEL = 8 };
    for (uint32_t i = line.start; i < line.end && i <= line.start + LONGEST_LABEL; i++) {
        if (reading->text[i] == COLON)
            return i > line.start + 1;
        if (!pg_char_is_han(reading->text[i]))
            return false;
    }
    return false;
}

void pg_items_find(PgCast *cast) {
    const PgReading *reading = cast->reading;
    const PgPage *page = reading->page;
    for (uint32_t a = 0; a < page->n_articles; a++) {
        const PgArticle *article = &page->articles[a];
        uint32_t of_heading = 0, item = 0, paragraph = UINT32_MAX;
        for (uint32_t i = article->n_headings; i < article->n_sentences; i++) {
            uint32_t s = article->first_sentence + i;
            const PgSentence *sentence = &page->sentences[s];
            bool is_first = sentence->paragraph != paragraph;
            paragraph = sentence->paragraph;
            uint32_t own = is_first ? only_project(reading, sentence->span) : 0;
            if (sentence->is_heading) {
                item = of_heading = own;
                continue;
            }
            if (own)
                item = own;
            else if (is_first && !(item && opens_with_label(reading, sentence->span)))
                item = of_heading;
            cast->items[s] = own ? 0 : item;
        }
    }
}
