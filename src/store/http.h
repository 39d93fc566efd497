/* HTTP for stores: one connection, credentials, tries with growing pauses. The only file that names
   libcurl. */
#ifndef PG_STORE_HTTP_H
#define PG_STORE_HTTP_H

#include "base/log.h"
#include "base/status.h"

#include <glib.h>

typedef enum { PG_HTTP_BASIC, PG_HTTP_DIGEST, PG_HTTP_ANY } PgHttpAuth;

typedef struct {
    const char *user, *password; /* or NULL */
    const char *token;           /* a bearer token, or NULL; goes before user and password */
    PgHttpAuth auth;             /* how user and password are told */
    unsigned retries;            /* after the first try */
    unsigned timeout;            /* seconds for one request */
} PgHttpOptions;

typedef struct PgHttp PgHttp;

/* The options' strings are borrowed until the result is freed, which is the caller's. */
PgStatus pg_http_new(const PgHttpOptions *options, PgHttp **result, const PgLog *log) PG_CHECKED;
void pg_http_free(PgHttp *http);

/* Is this http(s)://… without a name, a password, a query and a fragment? Says so when not. */
bool pg_http_url_is_plain(const char *url, const PgLog *log);

typedef struct {
    const char *method, *url;
    const char *type;   /* of the body, or NULL */
    const char *accept; /* or NULL for anything */
    const char *body;   /* or NULL */
    size_t length;
} PgHttpRequest;

/* Send and take the whole answer, which replaces what `answer` holds. A status of the 500s, 408,
   429 and a broken connection are tried again. PG_ERROR_IO, with the reason in the log, when it did
   not come to a 2xx. */
PgStatus pg_http_send(PgHttp *http, const PgHttpRequest *request, GString *answer) PG_CHECKED;

/* Append "name=value" to a form or query, the value percent-encoded. */
void pg_http_append_field(GString *form, const char *name, const char *value, size_t length);

#endif
