// SPDX-License-Identifier: GPL-3.0-or-later
// Maps with every key of their table, as templates see them.
#include "base/schema.h"

struct value schema_complete(const struct schema *schema, const struct value *map,
                             const struct schema_key *keys, size_t key_count) {
    struct value result = value_map();
    if (map->kind != VALUE_MAP)
        return *map;
    result.position = map->position;
    for (size_t i = 0; i < key_count; i++) {
        const struct value *found = value_find(map, keys[i].name);
        bool list = keys[i].many || keys[i].kind == SCHEMA_LIST;
        struct value nothing = list ? value_list() : value_nil();
        value_set_string(schema->arena, &result, keys[i].name, found ? *found : nothing);
    }
    return result;
}

struct value schema_complete_items(const struct schema *schema, const struct value *list,
                                   const struct schema_key *keys, size_t key_count) {
    struct value items = value_list();
    for (size_t i = 0; list->kind == VALUE_LIST && i < list->list.count; i++)
        value_append(schema->arena, &items,
                     schema_complete(schema, &list->list.items[i], keys, key_count));
    return items;
}
