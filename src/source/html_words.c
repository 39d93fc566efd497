/* What web pages call their parts. All tables are sorted: they are searched by halves. */
#include "source/html.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *name;
    PgTag tag;
} TagEntry;

static const TagEntry TAGS[] = {
    {"address", PG_TAG_BLOCK},     {"article", PG_TAG_CONTAINER},
    {"aside", PG_TAG_WEAK},        {"blockquote", PG_TAG_CONTAINER},
    {"body", PG_TAG_CONTAINER},    {"button", PG_TAG_SKIP},
    {"canvas", PG_TAG_SKIP},       {"caption", PG_TAG_BLOCK},
    {"center", PG_TAG_CONTAINER},  {"dd", PG_TAG_BLOCK},
    {"details", PG_TAG_CONTAINER}, {"dialog", PG_TAG_SKIP},
    {"dir", PG_TAG_BLOCK},         {"div", PG_TAG_CONTAINER},
    {"dl", PG_TAG_BLOCK},          {"dt", PG_TAG_BLOCK},
    {"embed", PG_TAG_SKIP},        {"fieldset", PG_TAG_CONTAINER},
    {"figcaption", PG_TAG_BLOCK},  {"figure", PG_TAG_BLOCK},
    {"footer", PG_TAG_WEAK},       {"form", PG_TAG_CONTAINER},
    {"frameset", PG_TAG_SKIP},     {"h1", PG_TAG_BLOCK},
    {"h2", PG_TAG_BLOCK},          {"h3", PG_TAG_BLOCK},
    {"h4", PG_TAG_BLOCK},          {"h5", PG_TAG_BLOCK},
    {"h6", PG_TAG_BLOCK},          {"head", PG_TAG_BLOCK},
    {"header", PG_TAG_WEAK},       {"hgroup", PG_TAG_BLOCK},
    {"hr", PG_TAG_BLOCK},          {"html", PG_TAG_BLOCK},
    {"iframe", PG_TAG_SKIP},       {"input", PG_TAG_SKIP},
    {"label", PG_TAG_SKIP},        {"legend", PG_TAG_BLOCK},
    {"li", PG_TAG_BLOCK},          {"main", PG_TAG_CONTAINER},
    {"map", PG_TAG_SKIP},          {"marquee", PG_TAG_SKIP},
    {"math", PG_TAG_SKIP},         {"menu", PG_TAG_WEAK},
    {"nav", PG_TAG_SKIP},          {"noframes", PG_TAG_SKIP},
    {"noscript", PG_TAG_SKIP},     {"object", PG_TAG_SKIP},
    {"ol", PG_TAG_BLOCK},          {"optgroup", PG_TAG_SKIP},
    {"option", PG_TAG_SKIP},       {"p", PG_TAG_BLOCK},
    {"pre", PG_TAG_BLOCK},         {"rp", PG_TAG_SKIP},
    {"rt", PG_TAG_SKIP},           {"script", PG_TAG_SKIP},
    {"section", PG_TAG_CONTAINER}, {"select", PG_TAG_SKIP},
    {"style", PG_TAG_SKIP},        {"summary", PG_TAG_BLOCK},
    {"svg", PG_TAG_SKIP},          {"table", PG_TAG_CONTAINER},
    {"tbody", PG_TAG_BLOCK},       {"td", PG_TAG_CONTAINER},
    {"template", PG_TAG_SKIP},     {"textarea", PG_TAG_SKIP},
    {"tfoot", PG_TAG_BLOCK},       {"th", PG_TAG_BLOCK},
    {"thead", PG_TAG_BLOCK},       {"title", PG_TAG_BLOCK},
    {"tr", PG_TAG_BLOCK},          {"ul", PG_TAG_BLOCK},
    {"video", PG_TAG_SKIP},
};

