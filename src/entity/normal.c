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
            c == U'《' || c == U'》' || c == '\n')
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

/* The longest form of a class's names that stands at the beginning, or the end, of one and leaves
   `least` characters; NULL for none. */
static const PgNameForm *form_of(const PgReading *reading, PgClass class, PgFormPlace where,
                                 const char *name, glong least) {
    uint32_t n;
    const PgNameForm *forms = pg_ontology_forms(reading->ontology, class, where, &n);
    size_t size = strlen(name);
    for (uint32_t i = 0; i < n; i++) {
        const PgNameForm *form = &forms[i];
        if (form->size > size)
            continue;
        const char *at = where == PG_FORM_BEGINS ? name : name + size - form->size;
        if (!memcmp(at, form->written, form->size) &&
            g_utf8_strlen(name, -1) >= (glong)form->length + least)
            return form;
    }
    return NULL;
}

/* The name with its ending in the form that stands for it. */
static char *with_normal_ending(const char *name, const PgNameForm *form) {
    return g_strdup_printf("%.*s%s", (int)(strlen(name) - strlen(form->written)), name,
                           form->normal);
}

static const char *without_beginning(const PgReading *reading, PgClass class, const char *name) {
    const PgNameForm *form = form_of(reading, class, PG_FORM_BEGINS, name, 2);
    return form ? name + strlen(form->written) : name;
}

/* 中国（湖南）自由贸易试验区郴州片区 → 湖南自贸区郴州片区; NULL for any other name. */
static char *name_around_form(const PgReading *reading, const char *name) {
    uint32_t n;
    const PgNameForm *forms =
        pg_ontology_forms(reading->ontology, PG_CLASS_PARK, PG_FORM_ANYWHERE, &n);
    GString *text = NULL;
    for (uint32_t i = 0; i < n; i++) {
        if (!strstr(text ? text->str : name, forms[i].written))
            continue;
        if (!text)
            text = g_string_new(name);
        g_string_replace(text, forms[i].written, forms[i].normal, 1);
    }
    if (!text)
        return NULL;
    static const char *const marks[] = {"（", "）", "·"};
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
        g_string_replace(text, marks[i], "", 0);
    const char *rest = without_beginning(reading, PG_CLASS_PARK, text->str);
    g_string_erase(text, 0, rest - text->str);
    return g_string_free(text, FALSE);
}

/* 西宁（国家级）经济技术开发区 without its grade; NULL for any other name. */
static char *without_grade(const PgReading *reading, const char *name) {
    const char *open = strstr(name, "（"), *close = open ? strstr(open, "）") : NULL;
    uint32_t chars[8];
    const char *inside = open ? open + strlen("（") : NULL;
    if (!close || (size_t)(close - inside) > sizeof chars)
        return NULL;
    size_t n = pg_chars_from_utf8(inside, (size_t)(close - inside), chars);
    if (!pg_ontology_find_kind(reading->ontology, chars, n, PG_LEX_GRADE, PG_CLASS_NONE))
        return NULL;
    return g_strdup_printf("%.*s%s", (int)(open - name), name, close + strlen("）"));
}

static bool is_zone_form(const PgReading *reading, const PgNameForm *form) {
    uint32_t chars[8];
    if (strlen(form->normal) > sizeof chars)
        return false;
    size_t n = pg_chars_from_utf8(form->normal, strlen(form->normal), chars);
    return pg_ontology_find_kind(reading->ontology, chars, n, PG_LEX_ZONE, PG_CLASS_NONE);
}

/* 工业园区, 科技园: what many parks are called behind the names of their places. */
static bool is_kind_of_park(const PgReading *reading, const char *name) {
    enum { LONGEST = 16 };
    uint32_t chars[LONGEST];
    if (g_utf8_strlen(name, -1) > LONGEST)
        return false;
    size_t n = pg_chars_from_utf8(name, strlen(name), chars);
    return pg_ontology_find_kind(reading->ontology, chars, n, PG_LEX_ENDING, PG_CLASS_PARK) ||
           pg_ontology_find_kind(reading->ontology, chars, n, PG_LEX_WEAK_ENDING, PG_CLASS_PARK);
}

