/* From the Turtle files to the tables: statements are gathered by subject, then every subject is
   fitted in as what it is. */
#include "base/hash.h"
#include "graph/vocabulary.h"
#include "ontology/loader.h"
#include "rdf/rdf.h"

#include <stdlib.h>
#include <string.h>

void pg_loader_report(PgLoader *loader, const PgTriple *at, const char *format,
                      const char *detail) {
    char *place = at ? g_strdup_printf("%s:%d", at->file, at->line) : g_strdup(loader->file);
    char *message = g_strdup_printf(format, detail);
    pg_log(loader->log, PG_LOG_ERROR, place, "%s", message);
    loader->n_errors++;
    g_free(message);
    g_free(place);
}

const char *pg_local_name(const char *iri, const char *namespace) {
    size_t n = strlen(namespace);
    return strncmp(iri, namespace, n) ? NULL : iri + n;
}

const char *pg_loader_copy(PgLoader *loader, const char *text) {
    return pg_arena_strndup(loader->ontology->arena, text, strlen(text));
}

static PgStatus take_statement(void *data, const PgStatement *parsed) {
    PgLoader *loader = data;
    if (!loader->current || strcmp(loader->current->iri, parsed->subject)) {
        loader->current = g_hash_table_lookup(loader->subjects, parsed->subject);
        if (!loader->current) {
            PgSubject *subject = PG_ARENA_NEW(loader->ontology->arena, PgSubject, 1);
            subject->iri = pg_loader_copy(loader, parsed->subject);
            g_hash_table_insert(loader->subjects, (char *)subject->iri, subject);
            g_ptr_array_add(loader->order, subject);
            loader->current = subject;
        }
    }
    const char *predicate = g_hash_table_lookup(loader->predicates, parsed->predicate);
    if (!predicate) {
        predicate = pg_loader_copy(loader, parsed->predicate);
        g_hash_table_insert(loader->predicates, (char *)predicate, (char *)predicate);
    }
    PgTriple *statement = PG_ARENA_NEW(loader->ontology->arena, PgTriple, 1);
    *statement = (PgTriple){.predicate = predicate,
                            .object = pg_loader_copy(loader, parsed->object),
                            .is_literal = parsed->object_is_literal,
                            .is_chinese = !g_strcmp0(parsed->language, "zh"),
                            .file = loader->file,
                            .line = parsed->line};
    if (loader->current->last)
        loader->current->last->next = statement;
    else
        loader->current->first = statement;
    loader->current->last = statement;
    if (!strcmp(predicate, OWL_NS "imports"))
        g_ptr_array_add(loader->imports, (char *)statement->object);
    return PG_OK;
}

/* ---- classes and properties ---- */

/* What a term of the vocabulary is called and counted by. */
static void add_labels(PgLoader *loader, const PgSubject *subject, const char *name) {
    for (const PgTriple *s = subject->first; s; s = s->next) {
        GHashTable *table = NULL;
        if (s->is_chinese && !strcmp(s->predicate, RDFS_NS "label"))
            table = loader->ontology->labels;
        else if (s->is_literal && !strcmp(s->predicate, PG_NS "measureWord"))
            table = loader->ontology->measures;
        if (table && !g_hash_table_contains(table, name))
            g_hash_table_insert(table, (char *)name, (char *)s->object);
    }
}

static const char *const fixed_classes[PG_CLASS_FIRST_FREE] = {
    "",         "Park",   "Company",      "Project", "Province", "City",
    "District", "Region", "Organization", "Person",  "Industry"};

PgClass pg_loader_class(const PgOntology *ontology, const char *name) {
    for (PgClass class = 1; class < ontology->n_classes; class ++)
        if (!strcmp(ontology->classes[class].name, name))
            return class;
    return PG_CLASS_NONE;
}

const char *pg_subject_object(const PgSubject *subject, const char *predicate) {
    for (const PgTriple *s = subject->first; s; s = s->next)
        if (!strcmp(s->predicate, predicate))
            return s->object;
    return NULL;
}

bool pg_subject_has_type(const PgSubject *subject, const char *type) {
    for (const PgTriple *s = subject->first; s; s = s->next)
        if (!strcmp(s->predicate, RDF_NS "type") && !strcmp(s->object, type))
            return true;
    return false;
}

