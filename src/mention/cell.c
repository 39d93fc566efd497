/* The cells of tables: what stands below a known head is a name from its first character to its
   last. */
#include "mention/internal.h"
#include "page/table.h"

enum { KEY = 99, WHOLE = 40, SITE = 60, LONGEST = 60, SHORTEST = 2 };

/* Does the cell hold what could be one name, and no sentence, list or sum? */
static bool could_be_name(const PgReading *reading, PgSpan cell, PgClass class) {
    uint32_t n_letters = 0;
    if (pg_span_length(cell) < SHORTEST || pg_span_length(cell) > LONGEST ||
        pg_reading_entry_of(reading, cell, PG_LEX_NOT_A_NAME, class))
        return false;
    for (uint32_t i = cell.start; i < cell.end; i++) {
        uint32_t c = reading->text[i];
        if (pg_is_stop(c) || (c == U'、' && class != PG_CLASS_PROJECT))
            return false;
        n_letters += pg_char_is_han(c) || pg_char_is_latin(c);
    }
    return n_letters >= SHORTEST;
}

/* Has the grammar found a name of one of the classes that is all of the cell? */
static bool is_found(const PgReader *reader, guint first, PgSpan cell, PgClassSet classes) {
    for (guint i = first; i < reader->candidates->len; i++) {
        const PgMention *found = &g_array_index(reader->candidates, PgCandidate, i).mention;
        if (found->span.start == cell.start && found->span.end == cell.end &&
            PG_CLASS_BIT(found->class) & classes)
            return true;
    }
    return false;
}

static void add_name(PgReader *reader, guint first, PgSpan cell, PgClass class, uint32_t number) {
    enum {
        FIRMS = PG_CLASS_BIT(PG_CLASS_COMPANY) | PG_CLASS_BIT(PG_CLASS_ORGANIZATION) |
                PG_CLASS_BIT(PG_CLASS_PERSON) | PG_CLASS_BIT(PG_CLASS_PARK),
        SITES = PG_CLASS_BIT(PG_CLASS_PARK) | PG_CLASSES_PLACE
    };
    PgClassSet others = class == PG_CLASS_COMPANY ? (PgClassSet)FIRMS
                        : class == PG_CLASS_PARK  ? (PgClassSet)SITES
                                                  : PG_CLASS_BIT(class);
    if (!could_be_name(reader->reading, cell, class))
        return;
    if (class == PG_CLASS_PROJECT)
        pg_candidate_add(reader, cell, class, number, KEY);
    else if (!is_found(reader, first, cell, others))
        pg_candidate_add(reader, cell, class, number, class == PG_CLASS_PARK ? SITE : WHOLE);
}

/* 西塘园 where something is built */
static bool ends_as_site(const PgReading *reading, PgSpan cell) {
    enum { LONGEST_SITE = 12, SHORTEST_SITE = 3 };
    uint32_t n = pg_span_length(cell);
    return n >= SHORTEST_SITE && n <= LONGEST_SITE &&
           (pg_reading_entry_before(reading, cell.end, PG_LEX_PARK_PART, PG_CLASS_NONE, NULL) ||
            pg_reading_entry_before(reading, cell.end, PG_LEX_WEAK_ENDING, PG_CLASS_PARK, NULL));
}

/* What a head's entry says of the names in the cells below it. */
static void read_cell(PgReader *reader, guint first, const PgCell *cell, uint32_t number) {
    const PgReading *reading = reader->reading;
    const PgKnownProperties *known = pg_ontology_known(reading->ontology);
    PgColumnHead head = pg_column_head(reading->text, cell->head);
    const PgLexEntry *entry = pg_column_find(reading->ontology, &head);
    if (!entry)
        return;
    if (entry->class)
        add_name(reader, first, cell->text, entry->class, number);
    else if (entry->value == known->investor)
        add_name(reader, first, cell->text, PG_CLASS_COMPANY, number);
    else if (entry->value == known->industry)
        add_name(reader, first, cell->text, PG_CLASS_INDUSTRY, number);
    else if (entry->value == known->located_in && ends_as_site(reading, cell->text))
        add_name(reader, first, cell->text, PG_CLASS_PARK, number);
}

/* Names stand in one cell each, and none in the heads. */
static bool is_in_cell(const PgReading *reading, const PgRow *row, PgSpan span) {
    if (span.end <= row->title.end)
        return true;
    for (uint32_t i = 0; i < row->n_cells; i++) {
        PgSpan cell = reading->page->cells[row->first_cell + i].text;
        if (cell.start <= span.start && span.end <= cell.end)
            return true;
    }
    return false;
}

void pg_cells_find(PgReader *reader, uint32_t number, guint first) {
    const PgPage *page = reader->reading->page;
    if (!page->sentences[number].row)
        return;
    const PgRow *row = &page->rows[page->sentences[number].row - 1];
    guint kept = first;
    for (guint i = first; i < reader->candidates->len; i++) {
        PgCandidate candidate = g_array_index(reader->candidates, PgCandidate, i);
        if (is_in_cell(reader->reading, row, candidate.mention.span))
            g_array_index(reader->candidates, PgCandidate, kept++) = candidate;
    }
    g_array_set_size(reader->candidates, kept);
    for (uint32_t i = 0; i < row->n_cells; i++)
        read_cell(reader, first, &page->cells[row->first_cell + i], number);
}
