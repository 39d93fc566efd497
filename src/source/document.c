#include "source/builder.h"

#include "base/chars.h"

#include <string.h>

void pg_document_free(PgDocument *document) {
    if (!document)
        return;
    g_free(document->name);
    g_free(document->title);
    g_free(document->date);
    g_free(document->publisher);
    g_free(document->decoded);
    g_free(document->chars);
    g_free(document->origins);
    g_free(document->lines);
    g_free(document);
}

void pg_builder_init(PgBuilder *builder, size_t expected) {
    *builder = (PgBuilder){0};
    builder->room = MAX(expected, 64);
    builder->chars = g_new(uint32_t, builder->room);
    builder->origins = g_new(uint32_t, builder->room);
    builder->lines = g_array_new(FALSE, FALSE, sizeof(PgLine));
}

void pg_builder_clear(PgBuilder *builder) {
    g_free(builder->chars);
    g_free(builder->origins);
    if (builder->lines)
        g_array_free(builder->lines, TRUE);
    *builder = (PgBuilder){0};
}

void pg_builder_grow(PgBuilder *builder) {
    builder->room += builder->room / 2;
    builder->chars = g_renew(uint32_t, builder->chars, builder->room);
    builder->origins = g_renew(uint32_t, builder->origins, builder->room);
}

uint32_t pg_builder_add_text(PgBuilder *builder, const char *text, const char *end,
                             uint32_t origin) {
    while (builder->room - builder->n < (size_t)(end - text))
        pg_builder_grow(builder);
    uint32_t *chars = builder->chars, *origins = builder->origins;
    size_t n = builder->n;
    while (text < end) {
        uint32_t c = pg_utf8_next(&text);
        chars[n] = c;
        origins[n] = origin++;
        n += !pg_char_is_invisible(c);
    }
    builder->n = n;
    return origin;
}

bool pg_char_is_rare_blank(uint32_t c) {
    return c == 0xA0 || c == 0x200B || g_unichar_isspace(c);
}

enum { FEWEST_APART = 4 };

/* Are the letters of the line that grows set apart: 高 新 区 签 约? */
static bool is_spaced_out(const PgBuilder *builder) {
    size_t n_apart = 0, n_close = 0;
    for (size_t i = builder->start; i + 1 < builder->n; i++) {
        const uint32_t *c = builder->chars + i;
        if (!pg_char_is_han(c[0]))
            continue;
        n_close += pg_char_is_han(c[1]);
        n_apart += i + 2 < builder->n && pg_char_is_blank(c[1]) && pg_char_is_han(c[2]);
    }
    return n_apart >= FEWEST_APART && n_apart > n_close;
}

static void move_char(PgBuilder *builder, size_t *to, size_t from) {
    builder->chars[*to] = builder->chars[from];
    builder->origins[(*to)++] = builder->origins[from];
}

static bool is_small_latin(uint32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 0xe0 && c <= 0x1dc) || c == 0x261;
}

/* The end of a reading in brackets, 產(chǎn)業(yè): small Latin letters, one of them with its tone;
   `at` when there is none. */
static size_t reading_end(const PgBuilder *builder, size_t at) {
    enum { LONGEST = 6 };
    const uint32_t *chars = builder->chars;
    size_t i = at + 1;
    bool has_tone = false;
    if ((chars[at] != '(' && chars[at] != U'（') || at == builder->start ||
        !pg_char_is_han(chars[at - 1]))
        return at;
    for (; i < builder->n && i - at <= LONGEST && is_small_latin(chars[i]); i++)
        has_tone |= chars[i] >= 0xe0;
    return has_tone && i < builder->n && (chars[i] == ')' || chars[i] == U'）') ? i + 1 : at;
}

static void drop_readings(PgBuilder *builder) {
    size_t to = builder->start;
    for (size_t i = to; i < builder->n;) {
        size_t end = reading_end(builder, i);
        if (end > i) {
            i = end;
            continue;
        }
        move_char(builder, &to, i++);
    }
    builder->n = to;
}

/* Does a blank part two Latin words or numbers? */
static bool parts_latin(uint32_t before, uint32_t after) {
    return before < 0x250 && g_unichar_isalnum(before) && after < 0x250 && g_unichar_isalnum(after);
}

/* Leave out the blanks that set letters apart. One that was there before has one on each side. */
static void close_up(PgBuilder *builder) {
    size_t to = builder->start;
    for (size_t i = to; i < builder->n; i++) {
        size_t end = i;
        while (end < builder->n && pg_char_is_blank(builder->chars[end]))
            end++;
        size_t n_blanks = end - i, kept = MAX(n_blanks / 2, n_blanks > 0);
        if (n_blanks == 1 && i > builder->start && end < builder->n &&
            !parts_latin(builder->chars[i - 1], builder->chars[end]))
            kept = 0;
        for (size_t k = 0; k < kept; k++)
            move_char(builder, &to, i + k);
        if (end < builder->n)
            move_char(builder, &to, end);
        i = end;
    }
    builder->n = to;
}

