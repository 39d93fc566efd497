/* What one article says, in its order: its sentences, and beside each the facts that it states. */
#include "draw/sheet.h"
#include "draw/text.h"
#include "graph/vocabulary.h"

#include <stdlib.h>
#include <string.h>

enum {
    MAX_OFFERED = 6,
    MAX_SENTENCES = 40,
    MAX_FACTS = 90,
    TEXT_WIDTH = 330, /* points, of a sentence */
    GAP = 24,
    BOX_WIDTH = 190, /* of a subject or an object */
    LINK = 92,       /* between them, where the relation's name stands */
    SIZE = 11,
    SMALL = 9,
    QUOTE = 10,
    PAD = 8, /* above and below a sentence */
    BETWEEN = 6,
    TEXT_LINES = 12,
    NAME_LINES = 3,
};
#define TEXT "#1a1a1a"

/* ---- Which article ---- */

/* The last part of a document's IRI, decoded and clean. The caller frees it. */
static char *document_name(const char *iri) {
    const char *local = g_str_has_prefix(iri, PG_DOC_NS) ? iri + strlen(PG_DOC_NS) : iri;
    char *decoded = g_uri_unescape_string(local, NULL);
    char *clean = pg_text_clean(decoded ? decoded : local, PG_TEXT_MAX_CHARS);
    g_free(decoded);
    return clean;
}

static bool same_article(const PgSentence *a, const PgSentence *b) {
    return !strcmp(a->document, b->document) && !strcmp(a->headline, b->headline);
}

/* Whether a key is an article's headline or document, or a part of one. */
static bool matches(const PgSentence *first, const char *key, bool whole) {
    char *document = document_name(first->document);
    char *keys[] = {pg_text_key(first->headline), pg_text_key(document)};
    bool match = false;
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        match = match || (whole ? !strcmp(keys[i], key) : strstr(keys[i], key) != NULL);
        g_free(keys[i]);
    }
    g_free(document);
    return match;
}

/* "《甲》（news.txt）" */
static char *describe(const PgSentence *first) {
    char *document = document_name(first->document);
    char *headline = pg_text_clean(first->headline, PG_TEXT_MAX_CHARS);
    char *text = *headline ? g_strdup_printf("《%s》（%s）", headline, document)
                           : g_strdup_printf("（%s）", document);
    g_free(headline);
    g_free(document);
    return text;
}

/* Indices of the first sentences of the articles that match. */
static GArray *find_articles(const GArray *all, const char *key, bool whole) {
    GArray *found = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < all->len; i++) {
        const PgSentence *here = &g_array_index(all, PgSentence, i);
        bool seen = false;
        for (guint k = 0; k < found->len && !seen; k++)
            seen =
                same_article(here, &g_array_index(all, PgSentence, g_array_index(found, guint, k)));
        bool next = i && same_article(here, here - 1);
        if (!next && !seen && matches(here, key, whole))
            g_array_append_val(found, i);
    }
    return found;
}

/* The same for the IRI of one of its sentences. */
static GArray *find_by_sentence(const GArray *all, const char *iri) {
    GArray *found = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < all->len && !found->len; i++)
        if (!strcmp(g_array_index(all, PgSentence, i).iri, iri))
            g_array_append_val(found, i);
    return found;
}

static PgStatus not_one(const PgSheet *sheet, const char *name, const GArray *all,
                        const GArray *found) {
    char *shown = pg_text_clean(name, PG_TEXT_MAX_CHARS);
    GString *list = g_string_new(NULL);
    for (guint i = 0; i < found->len && i < MAX_OFFERED; i++) {
        char *text = describe(&g_array_index(all, PgSentence, g_array_index(found, guint, i)));
        g_string_append(list, text);
        g_free(text);
    }
    if (all->len == 0)
        pg_log(sheet->log, PG_LOG_ERROR, NULL,
               "the graph tells of no sentences: draw articles from graph.nq");
    else if (found->len > 1)
        pg_log(sheet->log, PG_LOG_ERROR, NULL, "\"%s\" is in %u articles: %s%s", shown, found->len,
               list->str, found->len > MAX_OFFERED ? " …" : "");
    else
        pg_log(sheet->log, PG_LOG_ERROR, NULL,
               "no article has \"%s\" in its headline or document's name", shown);
    g_string_free(list, TRUE);
    g_free(shown);
    return PG_ERROR_ARGUMENT;
}

