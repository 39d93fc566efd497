/* Facts that patterns of the ontology state. A pattern is looked for where its anchor stands;
   from there its elements are matched to the left and to the right. */
#include "relation/match.h"

#include "relation/statistic.h"

#include <string.h>

enum { LONGEST_BRACKET = 32 };

static uint32_t value_ending(const PgReading *reading, uint32_t at, PgValueKind kind) {
    for (PgValue *value = pg_reading_value_at(reading, at > 40 ? at - 40 : 0);
         value && value < reading->values + reading->n_values && value->span.start < at; value++)
        if (value->span.end == at && value->kind == kind)
            return (uint32_t)(value - reading->values) + 1;
    return 0;
}

static uint32_t skip_approximations(const PgReading *reading, uint32_t at) {
    uint32_t length;
    while (pg_reading_entry_at(reading, at, PG_LEX_APPROXIMATION, PG_CLASS_NONE, &length))
        at += length;
    return at;
}

static bool is_mark(uint32_t c) {
    return c == U'“' || c == U'”' || c == U'《' || c == U'》';
}

/* Behind what brackets add to a name: 某某股份有限公司（以下简称某某股份）; `at` where there are
 * none. */
static uint32_t skip_bracket(const PgMatch *match, uint32_t at) {
    const uint32_t *text = match->finder->reading->text;
    if (at >= match->sentence.end || text[at] != U'（')
        return at;
    for (uint32_t i = at + 1; i < match->sentence.end && i < at + LONGEST_BRACKET; i++)
        if (text[i] == U'）')
            return i + 1;
    return at;
}

static uint32_t skip_bracket_back(const PgMatch *match, uint32_t at) {
    const uint32_t *text = match->finder->reading->text;
    if (at <= match->sentence.start || text[at - 1] != U'）')
        return at;
    for (uint32_t i = at - 1; i > match->sentence.start && i + LONGEST_BRACKET > at; i--)
        if (text[i - 1] == U'（')
            return i - 1;
    return at;
}

static bool stands_at(const uint32_t *text, const PgLiteral *literal) {
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
    while (end < match->sentence.end && is_mark(reading->text[end]))
        end++;
    if (match_right(match, element + 1, end))
        return true;
    uint32_t behind = skip_bracket(match, end);
    return behind > end && match_right(match, element + 1, behind);
}

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

/* 甲集团 in 乙公司是甲集团旗下企业，带来…: who does it stands before. */
static bool owns_what_follows(const PgReading *reading, const PgMention *mention) {
    return reading->text[mention->span.end] == U'旗' &&
           reading->text[mention->span.end + 1] == U'下';
}

/* Could elements[element…] begin at a place? At most places they could not, as one look tells. */
static inline bool can_start(const PgMatch *match, uint32_t element, uint32_t at) {
    const PgReading *reading = match->finder->reading;
    if (element == match->pattern->n_elements || at >= match->sentence.end)
        return true;
    const PgElement *want = &match->pattern->elements[element];
    switch (want->kind) {
    case PG_ELEMENT_LITERAL:
        return want->firsts >> reading->text[at] % 64 & 1;
    case PG_ELEMENT_CLASS:
        return reading->mentions_at[at] < reading->mentions_at[at + 1] ||
               is_mark(reading->text[at]);
    case PG_ELEMENT_VALUE:
        return reading->values_at[at] < reading->values_at[at + 1] ||
               (reading->kinds_at[at] & pg_lex_bit(PG_LEX_APPROXIMATION));
    default:
        return true;
    }
}

