// SPDX-License-Identifier: Apache-2.0
// The quantile function of a distribution, made ready for many draws: closed forms, or tables that equal shapes share.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "gevinst/expression/distribution.hpp"
#include "gevinst/expression/mixture_curve.hpp"
#include "gevinst/expression/standard_shape.hpp"
#include "gevinst/numeric/family_tables.hpp"
#include "gevinst/numeric/quantile_kernels.hpp"
#include "gevinst/numeric/step_table.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0 {

/// The tables of a run: one for each shape. A PERT is a scaled beta, and all normal and lognormal ones share a table.
class QuantileTables {
public:
    using Table = std::shared_ptr<const numeric::QuantileTable>;

    /// Whether a table is made as soon as it is asked for, or left to `make`, which threads may share.
    enum class When { at_once, later };
    explicit QuantileTables(When when = When::at_once) : when_(when) {}

    /// The table of a normal, gamma or beta shape.
    [[nodiscard]] Table of(const BoundedShape& x) {
        const StandardShape& shape = x.shape;
        auto& table = tables_[{static_cast<double>(shape.standard), shape.a, shape.b, x.low.lower, x.low.upper, x.high.lower, x.high.upper}];
        if (!table) {
            table = std::make_shared<numeric::QuantileTable>(0);
            shapes_.push_back({x, table});
            if (when_ == When::at_once) make(shapes_.size() - 1);
        }
        return table;
    }

    /// That of normal scores.
    [[nodiscard]] Table normal() { return of({{Standard::normal, 0, 0, 0, 1, false}, {0, 1}, {1, 0}, 0, 0, false}); }

    /// How many tables there are, and makes one of them.
    [[nodiscard]] std::size_t count() const { return shapes_.size(); }
    void make(std::size_t i) const { *shapes_[i].table = made(shapes_[i].shape); }

private:
    struct Made {
        BoundedShape shape;
        std::shared_ptr<numeric::QuantileTable> table;
    };

    [[nodiscard]] static numeric::QuantileTable made(const BoundedShape& x) {
        if (x.shape.standard == Standard::normal) return numeric::normal_table(x.low, x.high);
        if (x.shape.standard == Standard::gamma) return numeric::gamma_table(x.shape.a, x.low, x.high);
        return numeric::beta_table(x.shape.a, x.shape.b, x.low, x.high);
    }

    When when_;
    std::map<std::array<double, 7>, std::shared_ptr<numeric::QuantileTable>> tables_;
    std::vector<Made> shapes_;
};

/// The value of a distribution at a share of its draws.
class Quantile {
public:
    Quantile(const Distribution& distribution, QuantileTables& tables)
        : distribution_(distribution), shape_(bounded_shape(distribution)) {
        if (distribution.family() == Distribution::Family::mixture)
            curve_ = std::make_shared<const numeric::MonotoneCurve>(mixture_curve(distribution));
        if (!shape_) return;
        const StandardShape& shape = shape_->shape;
        if (shape.standard == Standard::uniform || shape.standard == Standard::triangular) return;
        table_ = tables.of(*shape_);
        placement_ = {shape.location, shape.scale, shape_->least, shape_->most};
    }

    /// Turns a column of uniforms, strictly between 0 and 1, into values.
    void apply(double* column, std::size_t n) const {
        using Family = Distribution::Family;
        if (table_) return from_table(column, n);
        if (curve_) return numeric::apply_table(column, column, n, *curve_);
        const auto parameter = [&](std::size_t i) { return distribution_.parameter(i); };
        if (distribution_.family() == Family::bernoulli)
            return numeric::apply_quantile(column, column, n, numeric::BernoulliQuantile{parameter(0)});
        if (distribution_.steps()) return numeric::apply_table(column, column, n, *distribution_.steps());
        if (distribution_.family() == Family::triangular)
            return numeric::apply_quantile(column, column, n, numeric::TriangularQuantile{parameter(0), parameter(1), parameter(2)});
        if (shape_ && shape_->shape.standard == Standard::uniform)
            return numeric::apply_quantile(column, column, n, numeric::UniformQuantile{shape_->least, shape_->most});
        for (std::size_t i = 0; i < n; ++i) column[i] = distribution_.quantile(column[i]);
    }
    [[nodiscard]] double operator()(double u) const {
        apply(&u, 1);
        return u;
    }

private:
    void from_table(double* column, std::size_t n) const {
        if (shape_->shape.exponential) return numeric::apply_exponential_table(column, column, n, *table_, placement_);
        numeric::apply_table(column, column, n, *table_, placement_);
    }

    Distribution distribution_;
    std::optional<BoundedShape> shape_;
    QuantileTables::Table table_;
    std::shared_ptr<const numeric::MonotoneCurve> curve_;
    numeric::Placement placement_;
};

}  // namespace gevinst::inline v0

GEVINST_NO_CONTRACTION_END
