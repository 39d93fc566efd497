#include "draw/style.h"

#include <glib.h>

/* Hues of Okabe and Ito's palette, which the colour-blind tell apart; fills so light that black
   text has a contrast of more than 12:1 on each. */
static const PgClassStyle CLASSES[PG_N_CLASSES] = {
    [PG_CLASS_PROVINCE] = {"Province", "octagon", "filled", "#dcdcdc", "#555555", 11, 16},
    [PG_CLASS_CITY] = {"City", "ellipse", "filled", "#ececec", "#555555", 11, 16},
    [PG_CLASS_DISTRICT] = {"District", "ellipse", "filled,dashed", "#f7f7f7", "#555555", 11, 16},
    [PG_CLASS_REGION] = {"Region", "box", "filled,rounded,dotted", "#f0f0f0", "#555555", 11, 16},
    [PG_CLASS_PARK] = {"Park", "box", "filled,bold", "#c3def5", "#005a8f", 13, 20},
    [PG_CLASS_PROJECT] = {"Project", "note", "filled", "#b9e6d0", "#00634a", 11, 24},
    [PG_CLASS_COMPANY] = {"Company", "box", "filled", "#ffffff", "#333333", 11, 22},
    [PG_CLASS_ORGANIZATION] = {"Organization", "tab", "filled", "#f0cfe4", "#8f3f72", 11, 22},
    [PG_CLASS_PERSON] = {"Person", "box", "filled,rounded", "#fdf3a8", "#7d6f00", 11, 20},
    [PG_CLASS_INDUSTRY] = {"Industry", "hexagon", "filled", "#fbd5bb", "#b34a00", 11, 16},
    [PG_CLASS_OTHER] = {NULL, "parallelogram", "filled", "#fafafa", "#333333", 11, 20},
};

static const PgRelationStyle RELATIONS[PG_N_RELATIONS + 1] = {
    {"locatedIn", "#707070", "solid", true, false, true},
    {"partOf", "#005a8f", "bold", true, false, false},
    {"investor", "#00634a", "solid", false, false, true},
    {"subsidiaryOf", "#333333", "dashed", true, false, false},
    {"acquired", "#c00000", "bold", false, false, false},
    {"cooperatesWith", "#8f3f72", "dashed", false, true, false},
    {"worksFor", "#7d6f00", "solid", true, false, true},
    {"industry", "#b34a00", "dotted", false, false, true},
    {NULL, "#333333", "dotted", false, false, false},
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

static const char *const STATUSES[] = {"", "signed", "started", "completed", "operating"};

unsigned pg_status_find(const char *local) {
    for (unsigned i = 1; i < G_N_ELEMENTS(STATUSES); i++)
        if (g_str_equal(local, STATUSES[i]))
            return i;
    return 0;
}

const char *pg_status_name(unsigned status) {
    return STATUSES[status];
}