/* Could elements[…element] end at a place? */
static inline bool can_end(const PgMatch *match, uint32_t element, uint32_t at) {
    const PgReading *reading = match->finder->reading;
    if (element == UINT32_MAX || at <= match->sentence.start)
        return true;
    const PgElement *want = &match->pattern->elements[element];
    uint32_t last = reading->text[at - 1];
    switch (want->kind) {
    case PG_ELEMENT_LITERAL:
        return want->lasts >> last % 64 & 1;
    case PG_ELEMENT_CLASS:
        return reading->mention_ends[at] || last == U'）' || is_mark(last) ||
               (reading->kinds_ending[at] & pg_lex_bit(PG_LEX_FIELD));
    default:
        return true;
    }
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
            const PgLiteral *literal = &want->choices[i];
            if (at + literal->n <= match->sentence.end && stands_at(reading->text + at, literal) &&
                match_right(match, element + 1, at + literal->n))
                return true;
        }
        return false;
    case PG_ELEMENT_GAP:
        for (uint32_t n = 0; n <= want->limit && at + n <= match->sentence.end; n++) {
            if (can_start(match, element + 1, at + n) && match_right(match, element + 1, at + n))
                return true;
            if (at + n < match->sentence.end &&
                (pg_ends_slot(reading->text[at + n]) &&
                 (want->limit < 20 || reading->text[at + n] != U'，')))
                break;
        }
        return false;
    case PG_ELEMENT_VALUE: {
        at = skip_approximations(reading, at);
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
    while (at < match->sentence.end && is_mark(reading->text[at]))
        at++;
    for (uint32_t i = reading->mentions_at[at]; i < reading->mentions_at[at + 1]; i++) {
        const PgMention *mention = &reading->mentions[i];
        if (!mention->entity || !(PG_CLASS_BIT(mention->class) & want->classes) ||
            is_owner_in_name(reading, mention) || is_in_park(reading, mention))
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
            const PgLiteral *literal = &want->choices[i];
            if (at >= match->sentence.start + literal->n &&
                stands_at(reading->text + at - literal->n, literal) &&
                match_left(match, element - 1, at - literal->n))
                return true;
        }
        return false;
    case PG_ELEMENT_GAP:
        for (uint32_t n = 0; n <= want->limit && at >= match->sentence.start + n; n++) {
            if (can_end(match, element - 1, at - n) && match_left(match, element - 1, at - n))
                return true;
            if (at > match->sentence.start + n && pg_ends_slot(reading->text[at - n - 1]) &&
                (want->limit < 20 || reading->text[at - n - 1] != U'，'))
                break;
        }
        return false;
    case PG_ELEMENT_VALUE: {
        uint32_t value = value_ending(reading, at, want->value);
        if (!value)
            return false;
        match->slots[element] = value;
        return match_left(match, element - 1, reading->values[value - 1].span.start);
    }
    default:
        break;
    }
    while (at > match->sentence.start && is_mark(reading->text[at - 1]))
        at--;
    uint32_t inner = at, before = skip_bracket_back(match, at);
    if (!reading->mention_ends[inner] && !reading->mention_ends[before] &&
        !(reading->kinds_ending[inner] & pg_lex_bit(PG_LEX_FIELD)))
        return false; /* as at most places */
    uint32_t from = at > 80 ? at - 80 : 0;
    bool is_doer = match->pattern->elements[element + 1].kind == PG_ELEMENT_GAP &&
                   match->pattern->property != match->finder->known->subsidiary_of;
    for (uint32_t i = reading->mentions_at[from]; i < reading->mentions_at[inner]; i++) {
        const PgMention *mention = &reading->mentions[i];
        uint32_t length;
        at = mention->span.end == before ? before : inner;
        bool ends = mention->span.end == at ||
                    (mention->class == PG_CLASS_INDUSTRY && mention->span.end < at &&
                     pg_reading_entry_at(reading, mention->span.end, PG_LEX_FIELD, PG_CLASS_NONE,
                                         &length) &&
                     mention->span.end + length == at);
        if (!ends || !mention->entity || !(PG_CLASS_BIT(mention->class) & want->classes) ||
            is_owner_in_name(reading, mention) || is_in_park(reading, mention) ||
            (is_doer && owns_what_follows(reading, mention)))
            continue;
        match->lasts[element] = i + 1;
        /* A gap would swallow what an enumeration goes on with. */
        bool is_whole = want->is_list &&
                        (!element || match->pattern->elements[element - 1].kind == PG_ELEMENT_GAP);
        for (uint32_t first = is_whole ? first_of_list(reading, i + 1) : i + 1; first;
             first = want->is_list ? pg_list_previous(reading, first) : 0) {
            match->slots[element] = first;
            uint32_t start = reading->mentions[first_of_row(reading, first) - 1].span.start;
            while (start > match->sentence.start && is_mark(reading->text[start - 1]))
                start--;
            if (match_left(match, element - 1, start))
                return true;
        }
    }
    return false;
}

/* What stands in a sentence that can fill slots. */
typedef struct {
    PgClassSet classes;
    uint32_t values; /* bit 1 << kind */
} Fillers;

