/* XML of any kind: NITF, NewsML, RSS, or what a newspaper's system writes. libxml2 reads it as
   events, with no network, no DTD, and no entity but characters. */
#include "source/builder.h"
#include "source/places.h"
#include "source/xml_words.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#define PARAGRAPH_SEPARATOR 0x2029U

/* An element that is open. */
typedef struct {
    PgRole role;
    bool skip;    /* no text of the document */
    bool verbose; /* text inside belongs to one paragraph, whatever elements are in it */
    bool feed;    /* RSS or Atom around its items: what it says is about the publisher */
} Level;

typedef struct {
    xmlParserCtxtPtr context;
    const PgPage *page;
    PgBuilder builder;
    PgPlaces places;
    GArray *levels;  /* of Level; the first is the document itself */
    GString *value;  /* of the date or source that is being read; NULL for none */
    GHashTable *own; /* entities of one character, by name */
    char *title, *date, *publisher;
    bool has_headline; /* hl1, which is a better title than any other */
    bool gap, failed;
    size_t n_unknown; /* entities left out */
    char *unknown, *unknown_place;
} Parser;

static Level *top(Parser *parser) {
    return &g_array_index(parser->levels, Level, parser->levels->len - 1);
}

static size_t position(const Parser *parser) {
    const xmlParserInput *input = parser->context->input;
    return input ? input->consumed + (size_t)(input->cur - input->base) : parser->places.byte;
}

static void set_once(char **field, char *value) {
    if (*field)
        g_free(value);
    else
        *field = value;
}

