#include "evidence/evidence.h"

#include "graph/vocabulary.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    PgEvidence *evidence;
    const PgQuad *quads;
    size_t n_quads;
    PgTermId type, sha256, exact, quoted, headline, rule;
    PgTermId label, pref_label, alt_label, sentence_class, background;
} Reader;

static PgTermId find(const PgGraph *graph, const char *iri) {
    return pg_graph_find_iri(graph, iri, strlen(iri));
}

static void add_fault(PgEvidence *evidence, PgTermId graph, const char *reason) {
    PgEvidenceFault fault = {graph, reason};
    g_array_append_val(evidence->faults, fault);
}

static const char *value(const PgEvidence *evidence, PgTermId term) {
    return pg_graph_term(evidence->graph, term).value;
}

/* ---- documents and sentences, as the default graph describes them ---- */

static uint32_t take_document(PgEvidence *evidence, PgTermId iri) {
    if (evidence->document_of[iri])
        return evidence->document_of[iri];
    const char *text = value(evidence, iri);
    if (g_str_has_prefix(text, PG_DOC_NS))
        text += strlen(PG_DOC_NS);
    char *name = g_uri_unescape_string(text, NULL);
    if (name && !g_utf8_validate(name, -1, NULL))
        g_clear_pointer(&name, g_free);
    const char *shown = name ? name : text;
    PgQuotedDocument document = {.iri = iri,
                                 .name = pg_arena_strndup(evidence->arena, shown, strlen(shown)),
                                 .sentences = g_array_new(FALSE, FALSE, sizeof(uint32_t))};
    g_free(name);
    evidence->document_of[iri] = evidence->documents->len;
    g_array_append_val(evidence->documents, document);
    return evidence->document_of[iri];
}

/* IRI#char=START,END */
static bool parse_place(const char *iri, size_t *stem, uint32_t *start, uint32_t *end) {
    static const char mark[] = "#char=";
    const char *at = strstr(iri, mark);
    if (!at || !g_ascii_isdigit(at[strlen(mark)]))
        return false;
    char *rest;
    *stem = (size_t)(at - iri);
    guint64 first = g_ascii_strtoull(at + strlen(mark), &rest, 10);
    if (*rest != ',' || !g_ascii_isdigit(rest[1]))
        return false;
    guint64 last = g_ascii_strtoull(rest + 1, &rest, 10);
    if (*rest || first >= last || last > UINT32_MAX)
        return false;
    *start = (uint32_t)first;
    *end = (uint32_t)last;
    return true;
}

static void collect_sentences(Reader *reader) {
    PgEvidence *evidence = reader->evidence;
    for (size_t i = 0; i < reader->n_quads; i++) {
        const PgQuad *quad = &reader->quads[i];
        if (quad->graph)
            continue;
        if (quad->predicate == reader->sha256) {
            uint32_t document = take_document(evidence, quad->subject);
            g_array_index(evidence->documents, PgQuotedDocument, document).sha256 =
                value(evidence, quad->object);
        }
        if (quad->predicate != reader->type || quad->object != reader->sentence_class ||
            evidence->sentence_of[quad->subject])
            continue;
        PgQuotedSentence sentence = {.iri = quad->subject, .rules = g_ptr_array_new()};
        evidence->sentence_of[quad->subject] = evidence->sentences->len;
        g_array_append_val(evidence->sentences, sentence);
    }
}

static void describe_sentences(Reader *reader) {
    PgEvidence *evidence = reader->evidence;
    for (size_t i = 0; i < reader->n_quads; i++) {
        const PgQuad *quad = &reader->quads[i];
        uint32_t index = quad->graph ? 0 : evidence->sentence_of[quad->subject];
        if (!index)
            continue;
        PgQuotedSentence *sentence = &g_array_index(evidence->sentences, PgQuotedSentence, index);
        if (quad->predicate == reader->exact) {
            if (sentence->quotation)
                add_fault(evidence, quad->subject, "has more than one quotation");
            sentence->quotation = value(evidence, quad->object);
        } else if (quad->predicate == reader->quoted) {
            if (sentence->document)
                add_fault(evidence, quad->subject, "is quoted from more than one document");
            sentence->document = take_document(evidence, quad->object);
        } else if (quad->predicate == reader->headline) {
            sentence->headline = value(evidence, quad->object);
        } else if (quad->predicate == reader->rule) {
            g_ptr_array_add(sentence->rules, (char *)value(evidence, quad->object));
        }
    }
}

