/* What a number counts, in the words of its clause. */
#include "relation/statistic.h"

#include <string.h>

enum {
    MAX_LEAD = 24, /* characters */
    MAX_TAIL = 12,
    MAX_DISTANCE = 240, /* of a date before a number */
    MAX_RUN = 12,       /* numbers in one enumeration */
    OWNERS = PG_CLASS_BIT(PG_CLASS_PARK) | PG_CLASS_BIT(PG_CLASS_COMPANY) |
             PG_CLASS_BIT(PG_CLASS_PROJECT) | PG_CLASS_BIT(PG_CLASS_ORGANIZATION) |
             PG_CLASSES_PLACE,
};

static bool is_separator(const PgReading *reading, uint32_t at) {
    uint32_t c = reading->text[at];
    return c == U'、' ||
           (pg_char_joins(c) && reading->word_starts[at] && reading->word_starts[at + 1]);
}

/* Marks and small words that no indicator begins with. */
static bool is_chaff(const PgReading *reading, uint32_t at) {
    uint32_t c = reading->text[at];
    return !(pg_char_is_han(c) || pg_char_is_latin(c) || pg_char_is_digit(c) || c == U'“' ||
             c == U'《' || c == U'（') ||
           c == U'的' || (c == U'内' && reading->word_starts[at + 1]) || is_separator(reading, at);
}

/* 我市|全年共举办, 我们|建成: who, not what. */
static bool opens_with_us(const PgReading *reading, PgSpan span) {
    uint32_t first = reading->text[span.start], c = reading->text[span.start + 1];
    return span.end > span.start + 2 && first == U'我' && (c == U'们' || pg_char_is_area(c));
}

/* （不含医药园，下同）、|主营业务收入: a remark on what was told before it; （二期） is none. */
static uint32_t behind_remark(const PgReading *reading, PgSpan span) {
    enum { SHORT = 4 };
    if (reading->text[span.start] != U'（')
        return span.start;
    for (uint32_t i = span.start + 1; i < span.end; i++)
        if (reading->text[i] == U'）')
            return i - span.start > SHORT ? i + 1 : span.start;
    return span.start;
}

/* The date that a span ends with; NULL for none. */
static const PgValue *date_ending(const PgReading *reading, PgSpan span) {
    enum { LONGEST = 12 };
    uint32_t from = span.end > span.start + LONGEST ? span.end - LONGEST : span.start;
    const PgValue *end = reading->values + reading->n_values;
    for (const PgValue *value = pg_reading_value_at(reading, from);
         value && value < end && value->span.start < span.end; value++)
        if (value->kind == PG_VALUE_DATE && value->span.end == span.end)
            return value;
    return NULL;
}

/* Nothing but words of growth and dates: 是2005年的, 同比增长. */
static bool is_all_growth(const PgReading *reading, PgSpan span) {
    const PgValue *end = reading->values + reading->n_values;
    uint32_t at = span.start;
    for (const PgValue *value = pg_reading_value_at(reading, at);
         value && value < end && value->span.end <= span.end; value++) {
        if (value->kind != PG_VALUE_DATE)
            continue;
        if (!pg_reading_is_made_of(reading, (PgSpan){at, value->span.start}, PG_LEX_GROWTH,
                                   PG_CLASS_NONE))
            return false;
        at = value->span.end;
    }
    return pg_reading_is_made_of(reading, (PgSpan){at, span.end}, PG_LEX_GROWTH, PG_CLASS_NONE);
}

/* 其中|出口, 实现|工业总产值; but 完成年度任务, 完成征地. */
static bool opens_with_report(const PgReading *reading, PgSpan span, uint32_t *length) {
    enum { MIN_REST = 2, MIN_OBJECT = 3 };
    if (!pg_reading_entry_at(reading, span.start, PG_LEX_REPORT, PG_CLASS_NONE, length) ||
        !reading->word_starts[span.start] || !reading->word_starts[span.start + *length])
        return false;
    uint32_t rest = span.end - MIN(span.end, span.start + *length);
    if (reading->text[span.start] != U'完')
        return rest >= MIN_REST;
    for (uint32_t i = span.start + *length; i + 1 < span.end; i++)
        if (pg_is_task(reading, i))
            return false;
    return rest >= MIN_OBJECT;
}