bool pg_loader_is_true(const char *text) {
    return text && (!strcmp(text, "true") || !strcmp(text, "1"));
}

static void add_class(PgLoader *loader, const PgSubject *subject, const char *name) {
    PgOntology *ontology = loader->ontology;
    const char *parent = NULL;
    for (const PgTriple *s = subject->first; s; s = s->next)
        if (!strcmp(s->predicate, RDFS_NS "subClassOf") && pg_local_name(s->object, PG_NS))
            parent = pg_local_name(s->object, PG_NS);
    PgClass class = pg_loader_class(ontology, name);
    if (!class) {
        if (ontology->n_classes > PG_MAX_CLASSES) {
            pg_loader_report(loader, subject->first, "%s is one class too many", name);
            return;
        }
        class = ontology->n_classes++;
        ontology->classes[class].name = name;
    }
    ontology->classes[class].parent = parent;
}

static PgClassSet class_set(PgLoader *loader, const PgSubject *subject, const char *includes,
                            const char *exactly) {
    PgClassSet set = 0;
    for (const PgTriple *s = subject->first; s; s = s->next) {
        if (strcmp(s->predicate, includes) && strcmp(s->predicate, exactly))
            continue;
        const char *name = pg_local_name(s->object, PG_NS);
        if (name)
            set |= pg_ontology_classes_named(loader->ontology, name);
    }
    return set;
}

static void add_property(PgLoader *loader, const PgSubject *subject, const char *name) {
    PgProperty property = {
        .name = name,
        .domain = class_set(loader, subject, SCHEMA_NS "domainIncludes", RDFS_NS "domain"),
        .range = class_set(loader, subject, SCHEMA_NS "rangeIncludes", RDFS_NS "range"),
        .is_symmetric = pg_subject_has_type(subject, OWL_NS "SymmetricProperty")};
    if (property.domain)
        g_array_append_val(loader->ontology->properties, property);
}

static uint16_t find_property(const PgOntology *ontology, const char *name) {
    for (guint i = 1; i < ontology->properties->len; i++)
        if (!strcmp(g_array_index(ontology->properties, PgProperty, i).name, name))
            return (uint16_t)i;
    return 0;
}

static PgStatus find_known_properties(PgLoader *loader) {
    PgKnownProperties *known = &loader->ontology->known;
    const struct {
        const char *name;
        uint16_t *index;
    } table[] = {{"locatedIn", &known->located_in},
                 {"partOf", &known->part_of},
                 {"investor", &known->investor},
                 {"subsidiaryOf", &known->subsidiary_of},
                 {"acquired", &known->acquired},
                 {"cooperatesWith", &known->cooperates_with},
                 {"worksFor", &known->works_for},
                 {"industry", &known->industry},
                 {"investment", &known->investment},
                 {"annualOutput", &known->annual_output},
                 {"landArea", &known->land_area},
                 {"floorArea", &known->floor_area},
                 {"jobs", &known->jobs},
                 {"status", &known->status},
                 {"startDate", &known->start_date},
                 {"completionDate", &known->completion_date},
                 {"signDate", &known->sign_date},
                 {"position", &known->position},
                 {"honour", &known->honour}};
    for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {
        *table[i].index = find_property(loader->ontology, table[i].name);
        if (!*table[i].index) {
            pg_log(loader->log, PG_LOG_ERROR, loader->file,
                   "the ontology does not declare pg:%s with a domain", table[i].name);
            return PG_ERROR_SYNTAX;
        }
    }
    return PG_OK;
}

/* ---- units ---- */

static int longest_months_first(const void *a, const void *b) {
    const PgMonths *x = a, *y = b;
    size_t m = strlen(x->written), n = strlen(y->written);
    return m != n ? (m < n) - (m > n) : strcmp(x->written, y->written);
}

static void add_months(PgLoader *loader, const PgSubject *subject, const char *first_month) {
    const char *last_month = pg_subject_object(subject, PG_NS "lastMonth");
    unsigned long first = strtoul(first_month, NULL, 10);
    unsigned long last = last_month ? strtoul(last_month, NULL, 10) : 0;
    if (!first || first > last || last > 12) {
        pg_loader_report(loader, subject->first, "%s is no part of a year", subject->iri);
        return;
    }
    for (const PgTriple *s = subject->first; s; s = s->next) {
        PgMonths months = {s->object, (uint8_t)first, (uint8_t)last};
        if (!strcmp(s->predicate, PG_NS "surface"))
            g_array_append_val(loader->ontology->months, months);
    }
    g_array_sort(loader->ontology->months, longest_months_first);
}

