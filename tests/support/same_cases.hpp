// SPDX-License-Identifier: Apache-2.0
// Whether a case that was written and read is the same: its text, its figures and its draws.
#pragma once

#include <bit>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/appraisal/simulate.hpp"
#include "gevinst/file.hpp"
#include "gevinst/gevinst.hpp"
#include "support/catch2.hpp"
#include "support/golden_cases.hpp"

namespace gevinst_test {

inline std::string temporary_file(const std::string& name) {
    return (std::filesystem::temp_directory_path() / ("gevinst_" + std::to_string(std::hash<std::string>{}(name)) + "_" + name)).string();
}

/// What a case draws by each sampling, or why it does not; one number a sampling.
inline std::vector<std::string> draws_of(const gevinst::BusinessCase& model) {
    namespace gv = gevinst;
    std::vector<std::string> found;
    for (const gv::Sampling& sampling : {gv::Sampling{}, gv::latin_hypercube(), gv::sobol(1'024, 1)}) {
        try {
            gv::CaseSimulationOptions options;
            options.seed = 2026;
            options.sampling = sampling;
            options.outputs = gv::standard_outputs(model);
            // By path: a file has an assumption after those a change made it name.
            std::map<std::string, gv::NodePtr> by_path;
            for (const gv::NodePtr& node : model.state().assumptions)
                if (node->index_set().empty()) by_path.emplace("value of " + node->assumption().path, node);
            for (const auto& [name, node] : by_path) options.outputs.push_back({name, gv::Expression(node), {}, {}, true});
            for (gv::SimulationOutput& output : options.outputs) output.keep = true;
            found.push_back(std::to_string(hash_of(gv::simulate(model, 1'024, options))));
        } catch (const gv::Error& error) {
            found.emplace_back(error.what());
        }
    }
    return found;
}

inline void check_round_trip(const gevinst::BusinessCase& model) {
    const std::string text = gevinst::case_text(model);
    INFO(text);
    const gevinst::BusinessCase read = gevinst::case_of_text(text);
    CHECK(gevinst::case_text(read) == text);
    CHECK(draws_of(read) == draws_of(model));
}

}  // namespace gevinst_test
