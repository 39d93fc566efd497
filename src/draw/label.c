/* Where the names of edges go: beside their lines, on no node, on no other name. What finds no
   room is left to the legend. */
#include "draw/sheet.h"

#include <math.h>

typedef struct {
    double left, right, bottom, top;
} Box;

typedef struct {
    const PgLayout *layout;
    GArray *taken; /* Box: nodes, and labels already placed */
    GArray *lines; /* PgPoint: samples of all edges, close together */
} Field;

enum { STEP = 5 /* points between samples */ };

static bool overlap(const Box *a, const Box *b) {
    return a->left < b->right && b->left < a->right && a->bottom < b->top && b->bottom < a->top;
}

static Box box_around(PgPoint centre, double width, double height) {
    return (Box){centre.x - width / 2, centre.x + width / 2, centre.y - height / 2,
                 centre.y + height / 2};
}

/* A point of a cubic curve, with the direction there. */
static PgPoint curve_at(const pointf *p, double t, PgPoint *direction) {
    double u = 1 - t, a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
    double da = -3 * u * u, db = 3 * u * u - 6 * u * t, dc = 6 * u * t - 3 * t * t, dd = 3 * t * t;
    *direction = (PgPoint){da * p[0].x + db * p[1].x + dc * p[2].x + dd * p[3].x,
                           da * p[0].y + db * p[1].y + dc * p[2].y + dd * p[3].y};
    return (PgPoint){a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                     a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

/* The point at a share of the way of an edge; false for an edge without a way. */
static bool way_at(const PgLayout *layout, size_t edge, double share, PgPoint *point,
                   PgPoint *direction) {
    const splines *way = ED_spl(layout->edges[edge]);
    int n_pieces = 0;
    for (int i = 0; way && i < way->size; i++)
        n_pieces += (way->list[i].size - 1) / 3;
    if (n_pieces == 0)
        return false;
    double at = share * n_pieces;
    int piece = MIN((int)at, n_pieces - 1), before = 0;
    const bezier *curve = way->list;
    while (piece - before >= (curve->size - 1) / 3) {
        before += (curve->size - 1) / 3;
        curve++;
    }
    *point = curve_at(&curve->list[(piece - before) * 3], at - piece, direction);
    point->x += layout->edge_move[edge].x;
    point->y += layout->edge_move[edge].y;
    return true;
}

static void add_samples(Field *field, size_t edge) {
    PgPoint last = {0, 0}, point, direction;
    double length = 0;
    for (int i = 0; i <= 20 && way_at(field->layout, edge, i / 20.0, &point, &direction); i++) {
        length += i ? hypot(point.x - last.x, point.y - last.y) : 0;
        last = point;
    }
    int n = MIN(2000, (int)(length / STEP) + 1);
    for (int i = 0; i <= n; i++)
        if (way_at(field->layout, edge, (double)i / n, &point, &direction))
            g_array_append_val(field->lines, point);
}

/* How much line runs through a box; G_MAXUINT when something stands there. */
static unsigned cost(const Field *field, Box box) {
    Box wide = {box.left - 2, box.right + 2, box.bottom - 1, box.top + 1};
    for (size_t i = 0; i < field->taken->len; i++)
        if (overlap(&wide, &g_array_index(field->taken, Box, i)))
            return G_MAXUINT;
    unsigned n = 0;
    for (size_t i = 0; i < field->lines->len; i++) {
        const PgPoint *point = &g_array_index(field->lines, PgPoint, i);
        n += point->x > box.left && point->x < box.right && point->y > box.bottom &&
             point->y < box.top;
    }
    return n;
}

static void try_place(const Field *field, PgPoint centre, PgPoint size, unsigned *least,
                      PgPoint *best) {
    unsigned here = cost(field, box_around(centre, size.x, size.y));
    if (here < *least) {
        *least = here;
        *best = centre;
    }
}

static bool place_label(Field *field, size_t edge, PgPoint *place) {
    static const double SHARES[] = {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82};
    const textlabel_t *label = ED_label(field->layout->edges[edge]);
    if (!label)
        return false;
    PgPoint size = {label->dimen.x, label->dimen.y};
    unsigned least = G_MAXUINT;
    if (label->set)
        try_place(field,
                  (PgPoint){label->pos.x + field->layout->edge_move[edge].x,
                            label->pos.y + field->layout->edge_move[edge].y},
                  size, &least, place);
    for (size_t i = 0; i < G_N_ELEMENTS(SHARES) && least > 0; i++) {
        PgPoint point, direction;
        if (!way_at(field->layout, edge, SHARES[i], &point, &direction))
            return false;
        double length = hypot(direction.x, direction.y);
        if (length <= 0)
            continue;
        PgPoint normal = {-direction.y / length, direction.x / length};
        double off = fabs(normal.x) * size.x / 2 + fabs(normal.y) * size.y / 2 + 2;
        for (int side = -1; side <= 1; side += 2)
            try_place(field,
                      (PgPoint){point.x + side * off * normal.x, point.y + side * off * normal.y},
                      size, &least, place);
    }
    if (least == G_MAXUINT)
        return false;
    Box box = box_around(*place, size.x, size.y);
    g_array_append_val(field->taken, box);
    return true;
}

void pg_label_place(const PgSheet *sheet, const PgLayout *layout, PgPoint *places, bool *shown) {
    const PgView *view = sheet->view;
    Field field = {.layout = layout,
                   .taken = g_array_new(FALSE, FALSE, sizeof(Box)),
                   .lines = g_array_new(FALSE, FALSE, sizeof(PgPoint))};
    for (size_t i = 0; i < view->n_nodes; i++)
        if (!view->nodes[i].hidden) {
            Box box = box_around(layout->nodes[i], layout->sizes[i].x, layout->sizes[i].y);
            g_array_append_val(field.taken, box);
        }
    for (size_t i = 0; i < view->n_edges; i++)
        if (layout->edges[i])
            add_samples(&field, i);
    for (size_t i = 0; i < view->n_edges; i++)
        shown[i] = layout->edges[i] && place_label(&field, i, &places[i]);
    g_array_free(field.taken, TRUE);
    g_array_free(field.lines, TRUE);
}
