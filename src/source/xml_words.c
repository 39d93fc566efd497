#include "source/xml_words.h"

#include <glib.h>
#include <string.h>

/* Lists of names by role. Of NITF, NewsML, RSS, Atom, TEI, DocBook and home-made formats. */
static const struct {
    PgRole role;
    const char *names; /* each between blanks */
} ROLES[] = {
    {PG_ROLE_INLINE, " a abbr acronym b bdo big br cite code em emphasis font hi i ins lang mark q "
                     "ref s small span strong sub sup term tt u ulink chron classifier "},
    {PG_ROLE_PARAGRAPH,
     " p para paragraph li lede lead byline dateline tagline abstract description summary note dd "
     "dt by-line date-line bytag slugline author 段落 作者 导语 摘要 "},
    {PG_ROLE_ROW, " tr row "},
    {PG_ROLE_CELL, " td th cell "},
    {PG_ROLE_CAPTION, " media-caption caption figcaption figdesc 图注 图片说明 "},
    {PG_ROLE_HEADLINE, " hl1 "},
    {PG_ROLE_TITLE, " title headline maintitle 标题 主标题 题目 "},
    {PG_ROLE_SUBTITLE, " hl2 subtitle subheadline subheadlines subheading subhead subhed kicker "
                       "introtitle 副题 副标题 "
                       "引题 小标题 肩题 "},
    {PG_ROLE_DATE,
     " date pubdate publishdate publicationdate pubtime publishtime published updated issued "
     "created modified contentcreated firstcreated versioncreated thisrevisioncreated dateid "
     "datetime 日期 发布日期 发布时间 出版日期 时间 "},
    {PG_ROLE_SOURCE,
     " source publisher provider distributor creditline paper newspaper 来源 出处 报纸 媒体 "},
    {PG_ROLE_HEAD, " head "},
    {PG_ROLE_SKIP,
     " docdata rights copyright copyrightline rightsinfo rightsmetadata guid link ttl language "
     "generator docs id uuid url uri href email webmaster managingeditor category categories "
     "keyword keywords key-list identified-content cloud enclosure media-reference media-metadata "
     "newsidentifier newsenvelope newsmanagement administrativemetadata descriptivemetadata "
     "catalogref catalog itemmeta script style version teiheader identifier comments "
     "series revision-history tobject pubdata meta subject urgency icon logo "},
};

PgRole pg_xml_role(const char *name) {
    char *key = g_strdup_printf(" %s ", name);
    PgRole role = PG_ROLE_GENERIC;
    for (size_t i = 0; i < G_N_ELEMENTS(ROLES) && role == PG_ROLE_GENERIC; i++)
        if (strstr(ROLES[i].names, key))
            role = ROLES[i].role;
    g_free(key);
    return role;
}

PgTells pg_xml_attribute(const char *element, const char *attribute) {
    static const char *const DATES = " date pubdate publishdate date.publication norm issued ";
    static const char *const SOURCES = " source publisher provider ";
    char *key = g_strdup_printf(" %s ", attribute);
    PgTells tells = PG_TELLS_NOTHING;
    bool norm = !strcmp(attribute, "norm"); /* NITF: the date in digits */
    if (norm ? !strcmp(element, "date.issue") || !strcmp(element, "story.date") ||
                   !strcmp(element, "date.release")
             : strstr(DATES, key) != NULL)
        tells = PG_TELLS_DATE;
    else if (strstr(SOURCES, key) || (!strcmp(element, "pubdata") && !strcmp(attribute, "name")))
        tells = PG_TELLS_SOURCE;
    g_free(key);
    return tells;
}
