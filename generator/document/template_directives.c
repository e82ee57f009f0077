// SPDX-License-Identifier: GPL-3.0-or-later
// Directives: {{#if}} and {{#each}} open a part in which the blocks behind them are put, until
// their end, which must be a sibling.
#include "document/template_markdown.h"

struct frame *frames_top(struct frames *frames) {
    return &frames->items[frames->count - 1];
}

void frames_push(struct frames *frames, struct part *part, struct part *into,
                 struct position position) {
    arena_push(frames->conversion->arena, frames->items, frames->count, frames->capacity) =
        (struct frame){.part = part, .into = into, .position = position};
}

struct part *frames_add(struct frames *frames, enum part_kind kind, enum node_kind node,
                        struct position position) {
    struct part *part = part_create(frames->conversion->arena, kind, node, position);
    part_append(frames_top(frames)->into, part);
    return part;
}

static struct part *branch_create(struct conversion *conversion, struct part *choice,
                                  const struct stand_in *stand_in) {
    struct part *branch =
        part_create(conversion->arena, PART_BRANCH, NODE_DOCUMENT, stand_in->position);
    if (stand_in->kind != STAND_IN_ELSE)
        branch->expression = expression_compile(conversion->reading, stand_in->inside);
    part_append(choice, branch);
    return branch;
}

void directive_open(struct frames *frames, const struct stand_in *stand_in) {
    struct conversion *conversion = frames->conversion;
    bool loop = stand_in->kind == STAND_IN_EACH;
    struct part *part =
        frames_add(frames, loop ? PART_LOOP : PART_CHOICE, NODE_DOCUMENT, stand_in->position);
    struct part *into = part;
    if (loop) {
        part->expression = expression_compile(conversion->reading, stand_in->inside);
        part->variable = stand_in->variable;
    } else {
        into = branch_create(conversion, part, stand_in);
    }
    if (conversion->varies)
        *conversion->varies = true;
    frames_push(frames, part, into, stand_in->position);
}

// {{#elseif}} and {{#else}}
static void directive_turn(struct frames *frames, const struct stand_in *stand_in) {
    struct frame *frame = frames_top(frames);
    struct diagnostics *diagnostics = frames->conversion->reading->diagnostics;
    if (!frame->part || frame->part->kind != PART_CHOICE)
        report_error(diagnostics, stand_in->position,
                     "expected {{#if …}} before it, in the same list item, quote or level",
                     "this branch belongs to no {{#if}}");
    else if (frame->closed_by_else)
        report_error(diagnostics, stand_in->position, "expected {{/if}}",
                     "a branch behind {{#else}}");
    else
        frame->into = branch_create(frames->conversion, frame->part, stand_in);
    frame->closed_by_else |= stand_in->kind == STAND_IN_ELSE;
}

static bool frame_is(const struct frame *frame, enum part_kind kind) {
    return frame->part && frame->part->kind == kind;
}

void frames_close(struct frames *frames, enum part_kind kind, struct position position,
                  const char *opener) {
    if (frame_is(frames_top(frames), kind)) {
        frames->count--;
        return;
    }
    struct conversion *conversion = frames->conversion;
    report_error(conversion->reading->diagnostics, position,
                 expected_format(conversion->arena,
                                 "expected %s before it, in the same list item, quote or level",
                                 opener),
                 "nothing of this kind is open here");
    if (frames_top(frames)->part)
        report_note(conversion->reading->diagnostics, frames_top(frames)->position, NULL,
                    "this one is open");
}

void directive_apply(struct frames *frames, const struct stand_in *stand_in) {
    struct conversion *conversion = frames->conversion;
    switch (stand_in->kind) {
    case STAND_IN_IF:
    case STAND_IN_EACH:
        directive_open(frames, stand_in);
        break;
    case STAND_IN_ELSEIF:
    case STAND_IN_ELSE:
        directive_turn(frames, stand_in);
        break;
    case STAND_IN_END_IF:
        frames_close(frames, PART_CHOICE, stand_in->position, "{{#if …}}");
        break;
    case STAND_IN_END_EACH:
        frames_close(frames, PART_LOOP, stand_in->position, "{{#each …}}");
        break;
    case STAND_IN_INCLUDE: {
        struct position inside = stand_in->inside;
        struct text name = text_slice(inside.source->content, inside.start, inside.end);
        include_read(conversion->reading, name, inside, frames_top(frames)->into);
        break;
    }
    default:
        report_stand_in(conversion, stand_in);
        break;
    }
}

void frames_report_open(struct frames *frames) {
    for (; frames->count > 1; frames->count--) {
        struct frame *frame = frames_top(frames);
        report_error(
            frames->conversion->reading->diagnostics, frame->position,
            frame_is(frame, PART_NODE)
                ? N_("expected <!-- /keep --> in the same list item, quote or level")
                : N_("expected {{/if}} or {{/each}} in the same list item, quote or level"),
            "this is not closed");
    }
}
