/* Places by the two characters that stand there. */
#include "mention/internal.h"

PgPairs *pg_pairs_new(const PgReading *reading) {
    PgPairs *pairs = g_new0(PgPairs, 1);
    pairs->nexts = g_new(uint32_t, reading->n + 1);
    for (uint32_t s = reading->page->n_sentences; s-- > 0;) {
        PgSpan sentence = reading->page->sentences[s].span;
        for (uint32_t i = sentence.end - 1; i-- > sentence.start;) {
            uint32_t *first = &pairs->firsts[pg_pair_key(reading->text + i)];
            pairs->nexts[i] = *first;
            *first = i;
        }
    }
    return pairs;
}

void pg_pairs_free(PgPairs *pairs) {
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
