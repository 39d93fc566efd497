/* Whether a sentence bears its facts: names, anaphors, values. */
#include "evidence/verify_internal.h"

#include "evidence/cells.h"
#include "evidence/written.h"
#include "graph/vocabulary.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    PgVerifier *verifier;
    const PgEvidence *evidence;
    const PgOntology *ontology;
    const PgContext *context;
    const PgQuotedSentence *sentence;
    const char *place;
    PgPlain headline;    /* of the article, as the graph has it */
    uint32_t number;     /* of the page's sentence + 1; 0 when the page has none such */
    const PgQuad *quads; /* of one subject */
    uint32_t n_quads;
    bool is_observation, is_amount;
} Checker;

static const char *value(const Checker *checker, PgTermId term) {
    return pg_graph_term(checker->evidence->graph, term).value;
}

/* The local name of a term of ours, or NULL. */
static const char *local_name(const Checker *checker, PgTermId term) {
    const char *iri = value(checker, term);
    return g_str_has_prefix(iri, PG_NS) ? iri + strlen(PG_NS) : NULL;
}

static void fail(const Checker *checker, PgCheck check, const PgQuad *quad, const char *format,
                 const char *detail) {
    char *reason = g_strdup_printf(format, detail);
    pg_verifier_fail(checker->verifier, check, checker->place, "%s %s %s: %s",
                     pg_evidence_show(checker->evidence, quad->subject),
                     pg_evidence_show(checker->evidence, quad->predicate),
                     pg_evidence_show(checker->evidence, quad->object), reason);
    g_free(reason);
}

static void pass(const Checker *checker, PgCheck check, PgOutcome outcome) {
    checker->verifier->counts->checks[check][outcome]++;
}

/* ---- what stands before the sentence ---- */

typedef bool (*Holds)(const Checker *checker, const PgPlain *text, const void *what);

/* How many sentences before this one, in its article, the nearest is that holds something: 1 for
   the one before; 0 for none. At most `limit` are asked. */
static uint32_t distance_before(const Checker *checker, Holds holds, const void *what,
                                uint32_t limit) {
    if (!checker->number)
        return 0;
    const PgPage *page = checker->context->page;
    uint32_t here = checker->number - 1;
    uint32_t first = page->articles[page->sentences[here].article].first_sentence;
    for (uint32_t n = 1; n <= limit && here >= first + n; n++)
        if (holds(checker, &checker->context->plain[here - n], what))
            return n;
    return 0;
}

/* Do the headlines hold it, or the article's first paragraph, where that stands before? */
static bool opening_holds(const Checker *checker, Holds holds, const void *what) {
    if (holds(checker, &checker->headline, what))
        return true;
    if (!checker->number)
        return false;
    const PgPage *page = checker->context->page;
    uint32_t here = checker->number - 1;
    const PgArticle *article = &page->articles[page->sentences[here].article];
    uint32_t end = article->first_sentence + article->n_sentences;
    uint32_t body = MIN(article->first_sentence + article->n_headings, end - 1);
    uint32_t opening = page->sentences[body].paragraph;
    for (uint32_t s = article->first_sentence;
         s < end && s < here && page->sentences[s].paragraph <= opening; s++)
        if (holds(checker, &checker->context->plain[s], what))
            return true;
    return false;
}

static bool is_carried(const Checker *checker, Holds holds, const void *what, PgCarriedFrom *from) {
    uint32_t distance = distance_before(checker, holds, what, PG_CARRY_LIMIT);
    *from = distance == 1  ? PG_CARRIED_FROM_PREVIOUS
            : distance > 1 ? PG_CARRIED_FROM_NEAR
                           : PG_CARRIED_FROM_OPENING;
    return distance || opening_holds(checker, holds, what);
}

/* Take what the sentence does not have from what stands before it; false when it is not there. */
static bool carry(const Checker *checker, PgCheck check, Holds holds, const void *what) {
    PgCarriedFrom from;
    if (!is_carried(checker, holds, what, &from))
        return false;
    pass(checker, check, PG_OUTCOME_CARRIED);
    checker->verifier->counts->carried[from]++;
    return true;
}

