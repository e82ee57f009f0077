// SPDX-License-Identifier: GPL-3.0-or-later
/* YAML to values, through libyaml's events (the only file that sees libyaml).
 *
 * Follows the core schema of YAML 1.2: null, true/false, integers, floats; everything else, and
 * everything quoted, is text. Errors with position: a key twice in one map, a key that is no
 * scalar, tags, text that is not UTF-8. Anchors and aliases are followed; depth and the number of
 * values, counted after following aliases, are limited.
 */
#ifndef STEUNBLAD_YAML_H
#define STEUNBLAD_YAML_H

#include "base/diagnostics.h"
#include "base/value.h"

#define YAML_DEPTH_LIMIT 64
#define YAML_VALUE_LIMIT 4000000

/* The documents of a stream (`---` between them) as a list. Reports and returns false when the
 * text is no YAML. An empty stream gives an empty list. */
bool yaml_read_stream(struct arena *arena, const struct source *source,
                      struct diagnostics *diagnostics, struct value *documents);

/* A stream that must hold exactly one document. */
bool yaml_read(struct arena *arena, const struct source *source, struct diagnostics *diagnostics,
               struct value *document);

/* One document that is a stretch of a larger source (front matter, a fenced block): positions are
 * those of the source. */
bool yaml_read_part(struct arena *arena, struct position part, struct diagnostics *diagnostics,
                    struct value *document);

#endif
