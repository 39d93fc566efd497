/* One entity over all documents of a run, however each of them calls it. */
#include "base/hash.h"
#include "corpus/internal.h"
#include "corpus/iri.h"
#include "graph/vocabulary.h"

#include <string.h>

enum { MAX_SEGMENT = 500 };

static const char *const kinds[PG_CLASS_FIRST_FREE] = {
    "thing", "park",   "company",      "project", "place",   "place",
    "place", "region", "organization", "person",  "industry"};

typedef struct {
    PgCorpus *corpus;
    GArray *entities; /* RunEntity */
    GHashTable *keys; /* IRI → index */
    /* By class: alias → index of the only entity with it; 0 when several have it. */
    GHashTable *owners[PG_MAX_CLASSES + 1];
    GString *iri; /* scratch */
} Merger;

/* The table of a class; all places share one. */
static GHashTable *owners_of(Merger *merger, PgClass class) {
    if (PG_CLASS_BIT(class) & PG_CLASSES_PLACE)
        class = PG_CLASS_REGION;
    if (!merger->owners[class])
        merger->owners[class] = g_hash_table_new(pg_text_hash, g_str_equal);
    return merger->owners[class];
}

static bool is_longer(const char *a, const char *b) {
    size_t m = strlen(a), n = strlen(b);
    return m != n ? m > n : strcmp(a, b) < 0;
}

/* By entity: whom a person works for, or where a project is, as the first fact of it has it; that
   tells two of the same name apart. 0 for nobody. */
static uint32_t *find_owners(const KeptDocument *document, const PgKnownProperties *known) {
    uint32_t *owners = g_new0(uint32_t, document->n_entities);
    for (uint32_t i = 0; i < document->n_facts; i++) {
        const PgFact *fact = &document->facts[i];
        bool is_person = document->entities[fact->subject].class == PG_CLASS_PERSON;
        bool tells = is_person
                         ? fact->property == known->works_for
                         : fact->property == known->located_in || fact->property == known->investor;
        if (tells && !owners[fact->subject])
            owners[fact->subject] = fact->object;
    }
    return owners;
}

enum { SHORT_PROJECT = 8 }; /* characters; a shorter name identifies nothing by itself */

static bool needs_owner(const KeptEntity *entity) {
    return entity->class == PG_CLASS_PERSON ||
           (entity->class == PG_CLASS_PROJECT && g_utf8_strlen(entity->label, -1) <= SHORT_PROJECT);
}

/* The IRI of an entity; the merger's until the next is minted, or the ontology's. */
static const char *mint(Merger *merger, const KeptEntity *entity, const KeptEntity *owner) {
    const PgOntology *ontology = merger->corpus->ontology;
    if (entity->place)
        return pg_ontology_place(ontology, entity->place)->iri;
    GString *iri = merger->iri;
    g_string_assign(iri, PG_ID_NS);
    if (entity->class < PG_CLASS_FIRST_FREE) {
        g_string_append(iri, kinds[entity->class]);
    } else {
        char *kind = g_ascii_strdown(pg_ontology_class_name(ontology, entity->class), -1);
        g_string_append(iri, kind);
        g_free(kind);
    }
    if (needs_owner(entity)) {
        g_string_append_c(iri, '/');
        if (owner)
            pg_iri_append_segment(iri, owner->label, MAX_SEGMENT);
        else
            g_string_append_c(iri, '_');
    }
    g_string_append_c(iri, '/');
    pg_iri_append_segment(iri,
                          entity->industry ? pg_ontology_industry(ontology, entity->industry)->name
                                           : entity->key,
                          MAX_SEGMENT);
    return iri->str;
}

/* First by the key of the fullest name. */
static void merge_by_key(Merger *merger) {
    const PgKnownProperties *known = pg_ontology_known(merger->corpus->ontology);
    for (guint d = 0; d < merger->corpus->documents->len; d++) {
        KeptDocument *document = merger->corpus->documents->pdata[d];
        uint32_t *owners = find_owners(document, known);
        for (uint32_t e = 1; e < document->n_entities; e++) {
            KeptEntity *entity = &document->entities[e];
            if (!entity->class)
                continue;
            const char *iri =
                mint(merger, entity, owners[e] ? &document->entities[owners[e]] : NULL);
            uint32_t index = GPOINTER_TO_UINT(g_hash_table_lookup(merger->keys, iri));
            if (!index) {
                iri = pg_arena_strndup(merger->corpus->arena, iri, strlen(iri));
                RunEntity new = {.class = entity->class,
                                 .label = entity->label,
                                 .iri = iri,
                                 .place = entity->place,
                                 .industry = entity->industry};
                index = merger->entities->len;
                g_array_append_val(merger->entities, new);
                g_hash_table_insert(merger->keys, (char *)iri, GUINT_TO_POINTER(index));
            }
            RunEntity *run = &g_array_index(merger->entities, RunEntity, index);
            if (entity->class != PG_CLASS_INDUSTRY && is_longer(entity->label, run->label))
                run->label = entity->label;
            entity->merged = index;
        }
        g_free(owners);
    }
}

