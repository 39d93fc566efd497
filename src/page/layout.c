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

/* Does the text hold this ASCII-free needle, given as UTF-8? */
static bool holds(const uint32_t *folded, PgSpan span, const char *needle) {
    uint32_t want[16];
    size_t n = pg_chars_from_utf8(needle, strlen(needle), want);
    for (uint32_t i = span.start; i + n <= span.end; i++)
        if (!memcmp(folded + i, want, n * sizeof *want))
            return true;
    return false;
}

static bool starts_with(const uint32_t *folded, PgSpan span, const char *needle) {
    uint32_t want[16];
    size_t n = pg_chars_from_utf8(needle, strlen(needle), want);
    return span.end - span.start >= n && !memcmp(folded + span.start, want, n * sizeof *want);
}

static bool ends_with(const uint32_t *folded, PgSpan span, const char *needle) {
    uint32_t want[16];
    size_t n = pg_chars_from_utf8(needle, strlen(needle), want);
    return span.end - span.start >= n && !memcmp(folded + span.end - n, want, n * sizeof *want);
}

static bool is_bullet(uint32_t c) {
    return c == 0x25b6 || c == 0x25ba || c == 0x25b2 || c == 0x25a0 || c == 0x25a1 || c == 0x25c6 ||
           c == 0x25cf || c == 0x25cb || c == 0x2605 || c == 0x25c7 || c == 0x25bc;
}

/* Two to four Han characters, the first a surname: a name as by-lines print it. */
static bool is_person_name(const PgOntology *ontology, const uint32_t *folded, PgSpan span) {
    uint32_t n = span.end - span.start;
    if (n < 2 || n > 4)
        return false;
    for (uint32_t i = span.start; i < span.end; i++)
        if (!pg_char_is_han(folded[i]))
            return false;
    uint32_t surname = n == 4 || (n == 3 && pg_ontology_find_kind(ontology, folded + span.start, 2,
                                                                  PG_LEX_SURNAME, PG_CLASS_NONE))
                           ? 2
                           : 1;
    return pg_ontology_find_kind(ontology, folded + span.start, surname, PG_LEX_SURNAME,
                                 PG_CLASS_NONE) != NULL;
}

/* Names between blanks, commas or 、, nothing else: 许莉莎 竹滢艳. */
static bool is_names(const PgOntology *ontology, const uint32_t *folded, PgSpan span) {
    uint32_t n_names = 0;
    while (span.start < span.end) {
        PgSpan name = {span.start, span.start};
        while (name.end < span.end && !is_blank(folded[name.end]) && folded[name.end] != 0x3001 &&
               folded[name.end] != '/')
            name.end++;
        if (name.end > name.start) {
            if (!is_person_name(ontology, folded, name))
                return false;
            n_names++;
        }
        span.start = name.end < span.end ? name.end + 1 : name.end;
    }
    return n_names > 0 && n_names <= 6;
}

static const char *const byline_starts[] = {
    "本报记者", "记者",     "通讯员",   "特约通讯员", "特约记者", "作者：",
    "编辑：",   "责任编辑", "责编",     "本报通讯员", "撰文",     "文/",
    "文｜",     "来源：",   "信息来源", "发布时间",   "发布日期", "供稿",
    "审核：",   "校对：",   "策划：",   "见习记者",   "浏览次数", NULL};
static const char *const credit_marks[] = {"图片来源", "资料图", "供图", "图为", "摄影：", NULL};

static bool is_byline(const PgOntology *ontology, const uint32_t *folded, PgSpan span) {
    if (span.start < span.end && is_bullet(folded[span.start])) {
        span.start++;
        span = trim(folded, span);
    }
    if (span.end - span.start > 40)
        return false;
    for (const char *const *start = byline_starts; *start; start++)
        if (starts_with(folded, span, *start) && !pg_layout_ends_sentence(folded, span))
            return true;
    return is_names(ontology, folded, span);
}

