// SPDX-License-Identifier: Apache-2.0
// Reductions and choices over a user index. A plan expands them to sums and maxima over elements in index order.
#pragma once

#include <array>
#include <cstddef>

#include "gevinst/expression/operations/adjoint.hpp"
#include "gevinst/expression/operations/rules.hpp"

namespace gevinst::inline v0::operations {

struct OverLabels {
    static constexpr Form form = Form::function;
    static constexpr Shape shape = Shape::labels;
    static constexpr int arity = 1;
    static UnitPtr unit(Operands x) { return x[0]->unit; }
};
/// `sum(x, department)`.
struct SumOver : OverLabels {
    static constexpr std::string_view name = "sum";
};
/// `mean(x, department)`: the sum over the number of labels.
struct MeanOver : OverLabels {
    static constexpr std::string_view name = "mean";
};
/// `max_over(x, department)`.
struct MaxOver : OverLabels {
    static constexpr std::string_view name = "max_over";
};
/// `at(x, department, 'Herlev')`: the element of one label.
struct AtLabel : OverLabels {
    static constexpr std::string_view name = "at";
};

/// `with_total(x, 100)`: values by label of which some are missing, and what all of them come to. What it stands for is
/// found when it is reduced to one label or summed; nothing evaluates the operation itself but where nothing is missing.
struct WithTotal {
    static constexpr std::string_view name = "with_total";
    static constexpr Form form = Form::function;
    static constexpr Shape shape = Shape::lanes;
    static constexpr std::size_t alike_from = 0;
    static constexpr int arity = 2;
    static constexpr unsigned flat = 0b10;
    template <class T>
    [[gnu::always_inline]] static T value(const T& a, const T&) {
        return a;
    }
    [[gnu::always_inline]] static std::array<Adjoint, 2> adjoint(double, double, double, const Adjoint& d) {
        return {d, Adjoint{}};
    }
    static UnitPtr unit(Operands x) {
        require_same_dimension("compare", "with its total", x);
        std::size_t more = 0;
        for (const IndexPtr& index : x[0]->index_set()) more += has_index(x[1]->index_set(), *index) ? 0U : 1U;
        for (const IndexPtr& index : x[1]->index_set())
            if (!has_index(x[0]->index_set(), *index)) throw CaseError("a total runs over '" + index->name() + "', and its parts do not");
        if (more > 1)
            throw CaseError("a total is that of values by one index: " + operand_text(*x[0]) + " runs over more that the total does not");
        return x[0]->unit;
    }
};

}  // namespace gevinst::inline v0::operations
