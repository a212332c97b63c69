// SPDX-License-Identifier: Apache-2.0
// The published schema has the keys that the reader knows, neither more nor fewer.
#include <algorithm>
#include <string>
#include <vector>

#include "gevinst/file.hpp"
#include "support/catch2.hpp"

namespace gv = gevinst;

namespace {

std::vector<std::string> properties_of(const gv::JsonPlace& object) {
    std::vector<std::string> keys;
    for (const gv::NamedPlace& one : gv::read_members(gv::member(object, "properties"))) keys.emplace_back(one.key);
    std::sort(keys.begin(), keys.end());
    return keys;
}

}  // namespace

TEST_CASE("the schema of model files has the keys that the reader knows") {
    const gv::JsonDocument document = gv::read_json_file(std::string(GEVINST_TEST_DATA) + "/../../docs/schema/gevinst-0.json");
    const gv::JsonPlace root(document), definitions = gv::member(root, "$defs");
    for (gv::CaseFileKeys object : gv::case_file_keys()) {
        INFO(object.object);
        std::sort(object.keys.begin(), object.keys.end());
        if (object.object == "case") {
            CHECK(properties_of(root) == object.keys);
        } else if (object.object == "accounts") {
            CHECK(properties_of(gv::read_elements(gv::member(gv::member(definitions, "accounts"), "oneOf"))[1]) == object.keys);
        } else {
            CHECK(properties_of(gv::member(definitions, object.object)) == object.keys);
        }
    }
}
