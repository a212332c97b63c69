// SPDX-License-Identifier: Apache-2.0
// Columns of quantiles from columns of uniforms, beside the tables: closed forms, and exponentials of a table's values.
#pragma once

#include <cstddef>

#include "gevinst/numeric/exp_log.hpp"
#include "gevinst/numeric/quantile_table.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric::inline GEVINST_TARGET {

/// Evenly between min and max.
struct UniformQuantile {
    double min, max;

    template <class T>
    [[gnu::always_inline]] T value(const T& u) const {
        const T x = T(min) + T(max - min) * u;
        return select(x > T(max), T(max), x);
    }
};

/// A triangle over min to max with its top at mode.
struct TriangularQuantile {
    double min, mode, max;

    template <class T>
    [[gnu::always_inline]] T value(const T& u) const {
        const double width = max - min, left = mode - min, right = max - mode;
        const auto rising = u * T(width) < T(left);
        const T root = sqrt(select(rising, u * T(width * left), (T(1.0) - u) * T(width * right)));
        return select(rising, T(min) + root, T(max) - root);
    }
};

/// 1 with this probability, else 0.
struct BernoulliQuantile {
    double probability;

    template <class T>
    [[gnu::always_inline]] T value(const T& u) const {
        return select(u > T(1.0 - probability), T(1.0), T(0.0));
    }
};

template <class Quantile>
struct ClosedForm {
    template <int Width>
    [[gnu::always_inline]] static void run(double* out, std::size_t n, const double* u, const Quantile* quantile) {
        const Quantile here = *quantile;
        std::size_t i = 0;
        if constexpr (Width > 1)
            for (; i < n - n % Width; i += Width)
                here.value(Batch<Width>::load(u + i)).store(out + i);
        for (; i < n; ++i)
            out[i] = here.value(u[i]);
    }
};

/// out[i] = quantile(u[i]) for n lanes; out may be u.
template <class Quantile>
void apply_quantile(double* out, const double* u, std::size_t n, const Quantile& quantile) {
    run_widest<ClosedForm<Quantile>>(out, n, u, &quantile);
}
/// The same for one number.
template <class Quantile>
double quantile_at(const Quantile& quantile, double u) {
    return quantile.value(u);
}

/// location * e^(scale * value): lognormal values of the normal table.
struct PlacedExponential {
    static constexpr bool takes_long = true; // worth a loop of its own
    template <class T>
    [[gnu::always_inline]] static T value(const Placement& placement, const T& value) {
        return kept_between(placement, T(T(placement.location) * exp_of_sum(T(T(placement.scale) * value), T(0.0))));
    }
};

/// out[i] = placement.location * e^(placement.scale * table(u[i])) for n lanes; out may be u.
inline void apply_exponential_table(double* out, const double* u, std::size_t n, const QuantileTable& table,
                                    const Placement& placement) {
    run_widest<ReadTable<PlacedExponential>>(out, n, u, &table, &placement);
}

} // namespace gevinst::inline v0::numeric::inline GEVINST_TARGET

GEVINST_NO_CONTRACTION_END
