#include "page/mend.h"

#include "base/chars.h"
#include "words/words.h"

#include <glib.h>
#include <string.h>

enum { SIDE = 4 }; /* characters of context on each side */

/* The stretch of Han characters around a place. */
static PgSpan context_of(const uint32_t *folded, size_t n, size_t at) {
    size_t start = at, end = at + 1;
    while (start && at - start < SIDE && pg_char_is_han(folded[start - 1]))
        start--;
    while (end < n && end - at <= SIDE && pg_char_is_han(folded[end]))
        end++;
    return (PgSpan){(uint32_t)start, (uint32_t)end};
}

/* Is a digit at this place part of a number, as what stands around it says? */
static bool is_in_number(const uint32_t *folded, size_t n, size_t at) {
    if (!at || !(pg_char_is_digit(folded[at - 1]) || folded[at - 1] == '.'))
        return false;
    uint32_t next = at + 1 < n ? folded[at + 1] : 0;
    return pg_char_is_digit(next) || next == '.' || next == '%' || pg_char_is_han(next);
}

/* Alone, is the one character hardly ever a word and the other an adverb that stands everywhere?
   己 and 已; but 贝 in a brand is no 见. */
static bool stands_better(uint32_t written, uint32_t other) {
    enum { RARE = 112, COMMON = 80 };
    PgTag tags[PG_MAX_WORD];
    uint8_t costs[PG_MAX_WORD];
    return pg_words_tag(other) == PG_TAG_ADVERB && pg_words_match(&other, 1, tags, costs) &&
           costs[0] <= COMMON && pg_words_match(&written, 1, tags, costs) && costs[0] >= RARE;
}

/* 淄博 in 淄博高新区, where 大安 in 大安堂 tells nothing. */
static bool is_before_park(const uint32_t *text, uint32_t n, uint32_t at) {
    static const uint32_t NEXT[] = {U'市', U'区', U'县', U'省', U'高', U'经', U'开'};
    for (size_t i = 0; at < n && i < sizeof NEXT / sizeof *NEXT; i++)
        if (text[at] == NEXT[i])
            return true;
    return false;
}

/* The length of the longest word of ours over a place: 新能源, 经开区, a city; 0 for none. */
static uint32_t known_length(const PgOntology *ontology, const uint32_t *text, uint32_t n,
                             uint32_t place) {
    enum { BACK = 4, TELLING = 3 };
    const PgTrie *surfaces = pg_ontology_surfaces(ontology);
    const PgLexEntry *entries = pg_ontology_entries(ontology);
    const PgLexSet *kinds = pg_ontology_kinds(ontology);
    uint32_t longest = 0;
    for (uint32_t start = place > BACK ? place - BACK : 0; start <= place; start++) {
        PgTrieWalk walk = {PG_TRIE_ROOT, 0};
        for (uint32_t entry; (entry = pg_trie_next(surfaces, &walk, text + start, n - start));) {
            uint32_t length = walk.length;
            if (start + length > place && length > longest &&
                (length >= TELLING ||
                 (length > 1 && kinds[entries[entry].kinds] & pg_lex_bit(PG_LEX_PLACE) &&
                  is_before_park(text, n, start + length))))
                longest = length;
        }
    }
    return longest;
}

/* Is it in no dictionary: 髙, 迖, 硏? */
static bool is_odd(uint32_t written) {
    return pg_char_is_han(written) && pg_words_tag(written) == PG_TAG_UNKNOWN;
}

/* 了, 可: a word that stands everywhere. */
static bool is_common(uint32_t written) {
    enum { COMMON = 80 };
    PgTag tags[PG_MAX_WORD];
    uint8_t costs[PG_MAX_WORD];
    return (pg_words_match(&written, 1, tags, costs) & 1) && costs[0] <= COMMON;
}

/* Does another character than the written one make a word with its neighbours? Most may stand
   beside neither of them. */
static bool makes_word(const PgOntology *ontology, const uint32_t *folded, size_t n, size_t at,
                       uint32_t other) {
    uint32_t before = at ? folded[at - 1] : 0, after = at + 1 < n ? folded[at + 1] : 0;
    uint32_t text[PG_WORDS_COST_MAX];
    if (pg_words_may_join(before, other) || pg_words_may_join(other, after)) {
        size_t start = at < PG_MAX_WORD ? 0 : at - PG_MAX_WORD + 1, end = MIN(n, at + PG_MAX_WORD);
        memcpy(text, folded + start, (end - start) * sizeof *text);
        text[at - start] = other;
        if (pg_words_cover(text, (uint32_t)(end - start), (uint32_t)(at - start)))
            return true;
    }
    if (!pg_ontology_may_join(ontology, before, other) &&
        !pg_ontology_may_join(ontology, other, after))
        return false;
    PgSpan context = context_of(folded, n, at);
    uint32_t n_text = pg_span_length(context), place = (uint32_t)at - context.start;
    memcpy(text, folded + context.start, n_text * sizeof *text);
    text[place] = other;
    return known_length(ontology, text, n_text, place);
}

