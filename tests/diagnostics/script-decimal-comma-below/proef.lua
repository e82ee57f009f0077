-- SPDX-License-Identifier: GPL-3.0-or-later
local function twice(x) return { x, x } end
return {
  id = "proef", version = "1.0.0", survey = "proef",
  score = function(answers, kit)
    return { x = 1 }
  end,
  examples = {
    { answers = { A1 = 2, ["A2"] = twice(3)[1] }, expect = { x = 1 } },
    {
      answers = {
        A1 = 2, A2 = { 1, 2 },
        A3 = 3,5,
      },
      expect = { x = none },
    },
  },
}
