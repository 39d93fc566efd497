#include "relation/event.h"

#include "relation/match.h"

#include <string.h>

enum {
    FAR = 24,         /* how far before a word 预计 or 尚未 governs it */
    NEAR = 240,       /* how much of a sentence bears on a word, to each side */
    MAX_CLAUSE = 160, /* characters around a word that are looked at, however long its clause */
};

uint32_t pg_clause_end(const PgReading *reading, uint32_t at, uint32_t end) {
    while (at < end && !pg_ends_clause(reading->text[at]))
        at++;
    return at;
}

static PgSpan clause_around(const PgReading *reading, PgSpan sentence, PgSpan word) {
    sentence.start = MAX(sentence.start, word.start > MAX_CLAUSE ? word.start - MAX_CLAUSE : 0);
    sentence.end = MIN(sentence.end, word.end + MAX_CLAUSE);
    PgSpan clause = word;
    while (clause.start > sentence.start && !pg_ends_clause(reading->text[clause.start - 1]))
        clause.start--;
    while (clause.end < sentence.end && !pg_ends_clause(reading->text[clause.end]))
        clause.end++;
    return clause;
}

static const PgValue *end_of_values(const PgReading *reading) {
    return reading->values + reading->n_values;
}

/* A word of one character counts where the segmentation leaves it alone: no 可 in 可行. */
static bool stands_apart(const PgReading *reading, uint32_t start, uint32_t length) {
    return reading->word_starts[start] && reading->word_starts[start + length];
}

/* The place of the last word of a kind in a span of the event's sentence; UINT32_MAX for none. */
static uint32_t last_word(const PgReading *reading, const PgEvent *event, PgSpan span,
                          PgLexKind kind) {
    if (!(reading->kinds_in[event->sentence] & pg_lex_bit(kind)))
        return UINT32_MAX;
    for (uint32_t i = span.end; i > span.start; i--) {
        uint32_t length;
        if (pg_reading_entry_before(reading, i, kind, PG_CLASS_NONE, &length) &&
            i - length >= span.start && stands_apart(reading, i - length, length) &&
            !(i > length && pg_char_is_digit(reading->text[i - length - 1])) && /* 30|日前 */
            !pg_is_inside_name(reading, (PgSpan){i - length, i}))
            return i - length;
    }
    return UINT32_MAX;
}

/* Is a project named between 预计总投资…的 and the word? Then the plan is about its money. */
static bool is_about_attribute(const PgReading *reading, uint32_t from, uint32_t to) {
    for (uint32_t i = reading->mentions_at[from]; i < reading->mentions_at[to]; i++) {
        const PgMention *mention = &reading->mentions[i];
        if (mention->class == PG_CLASS_PROJECT && mention->span.start > from &&
            reading->text[mention->span.start - 1] == U'的')
            return true;
    }
    return false;
}

/* 两年半建成: how long it takes. */
static bool takes_time(const PgReading *reading, const PgEvent *event) {
    uint32_t from = event->word.start > 12 ? event->word.start - 12 : 0;
    uint32_t unit = event->word.start ? reading->text[event->word.start - 1] : 0;
    if (unit != U'年' && unit != U'半' && unit != U'月' && unit != U'天')
        return false;
    for (const PgValue *value = pg_reading_value_at(reading, from);
         value && value < end_of_values(reading) && value->span.end <= event->word.start; value++)
        if (value->span.end == event->word.start && value->kind == PG_VALUE_COUNT)
            return true;
    return false;
}

static bool starts_with_date(const PgReading *reading, uint32_t at) {
    const PgValue *value = pg_reading_value_at(reading, at);
    return value && value < end_of_values(reading) && value->span.start == at &&
           value->kind == PG_VALUE_DATE;
}

/* 建成达产后, 建成并投入使用后: other verbs between the word and 后. */
static bool is_followed_by_after(const PgReading *reading, uint32_t at, uint32_t end) {
    enum { LONGEST = 10 };
    for (uint32_t i = at; i < end && i - at < LONGEST; i++) {
        if (reading->text[i] == U'后')
            return i > at;
        uint8_t tag = reading->tags[i];
        if (tag != PG_TAG_VERB && tag != PG_TAG_VERB_NOUN && tag != PG_TAG_CONJUNCTION &&
            tag != PG_TAG_ADVERB)
            return false;
    }
    return false;
}

