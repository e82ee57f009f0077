-- SPDX-License-Identifier: GPL-3.0-or-later
return {
  id = "s", version = "1", survey = "s",
  score = function(answers, kit)
    if answers.uren.raw == 27 then error("this goes wrong") end
    return { uren = answers.uren.raw }
  end,
  examples = { { answers = { uren = 37 }, expect = { uren = 37 } } },
}
