// SPDX-License-Identifier: Apache-2.0
// The words of a formula: numbers, months, units, names, operators; and the sentences for what stands there instead.
#pragma once

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "gevinst/expression/operations.hpp"
#include "gevinst/units/horizon.hpp"
#include "gevinst/units/unit_text.hpp"

namespace gevinst::inline v0 {

/// A formula that is read word by word. Every error is a FileError with its place.
class FormulaLexer : public TextCursor {
public:
    FormulaLexer(std::string_view text, const KnownUnits& units) : TextCursor(text, "formula"), units_(units) {}

    /// The operator at the cursor, blanks before it passed; it stays to be taken.
    [[nodiscard]] std::optional<std::uint8_t> infix() {
        skip_blanks();
        std::optional<std::uint8_t> longest;
        for (std::size_t code = 0; code < operations::count; ++code) {
            const operations::Info& info = operations::infos[code];
            if (info.form != operations::Form::infix || info.name.front() != peek() || !rest().starts_with(info.name)) continue;
            if (!longest || info.name.size() > operations::infos[*longest].name.size()) longest = static_cast<std::uint8_t>(code);
        }
        return longest;
    }
    /// Steps over an operator and gives its place.
    std::size_t take_infix(std::uint8_t code) {
        const std::size_t where = place();
        skip(operations::infos[code].name.size());
        return where;
    }
    bool take_minus() { return take("-"); }
    bool take_comma() {
        skip_blanks();
        return take(",");
    }
    void take_colon(const std::string& after) {
        skip_blanks();
        if (!take(":")) refuse(place(), "expected ':' and a value after " + after + ", found " + found());
    }
    /// `rest:`
    bool take_rest() {
        skip_blanks();
        const std::size_t first = place();
        if (take_identifier() == "rest") {
            skip_blanks();
            if (take(":")) return true;
        }
        go_to(first);
        return false;
    }
    /// The bracket that ends what `opened` began at a place; in a list, commas might have come too.
    void close(std::size_t opening, const std::string& opened, bool list) {
        skip_blanks();
        if (list && peek() == ')') refuse_two_ways_of_commas(opening);
        if (take(")")) return;
        const std::string wanted = list ? "expected ',' or ')' in '" + opened + "' of " : "expected ')' to close '" + opened + "' of ";
        refuse_rest(wanted + place_text(opening));
    }

    /// Where the commas of a list that opened at a place and ends at the cursor stand: right between digits, as in `1,2`, or
    /// otherwise; the text past the end where there is none.
    struct Commas {
        std::size_t between_digits = std::string_view::npos;
        std::size_t other = std::string_view::npos;
    };
    [[nodiscard]] Commas commas_since(std::size_t opening) const {
        const std::string_view list = from(opening);
        Commas found;
        int depth = 0;
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (list[i] == '\'')
                while (++i < list.size() && list[i] != '\'') {}  // a quote inside is doubled: two texts side by side
            else if (list[i] == '(')
                ++depth;
            else if (list[i] == ')')
                --depth;
            else if (list[i] == ',' && depth == 1) {
                const bool tight = is_digit(list[i - 1]) && i + 1 < list.size() && is_digit(list[i + 1]);
                std::size_t& first = tight ? found.between_digits : found.other;
                first = std::min(first, opening + i);
            }
        }
        return found;
    }
    /// What to say of a wrong number of values, where a comma may have been meant as that of decimals.
    [[nodiscard]] std::string decimals_advice(std::size_t opening) const {
        return commas_since(opening).between_digits == std::string_view::npos ? std::string() : "; decimals are written with a point, as in 1.2";
    }

    std::string_view identifier() { return take_identifier(); }
    /// A text in single quotes, quotes inside doubled.
    std::string quoted_text() {
        const std::size_t opening = place();
        skip(1);
        std::string result;
        for (;;) {
            if (at_end() || peek() == '\n') refuse(opening, "a name in quotes has no closing quote");
            if (peek() == '\'' && peek(1) != '\'') break;
            if (peek() == '\'') skip(1);
            result += peek();
            skip(1);
        }
        skip(1);
        if (result.empty()) refuse(opening, "a name in quotes is empty");
        return result;
    }
    /// A name, in quotes or not.
    std::string name(const std::string& wanted) {
        skip_blanks();
        if (peek() == '\'') return quoted_text();
        if (!is_letter(peek())) refuse(place(), "expected " + wanted + ", found " + found());
        return std::string(identifier());
    }

