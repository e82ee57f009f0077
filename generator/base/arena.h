// SPDX-License-Identifier: GPL-3.0-or-later
/* Memory that is freed as one.
 *
 * Two arenas exist in a run: *run* (surveys, templates, fonts; filled before the workers are
 * forked, constant afterwards) and *document* (everything else; reset for each document).
 * Pointers go from document to run, never back. Nothing is freed singly, no caller checks for
 * NULL: when memory is gone the process ends with exit status 3 and says so.
 */
#ifndef STEUNBLAD_ARENA_H
#define STEUNBLAD_ARENA_H

#include <stddef.h>

struct arena;

/* A new, empty arena; the caller ends it with arena_destroy. */
struct arena *arena_create(void);

/* `size` zeroed bytes, aligned for any type; they live until the next reset or destroy. */
void *arena_allocate(struct arena *arena, size_t size);

/* An array of `count` zeroed elements of `size` bytes; ends the process when the product
 * overflows. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* `new_size` bytes whose first `old_size` are those of `old` (may be NULL), the rest zeroed.
 * Grows in place when `old` was the last allocation. */
void *arena_grow(struct arena *arena, void *old, size_t old_size, size_t new_size);

/* Forgets everything and keeps the memory for the next document. */
void arena_reset(struct arena *arena);

/* Gives all memory back; NULL is allowed. */
void arena_destroy(struct arena *arena);

/* Bytes handed out since the last reset: a measure for tests and `bench`. */
size_t arena_used(const struct arena *arena);

#define arena_new(arena, type) ((type *)arena_allocate((arena), sizeof(type)))
#define arena_new_array(arena, count, type) ((type *)arena_array((arena), (count), sizeof(type)))

/* Makes room for one more element in a growing array kept in an arena:
 * `arena_push(arena, list->items, list->count, list->capacity) = item;` */
#define arena_push(arena, items, count, capacity)                                                  \
    *(((count) == (capacity)                                                                       \
           ? (void)((items) = arena_grow((arena), (items), (capacity) * sizeof *(items),           \
                                         ((capacity) ? (capacity)*2 : 8) * sizeof *(items)),       \
                    (capacity) = (capacity) ? (capacity)*2 : 8)                                    \
           : (void)0),                                                                             \
      &(items)[(count)++])

#endif
