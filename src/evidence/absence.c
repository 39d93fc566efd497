/* Why a relation is not in the graph: the sentences that come nearest, and what each pattern of the
   relation lacks in them. The graph's own names are the mentions here, so that a graph alone is
   enough; what extraction knows beyond them (word boundaries, what a sentence is about) is not
   asked. */
#include "evidence/explain.h"

#include "evidence/written.h"
#include "graph/vocabulary.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_SENTENCES = 3, MAX_PATTERNS = 5, MAX_SHOWN = 14 };

/* A name or anaphor that stands in the sentence. */
typedef struct {
    PgSpan span;
    PgClass class;
    uint32_t entity; /* 0: an anaphor */
} Occurrence;

typedef struct {
    const PgEvidence *evidence;
    const PgPlain *text;
    GArray *occurrences;
    const PgPattern *pattern;
    uint32_t slots[32]; /* by element: occurrence + 1 */
    uint32_t n_matched; /* of elements, the most that any way matched */
    uint32_t failed;    /* the element that failed then */
    uint32_t failed_at; /* where */
    bool failed_leftward;
} Trace;

static int compare_occurrences(const void *a, const void *b) {
    const Occurrence *x = a, *y = b;
    if (x->span.start != y->span.start)
        return x->span.start < y->span.start ? -1 : 1;
    return x->span.end > y->span.end ? -1 : x->span.end < y->span.end;
}

/* The anaphors that start at a place. */
static void find_anaphors(const PgOntology *ontology, const PgPlain *text, uint32_t start,
                          GArray *occurrences) {
    const PgTrie *surfaces = pg_ontology_surfaces(ontology);
    PgTrieWalk walk = {PG_TRIE_ROOT, 0};
    for (uint32_t entry;
         (entry = pg_trie_next(surfaces, &walk, text->chars + start, text->n - start));)
        for (const PgLexEntry *at = pg_ontology_entry(ontology, entry); at;
             at = pg_ontology_entry(ontology, at->next)) {
            Occurrence occurrence = {{start, start + walk.length}, at->class, 0};
            if (at->kind == PG_LEX_ANAPHOR)
                g_array_append_val(occurrences, occurrence);
        }
}

static void find_occurrences(const PgEvidence *evidence, const PgPlain *text, GArray *occurrences) {
    g_array_set_size(occurrences, 0);
    for (uint32_t e = 1; e < evidence->entities->len; e++) {
        const PgNamedEntity *entity = pg_evidence_entity(evidence, e);
        for (guint k = 0; k < entity->names->len; k++) {
            const PgPlain *name = &g_array_index(entity->names, PgPlain, k);
            if (!pg_plain_holds(text, name))
                continue;
            for (uint32_t i = 0; i + name->n <= text->n; i++)
                if (!memcmp(text->chars + i, name->chars, name->n * sizeof(uint32_t))) {
                    Occurrence occurrence = {{i, i + name->n}, entity->class, e};
                    g_array_append_val(occurrences, occurrence);
                }
        }
    }
    for (uint32_t i = 0; i < text->n; i++)
        find_anaphors(evidence->ontology, text, i, occurrences);
    qsort(occurrences->data, occurrences->len, sizeof(Occurrence), compare_occurrences);
}

/* ---- matching a pattern, with a note of where it failed ---- */

static bool fail(Trace *trace, uint32_t element, uint32_t at, bool leftward, uint32_t n_matched) {
    if (n_matched >= trace->n_matched) {
        trace->n_matched = n_matched;
        trace->failed = element;
        trace->failed_at = at;
        trace->failed_leftward = leftward;
    }
    return false;
}

static bool is_clause_end(uint32_t c) {
    return c == U'，' || c == U'；' || c == U'。' || c == U'：';
}

static bool match(Trace *trace, uint32_t element, uint32_t at, bool leftward, uint32_t n_matched);

/* Go on behind (or before) what matched; `element` counts down to the left of the anchor. */
static bool go_on(Trace *trace, uint32_t element, uint32_t at, bool leftward, uint32_t n_matched) {
    if (leftward)
        return element == 0 || match(trace, element - 1, at, true, n_matched + 1);
    if (element + 1 < trace->pattern->n_elements)
        return match(trace, element + 1, at, false, n_matched + 1);
    return trace->pattern->anchor == 0 ||
           match(trace, trace->pattern->anchor - 1, trace->slots[trace->pattern->anchor] - 1, true,
                 n_matched + 1);
}

