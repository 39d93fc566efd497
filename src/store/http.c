#include "store/http.h"

#include <curl/curl.h>
#include <string.h>

enum {
    LARGEST_ANSWER = 1 << 26, /* a store that says more is none */
    CONNECT_LIMIT = 20,       /* seconds */
    FIRST_PAUSE = 250,        /* milliseconds; each one after is twice as long */
    LONGEST_PAUSE = 30000,
    SHOWN = 300, /* characters of an answer in a message */
};

struct PgHttp {
    CURL *curl;
    PgHttpOptions options;
    const PgLog *log;
    char reason[CURL_ERROR_SIZE];
};

static void set_credentials(PgHttp *http) {
    const PgHttpOptions *options = &http->options;
    if (options->token) {
        curl_easy_setopt(http->curl, CURLOPT_HTTPAUTH, CURLAUTH_BEARER);
        curl_easy_setopt(http->curl, CURLOPT_XOAUTH2_BEARER, options->token);
    } else if (options->user) {
        static const unsigned long manners[] = {CURLAUTH_BASIC, CURLAUTH_DIGEST, CURLAUTH_ANY};
        curl_easy_setopt(http->curl, CURLOPT_HTTPAUTH, (long)manners[options->auth]);
        curl_easy_setopt(http->curl, CURLOPT_USERNAME, options->user);
        curl_easy_setopt(http->curl, CURLOPT_PASSWORD, options->password ? options->password : "");
    }
}

static size_t take_answer(char *bytes, size_t size, size_t n, void *data) {
    GString *answer = data;
    if (answer->len + n > LARGEST_ANSWER)
        return 0; /* curl reports it */
    g_string_append_len(answer, bytes, (gssize)n);
    return size * n;
}

PgStatus pg_http_new(const PgHttpOptions *options, PgHttp **result, const PgLog *log) {
    *result = NULL;
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
        pg_log(log, PG_LOG_ERROR, NULL, "the HTTP library does not start");
        return PG_ERROR_LIBRARY;
    }
    PgHttp *http = g_new0(PgHttp, 1);
    http->options = *options;
    http->log = log;
    http->curl = curl_easy_init();
    if (!http->curl) {
        pg_log(log, PG_LOG_ERROR, NULL, "the HTTP library does not start");
        pg_http_free(http);
        return PG_ERROR_LIBRARY;
    }
    curl_easy_setopt(http->curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(http->curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(http->curl, CURLOPT_FOLLOWLOCATION, 0L); /* secrets stay where they belong */
    curl_easy_setopt(http->curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_LIMIT);
    curl_easy_setopt(http->curl, CURLOPT_TIMEOUT, (long)options->timeout);
    curl_easy_setopt(http->curl, CURLOPT_ERRORBUFFER, http->reason);
    curl_easy_setopt(http->curl, CURLOPT_USERAGENT, "parkgraph/" PG_VERSION);
    curl_easy_setopt(http->curl, CURLOPT_WRITEFUNCTION, take_answer);
    set_credentials(http);
    *result = http;
    return PG_OK;
}

void pg_http_free(PgHttp *http) {
    if (!http)
        return;
    if (http->curl)
        curl_easy_cleanup(http->curl);
    g_free(http);
    curl_global_cleanup();
}

bool pg_http_url_is_plain(const char *url, const PgLog *log) {
    static const struct {
        CURLUPart part;
        const char *problem;
    } unwanted[] = {
        {CURLUPART_USER, "a user belongs into --user, a password into PARKGRAPH_PASSWORD"},
        {CURLUPART_PASSWORD, "a password belongs into PARKGRAPH_PASSWORD"},
        {CURLUPART_QUERY, "the address of a store has no query"},
        {CURLUPART_FRAGMENT, "the address of a store has no fragment"},
    };
    CURLU *parts = curl_url();
    const char *problem = NULL;
    char *value;
    if (!g_str_has_prefix(url, "http://") && !g_str_has_prefix(url, "https://"))
        problem = "the address of a store begins with http:// or https://";
    else if (!parts || curl_url_set(parts, CURLUPART_URL, url, 0) != CURLUE_OK)
        problem = "not an address";
    for (size_t i = 0; !problem && i < G_N_ELEMENTS(unwanted); i++)
        if (curl_url_get(parts, unwanted[i].part, &value, 0) == CURLUE_OK) {
            problem = unwanted[i].problem;
            curl_free(value);
        }
    curl_url_cleanup(parts);
    if (problem) /* without the address: it may hold a secret */
        pg_log(log, PG_LOG_ERROR, NULL, "%s", problem);
    return problem == NULL;
}

/* What an answer says to a person: its text without mark-up. */
static char *gist(const GString *answer) {
    char *text = g_utf8_make_valid(answer->str, (gssize)MIN(answer->len, 4096));
    GString *out = g_string_new(NULL);
    bool is_tag = false;
    for (const char *p = text; *p && out->len < SHOWN; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        is_tag = c == '<' || (is_tag && c != '>');
        bool is_gap = is_tag || c == '>' || g_unichar_isspace(c);
        if (!is_gap)
            g_string_append_unichar(out, c);
        else if (out->len && out->str[out->len - 1] != ' ')
            g_string_append_c(out, ' ');
    }
    g_free(text);
    return g_string_free(out, FALSE);
}

static struct curl_slist *make_headers(const PgHttpRequest *request) {
    /* No "Expect: 100-continue": some stores let one wait for it. */
    struct curl_slist *headers = curl_slist_append(NULL, "Expect:");
    char *line = g_strdup_printf("Accept: %s", request->accept ? request->accept : "*/*");
    headers = curl_slist_append(headers, line);
    g_free(line);
    if (request->type) {
        line = g_strdup_printf("Content-Type: %s", request->type);
        headers = curl_slist_append(headers, line);
        g_free(line);
    }
    return headers;
}

static void prepare(PgHttp *http, const PgHttpRequest *request, struct curl_slist *headers,
                    GString *answer) {
    CURL *curl = http->curl;
    curl_easy_setopt(curl, CURLOPT_URL, request->url);
    if (request->body) {
        curl_easy_setopt(curl, CURLOPT_POST, 1L);
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->length);
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request->body);
    } else {
        curl_easy_setopt(curl, CURLOPT_HTTPGET, 1L);
    }
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request->method);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, answer);
}

