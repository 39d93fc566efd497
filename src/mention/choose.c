/* From candidates to mentions: of those that overlap the better ones, and what may stand inside
   another's name. */
#include "mention/internal.h"

#include "base/sort.h"

#include <limits.h>

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
static uint32_t *by_worth(const PgReading *reading, const GArray *all) {
    uint32_t n = all->len, longest = 0;
    int best = INT_MIN;
    const PgCandidate *candidates = (const PgCandidate *)(const void *)all->data;
    for (uint32_t i = 0; i < n; i++) {
        longest = MAX(longest, pg_span_length(candidates[i].mention.span));
        best = MAX(best, candidates[i].score);
    }
    uint32_t *order = g_new(uint32_t, n + 1);
    uint64_t *keys = g_new(uint64_t, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        PgSpan span = candidates[i].mention.span;
        uint64_t key = (uint64_t)(best - candidates[i].score);
        key = key * (longest + 1) + longest - pg_span_length(span);
        key = key * (reading->n + 1) + span.start;
        keys[i] = key * (PG_MAX_CLASSES + 1) + candidates[i].mention.class;
        order[i] = i;
    }
    pg_sort_by(order, n, keys);
    g_free(keys);
    return order;
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
    Chosen last = {0, 0};
    for (uint32_t i = mention->span.start; i < mention->span.end; i++) {
        Chosen here = chosen[i];
        if (!here.inner || (here.inner == last.inner && here.outer == last.outer))
            continue;
        if (!agrees(reading, mention, &g_array_index(mentions, PgMention, here.inner - 1)) ||
            (here.outer != here.inner &&
             !agrees(reading, mention, &g_array_index(mentions, PgMention, here.outer - 1))))
            return false;
        last = here;
    }
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
    PgFirmStems *stems = pg_firm_stems_new(reading, mentions);
    for (guint m = 0, n = mentions->len; m < n; m++) {
        const PgMention *mention = &g_array_index(mentions, PgMention, m);
        if ((mention->class != PG_CLASS_PARK && mention->class != PG_CLASS_PROJECT) ||
            mention->kind != PG_MENTION_NAME)
            continue;
        const PgMention outer = *mention; /* taking moves them */
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
        PgMention carried = {.span = field,
                             .class = PG_CLASS_INDUSTRY,
                             .sentence = outer.sentence,
                             .is_carried = true};
        if (fits(reading, chosen, &carried, mentions))
            take(mentions, chosen, carried);
    }
    pg_firm_stems_free(stems);
}

/* By character: does it stand in the title of a document, as 数字经济 in
   《钱塘区数字经济三年行动计划》? NULL where the page names none. */
static bool *find_titles(const PgReading *reading) {
    enum { LONGEST_TITLE = 60 };
    const uint32_t *text = reading->text;
    if (pg_char_find(text, 0, reading->n, U'《') == reading->n)
        return NULL;
    bool *titles = g_new0(bool, reading->n + 1);
    for (uint32_t s = 0; s < reading->page->n_sentences; s++) {
        PgSpan span = reading->page->sentences[s].span;
        for (uint32_t open = span.start; open < span.end; open++) {
            open = pg_char_find(text, open, span.end, U'《');
            for (uint32_t i = open + 1; i < span.end && i - open <= LONGEST_TITLE; i++) {
                titles[i] = true;
                if (text[i] == U'《' || text[i] == U'》')
                    break;
            }
        }
    }
    return titles;
}

/* What a document is about, not who acts. */
static bool is_topic(PgClass class) {
    return class != PG_CLASS_PARK && class != PG_CLASS_ORGANIZATION && class != PG_CLASS_PERSON;
}

/* Whose name holds the mentions' own: the innermost of those around each. */
static void nest(PgReading *reading) {
    uint32_t stack[16], depth = 0;
    for (uint32_t i = 0; i < reading->n_mentions; i++) {
        PgMention *mention = &reading->mentions[i];
        while (depth && reading->mentions[stack[depth - 1]].span.end <= mention->span.start)
            depth--;
        mention->outer = depth ? stack[depth - 1] + 1 : 0;
        if (depth < G_N_ELEMENTS(stack))
            stack[depth++] = i;
    }
}

/* The mentions by place, outer ones first, and where they start and end. */
static void put_by_place(PgReading *reading, const GArray *mentions) {
    uint32_t n = mentions->len, n_before = 0;
    /* Filled behind the place that is meant: each mention that is put moves the next one's on. */
    uint32_t *at = PG_ARENA_NEW(reading->arena, uint32_t, reading->n + 3);
    reading->mention_ends = PG_ARENA_NEW(reading->arena, uint8_t, reading->n + 2);
    for (uint32_t i = 0; i < n; i++) {
        PgSpan span = g_array_index(mentions, PgMention, i).span;
        at[span.start + 2]++;
        uint8_t *longest = &reading->mention_ends[span.end];
        *longest = (uint8_t)CLAMP(pg_span_length(span), *longest, UINT8_MAX);
    }
    for (uint32_t i = 0, end = reading->n + 3; i < end; i++)
        at[i] = n_before += at[i];
    PgMention *sorted = PG_ARENA_NEW(reading->arena, PgMention, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        const PgMention *mention = &g_array_index(mentions, PgMention, i);
        uint32_t start = mention->span.start, to = at[start + 1]++;
        for (; to && sorted[to - 1].span.start == start && /* few do, too */
               sorted[to - 1].span.end < mention->span.end;
             to--)
            sorted[to] = sorted[to - 1];
        sorted[to] = *mention;
    }
    reading->mentions = sorted;
    reading->n_mentions = n;
    reading->mentions_at = at;
}

/* May a candidate be a mention at all? `titles` is as find_titles gives it. */
static bool is_eligible(const PgReading *reading, const bool *titles, const PgMention *mention) {
    /* 物联网 is a field, even where a company is called 某某物联网. */
    if (mention->class == PG_CLASS_COMPANY && pg_span_length(mention->span) > 2 &&
        pg_reading_kinds_of(reading, mention->span) & pg_lex_bit(PG_LEX_INDUSTRY))
        return false;
    return !(titles && titles[mention->span.start] && is_topic(mention->class));
}

void pg_mentions_choose(PgReader *reader) {
    PgReading *reading = reader->reading;
    const GArray *candidates = reader->candidates;
    uint32_t n = candidates->len, *order = by_worth(reading, candidates);
    GArray *mentions = g_array_sized_new(FALSE, FALSE, sizeof(PgMention), n);
    Chosen *chosen = g_new0(Chosen, reading->n + 1);
    bool *titles = find_titles(reading);
    for (uint32_t c = 0; c < n; c++) {
        const PgMention *mention = &g_array_index(candidates, PgCandidate, order[c]).mention;
        if (is_eligible(reading, titles, mention) && fits(reading, chosen, mention, mentions))
            take(mentions, chosen, *mention);
    }
    take_name_fields(reading, mentions, chosen);
    put_by_place(reading, mentions);
    nest(reading);
    g_array_unref(mentions);
    g_free(titles);
    g_free(order);
    g_free(chosen);
}
