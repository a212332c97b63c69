// SPDX-License-Identifier: Apache-2.0
// The derivatives of figures as a table of text, and where they end in sentences.
#pragma once

#include <string>

#include "gevinst/case/labels.hpp"
#include "gevinst/engine/gradient.hpp"

namespace gevinst::inline v0 {

/// Under each figure the assumptions that move it, those that move it most for one percent of their own first: their
/// values, derivatives and what one percent is worth. Figures for all years come alone where there are any. Then, in
/// sentences, where derivatives do not hold to both sides.
[[nodiscard]] std::string to_text(const Gradient& gradient, Language language = Language::english);

/// What a kink means for the derivatives, in a sentence.
[[nodiscard]] std::string explain(const Gradient::Kink& kink, Language language = Language::english);

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/report/gradient_text_definitions.hpp"
#endif
