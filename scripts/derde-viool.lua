-- SPDX-License-Identifier: GPL-3.0-or-later
-- The third violin: how much room a professional gives to the network of a family. Seven scales of
-- three statements, each the mean of its statements from 1 to 5, those asked the other way round
-- turned first, when at least two of the three were answered (the rule stands in
-- surveys/instruments/derde-viool.yaml). More is more room, not better work, so there is no total:
-- seven different things do not add up to a person. Before is wave 1, after is wave 2. What a group
-- shows in between is called change, never effect: nobody knows what it would have been without.

local scales = {
  "eerst_netwerk", "meer_dan_interventie", "vertrouwen", "moed", "loslaten", "gelijkwaardigheid", "tijd",
}
local of_assumptions = { table.unpack(scales, 1, 3) } -- of Lam and Ligtermoet
local of_attitude = { table.unpack(scales, 4) }

-- Where a sentence changes: no norms (there are none).
local bands = { { 1, "weinig" }, { 2.5, "soms" }, { 3.5, "vaak" } }

local wordings = {
  eerst_netwerk = {
    vaak = "Je kijkt eerst wat een gezin en de mensen eromheen al doen.",
    soms = "Soms kijk je eerst naar het gezin en het netwerk, soms eerst naar de beroepskracht.",
    weinig = "Je denkt bij problemen al snel aan een beroepskracht.",
  },
  meer_dan_interventie = {
    vaak = "Je ziet veel waarde in gewone steun van mensen dichtbij.",
    soms = "Je ziet waarde in gewone steun en ook in interventies.",
    weinig = "Je hebt houvast aan interventies en een vaste aanpak.",
  },
  vertrouwen = {
    vaak = "Je vertrouwt erop dat er mensen zijn die willen en kunnen helpen.",
    soms = "Soms vertrouw je op het netwerk van een gezin, soms twijfel je.",
    weinig = "Je twijfelt vaak of gezinnen een netwerk hebben dat kan helpen.",
  },
  moed = {
    vaak = "Je vraagt het netwerk erbij, ook als dat spannend is.",
    soms = "Soms vraag je het netwerk erbij, soms houdt de spanning je tegen.",
    weinig = "Je vindt het nu spannend om het netwerk erbij te vragen.",
  },
  loslaten = {
    vaak = "Je laat het gezin en het netwerk zelf naar een oplossing zoeken.",
    soms = "Soms laat je het zoeken aan het gezin, soms neem je het over.",
    weinig = "Je houdt de regie nu meestal zelf.",
  },
  gelijkwaardigheid = {
    vaak = "Ouders en naasten denken en beslissen mee.",
    soms = "Soms beslissen naasten mee, soms voeren zij vooral taken uit.",
    weinig = "Naasten voeren nu vooral taken uit en beslissen nog weinig mee.",
  },
  tijd = {
    vaak = "Er is tijd en ruimte om met het netwerk te werken.",
    soms = "Soms is er tijd en ruimte voor het netwerk, soms niet.",
    weinig = "Er is nu weinig tijd en ruimte voor het netwerk. Dat gaat ook je organisatie aan.",
  },
}

local safety = "Meer ruimte voor het netwerk is niet altijd beter. Loopt een kind gevaar, dan gaat veiligheid voor."

-- What a team can do tomorrow where a scale leaves little room: small, within its own reach.
local first_steps = {
  eerst_netwerk = "Begin elk nieuw gesprek met de vraag: wie staan er om jullie heen, en wat doen zij al?",
  meer_dan_interventie = "Vraag in elk overleg welk klein gebaar van iemand dichtbij deze week hielp.",
  vertrouwen = "Teken samen met een gezin wie er zijn. Zoek verder dan de eerste drie mensen.",
  moed = "Nodig deze maand iemand uit het netwerk uit, ook als dat spannend is. Bereid het voor met een collega.",
  loslaten = "Wacht met je eigen idee. Vraag eerst wat ouders en naasten zelf hebben bedacht.",
  gelijkwaardigheid = "Laat naasten het plan lezen voordat het vaststaat. Vraag wat zij anders zouden doen.",
  tijd = "Kies met je leidinggevende één taak die minder tijd mag kosten. Geef die tijd aan het netwerk.",
}

