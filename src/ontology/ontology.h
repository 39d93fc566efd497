/* What the program knows of the field, as the Turtle files of ontology/ state it. How it is loaded
   stands in parkgraph.h. */
#ifndef PG_ONTOLOGY_ONTOLOGY_H
#define PG_ONTOLOGY_ONTOLOGY_H

#include "base/chars.h"
#include "base/log.h"
#include "base/status.h"
#include "ontology/trie.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Classes that the grammar of names treats each in its own way. Further classes of the ontology
   follow and are found by their endings. */
typedef enum {
    PG_CLASS_NONE,
    PG_CLASS_PARK,
    PG_CLASS_COMPANY,
    PG_CLASS_PROJECT,
    PG_CLASS_PROVINCE,
    PG_CLASS_CITY,
    PG_CLASS_DISTRICT,
    PG_CLASS_REGION,
    PG_CLASS_ORGANIZATION,
    PG_CLASS_PERSON,
    PG_CLASS_INDUSTRY,
    PG_CLASS_FIRST_FREE,
    PG_MAX_CLASSES = 31
} PgClass;

typedef uint32_t PgClassSet; /* bit 1 << class */
#define PG_CLASS_BIT(class) ((PgClassSet)1 << (class))
#define PG_CLASSES_PLACE                                                                           \
    (PG_CLASS_BIT(PG_CLASS_PROVINCE) | PG_CLASS_BIT(PG_CLASS_CITY) |                               \
     PG_CLASS_BIT(PG_CLASS_DISTRICT) | PG_CLASS_BIT(PG_CLASS_REGION))
#define PG_CLASSES_ADMINISTRATIVE (PG_CLASSES_PLACE & ~PG_CLASS_BIT(PG_CLASS_REGION))

/* Kinds of values that a pattern's slot can take. */
typedef enum {
    PG_VALUE_NONE,
    PG_VALUE_MONEY,  /* [Money] */
    PG_VALUE_AREA,   /* [Area] */
    PG_VALUE_COUNT,  /* [Count]: a number with any other measure word */
    PG_VALUE_DATE,   /* [Date] */
    PG_VALUE_PERCENT /* [Percent] */
} PgValueKind;

/* A relation, attribute or other property that patterns may state. */
typedef struct {
    const char *name; /* local name in pg: */
    PgClassSet domain;
    PgClassSet range; /* 0 for an attribute */
    bool is_symmetric;
} PgProperty;

/* Properties that the inference itself states; indexes into the table of properties. */
typedef struct {
    uint16_t located_in, part_of, investor, subsidiary_of, acquired, cooperates_with, works_for,
        industry, investment, annual_output, land_area, floor_area, jobs, status, start_date,
        completion_date, sign_date, position, honour;
} PgKnownProperties;

typedef struct {
    const char *iri;        /* of the gazetteer's entity */
    const char *label;      /* official full name */
    const char *short_name; /* or the same */
    PgClass class;
    uint32_t code;     /* GB/T 2260, 0 for none */
    uint32_t parent;   /* index of the place or park that holds it; 0 for none */
    bool is_abolished; /* older pages still name it */
    const char *level; /* local name in pg: of a zone's level, or NULL */
} PgPlace;

typedef struct {
    const char *name; /* prefLabel */
    uint32_t broader; /* index, 0 for none */
} PgIndustry;

