/* From a graph to what the page knows: documents, articles, sentences, entities, facts and
   statistics as arrays of numbers that point at each other, so that it stays small. */
#include "browse/internal.h"

#include "graph/vocabulary.h"

#include <inttypes.h>
#include <string.h>

enum { MAX_TEXT = 8 << 20 }; /* bytes; above it only the quoted sentences are kept */
enum { NO_SENTENCE = UINT32_MAX };

/* What a quad becomes; rows of one fact stand together when they are sorted. */
typedef struct {
    uint32_t subject, property; /* indexes */
    PgTermId object;
    uint32_t sentence; /* index, NO_SENTENCE for background */
} Row;

enum { CELL_ABOUT, CELL_INDICATOR, CELL_VALUE, CELL_UNIT, CELL_PERIOD, N_CELLS };

typedef struct {
    const PgGraph *graph;
    const PgArticles *articles;
    FILE *out;
    PgTermId type, label, pref_label, alt_label, exact, headline, quoted_from;
    PgTermId cells[N_CELLS];
    uint32_t *index;      /* by term: its index in the list of its kind, + 1 */
    uint8_t *kind;        /* by term */
    GArray *entities;     /* PgTermId */
    GArray *observations; /* PgTermId */
    GArray *documents;    /* PgTermId */
    GArray *sentences;    /* PgTermId: those that the graph quotes */
    GArray *classes;      /* PgTermId */
    GArray *properties;   /* PgTermId */
    uint32_t *class_of;   /* by entity */
    GArray *names;        /* Row: property is 0 for the label, 1 for others */
    GArray *facts;        /* Row */
    GArray *figures;      /* Row of observations: property is the cell */
    PgInitials *initials;
    uint32_t n_placed;  /* sentences that have their number on the page */
    uint32_t *place_of; /* by sentence of the graph: its number on the page + 1 */
} Data;

enum {
    KIND_NONE,
    KIND_ENTITY,
    KIND_OBSERVATION,
    KIND_DOCUMENT,
    KIND_SENTENCE,
    KIND_CLASS,
    KIND_PROPERTY
};

static PgTermId find(const PgGraph *graph, const char *iri) {
    return pg_graph_find_iri(graph, iri, strlen(iri));
}

static const char *text_of(const Data *data, PgTermId term) {
    return pg_graph_term(data->graph, term).value;
}

/* The name of a term of ours, or NULL. */
static const char *local_name(const Data *data, PgTermId term) {
    PgTerm t = pg_graph_term(data->graph, term);
    return !t.is_literal && g_str_has_prefix(t.value, PG_NS) ? t.value + strlen(PG_NS) : NULL;
}

static void enlist(Data *data, PgTermId term, uint8_t kind, GArray *list) {
    if (data->kind[term] != KIND_NONE)
        return;
    g_array_append_val(list, term);
    data->kind[term] = kind;
    data->index[term] = list->len;
}

static void read_type(Data *data, const PgQuad *quad, GArray *classes) {
    const char *class = local_name(data, quad->object);
    if (class && g_str_equal(class, "Sentence"))
        return;
    if (class && g_str_equal(class, "Observation")) {
        enlist(data, quad->subject, KIND_OBSERVATION, data->observations);
    } else if (class && data->kind[quad->subject] == KIND_NONE) {
        enlist(data, quad->subject, KIND_ENTITY, data->entities);
        enlist(data, quad->object, KIND_CLASS, data->classes);
        uint32_t which = data->index[quad->object] - 1;
        g_array_append_val(classes, which);
    } else if (g_str_equal(text_of(data, quad->object), SCHEMA_NS "DigitalDocument")) {
        enlist(data, quad->subject, KIND_DOCUMENT, data->documents);
    }
}

static uint32_t place_of(const Data *data, PgTermId graph) {
    if (!graph || data->kind[graph] != KIND_SENTENCE)
        return NO_SENTENCE;
    return data->place_of[data->index[graph] - 1] - 1;
}

