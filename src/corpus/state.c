/* From what a run has found to quads. */
#include "corpus/internal.h"
#include "corpus/iri.h"
#include "graph/vocabulary.h"

#include <math.h>
#include <string.h>

enum { MAX_SEGMENT = 240 };

/* A sentence of the document at hand. */
typedef struct {
    PgTermId graph;
    uint32_t first_rule; /* index of Fired + 1; 0 for none */
} Stated;

/* A rule that fired in a sentence. */
typedef struct {
    const char *rule;
    uint32_t next; /* of the same sentence, as above */
} Fired;

typedef struct {
    const PgCorpus *corpus;
    const GArray *entities; /* RunEntity */
    PgGraph *graph;
    PgTermId *iris, *labels;              /* by entity of the run; 0 until used */
    PgTermId *properties;                 /* by property of the ontology */
    PgTermId classes[PG_MAX_CLASSES + 1]; /* 0 until used */
    PgTermId type, label, pref_label, alt_label, decimal, integer;
    PgTermId observation, about, indicator, value, unit, period;
    PgTermId background;
    GString *buffer;
    GString *document; /* the IRI of the one at hand */
    Stated *sentences; /* of the one at hand */
    GArray *fired;     /* Fired, in its sentences */
    PgCorpusCounts *counts;
} Stater;

static PgTermId iri(Stater *stater, const char *text) {
    return pg_graph_iri(stater->graph, text, strlen(text));
}

static PgTermId chinese(Stater *stater, const char *text) {
    return pg_graph_literal(stater->graph, text, strlen(text), 0, "zh");
}

static PgTermId plain(Stater *stater, const char *text) {
    return pg_graph_literal(stater->graph, text, strlen(text), 0, "");
}

static const RunEntity *entity_of(const Stater *stater, uint32_t merged) {
    return &g_array_index(stater->entities, RunEntity, merged);
}

static PgTermId entity_iri(Stater *stater, uint32_t merged) {
    if (!stater->iris[merged])
        stater->iris[merged] = iri(stater, entity_of(stater, merged)->iri);
    return stater->iris[merged];
}

/* A name of an entity, which is its label more often than not. */
static PgTermId name_literal(Stater *stater, uint32_t merged, const char *name, bool is_label) {
    if (!is_label)
        return chinese(stater, name);
    if (!stater->labels[merged])
        stater->labels[merged] = chinese(stater, name);
    return stater->labels[merged];
}

static void note_rule(Stater *stater, uint32_t sentence, const char *rule) {
    uint32_t *link = &stater->sentences[sentence].first_rule;
    while (*link) {
        Fired *fired = &g_array_index(stater->fired, Fired, *link - 1);
        if (fired->rule == rule)
            return;
        link = &fired->next;
    }
    *link = stater->fired->len + 1; /* before the array moves */
    Fired new = {rule, 0};
    g_array_append_val(stater->fired, new);
}

/* A whole number, which most numbers are: printf takes ten times as long. Returns the end. */
static char *put_whole(char *out, uint64_t n) {
    char digits[24], *first = digits + sizeof digits;
    do
        *--first = (char)('0' + n % 10);
    while (n /= 10);
    size_t length = (size_t)(digits + sizeof digits - first);
    memcpy(out, first, length);
    out[length] = 0;
    return out + length;
}

static bool is_whole(double value, double limit) {
    return value >= 0 && value < limit && value == (double)(uint64_t)value;
}

/* A number of no more than two decimals, as most others are; false when it is none. */
static bool put_hundredths(char *out, double value) {
    if (!(value >= 0 && value < 1e8))
        return false;
    uint64_t n = (uint64_t)(value * 100 + 0.5);
    if ((double)n / 100 != value)
        return false;
    char *end = put_whole(out, n / 100);
    unsigned rest = (unsigned)(n % 100);
    const char decimals[] = {'.', (char)('0' + rest / 10), (char)('0' + rest % 10)};
    size_t length = !rest ? 0 : rest % 10 ? 3 : 2;
    memcpy(end, decimals, length);
    end[length] = 0;
    return true;
}