/* Words between what is counted and the number: 达|, 分别|, 销售收入|实现|; but not 约 in 签约. */
static bool ends_with_filler(const PgReading *reading, PgSpan span, uint32_t *length) {
    bool is_filler =
        (pg_reading_entry_before(reading, span.end, PG_LEX_APPROXIMATION, PG_CLASS_NONE, length) &&
         (*length > 1 || reading->word_starts[span.end - 1])) ||
        (pg_reading_entry_before(reading, span.end, PG_LEX_EACH, PG_CLASS_NONE, length) &&
         reading->word_starts[span.end - *length]) ||
        (pg_reading_entry_before(reading, span.end, PG_LEX_REPORT, PG_CLASS_NONE, length) &&
         (span.end - span.start > *length || reading->text[span.start] == U'其' ||
          reading->text[span.start] == U'另') && /* 其中|80%, 另|5家 */
         reading->word_starts[span.end - *length] &&
         reading->text[span.end - *length] != U'全'); /* 占|全省 */
    *length = is_filler ? MIN(*length, span.end - span.start) : 0;
    return is_filler;
}

/* Without names, dates, words for a time and marks at the beginning, and words that only lead over
   to the number at the end. */
static PgSpan trimmed(const PgReading *reading, PgSpan span) {
    uint32_t length, before;
    do {
        before = span.start;
        while (span.start < span.end && is_chaff(reading, span.start))
            span.start++;
        if (span.start < span.end && pg_is_period_word(reading, span.start, &length))
            span.start += length;
        if (span.start < span.end && opens_with_report(reading, span, &length))
            span.start += length;
        if (opens_with_us(reading, span))
            span.start += 2;
        span.start = behind_remark(reading, span);
        uint32_t mention = pg_mention_starting(reading, span.start, OWNERS);
        if (span.start < span.end && mention && reading->mentions[mention - 1].span.end <= span.end)
            span.start = reading->mentions[mention - 1].span.end;
        const PgValue *value = pg_reading_value_at(reading, span.start);
        if (value && value < reading->values + reading->n_values && value->kind == PG_VALUE_DATE &&
            value->span.start == span.start)
            span.start = value->span.end;
        span.start = MIN(span.start, span.end);
    } while (span.start != before);
    while (span.end > span.start) {
        uint32_t c = reading->text[span.end - 1];
        const PgValue *date = date_ending(reading, span);
        if (date) { /* GDP从2010年|的不足 */
            span.end = date->span.start;
            continue;
        }
        if (ends_with_filler(reading, span, &length))
            span.end -= length;
        else if (c == U'较' && span.end - span.start == 1) /* 较|2019年的 */
            span.end--;
        else if (c == U'有' && span.end > span.start + 1 && reading->text[span.end - 2] == U'拥')
            break;
        else if (c == U'的' || c == U'了' || c == U'有' || c == U'到' || c == U'已' || c == U'至' ||
                 c == U'从' || c == U'、' || c == U'（' || c == U'由' || c == U'将' || c == U'“' ||
                 c == U'等')
            span.end--;
        else
            break;
    }
    return span;
}

/* 29个|项目开工、总投资…: where what the number before it counts ends; `start` where it does not.
 */
static uint32_t behind_counted(const PgReading *reading, uint32_t start, uint32_t end) {
    for (uint32_t i = start; i < end; i++) {
        if (reading->text[i] != U'、')
            continue;
        return pg_reading_entry_before(reading, i, PG_LEX_STATUS, PG_CLASS_NONE, NULL) ||
                       pg_reading_entry_before(reading, i, PG_LEX_GROUP, PG_CLASS_NONE, NULL) ||
                       pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL)
                   ? i + 1
                   : start;
    }
    return start;
}

/* Where what leads to a number begins: behind the last stop, behind the bracket that opens, or
   behind the number before it. */
