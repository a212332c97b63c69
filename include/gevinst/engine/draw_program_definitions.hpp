// SPDX-License-Identifier: Apache-2.0
// How a program for draws is made: ordered year by year from the outputs down, then given columns that are reused.
#pragma once

#include "gevinst/engine/draw_program.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <unordered_map>
#include <utility>

#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

class DrawProgramBuilder {
public:
    explicit DrawProgramBuilder(DrawProgram& program) : program_(program), plan_(program.plan_) {}

    void build(std::size_t least_tile) {
        program_.point_ = plan_.workspace();
        for (const Plan::Step& step : plan_.steps_) plan_.execute(step, program_.point_.data());
        find_what_varies();
        list_cells();
        const std::size_t years = plan_.horizon().size();
        for (std::size_t year = 0; year < years; ++year) {
            for (std::size_t cell = 0; cell < program_.cells_.size(); ++cell)
                if (program_.cells_[cell].yearly && program_.cells_[cell].year == year) take(cell);
            for (const std::uint32_t slot : rows_ready_in_[year]) make_ready(slot);
        }
        for (std::size_t cell = 0; cell < program_.cells_.size(); ++cell)
            if (!program_.cells_[cell].yearly) take(cell);
        give_columns(least_tile);
    }

private:
    using Instruction = DrawProgram::Instruction;
    using Kind = DrawProgram::Kind;
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    // A year of an operation over years as an instruction of its own: it follows from the year before.
    struct Row {
        engine::DrawKernel kernel;
        std::vector<std::uint32_t> operands, outs;
        double months;
    };

    void find_what_varies() {
        const std::size_t slots = program_.point_.size();
        row_of_.assign(slots, none);
        rows_ready_in_.resize(plan_.horizon().size());
        varies_.assign(slots, false);
        ready_.assign(slots, false);
        step_of_.assign(slots, none);
        group_of_.assign(slots, none);
        for (std::uint32_t group = 0; group < program_.groups_.size(); ++group)
            for (const std::uint32_t source : program_.groups_[group]) {
                varies_[plan_.sources_[source].slot] = true;
                group_of_[plan_.sources_[source].slot] = group;
            }
        for (std::uint32_t i = 0; i < plan_.steps_.size(); ++i) {
            const Plan::Step& step = plan_.steps_[i];
            for (std::uint32_t row = 0; row < step.rows; ++row) {
                step_of_[step.out + row] = i;
                varies_[step.out + row] = row > 0 && over_years(step) ? varies_[step.out] : varies(step, row);
            }
        }
        find_what_is_checked();
        for (const Plan::Step& step : plan_.steps_)
            if (varies_[step.out] && !checked_[step_of_[step.out]] && plan_.horizon().size() > 1) add_rows(step);
    }

    void find_what_is_checked() {
        checked_.assign(plan_.steps_.size(), false);
        for (const Plan::Step& check : plan_.checks_) {
            if (varies_[check.out]) {
                checked_[step_of_[check.out]] = true;
            } else if (!plan_.passes(check, program_.point_)) {
                program_.passes_without_draws_ = false;
            }
        }
    }

