#include "command/pictures.h"

#include "base/log.h"

#include <errno.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

enum { MAX_PARKS = 12, MAX_ARTICLES = 12, MAX_NAME = 48 /* characters */ };

/* What every file system takes: letters, digits and ideographs stay. */
static char *make_name(const char *kind, const char *title, unsigned twin) {
    GString *name = g_string_new(PG_PICTURES_FOLDER "/");
    g_string_append_printf(name, "%s-", kind);
    unsigned n = 0;
    for (const char *p = title; *p && n < MAX_NAME; p = g_utf8_next_char(p), n++) {
        gunichar c = g_utf8_get_char(p);
        if (g_unichar_isalnum(c) || c == '-')
            g_string_append_unichar(name, c);
        else
            g_string_append_c(name, '_');
    }
    if (twin > 1)
        g_string_append_printf(name, "-%u", twin);
    g_string_append(name, ".svg");
    return g_string_free(name, FALSE);
}

static bool is_planned(const PgPicturePlan *plan, const char *name) {
    for (size_t i = 0; i < plan->n; i++)
        if (!strcmp(plan->pictures[i].name, name))
            return true;
    return false;
}

static void add(PgPicturePlan *plan, const char *kind, const PgDrawSubject *subject,
                const PgDrawOptions *options) {
    char *name = make_name(kind, subject->title, 1);
    for (unsigned twin = 2; is_planned(plan, name); twin++) {
        g_free(name);
        name = make_name(kind, subject->title, twin);
    }
    plan->pictures[plan->n++] = (PgPlannedPicture){*options, name};
}

void pg_pictures_plan(PgPicturePlan *plan, const PgGraph *graph, const PgOntology *ontology) {
    *plan = (PgPicturePlan){0};
    plan->parks = pg_draw_subjects(graph, PG_VIEW_NEIGHBOURHOOD, MAX_PARKS, &plan->n_parks);
    plan->articles = pg_draw_subjects(graph, PG_VIEW_ARTICLE, MAX_ARTICLES, &plan->n_articles);
    plan->pictures = g_new0(PgPlannedPicture, plan->n_parks + plan->n_articles + 1);
    for (size_t i = 0; i < plan->n_parks; i++) {
        const PgDrawOptions options = {.view = PG_VIEW_NEIGHBOURHOOD,
                                       .focus = plan->parks[i].iri,
                                       .depth = 1,
                                       .ontology = ontology};
        add(plan, "park", &plan->parks[i], &options);
    }
    for (size_t i = 0; i < plan->n_articles; i++) {
        const PgDrawOptions options = {
            .view = PG_VIEW_ARTICLE, .article = plan->articles[i].iri, .ontology = ontology};
        add(plan, "article", &plan->articles[i], &options);
    }
}

void pg_pictures_clear(PgPicturePlan *plan) {
    for (size_t i = 0; i < plan->n; i++)
        g_free(plan->pictures[i].name);
    g_free(plan->pictures);
    pg_draw_subjects_free(plan->parks, plan->n_parks);
    pg_draw_subjects_free(plan->articles, plan->n_articles);
    *plan = (PgPicturePlan){0};
}

void pg_pictures_remove_others(const PgPicturePlan *plan, const char *folder, const PgLog *log) {
    char *pictures = g_build_filename(folder, PG_PICTURES_FOLDER, NULL);
    GDir *open = g_dir_open(pictures, 0, NULL);
    for (const char *name; open && (name = g_dir_read_name(open));) {
        bool ours = (g_str_has_prefix(name, "park-") || g_str_has_prefix(name, "article-")) &&
                    g_str_has_suffix(name, ".svg");
        char *planned = g_strconcat(PG_PICTURES_FOLDER "/", name, NULL);
        char *path = g_build_filename(pictures, name, NULL);
        if (ours && !is_planned(plan, planned) && g_unlink(path) != 0)
            pg_log(log, PG_LOG_WARNING, path, "an earlier picture can't be removed: %s",
                   g_strerror(errno));
        g_free(path);
        g_free(planned);
    }
    if (open)
        g_dir_close(open);
    g_free(pictures);
}
