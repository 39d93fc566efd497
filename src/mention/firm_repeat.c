/* Firms that only a list calls so, wherever the page names them again. */
#include "mention/internal.h"

#include <string.h>

enum { SHORTEST = 4, LONGEST = 16, CALLED = 57, SURE = 70, MAX_CHAIN = 16, MAX_NAMES = 256 };

typedef struct {
    PgSpan span;
    int score;
    uint32_t next; /* index + 1 of the next with the same two characters */
} Name;

typedef struct {
    PgReader *reader;
    GArray *names;      /* Name */
    GHashTable *firsts; /* first two characters → index + 1 */
    PgPairs pairs;
} Finder;

static void *pair_key(const uint32_t *chars) {
    return (void *)(uintptr_t)((uint64_t)chars[0] << 32 | chars[1]);
}

static bool is_same(const PgReading *reading, PgSpan name, uint32_t at) {
    return !memcmp(reading->text + name.start, reading->text + at,
                   pg_span_length(name) * sizeof(uint32_t));
}

static void remember(Finder *finder, const PgCandidate *firm) {
    const uint32_t *first = finder->reader->reading->text + firm->mention.span.start;
    Name name = {firm->mention.span, firm->score,
                 GPOINTER_TO_UINT(g_hash_table_lookup(finder->firsts, pair_key(first)))};
    uint32_t n = 0;
    for (uint32_t k = name.next; k; n++) {
        const Name *other = &g_array_index(finder->names, Name, k - 1);
        if (n == MAX_CHAIN || (pg_span_length(other->span) == pg_span_length(name.span) &&
                               is_same(finder->reader->reading, name.span, other->span.start)))
            return;
        k = other->next;
    }
    g_array_append_val(finder->names, name);
    *pg_pairs_at(&finder->pairs, first) = true;
    g_hash_table_insert(finder->firsts, pair_key(first), GUINT_TO_POINTER(finder->names->len));
}

/* The longest of the names that stands at `at`; NULL for none. */
static const Name *name_at(const Finder *finder, uint32_t at, uint32_t end) {
    const PgReading *reading = finder->reader->reading;
    const Name *best = NULL;
    uint32_t k =
        GPOINTER_TO_UINT(g_hash_table_lookup(finder->firsts, pair_key(reading->text + at)));
    for (const Name *name; k; k = name->next) {
        name = &g_array_index(finder->names, Name, k - 1);
        uint32_t length = pg_span_length(name->span);
        if (at != name->span.start && at + length <= end && reading->word_starts[at + length] &&
            is_same(reading, name->span, at) && (!best || length > pg_span_length(best->span)))
            best = name;
    }
    return best;
}

void pg_firms_repeat(PgReader *reader) {
    const PgReading *reading = reader->reading;
    Finder finder = {.reader = reader,
                     .names = g_array_new(FALSE, FALSE, sizeof(Name)),
                     .firsts = g_hash_table_new(g_direct_hash, g_direct_equal)};
    for (guint c = 0; c < reader->candidates->len && finder.names->len < MAX_NAMES; c++) {
        const PgCandidate *firm = &g_array_index(reader->candidates, PgCandidate, c);
        uint32_t length = pg_span_length(firm->mention.span);
        if (firm->mention.class == PG_CLASS_COMPANY && firm->mention.kind == PG_MENTION_NAME &&
            firm->score >= CALLED && firm->score < SURE && length >= SHORTEST && length <= LONGEST)
            remember(&finder, firm);
    }
    for (uint32_t s = 0; finder.names->len && s < reading->page->n_sentences; s++) {
        PgSpan sentence = reading->page->sentences[s].span;
        for (uint32_t i = sentence.start; i + SHORTEST <= sentence.end; i++) {
            if (!*pg_pairs_at(&finder.pairs, reading->text + i))
                continue;
            const Name *name = name_at(&finder, i, sentence.end);
            if (name)
                pg_candidate_add(reader, (PgSpan){i, i + pg_span_length(name->span)},
                                 PG_CLASS_COMPANY, s, name->score);
        }
    }
    g_array_unref(finder.names);
    g_hash_table_unref(finder.firsts);
}
