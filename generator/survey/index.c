// SPDX-License-Identifier: GPL-3.0-or-later
// Open addressing with linear probing; FNV-1a over the bytes of the key.
#include "survey/index.h"

struct slot {
    struct text key;
    const void *item; // NULL: free
};

struct index {
    struct arena *arena;
    struct slot *slots;
    size_t count, capacity; // the capacity is a power of two
};

#define FIRST_CAPACITY 64

struct index *index_create(struct arena *arena) {
    struct index *index = arena_new(arena, struct index);
    index->arena = arena;
    index->capacity = FIRST_CAPACITY;
    index->slots = arena_new_array(arena, index->capacity, struct slot);
    return index;
}

static uint64_t hash(struct text key) {
    uint64_t sum = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < key.length; i++)
        sum = (sum ^ (unsigned char)key.bytes[i]) * UINT64_C(1099511628211);
    return sum;
}

// Where `key` is, or the free slot where it belongs.
static struct slot *slot_of(const struct index *index, struct text key) {
    size_t place = (size_t)hash(key) & (index->capacity - 1);
    while (index->slots[place].item && !text_equal(index->slots[place].key, key))
        place = (place + 1) & (index->capacity - 1);
    return &index->slots[place];
}

static void grow(struct index *index) {
    struct index larger = {.arena = index->arena, .capacity = index->capacity * 2};
    larger.count = index->count;
    larger.slots = arena_new_array(index->arena, larger.capacity, struct slot);
    for (size_t i = 0; i < index->capacity; i++)
        if (index->slots[i].item)
            *slot_of(&larger, index->slots[i].key) = index->slots[i];
    *index = larger;
}

const void *index_add(struct index *index, struct text key, const void *item) {
    if (index->count * 2 >= index->capacity)
        grow(index);
    struct slot *slot = slot_of(index, key);
    if (slot->item)
        return slot->item;
    *slot = (struct slot){key, item};
    index->count++;
    return NULL;
}

const void *index_find(const struct index *index, struct text key) {
    return slot_of(index, key)->item;
}
