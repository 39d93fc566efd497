#include "page/paragraph.h"

#include "page/seam.h"

#include <string.h>

typedef struct {
    const PgLayout *layout;
    GArray *paragraphs;
    PgSpan *pieces; /* of body paragraphs: only the last one can get more */
    uint32_t n_pieces;
    bool *leads;       /* by line: looks like a heading, and only such stand before a new article */
    uint32_t *columns; /* by line: how wide the column is around it */
    bool gaps_tell;    /* blank lines stand between some lines only */
    bool indents_tell; /* some lines are indented: the first ones of paragraphs */
    bool has_body, has_heading;
    int open;         /* the body paragraph that goes on; -1: none */
    bool interrupted; /* something else stood behind it */
    bool passed_by;   /* but nothing that ends it: furniture, a line that another goes around */
} Build;

static PgParagraph *paragraph_at(Build *build, guint i) {
    return &g_array_index(build->paragraphs, PgParagraph, i);
}

static PgParagraph *add_paragraph(Build *build, const PgLayoutLine *line, PgPart part) {
    build->has_body |= part == PG_PART_BODY;
    build->has_heading |= part == PG_PART_HEADLINE || part == PG_PART_SUBHEADING;
    PgParagraph paragraph = {.pieces = &line->span,
                             .n_pieces = 1,
                             .part = part,
                             .is_whole = line->is_whole,
                             .is_cut = !line->ends_sentence,
                             .block_before = line->block_before,
                             .starts_article = line->starts_article,
                             .ends_article = line->ends_article,
                             .row = line->row,
                             .article = -1,
                             .continues = -1,
                             .continued_by = -1};
    g_array_append_val(build->paragraphs, paragraph);
    return paragraph_at(build, build->paragraphs->len - 1);
}

/* ---- seams ---- */

PgSeamSide pg_paragraph_end(const PgLayout *layout, const PgParagraph *paragraph) {
    PgSeamSide side = {.n = 0};
    for (uint32_t k = paragraph->n_pieces; k-- > 0 && side.n_seen < PG_SEAM_SEEN;)
        pg_seam_add_end(&layout->seams, paragraph->pieces[k], &side);
    pg_seam_read_end(&layout->seams, &side);
    return side;
}

PgSeamSide pg_paragraph_start(const PgLayout *layout, const PgParagraph *paragraph) {
    PgSeamSide side = {.n = 0};
    for (uint32_t k = 0; k < paragraph->n_pieces && side.n_seen < PG_SEAM_SEEN; k++)
        pg_seam_add_start(&layout->seams, paragraph->pieces[k], &side);
    pg_seam_read_start(&layout->seams, &side);
    return side;
}

/* Do the two characters before a seam and the two behind it stand together elsewhere? */
static bool stands_elsewhere(const PgLayout *layout, const PgSeamSide *before,
                             const PgSeamSide *after) {
    if (before->n < 2 || after->n < 2)
        return false;
    const uint32_t *end = before->kept + PG_SEAM_KEPT;
    uint32_t wanted[4] = {end[-2], end[-1], after->kept[0], after->kept[1]};
    uint64_t four = 0;
    for (int k = 0; k < 4; k++) {
        if (!pg_char_is_han(wanted[k]))
            return false;
        four = pg_four_add(four, wanted[k]);
    }
    for (uint32_t at = layout->fours[pg_four_hash(four)]; at; at = layout->fours_before[at - 1])
        if (!memcmp(layout->folded + at - 1, wanted, sizeof wanted))
            return true;
    return false;
}

int pg_paragraph_seam(const PgLayout *layout, const PgSeamSide *before, const PgSeamSide *after,
                      int least) {
    enum { SEEN_ELSEWHERE = 4, TELLING_PAGE = 20000 };
    int score = pg_seam_score(&layout->seams, before, after, least - SEEN_ELSEWHERE);
    if (score >= 0 && score < PG_SEAM_SURE && score + SEEN_ELSEWHERE >= least &&
        layout->n_chars < TELLING_PAGE && stands_elsewhere(layout, before, after))
        score += SEEN_ELSEWHERE;
    return score;
}

