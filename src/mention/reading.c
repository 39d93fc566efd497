#include "mention/reading.h"

#include "base/sort.h"
#include "mention/internal.h"

#include <limits.h>
#include <string.h>

/* ---- lexicon hits ---- */

typedef struct {
    PgReading *reading;
    PgHit *hits;
    uint32_t n, room;
    uint32_t start;
    PgLexSet kinds; /* of the sentence's hits so far */
} Scanner;

static bool is_alphanumeric(uint32_t c) {
    return pg_char_is_latin(c) || pg_char_is_digit(c);
}

static void take_hit(void *data, uint32_t length, uint32_t entry) {
    Scanner *scanner = data;
    const PgReading *reading = scanner->reading;
    const uint32_t *text = reading->text;
    uint32_t end = scanner->start + length;
    /* A Latin name is a whole word: no IC in BASIC. A unit follows its number: 5GW. */
    PgLexSet kinds = reading->entries[entry].kinds;
    if (pg_char_is_latin(text[scanner->start]) && scanner->start &&
        (kinds & pg_lex_bit(PG_LEX_UNIT) ? pg_char_is_latin(text[scanner->start - 1])
                                         : is_alphanumeric(text[scanner->start - 1])))
        return;
    if (pg_char_is_latin(text[end - 1]) && end < reading->n && pg_char_is_latin(text[end]))
        return;
    if (scanner->n == scanner->room) {
        scanner->room *= 2;
        scanner->hits = g_renew(PgHit, scanner->hits, scanner->room);
    }
    scanner->hits[scanner->n++] = (PgHit){scanner->start, end, entry, 0, kinds};
    scanner->kinds |= kinds;
}

static void scan(PgReading *reading) {
    Scanner scanner = {.reading = reading, .room = reading->n + 16};
    scanner.hits = g_new(PgHit, scanner.room);
    reading->hits_at = PG_ARENA_NEW(reading->arena, uint32_t, reading->n + 2);
    reading->hits_ending = PG_ARENA_NEW(reading->arena, uint32_t, reading->n + 2);
    reading->kinds_at = PG_ARENA_NEW(reading->arena, PgLexSet, reading->n + 2);
    reading->kinds_ending = PG_ARENA_NEW(reading->arena, PgLexSet, reading->n + 2);
    reading->kinds_in = PG_ARENA_NEW(reading->arena, PgLexSet, reading->page->n_sentences + 1);
    uint32_t done = 0;
    for (uint32_t s = 0; s < reading->page->n_sentences; s++) {
        PgSpan span = reading->page->sentences[s].span;
        for (; done < span.start; done++)
            reading->hits_at[done] = scanner.n;
        scanner.kinds = 0;
        for (uint32_t i = span.start; i < span.end; i++) {
            uint32_t first = scanner.n;
            reading->hits_at[i] = first;
            scanner.start = i;
            pg_ontology_match(reading->ontology, reading->text + i, span.end - i, take_hit,
                              &scanner);
            for (uint32_t a = first, b = scanner.n; a + 1 < b; a++, b--) {
                PgHit swap = scanner.hits[a];
                scanner.hits[a] = scanner.hits[b - 1];
                scanner.hits[b - 1] = swap;
            }
        }
        reading->kinds_in[s] = scanner.kinds;
        done = span.end;
    }
    for (; done <= reading->n + 1; done++)
        reading->hits_at[done] = scanner.n;
    reading->n_hits = scanner.n;
    reading->hits = pg_arena_memdup(reading->arena, scanner.hits, scanner.n * sizeof(PgHit));
    g_free(scanner.hits);
    /* Later starts are shorter: chaining from the end leaves the longest in front. */
    for (uint32_t i = reading->n_hits; i-- > 0;) {
        PgHit *hit = &reading->hits[i];
        reading->kinds_at[hit->start] |= hit->kinds;
        reading->kinds_ending[hit->end] |= hit->kinds;
        hit->next_end = reading->hits_ending[hit->end];
        reading->hits_ending[hit->end] = i + 1;
    }
}

static const PgLexEntry *entry_in(const PgReading *reading, uint32_t first, PgLexKind kind,
                                  PgClass class) {
    for (uint32_t i = first; i; i = reading->entries[i].next) {
        const PgLexEntry *entry = &reading->entries[i];
        if (entry->kind == kind && (class == PG_CLASS_NONE || entry->class == class))
            return entry;
    }
    return NULL;
}

