// SPDX-License-Identifier: Apache-2.0
// The quantile function of a distribution, made ready for many draws: closed forms, or tables that equal shapes share.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <utility>

#include "gevinst/expression/distribution.hpp"
#include "gevinst/numeric/family_tables.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0 {

/// The tables of a run: one for each shape. A PERT is a scaled beta, and all normal and lognormal ones share a table.
class QuantileTables {
public:
    using Table = std::shared_ptr<const numeric::QuantileTable>;
    [[nodiscard]] const Table& normal() {
        if (!normal_) normal_ = std::make_shared<const numeric::QuantileTable>(numeric::normal_table());
        return normal_;
    }
    [[nodiscard]] const Table& beta(double a, double b) {
        Table& table = beta_[{a, b}];
        if (!table) table = std::make_shared<const numeric::QuantileTable>(numeric::beta_table(a, b));
        return table;
    }

private:
    Table normal_;
    std::map<std::pair<double, double>, Table> beta_;
};

namespace quantiles {

/// The quantile of a triangular distribution (Kotz and van Dorp 2004, 1.3), from the nearer end.
struct Triangular {
    double min, max, left, right, width;  ///< left + right = width
    template <class T>
    [[gnu::always_inline]] T operator()(const T& u) const {
        const auto rises = u * T(width) <= T(left);
        const T square = numeric::select(rises, T(u * T(width * left)), T((T(1.0) - u) * T(width * right)));
        const T from_end = numeric::sqrt(square);
        return numeric::select(rises, T(T(min) + from_end), T(T(max) - from_end));
    }
};
struct Uniform {
    double min, max, width;
    template <class T>
    [[gnu::always_inline]] T operator()(const T& u) const {
        return numeric::min(T(T(min) + u * T(width)), T(max));
    }
};
/// 1 in the upper draws: a larger draw is a larger value.
struct Bernoulli {
    double zero_share;
    template <class T>
    [[gnu::always_inline]] T operator()(const T& u) const {
        return numeric::select(u > T(zero_share), T(1.0), T(0.0));
    }
};
/// The median times a factor, from the logarithm's deviation.
struct Lognormal {
    double median;
    template <class T>
    [[gnu::always_inline]] T operator()(const T& deviation) const {
        return T(median) * numeric::exp(deviation);
    }
};

// A function of one column over its lanes.
template <class Function>
struct InPlace {
    template <int Width>
    [[gnu::always_inline]] static void run(double* column, std::size_t n, const Function* function) {
        const Function f = *function;
        std::size_t i = 0;
        if constexpr (Width > 1)
            for (; i < n - n % Width; i += Width)
                f(numeric::Batch<Width>::load(column + i)).store(column + i);
        for (; i < n; ++i) column[i] = f(column[i]);
    }
};
template <class Function>
void apply(double* column, std::size_t n, const Function& function) {
    numeric::run_widest<InPlace<Function>>(column, n, &function);
}

}  // namespace quantiles

/// The value of a distribution at a share of its draws.
class Quantile {
public:
    Quantile(const Distribution& distribution, QuantileTables& tables) : distribution_(distribution) {
        const auto parameter = [&](std::size_t i) { return distribution.parameter(i); };
        switch (distribution.family()) {
            case Distribution::Family::normal:
                table_ = tables.normal();
                placement_ = {parameter(0), parameter(1)};
                break;
            case Distribution::Family::lognormal:
                table_ = tables.normal();
                placement_ = {0.0, parameter(1)};
                break;
            case Distribution::Family::beta:
                table_ = tables.beta(parameter(0), parameter(1));
                placement_ = {0.0, 1.0, 0.0, 1.0};
                break;
            case Distribution::Family::pert: {
                const double width = parameter(2) - parameter(0);
                table_ = tables.beta(1 + 4 * ((parameter(1) - parameter(0)) / width),
                                     1 + 4 * ((parameter(2) - parameter(1)) / width));
                placement_ = {parameter(0), width, parameter(0), parameter(2)};
                break;
            }
            default: break;
        }
    }

    /// Turns a column of uniforms, strictly between 0 and 1, into values.
    void apply(double* column, std::size_t n) const {
        const auto parameter = [&](std::size_t i) { return distribution_.parameter(i); };
        if (table_) numeric::apply_table(column, column, n, *table_, placement_);
        switch (distribution_.family()) {
            case Distribution::Family::lognormal:
                return quantiles::apply(column, n, quantiles::Lognormal{parameter(0)});
            case Distribution::Family::uniform:
                return quantiles::apply(
                    column, n, quantiles::Uniform{parameter(0), parameter(1), parameter(1) - parameter(0)});
            case Distribution::Family::triangular:
                return quantiles::apply(column, n,
                                        quantiles::Triangular{parameter(0), parameter(2), parameter(1) - parameter(0),
                                                              parameter(2) - parameter(1),
                                                              parameter(2) - parameter(0)});
            case Distribution::Family::bernoulli:
                return quantiles::apply(column, n, quantiles::Bernoulli{1.0 - parameter(0)});
            default: return;
        }
    }
    [[nodiscard]] double operator()(double u) const {
        apply(&u, 1);
        return u;
    }

private:
    Distribution distribution_;
    QuantileTables::Table table_;
    numeric::Placement placement_;
};

}  // namespace gevinst::inline v0

GEVINST_NO_CONTRACTION_END
