// SPDX-License-Identifier: Apache-2.0
// Reading the distributions of a formula.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gevinst/expression/distribution.hpp"
#include "gevinst/expression/formula_lexer.hpp"

namespace gevinst::inline v0 {

/// Reads what stands in the brackets of a distribution, from after the opening one to after the closing one. Throws
/// CaseError for parameters that make no distribution, and the lexer's errors.
class DistributionReader {
public:
    explicit DistributionReader(FormulaLexer& lexer) : lexer_(lexer) {}

    [[nodiscard]] static std::optional<Distribution::Family> family_of(std::string_view name) {
        for (std::size_t i = 0; i < Distribution::signatures.size(); ++i)
            if (name == Distribution::signatures[i].name) return static_cast<Distribution::Family>(i);
        return std::nullopt;
    }

    Distribution read(Distribution::Family family, std::size_t place) {
        using Form = Distribution::Form;
        const Distribution::Signature& form = Distribution::signatures[static_cast<std::size_t>(family)];
        const std::string name(form.name);
        const std::string number = "a number (what varies a parameter of '" + name + "' is arithmetic: mean + sd * normal(0, 1))";
        const auto close = [&] { lexer_.close(place, name + "(", true); };
        switch (form.form) {
            case Form::bounded: {
                Distribution inner = component();
                comma("two bounds, as in truncated(normal(5, 2), 0, 10)");
                const double low = bound();
                comma("the upper bound (inf where there is none)");
                const double high = bound();
                close();
                return Distribution::truncated(std::move(inner), low, high);
            }
            case Form::weighted_values: {
                std::vector<std::pair<double, double>> values;
                each([&] {
                    const double value = lexer_.signed_number("a value and its weight, as in discrete(0: 0.4, 10: 0.6)");
                    values.emplace_back(value, weight("the value " + number_text(value)));
                });
                close();
                return Distribution::discrete(std::move(values));
            }
            case Form::weighted_distributions: {
                Distribution::Weighted components;
                each([&] {
                    Distribution one = component();
                    const double its_weight = weight("'" + one.text() + "'");
                    components.emplace_back(std::move(one), its_weight);
                });
                close();
                return Distribution::mixture(std::move(components));
            }
            case Form::values:
            case Form::numbers: break;
        }
        std::vector<double> numbers;
        each([&] { numbers.push_back(lexer_.signed_number(number)); });
        close();
        if (form.form == Form::values) return Distribution::empirical(std::move(numbers));
        const bool counts = numbers.size() >= form.count && numbers.size() <= form.count + form.optional;
        try {
            return Distribution(family, std::move(numbers));
        } catch (const CaseError& error) {
            if (counts) throw;
            throw CaseError(error.what() + lexer_.decimals_advice(place));
        }
    }

private:
    template <class Read>
    void each(const Read& read) {
        lexer_.skip_blanks();
        if (lexer_.peek() == ')') return;
        do read();
        while (lexer_.take_comma());
    }

    void comma(const std::string& before) {
        if (!lexer_.take_comma()) lexer_.refuse(lexer_.place(), "expected ',' and " + before + ", found " + lexer_.found());
    }

    double weight(const std::string& of) {
        lexer_.take_colon(of);
        return lexer_.signed_number("a weight");
    }

    double bound() {
        lexer_.skip_blanks();
        const std::size_t place = lexer_.place();
        const bool negative = lexer_.take_minus();
        if (lexer_.identifier() == "inf") {
            constexpr double infinity = std::numeric_limits<double>::infinity();
            return negative ? -infinity : infinity;
        }
        lexer_.go_to(place);
        return lexer_.signed_number("a bound: a number, inf or -inf");
    }

    Distribution component() {
        lexer_.skip_blanks();
        const std::size_t place = lexer_.place();
        const std::string name(lexer_.identifier());
        const std::optional<Distribution::Family> family = family_of(name);
        lexer_.skip_blanks();
        if (!family || lexer_.peek() != '(') {
            lexer_.go_to(place);
            lexer_.refuse(place, "expected a distribution, as in normal(5, 2), found " + lexer_.found());
        }
        // A mixture of truncated ones is the deepest that makes a distribution.
        if (++depth_ > 4) lexer_.refuse(place, "distributions stand inside each other too deeply");
        lexer_.skip(1);
        Distribution result = read(*family, place);
        --depth_;
        lexer_.skip_blanks();
        if (is_letter(lexer_.peek()) || lexer_.peek() == '%')
            lexer_.refuse(lexer_.place(), "the unit stands after the last closing bracket, once for all numbers");
        return result;
    }

    FormulaLexer& lexer_;
    int depth_ = 0;
};

}  // namespace gevinst::inline v0
