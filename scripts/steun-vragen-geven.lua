-- SPDX-License-Identifier: GPL-3.0-or-later
-- Asking for support and giving it. Each closed question stands on its own, from 1 (very hard) to 5
-- (very easy); there is no total, because finding it hard to ask is ordinary. Feelings are counted
-- in two sorts, the heavy ones and the light ones; a question that was not answered has no count.

local heavy = { "schaamte", "zwak", "last", "schuld", "moe" }
local light = { "opgelucht", "dankbaar", "trots", "verbonden", "blij" }

-- What one feels, after “voel je”.
local feelings = {
  schaamte = "schaamte", zwak = "dat je zwak bent", last = "dat je lastig bent", schuld = "schuld",
  moe = "dat je moe wordt", opgelucht = "opluchting", dankbaar = "dankbaarheid", trots = "trots",
  verbonden = "dat je dichtbij de ander bent", blij = "blijdschap",
}

-- Where a sentence changes: no norms (there are none).
local bands = { { 1, "moeilijk" }, { 3, "soms" }, { 4, "makkelijk" } }

local wordings = {
  vragen = {
    moeilijk = "Steun vragen is moeilijk voor jou. Daar ben je niet de enige in.",
    soms = "Steun vragen is voor jou soms moeilijk en soms makkelijk.",
    makkelijk = "Steun vragen is makkelijk voor jou.",
  },
  geven = {
    moeilijk = "Steun geven is moeilijk voor jou.",
    soms = "Steun geven is voor jou soms moeilijk en soms makkelijk.",
    makkelijk = "Steun geven is makkelijk voor jou.",
  },
  meer_vragen = {
    moeilijk = "Veel meer steun vragen lijkt je moeilijk.",
    soms = "Veel meer steun vragen lijkt je soms moeilijk en soms makkelijk.",
    makkelijk = "Veel meer steun vragen lijkt je makkelijk.",
  },
  evenwicht = {
    moeilijk = "Vragen en geven zijn voor jou niet in evenwicht.",
    soms = "Vragen en geven zijn voor jou soms in evenwicht.",
    makkelijk = "Vragen en geven zijn voor jou in evenwicht.",
  },
}

local directions = {
  meer_geven = "Je geeft nu meer steun dan je krijgt.",
  even_veel = "Je geeft en krijgt nu even veel steun.",
  meer_krijgen = "Je krijgt nu meer steun dan je geeft.",
}

local ways = {
  terugdoen = "je doet iets terug", bedanken = "je bedankt", zelf_eerst = "je probeert het eerst zelf",
  verdelen = "je vraagt het aan meer mensen", nee_zeggen = "je zegt soms nee",
  doorgeven = "je helpt weer iemand anders",
}
local ways_order = { "terugdoen", "bedanken", "zelf_eerst", "verdelen", "nee_zeggen", "doorgeven" }

-- ---- one person ----

-- The codes of `wanted` that were chosen, in the order of `wanted`.
local function chosen(answer, wanted, kit)
  local found = {}
  for _, code in ipairs(wanted) do
    if kit.chosen(answer, code) then table.insert(found, code) end
  end
  return found
end

local function count(answer, wanted, kit)
  if answer.missing then return nil end
  return #chosen(answer, wanted, kit)
end

local function felt(answer, kit)
  local found = chosen(answer, heavy, kit)
  for _, code in ipairs(chosen(answer, light, kit)) do table.insert(found, code) end
  return found
end

local function score(answers, kit)
  local asking, giving = answers.VRAGEN.value, answers.GEVEN.value
  return {
    vragen = asking,
    geven = giving,
    verschil = asking and giving and giving - asking or nil, -- above 0: giving is the easier one
    meer_vragen = answers.MEER_VRAGEN.value,
    evenwicht = answers.EVENWICHT.value,
    richting = answers.RICHTING.raw or "",
    zwaar_vragen = count(answers.VOEL_VRAGEN, heavy, kit),
    licht_vragen = count(answers.VOEL_VRAGEN, light, kit),
    zwaar_geven = count(answers.VOEL_GEVEN, heavy, kit),
    licht_geven = count(answers.VOEL_GEVEN, light, kit),
    voelt_vragen = felt(answers.VOEL_VRAGEN, kit),
    voelt_geven = felt(answers.VOEL_GEVEN, kit),
    bewaren = chosen(answers.BEWAREN, ways_order, kit),
  }
