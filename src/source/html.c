/* HTML to blocks: libxml2's parser tells the elements, we note which text stands where. */
#include "source/html.h"
#include "source/places.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <stdlib.h>
#include <string.h>

enum {
    DEEPEST = 512,       /* elements: the parser's search for open ones must stay bounded */
    LONGEST_CELL = 80,   /* characters: rows of longer cells are layout, no data */
    LONGEST_BELOW = 300, /* and of cells below a row of data */
    MOST_BLOCKS = 6,     /* in such a cell */
    MOST_COLUMNS = 24,
    CELL_MARK = '\t',     /* before every cell of a row but the first */
    LONGEST_STYLE = 1024, /* bytes of a style attribute that are looked at */
};

/* An element that is open. */
typedef struct {
    bool block, skip, weak, link, preformatted, row, cell;
    bool is_data; /* a row whose cells are short, so far */
    PgLineKind kind;
    uint8_t level;
    uint32_t container, parent; /* the one for its text, and its parent's */
    guint first_block, first_container;
    size_t start; /* of a row, in the text */
} Level;

typedef struct {
    htmlParserCtxtPtr context;
    const PgPage *page;
    PgHtmlPage *html;
    PgPlaces places;
    GArray *levels;       /* of Level; the first is the page itself */
    PgBlock block;        /* that grows */
    bool block_has_lines; /* the element had text before the last <br> */
    bool pending, pending_newline;
    uint32_t pending_origin; /* of white space that is written only between characters */
    bool has_title, failed;
    /* Of the table at hand: the rows of data so far, the next cell's column, the marks written in
       the row, and by column how many more rows a cell from above takes. */
    uint32_t n_rows, column, marked, spans[MOST_COLUMNS];
} Parser;

static Level *top(Parser *parser) {
    return &g_array_index(parser->levels, Level, parser->levels->len - 1);
}

static size_t position(const Parser *parser) {
    const xmlParserInput *input = parser->context->input;
    return input ? input->consumed + (size_t)(input->cur - input->base) : parser->places.byte;
}

static void start_block(Parser *parser) {
    uint8_t breaks = parser->block.breaks;
    bool rule = parser->block.rule;
    parser->block = (PgBlock){.start = parser->html->text.n, .breaks = breaks, .rule = rule};
    parser->pending = false;
}

/* End the stretch of text that grows; true when there was any. */
static bool end_block(Parser *parser) {
    PgBuilder *text = &parser->html->text;
    PgBlock *block = &parser->block;
    const Level *level = top(parser);
    while (text->n > block->start && pg_char_is_blank(text->chars[text->n - 1]) &&
           text->chars[text->n - 1] != CELL_MARK)
        text->n--;
    size_t wide = 0;
    for (; block->start < text->n && pg_char_is_blank(text->chars[block->start]); block->start++)
        wide += text->chars[block->start] >= 0x80;
    if (text->n == block->start) {
        start_block(parser);
        return false;
    }
    block->indented = wide >= 2;
    block->end = text->n;
    block->kind = level->kind;
    block->level = level->level;
    block->weak = level->weak;
    block->preformatted = level->preformatted;
    block->container = level->container;
    g_array_append_val(parser->html->blocks, *block);
    block->breaks = 0;
    block->rule = false;
    start_block(parser);
    return true;
}

/* The edge of an element that is a block. */
static void break_block(Parser *parser) {
    end_block(parser);
    parser->block.breaks = 0;
    parser->block_has_lines = false;
}

static void break_line(Parser *parser) {
    parser->block_has_lines |= end_block(parser);
    if (parser->block_has_lines && parser->block.breaks < 2)
        parser->block.breaks++;
}

static void write_pending(Parser *parser, uint32_t next) {
    PgBuilder *text = &parser->html->text;
    bool wrap = parser->pending_newline && text->n > parser->block.start &&
                g_unichar_iswide(text->chars[text->n - 1]) && g_unichar_iswide(next);
    if (!wrap)
        pg_builder_add(text, ' ', parser->pending_origin);
    parser->pending = false;
}

