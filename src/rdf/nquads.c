#include "rdf/nquads.h"

#include "base/arena.h"
#include "base/chars.h"
#include "rdf/output.h"

#include <glib.h>

typedef struct {
    const char *text; /* with a blank behind */
    size_t length;
} Written;

struct PgNquads {
    const PgGraph *graph;
    bool is_ascii;
    Written *terms; /* by id */
    PgArena *texts;
    GString *text; /* scratch */
};

PgNquads *pg_nquads_new(const PgGraph *graph, bool is_ascii) {
    PgNquads *nquads = g_new(PgNquads, 1);
    *nquads = (PgNquads){.graph = graph,
                         .is_ascii = is_ascii,
                         .terms = g_new0(Written, pg_graph_n_terms(graph) + 1),
                         .texts = pg_arena_new(),
                         .text = g_string_new(NULL)};
    return nquads;
}

void pg_nquads_free(PgNquads *nquads) {
    if (!nquads)
        return;
    g_free(nquads->terms);
    pg_arena_free(nquads->texts);
    g_string_free(nquads->text, TRUE);
    g_free(nquads);
}

static void append_iri(GString *text, const PgTerm *iri) {
    g_string_append_c(text, '<');
    g_string_append_len(text, iri->value, (gssize)iri->length);
    g_string_append_c(text, '>');
}

static void append_term(GString *text, const PgGraph *graph, PgTermId id) {
    PgTerm term = pg_graph_term(graph, id);
    if (!term.is_literal && strncmp(term.value, "_:", 2) == 0) {
        g_string_append_len(text, term.value, (gssize)term.length);
    } else if (!term.is_literal) {
        append_iri(text, &term);
    } else {
        /* rdflib 6 takes "\\\\n" for a backslash and a line end. */
        pg_append_quoted(text, term.value, term.length, "\\u005C");
        if (*term.language) {
            g_string_append_c(text, '@');
            g_string_append(text, term.language);
        } else if (term.datatype) {
            PgTerm datatype = pg_graph_term(graph, term.datatype);
            g_string_append(text, "^^");
            append_iri(text, &datatype);
        }
    }
}

static void escape_to_ascii(GString *text) {
    GString *escaped = g_string_sized_new(2 * text->len);
    for (const char *p = text->str; *p;) {
        uint32_t c = pg_utf8_next(&p);
        if (c < 0x80)
            g_string_append_c(escaped, (char)c);
        else
            g_string_append_printf(escaped, c < 0x10000 ? "\\u%04X" : "\\U%08X", c);
    }
    g_string_assign(text, escaped->str);
    g_string_free(escaped, TRUE);
}

void pg_nquads_add_term(PgNquads *nquads, PgTermId id) {
    if (nquads->terms[id].length)
        return;
    g_string_truncate(nquads->text, 0);
    append_term(nquads->text, nquads->graph, id);
    g_string_append_c(nquads->text, ' ');
    if (nquads->is_ascii)
        escape_to_ascii(nquads->text);
    size_t length = nquads->text->len;
    nquads->terms[id] =
        (Written){pg_arena_strndup(nquads->texts, nquads->text->str, length), length};
}

static inline void write_term(const PgNquads *nquads, PgOutput *output, PgTermId id) {
    pg_output_write(output, nquads->terms[id].text, nquads->terms[id].length);
}

PgStatus pg_nquads_write(const PgNquads *nquads, const PgQuad *quads, size_t n_quads, FILE *out) {
    PgOutput *output = g_new(PgOutput, 1);
    pg_output_init(output, out);
    for (size_t i = 0; i < n_quads && !output->failed; i++) {
        write_term(nquads, output, quads[i].subject);
        write_term(nquads, output, quads[i].predicate);
        write_term(nquads, output, quads[i].object);
        if (quads[i].graph)
            write_term(nquads, output, quads[i].graph);
        pg_output_write(output, ".\n", 2);
    }
    PgStatus status = pg_output_finish(output);
    g_free(output);
    return status;
}
