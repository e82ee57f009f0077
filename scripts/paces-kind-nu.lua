-- SPDX-License-Identifier: GPL-3.0-or-later
-- Fifteen positive experiences of a child, now. A list to talk about: three counts, no total, no
-- limit. Eight and nine are asked in two parts and are there when both are. A part that does not
-- fit the child's age leaves the other to decide; a part without an answer leaves the whole open.
-- What is missing is never filled up.
--
-- scores: how many experiences are in each state, `lists` (state → ids), and `contact`: the basic
-- things (love, safety, food) that are not or not quite there.

-- The infographic speaks to the child (“blij met jezelf”), in few words (“houvast”). These labels
-- are for a parent: she reads what she was asked.
local experiences = {
  { id = "P1", items = { "P1" }, label = "Iemand die van je kind houdt" },
  { id = "P2", items = { "P2" }, label = "Een goede vriend of vriendin" },
  { id = "P3", items = { "P3" }, label = "Nog een volwassene die helpt" },
  { id = "P4", items = { "P4" }, label = "Een lieve juf of meester" },
  { id = "P5", items = { "P5" }, label = "Aardige mensen in de buurt" },
  { id = "P6", items = { "P6" }, label = "Bij een groep horen" },
  { id = "P7", items = { "P7" }, label = "Iets doen voor een ander" },
  { id = "P8", items = { "P8a", "P8b" }, label = "Een veilig huis en genoeg eten" },
  { id = "P9", items = { "P9a", "P9b" }, label = "Vaste tijden en eerlijke regels" },
  { id = "P10", items = { "P10" }, label = "Plezier op school" },
  { id = "P11", items = { "P11" }, label = "Sport en bewegen" },
  { id = "P12", items = { "P12" }, label = "Een hobby" },
  { id = "P13", items = { "P13" }, label = "Plezier maken" },
  { id = "P14", items = { "P14" }, label = "Iets wat troost geeft" },
  { id = "P15", items = { "P15" }, label = "Blij zijn met zichzelf" },
}

local by_id = {}
for _, experience in ipairs(experiences) do by_id[experience.id] = experience end

local states = { "ja", "een_beetje", "nog_niet", "weet_niet", "open", "past_niet" }

-- Too little love, safety or food is nothing that “can grow” with a tip: whoever says so is offered
-- a person to talk to.
local basic = { P1 = "merken dat er altijd iemand van je kind houdt", P8a = "een veilig huis", P8b = "genoeg eten" }
local basic_order = { "P1", "P8a", "P8b" }

-- ---- scores ----

local function state_of_answer(answer)
  if answer.missing == "not_applicable" then return "past_niet" end
  if answer.missing == "dont_know" then return "weet_niet" end
  return answer.missing and "open" or answer.raw -- skipped or not asked is open
end

local function together(one, other)
  if one == "past_niet" then return other end
  if other == "past_niet" then return one end
  if one == "open" or other == "open" then return "open" end
  if one == "weet_niet" or other == "weet_niet" then return "weet_niet" end
  return one == other and one or "een_beetje"
end

local function state_of(answers, experience)
  local state = "past_niet"
  for _, item in ipairs(experience.items) do
    state = together(state, state_of_answer(answers[item]))
  end
  return state
end

local function score(answers, kit)
  local scores = { lists = {}, contact = {} }
  for _, state in ipairs(states) do scores.lists[state] = {} end
  for _, experience in ipairs(experiences) do
    table.insert(scores.lists[state_of(answers, experience)], experience.id)
  end
  for _, state in ipairs(states) do scores[state] = #scores.lists[state] end
  for _, item in ipairs(basic_order) do
    if kit.chosen(answers[item], "een_beetje", "nog_niet") then table.insert(scores.contact, item) end
  end
  return scores
end

-- ---- for a parent: A2, no count, no verdict ----

local function contains(list, wanted)
  for _, item in ipairs(list) do
    if item == wanted then return true end
  end
  return false
end

local function is_basic(experience, contact)
  for _, item in ipairs(experience.items) do
    if contains(contact, item) then return true end
  end
  return false
end

