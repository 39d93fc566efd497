#include "rdf/scan.h"

#include <string.h>

enum { LONGEST_LANGUAGE = 255 };

static bool set_fault(PgScanFault *fault, const char *message, size_t offset) {
    *fault = (PgScanFault){message, offset};
    return false;
}

bool pg_scan_utf8(const char *text, size_t length, PgScanFault *fault) {
    const char *end;
    if (g_utf8_validate_len(text, length, &end))
        return true;
    return set_fault(fault, *end ? "a byte that is no UTF-8" : "a NUL byte", (size_t)(end - text));
}

void pg_scan_place(const char *text, size_t offset, int *line, int *column) {
    const char *start = text, *end = text + offset, *newline;
    *line = 1;
    while ((newline = memchr(start, '\n', (size_t)(end - start)))) {
        ++*line;
        start = newline + 1;
    }
    *column = (int)g_utf8_strlen(start, end - start) + 1;
}

static bool is_tag_char(char c) {
    return g_ascii_isalnum(c) || c == '-' || c == '_';
}

/* `p` is at the '@' of a language tag or a directive. */
static const char *skip_language(const char *p, const char *end) {
    for (p++; p < end && is_tag_char(*p);)
        p++;
    return p;
}

/* At a backslash: does it name a character that no C string or no UTF-8 can hold? Gives NULL then,
   else the end of the escape. */
static const char *skip_escape(const char *p, const char *end) {
    if (end - p < 2)
        return end;
    int digits = p[1] == 'u' ? 4 : p[1] == 'U' ? 8 : 0;
    p += 2;
    if (!digits || end - p < digits)
        return p;
    guint32 code = 0;
    for (int i = 0; i < digits; i++) {
        if (!g_ascii_isxdigit(p[i]))
            return p; /* Raptor reports it */
        code = code << 4 | (guint32)g_ascii_xdigit_value(p[i]);
    }
    return code == 0 || (code >= 0xd800 && code < 0xe000) || code > 0x10ffff ? NULL : p + digits;
}

static const char bad_escape[] = "an escape that names no character";
static const char long_language[] = "a language tag of more than 255 bytes";

/* N-Triples */

bool pg_scan_ntriples(char *text, size_t length, PgScanFault *fault) {
    char *end = text + length;
    for (char *p = text; p < end;) {
        char *start = p;
        switch (*p) {
        case '<':
        case '"': {
            char close = *p == '<' ? '>' : '"';
            for (p++; p < end && *p != close && !(close == '>' && *p == '\n');) {
                if (*p == '\\') {
                    char *next = (char *)skip_escape(p, end);
                    if (!next)
                        return set_fault(fault, bad_escape, (size_t)(p - text));
                    p = next;
                } else {
                    p++;
                }
            }
            if (p < end)
                p++;
            break;
        }
        case '#':
            for (; p < end && *p != '\n' && *p != '\r'; p++)
                *p = ' ';
            break;
        case '@':
            p = (char *)skip_language(p, end);
            if (p - start - 1 > LONGEST_LANGUAGE)
                return set_fault(fault, long_language, (size_t)(start - text));
            break;
        default:
            p++;
        }
    }
    return true;
}

/* Turtle: the order of triples follows from Raptor's grammar. The triples of a subject come at its
   full stop, those of [ ] at the bracket, those of ( ) at the parenthesis, last item first. */

typedef enum { AT_SUBJECT, AT_VERB, AT_OBJECT, IN_LIST } Position;

typedef struct {
    Position position;
    guint first;  /* of its pending objects */
    guint32 line; /* on which it began */
} Frame;

typedef struct {
    const char *text, *end;
    guint32 line;
    GArray *frames;  /* of Frame; the first is the statement */
    GArray *pending; /* lines of objects whose triples are still to come */
    GArray *lines;
    int skip_terms; /* of PREFIX or BASE */
    bool is_suffix; /* the next term is the datatype of the last one */
} Turtle;

static Frame *top(Turtle *turtle) {
    return &g_array_index(turtle->frames, Frame, turtle->frames->len - 1);
}

static void push_frame(Turtle *turtle, Position position) {
    Frame frame = {position, turtle->pending->len, turtle->line};
    g_array_append_val(turtle->frames, frame);
}

/* A term that started on `line` is complete. */
static void take_term(Turtle *turtle, guint32 line) {
    if (turtle->is_suffix) {
        turtle->is_suffix = false;
        return;
    }
    if (turtle->skip_terms) {
        turtle->skip_terms--;
        return;
    }
    Frame *frame = top(turtle);
    if (frame->position == AT_SUBJECT)
        frame->position = AT_VERB;
    else if (frame->position == AT_VERB)
        frame->position = AT_OBJECT;
    else
        g_array_append_val(turtle->pending, line);
}