    // Sums and curves that go on from the year before are taken apart, so that few years are in memory at a time.
    void add_rows(const Plan::Step& step) {
        const auto years = static_cast<std::uint32_t>(plan_.horizon().size());
        const auto in = [&](std::uint32_t operand, std::uint32_t year) {
            const engine::Operand& of = plan_.operands_[step.first_operand + operand];
            return of.slot + of.stride * year;
        };
        const auto yearly = [&](std::uint32_t operand) { return plan_.operands_[step.first_operand + operand].stride != 0; };
        const engine::DrawKernel add = engine::draw_kernels[operations::code_of<operations::Add>()];
        if (step.operation == operations::code_of<operations::SumYears>()) {
            std::uint32_t sum = in(0, 0);
            for (std::uint32_t year = 1; year < years; ++year) {
                const std::uint32_t next = year + 1 == years ? step.out : new_slot();
                add_row(year, {add, {sum, in(0, year)}, {next}, 0});
                sum = next;
            }
        } else if (step.operation == operations::code_of<operations::Cumulative>()) {
            add_row(0, {engine::copy_kernel, {in(0, 0)}, {step.out}, 0});
            for (std::uint32_t year = 1; year < years; ++year)
                add_row(year, {add, {step.out + year - 1, in(0, year)}, {step.out + year}, 0});
        } else if (step.operation == operations::code_of<operations::Logistic>() && !yearly(0) && !yearly(1)) {
            const double first_months = months_at_year(plan_.horizon().first());
            const std::uint32_t ratio = new_slot();
            std::uint32_t e = new_slot();
            add_row(0, {engine::first_logistic_kernel, {in(0, 0), in(1, 0), in(2, 0)}, {ratio, e, step.out}, first_months});
            for (std::uint32_t year = 1; year < years; ++year) {
                const std::uint32_t next = new_slot();
                add_row(year, {engine::next_logistic_kernel, {ratio, e, in(0, year), in(1, year), in(2, year)}, {next, step.out + year},
                               first_months + 12.0 * year});
                e = next;
            }
        }
    }
    void add_row(std::uint32_t year, Row row) {
        for (const std::uint32_t out : row.outs) row_of_[out] = static_cast<std::uint32_t>(rows_.size());
        rows_ready_in_[year].push_back(row.outs.back());
        rows_.push_back(std::move(row));
    }
    // A value that varies and that the plan does not have.
    std::uint32_t new_slot() {
        program_.point_.push_back(std::numeric_limits<double>::quiet_NaN());
        varies_.push_back(true);
        ready_.push_back(false);
        step_of_.push_back(none);
        group_of_.push_back(none);
        row_of_.push_back(none);
        return static_cast<std::uint32_t>(program_.point_.size() - 1);
    }

    [[nodiscard]] bool varies(const Plan::Step& step, std::uint32_t row) const {
        std::uint32_t last = 0, varying = 0;
        for_each_operand(step, row, [&](std::uint32_t slot) {
            last = slot;
            varying += varies_[slot];
        });
        if (operations::infos[step.operation].shape != operations::Shape::curve) return varying > 0;
        if (varying != 1 || !varies_[last]) return varying > 0;
        // An amount at times that are the same for all draws: `once` is 0 in every year but one.
        std::array<double, 3> in{};
        std::size_t count = 0;
        for_each_operand(step, row, [&](std::uint32_t slot) { in[count++] = program_.point_[slot]; });
        in[count - 1] = std::numeric_limits<double>::quiet_NaN();
        std::array<engine::Operand, 3> operands{{{0, 0}, {1, 0}, {2, 0}}};
        std::array<double, 4> values{in[0], in[1], in[2], 0};
        step.kernel({values.data(), operands.data(), count, 3, 1, step.node->number,
                     {1, months_at_year(plan_.horizon().first()) + 12.0 * row}});
        return values[3] != values[3];
    }

    void list_cells() {
        for (std::uint32_t output = 0; output < plan_.outputs_.size(); ++output) {
            const auto& slots = plan_.outputs_[output].slots;
            for (std::uint32_t element = 0; element < slots.size(); ++element) {
                const bool yearly = slots[element].stride != 0;
                for (std::uint32_t year = 0; year < (yearly ? plan_.horizon().size() : 1); ++year)
                    program_.cells_.push_back({output, element, year, yearly, slots[element].slot + year});
            }
        }
    }

    static bool over_years(const Plan::Step& step) {
        return operations::infos[step.operation].shape == operations::Shape::years;
    }
    // The values that a step reads for one of its years, or for all of them.
    template <class Visit>
    void for_each_operand(const Plan::Step& step, std::uint32_t row, Visit&& visit) const {
        const bool all = over_years(step);
        for (std::uint32_t k = 0; k < step.operand_count; ++k) {
            const engine::Operand& operand = plan_.operands_[step.first_operand + k];
            if (!all) {
                visit(operand.slot + operand.stride * row);
                continue;
            }
            for (std::uint32_t year = 0; year < plan_.horizon().size(); ++year)
                visit(operand.slot + operand.stride * year);
        }
    }
    template <class Visit>
    void for_each_operand(const Plan::Step& step, Visit&& visit) const {
        const std::uint32_t rows = over_years(step) ? 1 : step.rows;
        for (std::uint32_t row = 0; row < rows; ++row) for_each_operand(step, row, visit);
    }

    void take(std::size_t cell) {
        const std::uint32_t slot = program_.cells_[cell].slot;
        make_ready(slot);
        Instruction taken = instruction(Kind::take, static_cast<std::uint32_t>(cell));
        add_operand(taken, slot);
        program_.instructions_.push_back(taken);
    }

