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

static gpointer key_at(const PgReading *reading, uint32_t at) {
    return GUINT_TO_POINTER(reading->text[at] * 65599u + reading->text[at + 1]);
}

static void free_starts(gpointer starts) {
    g_array_unref(starts);
}

GHashTable *pg_firm_stems_new(const PgReading *reading, const GArray *mentions) {
    GHashTable *stems = g_hash_table_new_full(NULL, NULL, NULL, free_starts);
    for (guint m = 0; m < mentions->len; m++) {
        const PgMention *mention = &g_array_index(mentions, PgMention, m);
        if (mention->class != PG_CLASS_COMPANY || mention->kind != PG_MENTION_NAME)
            continue;
        PgSpan stem = {behind_places(reading, mention->span), mention->span.end};
        if (stem.end < stem.start + SHORTEST_STEM)
            continue;
        GArray *starts = g_hash_table_lookup(stems, key_at(reading, stem.start));
        if (!starts) {
            starts = g_array_new(FALSE, FALSE, sizeof(PgSpan));
            g_hash_table_insert(stems, key_at(reading, stem.start), starts);
        }
        if (starts->len < MAX_FIRMS)
            g_array_append_val(starts, stem);
    }
    return stems;
}

/* A brand is no word of business, and more than the place it stands behind. */
static bool opens_with_brand(const PgReading *reading, uint32_t at) {
    PgSpan word = {at, pg_next_word(reading, at, reading->n)};
    return !pg_reading_entry_at(reading, at, PG_LEX_INDUSTRY, PG_CLASS_NONE, NULL) &&
           !pg_reading_entry_of(reading, word, PG_LEX_PART, PG_CLASS_INDUSTRY) &&
           !pg_reading_entry_of(reading, word, PG_LEX_NOT_A_NAME, PG_CLASS_COMPANY);
}

uint32_t pg_firm_end(const PgReading *reading, GHashTable *stems, PgSpan name) {
    uint32_t start = behind_places(reading, name), best = name.start;
    if (name.end < start + SHORTEST_STEM + 1)
        return best;
    const GArray *starts = g_hash_table_lookup(stems, key_at(reading, start));
    for (guint i = 0; starts && i < starts->len; i++) {
        PgSpan stem = g_array_index(starts, PgSpan, i);
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