static Fillers fillers_of(const PgReading *reading, PgSpan sentence) {
    Fillers fillers = {0, 0};
    for (uint32_t i = reading->mentions_at[sentence.start]; i < reading->mentions_at[sentence.end];
         i++)
        fillers.classes |= PG_CLASS_BIT(reading->mentions[i].class);
    for (const PgValue *value = pg_reading_value_at(reading, sentence.start);
         value && value < reading->values + reading->n_values && value->span.start < sentence.end;
         value++)
        fillers.values |= 1u << value->kind;
    return fillers;
}

/* Does the sentence have something for every slot of the pattern? Most have not. */
static bool can_fill(const PgPattern *pattern, Fillers fillers) {
    if (pattern->values_needed & ~fillers.values || pattern->classes_needed & ~fillers.classes)
        return false;
    for (uint32_t i = 0; i < pattern->n_elements; i++) {
        const PgElement *element = &pattern->elements[i];
        if (element->kind == PG_ELEMENT_CLASS && !(element->classes & fillers.classes))
            return false;
    }
    return true;
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
        if (!(hit->kinds & (pg_lex_bit(PG_LEX_ANCHOR) | pg_lex_bit(PG_LEX_FIRM_FIGURE))))
            continue;
        const PgLexEntry *entry = pg_reading_entry(reading, hit->entry);
        for (; entry; entry = pg_reading_entry(reading, entry->next)) {
            if (entry->kind == PG_LEX_FIRM_FIGURE)
                return true;
            if (entry->kind != PG_LEX_ANCHOR)
                continue;
            uint16_t other = pg_ontology_pattern(ontology, entry->value)->property;
            if (other != property && !pg_ontology_property(ontology, other)->range)
                return true;
        }
    }
    return false;
}

/* Does it name both whom it says something of and what? A headline leaves too much out for others.
 */
static bool is_complete(const PgPattern *pattern) {
    bool has_subject = false, has_object = false;
    for (uint32_t i = 0; i < pattern->n_elements; i++) {
        const PgElement *element = &pattern->elements[i];
        bool is_both = element->role == PG_ROLE_BOTH;
        has_subject |= is_both || element->role == PG_ROLE_SUBJECT;
        has_object |=
            is_both || (element->role == PG_ROLE_OBJECT && element->kind == PG_ELEMENT_CLASS);
    }
    return has_subject && has_object;
}

void pg_find_by_patterns(PgFinder *finder) {
    const PgReading *reading = finder->reading;
    const PgPage *page = reading->page;
    PgMatch match = {.finder = finder,
                     .number = UINT32_MAX,
                     .subjects = g_array_new(FALSE, FALSE, sizeof(uint32_t)),
                     .objects = g_array_new(FALSE, FALSE, sizeof(uint32_t)),
                     .parts = g_array_new(FALSE, FALSE, sizeof(PgPart))};
    Fillers fillers = {0, 0};
    for (uint32_t h = 0, s = 0; h < reading->n_hits; h++) {
        PgSpan anchor = {reading->hits[h].start, reading->hits[h].end};
        if (!(reading->hits[h].kinds & pg_lex_bit(PG_LEX_ANCHOR)))
            continue;
        const PgLexEntry *entry = pg_reading_entry(reading, reading->hits[h].entry);
        while (entry && entry->kind != PG_LEX_ANCHOR)
            entry = pg_reading_entry(reading, entry->next);
        if (!entry || pg_is_inside_name(reading, anchor))
            continue;
        while (page->sentences[s].span.end <= anchor.start)
            s++;
        bool is_heading = page->sentences[s].is_heading &&
                          page->articles[page->sentences[s].article].n_sentences > 3;
        if (match.number != s) {
            match.number = s;
            match.sentence = page->sentences[s].span;
            fillers = fillers_of(reading, match.sentence);
        }
        for (; entry; entry = pg_reading_entry(reading, entry->next)) {
            if (entry->kind != PG_LEX_ANCHOR)
                continue;
            match.pattern = pg_ontology_pattern(reading->ontology, entry->value);
            if (can_fill(match.pattern, fillers) &&
                can_start(&match, match.pattern->anchor + 1, anchor.end) &&
                can_end(&match, match.pattern->anchor - 1, anchor.start) &&
                (!is_heading || is_complete(match.pattern)) &&
                !is_in_longer_anchor(reading, anchor, match.pattern->property) &&
                match_right(&match, match.pattern->anchor + 1, anchor.end) &&
                match_left(&match, match.pattern->anchor - 1, anchor.start))
                pg_match_state(&match);
        }
    }
    pg_match_state_parts(&match);
    g_array_unref(match.subjects);
    g_array_unref(match.objects);
    g_array_unref(match.parts);
}
