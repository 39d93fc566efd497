#include "evidence/explain.h"

#include "graph/vocabulary.h"

#include <stdlib.h>
#include <string.h>

uint16_t pg_property_named(const PgOntology *ontology, const char *name) {
    if (g_str_has_prefix(name, "pg:"))
        name += strlen("pg:");
    for (uint16_t i = 1; i < pg_ontology_n_properties(ontology); i++)
        if (!strcmp(pg_ontology_property(ontology, i)->name, name))
            return i;
    return 0;
}

GArray *pg_entities_called(const PgEvidence *evidence, const char *name, bool *is_exact) {
    GArray *exact = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    GArray *holding = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    PgArena *arena = pg_arena_new();
    PgPlain wanted = pg_plain_new(arena, evidence->ontology, name);
    for (uint32_t e = 1; e < evidence->entities->len; e++) {
        const PgNamedEntity *entity = pg_evidence_entity(evidence, e);
        bool is_same = !strcmp(pg_graph_term(evidence->graph, entity->iri).value, name);
        bool holds = false;
        for (guint k = 0; k < entity->names->len; k++) {
            const PgPlain *one = &g_array_index(entity->names, PgPlain, k);
            is_same |= !strcmp(one->text, wanted.text);
            holds |= pg_plain_holds(one, &wanted);
        }
        if (is_same)
            g_array_append_val(exact, e);
        else if (holds)
            g_array_append_val(holding, e);
    }
    pg_arena_free(arena);
    *is_exact = exact->len > 0;
    g_array_unref(*is_exact ? holding : exact);
    return *is_exact ? exact : holding;
}

/* ---- one statement with its evidence ---- */

typedef struct {
    PgTermId predicate, other; /* the object, or the subject when `is_inverse`, or a statistic */
    bool is_inverse;
    uint32_t sentence; /* 0: from the gazetteer */
    uint32_t order[2]; /* of the first statement of its property, and of its value */
} Statement;

static const char *value(const PgEvidence *evidence, PgTermId term) {
    return pg_graph_term(evidence->graph, term).value;
}

static const char *local_name(const PgEvidence *evidence, PgTermId term) {
    const char *iri = value(evidence, term);
    return g_str_has_prefix(iri, PG_NS) ? iri + strlen(PG_NS) : iri;
}

static bool is_about_names(const char *predicate) {
    return !strcmp(predicate, RDF_NS "type") || !strcmp(predicate, RDFS_NS "label") ||
           !strcmp(predicate, SKOS_NS "prefLabel") || !strcmp(predicate, SKOS_NS "altLabel");
}

/* Does any pattern of the property read so? */
static bool is_rule_of(const PgOntology *ontology, uint16_t property, const char *rule,
                       bool *is_pattern) {
    bool found = false;
    *is_pattern = false;
    for (uint32_t i = 1; i < pg_ontology_n_patterns(ontology); i++) {
        const PgPattern *pattern = pg_ontology_pattern(ontology, i);
        if (strcmp(pattern->text, rule) != 0)
            continue;
        *is_pattern = true;
        found |= pattern->property == property;
    }
    return found;
}

void pg_explain_sentence(GString *text, const PgEvidence *evidence,
                         const PgQuotedSentence *sentence, uint16_t property) {
    g_string_append_printf(text, "    “%s”\n", sentence->quotation ? sentence->quotation : "");
    g_string_append_printf(
        text, "    %s:char=%u,%u",
        sentence->document ? pg_evidence_document(evidence, sentence->document)->name : "?",
        sentence->start, sentence->end);
    if (sentence->headline)
        g_string_append_printf(text, "  %s", sentence->headline);
    g_string_append_c(text, '\n');
    GPtrArray *own = g_ptr_array_new(), *others = g_ptr_array_new();
    for (guint r = 0; r < sentence->rules->len; r++) {
        const char *rule = sentence->rules->pdata[r];
        bool is_pattern;
        if (property && is_rule_of(evidence->ontology, property, rule, &is_pattern))
            g_ptr_array_add(own, (char *)rule);
        else if (!property || !is_pattern)
            g_ptr_array_add(others, (char *)rule);
    }
    const GPtrArray *shown = own->len ? own : others;
    for (guint r = 0; r < shown->len; r++)
        if (shown->len == 1 || strcmp(shown->pdata[r], "name") != 0) /* of names, not of facts */
            g_string_append_printf(text, "    rule: %s\n", (const char *)shown->pdata[r]);
    g_ptr_array_unref(own);
    g_ptr_array_unref(others);
}

