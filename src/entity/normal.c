#include "entity/internal.h"

#include <string.h>

/* Does a character count for nothing in names: a blank, but not between Latin words, quotation and
   title marks? `before` is the last one that counted. */
static bool is_dropped(const PgReading *reading, PgSpan span, uint32_t at, uint32_t before) {
    uint32_t c = reading->text[at];
    if (c == ' ')
        return !pg_char_is_latin(before) || at + 1 == span.end ||
               !pg_char_is_latin(reading->text[at + 1]);
    return c == '"' || (c >= 0x2018 && c <= 0x201d) || c == U'《' || c == U'》' || c == '\n';
}

PgChars pg_name_chars(const PgReading *reading, PgSpan span) {
    uint32_t i = span.start;
    while (i < span.end &&
           (pg_char_is_common_han(reading->text[i]) ||
            !is_dropped(reading, span, i, i > span.start ? reading->text[i - 1] : 0)))
        i++;
    if (i == span.end) /* as nearly all */
        return (PgChars){reading->text + span.start, pg_span_length(span)};
    uint32_t *chars = PG_ARENA_RESERVE(reading->arena, uint32_t, pg_span_length(span)), n = 0;
    for (i = span.start; i < span.end; i++)
        if (!is_dropped(reading, span, i, n ? chars[n - 1] : 0))
            chars[n++] = reading->text[i];
    return (PgChars){chars, n};
}

const char *pg_name_text(const PgReading *reading, PgChars name) {
    char *text = PG_ARENA_RESERVE(reading->arena, char, name.n * 4 + 1), *end = text;
    for (uint32_t i = 0; i < name.n; i++)
        end = pg_utf8_put(end, name.chars[i]);
    *end = 0;
    return text;
}

bool pg_name_ends_with(PgChars name, PgChars ending) {
    return ending.n <= name.n &&
           !memcmp(name.chars + name.n - ending.n, ending.chars, ending.n * sizeof *ending.chars);
}

PgChars pg_name_of_text(const PgReading *reading, const char *text) {
    size_t size = strlen(text);
    uint32_t *chars = PG_ARENA_RESERVE(reading->arena, uint32_t, size + 1);
    return (PgChars){chars, (uint32_t)pg_chars_from_utf8(text, size, chars)};
}

PgChars pg_name_joined(const PgReading *reading, PgChars first, PgChars second) {
    if (!second.n)
        return first;
    uint32_t *chars = PG_ARENA_RESERVE(reading->arena, uint32_t, first.n + second.n);
    memcpy(chars, first.chars, first.n * sizeof *chars);
    memcpy(chars + first.n, second.chars, second.n * sizeof *chars);
    return (PgChars){chars, first.n + second.n};
}

static PgChars behind(PgChars name, uint32_t n) {
    return (PgChars){name.chars + n, name.n - n};
}

static void add_key(PgNameKeys *keys, PgChars key) {
    if (key.n < 2) /* a single character is no key */
        return;
    for (uint32_t i = 0; i < keys->n; i++)
        if (keys->keys[i].n == key.n && pg_name_ends_with(keys->keys[i], key))
            return;
    keys->keys[keys->n++] = key;
}

/* Everything before the bracket that closes the name; all of it where none does. */
static PgChars without_bracket(PgChars name) {
    if (!name.n || name.chars[name.n - 1] != U'）')
        return name;
    for (uint32_t i = name.n - 1; i > 1; i--)
        if (name.chars[i - 1] == U'（')
            return (PgChars){name.chars, i - 1};
    return name;
}

/* The length of a place's name that opens `name`; 0 when none does or nothing would be left. */
static uint32_t opening_place(const PgReading *reading, PgChars name) {
    enum { LONGEST_PLACE = 12, SHORTEST_PLACE = 2 };
    const PgTrie *surfaces = pg_ontology_surfaces(reading->ontology);
    const PgLexSet *kinds = pg_ontology_kinds(reading->ontology);
    uint32_t longest = 0, most = name.n ? MIN(name.n - 1, LONGEST_PLACE) : 0;
    PgTrieWalk walk = {PG_TRIE_ROOT, 0};
    for (uint32_t index; (index = pg_trie_next(surfaces, &walk, name.chars, most));) {
        const PgLexEntry *entry = &reading->entries[index];
        if (walk.length >= SHORTEST_PLACE && kinds[entry->kinds] & pg_lex_bit(PG_LEX_PLACE) &&
            pg_lex_of_kind(entry, PG_LEX_PLACE)->class != PG_CLASS_PARK)
            longest = walk.length;
    }
    return longest;
}

