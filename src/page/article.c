#include "page/article.h"

#include "page/bigrams.h"
#include "words/words.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

enum { MAX_ARTICLES = 64 }; /* of a page that are told apart by their words */

typedef struct {
    const PgLayout *layout;
    GArray *paragraphs;
    bool words_tell;    /* there are several articles to tell apart */
    GArray *lessons;    /* Lesson: what is to be learnt before the next comparison */
    uint32_t *words;    /* by character: the number of the pair that starts there, 0 for none;
                           NULL before the first comparison: most pages need none */
    uint64_t *articles; /* by number of a pair: those that have it, a bit each */
    uint32_t *seen;     /* by number of a pair: the last comparison that counted it */
    uint32_t n_words, n_compared;
    uint32_t sizes[MAX_ARTICLES]; /* how many pairs an article has */
    int n_articles;
} Numbering;

static PgParagraph *paragraph_at(const Numbering *numbering, guint i) {
    return &g_array_index(numbering->paragraphs, PgParagraph, i);
}

/* ---- which words an article has ---- */

static void number_words(Numbering *numbering) {
    const PgLayout *layout = numbering->layout;
    numbering->words = g_new(uint32_t, layout->n_chars + 1);
    numbering->n_words = pg_bigrams_number(layout->folded, layout->n_chars, numbering->words);
    numbering->articles = g_new0(uint64_t, numbering->n_words + 1);
    numbering->seen = g_new0(uint32_t, numbering->n_words + 1);
}

typedef struct {
    const PgParagraph *paragraph;
    int article;
} Lesson;

/* A paragraph is of an article. */
static void learn(Numbering *numbering, const PgParagraph *paragraph, int article) {
    Lesson lesson = {paragraph, article};
    if (article >= 0 && article < MAX_ARTICLES && numbering->words_tell)
        g_array_append_val(numbering->lessons, lesson);
}

static void take_lesson(Numbering *numbering, const Lesson *lesson) {
    const PgParagraph *paragraph = lesson->paragraph;
    uint32_t n_new = 0;
    for (uint32_t k = 0; k < paragraph->n_pieces; k++) {
        PgSpan span = paragraph->pieces[k];
        for (uint32_t i = span.start; i + 1 < span.end; i++) {
            uint64_t *articles = &numbering->articles[numbering->words[i]];
            n_new += !(*articles >> lesson->article & 1);
            *articles |= UINT64_C(1) << lesson->article;
        }
    }
    numbering->sizes[lesson->article] += n_new;
}

static void take_lessons(Numbering *numbering) {
    if (!numbering->words)
        number_words(numbering);
    for (guint i = 0; i < numbering->lessons->len; i++)
        take_lesson(numbering, &g_array_index(numbering->lessons, Lesson, i));
    g_array_set_size(numbering->lessons, 0);
}

static void forget(Numbering *numbering) {
    for (uint32_t word = 0; numbering->words && word <= numbering->n_words; word++)
        numbering->articles[word] = numbering->seen[word] = 0;
    g_array_set_size(numbering->lessons, 0);
    numbering->n_compared = 0;
    memset(numbering->sizes, 0, sizeof numbering->sizes);
}

#define LAST_ARTICLE (UINT64_C(1) << (MAX_ARTICLES - 1))

enum { POINTS = 12 }; /* of a pair of characters, shared by the articles that have it */

/* How much a paragraph has in common with each article, rare pairs counting more. */
static void compare(Numbering *numbering, const PgParagraph *paragraph,
                    uint32_t points[MAX_ARTICLES]) {
    for (int a = 0; a < MAX_ARTICLES; a++)
        points[a] = 0;
    if (!numbering->words_tell)
        return;
    take_lessons(numbering);
    const uint32_t *words = numbering->words;
    uint32_t now = ++numbering->n_compared;
    numbering->seen[0] = now; /* no pair */
    for (guint k = 0; k < paragraph->n_pieces; k++) {
        PgSpan span = paragraph->pieces[k];
        for (uint32_t i = span.start; i + 1 < span.end; i++) {
            bool is_new = numbering->seen[words[i]] != now;
            uint64_t articles = numbering->articles[words[i]] & -(uint64_t)is_new;
            numbering->seen[words[i]] = now;
            if (!(articles & (articles - 1))) { /* one, or none, as most have */
                points[__builtin_ctzll(articles | LAST_ARTICLE)] += articles ? POINTS : 0;
                continue;
            }
            uint32_t share = POINTS / (uint32_t)__builtin_popcountll(articles);
            for (uint64_t rest = articles; rest; rest &= rest - 1)
                points[__builtin_ctzll(rest)] += share;
        }
    }
}

