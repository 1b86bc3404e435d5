// SPDX-License-Identifier: Apache-2.0
#include "kiosk/settings/config.h"

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "kiosk/staff/pin_hash.h"
#include "tests/scratch_folder.h"

namespace {

const std::string least = R"([kiosk]
name = "central-library-1"
council = "Liverpool City Council"
database = "kiosk.db"
[consultation]
form_id = "objectives"
)";

class ConfigFile : public testing::Test {
 protected:
    kiosk::Result<kiosk::Config> read(const std::string& text) {
        std::ofstream(folder_ / "kiosk.toml") << text;
        return kiosk::Config::read(folder_ / "kiosk.toml");
    }
    std::string complaint(const std::string& text) {
        const auto config = read(text);
        return config ? "" : config.error().sentence;
    }
    testing::ScratchFolder folder_;
};

TEST_F(ConfigFile, LooksForItsWordsWhereTheyAreInstalled) {
    EXPECT_TRUE(read(least)->words.string().ends_with("/share/have-your-say/words")) << read(least)->words;
    EXPECT_EQ(read(std::string(least).insert(8, "words = \"here\"\n"))->words, folder_ / "here");
}

TEST_F(ConfigFile, NamesWhatAFormMayBeRunWithout) {
    const auto config = read(least + "leave_out = [\"upload\", \"geo\"]\n");
    ASSERT_TRUE(config) << config.error().sentence;
    EXPECT_EQ(config->leave_out, (std::vector<std::string>{"upload", "geo"}));
    EXPECT_NE(complaint(least + "leave_out = [\"camera\"]\n").find("[consultation] leave_out may hold"),
              std::string::npos);
}

TEST_F(ConfigFile, TheLeastThatIsNeededIsEnoughAndTheRestHasDefaults) {
    const auto config = read(least);
    ASSERT_TRUE(config) << config.error().sentence;
    EXPECT_EQ(config->kiosk_name, "central-library-1");
    EXPECT_EQ(config->database, folder_ / "kiosk.db")
        << "a relative path is relative to the file's own folder";
    EXPECT_EQ(config->ask_after, std::chrono::seconds{120});
    EXPECT_FALSE(config->practice);
}

TEST_F(ConfigFile, KnowsTheCouncilsNameInOtherLanguagesAndWhenUploadsBegin) {
    const auto config = read(least + "[council_in]\nar = \"مجلس\"\n[server]\nuploads_after = 03:30:00\n");
    ASSERT_TRUE(config) << config.error().sentence;
    EXPECT_EQ(config->council_in.at("ar"), "مجلس");
    EXPECT_EQ(config->uploads_after, std::chrono::minutes{210});
    EXPECT_EQ(read(least)->uploads_after, std::chrono::minutes{120});
    EXPECT_NE(complaint(least + "[server]\nuploads_after = \"3\"\n").find("must be a time such as 02:00:00"),
              std::string::npos);
    EXPECT_NE(complaint(least + "[council_in]\nar = 3\n").find("[council_in] ar must be a text"),
              std::string::npos);
}

TEST_F(ConfigFile, AMissingKeyIsNamedWithItsSection) {
    EXPECT_NE(complaint("[kiosk]\nname = \"a\"\n").find("[kiosk] council is missing"), std::string::npos);
}

TEST_F(ConfigFile, AMisspeltKeyIsRefusedWithItsLine) {
    const std::string said = complaint(least + "langauges = [\"en\"]\n");
    EXPECT_NE(
        said.find("line 7: [consultation] langauges is not a key of this program; did you mean languages?"),
        std::string::npos)
        << said;
}

TEST_F(ConfigFile, AKeyInTheWrongPlaceIsToldWhereItBelongs) {
    EXPECT_NE(
        complaint(least + "council = \"x\"\n").find("is not a key of this program: it stands in [kiosk]"),
        std::string::npos);
    EXPECT_NE(complaint(least + "[sever]\nurl = \"https://a\"\n")
                  .find("[sever] is no section of this program; did you mean [server]?"),
              std::string::npos);
    EXPECT_NE(complaint(least + "[consultation_2]\n"), "");
    EXPECT_EQ(complaint(least + "zzz = 1\n").find("did you mean"), std::string::npos) << "nothing is near";
    EXPECT_NE(complaint("name = 3\n" + least), "");
}