static void read_quad(Data *data, const PgQuad *quad) {
    Row row = {data->index[quad->subject] - 1, 0, quad->object, place_of(data, quad->graph)};
    if (data->kind[quad->subject] == KIND_OBSERVATION) {
        for (row.property = 0; row.property < N_CELLS; row.property++)
            if (quad->predicate == data->cells[row.property])
                g_array_append_val(data->figures, row);
        return;
    }
    if (data->kind[quad->subject] != KIND_ENTITY)
        return;
    if (quad->predicate == data->label || quad->predicate == data->pref_label ||
        quad->predicate == data->alt_label) {
        row.property = quad->predicate == data->alt_label;
        g_array_append_val(data->names, row);
        pg_initials_add(data->initials, text_of(data, quad->object));
        return;
    }
    if (local_name(data, quad->predicate)) {
        enlist(data, quad->predicate, KIND_PROPERTY, data->properties);
        row.property = data->index[quad->predicate] - 1;
        g_array_append_val(data->facts, row);
    }
}

static int compare_facts(const Row *x, const Row *y) {
    if (x->subject != y->subject)
        return x->subject < y->subject ? -1 : 1;
    if (x->property != y->property)
        return x->property < y->property ? -1 : 1;
    if (x->object != y->object)
        return x->object < y->object ? -1 : 1;
    return 0;
}

static int compare_rows(gconstpointer a, gconstpointer b) {
    const Row *x = a, *y = b;
    int order = compare_facts(x, y);
    return order ? order : x->sentence < y->sentence ? -1 : x->sentence > y->sentence;
}

/* ---- documents, articles, sentences ---- */

typedef struct {
    Data *data;
    const char *separator; /* before the next sentence */
} Writer;

static void put_sentence(Writer *writer, const char *text, uint32_t start, uint32_t end,
                         unsigned flags) {
    pg_json_put(writer->data->out, writer->separator,
                json_pack("[s,i,i,i]", text, (int)start, (int)end, (int)flags));
    writer->separator = ",\n";
    writer->data->n_placed++;
}

typedef struct {
    uint32_t document; /* index */
    const char *headline;
    uint32_t first, n; /* sentences */
} Article;

/* The term of a sentence of a page; 0 when the graph does not quote it. */
static PgTermId find_sentence(const Data *data, GString *buffer, const char *document,
                              const PgArticleSentence *sentence) {
    g_string_printf(buffer, "%s#char=%u,%u", document, sentence->start, sentence->end);
    PgTermId term = pg_graph_find_iri(data->graph, buffer->str, buffer->len);
    return term && data->kind[term] == KIND_SENTENCE ? term : 0;
}

static void put_document_text(Writer *writer, const PgArticleDocument *document, GArray *articles) {
    Data *data = writer->data;
    PgTermId term = find(data->graph, document->iri);
    if (!term || data->kind[term] != KIND_DOCUMENT)
        return;
    GString *buffer = g_string_new(NULL);
    uint32_t current = UINT32_MAX;
    unsigned gap = 0;
    for (uint32_t s = 0; s < document->n_sentences; s++) {
        const PgArticleSentence *sentence = &document->sentences[s];
        PgTermId quoted = find_sentence(data, buffer, document->iri, sentence);
        if (sentence->article != current) {
            Article article = {data->index[term] - 1, document->headlines[sentence->article],
                               data->n_placed, 0};
            g_array_append_val(articles, article);
            current = sentence->article;
            gap = 0;
        }
        if (!quoted && !sentence->is_heading && data->articles->n_bytes > MAX_TEXT) {
            gap = 4;
            continue;
        }
        if (quoted && !data->place_of[data->index[quoted] - 1])
            data->place_of[data->index[quoted] - 1] = data->n_placed + 1;
        g_array_index(articles, Article, articles->len - 1).n++;
        put_sentence(writer, sentence->text, sentence->start, sentence->end,
                     (sentence->starts_paragraph ? 1 : 0) | (sentence->is_heading ? 2 : 0) | gap);
        gap = 0;
    }
    g_string_free(buffer, TRUE);
}

/* What the default graph says of a sentence. */
typedef struct {
    PgTermId term, document, headline, exact;
    uint32_t start, end;
} Quotation;

static int compare_quotations(gconstpointer a, gconstpointer b) {
    const Quotation *x = a, *y = b;
    if (x->document != y->document)
        return x->document < y->document ? -1 : 1;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return x->end < y->end ? -1 : x->end > y->end;
}

