/* Markdown by its lines, as people and OCR write it. A scanner of our own, for every character
   must know its place, which no library tells for the inside of a line. */
#include "source/markdown.h"

#include <string.h>

enum { LONGEST_SETEXT = 60 }; /* characters: what is longer is a paragraph above a rule */

typedef struct {
    PgMarkdown markdown;
    const char *p, *end; /* what has not been read */
    uint32_t origin;     /* of p */
    bool in_fence, in_table;
    char *title, *date, *publisher; /* of the front matter */
    bool title_line;                /* the first line is the front matter's title */
} Scanner;

/* How many characters begin in these bytes: all but the continuations, counted in eight at once. */
static uint32_t count_chars(const char *p, size_t size) {
    const uint64_t ones = 0x0101010101010101u;
    size_t n = size;
    for (; size >= sizeof ones; size -= sizeof ones, p += sizeof ones) {
        uint64_t word;
        memcpy(&word, p, sizeof word);
        n -= ((word >> 7 & ~word >> 6 & ones) * ones) >> 56;
    }
    for (; size; size--, p++)
        n -= ((unsigned char)*p & 0xC0) == 0x80;
    return (uint32_t)n;
}

static bool next_line(Scanner *scanner, PgSlice *line) {
    if (scanner->p >= scanner->end)
        return false;
    *line = (PgSlice){.p = scanner->p, .origin = scanner->origin};
    const char *p = scanner->p + strcspn(scanner->p, "\n\r\f");
    scanner->origin += count_chars(scanner->p, (size_t)(p - scanner->p));
    line->end = p;
    if (p < scanner->end) {
        size_t n = *p == '\r' && p + 1 < scanner->end && p[1] == '\n' ? 2 : 1;
        scanner->origin += (uint32_t)n;
        p += n;
    }
    scanner->p = p;
    return true;
}

static void skip_blanks(PgSlice *line) {
    while (line->p < line->end && (*line->p == ' ' || *line->p == '\t'))
        pg_slice_next(line);
}

static void skip(PgSlice *line, size_t n) {
    for (const char *to = line->p + n; line->p < to;)
        pg_slice_next(line);
}

static bool is_blank(PgSlice line) {
    while (line.p < line.end)
        if (!pg_char_is_blank(pg_slice_next(&line)))
            return false;
    return true;
}

/* "---", "***", "___", also with blanks between: a rule. */
static bool is_rule(PgSlice line) {
    skip_blanks(&line);
    if (line.p >= line.end || !strchr("-*_", *line.p))
        return false;
    size_t n = 0;
    char mark = *line.p;
    for (const char *p = line.p; p < line.end; p++) {
        if (*p != mark && *p != ' ' && *p != '\t')
            return false;
        n += *p == mark;
    }
    return n >= 3;
}

/* The level that this underline gives to the line above, or 0. */
static uint8_t setext_level(PgSlice line) {
    skip_blanks(&line);
    size_t n = 0, length = (size_t)(line.end - line.p);
    while (length && g_ascii_isspace(line.p[length - 1]))
        length--;
    while (n < length && line.p[n] == *line.p)
        n++;
    if (n < 3 || n != length || (*line.p != '=' && *line.p != '-'))
        return 0;
    return *line.p == '=' ? 1 : 2;
}

/* "|---|:--:|" between a table's head and its rows. */
static bool is_table_rule(PgSlice line) {
    bool dash = false, pipe = false;
    for (const char *p = line.p; p < line.end; p++) {
        dash |= *p == '-';
        pipe |= *p == '|';
        if (!strchr("-|: \t", *p))
            return false;
    }
    return dash && pipe;
}

/* Leave out '#'s; the level, or 0 when the line is no heading. */
static uint8_t take_heading(PgSlice *line) {
    PgSlice rest = *line;
    uint8_t level = 0;
    while (rest.p < rest.end && *rest.p == '#') {
        skip(&rest, 1);
        level++;
    }
    /* OCR forgets the blank: then only Chinese may follow, for "#1机组" is text */
    if (!level || level > 6 ||
        (rest.p < rest.end && !g_ascii_isspace(*rest.p) && (unsigned char)*rest.p < 0x80))
        return 0;
    const char *end = rest.end;
    while (end > rest.p && g_ascii_isspace(end[-1]))
        end--;
    const char *marks = end;
    while (marks > rest.p && marks[-1] == '#')
        marks--;
    if (marks < end && (marks == rest.p || g_ascii_isspace(marks[-1])))
        rest.end = marks;
    *line = rest;
    return level;
}

/* Leave out a bullet or number; false when the line starts no list item. */
static bool take_bullet(PgSlice *line) {
    const char *p = line->p;
    if (p < line->end && strchr("-*+", *p)) {
        p++;
    } else {
        while (p < line->end && g_ascii_isdigit(*p))
            p++;
        if (p == line->p || p - line->p > 3 || p >= line->end || (*p != '.' && *p != ')'))
            return false;
        p++;
        /* "3. 5亿元" is a number that OCR tore apart */
        if (p + 1 < line->end && *p == ' ' && g_ascii_isdigit(p[1]))
            return false;
    }
    if (p < line->end && *p != ' ' && *p != '\t')
        return false;
    skip(line, (size_t)(p - line->p));
    skip_blanks(line);
    return true;
}