static uint32_t lead_start(const PgReading *reading, PgSpan sentence, const PgValue *value) {
    uint32_t start = value->span.start, n_closed = 0;
    while (start > sentence.start && value->span.start - start < MAX_DISTANCE &&
           (n_closed || !pg_ends_clause(reading->text[start - 1])) &&
           !(reading->text[start - 1] == U'—' && reading->text[start - 2] == U'—')) {
        uint32_t c = reading->text[start - 1];
        if (c == U'（' && !n_closed)
            break;
        n_closed += c == U'）';
        n_closed -= c == U'（';
        start--;
    }
    for (const PgValue *other = value; other-- > reading->values && other->span.end > start;)
        if (other->kind != PG_VALUE_NONE && other->kind != PG_VALUE_DATE &&
            !(other->is_ordinal && !other->is_rank) && !(other->is_han && other->amount < 10) &&
            !pg_value_is_threshold(reading, other))
            return other->kind == PG_VALUE_COUNT
                       ? behind_counted(reading, MIN(other->span.end, value->span.start),
                                        value->span.start)
                       : MIN(other->span.end, value->span.start);
    return start;
}

/* Behind the last name in a span that is no object: 园区内的某某公司|去年研发投入. */
static uint32_t behind_names(const PgReading *reading, PgSpan span) {
    enum {
        ACTORS = PG_CLASS_BIT(PG_CLASS_PARK) | PG_CLASS_BIT(PG_CLASS_COMPANY) |
                 PG_CLASS_BIT(PG_CLASS_PROJECT) | PG_CLASS_BIT(PG_CLASS_ORGANIZATION),
        MIN_REST = 2,
    };
    uint32_t start = span.start;
    for (uint32_t i = reading->mentions_at[span.start]; i < reading->mentions_at[span.end]; i++) {
        const PgMention *mention = &reading->mentions[i];
        uint8_t before = mention->span.start > span.start ? reading->tags[mention->span.start - 1]
                                                          : PG_TAG_PUNCTUATION;
        if (!mention->outer && mention->entity && PG_CLASS_BIT(mention->class) & ACTORS &&
            mention->span.end + MIN_REST <= span.end && before != PG_TAG_VERB &&
            before != PG_TAG_PREPOSITION)
            start = MAX(start, mention->span.end);
    }
    return start;
}

/* 50万吨/年甲醇项目|计划投资: behind the name in which a span begins. */
static uint32_t behind_name_around(const PgReading *reading, PgSpan span) {
    const PgMention *whole = NULL;
    for (uint32_t i = pg_mention_around(reading, span.start); i; i = whole->outer)
        whole = &reading->mentions[i - 1];
    return whole && whole->span.start < span.start && whole->kind == PG_MENTION_NAME &&
                   whole->span.end <= span.end
               ? whole->span.end
               : span.start;
}

/* 8栋厂房、2栋宿舍: what stands before a mark that joins has its number before it. */
static bool is_joined(const PgReading *reading, PgSpan lead) {
    return lead.end > lead.start + 1 && is_separator(reading, lead.end - 1);
}

/* 甲、乙等|9个重点项目: some of those that are counted, not what they are. */
static bool is_row_of_examples(const PgReading *reading, PgSpan lead, const PgValue *value) {
    if (value->kind != PG_VALUE_COUNT || lead.end == lead.start ||
        reading->text[lead.end - 1] != U'等')
        return false;
    for (uint32_t i = lead.start; i < lead.end; i++)
        if (reading->text[i] == U'、')
            return true;
    return false;
}

static PgSpan lead_of(const PgReading *reading, PgSpan sentence, const PgValue *value) {
    PgSpan lead = {lead_start(reading, sentence, value), value->span.start};
    if (value->is_rank)
        lead.end--; /* 第 */
    lead.start = behind_name_around(reading, lead);
    if (value->kind != PG_VALUE_PERCENT && !value->is_rank && is_joined(reading, lead) &&
        pg_char_is_han(reading->text[value->span.end]))
        return (PgSpan){lead.end, lead.end}; /* 厂房、2栋宿舍 */
    if (is_row_of_examples(reading, lead, value))
        return (PgSpan){lead.end, lead.end};
    lead.start = behind_names(reading, lead);
    lead = trimmed(reading, lead);
    if (lead.end - lead.start > MAX_LEAD) {
        lead.start = lead.end - MAX_LEAD;
        while (lead.start < lead.end && !reading->word_starts[lead.start])
            lead.start++;
        lead = trimmed(reading, lead);
    }
    return lead;
}

