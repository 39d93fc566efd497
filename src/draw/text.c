#include "draw/text.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { MAX_LINES = 3 };

static bool is_invisible(gunichar c) {
    switch (g_unichar_type(c)) {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT: /* bidirectional marks, zero-width joiners, BOM */
    case G_UNICODE_SURROGATE:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_UNASSIGNED: /* U+FFFE and its like among them */
        return true;
    default:
        return false;
    }
}

static bool is_mark(gunichar c) {
    return g_unichar_ismark(c);
}

char *pg_text_clean(const char *text, size_t max_chars) {
    /* Far more than what is kept need not be looked at. */
    size_t length = strnlen(text, max_chars * 64 + 64);
    bool more = text[length] != '\0';
    while (more && length > 0 && ((unsigned char)text[length] & 0xc0) == 0x80)
        length--; /* not inside a character */
    char *valid = g_utf8_make_valid(text, (gssize)length);
    GString *out = g_string_new(NULL);
    size_t n = 0;
    unsigned marks = 0;
    bool blank = false;
    for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (g_unichar_isspace(c) || c == 0x2028 || c == 0x2029) {
            blank = n > 0;
            continue;
        }
        if (is_invisible(c))
            continue;
        marks = is_mark(c) ? marks + 1 : 0;
        if (marks > 2) /* a pile of accents would reach over other lines */
            continue;
        if (n + blank >= max_chars && !marks) {
            more = true;
            break;
        }
        if (blank) {
            g_string_append_c(out, ' ');
            n++;
        }
        blank = false;
        g_string_append_unichar(out, c);
        n += !marks;
    }
    if (more && n >= max_chars)
        g_string_append(out, "…");
    g_free(valid);
    return g_string_free(out, FALSE);
}

static unsigned char_columns(gunichar c) {
    if (g_unichar_iszerowidth(c))
        return 0;
    /* Quotes and dashes are as wide as an ideograph in a Chinese font. */
    return g_unichar_iswide_cjk(c) || (c >= 0x2014 && c <= 0x2026) ? 2 : 1;
}

unsigned pg_text_columns(const char *text) {
    unsigned columns = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p))
        columns += char_columns(g_utf8_get_char(p));
    return columns;
}

static bool contains(const char *set, gunichar c) {
    return g_utf8_strchr(set, -1, c) != NULL;
}

double pg_text_width(const char *text, double size) {
    /* Thousandths of the size, from ' ' to '~', in Noto Sans CJK; others are much like it. */
    static const short WIDTHS[] = {
        224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392,
        555, 555, 555, 555, 555, 555, 555, 555, 555, 555, 278, 278, 555, 555, 555, 474,
        946, 608, 657, 638, 688, 589, 552, 689, 728, 293, 535, 646, 543, 812, 723, 742,
        633, 742, 635, 596, 599, 721, 575, 878, 573, 531, 603, 338, 392, 338, 555, 559,
        606, 563, 618, 510, 620, 554, 325, 564, 607, 275, 275, 552, 284, 926, 610, 606,
        620, 620, 388, 468, 377, 607, 521, 802, 498, 521, 475, 338, 270, 338, 555};
    unsigned long width = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        width += c >= ' ' && c <= '~'         ? (unsigned)WIDTHS[c - ' ']
                 : g_unichar_iszerowidth(c)   ? 0
                 : c < 0x250                  ? 700
                 : c >= 0xfdf0 && c <= 0xfdff ? 4000 /* whole Arabic phrases */
                                              : 1000;
    }
    return (double)width / 1000 * size;
}

/* Whether a line may end between two characters. */
static bool may_break(gunichar before, gunichar after) {
    if (before == ' ')
        return true;
    if (is_mark(after) || contains("，。、；：？！）》」』】〉”’％%),.;:!?…·~- ", after) ||
        contains("（《「『【〈“‘(", before))
        return false;
    return !(before < 0x250 && after < 0x250); /* inside a word or number */
}

/* A dislike of ending a line before `at`, in columns: words that are in many names should not be
   torn, and a list is best broken between its items. */
