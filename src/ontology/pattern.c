/* Patterns as the ontology writes them, taken apart into sequences that can be matched.

   A pattern is literal text with
     [Class]  [Class+]            a mention of the class; + takes every name of an enumeration
     [Class:subject] [Class:object]  where domain and range don't tell
     [Class/Class]                a mention of either class
     [Class+:both]                each of an enumeration with each other: of symmetric properties
     [Money] [Area] [Count] [Date] [Percent]   a value
     (a|b|)                       one of several, the empty one included
     …                            a few characters inside the clause; …… more of them          */
#include "ontology/internal.h"

#include <stdlib.h>
#include <string.h>

enum {
    MAX_ELEMENTS = 24,
    MAX_CHOICES = 64,
    MAX_SEQUENCES = 64,
    SHORT_GAP = 12,
    LONG_GAP = 40,
};

static const char GAP_MARK[] = "…";

typedef struct {
    PgElement elements[MAX_ELEMENTS];
    uint32_t n;
} Sequence;

typedef struct {
    PgOntology *ontology;
    const char *text; /* of the whole pattern */
    uint16_t property, constant;
    uint32_t n_sequences;
    const char *reason; /* the first thing that does not fit */
} Compiler;

static bool set_reason(Compiler *compiler, const char *reason) {
    if (!compiler->reason)
        compiler->reason = reason;
    return false;
}

/* One choice of literal text, folded. */
static PgChars make_literal(Compiler *compiler, const char *text, size_t size) {
    uint32_t *chars = PG_ARENA_NEW(compiler->ontology->arena, uint32_t, size + 1);
    size_t n = pg_chars_from_utf8(text, size, chars);
    pg_fold(chars, n, chars);
    return (PgChars){chars, (uint32_t)n};
}

static int longest_first(const void *a, const void *b) {
    const PgChars *x = a, *y = b;
    return x->n > y->n ? -1 : x->n < y->n;
}

/* Add literal text, or the choice between several: "(a|b|)" without its brackets. */
static bool add_literal(Compiler *compiler, Sequence *sequence, const char *text, size_t size) {
    if (sequence->n == MAX_ELEMENTS)
        return set_reason(compiler, "a pattern of too many elements");
    PgChars choices[MAX_CHOICES];
    uint32_t n = 0;
    for (const char *from = text, *end = text + size;;) {
        const char *bar = memchr(from, '|', (size_t)(end - from));
        if (n == MAX_CHOICES)
            return set_reason(compiler, "a choice between too many texts");
        choices[n++] = make_literal(compiler, from, (size_t)((bar ? bar : end) - from));
        if (!bar)
            break;
        from = bar + 1;
    }
    qsort(choices, n, sizeof *choices, longest_first);
    sequence->elements[sequence->n++] = (PgElement){
        .kind = PG_ELEMENT_LITERAL,
        .choices = pg_arena_memdup(compiler->ontology->arena, choices, n * sizeof *choices),
        .n_choices = n};
    return true;
}

/* Park/Company: the classes of both names; none when one of them names none. */
static PgClassSet classes_named(const PgOntology *ontology, const char *names) {
    PgClassSet set = 0;
    char **parts = g_strsplit(names, "/", -1);
    for (char **part = parts; *part; part++) {
        PgClassSet classes = pg_ontology_classes_named(ontology, *part);
        set = classes && (set || part == parts) ? set | classes : 0;
    }
    g_strfreev(parts);
    return set;
}

/* The bit of the slots that take these classes; 0 when there are too many kinds of slots. */
static PgSlotSet slot_of_classes(PgOntology *ontology, PgClassSet classes) {
    enum { FIRST = PG_VALUE_PERCENT + 1, MAX_SLOTS = 64 };
    GArray *slots = ontology->slots;
    guint i = 0;
    while (i < slots->len && g_array_index(slots, PgClassSet, i) != classes)
        i++;
    if (FIRST + i == MAX_SLOTS)
        return 0;
    PgSlotSet slot = (PgSlotSet)1 << (FIRST + i);
    if (i == slots->len)
        g_array_append_val(slots, classes);
    for (PgClass class = 0; class <= PG_MAX_CLASSES; class ++)
        if (PG_CLASS_BIT(class) & classes)
            ontology->slots_filled[class] |= slot;
    return slot;
}

