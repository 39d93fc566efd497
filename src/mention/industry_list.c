/* Lists of fields: 重点发展A、B和C, A、B两大产业. */
#include "mention/industry.h"

enum { MAX_ITEMS = 40, LONGEST_SLOGAN = 10 };

typedef struct {
    PgSpan items[MAX_ITEMS];
    uint32_t n;
    uint32_t end; /* behind the last */
    bool has_comma;
} List;

static void add_item(const PgReading *reading, List *list, PgSpan item) {
    uint32_t length;
    while (item.start < item.end && (reading->text[item.start] == U'“'))
        item.start++;
    /* 锂电池产业 without 产业 */
    if (pg_reading_entry_before(reading, item.end, PG_LEX_FIELD, PG_CLASS_NONE, &length) &&
        item.start + length + 1 < item.end &&
        !pg_reading_entry_of(reading, item, PG_LEX_INDUSTRY, PG_CLASS_NONE))
        item.end -= length;
    if (item.end > item.start)
        item.start = pg_without_verb(reading, item.start, item.end);
    if (item.end > item.start && list->n < MAX_ITEMS)
        list->items[list->n++] = item;
}

/* 成为|两大产业, 构成|三大产业 */
static uint32_t behind_copula(const PgReading *reading, uint32_t at, uint32_t limit) {
    uint32_t end = pg_next_word(reading, at, limit);
    uint32_t last = reading->text[end - 1];
    return end == at + 2 && end < limit && reading->tags[at] == PG_TAG_VERB &&
                   (last == U'为' || last == U'成')
               ? end
               : at;
}

/* 2 of 两大, 3 of 三条; 0 where no count stands there. */
static uint32_t count_at(const PgReading *reading, uint32_t at, uint32_t limit) {
    if (at + 1 >= limit || reading->tags[at] != PG_TAG_NUMBER)
        return 0;
    int number = pg_char_number(reading->text[at]);
    bool is_part = pg_char_is_digit(reading->text[at]) && !pg_char_is_han(reading->text[at + 1]);
    return number > 0 && number <= 10 && !is_part ? (uint32_t)number : 0;
}

/* A与B as the last item is two items where nothing but the conjunction can join the list, or where
   the count behind it says so. */
static void split_last(const PgReading *reading, List *list, uint32_t limit) {
    PgSpan last = list->items[list->n - 1];
    bool is_open = list->end < limit && reading->text[list->end] == U'等';
    if (is_open || list->n == MAX_ITEMS ||
        count_at(reading, behind_copula(reading, list->end, limit), limit) == list->n ||
        pg_reading_entry_of(reading, last, PG_LEX_INDUSTRY, PG_CLASS_NONE))
        return;
    for (uint32_t i = last.start + 1; i + 1 < last.end; i++) {
        uint32_t c = reading->text[i];
        if ((c != U'与' && c != U'及') || !reading->word_starts[i] || reading->text[i + 1] == U'其')
            continue;
        PgSpan left = {last.start, i}, right = {i + 1, last.end};
        if (pg_is_known_field(reading, left, true) && pg_is_known_field(reading, right, true)) {
            list->items[list->n - 1] = left;
            list->items[list->n++] = right;
        }
        return;
    }
}

static void read_list(const PgReading *reading, PgSpan sentence, uint32_t comma, List *list) {
    const uint32_t *text = reading->text;
    list->n = 0; /* of the items, none is read before it is written */
    list->has_comma = false;
    uint32_t first_end = comma;
    while (first_end > sentence.start && pg_is_closing(text[first_end - 1]))
        first_end--;
    uint32_t first = pg_field_start(reading, first_end, sentence.start);
    uint32_t length;
    if (first == first_end &&
        pg_reading_entry_before(reading, first_end, PG_LEX_FIELD, PG_CLASS_NONE, &length)) {
        first_end -= length;
        first = pg_field_start(reading, first_end, sentence.start);
    }
    if (first < first_end)
        add_item(reading, list, (PgSpan){first, first_end});
    uint32_t at = comma;
    while (at < sentence.end) {
        uint32_t start;
        if (text[at] == U'、') {
            list->has_comma = true;
            start = at + 1;
        } else if (text[at] == U'以' && at + 1 < sentence.end && text[at + 1] == U'及') {
            start = at + 2;
        } else if (pg_char_joins(text[at]) && reading->word_starts[at]) {
            start = at + 1;
        } else {
            break;
        }
        while (start < sentence.end && text[start] == U'“')
            start++;
        uint32_t end = pg_field_end(reading, start, sentence.end);
        if (end <= start)
            break;
        add_item(reading, list, (PgSpan){start, end});
        at = end;
        /* 新材料（先进陶瓷） */
        if (at < sentence.end && text[at] == U'（') {
            uint32_t inner = pg_field_end(reading, at + 1, sentence.end);
            if (inner < sentence.end && text[inner] == U'）' && inner > at + 1) {
                add_item(reading, list, (PgSpan){at + 1, inner});
                at = inner + 1;
            }
        }
        if (pg_reading_entry_at(reading, at, PG_LEX_FIELD, PG_CLASS_NONE, &length))
            at += length;
        while (at < sentence.end && text[at] == U'”')
            at++;
    }
    list->end = at;
    if (list->n)
        split_last(reading, list, sentence.end);
}

