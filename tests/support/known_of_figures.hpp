// SPDX-License-Identifier: Apache-2.0
// What a simulation says of a figure, as bits, for runs that are to say the same.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

#include "gevinst/engine/simulation.hpp"

namespace gevinst_test {

/// All numbers of a figure but those that count draws.
inline std::vector<std::uint64_t> bits_of(const gevinst::Simulation::Figure& figure) {
    std::vector<std::uint64_t> bits;
    const auto add = [&](double x) { bits.push_back(std::bit_cast<std::uint64_t>(x)); };
    const gevinst::numeric::ColumnSummary& known = figure.summary;
    for (const double x : {figure.point, known.mean, known.sd, known.standard_error, known.block_standard_error, known.minimum, known.maximum})
        add(x);
    for (const auto& one : known.percentiles)
        for (const double x : {one.share, one.value, one.low, one.high}) add(x);
    for (const auto& one : known.exceedances)
        for (const double x : {one.threshold, one.probability, one.standard_error}) add(x);
    for (const auto& one : known.shortfalls)
        for (const double x : {one.share, one.value, one.standard_error}) add(x);
    for (const double edge : figure.bins.edges) add(edge);
    return bits;
}

}  // namespace gevinst_test
