#include "page/seam.h"

#include <glib.h>
#include <string.h>

enum { SIDE = 4 /* Han characters at a seam that are cut into words with the other side's */ };

static bool is_opener(uint32_t c) {
    return !pg_char_is_common_han(c) &&
           (c == U'（' || c == U'“' || c == U'‘' || c == U'《' || c == U'【');
}

static bool is_closer(uint32_t c) {
    return !pg_char_is_common_han(c) &&
           (c == U'）' || c == U'”' || c == U'’' || c == U'》' || c == U'】');
}

static bool ends_clause(uint32_t c) {
    return c == U'，' || c == U'、' || c == U'：' || c == U'；' || c == U'。' || c == U'！' ||
           c == U'？';
}

static bool is_numeral(uint32_t c) {
    return pg_char_is_digit(c) || c == '.' || c == ',' || c == '%';
}

/* By how much the text is easier to read when a word may go through the seam. */
static uint32_t word_gain(const PgSeamSide *before, const PgSeamSide *after) {
    uint32_t text[2 * SIDE], n = 0;
    uint32_t n_left = before->n - before->n_han;
    bool is_measure = before->n_han == 1 && n_left && pg_char_is_digit(before->chars[n_left - 1]);
    if (!before->n_han || !after->n_han || is_measure)
        return 0;
    for (uint32_t i = before->n - before->n_han; i < before->n; i++)
        text[n++] = before->chars[i];
    for (uint32_t i = 0; i < after->n_han; i++)
        text[n++] = after->chars[i];
    if (!pg_words_go_through(text, n, before->n_han))
        return 0; /* as for most sides that don't belong together */
    return pg_words_cost(text, before->n_han, 0, NULL) +
           pg_words_cost(text + before->n_han, after->n_han, 0, NULL) -
           pg_words_cost(text, n, 0, NULL);
}

bool pg_seam_may_hold_word(const uint32_t *folded, PgSpan before, PgSpan after) {
    uint32_t text[2 * SIDE], n_before = 0, n;
    while (n_before < SIDE && before.end - n_before > before.start &&
           pg_char_is_han(folded[before.end - n_before - 1]))
        n_before++;
    for (n = 0; n < n_before; n++)
        text[n] = folded[before.end - n_before + n];
    for (uint32_t i = after.start;
         i < after.end && n < n_before + SIDE && pg_char_is_han(folded[i]); i++)
        text[n++] = folded[i];
    return pg_words_go_through(text, n, n_before);
}

/* Do the digits on both sides make a month or a day, if that is what follows? 3|5月 do not. */
static bool can_be_date(const uint32_t *before, uint32_t n_before, const uint32_t *after,
                        uint32_t n_digits) {
    uint32_t unit = after[n_digits], value = 0, start = n_before;
    if (unit != U'月' && unit != U'日')
        return true;
    while (start && n_before - start < 3 && pg_char_is_digit(before[start - 1]))
        start--;
    for (uint32_t i = start; i < n_before; i++)
        value = 10 * value + (before[i] - '0');
    for (uint32_t i = 0; i < n_digits && i < 3; i++)
        value = 10 * value + (after[i] - '0');
    return value && value <= (unit == U'月' ? 12 : 31);
}

static uint32_t count_digits_before(const PgSeamSide *side, uint32_t at) {
    uint32_t n = 0;
    while (n < at && pg_char_is_digit(side->chars[at - n - 1]))
        n++;
    return n;
}

/* 2013-03-02, 2013/3/2, 10:30: the line that tells when a report appeared is no broken figure. */
static bool ends_with_stamp(const PgSeamSide *side) {
    uint32_t n_last = count_digits_before(side, side->n), at = side->n - n_last;
    if (!n_last || n_last > 2 || !at)
        return false;
    uint32_t mark = side->chars[--at], n_middle = count_digits_before(side, at);
    at -= n_middle;
    if (mark == ':')
        return n_middle && n_last == 2;
    return (mark == '-' || mark == '/') && n_middle && n_middle <= 2 && at &&
           side->chars[at - 1] == mark && count_digits_before(side, at - 1) == 4;
}