static void take_character(void *data, uint32_t c, uint32_t origin) {
    Parser *parser = data;
    const Level *level = top(parser);
    c = pg_decode_clean(c);
    if (level->preformatted && c == '\n') {
        break_line(parser);
        return;
    }
    if (!level->preformatted && (c == ' ' || (c >= '\t' && c <= '\r'))) {
        if (!parser->pending) {
            parser->pending_origin = origin;
            parser->pending_newline = false;
        }
        parser->pending = true;
        parser->pending_newline |= c != ' ' && c != '\t';
        return;
    }
    if (parser->pending) {
        if (parser->html->text.n > parser->block.start)
            write_pending(parser, c);
        parser->pending = false;
    }
    if (!pg_char_is_blank(c)) {
        parser->block.text++;
        parser->block.linked += level->link;
    }
    pg_builder_add(&parser->html->text, c, origin);
}

/* A row of short cells is one line, with marks between the cells. */
static void merge_row(Parser *parser, const Level *row) {
    GArray *blocks = parser->html->blocks;
    if (!row->is_data || blocks->len < row->first_block + 2)
        return;
    PgBlock *first = &g_array_index(blocks, PgBlock, row->first_block);
    for (guint i = row->first_block + 1; i < blocks->len; i++) {
        const PgBlock *block = &g_array_index(blocks, PgBlock, i);
        first->end = block->end;
        first->text += block->text;
        first->linked += block->linked;
    }
    first->start = row->start;
    first->is_row = blocks->len > row->first_block + 2;
    first->kind = PG_LINE_PARAGRAPH;
    /* what holds the table holds its title, too */
    first->container = g_array_index(parser->html->containers, PgContainer, row->container).parent;
    if (first->container == PG_NO_CONTAINER)
        first->container = row->container;
    parser->n_rows++;
    g_array_set_size(blocks, row->first_block + 1);
    g_array_set_size(parser->html->containers, row->first_container);
}

static void pop(Parser *parser) {
    if (top(parser)->block)
        break_block(parser);
    Level level = *top(parser);
    g_array_set_size(parser->levels, parser->levels->len - 1);
    GArray *blocks = parser->html->blocks;
    if (level.container != level.parent)
        g_array_index(parser->html->containers, PgContainer, level.container).end = blocks->len;
    if (level.cell && top(parser)->row) {
        uint32_t n = blocks->len - level.first_block, text = 0;
        for (guint i = level.first_block; i < blocks->len; i++)
            text += g_array_index(blocks, PgBlock, i).text;
        if (parser->n_rows ? n > MOST_BLOCKS || text > LONGEST_BELOW
                           : n > 2 || text > LONGEST_CELL) /* 总投资<br>（亿元） */
            top(parser)->is_data = false;
    } else if (level.row) {
        for (; parser->column < MOST_COLUMNS; parser->column++)
            parser->spans[parser->column] -= parser->spans[parser->column] > 0;
        merge_row(parser, &level);
    }
}

/* Close what the parser has closed without telling, so that `open` elements are left. */
static void close_down(Parser *parser, int open) {
    while (parser->levels->len > (guint)MAX(open, 0) + 1)
        pop(parser);
}

static void on_characters(void *data, const xmlChar *text, int length) {
    Parser *parser = data;
    if (parser->failed || length <= 0)
        return;
    close_down(parser, parser->context->nameNr);
    if (top(parser)->skip)
        pg_places_move(&parser->places, position(parser));
    else
        pg_places_align(&parser->places, (const char *)text, (size_t)length, position(parser),
                        take_character, parser);
}

static const char *attribute(const xmlChar **attributes, const char *name) {
    for (; attributes && attributes[0]; attributes += 2)
        if (!g_ascii_strcasecmp((const char *)attributes[0], name))
            return attributes[1] ? (const char *)attributes[1] : "";
    return NULL;
}

static bool is_one_of(const char *name, const char *const *names) {
    for (; *names; names++)
        if (!g_ascii_strcasecmp(name, *names))
            return true;
    return false;
}

static void take_meta(Parser *parser, const xmlChar **attributes) {
    static const char *const DATES[] = {"pubdate",
                                        "publishdate",
                                        "publish-date",
                                        "publish_date",
                                        "publishtime",
                                        "article:published_time",
                                        "datepublished",
                                        "og:release_date",
                                        "date",
                                        "dc.date",
                                        "dcterms.date",
                                        "bytedance:published_time",
                                        NULL};
    static const char *const SOURCES[] = {
        "source",    "contentsource", "article:source",    "dc.source",
        "publisher", "dc.publisher",  "og:article:source", NULL};
    const char *content = attribute(attributes, "content");
    const char *name = attribute(attributes, "name");
    name = name ? name : attribute(attributes, "property");
    name = name ? name : attribute(attributes, "itemprop");
    if (!name || !content)
        return;
    char **field = is_one_of(name, DATES)     ? &parser->html->date
                   : is_one_of(name, SOURCES) ? &parser->html->publisher
                                              : NULL;
    if (field && !*field)
        *field = pg_metadata_take(g_strdup(content));
}

