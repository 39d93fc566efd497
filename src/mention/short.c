/* Short forms: the brand of a company whose full name the page has, with or without a place
   before and a piece of its business behind; what （简称“…”） introduces; and the brand that
   opens a project's name. */
#include "mention/internal.h"

#include <string.h>

enum { MAX_BRAND = 4, MAX_WORDS = 8, MAX_CHAIN = 32, MAX_SHORT = 16 /* keep the work linear */ };

typedef struct {
    PgSpan full;  /* the full name, where it stands first */
    PgSpan place; /* in front of the brand; empty for none */
    PgSpan brand;
    PgSpan words[MAX_WORDS]; /* of its business */
    uint32_t n_words;
    bool is_general; /* the brand is a place and a field, and tells nothing alone */
    PgSpan bracket; /* （泰州） behind the business of a firm that has others elsewhere; or empty */
    PgClass class;
    uint32_t next; /* index + 1 of the next name whose brand starts with the same two characters */
} FullName;

typedef struct {
    PgReader *reader;
    GArray *names;      /* FullName */
    GHashTable *brands; /* first two characters → index + 1 */
} Finder;

static uint64_t pair_at(const uint32_t *text, uint32_t i) {
    return (uint64_t)text[i] << 32 | text[i + 1];
}

static bool same_text(const uint32_t *text, PgSpan a, PgSpan b) {
    return a.end - a.start == b.end - b.start &&
           !memcmp(text + a.start, text + b.start, (a.end - a.start) * sizeof *text);
}

/* Words that say what a company does, as against its brand. */
bool pg_is_business_word(const PgReading *reading, PgSpan word) {
    if (pg_reading_entry_of(reading, word, PG_LEX_INDUSTRY, PG_CLASS_NONE) ||
        pg_reading_entry_of(reading, word, PG_LEX_NOT_A_NAME, PG_CLASS_COMPANY) ||
        pg_reading_entry_of(reading, word, PG_LEX_WEAK_ENDING, PG_CLASS_COMPANY))
        return true;
    if (word.end - word.start < 2 || !pg_char_is_han(reading->text[word.start]))
        return false;
    switch (reading->tags[word.start]) {
    case PG_TAG_NOUN:
    case PG_TAG_VERB_NOUN:
    case PG_TAG_ADJECTIVE:
    case PG_TAG_NUMBER:
        return true;
    default:
        return false;
    }
}

/* Where the brand that starts at `at` ends: before the first word of business. */
static uint32_t brand_end(const PgReading *reading, uint32_t at, uint32_t end) {
    uint32_t i = at;
    while (i < end && i - at < MAX_BRAND) {
        PgSpan word = {i, pg_next_word(reading, i, end)};
        if (i > at + 1 && (pg_is_business_word(reading, word) || reading->text[i] == U'（'))
            break;
        if (i > at && pg_reading_entry_at(reading, i, PG_LEX_INDUSTRY, PG_CLASS_NONE, NULL) &&
            i - at >= 2)
            break;
        if (word.end - at > MAX_BRAND && i > at)
            break;
        i = word.end;
        if (i - at >= 2 && word.start == at && word.end - word.start >= 2)
            break; /* a word as a brand: 汇聚, 小天鹅 */
    }
    return i;
}

/* Take a company's full name apart; false when nothing is left that could stand for it. */
/* 某某集团永宁分公司: the short name is the group's. */
static bool is_branch(const PgReading *reading, PgSpan span) {
    enum { BRANCH = 3 }; /* 分公司 */
    if (span.end - span.start < 2 * BRANCH || reading->text[span.end - BRANCH] != U'分')
        return false;
    for (uint32_t i = span.start + BRANCH; i < span.end - BRANCH; i++)
        if (pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_COMPANY, NULL))
            return true;
    return false;
}

