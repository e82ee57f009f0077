# SPDX-License-Identifier: GPL-3.0-or-later
# What the R scripts of this folder share.
options(warn = 1)

seed <- function(number) {
  RNGkind("Mersenne-Twister", "Inversion", "Rejection")
  set.seed(number)
}

# Numbers with the digits that matter, so that another machine writes the same file.
digits <- function(x) {
  if (!is.numeric(x)) return(as.character(x))
  ifelse(is.na(x), "", formatC(x, digits = 13, format = "g", flag = "", width = 1))
}

write_table <- function(table, path) {
  written <- as.data.frame(lapply(as.data.frame(table), digits))
  write.table(written, path, sep = ",", quote = FALSE, row.names = FALSE, col.names = colnames(table))
}

write_data <- function(answers, name) write_table(answers, sprintf("data/%s.csv", name))

read_data <- function(name) read.csv(sprintf("data/%s.csv", name), na.strings = "", check.names = FALSE)
