// SPDX-License-Identifier: Apache-2.0
// The formulas of a case, and where in the file one is wrong.
#pragma once

#include "gevinst/file/case_reader.hpp"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gevinst/config.hpp"
#include "gevinst/file/file_message.hpp"
#include "gevinst/units/text_cursor.hpp"

namespace gevinst::inline v0 {
namespace case_reader {

/// The byte of the file at which a byte of a text in quotes stands, whatever escapes are before it.
[[nodiscard]] inline std::size_t byte_in_file(const JsonPlace& place, std::size_t byte_of_text) {
    const std::string& file = place.document().text();
    std::size_t at = place.value().position().byte + 1;
    for (std::size_t decoded = 0; decoded < byte_of_text && file[at] != '"';) {
        if (file[at] != '\\') {
            ++at;
            ++decoded;
        } else if (file[at + 1] != 'u') {
            at += 2;
            ++decoded;
        } else {
            const unsigned long code = std::stoul(file.substr(at + 2, 4), nullptr, 16);
            const bool pair = code >= 0xd800u && code < 0xdc00u;
            at += pair ? 12 : 6;
            decoded += pair ? 4 : code < 0x80u ? 1 : code < 0x800u ? 2 : 3;
        }
    }
    return at;
}

[[nodiscard]] inline FileError error_in_text(const JsonPlace& place, std::size_t byte, const std::string& sentence) {
    const JsonDocument& document = place.document();
    return file_message::error(document.text(), document.file(), byte_in_file(place, byte), place.pointer(), sentence);
}

}  // namespace case_reader

GEVINST_INLINE Expression CaseReader::formula(const JsonPlace& place) const {
    const std::string& text = read_string(place);
    FormulaFault fault;
    try {
        return parse_formula(text, scope_, fault);
    } catch (const Error&) {
        throw case_reader::error_in_text(place, fault.byte, fault.sentence);
    }
}

GEVINST_INLINE Moment CaseReader::moment(const JsonPlace& place) const {
    if (place.value().kind() == JsonKind::number) return {read_number(place)};
    return formula(place);
}

GEVINST_INLINE Expression CaseReader::value(const JsonPlace& place) const {
    return is_time_[reading_] ? moment(place).expression() : formula(place);
}

// An assumption is a time where the start or end of an initiative, the end of a line or a handover names it and no more.
GEVINST_INLINE void CaseReader::find_times() {
    is_time_.assign(values_.size(), false);
    const auto note = [&](const std::optional<JsonPlace>& time) {
        if (!time || time->value().kind() != JsonKind::string) return;
        const std::string& text = time->value().string();
        const std::vector<std::size_t> named = named_in(text);
        const bool quoted = text.size() > 1 && text.front() == '\'' && text.back() == '\'';
        if (named.size() != 1 || !(quoted || places_of_paths_.contains(text))) return;
        is_time_[named.front()] = true;
    };
    const auto note_of = [&](const JsonPlace& place) {
        if (place.value().kind() != JsonKind::object) return;
        for (const char* key : {"start", "until"}) note(optional_member(place, key));
        const std::optional<JsonPlace> handover = optional_member(place, "handover");
        if (handover && handover->value().kind() == JsonKind::object) note(optional_member(*handover, "from"));
    };
    for (const JsonPlace& place : elements("initiatives")) note_of(place);
    for (const JsonPlace& place : elements("lines")) note_of(place);
}

GEVINST_INLINE void CaseReader::read(const JsonPlace& place, std::optional<AnyUnit>& x) const {
    const std::string& text = read_string(place);
    try {
        x = parse_unit(text, scope_.units);
    } catch (const FileError& error) {
        throw case_reader::error_in_text(place, error.place().byte, error.sentence());
    } catch (const Error& error) {
        throw place.error(error.what());
    }
}

GEVINST_INLINE std::vector<std::size_t> CaseReader::named_in(std::string_view formula) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < formula.size();) {
        std::string name;
        if (formula[i] == '\'') {
            for (++i; i < formula.size() && (formula[i] != '\'' || formula.substr(i, 2) == "''"); ++i) {
                name += formula[i];
                if (formula[i] == '\'') ++i;
            }
            ++i;
        } else {
            while (i < formula.size() && (is_letter(formula[i]) || (!name.empty() && is_digit(formula[i])))) name += formula[i++];
            if (name.empty()) ++i;
        }
        if (const auto place = places_of_paths_.find(name); place != places_of_paths_.end()) found.push_back(place->second);
    }
    return found;
}

// The way from an assumption back to the one that is read, by the names in formulas; empty when there is none.
GEVINST_INLINE std::vector<std::size_t> CaseReader::circle(std::size_t through) const {
    std::vector<std::size_t> came_from(values_.size(), none);
    std::vector<std::size_t> pending{through};
    came_from[through] = through;
    while (!pending.empty()) {
        const std::size_t place = pending.back();
        pending.pop_back();
        for (const std::size_t named : named_in(values_[place])) {
            if (came_from[named] != none) continue;
            came_from[named] = place;
            pending.push_back(named);
        }
    }
    std::vector<std::size_t> way;
    if (came_from[reading_] == none) return way;
    for (std::size_t place = reading_; place != through; place = came_from[place]) way.push_back(place);
    way.push_back(through);
    std::reverse(way.begin(), way.end());
    return way;
}

GEVINST_INLINE std::string CaseReader::why_not_yet(const std::string& path) const {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) return {};
    const std::string word = path.substr(0, slash), part = path.substr(slash + 1);
    const auto is_one_of = [&](std::initializer_list<std::string_view> parts) {
        return std::find(parts.begin(), parts.end(), part) != parts.end();
    };
    std::size_t line = 0;
    if (is_one_of({"pay", "net hours", "paid hours"})) line = line_of("staff_groups", word);
    if (is_one_of({"capacity", "already freed"})) line = line_of("resources", word);
    if (is_one_of({"start", "until", "given"})) line = line_of("initiatives", word);
    if (line == 0) return {};
    if (reading_ == none && word == defining_) return "'" + path + "' is what is stated here: write its value in place of its name, or define it in the assumptions";
    return "'" + path + "' comes with '" + word + "' of line " + std::to_string(line) + ", which is read after this: " +
           (reading_ == none ? "move '" + word + "' up" : "state it in the assumptions, above what names it");
}

GEVINST_INLINE std::string CaseReader::why_unknown(const std::string& name) const {
    const auto found = places_of_paths_.find(name);
    if (found == places_of_paths_.end()) return why_not_yet(name);
    if (reading_ == none) return {};
    std::vector<std::string_view> paths(values_.size());
    for (const auto& [path, place] : places_of_paths_) paths[place] = path;
    const bool of_index = !followed_.empty();
    std::string own = "'" + std::string(paths[reading_]) + "'";
    if (of_index) own = "the price index '" + followed_ + "', which is read for " + own + ",";
    if (found->second == reading_)
        return of_index ? own + " names it: values that depend on each other in a circle cannot be found" : own + " names itself: state its value without";
    const std::vector<std::size_t> way = circle(found->second);
    std::string sentence = own + " names '" + name + "', which ";
    if (way.empty()) {
        return sentence + "is defined further down, in line " + std::to_string(line_of_assumption(found->second)) + ": move it up";
    }
    for (std::size_t i = 1; i < way.size(); ++i) sentence += "names '" + std::string(paths[way[i]]) + (i + 1 < way.size() ? "', which " : "'");
    return sentence + ": values that depend on each other in a circle cannot be found";
}

}  // namespace gevinst::inline v0
