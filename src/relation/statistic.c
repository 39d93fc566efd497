/* Every other number that is said of an entity. */
#include "relation/internal.h"

#include <string.h>

enum {
    AREAS = PG_CLASS_BIT(PG_CLASS_PARK) | PG_CLASS_BIT(PG_CLASS_CITY) |
            PG_CLASS_BIT(PG_CLASS_DISTRICT) | PG_CLASS_BIT(PG_CLASS_PROVINCE),
    OWNERS = AREAS | PG_CLASS_BIT(PG_CLASS_COMPANY) | PG_CLASS_BIT(PG_CLASS_PROJECT) |
             PG_CLASS_BIT(PG_CLASS_ORGANIZATION),
    MAX_INDICATOR = 24,
    MAX_DISTANCE = 240, /* of a date or a subject before a number, in characters */
};

static bool is_break(uint32_t c) {
    return c == 0xff0c || c == 0x3002 || c == 0xff1b || c == 0xff1a || c == '\n';
}

/* Inside a name, an honour in quotes or a title, a number counts nothing. */
static bool is_in_name(const PgReading *reading, PgSpan span) {
    uint32_t from = span.start > 80 ? span.start - 80 : 0;
    for (uint32_t i = reading->mentions_at[from]; i < reading->mentions_at[span.start + 1]; i++) {
        const PgMention *mention = &reading->mentions[i];
        if (mention->span.start <= span.start && span.end <= mention->span.end &&
            mention->class != PG_CLASS_PROJECT)
            return true;
    }
    return false;
}

/* The project whose name holds the number: 年产11万吨…项目. */
static uint32_t project_around(const PgReading *reading, PgSpan span) {
    uint32_t from = span.start > 80 ? span.start - 80 : 0;
    for (uint32_t i = reading->mentions_at[from]; i < reading->mentions_at[span.start + 1]; i++)
        if (reading->mentions[i].class == PG_CLASS_PROJECT &&
            reading->mentions[i].span.start <= span.start &&
            span.end <= reading->mentions[i].span.end)
            return reading->mentions[i].entity;
    return 0;
}

/* The words that say what is counted: before the number in its clause, and behind the unit. */
static const char *indicator_of(PgReading *reading, PgSpan sentence, const PgValue *value) {
    uint32_t start = value->span.start, end = value->span.start;
    while (start > sentence.start && !is_break(reading->text[start - 1]) &&
           end - start < MAX_INDICATOR)
        start--;
    while (start < end && !reading->word_starts[start])
        start++;
    uint32_t length;
    while (start < end &&
           pg_reading_entry_at(reading, start, PG_LEX_PERIOD, PG_CLASS_NONE, &length))
        start += length;
    for (uint32_t i = reading->mentions_at[start]; i < reading->mentions_at[end]; i++) {
        const PgMention *mention = &reading->mentions[i];
        if (mention->span.start == start && mention->span.end <= end &&
            mention->class != PG_CLASS_INDUSTRY)
            start = mention->span.end;
    }
    while (end > start) {
        if (pg_reading_entry_before(reading, end, PG_LEX_APPROXIMATION, PG_CLASS_NONE, &length) ||
            pg_reading_entry_before(reading, end, PG_LEX_BOUNDARY, PG_CLASS_NONE, &length))
            end -= MIN(length, end - start);
        else
            break;
    }
    uint32_t tail = value->span.end, tail_end = tail;
    if (value->kind == PG_VALUE_COUNT || end == start)
        while (tail_end < sentence.end && tail_end - tail < 10 &&
               !is_break(reading->text[tail_end]) && reading->text[tail_end] != 0x3001 &&
               !pg_char_is_digit(reading->text[tail_end]))
            tail_end++;
    char *before = pg_chars_to_utf8(reading->text + start, end - start);
    char *after = pg_chars_to_utf8(reading->text + tail, tail_end - tail);
    char *joined = g_strconcat(before, after, NULL);
    const char *result = pg_arena_strndup(reading->arena, joined, strlen(joined));
    g_free(joined);
    g_free(before);
    g_free(after);
    return result;
}

