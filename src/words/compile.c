/* parkgraph-words DICTIONARY OUT: compile a word list (lines of "word frequency tag") into the
   double array that words.c reads. Runs when the program is built. */
#include "base/chars.h"
#include "words/format.h"
#include "words/words.h"

#include <errno.h>
#include <glib.h>
#include <math.h>
#include <opencc/opencc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MIN_FREQUENCY = 3,
    PATIENCE = 64,      /* bases that are tried for one child before free places are given up */
    UNKNOWN_COST = 150, /* of a character alone: dearer than a rare word */
    SINGLE_FLOOR = 88   /* it is no cheaper: names are made of such */
};

typedef struct {
    uint16_t codes[PG_MAX_WORD];
    uint8_t n, tag, cost;
} Word;

static PgTag tag_of(const char *tag) {
    if (!strcmp(tag, "vn") || !strcmp(tag, "an"))
        return PG_TAG_VERB_NOUN;
    if (!strncmp(tag, "nr", 2) || !strcmp(tag, "nz"))
        return PG_TAG_PERSON;
    if (!strcmp(tag, "ns"))
        return PG_TAG_PLACE;
    switch (tag[0]) {
    case 'v':
        return PG_TAG_VERB;
    case 'a':
    case 'z':
        return PG_TAG_ADJECTIVE;
    case 'd':
        return PG_TAG_ADVERB;
    case 'p':
        return PG_TAG_PREPOSITION;
    case 'c':
        return PG_TAG_CONJUNCTION;
    case 'u':
    case 'y':
    case 'e':
        return PG_TAG_PARTICLE;
    case 'r':
        return PG_TAG_PRONOUN;
    case 'm':
        return PG_TAG_NUMBER;
    case 'q':
        return PG_TAG_MEASURE;
    case 't':
        return PG_TAG_TIME;
    case 'f':
        return PG_TAG_POSITION;
    case 'i':
    case 'l':
        return PG_TAG_IDIOM;
    default:
        return PG_TAG_NOUN;
    }
}

static int by_codes(const void *a, const void *b) {
    const Word *x = a, *y = b;
    int order = memcmp(x->codes, y->codes, sizeof x->codes);
    if (order) { /* numeric, not by bytes */
        for (int i = 0; i < PG_MAX_WORD; i++)
            if (x->codes[i] != y->codes[i])
                return x->codes[i] < y->codes[i] ? -1 : 1;
    }
    return 0;
}

typedef struct {
    GArray *nodes;      /* PgWordNode */
    GByteArray *chosen; /* by number: is it the base of a node? */
    uint32_t first_free;
} Builder;

static PgWordNode *node_at(Builder *builder, uint32_t i) {
    if (i >= builder->nodes->len)
        g_array_set_size(builder->nodes, i + 1024);
    return &g_array_index(builder->nodes, PgWordNode, i);
}

static bool is_free(Builder *builder, uint32_t place) {
    return !pg_node_char(*node_at(builder, place));
}

/* Is there room for children at a base, and is it no other node's? */
static bool can_be_base(Builder *builder, uint32_t base, const uint16_t *children, size_t n) {
    while (builder->chosen->len <= base)
        g_byte_array_append(builder->chosen, (const guint8[1024]){0}, 1024);
    for (size_t k = 0; k < n; k++)
        if (!is_free(builder, base + children[k]))
            return false;
    return !builder->chosen->data[base];
}

static PgWordNode word_node(uint32_t n, uint32_t cost, uint32_t tag) {
    uint32_t gain = n * PG_WORD_DEAREST - cost;
    return (gain << PG_WORD_GAIN_AT | (n - 1) << PG_WORD_LENGTH_AT | tag) << PG_WORD_AT;
}

/* Place the children of `node`: words[from..to) share their first `depth` characters. */
static void place(Builder *builder, const Word *words, size_t from, size_t to, uint32_t depth,
                  uint32_t node) {
    uint16_t *children = g_new(uint16_t, to - from);
    size_t *starts = g_new(size_t, to - from + 1);
    size_t n = 0;
    for (size_t i = from; i < to; i++) {
        if (words[i].n <= depth)
            continue;
        if (!n || children[n - 1] != words[i].codes[depth]) {
            children[n] = words[i].codes[depth];
            starts[n++] = i;
        }
    }
    if (!n) {
        g_free(children);
        g_free(starts);
        return;
    }
    starts[n] = to;
    while (!is_free(builder, builder->first_free))
        builder->first_free++;
    uint32_t base = PG_FIRST_BASE;
    if (builder->first_free > base + children[0])
        base = builder->first_free - children[0];
    uint32_t first = base;
    while (!can_be_base(builder, base, children, n))
        base++;
    if (n == 1 && base - first > PATIENCE) /* hardly a place is left down there */
        builder->first_free = base + children[0];
    builder->chosen->data[base] = true;
    *node_at(builder, node) |= (uint64_t)base << PG_BASE_AT;
    for (size_t k = 0; k < n; k++)
        *node_at(builder, base + children[k]) = children[k];
    for (size_t k = 0; k < n; k++) {
        uint32_t child = base + children[k];
        if (words[starts[k]].n == depth + 1)
            *node_at(builder, child) |=
                word_node(depth + 1, words[starts[k]].cost, words[starts[k]].tag);
        place(builder, words, starts[k], starts[k + 1], depth + 1, child);
    }
    g_free(children);
    g_free(starts);
}

/* The base of the root's child by a character, as nodes have it; 0 for none. */
static PgWordNode base_of(Builder *builder, uint32_t c) {
    PgWordNode child = *node_at(builder, pg_node_base(*node_at(builder, PG_ROOT)) + c);
    return c && pg_node_char(child) == c ? child >> PG_BASE_AT << PG_BASE_AT : 0;
}

