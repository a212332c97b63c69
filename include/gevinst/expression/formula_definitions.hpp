// SPDX-License-Identifier: Apache-2.0
// Reading formulas: the parser.
#pragma once

#include "gevinst/expression/formula.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gevinst/config.hpp"
#include "gevinst/expression/by.hpp"
#include "gevinst/expression/formula_distributions.hpp"
#include "gevinst/expression/formula_lexer.hpp"
#include "gevinst/expression/known_parts.hpp"
#include "gevinst/expression/text.hpp"

namespace gevinst::inline v0 {

/// Reads one formula with a stack of its own: neither long chains nor deep brackets use the program's.
class FormulaParser {
public:
    FormulaParser(std::string_view text, const FormulaScope& scope, FormulaFault& fault)
        : lexer_(text, scope.units), scope_(scope), fault_(fault) {}

    [[nodiscard]] Expression parse() {
        lexer_.skip_blanks();
        if (lexer_.at_end()) lexer_.refuse(lexer_.place(), "expected a value, but the formula is empty");
        for (;;) {
            Expression value = next_value();
            while (!take_operator(value)) {
                if (open_.empty()) {
                    if (!lexer_.at_end()) lexer_.refuse_rest("expected an operator or the end");
                    return value;
                }
                if (take_separator(value)) break;
                value = closed(value);
            }
        }
    }

private:
    // What has begun and waits for a value.
    struct Open {
        enum class Kind : std::uint8_t { infix, minus, bracket, call, by };
        Kind kind;
        std::size_t place;
        std::uint8_t code = 0;  // of an operator or a call
        std::vector<NodePtr> operands{};
        std::vector<std::size_t> places{};  // of the operators of a chain
        IndexPtr index{};                   // of a table by labels
        std::vector<std::string> labels{};  // of its operands; one less when the last is the rest
        bool has_rest = false;
        std::size_t levels = 0;  // of depth

        [[nodiscard]] int precedence() const {
            return kind == Kind::infix   ? operations::infos[code].precedence
                   : kind == Kind::minus ? operations::Negate::precedence
                                         : 0;
        }
    };
    using Kind = Open::Kind;
    static constexpr std::size_t deepest = 200;

    // What is read is written with a bracket beside a sign, and is to be read again: the two count as two levels.
    [[nodiscard]] std::size_t levels_of(Kind kind) const {
        const auto inside = [&](Kind outer) { return !open_.empty() && open_.back().kind == outer; };
        if (kind == Kind::minus) return inside(Kind::bracket) ? 1 : 2;
        return kind == Kind::infix || (kind == Kind::bracket && inside(Kind::minus)) ? 0 : 1;
    }
    void begin(Open open) {
        open.levels = levels_of(open.kind);
        depth_ += open.levels;
        if (open.levels > 0 && depth_ > deepest)
            lexer_.refuse(open.place, "more than 200 brackets, functions and signs stand inside each other: name a part as an assumption");
        open_.push_back(std::move(open));
    }
    Open end() {
        Open last = std::move(open_.back());
        open_.pop_back();
        depth_ -= last.levels;
        return last;
    }

    // What operations say of their operands gets its place in the formula; the type of the error stays.
    template <class Make>
    auto at_place(std::size_t place, const Make& make) const -> decltype(make()) {
        try {
            return make();
        } catch (const UnitError& error) {
            fault_ = {place, error.what()};
            throw UnitError(lexer_.message(place, error.what()));
        } catch (const CaseError& error) {
            fault_ = {place, error.what()};
            throw CaseError(lexer_.message(place, error.what()));
        }
    }

    // The next value; brackets, calls and minus signs before it are begun.
    Expression next_value() {
        for (;;) {
            lexer_.skip_blanks();
            const std::size_t place = lexer_.place();
            const char c = lexer_.peek();
            if (is_digit(c)) return number(place);
            if (c == '\'') return named(lexer_.quoted_text(), place);
            if (is_letter(c)) {
                if (const std::optional<Expression> value = word(place)) return *value;
            } else if (c == '-' || c == '(') {
                lexer_.skip(1);
                begin({c == '-' ? Kind::minus : Kind::bracket, place});
            } else {
                lexer_.refuse_value();
            }
        }
    }

