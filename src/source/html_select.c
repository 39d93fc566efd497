/* Which part of a page is the article: text in sentences against links, as boilerpipe and
   readability do it, helped by what pages call their elements. Linear in the blocks. */
#include "source/html.h"

#include <string.h>

enum {
    GOOD_LENGTH = 30,     /* characters that make a block text, whatever stands in it */
    SENTENCE_LENGTH = 12, /* and where a sentence ends */
    LINE_LENGTH = 150,    /* what is longer is no line about the page */
    BYLINE_LENGTH = 100,
    SITE_NAME_LENGTH = 14, /* of a site's name behind a title */
    LONG_SITE_NAME = 24,   /* of one that ends in 网 or the like */
    TITLE_LENGTH = 8,      /* that a title must keep when a site's name is cut off */
    LEAST_TEXT = 12,       /* characters of paragraphs that make a page an article */
};

typedef struct {
    PgHtmlPage *html;
    const PgPage *page;
    const PgBlock *title; /* NULL: none */
    size_t title_end;     /* in chars, without the site's name */
    char *title_text;     /* all of it, squeezed; NULL: none, or none that a line could show */
    bool *kept;           /* by block */
    bool ignore_weak;
    uint32_t container; /* the chosen */
    guint first_good;   /* block of it, or the number of blocks */
} Selection;

static PgBlock *block_at(const Selection *selection, guint i) {
    return &g_array_index(selection->html->blocks, PgBlock, i);
}

static guint n_blocks(const Selection *selection) {
    return selection->html->blocks->len;
}

static bool has_sentence(const Selection *selection, const PgBlock *block) {
    const uint32_t *chars = selection->html->text.chars;
    for (size_t i = block->start; i < block->end; i++)
        if (chars[i] == U'。' || chars[i] == U'！' || chars[i] == U'？' || chars[i] == U'；' ||
            chars[i] == U'，')
            return true;
    return false;
}

static char *squeezed(const Selection *selection, const PgBlock *block) {
    return pg_chars_to_squeezed(selection->html->text.chars, block->start, block->end);
}

static bool is_furniture(const Selection *selection, const PgBlock *block) {
    if (block->text > LINE_LENGTH)
        return false;
    char *line = squeezed(selection, block);
    bool furniture = pg_html_is_furniture(line);
    g_free(line);
    return furniture;
}

static bool is_linked(const PgBlock *block) {
    return (uint64_t)block->linked * 3 > block->text;
}

/* Is the block certainly text, or figures, of an article, by itself? */
static bool is_good(const Selection *selection, const PgBlock *block) {
    if (block->kind != PG_LINE_PARAGRAPH || is_linked(block))
        return false;
    if (block->text < GOOD_LENGTH && !block->is_row &&
        (block->text < SENTENCE_LENGTH || !has_sentence(selection, block)))
        return false;
    return !is_furniture(selection, block);
}

/* Count the article text of every container; parents stand before their children. */
static void weigh(Selection *selection, const bool *good) {
    GArray *containers = selection->html->containers;
    for (guint i = 0; i < containers->len; i++) {
        g_array_index(containers, PgContainer, i).good = 0;
        g_array_index(containers, PgContainer, i).good_blocks = 0;
    }
    for (guint i = 0; i < n_blocks(selection); i++) {
        const PgBlock *block = block_at(selection, i);
        if (!good[i] || (block->weak && !selection->ignore_weak))
            continue;
        PgContainer *container = &g_array_index(containers, PgContainer, block->container);
        container->good += block->text - block->linked;
        container->good_blocks++;
    }
    for (guint i = containers->len; i-- > 1;) {
        const PgContainer *container = &g_array_index(containers, PgContainer, i);
        PgContainer *parent = &g_array_index(containers, PgContainer, container->parent);
        parent->good += container->good;
        parent->good_blocks += container->good_blocks;
    }
}

