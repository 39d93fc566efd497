#include "entity/entity.h"

#include "base/sort.h"
#include "entity/internal.h"
#include "entity/name_table.h"

#include <string.h>

/* What is found for one mention holds for the others that are called the same. */
typedef struct {
    PgChars name;
    uint32_t entity; /* 0 until found */
    uint32_t named;  /* the entity that has it among its names */
    PgSpan full;     /* what it was short for */
    PgChars zone;    /* of a park whose keys were made: the most general, if it ends in 区 */
    bool has_keys;
    /* Of the entity, or what the gazetteer and the scheme have under the surface: */
    PgClass class;
    uint32_t place, industry;
    uint32_t place_alone; /* a province or city, whatever else the page names */
    bool is_searched_alone, is_searched, is_province_noted;
} Surface;

typedef struct {
    PgCast *cast;
    Surface *surfaces;
    uint32_t *numbers; /* by mention: of its surface */
    PgEntity *entities;
    uint32_t n_entities, room;
    PgNameTable names; /* numbers of surfaces; of the rest, entities */
    uint32_t *places;  /* by index in the gazetteer: the entity; 0 for none */
    bool *places_said; /* by index in the gazetteer: full names or unambiguous forms name it */
    bool *provinces;   /* likewise: the page names it, or a city of its */
    bool has_provinces;
    GArray *projects; /* uint32_t: entities, in the order of their making */
} Builder;

static uint32_t find_key(const Builder *builder, PgClass class, PgChars key) {
    return pg_name_table_find(&builder->names, PG_NAME_KEY, class, key);
}

/* The first entity that has a key keeps it. */
static void set_key(Builder *builder, PgClass class, PgChars key, uint32_t index) {
    uint32_t *kept = pg_name_table_at(&builder->names, PG_NAME_KEY, class, key);
    if (!*kept)
        *kept = index;
}

static uint32_t find_ending(const Builder *builder, PgClass class, PgChars name) {
    return pg_name_table_find(&builder->names, PG_NAME_ENDING, class, name);
}

static void add_name(Builder *builder, uint32_t index, PgChars name, uint32_t sentence) {
    PgEntity *entity = &builder->entities[index];
    const char *text = pg_name_text(builder->cast->reading, name);
    uint32_t n = entity->n_names;
    for (uint32_t i = 0; i < n; i++)
        if (!strcmp(entity->names[i].text, text))
            return;
    if (!(n & (n - 1))) { /* none, or a power of two: the room doubles */
        PgName *larger = PG_ARENA_NEW(builder->cast->reading->arena, PgName, n ? 2 * n : 1);
        if (n)
            memcpy(larger, entity->names, n * sizeof *larger);
        entity->names = larger;
    }
    entity->names[entity->n_names++] = (PgName){text, sentence};
}

static uint32_t add_entity(Builder *builder, PgClass class, uint32_t mention) {
    if (builder->n_entities == builder->room) {
        builder->room = builder->room ? 2 * builder->room : 64;
        builder->entities = g_renew(PgEntity, builder->entities, builder->room);
    }
    builder->entities[builder->n_entities] = (PgEntity){.class = class, .first_mention = mention};
    return builder->n_entities++;
}

static uint32_t find_place(const Builder *builder, uint32_t place) {
    return builder->places[place];
}

static void set_place(Builder *builder, uint32_t place, uint32_t index) {
    builder->places[place] = index;
    builder->entities[index].place = place;
}

static Surface *surface_of(const Builder *builder, uint32_t mention) {
    return &builder->surfaces[builder->numbers[mention]];
}

static void number_surfaces(Builder *builder, const PgReading *reading) {
    uint32_t n = 0;
    builder->surfaces = g_new(Surface, reading->n_mentions + 1);
    builder->numbers = g_new(uint32_t, reading->n_mentions + 1);
    for (uint32_t i = 0; i < reading->n_mentions; i++) {
        const PgMention *mention = &reading->mentions[i];
        PgChars name = pg_name_chars(reading, mention->span);
        uint32_t *kept = pg_name_table_at(&builder->names, PG_NAME_SURFACE, mention->class, name);
        if (!*kept) {
            builder->surfaces[n] = (Surface){.name = name};
            *kept = ++n;
            if (!(PG_CLASS_BIT(mention->class) &
                  (PG_CLASSES_PLACE | PG_CLASS_BIT(PG_CLASS_INDUSTRY))))
                pg_name_table_expect(&builder->names, name);
        }
        builder->numbers[i] = *kept - 1;
    }
}

/* The place that a surface means: the one whose parents are said (NULL for none), else the highest.
 */
