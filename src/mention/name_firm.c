/* The firm in front of what a project or park is called, known from the page: 环茂数码 in
   环茂数码直播电商产业园, where the page names 环茂数码科技. */
#include "mention/internal.h"

enum { SHORTEST_STEM = 2, LONGEST_STEM = 12, MAX_FIRMS = 64 };

/* Where a name goes on behind the places that open it. */
static uint32_t behind_places(const PgReading *reading, PgSpan name) {
    uint32_t at = name.start, length;
    while (pg_reading_entry_at(reading, at, PG_LEX_PLACE, PG_CLASS_NONE, &length) &&
           at + length + SHORTEST_STEM < name.end)
        at += length;
    return at;
}

typedef struct {
    PgSpan span;
    uint32_t next; /* index + 1 of the next whose first two characters have the same key */
} Stem;

enum { N_KEYS = 1024 };

struct PgFirmStems {
    GArray *stems;           /* Stem */
    uint32_t firsts[N_KEYS]; /* by key_of: index + 1 */
};

static uint32_t key_of(const PgReading *reading, uint32_t start) {
    return pg_pair_key(reading->text + start) % N_KEYS;
}

/* How many of the stems begin with the same two characters. */
static uint32_t count_alike(const PgReading *reading, const PgFirmStems *stems, PgSpan stem) {
    PgSpan pair = {stem.start, stem.start + 2};
    uint32_t n = 0, next = stems->firsts[key_of(reading, stem.start)];
    for (const Stem *known; next; next = known->next) {
        known = &g_array_index(stems->stems, Stem, next - 1);
        n += pg_is_same_text(reading, pair, known->span.start);
    }
    return n;
}

PgFirmStems *pg_firm_stems_new(const PgReading *reading, const GArray *mentions) {
    PgFirmStems *stems = g_new0(PgFirmStems, 1);
    stems->stems = g_array_new(FALSE, FALSE, sizeof(Stem));
    for (guint m = 0; m < mentions->len; m++) {
        const PgMention *mention = &g_array_index(mentions, PgMention, m);
        if (mention->class != PG_CLASS_COMPANY || mention->kind != PG_MENTION_NAME)
            continue;
        PgSpan span = {behind_places(reading, mention->span), mention->span.end};
        if (span.end < span.start + SHORTEST_STEM || count_alike(reading, stems, span) == MAX_FIRMS)
            continue;
        uint32_t *first = &stems->firsts[key_of(reading, span.start)];
        Stem stem = {span, *first};
        g_array_append_val(stems->stems, stem);
        *first = stems->stems->len;
    }
    return stems;
}

void pg_firm_stems_free(PgFirmStems *stems) {
    g_array_unref(stems->stems);
    g_free(stems);
}

/* A brand is no word of business, and more than the place it stands behind. */
static bool opens_with_brand(const PgReading *reading, uint32_t at) {
    PgSpan word = {at, pg_next_word(reading, at, reading->n)};
    return !pg_reading_entry_at(reading, at, PG_LEX_INDUSTRY, PG_CLASS_NONE, NULL) &&
           !pg_reading_entry_of(reading, word, PG_LEX_PART, PG_CLASS_INDUSTRY) &&
           !pg_reading_entry_of(reading, word, PG_LEX_NOT_A_NAME, PG_CLASS_COMPANY);
}

uint32_t pg_firm_end(const PgReading *reading, const PgFirmStems *stems, PgSpan name) {
    uint32_t start = behind_places(reading, name), best = name.start;
    if (name.end < start + SHORTEST_STEM + 1)
        return best;
    uint32_t next = stems->firsts[key_of(reading, start)];
    for (const Stem *known; next; next = known->next) {
        known = &g_array_index(stems->stems, Stem, next - 1);
        PgSpan stem = known->span;
        if (stem.start >= name.start && stem.end <= name.end)
            continue; /* found in this very name */
        uint32_t n = 0;
        while (stem.start + n < stem.end && start + n < name.end && n < LONGEST_STEM &&
               reading->text[stem.start + n] == reading->text[start + n])
            n++;
        while (n > 0 && !reading->word_starts[start + n])
            n--;
        if (n >= SHORTEST_STEM && start + n > best && start + n < name.end)
            best = start + n;
    }
    return best > start && opens_with_brand(reading, start) ? best : name.start;
}