static int seam_to_line(const PgLayout *layout, const PgParagraph *paragraph,
                        const PgLayoutLine *line, int least) {
    PgSeamSide before = pg_paragraph_end(layout, paragraph);
    PgSeamSide after = pg_seam_start_of(&layout->seams, line->span);
    return pg_paragraph_seam(layout, &before, &after, least);
}

static int seam_of_lines(const PgLayout *layout, const PgLayoutLine *line, const PgLayoutLine *next,
                         int least) {
    PgSeamSide before = pg_seam_end_of(&layout->seams, line->span);
    PgSeamSide after = pg_seam_start_of(&layout->seams, next->span);
    return pg_paragraph_seam(layout, &before, &after, least);
}

/* ---- headings ---- */

enum {
    SHORT_BY = 5,       /* half-width columns by which a line is shorter than its column */
    HEADING_WIDTH = 90, /* a heading is not wider */
};

/* Does the line break off inside a sentence? Such lines tell how wide the column is. */
static bool is_open(const PgLayoutLine *line) {
    return line->part == PG_PART_BODY && !line->ends_sentence;
}

static void add_width(uint32_t *widths, uint32_t *n, uint32_t width) {
    uint32_t k = (*n)++;
    for (; k && widths[k - 1] > width; k--)
        widths[k] = widths[k - 1];
    widths[k] = width;
}

static void drop_width(uint32_t *widths, uint32_t *n, uint32_t width) {
    uint32_t k = 0;
    while (widths[k] != width)
        k++;
    for ((*n)--; k < *n; k++)
        widths[k] = widths[k + 1];
}

/* By line, the usual width of the column around it: the median of its open neighbours. The caller
   frees it. */
static uint32_t *read_columns(const PgLayout *layout) {
    enum { BESIDE = 8, AROUND = 2 * BESIDE + 1 };
    uint32_t *columns = g_new(uint32_t, layout->n_lines + 1);
    uint32_t widths[AROUND], n = 0; /* of the open lines around, the narrowest first */
    for (uint32_t i = 0; i < layout->n_lines + BESIDE; i++) {
        if (i >= AROUND && is_open(&layout->lines[i - AROUND]))
            drop_width(widths, &n, layout->lines[i - AROUND].width);
        if (i < layout->n_lines && is_open(&layout->lines[i]))
            add_width(widths, &n, layout->lines[i].width);
        if (i >= BESIDE)
            columns[i - BESIDE] = n ? widths[n / 2] : 0;
    }
    return columns;
}

static const PgLayoutLine *next_line(const PgLayout *layout, uint32_t at) {
    for (uint32_t i = at + 1; i < layout->n_lines; i++)
        if (layout->lines[i].part != PG_PART_CAPTION)
            return &layout->lines[i];
    return NULL;
}

/* 无人机项目    12亿元: a row of a table. */
static bool has_cells(const PgLayout *layout, PgSpan span) {
    enum { APART = 3 };
    uint32_t n_blanks = 0;
    for (uint32_t i = span.start; i < span.end; i++) {
        n_blanks = pg_char_is_space(layout->folded[i]) ? n_blanks + 1 : 0;
        if (n_blanks >= APART)
            return true;
    }
    return false;
}

/* Could the line be a heading by itself? */
static bool has_heading_shape(const PgLayout *layout, const PgLayoutLine *line) {
    if (line->part != PG_PART_BODY || line->row || line->starts_article ||
        line->width > HEADING_WIDTH || line->span.end - line->span.start < 2 ||
        has_cells(layout, line->span))
        return false;
    uint32_t last = layout->folded[line->span.end - 1], first = layout->folded[line->span.start];
    if (last == U'，' || last == U'、' || last == U'；' || last == U'。' || first == U'，' ||
        first == U'、' || first == U'。')
        return false;
    int depth = 0;
    for (uint32_t i = line->span.start; i < line->span.end; i++) {
        uint32_t c = layout->folded[i];
        if (pg_char_is_common_han(c))
            continue;
        if (c == U'。' || c == U'；')
            return false;
        depth += (c == U'（' || c == U'“') - (c == U'）' || c == U'”');
        if (depth < 0)
            return false;
    }
    return depth == 0;
}

