// SPDX-License-Identifier: Apache-2.0
// The oracle of the engine: an expression's value in one year and at one element, by recursion from the definition.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <map>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "gevinst/expression/text.hpp"
#include "gevinst/units/horizon.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst_test {

namespace gv = gevinst;

/// A value does not pass a `within` or `not_negative`, or is no number where they need one.
struct NaiveFault : std::runtime_error {
    using std::runtime_error::runtime_error;
};
/// An operation of the library and its textbook definition differ.
struct NaiveMismatch : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Where an element lies: index name -> position of the label.
using Positions = std::map<std::string, std::size_t>;

/// Shares nothing with a plan but `value` and `rows` of the operations. What has an exact textbook definition follows that
/// one; of a curve whose bits are defined by a recurrence, the textbook value is compared to 1e-12.
class NaiveEvaluator {
public:
    explicit NaiveEvaluator(const gv::Horizon& horizon, gv::PointValue point = gv::PointValue::mean)
        : horizon_(horizon), point_(point) {}

    /// Overrides one element of an assumption in its own unit: `exams[Herlev, night]`.
    void set(const std::string& name, double number) { overrides_[name] = number; }

    [[nodiscard]] double value(const gv::Expression& x, int year, const Positions& positions = {}) {
        return value(*x.node(), year, positions);
    }

private:
    using Key = std::tuple<const gv::Node*, int, std::vector<std::size_t>>;

    static std::vector<std::size_t> own_positions(const gv::Node& node, const Positions& positions) {
        std::vector<std::size_t> own;
        for (const gv::IndexPtr& index : node.index_set()) own.push_back(positions.at(index->name()));
        return own;
    }

    double value(const gv::Node& node, int year, const Positions& positions) {
        const Key key{&node, year, own_positions(node, positions)};
        const auto found = known_.find(key);
        if (found != known_.end()) return found->second;
        const double result = compute(node, year, positions);
        known_.emplace(key, result);
        return result;
    }

    double compute(const gv::Node& node, int year, const Positions& positions) {
        switch (node.kind) {
            case gv::NodeKind::literal: return node.unit->to_base(node.number);
            case gv::NodeKind::distribution: return node.unit->to_base(node.distribution().point(point_));
            case gv::NodeKind::year: return 12.0 * year;
            case gv::NodeKind::years: {
                const gv::YearTable& table = node.year_table();
                const int place = year - table.first;
                const bool inside = place >= 0 && place < static_cast<int>(table.numbers.size());
                return node.unit->to_base(inside ? table.numbers[static_cast<std::size_t>(place)] : table.rest);
            }
            case gv::NodeKind::by:
                return value(*node.operands[positions.at(node.index()->name())], year, positions);
            case gv::NodeKind::assumption: {
                const auto override = overrides_.find(name(node, positions));
                if (override != overrides_.end()) return node.unit->to_base(override->second);
                return value(*node.operands[0], year, positions);
            }
            case gv::NodeKind::operation: return operation(node, year, positions);
            default: throw std::logic_error("a leaf without a value");
        }
    }

    static std::string name(const gv::Node& node, const Positions& positions) {
        std::string labels;
        for (const gv::IndexPtr& index : node.index_set())
            labels += (labels.empty() ? "[" : ", ") + index->labels()[positions.at(index->name())];
        return node.assumption().path + labels + (labels.empty() ? "" : "]");
    }

    // Whether an element has one value a year: what the recurrence of a logistic asks.
    bool varies(const gv::Node& node, const Positions& positions) {
        const auto [found, fresh] = varies_.try_emplace({&node, 0, own_positions(node, positions)}, false);
        if (!fresh) return found->second;
        const bool result = compute_varies(node, positions);
        varies_[{&node, 0, own_positions(node, positions)}] = result;
        return result;
    }
    bool compute_varies(const gv::Node& node, const Positions& positions) {
        using namespace gv::operations;
        if (node.kind == gv::NodeKind::by)
            return varies(*node.operands[positions.at(node.index()->name())], positions);
        if (node.kind == gv::NodeKind::assumption) return varies(*node.operands[0], positions);
        if (node.kind != gv::NodeKind::operation) return node.yearly;
        const Info& info = infos[node.operation];
        if (info.one_value) return false;
        if (info.shape == Shape::curve || info.shape == Shape::years) return true;
        if (info.shape == Shape::labels) {
            for (const Positions& element : elements(node, positions))
                if (varies(*node.operands[0], element)) return true;
            return false;
        }
        return std::any_of(node.operands.begin(), node.operands.end(),
                           [&](const gv::NodePtr& operand) { return varies(*operand, positions); });
    }

    // The elements that a reduction over an index takes together, in the order of its labels.
    static std::vector<Positions> elements(const gv::Node& node, Positions positions) {
        std::vector<Positions> result;
        if (gv::is_operation<gv::operations::AtLabel>(node)) {
            positions[node.index()->name()] = node.detail->position;
            result.push_back(positions);
        } else {
            const gv::Index& index = *node.index();
            for (std::size_t i = 0; i < index.size(); ++i) {
                positions[index.name()] = i;
                result.push_back(positions);
            }
        }
        return result;
    }

