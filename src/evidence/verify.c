/* Documents and quotations; the facts are checked in facts.c. */
#include "evidence/verify_internal.h"

#include "corpus/iri.h"
#include "graph/vocabulary.h"

#include <stdarg.h>
#include <string.h>

PgVerifier *pg_verifier_new(const PgEvidence *evidence, PgVerification *counts, PgFailureSink sink,
                            void *data) {
    PgVerifier *verifier = g_new0(PgVerifier, 1);
    *verifier = (PgVerifier){.evidence = evidence,
                             .counts = counts,
                             .sink = sink,
                             .data = data,
                             .is_read = g_new0(bool, evidence->documents->len),
                             .names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                             .digests = g_hash_table_new(g_str_hash, g_str_equal)};
    *counts = (PgVerification){.n_documents = evidence->documents->len - 1,
                               .n_sentences = evidence->sentences->len - 1,
                               .n_facts = evidence->quads->len};
    for (guint i = 1; i < evidence->documents->len; i++) {
        const char *sha256 = pg_evidence_document(evidence, i)->sha256;
        if (sha256 && !g_hash_table_contains(verifier->digests, sha256))
            g_hash_table_insert(verifier->digests, (char *)sha256, GUINT_TO_POINTER(i));
    }
    return verifier;
}

void pg_verifier_free(PgVerifier *verifier) {
    if (!verifier)
        return;
    g_free(verifier->is_read);
    g_hash_table_unref(verifier->names);
    g_hash_table_unref(verifier->digests);
    g_free(verifier);
}

void pg_verifier_fail(PgVerifier *verifier, PgCheck check, const char *place, const char *format,
                      ...) {
    va_list arguments;
    va_start(arguments, format);
    char *reason = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    verifier->counts->checks[check][PG_OUTCOME_FAILED]++;
    verifier->sink(verifier->data, place, reason);
    g_free(reason);
}

char *pg_verifier_place(const char *name, const PgQuotedSentence *sentence) {
    return g_strdup_printf("%s:char=%u,%u", name, sentence->start, sentence->end);
}

/* ---- quotations ---- */

typedef struct {
    uint32_t *decoded;  /* code points of the decoded document */
    uint32_t *readable; /* by the same places: the character that stands for it, 0 for mark-up */
    uint32_t n;
} Source;

static Source source_new(PgArena *arena, const PgDocument *document) {
    Source source = {.n = document->decoded_length};
    size_t size = strlen(document->decoded);
    source.decoded = PG_ARENA_NEW(arena, uint32_t, size + 1);
    source.n = (uint32_t)pg_chars_from_utf8(document->decoded, size, source.decoded);
    source.readable = PG_ARENA_NEW(arena, uint32_t, source.n + 1);
    for (uint32_t i = 0; i < document->n_chars; i++)
        if (document->origins[i] < source.n)
            source.readable[document->origins[i]] = document->chars[i];
    return source;
}

/* A character stands there as written, or as the reference (&amp;) that begins there. */
static bool stands_at(const Source *source, uint32_t at, uint32_t c) {
    return source->decoded[at] == c || source->readable[at] == c;
}

static void check_quotation(PgVerifier *verifier, const Source *source,
                            const PgQuotedSentence *sentence, const char *place) {
    PgVerification *counts = verifier->counts;
    if (sentence->end > source->n) {
        pg_verifier_fail(verifier, PG_CHECK_QUOTATION, place,
                         "the place lies behind the document's end (%u)", source->n);
        return;
    }
    uint32_t at = sentence->start, run, longest = 0, last = 0;
    bool is_first = true;
    for (const char *p = sentence->quotation ? sentence->quotation : ""; *p;
         p = g_utf8_next_char(p)) {
        uint32_t c = g_utf8_get_char(p);
        if (pg_char_is_space(c))
            continue;
        for (run = 0; at < sentence->end && !stands_at(source, at, c); at++)
            run += source->readable[at] && !pg_char_is_space(source->readable[at]);
        if (at == sentence->end) {
            char shown[8] = "";
            g_unichar_to_utf8(c, shown);
            pg_verifier_fail(verifier, PG_CHECK_QUOTATION, place,
                             "the quotation's '%s' does not stand there in its order", shown);
            return;
        }
        if (is_first && run) {
            pg_verifier_fail(verifier, PG_CHECK_QUOTATION, place,
                             "the place begins before the quotation");
            return;
        }
        longest = MAX(longest, run);
        last = c;
        is_first = false;
        at++;
    }
    /* What stands in between may end alike: then the characters were found too early. */
    uint32_t end = sentence->end;
    while (end > at && (!source->readable[end - 1] || pg_char_is_space(source->readable[end - 1])))
        end--;
    if (end > at && !stands_at(source, end - 1, last)) {
        pg_verifier_fail(verifier, PG_CHECK_QUOTATION, place,
                         "the place ends behind the quotation");
        return;
    }
    longest = MAX(longest, end - at);
    counts->checks[PG_CHECK_QUOTATION][PG_OUTCOME_HELD]++;
    counts->n_interrupted += longest > 0;
    if (longest > counts->longest_interruption) {
        counts->longest_interruption = longest;
        g_strlcpy(counts->longest_place, place, sizeof counts->longest_place);
    }
}

