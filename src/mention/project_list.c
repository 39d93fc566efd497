/* The items of lists of projects: 包括A、B等10个项目. */
#include "mention/project_item.h"

enum { MAX_ITEM = 70 };

/* The items of a list that the text calls projects; `are_all` where it counts just these. One
   without an ending of its own goes on in the next: 金属铅、锌深加工项目. */
static void take_items(PgReader *reader, PgSpan list, uint32_t number, bool are_all) {
    const PgReading *reading = reader->reading;
    PgSpan items[PG_MAX_ITEMS];
    uint32_t n = pg_items_cut(reading, list, items), n_ending = 0, n_fields = 0;
    n = n ? pg_items_split_last(reading, items, n) : 0;
    if (n) {
        items[n - 1].end = pg_item_before_predicate(reading, items[n - 1]);
        if (reading->text[items[n - 1].end - 1] == U'等') /* 分别为A项目、B项目等 */
            items[n - 1].end--;
        items[0].start = pg_item_behind_verb(reading, items[0]);
        if (reading->text[items[0].start] == U'全' || /* 全区, 全市, 我县 */
            reading->text[items[0].start] == U'我')
            while (!reading->word_starts[++items[0].start])
                ;
    }
    for (uint32_t i = 0; i < n; i++) {
        n_ending += pg_item_is_site(reading, items[i]);
        n_fields += pg_item_is_field(reading, items[i]);
    }
    if (n_fields * 2 > n)
        return;
    bool join =
        !are_all && n_ending * 3 >= n * 2; /* nearly all have endings: one without is torn */
    uint32_t n_proper = 0;
    for (uint32_t i = 0; i < n; i++)
        n_proper +=
            pg_item_is_project(reading, items[i]) || pg_item_opens_properly(reading, items[i]);
    /* Then the others are projects, too. */
    bool mostly = are_all || (n_proper * 2 >= n && n > 2);
    for (uint32_t i = 0; i < n; i++) {
        PgSpan item = items[i];
        while (join && i + 1 < n && !pg_item_is_site(reading, item) &&
               !(item.end - item.start >= 8 && pg_item_opens_properly(reading, item)))
            item.end = items[++i].end;
        item = pg_item_without_terms(reading, item);
        uint32_t length = item.end - item.start;
        if (length < 4 || length > MAX_ITEM)
            continue;
        if (!pg_item_is_project(reading, item) && !pg_item_opens_properly(reading, item) &&
            !(mostly && length >= PG_MIN_PRODUCT && !pg_item_is_field(reading, item)))
            continue;
        PgSpan core = item; /* 市重点 in 省、市重点项目 */
        if (pg_reading_entry_before(reading, item.end, PG_LEX_ENDING, PG_CLASS_PROJECT, &length))
            core.end -= length;
        if (core.end <= core.start || pg_is_generic_project(reading, core) ||
            pg_item_is_event(reading, item) || pg_item_holds_share(reading, item) ||
            pg_is_counted_building(reading, item))
            continue;
        pg_candidate_add(reader, item, PG_CLASS_PROJECT, number, PG_SCORE_LISTED_PROJECT);
    }
}

/* A和B: two where the text counts two. */
static void take_pair(PgReader *reader, PgSpan list, uint32_t number) {
    const PgReading *reading = reader->reading;
    for (uint32_t i = list.start + 4; i + 5 <= list.end; i++)
        if ((reading->text[i] == U'和' || reading->text[i] == U'与') && reading->word_starts[i] &&
            reading->word_starts[i + 1]) {
            take_items(reader, (PgSpan){list.start, i}, number, true);
            take_items(reader, (PgSpan){i + 1, list.end}, number, true);
            return;
        }
}