/* ---- entities ---- */

static bool names_entity(const Checker *checker, const PgPlain *text, const void *entity) {
    (void)checker;
    return pg_entity_is_named(entity, text, NULL);
}

/* “我们能拿到180万元。”甲公司总经理张三说: speech tells afterwards whose it is. */
static bool is_named_by_speaker(const Checker *checker, const PgNamedEntity *entity) {
    const PgPage *page = checker->context->page;
    uint32_t next = checker->number;
    if (!checker->number || next >= page->n_sentences)
        return false;
    const PgSentence *here = &page->sentences[next - 1];
    return page->chars[here->span.start] == U'“' &&
           page->sentences[next].paragraph == here->paragraph &&
           pg_entity_is_named(entity, &checker->context->plain[next], NULL);
}

static void check_entity(const Checker *checker, PgCheck check, const PgQuad *quad, PgTermId term) {
    enum { WHOLE_ARTICLE = 500 };
    const PgEvidence *evidence = checker->evidence;
    const PgNamedEntity *entity = pg_evidence_entity(evidence, evidence->entity_of[term]);
    if (!evidence->entity_of[term] || !entity->names->len) {
        fail(checker, check, quad, "%s has no name in the graph", value(checker, term));
        return;
    }
    if (names_entity(checker, &checker->sentence->plain, entity)) {
        pass(checker, check, PG_OUTCOME_HELD);
        return;
    }
    if (check == PG_CHECK_NAME) {
        fail(checker, check, quad, "the sentence does not name %s", entity->label);
        return;
    }
    uint32_t distance = distance_before(checker, names_entity, entity, WHOLE_ARTICLE);
    bool is_anaphor =
        pg_anaphor_is_there(checker->ontology, entity->class, &checker->sentence->plain);
    if (is_anaphor && (distance || opening_holds(checker, names_entity, entity))) {
        pass(checker, check, PG_OUTCOME_ANAPHOR);
        return;
    }
    if (carry(checker, check, names_entity, entity))
        return;
    if (distance && entity->class == PG_CLASS_PARK) {
        pass(checker, check, PG_OUTCOME_CARRIED);
        checker->verifier->counts->carried[PG_CARRIED_FROM_ARTICLE]++;
        return;
    }
    if (is_named_by_speaker(checker, entity)) {
        pass(checker, check, PG_OUTCOME_CARRIED);
        checker->verifier->counts->carried[PG_CARRIED_FROM_SPEAKER]++;
        return;
    }
    char *detail =
        distance ? g_strdup_printf("%s is named %u sentences before only", entity->label, distance)
                 : g_strdup_printf("neither the sentence nor one before it in the article names %s",
                                   entity->label);
    fail(checker, check, quad, "%s", detail);
    g_free(detail);
}

/* ---- values ---- */

typedef struct {
    double amount;
    const char *code;
} Amount;

static bool holds_amount(const Checker *checker, const PgPlain *text, const void *what) {
    const Amount *amount = what;
    return pg_amount_is_written(checker->ontology, text, amount->amount, amount->code);
}

/* The unit that a property's plain number has. */
static const char *unit_of_property(const Checker *checker, const char *name) {
    const PgKnownProperties *known = pg_ontology_known(checker->ontology);
    const struct {
        uint16_t property;
        const char *code;
    } units[] = {{known->investment, "CNY"},
                 {known->annual_output, "CNY"},
                 {known->land_area, "m2"},
                 {known->floor_area, "m2"}};
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++)
        if (name && units[i].property &&
            !strcmp(name, pg_ontology_property(checker->ontology, units[i].property)->name))
            return units[i].code;
    return "";
}

/* The sentence of the page that is checked; NULL when the page has none such. */
static const PgSentence *sentence_of(const Checker *checker) {
    return checker->number ? &checker->context->page->sentences[checker->number - 1] : NULL;
}

