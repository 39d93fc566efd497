/* How a text names a company, an organisation or a park: as one of those that are here, or only as
 * a partner, a guest or a neighbour. */
#ifndef PG_RELATION_PRESENCE_H
#define PG_RELATION_PRESENCE_H

#include "relation/internal.h"

/* A clause starts here: 某某公司是… */
bool pg_starts_clause(const PgReading *reading, const PgMention *mention);

/* Is it a member of an enumeration? */
bool pg_is_in_list(const PgReading *reading, const PgMention *mention);

/* Where the enumeration ends that it stands in. */
uint32_t pg_list_end(const PgReading *reading, const PgMention *mention);

/* 甲、乙等17家企业: whoever counts its firms so has them. */
bool pg_is_counted(const PgReading *reading, const PgMention *mention);

/* 与甲大学、乙大学等高校合作, 距甲园区3公里, 乙园区与甲园区为姊妹园: no part of what is told of. */
bool pg_is_partner(const PgReading *reading, const PgMention *mention);

/* 收购甲公司, 客户甲、乙; or a partner */
bool pg_is_dealt_with(const PgReading *reading, const PgMention *mention);

/* 甲公司董事长张某、乙公司总经理李某等出席签约仪式: whoever attends may be from anywhere. */
bool pg_only_attends(const PgReading *reading, const PgMention *mention);

/* 位于某某镇的甲项目, where the page does not name that place: it is somewhere else. */
bool pg_is_placed_unknown(const PgReading *reading, const PgMention *mention);

/* Is a company presented as one of the park's, or only mentioned? */
bool pg_is_presented(const PgReading *reading, const PgMention *mention);

/* 以甲园区为基础, 在甲园区的基础上: what another has grown from. */
bool pg_is_basis(const PgReading *reading, const PgMention *park);

#endif