const PgLexEntry *pg_reading_find_at(const PgReading *reading, uint32_t start, PgLexKind kind,
                                     PgClass class, uint32_t *length) {
    for (uint32_t i = reading->hits_at[start]; i < reading->hits_at[start + 1]; i++) {
        if (!(reading->hits[i].kinds & pg_lex_bit(kind)))
            continue;
        const PgLexEntry *entry = entry_in(reading, reading->hits[i].entry, kind, class);
        if (entry) {
            if (length)
                *length = reading->hits[i].end - start;
            return entry;
        }
    }
    return NULL;
}

const PgLexEntry *pg_reading_find_before(const PgReading *reading, uint32_t end, PgLexKind kind,
                                         PgClass class, uint32_t *length) {
    for (uint32_t i = reading->hits_ending[end]; i; i = reading->hits[i - 1].next_end) {
        const PgHit *hit = &reading->hits[i - 1];
        if (!(hit->kinds & pg_lex_bit(kind)))
            continue;
        const PgLexEntry *entry = entry_in(reading, hit->entry, kind, class);
        if (entry) {
            if (length)
                *length = end - hit->start;
            return entry;
        }
    }
    return NULL;
}

const PgLexEntry *pg_reading_find_of(const PgReading *reading, PgSpan span, PgLexKind kind,
                                     PgClass class) {
    for (uint32_t i = reading->hits_at[span.start]; i < reading->hits_at[span.start + 1]; i++)
        if (reading->hits[i].end == span.end)
            return reading->hits[i].kinds & pg_lex_bit(kind)
                       ? entry_in(reading, reading->hits[i].entry, kind, class)
                       : NULL;
    return NULL;
}

bool pg_reading_is_made_of(const PgReading *reading, PgSpan span, PgLexKind kind, PgClass class) {
    uint32_t at = span.start;
    while (at < span.end) {
        uint32_t next = at;
        for (uint32_t i = reading->hits_at[at]; i < reading->hits_at[at + 1] && next == at; i++)
            if (reading->hits[i].end <= span.end && (reading->hits[i].kinds & pg_lex_bit(kind)) &&
                entry_in(reading, reading->hits[i].entry, kind, class))
                next = reading->hits[i].end;
        if (next == at)
            return false;
        at = next;
    }
    return true;
}

/* ---- from candidates to mentions ---- */

void pg_candidate_add(PgReader *reader, PgSpan span, PgClass class, uint32_t sentence, int score) {
    if (span.end <= span.start)
        return;
    PgCandidate candidate = {{.span = span, .class = class, .sentence = sentence}, score};
    g_array_append_val(reader->candidates, candidate);
}

/* May a mention of `inner` stand inside the name of an `outer`? */
static bool can_nest(PgClass outer, PgClass inner) {
    switch (outer) {
    case PG_CLASS_PROJECT:
        return inner != PG_CLASS_PROJECT && inner != PG_CLASS_PERSON;
    case PG_CLASS_ORGANIZATION:
        return inner != PG_CLASS_PROJECT && inner != PG_CLASS_PERSON && inner != PG_CLASS_INDUSTRY;
    case PG_CLASS_PARK:
        return inner == PG_CLASS_PARK || inner == PG_CLASS_COMPANY ||
               (PG_CLASS_BIT(inner) & PG_CLASSES_PLACE) || inner == PG_CLASS_INDUSTRY;
    case PG_CLASS_COMPANY:
        return inner == PG_CLASS_COMPANY || (PG_CLASS_BIT(inner) & PG_CLASSES_PLACE) != 0;
    case PG_CLASS_REGION:
        return (PG_CLASS_BIT(inner) & PG_CLASSES_PLACE) != 0;
    default:
        return false;
    }
}

/* The indexes of the candidates: the best first, of these the longest, then by place and class. */
static uint32_t *by_score(const PgReader *reader) {
    uint32_t n = reader->candidates->len, longest = 0, last = 0;
    int best = INT_MIN, worst = INT_MAX;
    const PgCandidate *candidates = (const PgCandidate *)(const void *)reader->candidates->data;
    for (uint32_t i = 0; i < n; i++) {
        PgSpan span = candidates[i].mention.span;
        longest = MAX(longest, span.end - span.start);
        last = MAX(last, span.start);
        best = MAX(best, candidates[i].score);
        worst = MIN(worst, candidates[i].score);
    }
    uint32_t *order = g_new(uint32_t, n + 1), *keys = g_new(uint32_t, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        order[i] = i;
        keys[i] = candidates[i].mention.class;
    }
    pg_sort_by(order, n, keys, PG_MAX_CLASSES + 1);
    for (uint32_t i = 0; i < n; i++)
        keys[i] = candidates[i].mention.span.start;
    pg_sort_by(order, n, keys, last + 1);
    for (uint32_t i = 0; i < n; i++)
        keys[i] = longest - (candidates[i].mention.span.end - candidates[i].mention.span.start);
    pg_sort_by(order, n, keys, longest + 1);
    for (uint32_t i = 0; i < n; i++)
        keys[i] = (uint32_t)(best - candidates[i].score);
    pg_sort_by(order, n, keys, n ? (uint32_t)(best - worst) + 1 : 0);
    g_free(keys);
    return order;
}

