/* src/source/: Markdown, HTML and XML; above all that every character knows its place. */
#include "source_reading.h"

/* How far mark-up goes from i on: a tag, a comment, the edge of a CDATA section; 0 for none. */
static glong markup_length(const gunichar *text, glong i, glong n) {
    static const char *const EDGES[] = {"<![CDATA[", "]]>"};
    for (size_t k = 0; k < G_N_ELEMENTS(EDGES); k++) {
        glong length = (glong)strlen(EDGES[k]), same = 0;
        while (same < length && i + same < n && text[i + same] == (gunichar)EDGES[k][same])
            same++;
        if (same == length)
            return length;
    }
    if (text[i] != '<')
        return 0;
    bool comment = i + 3 < n && text[i + 1] == '!' && text[i + 2] == '-';
    gunichar quote = 0;
    for (glong k = i + 1; k < n; k++) {
        if (quote || (!comment && text[k - 1] == '=' && (text[k] == '"' || text[k] == '\'')))
            quote = quote == text[k] ? 0 : quote ? quote : text[k];
        else if (text[k] == '>' && (!comment || (text[k - 1] == '-' && text[k - 2] == '-')))
            return k + 1 - i;
    }
    return 0;
}

/* Where the character at i of the source ends: a reference is one. */
static glong character_end(const gunichar *text, glong i, uint32_t c) {
    if ((c == ' ' || c == '\t') && text[i] == '<')
        return i; /* what stands for a tag */
    if (text[i] != '&' || c == '&' || c == text[i])
        return i + (text[i] == '&' && text[i + 1] == 'a' && text[i + 4] == ';' ? 5 : 1);
    while (text[i] != ';' && text[i])
        i++;
    return i + 1;
}

/* The decoded source from the first to the last character of each line holds the characters in
   their order, with nothing but mark-up and blanks between. */
static void check_origins(const PgDocument *document, const char *source) {
    glong n;
    gunichar *text = g_utf8_to_ucs4(source, -1, NULL, &n, NULL);
    g_assert_nonnull(text);
    g_assert_cmpint(n, ==, document->decoded_length);
    for (uint32_t l = 0; l < document->n_lines; l++) {
        const PgLine *line = &document->lines[l];
        glong at = document->origins[line->start];
        for (uint32_t i = line->start; i < line->end; i++) {
            glong origin = document->origins[i];
            uint32_t c = document->chars[i];
            while (at < origin) {
                glong skip = markup_length(text, at, n);
                g_assert_true(skip || g_unichar_isspace(text[at]));
                at += skip ? skip : 1;
            }
            g_assert_cmpint(at, ==, origin);
            g_assert_true(text[origin] == c || text[origin] == '&' ||
                          (c == ' ' && (text[origin] == '<' || text[origin] < ' ')) ||
                          (c == '\t' && text[origin] == '<'));
            at = character_end(text, origin, c);
        }
    }
    g_free(text);
}

static void check_page(const char *name, const char *title, const char *date, const char *publisher,
                       const char *expected) {
    char *path = g_strconcat(PAGES, name, NULL), *source;
    Reading reading = read_path(path);
    assert_shows(&reading, expected);
    const PgDocument *document = document_of(&reading);
    g_assert_cmpstr(document->title, ==, title);
    g_assert_cmpstr(document->date, ==, date);
    g_assert_cmpstr(document->publisher, ==, publisher);
    g_assert_true(g_file_get_contents(path, &source, NULL, NULL));
    check_origins(document, source);
    g_free(source);
    g_free(path);
    reading_clear(&reading);
}

/* A page given as text: what it shows, and its origins. */
static void check(const char *ending, const char *source, const char *expected) {
    Reading reading = read_text(ending, source);
    assert_shows(&reading, expected);
    if (*ending != '.' || strcmp(ending, ".md") != 0)
        check_origins(document_of(&reading), source);
    reading_clear(&reading);
}

static void test_html_article(void) {
    check_page("article.html", "泉州芯谷南安分园区再添五个集成电路项目", "2023-09-14 08:30",
               "泉州开发区周刊",
               "H1 泉州芯谷南安分园区再添五个集成电路项目\n"
               "P 9月12日，泉州芯谷南安分园区举行项目集中签约仪式，五个集成电路项目现场签约，"
               "总投资38.6亿元，其中三安半导体封装项目占地120亩。\n"
               "P “园区将提供“一站式”服务。”园区管委会主任陈江海说，A&B公司\u00A0也参加了签约。\n"
               "C 签约仪式现场\n"
               "C 项目效果图（园区供图）\n"
               "H2 产业链日益完整\n"
               "W^ 截至目前，园区已集聚企业46家，年产值突破百亿元；\n"
               "W 预计到2025年，产值达到200亿元。\n"
               "P^ 下一步，园区将建设二期标准厂房，面积8万平方米。\n"
               "P 项目\t总投资\n"
               "P 芯片封测项目\t12亿元\n"
               "P （责任编辑：黄丽）\n");
}