static uint32_t count_in(const PgLayout *layout, PgSpan span, uint32_t c) {
    return pg_char_count(layout->folded, span.start, span.end, c);
}

/* 班次是几？何时开始: two sentences, with nothing between as headlines have it. */
static bool has_inner_stop(const PgLayout *layout, PgSpan span) {
    for (uint32_t i = span.start; i + 1 < span.end; i++)
        if ((layout->folded[i] == U'？' || layout->folded[i] == U'！') &&
            pg_char_is_han(layout->folded[i + 1]))
            return true;
    return false;
}

/* Headings between line `at` and the start of an article below it, or the end of the page, where
   headlines stand whose place got lost: those have no commas and follow a whole sentence. */
static uint32_t count_leads(const PgLayout *layout, uint32_t at, bool ends_page) {
    enum { MAX_LINES = 8, WIDE = 60, TELLING = 2 }; /* a headline has no more lines */
    uint32_t n = 0;
    for (uint32_t i = at; i-- > 0 && n < MAX_LINES;) {
        const PgLayoutLine *line = &layout->lines[i], *next = next_line(layout, i);
        if (line->part == PG_PART_CAPTION)
            continue;
        if (ends_page && line->part == PG_PART_BODY && line->ends_sentence)
            break;
        int seam = n && line->part == PG_PART_BODY && !line->ends_sentence
                       ? seam_of_lines(layout, line, next, TELLING)
                       : 0;
        if (seam >= PG_SEAM_SURE)
            return ends_page ? 0 : n - 1; /* the one below is the end of a paragraph */
        bool has_comma = count_in(layout, line->span, U'，') > 0;
        if (!has_heading_shape(layout, line) || (seam >= TELLING && !next->close_above) ||
            (has_comma && (ends_page || line->width > WIDE)))
            return ends_page ? 0 : n;
        n++;
    }
    return n;
}

static bool *find_leads(const PgLayout *layout) {
    bool *leads = g_new0(bool, layout->n_lines + 1);
    bool ends_page = true; /* nothing but by-lines and furniture follow */
    for (uint32_t i = layout->n_lines + 1; i-- > 0;) {
        const PgLayoutLine *line = &layout->lines[i];
        bool starts = i < layout->n_lines && (line->part == PG_PART_BYLINE ||
                                              (line->part == PG_PART_BODY && line->starts_article));
        if (starts || i == layout->n_lines) {
            uint32_t n = count_leads(layout, i, ends_page && !line->starts_article);
            for (uint32_t k = i; n && k-- > 0;)
                if (layout->lines[k].part != PG_PART_CAPTION) {
                    leads[k] = true;
                    n--;
                }
        }
        ends_page &=
            i == layout->n_lines || line->part == PG_PART_BYLINE || line->part == PG_PART_CAPTION;
    }
    return leads;
}

/* In wrapped text a line that ends inside a sentence fills the column; one that doesn't, or is
   much wider, was set as a heading; or it is a paragraph's first line whose indent got lost. */
static int column_score(const Build *build, uint32_t at) {
    const PgLayout *layout = build->layout;
    const PgLayoutLine *line = &layout->lines[at], *next = next_line(layout, at);
    uint32_t column = build->columns[at];
    if (line->width > column + column / 4)
        return 3;
    if (line->width + SHORT_BY >= column)
        return -2;
    if (line->width + column / 3 <= column && !line->ends_sentence && next && !next->indented)
        return 4; /* far too short to break off there */
    bool next_is_full = next && next->part == PG_PART_BODY && next->width + 2 >= column;
    return layout->drops_indents && next_is_full && line->width + 2 * SHORT_BY >= column ? -1 : 2;
}