/* “3+2+X”|产业 */
static uint32_t behind_slogan(const PgReading *reading, uint32_t at, uint32_t limit) {
    if (reading->text[at] != U'“')
        return at;
    for (uint32_t i = at + 1; i < limit && i - at < LONGEST_SLOGAN; i++)
        if (pg_is_closing(reading->text[i]))
            return i + 1;
    return at;
}

bool pg_is_called(const PgReading *reading, uint32_t end, PgLexKind kind, uint32_t limit) {
    uint32_t i = behind_copula(reading, end, limit), length;
    if (kind == PG_LEX_FIELD && pg_reading_entry_before(reading, end, kind, PG_CLASS_NONE, NULL))
        return true;
    while (i < limit && i < end + 14) {
        if (pg_reading_entry_at(reading, i, kind, PG_CLASS_NONE, &length))
            return true;
        uint8_t tag = reading->tags[i];
        uint32_t behind = behind_slogan(reading, i, limit);
        if (behind > i)
            i = behind;
        else if (reading->text[i] == U'等' || reading->text[i] == U'”' || reading->text[i] == U'“')
            i++;
        else if (pg_reading_entry_at(reading, i, PG_LEX_NOT_A_NAME, PG_CLASS_INDUSTRY, &length))
            i += length;
        else if (tag == PG_TAG_NUMBER || tag == PG_TAG_MEASURE || tag == PG_TAG_ADJECTIVE)
            i++;
        else
            return false;
    }
    return false;
}

typedef enum { CUE_NONE, CUE_FIELD, CUE_BUSINESS } Cue;

static Cue cue_before(const PgReading *reading, uint32_t at, uint32_t from) {
    while (at > from && (reading->text[at - 1] == U'了' || reading->text[at - 1] == U'“' ||
                         reading->text[at - 1] == U'于' || reading->text[at - 1] == U'：'))
        at--;
    if (pg_reading_entry_before(reading, at, PG_LEX_BUSINESS_CUE, PG_CLASS_NONE, NULL))
        return CUE_BUSINESS;
    if (at > from && reading->text[at - 1] == U'集' && reading->word_starts[at - 1])
        return CUE_FIELD;
    return pg_reading_entry_before(reading, at, PG_LEX_FIELD_CUE, PG_CLASS_NONE, NULL) ? CUE_FIELD
                                                                                       : CUE_NONE;
}

/* 与 in 人工智能与机器视觉: between two terms of the scheme; 0 for none. */
static uint32_t joint_of_terms(const PgReading *reading, PgSpan item) {
    if (pg_reading_entry_of(reading, item, PG_LEX_INDUSTRY, PG_CLASS_NONE))
        return 0;
    for (uint32_t i = item.start + 2; i + 2 < item.end; i++)
        if ((reading->text[i] == U'与' || reading->text[i] == U'及') &&
            pg_reading_entry_of(reading, (PgSpan){item.start, i}, PG_LEX_INDUSTRY, PG_CLASS_NONE) &&
            pg_reading_entry_of(reading, (PgSpan){i + 1, item.end}, PG_LEX_INDUSTRY, PG_CLASS_NONE))
            return i;
    return 0;
}

/* 硅烷科技, 平煤隆基新能源: a brand stands before the field, or a firm's form behind it. */
static bool is_like_firm(const PgReading *reading, PgSpan item) {
    uint32_t length;
    if (pg_reading_entry_of(reading, item, PG_LEX_INDUSTRY, PG_CLASS_NONE))
        return false;
    if (pg_reading_entry_before(reading, item.end, PG_LEX_FORM, PG_CLASS_NONE, NULL))
        return true;
    return pg_term_before(reading, item.end, item.start, &length) &&
           pg_extend_left(reading, item.end - length, item.start, PG_MAX_FIELD, false) >
               item.start &&
           pg_has_proper_part(reading, (PgSpan){item.start, item.end - length});
}

/* 甲新材料、乙轮胎、法雷|克等12家企业 */
static bool ends_with_companies(const PgReading *reading, uint32_t at, uint32_t end) {
    enum { LONGEST_REST = 4 };
    for (uint32_t i = at; i < end && i - at <= LONGEST_REST; i++) {
        if (pg_are_called_companies(reading, i, end))
            return true;
        if (!pg_char_is_han(reading->text[i]) && !pg_char_is_latin(reading->text[i]))
            return false;
    }
    return false;
}

