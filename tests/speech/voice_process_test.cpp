// SPDX-License-Identifier: Apache-2.0
// The real voice into a file for a sound card, and programs that misbehave in its place.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <set>

#include <gtest/gtest.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kiosk/speech/speech.h"
#include "tests/patience.h"
#include "tests/scratch_folder.h"

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using speech::Report;

using testing::patience;

class AVoice : public testing::Test {
 protected:
    static std::string program() { return std::string(BINARY_DIR) + "/kiosk/kiosk-voice"; }
    std::string sound() const { return (folder_ / "sound.raw").string(); }
    std::string device() const { return "file:'" + sound() + "',raw"; }
    // A program of our own in the voice's place.
    std::string script(const std::string& lines) const {
        const fs::path file = folder_ / "script";
        std::ofstream(file) << "#!/bin/sh\n" << lines << "\n";
        fs::permissions(file, fs::perms::owner_all);
        return file.string();
    }
    // Reports until one of that kind has come.
    template <class Wanted>
    static std::vector<Report> wait_for(speech::VoiceProcess& voice) {
        std::vector<Report> all;
        const auto end = Clock::now() + patience;
        while (Clock::now() < end) {
            for (Report& report : voice.reports()) all.push_back(std::move(report));
            for (const Report& report : all)
                if (std::holds_alternative<Wanted>(report)) return all;
            pollfd file{voice.file(), POLLIN, 0};
            poll(&file, voice.file() < 0 ? 0 : 1, 100);
        }
        ADD_FAILURE() << "the voice has not told what was waited for";
        return all;
    }
    static speech::Speech::News wait_for_news(speech::Speech& speech,
                                              bool (*wanted)(const speech::Speech::News&)) {
        const auto end = Clock::now() + patience;
        while (Clock::now() < end) {
            const auto news = speech.news(1s);
            if (wanted(news)) return news;
            pollfd file{speech.file(), POLLIN, 0};
            poll(&file, speech.file() < 0 ? 0 : 1, 100);
        }
        ADD_FAILURE() << "the news that was waited for has not come";
        return {};
    }

    testing::ScratchFolder folder_;
};

TEST_F(AVoice, SaysWhatItIsGivenInOrderAndThenThatItIsSilent) {
    speech::VoiceProcess voice({program(), device()});
    voice.say({{"Agree", "en"}, {"أوافق", "ar"}}, {});
    std::vector<std::size_t> began;
    for (const Report& report : wait_for<speech::FellSilent>(voice)) {
        if (const auto* utterance = std::get_if<speech::BeganUtterance>(&report))
            began.push_back(utterance->index);
        if (const auto* trouble = std::get_if<speech::Trouble>(&report)) ADD_FAILURE() << trouble->sentence;
    }
    EXPECT_EQ(began, (std::vector<std::size_t>{0, 1}));
    EXPECT_GT(fs::file_size(sound()), 22050U) << "two words are more than half a second";
}

// For staff who try the sound: heard in every language, also in one that has no voice.
TEST_F(AVoice, SoundsATone) {
    speech::VoiceProcess voice({program(), device()});
    voice.say({{.words = "", .language = "tlh", .tone = true}}, {.percent = 100, .volume = 10});
    for (const Report& report : wait_for<speech::FellSilent>(voice))
        if (const auto* trouble = std::get_if<speech::Trouble>(&report)) ADD_FAILURE() << trouble->sentence;
    std::ifstream file(sound(), std::ios::binary);
    int samples = 0, crossings = 0, loudest = 0;
    std::int16_t before = 0;
    for (std::int16_t sample = 0; file.read(reinterpret_cast<char*>(&sample), sizeof sample); ++samples) {
        crossings += (before < 0) != (sample < 0) ? 1 : 0;
        loudest = std::max<int>(loudest, std::abs(sample));
        before = sample;
    }
    EXPECT_NEAR(crossings, 2 * 440 * 0.6, 4) << "440 Hz for 0.6 s";
    EXPECT_GT(loudest, 16000);
    EXPECT_GT(samples, 0.6 * 22050);
}

