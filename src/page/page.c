#include "page/page.h"

#include "page/article.h"
#include "page/double.h"
#include "page/mend.h"
#include "page/paragraph.h"
#include "words/words.h"

#include <glib.h>
#include <string.h>

typedef struct {
    const PgLayout *layout;
    const PgDocument *document;
    PgArena *arena;
    GArray *paragraphs; /* of PgParagraph */
    uint32_t n_articles;
} Repair;

static PgParagraph *paragraph_at(const Repair *repair, guint i) {
    return &g_array_index(repair->paragraphs, PgParagraph, i);
}

/* ---- writing the repaired text ---- */

typedef struct {
    PgPage *page;
    GArray *sentences;
    GArray *rows, *cells; /* PgRow, PgCell */
    uint32_t n_paragraphs;
    bool is_traditional;
    const PgOntology *ontology;
} Writer;

static bool is_figure(uint32_t c) {
    return pg_char_is_digit(c) || c == '.';
}

/* Is a blank between the digits before `gap` and those from `at` on inside of one number: 2 0 2 1,
   20 21年, 3 000万元? Two numbers side by side have blanks around them, too. */
static bool tears_number(const uint32_t *chars, PgSpan piece, uint32_t gap, uint32_t at) {
    uint32_t start = gap, end = at;
    while (start > piece.start && is_figure(chars[start - 1]))
        start--;
    while (end < piece.end && is_figure(chars[end]))
        end++;
    if (at - gap > 1 || start == gap || end == at)
        return false;
    if (gap - start == 1 && end - at == 1)
        return true;
    if (start == piece.start)
        return gap - start + end - at == 4 && end < piece.end && chars[end] == U'年';
    return !pg_char_is_space(chars[start - 1]) &&
           (end == piece.end || !pg_char_is_space(chars[end]));
}

typedef struct {
    bool is_heading, is_table; /* a row of cells */
    uint32_t start;            /* of the paragraph in the page */
} Place;

/* 5 GW, 300 MW: the blank before a unit. */
static bool is_latin_unit(const PgOntology *ontology, const uint32_t *chars, PgSpan piece,
                          uint32_t at) {
    uint32_t end = at;
    while (end < piece.end && pg_char_is_latin(chars[end]))
        end++;
    return end > at && pg_ontology_find_kind(ontology, chars + at, end - at, PG_LEX_UNIT,
                                             PG_CLASS_NONE) != NULL;
}

/* Does a blank of the source stand for one in the text? Between Latin words and between numbers it
   does (not between the digits of one: 2 0 2 1), between Han characters only in headings and
   between cells. */
static bool keeps_blank(const Repair *repair, const PgPage *page, const Place *place, PgSpan piece,
                        uint32_t i, uint32_t n_blanks) {
    const uint32_t *chars = repair->document->chars;
    enum { WITHIN_TEXT = 2 }; /* blanks that may mean nothing */
    uint32_t before = page->chars[page->n_chars - 1];
    if (before == ' ')
        return false;
    if (place->is_heading || (n_blanks > (place->is_table ? 1 : WITHIN_TEXT)))
        return true;
    if (i - n_blanks > piece.start && pg_char_is_digit(chars[i - n_blanks - 1]))
        return pg_char_is_digit(chars[i])
                   ? !tears_number(chars, piece, i - n_blanks, i)
                   : pg_char_is_latin(chars[i]) &&
                         !is_latin_unit(repair->layout->ontology, chars, piece, i);
    return before < 0x250 && chars[i] < 0x250 &&
           (pg_char_is_latin(before) || pg_char_is_latin(chars[i]));
}

static void write_char(PgPage *page, uint32_t c, uint32_t origin) {
    page->chars[page->n_chars] = c;
    page->origins[page->n_chars++] = origin;
}

/* ，，: is the last mark written idle before `c`? Not where every character stands twice,
   as in headings every piece may. */
static bool is_idle_before(const PgPage *page, const Place *place, uint32_t c) {
    enum { PAIR = 2 };
    const uint32_t *end = page->chars + page->n_chars;
    if (pg_char_is_common_han(c) || place->is_heading || page->n_chars <= place->start + PAIR ||
        end[-2] == end[-3])
        return false;
    bool is_comma = end[-1] == ',' || end[-1] == U'，' || end[-1] == U'、';
    return is_comma && (c == ',' || c == U'，' || c == U'、' || c == U'。');
}

