// SPDX-License-Identifier: Apache-2.0
// Speech as the visit sets it. Without a voice: what would be said is remembered.
#include "kiosk/speech/speech.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kiosk/speech/voices.h"
#include "kiosk/words/languages.h"
#include "kiosk/words/words.h"
#include "tests/speech/listener.h"
#include "tests/speech/seconds_of.h"

namespace {

using examples::Tongue;
using speech::Control;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

class SpeechOfAVisit : public testing::Test {
 protected:
    std::vector<std::string> show(const screens::View& view, const speech::Settings& settings,
                                  const std::vector<Control>& controls = {}) {
        listener_.hear(view);
        speech_.show(listener_.scene(view), settings, controls, std::chrono::seconds(1));
        return speech_.heard();
    }

    speech::Speech speech_{{.memory = speech::Memory::of_all_that_was_said}};
    listener::Listener listener_;
    speech::Settings on_{.on = true};
};

TEST_F(SpeechOfAVisit, BeginsWithHowToMoveByKeysOrByFinger) {
    EXPECT_THAT(show(examples::welcome(Tongue::english), {}), IsEmpty());
    EXPECT_EQ(show(examples::welcome(Tongue::english), on_).front(),
              "Speech is on. Use the arrow keys to move, Enter to choose, and F1 for help with the keys.");
    show(examples::welcome(Tongue::english), {});
    on_.keypad = true;
    EXPECT_EQ(
        show(examples::welcome(Tongue::english), on_).front(),
        "Speech is on. Press “Down” to move, “Action” to choose, and “Help” to hear what each key does.");
    show(examples::welcome(Tongue::english), {});
    on_.switches = true;
    EXPECT_EQ(show(examples::welcome(Tongue::english), on_).front(),
              "Speech is on. Use your two switches: one moves, and the other chooses.");
    show(examples::welcome(Tongue::english), {});
    on_.explores = true;
    EXPECT_THAT(show(examples::welcome(Tongue::english), on_).front(), testing::HasSubstr("Slide a finger"));
}

// Who understands one of the languages offered hears in it how to come to it.
TEST_F(SpeechOfAVisit, SaysInEachOtherLanguageHowToChooseIt) {
    const screens::View view = examples::welcome(Tongue::english);
    listener_.hear(view);
    speech::Scene scene = listener_.scene(view);
    scene.offers = {{"ar", "العربية"}, {"en-XA", "Ŵïđé"}};
    speech_.show(scene, on_, {}, std::chrono::seconds(1));
    const auto heard = speech_.heard();
    ASSERT_GT(heard.size(), 3U);
    EXPECT_THAT(heard[1], testing::HasSubstr("العربية"));
    EXPECT_THAT(heard[1], Not(testing::HasSubstr("move on")));
    EXPECT_THAT(heard, Contains(testing::HasSubstr("Ŵïđé")));
    EXPECT_THAT(heard.back(), testing::HasSubstr("Start")) << "where the focus is";
}

// All that is heard, as speech begins on a welcome that offers these beside the first of them.
std::vector<std::string> heard_with(const std::vector<std::string>& codes, const speech::Settings& settings) {
    speech::Scene scene{.place = "p", .page = "p", .language = codes.front()};
    for (const std::string& code : codes)
        if (code != codes.front()) scene.offers.push_back({code, kiosk::spoken_language(code)->own_name});
    words::speak(codes.front());
    speech::Speech speech({.memory = speech::Memory::of_all_that_was_said});
    speech.show(scene, settings, {}, std::chrono::seconds{1});
    return speech.heard();
}

std::vector<std::string> all_languages() {
    std::vector<std::string> codes;
    for (const auto& language : kiosk::spoken_languages()) codes.emplace_back(language.code);
    return codes;
}

// In Arabic, wherever the council has it in its list, and whatever the person has in hand.
TEST_F(SpeechOfAVisit, SaysInArabicWithinTwentySecondsHowToChooseIt) {
    kiosk::require(words::open(std::string(BINARY_DIR) + "/words", all_languages()).has_value(), "built");
    std::vector<std::vector<std::string>> orders{{"en", "ar"}, {"en", "pl", "ar"}, {"en", "ur", "fa", "ar"}};
    for (std::size_t place = 1; place < all_languages().size(); ++place) {
        std::vector<std::string> order = all_languages();
        std::swap(order[1], order[place]);
        orders.push_back(order);
        std::reverse(order.begin() + 1, order.end());
        orders.push_back(order);
    }
    for (const speech::Settings& settings :
         {speech::Settings{.on = true}, speech::Settings{.on = true, .explores = true},
          speech::Settings{.on = true, .switches = true}, speech::Settings{.on = true, .keypad = true}})
        for (const auto& order : orders) {
            const auto heard = heard_with(order, settings);
            ASSERT_GT(heard.size(), 2U);
            ASSERT_THAT(heard[1], testing::HasSubstr("العربية")) << order[1] << " stands second";
            EXPECT_THAT(heard[1], Not(testing::HasSubstr("move on")));
            EXPECT_LE(listener::seconds_of(heard[0]) + listener::seconds_of(heard[1], 100, "ar"), 20);
        }
    words::speak("en");
}

TEST_F(SpeechOfAVisit, OffersTwoLanguagesOfOtherLettersBeforeThePage) {
    const auto heard = heard_with({"en", "pl", "ur", "es", "ar"}, on_);
    ASSERT_GT(heard.size(), 5U);
    EXPECT_THAT(heard[1], testing::HasSubstr("العربية"));
    EXPECT_THAT(heard[2], testing::HasSubstr("اردو"));
    EXPECT_THAT(heard[3], testing::HasSubstr("People nearby may hear"));
    const auto in_arabic = heard_with({"ar", "pl", "en"}, on_);
    EXPECT_THAT(in_arabic[1], testing::HasSubstr("English"));
    EXPECT_THAT(in_arabic[2], testing::HasSubstr("Polski"));
    words::speak("en");
}

TEST_F(SpeechOfAVisit, SaysFirstThatOthersMayHearWhereThereAreNoHeadphones) {
    EXPECT_THAT(show(examples::welcome(Tongue::english), on_)[1],
                testing::HasSubstr("People nearby may hear"));
    speech::Speech alone(
        {.outlet = speech::Speech::Outlet::headphones, .memory = speech::Memory::of_all_that_was_said});
    speech::Scene page{.place = "p", .page = "p", .language = "en"};
    alone.show(page, on_, {}, std::chrono::seconds{1});
    EXPECT_THAT(alone.heard(), testing::Not(Contains(testing::HasSubstr("People nearby may hear"))));
}

TEST_F(SpeechOfAVisit, ClicksOnlyWhereItIsAskedToAndNothingIsSaid) {
    speech_.click({});
    EXPECT_THAT(speech_.heard(), IsEmpty()) << "nobody wants it";
    speech::Speech clicking({.voice = {.program = "/bin/cat", .device = "/dev/stdin"},
                             .clicks = true,
                             .memory = speech::Memory::of_all_that_was_said});
    const auto clicks = [&] {
        (void)clicking.heard();
        clicking.click({});
        return !clicking.heard().empty();
    };
    const auto see = [&](const speech::Settings& settings) {
        const screens::View view = examples::welcome(Tongue::english);
        listener_.hear(view);
        clicking.show(listener_.scene(view), settings, {}, std::chrono::seconds(1));
    };
    EXPECT_TRUE(clicks());
    see(on_);
    EXPECT_FALSE(clicks()) << "over words";
    see({});
    EXPECT_FALSE(clicks()) << "the person has asked for silence";
    clicking.forget();
    EXPECT_TRUE(clicks()) << "the next person";
}

class AnInvitation : public SpeechOfAVisit {
 protected:
    std::vector<std::string> invite(const std::string& language = "en") {
        words::speak(language);
        inviting_.invite("Liverpool City Council", language, {}, std::chrono::seconds{1});
        words::speak("en");
        return inviting_.heard();
    }
    void see(const speech::Settings& settings, bool acts) {
        const screens::View view = examples::welcome(Tongue::english);
        listener_.hear(view);
        listener_.acted = acts;
        inviting_.show(listener_.scene(view), settings, {}, std::chrono::seconds(1));
    }

