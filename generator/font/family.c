// SPDX-License-Identifier: GPL-3.0-or-later
/* The files of a family, found by fontconfig. fontconfig always finds *something*, so what it
 * found is held against what was asked for. */
#include "font/private.h"

#include <fontconfig/fontconfig.h>
#include <libintl.h>

static const char *const style_names[FONT_STYLES] = {N_("regular"), N_("bold"), N_("italic"),
                                                     N_("bold italic"), N_("regular")};

static FcPattern *match(struct text family, bool bold, bool italic) {
    FcPattern *pattern = FcPatternCreate();
    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family.bytes);
    FcPatternAddInteger(pattern, FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
    FcPatternAddInteger(pattern, FC_SLANT, italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
    FcPatternAddInteger(pattern, FC_WIDTH, FC_WIDTH_NORMAL);
    FcPatternAddBool(pattern, FC_VARIABLE, FcFalse);
    FcConfigSubstitute(NULL, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
    FcResult result;
    FcPattern *found = FcFontMatch(NULL, pattern, &result);
    FcPatternDestroy(pattern);
    return found;
}

static bool is_of_family(FcPattern *found, struct text family) {
    FcChar8 *name;
    for (int index = 0; FcPatternGetString(found, FC_FAMILY, index, &name) == FcResultMatch;
         index++)
        if (FcStrCmpIgnoreCase(name, (const FcChar8 *)family.bytes) == 0)
            return true;
    return false;
}

static bool is_in_style(FcPattern *found, bool bold, bool italic) {
    int weight = FC_WEIGHT_REGULAR, slant = FC_SLANT_ROMAN;
    FcPatternGetInteger(found, FC_WEIGHT, 0, &weight);
    FcPatternGetInteger(found, FC_SLANT, 0, &slant);
    return (weight >= FC_WEIGHT_DEMIBOLD) == bold && (slant != FC_SLANT_ROMAN) == italic;
}

static void report_missing(struct arena *arena, struct text family, struct position position,
                           struct diagnostics *diagnostics) {
    FcPattern *everything = FcPatternCreate();
    FcObjectSet *properties = FcObjectSetBuild(FC_FAMILY, (char *)NULL);
    FcFontSet *set = FcFontList(NULL, everything, properties);
    struct text *names = arena_new_array(arena, (size_t)set->nfont + 1, struct text);
    size_t count = 0;
    FcChar8 *name;
    for (int index = 0; index < set->nfont; index++)
        if (FcPatternGetString(set->fonts[index], FC_FAMILY, 0, &name) == FcResultMatch)
            names[count++] = text_copy(arena, text_of((const char *)name));
    const struct text *nearest = text_nearest(family, names, count);
    report_error(diagnostics, position,
                 nearest ? expected_format(arena, "did you mean \"%s\"?", nearest->bytes)
                         : expected_format(arena, "expected a font family that is installed"),
                 "font family \"%s\" is not installed", family.bytes);
    FcFontSetDestroy(set);
    FcObjectSetDestroy(properties);
    FcPatternDestroy(everything);
}

bool family_find(struct arena *arena, struct text family, enum font_style style,
                 struct position position, struct diagnostics *diagnostics,
                 struct font_file *file) {
    bool bold = style == FONT_BOLD || style == FONT_BOLD_ITALIC;
    bool italic = style == FONT_ITALIC || style == FONT_BOLD_ITALIC;
    family = text_copy(arena, family); // ends in NUL
    FcPattern *found = match(family, bold, italic);
    FcChar8 *path;
    int index = 0;
    bool good = false;
    if (!found || !is_of_family(found, family)) {
        if (style == FONT_REGULAR || style == FONT_MONO) // say it once
            report_missing(arena, family, position, diagnostics);
    } else if (!is_in_style(found, bold, italic)) {
        report_error(diagnostics, position, NULL, "font family \"%s\" has no %s", family.bytes,
                     gettext(style_names[style]));
    } else if (FcPatternGetString(found, FC_FILE, 0, &path) == FcResultMatch) {
        FcPatternGetInteger(found, FC_INDEX, 0, &index);
        *file = (struct font_file){text_copy(arena, text_of((const char *)path)),
                                   (unsigned)index & 0xFFFF};
        good = true;
    }
    if (found)
        FcPatternDestroy(found);
    return good;
}