-- At most so many statements are handed back to talk about, steps to begin with; the highest mean.
local most = { strong = 4, talk = 3, tomorrow = 3, room = 5 }

-- Statements that she agrees with, one a scale, the strongest first. Statements asked the other way
-- round are left out: who rejects “geen netwerk” has not said that she always finds one.
local function strong(answers, kit)
  local found, taken = {}, {}
  for _, code in ipairs({ 5, 4 }) do
    for _, scale in ipairs(scales) do
      for _, item in ipairs(kit.which(answers, scale, code)) do
        if #found < most.strong and not taken[scale] and not answers[item].reversed then
          taken[scale] = true
          table.insert(found, item)
        end
      end
    end
  end
  return found
end

-- Statements where there is least room, the least first, then in the order of the survey.
local function talk(answers, items)
  local found = {}
  for value = 1, 2 do
    for _, item in ipairs(items) do
      if #found < most.talk and answers[item].value == value then table.insert(found, item) end
    end
  end
  return found
end

local function score(answers, kit)
  local scores, all = {}, {}
  for _, scale in ipairs(scales) do
    scores[scale] = kit.mean(answers, scale)
    for _, item in ipairs(kit.items(scale)) do table.insert(all, item) end
  end
  scores.strong = strong(answers, kit)
  scores.talk = talk(answers, all)
  scores.answered = kit.answered(answers, all)
  -- For researchers: the same answer everywhere, although some statements contradict each other.
  scores.straight_lining = kit.straight_lining(answers, all)
  return scores
end

local function texts(items, kit)
  local result = {}
  for place, item in ipairs(items) do result[place] = kit.question(item).text end
  return result
end

local function sentences(scores, kit)
  local result = { strong = texts(scores.strong, kit), talk = texts(scores.talk, kit), safety = safety, profile = {} }
  for _, scale in ipairs(scales) do
    local band = kit.band(scores[scale], bands)
    result[scale] = band and wordings[scale][band]
    if band then
      table.insert(result.profile, { id = scale, label = kit.title(scale), text = wordings[scale][band] })
    end
  end
  return result
end

-- ---- the group ----

local function profile(statistics, kit)
  local bars, hidden = {}, {}
  for _, scale in ipairs(scales) do
    local own, title = statistics.scores[scale], kit.title(scale)
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