-- Labels have “en” in them (“sport en bewegen”), so a line of them has commas alone.
local function uncapital(label)
  return label:sub(1, 1):lower() .. label:sub(2)
end

-- What is there, in one line a domain: a long list would fill the page.
local domains = {
  { id = "relatie", title = "Mensen om je kind heen" },
  { id = "hulpbron", title = "Thuis, school en vrije tijd" },
  { id = "zelf", title = "Je kind zelf" },
}

local function domain_title(id)
  for _, domain in ipairs(domains) do
    if domain.id == id then return domain.title end
  end
end

local function present_in_words(scores, kit)
  local result = {}
  for _, domain in ipairs(domains) do
    local labels = {}
    for _, id in ipairs(scores.lists.ja) do
      local experience = by_id[id]
      if kit.question(experience.items[1]).domain == domain.id then
        table.insert(labels, uncapital(experience.label))
      end
    end
    if #labels > 0 then table.insert(result, { title = domain.title, labels = kit.join(labels, ", ") }) end
  end
  return result
end

-- Those that are a little there come first: they are nearest. Who could help is what she chose
-- herself: a name of ours behind “regular hours” says that she cannot do it. Of what she does not
-- know nothing is said: a parent reads that she does not know her child.
local function growing(scores)
  local result = {}
  for _, state in ipairs({ "een_beetje", "nog_niet" }) do
    for _, id in ipairs(scores.lists[state]) do
      if not is_basic(by_id[id], scores.contact) then
        table.insert(result, by_id[id].label)
      end
    end
  end
  return result
end

local MOST_GROWING = 4 -- below each other; a longer list would weigh on who reads it

-- Nothing when there are none.
local function in_one_line(list, kit)
  local labels = {}
  for place, label in ipairs(list) do labels[place] = uncapital(label) end
  if #labels > 0 then return kit.join(labels, ", ", ", ") end
end

-- All fifteen for the figure. Of what does not fit the child's age it says nothing; nor of love,
-- safety and food unless they are there: those are talked about.
local figure_states = {
  ja = "there", een_beetje = "little", nog_niet = "not_yet", weet_niet = "unknown", open = "unknown",
}

local function for_the_figure(scores, kit)
  local state_by_id, result = {}, {}
  for _, state in ipairs(states) do
    for _, id in ipairs(scores.lists[state]) do state_by_id[id] = figure_states[state] end
  end
  for place, experience in ipairs(experiences) do
    local question, state = kit.question(experience.items[1]), state_by_id[experience.id]
    if state ~= "there" and is_basic(experience, basic_order) then state = nil end
    result[place] = {
      label = experience.label, icon = question.icon, group = domain_title(question.domain),
      state = state,
    }
  end
  return result
end

