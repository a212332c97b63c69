// SPDX-License-Identifier: Apache-2.0
// Numbers for the nodes that a walk meets: what it knows of a node stands at the node's number in a vector.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace gevinst::inline v0 {

struct Node;

/// Numbers nodes from 0 in the order they are added. One table for every walk: a hash map for each kind of knowledge
/// costs every user half a second of compile time.
class NodeNumbers {
public:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    /// Whether the node is new; then it has the next number.
    bool add(const Node* node) {
        if (2 * (size_ + 1) > places_.size()) grow();
        Place& place = places_[place_of(node)];
        if (place.node != nullptr) return false;
        place = {node, size_++};
        return true;
    }
    /// The number of a node, `none` for one that was not added.
    [[nodiscard]] std::uint32_t find(const Node* node) const {
        if (places_.empty()) return none;
        const Place& place = places_[place_of(node)];
        return place.node == nullptr ? none : place.number;
    }
    [[nodiscard]] bool contains(const Node* node) const { return find(node) != none; }

private:
    struct Place {
        const Node* node = nullptr;
        std::uint32_t number = none;
    };

    // Where the node stands, or the free place where it would: its hash, then the places after it.
    [[nodiscard]] std::size_t place_of(const Node* node) const {
        const std::uint64_t mixed = reinterpret_cast<std::uintptr_t>(node) * 0x9e3779b97f4a7c15u;
        std::size_t place = static_cast<std::size_t>(mixed >> 32) & (places_.size() - 1);
        while (places_[place].node != nullptr && places_[place].node != node) place = (place + 1) & (places_.size() - 1);
        return place;
    }
    void grow() {
        std::vector<Place> old(places_.empty() ? 16 : 2 * places_.size());
        old.swap(places_);
        for (const Place& place : old)
            if (place.node != nullptr) places_[place_of(place.node)] = place;
    }

    std::vector<Place> places_;  ///< a power of two, at most half of them taken
    std::uint32_t size_ = 0;
};

}  // namespace gevinst::inline v0