static size_t score(const PgContainer *container) {
    return container->hint == PG_HINT_STRONG ? container->good + container->good / 2
                                             : container->good;
}

/* Does the child hold so much of its parent's text that the rest is no article? */
static bool is_inside(const PgContainer *child, const PgContainer *parent) {
    if (!child->good || (child->good_blocks < 2 && child->hint != PG_HINT_STRONG))
        return false;
    size_t percent = child->hint == PG_HINT_STRONG ? 50 : child->hint == PG_HINT_SOME ? 65 : 80;
    return child->good * 100 >= parent->good * percent;
}

static void choose_container(Selection *selection) {
    GArray *containers = selection->html->containers;
    uint32_t *best = g_new0(uint32_t, containers->len + 1);
    for (guint i = 1; i < containers->len; i++) {
        const PgContainer *container = &g_array_index(containers, PgContainer, i);
        uint32_t rival = best[container->parent];
        if (!rival || score(container) > score(&g_array_index(containers, PgContainer, rival)))
            best[container->parent] = i;
    }
    uint32_t chosen = 0;
    while (best[chosen] && is_inside(&g_array_index(containers, PgContainer, best[chosen]),
                                     &g_array_index(containers, PgContainer, chosen)))
        chosen = best[chosen];
    selection->container = chosen;
    g_free(best);
}

static bool is_separator(uint32_t c) {
    return c == '_' || c == '-' || c == '|' || c == U'—' || c == U'–' || c == U'－' || c == U'｜' ||
           c == 0xFF3F;
}

/* 网 站 府 会 报 线 台: what sites' names end with */
static bool ends_site(uint32_t c) {
    return c == U'网' || c == U'站' || c == U'府' || c == U'会' || c == U'报' || c == U'线' ||
           c == U'台';
}

/* Cut the site's name off the title: what stands behind a separator and is short, or ends as sites
   do. */
static size_t cut_title(const uint32_t *chars, size_t start, size_t end) {
    for (;;) {
        size_t i = end;
        while (i > start && !is_separator(chars[i - 1]))
            i--;
        if (i == start)
            break;
        size_t name = end - i, left = i - 1;
        while (left > start && (is_separator(chars[left - 1]) || pg_char_is_blank(chars[left - 1])))
            left--;
        bool clear = chars[i - 1] == '_' || chars[i - 1] == '|' || chars[i - 1] == U'｜' ||
                     (i < end && pg_char_is_blank(chars[i]));
        if (left - start < (clear ? 2 : TITLE_LENGTH) ||
            (!clear && !(name <= LONG_SITE_NAME && ends_site(chars[end - 1])) &&
             (name > SITE_NAME_LENGTH || name > left - start)))
            break;
        end = left;
    }
    return end;
}

/* Is this line the title, maybe without the site's name behind it? */
static bool shows_title(const Selection *selection, const PgBlock *block) {
    enum { SHORTEST = 4 };
    if (!selection->title_text || block->text < SHORTEST || block->text > LINE_LENGTH)
        return false;
    char *line = squeezed(selection, block);
    bool same = g_str_has_prefix(selection->title_text, line);
    if (same) {
        const char *rest = selection->title_text + strlen(line);
        same = !*rest || is_separator(g_utf8_get_char(rest));
    }
    g_free(line);
    return same;
}

/* Does a heading hold the title without the site's name: 某某开发区：… and more? */
static bool holds_title(const Selection *selection, const PgBlock *block) {
    enum { SHORTEST = 8 };
    PgBlock title = *selection->title;
    title.end = selection->title_end;
    char *line = squeezed(selection, block), *part = squeezed(selection, &title);
    bool holds = g_utf8_strlen(part, -1) >= SHORTEST && strstr(line, part);
    g_free(line);
    g_free(part);
    return holds;
}

