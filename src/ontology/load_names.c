/* From the Turtle files to the gazetteer: places, zones, industries, and the forms of names. */
#include "graph/vocabulary.h"
#include "ontology/loader.h"

#include <stdlib.h>
#include <string.h>

/* ---- forms of names ---- */

static PgChars chars_of(PgLoader *loader, const char *text) {
    size_t size = strlen(text);
    uint32_t *chars = PG_ARENA_NEW(loader->ontology->arena, uint32_t, size + 1);
    return (PgChars){chars, (uint32_t)pg_chars_from_utf8(text, size, chars)};
}

static void add_form(PgLoader *loader, const PgTriple *at, PgClass class, PgFormPlace where,
                     const char *normal) {
    PgNameForm form = {chars_of(loader, at->object), chars_of(loader, normal)};
    if (!class || !at->is_literal || !*at->object) {
        pg_loader_report(loader, at, "%s is no form of a class's names", at->object);
        return;
    }
    GArray **forms = &loader->ontology->forms[class][where];
    if (!*forms)
        *forms = g_array_new(FALSE, FALSE, sizeof form);
    g_array_append_val(*forms, form);
}

void pg_loader_add_forms(PgLoader *loader, const PgSubject *subject) {
    const PgOntology *ontology = loader->ontology;
    const char *name = pg_local_name(subject->iri, PG_NS);
    const char *of = pg_subject_object(subject, PG_NS "formOf");
    if (!of && !name)
        return;
    const char *normal = pg_subject_object(subject, RDFS_NS "label");
    bool is_inside = pg_loader_is_true(pg_subject_object(subject, PG_NS "standsInside"));
    PgClass class = pg_loader_class(ontology, name ? name : "");
    PgClass class_of_form = of && pg_local_name(of, PG_NS)
                                ? pg_loader_class(ontology, pg_local_name(of, PG_NS))
                                : PG_CLASS_NONE;
    if (of && !normal)
        pg_loader_report(loader, subject->first, "%s has no rdfs:label", subject->iri);
    for (const PgTriple *s = subject->first; s; s = s->next) {
        const char *predicate = pg_local_name(s->predicate, PG_NS);
        if (of && normal && !strcmp(s->predicate, SKOS_NS "altLabel"))
            add_form(loader, s, class_of_form, is_inside ? PG_FORM_ANYWHERE : PG_FORM_ENDS, normal);
        else if (predicate && !strcmp(predicate, "droppedBeginning"))
            add_form(loader, s, class, PG_FORM_BEGINS, "");
        else if (predicate && !strcmp(predicate, "droppedEnding"))
            add_form(loader, s, class, PG_FORM_ENDS, "");
        else if (predicate && !strcmp(predicate, "keptEnding"))
            add_form(loader, s, class, PG_FORM_ENDS, s->object);
    }
}

static int longest_form_first(const void *a, const void *b) {
    const PgChars *x = &((const PgNameForm *)a)->written, *y = &((const PgNameForm *)b)->written;
    int order = (x->n < y->n) - (x->n > y->n);
    for (uint32_t i = 0; !order && i < x->n; i++)
        order = (x->chars[i] > y->chars[i]) - (x->chars[i] < y->chars[i]);
    return order;
}

void pg_loader_sort_forms(PgLoader *loader) {
    for (PgClass class = 0; class <= PG_MAX_CLASSES; class ++)
        for (int where = 0; where < PG_N_FORM_PLACES; where++)
            if (loader->ontology->forms[class][where])
                g_array_sort(loader->ontology->forms[class][where], longest_form_first);
}

/* ---- the gazetteer ---- */

/* 杭州市 → 杭州; the label itself where less than two characters would be left, or where the
   short form does not follow by rule (景宁畲族自治县) and the gazetteer names it. */
static char *short_place_name(PgLoader *loader, PgClass class, const char *label) {
    PgChars name = chars_of(loader, label);
    const PgNameForm *form = pg_ontology_form_of(loader->ontology, class, PG_FORM_ENDS, name, 2);
    if (!form)
        return g_strdup(label);
    char *stem = pg_chars_to_utf8(name.chars, name.n - form->written.n);
    char *normal = pg_chars_to_utf8(form->normal.chars, form->normal.n);
    char *result = g_strconcat(stem, normal, NULL);
    g_free(stem);
    g_free(normal);
    return result;
}

/* The place that holds another, as the digits of GB/T 2260 tell. */
static uint32_t parent_by_code(const PgOntology *ontology, uint32_t code) {
    uint32_t parent = 0;
    if (code % 100)
        parent = pg_ontology_place_by_code(ontology, code / 100 * 100);
    if (!parent && code % 10000)
        parent = pg_ontology_place_by_code(ontology, code / 10000 * 10000);
    return parent;
}

