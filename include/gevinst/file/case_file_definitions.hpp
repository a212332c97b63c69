// SPDX-License-Identifier: Apache-2.0
// Model files as texts and as files.
#pragma once

#include "gevinst/file/case_file.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gevinst/config.hpp"
#include "gevinst/file/case_reader_definitions.hpp"
#include "gevinst/file/case_reader_fields_definitions.hpp"
#include "gevinst/file/case_reader_formulas_definitions.hpp"
#include "gevinst/file/case_writer_definitions.hpp"
#include "gevinst/file/json_writer.hpp"
#include "gevinst/file/text_file.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE std::string case_text(const BusinessCase& business_case) {
    return write_json(case_writer::document(business_case.state()));
}

GEVINST_INLINE BusinessCase case_of_text(std::string_view text, const std::string& file) {
    const JsonDocument document(std::string(text), {.file = file});
    return CaseReader(JsonPlace(document)).read();
}

GEVINST_INLINE void save(const BusinessCase& business_case, const std::string& path) {
    write_text_file(path, case_text(business_case));
}

GEVINST_INLINE BusinessCase load(const std::string& path) {
    const JsonDocument document = read_json_file(path);
    return CaseReader(JsonPlace(document)).read();
}

GEVINST_INLINE void include(BusinessCase& business_case, const std::string& path, const IncludeOptions& options) {
    business_case.include(load(path), options);
}

GEVINST_INLINE std::vector<CaseFileKeys> case_file_keys() {
    std::vector<CaseFileKeys> made{{"case", case_fields::case_keys},
                                   {"account", case_fields::account_keys()},
                                   {"assumption", case_fields::assumption_keys()},
                                   {"price_index", case_fields::price_index_keys()},
                                   {"exchange_rate", case_fields::exchange_rate_keys()},
                                   {"staff_group", case_fields::staff_group_keys},
                                   {"resource", case_fields::resource_keys()},
                                   {"commitment", case_fields::commitment_keys()},
                                   {"initiative", case_fields::initiative_keys()},
                                   {"appropriation", case_fields::appropriation_keys()},
                                   {"correlation", case_fields::correlation_keys},
                                   {"accounts", case_fields::accounts_keys},
                                   {"link", case_fields::link_keys},
                                   {"fate", case_fields::fate_keys},
                                   {"value", case_fields::value_keys},
                                   {"handover", case_fields::handover_keys},
                                   {"guard", case_fields::guard_keys},
                                   {"label", case_fields::label_keys}};
    case_fields::for_each_word(
        [&](const auto& word) { made.push_back({std::string(line_word(word.kind)), case_fields::line_keys(word)}); });
    return made;
}

}  // namespace gevinst::inline v0
