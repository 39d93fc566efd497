/* Inside ontology/: the tables that loading fills. */
#ifndef PG_ONTOLOGY_INTERNAL_H
#define PG_ONTOLOGY_INTERNAL_H

#include "base/arena.h"
#include "base/pairs.h"
#include "ontology/ontology.h"
#include "ontology/trie.h"

#include <glib.h>

typedef struct {
    const char *name;   /* local name in pg: */
    const char *parent; /* local name of the superclass in pg:, or NULL */
} PgClassInfo;

enum { PG_N_DIRECT = U'𐀀' };

struct PgOntology {
    PgArena *arena;
    PgTrie *trie; /* folded surface → first entry */
    /* By character % PG_N_DIRECT: pg_lex_bit of the kinds of surfaces that may start or end so. */
    PgLexSet *kinds_starting, *kinds_ending;
    PgPairs *pairs;       /* of characters that stand side by side in a surface */
    GArray *misreads;     /* PgMisread; those at both ends are of no character */
    uint16_t *misread_at; /* by character: the first of its misreads; 0 for none */
    GArray *entries;      /* PgLexEntry; index 0 is none */
    GArray *kind_sets;    /* PgLexSet; number 0 is the empty set */
    uint16_t last_set;    /* the number that was asked for last */
    GArray *places;       /* PgPlace; index 0 is none */
    GArray *industries;   /* PgIndustry; index 0 is none */
    GArray *units;        /* PgUnit; index 0 is none */
    GArray *magnitudes;   /* double; index 0 is none */
    GArray *statuses;     /* PgProjectStatus; index 0 is none */
    GArray *properties;   /* PgProperty; index 0 is none */
    GArray *patterns;     /* PgPattern; index 0 is none */
    /* GArray of PgAnchored: by anchor its patterns, those read last first. The first anchors are
       the kinds of values, the others texts. */
    GPtrArray *anchors;
    GArray *months; /* PgMonths, longest first */
    /* PgNameForm of a class that stands there, longest first; NULL for none. */
    GArray *forms[PG_MAX_CLASSES + 1][PG_N_FORM_PLACES];
    GArray *slots; /* PgClassSet: the sets of classes that patterns' slots take */
    PgSlotSet slots_filled[PG_MAX_CLASSES + 1]; /* by class */
    PgClassInfo classes[PG_MAX_CLASSES + 1];
    PgClass n_classes;       /* one more than the highest class */
    GHashTable *labels;      /* local name in pg: → Chinese label */
    GHashTable *measures;    /* local name in pg: → measure word */
    GHashTable *place_codes; /* code → index */
    PgKnownProperties known;
};

/* Add one entry to what a surface can be; the surface is folded here. Twins are dropped. */
void pg_lexicon_add(PgOntology *ontology, const char *surface, PgLexKind kind, PgClass class,
                    uint32_t value);
/* OCR may take the character `meant` for the first of `written`, which is folded here. */
void pg_lexicon_add_misread(PgOntology *ontology, const char *written, uint32_t meant);
/* Nothing more is added; only now surfaces can be found. */
void pg_lexicon_seal(PgOntology *ontology);

/* The classes that a name stands for: a class itself, or all below a superclass; 0 for none. */
PgClassSet pg_ontology_classes_named(const PgOntology *ontology, const char *name);

/* Add an anchor without patterns; its index. */
uint32_t pg_anchor_add(PgOntology *ontology);

/* Compile a pattern's text for a property (and the status it states: index + 1, or 0) and add
   every sequence that it stands for; NULL when it fits, else the reason why not (constant). */
const char *pg_pattern_compile(PgOntology *ontology, const char *text, uint16_t property,
                               uint16_t constant);

#endif
