/* Titles and designations that are conferred. */
#include "relation/internal.h"

#include <string.h>

void pg_find_honours(PgFinder *finder) {
    PgReading *reading = finder->reading;
    const PgPage *page = reading->page;
    enum {
        MAX_HONOUR = 40,
        HOLDERS = PG_CLASS_BIT(PG_CLASS_COMPANY) | PG_CLASS_BIT(PG_CLASS_PROJECT) |
                  PG_CLASS_BIT(PG_CLASS_PARK) | PG_CLASS_BIT(PG_CLASS_ORGANIZATION)
    };
    for (uint32_t s = 0; s < page->n_sentences; s++) {
        PgSpan span = page->sentences[s].span;
        if (page->sentences[s].is_heading)
            continue;
        uint32_t done = span.start;
        for (uint32_t i = span.start; i < span.end; i++) {
            uint32_t length;
            if (i < done ||
                !pg_reading_entry_at(reading, i, PG_LEX_HONOUR_CUE, PG_CLASS_NONE, &length))
                continue;
            uint32_t start = i + length, stop = start, ending = 0, at = start;
            while (at < span.end && at - start < MAX_HONOUR && reading->text[at] != 0x3002 &&
                   reading->text[at] != 0xff0c && reading->text[at] != 0xff1b) {
                if (pg_reading_entry_at(reading, at, PG_LEX_HONOUR, PG_CLASS_NONE, &length)) {
                    ending = at + length;
                    at = ending;
                    stop = ending;
                    continue;
                }
                at++;
            }
            if (!ending)
                continue;
            while (start < stop &&
                   (reading->text[start] == 0x201c || reading->text[start] == 0x300a ||
                    reading->text[start] == 0x4e86 || reading->text[start] == 0x4e3a))
                start++;
            if (stop < span.end && reading->text[stop] == 0x201d)
                stop++;
            char *text = pg_chars_to_utf8(reading->text + start, stop - start);
            uint32_t holder = pg_subject_before(finder, i, s, HOLDERS);
            if (holder && stop - start >= 4)
                pg_fact_add(finder,
                            (PgFact){.property = finder->known->honour,
                                     .subject = holder,
                                     .text = pg_arena_strndup(reading->arena, text, strlen(text)),
                                     .sentence = s,
                                     .rule = "honour"});
            g_free(text);
            done = stop;
        }
    }
}
