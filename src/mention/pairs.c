/* Places by the two characters that stand there. */
#include "mention/internal.h"

PgPairPlaces *pg_pair_places_new(const PgReading *reading) {
    enum { FEWEST = 256 };
    PgPairPlaces *pairs = g_new(PgPairPlaces, 1);
    pairs->mask = FEWEST - 1;
    while (pairs->mask < reading->n / 4)
        pairs->mask = 2 * pairs->mask + 1;
    pairs->firsts = g_new0(uint32_t, (size_t)pairs->mask + 1);
    pairs->nexts = g_new(uint32_t, reading->n + 1);
    for (uint32_t s = reading->page->n_sentences; s-- > 0;) {
        PgSpan sentence = reading->page->sentences[s].span;
        for (uint32_t end = sentence.end; end > sentence.start + 1; end--) {
            uint32_t place = end - 2;
            uint32_t *first = &pairs->firsts[pg_pair_key(reading->text + place) & pairs->mask];
            pairs->nexts[place] = *first;
            *first = place;
        }
    }
    return pairs;
}

void pg_pair_places_free(PgPairPlaces *pairs) {
    g_free(pairs->firsts);
    g_free(pairs->nexts);
    g_free(pairs);
}

uint32_t pg_sentence_at(const PgReading *reading, uint32_t at) {
    uint32_t low = 0, high = reading->page->n_sentences;
    while (low + 1 < high) {
        uint32_t middle = low + (high - low) / 2;
        if (reading->page->sentences[middle].span.start <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}
