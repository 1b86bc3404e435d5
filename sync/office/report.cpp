// SPDX-License-Identifier: Apache-2.0
#include "sync/office/report.h"

#include <string>

#include "sync/office/plural.h"

namespace council {

void write_report(std::ostream& out, const std::vector<DayCount>& counts) {
    int submissions = 0, practice = 0;
    std::string form;
    for (const DayCount& count : counts) {
        const std::string heading =
            count.form_id + ", version " + (count.version.empty() ? "none" : count.version);
        if (heading != form) out << heading << '\n';
        form = heading;
        const int real = count.submissions - count.practice;
        out << "  " << count.day << "  " << count.kiosk << "  " << plural(real, "submission") << ", "
            << count.practice << " practice\n";
        submissions += real;
        practice += count.practice;
    }
    out << "In all " << plural(submissions, "submission") << ", " << practice << " practice\n";
}

}  // namespace council
