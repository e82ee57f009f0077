-- SPDX-License-Identifier: GPL-3.0-or-later
return {
  id = "proef", version = "1.0.0", survey = "proef",
  score = function(answers, kit)
    return { samen = kit.mean(answers, "samen") }
  end,
  group = function(statistics, kit)
    if statistics.suppressed then return { above = 0 } end
    return { above = statistics.scores.samen.mean - 2 }
  end,
  examples = { { answers = { A1 = 3, A2 = 3, A3 = 1 }, expect = { samen = 3 } } },
}