/* Where the list that ends at `end` starts: behind the last stop or the cue before it. */
static uint32_t list_start(const PgReading *reading, uint32_t end, uint32_t from) {
    int depth = 0;
    for (uint32_t i = end; i > from; i--) {
        uint32_t c = reading->text[i - 1];
        depth += c == U'）' || c == U'”';
        depth -= c == U'（' || c == U'“';
        if (depth <= 0 && (pg_is_stop(c) || depth < 0))
            return i;
        if (depth <= 0 && i > from + 2 && reading->word_starts[i - 1] && /* 项目8个和 */
            (reading->text[i - 1] == U'和' || reading->text[i - 1] == U'与') &&
            reading->tags[i - 2] == PG_TAG_MEASURE && reading->tags[i - 3] == PG_TAG_NUMBER)
            return i;
        if (depth <= 0 && reading->text[i - 1] == U'了' && /* 带动了 */
            reading->tags[i - 1] == PG_TAG_PARTICLE && reading->word_starts[i - 1] &&
            reading->word_starts[i])
            return i;
        uint32_t length; /* no 有 in 有限公司, no 为 in 华为 */
        if (depth <= 0 && reading->word_starts[i] &&
            pg_reading_entry_before(reading, i, PG_LEX_LIST_CUE, PG_CLASS_NONE, &length) &&
            (reading->word_starts[i - length] || reading->text[i - 1] != U'为'))
            return i;
    }
    return from;
}

bool pg_closes_project_list(const PgReading *reading, uint32_t at, uint32_t from) {
    PgSpan list = {list_start(reading, at, from), at}, items[PG_MAX_ITEMS];
    uint32_t n = pg_items_cut(reading, list, items);
    for (uint32_t i = 0; i + 1 < n; i++)
        if (pg_reading_entry_before(reading, items[i].end, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL))
            return true;
    return false;
}

static bool is_project_noun(const PgReading *reading, uint32_t at, uint32_t end, uint32_t *length) {
    (void)end;
    return pg_reading_entry_at(reading, at, PG_LEX_ENDING, PG_CLASS_PROJECT, length) != NULL;
}

/* 城市建设类项目 */
static bool is_of_class(const PgReading *reading, uint32_t at, uint32_t end) {
    enum { LONGEST_CLASS = 8 };
    uint32_t length;
    for (uint32_t i = at; i + 1 < end && i - at < LONGEST_CLASS && pg_char_is_han(reading->text[i]);
         i++)
        if (reading->text[i] == U'类')
            return is_project_noun(reading, i + 1, end, &length);
    return false;
}

/* 包括A、B等10个重点项目: behind 等 nothing but counts and generic words up to 项目; behind a count
   (等一批投资过亿元的绿色环保项目) whatever says what they are. */
static bool announces_projects(const PgReading *reading, uint32_t at, uint32_t end) {
    enum { NEAR = 14, FAR = 24 };
    bool is_counted = false;
    for (uint32_t i = at; i < end && i - at < (is_counted ? FAR : NEAR);) {
        uint32_t length;
        if (is_project_noun(reading, i, end, &length) ||
            (i > at && reading->text[i] == U'工' && reading->text[i + 1] == U'程')) /* 重大工程 */
            return true;
        bool is_quality = is_counted && reading->text[i] == U'、' && /* 26个含量高、规模大的项目 */
                          reading->tags[i - 1] == PG_TAG_ADJECTIVE;
        if (pg_is_stop(reading->text[i]) || (reading->text[i] == U'、' && !is_quality))
            return false;
        bool is_number = pg_char_is_digit(reading->text[i]) || reading->tags[i] == PG_TAG_NUMBER ||
                         reading->tags[i] == PG_TAG_MEASURE;
        is_counted |= is_number;
        if (pg_reading_entry_at(reading, i, PG_LEX_NOT_A_NAME, PG_CLASS_PROJECT, &length))
            i += length;
        else if (is_counted || is_number)
            i++;
        else
            return is_of_class(reading, i, end);
        is_counted &= !pg_reading_entry_at(reading, i, PG_LEX_ANAPHOR, PG_CLASS_COMPANY, NULL);
    }
    return false;
}