static const PgLexEntry *entry_of(const PgReading *reading, PgChars name, PgLexKind kind,
                                  PgClass class) {
    return pg_ontology_find_kind(reading->ontology, name.chars, name.n, kind, class);
}

/* 杭州市 → 杭州 */
static PgChars short_place(const PgReading *reading, PgChars place) {
    const PgLexEntry *entry = entry_of(reading, place, PG_LEX_PLACE, PG_CLASS_NONE);
    return pg_name_of_text(reading, pg_ontology_place(reading->ontology, entry->value)->short_name);
}

static const PgNameForm *form_of(const PgReading *reading, PgClass class, PgFormPlace where,
                                 PgChars name, uint32_t least) {
    return pg_ontology_form_of(reading->ontology, class, where, name, least);
}

/* The name with its ending in the form that stands for it. */
static PgChars with_normal_ending(const PgReading *reading, PgChars name, const PgNameForm *form) {
    return pg_name_joined(reading, (PgChars){name.chars, name.n - form->written.n}, form->normal);
}

static PgChars without_beginning(const PgReading *reading, PgClass class, PgChars name) {
    const PgNameForm *form = form_of(reading, class, PG_FORM_BEGINS, name, 2);
    return form ? behind(name, form->written.n) : name;
}

/* Where the form stands first in a name; name.n for nowhere. */
static uint32_t find_form(PgChars name, PgChars form) {
    for (uint32_t i = 0; (i = pg_char_find(name.chars, i, name.n, form.chars[0])) < name.n; i++)
        if (name.n - i >= form.n &&
            !memcmp(name.chars + i, form.chars, form.n * sizeof *form.chars))
            return i;
    return name.n;
}

static PgChars without_marks(const PgReading *reading, PgChars name) {
    uint32_t *chars = PG_ARENA_RESERVE(reading->arena, uint32_t, name.n + 1), n = 0;
    for (uint32_t i = 0; i < name.n; i++)
        if (name.chars[i] != U'（' && name.chars[i] != U'）' && name.chars[i] != U'·')
            chars[n++] = name.chars[i];
    return (PgChars){chars, n};
}

/* 中国（湖南）自由贸易试验区郴州片区 → 湖南自贸区郴州片区; empty for any other name. */
static PgChars name_around_form(const PgReading *reading, PgChars name) {
    uint32_t n;
    const PgNameForm *forms =
        pg_ontology_forms(reading->ontology, PG_CLASS_PARK, PG_FORM_ANYWHERE, &n);
    PgChars text = name;
    bool is_found = false;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t at = find_form(text, forms[i].written);
        if (at == text.n)
            continue;
        text = pg_name_joined(reading,
                              pg_name_joined(reading, (PgChars){text.chars, at}, forms[i].normal),
                              behind(text, at + forms[i].written.n));
        is_found = true;
    }
    return is_found ? without_beginning(reading, PG_CLASS_PARK, without_marks(reading, text))
                    : (PgChars){0};
}

/* 西宁（国家级）经济技术开发区 without its grade; the same for any other name. */
static PgChars without_grade(const PgReading *reading, PgChars name) {
    uint32_t open = pg_char_find(name.chars, 0, name.n, U'（');
    uint32_t close = pg_char_find(name.chars, open, name.n, U'）');
    if (close == name.n || !entry_of(reading, (PgChars){name.chars + open + 1, close - open - 1},
                                     PG_LEX_GRADE, PG_CLASS_NONE))
        return name;
    return pg_name_joined(reading, (PgChars){name.chars, open}, behind(name, close + 1));
}

