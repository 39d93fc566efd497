/* The chain of industries: a table of parks and the industries that several of them have. */
#include "draw/sheet.h"
#include "draw/text.h"

#include <string.h>

enum {
    MAX_ROWS = 40,
    MAX_COLUMNS = 30,
    FEW_COLUMNS = 12, /* so many at least, if need be industries of one park */
    NAME_WIDTH = 190, /* points */
    CELL = 26,
    DOT = 18,
    OTHERS_WIDTH = 300,
    SIZE = 11,
    SMALL = 9,
    HEAD_CHARS = 9,
};
#define ACCENT "#b34a00"

typedef struct {
    uint32_t park, industry;
    unsigned n_members; /* projects and companies of the park that have it */
    bool stated;        /* of the park itself */
} Cell;

typedef struct {
    uint32_t node;
    unsigned n; /* parks of an industry, or industries of a park that others have too */
} Line;

typedef struct {
    const PgView *view;
    GArray *cells;          /* Cell, by park and industry */
    GArray *rows, *columns; /* Line, the most first */
    uint32_t *column_of;    /* by node, plus one */
} Chain;

/* ---- What is in the table ---- */

static int compare_cells(const void *a, const void *b) {
    const Cell *x = a, *y = b;
    if (x->park != y->park)
        return x->park < y->park ? -1 : 1;
    return x->industry < y->industry ? -1 : x->industry > y->industry;
}

static int compare_lines(const void *a, const void *b) {
    const Line *x = a, *y = b;
    if (x->n != y->n)
        return x->n > y->n ? -1 : 1;
    return x->node < y->node ? -1 : x->node > y->node;
}

/* One cell a park and industry. */
static GArray *make_cells(PgView *view) {
    GArray *cells = g_array_new(FALSE, FALSE, sizeof(Cell));
    PgViewHome *homes = pg_view_homes(view);
    size_t industry = pg_relation_find("industry");
    for (size_t i = 0; i < view->n_edges; i++) {
        const PgViewEdge *edge = &view->edges[i];
        if (edge->relation != industry || view->nodes[edge->to].class != PG_CLASS_INDUSTRY)
            continue;
        bool stated = view->nodes[edge->from].class == PG_CLASS_PARK;
        uint32_t park = stated ? edge->from : homes[edge->from].park;
        Cell cell = {park, edge->to, stated ? 0 : 1, stated};
        if (park != PG_VIEW_NOBODY)
            g_array_append_val(cells, cell);
    }
    g_free(homes);
    g_array_sort(cells, compare_cells);
    guint kept = 0;
    Cell *all = (Cell *)(void *)cells->data;
    for (guint i = 0; i < cells->len; i++) {
        if (kept && !compare_cells(&all[i], &all[kept - 1])) {
            all[kept - 1].n_members += all[i].n_members;
            all[kept - 1].stated |= all[i].stated;
        } else {
            all[kept++] = all[i];
        }
    }
    g_array_set_size(cells, kept);
    return cells;
}

/* Count the cells of each node at one end, sorted; of parks only those of shared industries. */
static GArray *make_lines(const Chain *chain, bool parks) {
    unsigned *counts = g_new0(unsigned, chain->view->n_nodes + 1);
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(Line));
    bool *seen = g_new0(bool, chain->view->n_nodes + 1);
    for (guint i = 0; i < chain->cells->len; i++) {
        const Cell *cell = &g_array_index(chain->cells, Cell, i);
        uint32_t node = parks ? cell->park : cell->industry;
        counts[node] += !parks || chain->column_of[cell->industry];
        seen[node] = true;
    }
    for (uint32_t i = 0; i < chain->view->n_nodes; i++)
        if (seen[i]) {
            Line line = {i, counts[i]};
            g_array_append_val(lines, line);
        }
    g_array_sort(lines, compare_lines);
    g_free(seen);
    g_free(counts);
    return lines;
}

