// SPDX-License-Identifier: GPL-3.0-or-later
/* SHA-256 (FIPS 180-4) through Nettle, for the manifest, document IDs and cache keys. */
#ifndef STEUNBLAD_HASH_H
#define STEUNBLAD_HASH_H

#include "base/text.h"

struct hash {
    uint8_t bytes[32];
};

struct hash hash_of(struct text content);
struct text hash_hex(struct arena *arena, const struct hash *hash); // 64 lower-case digits

#endif
