#include "page/seam.h"

#include "words/words.h"

static bool is_opener(uint32_t c) {
    return !pg_char_is_common_han(c) &&
           (c == 0xff08 || c == 0x201c || c == 0x2018 || c == 0x300a || c == 0x3010);
}

static bool is_closer(uint32_t c) {
    return !pg_char_is_common_han(c) &&
           (c == 0xff09 || c == 0x201d || c == 0x2019 || c == 0x300b || c == 0x3011);
}

static bool ends_clause(uint32_t c) {
    return c == 0xff0c || c == 0x3001 || c == 0xff1a || c == 0xff1b || c == 0x3002 || c == 0xff01 ||
           c == 0xff1f;
}

static bool is_numeral(uint32_t c) {
    return pg_char_is_digit(c) || c == '.' || c == ',' || c == '%';
}

static bool is_han_numeral(uint32_t c) {
    static const uint32_t NUMERALS[] = {0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94,
                                        0x516d, 0x4e03, 0x516b, 0x4e5d, 0x5341}; /* 一 to 十 */
    for (uint32_t i = 0; i < 10; i++)
        if (c == NUMERALS[i])
            return true;
    return false;
}

/* By how much the text is easier to read when a word may go through the seam. */
static uint32_t word_gain(const uint32_t *before, uint32_t n_before, const uint32_t *after,
                          uint32_t n_after) {
    enum { SIDE = 4 };
    uint32_t text[2 * SIDE], n = 0, n_left = 0, n_right = 0;
    while (n_left < SIDE && n_left < n_before && pg_char_is_han(before[n_before - 1 - n_left]))
        n_left++;
    while (n_right < SIDE && n_right < n_after && pg_char_is_han(after[n_right]))
        n_right++;
    if (!n_left || !n_right)
        return 0;
    for (uint32_t i = n_before - n_left; i < n_before; i++)
        text[n++] = before[i];
    for (uint32_t i = 0; i < n_right; i++)
        text[n++] = after[i];
    return pg_words_cost(text, n, n_left, 0, NULL) - pg_words_cost(text, n, 0, 0, NULL);
}

typedef struct {
    uint32_t length;
    PgTag tag;
} Word;

static Word first_word(const uint32_t *text, uint32_t n) {
    enum { LOOK = 8 };
    bool starts[LOOK];
    uint8_t tags[LOOK];
    uint32_t look = n < LOOK ? n : LOOK;
    pg_words_segment(text, look, starts, tags);
    uint32_t length = 1;
    while (length < look && !starts[length])
        length++;
    return (Word){length, (PgTag)tags[0]};
}

static Word last_word(const uint32_t *text, uint32_t n) {
    enum { LOOK = 8 };
    bool starts[LOOK];
    uint8_t tags[LOOK];
    uint32_t look = n < LOOK ? n : LOOK;
    pg_words_segment(text + n - look, look, starts, tags);
    uint32_t start = look - 1;
    while (start && !starts[start])
        start--;
    return (Word){look - start, (PgTag)tags[look - 1]};
}

typedef struct {
    const PgOntology *ontology;
    const PgLexKind *wanted;
    uint32_t n_wanted, longest;
} Search;

static void take_word(void *data, uint32_t length, uint32_t entry) {
    Search *search = data;
    for (const PgLexEntry *e = pg_ontology_entry(search->ontology, entry); e;
         e = pg_ontology_entry(search->ontology, e->next))
        for (uint32_t i = 0; i < search->n_wanted; i++)
            if (e->kind == search->wanted[i])
                search->longest = length;
}

static uint32_t word_at(const PgOntology *ontology, const uint32_t *text, uint32_t n,
                        const PgLexKind *wanted, uint32_t n_wanted) {
    Search search = {.ontology = ontology, .wanted = wanted, .n_wanted = n_wanted};
    pg_ontology_match(ontology, text, n, take_word, &search);
    return search.longest;
}

/* 2021年|5月, 1|2.5亿元, 11|月, 增长58|.4%, 约|30家. */
static int number_score(const PgOntology *ontology, const uint32_t *before, uint32_t n_before,
                        const uint32_t *after, uint32_t n_after) {
    static const PgLexKind UNITS[] = {PG_LEX_UNIT, PG_LEX_MAGNITUDE, PG_LEX_APPROXIMATION};
    uint32_t last = before[n_before - 1], first = after[0];
    uint32_t n_digits = 0;
    while (n_digits < n_after && pg_char_is_digit(after[n_digits]))
        n_digits++;
    if (pg_char_is_digit(last) || last == '.') {
        if (first == '%' || (first == '.' && n_after > 1 && pg_char_is_digit(after[1])))
            return PG_SEAM_SURE + 2;
        if (first == 0x5e74 || first == 0x6708 || first == 0x65e5 || /* 年月日 */
            word_at(ontology, after, n_after, UNITS, 3))
            return PG_SEAM_SURE + 2;
        if (n_digits)
            return n_digits < 4 || after[n_digits] != 0x5e74 ? PG_SEAM_SURE + 2 : 0;
        return 1;
    }
    if (n_before < 2 || !pg_char_is_digit(before[n_before - 2]))
        return n_digits && word_at(ontology, &last, 1, &UNITS[2], 1) ? PG_SEAM_SURE : 0;
    uint32_t behind = n_digits && n_digits < 3 && n_digits < n_after ? after[n_digits] : 0;
    bool goes_on = (last == 0x5e74 && behind == 0x6708) || (last == 0x6708 && behind == 0x65e5);
    if (goes_on)
        return PG_SEAM_SURE + 2;
    return last == 0x5e74 || last == 0x6708 || last == 0x65e5 ? 2 : 0; /* a bare date */
}

