#include "parkgraph.h"

#include "draw/font.h"
#include "draw/sentences.h"
#include "draw/sheet.h"
#include "draw/sources.h"
#include "draw/text.h"

#include <errno.h>
#include <math.h>
#include <string.h>

enum {
    PNG_DPI = 96,         /* a point of text is then as large as on a page */
    PNG_MAX_SIDE = 16000, /* cairo ends at 32767 */
    PNG_MAX_PIXELS = 60000000,
};

bool pg_picture_format_parse(const char *name, PgPictureFormat *format) {
    static const char *const NAMES[] = {[PG_PICTURE_SVG] = "svg",
                                        [PG_PICTURE_PNG] = "png",
                                        [PG_PICTURE_PDF] = "pdf",
                                        [PG_PICTURE_DOT] = "dot"};
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++)
        if (g_str_equal(name, NAMES[i])) {
            *format = (PgPictureFormat)i;
            return true;
        }
    return false;
}

/* ---- Graphviz' messages ---- */

/* Graphviz' handler has no argument, so the log has to wait here; only while pg_draw runs, which
   is not thread-safe anyway. Messages come in pieces that end with a line end. */
static struct {
    const PgLog *log;
    GString *text;
} graphviz_log;

static void flush_message(void) {
    g_strstrip(graphviz_log.text->str);
    if (*graphviz_log.text->str)
        pg_log(graphviz_log.log, PG_LOG_WARNING, NULL, "Graphviz: %s", graphviz_log.text->str);
    g_string_truncate(graphviz_log.text, 0);
}

static int on_message(char *piece) {
    if (!graphviz_log.text)
        return 0;
    g_string_append(graphviz_log.text, piece);
    if (strchr(piece, '\n'))
        flush_message();
    return 0;
}

/* One context for the whole program, never freed: the text plugin of Graphviz 2.42 keeps a pointer
   to the last font's name, which is in the context, and reads it in the next picture. */
static GVC_t *get_context(void) {
    static gsize context;
    if (g_once_init_enter(&context))
        g_once_init_leave(&context, (gsize)gvContext());
    return (GVC_t *)context;
}

/* ---- Rendering ---- */

/* Huge sheets get fewer pixels an inch, so that a PNG stays something that can be opened. */
static double png_dpi(const Agraph_t *graph) {
    boxf box = GD_bb(graph);
    double width = (box.UR.x - box.LL.x) / 72 + 0.5, height = (box.UR.y - box.LL.y) / 72 + 0.5;
    double dpi = MIN((double)PNG_DPI, PNG_MAX_SIDE / MAX(width, height));
    return MAX(1, MIN(dpi, sqrt(PNG_MAX_PIXELS / (width * height))));
}

static PgStatus render(const PgSheet *sheet, Agraph_t *graph, const PgPicture *picture) {
    static const char *const RENDERERS[] = {[PG_PICTURE_SVG] = "svg",
                                            [PG_PICTURE_PNG] = "png:cairo",
                                            [PG_PICTURE_PDF] = "pdf:cairo",
                                            [PG_PICTURE_DOT] = "dot"};
    char *data = NULL;
    unsigned length = 0;
    GD_drawing(graph)->dpi = picture->format == PG_PICTURE_PNG ? png_dpi(graph) : 0;
    if (gvRenderData(sheet->gvc, graph, RENDERERS[picture->format], &data, &length) != 0 || !data) {
        pg_log(sheet->log, PG_LOG_ERROR, NULL, "Graphviz could not render %s",
               RENDERERS[picture->format]);
        return PG_ERROR_LIBRARY;
    }
    bool written = fwrite(data, 1, length, picture->out) == length && !fflush(picture->out);
    gvFreeRenderData(data);
    if (written)
        return PG_OK;
    pg_log(sheet->log, PG_LOG_ERROR, NULL, "cannot write: %s", g_strerror(errno));
    return PG_ERROR_IO;
}