/* Write characters between which no blank stands. */
static void write_run(const Repair *repair, PgPage *page, PgSpan run, const Place *place) {
    const uint32_t *chars = repair->document->chars + run.start;
    const uint32_t *origins = repair->document->origins + run.start;
    uint32_t n = run.end - run.start;
    if (n && (repair->layout->has_idle_commas || is_idle_before(page, place, chars[0]))) {
        for (uint32_t i = 0; i < n; i++) {
            page->n_chars -= is_idle_before(page, place, chars[i]);
            write_char(page, chars[i], origins[i]);
        }
        return;
    }
    memcpy(page->chars + page->n_chars, chars, n * sizeof *chars);
    memcpy(page->origins + page->n_chars, origins, n * sizeof *origins);
    page->n_chars += n;
}

static void write_piece(Repair *repair, PgPage *page, PgSpan span, const Place *place) {
    const uint32_t *chars = repair->document->chars, *origins = repair->document->origins;
    const uint32_t *folded = repair->layout->folded; /* all blanks are ' ' there */
    for (uint32_t at = span.start, end; at < span.end; at = end) {
        uint32_t start = at;
        while (start < span.end && folded[start] == ' ')
            start++;
        end = pg_char_find(folded, start, span.end, ' ');
        if (page->n_chars > place->start && start < end) {
            bool is_wrap = start == span.start;
            if (is_wrap ? pg_char_is_latin(page->chars[page->n_chars - 1]) &&
                              pg_char_is_latin(chars[start])
                        : keeps_blank(repair, page, place, span, start, start - at))
                write_char(page, ' ', origins[is_wrap ? start : start - 1]);
        }
        write_run(repair, page, (PgSpan){start, end}, place);
    }
}

/* Marks with which sentences end, and where each stands next. */
static const uint32_t STOPS[] = {U'。', U'…', U'！', U'？'};
enum { N_STOPS = 4, N_HEADING_STOPS = 2 /* 11.8亿元！ is only a part of a headline */ };

/* Where a sentence ends from a place on: at its mark. `nexts` are those from a place before. */
static uint32_t find_stop(const uint32_t *folded, uint32_t at, uint32_t end, uint32_t *nexts,
                          bool is_heading) {
    for (;; at++) {
        uint32_t first = end;
        for (int k = 0; k < (is_heading ? N_HEADING_STOPS : N_STOPS); k++) {
            if (nexts[k] < at)
                nexts[k] = pg_char_find(folded, at, end, STOPS[k]);
            first = MIN(first, nexts[k]);
        }
        at = first;
        if (at == end || folded[at] != U'…' || (at + 1 < end && folded[at + 1] == U'”'))
            return at;
    }
}

/* 一 to 十, as in 一、二期 */
static bool is_numeral(uint32_t c) {
    return pg_char_is_digit(c) || pg_char_is_han_numeral(c);
}

/* 2、某某公司：…: the mark behind a number at the head of a sentence joins nothing. */
static void part_number(uint32_t *folded, uint32_t start, uint32_t end) {
    enum { MAX_DIGITS = 2, ENUMERATION = U'、', PART = U'；' };
    uint32_t at = start;
    while (at < end && at - start < MAX_DIGITS && is_numeral(folded[at]))
        at++;
    if (at > start && at + 1 < end && folded[at] == ENUMERATION && !is_numeral(folded[at + 1]) &&
        pg_char_is_han(folded[at + 1]))
        folded[at] = PART;
}

static void fold_paragraph(Writer *writer, uint32_t start) {
    PgPage *page = writer->page;
    uint32_t n = page->n_chars - start;
    pg_fold(page->chars + start, n, page->folded + start);
    if (writer->is_traditional)
        pg_words_simplify(page->folded + start, n);
    pg_mend_characters(writer->ontology, page->folded + start, n);
}

static void end_paragraph(Writer *writer) {
    PgPage *page = writer->page;
    page->chars[page->n_chars] = page->folded[page->n_chars] = '\n';
    page->origins[page->n_chars] = page->n_chars ? page->origins[page->n_chars - 1] : 0;
    page->n_chars++;
    writer->n_paragraphs++;
}