/* Brackets and quotation marks that `before` leaves open and `after` closes, or opens again. */
static int bracket_score(const uint32_t *before, uint32_t n_before, const uint32_t *after,
                         uint32_t n_after) {
    int depth = 0, lowest = 0;
    for (uint32_t i = 0; i < n_before; i++) {
        depth += is_opener(before[i]) - is_closer(before[i]);
        if (depth < 0)
            depth = 0; /* opened before what is seen here */
    }
    int here = 0;
    for (uint32_t i = 0; i < n_after && !lowest; i++) {
        here += is_opener(after[i]) - is_closer(after[i]);
        lowest = here < lowest ? here : lowest;
    }
    if (depth && lowest)
        return 5;
    if (depth && is_opener(after[0]))
        return -5;
    return lowest && !depth ? -1 : 0;
}

/* 年产值20亿元|株洲经开区: a figure ends the clause, and something new is named. */
static bool ends_with_figure(const PgOntology *ontology, const uint32_t *before, uint32_t n_before,
                             const uint32_t *after, uint32_t n_after) {
    static const PgLexKind UNIT[] = {PG_LEX_UNIT};
    enum { LONGEST_UNIT = 4 };
    PgTag tag = pg_char_is_han(after[0]) ? first_word(after, n_after).tag : PG_TAG_UNKNOWN;
    if (tag != PG_TAG_NOUN && tag != PG_TAG_PLACE && tag != PG_TAG_TIME && tag != PG_TAG_PRONOUN)
        return false;
    for (uint32_t n = 1; n <= LONGEST_UNIT && n < n_before; n++) {
        uint32_t digit = before[n_before - n - 1];
        bool is_figure = pg_char_is_digit(digit) || digit == 0x4e07 || digit == 0x4ebf; /* 万, 亿 */
        if (is_figure && word_at(ontology, before + n_before - n, n, UNIT, 1) == n)
            return true;
    }
    return false;
}

/* What the last and the first word say by themselves. */
static int word_score(const uint32_t *before, uint32_t n_before, const uint32_t *after,
                      uint32_t n_after) {
    int score = 0;
    uint32_t last = before[n_before - 1];
    if (pg_char_is_han(last)) {
        Word word = last_word(before, n_before);
        PgTag tag = word.tag;
        if (tag == PG_TAG_PREPOSITION || tag == PG_TAG_CONJUNCTION || last == 0x7684) /* 的 */
            score += 4;
        else if (tag == PG_TAG_ADVERB || (tag == PG_TAG_VERB && word.length == 1))
            score += 2;
    } else if (pg_char_is_latin(last) && pg_char_is_latin(after[0])) {
        score += 3;
    } else if (is_opener(last)) {
        score += PG_SEAM_SURE;
    } else if (last == 0xff0c || last == 0x3001 || last == '-' || last == '/') {
        score += 4;
    }
    if (pg_char_is_han(after[0])) {
        Word word = first_word(after, n_after);
        if (word.length == 1 && (word.tag == PG_TAG_PARTICLE || word.tag == PG_TAG_POSITION))
            score += 5;
        bool is_verb = word.tag == PG_TAG_VERB || word.tag == PG_TAG_VERB_NOUN;
        if (is_verb && word.length < n_after && pg_char_is_digit(after[word.length]))
            score += 2; /* 投资34亿元: its subject stands before the seam */
    } else if (ends_clause(after[0]) || is_closer(after[0])) {
        score += PG_SEAM_SURE;
    }
    return score;
}

bool pg_seam_is_enumerated(const uint32_t *text, uint32_t n) {
    if (!n)
        return false;
    uint32_t i = text[0] == 0xff08, n_numeral = 0;
    while (i < n && n_numeral < 3 && (pg_char_is_digit(text[i]) || is_han_numeral(text[i]))) {
        i++;
        n_numeral++;
    }
    if (i < n && n_numeral)
        return text[i] == (text[0] == 0xff08 ? 0xff09 : 0x3001) ||
               (text[i] == '.' && i + 1 < n && !is_numeral(text[i + 1]));
    return (text[0] >= 0x2460 && text[0] <= 0x2473) || text[0] == 0x25cf || text[0] == 0x25a0 ||
           (text[0] == 0x2014 && n > 1 && text[1] == 0x2014);
}

bool pg_seam_opens_paragraph(const PgOntology *ontology, const uint32_t *text, uint32_t n) {
    static const PgLexKind OPENING[] = {PG_LEX_OPENING};
    return n && (word_at(ontology, text, n, OPENING, 1) || pg_seam_is_enumerated(text, n));
}

int pg_seam_score(const PgOntology *ontology, const uint32_t *before, uint32_t n_before,
                  const uint32_t *after, uint32_t n_after) {
    enum { GAIN_UNIT = 12, MAX_GAIN = 8 };
    if (!n_before || !n_after)
        return 0;
    uint32_t last = before[n_before - 1];
    int score = (int)(word_gain(before, n_before, after, n_after) / GAIN_UNIT);
    score = score > MAX_GAIN ? MAX_GAIN : score;
    score += number_score(ontology, before, n_before, after, n_after);
    score += bracket_score(before, n_before, after, n_after);
    score += word_score(before, n_before, after, n_after);
    if (after[0] == 0x201c && !ends_clause(last) && !is_opener(last) && last != 0x7684) /* 的 */
        score -= 3;
    if (pg_seam_opens_paragraph(ontology, after, n_after))
        score -= last == 0xff0c ? 1 : 4;
    if (ends_with_figure(ontology, before, n_before, after, n_after))
        score -= 2;
    return score;
}
