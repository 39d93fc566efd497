/* parkgraph-pinyin OUT: compile the first letters of the ideographs' readings, as ICU tells them,
   into the table that pinyin.c reads. Runs when the program is built. */
#include "browse/pinyin.h"

#include <stdio.h>
#include <stdlib.h>
#include <unicode/utrans.h>

/* ICU tells one reading each; of these the other is as common in the names of places, companies
   and people. */
static const struct {
    UChar character;
    char initial;
} OTHERS[] = {
    {u'长', 'c'}, {u'重', 'c'}, {u'厦', 'x'}, {u'行', 'h'}, {u'乐', 'y'}, {u'都', 'd'},
    {u'会', 'k'}, {u'朝', 'c'}, {u'传', 'z'}, {u'单', 's'}, {u'曾', 'z'}, {u'解', 'x'},
    {u'石', 'd'}, {u'调', 't'}, {u'盛', 'c'}, {u'尉', 'y'}, {u'铅', 'y'}, {u'番', 'p'},
    {u'莘', 's'}, {u'区', 'o'}, {u'仇', 'q'}, {u'查', 'z'}, {u'贾', 'g'}, {u'校', 'j'},
    {u'降', 'x'}, {u'藏', 'z'}, {u'车', 'j'},
};

static char initial_of(UTransliterator *latin, UChar character) {
    UChar text[32] = {character, 0};
    int32_t length = 1, limit = 1;
    UErrorCode error = U_ZERO_ERROR;
    utrans_transUChars(latin, text, &length, 32, 0, &limit, &error);
    if (U_FAILURE(error) || length < 1)
        return 0;
    if (text[0] >= 'a' && text[0] <= 'z')
        return (char)text[0];
    return 0;
}

static int write_table(UTransliterator *latin, FILE *out) {
    for (unsigned c = PG_PINYIN_FIRST; c <= PG_PINYIN_LAST; c++) {
        char initials[PG_PINYIN_READINGS] = {initial_of(latin, (UChar)c)};
        for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++)
            if (OTHERS[i].character == c && OTHERS[i].initial != initials[0])
                initials[1] = OTHERS[i].initial;
        fwrite(initials, 1, sizeof initials, out);
    }
    return ferror(out);
}

int main(int argc, char **argv) {
    if (argc != 2)
        return EXIT_FAILURE;
    UErrorCode error = U_ZERO_ERROR;
    UTransliterator *latin =
        utrans_openU(u"Han-Latin; Latin-ASCII; Lower", -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
    FILE *out = U_SUCCESS(error) ? fopen(argv[1], "wb") : NULL;
    if (!out) {
        fprintf(stderr, "parkgraph-pinyin: cannot make %s\n", argv[1]);
        return EXIT_FAILURE;
    }
    int failed = write_table(latin, out);
    failed = fclose(out) || failed;
    utrans_close(latin);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