static bool parse_company(const PgReading *reading, PgSpan span, FullName *name) {
    if (is_branch(reading, span))
        return false;
    *name = (FullName){.full = span, .class = PG_CLASS_COMPANY};
    uint32_t length, at = span.start, end = span.end;
    if (pg_reading_entry_before(reading, end, PG_LEX_ENDING, PG_CLASS_COMPANY, &length))
        end -= MIN(length, end - at);
    name->bracket = (PgSpan){end, end};
    if (end > at && reading->text[end - 1] == U'）') {
        while (end > at && reading->text[--end] != U'（') {
        }
        name->bracket.start = end;
    }
    uint32_t place_start = at;
    while (pg_reading_entry_at(reading, at, PG_LEX_PLACE, PG_CLASS_NONE, &length) &&
           at + length + 2 <= end)
        at += length;
    name->place = (PgSpan){place_start, at};
    while (pg_reading_entry_at(reading, at, PG_LEX_NOT_A_NAME, PG_CLASS_COMPANY, &length) &&
           at + length + 2 <= end)
        at += length;
    if (at + 2 > end ||
        pg_reading_entry_of(reading, (PgSpan){at, end}, PG_LEX_PLACE, PG_CLASS_NONE))
        return false; /* 岳阳分公司: the place is no brand */
    name->brand = (PgSpan){at, brand_end(reading, at, end)};
    if (name->brand.end - name->brand.start < 2)
        name->brand.end = MIN(name->brand.start + 2, end);
    at = name->brand.end;
    if (pg_reading_entry_of(reading, name->brand, PG_LEX_INDUSTRY, PG_CLASS_NONE) ||
        pg_reading_entry_of(reading, name->brand, PG_LEX_NOT_A_NAME, PG_CLASS_PARK)) {
        if (name->place.end == name->place.start || at >= end)
            return false;                      /* 激光, 高新: no brand */
        name->brand.start = name->place.start; /* but 上海航天|电源, with more of its business */
        name->place.end = name->place.start;
        name->is_general = true;
    }
    if (at < end && reading->text[at] == U'（') /* 凯赛|（太原）|生物材料 */
        while (at < end && reading->text[at++] != U'）') {
        }
    while (at < end && name->n_words < MAX_WORDS) {
        uint32_t stop = pg_next_word(reading, at, end);
        name->words[name->n_words++] = (PgSpan){at, stop};
        at = stop;
    }
    return true;
}

static void remember(Finder *finder, FullName name) {
    const PgReading *reading = finder->reader->reading;
    uint64_t key = pair_at(reading->text, name.brand.start);
    uint32_t first = GPOINTER_TO_UINT(g_hash_table_lookup(finder->brands, (void *)(uintptr_t)key));
    uint32_t length = 0;
    for (uint32_t i = first; i; i = g_array_index(finder->names, FullName, i - 1).next)
        if (++length == MAX_CHAIN ||
            same_text(reading->text, g_array_index(finder->names, FullName, i - 1).full, name.full))
            return;
    name.next = first;
    g_array_append_val(finder->names, name);
    g_hash_table_insert(finder->brands, (void *)(uintptr_t)key,
                        GUINT_TO_POINTER(finder->names->len));
}

/* 海辉软件 is no 海辉科技有限公司; but 壮声电子 is 壮声电子科技有限公司. */
static bool is_other_trade(const PgReading *reading, const FullName *name, PgSpan word) {
    if (!pg_reading_entry_of(reading, word, PG_LEX_INDUSTRY, PG_CLASS_NONE))
        return false;
    for (uint32_t i = name->full.start; i + (word.end - word.start) <= name->full.end; i++)
        if (same_text(reading->text, (PgSpan){i, i + word.end - word.start}, word))
            return false;
    return true;
}

/* A name as it stands somewhere. */
typedef struct {
    PgSpan span;
    uint32_t n_own;   /* characters of the full name's business */
    uint32_t n_added; /* and of words that any company may add */
} Form;

/* Extend a brand in the text by words of the full name's business, in any choice and order, and by
   words that any company may add. */
static void extend_right(const PgReading *reading, const FullName *name, uint32_t limit,
                         Form *form) {
    uint32_t at = form->span.end;
    for (uint32_t start = at; at - start < MAX_SHORT;) {
        uint32_t longest = 0, length;
        for (uint32_t w = 0; w < name->n_words; w++) {
            uint32_t n = name->words[w].end - name->words[w].start;
            if (n > longest && at + n <= limit &&
                same_text(reading->text, name->words[w], (PgSpan){at, at + n}))
                longest = n;
        }
        form->n_own += longest;
        if (!longest &&
            pg_reading_entry_at(reading, at, PG_LEX_WEAK_ENDING, PG_CLASS_COMPANY, &length) &&
            !pg_costs(reading, at + length) &&
            !is_other_trade(reading, name, (PgSpan){at, at + length}))
            form->n_added += longest = length;
        if (!longest &&
            pg_reading_entry_at(reading, at, PG_LEX_ENDING, PG_CLASS_COMPANY, &length) &&
            length == 2 && name->n_words)
            longest = length;
        if (!longest)
            break;
        at += longest;
    }
    uint32_t n = name->bracket.end - name->bracket.start;
    if (n && !form->n_added && at + n <= limit &&
        same_text(reading->text, name->bracket, (PgSpan){at, at + n}))
        at += n;
    form->span.end = at;
}