static bool is_caption(const uint32_t *folded, PgSpan span) {
    if (span.end - span.start > 60)
        return false;
    for (const char *const *mark = credit_marks; *mark; mark++)
        if (holds(folded, span, *mark))
            return true;
    return ends_with(folded, span, "摄") || ends_with(folded, span, "摄）") ||
           (!pg_layout_ends_sentence(folded, span) &&
            (ends_with(folded, span, "生产车间") || ends_with(folded, span, "效果图") ||
             ends_with(folded, span, "外景") || ends_with(folded, span, "鸟瞰图") ||
             ends_with(folded, span, "现场图") || ends_with(folded, span, "一角")));
}

/* 本报讯, 本报北京1月5日电, （记者 某某）, 【某某网】 before the first sentence. */
static uint32_t dateline_length(const PgOntology *ontology, const uint32_t *folded, PgSpan span,
                                bool *is_dateline) {
    uint32_t start = span.start;
    *is_dateline = false;
    for (;;) {
        PgSpan rest = trim(folded, (PgSpan){span.start, span.end});
        uint32_t taken = 0;
        static const char *const words[] = {"本报讯", "本网讯", "本刊讯", "本台讯", "讯息", NULL};
        for (const char *const *word = words; *word && !taken; word++)
            if (starts_with(folded, rest, *word))
                taken = 3;
        if (!taken && rest.start < rest.end &&
            (folded[rest.start] == 0xff08 || folded[rest.start] == 0x3010)) {
            uint32_t close = folded[rest.start] == 0xff08 ? 0xff09 : 0x3011;
            uint32_t i = rest.start;
            while (i < rest.end && i - rest.start < 40 && folded[i] != close)
                i++;
            PgSpan inside = {rest.start + 1, i};
            if (i < rest.end && folded[i] == close &&
                (holds(folded, inside, "记者") || holds(folded, inside, "通讯员") ||
                 holds(folded, inside, "作者") || is_names(ontology, folded, inside)))
                taken = i + 1 - rest.start;
        }
        if (!taken) { /* 本报长沙1月8日电, 新华社北京3月1日电 */
            for (uint32_t i = rest.start; i < rest.end && i - rest.start < 30; i++) {
                uint32_t c = folded[i];
                if (c == 0xff0c || c == 0x3002 || c == 0xff1a)
                    break;
                if ((c == 0x7535 || c == 0x8baf) && i > rest.start + 3 && /* 电, 讯 */
                    (folded[i - 1] == 0x65e5 || is_blank(folded[i - 1])) &&
                    (starts_with(folded, rest, "本报") || starts_with(folded, rest, "新华社") ||
                     starts_with(folded, rest, "中新") || starts_with(folded, rest, "人民网")))
                    taken = i + 1 - rest.start;
            }
        }
        if (!taken)
            break;
        *is_dateline = true;
        span.start = rest.start + taken;
    }
    return span.start - start;
}

/* Where the by-line behind the last sentence of a paragraph starts; span.end when there is none. */
static uint32_t trailing_byline(const PgOntology *ontology, const uint32_t *folded, PgSpan span) {
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
            (holds(folded, inside, "记者") || holds(folded, inside, "通讯员") ||
             holds(folded, inside, "来源") || holds(folded, inside, "编辑") ||
             holds(folded, inside, "供稿") || holds(folded, inside, "作者") ||
             is_names(ontology, folded, inside)))
            return open;
        return span.end;
    }
    for (uint32_t i = span.end; i > span.start + 2 && span.end - i < 30; i--) {
        if (!pg_layout_ends_sentence(folded, (PgSpan){i - 1, i}))
            continue;
        PgSpan tail = trim(folded, (PgSpan){i, span.end});
        if (tail.start < tail.end && is_names(ontology, folded, tail))
            return i;
        break;
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

PgLayout pg_layout_new(const PgDocument *document, const PgOntology *ontology, PgArena *arena) {
    PgLayout layout = {.chars = document->chars};
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
                               .indented = span.start > whole.start};
        gap = false;
        line->is_whole = source->kind == PG_LINE_PARAGRAPH;
        line->width = width_of(folded, span);
        if (source->kind == PG_LINE_CAPTION) {
            line->part = PG_PART_CAPTION;
            continue;
        }
        if (source->kind == PG_LINE_HEADING || source->kind == PG_LINE_TITLE) {
            line->part = PG_PART_HEADLINE;
            if (source->kind == PG_LINE_TITLE)
                line->level = 1;
            continue;
        }
        if (is_caption(folded, span)) {
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
    return layout;
}
