-- SPDX-License-Identifier: GPL-3.0-or-later
return {
  id = "proef", version = "1.0.0", survey = "proef",
  score = function(answers, kit)
    return { samen = kit.mean(answers, "samen") }
  end,
  examples = {
    { answers = { A1 = 3, A2 = 3, A3 = nil }, expect = { samen = 3 } },
    { answers = { A1 = 3 }, expect = { samen = nil } },
  },
}
