#include "words/words.h"

#include "base/chars.h"
#include "words/format.h"

#include <glib.h>

/* The file that compile.c made, linked in by the build (objcopy names the symbol). */
extern const unsigned char _binary_words_bin_start[] __attribute__((aligned(8)));

static const PgWordFile *word_file(void) {
    return (const PgWordFile *)(const void *)_binary_words_bin_start;
}

enum {
    UNKNOWN_CHARACTER_COST = 150, /* dearer than a rare word of one character */
    SINGLE_FLOOR = 88             /* a single Han character is no cheaper: names are made of such */
};

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

/* The node that a character leads to; 0 for none. */
static inline uint32_t child_of(const PgWordFile *file, uint32_t node, uint32_t c) {
    /* A place is checked as a child of the node only if it is one: nothing else has to be asked. */
    uint32_t child = file->nodes[node].base + (c < 0x10000 ? file->codes[c] : 0);
    return file->nodes[child].check == node ? child : 0;
}

unsigned pg_words_match(const uint32_t *chars, size_t n, PgTag tags[PG_MAX_WORD],
                        uint8_t costs[PG_MAX_WORD]) {
    const PgWordFile *file = word_file();
    unsigned found = 0;
    uint32_t node = 1;
    for (unsigned k = 0; k < PG_MAX_WORD && k < n; k++) {
        node = child_of(file, node, chars[k]);
        if (!node)
            break;
        if (file->nodes[node].cost) {
            found |= 1u << k;
            tags[k] = (PgTag)file->nodes[node].tag;
            costs[k] = file->nodes[node].cost;
        }
    }
    return found;
}

/* Runs of Latin letters and digits are one word each. */
static size_t latin_run(const uint32_t *chars, size_t n) {
    size_t i = 0;
    while (i < n && (pg_char_is_latin(chars[i]) || pg_char_is_digit(chars[i]) ||
                     (i && (chars[i] == '.' || chars[i] == ',' || chars[i] == '%'))))
        i++;
    return i;
}

typedef struct {
    uint32_t cost;       /* of the cheapest way to here */
    uint8_t length, tag; /* of its last word */
} Best;

static inline void offer(Best *best, uint32_t cost, uint32_t length, uint8_t tag) {
    if (cost < best->cost)
        *best = (Best){cost, (uint8_t)length, tag};
}

/* Offer the words that start at chars[0] to the places where they end. */
static inline void offer_words(const uint32_t *chars, size_t n, Best *best) {
    const PgWordFile *file = word_file();
    uint32_t so_far = best->cost, node = child_of(file, 1, chars[0]);
    uint32_t cost = node ? file->nodes[node].cost : 0; /* of the first character alone */
    if (cost)
        offer(&best[1], so_far + MAX(cost, SINGLE_FLOOR), 1, file->nodes[node].tag);
    else
        offer(&best[1], so_far + UNKNOWN_CHARACTER_COST, 1, PG_TAG_UNKNOWN);
    for (uint32_t k = 1; node && k < PG_MAX_WORD && k < n; k++) {
        node = child_of(file, node, chars[k]);
        if (node && file->nodes[node].cost)
            offer(&best[k + 1], so_far + file->nodes[node].cost, k + 1, file->nodes[node].tag);
    }
}

void pg_words_segment(const uint32_t *chars, size_t n, bool *starts, uint8_t *tags) {
    enum { SHORT = 128 }; /* as most sentences and all ends of lines are */
    Best few[SHORT + 1], *best = n > SHORT ? g_new(Best, n + 1) : few;
    best[0] = (Best){0, 0, 0};
    for (size_t i = 1; i <= n; i++)
        best[i].cost = UINT32_MAX;
    for (size_t i = 0; i < n; i++) {
        if (best[i].cost == UINT32_MAX)
            continue;
        if (pg_char_is_han(chars[i])) {
            offer_words(chars + i, n - i, best + i);
            continue;
        }
        size_t run = latin_run(chars + i, n - i);
        if (run) {
            uint32_t length = (uint32_t)MIN(run, 255);
            offer(&best[i + length], best[i].cost + 100, length,
                  pg_char_is_digit(chars[i]) ? PG_TAG_NUMBER : PG_TAG_NOUN);
        } else {
            best[i + 1] = (Best){best[i].cost, 1, PG_TAG_PUNCTUATION};
        }
    }
    for (size_t i = 0; i < n; i++)
        starts[i] = false;
    for (size_t end = n; end;) {
        size_t start = end - best[end].length;
        starts[start] = true;
        for (size_t i = start; i < end; i++)
            tags[i] = best[end].tag;
        end = start;
    }
    if (best != few)
        g_free(best);
}

/* Does a word that starts at `start` end behind chars[at]? */
static inline bool reaches(const uint32_t *chars, uint32_t n, uint32_t start, uint32_t at) {
    const PgWordFile *file = word_file();
    uint32_t node = 1;
    for (uint32_t i = start; i < n && i < start + PG_MAX_WORD; i++) {
        node = child_of(file, node, chars[i]);
        if (!node)
            break;
        if (i >= at && file->nodes[node].cost)
            return true;
    }
    return false;
}

bool pg_words_go_through(const uint32_t *chars, uint32_t n, uint32_t at) {
    for (uint32_t start = at < PG_MAX_WORD ? 0 : at - PG_MAX_WORD + 1; start < at; start++)
        if (reaches(chars, n, start, at))
            return true;
    return false;
}

bool pg_words_cover(const uint32_t *chars, uint32_t n, uint32_t at) {
    return pg_words_go_through(chars, n, at) || reaches(chars, n, at, at + 1);
}

uint32_t pg_words_cost(const uint32_t *chars, uint32_t n, uint32_t wall, uint32_t at,
                       PgWordPlace *covering) {
    Best best[PG_WORDS_COST_MAX + 1];
    best[0] = (Best){0, 0, 0};
    for (uint32_t i = 1; i <= n; i++)
        best[i].cost = UINT32_MAX;
    for (uint32_t i = 0; i < n; i++)
        offer_words(chars + i, (i < wall ? wall : n) - i, best + i);
    for (uint32_t end = n; covering && end; end -= best[end].length)
        if (at < end)
            *covering = (PgWordPlace){end - best[end].length, best[end].length};
    return best[n].cost;
}