static bool row_holds_amount(const Checker *checker, const Amount *amount) {
    const PgSentence *sentence = sentence_of(checker);
    return sentence && pg_cells_write_amount(checker->context->page, sentence, checker->ontology,
                                             amount->amount, amount->code);
}

static bool row_holds_date(const Checker *checker, const char *date) {
    const PgSentence *sentence = sentence_of(checker);
    return sentence &&
           pg_cells_write_date(checker->context->page, sentence, checker->ontology, date);
}

static void check_amount(const Checker *checker, const PgQuad *quad, const char *code) {
    char *end;
    const char *text = value(checker, quad->object);
    Amount amount = {g_ascii_strtod(text, &end), code};
    if (end == text || *end)
        fail(checker, PG_CHECK_VALUE, quad, "%s is no number", text);
    else if (holds_amount(checker, &checker->sentence->plain, &amount) ||
             row_holds_amount(checker, &amount))
        pass(checker, PG_CHECK_VALUE, PG_OUTCOME_HELD);
    else
        fail(checker, PG_CHECK_VALUE, quad, "the sentence does not write the number%s",
             *code ? " in such a unit" : "");
}

static bool holds_date(const Checker *checker, const PgPlain *text, const void *date) {
    return pg_date_is_written(checker->evidence->ontology, text, date) == PG_DATE_WRITTEN;
}

static bool holds_year(const Checker *checker, const PgPlain *text, const void *date) {
    (void)checker;
    return pg_year_is_written(text, date);
}

static void check_date(const Checker *checker, const PgQuad *quad) {
    const char *date = value(checker, quad->object);
    PgDateWriting writing =
        pg_date_is_written(checker->evidence->ontology, &checker->sentence->plain, date);
    if (writing == PG_DATE_WRITTEN || row_holds_date(checker, date))
        pass(checker, PG_CHECK_VALUE, PG_OUTCOME_HELD);
    else if (writing == PG_DATE_WITHOUT_YEAR && carry(checker, PG_CHECK_VALUE, holds_year, date))
        return;
    else if (!carry(checker, PG_CHECK_VALUE, holds_date, date))
        fail(checker, PG_CHECK_VALUE, quad, "%s",
             writing == PG_DATE_WITHOUT_YEAR
                 ? "neither the sentence nor what stands before it writes the year"
                 : "neither the sentence nor what stands before it writes the date");
}

/* 年产丙烯 out of 75万吨/年丙烯项目 */
static bool holds_rate(const PgPlain *text, const PgPlain *part) {
    enum { PREFIX = 2 };
    if (part->n <= PREFIX || part->chars[0] != U'年' || part->chars[1] != U'产')
        return false;
    for (uint32_t i = 1; i < text->n; i++)
        if (text->chars[i] == U'年' && text->chars[i - 1] == '/') {
            PgPlain rest = {.chars = part->chars + PREFIX, .n = part->n - PREFIX};
            return pg_plain_holds_in_order(text, &rest);
        }
    return false;
}

static bool holds_text(const Checker *checker, const PgPlain *text, const void *part) {
    (void)checker;
    if (holds_rate(text, part))
        return true;
    return pg_plain_holds_in_order(text, part) || pg_plain_holds_in_pieces(text, part);
}

/* A text that the sentence has, as a whole or in pieces. */
static void check_text(const Checker *checker, const PgQuad *quad, PgCheck check, bool may_carry) {
    PgArena *arena = pg_arena_new();
    PgPlain part = pg_plain_new(arena, checker->ontology, value(checker, quad->object));
    bool in_pieces = check == PG_CHECK_VALUE;
    if (pg_plain_holds(&checker->sentence->plain, &part) ||
        (in_pieces && holds_text(checker, &checker->sentence->plain, &part)))
        pass(checker, check, PG_OUTCOME_HELD);
    else if (!may_carry || !carry(checker, check, holds_text, &part))
        fail(checker, check, quad, "%s", "the sentence does not have the text");
    pg_arena_free(arena);
}