/* 9个省|、市重点项目: of one rank of the state and of the next. */
static bool joins_ranks(const PgReading *reading, uint32_t at) {
    return pg_char_is_area(reading->text[at - 1]) && pg_char_is_area(reading->text[at + 1]);
}

/* What is counted, behind the measure word: 12个|开工项目, 4条|线路. */
static PgSpan tail_of(const PgReading *reading, PgSpan sentence, const PgValue *value) {
    PgSpan tail = {value->span.end, value->span.end};
    uint32_t end = MIN(sentence.end, tail.end + MAX_TAIL), length;
    uint32_t noun_end = 0;
    bool has_noun = false;
    while (tail.end < end) {
        uint32_t c = reading->text[tail.end];
        uint8_t tag = reading->tags[tail.end];
        if (c == U'、' && joins_ranks(reading, tail.end)) {
            tail.end++;
            continue;
        }
        if (pg_ends_clause(c) || c == U'、' || c == U'（' || pg_char_is_digit(c) ||
            tag == PG_TAG_CONJUNCTION || tag == PG_TAG_PREPOSITION || tag == PG_TAG_ADVERB ||
            pg_mention_starting(reading, tail.end, OWNERS & ~PG_CLASSES_PLACE))
            break;
        if (has_noun && (tag == PG_TAG_VERB || tag == PG_TAG_PARTICLE))
            break;
        if (pg_reading_entry_at(reading, tail.end, PG_LEX_GROUP, PG_CLASS_NONE, &length) ||
            pg_reading_entry_at(reading, tail.end, PG_LEX_ANAPHOR, PG_CLASS_PROJECT, &length)) {
            noun_end = MIN(tail.end + length, end);
            break;
        }
        do
            tail.end++;
        while (tail.end < end && !reading->word_starts[tail.end]);
        if (tag == PG_TAG_NOUN || tag == PG_TAG_UNKNOWN || tag == PG_TAG_VERB_NOUN ||
            tag == PG_TAG_PLACE || tag == PG_TAG_PERSON) {
            has_noun = true;
            noun_end = tail.end;
        }
        if (pg_reading_entry_before(reading, tail.end, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL))
            break; /* 重大项目|全部 */
    }
    tail.end = MAX(tail.start, noun_end);
    while (tail.start < tail.end &&
           (reading->text[tail.start] == U'的' || reading->text[tail.start] == U'以'))
        tail.start += reading->text[tail.start] == U'以' ? 2 : 1;
    tail.start = MIN(tail.start, tail.end);
    if (reading->text[tail.end] == U'”')
        for (uint32_t i = tail.start; i < tail.end; i++)
            if (reading->text[i] == U'“')
                return (PgSpan){tail.start, tail.end + 1};
    return tail;
}

/* 分别, 依次 between the members of an enumeration and their figures; UINT32_MAX for none. */
static uint32_t each_before(const PgReading *reading, PgSpan span, uint32_t sentence) {
    if (!(reading->kinds_in[sentence] & pg_lex_bit(PG_LEX_EACH)))
        return UINT32_MAX;
    for (uint32_t i = span.end; i > span.start; i--) {
        uint32_t length;
        if (pg_is_each_word(reading, i - 1, &length) && i - 1 + length <= span.end)
            return i - 1;
    }
    return UINT32_MAX;
}

