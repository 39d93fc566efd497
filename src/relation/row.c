/* What the rows of tables state: each is about the one that its naming cell names, and says of it
   what the heads of its other cells are known to tell. */
#include "relation/statistic.h"

#include "page/table.h"

#include <math.h>
#include <string.h>

typedef struct {
    PgSpan head, upper, text;
    PgColumnHead words;      /* the unit that the upper head gives is theirs, too */
    const PgLexEntry *entry; /* NULL: not known */
    bool is_growth;
} Column;

typedef struct {
    PgFinder *finder;
    const PgReading *reading;
    const PgRow *row;
    uint32_t sentence;
    Column columns[PG_MAX_COLUMNS];
    uint32_t n;
    PgSpan unit; /* of the line over the table */
    uint32_t subject;
} Row;

static bool is_empty(PgSpan span) {
    return span.end <= span.start;
}

static bool tells(const Column *column, uint32_t value) {
    return column->entry && !column->entry->class && column->entry->value == value;
}

static const char *words_of(const Row *row, const uint32_t *chars, uint32_t n) {
    return pg_arena_utf8(row->reading->arena, chars, n);
}

static const char *joined(const Row *row, const char *words, const char *behind) {
    char *text = g_strconcat(words, behind, NULL);
    const char *result = pg_arena_strndup(row->reading->arena, text, strlen(text));
    g_free(text);
    return result;
}

/* ---- who ---- */

/* The entity of one of the classes that a span names: who is all of it, else who stands first. */
static uint32_t named_in(const Row *row, PgSpan span, PgClassSet classes) {
    const PgReading *reading = row->reading;
    uint32_t found = 0;
    for (uint32_t i = reading->mentions_at[span.start]; i < reading->mentions_at[span.end]; i++) {
        const PgMention *mention = &reading->mentions[i];
        if (mention->outer || !mention->entity || mention->span.end > span.end ||
            !(PG_CLASS_BIT(mention->class) & classes))
            continue;
        if (!found || (mention->span.start == span.start && mention->span.end == span.end))
            found = mention->entity;
    }
    return found;
}

/* The park that a span names, else the last and so the smallest of its places. */
static uint32_t place_in(const Row *row, PgSpan span) {
    const PgReading *reading = row->reading;
    uint32_t found = named_in(row, span, PG_CLASS_BIT(PG_CLASS_PARK));
    for (uint32_t i = reading->mentions_at[span.start];
         !found && i < reading->mentions_at[span.end]; i++) {
        const PgMention *mention = &reading->mentions[reading->mentions_at[span.end] - 1 -
                                                      (i - reading->mentions_at[span.start])];
        if (!mention->outer && mention->entity && PG_CLASS_BIT(mention->class) & PG_CLASSES_PLACE)
            found = mention->entity;
    }
    return found;
}

/* The column whose cells name what the rows are about: a project before a firm before a park. */
static const Column *naming_column(const Row *row) {
    static const PgClass ORDER[] = {PG_CLASS_PROJECT, PG_CLASS_COMPANY, PG_CLASS_PARK};
    for (size_t k = 0; k < sizeof ORDER / sizeof *ORDER; k++)
        for (uint32_t i = 0; i < row->n; i++)
            if (row->columns[i].entry && row->columns[i].entry->class == ORDER[k])
                return &row->columns[i];
    for (uint32_t i = 0; i < row->n; i++)
        if (row->columns[i].entry && row->columns[i].entry->class)
            return &row->columns[i];
    return NULL;
}

/* ---- amounts ---- */

typedef struct {
    double number;
    const PgUnit *unit;
} Amount;

typedef struct {
    uint32_t length, value;
} Longest;

static Longest longest_at(const Row *row, PgSpan span, PgLexKind kind) {
    const PgReading *reading = row->reading;
    const PgTrie *surfaces = pg_ontology_surfaces(reading->ontology);
    Longest longest = {0, 0};
    PgTrieWalk walk = {PG_TRIE_ROOT, 0};
    for (uint32_t entry;
         (entry = pg_trie_next(surfaces, &walk, reading->text + span.start, pg_span_length(span)));)
        for (const PgLexEntry *e = pg_reading_entry(reading, entry); e;
             e = pg_reading_entry(reading, e->next))
            if (e->kind == kind)
                longest = (Longest){walk.length, e->value};
    return longest;
}