static GArray *quotations_left(const Data *data) {
    GArray *left = g_array_new(FALSE, TRUE, sizeof(Quotation));
    g_array_set_size(left, data->sentences->len);
    size_t n;
    const PgQuad *quads = pg_graph_quads(data->graph, &n);
    for (size_t i = 0; i < n; i++) {
        if (quads[i].graph || data->kind[quads[i].subject] != KIND_SENTENCE)
            continue;
        Quotation *quotation = &g_array_index(left, Quotation, data->index[quads[i].subject] - 1);
        quotation->term = quads[i].subject;
        if (quads[i].predicate == data->exact)
            quotation->exact = quads[i].object;
        else if (quads[i].predicate == data->headline)
            quotation->headline = quads[i].object;
        else if (quads[i].predicate == data->quoted_from)
            quotation->document = quads[i].object;
    }
    for (guint i = 0; i < left->len;) {
        Quotation *quotation = &g_array_index(left, Quotation, i);
        if (!quotation->exact || !quotation->document ||
            data->kind[quotation->document] != KIND_DOCUMENT ||
            data->place_of[data->index[quotation->term] - 1]) {
            g_array_remove_index_fast(left, i);
            continue;
        }
        const char *place = strrchr(text_of(data, quotation->term), '#');
        if (!place ||
            sscanf(place, "#char=%" SCNu32 ",%" SCNu32, &quotation->start, &quotation->end) != 2)
            quotation->start = quotation->end = 0;
        i++;
    }
    g_array_sort(left, compare_quotations);
    return left;
}

/* The sentences that no page has: of a graph without its pages. */
static void put_quotations(Writer *writer, GArray *articles) {
    Data *data = writer->data;
    GArray *left = quotations_left(data);
    PgTermId document = 0, headline = 0;
    for (guint i = 0; i < left->len; i++) {
        const Quotation *quotation = &g_array_index(left, Quotation, i);
        if (!i || quotation->document != document || quotation->headline != headline) {
            document = quotation->document;
            headline = quotation->headline;
            Article article = {data->index[document] - 1, headline ? text_of(data, headline) : "",
                               data->n_placed, 0};
            g_array_append_val(articles, article);
        }
        g_array_index(articles, Article, articles->len - 1).n++;
        data->place_of[data->index[quotation->term] - 1] = data->n_placed + 1;
        put_sentence(writer, text_of(data, quotation->exact), quotation->start, quotation->end,
                     1 | 4);
    }
    g_array_unref(left);
}

static void put_texts(Data *data) {
    Writer writer = {data, ""};
    GArray *articles = g_array_new(FALSE, FALSE, sizeof(Article));
    fputs(",\n\"sentences\":[", data->out);
    for (guint d = 0; data->articles && d < data->articles->documents->len; d++)
        put_document_text(&writer, data->articles->documents->pdata[d], articles);
    put_quotations(&writer, articles);
    fputs("],\n\"articles\":[", data->out);
    for (guint a = 0; a < articles->len; a++) {
        const Article *article = &g_array_index(articles, Article, a);
        pg_json_put(data->out, a ? ",\n" : "",
                    json_pack("[i,s,i,i]", (int)article->document, article->headline,
                              (int)article->first, (int)article->n));
    }
    fputc(']', data->out);
    g_array_unref(articles);
}

static void put_documents(Data *data) {
    static const struct {
        const char *key, *iri;
    } columns[] = {{"title", DCTERMS_NS "title"},
                   {"source", DCTERMS_NS "source"},
                   {"date", DCTERMS_NS "date"},
                   {"publisher", DCTERMS_NS "publisher"}};
    GPtrArray *objects = g_ptr_array_new();
    for (guint d = 0; d < data->documents->len; d++) {
        const char *iri = text_of(data, g_array_index(data->documents, PgTermId, d));
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
            if (quads[i].predicate == predicate && data->kind[quads[i].subject] == KIND_DOCUMENT)
                json_object_set_new(objects->pdata[data->index[quads[i].subject] - 1],
                                    columns[c].key, json_string(text_of(data, quads[i].object)));
    }
    fputs(",\n\"documents\":[", data->out);
    for (guint d = 0; d < objects->len; d++)
        pg_json_put(data->out, d ? ",\n" : "", objects->pdata[d]);
    fputc(']', data->out);
    g_ptr_array_unref(objects);
}

/* ---- entities, facts, statistics ---- */

static void add_sentence(json_t *array, uint32_t sentence) {
    if (sentence != NO_SENTENCE)
        json_array_append_new(array, json_integer(sentence));
}

