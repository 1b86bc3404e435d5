// SPDX-License-Identifier: Apache-2.0
// Which languages a resident may choose, and why not others.
#include <fstream>
#include <iterator>

#include "kiosk/words/words.h"
#include "tests/station/at_the_kiosk.h"

namespace {

class Offered : public AtTheKiosk {
 protected:
    std::vector<std::string> codes() {
        std::vector<std::string> all;
        for (const auto& language : station_->view(now_).chrome.languages) all.push_back(language.code);
        return all;
    }
    void open_without_font(const std::string& language) {
        auto opened = kiosk::Station::open(config_, now_, {.unshowable = {language}});
        ASSERT_TRUE(opened) << opened.error().sentence;
        station_ = std::move(*opened);
    }
    std::string held_back() { return station_->held_back().empty() ? "" : station_->held_back().front(); }
};

TEST_F(Offered, HoldsDraftsBackUnlessTheCouncilOffersThem) {
    config_.offer_drafts = false;
    open();
    EXPECT_EQ(codes(), std::vector<std::string>{"en"});
    EXPECT_NE(held_back().find("'ar' is not offered"), std::string::npos) << held_back();
    EXPECT_NE(held_back().find("draft"), std::string::npos) << held_back();
    config_.offer_drafts = true;
    open();
    EXPECT_EQ(codes(), (std::vector<std::string>{"en", "ar"}));
    EXPECT_EQ(held_back(), "");
}

TEST_F(Offered, IsSilentInALanguageWhoseBorrowedVoiceNobodyHasJudged) {
    config_.languages = {"en", "so"};
    open();
    EXPECT_EQ(codes(), (std::vector<std::string>{"en", "so"}));
    EXPECT_FALSE(station_->view(now_).chrome.languages[1].speaks);
    EXPECT_NE(held_back().find("'so' is offered without a voice"), std::string::npos) << held_back();
    config_.voice_reviewed = {"so"};
    open();
    EXPECT_TRUE(station_->view(now_).chrome.languages[1].speaks);
    EXPECT_EQ(held_back(), "");
}

TEST_F(Offered, LeavesOutALanguageWithoutACatalogueAndSaysWhichFolderMissesIt) {
    config_.words = folder_ / "no-words";
    open();
    EXPECT_EQ(codes(), std::vector<std::string>{"en"});
    EXPECT_NE(held_back().find("no-words"), std::string::npos) << held_back();
}

TEST_F(Offered, LeavesOutALanguageWhoseCatalogueIsDamagedInWhateverWay) {
    const std::filesystem::path place = "ar/LC_MESSAGES/have-your-say.mo";
    const std::filesystem::path copy = folder_ / "words" / place;
    std::filesystem::create_directories(copy.parent_path());
    std::ifstream stream(std::filesystem::path(BINARY_DIR "/words") / place, std::ios::binary);
    const std::string whole{std::istreambuf_iterator<char>(stream), {}};
    config_.words = folder_ / "words";
    const auto offers_arabic = [&](const std::string& bytes) {
        std::ofstream(copy, std::ios::binary) << bytes;
        open();
        return codes().size() == 2;
    };
    for (const std::size_t size : {0UL, 3UL, 100UL, 3000UL, 9000UL, whole.size() - 1})
        EXPECT_FALSE(offers_arabic(whole.substr(0, size))) << "cut to " << size;
    EXPECT_NE(held_back().find("have-your-say.mo"), std::string::npos) << held_back();
    std::string wrong = whole;
    wrong[wrong.size() - 10] = '\xFF';
    EXPECT_FALSE(offers_arabic(wrong)) << "no UTF-8";
    wrong = whole;
    wrong[36] = '\x7F';  // the length of a word
    EXPECT_FALSE(offers_arabic(wrong)) << "a length that leads out of the file";
    EXPECT_TRUE(offers_arabic(whole)) << "last: libc keeps a file open that it has read";
}

TEST_F(Offered, LeavesOutALanguageThatWouldBeBoxes) {
    open_without_font("ar");
    EXPECT_EQ(codes(), std::vector<std::string>{"en"});
    EXPECT_NE(held_back().find("fonts-noto"), std::string::npos) << held_back();
}

TEST_F(Offered, FallsBackToEnglishWhereNoneIsLeft) {
    config_.languages = {"ar"};
    open_without_font("ar");
    EXPECT_EQ(codes(), std::vector<std::string>{"en"});
    EXPECT_EQ(name(), "welcome");
}

TEST_F(Offered, StillRefusesALanguageThatTheFormDoesNotHave) {
    config_.languages = {"en", "cy"};
    const auto opened = kiosk::Station::open(config_, now_);
    ASSERT_FALSE(opened);
    EXPECT_NE(opened.error().sentence.find("'cy'"), std::string::npos) << opened.error().sentence;
}

// The screens' words, not the form's: without its catalogue a language would show English ones.
TEST_F(Offered, SpeakTheKiosksOwnWordsInEachLanguage) {
    config_.languages = {"en", "ar", "pl"};
    open();
    for (const auto& [language, back] : {std::pair{1, "رجوع"}, {2, "Wstecz"}, {0, "Back"}}) {
        ask(screens::ChooseLanguage{static_cast<std::size_t>(language)});
        EXPECT_EQ(name(), "welcome");
        EXPECT_EQ(words::say("button", "Back"), back);
    }
}

}  // namespace