/* 合源|锂创, 海辉|软件, 石马|高新区: another name goes on behind the brand. */
static bool goes_on(const PgReading *reading, const FullName *name, uint32_t end) {
    uint32_t length;
    if (pg_reading_entry_at(reading, end, PG_LEX_WEAK_ENDING, PG_CLASS_COMPANY, &length) &&
        is_other_trade(reading, name, (PgSpan){end, end + length}))
        return true;
    if (pg_reading_entry_at(reading, end, PG_LEX_ZONE, PG_CLASS_NONE, NULL))
        return true;
    for (uint32_t i = end; i < end + 2; i++) {
        uint8_t tag = reading->tags[i];
        if (!pg_char_is_han(reading->text[i]) || !reading->word_starts[i] ||
            !reading->word_starts[i + 1] || (tag != PG_TAG_NOUN && tag != PG_TAG_UNKNOWN))
            return false;
    }
    return true;
}

static bool is_everyday_word(const PgReading *reading, PgSpan span) {
    enum { SHORTEST_LATIN = 3 };
    if (!reading->word_starts[span.start] || !reading->word_starts[span.end])
        return true;
    if (pg_next_word(reading, span.start, span.end) != span.end)
        return false; /* several words, none of them the brand */
    if (pg_char_is_latin(reading->text[span.start]) && pg_span_length(span) >= SHORTEST_LATIN)
        return pg_reading_entry_of(reading, span, PG_LEX_INDUSTRY, PG_CLASS_NONE) != NULL;
    switch (reading->tags[span.start]) {
    case PG_TAG_PERSON:
    case PG_TAG_UNKNOWN:
        return false;
    default:
        return true;
    }
}

/* The short form of a name that stands at `at`; an empty span when none does. */
static Form short_name_at(const PgReading *reading, const FullName *name, uint32_t at,
                          PgSpan sentence) {
    const Form none = {.span = {at, at}};
    uint32_t n = name->brand.end - name->brand.start;
    if (at + n > sentence.end || !same_text(reading->text, name->brand, (PgSpan){at, at + n}))
        return none;
    Form form = {.span = {at, at + n}};
    extend_right(reading, name, sentence.end, &form);
    uint32_t place = name->place.end - name->place.start, length;
    if (place && at >= sentence.start + place &&
        same_text(reading->text, name->place, (PgSpan){at - place, at}))
        form.span.start -= place;
    else if (place && at > sentence.start + 1 &&
             pg_reading_entry_before(reading, at, PG_LEX_PLACE, PG_CLASS_NONE, &length) &&
             length < at - sentence.start + 1 &&
             reading->text[at - length] == reading->text[name->place.start])
        form.span.start -= length; /* 长春 for 长春市 */
    if (name->is_general && !form.n_own)
        return none;
    if (form.span.start == at && form.span.end == at + n &&
        (is_everyday_word(reading, form.span) || goes_on(reading, name, form.span.end)))
        return none;
    return same_text(reading->text, form.span, name->full) ? none : form;
}

/* 江华 in 江华瑶族自治县: the longer name is a place's. */
static bool opens_place(const PgReading *reading, PgSpan span) {
    uint32_t length;
    return pg_reading_entry_at(reading, span.start, PG_LEX_PLACE, PG_CLASS_NONE, &length) &&
           length > span.end - span.start;
}

/* What stands for one of the full names whose brands begin with the same two characters as `first`:
   of several the one that shares most with what stands there. */
static void find_short_name(Finder *finder, uint32_t first, uint32_t at) {
    const PgReading *reading = finder->reader->reading;
    uint32_t number = pg_sentence_at(reading, at);
    PgSpan sentence = reading->page->sentences[number].span;
    const FullName *best = NULL;
    Form best_form = {.span = {at, at}};
    for (uint32_t k = first; k; k = g_array_index(finder->names, FullName, k - 1).next) {
        const FullName *name = &g_array_index(finder->names, FullName, k - 1);
        Form form = short_name_at(reading, name, at, sentence);
        if (form.span.end > form.span.start &&
            (!best || form.n_own > best_form.n_own ||
             (form.n_own == best_form.n_own && name->full.start < best->full.start))) {
            best = name;
            best_form = form;
        }
    }
    if (!best || opens_place(reading, best_form.span))
        return;
    /* 蓝思科技 is not 蓝思精密（泰州）, but the group that this is of. */
    bool is_group = best_form.n_added && best->bracket.end > best->bracket.start;
    PgCandidate candidate = {{.span = best_form.span,
                              .class = best->class,
                              .sentence = number,
                              .full = is_group ? (PgSpan){0} : best->full},
                             58 + (int)MIN(best_form.span.end - best_form.span.start, 10)};
    g_array_append_val(finder->reader->candidates, candidate);
}

