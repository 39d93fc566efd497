#include "corpus/corpus.h"

#include "corpus/internal.h"
#include "corpus/iri.h"

#include <string.h>

PgCorpus *pg_corpus_new(const PgOntology *ontology) {
    PgCorpus *corpus = g_new0(PgCorpus, 1);
    corpus->ontology = ontology;
    corpus->arena = pg_arena_new();
    corpus->documents = g_ptr_array_new();
    corpus->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return corpus;
}

void pg_corpus_free(PgCorpus *corpus) {
    if (!corpus)
        return;
    g_ptr_array_unref(corpus->documents);
    g_hash_table_unref(corpus->names);
    pg_arena_free(corpus->arena);
    g_free(corpus);
}

static const char *keep(PgCorpus *corpus, const char *text) {
    return text ? pg_arena_strndup(corpus->arena, text, strlen(text)) : NULL;
}

/* 管委会, 市委, 政府: only what they do themselves is said of them, not what their offices do. */
static bool is_authority(const PgReading *reading, const PgMention *mention) {
    uint32_t last = reading->text[mention->span.end - 1];
    return last == U'会' || last == U'委' || last == U'府';
}

/* Does the text itself speak of the entity? A place inside a company's registered name is no
   mention of the place. */
static bool is_spoken_of(const PgReading *reading, const PgMention *mention) {
    if (!mention->outer)
        return true;
    PgClass outer = reading->mentions[mention->outer - 1].class;
    bool is_place = (PG_CLASS_BIT(mention->class) & PG_CLASSES_PLACE) != 0;
    switch (outer) {
    case PG_CLASS_PARK:
        return (is_place &&
                mention->span.end < reading->mentions[mention->outer - 1].span.end - 1) ||
               mention->class == PG_CLASS_PARK || mention->class == PG_CLASS_INDUSTRY;
    case PG_CLASS_PROJECT:
        return !is_place;
    case PG_CLASS_ORGANIZATION:
        return (mention->class == PG_CLASS_ORGANIZATION && !is_authority(reading, mention)) ||
               mention->class == PG_CLASS_COMPANY || mention->class == PG_CLASS_PARK;
    default:
        return false;
    }
}

/* 某某市组建新材料、新能源产业专班: the last name before it is a city's, and a city has no fields.
 */
static bool is_said_of_place(const PgReading *reading, const PgMention *mention) {
    uint32_t start = reading->page->sentences[mention->sentence].span.start;
    for (const PgMention *before = mention; before-- > reading->mentions;) {
        if (before->span.start < start)
            return false;
        if (before->class != PG_CLASS_INDUSTRY && !before->outer)
            return before->class == PG_CLASS_CITY || before->class == PG_CLASS_PROVINCE;
    }
    return false;
}

/* 新能源产业, 生物医药、新材料等产业: said to be a field, though of nobody in particular. */
static bool is_called_field(const PgReading *reading, const PgMention *mention) {
    enum { MAX_LIST = 40 };
    uint32_t at = mention->span.end;
    if (mention->outer)
        return false;
    if (mention->is_called && !is_said_of_place(reading, mention))
        return true;
    if (!mention->industry)
        return false;
    for (uint32_t n = 0; n < MAX_LIST; n++) {
        if (pg_reading_entry_at(reading, at, PG_LEX_FIELD, PG_CLASS_NONE, NULL))
            return true;
        if (reading->text[at] == U'等') {
            at++;
            continue;
        }
        if (reading->text[at] != U'、' && reading->text[at] != U'和')
            return false;
        uint32_t next = reading->mentions_at[at + 1];
        if (next >= reading->n_mentions || reading->mentions[next].span.start != at + 1 ||
            reading->mentions[next].class != PG_CLASS_INDUSTRY)
            return false;
        at = reading->mentions[next].span.end;
    }
    return false;
}

/* 省 in 江西省智能制造标杆企业: a place that stands in the name of an honour that the sentence
   tells of. By mention. */
static bool *find_in_honours(const PgFindings *findings) {
    const PgReading *reading = findings->cast->reading;
    uint32_t honour = pg_ontology_known(reading->ontology)->honour;
    bool *in_honour = g_new0(bool, reading->n_mentions + 1);
    for (uint32_t i = 0; i < findings->n_facts; i++) {
        const PgFact *fact = &findings->facts[i];
        if (fact->property != honour || !fact->text)
            continue;
        PgSpan span = reading->page->sentences[fact->sentence].span;
        for (uint32_t m = reading->mentions_at[span.start]; m < reading->mentions_at[span.end];
             m++) {
            const PgMention *mention = &reading->mentions[m];
            if (!(PG_CLASS_BIT(mention->class) & PG_CLASSES_PLACE))
                continue;
            char *name = pg_chars_to_utf8(reading->text + mention->span.start,
                                          mention->span.end - mention->span.start);
            in_honour[m] |= strstr(fact->text, name) != NULL;
            g_free(name);
        }
    }
    return in_honour;
}

/* 沙溪镇: told of only where something is said to lie there. */
static bool is_town(const PgReading *reading, const PgMention *mention) {
    uint32_t last = reading->text[mention->span.end - 1];
    return mention->class == PG_CLASS_REGION && !mention->place &&
           (last == U'镇' || last == U'乡' || last == U'道'); /* 镇 乡 街道 */
}

