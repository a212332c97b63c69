// SPDX-License-Identifier: Apache-2.0
// Mean, spread and extremes of a column of draws, and the covariance of two, from sums of deviations of a fixed shape.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

#include <gevinst/numeric/lanes.hpp>

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric {

/// The draws of a block: what is summed in one go.
inline constexpr std::size_t block_draws = 1024;

/// Within a block accumulator j takes the draws j, j + 8, j + 16...: the widest lanes there are, twice, and the same
/// order with any lanes and any tile.
inline constexpr std::size_t accumulators = 8;

/// The eight accumulators of a block as one number, in a fixed tree.
inline double combined(const double* lanes) {
    return ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]));
}

/// What is summed of the deviations from a point value; of one block, or of many.
struct Moments {
    std::uint64_t count = 0, blocks = 0;
    double sum = 0.0, squares = 0.0;
    /// The squares of the sums of the blocks.
    double block_squares = 0.0;
    double minimum = std::numeric_limits<double>::infinity(), maximum = -std::numeric_limits<double>::infinity();

    Moments& operator+=(const Moments& other) {
        count += other.count;
        blocks += other.blocks;
        sum += other.sum;
        squares += other.squares;
        block_squares += other.block_squares;
        minimum = other.minimum < minimum ? other.minimum : minimum;
        maximum = other.maximum > maximum ? other.maximum : maximum;
        return *this;
    }

    /// All draws are one number: its mean and spread are known without rounding.
    bool constant() const { return minimum == maximum; }
    double mean(double point) const {
        if (constant()) return minimum + 0.0;
        // Rounding may leave the draws where the point value is far beyond all of them.
        const double mean = point + sum / static_cast<double>(count);
        return mean < minimum ? minimum : mean > maximum ? maximum : mean;
    }
    /// The standard deviation of the draws (n - 1); NaN below two draws.
    double sd() const { return root_of(spread(squares, sum, count) / static_cast<double>(count - 1), count); }
    /// The standard error of the mean of independent draws.
    double standard_error() const { return sd() / __builtin_sqrt(static_cast<double>(count)); }
    /// The standard error of the mean from the blocks as independent replicates of equal length; NaN below two blocks.
    double block_standard_error() const {
        const auto replicates = static_cast<double>(blocks);
        return root_of(spread(block_squares, sum, blocks) * replicates / (replicates - 1.0), blocks) /
               static_cast<double>(count);
    }

private:
    // The sum of squares about the mean. Rounding may leave less than nothing; squares above the doubles are infinite.
    double spread(double of_squares, double of_values, std::uint64_t n) const {
        if (!constant() && of_squares > std::numeric_limits<double>::max()) return of_squares;
        const double about_mean = of_squares - of_values * of_values / static_cast<double>(n);
        return constant() || about_mean < 0.0 ? 0.0 : about_mean;
    }
    static double root_of(double variance, std::uint64_t n) {
        return n < 2 ? std::numeric_limits<double>::quiet_NaN() : __builtin_sqrt(variance);
    }
};

