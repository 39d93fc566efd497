/* Who an industry is said of: the park, company or project that the clause is about. */
#include "relation/internal.h"

enum {
    FAR = 400,     /* characters to either side of a field that are searched for its owner */
    MAX_PHASE = 4, /* from the start of a clause to 项目 in “一期项目 */
};

enum {
    OWNER_CLASSES = PG_CLASS_BIT(PG_CLASS_PARK) | PG_CLASS_BIT(PG_CLASS_COMPANY) |
                    PG_CLASS_BIT(PG_CLASS_PROJECT),
    SUBJECT_CLASSES = OWNER_CLASSES | PG_CLASS_BIT(PG_CLASS_ORGANIZATION) |
                      PG_CLASS_BIT(PG_CLASS_PERSON) | PG_CLASS_BIT(PG_CLASS_PROVINCE) |
                      PG_CLASS_BIT(PG_CLASS_CITY) | PG_CLASS_BIT(PG_CLASS_DISTRICT) |
                      PG_CLASS_BIT(PG_CLASS_REGION)
};

/* 位于X, 在X, 引进X: X is not what the clause is about. */
static bool is_governed(const PgReading *reading, const PgMention *mention, uint32_t from) {
    uint32_t at = mention->span.start;
    while (at > from && pg_is_name_mark(reading->text[at - 1]))
        at--;
    if (at > from + 2 && reading->text[at - 2] == U'中' && reading->text[at - 1] == U'国')
        at -= 2; /* 经|中国|国务院批准 */
    if (at <= from || !pg_char_is_han(reading->text[at - 1]))
        return false;
    if (pg_reading_entry_before(reading, at, PG_LEX_PLACING, PG_CLASS_NONE, NULL) ||
        (reading->text[at - 1] == U'下' && at > from + 1 && reading->text[at - 2] == U'旗'))
        return true;
    uint8_t tag = reading->tags[at - 1];
    if (pg_reading_entry_before(reading, at, PG_LEX_SPEECH, PG_CLASS_NONE, NULL) || /* 了解到X… */
        (mention->class == PG_CLASS_PROJECT && /* 推动某某项目开工，… */
         pg_reading_entry_before(reading, at, PG_LEX_OPEN, PG_CLASS_NONE, NULL)))
        return false;
    if (reading->text[at - 1] == U'是') /* 是: what it names is the subject turned round, */
        return reading->text[mention->span.end] == U'的' ||     /* but not in 是X|的|子公司, */
               PG_CLASS_BIT(mention->class) & PG_CLASSES_PLACE; /* nor in 是某市|最大的… */
    return tag == PG_TAG_PREPOSITION || tag == PG_TAG_VERB ||
           reading->text[at - 1] == U'经' || /* 经|国务院 */
           (reading->text[at - 1] == U'了' && tag == PG_TAG_PARTICLE);
}

/* The same of a member of an enumeration: 以甲、乙为龙头. */
static bool is_governed_in_list(const PgReading *reading, uint32_t mention, uint32_t from) {
    enum { MAX_MEMBERS = 20 };
    for (uint32_t n = 0; mention && n < MAX_MEMBERS; n++) {
        const PgMention *member = &reading->mentions[mention - 1];
        if (is_governed(reading, member, from))
            return true;
        mention = pg_list_previous(reading, mention);
        /* 成为某某、乙的供应商: whose first member is no name that we know */
        uint32_t before = member->span.start > from ? reading->text[member->span.start - 1] : 0;
        if (!mention &&
            (before == U'、' || (pg_char_joins(before) && reading->text[from] == U'由')))
            return true; /* 由甲园、某某园区和乙园三部分组成 */
    }
    return false;
}

/* X的Y, X旗下Y: about Y. */
static bool is_modifier(const PgReading *reading, const PgMention *mention, uint32_t next) {
    if (!next)
        return false;
    const PgMention *other = &reading->mentions[next - 1];
    uint32_t gap = other->span.start - mention->span.end;
    if (other->span.start < mention->span.end || gap > 8)
        return false;
    if (pg_reading_entry_before(reading, other->span.start, PG_LEX_PLACING, PG_CLASS_NONE, NULL))
        return false; /* 某某项目选址X */
    for (uint32_t i = mention->span.end; i < other->span.start; i++)
        if (reading->tags[i] == PG_TAG_VERB || reading->tags[i] == PG_TAG_PREPOSITION ||
            reading->text[i] == U'、' || reading->text[i] == U'，')
            return false;
    /* X的Y, X的大股东Y */
    return gap <= 3 || reading->text[other->span.start - 1] == U'的' ||
           reading->text[mention->span.end] == U'的';
}