static bool add_slot(Compiler *compiler, Sequence *sequence, const char *text, size_t size) {
    static const struct {
        const char *name;
        PgValueKind kind;
    } values[] = {{"Money", PG_VALUE_MONEY},
                  {"Area", PG_VALUE_AREA},
                  {"Count", PG_VALUE_COUNT},
                  {"Date", PG_VALUE_DATE},
                  {"Percent", PG_VALUE_PERCENT}};
    if (sequence->n == MAX_ELEMENTS)
        return set_reason(compiler, "a pattern of too many elements");
    PgElement *element = &sequence->elements[sequence->n++];
    *element = (PgElement){0};
    char *name = g_strndup(text, size), *role = strchr(name, ':');
    if (role) {
        *role++ = 0;
        if (!strcmp(role, "subject"))
            element->role = PG_ROLE_SUBJECT;
        else if (!strcmp(role, "object"))
            element->role = PG_ROLE_OBJECT;
        else if (!strcmp(role, "both"))
            element->role = PG_ROLE_BOTH;
        else
            set_reason(compiler, "a slot's role is none of subject, object and both");
    }
    size_t length = strlen(name);
    if (length && name[length - 1] == '+') {
        element->is_list = true;
        name[length - 1] = 0;
    }
    element->kind = PG_ELEMENT_CLASS;
    element->classes = classes_named(compiler->ontology, name);
    for (size_t i = 0; i < G_N_ELEMENTS(values); i++)
        if (!strcmp(name, values[i].name)) {
            element->kind = PG_ELEMENT_VALUE;
            element->value = values[i].kind;
        }
    if (element->kind == PG_ELEMENT_CLASS && !element->classes)
        set_reason(compiler, "a slot names no class and no kind of value");
    g_free(name);
    if (compiler->reason)
        return false;
    element->slot = element->kind == PG_ELEMENT_VALUE
                        ? PG_SLOT_OF_VALUE(element->value)
                        : slot_of_classes(compiler->ontology, element->classes);
    return element->slot ||
           set_reason(compiler, "a slot that takes yet another set of classes, of too many");
}

/* Is there a slot from `at` on that can only be the subject? 位于[Park]的[Company]: the park is
 * not. */
static bool has_certain_subject(const Sequence *sequence, uint32_t at, const PgProperty *property) {
    for (uint32_t i = at; i < sequence->n; i++) {
        const PgElement *element = &sequence->elements[i];
        if (element->kind == PG_ELEMENT_CLASS && !element->role &&
            (element->classes & property->domain) && !(element->classes & property->range))
            return true;
    }
    return false;
}

/* Tell subject from object where the pattern does not say. */
static bool assign_roles(Compiler *compiler, Sequence *sequence) {
    const PgProperty *property =
        &g_array_index(compiler->ontology->properties, PgProperty, compiler->property);
    bool has_subject = false, has_object = compiler->constant != 0;
    for (uint32_t i = 0; i < sequence->n; i++) {
        PgRole role = sequence->elements[i].role;
        has_subject |= role == PG_ROLE_SUBJECT || role == PG_ROLE_BOTH;
        has_object |= role == PG_ROLE_OBJECT || role == PG_ROLE_BOTH;
    }
    uint32_t n_slots = 0;
    for (uint32_t i = 0; i < sequence->n; i++) {
        PgElement *element = &sequence->elements[i];
        bool is_slot = element->kind == PG_ELEMENT_CLASS || element->kind == PG_ELEMENT_VALUE;
        n_slots += is_slot;
        if (!is_slot || element->role)
            continue;
        bool can_begin = element->kind == PG_ELEMENT_CLASS && (element->classes & property->domain);
        bool can_end = property->range ? (element->classes & property->range) != 0
                                       : element->kind == PG_ELEMENT_VALUE;
        if (can_begin && !has_subject && (!can_end || has_object || property->range) &&
            !(can_end && !has_object && has_certain_subject(sequence, i + 1, property))) {
            element->role = PG_ROLE_SUBJECT;
            has_subject = true;
        } else if (can_end && !has_object) {
            element->role = PG_ROLE_OBJECT;
            has_object = true;
        }
    }
    for (uint32_t i = 0; i < sequence->n; i++) {
        const PgElement *element = &sequence->elements[i];
        if (element->role == PG_ROLE_SUBJECT && !(element->classes & property->domain))
            return set_reason(compiler, "the subject's slot is outside the property's domain");
        if (element->role == PG_ROLE_OBJECT && property->range &&
            !(element->classes & property->range))
            return set_reason(compiler, "the object's slot is outside the property's range");
        if (element->role == PG_ROLE_BOTH && !property->is_symmetric)
            return set_reason(compiler, "a slot is both although the property is not symmetric");
    }
    if (!n_slots && !compiler->constant)
        return set_reason(compiler, "a pattern without a slot");
    if (!has_object && !has_subject)
        return set_reason(compiler, "no slot fits the property's domain or range");
    if (!has_object && !property->range)
        return set_reason(compiler, "a pattern without the value that it states");
    return true;
}

