/* The inside of a Markdown line. One pass over a line finds the links, a second writes the text;
   both are linear, whatever brackets stand there. */
#include "source/markdown.h"
#include "source/places.h"

#include <string.h>

/* A link or picture: [open ... close](...)after. */
typedef struct {
    const char *open, *close, *after;
    bool drop; /* a footnote mark, no text */
} Link;

typedef struct {
    PgMarkdown *markdown;
    PgSlice slice;
    const char *start;
    GArray *links;  /* of Link, by `open` */
    guint next;     /* of them */
    GArray *opened; /* of Link indices whose text is being written */
    PgLineKind kind;
    uint8_t level;             /* of the line around a picture */
    size_t stars, underscores; /* single marks still to be dropped: those that have a partner */
} Writer;

static inline void add(PgMarkdown *markdown, uint32_t c, uint32_t origin) {
    PgBuilder *builder = &markdown->builder;
    if (builder->n == builder->start && (c == ' ' || c == '\t' || c == 0xA0))
        return;
    pg_builder_add(builder, c, origin);
}

void pg_markdown_end_line(PgMarkdown *markdown) {
    if (pg_builder_end_trimmed(&markdown->builder, markdown->kind, markdown->level, markdown->gap))
        markdown->gap = false;
}

/* Can this be where a link leads? Text in brackets behind a bracket is no address. */
static bool is_target(const char *p, const char *end) {
    bool ascii = true, address = false;
    for (; p < end && !g_ascii_isspace(*p); p++) {
        ascii = ascii && (unsigned char)*p < 0x80;
        address = address || strchr("/.#:?", *p);
    }
    while (p < end && g_ascii_isspace(*p))
        p++;
    return (ascii || address) && (p == end || strchr("\"'(", *p));
}

/* The end of "(url "title")" whose '(' is at p, or NULL. What stands between brackets is never
   looked at twice, for a bracket ends it. */
static const char *target_end(const char *p, const char *end) {
    int depth = 0;
    for (const char *start = p + 1; p < end && *p != '[' && *p != ']'; p++) {
        if (*p == '(')
            depth++;
        else if (*p == ')' && --depth == 0)
            return is_target(start, p) ? p + 1 : NULL;
    }
    return NULL;
}

/* The end of "[reference]" at p, or NULL: a short name, not text in brackets. */
static const char *reference_end(const char *p, const char *end) {
    for (p++; p < end && (g_ascii_isalnum(*p) || *p == '-' || *p == '_'); p++)
        ;
    return p < end && *p == ']' ? p + 1 : NULL;
}

static gint compare_links(gconstpointer a, gconstpointer b) {
    const char *x = ((const Link *)a)->open, *y = ((const Link *)b)->open;
    return x < y ? -1 : x > y;
}

static GArray *find_links(const PgSlice *slice) {
    GArray *links = g_array_new(FALSE, FALSE, sizeof(Link));
    GArray *open = g_array_new(FALSE, FALSE, sizeof(const char *));
    for (const char *p = slice->p; p < slice->end; p++) {
        if (*p == '\\') {
            p++;
        } else if (*p == '[') {
            g_array_append_val(open, p);
        } else if (*p == ']' && open->len) {
            Link link = {.open = g_array_index(open, const char *, open->len - 1), .close = p};
            g_array_set_size(open, open->len - 1);
            if (link.open[1] == '^') {
                link.after = p + 1;
                link.drop = true;
            } else if (p + 1 < slice->end && p[1] == '(') {
                link.after = target_end(p + 1, slice->end);
            } else if (p + 1 < slice->end && p[1] == '[') {
                link.after = reference_end(p + 1, slice->end);
            }
            if (link.after)
                g_array_append_val(links, link);
            if (link.after && p[1] == '[')
                p = link.after - 1;
        }
    }
    g_array_free(open, TRUE);
    g_array_sort(links, compare_links);
    return links;
}

static bool blank_or_edge(const char *p, const Writer *writer) {
    return p < writer->start || p >= writer->slice.end || g_ascii_isspace(*p);
}

static bool is_word(const char *p, const Writer *writer) {
    return p >= writer->start && p < writer->slice.end &&
           ((unsigned char)*p >= 0x80 || g_ascii_isalnum(*p));
}

static bool is_digit(const char *p, const Writer *writer) {
    return p >= writer->start && p < writer->slice.end && g_ascii_isdigit(*p);
}

