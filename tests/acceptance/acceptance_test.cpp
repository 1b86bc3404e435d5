// SPDX-License-Identifier: Apache-2.0
// One function says whether a kiosk runs a form, and nothing that a form does reaches whoever asks it.
#include "kiosk/acceptance/acceptance.h"

#include <csignal>

#include <sys/resource.h>
#include <sys/wait.h>

#include "kiosk/acceptance/trial_run.h"
#include "kiosk/limits.h"
#include "tests/xforms/filling_in.h"

namespace acceptance {
namespace {

using xforms::form_of;

const std::string input = "<input ref=\"/data/a\"><label>A</label></input>";

std::string in_languages(const std::string& translations) {
    return form_of("<a/>", "", "<input ref=\"/data/a\"><label ref=\"jr:itext('q')\"/></input>",
                   "<itext>" + translations + "</itext>");
}

std::string translation(const std::string& name, const std::string& more = "") {
    return "<translation lang=\"" + name + "\"" + more + "><text id=\"q\"><value>" + name +
           "</value></text></translation>";
}

Terms terms_in(const std::vector<std::string>& languages) {
    Terms terms;
    terms.settings = "kiosk.toml";
    terms.languages = languages;
    return terms;
}

Decision decided(const std::string& xml, const Terms& terms = {}) {
    return decide(xml, xforms::from({}), terms);
}

// ---- languages

TEST(Acceptance, AFormWhoseOneLanguageIsCalledDefaultStandsForTheFirstLanguageSet) {
    for (const char* name : {"default", "English", "Englisch"}) {
        const Decision decision = decided(in_languages(translation(name)), terms_in({"en"}));
        ASSERT_TRUE(decision.accepted) << decision.reasons();
        ASSERT_EQ(decision.accepted->languages.size(), 1U);
        EXPECT_EQ(decision.accepted->languages.front().code, "en");
        EXPECT_EQ(decision.accepted->languages.front().translation, 0U);
    }
}

TEST(Acceptance, AFormWithoutItextStandsForEveryLanguageSet) {
    const Decision decision = decided(form_of("<a/>", "", input), terms_in({"pl", "en"}));
    ASSERT_TRUE(decision.accepted) << decision.reasons();
    ASSERT_EQ(decision.accepted->languages.size(), 2U);
    EXPECT_FALSE(decision.accepted->languages.front().translation);
}

TEST(Acceptance, ANameWithACodeIsThatLanguageAndTheOneWithoutIsTheFirst) {
    const std::string xml = in_languages(translation("Polski (pl)") + translation("English"));
    const Decision decision = decided(xml, terms_in({"en", "pl"}));
    ASSERT_TRUE(decision.accepted) << decision.reasons();
    EXPECT_EQ(decision.accepted->languages[0].translation, 1U);
    EXPECT_EQ(decision.accepted->languages[1].translation, 0U);
}

TEST(Acceptance, ALanguageThatTheFormLacksRefusesIt) {
    const std::string xml = in_languages(translation("English (en)"));
    const Decision decision = decided(xml, terms_in({"en", "pl"}));
    EXPECT_FALSE(decision.accepted);
    EXPECT_NE(
        decision.reasons().find("kiosk.toml: [consultation] languages: form a-form has no translation 'pl'"),
        std::string::npos)
        << decision.reasons();
    EXPECT_FALSE(decided(xml, terms_in({"en", "tlh"})).accepted) << "the kiosk speaks no Klingon";
}

TEST(Acceptance, AFormOfDraftsOnlyIsRefusedUnlessTheyAreOffered) {
    const std::string xml =
        in_languages(translation("Polski (pl)", " xmlns:h='urn:have-your-say:form' h:draft='true'"));
    Terms terms = terms_in({});
    EXPECT_TRUE(decided(xml, terms).accepted);
    terms.offer_drafts = false;
    EXPECT_NE(decided(xml, terms).reasons().find("offer_drafts"), std::string::npos);
}

// ---- id and key

TEST(Acceptance, AnotherFormThanTheSettingsNameIsRefused) {
    Terms terms;
    terms.settings = "kiosk.toml";
    terms.form_id = "another";
    EXPECT_NE(decided(form_of("<a/>", "", input), terms).reasons().find("form_id is 'another'"),
              std::string::npos);
}

TEST(Acceptance, AFormWhoseAnswersCouldNotBeSealedIsRefused) {
    Terms terms;
    terms.settings = "kiosk.toml";
    terms.must_seal = true;
    EXPECT_NE(decided(form_of("<a/>", "", input), terms).reasons().find("answers could not be sealed"),
              std::string::npos);
    std::string xml = form_of("<a/>", "<submission base64RsaPublicKey=\"no key\"/>", input);
    EXPECT_NE(decided(xml).reasons().find("public key cannot be used"), std::string::npos);
}

// ---- what would take a kiosk down

// kiosk-sync fetches no more than that, so `council check` must not say "runs".
TEST(Acceptance, AFormWithMoreMediaThanAKioskFetchesIsRefused) {
    std::string lists;
    std::map<std::string, std::string, std::less<>> files;
    for (std::size_t at = 0; at <= limits::media_files; ++at) {
        const std::string name = "list" + std::to_string(at);
        lists += "<instance id=\"" + name + "\" src=\"jr://file-csv/" + name + ".csv\"/>";
        files[name + ".csv"] = "name,label\na,A\n";
    }
    const auto decided_with = [&](const std::string& model) {
        return decide(form_of("<a/>", "", input, model), xforms::from(files), {});
    };
    EXPECT_NE(decided_with(lists).reasons().find("the form has 51 media files; a kiosk takes at most 50."),
              std::string::npos);
    lists.erase(lists.rfind("<instance"));
    EXPECT_TRUE(decided_with(lists).accepted) << decided_with(lists).reasons();
    EXPECT_NE(too_much_media({{"a.wav", limits::media_together}, {"b.wav", 1}}), "");
    EXPECT_EQ(too_much_media({{"a.wav", limits::media_together}}), "");
}

TEST(Acceptance, AFormThatIsLoadedButCannotBeRunToItsEndIsRefusedWithASentence) {
    std::string nodes = "<n0>xxxxxxxxxx</n0>", binds;
    for (int i = 1; i < 40; ++i) {
        const std::string before = "/data/n" + std::to_string(i - 1), own = "n" + std::to_string(i);
        nodes += "<" + own + "/>";
        binds += "<bind nodeset=\"/data/" + own + "\" calculate=\"concat(" + before + ", " + before + ")\"/>";
    }
    const Decision decision = decided(form_of("<a/>" + nodes, binds, input));
    EXPECT_FALSE(decision.accepted);
    EXPECT_NE(decision.reasons().find("too long for a kiosk"), std::string::npos) << decision.reasons();
}

TEST(Acceptance, ALabelThatSaysWithoutEndIsRefusedInWhicheverLanguageItStands) {
    const std::string calculated =
        "<text id=\"q\"><value><output value=\"jr:itext(concat('q', ''))\"/></value></text>";
    const Decision decision = decided(in_languages(
        translation("English (en)") + "<translation lang=\"Polski (pl)\">" + calculated + "</translation>"));
    EXPECT_FALSE(decision.accepted);
    EXPECT_NE(decision.reasons().find("too deeply"), std::string::npos) << decision.reasons();
}

// The media are read by the trial's child first: there they stand for whatever kills who loads a form.
xforms::MediaSource whatever(void (*action)()) {
    return [action, caller = getpid()](std::string_view) -> std::optional<std::string> {
        if (getpid() != caller) action();
        return std::string("name,label\na,A\n");
    };
}

const std::string with_media = form_of(
    "<a/>", "",
    "<select1 ref=\"/data/a\"><itemset nodeset=\"instance('x')/root/item\"><value ref=\"name\"/><label "
    "ref=\"label\"/></itemset></select1>",
    "<instance id=\"x\" src=\"jr://file-csv/x.csv\"/>");

TEST(TrialRun, WhatKillsTheChildIsASentenceHere) {
    const Trial trial = run_trial(with_media, whatever([] { std::raise(SIGSEGV); }));
    EXPECT_FALSE(trial.came_to_its_end);
    EXPECT_NE(trial.sentence.find("crash (signal 11)"), std::string::npos) << trial.sentence;
    const Decision decision = decide(with_media, whatever([] { std::raise(SIGSEGV); }), {});
    EXPECT_FALSE(decision.accepted);
    EXPECT_NE(decision.reasons().find("crash"), std::string::npos);
}

TEST(TrialRun, WhatNeverEndsIsEnded) {
    kiosk::ChildLimits limits;
    limits.processor = std::chrono::seconds{1};
    const Trial trial = run_trial(with_media, whatever([] {
                                      volatile bool turning = true;
                                      while (turning) {
                                      }
                                  }),
                                  {}, limits);
    EXPECT_FALSE(trial.came_to_its_end);
    EXPECT_NE(trial.sentence.find("did not end within 1 seconds"), std::string::npos) << trial.sentence;
}

TEST(TrialRun, WhatSleepsForEverIsEndedByTheClock) {
    kiosk::ChildLimits limits;
    limits.time = std::chrono::seconds{1};
    EXPECT_FALSE(run_trial(with_media, whatever([] { pause(); }), {}, limits).came_to_its_end);
}

// No file can be opened any more while it lives.
class NoMoreFiles {
 public:
    NoMoreFiles() {
        getrlimit(RLIMIT_NOFILE, &before_);
        const rlimit none{0, before_.rlim_max};
        setrlimit(RLIMIT_NOFILE, &none);
    }
    ~NoMoreFiles() { setrlimit(RLIMIT_NOFILE, &before_); }
    NoMoreFiles(const NoMoreFiles&) = delete;
    NoMoreFiles& operator=(const NoMoreFiles&) = delete;