static bool is_status(const PgOntology *ontology, uint32_t status, const char *wanted) {
    return status && !strcmp(pg_ontology_status(ontology, status)->name, wanted);
}

/* A word of the status, or the anchor of a pattern that states it. */
static bool states_status(const PgOntology *ontology, uint32_t entry, const char *wanted) {
    for (const PgLexEntry *at = pg_ontology_entry(ontology, entry); at;
         at = pg_ontology_entry(ontology, at->next)) {
        if (at->kind == PG_LEX_STATUS && is_status(ontology, at->value, wanted))
            return true;
        uint32_t n = 0;
        const PgAnchored *anchored =
            at->kind == PG_LEX_ANCHOR ? pg_ontology_anchored(ontology, at->value, &n) : NULL;
        for (uint32_t i = 0; i < n; i++)
            if (is_status(ontology, pg_ontology_pattern(ontology, anchored[i].pattern)->constant,
                          wanted))
                return true;
    }
    return false;
}

static bool holds_status(const Checker *checker, const PgPlain *text, const void *status) {
    const PgTrie *surfaces = pg_ontology_surfaces(checker->ontology);
    for (uint32_t start = 0; start < text->n; start++) {
        PgTrieWalk walk = {PG_TRIE_ROOT, 0};
        for (uint32_t entry;
             (entry = pg_trie_next(surfaces, &walk, text->chars + start, text->n - start));)
            if (states_status(checker->ontology, entry, status))
                return true;
    }
    return false;
}

static void check_status(const Checker *checker, const PgQuad *quad) {
    const char *status = local_name(checker, quad->object);
    if (status && holds_status(checker, &checker->sentence->plain, status))
        pass(checker, PG_CHECK_VALUE, PG_OUTCOME_HELD);
    else if (!status || !carry(checker, PG_CHECK_VALUE, holds_status, status))
        fail(checker, PG_CHECK_VALUE, quad, "%s",
             "neither the sentence nor what stands before it has a word for the status");
}

/* ---- statements ---- */

static bool is_predicate(const Checker *checker, const PgQuad *quad, const char *namespace,
                         const char *name) {
    const char *iri = value(checker, quad->predicate);
    size_t n = strlen(namespace);
    return !strncmp(iri, namespace, n) && !strcmp(iri + n, name);
}

static const char *literal_of(const Checker *checker, const char *namespace, const char *name) {
    for (uint32_t i = 0; i < checker->n_quads; i++)
        if (is_predicate(checker, &checker->quads[i], namespace, name))
            return value(checker, checker->quads[i].object);
    return "";
}

static void check_observation(const Checker *checker, const PgQuad *quad) {
    const char *name = local_name(checker, quad->predicate);
    if (!name)
        return;
    if (!strcmp(name, "about"))
        check_entity(checker, PG_CHECK_SUBJECT, quad, quad->object);
    else if (!strcmp(name, "indicator"))
        check_text(checker, quad, PG_CHECK_VALUE, true);
    else if (!strcmp(name, "value"))
        check_amount(checker, quad, literal_of(checker, PG_NS, "unit"));
    else if (!strcmp(name, "period") && pg_date_is_date(value(checker, quad->object)))
        check_date(checker, quad);
    else if (!strcmp(name, "period"))
        check_text(checker, quad, PG_CHECK_VALUE, true);
}

static void check_literal(const Checker *checker, const PgQuad *quad) {
    PgTerm object = pg_graph_term(checker->evidence->graph, quad->object);
    const char *type = object.datatype ? value(checker, object.datatype) : "";
    type = g_str_has_prefix(type, XSD_NS) ? type + strlen(XSD_NS) : "string";
    if (!strcmp(type, "decimal") || !strcmp(type, "integer") || !strcmp(type, "double"))
        check_amount(checker, quad,
                     unit_of_property(checker, local_name(checker, quad->predicate)));
    else if (!strcmp(type, "date") || g_str_has_prefix(type, "g"))
        check_date(checker, quad);
    else if (strcmp(type, "boolean") != 0) /* 榜上新面孔: the honour was named before */
        check_text(checker, quad, PG_CHECK_VALUE,
                   !g_strcmp0(local_name(checker, quad->predicate), "honour"));
}

