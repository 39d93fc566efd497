/* What a reader of any format leaves: readable characters that know where they came from. */
#ifndef PG_SOURCE_DOCUMENT_H
#define PG_SOURCE_DOCUMENT_H

#include "base/digest.h"
#include "base/log.h"
#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum {
    PG_LINE_WRAPPED,   /* a physical line of plain text or Markdown: may go on in the next one */
    PG_LINE_PARAGRAPH, /* a whole paragraph, as mark-up says */
    PG_LINE_HEADING,   /* a heading, as mark-up says; `level` 1 is the highest */
    PG_LINE_TITLE,     /* the document's title from its metadata element (HTML title, NITF hl1) */
    PG_LINE_CAPTION,   /* text of an image, as mark-up says */
} PgLineKind;

/* One line of a document: chars[start..end), without its line end. */
typedef struct {
    uint32_t start, end;
    PgLineKind kind;
    uint8_t level;   /* of a heading, else 0 */
    bool gap_before; /* a blank line or a rule stands between this and the line before */
} PgLine;

/* A document as read. `chars` are the code points of its readable text, mark-up left out;
   `origins[i]` is the place of chars[i] in the decoded document, in code points from 0, and
   rises strictly. For text, HTML and XML the decoded document is the whole file after decoding
   (a BOM not counted); for a JSON Lines record it is the value of its `text`. */
typedef struct {
    char *name;                  /* the id of a record, or the path as given; UTF-8 */
    char *title;                 /* from metadata; NULL where there is none */
    char *date;                  /* as the metadata write it; NULL where there is none */
    char *publisher;             /* the `source` of a record or page; NULL where there is none */
    char sha256[PG_DIGEST_ROOM]; /* of the file's bytes; of the UTF-8 text for a record; lower-case
                                    hex */
    uint32_t *chars;
    uint32_t *origins;
    uint32_t n_chars;
    uint32_t decoded_length; /* code points of the decoded document */
    char *decoded; /* the decoded document itself, UTF-8; NULL unless the input keeps it */
    PgLine *lines;
    uint32_t n_lines;
} PgDocument;

void pg_document_free(PgDocument *document); /* NULL is legal */

/* Takes ownership of the document. Anything but PG_OK stops the reading and is returned. */
typedef PgStatus (*PgDocumentSink)(void *data, PgDocument *document);

/* One input that will be read: a regular file. */
typedef struct {
    char *path;         /* as the user may open it */
    char *name;         /* as the document is named: the path as given, folders joined by '/', as
                           UTF-8: what is none is U+FFFD */
    bool keeps_decoded; /* off; set it to have `decoded` in the documents */
} PgInput;

/* List the files behind the paths in the order of their names, twins left out: a file is itself,
   a folder every page below it (endings .txt .text .md .markdown .html .htm .xhtml .xml .nitf
   .jsonl .ndjson, no hidden files), "-" standard input. A path that does not exist and a folder
   without a page are logged and counted in report->n_failed. The result is the caller's:
   pg_inputs_free. */
PgInput *pg_inputs_list(const char *const *paths, size_t n_paths, size_t *n_inputs,
                        PgReadReport *report, const PgLog *log);
void pg_inputs_free(PgInput *inputs, size_t n_inputs);

/* Read one input and hand each of its documents to the sink. A file that cannot be read, is
   empty, binary, malformed or over 256 MiB is logged with its place and counted, and the result
   is PG_OK; only what the sink returns stops. The format is told by the ending, and where that
   says nothing (standard input) by the first characters. */
PgStatus pg_input_read(const PgInput *input, PgDocumentSink sink, void *data, PgReadReport *report,
                       const PgLog *log) PG_CHECKED;

#endif