/* Can the run of `length` marks at p be emphasis? "3 * 4", "5*6" and "a_b" are not. */
static bool is_mark(const Writer *writer, const char *p, size_t length) {
    const char *after = p + length;
    if (blank_or_edge(p - 1, writer) && blank_or_edge(after, writer))
        return false;
    if (*p == '*')
        return !(is_digit(p - 1, writer) && is_digit(after, writer));
    return !(is_word(p - 1, writer) && is_word(after, writer));
}

static size_t run_length(const char *p, const char *end) {
    size_t n = 1;
    while (p + n < end && p[n] == *p)
        n++;
    return n;
}

static void count_marks(Writer *writer) {
    const char *end = writer->slice.end;
    for (const char *p = writer->start; p < end;) {
        size_t n = *p == '*' || *p == '_' ? run_length(p, end) : 1;
        if (*p == '\\')
            n = 2;
        else if (n == 1 && (*p == '*' || *p == '_') && is_mark(writer, p, 1))
            ++*(*p == '*' ? &writer->stars : &writer->underscores);
        p += n;
    }
    writer->stars -= writer->stars % 2;
    writer->underscores -= writer->underscores % 2;
}

static void skip_to(Writer *writer, const char *p) {
    while (writer->slice.p < p)
        pg_slice_next(&writer->slice);
}

static void copy(Writer *writer) {
    uint32_t origin = writer->slice.origin;
    add(writer->markdown, pg_slice_next(&writer->slice), origin);
}

static void write_marks(Writer *writer) {
    const char *p = writer->slice.p;
    size_t n = run_length(p, writer->slice.end);
    bool drop = is_mark(writer, p, n);
    if (*p == '~')
        drop = n == 2;
    else if (n == 1 && drop) {
        size_t *left = *p == '*' ? &writer->stars : &writer->underscores;
        drop = *left > 0;
        *left -= drop;
    }
    if (drop)
        skip_to(writer, p + n);
    else
        while (writer->slice.p < p + n)
            copy(writer);
}

/* Does the tag's name open or close a block? */
static bool is_block_tag(const char *name, size_t length) {
    static const char *const NAMES[] = {"p",  "div", "tr",   "table", "li",    "ul",
                                        "ol", "h1",  "h2",   "h3",    "h4",    "h5",
                                        "h6", "hr",  "body", "html",  "center"};
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++)
        if (strlen(NAMES[i]) == length && !g_ascii_strncasecmp(NAMES[i], name, length))
            return true;
    return false;
}

/* A comment, a tag or an address in angle brackets is left out; false when '<' is but a sign. */
static bool write_tag(Writer *writer) {
    PgSlice *slice = &writer->slice;
    const char *p = slice->p, *end = slice->end;
    if (end - p >= 4 && !memcmp(p, "<!--", 4)) {
        const char *close = memmem(p + 4, (size_t)(end - p - 4), "-->", 3);
        writer->markdown->in_comment = !close;
        skip_to(writer, close ? close + 3 : end);
        return true;
    }
    const char *name = p + 1;
    name += name < end && *name == '/';
    if (name >= end || !g_ascii_isalpha(*name))
        return false;
    const char *close = name;
    while (close < end && *close != '>' && *close != '<')
        close++;
    if (close >= end || *close != '>')
        return false;
    size_t length = 0;
    while (g_ascii_isalnum(name[length]))
        length++;
    uint32_t origin = slice->origin;
    PgMarkdown *markdown = writer->markdown;
    if (is_block_tag(name, length)) {
        if (markdown->kind == PG_LINE_WRAPPED)
            markdown->kind = PG_LINE_PARAGRAPH;
        pg_markdown_end_line(markdown);
    } else if (length == 2 && p[1] != '/' &&
               (!g_ascii_strncasecmp(name, "td", 2) || !g_ascii_strncasecmp(name, "th", 2) ||
                !g_ascii_strncasecmp(name, "br", 2))) {
        add(markdown, ' ', origin);
    }
    skip_to(writer, close + 1);
    return true;
}

static void open_link(Writer *writer, bool picture) {
    const Link *link = &g_array_index(writer->links, Link, writer->next);
    if (link->drop) {
        skip_to(writer, link->after);
        while (writer->next < writer->links->len &&
               g_array_index(writer->links, Link, writer->next).open < writer->slice.p)
            writer->next++;
        return;
    }
    PgMarkdown *markdown = writer->markdown;
    if (picture) {
        pg_markdown_end_line(markdown);
        markdown->kind = PG_LINE_CAPTION;
        markdown->level = 0;
    }
    skip_to(writer, link->open + 1);
    g_array_append_val(writer->opened, writer->next);
    writer->next++;
}

