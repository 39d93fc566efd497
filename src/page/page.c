#include "page/page.h"

#include "page/bigrams.h"
#include "page/layout.h"
#include "words/words.h"

#include <glib.h>
#include <string.h>

/* A paragraph in the making: pieces of lines that belong together, in their order. */
typedef struct {
    GArray *pieces; /* PgSpan of the document's characters */
    PgPart part;
    bool is_markup; /* a heading because the mark-up says so */
    bool is_cut;    /* breaks off inside a sentence */
    bool starts_article, ends_article;
    int article; /* -1: not yet */
} Paragraph;

typedef struct {
    const PgLayout *layout;
    const PgDocument *document;
    PgArena *arena;
    GArray *paragraphs; /* Paragraph: body, headings and by-lines, in the order of the document */
    uint32_t n_articles;
} Repair;

static Paragraph *paragraph_at(Repair *repair, guint i) {
    return &g_array_index(repair->paragraphs, Paragraph, i);
}

static void clear_paragraph(void *paragraph) {
    g_array_unref(((Paragraph *)paragraph)->pieces);
}

static Paragraph *add_paragraph(Repair *repair, const PgLayoutLine *line, PgPart part) {
    Paragraph paragraph = {.pieces = g_array_new(FALSE, FALSE, sizeof(PgSpan)),
                           .part = part,
                           .starts_article = line->starts_article,
                           .ends_article = line->ends_article,
                           .is_cut = !line->ends_sentence,
                           .article = -1};
    g_array_append_val(paragraph.pieces, line->span);
    g_array_append_val(repair->paragraphs, paragraph);
    return paragraph_at(repair, repair->paragraphs->len - 1);
}

static void continue_paragraph(Paragraph *paragraph, const PgLayoutLine *line) {
    g_array_append_val(paragraph->pieces, line->span);
    paragraph->is_cut = !line->ends_sentence;
    paragraph->ends_article = line->ends_article;
}

/* The usual width of the column around a line: the median of its open neighbours. */
static uint32_t column_width(const PgLayout *layout, uint32_t at) {
    uint32_t widths[17], n = 0;
    for (uint32_t i = at > 8 ? at - 8 : 0; i < layout->n_lines && i <= at + 8; i++) {
        const PgLayoutLine *line = &layout->lines[i];
        if (line->part != PG_PART_BODY || line->ends_sentence)
            continue;
        uint32_t k = n++;
        while (k && widths[k - 1] > line->width) {
            widths[k] = widths[k - 1];
            k--;
        }
        widths[k] = line->width;
    }
    return n ? widths[n / 2] : 0;
}

enum {
    SHORT_BY = 5,       /* half-width columns by which a line is shorter than its column */
    HEADING_WIDTH = 90, /* a heading is not wider */
};

/* In wrapped text a line that ends inside a sentence fills the column; one that doesn't, or is
   much wider, was set as a headline. */
static bool is_out_of_column(const PgLayout *layout, uint32_t at) {
    const PgLayoutLine *line = &layout->lines[at];
    uint32_t column = column_width(layout, at);
    return !line->ends_sentence && line->width <= HEADING_WIDTH &&
           (line->width + SHORT_BY < column || line->width > column + column / 4);
}

/* Is the line's last sentence also the paragraph's last? Only a line that does not fill the column
   tells. */
static bool ends_wrapped_paragraph(const PgLayout *layout, uint32_t at) {
    const PgLayoutLine *line = &layout->lines[at];
    if (!line->ends_sentence)
        return false;
    const PgLayoutLine *next = at + 1 < layout->n_lines ? line + 1 : NULL;
    return !next || next->indented || line->width + 2 < column_width(layout, at);
}

static uint32_t count_gaps(const PgLayout *layout) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < layout->n_lines; i++)
        n += layout->lines[i].gap_before;
    return n;
}