/* A date such as 2023-08-29, 2023/8/29 or 2023年8月29日 in chars[start..end). */
static char *find_date(const uint32_t *chars, size_t start, size_t end) {
    for (size_t i = start; i + 8 <= end; i++) {
        if (chars[i] != '2' || chars[i + 1] != '0' ||
            (i > start && chars[i - 1] < 0x80 && g_ascii_isdigit((char)chars[i - 1])))
            continue;
        static const uint32_t UNITS[] = {U'年', U'月', U'日'};
        size_t p = i;
        int part = 0;
        for (; part < 3; part++) {
            size_t digits = 0;
            while (p < end && chars[p] >= '0' && chars[p] <= '9' && digits < 4) {
                p++;
                digits++;
            }
            if (part == 0 ? digits != 4 : digits < 1 || digits > 2)
                break;
            if (p < end && chars[p] == UNITS[part])
                p++;
            else if (part < 2 && p < end && (chars[p] == '-' || chars[p] == '/' || chars[p] == '.'))
                p++;
            else if (part < 2)
                break;
        }
        if (part < 3)
            continue;
        GString *date = g_string_new(NULL);
        for (size_t k = i; k < p; k++)
            g_string_append_unichar(date, chars[k]);
        return g_string_free(date, FALSE);
    }
    return NULL;
}

/* What stands behind 来源： in a line. */
static char *find_source(const uint32_t *chars, size_t start, size_t end) {
    for (size_t i = start; i + 3 < end; i++) {
        if (chars[i] != U'来' || chars[i + 1] != U'源' ||
            (chars[i + 2] != U'：' && chars[i + 2] != ':'))
            continue;
        size_t p = i + 3;
        while (p < end && pg_char_is_blank(chars[p]))
            p++;
        GString *source = g_string_new(NULL);
        for (; p < end && !pg_char_is_blank(chars[p]) && chars[p] != '|' && chars[p] != U'】' &&
               chars[p] != ']' && chars[p] != U'）' && chars[p] != U'｜';
             p++)
            g_string_append_unichar(source, chars[p]);
        return pg_metadata_take(g_string_free(source, FALSE));
    }
    return NULL;
}

/* The line under a headline: date, source, clicks. Takes what the meta elements did not tell. */
static bool take_byline(Selection *selection, const PgBlock *block) {
    if (block->text > BYLINE_LENGTH || block->kind == PG_LINE_HEADING ||
        block->kind == PG_LINE_TITLE)
        return false;
    const uint32_t *chars = selection->html->text.chars;
    char *date = find_date(chars, block->start, block->end);
    char *source = find_source(chars, block->start, block->end);
    bool byline = source || (date && block->text < GOOD_LENGTH && !has_sentence(selection, block));
    PgHtmlPage *html = selection->html;
    if (byline && !html->date) {
        html->date = date;
        date = NULL;
    }
    if (byline && !html->publisher) {
        html->publisher = source;
        source = NULL;
    }
    g_free(date);
    g_free(source);
    return byline;
}

/* Captions that repeat the title or the line behind them say nothing new. */
static bool is_repeated_caption(const Selection *selection, guint i) {
    const PgBlock *block = block_at(selection, i);
    if (shows_title(selection, block))
        return true;
    if (i + 1 >= n_blocks(selection))
        return false;
    char *mine = squeezed(selection, block),
         *next = squeezed(selection, block_at(selection, i + 1));
    bool same = !strcmp(mine, next);
    g_free(mine);
    g_free(next);
    return same;
}

static bool is_wanted(Selection *selection, guint i, const bool *good, bool near_only) {
    const PgBlock *block = block_at(selection, i);
    if (block->kind == PG_LINE_TITLE || (block->weak && !selection->ignore_weak) ||
        is_furniture(selection, block))
        return false;
    if (block->kind == PG_LINE_HEADING)
        return (uint64_t)block->linked * 2 <= block->text;
    if (block->kind == PG_LINE_CAPTION)
        return !is_repeated_caption(selection, i);
    if (good[i])
        return true;
    if (is_linked(block))
        return block->text >= 2 * GOOD_LENGTH && has_sentence(selection, block) &&
               (uint64_t)block->linked * 5 <= (uint64_t)block->text * 3;
    if (i < selection->first_good + 2 && take_byline(selection, block))
        return false;
    return !near_only || (i && good[i - 1]) || (i + 1 < n_blocks(selection) && good[i + 1]);
}

