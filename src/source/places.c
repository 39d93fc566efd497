#include "source/places.h"

#include <glib.h>
#include <libxml/HTMLparser.h>
#include <string.h>

enum { LONGEST_NAME = 10 }; /* of HTML 4: "thetasym" */

void pg_places_normalise(PgDecoded *decoded) {
    for (size_t i = 0; i < decoded->size; i++)
        if (decoded->text[i] == '\f')
            decoded->text[i] = ' ';
        else if (decoded->text[i] == '\r')
            decoded->text[i] = decoded->text[i + 1] == '\n' ? ' ' : '\n';
}

uint32_t pg_places_move(PgPlaces *places, size_t byte) {
    byte = MIN(byte, places->size);
    for (; places->byte < byte; places->byte++)
        places->point += ((unsigned char)places->text[places->byte] & 0xC0) != 0x80;
    return places->point;
}

uint32_t pg_reference_by_name(const char *name) {
    if (!strcmp(name, "apos"))
        return '\'';
    const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)name);
    return entity ? entity->value : 0;
}

static size_t decode_number(const char *text, size_t size, uint32_t *c) {
    bool hex = size > 2 && (text[2] == 'x' || text[2] == 'X');
    size_t first = hex ? 3 : 2, i = first;
    uint32_t value = 0;
    for (; i < size; i++) {
        int digit = hex ? g_ascii_xdigit_value(text[i]) : g_ascii_digit_value(text[i]);
        if (digit < 0)
            break;
        value = MIN(value * (hex ? 16U : 10U) + (uint32_t)digit, 0x110000U);
    }
    if (i == first)
        return 0;
    *c = pg_decode_clean(value);
    return i + (i < size && text[i] == ';');
}

size_t pg_reference_decode(const char *text, size_t size, uint32_t *c) {
    if (size < 3 || text[0] != '&')
        return 0;
    if (text[1] == '#')
        return decode_number(text, size, c);
    char name[LONGEST_NAME + 1];
    size_t n = 0;
    while (n < LONGEST_NAME && n + 1 < size && g_ascii_isalnum(text[n + 1])) {
        name[n] = text[n + 1];
        n++;
    }
    name[n] = '\0';
    if (!n || n + 1 >= size || text[n + 1] != ';' || !(*c = pg_reference_by_name(name)))
        return 0;
    return n + 2;
}

/* A chunk that stands in the source as it is. */
static void emit_literal(PgPlaces *places, const char *chunk, size_t length, size_t start,
                         PgPlacesSink sink, void *data) {
    for (size_t i = 0; i < length;) {
        uint32_t origin = pg_places_move(places, start + i);
        sink(data, g_utf8_get_char(chunk + i), origin);
        i = (size_t)(g_utf8_next_char(chunk + i) - chunk);
    }
    pg_places_move(places, start + length);
}

static bool stands_at(const PgPlaces *places, const char *chunk, size_t length, size_t start) {
    return start >= places->byte && start <= places->size && places->size - start >= length &&
           !memcmp(places->text + start, chunk, length);
}

/* The place of the reference that ends at `position` and stands for the one-character chunk;
   false for none. */
static bool find_reference(const PgPlaces *places, const char *chunk, size_t length,
                           size_t position, size_t *start) {
    if (g_utf8_next_char(chunk) != chunk + length)
        return false;
    size_t i = MIN(position, places->size);
    if (i > places->byte && places->text[i - 1] == ';')
        i--;
    while (i > places->byte && (g_ascii_isalnum(places->text[i - 1]) || places->text[i - 1] == '#'))
        i--;
    if (i <= places->byte || places->text[i - 1] != '&')
        return false;
    uint32_t c = 0;
    size_t used = pg_reference_decode(places->text + i - 1, position - i + 1, &c);
    *start = i - 1;
    if (used && c == pg_decode_clean(g_utf8_get_char(chunk)))
        return true;
    /* a reference without its ';' is one to the parser all the same */
    return !stands_at(places, chunk, length, position - length);
}

/* Whatever else the parser did: find the characters one by one in what it has passed. */
static void emit_searched(PgPlaces *places, const char *chunk, size_t length, size_t position,
                          PgPlacesSink sink, void *data) {
    const char *p = chunk, *end = chunk + length;
    position = MIN(position, places->size);
    while (p < end && places->byte < position) {
        const char *next = g_utf8_next_char(p);
        const char *found =
            memmem(places->text + places->byte, position - places->byte, p, (size_t)(next - p));
        if (!found)
            return;
        size_t start = (size_t)(found - places->text);
        sink(data, g_utf8_get_char(p), pg_places_move(places, start));
        pg_places_move(places, start + (size_t)(next - p));
        p = next;
    }
}

void pg_places_align(PgPlaces *places, const char *chunk, size_t length, size_t position,
                     PgPlacesSink sink, void *data) {
    static const size_t CDATA_END = 3; /* of "]]>" */
    size_t start;
    if (!length)
        return;
    /* a chunk of a long text is handed over when its last character has not yet been passed */
    size_t last = length - (size_t)(g_utf8_find_prev_char(chunk, chunk + length) - chunk);
    if (find_reference(places, chunk, length, position, &start)) {
        sink(data, g_utf8_get_char(chunk), pg_places_move(places, start));
        /* the '&' of what turned out to be no reference: its name comes as the next chunk */
        uint32_t c = 0;
        bool bare =
            *chunk == '&' && !pg_reference_decode(places->text + start, position - start, &c);
        pg_places_move(places, bare ? start + 1 : position);
    } else if (position >= length && stands_at(places, chunk, length, position - length)) {
        emit_literal(places, chunk, length, position - length, sink, data);
    } else if (position >= length + CDATA_END &&
               stands_at(places, chunk, length, position - length - CDATA_END)) {
        emit_literal(places, chunk, length, position - length - CDATA_END, sink, data);
    } else if (position + last >= length &&
               stands_at(places, chunk, length, position + last - length)) {
        emit_literal(places, chunk, length, position + last - length, sink, data);
    } else if (stands_at(places, chunk, length, position)) {
        emit_literal(places, chunk, length, position, sink, data);
    } else {
        emit_searched(places, chunk, length, position, sink, data);
    }
}

bool pg_places_find_tag(const PgPlaces *places, const char *name, size_t position, size_t *start) {
    size_t length = strlen(name);
    for (size_t i = MIN(position, places->size); i > places->byte; i--) {
        const char *p = places->text + i - 1;
        if (*p != '<' || position - i < length || g_ascii_strncasecmp(p + 1, name, length))
            continue;
        *start = i - 1;
        return true;
    }
    return false;
}
