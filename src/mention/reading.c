#include "mention/reading.h"

#include "mention/internal.h"

#include <string.h>

void pg_candidate_add(PgReader *reader, PgSpan span, PgClass class, uint32_t sentence, int score) {
    if (span.end <= span.start)
        return;
    PgCandidate candidate = {{.span = span, .class = class, .sentence = sentence}, score};
    g_array_append_val(reader->candidates, candidate);
}

static bool is_function_tag(uint8_t tag) {
    return tag == PG_TAG_PREPOSITION || tag == PG_TAG_PARTICLE || tag == PG_TAG_CONJUNCTION ||
           tag == PG_TAG_ADVERB || tag == PG_TAG_PRONOUN;
}

/* 顺丰, which the words alone read as a preposition and a noun, is one word where it is known. */
static void join_known_names(PgReading *reading) {
    for (uint32_t h = 0; h < reading->n_hits; h++) {
        const PgHit *hit = &reading->hits[h];
        if (!(hit->kinds & pg_lex_bit(PG_LEX_NAME)) || hit->kinds & pg_lex_bit(PG_LEX_PLACE) ||
            !reading->word_starts[hit->start] || !reading->word_starts[hit->end])
            continue;
        bool is_misread = false;
        for (uint32_t i = hit->start; i < hit->end; i++)
            is_misread |= is_function_tag(reading->tags[i]);
        for (uint32_t i = hit->start; is_misread && i < hit->end; i++) {
            reading->word_starts[i] = i == hit->start;
            reading->tags[i] = PG_TAG_PERSON;
        }
    }
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
    pg_hits_find(reading);
    join_known_names(reading);
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
    reader.pairs = pg_pair_places_new(reading);
    pg_people_repeat(&reader);
    pg_projects_repeat(&reader);
    pg_park_gardens_find(&reader);
    pg_parks_repeat(&reader);
    pg_firms_repeat(&reader);
    pg_short_names_find(&reader);
    pg_branch_owners_find(&reader);
    pg_firm_projects_find(&reader);
    pg_pair_places_free(reader.pairs);
    pg_mentions_choose(&reader);
    g_array_unref(reader.candidates);
    return reading;
}
