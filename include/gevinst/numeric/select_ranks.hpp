// SPDX-License-Identifier: Apache-2.0
// Several order statistics of one list at once.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

namespace gevinst::inline v0::numeric {

/// Reorders `values` until every value at one of `places` (ascending, from 0) is the one that sorting would put there.
/// `before` is the place of the first value. No NaN.
inline void select_places(std::span<double> values, std::span<const std::uint64_t> places, std::uint64_t before = 0) {
    while (!places.empty() && values.size() > 1) {
        const std::size_t middle = places.size() / 2;
        const std::uint64_t place = places[middle];
        const auto at = static_cast<std::size_t>(place - before);
        std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(at), values.end());
        // What is asked twice is there already.
        const auto lower = std::lower_bound(places.begin(), places.end(), place);
        const auto upper = std::upper_bound(places.begin(), places.end(), place);
        select_places(values.first(at), places.first(static_cast<std::size_t>(lower - places.begin())), before);
        values = values.subspan(at + 1);
        places = places.subspan(static_cast<std::size_t>(upper - places.begin()));
        before = place + 1;
    }
}

} // namespace gevinst::inline v0::numeric
