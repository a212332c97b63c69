// SPDX-License-Identifier: Apache-2.0
// The errors of the library: one type a concept, all of them `gevinst::Error`.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace gevinst::inline v0 {

/// The base of everything the library throws on purpose.
class Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;

    /// The argument of a definition that is wrong, by its key in a model file, and in a list by its place from 0: `payer`,
    /// `chain/0/share`. Empty where no one argument is.
    [[nodiscard]] const std::string& argument() const { return argument_; }
    /// The path of the assumption whose value is wrong, where that is known. It may be another than the one that is defined.
    [[nodiscard]] const std::string& assumption() const { return assumption_; }

    /// The argument is a part of another.
    void in_argument(std::string_view outer) { argument_ = std::string(outer) + (argument_.empty() ? "" : "/") + argument_; }
    void of_assumption(std::string path) { assumption_ = std::move(path); }

private:
    std::string argument_;
    std::string assumption_;
};

/// Units or dimensions do not fit: names the operation, both operands and both units.
class UnitError : public Error {
public:
    using Error::Error;
};

/// A business case or an expression is not valid: names the path, label or year, and how to mend it.
class CaseError : public Error {
public:
    using Error::Error;
};

/// Where a text or file is wrong; what is not known is empty or 0.
struct FilePlace {
    std::string file{};       ///< as the caller named it
    std::string pointer{};    ///< JSON pointer (RFC 6901) to the value
    std::size_t line = 0;     ///< from 1
    std::size_t column = 0;   ///< from 1, in characters
    std::size_t byte = 0;     ///< from 0
};

/// A text or file cannot be read or written: names the place.
class FileError : public Error {
public:
    using Error::Error;
    FileError(const std::string& message, FilePlace place, std::string sentence = {})
        : Error(message), place_(std::move(place)), sentence_(std::move(sentence)) {}
    /// The place that the message names.
    [[nodiscard]] const FilePlace& place() const { return place_; }
    /// What is wrong, without the place and the line; empty where the message names no place in a text.
    [[nodiscard]] const std::string& sentence() const { return sentence_; }

private:
    FilePlace place_;
    std::string sentence_;
};

/// A calculation left the real numbers, or a checked value left its range: names the operation, line and year.
class FaultError : public Error {
public:
    explicit FaultError(std::string fault) : Error(fault), fault_(std::move(fault)) {}
    /// A fault on the way to `needed_for`, an expression as text.
    FaultError(std::string fault, const std::string& needed_for)
        : Error(fault + " (needed for " + needed_for + ")"), fault_(std::move(fault)) {}
    /// What went wrong, without what it was needed for.
    [[nodiscard]] const std::string& fault() const { return fault_; }

private:
    std::string fault_;
};

}  // namespace gevinst::inline v0
