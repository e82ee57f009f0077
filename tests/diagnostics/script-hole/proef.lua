-- SPDX-License-Identifier: GPL-3.0-or-later
return {
  id = "proef", version = "1.0.0", survey = "proef",
  scales = {
    half = { items = { "A1", "A2" } },
    hele = { items = { "A1", nil,
      "A3" } },
  },
  score = function(answers, kit)
    return { x = 1 }
  end,
  examples = { { answers = { A1 = 2 }, expect = { x = 1 } } },
}
