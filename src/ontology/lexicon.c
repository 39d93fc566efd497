/* The lexicon: what the surfaces of the ontology can be. */
#include "ontology/internal.h"

#include <string.h>

/* The number of a set of kinds. There are some hundred, and mostly it is that of the entry before.
 */
static uint16_t number_of(PgOntology *ontology, PgLexSet kinds) {
    GArray *sets = ontology->kind_sets;
    if (g_array_index(sets, PgLexSet, ontology->last_set) == kinds)
        return ontology->last_set;
    guint number = 0;
    while (number < sets->len && g_array_index(sets, PgLexSet, number) != kinds)
        number++;
    if (number == sets->len)
        g_array_append_val(sets, kinds);
    if (number > UINT16_MAX)
        g_error("lexicon: no room for another set of kinds"); /* as with exhausted memory */
    return ontology->last_set = (uint16_t)number;
}

void pg_lexicon_add(PgOntology *ontology, const char *surface, PgLexKind kind, PgClass class,
                    uint32_t value) {
    uint32_t chars[256];
    size_t size = strlen(surface);
    if (!size || size > G_N_ELEMENTS(chars))
        return;
    size_t n = pg_chars_from_utf8(surface, size, chars);
    pg_fold(chars, n, chars);
    uint32_t *slot = pg_trie_insert(ontology->trie, chars, n);
    for (size_t i = 0; i + 1 < n; i++)
        pg_pairs_add(ontology->pairs, chars[i], chars[i + 1]);
    ontology->kinds_starting[chars[0] % PG_N_DIRECT] |= pg_lex_bit(kind);
    ontology->kinds_ending[chars[n - 1] % PG_N_DIRECT] |= pg_lex_bit(kind);
    for (uint32_t i = *slot; i; i = g_array_index(ontology->entries, PgLexEntry, i).next) {
        const PgLexEntry *entry = &g_array_index(ontology->entries, PgLexEntry, i);
        if (entry->kind == kind && entry->class == class && entry->value == value)
            return;
    }
    PgLexSet kinds = pg_lex_bit(kind) | pg_lex_bit_of(kind, class);
    if (pg_char_is_latin(chars[0]) || pg_char_is_latin(chars[n - 1]))
        kinds |= pg_lex_bit(PG_LEX_LATIN);
    PgLexEntry entry = {value, *slot, number_of(ontology, kinds), (uint8_t)kind, (uint8_t) class};
    *slot = ontology->entries->len;
    g_array_append_val(ontology->entries, entry);
}

void pg_lexicon_add_misread(PgOntology *ontology, const char *written, uint32_t meant) {
    PgMisread misread = {pg_utf8_next(&written), meant};
    pg_fold(&misread.written, 1, &misread.written);
    g_array_append_val(ontology->misreads, misread);
}

/* Put the misreads of a character side by side, those read last first. */
static void settle_misreads(PgOntology *ontology) {
    enum { N_CHARS = 0x110000 };
    GArray *from = ontology->misreads, *to = g_array_new(FALSE, TRUE, sizeof(PgMisread));
    ontology->misread_at = g_new0(uint16_t, N_CHARS);
    g_array_set_size(to, 1); /* of no character */
    for (guint i = from->len; i-- > 0;) {
        uint32_t written = g_array_index(from, PgMisread, i).written;
        if (ontology->misread_at[written])
            continue; /* with the others of its character */
        ontology->misread_at[written] = (uint16_t)to->len;
        for (guint k = i + 1; k-- > 0;)
            if (g_array_index(from, PgMisread, k).written == written)
                g_array_append_val(to, g_array_index(from, PgMisread, k));
    }
    g_array_set_size(to, to->len + 1);
    g_array_unref(from);
    ontology->misreads = to;
}

/* The entries of a surface by kind, those of a kind in their order; returns how many. */
static uint32_t sort_by_kind(const GArray *entries, uint32_t first, GArray *sorted) {
    g_array_set_size(sorted, 0);
    for (uint32_t i = first; i; i = g_array_index(entries, PgLexEntry, i).next) {
        PgLexEntry entry = g_array_index(entries, PgLexEntry, i);
        g_array_append_val(sorted, entry);
        PgLexEntry *all = (PgLexEntry *)(void *)sorted->data;
        uint32_t at = sorted->len - 1;
        for (; at && all[at - 1].kind > entry.kind; at--)
            all[at] = all[at - 1];
        all[at] = entry;
    }
    return sorted->len;
}

/* Put the entries of a surface side by side; returns the first. */
static uint32_t settle(PgOntology *ontology, const PgLexEntry *entries, uint32_t n,
                       GArray *settled) {
    uint32_t first = settled->len;
    PgLexSet kinds = 0;
    for (uint32_t i = 0; i < n; i++) {
        kinds |= pg_ontology_kinds(ontology)[entries[i].kinds];
        PgLexEntry entry = entries[i];
        entry.next = i + 1 < n ? first + i + 1 : 0;
        g_array_append_val(settled, entry);
    }
    if (n > 1)
        g_array_index(settled, PgLexEntry, first).kinds = number_of(ontology, kinds);
    return first;
}

void pg_lexicon_seal(PgOntology *ontology) {
    GArray *settled = g_array_sized_new(FALSE, TRUE, sizeof(PgLexEntry), ontology->entries->len);
    g_array_set_size(settled, 1); /* index 0 is none */
    GArray *sorted = g_array_new(FALSE, FALSE, sizeof(PgLexEntry));
    size_t n;
    uint32_t *values = pg_trie_values(ontology->trie, &n);
    for (size_t i = 0; i < n; i++)
        if (values[i]) { /* a surface */
            uint32_t n_entries = sort_by_kind(ontology->entries, values[i], sorted);
            values[i] =
                settle(ontology, (const PgLexEntry *)(void *)sorted->data, n_entries, settled);
        }
    g_array_unref(sorted);
    g_array_unref(ontology->entries);
    ontology->entries = settled;
    pg_trie_seal(ontology->trie);
    settle_misreads(ontology);
}
