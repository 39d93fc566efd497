/* parkgraph explain: the sentences behind an entity's facts, and what a missing fact lacked. */
#include "command/command.h"

#include "base/file.h"
#include "evidence/explain.h"
#include "rdf/rdf.h"

#include <string.h>

enum { MAX_LISTED = 20 };

/* Print lines that hold text of data. */
static void print_lines(FILE *out, const char *text) {
    char **lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line && (line[1] || **line); line++) {
        pg_text_make_printable(*line);
        fprintf(out, "%s\n", *line);
    }
    g_strfreev(lines);
}

static void print_matches(FILE *out, const PgEvidence *evidence, const GArray *found) {
    for (guint i = 0; i < found->len && i < MAX_LISTED; i++) {
        uint32_t index = g_array_index(found, uint32_t, i);
        const PgNamedEntity *entity = pg_evidence_entity(evidence, index);
        char *line = g_strdup_printf("%s (%s), %zu statements", entity->label,
                                     pg_ontology_class_name(evidence->ontology, entity->class),
                                     pg_entity_n_facts(evidence, index));
        print_lines(out, line);
        g_free(line);
    }
    if (found->len > MAX_LISTED)
        fprintf(out, "and %u more\n", found->len - MAX_LISTED);
}

static PgStatus no_entity(const PgEvidence *evidence, const char *name, const PgLog *log) {
    PgArena *arena = pg_arena_new();
    PgPlain plain = pg_plain_new(arena, evidence->ontology, name);
    const PgQuotedSentence *holding = NULL;
    for (guint s = 1; s < evidence->sentences->len && !holding; s++)
        if (pg_plain_holds(&pg_evidence_sentence(evidence, s)->plain, &plain))
            holding = pg_evidence_sentence(evidence, s);
    if (holding)
        pg_log(log, PG_LOG_ERROR, NULL,
               "no entity is called '%s', though %s:char=%u,%u has the text: it was not taken for "
               "a name there",
               name,
               holding->document ? pg_evidence_document(evidence, holding->document)->name : "?",
               holding->start, holding->end);
    else
        pg_log(log, PG_LOG_ERROR, NULL,
               "no entity is called '%s', and no sentence quoted has the text", name);
    pg_arena_free(arena);
    return PG_ERROR_ARGUMENT;
}

static PgStatus explain_name(const PgEvidence *evidence, const char *name, FILE *out,
                             const PgLog *log) {
    bool is_exact;
    GArray *found = pg_entities_called(evidence, name, &is_exact);
    PgStatus status = found->len ? PG_OK : no_entity(evidence, name, log);
    if (found->len > 1) {
        char *line = g_strdup_printf("%u entities %s %s:", found->len,
                                     is_exact ? "are called" : "have in their names", name);
        print_lines(out, line);
        print_matches(out, evidence, found);
        g_free(line);
    }
    for (guint i = 0; i < found->len && (is_exact || found->len == 1); i++) {
        char *text = pg_explain_entity(evidence, g_array_index(found, uint32_t, i));
        if (found->len > 1)
            fprintf(out, "\n");
        print_lines(out, text);
        g_free(text);
    }
    g_array_unref(found);
    return status;
}

/* The one entity that a side of the question means; 0 when there is none. */
static uint32_t one_entity(const PgEvidence *evidence, const char *name, FILE *out,
                           const PgLog *log) {
    bool is_exact;
    GArray *found = pg_entities_called(evidence, name, &is_exact);
    uint32_t index = found->len ? g_array_index(found, uint32_t, 0) : 0;
    if (!found->len && no_entity(evidence, name, log) != PG_OK)
        index = 0;
    if (found->len > 1) {
        char *line = g_strdup_printf(
            "%u entities may be meant by %s; the first is taken:", found->len, name);
        print_lines(out, line);
        print_matches(out, evidence, found);
        g_free(line);
    }
    g_array_unref(found);
    return index;
}

/* Take "A relation B" apart at the first word that is a relation. */
static uint16_t split_question(const PgOntology *ontology, const char *question, char **subject,
                               char **object) {
    char **words = g_strsplit_set(question, " \t", -1);
    uint16_t property = 0;
    for (char **word = words; *word && !property; word++) {
        if (word == words || !word[1] || !(property = pg_property_named(ontology, *word)))
            continue;
        *object = g_strstrip(g_strjoinv(" ", word + 1));
        char *end = *word;
        *word = NULL;
        *subject = g_strstrip(g_strjoinv(" ", words));
        *word = end;
    }
    g_strfreev(words);
    return property;
}