/* 亿元, 万平方米, 家 and nothing else: the unit, and by how much it multiplies; NULL for none. */
static const PgUnit *unit_of(const Row *row, PgSpan span, double *factor) {
    *factor = 1;
    while (!is_empty(span)) {
        Longest unit = longest_at(row, span, PG_LEX_UNIT);
        if (unit.length == span.end - span.start) {
            const PgUnit *found = pg_ontology_unit(row->reading->ontology, unit.value);
            *factor *= found->factor;
            return found;
        }
        Longest magnitude = longest_at(row, span, PG_LEX_MAGNITUDE);
        if (!magnitude.length)
            return NULL;
        *factor *= pg_ontology_magnitude(row->reading->ontology, magnitude.value);
        span.start += magnitude.length;
    }
    return NULL;
}

/* The number that a cell begins with; where it ends, the cell's start for none. */
static uint32_t number_end(const Row *row, PgSpan cell, double *number) {
    enum { LONGEST = 24 };
    const uint32_t *text = row->reading->text;
    char digits[LONGEST + 1];
    uint32_t n = 0, at = cell.start;
    if (at < cell.end && (text[at] == '-' || text[at] == '+'))
        digits[n++] = (char)text[at++];
    uint32_t first = at;
    for (; at < cell.end && n < LONGEST; at++) {
        if (pg_char_is_digit(text[at]) || (text[at] == '.' && at > first))
            digits[n++] = (char)text[at];
        else if (text[at] != ',' || at == first)
            break;
    }
    digits[n] = 0;
    char *end;
    *number = g_ascii_strtod(digits, &end);
    return at > first && !*end ? at : cell.start;
}

/* A cell that is a number, in the unit that stands behind it or, where none does, in the first of
   `units` that is one. */
static bool read_amount(const Row *row, PgSpan cell, const PgSpan *units, size_t n_units,
                        Amount *amount) {
    double number, factor;
    uint32_t end = number_end(row, cell, &number);
    if (end == cell.start)
        return false;
    PgSpan behind = {end, cell.end};
    while (!is_empty(behind) && pg_char_is_space(row->reading->text[behind.start]))
        behind.start++;
    amount->unit = is_empty(behind) ? NULL : unit_of(row, behind, &factor);
    for (size_t i = 0; is_empty(behind) && !amount->unit && i < n_units; i++)
        amount->unit = unit_of(row, units[i], &factor);
    if (!amount->unit)
        return false;
    amount->number = number * factor;
    return true;
}

/* ---- dates ---- */

static uint32_t read_digits(const uint32_t *text, uint32_t at, uint32_t end, uint32_t *value) {
    uint32_t start = at;
    for (*value = 0; at < end && at - start < 5 && pg_char_is_digit(text[at]); at++)
        *value = *value * 10 + (text[at] - '0');
    return at;
}

/* 2023年3月, 2023.3, 2023-03-08, 2023: as xsd writes it; NULL where the cell begins otherwise. */
static const char *date_in(const Row *row, PgSpan cell) {
    const uint32_t *text = row->reading->text;
    uint32_t parts[3] = {0}, n = 0, at = cell.start;
    while (n < 3) {
        uint32_t end = read_digits(text, at, cell.end, &parts[n]);
        bool fits =
            n == 0 ? end - at == 4 && parts[0] > 1900 && parts[0] < 2100
                   : end > at && end - at <= 2 && parts[n] >= 1 && parts[n] <= (n == 1 ? 12u : 31u);
        if (!fits)
            break;
        at = end;
        n++;
        uint32_t mark = at < cell.end ? text[at] : 0;
        bool goes_on = mark == '-' || mark == '/' || mark == '.' || mark == U'年' || mark == U'月';
        if (!goes_on)
            break;
        at++;
    }
    char date[16];
    if (!n)
        return NULL;
    g_snprintf(date, sizeof date,
               n == 1   ? "%04u"
               : n == 2 ? "%04u-%02u"
                        : "%04u-%02u-%02u",
               parts[0], parts[1], parts[2]);
    return pg_arena_strndup(row->reading->arena, date, strlen(date));
}

