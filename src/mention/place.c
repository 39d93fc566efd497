/* The places and zones of the gazetteer. */
#include "mention/internal.h"

/* Does a title that a place confers follow? */
static bool is_of_title(const PgReading *reading, uint32_t at) {
    uint32_t length;
    return (pg_reading_entry_at(reading, at, PG_LEX_GRADE, PG_CLASS_NONE, &length) &&
            !pg_char_is_digit(reading->text[at + length]) && /* 首批217个项目 */
            reading->tags[at + length] != PG_TAG_VERB &&
            reading->tags[at + length] != PG_TAG_VERB_NOUN) || /* 首批签约项目 */
           (pg_reading_entry_at(reading, at, PG_LEX_KNOWN_HONOUR, PG_CLASS_NONE, &length) &&
            length > 3);
}

/* Behind 区, 市 and the like 中部, 东部 … tell where in it, no part of the country. */
static bool is_side_of_area(const PgReading *reading, PgSpan span, uint32_t from) {
    if (pg_span_length(span) != 2 || reading->text[span.end - 1] != U'部' || span.start <= from)
        return false;
    if (pg_reading_entry_before(reading, span.start, PG_LEX_PLACE, PG_CLASS_NONE, NULL) ||
        pg_reading_entry_at(reading, span.end, PG_LEX_ZONE, PG_CLASS_NONE, NULL))
        return true; /* 陕西|东部, 东部|新区 */
    switch (reading->text[span.start - 1]) {
    case U'区':
    case U'市':
    case U'县':
    case U'省':
    case U'州':
    case U'园':
    case U'城':
    case U'镇':
        return true;
    default:
        return false;
    }
}

/* 内蒙古|日报社, 安徽|日报 */
static bool is_of_paper(const PgReading *reading, uint32_t at) {
    uint32_t length;
    return pg_reading_entry_at(reading, at, PG_LEX_MEDIA, PG_CLASS_NONE, &length) && length > 1 &&
           (length > 2 || reading->text[at + 1] == U'报') && /* 在线|监测 */
           reading->text[at + length] != U'道';
}

/* 海曙、江北 beside 鄞州: in a list of counties no word of another kind. */
static bool is_listed_county(const PgReading *reading, PgSpan span, uint32_t from) {
    return (span.start > from + 1 && reading->text[span.start - 1] == U'、' &&
            pg_reading_entry_before(reading, span.start - 1, PG_LEX_PLACE, PG_CLASS_DISTRICT,
                                    NULL)) ||
           (reading->text[span.end] == U'、' &&
            pg_reading_entry_at(reading, span.end + 1, PG_LEX_PLACE, PG_CLASS_DISTRICT, NULL));
}

void pg_places_find(PgReader *reader, uint32_t number) {
    const PgReading *reading = reader->reading;
    PgSpan sentence = reading->page->sentences[number].span;
    for (uint32_t t = reading->telling_in[number]; t < reading->telling_in[number + 1]; t++) {
        const PgHit *hit = &reading->hits[reading->telling[t]];
        if (!(hit->kinds & (pg_lex_bit(PG_LEX_PLACE) | pg_lex_bit(PG_LEX_AMBIGUOUS))))
            continue;
        PgSpan span = {hit->start, hit->end};
        bool is_listed = is_listed_county(reading, span, sentence.start);
        const PgLexEntry *entry = pg_reading_entry(reading, hit->entry);
        for (; entry; entry = pg_reading_entry(reading, entry->next)) {
            bool is_listed_here = is_listed && entry->class == PG_CLASS_DISTRICT;
            if (entry->kind != PG_LEX_PLACE && !(entry->kind == PG_LEX_AMBIGUOUS && is_listed_here))
                continue;
            bool is_short = pg_span_length(span) <= 2;
            if ((is_short ||
                 (entry->class == PG_CLASS_ORGANIZATION && pg_span_length(span) == 3)) &&
                !is_listed_here && !pg_is_on_words(reading, span)) /* 天工大 in 天工|大道 */
                continue;
            /* 武汉理工 in 武汉理工大学; 中西区 in 东中西区域 */
            if ((entry->class == PG_CLASS_ORGANIZATION && !reading->word_starts[span.end]) ||
                (reading->text[span.end - 1] == U'区' && reading->text[span.end] == U'域'))
                continue;
            /* 园区|中部, 全市|西部: a side of it */
            if (entry->class == PG_CLASS_REGION && is_side_of_area(reading, span, sentence.start))
                continue;
            /* 西亚 in 马来西亚 */
            if (entry->class == PG_CLASS_REGION && !reading->word_starts[span.start])
                continue;
            if (is_of_paper(reading, span.end))
                continue;
            /* 湖南省著名商标, 江苏省一类园区: whose it is. */
            if (is_of_title(reading, span.end))
                continue;
            /* 中山大道, 南京路: no place by itself. */
            if (is_short && entry->class == PG_CLASS_DISTRICT && !is_listed_here &&
                reading->tags[span.start] != PG_TAG_PLACE && reading->word_starts[span.start + 1])
                continue;
            /* 通海路, 松山湖; but the harbour of a park is its city's: 钦州港片区 */
            uint32_t feature;
            if (is_short &&
                pg_reading_entry_at(reading, span.end, PG_LEX_FEATURE, PG_CLASS_NONE, &feature) &&
                reading->word_starts[span.end + feature] &&
                !(reading->text[span.end] == U'港' &&
                  pg_reading_entry_at(reading, span.end + feature, PG_LEX_WEAK_ENDING,
                                      PG_CLASS_PARK, NULL)))
                continue;
            if (entry->class == PG_CLASS_PARK)
                span.end = pg_park_end(reading, span.end, sentence.end);
            /* 北部湾经济区: a region that is called like a zone */
            bool is_called_zone = entry->class == PG_CLASS_REGION &&
                                  reading->text[span.end - 1] == U'区' && pg_span_length(span) > 4;
            int score = entry->class == PG_CLASS_PARK || is_called_zone
                            ? 73
                            : 40 + (int)MIN(pg_span_length(span), 9);
            if (entry->class == PG_CLASS_PARK)
                pg_whole_park_add(reader, span, hit->end, number, score);
            pg_candidate_add(reader, span, entry->class, number, score);
            span.end = hit->end;
            break;
        }
    }
}
