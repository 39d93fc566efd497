#include "browse/pinyin.h"

#include "base/chars.h"
#include "browse/internal.h"

extern const char _binary_pinyin_bin_start[];

enum { N_CHARS = PG_PINYIN_LAST - PG_PINYIN_FIRST + 1 };

struct PgInitials {
    bool is_used[N_CHARS];
};

PgInitials *pg_initials_new(void) {
    return g_new0(PgInitials, 1);
}

void pg_initials_free(PgInitials *initials) {
    g_free(initials);
}

void pg_initials_add(PgInitials *initials, const char *text) {
    while (*text) {
        uint32_t c = pg_utf8_next(&text);
        if (c >= PG_PINYIN_FIRST && c <= PG_PINYIN_LAST)
            initials->is_used[c - PG_PINYIN_FIRST] = true;
    }
}

static bool begins_with(int c, char letter) {
    const char *readings = _binary_pinyin_bin_start + (size_t)c * PG_PINYIN_READINGS;
    for (int i = 0; i < PG_PINYIN_READINGS; i++)
        if (readings[i] == letter)
            return true;
    return false;
}

json_t *pg_initials_to_json(const PgInitials *initials) {
    json_t *object = json_object();
    GString *text = g_string_new(NULL);
    for (const char *letter = "abcdefghijklmnopqrstuvwxyz"; *letter; letter++) {
        g_string_truncate(text, 0);
        for (int c = 0; c < N_CHARS; c++)
            if (initials->is_used[c] && begins_with(c, *letter))
                g_string_append_unichar(text, (gunichar)(c + PG_PINYIN_FIRST));
        if (text->len)
            json_object_set_new(object, (const char[]){*letter, 0}, json_string(text->str));
    }
    g_string_free(text, TRUE);
    return object;
}
