#include "rdf/check.h"

#include "rdf/prefix.h"
#include "rdf/world.h"

#include <glib.h>
#include <string.h>

/* Raptor keeps the length of a language in a byte. */
enum { LONGEST_LANGUAGE = 255 };

static bool is_language(const char *tag) {
    size_t length = strlen(tag);
    if (length > LONGEST_LANGUAGE || !g_ascii_isalpha(*tag) || tag[length - 1] == '-')
        return false;
    bool is_first = true;
    for (const char *p = tag; *p; p++) {
        if (*p == '-' && p[1] != '-')
            is_first = false;
        else if (is_first ? !g_ascii_isalpha(*p) : !g_ascii_isalnum(*p))
            return false;
    }
    return true;
}

const char *pg_term_problem(const PgTerm *term, PgTermRole role, PgTermRules rules) {
    const char *value = term->value;
    size_t length = term->length;
    if (!g_utf8_validate_len(value, length, NULL))
        return "not UTF-8";
    if (term->is_literal) {
        if (role != PG_ROLE_NODE)
            return "a literal that is no object";
        if (*term->language && !is_language(term->language))
            return "not a language tag";
        return NULL;
    }
    if (strncmp(value, "_:", 2) == 0) {
        if (role == PG_ROLE_PREDICATE || !pg_label_is_valid(value + 2, length - 2))
            return "not a blank node";
        return NULL;
    }
    if (!pg_iri_is_valid(value, length))
        return "not an IRI";
    (void)rules;
    return NULL;
}