static bool next_starts_article(const PgLayout *layout, uint32_t at) {
    enum { MAX_LINES = 6 }; /* a headline has no more lines */
    for (uint32_t i = at + 1; i < layout->n_lines && i <= at + MAX_LINES; i++) {
        const PgLayoutLine *line = &layout->lines[i];
        if (line->starts_article || line->part == PG_PART_BYLINE)
            return true;
        if (line->part == PG_PART_BODY && (line->ends_sentence || line->width > HEADING_WIDTH))
            return false;
    }
    return false;
}

/* Can `line` go on with what `paragraph` breaks off? A new quotation or a new dateline can not. */
static bool can_continue(const Repair *repair, const Paragraph *paragraph,
                         const PgLayoutLine *line) {
    if (line->starts_article || line->is_whole)
        return false;
    const PgSpan *last = &g_array_index(paragraph->pieces, PgSpan, paragraph->pieces->len - 1);
    uint32_t end = repair->layout->folded[last->end - 1];
    uint32_t start = repair->layout->folded[line->span.start];
    bool opens = start == 0x201c || start == '"';
    return !opens || end == 0xff1a || end == 0xff0c || end == 0x3001 || end == 0x7684 ||
           repair->layout->is_wrapped;
}

/* Join lines to paragraphs and tell headings from text. */
static void build_paragraphs(Repair *repair) {
    const PgLayout *layout = repair->layout;
    bool gaps_tell = layout->n_lines > 1 && count_gaps(layout) * 2 < layout->n_lines;
    int open = -1; /* the body paragraph that goes on */
    bool has_body = false;
    uint8_t top_level = 255;
    for (uint32_t i = 0; i < layout->n_lines; i++)
        if (layout->lines[i].part == PG_PART_HEADLINE && layout->lines[i].level < top_level)
            top_level = layout->lines[i].level;
    for (uint32_t i = 0; i < layout->n_lines; i++) {
        const PgLayoutLine *line = &layout->lines[i];
        Paragraph *current = open >= 0 ? paragraph_at(repair, (guint)open) : NULL;
        if (line->part == PG_PART_CAPTION)
            continue;
        if (line->part == PG_PART_BYLINE) {
            if (!current || !current->is_cut) {
                add_paragraph(repair, line, PG_PART_BYLINE);
                open = -1;
            }
            continue;
        }
        if (line->part == PG_PART_HEADLINE) {
            Paragraph *heading = add_paragraph(
                repair, line, line->level <= top_level ? PG_PART_HEADLINE : PG_PART_SUBHEADING);
            heading->is_markup = true;
            if (current && !paragraph_at(repair, (guint)open)->is_cut)
                open = -1;
            continue;
        }
        if (current && (line->starts_article || current->ends_article))
            open = -1, current = NULL;
        bool is_heading;
        if (line->is_whole)
            is_heading = !line->ends_sentence && line->width <= 50 && !line->starts_article &&
                         (repair->paragraphs->len == 0 || next_starts_article(layout, i));
        else if (layout->is_wrapped)
            is_heading = !line->starts_article && (!current || !current->is_cut || gaps_tell) &&
                         is_out_of_column(layout, i) &&
                         (!current || !current->is_cut || line->gap_before);
        else
            is_heading = !line->starts_article && !line->ends_sentence &&
                         line->width <= (current && current->is_cut ? 50 : HEADING_WIDTH) &&
                         (!current || !current->is_cut || line->gap_before ||
                          next_starts_article(layout, i));
        if (is_heading) {
            add_paragraph(repair, line,
                          !has_body || next_starts_article(layout, i) ? PG_PART_HEADLINE
                                                                      : PG_PART_SUBHEADING);
            if (open >= 0 && !paragraph_at(repair, (guint)open)->is_cut)
                open = -1;
            continue;
        }
        bool joins = current && current->is_cut && can_continue(repair, current, line);
        if (layout->is_wrapped && current && !current->is_cut && !line->indented &&
            !(gaps_tell && line->gap_before) && !ends_wrapped_paragraph(layout, i - 1))
            joins = true;
        if (joins) {
            continue_paragraph(current, line);
        } else {
            add_paragraph(repair, line, PG_PART_BODY);
            has_body = true;
            open = (int)repair->paragraphs->len - 1;
        }
        if (line->is_whole)
            open = -1;
    }
    /* A paragraph of wrapped text without the end of a sentence was headlines, line by line. */
    for (guint i = 0; layout->is_wrapped && i < repair->paragraphs->len; i++) {
        Paragraph *paragraph = paragraph_at(repair, i);
        guint n = paragraph->pieces->len;
        if (paragraph->part != PG_PART_BODY || !paragraph->is_cut || n > 3 ||
            paragraph->starts_article)
            continue;
        bool has_sentence = false;
        for (guint k = 0; k < n; k++) {
            PgSpan span = g_array_index(paragraph->pieces, PgSpan, k);
            for (uint32_t c = span.start; c < span.end; c++)
                has_sentence |= layout->folded[c] == 0x3002 || layout->folded[c] == 0xff0c;
        }
        if (!has_sentence)
            paragraph->part = PG_PART_HEADLINE;
    }
}