/* 今年12月底|竣工后: when it will be, or was. */
static bool follows_date(const PgReading *reading, const PgEvent *event) {
    enum { LONGEST = 12 };
    uint32_t at = event->word.start;
    for (const PgValue *value = pg_reading_value_at(reading, at > LONGEST ? at - LONGEST : 0);
         value && value < end_of_values(reading) && value->span.end <= at; value++)
        if (value->span.end == at && value->kind == PG_VALUE_DATE && !strchr(value->date, '/'))
            return true;
    return false;
}

static PgEventMode mode_of(const PgReading *reading, const PgEvent *event, const PgEvent *previous,
                           PgSpan sentence) {
    const uint32_t *text = reading->text;
    uint32_t at = event->word.end, length;
    /* 达产 后年 is cut wrongly: 后 needs no word behind it. */
    if (pg_reading_entry_at(reading, at, PG_LEX_CONDITION, PG_CLASS_NONE, &length) &&
        at + length <= event->clause.end &&
        (reading->word_starts[at + length] || text[at] == U'后'))
        return text[at + length - 1] == U'后' && follows_date(reading, event) ? PG_EVENT_PLANNED
                                                                              : PG_EVENT_OPEN;
    if (is_followed_by_after(reading, at, event->clause.end))
        return PG_EVENT_OPEN;
    const PgValue *behind = pg_reading_value_at(reading, at);
    if (takes_time(reading, event) ||
        (event->is_founding && behind && behind < end_of_values(reading) &&
         behind->span.start == at && behind->kind == PG_VALUE_COUNT)) /* 成立22周年 */
        return PG_EVENT_OPEN;
    uint32_t from = event->clause.start;
    if (event->word.start - from > FAR)
        from = event->word.start - FAR;
    bool follows = previous && previous->word.end > from && previous->sentence == event->sentence;
    if (follows)
        from = previous->word.end;
    PgSpan before = {from, event->word.start};
    uint32_t reached = last_word(reading, event, before, PG_LEX_REACHED);
    uint32_t planned = last_word(reading, event, before, PG_LEX_PLANNED);
    uint32_t open = last_word(reading, event, before, PG_LEX_OPEN);
    if (planned != UINT32_MAX && is_about_attribute(reading, planned, event->word.start))
        planned = UINT32_MAX;
    if (open != UINT32_MAX && starts_with_date(reading, open + 1))
        open = UINT32_MAX; /* 从2022年7月启动 */
    if (open != UINT32_MAX && planned != UINT32_MAX)
        open = open > planned ? UINT32_MAX : open; /* 力争早日投产 */
    if (reached != UINT32_MAX && planned != UINT32_MAX && planned < reached &&
        (text[reached] == U'顺' || (text[reached] == U'成' && text[reached + 1] == U'功')))
        reached = UINT32_MAX; /* 确保|顺利|投产 成功 */
    if (reached != UINT32_MAX && (planned == UINT32_MAX || planned < reached) &&
        (open == UINT32_MAX || open < reached))
        return PG_EVENT_REACHED;
    if (planned != UINT32_MAX)
        return PG_EVENT_PLANNED;
    if (open != UINT32_MAX)
        return PG_EVENT_OPEN;
    /* 预计2022年6月竣工、8月投产 */
    if (follows && previous->mode != PG_EVENT_REACHED && event->word.start - from <= 12)
        return previous->mode;
    if (previous && previous->sentence == event->sentence && previous->mode == PG_EVENT_PLANNED &&
        event->word.start - previous->word.end <= 14)
        return PG_EVENT_PLANNED;
    /* 将追加投资，新上X项目，2024年底建成 */
    const PgProjectStatus *status = pg_ontology_status(reading->ontology, event->status);
    if (status->rank >= 3 && event->clause.start > sentence.start) {
        uint32_t start = event->clause.start;
        while (start > sentence.start && event->clause.start - start < 80 &&
               text[start - 1] != U'；')
            start--;
        uint32_t at_will =
            last_word(reading, event, (PgSpan){start, event->clause.start}, PG_LEX_WILL);
        if (at_will != UINT32_MAX &&
            last_word(reading, event, (PgSpan){at_will, event->clause.start}, PG_LEX_REACHED) ==
                UINT32_MAX)
            return PG_EVENT_PLANNED;
    }
    /* …动工，届时可… */
    if (event->clause.end + 1 < sentence.end &&
        pg_reading_entry_at(reading, event->clause.end + 1, PG_LEX_THEN, PG_CLASS_NONE, NULL) &&
        text[event->clause.end] == U'，')
        return PG_EVENT_PLANNED;
    return PG_EVENT_REACHED;
}