/* 2021年|5月, 1|2.5亿元, 11|月, 增长58|.4%, 约|30家, but not 签约|2月25日. */
static int number_score(const PgOntology *ontology, const PgSeamSide *side, const uint32_t *after,
                        uint32_t n_after) {
    const uint32_t *before = side->chars;
    uint32_t n_before = side->n;
    const PgLexSet about = pg_lex_bit(PG_LEX_APPROXIMATION);
    const PgLexSet units = pg_lex_bit(PG_LEX_UNIT) | pg_lex_bit(PG_LEX_MAGNITUDE) | about;
    uint32_t last = before[n_before - 1], first = after[0];
    uint32_t n_digits = 0;
    while (n_digits < n_after && pg_char_is_digit(after[n_digits]))
        n_digits++;
    if (ends_with_stamp(side))
        return -PG_SEAM_SURE;
    if (pg_char_is_digit(last) || last == '.') {
        if (first == '%' || (first == '.' && n_after > 1 && pg_char_is_digit(after[1])))
            return PG_SEAM_SURE + 2;
        if (first == U'年' || first == U'月' || first == U'日' ||
            pg_ontology_word_at(ontology, after, n_after, units))
            return PG_SEAM_SURE + 2;
        if (n_digits && n_digits < n_after && !can_be_date(before, n_before, after, n_digits))
            return -PG_SEAM_SURE;
        if (n_digits)
            return n_digits < 4 || after[n_digits] != U'年' ? PG_SEAM_SURE + 2 : 0;
        return 1;
    }
    if ((last == U'万' || last == U'亿') &&
        pg_ontology_word_at(ontology, after, n_after, pg_lex_bit(PG_LEX_UNIT)) && n_before > 1 &&
        is_numeral(before[n_before - 2])) /* 1.7亿|元, 20万|平方米 */
        return PG_SEAM_SURE + 2;
    if (n_before < 2 || !pg_char_is_digit(before[n_before - 2]))
        return n_digits && side->word.length == 1 && pg_ontology_word_at(ontology, &last, 1, about)
                   ? PG_SEAM_SURE
                   : 0;
    uint32_t behind = n_digits && n_digits < 3 && n_digits < n_after ? after[n_digits] : 0;
    bool goes_on = (last == U'年' && behind == U'月') || (last == U'月' && behind == U'日');
    if (goes_on)
        return PG_SEAM_SURE + 2;
    return last == U'年' || last == U'月' || last == U'日' ? 2 : 0; /* a bare date */
}

/* Brackets and quotation marks that `before` leaves open and `after` closes, or opens again. */
static int bracket_score(const PgSeamSide *before, const PgSeamSide *after) {
    if (before->opens_bracket && after->closes_bracket)
        return 5;
    if (before->opens_bracket && is_opener(after->chars[0]))
        return -5;
    return after->closes_bracket && !before->opens_bracket ? -1 : 0;
}

/* 年产值20亿元|株洲经开区: a figure ends the clause, and something new is named. */
static bool ends_with_figure(const PgSeamSide *before, const PgSeamSide *after) {
    PgTag tag = after->word.tag;
    return before->is_figure && (tag == PG_TAG_NOUN || tag == PG_TAG_PLACE || tag == PG_TAG_TIME ||
                                 tag == PG_TAG_PRONOUN);
}

/* What the last word says by itself, and the first one. */
static int end_score(const PgSeamSide *side) {
    uint32_t last = side->chars[side->n - 1];
    if (pg_char_is_han(last)) {
        PgTag tag = side->word.tag;
        if (tag == PG_TAG_PREPOSITION || tag == PG_TAG_CONJUNCTION || last == U'的')
            return 4;
        return tag == PG_TAG_ADVERB || (tag == PG_TAG_VERB && side->word.length == 1) ? 2 : 0;
    }
    if (is_opener(last))
        return PG_SEAM_SURE;
    return last == U'，' || last == U'、' || last == '-' || last == '/' ? 4 : 0;
}

