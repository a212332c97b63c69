// SPDX-License-Identifier: Apache-2.0
// One draw step by step, as a table of text.
#pragma once

#include <string>

#include "gevinst/case/labels.hpp"
#include "gevinst/engine/replay.hpp"

namespace gevinst::inline v0 {

/// A line a step in the order of evaluation: its name, what it is made of, its value in its unit, by year where it has
/// one a year; then the fault that ended it. Four digits of each are printed.
[[nodiscard]] std::string to_text(const Replay& replay, Language language = Language::english);

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/report/replay_text_definitions.hpp"
#endif
