// SPDX-License-Identifier: Apache-2.0
// `ninja accessibility-report`: writes kiosk/ACCESSIBILITY.md from what the audit has counted.
#include <cstdio>
#include <exception>
#include <fstream>

#include "tests/audit/conformance.h"
#include "tests/audit/languages.h"

int main() {
    try {
        audit::Ledger all;
        for (const auto& file : audit::ledger_files()) all.add(audit::Ledger::read(file));
        std::ofstream(SOURCE_DIR "/kiosk/ACCESSIBILITY.md") << audit::conformance_table(all);
        std::printf("%zu checks, %zu failed\n", all.count(), all.failures().size());
        return all.failures().empty() ? 0 : 1;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 2;
    }
}
