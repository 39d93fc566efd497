#include "mention/reading.h"

#include "mention/internal.h"

#include <string.h>

/* ---- lexicon hits ---- */

typedef struct {
    PgReading *reading;
    PgHit *hits;
    uint32_t n, room;
    uint32_t start;
    PgLexSet kinds; /* of the sentence's hits so far */
} Scanner;

static bool is_alphanumeric(uint32_t c) {
    return pg_char_is_latin(c) || pg_char_is_digit(c);
}

static void take_hit(void *data, uint32_t length, uint32_t entry) {
    Scanner *scanner = data;
    const PgReading *reading = scanner->reading;
    const uint32_t *text = reading->text;
    uint32_t end = scanner->start + length;
    /* A Latin name is a whole word: no IC in BASIC. A unit follows its number: 5GW. */
    PgLexSet kinds = reading->entries[entry].kinds;
    if (pg_char_is_latin(text[scanner->start]) && scanner->start &&
        (kinds & pg_lex_bit(PG_LEX_UNIT) ? pg_char_is_latin(text[scanner->start - 1])
                                         : is_alphanumeric(text[scanner->start - 1])))
        return;
    if (pg_char_is_latin(text[end - 1]) && end < reading->n && pg_char_is_latin(text[end]))
        return;
    if (scanner->n == scanner->room) {
        scanner->room *= 2;
        scanner->hits = g_renew(PgHit, scanner->hits, scanner->room);
    }
    scanner->hits[scanner->n++] = (PgHit){scanner->start, end, entry, 0, kinds};
    scanner->kinds |= kinds;
}

static void scan(PgReading *reading) {
    Scanner scanner = {.reading = reading, .room = reading->n + 16};
    scanner.hits = g_new(PgHit, scanner.room);
    reading->hits_at = PG_ARENA_NEW(reading->arena, uint32_t, reading->n + 2);
    reading->hits_ending = PG_ARENA_NEW(reading->arena, uint32_t, reading->n + 2);
    reading->kinds_at = PG_ARENA_NEW(reading->arena, PgLexSet, reading->n + 2);
    reading->kinds_ending = PG_ARENA_NEW(reading->arena, PgLexSet, reading->n + 2);
    reading->kinds_in = PG_ARENA_NEW(reading->arena, PgLexSet, reading->page->n_sentences + 1);
    uint32_t done = 0;
    for (uint32_t s = 0; s < reading->page->n_sentences; s++) {
        PgSpan span = reading->page->sentences[s].span;
        for (; done < span.start; done++)
            reading->hits_at[done] = scanner.n;
        scanner.kinds = 0;
        for (uint32_t i = span.start; i < span.end; i++) {
            uint32_t first = scanner.n;
            reading->hits_at[i] = first;
            scanner.start = i;
            pg_ontology_match(reading->ontology, reading->text + i, span.end - i, take_hit,
                              &scanner);
            for (uint32_t a = first, b = scanner.n; a + 1 < b; a++, b--) {
                PgHit swap = scanner.hits[a];
                scanner.hits[a] = scanner.hits[b - 1];
                scanner.hits[b - 1] = swap;
            }
        }
        reading->kinds_in[s] = scanner.kinds;
        done = span.end;
    }
    for (; done <= reading->n + 1; done++)
        reading->hits_at[done] = scanner.n;
    reading->n_hits = scanner.n;
    reading->hits = pg_arena_memdup(reading->arena, scanner.hits, scanner.n * sizeof(PgHit));
    g_free(scanner.hits);
    /* Later starts are shorter: chaining from the end leaves the longest in front. */
    for (uint32_t i = reading->n_hits; i-- > 0;) {
        PgHit *hit = &reading->hits[i];
        reading->kinds_at[hit->start] |= hit->kinds;
        reading->kinds_ending[hit->end] |= hit->kinds;
        hit->next_end = reading->hits_ending[hit->end];
        reading->hits_ending[hit->end] = i + 1;
    }
}

static const PgLexEntry *entry_in(const PgReading *reading, uint32_t first, PgLexKind kind,
                                  PgClass class) {
    for (uint32_t i = first; i; i = reading->entries[i].next) {
        const PgLexEntry *entry = &reading->entries[i];
        if (entry->kind == kind && (class == PG_CLASS_NONE || entry->class == class))
            return entry;
    }
    return NULL;
}

