// SPDX-License-Identifier: Apache-2.0
// The kernel over draws of every operation gives the same bits in every width of lanes.
#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "gevinst/engine/draw_kernels.hpp"
#include "support/catch2.hpp"
#include "support/lanes.hpp"
#include "support/random_numbers.hpp"

namespace gv = gevinst;
namespace engine = gv::engine;
namespace numeric = gv::numeric;
using gv::operations::Shape;

// Over the tests too: always_inline operations take the rules of the function that calls them.
GEVINST_NO_CONTRACTION_BEGIN

namespace {

constexpr std::size_t draws = 203, years = 4, most_operands = 4;
constexpr double first_months = 2026 * 12;

/// Columns for operands in every year: draws of moderate size, of times in months, and of all kinds of doubles, or one
/// number for all draws.
class Inputs {
public:
    explicit Inputs(std::uint64_t seed) : numbers_(most_operands * years, std::vector<double>(draws)) {
        gevinst_test::RandomNumbers random(seed);
        const double infinity = std::numeric_limits<double>::infinity();
        const std::vector<double> special{0.0, -0.0, 1.0, infinity, -infinity, infinity - infinity, 5e-324, 1e308, 0x1p53, 0.5};
        for (std::vector<double>& column : numbers_) {
            const bool one = random.one_in(4);
            for (double& x : column)
                switch (random.below(8)) {
                    case 0: x = random.one_of(special); break;
                    case 1: x = std::bit_cast<double>(random.word()); break;
                    case 2:
                    case 3: x = first_months + random.between(-30, 60); break;
                    default: x = random.between(-4, 4);
                }
            if (one) column.assign(draws, column.front());
            columns_.push_back({column.data(), one ? std::size_t{0} : std::size_t{1}});
        }
    }
    [[nodiscard]] const numeric::Column* columns() const { return columns_.data(); }

private:
    std::vector<std::vector<double>> numbers_;
    std::vector<numeric::Column> columns_;
};

/// What draw_kernel() does, in lanes of a width.
template <class Op>
void run_in_lanes(int width, const engine::DrawCall& call) {
    double* const out = call.outs[0];
    const numeric::Column* const in = call.operands;
    if constexpr (Op::shape == Shape::years) {
        numeric::run_lanes<engine::YearsLoop<Op>>(width, out, call.draws, &call);
    } else if constexpr (Op::shape == Shape::curve) {
        numeric::run_lanes<engine::CurveLoop<Op>>(width, out, call.draws, in, call.months);
    } else if constexpr (Op::shape == Shape::fold) {
        numeric::run_lanes<numeric::LeftFold<Op, engine::RepeatedColumn>>(width, out, call.draws, in, call.operand_count);
    } else if constexpr (Op::shape == Shape::list) {
        numeric::run_lanes<engine::ListLoop<Op>>(width, out, call.draws, in, call.operand_count);
    } else {
        using Loop = numeric::Elementwise<Op, engine::RepeatedColumn>;
        if constexpr (Op::arity == 1) numeric::run_lanes<Loop>(width, out, call.draws, in[0]);
        if constexpr (Op::arity == 2) numeric::run_lanes<Loop>(width, out, call.draws, in[0], in[1]);
        if constexpr (Op::arity == 3) numeric::run_lanes<Loop>(width, out, call.draws, in[0], in[1], in[2]);
    }
}

/// The bits of all years that `run` wrote; every NaN counts as the same, since its payload is the processor's choice.
template <class Run>
std::vector<std::uint64_t> bits_of(engine::DrawCall call, const Run& run) {
    std::vector<std::vector<double>> results(years, std::vector<double>(draws, 7.0));
    std::vector<double*> outs;
    for (std::vector<double>& result : results) outs.push_back(result.data());
    call.outs = outs.data();
    run(call);
    std::vector<std::uint64_t> bits;
    for (const std::vector<double>& result : results)
        for (const double x : result) bits.push_back(x == x ? std::bit_cast<std::uint64_t>(x) : ~std::uint64_t{0});
    return bits;
}

template <class Op>
void check_lanes() {
    if constexpr (Op::shape != Shape::labels) {
        const auto& info = gv::operations::infos[gv::operations::code_of<Op>()];
        for (std::uint64_t seed = 1; seed <= 6; ++seed) {
            INFO(std::string(info.name) << ", inputs " << seed);
            const Inputs inputs(seed);
            const std::size_t operands = std::min(info.most_operands, std::max<std::size_t>(info.least_operands, 1 + seed % most_operands));
            const std::vector<unsigned char> yearly(most_operands, seed % 2);
            const double argument = info.name == "at_year" ? 2028 : 1;
            const engine::DrawCall call{inputs.columns(), operands, nullptr, draws - seed, first_months + 12, argument, {years, first_months}, yearly.data()};
            const auto widest = bits_of(call, *engine::draw_kernels[gv::operations::code_of<Op>()]);
            for (const int width : gevinst_test::lane_widths()) {
                INFO("lanes " << width);
                CHECK(bits_of(call, [&](const engine::DrawCall& made) { run_in_lanes<Op>(width, made); }) == widest);
            }
        }
    }
}

template <std::size_t... I>
void check_all(std::index_sequence<I...>) {
    (check_lanes<std::tuple_element_t<I, gv::operations::List>>(), ...);
}

}  // namespace

TEST_CASE("the kernel over draws of every operation gives the same bits in every width of lanes") {
    check_all(std::make_index_sequence<gv::operations::count>{});
}

GEVINST_NO_CONTRACTION_END
