// SPDX-License-Identifier: Apache-2.0
// Sums of doubles without rounding, so that no order of the numbers changes a bit.
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include <gevinst/numeric/contraction.hpp>

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric {

/// A fixed-point number that holds every sum of doubles: a small superaccumulator (Neal 2015). Limb k is worth
/// 2^(32 k - 1074) and holds more than 32 bits, so that carries wait. Takes memory once something is added.
class ExactSum {
public:
    void add(double value) { add_times(value, 1); }
    /// A number that many times; a negative number of times takes it away.
    void add(double value, std::int64_t times) {
        constexpr std::int64_t most = std::int64_t{1} << 28;
        for (; times != 0 && value != 0.0; times -= std::clamp(times, -most, most))
            add_times(value, std::clamp(times, -most, most));
    }
    void add(const ExactSum& other) {
        infinite_ += other.infinite_;
        minus_infinite_ += other.minus_infinite_;
        if (other.limbs_.empty()) return;
        carry();
        ExactSum added = other;
        added.carry();
        limbs_.resize(limb_count);
        for (std::size_t k = 0; k < limb_count; ++k)
            limbs_[k] += added.limbs_[k];
        carry();
    }

    /// The sum, rounded once; infinite when an infinite number is in it, NaN with both.
    double value() const {
        constexpr double infinity = std::numeric_limits<double>::infinity();
        if (infinite_ != 0 || minus_infinite_ != 0)
            return infinite_ == 0 ? -infinity : minus_infinite_ == 0 ? infinity : std::numeric_limits<double>::quiet_NaN();
        if (limbs_.empty()) return 0.0;
        ExactSum sum = *this;
        sum.carry();
        const bool negative = sum.limbs_.back() < 0;
        if (negative) {
            for (std::int64_t& limb : sum.limbs_)
                limb = -limb;
            sum.carry();
        }
        std::size_t top = limb_count - 1;
        while (top > 0 && sum.limbs_[top] == 0)
            --top;
        // Two limbs and as much of a third as makes 64 bits; what is below them only decides a tie.
        const auto limb = [&](std::size_t below_top) {
            return top >= below_top ? static_cast<std::uint64_t>(sum.limbs_[top - below_top]) : 0;
        };
        const int empty = std::countl_zero(static_cast<std::uint32_t>(limb(0)));
        std::uint64_t bits = limb(0) << 32 | limb(1);
        if (empty > 0) bits = bits << empty | limb(2) >> (32 - empty);
        bool rest = static_cast<std::uint32_t>(limb(2) << empty) != 0;
        for (std::size_t k = 3; k <= top && !rest; ++k)
            rest = limb(k) != 0;
        const double magnitude = std::ldexp(static_cast<double>(bits | static_cast<std::uint64_t>(rest)),
                                            32 * static_cast<int>(top) - 1074 - 32 - empty);
        return negative ? -magnitude : magnitude;
    }

private:
    static constexpr std::size_t limb_count = 68; // 2,098 bits of a double, and 78 for how many there are

    // At most 2^28 times either way.
    void add_times(double value, std::int64_t times) {
        const auto word = std::bit_cast<std::uint64_t>(value);
        const auto exponent = static_cast<unsigned>(word >> 52) & 0x7ffu;
        if (exponent == 0x7ffu) {
            ((word >> 63 == 0) == (times > 0) ? infinite_ : minus_infinite_) += 1;
            return;
        }
        if (limbs_.empty()) limbs_.resize(limb_count);
        const std::uint64_t mantissa = (word & 0xfffffffffffffu) | (exponent == 0 ? 0 : std::uint64_t{1} << 52);
        const unsigned place = exponent == 0 ? 0 : exponent - 1, shift = place % 32;
        const std::uint64_t low = mantissa << shift, high = shift == 0 ? 0 : mantissa >> (64 - shift);
        const std::int64_t factor = word >> 63 == 0 ? times : -times;
        std::int64_t* const limb = limbs_.data() + place / 32;
        limb[0] += static_cast<std::int64_t>(low & 0xffffffffu) * factor;
        limb[1] += static_cast<std::int64_t>(low >> 32) * factor;
        limb[2] += static_cast<std::int64_t>(high) * factor;
        waiting_ += times < 0 ? -times : times;
        if (waiting_ >= std::int64_t{1} << 29) carry();
    }
    // Every limb but the last to 0..2^32 - 1.
    void carry() {
        waiting_ = 0;
        if (limbs_.empty()) return;
        for (std::size_t k = 0; k + 1 < limb_count; ++k) {
            limbs_[k + 1] += limbs_[k] >> 32;
            limbs_[k] &= 0xffffffff;
        }
    }

    std::vector<std::int64_t> limbs_;
    std::int64_t waiting_ = 0; ///< numbers added since the last carry
    std::uint64_t infinite_ = 0, minus_infinite_ = 0;
};

} // namespace gevinst::inline v0::numeric

GEVINST_NO_CONTRACTION_END
