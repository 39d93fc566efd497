/* How every function of parkgraph says whether it worked. */
#ifndef PG_BASE_STATUS_H
#define PG_BASE_STATUS_H

#include "parkgraph.h"

/* Return early with the status of a call that failed. */
#define TRY(call)                                                                                  \
    do {                                                                                           \
        PgStatus try_status_ = (call);                                                             \
        if (try_status_ != PG_OK)                                                                  \
            return try_status_;                                                                    \
    } while (0)

#endif
