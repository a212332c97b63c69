// SPDX-License-Identifier: Apache-2.0
// A table as HTML for notebooks and pages: accessible, without colours of its own, so that it suits light and dark.
#pragma once

#include <string>

#include "gevinst/report/table_layout.hpp"

namespace gevinst::inline v0 {

/// The table as an HTML fragment, every text escaped; a wide one scrolls. Throws CaseError for decimals that no table has.
[[nodiscard]] std::string to_html(const FigureTable& table, const TextOptions& options = {});

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/report/html_table_definitions.hpp"
#endif