/* 工业园区, 科技园: what many parks are called behind the names of their places. */
static bool is_kind_of_park(const PgReading *reading, PgChars name) {
    return entry_of(reading, name, PG_LEX_ENDING, PG_CLASS_PARK) ||
           entry_of(reading, name, PG_LEX_WEAK_ENDING, PG_CLASS_PARK);
}

static bool is_zone_form(const PgReading *reading, const PgNameForm *form) {
    return form && entry_of(reading, form->normal, PG_LEX_ZONE, PG_CLASS_NONE);
}

static void add_park_keys(const PgReading *reading, PgChars name, PgNameKeys *keys) {
    PgChars around = name_around_form(reading, name);
    if (around.chars) {
        add_key(keys, around);
        return;
    }
    /* 某某产业园区 and 某某产业园 are one. */
    const PgNameForm *form = form_of(reading, PG_CLASS_PARK, PG_FORM_ENDS, name, 4);
    if (form && !is_zone_form(reading, form))
        add_key(keys, with_normal_ending(reading, name, form));
    PgChars base = without_bracket(name);
    add_key(keys, base);
    base = without_grade(reading, base);
    add_key(keys, base);
    PgChars at = without_beginning(reading, PG_CLASS_PARK, base), last_place = {0};
    for (uint32_t n; (n = opening_place(reading, at)); at = behind(at, n))
        last_place = (PgChars){at.chars, n};
    form = form_of(reading, PG_CLASS_PARK, PG_FORM_ENDS, at, 0);
    bool is_zone = is_zone_form(reading, form);
    PgChars ending = is_zone ? with_normal_ending(reading, at, form) : at;
    if (last_place.n)
        add_key(keys, pg_name_joined(reading, short_place(reading, last_place), ending));
    else if (is_zone && at.n > form->written.n)
        add_key(keys, ending);
    if (!is_zone && at.n >= 4 && !is_kind_of_park(reading, at))
        add_key(keys, at);
}

/* 高新, 发展: a word that many names have. */
static bool says_nothing(const PgReading *reading, PgChars text) {
    enum { LONGEST = 4 };
    return text.n <= LONGEST && (entry_of(reading, text, PG_LEX_NOT_A_NAME, PG_CLASS_PARK) ||
                                 entry_of(reading, text, PG_LEX_NOT_A_NAME, PG_CLASS_COMPANY));
}

/* The name without its legal form, its 项目 or its phase; all of it where it has none, or where
   nothing is left that tells: 高新控股 is not 高新产投. */
static PgChars add_stem(const PgReading *reading, PgClass class, PgChars name, uint32_t least,
                        PgNameKeys *keys) {
    const PgNameForm *form = form_of(reading, class, PG_FORM_ENDS, name, least);
    PgChars stem = form ? with_normal_ending(reading, name, form) : name;
    if (!form || (class == PG_CLASS_COMPANY && says_nothing(reading, stem)))
        return name;
    add_key(keys, stem);
    return stem;
}

static void add_company_keys(const PgReading *reading, PgChars name, PgNameKeys *keys) {
    PgChars base = without_bracket(name);
    add_key(keys, base);
    PgChars stem = add_stem(reading, PG_CLASS_COMPANY, base, 2, keys);
    uint32_t place = opening_place(reading, stem);
    if (place && stem.n >= place + 3)
        add_key(keys, behind(stem, place));
}

void pg_name_keys(const PgReading *reading, PgClass class, PgChars name, PgNameKeys *keys) {
    keys->keys[0] = name;
    keys->n = name.n > 1;
    switch (class) {
    case PG_CLASS_PARK:
        add_park_keys(reading, name, keys);
        break;
    case PG_CLASS_COMPANY:
        add_company_keys(reading, name, keys);
        break;
    case PG_CLASS_PROJECT:
        add_stem(reading, PG_CLASS_PROJECT, name, 4, keys);
        break;
    case PG_CLASS_ORGANIZATION:
        name = without_bracket(name);
        add_key(keys, name);
        add_stem(reading, PG_CLASS_ORGANIZATION, name, 1, keys);
        break;
    default:
        break;
    }
}
