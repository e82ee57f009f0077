# SPDX-License-Identifier: GPL-3.0-or-later
# Reference numbers of statistics, by R and its packages psych, coin, effectsize and e1071. What each
# column is called in generator/statistics/statistics.h, it is called here.
suppressPackageStartupMessages({
  library(psych)
  library(coin)
})
source("common.R")

scales <- read.csv("scales.csv")
sets <- sapply(unique(scales$set), read_data, simplify = FALSE)

# The items of a scale, those with a minus sign turned.
turned <- function(scale) {
  keys <- strsplit(scale$items, " ")[[1]]
  x <- sets[[scale$set]][, sub("-", "", keys)]
  for (i in grep("^-", keys)) x[, i] <- scale$minimum + scale$maximum - x[, i]
  x
}

# ---- reliability: psych::alpha and psych::omega ----

# Nobody's answers are turned by psych: check.keys and flip are FALSE. Of two items psych gives
# another thing than alpha as "alpha if deleted", and one factor is not determined.
reliability <- function(scale, missing) {
  x <- turned(scale)
  if (missing == "listwise") x <- na.omit(x)
  a <- suppressWarnings(alpha(x, check.keys = FALSE, use = "pairwise", warnings = FALSE))
  varies <- names(x)[sapply(x, sd, na.rm = TRUE) > 0]
  k <- length(varies)
  total <- c(
    people = sum(rowSums(!is.na(x)) > 0), alpha = a$total$raw_alpha, standardised = a$total$std.alpha,
    correlation = a$total$average_r
  )
  if (missing == "listwise") {
    total <- c(total, low = a$feldt$lower.ci[[1]], high = a$feldt$upper.ci[[1]])
  }
  items <- data.frame(
    count = a$item.stats$n, mean = a$item.stats$mean, deviation = a$item.stats$sd,
    rest_correlation = a$item.stats$r.drop
  )
  if (k > 2) {
    o <- suppressMessages(suppressWarnings(omega(x[, varies], nfactors = 1, fm = "minres", flip = FALSE)))
    f <- suppressWarnings(fa(x[, varies], nfactors = 1, fm = "minres"))
    total <- c(total, omega = o$omega.tot)
    items$alpha_without <- a$alpha.drop$raw_alpha
    items$loading <- as.numeric(f$loadings)
  }
  about <- data.frame(set = scale$set, scale = scale$scale, missing = missing)
  rbind(
    cbind(about, item = "", measure = names(total), value = unlist(total)),
    cbind(about,
      item = rep(varies, length(items)), measure = rep(names(items), each = k),
      value = unlist(items)
    )
  )
}
rows <- lapply(seq_len(nrow(scales)), function(i) {
  rbind(reliability(scales[i, ], "listwise"), reliability(scales[i, ], "pairwise"))
})
write_table(do.call(rbind, rows), "expected/reliability.csv")

# ---- scale scores under the missing rules ----

scores <- function(scale) {
  x <- turned(scale)
  mean <- rowMeans(x, na.rm = TRUE)
  answered <- rowSums(!is.na(x))
  kept <- function(enough) ifelse(enough & answered > 0, mean, NA)
  data.frame(
    all = kept(answered == ncol(x)), at_least = kept(answered >= scale$at_least),
    share = kept(answered / ncol(x) >= scale$share)
  )
}

# `weighted` adds each score times its person's number, so that one that is wrong cannot hide.
summarise <- function(x) {
  known <- x[!is.na(x)]
  d <- describe(known, type = 2)
  stopifnot(all.equal(d$skew, e1071::skewness(known, type = 2)))
  test <- t.test(known)
  data.frame(
    count = length(known), mean = d$mean, deviation = d$sd, median = median(known),
    minimum = d$min, maximum = d$max, skewness = d$skew, low = test$conf.int[1],
    high = test$conf.int[2], weighted = sum(x * seq_along(x), na.rm = TRUE)
  )
}

