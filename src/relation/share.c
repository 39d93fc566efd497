/* Figures that go round: 甲、乙两项目分别投资3亿元和2亿元,
   总投资分别为3亿元、2亿元的甲项目和乙项目, 甲、乙各占地50亩. */
#include "relation/statistic.h"

enum {
    MAX_MEMBERS = 12,
    MAX_DISTANCE = 80, /* of the word before its figures, and of the members before the word */
    MAX_WORDS = 12,    /* characters between the word and the first figure */
};

typedef struct {
    const PgValue *values[MAX_MEMBERS];
    uint32_t n; /* one where all have the same */
    uint32_t members[MAX_MEMBERS];
    uint32_t n_members;
} Share;

static const PgClass owner_classes[] = {PG_CLASS_PROJECT,  PG_CLASS_PARK,         PG_CLASS_COMPANY,
                                        PG_CLASS_DISTRICT, PG_CLASS_ORGANIZATION, PG_CLASS_CITY};

/* 以甲、乙为代表的…, 以甲为首的…: what has the figures is what those named stand for. */
static bool is_of_examples(const PgReading *reading, PgSpan span) {
    bool is_open = false;
    for (uint32_t i = span.start; i + 1 < span.end; i++) {
        uint32_t c = reading->text[i], next = reading->text[i + 1];
        if (c == U'以' && reading->word_starts[i] && reading->word_starts[i + 1])
            is_open = true;
        if (is_open && c == U'为' && (next == U'代' || next == U'首' || next == U'龙'))
            return true; /* 为|代表 首 龙头 */
    }
    return false;
}

/* The entities of a class that a span names. */
static uint32_t members_in(const PgReading *reading, PgSpan span, PgClass class,
                           uint32_t members[MAX_MEMBERS]) {
    uint32_t n = 0;
    for (uint32_t i = reading->mentions_at[span.start]; i < reading->mentions_at[span.end]; i++) {
        const PgMention *mention = &reading->mentions[i];
        if (mention->outer || !mention->entity || mention->class != class)
            continue;
        if (n == MAX_MEMBERS)
            return 0;
        members[n++] = mention->entity;
    }
    return n;
}

/* 各, 均: all the same. */
static bool is_same_for_all(const PgReading *reading, uint32_t word) {
    return reading->text[word] == U'各' || reading->text[word] == U'均';
}

/* The numbers behind a word that shares them out, with nothing between them but 、 and 和. */
static void read_values(const PgReading *reading, PgSpan word, uint32_t end, Share *share) {
    const PgValue *value = pg_reading_value_at(reading, word.end);
    if (!value || value >= reading->values + reading->n_values || value->span.end > end ||
        value->span.start > word.end + MAX_WORDS)
        return;
    for (uint32_t i = word.end; i < value->span.start; i++)
        if (pg_ends_clause(reading->text[i]))
            return;
    share->n = pg_values_in_row(reading, value, end);
    if (share->n > MAX_MEMBERS || value->kind == PG_VALUE_NONE || value->kind == PG_VALUE_DATE)
        share->n = 0;
    for (uint32_t i = 0; i < share->n; i++)
        share->values[i] = value + i;
}

/* Whom the numbers are shared out to: those named in the clause before the word, or in the one
   before that, or behind 的. */
static bool read_members(const PgReading *reading, PgSpan sentence, PgSpan word, Share *share) {
    bool same = is_same_for_all(reading, word.start);
    if (!share->n || (same ? share->n != 1 : share->n < 2))
        return false;
    uint32_t last = share->values[share->n - 1]->span.end;
    PgSpan spans[3] = {{word.start, word.start}, {0, 0}, {0, 0}};
    while (spans[0].start > sentence.start && word.start - spans[0].start < MAX_DISTANCE &&
           !pg_ends_clause(reading->text[spans[0].start - 1]))
        spans[0].start--;
    if (spans[0].start > sentence.start && reading->text[spans[0].start - 1] == U'，') {
        spans[1] = (PgSpan){spans[0].start - 1, spans[0].start - 1};
        while (spans[1].start > sentence.start && spans[1].end - spans[1].start < MAX_DISTANCE &&
               !pg_ends_clause(reading->text[spans[1].start - 1]))
            spans[1].start--;
    }
    if (last < sentence.end && reading->text[last] == U'的') {
        spans[2] = (PgSpan){last, last};
        while (spans[2].end < sentence.end && spans[2].end - last < MAX_DISTANCE &&
               !pg_ends_clause(reading->text[spans[2].end]))
            spans[2].end++;
    }
    for (int s = 2; s >= 0; s--) { /* 的 first, then the clause, then the one before */
        PgSpan span = spans[s == 2 ? 2 : s == 1 ? 0 : 1];
        if (is_of_examples(reading, span))
            continue;
        for (size_t c = 0; span.end > span.start && c < G_N_ELEMENTS(owner_classes); c++) {
            uint32_t n = members_in(reading, span, owner_classes[c], share->members);
            if (same ? n >= 2 : n == share->n) {
                share->n_members = n;
                return true;
            }
        }
    }
    return false;
}

/* 甲签下A项目，乙签下B项目，投资额分别为…: as many projects as there are figures, clause by clause.
 */
