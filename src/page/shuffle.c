#include "page/shuffle.h"

#include "page/furniture.h"

#include <glib.h>
#include <string.h>

enum {
    MAX_COLUMNS = 3,
    FEWEST_LINES = 6,
    NARROWEST = 16, /* half-width columns of a line that tells */
    LEAST = -3,     /* of a seam's score, and the most, that count */
    MOST = 8,
    NEEDED = 20,   /* by which the seams of columns are better, all together */
    PATIENCE = 10, /* what may be lost of that before a run of lines ends */
    PLACES = 160,  /* where on a line a gutter is looked for */
    SLACK = 2      /* around that place */
};

typedef struct {
    const PgSeamText *seams;
    const uint32_t *chars, *folded;
} Text;

static uint32_t width_of(const Text *text, PgSpan span) {
    uint32_t width = 0;
    for (uint32_t i = span.start; i < span.end; i++)
        width += text->chars[i] < 0x2e80 ? 1 : 2;
    return width;
}

/* By line: by how much it goes on better 2 or 3 lines below than right below. */
typedef struct {
    int8_t by_columns[MAX_COLUMNS + 1];
    bool tells;     /* long enough, and breaks off */
    bool is_joined; /* a word may go through the seam right below */
    bool is_sure;   /* one does */
} Gain;

static int seam(const Text *text, const PgSeamSide *end, const PgSeamSide *start) {
    return CLAMP(pg_seam_score(text->seams, end, start, LEAST), LEAST, MOST);
}

static bool is_wide(const Text *text, PgSpan span) {
    return span.end - span.start >= NARROWEST || width_of(text, span) >= NARROWEST;
}

/* A first look at every line; most lines stand in order, and it tells. */
static void look_at_lines(const Text *text, const PgColumnLine *lines, uint32_t n, Gain *gains) {
    PgSpan below = pg_span_trim(text->folded, lines[0].span);
    for (uint32_t i = 0; i + 1 < n; i++) {
        PgSpan span = below;
        below = pg_span_trim(text->folded, lines[i + 1].span);
        gains[i].tells = is_wide(text, span) && !pg_ends_sentence(text->folded, span);
        gains[i].is_joined = gains[i].tells && pg_seam_may_hold_word(text->folded, span, below);
    }
}

/* Is a line between two others but a caption there: much shorter, and without a sentence's end? */
static bool is_between(const Text *text, PgSpan around, PgSpan line) {
    PgSpan span = pg_span_trim(text->folded, line);
    return width_of(text, span) * 3 < width_of(text, pg_span_trim(text->folded, around)) * 2 &&
           !pg_ends_sentence(text->folded, span);
}

/* What the seams of a line with the ones below say. */
static void read_seams(const Text *text, const PgColumnLine *lines, uint32_t n, uint32_t at,
                       Gain *gain) {
    PgSeamSide end = pg_seam_end_of(text->seams, pg_span_trim(text->folded, lines[at].span));
    bool stays = is_between(text, lines[at].span, lines[at + 1].span);
    int scores[MAX_COLUMNS + 1] = {0};
    for (uint32_t k = 1; k <= (stays ? 1 : MAX_COLUMNS) && at + k < n; k++) {
        PgSeamSide start =
            pg_seam_start_of(text->seams, pg_span_trim(text->folded, lines[at + k].span));
        scores[k] = seam(text, &end, &start);
    }
    gain->is_sure = scores[1] - end.score >= PG_SEAM_SURE;
    for (uint32_t k = 2; k <= MAX_COLUMNS && at + k < n; k++)
        gain->by_columns[k] = (int8_t)(scores[k] - scores[1]);
}

static void take_for_ordered(Gain *gain) {
    gain->is_sure = gain->is_joined;
    for (uint32_t k = 2; k <= MAX_COLUMNS; k++)
        gain->by_columns[k] = gain->is_joined ? -PG_SEAM_SURE : 0;
}

/* Where words may go through every fourth seam, lines stand in order, and nothing more has
   to be asked. */
static Gain *read_gains(const Text *text, const PgColumnLine *lines, uint32_t n) {
    enum { WINDOW = 12, IN_ORDER = 4 };
    Gain *gains = g_new0(Gain, n + 1);
    look_at_lines(text, lines, n, gains);
    uint32_t n_telling = 0, n_joined = 0;
    for (uint32_t i = 0; i < n + WINDOW; i++) {
        if (i < n) {
            n_telling += gains[i].tells;
            n_joined += gains[i].is_joined;
        }
        if (i >= 2 * WINDOW) {
            n_telling -= gains[i - 2 * WINDOW].tells;
            n_joined -= gains[i - 2 * WINDOW].is_joined;
        }
        if (i < WINDOW || !gains[i - WINDOW].tells)
            continue;
        if (n_joined * IN_ORDER > n_telling)
            take_for_ordered(&gains[i - WINDOW]);
        else
            read_seams(text, lines, n, i - WINDOW, &gains[i - WINDOW]);
    }
    return gains;
}

/* Are lines start..end those of columns in turn, as much as `peak` says? Then hardly a word goes
   through to the next line; with captions in between, some do. */