static int compare_places(const void *a, const void *b, void *data) {
    const PgEvidence *evidence = data;
    const PgQuotedSentence *x = pg_evidence_sentence(evidence, *(const uint32_t *)a);
    const PgQuotedSentence *y = pg_evidence_sentence(evidence, *(const uint32_t *)b);
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return x->end < y->end ? -1 : x->end > y->end;
}

static void place_sentences(Reader *reader) {
    PgEvidence *evidence = reader->evidence;
    for (guint i = 1; i < evidence->sentences->len; i++) {
        PgQuotedSentence *sentence = &g_array_index(evidence->sentences, PgQuotedSentence, i);
        const char *iri = value(evidence, sentence->iri);
        size_t stem = 0;
        bool has_place = parse_place(iri, &stem, &sentence->start, &sentence->end);
        if (!has_place)
            add_fault(evidence, sentence->iri, "has no place (#char=START,END) in its name");
        if (!sentence->document)
            add_fault(evidence, sentence->iri, "is quoted from no document");
        else if (has_place) {
            const char *document =
                value(evidence, pg_evidence_document(evidence, sentence->document)->iri);
            if (strlen(document) != stem || strncmp(document, iri, stem) != 0)
                add_fault(evidence, sentence->iri, "is not named after its document");
        }
        if (!sentence->quotation || !*sentence->quotation)
            add_fault(evidence, sentence->iri, "has no quotation");
        if (!sentence->rules->len)
            add_fault(evidence, sentence->iri, "names no rule");
        sentence->plain = pg_plain_new(evidence->arena, evidence->ontology,
                                       sentence->quotation ? sentence->quotation : "");
        if (sentence->document && has_place)
            g_array_append_val(pg_evidence_document(evidence, sentence->document)->sentences, i);
    }
    for (guint i = 1; i < evidence->documents->len; i++) {
        const PgQuotedDocument *document = pg_evidence_document(evidence, i);
        g_array_sort_with_data(document->sentences, compare_places, evidence);
        if (!document->sha256)
            add_fault(evidence, document->iri, "has no sha256");
    }
}

/* ---- facts, gathered by sentence ---- */

static void collect_quads(Reader *reader) {
    PgEvidence *evidence = reader->evidence;
    guint n = evidence->sentences->len;
    uint32_t *first = g_new0(uint32_t, n + 1);
    GHashTable *strange = g_hash_table_new(g_direct_hash, g_direct_equal);
    for (size_t i = 0; i < reader->n_quads; i++) {
        PgTermId graph = reader->quads[i].graph, subject = reader->quads[i].subject;
        if (!graph && !evidence->sentence_of[subject] && !evidence->document_of[subject] &&
            g_hash_table_add(strange, GUINT_TO_POINTER(subject)))
            add_fault(evidence, subject, "is spoken of outside of every sentence");
        if (!graph || graph == reader->background)
            continue;
        first[evidence->sentence_of[graph]]++;
        if (!evidence->sentence_of[graph] && g_hash_table_add(strange, GUINT_TO_POINTER(graph)))
            add_fault(evidence, graph, "states facts but is not described as a sentence");
    }
    uint32_t total = 0;
    for (guint s = 1; s < n; s++) {
        PgQuotedSentence *sentence = &g_array_index(evidence->sentences, PgQuotedSentence, s);
        sentence->first_quad = total;
        sentence->n_quads = first[s];
        total += first[s];
        if (!first[s])
            add_fault(evidence, sentence->iri, "states nothing");
        first[s] = sentence->first_quad;
    }
    g_array_set_size(evidence->quads, total);
    for (size_t i = 0; i < reader->n_quads; i++) {
        const PgQuad *quad = &reader->quads[i];
        uint32_t s = quad->graph ? evidence->sentence_of[quad->graph] : 0;
        if (s)
            g_array_index(evidence->quads, PgQuad, first[s]++) = *quad;
    }
    g_hash_table_unref(strange);
    g_free(first);
}