static unsigned tear(const char *at) {
    static const char *const AFTER[] = {"、", "；", "：", "·", "）", "省", "市"};
    for (size_t i = 0; i < G_N_ELEMENTS(AFTER); i++)
        if (!strncmp(at - strlen(AFTER[i]), AFTER[i], strlen(AFTER[i])))
            return 0;
    static const char *const WHOLE[] = {
        "有限", "公司", "股份", "集团", "项目",   "基地",   "产业",   "产业园", "科技园",
        "穿戴", "科技", "工程", "中心", "平台",   "高新",   "技术",   "开发",   "管委会",
        "产线", "生产", "研发", "装备", "新材料", "材料",   "汽车",   "零部件", "部件",
        "智能", "制造", "生物", "医药", "电子",   "设备",   "系统",   "自动化", "机器人",
        "能源", "服务", "数据", "信息", "环保",   "建设",   "园区",   "创新",   "国际",
        "发展", "集成", "节能", "工业", "电路",   "半导体", "传感器", "光电",   "精密",
        "航空", "航天", "加工", "实业", "投资",   "委员会", "研究院", "实验室", "总部",
        "二期", "一期", "三期", "数字", "经济"};
    for (size_t i = 0; i < G_N_ELEMENTS(WHOLE); i++) {
        size_t length = strlen(WHOLE[i]);
        for (size_t back = 3; back < length; back += 3)
            if (!strncmp(at - back, WHOLE[i], length))
                return 6;
    }
    return 1;
}

/* Whether a position is inside brackets that opened on its line. */
static bool in_brackets(const char *start, const char *at) {
    int depth = 0;
    for (const char *p = start; p < at; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        depth += contains("（(《“", c) ? 1 : contains("）)》”", c) ? -1 : 0;
    }
    return depth > 0;
}

/* The end of the line that starts at `start` and should be `target` columns wide. */
static const char *line_end(const char *start, const char *begin, unsigned target) {
    unsigned columns = 0, best_cost = G_MAXUINT;
    const char *best = NULL;
    for (const char *p = start; *p;) {
        columns += char_columns(g_utf8_get_char(p));
        const char *next = g_utf8_next_char(p);
        if (!*next)
            break;
        unsigned off = columns > target ? 2 * (columns - target) : target - columns;
        if (may_break(g_utf8_get_char(p), g_utf8_get_char(next))) {
            if (next - begin >= 6)
                off += tear(next) + (in_brackets(start, next) ? 6 : 0);
            if (off < best_cost) {
                best_cost = off;
                best = next;
            }
        }
        if (best && columns > target + 4)
            break;
        if (columns >= target + 16) /* a word without end */
            return next;
        p = next;
    }
    return best ? best : start + strlen(start);
}

void pg_text_wrap(GString *out, const char *text, unsigned columns) {
    unsigned width = pg_text_columns(text);
    unsigned n_lines = CLAMP((width + columns - 1) / columns, 1, MAX_LINES);
    const char *start = text;
    for (unsigned line = n_lines; line > 1 && *start; line--) {
        unsigned rest = pg_text_columns(start);
        const char *end = line_end(start, text, (rest + line - 1) / line);
        char *part = g_strndup(start, (gsize)(end - start));
        g_string_append(out, g_strchomp(part));
        g_free(part);
        start = end;
        if (*start)
            g_string_append_c(out, '\n');
    }
    g_string_append(out, start);
}

unsigned pg_text_fill(GString *out, const char *text, double size, double width,
                      unsigned max_lines) {
    unsigned n_lines = 1;
    const char *start = text, *last = NULL; /* where the line may end */
    double used = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        const char *next = g_utf8_next_char(p);
        char character[8] = "";
        memcpy(character, p, (size_t)(next - p));
        used += pg_text_width(character, size);
        if (used > width && p > start) {
            const char *end = last && last > start ? last : p;
            if (n_lines == max_lines) {
                const char *cut = g_utf8_find_prev_char(start, p);
                g_string_append_len(out, start, (cut ? cut : p) - start);
                g_string_append(out, "…");
                return n_lines;
            }
            g_string_append_len(out, start, end - start);
            g_string_append_c(out, '\n');
            n_lines++;
            start = end;
            last = NULL;
            char *rest = g_strndup(start, (gsize)(next - start));
            used = pg_text_width(rest, size);
            g_free(rest);
        }
        if (*next && may_break(g_utf8_get_char(p), g_utf8_get_char(next)))
            last = next;
    }
    g_string_append(out, start);
    return n_lines;
}

