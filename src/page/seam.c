#include "page/seam.h"

#include "words/words.h"

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

/* ---- where blanks and brackets stand ---- */

/* By code point modulo 32: no two fall together. */
static const uint32_t MARKS[32] = {[' ' % 32] = ' ',     [U'（' % 32] = U'（', [U'）' % 32] = U'）',
                                   [U'“' % 32] = U'“',   [U'”' % 32] = U'”',   [U'‘' % 32] = U'‘',
                                   [U'’' % 32] = U'’',   [U'《' % 32] = U'《', [U'》' % 32] = U'》',
                                   [U'【' % 32] = U'【', [U'】' % 32] = U'】'};

enum { MARKS_IN_WORD = 64 };

PgSeamText pg_seam_text_new(const PgOntology *ontology, const uint32_t *folded, uint32_t n,
                            PgArena *arena) {
    uint64_t *marks = PG_ARENA_RESERVE(arena, uint64_t, n / MARKS_IN_WORD + 1);
    for (uint32_t start = 0; start < n; start += MARKS_IN_WORD) {
        uint64_t bits = 0;
        for (uint32_t k = 0; k < MIN(MARKS_IN_WORD, n - start); k++) {
            uint32_t c = folded[start + k];
            bits |= (uint64_t)(MARKS[c % 32] == c) << k;
        }
        marks[start / MARKS_IN_WORD] = bits;
    }
    return (PgSeamText){ontology, folded, marks};
}

/* The first mark from `at` on; `end` for none before it. */
static uint32_t next_mark(const PgSeamText *text, uint32_t at, uint32_t end) {
    while (at < end) {
        uint64_t rest = text->marks[at / MARKS_IN_WORD] >> at % MARKS_IN_WORD;
        if (rest)
            return MIN(end, at + (uint32_t)__builtin_ctzll(rest));
        at += MARKS_IN_WORD - at % MARKS_IN_WORD;
    }
    return end;
}

/* Behind the last mark before `end`; `start` for none from there on. */
static uint32_t behind_mark(const PgSeamText *text, uint32_t start, uint32_t end) {
    while (end > start) {
        uint32_t last = end - 1, above = MARKS_IN_WORD - 1 - last % MARKS_IN_WORD;
        uint64_t rest = text->marks[last / MARKS_IN_WORD] << above;
        if (rest)
            return MAX(start, end - (uint32_t)__builtin_clzll(rest));
        end = last - last % MARKS_IN_WORD;
    }
    return start;
}

/* ---- what is seen of a side ---- */

static const uint32_t *end_chars(const PgSeamSide *side) {
    return side->kept + PG_SEAM_KEPT - side->n;
}

static void count_bracket(PgSeamSide *side, bool is_towards_seam) {
    side->depth += is_towards_seam ? 1 : -1;
    side->has_open_bracket |= side->depth > 0;
}

void pg_seam_add_end(const PgSeamText *text, PgSpan span, PgSeamSide *side) {
    const uint32_t *folded = text->folded;
    for (uint32_t end = span.end, mark; end > span.start && side->n_seen < PG_SEAM_SEEN;
         end = mark - 1) {
        uint32_t room = MIN(PG_SEAM_SEEN - side->n_seen, end - span.start);
        mark = behind_mark(text, end - room, end);
        bool has_mark = mark > end - room, is_bracket = has_mark && folded[mark - 1] != ' ';
        uint32_t n = end - mark + is_bracket, n_kept = MIN(n, PG_SEAM_KEPT - side->n);
        side->n += n_kept;
        side->n_seen += n;
        memcpy(side->kept + PG_SEAM_KEPT - side->n, folded + end - n_kept, n_kept * sizeof *folded);
        if (!has_mark)
            break;
        if (is_bracket)
            count_bracket(side, is_opener(folded[mark - 1]));
    }
}