/* The mentions by place, outer ones first; in the arena. */
static PgMention *by_place(const PgReading *reading, const GArray *mentions) {
    uint32_t n = mentions->len;
    const PgMention *unsorted = (const PgMention *)(const void *)mentions->data;
    uint32_t *order = g_new(uint32_t, n + 1), *keys = g_new(uint32_t, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        order[i] = i;
        keys[i] = reading->n - unsorted[i].span.end;
    }
    pg_sort_by(order, n, keys, reading->n + 1);
    for (uint32_t i = 0; i < n; i++)
        keys[i] = unsorted[i].span.start;
    pg_sort_by(order, n, keys, reading->n + 1);
    PgMention *sorted = PG_ARENA_NEW(reading->arena, PgMention, n + 1);
    for (uint32_t i = 0; i < n; i++)
        sorted[i] = unsorted[order[i]];
    g_free(keys);
    g_free(order);
    return sorted;
}

/* 某某公司 in 某某公司甘肃分公司, 中国移动 in 中国移动吉林公司 */
static bool is_branch(const PgReading *reading, const PgMention *outer, const PgMention *inner) {
    enum { PLAIN_ENDING = 2 }; /* 公司 */
    if (inner->span.start != outer->span.start || outer->span.end <= outer->span.start + 3)
        return false;
    PgSpan between = {inner->span.end, outer->span.end - PLAIN_ENDING};
    uint32_t before = reading->text[outer->span.end - 2];
    return reading->text[outer->span.end - 3] == U'分' || before == U'分' ||
           before == U'支' || /* 支行 */
           (between.end > between.start && reading->text[between.end] == U'公' &&
            pg_reading_entry_of(reading, between, PG_LEX_PLACE, PG_CLASS_NONE));
}

static bool agrees(const PgReading *reading, const PgMention *mention, const PgMention *other) {
    bool inside = other->span.start <= mention->span.start && mention->span.end <= other->span.end;
    bool around = mention->span.start <= other->span.start && other->span.end <= mention->span.end;
    if (inside == around)
        return false; /* crossing, or the same */
    /* 蓝湖 in 蓝湖经济开发区 is where it is, though a firm is called so for short. */
    const PgMention *firm = mention->class == PG_CLASS_COMPANY ? mention : other;
    const PgMention *zone = mention->class == PG_CLASS_COMPANY ? other : mention;
    if (firm->class == PG_CLASS_COMPANY && zone->class == PG_CLASS_PARK &&
        firm->full.end > firm->full.start &&
        pg_reading_entry_before(reading, zone->span.end, PG_LEX_ZONE, PG_CLASS_NONE, NULL))
        return false;
    /* 硅谷 in 科大硅谷 is what such a park is called, 东部 in 成都东部新区 a part of its name. */
    const PgMention *region = mention->class == PG_CLASS_REGION ? mention : other;
    const PgMention *park = mention->class == PG_CLASS_REGION ? other : mention;
    if (region->class == PG_CLASS_REGION && park->class == PG_CLASS_PARK &&
        region->span.start > park->span.start && region->span.end <= park->span.end)
        return false;
    if (mention->class == PG_CLASS_COMPANY && other->class == PG_CLASS_COMPANY)
        return inside ? is_branch(reading, other, mention) : is_branch(reading, mention, other);
    /* 名士达新材料 in 名士达新材料项目 is the builder and the field. */
    if (inside && mention->is_carried && other->class == PG_CLASS_COMPANY)
        return true;
    return inside ? can_nest(other->class, mention->class) && mention->kind == PG_MENTION_NAME
                  : can_nest(mention->class, other->class);
}

/* By character, 1 + the index of the innermost and the outermost mention chosen there. */
typedef struct {
    uint32_t inner, outer;
} Chosen;

