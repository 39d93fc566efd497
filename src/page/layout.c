#include "page/layout.h"

#include "words/words.h"

#include <glib.h>
#include <string.h>

static bool is_blank(uint32_t c) {
    return pg_char_is_space(c);
}

static PgSpan trim(const uint32_t *chars, PgSpan span) {
    while (span.start < span.end && is_blank(chars[span.start]))
        span.start++;
    while (span.end > span.start && is_blank(chars[span.end - 1]))
        span.end--;
    return span;
}

static bool is_closer(uint32_t c) {
    return c == 0x201d || c == 0x2019 || c == 0xff09 || c == 0x300b || c == 0x3011 || c == '"';
}

bool pg_layout_ends_sentence(const uint32_t *folded, PgSpan span) {
    while (span.end > span.start && is_closer(folded[span.end - 1]))
        span.end--;
    if (span.end == span.start)
        return false;
    uint32_t c = folded[span.end - 1];
    return c == 0x3002 || c == 0xff01 || c == 0xff1f || c == 0x2026 || c == 0xff1b;
}

static uint32_t width_of(const uint32_t *chars, PgSpan span) {
    uint32_t width = 0;
    for (uint32_t i = span.start; i < span.end; i++)
        width += is_blank(chars[i]) ? 0 : chars[i] < 0x2e80 && chars[i] != 0x201c ? 1 : 2;
    return width;
}

/* ---- words of the newspaper's own ---- */

typedef struct {
    const PgOntology *ontology;
    PgLexKind kind;
    uint32_t longest;
} WordSearch;

static void take_word(void *data, uint32_t length, uint32_t entry) {
    WordSearch *search = data;
    for (const PgLexEntry *e = pg_ontology_entry(search->ontology, entry); e;
         e = pg_ontology_entry(search->ontology, e->next))
        if (e->kind == search->kind)
            search->longest = length;
}

/* The length of the longest word of a kind that starts at a place; 0 for none. */
static uint32_t word_at(const PgOntology *ontology, const uint32_t *folded, uint32_t at,
                        uint32_t end, PgLexKind kind) {
    if (at >= end || !pg_ontology_can_start(ontology, folded[at], kind))
        return 0;
    WordSearch search = {ontology, kind, 0};
    pg_ontology_match(ontology, folded + at, end - at, take_word, &search);
    return search.longest;
}

static bool holds(const PgOntology *ontology, const uint32_t *folded, PgSpan span, PgLexKind kind) {
    for (uint32_t i = span.start; i < span.end; i++)
        if (word_at(ontology, folded, i, span.end, kind))
            return true;
    return false;
}

static bool ends_with(const PgOntology *ontology, const uint32_t *folded, PgSpan span,
                      PgLexKind kind) {
    enum { LONGEST = 6 };
    for (uint32_t i = span.end; i > span.start && span.end - i < LONGEST; i--)
        if (word_at(ontology, folded, i - 1, span.end, kind) == span.end - i + 1)
            return true;
    return false;
}

static bool is_bullet(uint32_t c) {
    return c == 0x25b6 || c == 0x25ba || c == 0x25b2 || c == 0x25a0 || c == 0x25a1 || c == 0x25c6 ||
           c == 0x25cf || c == 0x25cb || c == 0x2605 || c == 0x25c7 || c == 0x25bc;
}

static bool is_han(const uint32_t *folded, PgSpan span) {
    for (uint32_t i = span.start; i < span.end; i++)
        if (!pg_char_is_han(folded[i]))
            return false;
    return span.end > span.start;
}

/* Does the span begin with a word that is no person's name? 高能, 项目占, 江苏. */
static bool begins_with_word(const uint32_t *folded, PgSpan span) {
    PgTag tags[PG_MAX_WORD];
    uint8_t costs[PG_MAX_WORD];
    uint32_t n = span.end - span.start;
    unsigned found = pg_words_match(folded + span.start, n, tags, costs);
    for (uint32_t k = 1; k < PG_MAX_WORD && k < n; k++)
        if (found & 1u << k && tags[k] != PG_TAG_PERSON && tags[k] != PG_TAG_UNKNOWN)
            return true;
    return false;
}

