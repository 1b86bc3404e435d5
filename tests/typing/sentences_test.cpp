// SPDX-License-Identifier: Apache-2.0
// A sentence in each language's own script, typed by taps on the keys that are drawn, and read back code
// point for code point.
#include "tests/typing/sentences.h"

#include <gtest/gtest.h>

#include "kiosk/touch/headless.h"
#include "kiosk/window/picture_loop.h"
#include "kiosk/words/languages.h"
#include "tests/station/at_the_kiosk.h"

namespace {

constexpr float px_per_mm = 4.03F;
const std::string change = "/data/reduce_inequality/change";

class Fingers : public AtTheKiosk {
 protected:
    void SetUp() override {
        config_.offer_drafts = true;
        config_.languages.clear();
        for (const kiosk::SpokenLanguage& each : kiosk::spoken_languages())
            config_.languages.emplace_back(each.code);
        typesetter_.emplace(*text::Typesetter::open());
        begin();
    }

    // Another day: a station of its own.
    void begin() {
        loop_.reset();
        station_.reset();
        open();
        loop_.emplace(*station_, headless_.glass(), headless_, *typesetter_, config_.keys, speech_, theme_);
        loop_->settle(now_);
    }

    const touch::Node* find(const std::string& id) const {
        for (const touch::Node& node : loop_->nodes())
            if (node.id == id && node.focusable) return &node;
        return nullptr;
    }

    std::string shown() {
        std::string ids = name() + ":";
        for (const touch::Node& node : loop_->nodes())
            if (node.focusable) ids += " " + node.id;
        return ids;
    }

    void tap(std::string id) {                         // a copy: what it came from may be drawn anew
        now_ = now_ + std::chrono::milliseconds{300};  // and so 600 between two taps, as a person takes
        loop_->settle(now_);
        const touch::Node* node = find(id);
        if (node == nullptr) throw std::runtime_error("on " + shown() + " nothing is called " + id);
        headless_.glass().press((node->bounds.x + node->bounds.width / 2) * px_per_mm,
                                (node->bounds.y + node->bounds.height / 2) * px_per_mm);
        headless_.glass().release();
        now_ = now_ + std::chrono::milliseconds{300};
        loop_->settle(now_);
    }

    void start() {
        while (find("start") == nullptr) tap("more");
        tap("start");
    }

    void open_field_in(const std::string& language) {
        tap("language");
        tap("language:" + language);
        start();
        while (name() == "about") tap(find("more") != nullptr ? "more" : "continue");
        for (int pages = 0; pages < 20; ++pages) {
            if (find("field:" + change) != nullptr) return tap("field:" + change);
            for (const std::string choice : {"choice:/data/respondent/capacity:visitor",
                                             "choice:/data/reduce_inequality/objective/agreement:disagree"})
                if (find(choice) != nullptr) tap(choice);
            tap(find("more") != nullptr ? "more" : "continue");
        }
        throw std::runtime_error("no page has the field");
    }

    void type_sentence(const sentences::Sentence& sentence) {
        for (const std::string& key : sentence.keys) {
            // Where a sentence begins, Shift ends the capital first.
            for (int strike = 0; strike < 2 && find(key) == nullptr; ++strike) tap("key:shift");
            tap(key);
        }
    }
    void type_words(const std::string& words) { type_sentence(sentences::of("", words)); }

    // By its letters, then the candidate that is meant, however many rows on it stands.
    void type_pinyin(const std::string& letters, const std::string& wanted) {
        for (const char letter : letters) tap("key:" + std::string(1, letter));
        for (int rows = 0; rows < 100; ++rows) {
            for (const touch::Node& node : loop_->nodes())
                if (node.name == wanted && node.id.starts_with("candidate:")) return tap(node.id);
            tap("key:candidates");
        }
        throw std::runtime_error("no candidate is " + wanted);
    }

    std::string typed() {
        for (const screens::Item& item : see<screens::QuestionPage>().items)
            if (item.question.reference == change) return item.draft ? item.draft->text : item.question.value;
        throw std::runtime_error("the field is not on this page");
    }

