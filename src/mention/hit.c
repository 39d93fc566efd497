/* The surfaces of the lexicon that stand in a text, and what is asked of them. */
#include "mention/internal.h"

/* Where a surface stands. */
typedef struct {
    uint32_t start, end, entry;
} Found;

typedef struct {
    Found *all;
    size_t n, room;
} FoundList;

/* The surfaces that start at a place, shortest first; returns the place behind the last. Whether a
   walk's next character ends one is hard to foretell, so each is put down and stays only if it
   does.
 */
static inline Found *find_at(const PgTrie *surfaces, const uint32_t *text, PgSpan span,
                             Found *found) {
    uint32_t node = PG_TRIE_ROOT;
    for (uint32_t i = span.start;
         i < span.end && (node = pg_trie_child(surfaces, node, text[i]));) {
        uint32_t entry = pg_trie_value(surfaces, node);
        *found = (Found){span.start, ++i, entry};
        found += entry != 0;
    }
    return found;
}

/* Add the surfaces that start at a place. */
static void add_found(FoundList *list, const PgTrie *surfaces, const uint32_t *text, PgSpan span) {
    if (list->room - list->n <= surfaces->most) {
        list->room = 2 * list->room + surfaces->most;
        list->all = g_renew(Found, list->all, list->room);
    }
    list->n = (size_t)(find_at(surfaces, text, span, list->all + list->n) - list->all);
}

/* All surfaces of the text, from its end to its beginning; hits_at[i] becomes the number of those
   that start at i or later. The caller frees them. */
static FoundList find_surfaces(PgReading *reading) {
    const PgTrie *surfaces = pg_ontology_surfaces(reading->ontology);
    uint32_t done = reading->n + 2;
    FoundList list = {.room = reading->n + surfaces->most + 1};
    list.all = g_new(Found, list.room);
    for (uint32_t s = reading->page->n_sentences; s-- > 0;) {
        PgSpan span = reading->page->sentences[s].span;
        while (done > span.end)
            reading->hits_at[--done] = (uint32_t)list.n;
        while (done > span.start) {
            add_found(&list, surfaces, reading->text, (PgSpan){--done, span.end});
            reading->hits_at[done] = (uint32_t)list.n;
        }
    }
    while (done)
        reading->hits_at[--done] = (uint32_t)list.n;
    return list;
}

static bool is_alphanumeric(uint32_t c) {
    return pg_char_is_latin(c) || pg_char_is_digit(c);
}

/* A Latin name is a whole word: no IC in BASIC. A unit follows its number: 5GW. */
static bool is_cut(const PgReading *reading, const Found *found, PgLexSet kinds) {
    const uint32_t *text = reading->text;
    uint32_t before = found->start ? text[found->start - 1] : 0;
    if (pg_char_is_latin(text[found->start]) &&
        (kinds & pg_lex_bit(PG_LEX_UNIT) ? pg_char_is_latin(before) : is_alphanumeric(before)))
        return true;
    return pg_char_is_latin(text[found->end - 1]) && found->end < reading->n &&
           pg_char_is_latin(text[found->end]);
}

/* The kinds from which finders of names and fields start. */
static PgLexSet telling_kinds(void) {
    return pg_lex_bit(PG_LEX_PLACE) | pg_lex_bit(PG_LEX_NAME) | pg_lex_bit(PG_LEX_AMBIGUOUS) |
           pg_lex_bit(PG_LEX_ENDING) | pg_lex_bit(PG_LEX_WEAK_ENDING) | pg_lex_bit(PG_LEX_SITE) |
           pg_lex_bit(PG_LEX_PARK_PART) | pg_lex_bit(PG_LEX_ANAPHOR) | pg_lex_bit(PG_LEX_PRONOUN) |
           pg_lex_bit(PG_LEX_INDUSTRY) | pg_lex_bit(PG_LEX_FIELD) | pg_lex_bit(PG_LEX_MAKER) |
           pg_lex_bit(PG_LEX_BUSINESS_CUE) | pg_lex_bit(PG_LEX_FIELD_CUE);
}

