// SPDX-License-Identifier: Apache-2.0
// kiosk-sync on a terminal: a bar while it sends, and nothing left of it beside the outcome.
#include "tests/on_terminal.h"
#include "tests/sync/far_end.h"
#include "tests/sync/kiosk_machine.h"

namespace openrosa {
namespace {

TEST(OnATerminal, ARoundShowsABarAndClearsItBeforeItsOutcome) {
    testing::FarEnd far_end;
    testing::KioskMachine machine;
    far_end.offer_form(testing::form_id, testing::form_xml("Library hours"));
    for (int i = 0; i < 3; ++i) machine.submit();
    const std::string config = machine.write_config(far_end.url()).string();
    const std::string seen = ::testing::on_terminal({KIOSK_SYNC, "--config", config});
    const std::string clears = "\r\033[K";
    EXPECT_NE(seen.find(clears + "[####"), std::string::npos) << seen;
    EXPECT_NE(seen.find("#] 3 of 3, "), std::string::npos) << seen;
    const std::string last = seen.substr(seen.rfind(clears) + clears.size());
    EXPECT_TRUE(last.starts_with("3 submissions were sent.")) << seen;
}

}  // namespace
}  // namespace openrosa
