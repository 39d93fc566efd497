#include "page/table.h"

#include "page/furniture.h"

#include <glib.h>

/* ---- heads ---- */

static bool is_opener(uint32_t c) {
    return c == U'（' || c == '(' || c == '[' || c == U'【'; /* （ 【 */
}

static bool is_closer(uint32_t c) {
    return c == U'）' || c == ')' || c == ']' || c == U'】'; /* ） 】 */
}

/* 2023年|产值 */
static uint32_t behind_year(const uint32_t *folded, PgSpan span) {
    enum { YEAR = 4 };
    uint32_t at = span.start;
    while (at < span.end && pg_char_is_digit(folded[at]))
        at++;
    if (at - span.start != YEAR || at + 2 >= span.end || folded[at] != U'年')
        return span.start;
    return at + 1 + (folded[at + 1] == U'度');
}

PgColumnHead pg_column_head(const uint32_t *folded, PgSpan span) {
    PgColumnHead head = {.n = 0};
    uint32_t open = 0;
    for (uint32_t i = behind_year(folded, span); i < span.end; i++) {
        uint32_t c = folded[i];
        if (is_opener(c))
            open = i + 1;
        else if (is_closer(c) && open) {
            head.unit = pg_span_trim(folded, (PgSpan){open, i});
            open = 0;
        } else if (c == U'：' || c == '/' || c == U'，') { /* 总投资：亿元, 总投资/亿元 */
            head.unit = pg_span_trim(folded, (PgSpan){i + 1, span.end});
            break;
        } else if (c == '%') {
            head.unit = (PgSpan){i, i + 1};
        } else if (!open && !pg_char_is_space(c) && c != '*' && head.n < G_N_ELEMENTS(head.chars)) {
            head.chars[head.n++] = c;
        }
    }
    return head;
}

const PgLexEntry *pg_column_find(const PgOntology *ontology, const PgColumnHead *head) {
    return head->n
               ? pg_ontology_find_kind(ontology, head->chars, head->n, PG_LEX_COLUMN, PG_CLASS_NONE)
               : NULL;
}

PgSpan pg_unit_line(const uint32_t *folded, PgSpan line) {
    enum { LONGEST = 24 };
    PgSpan none = {line.start, line.start};
    if (line.end - line.start > LONGEST)
        return none;
    for (uint32_t i = line.start; i + 2 < line.end; i++)
        if (folded[i] == U'单' && folded[i + 1] == U'位' &&
            (folded[i + 2] == U'：' || folded[i + 2] == ':')) {
            uint32_t end = i + 3;
            while (end < line.end && folded[end] != U'、' && folded[end] != U'，' &&
                   !is_closer(folded[end]))
                end++;
            return pg_span_trim(folded, (PgSpan){i + 3, end});
        }
    return none;
}

/* ---- rows ---- */

typedef struct {
    const PgDocument *document;
    const PgOntology *ontology;
    const uint32_t *folded;
    PgArena *arena;
    PgTables tables;
    GArray *rows; /* PgTableRow */
    /* The table at hand. */
    PgTableRow head;                 /* `heads`, `title` and `unit` are those of its rows */
    bool has_bars;                   /* the document */
    bool is_open, is_marked;         /* its cells have bars or tabs between them */
    bool has_uppers;                 /* its heads have two lines */
    bool tears_next;                 /* the line before was a piece of a cell of the next row */
    uint32_t places[PG_MAX_COLUMNS]; /* the middle of each head on paper, in half-width columns */
} Finder;

/* A line cut into cells. */
typedef struct {
    PgSpan cells[PG_MAX_COLUMNS];
    uint32_t places[PG_MAX_COLUMNS];
    uint32_t n, n_filled;
    bool is_marked; /* something stands between the cells, be they empty or not */
} Cut;

static bool is_bar(uint32_t c) {
    return c == '\t' || c == '|' || c == U'｜' || c == U'│' || c == U'┃'; /* ｜ │ ┃ */
}

static void add_cell(const Finder *finder, Cut *cut, PgSpan span, uint32_t from, uint32_t to) {
    if (cut->n == PG_MAX_COLUMNS)
        return;
    PgSpan cell = pg_span_trim(finder->folded, span);
    cut->places[cut->n] = (from + to) / 2;
    cut->cells[cut->n++] = cell;
    cut->n_filled += cell.end > cell.start;
}

