// SPDX-License-Identifier: Apache-2.0
// What tests compute of columns of draws.
#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

namespace gevinst_test {

/// Pearson's correlation of two columns.
inline double correlation_of(const std::vector<double>& x, const std::vector<double>& y) {
    const auto n = static_cast<double>(x.size());
    double mx = 0, my = 0, xx = 0, yy = 0, xy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) mx += x[i] / n, my += y[i] / n;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xx += (x[i] - mx) * (x[i] - mx);
        yy += (y[i] - my) * (y[i] - my);
        xy += (x[i] - mx) * (y[i] - my);
    }
    return xy / std::sqrt(xx * yy);
}

}  // namespace gevinst_test