/* Points by what an article says at all: a long one has something in common with everything. */
static double closeness(const Numbering *numbering, const uint32_t points[MAX_ARTICLES],
                        int article) {
    return points[article] / sqrt(1 + numbering->sizes[article]);
}

/* ---- headlines that nothing marks ---- */

static bool holds_word(const Numbering *numbering, guint first, guint end, PgSpan word) {
    const uint32_t *folded = numbering->layout->folded;
    uint32_t n = word.end - word.start;
    for (guint i = first; i < end; i++) {
        const PgParagraph *paragraph = paragraph_at(numbering, i);
        for (uint32_t k = 0; k < paragraph->n_pieces; k++) {
            PgSpan span = paragraph->pieces[k];
            for (uint32_t at = span.start; at + n <= span.end; at++)
                if (folded[at] == folded[word.start] &&
                    !memcmp(folded + at, folded + word.start, n * sizeof *folded))
                    return true;
        }
    }
    return false;
}

/* Does a heading name a place that the paragraph below has, and nothing above since `first`? */
static bool names_new_place(const Numbering *numbering, guint first, guint at) {
    enum { LONGEST = 64 };
    const uint32_t *folded = numbering->layout->folded;
    PgSpan span = paragraph_at(numbering, at)->pieces[0];
    bool starts[LONGEST];
    uint8_t tags[LONGEST];
    uint32_t n = MIN(span.end - span.start, LONGEST);
    pg_words_segment(folded + span.start, n, starts, tags);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t longest =
            starts[i] ? pg_ontology_word_at(numbering->layout->ontology, folded + span.start + i,
                                            n - i, pg_lex_bit(PG_LEX_PLACE))
                      : 0;
        PgSpan place = {span.start + i, span.start + i + longest};
        if (longest > 1 && holds_word(numbering, at + 1, at + 2, place) &&
            !holds_word(numbering, first, at, place))
            return true;
    }
    return false;
}

/* ——某某公司见闻: what stands below a headline. */
static bool is_subtitle(const Numbering *numbering, const PgParagraph *paragraph) {
    PgSpan span = paragraph->pieces[0];
    const uint32_t *text = numbering->layout->folded + span.start;
    return paragraph->part == PG_PART_SUBHEADING && span.end > span.start + 2 && text[0] == U'—' &&
           text[1] == U'—';
}

/* Where articles follow one another without by-lines and datelines, a heading that turns to another
   place, or that has a subtitle, is a headline. */
static void find_new_topics(Numbering *numbering) {
    enum { MOST = 64 };
    guint first = 0, n_asked = 0;
    for (guint i = 0; i + 1 < numbering->paragraphs->len && n_asked < MOST; i++) {
        PgParagraph *heading = paragraph_at(numbering, i);
        const PgParagraph *below = heading + 1;
        if (heading->part == PG_PART_HEADLINE)
            first = i;
        if (heading->part == PG_PART_SUBHEADING && !heading->is_markup &&
            is_subtitle(numbering, below)) {
            heading->part = PG_PART_HEADLINE;
            heading->new_topic = true;
            first = i;
        }
        if (heading->part != PG_PART_SUBHEADING || heading->is_markup ||
            below->part != PG_PART_BODY || !i || heading[-1].part != PG_PART_BODY)
            continue;
        n_asked++;
        if (names_new_place(numbering, first, i)) {
            heading->part = PG_PART_HEADLINE;
            heading->new_topic = true;
            first = i;
        }
    }
}

