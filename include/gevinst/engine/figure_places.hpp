// SPDX-License-Identifier: Apache-2.0
// Where the figures of a simulation lie, by the text that names them: `money`, `demand[Herlev, night]`.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "gevinst/error.hpp"
#include "gevinst/expression/index.hpp"
#include "gevinst/units/horizon.hpp"
#include "gevinst/units/spelling.hpp"

namespace gevinst::inline v0 {

/// Finds figures by name, element and year.
class FigurePlaces {
public:
    explicit FigurePlaces(const Horizon& horizon) : horizon_(horizon) {}

    /// Figures from `first` on: one, or one a year. Throws CaseError for a second one of a name.
    void add(const std::string& output, const std::string& element, std::size_t first, bool yearly) {
        if (outputs_.empty() || outputs_.back().name != output) outputs_.push_back({output, {}});
        if (!element.empty()) outputs_.back().elements.push_back(element);
        if (!places_.try_emplace(output + element, Place{first, yearly}).second)
            throw CaseError("two figures of the simulation are named '" + output + element + "'");
    }

    /// The place of a figure; no year for one that is for all years. Throws CaseError for one there is none of, with what
    /// there is.
    [[nodiscard]] std::size_t find(const std::string& name, std::optional<int> year) const {
        const auto found = places_.find(name);
        if (found == places_.end()) throw CaseError(why_none(name));
        const Place& place = found->second;
        if (!place.yearly) {
            if (year)
                throw CaseError("'" + name + "' is one figure for all years: leave out the year " + std::to_string(*year));
            return place.first;
        }
        if (!year) throw CaseError("'" + name + "' has a figure a year: say which, as " + std::to_string(horizon_.first()));
        if (!horizon_.contains(*year))
            throw CaseError("the year " + std::to_string(*year) + " is outside the horizon " + horizon_.text());
        return place.first + horizon_.position(*year);
    }

private:
    struct Place {
        std::size_t first;
        bool yearly;
    };
    struct Output {
        std::string name;
        std::vector<std::string> elements;
    };

    [[nodiscard]] static std::string listed(const std::vector<std::string>& all) {
        constexpr std::size_t most = 8;
        std::string text;
        for (std::size_t i = 0; i < all.size() && i < most; ++i) text += (i == 0 ? "" : ", ") + all[i];
        return text + (all.size() > most ? " and " + std::to_string(all.size() - most) + " more" : "");
    }
    [[nodiscard]] std::string why_none(const std::string& name) const {
        const std::string output = name.substr(0, name.ends_with(']') ? name.rfind('[') : std::string::npos);
        for (const Output& one : outputs_) {
            if (one.name == name)
                return "'" + name + "' has a figure for each element: say which, as '" + name + one.elements.front() +
                       "'; there are " + listed(one.elements);
            if (one.name == output)
                return one.elements.empty() ? "'" + output + "' has no elements: leave out " + name.substr(output.size())
                                            : "'" + output + "' has no element " + name.substr(output.size()) + "; there are " +
                                                  listed(one.elements);
        }
        std::vector<std::string> names;
        for (const Output& one : outputs_) names.push_back(one.name);
        std::string advice = did_you_mean(name, names);
        if (advice.empty()) {
            for (std::string& one : names) one = "'" + one + "'";
            advice = "; it has " + listed(names);
        }
        return "the simulation has no output '" + name + "'" + advice;
    }

    Horizon horizon_;
    std::unordered_map<std::string, Place> places_;
    std::vector<Output> outputs_;
};

}  // namespace gevinst::inline v0
