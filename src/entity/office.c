/* Whose office 省科技厅 or 市商务局 is: of the only province, city or county of its rank that the
   page speaks of. */
#include "entity/internal.h"

#include <string.h>

/* Is the place of the rank by its full name: 湖南省, 长沙市, 昆山市, 安平县? */
static bool is_of_rank(const PgPlace *place, const char *rank, PgClass class) {
    return place->class == class && g_str_has_suffix(place->label, rank);
}

static uint32_t province_of(const PgOntology *ontology, uint32_t place) {
    uint32_t found = place;
    for (uint32_t up = place; up; up = pg_ontology_place(ontology, up)->parent)
        found = up;
    return found;
}

/* Is the mention no more than where a company is registered? */
static bool is_of_company(const PgReading *reading, const PgMention *mention) {
    return mention->outer && reading->mentions[mention->outer - 1].class == PG_CLASS_COMPANY;
}

/* The only place of the class and rank that the page names, or names a part of; 0 for none. */
static uint32_t only_place(const PgReading *reading, const char *rank, PgClass class) {
    const PgOntology *ontology = reading->ontology;
    uint32_t found = 0;
    for (uint32_t i = 0; i < reading->n_mentions; i++) {
        const PgMention *mention = &reading->mentions[i];
        if (!mention->place || is_of_company(reading, mention))
            continue;
        uint32_t place =
            class == PG_CLASS_PROVINCE ? province_of(ontology, mention->place) : mention->place;
        if (!is_of_rank(pg_ontology_place(ontology, place), rank, class) || place == found)
            continue;
        if (found)
            return 0;
        found = place;
    }
    return found;
}

/* 市 in 市商务局, 市委 and 市政府, not in 市场监管局 */
static bool opens_with_rank(const PgReading *reading, PgSpan name) {
    uint32_t second = reading->text[name.start + 1];
    return reading->word_starts[name.start + 1] || second == U'委' || second == U'政';
}

const char *pg_office_key(const PgReading *reading, uint32_t first_mention, const char *label) {
    static const struct {
        const char *rank;
        PgClass class;
    } ranks[] = {{"省", PG_CLASS_PROVINCE}, {"市", PG_CLASS_CITY},     {"市", PG_CLASS_DISTRICT},
                 {"州", PG_CLASS_CITY},     {"县", PG_CLASS_DISTRICT}, {"区", PG_CLASS_DISTRICT},
                 {"旗", PG_CLASS_DISTRICT}};
    for (size_t i = 0; i < G_N_ELEMENTS(ranks); i++) {
        const char *rank = ranks[i].rank;
        uint32_t place = g_str_has_prefix(label, rank) &&
                                 opens_with_rank(reading, reading->mentions[first_mention].span)
                             ? only_place(reading, rank, ranks[i].class)
                             : 0;
        if (!place)
            continue;
        char *full = g_strconcat(pg_ontology_place(reading->ontology, place)->label,
                                 label + strlen(rank), NULL);
        const char *kept = pg_arena_strndup(reading->arena, full, strlen(full));
        g_free(full);
        return kept;
    }
    return label;
}
