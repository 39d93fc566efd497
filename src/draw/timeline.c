/* The time line: projects from signing over construction to operation. */
#include "draw/sheet.h"
#include "draw/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    MAX_ROWS = 40,
    ROW = 42,
    NAME_WIDTH = 280, /* points */
    STEP = 20,        /* from one step to the next */
    STEPS_WIDTH = 100,
    AXIS_WIDTH = 520,
    UNDATED_WIDTH = 150,
    MARK = 12,
    SIZE = 11,
    SMALL = 9,
    N_DATED = PG_N_STATUSES - 2, /* operation has no date */
};
#define TEXT "#1a1a1a"
#define GREY "#444444"

/* By status; hues of Okabe and Ito's palette that the colour-blind tell apart. */
static const PgSign SIGNS[] = {
    {{"diamond", "filled", "#0072b2", "#1a1a1a"}, "签约"},
    {{"triangle", "filled", "#e69f00", "#1a1a1a"}, "开工"},
    {{"box", "filled", "#009e73", "#1a1a1a"}, "竣工"},
    {{"circle", "filled", "#cc79a7", "#1a1a1a"}, "投产"},
    {{"box", "filled", "#ffffff", "#777777"}, "空心：尚未到此阶段，或为计划日期"},
};

typedef struct {
    uint32_t node;
    unsigned reached;           /* the last step that is known of */
    double at[PG_N_STATUSES];   /* years, 2023.25; NAN where the year is not known */
    double first;               /* the earliest, HUGE_VAL for none */
    const char *park, *company; /* or NULL */
} Row;

/* ---- Dates ---- */

/* "2023", "2023-03" or "2023-03-16" as a number of years, in the middle of what it leaves open. */
static double parse_date(const char *text) {
    if (!text || strspn(text, "0123456789") != 4)
        return NAN;
    char *end;
    double year = (double)strtoul(text, &end, 10);
    if (!*end)
        return year + 0.5;
    unsigned long month = strtoul(end + 1, &end, 10);
    if (month < 1 || month > 12)
        return year + 0.5;
    unsigned long day = *end == '-' ? strtoul(end + 1, NULL, 10) : 15;
    return year + ((double)month - 1 + (double)(CLAMP(day, 1, 31) - 1) / 31) / 12;
}

/* ---- Rows ---- */

static Row make_row(const PgView *view, uint32_t node) {
    const PgViewNode *project = &view->nodes[node];
    Row row = {.node = node, .reached = project->status, .first = HUGE_VAL};
    for (unsigned i = 1; i <= N_DATED; i++) {
        row.at[i] = parse_date(project->dates[i]);
        if (!isnan(row.at[i]))
            row.first = MIN(row.first, row.at[i]);
        /* A day of signing is in the news once it has passed; other dates may be plans. */
        if (i == 1 && project->dates[i])
            row.reached = MAX(row.reached, i);
    }
    return row;
}

static bool is_dated(const PgViewNode *project) {
    return project->status || project->dates[1] || project->dates[2] || project->dates[3];
}

/* Dated ones first, in the order of time; then what has got furthest; then the largest. */
static int compare_rows(const void *a, const void *b, void *data) {
    const PgView *view = data;
    const Row *x = a, *y = b;
    if (x->first < y->first || x->first > y->first)
        return x->first < y->first ? -1 : 1;
    if (x->reached != y->reached)
        return x->reached > y->reached ? -1 : 1;
    double p = view->nodes[x->node].investment, q = view->nodes[y->node].investment;
    if (p < q || p > q)
        return p > q ? -1 : 1;
    return x->node < y->node ? -1 : 1;
}

/* The projects of the focus, or all; of these those that tell something of their progress. */
static GArray *make_rows(PgView *view, unsigned *n_projects) {
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(Row));
    PgViewHome *homes = pg_view_homes(view);
    uint32_t *investors = g_new0(uint32_t, view->n_nodes + 1); /* plus one */
    size_t investor = pg_relation_find("investor");
    for (size_t i = view->n_edges; i-- > 0;)
        if (view->edges[i].relation == investor)
            investors[view->edges[i].from] = view->edges[i].to + 1;
    *n_projects = 0;
    for (uint32_t i = 0; i < view->n_nodes; i++) {
        uint32_t park = homes[i].park;
        bool inside = view->focus == PG_VIEW_NOBODY || park == view->focus ||
                      homes[i].city == view->focus ||
                      (park != PG_VIEW_NOBODY && homes[park].park == view->focus);
        if (view->nodes[i].class != PG_CLASS_PROJECT || !inside)
            continue;
        ++*n_projects;
        if (!is_dated(&view->nodes[i]))
            continue;
        Row row = make_row(view, i);
        row.park = park == PG_VIEW_NOBODY || park == view->focus ? NULL : view->nodes[park].name;
        row.company = investors[i] ? view->nodes[investors[i] - 1].name : NULL;
        g_array_append_val(rows, row);
    }
    g_free(investors);
    g_free(homes);
    g_array_sort_with_data(rows, compare_rows, view);
    return rows;
}