static void add_park_keys(Keys *keys, const char *name) {
    const PgReading *reading = keys->reading;
    char *around = name_around_form(reading, name);
    if (around) {
        add_key(keys, around);
        g_free(around);
        return;
    }
    /* 某某产业园区 and 某某产业园 are one. */
    const PgNameForm *form = form_of(reading, PG_CLASS_PARK, PG_FORM_ENDS, name, 4);
    bool is_zone = form && is_zone_form(reading, form);
    if (form && !is_zone) {
        char *other = with_normal_ending(name, form);
        add_key(keys, other);
        g_free(other);
    }
    char *base = without_bracket(name);
    if (base)
        add_key(keys, base);
    char *plain = without_grade(reading, base ? base : name);
    if (plain) {
        add_key(keys, plain);
        g_free(base);
        base = plain;
    }
    const char *at = without_beginning(reading, PG_CLASS_PARK, base ? base : name);
    const char *last_place = NULL;
    gsize size;
    while ((size = opening_place(reading, at)) && at[size]) {
        last_place = short_place(reading, at, size);
        at += size;
    }
    form = form_of(reading, PG_CLASS_PARK, PG_FORM_ENDS, at, 0);
    is_zone = form && is_zone_form(reading, form);
    char *ending = is_zone ? with_normal_ending(at, form) : g_strdup(at);
    if (last_place || (is_zone && strlen(at) > strlen(form->written))) {
        char *key = g_strconcat(last_place ? last_place : "", ending, NULL);
        add_key(keys, key);
        g_free(key);
    }
    if (!is_zone && g_utf8_strlen(at, -1) >= 4 && !is_kind_of_park(reading, at))
        add_key(keys, at);
    g_free(ending);
    g_free(base);
}

/* 高新, 发展: a word that many names have. */
static bool says_nothing(const PgReading *reading, const char *text) {
    enum { LONGEST = 4 };
    uint32_t chars[LONGEST];
    glong n = g_utf8_strlen(text, -1);
    if (n > LONGEST)
        return false;
    pg_chars_from_utf8(text, strlen(text), chars);
    return pg_ontology_find_kind(reading->ontology, chars, (size_t)n, PG_LEX_NOT_A_NAME,
                                 PG_CLASS_PARK) ||
           pg_ontology_find_kind(reading->ontology, chars, (size_t)n, PG_LEX_NOT_A_NAME,
                                 PG_CLASS_COMPANY);
}

/* The name without its legal form, its 项目 or its phase. */
static char *stem_of(Keys *keys, PgClass class, const char *name, glong least) {
    const PgNameForm *form = form_of(keys->reading, class, PG_FORM_ENDS, name, least);
    if (!form)
        return NULL;
    char *stem = with_normal_ending(name, form);
    if (class == PG_CLASS_COMPANY && says_nothing(keys->reading, stem)) {
        g_free(stem); /* 高新控股 is not 高新产投 */
        return NULL;
    }
    add_key(keys, stem);
    return stem;
}

static void add_company_keys(Keys *keys, const char *name) {
    const PgReading *reading = keys->reading;
    char *base = without_bracket(name);
    if (base)
        add_key(keys, base);
    char *stem = stem_of(keys, PG_CLASS_COMPANY, base ? base : name, 2);
    const char *at = stem ? stem : base ? base : name;
    gsize size = opening_place(reading, at);
    if (size && g_utf8_strlen(at + size, -1) >= 3)
        add_key(keys, at + size);
    g_free(stem);
    g_free(base);
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
        g_free(stem_of(&all, PG_CLASS_PROJECT, name, 4));
        break;
    case PG_CLASS_ORGANIZATION: {
        char *base = without_bracket(name);
        if (base)
            add_key(&all, base);
        g_free(stem_of(&all, PG_CLASS_ORGANIZATION, base ? base : name, 1));
        g_free(base);
        break;
    }
    default:
        break;
    }
}