    std::optional<text::Typesetter> typesetter_;
    touch::Headless headless_{touch::Surface{1920, 1080, px_per_mm}};
    speech::Speech speech_{{}};  // without a voice
    pictures::Album theme_{{}};
    std::optional<kiosk::PictureLoop> loop_;
};

class EachScript : public Fingers, public testing::WithParamInterface<sentences::Sentence> {};

TEST_P(EachScript, IsTypedByTapsOnItsOwnKeys) {
    open_field_in(GetParam().language);
    type_sentence(GetParam());
    EXPECT_EQ(typed(), GetParam().words);
}

std::string name_of(const testing::TestParamInfo<sentences::Sentence>& info) {
    std::string name = info.param.language;
    std::erase(name, '-');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Typing, EachScript, testing::ValuesIn(sentences::all()), name_of);

TEST_F(Fingers, FindBackAndContinueOnTheSidesOfReadingAndAllElseInTheSameOrder) {
    std::vector<std::string> order;
    for (const kiosk::SpokenLanguage& each : kiosk::spoken_languages()) {
        SCOPED_TRACE(each.code);
        begin();
        tap(std::string("language:") + each.code);
        start();
        while (name() == "about") tap(find("more") != nullptr ? "more" : "continue");
        const touch::Node *back = find("back"),
                          *forward = find(find("more") != nullptr ? "more" : "continue");
        ASSERT_TRUE(back != nullptr && forward != nullptr) << shown();
        const bool mirrored = each.direction == text::Direction::right_to_left;
        EXPECT_EQ(back->bounds.x > forward->bounds.x, mirrored);
        EXPECT_EQ(find("language")->bounds.x < 100, mirrored) << "the tools stand at the end of the bar";
        std::vector<std::string> seen;
        for (;; tap("more")) {
            for (const touch::Node& node : loop_->nodes())
                if (node.role == touch::Role::checkbox || node.role == touch::Role::radio)
                    seen.push_back(node.id);
            if (find("more") == nullptr) break;
        }
        if (order.empty()) order = seen;
        EXPECT_EQ(seen, order);
    }
}

TEST_F(Fingers, WriteChineseByPinyin) {
    open_field_in("zh-Hans");
    type_pinyin("woxihuan", "我喜欢");
    type_pinyin("zhege", "这个");
    type_pinyin("jihua", "计划");
    tap("key:，");
    type_pinyin("shi", "士");
    tap("key:。");
    EXPECT_EQ(typed(), "我喜欢这个计划，士。");
}

TEST_F(Fingers, ChooseTheFirstCandidateWithSpaceAndKeepWhatIsLeftOfThePinyin) {
    open_field_in("zh-Hans");
    type_pinyin("nihao", "你");
    EXPECT_EQ(typed(), "你");
    ASSERT_NE(find("key:preedit"), nullptr);
    EXPECT_EQ(find("key:preedit")->name, "hao");
    tap("key:space");
    EXPECT_EQ(typed(), "你好");
    tap("key:x");
    tap("key:i");
    tap("key:delete");
    tap("key:preedit");
    EXPECT_EQ(typed(), "你好x") << "the letters as they are";
}

TEST_F(Fingers, LoseNoPinyinThatWaitsWhenThePageIsLeft) {
    open_field_in("zh-Hans");
    for (const char* letter : {"n", "i", "h", "a", "o"}) tap("key:" + std::string(letter));
    tap("key:close");
    EXPECT_EQ(typed(), "你好");
}

TEST_F(Fingers, TypeAPostcodeInTheMiddleOfArabic) {
    open_field_in("ar");
    type_words("في ");
    tap("key:layout");
    type_words("L8 ");
    tap("key:layout");
    type_words("فقط");
    EXPECT_EQ(typed(), "في L8 فقط");
}

// Whoever strikes Shift and then a digit means the digit; a mark that a typewriter has over it has a key
// beside it.
TEST_F(Fingers, TypeDigitsWhileShiftIsOn) {
    const auto is_shifted = [&] { return see<screens::QuestionPage>().keyboard->shifted; };
    open_field_in("en");
    for (const char* digit : {"1", "3", "7", "0"}) {
        for (int strike = 0; strike < 2 && !is_shifted(); ++strike) tap("key:shift");
        ASSERT_TRUE(is_shifted());
        tap("key:" + std::string(digit));
    }
    EXPECT_EQ(typed(), "1370");
    for (int strike = 0; strike < 2 && !is_shifted(); ++strike) tap("key:shift");
    tap("key:%");
    EXPECT_EQ(typed(), "1370%");
}

TEST_F(Fingers, KeepWhatWasTypedAndTheKeyboardWhenTheLanguageChanges) {
    open_field_in("pl");
    type_words("zażółć");
    tap("language");
    tap("language:ur");
    EXPECT_EQ(typed(), "zażółć");
    type_words("ے");
    EXPECT_EQ(typed(), "zażółćے");
}

TEST_F(Fingers, CorrectAWordInTheMiddle) {
    open_field_in("en");
    type_words("one two three");
    tap("key:editing");
    for (int letters = 0; letters < 6; ++letters) tap("key:left");
    tap("key:word");
    tap("key:delete");
    EXPECT_EQ(typed(), "one  three");
    tap("key:erase");
    EXPECT_EQ(typed(), "one three");
    tap("key:home");
    tap("key:erase");
    tap("key:letters");
    type_words("O");
    EXPECT_EQ(typed(), "One three");
}

}  // namespace