static int start_score(const PgSeamSide *side) {
    uint32_t first = side->chars[0];
    if (!pg_char_is_han(first))
        return ends_clause(first) || is_closer(first) ? PG_SEAM_SURE : 0;
    int score = 0;
    PgTag tag = side->word.tag;
    uint32_t length = side->word.length;
    bool is_compass = /* 东, 西, 南, 北: names begin so */
        first == U'东' || first == U'西' || first == U'南' || first == U'北';
    if (length == 1 && (tag == PG_TAG_PARTICLE || tag == PG_TAG_POSITION) && !is_compass)
        score += 5;
    bool is_verb = tag == PG_TAG_VERB || tag == PG_TAG_VERB_NOUN;
    if (is_verb && length < side->n && pg_char_is_digit(side->chars[length]))
        score += 2; /* 投资34亿元: its subject stands before the seam */
    return score;
}

bool pg_seam_is_enumerated(const uint32_t *text, uint32_t n) {
    if (!n)
        return false;
    uint32_t i = text[0] == U'（', n_numeral = 0;
    while (i < n && n_numeral < 3 &&
           (pg_char_is_digit(text[i]) || pg_char_is_han_numeral(text[i]))) {
        i++;
        n_numeral++;
    }
    if (i < n && n_numeral)
        return text[i] == (text[0] == U'（' ? U'）' : U'、') ||
               (text[i] == '.' && i + 1 < n && !is_numeral(text[i + 1]));
    return (text[0] >= 0x2460 && text[0] <= 0x2473) || text[0] == U'●' || text[0] == U'■' ||
           (text[0] == U'—' && n > 1 && text[1] == U'—');
}

/* 7月19日，…, 2月25日上午，…: the day on which a report begins. */
static bool opens_with_day(const uint32_t *text, uint32_t n) {
    static const uint32_t UNITS[] = {U'月', U'日'};
    uint32_t i = 0;
    for (int k = 0; k < 2; k++) {
        uint32_t start = i;
        while (i < n && i - start < 2 && pg_char_is_digit(text[i]))
            i++;
        if (i == start || i >= n || text[i++] != UNITS[k])
            return false;
    }
    if (i + 1 < n && (text[i] == U'上' || text[i] == U'下') && text[i + 1] == U'午')
        i += 2;
    return i < n && text[i] == U'，';
}

static bool opens_paragraph(const PgOntology *ontology, const uint32_t *text, uint32_t n) {
    return n && (pg_ontology_word_at(ontology, text, n, pg_lex_bit(PG_LEX_OPENING)) ||
                 pg_seam_is_enumerated(text, n) || opens_with_day(text, n));
}

/* ---- one side by itself ---- */

enum { LOOK = 8 /* Han characters in which the word at the seam is looked for */ };

static bool is_figure(const PgOntology *ontology, const uint32_t *text, uint32_t n) {
    enum { LONGEST_UNIT = 4 };
    for (uint32_t k = 1; k <= LONGEST_UNIT && k < n; k++) {
        uint32_t digit = text[n - k - 1];
        bool is_number = pg_char_is_digit(digit) || digit == U'万' || digit == U'亿';
        if (is_number &&
            pg_ontology_word_at(ontology, text + n - k, k, pg_lex_bit(PG_LEX_UNIT)) == k)
            return true;
    }
    return false;
}

void pg_seam_add_end(PgSeamSide *side, const uint32_t *folded, PgSpan span) {
    uint32_t added[PG_SEAM_SEEN], n = 0;
    for (uint32_t i = span.end; i > span.start && side->n + n < PG_SEAM_SEEN; i--)
        if (!pg_char_is_space(folded[i - 1]))
            added[n++] = folded[i - 1];
    memmove(side->chars + n, side->chars, side->n * sizeof *side->chars);
    for (uint32_t i = 0; i < n; i++)
        side->chars[i] = added[n - 1 - i];
    side->n += n;
}

