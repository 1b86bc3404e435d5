// SPDX-License-Identifier: Apache-2.0
#include "sync/office/counts.h"

#include <string>

#include "kiosk/plural.h"

namespace council {

void write_counts(std::ostream& out, const std::vector<DayCount>& counts) {
    int submissions = 0, practice = 0;
    std::string form;
    for (const DayCount& count : counts) {
        const std::string heading =
            count.form_id + ", version " + (count.version.empty() ? "none" : count.version);
        if (heading != form) out << heading << '\n';
        form = heading;
        const int real = count.submissions - count.practice;
        out << "  " << count.day << "  " << (count.kiosk.empty() ? "" : count.kiosk + "  ")
            << kiosk::counted(real, "submission", "submissions") << ", " << count.practice << " practice\n";
        submissions += real;
        practice += count.practice;
    }
    out << "In all " << kiosk::counted(submissions, "submission", "submissions") << ", " << practice
        << " practice\n";
}

}  // namespace council
