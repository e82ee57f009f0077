-- SPDX-License-Identifier: GPL-3.0-or-later
return {
  id = "proef", survey = "proef",
  scor = 3,
  score = function(answers, kit)
    return { x = answers.A9.value + answers.a1.value }
  end,
  sentences = "geen",
  examples = { { answers = { A1 = 3, A2 = 2, A3 = 1 }, expect = { x = 8 / 3 } } },
}
