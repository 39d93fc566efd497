/* parkgraph as a library: Chinese news about industrial parks in; a graph, RDF, tables and pictures
   out. This header is all that a program needs; link with what `pkg-config parkgraph` tells.

   What holds for every function:
   Strings are UTF-8 with a final NUL, or have a length in bytes beside them.
   A pointer to const is borrowed for the call, one that a function returns or leaves in a `**` is
   the caller's where its comment says so. Freeing NULL is legal.
   A function that can fail returns a PgStatus and has told the log why and where, in words for a
   person; what it was to leave is then NULL or unchanged. Nothing prints, and nothing ends the
   program but memory that runs out.
   An ontology and a graph that nobody changes may be read by several threads. Calls that read,
   write or draw share libraries that know no threads (Raptor, libxml2, Graphviz): one at a time. */
#ifndef PARKGRAPH_H
#define PARKGRAPH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

#define PG_VERSION "0.1.0"

#if defined(__GNUC__)
#define PG_CHECKED __attribute__((warn_unused_result))
#else
#define PG_CHECKED
#endif

/* ---- Whether it worked, and what there is to say ---- */

typedef enum {
    PG_OK = 0,
    PG_ERROR_IO,        /* a file could not be opened, read, written or renamed */
    PG_ERROR_ENCODING,  /* bytes that are no text */
    PG_ERROR_SYNTAX,    /* malformed XML, JSON, Turtle or pattern */
    PG_ERROR_LIMIT,     /* larger than what is read on purpose */
    PG_ERROR_ARGUMENT,  /* the caller named something that does not exist */
    PG_ERROR_LIBRARY,   /* a library refused for a reason of its own */
    PG_ERROR_CANCELLED, /* interrupted by the user */
} PgStatus;

/* A constant sentence for a status; never NULL. */
const char *pg_strerror(PgStatus status);

typedef enum { PG_LOG_NOTE, PG_LOG_WARNING, PG_LOG_ERROR } PgLogLevel;

/* `place` is "file", "file:line" or "file:line:column" or NULL; `message` has no line end.
   Both hold printable text only and are the callee's only during the call. */
typedef void (*PgLogSink)(void *data, PgLogLevel level, const char *place, const char *message);

/* Where messages go. A NULL log, or one without a sink, swallows them. */
typedef struct {
    PgLogSink sink;
    void *data;
} PgLog;

/* ---- The ontology: what is known about the field ---- */

typedef struct PgOntology PgOntology;

/* Read `folder`/parkgraph.ttl, the files that it imports (owl:imports, beside it) and then the
   `extra` files. What does not fit is logged as file:line with the reason and makes the result
   PG_ERROR_SYNTAX; a file that can't be read PG_ERROR_IO. *result is the caller's, NULL unless
   PG_OK. The ontology never changes afterwards. */
PgStatus pg_ontology_load(const char *folder, const char *const *extra, size_t n_extra,
                          PgOntology **result, const PgLog *log) PG_CHECKED;
void pg_ontology_free(PgOntology *ontology);

/* The folder of the ontology that belongs to the running program: ../share/parkgraph/ontology or
   ../../ontology from where it stands; NULL when there is none. The caller's: free(). Programs that
   stand elsewhere ask `pkg-config --variable=ontology parkgraph` when they are built. */
char *pg_ontology_find_folder(void);

/* What a term of the vocabulary is called in Chinese, and the word that things of a class are
   counted by: 企业, 家. `name` is its local name: Company, locatedIn, signed. NULL when the
   ontology does not say. Borrowed. */
const char *pg_ontology_label(const PgOntology *ontology, const char *name);
const char *pg_ontology_measure_word(const PgOntology *ontology, const char *name);

/* ---- The graph: terms and quads ---- */

typedef struct PgGraph PgGraph;

typedef uint32_t PgTermId; /* 0 is no term; as a quad's graph it is the default graph */

typedef struct {
    PgTermId subject, predicate, object, graph;
} PgQuad;

typedef struct {
    bool is_literal;
    const char *value;    /* UTF-8 with a final NUL; an IRI without its brackets */
    uint32_t length;      /* bytes */
    PgTermId datatype;    /* of a literal; 0 for a plain one or one with a language */
    const char *language; /* of a literal, "" when it has none */
} PgTerm;

PgGraph *pg_graph_new(void);
void pg_graph_free(PgGraph *graph);

