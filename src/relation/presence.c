/* How a text names a company, an organisation or a park: as one of those that are here, or only as
   a partner, a guest or a neighbour. */
#include "relation/presence.h"

#include "relation/event.h"

/* A clause starts here: 某某公司是… */
bool pg_starts_clause(const PgReading *reading, const PgMention *mention) {
    uint32_t start = mention->span.start;
    if (start == reading->page->sentences[mention->sentence].span.start)
        return true;
    uint32_t before = reading->text[start - 1];
    return before == U'，' || before == U'；' || before == U'”' || before == U'：' ||
           before == U'“';
}

bool pg_is_in_list(const PgReading *reading, const PgMention *mention) {
    uint32_t start = mention->span.start;
    return reading->text[mention->span.end] == U'、' ||
           (start && reading->text[start - 1] == U'、') ||
           pg_list_next(reading, (uint32_t)(mention - reading->mentions) + 1) ||
           pg_list_previous(reading, (uint32_t)(mention - reading->mentions) + 1);
}

/* Where the enumeration ends that a mention stands in. */
uint32_t pg_list_end(const PgReading *reading, const PgMention *mention) {
    enum { MAX_MEMBERS = 60 };
    uint32_t last = (uint32_t)(mention - reading->mentions) + 1;
    for (uint32_t n = 0, next; n < MAX_MEMBERS && (next = pg_list_next(reading, last)) > last; n++)
        last = next;
    return reading->mentions[last - 1].span.end;
}

/* 甲、乙等17家企业: whoever counts its firms so has them. */
bool pg_is_counted(const PgReading *reading, const PgMention *mention) {
    enum { MAX_DISTANCE = 14 };
    if (!pg_is_in_list(reading, mention))
        return false;
    uint32_t end = pg_list_end(reading, mention);
    if (reading->text[end] != U'等')
        return false;
    for (uint32_t i = end + 1; i < reading->n && i < end + MAX_DISTANCE; i++) {
        if (pg_ends_clause(reading->text[i]) ||
            pg_reading_entry_at(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL))
            return false; /* 甲、乙等项目的配套企业 */
        if (pg_reading_entry_at(reading, i, PG_LEX_GROUP, PG_CLASS_NONE, NULL) ||
            pg_reading_entry_at(reading, i, PG_LEX_ANAPHOR, PG_CLASS_COMPANY, NULL))
            return true;
    }
    return false;
}

/* Where the enumeration begins that a mention stands in. */
static uint32_t start_of_list(const PgReading *reading, const PgMention *mention) {
    enum { MAX_MEMBERS = 20 };
    uint32_t first = (uint32_t)(mention - reading->mentions) + 1;
    for (uint32_t n = 0, previous; n < MAX_MEMBERS && (previous = pg_list_previous(reading, first));
         n++)
        first = previous;
    return reading->mentions[first - 1].span.start;
}

static bool stands_behind_with(const PgReading *reading, uint32_t at) {
    uint32_t c = at ? reading->text[at - 1] : 0;
    return at && reading->word_starts[at - 1] &&
           (c == U'与' || c == U'同' || c == U'跟' || c == U'距');
}

/* 与甲大学、乙大学等高校合作, 距甲园区3公里, 乙园区与甲园区为姊妹园: no part of what is told of. */
bool pg_is_partner(const PgReading *reading, const PgMention *mention) {
    return stands_behind_with(reading, start_of_list(reading, mention)) ||
           (mention->class == PG_CLASS_PARK && stands_behind_with(reading, mention->span.start));
}

/* 收购甲公司, 客户甲、乙 */
bool pg_is_dealt_with(const PgReading *reading, const PgMention *mention) {
    return pg_is_partner(reading, mention) ||
           pg_reading_entry_before(reading, start_of_list(reading, mention), PG_LEX_OUTSIDE_CUE,
                                   PG_CLASS_NONE, NULL);
}

