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
    // What the library refuses is refused at a place of the file.
    template <class Make>
    static auto at(const JsonPlace& place, const Make& make) -> decltype(make()) {
        try {
            return make();
        } catch (const FileError&) {
            throw;
        } catch (const Error& error) {
            throw place.error(error.what());
        }
    }

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
    // Adds the assumptions that a definition has made to those that formulas may name.
    void learn();

    [[nodiscard]] Expression formula(const JsonPlace& place) const;
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
    void read(const JsonPlace& place, std::optional<Moment>& x) const { x = Moment(formula(place)); }
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
    std::vector<std::string_view> values_;                          // their formulas
    std::size_t reading_ = none;                                    // the one that is read
    std::vector<std::string> settled_;                              // what a saved case may have in a correlation though it is certain
};

}  // namespace gevinst::inline v0