static bool is_fence(PgSlice line) {
    skip_blanks(&line);
    return line.end - line.p >= 3 && (!memcmp(line.p, "```", 3) || !memcmp(line.p, "~~~", 3));
}

/* "[name]: address" says where links lead and is no text. */
static bool is_definition(PgSlice line) {
    if (line.end - line.p < 2 || *line.p != '[' || line.p[1] == '^')
        return false;
    const char *close = memchr(line.p, ']', (size_t)(line.end - line.p));
    return close && line.end - close > 2 && close[1] == ':' &&
           (close[2] == ' ' || !strncmp(close + 2, "http", 4)) &&
           memmem(close, (size_t)(line.end - close), "/", 1);
}

static bool is_list_item(PgSlice line) {
    skip_blanks(&line);
    return take_bullet(&line);
}

/* Does this line end the paragraph or item before it? */
static bool is_boundary(PgSlice line) {
    if (is_blank(line) || is_rule(line) || is_list_item(line) || is_fence(line))
        return true;
    skip_blanks(&line);
    return line.p < line.end && (*line.p == '>' || *line.p == '|' || take_heading(&line));
}

static void write_line(Scanner *scanner, PgSlice line, PgLineKind kind, uint8_t level) {
    scanner->markdown.kind = kind;
    scanner->markdown.level = level;
    pg_markdown_inline(&scanner->markdown, line);
    pg_markdown_end_line(&scanner->markdown);
}

static void write_verbatim(Scanner *scanner, PgSlice line) {
    while (line.p < line.end) {
        uint32_t origin = line.origin;
        pg_builder_add(&scanner->markdown.builder, pg_slice_next(&line), origin);
    }
    scanner->markdown.kind = PG_LINE_WRAPPED;
    scanner->markdown.level = 0;
    pg_markdown_end_line(&scanner->markdown);
}

/* Take "key: value" of the front matter. */
static void take_metadata(Scanner *scanner, PgSlice line) {
    static const struct {
        const char *key;
        int field;
    } KEYS[] = {{"title", 0},   {"标题", 0},   {"date", 1},      {"日期", 1},
                {"pubdate", 1}, {"source", 2}, {"publisher", 2}, {"来源", 2}};
    const char *colon = memchr(line.p, ':', (size_t)(line.end - line.p));
    if (!colon)
        return;
    char *key = g_strndup(line.p, (gsize)(colon - line.p));
    char *lower = g_ascii_strdown(g_strstrip(key), -1);
    char **fields[] = {&scanner->title, &scanner->date, &scanner->publisher};
    for (size_t i = 0; i < G_N_ELEMENTS(KEYS); i++) {
        if (strcmp(lower, KEYS[i].key) || *fields[KEYS[i].field])
            continue;
        skip(&line, (size_t)(colon + 1 - line.p));
        skip_blanks(&line);
        while (line.end > line.p && g_ascii_isspace(line.end[-1]))
            line.end--;
        if (line.end - line.p >= 2 && strchr("\"'", *line.p) && line.end[-1] == *line.p) {
            skip(&line, 1);
            line.end--;
        }
        *fields[KEYS[i].field] = pg_metadata_take(g_strndup(line.p, (gsize)(line.end - line.p)));
        if (KEYS[i].field == 0 && scanner->title) {
            write_verbatim(scanner, line);
            PgBuilder *builder = &scanner->markdown.builder;
            g_array_index(builder->lines, PgLine, builder->lines->len - 1).kind = PG_LINE_TITLE;
            scanner->title_line = true;
        }
    }
    g_free(lower);
    g_free(key);
}

static bool is_front_matter_end(PgSlice line) {
    size_t length = (size_t)(line.end - line.p);
    while (length && g_ascii_isspace(line.p[length - 1]))
        length--;
    return length == 3 && (!memcmp(line.p, "---", 3) || !memcmp(line.p, "...", 3));
}

static void read_front_matter(Scanner *scanner) {
    Scanner ahead = *scanner;
    PgSlice line;
    if (!next_line(&ahead, &line) || !is_front_matter_end(line) || *line.p != '-')
        return;
    Scanner body = ahead;
    do {
        if (!next_line(&ahead, &line))
            return; /* never closed: a rule */
    } while (!is_front_matter_end(line));
    while (next_line(&body, &line) && !is_front_matter_end(line))
        take_metadata(scanner, line);
    scanner->p = ahead.p;
    scanner->origin = ahead.origin;
}

/* An HTML comment over several lines: what is left of the line behind it. */
static bool leave_comment(Scanner *scanner, PgSlice *line) {
    const char *close = memmem(line->p, (size_t)(line->end - line->p), "-->", 3);
    if (!close)
        return false;
    skip(line, (size_t)(close + 3 - line->p));
    scanner->markdown.in_comment = false;
    return true;
}

static bool is_row(const Scanner *scanner, PgSlice line, PgSlice next) {
    if (line.p >= line.end || !memchr(line.p, '|', (size_t)(line.end - line.p)))
        return false;
    return *line.p == '|' || scanner->in_table || is_table_rule(next);
}