/* 等业态融合项目: whatever says what they are, where one of the items before 等 ends or opens like
   a project. */
static bool calls_projects(const PgReading *reading, uint32_t at, uint32_t end) {
    enum { LONGEST_KIND = 12 };
    for (uint32_t i = at; i < end && i - at <= LONGEST_KIND; i++) {
        if (is_project_noun(reading, i, end, NULL))
            return i > at;
        uint32_t c = reading->text[i];
        if (!pg_char_is_han(c) && c != U'“' && c != U'”')
            return false;
        if (reading->word_starts[i] && reading->tags[i] == PG_TAG_PREPOSITION)
            return false;
    }
    return false;
}

static bool has_named_project(const PgReading *reading, PgSpan list) {
    PgSpan items[PG_MAX_ITEMS];
    uint32_t n = pg_items_cut(reading, list, items);
    for (uint32_t i = 0; i < n; i++)
        if (pg_reading_entry_before(reading, items[i].end, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL) ||
            pg_reading_entry_before(reading, items[i].end, PG_LEX_WEAK_ENDING, PG_CLASS_PROJECT,
                                    NULL))
            return n > 1;
    return false;
}

/* 包括中建材、某某集团和某某公司: who has them, no projects. */
static bool are_firms(const PgReading *reading, PgSpan list) {
    PgSpan items[PG_MAX_ITEMS];
    uint32_t n = pg_items_cut(reading, list, items), n_firms = 0;
    for (uint32_t i = 0; i < n; i++)
        n_firms += pg_reading_entry_before(reading, items[i].end, PG_LEX_ENDING, PG_CLASS_COMPANY,
                                           NULL) != NULL;
    return n && n_firms * 2 >= n;
}

/* 余下三个是: of the projects that were told before. */
static bool counts_the_rest(const PgReading *reading, uint32_t at, uint32_t from) {
    enum { LONGEST_COUNT = 4 };
    if (at == from || reading->text[at - 1] != U'个')
        return false;
    for (uint32_t start = at - 1; start > from && at - start <= LONGEST_COUNT; start--)
        if (pg_reading_entry_before(reading, start, PG_LEX_REST, PG_CLASS_NONE, NULL))
            return true;
    return false;
}

/* 吸引一批光伏项目入驻，如 */
static bool many_projects_before(const PgReading *reading, uint32_t at, uint32_t from) {
    enum { NEAR = 6, FAR = 40 };
    bool are_projects = false;
    for (uint32_t i = at; i > from && at - i < FAR && !pg_is_stop(reading->text[i - 1]); i--) {
        are_projects |= at - i < NEAR &&
                        pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL);
        if (are_projects && reading->text[i - 1] == U'批')
            return true;
    }
    return false;
}

/* …项目包括, …项目10个，包括, 此外签约的还有 */
static bool speaks_of_projects(const PgReading *reading, uint32_t at, uint32_t from) {
    /* 开工项目113个，包括 */
    if (at > from + 4 && reading->text[at - 1] == U'，') {
        uint32_t end = at - 1;
        while (end > from && (reading->tags[end - 1] == PG_TAG_MEASURE ||
                              reading->tags[end - 1] == PG_TAG_NUMBER))
            end--;
        if (end < at - 1)
            at = end;
    }
    if (pg_reading_entry_before(reading, at, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL) ||
        counts_the_rest(reading, at, from))
        return true;
    if (at > from + 4 && reading->text[at - 1] == U'，' &&
        many_projects_before(reading, at - 1, from))
        return true;
    return at > from + 2 && reading->text[at - 1] == U'的' &&
           pg_reading_entry_before(reading, at - 1, PG_LEX_STATUS, PG_CLASS_NONE, NULL);
}

