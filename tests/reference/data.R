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

# ---- networks: a thousand people and those around them, one line each. A person is written as
# kind/circle/gives/gets/child/years, the kind as its place among those of the questionnaire
# `netwerk`; `ties` tells who knows whom, by number. ----
seed(1000)
support <- c("E", "P", "G", "A", "W")
some_support <- function(chance) paste(support[runif(5) < chance], collapse = "")
person <- function() {
  generous <- runif(1, 0, .6)
  paste(sample(9, 1, prob = c(1, 4, 4, 2, 2, 1, 1, 1, 2)), sample(3, 1), some_support(generous),
    some_support(generous / 2), sample(c("ja", "nee", "weet_niet", ""), 1),
    sample(c("", 0:12, 20, 35), 1), sep = "/")
}
network <- function(number) {
  size <- sample(0:12, 1)
  pairs <- if (size > 1) combn(size, 2, paste, collapse = "-") else character()
  data.frame(network = number,
    people = paste(replicate(size, person()), collapse = " "),
    ties = paste(pairs[runif(length(pairs)) < runif(1)], collapse = " "))
}
write_table(do.call(rbind, lapply(1:1000, network)), "data/networks.csv")