/* At the end of a link's text: leave out its target. */
static void close_link(Writer *writer, const Link *link) {
    PgMarkdown *markdown = writer->markdown;
    bool picture = link->open > writer->start && link->open[-1] == '!';
    skip_to(writer, link->after);
    g_array_set_size(writer->opened, writer->opened->len - 1);
    if (!picture)
        return;
    PgBuilder *builder = &markdown->builder;
    if (pg_caption_is_empty(builder->chars, builder->start, builder->n))
        builder->n = builder->start;
    pg_markdown_end_line(markdown);
    markdown->kind = writer->kind;
    markdown->level = writer->level;
}

static bool at_link(const Writer *writer, const char *p) {
    return writer->next < writer->links->len &&
           g_array_index(writer->links, Link, writer->next).open == p;
}

static void write_character(Writer *writer) {
    PgSlice *slice = &writer->slice;
    size_t left = (size_t)(slice->end - slice->p);
    switch (*slice->p) {
    case '\\':
        if (left > 1 && g_ascii_ispunct(slice->p[1]))
            skip_to(writer, slice->p + 1);
        copy(writer);
        return;
    case '`':
        skip_to(writer, slice->p + 1);
        return;
    case '*':
    case '_':
    case '~':
        write_marks(writer);
        return;
    case '!':
    case '[':
        if (at_link(writer, slice->p + (*slice->p == '!')))
            open_link(writer, *slice->p == '!');
        else
            copy(writer);
        return;
    case '<':
        if (!write_tag(writer))
            copy(writer);
        return;
    case '|':
        if (!writer->markdown->in_row) {
            copy(writer);
            return;
        }
        if (slice->p > writer->start) /* the first only opens the row */
            pg_builder_add(&writer->markdown->builder, '\t', slice->origin);
        skip_to(writer, slice->p + 1);
        return;
    case '&': {
        uint32_t c, origin = slice->origin;
        size_t used = pg_reference_decode(slice->p, left, &c);
        if (!used) {
            copy(writer);
            return;
        }
        add(writer->markdown, c, origin);
        skip_to(writer, slice->p + used);
        return;
    }
    default:
        copy(writer);
    }
}

/* Copy what stands for itself, as most characters do, up to the first mark or `end`, which is not
   beyond the line's. */
static void copy_plain(Writer *writer, const char *end) {
    PgSlice *slice = &writer->slice;
    PgBuilder *builder = &writer->markdown->builder;
    if (slice->p >= end)
        return;
    size_t run = strcspn(slice->p, "\\`*_~![<|&\n\r\f");
    end = MIN(slice->p + run, end);
    while (slice->p < end && builder->n == builder->start)
        copy(writer);
    slice->origin = pg_builder_add_text(builder, slice->p, end, slice->origin);
    slice->p = end;
}

void pg_markdown_inline(PgMarkdown *markdown, PgSlice slice) {
    Writer writer = {.markdown = markdown,
                     .slice = slice,
                     .start = slice.p,
                     .kind = markdown->kind,
                     .level = markdown->level};
    copy_plain(&writer, slice.end);
    if (writer.slice.p == slice.end)
        return; /* as most lines are */
    writer.links = find_links(&slice);
    writer.opened = g_array_new(FALSE, FALSE, sizeof(guint));
    count_marks(&writer);
    while (writer.slice.p < writer.slice.end) {
        while (writer.next < writer.links->len &&
               g_array_index(writer.links, Link, writer.next).open < writer.slice.p)
            writer.next++; /* inside of what was left out */
        const Link *link = NULL;
        if (writer.opened->len) {
            guint i = g_array_index(writer.opened, guint, writer.opened->len - 1);
            link = &g_array_index(writer.links, Link, i);
        }
        const char *end = link ? link->close : writer.slice.end;
        copy_plain(&writer, end);
        if (link && writer.slice.p >= link->close)
            close_link(&writer, link);
        else if (writer.slice.p < writer.slice.end)
            write_character(&writer);
    }
    g_array_free(writer.links, TRUE);
    g_array_free(writer.opened, TRUE);
}
