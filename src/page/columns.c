#include "page/columns.h"

#include <glib.h>

enum {
    GUTTER = 3,      /* half-width columns of blanks, at least */
    NARROWEST = 20,  /* half-width columns of text: the mean of each side */
    FEWEST_LINES = 4 /* with a gutter, and more than half of a block */
};

static uint32_t width_of(uint32_t c) {
    return c < 0x2e80 ? 1 : 2;
}

/* Where a line parts: its left half ends, its right half starts, that one's place on paper. */
typedef struct {
    uint32_t left_end, right_start;
    uint32_t left_width, right_width; /* of what is printed */
    uint32_t indent, place;           /* of the line and of the right half, from the margin */
    bool is_parted;                   /* exactly one gutter */
} Parting;

/* May a gutter stand in the line? */
static bool may_be_parted(const uint32_t *folded, PgSpan line) {
    while (line.start < line.end && folded[line.start] == ' ')
        line.start++;
    uint32_t at = line.start;
    while ((at = pg_char_find(folded, at, line.end, ' ')) < line.end) {
        uint32_t end = at;
        while (end < line.end && folded[end] == ' ')
            end++;
        if (2 * (end - at) >= GUTTER && end < line.end)
            return true;
        at = end;
    }
    return false;
}

static Parting part_line(const PgDocument *document, const PgLine *line) {
    Parting parting = {.left_end = line->end, .right_start = line->end};
    uint32_t place = 0, blanks = 0, n_gutters = 0, printed = 0;
    for (uint32_t i = line->start; i < line->end; i++) {
        uint32_t c = document->chars[i];
        if (c > 0x3000 && c != 0xfeff && !blanks && printed) { /* nearly all characters */
            parting.left_end = n_gutters ? parting.left_end : i + 1;
            printed += 2;
            place += 2;
            continue;
        }
        if (pg_char_is_space(c)) {
            blanks += width_of(c);
            place += width_of(c);
            continue;
        }
        if (!printed) {
            parting.indent = blanks;
        } else if (blanks >= GUTTER) {
            n_gutters++;
            parting.right_start = i;
            parting.place = place;
            parting.left_width = printed;
        }
        if (!n_gutters)
            parting.left_end = i + 1;
        blanks = 0;
        printed += width_of(c);
        place += width_of(c);
    }
    parting.is_parted = n_gutters == 1;
    if (parting.is_parted)
        parting.right_width = printed - parting.left_width;
    else
        parting.left_width = printed;
    return parting;
}

typedef struct {
    const PgDocument *document;
    const PgOntology *ontology;
    const uint32_t *folded;
    const Parting *partings;
    PgColumnLine *lines;
    uint32_t n;
} Reading;

static void add(Reading *reading, uint32_t line, uint32_t start, uint32_t end, bool starts_column) {
    reading->lines[reading->n++] = (PgColumnLine){
        .span = {start, end},
        .line = line,
        .starts_column = starts_column,
        .words = pg_furniture_words(reading->ontology, reading->folded, (PgSpan){start, end})};
}

/* Where the right column starts on paper in lines first..end: the mean of the parted ones; 0 when
   they are no two columns. */
static uint32_t gutter_of(const Reading *reading, uint32_t first, uint32_t end) {
    uint64_t n = 0, left = 0, right = 0, place = 0;
    for (uint32_t i = first; i < end; i++) {
        const Parting *parting = &reading->partings[i];
        if (!parting->is_parted)
            continue;
        n++;
        left += parting->left_width;
        right += parting->right_width;
        place += parting->place;
    }
    bool are_columns =
        n >= FEWEST_LINES && 2 * n > end - first && left >= n * NARROWEST && right >= n * NARROWEST;
    return are_columns ? (uint32_t)(place / n) : 0;
}

/* A line without a gutter stands in the right column when it is indented that far. */
static bool stands_right(const Parting *parting, uint32_t gutter) {
    return !parting->is_parted && parting->indent * 4 >= gutter * 3;
}

static void read_columns(Reading *reading, uint32_t first, uint32_t end, uint32_t gutter) {
    for (uint32_t i = first; i < end; i++)
        if (!stands_right(&reading->partings[i], gutter))
            add(reading, i, reading->document->lines[i].start, reading->partings[i].left_end,
                false);
    bool is_first = true;
    for (uint32_t i = first; i < end; i++) {
        const Parting *parting = &reading->partings[i];
        uint32_t start = reading->document->lines[i].start;
        if (!parting->is_parted && !stands_right(parting, gutter))
            continue;
        if (parting->is_parted) /* blanks before it that are its indent */
            start = parting->right_start - (parting->place > gutter + 2);
        add(reading, i, start, reading->document->lines[i].end, is_first);
        is_first = false;
    }
}

/* Where the block of parted lines that starts here ends: gaps and long lines without a gutter end
   one. */
static uint32_t block_end(const Reading *reading, uint32_t first) {
    uint32_t widest = 0, i = first;
    for (; i < reading->document->n_lines; i++) {
        const Parting *parting = &reading->partings[i];
        bool is_text = reading->document->lines[i].kind == PG_LINE_WRAPPED;
        if (parting->is_parted)
            widest = MAX(widest, parting->left_width);
        else if (parting->left_width > widest + GUTTER)
            break;
        if (!is_text)
            break;
    }
    return i;
}

/* Few documents have lines enough with a gutter. */
static bool may_have_columns(const Reading *reading) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < reading->n && n < FEWEST_LINES; i++)
        n += reading->lines[i].words.has_blank &&
             may_be_parted(reading->folded, reading->lines[i].span);
    return n >= FEWEST_LINES;
}

/* Lines start..end as they are. */
static void read_as_is(Reading *reading, uint32_t start, uint32_t end) {
    for (uint32_t i = start; i < end; i++)
        add(reading, i, reading->document->lines[i].start, reading->document->lines[i].end, false);
}

static void read_blocks(Reading *reading, const PgTables *tables) {
    const PgDocument *document = reading->document;
    Parting *partings = g_new(Parting, document->n_lines + 1);
    for (uint32_t i = 0; i < document->n_lines; i++)
        partings[i] = pg_table_part(tables, i) ? (Parting){.left_width = UINT32_MAX / 2}
                                               : part_line(document, &document->lines[i]);
    reading->partings = partings;
    for (uint32_t i = 0; i < document->n_lines;) {
        uint32_t end = partings[i].is_parted ? block_end(reading, i) : i;
        uint32_t gutter = end > i ? gutter_of(reading, i, end) : 0;
        end = MAX(end, i + 1);
        if (gutter)
            read_columns(reading, i, end, gutter);
        else
            read_as_is(reading, i, end);
        i = end;
    }
    g_free(partings);
}

PgColumnLine *pg_columns_read(const PgDocument *document, const PgOntology *ontology,
                              const uint32_t *folded, const PgTables *tables, PgArena *arena,
                              uint32_t *n) {
    Reading reading = {
        .document = document,
        .ontology = ontology,
        .folded = folded,
        .lines = PG_ARENA_RESERVE(arena, PgColumnLine, 2 * (size_t)document->n_lines + 1)};
    read_as_is(&reading, 0, document->n_lines);
    if (may_have_columns(&reading)) {
        reading.n = 0;
        read_blocks(&reading, tables);
    }
    *n = reading.n;
    return reading.lines;
}