void pg_hits_find(PgReading *reading) {
    PgArena *arena = reading->arena;
    uint32_t n_places = reading->n + 2, n_sentences = reading->page->n_sentences;
    reading->hits_at = PG_ARENA_RESERVE(arena, uint32_t, n_places);
    reading->hits_ending = PG_ARENA_NEW(arena, uint32_t, n_places);
    reading->kinds_at = PG_ARENA_NEW(arena, PgLexSet, n_places);
    reading->kinds_ending = PG_ARENA_NEW(arena, PgLexSet, n_places);
    reading->kinds_in = PG_ARENA_NEW(arena, PgLexSet, n_sentences + 1);
    FoundList list = find_surfaces(reading);
    const Found *found = list.all;
    uint32_t n = (uint32_t)list.n;
    for (uint32_t i = 0; i < n_places; i++)
        reading->hits_at[i] = n - reading->hits_at[i];
    reading->n_hits = n;
    reading->hits = PG_ARENA_RESERVE(arena, PgHit, n);
    reading->telling = PG_ARENA_RESERVE(arena, uint32_t, n + 1);
    reading->telling_in = PG_ARENA_RESERVE(arena, uint32_t, n_sentences + 1);
    reading->telling_in[n_sentences] = n;
    const PgLexSet telling = telling_kinds();
    /* Later starts are shorter: chaining from the end leaves the longest in front. */
    for (uint32_t s = n_sentences, h = n, t = n; s-- > 0;) {
        PgLexSet all = 0;
        for (uint32_t first = reading->hits_at[reading->page->sentences[s].span.start];
             h > first;) {
            const Found *at = &found[n - h--];
            PgLexSet kinds = reading->entries[at->entry].kinds;
            if (kinds & pg_lex_bit(PG_LEX_LATIN) && is_cut(reading, at, kinds))
                kinds = 0;
            reading->hits[h] =
                (PgHit){at->start, at->end, at->entry, reading->hits_ending[at->end], kinds};
            reading->hits_ending[at->end] = h + 1;
            reading->kinds_at[at->start] |= kinds;
            reading->kinds_ending[at->end] |= kinds;
            all |= kinds;
            reading->telling[t - 1] = h;
            t -= (kinds & telling) != 0; /* else the next takes its room */
        }
        reading->kinds_in[s] = all;
        reading->telling_in[s] = t;
    }
    g_free(list.all);
}

/* ---- asking ---- */

const PgLexEntry *pg_hit_entry(const PgReading *reading, const PgHit *hit, PgLexKind kind,
                               PgClass class) {
    const PgLexEntry *entry = pg_lex_of_kind(&reading->entries[hit->entry], kind);
    while (class != PG_CLASS_NONE && entry->class != class)
        entry = &reading->entries[entry->next];
    return entry;
}

const PgLexEntry *pg_hit_entry_of(const PgReading *reading, const PgHit *hit, PgLexKind kind,
                                  PgClass class) {
    const PgLexEntry *entry = pg_hit_entry(reading, hit, kind, PG_CLASS_NONE);
    while (entry->class != class) {
        entry = pg_reading_entry(reading, entry->next);
        if (!entry || entry->kind != kind)
            return NULL;
    }
    return entry;
}

const PgHit *pg_reading_hit_at(const PgReading *reading, uint32_t start, PgLexSet bit) {
    const PgHit *hit = &reading->hits[reading->hits_at[start]];
    while (!(hit->kinds & bit))
        hit++;
    return hit;
}

const PgHit *pg_reading_hit_before(const PgReading *reading, uint32_t end, PgLexSet bit) {
    const PgHit *hit = &reading->hits[reading->hits_ending[end] - 1];
    while (!(hit->kinds & bit))
        hit = &reading->hits[hit->next_end - 1];
    return hit;
}

const PgHit *pg_reading_hit_of(const PgReading *reading, PgSpan span) {
    const PgHit *hit = &reading->hits[reading->hits_at[span.start]];
    const PgHit *end = &reading->hits[reading->hits_at[span.start + 1]];
    while (hit < end && hit->end > span.end)
        hit++;
    return hit < end && hit->end == span.end ? hit : NULL;
}

const PgLexEntry *pg_reading_find_at(const PgReading *reading, uint32_t start, PgLexKind kind,
                                     PgClass class, uint32_t *length) {
    for (uint32_t i = reading->hits_at[start]; i < reading->hits_at[start + 1]; i++) {
        const PgHit *hit = &reading->hits[i];
        const PgLexEntry *entry =
            hit->kinds & pg_lex_bit(kind) ? pg_hit_entry_of(reading, hit, kind, class) : NULL;
        if (entry) {
            if (length)
                *length = hit->end - start;
            return entry;
        }
    }
    return NULL;
}

const PgLexEntry *pg_reading_find_before(const PgReading *reading, uint32_t end, PgLexKind kind,
                                         PgClass class, uint32_t *length) {
    for (uint32_t i = reading->hits_ending[end]; i; i = reading->hits[i - 1].next_end) {
        const PgHit *hit = &reading->hits[i - 1];
        const PgLexEntry *entry =
            hit->kinds & pg_lex_bit(kind) ? pg_hit_entry_of(reading, hit, kind, class) : NULL;
        if (entry) {
            if (length)
                *length = end - hit->start;
            return entry;
        }
    }
    return NULL;
}

/* The word of a kind and class that starts at a place, ends at `limit` or before it and is the
   longest of them; where it ends, or `at`. */
static uint32_t word_end(const PgReading *reading, uint32_t at, uint32_t limit, PgLexKind kind,
                         PgClass class) {
    PgLexSet bit = pg_lex_bit_of(kind, class);
    for (uint32_t i = reading->hits_at[at]; i < reading->hits_at[at + 1]; i++) {
        const PgHit *hit = &reading->hits[i];
        if (hit->end <= limit && (hit->kinds & bit) &&
            (pg_lex_is_told(kind, class) || pg_hit_entry_of(reading, hit, kind, class)))
            return hit->end;
    }
    return at;
}

bool pg_reading_is_made_of(const PgReading *reading, PgSpan span, PgLexKind kind, PgClass class) {
    for (uint32_t at = span.start; at < span.end;) {
        uint32_t next = word_end(reading, at, span.end, kind, class);
        if (next == at)
            return false;
        at = next;
    }
    return true;
}