/* The triples of the innermost frame come now. */
static void emit(Turtle *turtle) {
    Frame *frame = top(turtle);
    const guint32 *pending = (const guint32 *)(void *)turtle->pending->data;
    guint n = turtle->pending->len;
    if (frame->position == IN_LIST)
        for (guint i = n; i > frame->first; i--) {
            g_array_append_val(turtle->lines, pending[i - 1]); /* rdf:first */
            g_array_append_val(turtle->lines, pending[i - 1]); /* rdf:rest */
        }
    else if (n > frame->first)
        g_array_append_vals(turtle->lines, pending + frame->first, n - frame->first);
    g_array_set_size(turtle->pending, frame->first);
}

static void close_frame(Turtle *turtle) {
    if (turtle->frames->len < 2)
        return;
    emit(turtle);
    guint32 line = top(turtle)->line;
    g_array_set_size(turtle->frames, turtle->frames->len - 1);
    take_term(turtle, line);
}

static void end_statement(Turtle *turtle) {
    emit(turtle);
    g_array_set_size(turtle->frames, 0);
    g_array_set_size(turtle->pending, 0);
    turtle->skip_terms = 0;
    turtle->is_suffix = false;
    push_frame(turtle, AT_SUBJECT);
}

/* `p` is at the opening quote or '<'. Gives the end, or NULL at a bad escape. */
static const char *skip_quoted(Turtle *turtle, const char *p, const char **fault_at) {
    char close = *p == '<' ? '>' : *p;
    bool is_long = close != '>' && turtle->end - p >= 3 && p[1] == close && p[2] == close;
    for (p += is_long ? 3 : 1; p < turtle->end;) {
        if (*p == '\\') {
            *fault_at = p;
            p = skip_escape(p, turtle->end);
            if (!p)
                return NULL;
        } else if (*p == close && !is_long) {
            return p + 1;
        } else if (*p == close && turtle->end - p >= 3 && p[1] == close && p[2] == close) {
            return p + 3;
        } else if (*p == '\n' && !is_long) {
            return p;
        } else {
            turtle->line += *p == '\n';
            p++;
        }
    }
    return p;
}

/* A name, number, keyword or label. A full stop inside belongs to it, one at its end does not. */
static const char *skip_word(const char *p, const char *end) {
    static const bool ends[256] = {
        [0] = true,   [' '] = true,  ['\t'] = true, ['\r'] = true, ['\n'] = true,
        [';'] = true, [','] = true,  ['['] = true,  [']'] = true,  ['('] = true,
        [')'] = true, ['{'] = true,  ['}'] = true,  ['<'] = true,  ['>'] = true,
        ['"'] = true, ['\''] = true, ['#'] = true,  ['^'] = true,  ['@'] = true};
    const char *last = p;
    while (p < end && !ends[(unsigned char)*p]) {
        if (*p == '\\' && p + 1 < end)
            p++;
        if (*p++ != '.' || p[-2] == '\\')
            last = p;
    }
    return last;
}

static void take_word(Turtle *turtle, const char *word, size_t length) {
    if (top(turtle)->position == AT_SUBJECT && !turtle->skip_terms) {
        bool is_prefix = length == 6 && g_ascii_strncasecmp(word, "prefix", 6) == 0;
        bool is_base = length == 4 && g_ascii_strncasecmp(word, "base", 4) == 0;
        if (is_prefix || is_base) {
            turtle->skip_terms = is_prefix ? 2 : 1;
            return;
        }
    }
    take_term(turtle, turtle->line);
}

