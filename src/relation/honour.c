/* Titles and designations: what somebody is awarded (荣获A、B等称号), what a published list names
   him for (公布…名单，X入选), what is conferred on him (认定X为…), and what he is (X是国家级…). */
#include "relation/event.h"

#include <string.h>

enum {
    HOLDERS = PG_CLASS_BIT(PG_CLASS_COMPANY) | PG_CLASS_BIT(PG_CLASS_PROJECT) |
              PG_CLASS_BIT(PG_CLASS_PARK) | PG_CLASS_BIT(PG_CLASS_ORGANIZATION),
    MIN_HONOUR = 4,
    MAX_HONOUR = 44,
    MAX_HONOURS = 12,
    MAX_OWNERS = 40,
    MAX_CLAUSE = 400,
};

typedef struct {
    PgSpan spans[MAX_HONOURS];
    uint32_t n;
} Honours;

typedef struct {
    uint32_t entities[MAX_OWNERS];
    uint32_t n;
} Owners;

static bool is_open_mark(uint32_t c) {
    return c == U'“' || c == U'《' || c == U'‘';
}

static bool is_close_mark(uint32_t c) {
    return c == U'”' || c == U'》' || c == U'’';
}

static uint32_t clause_end(const PgReading *reading, uint32_t at, uint32_t end) {
    end = MIN(end, at + MAX_CLAUSE);
    while (at < end && !pg_ends_clause(reading->text[at]))
        at++;
    return at;
}

static uint32_t clause_start(const PgReading *reading, uint32_t at, uint32_t start) {
    if (at > start + MAX_CLAUSE)
        start = at - MAX_CLAUSE;
    while (at > start && !pg_ends_clause(reading->text[at - 1]))
        at--;
    return at;
}

/* A count inside or behind what looks like an honour: 3家江苏省5G工厂, 高新技术企业963家. */
static bool is_counted(const PgReading *reading, PgSpan span) {
    for (const PgValue *value = pg_reading_value_at(reading, span.start);
         value && value < reading->values + reading->n_values && value->span.start <= span.end + 1;
         value++)
        if (value->kind == PG_VALUE_COUNT && !value->is_ordinal &&
            reading->text[value->span.end - 1] != U'批' && /* 首批, 第三批 */
            reading->text[value->span.end - 1] != U'大' && /* 十大 */
            reading->text[value->span.end - 1] != U'类' && /* 一类 */
            reading->text[value->span.end - 1] != U'星' && /* 五星 */
            reading->text[value->span.end - 1] != U'级')   /* 4A级 */
            return true;
    return false;
}

/* Where in a span an honour of some standing begins: with a level, a place, a year or a batch, or
   with a title that needs none; UINT32_MAX for mere praise. */
static uint32_t standing_start(const PgReading *reading, PgSpan span) {
    for (uint32_t i = span.start; i + 2 < span.end; i++) {
        uint32_t length;
        const PgValue *value = pg_reading_value_at(reading, i);
        if (pg_reading_entry_at(reading, i, PG_LEX_GRADE, PG_CLASS_NONE, NULL) ||
            (pg_reading_entry_at(reading, i, PG_LEX_PLACE, PG_CLASS_NONE, &length) &&
             reading->word_starts[i] && i + length < span.end) ||
            (value && value->span.start == i &&
             (value->is_ordinal || value->kind == PG_VALUE_DATE)))
            return i;
        if (pg_reading_entry_at(reading, i, PG_LEX_KNOWN_HONOUR, PG_CLASS_NONE, &length) &&
            i + length <= span.end)
            return i;
        if (reading->text[i] == U'第' && reading->text[i + 2] == U'批') /* 第二批 */
            return i;
    }
    return UINT32_MAX;
}

