/* Tables of a graph for spreadsheets. */
#include "base/log.h"
#include "graph/vocabulary.h"

#include <errno.h>
#include <glib.h>
#include <string.h>

typedef struct {
    const char *class; /* local name, or NULL for what is no entity */
    const char *label; /* the canonical name, or the first other one */
    GString *aliases;
    PgTermId iri;
} Entity;

typedef struct {
    const PgGraph *graph;
    Entity *entities; /* by term */
    PgTermId type, label, pref_label, alt_label, background, exact;
    PgTermId about, indicator, value, unit, period;
    const char **sentences; /* by term: the quotation of an evidence graph */
    const char **cells[5];  /* by term: about … period of an observation */
} Tables;

static PgTermId find(const PgGraph *graph, const char *iri) {
    return pg_graph_find_iri(graph, iri, strlen(iri));
}

static const char *local_name(const char *iri) {
    return g_str_has_prefix(iri, PG_NS) ? iri + strlen(PG_NS) : NULL;
}

static bool is_number(const char *text) {
    char *end;
    g_ascii_strtod(text, &end);
    return end > text && !*end;
}

static bool is_like_formula(const char *text) {
    static const char *const begins[] = {"=",  "+",  "-",  "@",  "\t", "\r",
                                         "\n", "＝", "＋", "－", "＠"};
    for (size_t i = 0; i < G_N_ELEMENTS(begins); i++)
        if (g_str_has_prefix(text, begins[i]))
            return !is_number(text);
    return false;
}

static void put_cell(FILE *out, const char *text, bool is_last) {
    putc('"', out);
    if (is_like_formula(text))
        putc('\'', out);
    for (const char *p = text; *p; p++) {
        if (*p == '"')
            putc('"', out);
        putc(*p, out);
    }
    fputs(is_last ? "\"\r\n" : "\",", out);
}

static void put_row(FILE *out, const char *const *cells, size_t n) {
    for (size_t i = 0; i < n; i++)
        put_cell(out, cells[i] ? cells[i] : "", i + 1 == n);
}

/* The name of a term as a person reads it. */
static const char *shown(const Tables *tables, PgTermId id) {
    if (!id)
        return "";
    if (tables->entities[id].label)
        return tables->entities[id].label;
    PgTerm term = pg_graph_term(tables->graph, id);
    if (term.is_literal)
        return term.value;
    const char *name = local_name(term.value);
    if (!name && g_str_has_prefix(term.value, PG_ID_NS "amount/")) /* USD30000000 */
        name = term.value + strlen(PG_ID_NS "amount/");
    return name ? name : term.value;
}

static const char *document_of(const Tables *tables, PgTermId graph) {
    const char *iri = graph ? pg_graph_term(tables->graph, graph).value : "";
    return g_str_has_prefix(iri, PG_DOC_NS) ? iri + strlen(PG_DOC_NS) : iri;
}

static void gather(Tables *tables) {
    size_t n;
    const PgQuad *quads = pg_graph_quads(tables->graph, &n);
    const PgTermId columns[5] = {tables->about, tables->indicator, tables->value, tables->unit,
                                 tables->period};
    for (size_t i = 0; i < n; i++) {
        const PgQuad *quad = &quads[i];
        if (quad->graph && quad->graph == tables->background)
            continue;
        PgTerm object = pg_graph_term(tables->graph, quad->object);
        Entity *entity = &tables->entities[quad->subject];
        entity->iri = quad->subject;
        if (quad->predicate == tables->exact && !quad->graph)
            tables->sentences[quad->subject] = object.value;
        if (!quad->graph)
            continue;
        if (quad->predicate == tables->type && local_name(object.value)) {
            entity->class = local_name(object.value);
        } else if (quad->predicate == tables->label || quad->predicate == tables->pref_label) {
            entity->label = object.value;
        } else if (quad->predicate == tables->alt_label) {
            if (!entity->aliases)
                entity->aliases = g_string_new(NULL);
            g_string_append_printf(entity->aliases, "%s%s", entity->aliases->len ? "；" : "",
                                   object.value);
            if (!entity->label)
                entity->label = object.value;
        }
        for (int c = 0; c < 5; c++)
            if (columns[c] && quad->predicate == columns[c])
                tables->cells[c][quad->subject] = c ? object.value : shown(tables, quad->object);
    }
}