/* Does a candidate agree with what is chosen already? It may nest, never cross. */
static bool fits(const PgReading *reading, const Chosen *chosen, const PgMention *mention,
                 const GArray *mentions) {
    for (uint32_t i = mention->span.start; i < mention->span.end; i++)
        if (chosen[i].inner &&
            (!agrees(reading, mention, &g_array_index(mentions, PgMention, chosen[i].inner - 1)) ||
             !agrees(reading, mention, &g_array_index(mentions, PgMention, chosen[i].outer - 1))))
            return false;
    return true;
}

static uint32_t length_of(const GArray *mentions, uint32_t index) {
    const PgMention *mention = &g_array_index(mentions, PgMention, index - 1);
    return mention->span.end - mention->span.start;
}

static void take(GArray *mentions, Chosen *chosen, PgMention mention) {
    g_array_append_val(mentions, mention);
    uint32_t index = mentions->len, length = mention.span.end - mention.span.start;
    for (uint32_t i = mention.span.start; i < mention.span.end; i++) {
        if (!chosen[i].inner || length_of(mentions, chosen[i].inner) > length)
            chosen[i].inner = index;
        if (!chosen[i].outer || length_of(mentions, chosen[i].outer) < length)
            chosen[i].outer = index;
    }
}

/* The fields that the chosen names of parks and projects say. Who and where stands in a name is
   not part of its field. */
static void take_name_fields(PgReading *reading, GArray *mentions, Chosen *chosen) {
    GHashTable *stems = pg_firm_stems_new(reading, mentions);
    for (guint m = 0, n = mentions->len; m < n; m++) {
        PgMention outer = g_array_index(mentions, PgMention, m);
        if ((outer.class != PG_CLASS_PARK && outer.class != PG_CLASS_PROJECT) ||
            outer.kind != PG_MENTION_NAME)
            continue;
        PgSpan name = outer.span;
        PgNameOwner owner = PG_OWNER_NONE;
        for (uint32_t i = name.start; i < outer.span.end; i++) {
            const PgMention *inner = &g_array_index(mentions, PgMention, chosen[i].inner - 1);
            if (inner->class != PG_CLASS_INDUSTRY && inner->span.end < outer.span.end - 1 &&
                !(inner->class == PG_CLASS_PARK && inner->span.end + 4 > outer.span.end)) {
                name.start = inner->span.end;
                owner = inner->class == PG_CLASS_COMPANY ? PG_OWNER_FIRM : PG_OWNER_PLACE;
            }
        }
        uint32_t firm_end = pg_firm_end(reading, stems, outer.span);
        if (firm_end > name.start) {
            name.start = firm_end;
            owner = PG_OWNER_FIRM;
        }
        PgSpan field = pg_name_field(reading, outer.class, name, owner);
        /* 名士达新材料 in 名士达新材料项目 is the company and its field. */
        if (field.end == field.start && name.start > outer.span.start)
            field = pg_name_field(reading, outer.class, outer.span, PG_OWNER_NONE);
        if (field.end == field.start)
            continue;
        /* A term inside gives way where more of the name is the field. */
        PgMention *same = &g_array_index(mentions, PgMention, chosen[field.end - 1].inner - 1);
        for (uint32_t i = field.end; i > field.start && same->class != PG_CLASS_INDUSTRY; i--)
            same = &g_array_index(mentions, PgMention, chosen[i - 1].inner - 1);
        if (same->class == PG_CLASS_INDUSTRY && same->span.start >= name.start &&
            same->span.end <= name.end) {
            same->span = field;
            same->is_carried = true;
            continue;
        }
        PgMention mention = {.span = field,
                             .class = PG_CLASS_INDUSTRY,
                             .sentence = outer.sentence,
                             .is_carried = true};
        if (fits(reading, chosen, &mention, mentions))
            take(mentions, chosen, mention);
    }
    g_hash_table_unref(stems);
}

/* By character, 1 + where the 《 stands that is open before it in its sentence; 0 for none. */
static uint32_t *find_titles(const PgReading *reading) {
    uint32_t *titles = g_new0(uint32_t, reading->n + 1);
    for (uint32_t s = 0; s < reading->page->n_sentences; s++) {
        PgSpan span = reading->page->sentences[s].span;
        for (uint32_t i = span.start, open = 0; i < span.end; i++) {
            titles[i] = open;
            if (reading->text[i] == U'《')
                open = i + 1;
            else if (reading->text[i] == U'》')
                open = 0;
        }
    }
    return titles;
}

/* 数字经济 in 《钱塘区数字经济三年行动计划》: what a document is about. */
static bool is_of_document(const uint32_t *titles, const PgMention *mention) {
    enum { LONGEST_TITLE = 60 };
    uint32_t open = titles[mention->span.start];
    return open && mention->span.start - open < LONGEST_TITLE && mention->class != PG_CLASS_PARK &&
           mention->class != PG_CLASS_ORGANIZATION && mention->class != PG_CLASS_PERSON;
}

