/* Values as verify looks for them in a sentence, on its own. */
#include "evidence/written.h"

#include <glib.h>

typedef struct {
    const char *text;
    double amount;
    const char *code;
    bool is_written;
} AmountCase;

static const AmountCase amounts[] = {
    {"总投资5.6亿元", 560000000, "CNY", true},
    {"总投资5.6亿元", 56000000, "CNY", false},
    {"总投资5.6亿元", 560000000, "USD", false},
    {"总投资5.6亿元", 560000000, "", true},
    {"总投资1,234.5万元", 12345000, "CNY", true},
    {"外资３０００万美元", 30000000, "USD", true},
    {"近百亿元", 10000000000, "CNY", true},
    {"三百二十亩", 213334, "m2", true},
    {"占地85亩", 56667, "m2", true},
    {"占地85亩", 56600, "m2", false},
    {"面积26平方公里", 26000000, "m2", true},
    {"3万余平方米", 30000, "m2", true},
    {"两家企业", 2, "家", true},
    {"两家企业", 2, "人", false},
    {"1.2万家", 12000, "家", true},
    {"12万", 2, "", false},
    {"占全市的三分之一", 33.333333, "%", true},
    {"增长8.1%和12.3%", 12.3, "%", true},
    {"3至5亿元", 300000000, "CNY", true},
    {"3-5亿元", 500000000, "CNY", true},
    {"分别增长3、4、5%", 4, "%", true},
    {"两年半", 2.5, "年", true},
    {"没有数字", 0, "", false},
    {"", 1, "", false},
};

static void test_amounts(const void *ontology) {
    PgArena *arena = pg_arena_new();
    for (size_t i = 0; i < G_N_ELEMENTS(amounts); i++) {
        PgPlain text = pg_plain_new(arena, ontology, amounts[i].text);
        if (pg_amount_is_written(ontology, &text, amounts[i].amount, amounts[i].code) !=
            amounts[i].is_written)
            g_error("%s: %g %s", amounts[i].text, amounts[i].amount, amounts[i].code);
    }
    pg_arena_free(arena);
}

static const struct {
    const char *text, *date;
    PgDateWriting writing;
} dates[] = {
    {"2021年7月8日签约", "2021-07-08", PG_DATE_WRITTEN},
    {"2021年7月8日签约", "2021-07", PG_DATE_WRITTEN},
    {"2021年7月8日签约", "2021-07-09", PG_DATE_ABSENT},
    {"2021年7月8日签约", "2021-08-08", PG_DATE_ABSENT},
    {"7月8日签约", "2021-07-08", PG_DATE_WITHOUT_YEAR},
    {"7月8日签约", "--07-08", PG_DATE_WRITTEN},
    {"8日签约", "--07-08", PG_DATE_ABSENT},
    {"二〇二一年", "2021", PG_DATE_WRITTEN},
    {"21年签约", "2021", PG_DATE_WRITTEN},
    {"今年签约", "2021", PG_DATE_ABSENT},
    {"2021-07-08", "2021-07-08", PG_DATE_WRITTEN},
    {"2021年1-9月", "2021-01/2021-09", PG_DATE_WRITTEN},
    {"2021年1-9月", "2021-01/2021-10", PG_DATE_ABSENT},
    {"前三季度", "2021-01/2021-09", PG_DATE_WITHOUT_YEAR},
    {"2021年上半年", "2021-01/2021-06", PG_DATE_WRITTEN},
    {"2021年前十个月", "2021-01/2021-10", PG_DATE_WRITTEN},
    {"今年7、8月", "--08", PG_DATE_WRITTEN},
    {"2021年7月", "去年", PG_DATE_ABSENT},
};

static void test_dates(const void *ontology) {
    PgArena *arena = pg_arena_new();
    for (size_t i = 0; i < G_N_ELEMENTS(dates); i++) {
        PgPlain text = pg_plain_new(arena, ontology, dates[i].text);
        if (pg_date_is_written(ontology, &text, dates[i].date) != dates[i].writing)
            g_error("%s: %s", dates[i].text, dates[i].date);
    }
    g_assert_true(pg_date_is_date("2021-07/2021-09"));
    g_assert_false(pg_date_is_date("上半年"));
    g_assert_false(pg_date_is_date("2021-7"));
    pg_arena_free(arena);
}

static void test_lengths(const void *ontology) {
    PgArena *arena = pg_arena_new();
    PgPlain text = pg_plain_new(arena, ontology, "投资5.6亿元，2021年7月8日");
    g_assert_cmpuint(pg_value_length(ontology, &text, 2, PG_VALUE_MONEY), ==, 5);
    g_assert_cmpuint(pg_value_length(ontology, &text, 2, PG_VALUE_AREA), ==, 0);
    g_assert_cmpuint(pg_value_length(ontology, &text, 0, PG_VALUE_MONEY), ==, 0);
    g_assert_cmpuint(pg_value_length(ontology, &text, 8, PG_VALUE_DATE), ==, 9);
    pg_arena_free(arena);
}

static void test_plain(const void *ontology) {
    PgArena *arena = pg_arena_new();
    PgPlain text = pg_plain_new(arena, ontology, "“沃镭 智能”（ＨＰＥ）在\n杭州");
    PgPlain name = pg_plain_new(arena, ontology, "沃镭智能"),
            latin = pg_plain_new(arena, ontology, "HPE");
    PgPlain pieces = pg_plain_new(arena, ontology, "沃智在州"),
            none = pg_plain_new(arena, ontology, "");
    g_assert_true(pg_plain_holds(&text, &name));
    g_assert_true(pg_plain_holds(&text, &latin));
    g_assert_false(pg_plain_holds(&text, &pieces));
    g_assert_true(pg_plain_holds_in_order(&text, &pieces));
    g_assert_false(pg_plain_holds_in_order(&name, &text));
    PgPlain turned = pg_plain_new(arena, ontology, "杭州沃镭智能");
    g_assert_false(pg_plain_holds_in_order(&text, &turned));
    g_assert_true(pg_plain_holds_in_pieces(&text, &turned));
    g_assert_false(pg_plain_holds_in_pieces(&text, &pieces));
    g_assert_false(pg_plain_holds(&text, &none));
    PgPlain misread = pg_plain_new(arena, ontology, "收人1O亿元"); /* as the page stage mends it */
    g_assert_cmpstr(misread.text, ==, "收入10亿元");
    pg_arena_free(arena);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    PgLog log = {NULL, NULL};
    PgOntology *ontology;
    if (pg_ontology_load("ontology", NULL, 0, &ontology, &log) != PG_OK)
        return 1;
    g_test_add_data_func("/evidence/amounts", ontology, test_amounts);
    g_test_add_data_func("/evidence/dates", ontology, test_dates);
    g_test_add_data_func("/evidence/lengths", ontology, test_lengths);
    g_test_add_data_func("/evidence/plain", ontology, test_plain);
    int status = g_test_run();
    pg_ontology_free(ontology);
    return status;
}