/* ---- which article a paragraph belongs to ---- */

static void collect_bigrams(const Repair *repair, const Paragraph *paragraph, PgBigrams *set) {
    for (guint k = 0; k < paragraph->pieces->len; k++) {
        PgSpan span = g_array_index(paragraph->pieces, PgSpan, k);
        pg_bigrams_add(set, repair->layout->folded + span.start, span.end - span.start);
    }
}

static PgBigrams article_bigrams(Repair *repair, int article) {
    PgBigrams set = {0};
    for (guint i = 0; i < repair->paragraphs->len; i++) {
        Paragraph *paragraph = paragraph_at(repair, i);
        if (paragraph->article == article)
            collect_bigrams(repair, paragraph, &set);
    }
    return set;
}

/* The article before `current` with which a paragraph has more in common than with `current`. */
static int resume_article(Repair *repair, const Paragraph *paragraph, int current) {
    PgBigrams mine = {0}, now = article_bigrams(repair, current);
    collect_bigrams(repair, paragraph, &mine);
    int best = current;
    uint32_t best_lead = 2;
    for (int article = MAX(0, current - 4); article < current; article++) {
        PgBigrams earlier = article_bigrams(repair, article);
        uint32_t there = pg_bigrams_count_shared(&mine, &earlier, &now);
        uint32_t here = pg_bigrams_count_shared(&mine, &now, &earlier);
        if (there > here + best_lead) {
            best = article;
            best_lead = there - here;
        }
        pg_bigrams_clear(&earlier);
    }
    pg_bigrams_clear(&now);
    pg_bigrams_clear(&mine);
    return best;
}

/* Number the articles: a dateline, a by-line, a headline before a by-line or of the mark-up's
   highest level starts one; where a paragraph breaks off and the next can't go on with it, the
   next may belong to an article that it interrupted. */
static void assign_articles(Repair *repair) {
    enum { MAX_RESUMED = 16 }; /* keeps the work linear */
    int current = -1, newest = -1;
    uint32_t n_resumed = 0;
    bool ended = true, was_cut = false;
    for (guint i = 0; i < repair->paragraphs->len; i++) {
        Paragraph *paragraph = paragraph_at(repair, i);
        switch (paragraph->part) {
        case PG_PART_BYLINE:
            ended = true;
            continue;
        case PG_PART_HEADLINE:
            if (paragraph->is_markup || !repair->layout->is_wrapped)
                ended = true;
            continue;
        case PG_PART_BODY:
            if (ended || paragraph->starts_article) {
                current = ++newest;
            } else if (was_cut && n_resumed < MAX_RESUMED && current > 0) {
                current = resume_article(repair, paragraph, current);
                n_resumed++;
            }
            ended = paragraph->ends_article;
            was_cut = paragraph->is_cut;
            break;
        default:
            break;
        }
        paragraph->article = MAX(current, 0);
        newest = MAX(newest, paragraph->article);
    }
    repair->n_articles = (uint32_t)(newest + 1);
}