/* What a surface form in the lexicon can be. */
typedef enum {
    PG_LEX_PLACE,       /* value: index of the place, region or zone (its class is in the entry) */
    PG_LEX_NAME,        /* a known name of the class */
    PG_LEX_AMBIGUOUS,   /* a known name that is a word, too */
    PG_LEX_INDUSTRY,    /* value: index of the industry */
    PG_LEX_ENDING,      /* ends a name of the class */
    PG_LEX_WEAK_ENDING, /* ends one where there is more evidence */
    PG_LEX_PART,        /* inside a name of the class it is no reason to stop */
    PG_LEX_TITLE,       /* of a person */
    PG_LEX_SURNAME,
    PG_LEX_OFFICE,        /* 市委, 副市长: a post in a city's government or party */
    PG_LEX_COMPANY_POST,  /* 董事长: a post that companies have */
    PG_LEX_PERSON_NOUN,   /* 台商, 先生: a name stands beside it */
    PG_LEX_APPOINT,       /* 担任, 出任: a title follows */
    PG_LEX_BOUNDARY,      /* a name can begin right after it and cannot hold it */
    PG_LEX_NOT_A_NAME,    /* generic: a name of the class is more than this */
    PG_LEX_ANAPHOR,       /* stands for an entity of the class */
    PG_LEX_PRONOUN,       /* 它, 后者: stands for an entity of any class */
    PG_LEX_UNIT,          /* value: index of the unit */
    PG_LEX_MAGNITUDE,     /* value: index of the magnitude (万, 亿) */
    PG_LEX_APPROXIMATION, /* 约, 余: no part of the number */
    PG_LEX_SPEECH,        /* 说, 表示: the speaker stands before it */
    PG_LEX_LIST_CUE,      /* value: see PgListCue */
    PG_LEX_STATUS,        /* value: index of the status */
    PG_LEX_PERIOD,        /* 截至目前, 今年以来 */
    PG_LEX_PLANNED,       /* 拟, 计划 */
    PG_LEX_WILL,          /* 将, 拟: what the rest of the sentence tells is planned */
    PG_LEX_THEN,          /* 届时: the clause before it is planned */
    PG_LEX_OPEN,          /* 尚未, 加快: what follows has not happened */
    PG_LEX_REACHED,       /* 已: what follows has happened */
    PG_LEX_CONDITION,     /* 后, 率: what stands before it is no event */
    PG_LEX_CEREMONY,      /* 仪式: what stands before it happens there */
    PG_LEX_HOLDING,       /* 举行: what stands before it is where */
    PG_LEX_REST,          /* 余下 before a count: the others of what was told */
    PG_LEX_AMONG,         /* 名列其中 behind a list: they are of what was counted */
    PG_LEX_FORM,          /* 科技, 控股 behind a brand: part of a company's name, no field */
    PG_LEX_PARTIAL,       /* 主体: only a part is finished */
    PG_LEX_UNDATED,       /* 封顶: a date beside it is not the status's */
    PG_LEX_FOUNDING,      /* 挂牌, 始建: how a park begins */
    PG_LEX_TOGETHER,      /* 集中, 当天: many at once */
    PG_LEX_SINGLING,      /* 一个是: one of those that are counted follows */
    PG_LEX_UNTOLD_DAY,    /* 今天, 日前: a day of which the page tells no date */
    PG_LEX_ELSEWHEN,      /* 此前, 近年来: not what the article reports */
    PG_LEX_HONOUR,        /* ends an honour's name */
    PG_LEX_HONOUR_CUE,    /* 被评为, 入选: an honour follows */
    PG_LEX_HONOUR_SURE,   /* 获评, 荣获: an honour follows, whatever its name ends with */
    PG_LEX_HONOUR_WORD,   /* 称号, 荣誉: no part of an honour's name */
    PG_LEX_KNOWN_HONOUR,  /* 高新技术企业: an honour without any level */
    PG_LEX_GRADE,         /* 国家级, 省级: an honour's name begins */
    PG_LEX_CONFER,        /* 授予, 认定: who is honoured follows */
    PG_LEX_PUBLISH,       /* 公布: a list follows */
    PG_LEX_LISTED,        /* 榜上有名: is on the list */
    PG_LEX_BUILDING,      /* 建设, 打造: what follows is being built */
    PG_LEX_SUB_PARK,      /* 分园, 片区: a park so called is part of a larger one */
    PG_LEX_ZONE,          /* 高新区, 新区: a park so called lies in no smaller one */
    PG_LEX_WIDE_ZONE,     /* 新区: holds other zones */
    PG_LEX_INNER_ZONE,    /* 综保区: may lie in another zone */
    PG_LEX_SETTLING,      /* 揭牌, 入驻: what stands before it has its place there */
    PG_LEX_OUTSIDE_CUE,   /* 收购, 客户: the company behind it is only dealt with */
    PG_LEX_PARK_PART,     /* 园, 功能区: what the parts of a park are called */
    PG_LEX_DIVIDING,      /* 划分为, 下设: the parts of a park follow */
    PG_LEX_AREA_FIGURE,   /* 固定资产投资, 签约项目: only areas have such figures */
    PG_LEX_FIRM_FIGURE,   /* 注册资本, 年产: firms and their projects have them */
    PG_LEX_BUREAU,        /* 局, 管委会: an office that speaks for its area */
    PG_LEX_EACH,          /* 分别, 依次: an enumeration and its figures in the same order */
    PG_LEX_THRESHOLD,     /* 以上: what is counted is more than this */
    PG_LEX_RANK,          /* 位居, 全国: a place in an order follows */
    PG_LEX_MONEY,         /* 总投资, 产值: a number behind it is money even without 元 */
    PG_LEX_GROWTH,        /* 同比增长: says how a figure has changed, not which */
    PG_LEX_REPORT,        /* 其中, 实现: leads to a figure and says nothing of it */
    PG_LEX_ACCOUNT,       /* 情况通报, 综述: an article tells how all went in a time */
    PG_LEX_SPAN,          /* 连续, 累计: a length of time beside it says when, not how much */
    PG_LEX_SPENDING,      /* 拿出, 奖励: whose the money was */
    PG_LEX_LAND_DEAL,     /* 盘活, 出让: what is done with some land, not how large a park is */
    PG_LEX_WHOLE,         /* 全国: what is counted behind it is everybody's */
    PG_LEX_DEPARTMENT,    /* 部, 车间: a part of a company */
    PG_LEX_BYLINE,        /* 记者, 来源: who wrote it follows */
    PG_LEX_CREDIT,        /* 供图, 图为: of a picture */
    PG_LEX_CAPTION_END,   /* 效果图: ends a caption */
    PG_LEX_DATELINE,      /* 本报讯 */
    PG_LEX_NEWSPAPER,     /* 本报, 新华社: a dateline may follow */
    PG_LEX_OPENING,       /* 据悉, 下一步: a paragraph begins */
    PG_LEX_PHOTO,         /* 摄, 摄影: who took the picture stands beside it */
    PG_LEX_MEDIA,         /* 日报, 网: ends a medium's name */
    PG_LEX_WIRE,          /* 电, 讯: ends a dateline */
    PG_LEX_CALENDAR,      /* 星期一, 版: of the line that tells date and page */
    PG_LEX_FURNITURE,     /* 上一篇, 关于我们: a line about the page begins */
    PG_LEX_COMMITTEE,     /* 管委会: a bureau of it is the park's */
    PG_LEX_FEATURE, /* 路, 湖: what is so called is not the place that its name begins with */
    PG_LEX_NO_BRAND, /* 中德, 江, 大桥: what is so called, ends or goes on so is no firm's brand */
    PG_LEX_GROUP,     /* 企业, 院所: what parks have many of, unnamed */
    PG_LEX_ATTENDING, /* 出席: who stands before it was there, wherever he is from */
    PG_LEX_BECOMING,  /* 打造, 成为: what stands behind 的 in its clause tells what is to be */
    PG_LEX_FIRM_KIND, /* 上市公司, 台资企业: stands before a company's name in a list */
    PG_LEX_BASIS,     /* 为基础, 依托原: the park beside it is what another has grown from */
    PG_LEX_USE,       /* 用于: what follows is what a product is for, no line of business */
    PG_LEX_VISIT,     /* 走进: the text turns to what follows */
    PG_LEX_PLACING,   /* 在, 位于: something is in the place that follows */
    PG_LEX_FIELD,     /* 产业, 领域: the words before it name an industry */
    PG_LEX_FIELD_CUE, /* 聚焦: an industry follows */
    PG_LEX_BUSINESS_CUE, /* 主要从事: what follows is one, whatever it is called */
    PG_LEX_FIELD_SITE,   /* 产业园, 产业基地: so is what stands right before it in a name */
    PG_LEX_SITE, /* 大楼, 变电站, 购物中心: a project where it is built or costs money */
    PG_LEX_FIELD_TAIL, /* 研发, 生产: what is done with what stands before it */
    PG_LEX_FIELD_ROLE, /* 为主, 为特色: behind 以 and a field */
    PG_LEX_MAKER,      /* 制造商, 龙头企业: what stands before it is its line of business */
    PG_LEX_NO_FIELD, /* 技术, 设备: what an enumeration is called that is none of industries */
    PG_LEX_COLUMN,   /* heads a column of a table; value: a property, or PG_COLUMN_… */
    PG_LEX_ANCHOR,   /* value: for pg_ontology_anchored, the patterns that it is the anchor of */
    PG_LEX_MISREAD,  /* of no entry: a pair of characters, see PgMisread */
    PG_LEX_LATIN,    /* of no entry: the surface begins or ends with a Latin letter */
} PgLexKind;