/* |…|: without the bars that stand outside of all cells. */
static PgSpan between_bars(const uint32_t *chars, PgSpan span) {
    while (span.start < span.end && pg_char_is_space(chars[span.start]) &&
           chars[span.start] != '\t')
        span.start++;
    while (span.start < span.end && pg_char_is_space(chars[span.end - 1]) &&
           chars[span.end - 1] != '\t')
        span.end--;
    span.start += span.start < span.end && is_bar(chars[span.start]) && chars[span.start] != '\t';
    span.end -= span.start < span.end && is_bar(chars[span.end - 1]) && chars[span.end - 1] != '\t';
    return span;
}

/* Cut a line at its bars and tabs; where it has none, at wide gaps. */
static Cut cut_line(const Finder *finder, const PgLine *line) {
    enum { GAP = 2 };
    Cut cut = {.n = 0};
    const uint32_t *chars = finder->document->chars;
    PgSpan span = {line->start, line->end};
    for (uint32_t i = span.start; i < span.end && !cut.is_marked; i++)
        cut.is_marked = is_bar(chars[i]);
    if (cut.is_marked)
        span = between_bars(chars, span);
    uint32_t place = 0, start = span.start, from = 0, blanks = 0, printed_to = 0;
    for (uint32_t i = span.start; i < span.end; i++) {
        uint32_t c = chars[i], width = c < 0x2e80 ? 1 : 2;
        if (cut.is_marked ? is_bar(c) : false) {
            add_cell(finder, &cut, (PgSpan){start, i}, from, place);
            start = i + 1;
            from = place + width;
        } else if (!cut.is_marked && pg_char_is_space(c)) {
            blanks += width;
        } else if (!cut.is_marked) {
            if (blanks >= GAP && printed_to) {
                add_cell(finder, &cut, (PgSpan){start, i}, from, printed_to);
                start = i;
                from = place;
            } else if (!printed_to) {
                from = place;
            }
            blanks = 0;
            printed_to = place + width;
        }
        place += width;
    }
    add_cell(finder, &cut, (PgSpan){start, span.end}, from, cut.is_marked ? place : printed_to);
    return cut;
}

static bool is_number(const uint32_t *folded, PgSpan span) {
    bool has_digit = false;
    for (uint32_t i = span.start; i < span.end; i++) {
        if (pg_char_is_han(folded[i]) || pg_char_is_latin(folded[i]))
            return false;
        has_digit |= pg_char_is_digit(folded[i]);
    }
    return has_digit;
}

enum { LONGEST_HEAD = 20 };

/* Do the cells head columns? One must be known to name something, and another to tell of it, or to
   have a unit. */
static bool is_head(const Finder *finder, const Cut *cut) {
    uint32_t n_naming = 0, n_telling = 0;
    if (cut->n_filled < 2)
        return false;
    for (uint32_t i = 0; i < cut->n; i++) {
        PgSpan cell = cut->cells[i];
        if (cell.end - cell.start > LONGEST_HEAD || is_number(finder->folded, cell))
            return false;
        PgColumnHead head = pg_column_head(finder->folded, cell);
        const PgLexEntry *entry = pg_column_find(finder->ontology, &head);
        if (entry && !n_naming && (entry->class || entry->value == PG_COLUMN_INDICATOR))
            n_naming++;
        else
            n_telling += entry != NULL || head.unit.end > head.unit.start;
    }
    return n_naming && n_telling;
}

static PgSpan line_span(const Finder *finder, uint32_t line) {
    const PgLine *at = &finder->document->lines[line];
    return pg_span_trim(finder->folded, (PgSpan){at->start, at->end});
}

/* What stands over a table: its title, and the unit of its figures. */
static void take_lines_above(Finder *finder, uint32_t line) {
    enum { LONGEST = 48, SHORTEST = 5, MOST = 2 };
    finder->head.title = finder->head.unit = (PgSpan){0, 0};
    for (uint32_t i = line; i-- > 0 && line - i <= MOST;) {
        PgSpan above = line_span(finder, i), unit = pg_unit_line(finder->folded, above);
        if (finder->tables.parts[i] == PG_TABLE_ROW)
            return;
        if (unit.end > unit.start && finder->head.unit.end == finder->head.unit.start) {
            finder->head.unit = above;
            finder->tables.parts[i] = PG_TABLE_FRAME;
            continue;
        }
        if (above.end - above.start >= SHORTEST && above.end - above.start <= LONGEST &&
            !pg_ends_sentence(finder->folded, above))
            finder->head.title = above;
        return;
    }
}

