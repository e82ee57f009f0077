// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of running lines: chosen by language, filled with what is known of the document.
#include "layout/style.h"

// ---- choosing ----

/* A text for "nl" serves a document in "nl-BE". */
static bool covers(struct text wanted, struct text tag) {
    return text_starts(tag, wanted) &&
           (tag.length == wanted.length || tag.bytes[wanted.length] == '-');
}

const struct running_text *running_text_in(const struct running_side *side, struct text language) {
    const struct running_text *best = NULL;
    for (size_t i = 0; i < side->count; i++) {
        const struct running_text *text = &side->texts[i];
        if (covers(text->language, language) &&
            (!best || text->language.length > best->language.length))
            best = text;
    }
    for (size_t i = 0; !best && i < side->count; i++)
        if (text_is(side->texts[i].language, OTHER_LANGUAGES))
            best = &side->texts[i];
    return best || side->count == 0 ? best : &side->texts[0];
}

// ---- filling ----

struct page_number {
    size_t number, count;
};

static struct text placeholder(struct arena *arena, const struct document *document,
                               struct page_number page, struct text name) {
    const struct {
        const char *name;
        struct text text;
    } known[] = {{"title", document->title},   {"subtitle", document->subtitle},
                 {"author", document->author}, {"edition", document->edition},
                 {"date", document->date},     {"website", document->website}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (text_is(name, known[i].name))
            return known[i].text;
    return text_format(arena, "%zu", text_is(name, "page") ? page.number : page.count);
}

/* Empty when every placeholder in it is. */
static struct text fill(struct arena *arena, const struct document *document,
                        struct page_number page, struct text part) {
    struct builder builder = {.arena = arena};
    bool any = false, filled = false;
    for (size_t at = 0; at < part.length;) {
        size_t open = text_find(part, TEXT("{"), at);
        size_t close = text_find(part, TEXT("}"), at);
        if (open == SIZE_MAX || close == SIZE_MAX) {
            builder_text(&builder, text_slice(part, at, part.length));
            break;
        }
        builder_text(&builder, text_slice(part, at, open));
        struct text content = placeholder(arena, document, page, text_slice(part, open + 1, close));
        builder_text(&builder, content);
        any = true;
        filled |= content.length > 0;
        at = close + 1;
    }
    return any && !filled ? TEXT("") : builder_result(&builder);
}

struct text running_text_filled(struct arena *arena, const struct running_side *side,
                                const struct document *document, size_t number, size_t count) {
    struct builder builder = {.arena = arena};
    const struct running_text *text = running_text_in(side, document->language);
    for (size_t i = 0; text && i < text->count; i++) {
        struct text part =
            fill(arena, document, (struct page_number){number, count}, text->parts[i]);
        if (part.length && builder.length)
            builder_string(&builder, " · ");
        builder_text(&builder, part);
    }
    return builder.length ? builder_result(&builder) : TEXT("");
}