static uint32_t choose_place(const PgReading *reading, PgSpan span, const bool *places_said,
                             PgClass *class) {
    const PgLexEntry *entry =
        pg_reading_entry(reading, pg_ontology_find(reading->ontology, reading->text + span.start,
                                                   span.end - span.start));
    uint32_t best = 0;
    int best_score = -1;
    for (; entry; entry = pg_reading_entry(reading, entry->next)) {
        bool is_place = entry->kind == PG_LEX_PLACE ||
                        (entry->kind == PG_LEX_AMBIGUOUS &&
                         (PG_CLASS_BIT(entry->class) & PG_CLASSES_PLACE)); /* 民乐 */
        if (!is_place || entry->class == PG_CLASS_PARK)
            continue;
        const PgPlace *place = pg_ontology_place(reading->ontology, entry->value);
        int score = place->class == PG_CLASS_PROVINCE ? 6 : place->class == PG_CLASS_CITY ? 4 : 2;
        score -= place->is_abolished;
        for (uint32_t up = place->parent; up; up = pg_ontology_place(reading->ontology, up)->parent)
            if (places_said && places_said[up] &&
                strcmp(pg_ontology_place(reading->ontology, up)->short_name, place->short_name))
                score += 8;
        if (score > best_score || (score == best_score && entry->value < best)) {
            best = entry->value;
            best_score = score;
            *class = place->class;
        }
    }
    return best;
}

static uint32_t province_of(const PgReading *reading, uint32_t place) {
    uint32_t province = place;
    for (uint32_t up = place; up; up = pg_ontology_place(reading->ontology, up)->parent)
        province = up;
    return province;
}

/* 南川 in 南川工业园区 of a page about Xining is no district of Chongqing: a short form that opens
   the name of a park, where the page names other provinces only. */
static bool is_namesake(const Builder *builder, const PgReading *reading, uint32_t at,
                        uint32_t place) {
    const PgMention *mention = &reading->mentions[at];
    const PgMention *outer = mention->outer ? &reading->mentions[mention->outer - 1] : NULL;
    const PgPlace *known = pg_ontology_place(reading->ontology, place);
    return outer && outer->class == PG_CLASS_PARK && known->class == PG_CLASS_DISTRICT &&
           !pg_reading_entry_of(reading, outer->span, PG_LEX_PLACE, PG_CLASS_PARK) &&
           strcmp(known->label, pg_name_text(reading, surface_of(builder, at)->name)) &&
           builder->has_provinces && !builder->provinces[province_of(reading, place)];
}

static void collect_places_said(Builder *builder, const PgReading *reading) {
    for (uint32_t i = 0; i < reading->n_mentions; i++) {
        const PgMention *mention = &reading->mentions[i];
        if (!(PG_CLASS_BIT(mention->class) & PG_CLASSES_PLACE))
            continue;
        Surface *surface = surface_of(builder, i);
        if (!surface->is_searched_alone) {
            PgClass class;
            uint32_t place = choose_place(reading, mention->span, NULL, &class);
            if (place && class <= PG_CLASS_CITY) {
                surface->place_alone = place;
                builder->places_said[place] = true;
            }
            surface->is_searched_alone = true;
        }
        if (!surface->place_alone || surface->is_province_noted ||
            (mention->outer && reading->mentions[mention->outer - 1].class == PG_CLASS_COMPANY))
            continue;
        builder->provinces[province_of(reading, surface->place_alone)] = true;
        builder->has_provinces = true;
        surface->is_province_noted = true;
    }
}

static PgChars new_area_of(const PgReading *reading, PgChars place) {
    static const uint32_t NEW_AREA[] = {U'新', U'区'};
    return pg_name_joined(reading, place, (PgChars){NEW_AREA, G_N_ELEMENTS(NEW_AREA)});
}

/* Look a place up, which is none of the gazetteer's where the page makes it a park. */
static void search_place(Builder *builder, const PgReading *reading, uint32_t at) {
    Surface *surface = surface_of(builder, at);
    surface->is_searched = true;
    surface->class = reading->mentions[at].class;
    surface->place =
        choose_place(reading, reading->mentions[at].span, builder->places_said, &surface->class);
    /* 钱塘 is the new area where the page has 钱塘新区, not the district of that name. */
    if (surface->class == PG_CLASS_DISTRICT || surface->class == PG_CLASS_REGION)
        surface->entity = find_key(builder, PG_CLASS_PARK, new_area_of(reading, surface->name));
    if (surface->entity) {
        surface->class = PG_CLASS_PARK;
        surface->place = 0;
    }
}

