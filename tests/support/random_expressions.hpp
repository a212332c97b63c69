// SPDX-License-Identifier: Apache-2.0
// Random valid expressions over all operations, several units and up to two indexes; the same for a seed and a compiler
// (which choose the order in which the operands of one call are drawn).
#pragma once

#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gevinst/expression/by.hpp"
#include "gevinst/expression/text.hpp"
#include "support/random_numbers.hpp"

namespace gevinst_test {

namespace gv = gevinst;

/// A named leaf: what `case.assume` makes.
inline gv::Expression assumption(const std::string& path, const gv::Expression& definition, const gv::IndexPtr& over = nullptr) {
    auto info = std::make_shared<gv::AssumptionInfo>();
    info->path = path;
    info->over = over;
    auto node = gv::node_over(gv::NodeKind::assumption, {definition.node()}, definition.node()->unit);
    node->detail = gv::shared_detail({.assumption = std::move(info)});
    if (over) {
        gv::IndexSet set = node->index_set();
        gv::add_index(set, over);
        node->indexes = std::make_shared<const gv::IndexSet>(std::move(set));
    }
    return gv::Expression(std::move(node));
}

/// A graph of expressions with one memory of its parts, so that later ones share earlier ones.
class RandomExpressions {
public:
    enum Kind : std::size_t { number, money, exams, minutes, rate, users, moment, kinds };

    /// Whether a distribution may stand in a formula as it is, or only as an assumption, which can be drawn; or has but
    /// one value.
    enum class Distributions : std::uint8_t { anywhere, named, without_spread };

    /// `fixed` replaces the definition of an assumption by one number in its unit: what Plan::set does.
    RandomExpressions(std::uint64_t seed, const gv::Horizon& horizon, std::map<std::string, double> fixed = {},
                      Distributions distributions = Distributions::anywhere)
        : random_(seed), horizon_(horizon), fixed_(std::move(fixed)), distributions_(distributions) {
        const std::size_t indexes = random_.below(3);
        if (indexes > 0) indexes_.push_back(gv::make_index("department", {"Herlev", "Gentofte", "Bispebjerg"}));
        if (indexes > 1) indexes_.push_back(gv::make_index("shift", {"day", "night"}));
        for (std::size_t kind = 0; kind < kinds; ++kind)
            for (int i = 0; i < 3; ++i) pool_[kind].push_back(leaf(static_cast<Kind>(kind)));
        const std::size_t size = 10 + random_.below(40);
        for (std::size_t i = 0; i < size; ++i) {
            const auto kind = static_cast<Kind>(random_.below(kinds));
            gv::Expression made = operation(kind);
            if (random_.one_in(6)) made = named(made);
            pool_[kind].push_back(made);
            latest_.push_back(made);
        }
    }

    /// What the graph is read by: its last expressions and some from its middle.
    [[nodiscard]] std::vector<gv::Expression> outputs() {
        std::vector<gv::Expression> result;
        for (std::size_t i = 0; i < 3; ++i) result.push_back(latest_[latest_.size() - 1 - i]);
        for (std::size_t i = 0; i < 3; ++i) result.push_back(random_.one_of(latest_));
        return result;
    }
    [[nodiscard]] const std::vector<gv::Expression>& assumptions() const { return assumptions_; }
    [[nodiscard]] const std::vector<gv::IndexPtr>& indexes() const { return indexes_; }

    /// The graph as text, for the report of a failure.
    [[nodiscard]] std::string text(const std::vector<gv::Expression>& outputs) const {
        std::string result = "horizon " + horizon_.text() + "\n";
        for (const gv::Expression& x : assumptions_)
            result += x.node()->assumption().path + " = " + gv::formula_text(*x.node()->operands[0], 2000) + "\n";
        for (const gv::Expression& x : outputs) result += "output: " + gv::formula_text(*x.node(), 2000) + "\n";
        return result;
    }

private:
    gv::Expression leaf(Kind kind) {
        switch (random_.below(5)) {
            case 0: return distributions_ == Distributions::anywhere ? plain(kind) : named(plain(kind));
            case 1: return named(plain(kind));
            case 2: return over_years(kind);
            case 3: return named(by_label(kind));
            default: return named(over_years(kind));
        }
    }

