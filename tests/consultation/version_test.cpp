// SPDX-License-Identifier: Apache-2.0
// A form with other words is another version: answers say which words they were given to.
#include <fstream>
#include <map>

#include "kiosk/encoding/encoding.h"
#include "tests/consultation/filling_in.h"
#include "tests/consultation/itext.h"

namespace consultation {
namespace {

// Of every text in every language, with its id. What is between the texts may change without a new version.
std::string digest_of_words(const std::string& form) {
    std::string all;
    for (const auto& translation : read_itext(form).translations) {
        all += translation.name + '\n';
        for (const auto* texts : {&translation.texts, &translation.shorts})
            for (const auto& [id, text] : *texts) all += id + '\n' + text + '\n';
    }
    return encoding::hex(encoding::digest(encoding::Hash::sha256, {all}));
}

// A line a version, its digest behind it; lines are added and never changed.
std::map<std::string, std::string> recorded(const std::string& form) {
    std::ifstream file(std::filesystem::path(form).parent_path() / "versions");
    std::map<std::string, std::string> digests;
    for (std::string version, digest; file >> version >> digest;) digests.emplace(version, digest);
    return digests;
}

class LiverpoolVersion : public testing::TestWithParam<std::string> {};

TEST_P(LiverpoolVersion, IsAnotherOneWhereTheWordsAreOthers) {
    const auto loaded = xforms::Form::load(form_xml(GetParam()), medium);
    ASSERT_NE(loaded.form, nullptr);
    const std::string version = loaded.form->version(), words = digest_of_words(GetParam());
    const auto digests = recorded(GetParam());
    ASSERT_TRUE(digests.contains(version))
        << "add a line to \"versions\" beside " << GetParam() << ": " << version << ' ' << words;
    EXPECT_EQ(digests.at(version), words) << "the words have changed: raise the version of " << GetParam()
                                          << " and add a line for it to \"versions\"";
    // What stands between the texts may change too: then two versions that follow each other have one digest.
    std::map<std::string, int> each;
    std::string before;
    for (const auto& [number, digest] : digests) {
        EXPECT_TRUE(digest == before || each[digest]++ == 0) << number << " has the words of an older one";
        before = digest;
    }
}

INSTANTIATE_TEST_SUITE_P(All, LiverpoolVersion, testing::Values(form_path, newsletter_path),
                         [](const auto& form) {
                             return std::string(form.param == form_path ? "Consultation" : "Newsletter");
                         });

TEST_F(FillingIn, AnswersKeepTheVersionOfTheWordsTheyWereGivenTo) {
    answer("/data/respondent/capacity", "resident");
    const std::string submission = instance_.finish({}).value().xml;
    EXPECT_NE(submission.find("version=\"" + load().form->version() + "\""), std::string::npos) << submission;
    const std::string kept = instance_.form().version();
    std::string changed = form_xml();
    changed.replace(changed.find("version=\"" + kept), 9 + kept.size(), "version=\"" + kept + "-next");
    const auto next = xforms::Form::load(changed, medium);
    ASSERT_NE(next.form, nullptr);
    EXPECT_EQ(next.form->version(), kept + "-next");
    EXPECT_EQ(instance_.form().version(), kept) << "a new version of the form changes no visit that is open";
}

}  // namespace
}  // namespace consultation