inline namespace GEVINST_TARGET {

/// The accumulators of a block: `state` has eight sums, squares, minima and maxima, `position` is the place of the
/// first draw in the block.
struct SumDeviations {
    template <int Width>
    [[gnu::always_inline]] static void run(double* state, std::size_t n, const double* draws, std::size_t position,
                                           double point) {
        std::size_t i = 0;
        if constexpr (Width > 1) {
            for (; i < n && (position + i) % accumulators != 0; ++i)
                one(state, draws[i], point, (position + i) % accumulators);
            // Two sets of accumulators at a time: one alone waits for its additions.
            const std::size_t end = n - (n - i) % accumulators;
            if constexpr (Width == accumulators) {
                Partial<Width> whole(state);
                for (std::size_t k = i; k < end; k += accumulators)
                    whole.add(draws + k, point);
                whole.store(state);
                i = end;
            }
            for (std::size_t part = i < end ? 0 : accumulators; part < accumulators; part += 2 * Width) {
                Partial<Width> first(state + part), second(state + part + Width);
                for (std::size_t k = i + part; k < end; k += accumulators) {
                    first.add(draws + k, point);
                    second.add(draws + k + Width, point);
                }
                first.store(state + part);
                second.store(state + part + Width);
            }
            i = end;
        }
        for (; i < n; ++i)
            one(state, draws[i], point, (position + i) % accumulators);
    }

private:
    template <int Width>
    struct Partial {
        Batch<Width> sum, squares, low, high;

        [[gnu::always_inline]] explicit Partial(const double* state)
            : sum(Batch<Width>::load(state)), squares(Batch<Width>::load(state + 8)),
              low(Batch<Width>::load(state + 16)), high(Batch<Width>::load(state + 24)) {}
        [[gnu::always_inline]] void add(const double* draws, double point) {
            const Batch<Width> x = Batch<Width>::load(draws), deviation = x - Batch<Width>(point);
            sum = sum + deviation;
            squares = squares + deviation * deviation;
            low = lesser(x, low);
            high = greater(x, high);
        }
        [[gnu::always_inline]] void store(double* state) const {
            sum.store(state);
            squares.store(state + 8);
            low.store(state + 16);
            high.store(state + 24);
        }
    };

    [[gnu::always_inline]] static void one(double* state, double x, double point, std::size_t j) {
        const double deviation = x - point;
        state[j] = state[j] + deviation;
        state[8 + j] = state[8 + j] + deviation * deviation;
        state[16 + j] = select(x < state[16 + j], x, state[16 + j]);
        state[24 + j] = select(x > state[24 + j], x, state[24 + j]);
    }
};

/// The eight sums of the products of two columns' deviations.
struct SumProducts {
    template <int Width>
    [[gnu::always_inline]] static void run(double* sums, std::size_t n, const double* a, double point_a, const double* b,
                                           double point_b, std::size_t position) {
        std::size_t i = 0;
        if constexpr (Width > 1) {
            for (; i < n && (position + i) % accumulators != 0; ++i)
                sums[(position + i) % accumulators] += (a[i] - point_a) * (b[i] - point_b);
            for (; i + accumulators <= n; i += accumulators)
                for (std::size_t j = 0; j < accumulators; j += Width) {
                    const Batch<Width> product = (Batch<Width>::load(a + i + j) - Batch<Width>(point_a)) *
                                                 (Batch<Width>::load(b + i + j) - Batch<Width>(point_b));
                    (Batch<Width>::load(sums + j) + product).store(sums + j);
                }
        }
        for (; i < n; ++i)
            sums[(position + i) % accumulators] += (a[i] - point_a) * (b[i] - point_b);
    }
};

} // inline namespace GEVINST_TARGET

/// The moments of one block while its draws arrive.
class BlockMoments {
public:
    BlockMoments() { clear(); }

    /// The next draws of the block.
    void add(const double* draws, std::size_t n, double point) {
        run_widest<SumDeviations>(state_.data(), n, draws, position_, point);
        position_ += n;
    }
    /// How many draws the block has so far.
    std::size_t count() const { return position_; }

    /// The block as it is; a new one begins.
    Moments close() {
        Moments block;
        block.count = position_;
        block.blocks = 1;
        block.sum = combined(state_.data());
        block.squares = combined(state_.data() + 8);
        block.block_squares = block.sum * block.sum;
        for (std::size_t j = 0; j < accumulators; ++j) {
            block.minimum = select(state_[16 + j] < block.minimum, state_[16 + j], block.minimum);
            block.maximum = select(state_[24 + j] > block.maximum, state_[24 + j], block.maximum);
        }
        clear();
        return block;
    }

private:
    void clear() {
        position_ = 0;
        const Moments nothing;
        for (std::size_t j = 0; j < accumulators; ++j) {
            state_[j] = state_[8 + j] = 0.0;
            state_[16 + j] = nothing.minimum;
            state_[24 + j] = nothing.maximum;
        }
    }

    std::array<double, 4 * accumulators> state_;
    std::size_t position_ = 0;
};

/// The sum of the products of two columns' deviations over one block; sum the blocks with TreeSum or RangeSums.
class BlockProducts {
public:
    /// The next draws of the block in both columns, with their point values.
    void add(const double* a, double point_a, const double* b, double point_b, std::size_t n) {
        run_widest<SumProducts>(sums_.data(), n, a, point_a, b, point_b, position_);
        position_ += n;
    }
    /// The block as it is; a new one begins.
    double close() {
        const double products = combined(sums_.data());
        *this = BlockProducts();
        return products;
    }

private:
    std::array<double, accumulators> sums_{};
    std::size_t position_ = 0;
};

} // namespace gevinst::inline v0::numeric

GEVINST_NO_CONTRACTION_END