/* A text often begins with the subject of its headline. */
static bool begins_alike(const PgLayout *layout, const PgLayoutLine *line,
                         const PgLayoutLine *next) {
    enum { SUBJECT = 3 };
    return next->part == PG_PART_BODY && line->span.end - line->span.start > SUBJECT &&
           next->span.end - next->span.start > SUBJECT &&
           !memcmp(layout->folded + line->span.start, layout->folded + next->span.start,
                   SUBJECT * sizeof *layout->folded);
}

/* What the line's own words say for a heading. */
static int words_score(const PgLayout *layout, const PgLayoutLine *line) {
    enum { WIDE = 60 };
    const uint32_t *text = layout->folded + line->span.start;
    uint32_t n = line->span.end - line->span.start;
    int n_commas = (int)MIN(count_in(layout, line->span, U'，'), 2);
    int score = count_in(layout, line->span, ' ') ? 1 : 0;
    if (pg_seam_is_enumerated(text, n)) /* a heading, or an item that says more */
        score += n_commas ? -1 : 2;
    return score - n_commas - (line->width > WIDE) - 2 * has_inner_stop(layout, line->span);
}

/* What the place says where it stands, below `current` if that goes on. */
static int place_score(Build *build, uint32_t at, const PgParagraph *current) {
    enum { SHORT = 44 };
    const PgLayout *layout = build->layout;
    const PgLayoutLine *line = &layout->lines[at], *next = next_line(layout, at);
    uint32_t first = layout->folded[line->span.start];
    int score = build->leads[at] ? 4 : 0;
    score += line->block_before ? 2 : 0;
    score += next && begins_alike(layout, line, next) ? 2 : 0;
    score += layout->is_wrapped ? column_score(build, at) : 1;
    if (current)
        score += current->is_cut ? -2 : 1;
    if (!build->has_body && !build->has_heading)
        return score + 3; /* the first of all */
    const PgParagraph *above = paragraph_at(build, build->paragraphs->len - 1);
    score += above->ends_article ? 2 : 0;
    bool is_subtitle = first == U'—' || first == U'（';
    bool below_heading = above->part == PG_PART_HEADLINE || above->part == PG_PART_SUBHEADING;
    if (below_heading && !build->leads[at] && !is_subtitle &&
        (layout->is_wrapped || line->width > SHORT))
        score -= 2; /* headings stand alone, but for short ones of sections */
    return score;
}

/* In mark-up that knows paragraphs only: a short one over a long one, and no row of a table. */
static bool is_section_heading(const PgLayout *layout, const PgLayoutLine *line,
                               const PgLayoutLine *next) {
    enum { SHORT = 32, LONG = 40 };
    return line->width <= SHORT && next && next->part == PG_PART_BODY &&
           next->width > MAX(LONG, 2 * line->width) && !count_in(layout, line->span, U'，') &&
           !count_in(layout, line->span, ' ');
}

/* In a column, a line that does not fill it between two of which the second goes on inside of a
   word of the first: a caption, another article's headline. */
static bool interrupts(const Build *build, uint32_t at, const PgParagraph *current) {
    enum { WEAK = 2 };
    const PgLayout *layout = build->layout;
    const PgLayoutLine *line = &layout->lines[at], *next = next_line(layout, at);
    if (!layout->is_wrapped || !current || !current->is_cut || !next ||
        next->part != PG_PART_BODY || next->starts_article ||
        line->width + SHORT_BY >= build->columns[at])
        return false;
    PgSeamSide before = pg_paragraph_end(layout, current);
    PgSeamSide at_line = pg_seam_start_of(&layout->seams, line->span);
    PgSeamSide below = pg_seam_start_of(&layout->seams, next->span);
    int sure = PG_SEAM_SURE + before.score, weak = WEAK + before.score;
    return pg_paragraph_seam(layout, &before, &below, sure) >= sure &&
           pg_paragraph_seam(layout, &before, &at_line, weak) < weak &&
           seam_of_lines(layout, line, next, WEAK) < WEAK;
}