/* ---- Drawing ---- */

typedef struct {
    PgSheet *sheet;
    PgCanvas *canvas;
    double first, last; /* years of the axis */
    double left;        /* where it starts */
    bool undated;       /* there is a column for days without a year */
} Axis;

static double place(const Axis *axis, double year) {
    return axis->left + (year - axis->first) / (axis->last - axis->first) * AXIS_WIDTH;
}

static void choose_years(Axis *axis, const GArray *rows, guint n) {
    axis->first = HUGE_VAL;
    axis->last = -HUGE_VAL;
    for (guint i = 0; i < n; i++) {
        const Row *row = &g_array_index(rows, Row, i);
        const PgViewNode *project = &axis->sheet->view->nodes[row->node];
        for (unsigned k = 1; k <= N_DATED; k++) {
            if (project->dates[k] && *project->dates[k] == '-')
                axis->undated = true;
            if (isnan(row->at[k]))
                continue;
            axis->first = MIN(axis->first, floor(row->at[k]));
            axis->last = MAX(axis->last, floor(row->at[k]) + 1);
        }
    }
}

/* Years, as many as there is room for, and quarters where there are few. */
static void draw_axis(const Axis *axis, double top, double bottom) {
    enum { MOST_LABELS = 12, QUARTERS = 4 };
    int years = (int)(axis->last - axis->first), every = (years + MOST_LABELS - 1) / MOST_LABELS;
    for (int i = 0; i <= years; i += MAX(every, 1)) {
        double x = place(axis, axis->first + i);
        pg_canvas_line(axis->canvas, x, top, x, bottom, "#bbbbbb", "solid", false);
        if (i == years)
            break;
        char text[16];
        g_snprintf(text, sizeof text, "%.0f年", axis->first + i);
        pg_canvas_text(axis->canvas, text, x + 3, top - pg_canvas_line_height(SIZE), 60, SIZE, TEXT,
                       PG_ALIGN_LEFT);
    }
    for (int i = 0; years <= 4 && i < years * QUARTERS; i++)
        if (i % QUARTERS) {
            double x = place(axis, axis->first + (double)i / QUARTERS);
            pg_canvas_line(axis->canvas, x, top, x, bottom, "#dddddd", "dotted", false);
        }
}

static Agnode_t *draw_mark(const Axis *axis, unsigned step, bool reached, double x, double y) {
    PgLook look = SIGNS[step - 1].look;
    if (!reached) {
        look.fill = "#ffffff";
        look.border = "#777777";
    }
    return pg_canvas_shape(axis->canvas, &look, x - MARK / 2.0, y - MARK / 2.0, MARK, MARK, NULL,
                           0);
}

/* The four steps, those that are behind filled. */
static void draw_steps(const Axis *axis, const Row *row, double y) {
    double left = NAME_WIDTH + STEP;
    pg_canvas_line(axis->canvas, left, y, left + 3 * STEP, y, "#999999", "solid", false);
    for (unsigned i = 1; i < PG_N_STATUSES; i++)
        draw_mark(axis, i, i <= row->reached, left + (i - 1) * STEP, y);
}

/* The marks of a row with their dates, which go below, or above where there is no room below. */
static void draw_dates(const Axis *axis, const Row *row, double y) {
    const PgViewNode *project = &axis->sheet->view->nodes[row->node];
    double ends[2] = {-HUGE_VAL, -HUGE_VAL}, last = NAN;
    for (unsigned i = 1; i <= N_DATED; i++) {
        if (isnan(row->at[i]))
            continue;
        double x = place(axis, row->at[i]);
        if (!isnan(last) && x > last)
            pg_canvas_line(axis->canvas, last, y, x, y, "#999999", "solid", false);
        last = x;
    }
    for (unsigned i = 1; i <= N_DATED; i++) {
        if (isnan(row->at[i]))
            continue;
        double x = place(axis, row->at[i]);
        char *text = pg_text_clean(project->dates[i], 10);
        double width = pg_text_width(text, SMALL) + 6;
        Agnode_t *mark = draw_mark(axis, i, i <= row->reached, x, y);
        char *tip = g_strdup_printf("%s %s %s", project->name, SIGNS[i - 1].label, text);
        pg_element_set_tooltip(mark, "tooltip", tip);
        g_free(tip);
        int lane = x - width / 2 > ends[0] + 2 ? 0 : x - width / 2 > ends[1] + 2 ? 1 : -1;
        if (lane >= 0) {
            double top = lane ? y - MARK / 2.0 - pg_canvas_line_height(SMALL) : y + MARK / 2.0 + 1;
            pg_canvas_text(axis->canvas, text, x - width / 2, top, width, SMALL, TEXT,
                           PG_ALIGN_CENTRE);
            ends[lane] = x + width / 2;
        }
        g_free(text);
    }
}