typedef struct {
    bool worked, may_pass; /* may another try go through? */
    long pause;            /* that the store asks for, in milliseconds */
    char *problem;
} Outcome;

static const char *advice(const PgHttp *http, long code) {
    if (code != 401 && code != 403)
        return "";
    return http->options.user || http->options.token
               ? "; the store does not take these credentials for this"
               : "; give --user and PARKGRAPH_PASSWORD, or PARKGRAPH_TOKEN";
}

static Outcome judge(PgHttp *http, CURLcode failure, const GString *answer) {
    Outcome outcome = {0};
    if (failure != CURLE_OK) {
        static const CURLcode passing[] = {CURLE_COULDNT_CONNECT,    CURLE_GOT_NOTHING,
                                           CURLE_RECV_ERROR,         CURLE_SEND_ERROR,
                                           CURLE_PARTIAL_FILE,       CURLE_OPERATION_TIMEDOUT,
                                           CURLE_WEIRD_SERVER_REPLY, CURLE_SEND_FAIL_REWIND};
        for (size_t i = 0; i < G_N_ELEMENTS(passing); i++)
            outcome.may_pass |= failure == passing[i];
        outcome.problem = g_strdup(*http->reason ? http->reason : curl_easy_strerror(failure));
        return outcome;
    }
    long code = 0;
    curl_easy_getinfo(http->curl, CURLINFO_RESPONSE_CODE, &code);
    outcome.worked = code >= 200 && code < 300;
    outcome.may_pass = code >= 500 || code == 408 || code == 429;
    if (outcome.worked)
        return outcome;
    curl_off_t after = 0;
    curl_easy_getinfo(http->curl, CURLINFO_RETRY_AFTER, &after);
    outcome.pause = (long)MIN(after, LONGEST_PAUSE / 1000) * 1000;
    char *said = gist(answer);
    outcome.problem =
        g_strdup_printf("HTTP %ld%s%s%s", code, advice(http, code), *said ? ": " : "", said);
    g_free(said);
    return outcome;
}

PgStatus pg_http_send(PgHttp *http, const PgHttpRequest *request, GString *answer) {
    struct curl_slist *headers = make_headers(request);
    unsigned retries = http->options.retries;
    long pause = FIRST_PAUSE;
    PgStatus status = PG_ERROR_IO;
    for (unsigned try = 0; status != PG_OK; try++) {
        g_string_truncate(answer, 0);
        *http->reason = '\0';
        prepare(http, request, headers, answer);
        Outcome outcome = judge(http, curl_easy_perform(http->curl), answer);
        if (outcome.worked) {
            status = PG_OK;
        } else if (!outcome.may_pass || try >= retries) {
            pg_log(http->log, PG_LOG_ERROR, NULL, "%s %s: %s", request->method, request->url,
                   outcome.problem);
            g_free(outcome.problem);
            break;
        } else {
            long wait = MAX(pause, outcome.pause);
            pg_log(http->log, PG_LOG_WARNING, NULL, "%s; trying again in %.2g s (%u of %u)",
                   outcome.problem, (double)wait / 1000, try + 1, retries);
            g_usleep((gulong)wait * 1000);
            pause = MIN(pause * 2, LONGEST_PAUSE);
        }
        g_free(outcome.problem);
    }
    curl_slist_free_all(headers);
    return status;
}

void pg_http_append_field(GString *form, const char *name, const char *value, size_t length) {
    static const char hex[] = "0123456789ABCDEF";
    g_string_append(form, name);
    g_string_append_c(form, '=');
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)value[i];
        if (g_ascii_isalnum(c) || strchr("-._~", c))
            g_string_append_c(form, (char)c);
        else
            g_string_append_len(form, (const char[]){'%', hex[c >> 4], hex[c & 15]}, 3);
    }
}