static uint32_t resolve_place(Builder *builder, PgReading *reading, uint32_t at) {
    PgMention *mention = &reading->mentions[at];
    Surface *surface = surface_of(builder, at);
    if (!surface->is_searched)
        search_place(builder, reading, at);
    uint32_t place = surface->place;
    if (place && is_namesake(builder, reading, at, place))
        return 0;
    mention->place = place;
    mention->class = surface->class;
    if (!surface->entity)
        surface->entity =
            place ? find_place(builder, place) : find_key(builder, PG_CLASS_REGION, surface->name);
    if (surface->entity)
        return surface->entity;
    surface->entity = add_entity(builder, surface->class, at);
    if (place)
        set_place(builder, place, surface->entity);
    else
        set_key(builder, PG_CLASS_REGION, surface->name, surface->entity);
    return surface->entity;
}

static void find_industry(Builder *builder, const PgReading *reading, uint32_t at) {
    PgSpan span = reading->mentions[at].span;
    Surface *surface = surface_of(builder, at);
    const PgLexEntry *entry =
        pg_ontology_find_kind(reading->ontology, reading->text + span.start, pg_span_length(span),
                              PG_LEX_INDUSTRY, PG_CLASS_NONE);
    surface->industry = entry ? entry->value : 0;
    PgChars id = surface->name;
    if (entry)
        id = pg_name_of_text(reading, pg_ontology_industry(reading->ontology, entry->value)->name);
    surface->entity = find_key(builder, PG_CLASS_INDUSTRY, id);
    if (surface->entity)
        return;
    surface->entity = add_entity(builder, PG_CLASS_INDUSTRY, at);
    builder->entities[surface->entity].industry = surface->industry;
    set_key(builder, PG_CLASS_INDUSTRY, id, surface->entity);
}

static uint32_t resolve_industry(Builder *builder, PgReading *reading, uint32_t at) {
    PgMention *mention = &reading->mentions[at];
    Surface *surface = surface_of(builder, at);
    if (!surface->entity)
        find_industry(builder, reading, at);
    mention->industry = surface->industry;
    /* 集成电路产业 is a form of 集成电路. */
    uint32_t length;
    if (pg_reading_entry_at(reading, mention->span.end, PG_LEX_FIELD, PG_CLASS_NONE, &length) &&
        (length == 2 ||
         (length == 3 && reading->text[mention->span.end + 2] == U'业'))) /* 制造业 */
        add_name(builder, surface->entity,
                 pg_name_chars(reading, (PgSpan){mention->span.start, mention->span.end + length}),
                 mention->sentence);
    return surface->entity;
}

enum { SHORTEST_STEM = 2, LONGEST_STEM = 4 };

/* A name without the places that open it. */
static PgSpan name_stem(const PgReading *reading, PgSpan name) {
    uint32_t length;
    while (pg_reading_entry_at(reading, name.start, PG_LEX_PLACE, PG_CLASS_NONE, &length) &&
           name.start + length + SHORTEST_STEM < name.end)
        name.start += length;
    return name;
}

static bool joins_places(uint32_t c) {
    return c == U'（' || c == U'）' || c == 0xb7 || c == U'—' || c == '-';
}

/* 深哈产业园 for 深圳（哈尔滨）产业园区: the first characters of two places. */
static void note_pair(Builder *builder, const PgReading *reading, const PgMention *mention,
                      uint32_t index) {
    PgSpan name = mention->span;
    uint32_t first, second, at = name.start;
    if (!pg_reading_entry_at(reading, at, PG_LEX_PLACE, PG_CLASS_NONE, &first))
        return;
    at += first;
    while (at < name.end && joins_places(reading->text[at]))
        at++;
    if (!pg_reading_entry_at(reading, at, PG_LEX_PLACE, PG_CLASS_NONE, &second) ||
        at + second >= name.end)
        return;
    uint32_t pair[] = {reading->text[name.start], reading->text[at]};
    PgChars stem = {pg_arena_memdup(reading->arena, pair, sizeof pair), G_N_ELEMENTS(pair)};
    pg_name_table_note(&builder->names, PG_NAME_STEM, mention->class, stem, index);
}