/* ---- entities ---- */

static PgClass class_named(const PgOntology *ontology, const char *iri) {
    if (!g_str_has_prefix(iri, PG_NS))
        return PG_CLASS_NONE;
    for (PgClass class = 1; class < pg_ontology_n_classes(ontology); class ++)
        if (!strcmp(pg_ontology_class_name(ontology, class), iri + strlen(PG_NS)))
            return class;
    return PG_CLASS_NONE;
}

static PgNamedEntity *take_entity(PgEvidence *evidence, PgTermId iri) {
    if (!evidence->entity_of[iri]) {
        PgNamedEntity entity = {.iri = iri, .names = g_array_new(FALSE, FALSE, sizeof(PgPlain))};
        evidence->entity_of[iri] = evidence->entities->len;
        g_array_append_val(evidence->entities, entity);
    }
    return &g_array_index(evidence->entities, PgNamedEntity, evidence->entity_of[iri]);
}

static void add_name(PgEvidence *evidence, PgNamedEntity *entity, const char *name) {
    PgPlain plain = pg_plain_new(evidence->arena, evidence->ontology, name);
    for (guint i = 0; i < entity->names->len; i++)
        if (!strcmp(g_array_index(entity->names, PgPlain, i).text, plain.text))
            return;
    g_array_append_val(entity->names, plain);
}

/* Names count wherever they stand, the background included: it holds the gazetteer's full names. */
static void collect_entities(Reader *reader) {
    PgEvidence *evidence = reader->evidence;
    for (size_t i = 0; i < reader->n_quads; i++) {
        const PgQuad *quad = &reader->quads[i];
        if (!quad->graph)
            continue;
        if (quad->predicate == reader->type) {
            PgClass class = class_named(evidence->ontology, value(evidence, quad->object));
            if (class)
                take_entity(evidence, quad->subject)->class = class;
            continue;
        }
        bool is_label = quad->predicate == reader->label || quad->predicate == reader->pref_label;
        if (!is_label && quad->predicate != reader->alt_label)
            continue;
        PgNamedEntity *entity = take_entity(evidence, quad->subject);
        const char *name = value(evidence, quad->object);
        if (is_label)
            entity->label = name;
        add_name(evidence, entity, name);
    }
    for (guint i = 1; i < evidence->entities->len; i++) {
        PgNamedEntity *entity = &g_array_index(evidence->entities, PgNamedEntity, i);
        if (!entity->label)
            entity->label = entity->names->len ? g_array_index(entity->names, PgPlain, 0).text
                                               : value(evidence, entity->iri);
    }
}

