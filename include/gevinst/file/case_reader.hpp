// SPDX-License-Identifier: Apache-2.0
// A case that is built from a document, by the words that a program uses. What they refuse gets the place it came from.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "gevinst/case/argument.hpp"
#include "gevinst/case/business_case.hpp"
#include "gevinst/expression/formula.hpp"
#include "gevinst/file/case_fields.hpp"
#include "gevinst/file/json_place.hpp"

namespace gevinst::inline v0 {

/// Reads one document. Every error is a FileError with its place.
class CaseReader {
public:
    explicit CaseReader(const JsonPlace& root);
    [[nodiscard]] BusinessCase read() &&;

private:
    // What the library refuses is refused at a place of the file: at the argument that the error is about, in the object
    // that states it.
    template <class Make>
    static auto at(const JsonPlace& place, const Make& make) -> decltype(make()) {
        try {
            return make();
        } catch (const FileError&) {
            throw;
        } catch (const Error& error) {
            throw part_of(place, error.argument()).error(error.what());
        }
    }
    // The same where the error may be in the value of an assumption that what is defined names.
    template <class Make>
    auto defined(const JsonPlace& place, const Make& make) const -> decltype(make()) {
        try {
            return make();
        } catch (const FileError&) {
            throw;
        } catch (const DefinedTwice& error) {
            const auto first = places_of_paths_.find(error.assumption());
            if (first == places_of_paths_.end()) throw part_of(place, error.argument()).error(error.what());
            throw part_of(place, error.argument())
                .error(error.what() + ("; it stands in line " + std::to_string(line_of_assumption(first->second))) +
                       ": change it there, or take it out there");
        } catch (const Error& error) {
            const auto found = places_of_paths_.find(error.assumption());
            if (error.assumption().empty() || found == places_of_paths_.end()) throw part_of(place, error.argument()).error(error.what());
            throw member(elements("assumptions")[found->second], "value").error(error.what());
        }
    }
    // The part of an object that an argument names, as far as it is there.
    [[nodiscard]] static JsonPlace part_of(const JsonPlace& object, std::string_view argument);

    static BusinessCase empty_case(const JsonPlace& root);
    static void require_format(const JsonPlace& root);
    void read_units();
    void read_indexes();
    void read_account(const JsonPlace& place);
    void read_assumptions(const std::vector<JsonPlace>& places);
    void read_assumption(const JsonPlace& place);
    // Those not read yet, up to the one that an assumption follows; all of them without one.
    void read_price_indexes(const AssumeOptions* followed = nullptr);
    void read_price_index(const JsonPlace& place);
    void read_exchange_rate(const JsonPlace& place);
    void read_staff_group(const JsonPlace& place);
    void read_resource(const JsonPlace& place);
    void read_initiative(const JsonPlace& place);
    void read_line(const JsonPlace& place);
    void read_commitment(const JsonPlace& place);
    void read_appropriation(const JsonPlace& place);
    void read_correlation(const JsonPlace& place);
    void read_label(const JsonPlace& place);
    [[nodiscard]] std::vector<JsonPlace> elements(std::string_view key) const;
    // The seats that assumptions state, before those that state none get theirs.
    void reserve_seats(const std::vector<JsonPlace>& assumptions);
    // The line of the file in which a list has something of a name, accounts by the labels of an index too; 0: it has not.
    [[nodiscard]] std::size_t line_of(std::string_view list, std::string_view name) const;
    // The line of the file in which an assumption of the list is defined.
    [[nodiscard]] std::size_t line_of_assumption(std::size_t place) const;
    // What to say of an assumption that comes with a word which is read later; nothing: no word makes one of that name.
    [[nodiscard]] std::string why_not_yet(const std::string& path) const;
    // Adds the assumptions that a definition has made to those that formulas may name.
    void learn();