static bool are_in_turn(const Gain *gains, uint32_t start, uint32_t end, int peak) {
    enum { HARDLY = 8 };
    uint32_t n_telling = 0, n_sure = 0;
    for (uint32_t i = start; i < end; i++) {
        n_telling += gains[i].tells;
        n_sure += gains[i].is_sure;
    }
    return peak >= NEEDED && end - start >= FEWEST_LINES && n_sure * HARDLY <= n_telling;
}

/* The first run of lines from *first on that are those of columns in turn; its end, or 0. */
static uint32_t find_run(const Gain *gains, uint32_t n, uint32_t n_columns, uint32_t *first) {
    int sum = 0, peak = 0;
    uint32_t start = *first, end = start;
    for (uint32_t i = *first; i + n_columns < n; i++) {
        sum += gains[i].by_columns[n_columns];
        if (sum > peak) {
            peak = sum;
            end = i + n_columns + 1;
        }
        if (sum > 0 && sum + PATIENCE > peak)
            continue;
        if (are_in_turn(gains, start, end, peak))
            break;
        sum = peak = 0;
        start = end = i + 1;
    }
    *first = start;
    return are_in_turn(gains, start, end, peak) ? end : 0;
}

static bool has_stop(const Text *text, PgSpan span) {
    for (uint32_t i = span.start; i < span.end; i++)
        if (text->folded[i] == U'，' || text->folded[i] == U'。')
            return true;
    return false;
}

/* May a line beside a run well be of the columns, too? It is no wider, and no headline. */
static bool fits_run(const Text *text, PgSpan line, uint32_t widest) {
    PgSpan span = pg_span_trim(text->folded, line);
    uint32_t width = width_of(text, span);
    return width <= widest && (width + 2 * SLACK >= widest || has_stop(text, span));
}

/* The lines around a run that are of the columns, too, though they don't tell; not the headline. */
static void widen_run(const Gain *gains, const Text *text, const PgColumnLine *lines, uint32_t n,
                      uint32_t n_columns, PgSpan *run) {
    uint32_t widest = 0;
    for (uint32_t i = run->start + 1; i < run->end; i++)
        widest = MAX(widest, width_of(text, lines[i].span));
    if (!fits_run(text, lines[run->start].span, widest))
        run->start++;
    int lost = 0;
    while (run->start && fits_run(text, lines[run->start - 1].span, widest) &&
           (lost += gains[run->start - 1].by_columns[n_columns]) >= LEAST)
        run->start--;
    for (lost = 0; run->end < n && fits_run(text, lines[run->end].span, widest) &&
                   (lost += gains[run->end - n_columns].by_columns[n_columns]) >= LEAST;)
        run->end++;
}

/* Which of the columns is the first? The one before it ends with a sentence, or with what it does
   not go on with. */
static uint32_t first_column(const Text *text, const PgColumnLine *lines, uint32_t n,
                             uint32_t n_columns) {
    uint32_t best = 0;
    int least = MOST;
    for (uint32_t column = 0; column < n_columns; column++) {
        uint32_t before = (column + n_columns - 1) % n_columns;
        uint32_t last = before + (n - 1 - before) / n_columns * n_columns;
        PgSeamSide end = pg_seam_end_of(text->seams, pg_span_trim(text->folded, lines[last].span));
        PgSeamSide start =
            pg_seam_start_of(text->seams, pg_span_trim(text->folded, lines[column].span));
        int score = pg_ends_sentence(text->folded, pg_span_trim(text->folded, lines[last].span))
                        ? LEAST
                        : MAX(seam(text, &end, &start), 0);
        if (score < least) {
            least = score;
            best = column;
        }
    }
    return best;
}

static void part_columns(PgColumnLine *lines, uint32_t n, uint32_t n_columns, uint32_t first) {
    PgColumnLine *copy = g_memdup2(lines, n * sizeof *lines);
    uint32_t to = 0;
    for (uint32_t k = 0; k < n_columns; k++) {
        uint32_t column = (first + k) % n_columns;
        for (uint32_t i = column; i < n; i += n_columns) {
            lines[to] = copy[i];
            lines[to++].starts_column = k && i == column;
        }
    }
    g_free(copy);
}

/* ---- columns side by side with a blank between them ---- */

/* The place on paper of the blanks with which most lines are parted; 0 when there is none. */
static uint32_t find_gutter(const Text *text, const PgColumnLine *lines, uint32_t n) {
    uint32_t counts[PLACES + 2 * SLACK + 1] = {0}, best = 0, most = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t place = 0, last = 0, start = lines[i].span.start, end = lines[i].span.end;
        if (!lines[i].words.has_blank)
            continue; /* as in most lines */
        for (uint32_t at = start; at < end && place < PLACES; at++) {
            if (text->folded[at] == ' ' && place >= NARROWEST && place > last + 2 * SLACK)
                counts[(last = place)]++;
            place += text->chars[at] < 0x2e80 ? 1 : 2;
        }
    }
    for (uint32_t place = NARROWEST; place < PLACES; place++) {
        uint32_t sum = 0;
        for (uint32_t k = place - SLACK; k <= place + SLACK; k++)
            sum += counts[k];
        if (sum > most) {
            most = sum;
            best = place;
        }
    }
    return most >= FEWEST_LINES ? best : 0;
}