static PgTermId decimal(Stater *stater, double value) {
    char text[64], digits[G_ASCII_DTOSTR_BUF_SIZE];
    if (is_whole(value, 1e15))
        g_strlcpy(put_whole(text, (uint64_t)value), ".0", 3);
    else if (fabs(value) >= 1e15 || value == floor(value))
        g_snprintf(text, sizeof text, "%.0f.0", value);
    else if (!put_hundredths(text, value))
        g_strlcpy(text, g_ascii_formatd(digits, sizeof digits, "%.6f", value), sizeof text);
    size_t n = strlen(text);
    while (n > 2 && text[n - 1] == '0' && text[n - 2] != '.')
        n--;
    return pg_graph_literal(stater->graph, text, n, stater->decimal, "");
}

static PgTermId date(Stater *stater, const char *text) {
    static const char *const types[] = {XSD_NS "date", XSD_NS "gYearMonth", XSD_NS "gYear",
                                        XSD_NS "gMonthDay", XSD_NS "gMonth"};
    size_t n = strlen(text);
    int kind = g_str_has_prefix(text, "--") ? (n == 7 ? 3 : 4) : n == 10 ? 0 : n == 7 ? 1 : 2;
    return pg_graph_literal(stater->graph, text, n, iri(stater, types[kind]), "");
}

static PgTermId document_iri(Stater *stater, const KeptDocument *document) {
    g_string_assign(stater->document, PG_DOC_NS);
    pg_iri_append_path(stater->document, document->name);
    return pg_graph_iri(stater->graph, stater->document->str, stater->document->len);
}

/* The graph that is a sentence of the document at hand. */
static PgTermId sentence_iri(Stater *stater, const KeptSentence *sentence) {
    char place[64], *end = g_stpcpy(place, "#char=");
    end = put_whole(end, sentence->place.start);
    *end++ = ',';
    end = put_whole(end, sentence->place.end);
    g_string_truncate(stater->buffer, 0);
    g_string_append_len(stater->buffer, stater->document->str, (gssize)stater->document->len);
    g_string_append_len(stater->buffer, place, end - place);
    return pg_graph_iri(stater->graph, stater->buffer->str, stater->buffer->len);
}

static PgTermId amount(Stater *stater, const char *unit, double value, PgTermId in_graph) {
    char text[64];
    g_snprintf(text, sizeof text, "%.2f", value);
    char *end = text + strlen(text);
    while (end > text && (end[-1] == '0' || end[-1] == '.') && strchr(text, '.'))
        *--end = 0;
    g_string_assign(stater->buffer, PG_ID_NS "amount/");
    pg_iri_append_segment(stater->buffer, unit, 16);
    g_string_append(stater->buffer, text);
    PgTermId node = pg_graph_iri(stater->graph, stater->buffer->str, stater->buffer->len);
    pg_graph_add(stater->graph, node, stater->type, iri(stater, SCHEMA_NS "MonetaryAmount"),
                 in_graph);
    pg_graph_add(stater->graph, node, iri(stater, SCHEMA_NS "currency"), plain(stater, unit),
                 in_graph);
    pg_graph_add(stater->graph, node, iri(stater, SCHEMA_NS "value"), decimal(stater, value),
                 in_graph);
    return node;
}

static PgTermId fact_object(Stater *stater, const KeptDocument *document, const PgFact *fact,
                            PgTermId in_graph) {
    const PgKnownProperties *known = pg_ontology_known(stater->corpus->ontology);
    if (fact->object)
        return entity_iri(stater, document->entities[fact->object].merged);
    if (fact->status) {
        g_string_assign(stater->buffer, PG_NS);
        g_string_append(stater->buffer,
                        pg_ontology_status(stater->corpus->ontology, fact->status)->name);
        return pg_graph_iri(stater->graph, stater->buffer->str, stater->buffer->len);
    }
    if (fact->unit) {
        bool is_money = fact->property == known->investment ||
                        fact->property == known->annual_output || strlen(fact->unit) == 3;
        if (is_money && strcmp(fact->unit, "CNY") && g_ascii_isupper(fact->unit[0]))
            return amount(stater, fact->unit, fact->amount, in_graph);
        if (fact->property == known->jobs) {
            char text[32];
            if (is_whole(fact->amount, 1e15))
                put_whole(text, (uint64_t)fact->amount);
            else
                g_snprintf(text, sizeof text, "%.0f", fact->amount);
            return pg_graph_literal(stater->graph, text, strlen(text), stater->integer, "");
        }
        return decimal(stater,
                       fact->property == known->land_area || fact->property == known->floor_area
                           ? round(fact->amount)
                           : fact->amount);
    }
    if (fact->property == known->start_date || fact->property == known->completion_date ||
        fact->property == known->sign_date)
        return date(stater, fact->text);
    return chinese(stater, fact->text);
}