    [[nodiscard]] Expression formula(const JsonPlace& place) const;
    // A point in time: a formula, or a number that is a year.
    [[nodiscard]] Moment moment(const JsonPlace& place) const;
    // The value of an assumption. Where a point in time is its name alone, a plain number is a year.
    [[nodiscard]] Expression value(const JsonPlace& place) const;
    void find_times();
    [[nodiscard]] std::string why_unknown(const std::string& name) const;
    [[nodiscard]] std::vector<std::size_t> named_in(std::string_view formula) const;
    [[nodiscard]] std::vector<std::size_t> circle(std::size_t through) const;
    [[nodiscard]] IndexPtr index(const JsonPlace& place) const;
    [[nodiscard]] Accounts accounts(const JsonPlace& place) const;
    [[nodiscard]] Accounts accounts_by_label(const JsonPlace& place) const;
    [[nodiscard]] Account account(const JsonPlace& place) const;
    [[nodiscard]] static int year(const JsonPlace& place);

    // One function a type of field.
    void read(const JsonPlace& place, std::string& x) const { x = read_string(place); }
    void read(const JsonPlace& place, std::optional<Sector>& x) const;
    void read(const JsonPlace& place, std::optional<Account>& x) const { x = account(place); }
    void read(const JsonPlace& place, std::optional<Accounts>& x) const { x = accounts(place); }
    void read(const JsonPlace& place, std::optional<Expression>& x) const { x = formula(place); }
    void read(const JsonPlace& place, std::optional<Moment>& x) const { x = moment(place); }
    void read(const JsonPlace& place, std::optional<StaffGroup>& x) const;
    void read(const JsonPlace& place, std::optional<Resource>& x) const;
    void read(const JsonPlace& place, std::optional<AnyUnit>& x) const;
    void read(const JsonPlace& place, std::optional<int>& x) const { x = year(place); }
    void read(const JsonPlace& place, std::optional<PriceBasis>& x) const;
    void read(const JsonPlace& place, std::vector<std::string>& x) const;
    void read(const JsonPlace& place, IndexPtr& x) const { x = index(place); }
    void read(const JsonPlace& place, std::optional<std::pair<double, double>>& x) const;
    void read(const JsonPlace& place, std::vector<Link>& x) const;
    void read(const JsonPlace& place, std::vector<FateShare>& x) const;
    void read(const JsonPlace& place, std::vector<FateValue>& x) const;
    void read(const JsonPlace& place, std::optional<HandoverOption>& x) const;
    void read(const JsonPlace& place, std::optional<Guard>& x) const;
    void read(const JsonPlace& place, std::optional<Benefit>& x) const;

    // Keys are checked by the table that the fields are read by.
    template <class Options>
    [[nodiscard]] Options options(const JsonPlace& place, const std::vector<std::string>& keys) const {
        check_keys(place, keys);
        Options made{};
        case_fields::for_each(made, [&](std::string_view key, auto& field) {
            if (const std::optional<JsonPlace> stated = optional_member(place, key)) read(*stated, field);
        });
        return made;
    }

    // One function a word.
    void define(Initiative on, const std::string& name, const std::optional<Expression>& amount, const CostOptions& with) const;
    void define(Initiative on, const std::string& name, const std::optional<Expression>& amount, const StaffOptions& with) const;
    void define(Initiative on, const std::string& name, const std::optional<Expression>& amount, const BenefitOptions& with);
    void define(Initiative on, const std::string& name, const std::optional<Expression>& amount, const BurdenOptions& with) const;
    void define(Initiative on, const std::string& name, const std::optional<Expression>& amount, const TransferOptions& with) const;
    void define(Initiative on, const std::string& name, const std::optional<Expression>& amount, const OutcomeOptions& with) const;

    JsonPlace root_;
    BusinessCase case_;
    FormulaScope scope_;
    std::size_t learnt_ = 0;  // assumptions of the case that the scope has
    std::size_t price_indexes_read_ = 0;
    std::unordered_map<std::string, Benefit> benefits_;  // by path
    std::string initiative_;                             // of the line that is read

    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    std::unordered_map<std::string, std::size_t> places_of_paths_;  // assumptions that the file defines
    std::vector<std::string_view> values_;                          // their formulas; none where the value is a number
    std::vector<bool> is_time_;                                     // those that stand for a point in time
    std::size_t reading_ = none;                                    // the one that is read
    std::string defining_;                                          // the staff group, resource or initiative that is read
    std::string followed_;                                          // the price index that is read, perhaps for it
    std::vector<std::string> settled_;                              // what a saved case may have in a correlation though it is certain
};

}  // namespace gevinst::inline v0
