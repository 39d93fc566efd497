/* How every function of parkgraph says whether it worked. */
#ifndef PG_BASE_STATUS_H
#define PG_BASE_STATUS_H

typedef enum {
    PG_OK = 0,
    PG_ERROR_IO,        /* a file could not be opened, read, written or renamed */
    PG_ERROR_ENCODING,  /* bytes that are no text */
    PG_ERROR_SYNTAX,    /* malformed XML, JSON, Turtle or pattern */
    PG_ERROR_LIMIT,     /* larger than what is read on purpose */
    PG_ERROR_ARGUMENT,  /* the caller named something that does not exist */
    PG_ERROR_LIBRARY,   /* a library refused for a reason of its own */
    PG_ERROR_CANCELLED, /* interrupted by the user */
} PgStatus;

#define PG_CHECKED __attribute__((warn_unused_result))

/* A constant sentence for a status; never NULL. */
const char *pg_strerror(PgStatus status);

/* Return early with the status of a call that failed. */
#define TRY(call)                                                                                  \
    do {                                                                                           \
        PgStatus try_status_ = (call);                                                             \
        if (try_status_ != PG_OK)                                                                  \
            return try_status_;                                                                    \
    } while (0)

#endif