/* The member of the enumeration that ends at `end` whose turn it is, without its own number. */
static PgSpan member(const PgReading *reading, PgSpan sentence, uint32_t end, uint32_t turn,
                     uint32_t n) {
    while (end > sentence.start && pg_ends_clause(reading->text[end - 1]))
        end--; /* …，分别增长1%、2% */
    uint32_t starts[MAX_RUN + 1], ends[MAX_RUN + 1], k = 0, at = end, n_closed = 0;
    ends[0] = end;
    while (at > sentence.start && end - at < MAX_DISTANCE && k < n &&
           (n_closed || !pg_ends_clause(reading->text[at - 1]))) {
        at--;
        n_closed += reading->text[at] == U'）';
        n_closed -= n_closed && reading->text[at] == U'（';
        if (!n_closed && is_separator(reading, at)) {
            starts[k++] = at + 1;
            ends[k] = at;
        }
    }
    if (k < n)
        starts[k++] = at;
    if (k != n)
        return (PgSpan){end, end};
    PgSpan span = {starts[n - 1 - turn], ends[n - 1 - turn]};
    const PgValue *value = pg_reading_value_at(reading, span.start);
    for (; value && value < reading->values + reading->n_values && value->span.start < span.end;
         value++)
        if (value->kind != PG_VALUE_DATE && value->kind != PG_VALUE_NONE)
            span.end = MAX(span.start, value->span.start);
    return trimmed(reading, span);
}

/* Only verbs: 建设, 主要生产. */
static bool names_nothing(const PgReading *reading, PgSpan lead) {
    for (uint32_t i = lead.start; i < lead.end; i++)
        if (reading->tags[i] != PG_TAG_VERB && reading->tags[i] != PG_TAG_ADVERB &&
            reading->tags[i] != PG_TAG_PLACE)
            return false;
    return true;
}

/* 工业类项目|29个|投资34.2亿元: what is counted stands before the number. */
static bool names_group(const PgReading *reading, PgSpan lead) {
    uint32_t length;
    return (pg_reading_entry_before(reading, lead.end, PG_LEX_ENDING, PG_CLASS_PROJECT, &length) ||
            pg_reading_entry_before(reading, lead.end, PG_LEX_GROUP, PG_CLASS_NONE, &length)) &&
           lead.end - lead.start >= length;
}

/* The words of an indicator: what is taken over from another, and what the page says. */
typedef struct {
    const char *taken; /* UTF-8 */
    size_t n_taken;    /* bytes */
    PgSpan pieces[4];
    uint32_t n;
} Words;

static void take_over(Words *words, const char *text, size_t size) {
    words->taken = text;
    words->n_taken = size;
}

static void add_piece(Words *words, PgSpan piece) {
    if (piece.end > piece.start)
        words->pieces[words->n++] = piece;
}

static const char *text_of(const PgReading *reading, const Words *words) {
    size_t room = words->n_taken + 1;
    for (uint32_t k = 0; k < words->n; k++)
        room += 4 * (size_t)pg_span_length(words->pieces[k]);
    char *text = PG_ARENA_RESERVE(reading->arena, char, room), *end = text + words->n_taken;
    memcpy(text, words->taken, words->n_taken);
    for (uint32_t k = 0; k < words->n; k++)
        for (uint32_t i = words->pieces[k].start; i < words->pieces[k].end; i++)
            end = pg_utf8_put(end, reading->text[i]);
    *end = 0;
    return text;
}

const PgValue *pg_first_in_row(const PgReading *reading, PgSpan sentence, const PgValue *value) {
    while (value > reading->values && value[-1].span.start >= sentence.start &&
           value[-1].kind == value->kind) {
        uint32_t at = value[-1].span.end;
        while (at < value->span.start && is_separator(reading, at))
            at++;
        if (at != value->span.start || at == value[-1].span.end)
            break;
        value--;
    }
    return value;
}

uint32_t pg_values_in_row(const PgReading *reading, const PgValue *first, uint32_t end) {
    const PgValue *last = reading->values + reading->n_values;
    PgSpan sentence = {first->span.start, end};
    uint32_t n = 1;
    while (first + n < last && n < MAX_RUN && first[n].span.end <= end &&
           pg_first_in_row(reading, sentence, first + n) == first)
        n++;
    return n;
}

/* 财政收入15.3亿元，其中…9.5亿元，|分别增长17.3%和15.0%: the figure whose turn it is; NULL for
 * none. */
