// SPDX-License-Identifier: Apache-2.0
// Operators and functions on expressions.
#pragma once

#include "gevinst/expression/arithmetic.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gevinst/config.hpp"
#include "gevinst/expression/known_parts.hpp"
#include "gevinst/expression/text.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE Expression apply_to(std::uint8_t code, const Expression& a) { return apply_operation(code, {a.node()}); }

GEVINST_INLINE Expression apply_to(std::uint8_t code, const Expression& a, const Expression& b) {
    return apply_operation(code, {a.node(), b.node()});
}

GEVINST_INLINE Expression apply_to(std::uint8_t code, const Expression& a, const Expression& b, const Expression& c) {
    return apply_operation(code, {a.node(), b.node(), c.node()});
}

GEVINST_INLINE Expression equal(const Expression& a, const Expression& b) {
    return apply_to<operations::Equal>(a, b);
}

GEVINST_INLINE Expression operator-(const Expression& a) {
    if (a.node()->kind == NodeKind::literal) return Expression::literal(-a.node()->number, a.node()->unit);
    return apply_to<operations::Negate>(a);
}

GEVINST_INLINE Expression times_unit(const Expression& x, const AnyUnit& unit, int sign) {
    const Node& node = *x.node();
    const bool entered = node.kind == NodeKind::literal || node.kind == NodeKind::years || node.kind == NodeKind::missing ||
                         (node.kind == NodeKind::distribution && node.distribution().has_unit());
    if (entered) {
        if (node.kind == NodeKind::literal)
            return Expression::literal(node.number, std::make_shared<const AnyUnit>(node.unit->times(unit, sign)));
        return with_unit(x, std::make_shared<const AnyUnit>(node.unit->times(unit, sign)));
    }
    if (node.kind == NodeKind::by) {
        std::vector<NodePtr> operands;
        for (const NodePtr& operand : node.operands) operands.push_back(times_unit(Expression(operand), unit, sign).node());
        auto copy = std::make_shared<Node>(node);
        copy->unit = operands.front()->unit;
        copy->operands = std::move(operands);
        return Expression(std::move(copy));
    }
    const Expression one = Expression::literal(1, std::make_shared<const AnyUnit>(unit));
    return sign == 1 ? apply_to<operations::Multiply>(x, one) : apply_to<operations::Divide>(x, one);
}

GEVINST_INLINE std::vector<NodePtr> nodes_of(const std::vector<Expression>& expressions) {
    std::vector<NodePtr> nodes;
    nodes.reserve(expressions.size());
    for (const Expression& x : expressions) nodes.push_back(x.node());
    return nodes;
}

GEVINST_INLINE Expression sum_of(const std::vector<Expression>& terms) {
    if (terms.empty()) throw CaseError("a sum needs at least one term");
    return terms.size() == 1 ? terms.front() : apply<operations::Add>(nodes_of(terms));
}

GEVINST_INLINE Expression product_of(const std::vector<Expression>& factors) {
    if (factors.empty()) throw CaseError("a product needs at least one factor");
    return factors.size() == 1 ? factors.front() : apply<operations::Multiply>(nodes_of(factors));
}

GEVINST_INLINE Expression min(const Expression& a, const Expression& b) { return apply_to<operations::Min>(a, b); }

GEVINST_INLINE Expression max(const Expression& a, const Expression& b) { return apply_to<operations::Max>(a, b); }

GEVINST_INLINE Expression pow(const Expression& a, const Expression& b) { return apply_to<operations::Power>(a, b); }

GEVINST_INLINE Expression exp(const Expression& a) { return apply_to<operations::Exp>(a); }

GEVINST_INLINE Expression log(const Expression& a) { return apply_to<operations::Log>(a); }

GEVINST_INLINE Expression normal_excess(const Expression& mean, const Expression& sd, const Expression& level) {
    return apply_to<operations::NormalExcess>(mean, sd, level);
}
GEVINST_INLINE Expression choose(const Expression& condition, const Expression& then, const Expression& otherwise) {
    return apply_to<operations::Choose>(condition, then, otherwise);
}

GEVINST_INLINE Expression floor(const Expression& x, const Expression& step) {
    return apply_to<operations::Floor>(x, step);
}

GEVINST_INLINE Expression ceil(const Expression& x, const Expression& step) {
    return apply_to<operations::Ceil>(x, step);
}

