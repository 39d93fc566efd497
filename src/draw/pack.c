/* Where the parts of a drawing go: close together like boxes on a shelf, or in frames. */
#include "draw/sheet.h"
#include "draw/text.h"

#include <math.h>

enum {
    GAP = 36,          /* points between parts */
    LONE_GAP = 14,     /* between nodes without relations */
    FRAME_GAP = 16,    /* between frames */
    FRAME_PAD = 12,    /* inside of them */
    FRAME_TITLE = 32,  /* the height of a title */
    FRAME_FOOTER = 18, /* and of a footer */
    MIN_FRAME = 240,   /* the width of a frame that holds no tree */
    TITLE_SIZE = 13,
    FOOTER_SIZE = 10,
    MAX_COLUMNS = 6,
};
#define ASPECT 1.5 /* width to height of the whole, about that of a screen */

/* Rows of nodes without relations, each class from a new row, not wider than `limit`. Their places
   are measured downwards until turn_lone. */
static void place_lone(const PgSheet *sheet, PgLayout *layout, PgPart *part, double limit) {
    double x = 0, y = 0, row = 0, width = 0;
    for (int class = 0; class < PG_N_CLASSES; class ++) {
        bool first = true;
        for (Agnode_t *node = agfstnode(part->graph); node; node = agnxtnode(part->graph, node)) {
            size_t index = pg_layout_index(node);
            if ((int)sheet->view->nodes[index].class != class)
                continue;
            double w = layout->sizes[index].x, h = layout->sizes[index].y;
            if (x > 0 && (first || x + w > limit)) {
                y += row + LONE_GAP;
                x = row = 0;
            }
            first = false;
            layout->nodes[index] = (PgPoint){x + w / 2, -(y + h / 2)};
            x += w + LONE_GAP;
            width = MAX(width, x - LONE_GAP);
            row = MAX(row, h);
        }
    }
    part->width = width;
    part->height = y + row;
    for (Agnode_t *node = agfstnode(part->graph); node; node = agnxtnode(part->graph, node))
        layout->nodes[pg_layout_index(node)].y += part->height;
}

/* ---- Packing ---- */

static int compare_parts(const void *a, const void *b) {
    const PgPart *x = a, *y = b;
    if (x->lone != y->lone)
        return x->lone ? 1 : -1;
    if (x->height < y->height || x->height > y->height)
        return x->height > y->height ? -1 : 1;
    return x->first < y->first ? -1 : 1;
}

/* How low the parts placed so far reach between two x. */
static double reach(const PgPart *parts, size_t n, double left, double right) {
    double y = 0;
    for (size_t i = 0; i < n; i++)
        if (parts[i].x < right && parts[i].x + parts[i].width + GAP > left)
            y = MAX(y, parts[i].y + parts[i].height + GAP);
    return y;
}

/* The highest place where a part fits, the leftmost of these. */
static void place_part(PgPart *parts, size_t n, double limit) {
    PgPart *part = &parts[n];
    part->x = 0;
    part->y = reach(parts, n, 0, part->width + GAP);
    for (size_t i = 0; i < n; i++) {
        double x = parts[i].x + parts[i].width + GAP;
        double y = reach(parts, n, x, x + part->width + GAP);
        if (x + part->width <= limit && (y < part->y || (y <= part->y && x < part->x))) {
            part->x = x;
            part->y = y;
        }
    }
}

static double sheet_width(const PgPart *parts, size_t n, double least) {
    double area = 0, width = least;
    for (size_t i = 0; i < n; i++) {
        area += (parts[i].width + GAP) * (parts[i].height + GAP);
        width = MAX(width, parts[i].width);
    }
    return MAX(width, sqrt(area * 1.15 * ASPECT));
}

/* Move what is in a part to the part's place. */
static void move_part(PgLayout *layout, const PgPart *part) {
    double x = part->x, y = layout->height - part->y - part->height;
    for (Agnode_t *node = agfstnode(part->graph); node; node = agnxtnode(part->graph, node)) {
        size_t index = pg_layout_index(node);
        layout->nodes[index].x += x;
        layout->nodes[index].y += y;
        for (Agedge_t *edge = agfstout(part->graph, node); edge;
             edge = agnxtout(part->graph, edge)) {
            size_t at = pg_layout_index(edge);
            layout->edge_move[at].x += x;
            layout->edge_move[at].y += y;
        }
    }
}

void pg_pack_parts(const PgSheet *sheet, PgLayout *layout) {
    PgPart *all = (PgPart *)(void *)layout->parts->data;
    size_t n = layout->parts->len;
    double limit = sheet_width(all, n, pg_legend_width(sheet));
    for (size_t i = 0; i < n; i++)
        if (all[i].lone)
            place_lone(sheet, layout, &all[i], limit);
    g_array_sort(layout->parts, compare_parts);
    for (size_t i = 0; i < n; i++) {
        place_part(all, i, limit);
        layout->width = MAX(layout->width, all[i].x + all[i].width);
        layout->height = MAX(layout->height, all[i].y + all[i].height);
    }
    for (size_t i = 0; i < n; i++)
        move_part(layout, &all[i]);
}

/* ---- Frames ---- */

/* The part of a group, or NULL. */
static PgPart *part_of(PgLayout *layout, size_t group, bool lone) {
    for (size_t i = 0; i < layout->parts->len; i++) {
        PgPart *part = &g_array_index(layout->parts, PgPart, i);
        if (part->first == group && part->lone == lone)
            return part;
    }
    return NULL;
}

