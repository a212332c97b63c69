// SPDX-License-Identifier: Apache-2.0
// How an expression is written.
#pragma once

#include "gevinst/expression/text.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE std::string in_quotes(std::string_view text) {
    std::string result = "'";
    for (const char c : text) {
        result += c;
        if (c == '\'') result += c;
    }
    return result + "'";
}

GEVINST_INLINE std::string formula_name(std::string_view name) {
    return is_identifier(name) && !is_reserved_word(name) ? std::string(name) : in_quotes(name);
}

namespace text {

GEVINST_INLINE std::string with_unit(const std::string& number, const AnyUnit& unit) {
    const std::string text = unit.text();
    if (text.empty()) return number;
    return text.starts_with("1/") ? number + text.substr(1) : number + " " + text;
}

GEVINST_INLINE bool is_just(const AnyUnit& unit, const Unit<Calendar>& one) {
    return unit.factors().size() == 1 && unit.factors().front().exponent == 1 && unit.factors().front().unit.base.kind == BaseKind::calendar &&
           unit.factors().front().unit.symbol == one.terms[0].symbol;
}

// Whether a literal is a calendar year that a place for a time needs no unit for.
GEVINST_INLINE bool is_calendar_year(const Node& node) {
    return node.kind == NodeKind::literal && node.number >= 1000 && node.number < 10000 && node.number == std::floor(node.number) &&
           is_just(*node.unit, units::year);
}

GEVINST_INLINE std::string literal(const Node& node, bool place_for_time) {
    const double number = node.number;
    if (place_for_time && is_calendar_year(node)) return number_text(number);
    const bool is_month = number >= 12000 && number < 120000 && number == std::floor(number) && is_just(*node.unit, units::month);
    if (!is_month) return with_unit(number_text(number), *node.unit);
    const std::string text = moment_text(number);
    return text.size() == 4 ? text + "-01" : text;
}

// A node that is being written.
struct Frame {
    const Node* node;
    int precedence;       // an operator that binds less tightly needs brackets
    bool place_for_time;
    bool brackets = false;
    bool beside_time = false;  // a calendar year among the operands is read as a time
    std::size_t next = 0;      // the operand that is written next
};
constexpr int after_minus = 9;  // where a literal needs brackets, so that it does not take the minus in

[[nodiscard]] inline bool has_written_operands(const Node& node) {
    return node.kind == NodeKind::operation || node.kind == NodeKind::by;
}

inline void write_leaf(const Frame& frame, std::string& out, std::size_t limit) {
    const Node& node = *frame.node;
    // A minus and a unit bind less tightly than a power.
    const bool entered = node.kind == NodeKind::literal || node.kind == NodeKind::distribution || node.kind == NodeKind::years ||
                         node.kind == NodeKind::missing;
    const bool loose = !node.unit->factors().empty() || (node.kind == NodeKind::literal && node.number < 0);
    const bool brackets = entered && (frame.precedence == after_minus || (loose && frame.precedence > 6));
    if (brackets) out += '(';
    switch (node.kind) {
        case NodeKind::literal: out += literal(node, frame.place_for_time); break;
        case NodeKind::start: out += "start"; break;
        case NodeKind::year: out += "year"; break;
        case NodeKind::missing: out += with_unit("missing", *node.unit); break;
        case NodeKind::assumption: out += formula_name(node.assumption().path); break;
        case NodeKind::distribution: out += with_unit(node.distribution().text(limit), *node.unit); break;
        case NodeKind::years: {
            const YearTable& table = node.year_table();
            std::string call = "years(" + std::to_string(table.first);
            for (const double number : table.numbers) call += ", " + number_text(number);
            if (table.has_rest) call += ", rest: " + number_text(table.rest);
            out += with_unit(call + ")", *node.unit);
            break;
        }
        default: break;
    }
    if (brackets) out += ')';
}

inline void open(Frame& frame, std::string& out) {
    const Node& node = *frame.node;
    if (node.kind == NodeKind::by) {
        out += "by(" + formula_name(node.index()->name());
        return;
    }
    const operations::Info& info = operations::infos[node.operation];
    const bool alone = info.form == operations::Form::infix && node.operands.size() == 1;  // a sum of one term is the term
    frame.brackets = !alone && info.precedence != 0 && info.precedence < frame.precedence;
    for (std::size_t i = info.alike_from; i < node.operands.size(); ++i)
        frame.beside_time |= operations::dimension(*node.operands[i]).is_just(BaseKind::calendar) && !is_calendar_year(*node.operands[i]);
    if (frame.brackets) out += '(';
    if (info.form != operations::Form::infix) out += info.name;
    if (info.form == operations::Form::function) out += '(';
}

// What stands before the next operand, and the frame to write it in.
inline Frame next_operand(Frame& frame, std::string& out) {
    const Node& node = *frame.node;
    const std::size_t i = frame.next++;
    const Node* operand = node.operands[i].get();
    if (node.kind == NodeKind::by) {
        out += ", " + in_quotes(node.index()->labels()[i]) + ": ";
        return {operand, 0, frame.place_for_time};
    }
    const operations::Info& info = operations::infos[node.operation];
    const bool calendar_year = is_calendar_year(*operand);
    const bool time = info.is_moment(i) || (frame.beside_time && calendar_year && i >= info.alike_from);
    if (info.form == operations::Form::function) {
        if (i > 0) out += ", ";
        return {operand, 0, time};
    }
    if (info.form == operations::Form::prefix)
        return {operand, has_written_operands(*operand) ? info.precedence + 1 : after_minus, time};
    if (i > 0) (out += ' ').append(info.name) += ' ';
    if (node.operands.size() == 1) return {operand, frame.precedence, time};
    return {operand, i == 0 && info.chains() ? info.precedence : info.precedence + 1, time};
}

inline void close(const Frame& frame, std::string& out) {
    const Node& node = *frame.node;
    if (node.kind == NodeKind::by) {
        out += ')';
        return;
    }
    const operations::Info& info = operations::infos[node.operation];
    if (info.whole_argument) out += ", " + number_text(node.number);
    if (node.index()) out += ", " + formula_name(node.index()->name());
    if (is_operation<operations::AtLabel>(node)) out += ", " + in_quotes(node.index()->labels()[node.detail->position]);
    if (info.form == operations::Form::function) out += ')';
    if (frame.brackets) out += ')';
}

}  // namespace text