/* The object of a node's statement in a sentence; NULL when there is none. */
static const char *stated(const PgEvidence *evidence, const PgQuotedSentence *sentence,
                          PgTermId node, const char *predicate) {
    for (uint32_t i = 0; i < sentence->n_quads; i++) {
        const PgQuad *quad = &g_array_index(evidence->quads, PgQuad, sentence->first_quad + i);
        if (quad->subject == node && !strcmp(value(evidence, quad->predicate), predicate))
            return value(evidence, quad->object);
    }
    return NULL;
}

static void append_value(GString *text, const PgEvidence *evidence, const Statement *statement) {
    const PgQuotedSentence *sentence = pg_evidence_sentence(evidence, statement->sentence);
    const char *indicator = NULL, *currency = NULL;
    if (statement->sentence) {
        indicator = stated(evidence, sentence, statement->other, PG_NS "indicator");
        currency = stated(evidence, sentence, statement->other, SCHEMA_NS "currency");
    }
    if (indicator) {
        const char *amount = stated(evidence, sentence, statement->other, PG_NS "value");
        const char *unit = stated(evidence, sentence, statement->other, PG_NS "unit");
        const char *period = stated(evidence, sentence, statement->other, PG_NS "period");
        g_string_append_printf(text, "%s: %s %s", indicator, amount ? amount : "?",
                               unit ? unit : "");
        if (period)
            g_string_append_printf(text, " (%s)", period);
    } else if (currency) {
        const char *amount = stated(evidence, sentence, statement->other, SCHEMA_NS "value");
        g_string_append_printf(text, "%s %s", amount ? amount : "?", currency);
    } else {
        g_string_append(text, pg_evidence_show(evidence, statement->other));
    }
}

/* ---- all statements about an entity ---- */

static void add_statement(GArray *statements, const PgQuad *quad, bool is_inverse,
                          uint32_t sentence) {
    Statement statement = {.predicate = quad->predicate,
                           .other = is_inverse ? quad->subject : quad->object,
                           .is_inverse = is_inverse,
                           .sentence = sentence};
    g_array_append_val(statements, statement);
}

static GArray *collect(const PgEvidence *evidence, PgTermId entity) {
    GArray *statements = g_array_new(FALSE, FALSE, sizeof(Statement));
    for (uint32_t s = 1; s < evidence->sentences->len; s++) {
        const PgQuotedSentence *sentence = pg_evidence_sentence(evidence, s);
        for (uint32_t i = 0; i < sentence->n_quads; i++) {
            const PgQuad *quad = &g_array_index(evidence->quads, PgQuad, sentence->first_quad + i);
            if ((quad->subject == entity || quad->object == entity) &&
                !is_about_names(value(evidence, quad->predicate)))
                add_statement(statements, quad, quad->subject != entity, s);
        }
    }
    size_t n_quads;
    const PgQuad *quads = pg_graph_quads(evidence->graph, &n_quads);
    PgTermId background = pg_graph_find_iri(evidence->graph, PG_BACKGROUND, strlen(PG_BACKGROUND));
    for (size_t i = 0; background && i < n_quads; i++)
        if (quads[i].graph == background && quads[i].subject == entity &&
            !is_about_names(value(evidence, quads[i].predicate)))
            add_statement(statements, &quads[i], false, 0);
    return statements;
}

size_t pg_entity_n_facts(const PgEvidence *evidence, uint32_t entity) {
    GArray *statements = collect(evidence, pg_evidence_entity(evidence, entity)->iri);
    size_t n = 0;
    for (guint i = 0; i < statements->len; i++)
        n += g_array_index(statements, Statement, i).sentence > 0;
    g_array_unref(statements);
    return n;
}

