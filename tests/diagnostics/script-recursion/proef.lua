-- SPDX-License-Identifier: GPL-3.0-or-later
local function depth(n) return 1 + depth(n + 1) end

return {
  id = "proef", version = "1.0.0", survey = "proef",
  score = function(answers, kit)
    return { x = depth(1) }
  end,
  examples = { { answers = { A1 = 3, A2 = 2, A3 = 1 }, expect = { x = 8 / 3 } } },
}
