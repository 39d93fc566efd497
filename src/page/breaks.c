#include "page/breaks.h"

#include "page/furniture.h"

#include <glib.h>

enum {
    INDENT = 4,    /* half-width columns of blanks */
    SHORTEST = 20, /* characters of a paragraph */
    SEEN = 400,    /* of what comes behind a headline */
    HEADLINE = 6,  /* and of a headline, at least and at most */
    LONGEST_HEADLINE = 48
};

static uint32_t count_stops(const uint32_t *folded, PgSpan span) {
    return pg_char_count(folded, span.start, span.end, U'。');
}

static bool may_be_headline(const uint32_t *folded, PgSpan span) {
    PgSpan text = pg_span_trim(folded, span);
    uint32_t n = text.end - text.start;
    return n >= HEADLINE && n <= LONGEST_HEADLINE && !count_stops(folded, text);
}

/* Where the blanks from a place on end, when they are an indent; else the place itself. */
static uint32_t skip_indent(const uint32_t *chars, uint32_t at, uint32_t end) {
    uint32_t width = 0, i = at;
    for (; i < end && pg_char_is_space(chars[i]); i++)
        width += chars[i] < 0x2e80 ? 1 : 2;
    return width >= INDENT ? i : at;
}

/* Does a paragraph begin behind the blanks? `head` stands before them. A headline tells nothing
   by itself: more paragraphs must follow. */
static bool begins_indented(const uint32_t *folded, PgSpan head, uint32_t at, PgSpan line) {
    PgSpan rest = {at, MIN(line.end, at + SEEN)};
    if (rest.end - rest.start < SHORTEST || !count_stops(folded, rest))
        return false;
    return pg_ends_sentence(folded, head) ||
           (head.start == line.start && may_be_headline(folded, head) &&
            count_stops(folded, rest) > 1);
}

/* Does one begin with a newspaper, which stands at `at`? */
static bool begins_dateline(const PgOntology *ontology, const uint32_t *folded, PgSpan head,
                            uint32_t at, const PgColumnLine *line) {
    PgSpan rest = {at, line->span.end};
    if (head.start == at || !pg_furniture_dateline(ontology, folded, rest, line->words))
        return false;
    return pg_ends_sentence(folded, pg_span_trim(folded, head)) || may_be_headline(folded, head);
}

/* Where a newspaper stands from a place on, with which a dateline may begin. */
static uint32_t find_newspaper(const PgOntology *ontology, const uint32_t *folded,
                               const PgColumnLine *line, uint32_t from) {
    PgSpan rest = {from, line->span.end};
    return line->words.has_wire ? pg_furniture_find_newspaper(ontology, folded, rest) : rest.end;
}

static void part_line(const PgOntology *ontology, const uint32_t *chars, const uint32_t *folded,
                      PgColumnLine line, GArray *parts) {
    PgColumnLine part = line;
    uint32_t end = line.span.end;
    uint32_t blank = pg_char_find(folded, line.span.start, end, ' ');
    uint32_t newspaper = find_newspaper(ontology, folded, &line, line.span.start);
    for (uint32_t i; (i = MIN(blank, newspaper)) < end;) {
        PgSpan head = {part.span.start, i};
        uint32_t text = skip_indent(chars, i, end), next = MAX(text, i + 1);
        bool begins = text > i
                          ? i > line.span.start && begins_indented(folded, head, text, line.span)
                          : i == newspaper && begins_dateline(ontology, folded, head, i, &line);
        if (begins) {
            part.span.end = i;
            g_array_append_val(parts, part);
            part = (PgColumnLine){{i, end}, line.line, false, line.words};
        }
        if (blank < next)
            blank = pg_char_find(folded, next, end, ' ');
        if (newspaper < next)
            newspaper = find_newspaper(ontology, folded, &line, next);
    }
    part.span.end = line.span.end;
    g_array_append_val(parts, part);
}

PgColumnLine *pg_breaks_restore(const PgOntology *ontology, const PgTables *tables,
                                const uint32_t *chars, const uint32_t *folded,
                                const PgColumnLine *lines, uint32_t *n, PgArena *arena) {
    GArray *parts = g_array_sized_new(FALSE, FALSE, sizeof(PgColumnLine), *n);
    for (uint32_t i = 0; i < *n; i++)
        if (pg_table_part(tables, lines[i].line) ||
            (!lines[i].words.has_blank && !lines[i].words.has_wire))
            g_array_append_val(parts, lines[i]);
        else
            part_line(ontology, chars, folded, lines[i], parts);
    *n = parts->len;
    PgColumnLine *result = pg_arena_memdup(arena, parts->data, parts->len * sizeof *result);
    g_array_unref(parts);
    return result;
}
