-- SPDX-License-Identifier: GPL-3.0-or-later
-- The network around a parent: how many people, which kinds of support she gets and gives, whether
-- they also support her child, and, apart from that, who would be there. The measures are those of
-- kit.network; scripts/README.md states their formulas. A parent reads none of these numbers.
--
-- In the roster `geeft` is what a person gives her (E listening, P helping out, G company, A
-- advice, W seeing what she does well) and `krijgt` what she gives that person. Support that
-- matters most is that of people who are no professionals, so coverage and gaps are about them.
-- When the roster was left open there is no measure at all; with nobody in it the size is zero.
-- Density is about the people around her without herself: she knows them all. Two people know each
-- other when one of them is said to know the other; if of any two nothing was said, there is none.

local kinds = { "E", "P", "G", "A", "W" }

-- What one of them does for her, what several do, and the end of “there are people who …”.
local around_her = {
  E = { "luistert naar je", "luisteren naar je", "naar je luisteren" },
  P = { "helpt met klussen of oppassen", "helpen met klussen of oppassen", "helpen met klussen of oppassen" },
  G = { "doet iets gezelligs met je", "doen iets gezelligs met je", "iets gezelligs met je doen" },
  A = { "denkt met je mee", "denken met je mee", "met je meedenken" },
  W = { "ziet wat je goed doet", "zien wat je goed doet", "zien wat je goed doet" },
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
  buur = { "een buurman of buurvrouw", "buren" },
  kennis = { "een kennis", "kennissen" },
  lotgenoot = { "een ouder die hetzelfde meemaakt", "ouders die hetzelfde meemaken" },
  vrijwilliger = { "een vrijwilliger", "vrijwilligers" },
  school_club = { "iemand van school of club", "mensen van school of club" },
  beroepskracht = { "een beroepskracht", "beroepskrachten" },
}

local knowing = {
  ja = "Je weet dat er iemand is als het moeilijk wordt.",
  een_beetje = "Je bent er niet zeker van of er iemand is als het moeilijk wordt.",
  nog_niet = "Je weet nog niet of er iemand is als het moeilijk wordt.",
}

-- ---- scores ----

local function informal_rows(rows)
  local informal = {}
  for _, row in ipairs(rows) do
    if row.soort.raw ~= "beroepskracht" then table.insert(informal, row) end
  end
  return informal
end

-- The share of those whose years are known that she has known for more than five.
local function known_long(rows)
  local known, long = 0, 0
  for _, row in ipairs(rows) do
    local years = row.jaren.value
    if years then known = known + 1 end
    if years and years > 5 then long = long + 1 end
  end
  if known > 0 then return long / known end
end

-- For each kind of support the roles of those with whom she has it, once a person: what she gives
-- and gets stands side by side on the sheet that she fills in with a professional.
local function roles_by_kind(rows, column, kit)
  local found = {}
  for _, kind in ipairs(kinds) do
    found[kind] = {}
    for _, row in ipairs(rows) do
      if row.soort.raw and kit.chosen(row[column], kind) then table.insert(found[kind], row.soort.raw) end
    end
  end
  return found
end

-- What a person is called on the map: a role, and a number where there are more of them. Never a
-- name. “Familie 2” was read as another family, so one of them is a “familielid”.
local map_words = {
  partner = "partner", familie = "familielid", vriend = "vriend", buur = "buur", kennis = "kennis",
  lotgenoot = "andere ouder", vrijwilliger = "vrijwilliger", school_club = "school of club",
  beroepskracht = "beroepskracht", onbekend = "iemand",
}

-- The codes of an answer with several, or nothing when it was left open.
local function codes_of(answer)
  if not answer.missing then return answer.raw end
end

local function role_of(row)
  return row.soort.raw or "onbekend"
end

local function count_of(rows, role)
  local count = 0
  for _, row in ipairs(rows) do
    if role_of(row) == role then count = count + 1 end
  end
  return count
end