    gv::Expression in_unit(Kind kind, const gv::Expression& x) {
        using namespace gv::units;
        constexpr auto exam = gv::count<"exam">;
        const bool other = random_.one_in(2);
        switch (kind) {
            case money: return other ? x * DKK : x * kDKK;
            case exams: return x * exam;
            case minutes: return other ? x * staff_minute : x * staff_hour;
            case rate: return other ? x * (DKK / exam) : x * (kDKK / exam);
            case users: return x * gv::level<"user">;
            case moment: return x * year;
            default: return other ? x : x * percent;
        }
    }
    double figure(Kind kind) {
        if (kind == moment) return horizon_.first() - 2 + static_cast<double>(random_.below(4 * horizon_.size() + 16)) / 4;
        if (random_.one_in(12)) return 0;
        return random_.one_in(5) ? -random_.between(0, 3) : random_.one_in(4) ? random_.between(0, 200) : random_.between(0, 3);
    }
    gv::Expression plain(Kind kind) {
        const double x = figure(kind);
        if (kind == moment || random_.one_in(2)) return in_unit(kind, x);
        if (distributions_ == Distributions::without_spread) {
            switch (random_.below(4)) {
                case 0: return in_unit(kind, gv::lognormal(1 + x * x, 0));
                case 1: return in_unit(kind, gv::discrete({{x, 0.7}, {x + 1, 0}}));
                case 2: return in_unit(kind, gv::mixture({{gv::normal(x, 0), 1}, {gv::normal(0, 1), 0}}));
                default: return in_unit(kind, gv::normal(x, 0));
            }
        }
        switch (random_.below(5)) {
            case 0: return in_unit(kind, gv::triangular(x, x + 1, x + 3));
            case 1: return in_unit(kind, gv::pert(x - 1, x, x + 3));
            case 2: return in_unit(kind, gv::uniform(x, x + 1));
            case 3: return in_unit(kind, gv::lognormal(1 + x * x, 0.5));
            default: return in_unit(kind, gv::normal(x, 1));
        }
    }
    gv::Expression over_years(Kind kind) {
        std::vector<double> numbers;
        const bool rest = random_.one_in(2);
        const std::size_t length = rest ? 1 + random_.below(horizon_.size()) : horizon_.size();
        for (std::size_t i = 0; i < length; ++i) numbers.push_back(figure(kind));
        return in_unit(kind, rest ? gv::years(horizon_.first(), numbers, figure(kind)) : gv::years(horizon_.first(), numbers));
    }
    gv::Expression by_label(Kind kind) {
        if (indexes_.empty()) return plain(kind);
        const gv::IndexPtr& index = random_.one_of(indexes_);
        std::vector<gv::Expression> elements;
        for (std::size_t i = 0; i < index->size(); ++i) elements.push_back(random_.one_in(4) ? over_years(kind) : plain(kind));
        return gv::by_elements(index, elements);
    }

    gv::Expression named(const gv::Expression& x) {
        const std::string path = "a" + std::to_string(assumptions_.size());
        gv::IndexPtr over;
        if (!indexes_.empty() && random_.one_in(3)) over = random_.one_of(indexes_);
        gv::Expression definition = x;
        if (const auto found = fixed_.find(path); found != fixed_.end()) {
            const double n = found->second;
            const std::vector<double> each_year(horizon_.size(), n);
            definition = x.yearly() ? gv::years_expression({horizon_.first(), each_year}, x.node()->unit)
                                    : gv::Expression::literal(n, x.node()->unit);
        }
        assumptions_.push_back(assumption(path, definition, over));
        return assumptions_.back();
    }

    const gv::Expression& any(Kind kind) {
        // Rather a late part than an early one, so that graphs grow deep.
        const std::vector<gv::Expression>& known = pool_[kind];
        return known[std::max(random_.below(known.size()), random_.below(known.size()))];
    }
    // A literal 0 is refused as a divisor when the graph is built; other zeros are faults of a run.
    gv::Expression divisor(Kind kind) {
        const gv::Expression& x = any(kind);
        return x.node()->kind == gv::NodeKind::literal && x.node()->number == 0 ? in_unit(kind, 0.5) : x;
    }
    std::vector<gv::Expression> some(Kind kind) {
        std::vector<gv::Expression> result;
        for (std::size_t i = 0, n = 1 + random_.below(4); i < n; ++i) result.push_back(any(kind));
        return result;
    }
    gv::Expression small() { return gv::max(gv::min(any(number), 4), -4); }
    gv::Expression condition() {
        const auto kind = static_cast<Kind>(random_.below(kinds));
        switch (random_.below(5)) {
            case 0: return any(kind) < any(kind);
            case 1: return any(kind) <= any(kind);
            case 2: return any(kind) > any(kind);
            case 3: return any(kind) >= any(kind);
            default: return gv::equal(any(kind), any(kind));
        }
    }
    gv::Expression step_of(Kind kind) {
        const double size = 0.25 + static_cast<double>(random_.below(8)) / 4;
        return in_unit(kind, size);
    }
    // Moments far from the horizon are as rare as they are in a case.
    gv::Expression time() { return any(moment); }
    // A time that, when it is stated, lies in the horizon: one outside would drop an amount and is refused.
    gv::Expression inside() {
        const gv::Expression x = time();
        if (!is_stated(x)) return x;
        const double months = x.unit().to_base(x.node()->number);
        const bool outside = months < gv::months_at_year(horizon_.first()) || months >= gv::months_at_year(horizon_.last() + 1);
        return outside ? gv::Moment(horizon_.first()).expression() : x;
    }
    // Two times inside, stated ones in the order they need.
    std::pair<gv::Expression, gv::Expression> span() {
        gv::Expression first = inside();
        gv::Expression last = inside();
        const auto months = [](const gv::Expression& x) { return x.unit().to_base(x.node()->number); };
        if (is_stated(first) && is_stated(last) && months(first) > months(last)) std::swap(first, last);
        return {first, last};
    }
    static bool is_stated(const gv::Expression& x) { return x.node()->kind == gv::NodeKind::literal; }