/* The time that a span tells, as the page's values have it; "" for none. */
static const char *period_in(const PgReading *reading, PgSpan span) {
    for (uint32_t v = reading->values_at[span.start]; v < reading->values_at[span.end]; v++)
        if (reading->values[v].kind == PG_VALUE_DATE)
            return reading->values[v].date;
    return "";
}

static const char *period_of(const Row *row, const Column *column) {
    const char *period = period_in(row->reading, column->head);
    if (!*period && !is_empty(column->upper))
        period = period_in(row->reading, column->upper);
    for (uint32_t i = 0; !*period && i < row->n; i++)
        if (tells(&row->columns[i], PG_COLUMN_PERIOD))
            period = period_in(row->reading, row->columns[i].text);
    return *period ? period : period_in(row->reading, row->row->title);
}

/* ---- facts of who is named ---- */

/* What has become of a project as words say, as far as nothing makes it a plan; 0 for nothing. */
static uint16_t status_in(const PgReading *reading, PgSpan span) {
    uint16_t status = 0;
    uint32_t length;
    for (uint32_t i = span.start; i < span.end; i++) {
        const PgLexEntry *entry =
            pg_reading_entry_at(reading, i, PG_LEX_STATUS, PG_CLASS_NONE, &length);
        if (!entry && (pg_reading_entry_at(reading, i, PG_LEX_PLANNED, PG_CLASS_NONE, NULL) ||
                       pg_reading_entry_at(reading, i, PG_LEX_OPEN, PG_CLASS_NONE, NULL)))
            break;
        if (!entry || i + length > span.end)
            continue;
        if (!status || pg_ontology_status(reading->ontology, (uint16_t)entry->value)->rank >
                           pg_ontology_status(reading->ontology, status)->rank)
            status = (uint16_t)entry->value;
        i += length - 1;
    }
    return status;
}

static void add(const Row *row, PgFact fact) {
    const PgProperty *schema = pg_ontology_property(row->reading->ontology, fact.property);
    if (!(PG_CLASS_BIT(pg_class_of(row->finder, row->subject)) & schema->domain))
        return;
    fact.subject = row->subject;
    fact.sentence = row->sentence;
    fact.rule = "table";
    pg_fact_add(row->finder, fact);
}

static void relate_all(const Row *row, uint16_t property, PgSpan cell) {
    const PgReading *reading = row->reading;
    for (uint32_t i = reading->mentions_at[cell.start]; i < reading->mentions_at[cell.end]; i++)
        if (!reading->mentions[i].outer && reading->mentions[i].entity)
            pg_relation_add(row->finder, property, row->subject, reading->mentions[i].entity,
                            row->sentence, "table");
}

static void state_amount(const Row *row, const Column *column, uint16_t property) {
    const PgKnownProperties *known = row->finder->known;
    PgSpan units[] = {column->words.unit, row->unit};
    Amount amount;
    PgValueKind kind =
        property == known->jobs                                             ? PG_VALUE_COUNT
        : property == known->land_area || property == known->floor_area     ? PG_VALUE_AREA
        : property == known->investment || property == known->annual_output ? PG_VALUE_MONEY
                                                                            : PG_VALUE_NONE;
    if (kind && read_amount(row, column->text, units, kind == PG_VALUE_MONEY ? 2 : 1, &amount) &&
        amount.unit->kind == kind && amount.number > 0)
        add(row,
            (PgFact){.property = property, .amount = amount.number, .unit = amount.unit->code});
}