// Samples, of which one second has 22,050.
std::size_t samples_in(const fs::path& file) {
    std::error_code none;
    const auto bytes = fs::file_size(file, none);
    return none ? 0 : bytes / 2;
}

// What is heard is short and quiet, and the voice is as ready for words as before.
TEST_F(AVoice, ClicksAndThenSpeaks) {
    speech::VoiceProcess voice({program(), device()});
    wait_for<speech::SoundIsThere>(voice);
    voice.click(10);
    const auto end = Clock::now() + patience;
    while (samples_in(sound()) == 0 && Clock::now() < end) {
        pollfd file{voice.file(), POLLIN, 0};
        poll(&file, 1, 20);
    }
    const std::size_t click = samples_in(sound());
    EXPECT_GT(click, 22050U / 1000) << "a millisecond";
    EXPECT_LT(click, 22050U / 50) << "20 milliseconds";
    std::ifstream in(sound(), std::ios::binary);
    std::vector<std::int16_t> samples(click);
    in.read(reinterpret_cast<char*>(samples.data()), static_cast<std::streamsize>(2 * click));
    const auto loudest = *std::max_element(samples.begin(), samples.end());
    EXPECT_GT(loudest, 1000);
    EXPECT_LT(loudest, 32767 / 8 + 1);
    voice.say({{"Agree", "en"}}, {});
    wait_for<speech::FellSilent>(voice);
    EXPECT_GT(samples_in(sound()), click + 22050 / 10);
}

TEST_F(AVoice, DoesNotClickOverItsWords) {
    const auto length = [&](bool clicks) {
        fs::remove(sound());
        speech::VoiceProcess voice({program(), device()});
        voice.say({{"Agree", "en"}, {"Disagree", "en"}}, {});
        if (clicks) voice.click(10);
        const auto begun = wait_for<speech::BeganUtterance>(voice);
        if (clicks) voice.click(10);
        // Both may have come at once, where this test had to wait for the machine.
        if (std::ranges::none_of(begun, [](const Report& report) {
                return std::holds_alternative<speech::FellSilent>(report);
            }))
            wait_for<speech::FellSilent>(voice);
        voice.say({{"Agree", "en"}}, {});  // whatever was left to be heard is heard by then
        wait_for<speech::FellSilent>(voice);
        return samples_in(sound());
    };
    // On a busy machine the words may be over when the click comes: then it is heard, as it should be.
    const std::size_t of_words = length(false);
    int tries = 1;
    while (length(true) != of_words && tries < 20) ++tries;
    EXPECT_LT(tries, 20) << "it is heard beside words each time";
}

// Draft respellings: that there is sound, and that it is not letter by letter.
TEST_F(AVoice, SpeaksSomaliAndSoraniByTheVoicesOfTheirKin) {
    for (const auto& [words, language] : {std::pair{"Dooro dhammaan kuwa ku khuseeya.", "so"},
                                          std::pair{"هەموو ئەو وەڵامانە هەڵبژێرن کە دەگونجێن.", "ckb"}}) {
        fs::remove(sound());
        speech::VoiceProcess voice({program(), device(), {"so", "ckb"}});
        voice.say({{words, language}}, {});
        for (const Report& report : wait_for<speech::FellSilent>(voice))
            if (const auto* trouble = std::get_if<speech::Trouble>(&report))
                ADD_FAILURE() << trouble->sentence;
        const double seconds = static_cast<double>(fs::file_size(sound())) / (2 * 22050);
        EXPECT_GT(seconds, 1.5) << language;
        EXPECT_LT(seconds, 6) << language;
    }
}

TEST_F(AVoice, SoundsWithinHalfASecond) {  // VVSG 2.0, 7.2-N.1; here with the start of its process
    // The best of some, since another program may have the machine; a voice that is slow itself is slow each
    // time.
    auto took = std::chrono::milliseconds::max();
    for (int tries = 0; tries < 20 && took >= 500ms; ++tries) {
        const auto asked = Clock::now();
        speech::VoiceProcess voice({program(), device()});
        voice.say({{"Speech is on.", "en"}}, {});
        wait_for<speech::BeganUtterance>(voice);
        took = std::min(took, std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - asked));
    }
    RecordProperty("milliseconds", static_cast<int>(took.count()));
    EXPECT_LT(took, 500ms);
}