/* What a column tells that neither names somebody (its class is in the entry) nor states a
   property: the parts of a statistic. */
enum { PG_COLUMN_INDICATOR = 1 << 16, PG_COLUMN_VALUE, PG_COLUMN_UNIT, PG_COLUMN_PERIOD };

/* A set of kinds, a bit each: sets tell at most places at one look that a word is not there. */
typedef unsigned __int128 PgLexSet;

static inline PgLexSet pg_lex_bit(PgLexKind kind) {
    return (PgLexSet)1 << kind;
}

/* The same of entries of one class. What ends or stands in names is asked for again and again of
   some classes: each of these has a bit of its own, besides that of the kind. Industries have no
   endings. */
enum {
    PG_LEX_FIRST_OF_CLASS = PG_LEX_LATIN + 1,
    PG_LEX_N_ENDED = 4, /* classes */
    PG_LEX_N_WORDED = PG_LEX_N_ENDED + 1,
    PG_LEX_N_OF_CLASS = 2 * PG_LEX_N_ENDED + 2 * PG_LEX_N_WORDED
};
_Static_assert(PG_LEX_FIRST_OF_CLASS + PG_LEX_N_OF_CLASS <= 128,
               "PgLexSet has no room for so many kinds");

static inline PgLexSet pg_lex_bit_of(PgLexKind kind, PgClass class) {
    unsigned row = kind == PG_LEX_ENDING        ? 0
                   : kind == PG_LEX_WEAK_ENDING ? PG_LEX_N_ENDED
                   : kind == PG_LEX_PART        ? 2 * PG_LEX_N_ENDED
                   : kind == PG_LEX_NOT_A_NAME  ? 2 * PG_LEX_N_ENDED + PG_LEX_N_WORDED
                                                : PG_LEX_N_OF_CLASS;
    unsigned column = class == PG_CLASS_PARK           ? 0
                      : class == PG_CLASS_COMPANY      ? 1
                      : class == PG_CLASS_PROJECT      ? 2
                      : class == PG_CLASS_ORGANIZATION ? 3
                      : class == PG_CLASS_INDUSTRY     ? PG_LEX_N_ENDED
                                                       : PG_LEX_N_WORDED;
    unsigned width = row < 2 * PG_LEX_N_ENDED ? PG_LEX_N_ENDED : PG_LEX_N_WORDED;
    return row < PG_LEX_N_OF_CLASS && column < width
               ? (PgLexSet)1 << (PG_LEX_FIRST_OF_CLASS + row + column)
               : pg_lex_bit(kind);
}