    // Puts what a value needs before it, with a stack of its own: chains may have millions of steps.
    void make_ready(std::uint32_t wanted) {
        std::vector<std::uint32_t> pending{wanted};
        while (!pending.empty()) {
            const std::uint32_t slot = pending.back();
            if (!varies_[slot] || ready_[slot]) {
                pending.pop_back();
            } else if (group_of_[slot] != none) {
                draw(group_of_[slot]);
            } else {
                const std::size_t before = pending.size();
                const auto need = [&](std::uint32_t operand) {
                    if (varies_[operand] && !ready_[operand]) pending.push_back(operand);
                };
                if (row_of_[slot] != none) {
                    const Row& row = rows_[row_of_[slot]];
                    std::for_each(row.operands.begin(), row.operands.end(), need);
                    if (pending.size() == before) add_step(row);
                    continue;
                }
                const Plan::Step& step = plan_.steps_[step_of_[slot]];
                for_each_operand(step, slot - step.out, need);
                if (pending.size() == before) add_step(step, slot - step.out);
            }
        }
    }

    [[nodiscard]] Instruction instruction(Kind kind, std::uint32_t index) const {
        return {kind,
                0,
                index,
                static_cast<std::uint32_t>(program_.operands_.size()),
                0,
                0,
                static_cast<std::uint32_t>(program_.outs_.size()),
                0,
                static_cast<std::uint32_t>(program_.yearly_.size()),
                false,
                nullptr,
                0,
                0};
    }
    void add_operand(Instruction& to, std::uint32_t slot) {
        program_.operands_.push_back({slot, varies_[slot]});
        ++to.columns;
    }
    void add_out(Instruction& to, std::uint32_t slot) {
        program_.outs_.push_back(slot);
        ready_[slot] = true;
        ++to.out_count;
    }

    void draw(std::uint32_t group) {
        Instruction drawn = instruction(Kind::draw, group);
        for (const std::uint32_t source : program_.groups_[group]) add_out(drawn, plan_.sources_[source].slot);
        program_.instructions_.push_back(drawn);
    }

    void add_step(const Row& row) {
        Instruction made = instruction(Kind::step, 0);
        made.kernel = row.kernel;
        made.operand_count = static_cast<std::uint32_t>(row.operands.size());
        made.months = row.months;
        made.in_place = true;
        for (const std::uint32_t operand : row.operands) add_operand(made, operand);
        for (const std::uint32_t out : row.outs) add_out(made, out);
        program_.instructions_.push_back(made);
    }
    void add_step(const Plan::Step& step, std::uint32_t row) {
        Instruction made = instruction(Kind::step, 0);
        made.operation = step.operation;
        made.kernel = engine::draw_kernels[step.operation];
        made.argument = step.node->number;
        made.operand_count = step.operand_count;
        const bool all = over_years(step);
        made.in_place = !all;  // what goes over years reads on after it has written
        made.months = months_at_year(plan_.horizon().first()) + 12.0 * row;
        for_each_operand(step, row, [&](std::uint32_t slot) { add_operand(made, slot); });
        for (std::uint32_t k = 0; all && k < step.operand_count; ++k)
            program_.yearly_.push_back(plan_.operands_[step.first_operand + k].stride != 0);
        for (std::uint32_t out = all ? 0 : row; out < (all ? step.rows : row + 1); ++out) add_out(made, step.out + out);
        program_.instructions_.push_back(made);
        if (!checked_[step_of_[step.out]]) return;
        Instruction check = instruction(Kind::check, 0);
        check.operation = step.operation;
        check.operand_count = step.operand_count;
        for_each_operand(step, row, [&](std::uint32_t slot) { add_operand(check, slot); });
        program_.instructions_.push_back(check);
    }

    // Numbers that are the same for all draws stand repeated, each where its first reader found it.
    void repeat_fixed(const Instruction& one) {
        for (std::uint32_t k = 0; k < one.columns; ++k) {
            DrawProgram::Place& place = program_.operands_[one.first_operand + k];
            if (place.varies) continue;
            const auto [known, fresh] = place_of_fixed_.try_emplace(
                place.slot, static_cast<std::uint32_t>(program_.same_.size()));
            if (fresh) program_.same_.emplace_back().values.fill(program_.point_[place.slot]);
            place.slot = known->second;
        }
    }

