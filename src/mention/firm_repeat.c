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
} Finder;

static void *pair_key(const uint32_t *chars) {
    return (void *)(uintptr_t)((uint64_t)chars[0] << 32 | chars[1]);
}

static void remember(Finder *finder, const PgCandidate *firm) {
    const uint32_t *first = finder->reader->reading->text + firm->mention.span.start;
    Name name = {firm->mention.span, firm->score,
                 GPOINTER_TO_UINT(g_hash_table_lookup(finder->firsts, pair_key(first)))};
    uint32_t n = 0;
    for (uint32_t k = name.next; k; n++) {
        const Name *other = &g_array_index(finder->names, Name, k - 1);
        if (n == MAX_CHAIN ||
            (pg_span_length(other->span) == pg_span_length(name.span) &&
             pg_is_same_text(finder->reader->reading, name.span, other->span.start)))
            return;
        k = other->next;
    }
    g_array_append_val(finder->names, name);
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
            pg_is_same_text(reading, name->span, at) &&
            (!best || length > pg_span_length(best->span)))
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
    for (guint k = 0; k < finder.names->len; k++) {
        uint32_t start = g_array_index(finder.names, Name, k).span.start;
        bool is_last = /* of those that begin with the same two characters */
            GPOINTER_TO_UINT(g_hash_table_lookup(finder.firsts, pair_key(reading->text + start))) ==
            k + 1;
        for (uint32_t at = 0; is_last && pg_pair_next(reader, start, &at);) {
            uint32_t number = pg_sentence_at(reading, at);
            const Name *name = name_at(&finder, at, reading->page->sentences[number].span.end);
            if (name)
                pg_candidate_add(reader, (PgSpan){at, at + pg_span_length(name->span)},
                                 PG_CLASS_COMPANY, number, name->score);
        }
    }
    g_array_unref(finder.names);
    g_hash_table_unref(finder.firsts);
}
