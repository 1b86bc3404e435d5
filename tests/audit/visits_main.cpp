// SPDX-License-Identifier: Apache-2.0
// Writes tests/audit/VISITS.md.
#include <fstream>

#include "tests/audit/languages.h"
#include "tests/audit/visits.h"

int main() {
    std::ofstream table(SOURCE_DIR "/tests/audit/VISITS.md");
    table << audit::head_of_table() << "\n";
    for (const std::string& language : audit::shipped_languages())
        if (const auto lengths = audit::visits_in(language, audit::usual_kinds()); !lengths.empty())
            table << audit::line_of(language, lengths) << "\n";
}