/* Two to four Han characters, the first a surname: a name as by-lines print it. */
static bool is_person_name(const PgOntology *ontology, const uint32_t *folded, PgSpan span) {
    uint32_t n = span.end - span.start;
    if (n < 2 || n > 4 || !is_han(folded, span) || begins_with_word(folded, span))
        return false;
    uint32_t surname = n == 4 || (n == 3 && pg_ontology_find_kind(ontology, folded + span.start, 2,
                                                                  PG_LEX_SURNAME, PG_CLASS_NONE))
                           ? 2
                           : 1;
    return pg_ontology_find_kind(ontology, folded + span.start, surname, PG_LEX_SURNAME,
                                 PG_CLASS_NONE) != NULL;
}

/* How many names stand there between blanks, 、 or /, and nothing else: 许莉莎 竹滢艳. Beside two
   known ones every third may be a name of which the surname is not known; `bullet`: beside one. */
static uint32_t count_names(const PgOntology *ontology, const uint32_t *folded, PgSpan span,
                            bool bullet) {
    uint32_t n_names = 0, n_unknown = 0;
    while (span.start < span.end) {
        PgSpan name = {span.start, span.start};
        while (name.end < span.end && !is_blank(folded[name.end]) && folded[name.end] != 0x3001 &&
               folded[name.end] != '/')
            name.end++;
        if (name.end > name.start) {
            if (is_person_name(ontology, folded, name))
                n_names++;
            else if (name.end - name.start < 4 && is_han(folded, name))
                n_unknown++;
            else
                return 0;
        }
        span.start = name.end < span.end ? name.end + 1 : name.end;
    }
    return n_names + n_unknown <= 6 && n_unknown * (bullet ? 1 : 2) <= n_names ? n_names + n_unknown
                                                                               : 0;
}

static bool is_names(const PgOntology *ontology, const uint32_t *folded, PgSpan span) {
    return count_names(ontology, folded, span, false) > 0;
}

static bool is_byline(const PgOntology *ontology, const uint32_t *folded, PgSpan span) {
    bool bullet = span.start < span.end && is_bullet(folded[span.start]);
    if (bullet) {
        span.start++;
        span = trim(folded, span);
    }
    if (span.end - span.start > 40)
        return false;
    if (word_at(ontology, folded, span.start, span.end, PG_LEX_BYLINE) &&
        !pg_layout_ends_sentence(folded, span))
        return true;
    return count_names(ontology, folded, span, bullet) > 0;
}

static bool is_caption(const PgOntology *ontology, const uint32_t *folded, PgSpan span) {
    if (span.end - span.start > 60)
        return false;
    if (holds(ontology, folded, span, PG_LEX_CREDIT))
        return true;
    PgSpan inside = span;
    while (inside.end > inside.start && is_closer(folded[inside.end - 1]))
        inside.end--;
    return (inside.end > inside.start && folded[inside.end - 1] == 0x6444) || /* 摄 */
           (!pg_layout_ends_sentence(folded, span) &&
            ends_with(ontology, folded, span, PG_LEX_CAPTION_END));
}

/* 本报长沙1月8日电, 新华社北京3月1日电, 本报昆明讯; 0 when it is none. */
static uint32_t wire_length(const PgOntology *ontology, const uint32_t *folded, PgSpan rest) {
    enum { LONGEST = 30 };
    uint32_t paper = word_at(ontology, folded, rest.start, rest.end, PG_LEX_NEWSPAPER);
    if (!paper)
        return 0;
    for (uint32_t i = rest.start + paper; i < rest.end && i - rest.start < LONGEST; i++) {
        uint32_t c = folded[i];
        if (c == 0xff0c || c == 0x3002 || c == 0xff1a)
            break;
        if (c != 0x7535 && c != 0x8baf) /* 电 讯 */
            continue;
        uint32_t place = rest.start + paper;
        if (folded[i - 1] == 0x65e5 || is_blank(folded[i - 1]) || /* 日 */
            pg_ontology_find_kind(ontology, folded + place, i - place, PG_LEX_PLACE, PG_CLASS_NONE))
            return i + 1 - rest.start;
    }
    return 0;
}

