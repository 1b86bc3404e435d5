// SPDX-License-Identifier: Apache-2.0
// The form that signs up for the newsletter: every text in every language of the consultation beside it. Its
// words are read with all others in languages_test, never_again_test and easy_read_test.
#include "tests/consultation/itext.h"

namespace consultation {
namespace {

TEST(NewsletterItext, EveryTextThatTheFormNamesExistsInEveryLanguageOfTheConsultation) {
    const Itext itext = read_itext(newsletter_path);
    std::set<std::string> here, beside;
    for (const auto& translation : read_itext().translations) beside.insert(translation.name);
    for (const auto& translation : itext.translations) {
        here.insert(translation.name);
        std::set<std::string> ids;
        for (const auto& [id, text] : translation.texts) {
            EXPECT_FALSE(text.empty()) << translation.name << " " << id;
            ids.insert(id);
        }
        EXPECT_EQ(ids, itext.references) << translation.name;
    }
    EXPECT_EQ(here, beside);
}

TEST(NewsletterItext, EnglishIsFinishedAndTheOthersAreDraftsWithoutAnEnglishSentence) {
    const Itext itext = read_itext(newsletter_path);
    const auto& english = itext.translations.front().texts;
    for (const auto& translation : itext.translations) {
        EXPECT_EQ(translation.draft, translation.name == "English (en)" ? "" : "true") << translation.name;
        if (translation.name == "English (en)" || translation.name == "Easy Read (en-x-easyread)") continue;
        for (const auto& [id, text] : translation.texts)
            EXPECT_NE(text, english.at(id)) << translation.name << " " << id;
    }
}

// Whoever is here has sent the answers already. The other languages' sentence is held in languages_test.
TEST(NewsletterItext, EnglishNamesItsOwnChoiceAndTheButtonThatLeavesASignUp) {
    const auto english = read_itext(newsletter_path).translations.front().texts;
    const std::string& said = english.at("/data/newsletter/consent/agreed:jr:requiredMsg");
    EXPECT_NE(said.find("“" + english.at("agreed:yes") + "”"), std::string::npos) << said;
    EXPECT_NE(said.find("“Leave without signing up”"), std::string::npos) << said;
}

}  // namespace
}  // namespace consultation