/* 中部首个, 唯一, 最大; 打造…集群: praise and plans. */
static bool is_praise(const PgReading *reading, PgSpan span) {
    for (uint32_t i = span.start; i + 1 < span.end; i++) {
        uint32_t c = reading->text[i], next = reading->text[i + 1];
        if (c == U'最' || c == U'的' || (c == U'唯' && next == U'一') ||
            (c == U'首' && (next == U'个' || next == U'家' || next == U'座')))
            return true;
        if ((c == U'前' && (next == U'列' || (next && reading->text[i + 2] == U'强'))) ||
            (c == U'同' && next == U'类') || (c == U'一' && next == U'流'))
            return true; /* 前列 前十强 同类 一流 */
        if ((c == U'打' && next == U'造') || (c == U'争' && next == U'创'))
            return true;
    }
    return false;
}

/* 批 家 个 */
static bool is_batch_measure(uint32_t c) {
    return c == U'批' || c == U'家' || c == U'个';
}

/* `ending` is where the word that ends the honour begins: its name begins there at the latest. */
static bool add_honour(const PgReading *reading, Honours *honours, PgSpan span, uint32_t ending,
                       bool is_quoted) {
    while (span.start < span.end &&
           (is_open_mark(reading->text[span.start]) || reading->text[span.start] == U'了' ||
            reading->text[span.start] == U'为' || reading->text[span.start] == U'：'))
        span.start++;
    if (is_counted(reading, span))
        return false;
    if (!is_quoted) {
        uint32_t standing = standing_start(reading, span);
        if (standing == UINT32_MAX)
            return false;
        span.start = MIN(standing, MAX(ending, span.start));
        uint32_t before = span.start ? reading->text[span.start - 1] : 0,
                 c = reading->text[span.start];
        if ((before == U'本' || before == U'我' || before == U'全') && pg_char_is_area(c))
            span.start++;
        if (is_praise(reading, span))
            return false;
        /* 首批国家级…, 第三批国家级…, 第二家国家级…: the honour's name begins behind */
        PgSpan rest = span;
        if (reading->text[span.start] == U'首' || reading->text[span.start] == U'第' ||
            (span.start && reading->text[span.start - 1] == U'第'))
            while (rest.start < span.end && rest.start < span.start + 5 &&
                   !is_batch_measure(reading->text[rest.start++])) {
            }
        if (rest.start > span.start && is_batch_measure(reading->text[rest.start - 1]))
            span.start = rest.start;
    }
    if (span.end - span.start < MIN_HONOUR || span.end - span.start > MAX_HONOUR ||
        honours->n >= MAX_HONOURS)
        return false;
    honours->spans[honours->n++] = span;
    return true;
}

/* May an honour's name end here? Not inside a longer name: “未来工厂”体系培育企业. */
static bool can_end_honour(const PgReading *reading, uint32_t at, uint32_t stop) {
    if (at >= stop)
        return true;
    uint32_t c = reading->text[at];
    return c == U'等' || c == U'之' || c == U'后' || c == U'的' || c == U'名' || c == U'企' ||
           c == U'项' || c == U'并' || c == U'（' ||
           pg_reading_entry_at(reading, at, PG_LEX_HONOUR_WORD, PG_CLASS_NONE, NULL);
}

/* The end of the piece of an enumeration that starts at `at`: before 、 outside of quotation marks
   and brackets, or before 和, 及 behind an honour. */
static uint32_t piece_end(const PgReading *reading, uint32_t at, uint32_t end) {
    int depth = 0;
    for (uint32_t i = at; i < end; i++) {
        uint32_t c = reading->text[i];
        depth += is_open_mark(c) || c == U'（';
        depth -= is_close_mark(c) || c == U'）';
        if (depth > 0)
            continue;
        if (is_close_mark(c) && i + 1 < end && is_open_mark(reading->text[i + 1]))
            return i + 1; /* “甲”“乙” */
        if (c == U'、')
            return i;
        if (pg_char_joins(c) && i > at && reading->word_starts[i] &&
            (is_close_mark(reading->text[i - 1]) ||
             pg_reading_entry_before(reading, i, PG_LEX_HONOUR, PG_CLASS_NONE, NULL)))
            return i;
    }
    return end;
}

static bool opens_inside(const PgReading *reading, PgSpan span) {
    for (uint32_t i = span.end; i > span.start + 1; i--) {
        if (is_close_mark(reading->text[i - 1]))
            return false;
        if (is_open_mark(reading->text[i - 1]))
            return true;
    }
    return false;
}

