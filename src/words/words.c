#include "words/words.h"

#include "base/chars.h"
#include "words/format.h"

#include <glib.h>
#include <string.h>

/* The file that compile.c made, linked in by the build (objcopy names the symbol). */
extern const unsigned char _binary_words_bin_start[] __attribute__((aligned(8)));

static const PgWordFile *word_file(void) {
    return (const PgWordFile *)(const void *)_binary_words_bin_start;
}

bool pg_words_are_traditional(const uint32_t *chars, size_t n) {
    enum { SHARE = 20 }; /* names keep a traditional character on a simplified page */
    const PgWordFile *file = word_file();
    size_t n_han = 0, n_traditional = 0;
    for (size_t i = 0; i < n; i++)
        n_traditional += chars[i] < 0x10000 && file->simplified[chars[i]];
    for (size_t i = 0; n_traditional && i < n; i++)
        n_han += pg_char_is_han(chars[i]);
    return n_traditional * SHARE > n_han;
}

void pg_words_simplify(uint32_t *chars, size_t n) {
    const PgWordFile *file = word_file();
    for (size_t i = 0; i < n; i++)
        if (chars[i] < 0x10000 && file->simplified[chars[i]])
            chars[i] = file->simplified[chars[i]];
}

/* ---- walks ---- */

enum { TAGS = (1 << PG_WORD_LENGTH_AT) - 1 };

/* The node of a character alone. */
static inline PgWordNode node_of(const PgWordFile *file, uint32_t c) {
    return file->chars[c < 0x10000 ? c : 0];
}

/* The node to which a character leads; an empty one when there is none, and from there on nowhere
   else: who takes all steps of a walk has nothing to ask, and a processor nothing to guess. */
static inline PgWordNode step(const PgWordFile *file, PgWordNode from, PgWordNode c) {
    PgWordNode node = file->nodes[pg_node_base(from) + pg_node_char(c)];
    return node & -(PgWordNode)(pg_node_char(node) == pg_node_char(c));
}

unsigned pg_words_match(const uint32_t *chars, size_t n, PgTag tags[PG_MAX_WORD],
                        uint8_t costs[PG_MAX_WORD]) {
    const PgWordFile *file = word_file();
    unsigned found = 0;
    PgWordNode node = file->nodes[PG_ROOT];
    for (unsigned k = 0; k < PG_MAX_WORD && k < n; k++) {
        node = step(file, node, node_of(file, chars[k]));
        if (!node)
            break;
        uint32_t word = pg_node_word(node);
        if (word) {
            found |= 1u << k;
            tags[k] = (PgTag)(word & TAGS);
            costs[k] = (uint8_t)((k + 1) * PG_WORD_DEAREST - (word >> PG_WORD_GAIN_AT));
        }
    }
    return found;
}

PgTag pg_words_tag(uint32_t c) {
    return (PgTag)(pg_node_word(node_of(word_file(), c)) & TAGS);
}

/* Does a word that starts at `start` end behind chars[at]? */
static inline bool reaches(const uint32_t *chars, uint32_t n, uint32_t start, uint32_t at) {
    const PgWordFile *file = word_file();
    PgWordNode node = file->nodes[PG_ROOT];
    for (uint32_t i = start; i < n && i < start + PG_MAX_WORD; i++) {
        node = step(file, node, node_of(file, chars[i]));
        if (!node)
            break;
        if (i >= at && pg_node_word(node))
            return true;
    }
    return false;
}

bool pg_words_may_join(uint32_t a, uint32_t b) {
    return pg_pairs_may_have(&word_file()->pairs, a, b);
}

bool pg_words_go_through(const uint32_t *chars, uint32_t n, uint32_t at) {
    if (!at || at >= n || !pg_words_may_join(chars[at - 1], chars[at]))
        return false;
    for (uint32_t start = at < PG_MAX_WORD ? 0 : at - PG_MAX_WORD + 1; start < at; start++)
        if (reaches(chars, n, start, at))
            return true;
    return false;
}

bool pg_words_cover(const uint32_t *chars, uint32_t n, uint32_t at) {
    return pg_words_go_through(chars, n, at) ||
           (at + 1 < n && pg_words_may_join(chars[at], chars[at + 1]) &&
            reaches(chars, n, at, at + 1));
}

/* ---- cutting ---- */

/* A way through a text in one number, so that the best is the highest: what it gains and, as the
   lowest bits, the length and the tag of its last word. */
typedef uint64_t Way;
enum { LAST_WORD = (1 << PG_WORD_GAIN_AT) - 1 };