void pg_seam_add_start(const PgSeamText *text, PgSpan span, PgSeamSide *side) {
    const uint32_t *folded = text->folded;
    for (uint32_t at = span.start, mark; at < span.end && side->n_seen < PG_SEAM_SEEN;
         at = mark + 1) {
        uint32_t room = MIN(PG_SEAM_SEEN - side->n_seen, span.end - at);
        mark = next_mark(text, at, at + room);
        bool has_mark = mark < at + room, is_bracket = has_mark && folded[mark] != ' ';
        uint32_t n = mark - at + is_bracket, n_kept = MIN(n, PG_SEAM_KEPT - side->n);
        memcpy(side->kept + side->n, folded + at, n_kept * sizeof *folded);
        side->n += n_kept;
        side->n_seen += n;
        if (is_bracket)
            count_bracket(side, is_closer(folded[mark]));
    }
}

/* ---- words at the seam ---- */

enum { LOOK = 8 /* Han characters in which the word at the seam is looked for */ };

/* The last word of a text that ends in Han. */
static PgWord last_word(const uint32_t *chars, uint32_t n) {
    uint32_t n_han = 1;
    if (n > 1 && pg_words_may_join(chars[n - 2], chars[n - 1]))
        while (n_han < LOOK && n_han < n && pg_char_is_han(chars[n - 1 - n_han]))
            n_han++;
    return pg_words_last(chars + n - n_han, n_han);
}

/* The first word of a text that starts with Han. */
static PgWord first_word(const uint32_t *chars, uint32_t n) {
    uint32_t n_han = 1;
    if (n > 1 && pg_words_may_join(chars[0], chars[1]))
        while (n_han < LOOK && n_han < n && pg_char_is_han(chars[n_han]))
            n_han++;
    return pg_words_first(chars, n_han);
}