PgStatus pg_article_find(PgSheet *sheet, const char *name) {
    const GArray *all = sheet->sentences;
    char *key = pg_text_key(name);
    GArray *found = find_by_sentence(all, name);
    if (!found->len) {
        g_array_free(found, TRUE);
        found = find_articles(all, key, true);
    }
    if (found->len != 1 && *key) {
        g_array_free(found, TRUE);
        found = find_articles(all, key, false);
    }
    g_free(key);
    PgStatus status = PG_OK;
    if (found->len == 1) {
        PgSentence first = g_array_index(all, PgSentence, g_array_index(found, guint, 0));
        sheet->article = g_array_new(FALSE, FALSE, sizeof(PgSentence));
        for (guint i = 0; i < all->len; i++)
            if (same_article(&first, &g_array_index(all, PgSentence, i)))
                g_array_append_val(sheet->article, g_array_index(all, PgSentence, i));
        sheet->own_title = *first.headline ? g_strdup(first.headline) : describe(&first);
    } else {
        status = not_one(sheet, name, all, found);
    }
    g_array_free(found, TRUE);
    return status;
}

/* ---- What it states ---- */

/* A relation to another entity, or a value. */
typedef struct {
    guint sentence;
    uint32_t subject;
    size_t place;              /* of the subject's name in the sentence */
    uint32_t relation, object; /* PG_VIEW_NOBODY for a value */
    const char *label, *text;
} Fact;

typedef struct {
    PgSheet *sheet;
    PgCanvas *canvas;
    GArray *facts;         /* Fact, in the order of reading */
    uint32_t *sentence_of; /* by term, plus one */
    uint32_t *node_of;     /* by term, or PG_VIEW_NOBODY */
    GHashTable *places;    /* of names: hash of sentence and node → place + 1 */
    GHashTable *ids;       /* how often each entity was drawn */
    guint n_drawn;         /* sentences */
} Article;

static const char *keep(const Article *article, const char *text) {
    return pg_arena_strndup(article->sheet->view->arena, text, strlen(text));
}

static void *place_key(guint sentence, uint32_t node) {
    return GSIZE_TO_POINTER((gsize)sentence << 32 | node);
}

static void add_fact(Article *article, guint sentence, uint32_t subject, uint32_t relation,
                     uint32_t object, const char *label, const char *text) {
    size_t place =
        GPOINTER_TO_SIZE(g_hash_table_lookup(article->places, place_key(sentence, subject)));
    Fact fact = {sentence, subject, place ? place - 1 : SIZE_MAX, relation, object, label, text};
    g_array_append_val(article->facts, fact);
}

/* Where the names that a sentence has for its entities stand in it. */
static void find_places(Article *article) {
    const PgGraph *graph = article->sheet->graph;
    size_t n;
    const PgQuad *quads = pg_graph_quads(graph, &n);
    for (size_t i = 0; i < n; i++) {
        guint sentence = article->sentence_of[quads[i].graph];
        uint32_t node = article->node_of[quads[i].subject];
        if (!sentence || node == PG_VIEW_NOBODY || !pg_view_name_kind(graph, quads[i].predicate))
            continue;
        const char *quotation =
            g_array_index(article->sheet->article, PgSentence, sentence - 1).quotation;
        const char *at = strstr(quotation, pg_graph_term(graph, quads[i].object).value);
        void *key = place_key(sentence - 1, node);
        size_t before = GPOINTER_TO_SIZE(g_hash_table_lookup(article->places, key));
        size_t place = at ? (size_t)(at - quotation) + 1 : 0;
        if (place && (!before || place < before))
            g_hash_table_insert(article->places, key, GSIZE_TO_POINTER(place));
    }
}

static void take_relations(Article *article) {
    const PgGraph *graph = article->sheet->graph;
    size_t n;
    const PgQuad *quads = pg_graph_quads(graph, &n);
    for (size_t i = 0; i < n; i++) {
        guint sentence = article->sentence_of[quads[i].graph];
        uint32_t from = article->node_of[quads[i].subject], to = article->node_of[quads[i].object];
        const char *local = sentence && from != PG_VIEW_NOBODY && to != PG_VIEW_NOBODY
                                ? pg_view_local(graph, quads[i].predicate)
                                : NULL;
        if (!local)
            continue;
        char *label = pg_text_clean(pg_view_label(article->sheet->view, local), 16);
        uint32_t relation = (uint32_t)pg_relation_find(local);
        bool turned = pg_relation_style(relation)->symmetric && from > to;
        add_fact(article, sentence - 1, turned ? to : from, relation, turned ? from : to,
                 keep(article, label), NULL);
        g_free(label);
    }
}

