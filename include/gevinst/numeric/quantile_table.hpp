// SPDX-License-Identifier: Apache-2.0
// The quantile function of a continuous distribution as a table of polynomials, read with the same bits in one lane,
// two or four.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "gevinst/numeric/lanes.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric {

/// The polynomials of one table. Each side of the median has its own, in v = min(u, 1 - u): every binade of v from
/// 2^-33 to 1/2 is cut in 2^cell_bits cells, a cell is a polynomial of degree 7 in the distance from its middle.
class QuantileTable {
public:
    static constexpr int terms = 8, binades = 32, lowest_exponent = -33;

    /// A cell fills a cache line; coefficients in units of v's binade, the constant first.
    struct alignas(64) Cell {
        std::array<double, terms> coefficients;
    };

    explicit QuantileTable(int cell_bits)
        : cell_bits_(cell_bits), cells_(std::size_t{2} * binades << static_cast<unsigned>(cell_bits)) {}

    [[nodiscard]] int cell_bits() const { return cell_bits_; }
    /// Cells of one side; the lower side's are first, by rising v.
    [[nodiscard]] std::size_t side() const { return cells_.size() / 2; }
    [[nodiscard]] const Cell* cells() const { return cells_.data(); }
    [[nodiscard]] Cell& cell(std::size_t i) { return cells_[i]; }
    [[nodiscard]] std::size_t bytes() const { return cells_.size() * sizeof(Cell); }

private:
    int cell_bits_;
    std::vector<Cell> cells_;
};

/// What a value of the table becomes: location + scale * value, kept between least and most (an end point of a bounded
/// distribution must not be passed by a rounding).
struct Placement {
    double location = 0.0, scale = 1.0;
    double least = -std::numeric_limits<double>::infinity(), most = std::numeric_limits<double>::infinity();
};