/* 两个项目, 2个人才项目 behind a list */
static bool is_count_of_projects(const PgReading *reading, uint32_t at, uint32_t end) {
    const PgValue *value = reading->word_starts[at] ? pg_reading_value_at(reading, at) : NULL;
    return value && value->number.start == at && value->kind == PG_VALUE_COUNT &&
           value->amount > 1 && value->amount <= PG_MAX_ITEMS &&
           reading->text[value->number.end] == U'个' && announces_projects(reading, at, end);
}

bool pg_ends_weakly(const PgReading *reading, uint32_t at) {
    return pg_reading_entry_before(reading, at, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL) ||
           pg_reading_entry_before(reading, at, PG_LEX_WEAK_ENDING, PG_CLASS_PROJECT, NULL) ||
           (at > 1 && reading->text[at - 2] == U'平' && reading->text[at - 1] == U'台');
}

/* 和, 与, 及 or 以及 between two names that an item still holds; {0, 0} for none. */
static PgSpan last_joint(const PgReading *reading, PgSpan item) {
    for (uint32_t i = item.end; i > item.start + PG_MIN_PRODUCT; i--) {
        uint32_t c = reading->text[i - 1];
        if (!pg_char_joins(c) || !reading->word_starts[i] || i + PG_MIN_PRODUCT > item.end)
            continue;
        uint32_t start = i - 1;
        while (start > item.start && !reading->word_starts[start])
            start--;
        return start > item.start ? (PgSpan){start, i} : (PgSpan){0, 0};
    }
    return (PgSpan){0, 0};
}

/* 项目11个, 新启动的平台中 somewhere before in the sentence */
static bool counts_projects_before(const PgReading *reading, uint32_t at, uint32_t from) {
    enum { FAR = 160 };
    for (uint32_t i = at; i > from && at - i < FAR; i--)
        if ((pg_char_is_digit(reading->text[i]) &&
             pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL)) ||
            (reading->text[i] == U'中' && reading->text[i + 1] == U'，' &&
             pg_ends_weakly(reading, i)))
            return true;
    return false;
}

/* How many projects the sentence counts before 分别是: 3个项目签约，, 项目2个，; 0 for none. */
static uint32_t counted_before(const PgReading *reading, uint32_t at, uint32_t from) {
    enum { FAR = 40 };
    uint32_t sentence = from, n = 0;
    from = MAX(from, at > FAR ? at - FAR : 0);
    for (const PgValue *value = pg_reading_value_at(reading, from);
         value && value < reading->values + reading->n_values && value->span.end <= at; value++) {
        if (value->kind != PG_VALUE_COUNT || reading->text[value->number.end] != U'个')
            continue;
        uint32_t noun = value->span.start; /* 工业项目占到5个 */
        while (noun > from && value->span.start - noun < 2 &&
               (reading->text[noun - 1] == U'到' || reading->text[noun - 1] == U'占' ||
                reading->text[noun - 1] == U'有' || reading->text[noun - 1] == U'共'))
            noun--;
        bool are_projects =
            pg_reading_entry_before(reading, noun, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL) != NULL;
        /* 另外5个…，分别是: of those told before */
        are_projects |=
            pg_reading_entry_before(reading, value->span.start, PG_LEX_REST, PG_CLASS_NONE, NULL) &&
            counts_projects_before(reading, at, sentence);
        n = are_projects || announces_projects(reading, value->number.end, at)
                ? (uint32_t)value->amount
                : 0;
    }
    return n;
}

/* 14个重点项目 right before */
static bool is_counted_noun(const PgReading *reading, uint32_t at, uint32_t from) {
    enum { FAR = 14 };
    if (!pg_reading_entry_before(reading, at, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL))
        return false;
    const PgValue *value = pg_reading_value_at(reading, MAX(from, at > FAR ? at - FAR : 0));
    for (; value && value < reading->values + reading->n_values && value->span.end < at; value++)
        if (value->kind == PG_VALUE_COUNT && value->amount > 1 && !value->is_ordinal &&
            announces_projects(reading, value->number.end, at))
            return true;
    return false;
}