static bool match_literal(Trace *trace, const PgElement *want, uint32_t element, uint32_t at,
                          bool leftward, uint32_t n_matched) {
    const PgPlain *text = trace->text;
    bool stood = false;
    for (uint32_t i = 0; i < want->n_choices; i++) {
        const PgChars *literal = &want->choices[i];
        uint32_t room = leftward ? at : text->n - at;
        uint32_t from = leftward ? at - literal->n : at;
        if (literal->n > room ||
            memcmp(text->chars + from, literal->chars, literal->n * sizeof(uint32_t)) != 0)
            continue;
        stood = true;
        if (go_on(trace, element, leftward ? from : at + literal->n, leftward, n_matched))
            return true;
    }
    return !stood && fail(trace, element, at, leftward, n_matched);
}

static bool match_gap(Trace *trace, const PgElement *want, uint32_t element, uint32_t at,
                      bool leftward, uint32_t n_matched) {
    for (uint32_t n = 0; n <= want->limit; n++) {
        if (leftward ? n > at : at + n > trace->text->n)
            break;
        uint32_t here = leftward ? at - n : at + n;
        if (go_on(trace, element, here, leftward, n_matched))
            return true;
        if (leftward ? !here : here == trace->text->n)
            break;
        uint32_t c = trace->text->chars[leftward ? here - 1 : here];
        if (is_clause_end(c) && (want->limit < 20 || c != U'，'))
            break;
    }
    return false;
}

static bool match_value(Trace *trace, const PgElement *want, uint32_t element, uint32_t at,
                        bool leftward, uint32_t n_matched) {
    enum { LONGEST = 24 };
    uint32_t length = 0;
    if (!leftward && at < trace->text->n)
        length = pg_value_length(trace->evidence->ontology, trace->text, at, want->value);
    for (uint32_t n = 1; leftward && n <= LONGEST && n <= at; n++)
        if (pg_value_length(trace->evidence->ontology, trace->text, at - n, want->value) == n)
            length = n;
    if (!length)
        return fail(trace, element, at, leftward, n_matched);
    return go_on(trace, element, leftward ? at - length : at + length, leftward, n_matched);
}

static bool match_class(Trace *trace, const PgElement *want, uint32_t element, uint32_t at,
                        bool leftward, uint32_t n_matched) {
    bool stood = false;
    for (guint i = 0; i < trace->occurrences->len; i++) {
        const Occurrence *one = &g_array_index(trace->occurrences, Occurrence, i);
        if ((leftward ? one->span.end : one->span.start) != at ||
            !(PG_CLASS_BIT(one->class) & want->classes))
            continue;
        stood = true;
        trace->slots[element] = i + 1;
        if (go_on(trace, element, leftward ? one->span.start : one->span.end, leftward, n_matched))
            return true;
    }
    return !stood && fail(trace, element, at, leftward, n_matched);
}

static bool match(Trace *trace, uint32_t element, uint32_t at, bool leftward, uint32_t n_matched) {
    const PgElement *want = &trace->pattern->elements[element];
    switch (want->kind) {
    case PG_ELEMENT_LITERAL:
        return match_literal(trace, want, element, at, leftward, n_matched);
    case PG_ELEMENT_GAP:
        return match_gap(trace, want, element, at, leftward, n_matched);
    case PG_ELEMENT_VALUE:
        return match_value(trace, want, element, at, leftward, n_matched);
    default:
        return match_class(trace, want, element, at, leftward, n_matched);
    }
}

/* Try a pattern wherever its anchor stands. */
static bool try_pattern(Trace *trace, bool *has_anchor) {
    const PgElement *anchor = &trace->pattern->elements[trace->pattern->anchor];
    *has_anchor = false;
    for (uint32_t at = 0; at < trace->text->n; at++)
        for (uint32_t i = 0; i < anchor->n_choices; i++) {
            const PgChars *literal = &anchor->choices[i];
            if (!literal->n || at + literal->n > trace->text->n ||
                memcmp(trace->text->chars + at, literal->chars, literal->n * sizeof(uint32_t)) != 0)
                continue;
            *has_anchor = true;
            trace->slots[trace->pattern->anchor] = at + 1;
            if (go_on(trace, trace->pattern->anchor, at + literal->n, false, 1))
                return true;
        }
    return false;
}

