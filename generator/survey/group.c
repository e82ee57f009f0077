// SPDX-License-Identifier: GPL-3.0-or-later
// Groups of an edition: teams and the like, of whom documents may be made apart.
#include "survey/reader.h"

static const struct schema_key group_keys[] = {
    SCHEMA_KEY("title", SCHEMA_TEXT, struct edition_group, title),
};

void read_groups(const struct schema *schema, const struct value *map, struct edition *edition) {
    size_t count = map ? map->map.count : 0;
    edition->groups = arena_new_array(schema->arena, count, struct edition_group);
    for (size_t i = 0; i < count; i++) {
        const struct entry *entry = &map->map.entries[i];
        struct edition_group group = {.id = entry->key, .title = entry->key};
        if (!schema_fits(SCHEMA_NAME, entry->key)) {
            struct value key = value_text(entry->key);
            key.position = entry->key_position;
            schema_wrong(schema, &key, "groups", SCHEMA_NAME);
        }
        schema_read(schema, &entry->value, SCHEMA_TABLE(group_keys), &group);
        edition->groups[edition->group_count++] = group;
    }
}

// ---- finding ----

static const struct edition_group *group_of(const struct edition *edition, struct text id) {
    for (size_t i = 0; i < edition->group_count; i++)
        if (text_equal(edition->groups[i].id, id))
            return &edition->groups[i];
    return NULL;
}

static void report_unknown(const struct schema *schema, const struct edition *edition,
                           struct text id, struct position position) {
    struct text *ids = arena_new_array(schema->arena, edition->group_count, struct text);
    for (size_t i = 0; i < edition->group_count; i++)
        ids[i] = edition->groups[i].id;
    const char *expected =
        edition->group_count
            ? expected_nearest(schema->arena, id, ids, edition->group_count)
            : expected_format(schema->arena, "the edition names its groups under \"groups\"");
    report_error(schema->diagnostics, position, expected, "unknown group \"%.*s\"",
                 TEXT_ARGUMENTS(id));
}

void check_response_groups(const struct schema *schema, const struct edition *edition) {
    if (edition->group_count == 0)
        return; // this edition makes no difference between groups
    for (size_t i = 0; i < edition->responses.count; i++) {
        const struct response *response = &edition->responses.items[i];
        if (response->group.length && !group_of(edition, response->group))
            report_unknown(schema, edition, response->group, response->group_position);
    }
}

// ---- of a document ----

static bool has_group(const struct edition_group *const *groups, size_t count,
                      const struct edition_group *group) {
    for (size_t i = 0; i < count; i++)
        if (groups[i] == group)
            return true;
    return false;
}

static size_t read_names(const struct schema *schema, const struct edition *edition,
                         const struct value *list, const char *name,
                         const struct edition_group **groups) {
    size_t count = 0;
    for (size_t i = 0; i < list->list.count; i++) {
        const struct value *item = &list->list.items[i];
        struct text id;
        if (!schema_text(schema, item, name, SCHEMA_NAME, &id))
            continue;
        const struct edition_group *group = group_of(edition, id);
        if (!group)
            report_unknown(schema, edition, id, item->position);
        else if (has_group(groups, count, group))
            report_error(schema->diagnostics, item->position,
                         expected_format(schema->arena, "remove one of them"),
                         "group \"%.*s\" stands here twice", TEXT_ARGUMENTS(id));
        else
            groups[count++] = group;
    }
    return count;
}

static void read_refusals(const struct schema *schema, const struct edition *edition,
                          const struct value *list, struct edition_document *document) {
    document->refusals =
        arena_new_array(schema->arena, list->list.count, const struct edition_group *);
    document->refusal_count =
        read_names(schema, edition, list, "refusal_expected", document->refusals);
    for (size_t i = 0; i < document->refusal_count; i++)
        if (!has_group(document->groups, document->group_count, document->refusals[i]))
            report_error(schema->diagnostics, list->position,
                         expected_format(schema->arena, "name it under \"groups\" as well"),
                         "the document is not made of group \"%.*s\"",
                         TEXT_ARGUMENTS(document->refusals[i]->id));
}

void read_document_groups(const struct schema *schema, const struct edition *edition,
                          const struct value *groups, const struct value *refusals,
                          struct edition_document *document) {
    const struct value *misplaced = document->audience == FOR_BLANK    ? groups
                                    : document->audience == FOR_PERSON ? refusals
                                                                       : NULL;
    if (misplaced)
        report_error(schema->diagnostics, misplaced->position,
                     expected_format(schema->arena, "remove it, or write \"for: group\""),
                     misplaced == groups ? N_("a blank document is of no group")
                                         : N_("only documents of groups can be refused"));
    if (groups) {
        document->groups =
            arena_new_array(schema->arena, groups->list.count, const struct edition_group *);
        document->group_count = read_names(schema, edition, groups, "groups", document->groups);
        if (groups->list.count == 0)
            report_error(schema->diagnostics, groups->position,
                         expected_format(schema->arena, "remove it, or name a group"),
                         "\"groups\" is empty");
    }
    if (refusals && document->audience == FOR_GROUP)
        read_refusals(schema, edition, refusals, document);
}