static int by_count(const void *a, const void *b, void *counts) {
    uint32_t x = ((uint32_t *)counts)[*(const uint32_t *)a];
    uint32_t y = ((uint32_t *)counts)[*(const uint32_t *)b];
    if (x != y)
        return x > y ? -1 : 1;
    return *(const uint32_t *)a < *(const uint32_t *)b ? -1 : 1;
}

/* What OpenCC makes of every character that stands alone. */
static bool fill_simplified(PgWordFile *file) {
    opencc_t opencc = opencc_open("t2s.json");
    if (opencc == (opencc_t)-1)
        return false;
    for (gunichar c = 0x4e00; c <= 0x9fff; c++) {
        char text[8] = "";
        text[g_unichar_to_utf8(c, text)] = 0;
        char *converted = opencc_convert_utf8(opencc, text, (size_t)-1);
        gunichar to =
            converted && g_utf8_strlen(converted, -1) == 1 ? g_utf8_get_char(converted) : c;
        if (to != c && to < 0x10000)
            file->simplified[c] = (uint16_t)to;
        opencc_convert_utf8_free(converted);
    }
    opencc_close(opencc);
    return true;
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fprintf(stderr, "usage: %s DICTIONARY OUT\n", argv[0]);
        return 2;
    }
    FILE *in = fopen(argv[1], "r");
    if (!in) {
        fprintf(stderr, "%s: %s\n", argv[1], strerror(errno));
        return 1;
    }
    PgWordFile *head = g_malloc0(sizeof *head);
    GArray *words = g_array_new(FALSE, TRUE, sizeof(Word));
    GArray *frequencies = g_array_new(FALSE, TRUE, sizeof(double));
    uint32_t *counts = g_new0(uint32_t, 65536);
    char line[256], text[128], tag[16];
    double total = 0, frequency;
    while (fgets(line, sizeof line, in)) {
        if (sscanf(line, "%127s %lf %15s", text, &frequency, tag) != 3)
            continue;
        total += frequency;
        glong n = g_utf8_strlen(text, -1);
        if (n > PG_MAX_WORD || (n > 1 && frequency < MIN_FREQUENCY))
            continue;
        Word word = {.n = (uint8_t)n, .tag = (uint8_t)tag_of(tag)};
        const char *p = text;
        bool fits = true;
        for (glong i = 0; i < n; i++, p = g_utf8_next_char(p)) {
            gunichar c = g_utf8_get_char(p);
            fits &= pg_char_is_han(c) && c < 0x10000;
            word.codes[i] = (uint16_t)c;
        }
        if (!fits)
            continue;
        for (glong i = 0; i < n; i++)
            counts[word.codes[i]]++;
        for (glong i = 0; i + 1 < n; i++)
            pg_pairs_add(&head->pairs, word.codes[i], word.codes[i + 1]);
        g_array_append_val(words, word);
        g_array_append_val(frequencies, frequency);
    }
    fclose(in);
    uint32_t *order = g_new(uint32_t, 65536);
    for (uint32_t i = 0; i < 65536; i++)
        order[i] = i;
    g_qsort_with_data(order, 65536, sizeof *order, by_count, counts);
    uint16_t *codes = g_new0(uint16_t, 65536);
    uint32_t n_codes = 1;
    for (uint32_t i = 0; i < 65536 && counts[order[i]]; i++)
        codes[order[i]] = (uint16_t)n_codes++;
    if (n_codes >> PG_WORD_AT) {
        fprintf(stderr, "%s: too many characters\n", argv[0]);
        return 1;
    }
    for (uint32_t i = 0; i < 65536; i++)
        head->chars[i] = codes[i] | word_node(1, UNKNOWN_COST, PG_TAG_UNKNOWN);
    for (guint i = 0; i < words->len; i++) {
        Word *word = &g_array_index(words, Word, i);
        double share = MAX(g_array_index(frequencies, double, i), 1) / total;
        word->cost = (uint8_t)CLAMP(-8 * log2(share), 1, 255);
        if (word->n == 1)
            head->chars[word->codes[0]] =
                codes[word->codes[0]] | word_node(1, MAX(word->cost, SINGLE_FLOOR), word->tag);
        for (int k = 0; k < word->n; k++)
            word->codes[k] = codes[word->codes[k]];
    }
    g_array_sort(words, by_codes);
    if (!fill_simplified(head)) {
        fprintf(stderr, "%s: OpenCC does not find its tables\n", argv[0]);
        return 1;
    }
    Builder builder = {g_array_new(FALSE, TRUE, sizeof(PgWordNode)), g_byte_array_new(),
                       PG_FIRST_BASE};
    place(&builder, (Word *)words->data, 0, words->len, 0, PG_ROOT);
    /* Every node's children lie inside: no bounds to check when walking. */
    head->n_nodes = builder.nodes->len + 65536;
    g_array_set_size(builder.nodes, head->n_nodes);
    for (uint32_t i = 0; i < 65536; i++)
        head->chars[i] |= base_of(&builder, codes[i]);
    FILE *out = fopen(argv[2], "wb");
    bool failed =
        !out || fwrite(head, sizeof *head, 1, out) != 1 ||
        fwrite(builder.nodes->data, sizeof(PgWordNode), head->n_nodes, out) != head->n_nodes;
    failed |= out && fclose(out) != 0;
    if (failed) {
        fprintf(stderr, "%s: %s\n", argv[2], strerror(errno));
        return 1;
    }
    return 0;
}