/* Remember how a name begins, so that 沙文园区 finds 沙文生态科技产业园. */
static void note_stems(Builder *builder, const PgReading *reading, const PgMention *mention,
                       uint32_t index) {
    note_pair(builder, reading, mention, index);
    PgSpan name = name_stem(reading, mention->span);
    for (uint32_t n = SHORTEST_STEM; n <= LONGEST_STEM && name.start + n < name.end; n++) {
        /* 渤海新区 is not 渤海新区临港经济开发区. */
        uint32_t at = name.start + n, length;
        if ((pg_reading_entry_at(reading, at, PG_LEX_ENDING, PG_CLASS_PARK, &length) ||
             pg_reading_entry_at(reading, at, PG_LEX_WEAK_ENDING, PG_CLASS_PARK, &length)) &&
            at + length < name.end)
            continue;
        pg_name_table_note(&builder->names, PG_NAME_STEM, mention->class,
                           pg_name_chars(reading, (PgSpan){name.start, at}), index);
    }
}

/* 高新区, 经开区, 工业园区: a kind of its own; but 园区, 新区, 片区 */
static bool is_full_zone(const PgReading *reading, uint32_t end) {
    uint32_t length;
    return pg_reading_entry_before(reading, end, PG_LEX_ZONE, PG_CLASS_NONE, &length) && length > 2;
}

/* 沙文园 in 贵阳高新区沙文园: behind the zone. */
static PgSpan behind_zone(const PgReading *reading, PgSpan name) {
    for (uint32_t at = name.end - 1; at > name.start + 1 && name.end - at <= LONGEST_STEM + 1; at--)
        if (pg_reading_entry_before(reading, at, PG_LEX_ZONE, PG_CLASS_NONE, NULL))
            return (PgSpan){at, name.end};
    return name;
}

static uint32_t find_stem(const Builder *builder, PgClass class, PgChars stem) {
    return pg_name_table_find(&builder->names, PG_NAME_STEM, class, stem);
}

/* 沙文园区, 沙文园: a beginning and nothing but 园区, 产业园 or the like. */
static uint32_t find_by_stem(const Builder *builder, const PgReading *reading, PgSpan name) {
    uint32_t length = 1;
    name = behind_zone(reading, name_stem(reading, name));
    if ((!pg_reading_entry_before(reading, name.end, PG_LEX_ANAPHOR, PG_CLASS_PARK, &length) &&
         reading->text[name.end - 1] != U'园') ||
        name.end - name.start < length + SHORTEST_STEM ||
        name.end - name.start > length + LONGEST_STEM ||
        pg_reading_is_made_of(reading, (PgSpan){name.start, name.end - length}, PG_LEX_NOT_A_NAME,
                              PG_CLASS_PARK) ||
        is_full_zone(reading, name.end)) /* 大足高新区 is no 大足石刻文创园 */
        return 0;                        /* 经济 in 经济开发区 is no beginning */
    return find_stem(builder, PG_CLASS_PARK,
                     pg_name_chars(reading, (PgSpan){name.start, name.end - length}));
}

/* 葛店经开区 in 湖北葛店经开区: behind the places that it lies in. */
static PgSpan zone_of(const PgReading *reading, PgSpan park) {
    uint32_t length;
    PgSpan zone = park;
    while (zone.start < zone.end) {
        if (pg_reading_entry_of(reading, zone, PG_LEX_PLACE, PG_CLASS_PARK))
            return zone;
        if (!pg_reading_entry_at(reading, zone.start, PG_LEX_PLACE, PG_CLASS_PROVINCE, &length) &&
            !pg_reading_entry_at(reading, zone.start, PG_LEX_PLACE, PG_CLASS_CITY, &length))
            break;
        zone.start += length;
    }
    return park;
}

/* 合创公司: a beginning and nothing but 公司. A 集团 would be the owner. */
static uint32_t find_by_brand(const Builder *builder, const PgReading *reading, PgSpan name) {
    uint32_t length;
    name = name_stem(reading, name);
    if (!pg_reading_entry_before(reading, name.end, PG_LEX_ANAPHOR, PG_CLASS_COMPANY, &length) ||
        reading->text[name.end - 1] != U'司' || name.end - name.start < length + SHORTEST_STEM ||
        name.end - name.start > length + LONGEST_STEM)
        return 0;
    return find_stem(builder, PG_CLASS_COMPANY,
                     pg_name_chars(reading, (PgSpan){name.start, name.end - length}));
}

/* Is it the name of a firm in full: 某某科技有限公司? */
static bool is_registered(const PgReading *reading, PgSpan name) {
    enum { LONG = 6 };
    uint32_t length;
    return name.end - name.start > LONG &&
           pg_reading_entry_before(reading, name.end, PG_LEX_ENDING, PG_CLASS_COMPANY, &length) &&
           reading->text[name.end - 1] == U'司';
}