TEST_F(AVoice, WithoutADeviceSaysSoOnceAndStaysUsable) {
    speech::VoiceProcess voice({program(), "no such device"});
    int troubles = 0;
    for (int round = 0; round < 3; ++round) {
        voice.say({{"Agree", "en"}, {"Disagree", "en"}}, {});
        for (const Report& report : wait_for<speech::FellSilent>(voice))
            if (const auto* trouble = std::get_if<speech::Trouble>(&report)) {
                ++troubles;
                EXPECT_NE(trouble->sentence.find("no such device"), std::string::npos) << trouble->sentence;
            }
    }
    EXPECT_EQ(troubles, 1);
}

// Staff read it in the morning, not when the first person wanted to listen.
TEST_F(AVoice, TellsAtItsStartWhetherThereIsADevice) {
    speech::VoiceProcess without({program(), "no such device"});
    const auto reports = wait_for<speech::Trouble>(without);
    EXPECT_NE(std::get<speech::Trouble>(reports.back()).sentence.find("no such device"), std::string::npos);
    speech::VoiceProcess with({program(), device()});
    wait_for<speech::SoundIsThere>(with);
}

TEST_F(AVoice, ThatIsNotInstalledIsTroubleAndNothingElse) {
    speech::VoiceProcess voice({(folder_ / "absent").string(), device()});
    voice.say({{"Agree", "en"}}, {});
    const auto reports = voice.reports();
    ASSERT_FALSE(reports.empty());
    EXPECT_TRUE(std::holds_alternative<speech::Trouble>(reports.back()));
    EXPECT_EQ(voice.file(), -1);
    EXPECT_TRUE(voice.reports().empty()) << "said once";
}

TEST_F(AVoice, ThatDiesAgainAndAgainIsGivenUpUntilTheNextPageOrVisit) {
    speech::VoiceProcess voice({script("exit 1"), device()});
    for (int died = 0; died < 3; ++died) wait_for<speech::Trouble>(voice);
    EXPECT_EQ(voice.file(), -1);
    voice.say({{"Agree", "en"}}, {});
    voice.next_page();
    EXPECT_NE(voice.file(), -1);
    for (int died = 0; died < 3; ++died) wait_for<speech::Trouble>(voice);
    EXPECT_EQ(voice.file(), -1);
    voice.begin_anew();
    EXPECT_NE(voice.file(), -1);
}

std::string times(int count, std::string_view unit) {
    std::string all;
    for (int each = 0; each < count; ++each) all += unit;
    return all;
}

// Each of these ended espeak-ng 1.51 ("stack smashing detected") before it was cut.
TEST_F(AVoice, SurvivesTheWordsThatOverflowEspeak) {
    speech::VoiceProcess voice({program(), "null", {"so"}});
    for (const auto& [language, unit] : {std::pair{"en", "a."},
                                         {"en", "s'"},
                                         {"en", "I."},
                                         {"en", "a . "},
                                         {"en", "é."},
                                         {"ro", "ı"},
                                         {"ar", "ا."},
                                         {"pl", "š."},
                                         {"fa", "s'"},
                                         {"zh-Hans", "ا."},
                                         {"ur", "a."},
                                         {"so", "a."}}) {
        voice.say({{times(100, unit), language}, {times(3000, unit), language}, {"Agree", "en"}},
                  {.percent = 200});
        for (const Report& report : wait_for<speech::FellSilent>(voice)) {
            EXPECT_FALSE(std::holds_alternative<speech::Stopped>(report)) << language << ' ' << unit;
            if (const auto* trouble = std::get_if<speech::Trouble>(&report))
                ADD_FAILURE() << language << ' ' << unit << ": " << trouble->sentence;
        }
    }
}

