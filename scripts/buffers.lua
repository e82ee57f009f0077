-- SPDX-License-Identifier: GPL-3.0-or-later
-- The four buffers of parenthood (Van der Pas). A buffer is the mean of its statements, from 1 to
-- 5, those asked the other way round turned first, when at least four of the six were answered (the
-- rule stands in surveys/instruments/buffers.yaml). There is no total: buffers work on each other,
-- and a profile says more.
--
-- scores: for each buffer {mean, percentage (0 to 100), answered}; `strong`, statements she called
-- true, one a buffer; `leaning`: how many statements of a buffer lean which way; `straight_lining`;
-- `missing`, by kind.

local buffers = { "goede_ouder", "metapositie", "taakverdeling", "gemeenschap" }

-- ---- scores ----

-- Statements that she called true, the truest first. Those that were asked the other way round are
-- left out: who says “niet waar” to a worry has not said that all is well.
local function called_true(answers, buffer, kit)
  local found = {}
  for _, code in ipairs({ 5, 4 }) do
    for _, item in ipairs(kit.which(answers, buffer, code)) do
      if not answers[item].reversed then table.insert(found, item) end
    end
  end
  return found
end

-- How many answers lean which way. Words to a parent are chosen by her answers, not by a limit on
-- a score: there are no norms.
local function leaning(answers, buffer, kit)
  local often, seldom, between = 0, 0, 0
  for _, item in ipairs(kit.items(buffer)) do
    local value = answers[item].value
    if value and value >= 4 then often = often + 1 end
    if value and value <= 2 then seldom = seldom + 1 end
    if value == 3 then between = between + 1 end
  end
  return { often = often, seldom = seldom, between = between }
end

local function score(answers, kit)
  local scores, all = { strong = {}, leaning = {} }, {}
  for _, buffer in ipairs(buffers) do
    local mean = kit.mean(answers, buffer)
    scores[buffer] = {
      mean = mean,
      percentage = kit.percentage_of_range(mean, 1, 5),
      answered = kit.answered(answers, buffer),
    }
    scores.leaning[buffer] = leaning(answers, buffer, kit)
    local found = called_true(answers, buffer, kit)
    table.insert(scores.strong, found[1]) -- nothing, if there is none
    for _, item in ipairs(kit.items(buffer)) do table.insert(all, item) end
  end
  -- For researchers: the same answer everywhere, although some statements contradict each other.
  scores.straight_lining = kit.straight_lining(answers, all)
  scores.missing = kit.missing(answers, all)
  return scores
end

-- ---- sentences to a parent: A2, no score, no verdict ----

-- They follow from how most of her answers lean, so they may not say what one statement says: who
-- finds much untrue need not doubt herself, or be alone.

local wordings = {
  goede_ouder = {
    often = "Je ziet vaak: het gaat goed met jou en je kind. Dat geeft kracht.",
    between = "Soms zie je dat het goed gaat met jou en je kind. Soms is dat lastig te zien. Dat kennen veel ouders.",
    seldom = "Het is nu lastig om te zien wat er goed gaat. Dat kennen veel ouders. Je denkt erover na: dat laat zien dat je kind belangrijk voor je is.",
  },
  metapositie = {
    often = "Je neemt de tijd om na te denken over je kind en over jezelf.",
    between = "Soms kun je rustig nadenken. Soms gaat alles snel. Heel gewoon.",
    seldom = "Rustig nadenken lukt nu niet vaak. Bij veel ouders gaat alles snel.",
  },
  taakverdeling = {
    often = "Je deelt de zorg voor je kind met anderen.",
    between = "Je deelt de zorg soms met anderen. Soms doe je het alleen.",
    seldom = "De zorg delen met anderen lukt nu niet vaak. Dat vraagt veel van jou.",
  },
  gemeenschap = {
    often = "Je voelt dat er mensen voor je zijn.",
    between = "Soms voel je steun. Soms wat minder. Dat kennen veel ouders.",
    seldom = "Je voelt nu niet vaak steun. Dat is niet fijn. Steun kan groeien, met kleine stappen.",
  },
}

-- Too few answers for a buffer: a question instead of a sentence about her.
local open = {
  goede_ouder = "Wanneer dacht jij: dit gaat goed?",
  metapositie = "Wanneer heb jij rust om even na te denken?",
  taakverdeling = "Wie zorgt er samen met jou voor je kind?",
  gemeenschap = "Wie is er soms voor jou?",
}

local function has_strong(scores, buffer, kit)
  for _, item in ipairs(kit.items(buffer)) do
    for _, strong in ipairs(scores.strong) do
      if item == strong then return true end
    end
  end
  return false