/* Give every headline to the article that it shares most with, or to the one it stands over. */
static void assign_headlines(Repair *repair) {
    enum { MAX_ARTICLES = 64, MAX_HEADLINES = 256 }; /* of a page; they keep the work linear */
    PgBigrams *articles = g_new0(PgBigrams, repair->n_articles + 1);
    /* By paragraph: the article of the next body. */
    guint n = repair->paragraphs->len;
    int *next_article = g_new(int, n + 1);
    next_article[n] = -1;
    for (guint i = n; i-- > 0;)
        next_article[i] = paragraph_at(repair, i)->part == PG_PART_BODY
                              ? paragraph_at(repair, i)->article
                              : next_article[i + 1];
    bool above_body = false;
    uint32_t n_compared = 0;
    for (guint i = 0; i < n; i++) {
        Paragraph *headline = paragraph_at(repair, i);
        above_body |= headline->part == PG_PART_BODY;
        if (headline->part != PG_PART_HEADLINE || headline->article >= 0)
            continue;
        int below = next_article[i];
        headline->article = below;
        if (headline->is_markup || !repair->layout->is_wrapped || repair->n_articles == 1 ||
            repair->n_articles > MAX_ARTICLES || n_compared++ > MAX_HEADLINES)
            continue;
        PgBigrams mine = {0};
        collect_bigrams(repair, headline, &mine);
        uint32_t size = mine.n, best = size / 4;
        for (uint32_t a = 0; a < repair->n_articles && size; a++) {
            if (!articles[a].room)
                articles[a] = article_bigrams(repair, (int)a);
            uint32_t shared =
                pg_bigrams_count_shared(&mine, &articles[a], NULL) + ((int)a == below);
            if (shared > best) {
                best = shared;
                headline->article = (int)a;
            }
        }
        if (best == size / 4 && above_body && headline->article != below)
            headline->article = -1;
        pg_bigrams_clear(&mine);
    }
    for (uint32_t a = 0; a < repair->n_articles; a++)
        pg_bigrams_clear(&articles[a]);
    g_free(next_article);
    g_free(articles);
}

/* ---- writing the repaired text ---- */

/* A headline printed with a shadow comes out as 数字经济数字经济，，: every piece twice. Mark in
   `keep` one copy of each piece; false when the text is not doubled throughout. */
static bool undouble(const uint32_t *text, uint32_t n, bool *keep) {
    enum { MAX_HEADLINE = 160 };
    uint8_t piece[MAX_HEADLINE + 1] = {0}; /* half the length of the doubled piece ending here */
    if (n < 8 || n > MAX_HEADLINE)
        return false;
    for (uint32_t end = 2; end <= n; end++)
        for (uint32_t half = end / 2; half && !piece[end]; half--) {
            uint32_t start = end - 2 * half;
            if ((start == 0 || piece[start]) &&
                !memcmp(text + start, text + start + half, half * sizeof *text))
                piece[end] = (uint8_t)half;
        }
    if (!piece[n])
        return false;
    for (uint32_t end = n; end; end -= 2u * piece[end])
        for (uint32_t i = end - piece[end]; i < end; i++)
            keep[i] = false;
    return true;
}

typedef struct {
    PgPage *page;
    GArray *sentences;
    uint32_t n_paragraphs;
    bool is_traditional;
} Writer;