/* ---- documents ---- */

/* Which of the graph's documents this is: by its name, else by its bytes. */
static uint32_t find_document(PgVerifier *verifier, const PgDocument *document) {
    const PgEvidence *evidence = verifier->evidence;
    char *name = pg_iri_unique_name(verifier->names, document->name);
    GString *iri = g_string_new(PG_DOC_NS);
    pg_iri_append_path(iri, name);
    PgTermId term = pg_graph_find_iri(evidence->graph, iri->str, iri->len);
    g_string_free(iri, TRUE);
    uint32_t found = term ? evidence->document_of[term] : 0;
    if (!found)
        found = GPOINTER_TO_UINT(g_hash_table_lookup(verifier->digests, document->sha256));
    return found && !verifier->is_read[found] ? found : 0;
}

static PgContext context_new(const PgPage *page, const PgOntology *ontology, PgArena *arena) {
    PgContext context = {.page = page,
                         .plain = PG_ARENA_NEW(arena, PgPlain, page->n_sentences + 1),
                         .places = g_hash_table_new(g_int64_hash, g_int64_equal)};
    gint64 *keys = PG_ARENA_NEW(arena, gint64, page->n_sentences + 1);
    for (uint32_t s = 0; s < page->n_sentences; s++) {
        PgSpan span = page->sentences[s].span;
        context.plain[s] =
            pg_plain_of_chars(arena, ontology, page->chars + span.start, span.end - span.start);
        PgSpan place = pg_page_place(page, span);
        keys[s] = (gint64)place.start << 32 | place.end;
        g_hash_table_insert(context.places, &keys[s], GUINT_TO_POINTER(s + 1));
    }
    return context;
}

void pg_verifier_check(PgVerifier *verifier, const PgDocument *document) {
    const PgEvidence *evidence = verifier->evidence;
    uint32_t index = find_document(verifier, document);
    if (!index) {
        verifier->counts->n_unknown++;
        return;
    }
    verifier->is_read[index] = true;
    const PgQuotedDocument *quoted = pg_evidence_document(evidence, index);
    if (quoted->sha256 && !strcmp(quoted->sha256, document->sha256))
        verifier->counts->checks[PG_CHECK_DOCUMENT][PG_OUTCOME_HELD]++;
    else
        pg_verifier_fail(verifier, PG_CHECK_DOCUMENT, document->name,
                         "its sha256 is %s, the graph's %s", document->sha256,
                         quoted->sha256 ? quoted->sha256 : "missing");
    PgArena *arena = pg_arena_new();
    Source source = source_new(arena, document);
    PgContext context =
        context_new(pg_page_new(document, evidence->ontology, arena), evidence->ontology, arena);
    for (guint i = 0; i < quoted->sentences->len; i++) {
        const PgQuotedSentence *sentence =
            pg_evidence_sentence(evidence, g_array_index(quoted->sentences, uint32_t, i));
        char *place = pg_verifier_place(document->name, sentence);
        check_quotation(verifier, &source, sentence, place);
        pg_verifier_check_facts(verifier, &context, sentence, place);
        g_free(place);
    }
    g_hash_table_unref(context.places);
    pg_arena_free(arena);
}

void pg_verifier_finish(PgVerifier *verifier) {
    const PgEvidence *evidence = verifier->evidence;
    for (guint i = 1; i < evidence->documents->len; i++)
        if (!verifier->is_read[i])
            pg_verifier_fail(
                verifier, PG_CHECK_DOCUMENT, pg_evidence_document(evidence, i)->name,
                "is in the graph and in none of the inputs: nothing of it was checked");
    for (guint i = 0; i < evidence->faults->len; i++) {
        const PgEvidenceFault *fault = &g_array_index(evidence->faults, PgEvidenceFault, i);
        pg_verifier_fail(verifier, PG_CHECK_GRAPH,
                         pg_graph_term(evidence->graph, fault->graph).value, "%s", fault->reason);
    }
    size_t n = verifier->counts->n_sentences, faulty = evidence->faults->len;
    verifier->counts->checks[PG_CHECK_GRAPH][PG_OUTCOME_HELD] = n > faulty ? n - faulty : 0;
}