end

-- What she called true stands on the same sheet: it is not taken back a few lines below.
local function direction(scores, buffer, kit)
  local leaning = scores.leaning[buffer]
  local often, seldom, between = leaning.often, leaning.seldom, leaning.between
  if often > seldom and often >= between then return "often" end
  if seldom > often and seldom >= between and not has_strong(scores, buffer, kit) then return "seldom" end
  return "between"
end

-- How sure we are of it; never surer than she is.
local reading = {
  sure = "Klopt iets niet? Schrijf het erbij.",
  unsure = "Je koos overal hetzelfde antwoord. Dan weten wij minder goed wat bij je past. Kijk zelf wat klopt.",
}

-- Of no buffer anything when there is too little of all of them. Of one with too little the question
-- alone: that she filled in little reads as a reproach.
local function about_buffers(scores, result, kit)
  local known = false
  for _, buffer in ipairs(buffers) do known = known or scores[buffer].mean end
  if not known then return end
  for _, buffer in ipairs(buffers) do
    result[buffer] = scores[buffer].mean and wordings[buffer][direction(scores, buffer, kit)]
      or open[buffer]
  end
  -- Whether she mostly feels supported: her sheet does not say it in one place and not in another.
  result.supported = scores.gemeenschap.mean and direction(scores, "gemeenschap", kit) == "often" or false
end

local function sentences(scores, kit)
  local result = { strong = {}, reading = reading[scores.straight_lining and "unsure" or "sure"] }
  about_buffers(scores, result, kit)
  for _, item in ipairs(scores.strong) do
    table.insert(result.strong, kit.question(item).text)
  end
  return result
end

-- ---- findings of a group: B1, disclosed statistics only ----

local function profile(statistics, kit)
  local bars, hidden = {}, {}
  for _, buffer in ipairs(buffers) do
    local own, title = statistics.scores[buffer].mean, kit.title(buffer)
    if own.mean then
      table.insert(bars, {
        label = title, value = own.mean, text = kit.decimal(own.mean, 1), n = own.n,
        low = kit.round(own.low, 1), high = kit.round(own.high, 1),
      })
    else
      table.insert(hidden, title)
    end
  end
  return bars, hidden
end

local function highest_first(bars)
  local sorted = { table.unpack(bars) }
  table.sort(sorted, function(a, b)
    if a.value ~= b.value then return a.value > b.value end
    return a.label < b.label
  end)
  return sorted
end