static Chain make_chain(PgView *view) {
    Chain chain = {
        .view = view, .cells = make_cells(view), .column_of = g_new0(uint32_t, view->n_nodes + 1)};
    chain.columns = make_lines(&chain, false);
    guint n = 0;
    while (n < chain.columns->len && n < MAX_COLUMNS &&
           (g_array_index(chain.columns, Line, n).n > 1 || n < FEW_COLUMNS))
        n++;
    g_array_set_size(chain.columns, n);
    for (guint i = 0; i < n; i++)
        chain.column_of[g_array_index(chain.columns, Line, i).node] = i + 1;
    chain.rows = make_lines(&chain, true);
    return chain;
}

static void clear_chain(Chain *chain) {
    g_array_free(chain->cells, TRUE);
    g_array_free(chain->rows, TRUE);
    g_array_free(chain->columns, TRUE);
    g_free(chain->column_of);
}

/* ---- Drawing ---- */

/* A name from top to bottom, a word in Latin letters on one line. Returns the number of lines. */
static unsigned stand(GString *out, const char *name) {
    unsigned n = 0;
    for (const char *p = name; *p; n++) {
        const char *next = g_utf8_next_char(p);
        while (g_ascii_isalnum(*p) && g_ascii_isalnum(*next) && next - p < 3)
            next++;
        if (n == HEAD_CHARS - 1 && *next) {
            g_string_append(out, n ? "\n︙" : "︙");
            return n + 1;
        }
        g_string_append(out, n ? "\n" : "");
        g_string_append_len(out, p, next - p);
        p = next;
    }
    return n;
}

static void draw_heads(const Chain *chain, PgCanvas *canvas, double top) {
    for (guint i = 0; i < chain->columns->len; i++) {
        const PgViewNode *node = &chain->view->nodes[g_array_index(chain->columns, Line, i).node];
        GString *name = g_string_new(NULL);
        unsigned n = stand(name, node->name);
        Agnode_t *head = pg_canvas_text(canvas, name->str, NAME_WIDTH + i * CELL,
                                        top - n * pg_canvas_line_height(SIZE), CELL, SIZE,
                                        "#1a1a1a", PG_ALIGN_CENTRE);
        pg_element_set_id(head, 'n', node->iri, NULL, NULL);
        pg_element_set_tooltip(head, "tooltip", node->name);
        g_string_free(name, TRUE);
    }
}

static void draw_cell(const Chain *chain, PgCanvas *canvas, const Cell *cell, double y) {
    static const PgLook STATED = {"circle", "filled", ACCENT, ACCENT},
                        MEMBERS = {"circle", "filled", "#fbd5bb", ACCENT};
    const PgView *view = chain->view;
    double x = NAME_WIDTH + (chain->column_of[cell->industry] - 1) * CELL;
    char number[16] = "";
    if (cell->n_members)
        g_snprintf(number, sizeof number, "%u", cell->n_members);
    Agnode_t *dot = pg_canvas_shape(canvas, cell->stated ? &STATED : &MEMBERS,
                                    x + (CELL - DOT) / 2.0, y + (CELL - DOT) / 2.0, DOT, DOT,
                                    cell->n_members < 100 ? number : "…", SMALL);
    pg_element_set(dot, "fontcolor", cell->stated ? "#ffffff" : "#1a1a1a");
    char *tip =
        g_strdup_printf("%s · %s%s", view->nodes[cell->park].name, view->nodes[cell->industry].name,
                        cell->stated ? "" : "（据其中的项目和企业）");
    pg_element_set_tooltip(dot, "tooltip", tip);
    g_free(tip);
}

/* The industries of a park that have no column, as text. */
static void draw_others(const Chain *chain, PgCanvas *canvas, uint32_t park, double x, double y) {
    GString *names = g_string_new(NULL), *text = g_string_new(NULL);
    for (guint i = 0; i < chain->cells->len; i++) {
        const Cell *cell = &g_array_index(chain->cells, Cell, i);
        if (cell->park == park && !chain->column_of[cell->industry])
            g_string_append_printf(names, "%s%s", names->len ? "、" : "",
                                   chain->view->nodes[cell->industry].name);
    }
    if (names->len) {
        unsigned n = pg_text_fill(text, names->str, SMALL, OTHERS_WIDTH, 2);
        pg_canvas_text(canvas, text->str, x, y + (CELL - n * pg_canvas_line_height(SMALL)) / 2,
                       OTHERS_WIDTH, SMALL, "#444444", PG_ALIGN_LEFT);
    }
    g_string_free(text, TRUE);
    g_string_free(names, TRUE);
}

