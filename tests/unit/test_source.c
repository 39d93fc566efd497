/* src/source/: which files are read, how bytes become text, plain text and JSON Lines. */
#include "source_reading.h"

#include <sys/stat.h>
#include <unistd.h>

static void assert_logged(const Reading *reading, const char *words) {
    if (!strstr(reading->log->str, words))
        g_error("\"%s\" is not in the log: %s", words, reading->log->str);
}

static void test_text_lines(void) {
    Reading reading = read_path(PAGES "notes.txt");
    assert_shows(&reading, "W 　　嘉兴科技城近日传来好消息，\n"
                           "W^ 　　又有两个项目落地，总投\n"
                           "W 资达到6.5亿元。\n"
                           "W 换页前\n"
                           "W^ 换页后\n"
                           "W 回车\n"
                           "W 单独回车\n");
    const PgDocument *document = document_of(&reading);
    g_assert_cmpstr(document->name, ==, "notes.txt");
    g_assert_null(document->title);
    g_assert_cmpuint(document->decoded_length, ==, 57);
    g_assert_cmpuint(document->origins[document->lines[5].start], ==, 50); /* CRLF counts two */
    reading_clear(&reading);
}

static void test_sha256(void) {
    Reading reading = read_text(".txt", "\xEF\xBB\xBF"
                                        "abc\n");
    char *expected = g_compute_checksum_for_string(G_CHECKSUM_SHA256,
                                                   "\xEF\xBB\xBF"
                                                   "abc\n",
                                                   -1);
    g_assert_cmpstr(document_of(&reading)->sha256, ==, expected);
    g_free(expected);
    reading_clear(&reading);
}

/* The same words in an encoding read as the same document. */
static void check_encoding(const char *encoding, const char *bom, const char *ending,
                           const char *before) {
    char *text = g_strconcat(before, "苏州工业园区举行集中签约仪式，总投资三十亿元。\n", NULL);
    gsize size;
    char *bytes = g_convert(text, -1, encoding, "UTF-8", NULL, &size, NULL);
    g_assert_nonnull(bytes);
    GString *file = g_string_new(bom);
    g_string_append_len(file, bytes, (gssize)size);
    Reading reading = read_bytes(ending, file->str, file->len);
    const PgDocument *document = document_of(&reading);
    check_document(document);
    const PgLine *last = &document->lines[document->n_lines - 1];
    char *line = chars_to_text(document->chars + last->start, last->end - last->start);
    g_assert_cmpstr(line, ==, "苏州工业园区举行集中签约仪式，总投资三十亿元。");
    g_assert_cmpuint(document->decoded_length, ==, g_utf8_strlen(text, -1));
    g_assert_cmpstr(reading.log->str, ==, "");
    g_assert_cmpuint(reading.report.n_repaired, ==, 0);
    g_free(line);
    g_free(bytes);
    g_free(text);
    g_string_free(file, TRUE);
    reading_clear(&reading);
}

static void test_encodings(void) {
    check_encoding("UTF-8", "", ".txt", "");
    check_encoding("UTF-8", "\xEF\xBB\xBF", ".txt", "");
    check_encoding("UTF-16LE", "\xFF\xFE", ".txt", "");
    check_encoding("UTF-16BE", "\xFE\xFF", ".txt", "");
    check_encoding("GBK", "", ".txt", "");
    check_encoding("GB18030", "\x84\x31\x95\x33", ".txt", "𠀀㐀\n");
    check_encoding("GB2312", "", ".html", "<meta charset=gb2312>\n");
    check_encoding("GBK", "", ".html", "<meta charset=utf-8>\n");
    check_encoding("GBK", "", ".html", "<meta charset=iso-8859-1>\n");
    check_encoding("UTF-8", "", ".html", "<META CONTENT='text/html; charset=gb2312'>\n");
    check_encoding("GB2312", "", ".html", "");
    check_encoding("UTF-16LE", "\xFF\xFE", ".html", "<meta charset=gbk>\n");
}

