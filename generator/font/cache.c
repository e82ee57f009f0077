// SPDX-License-Identifier: GPL-3.0-or-later
/* The cache of shaped words: a chained hash table in an arena. Nothing is ever taken out; the
 * passing cache goes with its arena. */
#include "font/private.h"

#include <string.h>

enum { FIRST_BUCKETS = 256 };

struct word_cache word_cache_create(struct arena *arena) {
    return (struct word_cache){.arena = arena,
                               .buckets = arena_new_array(arena, FIRST_BUCKETS, struct word *),
                               .bucket_count = FIRST_BUCKETS};
}

static uint64_t mix(uint64_t hash, uint64_t value) {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
    return hash ^ (hash >> 32);
}

uint64_t word_hash(const struct word_key *key) {
    uint64_t hash = mix(((uint64_t)key->face << 48) | ((uint64_t)key->language << 32) | key->script,
                        key->right_to_left);
    const char *at = key->text.bytes;
    size_t left = key->text.length;
    for (; left >= 8; at += 8, left -= 8) {
        uint64_t chunk;
        memcpy(&chunk, at, 8);
        hash = mix(hash, chunk);
    }
    uint64_t rest = 0;
    if (left)
        memcpy(&rest, at, left);
    return mix(hash, rest ^ ((uint64_t)key->text.length << 56));
}

static bool key_equal(const struct word_key *a, const struct word_key *b) {
    return a->face == b->face && a->language == b->language && a->script == b->script &&
           a->right_to_left == b->right_to_left && text_equal(a->text, b->text);
}

const struct word *word_find(const struct word_cache *cache, const struct word_key *key,
                             uint64_t hash) {
    const struct word *word = cache->buckets[hash & (cache->bucket_count - 1)];
    while (word && !(word->hash == hash && key_equal(&word->key, key)))
        word = word->next;
    return word;
}

static void grow(struct word_cache *cache) {
    size_t count = cache->bucket_count * 4;
    struct word **buckets = arena_new_array(cache->arena, count, struct word *);
    for (size_t index = 0; index < cache->bucket_count; index++) {
        for (struct word *word = cache->buckets[index], *next; word; word = next) {
            next = word->next;
            word->next = buckets[word->hash & (count - 1)];
            buckets[word->hash & (count - 1)] = word;
        }
    }
    cache->buckets = buckets;
    cache->bucket_count = count;
}

const struct word *word_add(struct word_cache *cache, const struct word_key *key, uint64_t hash,
                            const struct shaped *const *parts, uint32_t part_count) {
    if (cache->count >= cache->bucket_count)
        grow(cache);
    struct word *word = arena_new(cache->arena, struct word);
    *word = (struct word){.key = *key, .hash = hash, .parts = parts, .part_count = part_count};
    word->key.text = text_copy(cache->arena, key->text);
    word->next = cache->buckets[hash & (cache->bucket_count - 1)];
    cache->buckets[hash & (cache->bucket_count - 1)] = word;
    cache->count++;
    return word;
}