    // `-5 DKK` is a literal, `-(5 DKK)` and `-5 ^ 2` are negated.
    Expression number(std::size_t place) {
        const Expression entered = at_place(place, [&] {
            if (const std::optional<double> months = lexer_.month()) return Expression::literal(*months, lexer_.month_unit());
            const double value = lexer_.number();
            return Expression::literal(value, unit_after());
        });
        if (open_.empty() || open_.back().kind != Kind::minus) return entered;
        const std::optional<std::uint8_t> code = lexer_.infix();
        if (code && operations::infos[*code].precedence > operations::Negate::precedence) return entered;
        (void)end();
        return -entered;
    }

    // Steps over an operator after a value; what binds more tightly before it is applied to the value.
    bool take_operator(Expression& value) {
        const std::optional<std::uint8_t> code = lexer_.infix();
        const int precedence = code ? operations::infos[*code].precedence : 0;
        while (!open_.empty() && open_.back().precedence() > precedence) value = operated(value);
        if (!code) return false;
        const operations::Info& info = operations::infos[*code];
        if (!open_.empty() && open_.back().precedence() == precedence) {
            if (!info.chains())
                lexer_.refuse(lexer_.place(), "'" + std::string(operations::infos[open_.back().code].name) + "' and '" + std::string(info.name) +
                                                  "' stand in a row: brackets must say which comes first");
            if (open_.back().code == *code && info.shape == operations::Shape::fold) {
                open_.back().operands.push_back(value.node());
                open_.back().places.push_back(lexer_.take_infix(*code));
                return true;
            }
            value = operated(value);
        }
        const std::size_t place = lexer_.take_infix(*code);
        begin({Kind::infix, place, *code, {value.node()}, {place}});
        return true;
    }
    Expression operated(const Expression& last_operand) {
        Open open = end();
        if (open.kind == Kind::minus) return apply<operations::Negate>({last_operand.node()});
        std::vector<NodePtr>& operands = open.operands;
        operands.push_back(last_operand.node());
        std::size_t place = open.place;
        for (std::size_t i = 1; i < operands.size(); ++i) {
            if (operations::dimension(*operands[i]) == operations::dimension(*operands[0])) continue;
            place = open.places[i - 1];
            break;
        }
        return at_place(place, [&] { return apply_operation(open.code, std::move(operands)); });
    }

    // Steps over a comma to the next operand of a call.
    bool take_separator(const Expression& value) {
        Open& open = open_.back();
        if (open.kind == Kind::bracket || open.has_rest || (open.kind == Kind::call && is_special(open.code))) return false;
        if (!lexer_.take_comma()) return false;
        open.operands.push_back(value.node());
        if (open.kind == Kind::by) read_label(open);
        return true;
    }
    // The bracket or call that the value ends.
    Expression closed(const Expression& value) {
        Open open = end();
        if (open.kind == Kind::bracket) {
            lexer_.close(open.place, "(", false);
            return value;
        }
        if (open.kind == Kind::by) return closed_table(open, value);
        if (is_special(open.code)) return special_call(open.code, value, open.place);
        const operations::Info& info = operations::infos[open.code];
        open.operands.push_back(value.node());
        lexer_.close(open.place, std::string(info.name) + "(", true);
        if (const std::string fault = operand_count_fault(info, open.operands.size()); !fault.empty())
            lexer_.refuse(open.place, fault + lexer_.decimals_advice(open.place));
        return at_place(open.place, [&] {
            Expression called = apply_operation(open.code, std::move(open.operands));
            known_parts::require_total(*called.node());
            return called;
        });
    }

    UnitPtr unit_after() { return lexer_.unit_after([&](const std::string& name) { return scope_.names.contains(name); }); }

