/* Facts that patterns of the ontology state. A pattern is looked for where its anchor stands;
   from there its elements are matched to the left and to the right. */
#include "relation/match.h"

#include "relation/statistic.h"

#include <string.h>

enum { LONGEST_NAME = 80 };

static bool stands_at(const uint32_t *text, const PgChars *literal) {
    for (uint32_t i = 0; i < literal->n; i++)
        if (text[i] != literal->chars[i])
            return false;
    return true;
}

static bool match_right(PgMatch *match, uint32_t element, uint32_t at);
static bool match_left(PgMatch *match, uint32_t element, uint32_t at);

static uint32_t last_of_list(const PgReading *reading, uint32_t mention) {
    for (uint32_t next; (next = pg_list_next(reading, mention)) > mention;)
        mention = next;
    return mention;
}

static uint32_t first_of_list(const PgReading *reading, uint32_t mention) {
    for (uint32_t previous; (previous = pg_list_previous(reading, mention));)
        mention = previous;
    return mention;
}

/* 浙江省湖州市德清县: of places in a row the last is meant. */
static uint32_t last_of_row(const PgReading *reading, uint32_t mention) {
    while (PG_CLASS_BIT(reading->mentions[mention - 1].class) & PG_CLASSES_ADMINISTRATIVE) {
        uint32_t next = pg_mention_starting(reading, reading->mentions[mention - 1].span.end,
                                            PG_CLASSES_ADMINISTRATIVE);
        if (!next)
            break;
        mention = next;
    }
    return mention;
}

static uint32_t first_of_row(const PgReading *reading, uint32_t mention) {
    while (PG_CLASS_BIT(reading->mentions[mention - 1].class) & PG_CLASSES_ADMINISTRATIVE) {
        uint32_t before = pg_mention_ending(reading, reading->mentions[mention - 1].span.start,
                                            PG_CLASSES_ADMINISTRATIVE);
        if (!before)
            break;
        mention = before;
    }
    return mention;
}

uint32_t pg_match_next(const PgMatch *match, const PgElement *slot, uint32_t last) {
    uint32_t next = slot->is_list ? pg_list_next(match->finder->reading, last) : 0;
    return next > last ? next : 0;
}

/* PgMatch what follows the mention that fills the slot of `element`. */
static bool match_behind(PgMatch *match, uint32_t element, const PgMention *mention) {
    const PgReading *reading = match->finder->reading;
    uint32_t end = mention->span.end, length;
    /* 产业 behind a field belongs to it, where the pattern does not ask for it. */
    if (mention->class == PG_CLASS_INDUSTRY &&
        pg_reading_entry_at(reading, end, PG_LEX_FIELD, PG_CLASS_NONE, &length) &&
        match_right(match, element + 1, end + length))
        return true;
    while (end < match->sentence.end && pg_is_name_mark(reading->text[end]))
        end++;
    if (match_right(match, element + 1, end))
        return true;
    uint32_t behind = pg_skip_bracket(match, end);
    return behind > end && match_right(match, element + 1, behind);
}

/* 甲集团 in 乙公司是甲集团旗下企业，带来…: who does it stands before. */
static bool owns_what_follows(const PgReading *reading, const PgMention *mention) {
    return reading->text[mention->span.end] == U'旗' &&
           reading->text[mention->span.end + 1] == U'下';
}

/* Could what begins like `want` begin at a place, with the character c? At most places it could
   not, as one look tells. */
static inline bool can_start(const PgReading *reading, PgEdge want, uint32_t at, uint32_t c) {
    return want.chars >> c % 64 & 1 ||
           (want.slots & ~PG_SLOTS_OF_VALUES &&
            (reading->mentions_at[at] < reading->mentions_at[at + 1] || pg_is_name_mark(c))) ||
           (want.slots & PG_SLOTS_OF_VALUES &&
            (reading->values_at[at] < reading->values_at[at + 1] ||
             reading->kinds_at[at] & pg_lex_bit(PG_LEX_APPROXIMATION)));
}

/* Could what ends like `want` end at a place, behind the character c? */
static inline bool can_end(const PgReading *reading, PgEdge want, uint32_t at, uint32_t c) {
    return want.chars >> c % 64 & 1 ||
           (want.slots & PG_SLOTS_OF_VALUES && pg_reading_value_before(reading, at)) ||
           (want.slots && (reading->mention_ends[at] || c == U'）' || pg_is_name_mark(c) ||
                           reading->kinds_ending[at] & pg_lex_bit(PG_LEX_FIELD)));
}

