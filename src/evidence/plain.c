#include "evidence/plain.h"

#include "page/mend.h"
#include "words/words.h"

#include <glib.h>
#include <string.h>

static bool is_left_out(uint32_t c) {
    return pg_char_is_space(c) || c == '"' || (c >= 0x2018 && c <= 0x201d) || c == U'《' ||
           c == U'》';
}

PgPlain pg_plain_of_chars(PgArena *arena, const PgOntology *ontology, const uint32_t *chars,
                          uint32_t n) {
    PgPlain plain = {.chars = PG_ARENA_NEW(arena, uint32_t, n + 1)};
    pg_fold(chars, n, plain.chars);
    pg_words_simplify(plain.chars,
                      n); /* names of traditional pages are simplified, quotations not */
    pg_mend_characters(ontology, plain.chars, n);
    for (uint32_t i = 0; i < n; i++)
        if (!is_left_out(plain.chars[i]))
            plain.chars[plain.n++] = plain.chars[i];
    plain.text = pg_arena_utf8(arena, plain.chars, plain.n);
    return plain;
}

PgPlain pg_plain_new(PgArena *arena, const PgOntology *ontology, const char *text) {
    size_t size = strlen(text);
    uint32_t *chars = PG_ARENA_NEW(arena, uint32_t, size + 1);
    return pg_plain_of_chars(arena, ontology, chars,
                             (uint32_t)pg_chars_from_utf8(text, size, chars));
}

bool pg_plain_holds(const PgPlain *text, const PgPlain *part) {
    return part->n && part->n <= text->n && strstr(text->text, part->text);
}

/* How many of the part's characters from `from` on stand side by side somewhere in the text. */
static uint32_t longest_piece(const PgPlain *text, const PgPlain *part, uint32_t from) {
    uint32_t longest = 0;
    for (uint32_t i = 0; i < text->n; i++) {
        uint32_t n = 0;
        while (i + n < text->n && from + n < part->n && text->chars[i + n] == part->chars[from + n])
            n++;
        longest = MAX(longest, n);
    }
    return longest;
}

bool pg_plain_holds_in_pieces(const PgPlain *text, const PgPlain *part) {
    enum { MIN_PIECE = 2, MAX_PIECES = 4 };
    uint32_t at = 0;
    for (int n = 0; n < MAX_PIECES && at < part->n; n++) {
        uint32_t piece = longest_piece(text, part, at);
        if (piece < MIN_PIECE)
            return false;
        at += piece;
    }
    return at == part->n;
}

bool pg_plain_holds_in_order(const PgPlain *text, const PgPlain *part) {
    uint32_t found = 0;
    for (uint32_t i = 0; i < text->n && found < part->n; i++)
        found += text->chars[i] == part->chars[found];
    return found == part->n;
}
