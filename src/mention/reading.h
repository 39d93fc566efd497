/* A page as read: words, lexicon hits, values and mentions, all of them spans of its characters. */
#ifndef PG_MENTION_READING_H
#define PG_MENTION_READING_H

#include "base/arena.h"
#include "ontology/ontology.h"
#include "page/page.h"
#include "words/words.h"

/* A surface of the lexicon that stands in the text. */
typedef struct {
    uint32_t start, end;
    uint32_t entry;    /* its first entry */
    uint32_t next_end; /* the next, shorter hit that ends at the same place, + 1; 0 ends */
    /* Of its entries, pg_lex_bit and pg_lex_bit_of; none where it is cut from a Latin word. */
    PgLexSet kinds;
} PgHit;

/* A number with its unit, or a date. */
typedef struct {
    PgSpan span;   /* with its unit */
    PgSpan number; /* without; of a date the same as span */
    PgValueKind kind;
    double amount;    /* in the unit's code; of a range the lower bound */
    const char *unit; /* "CNY", "m2", "%", "家" … */
    const char *date; /* 2021-07, --01-08, 2021-01/2021-09 …; NULL for a number */
    uint32_t sentence;
    bool is_ordinal; /* 第一, 5G: counts nothing */
    bool is_rank;    /* an ordinal that says which place somebody takes: 位居全国第一 */
    bool is_han;     /* written in Chinese numerals: 两, 三十 */
    bool is_used;    /* some fact has taken it */
} PgValue;

typedef enum {
    PG_MENTION_NAME,    /* names its entity */
    PG_MENTION_ANAPHOR, /* 该公司 */
} PgMentionKind;

typedef struct {
    PgSpan span;
    PgClass class;
    PgMentionKind kind;
    uint32_t sentence;
    uint32_t place;    /* index in the gazetteer when it is from there, else 0 */
    uint32_t industry; /* index in the scheme of industries, else 0 */
    uint32_t entity;   /* set by entity/ */
    PgSpan full;       /* of a short form: the full name that it stands for; else empty */
    uint32_t outer; /* index + 1 of the mention that holds this one inside its name; 0 for none */
    bool is_introduced; /* a short form, where the text introduces it: 以下简称… */
    bool is_carried;    /* an industry that the name around it says */
    bool is_called;     /* an industry that 产业, a cue or a list of fields calls one */
} PgMention;

typedef struct {
    const PgPage *page;
    const PgOntology *ontology;
    const PgLexEntry *entries; /* the ontology's, by index */
    PgArena *arena;
    const uint32_t *text; /* page->folded */
    uint32_t n;           /* page->n_chars */
    PgHit *hits;          /* by start, longest first */
    uint32_t n_hits;
    uint32_t *anchors; /* indexes of the hits that are anchors of patterns, in order */
    uint32_t n_anchors;
    uint32_t *telling;     /* indexes of the hits from which finders start, in order */
    uint32_t *telling_in;  /* by sentence: index of its first one; n_sentences + 1 */
    uint32_t *hits_at;     /* index of the first hit that starts at or after a character; n + 1 */
    uint32_t *hits_ending; /* index + 1 of the longest hit that ends at a place; n + 1 */
    PgLexSet *kinds_at;    /* by place: the kinds of the hits that start there; n + 1 */
    PgLexSet *kinds_ending;
    PgLexSet *kinds_in; /* by sentence: the kinds of its hits; most finders have nothing to do */
    bool *word_starts;  /* n + 1; a word of the segmentation starts here */
    uint8_t *tags;      /* PgTag of the word that covers a character */
    PgValue *values;    /* by place */
    uint32_t n_values;
    uint32_t *values_at; /* index of the first value that starts at or after a character; n + 1 */
    PgMention *mentions; /* by start, outer ones first */
    uint32_t n_mentions;
    uint32_t
        *mentions_at; /* index of the first mention that starts at or after a character; n + 1 */
    uint8_t *mention_ends; /* n + 1; how long the longest mention is that ends here; 0 for none */
} PgReading;

/* Read a page. Everything lives in the arena; the page and the ontology must live as long. */
PgReading *pg_reading_new(const PgPage *page, const PgOntology *ontology, PgArena *arena);

/* An entry by its index; NULL for 0. */
static inline const PgLexEntry *pg_reading_entry(const PgReading *reading, uint32_t index) {
    return index ? &reading->entries[index] : NULL;
}

/* The first entry of a kind (and class, unless PG_CLASS_NONE) of a hit that has one; never NULL.
   Like all of these it is pure, so that who only asks whether there is one does not pay for finding
   it.
 */
__attribute__((pure, returns_nonnull)) const PgLexEntry *
pg_hit_entry(const PgReading *reading, const PgHit *hit, PgLexKind kind, PgClass class);
/* The same of a hit that has one of the kind; NULL where none is of the class. */
__attribute__((pure)) const PgLexEntry *pg_hit_entry_of(const PgReading *reading, const PgHit *hit,
                                                        PgLexKind kind, PgClass class);
/* The longest hit that has a bit and starts, or ends, at a place where there is one. */
__attribute__((pure, returns_nonnull)) const PgHit *pg_reading_hit_at(const PgReading *reading,
                                                                      uint32_t start, PgLexSet bit);