/* ---- dates ---- */

/* 2025年上半年, but not 2025年1-6月, in which something is counted. */
static bool is_part_of_year(const PgReading *reading, const PgValue *value) {
    uint32_t last = reading->text[value->span.end - 1];
    return value->date[0] != '-' && strchr(value->date, '/') && (last == U'年' || last == U'度');
}

/* 截至8月底 says when it was so, not since when. */
static bool is_date_of_event(const PgReading *reading, const PgValue *value, PgSpan sentence) {
    uint32_t at = value->span.start;
    if (value->kind != PG_VALUE_DATE ||
        (strchr(value->date, '/') && !is_part_of_year(reading, value)))
        return false;
    if (at >= sentence.start + 2 && reading->text[at - 2] == U'截') /* 截至, 截止 */
        return false;
    return true;
}

/* A year that stands alone: 2023年, or 2023 before the name of an event. */
static int lone_year(const PgValue *value) {
    if (value->kind == PG_VALUE_DATE &&
        (strlen(value->date) == 4 || (value->date[0] != '-' && strchr(value->date, '/'))))
        return atoi(value->date);
    if (value->kind == PG_VALUE_NONE && value->number.end - value->number.start == 4 &&
        value->amount >= 1980 && value->amount < 2100 && !*value->unit)
        return (int)value->amount;
    return 0;
}

/* The year of a day or month without one: that of a date before it in the sentence, or of the
   event's own name (1月8日，…举行2022年首批项目集中签约仪式); 0 when the text states none. */
static int year_of(const PgReading *reading, const PgValue *value, PgSpan sentence,
                   uint32_t until) {
    uint32_t at = value->span.start;
    if (at >= sentence.start + 2 && reading->text[at - 1] == U'年') {
        uint32_t c = reading->text[at - 2];
        if (c == U'今' || c == U'去')
            return 0;
        if (c == U'次') /* 次年 */
            return 0;
    }
    int year = 0;
    for (const PgValue *other = pg_reading_value_at(reading, sentence.start);
         other && other < end_of_values(reading) && other->span.start < until; other++) {
        if (other == value)
            continue;
        int found = other->kind == PG_VALUE_DATE && other->date[0] != '-' ? atoi(other->date)
                                                                          : lone_year(other);
        if (found && (other->span.start < at || !year))
            year = found;
        if (other->span.start > at && year)
            break;
    }
    return year;
}

static const char *full_date(const PgReading *reading, const PgValue *value, PgSpan sentence,
                             uint32_t until) {
    if (value && strchr(value->date, '/'))
        return pg_arena_strndup(reading->arena, value->date, 4); /* the year */
    if (!value || value->date[0] != '-')
        return value ? value->date : NULL;
    int year = year_of(reading, value, sentence, until);
    if (!year)
        return value->date;
    char date[32];
    g_snprintf(date, sizeof date, "%04d-%s", year, value->date + 2);
    return pg_arena_strndup(reading->arena, date, strlen(date));
}

/* Is a clause nothing but a date: 3月5日上午，? */
static bool stands_as_clause(const PgReading *reading, const PgValue *value, PgSpan sentence) {
    uint32_t end = value->span.end;
    while (end < sentence.end && end - value->span.end < 3 && !pg_ends_clause(reading->text[end]))
        end++;
    return end < sentence.end && pg_ends_clause(reading->text[end]) &&
           (value->span.start <= sentence.start + 2 ||
            pg_ends_clause(reading->text[value->span.start - 1]));
}