/* ---- telling it ---- */

static void append_classes(GString *text, const PgOntology *ontology, PgClassSet classes) {
    bool is_first = true;
    for (PgClass class = 1; class < pg_ontology_n_classes(ontology); class ++)
        if (classes & PG_CLASS_BIT(class)) {
            g_string_append_printf(text, "%s%s", is_first ? "" : " or ",
                                   pg_ontology_class_name(ontology, class));
            is_first = false;
        }
}

static void append_element(GString *text, const PgOntology *ontology, const PgElement *element) {
    static const char *const values[] = {"number", "amount of money", "area", "counted number",
                                         "date",   "percentage"};
    switch (element->kind) {
    case PG_ELEMENT_LITERAL:
        g_string_append(text, "one of ");
        for (uint32_t i = 0; i < element->n_choices && i < MAX_PATTERNS; i++) {
            char *choice = pg_chars_to_utf8(element->choices[i].chars, element->choices[i].n);
            g_string_append_printf(text, "%s%s", i ? "|" : "", choice);
            g_free(choice);
        }
        if (element->n_choices > MAX_PATTERNS)
            g_string_append(text, "|…");
        break;
    case PG_ELEMENT_CLASS:
        g_string_append(text, "the name of a ");
        append_classes(text, ontology, element->classes);
        break;
    case PG_ELEMENT_VALUE:
        g_string_append_printf(text, "a %s", values[element->value]);
        break;
    default:
        break;
    }
}

static void append_failure(GString *text, const Trace *trace) {
    uint32_t from = trace->failed_at, to = trace->failed_at;
    if (trace->failed_leftward)
        from -= MIN(from, MAX_SHOWN);
    else
        to = MIN(trace->text->n, to + MAX_SHOWN);
    char *there = pg_chars_to_utf8(trace->text->chars + from, to - from);
    g_string_append(text, "      wanted ");
    append_element(text, trace->evidence->ontology, &trace->pattern->elements[trace->failed]);
    if (*there)
        g_string_append_printf(text, "; there stands %s%s%s\n", trace->failed_leftward ? "…" : "",
                               there, trace->failed_leftward ? "" : "…");
    else
        g_string_append_printf(text, "; the sentence %s there\n",
                               trace->failed_leftward ? "begins" : "ends");
    g_free(there);
}

/* With whom a pattern that fits was filled. */
static void append_filling(GString *text, const Trace *trace) {
    bool has_subject = false, has_object = false;
    g_string_append(text, "      it fits");
    for (uint32_t i = 0; i < trace->pattern->n_elements; i++) {
        const PgElement *element = &trace->pattern->elements[i];
        has_subject |= element->role == PG_ROLE_SUBJECT;
        has_object |= element->role == PG_ROLE_OBJECT;
        if (element->kind != PG_ELEMENT_CLASS)
            continue;
        const Occurrence *one = &g_array_index(trace->occurrences, Occurrence, trace->slots[i] - 1);
        char *name =
            pg_chars_to_utf8(trace->text->chars + one->span.start, one->span.end - one->span.start);
        g_string_append_printf(text, ", with %s as the %s", name,
                               element->role == PG_ROLE_SUBJECT  ? "subject"
                               : element->role == PG_ROLE_OBJECT ? "object"
                                                                 : "context");
        g_free(name);
    }
    if (has_subject && has_object)
        g_string_append(text, "; extraction drew its names or words otherwise\n");
    else
        g_string_append_printf(text, "; the %s is left to what the sentence is about\n",
                               has_subject ? "object" : "subject");
}

typedef struct {
    uint32_t pattern;
    uint32_t n_matched, n_elements;
    bool fits;
    char *told;
} Attempt;

static int best_first(const void *a, const void *b) {
    const Attempt *x = a, *y = b;
    if (x->fits != y->fits)
        return x->fits ? -1 : 1;
    /* the share of its elements that stood there */
    uint64_t left = (uint64_t)x->n_matched * y->n_elements;
    uint64_t right = (uint64_t)y->n_matched * x->n_elements;
    if (left != right)
        return left > right ? -1 : 1;
    return x->pattern < y->pattern ? -1 : 1;
}

