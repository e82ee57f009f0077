-- SPDX-License-Identifier: GPL-3.0-or-later
return {
  id = "proef", version = "1.0.0", survey = "proef",
  score = function(answers, kit)
    return { x = kit.mean(answers, "samen") }
  end,
  sentences = function(scores, kit)
    local zin = "Uit wat je hebt ingevuld maken wij op dat er mensen zijn die je helpen."
    return { hulp = zin:rep(6, " "), dank = "Dank je wel voor het invullen." }
  end,
  examples = { { answers = { A1 = 3, A2 = 2, A3 = 1 }, expect = { x = 8 / 3 } } },
}
