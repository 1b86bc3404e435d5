// SPDX-License-Identifier: Apache-2.0
// Easy Read as its readers need it: short sentences, one idea in each, hard words explained once, one word
// for one thing. A draft all the same, until people who use Easy Read have read it.
#include "tests/consultation/easy_read.h"

#include <regex>

#include "tests/consultation/translated.h"

namespace consultation {
namespace {

using easy_read::Sentence;
using easy_read::sentences;

const Texts& of_the_form() {
    static const Texts texts = texts_of_form(read_itext(), "en-x-easyread");
    return texts;
}

// Every text of the forms and of the kiosk that somebody reads or hears in Easy Read, by where it stands.
// Staff read the plain English of the source.
const Texts& all_texts() {
    static const Texts texts = [] {
        Texts all = texts_in("en-x-easyread");
        std::erase_if(all, [](const auto& each) { return each.first.starts_with("staff: "); });
        return all;
    }();
    return texts;
}

std::string found(const std::string& words, const std::string& pattern) {
    std::smatch match;
    const std::regex wanted(pattern, std::regex::icase);
    return std::regex_search(words, match, wanted) ? match.str() : "";
}

TEST(EasyRead, NoSentenceHasMoreThanFifteenWords) {
    ASSERT_GT(all_texts().size(), 400U);
    for (const auto& [where, text] : all_texts())
        for (const Sentence& sentence : sentences(text))
            EXPECT_LE(sentence.count, 15U) << where << ": " << sentence.words;
}

// A second clause is a second idea. The names of ethnic groups are the council's, and examples are a list.
TEST(EasyRead, ASentenceHoldsOneIdea) {
    const std::set<std::string> one_question = {
        "/data/equality/pregnancy_or_birth:label"};  // two things, one Yes
    const std::string clause =
        "\\w,? (and|but|or|so|then|while|although|unless|which) "
        "(you|it|we|they|this|the council|nobody|everyone|your answers|have you|do you|are you|is it) ";
    for (const auto& [where, text] : all_texts()) {
        if (one_question.contains(where)) continue;
        for (const Sentence& sentence : sentences(text)) {
            EXPECT_EQ(found(sentence.words, clause), "") << where << ": " << sentence.words;
            if (!found(sentence.words, "^For example,|Black, African|English, Welsh").empty()) continue;
            EXPECT_LE(std::count(sentence.words.begin(), sentence.words.end(), ','), 1)
                << where << ": " << sentence.words;
        }
    }
}

TEST(EasyRead, HardWordsAreLeftOut) {
    const char* const hard[] = {
        "additional",   "anonymous",    "approximately", "assessments?",   "at least",       "characters?",
        "commission",   "confidential", "constraint",    "consultations?", "denominations?", "diverse",
        "diversity",    "employees?",   "employer",      "encrypted",      "foster",         "identify",
        "impact",       "inclusive",    "inclusion",     "inequality",     "in the middle",  "locked",
        "loudness",     "optional",     "outcomes?",     "percent",        "principles?",    "provide",
        "receives?",    "regarding",    "require[ds]?",  "resources?",     "status",         "submit(s|ted)?",
        "tackl(e|ing)", "tailored",     "uploads?",      "vulnerable",     "whole number",   "workforce",
    };
    for (const auto& [where, text] : all_texts())
        for (const char* word : hard)
            EXPECT_EQ(found(text, std::string("\\b(") + word + ")\\b"), "") << where << ": " << text;
}

TEST(EasyRead, OneThingHasOneName) {
    const struct {
        const char *never, *always;
    } names[] = {
        {"pick(s|ed)?|select(s|ed)?|tick(s|ed)?", "choose"},
        {"tap(s|ped)?", "touch"},
        {"objectives?|aims?", "goal"},
        {"clear(s|ed)?|erases?|removes?|forgets?|taken? away", "delete"},
        {"sound|speech|read out|read aloud|out loud|aloud", "the voice"},
        {"such as|e\\.g\\.|for instance", "for example"},
        {"half of your postcode|first half", "the first part"},
        {"backgrounds?", "ethnic group"},
        {"skip", "you do not have to answer"},
        {"attract(s|ed|ion)?", "fancy or love"},
        {"enter (a|an|the|your|only)", "write"},
        {"read this page", "hear this page"},  // the machine reads, the person hears
    };
    for (const auto& [where, text] : all_texts())
        for (const auto& name : names)
            EXPECT_EQ(found(text, std::string("\\b(") + name.never + ")\\b"), "")
                << where << ": say " << name.always << " in: " << text;
}

// "We" would be the council and the machine and the library. In its report the council speaks of itself.
TEST(EasyRead, WhoSpeaksIsNamed) {
    for (const auto& [where, text] : all_texts())
        if (!where.starts_with("report")) {
            EXPECT_EQ(found(text, "\\b(we|us|our|ours)\\b"), "") << where << ": " << text;
        }
}

TEST(EasyRead, WordsAreWrittenInFull) {
    for (const auto& [where, text] : all_texts())
        EXPECT_EQ(found(text, "[a-z](’|')(m|re|ve|ll|d|t)\\b"), "") << where << ": " << text;
}

TEST(EasyRead, NoTextBeginsWithAWordThatPointsNowhere) {
    for (const auto& [where, text] : all_texts())
        EXPECT_EQ(found(text, "^(### )?(they|it|these|those|(this|that) (is|means|will|can|has|goes)) "), "")
            << where << ": " << text;
}

TEST(EasyRead, EachHardWordThatIsNeededIsExplainedOnce) {
    std::multiset<std::string> explained;
    const std::regex bold("\\*\\*([^*]+)\\*\\*");
    for (const auto& [where, text] : of_the_form())
        for (std::sregex_iterator each(text.begin(), text.end(), bold), end; each != end; ++each) {
            explained.insert((*each)[1]);
            EXPECT_NE(found(text, "\\b(means|called|is|are)\\b"), "") << where << ": " << text;
        }
    EXPECT_EQ(explained, (std::multiset<std::string>{"Councillors", "Equality", "Gender", "civil partnership",
                                                     "discrimination", "draft", "ethnic group", "harassment",
                                                     "include", "sex", "victimisation"}));
}

// Goal 2 is "celebrate that people are different" wherever it is named.
TEST(EasyRead, AGoalHasOneNameAtItsTextItsQuestionsAndItsChoice) {
    const char* const goals[] = {"reduce_inequality", "celebrate_diversity", "good_relationships",
                                 "excellent_services", "inclusive_employer"};
    for (const char* goal : goals) {
        const auto& texts = of_the_form();
        const std::string name = texts.at(std::string("priority:") + goal),
                          page = std::string("/data/") + goal;
        EXPECT_TRUE(texts.at(page + "/objective/text:label").starts_with("### " + name + "\n")) << goal;
        std::string inside = name;
        inside.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(inside.front())));
        for (const char* question : {"/objective/agreement:label", "/change:label", "/comment:label"})
            EXPECT_TRUE(texts.at(page + question).ends_with(": " + inside + "?")) << page << question;
    }
}

TEST(EasyRead, NothingOfAGoalOrOfUnpaidCareIsLeftOut) {
    const std::pair<const char*, std::vector<const char*>> senses[] = {
        {"/data/reduce_inequality/objective/text:label",
         {"chances", "money", "more equal", "support", "jobs", "business", "everyone"}},
        {"/data/celebrate_diversity/objective/text:label",
         {"different", "lead", "more equal", "choices", "facts", "check", "in the country", "for the council",
          "for the city"}},
        {"/data/good_relationships/objective/text:label",
         {"get on well", "needs", "each area", "talking", "listen", "together", "confident", "welcome",
          "belong"}},
        {"/data/excellent_services/objective/text:label",
         {"pays other groups", "easy", "include everyone", "facts", "ask people", "works best", "together"}},
        {"/data/inclusive_employer/objective/text:label",
         {"different groups", "top jobs", "councillors", "right to include", "know how to include"}},
        {"/data/equality/unpaid_care:label", {"look after", "help", "long illness", "body", "mind", "old"}},
    };
    for (const auto& [text, words] : senses)
        for (const char* word : words)
            EXPECT_NE(of_the_form().at(text).find(word), std::string::npos) << text << ": " << word;
}

}  // namespace
}  // namespace consultation