static void draw_row(const Chain *chain, PgCanvas *canvas, guint row, double y, double width) {
    const PgClassStyle *style = pg_class_style(PG_CLASS_PARK);
    PgLook look = {style->shape, style->style, style->fill, style->border};
    uint32_t park = g_array_index(chain->rows, Line, row).node;
    const PgViewNode *node = &chain->view->nodes[park];
    pg_canvas_line(canvas, 0, y, width, y, "#e0e0e0", "solid", false);
    GString *name = g_string_new(NULL);
    pg_text_fill(name, node->name, SIZE, NAME_WIDTH - 20, 1);
    Agnode_t *head =
        pg_canvas_shape(canvas, &look, 2, y + 3, NAME_WIDTH - 10, CELL - 6, name->str, SIZE);
    pg_element_set_id(head, 'n', node->iri, NULL, NULL);
    pg_element_set_tooltip(head, "tooltip", node->name);
    g_string_free(name, TRUE);
    for (guint i = 0; i < chain->cells->len; i++) {
        const Cell *cell = &g_array_index(chain->cells, Cell, i);
        if (cell->park == park && chain->column_of[cell->industry])
            draw_cell(chain, canvas, cell, y);
    }
    draw_others(chain, canvas, park, NAME_WIDTH + chain->columns->len * CELL + 12, y);
}

PgStatus pg_chain_fill(PgSheet *sheet, PgCanvas *canvas, double *width, double *height) {
    static const PgSign SIGNS[] = {
        {{"circle", "filled", ACCENT, ACCENT}, "园区的产业"},
        {{"circle", "filled", "#fbd5bb", ACCENT}, "园区内项目或企业的产业（数字：几个）"},
    };
    Chain chain = make_chain(sheet->view);
    double right = NAME_WIDTH + chain.columns->len * CELL;
    bool others = false;
    for (guint i = 0; i < chain.cells->len; i++)
        others |= !chain.column_of[g_array_index(chain.cells, Cell, i).industry];
    guint n_rows = MIN(chain.rows->len, MAX_ROWS);
    double head = HEAD_CHARS * pg_canvas_line_height(SIZE) + 6;
    *width = MAX(right + (others ? 12 + OTHERS_WIDTH : 0), pg_legend_width(sheet));
    *height = head + n_rows * CELL;
    draw_heads(&chain, canvas, head - 6);
    if (others)
        pg_canvas_text(canvas, "其他产业", right + 12, head - 6 - pg_canvas_line_height(SIZE),
                       OTHERS_WIDTH, SIZE, "#444444", PG_ALIGN_LEFT);
    for (guint i = 0; i < n_rows; i++)
        draw_row(&chain, canvas, i, head + i * CELL, *width);
    for (guint i = 0; n_rows && i <= chain.columns->len; i++)
        pg_canvas_line(canvas, NAME_WIDTH + i * CELL, head, NAME_WIDTH + i * CELL, *height,
                       "#eeeeee", "solid", false);
    sheet->classes[PG_CLASS_PARK] = n_rows > 0;
    sheet->signs = SIGNS;
    sheet->n_signs = G_N_ELEMENTS(SIGNS);
    g_free(sheet->view->note);
    sheet->view->note = chain.rows->len == 0 ? g_strdup("图中没有园区的产业")
                        : chain.rows->len > n_rows
                            ? g_strdup_printf("%u 个园区中画出共有产业最多的 %u 个；列按园区数排列",
                                              chain.rows->len, n_rows)
                            : g_strdup_printf("%u 个园区；列按园区数排列", n_rows);
    clear_chain(&chain);
    return PG_OK;
}
