// SPDX-License-Identifier: GPL-3.0-or-later
/* From names to things: a hash table in an arena, for questions by id and for finding doubles. */
#ifndef STEUNBLAD_SURVEY_INDEX_H
#define STEUNBLAD_SURVEY_INDEX_H

#include "base/text.h"

struct index;

struct index *index_create(struct arena *arena);

/* Adds `item` (never NULL) under `key`, which is borrowed. When the key is there already, nothing
 * is added and the earlier item is returned, else NULL. */
const void *index_add(struct index *index, struct text key, const void *item);

/* The item under `key`, or NULL. */
const void *index_find(const struct index *index, struct text key);

#endif