/* 2024年2月开工 */
static void state_status(const Row *row, PgSpan cell) {
    uint16_t status = status_in(row->reading, cell);
    if (!status)
        return;
    add(row, (PgFact){.property = row->finder->known->status, .status = status});
    uint16_t property = pg_ontology_status(row->reading->ontology, status)->date_property;
    const char *date = period_in(row->reading, cell);
    if (property && *date && !strchr(date, '/'))
        add(row, (PgFact){.property = property, .text = date});
}

/* A park's output, or that of some months, is a figure as others are. */
static bool is_figure(const Row *row, const Column *column) {
    return tells(column, row->finder->known->annual_output) &&
           (pg_class_of(row->finder, row->subject) == PG_CLASS_PARK ||
            strchr(period_of(row, column), '/'));
}

static void state_property(const Row *row, const Column *column) {
    const PgKnownProperties *known = row->finder->known;
    uint16_t property = (uint16_t)column->entry->value;
    if (property == known->located_in) {
        pg_relation_add(row->finder, property, row->subject, place_in(row, column->text),
                        row->sentence, "table");
    } else if (pg_ontology_property(row->reading->ontology, property)->range) {
        relate_all(row, property, column->text);
    } else if (property == known->status) {
        state_status(row, column->text);
    } else if (property == known->start_date || property == known->completion_date ||
               property == known->sign_date) {
        const char *date = date_in(row, column->text);
        if (!date) /* 4月18日 */
            date = period_in(row->reading, column->text);
        if (*date && !strchr(date, '/'))
            add(row, (PgFact){.property = property, .text = date});
    } else if (property == known->honour) {
        add(row, (PgFact){.property = property,
                          .text = words_of(row, row->reading->text + column->text.start,
                                           column->text.end - column->text.start)});
    } else {
        state_amount(row, column, property);
    }
}

/* Somebody else's name in the row of a project, a firm or a park. */
static void state_other(const Row *row, const Column *column) {
    const PgKnownProperties *known = row->finder->known;
    PgClass class = pg_class_of(row->finder, row->subject);
    if (column->entry->class == PG_CLASS_COMPANY && class == PG_CLASS_PROJECT)
        relate_all(row, known->investor, column->text);
    else if (column->entry->class == PG_CLASS_PARK && class != PG_CLASS_PARK)
        relate_all(row, known->located_in, column->text);
}

/* ---- figures ---- */

static void add_statistic(const Row *row, const Column *column, const char *indicator,
                          const Amount *amount) {
    PgStatistic statistic = {.about = row->subject,
                             .indicator = indicator,
                             .value = amount->number,
                             .unit = amount->unit->code,
                             .period = period_of(row, column),
                             .sentence = row->sentence,
                             .rule = "table"};
    g_array_append_val(row->finder->statistics, statistic);
}

/* A column of numbers below a head that is none of ours: the head is the indicator; 同比增长（%）
   is that of the figure before. */
static void state_figure(const Row *row, const Column *column, const char **former) {
    Amount amount;
    if (column->words.n < 2 || !read_amount(row, column->text, &column->words.unit, 1, &amount) ||
        (is_empty(column->upper) && !*former && (column->is_growth || column->entry)))
        return;
    const char *words = words_of(row, column->words.chars, column->words.n);
    if (!is_empty(column->upper) && (column->is_growth || tells(column, PG_COLUMN_VALUE))) {
        PgColumnHead upper = pg_column_head(row->reading->text, column->upper);
        *former = words_of(row, upper.chars, upper.n);
    }
    if (tells(column, PG_COLUMN_VALUE))
        words = *former;
    else if (!column->is_growth)
        *former = words;
    else
        words = joined(row, *former, words);
    add_statistic(row, column, words, &amount);
}

/* Behind 1. 一、 （一） 其中： # * */
static PgSpan behind_number(const PgReading *reading, PgSpan cell) {
    const uint32_t *text = reading->text;
    for (uint32_t i = cell.start; i < cell.end && i - cell.start < 4; i++)
        if (text[i] == U'、' || text[i] == U'：' || text[i] == '#' || text[i] == '*' ||
            (text[i] == '.' && i + 1 < cell.end && !pg_char_is_digit(text[i + 1])) ||
            (text[i] == U'）' && i - cell.start < 3))
            cell.start = i + 1;
    return cell;
}

