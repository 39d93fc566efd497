/* What sentences say of industries: each case is a short article and the facts it states, one a
   line, in the order of owner and field. The near-misses state nothing. */
#include "relation/relation.h"
#include "source_reading.h"

typedef struct {
    const char *name, *text, *facts;
} Case;

static const Case cases[] = {
    /* Enumerations, and who they are said of. */
    {"batch",
     "云岭高新区12个项目集中签约\n"
     "本报讯 5月8日，云岭高新区举行项目集中签约仪式，12个项目涉及生物医药、新材料、冷链物流等领域，"
     "总投资30亿元。\n",
     "云岭高新区 industry 冷链物流\n云岭高新区 industry 新材料\n云岭高新区 industry 生物医药\n"},
    {"leading",
     "青溪经济开发区主导产业提速\n"
     "青溪经济开发区以装备制造为主导、以电子信息为特色。\n",
     "青溪经济开发区 industry 电子信息\n青溪经济开发区 industry 装备制造\n"},
    {"called",
     "青溪经济开发区产业集群壮大\n"
     "青溪经济开发区已形成石油化工、装备制造、电子信息3大千亿级产业集群。\n",
     "青溪经济开发区 industry 电子信息\n青溪经济开发区 industry 石油化工\n"
     "青溪经济开发区 industry 装备制造\n"},
    {"joined",
     "青溪经济开发区重点招商\n"
     "青溪经济开发区聚焦新能源汽车及其关键零部件、智能装备制造和现代物流。\n",
     "青溪经济开发区 industry 新能源汽车及其关键零部件\n青溪经济开发区 industry 智能装备制造\n"
     "青溪经济开发区 industry 现代物流\n"},
    {"division of labour",
     "青溪经济开发区三园并进\n"
     "东岭工业园主攻先进制造，西塘工业园以化工新材料为主。\n",
     "东岭工业园 industry 先进制造\n西塘工业园 industry 化工新材料\n"},
    {"opening", "青溪经济开发区外贸回暖\n青溪经济开发区进出口增长5%。跨境电商是另一番景象。\n",
     "青溪经济开发区 industry 跨境电商\n"},
    /* Lines of business, known to the scheme or not. */
    {"business",
     "走进青溪经济开发区\n"
     "宁州朗科医学科技有限公司主要从事头颈、运动医学和神经修复三大领域的产品研发。\n",
     "宁州朗科医学科技有限公司 industry 头颈\n宁州朗科医学科技有限公司 industry 神经修复\n"
     "宁州朗科医学科技有限公司 industry 运动医学\n"},
    {"maker", "走进青溪经济开发区\n宁州川流装备有限公司是国内领先的造纸装备供应商。\n",
     "宁州川流装备有限公司 industry 造纸装备\n"},
    {"next clause",
     "走进青溪经济开发区\n作为电子信息产业链龙头，宁州朗科光电有限公司追加投资5亿元。\n",
     "宁州朗科光电有限公司 industry 电子信息\n"},
    {"companies in a field",
     "走进青溪经济开发区\n宁州朗科光电有限公司、宁州川流装备有限公司等物联网企业已入驻。\n",
     "宁州川流装备有限公司 industry 物联网\n宁州朗科光电有限公司 industry 物联网\n"},
    /* Names of parks and projects. */
    {"project name", "青溪经济开发区项目开工\n投资3亿元的大牧工业机器人项目开工。\n",
     "大牧工业机器人项目 industry 工业机器人\n"},
    {"park name", "新园开园\n云岭生物医药产业园开园。\n", "云岭生物医药产业园 industry 生物医药\n"},
    /* Near-misses. */
    {"company name", "走进青溪经济开发区\n宁州朗科生物医药有限公司昨日开业。\n", ""},
    {"technologies",
     "走进青溪经济开发区\n"
     "宁州朗科光电有限公司的车间用上了边缘计算、人工智能、大数据等技术手段。\n",
     ""},
    {"slogans",
     "青溪经济开发区提速\n青溪经济开发区加快构建现代化产业体系，培育战略性新兴产业和未来产业。\n",
     ""},
    {"zone of a kind", "海湾旅游度假区开园\n海湾旅游度假区昨日开园。\n", ""},
};

static int by_text(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static char *facts_of(const PgOntology *ontology, const PgDocument *document) {
    PgArena *arena = pg_arena_new();
    PgPage *page = pg_page_new(document, ontology, arena);
    PgCast *cast = pg_cast_new(pg_reading_new(page, ontology, arena));
    PgFindings *findings = pg_findings_new(cast);
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    for (uint32_t i = 0; i < findings->n_facts; i++) {
        const PgFact *fact = &findings->facts[i];
        if (fact->property != pg_ontology_known(ontology)->industry)
            continue;
        /* The form without 产业 is what the case names. */
        const PgEntity *field = &cast->entities[fact->object];
        const char *name = field->label;
        for (uint32_t k = 0; k < field->n_names; k++)
            if (strlen(field->names[k].text) < strlen(name))
                name = field->names[k].text;
        char *line = g_strdup_printf("%s industry %s\n", cast->entities[fact->subject].label, name);
        if (g_ptr_array_find_with_equal_func(lines, line, g_str_equal, NULL))
            g_free(line);
        else
            g_ptr_array_add(lines, line);
    }
    g_ptr_array_sort(lines, by_text);
    g_ptr_array_add(lines, NULL);
    char *facts = g_strjoinv("", (char **)lines->pdata);
    g_ptr_array_unref(lines);
    pg_arena_free(arena);
    return facts;
}

static void test_cases(const void *ontology) {
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        Reading reading = read_text(".txt", cases[i].text);
        char *facts = facts_of(ontology, document_of(&reading));
        if (strcmp(facts, cases[i].facts)) {
            g_printerr("%s: expected\n%sfound\n%s\n", cases[i].name, cases[i].facts, facts);
            g_test_fail();
        }
        g_free(facts);
        reading_clear(&reading);
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    PgLog log = {NULL, NULL};
    PgOntology *ontology;
    if (pg_ontology_load("ontology", NULL, 0, &ontology, &log) != PG_OK)
        return 1;
    g_test_add_data_func("/industry/said", ontology, test_cases);
    int status = g_test_run();
    pg_ontology_free(ontology);
    return status;
}