/* 发展集团: nothing but what any firm's name may hold. */
static bool lacks_brand(const PgReading *reading, PgSpan name) {
    uint32_t length;
    if (!pg_reading_entry_before(reading, name.end, PG_LEX_ENDING, PG_CLASS_COMPANY, &length) ||
        name.end - name.start < length + 2)
        return false;
    PgSpan core = {name.start, name.end - length};
    return pg_reading_is_made_of(reading, core, PG_LEX_PART, PG_CLASS_COMPANY) ||
           pg_reading_is_made_of(reading, core, PG_LEX_NOT_A_NAME, PG_CLASS_COMPANY);
}

/* 新疆某某新能源有限公司 is not 江苏某某新能源有限公司: both registered, in different places. */
static bool is_of_other_place(const Builder *builder, const PgReading *reading, PgSpan name,
                              uint32_t index) {
    uint32_t first = builder->entities[index].first_mention, here, there;
    PgSpan other = reading->mentions[first].span;
    return is_registered(reading, name) && is_registered(reading, other) &&
           pg_reading_entry_at(reading, name.start, PG_LEX_PLACE, PG_CLASS_NONE, &here) &&
           pg_reading_entry_at(reading, other.start, PG_LEX_PLACE, PG_CLASS_NONE, &there) &&
           reading->text[name.start] != reading->text[other.start];
}

/* The last of the places that open a name: 孟州市 in 河南省孟州市产业集聚区; 0 for none. */
static uint32_t opening_place(const PgReading *reading, PgSpan name) {
    static const PgClass places[] = {PG_CLASS_PROVINCE, PG_CLASS_CITY, PG_CLASS_DISTRICT};
    uint32_t place = 0, length;
    for (size_t i = 0; i < G_N_ELEMENTS(places) && name.start < name.end; i++) {
        const PgLexEntry *entry =
            pg_reading_entry_at(reading, name.start, PG_LEX_PLACE, places[i], &length);
        if (!entry || name.start + length >= name.end)
            continue;
        place = entry->value;
        name.start += length;
    }
    return place;
}

static bool lies_in(const PgOntology *ontology, uint32_t inner, uint32_t outer) {
    for (uint32_t up = inner; up; up = pg_ontology_place(ontology, up)->parent)
        if (up == outer)
            return true;
    return false;
}

/* 修武县产业集聚区 is not 孟州市产业集聚区; but 鄂州葛店经开区 is 湖北葛店经开区. */
static bool is_park_elsewhere(const Builder *builder, const PgReading *reading, PgSpan name,
                              uint32_t index) {
    uint32_t first = builder->entities[index].first_mention;
    uint32_t here = opening_place(reading, name),
             there = opening_place(reading, reading->mentions[first].span);
    return here && there && !lies_in(reading->ontology, here, there) &&
           !lies_in(reading->ontology, there, here);
}

/* Is a project's name the other with words left out: 20GW硅片项目 of 某某公司20GW超薄硅片项目? Not
   where a phase is, and both end alike. */
static bool is_abridged(const PgReading *reading, PgSpan name, PgSpan full) {
    enum { SHORTEST = 4, ALIKE = 2 };
    uint32_t length;
    if (pg_reading_entry_before(reading, name.end, PG_LEX_ENDING, PG_CLASS_PROJECT, &length))
        name.end -= length;
    if (pg_reading_entry_before(reading, full.end, PG_LEX_ENDING, PG_CLASS_PROJECT, &length))
        full.end -= length;
    name.end -= reading->text[name.end - 1] == U'线'; /* 生产线, 生产项目 */
    full.end -= reading->text[full.end - 1] == U'线';
    uint32_t n = name.end - name.start, k = name.end, i = full.end;
    if (n < SHORTEST || n >= full.end - full.start)
        return false;
    for (; i > full.start && k > name.start; i--) {
        bool same = reading->text[i - 1] == reading->text[k - 1];
        if (!same && (name.end - k < ALIKE || reading->text[i - 1] == U'期'))
            return false;
        k -= same;
    }
    for (; i > full.start; i--)
        if (reading->text[i - 1] == U'期')
            return false;
    return k == name.start;
}

/* The only project of the article that a name abridges. */
static uint32_t find_abridged(const Builder *builder, const PgReading *reading,
                              const PgMention *mention) {
    enum { MAX_PROJECTS = 64 };
    const PgSentence *sentences = reading->page->sentences;
    uint32_t found = 0, n = 0;
    for (guint i = builder->projects->len; i > 0 && n < MAX_PROJECTS; i--) {
        uint32_t index = g_array_index(builder->projects, uint32_t, i - 1);
        const PgMention *first = &reading->mentions[builder->entities[index].first_mention];
        if (sentences[first->sentence].article != sentences[mention->sentence].article)
            continue;
        n++;
        if (!is_abridged(reading, mention->span, first->span))
            continue;
        if (found)
            return 0;
        found = index;
    }
    return found;
}

