#include "draw/font.h"

#include <fontconfig/fontconfig.h>
#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* Families that look well and that readers of the SVG are likely to have. */
#define FAMILIES "Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif"

/* Graphviz writes a font's name into SVG as it is. */
static bool is_harmless(const char *family) {
    for (const char *p = family; *p; p++)
        if (!g_ascii_isalnum(*p) && *p != ' ' && *p != '-')
            return false;
    return *family != '\0';
}

/* Of two fonts of this machine: one of the list, then one without serifs, then by name. */
static bool is_better(const char *family, const char *best) {
    if (!best)
        return true;
    bool listed = strstr(FAMILIES, family) != NULL, best_listed = strstr(FAMILIES, best) != NULL;
    if (listed != best_listed)
        return listed;
    bool sans = strstr(family, "Sans") != NULL, best_sans = strstr(best, "Sans") != NULL;
    return sans != best_sans ? sans : strcmp(family, best) < 0;
}

/* The best font that has U+4E2D and U+9AD8 (中, 高). */
static char *find_font(void) {
    char *best = NULL;
    FcCharSet *characters = FcCharSetCreate();
    FcCharSetAddChar(characters, U'中');
    FcCharSetAddChar(characters, U'高');
    FcPattern *pattern = FcPatternCreate();
    FcPatternAddCharSet(pattern, FC_CHARSET, characters);
    FcObjectSet *wanted = FcObjectSetBuild(FC_FAMILY, (char *)NULL);
    FcFontSet *fonts = FcFontList(NULL, pattern, wanted);
    for (int i = 0; fonts && i < fonts->nfont; i++) {
        FcChar8 *family;
        for (int k = 0; FcPatternGetString(fonts->fonts[i], FC_FAMILY, k, &family) == FcResultMatch;
             k++)
            if (is_harmless((const char *)family) && is_better((const char *)family, best)) {
                g_free(best);
                best = g_strdup((const char *)family);
            }
    }
    if (fonts && fonts->nfont && !best)
        best = g_strdup("sans-serif"); /* there is one, of a name that can't be written */
    if (fonts)
        FcFontSetDestroy(fonts);
    FcObjectSetDestroy(wanted);
    FcPatternDestroy(pattern);
    FcCharSetDestroy(characters);
    return best;
}

char *pg_font_families(const PgLog *log) {
    char *font = find_font();
    if (!font)
        pg_log(log, PG_LOG_WARNING, NULL,
               "no font for Chinese was found: pictures will show boxes in place of characters "
               "(Debian: apt-get install fonts-noto-cjk)");
    char *families = font && !strstr(FAMILIES, font) ? g_strdup_printf("%s, %s", font, FAMILIES)
                                                     : g_strdup(FAMILIES);
    g_free(font);
    return families;
}