static bool is_wrap_blank(uint32_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Mark-up that stands in the text as characters, as RSS has it: <p>…</p>, &nbsp;. Removes it from
   chars[start..n); block tags become paragraph separators. */
static void strip_markup(PgBuilder *builder) {
    static const char *const BREAKS = " p br div li tr h1 h2 h3 h4 h5 h6 ul ol table section ";
    enum { LONGEST_NAME = 16, LONGEST_REFERENCE = 12 };
    uint32_t *chars = builder->chars, *origins = builder->origins;
    size_t write = builder->start, n = builder->n, no_close = n;
    for (size_t read = builder->start; read < n;) {
        uint32_t c = chars[read], next = read + 1 < n ? chars[read + 1] : 0;
        size_t end = read;
        if (c == '<' && read < no_close &&
            (next == '/' || next == '!' || (next < 0x80 && g_ascii_isalpha((char)next)))) {
            while (end < n && chars[end] != '>')
                end++;
            if (end == n)
                no_close = read; /* no tag from here on */
        }
        if (end > read && end < n) {
            char name[LONGEST_NAME + 3] = " ";
            size_t length = 1;
            for (size_t i = read + 1 + (next == '/'); i < end && length <= LONGEST_NAME; i++) {
                if (chars[i] >= 0x80 || !g_ascii_isalnum((char)chars[i]))
                    break;
                name[length++] = g_ascii_tolower((char)chars[i]);
            }
            name[length++] = ' ';
            name[length] = '\0';
            if (strstr(BREAKS, name)) {
                origins[write] = origins[read];
                chars[write++] = PARAGRAPH_SEPARATOR;
            }
            read = end + 1;
            continue;
        }
        char reference[LONGEST_REFERENCE];
        size_t length = 0, used = 0;
        while (c == '&' && length < LONGEST_REFERENCE && read + length < n &&
               chars[read + length] < 0x80) {
            reference[length] = (char)chars[read + length];
            length++;
        }
        if (length)
            used = pg_reference_decode(reference, length, &c);
        origins[write] = origins[read];
        chars[write++] = c;
        read += used ? used : 1;
    }
    builder->n = write;
}

static bool has_markup(const PgBuilder *builder) {
    bool open = false;
    for (size_t i = builder->start; i < builder->n; i++) {
        uint32_t next = i + 1 < builder->n ? builder->chars[i + 1] : 0;
        open = open || (builder->chars[i] == '<' &&
                        (next == '/' || (next < 0x80 && g_ascii_isalpha((char)next))));
        if (open && builder->chars[i] == '>')
            return true;
    }
    return false;
}

static PgLineKind kind_of(const Parser *parser, PgRole role) {
    switch (role) {
    case PG_ROLE_HEADLINE:
        return parser->has_headline ? PG_LINE_HEADING : PG_LINE_TITLE;
    case PG_ROLE_TITLE:
    case PG_ROLE_SUBTITLE:
        return PG_LINE_HEADING;
    case PG_ROLE_CAPTION:
        return PG_LINE_CAPTION;
    default:
        return PG_LINE_PARAGRAPH;
    }
}

/* Blanks between the pieces of a paragraph: one stays, none where a line was wrapped between
   wide characters. chars[start..n) in place. */
static void collapse(PgBuilder *builder) {
    uint32_t *chars = builder->chars, *origins = builder->origins;
    size_t write = builder->start;
    for (size_t read = builder->start; read < builder->n;) {
        if (!is_wrap_blank(chars[read])) {
            origins[write] = origins[read];
            chars[write++] = chars[read++];
            continue;
        }
        size_t first = read;
        bool newline = false;
        for (; read < builder->n && is_wrap_blank(chars[read]); read++)
            newline |= chars[read] == '\n';
        if (write == builder->start || read == builder->n)
            continue;
        if (newline && g_unichar_iswide(chars[write - 1]) && g_unichar_iswide(chars[read]))
            continue;
        origins[write] = origins[first];
        chars[write++] = ' ';
    }
    builder->n = write;
}

/* The line ends of generic text are kept, for nobody knows what they mean: page/ finds out. */
static void split_lines(Parser *parser, PgLineKind kind, uint8_t level) {
    PgBuilder *builder = &parser->builder;
    size_t start = builder->start, n = builder->n, write = start;
    guint before = builder->lines->len;
    for (size_t read = start; read <= n; read++) {
        if (read < n && builder->chars[read] != '\n') {
            if (write == builder->start && is_wrap_blank(builder->chars[read]))
                continue;
            builder->origins[write] = builder->origins[read];
            builder->chars[write++] = builder->chars[read];
            continue;
        }
        builder->n = write;
        parser->gap = !pg_builder_end_trimmed(builder, PG_LINE_WRAPPED, 0, parser->gap);
        write = builder->n;
    }
    if (builder->lines->len == before + 1) {
        PgLine *line = &g_array_index(builder->lines, PgLine, before);
        line->kind = kind;
        line->level = level;
        line->gap_before = false;
    }
}

/* Make a paragraph of each stretch between separators. */
static void split_paragraphs(Parser *parser) {
    PgBuilder *builder = &parser->builder;
    size_t n = builder->n;
    for (size_t read = builder->start; read < n; read++) {
        builder->n = builder->start;
        for (; read < n && builder->chars[read] != PARAGRAPH_SEPARATOR; read++) {
            builder->origins[builder->n] = builder->origins[read];
            builder->chars[builder->n++] = builder->chars[read];
        }
        collapse(builder);
        pg_builder_end_trimmed(builder, PG_LINE_PARAGRAPH, 0, false);
    }
}

static void take_title(Parser *parser, PgRole role, size_t start) {
    if (role == PG_ROLE_SUBTITLE || (role == PG_ROLE_TITLE && parser->title))
        return;
    if (role == PG_ROLE_HEADLINE && parser->has_headline)
        return;
    parser->has_headline |= role == PG_ROLE_HEADLINE;
    GString *title = g_string_new(NULL);
    for (size_t i = start; i < parser->builder.n; i++)
        g_string_append_unichar(title, parser->builder.chars[i]);
    g_free(parser->title);
    parser->title = pg_metadata_take(g_string_free(title, FALSE));
}

/* End the text that grows, which belongs to an element of this role. */
static void end_text(Parser *parser, PgRole role) {
    PgBuilder *builder = &parser->builder;
    if (builder->n == builder->start)
        return;
    if ((role == PG_ROLE_GENERIC || role == PG_ROLE_PARAGRAPH) && has_markup(builder)) {
        strip_markup(builder);
        split_paragraphs(parser);
        parser->gap = true;
        return;
    }
    PgLineKind kind = kind_of(parser, role);
    uint8_t level = kind != PG_LINE_HEADING ? 0 : role == PG_ROLE_SUBTITLE ? 2 : 1;
    size_t start = builder->start;
    parser->gap = true;
    if (role == PG_ROLE_GENERIC) {
        split_lines(parser, kind, level);
    } else {
        collapse(builder);
        pg_builder_end_trimmed(builder, kind, level, false);
    }
    if (builder->n > start && kind != PG_LINE_PARAGRAPH && kind != PG_LINE_CAPTION)
        take_title(parser, role, start);
}

/* The role of the innermost element whose text stands apart. */
static PgRole block_role(const Parser *parser) {
    for (guint i = parser->levels->len; i-- > 0;) {
        const Level *level = &g_array_index(parser->levels, Level, i);
        if (level->role != PG_ROLE_INLINE && level->role != PG_ROLE_CELL)
            return level->role;
    }
    return PG_ROLE_GENERIC;
}

static void take_character(void *data, uint32_t c, uint32_t origin) {
    Parser *parser = data;
    pg_builder_add(&parser->builder, pg_decode_clean(c), origin);
}

static void on_characters(void *data, const xmlChar *text, int length) {
    Parser *parser = data;
    if (parser->failed || length <= 0)
        return;
    if (parser->value)
        g_string_append_len(parser->value, (const char *)text, length);
    if (parser->value || top(parser)->skip)
        pg_places_move(&parser->places, position(parser));
    else
        pg_places_align(&parser->places, (const char *)text, (size_t)length, position(parser),
                        take_character, parser);
}

static void take_attributes(Parser *parser, const char *element, int n,
                            const xmlChar **attributes) {
    for (int i = 0; i < n; i++, attributes += 5) {
        char *name = g_ascii_strdown((const char *)attributes[0], -1);
        PgTells tells = pg_xml_attribute(element, name);
        g_free(name);
        if (tells == PG_TELLS_NOTHING)
            continue;
        char *value =
            g_strndup((const char *)attributes[3], (gsize)(attributes[4] - attributes[3]));
        set_once(tells == PG_TELLS_DATE ? &parser->date : &parser->publisher,
                 pg_metadata_take(value));
    }
}

/* Does text stand right before, so that an unknown element must be a part of it? */
static bool in_line(const Parser *parser) {
    enum { FAR = 64 };
    const PgBuilder *builder = &parser->builder;
    for (size_t i = builder->n; i > builder->start && builder->n - i < FAR; i--) {
        if (builder->chars[i - 1] == '\n')
            return false;
        if (!pg_char_is_blank(builder->chars[i - 1]))
            return true;
    }
    return false;
}

/* What the element is where it stands. */
static PgRole role_here(const Parser *parser, const char *name, const Level *parent) {
    PgRole role = pg_xml_role(name);
    guint depth = parser->levels->len;
    if (role == PG_ROLE_HEAD)
        return depth <= 2 ? PG_ROLE_SKIP : PG_ROLE_TITLE;
    if (parent->feed && role == PG_ROLE_TITLE)
        return PG_ROLE_SOURCE;
    if (parent->feed && (role == PG_ROLE_PARAGRAPH || role == PG_ROLE_SUBTITLE))
        return PG_ROLE_SKIP;
    if (parent->verbose && role != PG_ROLE_SKIP && role != PG_ROLE_PARAGRAPH)
        return PG_ROLE_INLINE;
    if (depth == 1 && role != PG_ROLE_GENERIC)
        return PG_ROLE_GENERIC; /* the document itself */
    return role == PG_ROLE_GENERIC && in_line(parser) ? PG_ROLE_INLINE : role;
}

static void on_start(void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri,
                     int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_default,
                     const xmlChar **attributes) {
    (void)prefix, (void)uri, (void)n_namespaces, (void)namespaces, (void)n_default;
    Parser *parser = data;
    if (parser->failed)
        return;
    char *name = g_ascii_strdown((const char *)local, -1);
    take_attributes(parser, name, n_attributes, attributes);
    Level parent = *top(parser), level = parent;
    level.role = role_here(parser, name, &parent);
    level.feed |= !strcmp(name, "channel") || !strcmp(name, "feed");
    level.feed &= strcmp(name, "item") && strcmp(name, "entry");
    level.skip |= level.role == PG_ROLE_SKIP;
    g_free(name);
    bool field = (level.role == PG_ROLE_DATE || level.role == PG_ROLE_SOURCE) && !parser->value;
    if (level.role == PG_ROLE_CELL && parser->builder.n > parser->builder.start) {
        size_t start;
        if (pg_places_find_tag(&parser->places, (const char *)local, position(parser), &start)) {
            take_character(parser, ' ', pg_places_move(&parser->places, start));
            pg_places_move(&parser->places, start + 1);
        }
    } else if (level.role != PG_ROLE_INLINE && level.role != PG_ROLE_CELL) {
        end_text(parser, block_role(parser));
    }
    level.verbose |= level.role >= PG_ROLE_PARAGRAPH && level.role <= PG_ROLE_SUBTITLE &&
                     level.role != PG_ROLE_ROW && level.role != PG_ROLE_CELL;
    if (field && !level.skip)
        parser->value = g_string_new(NULL);
    g_array_append_val(parser->levels, level);
}

static void on_end(void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri) {
    (void)local, (void)prefix, (void)uri;
    Parser *parser = data;
    if (parser->failed || parser->levels->len <= 1)
        return;
    Level level = *top(parser);
    if (level.role != PG_ROLE_INLINE && level.role != PG_ROLE_CELL)
        end_text(parser, block_role(parser));
    g_array_set_size(parser->levels, parser->levels->len - 1);
    if (parser->value && (level.role == PG_ROLE_DATE || level.role == PG_ROLE_SOURCE)) {
        char *value = pg_metadata_take(g_string_free(parser->value, FALSE));
        parser->value = NULL;
        set_once(level.role == PG_ROLE_DATE ? &parser->date : &parser->publisher, value);
    }
}

/* Make an entity known as one of those that XML predefines: libxml2 hands over its character and
   never expands anything. */
static xmlEntityPtr define(Parser *parser, const char *name, uint32_t c) {
    xmlEntityPtr entity = g_new0(xmlEntity, 1);
    char *content = g_malloc0(8);
    g_unichar_to_utf8(c, content);
    entity->type = XML_ENTITY_DECL;
    entity->etype = XML_INTERNAL_PREDEFINED_ENTITY;
    entity->content = (xmlChar *)content;
    g_hash_table_insert(parser->own, g_strdup(name), entity);
    return entity;
}

static void free_entity(gpointer data) {
    xmlEntityPtr entity = data;
    xmlFree(entity->orig); /* libxml2 hangs the declaration's text on it */
    g_free(entity->content);
    g_free(entity);
}

/* Of what a document declares only entities of one character are known: a longer text would have
   no place of its own in the source, and text that expands could fill the memory. */
static void on_entity(void *data, const xmlChar *name, int type, const xmlChar *public_id,
                      const xmlChar *system_id, xmlChar *content) {
    (void)public_id, (void)system_id;
    Parser *parser = data;
    if (type != XML_INTERNAL_GENERAL_ENTITY || !content || !*content)
        return;
    const char *text = (const char *)content;
    uint32_t c = g_utf8_get_char(text);
    size_t length = strlen(text), used = (size_t)(g_utf8_next_char(text) - text);
    if (c == '&')
        used = pg_reference_decode(text, length, &c);
    if (used == length && c != '<' && c != '&' && !g_hash_table_contains(parser->own, name))
        define(parser, (const char *)name, c);
}

static xmlEntityPtr on_get_entity(void *data, const xmlChar *name) {
    Parser *parser = data;
    xmlEntityPtr entity = g_hash_table_lookup(parser->own, name);
    uint32_t c = entity ? 0 : pg_reference_by_name((const char *)name); /* HTML's, known to all */
    return c ? define(parser, (const char *)name, c) : entity;
}

static xmlEntityPtr on_get_parameter_entity(void *data, const xmlChar *name) {
    (void)data, (void)name;
    return NULL;
}

static void on_reference(void *data, const xmlChar *name) {
    Parser *parser = data;
    if (parser->failed || parser->n_unknown++)
        return;
    parser->unknown = g_strdup((const char *)name);
    parser->unknown_place = pg_decode_place(parser->page->path, parser->places.text,
                                            parser->places.size, position(parser));
}

static void on_document(void *data) {
    Parser *parser = data;
    /* As after a reference to a DTD that is not read: an unknown entity is no fatal error then,
       but handed to on_reference. */
    parser->context->hasPErefs = 1;
}

static void on_error(void *data, xmlErrorPtr error) {
    Parser *parser = data;
    if (parser->failed || error->level != XML_ERR_FATAL)
        return;
    parser->failed = true;
    char *message = g_strdup(error->message ? error->message : "malformed");
    char *huge = strstr(message, " use XML_PARSE_HUGE");
    if (huge)
        *huge = '\0';
    g_strdelimit(g_strchomp(message), "\r\n", ' ');
    char *place = pg_decode_place(parser->page->path, parser->places.text, parser->places.size,
                                  position(parser));
    pg_log(parser->page->log, PG_LOG_ERROR, place, "malformed XML: %s", message);
    g_free(place);
    g_free(message);
}

static void run(Parser *parser) {
    xmlParserCtxtPtr context = parser->context;
    xmlCtxtUseOptions(context, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOERROR |
                                   XML_PARSE_NOWARNING);
    xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8);
    *context->sax = (xmlSAXHandler){.initialized = XML_SAX2_MAGIC,
                                    .startDocument = on_document,
                                    .startElementNs = on_start,
                                    .endElementNs = on_end,
                                    .characters = on_characters,
                                    .ignorableWhitespace = on_characters,
                                    .cdataBlock = on_characters,
                                    .reference = on_reference,
                                    .entityDecl = on_entity,
                                    .getEntity = on_get_entity,
                                    .getParameterEntity = on_get_parameter_entity,
                                    .serror = on_error};
    context->userData = parser;
    xmlParseDocument(context);
    if (!context->wellFormed && !parser->failed) {
        pg_log(parser->page->log, PG_LOG_ERROR, parser->page->path, "malformed XML");
        parser->failed = true;
    }
    xmlFreeDoc(context->myDoc);
    context->myDoc = NULL;
}