static void choose(PgReader *reader) {
    PgReading *reading = reader->reading;
    uint32_t n = reader->candidates->len, *order = by_score(reader);
    GArray *mentions = g_array_new(FALSE, FALSE, sizeof(PgMention));
    Chosen *chosen = g_new0(Chosen, reading->n + 1);
    uint32_t *titles = find_titles(reading);
    for (uint32_t c = 0; c < n; c++) {
        const PgMention *mention =
            &g_array_index(reader->candidates, PgCandidate, order[c]).mention;
        /* 物联网 is a field, even where a company is called 某某物联网. */
        if (mention->class == PG_CLASS_COMPANY && mention->span.end - mention->span.start > 2 &&
            pg_reading_entry_of(reading, mention->span, PG_LEX_INDUSTRY, PG_CLASS_NONE))
            continue;
        if (!is_of_document(titles, mention) && fits(reading, chosen, mention, mentions))
            take(mentions, chosen, *mention);
    }
    take_name_fields(reading, mentions, chosen);
    g_free(titles);
    g_free(order);
    g_free(chosen);
    reading->n_mentions = mentions->len;
    reading->mentions = by_place(reading, mentions);
    g_array_unref(mentions);
    uint32_t stack[16], depth = 0;
    reading->mention_ends = PG_ARENA_NEW(reading->arena, bool, reading->n + 2);
    for (uint32_t i = 0; i < reading->n_mentions; i++) {
        PgMention *mention = &reading->mentions[i];
        reading->mention_ends[mention->span.end] = true;
        while (depth && reading->mentions[stack[depth - 1]].span.end <= mention->span.start)
            depth--;
        mention->outer = depth ? stack[depth - 1] + 1 : 0;
        if (depth < G_N_ELEMENTS(stack))
            stack[depth++] = i;
    }
    reading->mentions_at = PG_ARENA_NEW(reading->arena, uint32_t, reading->n + 2);
    uint32_t at = 0;
    for (uint32_t i = 0; i <= reading->n + 1; i++) {
        while (at < reading->n_mentions && reading->mentions[at].span.start < i)
            at++;
        reading->mentions_at[i] = at;
    }
}

PgReading *pg_reading_new(const PgPage *page, const PgOntology *ontology, PgArena *arena) {
    PgReading *reading = PG_ARENA_NEW(arena, PgReading, 1);
    *reading = (PgReading){.page = page,
                           .ontology = ontology,
                           .entries = pg_ontology_entries(ontology),
                           .arena = arena,
                           .text = page->folded,
                           .n = page->n_chars,
                           .word_starts = PG_ARENA_NEW(arena, bool, page->n_chars + 2),
                           .tags = PG_ARENA_NEW(arena, uint8_t, page->n_chars + 2)};
    for (uint32_t s = 0; s < page->n_sentences; s++) {
        PgSpan span = page->sentences[s].span;
        pg_words_segment(page->folded + span.start, span.end - span.start,
                         reading->word_starts + span.start, reading->tags + span.start);
        reading->word_starts[span.end] = true;
    }
    scan(reading);
    pg_values_find(reading);
    PgReader reader = {reading, g_array_new(FALSE, FALSE, sizeof(PgCandidate)), NULL};
    for (uint32_t s = 0; s < page->n_sentences; s++) {
        guint first = reader.candidates->len;
        pg_places_find(&reader, s);
        pg_names_find(&reader, s);
        pg_offices_find(&reader, s);
        pg_institutes_find(&reader, s, first);
        pg_company_lists_find(&reader, s, first);
        pg_park_parts_find(&reader, s);
        pg_bringers_find(&reader, s);
        pg_projects_find(&reader, s);
        pg_people_find(&reader, s);
        pg_employers_find(&reader, s, first);
        pg_industries_find(&reader, s);
        pg_anaphors_find(&reader, s);
        pg_cells_find(&reader, s, first);
    }
    reader.pairs = pg_pairs_new(reading);
    pg_people_repeat(&reader);
    pg_projects_repeat(&reader);
    pg_park_gardens_find(&reader);
    pg_parks_repeat(&reader);
    pg_firms_repeat(&reader);
    pg_short_names_find(&reader);
    pg_branch_owners_find(&reader);
    pg_firm_projects_find(&reader);
    pg_pairs_free(reader.pairs);
    choose(&reader);
    g_array_unref(reader.candidates);
    return reading;
}