const PgLexEntry *pg_reading_find_at(const PgReading *reading, uint32_t start, PgLexKind kind,
                                     PgClass class, uint32_t *length) {
    for (uint32_t i = reading->hits_at[start]; i < reading->hits_at[start + 1]; i++) {
        if (!(reading->hits[i].kinds & pg_lex_bit(kind)))
            continue;
        const PgLexEntry *entry = entry_in(reading, reading->hits[i].entry, kind, class);
        if (entry) {
            if (length)
                *length = reading->hits[i].end - start;
            return entry;
        }
    }
    return NULL;
}

const PgLexEntry *pg_reading_find_before(const PgReading *reading, uint32_t end, PgLexKind kind,
                                         PgClass class, uint32_t *length) {
    for (uint32_t i = reading->hits_ending[end]; i; i = reading->hits[i - 1].next_end) {
        const PgHit *hit = &reading->hits[i - 1];
        if (!(hit->kinds & pg_lex_bit(kind)))
            continue;
        const PgLexEntry *entry = entry_in(reading, hit->entry, kind, class);
        if (entry) {
            if (length)
                *length = end - hit->start;
            return entry;
        }
    }
    return NULL;
}

const PgLexEntry *pg_reading_find_of(const PgReading *reading, PgSpan span, PgLexKind kind,
                                     PgClass class) {
    for (uint32_t i = reading->hits_at[span.start]; i < reading->hits_at[span.start + 1]; i++)
        if (reading->hits[i].end == span.end)
            return reading->hits[i].kinds & pg_lex_bit(kind)
                       ? entry_in(reading, reading->hits[i].entry, kind, class)
                       : NULL;
    return NULL;
}

bool pg_reading_is_made_of(const PgReading *reading, PgSpan span, PgLexKind kind, PgClass class) {
    uint32_t at = span.start;
    while (at < span.end) {
        uint32_t next = at;
        for (uint32_t i = reading->hits_at[at]; i < reading->hits_at[at + 1] && next == at; i++)
            if (reading->hits[i].end <= span.end && (reading->hits[i].kinds & pg_lex_bit(kind)) &&
                entry_in(reading, reading->hits[i].entry, kind, class))
                next = reading->hits[i].end;
        if (next == at)
            return false;
        at = next;
    }
    return true;
}

void pg_candidate_add(PgReader *reader, PgSpan span, PgClass class, uint32_t sentence, int score) {
    if (span.end <= span.start)
        return;
    PgCandidate candidate = {{.span = span, .class = class, .sentence = sentence}, score};
    g_array_append_val(reader->candidates, candidate);
}

PgReading *pg_reading_new(const PgPage *page, const PgOntology *ontology, PgArena *arena) {
    PgReading *reading = PG_ARENA_NEW(arena, PgReading, 1);
    *reading = (PgReading){.page = page,
                           .ontology = ontology,
                           .entries = pg_ontology_entries(ontology),
                           .arena = arena,
                           .text = page->folded,
                           .n = page->n_chars,
                           .word_starts = PG_ARENA_NEW(arena, bool, page->n_chars + 2),
                           .tags = PG_ARENA_NEW(arena, uint8_t, page->n_chars + 2)};
    for (uint32_t s = 0; s < page->n_sentences; s++) {
        PgSpan span = page->sentences[s].span;
        pg_words_segment(page->folded + span.start, span.end - span.start,
                         reading->word_starts + span.start, reading->tags + span.start);
        reading->word_starts[span.end] = true;
    }
    scan(reading);
    pg_values_find(reading);
    PgReader reader = {reading, g_array_new(FALSE, FALSE, sizeof(PgCandidate)), NULL};
    for (uint32_t s = 0; s < page->n_sentences; s++) {
        guint first = reader.candidates->len;
        pg_places_find(&reader, s);
        pg_names_find(&reader, s);
        pg_offices_find(&reader, s);
        pg_institutes_find(&reader, s, first);
        pg_company_lists_find(&reader, s, first);
        pg_park_parts_find(&reader, s);
        pg_bringers_find(&reader, s);
        pg_projects_find(&reader, s);
        pg_people_find(&reader, s);
        pg_employers_find(&reader, s, first);
        pg_industries_find(&reader, s);
        pg_anaphors_find(&reader, s);
        pg_cells_find(&reader, s, first);
    }
    reader.pairs = pg_pairs_new(reading);
    pg_people_repeat(&reader);
    pg_projects_repeat(&reader);
    pg_park_gardens_find(&reader);
    pg_parks_repeat(&reader);
    pg_firms_repeat(&reader);
    pg_short_names_find(&reader);
    pg_branch_owners_find(&reader);
    pg_firm_projects_find(&reader);
    pg_pairs_free(reader.pairs);
    pg_mentions_choose(&reader);
    g_array_unref(reader.candidates);
    return reading;
}