static bool is_hidden(const xmlChar **attributes) {
    const char *aria = attribute(attributes, "aria-hidden");
    if (attribute(attributes, "hidden") || (aria && !g_ascii_strcasecmp(aria, "true")))
        return true;
    const char *style = attribute(attributes, "style");
    if (!style)
        return false;
    GString *squeezed = g_string_new(NULL);
    for (size_t i = 0; style[i] && i < LONGEST_STYLE; i++)
        if (!g_ascii_isspace(style[i]))
            g_string_append_c(squeezed, g_ascii_tolower(style[i]));
    bool hidden =
        strstr(squeezed->str, "display:none") || strstr(squeezed->str, "visibility:hidden");
    g_string_free(squeezed, TRUE);
    return hidden;
}

static PgHint judge(const char *name, const xmlChar **attributes, bool *weak) {
    if (!strcmp(name, "article") || !strcmp(name, "main"))
        return PG_HINT_STRONG;
    static const char *const ARTICLES[] = {"articlebody", "main", "article", NULL};
    static const char *const ASIDES[] = {"navigation", "contentinfo", "complementary",
                                         "search",     "banner",      NULL};
    const char *role = attribute(attributes, "role");
    const char *item = attribute(attributes, "itemprop");
    if ((role && is_one_of(role, ARTICLES)) || (item && is_one_of(item, ARTICLES)))
        return PG_HINT_STRONG;
    *weak |= role && is_one_of(role, ASIDES);
    const char *id = attribute(attributes, "id"), *class = attribute(attributes, "class");
    PgHint by_id = id ? pg_html_judge(id, weak) : PG_HINT_NONE;
    PgHint by_class = class ? pg_html_judge(class, weak) : PG_HINT_NONE;
    return MAX(by_id, by_class);
}

/* The place of the value of an attribute of the tag that starts at `start`; false for none. */
static bool find_value(const PgPlaces *places, size_t start, size_t end, const char *name,
                       size_t *from, size_t *to) {
    const char *p = places->text + start, *stop = places->text + end;
    while (p < stop && !g_ascii_isspace(*p))
        p++;
    while (p < stop) {
        while (p < stop && (g_ascii_isspace(*p) || *p == '/'))
            p++;
        const char *key = p;
        while (p < stop && !g_ascii_isspace(*p) && *p != '=' && *p != '>')
            p++;
        size_t key_length = (size_t)(p - key);
        while (p < stop && g_ascii_isspace(*p))
            p++;
        if (p >= stop || *p != '=') {
            p += key_length == 0;
            continue;
        }
        for (p++; p < stop && g_ascii_isspace(*p);)
            p++;
        char quote = p < stop && (*p == '"' || *p == '\'') ? *p++ : '\0';
        const char *value = p;
        while (p < stop && (quote ? *p != quote : !g_ascii_isspace(*p)))
            p++;
        if (key_length == strlen(name) && !g_ascii_strncasecmp(key, name, key_length)) {
            *from = (size_t)(value - places->text);
            *to = (size_t)(p - places->text);
            return true;
        }
        p += p < stop && quote;
    }
    return false;
}

/* The alternative text of a picture becomes a line, unless the picture stands within one. */
static void take_picture(Parser *parser, const xmlChar **attributes) {
    const char *alt = attribute(attributes, "alt");
    size_t start, from, to, end = position(parser);
    PgPlaces *places = &parser->places;
    if (!alt || !*alt || parser->block.text || top(parser)->kind != PG_LINE_PARAGRAPH ||
        !pg_places_find_tag(places, "img", end, &start) ||
        !find_value(places, start, end, "alt", &from, &to))
        return;
    break_block(parser);
    while (from < to) {
        uint32_t c = g_utf8_get_char(places->text + from);
        size_t used = pg_reference_decode(places->text + from, to - from, &c);
        uint32_t origin = pg_places_move(places, from);
        take_character(parser, c, origin);
        from += used ? used : (size_t)g_utf8_skip[(unsigned char)places->text[from]];
    }
    PgBuilder *text = &parser->html->text;
    if (pg_caption_is_empty(text->chars, parser->block.start, text->n))
        text->n = parser->block.start;
    Level *level = top(parser);
    level->kind = PG_LINE_CAPTION;
    break_block(parser);
    level->kind = PG_LINE_PARAGRAPH;
}