/* Where a line is parted by the blank nearest to the gutter, or by one behind a sentence that ends
   before it: its left half's end; 0 when nowhere. */
static uint32_t part_at(const Text *text, PgSpan line, uint32_t gutter) {
    uint32_t place = 0, best = 0, nearest = 2 * SLACK + 1, short_end = 0;
    if (pg_char_find(text->folded, line.start, line.end, ' ') == line.end)
        return 0;
    for (uint32_t at = line.start; at < line.end && place <= gutter + 2 * SLACK; at++) {
        uint32_t distance = place > gutter ? place - gutter : gutter - place;
        bool is_blank = text->folded[at] == ' ';
        if (is_blank && distance < nearest) {
            nearest = distance;
            best = at;
        } else if (is_blank && pg_ends_sentence(text->folded, (PgSpan){line.start, at})) {
            short_end = at;
        }
        place += text->chars[at] < 0x2e80 ? 1 : 2;
    }
    best = best ? best : short_end;
    bool is_narrow = !best || width_of(text, (PgSpan){best, line.end}) < NARROWEST / 2;
    return is_narrow ? 0 : best;
}

typedef struct {
    PgSpan left, right;
} Halves;

/* By how much better the halves read as two columns than as one text. */
static int gain_of_columns(const Text *text, const Halves *halves, uint32_t n) {
    int sum = 0;
    for (uint32_t i = 0; i + 1 < n; i++) {
        PgSpan left = pg_span_trim(text->folded, halves[i].left);
        PgSpan right = pg_span_trim(text->folded, halves[i].right);
        PgSpan below = pg_span_trim(text->folded, halves[i + 1].left);
        PgSpan beside = pg_span_trim(text->folded, halves[i + 1].right);
        if (right.start == right.end || beside.start == beside.end)
            continue;
        PgSeamSide left_end = pg_seam_end_of(text->seams, left);
        PgSeamSide right_end = pg_seam_end_of(text->seams, right);
        PgSeamSide right_start = pg_seam_start_of(text->seams, right);
        PgSeamSide below_start = pg_seam_start_of(text->seams, below);
        PgSeamSide beside_start = pg_seam_start_of(text->seams, beside);
        if (!pg_ends_sentence(text->folded, left))
            sum += seam(text, &left_end, &below_start) - seam(text, &left_end, &right_start);
        if (!pg_ends_sentence(text->folded, right))
            sum += seam(text, &right_end, &beside_start) - seam(text, &right_end, &below_start);
    }
    return sum;
}

/* Part lines at a narrow gutter, where it is one: *n grows by the right halves. */
static void undo_gluing(const Text *text, PgColumnLine *lines, uint32_t *n) {
    uint32_t gutter = find_gutter(text, lines, *n), first = *n, end = 0, n_parted = 0;
    if (!gutter)
        return;
    Halves *halves = g_new(Halves, *n);
    for (uint32_t i = 0; i < *n; i++) {
        uint32_t at = part_at(text, lines[i].span, gutter);
        halves[i].left = (PgSpan){lines[i].span.start, at ? at : lines[i].span.end};
        halves[i].right = (PgSpan){halves[i].left.end, lines[i].span.end};
        if (at) {
            first = MIN(first, i);
            end = i + 1;
            n_parted++;
        }
    }
    if (n_parted >= FEWEST_LINES && 2 * n_parted > end - first &&
        gain_of_columns(text, halves + first, end - first) >= NEEDED) {
        memmove(lines + end + n_parted, lines + end, (*n - end) * sizeof *lines);
        for (uint32_t i = first, to = end; i < end; i++) {
            lines[i].span = halves[i].left;
            if (halves[i].right.start == halves[i].right.end)
                continue;
            lines[to] = (PgColumnLine){.span = halves[i].right,
                                       .line = lines[i].line,
                                       .starts_column = to == end,
                                       .words = lines[i].words};
            to++;
        }
        *n += n_parted;
    }
    g_free(halves);
}

void pg_shuffle_undo(const PgSeamText *seams, const uint32_t *chars, PgColumnLine *lines,
                     uint32_t *n) {
    if (*n < FEWEST_LINES)
        return;
    Text text = {seams, chars, seams->folded};
    undo_gluing(&text, lines, n);
    Gain *gains = read_gains(&text, lines, *n);
    bool found = false;
    for (uint32_t n_columns = 2; n_columns <= MAX_COLUMNS && !found; n_columns++)
        for (PgSpan run = {0}; run.start < *n; run.start = run.end) {
            run.end = find_run(gains, *n, n_columns, &run.start);
            if (!run.end)
                break;
            widen_run(gains, &text, lines, *n, n_columns, &run);
            PgColumnLine *first = lines + run.start;
            uint32_t n_lines = run.end - run.start;
            part_columns(first, n_lines, n_columns, first_column(&text, first, n_lines, n_columns));
            found = true;
        }
    g_free(gains);
}
