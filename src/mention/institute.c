/* Institutes that others have founded: 中科院某某研究所甲城智能感知研究院. */
#include "mention/internal.h"

static bool opens_item(const PgReading *reading, PgSpan sentence, uint32_t at) {
    return at == sentence.start || reading->text[at - 1] == 0x3001 || /* 、 */
           pg_is_stop(reading->text[at - 1]);
}

static bool ends_item(const PgReading *reading, PgSpan sentence, uint32_t at) {
    return at == sentence.end || reading->text[at] == 0x3001 ||       /* 、 */
           (reading->text[at] == 0x7b49 && reading->word_starts[at]); /* 等 */
}

/* Where the item that goes on behind an organisation ends as an organisation does; `at` where it
   does not. */
static uint32_t item_end(const PgReading *reading, PgSpan sentence, uint32_t at) {
    enum { LONGEST = 16 };
    for (uint32_t end = at; end <= sentence.end && end - at <= LONGEST; end++) {
        if (ends_item(reading, sentence, end)) {
            uint32_t length;
            bool is_whole = pg_reading_entry_before(reading, end, PG_LEX_ENDING,
                                                    PG_CLASS_ORGANIZATION, &length) &&
                            length < end - at;
            return is_whole ? end : at;
        }
        if (!pg_char_is_han(reading->text[end]) ||
            pg_reading_entry_at(reading, end, PG_LEX_BOUNDARY, PG_CLASS_NONE, NULL))
            break;
    }
    return at;
}

void pg_institutes_find(PgReader *reader, uint32_t number, guint first) {
    enum { SCORE = 72 };
    const PgReading *reading = reader->reading;
    PgSpan sentence = reading->page->sentences[number].span;
    for (guint c = first, n = reader->candidates->len; c < n; c++) {
        const PgMention *mention = &g_array_index(reader->candidates, PgCandidate, c).mention;
        PgSpan name = mention->span;
        if (mention->class != PG_CLASS_ORGANIZATION || mention->kind != PG_MENTION_NAME ||
            !opens_item(reading, sentence, name.start))
            continue;
        uint32_t end = item_end(reading, sentence, name.end);
        if (end > name.end)
            pg_candidate_add(reader, (PgSpan){name.start, end}, PG_CLASS_ORGANIZATION, number,
                             SCORE);
    }
}