/* A blank that stands for the tag itself: for a <br> in a heading. */
static void take_gap(Parser *parser, const char *name) {
    size_t start;
    if (parser->pending || !pg_places_find_tag(&parser->places, name, position(parser), &start))
        return;
    parser->pending_origin = pg_places_move(&parser->places, start);
    parser->pending = true;
    parser->pending_newline = false;
    pg_places_move(&parser->places, start + 1);
}

/* Write marks that stand for the tag's first characters. */
static void add_cell_marks(Parser *parser, const char *name, uint32_t n) {
    size_t start, end = position(parser);
    if (!n || !pg_places_find_tag(&parser->places, name, end, &start))
        return;
    for (size_t at = start; n && at < end; n--, at++)
        pg_builder_add(&parser->html->text, CELL_MARK, pg_places_move(&parser->places, at));
    pg_places_move(&parser->places, start + 1);
}

static uint32_t span_of(const xmlChar **attributes, const char *name) {
    const char *value = attribute(attributes, name);
    long n = value ? strtol(value, NULL, 10) : 1;
    return n > 1 && n <= MOST_COLUMNS ? (uint32_t)n : 1;
}

/* Mark where a cell begins, as far to the right as cells before it and above it reach. */
static void start_cell(Parser *parser, const char *name, const xmlChar **attributes) {
    uint32_t column = parser->column, n_rows = span_of(attributes, "rowspan") - 1;
    for (; column < MOST_COLUMNS && parser->spans[column]; column++)
        parser->spans[column]--;
    add_cell_marks(parser, name, column - parser->marked);
    parser->marked = column;
    uint32_t end = MIN(column + span_of(attributes, "colspan"), MOST_COLUMNS);
    for (; column < end; column++)
        parser->spans[column] = n_rows;
    parser->column = column;
}

static void set_kind(Parser *parser, Level *level, const char *name) {
    if (name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && !name[2]) {
        level->kind = PG_LINE_HEADING;
        level->level = (uint8_t)(name[1] - '0');
    } else if (!strcmp(name, "figcaption") || !strcmp(name, "caption")) {
        level->kind = PG_LINE_CAPTION;
    } else if (!strcmp(name, "title")) {
        level->skip |= parser->has_title;
        level->kind = PG_LINE_TITLE;
        parser->has_title = true;
    }
}

static void open_container(Parser *parser, Level *level, PgHint hint) {
    PgContainer container = {
        .parent = level->container, .first = parser->html->blocks->len, .hint = hint};
    level->container = parser->html->containers->len;
    g_array_append_val(parser->html->containers, container);
}

static void push(Parser *parser, const char *name, const xmlChar **attributes) {
    const Level *parent = top(parser);
    bool page = !strcmp(name, "html") || !strcmp(name, "body");
    PgTag tag = pg_html_tag(name);
    Level level = *parent;
    bool weak = false;
    PgHint hint = parent->skip || page ? PG_HINT_NONE : judge(name, attributes, &weak);
    bool container = tag == PG_TAG_CONTAINER || tag == PG_TAG_WEAK ||
                     (hint == PG_HINT_STRONG && tag == PG_TAG_INLINE && strcmp(name, "a") != 0);
    level.block = tag != PG_TAG_INLINE || container;
    level.skip |= tag == PG_TAG_SKIP || (!page && is_hidden(attributes));
    level.weak |= weak || (tag == PG_TAG_WEAK && hint != PG_HINT_STRONG);
    level.link |= !strcmp(name, "a") && attribute(attributes, "href");
    level.preformatted |= !strcmp(name, "pre");
    level.row = !strcmp(name, "tr");
    level.cell = !strcmp(name, "td") || !strcmp(name, "th");
    level.is_data = level.row;
    level.parent = parent->container;
    bool in_row = level.cell && parent->row;
    set_kind(parser, &level, name);
    if (level.block && !level.skip)
        break_block(parser);
    if (in_row && !level.skip)
        start_cell(parser, name, attributes);
    if (!strcmp(name, "table")) {
        parser->n_rows = 0;
        memset(parser->spans, 0, sizeof parser->spans);
    } else if (level.row) {
        parser->column = parser->marked = 0;
        level.start = parser->html->text.n;
    }
    level.first_block = parser->html->blocks->len;
    level.first_container = parser->html->containers->len;
    if (container && !level.skip)
        open_container(parser, &level, hint);
    g_array_append_val(parser->levels, level);
}

