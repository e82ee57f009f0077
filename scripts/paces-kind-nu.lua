-- SPDX-License-Identifier: GPL-3.0-or-later
-- Fifteen positive experiences of a child, now. A list to talk about: three counts, no total, no
-- limit. Eight and nine are asked in two parts and are there when both are; an unknown part makes
-- the whole unknown, unless it does not fit the child's age. What is missing is never filled up.

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

-- Love, safety and food never “can grow”: whoever has too little of them is offered a person.
local basic = { P1 = "iemand die van je kind houdt", P8a = "een veilig huis", P8b = "genoeg eten" }
local basic_order = { "P1", "P8a", "P8b" }

-- "ja", "een_beetje", "nog_niet", "onbekend" or "past_niet".
local function state_of(answers, experience)
  local asked, yes, no, unknown = 0, 0, 0, 0
  for _, item in ipairs(experience.items) do
    local answer = answers[item]
    if answer.missing ~= "not_applicable" then
      asked = asked + 1
      if answer.missing then unknown = unknown + 1 end
      if answer.raw == "ja" then yes = yes + 1 end
      if answer.raw == "nog_niet" then no = no + 1 end
    end
  end
  if asked == 0 then return "past_niet" end
  if unknown > 0 then return "onbekend" end
  if yes == asked then return "ja" end
  if no == asked then return "nog_niet" end
  return "een_beetje"
end

local function score(answers, kit)
  local scores = { ja = 0, een_beetje = 0, nog_niet = 0, onbekend = 0, past_niet = 0 }
  local lists = { ja = {}, een_beetje = {}, nog_niet = {}, onbekend = {}, past_niet = {} }
  for _, experience in ipairs(experiences) do
    local state = state_of(answers, experience)
    scores[state] = scores[state] + 1
    table.insert(lists[state], experience.id)
  end
  scores.lists = lists
  scores.basic = {}
  for _, item in ipairs(basic_order) do
    if kit.chosen(answers[item], "een_beetje", "nog_niet") then table.insert(scores.basic, item) end
  end
  return scores
end

local function label_of(experience, kit)
  return experience.label or kit.question(experience.items[1]).label
end

local function is_basic(experience, chosen)
  for _, item in ipairs(experience.items) do
    for _, one in ipairs(chosen) do
      if item == one then return true end
    end
  end
  return false
end

local function described(ids, kit, without)
  local wanted, result = {}, {}
  for _, id in ipairs(ids) do wanted[id] = true end
  for _, experience in ipairs(experiences) do
    if wanted[experience.id] and not is_basic(experience, without) then
      local question = kit.question(experience.items[1])
      table.insert(result, {
        id = experience.id,
        label = label_of(experience, kit),
        helpers = kit.join(question.helpers, ", ", " of "),
      })
    end
  end
  return result
end

local function sentences(scores, kit)
  local growing = described(scores.lists.een_beetje, kit, scores.basic)
  for _, experience in ipairs(described(scores.lists.nog_niet, kit, scores.basic)) do
    table.insert(growing, experience)
  end
  local call = {}
  for _, item in ipairs(scores.basic) do table.insert(call, basic[item]) end
  return { present = described(scores.lists.ja, kit, {}), growing = growing, call = call }
end

-- ---- the group ----

local function option(question, code)
  for _, one in ipairs(question.options) do
    if one.code == code then return one end
  end
end

-- One line a question: eight and nine stand here in their two parts.
local function lines(statistics, kit)
  local shown, hidden = {}, {}
  for _, experience in ipairs(experiences) do
    for _, item in ipairs(experience.items) do
      local label = kit.question(item).label
      local own = option(statistics.questions[item], "ja")
      if own and own.share then
        table.insert(shown, { label = label, value = own.share, text = kit.percentage(own.share), count = own.count })
      else
        table.insert(hidden, label)
      end
    end
  end
  return shown, hidden
end

local function group(statistics, kit)
  local shown, hidden = lines(statistics, kit)
  local sorted, found = {}, {}
  for place, line in ipairs(shown) do sorted[place] = line end
  table.sort(sorted, function(a, b)
    if a.value ~= b.value then return a.value > b.value end
    return a.label < b.label
  end)
  if #sorted >= 4 then
    local first, second, last = sorted[1], sorted[2], sorted[#sorted]
    table.insert(found, "‘" .. first.label .. "’ (" .. first.text .. ") en ‘" .. second.label .. "’ ("
      .. second.text .. ") zijn er bij de meeste kinderen.")
    table.insert(found, "‘" .. last.label .. "’ is er het minst vaak (" .. last.text
      .. "). Daar kan iets groeien.")
  end
  return { lines = shown, hidden = hidden, sentences = found }
end

return {
  id = "paces-kind-nu",
  version = "1.0.0",
  survey = "paces-kind-nu",
  score = score,
  sentences = sentences,
  group = group,
  examples = {
    { -- a bit of everything
      answers = {
        mooi = "Ze zingt de hele dag.", leeftijd = "kind",
        P1 = "ja", P2 = "ja", P3 = "een_beetje", P4 = "ja", P5 = "nog_niet", P6 = "nog_niet",
        P7 = "weet_niet", P8a = "ja", P8b = "een_beetje", P9a = "ja", P9b = "nog_niet",
        P10 = "ja", P11 = "ja", P12 = "ja", P13 = "ja", P14 = "past_niet",
        helpt_al = { "familie" }, kan_helpen = { "buren", "club" }, wens = "Dat ze leert zwemmen.",
      },
      expect = { ja = 7, een_beetje = 3, nog_niet = 2, onbekend = 2, past_niet = 1, basic = { "P8b" } },
    },
    { -- a part that does not fit her age leaves the other to decide
      answers = { P9a = "ja", P9b = "past_niet", P8a = "nog_niet", P8b = "weet_niet" },
      expect = { ja = 1, onbekend = 14, basic = { "P8a" } },
    },
    { -- nothing answered: nothing counted
      answers = {},
      expect = { ja = 0, een_beetje = 0, nog_niet = 0, onbekend = 15, basic = {} },
    },
  },
}