static void find_short_names(Finder *finder) {
    const uint32_t *text = finder->reader->reading->text;
    for (guint k = 0; k < finder->names->len; k++) {
        uint32_t start = g_array_index(finder->names, FullName, k).brand.start;
        uint32_t first = GPOINTER_TO_UINT(
            g_hash_table_lookup(finder->brands, (void *)(uintptr_t)pair_at(text, start)));
        for (uint32_t at = 0; first == k + 1 && pg_pair_next(finder->reader, start, &at);)
            find_short_name(finder, first, at);
    }
}

/* By the place where they end: the index + 1 of the best candidate. */
static uint32_t *best_by_end(const Finder *finder) {
    const PgReading *reading = finder->reader->reading;
    uint32_t *ending = PG_ARENA_NEW(reading->arena, uint32_t, reading->n + 1);
    for (guint c = 0; c < finder->reader->candidates->len; c++) {
        const PgCandidate *candidate = &g_array_index(finder->reader->candidates, PgCandidate, c);
        if (candidate->mention.class == PG_CLASS_INDUSTRY)
            continue;
        uint32_t *best = &ending[candidate->mention.span.end];
        if (!*best || candidate->score >
                          g_array_index(finder->reader->candidates, PgCandidate, *best - 1).score)
            *best = c + 1;
    }
    return ending;
}

/* 某某公司（以下简称“某某”）: the text itself introduces the short name. */
static void find_introduced(Finder *finder, GArray *introduced) {
    const PgReading *reading = finder->reader->reading;
    const uint32_t *text = reading->text;
    uint32_t *ending = NULL; /* made when it is asked for: few pages do */
    for (uint32_t s = 0; s < reading->page->n_sentences; s++) {
        PgSpan sentence = reading->page->sentences[s].span;
        uint32_t next = sentence.start + 1, called;
        for (; (called = pg_char_find(text, next, sentence.end, U'称')) + 2 < sentence.end;
             next = called + 1) {
            uint32_t i = called - 1;
            if (text[i] != U'简' && text[i] != U'下')
                continue;
            uint32_t open = i;
            while (open > sentence.start && i - open < 6 && text[open] != U'（')
                open--;
            uint32_t start = i + 2;
            while (start < sentence.end &&
                   (text[start] == U'“' || text[start] == U'：' || text[start] == U'为'))
                start++;
            uint32_t end = start;
            while (end < sentence.end && end - start < 14 && !pg_is_closing(text[end]) &&
                   !pg_is_stop(text[end]))
                end++;
            if (end - start < 2 || end - start > 12)
                continue;
            if (!ending)
                ending = best_by_end(finder);
            uint32_t best = ending[open];
            if (!best)
                continue;
            const PgMention *full =
                &g_array_index(finder->reader->candidates, PgCandidate, best - 1).mention;
            FullName name = {.full = full->span, .brand = {start, end}, .class = full->class};
            g_array_append_val(introduced, name);
            /* A form with an ending of its own, as 某某项目, is no name beside the full one. */
            PgCandidate candidate = {{.span = {start, end},
                                      .class = full->class,
                                      .sentence = s,
                                      .full = full->span,
                                      .is_introduced = true},
                                     95};
            g_array_append_val(finder->reader->candidates, candidate);
        }
    }
}

void pg_short_names_find(PgReader *reader) {
    Finder finder = {.reader = reader,
                     .names = g_array_new(FALSE, FALSE, sizeof(FullName)),
                     .brands = g_hash_table_new(g_direct_hash, g_direct_equal)};
    GArray *introduced = g_array_new(FALSE, FALSE, sizeof(FullName));
    pg_project_brands_find(reader);
    find_introduced(&finder, introduced);
    for (guint c = 0; c < reader->candidates->len; c++) {
        const PgCandidate *candidate = &g_array_index(reader->candidates, PgCandidate, c);
        FullName name;
        if (candidate->mention.class == PG_CLASS_COMPANY && candidate->score >= 70 &&
            parse_company(reader->reading, candidate->mention.span, &name))
            remember(&finder, name);
    }
    for (guint i = 0; i < introduced->len; i++)
        remember(&finder, g_array_index(introduced, FullName, i));
    find_short_names(&finder);
    g_array_unref(introduced);
    g_array_unref(finder.names);
    g_hash_table_unref(finder.brands);
}