/* Days whose year the text leaves open. */
static void draw_undated(const Axis *axis, const Row *row, double left, double y) {
    const PgViewNode *project = &axis->sheet->view->nodes[row->node];
    GString *text = g_string_new(NULL), *lines = g_string_new(NULL);
    for (unsigned i = 1; i <= N_DATED; i++)
        if (project->dates[i] && *project->dates[i] == '-') {
            g_string_append_printf(text, "%s%s ", text->len ? "，" : "", SIGNS[i - 1].label);
            pg_text_date(text, project->dates[i]);
        }
    if (text->len) {
        unsigned n = pg_text_fill(lines, text->str, SMALL, UNDATED_WIDTH - 10, 2);
        pg_canvas_text(axis->canvas, lines->str, left, y - n * pg_canvas_line_height(SMALL) / 2,
                       UNDATED_WIDTH - 10, SMALL, TEXT, PG_ALIGN_LEFT);
    }
    g_string_free(lines, TRUE);
    g_string_free(text, TRUE);
}

/* The name, and below it amount, investor and park. */
static void draw_name(const Axis *axis, const Row *row, double y) {
    const PgViewNode *project = &axis->sheet->view->nodes[row->node];
    GString *name = g_string_new(NULL), *below = g_string_new(NULL), *line = g_string_new(NULL);
    pg_text_fill(name, project->name, SIZE, NAME_WIDTH - 12, 1);
    if (project->amount)
        g_string_append(below, project->amount);
    if (row->company)
        g_string_append_printf(below, "%s%s", below->len ? " · " : "", row->company);
    if (row->park)
        g_string_append_printf(below, "%s%s", below->len ? " · " : "", row->park);
    pg_text_fill(line, below->str, SMALL, NAME_WIDTH - 12, 1);
    double top =
        y +
        (ROW - pg_canvas_line_height(SIZE) - (line->len ? pg_canvas_line_height(SMALL) : 0)) / 2;
    Agnode_t *node =
        pg_canvas_text(axis->canvas, name->str, 4, top, NAME_WIDTH - 8, SIZE, TEXT, PG_ALIGN_LEFT);
    pg_element_set_id(node, 'n', project->iri, NULL, NULL);
    pg_element_set_tooltip(node, "tooltip", project->name);
    if (line->len)
        pg_canvas_text(axis->canvas, line->str, 4, top + pg_canvas_line_height(SIZE),
                       NAME_WIDTH - 8, SMALL, GREY, PG_ALIGN_LEFT);
    g_string_free(line, TRUE);
    g_string_free(below, TRUE);
    g_string_free(name, TRUE);
}

static void tell(PgSheet *sheet, unsigned n_projects, guint n_rows, guint n_drawn) {
    GString *note = g_string_new(NULL);
    g_string_append_printf(note, "%u 个项目", n_projects);
    if (n_rows < n_projects)
        g_string_append_printf(note, "，其中 %u 个有进展或日期", n_rows);
    if (n_drawn < n_rows)
        g_string_append_printf(note, "，画出日期最早的 %u 个", n_drawn);
    g_free(sheet->view->note);
    sheet->view->note = g_string_free(note, FALSE);
    sheet->signs = SIGNS;
    sheet->n_signs = G_N_ELEMENTS(SIGNS);
}

PgStatus pg_timeline_fill(PgSheet *sheet, PgCanvas *canvas, double *width, double *height) {
    unsigned n_projects;
    GArray *rows = make_rows(sheet->view, &n_projects);
    guint n = MIN(rows->len, MAX_ROWS);
    Axis axis = {.sheet = sheet, .canvas = canvas, .left = NAME_WIDTH + STEPS_WIDTH};
    choose_years(&axis, rows, n);
    bool dated = axis.first < axis.last;
    double right = axis.left + (dated ? AXIS_WIDTH + 30 : 0), top = ROW * 0.6;
    *width = MAX(right + (axis.undated ? UNDATED_WIDTH : 0), pg_legend_width(sheet));
    *height = top + n * ROW;
    for (guint i = 0; i <= n; i++)
        pg_canvas_line(canvas, 0, top + i * ROW, *width, top + i * ROW, "#e0e0e0", "solid", false);
    if (dated)
        draw_axis(&axis, top, *height);
    if (n)
        pg_canvas_text(canvas, "进展", NAME_WIDTH + STEP / 2.0, top - pg_canvas_line_height(SIZE),
                       60, SIZE, TEXT, PG_ALIGN_LEFT);
    if (axis.undated)
        pg_canvas_text(canvas, "年份未写明", right, top - pg_canvas_line_height(SIZE),
                       UNDATED_WIDTH - 10, SIZE, TEXT, PG_ALIGN_LEFT);
    for (guint i = 0; i < n; i++) {
        const Row *row = &g_array_index(rows, Row, i);
        double y = top + i * ROW;
        draw_name(&axis, row, y);
        draw_steps(&axis, row, y + ROW / 2.0);
        if (dated)
            draw_dates(&axis, row, y + ROW / 2.0);
        if (axis.undated)
            draw_undated(&axis, row, right, y + ROW / 2.0);
    }
    tell(sheet, n_projects, rows->len, n);
    g_array_free(rows, TRUE);
    return PG_OK;
}