static void add_unit(PgLoader *loader, const PgSubject *subject, const char *quantity) {
    PgOntology *ontology = loader->ontology;
    static const struct {
        const char *name;
        PgValueKind kind;
    } kinds[] = {{"Money", PG_VALUE_MONEY},
                 {"Area", PG_VALUE_AREA},
                 {"Percent", PG_VALUE_PERCENT},
                 {"Count", PG_VALUE_COUNT}};
    const char *factor_text = pg_subject_object(subject, PG_NS "factor");
    double factor = factor_text ? g_ascii_strtod(factor_text, NULL) : 1;
    const char *code = pg_subject_object(subject, PG_NS "code");
    PgValueKind kind = PG_VALUE_NONE;
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (!strcmp(kinds[i].name, quantity))
            kind = kinds[i].kind;
    bool is_magnitude = !strcmp(quantity, "Magnitude");
    if ((!kind && !is_magnitude) || factor <= 0) {
        pg_loader_report(loader, subject->first, "%s is no kind of quantity with a positive factor",
                         quantity);
        return;
    }
    for (const PgTriple *s = subject->first; s; s = s->next) {
        if (strcmp(s->predicate, PG_NS "surface"))
            continue;
        if (is_magnitude) {
            g_array_append_val(ontology->magnitudes, factor);
            pg_lexicon_add(ontology, s->object, PG_LEX_MAGNITUDE, PG_CLASS_NONE,
                           ontology->magnitudes->len - 1);
        } else {
            PgUnit unit = {code ? code : s->object, kind, factor};
            g_array_append_val(ontology->units, unit);
            pg_lexicon_add(ontology, s->object, PG_LEX_UNIT, PG_CLASS_NONE,
                           ontology->units->len - 1);
        }
    }
}

/* ---- words ---- */

typedef struct {
    const char *name; /* local name in pg: */
    PgLexKind kind;
    bool needs_class;
} WordPredicate;

