#include "page/layout.h"

#include "page/breaks.h"
#include "page/columns.h"
#include "page/furniture.h"
#include "page/shuffle.h"
#include "words/words.h"

#include <glib.h>
#include <string.h>

/* In half-width columns, blanks left out. */
static uint32_t width_of(const uint32_t *folded, PgSpan span, PgLineWords words) {
    uint32_t n_narrow = words.has_blank ? pg_char_count(folded, span.start, span.end, ' ') : 0;
    for (uint32_t i = span.start; i < span.end; i++) /* blanks once more */
        n_narrow += (folded[i] < 0x2e80) & (folded[i] != U'“');
    return 2 * (span.end - span.start) - n_narrow;
}

/* How many lines are of a width; all wider ones count as MAX_WIDTH. */
enum { MAX_WIDTH = 255 };
typedef struct {
    uint32_t counts[MAX_WIDTH + 1], n;
} Widths;

static void add_width(Widths *widths, uint32_t width) {
    widths->counts[MIN(width, MAX_WIDTH)]++;
    widths->n++;
}

/* The width that `rank` lines are narrower than, or as narrow as; 0 where there are no lines. */
static uint32_t width_at(const Widths *widths, uint32_t rank) {
    uint32_t width = 0;
    for (uint32_t n = widths->counts[0]; widths->n && n <= rank; n += widths->counts[width])
        width++;
    return width;
}

static uint32_t count_widths(const Widths *widths, uint32_t from, uint32_t to) {
    uint32_t n = 0;
    for (uint32_t width = from; width <= MIN(to, MAX_WIDTH); width++)
        n += widths->counts[width];
    return n;
}

/* Are lines broken at the column's edge? Then most lines end inside a sentence; those are of about
   one width, but for short headlines; hardly any is wider, and few begin an item of a list. */
static bool detect_wrapping(const PgLayout *layout) {
    enum { FEWEST = 6, WIDEST = 130, NARROW = 6 };
    uint32_t n = 0, n_items = 0, n_wider = 0;
    Widths widths = {.n = 0};
    for (uint32_t i = 0; i < layout->n_lines; i++) {
        const PgLayoutLine *line = &layout->lines[i];
        if (line->kind != PG_LINE_WRAPPED || line->part != PG_PART_BODY)
            continue;
        n++;
        n_items += pg_seam_is_enumerated(layout->folded + line->span.start,
                                         line->span.end - line->span.start);
        if (!line->ends_sentence)
            add_width(&widths, line->width);
    }
    uint32_t column = width_at(&widths, widths.n * 2 / 3), slack = MAX(NARROW, column / 6);
    if (n < FEWEST || widths.n * 2 <= n || column > WIDEST)
        return false;
    uint32_t n_full = count_widths(&widths, column / 2 + 1, MAX_WIDTH);
    uint32_t n_alike = count_widths(&widths, column - MIN(slack, column), column + slack);
    for (uint32_t i = 0; i < layout->n_lines; i++)
        n_wider += layout->lines[i].part == PG_PART_BODY &&
                   layout->lines[i].kind == PG_LINE_WRAPPED &&
                   layout->lines[i].width > column + 2 * slack;
    return n_alike * 5 >= n_full * 3 && n_alike * 5 >= n * 2 && n_wider * 7 <= n &&
           n_items * 4 <= n;
}

/* OCR writes Markdown into plain text, too: the number of # before a heading; 0: none. */
static uint8_t markdown_level(const uint32_t *folded, PgSpan span) {
    uint8_t n = 0;
    while (n < 6 && span.start + n < span.end && folded[span.start + n] == '#')
        n++;
    return span.start + n + 1 < span.end && pg_char_is_space(folded[span.start + n]) ? n : 0;
}

/* The characters between a line and the one above: line ends, and blanks of empty lines. */
static uint32_t line_distance(const PgDocument *document, uint32_t i) {
    const PgLine *line = &document->lines[i];
    return document->origins[line->start] - document->origins[line[-1].end - 1] - 1;
}