/* 甲公司与乙公司组建的丙公司, 甲公司投资建设的乙项目: about what stands behind 的. */
static bool is_relative(const PgReading *reading, const PgMention *mention, const PgMention *next) {
    enum { MAX_GAP = 24 };
    uint32_t start = next->span.start;
    while (start > mention->span.end && pg_is_name_mark(reading->text[start - 1]))
        start--;
    if (start <= mention->span.end || start - mention->span.end > MAX_GAP ||
        reading->text[start - 1] != U'的')
        return false;
    if (pg_reading_entry_at(reading, mention->span.end, PG_LEX_WILL, PG_CLASS_NONE, NULL))
        return false; /* 甲园区将启动总投资3亿元的乙工程 */
    for (uint32_t i = mention->span.end; i < start; i++)
        if (reading->word_starts[i] && reading->word_starts[i + 1] &&
            (reading->text[i] == U'是' || reading->text[i] == U'为'))
            return false;
    return true;
}

static bool has_verb(const PgReading *reading, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (reading->tags[i] == PG_TAG_VERB)
            return true;
    return false;
}

/* 由甲公司投资兴建: the doer in a passive clause is not what it is about; 由甲公司建设的|乙项目 is.
 */
static bool is_doer(const PgReading *reading, const PgMention *mention, PgSpan clause) {
    enum { MAX_REST = 60 };
    uint32_t at = mention->span.start, start = clause.start;
    while (pg_is_name_mark(reading->text[start]))
        start++;
    if (reading->text[start] != U'由' || !reading->word_starts[start + 1])
        return false;
    while (at > start && pg_is_name_mark(reading->text[at - 1]))
        at--;
    bool is_built = false; /* even behind what the clause is asked for: 由甲公司|投资3亿元兴建 */
    for (uint32_t i = mention->span.end; i < reading->n && !is_built; i++) {
        if (pg_ends_clause(reading->text[i]) || i > mention->span.end + MAX_REST)
            break;
        is_built = pg_reading_entry_at(reading, i, PG_LEX_BUILDING, PG_CLASS_NONE, NULL) != NULL;
    }
    return is_built && reading->text[at - 1] != U'的';
}

/* 所辖的乙园区, 下辖的 */
static bool is_of_area(const PgReading *reading, const PgMention *mention) {
    uint32_t at = mention->span.start;
    return at > 2 && reading->text[at - 1] == U'的' && reading->text[at - 2] == U'辖';
}

uint32_t pg_clause_head(const PgReading *reading, PgSpan clause) {
    uint32_t found = 0, behind = 0; /* where the last name ends that is only where it happens */
    for (uint32_t i = reading->mentions_at[clause.start]; i < reading->mentions_at[clause.end];
         i++) {
        const PgMention *mention = &reading->mentions[i];
        if (mention->outer || !mention->entity || mention->span.end > clause.end ||
            !(PG_CLASS_BIT(mention->class) & SUBJECT_CLASSES))
            continue;
        if (mention->class == PG_CLASS_REGION && mention->place)
            continue; /* 西部, 长三角 do nothing; a town does */
        if (found && !is_modifier(reading, &reading->mentions[found - 1], i + 1) &&
            !(!is_of_area(reading, mention) &&
              is_relative(reading, &reading->mentions[found - 1], mention) &&
              (!behind || has_verb(reading, behind, mention->span.start)))) {
            if (pg_list_next(reading, found) == i + 1)
                continue; /* 甲公司与乙公司… */
            if (is_governed(reading, mention, clause.start)) {
                behind = mention->span.end;
                continue; /* 它在乙园区建的… */
            }
            if (behind && is_of_area(reading, mention)) {
                behind = mention->span.end;
                continue; /* 它位于甲新区所辖的乙园区 */
            }
            break;
        }
        if (!found && (is_governed_in_list(reading, i + 1, clause.start) ||
                       is_doer(reading, mention, clause)))
            continue;
        /* 项目 by itself is one only where it opens the clause. */
        if (mention->class == PG_CLASS_PROJECT && mention->kind == PG_MENTION_ANAPHOR &&
            mention->span.start > clause.start + 2 &&
            !(mention->span.start <= clause.start + MAX_PHASE &&
              reading->text[mention->span.start - 1] == U'期')) /* “一期|项目 */
            continue;
        found = i + 1;
    }
    return found;
}