/* 指标 | 单位 | 累计 | 同比增长（%） */
static void read_indicators(Row *row, const Column *naming) {
    PgSpan cell = behind_number(row->reading, naming->text), of_row = {0, 0};
    PgColumnHead indicator = pg_column_head(row->reading->text, cell);
    if (indicator.n < 2)
        return;
    uint32_t article = row->reading->page->sentences[row->sentence].article;
    row->subject = place_in(row, row->row->title);
    if (!row->subject)
        row->subject = pg_cast_topic(row->finder->cast, row->sentence);
    if (!row->subject)
        row->subject = pg_area_of_article(row->finder, article);
    for (uint32_t i = 0; i < row->n; i++)
        if (tells(&row->columns[i], PG_COLUMN_UNIT))
            of_row = row->columns[i].text;
    for (uint32_t i = 0; row->subject && i < row->n; i++) {
        const Column *column = &row->columns[i];
        bool is_value = tells(column, PG_COLUMN_VALUE) ||
                        (!column->entry && *period_in(row->reading, column->head));
        PgSpan units[] = {column->words.unit, indicator.unit, of_row, row->unit};
        Amount amount;
        if (column == naming || (!is_value && !column->is_growth) ||
            !read_amount(row, column->text, units, column->is_growth ? 1 : 4, &amount))
            continue;
        const char *words = words_of(row, indicator.chars, indicator.n);
        if (column->is_growth)
            words = joined(row, words, words_of(row, column->words.chars, column->words.n));
        add_statistic(row, column, words, &amount);
    }
}

/* ---- rows ---- */

/* 同比增长, 较上年增长: does it end in a word that says how a figure has changed? */
static bool is_growth_head(const PgReading *reading, const PgColumnHead *head) {
    for (uint32_t i = 0; i + 1 < head->n; i++)
        if (pg_ontology_find_kind(reading->ontology, head->chars + i, head->n - i, PG_LEX_GROWTH,
                                  PG_CLASS_NONE))
            return true;
    return false;
}

static Row read_row(PgFinder *finder, uint32_t sentence) {
    const PgReading *reading = finder->reading;
    const PgRow *from = &reading->page->rows[reading->page->sentences[sentence].row - 1];
    Row row = {finder, reading, from, sentence, .n = from->n_cells};
    row.unit = is_empty(from->unit) ? from->unit : pg_unit_line(reading->text, from->unit);
    for (uint32_t i = 0; i < row.n; i++) {
        const PgCell *cell = &reading->page->cells[from->first_cell + i];
        Column *column = &row.columns[i];
        *column = (Column){.head = cell->head, .upper = cell->upper, .text = cell->text};
        column->words = pg_column_head(reading->text, cell->head);
        if (is_empty(column->words.unit) && !is_empty(cell->upper))
            column->words.unit = pg_column_head(reading->text, cell->upper).unit;
        column->entry = pg_column_find(reading->ontology, &column->words);
        column->is_growth = is_growth_head(reading, &column->words);
    }
    return row;
}

static bool has_column(const Row *row, uint32_t value) {
    for (uint32_t i = 0; i < row->n; i++)
        if (tells(&row->columns[i], value))
            return true;
    return false;
}

/* What the lines over a table say of all that it lists. */
static void state_title(const Row *row, const Column *naming) {
    const PgKnownProperties *known = row->finder->known;
    PgClass class = pg_class_of(row->finder, row->subject);
    if (!has_column(row, known->located_in) && class != PG_CLASS_PARK)
        pg_relation_add(row->finder, known->located_in, row->subject,
                        place_in(row, row->row->title), row->sentence, "table");
    if (class != PG_CLASS_PROJECT || has_column(row, known->status))
        return;
    uint16_t status = status_in(row->reading, naming->head);
    status = status ? status : status_in(row->reading, row->row->title);
    if (status)
        add(row, (PgFact){.property = known->status, .status = status});
}