static bool holds_cut(const PgReading *reading, uint32_t start, uint32_t end) {
    for (uint32_t i = start; i < end; i++)
        if (reading->text[i] == U'、')
            return true;
    return false;
}

/* 、B项目均投资10亿元: the last item ends where the sentence goes on. */
static uint32_t end_of_last(const PgReading *reading, PgSpan item) {
    for (uint32_t i = item.start + PG_MIN_PRODUCT; i < item.end; i++)
        if (reading->word_starts[i] &&
            pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL) &&
            !pg_reading_entry_at(reading, i, PG_LEX_PART, PG_CLASS_PROJECT, NULL))
            return i;
    return item.end;
}

/* A项目、某某产业园、B项目: among projects a park or a centre is one, too. */
static void take_neighbours(PgReader *reader, PgSpan list, uint32_t number) {
    const PgReading *reading = reader->reading;
    PgSpan items[PG_MAX_ITEMS];
    uint32_t n = pg_items_cut(reading, list, items), n_strong = 0, length;
    if (n)
        items[n - 1].end = end_of_last(reading, items[n - 1]);
    for (uint32_t i = 0; i < n; i++)
        n_strong += pg_reading_entry_before(reading, items[i].end, PG_LEX_ENDING, PG_CLASS_PROJECT,
                                            NULL) != NULL;
    if (n < 3 || n_strong < 2 || n_strong * 3 < n * 2)
        return;
    for (uint32_t i = 1; i < n; i++) {
        PgSpan item = pg_item_without_terms(reading, items[i]);
        length = item.end - item.start;
        if (length < PG_MIN_PRODUCT || length > MAX_ITEM || !pg_item_is_site(reading, item))
            continue;
        PgSpan core = item;
        if (pg_reading_entry_before(reading, item.end, PG_LEX_ENDING, PG_CLASS_PROJECT, &length))
            core.end -= length;
        if (core.end > core.start + 2 && !pg_item_is_field(reading, core) &&
            !pg_is_generic_project(reading, core) && !pg_item_is_event(reading, item) &&
            reading->tags[item.start] != PG_TAG_VERB)
            pg_candidate_add(reader, item, PG_CLASS_PROJECT, number, PG_SCORE_LISTED_PROJECT);
    }
}

static bool ends_neighbours(const PgReading *reading, uint32_t at) {
    uint32_t c = reading->text[at];
    return pg_is_stop(c) || (c == U'等' && reading->word_starts[at]);
}

/* Do two of a list's items end as projects do? */
static bool has_projects(const PgReading *reading, PgSpan list) {
    uint32_t n = 0;
    for (uint32_t i = list.start + 1; i <= list.end && n < 2; i++)
        n += (reading->kinds_ending[i] & pg_lex_bit_of(PG_LEX_ENDING, PG_CLASS_PROJECT)) != 0;
    return n == 2;
}

/* Lists between two stops, whatever the text calls them. */
static void find_neighbours(PgReader *reader, PgSpan sentence, uint32_t number) {
    const PgReading *reading = reader->reading;
    uint32_t from = sentence.start;
    for (uint32_t cut;
         (cut = pg_char_find(reading->text, from, sentence.end, U'、')) < sentence.end;) {
        PgSpan list = {cut, cut};
        while (list.start > from && !ends_neighbours(reading, list.start - 1))
            list.start--;
        while (list.end < sentence.end && !ends_neighbours(reading, list.end))
            list.end++;
        if (has_projects(reading, list))
            take_neighbours(reader, list, number);
        from = list.end + 1;
    }
}

/* 某某机场项目 before 是某某新城配套工程: what it is, no list of one. */
static bool names_project(const PgReader *reader, uint32_t end, uint32_t number) {
    for (guint c = reader->candidates->len; c > 0; c--) {
        const PgMention *mention = &g_array_index(reader->candidates, PgCandidate, c - 1).mention;
        if (mention->sentence != number)
            return false;
        if (mention->class == PG_CLASS_PROJECT && mention->span.end == end)
            return true;
    }
    return false;
}