    double operation(const gv::Node& node, int year, const Positions& positions) {
        using namespace gv::operations;
        const auto in = [&](std::size_t k, int y) { return value(*node.operands[k], y, positions); };
        const auto now = [&](std::size_t k) { return in(k, year); };
        const int first = horizon_.first();
        if (gv::is_operation<Choose>(node)) return now(0) != 0 ? now(1) : now(2);
        if (gv::is_operation<NormalExcess>(node)) return NormalExcess::value(now(0), now(1), now(2));
        if (gv::is_operation<Within>(node)) {
            const double x = now(0), low = now(1), high = now(2);
            if (!(low <= x && x <= high)) throw NaiveFault("out of range in " + std::to_string(year));
            return x;
        }
        if (gv::is_operation<WithTotal>(node)) return now(0);
        if (gv::is_operation<NotNegative>(node)) {
            const double x = now(0);
            if (!(x >= 0)) throw NaiveFault("negative in " + std::to_string(year));
            return x;
        }
        if (gv::is_operation<Once>(node)) {
            const double when = now(0), amount = now(1);
            return holds(year, when) ? amount : 0.0;
        }
        if (gv::is_operation<During>(node)) {
            const double from = now(0), to = now(1), amount = now(2);
            return from < 12.0 * (year + 1) && to >= 12.0 * year ? amount : 0.0;
        }
        if (gv::is_operation<Step>(node)) {
            const double when = now(0), amount = now(1);
            return when < 12.0 * (year + 1) ? amount : 0.0;
        }
        if (gv::is_operation<Ramp>(node)) return ramp(now(0), now(1), now(2), 12.0 * year);
        if (gv::is_operation<ActiveShare>(node)) return active_share(now(0), now(1), year);
        if (gv::is_operation<Table>(node)) {
            const double when = now(0);
            std::vector<double> numbers;
            for (std::size_t k = 1; k < node.operands.size(); ++k) numbers.push_back(now(k));
            const double years_since = year - std::floor(when / 12);
            if (!(years_since >= 0)) return 0.0;
            return numbers[static_cast<std::size_t>(std::min(years_since, static_cast<double>(numbers.size() - 1)))];
        }
        if (gv::is_operation<Cumulative>(node)) {
            double total = in(0, first);
            for (int y = first + 1; y <= year; ++y) total += in(0, y);
            return total;
        }
        if (gv::is_operation<SumYears>(node)) {
            double total = in(0, first);
            for (int y = first + 1; y <= horizon_.last(); ++y) total += in(0, y);
            return total;
        }
        if (gv::is_operation<Lag>(node)) {
            const int before = year - static_cast<int>(node.number);
            return before < first ? 0.0 : in(0, before);
        }
        if (gv::is_operation<AtYear>(node)) return in(0, static_cast<int>(node.number));
        if (gv::is_operation<Logistic>(node)) return logistic(node, year, positions);
        if (gv::is_operation<Bass>(node)) return bass(now(0), now(1), now(2), now(3), year);
        if (gv::is_operation<Growth>(node)) return growth(node, year, positions);
        if (infos[node.operation].shape == Shape::labels) return over_labels(node, year, positions);
        std::vector<double> operands;
        for (std::size_t k = 0; k < node.operands.size(); ++k) operands.push_back(now(k));
        return lanes(node.operation, operands, std::make_index_sequence<count>{});
    }

    static bool holds(int year, double months) { return months >= 12.0 * year && months < 12.0 * (year + 1); }

    static double ramp(double first, double last, double ceiling, double now) {
        const double result = gv::operations::Ramp::value(first, last, ceiling, now);
        if (now >= last) {
            same("ramp", result, ceiling);
        } else if (now <= first) {
            same("ramp", result, 0.0);
        } else {
            near("ramp", result, ceiling - ceiling * ((last - now) / (last - first)), std::fabs(ceiling));
        }
        return result;
    }

    // Counts the months that are wholly active; parts of a month count by their share.
    static double active_share(double start, double end, int year) {
        const double result = gv::operations::ActiveShare::value(start, end, 12.0 * year);
        double active = 0;
        for (int month = 12 * year; month < 12 * (year + 1); ++month)
            active += std::max(0.0, std::min(end, month + 1.0) - std::max(start, 0.0 + month));
        near("active_share", result, active / 12, 1);
        return result;
    }