/* 获评|省级工业互联网应用标杆, 被评为|全国十大高科技外商投资企业: of some standing, with an ending
   that we do not know. */
static bool add_unusual(const PgReading *reading, Honours *honours, PgSpan span) {
    enum { LONGEST = 24 };
    uint32_t length;
    while (
        span.end > span.start + 2 &&
        (pg_reading_entry_before(reading, span.end, PG_LEX_HONOUR_WORD, PG_CLASS_NONE, &length) ||
         (length = reading->text[span.end - 1] == U'等')))
        span.end -= MIN(length, span.end - span.start);
    if (span.end - span.start > LONGEST || standing_start(reading, span) != span.start)
        return false;
    for (uint32_t i = span.start; i < span.end; i++)
        if (reading->tags[i] == PG_TAG_PARTICLE || reading->tags[i] == PG_TAG_PREPOSITION ||
            pg_mention_starting(reading, i, PG_CLASS_BIT(PG_CLASS_COMPANY)))
            return false;
    return add_honour(reading, honours, span, span.start, false);
}

/* The honours that an enumeration from `at` names. A copula's honour ends its clause. */
static void parse_honours(const PgReading *reading, uint32_t at, uint32_t end, bool is_copula,
                          bool is_sure, Honours *honours) {
    bool is_awarded =
        is_sure; /* else one has an ending: those in quotation marks are honours, too */
    honours->n = 0;
    while (at < end) {
        uint32_t stop = piece_end(reading, at, end), last = 0, last_start = at, length;
        for (uint32_t i = at; i < stop; i++)
            if (pg_reading_entry_at(reading, i, PG_LEX_HONOUR, PG_CLASS_NONE, &length) &&
                i + length <= stop) {
                last = i + length;
                last_start = i;
                i += length - 1;
            }
        if (last) {
            /* “小巨人” 企业 */
            if (last + 2 <= stop && reading->text[last] == U'企' &&
                reading->text[last + 1] == U'业')
                last += 2;
            uint32_t behind = last;
            while (behind < stop && is_close_mark(reading->text[behind]))
                behind++;
            PgSpan span = {at, last};
            /* 等称号, 荣誉称号: no part of the honour's name */
            while (span.end > at + 2 &&
                   pg_reading_entry_before(reading, span.end, PG_LEX_HONOUR_WORD, PG_CLASS_NONE,
                                           &length) &&
                   span.end - length > at)
                span.end -= length;
            while (span.end > at && (is_close_mark(reading->text[span.end - 1]) ||
                                     reading->text[span.end - 1] == U'等'))
                span.end--;
            bool was_quoted = is_open_mark(reading->text[at]) && span.end < last;
            if (span.end < last && is_close_mark(reading->text[span.end]) &&
                opens_inside(reading, span))
                span.end++; /* 国家级“绿色工厂” */
            if (!can_end_honour(reading, behind, stop))
                return;
            if (is_copula) {
                uint32_t from = at; /* 是一家总部在苏州的高新技术企业 */
                for (uint32_t i = at; i < span.end; i++)
                    if (reading->text[i] == U'的')
                        from = i + 1;
                span.start = from;
                bool ends = behind >= stop || reading->text[behind] == U'之'; /* 之一 */
                if (!ends)
                    return;
            }
            if (!add_honour(reading, honours, span, last_start, was_quoted) && is_copula)
                return;
        } else if (reading->text[at] == U'“' && !is_copula) {
            uint32_t close = at + 1;
            while (close < stop && !is_close_mark(reading->text[close]))
                close++;
            if (close < stop)
                add_honour(reading, honours, (PgSpan){at + 1, close}, at + 1, true);
        } else if (!is_awarded || !add_unusual(reading, honours, (PgSpan){at, stop})) {
            break;
        }
        is_sure |= last > 0;
        at = stop < end && is_open_mark(reading->text[stop]) ? stop : stop + 1;
    }
    if (!is_sure)
        honours->n = 0;
}

/* ---- whose they are ---- */

static bool can_hold(const PgMention *mention) {
    return mention->entity && !mention->outer && PG_CLASS_BIT(mention->class) & HOLDERS;
}