    Expression named(const std::string& name, std::size_t place) const {
        const auto found = scope_.names.find(name);
        if (found == scope_.names.end()) refuse_name(name, place);
        return found->second;
    }
    [[noreturn]] void refuse_name(const std::string& name, std::size_t place) const {
        if (scope_.unknown_name)
            if (const std::string said = scope_.unknown_name(name); !said.empty()) lexer_.refuse(place, said);
        std::vector<std::string> known;
        for (const auto& [path, expression] : scope_.names) known.push_back(path);
        std::string meant = did_you_mean(name, known);
        if (meant.empty()) meant = lexer_.unit_meant(place);
        if (meant.empty()) meant = TextCursor::lookalike_advice(name);
        if (meant.empty()) meant = ": no assumption and no unit is called so";
        lexer_.refuse(place, "unknown name '" + name + "'" + meant);
    }

    // A word's value; nothing when it begins a call.
    std::optional<Expression> word(std::size_t place) {
        const std::string name(lexer_.identifier());
        lexer_.skip_blanks();
        if (lexer_.peek() == '(') return call(name, place);
        lexer_.go_to(place + name.size());
        if (name == "start") return start_expression();
        if (name == "year") return year_expression();
        if (name == "missing") return missing_expression(unit_after());
        if (!is_reserved_word(name))
            if (const auto found = scope_.names.find(name); found != scope_.names.end()) return found->second;
        lexer_.go_to(place);
        if (const std::optional<UnitPtr> unit = lexer_.unit()) return Expression::literal(1, *unit);
        if (!is_reserved_word(name)) refuse_name(name, place);
        if (name == "rest") lexer_.refuse(place, "'rest' stands in by(...) and years(...) only");
        lexer_.refuse(place, "'" + name + "' is a function: write " + name + "(...), or '" + name + "' in quotes for an assumption of that name");
    }

    std::optional<Expression> call(const std::string& name, std::size_t place) {
        lexer_.skip(1);
        if (name == "by") return table_by(place);
        if (name == "years") return years_call(place);
        if (const std::optional<Distribution::Family> family = DistributionReader::family_of(name))
            return distribution_call(*family, place);
        for (std::size_t i = 0; i < operations::count; ++i) {
            const operations::Info& info = operations::infos[i];
            if (info.form != operations::Form::function || name != info.name) continue;
            lexer_.skip_blanks();
            if (lexer_.peek() == ')') lexer_.refuse(place, operand_count_fault(info, 0));
            begin({Kind::call, place, static_cast<std::uint8_t>(i)});
            return {};
        }
        if (scope_.names.contains(name))
            lexer_.refuse(place, "'" + name + "' is not a function: a product is written '" + name + " * (...)'");
        lexer_.refuse(place, "unknown function '" + name + "'" + did_you_mean(name, function_names()));
    }
    static std::vector<std::string> function_names() {
        std::vector<std::string> names{"by", "years"};
        for (const Distribution::Signature& signature : Distribution::signatures) names.emplace_back(signature.name);
        for (const operations::Info& info : operations::infos)
            if (info.form == operations::Form::function) names.emplace_back(info.name);
        return names;
    }

    // Operations whose second argument is a whole number or an index.
    static bool is_special(std::uint8_t code) {
        return operations::infos[code].whole_argument || operations::infos[code].shape == operations::Shape::labels;
    }
    Expression special_call(std::uint8_t code, const Expression& operand, std::size_t place) {
        const operations::Info& info = operations::infos[code];
        const std::string name(info.name);
        const bool element = code == operations::code_of<operations::AtLabel>();
        const std::string form = info.whole_argument ? "a whole number, as in " + name + "(x, 2)"
                                 : element           ? "an index and a label, as in at(x, department, 'Herlev')"
                                                     : "an index, as in " + name + "(x, department)";
        lexer_.skip_blanks();
        if (!lexer_.take_comma()) lexer_.refuse(lexer_.place(), "'" + name + "' takes a value and " + form + ", found " + lexer_.found());
        if (info.whole_argument) {
            const int number = lexer_.whole_number("'" + name + "' takes a value and " + form);
            lexer_.close(place, name + "(", true);
            return at_place(place, [&] { return apply_operation(code, {operand.node()}, number); });
        }
        const IndexPtr over = index();
        std::size_t position = 0;
        if (element) {
            if (!lexer_.take_comma()) lexer_.refuse(lexer_.place(), "'at' takes a value and " + form + ", found " + lexer_.found());
            position = over->position(label(*over));
        }
        lexer_.close(place, name + "(", true);
        return at_place(place, [&] { return reduce(code, operand, over, position); });
    }