/* 3月29日，3月份重大项目集中开工: the day that a sentence opens with, where it is of the month. */
static const PgValue *day_within(const PgReading *reading, const PgValue *month, PgSpan sentence) {
    const PgValue *opening = pg_reading_value_at(reading, sentence.start);
    size_t n = strlen(month->date);
    bool is_day = opening && opening < month && opening->kind == PG_VALUE_DATE &&
                  opening->span.start <= sentence.start + 2 && !strchr(opening->date, '/') &&
                  strlen(opening->date) == n + strlen("-08") &&
                  !strncmp(opening->date, month->date, n);
    return is_day && (n == strlen("--07") || n == strlen("2021-07")) ? opening : month;
}

/* Behind the last semicolon before the event: 5月20日，…竣工；8月18日，…投产. */
static uint32_t start_of_part(const PgReading *reading, const PgEvent *event, PgSpan sentence) {
    enum { MAX_PART = 400 };
    uint32_t end = event->word.start;
    uint32_t from = MAX(sentence.start, end > MAX_PART ? end - MAX_PART : 0);
    if (pg_char_find(reading->text, from, end, U'；') == end &&
        pg_char_find(reading->text, from, end, ';') == end)
        return sentence.start;
    for (uint32_t i = end; i > from; i--)
        if (reading->text[i - 1] == U'；' || reading->text[i - 1] == ';')
            return i;
    return sentence.start;
}

/* The first date of a part of a sentence, where it opens that part or is a clause of its own. */
static const PgValue *find_opening(const PgReading *reading, const PgEvent *event,
                                   const PgEvent *previous, PgSpan part) {
    bool is_second = previous && previous->sentence == event->sentence;
    const PgValue *opening = pg_reading_value_at(reading, part.start);
    while (opening && opening < end_of_values(reading) && opening->span.start < event->word.start &&
           !is_date_of_event(reading, opening, part))
        opening++;
    if (event->mode == PG_EVENT_PLANNED || !opening || opening >= end_of_values(reading) ||
        opening->span.start >= event->word.start)
        return NULL;
    if (stands_as_clause(reading, opening, part))
        return opening;
    /* …动工，预计…投产: the date is that of the event in whose clause it stands. */
    bool is_taken = is_second && previous->clause.start <= opening->span.start;
    return opening->span.start <= part.start + 2 && !is_taken ? opening : NULL;
}

/* 2019年，…，今年初|投产: not in the year that the sentence opens with. */
static bool says_other_year(const PgReading *reading, const PgEvent *event) {
    for (uint32_t i = event->clause.start; i + 1 < event->word.start; i++) {
        uint32_t c = reading->text[i];
        if (reading->text[i + 1] == U'年' && reading->word_starts[i] &&
            (c == U'今' || c == U'去' || c == U'明' || c == U'次'))
            return true;
    }
    return false;
}

/* The date of an event: the last before it in its clause (not one that belongs to an event before
   it), one behind it (开工于2021年3月, 签约仪式3月5日举行), or one that opens the sentence. A year
   alone is taken where there is nothing better. */
