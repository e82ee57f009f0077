-- SPDX-License-Identifier: GPL-3.0-or-later
return {
  id = "proef", version = "1.0.0", survey = "proef",
  score = function(answers, kit)
    local x = kit.mean(answers, "samen")
  end,
  examples = { { answers = { A1 = 3, A2 = 2, A3 = 1 }, expect = { x = 8 / 3 } } },
}