bool pg_scan_turtle(const char *text, size_t length, GArray *lines, PgScanFault *fault) {
    Turtle turtle = {.text = text,
                     .end = text + length,
                     .line = 1,
                     .frames = g_array_new(FALSE, FALSE, sizeof(Frame)),
                     .pending = g_array_new(FALSE, FALSE, sizeof(guint32)),
                     .lines = lines};
    bool ok = true;
    push_frame(&turtle, AT_SUBJECT);
    for (const char *p = text; ok && p < turtle.end;) {
        guint32 line = turtle.line;
        const char *start = p;
        switch (*p) {
        case '\n':
            turtle.line++;
            p++;
            break;
        case ' ':
        case '\t':
        case '\r':
            p++;
            break;
        case '#':
            p = memchr(p, '\n', (size_t)(turtle.end - p));
            if (!p)
                p = turtle.end;
            break;
        case '<':
        case '"':
        case '\'': {
            const char *fault_at = p;
            p = skip_quoted(&turtle, p, &fault_at);
            if (!p)
                ok = set_fault(fault, bad_escape, (size_t)(fault_at - text));
            else
                take_term(&turtle, line);
            break;
        }
        case '@': /* a language, or @prefix and @base, whose terms are skipped up to the full stop
                   */
            p = skip_language(p, turtle.end);
            if (p - start - 1 > LONGEST_LANGUAGE)
                ok = set_fault(fault, long_language, (size_t)(start - text));
            else if (top(&turtle)->position == AT_SUBJECT)
                turtle.skip_terms = 3;
            break;
        case '^':
            turtle.is_suffix = true;
            p++;
            break;
        case ';':
            if (top(&turtle)->position == AT_OBJECT)
                top(&turtle)->position = AT_VERB;
            p++;
            break;
        case '[':
            push_frame(&turtle, AT_VERB);
            p++;
            break;
        case '(':
            push_frame(&turtle, IN_LIST);
            p++;
            break;
        case ']':
        case ')':
            close_frame(&turtle);
            p++;
            break;
        case '{': /* what stood before was the name of a graph */
            top(&turtle)->position = AT_SUBJECT;
            p++;
            break;
        case '.':
            if (turtle.end - p > 1 && g_ascii_isdigit(p[1])) { /* .5 */
                p = skip_word(p, turtle.end);
                take_term(&turtle, line);
                break;
            }
            end_statement(&turtle);
            p++;
            break;
        case '}':
            end_statement(&turtle);
            p++;
            break;
        case ',':
        case '>':
            p++;
            break;
        default:
            p = skip_word(p, turtle.end);
            take_word(&turtle, start, (size_t)(p - start));
            if (p == start)
                p++;
        }
    }
    g_array_free(turtle.frames, TRUE);
    g_array_free(turtle.pending, TRUE);
    return ok;
}

/* JSON and XML: only what would harm. */

bool pg_scan_json(const char *text, size_t length, PgScanFault *fault) {
    const char *end = text + length;
    bool may_be_language = false; /* the last string was the key "lang", or hides what it is */
    for (const char *p = text; p < end; p++) {
        if (*p != '"')
            continue;
        const char *start = ++p;
        bool has_escape = false;
        for (; p < end && *p != '"'; p++) {
            if (*p != '\\')
                continue;
            has_escape = true;
            if (end - p >= 6 && strncmp(p, "\\u0000", 6) == 0)
                return set_fault(fault, bad_escape, (size_t)(p - text));
            p++;
        }
        if (p >= end)
            break;
        size_t n = (size_t)(p - start);
        if (may_be_language && n > LONGEST_LANGUAGE)
            return set_fault(fault, long_language, (size_t)(start - text));
        may_be_language = has_escape || (n == 4 && memcmp(start, "lang", 4) == 0);
    }
    return true;
}

bool pg_scan_xml(const char *text, size_t length, PgScanFault *fault) {
    const char *end = text + length;
    const char *head =
        length > 5 && memcmp(text, "<?xml", 5) == 0 ? memchr(text, '>', length) : NULL;
    const char *encoding = head ? memmem(text, (size_t)(head - text), "encoding", 8) : NULL;
    if (encoding) {
        const char *name = encoding + strlen("encoding");
        while (name < head && strchr(" \t\r\n=\"'", *name))
            name++;
        if (g_ascii_strncasecmp(name, "utf-8", 5) != 0 &&
            g_ascii_strncasecmp(name, "us-ascii", 8) != 0)
            return set_fault(fault, "an encoding other than UTF-8", (size_t)(encoding - text));
    }
    const char *attlist = memmem(text, length, "<!ATTLIST", 9);
    if (attlist)
        return set_fault(fault, "an attribute declaration", (size_t)(attlist - text));
    for (const char *p = text; (p = memmem(p, (size_t)(end - p), "lang", 4));) {
        const char *start = p;
        for (p += 4; p < end && strchr(" \t\r\n=", *p) && *p;)
            p++;
        if (p >= end || p == start + 4 || (*p != '"' && *p != '\''))
            continue;
        const char *value = p + 1;
        const char *close = memchr(value, *p, (size_t)(end - value));
        if (!close)
            break;
        if (close - value > LONGEST_LANGUAGE || memchr(value, '&', (size_t)(close - value)))
            return set_fault(fault, long_language, (size_t)(start - text));
    }
    return true;
}