static bool read_projects_before(const PgReading *reading, PgSpan sentence, PgSpan word,
                                 Share *share) {
    enum { MAX_CLAUSES = 4, FAR = 200 };
    PgSpan span = {word.start, word.start};
    for (int n = 0; n < MAX_CLAUSES && span.start > sentence.start && share->n > 1; n++) {
        span.start--;
        while (span.start > sentence.start && word.start - span.start < FAR &&
               !pg_ends_clause(reading->text[span.start - 1]))
            span.start--;
        uint32_t found = members_in(reading, span, PG_CLASS_PROJECT, share->members);
        if (found >= share->n) {
            share->n_members = found;
            return found == share->n;
        }
    }
    return false;
}

static bool read_share(const PgReading *reading, PgSpan sentence, PgSpan word, Share *share) {
    *share = (Share){.n = 0};
    read_values(reading, word, sentence.end, share);
    return read_members(reading, sentence, word, share) ||
           (!is_same_for_all(reading, word.start) &&
            read_projects_before(reading, sentence, word, share));
}

/* 亩均, 人均, 年均 */
static bool is_average(const PgReading *reading, uint32_t at) {
    uint32_t before = at ? reading->text[at - 1] : 0;
    return reading->text[at] == U'均' && (before == U'亩' || before == U'人' || before == U'户' ||
                                          before == U'年' || before == U'月' || before == U'日');
}

bool pg_is_each_word(const PgReading *reading, uint32_t at, uint32_t *length) {
    return pg_reading_entry_at(reading, at, PG_LEX_EACH, PG_CLASS_NONE, length) &&
           (*length > 1 ||
            (reading->word_starts[at] && reading->word_starts[at + 1] && !is_average(reading, at)));
}

uint32_t pg_shared_to(const PgFinder *finder, PgSpan sentence, const PgValue *value) {
    const PgReading *reading = finder->reading;
    uint32_t from = sentence.start;
    if (value->span.start > from + MAX_DISTANCE)
        from = value->span.start - MAX_DISTANCE;
    for (uint32_t i = value->span.start; i > from; i--) {
        if (pg_ends_clause(reading->text[i - 1]))
            return 0;
        uint32_t length;
        Share share;
        if (!pg_is_each_word(reading, i - 1, &length) ||
            !read_share(reading, sentence, (PgSpan){i - 1, i - 1 + length}, &share))
            continue;
        for (uint32_t k = 0; k < share.n; k++)
            if (share.values[k] == value)
                return share.members[k];
        return 0;
    }
    return 0;
}

/* The attribute that the words around a sharing word name, of the kind of value; 0 for none. */
static uint16_t property_named(const PgReading *reading, PgSpan span, PgValueKind kind,
                               const char **rule) {
    uint16_t found = 0;
    for (uint32_t h = reading->hits_at[span.start]; h < reading->hits_at[span.end]; h++) {
        const PgHit *hit = &reading->hits[h];
        if (hit->end > span.end || !(hit->kinds & pg_lex_bit(PG_LEX_ANCHOR)))
            continue;
        uint32_t n;
        const PgAnchored *anchored = pg_reading_anchored(reading, hit, &n);
        for (uint32_t i = 0; i < n; i++) {
            const PgPattern *pattern = pg_ontology_pattern(reading->ontology, anchored[i].pattern);
            const PgElement *last = &pattern->elements[pattern->n_elements - 1];
            if (last->kind == PG_ELEMENT_VALUE && last->value == kind &&
                !pg_ontology_property(reading->ontology, pattern->property)->range) {
                found = pattern->property;
                *rule = pattern->text;
            }
        }
    }
    return found;
}

static void state_share(PgFinder *finder, PgSpan sentence, PgSpan word, uint32_t number) {
    PgReading *reading = finder->reading;
    Share share;
    if (!read_share(reading, sentence, word, &share))
        return;
    uint32_t from =
        word.start > sentence.start + MAX_WORDS ? word.start - MAX_WORDS : sentence.start;
    for (uint32_t i = word.start; i > from; i--)
        if (pg_ends_clause(reading->text[i - 1]))
            from = i;
    const char *rule = NULL;
    uint16_t property = property_named(reading, (PgSpan){from, share.values[0]->span.start},
                                       share.values[0]->kind, &rule);
    if (!property)
        return;
    PgClassSet domain = pg_ontology_property(reading->ontology, property)->domain;
    for (uint32_t i = 0; i < share.n_members; i++) {
        const PgValue *value = share.values[share.n == 1 ? 0 : i];
        PgClass class = pg_class_of(finder, share.members[i]);
        if (!(PG_CLASS_BIT(class) & domain) ||
            (class == PG_CLASS_PARK &&
             (property == finder->known->jobs || property == finder->known->annual_output)))
            return; /* a park's are of its firms */
        pg_fact_add(finder, (PgFact){.property = property,
                                     .subject = share.members[i],
                                     .amount = value->amount,
                                     .unit = value->unit,
                                     .sentence = number,
                                     .rule = rule});
        reading->values[value - reading->values].is_used = true;
    }
}

void pg_find_shares(PgFinder *finder) {
    const PgReading *reading = finder->reading;
    for (uint32_t s = 0; s < reading->page->n_sentences; s++) {
        PgSpan sentence = reading->page->sentences[s].span;
        if (!(reading->kinds_in[s] & pg_lex_bit(PG_LEX_EACH)))
            continue;
        for (uint32_t i = sentence.start; i < sentence.end; i++) {
            uint32_t length;
            if (pg_is_each_word(reading, i, &length))
                state_share(finder, sentence, (PgSpan){i, i + length}, s);
        }
    }
}