/* A long gap leads over commas. */
static inline bool ends_gap(uint32_t c, const PgElement *gap) {
    return pg_ends_slot(c) && (gap->limit < 20 || c != U'，');
}

/* Match what follows a gap, elements[element…], from `at` on or as far behind as the gap reaches.
 */
static bool match_over_gap(PgMatch *match, uint32_t element, uint32_t at) {
    const uint32_t *text = match->finder->reading->text;
    const PgElement *gap = &match->pattern->elements[element - 1];
    if (element == match->pattern->n_elements)
        return true;
    const PgEdge want = match->pattern->elements[element].opening;
    uint32_t limit = MIN(match->sentence.end, at + gap->limit);
    for (; at < match->sentence.end; at++) {
        uint32_t c = text[at];
        if (can_start(match->finder->reading, want, at, c) && match_right(match, element, at))
            return true;
        if (at == limit || ends_gap(c, gap))
            return false;
    }
    return match_right(match, element, at);
}

/* The same to the left: elements[…element] that end at `at` or before it. */
static bool match_over_gap_back(PgMatch *match, uint32_t element, uint32_t at) {
    const uint32_t *text = match->finder->reading->text;
    const PgElement *gap = &match->pattern->elements[element + 1];
    if (element == UINT32_MAX)
        return match_left(match, element, at);
    const PgEdge want = match->pattern->elements[element].closing;
    uint32_t limit =
        at > match->sentence.start + gap->limit ? at - gap->limit : match->sentence.start;
    for (; at > match->sentence.start; at--) {
        uint32_t c = text[at - 1];
        if (can_end(match->finder->reading, want, at, c) && match_left(match, element, at))
            return true;
        if (at == limit || ends_gap(c, gap))
            return false;
    }
    return match_left(match, element, at);
}

/* PgMatch elements[element…] from `at` on. */
static bool match_right(PgMatch *match, uint32_t element, uint32_t at) {
    const PgReading *reading = match->finder->reading;
    if (element == match->pattern->n_elements)
        return true;
    const PgElement *want = &match->pattern->elements[element];
    switch (want->kind) {
    case PG_ELEMENT_LITERAL:
        for (uint32_t i = 0; i < want->n_choices; i++) {
            const PgChars *literal = &want->choices[i];
            if (at + literal->n <= match->sentence.end && stands_at(reading->text + at, literal) &&
                match_right(match, element + 1, at + literal->n))
                return true;
        }
        return false;
    case PG_ELEMENT_GAP:
        return match_over_gap(match, element + 1, at);
    case PG_ELEMENT_VALUE: {
        at = pg_skip_approximations(reading, at);
        const PgValue *value = pg_reading_value_at(reading, at);
        if (!value || value->span.start != at || value->kind != want->value || value->is_ordinal ||
            pg_value_is_threshold(reading, value) ||
            (value->kind == PG_VALUE_COUNT && value->is_han && value->amount < 10))
            return false;
        match->slots[element] = (uint32_t)(value - reading->values) + 1;
        return match_right(match, element + 1, value->span.end);
    }
    default:
        break;
    }
    while (at < match->sentence.end && pg_is_name_mark(reading->text[at]))
        at++;
    for (uint32_t i = reading->mentions_at[at]; i < reading->mentions_at[at + 1]; i++) {
        if (!(match->filled[i] & want->slot))
            continue;
        uint32_t first = last_of_row(reading, i + 1);
        match->slots[element] = first;
        bool is_edge = element + 1 == match->pattern->n_elements;
        for (uint32_t last = is_edge && want->is_list ? last_of_list(reading, first) : first; last;
             last = pg_match_next(match, want, last)) {
            match->lasts[element] = last;
            if (match_behind(match, element, &reading->mentions[last - 1]))
                return true;
        }
    }
    return false;
}

