/* The table of initials, which compile.c makes and pinyin.c reads. */
#ifndef PG_BROWSE_PINYIN_H
#define PG_BROWSE_PINYIN_H

/* For each ideograph of the block the first letters of up to two readings, 0 for none. */
enum { PG_PINYIN_FIRST = U'一', PG_PINYIN_LAST = U'鿿', PG_PINYIN_READINGS = 2 };

#endif
