/* Fields that the text names without a phrase that says whose they are. */
#include "relation/event.h"

enum {
    SUBJECT_CLASSES = PG_CLASS_BIT(PG_CLASS_PARK) | PG_CLASS_BIT(PG_CLASS_COMPANY) |
                      PG_CLASS_BIT(PG_CLASS_PROJECT) | PG_CLASS_BIT(PG_CLASS_ORGANIZATION) |
                      PG_CLASS_BIT(PG_CLASS_PERSON) | PG_CLASS_BIT(PG_CLASS_PROVINCE) |
                      PG_CLASS_BIT(PG_CLASS_CITY) | PG_CLASS_BIT(PG_CLASS_DISTRICT)
};

/* 生物医药起步最早。某某药业…: what a field opens goes on with those who are in it; up to the next
   field. */
static void find_examples(PgFinder *finder, uint32_t s, uint32_t from, uint32_t last,
                          uint32_t field) {
    const PgReading *reading = finder->reading;
    bool is_below = from >= reading->page->sentences[s].span.end; /* a field that stands alone */
    for (uint32_t k = s; k <= last; k++) {
        PgSpan span = reading->page->sentences[k].span;
        if (k > s && pg_mention_starting(reading, span.start, PG_CLASS_BIT(PG_CLASS_INDUSTRY)))
            break;
        for (uint32_t at = MAX(span.start, from), end; at < span.end; at = end + 1) {
            end = at;
            while (end < span.end && !pg_ends_clause(reading->text[end]))
                end++;
            for (uint32_t i = pg_clause_head(reading, (PgSpan){at, end}), next; i; i = next) {
                const PgMention *mention = &reading->mentions[i - 1];
                if (mention->kind == PG_MENTION_NAME &&
                    (mention->class == PG_CLASS_COMPANY || mention->class == PG_CLASS_PROJECT))
                    pg_relation_add(finder, finder->known->industry, mention->entity, field, k,
                                    "a field opens the paragraph");
                next = is_below ? pg_list_next(reading, i) : 0;
                if (next <= i)
                    break;
            }
        }
    }
}

static uint32_t end_of_paragraph(const PgPage *page, uint32_t s) {
    while (s + 1 < page->n_sentences &&
           page->sentences[s + 1].paragraph == page->sentences[s].paragraph)
        s++;
    return s;
}

/* The last sentence below a heading. */
static uint32_t end_of_section(const PgPage *page, uint32_t s) {
    while (s + 1 < page->n_sentences && !page->sentences[s + 1].is_heading &&
           page->sentences[s + 1].article == page->sentences[s].article)
        s++;
    return s;
}

/* ——智能家居。 二、装备制造产业: a field that stands by itself at the head of a paragraph or
   section; the mention's index + 1, 0 for none. */
static uint32_t field_alone(const PgReading *reading, PgSpan span) {
    enum { LONGEST_MARK = 4 };
    for (uint32_t i = span.start; i < span.end && i <= span.start + LONGEST_MARK; i++) {
        uint32_t field = pg_mention_starting(reading, i, PG_CLASS_BIT(PG_CLASS_INDUSTRY)), length;
        if (field) {
            uint32_t end = reading->mentions[field - 1].span.end;
            if (pg_reading_entry_at(reading, end, PG_LEX_FIELD, PG_CLASS_NONE, &length))
                end += length;
            end += end < span.end && pg_ends_clause(reading->text[end]);
            return end == span.end ? field : 0;
        }
        if (pg_char_is_han(reading->text[i]) && reading->tags[i] != PG_TAG_NUMBER)
            return 0;
    }
    return 0;
}

static bool find_below_field(PgFinder *finder, uint32_t s) {
    const PgReading *reading = finder->reading;
    const PgSentence *sentence = &reading->page->sentences[s];
    uint32_t field = field_alone(reading, sentence->span);
    if (!field)
        return false;
    uint32_t entity = reading->mentions[field - 1].entity;
    pg_relation_add(finder, finder->known->industry, pg_cast_topic(finder->cast, s), entity, s,
                    "a field opens the sentence");
    find_examples(finder, s, sentence->span.end,
                  sentence->is_heading ? end_of_section(reading->page, s)
                                       : end_of_paragraph(reading->page, s),
                  entity);
    return true;
}