/* Does the bit of a kind and a class tell that there is one of just these? */
static inline bool pg_lex_is_told(PgLexKind kind, PgClass class) {
    return class == PG_CLASS_NONE || pg_lex_bit_of(kind, class) != pg_lex_bit(kind);
}

/* The entries of a surface are in the order of their kinds. Small, so that many of them stay near:
   what stands in a text is all over the lexicon. */
typedef struct {
    uint32_t value;
    uint32_t next;  /* the next entry of the same surface; 0 ends */
    uint16_t kinds; /* of a surface's first entry: what pg_ontology_kinds has of all of them */
    uint8_t kind;   /* PgLexKind */
    uint8_t class;  /* PgClass */
} PgLexEntry;

/* The first entry of a kind or, where there is none, of the next that the surface of a first entry
   has: all of a surface stand side by side. It must have one of them. */
static inline const PgLexEntry *pg_lex_of_kind(const PgLexEntry *first, PgLexKind kind) {
    while (first->kind < kind)
        first++;
    return first;
}

typedef struct {
    const char *code; /* "CNY", "USD", "m2", "%", or the measure word itself */
    PgValueKind kind;
    double factor; /* to the code's unit */
} PgUnit;

typedef struct {
    const char *name;       /* local name in pg: */
    uint16_t date_property; /* which date a date beside the status word is */
    uint8_t rank;           /* later stages have higher ranks */
} PgProjectStatus;