/* How an element may begin (or end) when `beyond` says how those beyond it may. */
static PgEdge edge_of(const PgElement *element, bool is_end, PgEdge beyond) {
    PgEdge edge = {.slots = element->slot};
    if (element->kind == PG_ELEMENT_GAP)
        return (PgEdge){.chars = UINT64_MAX};
    for (uint32_t i = 0; i < element->n_choices; i++) {
        const PgChars *choice = &element->choices[i];
        if (choice->n) {
            edge.chars |= UINT64_C(1) << choice->chars[is_end ? choice->n - 1 : 0] % 64;
        } else {
            edge.chars |= beyond.chars;
            edge.slots |= beyond.slots;
        }
    }
    return edge;
}

static const PgEdge anything = {.chars = UINT64_MAX};

static void set_edges(Sequence *sequence) {
    PgEdge edge = anything;
    for (uint32_t i = sequence->n; i-- > 0;)
        edge = sequence->elements[i].opening = edge_of(&sequence->elements[i], false, edge);
    edge = anything;
    for (uint32_t i = 0; i < sequence->n; i++)
        edge = sequence->elements[i].closing = edge_of(&sequence->elements[i], true, edge);
}

static PgSlotSet slots_of(const Sequence *sequence, uint32_t from, uint32_t to) {
    PgSlotSet slots = 0;
    for (uint32_t i = from; i < to; i++)
        slots |= sequence->elements[i].slot;
    return slots;
}

/* Which elements say of whom what. A headline leaves too much out for patterns that do not name
   both. */
static void set_slots(const Sequence *sequence, PgPattern *pattern) {
    for (uint32_t i = 0; i < sequence->n; i++) {
        const PgElement *element = &sequence->elements[i];
        bool is_mention = element->kind == PG_ELEMENT_CLASS;
        if (element->role == PG_ROLE_SUBJECT)
            pattern->subjects |= 1u << i;
        else if (element->role == PG_ROLE_OBJECT && is_mention)
            pattern->objects |= 1u << i;
        else if (element->role == PG_ROLE_OBJECT)
            pattern->amount = i + 1;
        else if (element->role == PG_ROLE_BOTH && !pattern->partners)
            pattern->partners = i + 1;
    }
    pattern->is_complete = pattern->partners || (pattern->subjects && pattern->objects);
}

uint32_t pg_anchor_add(PgOntology *ontology) {
    g_ptr_array_add(ontology->anchors, g_array_new(FALSE, FALSE, sizeof(PgAnchored)));
    return ontology->anchors->len - 1;
}