static void write_piece(Repair *repair, Writer *writer, PgSpan span, bool is_heading,
                        uint32_t paragraph_start) {
    PgPage *page = writer->page;
    const uint32_t *chars = repair->document->chars;
    uint32_t n_before = page->n_chars;
    bool blank = false;
    for (uint32_t i = span.start; i < span.end; i++) {
        if (pg_char_is_space(chars[i])) {
            blank = true;
            continue;
        }
        uint32_t before = page->n_chars > paragraph_start ? page->chars[page->n_chars - 1] : 0;
        bool between_words = before < 0x250 && chars[i] < 0x250 &&
                             (pg_char_is_latin(before) || pg_char_is_latin(chars[i]));
        bool is_wrap = page->n_chars == n_before && before && !blank;
        if ((blank && before && before != ' ' && (is_heading || between_words)) ||
            (is_wrap && pg_char_is_latin(before) && pg_char_is_latin(chars[i]))) {
            page->chars[page->n_chars] = ' ';
            page->origins[page->n_chars] = repair->document->origins[i > span.start ? i - 1 : i];
            page->n_chars++;
        }
        blank = false;
        page->chars[page->n_chars] = chars[i];
        page->origins[page->n_chars] = repair->document->origins[i];
        page->n_chars++;
    }
}

static bool ends_sentence_here(const uint32_t *folded, uint32_t i, uint32_t end) {
    uint32_t c = folded[i];
    if (c == 0x3002 || c == 0xff01 || c == 0xff1f)
        return true;
    return c == 0x2026 && i + 1 < end && folded[i + 1] != 0x2026 && folded[i + 1] == 0x201d;
}

static void write_sentences(Writer *writer, uint32_t start, uint32_t article, bool is_heading) {
    PgPage *page = writer->page;
    uint32_t end = page->n_chars;
    pg_fold(page->chars + start, end - start, page->folded + start);
    if (writer->is_traditional)
        pg_words_simplify(page->folded + start, end - start);
    for (uint32_t i = start; i < end;) {
        uint32_t stop = i;
        while (stop < end && !ends_sentence_here(page->folded, stop, end))
            stop++;
        while (stop < end && ends_sentence_here(page->folded, stop, end))
            stop++;
        while (stop < end && (page->folded[stop] == 0x201d || page->folded[stop] == 0xff09 ||
                              page->folded[stop] == 0x2019))
            stop++;
        PgSentence sentence = {{i, stop}, writer->n_paragraphs, article, is_heading};
        g_array_append_val(writer->sentences, sentence);
        i = stop;
    }
    page->chars[page->n_chars] = page->folded[page->n_chars] = '\n';
    page->origins[page->n_chars] = page->n_chars ? page->origins[page->n_chars - 1] : 0;
    page->n_chars++;
    writer->n_paragraphs++;
}

static void write_paragraph(Repair *repair, Writer *writer, const Paragraph *paragraph) {
    PgPage *page = writer->page;
    bool is_heading = paragraph->part != PG_PART_BODY;
    uint32_t start = page->n_chars;
    for (guint k = 0; k < paragraph->pieces->len; k++)
        write_piece(repair, writer, g_array_index(paragraph->pieces, PgSpan, k), is_heading, start);
    uint32_t n = page->n_chars - start;
    bool *keep = pg_arena_alloc(repair->arena, n + 1);
    memset(keep, true, n);
    if (is_heading && undouble(page->chars + start, n, keep)) {
        uint32_t to = start;
        for (uint32_t i = 0; i < n; i++)
            if (keep[i]) {
                page->chars[to] = page->chars[start + i];
                page->origins[to++] = page->origins[start + i];
            }
        page->n_chars = to;
    }
    if (page->n_chars > start)
        write_sentences(writer, start, (uint32_t)paragraph->article, is_heading);
}

static const char *headline_text(PgPage *page, const GArray *sentences, uint32_t first, uint32_t n,
                                 PgArena *arena) {
    GString *text = g_string_new(NULL);
    for (uint32_t i = first; i < first + n; i++) {
        PgSpan span = g_array_index(sentences, PgSentence, i).span;
        char *part = pg_chars_to_utf8(page->chars + span.start, span.end - span.start);
        g_string_append_printf(text, "%s%s", text->len ? " " : "", part);
        g_free(part);
    }
    char *result = pg_arena_strndup(arena, text->str, text->len);
    g_string_free(text, TRUE);
    return result;
}