uint32_t pg_batch_before(const PgReading *reading, PgSpan range) {
    if (range.end > range.start + FAR)
        range.start = range.end - FAR;
    for (uint32_t h = reading->hits_at[range.end]; h > reading->hits_at[range.start]; h--) {
        const PgHit *hit = &reading->hits[h - 1];
        PgSpan word = {hit->start, hit->end};
        if (!(hit->kinds & pg_lex_bit_of(PG_LEX_ENDING, PG_CLASS_PROJECT)) || word.end > range.end)
            continue;
        uint32_t from = word.start > range.start + 10 ? word.start - 10 : range.start;
        bool is_counted = false;
        for (uint32_t i = from; i < word.start; i++) {
            uint32_t c = reading->text[i];
            is_counted |= c == U'个' || c == U'批' || c == U'些' || c == U'各';
            is_counted |=
                pg_reading_entry_at(reading, i, PG_LEX_STATUS, PG_CLASS_NONE, NULL) != NULL;
        }
        for (uint32_t i = reading->mentions_at[from]; i < reading->mentions_at[word.end]; i++)
            if (reading->mentions[i].class == PG_CLASS_PROJECT &&
                reading->mentions[i].kind == PG_MENTION_NAME &&
                reading->mentions[i].span.end >= word.end)
                is_counted = false;
        if (is_counted)
            return word.end;
    }
    return 0;
}

bool pg_is_of_these(const PgReading *reading, PgSpan range) {
    enum { LONGEST = 9 };
    if (range.end > range.start + FAR)
        range.start = range.end - FAR;
    for (uint32_t at = range.start + 1; at < range.end; at++) {
        at = MIN(pg_char_find(reading->text, at, range.end, U'些'),
                 pg_char_find(reading->text, at, range.end, U'批'));
        uint32_t c = reading->text[at - 1];
        if (c != U'这' && c != U'一' && c != U'此' && c != U'该')
            continue;
        for (uint32_t k = at + 1; k < range.end && k < at + LONGEST; k++) {
            if (pg_ends_clause(reading->text[k]))
                break;
            if (pg_reading_entry_at(reading, k, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL))
                return true;
        }
    }
    return false;
}

static void add(GArray *owners, uint32_t entity) {
    if (entity)
        g_array_append_val(owners, entity);
}

static void add_topics(const PgFinder *finder, uint32_t sentence, GArray *owners) {
    uint32_t article = finder->reading->page->sentences[sentence].article;
    add(owners, pg_cast_topic(finder->cast, sentence));
    add(owners, finder->cast->second_topics[article]);
}

/* Of a speaker it is the park or company that the speaker works for. */
static void add_subject(const PgFinder *finder, uint32_t entity, uint32_t sentence,
                        GArray *owners) {
    PgClass class = pg_class_of(finder, entity);
    if (class == PG_CLASS_PERSON) {
        entity = finder->employers[entity];
        class = entity ? pg_class_of(finder, entity) : PG_CLASS_NONE;
    }
    if (PG_CLASS_BIT(class) & OWNER_CLASSES)
        add(owners, entity);
    else if (class == PG_CLASS_ORGANIZATION && pg_is_bureau(finder, entity))
        add_topics(finder, sentence, owners);
}

static bool has_person(const PgReading *reading, PgSpan clause) {
    for (uint32_t i = reading->mentions_at[clause.start]; i < reading->mentions_at[clause.end]; i++)
        if (reading->mentions[i].class == PG_CLASS_PERSON)
            return true;
    return false;
}

/* 它, 其: the sentence before says who. */
static bool has_pronoun(const PgReading *reading, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (reading->text[i] == U'它')
            return true;
    return false;
}