/* Whether the text after an '&' makes it a character reference for Graphviz or XML. */
static bool starts_reference(const char *after) {
    size_t length = strspn(after, "#0123456789abcdefghijklmnopqrstuvwxyz"
                                  "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    return length > 0 && after[length] == ';';
}

static void escape(GString *out, const char *text, const char *backslash) {
    for (const char *p = text; *p; p++) {
        if (*p == '\\') {
            g_string_append(out, backslash);
        } else if (*p == '\n') {
            g_string_append(out, "\\n");
        } else if (*p == '&' && starts_reference(p + 1)) {
            /* Graphviz decodes references once for its own labels and passes them on unescaped
               to SVG, so no spelling of "&amp;" shows the same everywhere but this. */
            g_string_append(out, "&\u200b");
        } else {
            g_string_append_c(out, *p);
        }
    }
}

void pg_text_escape(GString *out, const char *text) {
    escape(out, text, "\\\\");
}

void pg_text_escape_tooltip(GString *out, const char *text) {
    escape(out, text, "\\\\\u200b");
}

char *pg_text_key(const char *text) {
    char *valid = g_utf8_make_valid(text, -1);
    char *normal = g_utf8_normalize(valid, -1, G_NORMALIZE_NFKC);
    char *folded = g_utf8_casefold(normal, -1);
    GString *key = g_string_new(NULL);
    for (const char *p = folded; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (!g_unichar_isspace(c) && !is_invisible(c) && !contains("\"'“”‘’「」『』《》〈〉`´", c))
            g_string_append_unichar(key, c);
    }
    g_free(folded);
    g_free(normal);
    g_free(valid);
    return g_string_free(key, FALSE);
}

/* A number with at most `decimals` decimals and no zeros behind them. */
static void append_number(GString *out, double value, int decimals) {
    char format[8], buffer[G_ASCII_DTOSTR_BUF_SIZE + 330];
    g_snprintf(format, sizeof format, "%%.%df", decimals);
    g_ascii_formatd(buffer, sizeof buffer, format, value);
    if (strchr(buffer, '.')) {
        size_t length = strlen(buffer);
        while (buffer[length - 1] == '0')
            length--;
        if (buffer[length - 1] == '.')
            length--;
        buffer[length] = '\0';
    }
    g_string_append(out, buffer);
}

static void append_scaled(GString *out, double value) {
    static const struct {
        double unit;
        const char *name;
    } SCALES[] = {{1e12, "万亿"}, {1e8, "亿"}, {1e4, "万"}};
    double size = fabs(value);
    for (size_t i = 0; i < G_N_ELEMENTS(SCALES); i++)
        if (size >= SCALES[i].unit * 0.99995) {
            double scaled = value / SCALES[i].unit;
            append_number(out, scaled, fabs(scaled) < 100 ? 2 : fabs(scaled) < 1000 ? 1 : 0);
            g_string_append(out, SCALES[i].name);
            return;
        }
    append_number(out, value, 2);
}

char *pg_text_amount(double value, const char *currency) {
    static const struct {
        const char *code, *name;
    } CURRENCIES[] = {{"CNY", "元"},   {"USD", "美元"}, {"EUR", "欧元"},    {"JPY", "日元"},
                      {"HKD", "港元"}, {"GBP", "英镑"}, {"KRW", "韩元"},    {"TWD", "新台币"},
                      {"CHF", "瑞郎"}, {"AUD", "澳元"}, {"SGD", "新加坡元"}};
    GString *out = g_string_new(NULL);
    append_scaled(out, value);
    for (size_t i = 0; i < G_N_ELEMENTS(CURRENCIES); i++)
        if (!strcmp(currency, CURRENCIES[i].code)) {
            g_string_append(out, CURRENCIES[i].name);
            return g_string_free(out, FALSE);
        }
    char *name = pg_text_clean(currency, 8);
    g_string_append_printf(out, " %s", name);
    g_free(name);
    return g_string_free(out, FALSE);
}

void pg_text_date(GString *out, const char *date) {
    char **ends = g_strsplit(date, "/", 2);
    for (char **end = ends; *end; end++) {
        unsigned month = 0, day = 0;
        g_string_append(out, end > ends ? "至" : "");
        if (sscanf(*end, "--%2u-%2u", &month, &day) == 2)
            g_string_append_printf(out, "%u月%u日", month, day);
        else if (month)
            g_string_append_printf(out, "%u月", month);
        else
            g_string_append(out, *end);
    }
    g_strfreev(ends);
}

char *pg_text_area(double square_metres) {
    GString *out = g_string_new(NULL);
    if (fabs(square_metres) >= 1e7) {
        append_number(out, square_metres / 1e6, 1);
        g_string_append(out, "平方公里");
    } else {
        append_scaled(out, square_metres);
        g_string_append(out, "㎡");
    }
    return g_string_free(out, FALSE);
}