/* An encoding that nothing but its declaration tells. */
static void test_declared(void) {
    gsize size;
    char *bytes = g_convert("<meta charset=\"big5\"><p>新竹科學園區舉行簽約儀式，", -1, "BIG5",
                            "UTF-8", NULL, &size, NULL);
    Reading reading = read_bytes(".html", bytes, size);
    assert_shows(&reading, "P 新竹科學園區舉行簽約儀式，\n");
    reading_clear(&reading);
    g_free(bytes);
}

static void test_xml_encodings(void) {
    static const char *const DECLARED[][2] = {
        {"GBK", "gb2312"}, {"UTF-8", "gb2312"}, {"UTF-8", "UTF-8"}, {"UTF-16LE", "UTF-16"}};
    for (size_t i = 0; i < G_N_ELEMENTS(DECLARED); i++) {
        char *text = g_strdup_printf(
            "<?xml version=\"1.0\" encoding=\"%s\"?><a><p>成都高新区</p></a>", DECLARED[i][1]);
        gsize size;
        char *bytes = g_convert(text, -1, DECLARED[i][0], "UTF-8", NULL, &size, NULL);
        Reading reading = read_bytes(".xml", bytes, size);
        assert_shows(&reading, "P 成都高新区\n");
        reading_clear(&reading);
        g_free(bytes);
        g_free(text);
    }
}

static void check_repair(const char *bytes, size_t size, const char *lines, const char *logged) {
    Reading reading = read_bytes(".txt", bytes, size);
    assert_shows(&reading, lines);
    assert_logged(&reading, logged);
    g_assert_cmpuint(reading.report.n_repaired, ==, 1);
    g_assert_cmpuint(reading.report.n_failed, ==, 0);
    reading_clear(&reading);
}
#define REPAIR(bytes, lines, logged) check_repair(bytes, sizeof(bytes) - 1, lines, logged)

static void test_wrong_bytes(void) {
    REPAIR("高新区\n合\xFF肥，芜\x80湖，滁州\n", "W 高新区\nW 合\uFFFD肥，芜\uFFFD湖，滁州\n",
           "page.txt:2:2: warning: byte 0xFF at offset 13 is no UTF-8, replaced by U+FFFD (and 1 "
           "more)");
    REPAIR("合肥高新区\xE5\x90", "W 合肥高新区\uFFFD\n", "page.txt:1:6: warning: byte 0xE5");
    REPAIR("合肥高新区\xED\xA0\x80市\n", "W 合肥高新区\uFFFD市\n", "byte 0xED");
    REPAIR("合肥\xEF\xBF\xBE高新区\n", "W 合肥\uFFFD高新区\n",
           "page.txt:1:3: warning: U+FFFE is no character");
    REPAIR("\xBA\xCF\xB7\xCA\xB8\xDF\xD0\xC2\xC7\xF8\n\xB8\xDF\xFF\xD0\xC2\n",
           "W 合肥高新区\nW 高\uFFFD新\n",
           "page.txt:2:2: warning: byte 0xFF at offset 13 is no GB18030");
    REPAIR("\xBA\xCF\xB7\xCA\xB8\xDF\xD0\xC2\xC7", "W 合肥高新\uFFFD\n", "byte 0xC7 at offset 8");
    REPAIR("\xFF\xFE\x08\x54\x00\xD8\x3A\x00", "W 合\uFFFD:\n",
           "page.txt:1:2: warning: byte 0x00 at offset 4 is no UTF-16");
    REPAIR("\xFF\xFE\x08\x54\xA5\x80\x41", "W 合肥\uFFFD\n", "byte 0x41 at offset 6");
    REPAIR("\xEF\xBB\xBF合\xFF肥\n", "W 合\uFFFD肥\n", "byte 0xFF at offset 6");
    REPAIR("合肥高新区\x01，\x7F新站\n", "W 合肥高新区 ， 新站\n",
           "page.txt:1:6: warning: control character U+0001 made a space (and 1 more)");
    REPAIR("合肥\0高新区\n", "W 合肥 高新区\n", "page.txt:1:3: warning: control character U+0000");
}