/* A line that is no heading, rule or blank; `next` is the one behind it. */
static void read_text_line(Scanner *scanner, PgSlice line, PgSlice next) {
    bool item = false;
    while (line.p < line.end && *line.p == '>') {
        skip(&line, 1);
        skip_blanks(&line);
    }
    while (take_bullet(&line))
        item = true;
    uint8_t level = take_heading(&line);
    if (level) {
        write_line(scanner, line, PG_LINE_HEADING, level);
        return;
    }
    scanner->markdown.gap |= item;
    bool whole = item && is_boundary(next);
    write_line(scanner, line, whole ? PG_LINE_PARAGRAPH : PG_LINE_WRAPPED, 0);
}

static bool is_short(PgSlice line) {
    return count_chars(line.p, (size_t)(line.end - line.p)) <= LONGEST_SETEXT;
}

/* One line of the source; true when `next` was part of it. */
static bool read_line(Scanner *scanner, PgSlice line, PgSlice next) {
    PgMarkdown *markdown = &scanner->markdown;
    if (markdown->in_comment && !leave_comment(scanner, &line))
        return false;
    if (is_fence(line)) {
        scanner->in_fence = !scanner->in_fence;
        markdown->gap = true;
        return false;
    }
    if (scanner->in_fence) {
        write_verbatim(scanner, line);
        return false;
    }
    skip_blanks(&line);
    if (is_table_rule(line) && (scanner->in_table || *line.p == '|'))
        return false;
    if (is_row(scanner, line, next)) {
        scanner->in_table = markdown->in_row = true;
        write_line(scanner, line, PG_LINE_PARAGRAPH, 0);
        markdown->in_row = false;
        return false;
    }
    scanner->in_table = false;
    if (is_blank(line) || is_rule(line)) {
        markdown->gap = true;
        return false;
    }
    if (is_definition(line))
        return false;
    uint8_t level = setext_level(next);
    bool starts = markdown->gap || !markdown->builder.lines->len;
    if (level && starts && is_short(line) && !is_list_item(line) && *line.p != '#' &&
        *line.p != '>') {
        write_line(scanner, line, PG_LINE_HEADING, level);
        return true;
    }
    read_text_line(scanner, line, next);
    return false;
}

/* The front matter's title is a line only where the page does not show it itself. */
static void drop_shown_title(Scanner *scanner) {
    PgBuilder *builder = &scanner->markdown.builder;
    if (!scanner->title_line)
        return;
    PgLine title = g_array_index(builder->lines, PgLine, 0);
    char *wanted = pg_chars_to_squeezed(builder->chars, title.start, title.end);
    for (guint i = 1; i < builder->lines->len; i++) {
        PgLine line = g_array_index(builder->lines, PgLine, i);
        if (line.kind != PG_LINE_HEADING)
            continue;
        char *heading = pg_chars_to_squeezed(builder->chars, line.start, line.end);
        bool same = !strcmp(heading, wanted);
        g_free(heading);
        if (!same)
            continue;
        g_array_remove_index(builder->lines, 0);
        size_t n = title.end;
        memmove(builder->chars, builder->chars + n, (builder->n - n) * sizeof *builder->chars);
        memmove(builder->origins, builder->origins + n,
                (builder->n - n) * sizeof *builder->origins);
        builder->n -= n;
        for (guint j = 0; j < builder->lines->len; j++) {
            g_array_index(builder->lines, PgLine, j).start -= (uint32_t)n;
            g_array_index(builder->lines, PgLine, j).end -= (uint32_t)n;
        }
        break;
    }
    g_free(wanted);
}

static void read_lines(Scanner *scanner) {
    PgSlice line, next;
    bool more = next_line(scanner, &line);
    while (more) {
        more = next_line(scanner, &next);
        if (!more)
            next = (PgSlice){.p = scanner->end, .end = scanner->end, .origin = scanner->origin};
        if (read_line(scanner, line, next) && more)
            more = next_line(scanner, &next);
        line = next;
    }
}

void pg_markdown_lines(PgBuilder *builder, const char *text, size_t size) {
    Scanner scanner = {.markdown.builder = *builder, .p = text, .end = text + size};
    read_lines(&scanner);
    *builder = scanner.markdown.builder;
}

PgDocument *pg_markdown_read(const PgPage *page) {
    Scanner scanner = {.p = page->decoded->text, .end = page->decoded->text + page->decoded->size};
    pg_builder_init(&scanner.markdown.builder, page->decoded->length);
    read_front_matter(&scanner);
    read_lines(&scanner);
    drop_shown_title(&scanner);
    PgDocument *document = pg_builder_finish(&scanner.markdown.builder, page);
    if (!document) {
        pg_log(page->log, PG_LOG_ERROR, page->path, "holds no text");
        g_free(scanner.title);
        g_free(scanner.date);
        g_free(scanner.publisher);
        return NULL;
    }
    document->title = scanner.title;
    document->date = scanner.date;
    document->publisher = scanner.publisher;
    return document;
}
