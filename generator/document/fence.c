// SPDX-License-Identifier: GPL-3.0-or-later
// Fenced blocks with a YAML body: figures and forms. Strings that start with "=" are expressions.
#include "document/expand.h"

#include "base/yaml.h"

#include <libintl.h>

#define KEY_LIMIT 16

static const struct fence_form {
    const char *name;
    enum part_kind kind;
    const char *keys[KEY_LIMIT];
} forms[] = {
    {"chart",
     PART_CHART,
     {"kind", "title", "description", "data", "columns", "maximum", "minimum", "ends", "answers",
      "states"}},
    {"ecogram",
     PART_ECOGRAM,
     {"title", "description", "data", "columns", "empty", "roles", "circles", "kinds"}},
    {"sheet-code", PART_SHEET_CODE, {"title", "description", "text"}},
    {"lines", PART_LINES, {"count", "boxes", "frame"}},
    {"questions", PART_QUESTIONS, {"survey", "questions", "level"}},
    {"sources", PART_SOURCES, {"checked"}},
};
#define FORM_COUNT (sizeof forms / sizeof *forms)

bool fence_kind(struct text info, enum part_kind *kind) {
    for (size_t i = 0; i < FORM_COUNT; i++)
        if (text_is(text_trim(info), forms[i].name)) {
            *kind = forms[i].kind;
            return true;
        }
    return false;
}

static const struct fence_form *form_of(enum part_kind kind) {
    const struct fence_form *form = forms;
    while (form->kind != kind)
        form++;
    return form;
}

static void check_keys(struct reading *reading, const struct fence_form *form,
                       const struct value *body) {
    struct text names[KEY_LIMIT];
    size_t count = 0;
    while (count < KEY_LIMIT && form->keys[count]) {
        names[count] = text_of(form->keys[count]);
        count++;
    }
    for (size_t i = 0; i < body->map.count; i++) {
        const struct entry *entry = &body->map.entries[i];
        bool known = false;
        for (size_t j = 0; j < count; j++)
            known |= text_equal(entry->key, names[j]);
        if (!known)
            report_error(reading->diagnostics, entry->key_position,
                         expected_nearest(reading->arena, entry->key, names, count),
                         "unknown key \"%.*s\" in a block of kind \"%s\"",
                         TEXT_ARGUMENTS(entry->key), form->name);
    }
}

static bool is_expression(const struct value *value) {
    return value->kind == VALUE_TEXT && text_starts(value->text, TEXT("="));
}

// Where the expression behind the "=" of a YAML string stands: exactly, if it is written there as
// YAML reads it (not over several lines, without escapes).
static struct position expression_position(const struct value *value, struct text inside) {
    struct position position = value->position;
    struct text written = text_slice(position.source->content, 0, position.end);
    size_t found = text_find(written, inside, position.start);
    if (found != SIZE_MAX) {
        position.start = (uint32_t)found;
        position.end = (uint32_t)(found + inside.length);
    }
    return position;
}

static void read_expression(struct reading *reading, const struct value *value,
                            struct fence *fence) {
    struct text inside = text_trim(text_slice(value->text, 1, value->text.length));
    struct expression expression = {.text = inside, .position = value->position};
    const struct expression *compiled = NULL;
    if (reading->mode == TEMPLATE_LITERAL)
        report_error(reading->diagnostics, value->position, "expected the value itself",
                     "there is nothing to calculate with in a plain Markdown file");
    else if (inside.length == 0)
        report_error(reading->diagnostics, value->position, NULL, "empty expression");
    else
        compiled = expression_compile_text(reading, inside, expression_position(value, inside));
    arena_push(reading->arena, fence->expressions, fence->expression_count,
               fence->expression_capacity) = compiled ? *compiled : expression;
}

static void read_expressions(struct reading *reading, const struct value *value,
                             struct fence *fence) {
    switch (value->kind) {
    case VALUE_TEXT:
        if (is_expression(value)) {
            read_expression(reading, value, fence);
        } else if (reading->mode == TEMPLATE_FILL &&
                   text_find(value->text, TEXT("{{"), 0) != SIZE_MAX) {
            report_error(reading->diagnostics, value->position,
                         "expected a text that starts with =, such as \"= 'Voor ' .. naam\"",
                         "placeholders are not read in a figure or form");
        } else {
            builder_text(&reading->template->characters, value->text);
            builder_byte(&reading->template->characters, '\n');
        }
        break;
    case VALUE_LIST:
        for (size_t i = 0; i < value->list.count; i++)
            read_expressions(reading, &value->list.items[i], fence);
        break;
    case VALUE_MAP:
        for (size_t i = 0; i < value->map.count; i++)
            read_expressions(reading, &value->map.entries[i].value, fence);
        break;
    default:
        break;
    }
}

bool fence_read(struct reading *reading, enum part_kind kind, struct position body,
                struct fence *fence) {
    const struct fence_form *form = form_of(kind);
    size_t errors = reading->diagnostics->errors;
    if (!yaml_read_part(reading->arena, body, reading->diagnostics, &fence->body))
        return false;
    if (fence->body.kind == VALUE_NIL) {
        struct position position = fence->body.position;
        fence->body = value_map();
        fence->body.position = position;
    }
    if (fence->body.kind != VALUE_MAP) {
        report_error(reading->diagnostics, fence->body.position,
                     "expected lines such as `key: value`", "a block of kind \"%s\" holds %s",
                     form->name, gettext(value_kind_name(fence->body.kind)));
        return false;
    }
    check_keys(reading, form, &fence->body);
    read_expressions(reading, &fence->body, fence);
    return reading->diagnostics->errors == errors;
}

// ---- filling ----

struct fence_filling {
    struct filling *filling;
    const struct fence *fence;
    size_t next; // expression
    bool failed;
};

static struct value fill_value(struct fence_filling *state, const struct value *value) {
    struct value result = *value;
    struct arena *arena = state->filling->arena;
    if (is_expression(value)) {
        const struct expression *expression = &state->fence->expressions[state->next++];
        if (!filling_evaluate(state->filling, expression, &result)) {
            state->failed = true;
            return value_nil();
        }
        result.position = expression->position;
    } else if (value->kind == VALUE_LIST) {
        result.list.items = arena_new_array(arena, value->list.count, struct value);
        for (size_t i = 0; i < value->list.count; i++)
            result.list.items[i] = fill_value(state, &value->list.items[i]);
    } else if (value->kind == VALUE_MAP) {
        result.map.entries = arena_new_array(arena, value->map.count, struct entry);
        for (size_t i = 0; i < value->map.count; i++) {
            result.map.entries[i] = value->map.entries[i];
            result.map.entries[i].value = fill_value(state, &value->map.entries[i].value);
        }
    }
    return result;
}

bool fence_fill(struct filling *filling, const struct fence *fence, struct value *body) {
    struct fence_filling state = {.filling = filling, .fence = fence};
    *body = fill_value(&state, &fence->body);
    return !state.failed;
}