static void test_html_layout_tables(void) {
    check_page("layout.html", "江西电子-中南高科产业基地开工", NULL, NULL,
               "H1 江西电子-中南高科产业基地开工\n"
               "P 近日，江西电子-中南高科产业基地在吉安高新区开工建设，项目总投资15亿元，"
               "占地面积200亩，建设期18个月。\n"
               "P^ 该基地由江西省电子集团投资建设，主要生产超导线材和光电器件，达产后年产值可达"
               "30亿元，带动就业800人。\n"
               "P^ 吉安高新区党工委书记刘明表示，园区将全力服务项目建设 a < b & c。\n");
}

static void test_html_boilerplate(void) {
    check_page(
        "gongbao.html", "贵阳高新区出台十条措施支持大数据企业", "2022年03月18日", "区政策研究室",
        "H2 贵阳高新区出台十条措施支持大数据企业\n"
        "P 近日，贵阳高新区出台十条措施，支持大数据企业发展，对年营业收入首次突破1亿元的企业，"
        "给予一次性奖励100万元。\n"
        "P 一、支持企业做大\n"
        "P 对入驻贵阳大数据科创城的企业，三年内免收租金，并提供人才公寓。\n"
        "P 二、支持平台建设\n"
        "P 对国家级平台给予500万元补助，对省级平台给予200万元补助。[1]\n");
}

static void test_html_short(void) {
    check_page("plain.html", "短讯", NULL, NULL,
               "T 短讯\nP 宁德高新区一期开园。\nP 园区面积3平方公里\n");
    check(".html", "<p>宁德高新区", "P 宁德高新区\n");
    check(".html", "<p>宁德高新区一期开园</p><title>短讯</title>", "P 宁德高新区一期开园\n");
    check(".html", "宁德高新区一期开园，<!DOCTYPE html>投产", "P 宁德高新区一期开园，投产\n");
    check(".html", "<pre>宁德高新区一期开\n园，面积3平方公里。\n\n另讯，二期也开园了。</pre>",
          "W^ 宁德高新区一期开\nW 园，面积3平方公里。\nW^ 另讯，二期也开园了。\n");
    check(".html", "<p>A&B&amp;C &copy &#26032;&#x533A;&unknown; 区，开园了。</p>",
          "P A&B&C &copy 新区&unknown; 区，开园了。\n");
    check(".html", "<h1>宁德高新区<br>一期开园</h1><p>宁德高新区一期开园，面积3平方公里。",
          "H1 宁德高新区 一期开园\nP 宁德高新区一期开园，面积3平方公里。\n");
    check(".html", "<p>宁德高新区</b></i></span>一期<p>开园，</div>面积3平方公里。</td>",
          "P 宁德高新区一期\nP 开园，面积3平方公里。\n");
    check(".html", "<p title='a>b'>宁德高新区<img src=x alt='<b>图</b>'>开园，\r\n\r\n面积大。</p>",
          "P 宁德高新区开园，面积大。\n");
}

/* A page that keeps nothing out of sight: what looks like furniture by name alone is all there. */
static void test_html_odd_names(void) {
    check(".html",
          "<div class='top'><p>宁德高新区一期开园，面积3平方公里。</p><p>园区已有企业20家，"
          "投产企业12家。</p></div>",
          "P 宁德高新区一期开园，面积3平方公里。\nP 园区已有企业20家，投产企业12家。\n");
    assert_fails(read_text(".html", "<ul><li><a href=1>首页</a><li><a href=2>新闻</a></ul>"),
                 "no article text");
    assert_fails(read_text(".html", "<script>var a = 1;</script><style>p {}</style>"),
                 "no article text");
}

