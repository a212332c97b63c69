// SPDX-License-Identifier: Apache-2.0
// The node of an expression: immutable, shared, with a unit, one value a year or one for all years.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gevinst/expression/distribution.hpp"
#include "gevinst/expression/index.hpp"
#include "gevinst/units/any_unit.hpp"
#include "gevinst/units/horizon.hpp"

namespace gevinst::inline v0 {

struct Node;
using NodePtr = std::shared_ptr<const Node>;

/// What a node is: a leaf of one of these kinds, or an operation of the list in operations.hpp.
enum class NodeKind : std::uint8_t {
    literal,       ///< number as entered
    distribution,  ///< parameters as entered
    years,         ///< a number a calendar year
    by,            ///< an operand an element of an index
    assumption,    ///< a name for its one operand
    start,         ///< the start of the initiative, bound when a line is posted
    year,          ///< the start of the calendar year
    missing,       ///< a value nobody has stated
    operation
};

/// Numbers by calendar year; a year outside has `rest`, or is an error when there is none.
struct YearTable {
    int first;
    std::vector<double> numbers;
    bool has_rest = false;
    double rest = 0;
    bool operator==(const YearTable&) const = default;
};

/// What an assumption says of itself.
struct AssumptionInfo {
    std::string path;
    std::string source;
    std::string owner;
    std::string note;
    std::string evidence;
    std::optional<int> decided{};  ///< the year in which a gate is known
    bool has_range = false;
    double range_low = 0;   ///< in the unit of the node
    double range_high = 0;
    IndexPtr over;          ///< one independent variable an element
    bool has_bounds = false;  ///< whether these were looked up when it was defined
    double least = 0;         ///< its value is certain not to be below, in base units
    double greatest = 0;
    std::optional<std::uint32_t> seat{};  ///< its Sobol' dimension, or that of its first element; none outside a case
    std::shared_ptr<const AssumptionInfo> stems_from;  ///< of a changed assumption: what it said when it was defined
    std::optional<PriceBasis> prices{};  ///< that its money is stated in, where it says so
    std::string price_index{};           ///< that its money follows, where it says so
    bool converted = false;  ///< stands for its money in the prices of the case: `as_stated` is the assumption itself
};

/// One label of one index.
struct IndexElement {
    IndexPtr index;
    std::size_t position;
};

/// What a check is about, in words: `the link 'adoption' of 'Spine/Reading time'`.
using CheckedThing = std::shared_ptr<const std::string>;

/// What only some nodes have; a node has at most what its kind or operation needs.
struct NodeDetail {
    std::shared_ptr<const Distribution> distribution{};
    std::shared_ptr<const YearTable> year_table{};
    std::shared_ptr<const AssumptionInfo> assumption{};
    IndexPtr index{};          ///< of a table by label, a reduction or a choice of one label
    std::size_t position = 0;  ///< of the label that is chosen
    CheckedThing about{};
};
using NodeDetailPtr = std::shared_ptr<const NodeDetail>;

[[nodiscard]] NodeDetailPtr shared_detail(NodeDetail detail);

/// A node. Built by the functions beside Expression only, never changed afterwards.
struct Node {
    NodeKind kind = NodeKind::literal;
    std::uint8_t operation = 0;  ///< the place in the list of operations
    bool yearly = false;         ///< one value a year
    bool missing = false;        ///< depends on a missing value
    bool uses_start = false;     ///< depends on the start of an initiative that is not bound yet
    bool lump = false;           ///< holds a `once` or `during`, whose amounts are not prorated
    double number = 0;           ///< a literal as entered; the whole-number argument of an operation
    UnitPtr unit;
    std::vector<NodePtr> operands;
    std::shared_ptr<const IndexSet> indexes;  ///< none: no user index
    NodeDetailPtr detail;                     ///< none: a node that needs no more

    Node() = default;
    Node(const Node&) = default;
    Node& operator=(const Node&) = delete;
    ~Node() { release(operands); }

    [[nodiscard]] const IndexSet& index_set() const {
        static const IndexSet none;
        return indexes ? *indexes : none;
    }
    [[nodiscard]] std::size_t elements() const { return indexes ? element_count(*indexes) : 1; }
    [[nodiscard]] const AssumptionInfo& assumption() const { return *detail->assumption; }
    [[nodiscard]] const Distribution& distribution() const { return *detail->distribution; }
    [[nodiscard]] const YearTable& year_table() const { return *detail->year_table; }
    /// The index of a table by label, a reduction or a choice of one label; none for other nodes.
    [[nodiscard]] const IndexPtr& index() const {
        static const IndexPtr none;
        return detail ? detail->index : none;
    }

    /// Of an assumption that is converted to the prices of its case, the one inside, in the prices it states; else itself.
    [[nodiscard]] const Node& as_stated() const {
        return assumption().converted ? *operands.front()->operands.front() : *this;
    }

    /// Whether two nodes are one assumption, perhaps with different values.
    [[nodiscard]] bool is_same_assumption(const Node& other) const;

private:
    static void release(std::vector<NodePtr>& operands);
};

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/expression/node_definitions.hpp"
#endif
