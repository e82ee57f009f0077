-- SPDX-License-Identifier: GPL-3.0-or-later
-- Fifteen positive experiences of somebody's own childhood. A count of what was there, never filled
-- up for what is missing: “minstens 9 van 15 (2 niet beantwoord)”. No limit, no norm, and not the
-- published scores of PACEs or BCE, which cannot be made from this merged list. Whoever chose not to
-- look back is not counted at all.

local experiences = {
  { id = "P1", items = { "P1" } },
  { id = "P2", items = { "P2" } },
  { id = "P3", items = { "P3" } },
  { id = "P4", items = { "P4" } },
  { id = "P5", items = { "P5" } },
  { id = "P6", items = { "P6" } },
  { id = "P7", items = { "P7" } },
  { id = "P8", items = { "P8a", "P8b" }, label = "Een veilig huis en genoeg eten" },
  { id = "P9", items = { "P9a", "P9b" }, label = "Ritme en eerlijke regels" },
  { id = "P10", items = { "P10" } },
  { id = "P11", items = { "P11" } },
  { id = "P12", items = { "P12" } },
  { id = "P13", items = { "P13" } },
  { id = "P14", items = { "P14" } },
  { id = "P15", items = { "P15" } },
}

-- "ja" when every part was there, "nee" when one part was not (the other cannot change that), else
-- "onbekend".
local function state_of(answers, experience)
  local state = "ja"
  for _, item in ipairs(experience.items) do
    if answers[item].raw == "nee" then return "nee" end
    if answers[item].missing then state = "onbekend" end
  end
  return state
end

local function score(answers)
  local takes_part = answers.meedoen.raw == "ja"
  if not takes_part then return { takes_part = takes_part } end
  local scores = { takes_part = takes_part, ja = 0, nee = 0, onbekend = 0, lists = { ja = {}, nee = {}, onbekend = {} } }
  for _, experience in ipairs(experiences) do
    local state = state_of(answers, experience)
    scores[state] = scores[state] + 1
    table.insert(scores.lists[state], experience.id)
  end
  return scores
end

local function labels(ids, kit)
  local wanted, result = {}, {}
  for _, id in ipairs(ids) do wanted[id] = true end
  for _, experience in ipairs(experiences) do
    if wanted[experience.id] then
      table.insert(result, experience.label or kit.question(experience.items[1]).label)
    end
  end
  return result
end

-- `count` is for a researcher's sheet. On her own sheet stand the labels, without a number and
-- without what was not there.
local function sentences(scores, kit)
  if not scores.takes_part then
    return { declined = "Je koos om vandaag niet terug te kijken. Dat is goed.", present = {} }
  end
  local count = scores.ja .. " van " .. #experiences
  if scores.onbekend > 0 then
    count = "minstens " .. count .. " (" .. scores.onbekend .. " niet beantwoord)"
  end
  return { count = count, present = labels(scores.lists.ja, kit) }
end

-- ---- the group ----

local function option(question, code)
  for _, one in ipairs(question.options) do
    if one.code == code then return one end
  end
end

-- One line a question, of those who answered it: eight and nine stand here in their two parts.
local function lines(statistics, kit)
  local shown, hidden = {}, {}
  for _, experience in ipairs(experiences) do
    for _, item in ipairs(experience.items) do
      local label = kit.question(item).label
      local share = option(statistics.questions[item], "ja").share_of_answered
      if share then
        table.insert(shown, { label = label, value = share, text = kit.percentage(share) })
      else
        table.insert(hidden, label)
      end
    end
  end
  return shown, hidden
end

