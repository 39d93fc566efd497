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
    for (size_t i = 0; i < n; i++) {
        n_han += pg_char_is_han(chars[i]);
        n_traditional += chars[i] < 0x10000 && file->simplified[chars[i]];
    }
    return n_traditional * SHARE > n_han;
}

void pg_words_simplify(uint32_t *chars, size_t n) {
    const PgWordFile *file = word_file();
    for (size_t i = 0; i < n; i++)
        if (chars[i] < 0x10000 && file->simplified[chars[i]])
            chars[i] = file->simplified[chars[i]];
}

unsigned pg_words_match(const uint32_t *chars, size_t n, PgTag tags[PG_MAX_WORD],
                        uint8_t costs[PG_MAX_WORD]) {
    const PgWordFile *file = word_file();
    unsigned found = 0;
    uint32_t node = 1;
    for (unsigned k = 0; k < PG_MAX_WORD && k < n; k++) {
        uint32_t code = chars[k] < 0x10000 ? file->codes[chars[k]] : 0;
        if (!code || !file->nodes[node].base)
            break;
        uint32_t child = (uint32_t)file->nodes[node].base + code;
        if (file->nodes[child].check != node)
            break;
        node = child;
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

void pg_words_segment(const uint32_t *chars, size_t n, bool *starts, uint8_t *tags) {
    typedef struct {
        uint32_t cost;
        uint8_t length, tag;
    } Best; /* of the way to here: the last word */
    Best *best = g_new(Best, n + 1);
    best[0] = (Best){0, 0, 0};
    for (size_t i = 1; i <= n; i++)
        best[i].cost = UINT32_MAX;
    for (size_t i = 0; i < n; i++) {
        if (best[i].cost == UINT32_MAX)
            continue;
        size_t run = latin_run(chars + i, n - i);
        if (run) {
            bool is_number = pg_char_is_digit(chars[i]);
            size_t length = MIN(run, 255);
            uint32_t cost = best[i].cost + 100;
            if (cost < best[i + length].cost)
                best[i + length] =
                    (Best){cost, (uint8_t)length, is_number ? PG_TAG_NUMBER : PG_TAG_NOUN};
            continue;
        }
        if (!pg_char_is_han(chars[i])) {
            best[i + 1] = (Best){best[i].cost, 1, PG_TAG_PUNCTUATION};
            continue;
        }
        PgTag word_tags[PG_MAX_WORD];
        uint8_t costs[PG_MAX_WORD];
        unsigned found = pg_words_match(chars + i, n - i, word_tags, costs);
        uint32_t single = best[i].cost + UNKNOWN_CHARACTER_COST;
        uint8_t single_tag = PG_TAG_UNKNOWN;
        if (found & 1) {
            single = best[i].cost + MAX(costs[0], SINGLE_FLOOR);
            single_tag = (uint8_t)word_tags[0];
        }
        if (single < best[i + 1].cost)
            best[i + 1] = (Best){single, 1, single_tag};
        for (unsigned k = 1; k < PG_MAX_WORD; k++)
            if (found & 1u << k && best[i].cost + costs[k] < best[i + k + 1].cost)
                best[i + k + 1] =
                    (Best){best[i].cost + costs[k], (uint8_t)(k + 1), (uint8_t)word_tags[k]};
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
    g_free(best);
}
