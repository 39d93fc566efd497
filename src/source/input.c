/* Which files are meant by the paths that a user gives. */
#include "source/document.h"
#include "source/format.h"

#include <errno.h>
#include <glib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct {
    GArray *inputs;      /* of PgInput */
    GHashTable *folders; /* "device:inode" of those walked: a link cannot lead in circles */
    PgReadReport *report;
    const PgLog *log;
} Listing;

/* The path without "./" and doubled "/". */
static char *clean_path(const char *path) {
    GString *clean = g_string_new(*path == '/' ? "/" : "");
    const char *p = path;
    while (*p) {
        size_t length = strcspn(p, "/");
        if (length && !(length == 1 && *p == '.')) {
            if (clean->len && clean->str[clean->len - 1] != '/')
                g_string_append_c(clean, '/');
            g_string_append_len(clean, p, (gssize)length);
        }
        p += length;
        p += *p == '/';
    }
    if (!clean->len)
        g_string_append_c(clean, '.');
    return g_string_free(clean, FALSE);
}

static void fail(Listing *listing, const char *path, const char *message) {
    pg_log(listing->log, PG_LOG_ERROR, path, "%s", message);
    listing->report->n_failed++;
}

static void add_file(Listing *listing, const char *path, const char *name) {
    PgInput input = {.path = g_strdup(path), .name = g_utf8_make_valid(name, -1)};
    g_array_append_val(listing->inputs, input);
}

static gint compare_strings(gconstpointer a, gconstpointer b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names in a folder, hidden ones left out, in byte order; NULL when it cannot be read. */
static GPtrArray *folder_names(const char *path, Listing *listing) {
    GError *error = NULL;
    GDir *dir = g_dir_open(path, 0, &error);
    if (!dir) {
        fail(listing, path, error->message);
        g_error_free(error);
        return NULL;
    }
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (const char *name = g_dir_read_name(dir); name; name = g_dir_read_name(dir))
        if (*name != '.')
            g_ptr_array_add(names, g_strdup(name));
    g_dir_close(dir);
    g_ptr_array_sort(names, compare_strings);
    return names;
}

/* Add the pages below a folder; false when there is none. A folder that was walked before
   counts as one with pages. */
static bool add_folder(Listing *listing, const char *folder, const struct stat *info) {
    char *key = g_strdup_printf("%ju:%ju", (uintmax_t)info->st_dev, (uintmax_t)info->st_ino);
    if (!g_hash_table_add(listing->folders, key))
        return true;
    GPtrArray *names = folder_names(folder, listing);
    if (!names)
        return true; /* has been logged */
    bool found = false;
    bool here = !strcmp(folder, ".");
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        char *path = here ? g_strdup(name)
                          : g_strdup_printf("%s%s%s", folder,
                                            g_str_has_suffix(folder, "/") ? "" : "/", name);
        struct stat child;
        bool page = pg_format_is_page(name);
        if (stat(path, &child) != 0) {
            if (page)
                fail(listing, path, g_strerror(errno));
        } else if (S_ISDIR(child.st_mode)) {
            found |= add_folder(listing, path, &child);
        } else if (page && S_ISREG(child.st_mode)) {
            add_file(listing, path, path);
            found = true;
        }
        g_free(path);
    }
    g_ptr_array_free(names, TRUE);
    return found;
}

static void add_path(Listing *listing, const char *given) {
    if (!strcmp(given, "-")) {
        add_file(listing, "-", "-");
        return;
    }
    struct stat info;
    if (!*given || stat(given, &info) != 0) {
        fail(listing, given, g_strerror(*given ? errno : ENOENT));
        return;
    }
    char *name = clean_path(given);
    if (S_ISDIR(info.st_mode)) {
        if (!add_folder(listing, name, &info))
            fail(listing, given,
                 "no page in this folder (.txt .md .html .xml .jsonl and the like)");
    } else {
        /* a file that is called "-" must not turn into standard input */
        add_file(listing, strcmp(name, "-") ? name : given, name);
    }
    g_free(name);
}

static gint compare_inputs(gconstpointer a, gconstpointer b) {
    return strcmp(((const PgInput *)a)->name, ((const PgInput *)b)->name);
}

static void clear_input(PgInput *input) {
    g_free(input->path);
    g_free(input->name);
}

/* Of files that are the same behind links, keep the one whose name comes first. */
static void drop_twins(GArray *inputs) {
    GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, free, NULL);
    guint kept = 0;
    for (guint i = 0; i < inputs->len; i++) {
        PgInput *input = &g_array_index(inputs, PgInput, i);
        char *real = strcmp(input->path, "-") ? realpath(input->path, NULL) : strdup("-");
        if (!real)
            real = strdup(input->path);
        if (real && g_hash_table_add(seen, real))
            g_array_index(inputs, PgInput, kept++) = *input;
        else
            clear_input(input);
    }
    g_array_set_size(inputs, kept);
    g_hash_table_destroy(seen);
}

PgInput *pg_inputs_list(const char *const *paths, size_t n_paths, size_t *n_inputs,
                        PgReadReport *report, const PgLog *log) {
    Listing listing = {.inputs = g_array_new(FALSE, FALSE, sizeof(PgInput)),
                       .folders = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                       .report = report,
                       .log = log};
    /* In order of names, so that the order of the arguments cannot decide which name a file that
       is reached twice goes by. */
    GPtrArray *sorted = g_ptr_array_sized_new((guint)n_paths);
    for (size_t i = 0; i < n_paths; i++)
        g_ptr_array_add(sorted, (gpointer)paths[i]);
    g_ptr_array_sort(sorted, compare_strings);
    for (guint i = 0; i < sorted->len; i++)
        add_path(&listing, g_ptr_array_index(sorted, i));
    g_ptr_array_free(sorted, TRUE);
    g_hash_table_destroy(listing.folders);
    g_array_sort(listing.inputs, compare_inputs);
    drop_twins(listing.inputs);
    *n_inputs = listing.inputs->len;
    return (PgInput *)(void *)g_array_free(listing.inputs, FALSE);
}

void pg_inputs_free(PgInput *inputs, size_t n_inputs) {
    for (size_t i = 0; inputs && i < n_inputs; i++)
        clear_input(&inputs[i]);
    g_free(inputs);
}