/* The sentences that are quoted: those of names and facts. */
static void add_sentences(PgCorpus *corpus, KeptDocument *document, const PgPage *page,
                          const bool *used) {
    uint32_t n = 0;
    document->sentence_of = PG_ARENA_NEW(corpus->arena, uint32_t, page->n_sentences + 1);
    for (uint32_t s = 0; s < page->n_sentences; s++)
        n += used[s];
    document->sentences = PG_ARENA_NEW(corpus->arena, KeptSentence, n + 1);
    const char *headline = NULL;
    uint32_t article = UINT32_MAX;
    for (uint32_t s = 0; s < page->n_sentences; s++) {
        const PgSentence *sentence = &page->sentences[s];
        if (sentence->article != article) {
            article = sentence->article;
            headline = keep(corpus, page->articles[article].headline);
        }
        if (!used[s])
            continue;
        document->sentence_of[s] = document->n_sentences;
        document->sentences[document->n_sentences++] = (KeptSentence){
            .place = pg_page_place(page, sentence->span),
            .quotation = pg_arena_utf8(corpus->arena, page->chars + sentence->span.start,
                                       pg_span_length(sentence->span)),
            .headline = headline};
    }
}

static KeptEntity keep_entity(PgCorpus *corpus, const PgEntity *entity) {
    KeptEntity kept = {.class = entity->class,
                       .label = "",
                       .names = PG_ARENA_RESERVE(corpus->arena, PgName, entity->n_names),
                       .n_names = entity->n_names,
                       .place = entity->place,
                       .industry = entity->industry};
    for (uint32_t k = 0; k < entity->n_names; k++)
        kept.names[k] = (PgName){keep(corpus, entity->names[k].text), entity->names[k].sentence};
    if (entity->n_names)
        kept.label = kept.names[0].text;
    kept.key = entity->key == entity->label ? kept.label : keep(corpus, entity->key);
    return kept;
}

const char *pg_corpus_add(PgCorpus *corpus, const PgFindings *findings) {
    const PgCast *cast = findings->cast;
    const PgReading *reading = cast->reading;
    const PgPage *page = reading->page;
    bool *spoken = g_new0(bool, cast->n_entities), *used = g_new0(bool, page->n_sentences + 1);
    bool *in_honour = find_in_honours(findings);
    for (uint32_t i = 0; i < reading->n_mentions; i++) {
        const PgMention *mention = &reading->mentions[i];
        if (mention->kind == PG_MENTION_NAME && mention->entity &&
            (mention->class != PG_CLASS_INDUSTRY || is_called_field(reading, mention)) &&
            !is_town(reading, mention) && !in_honour[i] && is_spoken_of(reading, mention))
            spoken[mention->entity] = true;
    }
    g_free(in_honour);
    for (uint32_t i = 0; i < findings->n_facts; i++) {
        const PgFact *fact = &findings->facts[i];
        spoken[fact->subject] = true;
        spoken[fact->object] = true;
        used[fact->sentence] = true;
    }
    for (uint32_t i = 0; i < findings->n_statistics; i++) {
        spoken[findings->statistics[i].about] = true;
        used[findings->statistics[i].sentence] = true;
    }
    spoken[0] = false;

    KeptDocument *document = PG_ARENA_NEW(corpus->arena, KeptDocument, 1);
    document->name = pg_iri_unique_name(corpus->names, page->document->name);
    document->title = keep(corpus, page->document->title);
    if (!document->title && page->n_articles)
        document->title = keep(corpus, page->articles[0].headline);
    document->date = keep(corpus, page->document->date);
    document->publisher = keep(corpus, page->document->publisher);
    document->sha256 = keep(corpus, page->document->sha256);

    document->entities = PG_ARENA_NEW(corpus->arena, KeptEntity, cast->n_entities + 1);
    document->n_entities = cast->n_entities;
    for (uint32_t e = 1; e < cast->n_entities; e++) {
        if (!spoken[e])
            continue;
        document->entities[e] = keep_entity(corpus, &cast->entities[e]);
        for (uint32_t k = 0; k < cast->entities[e].n_names; k++)
            used[cast->entities[e].names[k].sentence] = true;
    }
    add_sentences(corpus, document, page, used);
    document->facts =
        pg_arena_memdup(corpus->arena, findings->facts, findings->n_facts * sizeof(PgFact));
    document->n_facts = findings->n_facts;
    for (uint32_t i = 0; i < document->n_facts; i++)
        document->facts[i].text = keep(corpus, document->facts[i].text);
    document->statistics = pg_arena_memdup(corpus->arena, findings->statistics,
                                           findings->n_statistics * sizeof(PgStatistic));
    document->n_statistics = findings->n_statistics;
    for (uint32_t i = 0; i < document->n_statistics; i++) {
        document->statistics[i].indicator = keep(corpus, document->statistics[i].indicator);
        document->statistics[i].period = keep(corpus, document->statistics[i].period);
    }
    document->n_articles = page->n_articles;
    g_ptr_array_add(corpus->documents, document);
    g_free(spoken);
    g_free(used);
    return document->name;
}
