/* A general list of Chinese words, compiled into the program when it is built: it tells where a
   name can't begin or end. Source: the dictionary of Debian's python3-jieba (MIT), words with
   their frequencies and parts of speech. */
#ifndef PG_WORDS_WORDS_H
#define PG_WORDS_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Parts of speech, as coarse as the grammar of names needs them. */
typedef enum {
    PG_TAG_UNKNOWN, /* not in the list: often a piece of a brand or a given name */
    PG_TAG_NOUN,
    PG_TAG_VERB,      /* never a noun: 走进, 位于 */
    PG_TAG_VERB_NOUN, /* both: 制造, 加工 */
    PG_TAG_ADJECTIVE,
    PG_TAG_ADVERB,
    PG_TAG_PREPOSITION,
    PG_TAG_CONJUNCTION,
    PG_TAG_PARTICLE,
    PG_TAG_PRONOUN,
    PG_TAG_NUMBER,
    PG_TAG_MEASURE,
    PG_TAG_TIME,
    PG_TAG_POSITION, /* 上, 以内 */
    PG_TAG_PLACE,
    PG_TAG_PERSON, /* names of people, brands and other proper names */
    PG_TAG_IDIOM,
    PG_TAG_PUNCTUATION, /* set by the segmenter, never in the list */
    PG_N_TAGS
} PgTag;

enum { PG_MAX_WORD = 4 };

/* The words that start at chars[0], by length: tags[k] and costs[k] are those of the word of k + 1
   characters, and bit k of the result tells whether there is one. A cost is -8 * log2 of the
   word's share of all words. */
unsigned pg_words_match(const uint32_t *chars, size_t n, PgTag tags[PG_MAX_WORD],
                        uint8_t costs[PG_MAX_WORD]);

/* What a character is when it stands alone; PG_TAG_UNKNOWN when no list has it as a word. */
PgTag pg_words_tag(uint32_t c);

/* Cut text into words along the cheapest path: `starts[i]` tells whether a word starts at chars[i],
   tags[i] the part of speech of the word that covers it. Linear in n. */
void pg_words_segment(const uint32_t *chars, size_t n, bool *starts, uint8_t *tags);

enum { PG_WORDS_COST_MAX = 16 }; /* characters that are cut for one question */

typedef struct {
    uint32_t length;
    PgTag tag;
} PgWord;

/* The first and the last word of 1 to PG_WORDS_COST_MAX Han characters. */
PgWord pg_words_first(const uint32_t *chars, uint32_t n);
PgWord pg_words_last(const uint32_t *chars, uint32_t n);

/* Where a word stands, for pg_words_cost. */
typedef struct {
    uint32_t start, length;
} PgWordPlace;

/* The cost of the cheapest way to cut at most PG_WORDS_COST_MAX Han characters into words;
 *covering, unless NULL, is the word over chars[at]. */
uint32_t pg_words_cost(const uint32_t *chars, uint32_t n, uint32_t at, PgWordPlace *covering);

/* May a word have the two characters side by side? For most the answer is no. */
bool pg_words_may_join(uint32_t a, uint32_t b);
/* Is there a word that starts before chars[at] and holds it? */
bool pg_words_go_through(const uint32_t *chars, uint32_t n, uint32_t at);
/* Is there a word of chars[at] and a neighbour? */
bool pg_words_cover(const uint32_t *chars, uint32_t n, uint32_t at);

/* Is the text written in traditional characters, as a whole? */
bool pg_words_are_traditional(const uint32_t *chars, size_t n);
/* Put simplified characters in the place of traditional ones. Source: OpenCC's tables. */
void pg_words_simplify(uint32_t *chars, size_t n);

#endif