/* An entity's names, each once, then the sentences that name it, ascending. */
static guint put_entity(Data *data, guint e, guint row) {
    const char *iri = text_of(data, g_array_index(data->entities, PgTermId, e));
    json_t *names = json_array(), *sentences = json_array();
    GArray *places = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    PgTermId last = 0;
    for (; row < data->names->len; row++) {
        const Row *name = &g_array_index(data->names, Row, row);
        if (name->subject != e)
            break;
        if (name->object != last)
            json_array_append_new(names, json_string(text_of(data, name->object)));
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

static void put_entities(Data *data) {
    g_array_sort(data->names, compare_rows);
    fputs(",\n\"entities\":[", data->out);
    guint row = 0;
    for (guint e = 0; e < data->entities->len; e++)
        row = put_entity(data, e, row);
    fputc(']', data->out);
}

/* An entity as its number, everything else as text. */
static json_t *object_json(const Data *data, PgTermId term) {
    if (data->kind[term] == KIND_ENTITY)
        return json_integer(data->index[term] - 1);
    const char *local = local_name(data, term), *text = text_of(data, term);
    if (!local && g_str_has_prefix(text, PG_ID_NS "amount/"))
        local = text + strlen(PG_ID_NS "amount/");
    return json_string(local ? local : text);
}

static void put_facts(Data *data) {
    g_array_sort(data->facts, compare_rows);
    fputs(",\n\"facts\":[", data->out);
    const char *separator = "";
    for (guint i = 0; i < data->facts->len;) {
        const Row *fact = &g_array_index(data->facts, Row, i), *next;
        json_t *array = json_pack("[i,i,o]", (int)fact->subject, (int)fact->property,
                                  object_json(data, fact->object));
        for (; i < data->facts->len; i++) {
            next = &g_array_index(data->facts, Row, i);
            if (compare_facts(fact, next))
                break;
            add_sentence(array, next->sentence);
        }
        pg_json_put(data->out, separator, array);
        separator = ",\n";
    }
    fputc(']', data->out);
}

/* [about, indicator, value, unit, period, sentence…] */
static void put_statistics(Data *data) {
    g_array_sort(data->figures, compare_rows);
    fputs(",\n\"statistics\":[", data->out);
    const char *separator = "";
    for (guint i = 0; i < data->figures->len;) {
        uint32_t subject = g_array_index(data->figures, Row, i).subject;
        PgTermId cells[N_CELLS] = {0};
        json_t *sentences = json_array();
        for (; i < data->figures->len; i++) {
            const Row *row = &g_array_index(data->figures, Row, i);
            if (row->subject != subject)
                break;
            cells[row->property] = row->object;
            if (row->property == CELL_VALUE)
                add_sentence(sentences, row->sentence);
        }
        json_t *array = json_array();
        for (int c = 0; c < N_CELLS; c++)
            json_array_append_new(array, cells[c] ? object_json(data, cells[c]) : json_string(""));
        json_array_extend(array, sentences);
        json_decref(sentences);
        bool is_whole = cells[CELL_ABOUT] && data->kind[cells[CELL_ABOUT]] == KIND_ENTITY;
        if (is_whole) {
            pg_json_put(data->out, separator, array);
            separator = ",\n";
        } else {
            json_decref(array);
        }
    }
    fputc(']', data->out);
}

static void put_local_names(const Data *data, const char *before, const GArray *terms) {
    json_t *array = json_array();
    for (guint i = 0; i < terms->len; i++)
        json_array_append_new(array,
                              json_string(local_name(data, g_array_index(terms, PgTermId, i))));
    pg_json_put(data->out, before, array);
}

static void put_pictures(const Data *data, const PgBrowseOptions *options) {
    fputs(",\n\"pictures\":[", data->out);
    for (size_t i = 0; i < options->n_pictures; i++) {
        const PgBrowsePicture *picture = &options->pictures[i];
        pg_json_put(data->out, i ? ",\n" : "",
                    json_pack("{s:s,s:s,s:o}", "view", picture->view, "title",
                              picture->title ? picture->title : "", "svg",
                              json_stringn(picture->svg, picture->length)));
    }
    fputc(']', data->out);
}

/* What pg_draw calls entities ("n" and a digest) and relations ("e" and one). */
enum { DRAWN_ID = 17 };

static GHashTable *drawn_ids(const PgBrowseOptions *options) {
    GHashTable *ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (size_t i = 0; i < options->n_pictures; i++) {
        const char *p = options->pictures[i].svg, *end = p + options->pictures[i].length;
        while ((p = memmem(p, (size_t)(end - p), " id=\"", 5)) && end - p > 5 + DRAWN_ID) {
            p += 5;
            g_hash_table_add(ids, g_strndup(p, DRAWN_ID));
        }
    }
    return ids;
}

static void note_drawn(json_t *object, GHashTable *ids, char kind, const char *text,
                       json_int_t number) {
    char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
    char *id = g_strdup_printf("%c%.*s", kind, DRAWN_ID - 1, digest);
    if (g_hash_table_contains(ids, id))
        json_object_set_new(object, id, json_integer(number));
    g_free(id);
    g_free(digest);
}

/* Which drawn shape is which entity, and which facts are drawn. */
static void put_drawn(const Data *data, const PgBrowseOptions *options) {
    GHashTable *ids = drawn_ids(options);
    json_t *nodes = json_object(), *edges = json_object();
    for (guint e = 0; g_hash_table_size(ids) && e < data->entities->len; e++)
        note_drawn(nodes, ids, 'n', text_of(data, g_array_index(data->entities, PgTermId, e)), e);
    json_int_t fact = -1;
    for (guint i = 0; g_hash_table_size(ids) && i < data->facts->len; i++) {
        const Row *row = &g_array_index(data->facts, Row, i);
        if (i && !compare_facts(row - 1, row))
            continue;
        fact++;
        if (data->kind[row->object] != KIND_ENTITY)
            continue;
        char *text =
            g_strjoin("\n", text_of(data, g_array_index(data->entities, PgTermId, row->subject)),
                      local_name(data, g_array_index(data->properties, PgTermId, row->property)),
                      text_of(data, row->object), NULL);
        note_drawn(edges, ids, 'e', text, fact);
        g_free(text);
    }
    pg_json_put(data->out, ",\n\"drawn\":", json_pack("{s:o,s:o}", "nodes", nodes, "edges", edges));
    g_hash_table_unref(ids);
}

/* What the ontology calls classes, properties and the concepts among the values. */
static void put_labels(const Data *data, const PgOntology *ontology) {
    json_t *labels = json_object();
    for (PgTermId term = 1; ontology && term <= pg_graph_n_terms(data->graph); term++) {
        const char *name = local_name(data, term);
        const char *label = name ? pg_ontology_label(ontology, name) : NULL;
        if (label)
            json_object_set_new(labels, name, json_string(label));
    }
    pg_json_put(data->out, ",\n\"labels\":", labels);
}

static void data_init(Data *data) {
    static const char *const cells[N_CELLS] = {PG_NS "about", PG_NS "indicator", PG_NS "value",
                                               PG_NS "unit", PG_NS "period"};
    const PgGraph *graph = data->graph;
    for (int c = 0; c < N_CELLS; c++)
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
        *rows[i] = g_array_new(FALSE, FALSE, sizeof(Row));
    data->initials = pg_initials_new();
}

static void data_clear(Data *data) {
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
    Data data = {.graph = graph, .articles = options->articles, .out = out};
    data_init(&data);
    size_t n;
    const PgQuad *quads = pg_graph_quads(graph, &n);
    GArray *classes = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    for (size_t i = 0; i < n; i++) {
        if (quads[i].predicate == data.type)
            read_type(&data, &quads[i], classes);
        else if (quads[i].predicate == data.exact)
            enlist(&data, quads[i].subject, KIND_SENTENCE, data.sentences);
        else if (quads[i].predicate == data.quoted_from)
            enlist(&data, quads[i].object, KIND_DOCUMENT, data.documents);
    }
    data.class_of = (uint32_t *)(void *)g_array_free(classes, FALSE);
    data.place_of = g_new0(uint32_t, data.sentences->len + 1);
    pg_json_put(out, "{\"title\":", json_string(options->title ? options->title : ""));
    put_documents(&data);
    put_texts(&data);
    for (size_t i = 0; i < n; i++)
        read_quad(&data, &quads[i]);
    put_entities(&data);
    put_facts(&data);
    put_statistics(&data);
    put_local_names(&data, ",\n\"classes\":", data.classes);
    put_local_names(&data, ",\n\"properties\":", data.properties);
    pg_json_put(out, ",\n\"pinyin\":", pg_initials_to_json(data.initials));
    put_labels(&data, options->ontology);
    put_drawn(&data, options);
    put_pictures(&data, options);
    fputs("}\n", out);
    data_clear(&data);
}