static const WordPredicate word_predicates[] = {{"nameEnding", PG_LEX_ENDING, true},
                                                {"weakEnding", PG_LEX_WEAK_ENDING, true},
                                                {"namePart", PG_LEX_PART, true},
                                                {"knownName", PG_LEX_NAME, true},
                                                {"ambiguousName", PG_LEX_AMBIGUOUS, true},
                                                {"notAName", PG_LEX_NOT_A_NAME, true},
                                                {"anaphor", PG_LEX_ANAPHOR, true},
                                                {"pronoun", PG_LEX_PRONOUN, false},
                                                {"title", PG_LEX_TITLE, true},
                                                {"surname", PG_LEX_SURNAME, true},
                                                {"compoundSurname", PG_LEX_SURNAME, true},
                                                {"personNoun", PG_LEX_PERSON_NOUN, false},
                                                {"appointVerb", PG_LEX_APPOINT, false},
                                                {"companyPost", PG_LEX_COMPANY_POST, false},
                                                {"officePost", PG_LEX_OFFICE, false},
                                                {"speechVerb", PG_LEX_SPEECH, false},
                                                {"boundary", PG_LEX_BOUNDARY, false},
                                                {"listCue", PG_LEX_LIST_CUE, false},
                                                {"approximation", PG_LEX_APPROXIMATION, false},
                                                {"periodWord", PG_LEX_PERIOD, false},
                                                {"plannedWord", PG_LEX_PLANNED, false},
                                                {"willWord", PG_LEX_WILL, false},
                                                {"thenWord", PG_LEX_THEN, false},
                                                {"openWord", PG_LEX_OPEN, false},
                                                {"reachedWord", PG_LEX_REACHED, false},
                                                {"conditionWord", PG_LEX_CONDITION, false},
                                                {"ceremonyWord", PG_LEX_CEREMONY, false},
                                                {"holdingVerb", PG_LEX_HOLDING, false},
                                                {"restWord", PG_LEX_REST, false},
                                                {"amongWord", PG_LEX_AMONG, false},
                                                {"companyForm", PG_LEX_FORM, false},
                                                {"partialWord", PG_LEX_PARTIAL, false},
                                                {"undatedWord", PG_LEX_UNDATED, false},
                                                {"foundingWord", PG_LEX_FOUNDING, false},
                                                {"togetherWord", PG_LEX_TOGETHER, false},
                                                {"singlingWord", PG_LEX_SINGLING, false},
                                                {"untoldDay", PG_LEX_UNTOLD_DAY, false},
                                                {"elsewhenWord", PG_LEX_ELSEWHEN, false},
                                                {"honourEnding", PG_LEX_HONOUR, false},
                                                {"honourCue", PG_LEX_HONOUR_CUE, false},
                                                {"honourSureCue", PG_LEX_HONOUR_SURE, false},
                                                {"honourWord", PG_LEX_HONOUR_WORD, false},
                                                {"knownHonour", PG_LEX_KNOWN_HONOUR, false},
                                                {"honourGrade", PG_LEX_GRADE, false},
                                                {"conferVerb", PG_LEX_CONFER, false},
                                                {"publishVerb", PG_LEX_PUBLISH, false},
                                                {"listedVerb", PG_LEX_LISTED, false},
                                                {"buildingVerb", PG_LEX_BUILDING, false},
                                                {"subParkEnding", PG_LEX_SUB_PARK, false},
                                                {"zoneEnding", PG_LEX_ZONE, false},
                                                {"wideZoneEnding", PG_LEX_WIDE_ZONE, false},
                                                {"innerZoneEnding", PG_LEX_INNER_ZONE, false},
                                                {"settlingVerb", PG_LEX_SETTLING, false},
                                                {"outsideCue", PG_LEX_OUTSIDE_CUE, false},
                                                {"attendingVerb", PG_LEX_ATTENDING, false},
                                                {"becomingVerb", PG_LEX_BECOMING, false},
                                                {"basisWord", PG_LEX_BASIS, false},
                                                {"firmKind", PG_LEX_FIRM_KIND, false},
                                                {"useVerb", PG_LEX_USE, false},
                                                {"parkPartWord", PG_LEX_PARK_PART, false},
                                                {"dividingVerb", PG_LEX_DIVIDING, false},
                                                {"areaFigure", PG_LEX_AREA_FIGURE, false},
                                                {"firmFigure", PG_LEX_FIRM_FIGURE, false},
                                                {"bureauEnding", PG_LEX_BUREAU, false},
                                                {"eachWord", PG_LEX_EACH, false},
                                                {"thresholdWord", PG_LEX_THRESHOLD, false},
                                                {"rankWord", PG_LEX_RANK, false},
                                                {"moneyFigure", PG_LEX_MONEY, false},
                                                {"growthWord", PG_LEX_GROWTH, false},
                                                {"reportWord", PG_LEX_REPORT, false},
                                                {"accountWord", PG_LEX_ACCOUNT, false},
                                                {"spanWord", PG_LEX_SPAN, false},
                                                {"spendingVerb", PG_LEX_SPENDING, false},
                                                {"landDeal", PG_LEX_LAND_DEAL, false},
                                                {"wholeWord", PG_LEX_WHOLE, false},
                                                {"departmentEnding", PG_LEX_DEPARTMENT, false},
                                                {"bylineWord", PG_LEX_BYLINE, false},
                                                {"creditWord", PG_LEX_CREDIT, false},
                                                {"captionEnding", PG_LEX_CAPTION_END, false},
                                                {"datelineWord", PG_LEX_DATELINE, false},
                                                {"newspaperWord", PG_LEX_NEWSPAPER, false},
                                                {"openingWord", PG_LEX_OPENING, false},
                                                {"photoWord", PG_LEX_PHOTO, false},
                                                {"mediaEnding", PG_LEX_MEDIA, false},
                                                {"wireWord", PG_LEX_WIRE, false},
                                                {"calendarWord", PG_LEX_CALENDAR, false},
                                                {"furnitureWord", PG_LEX_FURNITURE, false},
                                                {"misreadPair", PG_LEX_MISREAD, false},
                                                {"committeeEnding", PG_LEX_COMMITTEE, false},
                                                {"featureWord", PG_LEX_FEATURE, false},
                                                {"notABrand", PG_LEX_NO_BRAND, false},
                                                {"groupNoun", PG_LEX_GROUP, false},
                                                {"visitVerb", PG_LEX_VISIT, false},
                                                {"placingWord", PG_LEX_PLACING, false},
                                                {"fieldWord", PG_LEX_FIELD, false},
                                                {"fieldCue", PG_LEX_FIELD_CUE, false},
                                                {"businessCue", PG_LEX_BUSINESS_CUE, false},
                                                {"fieldSite", PG_LEX_FIELD_SITE, false},
                                                {"siteNoun", PG_LEX_SITE, false},
                                                {"fieldRole", PG_LEX_FIELD_ROLE, false},
                                                {"makerWord", PG_LEX_MAKER, false},
                                                {"fieldTail", PG_LEX_FIELD_TAIL, false},
                                                {"noFieldWord", PG_LEX_NO_FIELD, false}};