    // A column is free again after the last instruction that reads it.
    void give_columns(std::size_t least_tile) {
        std::vector<std::uint32_t> last_read(program_.point_.size(), 0);
        for (std::uint32_t i = 0; i < program_.instructions_.size(); ++i) {
            const Instruction& one = program_.instructions_[i];
            for (std::uint32_t k = 0; k < one.columns; ++k) last_read[program_.operands_[one.first_operand + k].slot] = i;
            for (std::uint32_t k = 0; k < one.out_count; ++k) last_read[program_.outs_[one.first_out + k]] = i;
        }
        std::vector<std::uint32_t> column(program_.point_.size(), none);
        std::vector<std::uint32_t> free;
        std::uint32_t used = 0;
        const auto give_back = [&](std::uint32_t slot, std::uint32_t at) {
            if (last_read[slot] != at || column[slot] == none) return;
            free.push_back(column[slot]);
            last_read[slot] = none;  // given back once
        };
        for (std::uint32_t i = 0; i < program_.instructions_.size(); ++i) {
            const Instruction& one = program_.instructions_[i];
            repeat_fixed(one);
            std::vector<std::uint32_t> read;
            for (std::uint32_t k = 0; k < one.columns; ++k) {
                DrawProgram::Place& place = program_.operands_[one.first_operand + k];
                if (!place.varies) continue;
                read.push_back(place.slot);
                place.slot = column[place.slot];
            }
            if (one.in_place) for (const std::uint32_t slot : read) give_back(slot, i);
            for (std::uint32_t k = 0; k < one.out_count; ++k) {
                std::uint32_t& out = program_.outs_[one.first_out + k];
                if (free.empty()) free.push_back(used++);
                column[out] = free.back();
                free.pop_back();
                read.push_back(out);
                out = column[out];
            }
            for (const std::uint32_t slot : read) give_back(slot, i);
        }
        program_.columns_ = used;
        constexpr std::size_t cache = std::size_t{256} << 10;  // bytes: what a core keeps close beside tables and code
        while (program_.tile_ > least_tile && program_.tile_ * used * sizeof(double) > cache) program_.tile_ /= 2;
    }

    DrawProgram& program_;
    const Plan& plan_;
    std::vector<bool> varies_;
    std::vector<bool> ready_;
    std::vector<bool> checked_;             ///< of each step: its operands are checked on every run
    std::vector<std::uint32_t> step_of_;    ///< of each value
    std::vector<std::uint32_t> group_of_;   ///< of each value that is drawn
    std::vector<Row> rows_;
    std::vector<std::uint32_t> row_of_;     ///< of each value that is a year by itself
    std::vector<std::vector<std::uint32_t>> rows_ready_in_;  ///< values of rows, by year
    std::unordered_map<std::uint32_t, std::uint32_t> place_of_fixed_;
};

GEVINST_INLINE DrawProgram::DrawProgram(const Plan& plan, std::vector<std::vector<std::uint32_t>> groups,
                                        std::size_t least_tile)
    : plan_(plan), groups_(std::move(groups)) {
    DrawProgramBuilder(*this).build(std::max<std::size_t>(least_tile, 64));
}

GEVINST_INLINE DrawProgram::Scratch DrawProgram::scratch() const {
    Scratch scratch;
    // What is read before it is written shows as a fault, not as a plausible number.
    Eight unknown;
    unknown.values.fill(std::numeric_limits<double>::quiet_NaN());
    scratch.values.assign(columns_ * tile_ / unknown.values.size(), unknown);
    const auto column = [&](std::uint32_t place) {
        return scratch.values[place * tile_ / unknown.values.size()].values.data();
    };
    scratch.operands.reserve(operands_.size());
    for (const Place& place : operands_)
        scratch.operands.push_back(place.varies ? numeric::Column{column(place.slot), 1}
                                                : numeric::Column{same_[place.slot].values.data(), 0});
    scratch.outs.reserve(outs_.size());
    for (const std::uint32_t place : outs_) scratch.outs.push_back(column(place));
    return scratch;
}

GEVINST_INLINE bool DrawProgram::passes(const Instruction& check, const numeric::Column* operands, std::size_t n) {
    const auto holds = operations::infos[check.operation].holds;
    std::array<double, 3> in{};
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < check.operand_count && k < in.size(); ++k) in[k] = numeric::at(operands[k], i);
        if (!holds({in.data(), std::min<std::size_t>(check.operand_count, in.size())})) return false;
    }
    return true;
}

}  // namespace gevinst::inline v0
