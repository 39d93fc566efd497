#include "browse/internal.h"

#include <errno.h>
#include <string.h>

extern const char _binary_page_html_start[], _binary_page_html_end[];
extern const char _binary_page_css_start[], _binary_page_css_end[];
extern const char _binary_page_js_start[], _binary_page_js_end[];

typedef struct {
    const char *text;
    size_t length;
} Asset;

#define ASSET(name)                                                                                \
    {                                                                                              \
        _binary_page_##name##_start,                                                               \
            (size_t)(_binary_page_##name##_end - _binary_page_##name##_start)                      \
    }

/* What a Content-Security-Policy names an inline element by. */
static char *digest(Asset asset) {
    guint8 bytes[32];
    gsize n = sizeof bytes;
    GChecksum *checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(checksum, (const guchar *)asset.text, (gssize)asset.length);
    g_checksum_get_digest(checksum, bytes, &n);
    g_checksum_free(checksum);
    return g_base64_encode(bytes, n);
}

/* Only this script and this style may run; nothing may be loaded or sent, no markup be made of
   text. */
static void put_policy(FILE *out, Asset script, Asset style) {
    char *script_digest = digest(script), *style_digest = digest(style);
    fprintf(out,
            "default-src 'none'; script-src 'sha256-%s'; style-src 'sha256-%s'; base-uri 'none'; "
            "form-action 'none'; require-trusted-types-for 'script'; trusted-types picture",
            script_digest, style_digest);
    g_free(script_digest);
    g_free(style_digest);
}

static void put_title(FILE *out, const char *title) {
    char *escaped = g_markup_escape_text(title && *title ? title : "parkgraph", -1);
    fputs(escaped, out);
    g_free(escaped);
}

PgStatus pg_browse_write(const PgGraph *graph, const PgBrowseOptions *options, FILE *out,
                         const PgLog *log) {
    const Asset html = ASSET(html), script = ASSET(js), style = ASSET(css);
    const char *end = html.text + html.length;
    for (const char *p = html.text; p < end;) {
        const char *slot = memmem(p, (size_t)(end - p), "{{", 2);
        const char *stop = slot ? memmem(slot, (size_t)(end - slot), "}}", 2) : NULL;
        fwrite(p, 1, (size_t)((stop ? slot : end) - p), out);
        if (!stop)
            break;
        if (g_str_has_prefix(slot, "{{POLICY}}"))
            put_policy(out, script, style);
        else if (g_str_has_prefix(slot, "{{TITLE}}"))
            put_title(out, options->title);
        else if (g_str_has_prefix(slot, "{{STYLE}}"))
            fwrite(style.text, 1, style.length, out);
        else if (g_str_has_prefix(slot, "{{SCRIPT}}"))
            fwrite(script.text, 1, script.length, out);
        else if (g_str_has_prefix(slot, "{{DATA}}"))
            pg_browse_data_write(graph, options, out);
        p = stop + 2;
    }
    if (!fflush(out) && !ferror(out))
        return PG_OK;
    pg_log(log, PG_LOG_ERROR, NULL, "cannot write: %s", g_strerror(errno));
    return PG_ERROR_IO;
}
