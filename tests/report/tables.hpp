// SPDX-License-Identifier: Apache-2.0
// Tables of figures written down for tests of their print, without a case behind them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "gevinst/appraisal/table.hpp"

namespace gevinst_test {

namespace gv = gevinst;
using namespace gv::units;

inline gv::FigureRow row(const std::string& key, const std::string& label, const gv::AnyUnit& unit, std::vector<double> values) {
    return {key, label, "", unit, gv::RowState::stated, std::move(values), {}, false};
}
inline gv::FigureRow total_row(const std::string& label, const gv::AnyUnit& unit, std::vector<double> values) {
    return {"total", label, "", unit, gv::RowState::stated, std::move(values), {}, true};
}
inline gv::FigureRow as_total(gv::FigureRow row) {
    row.is_total = true;
    return row;
}
inline gv::FigureRow empty_row(const std::string& label, const gv::AnyUnit& unit, gv::RowState state) {
    return {"empty", label, "", unit, state, {}, {}, false};
}
inline gv::FigureRow summed(gv::FigureRow row) {
    double sum = 0;
    for (const double value : row.values) sum += value;
    row.total = sum;
    return row;
}
inline gv::FigureRow in_group(gv::FigureRow row, std::string group) {
    row.group = std::move(group);
    return row;
}

inline gv::FigureTable table(std::vector<gv::FigureRow> rows, int last = 2027, gv::Language language = gv::Language::danish) {
    return {"Budget", "Sag", "", MDKK, language, gv::fixed_prices(2026), gv::Horizon(2026, last), std::move(rows)};
}

}  // namespace gevinst_test