inline namespace GEVINST_TARGET {

// Rows of four become columns: reading rows whole is a quarter of the loads.
[[gnu::always_inline]] inline void transpose(const Batch<4>& a, const Batch<4>& b, const Batch<4>& c, const Batch<4>& d,
                                             Batch<4>* columns) {
    const Batch<4> ab_even(__builtin_shufflevector(a.lanes, b.lanes, 0, 4, 2, 6));
    const Batch<4> ab_odd(__builtin_shufflevector(a.lanes, b.lanes, 1, 5, 3, 7));
    const Batch<4> cd_even(__builtin_shufflevector(c.lanes, d.lanes, 0, 4, 2, 6));
    const Batch<4> cd_odd(__builtin_shufflevector(c.lanes, d.lanes, 1, 5, 3, 7));
    columns[0].lanes = __builtin_shufflevector(ab_even.lanes, cd_even.lanes, 0, 1, 4, 5);
    columns[1].lanes = __builtin_shufflevector(ab_odd.lanes, cd_odd.lanes, 0, 1, 4, 5);
    columns[2].lanes = __builtin_shufflevector(ab_even.lanes, cd_even.lanes, 2, 3, 6, 7);
    columns[3].lanes = __builtin_shufflevector(ab_odd.lanes, cd_odd.lanes, 2, 3, 6, 7);
}

inline constexpr int cell_shift = 6; // of a cell's number to its place in bytes
static_assert(sizeof(QuantileTable::Cell) == std::size_t{1} << cell_shift);

[[gnu::always_inline]] inline const double* coefficients_at(const char* first_cell, std::uint64_t offset) {
    return reinterpret_cast<const double*>(first_cell + offset);
}
/// The coefficients of the cell of each lane, as one column a coefficient.
[[gnu::always_inline]] inline void load_rows(const char* first_cell, std::uint64_t offset, double* columns) {
    for (std::size_t i = 0; i < QuantileTable::terms; ++i)
        columns[i] = coefficients_at(first_cell, offset)[i];
}
[[gnu::always_inline]] inline void load_rows(const char* first_cell, const std::uint64_t* offsets, Batch<2>* columns) {
    const double *a = coefficients_at(first_cell, offsets[0]), *b = coefficients_at(first_cell, offsets[1]);
#pragma GCC unroll 4
    for (std::size_t i = 0; i < QuantileTable::terms; i += 2) {
        const Batch<2> from_a = Batch<2>::load(a + i), from_b = Batch<2>::load(b + i);
        columns[i].lanes = __builtin_shufflevector(from_a.lanes, from_b.lanes, 0, 2);
        columns[i + 1].lanes = __builtin_shufflevector(from_a.lanes, from_b.lanes, 1, 3);
    }
}
[[gnu::always_inline]] inline void load_rows(const char* first_cell, const std::uint64_t* offsets, Batch<4>* columns) {
    const double *a = coefficients_at(first_cell, offsets[0]), *b = coefficients_at(first_cell, offsets[1]);
    const double *c = coefficients_at(first_cell, offsets[2]), *d = coefficients_at(first_cell, offsets[3]);
#pragma GCC unroll 2
    for (std::size_t i = 0; i < QuantileTable::terms; i += 4)
        transpose(Batch<4>::load(a + i), Batch<4>::load(b + i), Batch<4>::load(c + i), Batch<4>::load(d + i),
                  columns + i);
}

// Rows of eight, by halves: each step takes its pieces from the same 16 bytes of two vectors, or moves these.
[[gnu::always_inline]] inline void load_rows(const char* first_cell, const std::uint64_t* offsets, Batch<8>* columns) {
#pragma GCC unroll 2
    for (std::size_t i = 0; i < QuantileTable::terms; i += 4) {
        const auto halves = [&](std::size_t a, std::size_t b) __attribute__((always_inline)) {
            return Batch<8>(__builtin_shufflevector(Batch<4>::load(coefficients_at(first_cell, offsets[a]) + i).lanes,
                                                    Batch<4>::load(coefficients_at(first_cell, offsets[b]) + i).lanes,
                                                    0, 1, 2, 3, 4, 5, 6, 7));
        };
        const Batch<8> row_02 = halves(0, 2), row_13 = halves(1, 3), row_46 = halves(4, 6), row_57 = halves(5, 7);
        const Batch<8> early_even(__builtin_shufflevector(row_02.lanes, row_13.lanes, 0, 8, 2, 10, 4, 12, 6, 14));
        const Batch<8> early_odd(__builtin_shufflevector(row_02.lanes, row_13.lanes, 1, 9, 3, 11, 5, 13, 7, 15));
        const Batch<8> late_even(__builtin_shufflevector(row_46.lanes, row_57.lanes, 0, 8, 2, 10, 4, 12, 6, 14));
        const Batch<8> late_odd(__builtin_shufflevector(row_46.lanes, row_57.lanes, 1, 9, 3, 11, 5, 13, 7, 15));
        columns[i].lanes = __builtin_shufflevector(early_even.lanes, late_even.lanes, 0, 1, 4, 5, 8, 9, 12, 13);
        columns[i + 1].lanes = __builtin_shufflevector(early_odd.lanes, late_odd.lanes, 0, 1, 4, 5, 8, 9, 12, 13);
        columns[i + 2].lanes = __builtin_shufflevector(early_even.lanes, late_even.lanes, 2, 3, 6, 7, 10, 11, 14, 15);
        columns[i + 3].lanes = __builtin_shufflevector(early_odd.lanes, late_odd.lanes, 2, 3, 6, 7, 10, 11, 14, 15);
    }
}

/// `word` where the condition holds, else 0.
[[gnu::always_inline]] inline std::uint64_t where(bool condition, std::uint64_t word) { return condition ? word : 0; }
template <int Width>
[[gnu::always_inline]] inline Words<Width> where(const Words<Width>& condition, std::uint64_t word) {
    return condition & word;
}
#if defined(__x86_64__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpsabi" // the 64 bytes that it warns of are returned by no function
[[gnu::always_inline]] inline Words<8> where(EightConditions condition, std::uint64_t word) {
    typedef long long Integers __attribute__((vector_size(64)));
    return Words<8>::Vector(__builtin_ia32_blendmq_512_mask(Integers{}, Integers(Words<8>::all(word).lanes), condition.bits));
}
#pragma GCC diagnostic pop
#endif

/// What every lane needs of a table.
struct TableReader {
    const char* first_cell;
    std::uint64_t side, first_row, fraction_mask;
    int row_shift;
    double middle;

    explicit TableReader(const QuantileTable& table)
        : first_cell(reinterpret_cast<const char*>(table.cells())), side(table.side()),
          first_row(std::uint64_t{1023 + QuantileTable::lowest_exponent} << static_cast<unsigned>(table.cell_bits())),
          fraction_mask((std::uint64_t{1} << static_cast<unsigned>(52 - table.cell_bits())) - 1),
          row_shift(52 - table.cell_bits()), middle(1.0 + power_of_two_below(table.cell_bits() + 1)) {}

    static double power_of_two_below(int n) { return from_words((std::uint64_t{1023} - static_cast<unsigned>(n)) << 52); }

    /// Where u lies: the offset of its cell from the first, in bytes, and the distance from the cell's middle.
    template <class T, class Offset>
    [[gnu::always_inline]] void locate(const T& u, Offset& offset, T& t) const {
        const auto upper = u > T(0.5);
        const T inside = select(upper, T(1.0) - u, u);
        const T v = lesser(greater(inside, T(0x1p-33)), T(0x1.fffffffffffffp-2));
        const auto bits = to_words(v);
        const auto row = ((bits >> row_shift) - first_row) | where(upper, side); // side is a power of two
        offset = row << cell_shift;
        t = from_words((bits & fraction_mask) | std::uint64_t{0x3ff0000000000000}) - T(middle);
    }
    /// The polynomials of the cells there.
    template <class T, class Offset>
    [[gnu::always_inline]] T value(const Offset& offset, const T& t) const {
        T k[QuantileTable::terms] = {t, t, t, t, t, t, t, t};
        load_rows(first_cell, offset, k);
        const T t2 = t * t;
        const T low = k[1] + t * k[2] + t2 * (k[3] + t * k[4]);
        const T high = k[5] + t * k[6] + t2 * k[7];
        return k[0] + t * (low + t2 * t2 * high);
    }
    /// The table's value at u.
    [[gnu::always_inline]] double value(double u) const {
        std::uint64_t offset = 0;
        double t = 0.0;
        locate(u, offset, t);
        return value(offset, t);
    }
};

/// The value that a share u of the draws does not exceed. u below 2^-33 counts as 2^-33, and likewise above.
inline double quantile_at(const QuantileTable& table, double u) { return TableReader(table).value(u); }

/// A value within the bounds of a placement; one lane or several.
template <class T>
[[gnu::always_inline]] inline T kept_between(const Placement& placement, const T& x) {
    return lesser(T(placement.most), greater(T(placement.least), x));
}

/// location + scale * value.
struct Placed {
    static constexpr bool takes_long = false;
    template <class T>
    [[gnu::always_inline]] static T value(const Placement& placement, const T& value) {
        return kept_between(placement, T(T(placement.location) + T(placement.scale) * value));
    }
};

// Reads the table and places what it finds: first where a part of the draws lies, then what is there. In one loop both
// would wait for each other, and need more registers than there are.
template <class Place>
struct ReadTable {
    template <int Width>
    [[gnu::always_inline]] static void run(double* out, std::size_t n, const double* u, const QuantileTable* table,
                                           const Placement* placement) {
        const TableReader reader(*table);
        const Placement place = *placement;
        std::size_t done = 0;
        if constexpr (Width > 1) {
            constexpr std::size_t part = 256;
            alignas(64) std::array<double, part> t;
            alignas(64) std::array<std::uint64_t, part> offsets;
            while (n - done >= Width) {
                const std::size_t count = std::min(part, (n - done) / Width * Width);
                for (std::size_t i = 0; i < count; i += Width) {
                    Words<Width> offset;
                    Batch<Width> distance(0.0);
                    reader.locate(Batch<Width>::load(u + done + i), offset, distance);
                    offset.store(offsets.data() + i);
                    distance.store(t.data() + i);
                }
                for (std::size_t i = 0; i < count; i += Width) {
                    const Batch<Width> found = reader.value(offsets.data() + i, Batch<Width>::load(t.data() + i));
                    if constexpr (Place::takes_long)
                        found.store(t.data() + i);
                    else
                        Place::value(place, found).store(out + done + i);
                }
                if constexpr (Place::takes_long)
                    for (std::size_t i = 0; i < count; i += Width)
                        Place::value(place, Batch<Width>::load(t.data() + i)).store(out + done + i);
                done += count;
            }
        }
        for (; done < n; ++done)
            out[done] = Place::value(place, reader.value(u[done]));
    }
};

/// out[i] = placement of table(u[i]) for n lanes; out may be u.
inline void apply_table(double* out, const double* u, std::size_t n, const QuantileTable& table,
                        const Placement& placement = {}) {
    run_widest<ReadTable<Placed>>(out, n, u, &table, &placement);
}

} // inline namespace GEVINST_TARGET
} // namespace gevinst::inline v0::numeric

GEVINST_NO_CONTRACTION_END