/* Is a term of ours declared as a property, or as a class? A slip of the pen is neither. */
static bool is_declared(const PgLoader *loader, const char *iri, bool as_class) {
    static const char *const kinds[] = {OWL_NS "ObjectProperty", OWL_NS "DatatypeProperty",
                                        OWL_NS "AnnotationProperty", RDF_NS "Property"};
    const PgSubject *subject = g_hash_table_lookup(loader->subjects, iri);
    bool found = subject && as_class && pg_subject_has_type(subject, OWL_NS "Class");
    for (size_t i = 0; subject && !as_class && i < G_N_ELEMENTS(kinds); i++)
        found |= pg_subject_has_type(subject, kinds[i]);
    return found;
}

static void check_terms(PgLoader *loader, const PgSubject *subject) {
    for (const PgTriple *s = subject->first; s; s = s->next) {
        if (!g_hash_table_contains(loader->declared, s->predicate)) {
            if (pg_local_name(s->predicate, PG_NS) && !is_declared(loader, s->predicate, false))
                pg_loader_report(loader, s, "%s is no property that is declared", s->predicate);
            else
                g_hash_table_add(loader->declared, (char *)s->predicate);
        }
        if (strcmp(s->predicate, RDF_NS "type") || !g_strcmp0(s->object, loader->last_class))
            continue;
        loader->last_class = s->object;
        if (pg_local_name(s->object, PG_NS) && !is_declared(loader, s->object, true))
            pg_loader_report(loader, s, "%s is no class that is declared", s->object);
    }
}

/* The words' predicates by the interned string, as statements have it. */
static GHashTable *index_word_predicates(const PgLoader *loader) {
    GHashTable *index = g_hash_table_new(g_direct_hash, g_direct_equal);
    for (size_t i = 0; i < G_N_ELEMENTS(word_predicates); i++) {
        char *iri = g_strconcat(PG_NS, word_predicates[i].name, NULL);
        void *interned = g_hash_table_lookup(loader->predicates, iri);
        if (interned)
            g_hash_table_insert(index, interned, (void *)&word_predicates[i]);
        g_free(iri);
    }
    return index;
}

/* "末未": a 末 may stand where 未 was printed. */
static void add_misread_pair(PgLoader *loader, const PgTriple *statement) {
    enum { MAX_MISREADS = 10000 };
    const char *right = g_utf8_next_char(statement->object);
    if (g_utf8_strlen(statement->object, -1) != 2) {
        pg_loader_report(loader, statement, "%s takes two characters", "pg:misreadPair");
        return;
    }
    if (loader->ontology->misreads->len == MAX_MISREADS) {
        pg_loader_report(loader, statement, "there are too many of %s", "pg:misreadPair");
        return;
    }
    pg_lexicon_add_misread(loader->ontology, statement->object, g_utf8_get_char(right));
}