    speech::Speech inviting_{{.voice = {.program = "/bin/cat", .device = "/dev/stdin"},
                              .invites = true,
                              .memory = speech::Memory::of_all_that_was_said}};
};

TEST_F(AnInvitation, IsOneSentenceThatTellsWhoAsksAndHowToHearIt) {
    EXPECT_THAT(invite(),
                ElementsAre("Liverpool City Council would like to know what you think: to hear what is "
                            "on this screen, press “Listen” or plug in headphones."));
    EXPECT_THAT(invite("ar"), ElementsAre(testing::HasSubstr("”استماع“")));
    EXPECT_THAT(invite("ckb"), IsEmpty()) << "nobody has judged its voice";
}

TEST_F(AnInvitation, IsSaidByNobodyWhoWasNotToldTo) {
    speech_.invite("Liverpool City Council", "en", {}, std::chrono::seconds{1});
    EXPECT_THAT(speech_.heard(), IsEmpty());
}

TEST_F(AnInvitation, EndsWithWhateverThePersonDoes) {
    invite();
    see({}, false);
    EXPECT_TRUE(inviting_.sounding());
    see({}, true);
    EXPECT_FALSE(inviting_.sounding());
    invite();
    inviting_.show(std::nullopt, {}, {}, std::chrono::seconds(1));
    EXPECT_FALSE(inviting_.sounding()) << "staff";
    invite();
    see(on_, true);
    EXPECT_THAT(inviting_.heard().front(), testing::StartsWith("Speech is on."));
    EXPECT_THAT(invite(), IsEmpty()) << "all is being read aloud";
}

TEST_F(SpeechOfAVisit, EndsByTellingThatItDoes) {
    show(examples::welcome(Tongue::english), on_);
    EXPECT_THAT(show(examples::welcome(Tongue::english), {}), ElementsAre("Speech is off."));
    EXPECT_THAT(show(examples::proposal(Tongue::english), {}), IsEmpty());
}

TEST_F(SpeechOfAVisit, TellsWhatWasSet) {
    show(examples::welcome(Tongue::english), on_);
    on_.loudness = {.percent = 125, .volume = 7};
    EXPECT_THAT(show(examples::welcome(Tongue::english), on_),
                testing::IsSupersetOf({"Speed 125 percent", "Loudness 7 of 10"}));
    on_.picture_off = true;
    EXPECT_EQ(show(examples::welcome(Tongue::english), on_).front(), "The screen is off. Speech goes on.");
}

TEST_F(SpeechOfAVisit, DoesNotTellASettingThatANewerOneHasOvertaken) {
    const screens::View view = examples::welcome(Tongue::english);
    show(view, on_);
    on_.loudness.percent = 75;
    show(view, on_);
    on_.loudness.volume = 4;
    EXPECT_THAT(show(view, on_), testing::IsSupersetOf({"Loudness 4 of 10", "Speed 75 percent"}));
    on_.loudness.percent = 50;
    const auto said = show(view, on_);
    EXPECT_EQ(said.front(), "Speed 50 percent");
    EXPECT_THAT(said, Contains("Loudness 4 of 10"));
    EXPECT_THAT(said, Not(Contains("Speed 75 percent")));
    EXPECT_THAT(said, Contains("Help make Liverpool fairer and more equal")) << "and goes on with the page";
}

TEST_F(SpeechOfAVisit, TellsWhatWasSetInTheDigitsOfTheLanguage) {
    const screens::View view = examples::welcome(Tongue::english);
    show(view, on_);
    ASSERT_TRUE(words::open(BINARY_DIR "/words", {"ckb"}));
    words::speak("ckb");
    on_.loudness = {.percent = 75, .volume = 4};
    speech_.show(listener_.scene(view), on_, {}, std::chrono::seconds(2));
    words::speak("en");
    EXPECT_THAT(speech_.heard(), testing::IsSupersetOf({"خێرایی لە سەدا ٧٥", "بەرزی دەنگ ٤ لە ١٠"}));
}

TEST_F(SpeechOfAVisit, RepeatsThePageAndSkipsToWhatComesNext) {
    const screens::View view = examples::proposal(Tongue::english);
    show(view, on_);
    const auto repeated = show(view, on_, {Control::repeat});
    EXPECT_THAT(repeated, Contains("How far do you agree with this objective?"));
    auto rest = show(view, on_, {Control::skip});
    EXPECT_EQ(rest, std::vector<std::string>(repeated.begin() + 1, repeated.end()));
    EXPECT_EQ(show(view, on_, {Control::where_am_i}).front(), "Equality Objectives 2024–2028");
}

TEST_F(SpeechOfAVisit, PausesAndGoesOnWhereItWas) {
    const screens::View view = examples::proposal(Tongue::english);
    const auto all = show(view, on_);
    EXPECT_THAT(show(view, on_, {Control::pause}), IsEmpty());
    EXPECT_EQ(show(view, on_, {Control::go_on}), all);
}

TEST_F(SpeechOfAVisit, GoesOnWithThePageThatItsSheetInterrupted) {
    const screens::View page = examples::proposal(Tongue::english);
    screens::View sheet = page;
    sheet.sheet = screens::Sheet::listen;
    const auto all = show(page, on_);
    EXPECT_THAT(show(sheet, on_), Contains("Listen"));
    EXPECT_EQ(show(page, on_, {Control::go_on}), all);
    show(sheet, on_);
    EXPECT_EQ(show(page, on_, {Control::skip}), std::vector<std::string>(all.begin() + 1, all.end()));
    show(sheet, on_);
    EXPECT_THAT(show(page, on_, {Control::pause}), IsEmpty());
    EXPECT_EQ(show(page, on_, {Control::toggle}), std::vector<std::string>(all.begin() + 1, all.end()));
}

TEST_F(SpeechOfAVisit, SaysWhereOneIsWhenThereIsNothingLeftToGoOnWith) {
    const screens::View view = examples::proposal(Tongue::english);
    const auto all = show(view, on_);
    for (std::size_t at = 0; at < all.size(); ++at) show(view, on_, {Control::skip});
    EXPECT_EQ(show(view, on_, {Control::go_on}), show(view, on_, {Control::where_am_i}));
}

TEST_F(SpeechOfAVisit, IsStoppedAndGoesOnByOneKey) {
    const std::string sound = std::string(BINARY_DIR) + "/speech-turned.raw";
    speech::Speech aloud(
        {.voice = {std::string(BINARY_DIR) + "/kiosk/kiosk-voice", "file:'" + sound + "',raw"},
         .memory = speech::Memory::of_all_that_was_said});
    const auto turn = [&](const std::vector<Control>& controls) {
        listener_.hear(examples::proposal(Tongue::english));
        aloud.show(listener_.scene(examples::proposal(Tongue::english)), on_, controls,
                   std::chrono::seconds(1));
        return !aloud.heard().empty();
    };
    EXPECT_TRUE(turn({}));
    EXPECT_TRUE(aloud.sounding());
    EXPECT_FALSE(turn({Control::toggle}));
    EXPECT_FALSE(aloud.sounding());
    EXPECT_TRUE(turn({Control::toggle}));
    EXPECT_TRUE(aloud.sounding());
}

TEST_F(SpeechOfAVisit, KeepsAnswersQuietUntilThePersonAsks) {
    const screens::View view = examples::check(Tongue::english, 1);
    EXPECT_THAT(show(view, on_), Not(Contains("Strongly agree")));
    on_.answers_aloud = true;
    EXPECT_THAT(show(view, on_), Contains("Strongly agree"));
}

TEST_F(SpeechOfAVisit, SaysNothingWhileHeadphonesAreOutAndAllOfThePageAfterwards) {
    show(examples::welcome(Tongue::english), on_);
    on_.muted = true;
    EXPECT_THAT(show(examples::proposal(Tongue::english), on_), IsEmpty());
    on_.muted = false;
    EXPECT_THAT(show(examples::proposal(Tongue::english), on_),
                Contains("How far do you agree with this objective?"));
}

TEST_F(SpeechOfAVisit, IsNotForTheStaffsScreens) {
    show(examples::welcome(Tongue::english), on_);
    speech_.show(std::nullopt, on_, {}, std::chrono::seconds(2));
    EXPECT_THAT(speech_.heard(), IsEmpty());
}

TEST_F(SpeechOfAVisit, SoundsAToneAndNamesEachKeyWhereStaffTryThem) {
    screens::StaffTrial trial;
    const auto page = [&] { return examples::of(Tongue::english, trial); };
    EXPECT_THAT(show(page(), on_), Contains("Test sound, keys and screen"));
    EXPECT_THAT(show(page(), on_, {Control::sample}), ElementsAre("", "If you hear this, the sound works."));
    for (const char* key : {"F13", "Down"}) {
        trial.last_key = key;
        EXPECT_THAT(show(page(), on_), ElementsAre(std::string("Last key pressed: ") + key));
    }
}

TEST_F(SpeechOfAVisit, SaysOnlyTheNamesOfLanguagesWhereTheLanguageHasNoVoice) {
    listener_.hear(examples::welcome(Tongue::english));
    speech::Scene scene = listener_.scene(examples::welcome(Tongue::english));
    scene.language = "cy";
    for (touch::Node& node : scene.nodes)
        if (node.language == "en" && node.id != "language:en") node.language = "cy";
    speech_.show(scene, on_, {}, std::chrono::seconds(1));
    EXPECT_THAT(speech_.heard(), IsEmpty());
    for (touch::Node& node : scene.nodes) node.focused = node.id == "language:ar";
    speech_.show(scene, on_, {}, std::chrono::seconds(2));
    EXPECT_THAT(speech_.heard(), ElementsAre("العربية"));
}

TEST_F(SpeechOfAVisit, PlaysTheClipsOfALanguageWithoutAVoice) {
    listener_.hear(examples::proposal(Tongue::english));
    speech::Scene scene = listener_.scene(examples::proposal(Tongue::english));
    scene.language = "cy";
    for (touch::Node& node : scene.nodes) node.language = "cy";
    scene.clips = {{"How far do you agree with this objective?", "q.ogg"}};
    speech_.show(scene, on_, {}, std::chrono::seconds(1));
    EXPECT_THAT(speech_.heard(), ElementsAre("How far do you agree with this objective?"));
}

TEST(Languages, AllThatTheKioskSpeaksHaveAVoiceAndOthersHaveNone) {
    for (const kiosk::SpokenLanguage& language : kiosk::spoken_languages())
        EXPECT_NE(speech::voice_of(language.code, {"ckb", "so"}), "") << language.code;
    EXPECT_EQ(speech::voice_of("cy", {"cy"}), "");
}

TEST(Languages, ABorrowedVoiceIsHeardOnlyWhereAListenerHasJudgedIt) {
    for (const char* language : {"ckb", "so"}) {
        EXPECT_TRUE(speech::is_borrowed(language));
        EXPECT_EQ(speech::voice_of(language, {}), "") << language;
        EXPECT_NE(speech::voice_of(language, {language}), "") << language;
        EXPECT_EQ(speech::voice_for_name(language, {}), "en") << "its name, by a voice that nobody doubts";
        EXPECT_EQ(speech::as_the_voice_reads("caawi من", language, {}), "caawi من");
    }
    EXPECT_EQ(speech::voice_of("so", {"ckb"}), "");
    EXPECT_FALSE(speech::is_borrowed("ur"));
}

TEST_F(SpeechOfAVisit, SaysNothingByABorrowedVoiceThatNobodyHasJudged) {
    listener_.hear(examples::welcome(Tongue::english));
    speech::Scene scene = listener_.scene(examples::welcome(Tongue::english));
    scene.language = "so";
    for (touch::Node& node : scene.nodes) node.language = "so";
    speech_.show(scene, on_, {}, std::chrono::seconds(1));
    EXPECT_THAT(speech_.heard(), IsEmpty());
    speech::Speech judged({.voice = {.program = "", .device = "", .reviewed = {"so"}},
                           .memory = speech::Memory::of_all_that_was_said});
    judged.show(scene, on_, {}, std::chrono::seconds(1));
    EXPECT_THAT(judged.heard(), Not(IsEmpty()));
}

TEST_F(SpeechOfAVisit, TellsTheWordsAsTheyStandWhereTheVoiceReadsARespelling) {
    listener_.hear(examples::welcome(Tongue::english));
    speech::Scene scene = listener_.scene(examples::welcome(Tongue::english));
    scene.language = "ckb";
    for (touch::Node& node : scene.nodes) node.language = "ckb";
    scene.nodes.front().name = "چەند";
    speech::Speech judged({.voice = {.program = "", .device = "", .reviewed = {"ckb"}},
                           .memory = speech::Memory::of_all_that_was_said});
    judged.show(scene, on_, {}, std::chrono::seconds(1));
    EXPECT_THAT(judged.heard(), Contains("چەند"));
}

}  // namespace
