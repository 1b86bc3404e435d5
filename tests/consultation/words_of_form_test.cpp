// SPDX-License-Identifier: Apache-2.0
// What the form says: the public notice word for word, and every text in every language.
#include <set>

#include "tests/consultation/filling_in.h"
#include "tests/consultation/itext.h"

namespace consultation {
namespace {

// From the council's public notice; never edited to fit the form.
const struct {
    const char *group, *number, *heading;
    std::vector<const char*> bullets;
} notice[] = {
    {"reduce_inequality",
     "Draft objective 1 of 5",
     "To reduce inequality and improve life chances through:",
     {"how they focus resources to improve equality outcomes",
      "supporting their most vulnerable residents to overcome challenges and connect them to support that is "
      "tailored to their needs",
      "delivering on their plans for inclusive economic growth."}},
    {"celebrate_diversity",
     "Draft objective 2 of 5",
     "To lead the city in celebrating diversity and tackling inequality through:",
     {"demonstrating inclusive leadership",
      "good decision-making that is based on excellent equality data and impact assessments",
      "impactful local and national partnerships",
      "placing equality, diversity and inclusion at the heart of their organisational and city-wide policies "
      "and "
      "strategies"}},
    {"good_relationships",
     "Draft objective 3 of 5",
     "To foster good relationships within Liverpool’s diverse communities and better understand their needs "
     "by:",
     {"improving their local knowledge and how they communicate",
      "listening to local voices and working together to find solutions",
      "building neighbourhoods that are confident, welcoming and where people feel they belong."}},
    {"excellent_services",
     "Draft objective 4 of 5",
     "To provide and commission excellent services that:",
     {"are accessible and inclusive", "use good data and actively engage with residents to meet their needs",
      "make the best use of different delivery models and partnership working."}},
    {"inclusive_employer",
     "Draft objective 5 of 5",
     "To be an inclusive employer:",
     {"where their workforce better reflects Liverpool’s diverse communities at all levels across the "
      "organisation",
      "that ensures their employees and elected members have the values, skills and knowledge to be "
      "inclusive."}},
};

const char* const reasons[] = {
    "Consultation on Liverpool City Council’s Equality Objectives 2024 – 2028",
    "Liverpool City Council wants Liverpool to be a fairer, more inclusive and equal city and are committed "
    "to "
    "designing these principles into everything they do.",
    "Every four years, the council sets its equality objectives for the organisation.",
    "These help them to focus on what is most important and deliver better outcomes for their residents, "
    "communities and employees.",
    "This includes promoting equality, celebrating diversity, tackling discrimination, harassment and "
    "victimisation, and promoting good relations.",
    "They want your views on their draft equality objectives for the council for the next four years 2024 to "
    "2028. The objectives are set out below:",
    "Deadline: 15 February 2024."};

std::string about(const xforms::Instance& instance) {
    std::string all;
    for (const auto& question : instance.page("/data/about").questions) all += question.label.plain() + "\n";
    return all;
}

TEST_F(FillingIn, ObjectivesAreTheNoticeWordForWord) {
    using Kind = xforms::Paragraph::Kind;
    for (const auto& objective : notice) {
        const auto page = instance_.page(std::string("/data/") + objective.group + "/objective");
        ASSERT_FALSE(page.questions.empty()) << objective.group;
        const auto& paragraphs = page.questions[0].label.paragraphs;
        ASSERT_FALSE(page.titles.empty());
        EXPECT_EQ(page.titles.back().plain(), objective.number);
        ASSERT_EQ(paragraphs.size(), 1 + objective.bullets.size()) << objective.group;
        EXPECT_EQ(paragraphs[0].words, objective.heading);
        EXPECT_EQ(paragraphs[0].kind, Kind::heading);
        for (std::size_t bullet = 0; bullet < objective.bullets.size(); ++bullet) {
            EXPECT_EQ(paragraphs[1 + bullet].words, objective.bullets[bullet]);
            EXPECT_EQ(paragraphs[1 + bullet].kind, Kind::bullet);
        }
    }
}

TEST_F(FillingIn, EveryObjectiveHasTheSameShapeInEveryLanguage) {
    const auto& languages = instance_.form().languages();
    for (std::size_t language = 0; language < languages.size(); ++language) {
        instance_.set_language(language);
        for (const auto& objective : notice) {
            const auto page = instance_.page(std::string("/data/") + objective.group + "/objective");
            ASSERT_FALSE(page.questions.empty());
            const auto& paragraphs = page.questions[0].label.paragraphs;
            // One idea a bullet, and hard words explained: Easy Read has a shape of its own.
            ASSERT_TRUE(languages[language].code == "en-x-easyread" ||
                        paragraphs.size() == 1 + objective.bullets.size())
                << languages[language].name;
            EXPECT_EQ(paragraphs[0].kind, xforms::Paragraph::Kind::heading) << languages[language].name;
            EXPECT_EQ(paragraphs.back().kind, xforms::Paragraph::Kind::bullet) << languages[language].name;
        }
    }
}

TEST_F(FillingIn, TheTitleTheReasonsForAskingAndTheDeadlineAreTheNoticeWordForWord) {
    for (const char* sentence : reasons)
        EXPECT_NE(about(instance_).find(sentence), std::string::npos) << sentence;
}

TEST_F(FillingIn, TheObjectivesAreReadInFullBeforeTheFirstQuestionInEveryLanguage) {
    for (std::size_t language = 0; language < instance_.form().languages().size(); ++language) {
        instance_.set_language(language);
        const std::string said = about(instance_);
        for (const auto& objective : notice) {
            const auto page = instance_.page(std::string("/data/") + objective.group + "/objective");
            const std::string text = page.questions.at(0).label.plain();
            ASSERT_FALSE(text.empty());
            EXPECT_NE(said.find(text), std::string::npos) << text;
        }
    }
}

TEST_F(FillingIn, TheEqualityQuestionsStandInTheOrderOfTheGovUkPattern) {
    answer("/data/respondent/capacity", "resident");
    answer("/data/equality_gate/answer", "yes");
    std::vector<std::string> asked;
    for (const auto& answered : instance_.review())
        if (const std::string& reference = answered.question.reference;
            reference.starts_with("/data/equality/"))
            asked.push_back(reference.substr(std::string("/data/equality/").size()));
    EXPECT_EQ(asked,
              (std::vector<std::string>{"age_group", "long_term_condition", "ethnic_group", "marital_status",
                                        "religion", "sex", "gender_same_as_registered", "sexual_orientation",
                                        "unpaid_care", "pregnancy_or_birth"}));
}

TEST_F(FillingIn, QuestionsReadDifferentlyOnTheListOfAnswers) {
    for (const char* agreement : {"agree", "disagree"}) {
        for (const auto& objective : notice)
            answer(std::string("/data/") + objective.group + "/objective/agreement", agreement);
        std::set<std::string> seen;
        for (const auto& answered : instance_.review())
            EXPECT_TRUE(seen.insert(answered.question.label.plain()).second)
                << answered.question.label.plain();
    }
}

TEST(LiverpoolItext, EveryTextThatTheFormNamesExistsInEveryLanguageAndNoOther) {
    const Itext itext = read_itext();
    ASSERT_GE(itext.translations.size(), 2U);
    for (const auto& translation : itext.translations) {
        std::set<std::string> ids;
        for (const auto& [id, text] : translation.texts) {
            EXPECT_FALSE(text.empty()) << translation.name << " " << id;
            ids.insert(id);
        }
        EXPECT_EQ(ids, itext.references) << translation.name;
    }
}

TEST(LiverpoolItext, EnglishIsFinishedAndTheOthersSayThatTheyAreDrafts) {
    for (const auto& translation : read_itext().translations)
        EXPECT_EQ(translation.draft, translation.name == "English (en)" ? "" : "true") << translation.name;
}

// Left in English by mistake, a label would be read aloud with the wrong voice. Some words are spelled alike
// in English and in another language; Easy Read is English.
TEST(LiverpoolItext, NoLanguageCarriesAnEnglishSentence) {
    const std::set<std::string> alike = {"No", "Bisexual", "Hindu", "Sikh", "Roma"};
    const Itext itext = read_itext();
    const auto& english = itext.translations.front().texts;
    for (std::size_t language = 1; language < itext.translations.size(); ++language) {
        const auto& translation = itext.translations[language];
        if (translation.name == "Easy Read (en-x-easyread)") continue;
        for (const auto& [id, text] : translation.texts)
            EXPECT_TRUE(alike.contains(text) || text != english.at(id)) << translation.name << " " << id;
    }
}

TEST(LiverpoolItext, EasyReadHasPicturesAndEachPictureOfTheMediaIsUsed) {
    const std::string folder = "jr://images/";
    std::set<std::string> named, drawn;
    for (const auto& translation : read_itext().translations) {
        EXPECT_TRUE(translation.name != "Easy Read (en-x-easyread)" || translation.pictures.size() >= 8);
        for (const auto& [id, source] : translation.pictures) {
            ASSERT_TRUE(source.starts_with(folder)) << id << " " << source;
            named.insert(source.substr(folder.size()));
        }
    }
    for (const auto& entry : std::filesystem::directory_iterator(media_path))
        drawn.insert(entry.path().filename().string());
    EXPECT_EQ(named, drawn);
}

// What a picture says would be in no language, and nothing is fetched from elsewhere.
TEST(LiverpoolMedia, PicturesHoldNoWordsAndNothingButShapes) {
    for (const auto& entry : std::filesystem::directory_iterator(media_path)) {
        const std::string svg = medium(entry.path().filename().string()).value_or("");
        EXPECT_NE(svg.find("viewBox=\"0 0 240 240\""), std::string::npos) << entry.path();
        for (const char* never : {"<text", "<image", "<style", "<script", "href", "url("})
            EXPECT_EQ(svg.find(never), std::string::npos) << entry.path() << " " << never;
    }
}

}  // namespace
}  // namespace consultation