/* A date or a word for a time before the number in its sentence. */
static const char *period_of(PgReading *reading, PgSpan sentence, const PgValue *value) {
    const PgValue *date = NULL;
    uint32_t from = MAX(sentence.start,
                        value->span.start > MAX_DISTANCE ? value->span.start - MAX_DISTANCE : 0);
    for (const PgValue *other = pg_reading_value_at(reading, from); other && other < value; other++)
        if (other->kind == PG_VALUE_DATE)
            date = other;
    if (date)
        return date->date;
    for (uint32_t i = value->span.start; i > from; i--) {
        uint32_t length;
        if (!pg_reading_entry_at(reading, i - 1, PG_LEX_PERIOD, PG_CLASS_NONE, &length))
            continue;
        char *text = pg_chars_to_utf8(reading->text + i - 1, length);
        const char *result = pg_arena_strndup(reading->arena, text, strlen(text));
        g_free(text);
        return result;
    }
    return "";
}

/* Does the count speak of projects or companies that stay unnamed? 12个项目, 重点项目16个, 13家企业
 */
static bool counts_unnamed(const PgReading *reading, PgSpan sentence, const PgValue *value,
                           bool *are_projects) {
    *are_projects = false;
    for (uint32_t i = value->span.end; i < sentence.end && i < value->span.end + 14; i++) {
        if (is_break(reading->text[i]) || reading->text[i] == 0x3001)
            break;
        *are_projects = pg_reading_entry_at(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL);
        if (*are_projects || pg_reading_entry_at(reading, i, PG_LEX_GROUP, PG_CLASS_NONE, NULL))
            return true;
    }
    for (uint32_t i = value->span.start; i > sentence.start && i + 8 > value->span.start; i--) {
        if (is_break(reading->text[i - 1]))
            break;
        *are_projects = pg_reading_entry_before(reading, i, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL);
        if (*are_projects || pg_reading_entry_before(reading, i, PG_LEX_GROUP, PG_CLASS_NONE, NULL))
            return true;
    }
    return false;
}

/* 10亿元以上项目48项, 1-10亿元项目: what is counted is at least so dear. */
static bool is_threshold(const PgReading *reading, const PgValue *value) {
    uint32_t at = value->span.end, length;
    if (value->kind != PG_VALUE_MONEY)
        return false;
    bool has_word = pg_reading_entry_at(reading, at, PG_LEX_THRESHOLD, PG_CLASS_NONE, &length);
    if (has_word)
        at += length;
    if (reading->text[at] == 0x7684) /* 的 */
        at++;
    return pg_reading_entry_at(reading, at, PG_LEX_ENDING, PG_CLASS_PROJECT, NULL) ||
           (has_word && pg_reading_entry_at(reading, at, PG_LEX_GROUP, PG_CLASS_NONE, NULL));
}

/* 甲、乙和丙分别增长1%、2%和3%: each has its own. 0 when it is not so. */
static uint32_t distributed(const PgFinder *finder, PgSpan sentence, const PgValue *value) {
    const PgReading *reading = finder->reading;
    uint32_t from = MAX(sentence.start, value->span.start > 80 ? value->span.start - 80 : 0);
    uint32_t word = 0;
    for (uint32_t i = value->span.start; i > from && !word; i--) {
        if (reading->text[i - 1] == 0xff0c || reading->text[i - 1] == 0xff1b)
            return 0;
        if (pg_reading_entry_at(reading, i - 1, PG_LEX_EACH, PG_CLASS_NONE, NULL))
            word = i - 1;
    }
    if (!word)
        return 0;
    uint32_t place = 0;
    for (const PgValue *other = pg_reading_value_at(reading, word); other < value; other++)
        place += other->kind == value->kind;
    uint32_t list = 0;
    for (uint32_t i = reading->mentions_at[word]; i > reading->mentions_at[from] && !list; i--)
        if (!reading->mentions[i - 1].outer && pg_list_previous(reading, i))
            list = i;
    while (list) {
        uint32_t previous = pg_list_previous(reading, list);
        if (!previous)
            break;
        list = previous;
    }
    for (; list && place; place--)
        list = pg_list_next(reading, list);
    return list ? reading->mentions[list - 1].entity : 0;
}

/* Does anybody come to be spoken of between two numbers? */
static bool names_someone(const PgReading *reading, uint32_t from, uint32_t to) {
    for (uint32_t i = reading->mentions_at[from]; i < reading->mentions_at[to]; i++)
        if (!reading->mentions[i].outer && reading->mentions[i].entity &&
            PG_CLASS_BIT(reading->mentions[i].class) & OWNERS)
            return true;
    return false;
}

