// SPDX-License-Identifier: GPL-3.0-or-later
// A person's responses by wave.
#include "exchange/exchange.h"

// The first wave after `wave` in which she answered anything; 0 when there is none.
static uint32_t next_wave(const struct respondent *person, uint32_t wave) {
    uint32_t next = 0;
    for (size_t i = 0; i < person->response_count; i++) {
        uint32_t other = person->responses[i]->wave;
        if (other > wave && (next == 0 || other < next))
            next = other;
    }
    return next;
}

static struct respondent row_of_wave(struct arena *arena, const struct respondent *person,
                                     uint32_t wave) {
    struct respondent row = {.code = person->code, .group = person->group};
    row.responses = arena_new_array(arena, person->response_count, const struct response *);
    for (size_t i = 0; i < person->response_count; i++)
        if (person->responses[i]->wave == wave)
            row.responses[row.response_count++] = person->responses[i];
    return row;
}

struct respondents exchange_rows(struct arena *arena, const struct edition *edition) {
    struct respondents persons = respondents_of(arena, edition), rows = {0};
    size_t capacity = 0;
    for (size_t i = 0; i < persons.count; i++) {
        uint32_t wave = 0;
        while ((wave = next_wave(&persons.items[i], wave)) != 0)
            arena_push(arena, rows.items, rows.count, capacity) =
                row_of_wave(arena, &persons.items[i], wave);
    }
    return rows;
}
