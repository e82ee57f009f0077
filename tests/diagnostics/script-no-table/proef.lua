-- SPDX-License-Identifier: GPL-3.0-or-later
local script = { id = "proef" }
