-- SPDX-License-Identifier: GPL-3.0-or-later
return {
  id = "proef", version = "1.0.0", survey = "proef",
  definitions = { samen = "gemiddelde", apart = "een" },
  score = function(answers, kit)
    return { samen = kit.maen(answers, "samen"), apart = 1 }
  end,
  examples = { { answers = { A1 = 3, A2 = 3, A3 = 1 }, expect = { samen = 3 } } },
}