static void state_facts(Stater *stater, const KeptDocument *document) {
    for (uint32_t i = 0; i < document->n_facts; i++) {
        const PgFact *fact = &document->facts[i];
        uint32_t subject = document->entities[fact->subject].merged;
        if (fact->status && fact->status != entity_of(stater, subject)->status)
            continue; /* a later one holds */
        uint32_t kept = document->sentence_of[fact->sentence];
        if (!stater->properties[fact->property]) {
            g_string_assign(stater->buffer, PG_NS);
            g_string_append(stater->buffer,
                            pg_ontology_property(stater->corpus->ontology, fact->property)->name);
            stater->properties[fact->property] =
                pg_graph_iri(stater->graph, stater->buffer->str, stater->buffer->len);
        }
        PgTermId in_graph = stater->sentences[kept].graph;
        PgTermId object = fact_object(stater, document, fact, in_graph);
        PgTermId subject_iri = entity_iri(stater, subject);
        if (object == subject_iri)
            continue; /* two names that turned out to be one */
        pg_graph_add(stater->graph, subject_iri, stater->properties[fact->property], object,
                     in_graph);
        note_rule(stater, kept, fact->rule);
        if (stater->counts)
            stater->counts->n_facts++;
    }
}

static void state_statistics(Stater *stater, const KeptDocument *document) {
    for (uint32_t i = 0; i < document->n_statistics; i++) {
        const PgStatistic *statistic = &document->statistics[i];
        uint32_t about = document->entities[statistic->about].merged;
        uint32_t kept = document->sentence_of[statistic->sentence];
        char value[40];
        if (is_whole(statistic->value, 1e10))
            put_whole(value, (uint64_t)statistic->value);
        else if (!put_hundredths(value, statistic->value))
            g_snprintf(value, sizeof value, "%.10g", statistic->value);
        g_string_assign(stater->buffer, PG_ID_NS "observation/");
        pg_iri_append_segment(stater->buffer, entity_of(stater, about)->label, MAX_SEGMENT);
        g_string_append_c(stater->buffer, '/');
        pg_iri_append_segment(stater->buffer, statistic->indicator, MAX_SEGMENT);
        g_string_append_c(stater->buffer, '/');
        pg_iri_append_segment(stater->buffer, statistic->period, MAX_SEGMENT);
        g_string_append_c(stater->buffer, '/');
        pg_iri_append_segment(stater->buffer, value, MAX_SEGMENT);
        pg_iri_append_segment(stater->buffer, statistic->unit, MAX_SEGMENT);
        PgTermId node = pg_graph_iri(stater->graph, stater->buffer->str, stater->buffer->len);
        PgTermId in_graph = stater->sentences[kept].graph;
        pg_graph_add(stater->graph, node, stater->type, stater->observation, in_graph);
        pg_graph_add(stater->graph, node, stater->about, entity_iri(stater, about), in_graph);
        pg_graph_add(stater->graph, node, stater->indicator, chinese(stater, statistic->indicator),
                     in_graph);
        pg_graph_add(stater->graph, node, stater->value, decimal(stater, statistic->value),
                     in_graph);
        pg_graph_add(stater->graph, node, stater->unit, plain(stater, statistic->unit), in_graph);
        if (*statistic->period)
            pg_graph_add(stater->graph, node, stater->period, plain(stater, statistic->period),
                         in_graph);
        note_rule(stater, kept, statistic->rule);
        if (stater->counts)
            stater->counts->n_statistics++;
    }
}

