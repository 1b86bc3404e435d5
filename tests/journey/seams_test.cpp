// SPDX-License-Identifier: Apache-2.0
// Where one program's work becomes another's, each as one way by the programs themselves: a sign-up for the
// newsletter up to a file of its own at the council, and the council's word that a consultation is over up to
// the kiosk's database.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/drive/test_council.h"
#include "tests/journey/two_questions.h"
#include "tests/scratch_folder.h"

namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr const char* answers = "two-questions";
constexpr const char* sign_ups = "liverpool-newsletter";

std::string slurp(const fs::path& file) {
    std::ostringstream all;
    all << std::ifstream(file, std::ios::binary).rdbuf();
    return all.str();
}

class Seams : public testing::Test {
 protected:
    Seams() {
        const std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
        fs::copy(SOURCE_DIR "/tests/journey/forms/short", forms_.path() / answers);
        fs::copy(fs::path(SOURCE_DIR "/assets/consultations") / sign_ups, forms_.path() / sign_ups);
        council_.emplace(fs::path(BINARY_DIR) / "journey" / ("seams-" + name), forms_.path(), answers);
    }
    static void sign_up(drive::Driver& kiosk, const std::string& email) {
        kiosk.tap_id("newsletter");
        kiosk.tap_id("choice:/data/newsletter/way:email");
        kiosk.go_on();
        kiosk.tap_id("field:/data/newsletter/email");
        kiosk.type(email);
        kiosk.go_on();
        kiosk.tap_id("choice:/data/newsletter/consent/agreed:yes");
        kiosk.go_on();
        kiosk.submit();
    }
    // A sign-up rests until its day has ended, so that no upload pairs it with the answers before it.
    void its_day_ends() const {
        SQLite::Database database(council_->database().string(), SQLite::OPEN_READWRITE);
        ASSERT_EQ(database.exec("UPDATE outbox SET day = '2024-01-08' WHERE number < 0"), 1);
    }
    drive::Ran at_council(std::vector<std::string> words) const {
        words.insert(words.begin(), drive::program("council"));
        return drive::run(words, council_->errors());
    }
    fs::path folder() const { return council_->folder(); }
    std::string exported(const std::string& form) const {
        const fs::path file = folder() / (form + ".csv");
        const drive::Ran ran =
            at_council({"export", "--data", folder() / "council", "--private-key",
                        folder() / "keys/private.pem", "--form", form, "--include-practice", "--csv", file});
        EXPECT_EQ(ran.code, 0) << slurp(council_->errors());
        return slurp(file);
    }
    // What both files say, of what is long enough to tell one person from another; the day on which the
    // council took them is everybody's.
    static std::set<std::string> in_both(const std::string& one, const std::string& other) {
        const auto cells = [](std::string text) {
            text.erase(0, text.find('\n'));  // the names of the columns
            std::replace_if(
                text.begin(), text.end(), [](char each) { return each == ',' || each == '"'; }, '\n');
            std::istringstream lines(text);
            std::set<std::string> found;
            for (std::string cell; std::getline(lines, cell);)
                if (cell.size() > std::string("2024-01-08").size()) found.insert(cell);
            return found;
        };
        std::set<std::string> both;
        const auto left = cells(one), right = cells(other);
        std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                              std::inserter(both, both.end()));
        return both;
    }
    // Whether the kiosk has the council's word that it is over. What its welcome makes of that is shown in
    // tests/station: a kiosk in practice, as tests drive it, never closes.
    bool knows_of_closing() const {
        const SQLite::Database database(council_->database().string());
        SQLite::Statement row(database, "SELECT count(*) FROM missing_form WHERE id = ?");
        row.bind(1, answers);
        return row.executeStep() && row.getColumn(0).getInt() == 1;
    }
    void publish(const std::string& state) {
        const drive::Ran ran = at_council({"publish", SOURCE_DIR "/tests/journey/forms/short/form.xml",
                                           "--forms", forms_.path(), "--state", state});
        ASSERT_EQ(ran.code, 0) << slurp(council_->errors());
        council_->close_council();
        council_->open_council();
    }

    testing::ScratchFolder forms_;
    std::optional<drive::TestCouncil> council_;
};

TEST_F(Seams, ASignUpReachesTheCouncilInAFileOfItsOwnThatNothingJoinsToTheAnswers) {
    std::ofstream(council_->config(), std::ios::app) << "\n[newsletter]\nform_id = \"" << sign_ups << "\"\n";
    ASSERT_EQ(council_->sync().code, 0);
    drive::Driver kiosk = council_->kiosk();
    answer_two_questions(kiosk);
    sign_up(kiosk, "ada@example.org");
    EXPECT_EQ(kiosk.quit(), 0);
    its_day_ends();
    const drive::Ran round = council_->sync();
    ASSERT_EQ(nlohmann::json::parse(round.output)["sent"], 2) << round.output;

    const std::string of_answers = exported(answers), of_sign_ups = exported(sign_ups);
    EXPECT_THAT(of_sign_ups, HasSubstr("ada@example.org"));
    EXPECT_THAT(of_answers, Not(HasSubstr("ada@example.org")));
    EXPECT_THAT(of_answers, HasSubstr("central-library-1"));
    EXPECT_THAT(of_sign_ups, Not(HasSubstr("central-library-1"))) << "nor is it told where somebody stood";
    EXPECT_THAT(in_both(of_answers, of_sign_ups), IsEmpty());
}

TEST_F(Seams, AConsultationThatTheCouncilClosesIsKnownToTheKioskAndWhatWaitedIsTaken) {
    ASSERT_EQ(council_->sync().code, 0);
    drive::Driver kiosk = council_->kiosk();
    answer_two_questions(kiosk);
    EXPECT_EQ(kiosk.quit(), 0);
    EXPECT_FALSE(knows_of_closing());

    publish("closing");
    const drive::Ran round = council_->sync();
    EXPECT_EQ(nlohmann::json::parse(round.output)["sent"], 1) << round.output;
    EXPECT_THAT(round.output, HasSubstr("no longer lists the form"));
    EXPECT_TRUE(knows_of_closing());

    publish("open");
    EXPECT_EQ(council_->sync().code, 0);
    EXPECT_FALSE(knows_of_closing());
    publish("closed");
    (void)council_->sync();
    EXPECT_TRUE(knows_of_closing());
}

// A list without the form closes the consultation; a server that does not let the kiosk look does not.
TEST_F(Seams, AKioskThatIsNoLongerLetInCallsStaffAndClosesNothing) {
    ASSERT_EQ(council_->sync().code, 0);
    ASSERT_EQ(at_council({"kiosk", "revoke", "central-library-1", "--data", folder() / "council"}).code, 0);
    const drive::Ran round = council_->sync();
    EXPECT_EQ(round.code, 1) << round.output;
    EXPECT_THAT(round.output, HasSubstr("does not let this kiosk in"));
    EXPECT_FALSE(knows_of_closing());
}

}  // namespace
