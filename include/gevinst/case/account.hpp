// SPDX-License-Identifier: Apache-2.0
// Accounts: who pays or gains, with a sector and perhaps a parent.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gevinst/expression/index.hpp"

namespace gevinst::inline v0 {

/// The sector an account belongs to. `boundary`: the other side of a posting that names none.
enum class Sector : std::uint8_t { region, municipality, state, private_provider, patients, other, boundary };

[[nodiscard]] std::string_view sector_name(Sector sector);
/// Throws CaseError that lists the sectors.
[[nodiscard]] Sector sector_of(std::string_view name);

/// An account of a case; a value that may be copied freely.
class Account {
public:
    Account(std::string name, Sector sector, const Account* parent = nullptr);

    [[nodiscard]] const std::string& name() const { return data_->name; }
    [[nodiscard]] Sector sector() const { return data_->sector; }
    [[nodiscard]] bool has_parent() const { return data_->parent != nullptr; }
    [[nodiscard]] const std::string& parent_name() const { return data_->parent->name; }
    /// The account above; there must be one.
    [[nodiscard]] Account parent() const { return Account(data_->parent); }
    /// Whether this is the account of that name or lies under it. Names are unique in a case.
    [[nodiscard]] bool is_within(std::string_view ancestor) const;
    /// Whether name, sector and parents are the same.
    [[nodiscard]] bool is_same(const Account& other) const;
    bool operator==(const Account& other) const { return is_same(other); }

private:
    struct Data {
        std::string name;
        Sector sector;
        std::shared_ptr<const Data> parent;
    };
    explicit Account(std::shared_ptr<const Data> data) : data_(std::move(data)) {}

    std::shared_ptr<const Data> data_;
};

/// One account, or one for each label of an index: `payer=radiology`, `payer=departments`.
class Accounts {
public:
    Accounts(const Account& account);  // NOLINT: implicit by purpose
    Accounts(IndexPtr index, std::vector<Account> accounts);

    /// The index the accounts run over; none for one account.
    [[nodiscard]] const IndexPtr& index() const { return index_; }
    [[nodiscard]] std::size_t size() const { return accounts_.size(); }
    [[nodiscard]] const Account& operator[](std::size_t element) const { return accounts_[element]; }
    /// The account of a label. Throws CaseError that names the labels there are.
    [[nodiscard]] const Account& at(std::string_view label) const;
    [[nodiscard]] std::vector<Account>::const_iterator begin() const { return accounts_.begin(); }
    [[nodiscard]] std::vector<Account>::const_iterator end() const { return accounts_.end(); }

private:
    IndexPtr index_;
    std::vector<Account> accounts_;
};

/// The accounts on the other side of postings that name one side only, by kind. All postings of a kind sum to zero.
[[nodiscard]] Account boundary_suppliers();
[[nodiscard]] Account boundary_labour();
[[nodiscard]] Account boundary_time();

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/case/account_definitions.hpp"
#endif
