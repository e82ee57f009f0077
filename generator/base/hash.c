// SPDX-License-Identifier: GPL-3.0-or-later
// SHA-256 (FIPS 180-4) through libmd.
#include "base/hash.h"

#include <sys/types.h>

#include <sha2.h>

struct hash hash_of(struct text content) {
    struct hash hash;
    SHA2_CTX context;
    SHA256Init(&context);
    SHA256Update(&context, (const uint8_t *)content.bytes, content.length);
    SHA256Final(hash.bytes, &context);
    return hash;
}

struct text hash_hex(struct arena *arena, const struct hash *hash) {
    static const char digits[] = "0123456789abcdef";
    struct builder builder = {.arena = arena};
    for (size_t i = 0; i < sizeof hash->bytes; i++) {
        builder_byte(&builder, digits[hash->bytes[i] >> 4]);
        builder_byte(&builder, digits[hash->bytes[i] & 15]);
    }
    return builder_result(&builder);
}
