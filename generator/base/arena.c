// SPDX-License-Identifier: GPL-3.0-or-later
// Memory that is freed as one: a list of blocks, each filled from its start.
#include "base/arena.h"

#include <libintl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_SIZE ((size_t)256 << 10)
#define ALIGNMENT _Alignof(max_align_t)

struct block {
    struct block *next;
    size_t capacity, used;
    _Alignas(max_align_t) unsigned char bytes[];
};

struct arena {
    struct block *first, *current;
    size_t used;
};

static _Noreturn void out_of_memory(void) {
    fputs(gettext("steunblad: out of memory\n"), stderr);
    exit(3);
}

static struct block *block_create(size_t capacity) {
    if (capacity > SIZE_MAX - sizeof(struct block))
        out_of_memory();
    struct block *block = malloc(sizeof *block + capacity);
    if (!block)
        out_of_memory();
    *block = (struct block){.capacity = capacity};
    return block;
}

struct arena *arena_create(void) {
    struct arena *arena = malloc(sizeof *arena);
    if (!arena)
        out_of_memory();
    *arena = (struct arena){.first = block_create(BLOCK_SIZE)};
    arena->current = arena->first;
    return arena;
}

// A block with room for `size`: the current one, a later one kept from before a reset, a new one.
static struct block *block_with_room(struct arena *arena, size_t size) {
    struct block *block = arena->current;
    while (block->capacity - block->used < size) {
        if (!block->next || block->next->capacity < size) {
            struct block *fresh = block_create(size > BLOCK_SIZE ? size : BLOCK_SIZE);
            fresh->next = block->next;
            block->next = fresh;
        }
        block = block->next;
        block->used = 0;
    }
    arena->current = block;
    return block;
}

static size_t rounded(size_t size) {
    if (size > SIZE_MAX - ALIGNMENT)
        out_of_memory();
    return (size + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
}

static void *allocate_dirty(struct arena *arena, size_t size) {
    size = rounded(size);
    struct block *block = block_with_room(arena, size);
    void *memory = block->bytes + block->used;
    block->used += size;
    arena->used += size;
    return memory;
}

void *arena_allocate(struct arena *arena, size_t size) {
    return memset(allocate_dirty(arena, size), 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size) {
    size_t total;
    if (__builtin_mul_overflow(count, size, &total))
        out_of_memory();
    return arena_allocate(arena, total);
}

void *arena_grow(struct arena *arena, void *old, size_t old_size, size_t new_size) {
    size_t old_rounded = rounded(old_size), new_rounded = rounded(new_size);
    struct block *block = arena->current;
    unsigned char *start = old;
    bool last = old && old_size && start + old_rounded == block->bytes + block->used;
    if (last && new_rounded >= old_rounded &&
        block->capacity - block->used >= new_rounded - old_rounded) {
        block->used += new_rounded - old_rounded;
        arena->used += new_rounded - old_rounded;
    } else {
        start = allocate_dirty(arena, new_size);
        if (old && old_size)
            memcpy(start, old, old_size);
    }
    memset(start + old_size, 0, new_size - old_size);
    return start;
}

void arena_reset(struct arena *arena) {
    arena->current = arena->first;
    arena->first->used = 0;
    arena->used = 0;
}

void arena_destroy(struct arena *arena) {
    if (!arena)
        return;
    for (struct block *block = arena->first, *next; block; block = next) {
        next = block->next;
        free(block);
    }
    free(arena);
}

size_t arena_used(const struct arena *arena) {
    return arena->used;
}