static PgStatus draw_sheet(PgSheet *sheet, PgContent content, const PgPicture *pictures, size_t n) {
    graphviz_log.log = sheet->log;
    graphviz_log.text = g_string_new(NULL);
    agusererrf before = agseterrf(on_message);
    sheet->gvc = get_context();
    Agraph_t *graph = NULL;
    PgStatus status = pg_sheet_make(sheet, content, &graph);
    for (size_t i = 0; i < n && status == PG_OK; i++)
        status = render(sheet, graph, &pictures[i]);
    if (graph) {
        gvFreeLayout(sheet->gvc, graph);
        agclose(graph);
    }
    agseterrf(before);
    flush_message();
    g_string_free(graphviz_log.text, TRUE);
    graphviz_log.text = NULL;
    graphviz_log.log = NULL;
    return status;
}

static PgStatus check_layout(const char *layout, const PgLog *log) {
    static const char *const ENGINES[] = {"dot",   "neato", "fdp",  "sfdp",
                                          "twopi", "circo", "osage"}; /* a treemap has no edges */
    if (!layout)
        return PG_OK;
    for (size_t i = 0; i < G_N_ELEMENTS(ENGINES); i++)
        if (g_str_equal(layout, ENGINES[i]))
            return PG_OK;
    pg_log(log, PG_LOG_ERROR, NULL,
           "no layout is called \"%s\": dot, neato, fdp, sfdp, twopi, circo or osage", layout);
    return PG_ERROR_ARGUMENT;
}

/* ---- Views ---- */

static PgStatus choose_overview(PgSheet *sheet, const PgDrawOptions *options) {
    (void)options;
    pg_view_overview(sheet->view);
    sheet->own_title = g_strdup("园区总览");
    return PG_OK;
}

/* An entity that the options name; NULL is none. */
static PgStatus find(const PgSheet *sheet, const char *name, uint32_t *node) {
    return pg_view_find(sheet->view, sheet->graph, name ? name : "", node, sheet->log);
}

static PgStatus choose_neighbourhood(PgSheet *sheet, const PgDrawOptions *options) {
    uint32_t focus;
    TRY(find(sheet, options->focus, &focus));
    sheet->own_title = g_strdup_printf("%s及其周边（%u 步以内）", sheet->view->nodes[focus].name,
                                       MAX(options->depth, 1));
    pg_view_focus(sheet->view, focus, options->depth);
    pg_view_fold(sheet->view, PG_VIEW_AROUND);
    pg_view_drop_loose(sheet->view);
    return PG_OK;
}

static PgStatus choose_path(PgSheet *sheet, const PgDrawOptions *options) {
    uint32_t from, to;
    TRY(find(sheet, options->from, &from));
    TRY(find(sheet, options->to, &to));
    const PgViewNode *nodes = sheet->view->nodes;
    sheet->own_title = g_strdup_printf("从%s到%s", nodes[from].name, nodes[to].name);
    if (pg_view_path(sheet->view, from, to))
        return PG_OK;
    pg_log(sheet->log, PG_LOG_ERROR, NULL, "nothing in the graph connects %s and %s",
           nodes[from].name, nodes[to].name);
    return PG_ERROR_ARGUMENT;
}

static PgStatus choose_chain(PgSheet *sheet, const PgDrawOptions *options) {
    (void)options;
    sheet->own_title = g_strdup("园区与产业");
    return PG_OK;
}

static PgStatus choose_timeline(PgSheet *sheet, const PgDrawOptions *options) {
    PgView *view = sheet->view;
    if (options->focus)
        TRY(find(sheet, options->focus, &view->focus));
    sheet->own_title =
        g_strconcat(options->focus ? view->nodes[view->focus].name : "各园区", "项目进展", NULL);
    return PG_OK;
}

static PgStatus choose_article(PgSheet *sheet, const PgDrawOptions *options) {
    return pg_article_find(sheet, options->article ? options->article : "");
}