static void append_patterns(GString *text, const PgEvidence *evidence,
                            const PgQuotedSentence *sentence, uint16_t property) {
    GArray *occurrences = g_array_new(FALSE, FALSE, sizeof(Occurrence));
    GArray *attempts = g_array_new(FALSE, FALSE, sizeof(Attempt));
    find_occurrences(evidence, &sentence->plain, occurrences);
    uint32_t n_patterns = 0;
    for (uint32_t i = 1; i < pg_ontology_n_patterns(evidence->ontology); i++) {
        const PgPattern *pattern = pg_ontology_pattern(evidence->ontology, i);
        if (pattern->property != property)
            continue;
        n_patterns++;
        Trace trace = {.evidence = evidence,
                       .text = &sentence->plain,
                       .occurrences = occurrences,
                       .pattern = pattern};
        bool has_anchor, fits = try_pattern(&trace, &has_anchor);
        if (!has_anchor)
            continue;
        GString *told = g_string_new(NULL);
        if (fits)
            append_filling(told, &trace);
        else
            append_failure(told, &trace);
        Attempt attempt = {i, trace.n_matched, pattern->n_elements, fits,
                           g_string_free(told, FALSE)};
        g_array_append_val(attempts, attempt);
    }
    g_array_sort(attempts, best_first);
    if (!attempts->len)
        g_string_append_printf(text, "    none of the %u patterns of %s has its words here\n",
                               n_patterns,
                               pg_ontology_property(evidence->ontology, property)->name);
    for (guint i = 0; i < attempts->len; i++) {
        Attempt *attempt = &g_array_index(attempts, Attempt, i);
        if (i < MAX_PATTERNS)
            g_string_append_printf(text, "    %s\n%s",
                                   pg_ontology_pattern(evidence->ontology, attempt->pattern)->text,
                                   attempt->told);
        g_free(attempt->told);
    }
    if (attempts->len > MAX_PATTERNS)
        g_string_append_printf(text, "    and %u patterns that fit less\n",
                               attempts->len - MAX_PATTERNS);
    g_array_unref(attempts);
    g_array_unref(occurrences);
}

static void append_named(GString *text, const PgEvidence *evidence, uint32_t entity) {
    const PgNamedEntity *named = pg_evidence_entity(evidence, entity);
    g_string_append_printf(text, "%s is a ", named->label);
    append_classes(text, evidence->ontology, named->class ? PG_CLASS_BIT(named->class) : 0);
    g_string_append(text, ".\n");
}

static void append_class_fit(GString *text, const PgEvidence *evidence, uint32_t entity,
                             PgClassSet wanted, const char *property, const char *side) {
    const PgNamedEntity *named = pg_evidence_entity(evidence, entity);
    append_named(text, evidence, entity);
    if (PG_CLASS_BIT(named->class) & wanted)
        return;
    g_string_append_printf(text, "  That is outside the %s of %s: ", side, property);
    append_classes(text, evidence->ontology, wanted);
    g_string_append(text, ". No pattern can state it.\n");
}

/* The facts that there are between the two, either way; true when the wanted one is among them. */
static bool append_facts_between(GString *text, const PgEvidence *evidence, PgTermId a, PgTermId b,
                                 uint16_t property) {
    const char *wanted = pg_ontology_property(evidence->ontology, property)->name;
    bool is_stated = false;
    for (uint32_t s = 1; s < evidence->sentences->len; s++) {
        const PgQuotedSentence *sentence = pg_evidence_sentence(evidence, s);
        for (uint32_t i = 0; i < sentence->n_quads; i++) {
            const PgQuad *quad = &g_array_index(evidence->quads, PgQuad, sentence->first_quad + i);
            bool forward = quad->subject == a && quad->object == b;
            if (!forward && !(quad->subject == b && quad->object == a))
                continue;
            const char *name = pg_evidence_show(evidence, quad->predicate);
            is_stated |= forward && !strcmp(name, wanted);
            g_string_append_printf(text, "The graph states: %s %s %s\n",
                                   pg_evidence_show(evidence, quad->subject), name,
                                   pg_evidence_show(evidence, quad->object));
            pg_explain_sentence(text, evidence, sentence,
                                pg_property_named(evidence->ontology, name));
        }
    }
    return is_stated;
}

