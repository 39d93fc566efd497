#include "base/packing.h"

#include <glib.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

enum { ROOM = 1 << 16, GZIP_WINDOW = 15 + 16 /* with gzip's head */, ZSTD_LEVEL = 3 };

PgPacking pg_packing_of(const char *path, size_t *length) {
    static const struct {
        const char *ending;
        PgPacking packing;
    } endings[] = {{".gz", PG_PACKING_GZIP}, {".zst", PG_PACKING_ZSTD}};
    *length = strlen(path);
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++)
        if (g_str_has_suffix(path, endings[i].ending)) {
            *length -= strlen(endings[i].ending);
            return endings[i].packing;
        }
    return PG_PACKING_NONE;
}

/* Writing: a stream of the C library whose calls end here. */

typedef struct {
    FILE *out; /* borrowed */
    PgPacking packing;
    z_stream gzip;
    ZSTD_CStream *zstd;
    char room[ROOM];
} Packer;

static bool put(Packer *packer, size_t n) {
    return fwrite(packer->room, 1, n, packer->out) == n;
}

static bool pack_gzip(Packer *packer, const char *bytes, size_t n, bool is_end) {
    z_stream *gzip = &packer->gzip;
    gzip->next_in = (z_const Bytef *)bytes;
    gzip->avail_in = (uInt)n; /* the C library hands over less than 4 GiB */
    do {
        gzip->next_out = (Bytef *)packer->room;
        gzip->avail_out = ROOM;
        if (deflate(gzip, is_end ? Z_FINISH : Z_NO_FLUSH) == Z_STREAM_ERROR ||
            !put(packer, ROOM - gzip->avail_out))
            return false;
    } while (gzip->avail_out == 0);
    return true;
}

static bool pack_zstd(Packer *packer, const char *bytes, size_t n, bool is_end) {
    ZSTD_inBuffer in = {bytes, n, 0};
    size_t left;
    do {
        ZSTD_outBuffer out = {packer->room, ROOM, 0};
        left = ZSTD_compressStream2(packer->zstd, &out, &in, is_end ? ZSTD_e_end : ZSTD_e_continue);
        if (ZSTD_isError(left) || !put(packer, out.pos))
            return false;
    } while (is_end ? left > 0 : in.pos < in.size);
    return true;
}

static bool pack(Packer *packer, const char *bytes, size_t n, bool is_end) {
    return packer->packing == PG_PACKING_GZIP ? pack_gzip(packer, bytes, n, is_end)
                                              : pack_zstd(packer, bytes, n, is_end);
}

static ssize_t write_packed(void *cookie, const char *bytes, size_t n) {
    return pack(cookie, bytes, n, false) ? (ssize_t)n : 0;
}

static void free_packer(Packer *packer) {
    if (packer->packing == PG_PACKING_GZIP)
        deflateEnd(&packer->gzip);
    ZSTD_freeCStream(packer->zstd);
    g_free(packer);
}

static int close_packed(void *cookie) {
    Packer *packer = cookie;
    bool worked = pack(packer, "", 0, true);
    free_packer(packer);
    return worked ? 0 : EOF;
}

FILE *pg_packing_stream_new(PgPacking packing, FILE *out) {
    Packer *packer = g_new0(Packer, 1);
    packer->out = out;
    packer->packing = packing;
    bool works = packing == PG_PACKING_GZIP
                     ? deflateInit2(&packer->gzip, Z_DEFAULT_COMPRESSION, Z_DEFLATED, GZIP_WINDOW,
                                    MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY) == Z_OK
                     : (packer->zstd = ZSTD_createCStream()) != NULL;
    if (works && packing == PG_PACKING_ZSTD) {
        ZSTD_CCtx_setParameter(packer->zstd, ZSTD_c_compressionLevel, ZSTD_LEVEL);
        ZSTD_CCtx_setParameter(packer->zstd, ZSTD_c_checksumFlag, 1);
    }
    cookie_io_functions_t calls = {.write = write_packed, .close = close_packed};
    FILE *stream = works ? fopencookie(packer, "w", calls) : NULL;
    if (!stream)
        free_packer(packer);
    return stream;
}

/* Reading: all at once, a piece at a time into a growing text. */

static PgStatus unpack_gzip(const char *bytes, size_t n, size_t limit, GString *text) {
    z_stream gzip = {.next_in = (z_const Bytef *)bytes};
    if (inflateInit2(&gzip, GZIP_WINDOW) != Z_OK)
        return PG_ERROR_LIBRARY;
    char *room = g_malloc(ROOM);
    PgStatus status = PG_OK;
    int result = Z_OK;
    while (status == PG_OK && !(result == Z_STREAM_END && n == 0 && gzip.avail_in == 0)) {
        if (gzip.avail_in == 0) {
            gzip.avail_in = (uInt)MIN(n, (size_t)1 << 30);
            n -= gzip.avail_in;
        }
        if (result == Z_STREAM_END && inflateReset(&gzip) != Z_OK) /* one more member */
            status = PG_ERROR_LIBRARY;
        gzip.next_out = (Bytef *)room;
        gzip.avail_out = ROOM;
        result = inflate(&gzip, Z_NO_FLUSH);
        if (result != Z_OK && result != Z_STREAM_END)
            status = PG_ERROR_SYNTAX;
        g_string_append_len(text, room, ROOM - (gssize)gzip.avail_out);
        if (text->len > limit)
            status = PG_ERROR_LIMIT;
    }
    g_free(room);
    inflateEnd(&gzip);
    return status;
}

static PgStatus unpack_zstd(const char *bytes, size_t n, size_t limit, GString *text) {
    ZSTD_DStream *zstd = ZSTD_createDStream();
    if (!zstd)
        return PG_ERROR_LIBRARY;
    char *room = g_malloc(ROOM);
    ZSTD_inBuffer in = {bytes, n, 0};
    PgStatus status = PG_OK;
    size_t left = 1, put = ROOM;
    while (status == PG_OK && (in.pos < in.size || put == ROOM)) {
        ZSTD_outBuffer out = {room, ROOM, 0};
        left = ZSTD_decompressStream(zstd, &out, &in);
        put = out.pos;
        g_string_append_len(text, room, (gssize)put);
        if (ZSTD_isError(left))
            status = PG_ERROR_SYNTAX;
        else if (text->len > limit)
            status = PG_ERROR_LIMIT;
    }
    g_free(room);
    ZSTD_freeDStream(zstd);
    return status == PG_OK && left > 0 ? PG_ERROR_SYNTAX : status;
}

PgStatus pg_packing_unpack(PgPacking packing, const char *bytes, size_t n, size_t limit,
                           char **text, size_t *length) {
    GString *unpacked = g_string_new(NULL);
    PgStatus status = packing == PG_PACKING_GZIP ? unpack_gzip(bytes, n, limit, unpacked)
                                                 : unpack_zstd(bytes, n, limit, unpacked);
    *length = unpacked->len;
    *text = g_string_free(unpacked, status != PG_OK);
    return status;
}
