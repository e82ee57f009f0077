// SPDX-License-Identifier: GPL-3.0-or-later
// Who publishes an edition, whom to turn to, who accredited it; and what templates see of it all.
#include "survey/reader.h"

#define POINTS_LIMIT 100

struct contact {
    struct text name, role, phone, email;
};

struct accreditation {
    struct text body, number;
    double points;
};

static const struct schema_key publisher_keys[] = {
    SCHEMA_KEY("name", SCHEMA_TEXT, struct publisher, name, .required = true),
    SCHEMA_KEY("website", SCHEMA_TEXT, struct publisher, website),
    SCHEMA_KEY("logo", SCHEMA_PATH, struct publisher, logo),
};

static const struct schema_key contact_keys[] = {
    SCHEMA_KEY("name", SCHEMA_TEXT, struct contact, name, .required = true),
    SCHEMA_KEY("role", SCHEMA_TEXT, struct contact, role),
    SCHEMA_KEY("phone", SCHEMA_TEXT, struct contact, phone),
    SCHEMA_KEY("email", SCHEMA_TEXT, struct contact, email),
};

static const struct schema_key accreditation_keys[] = {
    SCHEMA_KEY("body", SCHEMA_TEXT, struct accreditation, body, .required = true),
    SCHEMA_KEY("number", SCHEMA_TEXT, struct accreditation, number, .required = true),
    SCHEMA_KEY("points", SCHEMA_NUMBER, struct accreditation, points, .minimum = 0,
               .maximum = POINTS_LIMIT, .required = true),
};

static struct value text_map(struct arena *arena, const char *const *keys,
                             const struct text *const *texts) {
    struct value map = value_map();
    for (size_t i = 0; keys[i]; i++)
        value_set_string(arena, &map, keys[i],
                         texts[i]->length ? value_text(*texts[i]) : value_nil());
    return map;
}

static struct value publisher_value(struct arena *arena, const struct publisher *publisher) {
    static const char *const names[] = {"name", "website", "logo", NULL};
    return text_map(
        arena, names,
        (const struct text *const[]){&publisher->name, &publisher->website, &publisher->logo});
}

static struct value contact_value(struct arena *arena, const struct contact *contact) {
    static const char *const names[] = {"name", "role", "phone", "email", NULL};
    return text_map(arena, names,
                    (const struct text *const[]){&contact->name, &contact->role, &contact->phone,
                                                 &contact->email});
}

static struct value accreditation_value(struct arena *arena,
                                        const struct accreditation *accreditation) {
    static const char *const names[] = {"body", "number", NULL};
    if (accreditation->number.length == 0)
        return value_nil();
    struct value map = text_map(
        arena, names, (const struct text *const[]){&accreditation->body, &accreditation->number});
    value_set_string(arena, &map, "points", value_number(accreditation->points));
    return map;
}

static struct value edition_value(struct arena *arena, const struct edition *edition) {
    static const char *const keys[] = {"id",       "title",   "edition", "date",
                                       "language", "changes", NULL};
    struct value privacy = value_map();
    struct value map = text_map(
        arena, keys,
        (const struct text *const[]){&edition->id, &edition->title, &edition->edition,
                                     &edition->date, &edition->language, &edition->changes});
    value_set_string(arena, &privacy, "min_n", value_number(edition->min_n));
    value_set_string(arena, &privacy, "min_cell", value_number(edition->min_cell));
    value_set_string(arena, &map, "privacy", privacy);
    value_set_string(arena, &map, "example", value_boolean(edition->example));
    return map;
}

void read_imprint(const struct schema *schema, const struct value *publisher,
                  const struct value *contact, const struct value *accreditation,
                  struct edition *edition) {
    struct contact whom = {0};
    struct accreditation accredited = {0};
    schema_read(schema, publisher, SCHEMA_TABLE(publisher_keys), &edition->publisher);
    const struct value *logo = value_find(publisher, "logo");
    if (logo && edition->publisher.logo.length) {
        edition->publisher.logo_written = logo->text;
        edition->publisher.logo_position = logo->position;
    }
    schema_read(schema, contact, SCHEMA_TABLE(contact_keys), &whom);
    schema_read(schema, accreditation, SCHEMA_TABLE(accreditation_keys), &accredited);
    edition->value = edition_value(schema->arena, edition);
    value_set_string(schema->arena, &edition->value, "publisher",
                     publisher_value(schema->arena, &edition->publisher));
    value_set_string(schema->arena, &edition->value, "contact",
                     contact_value(schema->arena, &whom));
    value_set_string(schema->arena, &edition->value, "accreditation",
                     accreditation_value(schema->arena, &accredited));
}
