// SPDX-License-Identifier: Apache-2.0
// What a plan is, in one number.
#pragma once

#include "gevinst/engine/plan.hpp"

#include <bit>
#include <limits>
#include <string>
#include <string_view>

#include "gevinst/config.hpp"
#include "gevinst/expression/text.hpp"
#include "gevinst/numeric/philox.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE std::uint64_t Plan::fingerprint() const {
    std::string bytes;
    const auto add = [&](std::uint64_t word) {
        for (unsigned shift = 0; shift < 64; shift += 8) bytes.push_back(static_cast<char>((word >> shift) & 0xffu));
    };
    const auto add_number = [&](double number) { add(std::bit_cast<std::uint64_t>(number)); };
    const auto add_text = [&](std::string_view text) {
        add(text.size());
        bytes += text;
    };
    const auto add_steps = [&](const std::vector<Step>& steps) {
        add(steps.size());
        for (const Step& step : steps) {
            add(step.operation);
            add(std::uint64_t{step.out} << 32 | step.rows);
            add_number(step.node->number);
            add(step.operand_count);
            for (std::uint32_t k = 0; k < step.operand_count; ++k) {
                const engine::Operand& operand = operands_[step.first_operand + k];
                add(std::uint64_t{operand.slot} << 32 | operand.stride);
            }
        }
    };
    add(static_cast<std::uint64_t>(horizon_.first()) << 32 | horizon_.size());
    add_steps(steps_);
    add_steps(checks_);
    for (const double value : image_) add_number(value);
    for (const PlanSource& source : sources_) {
        add_text(source.path);
        add_text(formula_text(*source.leaf, std::numeric_limits<std::size_t>::max()));
        add_number(source.leaf->unit->numerator());
        add_number(source.leaf->unit->denominator());
        add(source.slot);
        if (source.seat) add(*source.seat);
    }
    for (const Output& output : outputs_)
        for (const engine::Operand& slot : output.slots) add(std::uint64_t{slot.slot} << 32 | slot.stride);
    return numeric::path_hash(bytes);
}

}  // namespace gevinst::inline v0