/* `choose` hides what a view does not show and tells its title; `fill` draws the rest. */
static const struct {
    const char *name;
    PgStatus (*choose)(PgSheet *sheet, const PgDrawOptions *options);
    PgContent fill;
    bool network; /* nodes and edges, which want their sentences */
} VIEWS[] = {
    [PG_VIEW_OVERVIEW] = {"overview", choose_overview, pg_sheet_fill_network, true},
    [PG_VIEW_NEIGHBOURHOOD] = {"neighbourhood", choose_neighbourhood, pg_sheet_fill_network, true},
    [PG_VIEW_PATH] = {"path", choose_path, pg_sheet_fill_quoted, true},
    [PG_VIEW_CHAIN] = {"chain", choose_chain, pg_chain_fill, false},
    [PG_VIEW_TIMELINE] = {"timeline", choose_timeline, pg_timeline_fill, false},
    [PG_VIEW_ARTICLE] = {"article", choose_article, pg_article_fill, false},
};

bool pg_picture_view_parse(const char *name, PgPictureView *view) {
    for (size_t i = 0; i < G_N_ELEMENTS(VIEWS); i++)
        if (g_str_equal(name, VIEWS[i].name)) {
            *view = (PgPictureView)i;
            return true;
        }
    return false;
}

/* ---- Drawing ---- */

/* What all pictures of a graph have in common. */
typedef struct {
    const PgGraph *graph;
    PgView view;       /* everything; each picture hides in a copy of it */
    GArray *sentences; /* PgSentence */
    char *fonts;
    const PgLog *log;
} Studio;

static PgStatus do_job(const Studio *studio, const PgDrawJob *job) {
    const PgDrawOptions *options = job->options;
    TRY(check_layout(options->layout, studio->log));
    PgView view;
    pg_view_copy(&view, &studio->view);
    PgSheet sheet = {.graph = studio->graph,
                     .view = &view,
                     .sentences = studio->sentences,
                     .fonts = studio->fonts,
                     .layout = options->layout,
                     .log = studio->log};
    PgStatus status = VIEWS[options->view].choose(&sheet, options);
    if (status == PG_OK) {
        if (VIEWS[options->view].network)
            pg_sentences_quote(&view, studio->graph, studio->sentences);
        const char *document =
            sheet.article ? g_array_index(sheet.article, PgSentence, 0).document : NULL;
        char *source = pg_sources_line(studio->graph, document, options->source);
        char *title =
            pg_text_clean(options->title ? options->title : sheet.own_title, PG_TEXT_MAX_CHARS);
        sheet.title = title;
        sheet.source = source;
        status = draw_sheet(&sheet, VIEWS[options->view].fill, job->pictures, job->n_pictures);
        g_free(title);
        g_free(source);
    }
    if (sheet.article)
        g_array_free(sheet.article, TRUE);
    g_free(sheet.own_title);
    pg_view_clear(&view);
    return status;
}

PgStatus pg_draw_all(const PgGraph *graph, const PgOntology *ontology, const PgDrawJob *jobs,
                     size_t n, const PgLog *log) {
    Studio studio = {.graph = graph,
                     .sentences = pg_sentences_list(graph),
                     .fonts = pg_font_families(log),
                     .log = log};
    pg_view_init(&studio.view, graph, ontology);
    PgStatus status = PG_OK;
    for (size_t i = 0; i < n && status == PG_OK; i++)
        status = do_job(&studio, &jobs[i]);
    pg_view_clear(&studio.view);
    g_free(studio.fonts);
    g_array_free(studio.sentences, TRUE);
    return status;
}

PgStatus pg_draw(const PgGraph *graph, const PgDrawOptions *options, const PgPicture *pictures,
                 size_t n, const PgLog *log) {
    const PgDrawJob job = {options, pictures, n};
    return pg_draw_all(graph, options->ontology, &job, 1, log);
}