    /// `2026-07`, as months from year 0; nothing when no month stands here.
    std::optional<double> month() {
        const std::size_t first = place();
        const bool year_and_dash = take_digits().size() == 4 && peek() == '-' && is_digit(peek(1));
        if (!year_and_dash || from(first).front() == '0') {
            go_to(first);
            return {};
        }
        skip(1);
        const std::string_view digits = take_digits();
        const std::string year(from(first).substr(0, 4));
        if (digits.size() > 2) {
            go_to(first);
            return {};
        }
        if (digits.size() == 1)
            refuse(first, "a month has two digits, " + year + "-0" + std::string(digits) + "; a difference has spaces, " + year + " - " + std::string(digits));
        const int number = 10 * (digits[0] - '0') + (digits[1] - '0');
        if (number < 1 || number > 12)
            refuse(first, "there is no month " + std::string(digits) + "; a difference has spaces, " + year + " - " + std::to_string(number));
        if (peek() == '-' && is_digit(peek(1))) refuse(first, "a point in time is a year or a month, " + year + "-" + std::string(digits) + ", not a day");
        return months_of(from(first));
    }

    /// A number as in JSON, without a sign.
    double number() {
        const std::size_t first = place();
        const std::string_view whole = take_digits();
        if (whole.size() > 1 && whole.front() == '0') {
            const bool of_thousands = first > 1 && read()[first - 1] == ',' && is_digit(read()[first - 2]);
            if (of_thousands) refuse(first - 1, "thousands have no separator: write 90000, not 90,000");
            const std::size_t digit = std::min(whole.find_first_not_of('0'), whole.size() - 1);
            refuse(first, "a number does not begin with 0: write " + std::string(whole.substr(digit, 20)));
        }
        if (peek() == '.') {
            skip(1);
            if (take_digits().empty()) refuse(place(), "expected a digit after the decimal point, found " + found());
        }
        const bool sign = peek(1) == '+' || peek(1) == '-';
        const bool exponent = (peek() == 'e' || peek() == 'E') && is_digit(peek(sign ? 2 : 1));
        const bool small = exponent ? peek(1) == '-' : whole == "0";
        if (exponent) {
            skip(sign ? 2 : 1);
            (void)take_digits();
        }
        if (peek() == '.') refuse(place(), "a number has one decimal point and no separators between thousands");
        const std::string_view text = from(first);
        // "90.000" is ninety thousand to a Danish reader; what the library writes has no zeros at its end.
        if (whole != "0" && whole.size() <= 3 && text.substr(whole.size()) == ".000")
            refuse(first, "'" + std::string(text) + "' can be read as " + std::string(whole) + "000 or as " + std::string(whole) + ": write " +
                              std::string(whole) + "000 or " + std::string(whole) + ".0");
        double value = 0;
        if (std::from_chars(text.data(), text.data() + text.size(), value).ec == std::errc::result_out_of_range) {
            const std::string shown(text.size() > 20 ? std::string(text.substr(0, 20)) + "..." : std::string(text));
            refuse(first, shown + " is too " + (small ? "small" : "large") + " a number");
        }
        return value;
    }
    /// A number with its sign, in a list that has its unit behind its bracket.
    double signed_number(const std::string& wanted) {
        skip_blanks();
        const bool negative = take_minus();
        if (negative) skip_blanks();
        if (!is_digit(peek())) refuse(place(), "expected " + wanted + ", found " + found());
        const double value = number();
        skip_blanks();
        if (is_letter(peek()) || peek() == '%') refuse(place(), "the unit stands after the closing bracket, once for all numbers");
        return negative ? -value : value;
    }
    int whole_number(const std::string& wanted) {
        skip_blanks();
        const std::size_t first = place();
        constexpr std::size_t most_digits = 9;
        std::size_t digits = 0;
        while (is_digit(peek(digits))) ++digits;
        if (digits == 0 || digits > most_digits || (digits > 1 && peek() == '0') || is_letter(peek(digits)) || peek(digits) == '.') {
            std::size_t length = 0;
            while (is_digit(peek(length)) || (peek(length) == '.' && length < 40)) ++length;
            refuse(first, wanted + ", found " + (length == 0 ? found() : "'" + std::string(rest().substr(0, length)) + "'"));
        }
        int value = 0;
        for (const char c : take_digits()) value = 10 * value + (c - '0');
        return value;
    }