/* 甲公司董事长张某、乙公司总经理李某等出席签约仪式: whoever attends may be from anywhere. */
bool pg_only_attends(const PgReading *reading, const PgMention *mention) {
    enum { FAR = 300 };
    uint32_t end = reading->page->sentences[mention->sentence].span.end;
    bool is_of_many = false; /* 等, or a person of whoever is named */
    if (!(reading->kinds_in[mention->sentence] & pg_lex_bit(PG_LEX_ATTENDING)))
        return false;
    for (uint32_t i = mention->span.end; i < end && i < mention->span.end + FAR; i++) {
        if (reading->text[i] == U'；')
            return false;
        is_of_many |= reading->text[i] == U'等' ||
                      pg_mention_starting(reading, i, PG_CLASS_BIT(PG_CLASS_PERSON));
        if (is_of_many && reading->word_starts[i] &&
            pg_reading_entry_at(reading, i, PG_LEX_ATTENDING, PG_CLASS_NONE, NULL))
            return true;
    }
    return false;
}

/* 位于某某镇的甲项目, where the page's park is not named: it is somewhere else. */
bool pg_is_placed_unknown(const PgReading *reading, const PgMention *mention) {
    enum { LONGEST_PLACE = 16 };
    uint32_t at = mention->span.start;
    if (!at || reading->text[at - 1] != U'的')
        return false;
    for (uint32_t i = at - 1; i > 0 && i + LONGEST_PLACE > at; i--) {
        if (pg_ends_clause(reading->text[i - 1]) ||
            pg_mention_ending(reading, i, PG_CLASSES_PLACE | PG_CLASS_BIT(PG_CLASS_PARK)))
            return false;
        uint32_t length;
        if (pg_reading_entry_before(reading, i, PG_LEX_PLACING, PG_CLASS_NONE, &length) &&
            length > 1)
            return true;
    }
    return false;
}

/* 在甲公司，工人们…; 记者在甲公司的车间看到…: where what is told takes place; not 在甲公司带动下.
 */
static bool is_scene(const PgReading *reading, const PgMention *mention) {
    enum { FAR = 30 };
    uint32_t start = mention->span.start, end = mention->span.end;
    if (!start || reading->text[start - 1] != U'在' || !reading->word_starts[start - 1])
        return false;
    while (end < reading->n && end < mention->span.end + FAR && !pg_ends_clause(reading->text[end]))
        end++;
    return reading->text[end - 1] != U'下';
}

/* 以甲公司、乙公司为龙头: companies that lead those of the park. */
static bool leads(const PgReading *reading, const PgMention *mention) {
    enum { MAX_NOUN = 8 }; /* 等重点企业 */
    uint32_t start = start_of_list(reading, mention), end = pg_list_end(reading, mention);
    if (!start || reading->text[start - 1] != U'以')
        return false;
    for (uint32_t i = end; i <= end + MAX_NOUN && i < reading->n; i++) {
        if (pg_ends_clause(reading->text[i]))
            return false;
        if (pg_reading_entry_at(reading, i, PG_LEX_FIELD_ROLE, PG_CLASS_NONE, NULL))
            return true;
    }
    return false;
}

/* Is a company presented as one of the park's, or only mentioned? Household names are mentioned for
   comparison, as customers and as owners unless a clause is about them; who stands behind a
   preposition takes part in what somebody else does. */
bool pg_is_presented(const PgReading *reading, const PgMention *mention) {
    if (mention->outer || pg_is_dealt_with(reading, mention))
        return false;
    uint32_t start = mention->span.start;
    if (!pg_is_in_list(reading, mention) &&
        (pg_starts_clause(reading, mention) || is_scene(reading, mention) ||
         pg_reading_entry_before(reading, start, PG_LEX_VISIT, PG_CLASS_NONE, NULL)))
        return true;
    if (leads(reading, mention))
        return true;
    return !pg_reading_entry_of(reading, mention->span, PG_LEX_NAME, PG_CLASS_COMPANY) &&
           !pg_reading_entry_of(reading, mention->span, PG_LEX_AMBIGUOUS, PG_CLASS_COMPANY) &&
           !(start && reading->tags[start - 1] == PG_TAG_PREPOSITION);
}

/* 以甲园区为基础, 在甲园区的基础上, 依托原甲园区: what another has grown from. */
bool pg_is_basis(const PgReading *reading, const PgMention *park) {
    uint32_t end = park->span.end;
    end += reading->text[end] == U'的';
    return pg_reading_entry_at(reading, end, PG_LEX_BASIS, PG_CLASS_NONE, NULL) ||
           pg_reading_entry_before(reading, park->span.start, PG_LEX_BASIS, PG_CLASS_NONE, NULL);
}