/* 电子信息产业，甲、乙等18家企业相继入驻；…: who is named in the part of a sentence that a field
   opens: who a clause is about, the members of enumerations, and 以甲、乙为龙头. */
static void find_members(PgFinder *finder, uint32_t s, PgSpan part, uint32_t field) {
    const PgReading *reading = finder->reading;
    for (uint32_t i = reading->mentions_at[part.start]; i < reading->mentions_at[part.end]; i++) {
        const PgMention *mention = &reading->mentions[i];
        uint32_t before = reading->text[mention->span.start - 1];
        if (mention->class != PG_CLASS_COMPANY || mention->kind != PG_MENTION_NAME ||
            mention->outer || !mention->entity)
            continue;
        if (pg_ends_clause(before) || before == U'以' || pg_list_next(reading, i + 1) ||
            pg_list_previous(reading, i + 1))
            pg_relation_add(finder, finder->known->industry, mention->entity, field, s,
                            "a field opens the part");
    }
}

/* 在某某领域，公司…: the clause behind says whose field it is. */
static bool is_of_company(const PgReading *reading, uint32_t at, uint32_t limit) {
    PgSpan clause = {at, at};
    while (clause.end < limit && !pg_ends_clause(reading->text[clause.end]))
        clause.end++;
    uint32_t head = at < limit ? pg_clause_head(reading, clause) : 0;
    return head && reading->mentions[head - 1].class == PG_CLASS_COMPANY &&
           !pg_list_next(reading, head);
}

/* 分行业看，|现代煤化工仍是压舱石: behind a short clause that names nobody. */
static uint32_t behind_lead(const PgReading *reading, PgSpan part) {
    enum { LONGEST_LEAD = 6 };
    for (uint32_t i = part.start; i + 1 < part.end && i <= part.start + LONGEST_LEAD; i++) {
        if (reading->text[i] == U'，')
            return i + 1;
        if (reading->mentions_at[i] < reading->mentions_at[i + 1] ||
            pg_ends_clause(reading->text[i]))
            break;
    }
    return part.start;
}

/* A field that opens a sentence, or a part of it behind a semicolon, is what the article's park
   has: 跨境电商是另一番景象; 在新能源产业上，…. */
static void find_opening(PgFinder *finder, uint32_t s, PgSpan part, bool is_first) {
    const PgReading *reading = finder->reading;
    uint32_t lead = part.start;
    part.start = behind_lead(reading, part);
    uint32_t start = part.start + (reading->text[part.start] == U'在');
    uint32_t i = pg_mention_starting(reading, start, PG_CLASS_BIT(PG_CLASS_INDUSTRY));
    if (!i)
        return;
    const PgMention *field = &reading->mentions[i - 1];
    uint32_t at = field->span.end, length;
    bool has_word = pg_reading_entry_at(reading, at, PG_LEX_FIELD, PG_CLASS_NONE, &length);
    if (has_word)
        at += length;
    bool stands_alone = has_word && pg_ends_clause(reading->text[at]);
    if (start > part.start) {
        while (at < part.end && reading->tags[at] == PG_TAG_POSITION)
            at++;
        stands_alone = pg_ends_clause(reading->text[at]);
        if (!stands_alone || is_of_company(reading, at + 1, part.end))
            return;
    }
    /* It is the subject, no modifier of a noun. */
    uint8_t tag = reading->tags[at];
    if (tag == PG_TAG_ADJECTIVE && at + 1 < part.end)
        tag = reading->tags[at + 1]; /* 仍|是 */
    if (field->outer || !(has_word || stands_alone || tag == PG_TAG_VERB || tag == PG_TAG_ADVERB ||
                          tag == PG_TAG_IDIOM || tag == PG_TAG_POSITION))
        return;
    pg_relation_add(finder, finder->known->industry, pg_cast_topic(finder->cast, s), field->entity,
                    s, "a field opens the sentence");
    if (stands_alone) {
        find_members(finder, s, (PgSpan){at, part.end}, field->entity);
        return;
    }
    const PgSentence *sentences = reading->page->sentences;
    bool opens = part.start > lead || !s || sentences[s - 1].paragraph != sentences[s].paragraph;
    if (is_first && opens)
        find_examples(finder, s, at, end_of_paragraph(reading->page, s), field->entity);
}