/* A part of a year. */
typedef struct {
    const char *written; /* UTF-8 */
    uint8_t first, last; /* months */
} PgMonths;

typedef enum { PG_FORM_BEGINS, PG_FORM_ENDS, PG_FORM_ANYWHERE, PG_N_FORM_PLACES } PgFormPlace;

/* A piece of names that counts for nothing, or for another, when two names are compared. */
typedef struct {
    PgChars written; /* in names */
    PgChars normal;  /* what stands for it: nothing, or for an exception `written` itself */
} PgNameForm;

/* One element of a compiled pattern. */
typedef enum {
    PG_ELEMENT_LITERAL, /* one of the choices */
    PG_ELEMENT_CLASS,   /* a mention of one of the classes */
    PG_ELEMENT_VALUE,   /* a value of the kind */
    PG_ELEMENT_GAP,     /* at most `limit` characters inside the clause */
} PgElementKind;

typedef enum { PG_ROLE_NONE, PG_ROLE_SUBJECT, PG_ROLE_OBJECT, PG_ROLE_BOTH } PgRole;

/* Slots by what they take: a bit for every kind of value, and for every set of classes that some
   pattern asks for. */
typedef uint64_t PgSlotSet;
#define PG_SLOT_OF_VALUE(kind) ((PgSlotSet)1 << (kind))
#define PG_SLOTS_OF_VALUES (PG_SLOT_OF_VALUE(PG_VALUE_PERCENT + 1) - 1)

/* What may stand at an edge of a part of a pattern, or what stands at a place of a text: bit c % 64
   of its characters (all for anything), or what fills one of the slots. */
typedef struct {
    uint64_t chars;
    PgSlotSet slots;
} PgEdge;

typedef struct {
    PgElementKind kind;
    PgRole role;
    bool is_list;   /* the slot takes every mention of an enumeration */
    PgSlotSet slot; /* its bit; 0 for what is no slot */
    PgClassSet classes;
    PgValueKind value;
    const PgChars *choices; /* of a literal, longest first; the last may be empty */
    uint32_t n_choices;
    uint32_t limit; /* of a gap */
    PgEdge opening; /* how this element and those behind it may begin */
    PgEdge closing; /* how this element and those before it may end */
} PgElement;

typedef struct {
    uint16_t property;
    uint16_t constant; /* index + 1 of a status that is stated; 0 for none */
    bool is_complete;  /* names both whom it says something of and what */
    uint32_t anchor;   /* index of the literal by whose choices it is found */
    const PgElement *elements;
    uint32_t n_elements;
    uint32_t subjects; /* bit 1 << index of the mentions that are the subject */
    uint32_t objects;  /* likewise the object */
    uint32_t partners; /* index + 1 of the enumeration that is both; 0 for none */
    uint32_t amount;   /* index + 1 of the value that is stated; 0 for none */
    const char *text;  /* as written in the ontology: the rule's name in evidence */
} PgPattern;

/* OCR may have written the one character for the other. */
typedef struct {
    uint32_t written, meant;
} PgMisread;

/* What a text must have around an anchor for a pattern: slots somewhere in the sentence to either
   side, edges beside it. Most patterns that share an anchor are told apart by this. */
typedef struct {
    PgSlotSet left_slots, right_slots;
    PgEdge left, right;
    uint32_t pattern; /* its index */
} PgAnchored;

/* The surfaces of the lexicon, the value of each its first entry; the ontology's. */
const PgTrie *pg_ontology_surfaces(const PgOntology *ontology);
/* The length of the longest surface of one of the kinds that starts at chars[0]; 0 for none. */
uint32_t pg_ontology_word_at(const PgOntology *ontology, const uint32_t *chars, size_t n,
                             PgLexSet kinds);
/* How many characters come before the first that a surface of one of the kinds may start with; n
   when none does. Most characters start none. */
size_t pg_ontology_skip(const PgOntology *ontology, const uint32_t *chars, size_t n,
                        PgLexSet kinds);
