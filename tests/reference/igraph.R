# SPDX-License-Identifier: GPL-3.0-or-later
# Reference numbers of networks, by R's igraph. A network is a graph: an arrow from a person to the
# one in the middle ("ego") for each kind of support that she gets, an arrow back for each that she
# gives, and a line between people who know each other. Each measure is then one of igraph's own.
suppressPackageStartupMessages(library(igraph))
source("common.R")

support <- c("E", "P", "G", "A", "W")
professional <- 9
long <- 5 # years

read_people <- function(text) {
  people <- strsplit(strsplit(text, " ")[[1]], "/")
  field <- function(i) vapply(people, function(p) if (length(p) < i) "" else p[i], "")
  data.frame(
    kind = as.numeric(field(1)), circle = as.numeric(field(2)), gives = field(3), gets = field(4),
    child = field(5), years = as.numeric(field(6))
  )
}

arrows <- function(people, side) {
  kinds <- strsplit(people[[side]], "")
  who <- rep(seq_len(nrow(people)), lengths(kinds))
  person <- sprintf("p%d", who)
  ego <- rep("ego", length(who))
  data.frame(
    from = if (side == "gives") person else ego, to = if (side == "gives") ego else person,
    kind = unlist(kinds, use.names = FALSE)[seq_along(who)]
  )
}

# nothing divided by nothing is no number
share <- function(part, whole) if (whole > 0) part / whole else NA

measure <- function(line) {
  people <- read_people(line$people)
  names <- sprintf("p%d", seq_len(nrow(people)))
  vertices <- data.frame(name = c("ego", names), kind = c(0, people$kind), people = 1)
  given <- graph_from_data_frame(rbind(arrows(people, "gives"), arrows(people, "gets")), TRUE, vertices)
  received <- graph_from_data_frame(arrows(people, "gives"), TRUE, vertices)
  informal <- delete_vertices(received, which(V(received)$kind == professional))

  # density: ego knows everybody, and is taken out
  ties <- do.call(rbind, strsplit(strsplit(line$ties, " ")[[1]], "-"))
  known <- data.frame(
    from = c(rep("ego", nrow(people)), sprintf("p%s", ties[, 1])),
    to = c(names, sprintf("p%s", ties[, 2]))
  )
  alters <- delete_vertices(graph_from_data_frame(known, FALSE, vertices), "ego")

  # diversity: people of one kind are drawn together into one vertex
  kinds <- if (vcount(alters)) contract(alters, match(people$kind, unique(people$kind)), list(people = "sum"))
  sizes <- if (vcount(alters)) V(kinds)$people / vcount(alters)

  from_person <- degree(received, names, mode = "out")
  in_and_out <- degree(given, "ego", mode = "in") - degree(given, "ego", mode = "out")
  givers <- function(wanted) {
    of_kind <- delete_edges(informal, which(E(informal)$kind != wanted))
    sum(degree(of_kind, mode = "out") > 0)
  }
  informal_givers <- sapply(support, givers)
  years <- people$years[!is.na(people$years)]
  data.frame(
    network = line$network, size = vcount(alters), informal_size = vcount(informal) - 1,
    near = sum(people$circle == 1), child = sum(people$child == "ja"),
    formal_share = share(sum(V(received)$kind == professional), vcount(alters)),
    informal_share = share(vcount(informal) - 1, vcount(alters)),
    diversity = if (vcount(alters)) 1 - sum(sizes^2) else NA,
    bottleneck = if (ecount(received)) max(from_person) / ecount(received) else NA,
    multiplexity = share(ecount(received), ecount(simplify(received))),
    reciprocity = share(suppressWarnings(dyad_census(simplify(given))$mut), vcount(alters)),
    balance = share(in_and_out, degree(given, "ego")),
    density = if (vcount(alters) > 1) edge_density(alters) else NA,
    known_long = share(sum(years > long), length(years)),
    gaps = paste(support[informal_givers == 0], collapse = ""),
    single = paste(support[informal_givers == 1], collapse = "")
  )
}

networks <- read.csv("data/networks.csv", colClasses = c("numeric", "character", "character"))
rows <- lapply(seq_len(nrow(networks)), function(i) measure(networks[i, ]))
write_table(do.call(rbind, rows), "expected/networks.csv")