// tests/cases/voice-stack: what a kiosk ordered when espeak-ng's stack broke.
TEST_F(AVoice, SaysTheOrderOnWhichItOnceDied) {
    std::ifstream file(SOURCE_DIR "/tests/cases/voice-stack/dotted-letters.json");
    const std::string order{std::istreambuf_iterator<char>(file), {}};
    const std::string before = "\"words\": \"";
    const std::size_t begin = order.find(before) + before.size();
    const std::string words = order.substr(begin, order.find('"', begin) - begin);
    ASSERT_GT(words.size(), 100U);
    speech::VoiceProcess voice({program(), "null", {"so"}});
    voice.say({{words, "en"}}, {.percent = 200});
    for (const Report& report : wait_for<speech::FellSilent>(voice))
        EXPECT_FALSE(std::holds_alternative<speech::Stopped>(report));
}

struct Running {
    pid_t process;
    std::string name, state, parent;
};

std::vector<Running> all_running() {
    std::vector<Running> all;
    for (const auto& entry : fs::directory_iterator("/proc")) {
        Running each{};
        std::ifstream stat(entry.path() / "stat");
        if (stat >> each.process >> each.name >> each.state >> each.parent) all.push_back(each);
    }
    return all;
}

// Which are called that, were started by `parent` and have not ended.
std::vector<pid_t> running(const std::string& name, pid_t parent) {
    std::vector<pid_t> found;
    for (const Running& each : all_running())
        if (each.name == "(" + name + ")" && each.parent == std::to_string(parent) && each.state != "Z")
            found.push_back(each.process);
    return found;
}

// As a fault of the sound system or of espeak-ng would.
bool kill_the_voice() {
    for (const pid_t starter : running("voice-starter", getpid()))
        for (const pid_t voice : running("kiosk-voice", starter)) return kill(voice, SIGKILL) == 0;
    return false;
}

bool is_gone(pid_t process) {
    const std::vector<Running> all = all_running();
    return std::none_of(all.begin(), all.end(),
                        [&](const Running& each) { return each.process == process && each.state != "Z"; });
}

// The kiosk is killed: neither who starts its voice nor the voice outlives it.
TEST_F(AVoice, EndsWithTheKioskHoweverThatEnds) {
    const pid_t kiosk = fork();
    if (kiosk == 0) {
        speech::VoiceProcess voice({program(), "null"});
        pause();
    }
    std::vector<pid_t> starters, voices;
    const auto end = Clock::now() + patience;
    while (voices.empty() && Clock::now() < end) {
        starters = running("voice-starter", kiosk);
        if (!starters.empty()) voices = running("kiosk-voice", starters.front());
    }
    ASSERT_EQ(voices.size(), 1U);
    kill(kiosk, SIGKILL);
    waitpid(kiosk, nullptr, 0);
    while (!(is_gone(starters.front()) && is_gone(voices.front())) && Clock::now() < end) continue;
    EXPECT_TRUE(is_gone(starters.front()));
    EXPECT_TRUE(is_gone(voices.front()));
}

// Who starts it holds nothing of the kiosk's open: neither its database nor its window.
TEST_F(AVoice, IsStartedByWhoHasNoFileOfTheKiosksAndKeepsNoneOfItsOwn) {
    const std::string opened = (folder_ / "opened").string();
    const std::ofstream of_the_kiosk(opened);
    speech::VoiceProcess voice({program(), "null"});
    for (int visit = 0; visit < 3; ++visit) voice.begin_anew();
    const auto starters = running("voice-starter", getpid());
    ASSERT_EQ(starters.size(), 1U);
    std::set<std::string> files;
    for (const auto& file : fs::directory_iterator("/proc/" + std::to_string(starters.front()) + "/fd"))
        files.insert(file.path().filename());
    EXPECT_EQ(files, (std::set<std::string>{"0", "1", "2", "3"}));
    EXPECT_EQ(running("kiosk-voice", starters.front()).size(), 1U) << "one a visit, and no more";
}

TEST_F(AVoice, ThatHangsDoesNotHoldUpTheVisit) {
    speech::VoiceProcess voice({script("exec sleep 600"), device()});
    const std::string page(100000, 'a');
    const auto asked = Clock::now();
    for (int round = 0; round < 200; ++round) voice.say({{page, "en"}}, {});
    EXPECT_LT(Clock::now() - asked, 60s) << "it slept with the voice";
    wait_for<speech::Trouble>(voice);
}

