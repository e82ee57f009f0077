// SPDX-License-Identifier: GPL-3.0-or-later
/* A bibliography (templates/sources.yaml): what documents cite, and how sure we are of each.
 *
 * It has CSL's field names (citationstyles.org), so that other programs read it too. This is its
 * one reader: for the citations in templates, for the values that an edition hands to them, for
 * `check`.
 */
#ifndef STEUNBLAD_BIBLIOGRAPHY_H
#define STEUNBLAD_BIBLIOGRAPHY_H

#include "base/diagnostics.h"
#include "base/value.h"

enum reference_type {
    REFERENCE_JOURNAL,
    REFERENCE_MAGAZINE,
    REFERENCE_NEWSPAPER,
    REFERENCE_BOOK,
    REFERENCE_CHAPTER,
    REFERENCE_DATASET,
    REFERENCE_INTERVIEW,
    REFERENCE_LAW,
    REFERENCE_FILM,
    REFERENCE_WEBLOG,
    REFERENCE_REPORT,
    REFERENCE_SOFTWARE,
    REFERENCE_SPEECH,
    REFERENCE_STANDARD,
    REFERENCE_THESIS,
    REFERENCE_PAGE,
};

/* How sure we are of a source. */
enum source_status { SOURCE_VERIFIED, SOURCE_FROM_MEMORY, SOURCE_NOT_FOUND };

struct person_name {
    struct text family, given, particle, suffix;
    struct text literal; // an organisation; the other members are empty then
    bool others;         // "en anderen": whoever else wrote it
};

struct names {
    struct person_name *items;
    size_t count;
};

struct calendar_date {
    unsigned year, month, day; // 0: unknown
};

struct reference {
    struct value
        value; // what templates see: every key that an entry may have, nil where it is absent
    struct text id;
    enum reference_type type;
    struct names authors, editors, directors;
    struct calendar_date issued, original;
    struct text title, title_short, original_title, container, collection, collection_number,
        edition;
    struct text volume, issue, page, publisher, event, event_place, doi, url, language;
    enum source_status status;
    struct text checked; // what exactly was read
    struct text *unverified, *named_in;
    size_t unverified_count, named_in_count;
    struct position position; // of its id
};

struct bibliography {
    const struct source *source;
    struct reference *references;
    size_t count, capacity;
};

const struct reference *bibliography_find(const struct bibliography *bibliography, struct text id);

/* "did you mean …?" */
const char *bibliography_nearest(struct arena *arena, const struct bibliography *bibliography,
                                 struct text id);

/* Reports everything wrong in the file, and returns NULL when there was an error. */
struct bibliography *bibliography_read(struct arena *arena, const struct source *source,
                                       struct diagnostics *diagnostics);

/* The references by id, as templates see them. */
struct value bibliography_value(struct arena *arena, const struct bibliography *bibliography);

#endif
