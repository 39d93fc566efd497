/* parkgraph-words DICTIONARY OUT: compile a word list (lines of "word frequency tag") into the
   double array that words.c reads. Runs when the program is built. */
#include "words/format.h"
#include "words/words.h"

#include <errno.h>
#include <glib.h>
#include <math.h>
#include <opencc/opencc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MIN_FREQUENCY = 3, NO_NODE = 0xffffff };

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
    GArray *nodes; /* PgWordNode */
    uint32_t first_free;
} Builder;

static PgWordNode *node_at(Builder *builder, uint32_t i) {
    if (i >= builder->nodes->len)
        g_array_set_size(builder->nodes, i + 1024);
    return &g_array_index(builder->nodes, PgWordNode, i);
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
    while (node_at(builder, builder->first_free)->check)
        builder->first_free++;
    uint32_t base = builder->first_free > children[0] ? builder->first_free - children[0] : 1;
    for (;; base++) {
        size_t k = 0;
        while (k < n && !node_at(builder, base + children[k])->check)
            k++;
        if (k == n)
            break;
    }
    node_at(builder, node)->base = base;
    for (size_t k = 0; k < n; k++)
        node_at(builder, base + children[k])->check = node;
    for (size_t k = 0; k < n; k++) {
        uint32_t child = base + children[k];
        if (words[starts[k]].n == depth + 1) {
            node_at(builder, child)->tag = words[starts[k]].tag;
            node_at(builder, child)->cost = words[starts[k]].cost;
        }
        place(builder, words, starts[k], starts[k + 1], depth + 1, child);
    }
    g_free(children);
    g_free(starts);
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
            fits &= c > 0x2e80 && c < 0x10000;
            word.codes[i] = (uint16_t)c;
        }
        if (!fits)
            continue;
        for (glong i = 0; i < n; i++)
            counts[word.codes[i]]++;
        g_array_append_val(words, word);
        g_array_append_val(frequencies, frequency);
    }
    fclose(in);
    uint32_t *order = g_new(uint32_t, 65536);
    for (uint32_t i = 0; i < 65536; i++)
        order[i] = i;
    g_qsort_with_data(order, 65536, sizeof *order, by_count, counts);
    PgWordFile *head = g_malloc0(sizeof *head);
    for (uint32_t i = 0; i < 65535 && counts[order[i]]; i++)
        head->codes[order[i]] = (uint16_t)(i + 1);
    for (guint i = 0; i < words->len; i++) {
        Word *word = &g_array_index(words, Word, i);
        for (int k = 0; k < word->n; k++)
            word->codes[k] = head->codes[word->codes[k]];
        double share = MAX(g_array_index(frequencies, double, i), 1) / total;
        word->cost = (uint8_t)CLAMP(-8 * log2(share), 1, 255);
    }
    g_array_sort(words, by_codes);
    if (!fill_simplified(head)) {
        fprintf(stderr, "%s: OpenCC does not find its tables\n", argv[0]);
        return 1;
    }
    Builder builder = {g_array_new(FALSE, TRUE, sizeof(PgWordNode)), 2};
    node_at(&builder, 0)->check = node_at(&builder, 1)->check = NO_NODE; /* 1 is the root */
    place(&builder, (Word *)words->data, 0, words->len, 0, 1);
    /* Every node's children lie inside: no bounds to check when walking. */
    head->n_nodes = builder.nodes->len + 65536;
    if (head->n_nodes > NO_NODE) {
        fprintf(stderr, "%s: too many words\n", argv[0]);
        return 1;
    }
    g_array_set_size(builder.nodes, head->n_nodes);
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
