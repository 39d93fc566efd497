/* Who works with whom: the names of an enumeration with each other, those on one side of 与 with
   those on the other, and the 双方 that a sentence before has named. */
#include "relation/match.h"

/* 三方, 共同, 共建: what all do together. */
static bool says_jointly(const PgMatch *match) {
    enum { FAR = 120 };
    const uint32_t *text = match->finder->reading->text;
    uint32_t end = MIN(match->sentence.end, match->start + FAR);
    for (uint32_t i = match->start; i + 1 < end; i++)
        if ((text[i + 1] == U'方' && (text[i] == U'三' || text[i] == U'四')) ||
            (text[i] == U'共' && (text[i + 1] == U'同' || text[i + 1] == U'建')))
            return true;
    return false;
}

/* 甲、乙等8家单位|与某某园区|签约: with whom all of a list's members sign; 0 for nobody told so. */
static uint32_t common_partner(const PgReading *reading, uint32_t last) {
    enum {
        MAX_COUNT = 12,
        PARTNERS = PG_CLASS_BIT(PG_CLASS_PARK) | PG_CLASS_BIT(PG_CLASS_COMPANY) |
                   PG_CLASS_BIT(PG_CLASS_ORGANIZATION)
    };
    uint32_t at = reading->mentions[last - 1].span.end;
    if (reading->text[at] != U'等')
        return 0;
    for (uint32_t i = at + 1; i < at + MAX_COUNT && i + 1 < reading->n; i++) {
        if (pg_ends_slot(reading->text[i]))
            return 0;
        if ((reading->text[i] == U'与' || reading->text[i] == U'同' || reading->text[i] == U'和') &&
            reading->word_starts[i] && reading->word_starts[i + 1]) {
            uint32_t partner = pg_mention_starting(reading, i + 1, PARTNERS);
            return partner ? reading->mentions[partner - 1].entity : 0;
        }
    }
    return 0;
}

/* Each with each; but in 甲与乙、丙与丁签约 only those that 与 joins, and in 甲与乙、丙签约 those
   on one side of it with those on the other. */
void pg_match_state_partners(const PgMatch *match, uint32_t element) {
    enum { MAX_PARTNERS = 24 };
    PgFinder *finder = match->finder;
    const PgReading *reading = finder->reading;
    uint32_t start = reading->mentions[match->slots[element] - 1].span.start;
    bool is_with =
        start && (reading->text[start - 1] == U'与' || reading->text[start - 1] == U'同');
    if (is_with && !says_jointly(match))
        return; /* 与甲、乙签约: with whom stands before 与 */
    uint32_t common = common_partner(reading, match->lasts[element]);
    for (uint32_t m = match->slots[element]; m && common;
         m = pg_match_next(match, &match->pattern->elements[element], m)) {
        pg_relation_add(finder, match->pattern->property, reading->mentions[m - 1].entity, common,
                        match->number, match->pattern->text);
        if (m == match->lasts[element])
            return;
    }
    const PgMention *partners[MAX_PARTNERS];
    uint32_t n = 0, n_with = 0, last_with = 0;
    for (uint32_t m = match->slots[element]; m && n < MAX_PARTNERS;
         m = pg_match_next(match, &match->pattern->elements[element], m)) {
        partners[n] = &reading->mentions[m - 1];
        if (n && reading->text[partners[n]->span.start - 1] == U'与') {
            n_with++;
            last_with = n;
        }
        n++;
        if (m == match->lasts[element])
            break;
    }
    bool are_joint = n_with == 1 && says_jointly(match);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = i + 1; k < n; k++) {
            bool are_joined = k == i + 1 && reading->text[partners[k]->span.start - 1] == U'与';
            if (!n_with || are_joint || (n_with > 1 ? are_joined : i < last_with && k >= last_with))
                pg_relation_add(finder, match->pattern->property, partners[i]->entity,
                                partners[k]->entity, match->number, match->pattern->text);
        }
}

/* …签约，共建… */
static bool is_signed(const PgMatch *match) {
    const uint32_t *text = match->finder->reading->text;
    enum { FAR = 120 };
    uint32_t first = text[match->start];
    uint32_t from = MAX(match->sentence.start, match->start > FAR ? match->start - FAR : 0);
    for (uint32_t i = from; i < match->start; i++)
        if (text[i] == U'签')
            return first == U'共' || first == U'合';
    return false;
}

/* 双方, 三方 before the match */
static bool is_of_parties(const PgMatch *match) {
    enum { NEAR = 24 };
    const uint32_t *text = match->finder->reading->text;
    uint32_t from =
        match->start > match->sentence.start + NEAR ? match->start - NEAR : match->sentence.start;
    for (uint32_t i = from; i + 1 < match->start + 4 && i + 1 < match->sentence.end; i++)
        if (text[i + 1] == U'方' && (text[i] == U'双' || text[i] == U'三' || text[i] == U'四'))
            return true;
    return false;
}

/* 双方将共建…, …签约，共建…: those that the sentence, or the one before it, says work together. */
void pg_match_add_parties(const PgMatch *match, GArray *objects) {
    const PgFinder *finder = match->finder;
    bool is_joint = is_signed(match);
    if (!is_joint && !is_of_parties(match))
        return;
    for (guint i = finder->facts->len; i > 0; i--) {
        const PgFact *fact = &g_array_index(finder->facts, PgFact, i - 1);
        if (fact->property != finder->known->cooperates_with || match->number - fact->sentence > 1u)
            continue;
        g_array_append_val(objects, fact->subject);
        g_array_append_val(objects, fact->object);
    }
}
