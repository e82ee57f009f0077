// SPDX-License-Identifier: GPL-3.0-or-later
/* Addresses that links lead to, private to document/. */
#ifndef STEUNBLAD_DESTINATION_H
#define STEUNBLAD_DESTINATION_H

#include "base/text.h"

/* Appends a value to an address that is put together from literals and values. At its start a value
 * is taken as an address; behind that it is encoded as far as it could change what the address
 * means. Telephone numbers lose blanks, dots, dashes and brackets. */
void destination_add_value(struct builder *destination, struct text value);

#endif