/* Headings before the article's container: its headline, and what stands between that and it. */
static void keep_headlines(Selection *selection, guint first) {
    guint shown = n_blocks(selection);
    for (guint i = 0; i < selection->first_good && i < n_blocks(selection); i++) {
        PgBlock *block = block_at(selection, i);
        if (block->kind != PG_LINE_TITLE && shows_title(selection, block) &&
            (shown == n_blocks(selection) || block->kind == PG_LINE_HEADING))
            shown = i;
    }
    guint from = shown;
    if (shown < n_blocks(selection)) {
        PgBlock *block = block_at(selection, shown);
        if (block->kind != PG_LINE_HEADING) {
            block->kind = PG_LINE_HEADING;
            block->level = 1;
        }
        selection->kept[shown] = true;
    } else {
        for (guint i = first; i-- > 0 && from == n_blocks(selection);) {
            const PgBlock *block = block_at(selection, i);
            if (block->kind == PG_LINE_HEADING && block->level <= 3 && !block->weak &&
                !is_linked(block))
                from = i;
        }
    }
    for (guint i = from; i < first; i++) {
        const PgBlock *block = block_at(selection, i);
        selection->kept[i] |= block->kind == PG_LINE_HEADING && !block->weak && !is_linked(block);
    }
    guint start = shown < n_blocks(selection) ? shown + 1 : from < n_blocks(selection) ? from : 0;
    for (guint i = start; i < first; i++)
        take_byline(selection, block_at(selection, i));
}

/* Drop headings over nothing, such as "more on this" above links; of headings in a row before the
   article's text all stay, for they make its headline. */
static void drop_bare_headings(Selection *selection, guint end) {
    uint8_t below = 0; /* the level of the heading that follows at once; none: UINT8_MAX */
    for (guint i = end; i-- > selection->first_good + 1;) {
        const PgBlock *block = block_at(selection, i);
        if (!selection->kept[i])
            continue;
        bool heading = block->kind == PG_LINE_HEADING;
        if (heading && below <= block->level)
            selection->kept[i] = false;
        else
            below = heading ? block->level : UINT8_MAX;
    }
}

/* The text that stands below a title which leads to its article, behind a date maybe; the number of
   blocks for none. */
static guint summary_below(const Selection *selection, guint title, guint end, const bool *good) {
    enum { SHORTEST = 8, LONGEST = 60, BETWEEN = 2, DATE = 14 };
    const PgBlock *block = block_at(selection, title);
    if (block->text < SHORTEST || block->text > LONGEST || !is_linked(block) ||
        block->linked + DATE < block->text || is_furniture(selection, block))
        return n_blocks(selection);
    for (guint i = title + 1; i < end && i - title <= BETWEEN + 1; i++) {
        if (good[i] && selection->kept[i])
            return i;
        if (block_at(selection, i)->linked || block_at(selection, i)->text > SHORTEST + BETWEEN)
            break;
    }
    return n_blocks(selection);
}

static bool is_of_date(uint32_t c) {
    return (c >= '0' && c <= '9') || strchr("-/.:[]()", (int)(c < 0x80 ? c : 'x')) || c == U'年' ||
           c == U'月' || c == U'日';
}