static void take_figure(void *data, const PgQuad *quad, uint32_t node, const char *label,
                        const char *text) {
    Article *article = data;
    guint sentence = article->sentence_of[quad->graph];
    if (sentence)
        add_fact(article, sentence - 1, node, PG_N_RELATIONS, PG_VIEW_NOBODY, label,
                 keep(article, text));
}

/* An observation while its parts come together. */
typedef struct {
    uint32_t about, sentence; /* plus one */
    const char *indicator, *value, *unit, *period;
} Observation;

static char *format_observation(const Observation *seen) {
    char *end, *amount;
    double number = g_ascii_strtod(seen->value, &end);
    if (!strcmp(seen->unit, "m2"))
        amount = pg_text_area(number);
    else
        amount = pg_text_amount(number, seen->unit);
    GString *text = g_string_new(seen->indicator);
    if (*seen->period) {
        g_string_append(text, "（");
        pg_text_date(text, seen->period);
        g_string_append(text, "）");
    }
    g_string_append_printf(text, "：%s", amount);
    char *clean = pg_text_clean(text->str, 80);
    g_string_free(text, TRUE);
    g_free(amount);
    return clean;
}

static void take_observations(Article *article) {
    const PgGraph *graph = article->sheet->graph;
    GHashTable *all = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    GPtrArray *order = g_ptr_array_new();
    size_t n;
    const PgQuad *quads = pg_graph_quads(graph, &n);
    for (size_t i = 0; i < n; i++) {
        const char *local =
            article->sentence_of[quads[i].graph] ? pg_view_local(graph, quads[i].predicate) : NULL;
        if (!local)
            continue;
        static const char *const PARTS[] = {"about", "indicator", "value", "unit", "period"};
        size_t part = 0;
        while (part < G_N_ELEMENTS(PARTS) && !g_str_equal(local, PARTS[part]))
            part++;
        if (part == G_N_ELEMENTS(PARTS))
            continue;
        Observation *seen = g_hash_table_lookup(all, GUINT_TO_POINTER(quads[i].subject));
        if (!seen) {
            seen = g_new(Observation, 1);
            *seen = (Observation){0, article->sentence_of[quads[i].graph], "", "", "", ""};
            g_hash_table_insert(all, GUINT_TO_POINTER(quads[i].subject), seen);
            g_ptr_array_add(order, seen);
        }
        const char **texts[] = {NULL, &seen->indicator, &seen->value, &seen->unit, &seen->period};
        if (part == 0)
            seen->about = article->node_of[quads[i].object] + 1; /* 0 for nobody */
        else
            *texts[part] = pg_graph_term(graph, quads[i].object).value;
    }
    for (guint i = 0; i < order->len; i++) {
        const Observation *seen = order->pdata[i];
        if (!seen->about || !*seen->value)
            continue;
        char *text = format_observation(seen);
        add_fact(article, seen->sentence - 1, seen->about - 1, PG_N_RELATIONS, PG_VIEW_NOBODY,
                 pg_view_label(article->sheet->view, "Observation"), keep(article, text));
        g_free(text);
    }
    g_ptr_array_free(order, TRUE);
    g_hash_table_unref(all);
}

/* Sentence by sentence, subjects where they are named, relations before values. */
static int compare_facts(const void *a, const void *b) {
    const Fact *x = a, *y = b;
    if (x->sentence != y->sentence)
        return x->sentence < y->sentence ? -1 : 1;
    if (x->place != y->place)
        return x->place < y->place ? -1 : 1;
    if (x->subject != y->subject)
        return x->subject < y->subject ? -1 : 1;
    if (x->relation != y->relation)
        return x->relation < y->relation ? -1 : 1;
    if (x->object != y->object)
        return x->object < y->object ? -1 : 1;
    int order = strcmp(x->label, y->label);
    return order ? order : g_strcmp0(x->text, y->text);
}

