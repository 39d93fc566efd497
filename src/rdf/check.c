#include "rdf/check.h"

#include "base/chars.h"
#include "graph/vocabulary.h"
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

/* XML 1.0 has no way to write control characters but tab and line ends, nor U+FFFE and U+FFFF;
   Raptor does not write DEL either. */
static bool is_xml_text(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7f)
            return false;
        if (c == 0xef && memcmp(text + i, "\xef\xbf", 2) == 0 && (unsigned char)text[i + 2] >= 0xbe)
            return false;
    }
    return true;
}

/* Names of RDF's own that mean something else as elements. */
static bool is_rdf_syntax_name(const char *iri) {
    static const char *const names[] = {"RDF",         "ID",       "about",     "bagID",
                                        "parseType",   "resource", "nodeID",    "datatype",
                                        "Description", "li",       "aboutEach", "aboutEachPrefix"};
    if (!g_str_has_prefix(iri, RDF_NS))
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(iri + strlen(RDF_NS), names[i]) == 0)
            return true;
    return false;
}

/* As Raptor looks for it: XML 1.0 without its fifth edition. */
static bool ends_in_xml_name(const char *iri, size_t length) {
    for (size_t i = 1; i < length; i++)
        if (raptor_xml_name_check((const unsigned char *)iri + i, length - i, 10))
            return true;
    return false;
}

static const char *iri_problem(const PgTerm *term, PgTermRole role, PgTermRules rules) {
    const char *iri = term->value;
    bool is_xml = rules == PG_RULES_XML || rules == PG_RULES_XML_ABBREV;
    if (!pg_iri_is_valid(iri, term->length))
        return "not an IRI";
    if (rules == PG_RULES_HTML && g_ascii_strncasecmp(iri, "javascript:", 11) == 0)
        return "a link that is a script";
    if (rules == PG_RULES_TURTLE && pg_iri_has_dot_segment(iri, term->length)) {
        GString *name = g_string_new(NULL);
        int prefix = pg_prefix_abbreviate(iri, term->length, name);
        g_string_free(name, TRUE);
        if (prefix < 0)
            return "readers resolve the dots in the path of this IRI";
    }
    if ((is_xml || rules == PG_RULES_JSONLD) && pg_iri_has_dot_segment(iri, term->length))
        return "readers resolve the dots in the path of this IRI";
    if (is_xml && role == PG_ROLE_PREDICATE) {
        if (!ends_in_xml_name(iri, term->length))
            return "a property that ends in no XML name";
    }
    if ((is_xml && role == PG_ROLE_PREDICATE) || rules == PG_RULES_XML_ABBREV) {
        if (is_rdf_syntax_name(iri))
            return "a name that RDF/XML reserves";
        if (rules == PG_RULES_XML_ABBREV && g_str_has_prefix(iri, RDF_NS "_"))
            return "a member of a container, which would be numbered anew";
    }
    return NULL;
}

const char *pg_term_problem(const PgGraph *graph, PgTermId id, PgTermRole role, PgTermRules rules) {
    PgTerm term = pg_graph_term(graph, id);
    bool is_xml = rules >= PG_RULES_XML;
    size_t n_chars = 0, plain = pg_utf8_plain_length(term.value, term.length, &n_chars);
    if (plain < term.length && !g_utf8_validate_len(term.value + plain, term.length - plain, NULL))
        return "not UTF-8";
    if (is_xml && !is_xml_text(term.value, term.length))
        return "a character that XML forbids";
    if (term.is_literal) {
        if (role != PG_ROLE_NODE)
            return "a literal that is no object";
        if (*term.language && !is_language(term.language))
            return "not a language tag";
        PgTerm datatype = pg_graph_term(graph, term.datatype);
        if (term.datatype && (datatype.is_literal || strncmp(datatype.value, "_:", 2) == 0))
            return "a datatype that is no IRI";
        if (is_xml && rules != PG_RULES_HTML && strcmp(datatype.value, RDF_NS "XMLLiteral") == 0)
            return "XML as a literal, which would become part of the file";
        return NULL;
    }
    if (strncmp(term.value, "_:", 2) == 0) {
        if (role == PG_ROLE_PREDICATE || !pg_label_is_valid(term.value + 2, term.length - 2))
            return "not a blank node";
        if (rules == PG_RULES_XML_ABBREV)
            return "a blank node, which Raptor's writer may lose";
        return NULL;
    }
    return iri_problem(&term, role, rules);
}