/* The entity that a name's shorter forms have found before, and that is no other of the same name;
   a name that is no zone's has been looked for itself. */
static uint32_t find_by_keys(const Builder *builder, const PgReading *reading,
                             const PgMention *mention, const PgNameKeys *keys) {
    for (uint32_t i = mention->place ? 0 : 1; i < keys->n; i++) {
        uint32_t index = find_key(builder, mention->class, keys->keys[i]);
        if (index &&
            !(mention->class == PG_CLASS_COMPANY &&
              is_of_other_place(builder, reading, mention->span, index)) &&
            !(mention->class == PG_CLASS_PARK &&
              is_park_elsewhere(builder, reading, mention->span, index)))
            return index;
    }
    return 0;
}

/* The entity of which the name may be only a part. */
static uint32_t find_by_part(const Builder *builder, const PgReading *reading,
                             const PgMention *mention, const PgNameKeys *keys) {
    PgChars name = keys->keys[0];
    uint32_t index = 0;
    switch (mention->class) {
    case PG_CLASS_PARK:
        index = find_ending(builder, mention->class, name);
        return index || mention->place ? index : find_by_stem(builder, reading, mention->span);
    case PG_CLASS_PROJECT:
        index = find_ending(builder, mention->class, name);
        return index ? index : find_abridged(builder, reading, mention);
    case PG_CLASS_ORGANIZATION:
        for (uint32_t i = 0; !index && i < keys->n; i++)
            index = find_ending(builder, mention->class, keys->keys[i]);
        return index;
    case PG_CLASS_COMPANY:
        if (lacks_brand(reading, mention->span)) /* 发展集团 of 中关村发展集团 */
            index = find_ending(builder, mention->class, name);
        if (!index)
            index = find_by_brand(builder, reading, mention->span);
        /* 双英 in 双英汽车座椅项目 is 广西双英集团股份有限公司. */
        return index || !mention->outer ||
                       reading->mentions[mention->outer - 1].class != PG_CLASS_PROJECT
                   ? index
                   : find_stem(builder, mention->class, name);
    default:
        return 0;
    }
}

static bool has_parts(PgClass class) {
    return class == PG_CLASS_PARK || class == PG_CLASS_COMPANY || class == PG_CLASS_PROJECT ||
           class == PG_CLASS_ORGANIZATION;
}

/* The last of the keys is the most general. */
static PgChars last_zone(const PgNameKeys *keys) {
    for (uint32_t i = keys->n; i > 0; i--)
        if (keys->keys[i - 1].chars[keys->keys[i - 1].n - 1] == U'区')
            return keys->keys[i - 1];
    return (PgChars){0};
}

/* Remember by what else the entity may be meant. */
static void note_parts(Builder *builder, const PgReading *reading, const PgMention *mention,
                       const PgNameKeys *keys, uint32_t index) {
    /* 市发改委 of 某某市发展和改革委员会; a project's without 项目 */
    uint32_t n = mention->class == PG_CLASS_ORGANIZATION ? keys->n
                 : mention->class == PG_CLASS_PROJECT    ? MIN(keys->n, 2)
                                                         : has_parts(mention->class);
    for (uint32_t i = 0; i < keys->n; i++)
        set_key(builder, mention->class, keys->keys[i], index);
    for (uint32_t i = 0; i < n; i++)
        pg_name_table_note_endings(&builder->names, mention->class, keys->keys[i], index);
    if (mention->class == PG_CLASS_PARK ||
        (mention->class == PG_CLASS_COMPANY && is_registered(reading, mention->span)))
        note_stems(builder, reading, mention, index);
}