static const PgValue *figure_before(const PgReading *reading, PgSpan sentence, const PgValue *first,
                                    uint32_t turn, uint32_t n) {
    uint32_t k = 0;
    for (const PgValue *other = first;
         other-- > reading->values && other->span.start >= sentence.start && k < n;) {
        if (other->kind == PG_VALUE_DATE || other->kind == PG_VALUE_NONE || other->is_ordinal ||
            pg_value_is_threshold(reading, other))
            continue;
        if (other->kind == PG_VALUE_PERCENT)
            return NULL;
        if (++k == n - turn)
            return other;
    }
    return NULL;
}

/* The words of a number that takes its turn in 甲、乙分别增长1%、2%; false where it is not so. */
static bool add_by_turns(PgReading *reading, PgSpan sentence, const PgValue *value, Words *words) {
    if (!(reading->kinds_in[value->sentence] & pg_lex_bit(PG_LEX_EACH)))
        return false;
    const PgValue *first = pg_first_in_row(reading, sentence, value);
    uint32_t n = pg_values_in_row(reading, first, sentence.end);
    if (n < 2 || value - first >= n)
        return false;
    PgSpan whole = {lead_start(reading, sentence, first), first->span.start};
    uint32_t each = each_before(reading, whole, value->sentence);
    if (each == UINT32_MAX)
        return false;
    uint32_t length = 0;
    pg_reading_entry_at(reading, each, PG_LEX_EACH, PG_CLASS_NONE, &length);
    PgSpan verb = trimmed(reading, (PgSpan){each + length, whole.end});
    uint32_t turn = (uint32_t)(value - first);
    PgSpan own = member(reading, sentence, each, turn, n);
    const PgValue *figure = NULL;
    if (own.start == own.end && value->kind == PG_VALUE_PERCENT &&
        is_all_growth(reading, (PgSpan){whole.start, each}) && is_all_growth(reading, verb))
        figure = figure_before(reading, sentence, first, turn, n);
    if (own.start == own.end && !figure)
        return false;
    if (figure) {
        const char *name = pg_indicator_of(reading, sentence, figure, NULL).text;
        take_over(words, name, strlen(name));
    } else {
        add_piece(words, own);
    }
    add_piece(words, verb);
    return true;
}

/* 工业增加值|分别|增长 */
static void add_without_each(const PgReading *reading, PgSpan span, uint32_t sentence,
                             Words *words) {
    uint32_t each = each_before(reading, span, sentence), length = 0;
    if (each != UINT32_MAX) {
        pg_is_each_word(reading, each, &length);
        add_piece(words, (PgSpan){span.start, each});
        span.start = each + length;
    }
    add_piece(words, span);
}

/* 23个项目|集中开工: what happens to those counted, which tells them from others. */
static PgSpan done_to(const PgReading *reading, PgSpan tail) {
    uint32_t at = tail.end, length, end = tail.end;
    if (tail.end == tail.start)
        return tail;
    if (pg_reading_entry_at(reading, at, PG_LEX_TOGETHER, PG_CLASS_NONE, &length))
        at += length;
    if (pg_reading_entry_at(reading, at, PG_LEX_STATUS, PG_CLASS_NONE, &length))
        end = at + length;
    return (PgSpan){tail.end, end};
}

/* Where the words for projects end in an indicator for their money, 工业项目|总投资, or in one for
   themselves; NULL for none. */
static const char *behind_projects(const char *indicator) {
    static const char *const sums[] = {"", "总投资", "投资", "投资额", "总投资额"};
    const char *last = g_strrstr(indicator, "项目");
    const char *end = last ? last + strlen("项目") : NULL;
    for (size_t i = 0; end && i < G_N_ELEMENTS(sums); i++)
        if (!strcmp(end, sums[i]))
            return end;
    return NULL;
}

/* 签约项目30个，|总投资50亿元，|年度计划投资8亿元; 注册企业90家，|注册资本8亿元: money of what was
   counted before, whose words end at the result; NULL where it is not. */
