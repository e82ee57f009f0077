-- SPDX-License-Identifier: GPL-3.0-or-later
return {
  id = "proef", version = "1.0.0", survey = "proef",
  score = function(answers, kit)
    return { x = 1 }
  end,
  examples = { { answers = { A1 = 2,5 }, expect = { x = none } } },
}