static PgTermId class_iri(Stater *stater, PgClass class) {
    if (!stater->classes[class]) {
        g_string_assign(stater->buffer, PG_NS);
        g_string_append(stater->buffer, pg_ontology_class_name(stater->corpus->ontology, class));
        stater->classes[class] =
            pg_graph_iri(stater->graph, stater->buffer->str, stater->buffer->len);
    }
    return stater->classes[class];
}

static void state_names(Stater *stater, const KeptDocument *document) {
    for (uint32_t e = 1; e < document->n_entities; e++) {
        const KeptEntity *kept = &document->entities[e];
        if (!kept->class || !kept->n_names)
            continue;
        const RunEntity *entity = entity_of(stater, kept->merged);
        PgTermId subject = entity_iri(stater, kept->merged);
        uint32_t first = 0;
        for (uint32_t k = 1; k < kept->n_names; k++)
            if (kept->names[k].sentence < kept->names[first].sentence)
                first = k;
        uint32_t sentence = document->sentence_of[kept->names[first].sentence];
        pg_graph_add(stater->graph, subject, stater->type, class_iri(stater, entity->class),
                     stater->sentences[sentence].graph);
        PgTermId label = entity->class == PG_CLASS_INDUSTRY ? stater->pref_label : stater->label;
        for (uint32_t k = 0; k < kept->n_names; k++) {
            const char *name = kept->names[k].text;
            bool is_label = strcmp(name, entity->label) == 0;
            sentence = document->sentence_of[kept->names[k].sentence];
            if (!stater->sentences[sentence].first_rule)
                note_rule(stater, sentence, "name");
            pg_graph_add(stater->graph, subject, is_label ? label : stater->alt_label,
                         name_literal(stater, kept->merged, name, is_label),
                         stater->sentences[sentence].graph);
        }
    }
}

static void describe_document(Stater *stater, const KeptDocument *document, PgTermId node) {
    PgGraph *graph = stater->graph;
    pg_graph_add(graph, node, stater->type, iri(stater, SCHEMA_NS "DigitalDocument"), 0);
    if (document->title && *document->title)
        pg_graph_add(graph, node, iri(stater, DCTERMS_NS "title"), chinese(stater, document->title),
                     0);
    pg_graph_add(graph, node, iri(stater, DCTERMS_NS "source"),
                 plain(stater, document->publisher ? document->publisher : document->name), 0);
    if (document->date)
        pg_graph_add(graph, node, iri(stater, DCTERMS_NS "date"), plain(stater, document->date), 0);
    pg_graph_add(graph, node, iri(stater, PG_NS "sha256"), plain(stater, document->sha256), 0);
}

static void describe_sentences(Stater *stater, const KeptDocument *document, PgTermId node) {
    PgGraph *graph = stater->graph;
    PgTermId class = iri(stater, PG_NS "Sentence"), exact = iri(stater, OA_NS "exact");
    PgTermId quoted = iri(stater, PROV_NS "wasQuotedFrom");
    PgTermId headline = iri(stater, SCHEMA_NS "headline"), rule = iri(stater, PG_NS "rule");
    const char *last = "";
    PgTermId article = 0; /* the last headline's */
    for (uint32_t s = 0; s < document->n_sentences; s++) {
        const KeptSentence *sentence = &document->sentences[s];
        Stated stated = stater->sentences[s];
        if (!stated.first_rule)
            continue; /* a status that a later one has replaced was all it stated */
        pg_graph_add(graph, stated.graph, stater->type, class, 0);
        pg_graph_add(graph, stated.graph, exact, chinese(stater, sentence->quotation), 0);
        pg_graph_add(graph, stated.graph, quoted, node, 0);
        if (sentence->headline != last) {
            last = sentence->headline;
            article = *last ? chinese(stater, last) : 0;
        }
        if (article)
            pg_graph_add(graph, stated.graph, headline, article, 0);
        const Fired *fired;
        for (uint32_t r = stated.first_rule; r; r = fired->next) {
            fired = &g_array_index(stater->fired, Fired, r - 1);
            pg_graph_add(graph, stated.graph, rule, plain(stater, fired->rule), 0);
        }
    }
}

