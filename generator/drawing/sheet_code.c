// SPDX-License-Identifier: GPL-3.0-or-later
// The code of a sheet of paper: a QR code (ISO/IEC 18004) for whoever has a scanner, and beside it
// the same in large letters for whoever types it in.
#include "drawing/draft.h"

#include <math.h>
#include <qrencode.h>

#define QUIET 4        // modules without anything around the code, as the standard asks
#define MODULE 2.0F    // points: 0.7 mm, which copiers and telephones keep apart
#define LONGEST 200    // characters; more would need a finer print
#define CODE_SIZE 2.1F // of the letters, in label sizes
#define LABEL_GAP 1.7F

// Squares that touch are one rectangle, so that no hairline of paper comes between them.
static void add_row(const struct drafting *drafting, struct drawing *drawing, const QRcode *code,
                    int row) {
    static const struct colour black = {0, 0, 0};
    const unsigned char *modules = code->data + row * code->width;
    for (int start = 0, end; start < code->width; start = end + 1) {
        for (end = start; end < code->width && (modules[end] & 1);)
            end++;
        struct point at = {(float)(QUIET + start) * MODULE, (float)(QUIET + row) * MODULE};
        if (end > start)
            drawing_rectangle(drafting->arena, drawing, at, (float)(end - start) * MODULE, MODULE,
                              0, black);
    }
}

// Black on white whatever the style says: a scanner expects it. Returns the width of the square.
static float add_squares(const struct drafting *drafting, struct drawing *drawing,
                         const QRcode *code) {
    static const struct colour white = {255, 255, 255};
    float side = (float)(code->width + 2 * QUIET) * MODULE;
    drawing_rectangle(drafting->arena, drawing, (struct point){0, 0}, side, side, 0, white);
    for (int row = 0; row < code->width; row++)
        add_row(drafting, drawing, code, row);
    return side;
}

static void add_words(const struct drafting *drafting, struct drawing *drawing, float left,
                      struct text text) {
    const struct palette *palette = drafting->palette;
    float size = palette->size, room = fmaxf(size, drawing->width - left);
    struct label title = draft_wrap(drafting, false, size, drawing->title, room);
    struct label code = draft_wrap(drafting, true, CODE_SIZE * size, text, room);
    float height = draft_height(&title, size) + draft_height(&code, CODE_SIZE * size);
    float top = fmaxf(0, (drawing->height - height) / 2);
    drawing->height = fmaxf(drawing->height, height);
    draft_label(drafting, drawing, &title,
                (struct point){left, top + draft_height(&title, size) / 2},
                (struct lettering){.size = size, .colour = palette->quiet});
    draft_label(
        drafting, drawing, &code,
        (struct point){left, top + height - draft_height(&code, CODE_SIZE * size) / 2},
        (struct lettering){.size = CODE_SIZE * size, .bold = true, .colour = palette->text});
}

bool sheet_code_draw(const struct drafting *drafting, const struct value *body,
                     struct figure *figure) {
    struct text text = draft_text(drafting, body, "text");
    if (text.length == 0 || text_characters(text) > LONGEST) {
        report_error(drafting->diagnostics, draft_position(drafting, value_find(body, "text")),
                     expected_format(drafting->arena, "expected text: 1 to %d characters", LONGEST),
                     "this cannot be a code");
        return false;
    }
    struct drawing *drawing = draft_begin(drafting, body);
    QRcode *code =
        QRcode_encodeString(text_copy(drafting->arena, text).bytes, 0, QR_ECLEVEL_Q, QR_MODE_8, 1);
    if (drawing && code) {
        drawing->height = add_squares(drafting, drawing, code);
        add_words(drafting, drawing, drawing->height + LABEL_GAP * drafting->palette->size, text);
        draft_describe(drafting, body, drawing,
                       text_format(drafting->arena, "%s %.*s",
                                   draft_word(drafting, "QR-code:", "QR code:").bytes,
                                   TEXT_ARGUMENTS(text)));
        figure->drawing = drawing;
    }
    QRcode_free(code);
    return drawing && code;
}