static void take_facts(Article *article) {
    const PgView *view = article->sheet->view;
    const GArray *sentences = article->sheet->article;
    size_t n_terms = pg_graph_n_terms(article->sheet->graph);
    article->sentence_of = g_new0(uint32_t, n_terms + 1);
    article->node_of = g_new(uint32_t, n_terms + 1);
    for (size_t i = 0; i <= n_terms; i++)
        article->node_of[i] = PG_VIEW_NOBODY;
    for (uint32_t i = 0; i < view->n_nodes; i++)
        article->node_of[view->nodes[i].term] = i;
    for (guint i = 0; i < sentences->len; i++)
        article->sentence_of[g_array_index(sentences, PgSentence, i).graph] = i + 1;
    find_places(article);
    take_relations(article);
    pg_view_each_figure(view, article->sheet->graph, article->node_of, take_figure, article);
    take_observations(article);
    g_array_sort(article->facts, compare_facts);
    Fact *facts = (Fact *)(void *)article->facts->data;
    guint kept = 0;
    for (guint i = 0; i < article->facts->len; i++)
        if (!i || compare_facts(&facts[i], &facts[kept - 1]))
            facts[kept++] = facts[i];
    g_array_set_size(article->facts, kept);
}

/* ---- Drawing ---- */

/* The height of a box with that text, and the text in lines. */
static double measure_box(const char *name, PgClass class, GString *lines) {
    const char *shape = pg_class_style(class)->shape;
    bool pointed = !strcmp(shape, "hexagon") || !strcmp(shape, "ellipse") ||
                   !strcmp(shape, "octagon") || !strcmp(shape, "parallelogram");
    unsigned n = pg_text_fill(lines, name, SIZE, BOX_WIDTH - (pointed ? 64 : 18), NAME_LINES);
    return n * pg_canvas_line_height(SIZE) + (pointed ? 14 : 8);
}

/* The same entity stands in many places here, and ids must not. */
static void set_id(Article *article, Agnode_t *node, const char *iri) {
    guint n = GPOINTER_TO_UINT(g_hash_table_lookup(article->ids, iri)) + 1;
    g_hash_table_insert(article->ids, (void *)iri, GUINT_TO_POINTER(n));
    pg_element_set_id(node, 'n', iri, NULL, NULL);
    if (n > 1) {
        char *id = g_strdup_printf("%s-%u", agget(node, (char *)"id"), n);
        pg_element_set(node, "id", id);
        g_free(id);
    }
}

/* Its upper left corner is at x, y. Returns its height; only that when `dry`. */
static double draw_box(Article *article, uint32_t index, double x, double y, bool dry) {
    const PgViewNode *node = &article->sheet->view->nodes[index];
    const PgClassStyle *style = pg_class_style(node->class);
    GString *lines = g_string_new(NULL);
    double height = measure_box(node->name, node->class, lines);
    if (!dry) {
        PgLook look = {style->shape, style->style, style->fill, style->border};
        Agnode_t *drawn =
            pg_canvas_shape(article->canvas, &look, x, y, BOX_WIDTH, height, lines->str, SIZE);
        set_id(article, drawn, node->iri);
        pg_element_set_tooltip(drawn, "tooltip", node->name);
        article->sheet->classes[node->class] = true;
    }
    g_string_free(lines, TRUE);
    return height;
}

static double draw_object(Article *article, const Fact *fact, double x, double y, bool dry) {
    if (fact->object != PG_VIEW_NOBODY)
        return draw_box(article, fact->object, x, y, dry);
    GString *lines = g_string_new(NULL);
    unsigned n = pg_text_fill(lines, fact->text, SIZE, BOX_WIDTH + 20, NAME_LINES);
    if (!dry)
        pg_canvas_text(article->canvas, lines->str, x + 2, y + 2, BOX_WIDTH + 40, SIZE, TEXT,
                       PG_ALIGN_LEFT);
    g_string_free(lines, TRUE);
    return n * pg_canvas_line_height(SIZE) + 4;
}

/* The facts of one subject, from `first` on: the subject, a bracket, relations and objects.
   Returns the height. */
