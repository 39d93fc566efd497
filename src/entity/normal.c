#include "entity/internal.h"

#include <string.h>

const char *pg_name_text(const PgReading *reading, PgSpan span) {
    char *text = pg_arena_alloc(reading->arena, (span.end - span.start) * 4 + 1), *end = text;
    uint32_t before = 0; /* the last character that was kept */
    for (uint32_t i = span.start; i < span.end; i++) {
        uint32_t c = reading->text[i];
        bool between_latin = c == ' ' && pg_char_is_latin(before) && i + 1 < span.end &&
                             pg_char_is_latin(reading->text[i + 1]);
        if ((c == ' ' && !between_latin) || c == '"' || (c >= 0x2018 && c <= 0x201d) ||
            c == 0x300a || c == 0x300b || c == '\n')
            continue;
        end = pg_utf8_put(end, c);
        before = c;
    }
    return text;
}

typedef struct {
    const PgReading *reading;
    GPtrArray *keys;
} Keys;

static void add_key(Keys *keys, const char *text) {
    if (!*text || !*g_utf8_next_char(text)) /* a single character is no key */
        return;
    for (guint i = 0; i < keys->keys->len; i++)
        if (!strcmp(keys->keys->pdata[i], text))
            return;
    g_ptr_array_add(keys->keys, pg_arena_strndup(keys->reading->arena, text, strlen(text)));
}

/* Everything before the bracket that closes the name. */
static char *without_bracket(const char *name) {
    static const char open[] = "（", close[] = "）";
    if (!g_str_has_suffix(name, close))
        return NULL;
    const char *at = g_strrstr(name, open);
    return at && at > name ? g_strndup(name, (gsize)(at - name)) : NULL;
}

enum { LONGEST_PLACE = 12, SHORTEST_PLACE = 2 };

typedef struct {
    const PgReading *reading;
    uint32_t limit; /* something is left behind a place that ends before it */
    uint32_t longest;
} PlaceSearch;

static void take_place(void *data, uint32_t length, uint32_t entry) {
    PlaceSearch *search = data;
    const PgLexEntry *at = pg_reading_entry(search->reading, entry);
    while (at && at->kind != PG_LEX_PLACE)
        at = pg_reading_entry(search->reading, at->next);
    if (at && at->class != PG_CLASS_PARK && length >= SHORTEST_PLACE && length < search->limit)
        search->longest = length;
}

/* The bytes of a place's name that opens `name`; 0 when none does or nothing would be left. */
static gsize opening_place(const PgReading *reading, const char *name) {
    uint32_t chars[LONGEST_PLACE + 1], n = 0;
    for (const char *p = name; *p && n < G_N_ELEMENTS(chars);)
        chars[n++] = pg_utf8_next(&p);
    PlaceSearch search = {reading, n, 0};
    pg_ontology_match(reading->ontology, chars, n, take_place, &search);
    return (gsize)(g_utf8_offset_to_pointer(name, search.longest) - name);
}

/* 杭州市 → 杭州 */
static const char *short_place(const PgReading *reading, const char *name, gsize size) {
    uint32_t chars[16];
    if (size > sizeof chars)
        return NULL;
    size_t n = pg_chars_from_utf8(name, size, chars);
    const PgLexEntry *entry =
        pg_ontology_find_kind(reading->ontology, chars, n, PG_LEX_PLACE, PG_CLASS_NONE);
    return entry ? pg_ontology_place(reading->ontology, entry->value)->short_name : NULL;
}

/* Ways to write the same kind of park, longest first, and the form that stands for them. */
static const struct {
    const char *ending, *normal;
} park_endings[] = {{"国家高新技术产业开发区", "高新区"},
                    {"高新技术产业开发区", "高新区"},
                    {"高新技术产业园区", "高新区"},
                    {"高新技术产业区", "高新区"},
                    {"高新技术开发区", "高新区"},
                    {"高新产业开发区", "高新区"},
                    {"国家级高新区", "高新区"},
                    {"国家高新区", "高新区"},
                    {"高新园区", "高新区"},
                    {"国家级经济技术开发区", "经开区"},
                    {"经济技术开发区", "经开区"},
                    {"国家级经开区", "经开区"},
                    {"经济开发区", "经开区"},
                    {"经开区", "经开区"},
                    {"综合保税区", "综保区"},
                    {"自由贸易试验区", "自贸区"},
                    {"自由贸易区", "自贸区"},
                    {"自贸试验区", "自贸区"},
                    {"国家自主创新示范区", "自创区"},
                    {"开发区", "经开区"}};