static PgDocument *finish(Parser *parser) {
    if (parser->failed)
        return NULL;
    if (parser->n_unknown) {
        pg_log(parser->page->log, PG_LOG_WARNING, parser->unknown_place,
               "entity &%s; left out: it is not one character (%zu in all)", parser->unknown,
               parser->n_unknown);
    }
    PgDocument *document = pg_builder_finish(&parser->builder, parser->page);
    if (!document) {
        pg_log(parser->page->log, PG_LOG_ERROR, parser->page->path, "holds no text");
        return NULL;
    }
    document->title = g_steal_pointer(&parser->title);
    document->date = g_steal_pointer(&parser->date);
    document->publisher = g_steal_pointer(&parser->publisher);
    return document;
}

PgDocument *pg_xml_read(const PgPage *page) {
    pg_places_normalise(page->decoded);
    xmlInitParser();
    xmlParserCtxtPtr context =
        xmlCreateMemoryParserCtxt(page->decoded->text, (int)page->decoded->size);
    if (!context) {
        pg_log(page->log, PG_LOG_ERROR, page->path, "libxml2 cannot start");
        return NULL;
    }
    Parser parser = {
        .context = context,
        .page = page,
        .places = {.text = page->decoded->text, .size = page->decoded->size},
        .levels = g_array_new(FALSE, FALSE, sizeof(Level)),
        .own = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_entity),
    };
    Level bottom = {.role = PG_ROLE_GENERIC};
    g_array_append_val(parser.levels, bottom);
    pg_builder_init(&parser.builder, page->decoded->length / 2);
    run(&parser);
    PgDocument *document = finish(&parser);
    xmlFreeParserCtxt(context);
    pg_builder_clear(&parser.builder);
    g_array_free(parser.levels, TRUE);
    g_hash_table_destroy(parser.own);
    if (parser.value)
        g_string_free(parser.value, TRUE);
    g_free(parser.title);
    g_free(parser.date);
    g_free(parser.publisher);
    g_free(parser.unknown);
    g_free(parser.unknown_place);
    return document;
}
