// SPDX-License-Identifier: Apache-2.0
// One draw step by step: what was drawn, and how the figures came from it.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/expression/expression.hpp"
#include "gevinst/units/horizon.hpp"

namespace gevinst::inline v0 {

/// What a replay shows: what has a name, or every operation too.
enum class ReplayDetail : std::uint8_t { names, operations };

/// A draw in the order in which it is evaluated.
struct Replay {
    enum class Kind : std::uint8_t {
        drawn,      ///< from a distribution
        stated,     ///< an assumption that is not uncertain
        named,      ///< a formula with a name: an assumption, a line
        operation,  ///< another formula
        output
    };
    struct Step {
        Kind kind;
        std::string name;     ///< with its element: `demand[Herlev]`; of an operation its formula
        std::string formula;  ///< what it is made of, cut when it is long
        AnyUnit unit;
        bool yearly;
        std::vector<double> values;  ///< one, or one a year; not finite in a branch that is not taken, or at a fault
        double share = 0;            ///< of what is drawn: how much of its distribution is not above it
    };

    std::uint64_t draw;
    Horizon horizon;
    std::vector<Step> steps;
    std::string fault{};  ///< none: empty. The steps end where it shows

    /// A step by its name, an output before others. Throws CaseError for one there is none of.
    [[nodiscard]] const Step& step(const std::string& name) const;
};

}  // namespace gevinst::inline v0