static void test_no_text(void) {
    assert_fails(read_text(".txt", ""), "page.txt: error: is empty");
    assert_fails(read_text(".txt", " \n\t\n　\n"), "holds no text");
    assert_fails(read_text(".html", "\xEF\xBB\xBF"), "holds no text");
    assert_fails(read_bytes(".txt", "ab\nc\0\0\0\0\0\0\0\0\0\0\0", 16),
                 "page.txt:2:2: error: binary data, not text: byte 0x00 at offset 4");
    assert_fails(read_text(".txt", "%PDF-1.7\n..."), "is a PDF file");
    assert_fails(read_text(".html", "PK\3\4abcdefgh"), "ZIP archive");
    char noise[256];
    for (size_t i = 0; i < sizeof noise; i++)
        noise[i] = (char)(i * 91 % 251);
    assert_fails(read_bytes(".txt", noise, sizeof noise), "binary data");
    assert_fails(read_path("/nonexistent/page.txt"), "page.txt: error: cannot be opened");
    assert_fails(read_path("tests/data"), "is a folder");
}

static void test_too_large(void) {
    char *folder = g_dir_make_tmp("source-XXXXXX", NULL);
    char *path = g_build_filename(folder, "huge.txt", NULL);
    FILE *file = fopen(path, "w"); /* sparse */
    g_assert_nonnull(file);
    g_assert_cmpint(ftruncate(fileno(file), 256L * 1024 * 1024 + 1), ==, 0);
    fclose(file);
    assert_fails(read_path(path), "huge.txt: error: is larger than 256 MiB");
    g_unlink(path);
    g_rmdir(folder);
    g_free(path);
    g_free(folder);
}

static void test_long_line(void) {
    GString *text = g_string_new(NULL);
    for (int i = 0; i < 1000000; i++)
        g_string_append(text, "高新区");
    Reading reading = read_bytes(".txt", text->str, text->len);
    g_assert_cmpuint(document_of(&reading)->n_chars, ==, 3000000);
    g_assert_cmpuint(document_of(&reading)->n_lines, ==, 1);
    reading_clear(&reading);
    g_string_truncate(text, 0);
    for (int i = 0; i < 1000000; i++)
        g_string_append(text, "园\n");
    reading = read_bytes(".md", text->str, text->len);
    g_assert_cmpuint(document_of(&reading)->n_lines, ==, 1000000);
    reading_clear(&reading);
    g_string_free(text, TRUE);
}

static void test_records(void) {
    Reading reading = read_path(PAGES "records.jsonl");
    g_assert_cmpuint(reading.documents->len, ==, 4);
    g_assert_cmpuint(reading.report.n_documents, ==, 4);
    g_assert_cmpuint(reading.report.n_failed, ==, 4);
    const PgDocument *first = g_ptr_array_index(reading.documents, 0);
    check_document(first);
    g_assert_cmpstr(first->name, ==, "rec-1");
    g_assert_cmpstr(first->title, ==, "一个标题");
    g_assert_cmpstr(first->date, ==, "2023-01-02");
    g_assert_cmpstr(first->publisher, ==, "某报");
    char *shown = show(first);
    g_assert_cmpstr(shown, ==, "W 第一行\nW 第二行，孤代理\uFFFD完。\nW^ 隔行 后\n");
    g_free(shown);
    g_assert_cmpuint(first->origins[first->lines[1].start], ==, 5);
    static const char *const NAMES[] = {"rec-1", "42", "records.jsonl#4", "records.jsonl#7"};
    for (guint i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        const PgDocument *document = g_ptr_array_index(reading.documents, i);
        g_assert_cmpstr(document->name, ==, NAMES[i]);
    }
    assert_logged(&reading, "records.jsonl:5: error: the record has no \"text\"");
    assert_logged(&reading, "records.jsonl:6:11: error: ");
    assert_logged(&reading, "records.jsonl:8: error: not a JSON object");
    assert_logged(&reading, "records.jsonl:9: error: the record's \"text\" is empty");
    reading_clear(&reading);
}

static void check_record_names(Reading reading, const char *first, const char *second) {
    g_assert_cmpuint(reading.documents->len, ==, second ? 2 : 1);
    const PgDocument *document = g_ptr_array_index(reading.documents, 0);
    g_assert_cmpstr(document->name, ==, first);
    if (second) {
        document = g_ptr_array_index(reading.documents, 1);
        g_assert_cmpstr(document->name, ==, second);
    }
    g_assert_cmpuint(reading.report.n_failed, ==, 0);
    reading_clear(&reading);
}