static const char *end_of_counted(const PgReading *reading, PgSpan lead, const PgValue *value,
                                  const char *carried) {
    enum { LONGEST = 6 };
    static const char *const sums[] = {"投资", "投资额", "金额", "总额", "引资", "引资额"};
    if (value->kind != PG_VALUE_MONEY || lead.end == lead.start || lead.end - lead.start > LONGEST)
        return NULL;
    char *text = pg_chars_to_utf8(reading->text + lead.start, pg_span_length(lead));
    const char *end = NULL, *projects = behind_projects(carried);
    if (g_str_has_suffix(carried, "企业") && g_str_has_prefix(text, "注册资"))
        end = carried + strlen(carried);
    for (size_t i = 0; i < G_N_ELEMENTS(sums) && projects; i++)
        if (g_str_has_suffix(text, sums[i]) && !strstr(text, "项目"))
            end = projects;
    g_free(text);
    return end;
}

/* The project whose name holds the number; NULL for none. */
static const PgMention *project_around(const PgReading *reading, PgSpan span) {
    uint32_t project = pg_project_around(reading, span);
    return project && reading->mentions[project - 1].kind == PG_MENTION_NAME
               ? &reading->mentions[project - 1]
               : NULL;
}

/* 某某公司|年产|10万吨|饲料|项目, 120万吨/年|甲醇|项目: the words are in the name; false where
   it has none. */
static bool add_from_project(const PgReading *reading, const PgMention *project,
                             const PgValue *value, Words *words) {
    PgSpan lead = {value->span.start, value->span.start};
    while (lead.start > project->span.start && reading->tags[lead.start - 1] != PG_TAG_NUMBER &&
           value->span.start - lead.start < MAX_LEAD && !is_separator(reading, lead.start - 1)) {
        lead.start--;
        if (reading->text[lead.start] == U'年' || reading->text[lead.start] == U'日')
            break;
    }
    uint32_t c = reading->text[lead.start];
    if (lead.start < lead.end && c != U'年' && c != U'日')
        lead.start = lead.end; /* no 年产: a part of the name that says who or where */
    PgSpan tail = {value->span.end, project->span.end};
    bool is_yearly = reading->text[tail.start] == '/' && reading->text[tail.start + 1] == U'年';
    if (is_yearly)
        tail.start += 2;
    uint32_t length;
    for (uint32_t i = tail.start; i < tail.end; i++)
        if (is_separator(reading, i) && pg_char_is_digit(reading->text[i + 1]))
            tail.end = i; /* …和5万吨… */
    while (
        tail.end > tail.start &&
        (pg_reading_entry_before(reading, tail.end, PG_LEX_ENDING, PG_CLASS_PROJECT, &length) ||
         pg_reading_entry_before(reading, tail.end, PG_LEX_WEAK_ENDING, PG_CLASS_PROJECT, &length)))
        tail.end -= MIN(length, tail.end - tail.start);
    if (tail.end == tail.start)
        return false;
    static const char YEARLY[] = "年产";
    if (lead.start == lead.end && is_yearly)
        take_over(words, YEARLY, strlen(YEARLY));
    add_piece(words, lead);
    add_piece(words, tail);
    return true;
}

/* 工业总产值首次突破千亿元，|达到1030亿元: what the clause before, without a number of its own, is
   about. */
static PgSpan lead_before(const PgReading *reading, PgSpan sentence, const PgValue *value) {
    enum { SHORTEST = 2 };
    uint32_t end = value->span.start;
    while (end > sentence.start && !pg_ends_clause(reading->text[end - 1]))
        end--;
    PgSpan lead = {end, end};
    if (end == value->span.start || end < sentence.start + SHORTEST ||
        reading->text[end - 1] != U'，')
        return lead;
    lead = (PgSpan){end - 1, end - 1};
    while (lead.start > sentence.start && lead.end - lead.start < MAX_DISTANCE &&
           !pg_ends_clause(reading->text[lead.start - 1]))
        lead.start--;
    for (const PgValue *other = value; other-- > reading->values && other->span.end > lead.start;)
        if (other->kind != PG_VALUE_NONE && other->kind != PG_VALUE_DATE)
            return (PgSpan){end, end};
    lead.start = behind_names(reading, lead);
    lead = trimmed(reading, lead);
    for (uint32_t i = lead.start; i < lead.end; i++)
        if (reading->tags[i] == PG_TAG_VERB || reading->tags[i] == PG_TAG_ADVERB ||
            pg_reading_entry_at(reading, i, PG_LEX_REPORT, PG_CLASS_NONE, NULL))
            lead.end = i; /* 首次, 突破 */
    return lead.end - lead.start >= SHORTEST && lead.end - lead.start <= MAX_LEAD
               ? lead
               : (PgSpan){end, end};
}

