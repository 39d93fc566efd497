#include "parkgraph.h"

#include "draw/font.h"
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
    static const char *const ENGINES[] = {"dot",   "neato", "fdp",   "sfdp",
                                          "twopi", "circo", "osage", "patchwork"};
    if (!layout)
        return PG_OK;
    for (size_t i = 0; i < G_N_ELEMENTS(ENGINES); i++)
        if (g_str_equal(layout, ENGINES[i]))
            return PG_OK;
    pg_log(log, PG_LOG_ERROR, NULL,
           "no layout is called \"%s\": dot, neato, fdp, sfdp, twopi, circo, osage or patchwork",
           layout);
    return PG_ERROR_ARGUMENT;
}

/* ---- Views ---- */

/* `choose` hides what a view does not show and tells its title; `fill` draws the rest. */
typedef struct {
    const char *name;
    PgStatus (*choose)(PgView *view, const PgGraph *graph, const PgDrawOptions *options,
                       char **title, const PgLog *log);
    PgContent fill;
} ViewKind;

static PgStatus choose_overview(PgView *view, const PgGraph *graph, const PgDrawOptions *options,
                                char **title, const PgLog *log) {
    (void)graph;
    (void)options;
    (void)log;
    pg_view_overview(view);
    *title = g_strdup("园区总览");
    return PG_OK;
}

static PgStatus choose_neighbourhood(PgView *view, const PgGraph *graph,
                                     const PgDrawOptions *options, char **title, const PgLog *log) {
    uint32_t focus;
    TRY(pg_view_find(view, graph, options->focus ? options->focus : "", &focus, log));
    pg_view_focus(view, focus, options->depth);
    *title =
        g_strdup_printf("%s及其周边（%u 步以内）", view->nodes[focus].name, MAX(options->depth, 1));
    pg_view_fold(view, PG_VIEW_AROUND);
    return PG_OK;
}

static const ViewKind VIEWS[] = {
    [PG_VIEW_OVERVIEW] = {"overview", choose_overview, pg_sheet_fill_network},
    [PG_VIEW_NEIGHBOURHOOD] = {"neighbourhood", choose_neighbourhood, pg_sheet_fill_network},
};

bool pg_picture_view_parse(const char *name, PgPictureView *view) {
    for (size_t i = 0; i < G_N_ELEMENTS(VIEWS); i++)
        if (VIEWS[i].name && g_str_equal(name, VIEWS[i].name)) {
            *view = (PgPictureView)i;
            return true;
        }
    return false;
}

PgStatus pg_draw(const PgGraph *graph, const PgDrawOptions *options, const PgPicture *pictures,
                 size_t n, const PgLog *log) {
    TRY(check_layout(options->layout, log));
    const ViewKind *kind = &VIEWS[options->view];
    PgView view;
    pg_view_init(&view, graph, options->ontology);
    char *own_title = NULL;
    PgStatus status = kind->choose(&view, graph, options, &own_title, log);
    if (status == PG_OK) {
        char *fonts = pg_font_families(log), *source = pg_sources_line(graph, options->source);
        char *title = pg_text_clean(options->title ? options->title : own_title, PG_TEXT_MAX_CHARS);
        PgSheet sheet = {.graph = graph,
                         .view = &view,
                         .fonts = fonts,
                         .layout = options->layout,
                         .title = title,
                         .source = source,
                         .log = log};
        status = draw_sheet(&sheet, kind->fill, pictures, n);
        g_free(title);
        g_free(source);
        g_free(fonts);
    }
    g_free(own_title);
    pg_view_clear(&view);
    return status;
}