static void put_entities(const Tables *tables, FILE *out) {
    put_row(out, (const char *[]){"名称", "类别", "别名", "IRI"}, 4);
    for (PgTermId id = 1; id <= pg_graph_n_terms(tables->graph); id++) {
        const Entity *entity = &tables->entities[id];
        if (entity->class && entity->label)
            put_row(out,
                    (const char *[]){entity->label, entity->class,
                                     entity->aliases ? entity->aliases->str : "",
                                     pg_graph_term(tables->graph, id).value},
                    4);
    }
}

/* Facts about entities: relations where the object is one, too, attributes otherwise. */
static void put_facts(const Tables *tables, FILE *out, bool relations) {
    put_row(out,
            relations ? (const char *[]){"主体", "类别", "关系", "客体", "客体类别", "原文", "出处"}
                      : (const char *[]){"主体", "类别", "属性", "值", "原文", "出处"},
            relations ? 7 : 6);
    size_t n;
    const PgQuad *quads = pg_graph_quads(tables->graph, &n);
    for (size_t i = 0; i < n; i++) {
        const PgQuad *quad = &quads[i];
        const char *property = local_name(pg_graph_term(tables->graph, quad->predicate).value);
        const Entity *subject = &tables->entities[quad->subject];
        const Entity *object = &tables->entities[quad->object];
        if (!quad->graph || quad->graph == tables->background || !property || !subject->label ||
            tables->cells[0][quad->subject])
            continue;
        if ((object->class && object->label) != relations)
            continue;
        const char *row[7] = {subject->label, subject->class, property,
                              shown(tables, quad->object)};
        size_t n_cells = 4;
        if (relations)
            row[n_cells++] = object->class;
        row[n_cells++] = tables->sentences[quad->graph];
        row[n_cells++] = document_of(tables, quad->graph);
        put_row(out, row, n_cells);
    }
}

static void put_statistics(const Tables *tables, FILE *out) {
    put_row(out, (const char *[]){"主体", "指标", "值", "单位", "时间", "原文", "出处"}, 7);
    size_t n;
    const PgQuad *quads = pg_graph_quads(tables->graph, &n);
    for (size_t i = 0; i < n; i++) {
        const PgQuad *quad = &quads[i];
        if (quad->predicate != tables->value || !quad->graph || !tables->cells[0][quad->subject])
            continue;
        const char *row[7];
        for (int c = 0; c < 5; c++)
            row[c] = tables->cells[c][quad->subject];
        row[5] = tables->sentences[quad->graph];
        row[6] = document_of(tables, quad->graph);
        put_row(out, row, 7);
    }
}

/* One row an entity of a class; several values of a property stand in one cell. */

enum { MOST_COLUMNS = 16 };

typedef struct {
    const char *class;
    struct {
        const char *property, *head;
    } columns[MOST_COLUMNS];
} ClassTable;

static const ClassTable class_tables[] = {
    [0] = {"Park",
           {{"locatedIn", "位于"},
            {"partOf", "属于"},
            {"industry", "产业"},
            {"landArea", "占地（平方米）"},
            {"floorArea", "建筑面积（平方米）"},
            {"investment", "投资额（元）"},
            {"annualOutput", "年产值（元）"},
            {"jobs", "就业人数"},
            {"honour", "荣誉"}}},
    [PG_TABLE_COMPANIES - PG_TABLE_PARKS] = {"Company",
                                             {{"locatedIn", "位于"},
                                              {"subsidiaryOf", "隶属"},
                                              {"acquired", "收购"},
                                              {"cooperatesWith", "合作"},
                                              {"industry", "产业"},
                                              {"investment", "投资额（元）"},
                                              {"annualOutput", "年产值（元）"},
                                              {"jobs", "就业人数"},
                                              {"honour", "荣誉"}}},
    [PG_TABLE_PROJECTS - PG_TABLE_PARKS] = {"Project",
                                            {{"locatedIn", "位于"},
                                             {"investor", "投资方"},
                                             {"industry", "产业"},
                                             {"investment", "投资额（元）"},
                                             {"annualOutput", "年产值（元）"},
                                             {"landArea", "占地（平方米）"},
                                             {"floorArea", "建筑面积（平方米）"},
                                             {"jobs", "就业人数"},
                                             {"status", "状态"},
                                             {"signDate", "签约时间"},
                                             {"startDate", "开工时间"},
                                             {"completionDate", "竣工时间"}}},
    [PG_TABLE_PEOPLE - PG_TABLE_PARKS] = {"Person", {{"worksFor", "任职于"}, {"position", "职务"}}},
};

static void add_value(GString **cell, const char *value) {
    if (!*cell) {
        *cell = g_string_new(value);
        return;
    }
    char **said = g_strsplit((*cell)->str, "；", -1);
    if (!g_strv_contains((const char *const *)said, value))
        g_string_append_printf(*cell, "；%s", value);
    g_strfreev(said);
}