static void write_sentences(Writer *writer, uint32_t start, uint32_t article, bool is_heading) {
    PgPage *page = writer->page;
    uint32_t end = page->n_chars, nexts[N_STOPS] = {0};
    fold_paragraph(writer, start);
    for (uint32_t i = start; i < end;) {
        part_number(page->folded, i, end);
        uint32_t stop = find_stop(page->folded, i, end, nexts, is_heading);
        while (stop < end && find_stop(page->folded, stop, end, nexts, is_heading) == stop)
            stop++;
        while (stop < end && (page->folded[stop] == U'”' || page->folded[stop] == U'）' ||
                              page->folded[stop] == U'’'))
            stop++;
        PgSentence sentence = {{i, stop}, writer->n_paragraphs, article, is_heading, 0};
        g_array_append_val(writer->sentences, sentence);
        i = stop;
    }
    end_paragraph(writer);
}

/* Write a part of a row, a blank before it that stands for what parts it from the one before. */
static PgSpan write_cell(Repair *repair, PgPage *page, PgSpan span, uint32_t start) {
    if (span.end == span.start)
        return (PgSpan){page->n_chars, page->n_chars};
    if (page->n_chars > start)
        write_char(page, ' ', page->origins[page->n_chars - 1]);
    Place place = {false, true, page->n_chars};
    write_piece(repair, page, span, &place);
    return (PgSpan){place.start, page->n_chars};
}

static void write_row(Repair *repair, Writer *writer, const PgParagraph *paragraph) {
    enum { BAR = '|' };
    PgPage *page = writer->page;
    const PgTableRow *from = &repair->layout->tables.table[paragraph->row - 1];
    uint32_t start = page->n_chars;
    PgRow row = {.first_cell = writer->cells->len, .n_cells = from->n_columns};
    PgCell cells[PG_MAX_COLUMNS];
    row.title = write_cell(repair, page, from->title, start);
    row.unit = write_cell(repair, page, from->unit, start);
    /* By lines of the document: an upper head stands there before all lower ones. */
    for (uint32_t i = 0; i < from->n_columns; i++) {
        bool is_shared = i && from->uppers[i].start == from->uppers[i - 1].start;
        bool has_upper = from->uppers[i].end > from->uppers[i].start;
        cells[i].upper =
            is_shared ? cells[i - 1].upper : write_cell(repair, page, from->uppers[i], start);
        if (!has_upper)
            cells[i].head = write_cell(repair, page, from->heads[i], start);
    }
    for (uint32_t i = 0; i < from->n_columns; i++)
        if (from->uppers[i].end > from->uppers[i].start)
            cells[i].head = write_cell(repair, page, from->heads[i], start);
    for (uint32_t i = 0; i < from->n_columns; i++)
        cells[i].text = write_cell(repair, page, from->cells[i], start);
    fold_paragraph(writer, start);
    for (uint32_t i = 0; i < from->n_columns; i++) {
        PgSpan parts[] = {cells[i].upper, cells[i].head, cells[i].text};
        for (size_t k = 0; k < G_N_ELEMENTS(parts); k++)
            if (parts[k].end > parts[k].start && parts[k].start > start)
                page->folded[parts[k].start - 1] = BAR;
    }
    g_array_append_vals(writer->cells, cells, from->n_columns);
    g_array_append_val(writer->rows, row);
    PgSentence sentence = {{start, page->n_chars},
                           writer->n_paragraphs,
                           (uint32_t)paragraph->article,
                           false,
                           writer->rows->len};
    g_array_append_val(writer->sentences, sentence);
    end_paragraph(writer);
}

static void write_paragraph(Repair *repair, Writer *writer, const PgParagraph *paragraph) {
    PgPage *page = writer->page;
    bool is_heading = paragraph->part != PG_PART_BODY;
    uint32_t start = page->n_chars;
    Place place = {is_heading, paragraph->is_whole, start};
    for (const PgParagraph *part = paragraph; part;
         part = part->continued_by < 0 ? NULL : paragraph_at(repair, (guint)part->continued_by))
        for (uint32_t k = 0; k < part->n_pieces; k++)
            write_piece(repair, page, part->pieces[k], &place);
    page->n_chars = start + pg_double_drop(page->chars + start, page->origins + start,
                                           page->n_chars - start, is_heading);
    if (page->n_chars > start)
        write_sentences(writer, start, (uint32_t)paragraph->article, is_heading);
}

static const char *headline_text(PgPage *page, const GArray *sentences, uint32_t first, uint32_t n,
                                 PgArena *arena) {
    GString *text = g_string_new(NULL);
    for (uint32_t i = first; i < first + n; i++) {
        PgSpan span = g_array_index(sentences, PgSentence, i).span;
        char *part = pg_chars_to_utf8(page->chars + span.start, span.end - span.start);
        if (text->len)
            g_string_append_c(text, ' ');
        g_string_append(text, part);
        g_free(part);
    }
    char *result = pg_arena_strndup(arena, text->str, text->len);
    g_string_free(text, TRUE);
    return result;
}

