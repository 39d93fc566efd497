#include "rdf/prefix.h"

#include "graph/vocabulary.h"

#include <string.h>

const PgPrefix PG_PREFIXES[PG_N_PREFIXES] = {
    {"pg", PG_NS},
    {"rdf", RDF_NS},
    {"rdfs", RDFS_NS},
    {"xsd", XSD_NS},
    {"skos", SKOS_NS},
    {"schema", SCHEMA_NS},
    {"dcterms", DCTERMS_NS},
    {"prov", PROV_NS},
    {"oa", OA_NS},
    {"qb", QB_NS},
    {"org", ORG_NS},
    {"park", PG_ID_NS "park/"},
    {"company", PG_ID_NS "company/"},
    {"project", PG_ID_NS "project/"},
    {"place", PG_ID_NS "place/"},
    {"region", PG_ID_NS "region/"},
    {"organization", PG_ID_NS "organization/"},
    {"person", PG_ID_NS "person/"},
    {"industry", PG_ID_NS "industry/"},
    {"observation", PG_ID_NS "observation/"},
    {"amount", PG_ID_NS "amount/"},
    {"doc", PG_DOC_NS},
    {"void", "http://rdfs.org/ns/void#"},
    {"dcat", "http://www.w3.org/ns/dcat#"},
};

/* PN_CHARS_U of Turtle without ASCII. */
static bool is_name_start(gunichar c) {
    return (c >= 0xc0 && c <= 0x2ff && c != 0xd7 && c != 0xf7) || (c >= 0x370 && c <= 0x37d) ||
           (c >= 0x37f && c <= 0x1fff) || c == 0x200c || c == 0x200d ||
           (c >= 0x2070 && c <= 0x218f) || (c >= 0x2c00 && c <= 0x2fef) ||
           (c >= 0x3001 && c <= 0xd7ff) || (c >= 0xf900 && c <= 0xfdcf) ||
           (c >= 0xfdf0 && c <= 0xfffd) || (c >= 0x10000 && c <= 0xeffff);
}

static bool is_name_char(gunichar c) {
    return is_name_start(c) || c == 0xb7 || (c >= 0x300 && c <= 0x36f) || c == 0x203f ||
           c == 0x2040;
}

int pg_prefix_find(const char *iri, size_t length, size_t *start) {
    size_t n = length;
    while (n > 0 && iri[n - 1] != '/' && iri[n - 1] != '#')
        n--;
    *start = n;
    for (int i = 0; n > 0 && i < PG_N_PREFIXES; i++)
        if (strncmp(PG_PREFIXES[i].iri, iri, n) == 0 && PG_PREFIXES[i].iri[n] == '\0')
            return i;
    return -1;
}

/* The last prefix whose namespace the IRI begins with, however much follows. */
static int find_any_prefix(const char *iri, size_t length, size_t *start) {
    for (int i = PG_N_PREFIXES - 1; i >= 0; i--) {
        size_t n = strlen(PG_PREFIXES[i].iri);
        if (n < length && memcmp(PG_PREFIXES[i].iri, iri, n) == 0) {
            *start = n;
            return i;
        }
    }
    return -1;
}

static bool is_percent_escape(const char *p, const char *end) {
    return end - p >= 3 && g_ascii_isxdigit(p[1]) && g_ascii_isxdigit(p[2]);
}

static bool append_local(GString *name, const char *p, const char *end) {
    /* Legal as "\." but rdflib 6 takes it for the end of the statement. */
    if (p < end && end[-1] == '.')
        return false;
    const char *first = p;
    while (p < end) {
        unsigned char c = (unsigned char)*p;
        if (c < 0x80) {
            bool is_plain = g_ascii_isalnum(c) || c == '_' || c == ':' ||
                            (p > first && (c == '-' || c == '.')) ||
                            (c == '%' && is_percent_escape(p, end));
            if (!is_plain && !strchr("~.-!$&'()*+,;=/?#@%", c))
                return false;
            if (!is_plain)
                g_string_append_c(name, '\\');
            g_string_append_c(name, *p++);
            continue;
        }
        const char *next = g_utf8_next_char(p);
        gunichar code = g_utf8_get_char(p);
        if (p == first ? !is_name_start(code) : !is_name_char(code))
            return false;
        g_string_append_len(name, p, next - p);
        p = next;
    }
    return true;
}

int pg_prefix_abbreviate(const char *iri, size_t length, GString *name) {
    size_t start;
    int which = pg_prefix_find(iri, length, &start);
    /* Names with slashes in them are hard to read and the last resort. */
    if (which < 0 && pg_iri_has_dot_segment(iri, length))
        which = find_any_prefix(iri, length, &start);
    if (which < 0)
        return -1;
    g_string_assign(name, PG_PREFIXES[which].name);
    g_string_append_c(name, ':');
    return append_local(name, iri + start, iri + length) ? which : -1;
}

bool pg_iri_has_dot_segment(const char *iri, size_t length) {
    const char *end = iri + length;
    for (const char *p = iri; p < end && *p != '?' && *p != '#'; p++) {
        if (*p != '/' && *p != ':')
            continue;
        const char *q = p + 1;
        while (q < end && *q == '.')
            q++;
        if (q - p >= 2 && q - p <= 3 && (q == end || *q == '/' || *q == '?' || *q == '#'))
            return true;
    }
    return false;
}

bool pg_label_is_valid(const char *label, size_t length) {
    const char *end = label + length;
    if (length == 0 || end[-1] == '.')
        return false;
    for (const char *p = label; p < end; p = g_utf8_next_char(p)) {
        bool is_plain = g_ascii_isalnum(*p) || *p == '_' ||
                        (p > label && (*p == '-' || *p == '.')) ||
                        ((unsigned char)*p >= 0x80 && is_name_start(g_utf8_get_char(p)));
        if (!is_plain)
            return false;
    }
    return true;
}
