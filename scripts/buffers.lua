-- SPDX-License-Identifier: GPL-3.0-or-later
-- The four buffers of parenthood (Van der Pas). A buffer is the mean of its statements, from 1 to
-- 5, those asked the other way round turned first, when at least four of the six were answered (the
-- rule stands in surveys/instruments/buffers.yaml). There is no total: buffers work on each other,
-- and a profile says more.

local buffers = { "goede_ouder", "metapositie", "taakverdeling", "gemeenschap" }

-- Where a sentence to a parent changes. These are no norms (there are none), and no reader sees
-- them: they choose words.
local bands = { { 1, "weinig" }, { 2.5, "soms" }, { 3.5, "vaak" } }

local wordings = {
  goede_ouder = {
    vaak = "Je ziet vaak dat het goed gaat tussen jou en je kind. Dat geeft kracht.",
    soms = "Soms zie je dat het goed gaat tussen jou en je kind. Soms twijfel je. Dat kennen veel ouders.",
    weinig = "Je twijfelt nu vaak aan jezelf. Twijfelen hoort bij ouder zijn. Het laat zien dat je kind belangrijk voor je is.",
  },
  metapositie = {
    vaak = "Je neemt de tijd om na te denken over je kind en over jezelf.",
    soms = "Soms lukt het om even stil te staan. Soms gaat alles snel. Dat is heel gewoon.",
    weinig = "Er is nu weinig rust om na te denken. Dat hebben veel drukke ouders.",
  },
  taakverdeling = {
    vaak = "Je deelt de zorg voor je kind met anderen.",
    soms = "Je deelt de zorg soms met anderen. Soms doe je het alleen.",
    weinig = "Je doet nu veel alleen. Dat is zwaar werk.",
  },
  gemeenschap = {
    vaak = "Je voelt dat er mensen om je heen staan.",
    soms = "Soms voel je steun van de mensen om je heen. Soms ook niet.",
    weinig = "Je voelt nu weinig steun van de mensen om je heen. Steun kan groeien, met kleine stappen.",
  },
}

-- One statement a buffer that she called true, the truest first. Statements that were asked the
-- other way round are left out: who says “niet waar” to a worry has not said that all is well.
local function strong(answers, kit)
  local found, taken = {}, {}
  for _, code in ipairs({ 5, 4 }) do
    for _, buffer in ipairs(buffers) do
      for _, item in ipairs(kit.which(answers, buffer, code)) do
        if not taken[buffer] and not answers[item].reversed then
          taken[buffer] = true
          table.insert(found, item)
        end
      end
    end
  end
  return found
end

local function score(answers, kit)
  local scores = { strong = strong(answers, kit) }
  local all = {}
  for _, buffer in ipairs(buffers) do
    scores[buffer] = kit.mean(answers, buffer)
    for _, item in ipairs(kit.items(buffer)) do table.insert(all, item) end
  end
  -- For researchers: the same answer everywhere, although some statements contradict each other.
  scores.straight_lining = kit.straight_lining(answers, all)
  return scores
end

local function sentences(scores, kit)
  local result = { strong = {} }
  for _, buffer in ipairs(buffers) do
    local band = kit.band(scores[buffer], bands)
    result[buffer] = band and wordings[buffer][band]
  end
  for _, item in ipairs(scores.strong) do
    table.insert(result.strong, kit.question(item).text)
  end
  return result
end

-- ---- the group ----

local function profile(statistics, kit)
  local bars, hidden = {}, {}
  for _, buffer in ipairs(buffers) do
    local own, title = statistics.scores[buffer], kit.title(buffer)
    if own.mean then
      table.insert(bars, { label = title, value = own.mean, text = kit.decimal(own.mean, 1), n = own.n })
    else
      table.insert(hidden, title)
    end
  end
  return bars, hidden
end

local function highest_first(bars)
  local sorted = {}
  for place, bar in ipairs(bars) do sorted[place] = bar end
  table.sort(sorted, function(a, b)
    if a.value ~= b.value then return a.value > b.value end
    return a.label < b.label
  end)
  return sorted
end

local function group(statistics, kit)
  local bars, hidden = profile(statistics, kit)
  local sorted, found = highest_first(bars), {}
  if #sorted >= 2 then
    local top, last = sorted[1], sorted[#sorted]
    if top.text == last.text then
      table.insert(found, "De buffers liggen dicht bij elkaar: gemiddeld " .. top.text .. ".")
    else
      table.insert(found, "De buffer ‘" .. top.label .. "’ komt het hoogst uit: gemiddeld " .. top.text
        .. " op een schaal van 1 tot 5.")
      table.insert(found, "De buffer ‘" .. last.label .. "’ komt het laagst uit: gemiddeld " .. last.text .. ".")
    end
  end
  return { profile = bars, hidden = hidden, sentences = found }
end

return {
  id = "buffers",
  version = "1.0.0",
  survey = "buffers",
  score = score,
  sentences = sentences,
  group = group,
  examples = {
    { -- everything at its best: reversed statements are answered with 1
      answers = {
        blij = "Dat we samen lachen.",
        G1 = 5, G2 = 5, G3 = 5, G4 = 5, G5 = 5, G6 = 1,
        M1 = 5, M2 = 5, M3 = 5, M4 = 5, M5 = 5, M6 = 1,
        T1 = 5, T2 = 5, T3 = 5, T4 = 5, T5 = 5, T6 = 1,
        S1 = 5, S2 = 5, S3 = 5, S4 = 5, S5 = 5, S6 = 1,
      },
      expect = { goede_ouder = 5, metapositie = 5, taakverdeling = 5, gemeenschap = 5, straight_lining = false },
    },
    { -- nobody to share with: that is 1, not “past niet”
      answers = { T1 = "niemand", T2 = "niemand", T3 = "niemand", T4 = 1, T5 = 1, T6 = 5 },
      expect = { taakverdeling = 1, goede_ouder = none },
    },
    { -- four of six is enough, three is not
      answers = { G1 = 4, G2 = 4, G3 = 2, G4 = 2, M1 = 3, M2 = 3, M3 = 3 },
      expect = { goede_ouder = 3, metapositie = none },
    },
    { -- the same everywhere
      answers = {
        G1 = 4, G2 = 4, G3 = 4, G4 = 4, G5 = 4, G6 = 4,
        M1 = 4, M2 = 4, M3 = 4, M4 = 4, M5 = 4, M6 = 4,
      },
      expect = { goede_ouder = 22 / 6, straight_lining = true },
    },
  },
}