-- A highest and a lowest are named only when their 95 % intervals lie apart. Otherwise another
-- group of the same parents might have it the other way round.
local function findings(bars, kit)
  if #bars < 2 then return {} end
  local sorted = highest_first(bars)
  local top, last = sorted[1], sorted[#sorted]
  if top.low <= last.high then
    return {
      "De buffers verschillen weinig van elkaar in deze groep. De gemiddelden liggen tussen "
        .. last.text .. " en " .. top.text .. ", op een schaal van 1 tot 5.",
    }
  end
  return {
    "De buffer ‘" .. top.label .. "’ komt het hoogst uit: gemiddeld " .. top.text
      .. " op een schaal van 1 tot 5.",
    "De buffer ‘" .. last.label .. "’ komt het laagst uit: gemiddeld " .. last.text .. ".",
  }
end

-- Of those who filled it in twice. A buffer is said to have changed when the 95 % interval of its
-- change lies on one side of zero. Called change, never effect.
local function changes(change, kit)
  local found, same = {}, {}
  if not change or change.suppressed then return found end
  if change.n then
    table.insert(found, kit.capital(kit.count_word(change.n)) .. " ouders vulden deze lijst twee keer in.")
  end
  for _, buffer in ipairs(buffers) do
    local own, title = change.scores[buffer].mean, kit.title(buffer)
    if own.low and (own.low > 0 or own.high < 0) then
      table.insert(found, "Bij hen ging ‘" .. title .. "’ van gemiddeld " .. kit.decimal(own.before, 1)
        .. " naar " .. kit.decimal(own.after, 1) .. ".")
    elseif own.low then
      table.insert(same, title)
    end
  end
  if #same > 0 then
    table.insert(found, "Hier is geen duidelijke verandering te zien: ‘" .. kit.join(same, "’, ‘", "’ en ‘") .. "’.")
  end
  return found
end

local function group(statistics, kit)
  if statistics.suppressed then return { profile = {}, hidden = {}, sentences = {}, change = {} } end
  local bars, hidden = profile(statistics, kit)
  return {
    profile = bars, hidden = hidden, sentences = findings(bars, kit),
    change = changes(statistics.change, kit),
  }
end

-- For the codebook.
local mean = "gemiddelde van de beantwoorde zinnen, 1 tot en met 5, vanaf vier van de zes; "
  .. "ook als percentage (1 is 0%, 5 is 100%), met het aantal antwoorden"
local definitions = {
  goede_ouder = mean,
  metapositie = mean,
  taakverdeling = mean,
  gemeenschap = mean,
  strong = "per buffer de zin die zij het meest waar vindt",
  leaning = "hoeveel zinnen van een buffer zij waar vindt, niet waar of soms waar",
  straight_lining = "of zij overal hetzelfde antwoord gaf, ook waar zinnen elkaar tegenspreken",
  missing = "hoeveel antwoorden ontbreken, en waarom",
}

return {
  id = "buffers",
  version = "1.4.0",
  survey = "buffers",
  definitions = definitions,
  score = score,
  sentences = sentences,
  group = group,
  examples = {
    { -- everything at its highest: reversed statements are answered with 1
      answers = {
        blij = "Dat we samen lachen.",
        G1 = 5, G2 = 5, G3 = 5, G4 = 5, G5 = 5, G6 = 1,
        M1 = 5, M2 = 5, M3 = 5, M4 = 5, M5 = 5, M6 = 1,
        T1 = 5, T2 = 5, T3 = 5, T4 = 5, T5 = 5, T6 = 1,
        S1 = 5, S2 = 5, S3 = 5, S4 = 5, S5 = 5, S6 = 1,
      },
      expect = {
        goede_ouder = { mean = 5, percentage = 100, answered = 6 },
        metapositie = { mean = 5 }, taakverdeling = { mean = 5 }, gemeenschap = { mean = 5 },
        strong = { "G1", "M1", "T1", "S1" }, straight_lining = false,
      },
    },
    { -- everything at its lowest
      answers = {
        G1 = 1, G2 = 1, G3 = 1, G4 = 1, G5 = 1, G6 = 5,
        M1 = 1, M2 = 1, M3 = 1, M4 = 1, M5 = 1, M6 = 5,
        T1 = "niemand", T2 = "niemand", T3 = "niemand", T4 = 1, T5 = 1, T6 = 5,
        S1 = 1, S2 = 1, S3 = 1, S4 = 1, S5 = 1, S6 = 5,
      },
      expect = {
        goede_ouder = { mean = 1, percentage = 0, answered = 6 },
        metapositie = { mean = 1 }, gemeenschap = { mean = 1 },
        taakverdeling = { mean = 1 }, -- nobody to share with is 1, not “past niet”
        strong = {}, straight_lining = false,
      },
    },
    { -- worked by hand: G6 is turned, 6 − 4 = 2, so (5 + 4 + 4 + 3 + 4 + 2) / 6 = 22 / 6 = 3.667
      -- and (3.667 − 1) / 4 · 100 = 66.67. M has four answers, M6 turned to 6 − 2 = 4:
      -- (3 + 2 + 3 + 4) / 4 = 3. T has three, one too few. S is left out.
      answers = {
        G1 = 5, G2 = 4, G3 = 4, G4 = 3, G5 = 4, G6 = 4,
        M1 = 3, M2 = 2, M3 = 3, M6 = 2,
        T1 = 4, T2 = 4, T3 = 4,
      },
      expect = {
        goede_ouder = { mean = 22 / 6, percentage = 200 / 3, answered = 6 },
        metapositie = { mean = 3, percentage = 50, answered = 4 },
        taakverdeling = { mean = none, percentage = none, answered = 3 },
        gemeenschap = { mean = none, answered = 0 },
        strong = { "G1", "T1" },
        leaning = { goede_ouder = { often = 4, seldom = 1, between = 1 } },
        missing = { skipped = 11, total = 11 },
      },
    },
    { -- every kind of missing: only G5 counts
      answers = { G1 = "nvt", G2 = "dont_know", G3 = "skipped", G4 = "not_applicable", G5 = 3, G6 = "not_asked" },
      expect = {
        goede_ouder = { mean = none, answered = 1 },
        missing = { not_applicable = 2, dont_know = 1, not_asked = 1, skipped = 19, total = 23 },
      },
    },
    { -- the same everywhere, also where the statements contradict each other
      answers = {
        G1 = 4, G2 = 4, G3 = 4, G4 = 4, G5 = 4, G6 = 4,
        M1 = 4, M2 = 4, M3 = 4, M4 = 4, M5 = 4, M6 = 4,
      },
      expect = { goede_ouder = { mean = 22 / 6 }, straight_lining = true },
    },
  },
}