 private:
    rlimit before_{};
};

TEST(TrialRun, ThatCannotBeMadeRefusesNothingAndIsToBeTriedAgain) {
    const auto now = [] {
        const NoMoreFiles here;
        return decided(form_of("<a/>", "", input));
    }();
    EXPECT_FALSE(now.accepted);
    EXPECT_TRUE(now.later);
    EXPECT_EQ(now.kind(), kiosk::ErrorKind::offline);
    EXPECT_NE(now.reasons().find("try again later"), std::string::npos) << now.reasons();
    EXPECT_TRUE(decided(form_of("<a/>", "", input)).accepted);
    EXPECT_FALSE(decided("<no/>").later);
}

// ---- what staff read

TEST(Reasons, AreWholeLinesAndThoseThatAreLeftOutAreCounted) {
    std::string uploads;
    for (int at = 0; at < 8; ++at) uploads += "<upload ref=\"/data/a\"/>\n";
    const Decision decision = decided(form_of("<a/>", "", uploads));
    const std::string some = decision.reasons(lines_for_staff);
    EXPECT_EQ(std::count(some.begin(), some.end(), '\n'), 6);
    EXPECT_TRUE(some.ends_with("runs the form without it\n3 more reasons: council check names them all\n"))
        << some;
    const std::string all = decision.reasons();
    EXPECT_EQ(std::count(all.begin(), all.end(), '\n'), 8);
}

TEST(TrialRun, LeavesNoChildBehind) {
    EXPECT_TRUE(run_trial(with_media, whatever([] {})).came_to_its_end);
    EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1);
    EXPECT_EQ(errno, ECHILD);
}

}  // namespace
}  // namespace acceptance