/* How far lines of text stand apart, in line ends: what most of them have. */
static uint32_t usual_distance(const PgDocument *document) {
    enum { MAX_DISTANCE = 8 };
    uint32_t counts[MAX_DISTANCE + 1] = {0}, usual = 1;
    for (uint32_t i = 1; i < document->n_lines; i++)
        counts[MIN(line_distance(document, i), MAX_DISTANCE)]++;
    for (uint32_t d = 1; d <= MAX_DISTANCE; d++)
        if (counts[d] > counts[usual])
            usual = d;
    return usual;
}

/* Do the first lines of paragraphs stand out by being short? Then their indents got lost. */
static bool detect_lost_indents(const PgLayout *layout) {
    enum { INDENT = 3, NEEDED = 3 };
    uint32_t n_first = 0, n_short = 0;
    Widths widths = {.n = 0};
    for (uint32_t i = 0; i < layout->n_lines; i++)
        if (layout->lines[i].part == PG_PART_BODY && !layout->lines[i].ends_sentence)
            add_width(&widths, layout->lines[i].width);
    uint32_t column = width_at(&widths, widths.n / 2);
    for (uint32_t i = 1; i < layout->n_lines; i++) {
        const PgLayoutLine *line = &layout->lines[i], *above = line - 1;
        if (!above->ends_sentence || above->width + 2 * INDENT > column || line->ends_sentence ||
            line->indented || line->part != PG_PART_BODY)
            continue;
        n_first++;
        n_short += line->width + INDENT <= column && line->width + 3 * INDENT >= column;
    }
    return n_first >= NEEDED && n_short * 3 >= n_first * 2;
}

/* A shadow, or the same headline in another layer: the line is there twice. */
static bool repeats_line_above(const PgLayout *layout, const PgLayoutLine *line) {
    enum { SHORTEST = 8 };
    uint32_t n = line->span.end - line->span.start;
    if (layout->n_lines < 2 || n < SHORTEST)
        return false;
    PgSpan above = line[-1].span;
    return above.end - above.start == n &&
           !memcmp(layout->folded + above.start, layout->folded + line->span.start,
                   n * sizeof *layout->folded);
}

static void find_fours(PgLayout *layout, PgArena *arena) {
    layout->fours = PG_ARENA_NEW(arena, uint32_t, PG_N_FOURS);
    layout->fours_before = PG_ARENA_RESERVE(arena, uint32_t, layout->n_chars + 1);
    for (uint32_t i = 0; i < layout->n_lines; i++) {
        PgSpan span = layout->lines[i].span;
        uint64_t four = 0;
        uint32_t k = span.start;
        for (; k < MIN(span.start + 3, span.end); k++)
            four = pg_four_add(four, layout->folded[k]);
        for (; k < span.end; k++) {
            four = pg_four_add(four, layout->folded[k]);
            uint32_t *last = &layout->fours[pg_four_hash(four)];
            layout->fours_before[k - 3] = *last;
            *last = k - 2;
        }
    }
}

static void cut_trailing_byline(const PgLayout *layout, PgLayoutLine *line) {
    uint32_t end = pg_furniture_trailing_byline(layout->ontology, layout->folded, line->span,
                                                layout->is_wrapped);
    line->ends_article = end < line->span.end;
    line->span = pg_span_trim(layout->folded, (PgSpan){line->span.start, end});
    line->ends_sentence |= line->ends_article;
    if (line->span.start == line->span.end)
        line->part = PG_PART_BYLINE;
}

/* Fold the document's lines, each by itself. */
static uint32_t *fold_lines(PgLayout *layout, const PgDocument *document, PgArena *arena) {
    uint32_t *folded = PG_ARENA_RESERVE(arena, uint32_t, document->n_chars + 1);
    folded[document->n_chars] = 0;
    for (uint32_t i = 0; i < document->n_lines; i++) {
        uint32_t start = document->lines[i].start, n = document->lines[i].end - start;
        layout->has_idle_commas |= pg_fold(document->chars + start, n, folded + start);
        if (layout->is_traditional)
            pg_words_simplify(folded + start, n);
    }
    return folded;
}

