// SPDX-License-Identifier: GPL-3.0-or-later
/* The structure tree as PDF objects (ISO 32000-1, 14.7.2–14.7.4): elements, parent tree,
 * identifiers. */
#include "pdf/private.h"

/* Keys a leaf of the parent tree; more leaves than one hang on a node above them. */
enum { PARENT_TREE_LEAF = 256 };

struct tag_writer {
    struct tags *tags;
    struct haru *haru;
    const uint32_t *side_objects;
    uint32_t root_object;
    struct builder body, kids; // of the element at hand
    size_t kid_count;
};

/* ---- elements ---- */

static void number_elements(struct tag_writer *writer, struct element *element,
                            struct object **objects, size_t *count) {
    objects[*count] = haru_object(writer->haru, (struct text){0});
    element->object = objects[(*count)++]->number;
    for (struct kid *kid = element->first; kid; kid = kid->next)
        if (kid->element && kid->element->kept)
            number_elements(writer, kid->element, objects, count);
}

static size_t count_elements(const struct element *element) {
    size_t count = 1;
    for (const struct kid *kid = element->first; kid; kid = kid->next)
        if (kid->element && kid->element->kept)
            count += count_elements(kid->element);
    return count;
}

static void begin_kid(struct tag_writer *writer) {
    if (writer->kid_count++)
        builder_byte(&writer->kids, ' ');
}

static void write_content(struct tag_writer *writer, const struct element *element,
                          const struct marked *content) {
    begin_kid(writer);
    if (content->side == element->side) {
        write_integer(&writer->kids, content->id);
        return;
    }
    builder_string(&writer->kids, "<</Type/MCR/Pg ");
    write_reference(&writer->kids, writer->side_objects[content->side]);
    builder_string(&writer->kids, "/MCID ");
    write_integer(&writer->kids, content->id);
    builder_string(&writer->kids, ">>");
}

static void write_annotation(struct tag_writer *writer, const struct annotation *annotation) {
    begin_kid(writer);
    builder_string(&writer->kids, "<</Type/OBJR/Obj ");
    write_reference(&writer->kids, annotation->object);
    builder_string(&writer->kids, "/Pg ");
    write_reference(&writer->kids, writer->side_objects[annotation->side]);
    builder_string(&writer->kids, ">>");
}

static void write_kids(struct tag_writer *writer, const struct element *element,
                       struct builder *body) {
    writer->kids.length = writer->kid_count = 0;
    for (const struct kid *kid = element->first; kid; kid = kid->next) {
        if (kid->element && kid->element->kept) {
            begin_kid(writer);
            write_reference(&writer->kids, kid->element->object);
        }
        for (const struct marked *content = kid->first; content; content = content->next)
            write_content(writer, element, content);
    }
    for (const struct annotation *annotation = element->first_annotation; annotation;
         annotation = annotation->next)
        write_annotation(writer, annotation);
    if (writer->kid_count == 0)
        return;
    builder_string(body, writer->kid_count == 1 ? "/K " : "/K[");
    builder_bytes(body, writer->kids.bytes, writer->kids.length);
    if (writer->kid_count > 1)
        builder_byte(body, ']');
}

static void write_value(struct builder *body, const struct attribute *attribute) {
    builder_byte(body, '/');
    builder_string(body, attribute->key);
    if (attribute->name) {
        builder_byte(body, '/');
        builder_string(body, attribute->name);
    } else if (attribute->box) {
        write_box(body, attribute->box);
    } else {
        write_string(body, attribute->text);
    }
}

/* An element has attributes of one owner at most. */
static void write_attributes(struct tag_writer *writer, const struct element *element,
                             struct builder *body) {
    struct attribute attributes[ATTRIBUTE_LIMIT];
    size_t count = element_attributes(writer->tags->arena, writer->tags, element, attributes);
    const char *owner = NULL;
    for (size_t index = 0; index < count; index++) {
        if (!attributes[index].owner) {
            write_value(body, &attributes[index]);
            continue;
        }
        owner = attributes[index].owner;
    }
    if (!owner)
        return;
    builder_string(body, "/A<</O/");
    builder_string(body, owner);
    for (size_t index = 0; index < count; index++)
        if (attributes[index].owner)
            write_value(body, &attributes[index]);
    builder_string(body, ">>");
}