end

local function compared(difference)
  if not difference then return nil end
  if difference > 0 then return "Geven is voor jou makkelijker dan vragen." end
  if difference < 0 then return "Vragen is voor jou makkelijker dan geven." end
  return "Vragen en geven zijn voor jou even makkelijk of even moeilijk."
end

local function in_words(codes, words)
  local result = {}
  for place, code in ipairs(codes) do result[place] = words[code] end
  return result
end

local function feeling_sentence(start, codes, kit)
  if #codes == 0 then return nil end
  return start .. kit.join(in_words(codes, feelings)) .. "."
end

local function sentences(scores, kit)
  local result = {
    compared = compared(scores.verschil),
    richting = directions[scores.richting],
    voelt_vragen = feeling_sentence("Als je steun vraagt, voel je ", scores.voelt_vragen, kit),
    voelt_geven = feeling_sentence("Als je steun geeft, voel je ", scores.voelt_geven, kit),
    bewaren = #scores.bewaren > 0 and "Voor dat evenwicht doe je dit: " .. kit.join(in_words(scores.bewaren, ways)) .. "."
      or nil,
  }
  for name, words in pairs(wordings) do
    local band = kit.band(scores[name], bands)
    result[name] = band and words[band]
  end
  return result
end

-- ---- the group ----

local measures = {
  { id = "vragen", label = "Steun vragen" },
  { id = "geven", label = "Steun geven" },
  { id = "meer_vragen", label = "Veel meer steun vragen" },
}

local function bars(statistics, kit)
  local shown, hidden = {}, {}
  for _, measure in ipairs(measures) do
    local own = statistics.scores[measure.id]
    if own.mean then
      table.insert(shown, { label = measure.label, value = own.mean, text = kit.decimal(own.mean, 1), n = own.n })
    else
      table.insert(hidden, measure.label)
    end
  end
  return shown, hidden
end

local function most_chosen_first(question, kit)
  local shown, hidden = {}, {}
  for _, option in ipairs(question.options) do
    if option.share_of_answered then
      table.insert(shown, { label = option.label, value = option.share_of_answered, text = kit.percentage(option.share_of_answered) })
    else
      table.insert(hidden, option.label)
    end
  end
  table.sort(shown, function(a, b)
    if a.value ~= b.value then return a.value > b.value end
    return a.label < b.label
  end)
  return shown, hidden
end

local function group(statistics, kit)
  if statistics.suppressed then
    return {
      bars = {}, hidden = {}, sentences = {}, feelings_asking = {}, feelings_asking_hidden = {},
      feelings_giving = {}, feelings_giving_hidden = {},
    }
  end
  local shown, hidden = bars(statistics, kit)
  local asking, asking_hidden = most_chosen_first(statistics.questions.VOEL_VRAGEN, kit)
  local giving, giving_hidden = most_chosen_first(statistics.questions.VOEL_GEVEN, kit)
  local found = {}
  local vragen, geven = statistics.scores.vragen.mean, statistics.scores.geven.mean
  if vragen and geven then
    table.insert(found, "Steun vragen komt gemiddeld uit op " .. kit.decimal(vragen, 1) .. " en steun geven op "
      .. kit.decimal(geven, 1) .. ", van 1 (heel moeilijk) tot 5 (heel makkelijk).")
  end
  if asking[1] and asking[1].value > 0 then
    table.insert(found, "Bij vragen noemen deelnemers het vaakst: " .. asking[1].label .. " (" .. asking[1].text .. ").")
  end
  if giving[1] and giving[1].value > 0 then
    table.insert(found, "Bij geven noemen deelnemers het vaakst: " .. giving[1].label .. " (" .. giving[1].text .. ").")
  end
  return {
    bars = shown, hidden = hidden, sentences = found,
    feelings_asking = asking, feelings_asking_hidden = asking_hidden,
    feelings_giving = giving, feelings_giving_hidden = giving_hidden,
  }
end