/* A、B、C等3个项目, A、B等商贸项目2个: as many as are counted. */
static bool are_all_told(const PgReading *reading, PgSpan list, uint32_t end) {
    enum { FAR = 16 };
    PgSpan items[PG_MAX_ITEMS];
    uint32_t n = pg_items_cut(reading, list, items);
    const PgValue *value = pg_reading_value_at(reading, list.end);
    return n > 1 && value && value < reading->values + reading->n_values &&
           value->span.end <= end && value->span.start < list.end + FAR &&
           value->kind == PG_VALUE_COUNT && value->amount == n;
}

/* A、B等一批|新能源汽车龙头企业 */
static bool calls_companies(const PgReading *reading, uint32_t at, uint32_t end) {
    enum { LONGEST_KIND = 14 };
    for (uint32_t i = at; i < end && i - at < LONGEST_KIND && pg_char_is_han(reading->text[i]); i++)
        if (pg_reading_entry_at(reading, i, PG_LEX_ANAPHOR, PG_CLASS_COMPANY, NULL))
            return true;
    return false;
}

/* 领域, 行业, 产业 */
static bool is_sphere(const PgReading *reading, uint32_t at) {
    uint32_t c = reading->text[at], next = reading->text[at + 1];
    return (c == U'领' && next == U'域') || ((c == U'行' || c == U'产') && next == U'业');
}

/* The next place where a word that speaks of a list, the end of one or what is counted can stand.
 */
static uint32_t next_telling(const PgReading *reading, uint32_t at, uint32_t end) {
    const PgLexSet cues = pg_lex_bit(PG_LEX_LIST_CUE) | pg_lex_bit(PG_LEX_AMONG);
    while (at < end && !(reading->kinds_at[at] & cues) && reading->text[at] != U'等' &&
           reading->text[at] != U'：' && reading->values_at[at] == reading->values_at[at + 1])
        at++;
    return at;
}

/* Can a sentence that never says 项目 speak of projects: 重大工程, 开工的有…, 余下三个是…? */
static bool may_list_unnamed(PgLexSet kinds) {
    return kinds &
               (pg_lex_bit_of(PG_LEX_WEAK_ENDING, PG_CLASS_PROJECT) | pg_lex_bit(PG_LEX_AMONG)) ||
           (kinds & pg_lex_bit(PG_LEX_LIST_CUE) &&
            kinds & (pg_lex_bit(PG_LEX_REST) | pg_lex_bit(PG_LEX_STATUS)));
}