/* 本报讯, 本报北京1月5日电, （记者 某某）, 【某某网】 before the first sentence. */
static uint32_t dateline_length(const PgOntology *ontology, const uint32_t *folded, PgSpan span,
                                bool *is_dateline) {
    uint32_t start = span.start;
    *is_dateline = false;
    for (;;) {
        PgSpan rest = trim(folded, (PgSpan){span.start, span.end});
        uint32_t taken = 0;
        if (rest.start < rest.end)
            taken = word_at(ontology, folded, rest.start, rest.end, PG_LEX_DATELINE);
        if (!taken && rest.start < rest.end &&
            (folded[rest.start] == 0xff08 || folded[rest.start] == 0x3010)) {
            uint32_t close = folded[rest.start] == 0xff08 ? 0xff09 : 0x3011;
            uint32_t i = rest.start;
            while (i < rest.end && i - rest.start < 40 && folded[i] != close)
                i++;
            PgSpan inside = {rest.start + 1, i};
            if (i < rest.end && folded[i] == close &&
                (holds(ontology, folded, inside, PG_LEX_BYLINE) ||
                 is_names(ontology, folded, inside)))
                taken = i + 1 - rest.start;
        }
        if (!taken && rest.start < rest.end) /* 本报长沙1月8日电, 本报昆明讯 */
            taken = wire_length(ontology, folded, rest);
        if (!taken)
            break;
        *is_dateline = true;
        span.start = rest.start + taken;
    }
    return span.start - start;
}

/* Where the by-line behind the last sentence of a paragraph starts; span.end when there is none. */
static uint32_t trailing_byline(const PgOntology *ontology, const uint32_t *folded, PgSpan span) {
    enum { WIDE = 60 }; /* characters: a line of so many holds a paragraph, to its end */
    if (span.end - span.start < 6)
        return span.end;
    uint32_t last = folded[span.end - 1];
    if (last == 0xff09) { /* （记者 某某） */
        uint32_t open = span.end - 1;
        while (open > span.start && folded[open] != 0xff08 && span.end - open < 40)
            open--;
        PgSpan inside = {open + 1, span.end - 1};
        if (folded[open] == 0xff08 && open > span.start &&
            pg_layout_ends_sentence(folded, (PgSpan){span.start, open}) &&
            (holds(ontology, folded, inside, PG_LEX_BYLINE) || is_names(ontology, folded, inside)))
            return open;
        return span.end;
    }
    for (uint32_t i = span.end; i > span.start + 2 && span.end - i < 30; i--) {
        if (!pg_layout_ends_sentence(folded, (PgSpan){i - 1, i}))
            continue;
        PgSpan tail = trim(folded, (PgSpan){i, span.end});
        uint32_t n_names = count_names(ontology, folded, tail, false);
        bool stands_apart = tail.start > i || n_names > 1 || span.end - span.start > WIDE;
        return n_names && stands_apart ? i : span.end;
    }
    return span.end;
}