/* PgMatch elements[…element] so that they end at `at`; element counts down, UINT32_MAX is done. */
static bool match_left(PgMatch *match, uint32_t element, uint32_t at) {
    const PgReading *reading = match->finder->reading;
    if (element == UINT32_MAX) {
        match->start = at;
        return true;
    }
    const PgElement *want = &match->pattern->elements[element];
    switch (want->kind) {
    case PG_ELEMENT_LITERAL:
        for (uint32_t i = 0; i < want->n_choices; i++) {
            const PgChars *literal = &want->choices[i];
            if (at >= match->sentence.start + literal->n &&
                stands_at(reading->text + at - literal->n, literal) &&
                match_left(match, element - 1, at - literal->n))
                return true;
        }
        return false;
    case PG_ELEMENT_GAP:
        return match_over_gap_back(match, element - 1, at);
    case PG_ELEMENT_VALUE: {
        const PgValue *value = pg_reading_value_before(reading, at);
        if (!value || value->kind != want->value)
            return false;
        match->slots[element] = (uint32_t)(value - reading->values) + 1;
        return match_left(match, element - 1, value->span.start);
    }
    default:
        break;
    }
    while (at > match->sentence.start && pg_is_name_mark(reading->text[at - 1]))
        at--;
    uint32_t inner = at, before = pg_skip_bracket_back(match, at), first;
    if (reading->kinds_ending[inner] & pg_lex_bit(PG_LEX_FIELD))
        first = reading->mentions_at[at > LONGEST_NAME ? at - LONGEST_NAME : 0];
    else if (reading->mention_ends[before])
        first = pg_reading_first_ending(reading, before);
    else if (reading->mention_ends[inner])
        first = pg_reading_first_ending(reading, inner);
    else
        return false; /* as at most places */
    bool is_doer = match->pattern->elements[element + 1].kind == PG_ELEMENT_GAP &&
                   match->pattern->property != match->finder->known->subsidiary_of;
    for (uint32_t i = first; i < reading->mentions_at[inner]; i++) {
        if (!(match->filled[i] & want->slot))
            continue;
        const PgMention *mention = &reading->mentions[i];
        uint32_t length;
        at = mention->span.end == before ? before : inner;
        bool ends = mention->span.end == at ||
                    (mention->class == PG_CLASS_INDUSTRY && mention->span.end < at &&
                     pg_reading_entry_at(reading, mention->span.end, PG_LEX_FIELD, PG_CLASS_NONE,
                                         &length) &&
                     mention->span.end + length == at);
        if (!ends || (is_doer && owns_what_follows(reading, mention)))
            continue;
        match->lasts[element] = i + 1;
        /* A gap would swallow what an enumeration goes on with. */
        bool is_whole = want->is_list &&
                        (!element || match->pattern->elements[element - 1].kind == PG_ELEMENT_GAP);
        for (uint32_t member = is_whole ? first_of_list(reading, i + 1) : i + 1; member;
             member = want->is_list ? pg_list_previous(reading, member) : 0) {
            match->slots[element] = member;
            uint32_t start = reading->mentions[first_of_row(reading, member) - 1].span.start;
            while (start > match->sentence.start && pg_is_name_mark(reading->text[start - 1]))
                start--;
            if (match_left(match, element - 1, start))
                return true;
        }
    }
    return false;
}

/* 面积 in 建筑面积, 投入 in 研发投入: the longer word says what the amount is instead. */
static bool is_in_longer_anchor(const PgReading *reading, PgSpan anchor, uint16_t property) {
    const PgOntology *ontology = reading->ontology;
    if (pg_ontology_property(ontology, property)->range)
        return false;
    for (uint32_t i = reading->hits_ending[anchor.end]; i; i = reading->hits[i - 1].next_end) {
        const PgHit *hit = &reading->hits[i - 1];
        if (hit->start >= anchor.start)
            break;
        if (hit->kinds & pg_lex_bit(PG_LEX_FIRM_FIGURE))
            return true;
        if (!(hit->kinds & pg_lex_bit(PG_LEX_ANCHOR)))
            continue;
        uint32_t n;
        const PgAnchored *anchored = pg_reading_anchored(reading, hit, &n);
        for (uint32_t k = 0; k < n; k++) {
            uint16_t other = pg_ontology_pattern(ontology, anchored[k].pattern)->property;
            if (other != property && !pg_ontology_property(ontology, other)->range)
                return true;
        }
    }
    return false;
}

