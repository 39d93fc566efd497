/* The surfaces of the lexicon that stand in a text, and what is asked of them. */
#include "mention/internal.h"

/* The hits of a text as they are found: where and which, the rest comes later. */
typedef struct {
    const PgTrie *surfaces;
    PgReading *reading;
    PgHit *next; /* room for the next one; behind it there is room up to `end` */
    const PgHit *end;
} Search;

/* Room for all hits that start at one place and for one that does not stay. */
static void make_room(Search *search) {
    PgReading *reading = search->reading;
    size_t n = (size_t)(search->next - reading->hits);
    size_t room = 2 * n + reading->n + search->surfaces->most + 1;
    const PgHit *before = reading->hits;
    reading->hits = PG_ARENA_RESERVE(reading->arena, PgHit, room);
    if (n)
        memcpy(reading->hits, before, n * sizeof *before);
    search->next = reading->hits + n;
    search->end = reading->hits + room;
}

/* Put down the text of a node, which stays if it is a surface: whether it is one is hard to
   foretell. */
static inline PgHit *put(PgHit *hit, PgTrieNode node, uint32_t start, uint32_t end) {
    uint32_t entry = pg_trie_value(node);
    hit->start = start;
    hit->end = end;
    hit->entry = entry;
    return hit + (entry != 0);
}

/* The surfaces to which a node leads on, longest first; returns the place behind the last. */
static PgHit *put_longer(const PgTrie *surfaces, PgTrieNode node, const uint32_t *text,
                         uint32_t start, PgSpan rest, PgHit *first) {
    PgHit *hit = first;
    for (uint32_t i = rest.start; i < rest.end; i++) {
        node = pg_trie_step(surfaces, node, surfaces->chars[text[i]]);
        if (!node)
            break;
        hit = put(hit, node, start, i + 1);
    }
    for (PgHit *last = hit; first < --last; first++) {
        PgHit swapped = *first;
        *first = *last;
        *last = swapped;
    }
    return hit;
}

/* The node of text[at] alone; none behind the end. */
static inline PgTrieNode char_at(const PgTrie *surfaces, const uint32_t *text, uint32_t at,
                                 uint32_t end) {
    return at < end ? surfaces->chars[text[at]] : 0;
}

/* The hits of a sentence. To few words of two characters there are longer ones: up to there all
   steps are taken, with nothing to foretell. */
static void find_in(Search *search, PgSpan span) {
    const PgTrie *surfaces = search->surfaces;
    const uint32_t *text = search->reading->text;
    PgTrieNode next = char_at(surfaces, text, span.start, span.end);
    for (uint32_t i = span.start; i < span.end; i++) {
        if ((size_t)(search->end - search->next) <= surfaces->most)
            make_room(search);
        search->reading->hits_at[i] = (uint32_t)(search->next - search->reading->hits);
        PgTrieNode one = next;
        next = char_at(surfaces, text, i + 1, span.end);
        PgTrieNode two = pg_trie_step(surfaces, one, next);
        PgHit *hit = search->next;
        if (two >> PG_TRIE_BASE_AT)
            hit = put_longer(surfaces, two, text, i, (PgSpan){i + 2, span.end}, hit);
        hit = put(hit, two, i, i + 2);
        search->next = put(hit, one, i, i + 1);
    }
}

/* All hits of the text and, by place, the first of them that starts there or later. */
static void find_surfaces(PgReading *reading) {
    Search search = {.surfaces = pg_ontology_surfaces(reading->ontology), .reading = reading};
    make_room(&search);
    uint32_t done = 0;
    for (uint32_t s = 0; s < reading->page->n_sentences; s++) {
        PgSpan span = reading->page->sentences[s].span;
        while (done < span.start)
            reading->hits_at[done++] = (uint32_t)(search.next - reading->hits);
        find_in(&search, span);
        done = span.end;
    }
    reading->n_hits = (uint32_t)(search.next - reading->hits);
    while (done < reading->n + 2)
        reading->hits_at[done++] = reading->n_hits;
}

static bool is_alphanumeric(uint32_t c) {
    return pg_char_is_latin(c) || pg_char_is_digit(c);
}

/* A Latin name is a whole word: no IC in BASIC. A unit follows its number: 5GW. */
static bool is_cut(const PgReading *reading, const PgHit *hit, PgLexSet kinds) {
    const uint32_t *text = reading->text;
    uint32_t before = hit->start ? text[hit->start - 1] : 0;
    if (pg_char_is_latin(text[hit->start]) &&
        (kinds & pg_lex_bit(PG_LEX_UNIT) ? pg_char_is_latin(before) : is_alphanumeric(before)))
        return true;
    return pg_char_is_latin(text[hit->end - 1]) && hit->end < reading->n &&
           pg_char_is_latin(text[hit->end]);
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
    find_surfaces(reading);
    uint32_t n = reading->n_hits;
    reading->telling = PG_ARENA_RESERVE(arena, uint32_t, n + 1);
    reading->telling_in = PG_ARENA_RESERVE(arena, uint32_t, n_sentences + 1);
    reading->telling_in[n_sentences] = n;
    uint32_t *anchors = PG_ARENA_RESERVE(arena, uint32_t, n + 1), a = n;
    const PgLexSet telling = telling_kinds(), *sets = pg_ontology_kinds(reading->ontology);
    /* Later starts are shorter: chaining from the end leaves the longest in front. */
    for (uint32_t s = n_sentences, h = n, t = n; s-- > 0;) {
        PgLexSet all = 0;
        for (uint32_t first = reading->hits_at[reading->page->sentences[s].span.start];
             h > first;) {
            PgHit *hit = &reading->hits[--h];
            PgLexSet kinds = sets[reading->entries[hit->entry].kinds];
            if (kinds & pg_lex_bit(PG_LEX_LATIN) && is_cut(reading, hit, kinds))
                kinds = 0;
            hit->kinds = kinds;
            hit->next_end = reading->hits_ending[hit->end];
            reading->hits_ending[hit->end] = h + 1;
            reading->kinds_at[hit->start] |= kinds;
            reading->kinds_ending[hit->end] |= kinds;
            all |= kinds;
            reading->telling[t - 1] = h;
            t -= (kinds & telling) != 0; /* else the next takes its room */
            anchors[a - 1] = h;
            a -= (kinds & pg_lex_bit(PG_LEX_ANCHOR)) != 0;
        }
        reading->kinds_in[s] = all;
        reading->telling_in[s] = t;
    }
    reading->anchors = anchors + a;
    reading->n_anchors = n - a;
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