static bool has_digit(const Numbering *numbering, const PgParagraph *paragraph) {
    PgSpan span = paragraph->pieces[0];
    for (uint32_t i = span.start; i < span.end; i++)
        if (pg_char_is_digit(numbering->layout->folded[i]))
            return true;
    return false;
}

/* Where lines are paragraphs, a by-line without a day between two of them that no heading stands at
   is a picture's. */
static bool is_credit(const Numbering *numbering, guint i) {
    guint before = i, behind = i + 1;
    while (before && paragraph_at(numbering, before - 1)->part == PG_PART_BYLINE)
        before--;
    while (behind < numbering->paragraphs->len &&
           paragraph_at(numbering, behind)->part == PG_PART_BYLINE)
        behind++;
    return !numbering->layout->is_wrapped && !has_digit(numbering, paragraph_at(numbering, i)) &&
           before && behind < numbering->paragraphs->len &&
           paragraph_at(numbering, before - 1)->part == PG_PART_BODY &&
           paragraph_at(numbering, behind)->part == PG_PART_BODY;
}

/* Does what comes behind a by-line or a headline belong to a new article? Headlines of wrapped
   pages stand anywhere. */
static bool starts_next(const Numbering *numbering, guint i) {
    const PgParagraph *paragraph = paragraph_at(numbering, i);
    return (paragraph->part == PG_PART_BYLINE && !is_credit(numbering, i)) ||
           (paragraph->part == PG_PART_HEADLINE &&
            (paragraph->is_markup || paragraph->new_topic || !numbering->layout->is_wrapped));
}

/* The article of every paragraph, were there no columns: a dateline, a by-line, a headline before
   a by-line or of the mark-up's highest level starts one. */
static void number_in_order(Numbering *numbering) {
    int article = -1;
    bool ended = true;
    for (guint i = 0; i < numbering->paragraphs->len; i++) {
        PgParagraph *paragraph = paragraph_at(numbering, i);
        if (starts_next(numbering, i)) {
            ended = true;
        } else if (paragraph->part == PG_PART_BODY) {
            article += ended || paragraph->starts_article;
            ended = paragraph->ends_article;
        }
        paragraph->article = MAX(article, 0);
    }
    numbering->n_articles = article + 1;
}

/* Learn the words of every article up to where something breaks off: so far it is its own. */
static void learn_beginnings(Numbering *numbering) {
    int article = -1;
    bool is_cut = false;
    for (guint i = 0; i < numbering->paragraphs->len; i++) {
        const PgParagraph *paragraph = paragraph_at(numbering, i);
        if (paragraph->part != PG_PART_BODY)
            continue;
        is_cut &= article == paragraph->article;
        article = paragraph->article;
        if (!is_cut)
            learn(numbering, paragraph, article);
        is_cut |= paragraph->is_cut;
    }
}

/* ---- paragraphs that break off ---- */

typedef struct {
    guint head, tail;
    uint32_t n_between; /* body paragraphs between the two */
    int score;
} Link;

static int by_score(const void *a, const void *b) {
    const Link *x = a, *y = b;
    if (x->score != y->score)
        return y->score - x->score;
    if (x->tail != y->tail)
        return x->tail < y->tail ? -1 : 1;
    return x->head < y->head ? 1 : x->head > y->head ? -1 : 0;
}

/* Are there articles before that of a paragraph, but not too many? */
static bool can_be_compared(const PgParagraph *paragraph) {
    return paragraph->article > 0 && paragraph->article < MAX_ARTICLES;
}

/* What is known of a paragraph that several may go on with. */
typedef struct {
    guint end; /* its index + 1; 0: none yet */
    PgSeamSide start;
    uint32_t points[MAX_ARTICLES];
    int best;              /* the article with most points, up to its own */
    uint32_t most, second; /* the points of that one, and of the next best */
} Tail;