/* The index of a text among the anchors. */
static uint32_t anchor_of(PgOntology *ontology, const PgChars *text) {
    const PgLexEntry *entries = (const PgLexEntry *)(const void *)ontology->entries->data;
    for (uint32_t i = *pg_trie_insert(ontology->trie, text->chars, text->n); i; i = entries[i].next)
        if (entries[i].kind == PG_LEX_ANCHOR)
            return entries[i].value;
    char *surface = pg_chars_to_utf8(text->chars, text->n);
    uint32_t anchor = pg_anchor_add(ontology);
    pg_lexicon_add(ontology, surface, PG_LEX_ANCHOR, PG_CLASS_NONE, anchor);
    g_free(surface);
    return anchor;
}

static void add_anchored(PgOntology *ontology, uint32_t anchor, const PgAnchored *anchored) {
    GArray *patterns = g_ptr_array_index(ontology->anchors, anchor);
    bool is_twin = patterns->len && /* (投资|投资) */
                   g_array_index(patterns, PgAnchored, 0).pattern == anchored->pattern;
    if (!is_twin)
        g_array_prepend_val(patterns, *anchored);
}

/* How rare a literal is, as far as the length of its choices tells; 0 when it may be absent. Marks
   between words are everywhere. */
static uint32_t rarity(const PgElement *element) {
    uint32_t least = UINT32_MAX;
    for (uint32_t i = 0; i < element->n_choices; i++) {
        const PgChars *choice = &element->choices[i];
        bool is_mark = choice->n == 1 && !pg_char_is_han(choice->chars[0]);
        least = MIN(least, 2 * choice->n - is_mark);
    }
    return element->n_choices ? least : 0;
}

/* The index of the rarest literal; n when there is none. */
static uint32_t choose_anchor(const Sequence *sequence) {
    uint32_t anchor = sequence->n, best = 0;
    for (uint32_t i = 0; i < sequence->n; i++) {
        uint32_t rare = rarity(&sequence->elements[i]);
        if (rare > best) {
            best = rare;
            anchor = i;
        }
    }
    return anchor;
}

/* A single character behind a value is found by the value, which is rarer. */
static bool is_found_by_value(const Sequence *sequence, uint32_t anchor) {
    return anchor && sequence->elements[anchor - 1].kind == PG_ELEMENT_VALUE &&
           sequence->elements[anchor].choices[0].n == 1;
}

static bool finish(Compiler *compiler, Sequence *sequence) {
    if (compiler->n_sequences++ == MAX_SEQUENCES)
        return set_reason(compiler, "a pattern that stands for too many sequences");
    if (!assign_roles(compiler, sequence))
        return false;
    uint32_t anchor = choose_anchor(sequence);
    if (anchor == sequence->n)
        return set_reason(compiler, "a pattern without literal text");
    PgOntology *ontology = compiler->ontology;
    set_edges(sequence);
    PgAnchored anchored = {
        .left_slots = slots_of(sequence, 0, anchor),
        .right_slots = slots_of(sequence, anchor + 1, sequence->n),
        .left = anchor ? sequence->elements[anchor - 1].closing : anything,
        .right = anchor + 1 < sequence->n ? sequence->elements[anchor + 1].opening : anything,
        .pattern = ontology->patterns->len};
    PgPattern pattern = {.property = compiler->property,
                         .constant = compiler->constant,
                         .anchor = anchor,
                         .elements = pg_arena_memdup(ontology->arena, sequence->elements,
                                                     sequence->n * sizeof(PgElement)),
                         .n_elements = sequence->n,
                         .text = compiler->text};
    set_slots(sequence, &pattern);
    const PgElement *literal = &sequence->elements[anchor];
    if (is_found_by_value(sequence, anchor))
        add_anchored(ontology, sequence->elements[anchor - 1].value, &anchored);
    else
        for (uint32_t i = 0; i < literal->n_choices; i++)
            add_anchored(ontology, anchor_of(ontology, &literal->choices[i]), &anchored);
    g_array_append_val(ontology->patterns, pattern);
    return true;
}

static const char *closing(const char *text, char open, char close) {
    int depth = 0;
    for (; *text; text++) {
        depth += *text == open;
        depth -= *text == close;
        if (!depth)
            return text;
    }
    return NULL;
}

