#include "base/status.h"

const char *pg_strerror(PgStatus status) {
    switch (status) {
    case PG_OK:
        return "success";
    case PG_ERROR_IO:
        return "input or output failed";
    case PG_ERROR_ENCODING:
        return "not text in a known encoding";
    case PG_ERROR_SYNTAX:
        return "malformed";
    case PG_ERROR_LIMIT:
        return "over a size limit";
    case PG_ERROR_ARGUMENT:
        return "no such thing";
    case PG_ERROR_LIBRARY:
        return "a library failed";
    case PG_ERROR_CANCELLED:
        return "interrupted";
    }
    return "unknown status";
}
