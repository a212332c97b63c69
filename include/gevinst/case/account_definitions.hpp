// SPDX-License-Identifier: Apache-2.0
// Sectors by name, accounts and their parents.
#pragma once

#include "gevinst/case/account.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE std::string_view sector_name(Sector sector) {
    switch (sector) {
    case Sector::region: return "region";
    case Sector::municipality: return "municipality";
    case Sector::state: return "state";
    case Sector::private_provider: return "private provider";
    case Sector::patients: return "patients";
    case Sector::other: return "other";
    case Sector::boundary: return "boundary";
    }
    return "other";
}

GEVINST_INLINE Sector sector_of(std::string_view name) {
    for (const Sector sector : {Sector::region, Sector::municipality, Sector::state, Sector::private_provider,
                                Sector::patients, Sector::other})
        if (sector_name(sector) == name) return sector;
    throw CaseError("'" + std::string(name) +
                    "' is not a sector; the sectors are 'region', 'municipality', 'state', 'private provider', "
                    "'patients', 'other'");
}

GEVINST_INLINE Account::Account(std::string name, Sector sector, const Account* parent)
    : data_(std::make_shared<const Data>(Data{std::move(name), sector, parent ? parent->data_ : nullptr})) {}

GEVINST_INLINE bool Account::is_within(std::string_view ancestor) const {
    for (const Data* data = data_.get(); data != nullptr; data = data->parent.get())
        if (data->name == ancestor) return true;
    return false;
}

GEVINST_INLINE bool Account::is_same(const Account& other) const {
    const Data* mine = data_.get();
    const Data* theirs = other.data_.get();
    while (mine != theirs && mine != nullptr && theirs != nullptr && mine->name == theirs->name &&
           mine->sector == theirs->sector) {
        mine = mine->parent.get();
        theirs = theirs->parent.get();
    }
    return mine == theirs;
}

GEVINST_INLINE Accounts::Accounts(const Account& account) : accounts_{account} {}

GEVINST_INLINE Accounts::Accounts(IndexPtr index, std::vector<Account> accounts)
    : index_(std::move(index)), accounts_(std::move(accounts)) {
    if (accounts_.size() != index_->size())
        throw CaseError("accounts by '" + index_->name() + "': " + std::to_string(accounts_.size()) +
                        " accounts for " + std::to_string(index_->size()) + " labels");
}

GEVINST_INLINE const Account& Accounts::at(std::string_view label) const {
    if (!index_)
        throw CaseError("'" + accounts_.front().name() + "' is one account, it has no label '" +
                        std::string(label) + "'");
    return accounts_[index_->position(label)];
}

GEVINST_INLINE Account boundary_suppliers() { return {"Suppliers", Sector::boundary}; }

GEVINST_INLINE Account boundary_labour() { return {"Labour market", Sector::boundary}; }

GEVINST_INLINE Account boundary_time() { return {"Time", Sector::boundary}; }

}  // namespace gevinst::inline v0