/* 全市, 全省, 全县 or 全区 in the clause: the place of the office that speaks in the sentence. */
static uint32_t whole_place(const PgFinder *finder, PgSpan sentence, const PgValue *value) {
    const PgReading *reading = finder->reading;
    static const struct {
        uint32_t c;
        PgClass class;
    } wholes[] = {{0x7701, PG_CLASS_PROVINCE},
                  {0x5e02, PG_CLASS_CITY},
                  {0x53bf, PG_CLASS_DISTRICT},
                  {0x533a, PG_CLASS_DISTRICT}};
    PgClass class = PG_CLASS_NONE;
    for (uint32_t i = value->span.start; i > sentence.start + 1 && !is_break(reading->text[i - 1]);
         i--)
        for (size_t k = 0; k < G_N_ELEMENTS(wholes); k++)
            if (reading->text[i - 2] == 0x5168 && reading->text[i - 1] == wholes[k].c) /* 全 */
                class = wholes[k].class;
    for (uint32_t i = reading->mentions_at[value->span.start];
         class && i > reading->mentions_at[sentence.start]; i--) {
        const PgMention *mention = &reading->mentions[i - 1];
        if (mention->class == class && mention->entity && mention->outer &&
            reading->mentions[mention->outer - 1].class == PG_CLASS_ORGANIZATION)
            return mention->entity;
    }
    return 0;
}

static bool clause_is_about_company(const PgFinder *finder, PgSpan sentence, const PgValue *value) {
    uint32_t start = value->span.start;
    while (start > sentence.start && value->span.start - start < MAX_DISTANCE &&
           !is_break(finder->reading->text[start - 1]))
        start--;
    uint32_t head = pg_clause_head(finder->reading, (PgSpan){start, value->span.start});
    return head && finder->reading->mentions[head - 1].class == PG_CLASS_COMPANY;
}

/* Of whom a number is said. What only areas have is an area's, what only firms have a firm's where
   one is spoken of. */
static uint32_t owner_of(const PgFinder *finder, PgSpan sentence, const PgValue *value) {
    const PgReading *reading = finder->reading;
    uint32_t each = distributed(finder, sentence, value);
    if (!each)
        each = whole_place(finder, sentence, value);
    if (each)
        return each;
    PgClassSet classes = OWNERS;
    bool are_projects;
    if (pg_clause_has(reading, sentence, value->span.end, PG_LEX_AREA_FIGURE))
        classes = AREAS;
    else if (pg_clause_has(reading, sentence, value->span.end, PG_LEX_FIRM_FIGURE))
        classes = OWNERS & ~(PG_CLASS_BIT(PG_CLASS_CITY) | PG_CLASS_BIT(PG_CLASS_DISTRICT) |
                             PG_CLASS_BIT(PG_CLASS_PROVINCE));
    else if (counts_unnamed(reading, sentence, value, &are_projects))
        classes = are_projects && !clause_is_about_company(finder, sentence, value)
                      ? AREAS | PG_CLASS_BIT(PG_CLASS_ORGANIZATION)
                      : OWNERS & ~PG_CLASS_BIT(PG_CLASS_PROJECT);
    return pg_focus_before(finder, value->span.start, value->sentence, classes);
}

void pg_find_statistics(PgFinder *finder) {
    PgReading *reading = finder->reading;
    const PgPage *page = reading->page;
    const PgValue *last = NULL; /* the statistic before, and whose it is */
    uint32_t last_about = 0;
    for (uint32_t v = 0; v < reading->n_values; v++) {
        PgValue *value = &reading->values[v];
        PgSpan sentence = page->sentences[value->sentence].span;
        if (value->kind == PG_VALUE_DATE || value->kind == PG_VALUE_NONE || value->is_used ||
            value->is_ordinal || is_threshold(reading, value) ||
            page->sentences[value->sentence].is_heading || is_in_name(reading, value->span))
            continue;
        if (value->is_han && value->kind != PG_VALUE_PERCENT && value->kind != PG_VALUE_AREA &&
            value->amount < 10)
            continue;
        uint32_t about = project_around(reading, value->span);
        if (about && !g_strcmp0(value->unit, "英寸"))
            continue; /* 8英寸芯片项目 */
        /* …296个，同比增长22.1%，投资额1783亿元: all of the same. */
        bool goes_on = last && last->sentence == value->sentence &&
                       !names_someone(reading, last->span.end, value->span.start);
        if (!about)
            about = goes_on ? last_about : owner_of(finder, sentence, value);
        if (!about)
            continue;
        last = value;
        last_about = about;
        PgStatistic statistic = {.about = about,
                                 .indicator = indicator_of(reading, sentence, value),
                                 .value = value->amount,
                                 .unit = value->unit,
                                 .period = period_of(reading, sentence, value),
                                 .sentence = value->sentence,
                                 .rule = "number"};
        g_array_append_val(finder->statistics, statistic);
    }
}