void pg_seam_add_start(PgSeamSide *side, const uint32_t *folded, PgSpan span) {
    for (uint32_t at = span.start, blank; at < span.end && side->n < PG_SEAM_SEEN; at = blank + 1) {
        uint32_t room = PG_SEAM_SEEN - side->n;
        blank = pg_char_find(folded, at, MIN(span.end, at + room), ' ');
        memcpy(side->chars + side->n, folded + at, (blank - at) * sizeof *folded);
        side->n += blank - at;
    }
}

PgSeamSide pg_seam_end_of(const PgOntology *ontology, const uint32_t *folded, PgSpan span) {
    PgSeamSide side = {.n = 0};
    pg_seam_add_end(&side, folded, span);
    pg_seam_read_end(ontology, &side);
    return side;
}

PgSeamSide pg_seam_start_of(const PgOntology *ontology, const uint32_t *folded, PgSpan span) {
    PgSeamSide side = {.n = 0};
    pg_seam_add_start(&side, folded, span);
    pg_seam_read_start(ontology, &side);
    return side;
}

void pg_seam_read_end(const PgOntology *ontology, PgSeamSide *side) {
    const uint32_t *text = side->chars;
    uint32_t n = side->n;
    uint32_t n_han = 0;
    while (n_han < LOOK && n_han < n && pg_char_is_han(text[n - 1 - n_han]))
        n_han++;
    if (n_han)
        side->word = pg_words_last(text + n - n_han, n_han);
    side->n_han = MIN(n_han, SIDE);
    int depth = 0;
    for (uint32_t i = 0; i < n; i++) {
        depth += is_opener(text[i]) - is_closer(text[i]);
        if (depth < 0)
            depth = 0; /* opened before what is seen here */
    }
    side->opens_bracket = depth > 0;
    side->is_figure = is_figure(ontology, text, n);
    side->score = n ? end_score(side) : 0;
}

void pg_seam_read_start(const PgOntology *ontology, PgSeamSide *side) {
    const uint32_t *text = side->chars;
    uint32_t n = side->n;
    uint32_t n_han = 0;
    while (n_han < LOOK && n_han < n && pg_char_is_han(text[n_han]))
        n_han++;
    if (n_han)
        side->word = pg_words_first(text, n_han);
    side->n_han = MIN(n_han, SIDE);
    int depth = 0;
    for (uint32_t i = 0; i < n && !side->closes_bracket; i++) {
        depth += is_opener(text[i]) - is_closer(text[i]);
        side->closes_bracket = depth < 0;
    }
    side->opens_paragraph = opens_paragraph(ontology, text, n);
    side->score = n ? start_score(side) : 0;
}

int pg_seam_score(const PgOntology *ontology, const PgSeamSide *before, const PgSeamSide *after) {
    enum { GAIN_UNIT = 12, MAX_GAIN = 8 };
    if (!before->n || !after->n)
        return 0;
    uint32_t last = before->chars[before->n - 1];
    int score = (int)(word_gain(before, after) / GAIN_UNIT);
    score = score > MAX_GAIN ? MAX_GAIN : score;
    score += number_score(ontology, before, after->chars, after->n);
    score += bracket_score(before, after);
    score += before->score + after->score;
    if (pg_char_is_latin(last) && pg_char_is_latin(after->chars[0]))
        score += 3;
    if (after->chars[0] == U'“' && !ends_clause(last) && !is_opener(last) && last != U'的')
        score -= 3;
    if (after->opens_paragraph)
        score -= last == U'，' ? 1 : 4;
    if (last == U'：' && pg_seam_is_enumerated(after->chars, after->n))
        score -= 4; /* …如下：, a heading, 1. … */
    if (ends_with_figure(before, after))
        score -= 2;
    return score;
}