/* The size of every frame, whose parts are placed in it as if it stood at 0, 0. */
static void fill_frames(const PgSheet *sheet, PgLayout *layout) {
    for (size_t i = 0; i < sheet->view->n_groups; i++) {
        PgPart *tree = part_of(layout, i, false), *lone = part_of(layout, i, true);
        const PgViewGroup *group = &sheet->view->groups[i];
        double text = MAX(pg_text_width(group->title, TITLE_SIZE),
                          group->footer ? pg_text_width(group->footer, FOOTER_SIZE) : 0);
        double width = MAX(text, tree ? tree->width : MIN_FRAME), y = FRAME_TITLE;
        if (lone)
            place_lone(sheet, layout, lone, width);
        for (int k = 0; k < 2; k++) {
            PgPart *part = k ? lone : tree;
            if (!part)
                continue;
            part->x = FRAME_PAD;
            part->y = y;
            y += part->height + FRAME_PAD;
            width = MAX(width, part->width);
        }
        PgFrame frame = {0, 0, width + 2 * FRAME_PAD, y + (group->footer ? FRAME_FOOTER : 0), i};
        g_array_append_val(layout->frames, frame);
    }
}

/* The widest first, so that frames of about the same width share a column. */
static int compare_frames(const void *a, const void *b) {
    const PgFrame *x = a, *y = b;
    if (x->width < y->width || x->width > y->width)
        return x->width > y->width ? -1 : 1;
    return x->group < y->group ? -1 : 1;
}

/* Fill columns from the left, none higher than `limit`. Returns how many there are. */
static unsigned fill_columns(PgLayout *layout, double limit) {
    double x = 0, y = 0, column = 0;
    unsigned n = 1;
    layout->width = layout->height = 0;
    for (size_t i = 0; i < layout->frames->len; i++) {
        PgFrame *frame = &g_array_index(layout->frames, PgFrame, i);
        if (y > 0 && y + frame->height > limit) {
            n++;
            x += column + FRAME_GAP;
            y = column = 0;
        }
        frame->x = x;
        frame->y = y;
        y += frame->height + FRAME_GAP;
        column = MAX(column, frame->width);
        layout->width = MAX(layout->width, x + column);
        layout->height = MAX(layout->height, y - FRAME_GAP);
    }
    return n;
}

/* The lowest that so many columns can be. */
static void place_frames(PgLayout *layout, unsigned n_columns) {
    double limit = 0;
    for (size_t i = 0; i < layout->frames->len; i++)
        limit += g_array_index(layout->frames, PgFrame, i).height + FRAME_GAP;
    limit /= n_columns;
    while (fill_columns(layout, limit) > n_columns)
        limit *= 1.02;
}

/* As many columns as make the sheet look most like a screen. */
static void choose_columns(PgLayout *layout) {
    unsigned best = 1;
    double best_off = HUGE_VAL;
    for (unsigned n = 1; n <= MAX_COLUMNS; n++) {
        place_frames(layout, n);
        double off = fabs(log(layout->width / layout->height / ASPECT));
        if (off < best_off) {
            best = n;
            best_off = off;
        }
    }
    place_frames(layout, best);
}

/* All frames of a column are as wide as the widest. */
static void widen_frames(PgLayout *layout) {
    double width = 0;
    for (size_t i = 0; i < layout->frames->len; i++) {
        PgFrame *frame = &g_array_index(layout->frames, PgFrame, i);
        width = frame->y > 0 ? width : frame->width;
        frame->width = width;
    }
}

void pg_pack_frames(const PgSheet *sheet, PgLayout *layout) {
    fill_frames(sheet, layout);
    g_array_sort(layout->frames, compare_frames);
    choose_columns(layout);
    widen_frames(layout);
    for (size_t i = 0; i < layout->frames->len; i++) {
        const PgFrame *frame = &g_array_index(layout->frames, PgFrame, i);
        for (int lone = 0; lone < 2; lone++) {
            PgPart *part = part_of(layout, frame->group, lone);
            if (!part)
                continue;
            part->x += frame->x;
            part->y += frame->y;
            move_part(layout, part);
        }
    }
}

void pg_pack_draw_frames(const PgSheet *sheet, const PgLayout *layout, PgCanvas *canvas,
                         double aside) {
    static const PgLook LOOK = {"box", "rounded", "none", "#b0b0b0"};
    for (size_t i = 0; i < layout->frames->len; i++) {
        const PgFrame *frame = &g_array_index(layout->frames, PgFrame, i);
        const PgViewGroup *group = &sheet->view->groups[frame->group];
        double x = frame->x + aside, width = frame->width - 2 * FRAME_PAD;
        pg_canvas_shape(canvas, &LOOK, x, frame->y, frame->width, frame->height, NULL, 0);
        pg_canvas_text(canvas, group->title, x + FRAME_PAD, frame->y + 5, width, TITLE_SIZE,
                       "#1a1a1a", PG_ALIGN_LEFT);
        if (group->footer)
            pg_canvas_text(canvas, group->footer, x + FRAME_PAD,
                           frame->y + frame->height - FRAME_FOOTER - 2, width, FOOTER_SIZE,
                           "#444444", PG_ALIGN_LEFT);
    }
}
