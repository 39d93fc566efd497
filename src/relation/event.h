/* What happens to projects and parks, word by word: 签约, 开工, 竣工, 投产 and 挂牌 with their
 * dates. */
#ifndef PG_RELATION_EVENT_H
#define PG_RELATION_EVENT_H

#include "relation/internal.h"

typedef enum {
    PG_EVENT_REACHED, /* it has happened */
    PG_EVENT_PLANNED, /* it is to happen: its date counts */
    PG_EVENT_OPEN,    /* talk of it, or a condition: 加快开工, 投产后 */
} PgEventMode;

typedef struct {
    PgSpan word;
    PgSpan clause; /* that it stands in */
    uint32_t sentence;
    uint32_t status; /* 0 for a founding that is no status */
    PgEventMode mode;
    const char *date; /* in the form of xsd; NULL for none */
    bool is_founding; /* of a park */
    bool is_undated;  /* a date beside it is not when the status began */
    bool is_ceremony; /* …仪式 */
    bool is_noun;     /* 签约项目: says what the projects of a list have in common */
    bool is_batch; /* is said of a number of projects, or of all at once: 10个项目集中开工 */
    bool is_together; /* 集中, 当天 in its clause */
    bool is_of_one;   /* a ceremony for which no number is given */
    bool is_joint;    /* 集中签约活动: many at once even where no number is given */
    uint32_t list_end; /* how far a list that is_noun opens may go: 开工项目有A、B，竣工项目有C */
    bool is_yearly; /* what happened in a year or so far: 今年以来签约17个 */
} PgEvent;

/* The first place from `at` on that ends the clause, at most `end`. */
uint32_t pg_clause_end(const PgReading *reading, uint32_t at, uint32_t end);

/* The events of the page by place: PgEvent; the caller unrefs it. Dates live in the arena. */
GArray *pg_events_find(const PgFinder *finder);

static inline bool pg_is_project(const PgMention *mention) {
    return mention->class == PG_CLASS_PROJECT && mention->entity && !mention->outer;
}
/* The mentions (index + 1) that an event is said of, appended as uint32_t. */
void pg_event_targets(const PgFinder *finder, const PgEvent *event, GArray *targets);
/* The mention (index + 1) before an event that it may be said of; 0 for none. */
uint32_t pg_event_mention_before(const PgFinder *finder, const PgEvent *event);
/* Is something else built in the same breath: 建成厂房5栋? */
bool pg_event_has_object(const PgReading *reading, const PgEvent *event);

/* The day that the article's first sentences, as far as `last`, name: of the ceremony that it
   reports; NULL for none. */
const char *pg_lead_day(const PgReading *reading, const PgArticle *article, uint32_t last);

#endif