static void read_tail(Numbering *numbering, guint i, Tail *tail) {
    const PgParagraph *paragraph = paragraph_at(numbering, i);
    tail->end = i + 1;
    tail->start = pg_paragraph_start(numbering->layout, paragraph);
    if (!can_be_compared(paragraph))
        return;
    compare(numbering, paragraph, tail->points);
    tail->best = 0;
    tail->most = tail->second = 0;
    for (int a = 0; a <= paragraph->article; a++) {
        uint32_t points = tail->points[a];
        if (points > tail->most) {
            tail->second = tail->most;
            tail->most = points;
            tail->best = a;
        } else if (points > tail->second) {
            tail->second = points;
        }
    }
}

/* Does what a paragraph says fit the article of what it would go on with, or another one's? */
static int topic_score(const PgParagraph *from, const PgParagraph *to, const Tail *tail) {
    if (!can_be_compared(to))
        return 0;
    uint32_t other = from->article == tail->best ? tail->second : tail->most;
    int lead = (int)tail->points[from->article] - (int)other;
    return lead >= 2 * POINTS ? 2 : lead <= -2 * POINTS ? -3 : 0;
}

/* Exact where it is above 0. */
static int link_score(const Numbering *numbering, guint head, const PgSeamSide *end,
                      const Tail *tail, uint32_t n_between, bool stops_missing) {
    const PgParagraph *from = paragraph_at(numbering, head);
    const PgParagraph *to = paragraph_at(numbering, tail->end - 1);
    int score = topic_score(from, to, tail);
    if (n_between)
        score -= n_between > 4 ? 2 : 1;
    else
        score += to->after_break ? 1 : 2;
    if (from->is_whole || to->is_whole)
        score -= 10; /* the mark-up knows better */
    if (stops_missing)
        score -= 3;
    return score + pg_paragraph_seam(numbering->layout, end, &tail->start, 1 - score);
}

/* Do paragraphs end without 。 as a rule? Then such an end says little. */
static bool stops_are_missing(const Numbering *numbering) {
    uint32_t n = 0, n_cut = 0;
    for (guint i = 0; i < numbering->paragraphs->len; i++) {
        const PgParagraph *paragraph = paragraph_at(numbering, i);
        n += paragraph->part == PG_PART_BODY;
        n_cut += paragraph->part == PG_PART_BODY && paragraph->is_cut;
    }
    return n_cut > 3 && n_cut * 2 > n;
}

/* A quotation goes forward in the document, so what stands before can't be its end. */
static bool stands_behind(const PgParagraph *tail, const PgParagraph *head) {
    return tail->pieces[0].start >= head->pieces[head->n_pieces - 1].end;
}

static GArray *find_links(Numbering *numbering) {
    enum { WINDOW = 16, MAX_HEADS = 128, KEPT = 64 };
    Tail *tails = g_new(Tail, KEPT); /* those of the last window and more */
    for (int i = 0; i < KEPT; i++)
        tails[i].end = 0;
    GArray *links = g_array_new(FALSE, FALSE, sizeof(Link));
    bool stops_missing = stops_are_missing(numbering);
    uint32_t n_heads = 0;
    for (guint i = 0; i < numbering->paragraphs->len; i++) {
        const PgParagraph *head = paragraph_at(numbering, i);
        if (head->part != PG_PART_BODY || !head->is_cut || n_heads++ > MAX_HEADS)
            continue;
        uint32_t n_between = 0;
        PgSeamSide end = pg_paragraph_end(numbering->layout, head);
        for (guint k = i + 1; k < numbering->paragraphs->len && n_between < WINDOW; k++) {
            if (paragraph_at(numbering, k)->part != PG_PART_BODY)
                continue;
            if (!paragraph_at(numbering, k)->starts_article &&
                stands_behind(paragraph_at(numbering, k), head)) {
                Tail *tail = &tails[k % KEPT];
                if (tail->end != k + 1)
                    read_tail(numbering, k, tail);
                Link link = {i, k, n_between,
                             link_score(numbering, i, &end, tail, n_between, stops_missing)};
                if (link.score > 0)
                    g_array_append_val(links, link);
            }
            n_between++;
        }
    }
    g_free(tails);
    if (links->len)
        qsort(links->data, links->len, sizeof(Link), by_score);
    return links;
}