/* 中国（湖南）自由贸易试验区郴州片区 → 湖南自贸区郴州片区; NULL for any other name. */
static char *free_trade_name(const char *name) {
    static const char *const forms[] = {"自由贸易试验区", "自贸试验区", "自由贸易区"};
    if (!strstr(name, "自由贸易") && !strstr(name, "自贸试验区"))
        return NULL;
    GString *text = g_string_new(name);
    bool found = false;
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++)
        found |= g_string_replace(text, forms[i], "自贸区", 1) > 0;
    if (found) {
        g_string_replace(text, "（", "", 0);
        g_string_replace(text, "）", "", 0);
        g_string_replace(text, "·", "", 0);
        if (g_str_has_prefix(text->str, "中国"))
            g_string_erase(text, 0, (gssize)strlen("中国"));
    }
    return g_string_free(text, !found);
}

static void add_park_keys(Keys *keys, const char *name) {
    const PgReading *reading = keys->reading;
    char *free_trade = free_trade_name(name);
    if (free_trade) {
        add_key(keys, free_trade);
        g_free(free_trade);
        return;
    }
    /* 某某产业园区 and 某某产业园 are one. */
    if (g_str_has_suffix(name, "园区") && g_utf8_strlen(name, -1) > 5) {
        char *park = g_strndup(name, strlen(name) - strlen("区"));
        add_key(keys, park);
        g_free(park);
    }
    char *base = without_bracket(name), *plain = NULL;
    if (base)
        add_key(keys, base);
    const char *at = base ? base : name;
    /* 西宁（国家级）经济技术开发区 */
    const char *open = strstr(at, "（国家"), *close = open ? strstr(open, "）") : NULL;
    if (close) {
        plain = g_strdup_printf("%.*s%s", (int)(open - at), at, close + strlen("）"));
        g_free(base);
        at = base = plain;
        add_key(keys, base);
    }
    if (g_str_has_prefix(at, "中国"))
        at += strlen("中国");
    const char *last_place = NULL;
    gsize size;
    while ((size = opening_place(reading, at)) && at[size]) {
        last_place = short_place(reading, at, size);
        at += size;
    }
    bool is_area = g_str_has_suffix(at, "区"); /* as all of them do */
    for (size_t i = 0; is_area && i < G_N_ELEMENTS(park_endings); i++) {
        if (!g_str_has_suffix(at, park_endings[i].ending))
            continue;
        char *key = g_strdup_printf("%s%.*s%s", last_place ? last_place : "",
                                    (int)(strlen(at) - strlen(park_endings[i].ending)), at,
                                    park_endings[i].normal);
        if (last_place || strlen(at) > strlen(park_endings[i].ending))
            add_key(keys, key);
        g_free(key);
        g_free(base);
        return;
    }
    if (last_place) {
        char *key = g_strconcat(last_place, at, NULL);
        add_key(keys, key);
        g_free(key);
    }
    if (g_utf8_strlen(at, -1) >= 4)
        add_key(keys, at);
    g_free(base);
}

static void add_company_keys(Keys *keys, const char *name) {
    const PgReading *reading = keys->reading;
    char *base = without_bracket(name);
    if (base)
        add_key(keys, base);
    const char *at = base ? base : name;
    static const char *const forms[] = {"股份有限公司", "有限责任公司", "集团有限公司",
                                        "有限公司",     "股份公司",     "公司",
                                        "集团",         "股份",         NULL};
    char *stem = g_strdup(at);
    for (const char *const *form = forms; *form; form++)
        if (g_str_has_suffix(stem, *form) && strlen(stem) > strlen(*form) + 4) {
            stem[strlen(stem) - strlen(*form)] = 0;
            add_key(keys, stem);
            break;
        }
    gsize size = opening_place(reading, stem);
    if (size && g_utf8_strlen(stem + size, -1) >= 3)
        add_key(keys, stem + size);
    g_free(stem);
    g_free(base);
}

static void add_project_keys(Keys *keys, const char *name) {
    static const char *const endings[] = {"建设项目", "项目", "工程", NULL};
    for (const char *const *ending = endings; *ending; ending++)
        if (g_str_has_suffix(name, *ending) && strlen(name) > strlen(*ending) + 9) {
            char *stem = g_strndup(name, strlen(name) - strlen(*ending));
            add_key(keys, stem);
            g_free(stem);
            break;
        }
    static const char *const phases[] = {"一期", "（一期）", NULL};
    for (const char *const *phase = phases; *phase; phase++)
        if (g_str_has_suffix(name, *phase)) {
            char *stem = g_strndup(name, strlen(name) - strlen(*phase));
            add_key(keys, stem);
            g_free(stem);
            break;
        }
}

void pg_name_keys(const PgReading *reading, PgClass class, const char *name, GPtrArray *keys) {
    Keys all = {reading, keys};
    add_key(&all, name);
    switch (class) {
    case PG_CLASS_PARK:
        add_park_keys(&all, name);
        break;
    case PG_CLASS_COMPANY:
        add_company_keys(&all, name);
        break;
    case PG_CLASS_PROJECT:
        add_project_keys(&all, name);
        break;
    case PG_CLASS_ORGANIZATION: {
        char *base = without_bracket(name);
        if (base)
            add_key(&all, base);
        g_free(base);
        break;
    }
    default:
        break;
    }
}
