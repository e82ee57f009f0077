-- SPDX-License-Identifier: GPL-3.0-or-later
-- The network around a parent: how many people, which kinds of support she gets and gives, whether
-- they also support her child, and, apart from that, who would be there. What the measures are is
-- stated in scripts/README.md. A parent reads none of these numbers.

local kinds = { "E", "P", "G", "A", "W" }

local received = {
  E = "Er is iemand die luistert en met je meeleeft.",
  P = "Er is iemand die je helpt met klussen of oppassen.",
  G = "Er is iemand met wie je iets gezelligs doet.",
  A = "Er is iemand die raad geeft.",
  W = "Er is iemand die ziet wat je goed doet.",
}

local for_the_group = {
  E = "Luisteren en meeleven",
  P = "Helpen met klussen of oppassen",
  G = "Samen iets gezelligs doen",
  A = "Raad geven",
  W = "Zien wat iemand goed doet",
}

-- One of them, several of them. In the order of surveys/instruments/netwerk.yaml.
local roles = { "partner", "familie", "vriend", "buur", "kennis", "lotgenoot", "vrijwilliger", "school_club", "beroepskracht" }
local in_words = {
  partner = { "je partner", "je partners" },
  familie = { "iemand van je familie", "je familie" },
  vriend = { "een vriend of vriendin", "vrienden" },
  buur = { "een buur", "buren" },
  kennis = { "een kennis", "kennissen" },
  lotgenoot = { "een ouder die hetzelfde meemaakt", "ouders die hetzelfde meemaken" },
  vrijwilliger = { "een vrijwilliger", "vrijwilligers" },
  school_club = { "iemand van school of club", "mensen van school of club" },
  beroepskracht = { "een beroepskracht", "beroepskrachten" },
}

local knowing = {
  ja = "Je weet dat er iemand is als het moeilijk wordt. Dat weten doet op zichzelf al goed.",
  een_beetje = "Je weet een beetje of er iemand is als het moeilijk wordt.",
  nog_niet = "Je weet nog niet of er iemand is als het moeilijk wordt.",
}

local function informal_rows(rows)
  local informal = {}
  for _, row in ipairs(rows) do
    if row.soort.raw ~= "beroepskracht" then table.insert(informal, row) end
  end
  return informal
end

local function score(answers, kit)
  local network, rows = kit.network, kit.rows(answers, "mensen")
  local informal = informal_rows(rows)
  local known, long = 0, 0
  for _, row in ipairs(rows) do
    if row.jaren.value then
      known = known + 1
      if row.jaren.value > 5 then long = long + 1 end
    end
  end
  local scores = {
    size = not answers.mensen.missing and #rows or nil,
    informal_size = not answers.mensen.missing and #informal or nil,
    formal_share = network.share(rows, "soort", "beroepskracht"),
    diversity = network.diversity(rows, "soort"),
    bottleneck = network.bottleneck(rows, "geeft"),
    multiplexity = network.multiplexity(rows, "geeft"),
    reciprocity = network.reciprocity(rows, "geeft", "krijgt"),
    balance = network.balance(rows, "geeft", "krijgt"),
    child = network.count(rows, "kind", "ja"),
    known_long = known > 0 and long / known or nil,
    roles = network.counts(rows, "soort", roles),
    kinds = network.counts(rows, "geeft", kinds),
    kinds_given = network.counts(rows, "krijgt", kinds),
    gaps = network.gaps(informal, "geeft", kinds),
    call = {},
    knowing = answers.weten.missing and "" or answers.weten.raw,
  }
  for _, kind in ipairs(kinds) do
    -- 1 when somebody who is no professional gives this kind of support, so that the mean over
    -- parents is the share of parents who get it.
    scores["covered_" .. kind] = #informal > 0 and (network.count(informal, "geeft", kind) > 0 and 1 or 0) or nil
  end
  for _, role in ipairs(roles) do
    if kit.chosen(answers.bellen, role) then table.insert(scores.call, role) end
  end
  scores.nobody_to_call = kit.chosen(answers.bellen, "niemand")
  return scores
end

