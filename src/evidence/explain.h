/* Why a graph states something, and why not, told in text. */
#ifndef PG_EVIDENCE_EXPLAIN_H
#define PG_EVIDENCE_EXPLAIN_H

#include "evidence/evidence.h"

/* The entities that a user means by a name: those that are called so (or whose IRI it is), else
   those whose names hold it. uint32_t indexes in the graph's order; the caller's: g_array_unref. */
GArray *pg_entities_called(const PgEvidence *evidence, const char *name, bool *is_exact);

/* All that is stated of an entity: its facts by property, what is stated with it as the object, its
   statistics and what the gazetteer adds, each with its sentence, the article's headline, the place
   and the rules. Lines of text with data in them as they are; the caller's: g_free. */
char *pg_explain_entity(const PgEvidence *evidence, uint32_t entity);
/* How many statements of sentences an entity takes part in, its names left out. */
size_t pg_entity_n_facts(const PgEvidence *evidence, uint32_t entity);

/* The index of a property by its local name, with or without pg: before it; 0 when there is none.
 */
uint16_t pg_property_named(const PgOntology *ontology, const char *name);

/* Why the graph does not state a relation between two entities: what it states instead, whether
   their classes fit, the sentences that come nearest to it and where each of the relation's
   patterns fails in them. *is_stated tells whether it does state it; then the text is the evidence.
   Text as above. */
char *pg_explain_absence(const PgEvidence *evidence, uint32_t subject, uint16_t property,
                         uint32_t object, bool *is_stated);

/* A sentence with its headline, place and rules, indented; only rules that state the property,
   where there are such (0: all). */
void pg_explain_sentence(GString *text, const PgEvidence *evidence,
                         const PgQuotedSentence *sentence, uint16_t property);

#endif