static int by_value(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* Are lines broken at the column's edge? Then most lines end inside a sentence, and they are of
   one width. */
static bool detect_wrapping(const PgLayout *layout) {
    uint32_t n = 0, n_open = 0;
    uint32_t *widths = g_new(uint32_t, layout->n_lines + 1);
    for (uint32_t i = 0; i < layout->n_lines; i++) {
        const PgLayoutLine *line = &layout->lines[i];
        if (line->kind != PG_LINE_WRAPPED || line->part == PG_PART_CAPTION ||
            line->part == PG_PART_BYLINE)
            continue;
        widths[n++] = line->width;
        n_open += !line->ends_sentence;
    }
    bool wrapped = false;
    if (n >= 6) {
        qsort(widths, n, sizeof *widths, by_value);
        wrapped = n_open * 2 > n && widths[n * 3 / 4] <= 130 &&
                  widths[n * 3 / 4] - widths[n / 2] <= widths[n / 2] / 4 + 2;
    }
    g_free(widths);
    return wrapped;
}

/* OCR writes Markdown into plain text, too: the number of # before a heading; 0: none. */
static uint8_t markdown_level(const uint32_t *folded, PgSpan span) {
    uint8_t n = 0;
    while (n < 6 && span.start + n < span.end && folded[span.start + n] == '#')
        n++;
    return span.start + n + 1 < span.end && is_blank(folded[span.start + n]) ? n : 0;
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
    uint32_t n_first = 0, n_short = 0, n = 0;
    uint32_t *widths = g_new(uint32_t, layout->n_lines + 1);
    for (uint32_t i = 0; i < layout->n_lines; i++)
        if (layout->lines[i].part == PG_PART_BODY && !layout->lines[i].ends_sentence)
            widths[n++] = layout->lines[i].width;
    qsort(widths, n, sizeof *widths, by_value);
    uint32_t column = n ? widths[n / 2] : 0;
    g_free(widths);
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

PgLayout pg_layout_new(const PgDocument *document, const PgOntology *ontology, PgArena *arena) {
    PgLayout layout = {
        .ontology = ontology, .chars = document->chars, .n_chars = document->n_chars};
    uint32_t usual = usual_distance(document);
    uint32_t *folded = PG_ARENA_NEW(arena, uint32_t, document->n_chars + 1);
    layout.folded = folded;
    layout.is_traditional = pg_words_are_traditional(document->chars, document->n_chars);
    layout.lines = PG_ARENA_NEW(arena, PgLayoutLine, document->n_lines + 1);
    bool gap = true;
    for (uint32_t i = 0; i < document->n_lines; i++) {
        const PgLine *source = &document->lines[i];
        pg_fold(document->chars + source->start, source->end - source->start,
                folded + source->start);
        if (layout.is_traditional)
            pg_words_simplify(folded + source->start, source->end - source->start);
        PgSpan whole = {source->start, source->end};
        PgSpan span = trim(folded, whole);
        gap |= source->gap_before;
        if (span.start == span.end) {
            gap = true;
            continue;
        }
        PgLayoutLine *line = &layout.lines[layout.n_lines++];
        *line = (PgLayoutLine){.span = span,
                               .kind = source->kind,
                               .level = source->level,
                               .gap_before = gap,
                               .block_before = source->kind == PG_LINE_WRAPPED && i &&
                                               line_distance(document, i) > usual,
                               .close_above =
                                   source->kind == PG_LINE_WRAPPED && i &&
                                   line_distance(document, i) < (usual > 1 ? usual : usual + 1),
                               .indented = span.start > whole.start};
        gap = false;
        line->is_whole = source->kind == PG_LINE_PARAGRAPH;
        line->width = width_of(folded, span);
        if (source->kind == PG_LINE_CAPTION) {
            line->part = PG_PART_CAPTION;
            continue;
        }
        uint8_t level = markdown_level(folded, span);
        if (level && source->kind == PG_LINE_WRAPPED) {
            line->part = PG_PART_HEADLINE;
            line->level = level;
            line->span = trim(folded, (PgSpan){span.start + level, span.end});
            continue;
        }
        if (source->kind == PG_LINE_HEADING || source->kind == PG_LINE_TITLE) {
            line->part = PG_PART_HEADLINE;
            if (source->kind == PG_LINE_TITLE)
                line->level = 1;
            continue;
        }
        if (is_caption(ontology, folded, span)) {
            line->part = PG_PART_CAPTION;
            continue;
        }
        if (is_byline(ontology, folded, span)) {
            line->part = PG_PART_BYLINE;
            continue;
        }
        bool is_dateline;
        line->span.start += dateline_length(ontology, folded, line->span, &is_dateline);
        line->starts_article = is_dateline;
        uint32_t end = trailing_byline(ontology, folded, line->span);
        line->ends_article = end < line->span.end;
        line->span.end = end;
        line->span = trim(folded, line->span);
        line->ends_sentence = pg_layout_ends_sentence(folded, line->span);
        if (line->span.start == line->span.end)
            line->part = PG_PART_BYLINE;
    }
    layout.is_wrapped = detect_wrapping(&layout);
    layout.drops_indents = layout.is_wrapped && detect_lost_indents(&layout);
    return layout;
}