/* ---- the sentences that come nearest ---- */

typedef struct {
    uint32_t sentence;
    uint32_t distance; /* characters between the two names */
} Near;

static int nearest_first(const void *a, const void *b) {
    const Near *x = a, *y = b;
    if (x->distance != y->distance)
        return x->distance < y->distance ? -1 : 1;
    return x->sentence < y->sentence ? -1 : x->sentence > y->sentence;
}

static uint32_t distance_in(const PgPlain *text, const PgPlain *a, const PgPlain *b) {
    const char *at = strstr(text->text, a->text), *other = strstr(text->text, b->text);
    const char *from = MIN(at, other), *to = MAX(at, other);
    return (uint32_t)g_utf8_strlen(from, to - from);
}

static void append_nearest(GString *text, const PgEvidence *evidence, uint32_t a, uint32_t b,
                           uint16_t property) {
    const PgNamedEntity *subject = pg_evidence_entity(evidence, a);
    const PgNamedEntity *object = pg_evidence_entity(evidence, b);
    GArray *both = g_array_new(FALSE, FALSE, sizeof(Near));
    uint32_t last_a = 0, last_b = 0, best = UINT32_MAX, pair[2] = {0, 0};
    for (guint d = 1; d < evidence->documents->len; d++) {
        const GArray *sentences = pg_evidence_document(evidence, d)->sentences;
        last_a = last_b = 0; /* position in the document, plus one */
        for (guint i = 0; i < sentences->len; i++) {
            uint32_t s = g_array_index(sentences, uint32_t, i);
            const PgPlain *plain = &pg_evidence_sentence(evidence, s)->plain;
            const PgPlain *name_a = NULL, *name_b = NULL;
            if (pg_entity_is_named(subject, plain, &name_a))
                last_a = i + 1;
            if (pg_entity_is_named(object, plain, &name_b))
                last_b = i + 1;
            if (name_a && name_b) {
                Near near = {s, distance_in(plain, name_a, name_b)};
                g_array_append_val(both, near);
            }
            uint32_t apart = last_a > last_b ? last_a - last_b : last_b - last_a;
            if (last_a && last_b && apart < best) {
                best = apart;
                pair[0] = g_array_index(sentences, uint32_t, MIN(last_a, last_b) - 1);
                pair[1] = g_array_index(sentences, uint32_t, MAX(last_a, last_b) - 1);
            }
        }
    }
    g_array_sort(both, nearest_first);
    if (both->len)
        g_string_append_printf(text, "%u of the sentences quoted name both; the nearest:\n",
                               both->len);
    for (guint i = 0; i < both->len && i < MAX_SENTENCES; i++) {
        const PgQuotedSentence *sentence =
            pg_evidence_sentence(evidence, g_array_index(both, Near, i).sentence);
        pg_explain_sentence(text, evidence, sentence, property);
        append_patterns(text, evidence, sentence, property);
    }
    if (!both->len && pair[0]) {
        g_string_append(text, "No sentence names both. The nearest that name one each:\n");
        for (int i = 0; i < 2; i++) {
            const PgQuotedSentence *sentence = pg_evidence_sentence(evidence, pair[i]);
            pg_explain_sentence(text, evidence, sentence, property);
            append_patterns(text, evidence, sentence, property);
        }
    } else if (!both->len) {
        g_string_append(text, "No document names both.\n");
    }
    g_array_unref(both);
}

char *pg_explain_absence(const PgEvidence *evidence, uint32_t subject, uint16_t property,
                         uint32_t object, bool *is_stated) {
    const PgProperty *wanted = pg_ontology_property(evidence->ontology, property);
    GString *text = g_string_new(NULL);
    append_class_fit(text, evidence, subject, wanted->domain, wanted->name, "domain");
    append_class_fit(text, evidence, object, wanted->range, wanted->name, "range");
    *is_stated = append_facts_between(text, evidence, pg_evidence_entity(evidence, subject)->iri,
                                      pg_evidence_entity(evidence, object)->iri, property);
    if (!*is_stated)
        append_nearest(text, evidence, subject, object, property);
    return g_string_free(text, FALSE);
}