rows <- lapply(seq_len(nrow(scales)), function(i) {
  s <- scores(scales[i, ])
  about <- data.frame(set = scales$set[i], scale = scales$scale[i], rule = names(s))
  cbind(about, do.call(rbind, lapply(s, summarise)))
})
write_table(do.call(rbind, rows), "expected/scores.csv")

# Every score of the small sets.
rows <- lapply(which(scales$set != "bfi"), function(i) {
  s <- scores(scales[i, ])
  cbind(data.frame(set = scales$set[i], scale = scales$scale[i], person = seq_len(nrow(s))), s)
})
write_table(do.call(rbind, rows), "expected/people.csv")

# ---- change ----

# Signed ranks: coin's exact distribution, which also holds with ties, for fewer than fifty changes;
# R's own normal approximation above. Both leave zeros out.
signed_rank <- function(difference) {
  d <- round(difference, 9)
  used <- d[d != 0]
  w <- suppressWarnings(wilcox.test(used, exact = FALSE, correct = TRUE))
  p <- w$p.value
  exact <- length(used) < 50
  if (exact) {
    p <- as.numeric(pvalue(wilcoxsign_test(used ~ rep(0, length(used)), distribution = "exact", zero.method = "Wilcoxon")))
  }
  if (exact && !any(duplicated(abs(used)))) {
    stopifnot(all.equal(p, wilcox.test(used, exact = TRUE)$p.value))
  }
  data.frame(
    used = length(used), zeros = sum(d == 0), positive = as.numeric(w$statistic),
    ties = as.numeric(any(duplicated(abs(used)))), exact = as.numeric(exact), rank_probability = p
  )
}

change <- function(set, before, after) {
  both <- !is.na(before) & !is.na(after)
  b <- before[both]
  a <- after[both]
  d <- a - b
  result <- data.frame(
    set = set, count = sum(both), only_before = sum(!is.na(before) & is.na(after)),
    only_after = sum(is.na(before) & !is.na(after)), before = mean(b), after = mean(a),
    deviation_before = sd(b), deviation_after = sd(a), mean = mean(d), deviation = sd(d)
  )
  if (sd(d) < 1e-9) {
    result <- cbind(result, low = mean(d), high = mean(d), t = NA, probability = NA, g_z = NA)
  } else {
    test <- t.test(a, b, paired = TRUE)
    g <- effectsize::hedges_g(a, b, paired = TRUE)$Hedges_g
    result <- cbind(result,
      low = test$conf.int[1], high = test$conf.int[2], t = unname(test$statistic),
      probability = test$p.value, g_z = g
    )
  }
  # Hedges' correction as effectsize has it, on the mean of both deviations.
  m <- sum(both) - 1
  correction <- exp(lgamma(m / 2) - lgamma((m - 1) / 2)) / sqrt(m / 2)
  if (sd(d) >= 1e-9) stopifnot(all.equal(result$g_z, correction * mean(d) / sd(d)))
  cbind(result, g_average = correction * mean(d) / ((sd(a) + sd(b)) / 2), signed_rank(d))
}

waves <- read.csv("data/waves.csv", na.strings = "")
rows <- lapply(unique(waves$set), function(set) {
  w <- waves[waves$set == set, ]
  change(set, w$before, w$after)
})
# Two scales of bfi stand in for two waves of many people.
of_bfi <- function(name) scores(scales[scales$set == "bfi" & scales$scale == name, ])$at_least
rows <- c(rows, list(change("bfi", of_bfi("agreeableness"), of_bfi("extraversion"))))
write_table(do.call(rbind, rows), "expected/change.csv")

# ---- shares: Wilson's interval is what prop.test gives without its correction ----

shares <- do.call(rbind, lapply(c(1, 2, 5, 12, 24, 100, 2800), function(total) {
  data.frame(count = unique(round(total * c(0, .01, .1, .25, .5, .8, 1))), total)
}))
limits <- mapply(function(x, n) suppressWarnings(prop.test(x, n, correct = FALSE)$conf.int), shares$count, shares$total)
write_table(cbind(shares, low = limits[1, ], high = limits[2, ]), "expected/shares.csv")