/* Leave the day out that stands beside the link. */
static void trim_to_link(const Selection *selection, PgBlock *block) {
    const uint32_t *chars = selection->html->text.chars;
    for (; block->text > block->linked && is_of_date(chars[block->end - 1]); block->text--)
        do
            block->end--;
        while (block->end > block->start && pg_char_is_blank(chars[block->end - 1]));
    for (; block->text > block->linked && is_of_date(chars[block->start]); block->text--)
        do
            block->start++;
        while (block->end > block->start && pg_char_is_blank(chars[block->start]));
}

/* A page that lists articles, each with a few of its sentences: their titles are headlines. */
static void keep_list_titles(Selection *selection, guint first, guint end, const bool *good) {
    guint n_titles = 0, n_good = 0;
    for (guint i = first; i < end; i++) {
        n_titles += summary_below(selection, i, end, good) < end;
        n_good += good[i] && selection->kept[i];
    }
    for (guint i = first; n_titles > 1 && n_titles * 3 >= n_good * 2 && i < end; i++)
        if (summary_below(selection, i, end, good) < end) {
            block_at(selection, i)->kind = PG_LINE_HEADING;
            block_at(selection, i)->level = 1;
            trim_to_link(selection, block_at(selection, i));
            selection->kept[i] = true;
        }
}

/* Decide about every block; how many characters of paragraphs are kept. */
static size_t decide(Selection *selection, const bool *good) {
    memset(selection->kept, 0, n_blocks(selection) * sizeof *selection->kept);
    weigh(selection, good);
    choose_container(selection);
    PgContainer container =
        g_array_index(selection->html->containers, PgContainer, selection->container);
    selection->first_good = container.first;
    while (selection->first_good < container.end &&
           (!good[selection->first_good] ||
            (block_at(selection, selection->first_good)->weak && !selection->ignore_weak)))
        selection->first_good++;
    bool near_only = selection->container == 0 && container.good > 0;
    size_t text = 0;
    for (guint i = container.first; i < container.end; i++) {
        selection->kept[i] = is_wanted(selection, i, good, near_only);
        if (selection->kept[i] && block_at(selection, i)->kind == PG_LINE_PARAGRAPH)
            text += block_at(selection, i)->text;
    }
    keep_list_titles(selection, container.first, container.end, good);
    keep_headlines(selection, MAX(container.first, MIN(selection->first_good, container.end)));
    drop_bare_headings(selection, container.end);
    return text;
}

static bool *find_good(const Selection *selection) {
    bool *good = g_new0(bool, n_blocks(selection) + 1);
    for (guint i = 0; i < n_blocks(selection); i++)
        good[i] = is_good(selection, block_at(selection, i));
    return good;
}

static bool choose(Selection *selection) {
    bool *good = find_good(selection);
    size_t plain = 0, weak = 0;
    for (guint i = 0; i < n_blocks(selection); i++)
        if (good[i])
            *(block_at(selection, i)->weak ? &weak : &plain) += block_at(selection, i)->text;
    /* a page all of whose text stands in what is called "top" means something else by it */
    selection->ignore_weak = weak > 4 * plain;
    size_t text = decide(selection, good);
    if (text < LEAST_TEXT && !selection->ignore_weak) {
        selection->ignore_weak = true;
        text = decide(selection, good);
    }
    g_free(good);
    return text > 0;
}

static bool starts_line(const PgBlock *block) {
    return block->breaks != 1 || block->indented;
}

/* Move the kept characters to the front and make lines of them. */
static void add_line(PgBuilder *out, const PgBlock *block, size_t end, PgLineKind kind, bool gap) {
    size_t n = end - block->start;
    memmove(out->chars + out->n, out->chars + block->start, n * sizeof *out->chars);
    memmove(out->origins + out->n, out->origins + block->start, n * sizeof *out->origins);
    out->n += n;
    pg_builder_end_line(out, kind, kind == PG_LINE_HEADING ? block->level : 0, gap);
}