/* By how much the text is easier to read when a word may go through the seam. */
static uint32_t word_gain(const PgSeamSide *before, const PgSeamSide *after) {
    uint32_t text[2 * SIDE];
    uint32_t n_left = before->n_han, n = n_left + after->n_han;
    if (!n_left || !after->n_han ||
        !pg_words_may_join(before->kept[PG_SEAM_KEPT - 1], after->kept[0]))
        return 0; /* as for most sides that don't belong together */
    memcpy(text, before->kept + PG_SEAM_KEPT - n_left, n_left * sizeof *text);
    memcpy(text + n_left, after->kept, after->n_han * sizeof *text);
    if (!pg_words_go_through(text, n, n_left))
        return 0;
    return pg_words_cost(text, n_left, 0, NULL) +
           pg_words_cost(text + n_left, after->n_han, 0, NULL) - pg_words_cost(text, n, 0, NULL);
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

/* ---- numbers at the seam ---- */

static uint32_t count_digits_before(const uint32_t *chars, uint32_t at) {
    uint32_t n = 0;
    while (n < at && pg_char_is_digit(chars[at - n - 1]))
        n++;
    return n;
}

/* 2013-03-02, 2013/3/2, 10:30: the line that tells when a report appeared is no broken figure. */
static bool ends_with_stamp(const uint32_t *chars, uint32_t n) {
    uint32_t n_last = count_digits_before(chars, n), at = n - n_last;
    if (!n_last || n_last > 2 || !at)
        return false;
    uint32_t mark = chars[--at], n_middle = count_digits_before(chars, at);
    at -= n_middle;
    if (mark == ':')
        return n_middle && n_last == 2;
    return (mark == '-' || mark == '/') && n_middle && n_middle <= 2 && at &&
           chars[at - 1] == mark && count_digits_before(chars, at - 1) == 4;
}

static PgSeamNumber number_at_end(const PgOntology *ontology, const uint32_t *chars, uint32_t n,
                                  PgWord word) {
    uint32_t last = chars[n - 1], before = n > 1 ? chars[n - 2] : 0;
    if (pg_char_is_digit(last) || last == '.')
        return ends_with_stamp(chars, n) ? PG_SEAM_STAMP : PG_SEAM_DIGITS;
    if ((last == U'万' || last == U'亿') && is_numeral(before))
        return PG_SEAM_MAGNITUDE;
    if (pg_char_is_digit(before))
        return last == U'年' || last == U'月' || last == U'日' ? PG_SEAM_DATE : PG_SEAM_NO_NUMBER;
    bool is_about = word.length == 1 &&
                    pg_ontology_word_at(ontology, &last, 1, pg_lex_bit(PG_LEX_APPROXIMATION));
    return is_about ? PG_SEAM_ABOUT : PG_SEAM_NO_NUMBER;
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

/* 1|2.5亿元, 11|月, 增长58|.4%, but not 3|5月. */
static int digits_score(const PgOntology *ontology, const PgSeamSide *before,
                        const PgSeamSide *after, uint32_t n_digits) {
    const PgLexSet units =
        pg_lex_bit(PG_LEX_UNIT) | pg_lex_bit(PG_LEX_MAGNITUDE) | pg_lex_bit(PG_LEX_APPROXIMATION);
    const uint32_t *chars = after->kept;
    uint32_t first = chars[0], n = after->n;
    if (first == '%' || (first == '.' && n > 1 && pg_char_is_digit(chars[1])))
        return PG_SEAM_SURE + 2;
    if (first == U'年' || first == U'月' || first == U'日' ||
        pg_ontology_word_at(ontology, chars, n, units))
        return PG_SEAM_SURE + 2;
    if (n_digits && n_digits < n && !can_be_date(end_chars(before), before->n, chars, n_digits))
        return -PG_SEAM_SURE;
    if (n_digits)
        return n_digits < 4 || chars[n_digits] != U'年' ? PG_SEAM_SURE + 2 : 0;
    return 1;
}

/* 2021年|5月, but not 签约|2月25日. */
static int date_score(uint32_t last, const PgSeamSide *after, uint32_t n_digits) {
    uint32_t behind = n_digits && n_digits < 3 && n_digits < after->n ? after->kept[n_digits] : 0;
    bool goes_on = (last == U'年' && behind == U'月') || (last == U'月' && behind == U'日');
    return goes_on ? PG_SEAM_SURE + 2 : 2; /* a bare date */
}

static int number_score(const PgOntology *ontology, const PgSeamSide *before,
                        const PgSeamSide *after) {
    uint32_t n_digits = 0;
    while (n_digits < after->n && pg_char_is_digit(after->kept[n_digits]))
        n_digits++;
    switch (before->number) {
    case PG_SEAM_NO_NUMBER:
        break;
    case PG_SEAM_STAMP:
        return -PG_SEAM_SURE;
    case PG_SEAM_DIGITS:
        return digits_score(ontology, before, after, n_digits);
    case PG_SEAM_MAGNITUDE: /* 1.7亿|元, 20万|平方米 */
        return pg_ontology_word_at(ontology, after->kept, after->n, pg_lex_bit(PG_LEX_UNIT))
                   ? PG_SEAM_SURE + 2
                   : 0;
    case PG_SEAM_DATE:
        return date_score(before->kept[PG_SEAM_KEPT - 1], after, n_digits);
    case PG_SEAM_ABOUT: /* 约|30家 */
        return n_digits ? PG_SEAM_SURE : 0;
    }
    return 0;
}

/* Brackets and quotation marks that `before` leaves open and `after` closes, or opens again. */
static int bracket_score(const PgSeamSide *before, const PgSeamSide *after) {
    if (!before->has_open_bracket)
        return after->has_open_bracket ? -1 : 0;
    return after->has_open_bracket ? 5 : is_opener(after->kept[0]) ? -5 : 0;
}

/* 年产值20亿元|株洲经开区: a figure ends the clause, and something new is named. */
static bool ends_with_figure(const PgSeamSide *before, const PgSeamSide *after) {
    if (!before->is_figure || !after->n_han)
        return false;
    PgTag tag = first_word(after->kept, after->n).tag;
    return tag == PG_TAG_NOUN || tag == PG_TAG_PLACE || tag == PG_TAG_TIME || tag == PG_TAG_PRONOUN;
}

/* What the last word says by itself, and the first one. */
static int end_score(uint32_t last, PgWord word) {
    if (pg_char_is_han(last)) {
        if (word.tag == PG_TAG_PREPOSITION || word.tag == PG_TAG_CONJUNCTION || last == U'的')
            return 4;
        return word.tag == PG_TAG_ADVERB || (word.tag == PG_TAG_VERB && word.length == 1) ? 2 : 0;
    }
    if (is_opener(last))
        return PG_SEAM_SURE;
    return last == U'，' || last == U'、' || last == '-' || last == '/' ? 4 : 0;
}

/* Is the character a word that goes with the one before: 的, 上? 东, 西, 南, 北 begin names. */
static bool leans_on_word(uint32_t c) {
    PgTag tags[PG_MAX_WORD];
    uint8_t costs[PG_MAX_WORD];
    bool is_compass = c == U'东' || c == U'西' || c == U'南' || c == U'北';
    return !is_compass && pg_words_match(&c, 1, tags, costs) &&
           (tags[0] == PG_TAG_PARTICLE || tags[0] == PG_TAG_POSITION);
}

static int start_score(const uint32_t *chars, uint32_t n) {
    if (!pg_char_is_han(chars[0]))
        return ends_clause(chars[0]) || is_closer(chars[0]) ? PG_SEAM_SURE : 0;
    if (leans_on_word(chars[0]))
        return first_word(chars, n).length == 1 ? 5 : 0;
    uint32_t n_han = 1;
    while (n_han < n && n_han < PG_MAX_WORD && pg_char_is_han(chars[n_han]))
        n_han++;
    if (n_han == n || !pg_char_is_digit(chars[n_han]))
        return 0;
    PgWord word = first_word(chars, n);
    bool is_verb = word.tag == PG_TAG_VERB || word.tag == PG_TAG_VERB_NOUN;
    return is_verb && word.length == n_han ? 2 : 0; /* 投资34亿元: its subject stands before */
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

void pg_seam_read_end(const PgSeamText *text, PgSeamSide *side) {
    const uint32_t *chars = end_chars(side);
    uint32_t n = side->n;
    if (!n)
        return;
    while (side->n_han < SIDE && side->n_han < n && pg_char_is_han(chars[n - 1 - side->n_han]))
        side->n_han++;
    PgWord word = {.length = 0};
    if (side->n_han)
        word = last_word(chars, n);
    side->is_figure = is_figure(text->ontology, chars, n);
    side->number = number_at_end(text->ontology, chars, n, word);
    side->score = end_score(chars[n - 1], word);
    if (side->n_han == 1 && n > 1 && pg_char_is_digit(chars[n - 2]))
        side->n_han = 0; /* a measure */
}

void pg_seam_read_start(const PgSeamText *text, PgSeamSide *side) {
    const uint32_t *chars = side->kept;
    uint32_t n = side->n;
    if (!n)
        return;
    while (side->n_han < SIDE && side->n_han < n && pg_char_is_han(chars[side->n_han]))
        side->n_han++;
    side->opens_paragraph = opens_paragraph(text->ontology, chars, n);
    side->score = start_score(chars, n);
}

PgSeamSide pg_seam_end_of(const PgSeamText *text, PgSpan span) {
    PgSeamSide side = {.n = 0};
    pg_seam_add_end(text, span, &side);
    pg_seam_read_end(text, &side);
    return side;
}

PgSeamSide pg_seam_start_of(const PgSeamText *text, PgSpan span) {
    PgSeamSide side = {.n = 0};
    pg_seam_add_start(text, span, &side);
    pg_seam_read_start(text, &side);
    return side;
}

int pg_seam_score(const PgSeamText *text, const PgSeamSide *before, const PgSeamSide *after,
                  int least) {
    enum { GAIN_UNIT = 12, MAX_GAIN = 8 };
    if (!before->n || !after->n)
        return 0;
    uint32_t last = before->kept[PG_SEAM_KEPT - 1], first = after->kept[0];
    int score = before->score + after->score + bracket_score(before, after);
    if (before->number)
        score += number_score(text->ontology, before, after);
    if (pg_char_is_latin(last) && pg_char_is_latin(first))
        score += 3;
    if (first == U'“' && !ends_clause(last) && !is_opener(last) && last != U'的')
        score -= 3;
    if (after->opens_paragraph)
        score -= last == U'，' ? 1 : 4;
    if (last == U'：' && pg_seam_is_enumerated(after->kept, after->n))
        score -= 4; /* …如下：, a heading, 1. … */
    if (score + MAX_GAIN >= least) {
        int gain = (int)(word_gain(before, after) / GAIN_UNIT);
        score += MIN(gain, MAX_GAIN);
    }
    if (score >= least && ends_with_figure(before, after))
        score -= 2;
    return score;
}