/* 省科技厅, 市委: in every document another. */
static bool is_of_any_area(const KeptEntity *entity, const char *alias) {
    static const char *const ranks[] = {"省", "市", "州", "县", "区", "旗"};
    bool found = false;
    for (size_t i = 0; i < G_N_ELEMENTS(ranks) && entity->class == PG_CLASS_ORGANIZATION; i++)
        found |= g_str_has_prefix(alias, ranks[i]);
    return found;
}

static void note_aliases(Merger *merger) {
    for (guint d = 0; d < merger->corpus->documents->len; d++) {
        const KeptDocument *document = merger->corpus->documents->pdata[d];
        for (uint32_t e = 1; e < document->n_entities; e++) {
            const KeptEntity *entity = &document->entities[e];
            for (uint32_t k = 0; entity->class && k < entity->n_names; k++) {
                if (!strcmp(entity->names[k].text, entity->key) ||
                    is_of_any_area(entity, entity->names[k].text))
                    continue; /* its own name is no alias */
                GHashTable *owners = owners_of(merger, entity->class);
                char *alias = (char *)entity->names[k].text;
                void *value;
                if (!g_hash_table_lookup_extended(owners, alias, NULL, &value))
                    g_hash_table_insert(owners, alias, GUINT_TO_POINTER(entity->merged));
                else if (value != GUINT_TO_POINTER(entity->merged))
                    g_hash_table_insert(owners, alias, NULL);
            }
        }
    }
}

/* Then a document that has only the short name joins the one that has both. */
static void merge_by_alias(Merger *merger) {
    guint n = merger->entities->len;
    uint32_t *into = g_new(uint32_t, n);
    for (guint i = 0; i < n; i++) {
        const RunEntity *entity = &g_array_index(merger->entities, RunEntity, i);
        into[i] = i;
        if (!i || entity->place || entity->class == PG_CLASS_PERSON ||
            entity->class == PG_CLASS_INDUSTRY)
            continue;
        uint32_t owner =
            GPOINTER_TO_UINT(g_hash_table_lookup(owners_of(merger, entity->class), entity->label));
        if (owner && owner != i &&
            strlen(g_array_index(merger->entities, RunEntity, owner).label) > strlen(entity->label))
            into[i] = owner;
    }
    for (guint d = 0; d < merger->corpus->documents->len; d++) {
        KeptDocument *document = merger->corpus->documents->pdata[d];
        for (uint32_t e = 1; e < document->n_entities; e++) {
            KeptEntity *entity = &document->entities[e];
            /* Owners have longer labels: the chain ends. */
            while (entity->class && into[entity->merged] != entity->merged)
                entity->merged = into[entity->merged];
        }
    }
    g_free(into);
}

static void find_latest_status(Merger *merger) {
    const PgOntology *ontology = merger->corpus->ontology;
    for (guint d = 0; d < merger->corpus->documents->len; d++) {
        const KeptDocument *document = merger->corpus->documents->pdata[d];
        for (uint32_t i = 0; i < document->n_facts; i++) {
            const PgFact *fact = &document->facts[i];
            if (!fact->status)
                continue;
            RunEntity *entity = &g_array_index(merger->entities, RunEntity,
                                               document->entities[fact->subject].merged);
            if (!entity->status || pg_ontology_status(ontology, fact->status)->rank >
                                       pg_ontology_status(ontology, entity->status)->rank)
                entity->status = fact->status;
        }
    }
}

GArray *pg_corpus_merge(PgCorpus *corpus) {
    Merger merger = {.corpus = corpus,
                     .entities = g_array_new(FALSE, TRUE, sizeof(RunEntity)),
                     .keys = g_hash_table_new(pg_text_hash, g_str_equal),
                     .iri = g_string_new(NULL)};
    g_array_set_size(merger.entities, 1); /* index 0 is none */
    merge_by_key(&merger);
    note_aliases(&merger);
    merge_by_alias(&merger);
    find_latest_status(&merger);
    g_hash_table_unref(merger.keys);
    for (PgClass class = 0; class <= PG_MAX_CLASSES; class ++)
        if (merger.owners[class])
            g_hash_table_unref(merger.owners[class]);
    g_string_free(merger.iri, TRUE);
    return merger.entities;
}
