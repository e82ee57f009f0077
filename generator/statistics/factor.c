// SPDX-License-Identifier: GPL-3.0-or-later
// Minres for one factor: loadings λ that minimise Σ(i<j) (r_ij − λ_i λ_j)². With all loadings but
// one held fast this is a parabola in that one, whose lowest point is Σ r_ij λ_j / Σ λ_j² (j ≠ i);
// within limits it is that point or the limit next to it. So each step is exact, none can climb,
// and going round settles. The search starts from the first principal component.
//
// Harman, H. H., & Jones, W. H. (1966). Factor analysis by minimizing residuals (minres).
// Psychometrika, 31, 351–368. Harman, H. H., & Fukuda, Y. (1966). Resolution of the Heywood case in
// the minres solution. Psychometrika, 31, 563–571.
#include "statistics/factor.h"

#include <gsl/gsl_eigen.h>
#include <math.h>
#include <string.h>

#define UNIQUE 0.005  // what an item keeps of its own at least, as in R's psych::fa
#define SETTLED 1e-13 // largest step of a round
#define ROUNDS 100000

static bool all_numbers(const double *values, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (!isfinite(values[i]))
            return false;
    return true;
}

static void principal_component(struct arena *arena, const double *correlations, size_t size,
                                double *loadings) {
    double *scratch = arena_new_array(arena, size * size, double);
    memcpy(scratch, correlations, size * size * sizeof *scratch);
    gsl_matrix_view matrix = gsl_matrix_view_array(scratch, size, size);
    gsl_vector *values = gsl_vector_alloc(size);
    gsl_matrix *vectors = gsl_matrix_alloc(size, size);
    gsl_eigen_symmv_workspace *workspace = gsl_eigen_symmv_alloc(size);
    gsl_eigen_symmv(&matrix.matrix, values, vectors, workspace);
    size_t first = gsl_vector_max_index(values);
    double length = sqrt(fmax(gsl_vector_get(values, first), 0));
    for (size_t i = 0; i < size; i++)
        loadings[i] = gsl_matrix_get(vectors, i, first) * length;
    gsl_eigen_symmv_free(workspace);
    gsl_matrix_free(vectors);
    gsl_vector_free(values);
}

static double best_loading(const double *correlations, const double *loadings, size_t size,
                           size_t item) {
    double products = 0, squares = 0, limit = sqrt(1 - UNIQUE);
    for (size_t j = 0; j < size; j++) {
        if (j == item)
            continue;
        products += correlations[item * size + j] * loadings[j];
        squares += loadings[j] * loadings[j];
    }
    if (!(squares > 0))
        return 0;
    return fmin(fmax(products / squares, -limit), limit);
}

static double go_round(const double *correlations, double *loadings, size_t size) {
    double largest = 0;
    for (size_t i = 0; i < size; i++) {
        double loading = best_loading(correlations, loadings, size, i);
        largest = fmax(largest, fabs(loading - loadings[i]));
        loadings[i] = loading;
    }
    return largest;
}

bool factor_loadings(struct arena *arena, const double *correlations, size_t size, double *loadings,
                     bool *improper) {
    if (size < 3 || !all_numbers(correlations, size * size))
        return false;
    principal_component(arena, correlations, size, loadings);
    size_t round = 0;
    while (go_round(correlations, loadings, size) > SETTLED)
        if (++round == ROUNDS)
            return false;
    double sum = 0, limit = sqrt(1 - UNIQUE);
    for (size_t i = 0; i < size; i++)
        sum += loadings[i];
    *improper = false;
    for (size_t i = 0; i < size; i++) {
        *improper = *improper || fabs(loadings[i]) >= limit;
        loadings[i] = sum < 0 ? -loadings[i] : loadings[i];
    }
    return true;
}