/* Is the line, which has the shape of one, a heading? */
static bool is_heading(Build *build, uint32_t at, const PgParagraph *current) {
    enum { MAX_DOUBT = 2, MAX_SURE = 8 }; /* what seams may say for a heading, and against one */
    const PgLayout *layout = build->layout;
    const PgLayoutLine *line = &layout->lines[at], *next = next_line(layout, at);
    bool leads = build->leads[at];
    if (line->ends_sentence && build->has_body && !line->block_before && !leads)
        return false;
    if (line->is_whole)
        return !line->ends_sentence && line->width <= 50 &&
               (leads || (!build->has_body && !build->has_heading) ||
                is_section_heading(layout, line, next));
    int score = words_score(layout, line) + place_score(build, at, current);
    int doubt = count_in(layout, line->span, U'，') ? 0 : MAX_DOUBT;
    if (current && current->is_cut && score + doubt > 0)
        score -= CLAMP(seam_to_line(layout, current, line, -doubt), -doubt, MAX_SURE);
    if (next && next->part == PG_PART_BODY && !build->leads[next - layout->lines] &&
        !next->starts_article && score + doubt > 0)
        score -= CLAMP(seam_of_lines(layout, line, next, -doubt), -doubt, MAX_SURE);
    return score > 0;
}

/* ---- paragraphs ---- */

/* Is the line's last sentence also the paragraph's last? Only a line that does not fill the column
   tells, or a next one that leaves room for an indent. */
static bool ends_wrapped_paragraph(const Build *build, uint32_t at) {
    const PgLayout *layout = build->layout;
    const PgLayoutLine *line = &layout->lines[at];
    if (!line->ends_sentence)
        return false;
    const PgLayoutLine *next = at + 1 < layout->n_lines ? line + 1 : NULL;
    if (!next || next->indented)
        return true;
    uint32_t column = build->columns[at];
    return line->width + 2 < column || (layout->drops_indents && !next->ends_sentence &&
                                        next->width + 3 <= column && next->width + 10 >= column);
}

/* Does the line go on with the open paragraph, right below it? */
static bool joins(const Build *build, uint32_t at, const PgParagraph *current) {
    const PgLayout *layout = build->layout;
    const PgLayoutLine *line = &layout->lines[at];
    PgSpan last = current->pieces[current->n_pieces - 1];
    if (!layout->is_wrapped || line->starts_article || line->is_whole || line->block_before)
        return false;
    if (line->span.start < last.end)
        return false; /* the next column's head: a quotation goes forward in the document */
    if (build->interrupted)
        return build->passed_by && current->is_cut && !line->indented &&
               seam_to_line(layout, current, line, PG_SEAM_SURE) >= PG_SEAM_SURE;
    if (build->indents_tell && line->indented)
        return false;
    if (current->is_cut)
        return true;
    return !line->indented && !(build->gaps_tell && line->gap_before) &&
           !ends_wrapped_paragraph(build, at - 1);
}

static void interrupt(Build *build, bool passes_by) {
    build->passed_by = passes_by && (build->passed_by || !build->interrupted);
    build->interrupted = true;
}

static void add_body(Build *build, uint32_t at) {
    const PgLayoutLine *line = &build->layout->lines[at];
    PgParagraph *current = build->open >= 0 ? paragraph_at(build, (guint)build->open) : NULL;
    if (current && (line->starts_article || current->ends_article))
        build->open = -1, current = NULL;
    bool has_shape = has_heading_shape(build->layout, line);
    bool goes_around = has_shape && interrupts(build, at, current);
    if (goes_around || (has_shape && is_heading(build, at, current))) {
        bool is_headline = !build->has_body || build->leads[at] ||
                           paragraph_at(build, build->paragraphs->len - 1)->ends_article;
        PgParagraph *heading =
            add_paragraph(build, line, is_headline ? PG_PART_HEADLINE : PG_PART_SUBHEADING);
        heading->joins_above = line->close_above || build->layout->folded[line->span.start] == U'—';
        interrupt(build, goes_around);
        return;
    }
    if (current && joins(build, at, current)) {
        build->pieces[build->n_pieces++] = line->span;
        current->n_pieces++;
        current->is_cut = !line->ends_sentence;
        current->ends_article = line->ends_article;
        build->interrupted = build->passed_by = false;
        return;
    }
    PgParagraph *paragraph = add_paragraph(build, line, PG_PART_BODY);
    paragraph->pieces = &build->pieces[build->n_pieces];
    build->pieces[build->n_pieces++] = line->span;
    paragraph->after_break = build->interrupted || line->block_before;
    build->open = (int)build->paragraphs->len - 1;
    build->interrupted = build->passed_by = false;
}