/* What stands between the bars that are in no inner brackets. */
static char **branches_of(const char *text, const char *end) {
    GStrvBuilder *branches = g_strv_builder_new();
    const char *branch = text;
    for (const char *p = text; p <= end; p++) {
        if (*p == '(' && p < end) {
            p = closing(p, '(', ')');
        } else if (*p == '|' || p == end) {
            char *copy = g_strndup(branch, (size_t)(p - branch));
            g_strv_builder_add(branches, copy);
            g_free(copy);
            branch = p + 1;
        }
    }
    char **result = g_strv_builder_end(branches);
    g_strv_builder_unref(branches);
    return result;
}

/* 等 beside 等…: a gap may be empty, and so the one is found as the other. */
static bool is_read_with_gap(const char *branch, char **branches) {
    char *before = g_strconcat(GAP_MARK, branch, NULL),
         *behind = g_strconcat(branch, GAP_MARK, NULL);
    bool is_read = *branch && (g_strv_contains((const char *const *)branches, before) ||
                               g_strv_contains((const char *const *)branches, behind));
    g_free(before);
    g_free(behind);
    return is_read;
}

/* Expand from `text` on; what follows an alternative is expanded once for each of its branches. */
static bool expand(Compiler *compiler, const char *text, Sequence *sequence) {
    while (*text) {
        if (*text == '[') {
            const char *end = strchr(text, ']');
            if (!end)
                return set_reason(compiler, "a [ without its ]");
            if (!add_slot(compiler, sequence, text + 1, (size_t)(end - text - 1)))
                return false;
            text = end + 1;
        } else if (g_str_has_prefix(text, GAP_MARK)) {
            uint32_t limit = SHORT_GAP;
            text += strlen(GAP_MARK);
            if (g_str_has_prefix(text, GAP_MARK)) {
                text += strlen(GAP_MARK);
                limit = LONG_GAP;
            }
            if (sequence->n == MAX_ELEMENTS)
                return set_reason(compiler, "a pattern of too many elements");
            sequence->elements[sequence->n++] = (PgElement){.kind = PG_ELEMENT_GAP, .limit = limit};
        } else if (*text == '(') {
            const char *end = closing(text, '(', ')');
            if (!end)
                return set_reason(compiler, "a ( without its )");
            const char *branch = text + 1;
            /* Nothing but text to choose from is one element; else each branch is a sequence. */
            size_t size = (size_t)(end - branch);
            char *inside = g_strndup(branch, size);
            bool is_plain = !strpbrk(inside, "[(") && !strstr(inside, GAP_MARK);
            g_free(inside);
            if (is_plain) {
                if (!add_literal(compiler, sequence, branch, size))
                    return false;
                text = end + 1;
                continue;
            }
            char **branches = branches_of(branch, end);
            bool fits = true;
            for (char **b = branches; *b && fits; b++) {
                if (is_read_with_gap(*b, branches))
                    continue;
                Sequence *copy = g_memdup2(sequence, sizeof *sequence);
                char *rest = g_strconcat(*b, end + 1, NULL);
                fits = expand(compiler, rest, copy);
                g_free(rest);
                g_free(copy);
            }
            g_strfreev(branches);
            return fits;
        } else if (*text == ')' || *text == ']') {
            return set_reason(compiler, "a ) or ] without its opening");
        } else {
            size_t size = 0;
            while (text[size] && !strchr("[]()", text[size]) &&
                   !g_str_has_prefix(text + size, GAP_MARK))
                size += (size_t)(g_utf8_next_char(text + size) - (text + size));
            if (!add_literal(compiler, sequence, text, size))
                return false;
            text += size;
        }
    }
    return finish(compiler, sequence);
}

const char *pg_pattern_compile(PgOntology *ontology, const char *text, uint16_t property,
                               uint16_t constant) {
    Compiler compiler = {.ontology = ontology,
                         .text = pg_arena_strndup(ontology->arena, text, strlen(text)),
                         .property = property,
                         .constant = constant};
    Sequence *sequence = g_new0(Sequence, 1);
    expand(&compiler, text, sequence);
    g_free(sequence);
    return compiler.reason;
}