static void add_words(PgLoader *loader, const PgSubject *subject) {
    const char *name = pg_local_name(subject->iri, PG_NS);
    PgClass class = name ? pg_loader_class(loader->ontology, name) : PG_CLASS_NONE;
    bool is_industry = pg_subject_has_type(subject, PG_NS "Industry");
    const char *last = NULL; /* a list repeats its predicate */
    const WordPredicate *word = NULL;
    for (const PgTriple *s = subject->first; s; s = s->next) {
        if (s->predicate != last)
            word = g_hash_table_lookup(loader->words, s->predicate);
        last = s->predicate;
        if (!word)
            continue;
        if (!s->is_literal || strlen(s->object) > 250)
            pg_loader_report(loader, s, "pg:%s takes a short literal", word->name);
        else if (word->kind == PG_LEX_MISREAD)
            add_misread_pair(loader, s);
        else if (class || !word->needs_class)
            pg_lexicon_add(loader->ontology, s->object, word->kind,
                           word->needs_class ? class : PG_CLASS_NONE, 0);
        else if (is_industry && word->kind == PG_LEX_AMBIGUOUS)
            pg_lexicon_add(loader->ontology, s->object, PG_LEX_AMBIGUOUS, PG_CLASS_INDUSTRY, 0);
        else
            pg_loader_report(loader, s, "pg:%s belongs to a class of names", word->name);
    }
}

static void add_status(PgLoader *loader, const PgSubject *subject) {
    PgOntology *ontology = loader->ontology;
    const char *date = pg_subject_object(subject, PG_NS "dateProperty");
    const char *rank = pg_subject_object(subject, SKOS_NS "notation");
    PgProjectStatus status = {.name = pg_local_name(subject->iri, PG_NS),
                              .date_property =
                                  date && pg_local_name(date, PG_NS)
                                      ? find_property(ontology, pg_local_name(date, PG_NS))
                                      : 0,
                              .rank = rank ? (uint8_t)strtoul(rank, NULL, 10) : 0};
    if (date && !status.date_property)
        pg_loader_report(loader, subject->first, "%s is no property that is declared", date);
    g_array_append_val(ontology->statuses, status);
    for (const PgTriple *s = subject->first; s; s = s->next)
        if (!strcmp(s->predicate, PG_NS "statusWord"))
            pg_lexicon_add(ontology, s->object, PG_LEX_STATUS, PG_CLASS_NONE,
                           ontology->statuses->len - 1);
}

static void add_patterns(PgLoader *loader, const PgSubject *subject) {
    PgOntology *ontology = loader->ontology;
    const char *name = pg_local_name(subject->iri, PG_NS);
    for (const PgTriple *s = subject->first; s; s = s->next) {
        if (strcmp(s->predicate, PG_NS "pattern"))
            continue;
        uint16_t property = name ? find_property(ontology, name) : 0, constant = 0;
        for (guint i = 1; name && !property && i < ontology->statuses->len; i++)
            if (!strcmp(g_array_index(ontology->statuses, PgProjectStatus, i).name, name)) {
                property = ontology->known.status;
                constant = (uint16_t)i;
            }
        if (!property) {
            pg_loader_report(loader, s, "%s is no property with a domain, and no status",
                             subject->iri);
            continue;
        }
        const char *reason = pg_pattern_compile(ontology, s->object, property, constant);
        if (reason) {
            char *detail = g_strdup_printf("\"%s\": %s", s->object, reason);
            pg_loader_report(loader, s, "pattern %s", detail);
            g_free(detail);
        }
    }
}

/* What stands at the head of a column whose cells name somebody or state something. */
static void add_columns(PgLoader *loader, const PgSubject *subject) {
    static const struct {
        const char *name;
        uint32_t value;
    } parts[] = {{"indicator", PG_COLUMN_INDICATOR},
                 {"value", PG_COLUMN_VALUE},
                 {"unit", PG_COLUMN_UNIT},
                 {"period", PG_COLUMN_PERIOD}};
    PgOntology *ontology = loader->ontology;
    const char *name = pg_local_name(subject->iri, PG_NS);
    for (const PgTriple *s = subject->first; s; s = s->next) {
        if (strcmp(s->predicate, PG_NS "columnWord"))
            continue;
        PgClass class = name ? pg_loader_class(ontology, name) : PG_CLASS_NONE;
        uint32_t value = 0;
        for (size_t i = 0; name && i < G_N_ELEMENTS(parts); i++)
            if (!strcmp(name, parts[i].name))
                value = parts[i].value;
        if (name && !class && !value)
            value = find_property(ontology, name);
        if (class || value)
            pg_lexicon_add(ontology, s->object, PG_LEX_COLUMN, class, value);
        else
            pg_loader_report(loader, s, "%s is no class, property or part of a statistic",
                             subject->iri);
    }
}