static void find_openings(PgFinder *finder, uint32_t s) {
    const PgReading *reading = finder->reading;
    PgSpan span = reading->page->sentences[s].span, part = {span.start, span.start};
    for (; part.start <= span.end; part.start = part.end + 1) {
        part.end = pg_char_find(reading->text, part.start, span.end, U'；');
        if (part.end > part.start)
            find_opening(finder, s, part, part.start == span.start);
    }
}

/* X产业将由此铺开: nobody is named before it, so it is the park's. */
static void find_clause_subjects(PgFinder *finder, uint32_t s) {
    const PgReading *reading = finder->reading;
    PgSpan span = reading->page->sentences[s].span;
    for (uint32_t i = reading->mentions_at[span.start]; i < reading->mentions_at[span.end]; i++) {
        const PgMention *mention = &reading->mentions[i];
        uint32_t length;
        if (mention->class != PG_CLASS_INDUSTRY) {
            if (PG_CLASS_BIT(mention->class) & SUBJECT_CLASSES)
                return;
            continue;
        }
        if (mention->outer || !mention->entity ||
            !pg_reading_entry_at(reading, mention->span.end, PG_LEX_FIELD, PG_CLASS_NONE,
                                 &length) ||
            (mention->span.start > span.start &&
             (reading->tags[mention->span.start - 1] == PG_TAG_PREPOSITION ||
              reading->text[mention->span.start - 1] == U'受')))
            continue; /* 在某某领域深耕, 受某某行业低迷影响 */
        uint8_t tag = reading->tags[mention->span.end + length];
        if (tag == PG_TAG_ADVERB || tag == PG_TAG_VERB)
            pg_relation_add(finder, finder->known->industry, pg_cast_topic(finder->cast, s),
                            mention->entity, s, "a field does something");
    }
}

/* An enumeration that the text calls fields, however it goes on: A、B、C 4大千亿级产业集群. */
static void find_called(PgFinder *finder, uint32_t s) {
    const PgReading *reading = finder->reading;
    PgSpan span = reading->page->sentences[s].span;
    GArray *owners = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    for (uint32_t i = reading->mentions_at[span.start]; i < reading->mentions_at[span.end]; i++) {
        const PgMention *first = &reading->mentions[i];
        if (first->class != PG_CLASS_INDUSTRY || !first->entity || first->outer ||
            pg_list_previous(reading, i + 1))
            continue;
        uint32_t last = i + 1, n = 1;
        for (uint32_t next; (next = pg_list_next(reading, last)) > last; n++)
            last = next;
        if (n < 2 ||
            !pg_is_called(reading, reading->mentions[last - 1].span.end, PG_LEX_FIELD, span.end))
            continue;
        g_array_set_size(owners, 0);
        pg_industry_owners(finder, first->span.start, s, owners);
        for (uint32_t at = i + 1; at; at = at < last ? pg_list_next(reading, at) : 0)
            for (guint k = 0; k < owners->len; k++)
                pg_relation_add(finder, finder->known->industry, g_array_index(owners, uint32_t, k),
                                reading->mentions[at - 1].entity, s, "an enumeration of fields");
    }
    g_array_unref(owners);
}

static bool names_field(const PgReading *reading, PgSpan span) {
    for (uint32_t i = reading->mentions_at[span.start]; i < reading->mentions_at[span.end]; i++)
        if (reading->mentions[i].class == PG_CLASS_INDUSTRY)
            return true;
    return false;
}

void pg_find_fields(PgFinder *finder) {
    const PgPage *page = finder->reading->page;
    for (uint32_t s = 0; s < page->n_sentences; s++) {
        const PgSentence *sentence = &page->sentences[s];
        if (!names_field(finder->reading, sentence->span) || find_below_field(finder, s) ||
            (sentence->is_heading && page->articles[sentence->article].n_sentences > 3))
            continue;
        find_openings(finder, s);
        if (finder->reading->kinds_in[s] & pg_lex_bit(PG_LEX_FIELD)) {
            find_clause_subjects(finder, s);
            find_called(finder, s);
        }
    }
}
