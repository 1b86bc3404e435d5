// SPDX-License-Identifier: Apache-2.0
#include "kiosk/setup/sheet.h"

#include <algorithm>
#include <iomanip>

namespace setup {

bool is_ready(const Sheet& sheet) {
    return std::all_of(sheet.begin(), sheet.end(), [](const Line& line) { return line.remedy.empty(); });
}

void print(const Sheet& sheet, std::ostream& out, Colours colours) {
    const auto dyed = [&](const char* word, const char* code) {
        return colours == Colours::none ? std::string(word)
                                        : std::string("\033[1;") + code + "m" + word + "\033[0m";
    };
    for (const Line& line : sheet) {
        const bool well = line.remedy.empty();
        out << (well ? dyed("green", "32") : dyed("red  ", "31")) << "  " << std::left << std::setw(11)
            << line.part << line.found << '\n';
        if (!well) out << std::string(18, ' ') << "-> " << line.remedy << '\n';
    }
}

}  // namespace setup
