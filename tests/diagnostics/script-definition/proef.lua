-- SPDX-License-Identifier: GPL-3.0-or-later
return {
  id = "proef", version = "1.0.0", survey = "proef",
  definitions = { samen = "gemiddelde", ["apart.men"] = "een", smaen = "twee", apart = 3 },
  score = function(answers, kit)
    return { samen = kit.mean(answers, "samen"), apart = { mean = 1 } }
  end,
  examples = { { answers = { A1 = 3, A2 = 3, A3 = 1 }, expect = { samen = 3 } } },
}