/* Words of classes and ids around navigation and furniture. */
static const char *const WEAK[] = {
    "ad",         "ads",         "adv",        "advert",      "advertisement", "aside",
    "banner",     "bar",         "bdshare",    "beian",       "bottom",        "bread",
    "breadcrumb", "breadcrumbs", "comment",    "comments",    "cookie",        "copyright",
    "crumb",      "crumbs",      "dqwz",       "erweima",     "ewm",           "fenye",
    "foot",       "footer",      "friendlink", "friendlinks", "guanggao",      "guess",
    "header",     "hot",         "hotnews",    "icp",         "jiathis",       "link",
    "links",      "login",       "logo",       "mbx",         "menu",          "more",
    "nav",        "navbar",      "navi",       "navigation",  "newsletter",    "next",
    "pagelink",   "pagenav",     "pager",      "pagination",  "paihang",       "pinglun",
    "popup",      "prev",        "print",      "qrcode",      "rank",          "ranking",
    "recommend",  "register",    "relate",     "related",     "relation",      "search",
    "share",      "sharebar",    "side",       "sidebar",     "sitemap",       "social",
    "submenu",    "subnav",      "tag",        "tags",        "tool",          "toolbar",
    "tools",      "top",         "topbar",     "tuijian",     "weizhi",        "xgwz",
    "xgxw",       "xgyd",        "yqlj",
};

/* Words around articles: some say it on their own, of others half of the web's boxes are made. */
static const struct {
    const char *word;
    PgHint hint;
} GOOD[] = {
    {"artibody", PG_HINT_STRONG},
    {"article", PG_HINT_STRONG},
    {"articlebody", PG_HINT_STRONG},
    {"articlecontent", PG_HINT_STRONG},
    {"artical", PG_HINT_STRONG},
    {"body", PG_HINT_SOME},
    {"con", PG_HINT_SOME},
    {"conn", PG_HINT_SOME},
    {"conttext", PG_HINT_STRONG},
    {"content", PG_HINT_SOME},
    {"cont", PG_HINT_SOME},
    {"contents", PG_HINT_SOME},
    {"detail", PG_HINT_SOME},
    {"details", PG_HINT_SOME},
    {"editor", PG_HINT_SOME},
    {"entry", PG_HINT_SOME},
    {"main", PG_HINT_SOME},
    {"neirong", PG_HINT_STRONG},
    {"news", PG_HINT_SOME},
    {"newscontent", PG_HINT_STRONG},
    {"nr", PG_HINT_SOME},
    {"post", PG_HINT_SOME},
    {"rich", PG_HINT_SOME},
    {"story", PG_HINT_SOME},
    {"text", PG_HINT_SOME},
    {"trs", PG_HINT_STRONG},
    {"txt", PG_HINT_SOME},
    {"ucap", PG_HINT_STRONG},
    {"ucapcontent", PG_HINT_STRONG},
    {"view", PG_HINT_SOME},
    {"vsb", PG_HINT_STRONG},
    {"wenzhang", PG_HINT_STRONG},
    {"xwnr", PG_HINT_STRONG},
    {"zhengwen", PG_HINT_STRONG},
    {"zoom", PG_HINT_STRONG},
    {"zoomcon", PG_HINT_STRONG},
};

static int compare_tag(const void *key, const void *entry) {
    return strcmp(key, ((const TagEntry *)entry)->name);
}

PgTag pg_html_tag(const char *name) {
    const TagEntry *entry = bsearch(name, TAGS, G_N_ELEMENTS(TAGS), sizeof *TAGS, compare_tag);
    return entry ? entry->tag : PG_TAG_INLINE;
}

static int compare_word(const void *key, const void *entry) {
    return strcmp(key, *(const char *const *)entry);
}

static bool is_weak_word(const char *word) {
    return bsearch(word, WEAK, G_N_ELEMENTS(WEAK), sizeof *WEAK, compare_word) != NULL;
}

static PgHint hint_of(const char *word) {
    for (size_t i = 0; i < G_N_ELEMENTS(GOOD); i++)
        if (!strcmp(word, GOOD[i].word))
            return GOOD[i].hint;
    return PG_HINT_NONE;
}

/* What the words of one class name say, for instance of "article-share" or "mainText". */
typedef struct {
    bool weak, weak_last;
    unsigned good;
    PgHint hint;
} Judgement;