-- Whether the map needs numbers.
local function has_several(rows)
  for _, row in ipairs(rows) do
    if count_of(rows, role_of(row)) > 1 then return true end
  end
  return false
end

-- The people for the map (a block of kind ecogram), those of one role beside each other. Two things
-- are not on it. Who supports her child too: where that sign is not, at her partner, it reads as a
-- reproach. And who knows whom: families know each other, so the lines are a tangle that hides
-- what she gets and gives, and they were read as “knows me”. Both count in the measures.
local function people_for_map(rows)
  local people, order = {}, { table.unpack(roles) }
  table.insert(order, "onbekend")
  for _, role in ipairs(order) do
    local number, several = 0, count_of(rows, role) > 1
    for _, row in ipairs(rows) do
      if role_of(row) == role then
        number = number + 1
        local person = { label = map_words[role] .. (several and " " .. number or ""), role = role }
        person.circle = row.kring.raw
        person.received, person.given = codes_of(row.geeft), codes_of(row.krijgt)
        table.insert(people, person)
      end
    end
  end
  return people
end

-- Support that she gets, as far as the roster tells.
local function received_support(rows, network)
  local informal = informal_rows(rows)
  local covered = {}
  for _, kind in ipairs(kinds) do
    covered[kind] = network.count(informal, "geeft", kind) > 0
  end
  return {
    size = #rows,
    informal_size = #informal,
    near = network.count(rows, "kring", 1),
    child = network.count(rows, "kind", "ja"),
    formal_share = network.share(rows, "soort", "beroepskracht"),
    informal_share = #rows > 0 and #informal / #rows or nil,
    diversity = network.diversity(rows, "soort"),
    bottleneck = network.bottleneck(rows, "geeft"),
    multiplexity = network.multiplexity(rows, "geeft"),
    reciprocity = network.reciprocity(rows, "geeft", "krijgt"),
    balance = network.balance(rows, "geeft", "krijgt"),
    density = network.density(#rows, network.pairs(rows, "kent")),
    known_long = known_long(rows),
    roles = network.counts(rows, "soort", roles),
    kinds = network.counts(rows, "geeft", kinds),
    kinds_given = network.counts(rows, "krijgt", kinds),
    covered = covered,
    gaps = network.gaps(informal, "geeft", kinds),
    single = network.single(informal, "geeft", kinds),
    people = people_for_map(rows),
    numbered = has_several(rows),
  }
end

local function score(answers, kit)
  local scores = {}
  if not answers.mensen.missing then
    local rows = kit.rows(answers, "mensen")
    scores = received_support(rows, kit.network)
    scores.from = roles_by_kind(rows, "geeft", kit)
    scores.to = roles_by_kind(rows, "krijgt", kit)
  end
  -- Who would be there, also if she never asks: measured apart from who was.
  scores.available = {}
  for _, role in ipairs(roles) do
    if kit.chosen(answers.bellen, role) then table.insert(scores.available, role) end
  end
  if not answers.bellen.missing then
    scores.available_count = #scores.available
    scores.nobody_to_call = kit.chosen(answers.bellen, "niemand")
  end
  if not answers.weten.missing then scores.knowing = answers.weten.raw end
  return scores
end

-- ---- sentences to a parent: A2, no number, no verdict ----

local function people_in_words(counts, kit)
  local people = {}
  for _, role in ipairs(roles) do
    local count = counts[role] or 0
    if count > 0 then table.insert(people, in_words[role][count > 1 and 2 or 1]) end
  end
  if #people > 0 then return kit.join(people) end
end

local function list_in_words(list, kit)
  local counts = {}
  for _, role in ipairs(list) do counts[role] = (counts[role] or 0) + 1 end
  return people_in_words(counts, kit)
end

-- A line for each kind of support: from whom she gets it, to whom she gives it.
local function exchange(scores, kit)
  local lines = {}
  for _, kind in ipairs(kinds) do
    table.insert(lines, {
      label = for_the_group[kind],
      from = list_in_words(scores.from[kind], kit),
      to = list_in_words(scores.to[kind], kit),
    })
  end
  return lines
end

local MOST_TO_CALL = 3 -- she has just read a list of people

local function available_in_words(scores, kit)
  local call = {}
  for _, role in ipairs(scores.available) do table.insert(call, in_words[role][1]) end
  if #call > MOST_TO_CALL then return "Als het nodig is, kun je verschillende mensen bellen." end
  if #call > 0 then
    return "Als het nodig is, kun je bellen: " .. kit.join(call) .. "."
  end
  if scores.nobody_to_call then return "Je weet nog niemand die je kunt bellen. Dat hebben meer ouders." end
end

-- Nobody to call, and not known whether anybody is there: once is enough.
local function knowing_in_words(scores)
  if scores.nobody_to_call and scores.knowing ~= "ja" then return nil end
  return scores.knowing and knowing[scores.knowing]
end

local function any(counts)
  for _, kind in ipairs(kinds) do
    if counts[kind] > 0 then return true end
  end
  return false
end

-- Roles as often as there are people of it.
local function counts_of(list)
  local counts, different, only = {}, 0, nil
  for _, role in ipairs(list) do
    if not counts[role] then different = different + 1 end
    counts[role] = (counts[role] or 0) + 1
    only = role
  end
  return counts, different, only
end

local MOST_NAMED = 2 -- more sorts of people in one sentence are hard to read

-- “Je partner en vrienden luisteren naar je.” Who does what differs from sheet to sheet: a paragraph
-- that two parents read word for word is about neither of them.
local function kinds_in_words(scores, kit)
  local lines, by_many = {}, {}
  for _, kind in ipairs(kinds) do
    local counts, different, only = counts_of(scores.from[kind])
    local singular = different == 1 and (counts[only] == 1 or only == "familie")
    if different > MOST_NAMED then
      table.insert(by_many, around_her[kind][3])
    elseif different > 0 then
      table.insert(lines, kit.capital(people_in_words(counts, kit)) .. " "
        .. around_her[kind][singular and 1 or 2] .. ".")
    end
  end
  if #by_many > 0 then
    table.insert(lines, 1, "Er zijn verschillende mensen die " .. kit.join(by_many) .. ".")
  end
  if #lines > 0 then return table.concat(lines, " ") end
end

local function sentences(scores, kit)
  local result = {
    available = available_in_words(scores, kit),
    knowing = knowing_in_words(scores),
  }
  if not scores.size then return result end
  result.exchange = exchange(scores, kit)
  result.kinds = kinds_in_words(scores, kit)
  if any(scores.kinds_given) then result.give = "Jij geeft zelf ook steun." end
  if scores.child == 1 then result.child = "Ook voor je kind is er iemand." end
  if scores.child > 1 then result.child = "Ook voor je kind zijn er mensen." end
  result.somebody_to_ask = scores.informal_size > 0
  return result
end

-- ---- findings of a group: B1, disclosed statistics only ----

local function coverage(statistics, kit)
  local shown, hidden = {}, {}
  for _, kind in ipairs(kinds) do
    local own = statistics.scores.covered[kind]
    if own.share then
      table.insert(shown, {
        label = for_the_group[kind], value = own.share, text = kit.percentage(own.share), count = own.count,
      })
    else
      table.insert(hidden, for_the_group[kind])
    end
  end
  return shown, hidden
end

local function findings(statistics, kit)
  local found = {}
  local size, informal = statistics.scores.size.mean, statistics.scores.informal_size.mean
  if size then
    local people = "Ouders noemen gemiddeld " .. kit.decimal(size, 1) .. " mensen om zich heen."
    if informal then
      people = people .. " Gemiddeld " .. kit.decimal(informal, 1) .. " van hen zijn geen beroepskracht."
    end
    table.insert(found, people)
  end
  local density = statistics.scores.density.mean
  if density then
    table.insert(found, "Van alle paren mensen om een ouder heen kent gemiddeld "
      .. kit.percentage(density) .. " elkaar. De ouder zelf telt daarbij niet mee.")
  end
  for _, option in ipairs(statistics.questions.weten.options) do
    if option.code == "ja" and option.share then
      table.insert(found, kit.percentage(option.share)
        .. " van de ouders weet zeker dat er iemand is als het moeilijk wordt.")
    end
  end
  return found
end

local function group(statistics, kit)
  if statistics.suppressed then return { kinds = {}, hidden = {}, sentences = {} } end
  local shown, hidden = coverage(statistics, kit)
  return { kinds = shown, hidden = hidden, sentences = findings(statistics, kit) }
end

-- For the codebook. kit.network has the arithmetic, scripts/README.md the formulas.
local definitions = {
  size = "hoeveel mensen er op de lijst staan",
  informal_size = "hoeveel van hen geen beroepskracht zijn",
  formal_share = "welk deel van hen beroepskracht is",
  informal_share = "welk deel van hen geen beroepskracht is",
  near = "hoeveel van hen heel dichtbij staan",
  child = "hoeveel van hen ook het kind steunen",
  diversity = "verschil in soorten mensen: 1 − de som van de kwadraten van elk aandeel (Blau)",
  bottleneck = "welk deel van alle steun komt van de persoon die het meest geeft; 1 is: alles",
  multiplexity = "hoeveel soorten steun iemand gemiddeld geeft, van wie steun geeft",
  reciprocity = "welk deel van de mensen steun geeft én krijgt",
  balance = "(gekregen − gegeven) ÷ (gekregen + gegeven); 0 is: even veel",
  density = "welk deel van alle paren elkaar kent. De ouder zelf telt niet mee. Met minder dan twee "
    .. "mensen is er geen score. Ook niet als van een paar niets is ingevuld",
  known_long = "welk deel zij langer dan vijf jaar kent, van wie dat is ingevuld",
  roles = "hoeveel mensen er van elke soort zijn",
  kinds = "van hoeveel mensen zij elke soort steun krijgt",
  kinds_given = "aan hoeveel mensen zij elke soort steun geeft",
  covered = "of zij elke soort steun krijgt van iemand die geen beroepskracht is",
  gaps = "soorten steun die niemand geeft, beroepskrachten niet meegeteld",
  numbered = "of er op de kaart meer mensen van één soort staan, met een nummer",
  single = "soorten steun die één persoon geeft, beroepskrachten niet meegeteld",
  available_count = "hoeveel soorten mensen zij zou kunnen bellen, ook als zij het nooit doet",
  nobody_to_call = "of zij nog niemand weet om te bellen",
}

return {
  id = "netwerk",
  version = "1.7.0",
  survey = "netwerk",
  definitions = definitions,
  score = score,
  sentences = sentences,
  group = group,
  examples = {
    { -- worked by hand: four people, three of them no professionals. E comes from two, P from one,
      -- G from two, A from the professional alone, W from nobody: six ties, two of them from the
      -- sister, so the bottleneck is 2/6 and everyone gives 6/4 kinds. She gives to two of four;
      -- balance (6 − 2) / (6 + 2) = 0.5. Kinds: 1 − (1/16 + 4/16 + 1/16) = 0.625. Of three whose
      -- years are known, one is known for more than five. Of 4 · 3 / 2 = 6 pairs three know each
      -- other: sister and first friend (said twice), sister and professional, the two friends.
      answers = {
        fijn = "Mijn zus belde.",
        mensen = {
          { soort = "familie", kring = 1, hoe_vaak = "week", geeft = { "E", "P" }, krijgt = { "E" }, kind = "ja", jaren = 30, kent = { 2, 4 } },
          { soort = "vriend", kring = 1, hoe_vaak = "week", geeft = { "E", "G" }, krijgt = { "G" }, kind = "nee", jaren = 4, kent = { 1, 3 } },
          { soort = "vriend", kring = 2, hoe_vaak = "maand", geeft = { "G" }, krijgt = {}, kent = {} },
          { soort = "beroepskracht", kring = 3, hoe_vaak = "maand", geeft = { "A" }, krijgt = {}, kind = "weet_niet", jaren = 1 },
        },
        bellen = { "familie", "vriend" }, weten = "ja", evenwicht = "even_veel", wens = "Iemand om mee te wandelen.",
      },
      expect = {
        size = 4, informal_size = 3, near = 2, child = 1, formal_share = 0.25, informal_share = 0.75,
        diversity = 0.625, density = 3 / 6,
        people = {
          { label = "familielid", role = "familie", circle = 1, received = { "E", "P" }, given = { "E" } },
          { label = "vriend 1", role = "vriend", circle = 1, received = { "E", "G" }, given = { "G" } },
          { label = "vriend 2", role = "vriend", circle = 2, received = { "G" }, given = {} },
          { label = "beroepskracht", role = "beroepskracht", circle = 3, received = { "A" }, given = {} },
        },
        bottleneck = 2 / 6, multiplexity = 1.5, reciprocity = 0.5, balance = 0.5, known_long = 1 / 3,
        kinds = { E = 2, P = 1, G = 2, A = 1, W = 0 }, kinds_given = { E = 1, G = 1, P = 0 },
        covered = { E = true, P = true, G = true, A = false, W = false },
        gaps = { "A", "W" }, single = { "P" },
        from = { E = { "familie", "vriend" }, A = { "beroepskracht" }, G = { "vriend", "vriend" }, W = {} },
        to = { E = { "familie" }, G = { "vriend" }, P = {} },
        available = { "familie", "vriend" }, available_count = 2, nobody_to_call = false, knowing = "ja",
      },
    },
    { -- as much as one person can give
      answers = {
        mensen = {
          { soort = "partner", kring = 1, hoe_vaak = "dag", geeft = { "E", "P", "G", "A", "W" },
            krijgt = { "E", "P", "G", "A", "W" }, kind = "ja", jaren = 12 },
        },
        bellen = { "partner" }, weten = "ja",
      },
      expect = {
        size = 1, formal_share = 0, informal_share = 1, diversity = 0, density = none, bottleneck = 1,
        multiplexity = 5, reciprocity = 1,
        balance = 0, known_long = 1, gaps = {}, single = { "E", "P", "G", "A", "W" }, knowing = "ja",
      },
    },
    { -- nobody written down, nobody to call: zero is an answer
      answers = { mensen = {}, bellen = { "niemand" }, weten = "nog_niet" },
      expect = {
        size = 0, informal_size = 0, child = 0, formal_share = none, informal_share = none,
        diversity = none, density = none, bottleneck = none,
        reciprocity = none, gaps = { "E", "P", "G", "A", "W" }, covered = { E = false },
        available = {}, available_count = 0, nobody_to_call = true,
      },
    },
    { -- every kind of missing: no measure at all
      answers = {
        fijn = "not_asked", mensen = "skipped", bellen = { "weet_niet" }, weten = "dont_know",
        evenwicht = "not_applicable",
      },
      expect = {
        size = none, child = none, covered = none, available = {}, available_count = none,
        nobody_to_call = none, knowing = none,
      },
    },
    { -- people of whom little was written down: whether the two know each other, nobody said
      answers = {
        mensen = { { soort = "buur", kent = "skipped" }, { kring = 2, geeft = { "P" }, kind = "weet_niet" } },
        weten = "een_beetje",
      },
      expect = {
        size = 2, informal_size = 2, near = 0, child = 0, density = none, known_long = none, diversity = 0,
        bottleneck = 1, reciprocity = 0, balance = 1, knowing = "een_beetje",
        people = { { label = "buur", role = "buur" }, { label = "iemand", role = "onbekend", circle = 2, received = { "P" } } },
      },
    },
  },
}