static struct text element_body(struct tag_writer *writer, const struct element *element) {
    struct builder *body = &writer->body;
    body->length = 0;
    builder_string(body, "/S/");
    builder_string(body, role_names[element->role]);
    builder_string(body, "/P ");
    write_reference(body, element->parent ? element->parent->object : writer->root_object);
    if (element->has_side) {
        builder_string(body, "/Pg ");
        write_reference(body, writer->side_objects[element->side]);
    }
    write_attributes(writer, element, body);
    write_kids(writer, element, body);
    return text_copy(writer->tags->arena, (struct text){body->bytes, body->length});
}

static void write_elements(struct tag_writer *writer, const struct element *element,
                           struct object **objects, size_t *count) {
    objects[(*count)++]->body = element_body(writer, element);
    for (const struct kid *kid = element->first; kid; kid = kid->next)
        if (kid->element && kid->element->kept)
            write_elements(writer, kid->element, objects, count);
}

/* ---- the parent tree: from marked content and annotations back to elements ---- */

static size_t parent_key_count(const struct tags *tags) {
    return pages_side_count(tags->layout) + tags->annotation_count;
}

static void write_parents(struct builder *body, const struct tags *tags, size_t key) {
    write_integer(body, (long)key);
    size_t side_count = pages_side_count(tags->layout);
    if (key >= side_count) {
        builder_byte(body, ' ');
        write_reference(body, tags->annotations[key - side_count]->element->object);
        return;
    }
    builder_byte(body, '[');
    for (uint32_t id = 0; id < tags->sides[key].count; id++) {
        if (id)
            builder_byte(body, ' ');
        write_reference(body, tags->sides[key].elements[id]->object);
    }
    builder_byte(body, ']');
}

static void write_leaf(struct builder *body, const struct tags *tags, size_t from, size_t to) {
    builder_string(body, "/Nums[");
    for (size_t key = from; key < to; key++) {
        if (key > from)
            builder_byte(body, ' ');
        write_parents(body, tags, key);
    }
    builder_byte(body, ']');
}

static uint32_t write_parent_tree(struct tag_writer *writer) {
    const struct tags *tags = writer->tags;
    size_t count = parent_key_count(tags);
    struct builder body = {.arena = tags->arena};
    if (count <= PARENT_TREE_LEAF) {
        write_leaf(&body, tags, 0, count);
        return haru_object(writer->haru, builder_result(&body))->number;
    }
    builder_string(&body, "/Kids[");
    for (size_t from = 0; from < count; from += PARENT_TREE_LEAF) {
        size_t to = from + PARENT_TREE_LEAF < count ? from + PARENT_TREE_LEAF : count;
        struct builder leaf = {.arena = tags->arena};
        builder_format(&leaf, "/Limits[%zu %zu]", from, to - 1);
        write_leaf(&leaf, tags, from, to);
        write_reference(&body, haru_object(writer->haru, builder_result(&leaf))->number);
        builder_byte(&body, ' ');
    }
    builder_byte(&body, ']');
    return haru_object(writer->haru, builder_result(&body))->number;
}

/* ---- identifiers of notes, sorted, as they are padded with noughts ---- */

static void write_identifiers(struct builder *body, const struct tags *tags) {
    bool any = false;
    for (size_t index = 0; index < tags->note_count; index++) {
        const struct element *note = tags->notes[index];
        if (!note->kept)
            continue;
        builder_string(body, any ? " " : "/IDTree<</Names[");
        builder_format(body, "(note-%06u)", note_number(note->node));
        write_reference(body, note->object);
        any = true;
    }
    if (any)
        builder_string(body, "]>>");
}

uint32_t tags_write(struct tags *tags, struct haru *haru, const uint32_t *side_objects) {
    struct tag_writer writer = {.tags = tags, .haru = haru, .side_objects = side_objects};
    writer.body.arena = writer.kids.arena = tags->arena;
    struct object *root = haru_object(haru, (struct text){0});
    writer.root_object = root->number;
    struct object **objects =
        arena_new_array(tags->arena, count_elements(tags->root), struct object *);
    size_t count = 0;
    number_elements(&writer, tags->root, objects, &count);
    count = 0;
    write_elements(&writer, tags->root, objects, &count);
    uint32_t parent_tree = write_parent_tree(&writer);
    struct builder body = {.arena = tags->arena};
    builder_format(&body, "/Type/StructTreeRoot/K %u 0 R/ParentTree %u 0 R/ParentTreeNextKey %zu",
                   tags->root->object, parent_tree, parent_key_count(tags));
    write_identifiers(&body, tags);
    root->body = builder_result(&body);
    return root->number;
}