GEVINST_INLINE std::string formula_text(const Node& root, std::size_t limit) {
    std::string out;
    std::vector<text::Frame> frames{{&root, 0, false}};
    while (!frames.empty() && out.size() <= limit) {
        text::Frame& frame = frames.back();
        if (!text::has_written_operands(*frame.node)) {
            text::write_leaf(frame, out, limit);
            frames.pop_back();
            continue;
        }
        if (frame.next == 0) text::open(frame, out);
        if (frame.next < frame.node->operands.size()) {
            frames.push_back(text::next_operand(frame, out));
        } else {
            text::close(frame, out);
            frames.pop_back();
        }
    }
    return out;
}

GEVINST_INLINE std::string formula_text(const Expression& x) {
    constexpr std::size_t longest = 64'000'000;
    std::string text = formula_text(*x.node(), longest);
    if (text.size() > longest)
        throw CaseError("the formula is longer than 64 million characters: give parts that it uses more than once a name, "
                        "by assume");
    return text;
}

GEVINST_INLINE std::string shortened_formula(const Node& node, std::size_t limit) {
    std::string text = formula_text(node, limit);
    if (text.size() <= limit) return text;
    std::size_t cut = limit - 3;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0u) == 0x80u) --cut;  // not inside a letter
    return text.substr(0, cut) + "...";
}

GEVINST_INLINE std::string operand_text(const Node& node) {
    if (node.kind == NodeKind::assumption) return in_quotes(node.assumption().path);
    return "'" + shortened_formula(node, 60) + "'";
}

GEVINST_INLINE bool is_reserved_word(std::string_view word) {
    for (const std::string_view known : {"start", "year", "missing", "by", "years", "rest"})
        if (word == known) return true;
    for (const operations::Info& info : operations::infos)
        if (word == info.name) return true;
    for (const Distribution::Signature& signature : Distribution::signatures)
        if (word == signature.name) return true;
    return std::any_of(units::catalogue.begin(), units::catalogue.end(), [&](const UnitTerm& unit) { return unit.symbol == word; });
}

}  // namespace gevinst::inline v0
