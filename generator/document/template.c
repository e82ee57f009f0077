// SPDX-License-Identifier: GPL-3.0-or-later
// Reading a template: front matter, Markdown, includes (the parsing itself: template_*.c).
#include "document/sources.h"

#include "base/file.h"

struct part *part_create(struct arena *arena, enum part_kind kind, enum node_kind node,
                         struct position position) {
    struct part *part = arena_new(arena, struct part);
    part->kind = kind;
    part->model.kind = node;
    part->model.position = position;
    return part;
}

void part_append(struct part *parent, struct part *child) {
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

const struct expression *expression_compile(struct reading *reading, struct position position) {
    struct text text = text_slice(position.source->content, position.start, position.end);
    return expression_compile_text(reading, text, position);
}

const struct expression *expression_compile_text(struct reading *reading, struct text text,
                                                 struct position position) {
    struct expression *expression = arena_new(reading->arena, struct expression);
    *expression = (struct expression){.text = text, .position = position};
    bool compiled = reading->evaluator->compile(reading->evaluator->context, text, position,
                                                reading->diagnostics, &expression->id);
    return compiled ? expression : NULL;
}

void pattern_literal(struct arena *arena, struct pattern *pattern, struct text literal) {
    if (literal.length)
        arena_push(arena, pattern->pieces, pattern->count, pattern->capacity) =
            (struct piece){.literal = literal};
}

void pattern_expression(struct arena *arena, struct pattern *pattern,
                        const struct expression *expression) {
    arena_push(arena, pattern->pieces, pattern->count, pattern->capacity) =
        (struct piece){.expression = expression};
}

void include_read(struct reading *reading, struct text name, struct position position,
                  struct part *into) {
    const struct source *from = reading->files[reading->file_count - 1];
    struct text path = file_beside(reading->arena, from->path, name);
    for (size_t i = 0; i < reading->file_count; i++)
        if (text_equal(reading->files[i]->path, path)) {
            report_error(reading->diagnostics, position, NULL, "\"%.*s\" includes itself",
                         TEXT_ARGUMENTS(name));
            return;
        }
    if (reading->file_count == sizeof reading->files / sizeof *reading->files) {
        report_error(reading->diagnostics, position, NULL, "includes are nested too deep");
        return;
    }
    size_t errors = reading->diagnostics->errors;
    const struct source *source = source_read(reading->arena, path, reading->diagnostics);
    if (reading->diagnostics->errors > errors)
        report_note(reading->diagnostics, position, NULL, "included here");
    if (!source)
        return;
    if (front_matter_stands_at_start(source)) {
        report_error(reading->diagnostics, (struct position){source, 0, 3, false},
                     N_("move it to the template that includes this file"),
                     N_("an included file has no front matter"));
        return;
    }
    reading->files[reading->file_count++] = source;
    markdown_read(reading, source, 0, into);
    reading->file_count--;
}

struct template *template_read(struct arena *arena, const struct source *source,
                               enum template_mode mode, const struct evaluator *evaluator,
                               struct diagnostics *diagnostics) {
    size_t errors = diagnostics->errors;
    struct template *template = arena_new(arena, struct template);
    struct position position = {source, 0, 0, false};
    *template = (struct template){.source = source,
                                  .mode = mode,
                                  .front_matter = value_map(),
                                  .characters = {.arena = arena}};
    template->root = part_create(arena, PART_NODE, NODE_DOCUMENT, position);
    struct reading reading = {.arena = arena,
                              .template = template,
                              .mode = mode,
                              .evaluator = evaluator,
                              .diagnostics = diagnostics,
                              .files = {source},
                              .file_count = 1};
    uint32_t start = front_matter_read(&reading);
    front_matter_sources(&reading);
    markdown_read(&reading, source, start, template->root);
    claims_check(&reading);
    builder_result(&template->characters);
    return diagnostics->errors == errors ? template : NULL;
}

struct text template_characters(const struct template *template) {
    return (struct text){template->characters.bytes, template->characters.length};
}