static void write_lines(Selection *selection) {
    PgBuilder *out = &selection->html->text;
    bool shown = false;
    for (guint i = 0; i < n_blocks(selection) && !shown; i++)
        /* a <title> that stands behind text can be no line before it */
        shown = selection->kept[i] && block_at(selection, i) < selection->title;
    for (guint i = 0; i < n_blocks(selection) && !shown; i++)
        shown = selection->kept[i] && block_at(selection, i)->kind == PG_LINE_HEADING &&
                (shows_title(selection, block_at(selection, i)) ||
                 (selection->title && holds_title(selection, block_at(selection, i))));
    out->n = out->start = 0;
    if (selection->title && !shown)
        add_line(out, selection->title, selection->title_end, PG_LINE_TITLE, false);
    for (guint i = 0; i < n_blocks(selection); i++) {
        const PgBlock *block = block_at(selection, i);
        if (!selection->kept[i])
            continue;
        const PgBlock *next = i + 1 < n_blocks(selection) ? block + 1 : NULL;
        bool wrapped = block->kind == PG_LINE_PARAGRAPH &&
                       (block->preformatted || !starts_line(block) || (next && !starts_line(next)));
        PgLineKind kind = wrapped ? PG_LINE_WRAPPED : block->kind;
        bool gap = block->rule || block->breaks > 1 || (wrapped && starts_line(block));
        add_line(out, block, block->end, kind, gap);
    }
}

static char *title_of(const Selection *selection) {
    if (!selection->title)
        return NULL;
    GString *title = g_string_new(NULL);
    for (size_t i = selection->title->start; i < selection->title_end; i++)
        g_string_append_unichar(title, selection->html->text.chars[i]);
    return pg_metadata_take(g_string_free(title, FALSE));
}

/* The title without the site's name: as a heading shows it, else as it can be guessed. */
static void find_title(Selection *selection) {
    for (guint i = 0; i < n_blocks(selection) && !selection->title; i++)
        if (block_at(selection, i)->kind == PG_LINE_TITLE)
            selection->title = block_at(selection, i);
    const PgBlock *title = selection->title;
    if (!title)
        return;
    if (title->text <= 2 * LINE_LENGTH)
        selection->title_text = squeezed(selection, title);
    const uint32_t *chars = selection->html->text.chars;
    selection->title_end = cut_title(chars, title->start, title->end);
    for (guint i = 0; i < n_blocks(selection); i++) {
        const PgBlock *block = block_at(selection, i);
        if (block->kind != PG_LINE_HEADING || !shows_title(selection, block))
            continue;
        size_t left = block->text, end = title->start;
        for (; end < title->end && left; end++)
            left -= !pg_char_is_blank(chars[end]);
        selection->title_end = end;
        return;
    }
}

PgDocument *pg_html_select(PgHtmlPage *html, const PgPage *page) {
    Selection selection = {.html = html, .page = page};
    selection.kept = g_new0(bool, html->blocks->len + 1);
    find_title(&selection);
    PgDocument *document = NULL;
    if (choose(&selection)) {
        char *title = title_of(&selection);
        write_lines(&selection);
        document = pg_builder_finish(&html->text, page);
        if (document) {
            document->title = g_steal_pointer(&title);
            document->date = g_steal_pointer(&html->date);
            document->publisher = g_steal_pointer(&html->publisher);
        }
        g_free(title);
    }
    if (!document)
        pg_log(page->log, PG_LOG_ERROR, page->path, "no article text found in this HTML page");
    g_free(selection.title_text);
    g_free(selection.kept);
    return document;
}

static void clear_page(PgHtmlPage *html) {
    pg_builder_clear(&html->text);
    g_array_free(html->blocks, TRUE);
    g_array_free(html->containers, TRUE);
    g_free(html->date);
    g_free(html->publisher);
}

PgDocument *pg_html_read(const PgPage *page) {
    PgHtmlPage html;
    PgDocument *document = NULL;
    if (pg_html_parse(&html, page))
        document = pg_html_select(&html, page);
    clear_page(&html);
    return document;
}