TEST_F(AVoice, ThatTellsNonsenseIsNotBelieved) {
    speech::VoiceProcess voice(
        {script(R"(printf 'x\n[]\n{"began":"y","say":0}\n{"headphones":7}\n{"trouble":3}\n'
printf '{"trouble":"enough"}\n'; exec sleep 600)"),
         device()});
    const auto reports = wait_for<speech::Trouble>(voice);
    EXPECT_EQ(reports.size(), 1U);
}

speech::Scene page_with(const std::string& words) {
    touch::Node node;
    node.id = "words";
    node.name = words;
    node.language = "en";
    return {.place = "page", .page = "page", .language = "en", .nodes = {node}};
}

speech::Scene page_of(const std::string& name, const std::vector<std::string>& words) {
    speech::Scene page{.place = name, .page = name, .language = "en"};
    for (const std::string& each : words) {
        touch::Node node;
        node.id = name + each;
        node.name = each;
        node.language = "en";
        page.nodes.push_back(node);
    }
    return page;
}

constexpr const char* gap = "The voice stopped for a moment. Some words were not read.";

bool said(const std::vector<std::string>& heard, const std::string& words) {
    return std::find(heard.begin(), heard.end(), words) != heard.end();
}

TEST_F(AVoice, ThatDiedGoesOnTellsStaffAndTellsThePersonOnce) {
    speech::Speech speech({.voice = {program(), device()}, .memory = speech::Memory::of_all_that_was_said});
    // So long that the voice is killed in the middle of it, however late that comes.
    std::string long_one;
    for (int words = 0; words < 400; ++words) long_one += "one more word ";
    const std::vector<std::string> first{long_one, "Two.", "Three."};
    speech.show(page_of("first", first), {.on = true}, {}, 1s);
    (void)speech.heard();
    const auto stopped = [](const auto& each) { return !each.trouble.empty(); };
    ASSERT_TRUE(kill_the_voice());
    EXPECT_NE(wait_for_news(speech, stopped).trouble.find("Not everything could be read aloud"),
              std::string::npos);
    EXPECT_TRUE(speech.sounding()) << "it goes on";
    auto heard = speech.heard();
    EXPECT_EQ(heard.front(), gap);
    EXPECT_TRUE(said(heard, "Three."));
    wait_for_news(speech, [](const auto& each) { return each.fell_silent; });
    for (int again = 0; again < 2; ++again) {
        ASSERT_TRUE(kill_the_voice());
        wait_for_news(speech, stopped);
    }
    EXPECT_FALSE(said(speech.heard(), gap)) << "told once";
    speech.show(page_of("first", first), {.on = true}, {speech::Control::repeat}, 1s);
    EXPECT_FALSE(speech.sounding()) << "it died three times on this page";
    (void)speech.heard();
    speech.show(page_of("second", {"Four.", "Five."}), {.on = true}, {}, 2s);
    EXPECT_TRUE(speech.sounding()) << "the next page has a voice again";
    heard = speech.heard();
    EXPECT_TRUE(said(heard, "Four."));
    EXPECT_FALSE(said(heard, gap));
    wait_for_news(speech, [](const auto& each) { return each.fell_silent; });
}

TEST_F(AVoice, ThatComesBackWithTheNextPageTellsThenWhatThePersonMissed) {
    const fs::path broken = folder_ / "broken";
    std::ofstream(broken).put('x');
    speech::Speech speech({.voice = {script("[ -e " + broken.string() +
                                            " ] && { read order; exit 1; }\nexec " + program() + " null"),
                                     device()},
                           .memory = speech::Memory::of_all_that_was_said});
    speech.show(page_of("first", {"One.", "Two."}), {.on = true}, {}, 1s);
    while (speech.file() >= 0) wait_for_news(speech, [](const auto& each) { return !each.trouble.empty(); });
    (void)speech.heard();
    fs::remove(broken);
    speech.show(page_of("first", {"One.", "Two."}), {.on = true}, {speech::Control::repeat}, 2s);
    EXPECT_FALSE(speech.sounding());
    (void)speech.heard();
    speech.show(page_of("second", {"Three."}), {.on = true}, {}, 3s);
    EXPECT_TRUE(speech.sounding());
    EXPECT_EQ(speech.heard().front(), gap);
    wait_for_news(speech, [](const auto& each) { return each.fell_silent; });
}