TEST_F(ConfigFile, ALanguageTwiceIsRefused) {
    const std::string said = complaint(least + "languages = [\"en\", \"ar\", \"en\"]\n");
    EXPECT_NE(said.find("line 7: [consultation] languages names \"en\" twice"), std::string::npos) << said;
}

TEST_F(ConfigFile, ClosingBeforeOpeningIsRefused) {
    const std::string said = complaint(least + "opens = 2024-02-15\ncloses = 2024-02-14\n");
    EXPECT_NE(said.find("line 8: [consultation] closes is before opens"), std::string::npos) << said;
    EXPECT_EQ(complaint(least + "opens = 2024-02-15\ncloses = 2024-02-15\n"), "")
        << "one day is a consultation";
}

TEST_F(ConfigFile, AKioskNameThatTheCouncilWouldNotTakeIsRefused) {
    for (const std::string& name :
         std::vector<std::string>{"central library", "bücherei", std::string(65, 'a')}) {
        std::string text = least;
        text.replace(text.find("central-library-1"), 17, name);
        EXPECT_NE(complaint(text).find("line 2: [kiosk] name must be 1 to 64 letters"), std::string::npos)
            << name;
    }
}

// Each would call the right PIN wrong.
TEST_F(ConfigFile, APinHashThatIsNoneOfOurStrengthIsRefused) {
    for (const char* hash :
         {"482917", "$argon2id$v=19$nonsense", "$2b$12$abcdefghijklmnopqrstuv",
          "$argon2id$v=19$m=1024,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$RdescudvJCsgt3ub+b4dWRWJTmaaJObG",
          "$argon2i$v=19$m=65536,t=3,p=1$c29tZXNhbHRzb21lc2FsdA$RdescudvJCsgt3ub+b4dWRWJTmaaJObG"}) {
        const std::string said = complaint(least + "[staff]\npin_hash = \"" + hash + "\"\n");
        EXPECT_NE(said.find("line 8: [staff] pin_hash is no Argon2id hash"), std::string::npos)
            << hash << said;
    }
}

TEST_F(ConfigFile, APinHashMayStandBesideTheOtherSettingsForPracticeOnly) {
    const std::string staff = "[staff]\npin_hash = \"" + *kiosk::hash_pin("482917") + "\"\n";
    const std::string practice = std::string(least).insert(8, "practice = true\n");
    EXPECT_EQ(complaint(practice + staff), "");
    const std::string said = complaint(least + staff);
    EXPECT_NE(said.find("line 8: [staff] pin_hash may stand here for practice only"), std::string::npos)
        << said;
    EXPECT_NE(said.find("into /etc/have-your-say/pin"), std::string::npos) << said;
}

TEST_F(ConfigFile, ThePinMayStandInAFileOfItsOwnThatOnlyTheKioskReads) {
    auto config = read(least + "[staff]\npin_file = \"pin\"\n");
    ASSERT_TRUE(config) << "kiosk-sync may not read it, and does not try";
    EXPECT_NE(config->read_pin().error().sentence.find("[staff] pin_file"), std::string::npos);
    std::ofstream(folder_ / "pin") << "#no-pin\n";  // as the unit gives it where there is none
    EXPECT_TRUE(config->read_pin());
    EXPECT_EQ(config->pin_hash, "");
    std::ofstream(folder_ / "pin") << "sealed_away = true\n";  // where the machine cannot open it
    EXPECT_TRUE(config->read_pin());
    EXPECT_EQ(config->pin_hash, kiosk::sealed_away);
    std::ofstream(folder_ / "pin") << "pin_hash = \"482917\"\n";
    EXPECT_NE(config->read_pin().error().sentence.find("pin_hash is no Argon2id"), std::string::npos);
    const std::string hash = *kiosk::hash_pin("482917");
    std::ofstream(folder_ / "pin") << "pin_hash = \"" << hash << "\"\n";
    ASSERT_TRUE(config->read_pin());
    EXPECT_EQ(config->pin_hash, hash);
    EXPECT_NE(complaint(std::string(least).insert(8, "practice = true\n") + "[staff]\npin_hash = \"" + hash +
                        "\"\npin_file = \"pin\"\n")
                  .find("stands beside"),
              std::string::npos);
}