/* All quads are in graphs of the document's own or about these and the document. */
static void state_document(Stater *stater, const KeptDocument *document) {
    pg_graph_start_section(stater->graph);
    PgTermId node = document_iri(stater, document);
    stater->sentences = g_new0(Stated, document->n_sentences + 1);
    for (uint32_t s = 0; s < document->n_sentences; s++)
        stater->sentences[s] = (Stated){.graph = sentence_iri(stater, &document->sentences[s])};
    g_array_set_size(stater->fired, 0);
    describe_document(stater, document, node);
    state_names(stater, document);
    state_facts(stater, document);
    state_statistics(stater, document);
    describe_sentences(stater, document, node);
    g_free(stater->sentences);
}

/* What the gazetteer knows of the places and zones that the documents name. */
static void state_background(Stater *stater) {
    const PgOntology *ontology = stater->corpus->ontology;
    pg_graph_start_section(stater->graph);
    for (guint i = 1; i < stater->entities->len; i++) {
        const RunEntity *entity = entity_of(stater, i);
        if (!entity->place || !stater->iris[i])
            continue;
        const PgPlace *place = pg_ontology_place(ontology, entity->place);
        if (strcmp(place->label, entity->label))
            pg_graph_add(stater->graph, stater->iris[i], stater->alt_label,
                         chinese(stater, place->label), stater->background);
        if (place->parent)
            pg_graph_add(stater->graph, stater->iris[i], iri(stater, PG_NS "locatedIn"),
                         iri(stater, pg_ontology_place(ontology, place->parent)->iri),
                         stater->background);
        if (place->level) {
            char *level = g_strconcat(PG_NS, place->level, NULL);
            pg_graph_add(stater->graph, stater->iris[i], iri(stater, PG_NS "level"),
                         iri(stater, level), stater->background);
            g_free(level);
        }
    }
}

static void count(const Stater *stater, PgCorpusCounts *counts) {
    for (guint i = 1; i < stater->entities->len; i++)
        if (stater->iris[i])
            counts->n_entities[entity_of(stater, i)->class]++;
    for (guint d = 0; d < stater->corpus->documents->len; d++) {
        const KeptDocument *document = stater->corpus->documents->pdata[d];
        counts->n_documents++;
        counts->n_articles += document->n_articles;
        counts->n_sentences += document->n_sentences;
    }
}

PgGraph *pg_corpus_to_graph(PgCorpus *corpus, PgCorpusCounts *counts) {
    PgCorpusCounts own = {0};
    GArray *entities = pg_corpus_merge(corpus);
    Stater stater = {.corpus = corpus,
                     .entities = entities,
                     .graph = pg_graph_new(),
                     .buffer = g_string_new(NULL),
                     .document = g_string_new(NULL),
                     .fired = g_array_new(FALSE, FALSE, sizeof(Fired)),
                     .counts = &own};
    stater.iris = g_new0(PgTermId, entities->len);
    stater.labels = g_new0(PgTermId, entities->len);
    stater.properties = g_new0(PgTermId, 256);
    stater.type = iri(&stater, RDF_NS "type");
    stater.label = iri(&stater, RDFS_NS "label");
    stater.pref_label = iri(&stater, SKOS_NS "prefLabel");
    stater.alt_label = iri(&stater, SKOS_NS "altLabel");
    stater.decimal = iri(&stater, XSD_NS "decimal");
    stater.integer = iri(&stater, XSD_NS "integer");
    stater.observation = iri(&stater, PG_NS "Observation");
    stater.about = iri(&stater, PG_NS "about");
    stater.indicator = iri(&stater, PG_NS "indicator");
    stater.value = iri(&stater, PG_NS "value");
    stater.unit = iri(&stater, PG_NS "unit");
    stater.period = iri(&stater, PG_NS "period");
    stater.background = iri(&stater, PG_BACKGROUND);
    for (guint d = 0; d < corpus->documents->len; d++)
        state_document(&stater, corpus->documents->pdata[d]);
    state_background(&stater);
    count(&stater, &own);
    if (counts)
        *counts = own;
    g_free(stater.iris);
    g_free(stater.labels);
    g_array_unref(stater.fired);
    g_free(stater.properties);
    g_string_free(stater.buffer, TRUE);
    g_string_free(stater.document, TRUE);
    g_array_unref(entities);
    return stater.graph;
}