static void add_owner(Owners *owners, uint32_t entity) {
    for (uint32_t i = 0; i < owners->n; i++)
        if (owners->entities[i] == entity)
            return;
    if (owners->n < MAX_OWNERS)
        owners->entities[owners->n++] = entity;
}

/* The holders named in a span. Of a company's or park's projects the projects count, of a park's
   companies the companies. */
static void owners_in(const PgFinder *finder, PgSpan span, Owners *owners) {
    const PgReading *reading = finder->reading;
    PgClassSet seen = 0;
    for (uint32_t i = reading->mentions_at[span.start]; i < reading->mentions_at[span.end]; i++)
        if (can_hold(&reading->mentions[i]))
            seen |= PG_CLASS_BIT(reading->mentions[i].class);
    PgClassSet wanted = seen & PG_CLASS_BIT(PG_CLASS_PROJECT);
    if (!wanted)
        wanted = seen & PG_CLASS_BIT(PG_CLASS_COMPANY);
    if (!wanted)
        wanted = seen;
    for (uint32_t i = reading->mentions_at[span.start]; i < reading->mentions_at[span.end]; i++)
        if (can_hold(&reading->mentions[i]) && PG_CLASS_BIT(reading->mentions[i].class) & wanted)
            add_owner(owners, reading->mentions[i].entity);
}

/* A、B等7家企业: those counted are named. */
static bool is_count_of_named(const PgReading *reading, uint32_t at) {
    if (at && reading->text[at - 1] == U'等')
        at--;
    return pg_mention_ending(reading, at,
                             PG_CLASS_BIT(PG_CLASS_COMPANY) | PG_CLASS_BIT(PG_CLASS_PROJECT)) != 0;
}

/* 12家企业入选: a number of firms that stay unnamed. */
static bool is_of_many(const PgReading *reading, PgSpan span) {
    for (const PgValue *value = pg_reading_value_at(reading, span.start);
         value && value < reading->values + reading->n_values && value->span.end <= span.end;
         value++)
        if (value->kind == PG_VALUE_COUNT && !value->is_ordinal &&
            !is_count_of_named(reading, value->span.start))
            for (uint32_t i = value->span.end; i < span.end && i < value->span.end + 10; i++)
                if (pg_reading_entry_at(reading, i, PG_LEX_ANAPHOR, PG_CLASS_COMPANY, NULL) ||
                    pg_reading_entry_at(reading, i, PG_LEX_ANAPHOR, PG_CLASS_PROJECT, NULL))
                    return true;
    return false;
}

/* A、B等5家单位，|获批成为…: the last of those counted in the clause before; 0 for none. */
static uint32_t counted_before(const PgReading *reading, uint32_t clause, uint32_t sentence) {
    enum { MAX_COUNT = 12 };
    if (clause <= sentence || reading->text[clause - 1] != U'，')
        return 0;
    for (uint32_t i = clause - 1; i > sentence && clause - i < MAX_COUNT; i--) {
        if (reading->text[i] != U'等')
            continue;
        const PgValue *value = pg_reading_value_at(reading, i + 1);
        return value && value->number.start == i + 1 && value->kind == PG_VALUE_COUNT
                   ? pg_mention_ending(reading, i, HOLDERS)
                   : 0;
    }
    return 0;
}

/* 经国务院|批准为, 被甲、乙|认定为: those who award, or where. */
static bool is_oblique(const PgReading *reading, uint32_t mention) {
    for (uint32_t before; (before = pg_list_previous(reading, mention));)
        mention = before;
    uint32_t first = reading->mentions[mention - 1].span.start;
    if (first > 2 && reading->text[first - 2] == U'中' && reading->text[first - 1] == U'国')
        first -= 2; /* 经|中国|国务院 */
    uint32_t c = first ? reading->text[first - 1] : 0;
    return c == U'经' || c == U'被' ||
           (first && reading->word_starts[first] && reading->tags[first - 1] == PG_TAG_PREPOSITION);
}

/* Whom a verb at `at` is said of: the last named before it in its clause with the rest of his
   enumeration, else whom the sentence is about. */
