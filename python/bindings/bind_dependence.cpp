// SPDX-License-Identifier: Apache-2.0
// Correlations: for every pair, by pairs, as a matrix in lists, an array or a DataFrame.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "arguments.hpp"
#include "bindings.hpp"
#include "gevinst/case/business_case.hpp"

namespace gevinst::python {

namespace {

// An assumption that is named or given itself.
AssumptionName assumption_name(py::handle object) {
    if (py::isinstance<py::str>(object)) return text_from(object);
    const std::optional<Expression> expression = expression_in(object);
    if (!expression || expression->node()->kind != NodeKind::assumption)
        refuse("an assumption or its path", object);
    return *expression;
}

double correlation_in(py::handle object) {
    const auto number = number_in(object);
    if (!number) refuse("a correlation as a number", object);
    return *number;
}

bool is_frame(py::handle object) { return py::hasattr(object, "columns") && py::hasattr(object, "to_numpy"); }
bool is_table(py::handle object) { return py::isinstance<py::sequence>(object) || py::hasattr(object, "shape"); }

std::vector<std::vector<double>> rows_of(py::handle table) {
    std::vector<std::vector<double>> rows;
    for (const py::handle row : table) {
        if (!is_table(row) || py::isinstance<py::str>(row)) refuse("a row of correlations, as [1, 0.5]", row);
        rows.emplace_back();
        for (const py::handle entry : row)
            rows.back().push_back(correlation_in(entry));
    }
    return rows;
}

// The labels of an axis; none where it is only counted.
std::vector<std::string> labels_on(py::handle axis) {
    std::vector<std::string> labels;
    for (const py::handle label : axis)
        if (py::isinstance<py::str>(label)) labels.push_back(text_from(label));
    if (!labels.empty() && labels.size() != py::len(axis)) refuse("paths as labels of the correlations", axis);
    return labels;
}

// The paths that label a frame of correlations; none for one whose rows and columns are only counted.
std::vector<std::string> labels_of(py::handle frame) {
    std::vector<std::string> labels = labels_on(frame.attr("columns"));
    if (labels != labels_on(frame.attr("index")))
        throw CaseError("the rows of a DataFrame of correlations have other labels than its columns: label both by the "
                        "same paths in the same order");
    return labels;
}

// The rows of a frame in the order of the members.
std::vector<std::vector<double>> rows_of_frame(py::handle frame, const std::vector<AssumptionName>& members) {
    const std::vector<std::string> labels = labels_of(frame);
    std::vector<std::vector<double>> rows = rows_of(frame.attr("to_numpy")());
    if (labels.empty()) return rows;
    std::vector<std::size_t> places;
    for (const AssumptionName& member : members) {
        const auto found = std::find(labels.begin(), labels.end(), member.path);
        if (found == labels.end())
            throw CaseError("the DataFrame of correlations has no column '" + member.path + "'" + did_you_mean(member.path, labels));
        places.push_back(static_cast<std::size_t>(found - labels.begin()));
    }
    if (labels.size() != members.size())
        throw CaseError("the DataFrame of correlations has " + std::to_string(labels.size()) + " columns for " +
                        std::to_string(members.size()) + " assumptions: name them all, or leave them out");
    std::vector<std::vector<double>> ordered;
    for (const std::size_t row : places) {
        ordered.emplace_back();
        for (const std::size_t column : places)
            ordered.back().push_back(rows[row][column]);
    }
    return ordered;
}

Correlation of_pairs(const py::dict& pairs, bool rank) {
    std::vector<CorrelatedPair> stated;
    for (const auto& [pair, number] : pairs) {
        if (!py::isinstance<py::tuple>(pair) || py::len(pair) != 2)
            refuse("two assumptions, as ('exams', 'minutes')", pair);
        const auto both = py::reinterpret_borrow<py::tuple>(pair);
        stated.push_back({assumption_name(both[0]), assumption_name(both[1]), correlation_in(number)});
    }
    return correlation_of_pairs(stated, rank);
}

Correlation correlation_of(const py::object& assumptions, const py::object& matrix, bool rank) {
    if (py::isinstance<py::dict>(assumptions)) {
        if (!matrix.is_none()) refuse("no matrix beside pairs that have their correlations", matrix);
        return of_pairs(py::reinterpret_borrow<py::dict>(assumptions), rank);
    }
    std::vector<AssumptionName> members;
    if (is_frame(assumptions)) {
        for (const std::string& label : labels_of(assumptions))
            members.emplace_back(label);
        if (members.empty()) refuse("a DataFrame whose rows and columns are paths", assumptions);
        if (!matrix.is_none()) refuse("no matrix beside a DataFrame of correlations", matrix);
        return correlation(members, rows_of_frame(assumptions, members), rank);
    }
    if (py::isinstance<py::str>(assumptions) || !py::isinstance<py::iterable>(assumptions))
        refuse("assumptions or their paths, as ['exams', 'minutes']", assumptions);
    for (const py::handle one : assumptions)
        members.push_back(assumption_name(one));
    if (matrix.is_none()) refuse("a correlation, or a matrix of them row by row", matrix);
    if (is_frame(matrix)) return correlation(members, rows_of_frame(matrix, members), rank);
    // A number of NumPy has a shape, which is empty.
    const bool is_number = !is_table(matrix) || (py::hasattr(matrix, "shape") && py::len(matrix.attr("shape")) == 0);
    if (!is_number && !py::isinstance<py::str>(matrix)) return correlation(members, rows_of(matrix), rank);
    const auto same = number_in(matrix);
    if (!same) refuse("a correlation, or a matrix of them row by row", matrix);
    return correlation(members, *same, rank);
}

} // namespace

void bind_dependence(py::module_& module) {
    using namespace py::literals;
    py::class_<Correlation>(module, "Correlation", "Assumptions that move together; see `gv.correlation`.")
        .def_property_readonly(
            "paths",
            [](const Correlation& self) {
                py::list paths;
                for (const std::string& path : self.paths)
                    paths.append(path);
                return py::typing::Tuple<py::str, py::ellipsis>(py::tuple(paths));
            },
            "The paths of the assumptions, in order.")
        .def_property_readonly(
            "matrix",
            [](const Correlation& self) {
                const std::size_t n = self.paths.size();
                std::vector<std::vector<double>> rows;
                for (std::size_t row = 0; row < n; ++row)
                    rows.emplace_back(self.matrix.begin() + static_cast<std::ptrdiff_t>(row * n),
                                      self.matrix.begin() + static_cast<std::ptrdiff_t>((row + 1) * n));
                return rows;
            },
            "The correlations, row by row.")
        .def_readonly("rank", &Correlation::rank, "Whether its numbers are rank correlations.")
        .def("__repr__", [](const Correlation& self) {
            std::string text = "<correlation of";
            for (const std::string& path : self.paths)
                text += " '" + path + "'";
            return text + ">";
        });
    module.def("correlation", &correlation_of, "assumptions"_a, "matrix"_a, "rank"_a);
    module.def("nearest_correlation", &nearest_correlation, "correlation"_a);
}

} // namespace gevinst::python
