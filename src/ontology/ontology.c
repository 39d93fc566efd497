#include "ontology/internal.h"

#include <string.h>
#include <unistd.h>

void pg_ontology_free(PgOntology *ontology) {
    if (!ontology)
        return;
    GArray *arrays[] = {ontology->entries,  ontology->places,     ontology->industries,
                        ontology->units,    ontology->statuses,   ontology->properties,
                        ontology->patterns, ontology->magnitudes, ontology->kind_sets};
    for (size_t i = 0; i < G_N_ELEMENTS(arrays); i++)
        g_array_unref(arrays[i]);
    g_array_unref(ontology->months);
    g_array_unref(ontology->slots);
    g_ptr_array_unref(ontology->anchors);
    for (PgClass class = 0; class <= PG_MAX_CLASSES; class ++)
        for (int where = 0; where < PG_N_FORM_PLACES; where++)
            if (ontology->forms[class][where])
                g_array_unref(ontology->forms[class][where]);
    g_hash_table_unref(ontology->labels);
    g_hash_table_unref(ontology->measures);
    g_hash_table_unref(ontology->place_codes);
    g_array_unref(ontology->misreads);
    g_free(ontology->misread_at);
    g_free(ontology->kinds_starting);
    g_free(ontology->kinds_ending);
    g_free(ontology->pairs);
    pg_trie_free(ontology->trie);
    pg_arena_free(ontology->arena);
    g_free(ontology);
}

static bool is_folder(const char *path) {
    return g_file_test(path, G_FILE_TEST_IS_DIR);
}

char *pg_ontology_find_folder(void) {
    char *program = g_file_read_link("/proc/self/exe", NULL);
    if (!program)
        return NULL;
    char *bin = g_path_get_dirname(program);
    char *folder = g_build_filename(bin, "..", "share", "parkgraph", "ontology", NULL);
    if (!is_folder(folder)) {
        g_free(folder);
        folder = g_build_filename(bin, "..", "..", "ontology", NULL);
    }
    if (!is_folder(folder))
        g_clear_pointer(&folder, g_free);
    g_free(bin);
    g_free(program);
    return folder;
}

const PgTrie *pg_ontology_surfaces(const PgOntology *ontology) {
    return ontology->trie;
}

uint32_t pg_ontology_word_at(const PgOntology *ontology, const uint32_t *chars, size_t n,
                             PgLexSet kinds) {
    if (!n || !(ontology->kinds_starting[chars[0] % PG_N_DIRECT] & kinds))
        return 0;
    const PgTrie *trie = ontology->trie;
    const PgLexEntry *entries = pg_ontology_entries(ontology);
    const PgLexSet *sets = pg_ontology_kinds(ontology);
    uint32_t longest = 0;
    PgTrieWalk walk = {PG_TRIE_ROOT, 0};
    for (uint32_t entry; (entry = pg_trie_next(trie, &walk, chars, n));)
        if (sets[entries[entry].kinds] & kinds)
            longest = walk.length;
    return longest;
}

size_t pg_ontology_skip(const PgOntology *ontology, const uint32_t *chars, size_t n,
                        PgLexSet kinds) {
    const PgLexSet *starting = ontology->kinds_starting;
    size_t i = 0;
    while (i < n && !(starting[chars[i] % PG_N_DIRECT] & kinds))
        i++;
    return i;
}

size_t pg_ontology_skip_surely_read(const PgOntology *ontology, const uint32_t *chars, size_t n) {
    const uint16_t *misread_at = ontology->misread_at;
    size_t i = 0;
    while (i < n && !misread_at[chars[i]])
        i++;
    return i;
}

const PgMisread *pg_ontology_misread(const PgOntology *ontology, uint32_t written) {
    return &g_array_index(ontology->misreads, PgMisread, ontology->misread_at[written]);
}

bool pg_ontology_can_end(const PgOntology *ontology, uint32_t c, PgLexKind kind) {
    return ontology->kinds_ending[c % PG_N_DIRECT] & pg_lex_bit(kind);
}

bool pg_ontology_may_join(const PgOntology *ontology, uint32_t a, uint32_t b) {
    return pg_pairs_may_have(ontology->pairs, a, b);
}

uint32_t pg_ontology_find(const PgOntology *ontology, const uint32_t *chars, size_t n) {
    return pg_trie_find(ontology->trie, chars, n);
}

const PgLexEntry *pg_ontology_entry(const PgOntology *ontology, uint32_t entry) {
    return entry ? &g_array_index(ontology->entries, PgLexEntry, entry) : NULL;
}

const PgLexEntry *pg_ontology_entries(const PgOntology *ontology) {
    return (const PgLexEntry *)(const void *)ontology->entries->data;
}

const PgLexSet *pg_ontology_kinds(const PgOntology *ontology) {
    return (const PgLexSet *)(const void *)ontology->kind_sets->data;
}

