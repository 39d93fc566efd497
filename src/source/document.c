#include "source/builder.h"

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

bool pg_char_is_blank(uint32_t c) {
    if (c < 0x80)
        return c == ' ' || (c >= '\t' && c <= '\r');
    return c == 0xA0 || c == 0x3000 || c == 0xFEFF || c == 0x200B || g_unichar_isspace(c);
}

bool pg_builder_end_line(PgBuilder *builder, PgLineKind kind, uint8_t level, bool gap_before) {
    size_t i = builder->start;
    while (i < builder->n && pg_char_is_blank(builder->chars[i]))
        i++;
    if (i == builder->n) {
        builder->n = builder->start;
        return false;
    }
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
