// SPDX-License-Identifier: GPL-3.0-or-later
// What comes back from Lua, as values. A table is a list (keys 1 … n) or a map (keys of text, put
// in sorted order); an empty one is a list unless its shape says map. A view becomes the very value
// it views.
#include "script/sandbox.h"
#include "script/scan.h"

#include <libintl.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define DEPTH_LIMIT 40
// Tables can share tables, so what is small in Lua can unfold without end.
#define VALUE_LIMIT 200000
#define TEXT_LIMIT ((size_t)16 << 20)

struct capture {
    lua_State *state;
    struct arena *arena;
    size_t values, bytes;          // taken so far
    const struct source *declared; // the script whose table it is; NULL: what a function returned
};

// Where we are, for messages: "goede_ouder.mean".
struct path {
    const struct path *above;
    struct text name;
    lua_Integer place; // in a list; 0: `name` counts
    int depth;
};

static void take(struct capture *capture, int index, const struct path *path,
                 const struct value *shape, struct value *result);

static const char *path_text(struct arena *arena, const struct path *path) {
    struct text text = TEXT("");
    for (; path && path->above; path = path->above) {
        struct text rest = text;
        if (path->place)
            text =
                text_format(arena, "[%lld]%s%.*s", (long long)path->place,
                            rest.length && rest.bytes[0] != '[' ? "." : "", TEXT_ARGUMENTS(rest));
        else
            text =
                text_format(arena, "%.*s%s%.*s", TEXT_ARGUMENTS(path->name),
                            rest.length && rest.bytes[0] != '[' ? "." : "", TEXT_ARGUMENTS(rest));
    }
    return text.length ? expected_format(arena, " (in %.*s)", TEXT_ARGUMENTS(text)) : "";
}

// The token at which the value of a path begins, as far as it is written out in the script.
static size_t token_of(const struct scan *scan, const struct path *path) {
    if (!path || !path->above)
        return scan->table;
    size_t above = token_of(scan, path->above);
    return path->place ? scan_item(scan, above, (size_t)path->place)
                       : scan_field(scan, above, path->name);
}

// No function runs while a declaration is read, so that Lua knows no line: the text of the script
// does. `item`, if not 0, is one of the list at `path`.
static void note_place(struct capture *capture, const struct path *path, size_t item) {
    struct sandbox *sandbox = sandbox_of(capture->state);
    if (!capture->declared)
        return;
    struct scan scan = scan_script(sandbox->scratch, capture->declared);
    size_t token = token_of(&scan, path);
    if (item)
        token = scan_item(&scan, token, item);
    if (token < scan.count) {
        uint32_t column;
        source_locate(scan.source, scan.tokens[token].start, &sandbox->stop.line, &column);
    }
}

static void refuse(struct capture *capture, const struct path *path, const char *what) {
    note_place(capture, path, 0);
    sandbox_raise(capture->state, NULL, "%s%s", gettext(what),
                  path_text(sandbox_of(capture->state)->scratch, path));
}

// ---- texts ----

static struct text take_text(struct capture *capture, struct text text, const struct path *path) {
    size_t bad;
    if (!text_valid(text, &bad))
        refuse(capture, path, N_("this text is no UTF-8; was a letter cut in two?"));
    if (text_has_controls(text))
        refuse(capture, path, N_("this text has a control character in it"));
    capture->bytes += text.length;
    if (capture->bytes > TEXT_LIMIT)
        refuse(capture, path, N_("these texts are too long together"));
    return text_copy(capture->arena, text);
}

// ---- tables ----

struct contents {
    size_t texts, numbers;
};

static struct contents count_keys(struct capture *capture, int index, const struct path *path) {
    struct contents contents = {0};
    lua_State *state = capture->state;
    for (lua_pushnil(state); lua_next(state, index); lua_pop(state, 1)) {
        if (lua_type(state, -2) == LUA_TSTRING)
            contents.texts++;
        else if (lua_isinteger(state, -2))
            contents.numbers++;
        else
            refuse(capture, path, N_("the keys of a table are names or 1, 2, 3, …"));
    }
    return contents;
}

static void take_list(struct capture *capture, int index, const struct path *path, size_t count,
                      const struct value *shape, struct value *result) {
    lua_State *state = capture->state;
    const struct value *item_shape =
        shape && shape->kind == VALUE_LIST && shape->list.count ? &shape->list.items[0] : NULL;
    *result = value_list();
    result->list.items = arena_new_array(capture->arena, count, struct value);
    result->list.count = result->list.capacity = count;
    for (size_t i = 0; i < count; i++) {
        struct path here = {path, {0}, (lua_Integer)i + 1, path->depth + 1};
        if (lua_rawgeti(state, index, here.place) == LUA_TNIL)
            refuse(capture, path, N_("this list has a hole"));
        take(capture, lua_gettop(state), &here, item_shape, &result->list.items[i]);
        lua_pop(state, 1);
    }
}

static int compare_entries(const void *a, const void *b) {
    return text_compare(((const struct entry *)a)->key, ((const struct entry *)b)->key);
}

