-- SPDX-License-Identifier: GPL-3.0-or-later
return {
  id = "team",
  version = "1.0.0",
  survey = "team",
  score = function(answers, kit)
    local twee = kit.mean(answers, "twee")
    return { twee = twee, high = twee and twee > 3 }
  end,
  examples = { { answers = { A = 1, B = 2 }, expect = { twee = 1.5, high = false } } },
}
