// SPDX-License-Identifier: Apache-2.0
// Several order statistics of one list at once.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace gevinst::inline v0::numeric {

/// Finds what sorting would put at some places. Values are dealt to buckets in the order of their size; only those that
/// hold a place are looked at further.
class PlaceSelection {
public:
    /// The values at `places` (ascending, from 0) of the sorted list, in the order of the places. No NaN.
    static std::vector<double> of(std::span<const double> values, std::span<const std::uint64_t> places) {
        std::vector<double> found;
        found.reserve(places.size());
        if (!places.empty()) in_buckets(values, places, 0, found);
        return found;
    }

private:
    static constexpr std::size_t few = 96;
    using Slot = std::uint8_t;
    static constexpr Slot most_slots = 250;

    // `before`: how many values of the whole list come before these.
    static void in_buckets(std::span<const double> values, std::span<const std::uint64_t> places, std::uint64_t before,
                           std::vector<double>& found) {
        double least = values[0], most = values[0];
        for (const double x : values) {
            least = x < least ? x : least;
            most = x > most ? x : most;
        }
        if (least == most) {
            found.insert(found.end(), places.size(), least);
            return;
        }
        const std::size_t buckets = std::clamp<std::size_t>(values.size() / 4, 16, 2048);
        const double scale = static_cast<double>(buckets - 1) / (most - least);
        // A width that overflows, or one so small that its share does.
        if (values.size() <= few || !(scale > 0.0 && scale < 1e300)) return by_partition(values, places, before, found);

        // Rounding never makes the bucket of the larger of two values the smaller one.
        std::vector<std::uint16_t> bucket(values.size());
        std::vector<std::uint32_t> ends(buckets, 0);
        for (std::size_t i = 0; i < values.size(); ++i) {
            bucket[i] = static_cast<std::uint16_t>((values[i] - least) * scale);
            ++ends[bucket[i]];
        }
        for (std::size_t b = 1; b < buckets; ++b) ends[b] += ends[b - 1];

        struct Part {
            std::size_t first, size, first_place, places;
        };
        std::vector<Part> parts;
        std::vector<Slot> slot(buckets, most_slots);
        std::array<std::size_t, most_slots + 1> next{};
        std::size_t gathered_size = 0, p = 0;
        while (p < places.size() && parts.size() < most_slots) {
            const std::uint64_t place = places[p] - before;
            const auto b = static_cast<std::size_t>(std::upper_bound(ends.begin(), ends.end(), place) - ends.begin());
            const std::size_t first = b == 0 ? 0 : ends[b - 1], end = ends[b];
            const std::size_t first_place = p;
            while (p < places.size() && places[p] - before < end) ++p;
            slot[b] = static_cast<Slot>(parts.size());
            next[parts.size()] = gathered_size;
            parts.push_back({first, end - first, first_place, p - first_place});
            gathered_size += end - first;
        }
        std::vector<double> gathered(gathered_size + 1);
        next[most_slots] = gathered_size;  // what no place is in is written to the end, again and again
        for (std::size_t i = 0; i < values.size(); ++i) {
            const Slot to = slot[bucket[i]];
            gathered[next[to]] = values[i];
            next[to] += to != most_slots;
        }
        std::size_t from = 0;
        for (const Part& part : parts) {
            const std::span<const double> inside(gathered.data() + from, part.size);
            const auto wanted = places.subspan(part.first_place, part.places);
            // All in one bucket but for a few far ones: no use to deal them out again and again.
            if (part.size > values.size() / 2)
                by_partition(inside, wanted, before + part.first, found);
            else
                in_buckets(inside, wanted, before + part.first, found);
            from += part.size;
        }
        if (p < places.size()) by_partition(values, places.subspan(p), before, found);
    }

    static void by_partition(std::span<const double> values, std::span<const std::uint64_t> places, std::uint64_t before,
                             std::vector<double>& found) {
        std::vector<double> parted(values.begin(), values.end());
        part(parted, places, before);
        for (const std::uint64_t place : places) found.push_back(parted[static_cast<std::size_t>(place - before)]);
    }
    static void part(std::span<double> values, std::span<const std::uint64_t> places, std::uint64_t before) {
        while (!places.empty() && values.size() > 1) {
            const std::size_t middle = places.size() / 2;
            const std::uint64_t place = places[middle];
            const auto at = static_cast<std::size_t>(place - before);
            std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(at), values.end());
            // What is asked twice is there already.
            const auto lower = std::lower_bound(places.begin(), places.end(), place);
            const auto upper = std::upper_bound(places.begin(), places.end(), place);
            part(values.first(at), places.first(static_cast<std::size_t>(lower - places.begin())), before);
            values = values.subspan(at + 1);
            places = places.subspan(static_cast<std::size_t>(upper - places.begin()));
            before = place + 1;
        }
    }
};

} // namespace gevinst::inline v0::numeric