static void write_articles(Repair *repair, PgPage *page) {
    Writer writer = {page, g_array_new(FALSE, FALSE, sizeof(PgSentence)), 0,
                     repair->layout->is_traditional};
    page->articles = PG_ARENA_NEW(repair->arena, PgArticle, repair->n_articles + 1);
    /* Paragraphs by article, in order: one pass to chain them, so that the work stays linear. */
    guint n = repair->paragraphs->len;
    int *next = g_new(int, n + 1), *heads = g_new(int, 2 * repair->n_articles + 2),
        *tails = g_new(int, 2 * repair->n_articles + 2);
    for (uint32_t i = 0; i < 2 * repair->n_articles + 2; i++)
        heads[i] = tails[i] = -1;
    for (guint i = 0; i < n; i++) {
        const Paragraph *paragraph = paragraph_at(repair, i);
        if (paragraph->part == PG_PART_BYLINE || paragraph->article < 0)
            continue;
        int slot = 2 * paragraph->article + (paragraph->part != PG_PART_HEADLINE);
        next[i] = -1;
        if (tails[slot] >= 0)
            next[tails[slot]] = (int)i;
        else
            heads[slot] = (int)i;
        tails[slot] = (int)i;
    }
    for (uint32_t a = 0; a < repair->n_articles; a++) {
        PgArticle *article = &page->articles[page->n_articles];
        *article = (PgArticle){.first_sentence = writer.sentences->len};
        for (int part = 0; part < 2; part++) {
            for (int i = heads[2 * a + (uint32_t)part]; i >= 0; i = next[i]) {
                Paragraph *paragraph = paragraph_at(repair, (guint)i);
                paragraph->article = (int)page->n_articles;
                write_paragraph(repair, &writer, paragraph);
            }
            if (!part)
                article->n_headings = writer.sentences->len - article->first_sentence;
        }
        article->n_sentences = writer.sentences->len - article->first_sentence;
        article->headline = headline_text(page, writer.sentences, article->first_sentence,
                                          article->n_headings, repair->arena);
        if (article->n_sentences)
            page->n_articles++;
    }
    if (page->n_articles == 1 && !page->articles[0].n_headings && repair->document->title)
        page->articles[0].headline = pg_arena_strndup(repair->arena, repair->document->title,
                                                      strlen(repair->document->title));
    page->n_sentences = writer.sentences->len;
    page->sentences = pg_arena_memdup(repair->arena, writer.sentences->data,
                                      writer.sentences->len * sizeof(PgSentence));
    g_array_unref(writer.sentences);
    g_free(next);
    g_free(heads);
    g_free(tails);
}

PgPage *pg_page_new(const PgDocument *document, const PgOntology *ontology, PgArena *arena) {
    PgLayout layout = pg_layout_new(document, ontology, arena);
    Repair repair = {.layout = &layout,
                     .document = document,
                     .arena = arena,
                     .paragraphs = g_array_new(FALSE, FALSE, sizeof(Paragraph))};
    g_array_set_clear_func(repair.paragraphs, clear_paragraph);
    build_paragraphs(&repair);
    assign_articles(&repair);
    if (!repair.n_articles && repair.paragraphs->len)
        repair.n_articles = 1; /* headings only */
    for (guint i = 0; i < repair.paragraphs->len; i++) {
        Paragraph *paragraph = paragraph_at(&repair, i);
        if (paragraph->article < 0 && paragraph->part == PG_PART_SUBHEADING)
            paragraph->article = 0;
    }
    assign_headlines(&repair);
    PgPage *page = PG_ARENA_NEW(arena, PgPage, 1);
    page->document = document;
    /* Beside the document's characters: a line end a paragraph, a blank a wrap. */
    size_t room = (size_t)document->n_chars * 2 + document->n_lines + 16;
    page->chars = PG_ARENA_NEW(arena, uint32_t, room);
    page->folded = PG_ARENA_NEW(arena, uint32_t, room);
    page->origins = PG_ARENA_NEW(arena, uint32_t, room);
    write_articles(&repair, page);
    g_array_unref(repair.paragraphs);
    return page;
}