void pg_loader_add_place(PgLoader *loader, const PgSubject *subject, PgClass class) {
    PgOntology *ontology = loader->ontology;
    const char *label = pg_subject_object(subject, RDFS_NS "label");
    if (!label) {
        pg_loader_report(loader, subject->first, "%s has no rdfs:label", subject->iri);
        return;
    }
    const char *tail = strrchr(subject->iri, '/') + 1;
    bool is_coded = pg_local_name(subject->iri, PG_ID_NS "place/") && strlen(tail) == 6;
    bool is_word = pg_loader_is_true(pg_subject_object(subject, PG_NS "shortFormIsWord"));
    bool label_is_word = pg_loader_is_true(pg_subject_object(subject, PG_NS "labelIsWord"));
    char *shorter = NULL;
    if (class == PG_CLASS_PARK)
        shorter = g_uri_unescape_string(tail, NULL);
    else if (class == PG_CLASS_REGION)
        shorter = g_strdup(label);
    if (!shorter)
        shorter = short_place_name(loader, class, label);
    const char *alternative = pg_subject_object(subject, SKOS_NS "altLabel");
    const char *level = pg_subject_object(subject, PG_NS "level");
    PgPlace place = {.iri = subject->iri,
                     .label = label,
                     .short_name = pg_loader_copy(loader, shorter),
                     .class = class,
                     .code = is_coded ? (uint32_t)strtoul(tail, NULL, 10) : 0,
                     .is_abolished = pg_subject_object(subject, DCTERMS_NS "isReplacedBy") != NULL,
                     .level = level ? pg_local_name(level, PG_NS) : NULL};
    if (class != PG_CLASS_PARK && class != PG_CLASS_REGION && !strcmp(shorter, label) &&
        alternative)
        place.short_name = alternative;
    uint32_t index = ontology->places->len;
    g_array_append_val(ontology->places, place);
    if (place.code)
        g_hash_table_insert(ontology->place_codes, GUINT_TO_POINTER(place.code),
                            GUINT_TO_POINTER(index));
    if (!label_is_word)
        pg_lexicon_add(ontology, label, PG_LEX_PLACE, class, index);
    if (strcmp(place.short_name, label))
        pg_lexicon_add(ontology, place.short_name, is_word ? PG_LEX_AMBIGUOUS : PG_LEX_PLACE, class,
                       index);
    for (const PgTriple *s = subject->first; s; s = s->next)
        if (!strcmp(s->predicate, SKOS_NS "altLabel") &&
            !(is_word && g_utf8_strlen(s->object, -1) <= 2))
            pg_lexicon_add(ontology, s->object, PG_LEX_PLACE, class, index);
    g_free(shorter);
}

/* Parents are known only when every place is. */
void pg_loader_link_places(PgLoader *loader) {
    PgOntology *ontology = loader->ontology;
    GHashTable *by_iri = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 1; i < ontology->places->len; i++)
        g_hash_table_insert(by_iri, (char *)g_array_index(ontology->places, PgPlace, i).iri,
                            GUINT_TO_POINTER(i));
    for (guint i = 1; i < ontology->places->len; i++) {
        PgPlace *place = &g_array_index(ontology->places, PgPlace, i);
        const PgSubject *subject = g_hash_table_lookup(loader->subjects, place->iri);
        for (const PgTriple *s = subject->first; s; s = s->next) {
            if (strcmp(s->predicate, PG_NS "locatedIn") && strcmp(s->predicate, PG_NS "partOf"))
                continue;
            uint32_t parent = GPOINTER_TO_UINT(g_hash_table_lookup(by_iri, s->object));
            if (parent)
                place->parent = parent;
            else
                pg_loader_report(loader, s, "%s is no place of the gazetteer", s->object);
        }
        if (!place->parent && place->code)
            place->parent = parent_by_code(ontology, place->code);
    }
    g_hash_table_unref(by_iri);
}

void pg_loader_add_industry(PgLoader *loader, const PgSubject *subject) {
    PgOntology *ontology = loader->ontology;
    const char *name = pg_subject_object(subject, SKOS_NS "prefLabel");
    if (!name) {
        pg_loader_report(loader, subject->first, "%s has no skos:prefLabel", subject->iri);
        return;
    }
    PgIndustry industry = {.name = name};
    uint32_t index = ontology->industries->len;
    g_array_append_val(ontology->industries, industry);
    pg_lexicon_add(ontology, name, PG_LEX_INDUSTRY, PG_CLASS_INDUSTRY, index);
    for (const PgTriple *s = subject->first; s; s = s->next)
        if (!strcmp(s->predicate, SKOS_NS "altLabel"))
            pg_lexicon_add(ontology, s->object, PG_LEX_INDUSTRY, PG_CLASS_INDUSTRY, index);
}