/* Has another article's paragraph gone on between the two? Then so does this one, later. */
static bool is_tangled(const Numbering *numbering, Link link) {
    const PgParagraph *head = paragraph_at(numbering, link.head);
    for (guint i = link.head + 1; i < link.tail; i++) {
        const PgParagraph *between = paragraph_at(numbering, i);
        if (between->continues >= 0 &&
            paragraph_at(numbering, (guint)between->continues)->article < head->article)
            return true;
    }
    return false;
}

/* Find for every paragraph that breaks off the one that goes on with it: the best pairs first,
   then what is left over. */
static void link_paragraphs(Numbering *numbering) {
    enum { FAR_SCORE = 3 };
    GArray *links = find_links(numbering);
    for (int pass = 0; pass < 2; pass++)
        for (guint i = 0; i < links->len; i++) {
            Link link = g_array_index(links, Link, i);
            PgParagraph *head = paragraph_at(numbering, link.head);
            PgParagraph *tail = paragraph_at(numbering, link.tail);
            if (head->continued_by >= 0 || tail->continues >= 0 ||
                (link.n_between && link.score < FAR_SCORE &&
                 !(pass && is_tangled(numbering, link))))
                continue;
            head->continued_by = (int)link.tail;
            tail->continues = (int)link.head;
        }
    g_array_unref(links);
}

/* ---- articles that interrupt each other ---- */

/* The article before `current` with which a paragraph has more in common. */
static int resumed_article(Numbering *numbering, const PgParagraph *paragraph, int current) {
    enum { BACK = 4 };
    static const double MARGIN = 1.3;
    uint32_t points[MAX_ARTICLES];
    if (current >= MAX_ARTICLES)
        return current;
    compare(numbering, paragraph, points);
    int best = current;
    double most = MARGIN * closeness(numbering, points, current);
    for (int a = MAX(0, current - BACK); a < current; a++)
        if (closeness(numbering, points, a) > most) {
            most = closeness(numbering, points, a);
            best = a;
        }
    return best;
}

/* An article was announced inside another's paragraph: does it begin here? Its headings were
   learnt under the number that it will get. */
static bool begins_announced(Numbering *numbering, const PgParagraph *paragraph, int current,
                             int announced) {
    uint32_t points[MAX_ARTICLES];
    if (announced >= MAX_ARTICLES)
        return true;
    compare(numbering, paragraph, points);
    return closeness(numbering, points, announced) > closeness(numbering, points, current);
}

typedef struct {
    int current, newest;
    bool ended;     /* what comes next is a new article */
    bool announced; /* but what was interrupted went on first */
    bool was_cut;
} Walk;

static void walk_body(Numbering *numbering, Walk *walk, PgParagraph *paragraph) {
    if (paragraph->continues >= 0) {
        walk->current = paragraph_at(numbering, (guint)paragraph->continues)->article;
        walk->announced |= walk->ended;
        walk->ended = false;
    } else if (walk->ended || paragraph->starts_article ||
               (walk->announced &&
                begins_announced(numbering, paragraph, walk->current, walk->newest + 1))) {
        walk->current = ++walk->newest;
        walk->announced = false;
    } else if (walk->was_cut && walk->current > 0) {
        walk->current = resumed_article(numbering, paragraph, walk->current);
    }
    paragraph->article = MAX(walk->current, 0);
    walk->newest = MAX(walk->newest, paragraph->article);
    walk->ended = paragraph->ends_article;
    walk->was_cut = paragraph->is_cut && paragraph->continued_by < 0;
    learn(numbering, paragraph, paragraph->article);
}