__attribute__((pure, returns_nonnull)) const PgHit *
pg_reading_hit_before(const PgReading *reading, uint32_t end, PgLexSet bit);
/* The hit of exactly this span; NULL for none. */
__attribute__((pure)) const PgHit *pg_reading_hit_of(const PgReading *reading, PgSpan span);
/* The longest entry of a kind and a class that starts, or ends, at a place; NULL for none. */
const PgLexEntry *pg_reading_find_at(const PgReading *reading, uint32_t start, PgLexKind kind,
                                     PgClass class, uint32_t *length);
const PgLexEntry *pg_reading_find_before(const PgReading *reading, uint32_t end, PgLexKind kind,
                                         PgClass class, uint32_t *length);

/* The patterns whose anchor a hit is, that has PG_LEX_ANCHOR among its kinds. */
static inline const PgAnchored *pg_reading_anchored(const PgReading *reading, const PgHit *hit,
                                                    uint32_t *n) {
    const PgLexEntry *anchor = pg_lex_of_kind(&reading->entries[hit->entry], PG_LEX_ANCHOR);
    return pg_ontology_anchored(reading->ontology, anchor->value, n);
}

/* The longest lexicon entry of a kind (and class, unless PG_CLASS_NONE) that starts, or ends, at a
   place; NULL for none. `length` may be NULL. */
static inline const PgLexEntry *pg_reading_entry_at(const PgReading *reading, uint32_t start,
                                                    PgLexKind kind, PgClass class,
                                                    uint32_t *length) {
    PgLexSet bit = pg_lex_bit_of(kind, class);
    if (!(reading->kinds_at[start] & bit))
        return NULL;
    if (!pg_lex_is_told(kind, class))
        return pg_reading_find_at(reading, start, kind, class, length);
    const PgHit *hit = pg_reading_hit_at(reading, start, bit);
    if (length)
        *length = hit->end - start;
    return pg_hit_entry(reading, hit, kind, class);
}
static inline const PgLexEntry *pg_reading_entry_before(const PgReading *reading, uint32_t end,
                                                        PgLexKind kind, PgClass class,
                                                        uint32_t *length) {
    PgLexSet bit = pg_lex_bit_of(kind, class);
    if (!(reading->kinds_ending[end] & bit))
        return NULL;
    if (!pg_lex_is_told(kind, class))
        return pg_reading_find_before(reading, end, kind, class, length);
    const PgHit *hit = pg_reading_hit_before(reading, end, bit);
    if (length)
        *length = end - hit->start;
    return pg_hit_entry(reading, hit, kind, class);
}
/* Is exactly this span such an entry? */
static inline const PgLexEntry *pg_reading_entry_of(const PgReading *reading, PgSpan span,
                                                    PgLexKind kind, PgClass class) {
    PgLexSet bit = pg_lex_bit_of(kind, class);
    if (!(reading->kinds_at[span.start] & bit))
        return NULL;
    const PgHit *hit = pg_reading_hit_of(reading, span);
    if (!hit || !(hit->kinds & bit))
        return NULL;
    return pg_lex_is_told(kind, class) ? pg_hit_entry(reading, hit, kind, class)
                                       : pg_hit_entry_of(reading, hit, kind, class);
}

/* The kinds of the entries of exactly this span: for who asks about several, and about no class. */
static inline PgLexSet pg_reading_kinds_of(const PgReading *reading, PgSpan span) {
    const PgHit *hit = pg_reading_hit_of(reading, span);
    return hit ? hit->kinds : 0;
}

/* Is the span nothing but words of this kind and class, one after the other? */
bool pg_reading_is_made_of(const PgReading *reading, PgSpan span, PgLexKind kind, PgClass class);

/* What an enumeration is called behind its end, as in 等三大主导产业: is it by a word of the kind?
 */
bool pg_is_called(const PgReading *reading, uint32_t end, PgLexKind kind, uint32_t limit);

/* The value that starts at a place or later in the sentence; NULL for none. */
static inline PgValue *pg_reading_value_at(const PgReading *reading, uint32_t start) {
    uint32_t index = reading->values_at[start];
    return index < reading->n_values ? &reading->values[index] : NULL;
}

/* The first of the mentions that may end at a place, of which mentions_at[end] is behind the last.
 */
static inline uint32_t pg_reading_first_ending(const PgReading *reading, uint32_t end) {
    return reading->mentions_at[end - reading->mention_ends[end]];
}

/* The value that ends at a place; NULL for none. */
static inline PgValue *pg_reading_value_before(const PgReading *reading, uint32_t end) {
    uint32_t n = reading->values_at[end]; /* values do not overlap */
    return n && reading->values[n - 1].span.end == end ? &reading->values[n - 1] : NULL;
}

/* Does some value start inside the span? */
static inline bool pg_reading_has_value(const PgReading *reading, PgSpan span) {
    return reading->values_at[span.start] < reading->values_at[span.end];
}

/* Punctuation between clauses. */
static inline bool pg_ends_clause(uint32_t c) {
    if (pg_char_is_common_han(c)) /* nearly all that are asked about */
        return false;
    switch (c) {
    case U'。':
    case U'，':
    case U'；':
    case U'：':
    case U'？':
    case U'！':
    case '\n':
        return true;
    default:
        return false;
    }
}

#endif