-- For the codebook.
local definitions = {
  vragen = "hoe makkelijk steun vragen is: 1 is heel moeilijk, 5 heel makkelijk",
  geven = "hoe makkelijk steun geven is: 1 is heel moeilijk, 5 heel makkelijk",
  verschil = "geven min vragen; boven 0 is geven makkelijker",
  meer_vragen = "hoe makkelijk veel meer steun vragen zou zijn: 1 is heel moeilijk, 5 heel makkelijk",
  evenwicht = "hoe waar het is dat vragen en geven in evenwicht zijn, 1 tot en met 5",
  richting = "of zij meer geeft, meer krijgt of even veel",
  zwaar_vragen = "hoeveel zware gevoelens zij noemt bij vragen",
  licht_vragen = "hoeveel lichte gevoelens zij noemt bij vragen",
  zwaar_geven = "hoeveel zware gevoelens zij noemt bij geven",
  licht_geven = "hoeveel lichte gevoelens zij noemt bij geven",
}

return {
  id = "steun-vragen-geven",
  version = "1.0.1",
  survey = "steun-vragen-geven",
  definitions = definitions,
  score = score,
  sentences = sentences,
  group = group,
  examples = {
    { -- the easiest of everything, and every light feeling
      answers = {
        wie_steunt = "Mijn zus.", wie_steun_ik = "De buurman.",
        VRAGEN = 5, VOEL_VRAGEN = { "opgelucht", "dankbaar", "trots", "verbonden", "blij" },
        GEVEN = 5, VOEL_GEVEN = { "opgelucht", "dankbaar", "trots", "verbonden", "blij" },
        RICHTING = "even_veel", EVENWICHT = 5, BEWAREN = { "bedanken" }, bewaren_zelf = "Een kaartje.",
        MEER_VRAGEN = 5, makkelijker = "Dat ze het zelf aanbieden.",
      },
      expect = {
        vragen = 5, geven = 5, verschil = 0, meer_vragen = 5, evenwicht = 5, richting = "even_veel",
        zwaar_vragen = 0, licht_vragen = 5, zwaar_geven = 0, licht_geven = 5,
        voelt_geven = { "opgelucht", "dankbaar", "trots", "verbonden", "blij" }, bewaren = { "bedanken" },
      },
    },
    { -- the hardest of everything, and every heavy feeling
      answers = {
        VRAGEN = 1, VOEL_VRAGEN = { "schaamte", "zwak", "last", "schuld", "moe" },
        GEVEN = 1, VOEL_GEVEN = { "schaamte", "zwak", "last", "schuld", "moe" },
        RICHTING = "meer_geven", EVENWICHT = 1, BEWAREN = { "niets" }, MEER_VRAGEN = 1,
      },
      expect = {
        vragen = 1, geven = 1, verschil = 0, meer_vragen = 1, evenwicht = 1, zwaar_vragen = 5, licht_vragen = 0,
        zwaar_geven = 5, licht_geven = 0, bewaren = {},
      },
    },
    { -- every kind of missing; none of the feelings is an answer, no answer is none
      answers = {
        VRAGEN = "weet_niet", GEVEN = "skipped", MEER_VRAGEN = "not_asked", EVENWICHT = "not_applicable",
        RICHTING = "dont_know", VOEL_VRAGEN = {},
      },
      expect = {
        vragen = none, geven = none, verschil = none, meer_vragen = none, evenwicht = none, richting = "",
        zwaar_vragen = 0, licht_vragen = 0, zwaar_geven = none, licht_geven = none,
      },
    },
    { -- by hand: giving 4 − asking 2 = 2; schaamte and last are heavy (2), opgelucht is light (1)
      answers = {
        VRAGEN = 2, VOEL_VRAGEN = { "opgelucht", "schaamte", "last" }, GEVEN = 4, VOEL_GEVEN = { "blij" },
        RICHTING = "meer_krijgen", EVENWICHT = 3, BEWAREN = { "bedanken", "terugdoen" }, MEER_VRAGEN = 1,
      },
      expect = {
        vragen = 2, geven = 4, verschil = 2, meer_vragen = 1, evenwicht = 3, richting = "meer_krijgen",
        zwaar_vragen = 2, licht_vragen = 1, zwaar_geven = 0, licht_geven = 1,
        voelt_vragen = { "schaamte", "last", "opgelucht" }, bewaren = { "terugdoen", "bedanken" },
      },
    },
    { -- one of the two is missing: no difference
      answers = { VRAGEN = 3, GEVEN = "weet_niet" },
      expect = { vragen = 3, geven = none, verschil = none },
    },
  },
}