/* 这是某省第一个…, 这里…: about what the sentences before tell of. */
static bool is_demonstrative(const PgReading *reading, PgSpan clause) {
    return clause.start < clause.end && reading->text[clause.start] == U'这' &&
           reading->word_starts[clause.start];
}

/* 该项目, 该企业: of one that the page does not let us know. */
static bool points_at_unknown(const PgReading *reading, PgSpan range) {
    for (uint32_t i = reading->mentions_at[range.end]; i > reading->mentions_at[range.start]; i--) {
        const PgMention *mention = &reading->mentions[i - 1];
        if (mention->entity && !mention->outer && PG_CLASS_BIT(mention->class) & SUBJECT_CLASSES)
            return false;
        if (!mention->entity && mention->kind == PG_MENTION_ANAPHOR &&
            reading->text[mention->span.start] == U'该')
            return true;
    }
    return false;
}

/* 全市, 我省: what the clause tells of is no park's. */
static bool is_of_whole_city(const PgReading *reading, PgSpan clause) {
    if (clause.start + 1 >= clause.end)
        return false;
    uint32_t first = reading->text[clause.start], second = reading->text[clause.start + 1];
    return (first == U'全' || first == U'我') && (pg_char_is_wide_area(second) || second == U'国');
}

/* …；某某项目以甲为主: a part of a sentence that begins with a name that we do not know. */
static bool begins_with_unknown(const PgReading *reading, uint32_t at) {
    uint8_t tag = reading->tags[at];
    return !pg_mention_starting(reading, at, (PgClassSet)-1) &&
           (tag == PG_TAG_UNKNOWN || tag == PG_TAG_NOUN || tag == PG_TAG_PERSON);
}

/* ；前行|某某项目以…为主: the project that a part of a sentence names first, 0 for none. */
static uint32_t project_in(const PgReading *reading, PgSpan clause) {
    for (uint32_t i = reading->mentions_at[clause.start]; i < reading->mentions_at[clause.end]; i++)
        if (reading->mentions[i].class == PG_CLASS_PROJECT &&
            reading->mentions[i].kind == PG_MENTION_NAME && !reading->mentions[i].outer)
            return reading->mentions[i].entity;
    return 0;
}

/* 甲乙新材料主要从事…: a firm by its look that the page does not let us know. */
static bool begins_with_firm(const PgReading *reading, PgSpan clause) {
    enum { SHORTEST = 3, LONGEST = 8, BRAND = 2 };
    for (uint32_t end = clause.start + SHORTEST; end <= clause.end && end - clause.start <= LONGEST;
         end++) {
        uint32_t length;
        if (!reading->word_starts[end] ||
            (end < clause.end && reading->tags[end] != PG_TAG_VERB &&
             reading->tags[end] != PG_TAG_ADVERB) ||
            !(pg_reading_entry_before(reading, end, PG_LEX_FORM, PG_CLASS_NONE, &length) ||
              pg_reading_entry_before(reading, end, PG_LEX_INDUSTRY, PG_CLASS_NONE, &length)))
            continue;
        PgSpan brand = {clause.start, end - length};
        if (brand.end >= brand.start + BRAND &&
            !pg_reading_entry_before(reading, brand.end, PG_LEX_INDUSTRY, PG_CLASS_NONE, NULL) &&
            !pg_reading_is_made_of(reading, brand, PG_LEX_NOT_A_NAME, PG_CLASS_INDUSTRY) &&
            !pg_mention_starting(reading, clause.start, (PgClassSet)-1))
            return true;
    }
    return false;
}

/* 某某合作区将重点发展…: a park by its look that the page does not let us know. */
static bool begins_with_park(const PgReading *reading, PgSpan clause) {
    enum { SHORTEST = 4, LONGEST = 14 };
    for (uint32_t i = clause.start; i < clause.end && i - clause.start <= LONGEST; i++) {
        uint32_t length;
        if (i >= clause.start + SHORTEST && reading->word_starts[i] &&
            pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_PARK, &length) &&
            (reading->tags[i] == PG_TAG_VERB || reading->tags[i] == PG_TAG_ADVERB))
            return !pg_mention_ending(reading, i, (PgClassSet)-1);
        if (pg_char_is_digit(reading->text[i]) ||
            pg_reading_entry_at(reading, i, PG_LEX_BOUNDARY, PG_CLASS_NONE, NULL))
            return false;
    }
    return false;
}