TEST_F(ConfigFile, ATokenInAFileThatEverybodyReadsIsRefused) {
    const auto said = [&](const std::string& url) {
        return complaint(least + "[server]\nurl = \"" + url + "\"\n");
    };
    EXPECT_NE(said("https://council.example/v1/key/abc/projects/1")
                  .find("line 8: [server] url holds this kiosk's token"),
              std::string::npos);
    EXPECT_NE(said("https://user:word@council.example"), "");
    EXPECT_NE(said("https://council.example/v1/projects/1?st=abc").find("holds this kiosk's token"),
              std::string::npos);
    EXPECT_NE(said("https://council.example/v1/projects/1?lang=en&st=abc"), "");
    EXPECT_EQ(said("https://council.example/v1"), "");
    EXPECT_EQ(said("http://127.0.0.1:8080/v1/key/abc"), "") << "a try on this machine";
}

using Keys = std::set<std::pair<std::string, std::string>>;  // section and key

std::string all_of(const std::string& file) {
    std::ifstream stream(file);
    std::ostringstream all;
    all << stream.rdbuf();
    return all.str();
}

// Every key that the program asks its reader for; days and key functions are asked for by loops.
Keys keys_of_the_program() {
    const std::string source = all_of(SOURCE_DIR "/kiosk/settings/config.cpp");
    const std::set<std::string> ways = {"value", "path", "day", "whole", "texts", "time", "millimetres"};
    const std::set<std::string> others = {"need", "complain", "find", "named_texts"};
    const std::regex call("read\\.(\\w+)\\(\\s*\"(\\w+)\"(?:,\\s*(\"?)(\\w+))?");
    Keys keys;
    for (std::sregex_iterator each(source.begin(), source.end(), call), end; each != end; ++each) {
        const std::string way = (*each)[1], section = (*each)[2];
        const bool by_loop = section == "hours" || section == "keys";
        if (others.contains(way)) continue;
        EXPECT_TRUE(ways.contains(way)) << "read." << way << " is a new way to ask for a key";
        const bool named = (*each)[3].length() > 0;
        EXPECT_TRUE(named || by_loop) << each->str();
        if (named) keys.emplace(section, (*each)[4]);
    }
    for (const kiosk::KeyFunction each : kiosk::all_key_functions()) keys.emplace("keys", name_of(each));
    for (const char* day : {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
        keys.emplace("hours", day);
    return keys;
}

// deploy/kiosk.toml is the manual: every key that the program takes stands there, and nothing else.
TEST_F(ConfigFile, EachKeyIsExplainedInTheFileThatIsInstalled) {
    std::istringstream lines(all_of(SOURCE_DIR "/deploy/kiosk.toml"));
    std::string shown, section;
    Keys said;
    for (std::string line; std::getline(lines, line);) {
        const bool example = line.starts_with("# ") && line.find(" = ") != std::string::npos &&
                             line.find(' ', 2) == line.find(" = ");
        const std::string live = example ? line.substr(2) : line;
        shown += live + "\n";
        if (live.starts_with("[")) section = live.substr(1, live.find(']') - 1);
        if (!live.starts_with("#") && live.find(" = ") != std::string::npos)
            said.emplace(section, live.substr(0, live.find(" = ")));
    }
    for (const char* gone :
         {"pin_hash = ", "recovery_hash = ", "url = "})  // they stand beside the file that holds them
        if (const auto at = shown.find(std::string("\n") + gone); at != std::string::npos)
            shown.erase(at + 1, shown.find('\n', at + 1) - at);
    EXPECT_EQ(complaint(shown), "");
    const Keys taken = keys_of_the_program();
    EXPECT_GT(taken.size(), 70U);
    for (const auto& [in, key] : taken)
        EXPECT_TRUE(said.contains({in, key})) << "[" << in << "] " << key << " is explained nowhere";
}

TEST_F(ConfigFile, SpeechHasItsDeviceOutletSpeedAndLoudness) {
    const auto config = read(least +
                             "[speech]\ndevice = \"hw:1\"\nlistening = \"headphones\"\nrate_percent = 150\n"
                             "volume = 3\nvoice_reviewed = [\"so\"]\ninvitation = true\n"
                             "click = true\n");
    ASSERT_TRUE(config) << config.error().sentence;
    EXPECT_EQ(config->sound_device, "hw:1");
    EXPECT_EQ(config->listening, kiosk::Config::Listening::headphones);
    EXPECT_EQ(config->speech_percent, 150);
    EXPECT_EQ(config->speech_volume, 3);
    EXPECT_EQ(config->voice_reviewed, std::vector<std::string>{"so"});
    EXPECT_TRUE(config->invitation);
    EXPECT_TRUE(config->clicks);
}

TEST_F(ConfigFile, NothingIsHeardThatNobodyAskedForUnlessTheCouncilWantsIt) {
    const auto config = read(least);
    ASSERT_TRUE(config) << config.error().sentence;
    EXPECT_FALSE(config->invitation);
    EXPECT_FALSE(config->clicks);
    EXPECT_NE(complaint(least + "[speech]\ninvitation = \"yes\"\n").find("invitation must be true or false"),
              std::string::npos);
    EXPECT_NE(complaint(least + "[speech]\nclick = 1\n").find("click must be true or false"),
              std::string::npos);
}

TEST_F(ConfigFile, SpeechIsRefusedBetweenItsStepsAndThroughAnUnknownOutlet) {
    EXPECT_NE(complaint(least + "[speech]\nrate_percent = 110\n").find("must be one of 50, 75"),
              std::string::npos);
    EXPECT_NE(
        complaint(least + "[speech]\nlistening = \"aloud\"\n").find("line 8: [speech] listening must be"),
        std::string::npos);
}

TEST_F(ConfigFile, AWrongTypeIsRefusedWithItsLine) {
    const std::string said = complaint(least + "[time]\nask_after_seconds = \"two minutes\"\n");
    EXPECT_NE(said.find("line 8: [time] ask_after_seconds must be a whole number from 120 to 300"),
              std::string::npos)
        << said;
}

TEST_F(ConfigFile, TimesOutsideTheLimitsOfTheStandardAreRefused) {
    EXPECT_NE(complaint(least + "[time]\nask_after_seconds = 15\n"), "");
    EXPECT_NE(complaint(least + "[time]\nforget_after_seconds = 5\n"), "");
    EXPECT_EQ(complaint(least + "[time]\nask_after_seconds = 300\nforget_after_seconds = 20\n"), "");
}

TEST_F(ConfigFile, ADateIsALocalDay) {
    const auto config = read(least + "closes = 2024-02-15\n");
    ASSERT_TRUE(config) << config.error().sentence;
    EXPECT_EQ(config->closes, std::chrono::sys_days{std::chrono::year{2024} / 2 / 15});
    EXPECT_NE(complaint(least + "closes = \"15 February\"\n").find("line 7"), std::string::npos);
}

TEST_F(ConfigFile, AMountingThatLeavesNothingInReachIsRefused) {  // EN 301 549 8.3.2
    EXPECT_NE(complaint(least + "[screen]\nbottom_edge_mm = 1101\n")
                  .find("line 8: [screen] bottom_edge_mm must be millimetres, from 380 to 1100"),
              std::string::npos);
    EXPECT_NE(complaint(least + "[screen]\nbottom_edge_mm = 300\n"), "");
    const auto config = read(least + "[screen]\nbottom_edge_mm = 750\n");
    ASSERT_TRUE(config) << config.error().sentence;
    EXPECT_DOUBLE_EQ(config->reach_height_mm(), 1220 - 750);
}

TEST_F(ConfigFile, HalfAScreenSizeIsRefused) {
    EXPECT_NE(complaint(least + "[screen]\nwidth_mm = 476\n").find("[screen] height_mm is missing"),
              std::string::npos);
}

TEST_F(ConfigFile, TheServerIsGivenOnce) {
    const std::string said = complaint(least + "[server]\nurl = \"https://a\"\nurl_file = \"b\"\n");
    EXPECT_NE(said.find("line 9: [server] url_file stands beside url"), std::string::npos) << said;
}

TEST_F(ConfigFile, ASignInIsWholeOrRefused) {
    using SignIn = kiosk::Config::SignIn;
    const std::string whole = "sign_in = \"digest\"\nuser = \"kiosk-1\"\npassword_file = \"password\"\n";
    const auto config = read(least + "[server]\n" + whole);
    ASSERT_TRUE(config) << config.error().sentence;
    EXPECT_EQ(config->sign_in, SignIn::digest);
    EXPECT_EQ(config->user, "kiosk-1");
    EXPECT_EQ(config->password_file, folder_ / "password");
    EXPECT_EQ(read(least)->sign_in, SignIn::none);
    EXPECT_NE(complaint(least + "[server]\nuser = \"kiosk-1\"\n").find("[server] sign_in is missing"),
              std::string::npos);
    EXPECT_NE(
        complaint(least + "[server]\nsign_in = \"basic\"\nuser = \"a\"\n").find("password_file is missing"),
        std::string::npos);
    EXPECT_NE(complaint(least + "[server]\nsign_in = \"ntlm\"\n").find("must be \"basic\" or \"digest\""),
              std::string::npos);
}

TEST_F(ConfigFile, WhereTheResultsWillBeIsLearnMoreUnlessItIsSaid) {
    const std::string more = "learn_more = \"https://a\"\n";
    EXPECT_EQ(read(least + more)->results, "https://a");
    EXPECT_EQ(read(least + more + "results = \"https://b\"\ngrace_days = 3\n")->results, "https://b");
    EXPECT_EQ(read(least + "grace_days = 3\n")->grace_days, 3);
    EXPECT_NE(complaint(least + "grace_days = 61\n"), "");
}

TEST_F(ConfigFile, BrokenTomlIsNamedWithItsLine) {
    EXPECT_NE(complaint("[kiosk\nname = 3\n").find("kiosk.toml, line 1"), std::string::npos);
}

TEST_F(ConfigFile, KeysMayBeGivenOtherPurposes) {
    const auto config = read(least + "[keys]\nselect = [\"F13\", \"Scancode 248\"]\nlanguage = []\n");
    ASSERT_TRUE(config) << config.error().sentence;
    EXPECT_EQ(config->keys.map.function_of("F13"), kiosk::KeyFunction::select);
    EXPECT_EQ(config->keys.map.function_of("F20"), std::nullopt);
    EXPECT_EQ(config->keys.map.function_of("F7"), std::nullopt);
    EXPECT_EQ(config->keys.map.function_of("F19"), kiosk::KeyFunction::next);
}

TEST_F(ConfigFile, AKeyThatNoKeyboardHasIsRefusedWithItsLine) {
    const std::string said = complaint(least + "[keys]\nselect = [\"Return\"]\n");
    EXPECT_NE(said.find("line 8: [keys] select names no key with \"Return\""), std::string::npos) << said;
    EXPECT_NE(complaint(least + "[keys]\njump = [\"F13\"]\n"), "");
    EXPECT_NE(complaint(least + "[keys]\nselect = \"F13\"\n"), "");
}

TEST_F(ConfigFile, AKeyWithTwoPurposesIsRefused) {
    const std::string said = complaint(least + "[keys]\nup = [\"F13\"]\nselect = [\"F13\"]\n");
    EXPECT_NE(said.find("line 9: [keys] select and up both have F13"), std::string::npos) << said;
}

TEST_F(ConfigFile, AMapThatLeavesNoWayToChooseIsRefused) {
    EXPECT_NE(complaint(least + "[keys]\nchoose = []\n").find("[keys] choose is missing: give it a key"),
              std::string::npos);
    EXPECT_NE(complaint(least + "[keys]\nhelp = [\"Enter\", \"KeypadEnter\"]\n"), "");
}

TEST_F(ConfigFile, TheGuardAgainstDoubleStrikesIsAdjustable) {
    EXPECT_EQ(read(least)->keys.double_strike, std::chrono::milliseconds(500));
    EXPECT_EQ(read(least + "[keys]\ndouble_strike_ms = 0\n")->keys.double_strike,
              std::chrono::milliseconds(0));
    EXPECT_NE(complaint(least + "[keys]\ndouble_strike_ms = 60000\n"), "");
}

TEST(Config, AFileThatIsNotThereIsOneSentence) {
    const auto config = kiosk::Config::read("/nowhere/kiosk.toml");
    ASSERT_FALSE(config);
    EXPECT_EQ(config.error().kind, kiosk::ErrorKind::invalid);
    EXPECT_NE(config.error().sentence.find("/nowhere/kiosk.toml"), std::string::npos);
}

}  // namespace