/* ---- the whole ---- */

static PgStatus parse_file(PgLoader *loader, const char *path) {
    loader->file = pg_loader_copy(loader, path);
    loader->current = NULL;
    return pg_rdf_parse(path, "turtle", take_statement, loader, loader->log);
}

static PgStatus parse_all(PgLoader *loader, const char *folder, const char *const *extra,
                          size_t n_extra) {
    char *path = g_build_filename(folder, "parkgraph.ttl", NULL);
    PgStatus status = parse_file(loader, path);
    g_free(path);
    TRY(status);
    for (guint i = 0; i < loader->imports->len && !loader->labels_only; i++) {
        const char *name = strrchr(loader->imports->pdata[i], '/');
        path = g_build_filename(folder, name ? name + 1 : loader->imports->pdata[i], NULL);
        status = parse_file(loader, path);
        g_free(path);
        TRY(status);
    }
    for (size_t i = 0; i < n_extra; i++)
        TRY(parse_file(loader, extra[i]));
    return PG_OK;
}

static void fit_labels(PgLoader *loader) {
    for (guint i = 0; i < loader->order->len; i++) {
        const PgSubject *subject = loader->order->pdata[i];
        const char *name = pg_local_name(subject->iri, PG_NS);
        if (name)
            add_labels(loader, subject, name);
    }
}

static void fit_all(PgLoader *loader) {
    PgOntology *ontology = loader->ontology;
    GPtrArray *order = loader->order;
    for (guint i = 0; i < order->len; i++) {
        const PgSubject *subject = order->pdata[i];
        const char *name = pg_local_name(subject->iri, PG_NS);
        if (name && pg_subject_has_type(subject, OWL_NS "Class"))
            add_class(loader, subject, name);
    }
    for (guint i = 0; i < order->len; i++) {
        const PgSubject *subject = order->pdata[i];
        const char *name = pg_local_name(subject->iri, PG_NS);
        if (name && (pg_subject_has_type(subject, OWL_NS "ObjectProperty") ||
                     pg_subject_has_type(subject, OWL_NS "DatatypeProperty") ||
                     pg_subject_has_type(subject, RDF_NS "Property")))
            add_property(loader, subject, name);
    }
    if (find_known_properties(loader) != PG_OK) {
        loader->n_errors++;
        return;
    }
    for (guint i = 0; i < order->len; i++)
        pg_loader_add_forms(loader, order->pdata[i]);
    pg_loader_sort_forms(loader);
    for (guint i = 0; i < order->len; i++) {
        const PgSubject *subject = order->pdata[i];
        const char *type = pg_subject_object(subject, RDF_NS "type");
        const char *class_name = type ? pg_local_name(type, PG_NS) : NULL;
        PgClass class = class_name ? pg_loader_class(ontology, class_name) : PG_CLASS_NONE;
        const char *months = NULL;
        const char *quantity = class ? NULL : pg_subject_object(subject, PG_NS "quantity");
        if (class == PG_CLASS_PARK || (class && PG_CLASS_BIT(class) & PG_CLASSES_PLACE) ||
            (class && class != PG_CLASS_INDUSTRY && pg_local_name(subject->iri, PG_ID_NS)))
            pg_loader_add_place(loader, subject, class);
        else if (class == PG_CLASS_INDUSTRY)
            pg_loader_add_industry(loader, subject);
        else if (quantity && pg_local_name(quantity, PG_NS))
            add_unit(loader, subject, pg_local_name(quantity, PG_NS));
        else if (pg_subject_object(subject, PG_NS "statusWord"))
            add_status(loader, subject);
        else if (!class && (months = pg_subject_object(subject, PG_NS "firstMonth")))
            add_months(loader, subject, months);
        add_words(loader, subject);
        check_terms(loader, subject);
    }
    pg_loader_link_places(loader);
    for (guint i = 0; i < order->len; i++) {
        add_patterns(loader, order->pdata[i]);
        add_columns(loader, order->pdata[i]);
    }
}