/* 项目 or 企业 that opens a clause and stands for no single one. */
static bool opens_with_batch(const PgReading *reading, PgSpan clause) {
    uint32_t i = reading->mentions_at[clause.start];
    return i < reading->n_mentions && reading->mentions[i].span.start == clause.start &&
           reading->mentions[i].span.end <= clause.end && !reading->mentions[i].entity &&
           reading->mentions[i].kind == PG_MENTION_ANAPHOR &&
           reading->mentions[i].class == PG_CLASS_PROJECT;
}

/* 甲高新区多年积累下来的|生物医药产业: the park whose field it is said to be; 0 for none. */
static uint32_t holder_before(const PgReading *reading, uint32_t at, uint32_t from) {
    enum { LONGEST_GAP = 12 };
    if (at <= from || reading->text[at - 1] != U'的')
        return 0;
    for (uint32_t i = at - 1; i > from && i + LONGEST_GAP > at; i--) {
        uint32_t park = pg_mention_ending(reading, i, PG_CLASS_BIT(PG_CLASS_PARK));
        if (park && !reading->mentions[park - 1].outer)
            return pg_reading_entry_before(reading, reading->mentions[park - 1].span.start,
                                           PG_LEX_PLACING, PG_CLASS_NONE, NULL)
                       ? 0
                       : park;
        if (reading->mention_ends[i] || pg_ends_clause(reading->text[i - 1]) ||
            reading->text[i - 1] == U'、')
            return 0;
    }
    return 0;
}

/* 全球最大的半导体设备供应商|甲公司: whom the field's own phrase names; index + 1, 0 for none. */
static uint32_t firm_behind(const PgReading *reading, uint32_t at) {
    uint32_t field = pg_mention_starting(reading, at, PG_CLASS_BIT(PG_CLASS_INDUSTRY)), length;
    if (!field)
        return 0;
    uint32_t end = reading->mentions[field - 1].span.end;
    if (!pg_reading_entry_at(reading, end, PG_LEX_MAKER, PG_CLASS_NONE, &length))
        return 0;
    end += length;
    while (pg_is_name_mark(reading->text[end]))
        end++;
    return pg_mention_starting(reading, end, PG_CLASS_BIT(PG_CLASS_COMPANY));
}

/* 目前，甲、乙和丙三个产业…; 这里的甲产业…: fields that nobody stands before. */
static bool opens_sentence(const PgReading *reading, uint32_t start, uint32_t at) {
    if (pg_reading_entry_before(reading, at, PG_LEX_BUSINESS_CUE, PG_CLASS_NONE, NULL) ||
        pg_reading_entry_before(reading, at, PG_LEX_FIELD_CUE, PG_CLASS_NONE, NULL))
        return false;
    for (uint32_t i = start; i < at; i++)
        if (reading->tags[i] == PG_TAG_VERB || reading->tags[i] == PG_TAG_PREPOSITION ||
            pg_reading_entry_at(reading, i, PG_LEX_ANAPHOR, PG_CLASS_COMPANY, NULL))
            return false;
    uint32_t field = pg_mention_starting(reading, at, PG_CLASS_BIT(PG_CLASS_INDUSTRY));
    return field && !pg_reading_entry_at(reading, reading->mentions[field - 1].span.end,
                                         PG_LEX_MAKER, PG_CLASS_NONE, NULL);
}