/* Could another character than the written one be read here? Only if it makes a word with its
   neighbours, or stands better alone: for most nothing more has to be asked. */
static bool can_be_other(const PgOntology *ontology, const PgMisread *first, const uint32_t *folded,
                         size_t n, size_t at) {
    for (const PgMisread *pair = first; pair->written == first->written; pair++)
        if (pg_char_is_digit(pair->meant) || stands_better(pair->written, pair->meant) ||
            makes_word(ontology, folded, n, at, pair->meant))
            return true;
    return is_odd(first->written);
}

/* Is it a word of two characters that is hardly ever met: 永徽, 布料? Then what is written may be a
   name. */
static bool is_rare(const uint32_t *text, PgWordPlace word) {
    enum { RARE = 140, SHORT = 2 };
    PgTag tags[PG_MAX_WORD];
    uint8_t costs[PG_MAX_WORD];
    return word.length == SHORT &&
           (pg_words_match(text + word.start, SHORT, tags, costs) >> (SHORT - 1) & 1) &&
           costs[SHORT - 1] > RARE;
}

/* 入园: a word of ours, though no dictionary has it. */
static bool is_term(const PgOntology *ontology, const uint32_t *folded, size_t n, size_t at) {
    return (at + 1 < n && pg_ontology_find(ontology, folded + at, 2)) ||
           (at && pg_ontology_find(ontology, folded + at - 1, 2));
}

/* 宝力 in 宝力纸品包装有限公司, 大和 in 大和医药项目: a firm is called what it likes. */
static bool is_in_firm(const uint32_t *folded, size_t n, size_t at) {
    enum { LONGEST = 16 };
    bool opens = at == 0 || !pg_char_is_han(folded[at - 1]);
    for (size_t i = at; i + 1 < n && i - at < LONGEST && pg_char_is_han(folded[i]); i++)
        if ((opens && folded[i] == U'项' && folded[i + 1] == U'目') ||
            (folded[i] == U'公' && folded[i + 1] == U'司') ||
            (folded[i] == U'集' && folded[i + 1] == U'团'))
            return true;
    return false;
}

/* 3忆元: what stands behind a number. */
static bool is_magnitude(const uint32_t *folded, size_t at, uint32_t other) {
    return other == U'亿' && at && pg_char_is_digit(folded[at - 1]);
}

static void mend_character(const PgOntology *ontology, uint32_t *folded, size_t n, size_t at) {
    enum { NEEDED_GAIN = 44, GAIN_IN_FIRM = 108, GAIN_IF_KNOWN = 24 };
    uint32_t written = folded[at], best = written, text[PG_WORDS_COST_MAX], least = 0;
    const PgMisread *first = pg_ontology_misread(ontology, written);
    if (!is_magnitude(folded, at, first->meant) && !can_be_other(ontology, first, folded, n, at))
        return;
    PgSpan context = context_of(folded, n, at);
    uint32_t n_text = context.end - context.start, place = (uint32_t)at - context.start;
    uint32_t known = 0, as_written = 0;
    bool is_known = false; /* the best one makes a word of ours */
    PgWordPlace word;
    if (pg_char_is_han(written)) {
        /* 料技 is no word in a firm's name either, but 宝力 may be what it is called. */
        uint32_t needed = is_in_firm(folded, n, at) ? GAIN_IN_FIRM : NEEDED_GAIN;
        for (uint32_t i = 0; i < n_text; i++)
            text[i] = folded[context.start + i];
        least = pg_words_cost(text, n_text, place, &word);
        if (word.length > 1 || least < NEEDED_GAIN)
            return;
        as_written = least;
        least -= MIN(least, needed);
        known = is_common(written) ? UINT32_MAX : known_length(ontology, text, n_text, place);
    }
    for (const PgMisread *pair = first; pair->written == written; pair++) {
        if (pg_char_is_digit(pair->meant)) {
            if (is_in_number(folded, n, at))
                best = pair->meant;
        } else if (is_magnitude(folded, at, pair->meant) || (is_odd(written) && best == written)) {
            best = pair->meant;
        } else if (n_text > 1) {
            text[place] = pair->meant;
            uint32_t length = known_length(ontology, text, n_text, place);
            uint32_t cost = pg_words_cost(text, n_text, place, &word);
            if (length > known && cost + GAIN_IF_KNOWN < as_written) {
                known = length;
                best = pair->meant;
                is_known = true;
            }
            if (is_known)
                continue;
            if (word.length > 1 ? cost < least && !is_rare(text, word)
                                : best == written && stands_better(written, pair->meant)) {
                least = word.length > 1 ? cost : least;
                best = pair->meant;
            }
        }
    }
    if (best != written && !(pg_char_is_han(written) && is_term(ontology, folded, n, at)))
        folded[at] = best;
}

void pg_mend_characters(const PgOntology *ontology, uint32_t *folded, size_t n) {
    for (size_t i = 0; i < n; i++) {
        i += pg_ontology_skip_surely_read(ontology, folded + i, n - i);
        if (i < n)
            mend_character(ontology, folded, n, i);
    }
}
