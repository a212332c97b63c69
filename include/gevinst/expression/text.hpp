// SPDX-License-Identifier: Apache-2.0
// The text of an expression: the formula that the parser reads back.
#pragma once

#include <cctype>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gevinst/expression/operations.hpp"

namespace gevinst::inline v0 {

/// Whether a word has a meaning of its own in a formula: functions, distributions, units of the catalogue, `start`.
[[nodiscard]] bool is_reserved_word(std::string_view word);

/// Whether a name can stand in a formula without quotes. Bytes above ASCII count as letters (UTF-8).
[[nodiscard]] inline bool is_identifier(std::string_view name) {
    const auto letter = [](char c) { return c == '_' || std::isalpha(static_cast<unsigned char>(c)) || static_cast<signed char>(c) < 0; };
    if (name.empty() || !letter(name.front())) return false;
    for (const char c : name)
        if (!letter(c) && !(c >= '0' && c <= '9')) return false;
    return true;
}

/// A text in single quotes, quotes inside doubled.
[[nodiscard]] inline std::string quoted(std::string_view text) {
    std::string result = "'";
    for (const char c : text) {
        result += c;
        if (c == '\'') result += c;
    }
    return result + "'";
}
[[nodiscard]] inline std::string formula_name(std::string_view name) {
    return is_identifier(name) && !is_reserved_word(name) ? std::string(name) : quoted(name);
}

namespace text {

/// A number with its unit: `12 DKK/exam`, `0.5/exam`, `3 %`; points in time as `2027` or `2026-07`.
[[nodiscard]] inline std::string with_unit(const std::string& number, const AnyUnit& unit) {
    const std::string text = unit.text();
    if (text.empty()) return number;
    return text.starts_with("1/") ? number + text.substr(1) : number + " " + text;
}
[[nodiscard]] inline std::string literal(const Node& node) {
    constexpr double first_calendar_month = 12000;
    const double base = node.unit->to_base(node.number);
    if (node.unit->dimension().is_just(BaseKind::calendar) && base >= first_calendar_month) {
        const std::string moment = moment_text(base);
        if (moment.find('.') == std::string::npos) return moment;
    }
    return with_unit(number_text(node.number), *node.unit);
}

// What is still to be written: a node that must bind at least so tightly, or a piece of text.
struct Task {
    const Node* node;
    int precedence;
    std::string piece;
};

inline void write_leaf(const Node& node, std::string& out) {
    switch (node.kind) {
        case NodeKind::literal: out += literal(node); break;
        case NodeKind::start: out += "start"; break;
        case NodeKind::year: out += "year"; break;
        case NodeKind::missing: out += with_unit("missing", *node.unit); break;
        case NodeKind::assumption: out += formula_name(node.assumption().path); break;
        case NodeKind::distribution: {
            const Distribution& distribution = node.distribution();
            std::string call = std::string(distribution.signature().name) + "(";
            for (std::size_t i = 0; i < distribution.signature().count; ++i)
                call += (i == 0 ? "" : ", ") + number_text(distribution.parameter(i));
            out += with_unit(call + ")", *node.unit);
            break;
        }
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
}

// The pieces of a node with operands, in the order they are written.
inline void open(const Node& node, int required, std::vector<Task>& pieces) {
    const auto operand = [&](std::size_t i, int precedence) { pieces.push_back({node.operands[i].get(), precedence, {}}); };
    const auto piece = [&](std::string text) { pieces.push_back({nullptr, 0, std::move(text)}); };
    if (node.kind == NodeKind::by) {
        const Index& index = *std::get<IndexPtr>(node.detail);
        piece("by(" + formula_name(index.name()));
        for (std::size_t i = 0; i < node.operands.size(); ++i) {
            piece(", " + quoted(index.labels()[i]) + ": ");
            operand(i, 0);
        }
        piece(")");
        return;
    }
    const operations::Info& info = operations::infos[node.operation];
    const bool brackets = info.precedence != 0 && info.precedence < required;
    if (brackets) piece("(");
    if (info.form == operations::Form::infix) {
        const bool chains = info.precedence == 4 || info.precedence == 5;  // sums and products read from left to right
        for (std::size_t i = 0; i < node.operands.size(); ++i) {
            if (i > 0) piece(" " + std::string(info.name) + " ");
            operand(i, i == 0 && chains ? info.precedence : info.precedence + 1);
        }
    } else if (info.form == operations::Form::prefix) {
        piece(std::string(info.name));
        operand(0, info.precedence + 1);
    } else {
        piece(std::string(info.name) + "(");
        for (std::size_t i = 0; i < node.operands.size(); ++i) {
            if (i > 0) piece(", ");
            operand(i, 0);
        }
        if (info.whole_argument) piece(", " + number_text(node.number));
        if (const auto* index = std::get_if<IndexPtr>(&node.detail)) piece(", " + formula_name((*index)->name()));
        if (const auto* element = std::get_if<IndexElement>(&node.detail))
            piece(", " + formula_name(element->index->name()) + ", " + quoted(element->index->labels()[element->position]));
        piece(")");
    }
    if (brackets) piece(")");
}

}  // namespace text

/// The formula of a node, cut once it is longer than `limit`. Works through chains of any length.
[[nodiscard]] inline std::string formula_text(const Node& root, std::size_t limit = std::numeric_limits<std::size_t>::max()) {
    std::string out;
    std::vector<text::Task> pending{{&root, 0, {}}};
    std::vector<text::Task> pieces;
    while (!pending.empty() && out.size() <= limit) {
        const text::Task task = std::move(pending.back());
        pending.pop_back();
        if (task.node == nullptr) {
            out += task.piece;
        } else if (task.node->kind == NodeKind::operation || task.node->kind == NodeKind::by) {
            pieces.clear();
            text::open(*task.node, task.precedence, pieces);
            for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece) pending.push_back(std::move(*piece));
        } else {
            // A minus sign binds less tightly than a power, and a unit less tightly than what follows it.
            const bool brackets = task.node->kind == NodeKind::literal && task.precedence > 6 &&
                                  (task.node->number < 0 || !task.node->unit->factors().empty());
            if (brackets) out += "(";
            text::write_leaf(*task.node, out);
            if (brackets) out += ")";
        }
    }
    return out;
}
[[nodiscard]] inline std::string formula_text(const Expression& x) { return formula_text(*x.node()); }

inline std::string operand_text(const Node& node) {
    if (node.kind == NodeKind::assumption) return quoted(node.assumption().path);
    constexpr std::size_t limit = 60;
    std::string text = formula_text(node, limit);
    if (text.size() > limit) {
        std::size_t cut = limit - 3;
        while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0u) == 0x80u) --cut;  // not inside a letter
        text = text.substr(0, cut) + "...";
    }
    return "'" + text + "'";
}

namespace text {

template <class... Units>
constexpr bool is_symbol_of(std::string_view word, const Units&... catalogue) {
    return ((catalogue.terms[0].symbol == word) || ...);
}

}  // namespace text

inline bool is_reserved_word(std::string_view word) {
    for (const std::string_view known : {"start", "year", "missing", "by", "years", "rest"})
        if (word == known) return true;
    for (const operations::Info& info : operations::infos)
        if (word == info.name) return true;
    for (const Distribution::Signature& signature : Distribution::signatures)
        if (word == signature.name) return true;
    using namespace units;
    return text::is_symbol_of(word, DKK, kDKK, MDKK, EUR, MEUR, GBP, MGBP, month, year);
}

}  // namespace gevinst::inline v0
