// SPDX-License-Identifier: GPL-3.0-or-later
/* One factor behind several items. Private to this folder. */
#ifndef STEUNBLAD_STATISTICS_FACTOR_H
#define STEUNBLAD_STATISTICS_FACTOR_H

#include "statistics/statistics.h"

/* Loadings of one factor on `size` items (three or more), by minres, from their correlations, row
 * after row; their sum is not negative. False when a correlation is NAN or the search does not
 * settle. `improper` tells of a loading at its limit. */
bool factor_loadings(struct arena *arena, const double *correlations, size_t size, double *loadings,
                     bool *improper);

#endif
