/* What stands around the places of a text and can fill slots. Most patterns that share an anchor
   ask for what is not there, and need not be tried. */
#include "relation/match.h"

enum { LONGEST_BRACKET = 32 };

/* The builder in a project's name does nothing there, nor does the founder in an institute's. */
static bool is_owner_in_name(const PgReading *reading, const PgMention *mention) {
    return mention->class == PG_CLASS_COMPANY && mention->outer &&
           (PG_CLASS_BIT(reading->mentions[mention->outer - 1].class) &
            (PG_CLASS_BIT(PG_CLASS_PROJECT) | PG_CLASS_BIT(PG_CLASS_ORGANIZATION)));
}

/* 咸安 in 咸安经济开发区: where the park lies, not what stands there. */
static bool is_in_park(const PgReading *reading, const PgMention *mention) {
    return PG_CLASS_BIT(mention->class) & PG_CLASSES_PLACE && mention->outer &&
           reading->mentions[mention->outer - 1].class == PG_CLASS_PARK;
}

PgSlotSet *pg_filled_by_mentions(const PgReading *reading) {
    PgSlotSet *filled = PG_ARENA_NEW(reading->arena, PgSlotSet, reading->n_mentions + 1);
    for (uint32_t i = 0; i < reading->n_mentions; i++) {
        const PgMention *mention = &reading->mentions[i];
        if (mention->entity && !is_owner_in_name(reading, mention) && !is_in_park(reading, mention))
            filled[i] = pg_ontology_slots(reading->ontology, mention->class);
    }
    return filled;
}

/* What can fill slots behind each of a sentence's sites: so far each holds what begins there. */
static void sum_behind(PgSite *first, PgSite *end) {
    PgSlotSet behind = 0;
    while (end-- > first) {
        PgSlotSet slots = end->behind;
        end->behind = behind;
        behind |= slots;
    }
}

PgSite *pg_sites_find(const PgReading *reading, const PgSlotSet *filled) {
    const PgPage *page = reading->page;
    uint32_t most = page->n_sentences + reading->n_mentions + reading->n_values + 1;
    PgSite *sites = PG_ARENA_RESERVE(reading->arena, PgSite, most), *site = sites;
    const PgMention *mention = reading->mentions;
    const PgValue *value = reading->values;
    uint32_t name_end = 0;
    for (uint32_t s = 0; s < page->n_sentences; s++) {
        PgSpan sentence = page->sentences[s].span;
        const PgMention *mentions_end = reading->mentions + reading->mentions_at[sentence.end];
        const PgValue *values_end = reading->values + reading->values_at[sentence.end];
        PgSite *first = site;
        *site++ = (PgSite){.start = sentence.start, .sentence = s, .name_end = name_end};
        while (mention < mentions_end || value < values_end) {
            bool is_mention = value >= values_end ||
                              (mention < mentions_end && mention->span.start <= value->span.start);
            if (is_mention && mention->kind == PG_MENTION_NAME)
                name_end = MAX(name_end, mention->span.end);
            PgSlotSet slots =
                is_mention ? filled[mention - reading->mentions] : PG_SLOT_OF_VALUE(value->kind);
            *site = (PgSite){.start = is_mention ? mention->span.start : value->span.start,
                             .sentence = s,
                             .name_end = name_end,
                             .before = site[-1].before | slots,
                             .behind = slots};
            site++;
            if (is_mention)
                mention++;
            else
                value++;
        }
        sum_behind(first, site);
    }
    site->start = UINT32_MAX;
    return sites;
}

uint32_t pg_skip_bracket(const PgMatch *match, uint32_t at) {
    const uint32_t *text = match->finder->reading->text;
    if (at >= match->sentence.end || text[at] != U'（')
        return at;
    for (uint32_t i = at + 1; i < match->sentence.end && i < at + LONGEST_BRACKET; i++)
        if (text[i] == U'）')
            return i + 1;
    return at;
}

uint32_t pg_skip_bracket_back(const PgMatch *match, uint32_t at) {
    const uint32_t *text = match->finder->reading->text;
    if (at <= match->sentence.start || text[at - 1] != U'）')
        return at;
    for (uint32_t i = at - 1; i > match->sentence.start && i + LONGEST_BRACKET > at; i--)
        if (text[i - 1] == U'（')
            return i - 1;
    return at;
}

uint32_t pg_skip_approximations(const PgReading *reading, uint32_t at) {
    uint32_t length;
    while (pg_reading_entry_at(reading, at, PG_LEX_APPROXIMATION, PG_CLASS_NONE, &length))
        at += length;
    return at;
}

/* What the mentions fill that end at a place. */
static PgSlotSet filled_ending(const PgMatch *match, uint32_t at) {
    const PgReading *reading = match->finder->reading;
    PgSlotSet slots = 0;
    if (!reading->mention_ends[at])
        return 0;
    for (uint32_t i = pg_reading_first_ending(reading, at); i < reading->mentions_at[at]; i++)
        if (reading->mentions[i].span.end == at)
            slots |= match->filled[i];
    return slots;
}

PgEdge pg_edge_before(const PgMatch *match, uint32_t at) {
    const PgReading *reading = match->finder->reading;
    if (at <= match->sentence.start)
        return (PgEdge){.chars = UINT64_MAX};
    PgEdge edge = {.chars = UINT64_C(1) << reading->text[at - 1] % 64};
    const PgValue *value = pg_reading_value_before(reading, at);
    if (value)
        edge.slots = PG_SLOT_OF_VALUE(value->kind);
    while (at > match->sentence.start && pg_is_name_mark(reading->text[at - 1]))
        at--;
    uint32_t before = pg_skip_bracket_back(match, at);
    edge.slots |= filled_ending(match, at);
    if (before < at)
        edge.slots |= filled_ending(match, before);
    if (reading->kinds_ending[at] & pg_lex_bit(PG_LEX_FIELD))
        edge.slots |= pg_ontology_slots(reading->ontology, PG_CLASS_INDUSTRY);
    return edge;
}

PgEdge pg_edge_behind(const PgMatch *match, uint32_t at) {
    const PgReading *reading = match->finder->reading;
    if (at >= match->sentence.end)
        return (PgEdge){.chars = UINT64_MAX};
    PgEdge edge = {.chars = UINT64_C(1) << reading->text[at] % 64};
    uint32_t number = pg_skip_approximations(reading, at);
    for (uint32_t i = reading->values_at[number]; i < reading->values_at[number + 1]; i++)
        edge.slots |= PG_SLOT_OF_VALUE(reading->values[i].kind);
    while (at < match->sentence.end && pg_is_name_mark(reading->text[at]))
        at++;
    for (uint32_t i = reading->mentions_at[at]; i < reading->mentions_at[at + 1]; i++)
        edge.slots |= match->filled[i];
    return edge;
}
