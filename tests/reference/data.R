# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the data sets under data/, the same each time. Answers are kept as they were given; which
# items were asked the other way round stands in scales.csv with a minus sign.

source("common.R")

# ---- bfi: 25 items on personality by 2,800 people, with 508 answers missing. From R's psych (GPL);
# the items are of the International Personality Item Pool, in the public domain. ----
write_data(psych::bfi[, 1:25], "bfi")

# ---- missing: 300 people, eight items of one factor, every fifth answer missing ----
answer <- function(score, cuts) findInterval(score, cuts) + 1
seed(20260914)
people <- 300
factor <- rnorm(people)
loadings <- c(.75, .65, -.7, .6, .5, -.55, .4, .1)
scores <- sapply(loadings, function(l) l * factor + sqrt(1 - l^2) * rnorm(people))
answers <- apply(scores, 2, answer, cuts = c(-1.2, -.3, .5, 1.3))
answers[sample(length(answers), length(answers) / 5)] <- NA
colnames(answers) <- paste0("M", 1:8)
write_data(answers, "missing")

# ---- tiny: twelve people, six items, two answers missing, and a seventh item that all answered
# alike ----
seed(12)
factor <- rnorm(12)
answers <- sapply(1:6, function(i) answer(.8 * factor + .6 * rnorm(12), c(-1, -.3, .3, 1)))
answers[2, 5] <- answers[9, 1] <- NA
answers <- cbind(answers, 4)
colnames(answers) <- paste0("T", 1:7)
write_data(answers, "tiny")

# ---- waves: before and after. Sixty people with means of six answers, so with ties and zeros, some
# of them in one wave only; two without ties, of 20 and 60 people; Student's sleep data (1908), with
# one zero and one tie; all changes equal. ----
seed(60)
sixths <- function(n, shift) round((3 + shift + .7 * rnorm(n)) * 6) / 6
before <- sixths(60, 0)
after <- round((before + .3 + .5 * rnorm(60)) * 6) / 6
before[sample(60, 6)] <- NA
after[sample(60, 14)] <- NA
waves <- data.frame(set = "sixths", before, after)
for (n in c(20, 60)) {
  before <- rnorm(n, 50, 10)
  waves <- rbind(waves, data.frame(set = paste0("plain", n), before, after = before + rnorm(n, 3, 8)))
}
waves <- rbind(waves, data.frame(set = "sleep", before = sleep$extra[1:10], after = sleep$extra[11:20]))
before <- sixths(7, 0)
waves <- rbind(waves, data.frame(set = "equal", before, after = before + 1))
write_table(waves, "data/waves.csv")