static inline Way better(Way a, Way b) {
    return a > b ? a : b;
}

static inline uint32_t length_of(uint8_t word) {
    return 1 + (word >> PG_WORD_LENGTH_AT);
}

/* A run of Latin letters and digits is one word. */
static size_t latin_run(const uint32_t *chars, size_t n) {
    enum { LONGEST = 255 };
    size_t i = 0;
    while (i < n && i < LONGEST &&
           (pg_char_is_latin(chars[i]) || pg_char_is_digit(chars[i]) ||
            (i && (chars[i] == '.' || chars[i] == ',' || chars[i] == '%'))))
        i++;
    return i;
}

enum { WITHIN_RUN = TAGS };

/* Note the words of what is not Han: returns how many characters. */
static size_t pass_other(const uint32_t *chars, size_t n, uint8_t *last) {
    size_t run = latin_run(chars, n);
    if (!run) {
        last[0] = PG_TAG_PUNCTUATION;
        return 1;
    }
    memset(last, WITHIN_RUN, run);
    last[0] = pg_char_is_digit(chars[0]) ? PG_TAG_NUMBER : PG_TAG_NOUN;
    return run;
}

/* Cut text along the best way: last[i] is the word that ends behind chars[i]. Returns what the way
   gains in its Han characters. */
static uint64_t cut(const uint32_t *chars, size_t n, uint8_t *restrict last) {
    const PgWordFile *file = word_file();
    /* The word that may have begun k characters ago: the best way up to it, and where it is now. */
    Way best[PG_MAX_WORD] = {0};
    PgWordNode nodes[PG_MAX_WORD] = {0};
    for (size_t i = 0; i < n;) {
        nodes[0] = node_of(file, chars[i]);
        if (!pg_node_char(nodes[0]) && !pg_char_is_han(chars[i])) {
            i += pass_other(chars + i, n - i, last + i);
            nodes[1] = nodes[2] = nodes[3] = 0;
            continue;
        }
        nodes[3] = pg_node_base(nodes[3]) ? step(file, nodes[3], nodes[0]) : 0; /* mostly not */
        nodes[2] = step(file, nodes[2], nodes[0]);
        nodes[1] = step(file, nodes[1], nodes[0]);
        Way way = best[0] + pg_node_word(nodes[0]);
#pragma GCC unroll 3
        for (uint32_t k = 1; k < PG_MAX_WORD; k++)
            way = better(way, best[k] + pg_node_word(nodes[k]));
        last[i++] = way & LAST_WORD;
#pragma GCC unroll 3
        for (uint32_t k = PG_MAX_WORD - 1; k > 0; k--) {
            best[k] = best[k - 1];
            nodes[k] = nodes[k - 1];
        }
        best[0] = way & ~(Way)LAST_WORD;
    }
    return best[0] >> PG_WORD_GAIN_AT;
}

void pg_words_segment(const uint32_t *chars, size_t n, bool *starts, uint8_t *tags) {
    cut(chars, n, tags);
    memset(starts, false, n);
    for (size_t end = n; end;) {
        uint8_t word = tags[end - 1];
        end -= length_of(word);
        tags[end] = word & TAGS;
        starts[end] = tags[end] != WITHIN_RUN;
    }
    uint8_t tag = 0;
    for (size_t i = 0; i < n; i++) {
        tag ^= (tag ^ tags[i]) & -starts[i]; /* no jump that could not be foreseen */
        tags[i] = tag;
    }
}

PgWord pg_words_last(const uint32_t *chars, uint32_t n) {
    uint8_t last[PG_WORDS_COST_MAX];
    cut(chars, n, last);
    return (PgWord){length_of(last[n - 1]), last[n - 1] & TAGS};
}

PgWord pg_words_first(const uint32_t *chars, uint32_t n) {
    uint8_t last[PG_WORDS_COST_MAX];
    cut(chars, n, last);
    while (n > length_of(last[n - 1]))
        n -= length_of(last[n - 1]);
    return (PgWord){n, last[n - 1] & TAGS};
}

uint32_t pg_words_cost(const uint32_t *chars, uint32_t n, uint32_t at, PgWordPlace *covering) {
    uint8_t last[PG_WORDS_COST_MAX];
    uint64_t gain = cut(chars, n, last);
    for (uint32_t end = n; covering && end; end -= length_of(last[end - 1]))
        if (at < end)
            *covering = (PgWordPlace){end - length_of(last[end - 1]), length_of(last[end - 1])};
    return n * PG_WORD_DEAREST - (uint32_t)gain;
}