/* What the line is, by itself. */
static void judge_line(const PgLayout *layout, PgLayoutLine *line, PgLineWords words) {
    const PgOntology *ontology = layout->ontology;
    const uint32_t *folded = layout->folded;
    PgSpan span = line->span;
    uint8_t level = line->kind == PG_LINE_WRAPPED ? markdown_level(folded, span) : 0;
    if (level) {
        line->part = PG_PART_HEADLINE;
        line->level = level;
        line->span = pg_span_trim(folded, (PgSpan){span.start + level, span.end});
        return;
    }
    if (line->kind == PG_LINE_HEADING || line->kind == PG_LINE_TITLE) {
        line->part = PG_PART_HEADLINE;
        if (line->kind == PG_LINE_TITLE)
            line->level = 1;
        return;
    }
    if (line->kind == PG_LINE_CAPTION || pg_furniture_is_caption(ontology, folded, span, words) ||
        pg_furniture_is_folio(ontology, folded, span) || repeats_line_above(layout, line)) {
        line->part = PG_PART_CAPTION;
        return;
    }
    if (pg_furniture_is_byline(ontology, folded, span, words)) {
        line->part = PG_PART_BYLINE;
        return;
    }
    uint32_t dateline = pg_furniture_dateline(ontology, folded, span, words);
    line->starts_article = dateline > 0;
    line->span = pg_span_trim(folded, (PgSpan){span.start + dateline, span.end});
    line->ends_sentence = pg_ends_sentence(folded, line->span);
    if (line->span.start == line->span.end)
        line->part = PG_PART_BYLINE;
}

/* A row of a table is a paragraph; what heads it is written with it. */
static void take_row(const PgLayout *layout, PgLayoutLine *line, PgTablePart part,
                     uint32_t number) {
    line->kind = PG_LINE_PARAGRAPH;
    line->part = part == PG_TABLE_ROW ? PG_PART_BODY : PG_PART_CAPTION;
    line->row = part == PG_TABLE_ROW ? layout->tables.rows[number] + 1 : 0;
    line->is_whole = line->ends_sentence = true;
}

static bool is_cut(const PgLayoutLine *line) {
    return line->part == PG_PART_BODY && !line->ends_sentence;
}

static void read_lines(PgLayout *layout, const PgDocument *document, PgArena *arena) {
    uint32_t usual = usual_distance(document), n;
    PgColumnLine *columns =
        pg_columns_read(document, layout->ontology, layout->folded, &layout->tables, arena, &n);
    pg_shuffle_undo(&layout->seams, layout->chars, columns, &n);
    columns = pg_breaks_restore(layout->ontology, &layout->tables, layout->chars, layout->folded,
                                columns, &n, arena);
    layout->lines = PG_ARENA_NEW(arena, PgLayoutLine, n + 1);
    bool gap = true;
    for (uint32_t i = 0; i < n; i++) {
        const PgLine *source = &document->lines[columns[i].line];
        PgTablePart part = pg_table_part(&layout->tables, columns[i].line);
        if (part && columns[i].span.start > source->start)
            continue; /* half of a row that looked like two columns */
        PgSpan span = pg_span_trim(layout->folded, columns[i].span);
        gap |= source->gap_before;
        if (span.start == span.end) {
            gap = true;
            continue;
        }
        bool is_text = source->kind == PG_LINE_WRAPPED && columns[i].line;
        uint32_t distance = is_text ? line_distance(document, columns[i].line) : 0;
        /* A column that breaks off goes on at the head of the next. */
        bool starts_column = columns[i].starts_column &&
                             !(layout->n_lines && is_cut(&layout->lines[layout->n_lines - 1]));
        PgLayoutLine *line = &layout->lines[layout->n_lines++];
        *line = (PgLayoutLine){
            .span = span,
            .kind = source->kind,
            .level = source->level,
            .gap_before = gap,
            .block_before = starts_column || distance > usual,
            .close_above =
                is_text &&
                distance<(usual > 1 ? usual : usual + 1), .indented = span.start> columns[i]
                    .span.start,
            .is_whole = source->kind == PG_LINE_PARAGRAPH,
            .width = width_of(layout->folded, span, columns[i].words)};
        gap = false;
        if (part)
            take_row(layout, line, part, columns[i].line);
        else
            judge_line(layout, line, columns[i].words);
    }
}

/* A by-line between two lines of which the second goes on inside of a word of the first is another
   article's, or the page's. */