static PgStatus explain_absence(const PgEvidence *evidence, const char *question, FILE *out,
                                const PgLog *log) {
    char *subject = NULL, *object = NULL;
    PgStatus status = PG_ERROR_ARGUMENT;
    uint16_t property = split_question(evidence->ontology, question, &subject, &object);
    if (!property) {
        GString *names = g_string_new(NULL);
        for (uint16_t i = 1; i < pg_ontology_n_properties(evidence->ontology); i++)
            if (pg_ontology_property(evidence->ontology, i)->range)
                g_string_append_printf(names, "%s%s", names->len ? ", " : "",
                                       pg_ontology_property(evidence->ontology, i)->name);
        pg_log(log, PG_LOG_ERROR, NULL,
               "'%s' is not of the form \"A relation B\"; the relations are %s", question,
               names->str);
        g_string_free(names, TRUE);
    } else if (!pg_ontology_property(evidence->ontology, property)->range) {
        pg_log(log, PG_LOG_ERROR, NULL, "%s is no relation between two entities",
               pg_ontology_property(evidence->ontology, property)->name);
    } else {
        uint32_t a = one_entity(evidence, subject, out, log);
        uint32_t b = one_entity(evidence, object, out, log);
        if (a && b) {
            bool is_stated;
            char *text = pg_explain_absence(evidence, a, property, b, &is_stated);
            print_lines(out, text);
            g_free(text);
            status = PG_OK;
        }
    }
    g_free(subject);
    g_free(object);
    return status;
}

static PgStatus explain(const char *path, const char *name, const char *question,
                        const PgOntology *ontology, const PgLog *log) {
    PgGraph *graph = pg_graph_new();
    PgStatus status = pg_rdf_load(path, NULL, graph, log);
    PgOutFile out;
    if (status == PG_OK)
        status = pg_out_file_open(&out, "-", log);
    if (status == PG_OK) {
        PgEvidence *evidence = pg_evidence_new(graph, ontology);
        if (evidence->sentences->len == 1) {
            pg_log(log, PG_LOG_ERROR, path,
                   "describes no sentence: evidence is in N-Quads and TriG only");
            status = PG_ERROR_ARGUMENT;
        } else if (question) {
            status = explain_absence(evidence, question, out.stream, log);
        } else {
            status = explain_name(evidence, name, out.stream, log);
        }
        pg_evidence_free(evidence);
        PgStatus written = pg_out_file_commit(&out, log);
        if (status == PG_OK)
            status = written;
    }
    pg_graph_free(graph);
    return status;
}

int pg_command_explain(int argc, char **argv, const PgLog *log) {
    char *question = NULL;
    char **extra = NULL;
    const GOptionEntry entries[] = {
        {"why-not", 0, 0, G_OPTION_ARG_STRING, &question,
         "Tell what is missing for a relation instead, such as \"甲公司 locatedIn 乙高新区\"",
         "\"A RELATION B\""},
        {"ontology", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &extra,
         "Read a Turtle file beside the ontology; may be given again", "FILE"},
        {NULL, 0, 0, 0, NULL, NULL, NULL}};
    int exit_status = PG_EXIT_USAGE;
    if (!pg_options_parse(&argc, &argv, entries, "GRAPH [NAME]",
                          "Prints what a graph in N-Quads states of an entity, and the sentence, "
                          "place and rules behind each fact. An entity is found by any of its "
                          "names, else by a part of them."))
        goto done;
    if (argc != (question ? 2 : 3) && !(question && argc == 3)) {
        g_printerr("parkgraph: explain needs one GRAPH and a NAME, or --why-not\n"
                   "Try 'parkgraph explain --help'.\n");
        goto done;
    }
    exit_status = PG_EXIT_FAILURE;
    PgOntology *ontology;
    if (pg_command_load_ontology(extra, &ontology, log) != PG_OK)
        goto done;
    if (explain(argv[1], argv[2], question, ontology, log) == PG_OK)
        exit_status = PG_EXIT_SUCCESS;
    pg_ontology_free(ontology);
done:
    g_free(question);
    g_strfreev(extra);
    return exit_status;
}