static double draw_subject(Article *article, guint first, guint end, double x, double y, bool dry) {
    double objects = 0, right = x + BOX_WIDTH + LINK, bracket = x + BOX_WIDTH + 10;
    for (guint i = first; i < end; i++)
        objects += draw_object(article, &g_array_index(article->facts, Fact, i), 0, 0, true) +
                   (i + 1 < end ? BETWEEN : 0);
    uint32_t subject = g_array_index(article->facts, Fact, first).subject;
    double box = draw_box(article, subject, 0, 0, true), height = MAX(box, objects);
    if (dry)
        return height;
    draw_box(article, subject, x, y + (height - box) / 2, false);
    double at = y + (height - objects) / 2, middle = y + height / 2, top = middle, bottom = middle;
    for (guint i = first; i < end; i++) {
        const Fact *fact = &g_array_index(article->facts, Fact, i);
        const PgRelationStyle *style = pg_relation_style(fact->relation);
        bool relates = fact->object != PG_VIEW_NOBODY;
        double object = draw_object(article, fact, right, at, false), line = at + object / 2;
        const char *colour = relates ? style->colour : "#777777";
        pg_canvas_line(article->canvas, bracket, line, right, line, colour,
                       relates ? style->line : "solid", relates && !style->symmetric);
        GString *label = g_string_new(NULL);
        pg_text_fill(label, fact->label, SMALL, LINK - 24, 1);
        pg_canvas_text(article->canvas, label->str, bracket + 2,
                       line - pg_canvas_line_height(SMALL), LINK - 18, SMALL,
                       relates ? colour : TEXT, PG_ALIGN_LEFT);
        g_string_free(label, TRUE);
        top = MIN(top, line);
        bottom = MAX(bottom, line);
        at += object + BETWEEN;
        if (relates)
            article->sheet->relations[fact->relation] = true;
    }
    pg_canvas_line(article->canvas, x + BOX_WIDTH, middle, bracket, middle, "#777777", "solid",
                   false);
    pg_canvas_line(article->canvas, bracket, top, bracket, bottom, "#777777", "solid", false);
    return height;
}

/* One sentence with its facts from `first` on. Returns the height. */
static double draw_sentence(Article *article, guint first, guint end, double y) {
    const Fact *facts = (const Fact *)(const void *)article->facts->data;
    const PgSentence *sentence =
        &g_array_index(article->sheet->article, PgSentence, facts[first].sentence);
    char *clean = pg_text_clean(sentence->quotation, 400);
    GString *text = g_string_new(NULL);
    unsigned n = pg_text_fill(text, clean, QUOTE, TEXT_WIDTH, TEXT_LINES);
    pg_canvas_text(article->canvas, text->str, 0, y, TEXT_WIDTH + 10, QUOTE, TEXT, PG_ALIGN_LEFT);
    g_string_free(text, TRUE);
    g_free(clean);
    double at = y;
    for (guint i = first; i < end;) {
        guint next = i + 1;
        while (next < end && facts[next].subject == facts[i].subject)
            next++;
        at += draw_subject(article, i, next, TEXT_WIDTH + GAP, at, false) + PAD;
        i = next;
    }
    return MAX(n * pg_canvas_line_height(QUOTE), at - y - PAD);
}

static void draw_sentences(Article *article, double width, double *height) {
    const Fact *facts = (const Fact *)(const void *)article->facts->data;
    guint n = article->facts->len;
    double y = 0;
    for (guint i = 0; i < n && i < MAX_FACTS && article->n_drawn < MAX_SENTENCES;) {
        guint end = i + 1;
        while (end < n && facts[end].sentence == facts[i].sentence)
            end++;
        if (i)
            pg_canvas_line(article->canvas, 0, y, width, y, "#cccccc", "solid", false);
        y += PAD;
        y += draw_sentence(article, i, end, y) + PAD;
        article->n_drawn++;
        i = end;
    }
    *height = y;
}

static void tell(Article *article) {
    guint n = 0;
    for (guint i = 0; i < article->facts->len; i++)
        n += !i || g_array_index(article->facts, Fact, i).sentence !=
                       g_array_index(article->facts, Fact, i - 1).sentence;
    char *about = describe(&g_array_index(article->sheet->article, PgSentence, 0));
    PgView *view = article->sheet->view;
    g_free(view->note);
    view->note = g_strdup_printf("%s：%u 个句子陈述 %u 条事实%s", about, n, article->facts->len,
                                 article->n_drawn < n ? "，画出前面的一部分" : "");
    g_free(about);
}

PgStatus pg_article_fill(PgSheet *sheet, PgCanvas *canvas, double *width, double *height) {
    Article article = {.sheet = sheet,
                       .canvas = canvas,
                       .facts = g_array_new(FALSE, FALSE, sizeof(Fact)),
                       .places = g_hash_table_new(NULL, NULL),
                       .ids = g_hash_table_new(g_str_hash, g_str_equal)};
    take_facts(&article);
    *width = MAX(TEXT_WIDTH + GAP + 2 * BOX_WIDTH + LINK + 42, pg_legend_width(sheet));
    draw_sentences(&article, *width, height);
    tell(&article);
    g_hash_table_unref(article.ids);
    g_hash_table_unref(article.places);
    g_free(article.node_of);
    g_free(article.sentence_of);
    g_array_free(article.facts, TRUE);
    return PG_OK;
}
