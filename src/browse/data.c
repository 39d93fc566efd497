/* From a graph to what the page knows: documents, articles, sentences, entities, facts and
   statistics as arrays of numbers that point at each other, so that it stays small. */
#include "browse/data.h"

#include "graph/vocabulary.h"

#include <string.h>

static PgTermId find(const PgGraph *graph, const char *iri) {
    return pg_graph_find_iri(graph, iri, strlen(iri));
}

const char *pg_data_text(const PgData *data, PgTermId term) {
    return pg_graph_term(data->graph, term).value;
}

const char *pg_data_name(const PgData *data, PgTermId term) {
    PgTerm t = pg_graph_term(data->graph, term);
    return !t.is_literal && g_str_has_prefix(t.value, PG_NS) ? t.value + strlen(PG_NS) : NULL;
}

static void enlist(PgData *data, PgTermId term, uint8_t kind, GArray *list) {
    if (data->kind[term] != PG_KIND_NONE)
        return;
    g_array_append_val(list, term);
    data->kind[term] = kind;
    data->index[term] = list->len;
}

static void read_type(PgData *data, const PgQuad *quad, GArray *classes) {
    const char *class = pg_data_name(data, quad->object);
    if (class && g_str_equal(class, "Sentence"))
        return;
    if (class && g_str_equal(class, "Observation")) {
        enlist(data, quad->subject, PG_KIND_OBSERVATION, data->observations);
    } else if (class && data->kind[quad->subject] == PG_KIND_NONE) {
        enlist(data, quad->subject, PG_KIND_ENTITY, data->entities);
        enlist(data, quad->object, PG_KIND_CLASS, data->classes);
        uint32_t which = data->index[quad->object] - 1;
        g_array_append_val(classes, which);
    } else if (g_str_equal(pg_data_text(data, quad->object), SCHEMA_NS "DigitalDocument")) {
        enlist(data, quad->subject, PG_KIND_DOCUMENT, data->documents);
    }
}

static uint32_t place_of(const PgData *data, PgTermId graph) {
    if (!graph || data->kind[graph] != PG_KIND_SENTENCE)
        return PG_NO_SENTENCE;
    return data->place_of[data->index[graph] - 1] - 1;
}

static void read_quad(PgData *data, const PgQuad *quad) {
    PgDataRow row = {data->index[quad->subject] - 1, 0, quad->object, place_of(data, quad->graph)};
    if (data->kind[quad->subject] == PG_KIND_OBSERVATION) {
        for (row.property = 0; row.property < PG_N_CELLS; row.property++)
            if (quad->predicate == data->cells[row.property])
                g_array_append_val(data->figures, row);
        return;
    }
    if (data->kind[quad->subject] != PG_KIND_ENTITY)
        return;
    if (quad->predicate == data->label || quad->predicate == data->pref_label ||
        quad->predicate == data->alt_label) {
        row.property = quad->predicate == data->alt_label;
        g_array_append_val(data->names, row);
        pg_initials_add(data->initials, pg_data_text(data, quad->object));
        return;
    }
    if (pg_data_name(data, quad->predicate)) {
        enlist(data, quad->predicate, PG_KIND_PROPERTY, data->properties);
        row.property = data->index[quad->predicate] - 1;
        g_array_append_val(data->facts, row);
    }
}

int pg_data_compare_facts(const PgDataRow *x, const PgDataRow *y) {
    if (x->subject != y->subject)
        return x->subject < y->subject ? -1 : 1;
    if (x->property != y->property)
        return x->property < y->property ? -1 : 1;
    if (x->object != y->object)
        return x->object < y->object ? -1 : 1;
    return 0;
}

static int compare_rows(gconstpointer a, gconstpointer b) {
    const PgDataRow *x = a, *y = b;
    int order = pg_data_compare_facts(x, y);
    return order ? order : x->sentence < y->sentence ? -1 : x->sentence > y->sentence;
}