static void write_articles(Repair *repair, PgPage *page) {
    Writer writer = {.page = page,
                     .sentences = g_array_new(FALSE, FALSE, sizeof(PgSentence)),
                     .rows = g_array_new(FALSE, FALSE, sizeof(PgRow)),
                     .cells = g_array_new(FALSE, FALSE, sizeof(PgCell)),
                     .is_traditional = repair->layout->is_traditional,
                     .ontology = repair->layout->ontology};
    page->articles = PG_ARENA_NEW(repair->arena, PgArticle, repair->n_articles + 1);
    /* Paragraphs by article, in order: one pass to chain them, so that the work stays linear. */
    guint n = repair->paragraphs->len;
    int *next = g_new0(int, n + 1), *heads = g_new0(int, 2 * repair->n_articles + 2),
        *tails = g_new(int, 2 * repair->n_articles + 2);
    for (uint32_t i = 0; i < 2 * repair->n_articles + 2; i++)
        heads[i] = tails[i] = -1;
    for (guint i = 0; i < n; i++) {
        const PgParagraph *paragraph = paragraph_at(repair, i);
        if (paragraph->part == PG_PART_BYLINE || paragraph->article < 0 ||
            paragraph->continues >= 0)
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
                PgParagraph *paragraph = paragraph_at(repair, (guint)i);
                paragraph->article = (int)page->n_articles;
                if (paragraph->row)
                    write_row(repair, &writer, paragraph);
                else
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
    page->n_rows = writer.rows->len;
    page->rows = pg_arena_memdup(repair->arena, writer.rows->data, page->n_rows * sizeof(PgRow));
    page->cells =
        pg_arena_memdup(repair->arena, writer.cells->data, writer.cells->len * sizeof(PgCell));
    g_array_unref(writer.rows);
    g_array_unref(writer.cells);
    g_array_unref(writer.sentences);
    g_free(next);
    g_free(heads);
    g_free(tails);
}

/* How many characters stand over a row that are written with it, and the blanks between all. */
static size_t length_over(const PgTableRow *row) {
    size_t n = row->title.end - row->title.start + row->unit.end - row->unit.start + 2;
    for (uint32_t i = 0; i < row->n_columns; i++)
        n +=
            row->heads[i].end - row->heads[i].start + row->uppers[i].end - row->uppers[i].start + 3;
    return n;
}

PgPage *pg_page_new(const PgDocument *document, const PgOntology *ontology, PgArena *arena) {
    PgLayout layout = pg_layout_new(document, ontology, arena);
    Repair repair = {.layout = &layout,
                     .document = document,
                     .arena = arena,
                     .paragraphs = pg_paragraphs_new(&layout, arena)};
    repair.n_articles = pg_articles_number(&layout, repair.paragraphs);
    PgPage *page = PG_ARENA_NEW(arena, PgPage, 1);
    page->document = document;
    /* Beside the document's characters, blanks for its blanks: a blank a wrap, a line end a
       paragraph; a line that is parted into more leaves out the blanks there. */
    size_t room = (size_t)document->n_chars + 2 * (size_t)document->n_lines + 16;
    for (uint32_t i = 0; i < layout.tables.n_rows; i++)
        room += length_over(&layout.tables.table[i]);
    page->chars = PG_ARENA_RESERVE(arena, uint32_t, room);
    page->folded = PG_ARENA_RESERVE(arena, uint32_t, room);
    page->origins = PG_ARENA_RESERVE(arena, uint32_t, room);
    for (; page->n_chars < PG_PAGE_LEAD; page->n_chars++) {
        page->chars[page->n_chars] = page->folded[page->n_chars] = '\n';
        page->origins[page->n_chars] = 0;
    }
    write_articles(&repair, page);
    page->chars[page->n_chars] = page->folded[page->n_chars] = 0;
    g_array_unref(repair.paragraphs);
    return page;
}

PgSpan pg_page_place(const PgPage *page, PgSpan span) {
    PgSpan place = {UINT32_MAX, 0};
    for (uint32_t i = span.start; i < span.end; i++) {
        place.start = MIN(place.start, page->origins[i]);
        place.end = MAX(place.end, page->origins[i] + 1);
    }
    return place;
}