    double logistic(const gv::Node& node, int year, const Positions& positions) {
        const int first = horizon_.first();
        const bool anew = varies(*node.operands[0], positions) || varies(*node.operands[1], positions);
        struct In {
            NaiveEvaluator& self;
            const gv::Node& node;
            const Positions& positions;
            int first, year;
            bool anew;
            double operator()(std::size_t k, std::size_t row) const {
                const int y = first + static_cast<int>(row);
                return y != year && (k == 2 || anew) ? 1.0 : self.value(*node.operands[k], y, positions);
            }
            [[nodiscard]] bool yearly(std::size_t k) const { return self.varies(*node.operands[k], positions); }
        };
        double result = 0;
        const auto rows = static_cast<std::size_t>(year - first + 1);
        gv::operations::Logistic::rows<double>(In{*this, node, positions, first, year, anew},
                                               [&](std::size_t, double x) { result = x; }, 3, rows, 12.0 * first);
        const double midpoint = value(*node.operands[0], year, positions) / 12;
        const double steepness = value(*node.operands[1], year, positions);
        const double ceiling = value(*node.operands[2], year, positions);
        // The exponent's own rounding is magnified by its size.
        const double exponent = -steepness * (year - midpoint);
        near("logistic", result, ceiling / (1 + std::exp(exponent)), std::fabs(result) * (1 + std::fabs(exponent)));
        return result;
    }

    static double bass(double start, double p, double q, double ceiling, int year) {
        const std::array<double, 4> operands{start, p, q, ceiling};
        double result = 0;
        gv::operations::Bass::rows<double>([&](std::size_t k, std::size_t) { return operands[k]; }, [&](std::size_t, double x) { result = x; },
                                           4, 1, 12.0 * year);
        const double time = year - start / 12, e = std::exp(-(p + q) * time);
        if (time > 0 && p > 0 && q >= 0) near("bass", result, ceiling * (1 - e) / (1 + q / p * e), std::fabs(ceiling) * (1 + (p + q) * time));
        return result;
    }

    double growth(const gv::Node& node, int year, const Positions& positions) {
        const int first = horizon_.first();
        struct In {
            NaiveEvaluator& self;
            const gv::Node& node;
            const Positions& positions;
            int first;
            double operator()(std::size_t k, std::size_t row) const {
                return self.value(*node.operands[k], first + static_cast<int>(row), positions);
            }
        };
        double result = 0;
        const auto rows = static_cast<std::size_t>(year - first + 1);
        gv::operations::Growth::rows<double>(In{*this, node, positions, first}, [&](std::size_t, double x) { result = x; },
                                             node.operands.size(), rows, 12.0 * first);
        if (!varies(*node.operands[0], positions)) {
            const double base = 1 + value(*node.operands[0], year, positions);
            const double from = node.operands.size() > 1 ? value(*node.operands[1], first, positions) / 12 : first;
            if (base > 0) near("growth", result, std::pow(base, year - from), std::fabs(result) * (1 + std::fabs(year - from)));
        }
        return result;
    }

    double over_labels(const gv::Node& node, int year, const Positions& positions) {
        using namespace gv::operations;
        std::vector<double> values;
        for (const Positions& element : elements(node, positions)) values.push_back(value(*node.operands[0], year, element));
        if (gv::is_operation<AtLabel>(node)) return values.front();
        double result = values.front();
        for (std::size_t i = 1; i < values.size(); ++i)
            result = gv::is_operation<MaxOver>(node) ? Max::value(result, values[i]) : result + values[i];
        return gv::is_operation<MeanOver>(node) ? result / static_cast<double>(values.size()) : result;
    }

    template <std::size_t... I>
    static double lanes(std::uint8_t code, const std::vector<double>& x, std::index_sequence<I...>) {
        double result = 0;
        ((I == code ? void(result = lane<std::tuple_element_t<I, gv::operations::List>>(x)) : void()), ...);
        return result;
    }
    template <class Op>
    static double lane(const std::vector<double>& x) {
        using gv::operations::Shape;
        if constexpr (Op::shape == Shape::fold) {
            double result = x[0];
            for (std::size_t i = 1; i < x.size(); ++i) result = Op::value(result, x[i]);
            return result;
        } else if constexpr (Op::shape == Shape::list) {
            return Op::template value<double>([&](std::size_t k) { return x[k]; }, x.size());
        } else if constexpr (Op::shape != Shape::lanes) {
            throw std::logic_error("not an operation on one year");
        } else if constexpr (Op::arity == 1) {
            return Op::value(x[0]);
        } else if constexpr (Op::arity == 2) {
            return Op::value(x[0], x[1]);
        } else {
            return Op::value(x[0], x[1], x[2]);
        }
    }

    static void same(const char* what, double result, double textbook) {
        if (!(result == textbook) && !(std::isnan(result) && std::isnan(textbook)))
            throw NaiveMismatch(std::string(what) + ": " + gv::number_text(result) + ", textbook " + gv::number_text(textbook));
    }
    // `scale` is the size that rounding is relative to. Values beyond the doubles are left to the library's definition.
    static void near(const char* what, double result, double textbook, double scale) {
        if (!std::isfinite(result) || !std::isfinite(textbook) || !std::isfinite(scale)) return;
        if (std::fabs(result - textbook) > 1e-12 * scale + 1e-300) same(what, result, textbook);
    }

    gv::Horizon horizon_;
    gv::PointValue point_;
    std::map<std::string, double> overrides_;
    std::map<Key, double> known_;
    std::map<Key, bool> varies_;
};

}  // namespace gevinst_test

GEVINST_NO_CONTRACTION_END