static void judge_word(Judgement *judgement, const char *word) {
    bool weak = is_weak_word(word);
    PgHint hint = weak ? PG_HINT_NONE : hint_of(word);
    judgement->weak |= weak;
    judgement->weak_last = weak;
    judgement->good += hint != PG_HINT_NONE;
    judgement->hint = MAX(judgement->hint, hint);
}

static void judge_name(const char *name, size_t length, PgHint *hint, bool *weak) {
    enum { LONGEST = 32 };
    char word[LONGEST];
    size_t n = 0;
    Judgement judgement = {0};
    for (size_t i = 0; i <= length; i++) {
        char c = i < length ? name[i] : '\0';
        bool capital = g_ascii_isupper(c) && i && g_ascii_islower(name[i - 1]);
        if (n && (capital || !g_ascii_isalpha(c))) {
            word[n] = '\0';
            judge_word(&judgement, word);
            n = 0;
        }
        if (g_ascii_isalpha(c) && n < LONGEST - 1)
            word[n++] = g_ascii_tolower(c);
    }
    /* the last word says what it is: an "article-share" is no article */
    if (judgement.weak && (judgement.weak_last || !judgement.good)) {
        *weak = true;
        return;
    }
    if (judgement.good > 1)
        judgement.hint = PG_HINT_STRONG;
    if (!judgement.weak)
        *hint = MAX(*hint, judgement.hint);
}

PgHint pg_html_judge(const char *words, bool *weak) {
    PgHint hint = PG_HINT_NONE;
    bool any_weak = false;
    for (const char *p = words; *p;) {
        size_t length = strcspn(p, " \t\r\n\f");
        judge_name(p, length, &hint, &any_weak);
        p += length;
        p += strspn(p, " \t\r\n\f");
    }
    *weak |= any_weak && hint != PG_HINT_STRONG;
    return any_weak && hint != PG_HINT_STRONG ? PG_HINT_NONE : hint;
}

bool pg_html_is_furniture(const char *line) {
    enum { LONGEST_START = 90, LONGEST_PART = 450 }; /* bytes: three a character */
    static const char *const STARTS[] = {
        "当前位置", "您的位置", "您现在的位置", "您当前的位置", "你的位置", "所在位置", "首页>",
        "首页»",    "上一篇",   "下一篇",       "上一条",       "下一条",   "上一页",   "下一页",
        "相关新闻", "相关阅读", "相关链接",     "相关文章",     "延伸阅读", "推荐阅读", "热门推荐",
        "猜你喜欢", "友情链接", "分享到",       "分享至",       "扫一扫",   "扫码阅读", "打印本页",
        "关闭窗口", "【打印",   "【关闭",       "[打印",        "[关闭",    "字体：",   "字号：",
        "【字体",   "【字号",   "[字体",        "点击数",       "点击次数", "浏览次数", "浏览量",
        "阅读次数", "阅读量",   "访问量",       "网站地图",     "联系我们", "关于我们", "网站声明",
        "免责声明", "版权声明", "用户评论",     "网友评论",     "发表评论", "我要评论", "加入收藏",
        "设为首页", "返回顶部", "技术支持：",   "网站标识码",   "请用微信",
    };
    static const char *const PARTS[] = {
        "ICP备",
        "ICP证",
        "公网安备",
        "版权所有",
        "Copyright",
        "copyright",
        "COPYRIGHT",
        "©",
        "AllRightsReserved",
        "网站标识码",
        "互联网新闻信息服务许可证",
        "未经授权",
        "违法和不良信息举报",
    };
    size_t length = strlen(line);
    for (size_t i = 0; length <= LONGEST_START && i < G_N_ELEMENTS(STARTS); i++)
        if (g_str_has_prefix(line, STARTS[i]))
            return true;
    for (size_t i = 0; length <= LONGEST_PART && i < G_N_ELEMENTS(PARTS); i++)
        if (strstr(line, PARTS[i]))
            return true;
    return false;
}