static void drop_stray_bylines(const PgLayout *layout) {
    for (uint32_t i = 1; i + 1 < layout->n_lines; i++) {
        PgLayoutLine *line = &layout->lines[i];
        if (line->part != PG_PART_BYLINE || !is_cut(line - 1) || line[1].part != PG_PART_BODY ||
            line[1].starts_article || line[-1].is_whole || line[1].is_whole)
            continue;
        PgSeamSide before = pg_seam_end_of(&layout->seams, line[-1].span);
        PgSeamSide after = pg_seam_start_of(&layout->seams, line[1].span);
        if (pg_seam_score(&layout->seams, &before, &after, PG_SEAM_SURE) >= PG_SEAM_SURE)
            line->part = PG_PART_CAPTION;
    }
}

static bool is_same_text(const PgLayout *layout, PgSpan a, PgSpan b) {
    return a.end - a.start == b.end - b.start &&
           !memcmp(layout->folded + a.start, layout->folded + b.start,
                   (a.end - a.start) * sizeof *layout->folded);
}

/* Does a line stand beside a page's number or the like, and could be what is printed over every
   page? */
static bool is_at_edge(const PgLayout *layout, uint32_t i) {
    enum { SHORTEST = 6, LONGEST = 44, TOP = 3 };
    const PgLayoutLine *line = &layout->lines[i];
    uint32_t n = line->span.end - line->span.start;
    if (line->row || line->part == PG_PART_CAPTION || line->ends_sentence || line->level ||
        n < SHORTEST || n > LONGEST || i < TOP)
        return false;
    return line[-1].part == PG_PART_CAPTION ||
           (i + 1 < layout->n_lines && line[1].part == PG_PART_CAPTION);
}

/* A line that stands at the edges of several pages is a running head. */
static void drop_running_heads(const PgLayout *layout) {
    enum { MOST = 64 };
    uint32_t edges[MOST], n = 0;
    bool repeated[MOST] = {false};
    for (uint32_t i = 0; i < layout->n_lines && n < MOST; i++) {
        if (!is_at_edge(layout, i))
            continue;
        for (uint32_t k = 0; k < n; k++)
            if (is_same_text(layout, layout->lines[i].span, layout->lines[edges[k]].span))
                repeated[k] = repeated[n] = true;
        edges[n++] = i;
    }
    for (uint32_t k = 0; k < n; k++)
        if (repeated[k])
            layout->lines[edges[k]].part = PG_PART_CAPTION;
}

/* 某某高新区管委会, with the date below it at the end of the page: who signs. */
static void drop_signature(const PgLayout *layout) {
    enum { LONGEST = 30 };
    uint32_t i = layout->n_lines;
    bool is_dated = false;
    for (; i && (layout->lines[i - 1].part == PG_PART_CAPTION ||
                 layout->lines[i - 1].part == PG_PART_BYLINE);
         i--)
        is_dated = pg_furniture_is_date(layout->folded, layout->lines[i - 1].span);
    if (i < 2 || !is_dated)
        return;
    PgLayoutLine *line = &layout->lines[i - 1];
    if (line->part == PG_PART_BODY && line->span.end - line->span.start <= LONGEST && !line->row &&
        !line->ends_sentence && line[-1].part == PG_PART_BODY && line[-1].ends_sentence)
        line->part = PG_PART_BYLINE;
}

PgLayout pg_layout_new(const PgDocument *document, const PgOntology *ontology, PgArena *arena) {
    PgLayout layout = {
        .ontology = ontology, .chars = document->chars, .n_chars = document->n_chars};
    layout.is_traditional = pg_words_are_traditional(document->chars, document->n_chars);
    layout.folded = fold_lines(&layout, document, arena);
    layout.seams = pg_seam_text_new(ontology, layout.folded, document->n_chars, arena);
    layout.tables = pg_tables_find(document, ontology, layout.folded, arena);
    read_lines(&layout, document, arena);
    drop_running_heads(&layout);
    drop_signature(&layout);
    drop_stray_bylines(&layout);
    layout.is_wrapped = detect_wrapping(&layout);
    layout.drops_indents = layout.is_wrapped && detect_lost_indents(&layout);
    for (uint32_t i = 0; i < layout.n_lines; i++)
        if (layout.lines[i].part == PG_PART_BODY && !layout.lines[i].row)
            cut_trailing_byline(&layout, &layout.lines[i]);
    find_fours(&layout, arena);
    return layout;
}