/* Borrowed; valid until the next term is added (the strings until the graph is freed). */
PgTerm pg_graph_term(const PgGraph *graph, PgTermId id);
size_t pg_graph_n_terms(const PgGraph *graph); /* ids run from 1 to this */
/* Look a term up; 0 when it is not there. */
PgTermId pg_graph_find_iri(const PgGraph *graph, const char *iri, size_t length);
/* Borrowed, in the order of adding, no two the same; valid until the next is added. */
const PgQuad *pg_graph_quads(const PgGraph *graph, size_t *n_quads);

/* ---- Pages in ---- */

/* What went wrong on the way; the rest was read all the same. */
typedef struct {
    size_t n_documents; /* that were read */
    size_t n_failed;    /* files, records and folders that gave no document, each logged */
    size_t n_repaired;  /* files in which wrong bytes or controls were replaced, each logged */
} PgReadReport;

/* Read pages and state what they say in a new graph, which is the caller's. A path is a file, a
   folder whose pages are read, or "-" for standard input; their order does not matter. What cannot
   be read is logged and counted in `report`, which starts as zeros, and is no failure. */
PgStatus pg_graph_build(const char *const *paths, size_t n_paths, const PgOntology *ontology,
                        PgGraph **graph, PgReadReport *report, const PgLog *log) PG_CHECKED;

/* ---- RDF ---- */

/* Parse a file in UTF-8 of up to 1 GiB, packed when its name ends in .gz or .zst, into a graph;
   what came before an error stays in it. Blank nodes of a second file get labels of their own.
   `syntax` is turtle, trig, ntriples, nquads, rdfxml or json, or NULL to tell by the ending. A
   syntax error is logged as file:line or file:line:column, as far as Raptor tells, and returned as
   PG_ERROR_SYNTAX, bytes that are no UTF-8 as PG_ERROR_ENCODING. No network and no file but this
   one is opened. */
PgStatus pg_rdf_load(const char *path, const char *syntax, PgGraph *graph,
                     const PgLog *log) PG_CHECKED;

/* The names that pg_rdf_write takes, with their labels; ends with a NULL name. Constant. */
typedef struct {
    const char *name, *label;
} PgRdfSyntax;
const PgRdfSyntax *pg_rdf_syntaxes(void);

/* Write a graph. "nquads", "trig" and "jsonld" write everything with its graphs; every other syntax
   the facts without graphs: neither the default graph's statements about sentences and documents
   nor the background. N-Quads and N-Triples keep the graph's order, the others sort. An unknown
   syntax is PG_ERROR_ARGUMENT; a failed write PG_ERROR_IO; a term that the syntax cannot hold is
   logged and PG_ERROR_LIBRARY, before anything is written. rdfxml-xmp, rss-1.0 and atom have no
   place for most of a graph, which is logged as a warning. `out` is flushed, not closed. */
PgStatus pg_rdf_write(const PgGraph *graph, const char *syntax, FILE *out,
                      const PgLog *log) PG_CHECKED;

/* ---- Tables ---- */

typedef enum {
    PG_TABLE_ENTITIES,
    PG_TABLE_RELATIONS,
    PG_TABLE_ATTRIBUTES,
    PG_TABLE_STATISTICS,
    PG_TABLE_PARKS, /* from here on one row an entity, its facts in columns */
    PG_TABLE_COMPANIES,
    PG_TABLE_PROJECTS,
    PG_TABLE_PEOPLE,
    PG_N_TABLES
} PgTable;

/* Write a graph as tables for spreadsheets (CSV), out[which] each: UTF-8 with a BOM, RFC 4180, a
   cell that a spreadsheet would take for a formula behind an apostrophe. Rows come in the order of
   the graph. A stream that is NULL is left out; the others are flushed, not closed. */
PgStatus pg_tables_write(const PgGraph *graph, FILE *const out[PG_N_TABLES],
                         const PgLog *log) PG_CHECKED;

/* Write the entities and the relations between them as GraphML for Gephi, Cytoscape and yEd: nodes
   with label, class, other names and IRI, edges with the relation and, as weight, the number of
   sentences that state it. */
PgStatus pg_graphml_write(const PgGraph *graph, FILE *out, const PgLog *log) PG_CHECKED;

/* ---- Pictures ---- */

typedef enum {
    PG_VIEW_OVERVIEW,      /* parks by province and city, their largest projects, numbers */
    PG_VIEW_NEIGHBOURHOOD, /* what is around `focus` */
    PG_VIEW_PATH,          /* the shortest ways between `from` and `to` */
    PG_VIEW_CHAIN,         /* which parks have which industries in common */
    PG_VIEW_TIMELINE,      /* projects from signing to operation, of the park `focus` or all */
    PG_VIEW_ARTICLE,       /* what the article `article` says, sentence by sentence */
} PgPictureView;