local function group(statistics, kit)
  if statistics.suppressed then return { lines = {}, hidden = {}, sentences = {} } end
  local shown, hidden = lines(statistics, kit)
  local sorted, found = {}, {}
  for place, line in ipairs(shown) do sorted[place] = line end
  table.sort(sorted, function(a, b)
    if a.value ~= b.value then return a.value > b.value end
    return a.label < b.label
  end)
  local mean = statistics.scores.ja.mean
  if mean then
    table.insert(found, "Wie terugkeek, noemde gemiddeld minstens " .. kit.decimal(mean, 1)
      .. " van de " .. #experiences .. " ervaringen.")
  end
  if #sorted >= 4 then
    table.insert(found, "‘" .. sorted[1].label .. "’ (" .. sorted[1].text .. ") en ‘" .. sorted[2].label
      .. "’ (" .. sorted[2].text .. ") waren er het vaakst.")
  end
  return { lines = shown, hidden = hidden, sentences = found }
end

-- For the codebook.
local definitions = {
  takes_part = "of iemand wil terugkijken",
  ja = "hoeveel van de vijftien ervaringen er toen waren; nooit aangevuld",
  nee = "hoeveel er toen niet waren",
  onbekend = "van hoeveel dat niet bekend is. Wat iemand oversloeg, telt niet als nee",
  lists = "welke ervaringen dat zijn",
}

return {
  id = "paces-terugblik",
  version = "1.0.1",
  survey = "paces-terugblik",
  definitions = definitions,
  score = score,
  sentences = sentences,
  group = group,
  examples = {
    { -- all fifteen
      answers = {
        meedoen = "ja",
        P1 = "ja", P2 = "ja", P3 = "ja", P4 = "ja", P5 = "ja", P6 = "ja", P7 = "ja",
        P8a = "ja", P8b = "ja", P9a = "ja", P9b = "ja", P10 = "ja", P11 = "ja", P12 = "ja",
        P13 = "ja", P14 = "ja", P15 = "ja",
        wie_toen = "Mijn opa.", meenemen = "Even vragen hoe het gaat.",
      },
      expect = { takes_part = true, ja = 15, nee = 0, onbekend = 0 },
    },
    { -- none of them
      answers = {
        meedoen = "ja",
        P1 = "nee", P2 = "nee", P3 = "nee", P4 = "nee", P5 = "nee", P6 = "nee", P7 = "nee",
        P8a = "nee", P8b = "nee", P9a = "nee", P9b = "nee", P10 = "nee", P11 = "nee", P12 = "nee",
        P13 = "nee", P14 = "nee", P15 = "nee",
      },
      expect = { takes_part = true, ja = 0, nee = 15, onbekend = 0 },
    },
    { -- every kind of missing is unknown, none of them is “nee”
      answers = {
        meedoen = "ja", P1 = "weet_niet", P2 = "sla_over", P3 = "skipped", P4 = "dont_know",
        P5 = "not_applicable", P6 = "not_asked",
      },
      expect = { ja = 0, nee = 0, onbekend = 15 },
    },
    { -- by hand
      -- ja: P1 P3 P6 P7 P10 P11 P13 P14 P15 = 9
      -- nee: P2 P12, and P8, of which one part was not there = 3
      -- onbekend: P4 P5, and P9, of which one part is unknown = 3
      -- 9 + 3 + 3 = 15: “minstens 9 van 15 (3 niet beantwoord)”
      answers = {
        meedoen = "ja",
        P1 = "ja", P2 = "nee", P3 = "ja", P4 = "weet_niet", P5 = "sla_over", P6 = "ja", P7 = "ja",
        P8a = "ja", P8b = "nee", P9a = "ja", P9b = "weet_niet", P10 = "ja", P11 = "ja",
        P12 = "nee", P13 = "ja", P14 = "ja", P15 = "ja",
      },
      expect = {
        ja = 9, nee = 3, onbekend = 3,
        lists = { nee = { "P2", "P8", "P12" }, onbekend = { "P4", "P5", "P9" } },
      },
    },
    { -- one part was not there: that decides, whatever the other was
      answers = { meedoen = "ja", P8a = "weet_niet", P8b = "nee" },
      expect = { ja = 0, nee = 1, onbekend = 14, lists = { nee = { "P8" } } },
    },
    { -- she chose not to look back: nothing was asked and nothing is counted
      answers = { meedoen = "nee" },
      expect = { takes_part = false, ja = none, nee = none, onbekend = none },
    },
    { -- nothing filled in
      answers = {},
      expect = { takes_part = false, ja = none },
    },
  },
}
