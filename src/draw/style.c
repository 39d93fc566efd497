#include "draw/style.h"

#include <glib.h>

/* Hues of Okabe and Ito's palette, which the colour-blind tell apart; fills so light that black
   text has a contrast of more than 12:1 on each. */
static const PgClassStyle CLASSES[PG_N_CLASSES] = {
    [PG_CLASS_PROVINCE] = {"Province", "省级", "个省级地区", "octagon", "filled", "#e4e4e4",
                           "#555555", 11, 16},
    [PG_CLASS_CITY] = {"City", "城市", "个城市", "ellipse", "filled", "#ededed", "#555555", 11, 16},
    [PG_CLASS_DISTRICT] = {"District", "区县", "个区县", "ellipse", "filled,dashed", "#f7f7f7",
                           "#555555", 11, 16},
    [PG_CLASS_REGION] = {"Region", "区域", "个区域", "box", "filled,rounded,dotted", "#f0f0f0",
                         "#555555", 11, 16},
    [PG_CLASS_PARK] = {"Park", "园区", "个园区", "box", "filled,bold", "#cfe4f5", "#005a8f", 13,
                       20},
    [PG_CLASS_PROJECT] = {"Project", "项目", "个项目", "note", "filled", "#d5efe4", "#007a58", 11,
                          24},
    [PG_CLASS_COMPANY] = {"Company", "企业", "家企业", "box", "filled", "#ffffff", "#333333", 11,
                          22},
    [PG_CLASS_ORGANIZATION] = {"Organization", "机构", "家机构", "tab", "filled", "#f3deeb",
                               "#8f3f72", 11, 22},
    [PG_CLASS_PERSON] = {"Person", "人物", "人", "box", "filled,rounded", "#fdf6c3", "#7d6f00", 11,
                         20},
    [PG_CLASS_INDUSTRY] = {"Industry", "产业", "个产业", "hexagon", "filled", "#fbe1d0", "#b34a00",
                           11, 16},
    [PG_CLASS_OTHER] = {NULL, "其他", "个其他实体", "parallelogram", "filled", "#fafafa", "#333333",
                        11, 20},
};

static const PgRelationStyle RELATIONS[PG_N_RELATIONS + 1] = {
    {"locatedIn", "位于", "#707070", "solid", true, false, true},
    {"partOf", "属于", "#005a8f", "bold", true, false, false},
    {"investor", "投资方", "#007a58", "solid", false, false, true},
    {"subsidiaryOf", "隶属", "#333333", "dashed", true, false, false},
    {"acquired", "收购", "#c00000", "bold", false, false, false},
    {"cooperatesWith", "合作", "#8f3f72", "dashed", false, true, false},
    {"worksFor", "任职", "#7d6f00", "solid", true, false, true},
    {"industry", "产业", "#b34a00", "dotted", false, false, true},
    {NULL, "其他", "#333333", "dotted", false, false, false},
};

const PgClassStyle *pg_class_style(PgClass which) {
    return &CLASSES[which];
}

bool pg_class_find(const char *local, PgClass *which) {
    static const char *const NEVER[] = {"Observation", "Sentence"};
    for (size_t i = 0; i < G_N_ELEMENTS(NEVER); i++)
        if (g_str_equal(local, NEVER[i]))
            return false;
    *which = PG_CLASS_OTHER;
    for (int i = 0; i < PG_CLASS_OTHER; i++)
        if (g_str_equal(local, CLASSES[i].local))
            *which = (PgClass)i;
    return true;
}

const PgRelationStyle *pg_relation_style(size_t which) {
    return &RELATIONS[which];
}

size_t pg_relation_find(const char *local) {
    size_t i = 0;
    while (i < PG_N_RELATIONS && !g_str_equal(local, RELATIONS[i].local))
        i++;
    return i;
}

static const struct {
    const char *local, *label;
} STATUSES[] = {{"", ""},
                {"signed", "已签约"},
                {"started", "已开工"},
                {"completed", "已竣工"},
                {"operating", "已投产"}};

unsigned pg_status_find(const char *local) {
    for (unsigned i = 1; i < G_N_ELEMENTS(STATUSES); i++)
        if (g_str_equal(local, STATUSES[i].local))
            return i;
    return 0;
}

const char *pg_status_label(unsigned status) {
    return STATUSES[status].label;
}