static const PgValue *find_date(const PgReading *reading, const PgEvent *event,
                                const PgEvent *previous, PgSpan sentence) {
    bool is_second = previous && previous->sentence == event->sentence;
    uint32_t from = event->clause.start;
    if (is_second && previous->word.end > from)
        from = previous->word.end;
    const PgValue *found = NULL, *year = NULL;
    for (const PgValue *value = pg_reading_value_at(reading, from);
         value && value < end_of_values(reading) && value->span.end <= event->word.start; value++)
        if (is_date_of_event(reading, value, sentence))
            *(lone_year(value) ? &year : &found) = value;
    if (found)
        return day_within(reading, found, sentence);
    for (const PgValue *value = pg_reading_value_at(reading, event->word.end);
         value && value < end_of_values(reading) && value->span.end <= event->clause.end; value++) {
        if (!is_date_of_event(reading, value, sentence))
            continue;
        uint32_t gap = value->span.start - event->word.end;
        uint32_t c = reading->text[event->word.end], last = reading->text[value->span.start - 1];
        if (gap == 0 || (gap <= 3 && (c == U'于' || last == U'于' || last == U'为')) ||
            (event->is_ceremony && gap < 24 && !lone_year(value)))
            return value;
        break;
    }
    for (PgSpan part = {start_of_part(reading, event, sentence), sentence.end};;
         part.start = sentence.start) {
        const PgValue *opening = find_opening(reading, event, previous, part);
        if (opening && lone_year(opening) && says_other_year(reading, event))
            break;
        if (opening && (!lone_year(opening) || !year))
            return opening;
        if (part.start == sentence.start)
            break;
    }
    return year;
}

/* 今天举行…: a day without its date; what is dated farther down is another. */
static bool has_untold_day(const PgReading *reading, PgSpan span) {
    enum { OPENING = 80 };
    for (uint32_t i = span.start; i < span.end && i - span.start < OPENING; i++)
        if (reading->word_starts[i] &&
            pg_reading_entry_at(reading, i, PG_LEX_UNTOLD_DAY, PG_CLASS_NONE, NULL))
            return true;
    return false;
}

const char *pg_lead_day(const PgReading *reading, const PgArticle *article, uint32_t last) {
    enum { MAX_LEAD = 2 }; /* sentences */
    const PgSentence *sentences = reading->page->sentences + article->first_sentence;
    for (uint32_t s = article->n_headings; s < article->n_sentences; s++) {
        if (sentences[s].is_heading)
            continue;
        if (s >= article->n_headings + MAX_LEAD || article->first_sentence + s > last)
            break;
        PgSpan span = sentences[s].span;
        for (const PgValue *value = pg_reading_value_at(reading, span.start);
             value && value < end_of_values(reading) && value->span.end <= span.end; value++) {
            if (!is_date_of_event(reading, value, span))
                continue;
            const char *date = full_date(reading, value, span, span.end);
            if (strlen(date) == 10 || (date[0] == '-' && strlen(date) == 7))
                return date;
        }
        if (has_untold_day(reading, span))
            break;
    }
    return NULL;
}

/* ---- many at once ---- */

/* 10个项目, 项目17个: a number of projects, in the clause of the event. */
static bool counts_projects(const PgReading *reading, PgSpan clause) {
    for (const PgValue *value = pg_reading_value_at(reading, clause.start);
         value && value < end_of_values(reading) && value->span.end <= clause.end; value++) {
        if (value->kind != PG_VALUE_COUNT || value->is_ordinal ||
            reading->text[value->span.end - 1] == U'期') /* 一期项目 */
            continue;
        uint32_t length;
        for (uint32_t i = value->span.end; i < clause.end && i < value->span.end + 16; i++)
            if (pg_reading_entry_at(reading, i, PG_LEX_ANAPHOR, PG_CLASS_PROJECT, NULL))
                return true;
        if (pg_reading_entry_before(reading, value->span.start, PG_LEX_ANAPHOR, PG_CLASS_PROJECT,
                                    &length))
            return true;
    }
    return false;
}

static bool says_together(const PgReading *reading, const PgEvent *event) {
    PgSpan clause = event->clause;
    if (!(reading->kinds_in[event->sentence] & pg_lex_bit(PG_LEX_TOGETHER)))
        return false;
    for (uint32_t i = clause.start; i < clause.end; i++)
        if (pg_reading_entry_at(reading, i, PG_LEX_TOGETHER, PG_CLASS_NONE, NULL))
            return true;
    return false;
}

/* 当天奠基的X项目 */
static bool says_same_day(const PgReading *reading, const PgEvent *event) {
    for (uint32_t i = event->clause.start; i + 1 < event->word.start; i++)
        if ((reading->text[i] == U'当' || reading->text[i] == U'同') &&
            (reading->text[i + 1] == U'天' || reading->text[i + 1] == U'日'))
            return true;
    return false;
}