    IndexPtr index() {
        lexer_.skip_blanks();
        const std::size_t place = lexer_.place();
        const std::string name = lexer_.name("the name of an index");
        std::vector<std::string> known;
        for (const IndexPtr& one : scope_.indexes) {
            if (one->name() == name) return one;
            known.push_back(one->name());
        }
        lexer_.refuse(place, "unknown index '" + name + "'" + did_you_mean(name, known));
    }
    std::string label(const Index& of) {
        lexer_.skip_blanks();
        const std::size_t place = lexer_.place();
        std::string name = lexer_.name("a label of '" + of.name() + "' in quotes");
        if (of.has(name)) return name;
        const std::string meant = did_you_mean(name, of.labels());
        lexer_.refuse(place, "the index '" + of.name() + "' has no label '" + name + "'" + (meant.empty() ? "; it has " + of.list() : meant));
    }

    std::optional<Expression> table_by(std::size_t place) {
        Open open{Kind::by, place};
        open.index = index();
        if (!lexer_.take_comma()) return closed_table(open, {});
        read_label(open);
        begin(std::move(open));
        return {};
    }
    void read_label(Open& open) {
        open.has_rest = lexer_.take_rest();
        if (open.has_rest) return;
        open.labels.push_back(label(*open.index));
        lexer_.take_colon("the label '" + open.labels.back() + "'");
    }
    Expression closed_table(Open& open, const std::optional<Expression>& last) {
        lexer_.close(open.place, "by(", !open.has_rest);
        if (last) open.operands.push_back(last->node());
        LabelledValues values;
        for (std::size_t i = 0; i < open.labels.size(); ++i) values.emplace_back(open.labels[i], Expression(open.operands[i]));
        return at_place(open.place, [&] { return by(open.index, values, open.has_rest ? last : std::nullopt); });
    }

    Expression years_call(std::size_t place) {
        YearTable table{lexer_.whole_number("'years' begins with a calendar year, as in years(2026, 4, 5)"), {}};
        while (lexer_.take_comma()) {
            if (lexer_.take_rest()) {
                table.has_rest = true;
                table.rest = lexer_.signed_number("a number");
                break;
            }
            table.numbers.push_back(lexer_.signed_number("a number"));
        }
        lexer_.close(place, "years(", true);
        const UnitPtr unit = unit_after();
        return at_place(place, [&] { return years_expression(std::move(table), unit); });
    }

    Expression distribution_call(Distribution::Family family, std::size_t place) {
        Distribution distribution = at_place(place, [&] { return DistributionReader(lexer_).read(family, place); });
        return Expression::leaf(std::move(distribution), unit_after());
    }

    FormulaLexer lexer_;
    const FormulaScope& scope_;
    FormulaFault& fault_;
    std::vector<Open> open_;
    std::size_t depth_ = 0;
};

GEVINST_INLINE Expression parse_formula(std::string_view text, const FormulaScope& scope, FormulaFault& fault) {
    try {
        return FormulaParser(text, scope, fault).parse();
    } catch (const FileError& error) {
        fault = {error.place().byte, error.sentence()};
        throw;
    }
}

GEVINST_INLINE Expression parse_formula(std::string_view text, const FormulaScope& scope) {
    FormulaFault fault;
    return parse_formula(text, scope, fault);
}

}  // namespace gevinst::inline v0