bool pg_is_count_of_phases(const PgReading *reading, const PgValue *value) {
    uint32_t at = value->span.start;
    return value->kind == PG_VALUE_COUNT && !value->is_ordinal && value->amount >= 2 &&
           !strcmp(value->unit, "期") && at && reading->text[at - 1] == U'分';
}

/* 分三期|建设: 分期建设 */
static void add_phases(const PgReading *reading, const PgValue *value, Words *words) {
    static const char IN_PHASES[] = "分期", BUILD[] = "分期建设";
    uint32_t end = value->span.end;
    bool is_done = reading->tags[end] == PG_TAG_VERB || reading->tags[end] == PG_TAG_VERB_NOUN;
    if (!is_done) {
        take_over(words, BUILD, strlen(BUILD));
        return;
    }
    while (!reading->word_starts[++end])
        continue;
    take_over(words, IN_PHASES, strlen(IN_PHASES));
    add_piece(words, (PgSpan){value->span.end, end});
}

/* The words before a number in its clause, and of a count those behind it. */
static void add_from_clause(const PgReading *reading, PgSpan sentence, const PgValue *value,
                            PgSpan lead, const char *carried, Words *words) {
    PgSpan tail = {0};
    bool is_bare = lead.end == lead.start;
    bool is_alone = is_bare && pg_first_in_row(reading, sentence, value) == value;
    if ((value->kind == PG_VALUE_COUNT && !value->is_rank && !names_group(reading, lead)) ||
        is_alone ||
        (names_nothing(reading, lead) &&
         (reading->tags[value->span.end] == PG_TAG_NOUN ||
          reading->tags[value->span.end] == PG_TAG_VERB_NOUN)) || /* 建设2万平方米厂房 */
        reading->text[value->span.end] == U'的')                  /* 5000万元的专项资金 */
        tail = tail_of(reading, sentence, value);
    if (is_bare)
        add_piece(words, done_to(reading, tail));
    else
        add_without_each(reading, lead, value->sentence, words);
    const char *end = NULL; /* of what is taken over */
    if (carried && tail.end == tail.start)
        end = is_bare || is_all_growth(reading, lead)
                  ? carried + strlen(carried)
                  : end_of_counted(reading, lead, value, carried);
    if (end)
        take_over(words, carried, (size_t)(end - carried));
    else if (!words->n && tail.end == tail.start && value->kind == PG_VALUE_MONEY)
        add_piece(words, lead_before(reading, sentence, value));
    add_piece(words, tail);
}

PgIndicator pg_indicator_of(PgReading *reading, PgSpan sentence, const PgValue *value,
                            const char *carried) {
    PgSpan lead = lead_of(reading, sentence, value);
    const PgMention *project = project_around(reading, value->span);
    Words words = {.taken = ""};
    if (pg_is_count_of_phases(reading, value))
        add_phases(reading, value, &words);
    else if (!add_by_turns(reading, sentence, value, &words) &&
             !(project && add_from_project(reading, project, value, &words)))
        add_from_clause(reading, sentence, value, lead, carried, &words);
    return (PgIndicator){text_of(reading, &words), is_all_growth(reading, lead)};
}

bool pg_is_bare_figure(const PgReading *reading, PgSpan sentence, const PgValue *value) {
    PgSpan lead = lead_of(reading, sentence, value);
    for (uint32_t i = lead.start; i < lead.end; i++)
        if (reading->tags[i] != PG_TAG_VERB && reading->tags[i] != PG_TAG_ADVERB &&
            reading->tags[i] != PG_TAG_TIME)
            return false;
    return pg_ends_clause(reading->text[value->span.end]) || value->span.end == sentence.end;
}