static uint32_t find_or_add(Builder *builder, PgReading *reading, uint32_t at) {
    PgMention *mention = &reading->mentions[at];
    Surface *surface = surface_of(builder, at);
    PgChars name = surface->name;
    uint32_t index = 0;
    /* 驼峰综合陶瓷产业园 is the project where the page also calls it …产业园项目. */
    if (mention->class == PG_CLASS_PARK && !mention->place &&
        ((index = find_key(builder, PG_CLASS_PROJECT, name)) ||
         (index = find_ending(builder, PG_CLASS_PROJECT, name)))) {
        mention->class = PG_CLASS_PROJECT;
        return index;
    }
    if (mention->class == PG_CLASS_PARK) {
        /* 光谷, 东湖高新区: one zone of the gazetteer. */
        const PgLexEntry *entry = pg_reading_entry_of(reading, zone_of(reading, mention->span),
                                                      PG_LEX_PLACE, PG_CLASS_PARK);
        mention->place = entry ? entry->value : 0;
        index = entry ? find_place(builder, entry->value) : 0;
    }
    if (!index && mention->full.end > mention->full.start)
        index = find_key(builder, mention->class, pg_name_chars(reading, mention->full));
    if (!index && !mention->place && (index = find_key(builder, mention->class, name)))
        return index; /* said before: its other forms are known */
    PgNameKeys keys;
    pg_name_keys(reading, mention->class, name, &keys);
    surface->zone = last_zone(&keys);
    surface->has_keys = true;
    if (!index)
        index = find_by_keys(builder, reading, mention, &keys);
    if (!index)
        index = find_by_part(builder, reading, mention, &keys);
    if (!index) {
        index = add_entity(builder, mention->class, at);
        if (mention->class == PG_CLASS_PROJECT)
            g_array_append_val(builder->projects, index);
    }
    if (mention->place)
        set_place(builder, mention->place, index);
    note_parts(builder, reading, mention, &keys, index);
    return index;
}

/* Who one mention of a surface names, the others name as well. */
static uint32_t resolve_name(Builder *builder, PgReading *reading, uint32_t at) {
    PgMention *mention = &reading->mentions[at];
    Surface *surface = surface_of(builder, at);
    if (!surface->entity || surface->full.start != mention->full.start ||
        surface->full.end != mention->full.end) {
        surface->entity = find_or_add(builder, reading, at);
        surface->full = mention->full;
        surface->class = mention->class;
        surface->place = mention->place;
    }
    mention->class = surface->class;
    mention->place = surface->place;
    return surface->entity;
}

/* The indexes of the mentions: full names before short ones and longer ones before shorter, so that
   these find them; then by place. A short name comes with the full one where this introduces it. */
static uint32_t *longest_first(const PgReading *reading) {
    uint32_t n = reading->n_mentions, longest = 0;
    const PgMention *mentions = reading->mentions;
    uint32_t *order = g_new(uint32_t, n + 1);
    uint64_t *keys = g_new(uint64_t, n + 1);
    for (uint32_t i = 0; i < n; i++)
        longest = MAX(longest, mentions[i].span.end - mentions[i].span.start);
    for (uint32_t i = 0; i < n; i++) {
        bool is_introduced = mentions[i].is_introduced;
        bool is_short = mentions[i].full.end > mentions[i].full.start && !is_introduced;
        uint32_t length = pg_span_length(is_introduced ? mentions[i].full : mentions[i].span);
        order[i] = i;
        keys[i] = longest - length + (is_short ? longest + 1 : 0);
    }
    pg_sort_by(order, n, keys);
    g_free(keys);
    return order;
}

/* 医药产业园 in 某某医药产业园项目 is the project itself; a park that opens the name of something
   else in it is one of its own: 某某产业园现代导航产业基地二期项目. */
static bool is_part_of_project_name(const PgReading *reading, const PgMention *mention) {
    if (mention->class != PG_CLASS_PARK || !mention->outer || mention->place)
        return false;
    const PgMention *outer = &reading->mentions[mention->outer - 1];
    while (outer->class != PG_CLASS_PROJECT && outer->outer)
        outer = &reading->mentions[outer->outer - 1];
    if (outer->class != PG_CLASS_PROJECT)
        return false;
    /* 某某产业园一期工程 is built in the park. */
    bool is_phase = mention->span.start == outer->span.start &&
                    mention->span.end + 3 < outer->span.end &&
                    reading->text[mention->span.end + 1] == U'期' &&
                    reading->text[mention->span.end - 1] != U'期';
    return !is_phase &&
           (mention->span.start > outer->span.start || mention->span.end + 6 > outer->span.end);
}

/* 管委会 in 某某高新区管委会招商局 does not act there. */
static bool is_committee_inside(const PgReading *reading, const PgMention *mention) {
    return mention->class == PG_CLASS_ORGANIZATION && mention->outer &&
           reading->mentions[mention->outer - 1].class == PG_CLASS_ORGANIZATION &&
           pg_reading_entry_before(reading, mention->span.end, PG_LEX_COMMITTEE, PG_CLASS_NONE,
                                   NULL);
}