    gv::Expression operation(Kind kind) {
        if (random_.one_in(5)) return special(kind);
        switch (random_.below(24)) {
            case 0: return gv::sum_of(some(kind));
            case 1: return any(kind) - any(kind);
            case 2: return any(kind) * any(number);
            case 3: return any(kind) / divisor(number);
            case 4: return -any(kind);
            case 5: return gv::min(any(kind), any(kind));
            case 6: return gv::max(any(kind), any(kind));
            case 7: return gv::choose(condition(), any(kind), any(kind));
            case 8: return gv::choose(any(number), any(kind), any(kind));
            case 9: return gv::floor(any(kind), step_of(kind));
            case 10: return random_.one_in(2) ? gv::ceil(any(kind), step_of(kind)) : gv::round(any(kind), step_of(kind));
            case 11: return gv::within(any(kind), in_unit(kind, -1e9), in_unit(kind, 1e9));
            case 12:
                if (random_.one_in(3)) return gv::within(any(kind), any(kind), any(kind));
                return gv::not_negative(random_.one_in(8) ? any(kind) : gv::max(any(kind), in_unit(kind, 0)));
            case 13: return gv::once(inside(), any(kind));
            case 14: {
                const auto [first, last] = span();
                return gv::during(first, last, any(kind));
            }
            case 15: return gv::step(time(), any(kind));
            case 16: {
                const auto [first, last] = span();
                return gv::ramp(first, last, any(kind));
            }
            case 17: return gv::table(time(), some(kind));
            case 18: return gv::logistic(time(), {small(), any(kind)});
            case 19: return gv::lag(any(kind), static_cast<int>(random_.below(horizon_.size() + 1)));
            case 20:
                return gv::at_year(any(kind), horizon_.first() + static_cast<int>(random_.below(horizon_.size())));
            case 21: return over_index(any(kind));
            case 22: {
                if (indexes_.empty()) return any(kind) + any(kind);
                return elementwise(kind);
            }
            default:
                if (kind == users || kind == moment) return gv::sum_of(some(kind));
                return random_.one_in(2) ? gv::cumulative(any(kind)) : gv::sum_years(any(kind));
        }
    }

    // What only one kind has.
    gv::Expression special(Kind kind) {
        switch (kind) {
            case number:
                switch (random_.below(8)) {
                    case 0: return gv::exp(small());
                    case 1: return gv::log(random_.one_in(3) ? any(number) : gv::max(any(number), 0.1));
                    case 2: return gv::pow(gv::max(any(number), 0.1), small());
                    case 3: return gv::growth(small());
                    case 4: return gv::growth(gv::max(small(), -0.5), time());
                    case 5: return gv::apply_to<gv::operations::ActiveShare>(time(), time());
                    case 6: return any(money) / divisor(money);
                    default: return gv::pow(any(number), any(number));
                }
            case money: return any(exams) * any(rate);
            case exams: return any(money) / divisor(rate);
            case rate: return any(money) / divisor(exams);
            case minutes: return any(minutes) * any(users) / divisor(users);
            case users: return gv::product_of({any(users), any(number), any(number)});
            default: return random_.one_in(2) ? gv::year_expression() : any(moment) + 1.5;
        }
    }

    gv::Expression over_index(const gv::Expression& x) {
        if (x.indexes().empty()) return x;
        const gv::IndexPtr index = x.indexes()[random_.below(x.indexes().size())];
        switch (random_.below(4)) {
            case 0: return gv::sum(x, index);
            case 1: return gv::mean(x, index);
            case 2: return gv::max(x, index);
            default: return gv::at(x, index, random_.one_of(index->labels()));
        }
    }
    gv::Expression elementwise(Kind kind) {
        const gv::IndexPtr& index = random_.one_of(indexes_);
        std::vector<gv::Expression> elements;
        for (const std::string& label : index->labels()) {
            const gv::Expression& x = any(kind);
            elements.push_back(gv::has_index(x.indexes(), *index) ? gv::at(x, index, label) : x);
        }
        return gv::by_elements(index, elements);
    }

    RandomNumbers random_;
    gv::Horizon horizon_;
    std::map<std::string, double> fixed_;
    Distributions distributions_;
    std::vector<gv::IndexPtr> indexes_;
    std::array<std::vector<gv::Expression>, kinds> pool_;
    std::vector<gv::Expression> latest_;
    std::vector<gv::Expression> assumptions_;
};

/// The positions of an element of a set, the last index fastest.
inline std::map<std::string, std::size_t> positions_of(const gv::IndexSet& set, std::size_t element) {
    std::map<std::string, std::size_t> positions;
    for (auto index = set.rbegin(); index != set.rend(); ++index) {
        positions[(*index)->name()] = element % (*index)->size();
        element /= (*index)->size();
    }
    return positions;
}

}  // namespace gevinst_test
