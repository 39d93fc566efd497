/* What stands around the drawing: title, numbers, what colours, shapes and lines mean, and where
   all of it comes from. */
#include "draw/sheet.h"
#include "draw/text.h"

enum {
    MIN_WIDTH = 480,
    TITLE_SIZE = 18,
    NOTE_SIZE = 10,
    ROW = 26,    /* points from one line of the legend to the next */
    SAMPLE = 20, /* the height of a sample */
    LINE = 30,   /* the length of a sample of an edge */
    PAD = 8,
    GAP = 18, /* between legend and drawing */
};
#define TEXT_COLOUR "#1a1a1a"
#define NOTE_COLOUR "#444444"

double pg_legend_width(const PgSheet *sheet) {
    return MAX(MIN_WIDTH, pg_text_width(sheet->title, TITLE_SIZE) + 2 * PAD);
}

/* Where the next item of the legend goes. */
typedef struct {
    PgCanvas *canvas; /* NULL: only measure */
    double x, y, width;
} Pen;

static void advance(Pen *pen, double item) {
    if (pen->x > PAD && pen->x + item > pen->width - PAD) {
        pen->x = PAD;
        pen->y += ROW;
    }
}

static void add_class(Pen *pen, const PgView *view, int class) {
    const PgClassStyle *style = pg_class_style((PgClass) class);
    const char *label = pg_view_label(view, style->local);
    double width = pg_text_width(label, NOTE_SIZE) + 26;
    advance(pen, width);
    if (pen->canvas) {
        PgLook look = {style->shape, style->style, style->fill, style->border};
        pg_canvas_shape(pen->canvas, &look, pen->x, pen->y, width, SAMPLE, label, NOTE_SIZE);
    }
    pen->x += width + PAD;
}

static void add_sign(Pen *pen, const PgSign *sign) {
    enum { SIZE = 13 };
    double text = pg_text_width(sign->label, NOTE_SIZE) + 2, width = SIZE + 4 + text;
    advance(pen, width);
    if (pen->canvas) {
        pg_canvas_shape(pen->canvas, &sign->look, pen->x, pen->y + (SAMPLE - SIZE) / 2.0, SIZE,
                        SIZE, NULL, 0);
        pg_canvas_text(pen->canvas, sign->label, pen->x + SIZE + 4,
                       pen->y + (SAMPLE - pg_canvas_line_height(NOTE_SIZE)) / 2, text, NOTE_SIZE,
                       TEXT_COLOUR, PG_ALIGN_LEFT);
    }
    pen->x += width + 2 * PAD;
}

static void add_relation(Pen *pen, const PgView *view, size_t relation) {
    const PgRelationStyle *style = pg_relation_style(relation);
    const char *label = pg_view_label(view, style->local);
    double text = pg_text_width(label, NOTE_SIZE) + 2, width = LINE + 4 + text;
    advance(pen, width);
    if (pen->canvas) {
        double y = pen->y + SAMPLE / 2.0;
        pg_canvas_line(pen->canvas, pen->x, y, pen->x + LINE, y, style->colour, style->line,
                       !style->symmetric);
        pg_canvas_text(pen->canvas, label, pen->x + LINE + 4,
                       y - pg_canvas_line_height(NOTE_SIZE) / 2, text, NOTE_SIZE, TEXT_COLOUR,
                       PG_ALIGN_LEFT);
    }
    pen->x += width + 2 * PAD;
}

/* Only what occurs is explained. Returns the height of the legend, 0 when there is nothing. */
static double add_items(const PgSheet *sheet, Pen *pen) {
    double top = pen->y;
    pen->x = PAD;
    for (int i = 0; i < PG_N_CLASSES; i++)
        if (sheet->classes[i])
            add_class(pen, sheet->view, i);
    for (size_t i = 0; i <= PG_N_RELATIONS; i++)
        if (sheet->relations[i])
            add_relation(pen, sheet->view, i);
    for (size_t i = 0; i < sheet->n_signs; i++)
        add_sign(pen, &sheet->signs[i]);
    return pen->x > PAD ? pen->y - top + ROW + PAD : 0;
}

static char *wrap(const char *text, double width, double size) {
    GString *wrapped = g_string_new(NULL);
    pg_text_wrap(wrapped, text, (unsigned)(width / (size * 0.52)));
    return g_string_free(wrapped, FALSE);
}

static double text_height(const char *text, double size) {
    unsigned n = 1;
    for (const char *p = text; *p; p++)
        n += *p == '\n';
    return n * pg_canvas_line_height(size);
}

void pg_legend_add(const PgSheet *sheet, PgCanvas *canvas, double width, double height) {
    char *note = sheet->view->note ? wrap(sheet->view->note, width, NOTE_SIZE) : g_strdup("");
    char *source = wrap(sheet->source, width, NOTE_SIZE);
    Pen measure = {.width = width};
    double legend = add_items(sheet, &measure);
    double y = -GAP - legend - (legend > 0 ? 6 : 0);
    if (*note)
        y -= text_height(note, NOTE_SIZE);
    double title = y - pg_canvas_line_height(TITLE_SIZE);
    pg_canvas_text(canvas, sheet->title, 0, title, width, TITLE_SIZE, TEXT_COLOUR, PG_ALIGN_LEFT);
    if (*note)
        pg_canvas_text(canvas, note, 0, y, width, NOTE_SIZE, NOTE_COLOUR, PG_ALIGN_LEFT);
    if (legend > 0) {
        static const PgLook FRAME = {"box", "solid", "none", "#bbbbbb"};
        pg_canvas_shape(canvas, &FRAME, 0, -GAP - legend, width, legend, NULL, 0);
        Pen pen = {.canvas = canvas,
                   .y = -GAP - legend + PAD / 2.0 + (ROW - SAMPLE) / 2.0,
                   .width = width};
        add_items(sheet, &pen);
    }
    pg_canvas_text(canvas, source, 0, height + GAP - 6, width, NOTE_SIZE, NOTE_COLOUR,
                   PG_ALIGN_LEFT);
    g_free(source);
    g_free(note);
}