/* 今年以来, 全年, 2021年1-9月: a period whose events are counted. */
static bool says_period(const PgReading *reading, const PgEvent *event, PgSpan sentence) {
    PgSpan clause = event->clause;
    if (clause.start > sentence.start + MAX_CLAUSE)
        sentence.start = clause.start - MAX_CLAUSE;
    bool is_worded = reading->kinds_in[event->sentence] & pg_lex_bit(PG_LEX_PERIOD);
    for (uint32_t i = sentence.start; is_worded && i < clause.end; i++)
        if (pg_reading_entry_at(reading, i, PG_LEX_PERIOD, PG_CLASS_NONE, NULL) &&
            reading->word_starts[i])
            return true;
    for (const PgValue *value = pg_reading_value_at(reading, sentence.start);
         value && value < end_of_values(reading) && value->span.start < clause.end; value++)
        if (value->kind == PG_VALUE_DATE && (strchr(value->date, '/') || strlen(value->date) == 4))
            return true;
    return false;
}

static void look_around(const PgReading *reading, PgEvent *event, PgSpan sentence) {
    uint32_t at = event->word.end, length;
    /* 签约暨揭牌仪式, 签约开工竣工仪式: the ceremony may stand behind more events */
    for (uint32_t i = at; i < event->clause.end && i < at + 14; i++) {
        if (pg_reading_entry_at(reading, i, PG_LEX_CEREMONY, PG_CLASS_NONE, &length)) {
            event->is_ceremony = true;
            break;
        }
        if (pg_reading_entry_at(reading, i, PG_LEX_STATUS, PG_CLASS_NONE, &length) ||
            pg_reading_entry_at(reading, i, PG_LEX_FOUNDING, PG_CLASS_NONE, &length))
            i += length - 1;
        else if (reading->text[i] != U'、' && reading->text[i] != U'及' &&
                 reading->text[i] != U'和' && reading->text[i] != U'或')
            break;
    }
    if (pg_reading_entry_at(reading, at, PG_LEX_ANAPHOR, PG_CLASS_PROJECT, &length))
        event->is_noun = true;
    if (reading->text[at] == U'的') { /* 签约的项目, 开工的重点项目 */
        for (uint32_t i = at + 1; i < event->clause.end && i < at + 10; i++)
            if (pg_reading_entry_at(reading, i, PG_LEX_ANAPHOR, PG_CLASS_PROJECT, NULL))
                event->is_noun =
                    !pg_mention_starting(reading, at + 1, PG_CLASS_BIT(PG_CLASS_PROJECT));
    }
    bool says_so = says_together(reading, event);
    bool together = event->is_ceremony || says_so;
    event->is_joint = event->is_ceremony && says_so;
    event->is_together = together;
    bool is_counted = counts_projects(reading, event->clause);
    event->is_of_one = event->is_ceremony && !event->is_joint && !is_counted;
    event->is_batch = is_counted || together;
    event->is_yearly = !together && says_period(reading, event, sentence);
}

/* 《2023年项目竣工攻坚方案》: the name of a document. */
static bool is_in_title(const PgReading *reading, PgSpan sentence, uint32_t at) {
    enum { MAX_TITLE = 60 };
    uint32_t from = MAX(sentence.start, at > MAX_TITLE ? at - MAX_TITLE : 0);
    if (pg_char_find(reading->text, from, at, U'《') == at)
        return false;
    for (uint32_t i = at; i > from; i--) {
        if (reading->text[i - 1] == U'》')
            return false;
        if (reading->text[i - 1] == U'《')
            return true;
    }
    return false;
}

/* No 打桩 in 打桩机, no 在建 in 现在建设; what is longer than two characters is sure. */
static bool is_whole_word(const PgReading *reading, PgSpan word) {
    if (word.end - word.start > 2)
        return reading->word_starts[word.start] || reading->word_starts[word.end];
    return reading->word_starts[word.start] &&
           (reading->word_starts[word.end] || /* 奠基|仪式, one word in the list */
            pg_reading_entry_at(reading, word.end, PG_LEX_CEREMONY, PG_CLASS_NONE, NULL));
}

