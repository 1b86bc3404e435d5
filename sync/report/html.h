// SPDX-License-Identifier: Apache-2.0
// Pieces of HTML: text that is escaped, elements, tables and bars. Whatever comes from a form or a resident
// goes through text(), so that it is never markup. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace council::html {

std::string text(std::string_view);
// `attributes` as they stand in the tag, made of what is safe: `class="x"`.
std::string element(std::string_view name, const std::string& attributes, const std::string& inner);
std::string element(std::string_view name, const std::string& inner);

// A table under a caption that scrolls in itself where the screen is narrow. Cells are HTML. The first cell
// of each row names it.
struct Table {
    std::string id;  // of its caption
    std::string caption;
    std::vector<std::string> head;
    // A part with a heading of its own over its rows; one without for plain tables.
    struct Section {
        std::string heading;
        std::vector<std::vector<std::string>> rows;
    };
    std::vector<Section> sections;
};
std::string table(const Table&);

enum class Runs { left_to_right, right_to_left };

// A stretch of a bar, in hundredths of its whole width from where the language begins.
struct Stretch {
    double from = 0, width = 0;
    std::string look;   // a class of the style sheet: "pos2"
    std::string words;  // in it, where there is room
};
// One bar as inline SVG that is as wide as its place; `says` is what it shows, in words.
std::string bar(const std::vector<Stretch>&, const std::string& says, Runs);
// A bar beside words that say the same: hidden from who listens.
std::string quiet_bar(const std::vector<Stretch>&, Runs);
// Columns from left to right, or the other way.
std::string columns(const std::vector<long>& heights, const std::string& says, Runs);

}  // namespace council::html
