// SPDX-License-Identifier: Apache-2.0
// Which argument of a definition an error is about, and which other definition, so that a file can point at it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "gevinst/case/line.hpp"
#include "gevinst/error.hpp"

namespace gevinst::inline v0 {

/// A second definition of an assumption, whose path it carries.
class DefinedTwice : public CaseError {
public:
    explicit DefinedTwice(const std::string& path)
        : CaseError("the assumption '" + path + "' is defined twice: one path is one assumption") {
        of_assumption(path);
    }
};

/// What the amount of a line is called where it is stated.
[[nodiscard]] inline std::string_view amount_argument(LineKind kind) { return kind == LineKind::benefit ? "potential" : "amount"; }
/// What the account of a line is called where it is stated.
[[nodiscard]] inline std::string_view party_argument(LineKind kind) {
    if (kind == LineKind::benefit || kind == LineKind::outcome) return "receiver";
    return kind == LineKind::burden ? "bearer" : "payer";
}

/// Makes or checks something of one argument: what it refuses says which one that is, by its key in a model file.
template <class Make>
auto about_argument(std::string_view argument, const Make& make) -> decltype(make()) {
    try {
        return make();
    } catch (Error& error) {
        error.in_argument(argument);
        throw;
    }
}

/// The same for a part of one thing in a list: `chain/2/share`.
template <class Make>
auto about_argument(std::string_view list, std::size_t place, std::string_view part, const Make& make) -> decltype(make()) {
    try {
        return make();
    } catch (Error& error) {
        error.in_argument(part);
        error.in_argument(std::to_string(place));
        error.in_argument(list);
        throw;
    }
}

/// The same for the share of a link, which may be one of the benefit that a line continues.
template <class Make>
auto about_link(const Line& line, std::size_t place, const Make& make) -> decltype(make()) {
    const std::size_t others = line.continued ? line.continued->links : 0;
    return place < others ? about_argument("of", make) : about_argument("chain", place - others, "share", make);
}

/// An error that is about one argument, or a part of one thing in a list.
template <class AnyError>
[[nodiscard]] AnyError error_about(std::string_view argument, AnyError error) {
    error.in_argument(argument);
    return error;
}
template <class AnyError>
[[nodiscard]] AnyError error_about(std::string_view list, std::size_t place, std::string_view part, AnyError error) {
    error.in_argument(part);
    error.in_argument(std::to_string(place));
    error.in_argument(list);
    return error;
}

}  // namespace gevinst::inline v0
