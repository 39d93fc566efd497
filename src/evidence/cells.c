#include "evidence/cells.h"

#include "evidence/written.h"
#include "page/table.h"

#include <glib.h>
#include <math.h>

typedef struct {
    const PgPage *page;
    const PgOntology *ontology;
    PgArena *arena;
    double amount;
    const char *code;
} Search;

/* Does a cell with a unit behind it write the amount? */
static bool writes(const Search *search, PgSpan cell, PgSpan unit) {
    const uint32_t *text = search->page->folded;
    uint32_t n = 0, *chars;
    bool is_negative = cell.start < cell.end && text[cell.start] == '-';
    if (is_negative != (search->amount < 0) || cell.start == cell.end)
        return false;
    chars =
        PG_ARENA_NEW(search->arena, uint32_t, cell.end - cell.start + unit.end - unit.start + 1);
    for (uint32_t i = cell.start + is_negative; i < cell.end; i++)
        chars[n++] = text[i];
    for (uint32_t i = unit.start; i < unit.end; i++)
        chars[n++] = text[i];
    PgPlain plain = pg_plain_of_chars(search->arena, search->ontology, chars, n);
    return pg_amount_is_written(search->ontology, &plain, fabs(search->amount), search->code);
}

static bool any_writes(const Search *search, const PgRow *row) {
    enum { LONGEST_UNIT = 6 };
    const PgCell *cells = search->page->cells + row->first_cell;
    const uint32_t *text = search->page->folded;
    PgSpan unit = row->unit.end > row->unit.start ? pg_unit_line(text, row->unit) : row->unit;
    for (uint32_t i = 0; i < row->n_cells; i++) {
        if (writes(search, cells[i].text, (PgSpan){0, 0}) ||
            writes(search, cells[i].text, pg_column_head(text, cells[i].head).unit) ||
            writes(search, cells[i].text, pg_column_head(text, cells[i].upper).unit) ||
            writes(search, cells[i].text, unit))
            return true;
        for (uint32_t k = 0; k < row->n_cells; k++) {
            PgSpan beside = cells[k].text;
            if (k != i && ((beside.end - beside.start <= LONGEST_UNIT &&
                            writes(search, cells[i].text, beside)) ||
                           writes(search, cells[i].text, pg_column_head(text, beside).unit)))
                return true;
        }
    }
    return false;
}

bool pg_cells_write_amount(const PgPage *page, const PgSentence *sentence,
                           const PgOntology *ontology, double amount, const char *code) {
    if (!sentence->row)
        return false;
    Search search = {page, ontology, pg_arena_new(), amount, code};
    bool found = any_writes(&search, &page->rows[sentence->row - 1]);
    pg_arena_free(search.arena);
    return found;
}

bool pg_cells_write_date(const PgPage *page, const PgSentence *sentence, const PgOntology *ontology,
                         const char *date) {
    if (!sentence->row)
        return false;
    const PgRow *row = &page->rows[sentence->row - 1];
    PgArena *arena = pg_arena_new();
    bool found = false;
    for (uint32_t i = 0; i <= 3 * row->n_cells && !found; i++) {
        const PgCell *cell = &page->cells[row->first_cell + i / 3];
        PgSpan span = i == 3 * row->n_cells ? row->title
                      : i % 3 == 0          ? cell->text
                      : i % 3 == 1          ? cell->head
                                            : cell->upper;
        PgPlain plain =
            pg_plain_of_chars(arena, ontology, page->chars + span.start, span.end - span.start);
        found = pg_date_is_written(ontology, &plain, date) == PG_DATE_WRITTEN;
    }
    pg_arena_free(arena);
    return found;
}