PgEvidence *pg_evidence_new(const PgGraph *graph, const PgOntology *ontology) {
    PgEvidence *evidence = g_new0(PgEvidence, 1);
    size_t n_terms = pg_graph_n_terms(graph);
    *evidence = (PgEvidence){.graph = graph,
                             .ontology = ontology,
                             .arena = pg_arena_new(),
                             .documents = g_array_new(FALSE, TRUE, sizeof(PgQuotedDocument)),
                             .sentences = g_array_new(FALSE, TRUE, sizeof(PgQuotedSentence)),
                             .entities = g_array_new(FALSE, TRUE, sizeof(PgNamedEntity)),
                             .quads = g_array_new(FALSE, FALSE, sizeof(PgQuad)),
                             .faults = g_array_new(FALSE, FALSE, sizeof(PgEvidenceFault)),
                             .document_of = g_new0(uint32_t, n_terms + 1),
                             .sentence_of = g_new0(uint32_t, n_terms + 1),
                             .entity_of = g_new0(uint32_t, n_terms + 1)};
    g_array_set_size(evidence->documents, 1); /* index 0 is none */
    g_array_set_size(evidence->sentences, 1);
    g_array_set_size(evidence->entities, 1);
    Reader reader = {.evidence = evidence,
                     .type = find(graph, RDF_NS "type"),
                     .sha256 = find(graph, PG_NS "sha256"),
                     .exact = find(graph, OA_NS "exact"),
                     .quoted = find(graph, PROV_NS "wasQuotedFrom"),
                     .headline = find(graph, SCHEMA_NS "headline"),
                     .rule = find(graph, PG_NS "rule"),
                     .label = find(graph, RDFS_NS "label"),
                     .pref_label = find(graph, SKOS_NS "prefLabel"),
                     .alt_label = find(graph, SKOS_NS "altLabel"),
                     .sentence_class = find(graph, PG_NS "Sentence"),
                     .background = find(graph, PG_BACKGROUND)};
    reader.quads = pg_graph_quads(graph, &reader.n_quads);
    collect_sentences(&reader);
    describe_sentences(&reader);
    place_sentences(&reader);
    collect_quads(&reader);
    collect_entities(&reader);
    return evidence;
}

void pg_evidence_free(PgEvidence *evidence) {
    if (!evidence)
        return;
    for (guint i = 1; i < evidence->documents->len; i++)
        g_array_unref(pg_evidence_document(evidence, i)->sentences);
    for (guint i = 1; i < evidence->sentences->len; i++)
        g_ptr_array_unref(pg_evidence_sentence(evidence, i)->rules);
    for (guint i = 1; i < evidence->entities->len; i++)
        g_array_unref(pg_evidence_entity(evidence, i)->names);
    GArray *arrays[] = {evidence->documents, evidence->sentences, evidence->entities,
                        evidence->quads, evidence->faults};
    for (size_t i = 0; i < G_N_ELEMENTS(arrays); i++)
        g_array_unref(arrays[i]);
    g_free(evidence->document_of);
    g_free(evidence->sentence_of);
    g_free(evidence->entity_of);
    pg_arena_free(evidence->arena);
    g_free(evidence);
}

const char *pg_evidence_show(const PgEvidence *evidence, PgTermId term) {
    if (evidence->entity_of[term])
        return pg_evidence_entity(evidence, evidence->entity_of[term])->label;
    PgTerm shown = pg_graph_term(evidence->graph, term);
    if (shown.is_literal)
        return shown.value;
    if (g_str_has_prefix(shown.value, PG_ID_NS))
        return shown.value + strlen(PG_ID_NS);
    const char *at = strrchr(shown.value, '#');
    if (!at)
        at = strrchr(shown.value, '/');
    return at && at[1] ? at + 1 : shown.value;
}

bool pg_entity_is_named(const PgNamedEntity *entity, const PgPlain *text, const PgPlain **name) {
    for (guint i = 0; i < entity->names->len; i++) {
        const PgPlain *one = &g_array_index(entity->names, PgPlain, i);
        if (!pg_plain_holds(text, one))
            continue;
        if (name)
            *name = one;
        return true;
    }
    return false;
}

static bool is_anaphor(const PgOntology *ontology, uint32_t entry, PgClass class) {
    for (const PgLexEntry *at = pg_ontology_entry(ontology, entry); at;
         at = pg_ontology_entry(ontology, at->next))
        if (at->kind == PG_LEX_PRONOUN || (at->kind == PG_LEX_ANAPHOR && at->class == class))
            return true;
    return false;
}

bool pg_anaphor_is_there(const PgOntology *ontology, PgClass class, const PgPlain *text) {
    const PgTrie *surfaces = pg_ontology_surfaces(ontology);
    for (uint32_t start = 0; start < text->n; start++) {
        PgTrieWalk walk = {PG_TRIE_ROOT, 0};
        for (uint32_t entry;
             (entry = pg_trie_next(surfaces, &walk, text->chars + start, text->n - start));)
            if (is_anaphor(ontology, entry, class))
                return true;
    }
    return false;
}
