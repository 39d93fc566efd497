/* Hashes for tables in memory: quick, and of no meaning outside of the run. */
#ifndef PG_BASE_HASH_H
#define PG_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/* A hash of bytes; with another seed another one. All its bits are mixed. */
uint64_t pg_bytes_hash(const char *bytes, size_t size, uint64_t seed);

/* A hash of a string for GLib's tables, quicker than g_str_hash on names of many bytes. */
unsigned pg_text_hash(const void *text);

#endif
