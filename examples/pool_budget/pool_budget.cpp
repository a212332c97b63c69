// SPDX-License-Identifier: Apache-2.0
// What Region Hovedstaden's Initiativ 5.6 sets aside for AI, printed as the budget office prints it, and written as text and
// HTML into the current folder or the one that is given.
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include <gevinst/gevinst.hpp>
#include <gevinst/report/html_table.hpp>
#include <gevinst/report/text_table.hpp>

namespace gv = gevinst;
using namespace gv::units;

// [readme]
gv::FigureTable pool_budget() {
    const std::string source = "Initiativ 5.6, Region Hovedstaden, budget 2026-2029";
    const std::string note = "which of three purses pays cannot be read in the source";
    gv::BusinessCase pool{"Øget brug af AI", gv::Horizon{2026, 2029}, gv::fixed_prices(2026)};
    auto fund = pool.account("AI-pulje", {.sector = gv::Sector::region});
    pool.appropriate(fund, "establishment", 4.0 * MDKK, {.source = source, .note = note});
    pool.appropriate(fund, "payroll", 3.0 * MDKK, {.staff = 3 * staff_year, .source = source, .note = note});
    pool.appropriate(fund, "operations", 1.0 * MDKK, {.source = source, .note = note});
    return gv::budget(pool, {.account = fund, .language = gv::Language::danish});
}
// [readme end]

// Written beside and renamed: nobody meets half a file.
void write(const std::filesystem::path& path, const std::string& text) {
    const std::filesystem::path beside = path.string() + ".part";
    std::ofstream file(beside, std::ios::binary);
    file << text;
    file.close();
    if (!file) throw gv::FileError("cannot write " + path.string());
    std::filesystem::rename(beside, path);
}

int main(int count, char** arguments) try {
    const std::filesystem::path folder = count > 1 ? arguments[1] : "";
    const gv::FigureTable table = pool_budget();
    const std::string text = gv::to_text(table) + "\n";
    const std::string page = "<!doctype html>\n<meta charset=\"utf-8\">\n<title>AI-pulje</title>\n" + gv::to_html(table);
    std::cout << text << "\nSource: Initiativ 5.6, Region Hovedstaden, budget 2026-2029.\n"
              << "Financing: not known, the marks at its three purses cannot be read.\n\n";
    for (const auto& [name, content] : {std::pair{"pool_budget.txt", text}, {"pool_budget.html", page}}) {
        write(folder / name, content);
        std::cout << "Wrote " << (folder / name).string() << "\n";
    }
} catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
}
