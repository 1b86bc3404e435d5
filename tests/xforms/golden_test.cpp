// SPDX-License-Identifier: Apache-2.0
// Each folder of forms/ is one feature: form.xml, answers.json (steps as `council try` takes them), the
// submission.xml that must come out, and media beside them; where steps must fail, errors.txt says how, and
// where an operator leaves questions out, leave_out.txt names the devices. A new feature is a new folder;
// write its submission.xml by hand.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include <gtest/gtest.h>

#include "kiosk/blanks.h"
#include "kiosk/xforms/dry_run.h"
#include "tests/xforms/filling_in.h"

namespace xforms {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> features() {
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(SOURCE_DIR "/tests/xforms/forms"))
        names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    return names;
}

// What differs from run to run: uuids. The clock is given, so times do not.
std::string normalised(const std::string& xml) {
    static const std::regex uuid("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    static const std::regex layout(">\\s+<");
    std::string text = std::regex_replace(std::regex_replace(xml, uuid, "UUID"), layout, "><");
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
}

class Golden : public testing::TestWithParam<std::string> {};

TEST_P(Golden, GivesTheSubmissionThatIsWrittenDown) {
    const fs::path folder = fs::path(SOURCE_DIR) / "tests/xforms/forms" / GetParam();
    setenv("TZ", "Europe/London", 1);
    tzset();
    const MediaSource media = [&](std::string_view name) { return bytes_of(folder / std::string(name)); };
    const LeaveOut left =
        LeaveOut::read(kiosk::words_of(bytes_of(folder / "leave_out.txt").value_or(""))).value();
    const DryRun trial =
        dry_run_form(bytes_of(folder / "form.xml").value(), media, bytes_of(folder / "answers.json").value(),
                     {"have-your-say:test", true}, noon(), DryRunFormat::text, left);
    EXPECT_EQ(trial.errors, bytes_of(folder / "errors.txt").value_or(""));
    EXPECT_EQ(normalised(trial.out), normalised(bytes_of(folder / "submission.xml").value()));
}

INSTANTIATE_TEST_SUITE_P(Forms, Golden, testing::ValuesIn(features()), [](const auto& feature) {
    std::string name = feature.param;
    std::replace_if(
        name.begin(), name.end(), [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); }, '_');
    return name;
});

}  // namespace
}  // namespace xforms