static void test_record_layouts(void) {
    check_record_names(read_path(PAGES "array.json"), "a1", "array.json#2");
    check_record_names(read_text(".json", "{\n \"id\": \"x\",\n \"text\": \"甲\"\n}\n"), "x", NULL);
    check_record_names(read_text(".jsonl", "{\n \"id\": \"x\",\n \"text\": \"甲\"\n}\n"), "x",
                       NULL);
    check_record_names(
        read_text(".json", "{\"id\": \"x\", \"text\": \"甲\"}\n{\"id\": 2, \"text\": \"乙\"}"), "x",
        "2");
    check_record_names(read_text("", "{\"id\": \"x\", \"text\": \"甲\"}"), "x", NULL);
    assert_fails(read_text(".jsonl", "\n\n"), "holds no record");
    assert_fails(read_text(".json", "{\"text\": "), "page.json:1:");
    char *deep = g_strnfill(1000000, '[');
    assert_fails(read_text(".jsonl", deep), "page.jsonl:1:");
    g_free(deep);
}

static void test_record_hash(void) {
    Reading reading = read_text(".jsonl", "{\"text\": \"abc\"}");
    g_assert_cmpstr(document_of(&reading)->sha256, ==,
                    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    reading_clear(&reading);
}

static void test_sniffing(void) {
    static const struct {
        const char *ending, *text, *shown;
    } CASES[] = {
        {".dat", "  <!DOCTYPE html><title>t</title><p>合肥高新区。", "T t\nP 合肥高新区。\n"},
        {"", "<?xml version=\"1.0\"?><doc><p>合肥</p></doc>", "P 合肥\n"},
        {".xml", "<?xml version=\"1.0\"?><html><body><p>合肥高新区。</p></body></html>",
         "P 合肥高新区。\n"},
        {"", "[本报讯]合肥", "W [本报讯]合肥\n"},
        {"", "<5%的企业", "W <5%的企业\n"},
        {".TXT", "<title>原样", "W <title>原样\n"},
        {".TXT", "<p>开工", "P 开工\n"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        Reading reading = read_text(CASES[i].ending, CASES[i].text);
        assert_shows(&reading, CASES[i].shown);
        reading_clear(&reading);
    }
}

static PgStatus refuse(void *data, PgDocument *document) {
    ++*(int *)data;
    pg_document_free(document);
    return PG_ERROR_CANCELLED;
}

static void test_sink_stops(void) {
    PgInput input = {.path = (char *)PAGES "records.jsonl", .name = (char *)"r"};
    PgReadReport report = {0};
    int calls = 0;
    PgStatus status = pg_input_read(&input, refuse, &calls, &report, NULL);
    g_assert_cmpint(status, ==, PG_ERROR_CANCELLED);
    g_assert_cmpint(calls, ==, 1);
}

/* The names that a listing of paths below the folder gives, with blanks between. */
static void check_listing(const char *folder, const char *paths, const char *expected,
                          size_t n_failed, const char *logged) {
    char *here = g_get_current_dir();
    g_assert_cmpint(g_chdir(folder), ==, 0);
    char **given = g_strsplit(paths, " ", -1);
    PgReadReport report = {0};
    GString *log = g_string_new(NULL);
    PgLog sink = {reading_log, log};
    size_t n;
    PgInput *inputs =
        pg_inputs_list((const char *const *)given, g_strv_length(given), &n, &report, &sink);
    GString *names = g_string_new(NULL);
    for (size_t i = 0; i < n; i++)
        g_string_append_printf(names, "%s%s", i ? " " : "", inputs[i].name);
    g_assert_cmpstr(names->str, ==, expected);
    g_assert_cmpuint(report.n_failed, ==, n_failed);
    if (!strstr(log->str, logged))
        g_error("\"%s\" is not in the log: %s", logged, log->str);
    pg_inputs_free(inputs, n);
    g_string_free(names, TRUE);
    g_string_free(log, TRUE);
    g_strfreev(given);
    g_assert_cmpint(g_chdir(here), ==, 0);
    g_free(here);
}

static void touch(const char *folder, const char *name) {
    char *path = g_build_filename(folder, name, NULL);
    char *parent = g_path_get_dirname(path);
    g_assert_cmpint(g_mkdir_with_parents(parent, 0700), ==, 0);
    if (!g_str_has_suffix(name, "/"))
        g_assert_true(g_file_set_contents(path, "x", 1, NULL));
    g_free(parent);
    g_free(path);
}

static void link_to(const char *target, const char *folder, const char *name) {
    char *path = g_build_filename(folder, name, NULL);
    g_assert_cmpint(symlink(target, path), ==, 0);
    g_free(path);
}

static void remove_tree(const char *path) {
    char *const arguments[] = {(char *)"rm", (char *)"-rf", (char *)path, NULL};
    g_assert_true(g_spawn_sync(NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                               NULL, NULL, NULL, NULL));
}

static void test_listing(void) {
    char *folder = g_dir_make_tmp("source-XXXXXX", NULL);
    static const char *const FILES[] = {"b/2.txt",  "b/10.HTML",  "b/c/x.md", "b/skip.log",
                                        "b/.h.txt", "b/set.json", "b.txt",    "a.jsonl",
                                        "odd.log",  "none/x.log", ".d/x.txt", "-"};
    for (size_t i = 0; i < G_N_ELEMENTS(FILES); i++)
        touch(folder, FILES[i]);
    link_to("..", folder, "b/loop");
    link_to("2.txt", folder, "b/twin.txt");
    link_to("c", folder, "b/again");
    check_listing(folder, "b", "b/10.HTML b/2.txt b/again/x.md b/loop/a.jsonl b/loop/b.txt", 0, "");
    check_listing(folder, "b.txt b/2.txt b/twin.txt ./b//2.txt", "b.txt b/2.txt", 0, "");
    check_listing(folder, "odd.log ./b/set.json", "b/set.json odd.log", 0, "");
    check_listing(folder, "none", "", 1, "none: error: no page in this folder");
    check_listing(folder, "missing b.txt", "b.txt", 1, "missing: error: ");
    check_listing(folder, "- ./- -", "- -", 0, "");
    check_listing(folder, "b.txt b/c b/c/x.md", "b.txt b/c/x.md", 0, "");
    link_to("nowhere", folder, "none/dead.txt");
    check_listing(folder, "none", "", 2, "none/dead.txt: error: ");
    remove_tree(folder);
    g_free(folder);
}

/* The order of the arguments changes nothing. */
static void test_listing_order(void) {
    char *folder = g_dir_make_tmp("source-XXXXXX", NULL);
    touch(folder, "real/x.txt");
    link_to("real", folder, "link");
    check_listing(folder, "real link", "link/x.txt", 0, "");
    check_listing(folder, "link real", "link/x.txt", 0, "");
    check_listing(folder, ".", "link/x.txt", 0, "");
    remove_tree(folder);
    g_free(folder);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/source/text/lines", test_text_lines);
    g_test_add_func("/source/text/sha256", test_sha256);
    g_test_add_func("/source/text/long", test_long_line);
    g_test_add_func("/source/decode/encodings", test_encodings);
    g_test_add_func("/source/decode/declared", test_declared);
    g_test_add_func("/source/decode/xml", test_xml_encodings);
    g_test_add_func("/source/decode/wrong-bytes", test_wrong_bytes);
    g_test_add_func("/source/decode/no-text", test_no_text);
    g_test_add_func("/source/decode/too-large", test_too_large);
    g_test_add_func("/source/jsonl/records", test_records);
    g_test_add_func("/source/jsonl/layouts", test_record_layouts);
    g_test_add_func("/source/jsonl/sha256", test_record_hash);
    g_test_add_func("/source/read/sniffing", test_sniffing);
    g_test_add_func("/source/read/sink-stops", test_sink_stops);
    g_test_add_func("/source/input/listing", test_listing);
    g_test_add_func("/source/input/order", test_listing_order);
    return g_test_run();
}