static void on_start(void *data, const xmlChar *element, const xmlChar **attributes) {
    Parser *parser = data;
    const char *name = (const char *)element;
    if (parser->failed)
        return;
    close_down(parser, parser->context->nameNr - 1);
    if (parser->levels->len > DEEPEST) {
        char *place = pg_decode_place(parser->page->path, parser->places.text, parser->places.size,
                                      position(parser));
        pg_log(parser->page->log, PG_LOG_ERROR, place, "elements nested deeper than %d", DEEPEST);
        g_free(place);
        parser->failed = true;
        xmlStopParser(parser->context);
        return;
    }
    if (!strcmp(name, "meta"))
        take_meta(parser, attributes);
    else if (!strcmp(name, "time") && !parser->html->date && attribute(attributes, "datetime"))
        parser->html->date = pg_metadata_take(g_strdup(attribute(attributes, "datetime")));
    if (!top(parser)->skip) {
        if (!strcmp(name, "img"))
            take_picture(parser, attributes);
        else if (!strcmp(name, "br") && top(parser)->kind == PG_LINE_HEADING)
            take_gap(parser, "br");
        else if (!strcmp(name, "br"))
            break_line(parser);
    }
    push(parser, name, attributes);
    if (!strcmp(name, "hr"))
        parser->block.rule = true;
}

static void on_end(void *data, const xmlChar *element) {
    Parser *parser = data;
    (void)element;
    if (!parser->failed)
        close_down(parser, parser->context->nameNr - 1);
}

/* A page may have thousands of slips that no reader of it notices. */
static void on_error(void *data, xmlErrorPtr error) {
    (void)data;
    (void)error;
}

bool pg_html_parse(PgHtmlPage *html, const PgPage *page) {
    pg_places_normalise(page->decoded);
    *html = (PgHtmlPage){.blocks = g_array_new(FALSE, FALSE, sizeof(PgBlock)),
                         .containers = g_array_new(FALSE, FALSE, sizeof(PgContainer))};
    pg_builder_init(&html->text, page->decoded->length / 4);
    PgContainer whole = {.parent = PG_NO_CONTAINER};
    g_array_append_val(html->containers, whole);
    xmlInitParser();
    htmlParserCtxtPtr context =
        htmlCreateMemoryParserCtxt(page->decoded->text, (int)page->decoded->size);
    if (!context) {
        pg_log(page->log, PG_LOG_ERROR, page->path, "libxml2 cannot start");
        return false;
    }
    Parser parser = {
        .context = context,
        .page = page,
        .html = html,
        .places = {.text = page->decoded->text, .size = page->decoded->size},
        .levels = g_array_new(FALSE, FALSE, sizeof(Level)),
    };
    Level bottom = {.kind = PG_LINE_PARAGRAPH, .block = true};
    g_array_append_val(parser.levels, bottom);
    htmlCtxtUseOptions(context, HTML_PARSE_RECOVER | HTML_PARSE_NODEFDTD | HTML_PARSE_NOERROR |
                                    HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                    HTML_PARSE_IGNORE_ENC);
    xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8);
    *context->sax = (htmlSAXHandler){.initialized = XML_SAX2_MAGIC,
                                     .startElement = on_start,
                                     .endElement = on_end,
                                     .characters = on_characters,
                                     .ignorableWhitespace = on_characters,
                                     .serror = on_error};
    context->userData = &parser;
    htmlParseDocument(context);
    if (!parser.failed)
        close_down(&parser, 0);
    if (!parser.failed)
        break_block(&parser);
    g_array_index(html->containers, PgContainer, 0).end = html->blocks->len;
    g_array_free(parser.levels, TRUE);
    xmlFreeDoc(context->myDoc);
    htmlFreeParserCtxt(context);
    return !parser.failed;
}