static void number_paragraphs(Numbering *numbering) {
    Walk walk = {.current = -1, .newest = -1, .ended = true};
    forget(numbering);
    for (guint i = 0; i < numbering->paragraphs->len; i++) {
        PgParagraph *paragraph = paragraph_at(numbering, i);
        bool is_start = starts_next(numbering, i);
        walk.ended |= is_start;
        if (paragraph->part == PG_PART_HEADLINE) {
            paragraph->article = -1;
            if (walk.newest >= 0 && !is_start)
                learn(numbering, paragraph, walk.newest + 1);
        } else if (paragraph->part == PG_PART_SUBHEADING && walk.ended) {
            paragraph->part = PG_PART_HEADLINE; /* the second line of one */
        } else if (paragraph->part == PG_PART_SUBHEADING) {
            paragraph->article = MAX(walk.current, 0);
            walk.newest = MAX(walk.newest, 0);
            walk.current = paragraph->article;
        } else if (paragraph->part == PG_PART_BODY) {
            walk_body(numbering, &walk, paragraph);
        }
    }
    numbering->n_articles = walk.newest + 1;
}

/* ---- headlines ---- */

/* The article with which the lines of a headline have most in common; `below` when that is not
   much. */
static int nearest_article(Numbering *numbering, guint first, guint end, int below) {
    /* What stands above everything stands well there: a section's name. */
    uint32_t lead = first ? POINTS : 3 * POINTS;
    uint32_t points[MAX_ARTICLES], sums[MAX_ARTICLES] = {0};
    for (guint i = first; i < end; i++) {
        compare(numbering, paragraph_at(numbering, i), points);
        for (int a = 0; a < numbering->n_articles; a++)
            sums[a] += points[a];
    }
    int best = below >= 0 ? below : numbering->n_articles - 1;
    uint32_t most = below >= 0 ? sums[below] + lead : 0;
    for (int a = 0; a < numbering->n_articles; a++)
        if (sums[a] > most) {
            most = sums[a];
            best = a;
        }
    return best;
}

/* Give every headline to the article that it stands over, or to the one with which it has most in
   common where text was torn apart. */
static void place_headlines(Numbering *numbering) {
    guint n = numbering->paragraphs->len;
    forget(numbering);
    int *below = g_new(int, n + 1); /* by paragraph: the article of the next body */
    below[n] = -1;
    for (guint i = n; i-- > 0;) {
        const PgParagraph *paragraph = paragraph_at(numbering, i);
        below[i] = paragraph->part == PG_PART_BODY ? paragraph->article : below[i + 1];
        if (paragraph->part == PG_PART_BODY)
            learn(numbering, paragraph, paragraph->article);
    }
    for (guint i = 0; i < n; i++) {
        PgParagraph *headline = paragraph_at(numbering, i);
        if (headline->part != PG_PART_HEADLINE)
            continue;
        headline->article = below[i] >= 0 ? below[i] : numbering->n_articles - 1;
        guint end = i + 1; /* of the lines of one headline */
        while (end < n && paragraph_at(numbering, end)->part == PG_PART_HEADLINE &&
               paragraph_at(numbering, end)->joins_above)
            end++;
        if (!headline->is_markup && !headline->new_topic && numbering->layout->is_wrapped &&
            numbering->n_articles > 1 && numbering->n_articles <= MAX_ARTICLES)
            headline->article = nearest_article(numbering, i, end, below[i]);
        for (; i + 1 < end; i++)
            paragraph_at(numbering, i + 1)->article = headline->article;
    }
    g_free(below);
}

uint32_t pg_articles_number(const PgLayout *layout, GArray *paragraphs) {
    Numbering numbering = {.layout = layout,
                           .paragraphs = paragraphs,
                           .lessons = g_array_new(FALSE, FALSE, sizeof(Lesson))};
    find_new_topics(&numbering);
    number_in_order(&numbering);
    numbering.words_tell = numbering.n_articles > 1;
    learn_beginnings(&numbering);
    link_paragraphs(&numbering);
    number_paragraphs(&numbering);
    if (!numbering.n_articles && paragraphs->len)
        numbering.n_articles = 1; /* headings only */
    place_headlines(&numbering);
    g_array_unref(numbering.lessons);
    g_free(numbering.words);
    g_free(numbering.articles);
    g_free(numbering.seen);
    return (uint32_t)numbering.n_articles;
}
