-- SPDX-License-Identifier: GPL-3.0-or-later
-- What participants thought of the workshop: the mean of six statements from 1 to 5, the one asked
-- the other way round turned first, when at least four of the six were answered (the rule stands in
-- surveys/instruments/evaluatie-workshop.yaml). It says what people thought, not what changed.

-- Short names in which 5 is the best: “te snel” is turned.
local statements = {
  { id = "W1", label = "Welkom" },
  { id = "W2", label = "Duidelijke uitleg" },
  { id = "W3", label = "Durven zeggen" },
  { id = "W4", label = "Leren van elkaar" },
  { id = "W5", label = "Goed tempo" },
  { id = "W6", label = "Ermee aan de slag" },
}

local function score(answers, kit)
  local scores = { workshop = kit.mean(answers, "workshop"), statement = {} }
  for _, statement in ipairs(statements) do
    scores.statement[statement.id] = answers[statement.id].value
  end
  -- For researchers: the same answer everywhere, although one statement contradicts the others.
  scores.straight_lining = kit.straight_lining(answers, "workshop")
  return scores
end

-- ---- the group ----

local function bars(statistics, kit)
  local shown, hidden = {}, {}
  for _, statement in ipairs(statements) do
    local own = statistics.scores.statement[statement.id]
    if own.mean then
      table.insert(shown, { label = statement.label, value = own.mean, text = kit.decimal(own.mean, 1), n = own.n })
    else
      table.insert(hidden, statement.label)
    end
  end
  return shown, hidden
end

local function group(statistics, kit)
  if statistics.suppressed then return { bars = {}, hidden = {}, sentences = {} } end
  local shown, hidden = bars(statistics, kit)
  local sorted, found = {}, {}
  for place, bar in ipairs(shown) do sorted[place] = bar end
  table.sort(sorted, function(a, b)
    if a.value ~= b.value then return a.value > b.value end
    return a.label < b.label
  end)
  local workshop = statistics.scores.workshop
  if workshop.mean then
    table.insert(found, "Deelnemers geven de workshop gemiddeld een " .. kit.decimal(workshop.mean, 1)
      .. " op een schaal van 1 tot 5.")
  end
  if #sorted >= 2 and sorted[1].text ~= sorted[#sorted].text then
    local top, last = sorted[1], sorted[#sorted]
    table.insert(found, "‘" .. top.label .. "’ komt het hoogst uit (" .. top.text .. "), ‘" .. last.label
      .. "’ het laagst (" .. last.text .. ").")
  end
  return { bars = shown, hidden = hidden, sentences = found }
end

-- For the codebook.
local definitions = {
  workshop = "gemiddelde van de beantwoorde zinnen, 1 tot en met 5, vanaf vier van de zes; hoger is beter",
  statement = "het antwoord op elke zin, 1 tot en met 5; W5 is omgedraaid",
  straight_lining = "of iemand overal hetzelfde antwoord gaf, ook waar een zin de andere tegenspreekt",
}

return {
  id = "evaluatie-workshop",
  version = "1.0.1",
  survey = "evaluatie-workshop",
  definitions = definitions,
  score = score,
  group = group,
  examples = {
    { -- the best of everything: “te snel” is answered with 1
      answers = {
        rol = "ouder", W1 = 5, W2 = 5, W3 = 5, W4 = 5, W5 = 1, W6 = 5,
        meenemen = "Ik bel mijn zus.", beter = "Meer koffie.",
      },
      expect = { workshop = 5, statement = { W1 = 5, W5 = 5 }, straight_lining = false },
    },
    { -- the worst of everything
      answers = { W1 = 1, W2 = 1, W3 = 1, W4 = 1, W5 = 5, W6 = 1 },
      expect = { workshop = 1, statement = { W6 = 1, W5 = 1 }, straight_lining = false },
    },
    { -- four of six is enough, whatever the other two are missing for
      answers = { W1 = 4, W2 = 4, W3 = 2, W4 = 2, W5 = "skipped", W6 = "nvt" },
      expect = { workshop = 3, statement = { W1 = 4, W5 = none, W6 = none } },
    },
    { -- three of six is not; every kind of missing
      answers = { W1 = 4, W2 = 4, W3 = 2, W4 = "dont_know", W5 = "not_asked", W6 = "skipped" },
      expect = { workshop = none, statement = { W1 = 4, W4 = none } },
    },
    { -- by hand: 4 + 5 + 3 + 4 + (6 − 2) = 20, of five answers: 20 / 5 = 4
      answers = { W1 = 4, W2 = 5, W3 = 3, W4 = 4, W5 = 2, W6 = "nvt" },
      expect = { workshop = 4, statement = { W5 = 4, W6 = none } },
    },
    { -- the same everywhere: (4 + 4 + 4 + 4 + 2 + 4) / 6 = 22/6
      answers = { W1 = 4, W2 = 4, W3 = 4, W4 = 4, W5 = 4, W6 = 4 },
      expect = { workshop = 22 / 6, straight_lining = true },
    },
    { -- nothing answered
      answers = {},
      expect = { workshop = none, statement = { W1 = none }, straight_lining = false },
    },
  },
}