/* Try the patterns of an anchor that stands at a site. */
static void match_at(PgMatch *match, const PgSite *site, PgSpan anchor, const PgAnchored *anchored,
                     uint32_t n) {
    const PgReading *reading = match->finder->reading;
    const PgPage *page = reading->page;
    const PgSentence *sentence = &page->sentences[site->sentence];
    bool is_heading = sentence->is_heading && page->articles[sentence->article].n_sentences > 3;
    match->number = site->sentence;
    match->sentence = sentence->span;
    PgEdge left, right;
    bool is_looked_at = false;
    for (const PgAnchored *end = anchored + n; anchored < end; anchored++) {
        if ((anchored->left_slots & ~site->before) | (anchored->right_slots & ~site->behind))
            continue;
        if (!is_looked_at) {
            left = pg_edge_before(match, anchor.start);
            right = pg_edge_behind(match, anchor.end);
            is_looked_at = true;
        }
        if (!pg_edge_fits(left, anchored->left) || !pg_edge_fits(right, anchored->right))
            continue;
        const PgPattern *pattern = pg_ontology_pattern(reading->ontology, anchored->pattern);
        match->pattern = pattern;
        if ((!is_heading || pattern->is_complete) &&
            !is_in_longer_anchor(reading, anchor, pattern->property) &&
            match_left(match, pattern->anchor - 1, anchor.start) &&
            match_right(match, pattern->anchor + 1, anchor.end))
            pg_match_state(match);
    }
}

/* Is the text one of the choices of a literal? */
static bool is_choice(const uint32_t *text, uint32_t n, const PgElement *literal) {
    for (uint32_t i = 0; i < literal->n_choices; i++)
        if (literal->choices[i].n == n && stands_at(text, &literal->choices[i]))
            return true;
    return false;
}

static void match_at_hit(PgMatch *match, const PgSite *site, const PgHit *hit) {
    uint32_t n;
    const PgAnchored *anchored = pg_reading_anchored(match->finder->reading, hit, &n);
    match_at(match, site, (PgSpan){hit->start, hit->end}, anchored, n);
}

/* The site that a place belongs to, at `site` or behind it. */
static inline const PgSite *site_of(const PgSite *site, uint32_t at) {
    while (site[1].start <= at)
        site++;
    return site;
}

/* Try the patterns that are anchored at the character behind a value; its site. */
static const PgSite *match_at_value(PgMatch *match, const PgSite *site, const PgValue *value) {
    const PgReading *reading = match->finder->reading;
    PgSpan anchor = {value->span.end, value->span.end + 1};
    site = site_of(site, anchor.start);
    if (anchor.end <= site->name_end)
        return site;
    uint32_t n;
    const PgAnchored *anchored = pg_ontology_anchored(reading->ontology, value->kind, &n);
    for (uint32_t i = 0; i < n; i++) {
        const PgPattern *pattern = pg_ontology_pattern(reading->ontology, anchored[i].pattern);
        if (is_choice(reading->text + anchor.start, 1, &pattern->elements[pattern->anchor]))
            match_at(match, site, anchor, &anchored[i], 1);
    }
    return site;
}

void pg_find_by_patterns(PgFinder *finder) {
    const PgReading *reading = finder->reading;
    const PgSlotSet *filled = pg_filled_by_mentions(reading);
    PgMatch match = {.finder = finder,
                     .filled = filled,
                     .subjects = g_array_new(FALSE, FALSE, sizeof(uint32_t)),
                     .objects = g_array_new(FALSE, FALSE, sizeof(uint32_t)),
                     .owners = g_array_new(FALSE, FALSE, sizeof(uint32_t)),
                     .owned_at = UINT32_MAX,
                     .parts = g_array_new(FALSE, FALSE, sizeof(PgPart))};
    const PgSite *site = pg_sites_find(reading, filled);
    const PgValue *value = reading->values, *values_end = value + reading->n_values;
    for (uint32_t i = 0; i < reading->n_anchors; i++) {
        const PgHit *hit = &reading->hits[reading->anchors[i]];
        for (; value < values_end && value->span.end <= hit->start; value++)
            site = match_at_value(&match, site, value);
        site = site_of(site, hit->start);
        if (hit->end > site->name_end) /* inside a name nothing is stated */
            match_at_hit(&match, site, hit);
    }
    for (; value < values_end; value++)
        site = match_at_value(&match, site, value);
    pg_match_state_parts(&match);
    g_array_unref(match.subjects);
    g_array_unref(match.objects);
    g_array_unref(match.owners);
    g_array_unref(match.parts);
}
