/* The firm that opens a branch's name: 中国银行 in 中国银行重庆市分行, 牧原集团 in
 * 牧原集团永济分公司. */
#include "mention/internal.h"

/* 分公司, 分厂, 分行, 支行: where what the branch is called by begins; `end` for no branch. */
static uint32_t branch_start(const PgReading *reading, PgSpan name) {
    enum { SHORTEST = 5 };
    const uint32_t *text = reading->text;
    uint32_t end = name.end;
    if (end < name.start + SHORTEST)
        return end;
    bool is_bank = text[end - 1] == U'行' && (text[end - 2] == U'分' || text[end - 2] == U'支');
    if (is_bank || (text[end - 1] == U'厂' && text[end - 2] == U'分'))
        return end - 2;
    return text[end - 1] == U'司' && text[end - 3] == U'分' ? end - 3 : end; /* 分公司 */
}

/* Where the firm's name ends: behind the last 银行 or 行 of a bank, before the places of another.
 */
static uint32_t owner_end(const PgReading *reading, PgSpan name, uint32_t branch) {
    if (reading->text[branch + 1] == U'行') {
        for (uint32_t i = branch; i > name.start + 1; i--)
            if (reading->text[i - 1] == U'行')
                return i;
        return name.start;
    }
    uint32_t at = branch, length;
    while (at > name.start) {
        const PgLexEntry *place =
            pg_reading_entry_before(reading, at, PG_LEX_PLACE, PG_CLASS_NONE, &length);
        if (!place || !(PG_CLASS_BIT(place->class) & PG_CLASSES_ADMINISTRATIVE) ||
            at < name.start + length)
            break;
        at -= length;
    }
    return at;
}

void pg_branch_owners_find(PgReader *reader) {
    enum { SHORTEST = 3 };
    const PgReading *reading = reader->reading;
    guint n = reader->candidates->len;
    for (guint c = 0; c < n; c++) {
        const PgCandidate *candidate = &g_array_index(reader->candidates, PgCandidate, c);
        if (candidate->mention.class != PG_CLASS_COMPANY ||
            candidate->mention.kind != PG_MENTION_NAME)
            continue;
        const PgCandidate branch = *candidate; /* adding moves them */
        PgSpan name = branch.mention.span;
        uint32_t start = branch_start(reading, name);
        if (start == name.end)
            continue;
        PgSpan owner = {name.start, owner_end(reading, name, start)};
        if (owner.end < owner.start + SHORTEST || owner.end == start ||
            pg_reading_is_made_of(reading, owner, PG_LEX_NOT_A_NAME, PG_CLASS_COMPANY) ||
            pg_reading_entry_of(reading, owner, PG_LEX_PLACE, PG_CLASS_NONE))
            continue;
        pg_candidate_add(reader, owner, PG_CLASS_COMPANY, branch.mention.sentence,
                         branch.score - 1);
    }
}