static void state_row(Row *row) {
    const Column *naming = naming_column(row);
    for (uint32_t i = 0; i < row->n; i++)
        if (tells(&row->columns[i], PG_COLUMN_INDICATOR) ||
            (naming == &row->columns[i] && has_column(row, PG_COLUMN_UNIT) &&
             has_column(row, PG_COLUMN_VALUE))) {
            read_indicators(row, &row->columns[i]);
            return;
        }
    row->subject = naming ? named_in(row, naming->text, PG_CLASS_BIT(naming->entry->class)) : 0;
    if (!row->subject && naming && naming->entry->class == PG_CLASS_COMPANY)
        row->subject = named_in(row, naming->text, PG_CLASS_BIT(PG_CLASS_ORGANIZATION));
    if (!row->subject)
        return;
    row->finder->rows[row->row - row->reading->page->rows].subject = row->subject;
    const char *former = NULL; /* the indicator of the column before */
    for (uint32_t i = 0; i < row->n; i++) {
        const Column *column = &row->columns[i];
        if (column == naming || is_empty(column->text))
            continue;
        if (!column->entry || is_figure(row, column) ||
            (tells(column, PG_COLUMN_VALUE) && !is_empty(column->upper)))
            state_figure(row, column, &former);
        else if (column->entry->class)
            state_other(row, column);
        else if (column->entry->value < PG_COLUMN_INDICATOR)
            state_property(row, column);
    }
    state_title(row, naming);
}

static bool has_place(const PgFinder *finder, guint first_fact) {
    for (guint i = first_fact; i < finder->facts->len; i++)
        if (g_array_index(finder->facts, PgFact, i).property == finder->known->located_in)
            return true;
    return false;
}

void pg_find_in_rows(PgFinder *finder) {
    const PgPage *page = finder->reading->page;
    finder->rows = PG_ARENA_NEW(finder->reading->arena, PgRowFacts, page->n_rows + 1);
    for (uint32_t s = 0; page->n_rows && s < page->n_sentences; s++)
        if (page->sentences[s].row) {
            Row row = read_row(finder, s);
            guint first = finder->facts->len;
            state_row(&row);
            finder->rows[page->sentences[s].row - 1].is_placed = has_place(finder, first);
        }
}

/* 建设6条生产线，年产碳纤维5万吨: what a cell of text counts. */
static void count_in_text(PgFinder *finder, uint32_t sentence, uint32_t subject, PgSpan cell) {
    enum { TELLING = 10 }; /* of numbers in Chinese numerals */
    PgReading *reading = finder->cast->reading;
    for (uint32_t v = reading->values_at[cell.start]; v < reading->values_at[cell.end]; v++) {
        PgValue *value = &reading->values[v];
        if (value->kind != PG_VALUE_COUNT || value->is_used || value->is_ordinal ||
            (value->is_han && value->amount < TELLING))
            continue;
        const char *indicator = pg_indicator_of(reading, cell, value, NULL).text;
        PgStatistic statistic = {.about = subject,
                                 .indicator = indicator,
                                 .value = value->amount,
                                 .unit = value->unit,
                                 .period = "",
                                 .sentence = sentence,
                                 .rule = "table"};
        if (*indicator)
            g_array_append_val(finder->statistics, statistic);
    }
}

void pg_find_in_row_texts(PgFinder *finder) {
    const PgPage *page = finder->reading->page;
    for (uint32_t s = 0; page->n_rows && s < page->n_sentences; s++) {
        const PgRowFacts *facts = pg_row_of(finder, s);
        if (!facts || !facts->subject)
            continue;
        Row row = read_row(finder, s);
        Amount amount;
        for (uint32_t i = 0; i < row.n; i++)
            if (!row.columns[i].entry && !is_empty(row.columns[i].head) &&
                !read_amount(&row, row.columns[i].text, &row.columns[i].words.unit, 1, &amount))
                count_in_text(finder, s, facts->subject, row.columns[i].text);
    }
}