static void put_documents(PgData *data) {
    static const struct {
        const char *key, *iri;
    } columns[] = {{"title", DCTERMS_NS "title"},
                   {"source", DCTERMS_NS "source"},
                   {"date", DCTERMS_NS "date"},
                   {"publisher", DCTERMS_NS "publisher"}};
    GPtrArray *objects = g_ptr_array_new();
    for (guint d = 0; d < data->documents->len; d++) {
        const char *iri = pg_data_text(data, g_array_index(data->documents, PgTermId, d));
        json_t *object = json_object();
        char *name = g_str_has_prefix(iri, PG_DOC_NS)
                         ? g_uri_unescape_string(iri + strlen(PG_DOC_NS), NULL)
                         : NULL;
        json_object_set_new(object, "name", json_string(name ? name : iri));
        g_free(name);
        g_ptr_array_add(objects, object);
    }
    size_t n;
    const PgQuad *quads = pg_graph_quads(data->graph, &n);
    for (size_t c = 0; c < G_N_ELEMENTS(columns); c++) {
        PgTermId predicate = find(data->graph, columns[c].iri);
        for (size_t i = 0; predicate && i < n; i++)
            if (quads[i].predicate == predicate && data->kind[quads[i].subject] == PG_KIND_DOCUMENT)
                json_object_set_new(objects->pdata[data->index[quads[i].subject] - 1],
                                    columns[c].key,
                                    json_string(pg_data_text(data, quads[i].object)));
    }
    fputs(",\n\"documents\":[", data->out);
    for (guint d = 0; d < objects->len; d++)
        pg_json_put(data->out, d ? ",\n" : "", objects->pdata[d]);
    fputc(']', data->out);
    g_ptr_array_unref(objects);
}

/* ---- entities, facts, statistics ---- */

static void add_sentence(json_t *array, uint32_t sentence) {
    if (sentence != PG_NO_SENTENCE)
        json_array_append_new(array, json_integer(sentence));
}

/* An entity's names, each once, then the sentences that name it, ascending. */
static guint put_entity(PgData *data, guint e, guint row) {
    const char *iri = pg_data_text(data, g_array_index(data->entities, PgTermId, e));
    json_t *names = json_array(), *sentences = json_array();
    GArray *places = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    PgTermId last = 0;
    for (; row < data->names->len; row++) {
        const PgDataRow *name = &g_array_index(data->names, PgDataRow, row);
        if (name->subject != e)
            break;
        if (name->object != last)
            json_array_append_new(names, json_string(pg_data_text(data, name->object)));
        last = name->object;
        g_array_append_val(places, name->sentence);
    }
    for (guint i = 0; i < places->len; i++)
        add_sentence(sentences, g_array_index(places, uint32_t, i));
    g_array_unref(places);
    pg_json_put(data->out, e ? ",\n" : "",
                json_pack("[i,s,o,o]", (int)data->class_of[e],
                          g_str_has_prefix(iri, PG_ID_NS) ? iri + strlen(PG_ID_NS) : iri, names,
                          sentences));
    return row;
}

static void put_entities(PgData *data) {
    g_array_sort(data->names, compare_rows);
    fputs(",\n\"entities\":[", data->out);
    guint row = 0;
    for (guint e = 0; e < data->entities->len; e++)
        row = put_entity(data, e, row);
    fputc(']', data->out);
}

/* An entity as its number, everything else as text. */
static json_t *object_json(const PgData *data, PgTermId term) {
    if (data->kind[term] == PG_KIND_ENTITY)
        return json_integer(data->index[term] - 1);
    const char *local = pg_data_name(data, term), *text = pg_data_text(data, term);
    if (!local && g_str_has_prefix(text, PG_ID_NS "amount/"))
        local = text + strlen(PG_ID_NS "amount/");
    return json_string(local ? local : text);
}

static void put_facts(PgData *data) {
    g_array_sort(data->facts, compare_rows);
    fputs(",\n\"facts\":[", data->out);
    const char *separator = "";
    for (guint i = 0; i < data->facts->len;) {
        const PgDataRow *fact = &g_array_index(data->facts, PgDataRow, i), *next;
        json_t *array = json_pack("[i,i,o]", (int)fact->subject, (int)fact->property,
                                  object_json(data, fact->object));
        for (; i < data->facts->len; i++) {
            next = &g_array_index(data->facts, PgDataRow, i);
            if (pg_data_compare_facts(fact, next))
                break;
            add_sentence(array, next->sentence);
        }
        pg_json_put(data->out, separator, array);
        separator = ",\n";
    }
    fputc(']', data->out);
}

/* [about, indicator, value, unit, period, sentence…] */
static void put_statistics(PgData *data) {
    g_array_sort(data->figures, compare_rows);
    fputs(",\n\"statistics\":[", data->out);
    const char *separator = "";
    for (guint i = 0; i < data->figures->len;) {
        uint32_t subject = g_array_index(data->figures, PgDataRow, i).subject;
        PgTermId cells[PG_N_CELLS] = {0};
        json_t *sentences = json_array();
        for (; i < data->figures->len; i++) {
            const PgDataRow *row = &g_array_index(data->figures, PgDataRow, i);
            if (row->subject != subject)
                break;
            cells[row->property] = row->object;
            if (row->property == PG_CELL_VALUE)
                add_sentence(sentences, row->sentence);
        }
        json_t *array = json_array();
        for (int c = 0; c < PG_N_CELLS; c++)
            json_array_append_new(array, cells[c] ? object_json(data, cells[c]) : json_string(""));
        json_array_extend(array, sentences);
        json_decref(sentences);
        bool is_whole = cells[PG_CELL_ABOUT] && data->kind[cells[PG_CELL_ABOUT]] == PG_KIND_ENTITY;
        if (is_whole) {
            pg_json_put(data->out, separator, array);
            separator = ",\n";
        } else {
            json_decref(array);
        }
    }
    fputc(']', data->out);
}

