// SPDX-License-Identifier: Apache-2.0
// Which draws of a run are made: the first so many, or a range of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "gevinst/engine/sampling.hpp"
#include "gevinst/error.hpp"
#include "gevinst/numeric/moments.hpp"

namespace gevinst::inline v0 {

/// Draws from `first` to before `end`. A number alone is a whole run; a range is a part of one, to be merged with others.
struct DrawRange {
    std::uint64_t first = 0;
    std::uint64_t end = 0;
    bool part = false;

    DrawRange(std::uint64_t draws) : end(draws) {}  // NOLINT: a number of draws is what is mostly given
    DrawRange(std::uint64_t first_draw, std::uint64_t end_draw) : first(first_draw), end(end_draw), part(true) {}

    [[nodiscard]] std::uint64_t draws() const { return end - first; }
    friend bool operator==(const DrawRange& a, const DrawRange& b) { return a.first == b.first && a.end == b.end; }
};

namespace ranges {

/// `1024`, in words of three digits: `1,024`.
[[nodiscard]] inline std::string number(std::uint64_t draw) {
    std::string text = std::to_string(draw);
    for (std::size_t i = text.size(); i > 3; i -= 3) text.insert(text.begin() + static_cast<std::ptrdiff_t>(i - 3), ',');
    return text;
}

/// Throws CaseError for a border that lies inside a block.
inline void require_border(std::uint64_t draw, const char* what) {
    constexpr std::uint64_t block = numeric::block_draws;
    if (draw % block == 0) return;
    const std::uint64_t nearest = (draw / block + (draw % block >= block / 2 ? 1 : 0)) * block;
    throw CaseError(std::string("a range of draws ") + what + " at a multiple of 1,024, not at " + number(draw) +
                    ": the nearest is " + number(nearest));
}

/// As many draws as the counter behind the random numbers tells apart.
inline constexpr std::uint64_t most = std::uint64_t{1} << 58;

/// Throws CaseError for more.
inline void require_counted(std::uint64_t draws) {
    if (draws > most)
        throw CaseError("a simulation has at most " + number(most) + " draws, not " + number(draws));
}

/// Throws CaseError for replicates of Sobol' points that are none, or more draws than there are.
inline void require_points(const Sampling& sampling) {
    const bool power_of_two = sampling.points != 0 && (sampling.points & (sampling.points - 1)) == 0;
    if (!power_of_two || sampling.points < numeric::block_draws || sampling.points > (std::uint64_t{1} << 32))
        throw CaseError("Sobol' points are a power of two from 1,024 to 4,294,967,296, not " + std::to_string(sampling.points));
    if (sampling.replicates > most / sampling.points)
        throw CaseError(std::to_string(sampling.replicates) + " replicates of " + std::to_string(sampling.points) +
                        " Sobol' points are more than a simulation has draws");
    if (sampling.replicates == 0) throw CaseError("Sobol' sampling needs at least one replicate");
}

/// The draws that the longest run has.
[[nodiscard]] inline std::uint64_t most_draws(const Sampling& sampling) {
    if (sampling.kind != Sampling::Kind::sobol) return most;
    require_points(sampling);
    return sampling.points * sampling.replicates;
}

}  // namespace ranges

/// A run's draws as they are made: whole blocks for a Latin hypercube, and what a Sobol' sampling has. `planned` is the
/// length of the whole run that a range is a part of, 0 when it is not known, and is filled in. Throws CaseError for
/// a range that does not begin and end between blocks, or is not in the run.
[[nodiscard]] inline DrawRange checked_range(DrawRange range, const Sampling& sampling, std::uint64_t& planned) {
    constexpr std::uint64_t block = numeric::block_draws;
    if (planned != 0 && planned != range.end) range.part = true;
    if (range.end <= range.first) throw CaseError("a simulation needs at least one draw");
    ranges::require_counted(range.end);
    ranges::require_counted(planned);
    const auto whole_blocks = [&](std::uint64_t draws) { return (draws + block - 1) / block * block; };
    if (sampling.kind == Sampling::Kind::latin_hypercube) {
        if (!range.part || range.end == planned) range.end = whole_blocks(range.end);
        planned = whole_blocks(planned);
    }
    if (sampling.kind == Sampling::Kind::sobol) {
        ranges::require_points(sampling);
        const std::uint64_t draws = range.part ? sampling.points * sampling.replicates : range.end;
        if (draws / sampling.points != sampling.replicates || draws % sampling.points != 0)
            throw CaseError(std::to_string(sampling.replicates) + " replicates of " + std::to_string(sampling.points) +
                            " Sobol' points are not " + std::to_string(draws) + " draws: state their product");
        planned = draws;
    }
    if (planned != 0 && range.end > planned)
        throw CaseError("the draws from " + ranges::number(range.first) + " to " + ranges::number(range.end) +
                        " are not in a run of " + ranges::number(planned));
    if (range.part) ranges::require_border(range.first, "begins");
    if (range.part && range.end != planned) ranges::require_border(range.end, "ends");
    if (planned == 0) planned = range.end;
    return range;
}

}  // namespace gevinst::inline v0