static void owners_before(const PgFinder *finder, uint32_t at, uint32_t s, Owners *owners) {
    const PgReading *reading = finder->reading;
    PgSpan sentence = reading->page->sentences[s].span;
    uint32_t start = clause_start(reading, at, sentence.start);
    uint32_t found = 0;
    for (uint32_t i = reading->mentions_at[at]; i > reading->mentions_at[start] && !found; i--) {
        const PgMention *mention = &reading->mentions[i - 1];
        if (can_hold(mention) && mention->span.end <= at && !is_oblique(reading, i))
            found = i;
    }
    if (!found)
        found = counted_before(reading, start, sentence.start);
    if (is_of_many(reading, (PgSpan){found ? reading->mentions[found - 1].span.end : start, at}))
        return;
    if (!found) {
        uint32_t subject = pg_focus_before(finder, at, s, HOLDERS);
        if (subject)
            add_owner(owners, subject);
        return;
    }
    for (uint32_t i = found; i; i = pg_list_previous(reading, i))
        add_owner(owners, reading->mentions[i - 1].entity);
}

static void state(PgFinder *finder, const Honours *honours, const Owners *owners, uint32_t s,
                  const char *rule) {
    PgReading *reading = finder->reading;
    for (uint32_t h = 0; h < honours->n; h++) {
        const char *text = pg_arena_utf8(reading->arena, reading->text + honours->spans[h].start,
                                         pg_span_length(honours->spans[h]));
        for (uint32_t i = 0; i < owners->n; i++)
            pg_fact_add(finder, (PgFact){.property = finder->known->honour,
                                         .subject = owners->entities[i],
                                         .text = text,
                                         .sentence = s,
                                         .rule = rule});
    }
}

/* ---- the constructions ---- */

/* 拥有高新技术企业、绿色工厂|等称号 */
static bool is_titled(const PgReading *reading, uint32_t at, uint32_t end) {
    while (at < end && is_close_mark(reading->text[at]))
        at++;
    if (at < end && reading->text[at] == U'等' &&
        !pg_reading_entry_at(reading, at, PG_LEX_HONOUR_WORD, PG_CLASS_NONE, NULL))
        at++;
    return at < end && pg_reading_entry_at(reading, at, PG_LEX_HONOUR_WORD, PG_CLASS_NONE, NULL);
}

/* 力争入选, 尚未获评, 推荐申报 */
static bool is_wished(const PgReading *reading, uint32_t at, uint32_t from) {
    for (uint32_t i = at; i > from && at - i < 16; i--) {
        uint32_t length;
        if ((pg_reading_entry_before(reading, i, PG_LEX_PLANNED, PG_CLASS_NONE, &length) ||
             pg_reading_entry_before(reading, i, PG_LEX_OPEN, PG_CLASS_NONE, &length)) &&
            reading->word_starts[i - length] && reading->word_starts[i])
            return true;
    }
    return false;
}

/* A list that was published, until somebody is said to be on it. */
typedef struct {
    Honours honours;
    uint32_t sentence, end;
} Published;

/* 公布2023年度江苏省5G工厂名单; …名单发布: the honour stands before 名单. */
static void publish(const PgReading *reading, uint32_t s, Published *published) {
    PgSpan sentence = reading->page->sentences[s].span;
    uint32_t verb_end = 0, from = sentence.start, length;
    for (uint32_t i = sentence.start; i + 1 < sentence.end; i++) {
        if (pg_ends_clause(reading->text[i])) {
            from = i + 1;
            verb_end = 0;
        }
        if (pg_reading_entry_at(reading, i, PG_LEX_PUBLISH, PG_CLASS_NONE, &length) &&
            reading->text[i + length] != U'名') /* 公示名单 */
            verb_end = i + length;
        if (reading->text[i] != U'名' || reading->text[i + 1] != U'单')
            continue;
        uint32_t behind = MIN(i + 2, sentence.end);
        bool follows = pg_reading_entry_at(reading, behind, PG_LEX_PUBLISH, PG_CLASS_NONE, NULL);
        if (!verb_end && !follows)
            continue;
        uint32_t start = verb_end ? verb_end : from, stop = i;
        if (reading->text[start] == U'了')
            start++;
        if (stop > start + 2 && reading->text[stop - 1] == U'示') /* 公示名单 */
            stop -= 2;
        /* Without 名单 where the name is one without it: …小巨人企业名单, but 培育名单 */
        if (stop > start + 2 && reading->text[stop - 2] == U'项') /* 项目 */
            stop -= 2;
        if (!pg_reading_entry_before(reading, stop, PG_LEX_HONOUR, PG_CLASS_NONE, NULL) &&
            !is_close_mark(reading->text[stop - 1]))
            stop = i + 2;
        Honours honours = {.n = 0};
        if (add_honour(reading, &honours, (PgSpan){start, stop}, stop, false)) {
            *published = (Published){honours, s, i + 2};
            return;
        }
    }
}