local function room_now(statistics, kit)
  local bars, hidden = profile(statistics, kit)
  local sorted, found = highest_first(bars), {}
  if #sorted >= 2 then
    local top, last = sorted[1], sorted[#sorted]
    if top.text == last.text then
      table.insert(found, "De onderdelen liggen dicht bij elkaar: gemiddeld " .. top.text .. ".")
    else
      table.insert(found, "De meeste ruimte is er bij ‘" .. top.label .. "’: gemiddeld " .. top.text
        .. " op een schaal van 1 tot 5.")
      table.insert(found, "De minste ruimte is er bij ‘" .. last.label .. "’: gemiddeld " .. last.text .. ".")
    end
  end
  return bars, hidden, found
end

-- What a group shows that is too small, or that did not fill it in.
local nothing = { sentences = {}, assumptions = {}, attitude = {}, hidden = {} }

-- A line a scale, of those who filled it in twice. What may not be told is named in `hidden`.
local function before_and_after(some, change, kit)
  local lines, hidden = {}, {}
  for _, scale in ipairs(some) do
    local own, title = change.scores[scale], kit.title(scale)
    if own and own.mean then
      table.insert(lines, { label = title, before = kit.round(own.before, 1), after = kit.round(own.after, 1) })
    else
      table.insert(hidden, title)
    end
  end
  return lines, hidden
end

local function quoted(titles, kit)
  return "‘" .. kit.join(titles, "’, ‘", "’ en ‘") .. "’"
end

-- A scale is said to have changed when the 95 % interval of its change lies on one side of zero.
local function changes(change, kit)
  local found, same = {}, {}
  for _, scale in ipairs(scales) do
    local own, title = change.scores[scale], kit.title(scale)
    local known = own and own.low
    if known and (own.low > 0 or own.high < 0) then
      table.insert(found, "Bij ‘" .. title .. "’ kwam er " .. (own.low > 0 and "meer" or "minder")
        .. " ruimte: gemiddeld van " .. kit.decimal(own.before, 1) .. " naar " .. kit.decimal(own.after, 1) .. ".")
    elseif known then
      table.insert(same, title)
    end
  end
  if #same > 0 then
    table.insert(found, "Hier is geen duidelijke verandering te zien: " .. quoted(same, kit) .. ".")
  end
  return found
end

local function change_of(statistics, kit)
  local change = statistics.change
  if not change or change.suppressed then return nothing end
  local assumptions, first_hidden = before_and_after(of_assumptions, change, kit)
  local attitude, hidden = before_and_after(of_attitude, change, kit)
  table.move(hidden, 1, #hidden, #first_hidden + 1, first_hidden)
  return {
    n = change.n, sentences = changes(change, kit),
    assumptions = assumptions, attitude = attitude, hidden = first_hidden,
  }
end

-- What to begin with: where there is least room, or the first scales when nothing may be told.
local function tomorrow(statistics, kit)
  local order, found = {}, {}
  for place, scale in ipairs(scales) do
    local room = not statistics.suppressed and statistics.scores[scale].mean
    order[place] = { scale = scale, place = place, room = room or most.room }
  end
  table.sort(order, function(a, b)
    if a.room ~= b.room then return a.room < b.room end
    return a.place < b.place
  end)
  for place = 1, most.tomorrow do
    table.insert(found, { label = kit.title(order[place].scale), text = first_steps[order[place].scale] })
  end
  return found
end

local function group(statistics, kit)
  if statistics.suppressed then
    return {
      profile = {}, hidden = {}, sentences = {}, safety = safety, change = nothing,
      tomorrow = tomorrow(statistics, kit),
    }
  end
  local bars, hidden, found = room_now(statistics, kit)
  return {
    profile = bars, hidden = hidden, sentences = found, safety = safety,
    change = change_of(statistics, kit), tomorrow = tomorrow(statistics, kit),
  }
end

-- For the codebook.
local mean = "gemiddelde van de beantwoorde zinnen, 1 tot en met 5, vanaf twee van de drie; "
  .. "hoger is meer ruimte voor het netwerk"
local definitions = {
  eerst_netwerk = mean,
  meer_dan_interventie = mean,
  vertrouwen = mean,
  moed = mean,
  loslaten = mean,
  gelijkwaardigheid = mean,
  tijd = mean,
  answered = "hoeveel van de 21 zinnen zijn beantwoord",
  straight_lining = "of iemand overal hetzelfde antwoord gaf, ook waar zinnen elkaar tegenspreken",
}

return {
  id = "derde-viool",
  version = "1.1.0",
  survey = "derde-viool",
  definitions = definitions,
  score = score,
  sentences = sentences,
  group = group,
  examples = {
    { -- most room everywhere: statements asked the other way round are answered with 1
      answers = {
        lukte = "Oma kwam mee naar het gesprek.",
        E1 = 1, E2 = 5, E3 = 5, I1 = 1, I2 = 5, I3 = 5, N1 = 1, N2 = 5, N3 = 5,
        M1 = 5, M2 = 5, M3 = 1, L1 = 5, L2 = 5, L3 = 1, G1 = 5, G2 = 5, G3 = 1,
        T1 = 5, T2 = 5, T3 = 1,
        sleutel = "Tellen tot tien.", nodig = "Tijd.",
      },
      expect = {
        eerst_netwerk = 5, meer_dan_interventie = 5, vertrouwen = 5, moed = 5, loslaten = 5,
        gelijkwaardigheid = 5, tijd = 5, strong = { "E2", "I2", "N2", "M1" }, talk = {}, answered = 21,
        straight_lining = false,
      },
    },
    { -- least room everywhere
      answers = {
        E1 = 5, E2 = 1, E3 = 1, I1 = 5, I2 = 1, I3 = 1, N1 = 5, N2 = 1, N3 = 1,
        M1 = 1, M2 = 1, M3 = 5, L1 = 1, L2 = 1, L3 = 5, G1 = 1, G2 = 1, G3 = 5,
        T1 = 1, T2 = 1, T3 = 5,
      },
      expect = {
        eerst_netwerk = 1, meer_dan_interventie = 1, vertrouwen = 1, moed = 1, loslaten = 1,
        gelijkwaardigheid = 1, tijd = 1, strong = {}, talk = { "E1", "E2", "E3" }, answered = 21,
      },
    },
    { -- every kind of missing; two of three are enough, one is not
      answers = {
        E1 = 3, E2 = 3, E3 = "skipped",
        I1 = "dont_know", I2 = 4, I3 = 2,
        N1 = "nvt", N2 = 4, N3 = 4,
        M1 = "not_asked", M2 = 2, M3 = 4,
        L1 = 3, L2 = "nvt", L3 = "skipped",
        G1 = "nvt", G2 = "nvt", G3 = "nvt",
      },
      expect = {
        eerst_netwerk = 3, meer_dan_interventie = 3, vertrouwen = 4, moed = 2, loslaten = none,
        gelijkwaardigheid = none, tijd = none, answered = 9,
      },
    },
    { -- by hand; 6 − x turns a statement asked the other way round
      -- eerst_netwerk         E1: 6 − 4 = 2, E2: 3, E3: 5          (2 + 3 + 5) / 3 = 10/3
      -- meer_dan_interventie  I1: 6 − 2 = 4, I2: 5, I3 past niet   (4 + 5) / 2     = 4.5
      -- vertrouwen            N2: 3, the others missing            one of three    = none
      -- moed                  M1: 2, M2: 2, M3: 6 − 5 = 1          (2 + 2 + 1) / 3 = 5/3
      -- loslaten              L1: 4, L2: 4, L3: 6 − 3 = 3          (4 + 4 + 3) / 3 = 11/3
      -- gelijkwaardigheid     G1: 5, G2: 5, G3: 6 − 1 = 5          (5 + 5 + 5) / 3 = 5
      -- tijd                  T1: 1, T2 missing, T3: 6 − 5 = 1     (1 + 1) / 2     = 1
      answers = {
        E1 = 4, E2 = 3, E3 = 5, I1 = 2, I2 = 5, I3 = "nvt", N1 = "skipped", N2 = 3, N3 = "nvt",
        M1 = 2, M2 = 2, M3 = 5, L1 = 4, L2 = 4, L3 = 3, G1 = 5, G2 = 5, G3 = 1,
        T1 = 1, T2 = "dont_know", T3 = 5,
      },
      expect = {
        eerst_netwerk = 10 / 3, meer_dan_interventie = 4.5, vertrouwen = none, moed = 5 / 3,
        loslaten = 11 / 3, gelijkwaardigheid = 5, tijd = 1, strong = { "E3", "I2", "G1", "L1" },
        talk = { "M3", "T1", "T3" }, answered = 17, straight_lining = false,
      },
    },
    { -- the same everywhere
      answers = {
        E1 = 4, E2 = 4, E3 = 4, I1 = 4, I2 = 4, I3 = 4, N1 = 4, N2 = 4, N3 = 4,
        M1 = 4, M2 = 4, M3 = 4, L1 = 4, L2 = 4, L3 = 4, G1 = 4, G2 = 4, G3 = 4,
        T1 = 4, T2 = 4, T3 = 4,
      },
      expect = { eerst_netwerk = 10 / 3, tijd = 10 / 3, straight_lining = true },
    },
    { -- nothing answered, nothing scored
      answers = {},
      expect = { eerst_netwerk = none, tijd = none, strong = {}, talk = {}, answered = 0, straight_lining = false },
    },
  },
}
