#include "source/format.h"

#include <glib.h>
#include <string.h>

static const struct {
    const char *ending;
    PgFormat format;
    bool page;
} ENDINGS[] = {
    {".txt", PG_FORMAT_TEXT, true},         {".text", PG_FORMAT_TEXT, true},
    {".md", PG_FORMAT_MARKDOWN, true},      {".markdown", PG_FORMAT_MARKDOWN, true},
    {".html", PG_FORMAT_HTML, true},        {".htm", PG_FORMAT_HTML, true},
    {".xhtml", PG_FORMAT_HTML, true},       {".shtml", PG_FORMAT_HTML, false},
    {".xml", PG_FORMAT_XML, true},          {".nitf", PG_FORMAT_XML, true},
    {".jsonl", PG_FORMAT_JSON_LINES, true}, {".ndjson", PG_FORMAT_JSON_LINES, true},
    {".json", PG_FORMAT_JSON, false}, /* in folders more often settings than pages */
};

static int find_ending(const char *name) {
    size_t length = strlen(name);
    for (size_t i = 0; i < G_N_ELEMENTS(ENDINGS); i++) {
        size_t ending = strlen(ENDINGS[i].ending);
        if (length > ending && !g_ascii_strcasecmp(name + length - ending, ENDINGS[i].ending))
            return (int)i;
    }
    return -1;
}

PgFormat pg_format_by_name(const char *name) {
    int i = find_ending(name);
    return i < 0 ? PG_FORMAT_UNKNOWN : ENDINGS[i].format;
}

bool pg_format_is_page(const char *name) {
    int i = find_ending(name);
    return i >= 0 && ENDINGS[i].page;
}

bool pg_format_is_html(const char *text, size_t size) {
    enum { WINDOW = 2048 };
    char *head = g_ascii_strdown(text, (gssize)MIN(size, (size_t)WINDOW));
    const char *page = strstr(head, "<html");
    bool html =
        strstr(head, "<!doctype html") || (page && (page[5] == '>' || g_ascii_isspace(page[5])));
    g_free(head);
    return html;
}

static PgFormat by_markup(const char *p, size_t size) {
    static const char *const HTML[] = {"<head",  "<body", "<div",  "<p>",   "<p ",
                                       "<table", "<h1",   "<meta", "<title"};
    for (size_t i = 0; i < G_N_ELEMENTS(HTML); i++)
        if (size >= strlen(HTML[i]) && !g_ascii_strncasecmp(p, HTML[i], strlen(HTML[i])))
            return PG_FORMAT_HTML;
    return pg_format_is_html(p, size) ? PG_FORMAT_HTML : PG_FORMAT_XML;
}

PgFormat pg_format_by_text(const char *text, size_t size) {
    size_t i = 0;
    while (i < size && g_ascii_isspace(text[i]))
        i++;
    char next = i + 1 < size ? text[i + 1] : '\0';
    if (i < size && text[i] == '<' && (g_ascii_isalpha(next) || next == '!' || next == '?'))
        return by_markup(text + i, size - i);
    if (i < size && text[i] == '{')
        return PG_FORMAT_JSON_LINES;
    if (i < size && text[i] == '[') {
        for (i++; i < size && g_ascii_isspace(text[i]);)
            i++;
        if (i < size && text[i] == '{')
            return PG_FORMAT_JSON;
    }
    return PG_FORMAT_TEXT;
}
