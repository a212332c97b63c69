// SPDX-License-Identifier: Apache-2.0
// A tool that is given a model file: it lists what the case assumes, changes some of it, asks 100,000 times what the money
// comes to, with one plan, and prints a budget. It needs neither fmt nor Boost.Math nor Python.
#include <iostream>

#include <gevinst/engine/plan.hpp>
#include <gevinst/file.hpp>
#include <gevinst/gevinst.hpp>
#include <gevinst/report/number_format.hpp>
#include <gevinst/report/text_table.hpp>

namespace gv = gevinst;

namespace {

void list_assumptions(const gv::BusinessCase& loaded) {
    std::cout << loaded.name() << " assumes:\n";
    for (const gv::NodePtr& assumption : loaded.state().assumptions) {
        const std::string unit = assumption->unit->text();
        std::cout << "  " << assumption->assumption().path << (unit.empty() ? "" : " [" + unit + "]") << ": "
                  << gv::shortened_formula(*gv::stated_value(*assumption).node(), 60) << '\n';
    }
}

// The least number of an assumption, of 100,000 up to `most`, at which an amount is not below zero.
std::optional<double> break_even(const gv::Plan& plan, const std::string& path, double most) {
    const gv::PlanInput& input = *plan.inputs_of(path).front();
    gv::Workspace values = plan.workspace();
    std::optional<double> found;
    for (int i = 100'000; i > 0; --i) {
        const double number = most * i / 100'000;
        plan.set(values, input, number);
        plan.run(values);
        if (plan.value(values, 0, 0) >= 0) found = number;
    }
    return found;
}

}  // namespace

int main(int count, char** arguments) try {
    if (count != 2) {
        std::cerr << "usage: embed CASE.json\n";
        return 2;
    }
    const gv::BusinessCase loaded = gv::load(arguments[1]);
    list_assumptions(loaded);

    const gv::BusinessCase changed = loaded.with_changes({{"exams", 100e3}, {"*/captured", 0.6}});
    const gv::Expression money = gv::sum_years(*gv::bottom_lines_view(changed).rows.front().amount);
    const gv::Plan plan({money}, changed.horizon());
    const auto minutes = break_even(plan, "reading time saved", 100);
    std::cout << "\nWith 100,000 exams and 0.6 captured the money breaks even "
              << (minutes ? "at " + gv::format_number(*minutes, 3, gv::Language::english) + " minutes an exam." : "nowhere.") << "\n\n"
              << gv::to_text(gv::budget(changed)) << '\n';
} catch (const gv::Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
}