TEST_F(AVoice, TellsThatItIsSilentOnceItWasHushed) {
    speech::VoiceProcess voice({program(), device()});
    voice.say({{"One.", "en"}, {"Two.", "en"}}, {});
    voice.hush();
    wait_for<speech::FellSilent>(voice);
}

// Having been hushed it tells that it is silent, as it does when all was said.
TEST_F(AVoice, ThatWasPausedGoesOnWithTheRest) {
    speech::Speech speech({.voice = {script(R"(read order; printf '{"say":1,"began":1}\n'
read pause; printf '{"say":2,"silent":true}\n{"trouble":"paused"}\n'; exec sleep 600)"),
                                     device()},
                           .memory = speech::Memory::of_all_that_was_said});
    const speech::Scene page = page_of("first", {"One.", "Two."});
    speech.show(page, {.on = true}, {}, 1s);
    const auto all = speech.heard();
    wait_for_news(speech, [](const auto& each) { return each.heard; });
    speech.show(page, {.on = true}, {speech::Control::pause}, 1s);
    wait_for_news(speech, [](const auto& each) { return !each.trouble.empty(); });
    speech.show(page, {.on = true}, {speech::Control::go_on}, 1s);
    EXPECT_EQ(speech.heard(), std::vector<std::string>(all.begin() + 1, all.end()));
}

TEST_F(AVoice, ThatHangsIsNotWaitedForLongerThanItsWordsTake) {
    speech::Speech speech({.voice = {script("exec sleep 600"), device()}});
    speech.show(page_with("A short text"), {.on = true}, {}, 1s);
    (void)speech.news(10s);
    EXPECT_TRUE(speech.sounding());
    EXPECT_TRUE(speech.news(5min).fell_silent);
    EXPECT_FALSE(speech.sounding()) << "or the visit would never end";
}

TEST_F(AVoice, ThatBeginsAnewTellsOfHeadphonesThatWerePulledMeanwhile) {
    const std::string begun = (folder_ / "begun").string();
    speech::Speech speech({.voice = {script("if [ -e " + begun + R"( ]; then
printf '{"headphones":false,"changed":false}\n'
else touch )" + begun + R"(
printf '{"headphones":true,"changed":false}\n{"trouble":"here"}\n'
fi; read order; exec sleep 600)"),
                                     device()}});
    (void)wait_for_news(speech, [](const auto& each) { return !each.trouble.empty(); });
    speech.show(page_with("A text"), {.on = true}, {}, 1s);
    speech.forget();
    const auto news = wait_for_news(speech, [](const auto& each) { return each.headphones.has_value(); });
    EXPECT_EQ(news.headphones, speech::Heading::out);
}

TEST_F(AVoice, FallsSilentByItselfWhenHeadphonesComeOut) {
    speech::Speech speech({.voice = {script(R"(printf '{"headphones":true,"changed":false}\n'
read order; printf '{"headphones":false,"changed":true}\n'; exec sleep 600)"),
                                     device()}});
    speech.show(page_with("A long text"), {.on = true}, {}, 1s);
    EXPECT_TRUE(speech.sounding());
    const auto news = wait_for_news(speech, [](const auto& each) { return each.headphones.has_value(); });
    EXPECT_EQ(*news.headphones, speech::Heading::out);
    EXPECT_FALSE(speech.sounding());
}

TEST_F(AVoice, IsSilentForAsLongAsTheVisitHasNotBegunSpeech) {
    speech::Speech speech({.voice = {program(), device()}, .memory = speech::Memory::of_all_that_was_said});
    speech.show(page_with("Welcome"), {.on = false}, {}, 1s);
    EXPECT_FALSE(speech.sounding());
    EXPECT_TRUE(speech.heard().empty());
    speech.show(page_with("Welcome"), {.on = true}, {}, 2s);
    EXPECT_TRUE(speech.sounding());
    wait_for_news(speech, [](const auto& each) { return each.fell_silent; });
    EXPECT_FALSE(speech.sounding());
    speech.forget();
    EXPECT_FALSE(speech.sounding());
}

}  // namespace