/* Cells by term and column: those of one entity are `width` after each other. */
static GString **gather_cells(const Tables *tables, const ClassTable *table, size_t width) {
    size_t n;
    const PgQuad *quads = pg_graph_quads(tables->graph, &n);
    GString **cells = g_new0(GString *, (pg_graph_n_terms(tables->graph) + 1) * width);
    for (size_t i = 0; i < n; i++) {
        const PgQuad *quad = &quads[i];
        const char *class = tables->entities[quad->subject].class;
        if (!quad->graph || quad->graph == tables->background || !class ||
            strcmp(class, table->class) != 0)
            continue;
        const char *property = local_name(pg_graph_term(tables->graph, quad->predicate).value);
        for (size_t c = 0; property && c < width; c++)
            if (strcmp(table->columns[c].property, property) == 0)
                add_value(&cells[quad->subject * width + c], shown(tables, quad->object));
    }
    return cells;
}

static void put_class(const Tables *tables, const ClassTable *table, FILE *out) {
    size_t width = 0, n_terms = pg_graph_n_terms(tables->graph);
    const char *row[MOST_COLUMNS + 3] = {"名称", "别名"};
    for (; width < MOST_COLUMNS && table->columns[width].property; width++)
        row[2 + width] = table->columns[width].head;
    row[2 + width] = "IRI";
    put_row(out, row, width + 3);
    GString **cells = gather_cells(tables, table, width);
    for (PgTermId id = 1; id <= n_terms; id++) {
        const Entity *entity = &tables->entities[id];
        if (!entity->class || !entity->label || strcmp(entity->class, table->class) != 0)
            continue;
        row[0] = entity->label;
        row[1] = entity->aliases ? entity->aliases->str : "";
        for (size_t c = 0; c < width; c++)
            row[2 + c] = cells[id * width + c] ? cells[id * width + c]->str : "";
        row[2 + width] = pg_graph_term(tables->graph, id).value;
        put_row(out, row, width + 3);
    }
    for (size_t i = 0; i < (n_terms + 1) * width; i++)
        if (cells[i])
            g_string_free(cells[i], TRUE);
    g_free(cells);
}

static PgStatus write_table(const Tables *tables, PgTable which, FILE *out, const PgLog *log) {
    fputs("\xef\xbb\xbf", out);
    if (which == PG_TABLE_ENTITIES)
        put_entities(tables, out);
    else if (which == PG_TABLE_STATISTICS)
        put_statistics(tables, out);
    else if (which >= PG_TABLE_PARKS)
        put_class(tables, &class_tables[which - PG_TABLE_PARKS], out);
    else
        put_facts(tables, out, which == PG_TABLE_RELATIONS);
    if (!fflush(out) && !ferror(out))
        return PG_OK;
    pg_log(log, PG_LOG_ERROR, NULL, "cannot write: %s", g_strerror(errno));
    return PG_ERROR_IO;
}

PgStatus pg_tables_write(const PgGraph *graph, FILE *const out[PG_N_TABLES], const PgLog *log) {
    size_t n = pg_graph_n_terms(graph) + 1;
    Tables tables = {.graph = graph,
                     .entities = g_new0(Entity, n),
                     .sentences = g_new0(const char *, n),
                     .type = find(graph, RDF_NS "type"),
                     .label = find(graph, RDFS_NS "label"),
                     .pref_label = find(graph, SKOS_NS "prefLabel"),
                     .alt_label = find(graph, SKOS_NS "altLabel"),
                     .background = find(graph, PG_BACKGROUND),
                     .exact = find(graph, OA_NS "exact"),
                     .about = find(graph, PG_NS "about"),
                     .indicator = find(graph, PG_NS "indicator"),
                     .value = find(graph, PG_NS "value"),
                     .unit = find(graph, PG_NS "unit"),
                     .period = find(graph, PG_NS "period")};
    for (int c = 0; c < 5; c++)
        tables.cells[c] = g_new0(const char *, n);
    gather(&tables);
    PgStatus status = PG_OK;
    for (int which = 0; which < PG_N_TABLES && status == PG_OK; which++)
        if (out[which])
            status = write_table(&tables, (PgTable)which, out[which], log);
    for (size_t i = 0; i < n; i++)
        if (tables.entities[i].aliases)
            g_string_free(tables.entities[i].aliases, TRUE);
    for (int c = 0; c < 5; c++)
        g_free(tables.cells[c]);
    g_free(tables.entities);
    g_free(tables.sentences);
    return status;
}