const PgLexEntry *pg_ontology_find_kind(const PgOntology *ontology, const uint32_t *chars, size_t n,
                                        PgLexKind kind, PgClass class) {
    const PgLexEntry *entry = pg_ontology_entry(ontology, pg_ontology_find(ontology, chars, n));
    if (!entry || !(pg_ontology_kinds(ontology)[entry->kinds] & pg_lex_bit(kind)))
        return NULL;
    entry = pg_lex_of_kind(entry, kind);
    while (class != PG_CLASS_NONE && entry->class != class) {
        entry = pg_ontology_entry(ontology, entry->next);
        if (!entry || entry->kind != kind)
            return NULL;
    }
    return entry;
}

size_t pg_ontology_n_places(const PgOntology *ontology) {
    return ontology->places->len;
}

const PgPlace *pg_ontology_place(const PgOntology *ontology, uint32_t index) {
    return &g_array_index(ontology->places, PgPlace, index);
}

const PgIndustry *pg_ontology_industry(const PgOntology *ontology, uint32_t index) {
    return &g_array_index(ontology->industries, PgIndustry, index);
}

const PgUnit *pg_ontology_unit(const PgOntology *ontology, uint32_t index) {
    return &g_array_index(ontology->units, PgUnit, index);
}

double pg_ontology_magnitude(const PgOntology *ontology, uint32_t index) {
    return g_array_index(ontology->magnitudes, double, index);
}

const PgProjectStatus *pg_ontology_status(const PgOntology *ontology, uint32_t index) {
    return index < ontology->statuses->len
               ? &g_array_index(ontology->statuses, PgProjectStatus, index)
               : NULL;
}

const PgPattern *pg_ontology_pattern(const PgOntology *ontology, uint32_t index) {
    return &g_array_index(ontology->patterns, PgPattern, index);
}

const PgAnchored *pg_ontology_anchored(const PgOntology *ontology, uint32_t anchor, uint32_t *n) {
    const GArray *anchored = g_ptr_array_index(ontology->anchors, anchor);
    *n = anchored->len;
    return (const PgAnchored *)(const void *)anchored->data;
}

PgSlotSet pg_ontology_slots(const PgOntology *ontology, PgClass class) {
    return ontology->slots_filled[class];
}

uint32_t pg_ontology_n_patterns(const PgOntology *ontology) {
    return ontology->patterns->len;
}

uint16_t pg_ontology_n_properties(const PgOntology *ontology) {
    return (uint16_t)ontology->properties->len;
}

const PgProperty *pg_ontology_property(const PgOntology *ontology, uint16_t index) {
    return &g_array_index(ontology->properties, PgProperty, index);
}

const PgKnownProperties *pg_ontology_known(const PgOntology *ontology) {
    return &ontology->known;
}

const char *pg_ontology_class_name(const PgOntology *ontology, PgClass class) {
    return ontology->classes[class].name;
}

PgClass pg_ontology_n_classes(const PgOntology *ontology) {
    return ontology->n_classes;
}

uint32_t pg_ontology_place_by_code(const PgOntology *ontology, uint32_t code) {
    return GPOINTER_TO_UINT(g_hash_table_lookup(ontology->place_codes, GUINT_TO_POINTER(code)));
}

PgClassSet pg_ontology_classes_named(const PgOntology *ontology, const char *name) {
    PgClassSet set = 0;
    for (PgClass class = 1; class < ontology->n_classes; class ++) {
        /* Walk up; the limit guards against a cycle of superclasses. */
        const char *at = ontology->classes[class].name;
        for (int steps = 0; at && steps < PG_MAX_CLASSES; steps++) {
            if (!g_strcmp0(at, name)) {
                set |= PG_CLASS_BIT(class);
                break;
            }
            PgClass named = 1;
            while (named < ontology->n_classes && g_strcmp0(ontology->classes[named].name, at))
                named++;
            at = named < ontology->n_classes ? ontology->classes[named].parent : NULL;
        }
    }
    return set;
}

const PgMonths *pg_ontology_months(const PgOntology *ontology, uint32_t *n) {
    *n = ontology->months->len;
    return (const PgMonths *)(const void *)ontology->months->data;
}

const PgNameForm *pg_ontology_forms(const PgOntology *ontology, PgClass class, PgFormPlace where,
                                    uint32_t *n) {
    const GArray *forms = ontology->forms[class][where];
    *n = forms ? forms->len : 0;
    return forms ? (const PgNameForm *)(const void *)forms->data : NULL;
}

const PgNameForm *pg_ontology_form_of(const PgOntology *ontology, PgClass class, PgFormPlace where,
                                      PgChars name, uint32_t least) {
    uint32_t n;
    const PgNameForm *forms = pg_ontology_forms(ontology, class, where, &n);
    for (uint32_t i = 0; i < n; i++) {
        PgChars form = forms[i].written;
        if (form.n + least > name.n)
            continue;
        const uint32_t *at = where == PG_FORM_BEGINS ? name.chars : name.chars + name.n - form.n;
        if (at[form.n - 1] == form.chars[form.n - 1] &&
            !memcmp(at, form.chars, form.n * sizeof *at))
            return &forms[i];
    }
    return NULL;
}

const char *pg_ontology_label(const PgOntology *ontology, const char *name) {
    return g_hash_table_lookup(ontology->labels, name);
}

const char *pg_ontology_measure_word(const PgOntology *ontology, const char *name) {
    return g_hash_table_lookup(ontology->measures, name);
}