static void put_local_names(const PgData *data, const char *before, const GArray *terms) {
    json_t *array = json_array();
    for (guint i = 0; i < terms->len; i++)
        json_array_append_new(array,
                              json_string(pg_data_name(data, g_array_index(terms, PgTermId, i))));
    pg_json_put(data->out, before, array);
}

/* What the ontology calls classes, properties and the concepts among the values. */
static void put_labels(const PgData *data, const PgOntology *ontology) {
    json_t *labels = json_object();
    for (PgTermId term = 1; ontology && term <= pg_graph_n_terms(data->graph); term++) {
        const char *name = pg_data_name(data, term);
        const char *label = name ? pg_ontology_label(ontology, name) : NULL;
        if (label)
            json_object_set_new(labels, name, json_string(label));
    }
    pg_json_put(data->out, ",\n\"labels\":", labels);
}

static void data_init(PgData *data) {
    static const char *const cells[PG_N_CELLS] = {PG_NS "about", PG_NS "indicator", PG_NS "value",
                                                  PG_NS "unit", PG_NS "period"};
    const PgGraph *graph = data->graph;
    for (int c = 0; c < PG_N_CELLS; c++)
        data->cells[c] = find(graph, cells[c]);
    data->type = find(graph, RDF_NS "type");
    data->label = find(graph, RDFS_NS "label");
    data->pref_label = find(graph, SKOS_NS "prefLabel");
    data->alt_label = find(graph, SKOS_NS "altLabel");
    data->exact = find(graph, OA_NS "exact");
    data->headline = find(graph, SCHEMA_NS "headline");
    data->quoted_from = find(graph, PROV_NS "wasQuotedFrom");
    size_t n = pg_graph_n_terms(graph) + 1;
    data->index = g_new0(uint32_t, n);
    data->kind = g_new0(uint8_t, n);
    GArray **lists[] = {&data->entities,  &data->observations, &data->documents,
                        &data->sentences, &data->classes,      &data->properties};
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
        *lists[i] = g_array_new(FALSE, FALSE, sizeof(PgTermId));
    GArray **rows[] = {&data->names, &data->facts, &data->figures};
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        *rows[i] = g_array_new(FALSE, FALSE, sizeof(PgDataRow));
    data->initials = pg_initials_new();
}

static void data_clear(PgData *data) {
    GArray *arrays[] = {data->entities,  data->observations, data->documents,
                        data->sentences, data->classes,      data->properties,
                        data->names,     data->facts,        data->figures};
    for (size_t i = 0; i < G_N_ELEMENTS(arrays); i++)
        g_array_unref(arrays[i]);
    pg_initials_free(data->initials);
    g_free(data->index);
    g_free(data->kind);
    g_free(data->class_of);
    g_free(data->place_of);
}

void pg_browse_data_write(const PgGraph *graph, const PgBrowseOptions *options, FILE *out) {
    PgData data = {.graph = graph, .articles = options->articles, .out = out};
    data_init(&data);
    size_t n;
    const PgQuad *quads = pg_graph_quads(graph, &n);
    GArray *classes = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    for (size_t i = 0; i < n; i++) {
        if (quads[i].predicate == data.type)
            read_type(&data, &quads[i], classes);
        else if (quads[i].predicate == data.exact)
            enlist(&data, quads[i].subject, PG_KIND_SENTENCE, data.sentences);
        else if (quads[i].predicate == data.quoted_from)
            enlist(&data, quads[i].object, PG_KIND_DOCUMENT, data.documents);
    }
    data.class_of = (uint32_t *)(void *)g_array_free(classes, FALSE);
    data.place_of = g_new0(uint32_t, data.sentences->len + 1);
    pg_json_put(out, "{\"title\":", json_string(options->title ? options->title : ""));
    put_documents(&data);
    pg_data_put_texts(&data);
    for (size_t i = 0; i < n; i++)
        read_quad(&data, &quads[i]);
    put_entities(&data);
    put_facts(&data);
    put_statistics(&data);
    put_local_names(&data, ",\n\"classes\":", data.classes);
    put_local_names(&data, ",\n\"properties\":", data.properties);
    pg_json_put(out, ",\n\"pinyin\":", pg_initials_to_json(data.initials));
    put_labels(&data, options->ontology);
    pg_data_put_pictures(&data, options);
    fputs("}\n", out);
    data_clear(&data);
}