/* 企业服务, 先进制造: of generic words alone, a field where a list of fields has it. */
static bool is_generic_field(const PgReading *reading, PgSpan item) {
    enum { SHORTEST = 4 };
    uint32_t n = item.end - item.start, head;
    return n >= SHORTEST && n <= PG_MAX_FIELD &&
           pg_reading_entry_before(reading, item.end, PG_LEX_PART, PG_CLASS_INDUSTRY, &head) &&
           head > 1 && /* no 高新技术 */
           pg_reading_is_made_of(reading, item, PG_LEX_NOT_A_NAME, PG_CLASS_INDUSTRY);
}

static void take_list(PgReader *reader, const List *list, PgSpan sentence, uint32_t number) {
    const PgReading *reading = reader->reading;
    bool is_named = !list->has_comma &&
                    pg_reading_entry_before(reading, list->end, PG_LEX_FIELD, PG_CLASS_NONE, NULL);
    if (list->n < 2 || /* 新能源和汽车产业|配套企业 */
        (!is_named && pg_is_called(reading, list->end, PG_LEX_NO_FIELD, sentence.end)))
        return;
    bool named = pg_is_called(reading, list->end, PG_LEX_FIELD, sentence.end);
    uint32_t first = list->items[0].start;
    Cue cue = cue_before(reading, first, sentence.start);
    /* 在A、B等领域 */
    if (named && cue == CUE_NONE && first > sentence.start &&
        reading->tags[first - 1] == PG_TAG_PREPOSITION)
        cue = CUE_FIELD;
    uint32_t n_known = 0, n_possible = 0, n_long = 0, n_firms = 0, n_terms = 0;
    for (uint32_t i = 0; i < list->n; i++) {
        n_firms += is_like_firm(reading, list->items[i]);
        n_terms +=
            pg_reading_entry_of(reading, list->items[i], PG_LEX_INDUSTRY, PG_CLASS_NONE) != NULL;
        n_long += list->items[i].end - list->items[i].start >= 4;
        n_known += pg_is_known_field(reading, list->items[i], named || cue != CUE_NONE);
        n_possible += pg_could_be_field(reading, list->items[i]) ||
                      (named && is_generic_field(reading, list->items[i]));
    }
    if (n_possible * 2 < list->n || n_possible < 2 ||
        (n_firms * 2 >= list->n && !named && cue != CUE_BUSINESS) ||
        (!n_terms && ends_with_companies(reading, list->end, sentence.end)))
        return;
    bool is_list_of_fields = cue == CUE_BUSINESS ||
                             (named && (n_known * 4 >= list->n || cue != CUE_NONE)) ||
                             (cue != CUE_NONE && n_known) || n_known * 2 >= list->n;
    /* 绿色轻纺和绿色生物制造产业, but 储能和动力电池产业 */
    if (!list->has_comma && n_known < list->n && !(named && n_known && n_long == list->n))
        return;
    bool is_called = (named || cue != CUE_NONE) && !pg_is_by_the_way(reading, first);
    for (uint32_t i = 0; is_list_of_fields && i < list->n; i++) {
        PgSpan item = list->items[i];
        uint32_t joint = cue == CUE_BUSINESS ? joint_of_terms(reading, item) : 0;
        if (joint) {
            pg_field_add(reader, (PgSpan){item.start, joint}, number, PG_SCORE_FIELD_LISTED,
                         is_called);
            item.start = joint + 1;
        }
        if (i + 1 == list->n)
            item.end = pg_without_tail(reading, item.start, item.end);
        if (pg_could_be_field(reading, item) ||
            ((named || cue != CUE_NONE) && is_generic_field(reading, item)))
            pg_field_add(reader, item, number, PG_SCORE_FIELD_LISTED, is_called);
    }
}

/* Where the next list may be joined; `end` for nowhere. 与 and 及 alone stay in the field's name.
 */
static uint32_t next_joint(const PgReading *reading, uint32_t at, uint32_t end) {
    uint32_t comma = pg_char_find(reading->text, at, end, U'、');
    uint32_t joint = pg_char_find(reading->text, at, comma, U'和');
    while (joint < comma && !(reading->word_starts[joint] && reading->word_starts[joint + 1]))
        joint = pg_char_find(reading->text, joint + 1, comma, U'和');
    return joint;
}

void pg_industry_lists_find(PgReader *reader, PgSpan sentence, uint32_t number) {
    const PgReading *reading = reader->reading;
    /* A field of a list is a term, or a word says what the list is of. */
    const PgLexSet telling =
        pg_lex_bit(PG_LEX_INDUSTRY) | pg_lex_bit(PG_LEX_FIELD) | pg_lex_bit(PG_LEX_BUSINESS_CUE);
    if (!((reading->kinds_in[number] | reading->kinds_ending[sentence.start]) & telling))
        return;
    for (uint32_t i = next_joint(reading, sentence.start, sentence.end); i < sentence.end;) {
        List list;
        read_list(reading, sentence, i, &list);
        take_list(reader, &list, sentence, number);
        i = next_joint(reading, MAX(list.end, i + 1), sentence.end);
    }
}
