// SPDX-License-Identifier: Apache-2.0
// Random numbers for tests: the same on every platform, unlike the distributions of the standard library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gevinst_test {

/// SplitMix64 (Steele, Lea and Flood 2014).
class RandomNumbers {
public:
    explicit RandomNumbers(std::uint64_t seed) : state_(seed) {}

    std::uint64_t word() {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }
    /// A whole number from 0 to n - 1.
    std::size_t below(std::size_t n) { return static_cast<std::size_t>((word() >> 32) * n >> 32); }
    bool one_in(std::size_t n) { return below(n) == 0; }
    double between(double low, double high) {
        return low + (high - low) * (static_cast<double>(word() >> 11) * 0x1p-53);
    }
    template <class T>
    const T& one_of(const std::vector<T>& values) {
        return values[below(values.size())];
    }

private:
    std::uint64_t state_;
};

}  // namespace gevinst_test
