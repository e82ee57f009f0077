-- SPDX-License-Identifier: GPL-3.0-or-later
return {
  id = "proef", version = "1.0.0", survey = "proef",
  score = function(answers, kit)
    return { x = kit.mean(answers, “samen”) }
  end,
  examples = { { answers = { A1 = 3 }, expect = { x = none } } },
}
