#include "browse/internal.h"

#include "corpus/iri.h"
#include "graph/vocabulary.h"

#include <string.h>

PgArticles *pg_articles_new(void) {
    PgArticles *articles = g_new0(PgArticles, 1);
    articles->arena = pg_arena_new();
    articles->documents = g_ptr_array_new();
    articles->buffer = g_string_new(NULL);
    return articles;
}

void pg_articles_free(PgArticles *articles) {
    if (!articles)
        return;
    g_string_free(articles->buffer, TRUE);
    g_ptr_array_unref(articles->documents);
    pg_arena_free(articles->arena);
    g_free(articles);
}

static PgArticleSentence copy_sentence(PgArticles *articles, const PgPage *page, uint32_t number) {
    const PgSentence *sentence = &page->sentences[number];
    PgSpan place = pg_page_place(page, sentence->span);
    PgArticleSentence copy = {
        .start = place.start,
        .end = place.end,
        .text = pg_arena_utf8(articles->arena, page->chars + sentence->span.start,
                              pg_span_length(sentence->span)),
        .article = sentence->article,
        .is_heading = sentence->is_heading,
        .starts_paragraph =
            !number || page->sentences[number - 1].paragraph != sentence->paragraph};
    articles->n_bytes += strlen(copy.text);
    return copy;
}

void pg_articles_add(PgArticles *articles, const PgPage *page, const char *name) {
    PgArticleDocument *document = PG_ARENA_NEW(articles->arena, PgArticleDocument, 1);
    g_string_assign(articles->buffer, PG_DOC_NS);
    pg_iri_append_path(articles->buffer, name);
    document->iri = pg_arena_strndup(articles->arena, articles->buffer->str, articles->buffer->len);
    document->headlines = PG_ARENA_NEW(articles->arena, const char *, page->n_articles + 1);
    for (uint32_t a = 0; a < page->n_articles; a++)
        document->headlines[a] = pg_arena_strndup(articles->arena, page->articles[a].headline,
                                                  strlen(page->articles[a].headline));
    document->sentences = PG_ARENA_NEW(articles->arena, PgArticleSentence, page->n_sentences + 1);
    document->n_sentences = page->n_sentences;
    for (uint32_t s = 0; s < page->n_sentences; s++)
        document->sentences[s] = copy_sentence(articles, page, s);
    g_ptr_array_add(articles->documents, document);
}