static void open_table(Finder *finder, uint32_t line, const Cut *cut) {
    finder->head = (PgTableRow){.n_columns = cut->n};
    for (uint32_t i = 0; i < cut->n; i++) {
        finder->head.heads[i] = cut->cells[i];
        finder->places[i] = cut->places[i];
    }
    take_lines_above(finder, line);
    finder->tables.parts[line] = PG_TABLE_FRAME;
    finder->is_open = true;
    finder->has_uppers = false;
    finder->is_marked = cut->is_marked;
}

/* The column of a cell in a table without bars: the one whose head stands nearest. */
static uint32_t column_of(const Finder *finder, const Cut *cut, uint32_t cell, uint32_t from) {
    uint32_t best = from, least = UINT32_MAX;
    for (uint32_t i = from; i < finder->head.n_columns; i++) {
        uint32_t a = cut->places[cell], b = finder->places[i], away = a > b ? a - b : b - a;
        if (away < least) {
            least = away;
            best = i;
        }
    }
    return best;
}

static void add_row(Finder *finder, uint32_t line, const Cut *cut) {
    enum { MOST = 20000 }; /* rows: each is quoted with its heads */
    if (finder->rows->len >= MOST) {
        finder->tables.parts[line] = PG_TABLE_FRAME;
        return;
    }
    PgTableRow row = finder->is_open ? finder->head : (PgTableRow){.n_columns = cut->n};
    bool by_place = finder->is_open && !finder->is_marked && cut->n < row.n_columns;
    for (uint32_t i = 0, column = 0; i < cut->n && column < row.n_columns; i++, column++) {
        if (by_place)
            column = column_of(finder, cut, i, column);
        row.cells[column] = cut->cells[i];
    }
    finder->tables.rows[line] = finder->rows->len;
    g_array_append_val(finder->rows, row);
    finder->tables.parts[line] = PG_TABLE_ROW;
}

/* +----+----+ */
static bool is_rule(const Finder *finder, const PgLine *line) {
    uint32_t n = 0;
    for (uint32_t i = line->start; i < line->end; i++) {
        uint32_t c = finder->folded[i];
        if (c != '-' && c != '+' && c != '=' && c != U'—' && !is_bar(c) &&
            !(c >= 0x2500 && c < 0x2580) && !pg_char_is_space(c))
            return false;
        n += !pg_char_is_space(c);
    }
    return n > 2;
}

static bool holds_bar(const uint32_t *folded, uint32_t start, uint32_t end) {
    static const uint32_t BARS[] = {'|', U'│', U'┃'};
    for (size_t k = 0; k < G_N_ELEMENTS(BARS); k++)
        if (pg_char_find(folded, start, end, BARS[k]) < end)
            return true;
    return false;
}

/* Without bars or wide gaps a line has one cell. */
static bool may_have_cells(const Finder *finder, const PgLine *line) {
    const uint32_t *chars = finder->document->chars, *folded = finder->folded;
    uint32_t end = line->end, at = line->start;
    if (finder->has_bars && holds_bar(folded, at, end))
        return true;
    while (at < end && folded[at] == ' ')
        at++;
    for (; (at = pg_char_find(folded, at, end, ' ')) < end; at++)
        if (chars[at] == U'　' || chars[at] == '\t' || (at + 1 < end && folded[at + 1] == ' '))
            return true;
    return false;
}

/* A cell of several lines, where nothing but blanks tells the columns: what row its pieces are of
   can't be told, and neither row beside is read. */
static bool is_piece_of_cell(Finder *finder, uint32_t i, const Cut *cut) {
    if (!finder->is_open || finder->is_marked || !cut->n_filled ||
        finder->document->lines[i].gap_before || !column_of(finder, cut, 0, 0))
        return false;
    finder->tables.parts[i] = PG_TABLE_FRAME;
    if (finder->tables.parts[i - 1] == PG_TABLE_ROW)
        finder->tables.parts[i - 1] = PG_TABLE_FRAME;
    finder->tears_next = true;
    return true;
}