/* Few lines hold letters with tones or several blanks: one look over the line tells, without a
   branch for each character, whether there may be some. */
static void mend_letters(PgBuilder *builder) {
    size_t n_tones = 0, n_blanks = 0;
    for (size_t i = builder->start; i < builder->n; i++) {
        uint32_t c = builder->chars[i];
        n_tones += c - 0xe0u <= 0x261u - 0xe0u;
        n_blanks += (c <= ' ') | (c - 0x80u <= 0x3000u - 0x80u);
    }
    if (n_tones)
        drop_readings(builder);
    if (n_blanks >= FEWEST_APART && is_spaced_out(builder))
        close_up(builder);
}

bool pg_builder_end_line(PgBuilder *builder, PgLineKind kind, uint8_t level, bool gap_before) {
    size_t i = builder->start;
    while (i < builder->n && pg_char_is_blank(builder->chars[i]))
        i++;
    if (i == builder->n) {
        builder->n = builder->start;
        return false;
    }
    mend_letters(builder);
    PgLine line = {.start = (uint32_t)builder->start,
                   .end = (uint32_t)builder->n,
                   .kind = kind,
                   .level = level,
                   .gap_before = gap_before};
    g_array_append_val(builder->lines, line);
    builder->start = builder->n;
    return true;
}

bool pg_builder_end_trimmed(PgBuilder *builder, PgLineKind kind, uint8_t level, bool gap_before) {
    while (builder->n > builder->start && pg_char_is_blank(builder->chars[builder->n - 1]))
        builder->n--;
    return pg_builder_end_line(builder, kind, level, gap_before);
}

PgDocument *pg_builder_finish(PgBuilder *builder, const PgPage *page) {
    if (!builder->lines->len) {
        pg_builder_clear(builder);
        return NULL;
    }
    PgDocument *document = g_new0(PgDocument, 1);
    document->name = g_strdup(page->path);
    document->decoded_length = page->decoded->length;
    document->n_chars = (uint32_t)builder->n;
    document->chars = g_renew(uint32_t, builder->chars, builder->n);
    document->origins = g_renew(uint32_t, builder->origins, builder->n);
    document->n_lines = builder->lines->len;
    document->lines = (PgLine *)(void *)g_array_free(builder->lines, FALSE);
    *builder = (PgBuilder){0};
    return document;
}

char *pg_chars_to_squeezed(const uint32_t *chars, size_t start, size_t end) {
    GString *text = g_string_sized_new(end - start + 1);
    for (size_t i = start; i < end; i++)
        if (!pg_char_is_blank(chars[i]))
            g_string_append_unichar(text, chars[i]);
    return g_string_free(text, FALSE);
}

char *pg_metadata_take(char *text) {
    if (!text)
        return NULL;
    GString *kept = g_string_new(NULL);
    size_t end = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        uint32_t c = pg_decode_clean(g_utf8_get_char(p));
        if (!pg_char_is_blank(c)) {
            g_string_append_unichar(kept, c);
            end = kept->len;
        } else if (kept->len) {
            g_string_append_unichar(kept, c < ' ' ? ' ' : c);
        }
    }
    g_string_truncate(kept, end);
    g_free(text);
    return g_string_free(kept, end == 0);
}

bool pg_caption_is_empty(const uint32_t *chars, size_t start, size_t end) {
    static const char *const WORDS[] = {"image",  "img",  "picture", "photo", "pic",
                                        "figure", "logo", "icon",    "图片"};
    char *text = pg_chars_to_squeezed(chars, start, end);
    char *lower = g_ascii_strdown(text, -1);
    bool empty = !*lower;
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS) && !empty; i++)
        if (g_str_has_prefix(lower, WORDS[i])) {
            const char *rest = lower + strlen(WORDS[i]);
            empty = !rest[strspn(rest, "0123456789-_.()#")] || strchr(rest, '.');
        }
    bool ascii = true, letters = false;
    for (const char *p = lower; *p; p++) {
        ascii = ascii && (unsigned char)*p < 0x80;
        letters = letters || g_ascii_isalpha(*p) || (unsigned char)*p >= 0x80;
    }
    static const char *const ENDINGS[] = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".svg"};
    for (size_t i = 0; i < G_N_ELEMENTS(ENDINGS) && !empty; i++)
        empty = g_str_has_suffix(lower, ENDINGS[i]);
    empty = empty || !letters || (ascii && strlen(lower) < 4);
    g_free(lower);
    g_free(text);
    return empty;
}