static PgStatus load(const char *folder, const char *const *extra, size_t n_extra, bool labels_only,
                     PgOntology **result, const PgLog *log) {
    *result = NULL;
    PgOntology *ontology = g_new0(PgOntology, 1);
    ontology->arena = pg_arena_new();
    ontology->trie = pg_trie_new();
    ontology->kinds_starting = g_new0(PgLexSet, PG_N_DIRECT);
    ontology->pairs = g_new0(PgPairs, 1);
    ontology->kinds_ending = g_new0(PgLexSet, PG_N_DIRECT);
    ontology->misreads = g_array_new(FALSE, TRUE, sizeof(PgMisread));
    ontology->entries = g_array_new(FALSE, TRUE, sizeof(PgLexEntry));
    ontology->kind_sets = g_array_new(FALSE, TRUE, sizeof(PgLexSet));
    ontology->places = g_array_new(FALSE, TRUE, sizeof(PgPlace));
    ontology->industries = g_array_new(FALSE, TRUE, sizeof(PgIndustry));
    ontology->units = g_array_new(FALSE, TRUE, sizeof(PgUnit));
    ontology->magnitudes = g_array_new(FALSE, TRUE, sizeof(double));
    ontology->statuses = g_array_new(FALSE, TRUE, sizeof(PgProjectStatus));
    ontology->properties = g_array_new(FALSE, TRUE, sizeof(PgProperty));
    ontology->patterns = g_array_new(FALSE, TRUE, sizeof(PgPattern));
    GArray *arrays[] = {ontology->entries,  ontology->places,     ontology->industries,
                        ontology->units,    ontology->statuses,   ontology->properties,
                        ontology->patterns, ontology->magnitudes, ontology->kind_sets};
    for (size_t i = 0; i < G_N_ELEMENTS(arrays); i++)
        g_array_set_size(arrays[i], 1); /* index 0 is none */
    ontology->anchors = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (PgValueKind kind = PG_VALUE_NONE; kind <= PG_VALUE_PERCENT; kind++)
        pg_anchor_add(ontology);
    ontology->slots = g_array_new(FALSE, FALSE, sizeof(PgClassSet));
    ontology->months = g_array_new(FALSE, FALSE, sizeof(PgMonths));
    ontology->labels = g_hash_table_new(g_str_hash, g_str_equal);
    ontology->measures = g_hash_table_new(g_str_hash, g_str_equal);
    ontology->place_codes = g_hash_table_new(g_direct_hash, g_direct_equal);
    for (PgClass class = 0; class < PG_CLASS_FIRST_FREE; class ++)
        ontology->classes[class].name = fixed_classes[class];
    ontology->n_classes = PG_CLASS_FIRST_FREE;

    PgLoader loader = {.ontology = ontology,
                       .log = log,
                       .labels_only = labels_only,
                       .subjects = g_hash_table_new(pg_text_hash, g_str_equal),
                       .order = g_ptr_array_new(),
                       .predicates = g_hash_table_new(pg_text_hash, g_str_equal),
                       .declared = g_hash_table_new(g_direct_hash, g_direct_equal),
                       .imports = g_ptr_array_new()};
    PgStatus status = parse_all(&loader, folder, extra, n_extra);
    if (status == PG_OK)
        fit_labels(&loader);
    if (status == PG_OK && !labels_only) {
        loader.words = index_word_predicates(&loader);
        fit_all(&loader);
        g_hash_table_unref(loader.words);
        if (loader.n_errors)
            status = PG_ERROR_SYNTAX;
    }
    pg_lexicon_seal(ontology);
    g_hash_table_unref(loader.subjects);
    g_ptr_array_unref(loader.order);
    g_hash_table_unref(loader.predicates);
    g_ptr_array_unref(loader.imports);
    g_hash_table_unref(loader.declared);
    if (status == PG_OK)
        *result = ontology;
    else
        pg_ontology_free(ontology);
    return status;
}

PgStatus pg_ontology_load(const char *folder, const char *const *extra, size_t n_extra,
                          PgOntology **result, const PgLog *log) {
    return load(folder, extra, n_extra, false, result, log);
}

PgStatus pg_ontology_load_labels(const char *folder, const char *const *extra, size_t n_extra,
                                 PgOntology **result, const PgLog *log) {
    return load(folder, extra, n_extra, true, result, log);
}