void pg_project_lists_find(PgReader *reader, uint32_t number) {
    const PgReading *reading = reader->reading;
    PgSpan sentence = reading->page->sentences[number].span;
    PgLexSet kinds = reading->kinds_in[number];
    uint32_t done = sentence.start;
    if (kinds & pg_lex_bit_of(PG_LEX_ENDING, PG_CLASS_PROJECT))
        find_neighbours(reader, sentence, number);
    else if (!may_list_unnamed(kinds))
        return;
    uint32_t i = sentence.start;
    for (; (i = next_telling(reading, i, sentence.end)) < sentence.end; i++) {
        if (reading->text[i] == U'等' && reading->word_starts[i] && i > done &&
            (announces_projects(reading, i + 1, sentence.end) ||
             (calls_projects(reading, i + 1, sentence.end) &&
              (has_named_project(reading, (PgSpan){list_start(reading, i, done), i}) ||
               are_all_told(reading, (PgSpan){list_start(reading, i, done), i}, sentence.end))))) {
            PgSpan list = {list_start(reading, i, done), i};
            take_items(reader, list, number, are_all_told(reading, list, sentence.end));
            done = i + 1;
            continue;
        }
        uint32_t listed;
        /* 功能项目11个，A、B名列其中; 项目45个，其中A、B等都… */
        if (i > done + 4 && pg_reading_entry_at(reading, i, PG_LEX_AMONG, PG_CLASS_NONE, &listed) &&
            !calls_companies(reading, i + listed, sentence.end) &&
            counts_projects_before(reading, i, sentence.start)) {
            PgSpan list = {list_start(reading, i, done), i};
            if (holds_cut(reading, list.start, list.end))
                take_items(reader, list, number, false);
            done = i + listed;
            continue;
        }
        if (i > done && is_count_of_projects(reading, i, sentence.end)) {
            PgSpan list = {list_start(reading, i, done), i};
            PgSpan items[PG_MAX_ITEMS];
            uint32_t n = pg_items_cut(reading, list, items);
            uint32_t counted = (uint32_t)pg_reading_value_at(reading, i)->amount;
            /* A、B两个项目, A和B两个项目: the count says that these are all. */
            if (n == counted)
                take_items(reader, list, number, true);
            else if (n == 1 && counted == 2)
                take_pair(reader, list, number);
            continue;
        }
        uint32_t length;
        /* 今年安排14个重点项目：A、B、C。 */
        if (i >= done && reading->text[i] == U'：' && is_counted_noun(reading, i, sentence.start)) {
            PgSpan list = {i + 1, i + 1};
            while (list.end < sentence.end && !pg_is_stop(reading->text[list.end]) &&
                   !(reading->text[list.end] == U'等' && reading->word_starts[list.end]))
                list.end++;
            if (holds_cut(reading, list.start, list.end))
                take_items(reader, list, number, true);
            done = i = list.end;
            continue;
        }
        /* 3个项目签约，分别是A、B和C */
        if (i >= done && reading->text[i] == U'分' &&
            pg_reading_entry_at(reading, i, PG_LEX_LIST_CUE, PG_CLASS_NONE, &length)) {
            PgSpan list = {i + length, i + length}, items[PG_MAX_ITEMS];
            if (reading->text[list.start] == U'：')
                list.end = ++list.start;
            while (list.end < sentence.end && !pg_is_stop(reading->text[list.end]))
                list.end++;
            uint32_t n = pg_items_cut(reading, list, items);
            uint32_t counted = n ? counted_before(reading, i, sentence.start) : 0;
            PgSpan joint =
                n + 1 == counted ? last_joint(reading, items[n - 1]) : (PgSpan){list.end, list.end};
            if (counted > 1 && (n == counted || joint.end)) {
                take_items(reader, (PgSpan){list.start, joint.start}, number, true);
                take_items(reader, (PgSpan){joint.end, list.end}, number, true);
                done = i = list.end;
                continue;
            }
        }
        /* 开工的项目包括：A、B、C。 */
        if (!pg_reading_entry_at(reading, i, PG_LEX_LIST_CUE, PG_CLASS_NONE, &length) || i < done ||
            !speaks_of_projects(reading, i, sentence.start))
            continue;
        uint32_t start = i + length;
        if (start < sentence.end && reading->text[start] == U'：')
            start++;
        uint32_t end = start;
        while (end < sentence.end && reading->text[end] != U'。' && reading->text[end] != U'，' &&
               reading->text[end] != U'；' &&
               !(reading->text[end] == U'等' && reading->word_starts[end]))
            end++;
        /* 涉及食品、物流等领域; 该项目是…的重要载体: a sentence, no list. */
        bool are_fields =
            end + 1 < sentence.end && reading->text[end] == U'等' && is_sphere(reading, end + 1);
        are_fields |= (reading->text[i] == U'涉' || reading->text[i] == U'涵') && /* 涉及 涵盖 */
                      !has_named_project(reading, (PgSpan){start, end});
        if (are_fields || are_firms(reading, (PgSpan){start, end}))
            ;
        else if (holds_cut(reading, start, end) ||
                 (pg_item_is_project(reading, (PgSpan){start, end}) &&
                  !names_project(reader, i, number)))
            take_items(reader, (PgSpan){start, end}, number, false);
        done = end;
        i = end;
    }
}
