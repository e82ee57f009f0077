// SPDX-License-Identifier: GPL-3.0-or-later
// What an edition prints for a workshop, and the codes on it that come back in responses.
#include "survey/reader.h"

struct workshop_form {
    const struct value *participant, *once;
};

static const struct schema_key workshop_keys[] = {
    SCHEMA_KEY("participant", SCHEMA_LIST, struct workshop_form, participant, .required = true),
    SCHEMA_KEY("once", SCHEMA_LIST, struct workshop_form, once),
};

static void read_pieces(const struct schema *schema, const struct value *list, const char *name,
                        bool each, struct edition *edition) {
    for (size_t i = 0; list && i < list->list.count; i++) {
        const struct value *item = &list->list.items[i];
        struct workshop_piece piece = {.position = item->position, .each = each};
        if (schema_text(schema, item, name, SCHEMA_NAME, &piece.name))
            edition->pieces[edition->piece_count++] = piece;
    }
}

void read_workshop(const struct schema *schema, const struct value *map, struct edition *edition) {
    struct workshop_form form = {0};
    if (!map)
        return;
    schema_read(schema, map, SCHEMA_TABLE(workshop_keys), &form);
    size_t most = (form.participant ? form.participant->list.count : 0) +
                  (form.once ? form.once->list.count : 0);
    edition->pieces = arena_new_array(schema->arena, most, struct workshop_piece);
    read_pieces(schema, form.participant, "participant", true, edition);
    read_pieces(schema, form.once, "once", false, edition);
    for (size_t i = 0; i < edition->responses.count; i++) {
        const struct response *response = &edition->responses.items[i];
        if (sheet_code_is_mistyped(response->code))
            report_warning(schema->diagnostics, response->position,
                           "look at the sheet again: a character may be wrong, or two changed "
                           "places",
                           "no sheet of a workshop has the code \"%.*s\"",
                           TEXT_ARGUMENTS(response->code));
    }
}
