-- SPDX-License-Identifier: GPL-3.0-or-later
-- A script that does a bit of everything, to be explained.

-- Counted by the script itself.
local function low(answers)
  local count = 0
  for _, item in ipairs({ "K1", "K2", "K3" }) do
    local value = answers[item].value
    if value and value <= 2 then count = count + 1 end
  end
  return count
end

-- Neither of the two answers matters as long as the other is 1.
local function both(answers)
  return answers.K4.raw == 4 and answers.K5.raw == 4
end

local function longest(rows)
  local years
  for _, row in ipairs(rows) do
    if row.jaren.value then years = math.max(years or 0, row.jaren.value) end
  end
  return years
end

return {
  id = "dag",
  version = "1.0.0",
  survey = "dag",

  score = function(answers, kit)
    local mean, rust = kit.mean(answers, "kracht"), kit.mean(answers, "rust")
    local rows = kit.rows(answers, "mensen")
    return {
      kracht = { mean = mean, percentage = kit.percentage_of_range(mean, 1, 4) },
      level = kit.band(mean, { { 1, "weinig" }, { 2.5, "veel" } }),
      rust = rust,
      difference = mean and rust and mean - rust,
      middle = kit.median(answers, "alles"),
      often = kit.share(answers, "alles", 3, 4),
      strong = kit.which(answers, "kracht", 4),
      missing = kit.missing(answers, "alles"),
      straight_lining = kit.straight_lining(answers, "alles"),
      low = low(answers),
      both = both(answers),
      helped = kit.chosen(answers.hulp, "buur", "oma"),
      z = kit.z(kit.sum(answers, "rust"), 5, 2),
      version = 1,
      network = {
        size = #rows,
        balance = kit.network.balance(rows, "geeft", "krijgt"),
        diversity = kit.network.diversity(rows, "soort"),
        talk = kit.network.share(rows, "geeft", "E"),
        gaps = kit.network.gaps(rows, "krijgt", { "E", "P" }),
        density = #rows > 1 and kit.network.density(#rows, 1) or nil,
        longest = longest(rows),
      },
    }
  end,

  examples = {
    { -- R01 by hand. K3 is turned, 1 + 4 - 2 = 3; K5 too, 1 + 4 - 4 = 1.
      --   kracht      (3 + 4 + 3 + 2) / 4 = 12 / 4 = 3
      --   percentage  (3 - 1) / (4 - 1) * 100 = 200 / 3
      --   rust        (3 + 1) / 2 = 2; difference 3 - 2 = 1; sum 4, z = (4 - 5) / 2 = -0.5
      --   middle      1 2 [3] 3 4; often: of the codes 3 4 2 2 4 three are 3 or 4: 3 / 5
      --   low         of 3, 4, 3 none is 2 or less
      --   network     three ties in, one out: (3 - 1) / (3 + 1) = 0.5;
      --               1 - ((2/3)^2 + (1/3)^2) = 4/9; E comes from two of three; 2 * 1 / (3 * 2)
      answers = {
        K1 = 3, K2 = 4, K3 = 2, K4 = 2, K5 = 4, hulp = { "oma" }, kinderen = 2,
        mensen = {
          { soort = "familie", geeft = { "E", "P" }, krijgt = { "E" }, jaren = 30 },
          { soort = "buur", geeft = { "E" }, krijgt = {}, jaren = 4 },
          { soort = "buur", geeft = {}, krijgt = {} },
        },
      },
      expect = {
        kracht = { mean = 3, percentage = 200 / 3 }, level = "veel", rust = 2, difference = 1,
        middle = 3, often = 3 / 5, strong = { "K2" }, straight_lining = false, low = 0, both = false,
        helped = true, z = -0.5,
        network = { size = 3, balance = 0.5, diversity = 4 / 9, talk = 2 / 3, gaps = { "P" }, density = 1 / 3, longest = 30 },
      },
    },
  },
}
