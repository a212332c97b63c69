// SPDX-License-Identifier: Apache-2.0
// A table as plain text, as the budget office prints it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "gevinst/report/table_layout.hpp"

namespace gevinst::inline v0 {

namespace text_table {

/// Columns that a text in UTF-8 takes on a screen: its code points.
[[nodiscard]] std::size_t display_width(std::string_view text);

}  // namespace text_table

/// The table as lines of text, without a line end after the last. A caption of case, account and price basis; a heading of
/// years over each section; columns aligned by code points. Throws CaseError for decimals that no table has.
[[nodiscard]] std::string to_text(const FigureTable& table, const TextOptions& options = {});

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/report/text_table_definitions.hpp"
#endif
