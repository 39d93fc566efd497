/* The pictures, and what their shapes stand for. */
#include "browse/data.h"

#include "base/digest.h"

#include <string.h>

/* What pg_draw calls entities ("n" and a digest) and relations ("e" and one). */
enum { DRAWN_ID = 17 };

static GHashTable *drawn_ids(const PgBrowseOptions *options) {
    GHashTable *ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (size_t i = 0; i < options->n_pictures; i++) {
        const char *p = options->pictures[i].svg, *end = p + options->pictures[i].length;
        while ((p = memmem(p, (size_t)(end - p), " id=\"", 5)) && end - p > 5 + DRAWN_ID) {
            p += 5;
            g_hash_table_add(ids, g_strndup(p, DRAWN_ID));
        }
    }
    return ids;
}

static void note_drawn(json_t *object, GHashTable *ids, char kind, const char *text,
                       json_int_t number) {
    char digest[PG_DIGEST_ROOM];
    pg_digest(text, strlen(text), digest);
    char *id = g_strdup_printf("%c%.*s", kind, DRAWN_ID - 1, digest);
    if (g_hash_table_contains(ids, id))
        json_object_set_new(object, id, json_integer(number));
    g_free(id);
}

/* Which drawn shape is which entity, and which facts are drawn. */
static void put_drawn(const PgData *data, const PgBrowseOptions *options) {
    GHashTable *ids = drawn_ids(options);
    json_t *nodes = json_object(), *edges = json_object();
    for (guint e = 0; g_hash_table_size(ids) && e < data->entities->len; e++)
        note_drawn(nodes, ids, 'n', pg_data_text(data, g_array_index(data->entities, PgTermId, e)),
                   e);
    json_int_t fact = -1;
    for (guint i = 0; g_hash_table_size(ids) && i < data->facts->len; i++) {
        const PgDataRow *row = &g_array_index(data->facts, PgDataRow, i);
        if (i && !pg_data_compare_facts(row - 1, row))
            continue;
        fact++;
        if (data->kind[row->object] != PG_KIND_ENTITY)
            continue;
        char *text = g_strjoin(
            "\n", pg_data_text(data, g_array_index(data->entities, PgTermId, row->subject)),
            pg_data_name(data, g_array_index(data->properties, PgTermId, row->property)),
            pg_data_text(data, row->object), NULL);
        note_drawn(edges, ids, 'e', text, fact);
        g_free(text);
    }
    pg_json_put(data->out, ",\n\"drawn\":", json_pack("{s:o,s:o}", "nodes", nodes, "edges", edges));
    g_hash_table_unref(ids);
}

void pg_data_put_pictures(const PgData *data, const PgBrowseOptions *options) {
    fputs(",\n\"pictures\":[", data->out);
    for (size_t i = 0; i < options->n_pictures; i++) {
        const PgBrowsePicture *picture = &options->pictures[i];
        pg_json_put(data->out, i ? ",\n" : "",
                    json_pack("{s:s,s:s,s:o}", "view", picture->view, "title",
                              picture->title ? picture->title : "", "svg",
                              json_stringn(picture->svg, picture->length)));
    }
    fputc(']', data->out);
    put_drawn(data, options);
}
