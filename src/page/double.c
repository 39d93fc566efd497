#include "page/double.h"

#include "base/chars.h"

#include <glib.h>
#include <string.h>

/* Is all of a heading doubled, piece by piece? Then one copy of each piece is kept. */
static bool find_pieces(const uint32_t *text, uint32_t n, bool *keep) {
    enum { MAX_HEADLINE = 160 };
    uint8_t piece[MAX_HEADLINE + 1] = {0}; /* half the length of the doubled piece ending here */
    if (n < 8 || n > MAX_HEADLINE)
        return false;
    for (uint32_t end = 2; end <= n; end++)
        for (uint32_t half = end / 2; half && !piece[end]; half--) {
            uint32_t start = end - 2 * half;
            if ((start == 0 || piece[start]) &&
                !memcmp(text + start, text + start + half, half * sizeof *text))
                piece[end] = (uint8_t)half;
        }
    if (!piece[n])
        return false;
    for (uint32_t end = n; end; end -= 2u * piece[end])
        for (uint32_t i = end - piece[end]; i < end; i++)
            keep[i] = false;
    return true;
}

/* Of doubled characters in a row, as many as have to be there, every third place that is looked at
   finds one: the places are even and odd in turn. */
static bool may_be_doubled(const uint32_t *text, uint32_t n) {
    for (uint32_t i = 0; i + 1 < n; i += 3)
        if (text[i] == text[i + 1])
            return true;
    return false;
}

/* 高高新新区区管管: more doubled characters in a row than language has (高高兴兴, 方方面面). */
static bool find_characters(const uint32_t *text, uint32_t n, bool *keep) {
    enum { NEEDED = 4 };
    bool found = false;
    if (!may_be_doubled(text, n))
        return false;
    for (uint32_t i = 0; i + 1 < n;) {
        uint32_t pairs = 0, n_han = 0;
        if (text[i] != text[i + 1]) {
            i++;
            continue;
        }
        while (i + 2 * pairs + 1 < n && text[i + 2 * pairs] == text[i + 2 * pairs + 1]) {
            n_han += pg_char_is_han(text[i + 2 * pairs]);
            pairs++;
        }
        if (n_han >= NEEDED) {
            for (uint32_t k = 0; k < pairs; k++)
                keep[i + 2 * k + 1] = false;
            found = true;
        }
        i += 2 * pairs;
    }
    return found;
}

/* A sentence that stands twice in a row. */
static bool find_sentences(const uint32_t *text, uint32_t n, bool *keep) {
    enum { SHORTEST = 10 };
    bool found = false;
    uint32_t before = 0, start = 0; /* the sentence before, and this one */
    for (uint32_t i; (i = pg_char_find(text, start, n, U'。')) < n;) {
        uint32_t length = i + 1 - start;
        if (length >= SHORTEST && start - before == length &&
            !memcmp(text + before, text + start, length * sizeof *text)) {
            memset(keep + start, false, length);
            found = true;
        }
        before = start;
        start = i + 1;
    }
    return found;
}

static uint32_t drop(uint32_t *text, uint32_t *origins, uint32_t n, const bool *keep) {
    uint32_t to = 0;
    for (uint32_t i = 0; i < n; i++)
        if (keep[i]) {
            text[to] = text[i];
            origins[to++] = origins[i];
        }
    return to;
}

uint32_t pg_double_drop(uint32_t *text, uint32_t *origins, uint32_t n, bool is_heading) {
    bool *keep = g_new(bool, n + 1);
    memset(keep, true, n);
    bool found = (is_heading && find_pieces(text, n, keep)) ||
                 (find_characters(text, n, keep) | find_sentences(text, n, keep));
    uint32_t left = found ? drop(text, origins, n, keep) : n;
    g_free(keep);
    return left;
}