static bool is_entry(const struct entry *entries, size_t count, struct text key) {
    for (size_t i = 0; i < count; i++)
        if (text_equal(entries[i].key, key))
            return true;
    return false;
}

static void take_map(struct capture *capture, int index, const struct path *path, size_t count,
                     const struct value *shape, struct value *result) {
    lua_State *state = capture->state;
    size_t shaped = shape && shape->kind == VALUE_MAP ? shape->map.count : 0, used = 0;
    struct entry *entries = arena_new_array(capture->arena, count + shaped, struct entry);
    for (lua_pushnil(state); lua_next(state, index); lua_pop(state, 1)) {
        struct text name = sandbox_text(state, -2);
        struct path here = {path, name, 0, path->depth + 1};
        entries[used].key = take_text(capture, name, path);
        take(capture, lua_gettop(state), &here, shape ? value_find_text(shape, name) : NULL,
             &entries[used].value);
        used++;
    }
    for (size_t i = 0; i < shaped; i++)
        if (!is_entry(entries, count, shape->map.entries[i].key))
            entries[used++].key = shape->map.entries[i].key; // with nil
    if (used)
        qsort(entries, used, sizeof *entries, compare_entries);
    *result = value_map();
    result->map.entries = entries;
    result->map.count = result->map.capacity = used;
}

static void take_table(struct capture *capture, int index, const struct path *path,
                       const struct value *shape, struct value *result) {
    if (path->depth > DEPTH_LIMIT)
        refuse(capture, NULL, N_("this table is too deep, or contains itself"));
    luaL_checkstack(capture->state, 6, NULL);
    struct contents contents = count_keys(capture, index, path);
    if (contents.texts && contents.numbers) {
        note_place(capture, path, 1);
        sandbox_raise(capture->state, N_("a number has a point: 2.5"), "%s%s",
                      gettext("a table is either a list or has names; this one is both"),
                      path_text(sandbox_of(capture->state)->scratch, path));
    }
    if (contents.texts || (!contents.numbers && shape && shape->kind == VALUE_MAP))
        take_map(capture, index, path, contents.texts, shape, result);
    else
        take_list(capture, index, path, contents.numbers, shape, result);
}

static void take_number(struct capture *capture, int index, const struct path *path,
                        struct value *result) {
    double number = lua_tonumber(capture->state, index);
    if (!isfinite(number))
        refuse(capture, path, N_("this is not a number that can be written; was divided by zero?"));
    *result = value_number(number);
}

static void take(struct capture *capture, int index, const struct path *path,
                 const struct value *shape, struct value *result) {
    lua_State *state = capture->state;
    if (++capture->values > VALUE_LIMIT)
        refuse(capture, NULL, N_("this is too much, or a table contains itself"));
    switch (lua_type(state, index)) {
    case LUA_TNIL:
        *result = value_nil();
        break;
    case LUA_TBOOLEAN:
        *result = value_boolean(lua_toboolean(state, index));
        break;
    case LUA_TNUMBER:
        take_number(capture, index, path, result);
        break;
    case LUA_TSTRING:
        *result = value_text(take_text(capture, sandbox_text(state, index), path));
        break;
    case LUA_TLIGHTUSERDATA:
        *result = *view_at(state, index);
        break;
    case LUA_TTABLE:
        take_table(capture, index, path, shape, result);
        break;
    default:
        refuse(capture, path,
               lua_isfunction(state, index) ? N_("a function stands where a value was expected")
                                            : N_("this cannot be a value"));
    }
}

void capture(lua_State *state, int index, struct arena *arena, const struct value *shape,
             struct value *result) {
    struct capture capture = {.state = state, .arena = arena};
    struct path top = {0};
    take(&capture, lua_absindex(state, index), &top, shape, result);
}

void capture_declared(lua_State *state, int index, struct arena *arena,
                      const struct source *declared, struct text key, struct value *result) {
    struct capture capture = {.state = state, .arena = arena, .declared = declared};
    struct path top = {0}, path = {&top, key, 0, 1};
    take(&capture, lua_absindex(state, index), &path, NULL, result);
}

// ---- shapes ----

void capture_shape(struct arena *arena, struct value *shape, const struct value *value) {
    if (value->kind == VALUE_MAP) {
        if (shape->kind == VALUE_NIL)
            *shape = value_map();
        for (size_t i = 0; shape->kind == VALUE_MAP && i < value->map.count; i++) {
            const struct entry *entry = &value->map.entries[i];
            const struct value *known = value_find_text(shape, entry->key);
            struct value merged = known ? *known : value_nil();
            capture_shape(arena, &merged, &entry->value);
            value_set(arena, shape, text_copy(arena, entry->key), merged);
        }
    } else if (value->kind == VALUE_LIST) {
        if (shape->kind == VALUE_NIL) {
            *shape = value_list();
            value_append(arena, shape, value_nil());
        }
        for (size_t i = 0; shape->kind == VALUE_LIST && i < value->list.count; i++)
            capture_shape(arena, &shape->list.items[0], &value->list.items[i]);
    }
}