local function sentences(scores, kit)
  local call = {}
  for _, item in ipairs(scores.contact) do table.insert(call, basic[item]) end
  local all = growing(scores)
  return {
    present = present_in_words(scores, kit),
    growing = { table.unpack(all, 1, math.min(#all, MOST_GROWING)) },
    growing_too = in_one_line({ table.unpack(all, MOST_GROWING + 1) }, kit),
    call = call,
    figure = for_the_figure(scores, kit),
    danger = contains(scores.contact, "P8a") and "Is er nu gevaar? Bel 112." or nil,
  }
end

-- ---- findings of a group: B1, disclosed statistics only ----

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
      if own.share then
        table.insert(shown, {
          label = label, value = own.share, text = kit.percentage(own.share), count = own.count,
        })
      else
        table.insert(hidden, label)
      end
    end
  end
  return shown, hidden
end

local function highest_first(list)
  local sorted = { table.unpack(list) }
  table.sort(sorted, function(a, b)
    if a.value ~= b.value then return a.value > b.value end
    return a.label < b.label
  end)
  return sorted
end

local function findings(shown, kit)
  if #shown < 4 then return {} end
  local sorted = highest_first(shown)
  local first, second, last = sorted[1], sorted[2], sorted[#sorted]
  return {
    "De meeste ouders kozen ‘ja’ bij ‘" .. first.label .. "’ (" .. first.text .. ") en ‘"
      .. second.label .. "’ (" .. second.text .. ").",
    "Het minst vaak kozen ouders ‘ja’ bij ‘" .. last.label .. "’ (" .. last.text
      .. "). Daar kan voor kinderen iets groeien.",
  }
end

local function group(statistics, kit)
  if statistics.suppressed then return { lines = {}, hidden = {}, sentences = {} } end
  local shown, hidden = lines(statistics, kit)
  return { lines = shown, hidden = hidden, sentences = findings(shown, kit) }
end

-- For the codebook.
local definitions = {
  ja = "hoeveel van de vijftien ervaringen er zijn; nooit aangevuld",
  een_beetje = "hoeveel er een beetje zijn",
  nog_niet = "hoeveel er nog niet zijn",
  weet_niet = "van hoeveel de ouder het niet weet",
  open = "hoeveel zij openliet",
  past_niet = "hoeveel nog niet passen bij de leeftijd",
  lists = "welke ervaringen dat zijn",
  contact = "de basis die er een beetje of nog niet is",
}

return {
  id = "paces-kind-nu",
  version = "1.3.0",
  survey = "paces-kind-nu",
  definitions = definitions,
  score = score,
  sentences = sentences,
  group = group,
  examples = {
    { -- worked by hand
      -- ja: P1 P2 P4 P10 P11 P12 P13 = 7
      -- een_beetje: P3, P8 (yes and a little) and P9 (yes and not yet) = 3
      -- nog_niet: P5 P6 = 2; weet_niet: P7 = 1; open: P15 = 1; past_niet: P14 = 1
      -- 7 + 3 + 2 + 1 + 1 + 1 = 15
      answers = {
        mooi = "Ze zingt de hele dag.", leeftijd = "kind",
        P1 = "ja", P2 = "ja", P3 = "een_beetje", P4 = "ja", P5 = "nog_niet", P6 = "nog_niet",
        P7 = "weet_niet", P8a = "ja", P8b = "een_beetje", P9a = "ja", P9b = "nog_niet",
        P10 = "ja", P11 = "ja", P12 = "ja", P13 = "ja", P14 = "past_niet",
        helpt_al = { "familie" }, kan_helpen = { "buren", "club" }, wens = "Dat ze leert zwemmen.",
      },
      expect = {
        ja = 7, een_beetje = 3, nog_niet = 2, weet_niet = 1, open = 1, past_niet = 1,
        lists = { een_beetje = { "P3", "P8", "P9" }, nog_niet = { "P5", "P6" } },
        contact = { "P8b" },
      },
    },
    { -- everything there
      answers = {
        P1 = "ja", P2 = "ja", P3 = "ja", P4 = "ja", P5 = "ja", P6 = "ja", P7 = "ja", P8a = "ja", P8b = "ja",
        P9a = "ja", P9b = "ja", P10 = "ja", P11 = "ja", P12 = "ja", P13 = "ja", P14 = "ja", P15 = "ja",
      },
      expect = { ja = 15, een_beetje = 0, nog_niet = 0, contact = {} },
    },
    { -- nothing there yet
      answers = {
        P1 = "nog_niet", P2 = "nog_niet", P3 = "nog_niet", P4 = "nog_niet", P5 = "nog_niet",
        P6 = "nog_niet", P7 = "nog_niet", P8a = "nog_niet", P8b = "nog_niet", P9a = "nog_niet",
        P9b = "nog_niet", P10 = "nog_niet", P11 = "nog_niet", P12 = "nog_niet", P13 = "nog_niet",
        P14 = "nog_niet", P15 = "nog_niet",
      },
      expect = { ja = 0, een_beetje = 0, nog_niet = 15, contact = { "P1", "P8a", "P8b" } },
    },
    { -- every kind of missing. A part that does not fit leaves the other to decide (P9); one that
      -- is not known or left open leaves the whole so, however the other was answered (P8, P10).
      answers = {
        P1 = "dont_know", P2 = "not_applicable", P3 = "skipped", P4 = "not_asked",
        P8a = "nog_niet", P8b = "weet_niet", P9a = "ja", P9b = "past_niet",
      },
      expect = { ja = 1, een_beetje = 0, nog_niet = 0, weet_niet = 2, open = 11, past_niet = 1, contact = { "P8a" } },
    },
  },
}