static void add_line(Build *build, uint32_t at, uint8_t top_level) {
    const PgLayoutLine *line = &build->layout->lines[at];
    if (line->part == PG_PART_CAPTION) {
        interrupt(build, true);
    } else if (line->part == PG_PART_BYLINE) {
        add_paragraph(build, line, PG_PART_BYLINE);
        interrupt(build, false);
    } else if (line->part == PG_PART_HEADLINE) {
        add_paragraph(build, line, line->level <= top_level ? PG_PART_HEADLINE : PG_PART_SUBHEADING)
            ->is_markup = true;
        interrupt(build, false);
    } else if (line->row) {
        add_paragraph(build, line, PG_PART_BODY);
        interrupt(build, false);
    } else {
        add_body(build, at);
    }
}

/* Does the next body paragraph go on inside of a word? */
static bool goes_on(Build *build, guint i) {
    PgSeamSide before = pg_paragraph_end(build->layout, paragraph_at(build, i));
    while (++i < build->paragraphs->len)
        if (paragraph_at(build, i)->part == PG_PART_BODY) {
            PgSeamSide after = pg_paragraph_start(build->layout, paragraph_at(build, i));
            return pg_paragraph_seam(build->layout, &before, &after, PG_SEAM_SURE) >= PG_SEAM_SURE;
        }
    return false;
}

/* A short paragraph of wrapped text without the end of a sentence was headlines, line by line. */
static void find_headline_paragraphs(Build *build) {
    for (guint i = 0; i < build->paragraphs->len; i++) {
        PgParagraph *paragraph = paragraph_at(build, i);
        if (paragraph->part != PG_PART_BODY || !paragraph->is_cut || paragraph->n_pieces > 3 ||
            paragraph->starts_article)
            continue;
        bool has_sentence = false;
        for (uint32_t k = 0; k < paragraph->n_pieces; k++) {
            PgSpan span = paragraph->pieces[k];
            has_sentence |= count_in(build->layout, span, U'。') > 0 ||
                            count_in(build->layout, span, U'，') > 0;
        }
        if (!has_sentence && !goes_on(build, i))
            paragraph->part = PG_PART_HEADLINE;
    }
}

GArray *pg_paragraphs_new(const PgLayout *layout, PgArena *arena) {
    Build build = {.layout = layout,
                   .paragraphs = g_array_new(FALSE, FALSE, sizeof(PgParagraph)),
                   .pieces = PG_ARENA_RESERVE(arena, PgSpan, layout->n_lines),
                   .leads = find_leads(layout),
                   .columns = read_columns(layout),
                   .open = -1};
    uint32_t n_gaps = 0, n_indented = 0;
    uint8_t top_level = UINT8_MAX;
    for (uint32_t i = 0; i < layout->n_lines; i++) {
        const PgLayoutLine *line = &layout->lines[i];
        n_gaps += line->gap_before;
        n_indented += line->indented;
        if (line->part == PG_PART_HEADLINE && line->level < top_level)
            top_level = line->level;
    }
    build.gaps_tell = layout->n_lines > 1 && n_gaps * 2 < layout->n_lines;
    build.indents_tell = n_indented > 1 && n_indented * 2 < layout->n_lines;
    for (uint32_t i = 0; i < layout->n_lines; i++)
        add_line(&build, i, top_level);
    if (layout->is_wrapped)
        find_headline_paragraphs(&build);
    g_free(build.leads);
    g_free(build.columns);
    return build.paragraphs;
}