static void check_statement(const Checker *checker, const PgQuad *quad) {
    const PgEvidence *evidence = checker->evidence;
    if (is_predicate(checker, quad, RDF_NS, "type")) {
        check_entity(checker, PG_CHECK_NAME, quad, quad->subject);
        return;
    }
    if (is_predicate(checker, quad, RDFS_NS, "label") ||
        is_predicate(checker, quad, SKOS_NS, "prefLabel") ||
        is_predicate(checker, quad, SKOS_NS, "altLabel")) {
        check_text(checker, quad, PG_CHECK_NAME, false);
        return;
    }
    check_entity(checker, PG_CHECK_SUBJECT, quad, quad->subject);
    if (pg_graph_term(evidence->graph, quad->object).is_literal)
        check_literal(checker, quad);
    else if (evidence->entity_of[quad->object])
        check_entity(checker, PG_CHECK_OBJECT, quad, quad->object);
    else if (is_predicate(checker, quad, PG_NS, "status"))
        check_status(checker, quad);
    else if (!g_str_has_prefix(value(checker, quad->object), PG_ID_NS "amount/"))
        fail(checker, PG_CHECK_OBJECT, quad, "%s has no name in the graph",
             value(checker, quad->object));
}

static void check_subject(Checker *checker) {
    checker->is_observation = checker->is_amount = false;
    for (uint32_t i = 0; i < checker->n_quads; i++) {
        if (!is_predicate(checker, &checker->quads[i], RDF_NS, "type"))
            continue;
        const char *class = value(checker, checker->quads[i].object);
        checker->is_observation |= !strcmp(class, PG_NS "Observation");
        checker->is_amount |= !strcmp(class, SCHEMA_NS "MonetaryAmount");
    }
    for (uint32_t i = 0; i < checker->n_quads; i++) {
        const PgQuad *quad = &checker->quads[i];
        if (checker->is_observation)
            check_observation(checker, quad);
        else if (!checker->is_amount)
            check_statement(checker, quad);
        else if (is_predicate(checker, quad, SCHEMA_NS, "value"))
            check_amount(checker, quad, literal_of(checker, SCHEMA_NS, "currency"));
    }
}

static int by_subject(const void *a, const void *b) {
    const PgQuad *x = a, *y = b;
    if (x->subject != y->subject)
        return x->subject < y->subject ? -1 : 1;
    if (x->predicate != y->predicate)
        return x->predicate < y->predicate ? -1 : 1;
    return x->object < y->object ? -1 : x->object > y->object;
}

void pg_verifier_check_facts(PgVerifier *verifier, const PgContext *context,
                             const PgQuotedSentence *sentence, const char *place) {
    if (!sentence->n_quads)
        return;
    gint64 key = (gint64)sentence->start << 32 | sentence->end;
    PgArena *arena = pg_arena_new();
    Checker checker = {.verifier = verifier,
                       .evidence = verifier->evidence,
                       .ontology = verifier->evidence->ontology,
                       .context = context,
                       .sentence = sentence,
                       .place = place,
                       .headline = pg_plain_new(arena, verifier->evidence->ontology,
                                                sentence->headline ? sentence->headline : ""),
                       .number = GPOINTER_TO_UINT(g_hash_table_lookup(context->places, &key))};
    PgQuad *quads = pg_arena_memdup(
        arena, &g_array_index(checker.evidence->quads, PgQuad, sentence->first_quad),
        sentence->n_quads * sizeof(PgQuad));
    qsort(quads, sentence->n_quads, sizeof *quads, by_subject);
    for (uint32_t i = 0, k; i < sentence->n_quads; i = k) {
        for (k = i; k < sentence->n_quads && quads[k].subject == quads[i].subject;)
            k++;
        checker.quads = quads + i;
        checker.n_quads = k - i;
        check_subject(&checker);
    }
    pg_arena_free(arena);
}