    [[nodiscard]] static UnitPtr month_unit() {
        static const UnitPtr unit = std::make_shared<const AnyUnit>(units::month);
        return unit;
    }
    /// The unit after a number or a closing bracket. `is_name` tells whether a word that is no unit is an assumption.
    template <class IsName>
    UnitPtr unit_after(const IsName& is_name) {
        const std::size_t end_of_number = place();
        skip_blanks();
        if (is_letter(peek()) && units_.at_beginning(rest()) == nullptr) {
            const std::size_t first = place();
            const std::string word(identifier());
            if (is_name(word)) refuse(first, "'" + word + "' is an assumption, not a unit: a product is written with '*'");
        }
        go_to(end_of_number);
        return shared(read_unit_after_number(*this, units_));
    }
    /// A unit that stands alone, as in `exams * DKK/exam`.
    std::optional<UnitPtr> unit() {
        const std::optional<AnyUnit> read = read_unit(*this, units_);
        return read ? std::optional(shared(*read)) : std::nullopt;
    }
    /// The unit that the words at a place may mean, for a message.
    [[nodiscard]] std::string unit_meant(std::size_t where) const {
        TextCursor words = *this;
        words.go_to(where);
        return is_letter(words.peek()) ? unit_text::misspelt(words, units_).meant : std::string();
    }

    /// Refuses what stands where a value should.
    [[noreturn]] void refuse_value() const {
        const std::size_t last = read().find_last_not_of(" \t\r\n");
        std::string wanted = "expected a value";
        if (last != std::string_view::npos) {
            const bool two = read()[last] == '=' && last > 0;
            wanted += " after '" + std::string(read().substr(two ? last - 1 : last, two ? 2 : 1)) + "'";
        }
        if (at_end()) refuse(place(), wanted);
        std::string advice;
        if (peek() == '+') advice = "; a number has no '+' before it";
        if (peek() == '.' && is_digit(peek(1))) advice = "; a number has a digit before its decimal point, as in 0.5";
        if (peek() == '"') advice = "; names stand in single quotes";
        refuse(place(), wanted + ", found " + found() + advice);
    }
    /// Refuses what stands after a value.
    [[noreturn]] void refuse_rest(const std::string& wanted) const {
        if (at_end()) refuse(place(), wanted);
        std::string advice = lookalike_advice(found());
        const bool digits_around = !read().empty() && is_digit(read().back()) && is_digit(peek(1));
        if (peek() == ',' && digits_around) advice = comma_advice();
        if (peek() == ';') advice = "; values are separated by commas, and decimals are written with a point, as in 8.5";
        if (peek() == '=') advice = "; a comparison for equality is written '=='";
        if (peek() == ')') advice = ", which no bracket before it opens";
        if (peek() == '"') advice = "; names stand in single quotes";
        refuse(place(), wanted + ", found " + found() + advice);
    }

private:
    // `pert(1,2, 3, 4)` has three values or four.
    void refuse_two_ways_of_commas(std::size_t opening) const {
        const Commas found = commas_since(opening);
        if (found.between_digits == std::string_view::npos || found.other == std::string_view::npos) return;
        refuse(found.between_digits, "this ',' may separate decimals, thousands or values: write decimals with a point, as in 1.2, "
                                     "thousands without a separator, and a space after each ',' between values");
    }
    // Of a comma between digits at the cursor: as many as three after it may be thousands.
    [[nodiscard]] std::string comma_advice() const {
        std::size_t digits = 1;
        while (is_digit(peek(digits))) ++digits;
        std::string before(read());
        before.erase(0, before.find_last_not_of("0123456789") + 1);
        if (digits != 4 || before.empty() || before.size() > 3) return "; decimals are written with a point, as in 8.5";
        const std::string after(rest().substr(1, 3));
        const std::string thousands = "; thousands have no separator: write " + before + after;
        return after == "000" ? thousands : thousands + "; decimals are written with a point, as in " + before + "." + after;
    }
    UnitPtr shared(AnyUnit unit) {
        if (unit.factors().empty()) return Expression::plain_unit();
        if (!last_unit_ || !(*last_unit_ == unit)) last_unit_ = std::make_shared<const AnyUnit>(std::move(unit));
        return last_unit_;
    }

    const KnownUnits& units_;
    UnitPtr last_unit_;  // a table of numbers in one unit shares it
};

}  // namespace gevinst::inline v0