/* X、Y入选; 榜上有名的有：X、Y */
static void join_published(PgFinder *finder, const Published *published, uint32_t s) {
    const PgReading *reading = finder->reading;
    PgSpan sentence = reading->page->sentences[s].span;
    uint32_t from = published->sentence == s ? published->end : sentence.start, length;
    for (uint32_t i = from; i < sentence.end; i++) {
        if (!pg_reading_entry_at(reading, i, PG_LEX_LISTED, PG_CLASS_NONE, &length) ||
            is_wished(reading, i, from))
            continue;
        /* In a later sentence the verb must leave the honour unsaid: X入选。Not: 获评国家级…。 */
        bool is_of_list = reading->text[i] == U'榜' || reading->text[i] == U'上';
        if (s != published->sentence && !is_of_list && i + length < sentence.end &&
            !pg_ends_clause(reading->text[i + length]))
            continue;
        Owners owners = {.n = 0};
        uint32_t colon = i + length;
        while (colon < sentence.end && reading->text[colon] != U'：')
            colon++;
        if (colon < sentence.end)
            owners_in(finder, (PgSpan){colon, sentence.end}, &owners);
        uint32_t start = MAX(from, i > from + MAX_CLAUSE ? i - MAX_CLAUSE : from);
        if (!owners.n && !is_of_many(reading, (PgSpan){start, i}))
            owners_in(finder, (PgSpan){start, i}, &owners);
        state(finder, &published->honours, &owners, s, "published list");
        return;
    }
}

/* 荣获…, 被认定为…, 授予X…称号; returns the place behind, or `at`. */
static uint32_t award(PgFinder *finder, uint32_t at, uint32_t s) {
    const PgReading *reading = finder->reading;
    PgSpan sentence = reading->page->sentences[s].span;
    uint32_t n_cue = 0, n_confer = 0;
    pg_reading_entry_at(reading, at, PG_LEX_HONOUR_CUE, PG_CLASS_NONE, &n_cue);
    pg_reading_entry_at(reading, at, PG_LEX_CONFER, PG_CLASS_NONE, &n_confer);
    uint32_t length = MAX(n_cue, n_confer);
    bool is_sure = pg_reading_entry_at(reading, at, PG_LEX_HONOUR_SURE, PG_CLASS_NONE, NULL);
    if (!length || is_wished(reading, at, clause_start(reading, at, sentence.start)))
        return at;
    uint32_t from = at + length, end = clause_end(reading, from, sentence.end);
    Honours honours;
    Owners owners = {.n = 0};
    if (n_confer == length) { /* the owner stands between the verb and the honour */
        uint32_t behind = from;
        while (behind < end && is_open_mark(reading->text[behind]))
            behind++;
        uint32_t first = pg_mention_starting(reading, behind, HOLDERS | PG_CLASSES_PLACE);
        if (!first)
            return at;
        uint32_t last = first;
        for (uint32_t i = reading->mentions_at[behind]; i < reading->mentions_at[end]; i++)
            if (can_hold(&reading->mentions[i]))
                last = i + 1;
        from = reading->mentions[last - 1].span.end;
        owners_in(finder, (PgSpan){behind, from}, &owners);
        parse_honours(reading, from, end, false, is_sure, &honours);
    } else {
        parse_honours(reading, from, end, false, is_sure, &honours);
        uint32_t behind = honours.n ? honours.spans[honours.n - 1].end : end;
        while (behind < end && is_close_mark(reading->text[behind]))
            behind++;
        if (behind < end && reading->text[behind] == U'的') { /* 荣获…的X */
            for (uint32_t i = reading->mentions_at[behind];
                 i < reading->mentions_at[end] && !owners.n; i++)
                if (can_hold(&reading->mentions[i]))
                    add_owner(&owners, reading->mentions[i].entity);
        } else {
            owners_before(finder, at, s, &owners);
        }
    }
    if (!honours.n || (reading->text[at] == U'拥' && /* 拥有 */
                       !is_titled(reading, honours.spans[honours.n - 1].end, end)))
        return at;
    state(finder, &honours, &owners, s, "award");
    return honours.spans[honours.n - 1].end;
}