static void test_html_title(void) {
    static const struct {
        const char *element, *title;
    } CASES[] = {
        {"宁德高新区一期开园_宁德网", "宁德高新区一期开园"},
        {"宁德高新区一期开园 - 要闻 - 宁德网", "宁德高新区一期开园"},
        {"宁德高新区一期开园|宁德网", "宁德高新区一期开园"},
        {"江西电子-中南高科产业基地项目开工", "江西电子-中南高科产业基地项目开工"},
        {"  宁德高新区\n 一期开园 ", "宁德高新区一期开园"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        char *page = g_strdup_printf("<title>%s</title><p>宁德高新区一期开园，面积大。</p>",
                                     CASES[i].element);
        Reading reading = read_text(".html", page);
        g_assert_cmpstr(document_of(&reading)->title, ==, CASES[i].title);
        char *shown = show(document_of(&reading));
        char *first = g_strdup_printf("T %s\n", CASES[i].title);
        g_assert_true(g_str_has_prefix(shown, first));
        check_origins(document_of(&reading), page);
        g_free(first);
        g_free(shown);
        g_free(page);
        reading_clear(&reading);
    }
}

/* Long texts are handed over in chunks: none may be lost at their seams. */
static void check_long(const char *ending, const char *before, const char *after) {
    GString *page = g_string_new(before);
    GString *line = g_string_new("P ");
    for (int i = 0; i < 40000; i++) {
        g_string_append_printf(page, "第%d家企业&amp;园区，", i);
        g_string_append_printf(line, "第%d家企业&园区，", i);
    }
    g_string_append(page, after);
    g_string_append_c(line, '\n');
    check(ending, page->str, line->str);
    g_string_free(line, TRUE);
    g_string_free(page, TRUE);
}

static void test_long_texts(void) {
    check_long(".html", "<p>", "</p>");
    check_long(".xml", "<a><p>", "</p></a>");
    GString *page = g_string_new("<a><p><![CDATA[");
    for (int i = 0; i < 100000; i++)
        g_string_append(page, "高新区 \r\n<");
    g_string_append(page, "]]></p></a>");
    Reading reading = read_text(".xml", page->str);
    check_document(document_of(&reading));
    reading_clear(&reading);
    g_string_free(page, TRUE);
}

static void test_deep(void) {
    GString *page = g_string_new(NULL);
    for (int i = 0; i < 200000; i++)
        g_string_append(page, "<div>");
    assert_fails(read_text(".html", page->str), "nested deeper than");
    assert_fails(read_text(".xml", page->str), "malformed XML: Excessive depth");
    g_string_free(page, TRUE);
}

static void test_xml_nitf(void) {
    check_page("nitf.xml", "赣江新区新签七个医药项目", "20230914", "赣江新区周刊",
               "T 赣江新区新签七个医药项目\n"
               "H2 总投资逾五十亿元\n"
               "P 本报记者 万小青\n"
               "P 南昌 9月13日\n"
               "P 赣江新区9月13日签约七个中医药项目，总投资52亿元——其中A&B药业投资12亿元。\n"
               "C 签约现场。\n"
               "P 江中药谷 <核心区> 规划面积3平方公里。\n"
               "P 项目 金额\n"
               "P 药谷二期 8亿元\n");
}

static void test_xml_feed(void) {
    Reading reading = read_path(PAGES "feed.xml");
    assert_shows(&reading, "H1 滨海高新区三个项目投产\n"
                           "P 滨海高新区三个项目同日投产，总投资9亿元。\n"
                           "P 其中两个项目属于新能源产业。\n"
                           "H1 天津港保税区引进航空企业\n"
                           "P 天津港保税区引进一家航空企业。\n"
                           "P 企业注册资本2亿元。\n");
    g_assert_cmpstr(document_of(&reading)->publisher, ==, "滨海新区报");
    reading_clear(&reading);
}

static void test_xml_generic(void) {
    Reading reading = read_path(PAGES "generic.xml");
    assert_shows(&reading, "H1 常德经开区—龙头企业扩产\n"
                           "W^ 　　常德经开区一家企业扩产，投资3亿元。\n"
                           "W 　　这家企业生产液压件·油缸。\n"
                           "W^ 　　项目明年投产。\n");
    g_assert_cmpstr(document_of(&reading)->date, ==, "2022-06-01");
    g_assert_cmpstr(document_of(&reading)->publisher, ==, "常德日报");
    g_assert_nonnull(strstr(reading.log->str, "generic.xml:6:11: warning: entity &co; left out"));
    reading_clear(&reading);
    check(".xml", "<r><t>近日，<who>王海</who>说</t><n>甲</n><n>乙</n>尾</r>",
          "P 近日，王海说\nP 甲\nP 乙\nP 尾\n");
    check(".xml", "<r>甲&#x4E59;&lt;丙&gt;<![CDATA[<丁>]]>戊\r\n</r>", "P 甲乙<丙><丁>戊\n");
    check(".xml", "<r><p>甲&nbsp;乙<!-- 注 -->丙<?pi x?>丁\n  戊</p></r>", "P 甲\u00A0乙丙丁戊\n");
}

static void test_xml_malformed(void) {
    assert_fails(read_text(".xml", "<a>\n<p>合肥</q></a>"), "page.xml:2:10: error: malformed XML");
    assert_fails(read_text(".xml", "<a><p>合肥"), "page.xml:1:9: error: malformed XML");
    assert_fails(read_text(".xml", "合肥"), "page.xml:1:1: error: malformed XML");
    assert_fails(read_text(".xml", "<a>1 < 2</a>"), "malformed XML");
    assert_fails(read_text(".xml", "<a></a>"), "holds no text");
}

/* Nothing outside of the file is opened, nothing expands. */
static void test_xml_hostile(void) {
    Reading reading =
        read_text(".xml", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">"
                          "<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]><a>合肥&x;高新区</a>");
    assert_shows(&reading, "P 合肥高新区\n");
    g_assert_nonnull(strstr(reading.log->str, "entity &x; left out"));
    reading_clear(&reading);
    GString *page = g_string_new("<!DOCTYPE a [<!ENTITY e0 \"哈哈哈哈哈哈哈哈\">");
    for (int i = 1; i < 20; i++)
        g_string_append_printf(page, "<!ENTITY e%d \"&e%d;&e%d;&e%d;&e%d;\">", i, i - 1, i - 1,
                               i - 1, i - 1);
    g_string_append(page, "]><a x=\"&e19;\">合肥&e19;&e19;</a>");
    reading = read_text(".xml", page->str);
    assert_shows(&reading, "P 合肥\n");
    reading_clear(&reading);
    g_string_free(page, TRUE);
    reading = read_text(".xml", "<a xmlns:xi='http://www.w3.org/2001/XInclude'>合肥"
                                "<xi:include href='/etc/passwd' parse='text'/></a>");
    assert_shows(&reading, "P 合肥\n");
    reading_clear(&reading);
}

static void test_markdown_page(void) {
    Reading reading = read_path(PAGES "page.md");
    assert_shows(&reading, "H1 芜湖高新区签约三个项目\n"
                           "W^ 本报讯 5月6日，芜湖高新区与奇达汽车签约，\n"
                           "W 总投资12亿元，占地 3 * 4 亩，5*6米，变量 a_b_c 保留，代码去掉标记。\n"
                           "C^ 签约现场\n"
                           "H2^ 二级标题\n"
                           "P^ 第一项：新能源汽车零部件项目，投资5亿元\n"
                           "W^ 第二项：智能网联项目，\n"
                           "W 投资4亿元\n"
                           "P^ 三是 储能项目 & 其他 尾巴\n"
                           "W 引用的话*星号*\n"
                           "P^ 项目 \t 投资\n"
                           "P 甲项目\t3亿元\n"
                           "P 乙项目\t4亿元\n"
                           "W^ 结尾[1]（见[江苏](浙江、安徽)）。\n"
                           "H3^ 标题没有空格\n"
                           "P^ 丙项目 5亿元\n"
                           "P 丁项目 6亿元\n"
                           "W^ 脚注说完了。\n");
    const PgDocument *document = document_of(&reading);
    g_assert_cmpstr(document->title, ==, "芜湖高新区签约三个项目");
    g_assert_cmpstr(document->date, ==, "2023-05-06");
    g_assert_cmpstr(document->publisher, ==, "芜湖开发区报");
    /* every character stands where it says, but for references and what a pipe or tag stands for */
    char *source;
    glong n;
    g_assert_true(g_file_get_contents(PAGES "page.md", &source, NULL, NULL));
    gunichar *text = g_utf8_to_ucs4(source, -1, NULL, &n, NULL);
    for (uint32_t i = 0; i < document->n_chars; i++) {
        gunichar there = text[document->origins[i]];
        g_assert_true(there == document->chars[i] || (document->chars[i] == '\t' && there == '|') ||
                      (document->chars[i] == ' ' && there == '<'));
    }
    g_free(text);
    g_free(source);
    reading_clear(&reading);
}

static void test_markdown_lines(void) {
    static const char *const CASES[][2] = {
        {"# 标题 #\n正文\n", "H1 标题\nW 正文\n"},
        {"标题\n===\n正文\n", "H1 标题\nW 正文\n"},
        {"#1机组投产\n", "W #1机组投产\n"},
        {"投资\n3. 5亿元\n", "W 投资\nW 3. 5亿元\n"},
        {"正文\n\n---\n\n正文二\n", "W 正文\nW^ 正文二\n"},
        {"---\n正文\n", "W^ 正文\n"},
        {"---\ntitle: 题\n---\n正文\n", "T 题\nW 正文\n"},
        {"甲 | 乙\n--|--\n丙 | 丁\n\n戊|己\n", "P 甲 \t 乙\nP 丙 \t 丁\nW^ 戊|己\n"},
        {"**粗\n体**与*斜*和*注\n", "W 粗\nW 体与斜和*注\n"},
        {"[链接][1]后\n\n[1]: http://example.org/\n", "W 链接后\n"},
        {"[![图说文字](a.png)](b)后文\n", "C 图说文字\nW 后文\n"},
        {"前文![园区一角](a.png)后文\n", "W 前文\nC 园区一角\nW 后文\n"},
        {"```\n# 原样 *字*\n```\n", "W^ # 原样 *字*\n"},
        {"> - **甲**\n> - 乙\n", "P^ 甲\nP^ 乙\n"},
        {"甲\\\n乙 &lt;5% <5%\n", "W 甲\\\nW 乙 <5% <5%\n"},
        {"甲<!-- a\nb\nc -->乙\n", "W 甲\nW 乙\n"},
        {"a\r\n\r\nb\rc", "W a\nW^ b\nW c\n"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++)
        check(".md", CASES[i][0], CASES[i][1]);
    assert_fails(read_text(".md", "---\n\n***\n"), "holds no text");
}

/* None of these may take longer than a look at each character. */
static void test_markdown_pathological(void) {
    static const char *const PIECES[] = {"[",    "](",   "![a](b)", "*a",       "`",      "<",
                                         "<!--", "[a](", "[[a]",    "_a_ ",     "|",      ">",
                                         "- ",   "&",    "**",      "a\n- b\n", "|a|b|\n"};
    for (size_t i = 0; i < G_N_ELEMENTS(PIECES); i++) {
        GString *page = g_string_new("高新区\n\n");
        for (int k = 0; k < 200000; k++)
            g_string_append(page, PIECES[i]);
        Reading reading = read_text(".md", page->str);
        check_document(document_of(&reading));
        reading_clear(&reading);
        g_string_free(page, TRUE);
    }
}

static void test_html_pathological(void) {
    static const char *const PIECES[] = {"<",
                                         "<!--",
                                         "&",
                                         "<br>",
                                         "<img alt=图片说明>",
                                         "</b>",
                                         "<p>",
                                         "<td>字",
                                         "<b>字</b>",
                                         "<tr><td>甲<td>乙",
                                         "<a href=",
                                         "&#",
                                         "<h1>高新区</h1>",
                                         "<div class='nav main-content'>x</div>"};
    for (size_t i = 0; i < G_N_ELEMENTS(PIECES); i++) {
        GString *page = g_string_new("<p>高新区举行签约仪式，现场签约。</p><table>");
        for (int k = 0; k < 50000; k++)
            g_string_append(page, PIECES[i]);
        Reading reading = read_text(".html", page->str);
        check_document(document_of(&reading));
        reading_clear(&reading);
        g_string_free(page, TRUE);
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/source/html/article", test_html_article);
    g_test_add_func("/source/html/layout-tables", test_html_layout_tables);
    g_test_add_func("/source/html/boilerplate", test_html_boilerplate);
    g_test_add_func("/source/html/short", test_html_short);
    g_test_add_func("/source/html/odd-names", test_html_odd_names);
    g_test_add_func("/source/html/title", test_html_title);
    g_test_add_func("/source/html/pathological", test_html_pathological);
    g_test_add_func("/source/markup/long", test_long_texts);
    g_test_add_func("/source/markup/deep", test_deep);
    g_test_add_func("/source/xml/nitf", test_xml_nitf);
    g_test_add_func("/source/xml/feed", test_xml_feed);
    g_test_add_func("/source/xml/generic", test_xml_generic);
    g_test_add_func("/source/xml/malformed", test_xml_malformed);
    g_test_add_func("/source/xml/hostile", test_xml_hostile);
    g_test_add_func("/source/markdown/page", test_markdown_page);
    g_test_add_func("/source/markdown/lines", test_markdown_lines);
    g_test_add_func("/source/markdown/pathological", test_markdown_pathological);
    return g_test_run();
}
