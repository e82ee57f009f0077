-- SPDX-License-Identifier: GPL-3.0-or-later
-- Every kind of score: numbers that are hard to write, yes and no, maps, lists, texts.
local function score(answers, kit)
  local hours = answers.UREN.value
  return {
    deel = { mean = kit.mean(answers, "deel"), answered = kit.answered(answers, "deel") },
    third = hours and hours / 3,
    tiny = hours and hours * 1e-300,
    large = hours and hours * 1e21,
    sum = hours and hours + 0.2,
    helped = answers.HULP.raw == "ja",
    ["één naam"] = 7,
    own = answers.OPEN.value,
    codes = kit.which(answers, { "G1", "G2" }, 1),
    places = { 1.5, 2 },
    people = { { name = "wie", count = 1 } },
    nobody = nil,
    never = hours == 99 and 1 or nil,
  }
end

return {
  id = "alles", version = "1.0.0", survey = "alles", score = score,
  examples = {
    { answers = { G1 = 1, G2 = 3, UREN = 99, OPEN = "Ja." }, expect = { deel = { mean = 1 }, never = 1 } },
    { answers = {}, expect = { deel = { mean = none }, third = none } },
  },
}