/* X是国家级…; 作为国家级…，X…; returns the place behind, or `at`. */
static uint32_t copula(PgFinder *finder, uint32_t at, uint32_t s) {
    const PgReading *reading = finder->reading;
    if (reading->text[at] != U'作' && reading->text[at] != U'是')
        return at;
    PgSpan sentence = reading->page->sentences[s].span;
    bool is_as =
        reading->text[at] == U'作' && at + 1 < sentence.end && reading->text[at + 1] == U'为';
    if (!is_as && (reading->text[at] != U'是' || !reading->word_starts[at + 1]))
        return at;
    uint32_t from = at + (is_as ? 2 : 1), end = clause_end(reading, from, sentence.end);
    Honours honours;
    parse_honours(reading, from, end, true, false, &honours);
    if (!honours.n || is_wished(reading, at, clause_start(reading, at, sentence.start)))
        return at;
    Owners owners = {.n = 0};
    if (is_as) {
        uint32_t next = clause_end(reading, MIN(end + 1, sentence.end), sentence.end);
        for (uint32_t i = reading->mentions_at[end]; i < reading->mentions_at[next] && !owners.n;
             i++)
            if (can_hold(&reading->mentions[i]))
                add_owner(&owners, reading->mentions[i].entity);
    }
    if (!owners.n)
        owners_before(finder, at, s, &owners);
    state(finder, &honours, &owners, s, "what it is");
    return honours.spans[honours.n - 1].end;
}

/* Where the next 是 or 作 stands; `end` for nowhere. */
static uint32_t next_copula(const PgReading *reading, uint32_t at, uint32_t end) {
    return pg_char_find(reading->text, at, pg_char_find(reading->text, at, end, U'是'), U'作');
}

void pg_find_honours(PgFinder *finder) {
    const PgLexSet AWARDING = pg_lex_bit(PG_LEX_HONOUR_CUE) | pg_lex_bit(PG_LEX_CONFER);
    const PgReading *reading = finder->reading;
    const PgPage *page = reading->page;
    Published published = {.honours = {.n = 0}};
    for (uint32_t s = 0; s < page->n_sentences; s++) {
        PgSpan span = page->sentences[s].span;
        if (page->sentences[s].is_heading)
            continue;
        if (published.honours.n &&
            page->sentences[published.sentence].article != page->sentences[s].article)
            published.honours.n = 0;
        PgLexSet kinds = reading->kinds_in[s];
        if (kinds & pg_lex_bit(PG_LEX_PUBLISH))
            publish(reading, s, &published);
        if (published.honours.n && s - published.sentence <= 6 && kinds & pg_lex_bit(PG_LEX_LISTED))
            join_published(finder, &published, s);
        if (!(kinds & (AWARDING | pg_lex_bit(PG_LEX_HONOUR))))
            continue;
        for (uint32_t i = span.start, next; i < span.end; i = MAX(next, i + 1)) {
            if (!(kinds & AWARDING) && (i = next_copula(reading, i, span.end)) == span.end)
                break;
            next = reading->kinds_at[i] & AWARDING ? award(finder, i, s) : i;
            if (next == i && kinds & pg_lex_bit(PG_LEX_HONOUR))
                next = copula(finder, i, s);
        }
    }
}