GEVINST_INLINE Expression round(const Expression& x, const Expression& step) {
    return apply_to<operations::Round>(x, step);
}

GEVINST_INLINE Expression within(const Expression& x, const Expression& low, const Expression& high,
                                 const CheckedThing& about) {
    return apply<operations::Within>({x.node(), low.node(), high.node()}, 0, about ? shared_detail({.about = about}) : nullptr);
}

GEVINST_INLINE Expression not_negative(const Expression& x, const CheckedThing& about) {
    return apply<operations::NotNegative>({x.node()}, 0, about ? shared_detail({.about = about}) : nullptr);
}

GEVINST_INLINE Expression cumulative(const Expression& x) { return apply_to<operations::Cumulative>(x); }

GEVINST_INLINE Expression sum_years(const Expression& x) { return apply_to<operations::SumYears>(x); }

GEVINST_INLINE Expression lag(const Expression& x, int n) {
    if (n < 0) throw CaseError("a lag of " + std::to_string(n) + " years looks ahead; it must be 0 or more");
    return apply<operations::Lag>({x.node()}, n);
}

GEVINST_INLINE Expression at_year(const Expression& x, int year) {
    return apply<operations::AtYear>({x.node()}, year);
}

GEVINST_INLINE Expression reduce(std::uint8_t code, const Expression& x, const IndexPtr& index, std::size_t position) {
    if (!has_index(x.indexes(), *index))
        throw CaseError(operand_text(*x.node()) + " does not run over '" + index->name() + "'");
    if (const std::optional<Expression> known = known_parts::reduced_to(code, x.node(), index, position)) return *known;
    return reduced(apply_operation(code, {x.node()}, 0, shared_detail({.index = index, .position = position})), *index);
}

GEVINST_INLINE Expression sum(const Expression& x, const IndexPtr& index) {
    return reduce(operations::code_of<operations::SumOver>(), x, index);
}

GEVINST_INLINE Expression mean(const Expression& x, const IndexPtr& index) {
    return reduce(operations::code_of<operations::MeanOver>(), x, index);
}

GEVINST_INLINE Expression max(const Expression& x, const IndexPtr& index) {
    return reduce(operations::code_of<operations::MaxOver>(), x, index);
}

GEVINST_INLINE Expression at(const Expression& x, const IndexPtr& index, std::string_view label) {
    return reduce(operations::code_of<operations::AtLabel>(), x, index, index->position(label));
}

GEVINST_INLINE Expression once(const Moment& when, const Expression& amount) {
    return apply<operations::Once>({when.node(), amount.node()});
}

GEVINST_INLINE Expression during(const Moment& first, const Moment& last, const Expression& amount) {
    return apply<operations::During>({first.node(), last.node(), amount.node()});
}

GEVINST_INLINE Expression step(const Moment& when, const Expression& amount) {
    return apply<operations::Step>({when.node(), amount.node()});
}

GEVINST_INLINE Expression ramp(const Moment& first, const Moment& last, const Expression& ceiling) {
    return apply<operations::Ramp>({first.node(), last.node(), ceiling.node()});
}

GEVINST_INLINE Expression logistic(const Moment& midpoint, const LogisticOptions& options) {
    return apply<operations::Logistic>({midpoint.node(), options.steepness.node(), options.ceiling.node()});
}

GEVINST_INLINE Expression bass(const Moment& from, const BassOptions& options) {
    return apply<operations::Bass>({from.expression().node(), options.p.node(), options.q.node(), options.ceiling.node()});
}

GEVINST_INLINE Expression growth(const Expression& rate, const Moment& from) {
    return apply<operations::Growth>({rate.node(), from.node()});
}

GEVINST_INLINE Expression table(const Moment& first, const std::vector<Expression>& values) {
    std::vector<NodePtr> operands{first.node()};
    for (const Expression& value : values) operands.push_back(value.node());
    return apply<operations::Table>(std::move(operands));
}

GEVINST_INLINE Expression years(int first, std::vector<double> numbers) {
    return years_expression({first, std::move(numbers)});
}

GEVINST_INLINE Expression years(int first, std::vector<double> numbers, double rest) {
    return years_expression({first, std::move(numbers), true, rest});
}

}  // namespace gevinst::inline v0
