#include "rdf/world.h"

#include <glib.h>

enum { SHOWN_ERRORS = 10 };

static void report(void *data, raptor_log_message *message) {
    PgWorld *world = data;
    bool is_error = message->level >= RAPTOR_LOG_LEVEL_ERROR;
    if (is_error && world->n_errors++ >= SHOWN_ERRORS)
        return;
    if (!is_error && message->level < RAPTOR_LOG_LEVEL_WARN)
        return;
    int line = message->locator ? raptor_locator_line(message->locator) : 0;
    int column = message->locator ? raptor_locator_column(message->locator) : 0;
    char *place = NULL;
    if (world->file && line > 0 && column > 0)
        place = g_strdup_printf("%s:%d:%d", world->file, line, column);
    else if (world->file && line > 0)
        place = g_strdup_printf("%s:%d", world->file, line);
    pg_log(world->log, is_error ? PG_LOG_ERROR : PG_LOG_WARNING, place ? place : world->file, "%s",
           message->text);
    g_free(place);
}

PgStatus pg_world_open(PgWorld *world, const char *file, bool interned, const PgLog *log) {
    *world = (PgWorld){.raptor = raptor_new_world(), .log = log, .file = file};
    if (world->raptor) {
        raptor_world_set_log_handler(world->raptor, world, report);
        raptor_world_set_flag(world->raptor, RAPTOR_WORLD_FLAG_WWW_SKIP_INIT_FINISH, 1);
        raptor_world_set_flag(world->raptor, RAPTOR_WORLD_FLAG_URI_INTERNING, interned);
        if (raptor_world_open(world->raptor) == 0)
            return PG_OK;
    }
    pg_world_close(world);
    pg_log(log, PG_LOG_ERROR, file, "the RDF library does not start");
    return PG_ERROR_LIBRARY;
}

void pg_world_close(PgWorld *world) {
    if (world->raptor)
        raptor_free_world(world->raptor);
    world->raptor = NULL;
}

bool pg_iri_is_valid(const char *iri, size_t length) {
    static const bool forbidden[256] = {
        ['<'] = true, ['>'] = true, ['"'] = true, ['{'] = true,  ['}'] = true,
        ['|'] = true, ['^'] = true, ['`'] = true, ['\\'] = true, [0 ... ' '] = true,
    };
    size_t i = 0;
    if (length == 0 || !g_ascii_isalpha(iri[0]))
        return false;
    while (i < length &&
           (g_ascii_isalnum(iri[i]) || iri[i] == '+' || iri[i] == '-' || iri[i] == '.'))
        i++;
    if (i == length || iri[i] != ':')
        return false;
    for (; i < length; i++)
        if (forbidden[(unsigned char)iri[i]])
            return false;
    return true;
}
