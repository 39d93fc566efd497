/* The articles' sentences, each once, in the order of reading. */
#include "browse/data.h"

#include <inttypes.h>
#include <string.h>

enum { MAX_TEXT = 8 << 20 }; /* bytes; above it only the quoted sentences are kept */
enum { FLAG_PARAGRAPH = 1, FLAG_HEADING = 2, FLAG_GAP = 4 }; /* as model.js has them */

typedef struct {
    PgData *data;
    const char *separator; /* before the next sentence */
} Writer;

static void put_sentence(Writer *writer, const char *text, uint32_t start, uint32_t end,
                         unsigned flags) {
    pg_json_put(writer->data->out, writer->separator,
                json_pack("[s,i,i,i]", text, (int)start, (int)end, (int)flags));
    writer->separator = ",\n";
    writer->data->n_placed++;
}

typedef struct {
    uint32_t document; /* index */
    const char *headline;
    uint32_t first, n; /* sentences */
} Article;

/* The term of a sentence of a page; 0 when the graph does not quote it. */
static PgTermId find_sentence(const PgData *data, GString *buffer, const char *document,
                              const PgArticleSentence *sentence) {
    g_string_printf(buffer, "%s#char=%u,%u", document, sentence->start, sentence->end);
    PgTermId term = pg_graph_find_iri(data->graph, buffer->str, buffer->len);
    return term && data->kind[term] == PG_KIND_SENTENCE ? term : 0;
}

static void put_document_text(Writer *writer, const PgArticleDocument *document, GArray *articles) {
    PgData *data = writer->data;
    PgTermId term = pg_graph_find_iri(data->graph, document->iri, strlen(document->iri));
    if (!term || data->kind[term] != PG_KIND_DOCUMENT)
        return;
    GString *buffer = g_string_new(NULL);
    uint32_t current = UINT32_MAX;
    unsigned gap = 0;
    for (uint32_t s = 0; s < document->n_sentences; s++) {
        const PgArticleSentence *sentence = &document->sentences[s];
        PgTermId quoted = find_sentence(data, buffer, document->iri, sentence);
        if (sentence->article != current) {
            Article article = {data->index[term] - 1, document->headlines[sentence->article],
                               data->n_placed, 0};
            g_array_append_val(articles, article);
            current = sentence->article;
            gap = 0;
        }
        if (!quoted && !sentence->is_heading && data->articles->n_bytes > MAX_TEXT) {
            gap = FLAG_GAP;
            continue;
        }
        if (quoted && !data->place_of[data->index[quoted] - 1])
            data->place_of[data->index[quoted] - 1] = data->n_placed + 1;
        g_array_index(articles, Article, articles->len - 1).n++;
        put_sentence(writer, sentence->text, sentence->start, sentence->end,
                     (sentence->starts_paragraph ? FLAG_PARAGRAPH : 0) |
                         (sentence->is_heading ? FLAG_HEADING : 0) | gap);
        gap = 0;
    }
    g_string_free(buffer, TRUE);
}

/* What the default graph says of a sentence. */
typedef struct {
    PgTermId term, document, headline, exact;
    uint32_t start, end;
} Quotation;

static int compare_quotations(gconstpointer a, gconstpointer b) {
    const Quotation *x = a, *y = b;
    if (x->document != y->document)
        return x->document < y->document ? -1 : 1;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return x->end < y->end ? -1 : x->end > y->end;
}

static GArray *quotations_left(const PgData *data) {
    GArray *left = g_array_new(FALSE, TRUE, sizeof(Quotation));
    g_array_set_size(left, data->sentences->len);
    size_t n;
    const PgQuad *quads = pg_graph_quads(data->graph, &n);
    for (size_t i = 0; i < n; i++) {
        if (quads[i].graph || data->kind[quads[i].subject] != PG_KIND_SENTENCE)
            continue;
        Quotation *quotation = &g_array_index(left, Quotation, data->index[quads[i].subject] - 1);
        quotation->term = quads[i].subject;
        if (quads[i].predicate == data->exact)
            quotation->exact = quads[i].object;
        else if (quads[i].predicate == data->headline)
            quotation->headline = quads[i].object;
        else if (quads[i].predicate == data->quoted_from)
            quotation->document = quads[i].object;
    }
    for (guint i = 0; i < left->len;) {
        Quotation *quotation = &g_array_index(left, Quotation, i);
        if (!quotation->exact || !quotation->document ||
            data->kind[quotation->document] != PG_KIND_DOCUMENT ||
            data->place_of[data->index[quotation->term] - 1]) {
            g_array_remove_index_fast(left, i);
            continue;
        }
        const char *place = strrchr(pg_data_text(data, quotation->term), '#');
        if (!place ||
            sscanf(place, "#char=%" SCNu32 ",%" SCNu32, &quotation->start, &quotation->end) != 2)
            quotation->start = quotation->end = 0;
        i++;
    }
    g_array_sort(left, compare_quotations);
    return left;
}

/* The sentences that no page has: of a graph without its pages. */
static void put_quotations(Writer *writer, GArray *articles) {
    PgData *data = writer->data;
    GArray *left = quotations_left(data);
    PgTermId document = 0, headline = 0;
    for (guint i = 0; i < left->len; i++) {
        const Quotation *quotation = &g_array_index(left, Quotation, i);
        if (!i || quotation->document != document || quotation->headline != headline) {
            document = quotation->document;
            headline = quotation->headline;
            Article article = {data->index[document] - 1,
                               headline ? pg_data_text(data, headline) : "", data->n_placed, 0};
            g_array_append_val(articles, article);
        }
        g_array_index(articles, Article, articles->len - 1).n++;
        data->place_of[data->index[quotation->term] - 1] = data->n_placed + 1;
        put_sentence(writer, pg_data_text(data, quotation->exact), quotation->start, quotation->end,
                     FLAG_PARAGRAPH | FLAG_GAP);
    }
    g_array_unref(left);
}

void pg_data_put_texts(PgData *data) {
    Writer writer = {data, ""};
    GArray *articles = g_array_new(FALSE, FALSE, sizeof(Article));
    fputs(",\n\"sentences\":[", data->out);
    for (guint d = 0; data->articles && d < data->articles->documents->len; d++)
        put_document_text(&writer, data->articles->documents->pdata[d], articles);
    put_quotations(&writer, articles);
    fputs("],\n\"articles\":[", data->out);
    for (guint a = 0; a < articles->len; a++) {
        const Article *article = &g_array_index(articles, Article, a);
        pg_json_put(data->out, a ? ",\n" : "",
                    json_pack("[i,s,i,i]", (int)article->document, article->headline,
                              (int)article->first, (int)article->n));
    }
    fputc(']', data->out);
    g_array_unref(articles);
}
