// SPDX-License-Identifier: GPL-3.0-or-later
// SHA-256 (FIPS 180-4) through Nettle, which uses the processor's own instructions.
#include "base/hash.h"

#include <nettle/sha2.h>

struct hash hash_of(struct text content) {
    struct hash hash;
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, content.length, (const uint8_t *)content.bytes);
    sha256_digest(&context, sizeof hash.bytes, hash.bytes);
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
