// SPDX-License-Identifier: Apache-2.0
// A plan for draws as instructions over the columns of a tile: outputs are handed over as soon as they are ready.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "gevinst/engine/draw_kernels.hpp"
#include "gevinst/engine/plan.hpp"

namespace gevinst::inline v0 {

/// One figure of a run: an output at an element, in a year or for all years.
struct OutputCell {
    std::uint32_t output;
    std::uint32_t element;
    std::uint32_t year;  ///< counted from the first of the horizon
    bool yearly;         ///< false: one figure for all years
    std::uint32_t slot;
};

/// Evaluates a plan for draws, a tile of draws at a time. What no distribution reaches is computed once; what varies by
/// year is computed year by year, so that few columns are in use at a time. Immutable: threads share one, each with its
/// own scratch. The plan must outlive it.
class DrawProgram {
public:
    /// `groups`: the places of sources that are drawn together; every source is in one. The tile is not smaller than
    /// `least_tile`, which divides 1,024.
    DrawProgram(const Plan& plan, std::vector<std::vector<std::uint32_t>> groups, std::size_t least_tile = 64);

    /// Eight numbers that lie as the widest lanes load them: across two cache lines a load takes twice as long.
    struct alignas(64) Eight {
        std::array<double, engine::repeats> values;
    };
    /// What one thread writes to.
    struct Scratch {
        std::vector<Eight> values;
        std::vector<numeric::Column> operands;
        std::vector<double*> outs;
        std::vector<double> scores;  ///< of a group that is drawn together
    };

    [[nodiscard]] const Plan& plan() const { return plan_; }
    [[nodiscard]] const std::vector<OutputCell>& cells() const { return cells_; }
    /// The value of a cell at the point values of the assumptions, in base units.
    [[nodiscard]] double point(std::size_t cell) const { return point_[cells_[cell].slot]; }
    /// The draws that are evaluated at once: a power of two that divides a block of 1,024.
    [[nodiscard]] std::size_t tile() const { return tile_; }
    [[nodiscard]] std::size_t columns() const { return columns_; }
    [[nodiscard]] Scratch scratch() const;

    /// Runs `n` <= tile() draws. `draw(group, columns)` fills the columns of a group, `take(cell, column)` is handed each
    /// output, a column or one number for all draws. False when a value may not have passed a check: such draws are to
    /// be looked at one by one.
    template <class Draw, class Take>
    [[nodiscard]] bool run(Scratch& scratch, std::size_t n, Draw&& draw, Take&& take) const {
        bool passed = passes_without_draws_;
        for (const Instruction& one : instructions_) {
            const numeric::Column* operands = scratch.operands.data() + one.first_operand;
            double* const* outs = scratch.outs.data() + one.first_out;
            switch (one.kind) {
                case Kind::draw: draw(static_cast<std::size_t>(one.index), outs); break;
                case Kind::take: take(static_cast<std::size_t>(one.index), *operands); break;
                case Kind::check: passed = passed && passes(one, operands, n); break;
                case Kind::step:
                    one.kernel({operands, one.operand_count, outs, n, one.months, one.argument,
                                {plan_.horizon().size(), months_at_year(plan_.horizon().first())},
                                yearly_.data() + one.first_yearly});
                    break;
            }
        }
        return passed;
    }

private:
    enum class Kind : std::uint8_t { draw, step, check, take };
    struct Instruction {
        Kind kind;
        std::uint8_t operation;
        std::uint32_t index;  ///< of the group or the cell
        std::uint32_t first_operand;
        std::uint32_t operand_count;  ///< of the operation
        std::uint32_t columns;        ///< of all operands
        std::uint32_t first_out;
        std::uint32_t out_count;
        std::uint32_t first_yearly;
        bool in_place;  ///< results may be written over operands: each group of draws is read before it is written
        engine::DrawKernel kernel;
        double months;
        double argument;
    };
    // Where an operand or a result lies: a column of the scratch, or a value that is the same for all draws.
    struct Place {
        std::uint32_t slot;
        bool varies;
    };

    friend class DrawProgramBuilder;
    [[nodiscard]] static bool passes(const Instruction& check, const numeric::Column* operands, std::size_t n);

    const Plan& plan_;
    std::vector<std::vector<std::uint32_t>> groups_;
    Workspace point_;
    std::vector<OutputCell> cells_;
    std::vector<Instruction> instructions_;
    std::vector<Place> operands_;
    std::vector<std::uint32_t> outs_;
    std::vector<Eight> same_;  ///< numbers that are the same for all draws, repeated
    std::vector<unsigned char> yearly_;
    bool passes_without_draws_ = true;  ///< the checks that no distribution reaches
    std::size_t columns_ = 0;
    std::size_t tile_ = 1024;
};

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/engine/draw_program_definitions.hpp"
#endif