static int by_order(const void *a, const void *b) {
    const Statement *x = a, *y = b;
    bool x_known = !x->sentence, y_known = !y->sentence;
    if (x_known != y_known)
        return x_known ? 1 : -1;
    if (x->is_inverse != y->is_inverse)
        return x->is_inverse ? 1 : -1;
    for (int i = 0; i < 2; i++)
        if (x->order[i] != y->order[i])
            return x->order[i] < y->order[i] ? -1 : 1;
    return x->sentence < y->sentence ? -1 : x->sentence > y->sentence;
}

/* Bring the statements of one property together, and those of one value, each in the order in
   which the first of them came. */
static void group(GArray *statements) {
    GHashTable *first = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    for (guint i = 0; i < statements->len; i++) {
        Statement *statement = &g_array_index(statements, Statement, i);
        gint64 keys[2] = {(gint64)statement->predicate << 1 | statement->is_inverse,
                          ((gint64)statement->predicate << 32 | statement->other) ^
                              (gint64)((guint64)statement->is_inverse << 63)};
        keys[0] |= (gint64)1 << 62;
        for (int k = 0; k < 2; k++) {
            if (!g_hash_table_contains(first, &keys[k]))
                g_hash_table_insert(first, g_memdup2(&keys[k], sizeof keys[k]),
                                    GUINT_TO_POINTER(i));
            statement->order[k] = GPOINTER_TO_UINT(g_hash_table_lookup(first, &keys[k]));
        }
    }
    g_hash_table_unref(first);
    qsort(statements->data, statements->len, sizeof(Statement), by_order);
}

static void append_names(GString *text, const PgEvidence *evidence, const PgNamedEntity *entity) {
    g_string_append_printf(text, "%s (%s)\n", entity->label,
                           entity->class ? pg_ontology_class_name(evidence->ontology, entity->class)
                                         : "of no class that the ontology knows");
    PgArena *arena = pg_arena_new();
    PgPlain label = pg_plain_new(arena, evidence->ontology, entity->label);
    bool is_first = true;
    for (guint i = 0; i < entity->names->len; i++) {
        const char *name = g_array_index(entity->names, PgPlain, i).text;
        if (!strcmp(name, label.text))
            continue;
        g_string_append_printf(text, "%s%s", is_first ? "also called " : "、", name);
        is_first = false;
    }
    if (!is_first)
        g_string_append_c(text, '\n');
    pg_arena_free(arena);
    g_string_append_printf(text, "<%s>\n", value(evidence, entity->iri));
}

static void append_statements(GString *text, const PgEvidence *evidence, const GArray *statements) {
    const Statement *last = NULL;
    for (guint i = 0; i < statements->len; i++) {
        const Statement *statement = &g_array_index(statements, Statement, i);
        const char *name = local_name(evidence, statement->predicate);
        bool same_property = last && last->predicate == statement->predicate &&
                             last->is_inverse == statement->is_inverse &&
                             !last->sentence == !statement->sentence;
        if (!same_property && statement->is_inverse && !strcmp(name, "about"))
            g_string_append(text, "\nstatistics\n");
        else if (!same_property)
            g_string_append_printf(text, "\n%s%s%s\n", statement->is_inverse ? "is " : "", name,
                                   statement->is_inverse  ? " of"
                                   : !statement->sentence ? ", as the gazetteer has it"
                                                          : "");
        if (!same_property || last->other != statement->other) {
            g_string_append(text, "  ");
            append_value(text, evidence, statement);
            g_string_append_c(text, '\n');
        }
        if (statement->sentence)
            pg_explain_sentence(text, evidence, pg_evidence_sentence(evidence, statement->sentence),
                                pg_property_named(evidence->ontology, name));
        last = statement;
    }
}

char *pg_explain_entity(const PgEvidence *evidence, uint32_t entity) {
    const PgNamedEntity *named = pg_evidence_entity(evidence, entity);
    GString *text = g_string_new(NULL);
    GArray *statements = collect(evidence, named->iri);
    group(statements);
    append_names(text, evidence, named);
    append_statements(text, evidence, statements);
    if (!statements->len)
        g_string_append(text, "\nNothing but its name is stated.\n");
    g_array_unref(statements);
    return g_string_free(text, FALSE);
}
