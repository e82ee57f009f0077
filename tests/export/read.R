# SPDX-License-Identifier: GPL-3.0-or-later
# Reads an export as surveys/README.md tells, and prints every cell for check.py to compare:
# file, variable, row, kind (n, s or NA), value. Usage: Rscript read.R FOLDER comma|semicolon|tab
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
read <- switch(arguments[2], comma = read.csv, semicolon = read.csv2, tab = read.delim)
table <- function(name) {
  read(file.path(folder, name), fileEncoding = "UTF-8-BOM", colClasses = c(respondent = "character"))
}

cell <- function(value) {
  if (is.na(value)) return("NA\t")
  if (is.numeric(value)) return(paste0("n\t", sprintf("%.17g", value)))
  paste0("s\t", paste(charToRaw(enc2utf8(as.character(value))), collapse = ""))
}

for (name in list.files(folder, pattern = "[.]csv$")) {
  data <- suppressWarnings(table(name))
  for (variable in names(data))
    for (row in seq_len(nrow(data)))
      cat(paste(name, variable, row, cell(data[row, variable]), sep = "\t"), "\n", sep = "")
}

# Labels go on by program, and every code has one.
labels <- suppressWarnings(table("labels.csv"))
for (name in unique(labels$file)) {
  data <- suppressWarnings(table(name))
  for (variable in unique(labels$variable[labels$file == name])) {
    own <- labels[labels$file == name & labels$variable == variable, ]
    labelled <- factor(data[[variable]], levels = own$value, labels = own$label)
    stopifnot(is.na(labelled) == is.na(data[[variable]]) | data[[variable]] == "")
  }
}