void pg_industry_owners(const PgFinder *finder, uint32_t at, uint32_t sentence, GArray *owners) {
    const PgReading *reading = finder->reading;
    PgSpan whole = reading->page->sentences[sentence].span;
    PgSpan range = {at > whole.start + FAR ? at - FAR : whole.start, at};
    uint32_t batch = pg_batch_before(reading, range);
    if (points_at_unknown(reading, range) || pg_clause_has(reading, sentence, at, PG_LEX_USE))
        return;
    uint32_t told = firm_behind(reading, at);
    if (!told)
        told = holder_before(reading, at, range.start);
    if (told) {
        add(owners, reading->mentions[told - 1].entity);
        return;
    }
    /* Clause by clause to the left. */
    for (uint32_t end = at; end > range.start;) {
        uint32_t start = end;
        while (start > range.start && !pg_ends_clause(reading->text[start - 1]))
            start--;
        uint32_t subject = pg_clause_head(reading, (PgSpan){start, end});
        /* 项目涉及…: no single one, but those of the list before. */
        if (is_of_whole_city(reading, (PgSpan){start, end}))
            return;
        if (opens_with_batch(reading, (PgSpan){start, end})) {
            add_topics(finder, sentence, owners);
            return;
        }
        if (batch > start && (!subject || reading->mentions[subject - 1].span.start < batch)) {
            add_topics(finder, sentence, owners);
            return;
        }
        if (subject && start == whole.start && is_demonstrative(reading, (PgSpan){start, end}) &&
            PG_CLASS_BIT(reading->mentions[subject - 1].class) & PG_CLASSES_PLACE)
            break;
        if (subject) {
            const PgMention *mention = &reading->mentions[subject - 1];
            /* 某市副市长、某某高新区党工委书记某某说: of the park that the article is about. */
            if ((PG_CLASS_BIT(mention->class) & PG_CLASSES_PLACE) &&
                has_person(reading, (PgSpan){start, end}))
                add_topics(finder, sentence, owners);
            else
                add_subject(finder, mention->entity, sentence, owners);
            /* 甲、乙均…: of each. */
            for (uint32_t next = subject; (next = pg_list_next(reading, next)) &&
                                          reading->mentions[next - 1].span.end <= end;)
                add_subject(finder, reading->mentions[next - 1].entity, sentence, owners);
            return;
        }
        if (start > range.start && reading->text[start - 1] == U'；') {
            uint32_t own = project_in(reading, (PgSpan){start, end});
            add(owners, own);
            if (own || begins_with_unknown(reading, start))
                return;
        }
        if (begins_with_park(reading, (PgSpan){start, end}))
            return;
        if (start == whole.start && begins_with_firm(reading, (PgSpan){start, end}))
            return;
        end = start > range.start ? start - 1 : start;
    }
    /* 作为电子信息产业链龙头，某某公司…: who the next clause is about. */
    whole.end = MIN(whole.end, at + FAR);
    uint32_t next = at;
    while (next < whole.end && !pg_ends_clause(reading->text[next]))
        next++;
    bool is_first = !has_pronoun(reading, at, next);
    for (uint32_t i = range.start; i < at; i++)
        is_first &= !pg_ends_clause(reading->text[i]);
    for (uint32_t n = 0; is_first && n < 2 && next + 1 < whole.end; n++) {
        uint32_t end = next + 1;
        while (end < whole.end && !pg_ends_clause(reading->text[end]))
            end++;
        uint32_t subject = pg_clause_head(reading, (PgSpan){next + 1, end});
        if (subject && PG_CLASS_BIT(reading->mentions[subject - 1].class) & OWNER_CLASSES) {
            add_subject(finder, reading->mentions[subject - 1].entity, sentence, owners);
            return;
        }
        next = end;
    }
    /* Nobody before it in the sentence: who opens a sentence before it in the paragraph; of fields
       that are the subject themselves a park. */
    const PgSentence *sentences = reading->page->sentences;
    bool is_subject = range.start == whole.start && opens_sentence(reading, whole.start, at);
    uint32_t speaker = pg_speaker_behind(finder, sentence, OWNER_CLASSES);
    if (speaker) {
        add(owners, speaker);
        return;
    }
    for (uint32_t s = sentence; s > 0 && sentence - s < 4; s--) {
        const PgSentence *before = &sentences[s - 1];
        if (before->paragraph != sentences[sentence].paragraph || before->is_heading)
            break;
        uint32_t end = before->span.start;
        while (end < before->span.end && end < before->span.start + FAR &&
               !pg_ends_clause(reading->text[end]))
            end++;
        uint32_t subject = pg_clause_head(reading, (PgSpan){before->span.start, end});
        if (subject && is_subject && reading->mentions[subject - 1].class != PG_CLASS_PARK)
            break;
        if (subject) {
            add_subject(finder, reading->mentions[subject - 1].entity, sentence, owners);
            return;
        }
    }
    add_topics(finder, sentence, owners);
}