/* A second line of heads: below what names the rows nothing stands in it, and no number. */
static bool is_lower_head(const Finder *finder, uint32_t i, const Cut *cut) {
    if (!finder->is_open || !finder->is_marked || !cut->is_marked || !cut->n_filled || !i ||
        finder->tables.parts[i - 1] != PG_TABLE_FRAME ||
        finder->head.heads[0].start < finder->document->lines[i - 1].start ||
        cut->cells[0].end > cut->cells[0].start || finder->has_uppers)
        return false;
    for (uint32_t k = 0; k < cut->n; k++) {
        PgColumnHead head = pg_column_head(finder->folded, finder->head.heads[k]);
        const PgLexEntry *entry = pg_column_find(finder->ontology, &head);
        bool is_filled = cut->cells[k].end > cut->cells[k].start;
        bool is_long = cut->cells[k].end - cut->cells[k].start > LONGEST_HEAD;
        if (is_filled &&
            (is_long || is_number(finder->folded, cut->cells[k]) || (entry && entry->class)))
            return false;
    }
    return true;
}

static void take_lower_head(Finder *finder, uint32_t i, const Cut *cut) {
    PgTableRow *head = &finder->head;
    PgSpan upper = {0, 0};
    bool is_free = false; /* the upper head has given its place to a lower one */
    finder->has_uppers = true;
    head->n_columns = MAX(head->n_columns, cut->n);
    for (uint32_t k = 0; k < cut->n; k++) {
        bool is_filled = cut->cells[k].end > cut->cells[k].start;
        if (head->heads[k].end > head->heads[k].start) {
            upper = head->heads[k];
            is_free = is_filled;
        }
        if (!is_filled || !is_free) /* one over a column of its own is that column's */
            continue;
        head->uppers[k] = upper;
        head->heads[k] = cut->cells[k];
    }
    finder->tables.parts[i] = PG_TABLE_FRAME;
}

static void read_row(Finder *finder, uint32_t i, const Cut *cut) {
    enum { ROW = 3, LABEL = 16 }; /* cells that make a row of mark-up without a head */
    const PgLine *line = &finder->document->lines[i];
    uint32_t n_columns = finder->head.n_columns;
    bool in_table = finder->is_open && cut->n > 1 && cut->is_marked == finder->is_marked;
    bool is_label = finder->is_open && cut->n_filled == 1 && /* 一、产业项目 */
                    line->end - line->start <= LABEL;
    bool is_wide = finder->is_marked || 2 * cut->n > n_columns;
    if (in_table && cut->n_filled > 1 && is_wide && cut->n <= n_columns)
        add_row(finder, i, cut);
    else if (!is_label)
        finder->is_open = false;
    if (!finder->is_open && line->kind == PG_LINE_PARAGRAPH && cut->is_marked &&
        cut->n_filled >= ROW)
        add_row(finder, i, cut);
}

static void read_line(Finder *finder, uint32_t i) {
    const PgLine *line = &finder->document->lines[i];
    bool tears = finder->tears_next && !line->gap_before;
    finder->tears_next = false;
    if ((line->kind != PG_LINE_WRAPPED && line->kind != PG_LINE_PARAGRAPH) ||
        (!finder->is_open && !may_have_cells(finder, line))) {
        finder->is_open = false;
        return;
    }
    Cut cut = cut_line(finder, line);
    if (is_lower_head(finder, i, &cut)) {
        take_lower_head(finder, i, &cut);
    } else if (is_head(finder, &cut)) {
        open_table(finder, i, &cut);
    } else if (finder->is_open && is_rule(finder, line)) {
        finder->tables.parts[i] = PG_TABLE_FRAME;
    } else if (!is_piece_of_cell(finder, i, &cut)) {
        read_row(finder, i, &cut);
        if (tears && finder->tables.parts[i] == PG_TABLE_ROW)
            finder->tables.parts[i] = PG_TABLE_FRAME;
    }
}

PgTables pg_tables_find(const PgDocument *document, const PgOntology *ontology,
                        const uint32_t *folded, PgArena *arena) {
    Finder finder = {.document = document, .ontology = ontology, .folded = folded, .arena = arena};
    uint32_t n = document->n_lines + 1;
    finder.has_bars = holds_bar(folded, 0, document->n_chars);
    finder.rows = g_array_new(FALSE, FALSE, sizeof(PgTableRow));
    finder.tables.parts = PG_ARENA_NEW(arena, PgTablePart, n);
    finder.tables.rows = PG_ARENA_NEW(arena, uint32_t, n);
    for (uint32_t i = 0; i < document->n_lines; i++)
        read_line(&finder, i);
    finder.tables.n_rows = finder.rows->len;
    finder.tables.table =
        pg_arena_memdup(arena, finder.rows->data, finder.rows->len * sizeof(PgTableRow));
    g_array_unref(finder.rows);
    return finder.tables;
}