/* A noun of another status ends the list of the one before; in 开工、竣工的5个项目 nothing tells
   which is which. */
static void end_list(const PgReading *reading, GArray *events, PgEvent *event) {
    if (!events->len)
        return;
    PgEvent *previous = &g_array_index(events, PgEvent, events->len - 1);
    if (previous->sentence != event->sentence || previous->status == event->status)
        return;
    uint32_t gap = event->word.start - previous->word.end;
    if (gap == 1 && (reading->text[previous->word.end] == U'、' ||
                     reading->tags[previous->word.end] == PG_TAG_CONJUNCTION)) {
        event->mode = previous->mode = PG_EVENT_OPEN;
        return;
    }
    if (previous->is_noun)
        previous->list_end = event->clause.start;
}

/* 自复工|以来: no date farther off is its own; but 10月投用以来. */
static bool is_start_of_span(const PgReading *reading, PgSpan word) {
    uint32_t before = word.start ? reading->text[word.start - 1] : 0;
    return reading->text[word.end] == U'以' && reading->text[word.end + 1] == U'来' &&
           before != U'年' && before != U'月' && before != U'日';
}

GArray *pg_events_find(const PgFinder *finder) {
    const PgReading *reading = finder->reading;
    const PgPage *page = reading->page;
    const PgLexSet words = pg_lex_bit(PG_LEX_STATUS) | pg_lex_bit(PG_LEX_FOUNDING);
    GArray *events = g_array_new(FALSE, TRUE, sizeof(PgEvent));
    const char *last_day = NULL;
    uint32_t article = UINT32_MAX;
    for (uint32_t s = 0; s < page->n_sentences; s++) {
        PgSpan sentence = page->sentences[s].span;
        if (page->sentences[s].article != article)
            last_day = NULL;
        article = page->sentences[s].article;
        if (!(reading->kinds_in[s] & words))
            continue;
        for (uint32_t i = sentence.start; i < sentence.end; i++) {
            if (!(reading->kinds_at[i] & words))
                continue;
            uint32_t n_status = 0, n_founding = 0;
            const PgLexEntry *status =
                pg_reading_entry_at(reading, i, PG_LEX_STATUS, PG_CLASS_NONE, &n_status);
            const PgLexEntry *founding =
                pg_reading_entry_at(reading, i, PG_LEX_FOUNDING, PG_CLASS_NONE, &n_founding);
            if (!status && !founding)
                continue;
            PgSpan word = {i, i + MAX(n_status, n_founding)};
            if (word.end > sentence.end || pg_is_inside_name(reading, word) ||
                !is_whole_word(reading, word) || is_in_title(reading, sentence, word.start))
                continue;
            /* Nothing farther away bears on it. */
            PgSpan near = {word.start > sentence.start + NEAR ? word.start - NEAR : sentence.start,
                           MIN(sentence.end, word.end + NEAR)};
            PgEvent event = {.word = word,
                             .clause = clause_around(reading, near, word),
                             .sentence = s,
                             .status = status && n_status == word.end - i ? status->value : 0,
                             .is_founding = founding && n_founding == word.end - i};
            const PgEvent *previous =
                events->len ? &g_array_index(events, PgEvent, events->len - 1) : NULL;
            event.is_undated =
                pg_reading_entry_of(reading, word, PG_LEX_UNDATED, PG_CLASS_NONE) != NULL ||
                is_start_of_span(reading, word);
            event.mode = mode_of(reading, &event, previous, near);
            event.list_end = sentence.end;
            look_around(reading, &event, near);
            if (event.is_noun)
                end_list(reading, events, &event);
            event.date =
                full_date(reading, find_date(reading, &event, previous, near), near, word.end);
            if (!event.date && previous && says_same_day(reading, &event))
                event.date = last_day;
            if (event.date &&
                (strlen(event.date) == 10 || (event.date[0] == '-' && strlen(event.date) == 7)))
                last_day = event.date;
            g_array_append_val(events, event);
            i = word.end - 1;
        }
    }
    return events;
}