local function sentences(scores, kit)
  local people, kinds_in_words, call, gives = {}, {}, {}, false
  for _, role in ipairs(roles) do
    local count = scores.roles[role]
    if count > 0 then table.insert(people, in_words[role][count > 1 and 2 or 1]) end
  end
  for _, kind in ipairs(kinds) do
    if scores.kinds[kind] > 0 then table.insert(kinds_in_words, received[kind]) end
    if scores.kinds_given[kind] > 0 then gives = true end
  end
  for _, role in ipairs(scores.call) do table.insert(call, in_words[role][1]) end
  return {
    people = #people > 0 and kit.join(people) or nil,
    kinds = kinds_in_words,
    give = gives and "Je geeft zelf ook steun aan anderen." or nil,
    child = scores.child > 0 and "Er zijn mensen die ook je kind steunen." or nil,
    available = #call > 0 and "Als het nodig is, kun je bellen: " .. kit.join(call, ", ", " of ") .. "."
      or scores.nobody_to_call and "Je weet nog niemand die je kunt bellen." or nil,
    knowing = knowing[scores.knowing],
  }
end

-- ---- the group ----

local function options(question, wanted)
  local shown, hidden = {}, {}
  for _, option in ipairs(question.options) do
    if wanted[option.code] then
      if option.share then
        table.insert(shown, { label = option.label, value = option.share, count = option.count })
      else
        table.insert(hidden, option.label)
      end
    end
  end
  return shown, hidden
end

local function group(statistics, kit)
  local shown, hidden, found = {}, {}, {}
  for _, kind in ipairs(kinds) do
    local covered = statistics.scores["covered_" .. kind]
    if covered.mean then
      table.insert(shown, { label = for_the_group[kind], value = covered.mean, text = kit.percentage(covered.mean) })
    else
      table.insert(hidden, for_the_group[kind])
    end
  end
  local size, informal = statistics.scores.size, statistics.scores.informal_size
  if size.mean then
    table.insert(found, "Ouders noemen gemiddeld " .. kit.decimal(size.mean, 1) .. " mensen om zich heen.")
  end
  if informal.mean then
    table.insert(found, "Daarvan zijn er gemiddeld " .. kit.decimal(informal.mean, 1) .. " geen beroepskracht.")
  end
  local sure = options(statistics.questions.weten, { ja = true })
  if sure[1] then
    table.insert(found, "Van de ouders weet " .. kit.percentage(sure[1].value)
      .. " zeker dat er iemand is als het moeilijk wordt.")
  end
  return { kinds = shown, hidden = hidden, sentences = found }
end

return {
  id = "netwerk",
  version = "1.0.0",
  survey = "netwerk",
  score = score,
  sentences = sentences,
  group = group,
  examples = {
    {
      answers = {
        fijn = "Mijn zus belde.",
        mensen = {
          { soort = "familie", kring = 1, hoe_vaak = "week", geeft = { "E", "P" }, krijgt = { "E" }, kind = "ja", jaren = 30 },
          { soort = "vriend", kring = 1, hoe_vaak = "week", geeft = { "E", "G" }, krijgt = { "G" }, kind = "nee", jaren = 4 },
          { soort = "vriend", kring = 2, hoe_vaak = "maand", geeft = { "G" }, krijgt = {} },
          { soort = "beroepskracht", kring = 3, hoe_vaak = "maand", geeft = { "A" }, krijgt = {}, kind = "weet_niet", jaren = 1 },
        },
        bellen = { "familie", "vriend" }, weten = "ja", evenwicht = "even_veel", wens = "Iemand om mee te wandelen.",
      },
      expect = {
        size = 4, informal_size = 3, formal_share = 0.25, child = 1, reciprocity = 0.5, bottleneck = 2 / 6,
        multiplexity = 1.5, known_long = 1 / 3, gaps = { "A", "W" }, covered_E = 1, covered_A = 0,
        nobody_to_call = false,
      },
    },
    { -- nobody written down, nobody to call
      answers = { mensen = {}, bellen = { "niemand" }, weten = "nog_niet" },
      expect = { size = 0, formal_share = none, nobody_to_call = true },
    },
    { -- not filled in at all
      answers = {},
      expect = { size = none, nobody_to_call = false },
    },
  },
}