static void resolve_names(Builder *builder, PgReading *reading) {
    uint32_t *order = longest_first(reading);
    for (uint32_t k = 0; k < reading->n_mentions; k++) {
        uint32_t i = order[k];
        PgMention *mention = &reading->mentions[i];
        if (mention->kind == PG_MENTION_ANAPHOR || is_part_of_project_name(reading, mention) ||
            is_committee_inside(reading, mention))
            continue;
        if (PG_CLASS_BIT(mention->class) & PG_CLASSES_PLACE)
            mention->entity = resolve_place(builder, reading, i);
        else if (mention->class == PG_CLASS_INDUSTRY)
            mention->entity = resolve_industry(builder, reading, i);
        else
            mention->entity = resolve_name(builder, reading, i);
    }
    g_free(order);
    /* Names and counts in the order of the text. */
    for (uint32_t i = 0; i < reading->n_mentions; i++) {
        const PgMention *mention = &reading->mentions[i];
        if (!mention->entity)
            continue;
        PgEntity *entity = &builder->entities[mention->entity];
        if (!entity->n_mentions++ || i < entity->first_mention)
            entity->first_mention = i;
        Surface *surface = surface_of(builder, i);
        if (surface->named != mention->entity)
            add_name(builder, mention->entity, surface->name, mention->sentence);
        surface->named = mention->entity;
    }
}

/* 昆山高新区 for all its long forms; empty for a park that is called no 区. */
static PgChars zone_key(const Builder *builder, const PgReading *reading, const char *label) {
    PgChars name = pg_name_of_text(reading, label);
    uint32_t number = pg_name_table_find(&builder->names, PG_NAME_SURFACE, PG_CLASS_PARK, name);
    if (number && builder->surfaces[number - 1].has_keys)
        return builder->surfaces[number - 1].zone;
    PgNameKeys keys;
    pg_name_keys(reading, PG_CLASS_PARK, name, &keys);
    return last_zone(&keys);
}

static void finish(Builder *builder, PgReading *reading) {
    PgCast *cast = builder->cast;
    for (guint i = 1; i < builder->n_entities; i++) {
        PgEntity *entity = &builder->entities[i];
        uint32_t fullest = 0;
        for (uint32_t k = 1; entity->class != PG_CLASS_INDUSTRY && k < entity->n_names; k++)
            if (strlen(entity->names[k].text) > strlen(entity->names[fullest].text))
                fullest = k;
        if (entity->n_names) {
            PgName label = entity->names[fullest];
            memmove(entity->names + 1, entity->names, fullest * sizeof label);
            entity->names[0] = label;
        }
        entity->label = entity->n_names ? entity->names[0].text : "";
        entity->key = entity->class == PG_CLASS_ORGANIZATION
                          ? pg_office_key(reading, entity->first_mention, entity->label)
                          : entity->label;
        if (entity->class == PG_CLASS_PARK && entity->n_names) {
            PgChars zone = zone_key(builder, reading, entity->label);
            if (zone.n)
                entity->key = pg_name_text(reading, zone);
        }
    }
    cast->n_entities = builder->n_entities;
    cast->entities =
        pg_arena_memdup(reading->arena, builder->entities, builder->n_entities * sizeof(PgEntity));
}

PgCast *pg_cast_new(PgReading *reading) {
    PgCast *cast = PG_ARENA_NEW(reading->arena, PgCast, 1);
    cast->reading = reading;
    size_t n_places = pg_ontology_n_places(reading->ontology);
    Builder builder = {.cast = cast,
                       .places = PG_ARENA_NEW(reading->arena, uint32_t, n_places),
                       .places_said = PG_ARENA_NEW(reading->arena, bool, n_places),
                       .provinces = PG_ARENA_NEW(reading->arena, bool, n_places),
                       .projects = g_array_new(FALSE, FALSE, sizeof(uint32_t))};
    pg_name_table_init(&builder.names, reading->n_mentions);
    number_surfaces(&builder, reading);
    add_entity(&builder, PG_CLASS_NONE, 0); /* index 0 is none */
    collect_places_said(&builder, reading);
    resolve_names(&builder, reading);
    pg_topics_choose(cast, builder.n_entities);
    finish(&builder, reading);
    cast->sections = PG_ARENA_NEW(reading->arena, uint32_t, reading->page->n_sentences + 1);
    cast->items = PG_ARENA_NEW(reading->arena, uint32_t, reading->page->n_sentences + 1);
    pg_items_find(cast);
    pg_anaphors_resolve(cast);
    pg_sections_find(cast);
    pg_name_table_clear(&builder.names);
    g_free(builder.surfaces);
    g_free(builder.numbers);
    g_free(builder.entities);
    g_array_unref(builder.projects);
    return cast;
}
