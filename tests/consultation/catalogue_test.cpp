// SPDX-License-Identifier: Apache-2.0
// The kiosk's own words, through the catalogues as they are compiled and installed.
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <tuple>

#include <gtest/gtest.h>

#include "kiosk/words/words.h"

namespace {

class Catalogues : public testing::Test {
 protected:
    void SetUp() override {
        ASSERT_TRUE(words::open(BINARY_DIR "/words", {"en", "ar", "pl", "zh-Hans", "ro", "fa", "pt", "es",
                                                      "ur", "so", "en-x-easyread", "ckb"}));
    }
    void TearDown() override { words::speak("en"); }
};

TEST_F(Catalogues, EachLanguageSaysTheDeadlineInItsOwnWay) {
    using namespace std::chrono;
    const sys_days deadline = 2024y / February / 15;
    words::speak("en");
    EXPECT_EQ(words::date(deadline), "15 February 2024");
    words::speak("ar");
    EXPECT_EQ(words::date(deadline), "15 فبراير 2024");
    words::speak("pl");
    EXPECT_EQ(words::date(deadline), "15 lutego 2024");
    words::speak("zh-Hans");
    EXPECT_EQ(words::date(deadline), "2024年2月15日");
    words::speak("fa");
    EXPECT_EQ(words::date(deadline), "۱۵ فوریهٔ ۲۰۲۴");
    words::speak("ur");
    EXPECT_EQ(words::date(deadline), "15 فروری 2024");
    words::speak("ro");
    EXPECT_EQ(words::date(deadline), "15 februarie 2024");
    words::speak("pt");
    EXPECT_EQ(words::date(deadline), "15 de fevereiro de 2024");
    words::speak("es");
    EXPECT_EQ(words::date(deadline), "15 de febrero de 2024");
    words::speak("so");
    EXPECT_EQ(words::date(deadline), "15 Febraayo 2024");
    words::speak("en-x-easyread");
    EXPECT_EQ(words::date(deadline), "15 February 2024");
    words::speak("ckb");
    EXPECT_EQ(words::date(deadline), "١٥ی شوباتی ٢٠٢٤");
}

TEST_F(Catalogues, AMonthWithoutADayHasItsOwnForm) {
    using namespace std::chrono;
    const std::vector<std::pair<std::string, std::string>> expected = {{"en", "February 2024"},
                                                                       {"ar", "فبراير 2024"},
                                                                       {"pl", "luty 2024"},
                                                                       {"zh-Hans", "2024年2月"},
                                                                       {"fa", "فوریه ۲۰۲۴"},
                                                                       {"ur", "فروری 2024"},
                                                                       {"ro", "februarie 2024"},
                                                                       {"pt", "fevereiro de 2024"},
                                                                       {"es", "febrero de 2024"},
                                                                       {"so", "Febraayo 2024"},
                                                                       {"en-x-easyread", "February 2024"},
                                                                       {"ckb", "شوباتی ٢٠٢٤"}};
    for (const auto& [language, month] : expected) {
        words::speak(language);
        EXPECT_EQ(words::month_and_year(2024y / February), month) << language;
    }
}

TEST_F(Catalogues, EachLanguageNamesTheSevenDaysFromMonday) {
    for (const auto& [language, monday, sunday] : {std::tuple("en", "Monday", "Sunday"),
                                                   {"ar", "الاثنين", "الأحد"},
                                                   {"pl", "Poniedziałek", "Niedziela"},
                                                   {"zh-Hans", "星期一", "星期日"},
                                                   {"fa", "دوشنبه", "یکشنبه"},
                                                   {"ur", "پیر", "اتوار"},
                                                   {"ro", "Luni", "Duminică"},
                                                   {"pt", "Segunda-feira", "Domingo"},
                                                   {"es", "Lunes", "Domingo"},
                                                   {"so", "Isniin", "Axad"},
                                                   {"en-x-easyread", "Monday", "Sunday"},
                                                   {"ckb", "دووشەممە", "یەکشەممە"}}) {
        words::speak(language);
        EXPECT_EQ(words::weekday(0), monday);
        EXPECT_EQ(words::weekday(6), sunday);
        std::set<std::string> all;
        for (std::size_t day = 0; day < 7; ++day) all.insert(words::weekday(day));
        EXPECT_EQ(all.size(), 7U) << language;
    }
}

TEST_F(Catalogues, EachLanguageHasItsOwnMarkBetweenAnswers) {
    for (const char* language : {"en", "pl", "ro", "pt", "es", "so", "en-x-easyread"}) {
        words::speak(language);
        EXPECT_EQ(words::listed({"1", "2"}), "1, 2") << language;
    }
    for (const char* language : {"ar", "fa", "ur", "ckb"}) {
        words::speak(language);
        EXPECT_EQ(words::listed({"a", "b"}), "a، b") << language;
    }
    words::speak("zh-Hans");
    EXPECT_EQ(words::listed({"a", "b"}), "a、b");
    EXPECT_EQ(words::listed({}), "");
}

TEST_F(Catalogues, ASentenceFollowsAnotherAsTheLanguageHasIt) {
    words::speak("ur");
    EXPECT_EQ(words::followed("ایک۔", "دو۔"), "ایک۔ دو۔");
    words::speak("zh-Hans");
    EXPECT_EQ(words::followed("一。", "二。"), "一。二。");
}

TEST_F(Catalogues, ATimeInASentenceIsThatOfGovUkInEnglish) {
    using namespace std::chrono_literals;
    for (const char* language : {"en", "en-x-easyread"}) {
        words::speak(language);
        EXPECT_EQ(words::time_in_a_sentence(2h), "2am") << language;
        EXPECT_EQ(words::time_in_a_sentence(17h + 30min), "5:30pm");
        EXPECT_EQ(words::time_in_a_sentence(12h + 5min), "12:05pm");
        EXPECT_EQ(words::time_in_a_sentence(0h), "midnight");
        EXPECT_EQ(words::time_in_a_sentence(12h), "midday");
    }
    words::speak("pl");
    EXPECT_EQ(words::time_in_a_sentence(2h), "02:00");
    words::speak("ckb");
    EXPECT_EQ(words::time_in_a_sentence(2h), "٠٢:٠٠");
}

TEST_F(Catalogues, ALanguageIsLeftAsReadilyAsItIsEntered) {
    words::speak("ar");
    const std::string arabic = words::say("button", "Back");
    words::speak("en");
    EXPECT_EQ(words::say("button", "Back"), "Back");
    EXPECT_NE(arabic, "Back");
}

TEST_F(Catalogues, EasyReadIsALanguageOfItsOwnBesideEnglish) {
    words::speak("en-x-easyread");
    EXPECT_EQ(words::say("button", "Submit answers"), "Send my answers");
    words::speak("en");
    EXPECT_EQ(words::say("button", "Submit answers"), "Submit answers");
}

TEST_F(Catalogues, ManyThingsAreCountedAsEachLanguageCountsThem) {
    const auto seconds = [](long count) { return words::say("time", "%d second", "%d seconds", count); };
    words::speak("ro");
    EXPECT_EQ(seconds(1), "1 secundă");
    EXPECT_EQ(seconds(19), "19 secunde");
    EXPECT_EQ(seconds(45), "45 de secunde");
    EXPECT_EQ(seconds(101), "101 secunde");
    words::speak("pt");
    EXPECT_EQ(seconds(0), "0 segundos");
}

TEST_F(Catalogues, AMissingLanguageIsRefusedByName) {
    const auto opened = words::open(BINARY_DIR "/words", {"en", "cy"});
    ASSERT_FALSE(opened);
    EXPECT_NE(opened.error().sentence.find("'cy'"), std::string::npos) << opened.error().sentence;
}

TEST(CatalogueFiles, TellTheTranslatorWhatEachEntryIs) {
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(SOURCE_DIR "/assets/words")) {
        if (entry.path().extension() != ".po" && entry.path().extension() != ".pot") continue;
        ++files;
        std::ifstream file(entry.path());
        std::string line;
        bool explained = false;
        while (std::getline(file, line)) {
            if (line.empty()) explained = false;
            if (line.starts_with("#. Translators:")) explained = true;
            if (line.starts_with("msgctxt")) {
                EXPECT_TRUE(explained) << entry.path() << ": " << line;
            }
        }
    }
    EXPECT_GE(files, 12);
}

}  // namespace