/* "overview", "neighbourhood", "path", "chain", "timeline", "article"; false for another name. */
bool pg_picture_view_parse(const char *name, PgPictureView *view);

/* Entities are named in any of their forms, capitals, blanks and quotes apart; a part that only one
   of them has will do, and so will the IRI. */
typedef struct {
    PgPictureView view;
    const char *focus;
    unsigned depth; /* steps around the focus, from 1 */
    const char *from, *to;
    const char *article; /* its headline or document, or a part of one, or a sentence's IRI */
    const char *layout;  /* a Graphviz engine, or NULL to choose by size */
    const char *title;   /* or NULL: the view's own */
    const char *source;  /* what the picture names as its source when the graph tells of none */
    const PgOntology *ontology; /* what it calls classes and relations; NULL: their local names */
} PgDrawOptions;

typedef enum { PG_PICTURE_SVG, PG_PICTURE_PNG, PG_PICTURE_PDF, PG_PICTURE_DOT } PgPictureFormat;

/* "svg", "png", "pdf", "dot"; false for another name. */
bool pg_picture_format_parse(const char *name, PgPictureFormat *format);

typedef struct {
    PgPictureFormat format;
    FILE *out; /* flushed, not closed */
} PgPicture;

/* Draw a view of a graph: one layout, `n` renderings of it, the same bytes for the same statements.
   A name that no entity has is PG_ERROR_ARGUMENT, logged with the nearest names. In SVG the id of
   what stands for an entity is "n" and the first 16 hexadecimal digits of the SHA-256 of its IRI,
   the id of a relation "e" and those of "subject\nlocal name of the relation\nobject"; where one
   stands again, "-2" and so on follow. */
PgStatus pg_draw(const PgGraph *graph, const PgDrawOptions *options, const PgPicture *pictures,
                 size_t n, const PgLog *log) PG_CHECKED;

/* Several views in less time than one by one; stops at the first that fails. The ontology is that
   of all. */
typedef struct {
    const PgDrawOptions *options;
    const PgPicture *pictures;
    size_t n_pictures;
} PgDrawJob;
PgStatus pg_draw_all(const PgGraph *graph, const PgOntology *ontology, const PgDrawJob *jobs,
                     size_t n, const PgLog *log) PG_CHECKED;

/* What deserves a picture of its own. */
typedef struct {
    char *iri;   /* an entity's, for `focus`, or of a sentence of an article, for `article` */
    char *title; /* the entity's name or the article's headline */
} PgDrawSubject;
/* Of PG_VIEW_NEIGHBOURHOOD the parks, of PG_VIEW_ARTICLE the articles of which most is said, at
   most `max`; none for another view. The caller's: pg_draw_subjects_free. */
PgDrawSubject *pg_draw_subjects(const PgGraph *graph, PgPictureView view, size_t max, size_t *n);
void pg_draw_subjects_free(PgDrawSubject *subjects, size_t n);

/* ---- Stores ---- */

typedef struct {
    const char *kind;  /* virtuoso, fuseki, oxigraph, rdf4j, graphdb, qlever or gsp */
    const char *url;   /* of the server, data set or repository; for gsp of its graph store */
    const char *query; /* address for queries of a gsp store, or NULL */
    const char *graph; /* IRI of the graph for statements that have none; NULL for one of ours */
    bool adds;         /* to what is there, instead of replacing it */
    const char *user, *password, *token; /* each or NULL; a token goes before a password */
    size_t batch;                        /* statements a request, or 0 for what is usual */
    unsigned retries;                    /* after a request that failed for a passing reason */
    void (*progress)(void *data, size_t done, size_t total); /* statements; or NULL */
    void *data;
} PgLoadOptions;

typedef struct {
    size_t n_statements, n_graphs; /* that were to be loaded; the named graphs among them */
    size_t n_resumed;              /* statements that an earlier load had brought already */
    size_t n_dropped;              /* graphs of sentences that are no more */
    size_t n_counted;              /* statements that the store has told of afterwards */
} PgLoadReport;

/* Load a graph into a running store: its default graph into `graph`, each named graph under its
   own name. No graph is ever there half: a staging graph takes the place of the target when the
   store has counted it, and a load that was cut off goes on where it stopped. PG_ERROR_IO when the
   store does not answer, refuses, or does not hold afterwards what was sent. */
PgStatus pg_store_load(const PgGraph *graph, const PgLoadOptions *options, PgLoadReport *report,
                       const PgLog *log) PG_CHECKED;

#ifdef __cplusplus
}
#endif

#endif