/* How many characters come before the first that OCR may have put in the place of another. */
size_t pg_ontology_skip_surely_read(const PgOntology *ontology, const uint32_t *chars, size_t n);
/* What such a character may stand for: the first of its pairs, which stand side by side; one of
   another character is behind the last. */
const PgMisread *pg_ontology_misread(const PgOntology *ontology, uint32_t written);
/* May a surface of the kind end with the character? */
bool pg_ontology_can_end(const PgOntology *ontology, uint32_t c, PgLexKind kind);
/* May a surface have the two characters side by side? For most the answer is no. */
bool pg_ontology_may_join(const PgOntology *ontology, uint32_t a, uint32_t b);
/* The first entry of exactly this surface; 0 when there is none. */
uint32_t pg_ontology_find(const PgOntology *ontology, const uint32_t *chars, size_t n);
/* The entry of a kind (and class, unless PG_CLASS_NONE) of this surface; NULL when none. */
const PgLexEntry *pg_ontology_find_kind(const PgOntology *ontology, const uint32_t *chars, size_t n,
                                        PgLexKind kind, PgClass class);
const PgLexEntry *pg_ontology_entry(const PgOntology *ontology, uint32_t entry);
/* The patterns of an anchor; of a kind of value, those anchored at one character right behind such
   values. */
const PgAnchored *pg_ontology_anchored(const PgOntology *ontology, uint32_t anchor, uint32_t *n);
/* The slots that a mention of a class can fill. */
PgSlotSet pg_ontology_slots(const PgOntology *ontology, PgClass class);
/* All entries by index, for loops that go over many; that of index 0 is none. */
const PgLexEntry *pg_ontology_entries(const PgOntology *ontology);
/* The sets of kinds by their numbers: pg_lex_bit and pg_lex_bit_of all entries of a surface, and
   PG_LEX_LATIN. */
const PgLexSet *pg_ontology_kinds(const PgOntology *ontology);

/* One more than the highest index of a place. */
size_t pg_ontology_n_places(const PgOntology *ontology);
const PgPlace *pg_ontology_place(const PgOntology *ontology, uint32_t index);
const PgIndustry *pg_ontology_industry(const PgOntology *ontology, uint32_t index);
const PgUnit *pg_ontology_unit(const PgOntology *ontology, uint32_t index);
double pg_ontology_magnitude(const PgOntology *ontology, uint32_t index);
/* NULL behind the last; 0 is none. */
const PgProjectStatus *pg_ontology_status(const PgOntology *ontology, uint32_t index);
const PgPattern *pg_ontology_pattern(const PgOntology *ontology, uint32_t index);
uint32_t pg_ontology_n_patterns(const PgOntology *ontology);   /* one more than the highest index */
uint16_t pg_ontology_n_properties(const PgOntology *ontology); /* likewise */
const PgProperty *pg_ontology_property(const PgOntology *ontology, uint16_t index);
const PgKnownProperties *pg_ontology_known(const PgOntology *ontology);
const char *pg_ontology_class_name(const PgOntology *ontology, PgClass class);
PgClass pg_ontology_n_classes(const PgOntology *ontology); /* one more than the highest class */
/* The parts of a year that have names, longest first. */
const PgMonths *pg_ontology_months(const PgOntology *ontology, uint32_t *n);
/* The forms of a class's names that stand in one place of them, longest first. */
const PgNameForm *pg_ontology_forms(const PgOntology *ontology, PgClass class, PgFormPlace where,
                                    uint32_t *n);
/* The longest of them that stands at the beginning, or the end, of a name and leaves `least`
   characters; NULL for none. */
const PgNameForm *pg_ontology_form_of(const PgOntology *ontology, PgClass class, PgFormPlace where,
                                      PgChars name, uint32_t least);
/* As pg_ontology_load, but no more than what the vocabulary's terms are called and counted by: for
   showing a graph, in a tenth of the time. What does not fit is not looked for. */
PgStatus pg_ontology_load_labels(const char *folder, const char *const *extra, size_t n_extra,
                                 PgOntology **result, const PgLog *log) PG_CHECKED;

/* Index of the place with a GB/T 2260 code; 0 when there is none. */
uint32_t pg_ontology_place_by_code(const PgOntology *ontology, uint32_t code);

#endif
