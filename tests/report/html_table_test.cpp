// SPDX-License-Identifier: Apache-2.0
// Tables as HTML: the same layout as the text, with every text escaped.
#include <string>
#include <string_view>
#include <vector>

#include "gevinst/report/html_table.hpp"
#include "report/tables.hpp"
#include "support/catch2.hpp"

namespace {

using namespace gevinst_test;
using gv::to_html;

std::size_t times(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++found;
    return found;
}
bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// The texts of a table without its tags, a line a row of the source.
std::string texts(const std::string& html) {
    std::string text;
    bool tag = false;
    for (const char c : html) {
        if (c == '<') tag = true;
        else if (c == '>') tag = false, text += '|';
        else if (!tag) text += c;
    }
    return text;
}

const std::string hostile = "<script>alert('x' & \"y\")</script>";

TEST_CASE("every text of a page is escaped, quotes too") {
    gv::FigureTable figures = table({in_group(row("a", hostile, gv::count_unit("exam"), {1, 2}), hostile)}, 2027, gv::Language::english);
    figures.title = figures.case_name = figures.account = hostile;
    const std::string html = to_html(figures);
    CHECK_FALSE(contains(html, "<script"));
    CHECK_FALSE(contains(html, "'x'"));
    CHECK(times(html, "&lt;script&gt;alert(&#39;x&#39; &amp; &quot;y&quot;)&lt;/script&gt;") == 6);
}

TEST_CASE("cells name the years and rows they belong to") {
    gv::FigureTable figures = table({row("a", "Løn", MDKK, {1, 2}), total_row("I alt", MDKK, {1, 2}),
                                     row("staff_years", "Årsværk", staff_year, {3, 3})});
    const std::string html = to_html(figures);
    CHECK(contains(html, "<table lang=\"da\""));
    CHECK(contains(html, ">Budget: Sag, 2026-pl</caption>"));
    CHECK(times(html, "<th scope=\"col\"") == 6);
    CHECK(times(html, "<th scope=\"row\"") == 3);
    CHECK(times(html, "<td") == 6);
    CHECK(contains(texts(html), "|Økonomi (mio. kr.)||2026||2027|"));
    CHECK(contains(texts(html), "|I alt||1,0||2,0|"));
    CHECK(times(html, "border-top:1px solid currentColor") == 3);  // the total is set off
    figures.language = gv::Language::english;
    CHECK(contains(to_html(figures), "<table lang=\"en\""));
}

TEST_CASE("tags are closed in the order they were opened") {
    gv::FigureTable figures =
        table({in_group(row("a", "Løn", MDKK, {0.25, 2}), "x"), in_group(row("b", "b", MDKK, {0.25, 2}), "x"),
               in_group(total_row("I alt", MDKK, {0.5, 4}), "x"), in_group(empty_row("c", staff_year, gv::RowState::missing), "x"),
               in_group(row("a", "Løn", MDKK, {1, 2}), "y")});
    for (const std::string& html : {to_html(figures), to_html(table({}))}) {
        std::vector<std::string> open;
        for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
            const bool closes = html[at + 1] == '/';
            const std::size_t from = at + (closes ? 2 : 1);
            const std::string name = html.substr(from, html.find_first_of(" >", from) - from);
            if (!closes) {
                open.push_back(name);
                continue;
            }
            REQUIRE_FALSE(open.empty());
            CHECK(open.back() == name);
            open.pop_back();
        }
        CHECK(open.empty());
    }
}

TEST_CASE("a group is a body of rows with a heading, its sections together") {
    const std::string html = to_html(table({in_group(row("a", "Løn", MDKK, {1, 2}), "x"), in_group(row("s", "Årsværk", staff_year, {3, 3}), "x"),
                                            in_group(row("a", "Løn", MDKK, {1, 2}), "y"), in_group(row("b", "b", MDKK, {1, 2}), "y")}));
    CHECK(times(html, "<tbody>") == 2);
    CHECK(times(html, "<th scope=\"rowgroup\" colspan=\"3\"") == 2);
}

TEST_CASE("remarks span the years, and the note on rounding the table") {
    const std::string html = to_html(table({row("a", "a", MDKK, {0.25, 1}), row("b", "b", MDKK, {0.25, 1}), total_row("t", MDKK, {0.5, 2}),
                                            empty_row("c", staff_year, gv::RowState::not_stated)}));
    CHECK(contains(texts(html), "|ikke opgjort|"));
    CHECK(times(html, "<td colspan=\"2\"") == 1);
    CHECK(contains(html.substr(html.find("<tfoot>")), "colspan=\"3\""));
    CHECK(contains(html.substr(html.find("<tfoot>")), "Afrunding kan medføre"));
}

TEST_CASE("a page has no colours or files of its own, so that it suits light and dark") {
    const std::string html = to_html(table({row("a", "a", MDKK, {1, 1}), total_row("t", MDKK, {1, 1})}));
    for (const char* part : {"#", "rgb", "background", "url(", "http", "<link", "<style", "<script", "color:"}) CHECK_FALSE(contains(html, part));
}

}  // namespace
