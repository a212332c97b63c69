// SPDX-License-Identifier: Apache-2.0
// Reductions and choices over a user index. A plan expands them to sums and maxima over elements in index order.
#pragma once

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

}  // namespace gevinst::inline v0::operations
